/* SPDX-License-Identifier: MIT */
/*
 * What the runtime costs: one operation in a loop, in nanoseconds.
 *
 *	bench_rt [-p PROCS] [-t] [-n OPERATIONS] [-g GOROUTINES] WHAT
 *
 * WHAT: yield pingpong spawn mutex syscall call blocked tasks. -t traces into
 * /dev/null. Prints one JSON object; `ns` is that of an operation, `raw_ns` of the same system
 * call alone.
 */
#include <tacho/rt.h>
#include <tacho/tacho.h>

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

static long n = 1000000;
static long goroutines = 100000;
static int64_t took, raw; /* raw: what is wrapped, alone */
static double extra;

static int64_t now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* --- yield ---------------------------------------------------------------------------- */

static struct tacho_rt_wait_group group;

static void yielder(void *arg)
{
	(void)arg;
	for (long i = 0; i < n / 2; i++)
		tacho_rt_yield();
	tacho_rt_wait_group_done(&group);
}

static void bench_yield(void)
{
	tacho_rt_wait_group_add(&group, 2);
	took = -now();
	tacho_go(yielder, NULL);
	tacho_go(yielder, NULL);
	tacho_rt_wait_group_wait(&group);
	took += now();
}

/* --- ping-pong: a round trip ------------------------------------------------------------- */

static struct tacho_rt_chan *there, *back;

static void ponger(void *arg)
{
	int x;

	(void)arg;
	while (tacho_rt_chan_recv(there, &x) == 0)
		(void)tacho_rt_chan_send(back, &x);
	tacho_rt_wait_group_done(&group);
}

static void bench_pingpong(void)
{
	int x = 0;

	if (tacho_rt_chan_new(sizeof(int), 0, &there) || tacho_rt_chan_new(sizeof(int), 0, &back))
		exit(4);
	tacho_rt_wait_group_add(&group, 1);
	tacho_go(ponger, NULL);
	took = -now();
	for (long i = 0; i < n; i++) {
		(void)tacho_rt_chan_send(there, &x);
		(void)tacho_rt_chan_recv(back, &x);
	}
	took += now();
	(void)tacho_rt_chan_close(there);
	tacho_rt_wait_group_wait(&group);
}

/* --- create, run, exit: in batches of 100 -------------------------------------------------- */

static void leaf(void *arg)
{
	(void)arg;
	tacho_rt_wait_group_done(&group);
}

static void bench_spawn(void)
{
	took = -now();
	for (long i = 0; i < n; i += 100) {
		tacho_rt_wait_group_add(&group, 100);
		for (int k = 0; k < 100; k++)
			tacho_go(leaf, NULL);
		tacho_rt_wait_group_wait(&group);
	}
	took += now();
}

/* --- a lock that four want, whose holder yields --------------------------------------------- */

static struct tacho_rt_mutex mutex;

static void locker(void *arg)
{
	(void)arg;
	for (long i = 0; i < n / 4; i++) {
		tacho_rt_mutex_lock(&mutex);
		tacho_rt_yield();
		tacho_rt_mutex_unlock(&mutex);
	}
	tacho_rt_wait_group_done(&group);
}

static void bench_mutex(void)
{
	tacho_rt_wait_group_add(&group, 4);
	took = -now();
	for (int i = 0; i < 4; i++)
		tacho_go(locker, NULL);
	tacho_rt_wait_group_wait(&group);
	took += now();
}

/* --- system calls ------------------------------------------------------------------------------ */

static void bench_syscall(void)
{
	took = -now();
	for (long i = 0; i < n; i++) {
		tacho_rt_syscall_enter();
		tacho_rt_syscall_exit();
	}
	took += now();
}

/* In turns with the call alone, so that both see the same machine. */
static void bench_call(void)
{
	for (long i = 0; i < n; i += 500) {
		raw -= now();
		for (int k = 0; k < 500; k++)
			(void)getppid();
		raw += now();
		took -= now();
		for (int k = 0; k < 500; k++)
			TACHO_RT_SYSCALL((void)getppid());
		took += now();
	}
}

/* --- many that wait ------------------------------------------------------------------------------- */

static void waiter(void *arg)
{
	int x;

	(void)arg;
	(void)tacho_rt_chan_recv(there, &x);
	tacho_rt_wait_group_done(&group);
}

static void bench_blocked(void)
{
	struct rusage ru;

	if (tacho_rt_chan_new(sizeof(int), 0, &there))
		exit(4);
	n = goroutines;
	tacho_rt_wait_group_add(&group, (int)n);
	took = -now();
	for (long i = 0; i < n; i++) {
		if (tacho_go(waiter, NULL))
			exit(4);
		if (i % 100 == 99)
			tacho_rt_yield();
	}
	tacho_rt_yield();
	took += now();
	getrusage(RUSAGE_SELF, &ru);
	extra = (double)ru.ru_maxrss / 1024;
	(void)tacho_rt_chan_close(there);
	tacho_rt_wait_group_wait(&group);
}

/* --- a tree of tasks, each of which makes ten, to 10^6 leaves --------------------------------------- */

static atomic_long leaves;

static void task(void *arg)
{
	intptr_t depth = (intptr_t)arg;

	if (depth == 0) {
		atomic_fetch_add_explicit(&leaves, 1, memory_order_relaxed);
	} else {
		tacho_rt_wait_group_add(&group, 10);
		for (int i = 0; i < 10; i++)
			tacho_go(task, (void *)(depth - 1));
	}
	tacho_rt_wait_group_done(&group);
}

static void bench_tasks(void)
{
	n = 1111111;
	tacho_rt_wait_group_add(&group, 1);
	took = -now();
	tacho_go(task, (void *)6);
	tacho_rt_wait_group_wait(&group);
	took += now();
	if (atomic_load(&leaves) != 1000000)
		exit(1);
}

static const struct {
	const char *name;
	void (*fn)(void);
} benches[] = {
	{ "yield", bench_yield },     { "pingpong", bench_pingpong }, { "spawn", bench_spawn },
	{ "mutex", bench_mutex },     { "syscall", bench_syscall },   { "call", bench_call },
	{ "blocked", bench_blocked }, { "tasks", bench_tasks },
};

static void main_fn(void *arg)
{
	((void (*)(void))(uintptr_t)arg)();
}

static int discard(void *ctx, const void *bytes, size_t size)
{
	(void)bytes;
	*(uint64_t *)ctx += size;
	return 0;
}

int main(int argc, char **argv)
{
	struct tacho_rt_opts opts = TACHO_RT_OPTS_INIT;
	struct tacho_start_opts start = TACHO_START_OPTS_INIT;
	struct tacho_rt_stats st;
	uint64_t bytes = 0;
	bool traced = false;
	int c;

	opts.procs = 1;
	while ((c = getopt(argc, argv, "p:n:g:t")) != -1) {
		switch (c) {
		case 'p': opts.procs = (uint32_t)atoi(optarg); break;
		case 'n': n = atol(optarg); break;
		case 'g': goroutines = atol(optarg); break;
		case 't': traced = true; break;
		default: return 2;
		}
	}
	start.write = discard;
	start.ctx = &bytes;
	for (size_t i = 0; i < sizeof(benches) / sizeof(benches[0]); i++) {
		if (optind >= argc || strcmp(argv[optind], benches[i].name) != 0)
			continue;
		if (traced && tacho_start_with(&start) != 0)
			return 4;
		if (tacho_rt_run(main_fn, (void *)(uintptr_t)benches[i].fn, &opts) != 0)
			return 4;
		if (traced && tacho_stop() != 0)
			return 4;
		tacho_rt_get_stats(&st, sizeof(st));
		printf("{\"bench\":\"rt %s\",\"procs\":%u,\"traced\":%s,\"ns\":%.1f,\"raw_ns\":%.1f,\"bytes\":%.1f,"
		       "\"rss_mb\":%.0f,\"steals\":%llu,\"parks\":%llu}\n",
		       benches[i].name, opts.procs, traced ? "true" : "false",
		       (double)took / (double)n, (double)raw / (double)n, (double)bytes / (double)n,
		       extra, (unsigned long long)st.steals, (unsigned long long)st.parks);
		return 0;
	}
	fprintf(stderr, "bench_rt: yield pingpong spawn mutex syscall call blocked tasks\n");
	return 2;
}
