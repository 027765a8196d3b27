/* SPDX-License-Identifier: MIT */
/*
 * pending-rwmutex-writer: a writer waits for an old reader, and so every new reader
 * waits for the writer.
 */
#include "findings/rule.h"

#define MIN_READERS    2
#define MIN_WRITER_NS  TC_MS
#define MIN_SHARE      0.05 /* reader time held back, of the wall time */
#define MANY_WRITERS   3    /* with readers behind them: no single event, as one-stall has it */
#define MIN_OF_READERS 0.5  /* of all waiting of readers; else the writer's work is to blame */

enum {
	RECENT = 64 /* writers that were waiting a moment ago */
};

/* A writer that waited for readers. */
struct writer {
	int64_t g, begin_ns, end_ns;
	int64_t reader; /* who let it go on: the slow one */
	uint32_t stack, reader_stack;
	uint32_t readers; /* held back */
	int64_t held_ns;
};

struct state {
	struct tacho_findings *f;
	struct writer recent[RECENT];
	size_t n;
	int64_t reader_wait_ns, held_ns;
	uint64_t readers, writers;
	int64_t longest_ns; /* of writers with readers behind them */
	uint32_t most_readers;
	struct writer worst;
};

static void reader_waited(struct state *st, const struct tc_span *s)
{
	int64_t ns = tc_span_ns(s), held;

	st->reader_wait_ns = tc_wrap_add(st->reader_wait_ns, ns);
	for (size_t i = 0; i < RECENT && i < st->n; i++) {
		struct writer *w = &st->recent[(st->n - 1 - i) % RECENT];

		if (w->g != s->by || s->begin_ns < w->begin_ns || s->begin_ns >= w->end_ns)
			continue;
		held = w->end_ns - s->begin_ns;
		st->held_ns = tc_wrap_add(st->held_ns, held);
		st->readers++;
		w->held_ns = tc_wrap_add(w->held_ns, held);
		w->readers++;
		if (w->readers == MIN_READERS)
			st->writers++;
		if (w->readers > st->most_readers)
			st->most_readers = w->readers;
		if (w->end_ns - w->begin_ns > st->longest_ns && w->readers >= MIN_READERS)
			st->longest_ns = w->end_ns - w->begin_ns;
		if (w->held_ns > st->worst.held_ns)
			st->worst = *w;
		return;
	}
}

static int span(void *state, const struct tc_span *s, struct tc_rule_g *g)
{
	struct state *st = state;
	const struct tacho_activity *a = st->f->act;
	uint32_t flags = tc_activity_place(a, s->go->stack)->flags;

	(void)g;
	if (s->is_open || s->go->wait != TC_WAIT_SYNC || s->by == TACHO_NONE)
		return 0;
	if (flags & TC_PLACE_RW_RLOCK) {
		reader_waited(st, s);
	} else if ((flags & TC_PLACE_RW_LOCK) && !(flags & TC_PLACE_MUTEX_LOCK) &&
		   (tc_activity_place(a, s->end_stack)->flags & TC_PLACE_RW_RUNLOCK)) {
		st->recent[st->n++ % RECENT] = (struct writer){ .g = s->go->id,
								.begin_ns = s->begin_ns,
								.end_ns = s->end_ns,
								.reader = s->by,
								.stack = s->go->stack,
								.reader_stack = s->end_stack };
	}
	return 0;
}

static int judge(void *state)
{
	struct state *st = state;
	struct tacho_findings *f = st->f;
	double share = tc_ratio((double)st->held_ns, (double)f->wall_ns);
	double of_readers = tc_ratio((double)st->held_ns, (double)st->reader_wait_ns);
	const struct writer *w = &st->worst;
	struct tc_finding *x;

	if (st->most_readers < MIN_READERS || st->longest_ns < MIN_WRITER_NS || share < MIN_SHARE ||
	    of_readers < MIN_OF_READERS)
		return 0;
	f->has_pending_writers = st->writers >= MANY_WRITERS;
	x = tc_finding_add(f);
	if (!x)
		return TACHO_ENOMEM;
	x->public.cost = TACHO_COST_GOROUTINES;
	x->public.cost_ns = st->held_ns;
	x->public.share = share;
	x->public.severity = tc_severity_of(share);
	x->public.count = st->readers;
	x->public.longest_ns = st->longest_ns;
	x->public.stack = w->stack;
	x->public.other_stack = w->reader_stack;
	tc_finding_say(
		x,
		"Readers waited %s (%s times) behind %s writers that themselves waited "
		"for a reader to finish, up to %s. Worst: the writer at %s waited %s for the "
		"reader at %s, with %u readers behind it.",
		tc_say_ns(st->held_ns).s, tc_say_count(st->readers).s, tc_say_count(st->writers).s,
		tc_say_ns(st->longest_ns).s, tc_say_place(f, w->stack).s,
		tc_say_ns(w->end_ns - w->begin_ns).s, tc_say_place(f, w->reader_stack).s,
		w->readers);
	tc_finding_fact(x, "held_back", "ns", (double)st->held_ns);
	tc_finding_fact(x, "share_of_reader_waiting", "share", of_readers);
	tc_finding_fact(x, "readers", "count", (double)st->readers);
	tc_finding_fact(x, "writers", "count", (double)st->writers);
	tc_finding_show(x, "writer that waits", w->begin_ns, w->end_ns, w->g, w->stack);
	tc_finding_show(x, "reader that it waits for", w->begin_ns, w->end_ns, w->reader,
			w->reader_stack);
	return 0;
}

const struct tc_rule tc_rule_pending_rwmutex_writer = {
	.public = { .id = "pending-rwmutex-writer",
		    .title = "a slow reader and a waiting writer hold all readers back",
		    .fix = "No slow work under RLock, smaller locks, or a snapshot that readers "
			   "take without a lock.",
		    .blind =
			    "Readers that got the lock without waiting leave nothing in a trace." },
	.state_bytes = sizeof(struct state),
	.spans = TC_BIT(TACHO_GO_WAITING),
	.kinds = TC_SPAN_WOKEN,
	.span = span,
	.judge = judge,
};
