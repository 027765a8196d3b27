/* SPDX-License-Identifier: MIT */
/*
 * Decoding one event of a thread into its cursor, and looking ahead where that
 * pays. Included by order_step.h only, which says how all of this is compiled.
 */
#ifndef TC_READER_ORDER_DECODE_H
#define TC_READER_ORDER_DECODE_H

#include <stdio.h>
#ifdef __SSE2__
# include <emmintrin.h>
#endif

#include "base/math.h"
#include "reader/order.h"
#include "wire/varint.h"
#include "wire/wire.h"

#define STEP        static inline __attribute__((always_inline))
#define LIKELY(x)   __builtin_expect(!!(x), 1)
#define UNLIKELY(x) __builtin_expect(!!(x), 0)

enum {
	ROOM = 1 + TC_MAX_TIMED_ARGS * TC_MAX_VARINT_BYTES, /* what an event needs at most */
	SCANNED = 16                                        /* bytes that varint_ends looks at */
};

static __attribute__((cold)) int decode_failure(struct tc_order *o, const struct tc_cursor *c,
						const char *what, bool spec)
{
	if (spec)
		return TC_BAIL;
	return tc_order_fail(o, c, TACHO_EFORMAT, "%s", what);
}

static __attribute__((cold)) int bad_type(struct tc_order *o, const struct tc_cursor *c, bool spec)
{
	char text[80];

	(void)snprintf(text, sizeof(text),
		       *c->p >= TC_EV_COUNT ? "found invalid event type: %u"
					    : "found event without a timestamp: type=%u",
		       *c->p);
	return decode_failure(o, c, text, spec);
}

static __attribute__((cold)) int bad_varint(struct tc_order *o, const struct tc_cursor *c,
					    bool spec)
{
	uint64_t v = 0;
	bool in_time = !tc_varint_safe(c->p + 1, c->end, &v);

	return decode_failure(
		o, c, in_time ? "found invalid uvarint for timestamp" : "found invalid uvarint",
		spec);
}

/* Near the end of a batch every byte is checked. */
static const uint8_t *decode_safe(struct tc_cursor *c, unsigned n, uint64_t *dt)
{
	const uint8_t *p = tc_varint_safe(c->p + 1, c->end, dt);

	for (unsigned i = 0; p && i + 1 < n; i++)
		p = tc_varint_safe(p, c->end, &c->args[i]);
	return p;
}

/* Unrolled: a loop costs half as much again as what it does. */
STEP const uint8_t *decode_fast(struct tc_cursor *c, unsigned n, uint64_t *dt)
{
	const uint8_t *p = tc_varint_fast(c->p + 1, dt);

	_Static_assert(TC_MAX_TIMED_ARGS == 5, "one step for each argument");
	if (n == 1 || UNLIKELY(!p))
		return p;
	p = tc_varint_even(p, &c->args[0]);
	if (n == 2 || UNLIKELY(!p))
		return p;
	p = tc_varint_even(p, &c->args[1]);
	if (n == 3 || UNLIKELY(!p))
		return p;
	p = tc_varint_even(p, &c->args[2]);
	if (n == 4 || UNLIKELY(!p))
		return p;
	return tc_varint_even(p, &c->args[3]);
}

/* Move on to the next batch of the thread that is not empty. False: no more. */
static inline bool next_batch(struct tc_order *o, struct tc_cursor *c)
{
	while (c->p == c->end) {
		uint32_t next = o->gen->batches[c->batch].next;
		const struct tc_batch *b;

		if (next == UINT32_MAX)
			return false;
		b = &o->gen->batches[next];
		c->batch = next;
		c->p = b->data;
		c->end = b->data + b->size;
		c->ahead = NULL;
		c->last_ns = tc_gen_ns(o->gen, b->time);
	}
	return true;
}

/* Fewer goroutines than this stay in the caches by themselves. */
enum {
	MANY_GOROUTINES = 4096,
	LOOK_AHEAD = 20,       /* events at least */
	LOOK_AHEAD_BYTES = 256 /* what it will read itself is not in the caches either */
};

/*
 * A file that includes order_loop.h may take events as they come, see order_step.h. Then
 * it also fetches what it will need of the goroutine in a slot.
 */
#ifndef TC_ORDER_TAKES
# define TC_ORDER_TAKES 0
#endif
#if TC_ORDER_TAKES
STEP void take_ahead(const struct tc_order *o, uint32_t slot);
#else
# define take_ahead(o, slot) ((void)0)
#endif

/* A bit for each of the SCANNED bytes at p that ends a varint. */
STEP unsigned varint_ends(const uint8_t *p)
{
	unsigned ends = 0;

	_Static_assert(ROOM > SCANNED, "an event's room is looked at");
#ifdef __SSE2__
	ends = (unsigned)_mm_movemask_epi8(_mm_loadu_si128((const __m128i *)(const void *)p));
	return ends ^ 0xffffU;
#else
	for (unsigned i = 0; i < SCANNED; i++)
		ends |= (unsigned)(p[i] < 0x80) << i;
	return ends;
#endif
}

/* Is its first argument a goroutine that is there already? */
STEP bool names_goroutine(uint8_t type)
{
	const uint64_t names = UINT64_C(1) << TC_EV_GO_START | UINT64_C(1) << TC_EV_GO_UNBLOCK |
			       UINT64_C(1) << TC_EV_GO_STATUS |
			       UINT64_C(1) << TC_EV_GO_STATUS_STACK;

	_Static_assert(TC_EV_GO_START < 64 && TC_EV_GO_UNBLOCK < 64 && TC_EV_GO_STATUS < 64 &&
			       TC_EV_GO_STATUS_STACK < 64,
		       "a bit for each");
	return type < 64 && (names >> (type & 63) & 1);
}

/* A varint of up to four bytes, of a longer one anything: without a branch. */
STEP uint32_t varint_short(const uint8_t *p)
{
	uint32_t x =
		(uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
	uint32_t end = ~x & 0x80808080U;

	x &= end ^ (end - 1);
	return (x & 0x7f) | (x >> 1 & 0x3f80) | (x >> 2 & 0x1fc000) | (x >> 3 & 0xfe00000);
}

/*
 * In two stages, as the place of the slot is not in the cache either: that place for
 * the goroutines just met, and first the records of those met the last time.
 */
STEP void prefetch_gs(const struct tc_order *o, struct tc_cursor *c, const uint32_t *met, size_t n)
{
	const uint32_t *slots = (const uint32_t *)o->g_slots.pages;
	size_t n_places = o->g_slots.n_pages * TC_GOMAP_PAGE;

	for (size_t i = 0; i < c->n_seen; i++) {
		uint32_t slot = c->seen[i] < n_places ? slots[c->seen[i]] : TC_TABLE_NONE;

		if (slot < o->n_gs) {
			__builtin_prefetch(&o->gs[slot], 1);
			take_ahead(o, slot);
		}
	}
	for (size_t i = 0; i < n; i++) {
		uint32_t number = met[i] / TC_GOMAP_PAGE;
		const struct tc_gomap_cached *cached = &o->g_slots.cache[number % TC_GOMAP_CACHE];

		c->seen[i] = cached->page * TC_GOMAP_PAGE + met[i] % TC_GOMAP_PAGE;
		if (UNLIKELY(cached->number != number))
			c->seen[i] = UINT32_MAX;
		else
			__builtin_prefetch(&slots[c->seen[i]]);
	}
	c->n_seen = (uint8_t)n;
}

/*
 * Where goroutines are many, every GoStart and GoUnblock misses the caches. A
 * second, coarse reading of the batch stays some events ahead, skips what it
 * does not need by counting the ends of varints, and fetches the records of the
 * goroutines that are named. It checks nothing: at whatever looks wrong or is long
 * it waits for the real reading. It goes some events at a time and asks no event
 * whether it names a goroutine, as no one could predict the answer.
 */
static __attribute__((noinline)) void look_ahead(const struct tc_order *o, struct tc_cursor *c)
{
	const uint8_t *p = c->ahead;
	uint32_t met[TC_SEEN];
	size_t n_met = 0;

	if (p <= c->p) {
		p = c->p;
		c->n_ahead = 0;
	}
	/* Fetching what does not exist does nothing, but a pointer to it must not be made. */
	__builtin_prefetch((const void *)((uintptr_t)p + LOOK_AHEAD_BYTES));
	for (int i = 0; i < TC_SEEN && c->end - p >= ROOM; i++) {
		unsigned n = tc_wire_n_args[*p], ends = varint_ends(p + 1);

		if (n == TC_WIRE_NO_ARGS || ends == 0)
			break;
		met[n_met] = varint_short(p + 2 + __builtin_ctz(ends));
		n_met += names_goroutine(*p);
		_Static_assert(TC_MAX_TIMED_ARGS == 5, "one step for each argument but the last");
		ends &= ends - (n > 1);
		ends &= ends - (n > 2);
		ends &= ends - (n > 3);
		ends &= ends - (n > 4);
		if (ends == 0)
			break;
		p += 2 + __builtin_ctz(ends);
		c->n_ahead++;
	}
	c->ahead = p;
	prefetch_gs(o, c, met, n_met);
}

/* Where a batch ends. Results as decode_next. */
static __attribute__((noinline)) int decode_last(struct tc_order *o, struct tc_cursor *c, bool spec)
{
	const uint8_t *p;
	uint64_t dt = 0;
	unsigned n;

	if (c->p == c->end && !next_batch(o, c))
		return 0;
	c->at = c->p;
	c->type = *c->p;
	n = tc_wire_n_args[c->type];
	if (n == TC_WIRE_NO_ARGS)
		return bad_type(o, c, spec);
	p = decode_safe(c, n, &dt);
	if (!p)
		return bad_varint(o, c, spec);
	c->p = p;
	c->last_ns = tc_wrap_add(tc_gen_ns(o->gen, dt), c->last_ns);
	return 1;
}

/*
 * Decode the next event of a thread. 1: it is there; 0: the thread has no more;
 * negative: an error.
 */
STEP int decode_next(struct tc_order *o, struct tc_cursor *c, bool spec)
{
	const uint8_t *p = c->p;
	uint64_t dt;
	unsigned n;

	if (UNLIKELY(c->end - p < ROOM))
		return decode_last(o, c, spec);
	c->at = p;
	c->type = *p;
	n = tc_wire_n_args[*p];
	if (UNLIKELY(n == TC_WIRE_NO_ARGS))
		return bad_type(o, c, spec);
	p = decode_fast(c, n, &dt);
	if (UNLIKELY(!p))
		return bad_varint(o, c, spec);
	c->p = p;
	c->last_ns = tc_wrap_add(tc_gen_ns(o->gen, dt), c->last_ns);
	if (UNLIKELY(o->n_gs >= MANY_GOROUTINES) && --c->n_ahead < LOOK_AHEAD)
		look_ahead(o, c);
	return 1;
}

#endif
