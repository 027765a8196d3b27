/* SPDX-License-Identifier: MIT */
/*
 * Calibration; see clock.h. The rate comes from the longest baseline there is,
 * the first sample of the process to this one. Callers exclude each other.
 */
#include "tracer/clock.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#if defined(__x86_64__)
# include <cpuid.h>
#endif

enum {
	SAMPLES = 5,
	FIRST_BASELINE_NS = 10 * 1000 * 1000,
	MEET_NS = 1000 * 1000 * 1000
};

static struct tc_clock_sample clock_first;
static bool clock_have_counter, clock_forced_mono;

static bool clock_source_is_tsc(void)
{
	char text[32] = { 0 };
	int fd = open("/sys/devices/system/clocksource/clocksource0/current_clocksource",
		      O_RDONLY | O_CLOEXEC);
	ssize_t n;

	if (fd < 0)
		return false;
	n = read(fd, text, sizeof(text) - 1);
	close(fd);
	return n >= 3 && strncmp(text, "tsc", 3) == 0;
}

static bool clock_counter_is_good(void)
{
#if defined(__x86_64__)
	unsigned a, b, c, d;

	/* Invariant TSC: the same rate in every power state. */
	if (!__get_cpuid(0x80000007u, &a, &b, &c, &d) || !(d & (1u << 8)))
		return false;
	return clock_source_is_tsc();
#elif defined(__aarch64__)
	(void)clock_source_is_tsc;
	return true;
#else
	(void)clock_source_is_tsc;
	return false;
#endif
}

uint64_t tc_clock_mono(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

void tc_clock_sample(struct tc_clock_sample *s)
{
	uint64_t best = UINT64_MAX;
	struct timespec wall;

	for (int i = 0; i < SAMPLES; i++) {
		uint64_t before = tc_clock_ticks(), mono = tc_clock_mono();
		uint64_t after = tc_clock_ticks();

		if (after - before < best) {
			best = after - before;
			s->ticks = before + (after - before) / 2;
			s->mono_ns = mono;
		}
	}
	clock_gettime(CLOCK_REALTIME, &wall);
	s->wall_sec = (uint64_t)wall.tv_sec;
	s->wall_nsec = (uint64_t)wall.tv_nsec;
}

void tc_clock_init(void)
{
	if (clock_first.mono_ns != 0)
		return;
	clock_have_counter = clock_counter_is_good();
	tc_clock_sample(&clock_first);
}

void tc_clock_force_mono(bool on)
{
	clock_forced_mono = on;
}

/* Nanoseconds a tick as a multiplier; 0 where the counter is of no use. */
static uint64_t clock_rate(const struct tc_clock_sample *s, uint64_t ns)
{
	uint64_t ticks = s->ticks - clock_first.ticks;

	if (ticks == 0 || ns == 0 || ns > UINT64_MAX / 2)
		return 0;
	return (uint64_t)(((tc_u128)ns << TC_CLOCK_SHIFT) / ticks);
}

void tc_clock_first(struct tc_clock_params *next)
{
	struct tc_clock_sample s;

	tc_clock_init();
	*next = (struct tc_clock_params){ 0 };
	if (!clock_have_counter || clock_forced_mono)
		return;
	tc_clock_sample(&s);
	while (s.mono_ns - clock_first.mono_ns < FIRST_BASELINE_NS) {
		usleep(1000);
		tc_clock_sample(&s);
	}
	next->ticks0 = s.ticks;
	next->ns0 = s.mono_ns;
	next->mult = clock_rate(&s, s.mono_ns - clock_first.mono_ns);
}

void tc_clock_next(const struct tc_clock_params *old, const struct tc_clock_sample *s,
		   struct tc_clock_params *next)
{
	uint64_t rate, limit;
	int64_t ahead, slope;

	*next = *old;
	if (old->mult == 0)
		return;
	rate = clock_rate(s, s->mono_ns - clock_first.mono_ns);
	if (rate == 0)
		return;
	next->ticks0 = s->ticks;
	next->ns0 = tc_clock_at(old, s->ticks);
	/* Run slower or faster by what is needed to meet in a second, 1 % at most. */
	ahead = (int64_t)(next->ns0 - s->mono_ns);
	limit = MEET_NS / 100;
	slope = ahead > (int64_t)limit ? (int64_t)limit : ahead;
	slope = slope < -(int64_t)limit ? -(int64_t)limit : slope;
	next->mult = (uint64_t)((tc_u128)rate * (uint64_t)(MEET_NS - slope) / MEET_NS);
}
