/* SPDX-License-Identifier: MIT */
/*
 * gc-assist: goroutines that allocate are made to mark. What counts is the share
 * of the time in which they would have worked: running, and waiting inside assists.
 */
#include "analyze/gc_limit.h"
#include "findings/rule.h"

/* Allocation with a small live heap gives 0.002, allocation under pressure 0.3 and more. */
#define MIN_SHARE         0.20
#define MIN_RUNNING_SHARE 0.10
#define MIN_NS            (3 * TC_MS)

/* Of the cycles, so many must be the memory limit's for it to be named. */
#define MIN_LIMITED_SHARE 0.25

enum {
	MAX_CYCLES = 1 << 16, /* that are looked at */
	STOPS = 4             /* no wait of an assist spans more of them */
};

struct state {
	struct tacho_findings *f;
	int64_t running_ns, waiting_ns; /* in assists */
	/*
	 * Of the running part, what went beyond a time slice: who marks is preempted after
	 * one, so the thread stood still.
	 */
	int64_t still_ns;
	/* Of the waiting part, what passed while no thread did anything, as under a quota. */
	int64_t stopped_ns;
	struct {
		int64_t begin_ns, end_ns;
	} stops[STOPS]; /* the last ones, a ring */
	unsigned n_stops;
	uint64_t assists;
	struct tacho_evidence longest;
	struct tc_gc_goal *cycles;
	size_t n_cycles, cap_cycles;
	uint64_t alive_bytes; /* found by the last cycle; 0: none so far */
};

static int silence(void *state, int64_t begin, int64_t end, unsigned n_running)
{
	struct state *st = state;

	(void)n_running;
	if (tc_wrap_sub(end, begin) >= TC_STALL_NS) {
		st->stops[st->n_stops % STOPS].begin_ns = begin;
		st->stops[st->n_stops++ % STOPS].end_ns = end;
	}
	return 0;
}

static int64_t stopped_in(const struct state *st, const struct tc_span *s)
{
	int64_t sum = 0;

	for (unsigned i = 0; i < STOPS && i < st->n_stops; i++) {
		int64_t begin = st->stops[i].begin_ns, end = st->stops[i].end_ns;

		begin = begin > s->begin_ns ? begin : s->begin_ns;
		end = end < s->end_ns ? end : s->end_ns;
		if (end > begin)
			sum = tc_wrap_add(sum, tc_wrap_sub(end, begin));
	}
	return sum;
}

static int span(void *state, const struct tc_span *s, struct tc_rule_g *g)
{
	struct state *st = state;

	(void)g;
	if (s->state == TACHO_GO_RUNNING) {
		st->running_ns = tc_wrap_add(st->running_ns, s->assist_ns);
		if (s->assist_ns > TC_HOG_NS)
			st->still_ns = tc_wrap_add(st->still_ns, s->assist_ns - TC_HOG_NS);
	} else if (s->go->wait == TC_WAIT_GC_ASSIST) {
		st->waiting_ns = tc_wrap_add(st->waiting_ns, tc_span_ns(s));
		st->stopped_ns = tc_wrap_add(st->stopped_ns, stopped_in(st, s));
	}
	return 0;
}

static int cycle(struct state *st, const struct tc_act_range *r)
{
	int rc = 0;

	if (r->is_open || st->n_cycles == MAX_CYCLES)
		return 0;
	if (!r->is_old)
		rc = TC_GROW(st->f->alloc, &st->cycles, &st->cap_cycles, st->n_cycles + 1, 0);
	if (rc == 0 && !r->is_old)
		st->cycles[st->n_cycles++] = (struct tc_gc_goal){ .alive_bytes = st->alive_bytes,
								  .goal_bytes = r->goal_bytes,
								  .has_goal = r->has_goal };
	st->alive_bytes = r->alive_bytes;
	return rc;
}

static int range(void *state, const struct tc_act_range *r)
{
	struct state *st = state;

	if (r->detail == TACHO_RANGE_GC_MARK)
		return cycle(st, r);
	if (r->detail != TACHO_RANGE_MARK_ASSIST)
		return 0;
	st->assists++;
	if (st->longest.what == NULL ||
	    r->end_ns - r->begin_ns > st->longest.end_ns - st->longest.begin_ns)
		st->longest = (struct tacho_evidence){ r->begin_ns, r->end_ns, r->g, r->stack,
						       "longest assist" };
	return 0;
}

/* Cycles that the memory limit began. */
static int count_limited(struct state *st, size_t *out)
{
	int rc = tc_gc_find_limit(st->cycles, st->n_cycles, st->f->alloc);

	*out = 0;
	for (size_t i = 0; rc == 0 && i < st->n_cycles; i++)
		*out += st->cycles[i].is_limit;
	return rc;
}

/* Time in assists, of all that is worked; and both without waiting. */
static bool is_much(double assist, double time, double running, double all_running)
{
	return assist >= MIN_NS && (tc_ratio(assist, time) >= MIN_SHARE ||
				    tc_ratio(running, all_running) >= MIN_RUNNING_SHARE);
}

static int judge(void *state)
{
	struct state *st = state;
	struct tacho_findings *f = st->f;
	double assist = (double)st->running_ns + (double)st->waiting_ns;
	double time = (double)f->run_ns + (double)st->waiting_ns;
	double share = tc_ratio(assist, time);
	double running = tc_ratio((double)st->running_ns, (double)f->run_ns);
	double still = (double)st->still_ns;
	double stopped = f->has_quota ? (double)st->stopped_ns : 0;
	struct tc_finding *x;
	size_t limited;
	int rc;

	if (!is_much(assist - still - stopped, time - still - stopped,
		     (double)st->running_ns - still, (double)f->run_ns - still))
		return 0;
	rc = count_limited(st, &limited);
	if (rc < 0)
		return rc;
	x = tc_finding_add(f);
	if (!x)
		return TACHO_ENOMEM;
	x->public.cost = TACHO_COST_GOROUTINES;
	x->public.cost_ns = st->running_ns + st->waiting_ns;
	x->public.share = share;
	x->public.severity = tc_severity_of(share);
	x->public.count = st->assists;
	x->public.longest_ns = st->longest.end_ns - st->longest.begin_ns;
	x->public.stack = st->longest.stack;
	tc_finding_say(x,
		       "Goroutines of the program spent %s of their working time (%s) helping the "
		       "collector mark, in %s assists: %s running and %s waiting for work to do.",
		       tc_say_share(share).s, tc_say_ns(x->public.cost_ns).s,
		       tc_say_count(st->assists).s, tc_say_ns(st->running_ns).s,
		       tc_say_ns(st->waiting_ns).s);
	if ((double)limited >= MIN_LIMITED_SHARE * (double)st->n_cycles && limited > 0)
		tc_finding_note(
			x,
			"The memory limit (GOMEMLIMIT) began at least %zu of %zu cycles: the "
			"nearer to it what is alive comes, the more often the collector "
			"runs. A higher GOGC does not help; a higher limit does.",
			limited, st->n_cycles);
	tc_finding_fact(x, "assist_share", "share", share);
	tc_finding_fact(x, "assist_share_of_running", "share", running);
	tc_finding_fact(x, "assist_running", "ns", (double)st->running_ns);
	tc_finding_fact(x, "assist_waiting", "ns", (double)st->waiting_ns);
	tc_finding_fact(x, "cycles", "count", (double)st->n_cycles);
	tc_finding_fact(x, "cycles_by_memory_limit", "count", (double)limited);
	tc_finding_show(x, st->longest.what, st->longest.begin_ns, st->longest.end_ns,
			st->longest.goroutine, st->longest.stack);
	return 0;
}

static void free_state(void *state)
{
	struct state *st = state;

	tc_free(st->f->alloc, st->cycles);
}

const struct tc_rule tc_rule_gc_assist = {
	.public = { .id = "gc-assist",
		    .title = "goroutines that allocate are made to help the collector",
		    .fix = "Allocate less at the places that assist, raise GOGC or GOMEMLIMIT, or "
			   "give the collector more CPU.",
		    .blind = "How much each allocation weighs; a heap profile says that. The "
			     "memory limit shows only in how the goals move." },
	.state_bytes = sizeof(struct state),
	.spans = TC_BIT(TACHO_GO_RUNNING) | TC_BIT(TACHO_GO_WAITING),
	.kinds = TC_SPAN_ASSIST,
	.span = span,
	.range = range,
	.silence = silence,
	.judge = judge,
	.free = free_state,
};
