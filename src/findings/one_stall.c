/* SPDX-License-Identifier: MIT */
/*
 * one-stall: the total of a place is one event, not many: the longest wait, with those
 * that overlap it, makes up most of it.
 */
#include "findings/rule.h"

#define MIN_OTHERS     15
#define MIN_NS         (10 * TC_MS)
#define MIN_WALL_SHARE 0.10
#define ALWAYS_NS      (100 * TC_MS) /* this long is worth a look in any trace */
#define MIN_SHARE      0.5           /* of the place's total */
#define MIN_OVER_P99   8.0           /* longest ÷ p99 of the others */
/* Belongs to the incident: overlaps the longest and is a quarter as long at least. */
#define MIN_OF_LONGEST 4
_Static_assert(TC_LONG_WAIT_NS <= MIN_NS / MIN_OF_LONGEST, "all that may belong to it are kept");

struct state {
	struct tacho_findings *f;
};

static int64_t wait_ns(const struct tc_long_wait *w)
{
	return tc_wrap_sub(w->end_ns, w->begin_ns);
}

static int judge_place(struct tacho_findings *f, const struct tc_waits_place *p)
{
	uint64_t count = tacho_hist_count(&p->times), members = 0;
	double total = (double)tacho_hist_total_ns(&p->times), incident = 0, others, share;
	const struct tc_long_wait *l = NULL;
	int64_t longest, p99;
	struct tc_finding *x;

	for (size_t i = 0; i < p->n_longest; i++)
		if (!l || wait_ns(&p->longest[i]) > wait_ns(l))
			l = &p->longest[i];
	if (!l)
		return 0;
	/* The longest wait of readers behind pending writers is one of many, as is said there. */
	if (f->has_pending_writers &&
	    (tc_activity_place(f->act, p->stack)->flags & TC_PLACE_RW_RLOCK))
		return 0;
	longest = wait_ns(l);
	if (longest < MIN_NS ||
	    ((double)longest < MIN_WALL_SHARE * (double)f->wall_ns && longest < ALWAYS_NS))
		return 0;
	for (size_t i = 0; i < p->n_longest; i++) {
		const struct tc_long_wait *w = &p->longest[i];

		if (w->begin_ns < l->end_ns && w->end_ns > l->begin_ns &&
		    wait_ns(w) >= longest / MIN_OF_LONGEST) {
			members++;
			incident += (double)wait_ns(w);
		}
	}
	if (count < members + MIN_OTHERS)
		return 0;
	others = (double)(count - members);
	p99 = tacho_hist_quantile(&p->times, 0.99 * others / (double)count);
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
		       "%s of all time %s at %s is one event: %s %s of up to %s at one moment, "
		       "while %s of the %s others took less than %s.",
		       tc_say_share(share).s,
		       p->state == TACHO_GO_WAITING ? tc_say_name(f, p->reason).s : "in calls",
		       tc_say_place(f, p->stack).s, tc_say_count(members).s,
		       members == 1 ? "wait" : "waits", tc_say_ns(longest).s, "99 %",
		       tc_say_number(others).s, tc_say_ns(p99).s);
	tc_finding_note(x, "Look at that moment, not at the place.");
	tc_finding_fact(x, "share_of_place", "share", share);
	tc_finding_fact(x, "others", "count", others);
	tc_finding_fact(x, "others_p99", "ns", (double)p99);
	tc_finding_show(x, "the longest", l->begin_ns, l->end_ns, l->g, p->stack);
	return 0;
}

static int judge(void *state)
{
	struct tacho_findings *f = ((struct state *)state)->f;
	int rc = 0;

	for (size_t i = 0; i < f->waits.n && rc == 0; i++)
		rc = judge_place(f, &f->waits.places[i]);
	return rc;
}

const struct tc_rule tc_rule_one_stall = {
	.public = { .id = "one-stall",
		    .title = "a total that comes from one event",
		    .fix = "Go to that moment in the timeline: what went on there is the matter, "
			   "not the place in the code.",
		    .blind = "What the others waited for outside of the program." },
	.state_bytes = sizeof(struct state),
	.judge = judge,
};
