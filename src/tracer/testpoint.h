/* SPDX-License-Identifier: MIT */
/*
 * Named places at which a test can hold a thread, to force an interleaving that
 * would come once in a million runs. tests/tracer/forced.c defines the function and
 * links a build of the tracer with TC_TESTPOINTS; other builds have nothing here.
 */
#ifndef TC_TRACER_TESTPOINT_H
#define TC_TRACER_TESTPOINT_H

/* The test's own; the library has none. */
void tc_testpoint(const char *place);

#if defined(TC_TESTPOINTS)
# define TC_TESTPOINT(place) tc_testpoint(place)
#else
# define TC_TESTPOINT(place) ((void)0)
#endif

#endif
