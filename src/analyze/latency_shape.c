/* SPDX-License-Identifier: MIT */
/* Many short or few long ones? The rule stands in <tacho/latency.h>. */
#include <tacho/latency.h>

/* So few that each one is a large share. */
#define FEW_COUNT 10
/* The longest 1 % are "few"; half of the total is "most of it". */
#define FEW_PART       0.01
#define FEW_LONG_SHARE 0.5
/* The longest 10 % are a tail. */
#define TAIL_PART  0.1
#define TAIL_SHARE 0.5
/* All about alike: a tenth of them has at most twice its share … */
#define EVEN_SHARE 0.2
/* … and the p99 is at most twice the median. */
#define EVEN_RATIO 2

int tacho_latency_shape_of(const struct tacho_hist *times, double *share)
{
	double few = tacho_hist_top_share(times, FEW_PART);
	double tail = tacho_hist_top_share(times, TAIL_PART);
	uint64_t n = tacho_hist_count(times);

	if (share)
		*share = n >= FEW_COUNT && few >= FEW_LONG_SHARE ? few : tail;
	if (n < FEW_COUNT)
		return n ? TACHO_LATENCY_SHAPE_FEW : TACHO_LATENCY_SHAPE_NONE;
	if (few >= FEW_LONG_SHARE)
		return TACHO_LATENCY_SHAPE_LONG;
	if (tail <= EVEN_SHARE &&
	    tacho_hist_quantile(times, 0.99) / EVEN_RATIO <= tacho_hist_quantile(times, 0.5))
		return TACHO_LATENCY_SHAPE_EVEN;
	return tail >= TAIL_SHARE ? TACHO_LATENCY_SHAPE_TAIL : TACHO_LATENCY_SHAPE_MANY;
}

const char *tacho_latency_shape_name(int shape)
{
	static const char *const names[TACHO_LATENCY_SHAPE_COUNT] = {
		[TACHO_LATENCY_SHAPE_NONE] = "none",      [TACHO_LATENCY_SHAPE_FEW] = "too few",
		[TACHO_LATENCY_SHAPE_LONG] = "few long",  [TACHO_LATENCY_SHAPE_EVEN] = "even",
		[TACHO_LATENCY_SHAPE_TAIL] = "long tail", [TACHO_LATENCY_SHAPE_MANY] = "many short",
	};

	return shape >= 0 && shape < TACHO_LATENCY_SHAPE_COUNT ? names[shape] : "?";
}
