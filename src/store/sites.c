/* SPDX-License-Identifier: MIT */
/* Sites; see sites.h. */
#include "store/sites.h"

#include <string.h>

enum {
	MAX_REASONS = 200
};

int tc_sites_init(struct tc_sites *s, const struct tacho_alloc *alloc)
{
	*s = (struct tc_sites){ .alloc = alloc };
	tc_table_init(&s->index, alloc);
	return tacho_symbols_new(&s->symbols, alloc);
}

void tc_sites_fini(struct tc_sites *s)
{
	for (int k = 0; k < TC_SITE_KINDS; k++) {
		tc_free(s->alloc, s->of[k]);
		tc_free(s->alloc, s->cache[k]);
	}
	tc_free(s->alloc, s->reason_of);
	tc_table_fini(&s->index);
	tacho_symbols_free(s->symbols);
}

int tc_sites_enter(struct tc_sites *s, const struct tacho_gen *gen)
{
	size_t n = tacho_gen_stacks(gen);

	if (s->gen == gen && s->gen_index == tacho_gen_index(gen))
		return 0;
	s->gen = gen;
	s->gen_index = tacho_gen_index(gen);
	s->n_cache = 0;
	for (int k = 0; k < TC_SITE_KINDS; k++) {
		int rc = TC_GROW(s->alloc, &s->cache[k], &s->cap_cache[k], n, 0);

		if (rc < 0)
			return rc;
		if (n)
			memset(s->cache[k], 0, n * sizeof(*s->cache[k]));
	}
	s->n_cache = n;
	return 0;
}

static int add_reason(struct tc_sites *s, uint32_t id)
{
	size_t had = s->cap_reason_of;
	int rc = TC_GROW(s->alloc, &s->reason_of, &s->cap_reason_of, (size_t)id + 1, 0);

	if (rc < 0)
		return rc;
	if (s->cap_reason_of > had)
		memset(s->reason_of + had, 0, s->cap_reason_of - had);
	if (s->reason_of[id] || s->n_reasons == MAX_REASONS)
		return 0;
	s->reasons[s->n_reasons] = id;
	s->reason_of[id] = (uint8_t)++s->n_reasons;
	return 0;
}

static int add_site(struct tc_sites *s, enum tc_site_kind kind, uint32_t a, uint32_t b,
		    uint32_t *site)
{
	uint64_t key = (uint64_t)kind << 62 | ((uint64_t)a << 32 & ~(UINT64_C(3) << 62)) | b;
	int rc;

	*site = tc_table_get(&s->index, key);
	if (*site != TC_TABLE_NONE)
		return 0;
	rc = TC_GROW(s->alloc, &s->of[kind], &s->cap[kind], s->n[kind] + 1, TC_NONE32 - 2);
	if (rc == 0 && kind == TC_SITE_WAIT)
		rc = add_reason(s, a);
	if (rc == 0)
		rc = tc_table_put(&s->index, key, (uint32_t)s->n[kind]);
	if (rc < 0)
		return rc;
	*site = (uint32_t)s->n[kind];
	s->of[kind][s->n[kind]++] = (struct tc_site){ a, b };
	return 0;
}

int tc_sites_find(struct tc_sites *s, enum tc_site_kind kind, uint32_t a_ref, uint32_t stack_ref,
		  uint32_t *site)
{
	uint32_t a = a_ref, b = 0;
	int rc = 0;

	if (kind == TC_SITE_WAIT)
		rc = tacho_symbols_string(s->symbols, s->gen, a_ref, &a);
	if (rc == 0 && stack_ref)
		rc = tacho_symbols_stack(s->symbols, s->gen, stack_ref, &b);
	if (rc == 0)
		rc = add_site(s, kind, a, b, site);
	if (rc == 0 && stack_ref < s->n_cache)
		s->cache[kind][stack_ref] = (struct tc_site_cache){ a_ref, *site + 1 };
	return rc;
}

unsigned tc_sites_reason(const struct tc_sites *s, uint32_t wait_site)
{
	uint32_t id;

	if (wait_site >= s->n[TC_SITE_WAIT])
		return MAX_REASONS;
	id = s->of[TC_SITE_WAIT][wait_site].a;
	if (id >= s->cap_reason_of || s->reason_of[id] == 0)
		return MAX_REASONS;
	return s->reason_of[id] - 1U;
}
