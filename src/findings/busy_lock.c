/* SPDX-License-Identifier: MIT */
/* busy-lock: a lock with a line most of the time, though it drains again and again. */
#include "findings/locks.h"

/* Goroutines in line at any moment, on average. */
#define MIN_MEAN_LINE 0.2
/* With fewer the line is one holder that was late, not a lock that is wanted too much. */
#define MIN_STAYS 5.0

struct state {
	struct tacho_findings *f;
};

static int report(struct tacho_findings *f, const struct tc_lock *k)
{
	double line = tc_lock_mean_line(f, k);
	double hold = tc_ratio((double)k->hold_ns, (double)k->holds);
	struct tc_finding *x = tc_finding_add(f);

	if (!x)
		return TACHO_ENOMEM;
	x->public.cost = TACHO_COST_GOROUTINES;
	x->public.cost_ns = k->wait_ns;
	x->public.share = line;
	x->public.severity = line >= 1 ? TACHO_SEVERITY_MEDIUM : TACHO_SEVERITY_LOW;
	x->public.confidence = TACHO_CONFIDENCE_LIKELY;
	x->public.count = k->waits;
	x->public.longest_ns = k->longest.end_ns - k->longest.begin_ns;
	x->public.stack = k->stack;
	x->public.other_stack = k->unlock_stack;
	tc_finding_say(
		x,
		"On average %.2f goroutines wait for the lock of %s: %s waits, %s in all, up "
		"to %s. The line drains, so it is no convoy yet.",
		line, tc_say_place(f, k->stack).s, tc_say_count(k->waits).s,
		tc_say_ns(k->wait_ns).s, tc_say_ns(x->public.longest_ns).s);
	tc_finding_note(x, "Where a lock stops being busy and begins to convoy is a soft border.");
	tc_finding_fact(x, "mean_line", "count", line);
	tc_finding_fact(x, "stays_of_the_line", "count", tc_lock_stays(k));
	tc_finding_fact(x, "hold_mean", "ns", hold);
	tc_finding_fact(x, "chain_share", "share", tc_lock_chain_share(k));
	tc_finding_show(x, k->longest.what, k->longest.begin_ns, k->longest.end_ns,
			k->longest.goroutine, k->longest.stack);
	return 0;
}

static int judge(void *state)
{
	struct state *st = state;
	const struct tc_locks *l = tc_locks_of(st->f);
	int rc = 0;

	for (size_t i = 0; i < l->n && rc == 0; i++) {
		const struct tc_lock *k = l->locks[i];

		if (k->kind == TC_LOCK_MUTEX && tc_lock_mean_line(st->f, k) >= MIN_MEAN_LINE &&
		    tc_lock_stays(k) >= MIN_STAYS && !tc_lock_is_convoy(st->f, k))
			rc = report(st->f, k);
	}
	return rc;
}

const struct tc_rule tc_rule_busy_lock = {
	.public = { .id = "busy-lock",
		    .title = "a lock that is waited for most of the time",
		    .fix = "As for a convoy: hold it for less, or split it.",
		    .blind = "Holds that nobody waited for." },
	.state_bytes = sizeof(struct state),
	.judge = judge,
};
