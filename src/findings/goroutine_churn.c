/* SPDX-License-Identifier: MIT */
/* goroutine-churn: very many goroutines that live for nothing worth a goroutine. */
#include "findings/rule.h"

#define MIN_RATE  10000.0 /* that ended, a second */
#define MIN_COUNT 1000
/* A goroutine that runs for less costs more than it does. */
#define SHORT_NS        (10 * TC_US)
#define MIN_SHORT_SHARE 0.8
/* What creating, scheduling and ending one costs, roughly; and of all P time. */
#define OVERHEAD_NS  (1 * TC_US)
#define MIN_OVERHEAD 0.05

struct site {
	uint32_t stack; /* of the creation */
	uint64_t n;
};

struct state {
	struct tacho_findings *f;
	uint64_t ended, brief, nobody; /* nobody: created by the scheduler (timers) */
	int64_t run_ns;
	struct tc_table sites;
	struct site *list;
	size_t n, cap;
	struct tacho_evidence example;
};

static int count_site(struct state *st, uint32_t stack)
{
	uint32_t i;
	int rc;

	if (!st->sites.alloc && st->n == 0)
		tc_table_init(&st->sites, st->f->alloc);
	i = tc_table_get(&st->sites, stack);
	if (i == TC_TABLE_NONE) {
		rc = TC_GROW(st->f->alloc, &st->list, &st->cap, st->n + 1, UINT32_MAX - 1);
		if (rc == 0)
			rc = tc_table_put(&st->sites, stack, (uint32_t)st->n);
		if (rc < 0)
			return rc;
		i = (uint32_t)st->n++;
		st->list[i] = (struct site){ stack, 0 };
	}
	st->list[i].n++;
	return 0;
}

static int died(void *state, const struct tc_act_g *go, const struct tc_rule_g *g, int64_t now)
{
	struct state *st = state;
	int64_t run = g->run_ns;

	st->ended++;
	if (run >= SHORT_NS)
		return 0;
	st->brief++;
	st->run_ns += run;
	st->nobody += !go->is_old && go->creator == TACHO_NONE;
	st->example = (struct tacho_evidence){ go->created_ns, now, go->id, go->create_stack,
					       "one of them" };
	return count_site(st, go->create_stack);
}

static int judge(void *state)
{
	struct state *st = state;
	struct tacho_findings *f = st->f;
	double rate = tc_ratio((double)st->ended * 1e9, (double)f->wall_ns);
	double brief = tc_ratio((double)st->brief, (double)st->ended);
	double overhead =
		tc_ratio((double)st->ended * (double)OVERHEAD_NS, (double)f->wall_ns * f->procs);
	const struct site *top = NULL;
	struct tc_finding *x;

	if (rate < MIN_RATE || st->ended < MIN_COUNT || brief < MIN_SHORT_SHARE ||
	    overhead < MIN_OVERHEAD)
		return 0;
	/* Callbacks of timers are the timer-storm's matter. */
	for (size_t i = 0; i < f->n; i++)
		if (f->list[i]->public.rule == &tc_rule_timer_storm.public &&
		    2 * st->nobody > st->brief)
			return 0;
	for (size_t i = 0; i < st->n; i++)
		if (!top || st->list[i].n > top->n)
			top = &st->list[i];
	x = tc_finding_add(f);
	if (!x)
		return TACHO_ENOMEM;
	/* An estimate: where they take all there is, each costs less than supposed. */
	if (overhead > 1)
		overhead = 1;
	x->public.cost = TACHO_COST_PROCS;
	x->public.cost_ns = (int64_t)(overhead * (double)f->wall_ns * f->procs);
	x->public.share = overhead;
	x->public.severity = tc_severity_of(overhead);
	x->public.count = st->ended;
	x->public.longest_ns = SHORT_NS;
	x->public.stack = top ? top->stack : 0;
	tc_finding_say(x,
		       "%s goroutines a second came and went, %s of them running for less than %s "
		       "in all (%s on average). Making and ending them costs about %s of the Ps.",
		       tc_say_number(rate).s, tc_say_share(brief).s, tc_say_ns(SHORT_NS).s,
		       tc_say_ns(st->brief ? st->run_ns / (int64_t)st->brief : 0).s,
		       tc_say_share(overhead).s);
	if (top)
		tc_finding_say(x, " %s of them are started at %s.",
			       tc_say_share(tc_ratio((double)top->n, (double)st->brief)).s,
			       tc_say_place(f, top->stack).s);
	if (2 * st->nobody > st->brief)
		tc_finding_note(x, "Most have no creator: they are callbacks of timers.");
	tc_finding_fact(x, "rate", "1/s", rate);
	tc_finding_fact(x, "short_share", "share", brief);
	tc_finding_fact(x, "overhead_share", "share", overhead);
	tc_finding_show(x, st->example.what, st->example.begin_ns, st->example.end_ns,
			st->example.goroutine, st->example.stack);
	return 0;
}

static void free_state(void *state)
{
	struct state *st = state;

	tc_free(st->f->alloc, st->list);
	tc_table_fini(&st->sites);
}

const struct tc_rule tc_rule_goroutine_churn = {
	.public = { .id = "goroutine-churn",
		    .title = "very many goroutines that do next to nothing",
		    .fix = "Do small work in place, in batches, or by a fixed set of workers.",
		    .blind = "What a goroutine costs: the share is estimated with 1 µs each." },
	.state_bytes = sizeof(struct state),
	.died = died,
	.judge = judge,
	.free = free_state,
};
