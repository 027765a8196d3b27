/* SPDX-License-Identifier: MIT */
/*
 * The end of a generation: from the last section that writes to it to the byte
 * that ends it. Writers are never held up by this; it waits for them.
 *
 * Order, and what breaks otherwise:
 * 1. States are copied before the next generation opens, else they are of that.
 * 2. All sections of the generation have ended before its blocks are taken.
 * 3. A G or P that was alive in the copy and not touched in the generation gets
 *    its status now, even if it died since: it lived in this generation.
 *    The copy holds its id: the record itself may be somebody else's by then.
 * 4. Dead threads are unlinked when their blocks are gone.
 */
#include "tracer/elf_names.h"
#include "tracer/session.h"
#include "tracer/thread.h"

#include <linux/membarrier.h>
#include <sched.h>
#include <stddef.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

enum {
	PAUSES = 200,
	BATCH_ROOM = 60000,
	FRAME_MAX = 128
};

static void pause_briefly(void)
{
#if defined(__x86_64__)
	__builtin_ia32_pause();
#endif
}

void tc_gen_publish(uint64_t next)
{
	/* seqcst: pairs with [P1] load in tc_section_enter; the clock, and the handshake. */
	(void)tc_exchange_seqcst(&tc_hot.gen, next);
	/* relaxed: set before the first generation */
	if (!tc_load_relaxed(&tc_hot.exchange))
		syscall(SYS_membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED, 0, 0);
}

static void copy_one(struct tc_rec *r, void *ctx)
{
	/* acq: pairs with [P4] store in tc_set_state; id and tid of the record. */
	uint64_t state = tc_load_acq(&r->state);
	/* relaxed: changes in start only */
	uint64_t session = tc_load_relaxed(&tc_hot.session);

	(void)ctx;
	r->copy = TC_NONE;
	if (tc_status_of(state) == TC_NONE ||
	    (!tc_load_relaxed(&r->foreign) && tc_load_relaxed(&r->session) != session))
		return;
	r->copy = (uint64_t)tc_status_of(state);
	r->copy_id = tc_rec_id(r);
	r->copy_tid = tc_load_relaxed(&r->tid);
}

void tc_advance_copy(void)
{
	tc_rec_each(copy_one, NULL);
}

static void slots_add(struct tc_advance *a, struct tc_block *b)
{
	if (!b)
		return;
	b->next = NULL;
	if (a->last_slot)
		a->last_slot->next = b;
	else
		a->slots = b;
	a->last_slot = b;
}

static void wait_for_section(struct tc_thread *m, uint64_t next)
{
	/* seqcst: pairs with [P2] exchange in tc_section_enter, and the store that leaves. */
	for (unsigned i = 0; tc_load_seqcst(&m->writing) != 0; i++) {
		/* acq: pairs with [P10] store in tc_section_turn; what came before is there. */
		if (next != 0 && next != TC_GEN_STARTING && tc_load_acq(&m->gen) == next)
			return;
		if (i < PAUSES)
			pause_briefly();
		else
			sched_yield();
	}
}

void tc_advance_drain(struct tc_advance *a)
{
	unsigned par = a->gen & 1;

	for (struct tc_thread *m = tc_threads; m; m = m->next) {
		wait_for_section(m, a->next);
		if (a->gen == 0)
			continue;
		slots_add(a, m->sts[par]);
		slots_add(a, m->evs[par]);
		m->sts[par] = NULL;
		m->evs[par] = NULL;
	}
	/* relaxed: the sections that wrote it have been waited for */
	if (a->gen != 0 && tc_load_relaxed(&tc_broken_gen) == a->gen)
		a->broken = true;
}

/* --- statuses of what was not touched ------------------------------------------- */

struct leftovers {
	struct tc_advance *a;
	uint8_t batch[BATCH_ROOM + 128]; /* of Gs that no thread has */
	size_t len;
};

static void batch_out(struct tc_advance *a, uint64_t tid, const uint8_t *bytes, size_t n)
{
	uint8_t head[TC_ENC_HEAD_BYTES], *p = head;

	*p++ = TC_EV_EVENT_BATCH;
	p = tc_enc_varint(p, a->gen);
	p = tc_enc_varint(p, tid);
	p = tc_enc_varint(p, a->now);
	p = tc_enc_varint(p, n);
	if (!tc_bytes_add(&a->tail, head, (size_t)(p - head)) || !tc_bytes_add(&a->tail, bytes, n))
		a->broken = true;
}

static void leftover_one(struct tc_rec *r, void *ctx)
{
	struct leftovers *l = ctx;
	struct tc_advance *a = l->a;
	uint8_t text[64], *p = text;
	bool bound = r->copy == TC_RUNNING || r->copy == TC_SYSCALL;

	/* relaxed: the sections of this generation have been waited for */
	if (r->copy == TC_NONE || r->copy == TC_IDLE ||
	    tc_load_relaxed(&r->touched[a->gen & 1]) == a->gen)
		return;
	if (r->kind == TC_REC_P) {
		*p++ = TC_EV_PROC_STATUS;
		p = tc_enc_varint(p, 0);
		p = tc_enc_varint(p, r->copy_id);
		*p++ = r->copy == TC_RUNNING ? 1 : 3;
	} else {
		*p++ = TC_EV_GO_STATUS;
		p = tc_enc_varint(p, 0);
		p = tc_enc_varint(p, r->copy_id);
		p = tc_enc_varint(p, bound ? r->copy_tid : TC_WIRE_NONE);
		*p++ = (uint8_t)(r->copy == TC_CLAIMED ? TC_WAITING : r->copy);
	}
	if (bound) {
		/* Only the stream of the thread that has it may say so. */
		batch_out(a, r->copy_tid, text, (size_t)(p - text));
		return;
	}
	memcpy(l->batch + l->len, text, (size_t)(p - text));
	l->len += (size_t)(p - text);
	if (l->len >= BATCH_ROOM) {
		batch_out(a, TC_WIRE_NONE, l->batch, l->len);
		l->len = 0;
	}
}

void tc_advance_leftovers(struct tc_advance *a)
{
	/* The advance lock is held: one at a time. */
	static struct leftovers l;

	l.a = a;
	l.len = 0;
	tc_rec_each(leftover_one, &l);
	if (l.len > 0)
		batch_out(a, TC_WIRE_NONE, l.batch, l.len);
}

/*
 * A generation without any event would not count as the first of a trace, and what
 * appears in the second would be odd: the first P is idle when nothing runs.
 */
void tc_advance_idle(struct tc_advance *a)
{
	static const uint8_t idle[] = { TC_EV_PROC_STATUS, 0, 0, 2 };

	batch_out(a, TC_WIRE_NONE, idle, sizeof(idle));
}

/* --- tables ------------------------------------------------------------------------- */

/* One batch under construction at the end of the tail. */
static struct {
	struct tc_enc enc;
	uint8_t *buf;
} table;

static void table_flush(struct tc_advance *a)
{
	size_t n = tc_enc_finish(&table.enc);

	if (n > 0 && !tc_bytes_add(&a->tail, table.buf, n))
		a->broken = true;
}

static bool table_begin(struct tc_advance *a, enum tc_wire_type type, uint64_t time)
{
	if (!table.buf)
		table.buf = tc_pages_map(TC_ENC_BATCH_BYTES);
	if (!table.buf)
		return false;
	tc_enc_init(&table.enc, table.buf, TC_ENC_BATCH_BYTES);
	return tc_enc_begin(&table.enc, type, a->gen, TC_WIRE_NONE, time) == 0;
}

static bool marked(tc_atomic_u64 *mark, uint64_t g)
{
	/* relaxed: the sections of g have been waited for */
	return tc_load_relaxed(&mark[g & 1]) == g;
}

static size_t frames_of(struct tc_advance *a, const struct tc_stack *s, struct tc_enc_frame *out)
{
	struct tc_symbol sym;
	size_t n = 0;

	for (uint32_t i = 0; i < s->n && n < FRAME_MAX; i++) {
		if (s->name) {
			sym.func = s->name;
			sym.file = tc_names_text("thread");
			sym.line = 1;
		} else {
			tc_symbol_find(s->pc[i], &sym);
			/* No event names it: it is there for who looks up lines later. */
			(void)tc_str_use(sym.module, a->gen);
		}
		if (!sym.func || !sym.file)
			continue;
		out[n].pc = s->pc[i];
		out[n].func = tc_str_use(sym.func, a->gen);
		out[n].file = tc_str_use(sym.file, a->gen);
		out[n].line = sym.line;
		n++;
	}
	return n;
}

static void write_stacks(struct tc_advance *a)
{
	struct tc_enc_frame frames[FRAME_MAX];
	size_t n, depth;
	void **all = tc_names_snapshot(&tc_names.stacks, &n);
	bool open = false;

	for (size_t i = 0; i < n; i++) {
		struct tc_stack *s = all[i];

		if (!marked(s->mark, a->gen))
			continue;
		depth = frames_of(a, s, frames);
		if (!open && !(open = table_begin(a, TC_EV_STACKS, a->now))) {
			a->broken = true;
			return;
		}
		while (tc_enc_stack(&table.enc, s->id, frames, depth) == TACHO_ELIMIT) {
			table_flush(a);
			if (!table_begin(a, TC_EV_STACKS, a->now)) {
				a->broken = true;
				return;
			}
		}
	}
	table_flush(a);
}

static void write_strings(struct tc_advance *a)
{
	size_t n;
	void **all = tc_names_snapshot(&tc_names.strs, &n);
	bool open = false;

	for (size_t i = 0; i < n; i++) {
		struct tc_str *s = all[i];

		if (!marked(s->mark, a->gen))
			continue;
		if (!open && !(open = table_begin(a, TC_EV_STRINGS, a->now))) {
			a->broken = true;
			return;
		}
		while (tc_enc_string(&table.enc, s->id, s->text, s->len) == TACHO_ELIMIT) {
			table_flush(a);
			if (!table_begin(a, TC_EV_STRINGS, a->now)) {
				a->broken = true;
				return;
			}
		}
	}
	table_flush(a);
}

void tc_advance_tables(struct tc_advance *a)
{
	struct tc_enc_clock clock = {
		.ticks_per_second = 1000000000u,
		.time = a->clock_ns,
		.mono_ns = a->clock.mono_ns,
		.wall_sec = a->clock.wall_sec,
		.wall_nsec = a->clock.wall_nsec,
	};

	write_stacks(a);
	write_strings(a); /* last of the tables: frames are named by strings */
	if (!table_begin(a, TC_EV_SYNC, a->clock_ns) || tc_enc_clock(&table.enc, &clock) != 0)
		a->broken = true;
	table_flush(a);
	if (!tc_bytes_add(&a->tail, "\x34", 1))
		a->broken = true;
}
