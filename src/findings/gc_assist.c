/* SPDX-License-Identifier: MIT */
/*
 * gc-assist: goroutines that allocate are made to mark. What counts is the share
 * of the time in which they would have worked: running, and waiting inside assists.
 */
#include "findings/rule.h"

/* Allocation with a small live heap gives 0.002, allocation under pressure 0.3 and more. */
#define MIN_SHARE         0.20
#define MIN_RUNNING_SHARE 0.10
#define MIN_NS            (3 * TC_MS)

struct state {
	struct tacho_findings *f;
	int64_t running_ns, waiting_ns; /* in assists */
	uint64_t assists;
	struct tacho_evidence longest;
};

static int span(void *state, const struct tc_span *s, struct tc_rule_g *g)
{
	struct state *st = state;

	(void)g;
	if (s->state == TACHO_GO_RUNNING)
		st->running_ns = tc_wrap_add(st->running_ns, s->assist_ns);
	else if (s->go->wait == TC_WAIT_GC_ASSIST)
		st->waiting_ns = tc_wrap_add(st->waiting_ns, tc_span_ns(s));
	return 0;
}

static int range(void *state, const struct tc_act_range *r)
{
	struct state *st = state;

	if (r->detail != TACHO_RANGE_MARK_ASSIST)
		return 0;
	st->assists++;
	if (st->longest.what == NULL ||
	    r->end_ns - r->begin_ns > st->longest.end_ns - st->longest.begin_ns)
		st->longest = (struct tacho_evidence){ r->begin_ns, r->end_ns, r->g, r->stack,
						       "longest assist" };
	return 0;
}

static int judge(void *state)
{
	struct state *st = state;
	struct tacho_findings *f = st->f;
	double assist = (double)st->running_ns + (double)st->waiting_ns;
	double time = (double)f->run_ns + (double)st->waiting_ns;
	double share = tc_ratio(assist, time);
	double running = tc_ratio((double)st->running_ns, (double)f->run_ns);
	struct tc_finding *x;

	if (assist < MIN_NS || (share < MIN_SHARE && running < MIN_RUNNING_SHARE))
		return 0;
	x = tc_finding_add(f);
	if (!x)
		return TACHO_ENOMEM;
	x->public.cost = TACHO_COST_GOROUTINES;
	x->public.cost_ns = st->running_ns + st->waiting_ns;
	x->public.share = share;
	x->public.severity = tc_severity_of(share);
	x->public.count = st->assists;
	x->public.longest_ns = st->longest.end_ns - st->longest.begin_ns;
	x->public.stack = st->longest.stack;
	tc_finding_say(x,
		       "Goroutines of the program spent %s of their working time (%s) helping the "
		       "collector mark, in %llu assists: %s running and %s waiting for work to do.",
		       tc_say_share(share).s, tc_say_ns(x->public.cost_ns).s,
		       (unsigned long long)st->assists, tc_say_ns(st->running_ns).s,
		       tc_say_ns(st->waiting_ns).s);
	tc_finding_fact(x, "assist_share", "share", share);
	tc_finding_fact(x, "assist_share_of_running", "share", running);
	tc_finding_fact(x, "assist_running", "ns", (double)st->running_ns);
	tc_finding_fact(x, "assist_waiting", "ns", (double)st->waiting_ns);
	tc_finding_show(x, st->longest.what, st->longest.begin_ns, st->longest.end_ns,
			st->longest.goroutine, st->longest.stack);
	return 0;
}

const struct tc_rule tc_rule_gc_assist = {
	.public = { .id = "gc-assist",
		    .title = "goroutines that allocate are made to help the collector",
		    .fix = "Allocate less at the places that assist, raise GOGC or GOMEMLIMIT, or "
			   "give the collector more CPU.",
		    .blind = "How much each allocation weighs; a heap profile says that." },
	.state_bytes = sizeof(struct state),
	.spans = TC_BIT(TACHO_GO_RUNNING) | TC_BIT(TACHO_GO_WAITING),
	.kinds = TC_SPAN_ASSIST,
	.span = span,
	.range = range,
	.judge = judge,
};
