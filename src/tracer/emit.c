/* SPDX-License-Identifier: MIT */
/*
 * What a thread writes into: its blocks of events and of message texts, and the
 * names it interns. thread.h has the protocol.
 */
#include "tracer/crash.h"
#include "tracer/thread.h"

#include <string.h>

/* --- strings ------------------------------------------------------------------------ */

TC_HOT struct tc_str *tc_thread_str(struct tc_thread *m, const char *text)
{
	size_t len = text ? strnlen(text, TC_MAX_STRING_BYTES) : 0;
	struct tc_str **slot, *s;
	uint64_t hash;

	if (len == 0)
		return NULL;
	hash = tc_text_hash(text, len);
	slot = &m->str_cache[hash & (TC_CACHE - 1)];
	s = *slot;
	if (tc_likely(s && s->hash == hash && s->len == len && tc_text_same(s->text, text, len)))
		return s;
	s = tc_names_str(text, len, hash);
	if (s)
		*slot = s;
	return s;
}

TC_HOT struct tc_str *tc_thread_reason(struct tc_thread *m, const char *text)
{
	/* Short literals of one file lie next to each other: all bits of the address count. */
	size_t i = tc_mix(0, (uintptr_t)text) >> 32 & (TC_REASONS - 1);
	struct tc_str *s = m->reasons[i].str;

	/* Another text may stand there by now, so it is compared all the same. */
	if (tc_likely(text && s && m->reasons[i].text == text &&
		      strncmp(text, s->text, s->len) == 0 && text[s->len] == '\0'))
		return s;
	s = tc_thread_str(m, text);
	m->reasons[i].text = text;
	m->reasons[i].str = s;
	return s;
}

/* --- blocks ------------------------------------------------------------------------- */

static void block_open(struct tc_thread *m, struct tc_block *b, uint32_t kind)
{
	uint64_t g = tc_section_gen(m), now = tc_clock_now(&tc_hot.clock[g & 1]);

	b->kind = kind;
	b->tid = m->tid;
	b->seq = ++m->block_seq;
	b->base_ns = now;
	b->last_ns = now;
	b->limit = b->size - TC_EVENT_ROOM;
	b->next = NULL;
	/* relaxed: the block is this thread's until it is pushed or taken */
	tc_store_relaxed(&b->pos, TC_BLOCK_HEAD);
	tc_signal_fence();
	tc_store_relaxed(&b->gen, g);
}

/* Where events go that nobody will see. */
static struct tc_block *block_void(struct tc_thread *m)
{
	struct tc_block *b = (struct tc_block *)(void *)m->void_block;

	b->size = sizeof(m->void_block);
	block_open(m, b, TC_BLOCK_EVENTS);
	return b;
}

static bool block_is_void(const struct tc_thread *m, const struct tc_block *b)
{
	return (const uint8_t *)b == m->void_block;
}

static void block_broken(struct tc_thread *m)
{
	uint64_t none = 0;

	/* relaxed: read by the advance after it has waited for this section */
	if (!tc_cas_relaxed(&tc_broken_gen, &none, tc_section_gen(m)) && none < tc_section_gen(m))
		tc_store_relaxed(&tc_broken_gen, tc_section_gen(m));
	tc_crash_full(tc_section_gen(m));
}

/* A block is full; it counts for the ceiling of its generation. */
static void block_push(struct tc_thread *m, struct tc_block *b)
{
	unsigned parity = tc_section_gen(m) & 1;

	/* relaxed: the block is this thread's; the sum is a measure, not an account */
	tc_add_relaxed(&tc_gen_bytes[parity], tc_load_relaxed(&b->pos) - TC_BLOCK_HEAD);
	tc_full_push(&tc_full[parity], b);
}

bool tc_thread_scarce(const struct tc_thread *m)
{
	uint64_t g = tc_section_gen(m);

	if (tc_blocks_scarce()) {
		tc_crash_full(g);
		return true;
	}
	/* relaxed: hints */
	return tc_load_relaxed(&tc_gen_bytes[g & 1]) > tc_load_relaxed(&tc_gen_ceiling);
}

void tc_thread_turn_block(struct tc_thread *m)
{
	uint64_t g = tc_section_gen(m);
	struct tc_block *b = m->ev;

	if (block_is_void(m, b)) {
		m->ev = block_void(m);
		return;
	}
	if (b) {
		m->busy = 1;
		m->evs[g & 1] = NULL;
		block_push(m, b);
		m->thin = tc_thread_scarce(m);
		if (m->thin)
			tc_thread_settle(m);
	}
	b = tc_block_get(m->busy, true);
	if (b) {
		block_open(m, b, TC_BLOCK_EVENTS);
		m->evs[g & 1] = b;
	} else {
		block_broken(m);
		b = block_void(m);
	}
	m->ev = b;
}

/* Most texts are short, and memcpy is a call. */
static inline uint8_t *put_text(uint8_t *p, const char *text, size_t n)
{
	if (n >= 16 && n <= 32) {
		memcpy(p, text, 16);
		memcpy(p + n - 16, text + n - 16, 16);
	} else if (n >= 8 && n < 16) {
		memcpy(p, text, 8);
		memcpy(p + n - 8, text + n - 8, 8);
	} else {
		memcpy(p, text, n);
	}
	return p + n;
}

/*
 * Messages are often literals. What was last said from an address is remembered, in one
 * word that is one store: its number, its length and where its text lies in the block.
 */
enum {
	SAID_AT_BITS = 16,
	SAID_LEN_BITS = 11
};
_Static_assert(TC_BLOCK_BIG <= 1 << SAID_AT_BITS, "a place in a block");
_Static_assert(TC_MAX_STRING_BYTES < 1 << SAID_LEN_BITS, "a length");

static inline uint64_t *said_slot(struct tc_thread *m, const char *text)
{
	return &m->said[(uintptr_t)text >> 3 & (TC_SAID - 1)];
}

/* The id of this text, whose address may hold another one by now; 0: it was not said. */
static inline uint64_t said_before(uint64_t said, const struct tc_block *b, const char *text,
				   size_t len)
{
	size_t at = said & ((1 << SAID_AT_BITS) - 1);

	if ((said >> SAID_AT_BITS & ((1 << SAID_LEN_BITS) - 1)) != len ||
	    !tc_text_same((const char *)b + at, text, len))
		return 0;
	return 2 * (said >> (SAID_AT_BITS + SAID_LEN_BITS));
}

static inline uint64_t said_word(uint64_t number, size_t len, uint64_t at)
{
	return number << (SAID_AT_BITS + SAID_LEN_BITS) | len << SAID_AT_BITS | at;
}

TC_HOT uint64_t tc_thread_message(struct tc_thread *m, const char *text, size_t len)
{
	uint64_t g = tc_section_gen(m), id, *said = said_slot(m, text);
	struct tc_block *b = m->sts[g & 1];
	uint8_t *p;

	if (len == 0)
		return 0;
	if (len > TC_MAX_STRING_BYTES)
		len = TC_MAX_STRING_BYTES;
	if (b && (id = said_before(*said, b, text, len)) != 0)
		return id;
	/* relaxed: only this thread writes to its block */
	if (!b || tc_load_relaxed(&b->pos) + len + 1 + 2 * TC_MAX_VARINT_BYTES > b->size) {
		if (b) {
			m->sts[g & 1] = NULL;
			block_push(m, b);
		}
		b = tc_block_get(b != NULL || m->busy, false);
		if (!b)
			return 0;
		block_open(m, b, TC_BLOCK_STRINGS);
		p = (uint8_t *)b + TC_BLOCK_HEAD;
		*p = TC_EV_STRINGS;
		tc_store_relaxed(&b->pos, TC_BLOCK_HEAD + 1);
		m->sts[g & 1] = b;
		memset(m->said, 0, sizeof(m->said));
	}
	if (tc_unlikely(m->str_id == m->str_end)) {
		m->str_id = tc_add_relaxed(&tc_names.next_message[g & 1], TC_IDS_AT_A_TIME);
		m->str_end = m->str_id + TC_IDS_AT_A_TIME;
	}
	id = 2 * ++m->str_id;
	p = (uint8_t *)b + tc_load_relaxed(&b->pos);
	*p++ = TC_EV_STRING;
	p = tc_put(p, id);
	p = tc_put(p, len);
	*said = said_word(m->str_id, len, (uint64_t)(p - (uint8_t *)b));
	p = put_text(p, text, len);
	tc_signal_fence();
	tc_store_relaxed(&b->pos, (uint64_t)(p - (const uint8_t *)b));
	return id;
}

bool tc_thread_experiment(struct tc_thread *m, uint8_t experiment, const void *bytes, size_t n)
{
	struct tc_block *b = tc_block_get(n > TC_BLOCK_SMALL - TC_BLOCK_HEAD, false);

	if (!b)
		return false;
	/* A crash file that has no big ones left gives a small one. */
	if (n > b->size - TC_BLOCK_HEAD) {
		tc_block_put(b);
		return false;
	}
	block_open(m, b, TC_BLOCK_EXPERIMENT | (uint32_t)experiment << 8);
	memcpy((uint8_t *)b + TC_BLOCK_HEAD, bytes, n);
	tc_signal_fence();
	/* relaxed: the block is this thread's until it is pushed */
	tc_store_relaxed(&b->pos, TC_BLOCK_HEAD + n);
	block_push(m, b);
	return true;
}
