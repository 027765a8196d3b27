/* SPDX-License-Identifier: MIT */
/* cgo-flood: calls into C at a rate at which the crossing costs more than the work. */
#include "findings/rule.h"

#define MIN_RATE   100000.0 /* calls a second */
#define MAX_MEDIAN TC_US
/* A crossing without tracing; with tracing it is about 160 ns. */
#define CROSSING_NS 60

struct state {
	struct tacho_findings *f;
	struct tacho_hist calls;
	uint32_t stack;
	uint64_t votes; /* majority by pairing off */
	struct tacho_evidence example;
};

static int span(void *state, const struct tc_span *s, struct tc_rule_g *g)
{
	struct state *st = state;

	(void)g;
	if (st->votes == 0)
		st->stack = s->go->stack;
	if (st->stack == s->go->stack)
		st->votes++;
	else
		st->votes--;
	st->example = (struct tacho_evidence){ s->begin_ns, s->end_ns, s->go->id, s->go->stack,
					       "one of the calls" };
	return tc_hist_add(&st->calls, st->f->alloc, tc_span_ns(s));
}

static int judge(void *state)
{
	struct state *st = state;
	struct tacho_findings *f = st->f;
	uint64_t n = tacho_hist_count(&st->calls);
	double rate = tc_ratio((double)n * 1e9, (double)f->wall_ns);
	int64_t median = tacho_hist_quantile(&st->calls, 0.5);
	struct tc_finding *x;

	if (rate < MIN_RATE || median >= MAX_MEDIAN)
		return 0;
	x = tc_finding_add(f);
	if (!x)
		return TACHO_ENOMEM;
	x->public.cost = TACHO_COST_PROCS;
	x->public.cost_ns = (int64_t)n * CROSSING_NS;
	x->public.share = tc_ratio((double)x->public.cost_ns, (double)f->wall_ns * f->procs);
	x->public.severity = tc_severity_of(x->public.share);
	x->public.count = n;
	x->public.longest_ns = tacho_hist_max_ns(&st->calls);
	x->public.stack = st->stack;
	tc_finding_say(x,
		       "%.2g million cgo calls a second, half of them shorter than %s, most at %s. "
		       "Crossing the border alone takes about %s of a P (%s).",
		       rate / 1e6, tc_say_ns(median).s, tc_say_place(f, st->stack).s,
		       tc_say_share(tc_ratio((double)n * CROSSING_NS, (double)f->wall_ns)).s,
		       tc_say_ns(x->public.cost_ns).s);
	tc_finding_note(x, "Tracing makes each crossing about 100 ns slower, so without it there "
			   "are more of them.");
	tc_finding_fact(x, "rate", "1/s", rate);
	tc_finding_fact(x, "call_p50", "ns", (double)median);
	tc_finding_show(x, st->example.what, st->example.begin_ns, st->example.end_ns,
			st->example.goroutine, st->example.stack);
	return 0;
}

static void free_state(void *state)
{
	struct state *st = state;

	tc_hist_fini(&st->calls, st->f->alloc);
}

const struct tc_rule tc_rule_cgo_flood = {
	.public = { .id = "cgo-flood",
		    .title = "calls into C too small for their number",
		    .fix = "Do more with each call: pass arrays, or move the loop to the C side.",
		    .blind = "What the calls do; the cost is estimated with 60 ns each." },
	.state_bytes = sizeof(struct state),
	.spans = TC_BIT(TACHO_GO_SYSCALL),
	.kinds = TC_SPAN_CGO,
	.span = span,
	.judge = judge,
	.free = free_state,
};
