/* SPDX-License-Identifier: MIT */
/*
 * Varints of the hot loops. tc_varint_fast needs ten readable bytes; the caller
 * proves that once an event. Early exits beat branch-free forms where lengths are
 * predictable, as those of time deltas are. spec: doc/format.md#varint
 */
#ifndef TC_WIRE_VARINT_H
#define TC_WIRE_VARINT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The rest of a varint of five bytes or more. NULL: it does not fit 64 bits. */
const uint8_t *tc_varint_long(const uint8_t *p, uint64_t *v);

/* Reads one varint; the result is behind it, or NULL if it does not fit 64 bits. */
__attribute__((always_inline)) static inline const uint8_t *tc_varint_fast(const uint8_t *p,
									   uint64_t *v)
{
	uint64_t x = p[0], rest;

	if (x < 0x80) {
		*v = x;
		return p + 1;
	}
	x = (x & 0x7f) | (uint64_t)p[1] << 7;
	if (p[1] < 0x80) {
		*v = x;
		return p + 2;
	}
	x = (x & 0x3fff) | (uint64_t)p[2] << 14;
	if (p[2] < 0x80) {
		*v = x;
		return p + 3;
	}
	x = (x & 0x1fffff) | (uint64_t)p[3] << 21;
	if (p[3] < 0x80) {
		*v = x;
		return p + 4;
	}
	/* Not v itself: a variable that is passed on would not stay in a register. */
	rest = 0;
	p = tc_varint_long(p, &rest);
	*v = rest;
	return p;
}

/*
 * The same for arguments: whether it is one byte or two is computed, as it depends on
 * an event that nobody has seen yet. Three bytes or more are a branch.
 */
__attribute__((always_inline)) static inline const uint8_t *tc_varint_even(const uint8_t *p,
									   uint64_t *v)
{
	uint64_t first = p[0], second = p[1], more = first >> 7;

	if (__builtin_expect((more & second >> 7) != 0, 0))
		return tc_varint_fast(p, v);
	*v = (first & 0x7f) | (second << 7 & (0 - more));
	return p + 1 + more;
}

/* The same near the end of a batch; NULL also if the bytes end first. */
const uint8_t *tc_varint_safe(const uint8_t *p, const uint8_t *end, uint64_t *v);

#endif
