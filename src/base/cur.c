/* SPDX-License-Identifier: MIT */
/* The careful byte cursor; see cur.h. The hot loops have their own in wire/varint.h. */
#include "base/cur.h"

uint64_t tc_cur_varint(struct tc_cur *c)
{
	uint64_t v = 0;

	for (unsigned shift = 0; shift < 70; shift += 7) {
		uint8_t b;

		if (c->p == c->end) {
			tc_cur_fail(c, shift ? "unexpected EOF" : "EOF");
			return 0;
		}
		b = *c->p++;
		if (shift == 63 && b > 1)
			break;
		v |= (uint64_t)(b & 0x7f) << shift;
		if (b < 0x80)
			return v;
	}
	tc_cur_fail(c, "binary: varint overflows a 64-bit integer");
	return 0;
}

bool tc_cur_take(struct tc_cur *c, uint64_t n, struct tc_cur *sub)
{
	if (n > tc_cur_left(c)) {
		tc_cur_fail(c, "unexpected EOF");
		*sub = tc_cur_make(c->p, 0);
		sub->why = c->why;
		return false;
	}
	*sub = (struct tc_cur){ c->p, c->p + n, c->base, NULL };
	c->p += n;
	return true;
}
