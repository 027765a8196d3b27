/* SPDX-License-Identifier: MIT */
/*
 * The store of the viewer: what filling it costs, what it weighs, and how long tiles
 * take. One JSON line. A screen is 64 rows of 2048 bins; `tiles_ms` has the median and the
 * 95th percentile of screens at random places for each zoom, the whole trace first
 * and then a tenth each time. Times are those of the CPU, as all is one thread.
 *
 * usage: bench_tiles [--rounds N] [--screens N] FILE
 *        bench_tiles --slices N     (made up rows instead of a trace)
 */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "store/state.h"

enum {
	ROWS = 64,
	ZOOMS = 8,
	MAX_SCREENS = 1000
};

static double now_ms(clockid_t clock)
{
	struct timespec t;

	(void)clock_gettime(clock, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static uint64_t rss_anon_bytes(void)
{
	char line[256];
	unsigned long kb = 0;
	FILE *f = fopen("/proc/self/status", "r");

	while (f && fgets(line, sizeof(line), f))
		if (sscanf(line, "RssAnon: %lu", &kb) == 1)
			break;
	if (f)
		(void)fclose(f);
	return (uint64_t)kb * 1024;
}

static uint64_t rng = 1;

static uint64_t random_below(uint64_t n)
{
	rng ^= rng << 13;
	rng ^= rng >> 7;
	rng ^= rng << 17;
	return n ? rng % n : 0;
}

static int feed_nothing(void *self, const struct tacho_block *b)
{
	*(uint64_t *)self += b->n;
	return 0;
}

/* CPU time of a pass on one thread. */
static int read_trace(const char *path, struct tacho_analysis *a, double *ms)
{
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;
	struct tacho_reader *r;
	double begin = now_ms(CLOCK_THREAD_CPUTIME_ID);
	int rc;

	opts.threads = 1;
	rc = tacho_reader_open_file(&r, path, &opts, NULL);
	if (rc == 0)
		rc = tacho_pass_run(r, a, 1, NULL, NULL);
	*ms = now_ms(CLOCK_THREAD_CPUTIME_ID) - begin;
	tacho_reader_close(r);
	return rc;
}

/* ROWS Ps that run or idle for times of random length. */
static int make_up(struct tc_store *s, uint64_t slices)
{
	uint64_t at[ROWS] = { 0 };
	int rc = 0;

	s->has_first = true;
	for (int64_t p = 0; p < ROWS && rc == 0; p++) {
		uint32_t i;

		rc = tc_find_proc(s, p, &i);
	}
	for (uint64_t i = 0; i < slices && rc == 0; i++) {
		struct tc_proc *p = &s->procs[i % ROWS];
		uint64_t ticks = random_below(random_below(100) ? 64 : 4096);
		unsigned state = i / ROWS % 2 ? TC_IDLE : random_below(8) ? TC_RUNNING : TC_SYSCALL;

		at[i % ROWS] += ticks;
		rc = tc_track_turn(&s->tracks, &p->track, at[i % ROWS], state,
				   (uint32_t)random_below(100), NULL);
		s->last = at[i % ROWS] > s->last ? at[i % ROWS] : s->last;
	}
	s->is_done = true;
	return rc;
}

/* The rows with most slices among Ps and goroutines. */
static size_t pick_rows(struct tc_store *s, char keys[ROWS][TC_KEY_TEXT])
{
	size_t n = 0;

	for (uint32_t i = 0; i < s->n_procs && n < ROWS; i++)
		(void)tc_key_text(s, &(struct tc_key){ .kind = TC_ROW_PROC, .n = i }, keys[n++]);
	for (uint32_t i = 0; i < s->n_gos && n < ROWS / 2; i++)
		if (s->gos[i].kind != TC_GO_BLOCK)
			(void)tc_key_text(s, &(struct tc_key){ .kind = TC_ROW_GO, .n = i },
					  keys[n++]);
	while (n < ROWS && s->n_gos) {
		struct tc_key k = { .kind = TC_ROW_GO, .n = (uint32_t)random_below(s->n_gos) };

		(void)tc_key_text(s, &k, keys[n++]);
	}
	return n;
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* Two tiles of every row at a random place; ms. */
static double screen(struct tc_store *s, const char *const *keys, size_t n, unsigned level,
		     uint64_t end_ns, size_t *bytes)
{
	uint64_t tiles = (end_ns >> (level + 10)) + 1;
	int64_t x = tiles > 2 ? (int64_t)random_below(tiles - 1) : 0;
	double begin = now_ms(CLOCK_THREAD_CPUTIME_ID);
	struct tc_textbuf out;
	bool is_final;

	tc_textbuf_init(&out, NULL, NULL, NULL);
	if (tc_store_tiles(s, level, x, x + 1, keys, n, &out, &is_final) < 0)
		exit(3);
	*bytes += out.n;
	tc_textbuf_fini(&out);
	return now_ms(CLOCK_THREAD_CPUTIME_ID) - begin;
}

static void measure(struct tc_store *s, int screens)
{
	char keys[ROWS][TC_KEY_TEXT];
	const char *list[ROWS];
	double ms[MAX_SCREENS];
	struct tc_store_extent extent;
	size_t n = pick_rows(s, keys);
	double span;

	for (size_t i = 0; i < n; i++)
		list[i] = keys[i];
	tc_store_extent(s, &extent);
	span = (double)extent.end_ns;
	for (int zoom = 0; zoom < ZOOMS && span > 2048; zoom++, span /= 10) {
		int level = (int)ceil(log2(span / 2048));
		size_t bytes = 0;

		for (int i = 0; i < screens; i++)
			ms[i] = screen(s, list, n, (unsigned)level, (uint64_t)extent.end_ns,
				       &bytes);
		qsort(ms, (size_t)screens, sizeof(ms[0]), by_value);
		(void)printf("%s{\"level\": %d, \"p50\": %.2f, \"p95\": %.2f, \"kbytes\": %zu}",
			     zoom ? ", " : "", level, ms[screens / 2], ms[screens * 95 / 100],
			     bytes / (size_t)screens / 1024);
	}
}

int main(int argc, char **argv)
{
	int i = 1, rounds = 1, screens = 21;
	uint64_t slices = 0, events = 0;
	double nothing = 1e18, filling = 1e18, ms;
	struct tc_store *s = NULL;
	struct tc_store_extent extent;
	uint64_t before = 0;

	for (; i + 1 < argc && strncmp(argv[i], "--", 2) == 0; i += 2) {
		if (strcmp(argv[i], "--rounds") == 0)
			rounds = atoi(argv[i + 1]);
		else if (strcmp(argv[i], "--screens") == 0)
			screens = atoi(argv[i + 1]);
		else if (strcmp(argv[i], "--slices") == 0)
			slices = strtoull(argv[i + 1], NULL, 10);
	}
	if (rounds < 1 || screens < 1 || screens > MAX_SCREENS ||
	    (slices ? i != argc : i + 1 != argc))
		return 2;
	for (int round = 0; round < rounds && !slices; round++) {
		static const struct tacho_analysis_ops ops = { .name = "nothing",
							       .feed = feed_nothing };
		struct tacho_analysis a = { &ops, &events };

		events = 0;
		if (read_trace(argv[i], &a, &ms) < 0)
			return 3;
		nothing = ms < nothing ? ms : nothing;
		before = rss_anon_bytes();
		tc_store_free(s);
		if (tc_store_new(&s, NULL) < 0)
			return 3;
		a = tc_store_analysis(s);
		if (read_trace(argv[i], &a, &ms) < 0)
			return 3;
		filling = ms < filling ? ms : filling;
	}
	if (slices && (tc_store_new(&s, NULL) < 0 || make_up(s, slices) < 0))
		return 3;
	tc_store_extent(s, &extent);
	(void)printf("{\"bench\": \"tiles\", \"events\": %" PRIu64 ", \"slices\": %" PRIu64
		     ", \"goroutines\": %" PRIu64 ", \"rss_anon_bytes\": %" PRIu64
		     ", \"arena_bytes\": %" PRIu64 ", \"indexes\": %zu",
		     events, extent.slices, extent.goroutines, rss_anon_bytes() - before,
		     s->tracks.arena.used, s->tracks.n_indexes);
	if (!slices)
		(void)printf(", \"seconds\": %.6f, \"ns_per_event\": %.3f", filling / 1e3,
			     (filling - nothing) * 1e6 / (double)(events ? events : 1));
	(void)printf(", \"bytes_per_slice\": %.3f, \"tiles_ms\": [",
		     (double)s->tracks.arena.used / (double)(extent.slices ? extent.slices : 1));
	measure(s, screens);
	(void)printf("]}\n");
	tc_store_free(s);
	return 0;
}
