/* SPDX-License-Identifier: MIT */
/*
 * Traces of Go 1.11 to 1.21, as bytes and deeply. The first byte says which
 * version, and whether the rest is the file behind the header or a little
 * program that writes one. What the program writes makes sense (a scheduler
 * keeps track) unless it is meant not to, so that the checks and the conversion
 * are reached. The trace is read from memory with every getter called, and in
 * chunks, which must give the same.
 *
 *   byte 0          bits 0-1: version; bit 2: a program; others: chunk size
 *   00..3f          an event: type 1 + b % 49, if it makes sense now
 *   40..7f          the same, whether it makes sense or not
 *   80..bf          a new batch, of P b & 3
 *   c0..ff          time advances by (b & 63)
 * Goroutines, strings, stacks, tasks and values are one byte each.
 */
#include "fuzz/target.h"
#include "reader/v1_events.h"
#include "support/outcome.h"
#include "support/touch.h"

enum {
	GS = 24,
	PS = 4,
	MAX_FILE = 1 << 17,
	ROOM = 64
};
enum state {
	DEAD,
	RUNNABLE,
	RUNNING,
	WAITING
};

struct script {
	const uint8_t *p, *end;
	uint8_t file[MAX_FILE];
	size_t n;
	uint64_t time, batch_time, gc;
	unsigned proc;
	struct {
		uint64_t seq;
		enum state state;
	} gs[GS];
	unsigned running[PS];
	bool is_forced;
};

static uint8_t next_byte(struct script *s)
{
	return s->p < s->end ? *s->p++ : 0;
}

static size_t put_varint(uint8_t *to, uint64_t v)
{
	size_t n = 0;

	for (; v >= 0x80; v >>= 7)
		to[n++] = (uint8_t)(v | 0x80);
	to[n++] = (uint8_t)v;
	return n;
}

static void put(struct script *s, uint64_t v)
{
	s->n += put_varint(s->file + s->n, v);
}

static void begin_batch(struct script *s, unsigned proc)
{
	s->proc = proc % PS;
	s->batch_time = s->time;
	s->file[s->n++] = TC_V1_BATCH | 1 << 6;
	put(s, s->proc);
	put(s, s->time);
}

/* Arguments: the time delta of timed events is made here. */
static void put_event(struct script *s, unsigned type, bool is_timed, const uint64_t *args,
		      size_t n)
{
	uint8_t bytes[ROOM * 2];
	size_t size = 0;

	if (is_timed) {
		size = put_varint(bytes, s->time - s->batch_time);
		s->batch_time = s->time;
	}
	for (size_t i = 0; i < n; i++)
		size += put_varint(bytes + size, args[i]);
	n += is_timed;
	if (n >= 1 && n <= 3) {
		s->file[s->n++] = (uint8_t)(type | (unsigned)(n - 1) << 6);
	} else {
		s->file[s->n++] = (uint8_t)(type | 3 << 6);
		put(s, size);
	}
	memcpy(s->file + s->n, bytes, size);
	s->n += size;
}

#define ARGS(s, type, ...)                                       \
 put_event((s), (type), true, (const uint64_t[]){ __VA_ARGS__ }, \
	   sizeof((uint64_t[]){ __VA_ARGS__ }) / sizeof(uint64_t))

static void put_text(struct script *s)
{
	unsigned n = next_byte(s) & 7;

	put(s, n);
	for (unsigned i = 0; i < n; i++)
		s->file[s->n++] = next_byte(s);
}

static void put_stack(struct script *s)
{
	uint64_t args[2 + 4 * 3] = { next_byte(s), next_byte(s) & 3 };
	size_t n = 2;

	for (uint64_t i = 0; i < args[1]; i++) {
		uint64_t pc = next_byte(s) & 15;

		args[n++] = pc;
		args[n++] = pc & 3;
		args[n++] = pc & 7;
		args[n++] = pc * 10;
	}
	put_event(s, TC_V1_STACK, false, args, n);
}

/* A goroutine in this state, or whichever the byte says. */
static unsigned pick(struct script *s, enum state state)
{
	unsigned first = next_byte(s) % GS;

	for (unsigned i = 0; i < GS; i++) {
		unsigned g = (first + i) % GS;

		if (g > 0 && s->gs[g].state == state)
			return g;
	}
	return s->is_forced ? first : 0;
}

/* Wake or start a goroutine by number; 0: there is none that fits. */
static unsigned advance(struct script *s, enum state from, enum state to, uint64_t *seq)
{
	unsigned g = pick(s, from);

	if (g == 0)
		return 0;
	*seq = s->gs[g].seq++;
	s->gs[g].state = to;
	return g;
}

static void start(struct script *s, unsigned type)
{
	unsigned *running = &s->running[s->proc], g;
	uint64_t seq;

	if (*running && !s->is_forced)
		return;
	g = advance(s, RUNNABLE, RUNNING, &seq);
	if (g == 0)
		return;
	*running = g;
	if (type == TC_V1_GO_START_LOCAL)
		ARGS(s, type, g);
	else if (type == TC_V1_GO_START)
		ARGS(s, type, g, seq);
	else
		ARGS(s, type, g, seq, next_byte(s));
}

static void wake(struct script *s, unsigned type)
{
	uint64_t seq;
	unsigned g = advance(s, WAITING, RUNNABLE, &seq);

	if (g == 0)
		return;
	if (type == TC_V1_GO_UNBLOCK)
		ARGS(s, type, g, seq, next_byte(s));
	else if (type == TC_V1_GO_SYSEXIT)
		ARGS(s, type, g, seq, next_byte(s) & 1 ? s->time : 0);
	else
		ARGS(s, type, g, next_byte(s));
}

static void leave(struct script *s, unsigned type, enum state to)
{
	unsigned *running = &s->running[s->proc];

	if (*running == 0 && !s->is_forced)
		return;
	s->gs[*running].state = to;
	*running = 0;
	if (type == TC_V1_GO_END || type == TC_V1_GO_SYSBLOCK)
		put_event(s, type, true, NULL, 0);
	else
		ARGS(s, type, next_byte(s));
}

static void create(struct script *s)
{
	unsigned g = pick(s, DEAD);

	/* No id twice: the end of one is marked by a state of its own. */
	if (g == 0 || (s->gs[g].seq != 0 && !s->is_forced))
		return;
	s->gs[g].seq = 1;
	s->gs[g].state = RUNNABLE;
	ARGS(s, TC_V1_GO_CREATE, g, next_byte(s), next_byte(s));
}

static void was_waiting(struct script *s, unsigned type)
{
	unsigned g = pick(s, RUNNABLE);

	if (g == 0 || (s->gs[g].seq != 1 && !s->is_forced))
		return;
	s->gs[g].seq = 2;
	s->gs[g].state = WAITING;
	ARGS(s, type, g);
}

static void put_table(struct script *s, unsigned type)
{
	const uint64_t value = type == TC_V1_FREQUENCY ? 1U << (next_byte(s) & 31) : next_byte(s);

	if (type == TC_V1_STRING) {
		s->file[s->n++] = TC_V1_STRING;
		put(s, next_byte(s));
		put_text(s);
	} else if (type == TC_V1_STACK) {
		put_stack(s);
	} else if (type == TC_V1_BATCH) {
		begin_batch(s, next_byte(s));
	} else {
		put_event(s, type, false, &value, 1);
	}
}

/* Events that need no goroutine of a certain state. */
static void put_other(struct script *s, unsigned type)
{
	static const uint8_t n_args[TC_V1_COUNT] = {
#define N(num, sym, name, version, n, stack, args) [num] = (n) + (stack),
		TC_V1_EVENTS(N)
#undef N
	};
	uint64_t args[4] = { 0 };

	for (unsigned i = 0; i < n_args[type]; i++)
		args[i] = next_byte(s) & (type == TC_V1_REGION ? 1 : 7);
	if (type == TC_V1_GC_START && !s->is_forced)
		args[0] = s->gc++;
	if (type == TC_V1_CPU_SAMPLE)
		args[0] += s->time;
	put_event(s, type, true, args, n_args[type]);
	if (type == TC_V1_LOG)
		put_text(s);
}

static void put_any(struct script *s, unsigned type)
{
	switch (type) {
	case TC_V1_BATCH:
	case TC_V1_FREQUENCY:
	case TC_V1_STACK:
	case TC_V1_STRING:
	case TC_V1_TIMER_GOROUTINE: put_table(s, type); break;
	case TC_V1_GO_CREATE: create(s); break;
	case TC_V1_GO_WAITING:
	case TC_V1_GO_IN_SYSCALL: was_waiting(s, type); break;
	case TC_V1_GO_START:
	case TC_V1_GO_START_LOCAL:
	case TC_V1_GO_START_LABEL: start(s, type); break;
	case TC_V1_GO_UNBLOCK:
	case TC_V1_GO_UNBLOCK_LOCAL:
	case TC_V1_GO_SYSEXIT:
	case TC_V1_GO_SYSEXIT_LOCAL: wake(s, type); break;
	case TC_V1_GO_SCHED:
	case TC_V1_GO_PREEMPT: leave(s, type, RUNNABLE); break;
	case TC_V1_GO_END:
	case TC_V1_GO_STOP: leave(s, type, DEAD); break;
	case TC_V1_GO_SLEEP:
	case TC_V1_GO_BLOCK:
	case TC_V1_GO_BLOCK_SEND:
	case TC_V1_GO_BLOCK_RECV:
	case TC_V1_GO_BLOCK_SELECT:
	case TC_V1_GO_BLOCK_SYNC:
	case TC_V1_GO_BLOCK_COND:
	case TC_V1_GO_BLOCK_NET:
	case TC_V1_GO_BLOCK_GC:
	case TC_V1_GO_SYSBLOCK: leave(s, type, WAITING); break;
	default: put_other(s, type); break;
	}
}

static void write_trace(struct script *s)
{
	begin_batch(s, 0);
	put_event(s, TC_V1_FREQUENCY, false, &(const uint64_t){ 1000000000 }, 1);
	while (s->p < s->end && s->n < MAX_FILE - 4 * ROOM) {
		unsigned b = next_byte(s);

		if (b < 0x80) {
			s->is_forced = b >= 0x40;
			s->time++;
			put_any(s, 1 + (b & 0x3f) % 49);
		} else if (b < 0xc0) {
			begin_batch(s, b);
		} else {
			s->time += b & 0x3f;
		}
	}
}

/* Keeps what the getters yield from being optimized away. */
static volatile uint64_t sink;

static void look(const uint8_t *bytes, size_t n, const struct tacho_read_opts *opts)
{
	const struct tacho_block *b;
	int64_t last = INT64_MIN;
	struct tacho_reader *r;
	int rc;

	if (tacho_reader_open_memory(&r, bytes, n, opts, NULL) < 0)
		return;
	while ((rc = tacho_reader_next(r, &b)) > 0) {
		sink += touch_block(b);
		for (size_t i = 0; i < b->n; i++) {
			FUZZ_ASSERT(b->events[i].time_ns > last);
			last = b->events[i].time_ns;
		}
	}
	FUZZ_ASSERT(rc == tacho_reader_diag(r)->code);
	sink += touch_reader(r);
	tacho_reader_close(r);
}

static size_t chunk_size(void *ctx)
{
	return *(const size_t *)ctx;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const headers[] = { "go 1.11 trace\0\0", "go 1.19 trace\0\0",
					       "go 1.21 trace\0\0", "go 1.21 trace\0\0" };
	static struct script s;
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;
	struct outcome whole, fed;
	size_t chunk;

	if (size < 1 || size > MAX_FILE - 64)
		return 0;
	memset(&s, 0, sizeof(s));
	s.time = 1000;
	s.p = data + 1;
	s.end = data + size;
	memcpy(s.file, headers[data[0] & 3], 16);
	s.n = 16;
	if (data[0] & 4) {
		write_trace(&s);
	} else {
		memcpy(s.file + 16, data + 1, size - 1);
		s.n += size - 1;
	}
	opts.limits = (struct tacho_limits)FUZZ_LIMITS;
	look(s.file, s.n, &opts);

	chunk = 1 + s.n / (1 + (data[0] >> 3));
	outcome_of_pull(&whole, s.file, s.n, &opts);
	outcome_of_feed(&fed, s.file, s.n, &opts, chunk_size, &chunk);
	if (!outcome_same(&whole, &fed)) {
		(void)fprintf(stderr, "whole:   %s\nchunked: %s\n", outcome_text(&whole),
			      outcome_text(&fed));
		abort();
	}
	return 0;
}
