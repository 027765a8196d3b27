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

/* For tc_waits_add: a place that was not there just now, a long wait, one that is cut. */
TACHO_MUST_USE int tc_waits_find(struct tc_waits *w, const struct tc_span *s,
				 struct tc_waits_place **out);
TACHO_MUST_USE int tc_waits_keep(struct tc_waits *w, struct tc_waits_place *p,
				 const struct tc_span *s);
TACHO_MUST_USE int tc_waits_cut(struct tc_waits *w, const struct tc_span *s);

/* A span of state Waiting or Syscall. */
TACHO_MUST_USE static inline int tc_waits_add(struct tc_waits *w, const struct tc_span *s)
{
	const struct tc_act_g *go = s->go;
	int64_t ns = tc_wrap_sub(s->end_ns, s->begin_ns);
	const struct tc_waits_recent *r;
	struct tc_waits_place *p;
	int rc = 0;

	/* How long the first and last ones really are is not in the trace. */
	if (__builtin_expect(s->is_open || go->was_old_state, 0))
		return tc_waits_cut(w, s);
	r = go->stack < w->cap_recent ? &w->recent[go->stack] : NULL;
	if (r && r->place && r->reason == go->reason && r->state == s->state)
		p = &w->places[r->place - 1];
	else
		rc = tc_waits_find(w, s, &p);
	if (rc == 0 && __builtin_expect(ns >= TC_LONG_WAIT_NS, 0))
		rc = tc_waits_keep(w, p, s);
	return rc < 0 ? rc : tc_hist_add(&p->times, w->act->alloc, ns);
}

/* How many calls were at a place, those that are cut among them. */
uint64_t tc_waits_calls(const struct tc_waits *w, uint32_t site_id);

#endif
