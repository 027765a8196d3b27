/* SPDX-License-Identifier: MIT */
/*
 * thundering-herd: one event wakes many goroutines that wait at the same place, and
 * most find nothing to do and wait there again.
 *
 * A herd is what one goroutine wakes in one go (without stopping in between).
 */
#include "findings/rule.h"

#define MIN_HERD    8
#define MIN_HERDS   3
#define MIN_WOKEN   50
#define MIN_IN_VAIN 0.5
/*
 * Who runs less than this before waiting again, and calls nothing, had nothing to do.
 * A value that goes through a channel is for one: that is not in vain, however short.
 */
#define ERRAND_NS (10 * TC_US)
/*
 * Waking the next one takes a microsecond or two. After a longer pause the waker did
 * something else in between: one signal at a time is no herd.
 */
#define PAUSE_NS (100 * TC_US)

enum {
	/* Herds that are remembered; woken goroutines settle long before so many more. */
	RECENT = 1024
};

struct herd {
	uint64_t number;
	int64_t waker, begin_ns, end_ns;
	int64_t run_began_ns;
	uint32_t site, stack, waker_stack;
	uint32_t woken, in_vain;
};

struct state {
	struct tacho_findings *f;
	struct herd recent[RECENT]; /* by number % RECENT */
	uint64_t n;
	/* Of herds that are large enough; by the place with the most. */
	uint64_t herds, woken, in_vain;
	int64_t wasted_ns;
	struct herd largest;
};

static void settle(struct state *st, struct herd *h)
{
	if (h->woken < MIN_HERD)
		return;
	st->herds++;
	st->woken += h->woken;
	st->in_vain += h->in_vain;
	if (h->in_vain > st->largest.in_vain ||
	    (h->in_vain == st->largest.in_vain && h->woken > st->largest.woken))
		st->largest = *h;
}

static struct herd *new_herd(struct state *st)
{
	struct herd *h = &st->recent[++st->n % RECENT];

	if (h->number)
		settle(st, h);
	*h = (struct herd){ .number = st->n };
	return h;
}

static struct herd *find_herd(struct state *st, uint64_t number)
{
	struct herd *h = &st->recent[number % RECENT];

	return number && h->number == number ? h : NULL;
}

/* The waker goes on in one go as long as its current span is the same. */
static __attribute__((noinline)) void wake(struct state *st, const struct tc_span *s,
					   struct tc_rule_g *g)
{
	const struct tacho_activity *a = st->f->act;
	const struct tc_act_g *by = s->by_slot < a->n_gs ? &a->gs[s->by_slot] : NULL;
	uint32_t site = tc_activity_place(a, s->go->stack)->site_id;
	struct tc_rule_g *waker = tc_rule_g_of(st->f, s->by_slot, s->by);
	struct herd *h;

	if (!by || by->id != s->by || by->state != TACHO_GO_RUNNING || !waker)
		return;
	h = find_herd(st, waker->herd.own_herd);
	if (!h || waker->herd.run_began_ns != by->since_ns || h->site != site ||
	    tc_wrap_sub(s->end_ns, h->end_ns) > PAUSE_NS) {
		h = new_herd(st);
		waker->herd.own_herd = h->number;
		waker->herd.run_began_ns = by->since_ns;
		h->site = site;
		h->stack = s->go->stack;
		h->waker_stack = s->end_stack;
		h->waker = s->by;
		h->begin_ns = s->end_ns;
	}
	if (g->herd.herd == h->number)
		return; /* woken a second time: ping-pong */
	g->herd.herd = h->number;
	g->herd.is_out = true;
	g->herd.run_at_ns = g->run_ns;
	h->woken++;
	h->end_ns = s->end_ns;
}

static int span(void *state, const struct tc_span *s, struct tc_rule_g *g)
{
	struct state *st = state;
	const struct tacho_activity *a = st->f->act;
	const struct tc_place *place;

	/* What the collector makes goroutines wait for is no place of theirs. */
	if (s->go->wait == TC_WAIT_GC_ASSIST || s->go->wait == TC_WAIT_GC)
		return 0;
	place = tc_activity_place(a, s->go->stack);
	/* Taking the lock again on the way back is part of the errand. */
	if (place->flags & TC_PLACE_ANY_LOCK)
		return 0;
	if (g->herd.is_out) {
		struct herd *h = find_herd(st, g->herd.herd);
		int64_t ran = tc_wrap_sub(g->run_ns, g->herd.run_at_ns);

		g->herd.is_out = false;
		if (h && place->site_id == h->site && ran < ERRAND_NS) {
			h->in_vain++;
			st->wasted_ns += ran;
		}
	}
	if (s->by != TACHO_NONE && s->next == TACHO_GO_RUNNABLE && !s->is_open &&
	    !(tc_activity_place(a, s->end_stack)->flags & TC_PLACE_CHANNEL))
		wake(st, s, g);
	return 0;
}

static int judge(void *state)
{
	struct state *st = state;
	struct tacho_findings *f = st->f;
	struct tc_finding *x;
	double vain;

	for (size_t i = 0; i < RECENT; i++)
		if (st->recent[i].number)
			settle(st, &st->recent[i]);
	vain = tc_ratio((double)st->in_vain, (double)st->woken);
	if (st->herds < MIN_HERDS || st->woken < MIN_WOKEN || vain < MIN_IN_VAIN)
		return 0;
	x = tc_finding_add(f);
	if (!x)
		return TACHO_ENOMEM;
	x->public.cost = TACHO_COST_PROCS;
	/* What they ran, and two switches each. */
	x->public.cost_ns = st->wasted_ns + (int64_t)st->in_vain * TC_US;
	x->public.share = vain;
	x->public.severity =
		tc_severity_of(tc_ratio((double)x->public.cost_ns, (double)f->wall_ns * f->procs));
	if (x->public.severity == TACHO_SEVERITY_LOW && st->in_vain >= 1000)
		x->public.severity = TACHO_SEVERITY_MEDIUM;
	x->public.count = st->herds;
	x->public.stack = st->largest.stack;
	x->public.other_stack = st->largest.waker_stack;
	tc_finding_say(
		x,
		"%s times one goroutine woke at least %d others at one go, %s in all, and "
		"%s of them found nothing to do and waited again. Most: %u woken at %s by %s.",
		tc_say_count(st->herds).s, MIN_HERD, tc_say_count(st->woken).s,
		tc_say_share(vain).s, st->largest.woken, tc_say_place(f, st->largest.stack).s,
		tc_say_place(f, st->largest.waker_stack).s);
	tc_finding_fact(x, "in_vain_share", "share", vain);
	tc_finding_fact(x, "herds", "count", (double)st->herds);
	tc_finding_fact(x, "woken", "count", (double)st->woken);
	tc_finding_show(x, "largest herd", st->largest.begin_ns, st->largest.end_ns,
			st->largest.waker, st->largest.waker_stack);
	return 0;
}

const struct tc_rule tc_rule_thundering_herd = {
	.public = { .id = "thundering-herd",
		    .title = "many are woken for what one can do",
		    .fix = "Signal instead of Broadcast, or one channel value for each item.",
		    .blind = "Why a goroutine went back to waiting." },
	.state_bytes = sizeof(struct state),
	.spans = TC_BIT(TACHO_GO_WAITING),
	.kinds = TC_SPAN_WOKEN | TC_SPAN_ERRAND,
	.span = span,
	.judge = judge,
};
