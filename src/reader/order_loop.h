/* SPDX-License-Identifier: MIT */
/*
 * The merge loop: decode one event of a thread, try to advance it, publish it,
 * decode the next. spec: doc/format.md#merge
 *
 * The threads' cursors stand in a binary heap by the time of their next event.
 * Ties are broken by the shape of the heap, so its operations are exactly those
 * of Go's reader. When the next event of the same thread is not later than both
 * children of the root, a sift would move nothing; then the heap is not touched.
 */
#ifndef TC_READER_ORDER_LOOP_H
#define TC_READER_ORDER_LOOP_H

#include <string.h>

#include "base/math.h"
#include "reader/order_notes.h"

/* --- the heap: spec: doc/format.md#heap-order --- */

STEP size_t sift_up(struct tc_keyed *h, size_t i)
{
	while (i > 0 && h[(i - 1) / 2].key > h[i].key) {
		struct tc_keyed swap = h[i];

		h[i] = h[(i - 1) / 2];
		h[(i - 1) / 2] = swap;
		i = (i - 1) / 2;
	}
	return i;
}

/*
 * Keys and items are moved one by one: both were written by themselves, perhaps just
 * before, and the processor waits for the writing of what it has to read as one.
 */
STEP void sift_down(struct tc_keyed *h, size_t i)
{
	struct tc_keyed moving = h[i];

	for (;;) {
		const struct tc_keyed *both = &h[2 * i + 1];
		int64_t left = both[0].key, right = both[1].key;
		int64_t key = right < left ? right : left;

		if (key >= moving.key)
			break;
		both += right < left;
		h[i].key = key;
		h[i].item = both->item;
		i = (size_t)(both - h);
	}
	h[i] = moving;
}

/* Entry i moves to the root whatever its time, and then goes away. */
static inline void heap_remove(struct tc_order *o, size_t i)
{
	struct tc_keyed *h = o->heap;

	for (; i > 0; i = (i - 1) / 2) {
		struct tc_keyed swap = h[i];

		h[i] = h[(i - 1) / 2];
		h[(i - 1) / 2] = swap;
	}
	h[0] = h[--o->n_heap];
	h[o->n_heap].key = INT64_MAX;
	sift_down(h, 0);
}

/* --- one event --- */

STEP int advance(struct tc_order *o, struct tc_cursor *c, int64_t t, bool spec)
{
	struct tc_m *m = &o->ms[c->m];

	switch (c->type) {
	case TC_EV_GO_START: return step_go_start(o, c, m, t, spec);
	case TC_EV_GO_BLOCK:
		return step_go_stop(o, c, m, t, TC_EV_GO_BLOCK, TACHO_GO_WAITING, spec);
	case TC_EV_GO_UNBLOCK: return step_go_unblock(o, c, m, t, spec);
	case TC_EV_GO_SYSCALL_BEGIN: return step_syscall_begin(o, c, m, t, spec);
	case TC_EV_GO_SYSCALL_END: return step_syscall_end(o, c, m, t, spec);
	case TC_EV_GO_SYSCALL_END_BLOCKED: return step_syscall_end_blocked(o, c, m, t, spec);
	case TC_EV_GO_STOP: return step_go_stop(o, c, m, t, TC_EV_GO_STOP, TACHO_GO_RUNNABLE, spec);
	case TC_EV_GO_CREATE:
	case TC_EV_GO_CREATE_BLOCKED: return step_go_create(o, c, m, t, spec);
	case TC_EV_GO_DESTROY: return step_go_destroy(o, c, m, t, spec);
	case TC_EV_GO_STATUS:
	case TC_EV_GO_STATUS_STACK: return step_go_status(o, c, m, t, spec);
	case TC_EV_GO_SWITCH:
	case TC_EV_GO_SWITCH_DESTROY: return step_go_switch(o, c, m, t, spec);
	case TC_EV_GO_CREATE_SYSCALL: return step_create_syscall(o, c, m, t, spec);
	case TC_EV_GO_DESTROY_SYSCALL: return step_destroy_syscall(o, c, m, t, spec);
	case TC_EV_PROC_START: return step_proc_start(o, c, m, t, spec);
	case TC_EV_PROC_STOP: return step_proc_stop(o, c, m, t, spec);
	case TC_EV_PROC_STEAL: return step_proc_steal(o, c, m, t, spec);
	case TC_EV_PROC_STATUS: return step_proc_status(o, c, m, t, spec);
	case TC_EV_PROCS_CHANGE: return step_metric(o, c, m, t, TACHO_METRIC_GOMAXPROCS, spec);
	case TC_EV_HEAP_ALLOC: return step_metric(o, c, m, t, TACHO_METRIC_HEAP_LIVE, spec);
	case TC_EV_HEAP_GOAL: return step_metric(o, c, m, t, TACHO_METRIC_HEAP_GOAL, spec);
	case TC_EV_STW_BEGIN: return step_stw_begin(o, c, m, t, spec);
	case TC_EV_STW_END: return step_stw_end(o, c, m, t, spec);
	case TC_EV_GC_ACTIVE:
	case TC_EV_GC_BEGIN:
	case TC_EV_GC_END: return step_gc(o, c, m, t, spec);
	case TC_EV_GC_SWEEP_ACTIVE: return step_sweep_active(o, c, m, t, spec);
	case TC_EV_GC_SWEEP_BEGIN:
	case TC_EV_GC_SWEEP_END: return step_sweep(o, c, m, t, spec);
	case TC_EV_GC_MARK_ASSIST_ACTIVE: return step_assist_active(o, c, m, t, spec);
	case TC_EV_GC_MARK_ASSIST_BEGIN:
	case TC_EV_GC_MARK_ASSIST_END: return step_assist(o, c, m, t, spec);
	case TC_EV_GO_LABEL: return step_label(o, c, m, t, spec);
	case TC_EV_USER_TASK_BEGIN: return step_task_begin(o, c, m, t, spec);
	case TC_EV_USER_TASK_END: return step_task_end(o, c, m, t, spec);
	case TC_EV_USER_REGION_BEGIN:
	case TC_EV_USER_REGION_END: return step_region(o, c, m, t, spec);
	case TC_EV_USER_LOG: return step_log(o, c, m, t, spec);
	default:
		if (c->type > 127)
			return step_experimental(o, c, m, t, spec);
		return FAIL("bad event type found while ordering: %u", c->type);
	}
}

/* The first attempt on a thread makes its record. */
static __attribute__((cold, noinline)) int meet_thread(struct tc_order *o, struct tc_cursor *c,
						       bool spec)
{
	int64_t id = o->gen->batches[c->batch].m;
	uint32_t index = tc_table_get(&o->m_index, (uint64_t)id);

	if (index == TC_TABLE_NONE) {
		int rc = tc_order_add_m(o, id, &index);

		if (rc < 0)
			return spec ? TC_BAIL : tc_order_place(o, c, rc);
	}
	c->m = index;
	return TC_DONE;
}

/* The event names an unknown string or stack, which shows when it is returned. */
static __attribute__((cold, noinline)) int bad_id(struct tc_order *o, struct tc_cursor *c,
						  bool spec)
{
	unsigned type = c->type;
	int rc = decode_next(o, c, spec);

	if (rc < 0)
		return rc;
	return FAIL("found invalid %s ID %" PRIu64 " for event %s",
		    o->bad_id_is_stack ? "stack" : "string", o->bad_id, tacho_wire_name((int)type));
}

/*
 * Advance the event of a cursor and decode its successor: TC_DONE, TC_EMPTY,
 * TC_NOT_YET, or an error. As in Go, a failure to decode takes back what the
 * advance published.
 */
STEP int step_cursor(struct tc_order *o, struct tc_cursor *c, int64_t t, bool spec)
{
	size_t n_out = o->n_out;
	int rc = advance(o, c, t, spec);

	if (TC_ORDER_TAKES && LIKELY(rc >= TC_EMPTY))
		return rc == TC_EMPTY ? TC_EMPTY : TC_DONE;
	if (UNLIKELY(rc != TC_DONE)) {
		o->n_out = n_out;
		if (rc == TC_DONE_BAD_ID)
			return bad_id(o, c, spec);
		/* Limits do not know at what event they were reached. */
		return rc < 0 ? tc_order_place(o, c, rc) : rc;
	}
	rc = decode_next(o, c, spec);
	if (UNLIKELY(rc < 0)) {
		o->n_out = n_out;
		return rc;
	}
	if (TC_ORDER_TAKES && take_events(o, n_out) < 0)
		return TACHO_ENOMEM;
	return LIKELY(rc > 0) ? TC_DONE : TC_EMPTY;
}

/* The same for heap entry i; the heap is in order again afterwards. */
static inline int try_entry(struct tc_order *o, size_t i, bool spec)
{
	struct tc_cursor *c = o->heap[i].item;
	int rc = c->m == TC_M_UNTRIED ? meet_thread(o, c, spec) : TC_DONE;

	if (rc == TC_DONE)
		rc = step_cursor(o, c, o->heap[i].key, spec);
	if (rc == TC_EMPTY) {
		heap_remove(o, i);
		return TC_DONE;
	}
	if (rc != TC_DONE)
		return rc;
	o->heap[i].key = c->last_ns;
	if (sift_up(o->heap, i) == i)
		sift_down(o->heap, i);
	return TC_DONE;
}

/*
 * The root has to wait: try the others in the order of time.
 * spec: doc/format.md#fallback
 */
static __attribute__((noinline, cold)) int try_others(struct tc_order *o, bool spec)
{
	o->waiting_work += 2 * o->n_heap;
	if (o->waiting_work > TC_MAX_WAITING_WORK)
		return spec ? TC_BAIL
			    : tc_order_fail(o, o->heap[0].item, TACHO_ELIMIT,
					    "too many threads wait for one another");
	tc_order_sort_heap(o);
	for (size_t i = 1; i < o->n_heap; i++) {
		int rc = try_entry(o, i, spec);

		if (rc != TC_NOT_YET)
			return rc;
	}
	if (spec)
		return TC_BAIL;
	return tc_order_fail(o, o->n_heap ? o->heap[0].item : NULL, TACHO_EORDER,
			     "broken trace: failed to advance: frontier:");
}

/* spec: doc/format.md#samples-in-the-stream */
STEP int put_sample(struct tc_order *o, bool spec)
{
	const struct tc_cpu_sample *s = &o->gen->samples[o->next_sample++];
	struct tc_m context = { .id = s->m, .p = s->p, .g = s->g };
	struct tacho_event *e =
		put(o, &context, s->time_ns, TACHO_KIND_STACK_SAMPLE, TC_EV_CPU_SAMPLE);

	(void)spec;
	e->stack = s->stack;
	e->slot = TACHO_NO_SLOT;
	return take_events(o, o->n_out - 1);
}

enum {
	RUN_AHEAD_BYTES = 384 /* fetched of a batch, before a run of its thread */
};

/* The root may run on while its time is not above this, nor above `bound`. */
STEP int64_t run_bound(const struct tc_order *o, int64_t bound)
{
	bound = o->heap[1].key < bound ? o->heap[1].key : bound;
	bound = o->heap[2].key < bound ? o->heap[2].key : bound;
	return bound;
}

/*
 * Take events of the root's thread while nobody else is earlier: until its time
 * passes `bound`, a CPU sample comes first, or the block is full.
 */
STEP int run_root(struct tc_order *o, int64_t sample_ns, bool spec)
{
	struct tc_cursor *c = o->heap[0].item;
	int64_t t = o->heap[0].key, bound = run_bound(o, sample_ns);
	int rc;

	if (UNLIKELY(c->m == TC_M_UNTRIED)) {
		rc = meet_thread(o, c, spec);
		if (rc < 0)
			return rc;
	}
	/* Batches are read a little at a time in turns, too slowly for the processor to fetch ahead. */
	__builtin_prefetch((const void *)((uintptr_t)c->p + RUN_AHEAD_BYTES));
	do {
		rc = step_cursor(o, c, t, spec);
		if (UNLIKELY(rc != TC_DONE))
			break;
		t = c->last_ns;
	} while (t <= bound && o->n_out <= TC_BLOCK_EVENTS - TC_BLOCK_SLACK);
	o->heap[0].key = t;
	if (LIKELY(rc == TC_DONE)) {
		if (t > bound)
			sift_down(o->heap, 0);
	} else if (rc == TC_EMPTY) {
		heap_remove(o, 0);
		rc = TC_DONE;
	}
	return rc;
}

/* Fill the block; results as tc_order_run. */
STEP int run(struct tc_order *o, bool spec)
{
	while (o->n_out <= TC_BLOCK_EVENTS - TC_BLOCK_SLACK) {
		int64_t sample_ns = INT64_MAX;
		int rc;

		if (UNLIKELY(o->next_sample < o->gen->n_samples))
			sample_ns = o->gen->samples[o->next_sample].time_ns;
		if (UNLIKELY(o->n_heap == 0)) {
			if (o->next_sample == o->gen->n_samples)
				break;
			rc = put_sample(o, spec);
		} else if (UNLIKELY(sample_ns < o->heap[0].key)) {
			rc = put_sample(o, spec);
		} else {
			rc = run_root(o, sample_ns, spec);
			if (UNLIKELY(rc == TC_NOT_YET))
				rc = try_others(o, spec);
		}
		if (UNLIKELY(rc < 0))
			return rc;
	}
	return o->n_out > 0;
}

#endif
