/* SPDX-License-Identifier: MIT */
/* Going backwards from the end of a request along the wake-ups; see explain_walk.c. */
#ifndef TC_ANALYZE_EXPLAIN_WALK_H
#define TC_ANALYZE_EXPLAIN_WALK_H

#include "analyze/explain_store.h"

struct tc_walk {
	struct tc_store *store;
	const struct tacho_request *of;
	uint64_t stamp; /* of this request in tc_life.stamp; never 0 */
	uint64_t root;  /* outermost task of its task */
	bool follow;
	uint64_t budget; /* parts that may still be made, over all requests */
	uint64_t looks;  /* at handovers that may still be made */

	struct tacho_part *parts; /* of this request; reused */
	size_t n_parts, cap_parts;
	struct tacho_victim *victims; /* the same */
	size_t n_victims, cap_victims;
	bool needs_earlier;
	bool is_over_budget;
};

/*
 * Work out the parts of w->of: they touch, from its begin to its end, unless
 * is_over_budget. 0 or TACHO_ENOMEM.
 */
TACHO_MUST_USE int tc_walk(struct tc_walk *w, const struct tacho_request *of);

/*
 * After tc_walk, of the same request: the victims, unless is_over_budget. 0 or
 * TACHO_ENOMEM.
 */
TACHO_MUST_USE int tc_walk_victims(struct tc_walk *w);

#endif
