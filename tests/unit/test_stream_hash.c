/* SPDX-License-Identifier: MIT */
/*
 * The hash of the event stream, against the same lines made with printf, and
 * the way back to the last Sync when a trace is damaged.
 */
#include <tacho/summary.h>

#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define BASIS UINT64_C(0xcbf29ce484222325)

static uint64_t fnv(uint64_t hash, const char *s)
{
	for (; *s; s++)
		hash = (hash ^ (unsigned char)*s) * UINT64_C(0x100000001b3);
	return hash;
}

static uint64_t add_line(uint64_t hash, const struct tacho_event *e, int64_t first_ns)
{
	char line[512], more[128] = "";

	if (e->kind == TACHO_KIND_STATE_TRANSITION) {
		bool is_proc = e->scope == TACHO_SCOPE_PROC;

		snprintf(more, sizeof(more), " %s:%s->%s", is_proc ? "Proc" : "Goroutine",
			 is_proc ? tacho_proc_state_name(e->from) : tacho_go_state_name(e->from),
			 is_proc ? tacho_proc_state_name(e->to) : tacho_go_state_name(e->to));
		if (e->subject != -1) {
			snprintf(more + strlen(more), sizeof(more) - strlen(more), " #%" PRId64,
				 e->subject);
		}
	}
	snprintf(line, sizeof(line), "%" PRId64 " %s M%" PRId64 " P%" PRId64 " G%" PRId64 "%s\n",
		 (int64_t)((uint64_t)e->time_ns - (uint64_t)first_ns), tacho_kind_name(e->kind),
		 e->m, e->p, e->g, more);
	return fnv(hash, line);
}

static void feed(struct tacho_stream_hash *h, const struct tacho_event *events, size_t n)
{
	struct tacho_analysis a = tacho_stream_hash_analysis(h);
	struct tacho_block b = { .n = n, .events = events };

	assert_null(a.ops->fork);
	assert_int_equal(a.ops->feed(a.self, &b), 0);
}

static void finish(struct tacho_stream_hash *h, int code)
{
	struct tacho_analysis a = tacho_stream_hash_analysis(h);
	struct tacho_diag diag = { .code = code };
	struct tacho_end end = { .diag = &diag };

	assert_int_equal(a.ops->finish(a.self, &end), 0);
}

/* The example of the documentation, with its bytes written out. */
static void test_known_line(void **state)
{
	const struct tacho_event e = {
		.time_ns = 10240,
		.kind = TACHO_KIND_STATE_TRANSITION,
		.m = 4711,
		.p = 0,
		.g = 1,
		.scope = TACHO_SCOPE_GOROUTINE,
		.from = TACHO_GO_RUNNING,
		.to = TACHO_GO_WAITING,
		.subject = 1,
	};
	struct tacho_stream_hash *h;
	size_t n;

	(void)state;
	assert_int_equal(tacho_stream_hash_new(&h, NULL), 0);
	feed(h, &e, 1);
	assert_true(tacho_stream_hash_value(h) == BASIS);
	finish(h, 0);
	assert_true(tacho_stream_hash_value(h) ==
		    fnv(BASIS, "0 StateTransition M4711 P0 G1 Goroutine:Running->Waiting #1\n"));
	tacho_stream_hash_checkpoints(h, &n);
	assert_int_equal(n, 0);
	tacho_stream_hash_free(h);
}

static void test_all_shapes(void **state)
{
	static const int64_t ids[] = { -1,        0,         1, 9, 10, 99, 100, 1234567890123,
				       INT64_MAX, INT64_MIN, -2 };
	const size_t n_ids = sizeof(ids) / sizeof(ids[0]);
	struct tacho_stream_hash *h;
	uint64_t want = BASIS;
	int64_t first_ns = 5;
	unsigned events = 0;

	(void)state;
	assert_int_equal(tacho_stream_hash_new(&h, NULL), 0);
	for (int kind = 0; kind < TACHO_KIND_COUNT; kind++) {
		for (unsigned i = 0; i < n_ids * 36 * 2; i++) {
			struct tacho_event e = {
				.kind = (uint8_t)kind,
				.time_ns = events == 0 ? first_ns : ids[i % n_ids],
				.m = ids[(i + 3) % n_ids],
				.p = ids[(i + 5) % n_ids],
				.g = ids[(i / 3) % n_ids],
				.subject = ids[(i / 7) % n_ids],
				.scope =
					(uint8_t)(i & 1 ? TACHO_SCOPE_GOROUTINE : TACHO_SCOPE_PROC),
				.from = (uint8_t)(i / 2 % (i & 1 ? 6 : 4)),
				.to = (uint8_t)(i / 12 % (i & 1 ? 6 : 4)),
			};

			feed(h, &e, 1);
			want = add_line(want, &e, first_ns);
			events++;
		}
	}
	finish(h, 0);
	assert_true(tacho_stream_hash_value(h) == want);
	tacho_stream_hash_free(h);
}

/* 3500 events with a Sync at 0, 1200 and 2500. */
static void make_events(struct tacho_event *events, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		events[i] = (struct tacho_event){
			.time_ns = (int64_t)(1000 + 7 * i),
			.kind = TACHO_KIND_METRIC,
			.m = (int64_t)(i % 3),
			.p = -1,
			.g = -1,
		};
	}
	events[0].kind = events[1200].kind = events[2500].kind = TACHO_KIND_SYNC;
}

static void check_prefix(const struct tacho_event *events, size_t n,
			 const struct tacho_stream_hash *h)
{
	uint64_t want = BASIS;
	size_t n_checkpoints;
	const uint64_t *checkpoints = tacho_stream_hash_checkpoints(h, &n_checkpoints);

	assert_int_equal(n_checkpoints, n / TACHO_STREAM_HASH_EVERY);
	for (size_t i = 0; i < n; i++) {
		want = add_line(want, &events[i], events[0].time_ns);
		if ((i + 1) % TACHO_STREAM_HASH_EVERY == 0)
			assert_true(checkpoints[i / TACHO_STREAM_HASH_EVERY] == want);
	}
	assert_true(tacho_stream_hash_value(h) == want);
}

static void test_damaged_tail(void **state)
{
	static const struct {
		size_t fed;
		int code;
		size_t counts;
	} cases[] = {
		{ 0, TACHO_EFORMAT, 0 },
		{ 1, TACHO_EFORMAT, 1 },
		{ 900, TACHO_EORDER, 1 },
		{ 1200, TACHO_EORDER, 1 },
		{ 1201, TACHO_EORDER, 1201 },
		{ 2400, TACHO_ETRUNCATED, 1201 },
		{ 3500, TACHO_EFORMAT, 2501 },
		{ 3500, 0, 3500 },
		{ 3000, 0, 3000 },
	};
	struct tacho_event events[3500];

	(void)state;
	make_events(events, 3500);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		/* Blocks of any size give the same. */
		for (size_t block = 1; block < 4000; block = block * 7 + 1) {
			struct tacho_stream_hash *h;

			assert_int_equal(tacho_stream_hash_new(&h, NULL), 0);
			for (size_t at = 0; at < cases[i].fed; at += block) {
				size_t left = cases[i].fed - at;

				feed(h, events + at, left < block ? left : block);
			}
			finish(h, cases[i].code);
			check_prefix(events, cases[i].counts, h);
			tacho_stream_hash_free(h);
		}
	}
}

static unsigned allocations_left;

static void *scarce_realloc(void *ctx, void *ptr, size_t bytes)
{
	(void)ctx;
	return allocations_left-- > 0 ? realloc(ptr, bytes) : NULL;
}

static void *scarce_alloc(void *ctx, size_t bytes)
{
	return scarce_realloc(ctx, NULL, bytes);
}

static void scarce_free(void *ctx, void *ptr)
{
	(void)ctx;
	free(ptr);
}

static void test_no_memory(void **state)
{
	const struct tacho_alloc scarce = { scarce_alloc, scarce_realloc, scarce_free, NULL };
	struct tacho_event events[3500];
	struct tacho_stream_hash *h;
	unsigned n = 0;
	int rc;

	(void)state;
	make_events(events, 3500);
	do {
		allocations_left = n++;
		rc = tacho_stream_hash_new(&h, &scarce);
		if (rc < 0) {
			assert_null(h);
		} else {
			struct tacho_analysis a = tacho_stream_hash_analysis(h);
			struct tacho_block b = { .n = 3500, .events = events };

			rc = a.ops->feed(a.self, &b);
		}
		tacho_stream_hash_free(h);
		assert_true(rc == 0 || rc == TACHO_ENOMEM);
		assert_true(n < 100);
	} while (rc < 0);
	assert_true(n > 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_known_line),
		cmocka_unit_test(test_all_shapes),
		cmocka_unit_test(test_damaged_tail),
		cmocka_unit_test(test_no_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
