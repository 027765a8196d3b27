/* SPDX-License-Identifier: MIT */
/* See window.h. */
#include "rules/watch_window.h"

#define WINDOW_NS (UINT64_C(10) * 1000000000)
/* Of fewer instances a percentile says nothing. */
#define FEW 10

static bool is_slow(const struct tc_rule_settings *rule, const struct tc_window_counts *within)
{
	double allowed = 1 - rule->percentile / 100;

	return rule->percentile > 0 && within->n >= FEW &&
	       (double)within->slow > allowed * (double)within->n;
}

enum tc_window_verdict tc_window_look(struct tc_window *w, const struct tc_rule_settings *rule,
				      const struct tc_window_counts *counts, uint64_t now,
				      struct tc_window_counts *within)
{
	uint64_t length = rule->window_ns ? rule->window_ns : WINDOW_NS;

	if (w->end_ns == 0)
		w->end_ns = now + length;
	if (now < w->end_ns)
		return TC_WINDOW_FINE;
	*within = (struct tc_window_counts){ counts->n - w->seen.n, counts->slow - w->seen.slow,
					     counts->errors - w->seen.errors };
	w->seen = *counts;
	w->end_ns = now + length;
	if (!is_slow(rule, within))
		w->bad_since_ns = 0;
	else if (w->bad_since_ns == 0)
		w->bad_since_ns = now > length ? now - length : 1;
	if (w->bad_since_ns != 0 && now - w->bad_since_ns >= rule->hold_ns)
		return TC_WINDOW_SLOW;
	return rule->errors > 0 && within->errors >= rule->errors ? TC_WINDOW_ERRORS
								  : TC_WINDOW_FINE;
}
