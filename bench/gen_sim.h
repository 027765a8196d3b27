/* SPDX-License-Identifier: MIT */
/* The simulated scheduler of the load generator: what it takes and how to run it. */
#ifndef BENCH_GEN_SIM_H
#define BENCH_GEN_SIM_H

#include <stdbool.h>
#include <stdint.h>

#include "gen_out.h"

enum {
	GEN_MAX_PROCS = 256,
	GEN_MAX_THREADS = 1024,
	GEN_MAX_CPUS = 64
};

enum gen_shape {
	GEN_HTTP,
	GEN_MANY,
	GEN_THREADS
};

struct gen_config {
	enum gen_shape shape;
	uint64_t seed;
	uint64_t events;     /* stop after so many; 0: no such limit */
	uint64_t bytes;      /* stop after so many bytes; 0: no such limit */
	unsigned procs;      /* Ps */
	unsigned threads;    /* Ms; at least procs + 2 */
	unsigned cpus;       /* Ps that make progress at one time */
	unsigned goroutines; /* live ones, about */
	double gen_seconds;  /* length of a generation */
	bool overlap;        /* close a generation after the next has begun */
	bool samples;        /* CPU samples, 100 a second and P */
};

/* Events written; exits with a message when something is wrong. */
uint64_t gen_sim_run(const struct gen_config *config, struct gen_out *out);

/* First tick of a trace. */
uint64_t gen_sim_start_time(void);

#endif
