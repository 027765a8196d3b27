/* SPDX-License-Identifier: MIT */
/*
 * A profile as a tree of functions: stacks that begin alike are merged from the
 * outermost function inwards. A node has the time of all stacks through it, and
 * the part of those that end there.
 *
 * Of a large tree the nodes with the most time are shown. A node never has more
 * than its parent and is made after it, so those nodes make a tree again.
 *
 * Nodes are found by (parent, function) in an open hash table; there is no recursion,
 * since stacks come from the trace and may be deep.
 */
#include "cli/grid.h"
#include "cli/profile_view.h"
#include "cli/report.h"
#include "cli/units.h"

#include <stdlib.h>
#include <string.h>

#define NO_NODE UINT32_MAX

struct node {
	uint32_t parent, func; /* func: string id */
	uint32_t first, next;  /* child and sibling; of those shown, the largest first */
	uint64_t count;        /* as total_ns, of all stacks through it */
	int64_t total_ns, self_ns;
	bool is_shown, is_user, is_none;
};

struct tree {
	struct node *nodes;
	size_t n, cap;
	uint32_t *slots; /* index of a node, or NO_NODE */
	size_t n_slots;  /* a power of two, more than twice n */
	uint32_t first;  /* of the roots that are shown */
	size_t n_shown;
};

/* --- building --------------------------------------------------------------- */

static size_t hash(uint32_t parent, uint32_t func)
{
	uint64_t h = ((uint64_t)parent << 32 | func) * UINT64_C(0x9e3779b97f4a7c15);

	return (size_t)(h ^ h >> 29);
}

static uint32_t *slot_of(struct tree *t, uint32_t parent, uint32_t func)
{
	size_t i = hash(parent, func) & (t->n_slots - 1);

	while (t->slots[i] != NO_NODE &&
	       (t->nodes[t->slots[i]].parent != parent || t->nodes[t->slots[i]].func != func))
		i = (i + 1) & (t->n_slots - 1);
	return &t->slots[i];
}

static void grow(struct tree *t)
{
	t->cap = t->cap ? t->cap * 2 : 64;
	t->nodes = tc_cli_xreallocarray(t->nodes, t->cap, sizeof(*t->nodes));
	t->n_slots = t->cap * 4;
	free(t->slots);
	t->slots = tc_cli_xreallocarray(NULL, t->n_slots, sizeof(*t->slots));
	memset(t->slots, 0xff, t->n_slots * sizeof(*t->slots));
	for (size_t i = 0; i < t->n; i++)
		*slot_of(t, t->nodes[i].parent, t->nodes[i].func) = (uint32_t)i;
}

static struct node *child(struct tree *t, uint32_t parent, uint32_t func)
{
	uint32_t *slot;

	if (t->n == t->cap)
		grow(t);
	slot = slot_of(t, parent, func);
	if (*slot == NO_NODE) {
		*slot = (uint32_t)t->n;
		t->nodes[t->n++] = (struct node){
			.parent = parent, .func = func, .first = NO_NODE, .next = NO_NODE
		};
	}
	return &t->nodes[*slot];
}

static void add_stack(struct tree *t, const struct tc_profile_view *v,
		      const struct tacho_profile_stack *s)
{
	uint32_t parent = NO_NODE, depth = s->depth;
	uint32_t user = tc_report_user_frame(v->symbols, s->stack, s->depth);
	struct node *node = NULL;

	for (uint64_t level = 0; depth > 0 && level < v->depth; level++) {
		depth--;
		node = child(t, parent, tacho_symbols_frame(v->symbols, s->stack, depth).func);
		node->count += s->count;
		node->total_ns += s->total_ns;
		node->is_user |= depth == user;
		parent = (uint32_t)(node - t->nodes);
	}
	if (!node) {
		/* No function has this id. */
		node = child(t, NO_NODE, NO_NODE);
		node->is_none = true;
		node->count += s->count;
		node->total_ns += s->total_ns;
	}
	/* What lies below the depth asked for counts where the tree ends. */
	node->self_ns += s->total_ns;
}

/* --- choosing --------------------------------------------------------------- */

/* Largest first; of equal ones the older, so that parents precede children. */
static int compare_nodes(const void *a, const void *b, void *nodes)
{
	uint32_t i = *(const uint32_t *)a, k = *(const uint32_t *)b;
	const struct node *x = (const struct node *)nodes + i;
	const struct node *y = (const struct node *)nodes + k;

	if (x->total_ns != y->total_ns)
		return x->total_ns < y->total_ns ? 1 : -1;
	return (i > k) - (i < k);
}

/* Links the `top` largest nodes of at least min_ns, siblings in that order. */
static void choose(struct tree *t, uint64_t top, double min_ns)
{
	uint32_t *order = tc_cli_xcalloc(t->n + 1, sizeof(*order));

	for (size_t i = 0; i < t->n; i++)
		order[i] = (uint32_t)i;
	qsort_r(order, t->n, sizeof(*order), compare_nodes, t->nodes);
	t->first = NO_NODE;
	while (t->n_shown < t->n && t->n_shown < top &&
	       (double)t->nodes[order[t->n_shown]].total_ns >= min_ns)
		t->n_shown++;
	/* Each goes to the head of its list, so the smallest first. */
	for (size_t i = t->n_shown; i-- > 0;) {
		struct node *node = &t->nodes[order[i]];
		uint32_t *head = &t->first;

		if (node->parent != NO_NODE)
			head = &t->nodes[node->parent].first;
		node->is_shown = true;
		node->next = *head;
		*head = order[i];
	}
	free(order);
}

/* --- printing --------------------------------------------------------------- */

struct line {
	const struct tc_profile_view *v;
	const struct tree *t;
	struct tc_cli_str prefix; /* the lines of the tree in front */
	size_t *lengths;          /* of the prefix for the children of each level */
	size_t level, cap;
	unsigned count_width;
};

/* An only child that has all of its parent's time stands below it, not indented. */
static bool is_chained(const struct tree *t, const struct node *node)
{
	const struct node *parent;

	if (node->parent == NO_NODE)
		return t->nodes[t->first].next == NO_NODE;
	parent = &t->nodes[node->parent];
	return node->next == NO_NODE && &t->nodes[parent->first] == node &&
	       parent->total_ns == node->total_ns;
}

static void print_node(struct line *l, const struct node *node)
{
	const struct tc_cli_term *term = &l->v->ctx->out;
	struct tacho_text name = tacho_symbols_get(l->v->symbols, node->func);
	enum tc_role role = node->is_user ? TC_ROLE_TITLE : TC_ROLE_NONE;
	unsigned used = 2 + 7 + 2 + 6 + 2 + 7 + 2 + l->count_width + 2, room;
	const char *branch = "";
	struct tc_cli_str fit = { 0 };

	if (!is_chained(l->t, node)) {
		if (node->next == NO_NODE)
			branch = term->unicode ? "└ " : "` ";
		else
			branch = term->unicode ? "├ " : "|-";
		used += 2;
	}
	if (node->is_none)
		name = (struct tacho_text){ TC_PROFILE_NO_STACK, sizeof(TC_PROFILE_NO_STACK) - 1 };
	else if (name.n == 0)
		name = (struct tacho_text){ "?", 1 };
	used += tc_cli_term_width(l->prefix.p ? l->prefix.p : "", l->prefix.len, term->unicode);
	room = !term->tty ? UINT32_MAX : term->width > used + 12 ? term->width - used : 12;
	tc_cli_table_fit(&fit, name.s, name.n, room, term->unicode);

	printf("  ");
	tc_profile_duration(l->v, node->total_ns, 7);
	printf("  %s", tc_cli_term_on(term, TC_ROLE_DIM));
	tc_profile_percent(tc_profile_share(l->v, node->total_ns), 6);
	printf("%s  ", tc_cli_term_off(term, TC_ROLE_DIM));
	if (node->self_ns > 0)
		tc_profile_duration(l->v, node->self_ns, 7);
	else
		tc_profile_right("-", 7, false);
	printf("  ");
	tc_profile_count(node->count, l->count_width);
	printf("  %s%s%s%s", tc_cli_term_on(term, TC_ROLE_DIM), l->prefix.p ? l->prefix.p : "",
	       branch, tc_cli_term_off(term, TC_ROLE_DIM));
	printf("%s%s%s\n", tc_cli_term_on(term, role), fit.p, tc_cli_term_off(term, role));
	tc_cli_str_free(&fit);
}

/* Before the children of a node: what stands in front of each. */
static void enter(struct line *l, const struct node *node)
{
	const struct tc_cli_term *term = &l->v->ctx->out;

	if (l->level == l->cap) {
		l->cap = l->cap ? l->cap * 2 : 32;
		l->lengths = tc_cli_xreallocarray(l->lengths, l->cap, sizeof(*l->lengths));
	}
	l->lengths[l->level++] = l->prefix.len;
	if (is_chained(l->t, node))
		return;
	if (node->next == NO_NODE)
		tc_cli_str_puts(&l->prefix, "  ");
	else
		tc_cli_str_puts(&l->prefix, term->unicode ? "│ " : "| ");
}

static void leave(struct line *l)
{
	l->prefix.len = l->lengths[--l->level];
	if (l->prefix.p)
		l->prefix.p[l->prefix.len] = '\0';
}

/* From parents to children, from the largest sibling to the smallest. */
static void print_nodes(struct line *l)
{
	const struct node *nodes = l->t->nodes;
	uint32_t at = l->t->first;

	while (at != NO_NODE && !tc_cli_out_failed(stdout)) {
		print_node(l, &nodes[at]);
		if (nodes[at].first != NO_NODE) {
			enter(l, &nodes[at]);
			at = nodes[at].first;
			continue;
		}
		while (at != NO_NODE && nodes[at].next == NO_NODE) {
			at = nodes[at].parent;
			if (at != NO_NODE)
				leave(l);
		}
		if (at != NO_NODE)
			at = nodes[at].next;
	}
}

/* Time of the stacks of which every function is shown. */
static int64_t shown_self(const struct tree *t)
{
	int64_t ns = 0;

	for (size_t i = 0; i < t->n; i++)
		ns += t->nodes[i].is_shown ? t->nodes[i].self_ns : 0;
	return ns;
}

static void print_rest(const struct tc_profile_view *v, const struct tree *t)
{
	const struct tc_cli_term *term = &v->ctx->out;

	printf("\n%s", tc_cli_term_on(term, TC_ROLE_DIM));
	tc_profile_count(t->n_shown, 0);
	printf(" of ");
	tc_profile_count(t->n, 0);
	printf(" line%s: ", t->n == 1 ? "" : "s");
	tc_profile_percent(tc_profile_share(v, shown_self(t)), 0);
	printf(" of ");
	tc_profile_duration(v, tacho_hist_total_ns(v->waits), 0);
	printf(" ends in them%s%s\n", t->n_shown < t->n ? "; --top 0 shows all" : "",
	       tc_cli_term_off(term, TC_ROLE_DIM));
}

void tc_profile_tree(const struct tc_profile_view *v)
{
	const struct tc_cli_term *term = &v->ctx->out;
	struct tree t = { .first = NO_NODE };
	struct line l = { .v = v, .t = &t, .count_width = 5 };
	struct tc_profile_view deep = *v;
	char text[TC_UNITS_MAX];
	const struct tacho_profile_stack *s;

	if (v->depth == 0)
		deep.depth = UINT64_MAX;
	for (size_t i = 0; (s = tacho_profile_stack(v->profile, v->kind, i)); i++)
		add_stack(&t, &deep, s);
	choose(&t, v->top, v->min_share * (double)tacho_hist_total_ns(v->waits));
	if (tc_cli_units_count(text, tacho_hist_count(v->waits)) > l.count_width)
		l.count_width = (unsigned)strlen(text);
	printf("\n  %s%7s  %6s  %7s  %*s  %s%s\n", tc_cli_term_on(term, TC_ROLE_DIM), "total",
	       "share", "self", (int)l.count_width, "waits", "function",
	       tc_cli_term_off(term, TC_ROLE_DIM));
	print_nodes(&l);
	print_rest(v, &t);
	tc_cli_str_free(&l.prefix);
	free(l.lengths);
	free(t.nodes);
	free(t.slots);
}
