/* SPDX-License-Identifier: MIT */
/* Parts of many requests added up: by cause, place and type of other tasks. */
#ifndef TC_ANALYZE_EXPLAIN_SUMS_H
#define TC_ANALYZE_EXPLAIN_SUMS_H

#include <tacho/explain.h>

#include "analyze/act.h"

enum tc_cause_sum_of {
	TC_SUM_PLACE,
	TC_SUM_TASK,
	TC_SUM_CULPRIT
};

struct tc_cause_sum_entry {
	int64_t ns;
	uint64_t count;
	uint32_t id; /* a stack of the place, the type, the start function */
	uint8_t group, cause;
	uint8_t of; /* enum tc_cause_sum_of */
};

/* Beside the causes: what requests caused for others. */
#define TC_SUM_CAUSED TACHO_CAUSE_COUNT

struct tc_cause_sums {
	const struct tacho_alloc *alloc;
	const struct tacho_activity *act;
	int64_t ns[TACHO_EXPLAIN_GROUPS][TACHO_CAUSE_COUNT + 1];
	uint64_t count[TACHO_EXPLAIN_GROUPS][TACHO_CAUSE_COUNT + 1];
	struct tc_cause_sum_entry *entries;
	size_t n, cap;
	struct tc_table index; /* group, cause, what → index */
};

void tc_cause_sums_init(struct tc_cause_sums *s, const struct tacho_activity *act);
void tc_cause_sums_fini(struct tc_cause_sums *s);
/* Other goroutines that work for own_task are none of another task. 0 or TACHO_ENOMEM. */
TACHO_MUST_USE int tc_cause_sums_add(struct tc_cause_sums *s, unsigned group,
				     const struct tacho_part *p, uint64_t own_task);
TACHO_MUST_USE int tc_cause_sums_add_victim(struct tc_cause_sums *s, unsigned group,
					    const struct tacho_victim *v);
void tc_cause_sums_get(const struct tc_cause_sums *s, unsigned group, int cause,
		       struct tacho_cause_sum *out);

/*
 * Two sets of values, which get sorted, for a contrast: mean and median of both, who
 * has any, delta, above. Both sizes are above 0.
 */
void tc_cause_contrast(int64_t *values[TACHO_EXPLAIN_GROUPS], const size_t n[TACHO_EXPLAIN_GROUPS],
		       struct tacho_cause_contrast *out);

#endif
