/* SPDX-License-Identifier: MIT */
/*
 * The parts of the timeline writer: names and stacks with ids that hold for the
 * whole trace (timeline_names.c), the JSON of single events (timeline_json.c), what
 * goroutines do (timeline_go.c), and the loop over the events (timeline.c). Times
 * are ns; `ts` counts from the first event, `ns` is the trace clock.
 */
#ifndef TC_EXPORT_TIMELINE_STATE_H
#define TC_EXPORT_TIMELINE_STATE_H

#include <tacho/timeline.h>

#include "base/math.h"
#include "base/refmap.h"
#include "base/table.h"
#include "base/textbuf.h"

#define TC_TL_NONE UINT32_MAX

/* Lanes that are not in the trace, with the numbers that Go gives them. */
enum {
	TC_TL_LANE_TIMERS = 1000001,
	TC_TL_LANE_NETWORK = 1000002,
	TC_TL_LANE_SYSCALLS = 1000003,
	TC_TL_LANE_GC = 1000004,
	TC_TL_LANE_STW = 1000005 /* ours */
};

enum {
	TC_TL_SECTION_LANES,
	TC_TL_SECTION_STATS,
	TC_TL_SECTION_TASKS
};

/* --- names and stacks ----------------------------------------------------------- */

/* A call in the tree of calls; its callers are above it. */
struct tc_tl_frame {
	uint64_t pc, line;
	uint32_t func;   /* text id */
	uint32_t parent; /* frame id; 0: outermost */
	uint32_t next;   /* same hash */
	bool is_used;
};

/*
 * Texts are kept as they stand in JSON: escaped, without the quotes around; or as in
 * CSV, quotes doubled. Frame ids count from 1 in order of appearance.
 */
struct tc_tl_names {
	const struct tacho_alloc *alloc;
	bool is_csv;
	struct tacho_symbols *texts;
	struct tc_refmap text_of, frame_of, root_of; /* of references, + 1 */
	const struct tacho_gen *gen;
	struct tc_tl_frame *frames;
	size_t n_frames, cap_frames;
	struct tc_table frame_index;
};

TACHO_MUST_USE int tc_tl_names_init(struct tc_tl_names *n, const struct tacho_alloc *a);
void tc_tl_names_fini(struct tc_tl_names *n);
/* References are those of this generation from now on. */
void tc_tl_names_gen(struct tc_tl_names *n, const struct tacho_gen *gen);
/* Append a text in that form to a buffer that grows. */
TACHO_MUST_USE int tc_tl_escape(const struct tc_tl_names *n, struct tacho_text raw,
				struct tc_textbuf *out);
TACHO_MUST_USE int tc_tl_text(struct tc_tl_names *n, struct tacho_text raw, uint32_t *id);
TACHO_MUST_USE int tc_tl_string(struct tc_tl_names *n, uint32_t ref, uint32_t *id);
TACHO_MUST_USE int tc_tl_stack(struct tc_tl_names *n, uint32_t ref, uint32_t *frame);
/* The same for a stack of a symbols object. */
TACHO_MUST_USE int tc_tl_symbol_stack(struct tc_tl_names *n, const struct tacho_symbols *s,
				      uint32_t stack, uint32_t *frame);
/* The outermost function of a stack. */
TACHO_MUST_USE int tc_tl_root(struct tc_tl_names *n, uint32_t ref, uint32_t *id);

/* --- JSON ------------------------------------------------------------------------- */

/* A name in pieces of JSON text. */
struct tc_tl_name {
	struct tacho_text part[8];
	unsigned n;
	char digits[24];
};

enum tc_tl_arg {
	TC_TL_NO_ARG,
	TC_TL_BLOCKED_NO,
	TC_TL_BLOCKED_YES,
	TC_TL_SCHED, /* thread a, proc b */
	TC_TL_TASK,  /* id a, start_g b, end_g c */
	TC_TL_TASKID /* a */
};

struct tc_tl_args {
	enum tc_tl_arg kind;
	int64_t a, b, c;
};

struct tc_tl_slice {
	const struct tc_tl_name *name;
	int64_t ts, dur;
	uint64_t lane;
	uint32_t stack, end_stack;
	struct tc_tl_args args;
};

struct tc_tl_arrow {
	const struct tc_tl_name *name;
	int64_t ts, end_ts;
	uint64_t from_lane, to_lane;
	uint32_t stack;
};

/* What is counted; the order of Go's states. */
enum tc_tl_class {
	TC_TL_DEAD,
	TC_TL_RUNNABLE,
	TC_TL_RUNNING,
	TC_TL_WAITING,
	TC_TL_WAITING_GC,
	TC_TL_CLASSES
};

struct tc_tl_counters {
	int64_t gs[TC_TL_CLASSES];
	int64_t running_ps, in_syscall;
	uint64_t allocated, next_gc;
};

/* --- state ------------------------------------------------------------------------ */

/* A range on a goroutine; ns is INT64_MIN while the goroutine does not run. */
struct tc_tl_range {
	uint32_t name;  /* text id */
	uint32_t stack; /* frame id */
	int64_t ns;
	uint32_t next; /* in the goroutine's list, or the free list; TC_TL_NONE: last */
};

enum tc_tl_cause {
	TC_TL_NO_CAUSE,
	TC_TL_CREATED,
	TC_TL_UNBLOCKED,
	TC_TL_SYSCALL_LEFT
};

struct tc_tl_g {
	int64_t id;
	uint32_t slot; /* TC_TL_NONE: dead */
	uint32_t next_free;
	uint32_t name, label; /* text ids */
	bool is_named, is_executing, in_syscall, has_late_syscall, is_late_blocked;
	uint8_t cause;   /* enum tc_tl_cause: why it may run soon */
	uint8_t counted; /* enum tc_tl_class */
	bool in_mark_assist;
	uint64_t lane; /* while it executes */
	int64_t run_ns;
	uint32_t last_stop; /* frame id */
	uint32_t syscall_stack;
	int64_t syscall_ns;
	uint32_t block_reason; /* text id */
	uint32_t cause_reason, cause_stack;
	int64_t cause_ns;
	uint64_t cause_lane;
	uint32_t ranges;    /* first in the list */
	uint32_t syscall_p; /* number of the P that it holds in a system call */
	/* A blocked system call that ended when the goroutine did not execute. */
	int64_t late_ns, late_end_ns;
	uint32_t late_stack;
	/* Perfetto: the arrow that waits for the slice that it points to. */
	bool has_arrow;
	uint8_t arrow_cause;
	uint32_t arrow_reason, arrow_stack;
	int64_t arrow_ns;
	uint64_t arrow_from;
};

struct tc_tl_p {
	int64_t id;
	uint32_t syscall_g; /* index of the goroutine in a system call; TC_TL_NONE */
	bool in_sweep;
	int64_t sweep_ns;
	uint32_t sweep_stack;
};

struct tacho_timeline {
	const struct tacho_alloc *alloc;
	struct tacho_timeline_opts opts;
	bool is_perfetto, is_compatible, is_open, is_filtered;
	struct tc_textbuf out;
	struct tc_tl_names names;
	int rc; /* the first failure inside a handler */

	/* The window, and what the first and last events are. */
	bool has_first;
	int64_t first_ns, last_ns;
	int64_t from_ts, to_ts;
	bool window_is_open;
	uint64_t written, arrows, asyncs;
	unsigned syncs;

	struct tc_tl_counters now, shown;
	bool gc_active;
	int64_t gc_ns;
	uint32_t gc_stack;
	uint32_t name_gc, name_assist, name_sweep;

	struct tc_tl_g *gs;
	size_t n_gs, cap_gs;
	uint32_t free_g;
	uint32_t *g_of_slot; /* index + 1 */
	size_t cap_slots;
	struct tc_table g_of_id;
	struct tc_tl_range *ranges;
	size_t n_ranges, cap_ranges;
	uint32_t free_range;
	struct tc_tl_p *ps;
	size_t n_ps, cap_ps;
	struct tc_table p_of_id;
	int64_t max_p;
	struct tc_table threads; /* seen; value 0 */
	struct tc_table tids;    /* Perfetto: lane → number */
};

/* --- timeline_json.c --- */

/* "UNIT text (text)", from pieces; the ids are those of tc_tl_text. */
void tc_tl_name_add(struct tc_tl_name *n, const char *literal);
void tc_tl_name_text(struct tc_tl_name *n, const struct tacho_timeline *t, uint32_t text);
void tc_tl_name_u64(struct tc_tl_name *n, uint64_t v);

bool tc_tl_shows(const struct tacho_timeline *t, uint64_t lane);
void tc_tl_begin(struct tacho_timeline *t);
void tc_tl_slice(struct tacho_timeline *t, const struct tc_tl_slice *s);
void tc_tl_task_slice(struct tacho_timeline *t, const struct tc_tl_slice *s);
void tc_tl_instant(struct tacho_timeline *t, const struct tc_tl_slice *s, bool is_user);
void tc_tl_arrow(struct tacho_timeline *t, const struct tc_tl_arrow *a, int section);
void tc_tl_region(struct tacho_timeline *t, const struct tc_tl_slice *s);
/* Write the counters that changed. */
void tc_tl_count_gs(struct tacho_timeline *t, int64_t ts);
void tc_tl_count_threads(struct tacho_timeline *t, int64_t ts);
void tc_tl_count_heap(struct tacho_timeline *t, int64_t ts);
void tc_tl_counters_at(struct tacho_timeline *t, int64_t ts);
/* Metadata. */
void tc_tl_section(struct tacho_timeline *t, int section, const char *name, int priority);
void tc_tl_lane(struct tacho_timeline *t, int section, uint64_t lane, const struct tc_tl_name *name,
		int64_t priority);
void tc_tl_end(struct tacho_timeline *t);

/* --- timeline_go.c --- */

void tc_tl_go_transition(struct tacho_timeline *t, const struct tacho_event *e);
void tc_tl_go_range(struct tacho_timeline *t, const struct tacho_event *e);
void tc_tl_go_label(struct tacho_timeline *t, const struct tacho_event *e);
void tc_tl_go_name(const struct tacho_timeline *t, const struct tc_tl_g *g,
		   struct tc_tl_name *name);
/* The P that a goroutine was in a system call on has gone. */
void tc_tl_go_lost_p(struct tacho_timeline *t, uint32_t g, int64_t ns, uint32_t stack);
void tc_tl_go_finish(struct tacho_timeline *t, struct tc_tl_g *g);
/* Index of a P; TC_TL_NONE on a failure, which is kept in rc. */
uint32_t tc_tl_p(struct tacho_timeline *t, int64_t id);

/* --- timeline_tasks.c --- */

void tc_tl_tasks(struct tacho_timeline *t);
void tc_tl_task_lanes(struct tacho_timeline *t);

static inline int64_t tc_tl_elapsed(const struct tacho_timeline *t, int64_t ns)
{
	return tc_wrap_sub(ns, t->first_ns);
}

/* Frame of a stack reference; a failure is kept in rc. */
static inline uint32_t tc_tl_frame_of(struct tacho_timeline *t, uint32_t ref)
{
	uint32_t frame = 0;

	if (ref) {
		int rc = tc_tl_stack(&t->names, ref, &frame);

		if (rc < 0 && t->rc == 0)
			t->rc = rc;
	}
	return frame;
}

#endif
