/* SPDX-License-Identifier: MIT */
/* Areas: adding up; see area.h. The flame graph is in area_flame.c. */
#include "store/area_state.h"

#include <stdlib.h>
#include <string.h>

enum {
	PIECE = 1024,          /* goroutines under one lock */
	PIECE_SLICES = 1 << 18 /* at most so many slices */
};

/* --- the lock ------------------------------------------------------------------- */

/* Take it, and have room for the sites that there are. */
static int begin_reading(struct tc_adding *x)
{
	int rc = 0;

	tc_store_trim(x->s);
	tc_store_read(x->s);
	x->looked = 0;
	for (int k = 0; k < TC_SITE_KINDS && rc == 0; k++) {
		size_t had = x->cap_sites[k];

		rc = TC_GROW(x->s->alloc, &x->sites[k], &x->cap_sites[k], x->s->sites.n[k] + 1, 0);
		if (rc == 0 && x->cap_sites[k] > had)
			memset(x->sites[k] + had, 0,
			       (x->cap_sites[k] - had) * sizeof(*x->sites[k]));
	}
	return rc;
}

/* Let the feed in between two blocks of a row. */
static int pause_reading(struct tc_adding *x)
{
	tc_store_read_end(x->s);
	return begin_reading(x);
}

/* --- slices --------------------------------------------------------------------- */

static inline void add_sum(struct tc_area_sum *sum, uint64_t ticks)
{
	sum->total += ticks;
	sum->count++;
	sum->max = ticks > sum->max ? ticks : sum->max;
}

static inline void add_length(struct tc_adding *x, unsigned which, uint64_t ticks)
{
	unsigned bucket = tc_latency_bucket(ticks);

	x->out->hist[which][bucket < TC_AREA_EDGES ? bucket : TC_AREA_EDGES - 1]++;
}

/* What is not running, at its site: what ran before has stopped there. */
static inline void add_site(struct tc_adding *x, enum tc_site_kind kind, uint32_t site,
			    uint64_t ticks)
{
	struct tc_site_sum *sum = &x->sites[kind][site < x->cap_sites[kind] ? site : 0];

	add_sum(&sum->sum, ticks);
	sum->ran += x->ran;
	x->ran = 0;
}

/* A slice of a goroutine, as long as it is in the area. */
static inline void add_slice(struct tc_adding *x, unsigned state, uint32_t ref, uint64_t ticks)
{
	switch (state) {
	case TC_RUNNING:
		x->totals[TC_CLASS_RUNNING] += ticks;
		x->ran += ticks;
		x->out->slices++;
		add_sum(&x->out->states[TC_CLASS_RUNNING], ticks);
		break;
	case TC_RUNNABLE:
		x->totals[TC_CLASS_RUNNABLE] += ticks;
		add_length(x, 0, ticks);
		add_site(x, TC_SITE_WAKE, ref, ticks);
		break;
	case TC_WAITING:
		x->totals[TC_CLASS_WAITING] += ticks;
		add_length(x, 1, ticks);
		add_site(x, TC_SITE_WAIT, ref, ticks);
		break;
	case TC_SYSCALL:
		x->totals[TC_CLASS_SYSCALL] += ticks;
		add_site(x, TC_SITE_CALL, ref, ticks);
		break;
	default:
		x->ran_only += x->ran;
		x->ran = 0;
		break;
	}
}

static uint64_t length_in(uint64_t from, uint64_t to, const struct tc_slice *slice)
{
	uint64_t a = slice->begin > from ? slice->begin : from;
	uint64_t b = slice->end < to ? slice->end : to;

	return b > a ? b - a : 0;
}

/* What follows in the block and is wholly in the area; the walk stands at its end then. */
static void add_block(struct tc_adding *x, struct tc_scan *w)
{
	const uint8_t *p = w->p, *back = w->back;
	uint64_t at = w->slice.end, to = x->q->to;

	while (p < w->end && at < to) {
		const uint8_t *q = p;
		uint64_t v = tc_front_next(&q), ticks = v >> 3;
		unsigned state = v & 7;
		uint32_t ref = TC_NONE32;

		if (at + ticks > to)
			break;
		if (state != TC_IDLE && state != TC_RUNNING)
			ref = (uint32_t)tc_back_next(&back);
		add_slice(x, state, ref, ticks);
		at += ticks;
		p = q;
		w->slice.n++;
	}
	x->looked += (uint64_t)(p - w->p);
	w->p = p;
	w->back = back;
	w->slice.begin = w->slice.end = at;
	w->slice.state = TC_IDLE;
}

/* Is it time to let the feed in, and is the walk at a place to go on from? */
static bool is_long(const struct tc_adding *x, const struct tc_scan *w)
{
	return x->looked > PIECE_SLICES && w->p == w->end && !w->is_current &&
	       w->block + 1 < tc_row_blocks(w->row);
}

/* --- rows ----------------------------------------------------------------------- */

static uint64_t rank(const struct tc_area_top *t)
{
	/* Waiting is what most goroutines do most of the time. */
	return t->totals[0] + t->totals[1] + t->totals[3];
}

static bool is_before(const struct tc_area_top *a, const struct tc_area_top *b)
{
	uint64_t x = rank(a), y = rank(b);

	if (x != y)
		return x > y;
	return a->sum != b->sum ? a->sum > b->sum : a->n < b->n;
}

/* Keep the first TC_AREA_TOP, sorted. */
static void keep_top(struct tc_area_top *list, size_t *n, const struct tc_area_top *t)
{
	size_t i = *n;

	if (t->sum == 0 || (i == TC_AREA_TOP && !is_before(t, &list[i - 1])))
		return;
	if (i < TC_AREA_TOP)
		++*n;
	else
		i--;
	for (; i > 0 && is_before(t, &list[i - 1]); i--)
		list[i] = list[i - 1];
	list[i] = *t;
}

static int add_group(struct tc_adding *x, uint32_t group, const uint64_t *totals)
{
	size_t had = x->cap_groups;
	int rc = TC_GROW(x->s->alloc, &x->groups, &x->cap_groups, (size_t)group + 1, 0);

	if (rc < 0)
		return rc;
	if (x->cap_groups > had)
		memset(x->groups + had, 0, (x->cap_groups - had) * sizeof(*x->groups));
	if (group >= x->n_groups)
		x->n_groups = (size_t)group + 1;
	x->groups[group].members++;
	for (int c = 0; c < TC_CLASSES; c++) {
		x->groups[group].totals[c] += totals[c];
		x->groups[group].sum += totals[c];
	}
	return 0;
}

static int add_go(struct tc_adding *x, uint32_t number)
{
	struct tc_area_top top = { .n = number };
	struct tc_row row;
	struct tc_scan w;
	int rc = 0;

	tc_go_slices(x->s, number, &row);
	if (row.begin >= x->q->to)
		return 0;
	memset(x->totals, 0, sizeof(x->totals));
	x->ran = 0;
	for (bool ok = tc_scan_begin(&w, &row, x->q->from, true);
	     ok && w.slice.begin < x->q->to && rc == 0;) {
		size_t next = w.block + 1;

		add_slice(x, w.slice.state, w.slice.ref, length_in(x->q->from, x->q->to, &w.slice));
		add_block(x, &w);
		if (!is_long(x, &w)) {
			ok = tc_scan_next(&w);
			continue;
		}
		rc = pause_reading(x);
		tc_go_slices(x->s, number, &row);
		ok = tc_scan_block(&w, &row, next, true);
	}
	memcpy(top.totals, x->totals, sizeof(top.totals));
	for (int c = 0; c < TC_CLASSES; c++)
		top.sum += top.totals[c];
	keep_top(x->out->gos, &x->out->n_gos, &top);
	return rc < 0 || top.sum == 0 ? rc : add_group(x, x->s->gos[number].group, top.totals);
}

static int add_proc_slice(struct tc_adding *x, const struct tc_slice *slice, uint64_t ticks)
{
	uint64_t totals[TC_CLASSES] = { 0 };
	unsigned class = tc_class_of(slice->state);

	x->looked++;
	if (class >= TC_CLASSES)
		return 0;
	totals[class] = ticks;
	add_sum(&x->out->states[class], ticks);
	x->out->slices++;
	return slice->ref < x->s->n_gos ? add_group(x, x->s->gos[slice->ref].group, totals) : 0;
}

static int add_proc(struct tc_adding *x, uint32_t proc, uint64_t from, uint64_t to)
{
	struct tc_row row;
	struct tc_scan w;
	int rc = 0;

	tc_proc_row(x->s, proc, &row);
	for (bool ok = tc_scan_begin(&w, &row, from, true); ok && w.slice.begin < to && rc == 0;) {
		size_t next = w.block + 1;

		rc = add_proc_slice(x, &w.slice, length_in(from, to, &w.slice));
		if (rc < 0 || !is_long(x, &w)) {
			ok = tc_scan_next(&w);
			continue;
		}
		rc = pause_reading(x);
		tc_proc_row(x->s, proc, &row);
		ok = tc_scan_block(&w, &row, next, true);
	}
	return rc;
}

/* What ran on each P that the thread had, while it had it. */
static int add_thread(struct tc_adding *x, const struct tc_key *key)
{
	uint64_t at = x->q->from;
	int rc = 0;

	while (at < x->q->to && rc == 0) {
		struct tc_row row;
		struct tc_scan w;

		tc_key_row(x->s, key, &row);
		if (!tc_scan_begin(&w, &row, at, true) || w.slice.begin >= x->q->to)
			break;
		if (w.slice.state == TC_NAMED && w.slice.ref < x->s->n_procs)
			rc = add_proc(x, w.slice.ref, at > w.slice.begin ? at : w.slice.begin,
				      w.slice.end < x->q->to ? w.slice.end : x->q->to);
		at = w.slice.end;
	}
	return rc;
}

/* --- the selection -------------------------------------------------------------- */

static int add_some(struct tc_adding *x, uint32_t group, size_t *at)
{
	size_t n = x->s->n_gos, end = *at + PIECE < n ? *at + PIECE : n, i = *at;
	int rc = 0;

	while (i < end && rc == 0 && x->looked < PIECE_SLICES) {
		size_t zone = i >> TC_ZONE_SHIFT, zone_end = (zone + 1) << TC_ZONE_SHIFT;

		if (!tc_zone_touches(&x->s->zones[zone], x->q->from, x->q->to)) {
			i = zone_end;
			continue;
		}
		for (; i < zone_end && i < end && rc == 0; i++)
			if (group == TC_NONE32 || x->s->gos[i].group == group)
				rc = add_go(x, (uint32_t)i);
	}
	*at = i < n ? i : n;
	return rc;
}

static int add_members(struct tc_adding *x, uint32_t group)
{
	size_t at = 0, n = 1;
	int rc = 0;

	while (at < n && rc == 0) {
		rc = begin_reading(x);
		n = x->s->n_gos;
		if (rc == 0)
			rc = add_some(x, group, &at);
		tc_store_read_end(x->s);
	}
	return rc;
}

static int add_lane(struct tc_adding *x, const struct tc_key *key)
{
	uint32_t *numbers;
	size_t n;
	int rc = tc_lane_members(x->s, key, &numbers, &n);

	for (size_t i = 0; i < n && rc == 0; i++) {
		rc = add_go(x, numbers[i]);
		if (rc == 0 && (i % PIECE == PIECE - 1 || x->looked > PIECE_SLICES))
			rc = pause_reading(x);
	}
	tc_free(x->s->alloc, numbers);
	return rc;
}

static int add_key(struct tc_adding *x, const struct tc_key *key)
{
	int rc;

	if (key->kind == TC_ROW_GROUP)
		return add_members(x, key->n);
	rc = begin_reading(x);
	if (rc == 0 && key->kind == TC_ROW_GO)
		rc = add_go(x, key->n);
	else if (rc == 0 && key->kind == TC_ROW_PROC)
		rc = add_proc(x, key->n, x->q->from, x->q->to);
	else if (rc == 0 && key->kind == TC_ROW_THREAD)
		rc = add_thread(x, key);
	else if (rc == 0 && key->kind == TC_ROW_LANE)
		rc = add_lane(x, key);
	tc_store_read_end(x->s);
	return rc;
}

/* --- the answer ----------------------------------------------------------------- */

static void join_sum(struct tc_area_sum *to, const struct tc_area_sum *from)
{
	to->total += from->total;
	to->count += from->count;
	to->max = from->max > to->max ? from->max : to->max;
}

static int add_stack(struct tc_adding *x, uint32_t stack, uint64_t ticks)
{
	size_t had = x->cap_stacks;
	int rc = TC_GROW(x->s->alloc, &x->by_stack, &x->cap_stacks, (size_t)stack + 1, 0);

	if (rc < 0)
		return rc;
	if (x->cap_stacks > had)
		memset(x->by_stack + had, 0, (x->cap_stacks - had) * sizeof(*x->by_stack));
	x->by_stack[stack] += ticks;
	return 0;
}

/* What sites of a kind have, by state, reason and stack. */
static int add_sites(struct tc_adding *x, enum tc_site_kind kind)
{
	static const uint8_t classes[TC_SITE_KINDS] = { [TC_SITE_WAIT] = TC_CLASS_WAITING,
							[TC_SITE_WAKE] = TC_CLASS_RUNNABLE,
							[TC_SITE_CALL] = TC_CLASS_SYSCALL };
	static const enum tc_area_stacks stacks[TC_SITE_KINDS] = {
		[TC_SITE_WAIT] = TC_STACKS_WAITING,
		[TC_SITE_WAKE] = TC_STACKS_RUNNABLE,
		[TC_SITE_CALL] = TC_STACKS_SYSCALL
	};
	const struct tc_sites *sites = &x->s->sites;
	int rc = 0;

	for (uint32_t i = 0; i < sites->n[kind] && i < x->cap_sites[kind] && rc == 0; i++) {
		const struct tc_site_sum *of = &x->sites[kind][i];
		unsigned reason = kind == TC_SITE_WAIT ? tc_sites_reason(sites, i) : 0;

		join_sum(&x->out->states[classes[kind]], &of->sum);
		if (kind == TC_SITE_WAIT)
			join_sum(&x->out->reasons[reason < 200 ? reason : 200], &of->sum);
		x->out->slices += of->sum.count;
		if (x->q->stacks == stacks[kind] && of->sum.count)
			rc = add_stack(x, sites->of[kind][i].b, of->sum.total);
		if (rc == 0 && x->q->stacks == TC_STACKS_RUNNING && of->ran)
			rc = add_stack(x, sites->of[kind][i].b, of->ran);
	}
	return rc;
}

static int conclude(struct tc_adding *x)
{
	int rc = 0;

	tc_store_read(x->s);
	for (int k = 0; k < TC_SITE_KINDS && rc == 0; k++)
		rc = add_sites(x, (enum tc_site_kind)k);
	if (rc == 0 && x->q->stacks == TC_STACKS_RUNNING && x->ran_only)
		rc = add_stack(x, 0, x->ran_only);
	if (rc == 0 && x->q->stacks != TC_STACKS_OFF)
		rc = tc_area_flame(x);
	tc_store_read_end(x->s);
	return rc;
}

int tc_store_area(struct tc_store *s, const struct tc_area_query *q, struct tc_area *out)
{
	struct tc_adding x = { .s = s, .q = q, .out = out };
	int rc = 0;

	memset(out, 0, sizeof(*out));
	out->n_reasons = 201;
	out->reasons = tc_calloc(s->alloc, out->n_reasons, sizeof(*out->reasons));
	if (!out->reasons)
		return TACHO_ENOMEM;
	if (q->n_keys == 0)
		rc = add_members(&x, TC_NONE32);
	for (size_t i = 0; i < q->n_keys && rc == 0; i++)
		rc = add_key(&x, &q->keys[i]);
	for (size_t i = 0; i < x.n_groups; i++) {
		x.groups[i].n = (uint32_t)i;
		keep_top(out->groups, &out->n_groups, &x.groups[i]);
	}
	if (rc == 0)
		rc = conclude(&x);
	tc_store_trim(s);
	for (int k = 0; k < TC_SITE_KINDS; k++)
		tc_free(s->alloc, x.sites[k]);
	tc_free(s->alloc, x.groups);
	tc_free(s->alloc, x.by_stack);
	return rc;
}

void tc_area_free(struct tc_store *s, struct tc_area *area)
{
	tc_free(s->alloc, area->reasons);
	tc_free(s->alloc, area->nodes);
}
