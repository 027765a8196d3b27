/* SPDX-License-Identifier: MIT */
/*
 * Cutting; see <tacho/cut.h>. A generation's batches are put into a buffer when
 * its first events come, as they are gone when its last have come, and are
 * written if it turns out that the generation reaches into the window.
 *
 * The generations that are written follow each other in the input. Before 1.26
 * that keeps their numbers consecutive, and in any version it keeps goroutines
 * from appearing out of nothing. spec: doc/format.md#generations
 */
#include <tacho/cut.h>

#include "base/diag.h"
#include "base/textbuf.h"
#include "reader/batch_out.h"
#include "reader/reader.h"
#include "wire/encode.h"

struct cutter {
	struct tacho_reader *r;
	const struct tacho_cut_opts *opts;
	int (*write)(void *ctx, const void *bytes, size_t n);
	void *write_ctx;
	struct tacho_cut_result *out;

	struct tc_textbuf held; /* the generation in work */
	bool is_held;
	uint64_t index, n_events;
	bool has_start;
	int64_t start_ns;          /* of the trace */
	int64_t first_ns, last_ns; /* of the generation in work */
	bool is_done;              /* no later generation can match */
};

static void hold(struct cutter *c, const struct tacho_gen *g)
{
	c->held.n = 0;
	for (size_t i = 0; i < g->n_batches; i++)
		tc_batch_out(&c->held, g->number, &g->batches[i]);
	if (c->r->version >= 26)
		tc_textbuf_char(&c->held, TC_EV_END_OF_GENERATION);
}

static int64_t since_start(const struct cutter *c, int64_t time_ns)
{
	return (int64_t)((uint64_t)time_ns - (uint64_t)c->start_ns);
}

static int put(struct cutter *c, const void *bytes, size_t n)
{
	int rc = c->write(c->write_ctx, bytes, n);

	c->out->bytes += n;
	return rc < 0 ? tc_diag_set(&c->r->diag, rc, "the cut trace could not be written") : 0;
}

/* The generation in work is complete: write it if it reaches into the window. */
static int settle(struct cutter *c)
{
	struct tacho_cut_result *out = c->out;
	int rc = 0;

	if (!c->is_held)
		return 0;
	c->is_held = false;
	if (since_start(c, c->last_ns) < c->opts->from_ns) {
		out->passed++;
		return 0;
	}
	if (c->held.rc < 0)
		return tc_diag_set(&c->r->diag, c->held.rc, "out of memory");
	if (out->generations == 0) {
		uint8_t header[TC_HEADER_BYTES];

		rc = tc_enc_header(header, (int)c->r->version);
		if (rc == 0)
			rc = put(c, header, sizeof(header));
		out->from_ns = since_start(c, c->first_ns);
		out->events = 1; /* the Sync at the end */
	}
	if (rc == 0)
		rc = put(c, c->held.p, c->held.n);
	if (rc < 0)
		return rc;
	out->generations++;
	out->events += c->n_events;
	out->to_ns = since_start(c, c->last_ns);
	return 0;
}

/* The first block of a generation. */
static void begin(struct cutter *c, const struct tacho_block *b)
{
	const struct tacho_cut_opts *o = c->opts;
	uint64_t number = b->gen->number;

	if (!c->has_start) {
		c->has_start = true;
		c->start_ns = b->events[0].time_ns;
		c->out->first_gen = number;
	}
	c->out->last_gen = number;
	c->index = b->gen->index;
	c->first_ns = b->events[0].time_ns;
	c->n_events = 0;
	if (since_start(c, c->first_ns) > o->to_ns) {
		c->is_done = true;
	} else if (number < o->first_gen || number > o->last_gen) {
		c->is_done = c->out->generations > 0;
		c->out->passed += !c->is_done;
	} else {
		c->is_held = true;
		hold(c, b->gen);
	}
}

static int take(struct cutter *c, const struct tacho_block *b)
{
	bool is_new = b->gen && (!c->has_start || b->gen->index != c->index);
	int rc;

	/* The Sync that ends the trace belongs to no generation. */
	if (!b->gen || is_new) {
		rc = settle(c);
		if (rc < 0 || !b->gen)
			return rc;
		begin(c, b);
	}
	c->n_events += b->n;
	if (b->n) {
		c->last_ns = b->events[b->n - 1].time_ns;
		c->out->end_ns = since_start(c, c->last_ns);
	}
	return 0;
}

int tacho_cut(struct tacho_reader *r, const struct tacho_cut_opts *opts,
	      int (*write)(void *ctx, const void *bytes, size_t n), void *write_ctx,
	      tacho_progress_fn *progress, void *progress_ctx, struct tacho_cut_result *out)
{
	static const struct tacho_cut_opts defaults = TACHO_CUT_OPTS_INIT;
	struct cutter c = { .r = r,
			    .opts = opts ? opts : &defaults,
			    .write = write,
			    .write_ctx = write_ctx,
			    .out = out };
	const struct tacho_block *b;
	int rc;

	*out = (struct tacho_cut_result){ 0 };
	if (!write || c.opts->size != sizeof(*opts))
		return tc_diag_set(&r->diag, TACHO_EMISUSE, "the options are wrong");
	if (r->version && r->version < 22)
		return tc_diag_set(&r->diag, TACHO_EVERSION,
				   "a trace of version 1.%u has no generations", r->version);
	tc_textbuf_init(&c.held, r->alloc, NULL, NULL);
	while ((rc = tacho_reader_next(r, &b)) > 0) {
		rc = take(&c, b);
		if (rc < 0 || c.is_done)
			break;
		if (progress)
			progress(progress_ctx, tacho_reader_consumed(r), tacho_reader_size(r));
	}
	out->stopped = c.is_done;
	tc_textbuf_fini(&c.held);
	return rc < 0 ? rc : 0;
}
