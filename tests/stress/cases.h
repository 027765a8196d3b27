/* SPDX-License-Identifier: MIT */
/* What the stress programs share: traces named on the command line, and damaged copies. */
#ifndef TESTS_STRESS_CASES_H
#define TESTS_STRESS_CASES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct stress_case {
	const char *path;
	const uint8_t *bytes;
	size_t n;
	unsigned threads; /* -j */
	long copy;        /* -1: the trace itself */
};

/*
 * [-n COPIES] [-s SEED] [-j THREADS] TRACE...: fn for each trace that can be read and
 * for COPIES damaged copies of it. False: the options are wrong.
 */
bool stress_run(int argc, char **argv, void (*fn)(void *ctx, const struct stress_case *c),
		void *ctx);

#endif
