/* SPDX-License-Identifier: MIT */
/*
 * A store that was saved and loaded answers as the one that was filled, byte for byte;
 * what is cut off or changed is refused or does no harm.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

#include "store/area.h"
#include "store/around.h"
#include "store/plot.h"
#include "store/save.h"
#include "store/state.h"
#include "support/nth_alloc.h"
#include "support/store_fill.h"

/* --- bytes ------------------------------------------------------------------------ */

static int append(void *ctx, const void *bytes, size_t n)
{
	tc_textbuf_bytes(ctx, bytes, n);
	return ((struct tc_textbuf *)ctx)->rc;
}

static void save(struct tc_store *s, struct tc_textbuf *out)
{
	tc_textbuf_init(out, NULL, NULL, NULL);
	assert_int_equal(tc_store_save(s, append, out), 0);
}

/* From a file of its own, behind `at` other bytes. */
static int load(struct tc_store *s, const char *bytes, size_t n, size_t at)
{
	static const char zeros[64];
	int fd = memfd_create("saved", MFD_CLOEXEC), rc;
	uint8_t *map;

	assert_true(fd >= 0 && write(fd, zeros, at) == (ssize_t)at);
	assert_true(write(fd, bytes, n) == (ssize_t)n);
	map = mmap(NULL, at + n, PROT_READ, MAP_PRIVATE, fd, 0);
	assert_true(map != MAP_FAILED);
	(void)close(fd);
	rc = tc_store_load(s, map, at + n, at);
	if (rc < 0)
		(void)munmap(map, at + n);
	return rc;
}

/* --- the same answers --------------------------------------------------------------- */

static void same_tiles(struct tc_store *a, struct tc_store *b, const struct tc_key *key)
{
	struct tc_textbuf x, y;
	char text[TC_KEY_TEXT], again[TC_KEY_TEXT];
	const char *keys[1] = { tc_key_text(a, key, text) };
	bool is_final;

	assert_string_equal(text, tc_key_text(b, key, again));
	tc_textbuf_init(&x, NULL, NULL, NULL);
	tc_textbuf_init(&y, NULL, NULL, NULL);
	for (unsigned level = 4; level < 36; level += 4) {
		assert_int_equal(tc_store_tiles(a, level, 0, 3, keys, 1, &x, &is_final), 0);
		assert_int_equal(tc_store_tiles(b, level, 0, 3, keys, 1, &y, &is_final), 0);
		assert_true(is_final);
	}
	assert_int_equal(x.n, y.n);
	assert_memory_equal(x.p, y.p, x.n);
	tc_textbuf_fini(&x);
	tc_textbuf_fini(&y);
}

static void same_slices(const struct tc_store *a, const struct tc_store *b,
			const struct tc_key *key)
{
	for (uint64_t i = 0; i < 20; i++) {
		struct tc_slice_facts x, y;
		uint64_t tick = a->last / 20 * i;
		bool has = tc_slice_at(a, key, tick, &x);

		assert_int_equal(has, tc_slice_at(b, key, tick, &y));
		if (!has)
			continue;
		assert_int_equal(x.begin, y.begin);
		assert_int_equal(x.end, y.end);
		assert_int_equal(x.stack, y.stack);
		assert_int_equal(x.waker.key.n, y.waker.key.n);
		assert_int_equal(tacho_symbols_depth(tc_store_symbols(a), x.stack),
				 tacho_symbols_depth(tc_store_symbols(b), y.stack));
	}
}

static void same_row(struct tc_store *a, struct tc_store *b, const struct tc_key *key)
{
	struct tc_row_facts x, y;

	tc_row_facts(a, key, &x);
	tc_row_facts(b, key, &y);
	assert_memory_equal(&x, &y, sizeof(x));
	same_tiles(a, b, key);
	same_slices(a, b, key);
}

static void same_kind(struct tc_store *a, struct tc_store *b, enum tc_row_kind kind, uint32_t n)
{
	for (uint32_t i = 0; i < n; i += n / 40 + 1)
		same_row(a, b, &(struct tc_key){ .kind = kind, .n = i });
}

static void same_lanes(struct tc_store *a, struct tc_store *b, enum tc_row_kind kind)
{
	assert_int_equal(tc_store_lanes(a, kind), tc_store_lanes(b, kind));
	for (uint32_t i = 0; i < tc_store_lanes(a, kind); i++) {
		struct tc_key key = tc_lane_key(a, kind, i);

		same_row(a, b, &key);
	}
}

static void same_text(struct tacho_text x, struct tacho_text y)
{
	assert_int_equal(x.n, y.n);
	assert_memory_equal(x.s, y.s, x.n);
}

static void same_areas(struct tc_store *a, struct tc_store *b)
{
	static struct tc_area x, y;
	struct tc_area_query q = { a->last / 3, a->last, NULL, 0, TC_STACKS_WAITING };

	assert_int_equal(tc_store_area(a, &q, &x), 0);
	assert_int_equal(tc_store_area(b, &q, &y), 0);
	assert_memory_equal(x.states, y.states, sizeof(x.states));
	assert_memory_equal(x.hist, y.hist, sizeof(x.hist));
	assert_int_equal(x.n_nodes, y.n_nodes);
	for (size_t i = 0; i < x.n_nodes; i++)
		same_text(tacho_symbols_get(tc_store_symbols(a), x.nodes[i].fn),
			  tacho_symbols_get(tc_store_symbols(b), y.nodes[i].fn));
	tc_area_free(a, &x);
	tc_area_free(b, &y);
}

static void same_plots(struct tc_store *a, struct tc_store *b)
{
	for (int k = 0; k < TC_PLOTS; k++) {
		double x[64], y[64];

		assert_int_equal(tc_store_plot(a, (enum tc_plot)k, 0, a->last + 1, 64, x), 0);
		assert_int_equal(tc_store_plot(b, (enum tc_plot)k, 0, a->last + 1, 64, y), 0);
		assert_memory_equal(x, y, sizeof(x));
	}
}

static void same_store(struct tc_store *a, struct tc_store *b)
{
	struct tc_store_extent x, y;

	memset(&x, 0, sizeof(x));
	memset(&y, 0, sizeof(y));
	tc_store_extent(a, &x);
	tc_store_extent(b, &y);
	assert_int_equal(x.end_ns, y.end_ns);
	assert_int_equal(x.slices, y.slices);
	assert_int_equal(x.goroutines, y.goroutines);
	assert_int_equal(x.version, y.version);
	assert_int_equal(x.first_wall_unix_ns, y.first_wall_unix_ns);
	assert_true(y.is_done);
	same_kind(a, b, TC_ROW_PROC, tc_store_procs(a));
	same_kind(a, b, TC_ROW_SWEEPS, tc_store_procs(a));
	same_kind(a, b, TC_ROW_THREAD, tc_store_threads(a));
	same_kind(a, b, TC_ROW_GROUP, tc_store_groups(a));
	same_kind(a, b, TC_ROW_GO, (uint32_t)x.goroutines);
	same_kind(a, b, TC_ROW_GO_REGIONS, (uint32_t)x.goroutines);
	same_kind(a, b, TC_ROW_ASSISTS, (uint32_t)x.goroutines);
	same_kind(a, b, TC_ROW_COUNTER, TC_COUNTERS);
	same_row(a, b, &(struct tc_key){ .kind = TC_ROW_GC });
	same_row(a, b, &(struct tc_key){ .kind = TC_ROW_STW });
	same_lanes(a, b, TC_ROW_TASKS);
	same_lanes(a, b, TC_ROW_REGIONS);
	for (uint32_t i = 0; i < tc_store_groups(a); i++)
		same_text(tc_group_name(a, i), tc_group_name(b, i));
	same_areas(a, b);
	same_plots(a, b);
}

static void check_trace(const char *path)
{
	struct tc_store *a, *b;
	struct tc_textbuf bytes, again;

	store_fill_trace(&a, path);
	save(a, &bytes);
	assert_int_equal(tc_store_new(&b, NULL), 0);
	assert_int_equal(load(b, bytes.p, bytes.n, 64), 0);
	same_store(a, b);
	/* And so does what is saved once more. */
	save(b, &again);
	assert_int_equal(again.n, bytes.n);
	assert_memory_equal(again.p, bytes.p, bytes.n);
	tc_textbuf_fini(&again);
	tc_textbuf_fini(&bytes);
	tc_store_free(a);
	tc_store_free(b);
}

static void what_is_loaded_is_what_was_saved(void **state)
{
	(void)state;
	check_trace("tests/data/go127-http.trace");
	check_trace("tests/data/go127-tasks.trace");
	check_trace("tests/data/go127-gc.trace");
	check_trace("tests/data/go122-mixed-gens0.trace");
}

/* --- what is wrong ------------------------------------------------------------------ */

/* An empty store goes on being one that can be filled. */
static void still_empty(struct tc_store *s)
{
	struct tc_store_extent x;

	tc_store_extent(s, &x);
	assert_int_equal(x.goroutines, 0);
	assert_false(x.is_done);
}

static void what_is_cut_off_is_refused(void **state)
{
	struct tc_store *a, *b;
	struct tc_textbuf bytes;

	(void)state;
	store_fill_trace(&a, "tests/data/go127-tasks.trace");
	save(a, &bytes);
	assert_int_equal(tc_store_new(&b, NULL), 0);
	for (size_t n = 0; n < bytes.n; n += n < 64 ? 1 : bytes.n / 97) {
		assert_int_equal(load(b, bytes.p, n, 64), TACHO_EFORMAT);
		still_empty(b);
	}
	assert_int_equal(load(b, bytes.p, bytes.n, 64), 0);
	tc_textbuf_fini(&bytes);
	tc_store_free(a);
	tc_store_free(b);
}

/* One bit at a time: the store is as before, or it is there; neither crashes. */
static void what_was_changed_does_no_harm(void **state)
{
	struct tc_store *a;
	struct tc_textbuf bytes;
	unsigned refused = 0;

	(void)state;
	store_fill_trace(&a, "tests/data/go122-tasks.trace");
	save(a, &bytes);
	for (size_t i = 0; i < bytes.n; i += i < 6000 ? 5 : bytes.n / 1500 + 1) {
		struct tc_store *b;
		int rc;

		assert_int_equal(tc_store_new(&b, NULL), 0);
		bytes.p[i] = (char)(bytes.p[i] ^ (1 << (i % 8)));
		rc = load(b, bytes.p, bytes.n, 64);
		bytes.p[i] = (char)(bytes.p[i] ^ (1 << (i % 8)));
		assert_true(rc == 0 || rc == TACHO_EFORMAT || rc == TACHO_ENOMEM);
		if (rc < 0)
			still_empty(b);
		refused += rc < 0;
		tc_store_free(b);
	}
	assert_true(refused > 20);
	tc_textbuf_fini(&bytes);
	tc_store_free(a);
}

static void what_goes_on_is_not_saved(void **state)
{
	struct tc_textbuf bytes;
	struct tc_store *s;

	(void)state;
	tc_textbuf_init(&bytes, NULL, NULL, NULL);
	assert_int_equal(tc_store_new(&s, NULL), 0);
	assert_int_equal(tc_store_save(s, append, &bytes), TACHO_EMISUSE);
	assert_int_equal(bytes.n, 0);
	tc_textbuf_fini(&bytes);
	tc_store_free(s);
}

static void memory_may_end_while_loading(void **state)
{
	struct tc_textbuf bytes;
	struct tc_store *a;
	int rc = TACHO_ENOMEM;

	(void)state;
	store_fill_trace(&a, "tests/data/go122-tasks.trace");
	save(a, &bytes);
	for (size_t n = 1; rc == TACHO_ENOMEM; n++) {
		struct nth_alloc alloc;
		struct tc_store_opts opts;
		struct tc_store *b;

		nth_alloc_init(&alloc, n);
		opts = (struct tc_store_opts){ .alloc = &alloc.hook };
		rc = tc_store_new(&b, &opts);
		if (rc == 0) {
			rc = load(b, bytes.p, bytes.n, 64);
			tc_store_free(b);
		}
		assert_int_equal(alloc.live, 0);
	}
	assert_int_equal(rc, 0);
	tc_textbuf_fini(&bytes);
	tc_store_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_loaded_is_what_was_saved),
		cmocka_unit_test(what_is_cut_off_is_refused),
		cmocka_unit_test(what_was_changed_does_no_harm),
		cmocka_unit_test(what_goes_on_is_not_saved),
		cmocka_unit_test(memory_may_end_while_loading),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
