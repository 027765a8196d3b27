/* SPDX-License-Identifier: MIT */
/*
 * profile.proto as an independent reader sees it: whatever is in a trace, what
 * is written unpacks, every reference in it has its target, and the samples add
 * up to the totals of the profile.
 */
#include <zlib.h>

#include <tacho/profile.h>

#include "base/textbuf.h"
#include "fuzz/target.h"

enum {
	WIRE_VARINT = 0,
	WIRE_BYTES = 2,
	MAX_IDS = 1 << 16
};

struct span {
	const uint8_t *p, *end;
};

/* One field of a message; number 0 at its end. */
struct field {
	uint64_t number, value;
	struct span bytes;
};

static uint64_t varint(struct span *s)
{
	uint64_t v = 0;

	for (unsigned shift = 0;; shift += 7) {
		uint8_t b;

		FUZZ_ASSERT(s->p < s->end && shift < 64);
		b = *s->p++;
		v |= (uint64_t)(b & 0x7f) << shift;
		if (b < 0x80)
			return v;
	}
}

static struct field next_field(struct span *s)
{
	struct field f = { 0 };
	uint64_t tag;

	if (s->p == s->end)
		return f;
	tag = varint(s);
	f.number = tag >> 3;
	FUZZ_ASSERT(f.number > 0);
	if ((tag & 7) == WIRE_VARINT) {
		f.value = varint(s);
		return f;
	}
	FUZZ_ASSERT((tag & 7) == WIRE_BYTES);
	f.value = varint(s);
	FUZZ_ASSERT(f.value <= (uint64_t)(s->end - s->p));
	f.bytes = (struct span){ s->p, s->p + f.value };
	s->p += f.value;
	return f;
}

/* What the messages define and name, gathered in one look. */
struct seen {
	uint64_t strings, samples, count, total;
	uint64_t max_string; /* largest one named */
	bool location[MAX_IDS], function[MAX_IDS];
	bool names_location[MAX_IDS], names_function[MAX_IDS];
};

static void mark(bool *set, uint64_t id)
{
	FUZZ_ASSERT(id > 0 && id < MAX_IDS);
	set[id] = true;
}

static void name_string(struct seen *seen, uint64_t index)
{
	if (index > seen->max_string)
		seen->max_string = index;
}

static void look_sample(struct seen *seen, struct span message)
{
	uint64_t values[2] = { 0 };
	unsigned n = 0;

	seen->samples++;
	for (struct field f; (f = next_field(&message)).number;) {
		if (f.number == 1 && !f.bytes.p)
			mark(seen->names_location, f.value);
		while (f.number == 1 && f.bytes.p && f.bytes.p < f.bytes.end)
			mark(seen->names_location, varint(&f.bytes));
		while (f.number == 2 && f.bytes.p && f.bytes.p < f.bytes.end) {
			FUZZ_ASSERT(n < 2);
			values[n++] = varint(&f.bytes);
		}
		if (f.number == 2 && !f.bytes.p) {
			FUZZ_ASSERT(n < 2);
			values[n++] = f.value;
		}
	}
	FUZZ_ASSERT(n == 2);
	seen->count += values[0];
	seen->total += values[1];
}

static void look_location(struct seen *seen, struct span message)
{
	for (struct field f; (f = next_field(&message)).number;) {
		if (f.number == 1)
			mark(seen->location, f.value);
		if (f.number != 4)
			continue;
		for (struct field line; (line = next_field(&f.bytes)).number;) {
			if (line.number == 1)
				mark(seen->names_function, line.value);
		}
	}
}

static void look_function(struct seen *seen, struct span message)
{
	for (struct field f; (f = next_field(&message)).number;) {
		if (f.number == 1)
			mark(seen->function, f.value);
		if (f.number >= 2 && f.number <= 4)
			name_string(seen, f.value);
	}
}

static void look_profile(struct seen *seen, struct span message)
{
	for (struct field f; (f = next_field(&message)).number;) {
		switch (f.number) {
		case 1:  /* sample_type */
		case 11: /* period_type */
			for (struct field t; (t = next_field(&f.bytes)).number;)
				name_string(seen, t.value);
			break;
		case 2: look_sample(seen, f.bytes); break;
		case 4: look_location(seen, f.bytes); break;
		case 5: look_function(seen, f.bytes); break;
		case 6: FUZZ_ASSERT(seen->strings++ > 0 || f.value == 0); break;
		default: break;
		}
	}
}

static int append(void *ctx, const void *bytes, size_t n)
{
	tc_textbuf_bytes(ctx, bytes, n);
	return 0;
}

static void unpack(struct tc_textbuf *out, const struct tc_textbuf *packed)
{
	static uint8_t piece[1 << 16];
	z_stream z = { 0 };
	int rc = Z_OK;

	FUZZ_ASSERT(inflateInit2(&z, 15 + 16) == Z_OK);
	memcpy(&z.next_in, &packed->p, sizeof(packed->p));
	z.avail_in = (uInt)packed->n;
	while (rc == Z_OK) {
		z.next_out = piece;
		z.avail_out = sizeof(piece);
		rc = inflate(&z, Z_NO_FLUSH);
		tc_textbuf_bytes(out, piece, sizeof(piece) - z.avail_out);
	}
	FUZZ_ASSERT(rc == Z_STREAM_END && z.avail_in == 0);
	(void)inflateEnd(&z);
}

static void check(const struct tacho_profile *p, int kind)
{
	static struct seen seen;
	struct tc_textbuf packed, plain;
	struct span all;

	memset(&seen, 0, sizeof(seen));
	tc_textbuf_init(&packed, NULL, NULL, NULL);
	tc_textbuf_init(&plain, NULL, NULL, NULL);
	FUZZ_ASSERT(tacho_profile_write_pprof(p, kind, append, &packed) == 0);
	unpack(&plain, &packed);
	all = (struct span){ (const uint8_t *)plain.p, (const uint8_t *)plain.p + plain.n };
	look_profile(&seen, all);
	FUZZ_ASSERT(seen.strings > seen.max_string);
	for (size_t i = 0; i < MAX_IDS; i++) {
		FUZZ_ASSERT(!seen.names_location[i] || seen.location[i]);
		FUZZ_ASSERT(!seen.names_function[i] || seen.function[i]);
	}
	FUZZ_ASSERT(seen.samples <= tacho_profile_stacks(p, kind));
	FUZZ_ASSERT(seen.count == tacho_hist_count(tacho_profile_waits(p, kind)));
	FUZZ_ASSERT(seen.total == (uint64_t)tacho_hist_total_ns(tacho_profile_waits(p, kind)));
	tc_textbuf_fini(&packed);
	tc_textbuf_fini(&plain);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct tacho_profile_opts profile_opts = TACHO_PROFILE_OPTS_INIT;
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;
	struct tacho_analysis analysis;
	struct tacho_profile *p;
	struct tacho_reader *r;

	opts.limits = (struct tacho_limits)FUZZ_LIMITS;
	opts.threads = 1;
	if (tacho_reader_open_memory(&r, data, size, &opts, NULL) < 0)
		return 0;
	profile_opts.complete = true;
	FUZZ_ASSERT(tacho_profile_new(&p, &profile_opts) == 0);
	analysis = tacho_profile_analysis(p);
	if (tacho_pass_run(r, &analysis, 1, NULL, NULL) == 0) {
		for (int kind = 0; kind < TACHO_PROFILE_COUNT; kind++)
			check(p, kind);
	}
	tacho_profile_free(p);
	tacho_reader_close(r);
	return 0;
}
