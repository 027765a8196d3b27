/* SPDX-License-Identifier: MIT */
/*
 * oversubscription: far more goroutines can run than Ps can take, for long.
 */
#include "findings/rule.h"

/* Of the wall time with two runnable goroutines for each P, all Ps busy. Bursts
 * that drain stay below 0.13. */
#define MIN_SHARE 0.30
#define MIN_NS    (20 * TC_MS)
/* Of all time spent runnable, how much was because all Ps were busy. */
#define MIN_BUSY_SHARE 0.5

struct state {
	struct tacho_findings *f;
};

static int judge(void *state)
{
	struct tacho_findings *f = ((struct state *)state)->f;
	/* Of a busy machine; under a quota it is not the Ps that are missing. */
	bool with_stalls = !f->has_quota;
	int64_t crowded =
		tc_wrap_add(f->act->crowded_ns, with_stalls ? f->act->crowded_stall_ns : 0);
	double share = tc_ratio((double)crowded, (double)f->wall_ns);
	double busy = (double)f->delay_ns[TACHO_DELAY_BUSY] + (double)f->delay_ns[TACHO_DELAY_GC] +
		      (double)f->delay_ns[TACHO_DELAY_HOG] +
		      (with_stalls ? (double)f->delay_ns[TACHO_DELAY_STALL] : 0);
	double runnable = (double)tacho_hist_total_ns(&f->delays);
	double line = tc_ratio(runnable, (double)f->wall_ns);
	double busy_share = tc_ratio(busy, runnable);
	struct tc_finding *x;

	if (share < MIN_SHARE || crowded < MIN_NS || busy_share < MIN_BUSY_SHARE)
		return 0;
	x = tc_finding_add(f);
	if (!x)
		return TACHO_ENOMEM;
	x->public.cost = TACHO_COST_GOROUTINES;
	x->public.cost_ns = (int64_t)busy;
	x->public.share = share;
	x->public.severity = share >= 0.5 ? TACHO_SEVERITY_MEDIUM : TACHO_SEVERITY_LOW;
	x->public.count = tacho_hist_count(&f->delays);
	x->public.longest_ns = tacho_hist_max_ns(&f->delays);
	tc_finding_say(
		x,
		"During %s of the time all %u Ps were busy while at least twice as many goroutines "
		"were ready to run; on average %.1f stood in line. Each waited %s at the median, "
		"%s at p99; the longest wait was %s of %s.",
		tc_say_share(share).s, f->procs, line,
		tc_say_ns(tacho_hist_quantile(&f->delays, 0.5)).s,
		tc_say_ns(tacho_hist_quantile(&f->delays, 0.99)).s,
		tc_say_ns(x->public.longest_ns).s, tc_say_name(f, f->longest_delay_name).s);
	tc_finding_note(x, "Work that is done in one batch on purpose looks the same.");
	tc_finding_fact(x, "crowded_share", "share", share);
	tc_finding_fact(x, "mean_line", "count", line);
	tc_finding_fact(x, "busy_share_of_delay", "share", busy_share);
	tc_finding_fact(x, "delay_p50", "ns", (double)tacho_hist_quantile(&f->delays, 0.5));
	tc_finding_fact(x, "delay_p99", "ns", (double)tacho_hist_quantile(&f->delays, 0.99));
	tc_finding_fact(x, "gomaxprocs", "count", f->procs);
	tc_finding_show(x, f->longest_delay.what, f->longest_delay.begin_ns,
			f->longest_delay.end_ns, f->longest_delay.goroutine,
			f->longest_delay.stack);
	x->public.series_name = "goroutines in line, mean";
	x->public.series_step_ns = f->line.step_ns;
	for (size_t i = 0; i < TACHO_FINDING_SERIES && f->line.step_ns; i++) {
		if ((int64_t)i * f->line.step_ns > f->wall_ns)
			break;
		x->public.series[x->public.n_series++] =
			(float)(f->line.parts[i] / (double)f->line.step_ns);
	}
	return 0;
}

const struct tc_rule tc_rule_oversubscription = {
	.public = { .id = "oversubscription",
		    .title = "more goroutines are ready than the Ps can run",
		    .fix = "Bound the number of workers to the CPUs, shed or batch work, or give "
			   "the program more CPUs; latency is the line divided by the throughput.",
		    .blind = "Whether the load is wanted: a batch job is crowded by design." },
	.state_bytes = sizeof(struct state),
	.judge = judge,
};
