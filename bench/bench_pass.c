/* SPDX-License-Identifier: MIT */
/*
 * A whole pass: ordered events, time per state of every goroutine, and the four
 * blocking profiles. One JSON line a run; `check` must be the same for every
 * number of threads.
 *
 * usage: bench_pass [--threads N] FILE
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <tacho/goroutines.h>
#include <tacho/profile.h>

#include "bench_reader.h"

/* All the totals, folded into one number. */
static uint64_t check_sum(const struct tacho_goroutines *g, const struct tacho_profile *p)
{
	const struct tacho_group *all = tacho_goroutines_all(g);
	uint64_t sum = all->count;

	for (int c = 0; c < TACHO_COLUMN_COUNT; c++)
		sum = sum * 31 + (uint64_t)tacho_hist_total_ns(all->columns[c]);
	for (int kind = 0; kind < TACHO_PROFILE_COUNT; kind++) {
		for (size_t i = 0; i < tacho_profile_stacks(p, kind); i++) {
			const struct tacho_profile_stack *s = tacho_profile_stack(p, kind, i);

			sum = sum * 31 + s->count * 7 + (uint64_t)s->total_ns;
		}
	}
	return sum;
}

static void note_memory(void *ctx, uint64_t done, uint64_t total)
{
	uint64_t now = bench_rss_anon_bytes(), *peak = ctx;

	(void)done;
	(void)total;
	if (now > *peak)
		*peak = now;
}

int main(int argc, char **argv)
{
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;
	struct tacho_analysis analysis;
	struct tacho_goroutines *g = NULL;
	struct tacho_profile *p = NULL;
	struct tacho_pass_stats stats;
	struct tacho_reader *r;
	struct tacho_diag diag;
	uint64_t begin, end, anon = 0;
	int i = 1;

	opts.threads = 1;
	if (i + 1 < argc && strcmp(argv[i], "--threads") == 0) {
		opts.threads = (unsigned)atoi(argv[i + 1]);
		i += 2;
	}
	if (i + 1 != argc)
		return 2;
	begin = bench_now_ns();
	if (tacho_goroutines_new(&g, NULL) < 0 || tacho_profile_new(&p, NULL) < 0)
		return 4;
	if (tacho_reader_open_file(&r, argv[i], &opts, &diag) < 0) {
		(void)fprintf(stderr, "bench_pass: %s\n", diag.message);
		return 3;
	}
	tacho_goroutines_join_profile(g, p);
	analysis = tacho_goroutines_analysis(g);
	if (tacho_pass_run(r, &analysis, 1, note_memory, &anon) < 0)
		return 3;
	note_memory(&anon, 0, 0);
	end = bench_now_ns();
	tacho_pass_get_stats(r, &stats);
	(void)printf("{\"bench\": \"pass\", \"threads\": %u, \"events\": %" PRIu64
		     ", \"bytes\": %" PRIu64 ", \"seconds\": %.6f, \"ns_per_event\": %.3f"
		     ", \"rss_anon_peak_bytes\": %" PRIu64 ", \"generations\": %" PRIu64
		     ", \"redone\": %" PRIu64 ", \"check\": %" PRIu64 "}\n",
		     stats.threads, tacho_reader_events(r), tacho_reader_bytes(r),
		     (double)(end - begin) / 1e9,
		     (double)(end - begin) / (double)tacho_reader_events(r), anon,
		     stats.generations, stats.redone, check_sum(g, p));
	tacho_goroutines_free(g);
	tacho_profile_free(p);
	tacho_reader_close(r);
	return 0;
}
