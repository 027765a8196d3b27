/* SPDX-License-Identifier: MIT */
/* The endpoint "area". */
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "serve/api_store.h"
#include "store/area.h"

static const char *const state_names[] = { "running", "runnable", "waiting", "syscall" };

/* --- the answer ----------------------------------------------------------------- */

static void put_sum(struct tc_json *j, const struct tc_area_sum *sum)
{
	tc_api_ns_of(j, "total", sum->total);
	tc_api_u64(j, "count", sum->count);
	tc_api_ns_of(j, "max", sum->max);
}

static void put_states(struct tc_json *j, const struct tc_area *area)
{
	tc_json_key(j, "states");
	tc_json_begin(j, '{');
	for (int c = 0; c < 4; c++) {
		tc_json_key(j, state_names[c]);
		tc_json_begin(j, '{');
		put_sum(j, &area->states[c]);
		tc_json_end(j, '}');
	}
	tc_json_end(j, '}');
}

static void put_reasons(struct tc_json *j, const struct tc_store *s, const struct tc_area *area)
{
	tc_json_key(j, "reasons");
	tc_json_begin(j, '[');
	for (unsigned i = 0; i < area->n_reasons; i++) {
		if (area->reasons[i].count == 0)
			continue;
		tc_json_begin(j, '{');
		if (i < tc_store_reasons(s))
			tc_api_text(j, "name", tc_reason_name(s, i));
		else
			tc_api_string(j, "name", "(others)");
		put_sum(j, &area->reasons[i]);
		tc_json_end(j, '}');
	}
	tc_json_end(j, ']');
}

static void put_tops(struct tc_json *j, const struct tc_store *s, const char *name,
		     enum tc_row_kind kind, const struct tc_area_top *list, size_t n)
{
	char buf[TC_KEY_TEXT];

	tc_json_key(j, name);
	tc_json_begin(j, '[');
	for (size_t i = 0; i < n; i++) {
		struct tc_key key = { .kind = kind, .n = list[i].n };
		uint32_t group = list[i].n;

		if (kind == TC_ROW_GO) {
			struct tc_go_facts go;

			tc_go_facts(s, list[i].n, &go);
			group = go.group;
		}
		tc_json_begin(j, '{');
		tc_api_string(j, "key", tc_key_text(s, &key, buf));
		tc_api_text(j, "fn", tc_group_name(s, group));
		tc_api_totals(j, list[i].totals);
		if (kind == TC_ROW_GROUP)
			tc_api_u64(j, "n", list[i].members);
		tc_json_end(j, '}');
	}
	tc_json_end(j, ']');
}

/* Two buckets an octave; the last one is open. */
static void put_hist(struct tc_json *j, const struct tc_area *area)
{
	static const int classes[] = { 1, 2 };

	tc_json_key(j, "hist");
	tc_json_begin(j, '{');
	tc_json_key(j, "edges");
	tc_json_begin(j, '[');
	for (unsigned i = 0; i < TC_AREA_EDGES; i++) {
		uint64_t octave = UINT64_C(1) << (i / 2);

		tc_json_i64(j, tc_api_ns(i < 2 ? i : octave + (i % 2 ? octave / 2 : 0)));
	}
	tc_json_end(j, ']');
	tc_json_key(j, "counts");
	tc_json_begin(j, '{');
	for (int k = 0; k < 2; k++) {
		tc_json_key(j, state_names[classes[k]]);
		tc_json_begin(j, '[');
		for (int i = 0; i < TC_AREA_EDGES; i++)
			tc_json_u64(j, area->hist[k][i]);
		tc_json_end(j, ']');
	}
	tc_json_end(j, '}');
	tc_json_end(j, '}');
}

static void put_flame(struct tc_json *j, const struct tc_store *s, const struct tc_area *area)
{
	tc_json_key(j, "flame");
	tc_json_begin(j, '{');
	tc_api_ns_of(j, "value", area->value);
	tc_json_key(j, "nodes");
	tc_json_begin(j, '[');
	for (size_t i = 0; i < area->n_nodes; i++) {
		const struct tc_area_node *node = &area->nodes[i];

		tc_json_begin(j, '{');
		tc_api_text(j, "fn", tacho_symbols_get(tc_store_symbols(s), node->fn));
		tc_api_ns_of(j, "self", node->self);
		tc_api_ns_of(j, "value", node->value);
		tc_json_key(j, "parent");
		tc_json_i64(j, node->parent);
		tc_json_end(j, '}');
	}
	tc_json_end(j, ']');
	tc_json_end(j, '}');
}

static void put_area(struct tc_json *j, const struct tc_store *s, const struct tc_area_query *q,
		     const struct tc_area *area)
{
	tc_json_begin(j, '{');
	tc_api_ns_of(j, "from", q->from);
	tc_api_ns_of(j, "to", q->to);
	put_states(j, area);
	put_reasons(j, s, area);
	put_tops(j, s, "groups", TC_ROW_GROUP, area->groups, area->n_groups);
	put_tops(j, s, "goroutines", TC_ROW_GO, area->gos, area->n_gos);
	put_hist(j, area);
	put_flame(j, s, area);
	tc_api_u64(j, "slices", area->slices);
	tc_json_end(j, '}');
}

void tc_api_area(struct tc_serve *srv, const struct tc_query *q, struct tc_answer *a)
{
	static const char *const stacks[] = { "running", "runnable", "waiting",
					      "syscall", "off",      NULL };
	static const unsigned kinds = 1U << TC_ROW_GO | 1U << TC_ROW_GROUP | 1U << TC_ROW_LANE |
				      1U << TC_ROW_PROC | 1U << TC_ROW_THREAD;
	static const char what[] = "an area is of goroutines, groups or lanes of them, Ps or "
				   "threads (g1, fn2, fn2/l0, p0, m3)";
	struct tc_store *s = tc_serve_store(srv);
	struct tc_area *area = tc_calloc(NULL, 1, sizeof(*area));
	struct tc_key keys[TC_API_KEYS];
	struct tc_area_query query = { .keys = keys };
	unsigned which;
	struct tc_json j;

	if (!area) {
		tc_answer_error(a, 500, "no memory for an area");
		return;
	}
	if (tc_api_from_to(s, q, &query.from, &query.to, a) &&
	    tc_query_choice(q, "stacks", stacks, TC_STACKS_OFF, &which, a) &&
	    tc_api_keys(s, q, kinds, what, keys, &query.n_keys, a)) {
		query.stacks = (enum tc_area_stacks)which;
		if (tc_store_area(s, &query, area) < 0) {
			tc_answer_error(a, 500, "no memory for an area so large");
		} else {
			tc_answer_json(a, &j);
			tc_store_read(s);
			put_area(&j, s, &query, area);
			tc_store_read_end(s);
			tc_answer_json_end(a, &j);
		}
		tc_area_free(s, area);
	}
	tc_free(NULL, area);
}
