/* SPDX-License-Identifier: MIT */
/*
 * An allocator for tests: it counts what is alive, and the nth request fails,
 * that one alone or all from there on. Several threads may use it.
 *
 *	struct nth_alloc a;
 *	for (size_t n = 1;; n++) {
 *		nth_alloc_init(&a, n);
 *		... the scenario with &a.hook ...
 *		assert_int_equal(a.live, 0);
 *		if (a.calls < n)
 *			break;	(it came to the end without a failure)
 *	}
 */
#ifndef TESTS_SUPPORT_NTH_ALLOC_H
#define TESTS_SUPPORT_NTH_ALLOC_H

#include <stdatomic.h>

#include <tacho/common.h>

struct nth_alloc {
	struct tacho_alloc hook;
	atomic_size_t calls;
	size_t fail_at; /* 0: never */
	bool keep_failing;
	atomic_size_t live; /* blocks that were not freed */
};

void nth_alloc_init(struct nth_alloc *a, size_t fail_at);

#endif
