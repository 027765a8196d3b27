/* SPDX-License-Identifier: MIT */
/*
 * From a crash file to a trace. Generations that were finished are copied; those
 * that were not, the last or the last two, get the tables that their events need,
 * a clock and an end mark. Of two such the first gets the statuses that
 * the second one shows were missing.
 *
 * The file is input like any other: all offsets and lengths are checked, ids are
 * found by search, and events are decoded by the table of the format.
 */
#include "tracer/crash.h"
#include "tracer/elf_names.h"
#include "tracer/rec.h"
#include "wire/varint.h"
#include "wire/wire.h"

#include <tacho/recover.h>

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* One id and where its record is; the ids of a kind rise in the file. */
struct rec_ref {
	uint64_t id;
	const struct tc_crash_rec *rec;
	uint64_t used; /* the generation that needs it */
};

struct rec_refs {
	struct tc_bytes mem;
	size_t n;
};

struct block_ref {
	const struct tc_block *b;
	uint64_t gen, pos;
};

/* Open addressing; 0 is no id. */
struct id_set {
	uint64_t *slot;
	size_t cap, n;
};

struct recover {
	const uint8_t *map;
	size_t bytes;
	const struct tc_crash_head *head;
	struct rec_refs strs, stacks;
	struct tc_bytes blocks; /* struct block_ref */
	size_t n_blocks;
	tacho_write_fn *write;
	void *ctx;
	struct tacho_recovered *out;
	struct tc_enc enc;
	uint8_t *buf;
	struct id_set messages;    /* strings that the generation's own batches define */
	struct id_set missing[2];  /* strings and stacks that nothing defines */
	struct tc_bytes missed[2]; /* the same ids, in order */
	struct id_set known;       /* goroutines that the generation introduces */
};

static int put_out(struct recover *r, const void *p, size_t n)
{
	int rc = n ? r->write(r->ctx, p, n) : 0;

	if (rc >= 0)
		r->out->bytes += n;
	return rc < 0 ? rc : 0;
}

/* --- reading -------------------------------------------------------------------------------- */

static struct rec_ref *refs_at(const struct rec_refs *l)
{
	return (struct rec_ref *)(void *)l->mem.p;
}

static int refs_add(struct rec_refs *l, const struct tc_crash_rec *rec)
{
	struct rec_ref ref = { rec->id, rec, 0 };

	/* Ids that do not rise are not ours; the search below could not find them. */
	if (l->n > 0 && rec->id <= refs_at(l)[l->n - 1].id)
		return 0;
	if (!tc_bytes_add(&l->mem, &ref, sizeof(ref)))
		return TACHO_ENOMEM;
	l->n++;
	return 0;
}

static struct rec_ref *refs_find(const struct rec_refs *l, uint64_t id)
{
	size_t lo = 0, hi = l->n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (refs_at(l)[mid].id < id)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < l->n && refs_at(l)[lo].id == id ? &refs_at(l)[lo] : NULL;
}

static void module_read(const struct tc_crash_rec *rec)
{
	const uint8_t *p = (const uint8_t *)(rec + 1);
	uint64_t v[4];
	char path[512];
	size_t n = sizeof(v) + TC_CRASH_ID_BYTES;

	if (rec->bytes <= n || rec->bytes - n >= sizeof(path))
		return;
	memcpy(v, p, sizeof(v));
	memcpy(path, p + n, rec->bytes - n);
	path[rec->bytes - n] = '\0';
	tc_elf_given_module(v[0], v[1], v[2], path, p + sizeof(v),
			    v[3] > TC_CRASH_ID_BYTES ? 0 : (uint32_t)v[3]);
}

static int records_read(struct recover *r)
{
	const struct tc_crash_head *h = r->head;
	/* acq: pairs with [P8] store in record; the records up to here. */
	uint64_t len = tc_load_acq((tc_atomic_u64 *)(uintptr_t)&h->rec_len), at = 0;
	const struct tc_crash_rec *rec;
	int rc = 0;

	if (len > h->rec_bytes)
		len = h->rec_bytes;
	while (rc == 0 && len - at >= sizeof(*rec)) {
		rec = (const struct tc_crash_rec *)(const void *)(r->map + h->rec_off + at);
		if (rec->bytes > len - at - sizeof(*rec))
			break;
		if (rec->kind == TC_CRASH_STR && rec->bytes <= TC_MAX_STRING_BYTES)
			rc = refs_add(&r->strs, rec);
		else if ((rec->kind == TC_CRASH_STACK &&
			  rec->bytes <= TC_MAX_STACK_FRAMES * sizeof(uint64_t)) ||
			 (rec->kind == TC_CRASH_THREAD_NAME && rec->bytes == 2 * sizeof(uint64_t)))
			rc = refs_add(&r->stacks, rec);
		else if (rec->kind == TC_CRASH_MODULE)
			module_read(rec);
		at += (sizeof(*rec) + rec->bytes + 7) & ~(uint64_t)7;
		if (at > len)
			break;
	}
	return rc;
}

static bool kind_is_known(uint32_t kind)
{
	uint32_t k = kind & TC_BLOCK_KIND_MASK;

	if (k == TC_BLOCK_EXPERIMENT)
		return kind >> 8 != 0 && kind >> 16 == 0;
	return kind >= TC_BLOCK_EVENTS && kind <= TC_BLOCK_RAW_END;
}

/* Finished parts, which come last in their generation. */
static bool is_raw(const struct tc_block *b)
{
	return b->kind == TC_BLOCK_RAW || b->kind == TC_BLOCK_RAW_END;
}

static int block_read(struct recover *r, uint64_t at, uint32_t size)
{
	const struct tc_block *b = (const struct tc_block *)(const void *)(r->map + at);
	tc_atomic_u64 *gen = (tc_atomic_u64 *)(uintptr_t)&b->gen;
	tc_atomic_u64 *pos = (tc_atomic_u64 *)(uintptr_t)&b->pos;
	struct block_ref ref = { b, 0, 0 };

	/* relaxed: whoever wrote it is dead */
	ref.gen = tc_load_relaxed(gen);
	ref.pos = tc_load_relaxed(pos);
	if (ref.gen == 0 || ref.gen >> 62 || ref.pos <= TC_BLOCK_HEAD || ref.pos > size ||
	    b->size != size || !kind_is_known(b->kind) ||
	    ref.gen <= tc_load_relaxed((tc_atomic_u64 *)(uintptr_t)&r->head->lost_gen) ||
	    ref.gen < tc_load_relaxed((tc_atomic_u64 *)(uintptr_t)&r->head->first_gen))
		return 0;
	if (!tc_bytes_add(&r->blocks, &ref, sizeof(ref)))
		return TACHO_ENOMEM;
	r->n_blocks++;
	return 0;
}

static bool layout_is_sound(const struct tc_crash_head *h, size_t bytes)
{
	return h->rec_off >= sizeof(*h) && h->rec_off % 8 == 0 && h->rec_off <= bytes &&
	       h->rec_bytes <= bytes - h->rec_off && h->small_off % 8 == 0 &&
	       h->small_off <= bytes && h->small_n <= (bytes - h->small_off) / TC_BLOCK_SMALL &&
	       h->big_off % 8 == 0 && h->big_off <= bytes &&
	       h->big_n <= (bytes - h->big_off) / TC_BLOCK_BIG;
}

/* Finished parts behind the events they belong to; each thread's blocks in order. */
static int block_order(const struct block_ref *x, const struct block_ref *y)
{
	bool x_raw = is_raw(x->b), y_raw = is_raw(y->b);

	if (x->gen != y->gen)
		return x->gen < y->gen ? -1 : 1;
	if (x_raw != y_raw)
		return x_raw ? 1 : -1;
	if (x->b->tid != y->b->tid)
		return x->b->tid < y->b->tid ? -1 : 1;
	/* Numbers wrap after 2^32 blocks of a thread; nobody keeps that many. */
	return (int32_t)(x->b->seq - y->b->seq) < 0 ? -1 : 1;
}

static struct block_ref *block_at(const struct recover *r, size_t i)
{
	return (struct block_ref *)(void *)r->blocks.p + i;
}

static void blocks_sift(struct recover *r, size_t i, size_t n)
{
	struct block_ref x = *block_at(r, i);

	for (size_t child; (child = 2 * i + 1) < n; i = child) {
		if (child + 1 < n && block_order(block_at(r, child + 1), block_at(r, child)) > 0)
			child++;
		if (block_order(block_at(r, child), &x) <= 0)
			break;
		*block_at(r, i) = *block_at(r, child);
	}
	*block_at(r, i) = x;
}

static int blocks_read(struct recover *r)
{
	const struct tc_crash_head *h = r->head;
	struct block_ref x;
	int rc = 0;

	for (uint64_t i = 0; rc == 0 && i < h->small_n; i++)
		rc = block_read(r, h->small_off + i * TC_BLOCK_SMALL, TC_BLOCK_SMALL);
	for (uint64_t i = 0; rc == 0 && i < h->big_n; i++)
		rc = block_read(r, h->big_off + i * TC_BLOCK_BIG, TC_BLOCK_BIG);
	for (size_t i = r->n_blocks / 2; i-- > 0;)
		blocks_sift(r, i, r->n_blocks);
	for (size_t end = r->n_blocks; end-- > 1;) {
		x = *block_at(r, 0);
		*block_at(r, 0) = *block_at(r, end);
		*block_at(r, end) = x;
		blocks_sift(r, 0, end);
	}
	return rc;
}

/* --- what the events of an unfinished generation need ------------------------------------------ */

static bool ends_in(const char *s, unsigned n, const char *end)
{
	size_t k = strlen(end);

	return n >= k && memcmp(s + n - k, end, k) == 0;
}

static bool set_has(const struct id_set *s, uint64_t id, size_t *at)
{
	size_t i = (size_t)tc_mix(3, id);

	while (s->cap && s->slot[i & (s->cap - 1)] != 0 && s->slot[i & (s->cap - 1)] != id)
		i++;
	*at = s->cap ? i & (s->cap - 1) : 0;
	return s->cap && s->slot[*at] == id;
}

static int set_add(struct id_set *s, uint64_t id)
{
	struct id_set more = { NULL, s->cap ? 2 * s->cap : 1024, s->n };
	size_t at;

	if (id == 0 || set_has(s, id, &at))
		return 0;
	if (s->n >= s->cap / 2) {
		more.slot = tc_pages_map(more.cap * sizeof(*more.slot));
		if (!more.slot)
			return TACHO_ENOMEM;
		for (size_t i = 0; i < s->cap; i++)
			if (s->slot[i] != 0 && !set_has(&more, s->slot[i], &at))
				more.slot[at] = s->slot[i];
		tc_pages_unmap(s->slot, s->cap * sizeof(*s->slot));
		*s = more;
		(void)set_has(s, id, &at);
	}
	s->slot[at] = id;
	s->n++;
	return 0;
}

static void set_clear(struct id_set *s)
{
	tc_pages_unmap(s->slot, s->cap * sizeof(*s->slot));
	*s = (struct id_set){ 0 };
}

static int need(struct recover *r, bool is_stack, uint64_t id, uint64_t gen)
{
	struct rec_ref *ref = id ? refs_find(is_stack ? &r->stacks : &r->strs, id) : NULL;
	size_t at;

	if (ref)
		ref->used = gen;
	if (id == 0 || ref || (!is_stack && set_has(&r->messages, id, &at)) ||
	    set_has(&r->missing[is_stack], id, &at))
		return 0;
	if (!tc_bytes_add(&r->missed[is_stack], &id, sizeof(id)))
		return TACHO_ENOMEM;
	return set_add(&r->missing[is_stack], id);
}

/* Whether an event says that its first argument, a goroutine, exists. */
static bool introduces(uint8_t type)
{
	return type == TC_EV_GO_STATUS || type == TC_EV_GO_STATUS_STACK ||
	       type == TC_EV_GO_CREATE || type == TC_EV_GO_CREATE_BLOCKED ||
	       type == TC_EV_GO_CREATE_SYSCALL;
}

/* Bytes of b that hold whole events; marks what they refer to. Negative: an error. */
static int64_t scan_events(struct recover *r, const struct block_ref *ref)
{
	const uint8_t *begin = (const uint8_t *)ref->b + TC_BLOCK_HEAD, *p = begin, *last = begin;
	const uint8_t *end = (const uint8_t *)ref->b + ref->pos;
	struct tc_wire_arg_names names;
	uint64_t v = 0;
	int rc = 0;

	while (p && p < end && rc == 0) {
		uint8_t type = *p++;

		if (tc_wire_n_args[type] == TC_WIRE_NO_ARGS)
			break;
		tc_wire_split_args(type, &names);
		for (unsigned i = 0; p && i < tc_wire_n_args[type] && rc == 0; i++) {
			p = tc_varint_safe(p, end, &v);
			if (p && i == 1 && introduces(type))
				rc = set_add(&r->known, v);
			if (p && i < names.n && ends_in(names.arg[i].s, names.arg[i].n, "_string"))
				rc = need(r, false, v, ref->gen);
			else if (p && i < names.n &&
				 ends_in(names.arg[i].s, names.arg[i].n, "stack"))
				rc = need(r, true, v, ref->gen);
		}
		if (p)
			last = p;
	}
	return rc < 0 ? rc : last - begin;
}

/* The same for a batch of message texts. */
static int64_t scan_messages(struct recover *r, const struct block_ref *ref)
{
	const uint8_t *begin = (const uint8_t *)ref->b + TC_BLOCK_HEAD, *p = begin + 1, *last = p;
	const uint8_t *end = (const uint8_t *)ref->b + ref->pos;
	uint64_t id = 0, len = 0;
	int rc = 0;

	if (*begin != TC_EV_STRINGS)
		return 0;
	while (rc == 0 && p < end && *p == TC_EV_STRING) {
		p = tc_varint_safe(p + 1, end, &id);
		p = p ? tc_varint_safe(p, end, &len) : NULL;
		if (!p || len > TC_MAX_STRING_BYTES || len > (uint64_t)(end - p) || id == 0)
			break;
		p += len;
		last = p;
		rc = set_add(&r->messages, id);
	}
	return rc < 0 ? rc : last - begin;
}

/* --- writing ------------------------------------------------------------------------------------- */

static int write_batch(struct recover *r, const struct block_ref *ref, size_t len)
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
	rc = put_out(r, head, (size_t)(p - head));
	return rc < 0 ? rc : put_out(r, (const uint8_t *)ref->b + TC_BLOCK_HEAD, len);
}

static int table_open(struct recover *r, enum tc_wire_type type, uint64_t gen, uint64_t time)
{
	tc_enc_init(&r->enc, r->buf, TC_ENC_BATCH_BYTES);
	return tc_enc_begin(&r->enc, type, gen, TC_WIRE_NONE, time);
}

static int table_close(struct recover *r)
{
	return put_out(r, r->buf, tc_enc_finish(&r->enc));
}

/* The names of frames are interned in this process, with ids beyond those of the file. */
static size_t stack_frames(struct recover *r, const struct tc_crash_rec *rec,
			   struct tc_enc_frame *out, uint64_t gen)
{
	const uint64_t *pc = (const uint64_t *)(const void *)(rec + 1);
	struct tc_symbol sym;
	size_t n = 0;

	if (rec->kind == TC_CRASH_THREAD_NAME) {
		struct tc_str *file = tc_names_text("thread");

		if (need(r, false, pc[1], gen) < 0 || !file)
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

static int add_stack(struct recover *r, uint64_t id, const struct tc_enc_frame *frames, size_t n,
		     uint64_t gen, uint64_t time)
{
	int rc;

	while ((rc = tc_enc_stack(&r->enc, id, frames, n)) == TACHO_ELIMIT &&
	       (rc = table_close(r)) == 0 && (rc = table_open(r, TC_EV_STACKS, gen, time)) == 0)
		;
	return rc;
}

static int write_stacks(struct recover *r, uint64_t gen, uint64_t time)
{
	struct tc_enc_frame frames[TC_MAX_STACK_FRAMES];
	const uint64_t *missed;
	int rc = table_open(r, TC_EV_STACKS, gen, time);
	size_t n;

	for (size_t i = 0; rc == 0 && i < r->stacks.n; i++) {
		const struct rec_ref *ref = &refs_at(&r->stacks)[i];

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

static int add_string(struct recover *r, uint64_t id, const void *text, size_t n, uint64_t gen,
		      uint64_t time)
{
	int rc;

	while ((rc = tc_enc_string(&r->enc, id, text, n)) == TACHO_ELIMIT &&
	       (rc = table_close(r)) == 0 && (rc = table_open(r, TC_EV_STRINGS, gen, time)) == 0)
		;
	return rc;
}

static int write_strings(struct recover *r, uint64_t gen, uint64_t time)
{
	int rc = table_open(r, TC_EV_STRINGS, gen, time);
	const uint64_t *missed;
	size_t n;
	void **all;

	for (size_t i = 0; rc == 0 && i < r->strs.n; i++) {
		const struct rec_ref *ref = &refs_at(&r->strs)[i];

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

static int write_sync(struct recover *r, uint64_t gen, uint64_t time)
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
	return rc == 0 ? put_out(r, "\x34", 1) : rc;
}

/* One status, as a batch of the thread that may say it. */
static int write_status(struct recover *r, uint64_t gen, const struct block_ref *b,
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
	rc = put_out(r, head, (size_t)(h - head));
	return rc < 0 ? rc : put_out(r, text, (size_t)(p - text));
}

/*
 * The process died while generation `gen` was being finished: what the next one says
 * of goroutines that this one does not mention was so at its end.
 */
static int write_leftovers(struct recover *r, uint64_t gen, const struct block_ref *next)
{
	const uint8_t *p = (const uint8_t *)next->b + TC_BLOCK_HEAD;
	const uint8_t *end = (const uint8_t *)next->b + next->pos;
	uint64_t arg[TC_WIRE_MAX_NAMED_ARGS] = { 0 };
	size_t at;
	int rc = 0;

	while (p && p < end && rc == 0) {
		uint8_t type = *p++;

		if (tc_wire_n_args[type] > TC_WIRE_MAX_NAMED_ARGS)
			break;
		for (unsigned i = 0; p && i < tc_wire_n_args[type]; i++)
			p = tc_varint_safe(p, end, &arg[i]);
		if (!p || type != TC_EV_GO_STATUS || arg[3] > TC_WAITING ||
		    set_has(&r->known, arg[1], &at))
			continue;
		rc = set_add(&r->known, arg[1]);
		if (rc == 0)
			rc = write_status(r, gen, next, arg);
	}
	return rc;
}

/* Blocks [from, to) of one generation; whole: the last one says so. */
static int write_gen(struct recover *r, size_t from, size_t to, bool whole)
{
	uint64_t gen = block_at(r, from)->gen, time = block_at(r, from)->b->base_ns;
	const struct block_ref *b;
	int64_t len;
	int rc = 0;

	set_clear(&r->known);
	set_clear(&r->messages);
	for (int i = 0; i < 2; i++) {
		set_clear(&r->missing[i]);
		r->missed[i].len = 0;
	}
	/* Texts first: the events refer to them. */
	for (size_t i = from; rc == 0 && i < to; i++) {
		b = block_at(r, i);
		if (b->b->kind != TC_BLOCK_STRINGS)
			continue;
		len = whole ? (int64_t)b->pos - TC_BLOCK_HEAD : scan_messages(r, b);
		rc = len < 0 ? (int)len : write_batch(r, b, (size_t)len);
	}
	for (size_t i = from; rc == 0 && i < to; i++) {
		b = block_at(r, i);
		if (b->b->kind == TC_BLOCK_EVENTS) {
			len = whole ? (int64_t)b->pos - TC_BLOCK_HEAD : scan_events(r, b);
			rc = len < 0 ? (int)len : write_batch(r, b, (size_t)len);
		} else if ((b->b->kind & TC_BLOCK_KIND_MASK) == TC_BLOCK_EXPERIMENT) {
			rc = write_batch(r, b, (size_t)b->pos - TC_BLOCK_HEAD);
		} else if (is_raw(b->b) && whole) {
			rc = put_out(r, (const uint8_t *)b->b + TC_BLOCK_HEAD,
				     (size_t)b->pos - TC_BLOCK_HEAD);
		}
	}
	if (rc == 0 && !whole) {
		for (size_t i = to; rc == 0 && i < r->n_blocks; i++)
			if (block_at(r, i)->b->kind == TC_BLOCK_EVENTS)
				rc = write_leftovers(r, gen, block_at(r, i));
		if (rc == 0)
			rc = write_stacks(r, gen, time);
		if (rc == 0)
			rc = write_strings(r, gen, time);
		if (rc == 0)
			rc = write_sync(r, gen, time);
		r->out->cut++;
	}
	r->out->generations++;
	return rc;
}

/* The first block behind the generation of block i. */
static size_t gen_end(const struct recover *r, size_t i)
{
	uint64_t gen = block_at(r, i)->gen;

	while (i < r->n_blocks && block_at(r, i)->gen == gen)
		i++;
	return i;
}

static bool gen_whole(const struct recover *r, size_t to)
{
	return block_at(r, to - 1)->b->kind == TC_BLOCK_RAW_END;
}

static int write_all(struct recover *r)
{
	uint8_t header[TC_HEADER_BYTES];
	int rc = tc_enc_header(header, 26);
	size_t begin = 0, since = 0, to;
	bool hole = false;

	/* Behind the last generation that misses its end although others follow whole. */
	for (size_t from = 0; from < r->n_blocks; from = to) {
		to = gen_end(r, from);
		if (!gen_whole(r, to)) {
			hole = true;
			since = to;
		} else if (hole) {
			begin = since;
			hole = false;
		}
	}
	if (rc == 0)
		rc = put_out(r, header, sizeof(header));
	for (size_t from = begin; rc == 0 && from < r->n_blocks; from = to) {
		to = gen_end(r, from);
		rc = write_gen(r, from, to, gen_whole(r, to));
	}
	return rc;
}

static int recover(struct recover *r)
{
	int rc;

	if (r->bytes < sizeof(*r->head) ||
	    memcmp(r->head->magic, TC_CRASH_MAGIC, sizeof(TC_CRASH_MAGIC)) != 0)
		return TACHO_ENOTTRACE;
	if (r->head->version != TC_CRASH_VERSION)
		return TACHO_EVERSION;
	if (!layout_is_sound(r->head, r->bytes))
		return TACHO_EFORMAT;
	r->out->pid = r->head->pid;
	r->buf = tc_pages_map(TC_ENC_BATCH_BYTES);
	rc = r->buf ? records_read(r) : TACHO_ENOMEM;
	if (rc == 0)
		rc = blocks_read(r);
	if (rc == 0 && r->n_blocks == 0)
		rc = TACHO_ENOTFOUND;
	if (rc < 0)
		return rc;
	/* Ids of ours beyond all of the file's, messages among them. */
	tc_store_relaxed(&tc_names.next_str, UINT64_C(1) << 40);
	rc = write_all(r);
	return rc;
}

int tacho_recover(const char *path, tacho_write_fn *write, void *ctx, struct tacho_recovered *out)
{
	struct tacho_recovered unused = { 0 };
	struct recover r = { .write = write, .ctx = ctx, .out = out ? out : &unused };
	struct stat st;
	void *p = MAP_FAILED;
	int fd, rc;

	if (!path || !write)
		return TACHO_EMISUSE;
	*r.out = unused;
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return TACHO_EIO;
	if (fstat(fd, &st) == 0 && st.st_size > 0)
		p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_SHARED, fd, 0);
	close(fd);
	if (p == MAP_FAILED)
		return TACHO_ENOTTRACE;
	r.map = p;
	r.bytes = (size_t)st.st_size;
	r.head = p;
	rc = recover(&r);
	tc_pages_unmap(r.buf, TC_ENC_BATCH_BYTES);
	tc_bytes_free(&r.strs.mem);
	tc_bytes_free(&r.stacks.mem);
	tc_bytes_free(&r.blocks);
	set_clear(&r.known);
	set_clear(&r.messages);
	for (int i = 0; i < 2; i++) {
		set_clear(&r.missing[i]);
		tc_bytes_free(&r.missed[i]);
	}
	munmap(p, r.bytes);
	return rc;
}
