/* SPDX-License-Identifier: MIT */
/*
 * The bytes of a v1 trace. The file is read twice: once to find which batches
 * belong to which P (and the CPU samples, which belong to no place), and once
 * batch by batch, when the merge wants the next events of a P. Messages are
 * those of Go's reader. spec: doc/format.md#v1-bytes
 *
 * Invariant: both readings consume the same bytes for the same event, so the
 * second never runs past the batch that the first one found. A mapped file may
 * change in between; therefore nothing the first found is trusted for safety.
 */
#include "reader/v1_state.h"

#include <inttypes.h>
#include <string.h>

#include "base/cur.h"

/* One event as it stands in the file. */
struct raw {
	uint64_t offset;
	unsigned type;
	size_t n_args; /* in tc_v1.args */
	size_t text;   /* UserLog: offset and length of the message */
	uint32_t text_n;
};

struct type_info {
	uint8_t n_args; /* without time and stack */
	bool has_stack;
	uint8_t version;
};

static const struct type_info types[TC_V1_COUNT] = {
#define INFO(num, sym, name, version, n, stack, args) [num] = { (n), (stack), (version) },
	TC_V1_EVENTS(INFO)
#undef INFO
};

static const char malformed[] = "malformatted base-128 varint";

/* Bytes that end too early are another error than wrong ones. */
static int code_at(const struct tc_v1 *v, const struct tc_cur *c)
{
	return c->p == v->data + v->size ? TACHO_ETRUNCATED : TACHO_EFORMAT;
}

static int fail_varint(struct tc_v1 *v, const struct tc_cur *c, const struct raw *raw)
{
	return tc_v1_fail_at(v, raw->offset, raw->type,
			     tc_diag_set(v->diag, code_at(v, c), "%s", malformed));
}

static int fail_argument(struct tc_v1 *v, const struct tc_cur *c, const struct raw *raw)
{
	return tc_v1_fail_at(v, raw->offset, raw->type,
			     tc_diag_set(v->diag, code_at(v, c),
					 "failed to read event %u argument: %s", raw->type,
					 malformed));
}

static int fail_short(struct tc_v1 *v, const struct raw *raw, const char *why)
{
	return tc_v1_fail_at(
		v, raw->offset, raw->type,
		tc_diag_set(v->diag, TACHO_ETRUNCATED, "failed to read trace: %s", why));
}

static bool read_varint(struct tc_cur *c, uint64_t *value)
{
	*value = tc_cur_varint(c);
	return !c->why;
}

/* --- strings: spec: doc/format.md#v1-bytes --- */

static int skip_string(struct tc_v1 *v, struct tc_cur *c, const struct raw *raw)
{
	struct tc_cur text;
	uint64_t id, n;

	if (!read_varint(c, &id) || !read_varint(c, &n))
		return fail_varint(v, c, raw);
	if (!tc_cur_take(c, n, &text))
		return fail_short(v, raw, "EOF");
	return 1;
}

static int add_string(struct tc_v1 *v, uint64_t id, size_t offset, uint32_t n)
{
	int rc = TC_GROW(v->alloc, &v->strings, &v->cap_strings, v->n_strings + 1,
			 v->limits.strings);

	if (rc == TACHO_ELIMIT)
		return tc_diag_set(v->diag, rc, "too many strings");
	if (rc < 0 || tc_table_put(&v->string_index, id, (uint32_t)v->n_strings) < 0)
		return tc_v1_no_memory(v);
	v->strings[v->n_strings++] = (struct tc_v1_string){ id, offset, n };
	return 1;
}

static int read_string(struct tc_v1 *v, struct tc_cur *c, const struct raw *raw)
{
	uint64_t id, n;
	size_t offset;
	int rc = 0;

	if (!read_varint(c, &id))
		return fail_varint(v, c, raw);
	if (id == 0)
		rc = tc_diag_set(v->diag, TACHO_EFORMAT, "string has invalid id 0");
	else if (tc_table_get(&v->string_index, id) != TC_TABLE_NONE)
		rc = tc_diag_set(v->diag, TACHO_EFORMAT, "string has duplicate id %" PRIu64, id);
	if (rc < 0)
		return tc_v1_fail_at(v, raw->offset, raw->type, rc);
	if (!read_varint(c, &n))
		return fail_varint(v, c, raw);
	if (n == 0)
		rc = tc_diag_set(v->diag, TACHO_EFORMAT, "string has invalid length 0");
	else if (n > TC_V1_MAX_STRING_BYTES)
		rc = tc_diag_set(v->diag, TACHO_EFORMAT, "string has too large length %" PRIu64, n);
	if (rc < 0)
		return tc_v1_fail_at(v, raw->offset, raw->type, rc);
	if (n > tc_cur_left(c))
		return fail_short(v, raw, "unexpected EOF");
	offset = tc_cur_offset(c);
	c->p += n;
	return add_string(v, id, offset, (uint32_t)n);
}

/* --- events --- */

/* The arguments are the P and the ticks, whatever the count says; it must say 2. */
static int read_batch_header(struct tc_v1 *v, struct tc_cur *c, struct raw *raw, unsigned n)
{
	if (n != 2)
		return tc_v1_fail_at(v, raw->offset, raw->type,
				     tc_diag_set(v->diag, TACHO_EFORMAT,
						 "EvBatch has wrong number of arguments: "
						 "got %u, want 2",
						 n));
	if (!read_varint(c, &v->args[0]))
		return fail_varint(v, c, raw);
	if (v->args[0] != UINT64_MAX && v->args[0] > INT32_MAX)
		return tc_v1_fail_at(v, raw->offset, raw->type,
				     tc_diag_set(v->diag, TACHO_EFORMAT,
						 "processor ID %" PRIu64
						 " is larger than maximum of %" PRIu64,
						 v->args[0], UINT64_MAX));
	if (!read_varint(c, &v->args[1]))
		return fail_varint(v, c, raw);
	raw->n_args = 2;
	return 1;
}

static int read_inline_args(struct tc_v1 *v, struct tc_cur *c, struct raw *raw, unsigned n)
{
	for (unsigned i = 0; i < n; i++) {
		if (!read_varint(c, &v->args[i]))
			return fail_argument(v, c, raw);
	}
	raw->n_args = n;
	return 1;
}

/* The message of a log event stands behind its arguments. */
static int read_message(struct tc_v1 *v, struct tc_cur *c, struct raw *raw, bool is_indexing)
{
	struct tc_cur text;
	uint64_t n;

	if (!read_varint(c, &n))
		return fail_varint(v, c, raw);
	/* The first reading takes a message that is cut off for the end. */
	if (is_indexing)
		return tc_cur_take(c, n, &text) ? 1 : 0;
	if (n > TC_V1_MAX_STRING_BYTES)
		return tc_v1_fail_at(v, raw->offset, raw->type,
				     tc_diag_set(v->diag, TACHO_EFORMAT,
						 "string is too large (len=%" PRIu64 ")", n));
	if (n > tc_cur_left(c))
		return fail_short(v, raw, "unexpected EOF");
	raw->text = tc_cur_offset(c);
	raw->text_n = (uint32_t)n;
	c->p += n;
	return 1;
}

static int read_long_args(struct tc_v1 *v, struct tc_cur *c, struct raw *raw, bool is_indexing)
{
	struct tc_cur args;
	uint64_t n;

	if (!read_varint(c, &n))
		return fail_argument(v, c, raw);
	if (n > TC_V1_MAX_ARG_BYTES)
		return tc_v1_fail_at(v, raw->offset, raw->type,
				     tc_diag_set(v->diag, TACHO_EFORMAT,
						 "failed to read event %u argument: length-prefixed"
						 " argument too big: %" PRIu64
						 " bytes, limit is %d",
						 raw->type, n, TC_V1_MAX_ARG_BYTES));
	if (is_indexing && raw->type != TC_V1_CPU_SAMPLE) {
		if (!tc_cur_take(c, n, &args))
			return fail_short(v, raw, "EOF");
	} else {
		if (tc_cur_left(c) == 0 || !tc_cur_take(c, n, &args))
			return fail_short(v, raw, "unexpected EOF");
		while (tc_cur_left(&args)) {
			if (!read_varint(&args, &v->args[raw->n_args++]))
				return fail_varint(v, &args, raw);
		}
	}
	return raw->type == TC_V1_LOG ? read_message(v, c, raw, is_indexing) : 1;
}

/* 1: *raw and tc_v1.args are set; 0: the end; negative: bad bytes. */
static int read_raw(struct tc_v1 *v, struct tc_cur *c, bool is_indexing, struct raw *raw)
{
	unsigned first, n;

	if (tc_cur_left(c) == 0)
		return 0;
	*raw = (struct raw){ .offset = tc_cur_offset(c) };
	first = tc_cur_u8(c);
	raw->type = first & 0x3f;
	n = (first >> 6) + 1;
	if (raw->type == TC_V1_NONE || raw->type >= TC_V1_COUNT ||
	    types[raw->type].version > v->version)
		return tc_v1_fail_at(
			v, raw->offset, raw->type,
			tc_diag_set(v->diag, TACHO_EFORMAT, "unknown event type %u", raw->type));
	if (raw->type == TC_V1_STRING)
		return is_indexing ? skip_string(v, c, raw) : read_string(v, c, raw);
	if (raw->type == TC_V1_BATCH)
		return read_batch_header(v, c, raw, n);
	if (n > 3)
		return read_long_args(v, c, raw, is_indexing);
	return read_inline_args(v, c, raw, n);
}

static void set_offset(struct tc_v1_event *ev, uint64_t offset)
{
	ev->offset_low = (uint32_t)offset;
	ev->offset_high = (uint16_t)(offset >> 32);
}

/* --- the first reading: spec: doc/format.md#v1-batches --- */

static int add_stream(struct tc_v1 *v, int32_t p, uint32_t batch, uint32_t *stream)
{
	int rc = TC_GROW(v->alloc, &v->streams, &v->cap_streams, v->n_streams + 1, v->limits.procs);

	if (rc == TACHO_ELIMIT)
		return tc_diag_set(v->diag, rc, "too many Ps");
	if (rc < 0 ||
	    tc_table_put(&v->stream_index, (uint64_t)(int64_t)p, (uint32_t)v->n_streams) < 0)
		return tc_v1_no_memory(v);
	*stream = (uint32_t)v->n_streams;
	v->streams[v->n_streams++] =
		(struct tc_v1_stream){ .p = p, .batch = batch, .last_batch = batch };
	return 0;
}

static int add_batch(struct tc_v1 *v, const struct raw *raw)
{
	int32_t p = v->args[0] == UINT64_MAX ? -1 : (int32_t)v->args[0];
	uint32_t batch = (uint32_t)v->n_batches;
	uint32_t stream = tc_table_get(&v->stream_index, (uint64_t)(int64_t)p);
	int rc = TC_GROW(v->alloc, &v->batches, &v->cap_batches, v->n_batches + 1,
			 v->limits.batches);

	if (rc == TACHO_ELIMIT)
		return tc_diag_set(v->diag, rc, "too many batches");
	if (rc < 0)
		return tc_v1_no_memory(v);
	v->batches[v->n_batches++] = (struct tc_v1_batch){ raw->offset, 0, UINT32_MAX };
	if (stream == TC_TABLE_NONE)
		return add_stream(v, p, batch, &stream);
	v->batches[v->streams[stream].last_batch].next = batch;
	v->streams[stream].last_batch = batch;
	return 0;
}

static int add_sample(struct tc_v1 *v, const struct raw *raw)
{
	struct tc_v1_event *ev;

	if (raw->n_args != 5)
		return tc_v1_fail_at(v, raw->offset, raw->type,
				     tc_diag_set(v->diag, TACHO_EFORMAT,
						 "CPU sample has wrong number of arguments: "
						 "want 5, got %zu",
						 raw->n_args));
	if (TC_GROW(v->alloc, &v->samples, &v->cap_samples, v->n_samples + 1, UINT32_MAX) < 0)
		return tc_v1_no_memory(v);
	ev = &v->samples[v->n_samples++];
	*ev = (struct tc_v1_event){
		.time = (int64_t)v->args[1],
		.p = (int32_t)(uint32_t)v->args[2],
		.g = v->args[3],
		.stack = (uint32_t)v->args[4],
		.type = TC_V1_CPU_SAMPLE,
	};
	set_offset(ev, raw->offset);
	return 0;
}

static int index_event(struct tc_v1 *v, const struct raw *raw)
{
	int rc = 0;

	if (raw->type == TC_V1_STRING)
		return 0;
	if (raw->type == TC_V1_BATCH)
		rc = add_batch(v, raw);
	if (rc < 0)
		return tc_v1_fail_at(v, raw->offset, raw->type, rc);
	if (v->n_batches == 0)
		return tc_v1_fail_at(v, raw->offset, raw->type,
				     tc_diag_set(v->diag, TACHO_EFORMAT,
						 "read event %u with current P of 0, "
						 "but P has no batches yet",
						 raw->type));
	/* Every index of an event must fit 32 bits, and some are out of range. */
	if (++v->n_raw > UINT32_MAX - 16)
		return tc_v1_fail_at(v, raw->offset, raw->type,
				     tc_diag_set(v->diag, TACHO_ELIMIT, "too many events"));
	v->batches[v->n_batches - 1].n_events++;
	return raw->type == TC_V1_CPU_SAMPLE ? add_sample(v, raw) : 0;
}

int tc_v1_index(struct tc_v1 *v)
{
	struct tc_cur c = tc_cur_make(v->data, v->size);
	struct raw raw;
	int rc;

	while ((rc = read_raw(v, &c, true, &raw)) > 0) {
		/* Only the second reading has the arguments of short events. */
		if (raw.type == TC_V1_CPU_SAMPLE && v->data[raw.offset] >> 6 != 3)
			raw.n_args = 0;
		rc = index_event(v, &raw);
		if (rc < 0)
			break;
	}
	return rc;
}

/* --- the second reading --- */

static int set_frequency(struct tc_v1 *v, const struct raw *raw)
{
	v->ticks_per_second = (int64_t)v->args[0];
	if (v->ticks_per_second > 0)
		return 0;
	/* What clocks that differ between the CPUs lead to. */
	return tc_v1_fail_at(v, raw->offset, raw->type,
			     tc_diag_set(v->diag, TACHO_EORDER, "time stamps out of order"));
}

/* Frames stay in the file until tables are made; here only where. */
static int add_stack(struct tc_v1 *v, uint32_t id, uint64_t n, size_t offset)
{
	int rc = TC_GROW(v->alloc, &v->stacks, &v->cap_stacks, v->n_stacks + 1, v->limits.stacks);

	v->n_frames += n;
	if (rc == TACHO_ELIMIT)
		return tc_diag_set(v->diag, rc, "too many stacks");
	if (v->limits.frames && v->n_frames > v->limits.frames)
		return tc_diag_set(v->diag, TACHO_ELIMIT, "too many frames");
	if (rc < 0 || tc_table_put(&v->stack_index, id, (uint32_t)v->n_stacks) < 0)
		return tc_v1_no_memory(v);
	v->stacks[v->n_stacks++] = (struct tc_v1_stack){ offset, id, (uint16_t)n };
	return 0;
}

static int define_stack(struct tc_v1 *v, const struct tc_cur *c, const struct raw *raw)
{
	size_t frames;
	uint64_t n;
	int rc = 0;

	if (raw->n_args < 2)
		rc = tc_diag_set(v->diag, TACHO_EFORMAT,
				 "EvStack has wrong number of arguments: want at least 2, got %zu",
				 raw->n_args);
	else if (v->args[1] > TC_V1_MAX_FRAMES)
		rc = tc_diag_set(v->diag, TACHO_EFORMAT,
				 "EvStack has bad number of frames: %" PRIu64, v->args[1]);
	else if (raw->n_args != 2 + 4 * v->args[1])
		rc = tc_diag_set(v->diag, TACHO_EFORMAT,
				 "EvStack has wrong number of arguments: want %" PRIu64 ", got %zu",
				 2 + 4 * v->args[1], raw->n_args);
	n = rc < 0 ? 0 : v->args[1];
	/* The frames are the last arguments: find their begin from the end. */
	frames = tc_cur_offset(c);
	for (uint64_t varints = 4 * n; varints > 0 && frames > raw->offset; varints--) {
		for (frames--; frames > raw->offset && v->data[frames - 1] >= 0x80; frames--)
			;
	}
	if (rc == 0 && n > 0 && (uint32_t)v->args[0] != 0)
		rc = add_stack(v, (uint32_t)v->args[0], n, frames);
	return rc < 0 ? tc_v1_fail_at(v, raw->offset, raw->type, rc) : 0;
}

/* The number of a log message; equal ones share it. */
static int add_message(struct tc_v1 *v, const struct raw *raw, uint64_t *number)
{
	const uint8_t *text = v->data + raw->text;
	uint64_t hash = 0xcbf29ce484222325U;
	uint32_t old;
	int rc;

	for (uint32_t i = 0; i < raw->text_n; i++)
		hash = (hash ^ text[i]) * 0x100000001b3U;
	old = tc_table_get(&v->message_index, hash);
	if (old != TC_TABLE_NONE && v->messages[old].n == raw->text_n &&
	    memcmp(v->data + v->messages[old].offset, text, raw->text_n) == 0) {
		*number = old;
		return 0;
	}
	*number = v->n_messages;
	rc = TC_GROW(v->alloc, &v->messages, &v->cap_messages, v->n_messages + 1,
		     v->limits.strings);
	if (rc == TACHO_ELIMIT)
		return tc_diag_set(v->diag, rc, "too many strings");
	if (rc < 0 || tc_table_put(&v->message_index, hash, (uint32_t)v->n_messages) < 0)
		return tc_v1_no_memory(v);
	v->messages[v->n_messages++] = (struct tc_v1_string){ 0, raw->text, raw->text_n };
	return 0;
}

/* Which goroutine an event belongs to, and which runs behind it. */
static void set_goroutine(struct tc_v1_stream *s, struct tc_v1_event *ev)
{
	ev->g = s->last_g;
	switch (ev->type) {
	case TC_V1_GO_START:
	case TC_V1_GO_START_LOCAL:
	case TC_V1_GO_START_LABEL: ev->g = s->last_g = ev->args[0]; break;
	case TC_V1_GO_END:
	case TC_V1_GO_STOP:
	case TC_V1_GO_SCHED:
	case TC_V1_GO_PREEMPT:
	case TC_V1_GO_SLEEP:
	case TC_V1_GO_BLOCK:
	case TC_V1_GO_BLOCK_SEND:
	case TC_V1_GO_BLOCK_RECV:
	case TC_V1_GO_BLOCK_SELECT:
	case TC_V1_GO_BLOCK_SYNC:
	case TC_V1_GO_BLOCK_COND:
	case TC_V1_GO_BLOCK_NET:
	case TC_V1_GO_BLOCK_GC:
	case TC_V1_GO_SYSBLOCK: s->last_g = 0; break;
	case TC_V1_GO_SYSEXIT:
	case TC_V1_GO_WAITING:
	case TC_V1_GO_IN_SYSCALL: ev->g = ev->args[0]; break;
	default: break;
	}
}

/* An event that has a place in the sequence. */
static int add_event(struct tc_v1 *v, struct tc_v1_stream *s, const struct raw *raw, int64_t *time)
{
	const struct type_info *info = &types[raw->type];
	struct tc_v1_event *ev;

	if (s->n == s->cap) /* a mapped file that changed since it was indexed */
		return tc_diag_set(v->diag, TACHO_EIO, "the file changed while it was read");
	ev = &s->events[s->n];
	*time = tc_wrap_add(*time, (int64_t)v->args[0]);
	*ev = (struct tc_v1_event){ .time = *time, .p = s->p, .type = (uint8_t)raw->type };
	for (unsigned i = 0; i < info->n_args; i++)
		ev->args[i] = v->args[1 + i];
	if (info->has_stack)
		ev->stack = (uint32_t)v->args[1 + info->n_args];
	set_offset(ev, raw->offset);
	set_goroutine(s, ev);
	s->n++;
	if (raw->type == TC_V1_LOG)
		return add_message(v, raw, &ev->args[2]);
	return 0;
}

static int check_count(struct tc_v1 *v, const struct raw *raw)
{
	const struct type_info *info = &types[raw->type];
	size_t want = info->n_args;

	if (raw->type != TC_V1_BATCH && raw->type != TC_V1_FREQUENCY &&
	    raw->type != TC_V1_TIMER_GOROUTINE)
		want += 1U + info->has_stack;
	if (raw->type == TC_V1_STACK || raw->n_args == want)
		return 0;
	return tc_v1_fail_at(v, raw->offset, raw->type,
			     tc_diag_set(v->diag, TACHO_EFORMAT,
					 "%s has wrong number of arguments: want %zu, got %zu",
					 tc_v1_type_name(raw->type), want, raw->n_args));
}

static int load_event(struct tc_v1 *v, struct tc_v1_stream *s, const struct tc_cur *c,
		      const struct raw *raw, int64_t *time)
{
	int rc = check_count(v, raw);

	if (rc < 0)
		return rc;
	switch (raw->type) {
	case TC_V1_BATCH: *time = (int64_t)v->args[1]; return 0;
	case TC_V1_FREQUENCY: return set_frequency(v, raw);
	case TC_V1_STACK: return define_stack(v, c, raw);
	case TC_V1_TIMER_GOROUTINE:
		return tc_table_put(&v->timer_gs, v->args[0], 1) < 0 ? tc_v1_no_memory(v) : 0;
	default:
		rc = add_event(v, s, raw, time);
		return rc < 0 ? tc_v1_fail_at(v, raw->offset, raw->type, rc) : 0;
	}
}

/* Room for the events of a batch; what is there is not needed any more. */
static int make_room(struct tc_v1 *v, struct tc_v1_stream *s, size_t n)
{
	s->n = s->next = 0;
	if (n <= s->cap)
		return 0;
	tc_free(v->alloc, s->events);
	s->cap = 0;
	s->events = tc_realloc_array(v->alloc, NULL, n, sizeof(*s->events));
	if (!s->events)
		return tc_v1_no_memory(v);
	s->cap = n;
	return 0;
}

int tc_v1_load_batch(struct tc_v1 *v, struct tc_v1_stream *s)
{
	struct tc_cur c = tc_cur_make(v->data, v->size);
	const struct tc_v1_batch *b;
	bool is_inside = false;
	int64_t time = 0;
	struct raw raw;
	int rc;

	if (s->batch == UINT32_MAX)
		return 0;
	b = &v->batches[s->batch];
	s->batch = b->next;
	rc = make_room(v, s, b->n_events);
	if (rc < 0)
		return rc;
	c.p += b->offset;
	while ((rc = read_raw(v, &c, false, &raw)) > 0) {
		if (raw.type == TC_V1_STRING || raw.type == TC_V1_CPU_SAMPLE)
			continue;
		if (raw.type == TC_V1_BATCH && is_inside)
			break;
		is_inside = true;
		rc = load_event(v, s, &c, &raw, &time);
		if (rc < 0)
			break;
	}
	if (rc < 0 && v->diag->batch < 0)
		v->diag->batch = (int64_t)(v->base + b->offset);
	return rc < 0 ? rc : 1;
}
