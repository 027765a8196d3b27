/* SPDX-License-Identifier: MIT */
/*
 * The stacks of an area as a tree of functions, outermost first. Small nodes are left out
 * with all below them; what they had counts as their parent's own.
 */
#include "store/area_state.h"

#include <stdlib.h>
#include <string.h>

struct tree {
	const struct tacho_alloc *alloc;
	struct tc_area_node *nodes;
	size_t n, cap;
	struct tc_table children; /* parent, function → node */
};

static int child_of(struct tree *t, int32_t parent, uint32_t fn, uint32_t *out)
{
	uint64_t key = (uint64_t)(uint32_t)parent << 32 | fn;
	int rc;

	*out = tc_table_get(&t->children, key);
	if (*out != TC_TABLE_NONE)
		return 0;
	rc = TC_GROW(t->alloc, &t->nodes, &t->cap, t->n + 1, INT32_MAX);
	if (rc == 0)
		rc = tc_table_put(&t->children, key, (uint32_t)t->n);
	if (rc < 0)
		return rc;
	*out = (uint32_t)t->n;
	t->nodes[t->n++] = (struct tc_area_node){ .fn = fn, .parent = parent };
	return 0;
}

static int add_stack(struct tree *t, const struct tacho_symbols *symbols, uint32_t stack,
		     uint64_t value)
{
	size_t depth = tacho_symbols_depth(symbols, stack);
	int32_t parent = -1;
	uint32_t node;
	int rc = 0;

	/* Of what has no stack there is one node, without a name. */
	for (size_t i = depth ? depth : 1; i-- > 0 && rc == 0;) {
		uint32_t fn = depth ? tacho_symbols_frame(symbols, stack, i).func : 0;

		rc = child_of(t, parent, fn, &node);
		if (rc < 0)
			break;
		t->nodes[node].value += value;
		parent = (int32_t)node;
	}
	if (rc == 0)
		t->nodes[parent].self += value;
	return rc;
}

static int largest_first(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x < y) - (x > y);
}

/* The value that a node must be above so that no more than TC_AREA_NODES are left. */
static int find_limit(const struct tree *t, uint64_t *limit)
{
	uint64_t *values;

	*limit = 0;
	if (t->n <= TC_AREA_NODES)
		return 0;
	values = tc_calloc(t->alloc, t->n, sizeof(*values));
	if (!values)
		return TACHO_ENOMEM;
	for (size_t i = 0; i < t->n; i++)
		values[i] = t->nodes[i].value;
	qsort(values, t->n, sizeof(*values), largest_first);
	*limit = values[TC_AREA_NODES];
	tc_free(t->alloc, values);
	return 0;
}

/* A parent is at least as large as its child, so what is left is a tree. */
static int prune(struct tree *t)
{
	uint64_t limit;
	int rc = find_limit(t, &limit);
	uint32_t *to = rc == 0 ? tc_calloc(t->alloc, t->n, sizeof(*to)) : NULL;
	size_t n = 0;

	if (!to)
		return rc < 0 ? rc : TACHO_ENOMEM;
	for (size_t i = 0; i < t->n; i++) {
		struct tc_area_node node = t->nodes[i];
		uint32_t parent = node.parent < 0 ? TC_NONE32 : to[node.parent];

		if (node.value <= limit) {
			/* All of it is the parent's own, and what is below leads nowhere. */
			if (parent != TC_NONE32)
				t->nodes[parent].self += node.value;
			to[i] = TC_NONE32;
			continue;
		}
		node.parent = parent == TC_NONE32 ? -1 : (int32_t)parent;
		to[i] = (uint32_t)n;
		t->nodes[n++] = node;
	}
	tc_free(t->alloc, to);
	t->n = n;
	return 0;
}

int tc_area_flame(struct tc_adding *x)
{
	struct tree t = { .alloc = x->s->alloc };
	int rc = 0;

	tc_table_init(&t.children, t.alloc);
	for (size_t i = 0; i < x->cap_stacks && rc == 0; i++) {
		if (x->by_stack[i] == 0)
			continue;
		x->out->value += x->by_stack[i];
		rc = add_stack(&t, x->s->sites.symbols, (uint32_t)i, x->by_stack[i]);
	}
	if (rc == 0 && t.n)
		rc = prune(&t);
	tc_table_fini(&t.children);
	x->out->nodes = t.nodes;
	x->out->n_nodes = rc == 0 ? t.n : 0;
	return rc;
}
