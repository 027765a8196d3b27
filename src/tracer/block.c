/* SPDX-License-Identifier: MIT */
/*
 * The pool: chunks of 64 KiB, each one big block or sixteen small ones, mapped
 * 1 MiB at a time. New threads begin with a small block, busy ones get big ones.
 * The free lists are behind a mutex, which a writer meets once a block.
 */
#include "tracer/block.h"
#include "tracer/crash.h"
#include "tracer/pages.h"

#include <string.h>
#include <sys/mman.h>

enum {
	MAP_BYTES = 1024 * 1024
};

struct block_list {
	struct tc_block *first, *last;
};

static struct {
	pthread_mutex_t lock;
	struct block_list free[2]; /* small, big */
	uint8_t *fresh;            /* chunks that were never used */
	size_t fresh_bytes;
	tc_atomic_u64 bound;
	tc_atomic_u64 used, mapped;
} blocks = { .lock = PTHREAD_MUTEX_INITIALIZER, .bound = UINT64_C(64) << 20 };

static void list_add(struct block_list *l, struct tc_block *b, bool at_end)
{
	b->next = NULL;
	if (!l->first) {
		l->first = b;
		l->last = b;
	} else if (at_end) {
		l->last->next = b;
		l->last = b;
	} else {
		b->next = l->first;
		l->first = b;
	}
}

static struct tc_block *list_take(struct block_list *l)
{
	struct tc_block *b = l->first;

	if (b)
		l->first = b->next;
	return b;
}

/* A chunk that nobody has. Under the lock. */
static struct tc_block *blocks_chunk(void)
{
	struct tc_block *b;

	if (blocks.fresh_bytes == 0) {
		blocks.fresh = tc_pages_map(MAP_BYTES);
		if (!blocks.fresh)
			return NULL;
		blocks.fresh_bytes = MAP_BYTES;
		tc_add_relaxed(&blocks.mapped, MAP_BYTES);
	}
	b = (struct tc_block *)(void *)blocks.fresh;
	blocks.fresh += TC_BLOCK_BIG;
	blocks.fresh_bytes -= TC_BLOCK_BIG;
	b->size = TC_BLOCK_BIG;
	return b;
}

/* Under the lock. */
static struct tc_block *blocks_small(void)
{
	struct tc_block *b = list_take(&blocks.free[0]);
	uint8_t *chunk;

	if (b)
		return b;
	b = list_take(&blocks.free[1]);
	if (!b)
		b = blocks_chunk();
	if (!b)
		return NULL;
	chunk = (uint8_t *)b;
	for (size_t at = TC_BLOCK_SMALL; at < TC_BLOCK_BIG; at += TC_BLOCK_SMALL) {
		struct tc_block *s = (struct tc_block *)(void *)(chunk + at);

		/* relaxed: the lock is held, and nobody else knows the block */
		tc_store_relaxed(&s->gen, 0);
		s->size = TC_BLOCK_SMALL;
		list_add(&blocks.free[0], s, true);
	}
	b->size = TC_BLOCK_SMALL;
	return b;
}

struct tc_block *tc_block_get(bool big, bool must)
{
	uint64_t bound, want = big ? TC_BLOCK_BIG : TC_BLOCK_SMALL;
	struct tc_block *b = NULL;

	if (tc_crash_on())
		return tc_crash_block(big);
	pthread_mutex_lock(&blocks.lock);
	bound = tc_load_relaxed(&blocks.bound);
	if (must)
		bound += bound / 4;
	/* relaxed: changed under the lock only */
	if (tc_load_relaxed(&blocks.used) + want <= bound) {
		b = big ? list_take(&blocks.free[1]) : blocks_small();
		if (!b && big)
			b = blocks_chunk();
		if (b)
			tc_add_relaxed(&blocks.used, want);
	}
	pthread_mutex_unlock(&blocks.lock);
	return b;
}

void tc_block_put(struct tc_block *b)
{
	if (tc_crash_owns(b)) {
		tc_crash_put(b);
		return;
	}
	pthread_mutex_lock(&blocks.lock);
	/* relaxed: outside a crash file nobody looks at it */
	tc_store_relaxed(&b->gen, 0);
	tc_sub_relaxed(&blocks.used, b->size);
	list_add(&blocks.free[b->size == TC_BLOCK_BIG], b, false);
	pthread_mutex_unlock(&blocks.lock);
}

bool tc_block_seal(struct tc_block *b)
{
	uint8_t head[TC_ENC_HEAD_BYTES], *p = head, *begin = (uint8_t *)b + TC_BLOCK_HEAD;
	/* relaxed: the caller has the block to itself */
	size_t len = (size_t)tc_load_relaxed(&b->pos) - TC_BLOCK_HEAD;
	size_t n;

	if (len == 0)
		return false;
	p = tc_block_frame(p, b->kind);
	p = tc_enc_varint(p, tc_load_relaxed(&b->gen));
	p = tc_enc_varint(p, b->tid);
	p = tc_enc_varint(p, b->base_ns);
	p = tc_enc_varint(p, len);
	n = (size_t)(p - head);
	memcpy(begin - n, head, n);
	b->item.p = begin - n;
	b->item.len = (uint32_t)(n + len);
	b->item.is_block = 1;
	b->item.next = NULL;
	return true;
}

void tc_full_push(struct tc_full *f, struct tc_block *b)
{
	uintptr_t head = tc_load_relaxed(&f->head);

	do {
		b->next = (struct tc_block *)head;
		/* acqrel: pairs with [P3] exchange in tc_full_take; the block is complete. */
	} while (!tc_cas_acqrel(&f->head, &head, (uintptr_t)b));
}

struct tc_block *tc_full_take(struct tc_full *f)
{
	/* acq: pairs with [P3] swap in tc_full_push; what the blocks hold. */
	struct tc_block *b = (struct tc_block *)tc_exchange_acq(&f->head, 0);
	struct tc_block *first = NULL, *next;

	/* Pushed last is first: turned round, each thread's order is right. */
	for (; b; b = next) {
		next = b->next;
		b->next = first;
		first = b;
	}
	return first;
}

void tc_blocks_set_bound(uint64_t bytes)
{
	pthread_mutex_lock(&blocks.lock);
	tc_store_relaxed(&blocks.bound, bytes);
	pthread_mutex_unlock(&blocks.lock);
}

bool tc_blocks_scarce(void)
{
	if (tc_crash_on())
		return tc_crash_scarce();
	/* relaxed: a hint, the bound itself is checked under the lock */
	return tc_load_relaxed(&blocks.used) + TC_BLOCK_BIG > tc_load_relaxed(&blocks.bound);
}

uint64_t tc_blocks_mapped(void)
{
	return tc_load_relaxed(&blocks.mapped);
}

void tc_blocks_trim(void)
{
	pthread_mutex_lock(&blocks.lock);
	for (struct tc_block *b = blocks.free[1].first; b; b = b->next)
		madvise((uint8_t *)b + TC_BLOCK_SMALL, TC_BLOCK_BIG - TC_BLOCK_SMALL,
			MADV_DONTNEED);
	pthread_mutex_unlock(&blocks.lock);
}

void tc_blocks_lock(void)
{
	pthread_mutex_lock(&blocks.lock);
}

void tc_blocks_unlock(void)
{
	pthread_mutex_unlock(&blocks.lock);
}

void tc_blocks_after_fork(void)
{
	pthread_mutex_init(&blocks.lock, NULL);
	/* What was in use then is the parent's; it costs the child nothing but addresses. */
	tc_store_relaxed(&blocks.used, 0);
}
