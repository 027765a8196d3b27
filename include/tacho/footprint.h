/* SPDX-License-Identifier: MIT */
/*
 * Which events take the room in a trace: bytes and counts by wire type, for v2
 * traces. Sizes are those of the shortest encoding, as `go tool trace
 * -d=footprint` counts them. Since 0.1.
 */
#ifndef TACHO_FOOTPRINT_H
#define TACHO_FOOTPRINT_H

#include <tacho/analyze.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
	TACHO_FOOTPRINT_ROWS = 256
};

struct tacho_footprint_row {
	/* "GoBlock"; "" for a gap in the numbers, NULL for what the version does not know */
	const char *name;
	uint64_t count;
	uint64_t bytes;
	unsigned type;
};

struct tacho_footprint {
	uint64_t events;
	uint64_t total_bytes; /* of the trace, decompressed, header included */
	/* Every type there is; the largest first, and equal ones in Go's order. */
	struct tacho_footprint_row rows[TACHO_FOOTPRINT_ROWS];
};

/*
 * Read a newly opened reader to its end. On an error (see tacho_reader_diag)
 * *out has what came before it.
 */
TACHO_API TACHO_MUST_USE int tacho_footprint_run(struct tacho_reader *r,
						 struct tacho_footprint *out,
						 tacho_progress_fn *progress, void *ctx);

#ifdef __cplusplus
}
#endif
#endif
