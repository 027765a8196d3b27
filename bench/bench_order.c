/* SPDX-License-Identifier: MIT */
/*
 * The ordered, validated stream on one thread, with nothing done to the events
 * but a sum that keeps the compiler honest. One JSON line a run.
 *
 * usage: bench_order FILE
 */
#include <inttypes.h>
#include <stdio.h>

#include <tacho/read.h>

#include "bench_reader.h"

int main(int argc, char **argv)
{
	const struct tacho_block *b;
	struct tacho_reader *r;
	struct tacho_diag diag;
	uint64_t begin = bench_now_ns(), end, n = 0, sum = 0, anon = 0, blocks = 0;
	int rc;

	if (argc != 2)
		return 2;
	rc = tacho_reader_open_file(&r, argv[1], NULL, &diag);
	if (rc < 0) {
		(void)fprintf(stderr, "bench_order: %s\n", diag.message);
		return 3;
	}
	while ((rc = tacho_reader_next(r, &b)) > 0) {
		n += b->n;
		sum += (uint64_t)b->events[b->n - 1].time_ns;
		if ((++blocks & 0x3fff) == 0) {
			uint64_t now = bench_rss_anon_bytes();

			anon = now > anon ? now : anon;
		}
	}
	end = bench_now_ns();
	if (rc < 0)
		(void)fprintf(stderr, "bench_order: %s\n", tacho_reader_diag(r)->message);
	if (bench_rss_anon_bytes() > anon)
		anon = bench_rss_anon_bytes();
	(void)printf(
		"{\"bench\": \"order\", \"events\": %" PRIu64 ", \"bytes\": %" PRIu64
		", \"seconds\": %.6f, \"ns_per_event\": %.3f, \"rss_anon_peak_bytes\": %" PRIu64
		", \"check\": %" PRIu64 "}\n",
		n, tacho_reader_bytes(r), (double)(end - begin) / 1e9,
		n ? (double)(end - begin) / (double)n : 0.0, anon, sum);
	tacho_reader_close(r);
	return rc < 0 ? 3 : 0;
}
