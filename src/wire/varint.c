/* SPDX-License-Identifier: MIT */
/* Varints off the fast path; see varint.h. */
#include "wire/varint.h"

const uint8_t *tc_varint_safe(const uint8_t *p, const uint8_t *end, uint64_t *v)
{
	uint64_t x = 0;

	for (unsigned shift = 0; shift < 70 && p < end; shift += 7) {
		uint8_t b = *p++;

		if (shift == 63 && b > 1)
			return NULL;
		x |= (uint64_t)(b & 0x7f) << shift;
		if (b < 0x80) {
			*v = x;
			return p;
		}
	}
	return NULL;
}

const uint8_t *tc_varint_long(const uint8_t *p, uint64_t *v)
{
	return tc_varint_safe(p, p + 10, v);
}
