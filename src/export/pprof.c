/* SPDX-License-Identifier: MIT */
/*
 * Profiles in the format of pprof: a protocol buffer, written by hand (it takes
 * five small messages), compressed with gzip.
 *
 * As in the reference: one location for each program counter, with one line; one
 * function for each pair of file and name; no mappings, labels or times. Messages
 * go out one by one, so memory holds one sample, and the tables of what has been
 * numbered.
 */
#include "export/pprof.h"

#include <limits.h>
#include <string.h>

#include "analyze/profile_state.h"
#include "base/table.h"

/* --- protocol buffers --- */

static void put(struct tc_pb *pb, const void *bytes, size_t n)
{
	if (pb->rc == 0)
		pb->rc = TC_GROW(pb->alloc, &pb->bytes, &pb->cap, pb->n + n, 0);
	if (pb->rc < 0)
		return;
	if (n > 0)
		memcpy(pb->bytes + pb->n, bytes, n);
	pb->n += n;
}

void tc_pb_varint(struct tc_pb *pb, uint64_t v)
{
	uint8_t buf[10];
	size_t n = 0;

	for (; v >= 0x80; v >>= 7)
		buf[n++] = (uint8_t)(v | 0x80);
	buf[n++] = (uint8_t)v;
	put(pb, buf, n);
}

void tc_pb_u64(struct tc_pb *pb, unsigned field, uint64_t v)
{
	if (v == 0)
		return;
	tc_pb_varint(pb, (uint64_t)field << 3);
	tc_pb_varint(pb, v);
}

void tc_pb_bytes(struct tc_pb *pb, unsigned field, const void *bytes, size_t n)
{
	tc_pb_varint(pb, (uint64_t)field << 3 | 2);
	tc_pb_varint(pb, n);
	put(pb, bytes, n);
}

/* --- gzip --- */

static void *z_alloc(void *a, unsigned n, unsigned size)
{
	return tc_calloc(a, n, size);
}

static void z_free(void *a, void *ptr)
{
	tc_free(a, ptr);
}

int tc_gzip_init(struct tc_gzip *gz, const struct tacho_alloc *a, tacho_write_fn *write, void *ctx)
{
	memset(&gz->z, 0, sizeof(gz->z));
	gz->z.zalloc = z_alloc;
	gz->z.zfree = z_free;
	gz->z.opaque = (void *)(uintptr_t)a;
	gz->write = write;
	gz->ctx = ctx;
	gz->z.next_out = gz->out;
	gz->z.avail_out = sizeof(gz->out);
	/* 16 more than the window bits: a gzip header. */
	gz->is_open = deflateInit2(&gz->z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8,
				   Z_DEFAULT_STRATEGY) == Z_OK;
	gz->rc = gz->is_open ? 0 : TACHO_ENOMEM;
	return gz->rc;
}

static void drain(struct tc_gzip *gz)
{
	size_t n = sizeof(gz->out) - gz->z.avail_out;

	if (gz->rc == 0 && n > 0)
		gz->rc = gz->write(gz->ctx, gz->out, n);
	gz->z.next_out = gz->out;
	gz->z.avail_out = sizeof(gz->out);
}

void tc_gzip_write(struct tc_gzip *gz, const void *bytes, size_t n)
{
	gz->z.next_in = (Bytef *)(uintptr_t)bytes;
	while (n > 0 && gz->rc == 0) {
		unsigned part = n < UINT_MAX ? (unsigned)n : UINT_MAX;

		gz->z.avail_in = part;
		while (gz->z.avail_in > 0 && gz->rc == 0) {
			(void)deflate(&gz->z, Z_NO_FLUSH);
			if (gz->z.avail_out == 0)
				drain(gz);
		}
		n -= part;
	}
}

int tc_gzip_finish(struct tc_gzip *gz)
{
	int z = Z_OK;

	while (gz->rc == 0 && z != Z_STREAM_END) {
		z = deflate(&gz->z, Z_FINISH);
		drain(gz);
	}
	if (gz->is_open)
		(void)deflateEnd(&gz->z);
	gz->is_open = false;
	return gz->rc;
}

/* --- the profile --- */

struct writer {
	const struct tacho_alloc *alloc;
	const struct tacho_symbols *symbols;
	struct tc_gzip gz;
	struct tc_pb message, part, field;
	struct tc_table strings;   /* string id → number in the profile */
	struct tc_table functions; /* file << 32 | name → number, from 1 */
	struct tc_table locations; /* pc → number, from 1 */
	uint32_t n_strings;
	int rc;
};

/* The message is complete: a field of the profile. */
static void emit(struct writer *w, unsigned field)
{
	w->message.n = 0;
	if (w->part.rc < 0 && w->rc == 0)
		w->rc = w->part.rc;
	tc_pb_bytes(&w->message, field, w->part.bytes, w->part.n);
	w->part.n = 0;
	if (w->message.rc < 0 && w->rc == 0)
		w->rc = w->message.rc;
	if (w->rc == 0)
		tc_gzip_write(&w->gz, w->message.bytes, w->message.n);
}

static void emit_string(struct writer *w, const char *s, size_t n)
{
	put(&w->part, s, n);
	emit(w, TC_PPROF_STRING);
	w->n_strings++;
}

/* Strings go out when they are first needed: their order is their number. */
static uint64_t string_number(struct writer *w, uint32_t id)
{
	uint32_t number = tc_table_get(&w->strings, id);
	struct tacho_text text = tacho_symbols_get(w->symbols, id);
	int rc;

	if (number != TC_TABLE_NONE || text.n == 0)
		return text.n == 0 ? 0 : number;
	number = w->n_strings;
	rc = tc_table_put(&w->strings, id, number);
	if (rc < 0 && w->rc == 0)
		w->rc = rc;
	emit_string(w, text.s, text.n);
	return number;
}

static uint64_t function_number(struct writer *w, const struct tacho_frame *frame)
{
	uint64_t key = (uint64_t)frame->file << 32 | frame->func, name, file;
	uint32_t number = tc_table_get(&w->functions, key);
	int rc;

	if (number != TC_TABLE_NONE)
		return number;
	number = (uint32_t)w->functions.n + 1;
	rc = tc_table_put(&w->functions, key, number);
	if (rc < 0 && w->rc == 0)
		w->rc = rc;
	name = string_number(w, frame->func);
	file = string_number(w, frame->file);
	tc_pb_u64(&w->part, TC_PPROF_FUNCTION_ID, number);
	tc_pb_u64(&w->part, TC_PPROF_FUNCTION_NAME, name);
	tc_pb_u64(&w->part, TC_PPROF_FUNCTION_SYSTEM_NAME, name);
	tc_pb_u64(&w->part, TC_PPROF_FUNCTION_FILE, file);
	emit(w, TC_PPROF_FUNCTION);
	return number;
}

static uint64_t location_number(struct writer *w, const struct tacho_frame *frame)
{
	uint32_t number = tc_table_get(&w->locations, frame->pc);
	uint64_t function;
	int rc;

	if (number != TC_TABLE_NONE)
		return number;
	number = (uint32_t)w->locations.n + 1;
	rc = tc_table_put(&w->locations, frame->pc, number);
	if (rc < 0 && w->rc == 0)
		w->rc = rc;
	function = function_number(w, frame);
	w->field.n = 0;
	tc_pb_u64(&w->field, TC_PPROF_LINE_FUNCTION, function);
	tc_pb_u64(&w->field, TC_PPROF_LINE_LINE, frame->line);
	tc_pb_u64(&w->part, TC_PPROF_LOCATION_ID, number);
	tc_pb_u64(&w->part, TC_PPROF_LOCATION_ADDRESS, frame->pc);
	tc_pb_bytes(&w->part, TC_PPROF_LOCATION_LINE, w->field.bytes, w->field.n);
	emit(w, TC_PPROF_LOCATION);
	return number;
}

static void write_sample(struct writer *w, const struct tacho_profile_stack *s)
{
	uint64_t numbers[TACHO_PROFILE_DEPTH];

	for (uint32_t i = 0; i < s->depth; i++) {
		struct tacho_frame frame = tacho_symbols_frame(w->symbols, s->stack, i);

		numbers[i] = location_number(w, &frame);
	}
	w->field.n = 0;
	for (uint32_t i = 0; i < s->depth; i++)
		tc_pb_varint(&w->field, numbers[i]);
	if (s->depth > 0)
		tc_pb_bytes(&w->part, TC_PPROF_SAMPLE_LOCATION, w->field.bytes, w->field.n);
	w->field.n = 0;
	tc_pb_varint(&w->field, s->count);
	tc_pb_varint(&w->field, (uint64_t)s->total_ns);
	tc_pb_bytes(&w->part, TC_PPROF_SAMPLE_VALUE, w->field.bytes, w->field.n);
	if (w->field.rc < 0 && w->rc == 0)
		w->rc = w->field.rc;
	emit(w, TC_PPROF_SAMPLE);
}

/* The strings that every profile has, and what they say about the numbers. */
static void write_head(struct writer *w)
{
	static const char *const strings[] = { "",      "contentions", "count",
					       "delay", "nanoseconds", "trace" };
	static const struct {
		unsigned field;
		uint8_t type, unit; /* in `strings` */
	} types[] = {
		{ TC_PPROF_SAMPLE_TYPE, 1, 2 },
		{ TC_PPROF_SAMPLE_TYPE, 3, 4 },
		{ TC_PPROF_PERIOD_TYPE, 5, 2 },
	};

	for (size_t i = 0; i < sizeof(strings) / sizeof(strings[0]); i++)
		emit_string(w, strings[i], strlen(strings[i]));
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		tc_pb_u64(&w->part, TC_PPROF_TYPE_TYPE, types[i].type);
		tc_pb_u64(&w->part, TC_PPROF_TYPE_UNIT, types[i].unit);
		emit(w, types[i].field);
	}
	w->message.n = 0;
	tc_pb_u64(&w->message, TC_PPROF_PERIOD, 1);
	if (w->message.rc < 0 && w->rc == 0)
		w->rc = w->message.rc;
	if (w->rc == 0)
		tc_gzip_write(&w->gz, w->message.bytes, w->message.n);
}

int tacho_profile_write_pprof(const struct tacho_profile *p, int kind, tacho_write_fn *write,
			      void *ctx)
{
	const struct tacho_profile_stack *s;
	const struct tacho_alloc *a = tc_profile_alloc(p);
	struct writer *w;
	int rc;

	if (kind < 0 || kind >= TACHO_PROFILE_COUNT || !tacho_profile_waits(p, kind))
		return TACHO_EMISUSE;
	w = tc_calloc(a, 1, sizeof(*w));
	if (!w)
		return TACHO_ENOMEM;
	w->alloc = w->message.alloc = w->part.alloc = w->field.alloc = a;
	w->symbols = tacho_profile_symbols(p);
	tc_table_init(&w->strings, a);
	tc_table_init(&w->functions, a);
	tc_table_init(&w->locations, a);
	w->rc = tc_gzip_init(&w->gz, a, write, ctx);
	if (w->rc == 0)
		write_head(w);
	for (size_t i = 0; (s = tacho_profile_stack(p, kind, i)) && w->rc == 0; i++)
		write_sample(w, s);
	if (w->rc < 0 && w->gz.rc == 0)
		w->gz.rc = w->rc;
	rc = tc_gzip_finish(&w->gz);
	tc_free(a, w->message.bytes);
	tc_free(a, w->part.bytes);
	tc_free(a, w->field.bytes);
	tc_table_fini(&w->strings);
	tc_table_fini(&w->functions);
	tc_table_fini(&w->locations);
	tc_free(a, w);
	return rc;
}
