/* SPDX-License-Identifier: MIT */
/*
 * What programs that load the runtime share: options, random numbers, expectations,
 * and the run itself, traced if a file is named.
 *
 *	PROGRAM [-p PROCS] [-m THREADS] [-g GOROUTINES] [-n OPERATIONS] [-s SEED] [-t TRACE]
 *		[-G GEN_US] [-c] [WHAT]
 *
 * -c changes the number of Ps all the time. Ends with `NAME: N passed, M failed`.
 */
#ifndef TESTS_RT_LOAD_H
#define TESTS_RT_LOAD_H

#include <errno.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <tacho/rt.h>
#include <tacho/tacho.h>

static struct {
	uint32_t procs, threads;
	int goroutines;
	long n;
	unsigned long seed;
	const char *trace;
	unsigned gen_us;
	bool changes;
	const char *what;
} opt = { .procs = 2, .goroutines = 8, .n = 20000, .seed = 1, .gen_us = 1000 };

static atomic_long load_passed, load_failed;

/* One expectation; the first failures are printed. */
static inline bool expect_at(bool ok, const char *text, int line)
{
	if (ok)
		atomic_fetch_add(&load_passed, 1);
	else if (atomic_fetch_add(&load_failed, 1) < 10)
		printf("line %d: not so: %s\n", line, text);
	return ok;
}
#define expect(x) expect_at((x), #x, __LINE__)

/* The same for the inside of loops: counts failures only. */
static inline bool demand_at(bool ok, const char *text, int line)
{
	return ok || expect_at(false, text, line);
}
#define demand(x) demand_at((x), #x, __LINE__)

static inline uint64_t next_random(uint64_t *s)
{
	uint64_t x = *s += UINT64_C(0x9e3779b97f4a7c15);

	x = (x ^ x >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	x = (x ^ x >> 27) * UINT64_C(0x94d049bb133111eb);
	return x ^ x >> 31;
}

static inline uint64_t below(uint64_t *s, uint64_t n)
{
	return next_random(s) % n;
}

/* Misuses are counted, and shown with -v only. */
static atomic_long load_misuses;
static bool load_shows;

static void count_misuse(const char *line)
{
	atomic_fetch_add(&load_misuses, 1);
	if (load_shows)
		printf("%s\n", line);
}

static atomic_bool load_over;

static void change_procs(void *arg)
{
	uint64_t seed = opt.seed;

	(void)arg;
	while (!atomic_load(&load_over)) {
		demand(tacho_rt_set_procs((uint32_t)below(&seed, opt.procs) + 1) > 0);
		tacho_rt_sleep(500 * 1000);
	}
}

static void (*load_main)(void);

static void run_main(void *arg)
{
	(void)arg;
	if (opt.changes)
		(void)tacho_go(change_procs, NULL);
	load_main();
	atomic_store(&load_over, true);
}

static inline int load(int argc, char **argv, void (*fn)(void))
{
	struct tacho_start_opts start = TACHO_START_OPTS_INIT;
	struct tacho_rt_opts rt = TACHO_RT_OPTS_INIT;
	int c;

	while ((c = getopt(argc, argv, "p:m:g:n:s:t:G:cv")) != -1) {
		switch (c) {
		case 'p': opt.procs = (uint32_t)atoi(optarg); break;
		case 'm': opt.threads = (uint32_t)atoi(optarg); break;
		case 'g': opt.goroutines = atoi(optarg); break;
		case 'n': opt.n = atol(optarg); break;
		case 's': opt.seed = strtoul(optarg, NULL, 10); break;
		case 't': opt.trace = optarg; break;
		case 'G': opt.gen_us = (unsigned)atoi(optarg); break;
		case 'c': opt.changes = true; break;
		case 'v': load_shows = true; break;
		default: return 2;
		}
	}
	opt.what = argv[optind];
	load_main = fn;
	rt.procs = opt.procs;
	rt.max_threads = opt.threads;
	rt.misuse = count_misuse;
	start.path = opt.trace;
	start.gen_ns = (uint64_t)opt.gen_us * 1000;
	start.max_memory = UINT64_C(1) << 30;
	if (opt.trace && tacho_start_with(&start) < 0)
		return 4;
	expect(tacho_rt_run(run_main, NULL, &rt) == 0);
	if (opt.trace)
		expect(tacho_stop() == 0);
	printf("%s: %ld passed, %ld failed\n", argv[0], atomic_load(&load_passed),
	       atomic_load(&load_failed));
	return atomic_load(&load_failed) != 0;
}

/* Does this part run? All do without an argument. */
static inline bool wanted(const char *what)
{
	return !opt.what || strcmp(opt.what, what) == 0;
}

#endif
