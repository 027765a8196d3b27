/* SPDX-License-Identifier: MIT */
/*
 * A map from the dense references of one generation to numbers that are not 0:
 * an array, with a list of what was set, so that emptying it for the next
 * generation costs what was used and not what there is room for.
 */
#ifndef TC_BASE_REFMAP_H
#define TC_BASE_REFMAP_H

#include "base/alloc.h"

struct tc_refmap {
	uint32_t *values; /* 0: not set */
	size_t cap;
	uint32_t *used;
	size_t n_used, cap_used;
};

/* 0 when the reference is not set. */
static inline uint32_t tc_refmap_get(const struct tc_refmap *m, uint32_t ref)
{
	return ref < m->cap ? m->values[ref] : 0;
}

/*
 * Set a reference; value must not be 0. The array grows to hold every reference
 * below it, so the caller checks it against the number of references there are.
 * 0 or TACHO_ENOMEM.
 */
TACHO_MUST_USE int tc_refmap_put(struct tc_refmap *m, const struct tacho_alloc *a, uint32_t ref,
				 uint32_t value);

void tc_refmap_clear(struct tc_refmap *m);
void tc_refmap_fini(struct tc_refmap *m, const struct tacho_alloc *a);

#endif
