/* SPDX-License-Identifier: MIT */
/* timer-storm: timers wake goroutines, or start callbacks, at a rate that costs. */
#include "findings/rule.h"

#define MIN_RATE  10000.0
#define MIN_COUNT 1000
/* Who does real work after waking up has a reason to wake up. */
#define MAX_RUN_NS (20 * TC_US)

struct state {
	struct tacho_findings *f;
	struct tacho_hist runs; /* the first run after the wake-up */
	uint64_t woken, created;
	uint32_t stack;
	uint64_t stack_votes; /* majority by pairing off */
	struct tacho_evidence example;
};

static void vote(struct state *st, uint32_t stack)
{
	if (st->stack_votes == 0)
		st->stack = stack;
	if (st->stack == stack)
		st->stack_votes++;
	else
		st->stack_votes--;
}

static int woken(struct state *st, const struct tc_span *s, struct tc_rule_g *g)
{
	if (s->next != TACHO_GO_RUNNABLE || s->is_open || s->by != TACHO_NONE ||
	    s->go->wait == TC_WAIT_NETWORK || s->go->wait == TC_WAIT_GC ||
	    s->go->wait == TC_WAIT_GC_ASSIST || s->go->wait == TC_WAIT_PREEMPTED)
		return 0;
	g->timer.is_woken = g->is_marked = true;
	st->woken++;
	vote(st, s->go->stack);
	st->example = (struct tacho_evidence){ s->begin_ns, s->end_ns, s->go->id, s->go->stack,
					       "one of the waits" };
	return 0;
}

static int span(void *state, const struct tc_span *s, struct tc_rule_g *g)
{
	struct state *st = state;

	if (s->state == TACHO_GO_WAITING)
		return woken(st, s, g);
	if (!g->timer.is_woken)
		return 0;
	g->timer.is_woken = false;
	return tc_hist_add(&st->runs, st->f->alloc, tc_span_ns(s));
}

static int born(void *state, const struct tc_act_g *go, struct tc_rule_g *g)
{
	struct state *st = state;

	if (go->is_old || go->creator != TACHO_NONE || go->state != TACHO_GO_RUNNABLE)
		return 0;
	g->timer.is_woken = g->is_marked = true;
	st->created++;
	vote(st, go->start_stack);
	return 0;
}

static int judge(void *state)
{
	struct state *st = state;
	struct tacho_findings *f = st->f;
	uint64_t n = st->woken + st->created;
	double rate = tc_ratio((double)n * 1e9, (double)f->wall_ns);
	int64_t median = tacho_hist_quantile(&st->runs, 0.5);
	struct tc_finding *x;

	if (n < MIN_COUNT || rate < MIN_RATE || median >= MAX_RUN_NS)
		return 0;
	x = tc_finding_add(f);
	if (!x)
		return TACHO_ENOMEM;
	x->public.cost = TACHO_COST_PROCS;
	/* Besides the work itself: a look at the timers, a switch there and back. */
	x->public.cost_ns = tacho_hist_total_ns(&st->runs) + (int64_t)n * TC_US;
	x->public.share = tc_ratio((double)x->public.cost_ns, (double)f->wall_ns * f->procs);
	x->public.severity = tc_severity_of(x->public.share);
	x->public.count = n;
	x->public.longest_ns = tacho_hist_max_ns(&st->runs);
	x->public.stack = st->stack;
	tc_finding_say(x,
		       "Timers woke goroutines or started callbacks %s times a second (%s in "
		       "all); half of them then ran for less than %s.",
		       tc_say_number(rate).s, tc_say_count(n).s, tc_say_ns(median).s);
	if (st->stack)
		tc_finding_say(x, " Most often: %s.", tc_say_place(f, st->stack).s);
	if (st->created > st->woken)
		tc_finding_note(
			x, "Most are callbacks (time.AfterFunc), each a goroutine of its own.");
	tc_finding_fact(x, "rate", "1/s", rate);
	tc_finding_fact(x, "run_p50", "ns", (double)median);
	tc_finding_fact(x, "callbacks", "count", (double)st->created);
	tc_finding_show(x, st->example.what, st->example.begin_ns, st->example.end_ns,
			st->example.goroutine, st->example.stack);
	return 0;
}

static void free_state(void *state)
{
	struct state *st = state;

	tc_hist_fini(&st->runs, st->f->alloc);
}

const struct tc_rule tc_rule_timer_storm = {
	.public = { .id = "timer-storm",
		    .title = "timers fire at a rate that costs",
		    .fix = "One ticker for many, a timing wheel, or coarser periods.",
		    .blind = "Which timer it was: they have no identity in a trace." },
	.state_bytes = sizeof(struct state),
	.spans = TC_BIT(TACHO_GO_WAITING) | TC_BIT(TACHO_GO_RUNNING),
	.kinds = TC_SPAN_TIMED | TC_SPAN_MARKED,
	.span = span,
	.born = born,
	.judge = judge,
	.free = free_state,
};
