/* SPDX-License-Identifier: MIT */
/*
 * An allocator for tests that counts bytes: what is alive, the most there ever
 * was, and the largest single request. Beyond `max` it refuses, as a machine
 * without more memory would. Several threads may use it.
 */
#ifndef TESTS_SUPPORT_PEAK_ALLOC_H
#define TESTS_SUPPORT_PEAK_ALLOC_H

#include <pthread.h>

#include <tacho/common.h>

struct peak_alloc {
	struct tacho_alloc hook;
	pthread_mutex_t mutex;
	size_t max; /* 0: none */
	size_t live, peak, largest;
	size_t refused; /* requests */
};

void peak_alloc_init(struct peak_alloc *a, size_t max);
void peak_alloc_fini(struct peak_alloc *a);

#endif
