/* SPDX-License-Identifier: MIT */
/*
 * The step of the goroutine statistics, and of a profile along with them, at a
 * transition of a goroutine about which nothing is special. It has two parts: the first
 * looks up all that the second needs and changes nothing, so that whoever meets
 * something special, or an event that does not count after all, can still go another
 * way. Used by the loop over blocks (goroutines_feed.c) and inside the ordering
 * (goroutines_order.c), where the states are constants.
 */
#ifndef TC_ANALYZE_GOROUTINES_STEP_H
#define TC_ANALYZE_GOROUTINES_STEP_H

#include "analyze/goroutines_join.h"

#define TC_GO_INLINE static inline __attribute__((always_inline))

/* A transition from one of the states Runnable … Syscall. */
struct tc_go_step {
	int64_t time_ns;
	int64_t p; /* of the context */
	uint32_t slot, stack, name;
	uint8_t from, to;
	bool is_nowhere; /* the interval that ends is known to be in no profile */
};

/* What was looked up. */
struct tc_go_plain {
	int64_t ns;      /* length of the interval that ends */
	uint32_t sum;    /* profile: accumulator of the one that begins */
	uint32_t reason; /* its class, if Waiting */
	uint32_t proc;   /* of a system call that begins */
	bool is_first;   /* the first run: what was before it will not count in the profile */
};

/*
 * False: something is special. `sum` is the profile's next accumulator, 0 if it has none
 * yet, and not used unless `is_joined`.
 */
TC_GO_INLINE bool tc_go_look(const struct tc_go_segment *seg, const struct tc_go_step *e,
			     uint32_t sum, bool is_joined, struct tc_go_plain *out)
{
	const struct tc_go_slot *s = &seg->slots[e->slot];
	unsigned state = e->from | TC_GO_PLAIN | (is_joined ? TC_GO_COUNTED : 0U);

	*out = (struct tc_go_plain){ .ns = tc_wrap_sub(e->time_ns, s->since_ns), .sum = sum };
	if (__builtin_expect(s->state != state, 0)) {
		out->is_first = is_joined && e->to == TACHO_GO_RUNNING && s->is_fresh &&
				s->state == (TACHO_GO_RUNNABLE | TC_GO_NAMED);
		if (!out->is_first || e->from != TACHO_GO_RUNNABLE)
			return false;
	}
	if (e->time_ns == 0 || TC_GO_TIME(e->to) >= TC_GO_TIMES)
		return false;
	/* Not above 0, or among the longest; min_wait_ns is not below 0. */
	if ((uint64_t)out->ns - 1 >= (uint64_t)seg->min_wait_ns[TC_GO_TIME(e->from)])
		return false;
	if (is_joined && sum == TC_PROF_NO_SUM)
		return false;
	if (e->from == TACHO_GO_SYSCALL && s->proc == TC_GO_NO_PROC)
		return false;
	if (e->to == TACHO_GO_WAITING) {
		out->reason = tc_refmap_get(&seg->class_of_reason, e->name);
		return out->reason != 0 && out->reason != seg->forever;
	}
	if (e->to == TACHO_GO_SYSCALL) {
		out->proc = (uint64_t)e->p < TC_GO_CACHED_PROCS ? seg->proc_cache[e->p] : 0;
		return out->proc != 0;
	}
	return true;
}

/* The P of a system call that ends is bound to nobody, as the reference does. */
TC_GO_INLINE void tc_go_unbind(struct tc_go_segment *seg, uint32_t proc, int64_t now)
{
	seg->procs[proc].bound_ns = now;
	seg->procs[proc].holder = 0;
}

TC_GO_INLINE void tc_go_bind(struct tc_go_segment *seg, uint32_t proc, uint32_t slot, int64_t now)
{
	struct tc_go_proc *p = &seg->procs[proc];

	p->bound_ns = now;
	p->holder = slot + 1;
	p->is_known = true;
}

TC_GO_INLINE int tc_go_count_latency(struct tc_go_segment *seg, uint32_t slot, int64_t ns)
{
	uint32_t latency = seg->slots[slot].latency;
	struct tacho_hist *h = &seg->latencies[latency];

	if (__builtin_expect(latency == 0, 0))
		return tc_go_keep_latency(seg, slot, ns);
	h->max_ns = ns > h->max_ns ? ns : h->max_ns;
	return tc_buckets_count(&h->buckets, seg->alloc, tc_hist_bucket(ns));
}

/* An interval of the slot ends, and one that waits for `reason` begins. */
TC_GO_INLINE int tc_go_wait_for(struct tc_go_segment *seg, uint32_t slot, uint32_t reason)
{
	struct tc_go_slot *s = &seg->slots[slot];
	struct tc_go_life *life = &seg->lives[slot];
	int64_t *current = &s->ns[TC_GO_TIME(TACHO_GO_WAITING)], ns = *current;

	if (reason == s->reason)
		return 0;
	if (ns != 0) {
		if (life->other_reason[0] != reason)
			return tc_go_change_reason(seg, slot, reason);
		*current = life->other_ns[0];
		life->other_ns[0] = ns;
		life->other_reason[0] = s->reason;
	}
	s->reason = reason;
	return 0;
}

TC_GO_INLINE int tc_go_apply(struct tc_go_segment *seg, const struct tc_go_step *e,
			     const struct tc_go_plain *plain, bool is_joined)
{
	struct tc_go_slot *s = &seg->slots[e->slot];
	unsigned k = TC_GO_TIME(e->from);

	if (is_joined && !e->is_nowhere && !plain->is_first) {
		int rc = tc_prof_count(seg->profile, s->profile_sum, plain->ns, e->time_ns);

		if (__builtin_expect(rc < 0, 0))
			return rc;
	}
	if (is_joined)
		s->profile_sum = plain->sum;
	s->ns[k] = tc_wrap_add(s->ns[k], plain->ns);
	s->since_ns = e->time_ns;
	s->stack = e->stack;
	s->state = (uint16_t)(e->to | TC_GO_PLAIN | (is_joined ? TC_GO_COUNTED : 0U));
	if (e->from == TACHO_GO_SYSCALL)
		tc_go_unbind(seg, s->proc, e->time_ns);
	if (e->to == TACHO_GO_RUNNING)
		return e->from == TACHO_GO_RUNNABLE ? tc_go_count_latency(seg, e->slot, plain->ns)
						    : 0;
	if (e->to == TACHO_GO_SYSCALL) {
		s->proc = plain->proc;
		tc_go_bind(seg, plain->proc, e->slot, e->time_ns);
	}
	return e->to == TACHO_GO_WAITING ? tc_go_wait_for(seg, e->slot, plain->reason) : 0;
}

#endif
