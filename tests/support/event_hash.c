/* SPDX-License-Identifier: MIT */
/*
 * The hash of a sequence is a polynomial in the hashes of its events, so that
 * hash(A ++ B) = hash(A) * BASE^|B| + hash(B), and an event that is completed
 * later can be added at its place.
 */
#include "support/event_hash.h"

#include <stdlib.h>

#include "reader/border.h"

#define BASE UINT64_C(0x9e3779b97f4a7c15)

static uint64_t mix(uint64_t h, uint64_t v)
{
	return tc_mix64(h * 31 + v + 1);
}

static uint64_t text_hash(struct tacho_text t)
{
	uint64_t h = t.n;

	for (size_t i = 0; i < t.n; i++)
		h = h * 131 + (unsigned char)t.s[i];
	return h;
}

static uint64_t stack_hash(const struct tacho_gen *gen, uint32_t ref)
{
	size_t depth = tacho_gen_stack_depth(gen, ref);
	uint64_t h = depth;

	for (size_t i = 0; i < depth; i++) {
		struct tacho_frame f = tacho_gen_stack_frame(gen, ref, i);

		h = mix(mix(h, f.pc), f.line);
		h = mix(h, text_hash(tacho_gen_string(gen, f.func)));
	}
	return h;
}

uint64_t event_hash_of(const struct tacho_gen *gen, const struct tacho_event *e,
		       const uint64_t *values)
{
	uint64_t h = mix(0, (uint64_t)e->time_ns);

	h = mix(mix(mix(h, (uint64_t)e->m), (uint64_t)e->p), (uint64_t)e->g);
	h = mix(h, (uint64_t)e->subject);
	h = mix(h, text_hash(tacho_gen_string(gen, e->name)));
	h = mix(h, stack_hash(gen, e->stack));
	h = mix(mix(mix(h, e->kind), e->wire), e->scope);
	h = mix(mix(mix(mix(h, e->detail), e->from), e->to), e->n_values);
	if (e->kind == TACHO_KIND_STATE_TRANSITION)
		h = mix(h, stack_hash(gen, e->u.subject_stack));
	if (e->kind == TACHO_KIND_LOG)
		h = mix(h, text_hash(tacho_gen_string(gen, e->u.message)));
	for (unsigned i = 0; i < e->n_values; i++)
		h = mix(h, values[e->u.values + i]);
	return h;
}

static uint64_t power(uint64_t n)
{
	uint64_t result = 1;

	for (uint64_t b = BASE; n; n >>= 1, b *= b) {
		if (n & 1)
			result *= b;
	}
	return result;
}

void event_hash_add(struct event_hash *h, const struct tacho_block *b)
{
	for (size_t i = 0; i < b->n; i++)
		h->hash = h->hash * BASE + event_hash_of(b->gen, &b->events[i], b->values);
	h->n += b->n;
}

struct segment {
	uint64_t hash, n;
	uint64_t first; /* index of its first event in the generation */
};

static int feed(void *self, const struct tacho_block *b)
{
	struct segment *s = self;

	if (s->n == 0)
		s->first = b->first;
	for (size_t i = 0; i < b->n; i++) {
		s->hash *= BASE;
		if (!b->events[i].open)
			s->hash += event_hash_of(b->gen, &b->events[i], b->values);
		s->n++;
	}
	return 0;
}

static void *fork_segment(void *self)
{
	(void)self;
	return calloc(1, sizeof(struct segment));
}

static int merge(void *self, void *segment, const struct tacho_border *b)
{
	struct event_hash *h = self;
	struct segment *s = segment;

	for (size_t i = 0; i < b->n_open; i++) {
		uint64_t behind = s->n - 1 - (b->open[i].index - s->first);

		s->hash += event_hash_of(b->gen, &b->open[i].event, b->values) * power(behind);
	}
	h->hash = h->hash * power(s->n) + s->hash;
	h->n += s->n;
	*s = (struct segment){ 0 };
	return 0;
}

static void free_segment(void *self, void *segment)
{
	(void)self;
	free(segment);
}

struct tacho_analysis event_hash_analysis(struct event_hash *h)
{
	static const struct tacho_analysis_ops ops = { .name = "event-hash",
						       .feed = feed,
						       .fork = fork_segment,
						       .merge = merge,
						       .free_segment = free_segment };

	return (struct tacho_analysis){ &ops, h };
}
