/* SPDX-License-Identifier: MIT */
/*
 * Chunked feeding: the same bytes in chunks of any size give the same events and
 * the same error as from memory. The first byte says how large chunks are, the
 * chunk sizes themselves come from a generator that it seeds. Damaged zstd is
 * fuzz_input's: how much comes out of it before the error is libzstd's choice.
 */
#include "fuzz/target.h"
#include "support/outcome.h"

static size_t next_chunk(void *ctx)
{
	uint32_t *state = ctx;
	uint32_t bits = *state & 15;

	*state = *state * 1664525 + 1013904222 + (*state & 1);
	return *state >> 8 & ((2U << bits) - 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;
	struct outcome whole, chunked;
	uint32_t state;

	if (size < 1 || (size > 4 && memcmp(data + 1, "\x28\xb5\x2f\xfd", 4) == 0))
		return 0;
	state = data[0];
	opts.limits = (struct tacho_limits)FUZZ_LIMITS;
	outcome_of_pull(&whole, data + 1, size - 1, &opts);
	outcome_of_feed(&chunked, data + 1, size - 1, &opts, next_chunk, &state);
	if (!outcome_same(&whole, &chunked)) {
		(void)fprintf(stderr, "whole:   %s\nchunked: %s\n", outcome_text(&whole),
			      outcome_text(&chunked));
		abort();
	}
	return 0;
}
