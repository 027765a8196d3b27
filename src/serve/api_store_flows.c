/* SPDX-License-Identifier: MIT */
/* The endpoint "flows": of one slice, or of all that happened between two times. */
#include "base/alloc.h"
#include "serve/api_store.h"
#include "store/flows.h"

enum {
	MAX_EDGES = 64, /* of a slice */
	MAX_FLOWS = 2000,
	DEFAULT_FLOWS = 500
};

static const char *const kind_names[TC_FLOW_KINDS] = { "create", "unblock", "syscall" };

/* --- of a slice ------------------------------------------------------------------- */

static void put_edge(struct tc_json *j, const struct tc_store *s, enum tc_flow_kind kind,
		     const struct tc_spot *from, const struct tc_spot *to)
{
	tc_json_begin(j, '{');
	tc_api_string(j, "kind", kind_names[kind]);
	tc_api_spot(j, s, "from", from);
	tc_api_spot(j, s, "to", to);
	tc_json_end(j, '}');
}

/* One that is runnable because its call has ended: the call. */
static void put_call(struct tc_json *j, const struct tc_store *s,
		     const struct tc_slice_facts *slice)
{
	struct tc_spot from = { slice->key, slice->begin - 1, true };
	struct tc_spot to = { slice->key, slice->begin, true };
	struct tc_slice_facts call;

	if (slice->key.kind != TC_ROW_GO || slice->wire != TC_WIRE_RUNNABLE || slice->begin == 0 ||
	    !tc_slice_at(s, &slice->key, from.tick, &call) || call.wire != TC_WIRE_SYSCALL)
		return;
	put_edge(j, s, TC_FLOW_SYSCALL, &from, &to);
}

static void put_of_slice(struct tc_json *j, const struct tc_store *s,
			 const struct tc_slice_facts *slice)
{
	struct tc_spot woken[MAX_EDGES], here = { slice->key, slice->begin, true };
	bool is_creation[MAX_EDGES];
	size_t left_off, n = tc_slice_woken(s, slice, woken, is_creation, MAX_EDGES - 1, &left_off);

	tc_json_begin(j, '{');
	tc_json_key(j, "edges");
	tc_json_begin(j, '[');
	if (slice->waker.is_set) {
		here.tick = slice->waker.tick;
		put_edge(j, s, slice->is_creation ? TC_FLOW_CREATE : TC_FLOW_UNBLOCK, &slice->waker,
			 &here);
	} else {
		put_call(j, s, slice);
	}
	for (size_t i = 0; i < n; i++) {
		here.tick = woken[i].tick;
		put_edge(j, s, is_creation[i] ? TC_FLOW_CREATE : TC_FLOW_UNBLOCK, &here, &woken[i]);
	}
	tc_json_end(j, ']');
	tc_api_u64(j, "left_off", left_off);
	tc_json_end(j, '}');
}

static void of_slice(struct tc_store *s, const struct tc_query *q, struct tc_answer *a)
{
	struct tc_slice_facts slice;
	struct tc_json j;

	tc_store_read(s);
	if (tc_api_slice(s, q, &slice, a)) {
		tc_answer_json(a, &j);
		put_of_slice(&j, s, &slice);
		tc_answer_json_end(a, &j);
	}
	tc_store_read_end(s);
}

/* --- of a range --------------------------------------------------------------------- */

static void put_proc(struct tc_json *j, const struct tc_store *s, uint32_t proc)
{
	struct tc_key key = { .kind = TC_ROW_PROC, .n = proc };
	char buf[TC_KEY_TEXT];

	tc_json_key(j, "p");
	if (proc == UINT32_MAX)
		tc_json_null(j);
	else
		tc_json_string(j, tc_key_text(s, &key, buf));
}

static void put_flow(struct tc_json *j, const struct tc_store *s, const struct tc_flow *f)
{
	/* The end of a call is still in it. */
	uint64_t back = f->kind == TC_FLOW_SYSCALL && f->tick > 0;

	tc_json_begin(j, '{');
	tc_api_string(j, "kind", kind_names[f->kind]);
	tc_json_key(j, "from");
	tc_json_begin(j, '{');
	tc_api_key_of_go(j, s, "key", f->from);
	tc_api_ns_of(j, "t", f->tick - back);
	put_proc(j, s, f->from_proc);
	tc_json_end(j, '}');
	tc_json_key(j, "to");
	tc_json_begin(j, '{');
	tc_api_key_of_go(j, s, "key", f->to);
	tc_api_ns_of(j, "t", f->tick);
	tc_json_key(j, "runs");
	if (f->has_run)
		tc_json_i64(j, tc_api_ns(f->runs));
	else
		tc_json_null(j);
	put_proc(j, s, f->to_proc);
	tc_json_end(j, '}');
	tc_json_end(j, '}');
}

static void put_ends(struct tc_json *j, const struct tc_flow_ends *ends, size_t n)
{
	tc_json_key(j, "ends");
	tc_json_begin(j, '[');
	for (size_t i = 0; i < n; i++) {
		tc_json_begin(j, '[');
		tc_json_u64(j, ends[i].out);
		tc_json_u64(j, ends[i].in);
		tc_json_end(j, ']');
	}
	tc_json_end(j, ']');
}

static void put_of_range(struct tc_json *j, struct tc_store *s, const struct tc_flow *flows,
			 size_t n, uint64_t left_off)
{
	tc_json_begin(j, '{');
	tc_json_key(j, "edges");
	tc_json_begin(j, '[');
	tc_store_read(s);
	for (size_t i = 0; i < n; i++)
		put_flow(j, s, &flows[i]);
	tc_store_read_end(s);
	tc_json_end(j, ']');
	tc_api_u64(j, "left_off", left_off);
}

static void of_range(struct tc_store *s, const struct tc_query *q, struct tc_answer *a)
{
	static const unsigned kinds =
		1U << TC_ROW_GO | 1U << TC_ROW_GROUP | 1U << TC_ROW_LANE | 1U << TC_ROW_PROC;
	static const char what[] = "flows are of goroutines, groups or lanes of them, or Ps (g1, "
				   "fn2, fn2/l0, p0)";
	struct tc_key keys[TC_API_KEYS];
	struct tc_flow_ends ends[TC_API_KEYS] = { 0 };
	struct tc_flows_query query = { .keys = keys, .ends = ends };
	struct tc_flow *flows;
	uint64_t limit, left_off;
	struct tc_json j;
	size_t n;

	if (!tc_api_from_to(s, q, &query.from, &query.to, a) ||
	    !tc_query_u64(q, "limit", DEFAULT_FLOWS, 1, MAX_FLOWS, &limit, a) ||
	    !tc_api_keys(s, q, kinds, what, keys, &query.n_keys, a))
		return;
	query.max = limit;
	flows = tc_calloc(NULL, query.max, sizeof(*flows));
	if (!flows || tc_store_flows(s, &query, flows, &n, &left_off) < 0) {
		tc_answer_error(a, 500, "no memory for so many flows");
	} else {
		tc_answer_json(a, &j);
		put_of_range(&j, s, flows, n, left_off);
		if (left_off > 0)
			put_ends(&j, ends, query.n_keys);
		tc_json_end(&j, '}');
		tc_answer_json_end(a, &j);
	}
	tc_free(NULL, flows);
}

void tc_api_flows(struct tc_serve *srv, const struct tc_query *q, struct tc_answer *a)
{
	struct tc_store *s = tc_serve_store(srv);

	if (tc_query_get(q, "row") || tc_query_get(q, "t"))
		of_slice(s, q, a);
	else
		of_range(s, q, a);
}
