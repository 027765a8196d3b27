/* SPDX-License-Identifier: MIT */
/* Areas: adding up; see area.h. The flame graph is in area_flame.c. */
#include "store/area_state.h"

#include <stdlib.h>
#include <string.h>

enum {
	PIECE = 8192 /* goroutines under one lock */
};

/* --- one slice ------------------------------------------------------------------ */

static void add_sum(struct tc_area_sum *sum, uint64_t ticks)
{
	sum->total += ticks;
	sum->count++;
	sum->max = ticks > sum->max ? ticks : sum->max;
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

/* The stack of a slice of a goroutine; of one that runs, where it stopped. */
static uint32_t stack_of(const struct tc_sites *x, const struct tc_slice *slice)
{
	static const uint8_t kinds[8] = { [TC_WAITING] = TC_SITE_WAIT + 1,
					  [TC_RUNNABLE] = TC_SITE_WAKE + 1,
					  [TC_SYSCALL] = TC_SITE_CALL + 1 };
	unsigned kind = kinds[slice->state & 7];

	return kind && slice->ref < x->n[kind - 1] ? x->of[kind - 1][slice->ref].b : 0;
}

static int add_slice(struct tc_adding *x, const struct tc_slice *slice, uint64_t *totals)
{
	uint64_t a = slice->begin > x->q->from ? slice->begin : x->q->from;
	uint64_t b = slice->end < x->q->to ? slice->end : x->q->to;
	unsigned class = tc_class_of(slice->state), reason;

	if (class >= TC_CLASSES || b < a)
		return 0;
	x->out->slices++;
	totals[class] += b - a;
	add_sum(&x->out->states[class], b - a);
	if (class == TC_CLASS_RUNNABLE || class == TC_CLASS_WAITING) {
		unsigned bucket = tc_latency_bucket(b - a);

		x->out->hist[class == TC_CLASS_WAITING]
			    [bucket < TC_AREA_EDGES ? bucket : TC_AREA_EDGES - 1]++;
	}
	if (class == TC_CLASS_WAITING) {
		reason = tc_sites_reason(&x->s->sites, slice->ref);
		add_sum(&x->out->reasons[reason < 200 ? reason : 200], b - a);
	}
	if (x->is_go && class == (unsigned)x->q->stacks && class != TC_CLASS_RUNNING)
		return add_stack(x, stack_of(&x->s->sites, slice), b - a);
	return 0;
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
	uint64_t before = 0;
	struct tc_row row;
	struct tc_scan w;
	int rc = 0;

	tc_go_row(x->s, number, &row);
	if (row.end <= x->q->from || row.begin >= x->q->to)
		return 0;
	x->is_go = true;
	for (bool ok = tc_scan_begin(&w, &row, x->q->from, true);
	     ok && w.slice.begin < x->q->to && rc == 0; ok = tc_scan_next(&w)) {
		rc = add_slice(x, &w.slice, top.totals);
		/* It stopped where the slice behind has its stack. */
		if (rc == 0 && x->q->stacks == TC_STACKS_RUNNING && w.slice.state != TC_RUNNING &&
		    top.totals[0] > before)
			rc = add_stack(x, stack_of(&x->s->sites, &w.slice), top.totals[0] - before);
		if (w.slice.state != TC_RUNNING)
			before = top.totals[0];
	}
	for (int c = 0; c < TC_CLASSES; c++)
		top.sum += top.totals[c];
	keep_top(x->out->gos, &x->out->n_gos, &top);
	return rc < 0 || top.sum == 0 ? rc : add_group(x, x->s->gos[number].group, top.totals);
}

static int add_proc(struct tc_adding *x, uint32_t proc)
{
	uint64_t totals[TC_CLASSES] = { 0 };
	struct tc_row row;
	struct tc_scan w;
	int rc = 0;

	tc_proc_row(x->s, proc, &row);
	x->is_go = false;
	for (bool ok = tc_scan_begin(&w, &row, x->q->from, true);
	     ok && w.slice.begin < x->q->to && rc == 0; ok = tc_scan_next(&w)) {
		memset(totals, 0, sizeof(totals));
		rc = add_slice(x, &w.slice, totals);
		if (rc == 0 && w.slice.state != TC_IDLE && w.slice.ref < x->s->n_gos)
			rc = add_group(x, x->s->gos[w.slice.ref].group, totals);
	}
	return rc;
}

/* --- the selection -------------------------------------------------------------- */

static int add_some(struct tc_adding *x, uint32_t group, size_t *at)
{
	size_t n = x->s->n_gos, end = *at + PIECE < n ? *at + PIECE : n, i = *at;
	int rc = 0;

	while (i < end && rc == 0) {
		size_t zone = i >> TC_ZONE_SHIFT, zone_end = (zone + 1) << TC_ZONE_SHIFT;

		if (!tc_zone_touches(&x->s->zones[zone], x->q->from, x->q->to)) {
			i = zone_end;
			continue;
		}
		for (; i < zone_end && i < end && rc == 0; i++)
			if (group == TC_NONE32 || x->s->gos[i].group == group)
				rc = add_go(x, (uint32_t)i);
	}
	*at = end;
	return rc;
}

static int add_members(struct tc_adding *x, struct tc_store *s, uint32_t group)
{
	size_t at = 0, n = 1;
	int rc = 0;

	while (at < n && rc == 0) {
		tc_store_read(s);
		n = s->n_gos;
		rc = add_some(x, group, &at);
		tc_store_read_end(s);
	}
	return rc;
}

static int add_key(struct tc_adding *x, struct tc_store *s, const struct tc_key *key)
{
	int rc = 0;

	if (key->kind == TC_ROW_GROUP)
		return add_members(x, s, key->n);
	tc_store_read(s);
	if (key->kind == TC_ROW_GO)
		rc = add_go(x, key->n);
	else if (key->kind == TC_ROW_PROC)
		rc = add_proc(x, key->n);
	tc_store_read_end(s);
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
		rc = add_members(&x, s, TC_NONE32);
	for (size_t i = 0; i < q->n_keys && rc == 0; i++)
		rc = add_key(&x, s, &q->keys[i]);
	for (size_t i = 0; i < x.n_groups; i++) {
		x.groups[i].n = (uint32_t)i;
		keep_top(out->groups, &out->n_groups, &x.groups[i]);
	}
	if (rc == 0 && q->stacks != TC_STACKS_OFF) {
		tc_store_read(s);
		rc = tc_area_flame(&x);
		tc_store_read_end(s);
	}
	tc_store_trim(s);
	tc_free(s->alloc, x.groups);
	tc_free(s->alloc, x.by_stack);
	return rc;
}

void tc_area_free(struct tc_store *s, struct tc_area *area)
{
	tc_free(s->alloc, area->reasons);
	tc_free(s->alloc, area->nodes);
}
