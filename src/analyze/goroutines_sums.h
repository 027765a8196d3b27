/* SPDX-License-Identifier: MIT */
/*
 * Many short lists of (key, ns) in one pool: what goroutines spent by reason of
 * waiting or by range. Almost all have one to three entries, so they are linked
 * lists that are searched; what hostile input makes longer is also hashed.
 */
#ifndef TC_ANALYZE_GOROUTINES_SUMS_H
#define TC_ANALYZE_GOROUTINES_SUMS_H

#include "base/table.h"

struct tc_sum {
	uint32_t key;
	uint32_t next; /* 0: the last */
	int64_t ns;
	int64_t since_ns; /* of ranges: begin of the one that is open; 0: none is */
};

struct tc_sums {
	const struct tacho_alloc *alloc;
	struct tc_sum *sums; /* [0] is not used */
	size_t n, cap;
	uint32_t free;
	struct tc_table far; /* list << 32 | key, of what is far down a list */
};

void tc_sums_init(struct tc_sums *s, const struct tacho_alloc *a);
void tc_sums_fini(struct tc_sums *s);
/* Forget all lists; memory is kept. */
void tc_sums_clear(struct tc_sums *s);

/*
 * The entry of a key, made if need be. *list is 0 for an empty list and changes
 * only then. The pointer is valid until the next call. 0 or TACHO_ENOMEM.
 */
TACHO_MUST_USE int tc_sums_get(struct tc_sums *s, uint32_t *list, uint32_t key,
			       struct tc_sum **out);
/* Give back all entries of a list. */
void tc_sums_drop(struct tc_sums *s, uint32_t *list);

TACHO_MUST_USE static inline int tc_sums_add(struct tc_sums *s, uint32_t *list, uint32_t key,
					     int64_t ns)
{
	struct tc_sum *sum;
	int rc = tc_sums_get(s, list, key, &sum);

	if (rc == 0)
		sum->ns = tc_wrap_add(sum->ns, ns);
	return rc;
}

#endif
