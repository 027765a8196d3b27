/* SPDX-License-Identifier: MIT */
/*
 * Begin and end of regions: the stack of a goroutine, the reading of its totals that
 * a region keeps from its begin, and the difference at its end.
 */
#include "analyze/decades.h"
#include "analyze/tasks_state.h"

#include <string.h>

/* --- readings of the list --------------------------------------------------- */

void tc_rg_drop_snap(struct tacho_tasks *t, uint32_t snap)
{
	struct tc_rg_snap *s = &t->snaps[snap];

	if (snap == 0 || --s->refs > 0)
		return;
	tc_sums_drop(&t->sums, &s->times);
	s->refs = t->free_snap;
	t->free_snap = snap;
}

int tc_rg_flush_wait(struct tacho_tasks *t, uint32_t slot)
{
	struct tc_rg_slot *s = &t->slots[slot];
	int64_t *ns = &s->ns[TC_RG_TIME(TACHO_GO_WAITING)];
	int rc;

	if (!(s->flags & TC_RG_WAITED))
		return 0;
	rc = tc_sums_add(&t->sums, &t->colds[slot].times, s->wait_class, *ns);
	if (rc == 0) {
		s->flags = (uint8_t)(s->flags & ~TC_RG_WAITED);
		*ns = 0;
	}
	return rc;
}

static int new_snap(struct tacho_tasks *t, uint32_t *out)
{
	uint32_t i = t->free_snap;

	if (i) {
		t->free_snap = t->snaps[i].refs;
	} else {
		int rc = TC_GROW(t->alloc, &t->snaps, &t->cap_snaps, t->n_snaps + 1, UINT32_MAX);

		if (rc < 0)
			return rc;
		i = (uint32_t)t->n_snaps++;
	}
	t->snaps[i] = (struct tc_rg_snap){ .refs = 1 };
	*out = i;
	return 0;
}

/* A copy of the list of the slot, or the one that there is. */
static int take_snap(struct tacho_tasks *t, uint32_t slot, uint32_t *out)
{
	struct tc_rg_slot *s = &t->slots[slot];
	struct tc_rg_cold *c = &t->colds[slot];
	bool is_waiting = s->state == TACHO_GO_WAITING && (s->flags & TC_RG_WAITED);
	uint32_t class = s->wait_class;
	int rc;

	*out = 0;
	if (!(s->flags & TC_RG_HAS_SNAP)) {
		rc = tc_rg_flush_wait(t, slot);
		if (rc < 0)
			return rc;
		if (c->times == 0)
			return 0;
		rc = new_snap(t, &c->snap);
		if (rc < 0)
			return rc;
		s->flags |= TC_RG_HAS_SNAP;
		for (uint32_t i = c->times; i && rc == 0; i = t->sums.sums[i].next) {
			struct tc_sum sum = t->sums.sums[i], *copy;

			rc = tc_sums_get(&t->sums, &t->snaps[c->snap].times, sum.key, &copy);
			if (rc < 0)
				break;
			copy->ns = sum.ns;
			copy->since_ns =
				is_waiting && sum.key == class ? s->since_ns : sum.since_ns;
		}
		if (is_waiting)
			s->flags |= TC_RG_WAITED;
		if (rc < 0)
			return rc;
	}
	*out = c->snap;
	t->snaps[*out].refs++;
	return 0;
}

static int64_t value_at(const struct tc_sum *s, int64_t ns)
{
	return s->since_ns == 0 ? s->ns : tc_wrap_add(s->ns, tc_wrap_sub(ns, s->since_ns));
}

/* The four times of a slot at a moment; [Waiting] is of no use. */
static void read_times(const struct tacho_tasks *t, uint32_t slot, int64_t now,
		       struct tc_rg_open *out)
{
	const struct tc_rg_slot *s = &t->slots[slot];
	const struct tc_rg_cold *c = &t->colds[slot];
	unsigned k = TC_RG_TIME(s->state);

	memcpy(out->ns, s->ns, sizeof(out->ns));
	out->syscall_blocked_ns = c->syscall_blocked_ns;
	out->total_ns = c->total_ns ? c->total_ns : tc_wrap_sub(now, c->creation_ns);
	if (s->since_ns != 0 && k < TC_RG_TIMES)
		out->ns[k] = tc_wrap_add(out->ns[k], tc_wrap_sub(now, s->since_ns));
	/* As in the reference: the part without a P counts as runnable. */
	if (s->lost_ns != 0)
		out->ns[TC_RG_TIME(TACHO_GO_RUNNABLE)] = tc_wrap_add(
			out->ns[TC_RG_TIME(TACHO_GO_RUNNABLE)], tc_wrap_sub(now, s->lost_ns));
}

/* --- what is known of the type ---------------------------------------------- */

/* The place of a begin: the innermost frame; the reference takes the outermost one. */
static int frame_of(struct tacho_tasks *t, uint32_t ref, uint32_t *out)
{
	size_t depth = tacho_gen_stack_depth(t->gen, ref);
	struct tacho_frame f;
	int rc = 0;

	*out = tc_refmap_get(&t->frames_of_stack, ref);
	if (*out || depth == 0)
		return 0;
	f = tacho_gen_stack_frame(t->gen, ref, t->is_bug ? depth - 1 : 0);
	*out = tc_table_get(&t->frame_of_pc, f.pc);
	if (*out == TC_TABLE_NONE) {
		*out = (uint32_t)t->n_frames;
		rc = tc_tk_string(t, f.func, &f.func);
		if (rc == 0)
			rc = tc_tk_string(t, f.file, &f.file);
		if (rc == 0)
			rc = TC_GROW(t->alloc, &t->frames, &t->cap_frames, t->n_frames + 1,
				     UINT32_MAX - 1);
		if (rc == 0)
			rc = tc_table_put(&t->frame_of_pc, f.pc, *out);
		if (rc < 0)
			return rc;
		t->frames[t->n_frames++] = f;
	}
	return ref < tacho_gen_stacks(t->gen)
		       ? tc_refmap_put(&t->frames_of_stack, t->alloc, ref, *out)
		       : 0;
}

static int type_of(struct tacho_tasks *t, uint32_t name, uint32_t frame,
		   struct tc_tk_region_type **out)
{
	uint64_t key = (uint64_t)name << 32 | frame;
	uint32_t i = tc_table_get(&t->region_type_of, key);
	int rc;

	if (i == TC_TABLE_NONE) {
		rc = TC_GROW(t->alloc, &t->region_types, &t->cap_region_types,
			     t->n_region_types + 1, UINT32_MAX - 1);
		if (rc == 0)
			rc = tc_table_put(&t->region_type_of, key, (uint32_t)t->n_region_types);
		if (rc < 0)
			return rc;
		i = (uint32_t)t->n_region_types++;
		t->region_types[i] = (struct tc_tk_region_type){ .name = name, .frame = frame };
	}
	*out = &t->region_types[i];
	return 0;
}

/* --- the difference --------------------------------------------------------- */

/* How much of each class falls into the region; true where the class occurs at all. */
struct difference {
	int64_t ns[2 * TC_RG_CLASSES];
	uint32_t classes[2 * TC_RG_CLASSES];
	size_t n;
};

static int subtract(struct tacho_tasks *t, uint32_t slot, const struct tc_rg_open *open,
		    int64_t now, struct difference *d)
{
	struct tc_rg_slot *s = &t->slots[slot];
	bool is_waiting =
		s->state == TACHO_GO_WAITING && (s->flags & TC_RG_WAITED) && s->since_ns != 0;
	uint32_t class = s->wait_class;
	int rc = 0;

	d->n = 0;
	if (s->flags & TC_RG_WAITED) {
		if (s->ns[TC_RG_TIME(TACHO_GO_WAITING)] != 0)
			tc_rg_touch(t, slot);
		rc = tc_rg_flush_wait(t, slot);
		if (is_waiting)
			s->flags |= TC_RG_WAITED;
	}
	if (rc < 0)
		return rc;
	for (uint32_t i = t->colds[slot].times; i; i = t->sums.sums[i].next) {
		const struct tc_sum *sum = &t->sums.sums[i];

		d->classes[d->n++] = sum->key;
		d->ns[sum->key] = value_at(sum, now);
		if (is_waiting && sum->key == class)
			d->ns[class] = tc_wrap_add(d->ns[class], tc_wrap_sub(now, s->since_ns));
	}
	/* What a snap has is in the list, too. */
	for (uint32_t i = t->snaps[open->snap].times; open->snap && i; i = t->sums.sums[i].next) {
		const struct tc_sum *sum = &t->sums.sums[i];

		d->ns[sum->key] = tc_wrap_sub(d->ns[sum->key], value_at(sum, open->begin_ns));
	}
	return 0;
}

static void fill_columns(struct tacho_tasks *t, const struct difference *d,
			 const struct tc_rg_open *from, const struct tc_rg_open *to,
			 int64_t columns[TACHO_COLUMN_COUNT])
{
	static const int states[][2] = {
		{ TACHO_COLUMN_RUNNING, TACHO_GO_RUNNING },
		{ TACHO_COLUMN_RUNNABLE, TACHO_GO_RUNNABLE },
		{ TACHO_COLUMN_SYSCALL, TACHO_GO_SYSCALL },
	};
	int64_t known = 0;

	memset(columns, 0, TACHO_COLUMN_COUNT * sizeof(*columns));
	for (size_t i = 0; i < sizeof(states) / sizeof(states[0]); i++) {
		unsigned k = TC_RG_TIME(states[i][1]);

		columns[states[i][0]] = tc_wrap_sub(to->ns[k], from->ns[k]);
	}
	columns[TACHO_COLUMN_SYSCALL_BLOCKED] =
		tc_wrap_sub(to->syscall_blocked_ns, from->syscall_blocked_ns);
	for (size_t i = 0; i < d->n; i++) {
		if (!t->classes[d->classes[i]].is_range)
			columns[TACHO_COLUMN_BLOCKED] =
				tc_wrap_add(columns[TACHO_COLUMN_BLOCKED], d->ns[d->classes[i]]);
	}
	columns[TACHO_COLUMN_TOTAL] = tc_wrap_sub(to->total_ns, from->total_ns);
	for (int c = 0; c < TACHO_COLUMN_UNKNOWN; c++)
		known = tc_wrap_add(known, columns[c]);
	if (known < columns[TACHO_COLUMN_TOTAL])
		columns[TACHO_COLUMN_UNKNOWN] = tc_wrap_sub(columns[TACHO_COLUMN_TOTAL], known);
}

/* --- where it goes ---------------------------------------------------------- */

/* Add to the last span if it says the same: regions in one another often do. */
static int keep_span(struct tacho_tasks *t, const struct difference *d, uint32_t *out)
{
	size_t first = t->n_named, n = 0;
	struct tc_rg_span span = { .first = first }, *last = &t->spans[t->n_spans - 1];
	int rc;

	*out = 0;
	if (d->n == 0)
		return 0;
	rc = TC_GROW(t->alloc, &t->named, &t->cap_named, first + d->n, 0);
	if (rc < 0)
		return rc;
	for (int is_range = 0; is_range < 2; is_range++) {
		for (size_t i = 0; i < d->n; i++) {
			uint32_t class = d->classes[i];

			if (t->classes[class].is_range != (bool)is_range)
				continue;
			t->named[first + n++] = (struct tacho_named_time){ class, d->ns[class] };
			span.n_blocks += !is_range;
			span.n_ranges += (unsigned)is_range;
		}
	}
	if (last->n_blocks == span.n_blocks && last->n_ranges == span.n_ranges) {
		size_t same = 0;

		while (same < n &&
		       t->named[last->first + same].name == t->named[first + same].name &&
		       t->named[last->first + same].ns == t->named[first + same].ns)
			same++;
		if (same == n) {
			*out = (uint32_t)(t->n_spans - 1);
			return 0;
		}
	}
	rc = TC_GROW(t->alloc, &t->spans, &t->cap_spans, t->n_spans + 1, UINT32_MAX - 1);
	if (rc < 0)
		return rc;
	*out = (uint32_t)t->n_spans++;
	t->spans[*out] = span;
	t->n_named += n;
	return 0;
}

static int count_region(struct tacho_tasks *t, const struct tc_rg_open *open,
			const struct tacho_region *r, const struct difference *d)
{
	bool is_complete = r->begin == TACHO_EDGE_EVENT && r->end == TACHO_EDGE_EVENT;
	struct tc_tk_region_type *type;
	struct tc_tk_latencies *l;
	int rc;

	if (!tc_tk_in_window(t, r->begin != TACHO_EDGE_NONE, r->begin_ns, r->end != TACHO_EDGE_NONE,
			     r->end_ns))
		return 0;
	rc = type_of(t, open->name, open->frame, &type);
	if (rc < 0)
		return rc;
	l = &type->latencies;
	l->count++;
	l->complete += is_complete;
	l->no_begin += r->begin == TACHO_EDGE_NONE;
	l->no_end += r->begin != TACHO_EDGE_NONE && r->end == TACHO_EDGE_NONE;
	l->exited += !is_complete && r->begin != TACHO_EDGE_NONE && r->end != TACHO_EDGE_NONE;
	if (!is_complete && !t->is_bug)
		return 0;
	for (int c = 0; c < TACHO_COLUMN_COUNT; c++)
		type->columns[c] = tc_wrap_add(type->columns[c], r->columns[c]);
	for (size_t i = 0; i < d->n && rc == 0; i++)
		rc = tc_sums_add(&t->sums, &type->times, d->classes[i], d->ns[d->classes[i]]);
	if (rc < 0)
		return rc;
	return tc_tk_latency_add(
		l, t->alloc,
		tc_wrap_sub(r->end == TACHO_EDGE_NONE ? t->end_ns : r->end_ns, r->begin_ns));
}

static bool is_wanted(const struct tacho_tasks *t, uint32_t name, uint32_t task)
{
	return t->opts.keep_regions == TACHO_REGIONS_ALL ||
	       (t->opts.keep_regions == TACHO_REGIONS_TYPE && name == t->region_type) ||
	       (task != TC_TK_NONE && t->tasks[task].is_kept);
}

static int keep_region(struct tacho_tasks *t, struct tc_rg_open *open, uint32_t task,
		       int64_t goroutine, uint64_t life)
{
	int rc = TC_GROW(t->alloc, &t->kept, &t->cap_kept, t->n_kept + 1, UINT32_MAX - 1);

	if (rc < 0)
		return rc;
	if (task != TC_TK_NONE && !t->tasks[task].is_kept)
		task = TC_TK_NONE;
	t->kept[t->n_kept++] = (struct tc_rg_kept){
		.region = { .goroutine = goroutine,
			    .task = open->task,
			    .name = open->name,
			    .begin_ns = open->begin_ns },
		.life = life,
		.task = task,
	};
	open->kept = (uint32_t)t->n_kept;
	return 0;
}

/* A region that is not on the stack any more ends. */
static int close_region(struct tacho_tasks *t, uint32_t slot, const struct tc_rg_open *open,
			struct tacho_region *r, bool is_listed)
{
	struct tc_rg_open now = { 0 };
	struct tc_rg_kept *kept;
	struct difference d;
	int64_t at = r->end_ns;
	int rc;

	/* Open at the end: its times go as far as events do, and so does it. */
	read_times(t, slot, at, &now);
	rc = subtract(t, slot, open, at, &d);
	if (rc < 0)
		return rc;
	fill_columns(t, &d, open, &now, r->columns);
	r->begin = open->is_inherited ? TACHO_EDGE_GOROUTINE : r->begin;
	rc = is_listed || !t->is_bug ? count_region(t, open, r, &d) : 0;
	if (rc < 0 || !open->kept)
		return rc;
	kept = &t->kept[open->kept - 1];
	kept->region.begin = r->begin;
	kept->region.end = r->end;
	kept->region.begin_ns = r->begin_ns;
	kept->region.end_ns = r->end_ns;
	kept->region.end_stack = r->end_stack;
	memcpy(kept->region.columns, r->columns, sizeof(r->columns));
	kept->order = ++t->n_ended_regions;
	kept->is_listed = is_listed;
	return keep_span(t, &d, &kept->span);
}

/* --- the stack of a goroutine ----------------------------------------------- */

/* *open on top of the stack; its readings are taken unless it is inherited. */
static int push(struct tacho_tasks *t, uint32_t slot, struct tc_rg_open *open)
{
	uint32_t i = t->free_open;
	int rc = 0;

	if (!open->is_inherited) {
		read_times(t, slot, open->begin_ns, open);
		rc = take_snap(t, slot, &open->snap);
	}
	if (rc == 0 && !i)
		rc = TC_GROW(t->alloc, &t->opens, &t->cap_opens, t->n_opens + 1, UINT32_MAX);
	if (rc < 0)
		return rc;
	if (i)
		t->free_open = t->opens[i].below;
	else
		i = (uint32_t)t->n_opens++;
	open->below = t->colds[slot].top;
	t->opens[i] = *open;
	t->colds[slot].top = i;
	t->n_active++;
	return 0;
}

static void pop(struct tacho_tasks *t, uint32_t slot)
{
	uint32_t i = t->colds[slot].top;

	t->colds[slot].top = t->opens[i].below;
	tc_rg_drop_snap(t, t->opens[i].snap);
	t->opens[i].below = t->free_open;
	t->free_open = i;
	t->n_active--;
}

static bool is_there(const struct tacho_tasks *t, const struct tacho_event *e)
{
	if (e->slot >= t->n_slots || e->g == TACHO_NONE)
		return false;
	return !t->tracked[e->slot] ||
	       (t->slots[e->slot].state != TC_RG_FREE && t->colds[e->slot].id == e->g);
}

static int start_tracking(struct tacho_tasks *t, const struct tacho_event *e)
{
	tc_rg_track(t, e);
	return t->has_index ? tc_table_put(&t->slot_of_id, (uint64_t)e->g, e->slot) : 0;
}

/* Without a region open, nobody asks what the goroutine does. */
static void stop_tracking(struct tacho_tasks *t, const struct tacho_event *e)
{
	if (t->tracks_all || t->colds[e->slot].top)
		return;
	if (t->has_index)
		(void)tc_table_remove(&t->slot_of_id, (uint64_t)e->g);
	tc_rg_untrack(t, e->slot);
}

int tc_rg_begin(struct tacho_tasks *t, const struct tacho_event *e)
{
	struct tc_rg_open open = { .begin_ns = e->time_ns, .task = (uint64_t)e->subject };
	uint32_t task;
	int rc = 0;

	if (!is_there(t, e))
		return 0;
	if (!t->tracked[e->slot])
		rc = start_tracking(t, e);
	if (rc == 0)
		rc = tc_tk_string(t, e->name, &open.name);
	if (rc == 0)
		rc = frame_of(t, e->stack, &open.frame);
	if (rc == 0)
		rc = tc_tk_task_of(t, open.task, &task);
	if (rc == 0)
		rc = tc_tk_add_member(t, task, e->g);
	if (rc == 0 && is_wanted(t, open.name, task)) {
		rc = keep_region(t, &open, task, e->g, t->colds[e->slot].life);
		if (rc == 0)
			rc = tc_tk_stack(t, e->stack, &t->kept[open.kept - 1].region.begin_stack);
		if (rc == 0)
			t->kept[open.kept - 1].region.begin = TACHO_EDGE_EVENT;
	}
	return rc < 0 ? rc : push(t, e->slot, &open);
}

int tc_rg_inherit(struct tacho_tasks *t, uint32_t slot, uint64_t task, const struct tacho_event *e)
{
	struct tc_rg_open open = { .begin_ns = e->time_ns, .task = task, .is_inherited = true };
	int rc = frame_of(t, e->stack, &open.frame);

	if (rc == 0 && is_wanted(t, 0, TC_TK_NONE)) {
		rc = keep_region(t, &open, TC_TK_NONE, e->subject, t->colds[slot].life);
		if (rc == 0)
			rc = tc_tk_stack(t, e->stack, &t->kept[open.kept - 1].region.begin_stack);
	}
	return rc < 0 ? rc : push(t, slot, &open);
}

/* Its begin is not in the trace: all that the goroutine did falls into it. */
static int end_without_begin(struct tacho_tasks *t, const struct tacho_event *e,
			     struct tacho_region *r)
{
	struct tc_rg_open open = { .task = (uint64_t)e->subject };
	uint32_t task;
	int rc = tc_tk_string(t, e->name, &open.name);

	if (rc == 0)
		rc = tc_tk_task_of(t, open.task, &task);
	if (rc == 0)
		rc = tc_tk_add_member(t, task, e->g);
	if (rc == 0 && is_wanted(t, open.name, task))
		rc = keep_region(t, &open, task, e->g, t->colds[e->slot].life);
	if (rc < 0)
		return rc;
	r->begin = TACHO_EDGE_NONE;
	r->begin_ns = t->first_ns;
	return close_region(t, e->slot, &open, r, true);
}

int tc_rg_end(struct tacho_tasks *t, const struct tacho_event *e)
{
	struct tacho_region r = { .begin = TACHO_EDGE_EVENT,
				  .end = TACHO_EDGE_EVENT,
				  .end_ns = e->time_ns };
	uint32_t top;
	int rc = 0;

	if (!is_there(t, e))
		return 0;
	if (!t->tracked[e->slot])
		rc = start_tracking(t, e);
	top = t->colds[e->slot].top;
	if (rc == 0 && (t->opts.keep || t->opts.keep_regions))
		rc = tc_tk_stack(t, e->stack, &r.end_stack);
	if (rc < 0)
		return rc;
	if (!top) {
		rc = end_without_begin(t, e, &r);
	} else {
		r.begin_ns = t->opens[top].begin_ns;
		rc = close_region(t, e->slot, &t->opens[top], &r, true);
		pop(t, e->slot);
	}
	stop_tracking(t, e);
	return rc;
}

int tc_rg_close_all(struct tacho_tasks *t, uint32_t slot, int64_t now, enum tacho_region_edge edge,
		    bool is_listed)
{
	int rc = 0;

	while (t->colds[slot].top && rc == 0) {
		const struct tc_rg_open *open = &t->opens[t->colds[slot].top];
		struct tacho_region r = { .begin = TACHO_EDGE_EVENT,
					  /* As the reference leaves it. */
					  .end = is_listed ? (uint8_t)edge : TACHO_EDGE_NONE,
					  .begin_ns = open->begin_ns,
					  .end_ns = now };

		rc = close_region(t, slot, open, &r, is_listed);
		pop(t, slot);
	}
	return rc;
}
