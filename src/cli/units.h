/* SPDX-License-Identifier: MIT */
/*
 * Numbers for people, and back: durations, sizes, counts, shares. Formatters
 * write at most TC_UNITS_MAX bytes with the final NUL and return the length.
 */
#ifndef TC_CLI_UNITS_H
#define TC_CLI_UNITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TC_UNITS_MAX 32

/* Three digits: 123ns, 12.3µs, 1.24s, 2m05s, 3h04m. Without unicode "us". */
size_t tc_cli_units_duration(char buf[TC_UNITS_MAX], int64_t ns, bool unicode);

/* Exact: 1234567ns. */
size_t tc_cli_units_duration_exact(char buf[TC_UNITS_MAX], int64_t ns);

/* Three digits: 123 B, 1.23 KiB, 64.0 MiB. */
size_t tc_cli_units_bytes(char buf[TC_UNITS_MAX], uint64_t bytes);

/* Three digits in powers of 1000: 123 B, 1.23 kB, 123 MB. */
size_t tc_cli_units_bytes_si(char buf[TC_UNITS_MAX], uint64_t bytes);

/* 1,234,567 */
size_t tc_cli_units_count(char buf[TC_UNITS_MAX], uint64_t n);
size_t tc_cli_units_icount(char buf[TC_UNITS_MAX], int64_t n);

/* A share of 1 as 12.3%; "<0.1%" rather than a false 0, ">99.9%" rather than a false 100. */
size_t tc_cli_units_percent(char buf[TC_UNITS_MAX], double share);

/* Three digits, at most seven characters before an exponent is used: 1.24, 12.4, 1.2e+20. */
size_t tc_cli_units_double(char buf[TC_UNITS_MAX], double v);

/* The shortest decimal that reads back as v, which is finite: plain from 1e-12 to 1e21. */
size_t tc_cli_units_double_exact(char buf[TC_UNITS_MAX], double v);

enum tc_units_status {
	TC_UNITS_OK = 0,
	TC_UNITS_SYNTAX = -1,
	TC_UNITS_RANGE = -2,  /* well-formed, but does not fit */
	TC_UNITS_NO_UNIT = -3 /* a duration other than 0 without its unit */
};

/* Go's duration syntax; digits below a nanosecond are dropped, as Go does. */
int tc_cli_units_parse_duration(const char *s, int64_t *ns);

/*
 * Bytes: a number, then nothing or B, or K M G T P E (also KiB …: powers of
 * 1024; kB, MB …: powers of 1000), in either case.
 */
int tc_cli_units_parse_size(const char *s, uint64_t *bytes);

/* Decimal digits and nothing else. */
int tc_cli_units_parse_u64(const char *s, size_t n, uint64_t *v);
int tc_cli_units_parse_i64(const char *s, int64_t *v);

#endif
