/* SPDX-License-Identifier: MIT */
/*
 * The public reader: opening, the header, and the pull interface. States only
 * move forward; an error is final and stands behind everything before it.
 */
#include "reader/reader.h"

#include <string.h>

#include "base/diag.h"

/* --- opening --- */

static const struct tacho_limits default_limits = {
	.generation_bytes = UINT64_C(2) << 30,
	.strings = UINT64_C(16) << 20,
	.stacks = UINT64_C(4) << 20,
	.frames = UINT64_C(64) << 20,
	.batches = UINT64_C(4) << 20,
	.goroutines = UINT64_C(16) << 20,
	.procs = UINT64_C(1) << 20,
	.threads = UINT64_C(1) << 20,
	.tasks = UINT64_C(16) << 20,
	.regions = UINT64_C(16) << 20,
	.v1_bytes = UINT64_C(4) << 30,
};

static uint64_t or_default(uint64_t value, uint64_t fallback, uint64_t ceiling)
{
	if (value == 0)
		return fallback;
	return value < ceiling ? value : ceiling;
}

/* Counts stay below what their 32-bit references can name. */
static void set_limits(struct tacho_limits *out, const struct tacho_limits *in)
{
	const struct tacho_limits *d = &default_limits;
	const uint64_t refs = UINT64_C(1) << 30;

	out->generation_bytes = or_default(in->generation_bytes, d->generation_bytes, UINT64_MAX);
	out->strings = or_default(in->strings, d->strings, refs);
	out->stacks = or_default(in->stacks, d->stacks, refs);
	out->frames = or_default(in->frames, d->frames, refs);
	out->batches = or_default(in->batches, d->batches, refs);
	out->goroutines = or_default(in->goroutines, d->goroutines, refs);
	out->procs = or_default(in->procs, d->procs, refs);
	out->threads = or_default(in->threads, d->threads, refs);
	out->tasks = or_default(in->tasks, d->tasks, refs);
	out->regions = or_default(in->regions, d->regions, refs);
	out->v1_bytes = or_default(in->v1_bytes, d->v1_bytes, UINT64_MAX);
}

/* Options of an older or newer program: what we do not know must be zero. */
static int copy_opts(struct tacho_read_opts *out, const struct tacho_read_opts *opts)
{
	const unsigned char *tail;

	memset(out, 0, sizeof(*out));
	if (!opts)
		return 0;
	if (opts->size < offsetof(struct tacho_read_opts, limits))
		return TACHO_EMISUSE;
	tail = (const unsigned char *)opts;
	for (size_t i = sizeof(*out); i < opts->size; i++) {
		if (tail[i])
			return TACHO_EMISUSE;
	}
	memcpy(out, opts, opts->size < sizeof(*out) ? opts->size : sizeof(*out));
	return 0;
}

static int new_reader(struct tacho_reader **out, const struct tacho_read_opts *opts,
		      struct tacho_diag *diag)
{
	struct tacho_read_opts o;
	struct tacho_reader *r;
	int rc;

	*out = NULL;
	if (diag)
		tc_diag_init(diag);
	if (copy_opts(&o, opts) < 0)
		return tc_diag_set(diag, TACHO_EMISUSE, "options of an unknown version");
	r = tc_calloc(o.alloc, 1, sizeof(*r));
	if (!r)
		return tc_diag_set(diag, TACHO_ENOMEM, "out of memory");
	r->alloc = o.alloc;
	r->threads = o.threads;
	set_limits(&r->limits, &o.limits);
	tc_diag_init(&r->diag);
	tc_gen_init(&r->gen, r->alloc, &r->limits);
	tc_v1_result_init(&r->v1, r->alloc);
	rc = tacho_symbols_new(&r->carried, r->alloc);
	if (rc == 0)
		rc = tacho_symbols_new(&r->symbols, r->alloc);
	if (rc == 0)
		rc = tc_order_init(&r->order, r->alloc, &r->limits, r->carried, &r->diag);
	if (rc < 0) {
		tacho_reader_close(r);
		return tc_diag_set(diag, rc, "out of memory");
	}
	r->gen.carried = r->carried;
	*out = r;
	return 0;
}

void tacho_reader_close(struct tacho_reader *r)
{
	if (!r)
		return;
	if (r->order.out)
		tc_order_fini(&r->order);
	tc_gen_fini(&r->gen);
	tc_v1_result_fini(&r->v1);
	tacho_symbols_free(r->carried);
	tacho_symbols_free(r->symbols);
	if (r->input)
		tc_input_close(r->input);
	tc_free(r->alloc, r);
}

/* Finish opening: the input is there or failed with rc. */
static int opened(struct tacho_reader **out, int rc, struct tacho_diag *diag)
{
	if (rc == 0) {
		rc = tc_reader_header(*out);
		if (rc == TACHO_EAGAIN)
			return 0;
		if (rc < 0 && diag)
			*diag = (*out)->diag;
	}
	if (rc < 0) {
		(void)tc_diag_set(diag, rc, "%s", tacho_error_text(rc));
		tacho_reader_close(*out);
		*out = NULL;
	}
	return rc;
}

int tacho_reader_open_file(struct tacho_reader **out, const char *path,
			   const struct tacho_read_opts *opts, struct tacho_diag *diag)
{
	int rc = new_reader(out, opts, diag);

	if (rc < 0)
		return rc;
	return opened(out, tc_input_open_file(&(*out)->input, path, (*out)->alloc, diag), diag);
}

int tacho_reader_open_fd(struct tacho_reader **out, int fd, const struct tacho_read_opts *opts,
			 struct tacho_diag *diag)
{
	int rc = new_reader(out, opts, diag);

	if (rc < 0)
		return rc;
	return opened(out, tc_input_open_fd(&(*out)->input, fd, (*out)->alloc, diag), diag);
}

int tacho_reader_open_memory(struct tacho_reader **out, const void *bytes, size_t n,
			     const struct tacho_read_opts *opts, struct tacho_diag *diag)
{
	int rc = new_reader(out, opts, diag);

	if (rc < 0)
		return rc;
	return opened(out, tc_input_open_memory(&(*out)->input, bytes, n, (*out)->alloc, diag),
		      diag);
}

int tacho_reader_open_feed(struct tacho_reader **out, const struct tacho_read_opts *opts,
			   struct tacho_diag *diag)
{
	int rc = new_reader(out, opts, diag);

	if (rc < 0)
		return rc;
	return opened(out, tc_input_open_feed(&(*out)->input, (*out)->alloc, diag), diag);
}

int tacho_reader_feed(struct tacho_reader *r, const void *bytes, size_t n)
{
	return tc_input_feed(r->input, bytes, n);
}

/* --- header: spec: doc/format.md#file-header --- */

/* "go 1.NN trace" and three zero bytes; 0: it is something else. */
static unsigned parse_header(const uint8_t *p, size_t n, size_t *length)
{
	static const char before[] = "go 1.", after[] = " trace\0\0"; /* and the closing 0 */
	unsigned version = 0;
	size_t i = sizeof(before) - 1;

	if (n < i || memcmp(p, before, i) != 0)
		return 0;
	for (; i < n && i < sizeof(before) - 1 + 3 && p[i] >= '0' && p[i] <= '9'; i++)
		version = version * 10 + (unsigned)(p[i] - '0');
	if (n - i < sizeof(after) || memcmp(p + i, after, sizeof(after)) != 0)
		return 0;
	*length = i + sizeof(after);
	return version;
}

static bool is_v1(unsigned version)
{
	return version == 11 || version == 19 || version == 21;
}

int tc_reader_header(struct tacho_reader *r)
{
	enum {
		LONGEST = 17
	};
	const uint8_t *p = NULL;
	size_t length = 0;
	int64_t n;

	if (r->version)
		return 0;
	n = tc_input_peek(r->input, LONGEST, &p);
	if (n == TACHO_EAGAIN)
		return TACHO_EAGAIN;
	if (n < 0) {
		r->diag = *tc_input_diag(r->input);
		return tc_diag_set(&r->diag, (int)n, "%s", tacho_error_text((int)n));
	}
	r->version = parse_header(p, (size_t)n, &length);
	if (r->version == 0) {
		r->diag.offset = 0;
		return tc_diag_set(&r->diag, TACHO_ENOTTRACE, "%s",
				   n == 0 ? "bad file format: the file is empty"
					  : "bad file format: not a Go execution trace?");
	}
	if (!is_v1(r->version) && r->version != 22 && r->version != 23 && r->version != 25 &&
	    r->version != 26) {
		r->diag.offset = 0;
		return tc_diag_set(&r->diag, TACHO_EVERSION,
				   "unknown or unsupported trace version go 1.%u (known: 1.11, "
				   "1.19, 1.21, 1.22, 1.23, 1.25, 1.26)",
				   r->version);
	}
	tc_input_skip(r->input, length);
	tc_walk_init(&r->walk, r->input, r->version);
	r->kept_bytes = length;
	r->state = TC_READER_WANT_GEN;
	return 0;
}

/* --- events --- */

static int fail(struct tacho_reader *r, int code)
{
	r->state = TC_READER_FAILED;
	r->error = code;
	tc_input_give_up(r->input);
	return code;
}

/* Where the file lost its end while it was mapped, zeros were read instead. */
static int check_shrunk(struct tacho_reader *r, struct tacho_diag *diag)
{
	if (!tc_input_shrank(r->input))
		return 0;
	tc_diag_init(diag);
	return tc_diag_set(diag, TACHO_EIO, "the file was truncated while it was read");
}

int tc_reader_blame(struct tacho_reader *r, int rc)
{
	int shrunk = rc == TACHO_ENOMEM ? 0 : check_shrunk(r, &r->diag);

	return shrunk < 0 ? shrunk : rc;
}

void tc_reader_locate(const struct tacho_gen *g, int rc, struct tacho_diag *diag)
{
	if (rc == 0)
		return;
	if (diag->generation < 0 && g->is_numbered)
		diag->generation = (int64_t)g->number;
	if (diag->offset < 0)
		diag->offset = (int64_t)g->begin;
}

int tc_reader_decode(struct tacho_reader *r, struct tacho_gen *g, struct tacho_diag *diag)
{
	int rc = tc_gen_decode_tables(g, diag);

	if (rc == 0)
		rc = tc_gen_finish(g, diag);
	tc_reader_locate(g, rc, diag);
	if (rc == 0 || r->error == 0) {
		int shrunk = check_shrunk(r, diag);

		if (shrunk < 0)
			rc = shrunk;
	}
	return rc;
}

/* A Sync without a generation comes out next; then the end, or the error. */
static void final_sync(struct tacho_reader *r, int error)
{
	r->state = TC_READER_FINAL_SYNC;
	r->after = error ? TC_READER_FAILED : TC_READER_DONE;
	r->error = error;
}

static int read_v1(struct tacho_reader *r)
{
	int rc = tc_v1_read(r->input, r->version, r->alloc, &r->limits, &r->gen, &r->v1, &r->diag);

	if (rc == TACHO_EAGAIN)
		return rc;
	if (rc < 0)
		return fail(r, rc);
	r->gen.end = tc_input_offset(r->input);
	r->state = TC_READER_V1;
	return 0;
}

static int next_generation(struct tacho_reader *r)
{
	int rc;

	if (is_v1(r->version))
		return read_v1(r);
	rc = tc_walk_next(&r->walk, &r->gen, &r->diag);
	if (rc == TACHO_EAGAIN)
		return rc;
	if (rc < 0)
		rc = tc_reader_blame(r, rc);
	if (rc > 0) {
		rc = tc_reader_decode(r, &r->gen, &r->diag);
		if (rc == 0) {
			rc = tc_order_begin(&r->order, &r->gen);
			if (rc < 0)
				return fail(r, rc);
			r->state = TC_READER_ORDERING;
			return 0;
		}
	}
	final_sync(r, rc);
	return 0;
}

/* Hand out what stands in the order's block. */
static int yield_block(struct tacho_reader *r, const struct tacho_gen *gen,
		       const struct tacho_block **block)
{
	const struct tc_order *o = &r->order;

	r->block = (struct tacho_block){ .gen = gen,
					 .first = o->first,
					 .n = o->n_out,
					 .events = o->out,
					 .values = o->values,
					 .n_slots = (uint32_t)o->n_gs };
	/* A generation begins with an empty block, so its Sync stands in front. */
	if (o->out[0].kind == TACHO_KIND_SYNC) {
		r->kept_events = o->first + 1;
		if (gen)
			r->kept_bytes = gen->begin;
	}
	r->n_events = o->first + o->n_out;
	*block = &r->block;
	return 1;
}

/* 1: a block; 0: the generation is done; negative: the error behind it. */
static int order_more(struct tacho_reader *r, const struct tacho_block **block)
{
	struct tacho_diag shrunk;
	int rc;

	rc = r->error ? r->error : tc_order_run(&r->order);
	/* Looking at the file costs a system call: once a generation, or on a fault. */
	if ((rc <= 0 || tc_input_faulted(r->input)) && check_shrunk(r, &shrunk) < 0) {
		r->diag = shrunk;
		return fail(r, TACHO_EIO);
	}
	if (rc < 0) {
		r->error = rc;
		return r->order.n_out ? yield_block(r, &r->gen, block) : fail(r, rc);
	}
	if (rc > 0)
		return yield_block(r, &r->gen, block);
	rc = tc_order_end(&r->order);
	if (rc < 0)
		return fail(r, rc);
	r->kept_bytes = r->gen.end;
	tc_input_release(r->input, r->gen.begin, r->gen.end);
	r->state = TC_READER_WANT_GEN;
	return 0;
}

static int v1_more(struct tacho_reader *r, const struct tacho_block **block)
{
	struct tc_v1_result *v = &r->v1;
	size_t n = v->n - r->v1_next, i = r->v1_next;
	const struct tacho_event *events = v->events + i;

	if (n == 0 && v->tail_error)
		return fail(r, v->tail_error);
	if (n == 0) {
		r->state = TC_READER_DONE;
		return 0;
	}
	if (n > TC_BLOCK_EVENTS)
		n = TC_BLOCK_EVENTS;
	/* The last Sync belongs to no generation and gets a block of its own. */
	if (n > 1 && i + n == v->n && !v->tail_error)
		n--;
	r->block = (struct tacho_block){ .gen = &r->gen,
					 .first = i,
					 .n = n,
					 .events = events,
					 .values = v->values,
					 .n_slots = v->n_slots };
	if (events[0].kind == TACHO_KIND_SYNC) {
		r->kept_events = i + 1;
		r->kept_bytes = i ? r->gen.end : r->gen.begin;
		if (i > 0 && i + 1 == v->n)
			r->block.gen = NULL;
	}
	r->v1_next += n;
	r->n_events = r->v1_next;
	*block = &r->block;
	return 1;
}

int tacho_reader_next(struct tacho_reader *r, const struct tacho_block **block)
{
	int rc = 0;

	*block = NULL;
	if (r->block.events == r->order.out) /* the caller has seen it */
		tc_order_take(&r->order);
	r->block.events = NULL;
	while (rc == 0) {
		switch (r->state) {
		case TC_READER_HEADER:
			rc = tc_reader_header(r);
			if (rc < 0 && rc != TACHO_EAGAIN)
				rc = fail(r, rc);
			break;
		case TC_READER_WANT_GEN: rc = next_generation(r); break;
		case TC_READER_ORDERING: rc = order_more(r, block); break;
		case TC_READER_V1: rc = v1_more(r, block); break;
		case TC_READER_FINAL_SYNC:
			tc_order_final_sync(&r->order);
			r->state = r->after;
			if (r->error)
				tc_input_give_up(r->input);
			rc = yield_block(r, NULL, block);
			break;
		case TC_READER_FAILED: return r->error;
		case TC_READER_DONE: return 0;
		}
	}
	return rc;
}

/* --- facts --- */

const struct tacho_diag *tacho_reader_diag(const struct tacho_reader *r)
{
	return &r->diag;
}

unsigned tacho_reader_version(const struct tacho_reader *r)
{
	return r->version;
}

uint64_t tacho_reader_bytes(const struct tacho_reader *r)
{
	return tc_input_offset(r->input);
}

uint64_t tacho_reader_size(const struct tacho_reader *r)
{
	return tc_input_size(r->input);
}

uint64_t tacho_reader_consumed(const struct tacho_reader *r)
{
	return tc_input_consumed(r->input);
}

uint64_t tacho_reader_events(const struct tacho_reader *r)
{
	return r->n_events;
}

uint64_t tacho_reader_kept_events(const struct tacho_reader *r)
{
	return r->kept_events;
}

uint64_t tacho_reader_kept_bytes(const struct tacho_reader *r)
{
	return r->kept_bytes;
}

const struct tacho_symbols *tacho_reader_symbols(const struct tacho_reader *r)
{
	return r->symbols;
}

void tacho_pass_get_stats(const struct tacho_reader *r, struct tacho_pass_stats *out)
{
	*out = r->pass;
}
