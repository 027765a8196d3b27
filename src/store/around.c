/* SPDX-License-Identifier: MIT */
/* What is around a slice; see around.h. */
#include "store/around.h"

#include "store/state.h"

/* --- the slice ------------------------------------------------------------------ */

static void find_neighbours(const struct tc_row *row, const struct tc_slice *slice,
			    struct tc_slice_facts *out)
{
	struct tc_scan w;
	uint64_t at = slice->begin;

	while (at > row->begin && tc_scan_begin(&w, row, at - 1, false)) {
		if (w.slice.state != TC_IDLE) {
			out->has_prev = true;
			out->prev = w.slice.begin;
			break;
		}
		at = w.slice.begin;
	}
	for (bool ok = tc_scan_begin(&w, row, slice->end, false); ok; ok = tc_scan_next(&w)) {
		if (w.slice.state != TC_IDLE && w.slice.end > w.slice.begin) {
			out->has_next = true;
			out->next = w.slice.begin;
			break;
		}
	}
}

uint32_t tc_waker_on(const struct tc_store *s, uint32_t proc, uint64_t tick)
{
	struct tc_row row;
	struct tc_scan w;

	if (proc >= s->n_procs)
		return TC_NONE32;
	tc_proc_row(s, proc, &row);
	if (!tc_scan_begin(&w, &row, tick, true))
		return TC_NONE32;
	if (w.slice.begin == tick && tick > 0) {
		struct tc_scan before;

		if (tc_scan_begin(&before, &row, tick - 1, true) && before.slice.state != TC_IDLE)
			return before.slice.ref;
	}
	return w.slice.state == TC_IDLE ? TC_NONE32 : w.slice.ref;
}

/* Who made a goroutine runnable, by the slice that began then. */
static void find_waker(const struct tc_store *s, uint32_t number, const struct tc_slice *runnable,
		       struct tc_slice_facts *out)
{
	const struct tc_go *go = &s->gos[number];
	uint32_t who = TC_NONE32, site = runnable->ref;

	if (runnable->n == 0 && !go->is_old) {
		who = go->creator;
		out->is_creation = true;
		out->waker_stack =
			site < s->sites.n[TC_SITE_WAKE] ? s->sites.of[TC_SITE_WAKE][site].b : 0;
	} else if (site < s->sites.n[TC_SITE_WAKE] && s->sites.of[TC_SITE_WAKE][site].a) {
		who = tc_waker_on(s, s->sites.of[TC_SITE_WAKE][site].a - 1, runnable->begin);
		out->waker_stack = s->sites.of[TC_SITE_WAKE][site].b;
	}
	if (who >= s->n_gos)
		return;
	out->waker = (struct tc_spot){ { .kind = TC_ROW_GO, .n = who }, runnable->begin, true };
}

static void go_slice(const struct tc_store *s, struct tc_scan *w, struct tc_slice_facts *out)
{
	const struct tc_sites *x = &s->sites;
	uint32_t ref = w->slice.ref;
	struct tc_scan next;

	switch (w->slice.state) {
	case TC_WAITING:
		if (ref < x->n[TC_SITE_WAIT]) {
			out->reason = x->of[TC_SITE_WAIT][ref].a;
			out->stack = x->of[TC_SITE_WAIT][ref].b;
		}
		next = *w;
		if (tc_scan_next(&next) && next.slice.state == TC_RUNNABLE)
			find_waker(s, out->go, &next.slice, out);
		break;
	case TC_SYSCALL:
		out->stack = ref < x->n[TC_SITE_CALL] ? x->of[TC_SITE_CALL][ref].b : 0;
		out->proc = tc_proc_of_go(s, out->go, w->slice.begin);
		break;
	case TC_RUNNABLE:
		out->stack = ref < x->n[TC_SITE_WAKE] && !x->of[TC_SITE_WAKE][ref].a
				     ? x->of[TC_SITE_WAKE][ref].b
				     : 0;
		find_waker(s, out->go, &w->slice, out);
		break;
	default: out->proc = tc_proc_of_go(s, out->go, w->slice.begin); break;
	}
}

/* What ran on the P that a thread had. */
static bool on_thread(const struct tc_store *s, const struct tc_key *key, uint64_t tick,
		      struct tc_slice_facts *out)
{
	struct tc_key proc = { .kind = TC_ROW_PROC };
	struct tc_row row;
	struct tc_scan w;

	tc_key_row(s, key, &row);
	if (!tc_scan_begin(&w, &row, tick, true) || w.slice.state != TC_NAMED ||
	    w.slice.begin > tick || w.slice.ref >= s->n_procs)
		return false;
	proc.n = w.slice.ref;
	if (!tc_slice_at(s, &proc, tick, out))
		return false;
	out->key = *key;
	out->begin = out->begin > w.slice.begin ? out->begin : w.slice.begin;
	out->end = out->end < w.slice.end ? out->end : w.slice.end;
	return true;
}

/* The goroutine that the lane shows then; the answer is about its own row. */
static bool in_lane(const struct tc_store *s, const struct tc_key *key, uint64_t tick,
		    struct tc_slice_facts *out)
{
	struct tc_key go = { .kind = TC_ROW_GO, .n = tc_lane_go(s, key, tick) };

	return go.n != TC_NONE32 && tc_slice_at(s, &go, tick, out);
}

static uint32_t thread_of_proc(const struct tc_store *s, uint32_t proc, uint64_t tick)
{
	for (uint32_t i = 0; i < s->n_threads && proc != TC_NONE32; i++) {
		struct tc_key key = { .kind = TC_ROW_THREAD, .n = i };
		struct tc_row row;
		struct tc_scan w;

		tc_key_row(s, &key, &row);
		if (tc_scan_begin(&w, &row, tick, true) && w.slice.state == TC_NAMED &&
		    w.slice.ref == proc)
			return i;
	}
	return TC_NONE32;
}

/* A region or an assist of a goroutine. */
static bool in_spans(const struct tc_store *s, const struct tc_key *key, uint64_t tick,
		     struct tc_slice_facts *out)
{
	size_t n;
	const struct tc_span *v = tc_spans_begin(s, key, &n);
	size_t i = tc_spans_find(v, n, tick);
	bool is_there = i < n && v[i].begin <= tick;

	if (is_there) {
		*out = (struct tc_slice_facts){
			.key = *key,
			.begin = v[i].begin,
			.end = v[i].end,
			.wire = key->kind == TC_ROW_ASSISTS ? TC_WIRE_ASSIST : TC_WIRE_NAMED,
			.reason = v[i].name,
			.go = key->n,
			.proc = TC_NONE32,
			.thread = TC_NONE32,
			.has_prev = i > 0,
			.has_next = i + 1 < n,
			.prev = i > 0 ? v[i - 1].begin : 0,
			.next = i + 1 < n ? v[i + 1].begin : 0,
		};
	}
	tc_spans_end(s);
	return is_there;
}

bool tc_slice_at(const struct tc_store *s, const struct tc_key *key, uint64_t tick,
		 struct tc_slice_facts *out)
{
	struct tc_row row;
	struct tc_scan w;

	if (key->kind == TC_ROW_THREAD)
		return on_thread(s, key, tick, out);
	if (key->kind == TC_ROW_LANE)
		return in_lane(s, key, tick, out);
	if (tc_row_is_spans(key->kind))
		return in_spans(s, key, tick, out);
	tc_key_row(s, key, &row);
	if (tick < row.begin || !tc_scan_begin(&w, &row, tick, true) || w.slice.state == TC_IDLE ||
	    w.slice.begin > tick)
		return false;
	*out = (struct tc_slice_facts){ .key = *key,
					.begin = w.slice.begin,
					.end = w.slice.end,
					.wire = tc_wire_state(s, key, &w.slice),
					.go = TC_NONE32,
					.proc = TC_NONE32,
					.thread = TC_NONE32 };
	find_neighbours(&row, &w.slice, out);
	if (key->kind == TC_ROW_GO) {
		out->go = key->n;
		go_slice(s, &w, out);
	} else if (key->kind == TC_ROW_PROC) {
		out->go = w.slice.ref;
		out->proc = key->n;
	} else {
		uint32_t name = tc_wire_ref(s, key, &w.slice, true);

		out->reason = name == TC_NONE32 ? 0 : name;
		if (key->kind == TC_ROW_SWEEPS)
			out->proc = key->n;
		if (key->kind == TC_ROW_TASKS)
			out->task = w.slice.ref;
		if (key->kind == TC_ROW_REGIONS && w.slice.ref < s->n_works) {
			out->go = s->works[w.slice.ref].go;
			out->task = s->works[w.slice.ref].task;
		}
	}
	out->thread = thread_of_proc(s, out->proc, w.slice.begin);
	return true;
}

bool tc_gap_at(const struct tc_store *s, const struct tc_key *key, uint64_t tick,
	       struct tc_slice_facts *out)
{
	struct tc_row row;
	struct tc_scan w;

	tc_key_row(s, key, &row);
	if (tick < row.begin || tick > s->last || !tc_scan_begin(&w, &row, tick, false) ||
	    w.slice.state != TC_IDLE || w.slice.begin > tick)
		return false;
	*out = (struct tc_slice_facts){ .key = *key,
					.begin = w.slice.begin,
					.end = w.slice.end,
					.wire = TC_WIRE_NONE,
					.go = TC_NONE32,
					.proc = key->kind == TC_ROW_PROC ? key->n : TC_NONE32,
					.thread = TC_NONE32 };
	find_neighbours(&row, &w.slice, out);
	out->thread = thread_of_proc(s, out->proc, tick);
	return true;
}

/* --- whom it woke --------------------------------------------------------------- */

struct woken {
	const struct tc_slice_facts *by;
	uint32_t proc;
	struct tc_spot *out;
	bool *is_creation;
	size_t n, max, left_off;
};

static void look_at(const struct tc_store *s, uint32_t number, struct woken *x)
{
	uint64_t from = x->by->begin, to = x->by->end;
	struct tc_row row;
	struct tc_scan w;
	bool ok;

	tc_go_slices(s, number, &row);
	if (number == x->by->go)
		return;
	for (ok = tc_scan_begin(&w, &row, from, true); ok && w.slice.begin <= to;
	     ok = tc_scan_next(&w)) {
		struct tc_slice_facts facts = { .waker.is_set = false };
		uint32_t site = w.slice.ref;

		if (w.slice.state != TC_RUNNABLE || w.slice.begin < from)
			continue;
		if (w.slice.n > 0 && (site >= s->sites.n[TC_SITE_WAKE] ||
				      s->sites.of[TC_SITE_WAKE][site].a != x->proc + 1))
			continue;
		find_waker(s, number, &w.slice, &facts);
		if (!facts.waker.is_set || facts.waker.key.n != x->by->go)
			continue;
		if (x->n == x->max) {
			x->left_off++;
			continue;
		}
		x->is_creation[x->n] = facts.is_creation;
		x->out[x->n++] =
			(struct tc_spot){ { .kind = TC_ROW_GO, .n = number }, w.slice.begin, true };
	}
}

size_t tc_slice_woken(const struct tc_store *s, const struct tc_slice_facts *slice,
		      struct tc_spot *out, bool *is_creation, size_t max, size_t *left_off)
{
	struct woken x = { slice, slice->proc, out, is_creation, 0, max, 0 };

	*left_off = 0;
	if (slice->proc == TC_NONE32 || slice->go == TC_NONE32)
		return 0;
	for (size_t z = 0; z < s->n_zones; z++) {
		size_t i = z << TC_ZONE_SHIFT, end = i + (1U << TC_ZONE_SHIFT);

		if (!tc_zone_touches(&s->zones[z], slice->begin, slice->end + 1))
			continue;
		for (; i < end && i < s->n_gos; i++)
			if (s->gos[i].begin <= slice->end)
				look_at(s, (uint32_t)i, &x);
	}
	*left_off = x.left_off;
	return x.n;
}

/* --- chain ---------------------------------------------------------------------- */

/* What had to happen before a slice. False: that is not known, or nothing had to. */
static bool step_back(const struct tc_store *s, const struct tc_slice_facts *slice,
		      struct tc_slice_facts *out)
{
	struct tc_key key = { .kind = TC_ROW_GO, .n = slice->go };

	/* One that was woken or created: what the waker did then. */
	if (slice->wire == TC_WIRE_RUNNABLE && slice->waker.is_set)
		return tc_slice_at(s, &slice->waker.key,
				   slice->waker.tick ? slice->waker.tick - 1 : 0, out) ||
		       tc_slice_at(s, &slice->waker.key, slice->waker.tick, out);
	return slice->has_prev && slice->go != TC_NONE32 && tc_slice_at(s, &key, slice->prev, out);
}

size_t tc_slice_chain(const struct tc_store *s, const struct tc_slice_facts *slice,
		      struct tc_slice_facts *out, size_t max)
{
	size_t n = 0;

	if (max == 0)
		return 0;
	out[n++] = *slice;
	/* Times never increase; where they stand still for long, something goes round. */
	while (n < max && step_back(s, &out[n - 1], &out[n]) && out[n].begin <= out[n - 1].begin)
		n++;
	return n;
}
