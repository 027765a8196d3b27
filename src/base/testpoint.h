/* SPDX-License-Identifier: MIT */
/*
 * Named places at which a test can hold a thread, to force an interleaving that
 * would come once in a million runs, and requests that a test can refuse. The
 * programs forced*.c of tests/tracer and tests/rt define the functions and link a build
 * of the tracer or the runtime with TC_TESTPOINTS; other builds have nothing here.
 */
#ifndef TC_BASE_TESTPOINT_H
#define TC_BASE_TESTPOINT_H

#include <stdbool.h>
#include <stdint.h>

/* The test's own; the library has none. */
void tc_testpoint(const char *place);

/* Whether this request for memory, or for a thread, is to fail. */
bool tc_test_refuses(void);

/* What the counter of this thread's processor is ahead of others; a test may leave it out. */
__attribute__((weak)) int64_t tc_test_skew(void);

#if defined(TC_TESTPOINTS)
# define TC_TEST_SKEW()      (tc_test_skew ? tc_test_skew() : 0)
# define TC_TEST_REFUSES()   tc_test_refuses()
# define TC_TESTPOINT(place) tc_testpoint(place)
#else
# define TC_TEST_SKEW()      0
# define TC_TEST_REFUSES()   false
# define TC_TESTPOINT(place) ((void)0)
#endif

#endif
