/* SPDX-License-Identifier: MIT */
/*
 * Sites: what refs of goroutine rows stand for. Each kind has numbers of its own, in
 * the order of first use, so that the frequent ones are small.
 */
#ifndef TC_STORE_SITES_H
#define TC_STORE_SITES_H

#include "base/table.h"
#include "store/track.h"
#include <tacho/read.h>

enum tc_site_kind {
	TC_SITE_WAIT, /* a: reason, string id; b: stack */
	TC_SITE_WAKE, /* a: index of the P that it was woken on + 1, or 0; b: the waker's stack */
	TC_SITE_CALL, /* a: 0; b: stack */
	TC_SITE_KINDS
};

struct tc_site {
	uint32_t a, b;
};

struct tc_sites {
	const struct tacho_alloc *alloc;
	struct tc_site *of[TC_SITE_KINDS];
	size_t n[TC_SITE_KINDS], cap[TC_SITE_KINDS];
	struct tc_table index;
	struct tacho_symbols *symbols;

	/* Of the generation, by stack reference: the last `a` with it and its site. */
	const struct tacho_gen *gen;
	uint64_t gen_index;
	struct tc_site_cache {
		uint32_t a_ref, site; /* site + 1; 0: nothing cached */
	} * cache[TC_SITE_KINDS];
	size_t n_cache, cap_cache[TC_SITE_KINDS];

	/* Reasons for waiting get a state each; string id → number + 1. */
	uint8_t *reason_of;
	size_t cap_reason_of;
	uint32_t reasons[200]; /* string ids */
	unsigned n_reasons;
};

TACHO_MUST_USE int tc_sites_init(struct tc_sites *s, const struct tacho_alloc *alloc);
void tc_sites_fini(struct tc_sites *s);
TACHO_MUST_USE int tc_sites_enter(struct tc_sites *s, const struct tacho_gen *gen);
TACHO_MUST_USE int tc_sites_find(struct tc_sites *s, enum tc_site_kind kind, uint32_t a_ref,
				 uint32_t stack_ref, uint32_t *site);

/* The site of references of the generation; `a_ref` is a string reference for waits. */
static inline int tc_sites_of(struct tc_sites *s, enum tc_site_kind kind, uint32_t a_ref,
			      uint32_t stack_ref, uint32_t *site)
{
	const struct tc_site_cache *c;

	if (__builtin_expect(stack_ref < s->n_cache, 1)) {
		c = &s->cache[kind][stack_ref];
		if (__builtin_expect(c->site && c->a_ref == a_ref, 1)) {
			*site = c->site - 1;
			return 0;
		}
	}
	return tc_sites_find(s, kind, a_ref, stack_ref, site);
}

/* 0 … 199, or 200 for one too many. */
unsigned tc_sites_reason(const struct tc_sites *s, uint32_t wait_site);

#endif
