/* SPDX-License-Identifier: MIT */
/*
 * Rewriting a trace with better stacks; see symbolize.h. A generation's batches are
 * put into a buffer when its first events come, and written when all of them have.
 * The batches of stacks give way to new ones; the strings that these need follow,
 * with ids that the generation does not use.
 *
 * Readers know frames by their program counters. Those of inlined calls get made-up
 * ones, which no program has: bit 63, the real one, and the depth. So an address has
 * the same frames in every stack, and a trace may be symbolized again.
 */
#include "symbols/symbolize.h"

#include "base/diag.h"
#include "base/refmap.h"
#include "base/textbuf.h"
#include "reader/batch_out.h"
#include "reader/reader.h"
#include "symbols/modules.h"
#include "wire/encode.h"

enum {
	DEPTH_BITS = 6
};

_Static_assert(TC_INLINE_MAX < 1 << DEPTH_BITS, "depths do not fit");

struct symbolizer {
	struct tacho_reader *r;
	const struct tacho_alloc *alloc;
	const struct tacho_gen *gen; /* in work */
	tacho_write_fn *write;
	void *write_ctx;
	struct tc_symbolize_result *out;
	struct tc_modules modules;

	struct tc_textbuf held; /* the generation in work */
	bool is_held, is_begun;
	uint64_t index;

	struct tc_refmap id_of; /* text of the modules -> place in ids */
	uint64_t *ids;          /* string ids; [0] is unused */
	size_t n_ids, cap_ids;
	uint64_t next_id;

	struct tc_enc enc;
	uint8_t batch[TC_ENC_BATCH_BYTES];
};

/* --- frames ----------------------------------------------------------------------------------- */

#define INLINED_BIT (UINT64_C(1) << 63)

static uint64_t inlined_pc(uint64_t pc, uint32_t depth)
{
	return INLINED_BIT | pc << DEPTH_BITS | depth;
}

/* Is it made up for a call that was inlined at pc? */
static bool is_inlined_at(uint64_t made_up, uint64_t pc)
{
	return (made_up & INLINED_BIT) && (made_up & ~INLINED_BIT) >> DEPTH_BITS == pc;
}

/* The string id of a text of the modules, in this generation. */
static int id_of_text(struct symbolizer *s, uint32_t text, uint64_t *id)
{
	const struct tc_idmap *taken = &s->gen->string_ids;
	uint32_t place = tc_refmap_get(&s->id_of, text), ref;
	int rc;

	if (place == 0) {
		rc = TC_GROW(s->alloc, &s->ids, &s->cap_ids, s->n_ids + 1, UINT32_MAX - 1);
		rc = rc < 0 ? rc : tc_refmap_put(&s->id_of, s->alloc, text, (uint32_t)s->n_ids);
		if (rc < 0)
			return rc;
		while (tc_idmap_get(taken, s->next_id, &ref))
			s->next_id++;
		place = (uint32_t)s->n_ids++;
		s->ids[place] = s->next_id++;
	}
	*id = s->ids[place];
	return 0;
}

/* What is known of f takes the place of what is in x. */
static int rename_frame(struct symbolizer *s, const struct tc_module_frame *f,
			struct tc_enc_frame *x)
{
	int rc = f->func ? id_of_text(s, f->func, &x->func) : 0;

	if (rc == 0 && f->file)
		rc = id_of_text(s, f->file, &x->file);
	/* Readers take line 0 for a mistake. */
	x->line = f->line ? f->line : 1;
	return rc;
}

/*
 * The frames that stand for one with a program counter that is known. What is unknown of
 * a call that was inlined is as in the function around it.
 */
static int expand(struct symbolizer *s, const struct tc_enc_frame *old,
		  const struct tc_module_entry *e, struct tc_enc_frame *out, size_t *n)
{
	const struct tc_module_frame *f = &s->modules.frames[e->first];
	struct tc_enc_frame outer = *old;
	int rc = rename_frame(s, &f[e->n - 1], &outer);

	for (uint32_t k = 0; rc == 0 && k < e->n && *n < TC_MAX_STACK_FRAMES; k++) {
		struct tc_enc_frame *x = &out[(*n)++];

		*x = outer;
		if (k + 1 == e->n)
			break;
		x->pc = inlined_pc(old->pc, k + 1);
		rc = rename_frame(s, &f[k], x);
	}
	return rc;
}

static int frames_of(struct symbolizer *s, uint32_t ref, struct tc_enc_frame *out, size_t *n)
{
	const struct tacho_gen *g = s->gen;
	const struct tc_stack_span *span = &g->stacks[ref];
	size_t made_up = 0;
	int rc = 0;

	*n = 0;
	for (uint32_t i = 0; rc == 0 && i < span->n && *n < TC_MAX_STACK_FRAMES; i++) {
		uint32_t at = g->pc_of_frame[span->first + i];
		struct tc_enc_frame f = { g->pcs[at].pc, g->pc_names[at][0], g->pc_names[at][1],
					  g->pcs[at].line };
		struct tc_module_entry e = tc_modules_find(&s->modules, f.pc);

		if (e.n == 0 || f.pc >> (63 - DEPTH_BITS)) {
			made_up = f.pc & INLINED_BIT ? made_up + 1 : 0;
			out[(*n)++] = f;
			continue;
		}
		/* What an earlier run put in front of it comes again. */
		while (made_up > 0 && is_inlined_at(out[*n - 1].pc, f.pc)) {
			made_up--;
			--*n;
		}
		made_up = 0;
		rc = expand(s, &f, &e, out, n);
	}
	return rc;
}

/* --- tables ------------------------------------------------------------------------------------ */

static int open_table(struct symbolizer *s, const struct tc_batch *like, enum tc_wire_type kind)
{
	tc_enc_init(&s->enc, s->batch, sizeof(s->batch));
	return tc_enc_begin(&s->enc, kind, s->gen->number, TC_WIRE_NONE, like->time);
}

static void close_table(struct symbolizer *s)
{
	tc_textbuf_bytes(&s->held, s->batch, tc_enc_finish(&s->enc));
}

static int put_stacks(struct symbolizer *s, const struct tc_batch *like)
{
	const struct tacho_gen *g = s->gen;
	struct tc_enc_frame frames[TC_MAX_STACK_FRAMES];
	int rc = open_table(s, like, TC_EV_STACKS);
	size_t n;

	for (uint32_t i = 1; rc == 0 && i < g->n_stacks; i++) {
		rc = frames_of(s, i, frames, &n);
		while (rc == 0 && (rc = tc_enc_stack(&s->enc, g->stack_raw_ids[i], frames, n)) ==
					  TACHO_ELIMIT) {
			close_table(s);
			rc = open_table(s, like, TC_EV_STACKS);
		}
	}
	close_table(s);
	return rc;
}

static int put_strings(struct symbolizer *s, const struct tc_batch *like)
{
	int rc = s->n_ids > 1 ? open_table(s, like, TC_EV_STRINGS) : 0;

	for (size_t i = 1; rc == 0 && i < s->n_ids; i++) {
		struct tacho_text t = tacho_symbols_get(s->modules.texts, s->id_of.used[i - 1]);

		while ((rc = tc_enc_string(&s->enc, s->ids[i], t.s, t.n)) == TACHO_ELIMIT) {
			close_table(s);
			rc = open_table(s, like, TC_EV_STRINGS);
			if (rc < 0)
				break;
		}
	}
	close_table(s);
	return rc;
}

static bool holds_stacks(const struct tc_batch *b)
{
	return b->experiment == 0 && b->size > 0 && b->data[0] == TC_EV_STACKS;
}

/* --- generations -------------------------------------------------------------------------------- */

/* Put the generation, whose batches are all there, into the buffer. */
static int hold(struct symbolizer *s)
{
	const struct tacho_gen *g = s->gen;
	bool done = false;
	int rc = tc_modules_turn(&s->modules, g);

	s->held.n = 0;
	tc_refmap_clear(&s->id_of);
	s->n_ids = 1;
	s->next_id = g->string_ids.n_direct + 1;
	for (size_t i = 0; rc == 0 && i < g->n_batches; i++) {
		const struct tc_batch *b = &g->batches[i];

		if (!holds_stacks(b) || s->modules.n_places == 0) {
			tc_batch_out(&s->held, g->number, b);
		} else if (!done) {
			done = true;
			rc = put_stacks(s, b);
			rc = rc < 0 ? rc : put_strings(s, b);
		}
	}
	if (s->r->version >= 26)
		tc_textbuf_char(&s->held, TC_EV_END_OF_GENERATION);
	return rc < 0 ? rc : s->held.rc;
}

static int put(struct symbolizer *s, const void *bytes, size_t n)
{
	int rc = s->write(s->write_ctx, bytes, n);

	s->out->bytes += n;
	return rc < 0 ? rc : 0;
}

/* The generation in the buffer turned out to be whole: write it. */
static int settle(struct symbolizer *s)
{
	uint8_t header[TC_HEADER_BYTES];
	int rc = 0;

	if (!s->is_held)
		return 0;
	s->is_held = false;
	if (s->out->generations++ == 0) {
		rc = tc_enc_header(header, (int)s->r->version);
		if (rc == 0)
			rc = put(s, header, sizeof(header));
	}
	return rc < 0 ? rc : put(s, s->held.p, s->held.n);
}

static int take(struct symbolizer *s, const struct tacho_block *b)
{
	int rc = 0;

	/* The Sync that ends the trace belongs to no generation. */
	if (b->gen && s->is_begun && b->gen->index == s->index)
		return 0;
	rc = settle(s);
	if (rc < 0 || !b->gen)
		return rc;
	s->is_begun = true;
	s->index = b->gen->index;
	s->gen = b->gen;
	rc = hold(s);
	s->is_held = rc == 0;
	return rc;
}

int tc_symbolize(struct tacho_reader *r, const struct tc_symbolize_opts *opts,
		 tacho_write_fn *write, void *write_ctx, tacho_progress_fn *progress,
		 void *progress_ctx, struct tc_symbolize_result *out)
{
	struct symbolizer *s;
	const struct tacho_block *b;
	int rc;

	*out = (struct tc_symbolize_result){ 0 };
	if (r->version && r->version < 22)
		return tc_diag_set(&r->diag, TACHO_EVERSION,
				   "a trace of version 1.%u is not of a C program", r->version);
	s = tc_calloc(r->alloc, 1, sizeof(*s));
	if (!s)
		return tc_diag_set(&r->diag, TACHO_ENOMEM, "out of memory");
	s->r = r;
	s->alloc = r->alloc;
	s->write = write;
	s->write_ctx = write_ctx;
	s->out = out;
	tc_textbuf_init(&s->held, r->alloc, NULL, NULL);
	rc = tc_modules_init(&s->modules, r->alloc, opts);
	rc = rc < 0 ? rc : TC_GROW(s->alloc, &s->ids, &s->cap_ids, 1, 0);
	while (rc >= 0 && (rc = tacho_reader_next(r, &b)) > 0) {
		rc = take(s, b);
		if (rc < 0)
			rc = tc_diag_set(&r->diag, rc, "%s", tacho_error_text(rc));
		else if (progress)
			progress(progress_ctx, tacho_reader_consumed(r), tacho_reader_size(r));
	}
	tc_modules_fini(&s->modules, rc == 0, out);
	tc_refmap_fini(&s->id_of, s->alloc);
	tc_textbuf_fini(&s->held);
	tc_free(s->alloc, s->ids);
	tc_free(s->alloc, s);
	return rc < 0 ? rc : 0;
}
