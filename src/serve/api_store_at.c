/* SPDX-License-Identifier: MIT */
/* The endpoints about one slice: "at" and "chain". */
#include "serve/api_store.h"
#include "store/around.h"

enum {
	MAX_WOKEN = 64,
	MAX_STEPS = 256
};

/* --- parts ---------------------------------------------------------------------- */

static void put_state(struct tc_json *j, const struct tc_store *s, unsigned wire)
{
	static const char *const names[TC_WIRE_REASON] = {
		[TC_WIRE_NONE] = "none",         [TC_WIRE_RUNNING] = "running",
		[TC_WIRE_RUNNABLE] = "runnable", [TC_WIRE_WAITING] = "waiting",
		[TC_WIRE_SYSCALL] = "syscall",   [TC_WIRE_CREATED] = "created",
		[TC_WIRE_MARK] = "GC mark",      [TC_WIRE_STW] = "stop-the-world",
		[TC_WIRE_SWEEP] = "sweep",       [TC_WIRE_ASSIST] = "assist",
		[TC_WIRE_NAMED] = "named",
	};

	(void)s;
	tc_api_string(j, "state", wire < TC_WIRE_REASON && names[wire] ? names[wire] : "waiting");
}

void tc_api_spot(struct tc_json *j, const struct tc_store *s, const char *name,
		 const struct tc_spot *spot)
{
	char buf[TC_KEY_TEXT];

	if (name)
		tc_json_key(j, name);
	tc_json_begin(j, '{');
	tc_api_string(j, "key", tc_key_text(s, &spot->key, buf));
	tc_api_ns_of(j, "t", spot->tick);
	tc_json_end(j, '}');
}

static void put_reason(struct tc_json *j, const struct tc_store *s, uint32_t reason)
{
	if (reason) {
		tc_api_text(j, "reason", tacho_symbols_get(tc_store_symbols(s), reason));
		return;
	}
	tc_json_key(j, "reason");
	tc_json_null(j);
}

static void put_creator(struct tc_json *j, const struct tc_store *s, const struct tc_go_facts *go)
{
	const struct tc_spot spot = { { .kind = TC_ROW_GO, .n = go->creator }, go->begin, true };

	if (go->creator == UINT32_MAX) {
		tc_json_key(j, "created_by");
		tc_json_null(j);
		return;
	}
	tc_api_spot(j, s, "created_by", &spot);
}

static void put_goroutine(struct tc_json *j, const struct tc_store *s, uint32_t number)
{
	struct tc_go_facts go;

	tc_json_key(j, "goroutine");
	if (number == UINT32_MAX) {
		tc_json_null(j);
		return;
	}
	tc_go_facts(s, number, &go);
	tc_json_begin(j, '{');
	tc_api_key_of_go(j, s, "key", number);
	tc_json_key(j, "id");
	tc_json_i64(j, go.id);
	tc_api_text(j, "fn", tc_group_name(s, go.group));
	put_creator(j, s, &go);
	tc_json_end(j, '}');
}

static void put_waker(struct tc_json *j, const struct tc_store *s,
		      const struct tc_slice_facts *slice)
{
	char buf[TC_KEY_TEXT];

	tc_json_key(j, "unblocked_by");
	if (!slice->waker.is_set) {
		tc_json_null(j);
		return;
	}
	tc_json_begin(j, '{');
	tc_api_string(j, "key", tc_key_text(s, &slice->waker.key, buf));
	tc_api_ns_of(j, "t", slice->waker.tick);
	tc_json_key(j, "stack");
	tc_api_stack(j, s, slice->waker_stack);
	tc_json_end(j, '}');
}

static void put_time(struct tc_json *j, const char *name, bool has, uint64_t tick)
{
	tc_json_key(j, name);
	if (has)
		tc_json_i64(j, tc_api_ns(tick));
	else
		tc_json_null(j);
}

static void put_key(struct tc_json *j, const struct tc_store *s, const char *name,
		    enum tc_row_kind kind, uint32_t n)
{
	struct tc_key key = { .kind = kind, .n = n };
	char buf[TC_KEY_TEXT];

	tc_json_key(j, name);
	if (n == UINT32_MAX)
		tc_json_null(j);
	else
		tc_json_string(j, tc_key_text(s, &key, buf));
}

bool tc_api_slice(const struct tc_store *s, const struct tc_query *q, struct tc_slice_facts *slice,
		  struct tc_answer *a)
{
	struct tc_key key;
	uint64_t tick;

	if (!tc_query_get(q, "t")) {
		tc_answer_error(a, 400, "t is missing: a time in ns since the first event");
		return false;
	}
	if (!tc_api_tick(q, "t", 0, &tick, a) || !tc_api_row(s, q, "row", &key, a))
		return false;
	if (tc_slice_at(s, &key, tick, slice) || tc_gap_at(s, &key, tick, slice))
		return true;
	tc_answer_error(a, 404, "%.100s does nothing at %.40s ns", tc_query_get(q, "row"),
			tc_query_get(q, "t"));
	return false;
}

/* --- at ------------------------------------------------------------------------- */

static void put_woken(struct tc_json *j, const struct tc_store *s,
		      const struct tc_slice_facts *slice)
{
	struct tc_spot woken[MAX_WOKEN];
	bool is_creation[MAX_WOKEN];
	size_t left_off, n = tc_slice_woken(s, slice, woken, is_creation, MAX_WOKEN, &left_off);

	tc_json_key(j, "unblocks");
	tc_json_begin(j, '[');
	for (size_t i = 0; i < n; i++)
		tc_api_spot(j, s, NULL, &woken[i]);
	tc_json_end(j, ']');
}

static void put_percentiles(struct tc_json *j, const struct tc_store *s,
			    const struct tc_slice_facts *slice)
{
	static const char *const names[TC_RANKS][2] = { { "percentile", "n_same" },
							{ "percentile_wide", "n_wide" } };
	struct tc_rank ranks[TC_RANKS];

	tc_slice_ranks(s, slice, ranks);
	for (int i = 0; i < TC_RANKS; i++) {
		tc_json_key(j, names[i][0]);
		if (ranks[i].percent >= 0)
			tc_json_f64(j, ranks[i].percent);
		else
			tc_json_null(j);
		tc_api_u64(j, names[i][1], ranks[i].n);
	}
}

static void put_work(struct tc_json *j, const struct tc_store *s,
		     const struct tc_slice_facts *slice, uint64_t tick)
{
	struct tc_work work;

	tc_slice_work(s, slice, tick, &work);
	tc_json_key(j, "task");
	if (work.task == 0) {
		tc_json_null(j);
	} else {
		tc_json_begin(j, '{');
		tc_api_u64(j, "id", work.task);
		if (work.has_task_name) {
			tc_api_text(j, "type",
				    tacho_symbols_get(tc_store_symbols(s), work.task_name));
		} else {
			tc_json_key(j, "type");
			tc_json_null(j);
		}
		tc_json_end(j, '}');
	}
	tc_json_key(j, "regions");
	tc_json_begin(j, '[');
	for (size_t i = 0; i < work.n_regions; i++)
		tc_json_text(j, tacho_symbols_get(tc_store_symbols(s), work.regions[i]));
	tc_json_end(j, ']');
}

/* `tick`: what was asked for, as regions begin and end within slices. */
static void put_slice(struct tc_json *j, const struct tc_store *s,
		      const struct tc_slice_facts *slice, uint64_t tick)
{
	char buf[TC_KEY_TEXT];

	tc_json_begin(j, '{');
	tc_api_string(j, "row", tc_key_text(s, &slice->key, buf));
	tc_api_ns_of(j, "begin", slice->begin);
	tc_api_ns_of(j, "end", slice->end);
	put_state(j, s, slice->wire);
	put_reason(j, s, slice->reason);
	tc_json_key(j, "stack");
	tc_api_stack(j, s, slice->stack);
	put_goroutine(j, s, slice->go);
	put_key(j, s, "p", TC_ROW_PROC, slice->proc);
	put_key(j, s, "m", TC_ROW_THREAD, slice->thread);
	put_waker(j, s, slice);
	put_woken(j, s, slice);
	put_time(j, "prev", slice->has_prev, slice->prev);
	put_time(j, "next", slice->has_next, slice->next);
	put_percentiles(j, s, slice);
	put_work(j, s, slice, tick);
	tc_json_end(j, '}');
}

void tc_api_at(struct tc_serve *srv, const struct tc_query *q, struct tc_answer *a)
{
	struct tc_store *s = tc_serve_store(srv);
	struct tc_slice_facts slice;
	uint64_t tick;
	struct tc_json j;

	tc_store_read(s);
	if (tc_api_slice(s, q, &slice, a) && tc_api_tick(q, "t", 0, &tick, a)) {
		tc_answer_json(a, &j);
		put_slice(&j, s, &slice, tick);
		tc_answer_json_end(a, &j);
	}
	tc_store_read_end(s);
}

/* --- chain ---------------------------------------------------------------------- */

static const char *why(const struct tc_slice_facts *slice, bool is_first)
{
	if (is_first)
		return "selected";
	switch (slice->wire) {
	case TC_WIRE_RUNNING: return "ran";
	case TC_WIRE_RUNNABLE: return slice->is_creation ? "was created" : "waited for a P";
	case TC_WIRE_SYSCALL: return "was in a system call";
	case TC_WIRE_NONE: return "nothing was there";
	default: return "waited to be woken";
	}
}

void tc_api_chain(struct tc_serve *srv, const struct tc_query *q, struct tc_answer *a)
{
	struct tc_store *s = tc_serve_store(srv);
	struct tc_slice_facts slice, steps[MAX_STEPS];
	char buf[TC_KEY_TEXT];
	struct tc_json j;
	size_t n;

	tc_store_read(s);
	if (!tc_api_slice(s, q, &slice, a)) {
		tc_store_read_end(s);
		return;
	}
	n = tc_slice_chain(s, &slice, steps, MAX_STEPS);
	tc_answer_json(a, &j);
	tc_json_begin(&j, '{');
	tc_json_key(&j, "steps");
	tc_json_begin(&j, '[');
	for (size_t i = 0; i < n; i++) {
		tc_json_begin(&j, '{');
		tc_api_string(&j, "key", tc_key_text(s, &steps[i].key, buf));
		tc_api_ns_of(&j, "begin", steps[i].begin);
		tc_api_ns_of(&j, "end", steps[i].end);
		put_state(&j, s, steps[i].wire);
		put_reason(&j, s, steps[i].reason);
		tc_api_string(&j, "why", why(&steps[i], i == 0));
		tc_json_end(&j, '}');
	}
	tc_json_end(&j, ']');
	tc_json_end(&j, '}');
	tc_store_read_end(s);
	tc_answer_json_end(a, &j);
}
