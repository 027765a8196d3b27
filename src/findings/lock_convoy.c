/* SPDX-License-Identifier: MIT */
/*
 * lock-convoy: a line at a lock that never drains. Its rate is 1/(hold + hand-off),
 * however many goroutines there are.
 */
#include "findings/locks.h"

struct state {
	struct tc_locks locks; /* its first member is the findings */
};

static int span(void *state, const struct tc_span *s, struct tc_rule_g *g)
{
	return tc_locks_span(state, s, g);
}

static const char *kind_name(const struct tc_lock *k)
{
	switch ((enum tc_lock_kind)k->kind) {
	case TC_LOCK_MUTEX: return "lock";
	case TC_LOCK_COND: return "condition that serves as a lock";
	case TC_LOCK_SEMAPHORE: return "semaphore that serves as a lock";
	case TC_LOCK_SEND:
	case TC_LOCK_RECEIVE:
	case TC_LOCK_SELECT: break;
	}
	return "channel that serves as a lock";
}

/* Windows of what was seen as two locks first may overlap: no more than there is. */
static int64_t convoy_ns(const struct tacho_findings *f, const struct tc_lock *k)
{
	return k->convoy_ns < f->wall_ns ? k->convoy_ns : f->wall_ns;
}

static int report(struct tacho_findings *f, const struct tc_lock *k)
{
	int64_t ns = convoy_ns(f, k);
	double hold = tc_ratio((double)k->hold_ns, (double)k->holds);
	double hand_off = tc_ratio((double)k->hand_off_ns, (double)k->waits);
	double bound = tc_ratio(1e9, hold + hand_off);
	double rate = tc_ratio((double)k->convoy_hand_overs * 1e9, (double)ns);
	double share = tc_ratio((double)ns, (double)f->wall_ns);
	double chain = tc_lock_chain_share(k);
	const struct tc_bins *line = &k->more->line;
	struct tc_finding *x = tc_finding_add(f);

	if (!x)
		return TACHO_ENOMEM;
	x->public.cost = TACHO_COST_GOROUTINES;
	x->public.cost_ns = k->wait_ns;
	x->public.share = share;
	x->public.severity = share >= 0.5 ? TACHO_SEVERITY_HIGH : TACHO_SEVERITY_MEDIUM;
	x->public.confidence = chain >= 0.9 ? TACHO_CONFIDENCE_CERTAIN : TACHO_CONFIDENCE_LIKELY;
	x->public.count = k->convoy_hand_overs;
	x->public.longest_ns = k->longest.end_ns - k->longest.begin_ns;
	x->public.stack = k->stack;
	x->public.other_stack = k->unlock_stack;
	tc_finding_say(
		x,
		"For %s of the time (%s) a line stands at the %s of %s and never drains: up "
		"to %u goroutines, %.1f on average. Each holds it for %s and hands it over in "
		"%s, so at most %s a second get it; %s did. Released at %s.",
		tc_say_share(share).s, tc_say_ns(ns).s, kind_name(k), tc_say_place(f, k->stack).s,
		k->longest_line, tc_lock_mean_line(f, k), tc_say_ns((int64_t)hold).s,
		tc_say_ns((int64_t)hand_off).s, tc_say_number(bound).s, tc_say_number(rate).s,
		tc_say_place(f, k->unlock_stack).s);
	tc_finding_note(
		x,
		"Locks have no address in a trace; this one was told apart by who handed it "
		"to whom (%s of the waits).",
		tc_say_share(chain).s);
	tc_finding_fact(x, "hold_mean", "ns", hold);
	tc_finding_fact(x, "hand_off_mean", "ns", hand_off);
	tc_finding_fact(x, "bound", "1/s", bound);
	tc_finding_fact(x, "rate", "1/s", rate);
	tc_finding_fact(x, "chain_share", "share", chain);
	tc_finding_fact(x, "longest_line", "count", k->longest_line);
	tc_finding_fact(x, "mean_line", "count", tc_lock_mean_line(f, k));
	tc_finding_fact(x, "waits", "count", (double)k->waits);
	tc_finding_fact(x, "windows", "count", (double)k->convoys);
	tc_finding_show(x, k->longest.what, k->longest.begin_ns, k->longest.end_ns,
			k->longest.goroutine, k->longest.stack);
	tc_finding_show(x, k->longest_convoy.what, k->longest_convoy.begin_ns,
			k->longest_convoy.end_ns, k->longest_convoy.goroutine, k->stack);
	x->public.series_name = "queue length, mean";
	x->public.series_step_ns = line->step_ns;
	for (int64_t i = 0;
	     i < TACHO_FINDING_SERIES && line->step_ns && i * line->step_ns <= f->wall_ns; i++)
		x->public.series[x->public.n_series++] =
			(float)(line->parts[i] / (double)line->step_ns);
	return 0;
}

static int judge(void *state)
{
	struct tc_locks *l = state;
	int rc = tc_locks_finish(l);

	for (size_t i = 0; i < l->n && rc == 0; i++)
		if (tc_lock_is_convoy(l->f, l->locks[i]))
			rc = report(l->f, l->locks[i]);
	return rc;
}

static void free_state(void *state)
{
	tc_locks_free(state);
}

const struct tc_rule tc_rule_lock_convoy = {
	.public = { .id = "lock-convoy",
		    .title = "a line at a lock that never drains",
		    .fix = "Hold it for less: no I/O, sleep or call under the lock; split it, copy "
			   "on write, or batch the work.",
		    .blind = "Locks that are free leave no trace, and spinning hides most "
			     "hand-overs of locks held for less than about 20 µs." },
	.state_bytes = sizeof(struct state),
	.spans = TC_BIT(TACHO_GO_WAITING) | TC_BIT(TACHO_GO_RUNNABLE),
	.kinds = TC_SPAN_WOKEN | TC_SPAN_MARKED,
	.span = span,
	.judge = judge,
	.free = free_state,
};
