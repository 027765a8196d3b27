/* SPDX-License-Identifier: MIT */
/* Batches, tables and the end of a recovered generation; see recover_parts.h. */
#include "tracer/elf_names.h"
#include "tracer/rec.h"
#include "tracer/recover_parts.h"
#include "wire/varint.h"

#include <string.h>

int tc_recover_put(struct tc_recover *r, const void *p, size_t n)
{
	int rc = n ? r->write(r->ctx, p, n) : 0;

	if (rc >= 0)
		r->out->bytes += n;
	return rc < 0 ? rc : 0;
}

int tc_recover_batch(struct tc_recover *r, const struct tc_block_ref *ref, size_t len)
{
	uint8_t head[TC_ENC_HEAD_BYTES], *p = head;
	int rc;

	if (len == 0)
		return 0;
	p = tc_block_frame(p, ref->b->kind);
	p = tc_enc_varint(p, ref->gen);
	p = tc_enc_varint(p, ref->b->tid);
	p = tc_enc_varint(p, ref->b->base_ns);
	p = tc_enc_varint(p, len);
	rc = tc_recover_put(r, head, (size_t)(p - head));
	return rc < 0 ? rc : tc_recover_put(r, (const uint8_t *)ref->b + TC_BLOCK_HEAD, len);
}

static int table_open(struct tc_recover *r, enum tc_wire_type type, uint64_t gen, uint64_t time)
{
	tc_enc_init(&r->enc, r->buf, TC_ENC_BATCH_BYTES);
	return tc_enc_begin(&r->enc, type, gen, TC_WIRE_NONE, time);
}

static int table_close(struct tc_recover *r)
{
	return tc_recover_put(r, r->buf, tc_enc_finish(&r->enc));
}

/* The names of frames are interned in this process, with ids beyond those of the file. */
static size_t stack_frames(struct tc_recover *r, const struct tc_crash_rec *rec,
			   struct tc_enc_frame *out, uint64_t gen)
{
	const uint64_t *pc = (const uint64_t *)(const void *)(rec + 1);
	struct tc_symbol sym;
	size_t n = 0;

	if (rec->kind == TC_CRASH_THREAD_NAME) {
		struct tc_str *file = tc_names_text("thread");

		if (tc_recover_need(r, false, pc[1], gen) < 0 || !file)
			return 0;
		out[0] = (struct tc_enc_frame){ pc[0], pc[1], tc_str_use(file, gen), 1 };
		return 1;
	}
	for (size_t i = 0; i < rec->bytes / sizeof(*pc); i++) {
		tc_symbol_find(pc[i], &sym);
		(void)tc_str_use(sym.module, gen);
		if (sym.func && sym.file)
			out[n++] = (struct tc_enc_frame){ pc[i], tc_str_use(sym.func, gen),
							  tc_str_use(sym.file, gen), sym.line };
	}
	return n;
}

static int add_stack(struct tc_recover *r, uint64_t id, const struct tc_enc_frame *frames, size_t n,
		     uint64_t gen, uint64_t time)
{
	int rc;

	while ((rc = tc_enc_stack(&r->enc, id, frames, n)) == TACHO_ELIMIT &&
	       (rc = table_close(r)) == 0 && (rc = table_open(r, TC_EV_STACKS, gen, time)) == 0)
		;
	return rc;
}

static int write_stacks(struct tc_recover *r, uint64_t gen, uint64_t time)
{
	struct tc_enc_frame frames[TC_MAX_STACK_FRAMES];
	const uint64_t *missed;
	int rc = table_open(r, TC_EV_STACKS, gen, time);
	size_t n;

	for (size_t i = 0; rc == 0 && i < r->stacks.n; i++) {
		const struct tc_rec_ref *ref = tc_refs_at(&r->stacks, i);

		if (ref->used != gen)
			continue;
		n = stack_frames(r, ref->rec, frames, gen);
		rc = add_stack(r, ref->id, frames, n, gen, time);
	}
	missed = (const uint64_t *)(const void *)r->missed[1].p;
	for (size_t i = 0; rc == 0 && i < r->missed[1].len / sizeof(*missed); i++)
		rc = add_stack(r, missed[i], frames, 0, gen, time);
	return rc == 0 ? table_close(r) : rc;
}

static int add_string(struct tc_recover *r, uint64_t id, const void *text, size_t n, uint64_t gen,
		      uint64_t time)
{
	int rc;

	while ((rc = tc_enc_string(&r->enc, id, text, n)) == TACHO_ELIMIT &&
	       (rc = table_close(r)) == 0 && (rc = table_open(r, TC_EV_STRINGS, gen, time)) == 0)
		;
	return rc;
}

static int write_strings(struct tc_recover *r, uint64_t gen, uint64_t time)
{
	int rc = table_open(r, TC_EV_STRINGS, gen, time);
	const uint64_t *missed;
	size_t n;
	void **all;

	for (size_t i = 0; rc == 0 && i < r->strs.n; i++) {
		const struct tc_rec_ref *ref = tc_refs_at(&r->strs, i);

		if (ref->used == gen)
			rc = add_string(r, ref->id, ref->rec + 1, ref->rec->bytes, gen, time);
	}
	missed = (const uint64_t *)(const void *)r->missed[0].p;
	for (size_t i = 0; rc == 0 && i < r->missed[0].len / sizeof(*missed); i++)
		rc = add_string(r, missed[i], "(lost)", 6, gen, time);
	all = tc_names_snapshot(&tc_names.strs, &n);
	for (size_t i = 0; rc == 0 && i < n; i++) {
		struct tc_str *s = all[i];

		/* relaxed: one thread */
		if (tc_load_relaxed(&s->mark[gen & 1]) == gen)
			rc = add_string(r, s->id, s->text, s->len, gen, time);
	}
	return rc == 0 ? table_close(r) : rc;
}

static int write_sync(struct tc_recover *r, uint64_t gen, uint64_t time)
{
	const struct tc_crash_gen *g = &r->head->gen[gen % TC_CRASH_GENS];
	struct tc_enc_clock c = { 1000000000u, time, time ? time : 1, 1, 0 };
	int rc;

	if (g->gen == gen && g->wall_nsec < 1000000000u) {
		time = g->time_ns;
		c = (struct tc_enc_clock){ 1000000000u, time, g->mono_ns, g->wall_sec,
					   g->wall_nsec };
	}
	rc = table_open(r, TC_EV_SYNC, gen, time);
	if (rc == 0)
		rc = tc_enc_clock(&r->enc, &c);
	if (rc == 0)
		rc = table_close(r);
	return rc == 0 ? tc_recover_put(r, "\x34", 1) : rc;
}

/* One status, as a batch of the thread that may say it. */
static int write_status(struct tc_recover *r, uint64_t gen, const struct tc_block_ref *b,
			const uint64_t arg[4])
{
	uint8_t text[64], *p = text, head[TC_ENC_HEAD_BYTES], *h = head;
	bool bound = arg[3] == TC_RUNNING || arg[3] == TC_SYSCALL;
	int rc;

	*p++ = TC_EV_GO_STATUS;
	p = tc_enc_varint(p, 0);
	for (int i = 1; i < 4; i++)
		p = tc_enc_varint(p, arg[i]);
	*h++ = TC_EV_EVENT_BATCH;
	h = tc_enc_varint(h, gen);
	h = tc_enc_varint(h, bound ? b->b->tid : TC_WIRE_NONE);
	h = tc_enc_varint(h, b->b->base_ns);
	h = tc_enc_varint(h, (uint64_t)(p - text));
	rc = tc_recover_put(r, head, (size_t)(h - head));
	return rc < 0 ? rc : tc_recover_put(r, text, (size_t)(p - text));
}

/*
 * The process died while generation `gen` was being finished: what the next one says
 * of goroutines that this one does not mention was so at its end.
 */
static int write_leftovers(struct tc_recover *r, uint64_t gen, const struct tc_block_ref *next)
{
	const uint8_t *p = (const uint8_t *)next->b + TC_BLOCK_HEAD;
	const uint8_t *end = (const uint8_t *)next->b + next->pos;
	uint64_t arg[TC_WIRE_MAX_NAMED_ARGS] = { 0 };
	int rc = 0;

	while (p && p < end && rc == 0) {
		uint8_t type = *p++;

		if (tc_wire_n_args[type] > TC_WIRE_MAX_NAMED_ARGS)
			break;
		for (unsigned i = 0; p && i < tc_wire_n_args[type]; i++)
			p = tc_varint_safe(p, end, &arg[i]);
		if (!p || type != TC_EV_GO_STATUS || arg[3] > TC_WAITING ||
		    tc_id_set_has(&r->known, arg[1]))
			continue;
		rc = tc_id_set_add(&r->known, arg[1]);
		if (rc == 0)
			rc = write_status(r, gen, next, arg);
	}
	return rc;
}

int tc_recover_finish(struct tc_recover *r, uint64_t gen, uint64_t time, size_t to)
{
	int rc = 0;

	for (size_t i = to; rc == 0 && i < r->n_blocks; i++)
		if (tc_recover_block(r, i)->b->kind == TC_BLOCK_EVENTS)
			rc = write_leftovers(r, gen, tc_recover_block(r, i));
	if (rc == 0)
		rc = write_stacks(r, gen, time);
	if (rc == 0)
		rc = write_strings(r, gen, time);
	return rc == 0 ? write_sync(r, gen, time) : rc;
}
