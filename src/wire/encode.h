/* SPDX-License-Identifier: MIT */
/*
 * Writing the v2 wire format: varints, the file header, and one batch at a time
 * into a buffer of the caller. Nothing here allocates, so the encoder works in
 * a tracer's hot path as well as in a tool that rewrites a trace.
 *
 *	struct tc_enc e;
 *	tc_enc_init(&e, buf, sizeof(buf));
 *	tc_enc_begin(&e, TC_EV_NONE, gen, thread, time);
 *	while (tc_enc_event(&e, type, time, n, args) == TACHO_ELIMIT)
 *		... write out tc_enc_finish(&e) bytes of buf, begin again ...
 *
 * spec: doc/format.md#batches
 */
#ifndef TC_WIRE_ENCODE_H
#define TC_WIRE_ENCODE_H

#include <tacho/common.h>

#include "wire/events.h"

enum {
	/* Frame byte, experiment byte, three varints and the padded size. */
	TC_ENC_HEAD_BYTES = 2 + 4 * TC_MAX_VARINT_BYTES,
	/* A buffer of this size takes the largest legal batch. */
	TC_ENC_BATCH_BYTES = TC_ENC_HEAD_BYTES + TC_MAX_BATCH_BYTES,
	TC_ENC_EVENT_BYTES = 1 + TC_MAX_TIMED_ARGS * TC_MAX_VARINT_BYTES,
	/* The largest single entry of any table: a stack of 128 frames. */
	TC_ENC_ENTRY_BYTES = 1 + (2 + 4 * TC_MAX_STACK_FRAMES) * TC_MAX_VARINT_BYTES,
};

/* The thread of batches that belong to none, and other "no such id" values. */
#define TC_WIRE_NONE UINT64_MAX

/* One frame of a stack, leaf first; func and file are string ids. */
struct tc_enc_frame {
	uint64_t pc, func, file, line;
};

/* The clock of a generation. mono and the wall time belong to trace time `time`. */
struct tc_enc_clock {
	uint64_t ticks_per_second;
	uint64_t time;      /* ticks; not before the header time of the batch */
	uint64_t mono_ns;   /* monotonic clock */
	uint64_t wall_sec;  /* Unix time */
	uint64_t wall_nsec; /* 0 .. 999 999 999 */
};

/* A batch under construction. No batch is open while len == 0. */
struct tc_enc {
	uint8_t *buf;  /* the caller's */
	size_t cap;    /* bytes of buf */
	size_t head;   /* bytes of the frame header; the payload follows */
	size_t len;    /* bytes in use, header included */
	size_t limit;  /* len never exceeds this */
	uint64_t last; /* time of the last event, ticks */
	unsigned kind; /* the table's type, TC_EV_NONE for events */
};

/* --- varints --------------------------------------------------------------- */

/* Bytes that v takes, 1 to 10. */
static inline size_t tc_enc_varint_bytes(uint64_t v)
{
	size_t n = 1;

	while (v >= 0x80) {
		v >>= 7;
		n++;
	}
	return n;
}

/* Write v in as few bytes as it needs; p has room for 10. Returns the end. */
static inline uint8_t *tc_enc_varint(uint8_t *p, uint64_t v)
{
	while (v >= 0x80) {
		*p++ = (uint8_t)(v | 0x80);
		v >>= 7;
	}
	*p++ = (uint8_t)v;
	return p;
}

/*
 * Write v in exactly n bytes, 1 to 10, with redundant zero groups: a size whose
 * value is known only later. v must fit, which any v does in 10. Returns the end.
 */
uint8_t *tc_enc_varint_padded(uint8_t *p, uint64_t v, unsigned n);

/* --- file ------------------------------------------------------------------ */

/*
 * The header of format version 22, 23, 25 or 26, "go 1.NN trace" and three zero
 * bytes. TACHO_EVERSION for any other number; out is untouched then.
 */
TACHO_MUST_USE int tc_enc_header(uint8_t out[TC_HEADER_BYTES], int version);

/* --- batches --------------------------------------------------------------- */

/* The buffer stays the caller's; at least TC_ENC_HEAD_BYTES + TC_ENC_ENTRY_BYTES. */
void tc_enc_init(struct tc_enc *e, uint8_t *buf, size_t cap);

/*
 * Open a batch. `table` is TC_EV_NONE for a batch of events, TC_EV_STRINGS,
 * TC_EV_STACKS, TC_EV_CPU_SAMPLES or TC_EV_SYNC for a table, or TC_EV_FREQUENCY
 * for what stands in the place of Sync before 1.25. TACHO_EMISUSE when a batch
 * is open, `table` is something else, gen is 0, or the buffer is too small.
 */
TACHO_MUST_USE int tc_enc_begin(struct tc_enc *e, enum tc_wire_type table, uint64_t gen, uint64_t m,
				uint64_t time);

/* Open a batch of experimental data; experiment 0 does not exist. */
TACHO_MUST_USE int tc_enc_begin_experiment(struct tc_enc *e, uint8_t experiment, uint64_t gen,
					   uint64_t m, uint64_t time);

/* Close the batch and return how many bytes of buf it takes; 0 if none is open. */
size_t tc_enc_finish(struct tc_enc *e);

/*
 * The entries. TACHO_ELIMIT: no room, nothing was written; finish the batch and
 * begin another (an empty one always has room). TACHO_EMISUSE: the entry does
 * not belong into this kind of batch, or breaks a limit of the format.
 */

/*
 * A timed event with its n arguments behind the time delta. A time before that
 * of the previous event is written as equal to it: threads may see a clock
 * that is a tick behind, and the format has no negative deltas.
 */
TACHO_MUST_USE int tc_enc_event(struct tc_enc *e, enum tc_wire_type type, uint64_t time, unsigned n,
				const uint64_t *args);

TACHO_MUST_USE int tc_enc_string(struct tc_enc *e, uint64_t id, const void *text, size_t bytes);
TACHO_MUST_USE int tc_enc_stack(struct tc_enc *e, uint64_t id, const struct tc_enc_frame *frames,
				size_t n);
TACHO_MUST_USE int tc_enc_cpu_sample(struct tc_enc *e, uint64_t time, uint64_t m, uint64_t p,
				     uint64_t g, uint64_t stack);

/* Raw bytes of an experimental batch. */
TACHO_MUST_USE int tc_enc_bytes(struct tc_enc *e, const void *bytes, size_t n);

/*
 * The one entry of a Sync batch (frequency and clock) or of a Frequency batch
 * (frequency alone; the rest of *clock is not looked at).
 */
TACHO_MUST_USE int tc_enc_clock(struct tc_enc *e, const struct tc_enc_clock *clock);

/* Arguments that a timed event takes behind its time delta, or -1 if `type` is none. */
int tc_enc_event_args(unsigned type);

/* Bytes that still fit into the open batch. */
static inline size_t tc_enc_room(const struct tc_enc *e)
{
	return e->limit - e->len;
}

/*
 * tc_enc_event for who has seen that TC_ENC_EVENT_BYTES fit, that the batch is
 * one of events, and that type and n go together. With constant arguments the
 * compiler unrolls it.
 */
static inline void tc_enc_event_unchecked(struct tc_enc *e, enum tc_wire_type type, uint64_t time,
					  unsigned n, const uint64_t *args)
{
	uint8_t *p = e->buf + e->len;

	*p++ = (uint8_t)type;
	p = tc_enc_varint(p, time > e->last ? time - e->last : 0);
	for (unsigned i = 0; i < n; i++)
		p = tc_enc_varint(p, args[i]);
	if (time > e->last)
		e->last = time;
	e->len = (size_t)(p - e->buf);
}

#endif
