/* SPDX-License-Identifier: MIT */
/*
 * What a writer notices of snapshots; see tracer_rows.h. One writes events without a
 * pause on processor 0 and counts the times between them by size; beside it, on
 * processor 1, nothing happens, or generations end, or snapshots are taken back to back.
 * The three take turns every few milliseconds, so that all meet the same neighbours, and
 * as many generations end as snapshots are taken, each of which ends one.
 */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include "tracer_rows.h"

#include <tacho/tacho.h>

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

enum {
	PARTS = 16, /* of a power of two */
	BUCKETS = 64 * PARTS,
	SLICE_NS = 20 * 1000 * 1000,
	FULL_BYTES = 8 << 20
};

enum what {
	NOTHING,
	ADVANCES,
	SNAPSHOTS,
	WHATS,
	PAUSE = WHATS, /* not counted */
	END
};

static atomic_int now;

/* Of one kind of slice; the writer's own until it has ended. */
static struct {
	uint64_t times[BUCKETS];
	uint64_t longest, acts;
} seen[WHATS];

static inline uint64_t ticks(void)
{
#if defined(__x86_64__)
	return __builtin_ia32_rdtsc();
#else
	return tracer_now_ns();
#endif
}

static size_t bucket_of(uint64_t v)
{
	unsigned high = v < PARTS ? 0 : 63 - (unsigned)__builtin_clzll(v) - 3;

	return high * PARTS / 2 + (size_t)(v >> high);
}

/* The least value of a bucket. */
static uint64_t bucket_begin(size_t at)
{
	size_t high = at < PARTS ? 0 : at / (PARTS / 2) - 1;

	return (uint64_t)(at - high * PARTS / 2) << high;
}

static void *writer(void *arg)
{
	static struct tacho_name name = TACHO_NAME("writer");
	uint64_t last, t;
	int what, before = PAUSE;

	tracer_pin(0);
	last = ticks();
	while ((what = atomic_load_explicit(&now, memory_order_relaxed)) != END) {
		tacho_log_name(TACHO_TASK_NONE, &name, NULL, 0);
		t = ticks();
		/* Between two slices it is nobody's. */
		if (what < WHATS && what == before) {
			seen[what].times[bucket_of(t - last)]++;
			if (t - last > seen[what].longest)
				seen[what].longest = t - last;
		}
		before = what;
		last = t;
	}
	return arg;
}

static void pause_until(uint64_t ns)
{
	while (tracer_now_ns() < ns)
		;
}

struct recorder {
	struct tacho_flight *f;
	int fd;
	uint64_t bytes;
};

static void snapshot(struct recorder *r)
{
	lseek(r->fd, 0, SEEK_SET);
	if (tacho_flight_write_fd(r->f, r->fd, &r->bytes) < 0)
		r->bytes = 0;
}

/* One slice; how many snapshots or generations were in it. */
static uint64_t slice(struct recorder *r, enum what what, uint64_t acts)
{
	uint64_t begin = tracer_now_ns(), n = 0;

	atomic_store(&now, what);
	for (; tracer_now_ns() < begin + SLICE_NS; n++) {
		if (what == SNAPSHOTS) {
			snapshot(r);
		} else if (what == ADVANCES && n < acts) {
			(void)tacho_advance();
			pause_until(begin + (n + 1) * SLICE_NS / acts);
		} else {
			pause_until(begin + SLICE_NS);
			break;
		}
	}
	atomic_store(&now, PAUSE);
	return n;
}

/* The time below which so many of a thousand thousand are. */
static uint64_t per_million(enum what what, uint64_t rank)
{
	uint64_t all = 0, sum = 0;

	for (size_t i = 0; i < BUCKETS; i++)
		all += seen[what].times[i];
	for (size_t i = 0; i < BUCKETS; i++) {
		sum += seen[what].times[i];
		if (sum * 1000000 >= all * rank && sum > 0)
			return bucket_begin(i);
	}
	return 0;
}

static void print(enum what what, const char *name, double ns)
{
	uint64_t events = 0;

	for (size_t i = 0; i < BUCKETS; i++)
		events += seen[what].times[i];
	printf("{\"bench\": \"tracer\", \"what\": \"from event to event, %s\", \"ns_p50\": %.0f, "
	       "\"ns_p99\": %.0f, \"ns_p99_9\": %.0f, \"ns_p99_99\": %.0f, \"ns_p99_999\": %.0f, "
	       "\"ns_max\": %.0f, \"events\": %llu, \"times\": %llu}\n",
	       name, ns * (double)per_million(what, 500000), ns * (double)per_million(what, 990000),
	       ns * (double)per_million(what, 999000), ns * (double)per_million(what, 999900),
	       ns * (double)per_million(what, 999990), ns * (double)seen[what].longest,
	       (unsigned long long)events, (unsigned long long)seen[what].acts);
}

void tracer_row_writer(int slices)
{
	struct recorder r = { .fd = memfd_create("snapshot", 0) };
	uint64_t from_ns, from, acts = 1;
	double ns_a_tick;
	pthread_t t;

	if (r.fd < 0 || tacho_flight_start(NULL, &r.f) < 0)
		return;
	tracer_pin(1);
	atomic_store(&now, PAUSE);
	from_ns = tracer_now_ns();
	from = ticks();
	if (pthread_create(&t, NULL, writer, NULL) != 0)
		return;
	for (int i = 0; i < 1000 && r.bytes < FULL_BYTES; i++) {
		pause_until(tracer_now_ns() + SLICE_NS);
		snapshot(&r);
	}
	for (int i = 0; i < slices; i++) {
		seen[SNAPSHOTS].acts += acts = slice(&r, SNAPSHOTS, 0);
		seen[ADVANCES].acts += slice(&r, ADVANCES, acts);
		(void)slice(&r, NOTHING, 0);
	}
	ns_a_tick = (double)(tracer_now_ns() - from_ns) / (double)(ticks() - from);
	atomic_store(&now, END);
	pthread_join(t, NULL);
	tacho_flight_stop(r.f);
	close(r.fd);
	print(NOTHING, "beside nothing", ns_a_tick);
	print(ADVANCES, "beside ends of generations", ns_a_tick);
	print(SNAPSHOTS, "beside snapshots back to back", ns_a_tick);
	fflush(stdout);
	tracer_pin(0);
}
