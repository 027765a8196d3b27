/* SPDX-License-Identifier: MIT */
/*
 * The endpoint "find": rows by their key, by a bare number, or by a part of the name of the
 * start function, task or region.
 */
#include <stdio.h>
#include <string.h>

#include "serve/api_store.h"

enum {
	MAX_FOUND = 1000
};

struct finding {
	struct tc_json *j;
	const struct tc_store *s;
	uint64_t limit, total;
};

static void put_found(struct finding *f, const struct tc_key *key, struct tacho_text label)
{
	char buf[TC_KEY_TEXT];
	struct tc_row_facts facts;

	if (f->total++ >= f->limit)
		return;
	tc_row_facts(f->s, key, &facts);
	tc_json_begin(f->j, '{');
	tc_api_string(f->j, "key", tc_key_text(f->s, key, buf));
	tc_api_string(f->j, "kind", tc_row_kind_name(key->kind));
	if (label.n)
		tc_api_text(f->j, "label", label);
	else
		tc_api_string(f->j, "label", buf);
	tc_api_ns_of(f->j, "begin", facts.begin);
	tc_json_end(f->j, '}');
}

static struct tacho_text label_of(const struct tc_store *s, const struct tc_key *key)
{
	static const struct tacho_text none = { "", 0 };
	struct tc_go_facts go;

	switch (key->kind) {
	case TC_ROW_LANE:
	case TC_ROW_GROUP: return tc_group_name(s, key->n);
	case TC_ROW_TASKS:
	case TC_ROW_REGIONS: return tc_lane_name(s, key);
	case TC_ROW_GO_REGIONS:
	case TC_ROW_ASSISTS:
	case TC_ROW_GO: tc_go_facts(s, key->n, &go); return tc_group_name(s, go.group);
	case TC_ROW_PROC:
	case TC_ROW_GC:
	case TC_ROW_STW:
	case TC_ROW_COUNTER:
	case TC_ROW_THREAD:
	case TC_ROW_SWEEPS:
	case TC_ROW_KINDS:
	default: return none;
	}
}

/* "g12", and 12 for all that have the number. */
static void find_keys(struct finding *f, const char *text)
{
	static const char *const prefixes[] = { "", "g", "p", "m" };
	char guess[TC_KEY_TEXT];
	struct tc_key key;

	for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++) {
		int n = snprintf(guess, sizeof(guess), "%s%s", prefixes[i], text);

		if (n > 0 && (size_t)n < sizeof(guess) && tc_key_parse(f->s, guess, &key))
			put_found(f, &key, label_of(f->s, &key));
	}
}

static bool contains(struct tacho_text t, const char *text)
{
	return memmem(t.s, t.n, text, strlen(text)) != NULL;
}

static void find_names(struct finding *f, const char *text)
{
	static const enum tc_row_kind kinds[] = { TC_ROW_TASKS, TC_ROW_REGIONS };

	for (uint32_t i = 0; i < tc_store_groups(f->s); i++) {
		struct tc_key key = { .kind = TC_ROW_GROUP, .n = i };

		if (tc_group_members(f->s, i) && contains(tc_group_name(f->s, i), text))
			put_found(f, &key, tc_group_name(f->s, i));
	}
	for (size_t k = 0; k < 2; k++) {
		for (uint32_t i = 0; i < tc_store_lanes(f->s, kinds[k]); i++) {
			struct tc_key key = tc_lane_key(f->s, kinds[k], i);

			if (key.lane == 0 && contains(tc_lane_name(f->s, &key), text))
				put_found(f, &key, tc_lane_name(f->s, &key));
		}
	}
}

void tc_api_find(struct tc_serve *srv, const struct tc_query *q, struct tc_answer *a)
{
	struct tc_store *s = tc_serve_store(srv);
	const char *text = tc_query_get(q, "q");
	struct finding f = { .s = s };
	struct tc_json j;

	if (!text || !*text) {
		tc_answer_error(a, 400, "q is missing: a key, a number, or a part of a name");
		return;
	}
	if (!tc_query_u64(q, "limit", 50, 0, MAX_FOUND, &f.limit, a))
		return;
	f.j = &j;
	tc_answer_json(a, &j);
	tc_json_begin(&j, '{');
	tc_json_key(&j, "rows");
	tc_json_begin(&j, '[');
	tc_store_read(s);
	find_keys(&f, text);
	find_names(&f, text);
	tc_store_read_end(s);
	tc_json_end(&j, ']');
	tc_api_u64(&j, "total", f.total);
	tc_json_end(&j, '}');
	tc_answer_json_end(a, &j);
}
