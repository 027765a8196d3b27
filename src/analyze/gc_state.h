/* SPDX-License-Identifier: MIT */
/*
 * The garbage collector analysis: what it keeps while it is fed. Sequential: blocks
 * come in order, and the slot of a goroutine stays the same for its whole life.
 *
 * Invariant: what is summed up since the last Sync is kept apart (`now`) and joins
 * the results at the next one, so that the part behind the last Sync of a damaged
 * trace is dropped by not joining it.
 */
#ifndef TC_ANALYZE_GC_STATE_H
#define TC_ANALYZE_GC_STATE_H

#include "analyze/buckets.h"
#include "analyze/window.h"
#include "base/refmap.h"
#include "base/table.h"
#include <tacho/gc.h>

/* Real Ps have small numbers; what is beyond takes part in no statistics of Ps. */
#define TC_GC_MAX_PROCS (1U << 16)
/* Worlds can be stopped by one at a time; a damaged trace may say otherwise. */
#define TC_GC_MAX_STOPS 16
/* More reasons than Go has; what comes behind them counts as the first one, "". */
#define TC_GC_MAX_REASONS 256

enum tc_gc_slot_flags {
	TC_GC_LISTED = 1, /* its running time is looked at at the next Sync */
	TC_GC_ASSISTS = 2,
	TC_GC_WORKS = 4, /* as mark worker, since it last began to run */
	TC_GC_NAMED = 8  /* the group is known */
};

/* A goroutine, live or not: LISTED belongs to the slot. */
struct tc_gc_slot {
	int64_t running_ns; /* the ends less the begins of all its stretches of running */
	uint32_t group;     /* 0: its start function was not seen yet */
	uint8_t flags;      /* enum tc_gc_slot_flags */
	uint8_t state;      /* enum tacho_go_state */
};

/* The open assist of a goroutine, or its work as mark worker; by slot, grown when first used. */
struct tc_gc_work {
	int64_t since_ns;
	int64_t running_since_ns;
	int64_t running_ns; /* of stretches that are over */
	int worker;         /* enum tacho_gc_worker */
};

struct tc_gc_proc {
	/* The goroutine that stopped last while the world was stopped, and where. */
	int64_t stop_g, stop_ns;
	uint32_t stop_name, stop_stack;
	bool sweeps;
	int64_t sweep_ns; /* begin */
	uint32_t sweep_group;
};

struct tc_gc_sums {
	int64_t running_ns, assist_running_ns;
	struct tacho_hist assists, sweeps;
	uint64_t swept_bytes, reclaimed_bytes;
};

struct tc_gc_group {
	struct tc_gc_sums now, sums;
	uint32_t name;
	bool is_touched; /* `now` is not empty */
	struct tacho_gc_group result;
};

/* What a pause is for a cycle. */
enum tc_gc_phase {
	TC_GC_NO_PHASE,
	TC_GC_SWEEP_TERM,
	TC_GC_MARK_TERM
};

struct tc_gc_reason {
	uint32_t name;
	struct tacho_hist now, pauses, now_stopping, stopping;
	struct tacho_gc_reason result;
	enum tc_gc_phase phase;
};

/* An open stop-the-world. */
struct tc_gc_stop {
	struct tacho_gc_pause pause;
	uint32_t reason; /* index */
};

struct tc_gc_top {
	struct tacho_gc_pause *pauses;
	size_t n;
};

struct tacho_gc {
	const struct tacho_alloc *alloc;
	struct tacho_gc_opts opts;
	struct tacho_symbols *symbols;
	struct tc_window window;
	const struct tacho_gen *gen;
	struct tc_refmap name_of_stack;   /* references → group + 1 */
	struct tc_refmap reason_of_name;  /* references → reason + 1 */
	struct tc_refmap worker_of_label; /* references → worker + 1 */

	struct tc_gc_slot *slots;
	size_t n_slots, cap_slots;
	struct tc_gc_work *work;
	size_t n_work, cap_work;
	uint32_t *listed; /* slots */
	size_t n_listed, cap_listed;
	struct tc_gc_proc *procs;
	size_t n_procs, cap_procs;

	struct tc_gc_group *groups; /* [0]: the start function was never seen */
	size_t n_groups, cap_groups;
	struct tc_table group_of_name;
	uint32_t *touched; /* groups */
	size_t n_touched, cap_touched;
	struct tc_gc_reason *reasons;
	size_t n_reasons, cap_reasons;
	struct tacho_hist workers_now[TACHO_GC_WORKER_COUNT], workers[TACHO_GC_WORKER_COUNT];

	struct tc_gc_stop stops[TC_GC_MAX_STOPS]; /* open, oldest first */
	size_t n_stops;
	struct tc_gc_top top_now, top;

	struct tacho_gc_cycle *cycles;
	size_t n_cycles, cap_cycles;
	bool is_open;        /* the last cycle has not ended */
	int64_t mark_end_ns; /* when the last one ended; INT64_MIN: none did */
	bool is_closing;     /* it has, but its last pause has not */
	/* At the last Sync: */
	size_t kept_cycles;
	struct tacho_gc_cycle kept_last;
	struct tacho_gc_facts kept_facts;
	bool is_finished;

	uint64_t live_bytes, goal_bytes;
	bool has_goal;    /* goal_bytes is from the trace; 0: GOGC is off */
	int64_t procs_ns; /* since when GOMAXPROCS has its value */
	bool has_first, is_first_gen;
	struct tacho_gc_facts facts;

	/* results */
	struct tc_gc_group all;
	const struct tacho_gc_group **sorted_groups;
	size_t n_sorted_groups;
	const struct tacho_gc_reason **sorted_reasons;
	size_t n_sorted_reasons;
};

/* --- gc_feed.c -------------------------------------------------------------- */

int tc_gc_feed(void *self, const struct tacho_block *block);
/* Events from `at` up to `end` of a block. */
TACHO_MUST_USE int tc_gc_feed_events(struct tacho_gc *gc, const struct tacho_block *b, size_t at,
				     size_t end);
/* What runs counts for its group up to now. */
TACHO_MUST_USE int tc_gc_settle_all(struct tacho_gc *gc, int64_t now_ns);
/* What is open counts up to now, as nothing comes behind it. */
TACHO_MUST_USE int tc_gc_close_all(struct tacho_gc *gc, int64_t now_ns);
/* The time of Ps up to now. */
void tc_gc_count_procs(struct tacho_gc *gc, int64_t now_ns);

/* --- gc_window.c ------------------------------------------------------------- */

TACHO_MUST_USE int tc_gc_feed_window(struct tacho_gc *gc, const struct tacho_block *b);
/* The trace ends; was there a window at all? */
TACHO_MUST_USE int tc_gc_end_window(struct tacho_gc *gc);

/* --- gc_sums.c -------------------------------------------------------------- */

/* The group of a start function, by string id. 0 or TACHO_ENOMEM. */
TACHO_MUST_USE int tc_gc_group_of(struct tacho_gc *gc, uint32_t name, uint32_t *group);
/* Before adding to the `now` of a group. */
TACHO_MUST_USE int tc_gc_touch(struct tacho_gc *gc, uint32_t group);
TACHO_MUST_USE int tc_gc_reason_of(struct tacho_gc *gc, struct tacho_text text, uint32_t *reason);
void tc_gc_top_add(struct tc_gc_top *t, size_t max, const struct tacho_gc_pause *p);
/* What was summed up since the last Sync counts. */
TACHO_MUST_USE int tc_gc_commit(struct tacho_gc *gc);
int tc_gc_finish(void *self, const struct tacho_end *end);

#endif
