/* SPDX-License-Identifier: MIT */
/* Checked and saturating arithmetic for everything that comes from input. */
#ifndef TC_BASE_MATH_H
#define TC_BASE_MATH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

static inline bool tc_mul_overflow(size_t a, size_t b, size_t *out)
{
	return __builtin_mul_overflow(a, b, out);
}

static inline bool tc_add_overflow(size_t a, size_t b, size_t *out)
{
	return __builtin_add_overflow(a, b, out);
}

/* Two's complement wrap-around, as Go's int64 arithmetic does it. */
static inline int64_t tc_wrap_add(int64_t a, int64_t b)
{
	return (int64_t)((uint64_t)a + (uint64_t)b);
}

static inline int64_t tc_wrap_sub(int64_t a, int64_t b)
{
	return (int64_t)((uint64_t)a - (uint64_t)b);
}

/*
 * double → int64 as amd64 converts it (and so as Go does there): out of range
 * and NaN give the smallest integer. A plain cast would be undefined.
 */
static inline int64_t tc_double_to_int64(double d)
{
	if (!(d >= -9223372036854775808.0 && d < 9223372036854775808.0))
		return INT64_MIN;
	return (int64_t)d;
}

/* A mixer for hash tables with integer keys (Murmur3's finalizer). */
static inline uint64_t tc_mix64(uint64_t x)
{
	x ^= x >> 33;
	x *= 0xff51afd7ed558ccdU;
	x ^= x >> 33;
	x *= 0xc4ceb9fe1a85ec53U;
	return x ^ (x >> 33);
}

#endif
