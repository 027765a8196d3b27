/* SPDX-License-Identifier: MIT */
/*
 * What an event costs with LTTng-UST, measured as bench_tracer measures libtacho: one
 * pinned thread, back to back, least and middle of the runs, one JSON line each.
 * ../tracer_lttng compiles it and makes the session.
 *
 *	peer [-r RUNS] [-n OPERATIONS] STATE      (STATE is for the output: on or off)
 */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#define LTTNG_UST_TRACEPOINT_CREATE_PROBES
#define LTTNG_UST_TRACEPOINT_DEFINE
#include "peer_events.h"

#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum {
	MAX_RUNS = 101
};

static uint64_t now_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static void op_small(void)
{
	static unsigned i;

	lttng_ust_tracepoint(tacho_peer, small, i, i + 1, 3);
	i++;
}

static void op_pair(void)
{
	op_small();
	op_small();
}

static void op_text(void)
{
	static char text[] = "message 000000";
	static unsigned i;

	i++;
	text[8] = (char)('0' + i % 10);
	text[9] = (char)('0' + i / 10 % 10);
	text[10] = (char)('0' + i / 100 % 10);
	lttng_ust_tracepoint(tacho_peer, text, text);
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static void measure(const char *state, const char *what, void (*op)(void), int runs, long n)
{
	double ns[MAX_RUNS];

	for (long i = 0; i < n; i++)
		op();
	for (int r = 0; r < runs; r++) {
		uint64_t begin = now_ns();

		for (long i = 0; i < n; i++)
			op();
		ns[r] = (double)(now_ns() - begin) / (double)n;
	}
	qsort(ns, (size_t)runs, sizeof(ns[0]), by_value);
	printf("{\"bench\": \"tracer\", \"what\": \"LTTng-UST %s: %s\", \"ns_min\": %.1f, "
	       "\"ns_median\": %.1f}\n",
	       state, what, ns[0], ns[runs / 2]);
}

int main(int argc, char **argv)
{
	int c, runs = 31;
	long n = 20000;
	cpu_set_t cpus;

	while ((c = getopt(argc, argv, "r:n:")) != -1) {
		if (c == 'r')
			runs = atoi(optarg);
		else if (c == 'n')
			n = atol(optarg);
		else
			return 2;
	}
	if (optind + 1 != argc || runs < 1 || runs > MAX_RUNS || n < 1)
		return 2;
	CPU_ZERO(&cpus);
	CPU_SET(0, &cpus);
	(void)sched_setaffinity(0, sizeof(cpus), &cpus);
	measure(argv[optind], "event with three numbers", op_small, runs, n);
	measure(argv[optind], "two of them, as a region has", op_pair, runs, n);
	measure(argv[optind], "message", op_text, runs, n);
	return 0;
}
