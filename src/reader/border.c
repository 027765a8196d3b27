/* SPDX-License-Identifier: MIT */
/* The border between segments, as analyses see it; see border.h. */
#include "reader/border.h"

#include <string.h>

void tc_id_cache_fini(struct tc_id_cache *c, const struct tacho_alloc *a)
{
	tc_free(a, c->ids);
}

int tc_id_cache_reset(struct tc_id_cache *c, const struct tacho_alloc *a, size_t n)
{
	int rc = TC_GROW(a, &c->ids, &c->cap, n, 0);

	if (rc < 0)
		return rc;
	c->n = n;
	if (n)
		memset(c->ids, 0, n * sizeof(*c->ids));
	return 0;
}

const struct tacho_gen *tacho_border_gen(const struct tacho_border *b)
{
	return b->gen;
}

struct tacho_symbols *tacho_border_symbols(const struct tacho_border *b)
{
	return b->symbols;
}

size_t tacho_border_open_events(const struct tacho_border *b)
{
	return b->n_open;
}

const struct tacho_event *tacho_border_open_event(const struct tacho_border *b, size_t i)
{
	return i < b->n_open ? &b->open[i].event : NULL;
}

const uint64_t *tacho_border_values(const struct tacho_border *b)
{
	return b->values;
}

typedef int lookup_fn(struct tacho_symbols *s, const struct tacho_gen *gen, uint32_t ref,
		      uint32_t *id);

static int cached(const struct tacho_border *b, struct tc_id_cache *c, lookup_fn *look,
		  uint32_t ref, uint32_t *id)
{
	int rc;

	if (ref < c->n && c->ids[ref]) {
		*id = c->ids[ref] - 1;
		return 0;
	}
	rc = look(b->symbols, b->gen, ref, id);
	if (rc == 0 && ref < c->n)
		c->ids[ref] = *id + 1;
	return rc;
}

int tacho_border_stack(const struct tacho_border *b, uint32_t ref, uint32_t *id)
{
	return cached(b, b->stacks, tacho_symbols_stack, ref, id);
}

int tacho_border_string(const struct tacho_border *b, uint32_t ref, uint32_t *id)
{
	return cached(b, b->strings, tacho_symbols_string, ref, id);
}
