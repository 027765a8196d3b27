/* SPDX-License-Identifier: MIT */
/*
 * A window of time of an analysis that is fed in order: it is to say what it would have
 * said had the trace begun and ended at its edges. Events before the first edge are
 * fed, so that it is known who does what there; then all that was counted is dropped.
 */
#ifndef TC_ANALYZE_WINDOW_H
#define TC_ANALYZE_WINDOW_H

#include "base/math.h"
#include <tacho/analyze.h>

struct tc_window {
	bool is_set;             /* false: all of the trace */
	bool has_first;          /* the edges are times on the trace clock */
	bool has_begun, is_over; /* an edge was passed */
	int64_t from_ns, to_ns;  /* both inclusive; until `has_first` from the first event on */
};

enum tc_window_edge {
	TC_WINDOW_NO_EDGE,
	TC_WINDOW_BEGIN,
	TC_WINDOW_END
};

/* Times are since the first event; to_ns INT64_MAX: its end. 0 or TACHO_EMISUSE. */
static inline int tc_window_init(struct tc_window *w, int64_t from_ns, int64_t to_ns)
{
	if (from_ns < 0 || to_ns < from_ns)
		return TACHO_EMISUSE;
	*w = (struct tc_window){ .is_set = from_ns > 0 || to_ns != INT64_MAX,
				 .has_begun = from_ns == 0,
				 .from_ns = from_ns,
				 .to_ns = to_ns };
	return 0;
}

/* At the first event of all. */
static inline void tc_window_start(struct tc_window *w, int64_t first_ns)
{
	if (w->has_first)
		return;
	w->has_first = true;
	if (__builtin_add_overflow(first_ns, w->from_ns, &w->from_ns))
		w->from_ns = INT64_MAX;
	if (__builtin_add_overflow(first_ns, w->to_ns, &w->to_ns))
		w->to_ns = INT64_MAX;
}

/*
 * Which edge comes next in the block: before its event *end; those from `at` to there are
 * to be fed before it is passed. NO_EDGE: all of the rest is.
 */
static inline enum tc_window_edge tc_window_next(struct tc_window *w, const struct tacho_block *b,
						 size_t at, size_t *end)
{
	for (*end = at; *end < b->n; ++*end) {
		int64_t ns = b->events[*end].time_ns;

		if (!w->has_begun && ns >= w->from_ns) {
			w->has_begun = true;
			return TC_WINDOW_BEGIN;
		}
		if (w->has_begun && ns > w->to_ns) {
			w->is_over = true;
			return TC_WINDOW_END;
		}
	}
	return TC_WINDOW_NO_EDGE;
}

/* Is part of what goes from begin to end in the window, or all of it if it takes no time? */
static inline bool tc_window_touches(int64_t from_ns, int64_t to_ns, int64_t begin_ns,
				     int64_t end_ns)
{
	return (end_ns > from_ns || begin_ns >= from_ns) && (begin_ns < to_ns || end_ns <= to_ns);
}

#endif
