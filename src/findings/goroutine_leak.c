/* SPDX-License-Identifier: MIT */
/*
 * goroutine-leak: one place starts goroutines again and again that never come back: they
 * block, for longer than they lived before, or only ever wake by the clock.
 */
#include <stdlib.h>

#include "findings/rule.h"

#define MIN_STUCK 10
/* Of eight equal parts of the trace, in how many goroutines got stuck; a pool that is
 * made at the start has them in one. The last two must be among them. */
#define PARTS     8
#define MIN_PARTS 6
/* Of those started in the first three quarters, how many are stuck. */
#define MIN_STUCK_SHARE 0.30
/*
 * Who has waited before is stuck in a wait that is so many times as long as all of its life
 * before it. One that lives on has waits of about one length.
 */
#define MIN_WAIT_OF_LIFE 2

struct site {
	uint32_t stack;
	uint64_t created;
	struct tc_bins births;
	/* At the end of the trace: */
	uint64_t stuck, early; /* early: created in the first three quarters */
	uint64_t clockwork;    /* of the stuck ones: they go on, by the clock only */
	uint64_t parts[PARTS];
	struct tacho_evidence oldest;
	uint32_t wait_stack, reason;
	uint8_t wait;
};

struct state {
	struct tacho_findings *f;
	struct tc_table index;
	struct site *sites;
	size_t n, cap;
};

static int find_site(struct state *st, uint32_t stack, struct site **out)
{
	uint32_t i;
	int rc;

	if (st->n == 0)
		tc_table_init(&st->index, st->f->alloc);
	i = tc_table_get(&st->index, stack);
	if (i == TC_TABLE_NONE) {
		rc = TC_GROW(st->f->alloc, &st->sites, &st->cap, st->n + 1, UINT32_MAX - 1);
		if (rc == 0)
			rc = tc_table_put(&st->index, stack, (uint32_t)st->n);
		if (rc < 0)
			return rc;
		i = (uint32_t)st->n++;
		st->sites[i] = (struct site){ .stack = stack };
	}
	*out = &st->sites[i];
	return 0;
}

static int born(void *state, const struct tc_act_g *go, struct tc_rule_g *g)
{
	struct state *st = state;
	struct site *site;
	int rc;

	(void)g;
	if (go->is_old || go->create_stack == 0)
		return 0;
	rc = find_site(st, go->create_stack, &site);
	if (rc < 0)
		return rc;
	site->created++;
	tc_bins_add(&site->births, st->f->act->first_ns, go->created_ns, 1);
	return 0;
}

/* Is this wait of another kind than those before it? */
static bool is_final(const struct tc_span *s)
{
	int64_t life = tc_wrap_sub(s->begin_ns, s->go->created_ns);

	return tc_span_ns(s) / MIN_WAIT_OF_LIFE >= life;
}

static int stuck(struct state *st, const struct tc_span *s, bool is_clockwork)
{
	const struct tc_act_g *go = s->go;
	int64_t begin = st->f->act->first_ns, wall = tc_wrap_sub(st->f->act->last_ns, begin);
	int64_t age = tc_wrap_sub(go->created_ns, begin);
	struct site *site;
	int rc = find_site(st, go->create_stack, &site);

	if (rc < 0 || wall <= 0)
		return rc;
	site->stuck++;
	site->clockwork += is_clockwork && !is_final(s);
	if (age >= 0 && age < wall)
		site->parts[(unsigned)((double)age / (double)wall * PARTS) % PARTS]++;
	site->early += (double)age < 0.75 * (double)wall;
	if (site->stuck == 1 || s->begin_ns < site->oldest.begin_ns) {
		site->oldest = (struct tacho_evidence){ s->begin_ns, s->end_ns, go->id, go->stack,
							"stuck for longest" };
		site->wait_stack = go->stack;
		site->reason = go->reason;
		site->wait = go->wait;
	}
	return 0;
}

static int span(void *state, const struct tc_span *s, struct tc_rule_g *g)
{
	const struct tc_act_g *go = s->go;
	/* A ticker that nobody stopped: it was never of use to anyone. */
	bool is_clockwork = g->has_waited && !g->is_used && go->wait != TC_WAIT_NETWORK;

	if (go->is_old || go->create_stack == 0)
		return 0;
	if (!is_clockwork && (go->wait == TC_WAIT_SLEEP || go->wait == TC_WAIT_NETWORK ||
			      (g->has_waited && !is_final(s))))
		return 0;
	return stuck(state, s, is_clockwork);
}

static bool is_leak(const struct tacho_findings *f, const struct site *s)
{
	double births =
		(double)s->created * tc_bins_before(&s->births, f->begin_ns + f->wall_ns / 4 * 3);
	unsigned parts = 0;

	for (int i = 0; i < PARTS; i++)
		parts += s->parts[i] > 0;
	return s->stuck >= MIN_STUCK && parts >= MIN_PARTS && s->parts[PARTS - 1] &&
	       s->parts[PARTS - 2] && (double)s->early >= MIN_STUCK_SHARE * births;
}

static int report(struct state *st, const struct site *s)
{
	struct tacho_findings *f = st->f;
	double rate = tc_ratio((double)s->stuck * 1e9, (double)f->wall_ns);
	int64_t age = f->end_ns - s->oldest.begin_ns;
	struct tc_finding *x = tc_finding_add(f);

	if (!x)
		return TACHO_ENOMEM;
	x->public.cost = TACHO_COST_GOROUTINES;
	/* Stuck ones came evenly, so on average they wait for half of that. */
	x->public.cost_ns = (int64_t)((double)s->stuck * (double)age / 2);
	x->public.share = tc_ratio((double)s->stuck, (double)s->created);
	x->public.severity = s->stuck >= 1000 ? TACHO_SEVERITY_HIGH : TACHO_SEVERITY_MEDIUM;
	x->public.confidence =
		s->wait == TC_WAIT_SELECT ? TACHO_CONFIDENCE_POSSIBLE : TACHO_CONFIDENCE_LIKELY;
	x->public.count = s->stuck;
	x->public.longest_ns = age;
	x->public.stack = s->stack;
	x->public.other_stack = s->wait_stack;
	tc_finding_say(x,
		       "%s of the %s goroutines started at %s %s (%s "
		       "at %s): %.3g more each second, the oldest for %s.",
		       tc_say_count(s->stuck).s, tc_say_count(s->created).s,
		       tc_say_place(f, s->stack).s,
		       2 * s->clockwork > s->stuck ? "never end, and only the clock wakes them"
						   : "got stuck",
		       tc_say_name(f, s->reason).s, tc_say_place(f, s->wait_stack).s, rate,
		       tc_say_ns(age).s);
	tc_finding_note(x, "A goroutine that lives longer than the trace looks the same; the same "
			   "place in a later trace, with more of them, confirms it.");
	tc_finding_fact(x, "stuck", "count", (double)s->stuck);
	tc_finding_fact(x, "created", "count", (double)s->created);
	tc_finding_fact(x, "growth", "1/s", rate);
	tc_finding_show(x, s->oldest.what, s->oldest.begin_ns, s->oldest.end_ns,
			s->oldest.goroutine, s->oldest.stack);
	return 0;
}

static int judge(void *state)
{
	struct state *st = state;
	int rc = 0;

	for (size_t i = 0; i < st->n && rc == 0; i++)
		if (is_leak(st->f, &st->sites[i]))
			rc = report(st, &st->sites[i]);
	return rc;
}

static void free_state(void *state)
{
	struct state *st = state;

	tc_free(st->f->alloc, st->sites);
	if (st->n)
		tc_table_fini(&st->index);
}

const struct tc_rule tc_rule_goroutine_leak = {
	.public = { .id = "goroutine-leak",
		    .title = "goroutines that never come back",
		    .fix = "Give the one who waits a way out (context, buffered channel, close), "
			   "and the one who should answer a duty to do so.",
		    .blind = "Whether a goroutine would have gone on after the end of the trace." },
	.state_bytes = sizeof(struct state),
	.spans = TC_BIT(TACHO_GO_WAITING),
	.kinds = TC_SPAN_OPEN,
	.span = span,
	.born = born,
	.judge = judge,
	.free = free_state,
};
