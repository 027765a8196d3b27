/* SPDX-License-Identifier: MIT */
/*
 * Strings and call stacks: interned once, with ids for the life of the process
 * and a mark a generation, so that what a generation used is written at its end.
 *
 *	field           writer            readers           order
 *	slots           under the lock    any thread        [P5] release/acquire
 *	mark[g % 2]     writers of g      advance of g      the drain, [P2]
 *	the rest        before the slot   any thread        [P5]
 *
 * A lookup takes no lock: the caller's cache, then the table's slots; only a new
 * entry takes the lock. Tables grow; an outgrown table stays mapped, since a
 * reader may be in it. Two marks are needed because writers of g+1 mark while g
 * is written out.
 */
#ifndef TC_TRACER_NAMES_H
#define TC_TRACER_NAMES_H

#include "base/atomic.h"
#include "tracer/pages.h"
#include "wire/events.h"

#include <pthread.h>
#include <string.h>

struct tc_str {
	uint64_t hash;
	uint64_t id;
	tc_atomic_u64 mark[2];
	uint32_t len;
	char text[];
};

struct tc_stack {
	uint64_t hash;
	uint64_t id;
	tc_atomic_u64 mark[2];
	struct tc_str *name; /* not NULL: one made-up frame of that name */
	uint32_t n;
	tc_atomic_bool cut; /* what seemed to follow was no frame */
	uint64_t pc[];
};

struct tc_table {
	size_t cap; /* a power of two */
	tc_atomic_uintptr slot[];
};

/* All entries of one kind, in the order of their making. */
struct tc_interned {
	tc_atomic_uintptr table; /* struct tc_table */
	void **all;              /* n entries; changed under the lock */
	size_t n, cap;
	size_t max; /* no more than this many */
	struct tc_bump memory;
};

struct tc_names {
	pthread_mutex_t lock;
	struct tc_interned strs, stacks;
	/*
	 * Ids stay small, for their bytes: interned strings have the odd ones for life,
	 * message texts the even ones, which begin anew in each generation, by parity.
	 */
	tc_atomic_u64 next_str, next_message[2];
	tc_atomic_u64 next_stack;
	tc_atomic_u64 refused; /* entries beyond the bounds */
	/* Called under the lock for each new entry; the crash file. May be NULL. */
	void (*on_str)(const struct tc_str *s);
	void (*on_stack)(const struct tc_stack *s);
};

extern struct tc_names tc_names;

/* FNV would take a step a byte; this takes one for eight. */
static inline uint64_t tc_mix(uint64_t h, uint64_t v)
{
	h = (h ^ v) * 0x9e3779b97f4a7c15u;
	return h ^ h >> 29;
}

/* The bytes of a short text, 1 to 7, as a number. */
static inline uint64_t tc_text_short(const char *p, size_t n)
{
	uint32_t a, b;

	if (n < 4)
		return (uint64_t)(uint8_t)p[0] | (uint64_t)(uint8_t)p[n / 2] << 8 |
		       (uint64_t)(uint8_t)p[n - 1] << 16;
	memcpy(&a, p, 4);
	memcpy(&b, p + n - 4, 4);
	return a | (uint64_t)b << 32;
}

static inline uint64_t tc_text_word(const char *p)
{
	uint64_t v;

	memcpy(&v, p, 8);
	return v;
}

static inline uint64_t tc_text_hash(const char *p, size_t n)
{
	uint64_t h = n;

	if (n < 8)
		return n ? tc_mix(h, tc_text_short(p, n)) : h;
	for (size_t i = 0; i + 8 < n; i += 8)
		h = tc_mix(h, tc_text_word(p + i));
	return tc_mix(h, tc_text_word(p + n - 8));
}

/* memcmp is a call, which costs more than the texts that are usual here. */
static inline bool tc_text_same(const char *a, const char *b, size_t n)
{
	if (n < 8)
		return n == 0 || tc_text_short(a, n) == tc_text_short(b, n);
	for (size_t i = 0; i + 8 < n; i += 8)
		if (tc_text_word(a + i) != tc_text_word(b + i))
			return false;
	return tc_text_word(a + n - 8) == tc_text_word(b + n - 8);
}

/*
 * The entry of a text of at most 1024 bytes; NULL when there is no memory or
 * there are too many. Any thread, also in a section, not from a handler that
 * interrupted itself here.
 */
struct tc_str *tc_names_str(const char *text, size_t len, uint64_t hash);
struct tc_str *tc_names_text(const char *text);
struct tc_stack *tc_names_stack(const uint64_t *pc, uint32_t n, uint64_t hash);

/* A stack of one frame that has no code address: the name of a thread. */
struct tc_stack *tc_names_thread(struct tc_str *name);

/* The first *n entries, which stay where they are. */
void **tc_names_snapshot(struct tc_interned *in, size_t *n);

/* The id for an event of generation g; 0 for NULL. */
static inline uint64_t tc_str_use(struct tc_str *s, uint64_t g)
{
	if (!s)
		return 0;
	/* relaxed: whoever reads the marks of g has waited for the sections of g */
	if (tc_load_relaxed(&s->mark[g & 1]) != g)
		tc_store_relaxed(&s->mark[g & 1], g);
	return s->id;
}

static inline uint64_t tc_stack_use(struct tc_stack *s, uint64_t g)
{
	if (!s)
		return 0;
	/* relaxed: whoever reads the marks of g has waited for the sections of g */
	if (tc_load_relaxed(&s->mark[g & 1]) != g)
		tc_store_relaxed(&s->mark[g & 1], g);
	return s->id;
}

#endif
