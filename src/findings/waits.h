/* SPDX-License-Identifier: MIT */
/*
 * Waits and calls of the program's goroutines by place (line of code), state and
 * reason: how many, how long, and the longest. Several rules read them in the end.
 */
#ifndef TC_FINDINGS_WAITS_H
#define TC_FINDINGS_WAITS_H

#include "analyze/act.h"
#include "analyze/buckets.h"

/* What is kept one by one: waits of this length, the longest TC_LONG_WAITS of a place. */
#define TC_LONG_WAIT_NS ((int64_t)2500 * 1000)
enum {
	TC_LONG_WAITS = 64
};

struct tc_long_wait {
	int64_t begin_ns, end_ns, g;
};

struct tc_waits_place {
	struct tacho_hist times;      /* of those that are in the trace whole */
	uint64_t cut;                 /* calls that are not */
	struct tc_long_wait *longest; /* NULL: none is long; a heap, shortest in front */
	size_t n_longest;
	uint32_t stack; /* one of those with the place */
	uint32_t reason;
	uint8_t state; /* Waiting, Syscall */
};

struct tc_waits {
	const struct tacho_activity *act;
	struct tc_table index;
	struct tc_waits_place *places;
	size_t n, cap;
	/* By stack: the place of the last wait there, for it is mostly the same again. */
	struct tc_waits_recent {
		uint32_t place; /* + 1 */
		uint32_t reason;
		uint8_t state;
	} * recent;
	size_t cap_recent;
};

void tc_waits_init(struct tc_waits *w, const struct tacho_activity *act);
void tc_waits_fini(struct tc_waits *w);

/* As tc_waits_try_add, for any span of state Waiting or Syscall. */
TACHO_MUST_USE int tc_waits_add(struct tc_waits *w, const struct tc_span *s);

/*
 * Count a span of state Waiting or Syscall if it is a usual one: whole, not long, and at a
 * place that was there just now. false: nothing was done.
 */
static inline bool tc_waits_try_add(struct tc_waits *w, const struct tc_span *s)
{
	const struct tc_act_g *go = s->go;
	int64_t ns = tc_wrap_sub(s->end_ns, s->begin_ns);
	const struct tc_waits_recent *r;

	if (s->is_open || go->rare.was_old_state || ns >= TC_LONG_WAIT_NS ||
	    go->stack >= w->cap_recent)
		return false;
	r = &w->recent[go->stack];
	return r->place && r->reason == go->reason && r->state == s->state &&
	       tc_hist_try_add(&w->places[r->place - 1].times, ns);
}

/* How many calls were at a place, those that are cut among them. */
uint64_t tc_waits_calls(const struct tc_waits *w, uint32_t site_id);

#endif
