/* SPDX-License-Identifier: MIT */
/* Rows of the tracer's benchmark that need threads; see tracer_rows.h. */
#include "tracer_rows.h"

#include <tacho/tacho.h>

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

uint64_t tracer_now_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

void tracer_sample(struct tracer_samples *s, double v)
{
	if (s->n < TRACER_MAX_SAMPLES)
		s->v[s->n++] = v;
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

double tracer_percentile(struct tracer_samples *s, double percent)
{
	size_t at = (size_t)((double)s->n * percent / 100);

	qsort(s->v, s->n, sizeof(s->v[0]), by_value);
	return s->n == 0 ? 0 : s->v[at < s->n ? at : s->n - 1];
}

void tracer_print(const char *what, struct tracer_samples *s, const char *unit)
{
	printf("{\"bench\": \"tracer\", \"what\": \"%s\", \"%s_min\": %.2f, \"%s_median\": %.2f, "
	       "\"%s_p99\": %.2f, \"%s_max\": %.2f, \"samples\": %zu}\n",
	       what, unit, tracer_percentile(s, 0), unit, tracer_percentile(s, 50), unit,
	       tracer_percentile(s, 99), unit, tracer_percentile(s, 100), s->n);
	fflush(stdout);
	s->n = 0;
}

void tracer_pin(int cpu)
{
	cpu_set_t set;

	CPU_ZERO(&set);
	for (size_t i = 0; i < CPU_SETSIZE; i++)
		if (cpu < 0 || i == (size_t)cpu)
			CPU_SET(i, &set);
	sched_setaffinity(0, sizeof(set), &set);
}

static struct tracer_samples samples;

/* --- births and deaths ------------------------------------------------------------------ */

/*
 * The tracer ends a thread in the last round of its destructors. Keys are looked
 * at in the order of their making: one before the tracer's, one behind it.
 */
enum {
	ROUNDS = 4
};
static pthread_key_t key_before, key_behind;
static uint64_t birth_ns, ending_ns, death_ns;
static int round_before;

static void before(void *arg)
{
	if (++round_before < ROUNDS)
		pthread_setspecific(key_before, arg);
	ending_ns = tracer_now_ns();
}

static void behind(void *arg)
{
	death_ns = tracer_now_ns();
	if (round_before < ROUNDS)
		pthread_setspecific(key_behind, arg);
}

__attribute__((constructor(101))) static void make_first_key(void)
{
	pthread_key_create(&key_before, before);
}

static void *short_life(void *arg)
{
	uint64_t begin;

	pthread_setspecific(key_before, &samples);
	pthread_setspecific(key_behind, &samples);
	round_before = 0;
	begin = tracer_now_ns();
	tacho_log(TACHO_TASK_NONE, "born", "x");
	birth_ns = tracer_now_ns() - begin;
	return arg;
}

void tracer_row_threads(int births)
{
	pthread_t t;

	pthread_key_create(&key_behind, behind);
	for (int i = 0; i < births; i++) {
		if (pthread_create(&t, NULL, short_life, NULL) != 0)
			continue;
		pthread_join(t, NULL);
		/* The first ones make what later ones find. */
		if (i >= births / 10)
			tracer_sample(&samples, (double)(birth_ns + death_ns - ending_ns));
	}
	tracer_print("thread: first event and end", &samples, "ns");
	pthread_key_delete(key_behind);
}

/* --- advances ----------------------------------------------------------------------------- */

static void *idle_thread(void *arg)
{
	pthread_barrier_t *b = arg;

	tacho_log(TACHO_TASK_NONE, "idle", "x");
	pthread_barrier_wait(b);
	pthread_barrier_wait(b);
	return NULL;
}

void tracer_row_advance(int advances)
{
	pthread_barrier_t b;
	pthread_t t[64];
	uint64_t begin;

	pthread_barrier_init(&b, NULL, 65);
	for (int i = 0; i < 64; i++)
		if (pthread_create(&t[i], NULL, idle_thread, &b) != 0)
			abort();
	pthread_barrier_wait(&b);
	for (int i = 0; i < advances; i++) {
		begin = tracer_now_ns();
		tacho_advance();
		tracer_sample(&samples, (double)(tracer_now_ns() - begin) / 1e3);
	}
	tracer_print("advance, 64 idle threads", &samples, "us");
	pthread_barrier_wait(&b);
	for (int i = 0; i < 64; i++)
		pthread_join(t[i], NULL);
	pthread_barrier_destroy(&b);
}

/* --- what a writer notices -------------------------------------------------------------------- */

enum {
	SUSPECT_NS = 2000 /* a shorter gap is no context switch */
};

static atomic_bool writer_done;
static atomic_uint_fast64_t largest_gap; /* since it was set to 0 */
static atomic_uint_fast64_t written;
static atomic_uint_fast64_t switches; /* gaps in which the kernel ran somebody else instead */

/* Has this thread been off its processor since the last question? */
static bool was_switched_out(long *known)
{
	struct rusage u;
	long n;

	getrusage(RUSAGE_THREAD, &u);
	n = u.ru_nvcsw + u.ru_nivcsw;
	if (n == *known)
		return false;
	*known = n;
	return true;
}

static void *writer_thread(void *arg)
{
	static struct tacho_name name = TACHO_NAME("region");
	long known = 0;
	uint64_t last, t;

	tracer_pin(0);
	(void)was_switched_out(&known);
	last = tracer_now_ns();
	while (!atomic_load_explicit(&writer_done, memory_order_relaxed)) {
		struct tacho_region r = tacho_region_begin_name(TACHO_TASK_NONE, &name);

		tacho_region_end(r);
		t = tracer_now_ns();
		if (t - last > SUSPECT_NS && was_switched_out(&known)) {
			atomic_fetch_add_explicit(&switches, 1, memory_order_relaxed);
			t = tracer_now_ns();
		} else if (t - last > atomic_load_explicit(&largest_gap, memory_order_relaxed)) {
			atomic_store_explicit(&largest_gap, t - last, memory_order_relaxed);
		}
		last = t;
		atomic_fetch_add_explicit(&written, 1, memory_order_relaxed);
	}
	return arg;
}

static void wait_us(unsigned us)
{
	struct timespec t = { 0, (long)us * 1000 };

	nanosleep(&t, NULL);
}

/* The largest gap of the writer during `act` and a little after it, in microseconds. */
static double gap_in(void (*act)(void *ctx), void *ctx)
{
	atomic_store(&largest_gap, 0);
	act(ctx);
	/* The writer has measured the gap when it has gone on twice. */
	for (uint64_t from = atomic_load(&written); atomic_load(&written) < from + 2;)
		sched_yield();
	return (double)atomic_load(&largest_gap) / 1e3;
}

static void act_advance(void *ctx)
{
	(void)ctx;
	tacho_advance();
}

/* As long as an advance takes, and nothing. */
static void act_nothing(void *ctx)
{
	uint64_t begin = tracer_now_ns();

	(void)ctx;
	while (tracer_now_ns() - begin < 50000)
		;
}

struct snapshot {
	struct tacho_flight *f;
	int fd;
	uint64_t bytes, ns;
};

static void act_snapshot(void *ctx)
{
	struct snapshot *s = ctx;
	uint64_t begin;

	lseek(s->fd, 0, SEEK_SET);
	begin = tracer_now_ns();
	if (tacho_flight_write_fd(s->f, s->fd, &s->bytes) < 0)
		s->bytes = 0;
	s->ns = tracer_now_ns() - begin;
}

/*
 * Windows in which another process had the writer's processor say nothing of the tracer.
 * What the hypervisor takes remains: the row of nothing has that, too.
 */
static void stall_row(const char *what, void (*act)(void *), int n)
{
	int left_out = 0;

	for (int i = 0; i < n; i++) {
		uint64_t before;
		double gap;

		wait_us(500);
		before = atomic_load(&switches);
		gap = gap_in(act, NULL);
		if (atomic_load(&switches) == before)
			tracer_sample(&samples, gap);
		else
			left_out++;
	}
	tracer_print(what, &samples, "us");
	printf("{\"bench\": \"tracer\", \"what\": \"%s, windows with a context switch\", "
	       "\"left_out\": %d}\n",
	       what, left_out);
}

static void snapshot_rows(int snapshots)
{
	struct snapshot s = { .fd = memfd_create("snapshot", 0) };
	static struct tracer_samples took;

	if (s.fd < 0 || tacho_flight_start(NULL, &s.f) < 0)
		return;
	/* Until the window is full. */
	for (int i = 0; i < 2000 && s.bytes < 8u << 20; i++) {
		wait_us(20000);
		act_snapshot(&s);
	}
	for (int i = 0; i < snapshots; i++) {
		wait_us(20000);
		tracer_sample(&samples, gap_in(act_snapshot, &s));
		tracer_sample(&took, (double)s.ns / 1e6);
	}
	printf("{\"bench\": \"tracer\", \"what\": \"snapshot, bytes\", \"bytes\": %llu}\n",
	       (unsigned long long)s.bytes);
	tracer_print("snapshot beside a busy writer", &took, "ms");
	tracer_print("largest gap of a writer in a snapshot", &samples, "us");
	tacho_flight_stop(s.f);
	close(s.fd);
}

void tracer_row_stalls(int advances, int snapshots)
{
	pthread_t t;

	tracer_pin(1);
	atomic_store(&writer_done, false);
	if (pthread_create(&t, NULL, writer_thread, NULL) != 0)
		return;
	stall_row("largest gap of a writer in 50 us of nothing", act_nothing, advances);
	stall_row("largest gap of a writer in an advance", act_advance, advances);
	snapshot_rows(snapshots);
	atomic_store(&writer_done, true);
	pthread_join(t, NULL);
}
