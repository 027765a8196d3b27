/* SPDX-License-Identifier: MIT */
/* What merges of segments may ask about the generation; see <tacho/analyze.h>. */
#ifndef TC_READER_BORDER_H
#define TC_READER_BORDER_H

#include <tacho/analyze.h>

#include "reader/spec.h"

/* Local reference → stable id + 1, filled on demand; 0: not looked up yet. */
struct tc_id_cache {
	uint32_t *ids;
	size_t n, cap;
};

struct tacho_border {
	const struct tacho_alloc *alloc;
	const struct tacho_gen *gen;
	struct tacho_symbols *symbols;
	const struct tc_open_event *open;
	size_t n_open;
	const uint64_t *values;
	struct tc_id_cache *strings, *stacks;
	bool is_tail; /* of a damaged generation, for those who keep that */
};

void tc_id_cache_fini(struct tc_id_cache *c, const struct tacho_alloc *a);

/* Empty it for a generation with n references. */
TACHO_MUST_USE int tc_id_cache_reset(struct tc_id_cache *c, const struct tacho_alloc *a, size_t n);

#endif
