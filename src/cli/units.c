/* SPDX-License-Identifier: MIT */
/*
 * Numbers for people, and back. Integer arithmetic throughout, so that a figure
 * is rounded once and a parsed value is exact; every product is checked, because
 * the parsers see the command line.
 */
#include "cli/units.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Powers of ten; numbers beyond have an exponent. All that is plain fits into TC_UNITS_MAX. */
#define LEAST_PLAIN (-12)
#define MOST_PLAIN  20

struct unit {
	const char *name;
	uint64_t size;
};

static size_t put(char buf[TC_UNITS_MAX], const char *s)
{
	size_t n = strlen(s);

	memcpy(buf, s, n + 1);
	return n;
}

/*
 * v/unit in three digits. `next` is the next unit's size (0: none): a value that
 * rounds up to it is refused (0), so that 999.9 µs becomes 1.00 ms.
 */
static size_t three_digits(char buf[TC_UNITS_MAX], uint64_t v, uint64_t unit, uint64_t next,
			   const char *name)
{
	unsigned decimals;

	for (decimals = 2;; decimals--) {
		uint64_t scale = decimals == 2 ? 100 : decimals == 1 ? 10 : 1;
		uint64_t whole = v / unit, rest = v % unit;
		uint64_t frac;

		/* At most 2^50 * 100 fits; a larger unit has bits to spare. */
		frac = unit >> 50 ? ((rest >> 10) * scale + (unit >> 11)) / (unit >> 10)
				  : (rest * scale + unit / 2) / unit;
		if (frac >= scale) {
			frac = 0;
			whole++;
		}
		if (whole * scale + frac >= 1000 && decimals > 0)
			continue;
		if (next && whole >= next / unit)
			return 0;
		if (decimals == 0)
			return (size_t)snprintf(buf, TC_UNITS_MAX, "%llu%s",
						(unsigned long long)whole, name);
		return (size_t)snprintf(buf, TC_UNITS_MAX, "%llu.%0*llu%s",
					(unsigned long long)whole, (int)decimals,
					(unsigned long long)frac, name);
	}
}

static uint64_t magnitude(int64_t v)
{
	return v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
}

static size_t long_duration(char buf[TC_UNITS_MAX], uint64_t ns)
{
	uint64_t s = (ns + 500000000u) / 1000000000u;

	if (s < 3600)
		return (size_t)snprintf(buf, TC_UNITS_MAX, "%llum%02llus",
					(unsigned long long)(s / 60), (unsigned long long)(s % 60));
	s = (s + 30) / 60;
	return (size_t)snprintf(buf, TC_UNITS_MAX, "%lluh%02llum", (unsigned long long)(s / 60),
				(unsigned long long)(s % 60));
}

size_t tc_cli_units_duration(char buf[TC_UNITS_MAX], int64_t ns, bool unicode)
{
	const struct unit units[] = {
		{ unicode ? "µs" : "us", 1000 },
		{ "ms", 1000000 },
		{ "s", 1000000000 },
	};
	uint64_t v = magnitude(ns);
	size_t sign = 0;

	if (ns == 0)
		return put(buf, "0s");
	if (ns < 0) {
		size_t n = 0;

		/* Format the magnitude, then make room for the sign. */
		n = ns == INT64_MIN ? long_duration(buf, v)
				    : tc_cli_units_duration(buf, -ns, unicode);
		memmove(buf + 1, buf, n + 1);
		buf[0] = '-';
		return n + 1;
	}
	if (v < 1000)
		return (size_t)snprintf(buf, TC_UNITS_MAX, "%lluns", (unsigned long long)v);
	for (size_t i = 0; i < 3; i++) {
		uint64_t next = i < 2 ? units[i + 1].size : UINT64_C(60000000000);

		if (v >= next)
			continue;
		sign = three_digits(buf, v, units[i].size, next, units[i].name);
		if (sign)
			return sign;
		v = next;
	}
	return long_duration(buf, v);
}

size_t tc_cli_units_duration_exact(char buf[TC_UNITS_MAX], int64_t ns)
{
	return (size_t)snprintf(buf, TC_UNITS_MAX, "%lldns", (long long)ns);
}

static size_t scaled(char buf[TC_UNITS_MAX], uint64_t v, const struct unit *units, size_t n)
{
	size_t len;

	if (v < units[0].size)
		return (size_t)snprintf(buf, TC_UNITS_MAX, "%llu B", (unsigned long long)v);
	for (size_t i = 0; i < n; i++) {
		uint64_t next = i + 1 < n ? units[i + 1].size : 0;

		if (next && v >= next)
			continue;
		len = three_digits(buf, v, units[i].size, next, units[i].name);
		if (len)
			return len;
		v = next;
	}
	return put(buf, "?");
}

size_t tc_cli_units_bytes(char buf[TC_UNITS_MAX], uint64_t bytes)
{
	static const struct unit units[] = {
		{ " KiB", UINT64_C(1) << 10 }, { " MiB", UINT64_C(1) << 20 },
		{ " GiB", UINT64_C(1) << 30 }, { " TiB", UINT64_C(1) << 40 },
		{ " PiB", UINT64_C(1) << 50 }, { " EiB", UINT64_C(1) << 60 },
	};

	return scaled(buf, bytes, units, sizeof(units) / sizeof(units[0]));
}

size_t tc_cli_units_bytes_si(char buf[TC_UNITS_MAX], uint64_t bytes)
{
	static const struct unit units[] = {
		{ " kB", UINT64_C(1000) },
		{ " MB", UINT64_C(1000000) },
		{ " GB", UINT64_C(1000000000) },
		{ " TB", UINT64_C(1000000000000) },
		{ " PB", UINT64_C(1000000000000000) },
		{ " EB", UINT64_C(1000000000000000000) },
	};

	return scaled(buf, bytes, units, sizeof(units) / sizeof(units[0]));
}

size_t tc_cli_units_count(char buf[TC_UNITS_MAX], uint64_t n)
{
	char digits[24];
	size_t len = (size_t)snprintf(digits, sizeof(digits), "%llu", (unsigned long long)n);
	size_t out = 0;

	for (size_t i = 0; i < len; i++) {
		if (i > 0 && (len - i) % 3 == 0)
			buf[out++] = ',';
		buf[out++] = digits[i];
	}
	buf[out] = '\0';
	return out;
}

size_t tc_cli_units_icount(char buf[TC_UNITS_MAX], int64_t n)
{
	size_t len = tc_cli_units_count(buf, magnitude(n));

	if (n >= 0)
		return len;
	memmove(buf + 1, buf, len + 1);
	buf[0] = '-';
	return len + 1;
}

size_t tc_cli_units_percent(char buf[TC_UNITS_MAX], double share)
{
	double p = share * 100;

	if (!isfinite(p) || p > 1e9 || p < -1e9)
		return put(buf, "?");
	if (p > 0 && p < 0.05)
		return put(buf, "<0.1%");
	if (p < 100 && p >= 99.95)
		return put(buf, ">99.9%");
	return (size_t)snprintf(buf, TC_UNITS_MAX, "%.1f%%", p == 0 ? 0.0 : p);
}

size_t tc_cli_units_double(char buf[TC_UNITS_MAX], double v)
{
	double a = fabs(v);

	if (!isfinite(v))
		return put(buf, "?");
	if (a != 0 && (a >= 1e7 || a < 1e-3))
		return (size_t)snprintf(buf, TC_UNITS_MAX, "%.3g", v);
	return (size_t)snprintf(buf, TC_UNITS_MAX, "%.*f",
				a < 9.995   ? 2
				: a < 99.95 ? 1
					    : 0,
				v == 0 ? 0.0 : v);
}

size_t tc_cli_units_double_exact(char buf[TC_UNITS_MAX], double v)
{
	int digits = 1, n = snprintf(buf, TC_UNITS_MAX, "%.0e", v), exponent;

	while (strtod(buf, NULL) != v && digits < 17)
		n = snprintf(buf, TC_UNITS_MAX, "%.*e", digits++, v);
	exponent = atoi(strchr(buf, 'e') + 1);
	if (exponent < LEAST_PLAIN || exponent > MOST_PLAIN)
		return (size_t)n;
	/* Not more digits than tell it from its neighbours, unless it is whole. */
	return (size_t)snprintf(buf, TC_UNITS_MAX, "%.*f",
				digits - 1 > exponent ? digits - 1 - exponent : 0, v);
}

/* --- parsing ---------------------------------------------------------------- */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/*
 * Reads "12", "1.5" or ".5" and leaves *whole and the digits of the fraction
 * (which may be none). Returns what follows, or NULL.
 */
static const char *take_number(const char *s, uint64_t *whole, const char **frac, size_t *n_frac,
			       bool *too_big)
{
	const char *start = s;

	*whole = 0;
	*too_big = false;
	for (; is_digit(*s); s++) {
		if (__builtin_mul_overflow(*whole, 10u, whole) ||
		    __builtin_add_overflow(*whole, (uint64_t)(*s - '0'), whole))
			*too_big = true;
	}
	if (s == start && *s != '.')
		return NULL;
	*frac = s;
	*n_frac = 0;
	if (*s != '.')
		return s;
	*frac = ++s;
	while (is_digit(*s))
		s++;
	*n_frac = (size_t)(s - *frac);
	if (*n_frac == 0 && *frac - start == 1)
		return NULL; /* a lone point */
	return s;
}

/*
 * floor(0.d1d2d3… * unit), exact: from the last digit to the first, each step
 * floors, and nested floors of integers divided by ten are the floor of the whole.
 * unit <= 10^18 or 2^60, so 9 * unit + unit fits.
 */
static uint64_t fraction_of(const char *digits, size_t n, uint64_t unit)
{
	uint64_t f = 0;

	while (n-- > 0)
		f = ((uint64_t)(digits[n] - '0') * unit + f) / 10;
	return f;
}

/* The unit that s begins with, its length in *n; 0 if there is none. */
static uint64_t duration_unit(const char *s, size_t *n)
{
	static const struct unit units[] = {
		{ "ns", 1 },
		{ "us", 1000 },
		{ "\xc2\xb5s", 1000 }, /* U+00B5 micro sign */
		{ "\xce\xbcs", 1000 }, /* U+03BC Greek mu */
		{ "ms", 1000000 },
		{ "s", 1000000000 },
		{ "m", UINT64_C(60000000000) },
		{ "h", UINT64_C(3600000000000) },
	};

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		*n = strlen(units[i].name);
		if (strncmp(s, units[i].name, *n) == 0)
			return units[i].size;
	}
	return 0;
}

int tc_cli_units_parse_duration(const char *s, int64_t *ns)
{
	bool negative = *s == '-', big = false, zero = true;
	uint64_t sum = 0;

	if (*s == '-' || *s == '+')
		s++;
	if (strcmp(s, "0") == 0) {
		*ns = 0;
		return TC_UNITS_OK;
	}
	do {
		uint64_t whole, unit, part;
		const char *frac;
		size_t n_frac, n_unit;
		bool too_big;

		s = take_number(s, &whole, &frac, &n_frac, &too_big);
		if (!s)
			return TC_UNITS_SYNTAX;
		unit = duration_unit(s, &n_unit);
		if (!unit)
			return *s == '\0' && zero ? TC_UNITS_NO_UNIT : TC_UNITS_SYNTAX;
		if (too_big || __builtin_mul_overflow(whole, unit, &part) ||
		    __builtin_add_overflow(part, fraction_of(frac, n_frac, unit), &part) ||
		    __builtin_add_overflow(sum, part, &sum))
			big = true;
		s += n_unit;
		zero = false;
	} while (*s);
	if (big || sum > (uint64_t)INT64_MAX)
		return TC_UNITS_RANGE;
	*ns = negative ? -(int64_t)sum : (int64_t)sum;
	return TC_UNITS_OK;
}

/* 0 if s is not a size suffix. */
static uint64_t size_unit(const char *s)
{
	static const char letters[] = "KMGTPE";
	const char *letter;
	uint64_t base, unit = 1;
	char c = *s;

	if (c == '\0' || strcmp(s, "B") == 0 || strcmp(s, "b") == 0)
		return 1;
	if (c >= 'a' && c <= 'z')
		c = (char)(c - 'a' + 'A');
	letter = strchr(letters, c);
	if (!letter)
		return 0;
	s++;
	if (*s == '\0' || strcmp(s, "iB") == 0 || strcmp(s, "ib") == 0 || strcmp(s, "i") == 0)
		base = 1024;
	else if (strcmp(s, "B") == 0 || strcmp(s, "b") == 0)
		base = 1000;
	else
		return 0;
	for (const char *l = letters; l <= letter; l++)
		unit *= base;
	return unit;
}

int tc_cli_units_parse_size(const char *s, uint64_t *bytes)
{
	uint64_t whole, unit, v;
	const char *frac;
	size_t n_frac;
	bool too_big;

	s = take_number(s, &whole, &frac, &n_frac, &too_big);
	if (!s)
		return TC_UNITS_SYNTAX;
	if (*s == ' ')
		s++;
	unit = size_unit(s);
	if (!unit)
		return TC_UNITS_SYNTAX;
	if (too_big || __builtin_mul_overflow(whole, unit, &v) ||
	    __builtin_add_overflow(v, fraction_of(frac, n_frac, unit), &v))
		return TC_UNITS_RANGE;
	*bytes = v;
	return TC_UNITS_OK;
}

int tc_cli_units_parse_u64(const char *s, size_t n, uint64_t *v)
{
	uint64_t x = 0;
	bool big = false;

	if (n == 0)
		return TC_UNITS_SYNTAX;
	for (size_t i = 0; i < n; i++) {
		if (!is_digit(s[i]))
			return TC_UNITS_SYNTAX;
		if (__builtin_mul_overflow(x, 10u, &x) ||
		    __builtin_add_overflow(x, (uint64_t)(s[i] - '0'), &x))
			big = true;
	}
	if (big)
		return TC_UNITS_RANGE;
	*v = x;
	return TC_UNITS_OK;
}

int tc_cli_units_parse_i64(const char *s, int64_t *v)
{
	bool negative = *s == '-';
	uint64_t x;
	int rc;

	if (*s == '-' || *s == '+')
		s++;
	rc = tc_cli_units_parse_u64(s, strlen(s), &x);
	if (rc)
		return rc;
	if (x > (uint64_t)INT64_MAX + (negative ? 1 : 0))
		return TC_UNITS_RANGE;
	*v = negative ? (int64_t)(0 - x) : (int64_t)x;
	return TC_UNITS_OK;
}
