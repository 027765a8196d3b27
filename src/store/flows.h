/* SPDX-License-Identifier: MIT */
/*
 * Flows: who created and woke whom between two times, and who went on after a system call
 * that cost its P. Each is an instant on the row of the one that is let go on.
 */
#ifndef TC_STORE_FLOWS_H
#define TC_STORE_FLOWS_H

#include "store/keys.h"

enum tc_flow_kind {
	TC_FLOW_CREATE,
	TC_FLOW_UNBLOCK,
	TC_FLOW_SYSCALL, /* of one goroutine: from the end of its call */
	TC_FLOW_KINDS
};

struct tc_flow {
	enum tc_flow_kind kind;
	uint64_t tick;               /* of both ends */
	uint32_t from, to;           /* numbers of goroutines */
	uint32_t from_proc, to_proc; /* indexes; UINT32_MAX: not known */
	bool has_run;
	uint64_t runs; /* when `to` ran then; valid if has_run */
};

/* How many lead from a row, and to it. */
struct tc_flow_ends {
	uint64_t out, in;
};

struct tc_flows_query {
	uint64_t from, to; /* ticks; flows that begin in [from, to) */
	/* Both ends are on these: goroutines, groups, lanes of them, Ps. n_keys 0: all. */
	const struct tc_key *keys;
	size_t n_keys;
	size_t max;
	/* For each key, 0 before, or NULL: of all that were looked at, also those left off. An
	 * end is on the row of its goroutine, or else of its P. */
	struct tc_flow_ends *ends;
};

/*
 * The first `max` of them to `out`, by time; *n of them. *left_off: how many more there
 * are; many are not looked at one by one, and count wherever they lead. Locks the store,
 * piece by piece. TACHO_ENOMEM.
 */
TACHO_MUST_USE int tc_store_flows(struct tc_store *s, const struct tc_flows_query *q,
				  struct tc_flow *out, size_t *n, uint64_t *left_off);

#endif
