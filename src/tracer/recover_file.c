/* SPDX-License-Identifier: MIT */
/* Records and blocks of a crash file; see recover_parts.h. */
#include "base/search.h"
#include "tracer/elf_names.h"
#include "tracer/heap_sort.h"
#include "tracer/recover_parts.h"

#include <string.h>

static int refs_add(struct tc_rec_refs *l, const struct tc_crash_rec *rec)
{
	struct tc_rec_ref ref = { rec->id, rec, 0 };

	/* Ids that do not rise are not ours; the search below could not find them. */
	if (l->n > 0 && rec->id <= tc_refs_at(l, l->n - 1)->id)
		return 0;
	if (!tc_bytes_add(&l->mem, &ref, sizeof(ref)))
		return TACHO_ENOMEM;
	l->n++;
	return 0;
}

struct tc_rec_ref *tc_refs_find(const struct tc_rec_refs *l, uint64_t id)
{
	size_t n = tc_count_le(l->mem.p, l->n, sizeof(struct tc_rec_ref), id);

	return n > 0 && tc_refs_at(l, n - 1)->id == id ? tc_refs_at(l, n - 1) : NULL;
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

int tc_recover_records(struct tc_recover *r)
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

static int block_read(struct tc_recover *r, uint64_t at, uint32_t size)
{
	const struct tc_block *b = (const struct tc_block *)(const void *)(r->map + at);
	tc_atomic_u64 *gen = (tc_atomic_u64 *)(uintptr_t)&b->gen;
	tc_atomic_u64 *pos = (tc_atomic_u64 *)(uintptr_t)&b->pos;
	struct tc_block_ref ref = { b, 0, 0 };

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
static int block_order(const void *a, const void *b)
{
	const struct tc_block_ref *x = a, *y = b;
	bool x_raw = tc_block_is_raw(x->b), y_raw = tc_block_is_raw(y->b);

	if (x->gen != y->gen)
		return x->gen < y->gen ? -1 : 1;
	if (x_raw != y_raw)
		return x_raw ? 1 : -1;
	if (x->b->tid != y->b->tid)
		return x->b->tid < y->b->tid ? -1 : 1;
	/* Numbers wrap after 2^32 blocks of a thread; nobody keeps that many. */
	return (int32_t)(x->b->seq - y->b->seq) < 0 ? -1 : 1;
}

int tc_recover_blocks(struct tc_recover *r)
{
	const struct tc_crash_head *h = r->head;
	int rc = 0;

	for (uint64_t i = 0; rc == 0 && i < h->small_n; i++)
		rc = block_read(r, h->small_off + i * TC_BLOCK_SMALL, TC_BLOCK_SMALL);
	for (uint64_t i = 0; rc == 0 && i < h->big_n; i++)
		rc = block_read(r, h->big_off + i * TC_BLOCK_BIG, TC_BLOCK_BIG);
	tc_heap_sort(r->blocks.p, r->n_blocks, sizeof(struct tc_block_ref), block_order);
	return rc;
}

int tc_recover_check(const struct tc_crash_head *h, size_t bytes)
{
	if (bytes < sizeof(*h) || memcmp(h->magic, TC_CRASH_MAGIC, sizeof(TC_CRASH_MAGIC)) != 0)
		return TACHO_ENOTTRACE;
	if (h->version != TC_CRASH_VERSION)
		return TACHO_EVERSION;
	return layout_is_sound(h, bytes) ? 0 : TACHO_EFORMAT;
}
