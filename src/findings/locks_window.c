/* SPDX-License-Identifier: MIT */
/* The line at a lock: times in which it is never empty, and which of them convoy. */
#include "findings/locks.h"

#include <string.h>

/* A window convoys with so many hand-overs … */
#define MIN_HAND_OVERS 24
#define MIN_LINE       2
/* … if the line turned over: each place in it was given away so often … */
#define MIN_TURNS 6
/* … or many came, a quarter of them late: open systems, whose line only grows. */
#define MIN_OPEN_HAND_OVERS 50
#define LATE_SHARE          0.25

/* Arrivals go on, faster than the line moves. */
static bool is_open_convoy(const struct tc_lock_window *w)
{
	int64_t ns = w->end_ns - w->begin_ns;
	uint64_t early = 0, all = 0;

	for (int i = 0; i < 16; i++) {
		all += w->arrivals[i];
		if ((i + 1) * w->step_ns <= ns / 4)
			early += w->arrivals[i];
	}
	return w->hand_overs >= MIN_OPEN_HAND_OVERS &&
	       (double)(all - early) >= LATE_SHARE * (double)all && w->line > 0;
}

void tc_lock_close_window(struct tc_lock *k)
{
	struct tc_lock_window *w = &k->window;
	int64_t ns = w->end_ns - w->begin_ns;

	if (w->hand_overs >= MIN_HAND_OVERS && w->line >= MIN_LINE &&
	    (w->hand_overs >= MIN_TURNS * (uint64_t)w->line || is_open_convoy(w))) {
		k->convoys++;
		k->convoy_ns = tc_wrap_add(k->convoy_ns, ns);
		k->convoy_hand_overs += w->hand_overs;
		if (w->line > k->longest_line)
			k->longest_line = w->line;
		if (ns > k->longest_convoy.end_ns - k->longest_convoy.begin_ns)
			k->longest_convoy = (struct tacho_evidence){ w->begin_ns, w->end_ns,
								     k->longest.goroutine, k->stack,
								     "longest convoy" };
	}
	if (w->waits) {
		double squares = w->wait_ns * w->wait_ns;

		if (w->line && w->hand_overs > w->line)
			squares /= (double)w->hand_overs / w->line;
		k->window_wait_ns += w->wait_ns;
		k->window_squares += squares;
	}
	*w = (struct tc_lock_window){ .n_ends = 0 };
}

static void window_arrival(struct tc_lock_window *w, int64_t at)
{
	int64_t d = at - w->begin_ns;

	if (w->step_ns == 0)
		w->step_ns = 10 * TC_US;
	/* Divisions are dear, and most windows have one wait. */
	if (d < w->step_ns) {
		w->arrivals[0]++;
		return;
	}
	while (w->step_ns < INT64_MAX / 32 && d >= 16 * w->step_ns) {
		for (int i = 0; i < 8; i++)
			w->arrivals[i] = w->arrivals[2 * i] + w->arrivals[2 * i + 1];
		memset(w->arrivals + 8, 0, sizeof(w->arrivals) / 2);
		w->step_ns *= 2;
	}
	d /= w->step_ns;
	w->arrivals[d < 15 ? d : 15]++;
}

/* When the wait before the last `back` of the window ended. */
int64_t tc_lock_end_of(const struct tc_lock *k, uint32_t back)
{
	if (k->more)
		return k->more->ends_ns[(k->window.n_ends - 1 - back) % TC_LOCK_ENDS];
	return k->first[k->n_first - 1 - back].end_ns;
}

/* How many of the window's waits ended after a moment: who stood in line with it. */
static uint32_t ended_after(const struct tc_lock *k, int64_t at)
{
	uint32_t n = k->window.n_ends < TC_LOCK_ENDS ? k->window.n_ends : TC_LOCK_ENDS, low = 0;

	/* Ends ascend. */
	while (low < n) {
		uint32_t mid = low + (n - low) / 2;

		if (tc_lock_end_of(k, mid) > at)
			low = mid + 1;
		else
			n = mid;
	}
	return low;
}

/* Was the line empty for longer than half a mean hold? */
static bool is_gap(const struct tc_lock *k, int64_t ns)
{
	int64_t twice;

	return __builtin_mul_overflow(ns, 2 * (int64_t)k->holds, &twice) || k->holds == 0 ||
	       twice > k->hold_ns;
}

/* A wait for the lock is over. Waits come in the order of their ends. */
void tc_lock_window_wait(struct tc_lock *k, int64_t begin, int64_t end, bool is_hand_over)
{
	struct tc_lock_window *w = &k->window;
	uint32_t line;

	if (w->waits && begin > w->end_ns && is_gap(k, tc_wrap_sub(begin, w->end_ns)))
		tc_lock_close_window(k);
	if (w->waits == 0)
		w->begin_ns = begin;
	w->end_ns = end;
	w->waits++;
	w->wait_ns += (double)tc_wrap_sub(end, begin);
	w->hand_overs += is_hand_over;
	window_arrival(w, begin);
	line = 1 + ended_after(k, begin);
	if (line > w->line)
		w->line = line;
	if (k->more)
		k->more->ends_ns[w->n_ends % TC_LOCK_ENDS] = end;
	w->n_ends++;
}
