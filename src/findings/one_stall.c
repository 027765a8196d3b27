/* SPDX-License-Identifier: MIT */
/*
 * one-stall: the total of a place is one event, not many: the longest wait, with those
 * that overlap it, makes up most of it.
 */
#include <stdlib.h>
#include <string.h>

#include "findings/rule.h"

#define MIN_OTHERS     15
#define MIN_NS         (10 * TC_MS)
#define MIN_WALL_SHARE 0.10
#define ALWAYS_NS      (100 * TC_MS) /* this long is worth a look in any trace */
#define MIN_SHARE      0.5           /* of the place's total */
#define MIN_OVER_P99   8.0           /* longest ÷ p99 of the others */
/* Belongs to the incident: overlaps the longest and is a quarter as long at least. */
#define MIN_OF_LONGEST 4

enum {
	KEPT = 64 /* longest waits of a place */
};

struct wait {
	int64_t begin_ns, end_ns, g;
};

struct place {
	struct tacho_hist waits;
	struct wait *longest; /* KEPT of them, once one is long; a heap, shortest on top */
	size_t n;
	uint32_t stack, reason;
	uint8_t state;
};

struct state {
	struct tacho_findings *f;
	struct tc_table index;
	struct place *places;
	size_t n, cap;
	/* By stack: the place of the last wait there, for it is mostly the same again. */
	struct recent {
		uint32_t place; /* + 1 */
		uint32_t reason;
		uint8_t state;
	} * recent;
	size_t cap_recent;
};

static int64_t wait_ns(const struct wait *w)
{
	return tc_wrap_sub(w->end_ns, w->begin_ns);
}

static int find_place_slowly(struct state *st, const struct tc_span *s, uint32_t *out)
{
	uint32_t site = tc_activity_place(st->f->act, s->go->stack)->site_id;
	uint32_t reason = s->state == TACHO_GO_WAITING ? s->go->reason : 0;
	/* A site, a state and a reason; ids of reasons are small. */
	uint64_t key = (uint64_t)site << 32 | (uint64_t)(reason & 0xfffffff) << 4 | s->state;
	uint32_t i;
	int rc;

	if (st->n == 0)
		tc_table_init(&st->index, st->f->alloc);
	i = tc_table_get(&st->index, key);
	if (i == TC_TABLE_NONE) {
		rc = TC_GROW(st->f->alloc, &st->places, &st->cap, st->n + 1, UINT32_MAX - 1);
		if (rc == 0)
			rc = tc_table_put(&st->index, key, (uint32_t)st->n);
		if (rc < 0)
			return rc;
		i = (uint32_t)st->n++;
		st->places[i] = (struct place){ .stack = s->go->stack,
						.reason = reason,
						.state = s->state };
	}
	*out = i;
	return 0;
}

static int find_place(struct state *st, const struct tc_span *s, struct place **out)
{
	size_t had = st->cap_recent;
	struct recent *r;
	uint32_t i;
	int rc;

	if (s->go->stack < had) {
		r = &st->recent[s->go->stack];
		if (r->place && r->reason == s->go->reason && r->state == s->state) {
			*out = &st->places[r->place - 1];
			return 0;
		}
	}
	rc = TC_GROW(st->f->alloc, &st->recent, &st->cap_recent, (size_t)s->go->stack + 1, 0);
	if (rc < 0)
		return rc;
	if (st->cap_recent > had)
		memset(st->recent + had, 0, (st->cap_recent - had) * sizeof(*st->recent));
	rc = find_place_slowly(st, s, &i);
	if (rc < 0)
		return rc;
	st->recent[s->go->stack] = (struct recent){ i + 1, s->go->reason, s->state };
	*out = &st->places[i];
	return 0;
}

/* Put a wait among the longest: a binary heap with the shortest in front. */
static void keep(struct place *p, const struct wait *w)
{
	size_t i;

	if (p->n < KEPT) {
		i = p->n++;
		for (; i > 0 && wait_ns(&p->longest[(i - 1) / 2]) > wait_ns(w); i = (i - 1) / 2)
			p->longest[i] = p->longest[(i - 1) / 2];
		p->longest[i] = *w;
		return;
	}
	if (wait_ns(w) <= wait_ns(&p->longest[0]))
		return;
	for (i = 0;;) {
		size_t child = 2 * i + 1;

		if (child + 1 < KEPT &&
		    wait_ns(&p->longest[child + 1]) < wait_ns(&p->longest[child]))
			child++;
		if (child >= KEPT || wait_ns(&p->longest[child]) >= wait_ns(w))
			break;
		p->longest[i] = p->longest[child];
		i = child;
	}
	p->longest[i] = *w;
}

static int span(void *state, const struct tc_span *s, struct tc_rule_g *g)
{
	struct state *st = state;
	int64_t ns = tc_span_ns(s);
	struct place *p;
	int rc;

	(void)g;
	/* How long the first and last ones really are is not in the trace. */
	if (s->is_open || s->go->was_old_state)
		return 0;
	if (s->state == TACHO_GO_WAITING &&
	    (s->go->wait == TC_WAIT_SYSTEM || s->go->wait == TC_WAIT_GC ||
	     s->go->wait == TC_WAIT_GC_ASSIST || s->go->wait == TC_WAIT_PREEMPTED))
		return 0;
	rc = find_place(st, s, &p);
	if (rc < 0)
		return rc;
	if (ns >= MIN_NS / MIN_OF_LONGEST) {
		struct wait w = { s->begin_ns, s->end_ns, s->go->id };

		if (!p->longest) {
			p->longest = tc_calloc(st->f->alloc, KEPT, sizeof(*p->longest));
			if (!p->longest)
				return TACHO_ENOMEM;
		}
		keep(p, &w);
	}
	return tc_hist_add(&p->waits, st->f->alloc, ns);
}

static int judge_place(struct state *st, const struct place *p)
{
	struct tacho_findings *f = st->f;
	uint64_t count = tacho_hist_count(&p->waits), members = 0;
	double total = (double)tacho_hist_total_ns(&p->waits), incident = 0, others, share;
	const struct wait *l = NULL;
	int64_t longest, p99;
	struct tc_finding *x;

	for (size_t i = 0; i < p->n; i++)
		if (!l || wait_ns(&p->longest[i]) > wait_ns(l))
			l = &p->longest[i];
	if (!l)
		return 0;
	longest = wait_ns(l);
	if (longest < MIN_NS ||
	    ((double)longest < MIN_WALL_SHARE * (double)f->wall_ns && longest < ALWAYS_NS))
		return 0;
	for (size_t i = 0; i < p->n; i++) {
		const struct wait *w = &p->longest[i];

		if (w->begin_ns < l->end_ns && w->end_ns > l->begin_ns &&
		    wait_ns(w) >= longest / MIN_OF_LONGEST) {
			members++;
			incident += (double)wait_ns(w);
		}
	}
	if (count < members + MIN_OTHERS)
		return 0;
	others = (double)(count - members);
	p99 = tacho_hist_quantile(&p->waits, 0.99 * others / (double)count);
	share = tc_ratio(incident, total);
	if (share < MIN_SHARE || (double)longest < MIN_OVER_P99 * (double)p99)
		return 0;
	x = tc_finding_add(f);
	if (!x)
		return TACHO_ENOMEM;
	x->public.cost = TACHO_COST_GOROUTINES;
	x->public.cost_ns = (int64_t)incident;
	x->public.share = share;
	x->public.severity = TACHO_SEVERITY_LOW;
	x->public.count = members;
	x->public.longest_ns = longest;
	x->public.stack = p->stack;
	tc_finding_say(x,
		       "%s of all time %s at %s is one event: %llu %s of up to %s at one moment, "
		       "while %s of the %.0f others took less than %s.",
		       tc_say_share(share).s,
		       p->state == TACHO_GO_WAITING ? tc_say_name(f, p->reason).s : "in calls",
		       tc_say_place(f, p->stack).s, (unsigned long long)members,
		       members == 1 ? "wait" : "waits", tc_say_ns(longest).s, "99 %", others,
		       tc_say_ns(p99).s);
	tc_finding_note(x, "Look at that moment, not at the place.");
	tc_finding_fact(x, "share_of_place", "share", share);
	tc_finding_fact(x, "others", "count", others);
	tc_finding_fact(x, "others_p99", "ns", (double)p99);
	tc_finding_show(x, "the longest", l->begin_ns, l->end_ns, l->g, p->stack);
	return 0;
}

static int judge(void *state)
{
	struct state *st = state;
	int rc = 0;

	for (size_t i = 0; i < st->n && rc == 0; i++)
		rc = judge_place(st, &st->places[i]);
	return rc;
}

static void free_state(void *state)
{
	struct state *st = state;

	for (size_t i = 0; i < st->n; i++) {
		tc_hist_fini(&st->places[i].waits, st->f->alloc);
		tc_free(st->f->alloc, st->places[i].longest);
	}
	tc_free(st->f->alloc, st->places);
	tc_free(st->f->alloc, st->recent);
	if (st->n)
		tc_table_fini(&st->index);
}

const struct tc_rule tc_rule_one_stall = {
	.public = { .id = "one-stall",
		    .title = "a total that comes from one event",
		    .fix = "Go to that moment in the timeline: what went on there is the matter, "
			   "not the place in the code.",
		    .blind = "What the others waited for outside of the program." },
	.state_bytes = sizeof(struct state),
	.spans = TC_BIT(TACHO_GO_WAITING) | TC_BIT(TACHO_GO_SYSCALL),
	.span = span,
	.judge = judge,
	.free = free_state,
};
