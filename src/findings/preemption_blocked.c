/* SPDX-License-Identifier: MIT */
/*
 * preemption-blocked: a goroutine keeps its P far beyond a time slice while others
 * wait for one.
 *
 * The same is seen where other processes take the CPU; but there the same code is
 * also preempted in time, or by a signal, though late. Code that cannot be preempted never
 * is: its slices end where it gives way by itself.
 */
#include "findings/rule.h"

/* A slice of 10 ms, the monitor's period of up to 10 ms, and slack. */
#define LONG_NS  (30 * TC_MS)
#define MIN_LONG 3
#define ALONE_NS (60 * TC_MS) /* one of this length will do */
/* Slices that were preempted as they should be, and those that a signal ended. */
#define TIMELY_FROM_NS   (8 * TC_MS)
#define TIMELY_TO_NS     (22 * TC_MS)
#define MAX_TIMELY_SHARE 0.2 /* both, for each long one */
/* Others waited, with all Ps busy, for so much of the slice. */
#define MIN_CROWDED_SHARE 0.9
#define MAX_SLOW_WAKEUPS  0.03

struct code {
	uint32_t name; /* start function */
	uint64_t n_long, n_timely, n_signalled;
	int64_t long_ns;
	struct tacho_evidence longest;
};

struct state {
	struct tacho_findings *f;
	struct code *codes;
	size_t n, cap;
	struct tc_table index;
};

static int find_code(struct state *st, uint32_t name, struct code **out)
{
	uint32_t i;
	int rc;

	if (st->n == 0)
		tc_table_init(&st->index, st->f->alloc);
	i = tc_table_get(&st->index, name);
	if (i == TC_TABLE_NONE) {
		rc = TC_GROW(st->f->alloc, &st->codes, &st->cap, st->n + 1, UINT32_MAX - 1);
		if (rc == 0)
			rc = tc_table_put(&st->index, name, (uint32_t)st->n);
		if (rc < 0)
			return rc;
		i = (uint32_t)st->n++;
		st->codes[i] = (struct code){ .name = name };
	}
	*out = &st->codes[i];
	return 0;
}

static int slice(struct state *st, const struct tc_span *s, const struct tc_rule_g *g)
{
	int64_t ns = tc_span_ns(s), waited = tc_wrap_sub(st->f->act->busy_ns, g->busy_ns);
	bool is_signalled = tc_activity_place(st->f->act, s->end_stack)->flags & TC_PLACE_ASYNC;
	struct code *c;
	int rc;

	/* What the end of the trace cuts, runs because it ends the trace. */
	if (s->is_open || ns < TIMELY_FROM_NS ||
	    (ns > TIMELY_TO_NS && ns <= LONG_NS && !is_signalled))
		return 0;
	rc = find_code(st, s->go->name, &c);
	if (rc < 0)
		return rc;
	if (ns <= TIMELY_TO_NS) {
		/* Stopped while it could go on: it was preempted. */
		c->n_timely += s->next == TACHO_GO_RUNNABLE;
		return 0;
	}
	if (is_signalled) {
		c->n_signalled++;
		return 0;
	}
	if ((double)waited < MIN_CROWDED_SHARE * (double)ns)
		return 0;
	c->n_long++;
	c->long_ns = tc_wrap_add(c->long_ns, ns);
	if (ns > c->longest.end_ns - c->longest.begin_ns)
		c->longest = (struct tacho_evidence){ s->begin_ns, s->end_ns, s->go->id,
						      s->end_stack, "longest slice" };
	return 0;
}

static int span(void *state, const struct tc_span *s, struct tc_rule_g *g)
{
	return g->is_timed ? slice(state, s, g) : 0;
}

static int report(struct state *st, const struct code *c)
{
	struct tacho_findings *f = st->f;
	int64_t longest = c->longest.end_ns - c->longest.begin_ns;
	struct tc_finding *x = tc_finding_add(f);

	if (!x)
		return TACHO_ENOMEM;
	x->public.cost = TACHO_COST_PROCS;
	x->public.cost_ns = c->long_ns - (int64_t)c->n_long * TC_HOG_NS;
	x->public.share = tc_ratio((double)c->long_ns, (double)f->wall_ns * f->procs);
	x->public.severity = tc_severity_of(x->public.share);
	x->public.confidence = TACHO_CONFIDENCE_LIKELY;
	x->public.count = c->n_long;
	x->public.longest_ns = longest;
	x->public.stack = c->longest.stack;
	tc_finding_say(x,
		       "Goroutines of %s kept a P for more than %s while others waited, %s times, "
		       "up to %s; only %s of their slices ended in time, after about 10 ms, and %s "
		       "later, by a signal.",
		       tc_say_name(f, c->name).s, tc_say_ns(LONG_NS).s, tc_say_count(c->n_long).s,
		       tc_say_ns(longest).s, tc_say_count(c->n_timely).s,
		       tc_say_count(c->n_signalled).s);
	tc_finding_note(x,
			"A thread that is robbed of its CPU for long looks the same; CPU samples "
			"inside the slice settle it.");
	tc_finding_fact(x, "long_slices", "count", (double)c->n_long);
	tc_finding_fact(x, "timely_slices", "count", (double)c->n_timely);
	tc_finding_fact(x, "signalled_slices", "count", (double)c->n_signalled);
	tc_finding_fact(x, "longest", "ns", (double)longest);
	tc_finding_show(x, c->longest.what, c->longest.begin_ns, c->longest.end_ns,
			c->longest.goroutine, c->longest.stack);
	return 0;
}

static int judge(void *state)
{
	struct state *st = state;
	const struct tacho_findings *f = st->f;
	int rc = 0;

	if (f->has_quota || f->slow_wakeups >= MAX_SLOW_WAKEUPS)
		return 0;
	for (size_t i = 0; i < st->n && rc == 0; i++) {
		const struct code *c = &st->codes[i];
		bool is_enough = c->n_long >= MIN_LONG ||
				 c->longest.end_ns - c->longest.begin_ns >= ALONE_NS;

		if (c->n_long && is_enough &&
		    (double)(c->n_timely + c->n_signalled) <= MAX_TIMELY_SHARE * (double)c->n_long)
			rc = report(st, c);
	}
	return rc;
}

static void free_state(void *state)
{
	struct state *st = state;

	tc_free(st->f->alloc, st->codes);
	if (st->n)
		tc_table_fini(&st->index);
}

const struct tc_rule tc_rule_preemption_blocked = {
	.public = { .id = "preemption-blocked",
		    .title = "code that cannot be preempted keeps a P",
		    .fix = "Cut long copies and assembly into pieces, call something in tight "
			   "loops, and do not switch off asynchronous preemption.",
		    .blind = "Whether the thread had a CPU all the while." },
	.state_bytes = sizeof(struct state),
	.spans = TC_BIT(TACHO_GO_RUNNING),
	.kinds = TC_SPAN_LONG,
	.span = span,
	.judge = judge,
	.free = free_state,
};
