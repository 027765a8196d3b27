/* SPDX-License-Identifier: MIT */
/*
 * Spans of one goroutine: its regions, by how many others they are in, and its assists. The
 * store keeps both on lanes of all goroutines; here they are looked out when asked for. The
 * last ones are kept.
 */
#ifndef TC_STORE_SPANS_H
#define TC_STORE_SPANS_H

#include "store/keys.h"

enum {
	TC_SPAN_DEPTHS = 32,      /* regions deeper inside are not shown */
	TC_SPANS_MAX = 1 << 18,   /* of a goroutine; what comes later is not shown */
	TC_SPANS_BYTES = 32 << 20 /* kept in all, and one goroutine besides */
};

struct tc_span {
	uint64_t begin, end;
	uint32_t name; /* string id; 0: an assist */
};

struct tc_spans_cache;
TACHO_MUST_USE int tc_spans_new(struct tc_spans_cache **out, const struct tacho_alloc *alloc);
void tc_spans_free(struct tc_spans_cache *c, const struct tacho_alloc *alloc);

/*
 * The spans of a row (TC_ROW_GO_REGIONS, TC_ROW_ASSISTS), touching at most, by time; none if
 * memory is short. They stay until tc_spans_end, which is to be called in any case: others
 * that want spans wait.
 */
const struct tc_span *tc_spans_begin(const struct tc_store *s, const struct tc_key *key, size_t *n);
void tc_spans_end(const struct tc_store *s);

/* The first of n spans that ends behind a time; n if none does. */
size_t tc_spans_find(const struct tc_span *v, size_t n, uint64_t tick);

static inline bool tc_row_is_spans(enum tc_row_kind kind)
{
	return kind == TC_ROW_GO_REGIONS || kind == TC_ROW_ASSISTS;
}

#endif
