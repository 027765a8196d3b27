/* SPDX-License-Identifier: MIT */
/* What the kernel said of CPU time: from note to note, as counters. */
#include <tacho/cpu.h>

#include <math.h>

#include "store/state.h"

/* At most 1: notes and the kernel's counters are not of the very same moment. */
static float share(double part, double whole)
{
	return (float)fmin(part / whole, 1);
}

/* What holds between two notes; NaN: that was not said. */
static void values_between(const struct tacho_cpu_sums *k, double ns, float *out)
{
	for (int i = 0; i < TC_COUNTERS_KERNEL; i++)
		out[i] = NAN;
	if (k->quota_cpus > 0)
		out[TC_COUNTER_THROTTLED - TC_COUNTER_KERNEL] =
			share((double)tacho_cpu_stopped_ns(k), ns);
	if (k->has_pressure)
		out[TC_COUNTER_PRESSURE - TC_COUNTER_KERNEL] =
			share((double)k->psi_some_us * 1e3, ns);
	if (k->has_threads)
		out[TC_COUNTER_RUN_DELAY - TC_COUNTER_KERNEL] = (float)((double)k->wait_ns / ns);
	if (k->has_group)
		out[TC_COUNTER_CPUS - TC_COUNTER_KERNEL] = (float)((double)k->usage_us * 1e3 / ns);
}

/* From a time on; one before the trace is its begin. */
static int add(struct tc_store *s, int64_t time_ns, const float *values)
{
	uint64_t tick = time_ns > s->first_ns
				? (uint64_t)tc_wrap_sub(time_ns, s->first_ns) / TC_TICK_NS
				: 0;
	int rc = 0;

	tick = tick < TC_TICK_MAX ? tick : TC_TICK_MAX;
	for (int i = 0; i < TC_COUNTERS_KERNEL && rc == 0; i++)
		rc = tc_counter_add(&s->kernel[i], s->bulk, tick, values[i]);
	return rc;
}

static int add_step(struct tc_store *s, const struct tacho_cpu_note *a,
		    const struct tacho_cpu_note *b)
{
	double ns = (double)b->time_ns - (double)a->time_ns;
	float values[TC_COUNTERS_KERNEL];
	struct tacho_cpu_sums sums;

	if (ns <= 0 || b->time_ns <= s->first_ns)
		return 0;
	tacho_cpu_get_sums(s->cpu, a->time_ns, b->time_ns, &sums);
	values_between(&sums, ns, values);
	return add(s, a->time_ns, values);
}

int tc_feed_cpu(struct tc_store *s, const struct tacho_gen *gen)
{
	size_t before = tacho_cpu_notes(s->cpu), n, i;
	float unknown[TC_COUNTERS_KERNEL];
	int rc = tacho_cpu_add(s->cpu, gen);

	n = i = tacho_cpu_notes(s->cpu);
	if (rc < 0 || n == before)
		return rc;
	/* Those that lie behind all that came before; others came too late. */
	while (i > 0 && tacho_cpu_note(s->cpu, i - 1)->time_ns > s->kernel_until_ns)
		i--;
	for (i = i > 0 ? i : 1; i < n && rc == 0; i++)
		rc = add_step(s, tacho_cpu_note(s->cpu, i - 1), tacho_cpu_note(s->cpu, i));
	s->kernel_until_ns = tacho_cpu_note(s->cpu, n - 1)->time_ns;
	for (i = 0; i < TC_COUNTERS_KERNEL; i++)
		unknown[i] = NAN;
	return rc < 0 ? rc : add(s, s->kernel_until_ns, unknown);
}
