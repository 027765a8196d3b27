/* SPDX-License-Identifier: MIT */
/*
 * idle-while-runnable: a P is idle although a goroutine is ready. An episode is a
 * stretch in which that is so without a gap; each wake-up has a short one.
 */
#include "findings/rule.h"

/* Wake-ups take 5 to 60 µs; what is longer had no CPU. */
#define SLOW_NS        (200 * TC_US)
#define MIN_SLOW       10
#define MIN_SLOW_SHARE 0.05
#define MIN_SLOW_NS    (3 * TC_MS)
/* All episodes: threads bound to goroutines hand over through the kernel each time. */
#define MIN_ALL_SHARE 0.25
#define MIN_ALL_NS    (10 * TC_MS)
/* Starts on the thread of the run before, of goroutines that ran before. */
#define BOUND_SHARE 0.9

struct state {
	struct tacho_findings *f;
	uint64_t episodes, slow;
	int64_t all_ns, slow_ns;
	struct tacho_evidence longest[TACHO_FINDING_EVIDENCE];
	uint64_t late_starts, late_same_thread; /* after a delay with an idle P */
};

static int late(void *state, int64_t begin, int64_t end)
{
	struct state *st = state;
	int64_t ns = tc_wrap_sub(end, begin);
	struct tacho_evidence e = { begin, end, TACHO_NONE, 0, "a P idle, work waiting" };

	st->episodes++;
	st->all_ns = tc_wrap_add(st->all_ns, ns);
	if (ns >= SLOW_NS) {
		st->slow++;
		st->slow_ns = tc_wrap_add(st->slow_ns, ns);
	}
	for (size_t i = 0; i < TACHO_FINDING_EVIDENCE; i++) {
		struct tacho_evidence *l = &st->longest[i];

		if (e.end_ns - e.begin_ns > l->end_ns - l->begin_ns) {
			struct tacho_evidence old = *l;

			*l = e;
			e = old;
		}
	}
	return 0;
}

/* Runnable: was it late? Running: on which thread? */
static int span(void *state, const struct tc_span *s, struct tc_rule_g *g)
{
	struct state *st = state;

	if (s->state == TACHO_GO_RUNNING) {
		if (g->idle.is_late && g->m == s->go->m)
			st->late_same_thread++;
		g->idle.is_late = false;
	} else if (s->next == TACHO_GO_RUNNING && !s->go->rare.never_ran &&
		   s->delay_ns[TACHO_DELAY_IDLE] > tc_span_ns(s) / 2) {
		st->late_starts++;
		g->idle.is_late = g->is_marked = true;
	}
	return 0;
}

static int judge(void *state)
{
	struct state *st = state;
	struct tacho_findings *f = st->f;
	double slow = tc_ratio((double)st->slow_ns, (double)f->wall_ns);
	double all = tc_ratio((double)st->all_ns, (double)f->wall_ns);
	double bound = tc_ratio((double)st->late_same_thread, (double)st->late_starts);
	bool is_slow = st->slow >= MIN_SLOW && slow >= MIN_SLOW_SHARE && st->slow_ns >= MIN_SLOW_NS;
	bool is_long = all >= MIN_ALL_SHARE && st->all_ns >= MIN_ALL_NS;
	struct tc_finding *x;

	f->slow_wakeups = slow;
	if ((!is_slow && !is_long) || f->has_quota)
		return 0;
	x = tc_finding_add(f);
	if (!x)
		return TACHO_ENOMEM;
	x->public.cost = TACHO_COST_WALL;
	x->public.cost_ns = is_long ? st->all_ns : st->slow_ns;
	x->public.share = is_long ? all : slow;
	x->public.severity = tc_severity_of(x->public.share);
	x->public.confidence = TACHO_CONFIDENCE_LIKELY;
	x->public.count = is_long ? st->episodes : st->slow;
	x->public.longest_ns = st->longest[0].end_ns - st->longest[0].begin_ns;
	tc_finding_say(x,
		       "For %s of the time (%s) a P was idle although a goroutine was ready: %s "
		       "times, %s of them longer than %s, the longest %s.",
		       tc_say_share(all).s, tc_say_ns(st->all_ns).s, tc_say_count(st->episodes).s,
		       tc_say_count(st->slow).s, tc_say_ns(SLOW_NS).s,
		       tc_say_ns(x->public.longest_ns).s);
	if (st->late_starts >= 100 && bound >= BOUND_SHARE)
		tc_finding_note(x,
				"The goroutines that came late always ran on the same thread: they "
				"are bound to it (LockOSThread), and every hand-over goes through "
				"the kernel.");
	else
		tc_finding_note(x, "This is about the machine as much as about the program: the "
				   "threads got no CPU (other processes, CPU affinity, GOMAXPROCS "
				   "above the CPUs), or the CPU slept deeply.");
	tc_finding_fact(x, "slow_share", "share", slow);
	tc_finding_fact(x, "all_share", "share", all);
	tc_finding_fact(x, "slow_episodes", "count", (double)st->slow);
	tc_finding_fact(x, "episodes", "count", (double)st->episodes);
	tc_finding_fact(x, "same_thread_share", "share", bound);
	for (size_t i = 0; i < TACHO_FINDING_EVIDENCE && st->longest[i].what; i++)
		tc_finding_show(x, st->longest[i].what, st->longest[i].begin_ns,
				st->longest[i].end_ns, TACHO_NONE, 0);
	return 0;
}

const struct tc_rule tc_rule_idle_while_runnable = {
	.public = { .id = "idle-while-runnable",
		    .title = "Ps are idle although goroutines are ready: slow wake-ups",
		    .fix = "Look at what else runs on the machine; keep GOMAXPROCS within the CPUs "
			   "that the process really has; avoid LockOSThread on hot paths.",
		    .blind = "Whether a thread that was woken had a CPU: the kernel's run queue is "
			     "not in the trace." },
	.state_bytes = sizeof(struct state),
	.spans = TC_BIT(TACHO_GO_RUNNABLE) | TC_BIT(TACHO_GO_RUNNING),
	.kinds = TC_SPAN_LATE | TC_SPAN_MARKED,
	.span = span,
	.late = late,
	.judge = judge,
};
