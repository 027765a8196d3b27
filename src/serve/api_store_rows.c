/* SPDX-License-Identifier: MIT */
/* The endpoint "rows": sections of the timeline and members of groups. */
#include <stdlib.h>
#include <string.h>

#include "serve/api_store.h"
#include "store/list.h"

enum {
	MAX_ROWS = 1000
};

/* In the order of the timeline. */
enum section {
	SECTION_COUNTERS,
	SECTION_GC,
	SECTION_CPU,
	SECTION_PROCS,
	SECTION_THREADS,
	SECTION_GROUPS,
	SECTION_TASKS,
	SECTION_REGIONS,
	SECTIONS
};

const char *const tc_api_sections[] = { "counters", "gc",    "cpu",     "procs", "threads",
					"groups",   "tasks", "regions", NULL };

struct page {
	uint64_t offset, limit;
};

static bool parse_page(const struct tc_query *q, struct page *p, struct tc_answer *a)
{
	return tc_query_u64(q, "offset", 0, 0, UINT32_MAX, &p->offset, a) &&
	       tc_query_u64(q, "limit", 100, 0, MAX_ROWS, &p->limit, a);
}

static void put_label(struct tc_json *j, const struct tc_store *s, const struct tc_key *key,
		      const char *text)
{
	tc_json_key(j, "label");
	if (key->kind == TC_ROW_GROUP)
		tc_json_text(j, tc_group_name(s, key->n));
	else if (key->kind == TC_ROW_TASKS || key->kind == TC_ROW_REGIONS)
		tc_json_text(j, tc_lane_name(s, key));
	else
		tc_json_string(j, text);
}

static void put_go(struct tc_json *j, const struct tc_store *s, uint32_t number)
{
	struct tc_key group = { .kind = TC_ROW_GROUP };
	struct tc_go_facts facts;
	char buf[TC_KEY_TEXT];

	tc_go_facts(s, number, &facts);
	group.n = facts.group;
	tc_json_key(j, "id");
	tc_json_i64(j, facts.id);
	tc_api_text(j, "fn", tc_group_name(s, facts.group));
	tc_api_string(j, "group", tc_key_text(s, &group, buf));
	tc_api_u64(j, "regions", facts.regions);
	tc_json_key(j, "assists");
	tc_json_bool(j, facts.has_assists);
}

static void put_group(struct tc_json *j, const struct tc_store *s, uint32_t group)
{
	tc_api_u64(j, "members", tc_group_members(s, group));
	tc_api_u64(j, "lanes", tc_group_lanes(s, group));
	tc_json_key(j, "peak");
	tc_json_f64(j, tc_group_peak(s, group));
}

static void put_counter(struct tc_json *j, const struct tc_store *s, enum tc_counter_name name)
{
	double min, max;
	bool has = tc_counter_facts(s, name, &min, &max);

	tc_json_key(j, "min");
	has ? tc_json_f64(j, min) : tc_json_null(j);
	tc_json_key(j, "max");
	has ? tc_json_f64(j, max) : tc_json_null(j);
	tc_api_string(j, "unit",
		      name == TC_COUNTER_HEAP || name == TC_COUNTER_GOAL            ? "bytes"
		      : name == TC_COUNTER_THROTTLED || name == TC_COUNTER_PRESSURE ? "share"
										    : "count");
}

static void put_row(struct tc_json *j, const struct tc_store *s, const struct tc_key *key)
{
	struct tc_row_facts facts;
	char buf[TC_KEY_TEXT];

	tc_row_facts(s, key, &facts);
	tc_json_begin(j, '{');
	tc_api_string(j, "key", tc_key_text(s, key, buf));
	tc_api_string(j, "kind", tc_row_kind_name(key->kind));
	put_label(j, s, key, buf);
	tc_api_u64(j, "depth", key->lane);
	tc_api_ns_of(j, "begin", facts.begin);
	tc_api_ns_of(j, "end", facts.end);
	tc_api_u64(j, "slices", facts.slices);
	tc_api_totals(j, facts.totals);
	if (key->kind == TC_ROW_GO)
		put_go(j, s, key->n);
	if (key->kind == TC_ROW_PROC) {
		tc_json_key(j, "sweeps");
		tc_json_bool(j, tc_proc_has_sweeps(s, key->n));
	}
	if (key->kind == TC_ROW_GROUP)
		put_group(j, s, key->n);
	if (key->kind == TC_ROW_COUNTER)
		put_counter(j, s, (enum tc_counter_name)key->n);
	tc_json_end(j, '}');
}

static void begin_list(struct tc_json *j, uint64_t total, uint64_t offset)
{
	tc_json_begin(j, '{');
	tc_api_u64(j, "total", total);
	tc_api_u64(j, "offset", offset);
	tc_json_key(j, "rows");
	tc_json_begin(j, '[');
}

static void end_list(struct tc_json *j)
{
	tc_json_end(j, ']');
	tc_json_end(j, '}');
}

/* --- sections ------------------------------------------------------------------- */

static bool fits(const struct tc_store *s, const struct tc_key *key, const char *filter)
{
	struct tacho_text t;
	char buf[TC_KEY_TEXT];

	double min, max;

	/* Nobody asked the kernel. */
	if (key->kind == TC_ROW_COUNTER && key->n >= TC_COUNTER_KERNEL &&
	    !tc_counter_facts(s, (enum tc_counter_name)key->n, &min, &max))
		return false;
	/* Their goroutines showed later where they started. */
	if (key->kind == TC_ROW_GROUP && tc_group_members(s, key->n) == 0)
		return false;
	if (!*filter || strstr(tc_key_text(s, key, buf), filter))
		return true;
	if (key->kind == TC_ROW_TASKS || key->kind == TC_ROW_REGIONS)
		t = tc_lane_name(s, key);
	else if (key->kind == TC_ROW_GROUP)
		t = tc_group_name(s, key->n);
	else
		return false;
	return memmem(t.s, t.n, filter, strlen(filter)) != NULL;
}

/* The rows of a section: several kinds may be in one. */
static uint32_t rows_of(const struct tc_store *s, enum section which)
{
	switch (which) {
	case SECTION_COUNTERS: return TC_COUNTER_KERNEL;
	case SECTION_GC: return 2;
	case SECTION_CPU: return TC_COUNTERS_KERNEL;
	case SECTION_PROCS: return tc_store_procs(s);
	case SECTION_THREADS: return tc_store_threads(s);
	case SECTION_GROUPS: return tc_store_groups(s);
	case SECTION_TASKS: return tc_store_lanes(s, TC_ROW_TASKS);
	case SECTION_REGIONS: return tc_store_lanes(s, TC_ROW_REGIONS);
	case SECTIONS:
	default: return 0;
	}
}

static struct tc_key row_of(const struct tc_store *s, enum section which, uint32_t i)
{
	static const enum tc_row_kind kinds[SECTIONS] = { TC_ROW_COUNTER, TC_ROW_GC,
							  TC_ROW_COUNTER, TC_ROW_PROC,
							  TC_ROW_THREAD,  TC_ROW_GROUP,
							  TC_ROW_TASKS,   TC_ROW_REGIONS };

	if (which >= SECTION_TASKS)
		return tc_lane_key(s, kinds[which], i);
	if (which == SECTION_GC)
		return (struct tc_key){ .kind = i == 0 ? TC_ROW_GC : TC_ROW_STW };
	if (which == SECTION_CPU)
		i += TC_COUNTER_KERNEL;
	return (struct tc_key){ .kind = kinds[which], .n = i };
}

uint64_t tc_api_section_rows(const struct tc_store *s, unsigned which)
{
	uint64_t total = 0;

	for (uint32_t i = 0, n = rows_of(s, (enum section)which); i < n; i++) {
		struct tc_key key = row_of(s, (enum section)which, i);

		total += fits(s, &key, "");
	}
	return total;
}

static void section(struct tc_store *s, enum section which, const char *filter,
		    const struct page *p, struct tc_answer *a)
{
	uint64_t total = 0, at = 0;
	struct tc_json j;
	uint32_t n;

	tc_answer_json(a, &j);
	tc_store_read(s);
	n = rows_of(s, which);
	for (uint32_t i = 0; i < n; i++) {
		struct tc_key key = row_of(s, which, i);

		total += fits(s, &key, filter);
	}
	begin_list(&j, total, p->offset);
	for (uint32_t i = 0; i < n; i++) {
		struct tc_key key = row_of(s, which, i);

		if (!fits(s, &key, filter))
			continue;
		if (at >= p->offset && at - p->offset < p->limit)
			put_row(&j, s, &key);
		at++;
	}
	tc_store_read_end(s);
	end_list(&j);
	tc_answer_json_end(a, &j);
}

/* --- members -------------------------------------------------------------------- */

static bool parse_conditions(const struct tc_query *q, struct tc_list_query *l, struct tc_answer *a)
{
	static const char *const sorts[] = { "first",        "running", "runnable",
					     "max_runnable", "blocked", "lifetime",
					     "unblocks",     "id",      NULL };
	static const char *const orders[] = { "asc", "desc", NULL };
	static const char *const states[] = { "running", "runnable", "waiting", "syscall", NULL };
	const char *text = tc_query_get(q, "alive");
	unsigned sort, order, state;
	uint64_t least;

	if (!tc_query_choice(q, "sort", sorts, 0, &sort, a) ||
	    !tc_query_choice(q, "order", orders, 0, &order, a) ||
	    !tc_query_choice(q, "state", states, 1, &state, a) ||
	    !tc_query_u64(q, "min", 0, 0, UINT64_C(1) << 53, &least, a))
		return false;
	l->sort = (enum tc_list_sort)sort;
	l->is_descending = order == 1;
	l->class = state;
	l->least = (least + TC_TICK_NS - 1) / TC_TICK_NS;
	if (l->least == 0 && tc_query_get(q, "state"))
		l->least = 1;
	l->alive_from = 0;
	l->alive_to = UINT64_MAX;
	l->filter = tc_query_get(q, "filter");
	l->filter = l->filter ? l->filter : "";
	l->reason = tc_query_get(q, "reason");
	l->reason = l->reason ? l->reason : "";
	return !text || tc_api_range("alive", text, &l->alive_from, &l->alive_to, a);
}

static void members(struct tc_store *s, const struct tc_query *q, const struct page *p,
		    struct tc_answer *a)
{
	struct tc_list_query l = { .group = UINT32_MAX };
	uint32_t numbers[MAX_ROWS];
	struct tc_key key = { .kind = TC_ROW_GROUP };
	size_t n, total;
	struct tc_json j;
	bool ok = true;

	if (!parse_conditions(q, &l, a))
		return;
	if (strcmp(tc_query_get(q, "group"), "all") != 0) {
		tc_store_read(s);
		ok = tc_api_row(s, q, "group", &key, a);
		tc_store_read_end(s);
		l.group = key.n;
	}
	if (ok && key.kind != TC_ROW_GROUP) {
		tc_answer_error(a, 404, "group=%.100s: is not a group; those are fn0, fn1, …",
				tc_query_get(q, "group"));
		return;
	}
	if (!ok)
		return;
	if (tc_store_list(s, &l, p->offset, p->limit, numbers, &n, &total) < 0) {
		tc_answer_error(a, 500, "no memory for a list of so many rows");
		return;
	}
	tc_answer_json(a, &j);
	begin_list(&j, total, p->offset);
	tc_store_read(s);
	for (size_t i = 0; i < n; i++)
		put_row(&j, s, &(struct tc_key){ .kind = TC_ROW_GO, .n = numbers[i] });
	tc_store_read_end(s);
	end_list(&j);
	tc_answer_json_end(a, &j);
}

void tc_api_rows(struct tc_serve *srv, const struct tc_query *q, struct tc_answer *a)
{
	struct tc_store *s = tc_serve_store(srv);
	const char *filter = tc_query_get(q, "filter");
	struct page p;
	unsigned which;

	if (!parse_page(q, &p, a))
		return;
	if (tc_query_get(q, "group")) {
		members(s, q, &p, a);
		return;
	}
	if (!tc_query_get(q, "section")) {
		tc_answer_error(a, 400, "section or group is needed");
		return;
	}
	if (tc_query_choice(q, "section", tc_api_sections, 0, &which, a))
		section(s, (enum section)which, filter ? filter : "", &p, a);
}
