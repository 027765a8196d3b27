/* SPDX-License-Identifier: MIT */
/*
 * Distributions of latencies, as a listener of the activity; see latency_rows.h.
 *
 * One span costs a look at its row, one bucket, and a comparison with the shortest of
 * the longest instances; running spans cost a switch.
 */
#include "analyze/latency_rows.h"

#include <string.h>

#define ALWAYS_INLINE static inline __attribute__((always_inline))
#define UNLIKELY(x)   __builtin_expect(!!(x), 0)
#define LIKELY(x)     __builtin_expect(!!(x), 1)

const char *tacho_latency_kind_name(int kind)
{
	static const char *const names[TACHO_LATENCY_COUNT] = {
		[TACHO_LATENCY_SCHED] = "sched",     [TACHO_LATENCY_BLOCK] = "block",
		[TACHO_LATENCY_SYSCALL] = "syscall", [TACHO_LATENCY_ASSIST] = "assist",
		[TACHO_LATENCY_STW] = "stw",         [TACHO_LATENCY_TASK] = "task",
		[TACHO_LATENCY_REGION] = "region",
	};

	return kind >= 0 && kind < TACHO_LATENCY_COUNT ? names[kind] : "?";
}

/* --- instances ---------------------------------------------------------------- */

static bool in_window(const struct tacho_latency *l, const struct tc_latency_item *item)
{
	int64_t first = l->act->first_ns;

	return tc_window_touches(l->from_ns, l->to_ns, tc_wrap_sub(item->begin_ns, first),
				 tc_wrap_sub(item->end_ns, first));
}

static void add_heat(struct tacho_latency *l, int64_t end_ns, int64_t ns)
{
	int64_t at = tc_wrap_sub(end_ns, l->act->first_ns);

	if (at >= l->to_ns)
		at = l->to_ns - 1;
	tc_heat_add(&l->heat, at < l->from_ns ? 0 : at - l->from_ns, ns);
}

int tc_latency_add(struct tacho_latency *l, const struct tc_latency_item *item,
		   struct tc_latency_row **out)
{
	int64_t ns = tc_wrap_sub(item->end_ns, item->begin_ns);
	int rc;

	*out = NULL;
	if (l->has_window && !in_window(l, item))
		return 0;
	rc = tc_latency_find(l, item, out);
	if (rc < 0)
		return rc;
	if (item->is_cut) {
		(*out)->pub.cut++;
		(*out)->pub.cut_ns = tc_wrap_add((*out)->pub.cut_ns, ns);
		*out = NULL;
		return 0;
	}
	if (l->heat_kind == item->kind)
		add_heat(l, item->end_ns, ns);
	return tc_hist_add(&(*out)->times, l->alloc, ns);
}

/* Is x behind y among the longest: shorter, or as long but later? */
static bool is_behind(const struct tacho_latency_one *x, const struct tacho_latency_one *y)
{
	return x->ns != y->ns ? x->ns < y->ns : x->begin_ns > y->begin_ns;
}

/* Let the instance at i sink until it stands behind both that are under it. */
static void sink(struct tacho_latency_one *heap, size_t n, size_t i)
{
	struct tacho_latency_one one = heap[i];

	for (size_t child; (child = 2 * i + 1) < n; i = child) {
		if (child + 1 < n && is_behind(&heap[child + 1], &heap[child]))
			child++;
		if (!is_behind(&heap[child], &one))
			break;
		heap[i] = heap[child];
	}
	heap[i] = one;
}

int tc_latency_keep(struct tacho_latency *l, struct tc_latency_row *row,
		    const struct tc_latency_item *item, struct tacho_latency_one one)
{
	size_t i = row->n_longest;
	int rc;

	one.begin_ns = tc_wrap_sub(item->begin_ns, l->act->first_ns);
	one.ns = tc_wrap_sub(item->end_ns, item->begin_ns);
	if (i == l->longest) {
		row->longest[0] = one;
		sink(row->longest, i, 0);
		row->least_ns = row->longest[0].ns;
		return 0;
	}
	rc = TC_GROW(l->alloc, &row->longest, &row->cap_longest, i + 1, 0);
	if (rc < 0)
		return rc;
	for (; i > 0 && is_behind(&one, &row->longest[(i - 1) / 2]); i = (i - 1) / 2)
		row->longest[i] = row->longest[(i - 1) / 2];
	row->longest[i] = one;
	if (++row->n_longest == l->longest)
		row->least_ns = row->longest[0].ns;
	return 0;
}

/* --- spans and ranges --------------------------------------------------------- */

static struct tc_latency_item item_of(const struct tc_span *s, int kind, uint32_t type)
{
	return (struct tc_latency_item){ .kind = kind,
					 .type = type,
					 .function = s->go->name,
					 .stack = s->go->stack,
					 .begin_ns = s->begin_ns,
					 .end_ns = s->end_ns,
					 .is_cut = s->is_open || s->go->rare.was_old_state };
}

/* The row of a group that was seen not long ago; NULL: it has to be looked for. */
ALWAYS_INLINE struct tc_latency_row *recent_row(struct tacho_latency *l, const struct tc_span *s,
						int kind, uint32_t type)
{
	uint32_t group = tc_latency_group(l, s->go->name, s->go->stack);
	const struct tc_latency_recent *c = tc_latency_recent_of(l, kind, type, group);

	return c->row && c->kind == kind && c->type == type && c->group == group
		       ? &l->rows[c->row - 1]
		       : NULL;
}

/* The row of a span where there is nothing special, found with one look; NULL. */
ALWAYS_INLINE struct tc_latency_row *usual_row(struct tacho_latency *l, const struct tc_span *s,
					       int kind, uint32_t type)
{
	const struct tc_latency_types *types = &l->types[kind];

	if (UNLIKELY(l->is_special || s->is_open || s->go->rare.was_old_state))
		return NULL;
	if (l->by >= TACHO_LATENCY_BY_FUNCTION)
		return recent_row(l, s, kind, type);
	if (LIKELY(type < types->cap && types->rows[type]))
		return &l->rows[types->rows[type] - 1];
	return NULL;
}

/* One of the longest of its row so far. */
static __attribute__((noinline)) int keep_span(struct tacho_latency *l, struct tc_latency_row *row,
					       const struct tc_span *s, int kind, uint32_t type)
{
	struct tc_latency_item item = item_of(s, kind, type);
	struct tacho_latency_one one = { .g = s->go->id,
					 .by = TACHO_NONE,
					 .task = TACHO_NO_TASK,
					 .function = s->go->name,
					 .stack = s->go->stack };

	if (kind == TACHO_LATENCY_SCHED) {
		for (uint8_t i = 1; i < TACHO_DELAY_COUNT; i++)
			if (s->delay_ns[i] > s->delay_ns[one.delay])
				one.delay = i;
	} else if (kind == TACHO_LATENCY_BLOCK) {
		one.by = s->by;
		one.by_stack = s->end_stack;
	}
	return tc_latency_keep(l, row, &item, one);
}

/* What a span brings to its row besides its length. */
ALWAYS_INLINE int add_rest(struct tacho_latency *l, struct tc_latency_row *row,
			   const struct tc_span *s, int kind, uint32_t type)
{
	if (kind == TACHO_LATENCY_SCHED) {
		tc_act_add_delay(row->pub.delay_ns, s->delay_ns);
	} else if (kind == TACHO_LATENCY_SYSCALL) {
		row->pub.harm_ns = tc_wrap_add(row->pub.harm_ns, s->harm_ns);
		if (s->go->is_lost)
			row->pub.lost_ns = tc_wrap_add(row->pub.lost_ns,
						       tc_wrap_sub(s->end_ns, s->go->lost_ns));
	}
	return tc_latency_is_long(row, tc_wrap_sub(s->end_ns, s->begin_ns))
		       ? keep_span(l, row, s, kind, type)
		       : 0;
}

/* Any span, also where the row or its bucket are not there yet. */
static __attribute__((noinline)) int add_slowly(struct tacho_latency *l, const struct tc_span *s,
						int kind, uint32_t type)
{
	struct tc_latency_item item = item_of(s, kind, type);
	struct tc_latency_row *row;
	int rc = tc_latency_add(l, &item, &row);

	return rc < 0 || !row ? rc : add_rest(l, row, s, kind, type);
}

/* A usual one calls no function. */
ALWAYS_INLINE int on_span_of(struct tacho_latency *l, const struct tc_span *s, int kind,
			     uint32_t type)
{
	struct tc_latency_row *row = usual_row(l, s, kind, type);

	if (UNLIKELY(!row || !tc_hist_try_add(&row->times, tc_wrap_sub(s->end_ns, s->begin_ns))))
		return add_slowly(l, s, kind, type);
	return add_rest(l, row, s, kind, type);
}

ALWAYS_INLINE bool wants_span(struct tacho_latency *l, const struct tc_span *s, int kind)
{
	return tc_latency_wants(l, s->go) && tc_latency_has(l, kind);
}

static int on_runnable(void *self, const struct tc_span *s)
{
	return wants_span(self, s, TACHO_LATENCY_SCHED)
		       ? on_span_of(self, s, TACHO_LATENCY_SCHED, 0)
		       : 0;
}

static int on_waiting(void *self, const struct tc_span *s)
{
	return wants_span(self, s, TACHO_LATENCY_BLOCK)
		       ? on_span_of(self, s, TACHO_LATENCY_BLOCK, s->go->reason)
		       : 0;
}

static int on_syscall(void *self, const struct tc_span *s)
{
	const struct tacho_latency *l = self;

	return wants_span(self, s, TACHO_LATENCY_SYSCALL)
		       ? on_span_of(self, s, TACHO_LATENCY_SYSCALL,
				    s->go->is_lost ? l->p_lost : l->p_kept)
		       : 0;
}

/* It has no row; but the function that was asked for is there. */
static int on_running(void *self, const struct tc_span *s)
{
	(void)tc_latency_wants(self, s->go);
	return 0;
}

static int on_range(void *self, const struct tc_act_range *r)
{
	struct tacho_latency *l = self;
	const struct tc_act_g *go = r->slot < l->act->n_gs ? &l->act->gs[r->slot] : NULL;
	bool is_stw = r->detail == TACHO_RANGE_STW;
	struct tc_latency_item item = {
		.kind = is_stw ? TACHO_LATENCY_STW : TACHO_LATENCY_ASSIST,
		.type = is_stw ? r->name : 0,
		.function = go ? go->name : 0,
		.stack = r->stack,
		.begin_ns = r->begin_ns,
		.end_ns = r->end_ns,
		.is_cut = r->is_open || r->is_old,
	};
	struct tc_latency_row *row;
	int rc;

	if ((!is_stw && r->detail != TACHO_RANGE_MARK_ASSIST) || !tc_latency_has(l, item.kind))
		return 0;
	/* The world stops for all, whoever stops it. */
	if (is_stw ? l->has_function && (!go || go->name != l->function)
		   : !go || !tc_latency_wants(l, go))
		return 0;
	rc = tc_latency_add(l, &item, &row);
	if (rc < 0 || !row || !tc_latency_is_long(row, tc_wrap_sub(r->end_ns, r->begin_ns)))
		return rc;
	return tc_latency_keep(l, row, &item,
			       (struct tacho_latency_one){ .g = r->g,
							   .by = TACHO_NONE,
							   .task = TACHO_NO_TASK,
							   .function = item.function,
							   .stack = r->stack });
}

/* --- the listener ------------------------------------------------------------- */

static int on_note(void *self, const struct tacho_event *e, const struct tacho_block *b)
{
	(void)b;
	if (e->kind < TACHO_KIND_TASK_BEGIN || e->kind > TACHO_KIND_REGION_END)
		return 0;
	return tc_latency_note(self, e);
}

static int on_died(void *self, const struct tc_act_g *go, uint32_t slot, int64_t now)
{
	(void)go;
	return tc_latency_died(self, slot, now);
}

static int on_finish(void *self, const struct tacho_end *end)
{
	struct tacho_latency *l = self;
	int rc = tc_latency_close(l);

	(void)end;
	if (rc == 0)
		rc = tc_latency_sort(l);
	tc_heat_finish(&l->heat);
	return rc;
}

/* --- the object --------------------------------------------------------------- */

static int check_opts(const struct tacho_latency_opts *o)
{
	if (o->size != sizeof(*o) || o->by < 0 || o->by >= TACHO_LATENCY_BY_COUNT ||
	    o->longest > TACHO_LATENCY_LONGEST_MAX || o->heat >= TACHO_LATENCY_COUNT ||
	    o->from_ns < 0 || o->to_ns < o->from_ns)
		return TACHO_EMISUSE;
	if (o->heat >= 0 && (o->columns == 0 || o->columns > TACHO_LATENCY_COLUMNS_MAX))
		return TACHO_EMISUSE;
	return 0;
}

static int set_opts(struct tacho_latency *l, const struct tacho_latency_opts *o)
{
	struct tacho_symbols *symbols = l->act->symbols;
	int rc = tacho_symbols_text(symbols, "P kept", 6, &l->p_kept);

	l->kinds = o->kinds ? o->kinds : (1U << TACHO_LATENCY_COUNT) - 1;
	l->by = o->by;
	l->longest = o->longest;
	l->with_system = o->with_system;
	l->has_function = o->has_function;
	l->is_matched = !o->has_function;
	l->has_window = o->from_ns > 0 || o->to_ns != INT64_MAX;
	l->from_ns = o->from_ns;
	l->to_ns = o->to_ns;
	l->heat_kind = o->heat < 0 ? -1 : o->heat;
	l->is_special = l->has_window || o->heat >= 0 || o->by == TACHO_LATENCY_BY_KIND;
	if (o->heat >= 0)
		l->kinds |= 1U << o->heat;
	if (rc == 0)
		rc = tacho_symbols_text(symbols, "P lost", 6, &l->p_lost);
	if (rc == 0 && o->has_function)
		rc = tacho_symbols_text(symbols, o->function.s, o->function.n, &l->function);
	if (rc == 0 && o->heat >= 0)
		rc = tc_heat_init(&l->heat, l->alloc, o->columns);
	return rc;
}

static int listen_to(struct tacho_latency *l)
{
	const unsigned of_ranges = 1U << TACHO_LATENCY_ASSIST | 1U << TACHO_LATENCY_STW;
	const unsigned of_notes = 1U << TACHO_LATENCY_TASK | 1U << TACHO_LATENCY_REGION;
	struct tc_listener listener = { .self = l, .finish = on_finish };

	if (tc_latency_has(l, TACHO_LATENCY_SCHED) || l->has_function)
		listener.span_of[TACHO_GO_RUNNABLE] = on_runnable;
	if (tc_latency_has(l, TACHO_LATENCY_BLOCK) || l->has_function)
		listener.span_of[TACHO_GO_WAITING] = on_waiting;
	if (tc_latency_has(l, TACHO_LATENCY_SYSCALL) || l->has_function)
		listener.span_of[TACHO_GO_SYSCALL] = on_syscall;
	if (l->has_function)
		listener.span_of[TACHO_GO_RUNNING] = on_running;
	if (l->kinds & of_ranges)
		listener.range = on_range;
	if (l->kinds & of_notes)
		listener.note = on_note;
	if (l->kinds & 1U << TACHO_LATENCY_REGION)
		listener.died = on_died;
	return tc_activity_listen(l->act, &listener);
}

int tacho_latency_new(struct tacho_latency **out, struct tacho_activity *act,
		      const struct tacho_latency_opts *opts)
{
	static const struct tacho_latency_opts defaults = TACHO_LATENCY_OPTS_INIT;
	const struct tacho_latency_opts *o = opts ? opts : &defaults;
	struct tacho_latency *l;
	int rc = check_opts(o);

	*out = NULL;
	if (rc < 0)
		return rc;
	l = tc_calloc(act->alloc, 1, sizeof(*l));
	if (!l)
		return TACHO_ENOMEM;
	l->act = act;
	l->alloc = act->alloc;
	l->free_open = TC_LATENCY_NONE;
	tc_table_init(&l->groups, l->alloc);
	tc_table_init(&l->tasks, l->alloc);
	rc = set_opts(l, o);
	if (rc == 0)
		rc = listen_to(l);
	if (rc < 0) {
		tacho_latency_free(l);
		return rc;
	}
	*out = l;
	return 0;
}

void tacho_latency_free(struct tacho_latency *l)
{
	if (!l)
		return;
	tc_latency_rows_fini(l);
	tc_latency_marks_fini(l);
	tc_heat_fini(&l->heat, l->alloc);
	tc_free(l->alloc, l);
}

bool tacho_latency_matched(const struct tacho_latency *l)
{
	return l->is_matched;
}

bool tacho_latency_place(const struct tacho_latency *l, uint32_t stack, uint32_t *function,
			 uint32_t *file, uint32_t *line)
{
	const struct tc_place *place = tc_activity_place(l->act, stack);

	*function = place->site;
	*file = place->site_file;
	*line = place->line;
	return place->site != 0;
}

int64_t tacho_latency_duration_ns(const struct tacho_latency *l)
{
	return tc_wrap_sub(l->act->last_ns, l->act->first_ns);
}
