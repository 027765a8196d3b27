/* SPDX-License-Identifier: MIT */
/*
 * The smallest use of each part of the core: goroutines on 1 to N Ps that yield, sleep
 * in system calls, change the number of Ps and end.
 *
 *	rt_first [-p PROCS] [-n GOROUTINES] [-r ROUNDS] [FILE]
 */
#include <tacho/rt.h>
#include <tacho/tacho.h>

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static int n_g = 100, rounds = 100;
static atomic_int done;

static void worker(void *arg)
{
	for (int i = 0; i < rounds; i++) {
		tacho_rt_yield();
		if (((uintptr_t)arg + (unsigned)i) % 32 == 0)
			TACHO_RT_SYSCALL(usleep(100));
	}
	atomic_fetch_add(&done, 1);
}

static void main_fn(void *arg)
{
	(void)arg;
	for (int i = 0; i < n_g; i++)
		if (tacho_go(worker, (void *)(uintptr_t)i) != 0)
			exit(1);
	while (atomic_load(&done) < n_g)
		tacho_rt_yield();
}

int main(int argc, char **argv)
{
	struct tacho_rt_opts opts = TACHO_RT_OPTS_INIT;
	struct tacho_rt_stats st;
	int c;

	while ((c = getopt(argc, argv, "p:n:r:")) != -1) {
		switch (c) {
		case 'p': opts.procs = (uint32_t)atoi(optarg); break;
		case 'n': n_g = atoi(optarg); break;
		case 'r': rounds = atoi(optarg); break;
		default: return 2;
		}
	}
	if (optind < argc && tacho_start(argv[optind]) != 0)
		return 1;
	if (tacho_rt_run(main_fn, NULL, &opts) != 0)
		return 1;
	tacho_rt_get_stats(&st, sizeof(st));
	printf("%llu switches, %llu steals, %llu parks, %llu wakes, %llu retakes, %llu left\n",
	       (unsigned long long)st.switches, (unsigned long long)st.steals,
	       (unsigned long long)st.parks, (unsigned long long)st.wakes,
	       (unsigned long long)st.retakes, (unsigned long long)st.goroutines);
	if (optind < argc && tacho_stop() != 0)
		return 1;
	return atomic_load(&done) == n_g ? 0 : 1;
}
