/* SPDX-License-Identifier: MIT */
/*
 * What a watch concludes from a window of time. Percentiles need no histogram: "p99 is
 * over the threshold" says no more than "over 1 % of the instances are".
 */
#ifndef TC_RULES_WATCH_WINDOW_H
#define TC_RULES_WATCH_WINDOW_H

#include "rules/settings.h"

/* Counted since the begin of the watch. */
struct tc_window_counts {
	uint64_t n, slow, errors;
};

struct tc_window {
	uint64_t end_ns;       /* 0: none began */
	uint64_t bad_since_ns; /* 0: not bad */
	struct tc_window_counts seen;
};

enum tc_window_verdict {
	TC_WINDOW_FINE,
	TC_WINDOW_SLOW,   /* the percentile is over the threshold, for long enough */
	TC_WINDOW_ERRORS, /* there are too many */
	TC_WINDOW_VERDICTS
};

/*
 * At the end of a window, which begins the next one: else FINE. `within` is what was
 * counted in the window then.
 */
enum tc_window_verdict tc_window_look(struct tc_window *w, const struct tc_rule_settings *rule,
				      const struct tc_window_counts *counts, uint64_t now_ns,
				      struct tc_window_counts *within);

#endif
