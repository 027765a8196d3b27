/* SPDX-License-Identifier: MIT */
/*
 * The floor: map a trace, walk its batches and decode every varint of every
 * event, keep nothing. No reader that looks at each event can be faster, so the
 * other measurements are given as a multiple of this one.
 *
 * Batches of tables are stepped over. A damaged batch ends the scan: this is a
 * yardstick, not a checker.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "wire/encode.h"

struct scan {
	uint64_t events, batches, sum;
};

/* Varints behind the type byte of a timed event; 0 for every other type. */
static uint8_t varints[256];

/* At least 10 bytes are there. Most varints have one or two. Adds the value to *sum. */
static inline const uint8_t *skip_varint(const uint8_t *p, uint64_t *sum)
{
	uint64_t v = p[0];

	if (v < 0x80) {
		*sum += v;
		return p + 1;
	}
	v = (v & 0x7f) | (uint64_t)p[1] << 7;
	if (p[1] < 0x80) {
		*sum += v;
		return p + 2;
	}
	v = (v & 0x3fff) | (uint64_t)p[2] << 14;
	if (p[2] < 0x80) {
		*sum += v;
		return p + 3;
	}
	v = (v & 0x1fffff) | (uint64_t)p[3] << 21;
	if (p[3] < 0x80) {
		*sum += v;
		return p + 4;
	}
	v &= 0xfffffff;
	for (unsigned i = 4; i < TC_MAX_VARINT_BYTES; i++) {
		v |= (uint64_t)(p[i] & 0x7f) << (7 * i);
		if (p[i] < 0x80) {
			*sum += v;
			return p + i + 1;
		}
	}
	*sum += v;
	return p + TC_MAX_VARINT_BYTES;
}

/* The same near the end of a batch; NULL when it does not fit. */
static const uint8_t *skip_last_varint(const uint8_t *p, const uint8_t *end, uint64_t *value)
{
	uint8_t copy[TC_MAX_VARINT_BYTES] = { 0 };
	size_t left = (size_t)(end - p);
	const uint8_t *q;

	*value = 0;
	memcpy(copy, p, left < sizeof(copy) ? left : sizeof(copy));
	q = skip_varint(copy, value);
	return (size_t)(q - copy) > left ? NULL : p + (q - copy);
}

static int scan_events(const uint8_t *p, const uint8_t *end, struct scan *s)
{
	uint64_t events = 0, sum = 0, v;

	while (end - p >= TC_ENC_EVENT_BYTES) {
		/* A loop over the varints would be mispredicted at its end. */
		switch (varints[*p++]) {
		case 5: p = skip_varint(p, &sum); __attribute__((fallthrough));
		case 4: p = skip_varint(p, &sum); __attribute__((fallthrough));
		case 3: p = skip_varint(p, &sum); __attribute__((fallthrough));
		case 2: p = skip_varint(p, &sum); __attribute__((fallthrough));
		case 1: p = skip_varint(p, &sum); break;
		default: return TACHO_EFORMAT;
		}
		events++;
	}
	while (p < end) {
		unsigned n = varints[*p++];

		if (n == 0)
			return TACHO_EFORMAT;
		for (; n > 0; n--) {
			p = skip_last_varint(p, end, &v);
			if (!p)
				return TACHO_ETRUNCATED;
			sum += v;
		}
		events++;
	}
	s->events += events;
	s->sum += sum;
	return 0;
}

static bool is_table(uint8_t first)
{
	return first == TC_EV_STRINGS || first == TC_EV_STACKS || first == TC_EV_CPU_SAMPLES ||
	       first == TC_EV_SYNC || first == TC_EV_FREQUENCY;
}

/* spec: doc/format.md#batches */
static int scan_file(const uint8_t *p, const uint8_t *end, struct scan *s)
{
	p += TC_HEADER_BYTES;
	while (p < end) {
		uint64_t v = 0;
		uint8_t frame = *p++;

		if (frame == TC_EV_END_OF_GENERATION)
			continue;
		if (frame == TC_EV_EXPERIMENTAL_BATCH)
			p++;
		else if (frame != TC_EV_EVENT_BATCH)
			return TACHO_EFORMAT;
		for (unsigned i = 0; i < 4; i++) {
			p = p < end ? skip_last_varint(p, end, &v) : NULL;
			if (!p)
				return TACHO_ETRUNCATED;
		}
		if (v > (uint64_t)(end - p))
			return TACHO_ETRUNCATED;
		s->batches++;
		if (frame == TC_EV_EVENT_BATCH && v > 0 && !is_table(*p)) {
			int rc = scan_events(p, p + v, s);

			if (rc != 0)
				return rc;
		}
		p += v;
	}
	return 0;
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static int fail(const char *path, const char *why)
{
	fprintf(stderr, "floor_scan: %s: %s\n", path, why);
	return 3;
}

int main(int argc, char **argv)
{
	struct scan s = { 0, 0, 0 };
	struct stat st;
	double begin, took;
	uint8_t *map;
	int fd, rc;

	if (argc != 2) {
		fputs("usage: floor_scan TRACE\n", stderr);
		return 2;
	}
	for (unsigned type = 0; type < 256; type++)
		varints[type] = (uint8_t)(tc_enc_event_args(type) + 1);
	fd = open(argv[1], O_RDONLY | O_CLOEXEC);
	if (fd < 0 || fstat(fd, &st) != 0)
		return fail(argv[1], strerror(errno));
	if (st.st_size < TC_HEADER_BYTES)
		return fail(argv[1], "too small for a trace");
	begin = now();
	map = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (map == MAP_FAILED)
		return fail(argv[1], strerror(errno));
	rc = scan_file(map, map + st.st_size, &s);
	took = now() - begin;
	if (rc != 0 || s.events == 0)
		return fail(argv[1], "not an undamaged v2 trace");
	printf("{\"bench\":\"floor_scan\",\"events\":%llu,\"bytes\":%lld,\"batches\":%llu,"
	       "\"seconds\":%.6f,\"ns_per_event\":%.3f,\"bytes_per_event\":%.2f,"
	       "\"check\":%llu}\n",
	       (unsigned long long)s.events, (long long)st.st_size, (unsigned long long)s.batches,
	       took, took * 1e9 / (double)s.events, (double)st.st_size / (double)s.events,
	       (unsigned long long)s.sum);
	return 0;
}
