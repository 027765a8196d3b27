/* SPDX-License-Identifier: MIT */
/*
 * The raw reader; see raw.h. Types are judged as Go's raw reader judges them:
 * by the version of the file, with two differences. Allocation events are known
 * from 1.23 on, where they may occur; Go knows them in 1.26 files only. And the
 * number of an experiment is one byte, which is how it is written.
 *
 * An event is parsed from one window of the input. If the window ends first, it
 * is parsed again from a larger one, so there is nothing to resume.
 */
#include "reader/raw.h"

#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/diag.h"
#include "reader/reader.h"
#include "wire/wire.h"

/* A window that holds nearly every event: type byte and five varints. */
enum {
	FIRST_WINDOW = 64
};

/* How far parsing came. */
enum outcome {
	WHOLE,      /* the event is complete */
	CUT,        /* the window ends first */
	OVERFLOW64, /* a varint is too long */
	NO_MEMORY,
};

struct window {
	const uint8_t *p, *end;
};

void tc_raw_init(struct tc_raw *raw, struct tc_input *in, unsigned version,
		 const struct tacho_alloc *a, struct tacho_diag *diag)
{
	*raw = (struct tc_raw){ .in = in, .alloc = a, .diag = diag, .version = version };
	raw->generation = raw->batch = raw->thread = -1;
}

void tc_raw_fini(struct tc_raw *raw)
{
	tc_free(raw->alloc, raw->frames);
	raw->frames = NULL;
	raw->cap_frames = 0;
}

static int fail(struct tc_raw *raw, int code, uint64_t offset, int type, const char *text)
{
	struct tacho_diag *d = raw->diag;

	if ((code == TACHO_EFORMAT || code == TACHO_ETRUNCATED) && tc_input_shrank(raw->in)) {
		code = TACHO_EIO;
		text = "the file was truncated while it was read";
	}
	raw->error = code;
	if (!d || d->code)
		return code;
	d->offset = (int64_t)offset;
	d->generation = raw->generation;
	d->batch = raw->batch;
	d->thread = raw->thread;
	d->event = tacho_wire_name(type);
	return tc_diag_set(d, code, "%s", text);
}

/* spec: doc/format.md#varint */
static enum outcome read_varint(struct window *w, uint64_t *out)
{
	const uint8_t *p = w->p;
	uint64_t v = 0;

	for (unsigned shift = 0; shift < 70; shift += 7) {
		uint8_t b;

		if (p == w->end)
			return CUT;
		b = *p++;
		if (shift == 63 && b > 1)
			return OVERFLOW64;
		v |= (uint64_t)(b & 0x7f) << shift;
		if (b < 0x80) {
			w->p = p;
			*out = v;
			return WHOLE;
		}
	}
	return OVERFLOW64;
}

/* Can this type stand in a file of this version? spec: doc/format.md#versions */
static bool is_known(unsigned version, uint8_t type)
{
	if (type == 0 || type >= TC_EV_COUNT)
		return false;
	if (version < 23)
		return type <= TC_EV_USER_LOG;
	if (type >= TC_EV_SPAN)
		return true;
	if (version < 25)
		return type <= TC_EV_EXPERIMENTAL_BATCH;
	if (version < 26)
		return type <= TC_EV_CLOCK_SNAPSHOT;
	/* Numbers without a name have no arguments either, for Go. */
	return true;
}

static enum outcome read_args(struct window *w, struct tacho_raw_event *e, unsigned n)
{
	for (unsigned i = 0; i < n; i++) {
		enum outcome rc = read_varint(w, &e->args[i]);

		if (rc != WHOLE)
			return rc;
	}
	e->n_args = (uint8_t)n;
	return WHOLE;
}

static enum outcome read_frames(struct tc_raw *raw, struct window *w, struct tacho_raw_event *e)
{
	/* Go counts with a signed number: a negative one means no frames. */
	uint64_t n = (int64_t)e->args[1] < 0 ? 0 : e->args[1];
	size_t values;

	if (n > (uint64_t)(w->end - w->p) / 4)
		return CUT;
	values = (size_t)n * 4;
	if (TC_GROW(raw->alloc, &raw->frames, &raw->cap_frames, values, 0) < 0)
		return NO_MEMORY;
	for (size_t i = 0; i < values; i++) {
		enum outcome rc = read_varint(w, &raw->frames[i]);

		if (rc != WHOLE)
			return rc;
	}
	e->n_frames = n;
	e->frames = raw->frames;
	return WHOLE;
}

static enum outcome read_data(struct window *w, struct tacho_raw_event *e)
{
	uint64_t n = 0;
	enum outcome rc = read_varint(w, &n);

	if (rc != WHOLE)
		return rc;
	if ((int64_t)n < 0)
		n = 0;
	if (n > (uint64_t)(w->end - w->p))
		return CUT;
	e->data = (struct tacho_text){ (const char *)w->p, (size_t)n };
	w->p += n;
	return WHOLE;
}

static enum outcome parse(struct tc_raw *raw, struct window *w, struct tacho_raw_event *e)
{
	enum outcome rc;

	switch ((enum tc_wire_shape)tc_wire_shape[e->type]) {
	case TC_SHAPE_T: return read_args(w, e, tc_wire_n_args[e->type]);
	case TC_SHAPE_A:
		/* Three such types: Frequency, EventBatch, CPUSample. */
		return read_args(w, e,
				 e->type == TC_EV_FREQUENCY     ? 1
				 : e->type == TC_EV_EVENT_BATCH ? 4
								: 5);
	case TC_SHAPE_K: rc = read_args(w, e, 2); return rc == WHOLE ? read_frames(raw, w, e) : rc;
	case TC_SHAPE_D: rc = read_args(w, e, 1); return rc == WHOLE ? read_data(w, e) : rc;
	case TC_SHAPE_E:
		if (w->p == w->end)
			return CUT;
		e->args[0] = *w->p++;
		for (unsigned i = 1; i < 4; i++) {
			rc = read_varint(w, &e->args[i]);
			if (rc != WHOLE)
				return rc;
		}
		e->n_args = 4;
		return read_data(w, e);
	case TC_SHAPE_M:
	case TC_SHAPE_NONE: break;
	}
	return WHOLE;
}

/* What messages about later events say of their place. */
static void note_batch(struct tc_raw *raw, const struct tacho_raw_event *e)
{
	unsigned first = e->type == TC_EV_EXPERIMENTAL_BATCH ? 1 : 0;

	if (e->type != TC_EV_EVENT_BATCH && !first)
		return;
	raw->generation = (int64_t)e->args[first];
	raw->thread = (int64_t)e->args[first + 1];
	raw->batch = (int64_t)e->offset;
}

/* The whole event that begins at the next byte; 1, 0 or an error. */
static int next(struct tc_raw *raw, struct tacho_raw_event *e)
{
	size_t want = FIRST_WINDOW;
	char text[64];

	for (;; want *= 8) {
		uint64_t offset = tc_input_offset(raw->in);
		const uint8_t *p;
		struct window w;
		int64_t n;

		if (want > TC_RAW_MAX_EVENT_BYTES)
			want = TC_RAW_MAX_EVENT_BYTES;
		n = tc_input_peek(raw->in, want, &p);
		if (n == TACHO_EAGAIN || n == 0)
			return (int)n;
		if (n < 0)
			return fail(raw, (int)n, offset, -1, tc_input_diag(raw->in)->message);
		w.p = p + 1;
		w.end = p + (n > TC_RAW_MAX_EVENT_BYTES ? TC_RAW_MAX_EVENT_BYTES : n);
		*e = (struct tacho_raw_event){ .offset = offset, .type = p[0] };
		if (!is_known(raw->version, e->type)) {
			(void)snprintf(text, sizeof(text), "invalid event type: %u", e->type);
			return fail(raw, TACHO_EFORMAT, offset, -1, text);
		}
		switch (parse(raw, &w, e)) {
		case WHOLE:
			e->bytes = (uint64_t)(w.p - p);
			raw->pending = (size_t)e->bytes;
			note_batch(raw, e);
			return 1;
		case OVERFLOW64:
			return fail(raw, TACHO_EFORMAT, offset, e->type,
				    "binary: varint overflows a 64-bit integer");
		case NO_MEMORY:
			return fail(raw, TACHO_ENOMEM, offset, e->type, "no memory for a stack");
		case CUT: break;
		}
		if ((uint64_t)n < want) {
			const struct tacho_diag *d = tc_input_diag(raw->in);

			if (d->code)
				return fail(raw, d->code, offset, e->type, d->message);
			return fail(raw, TACHO_ETRUNCATED, offset, e->type,
				    "the trace ends within an event");
		}
		if (w.end - p == TC_RAW_MAX_EVENT_BYTES)
			return fail(raw, TACHO_ELIMIT, offset, e->type,
				    "an event takes more than 128 KiB");
	}
}

int tc_raw_next(struct tc_raw *raw, struct tacho_raw_event *event)
{
	if (raw->pending) {
		tc_input_skip(raw->in, raw->pending);
		raw->pending = 0;
	}
	if (raw->error) {
		memset(event, 0, sizeof(*event));
		return raw->error;
	}
	return next(raw, event);
}

/* --- public ------------------------------------------------------------------ */

struct tacho_raw_reader {
	struct tacho_reader *reader;
	struct tc_raw raw;
	bool is_begun; /* the header has been read */
};

/* Read the header and look at the version. 0, TACHO_EAGAIN or an error. */
static int begin(struct tacho_raw_reader *raw)
{
	struct tacho_reader *r = raw->reader;
	int rc = tc_reader_header(r);

	if (rc < 0)
		return rc;
	if (r->version < 22)
		return tc_diag_set(&r->diag, TACHO_EVERSION,
				   "a trace of version 1.%u has no raw events", r->version);
	tc_raw_init(&raw->raw, r->input, r->version, r->alloc, &r->diag);
	raw->is_begun = true;
	return 0;
}

int tacho_raw_open(struct tacho_raw_reader **out, struct tacho_reader *r)
{
	struct tacho_raw_reader *raw;
	int rc;

	*out = NULL;
	/* Generations and raw events cannot be read from one reader. */
	if (r->state > TC_READER_WANT_GEN || r->walk.started)
		return TACHO_EMISUSE;
	raw = tc_calloc(r->alloc, 1, sizeof(*raw));
	if (!raw)
		return tc_diag_set(&r->diag, TACHO_ENOMEM, "out of memory");
	raw->reader = r;
	rc = begin(raw);
	if (rc < 0 && rc != TACHO_EAGAIN) {
		tc_free(r->alloc, raw);
		return rc;
	}
	*out = raw;
	return 0;
}

int tacho_raw_next(struct tacho_raw_reader *raw, struct tacho_raw_event *event)
{
	if (!raw->is_begun) {
		int rc = begin(raw);

		if (rc < 0) {
			memset(event, 0, sizeof(*event));
			return rc;
		}
	}
	return tc_raw_next(&raw->raw, event);
}

void tacho_raw_close(struct tacho_raw_reader *raw)
{
	if (!raw)
		return;
	if (raw->is_begun)
		tc_raw_fini(&raw->raw);
	tc_free(raw->reader->alloc, raw);
}
