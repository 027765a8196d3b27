/* SPDX-License-Identifier: MIT */
/*
 * Inside of the analysis of tasks and regions, which is fed in order on one thread.
 *
 * Tasks are found by id and stay until they end. Regions are a stack per goroutine,
 * and a goroutine is a slot. What a goroutine did while a region was open is the
 * difference of two readings of the running totals in its slot: one is taken when
 * the region begins and kept with it.
 *
 * Totals by reason of waiting and by range are short lists, keyed by *class*: a number
 * for a text. There are at most CLASSES of each kind; what comes after shares the
 * last one, so that no input can make the lists long.
 *
 * Without instances to keep, a region of which the begin was not seen counts, but its
 * times are not asked for. So nothing must be known of a goroutine that has no region
 * open, and its slot is not *tracked*: its events cost one look at a byte.
 *
 * Invariants:
 *  1. A time of 0 is unset, as in the reference; it matters for v1 traces only, which
 *     begin at -1.
 *  2. A slot whose state is TC_RG_FREE holds nothing.
 *  3. A *snap* is a copy of the list of a slot, shared by all regions that began
 *     since it changed: slot flag TC_RG_HAS_SNAP means that it has not changed.
 */
#ifndef TC_ANALYZE_TASKS_STATE_H
#define TC_ANALYZE_TASKS_STATE_H

#include "analyze/buckets.h"
#include "analyze/goroutines_sums.h"
#include "analyze/window.h"
#include "base/refmap.h"
#include "base/table.h"
#include <tacho/tasks.h>

#define TC_TK_LIKELY(x)   __builtin_expect(!!(x), 1)
#define TC_TK_UNLIKELY(x) __builtin_expect(!!(x), 0)
#define TC_TK_NONE        UINT32_MAX

/* --- types ------------------------------------------------------------------ */

/* What both tasks and regions of a type have. */
struct tc_tk_latencies {
	uint64_t count, complete, no_begin, no_end, neither, exited;
	struct tacho_hist hist;
	struct tc_buckets decades;
};

struct tc_tk_task_type {
	uint32_t name;
	bool is_known;
	struct tc_tk_latencies latencies;
	struct tacho_task_type public;
};

struct tc_tk_region_type {
	uint32_t name;
	uint32_t frame; /* index in `frames` */
	struct tc_tk_latencies latencies;
	int64_t columns[TACHO_COLUMN_COUNT];
	uint32_t times; /* list by class */
	struct tacho_region_type public;
};

/* --- tasks ------------------------------------------------------------------ */

struct tc_tk_task {
	uint64_t id, parent;
	int64_t begin_ns, end_ns, begin_g, end_g;
	int64_t last_g; /* put down last as one of its goroutines */
	uint32_t name, begin_stack, end_stack;
	uint32_t kept; /* during the making of results: number + 1 */
	bool has_begin, has_end, has_name, has_goroutine, is_kept, is_used;
};

/* What happened to kept tasks, in order of time; `task` is an index in `tasks`. */
struct tc_tk_log {
	uint32_t task;
	struct tacho_task_log log;
};
struct tc_tk_member {
	uint32_t task;
	int64_t goroutine;
};
struct tc_tk_child {
	uint32_t task;
	uint64_t id;
};

/* --- goroutines ------------------------------------------------------------- */

/* Times by state: Runnable, Running, Waiting (for one class only), Syscall. */
#define TC_RG_TIMES       4
#define TC_RG_TIME(state) ((unsigned)(state)-TACHO_GO_RUNNABLE)
#define TC_RG_FREE        0xff

#define TC_RG_HAS_SNAP 0x01 /* `snap` is as the list is */
#define TC_RG_NAMED    0x02 /* no need to look for its start function */
#define TC_RG_SYSTEM   0x04 /* of the runtime, or nothing is known of it */
#define TC_RG_WAITED   0x08 /* wait_class is set */

/* What every transition touches: 64 bytes. */
struct tc_rg_slot {
	int64_t since_ns; /* begin of the state; 0: unset */
	int64_t lost_ns;  /* when the P was lost in a system call; 0: it was not */
	int64_t ns[TC_RG_TIMES];
	uint32_t wait_class; /* that ns[Waiting] is for; the rest is in the list */
	uint32_t proc;       /* index of the P of the last system call */
	uint8_t state, flags;
};

struct tc_rg_cold {
	int64_t id;
	int64_t creation_ns, total_ns; /* total: 0 until it ended */
	int64_t syscall_blocked_ns;
	uint64_t life;  /* goroutines with one id differ in it */
	uint32_t times; /* list by class */
	uint32_t snap;  /* 0: none */
	uint32_t top;   /* innermost open region; 0: none */
};

struct tc_rg_snap {
	uint32_t times; /* list */
	uint32_t refs;  /* of regions, and of the slot; free ones: the next one */
};

/* An open region. */
struct tc_rg_open {
	int64_t begin_ns, total_ns;
	int64_t ns[TC_RG_TIMES]; /* [Waiting] is not used */
	int64_t syscall_blocked_ns;
	uint64_t task;
	uint32_t name, frame;
	uint32_t kept; /* index in `kept` + 1; 0: not kept */
	uint32_t snap;
	uint32_t below;    /* the one that it is in; free ones: the next one */
	bool is_inherited; /* began with its goroutine */
};

struct tc_rg_kept {
	struct tacho_region region;
	uint64_t life, order; /* order of ending */
	uint32_t task;        /* index in `tasks`; TC_TK_NONE: none that is kept */
	uint32_t span;
	bool is_listed; /* among those of its goroutine */
};

/* Times by class of a region: blocks and ranges, in `named`. */
struct tc_rg_span {
	size_t first;
	uint32_t n_blocks, n_ranges;
};

struct tc_rg_proc {
	int64_t id;
	int64_t sweeper; /* goroutine, if has_sweeper */
	uint32_t holder; /* slot + 1 of who is in a system call on it; 0: nobody */
	bool has_sweeper;
};

#define TC_RG_CLASSES      64 /* of each kind */
#define TC_RG_CACHED_PROCS 256

struct tc_rg_class {
	uint32_t name; /* string id */
	bool is_range;
	uint32_t rank; /* in order of the texts; during the making of results */
};

struct tacho_tasks {
	const struct tacho_alloc *alloc;
	struct tacho_tasks_opts opts;
	struct tacho_symbols *symbols;
	uint32_t task_type, region_type; /* string ids of the options */
	bool is_bug;                     /* opts.bug_compatible */
	bool is_done;

	/* References of one generation → id + 1, index + 1, … */
	const struct tacho_gen *gen;
	struct tc_refmap strings, stacks, frames_of_stack, systems;
	struct tc_refmap waits, stops; /* class + 1 of reasons, and of kinds of stopping */

	struct tc_window window;
	bool has_first, wants_sync;
	int64_t first_ns, last_ns, sync_ns;
	int64_t end_ns; /* of what counts; set at the end */

	/* Tasks. */
	struct tc_tk_task *tasks;
	size_t n_tasks, cap_tasks;
	uint32_t *free_tasks;
	size_t n_free_tasks, cap_free_tasks;
	struct tc_table task_of_id;
	uint64_t last_task_id; /* … and where it is; TC_TK_NONE: not valid */
	uint32_t last_task;
	struct tc_table ended; /* id / 64 → index of a word of bits */
	uint64_t *ended_bits;
	size_t n_ended, cap_ended;
	struct tc_tk_log *logs;
	size_t n_logs, cap_logs;
	struct tc_tk_member *members;
	size_t n_members, cap_members;
	struct tc_tk_child *children;
	size_t n_children, cap_children;
	struct tc_tk_task_type *types;
	size_t n_types, cap_types;
	struct tc_table type_of_name; /* name * 2 + is_known */

	/* Goroutines. */
	struct tc_rg_slot *slots;
	struct tc_rg_cold *colds;
	bool *tracked; /* slots */
	bool tracks_all;
	size_t n_slots, cap_slots, cap_colds, cap_tracked;
	struct tc_table slot_of_id; /* if has_index */
	bool has_index;
	uint64_t lives;
	struct tc_table lives_of_id; /* ids that C threads bring again → index in again */
	uint64_t *again;             /* their last life */
	size_t n_again, cap_again;
	struct tc_rg_proc *procs; /* [0] is not used */
	size_t n_procs, cap_procs;
	struct tc_table proc_of_id;
	uint32_t proc_cache[TC_RG_CACHED_PROCS];
	struct tc_sums sums;

	/* Regions. */
	struct tc_rg_open *opens; /* [0] is not used */
	size_t n_opens, cap_opens;
	uint32_t free_open;
	size_t n_active;
	struct tc_rg_snap *snaps; /* [0] is not used */
	size_t n_snaps, cap_snaps;
	uint32_t free_snap;
	struct tacho_frame *frames; /* [0]: none */
	size_t n_frames, cap_frames;
	struct tc_table frame_of_pc;
	struct tc_tk_region_type *region_types;
	size_t n_region_types, cap_region_types;
	struct tc_table region_type_of; /* name << 32 | frame */
	struct tc_rg_kept *kept;
	size_t n_kept, cap_kept;
	uint64_t n_ended_regions;
	struct tc_rg_span *spans; /* [0]: nothing */
	size_t n_spans, cap_spans;
	struct tacho_named_time *named; /* `name` is a class until the end */
	size_t n_named, cap_named;
	struct tc_rg_class classes[2 * TC_RG_CLASSES];
	uint32_t n_classes, n_of_kind[2];
	struct tc_table class_of; /* string id * 2 + is_range */

	/* Results. */
	uint32_t *sorted_types, *sorted_region_types;
	struct tacho_decade_bucket *buckets;
	struct tacho_named_time *type_times;
	struct tacho_region *regions;
	size_t n_regions, n_listed; /* the others belong to tasks only */
	struct tacho_task *kept_tasks;
	size_t n_kept_tasks;
	uint64_t *child_ids;
	struct tacho_task_log *task_logs;
	const struct tacho_region **task_regions;
	int64_t *task_goroutines;
};

/* tasks.c: stable ids of references. */
TACHO_MUST_USE int tc_tk_string(struct tacho_tasks *t, uint32_t ref, uint32_t *id);
TACHO_MUST_USE int tc_tk_stack(struct tacho_tasks *t, uint32_t ref, uint32_t *id);

/*
 * Does it count? Without a begin or an end it goes on for as long as the trace.
 */
static inline bool tc_tk_in_window(const struct tacho_tasks *t, bool has_begin, int64_t begin_ns,
				   bool has_end, int64_t end_ns)
{
	return !t->window.is_set ||
	       tc_window_touches(t->window.from_ns, t->window.to_ns,
				 has_begin ? begin_ns : INT64_MIN, has_end ? end_ns : INT64_MAX);
}

/* tasks_latency.c */
TACHO_MUST_USE int tc_tk_latency_add(struct tc_tk_latencies *l, const struct tacho_alloc *a,
				     int64_t ns);
void tc_tk_latency_fini(struct tc_tk_latencies *l, const struct tacho_alloc *a);

/* tasks_task.c: events of tasks. */
TACHO_MUST_USE int tc_tk_task_event(struct tacho_tasks *t, const struct tacho_block *b,
				    const struct tacho_event *e);
TACHO_MUST_USE int tc_tk_log_event(struct tacho_tasks *t, const struct tacho_event *e);
/*
 * The task of an id, made if need be. TC_TK_NONE where nobody wants to know: the
 * background task, and tasks that have ended.
 */
TACHO_MUST_USE int tc_tk_task_of(struct tacho_tasks *t, uint64_t id, uint32_t *out);
/* A goroutine has to do with a task (which may be TC_TK_NONE). */
TACHO_MUST_USE int tc_tk_add_member(struct tacho_tasks *t, uint32_t task, int64_t goroutine);
/* At the end: tasks that are open count, too. */
TACHO_MUST_USE int tc_tk_count_rest(struct tacho_tasks *t);

/* regions.c: goroutines and what they do. */
TACHO_MUST_USE int tc_rg_add_slots(struct tacho_tasks *t, size_t n);
TACHO_MUST_USE int tc_rg_transition(struct tacho_tasks *t, const struct tacho_event *e);
TACHO_MUST_USE int tc_rg_proc_idle(struct tacho_tasks *t, const struct tacho_event *e);
/* Begin to follow the goroutine of an event, which is running; and do so no more. */
void tc_rg_track(struct tacho_tasks *t, const struct tacho_event *e);
void tc_rg_untrack(struct tacho_tasks *t, uint32_t slot);
/* End of the goroutine in a slot (edge GOROUTINE), or of the trace (edge NONE). */
TACHO_MUST_USE int tc_rg_finalize(struct tacho_tasks *t, uint32_t slot, int64_t ns,
				  enum tacho_region_edge edge);

/* regions_range.c: classes of reasons and ranges; ranges of goroutines and Ps. */
TACHO_MUST_USE int tc_rg_wait_class(struct tacho_tasks *t, uint32_t ref, uint32_t *class);
TACHO_MUST_USE int tc_rg_range_event(struct tacho_tasks *t, const struct tacho_event *e);
TACHO_MUST_USE int tc_rg_proc_of(struct tacho_tasks *t, int64_t id, uint32_t *index);
/* Slot of a goroutine by its id; TC_TK_NONE: it is not there. */
TACHO_MUST_USE int tc_rg_slot_of(struct tacho_tasks *t, int64_t id, uint32_t *slot);

/* regions_open.c: begin and end of regions. */
TACHO_MUST_USE int tc_rg_begin(struct tacho_tasks *t, const struct tacho_event *e);
TACHO_MUST_USE int tc_rg_end(struct tacho_tasks *t, const struct tacho_event *e);
TACHO_MUST_USE int tc_rg_inherit(struct tacho_tasks *t, uint32_t slot, uint64_t task,
				 const struct tacho_event *e);
/* Close all regions of a slot; they are listed with their goroutine if is_listed. */
TACHO_MUST_USE int tc_rg_close_all(struct tacho_tasks *t, uint32_t slot, int64_t ns,
				   enum tacho_region_edge edge, bool is_listed);
void tc_rg_drop_snap(struct tacho_tasks *t, uint32_t snap);
/* The list of a slot with what its state and wait_class hold, too. */
TACHO_MUST_USE int tc_rg_flush_wait(struct tacho_tasks *t, uint32_t slot);

/* The list of the slot is about to change. */
static inline void tc_rg_touch(struct tacho_tasks *t, uint32_t slot)
{
	struct tc_rg_slot *s = &t->slots[slot];

	if (TC_TK_UNLIKELY(s->flags & TC_RG_HAS_SNAP)) {
		s->flags = (uint8_t)(s->flags & ~TC_RG_HAS_SNAP);
		tc_rg_drop_snap(t, t->colds[slot].snap);
		t->colds[slot].snap = 0;
	}
}

/* tasks_result.c */
TACHO_MUST_USE int tc_tk_make_results(struct tacho_tasks *t);
void tc_tk_free_results(struct tacho_tasks *t);

#endif
