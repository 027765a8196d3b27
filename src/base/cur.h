/* SPDX-License-Identifier: MIT */
/*
 * A cursor over untrusted bytes. A failed read sets `why` (a static text) and
 * empties the cursor; later reads return 0 and change nothing. So a record is
 * read whole and judged once. Comparisons are on lengths, never on pointers
 * beyond the end.
 */
#ifndef TC_BASE_CUR_H
#define TC_BASE_CUR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct tc_cur {
	const uint8_t *p, *end, *base;
	const char *why; /* NULL: no error yet */
};

static inline struct tc_cur tc_cur_make(const void *bytes, size_t n)
{
	const uint8_t *p = bytes;

	return (struct tc_cur){ p, p + n, p, NULL };
}

static inline size_t tc_cur_left(const struct tc_cur *c)
{
	return (size_t)(c->end - c->p);
}

static inline size_t tc_cur_offset(const struct tc_cur *c)
{
	return (size_t)(c->p - c->base);
}

static inline void tc_cur_fail(struct tc_cur *c, const char *why)
{
	if (!c->why)
		c->why = why;
	c->end = c->p;
}

static inline uint8_t tc_cur_u8(struct tc_cur *c)
{
	if (c->p == c->end) {
		tc_cur_fail(c, "EOF");
		return 0;
	}
	return *c->p++;
}

/*
 * An unsigned base-128 varint of at most ten bytes, the tenth at most 1. Padded
 * forms are accepted: the runtime writes them. spec: doc/format.md#varint
 */
uint64_t tc_cur_varint(struct tc_cur *c);

/* The only way into a nested region: *sub covers the next n bytes. */
bool tc_cur_take(struct tc_cur *c, uint64_t n, struct tc_cur *sub);

#endif
