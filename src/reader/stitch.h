/* SPDX-License-Identifier: MIT */
/*
 * The border between two generations that were ordered apart: is what the
 * speculative run assumed true of the real state? Then complete its open
 * events and carry its end state over. See doc/design/parallel.md.
 */
#ifndef TC_READER_STITCH_H
#define TC_READER_STITCH_H

#include "reader/order.h"
#include "reader/spec.h"

/* The events at the front of a generation whose times the border may move. */
struct tc_prefix {
	struct tacho_event *events;
	uint64_t *values;
	size_t n, cap, n_values, cap_values;
	int64_t bound_ns; /* predicted end of the generation before, with slack */
	bool is_over;
	int64_t after_ns; /* time of the first event behind the prefix */
};

/* Scratch of the stitcher, reused. */
struct tc_stitch {
	const struct tacho_alloc *alloc;
	struct tc_table region_tops; /* goroutine → its open region after the pops */
	uint32_t *chain;
	size_t cap_chain;
	uint64_t work; /* threads looked at for one border */
};

void tc_stitch_init(struct tc_stitch *s, const struct tacho_alloc *a);
void tc_stitch_fini(struct tc_stitch *s);

/*
 * 1: every assumption of `spec` holds in `real`; 0: not so, order the
 * generation again; negative: no memory. Changes nothing.
 */
TACHO_MUST_USE int tc_stitch_verify(struct tc_stitch *s, struct tc_order *real,
				    const struct tc_order *spec, const struct tc_prefix *prefix);

/* Complete the open events, and times and fields of the prefix. After verify. */
void tc_stitch_complete(const struct tc_order *real, const struct tc_order *spec,
			struct tc_prefix *prefix);

/* Make `real` the state after the generation. After complete. */
TACHO_MUST_USE int tc_stitch_apply(struct tc_stitch *s, struct tc_order *real,
				   const struct tc_order *spec, const struct tc_prefix *prefix);

#endif
