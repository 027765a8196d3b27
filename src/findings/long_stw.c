/* SPDX-License-Identifier: MIT */
/* long-stw: the world was stopped for long, and who was late to stop. */
#include <string.h>

#include "findings/rule.h"

/* Usual stops take 3 to 50 µs. */
#define LONG_NS TC_MS
/* The part of a stop that was spent stopping, from which that is the matter. */
#define MIN_STOPPING_SHARE 0.5
/* With this share of slow wake-ups a stop can be long for want of a CPU. */
#define DISTURBED_SHARE 0.03

struct kind {
	uint32_t name;
	uint64_t all, n, late; /* n: long ones; late: of which, took long to stop */
	int64_t ns;
	struct tc_act_range longest;
};

/* This long is worth a look once; shorter ones if they come again and again. */
#define ALONE_NS       (5 * TC_MS)
#define MIN_LONG       2
#define MAX_KINDS      64
#define MIN_WALL_SHARE 0.01
/*
 * Where most stops of a kind are short the others met a thread without a CPU; on a
 * machine where that is seen elsewhere, too, more than half must be long.
 */
#define MIN_LONG_SHARE           0.2
#define MIN_LONG_SHARE_DISTURBED 0.5

struct state {
	struct tacho_findings *f;
	struct kind *kinds;
	size_t n, cap;
};

/* Starting and stopping the trace stops the world; that is not the program's doing. */
static bool is_tracing(const struct tacho_findings *f, uint32_t name)
{
	struct tacho_text t = tacho_symbols_get(f->act->symbols, name);

	return (t.n == 11 && memcmp(t.s, "start trace", 11) == 0) ||
	       (t.n == 10 && memcmp(t.s, "stop trace", 10) == 0);
}

static int range(void *state, const struct tc_act_range *r)
{
	struct state *st = state;
	int64_t ns = tc_wrap_sub(r->end_ns, r->begin_ns);
	struct kind *k;
	size_t i = 0;
	int rc;

	if (r->detail != TACHO_RANGE_STW || r->is_old || r->is_open || is_tracing(st->f, r->name))
		return 0;
	while (i < st->n && st->kinds[i].name != r->name)
		i++;
	/* The runtime has about fifteen kinds. */
	if (i == MAX_KINDS)
		return 0;
	if (i == st->n) {
		rc = TC_GROW(st->f->alloc, &st->kinds, &st->cap, st->n + 1, 0);
		if (rc < 0)
			return rc;
		st->kinds[st->n++] = (struct kind){ .name = r->name };
	}
	k = &st->kinds[i];
	k->all++;
	if (ns < LONG_NS)
		return 0;
	k->n++;
	k->ns = tc_wrap_add(k->ns, ns);
	k->late += (double)(r->last_idle_ns - r->begin_ns) >= MIN_STOPPING_SHARE * (double)ns;
	if (k->n == 1 || ns > k->longest.end_ns - k->longest.begin_ns)
		k->longest = *r;
	return 0;
}

static int report(struct state *st, const struct kind *k)
{
	struct tacho_findings *f = st->f;
	const struct tc_act_range *r = &k->longest;
	int64_t ns = r->end_ns - r->begin_ns, stopping = r->last_idle_ns - r->begin_ns;
	bool is_late = (double)stopping >= MIN_STOPPING_SHARE * (double)ns;
	struct tc_finding *x = tc_finding_add(f);

	if (!x)
		return TACHO_ENOMEM;
	x->public.cost = TACHO_COST_WALL;
	x->public.cost_ns = k->ns;
	x->public.share = tc_ratio((double)k->ns, (double)f->wall_ns);
	x->public.severity = ns >= 10 * LONG_NS ? TACHO_SEVERITY_HIGH : TACHO_SEVERITY_MEDIUM;
	x->public.count = k->n;
	x->public.longest_ns = ns;
	x->public.stack = r->stack;
	tc_finding_say(x,
		       "The world was stopped (%s) for %s, longer than 1 ms %s of %s times, %s "
		       "in all.",
		       tc_say_name(f, k->name).s, tc_say_ns(ns).s, tc_say_count(k->n).s,
		       tc_say_count(k->all).s, tc_say_ns(k->ns).s);
	if (is_late && r->last_g != TACHO_NONE)
		tc_finding_say(x,
			       " %s of the longest were spent waiting for P %lld, on which "
			       "goroutine %lld (%s) ran last.",
			       tc_say_ns(stopping).s, (long long)r->last_p, (long long)r->last_g,
			       tc_say_name(f, r->last_name).s);
	else
		tc_finding_say(
			x, " All Ps stood still after %s; the work done meanwhile took the rest.",
			tc_say_ns(stopping).s);
	if (f->slow_wakeups >= DISTURBED_SHARE) {
		x->public.confidence = TACHO_CONFIDENCE_POSSIBLE;
		tc_finding_note(x, "Wake-ups are slow in this trace, too: a thread that had no CPU "
				   "could not stop.");
	}
	tc_finding_fact(x, "stopping", "ns", (double)stopping);
	tc_finding_fact(x, "late_to_stop", "count", (double)k->late);
	tc_finding_show(x, "longest stop", r->begin_ns, r->end_ns, r->g, r->stack);
	if (is_late && r->last_g != TACHO_NONE)
		tc_finding_show(x, "who was last to stop", r->begin_ns, r->last_idle_ns, r->last_g,
				0);
	return 0;
}

static bool is_habit(const struct tacho_findings *f, const struct kind *k)
{
	bool is_disturbed = f->slow_wakeups >= DISTURBED_SHARE;
	double bar = is_disturbed ? MIN_LONG_SHARE_DISTURBED : MIN_LONG_SHARE;
	bool is_very_long = k->longest.end_ns - k->longest.begin_ns >= ALONE_NS;

	if (is_very_long && !is_disturbed)
		return true;
	if ((double)k->n < bar * (double)k->all)
		return false;
	return is_very_long ||
	       (k->n >= MIN_LONG && (double)k->ns >= MIN_WALL_SHARE * (double)f->wall_ns);
}

static int judge(void *state)
{
	struct state *st = state;
	int rc = 0;

	if (st->f->has_quota)
		return 0;
	for (size_t i = 0; i < st->n && rc == 0; i++)
		if (st->kinds[i].n && is_habit(st->f, &st->kinds[i]))
			rc = report(st, &st->kinds[i]);
	return rc;
}

static void free_state(void *state)
{
	struct state *st = state;

	tc_free(st->f->alloc, st->kinds);
}

const struct tc_rule tc_rule_long_stw = {
	.public = { .id = "long-stw",
		    .title = "the world is stopped for long",
		    .fix = "If one goroutine was late: no long copies or loops without calls. If "
			   "the work was long: fewer calls of what stops the world (ReadMemStats, "
			   "profiles, GOMAXPROCS changes).",
		    .blind = "Whether a thread that was late to stop had a CPU." },
	.state_bytes = sizeof(struct state),
	.range = range,
	.judge = judge,
	.free = free_state,
};
