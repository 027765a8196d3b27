/* SPDX-License-Identifier: MIT */
/*
 * Writing the v2 wire format. Every entry is put together in a small buffer on
 * the stack, or proved to fit by its largest possible size, before the first
 * byte reaches the batch: a refused entry leaves the batch as it was.
 *
 * Invariant: head <= len <= limit <= cap while a batch is open, and
 * limit - head <= TC_MAX_BATCH_BYTES.
 */
#include "wire/encode.h"

#include <stdio.h>
#include <string.h>

/* The kind of an experimental batch: no table has this type. */
enum {
	KIND_EXPERIMENT = TC_EV_EXPERIMENTAL_BATCH
};

uint8_t *tc_enc_varint_padded(uint8_t *p, uint64_t v, unsigned n)
{
	for (; n > 1; n--) {
		*p++ = (uint8_t)(v | 0x80);
		v >>= 7;
	}
	*p++ = (uint8_t)(v & 0x7f);
	return p;
}

int tc_enc_header(uint8_t out[TC_HEADER_BYTES], int version)
{
	char text[TC_HEADER_BYTES + 8] = { 0 };

	/* spec: doc/format.md#versions */
	if (version != 22 && version != 23 && version != 25 && version != 26)
		return TACHO_EVERSION;
	snprintf(text, sizeof(text), "go 1.%d trace", version);
	memcpy(out, text, TC_HEADER_BYTES);
	return 0;
}

/* One more than the arguments behind the delta, so that 0 means "not timed". */
/* clang-format off */
static const uint8_t timed_args[TC_EV_COUNT] = {
	[TC_EV_PROCS_CHANGE] = 3, [TC_EV_PROC_START] = 3, [TC_EV_PROC_STOP] = 1,
	[TC_EV_PROC_STEAL] = 4, [TC_EV_PROC_STATUS] = 3,
	[TC_EV_GO_CREATE] = 4, [TC_EV_GO_CREATE_SYSCALL] = 2, [TC_EV_GO_START] = 3,
	[TC_EV_GO_DESTROY] = 1, [TC_EV_GO_DESTROY_SYSCALL] = 1, [TC_EV_GO_STOP] = 3,
	[TC_EV_GO_BLOCK] = 3, [TC_EV_GO_UNBLOCK] = 4, [TC_EV_GO_SYSCALL_BEGIN] = 3,
	[TC_EV_GO_SYSCALL_END] = 1, [TC_EV_GO_SYSCALL_END_BLOCKED] = 1,
	[TC_EV_GO_STATUS] = 4, [TC_EV_STW_BEGIN] = 3, [TC_EV_STW_END] = 1,
	[TC_EV_GC_ACTIVE] = 2, [TC_EV_GC_BEGIN] = 3, [TC_EV_GC_END] = 2,
	[TC_EV_GC_SWEEP_ACTIVE] = 2, [TC_EV_GC_SWEEP_BEGIN] = 2, [TC_EV_GC_SWEEP_END] = 3,
	[TC_EV_GC_MARK_ASSIST_ACTIVE] = 2, [TC_EV_GC_MARK_ASSIST_BEGIN] = 2,
	[TC_EV_GC_MARK_ASSIST_END] = 1, [TC_EV_HEAP_ALLOC] = 2, [TC_EV_HEAP_GOAL] = 2,
	[TC_EV_GO_LABEL] = 2, [TC_EV_USER_TASK_BEGIN] = 5, [TC_EV_USER_TASK_END] = 3,
	[TC_EV_USER_REGION_BEGIN] = 4, [TC_EV_USER_REGION_END] = 4, [TC_EV_USER_LOG] = 5,
	[TC_EV_GO_SWITCH] = 3, [TC_EV_GO_SWITCH_DESTROY] = 3, [TC_EV_GO_CREATE_BLOCKED] = 4,
	[TC_EV_GO_STATUS_STACK] = 5,
	[TC_EV_SPAN] = 4, [TC_EV_SPAN_ALLOC] = 4, [TC_EV_SPAN_FREE] = 2,
	[TC_EV_HEAP_OBJECT] = 3, [TC_EV_HEAP_OBJECT_ALLOC] = 3, [TC_EV_HEAP_OBJECT_FREE] = 2,
	[TC_EV_GOROUTINE_STACK] = 3, [TC_EV_GOROUTINE_STACK_ALLOC] = 3,
	[TC_EV_GOROUTINE_STACK_FREE] = 2,
};
/* clang-format on */

int tc_enc_event_args(unsigned type)
{
	return type < TC_EV_COUNT ? (int)timed_args[type] - 1 : -1;
}

void tc_enc_init(struct tc_enc *e, uint8_t *buf, size_t cap)
{
	*e = (struct tc_enc){ .buf = buf, .cap = cap };
}

static bool is_table(enum tc_wire_type table)
{
	return table == TC_EV_NONE || table == TC_EV_STRINGS || table == TC_EV_STACKS ||
	       table == TC_EV_CPU_SAMPLES || table == TC_EV_SYNC || table == TC_EV_FREQUENCY;
}

/* The frame header behind its type bytes, which end at p. */
static int open_batch(struct tc_enc *e, uint8_t *p, uint64_t gen, uint64_t m, uint64_t time)
{
	p = tc_enc_varint(p, gen);
	p = tc_enc_varint(p, m);
	p = tc_enc_varint(p, time);
	p = tc_enc_varint_padded(p, 0, TC_MAX_VARINT_BYTES);
	e->head = (size_t)(p - e->buf);
	e->len = e->head;
	e->limit = e->cap - e->head > TC_MAX_BATCH_BYTES ? e->head + TC_MAX_BATCH_BYTES : e->cap;
	e->last = time;
	return 0;
}

static bool may_open(const struct tc_enc *e, uint64_t gen)
{
	return e->len == 0 && gen != 0 && e->cap >= TC_ENC_HEAD_BYTES + TC_ENC_ENTRY_BYTES;
}

int tc_enc_begin(struct tc_enc *e, enum tc_wire_type table, uint64_t gen, uint64_t m, uint64_t time)
{
	if (!may_open(e, gen) || !is_table(table))
		return TACHO_EMISUSE;
	e->kind = table;
	e->buf[0] = TC_EV_EVENT_BATCH;
	open_batch(e, e->buf + 1, gen, m, time);
	/* A Frequency batch has no marker: its entry begins with that byte. */
	if (table != TC_EV_NONE && table != TC_EV_FREQUENCY)
		e->buf[e->len++] = (uint8_t)table;
	return 0;
}

int tc_enc_begin_experiment(struct tc_enc *e, uint8_t experiment, uint64_t gen, uint64_t m,
			    uint64_t time)
{
	if (!may_open(e, gen) || experiment == 0)
		return TACHO_EMISUSE;
	e->kind = KIND_EXPERIMENT;
	e->buf[0] = TC_EV_EXPERIMENTAL_BATCH;
	e->buf[1] = experiment;
	return open_batch(e, e->buf + 2, gen, m, time);
}

size_t tc_enc_finish(struct tc_enc *e)
{
	size_t len = e->len;

	if (len == 0)
		return 0;
	tc_enc_varint_padded(e->buf + e->head - TC_MAX_VARINT_BYTES, len - e->head,
			     TC_MAX_VARINT_BYTES);
	e->len = 0;
	e->limit = 0;
	return len;
}

/* Append n bytes to an open batch, or refuse. */
static int append(struct tc_enc *e, const uint8_t *bytes, size_t n)
{
	if (n > tc_enc_room(e))
		return TACHO_ELIMIT;
	if (n > 0)
		memcpy(e->buf + e->len, bytes, n);
	e->len += n;
	return 0;
}

static bool is_open(const struct tc_enc *e, unsigned kind)
{
	return e->len != 0 && e->kind == kind;
}

int tc_enc_event(struct tc_enc *e, enum tc_wire_type type, uint64_t time, unsigned n,
		 const uint64_t *args)
{
	uint8_t bytes[TC_ENC_EVENT_BYTES], *p = bytes;
	int rc;

	if (!is_open(e, TC_EV_NONE) || tc_enc_event_args(type) != (int)n)
		return TACHO_EMISUSE;
	if (tc_enc_room(e) >= TC_ENC_EVENT_BYTES) {
		tc_enc_event_unchecked(e, type, time, n, args);
		return 0;
	}
	*p++ = (uint8_t)type;
	p = tc_enc_varint(p, time > e->last ? time - e->last : 0);
	for (unsigned i = 0; i < n; i++)
		p = tc_enc_varint(p, args[i]);
	rc = append(e, bytes, (size_t)(p - bytes));
	if (rc == 0 && time > e->last)
		e->last = time;
	return rc;
}

int tc_enc_string(struct tc_enc *e, uint64_t id, const void *text, size_t bytes)
{
	uint8_t head[1 + 2 * TC_MAX_VARINT_BYTES], *p = head;

	if (!is_open(e, TC_EV_STRINGS) || id == 0 || bytes > TC_MAX_STRING_BYTES)
		return TACHO_EMISUSE;
	*p++ = TC_EV_STRING;
	p = tc_enc_varint(p, id);
	p = tc_enc_varint(p, bytes);
	if ((size_t)(p - head) + bytes > tc_enc_room(e))
		return TACHO_ELIMIT;
	if (append(e, head, (size_t)(p - head)) != 0)
		return TACHO_ELIMIT;
	return append(e, text, bytes);
}

int tc_enc_stack(struct tc_enc *e, uint64_t id, const struct tc_enc_frame *frames, size_t n)
{
	uint8_t bytes[TC_ENC_ENTRY_BYTES], *p = bytes;

	if (!is_open(e, TC_EV_STACKS) || id == 0 || n > TC_MAX_STACK_FRAMES)
		return TACHO_EMISUSE;
	*p++ = TC_EV_STACK;
	p = tc_enc_varint(p, id);
	p = tc_enc_varint(p, n);
	for (size_t i = 0; i < n; i++) {
		p = tc_enc_varint(p, frames[i].pc);
		p = tc_enc_varint(p, frames[i].func);
		p = tc_enc_varint(p, frames[i].file);
		p = tc_enc_varint(p, frames[i].line);
	}
	return append(e, bytes, (size_t)(p - bytes));
}

int tc_enc_cpu_sample(struct tc_enc *e, uint64_t time, uint64_t m, uint64_t proc, uint64_t g,
		      uint64_t stack)
{
	uint8_t bytes[1 + 5 * TC_MAX_VARINT_BYTES], *p = bytes;

	if (!is_open(e, TC_EV_CPU_SAMPLES))
		return TACHO_EMISUSE;
	*p++ = TC_EV_CPU_SAMPLE;
	p = tc_enc_varint(p, time);
	p = tc_enc_varint(p, m);
	p = tc_enc_varint(p, proc);
	p = tc_enc_varint(p, g);
	p = tc_enc_varint(p, stack);
	return append(e, bytes, (size_t)(p - bytes));
}

int tc_enc_bytes(struct tc_enc *e, const void *bytes, size_t n)
{
	return is_open(e, KIND_EXPERIMENT) ? append(e, bytes, n) : TACHO_EMISUSE;
}

int tc_enc_clock(struct tc_enc *e, const struct tc_enc_clock *clock)
{
	uint8_t bytes[2 + 5 * TC_MAX_VARINT_BYTES], *p = bytes;
	bool snapshot = is_open(e, TC_EV_SYNC);
	/* A second clock in one batch makes the generation unreadable. */
	size_t empty = e->head + (snapshot ? 1 : 0);

	if ((!snapshot && !is_open(e, TC_EV_FREQUENCY)) || e->len != empty)
		return TACHO_EMISUSE;
	if (clock->ticks_per_second == 0 || (snapshot && clock->time < e->last))
		return TACHO_EMISUSE;
	*p++ = TC_EV_FREQUENCY;
	p = tc_enc_varint(p, clock->ticks_per_second);
	if (snapshot) {
		*p++ = TC_EV_CLOCK_SNAPSHOT;
		p = tc_enc_varint(p, clock->time - e->last);
		p = tc_enc_varint(p, clock->mono_ns);
		p = tc_enc_varint(p, clock->wall_sec);
		p = tc_enc_varint(p, clock->wall_nsec);
	}
	return append(e, bytes, (size_t)(p - bytes));
}
