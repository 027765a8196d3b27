/* SPDX-License-Identifier: MIT */
/*
 * syscall-holds-p: system and cgo calls keep their P while goroutines are ready
 * and no other P is free.
 */
#include "findings/rule.h"

#define MIN_SHARE      0.10
#define MIN_HARM_TOTAL (3 * TC_MS)
/* A few among so many quick ones: the thread lost its CPU, which a call cannot help. */
#define MIN_HARMFUL       3
#define MIN_HARMFUL_SHARE 0.001

struct call {
	uint32_t site;
	uint64_t harmful;
	int64_t harm_ns, held_ns;
	struct tacho_evidence worst;
	int64_t worst_ns;
};

struct state {
	struct tacho_findings *f;
	struct call *calls; /* by site */
	size_t n, cap;
	struct tc_table index;
	uint64_t victims; /* times that a goroutine waited for such a P */
	int64_t victim_ns;
};

static int find_call(struct state *st, uint32_t site, struct call **out)
{
	uint32_t i;
	int rc;

	if (st->n == 0)
		tc_table_init(&st->index, st->f->alloc);
	i = tc_table_get(&st->index, site);
	if (i == TC_TABLE_NONE) {
		rc = TC_GROW(st->f->alloc, &st->calls, &st->cap, st->n + 1, UINT32_MAX - 1);
		if (rc == 0)
			rc = tc_table_put(&st->index, site, (uint32_t)st->n);
		if (rc < 0)
			return rc;
		i = (uint32_t)st->n++;
		st->calls[i] = (struct call){ .site = site };
	}
	*out = &st->calls[i];
	return 0;
}

static int span(void *state, const struct tc_span *s, struct tc_rule_g *g)
{
	struct state *st = state;
	const struct tc_place *place;
	struct call *c;
	int64_t end = s->end_ns;
	int rc;

	(void)g;
	if (s->state == TACHO_GO_RUNNABLE) {
		st->victims++;
		st->victim_ns = tc_wrap_add(st->victim_ns, s->delay_ns[TACHO_DELAY_HELD]);
		return 0;
	}
	place = tc_activity_place(st->f->act, s->go->stack);
	if (place->flags & TC_PLACE_TRACER)
		return 0;
	rc = find_call(st, place->site_id, &c);
	if (rc < 0)
		return rc;
	if (s->go->is_lost)
		end = s->go->lost_ns;
	c->harmful++;
	c->harm_ns = tc_wrap_add(c->harm_ns, s->harm_ns);
	c->held_ns = tc_wrap_add(c->held_ns, tc_wrap_sub(end, s->begin_ns));
	if (s->harm_ns > c->worst_ns) {
		c->worst_ns = s->harm_ns;
		c->worst = (struct tacho_evidence){ s->begin_ns, end, s->go->id, s->go->stack,
						    "P held for longest" };
	}
	return 0;
}

static int report(struct state *st, const struct call *c)
{
	struct tacho_findings *f = st->f;
	bool is_cgo = tc_activity_place(f->act, c->worst.stack)->flags & TC_PLACE_CGO;
	struct tc_finding *x = tc_finding_add(f);

	if (!x)
		return TACHO_ENOMEM;
	x->public.cost = TACHO_COST_WALL;
	x->public.cost_ns = c->harm_ns;
	x->public.share = tc_ratio((double)c->harm_ns, (double)f->wall_ns);
	x->public.severity = tc_severity_of(x->public.share);
	x->public.count = c->harmful;
	x->public.longest_ns = c->worst.end_ns - c->worst.begin_ns;
	x->public.stack = c->worst.stack;
	tc_finding_say(x,
		       "%s %s at %s kept their P for %s in all, and for %s of the time (%s) "
		       "goroutines were ready, with no P free; the longest kept it for %s. "
		       "Goroutines waited for such a P %s times, %s in all.",
		       tc_say_count(c->harmful).s, is_cgo ? "cgo calls" : "system calls",
		       tc_say_place(f, c->worst.stack).s, tc_say_ns(c->held_ns).s,
		       tc_say_share(x->public.share).s, tc_say_ns(c->harm_ns).s,
		       tc_say_ns(x->public.longest_ns).s, tc_say_count(st->victims).s,
		       tc_say_ns(st->victim_ns).s);
	tc_finding_fact(x, "harm", "ns", (double)c->harm_ns);
	tc_finding_fact(x, "p_held", "ns", (double)c->held_ns);
	tc_finding_fact(x, "calls", "count", (double)c->harmful);
	tc_finding_fact(x, "delayed_runs", "count", (double)st->victims);
	tc_finding_fact(x, "delay", "ns", (double)st->victim_ns);
	tc_finding_fact(x, "cgo", "count", is_cgo);
	tc_finding_show(x, c->worst.what, c->worst.begin_ns, c->worst.end_ns, c->worst.goroutine,
			c->worst.stack);
	return 0;
}

static int judge(void *state)
{
	struct state *st = state;
	int64_t wall = st->f->wall_ns;
	int rc = 0;

	for (size_t i = 0; i < st->n && rc == 0; i++) {
		const struct call *c = &st->calls[i];
		bool is_habit =
			c->harmful >= MIN_HARMFUL &&
			(double)c->harmful >=
				MIN_HARMFUL_SHARE * (double)tc_waits_calls(&st->f->waits, c->site);

		if (is_habit && c->harm_ns >= MIN_HARM_TOTAL &&
		    (double)c->harm_ns >= MIN_SHARE * (double)wall)
			rc = report(st, c);
	}
	return rc;
}

static void free_state(void *state)
{
	struct state *st = state;

	tc_free(st->f->alloc, st->calls);
	if (st->n)
		tc_table_fini(&st->index);
}

const struct tc_rule tc_rule_syscall_holds_p = {
	.public = { .id = "syscall-holds-p",
		    .title = "calls keep their P while others are ready to run",
		    .fix = "More Ps than such calls at a time, fewer and larger calls, a few "
			   "goroutines of their own for them, or descriptors that do not block.",
		    .blind = "What the kernel or the C code did meanwhile. The monitor takes a P "
			     "back after 20 µs to 20 ms, so calls of 0.05 to 20 ms hurt most." },
	.state_bytes = sizeof(struct state),
	.spans = TC_BIT(TACHO_GO_RUNNABLE) | TC_BIT(TACHO_GO_SYSCALL),
	.kinds = TC_SPAN_HARM,
	.span = span,
	.judge = judge,
	.free = free_state,
};
