/* SPDX-License-Identifier: MIT */
/*
 * A sink for gzip-compressed bytes, and the few encodings of protocol buffers
 * that a profile needs: varint fields and length-delimited fields.
 */
#ifndef TC_EXPORT_PPROF_H
#define TC_EXPORT_PPROF_H

#include <zlib.h>

#include "base/alloc.h"
#include <tacho/profile.h>

/* Fields of profile.proto and of its messages. */
enum tc_pprof_field {
	TC_PPROF_SAMPLE_TYPE = 1,
	TC_PPROF_SAMPLE = 2,
	TC_PPROF_LOCATION = 4,
	TC_PPROF_FUNCTION = 5,
	TC_PPROF_STRING = 6,
	TC_PPROF_PERIOD_TYPE = 11,
	TC_PPROF_PERIOD = 12,
	TC_PPROF_TYPE_TYPE = 1,
	TC_PPROF_TYPE_UNIT = 2,
	TC_PPROF_SAMPLE_LOCATION = 1,
	TC_PPROF_SAMPLE_VALUE = 2,
	TC_PPROF_LOCATION_ID = 1,
	TC_PPROF_LOCATION_ADDRESS = 3,
	TC_PPROF_LOCATION_LINE = 4,
	TC_PPROF_LINE_FUNCTION = 1,
	TC_PPROF_LINE_LINE = 2,
	TC_PPROF_FUNCTION_ID = 1,
	TC_PPROF_FUNCTION_NAME = 2,
	TC_PPROF_FUNCTION_SYSTEM_NAME = 3,
	TC_PPROF_FUNCTION_FILE = 4,
};

/* A message under construction. The first failure stays in rc. */
struct tc_pb {
	const struct tacho_alloc *alloc;
	uint8_t *bytes;
	size_t n, cap;
	int rc;
};

void tc_pb_varint(struct tc_pb *pb, uint64_t v);
/* A varint field; left out when it is 0, as proto3 has it. */
void tc_pb_u64(struct tc_pb *pb, unsigned field, uint64_t v);
void tc_pb_bytes(struct tc_pb *pb, unsigned field, const void *bytes, size_t n);

struct tc_gzip {
	z_stream z;
	tacho_write_fn *write;
	void *ctx;
	int rc;
	bool is_open;
	uint8_t out[16384];
};

TACHO_MUST_USE int tc_gzip_init(struct tc_gzip *gz, const struct tacho_alloc *a,
				tacho_write_fn *write, void *ctx);
void tc_gzip_write(struct tc_gzip *gz, const void *bytes, size_t n);
/* What is left goes out; the first failure, or 0. Frees what init took. */
int tc_gzip_finish(struct tc_gzip *gz);

#endif
