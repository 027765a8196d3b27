/* SPDX-License-Identifier: MIT */
/* See siphash.h. */
#include "base/siphash.h"

#include <string.h>

static inline uint64_t rotl(uint64_t x, unsigned by)
{
	return x << by | x >> (64 - by);
}

static inline void round_of(uint64_t v[4])
{
	v[0] += v[1];
	v[1] = rotl(v[1], 13) ^ v[0];
	v[0] = rotl(v[0], 32);
	v[2] += v[3];
	v[3] = rotl(v[3], 16) ^ v[2];
	v[0] += v[3];
	v[3] = rotl(v[3], 21) ^ v[0];
	v[2] += v[1];
	v[1] = rotl(v[1], 17) ^ v[2];
	v[2] = rotl(v[2], 32);
}

static inline void add_word(uint64_t v[4], uint64_t word)
{
	v[3] ^= word;
	round_of(v);
	round_of(v);
	v[0] ^= word;
}

/* Little endian, as every machine that this runs on. */
static inline uint64_t word_at(const uint8_t *p)
{
	uint64_t word;

	memcpy(&word, p, sizeof(word));
	return word;
}

void tc_sip_init(struct tc_sip *s, const uint8_t key[TC_SIP_KEY])
{
	uint64_t k0 = word_at(key), k1 = word_at(key + 8);

	*s = (struct tc_sip){ .v = { k0 ^ 0x736f6d6570736575, k1 ^ 0x646f72616e646f6d,
				     k0 ^ 0x6c7967656e657261, k1 ^ 0x7465646279746573 } };
}

void tc_sip_add(struct tc_sip *s, const void *bytes, size_t n)
{
	const uint8_t *p = bytes, *end = p + n;
	uint64_t v[4];

	for (; s->n % 8 && p < end; p++) {
		s->tail |= (uint64_t)*p << (8 * (s->n++ % 8));
		if (s->n % 8 == 0) {
			add_word(s->v, s->tail);
			s->tail = 0;
		}
	}
	memcpy(v, s->v, sizeof(v));
	for (; end - p >= 8; p += 8) {
		add_word(v, word_at(p));
		s->n += 8;
	}
	memcpy(s->v, v, sizeof(v));
	for (; p < end; p++)
		s->tail |= (uint64_t)*p << (8 * (s->n++ % 8));
}

uint64_t tc_sip_end(struct tc_sip *s)
{
	add_word(s->v, s->tail | s->n << 56);
	s->v[2] ^= 0xff;
	for (int i = 0; i < 4; i++)
		round_of(s->v);
	return s->v[0] ^ s->v[1] ^ s->v[2] ^ s->v[3];
}
