/* SPDX-License-Identifier: MIT */
/*
 * Batch headers and generation borders; see walk.h. An error in the side tables
 * that lies before an error of the framing is reported first, as a reader that
 * decodes tables while it reads would meet it first.
 */
#include "reader/walk.h"

#include <inttypes.h>

#include "base/cur.h"
#include "base/diag.h"
#include "wire/events.h"

enum {
	HEADER_ROOM = 2 + 4 * TC_MAX_VARINT_BYTES
};

/* Outcome of looking at one batch. */
enum look {
	LOOK_ERROR = -1, /* the diag says why */
	LOOK_EOF,
	LOOK_BATCH,
	LOOK_END_OF_GENERATION,
};

struct batch_view {
	struct tc_batch batch;
	uint64_t generation;
	size_t bytes; /* header and payload */
};

void tc_walk_init(struct tc_walk *w, struct tc_input *in, unsigned version)
{
	*w = (struct tc_walk){ .in = in, .version = version };
	tc_diag_init(&w->deferred);
}

static int header_error(struct tc_walk *w, struct tacho_diag *diag, const char *what,
			const char *why)
{
	diag->offset = diag->batch = (int64_t)tc_input_offset(w->in);
	return tc_diag_set(diag, TACHO_EFORMAT, "error reading batch %s: %s", what, why);
}

/* spec: doc/format.md#batches */
static int parse_header(struct tc_walk *w, struct tc_cur *c, struct batch_view *v, uint64_t *size,
			struct tacho_diag *diag)
{
	static const char *const fields[] = { "gen", "M ID", "timestamp", "size" };
	uint64_t value[4];

	for (int i = 0; i < 4; i++) {
		value[i] = tc_cur_varint(c);
		if (c->why)
			return header_error(w, diag, fields[i], c->why);
	}
	v->generation = value[0];
	v->batch.m = (int64_t)value[1];
	v->batch.time = value[2];
	*size = value[3];
	if (*size > TC_MAX_BATCH_BYTES) {
		diag->offset = diag->batch = (int64_t)v->batch.offset;
		return tc_diag_set(diag, TACHO_EFORMAT,
				   "invalid batch size %" PRIu64 ", maximum is %d", *size,
				   TC_MAX_BATCH_BYTES);
	}
	return 0;
}

/*
 * Bytes are missing or wrong: if the source failed there (memory, a read, damaged
 * compression), that is the cause to tell.
 */
static int source_error(struct tc_walk *w, int rc, struct tacho_diag *diag)
{
	const struct tacho_diag *cause = tc_input_diag(w->in);

	if (cause->code == 0)
		return rc;
	*diag = *cause;
	return cause->code;
}

/* Get header and payload into view; nothing is consumed. */
static int look(struct tc_walk *w, struct batch_view *v, enum look *seen, struct tacho_diag *diag)
{
	const uint8_t *p = NULL;
	int64_t got = tc_input_peek(w->in, HEADER_ROOM, &p);
	bool may_grow = got == TACHO_EAGAIN;
	struct tc_cur c;
	uint64_t size = 0;
	uint8_t type;
	int rc;

	/* What was fed may end with a short batch or an end marker: see what is there. */
	if (may_grow)
		got = tc_input_peek(w->in, 1, &p);
	if (got < 0)
		return (int)got;
	*seen = LOOK_EOF;
	if (got == 0)
		return 0;
	c = tc_cur_make(p, (size_t)got);
	type = tc_cur_u8(&c);
	*v = (struct batch_view){ .batch.offset = tc_input_offset(w->in), .bytes = 1 };
	if (type == TC_EV_END_OF_GENERATION) {
		*seen = LOOK_END_OF_GENERATION;
		return 0;
	}
	*seen = LOOK_ERROR;
	if (type != TC_EV_EVENT_BATCH && type != TC_EV_EXPERIMENTAL_BATCH) {
		diag->offset = (int64_t)v->batch.offset;
		return tc_diag_set(diag, TACHO_EFORMAT, "expected batch event, got event %u", type);
	}
	if (type == TC_EV_EXPERIMENTAL_BATCH) {
		v->batch.experiment = tc_cur_u8(&c);
		if (c.why && may_grow)
			return TACHO_EAGAIN;
		if (c.why) {
			/* Go takes this one missing byte for the end of the file. */
			*seen = LOOK_EOF;
			return 0;
		}
	}
	rc = parse_header(w, &c, v, &size, diag);
	if (rc < 0)
		return may_grow ? TACHO_EAGAIN : source_error(w, rc, diag);
	v->bytes = tc_cur_offset(&c) + (size_t)size;
	got = tc_input_peek(w->in, v->bytes, &p);
	if (got < 0)
		return (int)got;
	if ((uint64_t)got < v->bytes && tc_input_diag(w->in)->code)
		return source_error(w, 0, diag);
	if ((uint64_t)got < v->bytes) {
		diag->offset = diag->batch = (int64_t)v->batch.offset;
		return tc_diag_set(diag, TACHO_ETRUNCATED,
				   "failed to read full batch: read %" PRIu64
				   " but wanted %" PRIu64,
				   (uint64_t)got - (v->bytes - size), size);
	}
	v->batch.data = p + (v->bytes - size);
	v->batch.size = (uint32_t)size;
	v->batch.header = (uint8_t)(v->bytes - size);
	*seen = LOOK_BATCH;
	return 0;
}

static void begin_generation(struct tc_walk *w, struct tacho_gen *g)
{
	tc_gen_reset(g);
	g->version = w->version;
	g->index = w->n_gens;
	g->begin = g->end = tc_input_offset(w->in);
	w->in_gen = true;
}

static int give(struct tc_walk *w, struct tacho_gen *g)
{
	g->end = tc_input_offset(w->in);
	w->in_gen = false;
	w->started = true;
	w->n_gens++;
	return 1;
}

/* A framing error ends this generation, unless its tables were wrong before. */
static int fail_generation(struct tc_walk *w, struct tacho_gen *g, int rc,
			   const struct tacho_diag *found, struct tacho_diag *diag)
{
	struct tacho_diag earlier;
	int rc_tables;

	w->in_gen = false;
	w->ended = true;
	tc_diag_init(&earlier);
	rc_tables = tc_gen_decode_tables(g, &earlier);
	if (rc_tables < 0) {
		rc = rc_tables;
		found = &earlier;
	}
	if (diag && diag->code == 0) {
		*diag = *found;
		if (diag->generation < 0 && g->is_numbered)
			diag->generation = (int64_t)g->number;
	}
	return rc;
}

static bool has_event_batch(const struct tacho_gen *g)
{
	return g->n_threads > 0;
}

/* The input ends here. */
static int at_eof(struct tc_walk *w, struct tacho_gen *g, struct tacho_diag *found,
		  struct tacho_diag *diag)
{
	int rc;

	if (w->version < 26) {
		if (!g->is_numbered && w->started) {
			w->ended = true;
			return 0;
		}
		w->ended = true;
		return give(w, g);
	}
	if (has_event_batch(g)) {
		found->offset = (int64_t)tc_input_offset(w->in);
		rc = tc_diag_set(found, TACHO_ETRUNCATED,
				 "incomplete generation found; trace likely truncated");
		return fail_generation(w, g, rc, found, diag);
	}
	rc = tc_gen_decode_tables(g, found);
	if (rc < 0)
		return fail_generation(w, g, rc, found, diag);
	w->in_gen = false;
	w->ended = true;
	return 0;
}

/*
 * Is this batch of another generation? 1: yes, the current one is complete.
 * spec: doc/format.md#generation-boundaries
 */
static int check_number(struct tc_walk *w, struct tacho_gen *g, uint64_t number,
			struct tacho_diag *found)
{
	if (number == 0)
		return tc_diag_set(found, TACHO_EFORMAT, "invalid generation number 0");
	if (!g->is_numbered) {
		g->number = number;
		g->is_numbered = true;
		return 0;
	}
	if (number == g->number)
		return 0;
	if (w->version >= 26)
		return tc_diag_set(found, TACHO_EFORMAT,
				   "broken trace: missing end-of-generation event, or generations "
				   "are interleaved");
	if (number == g->number + 1)
		return 1;
	return tc_diag_set(found, TACHO_EFORMAT, "generations out of order");
}

/* spec: doc/format.md#generations */
static int take_batch(struct tc_walk *w, struct tacho_gen *g, const struct batch_view *v,
		      struct tacho_diag *found)
{
	int rc = check_number(w, g, v->generation, found);

	if (rc != 0) {
		if (rc < 0)
			found->offset = found->batch = (int64_t)v->batch.offset;
		return rc;
	}
	rc = tc_gen_add_batch(g, &v->batch, tc_input_stable(w->in), found);
	if (rc == 0)
		tc_input_skip(w->in, v->bytes);
	else
		found->offset = found->batch = (int64_t)v->batch.offset;
	return rc;
}

/* An error while a batch was read. Before 1.26 a generation may stand without it. */
static int read_error(struct tc_walk *w, struct tacho_gen *g, int rc, struct tacho_diag *found,
		      struct tacho_diag *diag)
{
	if (found->code == 0) {
		const struct tacho_diag *d = tc_input_diag(w->in);

		if (d->code)
			*found = *d;
		(void)tc_diag_set(found, rc, "%s", tacho_error_text(rc));
	}
	if (w->version < 26 && g->is_numbered) {
		w->deferred = *found;
		return give(w, g);
	}
	return fail_generation(w, g, rc, found, diag);
}

int tc_walk_next(struct tc_walk *w, struct tacho_gen *g, struct tacho_diag *diag)
{
	struct tacho_diag found;
	struct batch_view v;
	enum look seen = LOOK_ERROR;
	int rc;

	if (w->deferred.code) {
		if (diag && diag->code == 0)
			*diag = w->deferred;
		return w->deferred.code;
	}
	if (w->ended)
		return 0;
	tc_diag_init(&found);
	if (!w->in_gen)
		begin_generation(w, g);
	for (;;) {
		rc = look(w, &v, &seen, &found);
		if (rc == TACHO_EAGAIN)
			return rc;
		if (rc < 0)
			return read_error(w, g, rc, &found, diag);
		if (seen == LOOK_EOF)
			return at_eof(w, g, &found, diag);
		if (seen == LOOK_END_OF_GENERATION && w->version >= 26) {
			tc_input_skip(w->in, v.bytes);
			return give(w, g);
		}
		rc = take_batch(w, g, &v, &found);
		if (rc > 0)
			return give(w, g);
		if (rc < 0)
			return fail_generation(w, g, rc, &found, diag);
	}
}
