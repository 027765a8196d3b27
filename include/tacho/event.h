/* SPDX-License-Identifier: MIT */
/*
 * The event model: what a Go execution trace says, as a totally ordered stream
 * of events with context. All versions of the format (v1 and v2) give this.
 */
#ifndef TACHO_EVENT_H
#define TACHO_EVENT_H

#include <tacho/common.h>

#ifdef __cplusplus
extern "C" {
#endif

/* "No goroutine", "no P", "no thread" in the context of an event. */
#define TACHO_NONE ((int64_t)-1)
/* "No task": a task without a parent, or one whose begin is not in the trace. */
#define TACHO_NO_TASK UINT64_MAX
#define TACHO_NO_SLOT UINT32_MAX

enum tacho_kind {
	TACHO_KIND_NONE,
	TACHO_KIND_SYNC, /* begin of a generation, and end of the trace */
	TACHO_KIND_METRIC,
	TACHO_KIND_LABEL,
	TACHO_KIND_STACK_SAMPLE, /* a CPU profile sample */
	TACHO_KIND_RANGE_BEGIN,
	TACHO_KIND_RANGE_ACTIVE, /* was open already when its generation began */
	TACHO_KIND_RANGE_END,
	TACHO_KIND_TASK_BEGIN,
	TACHO_KIND_TASK_END,
	TACHO_KIND_REGION_BEGIN,
	TACHO_KIND_REGION_END,
	TACHO_KIND_LOG,
	TACHO_KIND_STATE_TRANSITION,
	TACHO_KIND_EXPERIMENTAL,
	TACHO_KIND_COUNT
};

/* What a transition, range or label is about. */
enum tacho_scope {
	TACHO_SCOPE_NONE, /* global */
	TACHO_SCOPE_GOROUTINE,
	TACHO_SCOPE_PROC,
	TACHO_SCOPE_THREAD,
	TACHO_SCOPE_COUNT
};

enum tacho_go_state {
	TACHO_GO_UNDETERMINED,
	TACHO_GO_NOT_EXIST,
	TACHO_GO_RUNNABLE,
	TACHO_GO_RUNNING,
	TACHO_GO_WAITING,
	TACHO_GO_SYSCALL,
	TACHO_GO_STATE_COUNT
};

enum tacho_proc_state {
	TACHO_PROC_UNDETERMINED,
	TACHO_PROC_NOT_EXIST,
	TACHO_PROC_RUNNING,
	TACHO_PROC_IDLE,
	TACHO_PROC_STATE_COUNT
};

enum tacho_range {
	TACHO_RANGE_STW,         /* "stop-the-world (KIND)", goroutine; `name` is KIND */
	TACHO_RANGE_GC_MARK,     /* "GC concurrent mark phase", global */
	TACHO_RANGE_SWEEP,       /* "GC incremental sweep", proc; end: swept, reclaimed bytes */
	TACHO_RANGE_MARK_ASSIST, /* "GC mark assist", goroutine */
	TACHO_RANGE_COUNT
};

enum tacho_metric {
	TACHO_METRIC_GOMAXPROCS, /* "/sched/gomaxprocs:threads" */
	TACHO_METRIC_HEAP_LIVE,  /* "/memory/classes/heap/objects:bytes" */
	TACHO_METRIC_HEAP_GOAL,  /* "/gc/heap/goal:bytes" */
	TACHO_METRIC_COUNT
};

/*
 * Bits of `open`: fields of an event that a worker could not know yet, because
 * they depend on how the generation before ended. Only segments of mergeable
 * analyses see them (<tacho/analyze.h>); everywhere else `open` is 0.
 */
enum tacho_open {
	TACHO_OPEN_CONTEXT = 1, /* m, p or g */
	TACHO_OPEN_FROM = 2,    /* the old state */
	TACHO_OPEN_TASK = 4     /* name and parent of a task that ends */
};

/*
 * One event. m, p, g are the context *before* the event: the thread that it
 * happened on, the P that the thread held and the goroutine that it ran.
 *
 * String and stack references (`name`, `message`, `stack`, `subject_stack`)
 * belong to the generation of the block that the event came in and are read
 * with tacho_gen_string and tacho_gen_stack. 0 is "" and "no stack".
 *
 *   kind              subject        name        others
 *   SYNC              number, 1…                 the clock: tacho_gen_clock
 *   METRIC            value (uint64)             detail: enum tacho_metric
 *   LABEL             goroutine      label
 *   STACK_SAMPLE                                 stack
 *   RANGE_*           goroutine, P   STW: kind   detail: enum tacho_range, scope; end of
 *                     or TACHO_NONE              a sweep: values[0..1] swept, reclaimed
 *   TASK_BEGIN, _END  task           type        values[0] parent task
 *   REGION_*          task           type
 *   LOG               task           category    message
 *   STATE_TRANSITION  goroutine, P   reason      scope, from, to, subject_stack; detail:
 *                                                1 if a C thread brought the goroutine
 *                                                in this generation: its id may come
 *                                                again, for another one
 *   EXPERIMENTAL                                 values: the arguments, wire: the type
 */
struct tacho_event {
	int64_t time_ns; /* trace clock; strictly increasing over the stream */
	int64_t m, p, g;
	int64_t subject;
	uint32_t stack;
	uint32_t slot; /* of the goroutine in transition, else of g; see below */
	uint32_t name;
	union {
		uint32_t subject_stack; /* STATE_TRANSITION: stack of the subject */
		uint32_t message;       /* LOG */
		uint32_t values;        /* first index into the block's values */
	} u;
	uint8_t kind;   /* enum tacho_kind */
	uint8_t wire;   /* type number in the file; v1: the v2 type that it became */
	uint8_t scope;  /* enum tacho_scope */
	uint8_t detail; /* enum tacho_range, enum tacho_metric; transitions: see above */
	uint8_t from;   /* enum tacho_go_state or tacho_proc_state */
	uint8_t to;
	uint8_t open;     /* enum tacho_open, ORed */
	uint8_t n_values; /* how many of the block's values belong to the event */
};
/*
 * Slots: every live goroutine has a small number, given back when the goroutine
 * ends. Analyses index arrays with it instead of hashing ids. A slot is valid
 * inside one segment (one generation); TACHO_NO_SLOT where there is none.
 */

struct tacho_gen;

/*
 * A run of consecutive events of one generation. Valid until the next call
 * that yields a block, or until the feed function that got it returns.
 */
struct tacho_block {
	const struct tacho_gen *gen; /* NULL for the Sync that ends the trace */
	uint64_t first;              /* index of events[0] in the stream */
	size_t n;
	const struct tacho_event *events;
	const uint64_t *values; /* of events that have more than fits */
	uint32_t n_slots;       /* every slot in the block is below this */
};

struct tacho_text {
	const char *s; /* n bytes, not ended by a NUL, any bytes at all */
	size_t n;
};

struct tacho_frame {
	uint64_t pc;
	uint32_t func; /* string references */
	uint32_t file;
	uint64_t line;
};

struct tacho_clock {
	int64_t trace_ns;     /* on the trace clock … */
	int64_t mono_ns;      /* … when the monotonic clock said this */
	int64_t wall_unix_ns; /* … and the wall clock this */
};

/* Text of a reference; "" for 0 and for references that do not exist. */
TACHO_API struct tacho_text tacho_gen_string(const struct tacho_gen *gen, uint32_t ref);

/* Number of frames of a stack, 0 for none; frame 0 is the innermost call. */
TACHO_API size_t tacho_gen_stack_depth(const struct tacho_gen *gen, uint32_t ref);

/* Frame i of a stack; all zero where there is none. */
TACHO_API struct tacho_frame tacho_gen_stack_frame(const struct tacho_gen *gen, uint32_t ref,
						   size_t i);

/* How many references the generation has: valid ones are below these. */
TACHO_API uint32_t tacho_gen_strings(const struct tacho_gen *gen);
TACHO_API uint32_t tacho_gen_stacks(const struct tacho_gen *gen);

/* Number of the generation as written in the trace, and its place, 0, 1, … */
TACHO_API uint64_t tacho_gen_number(const struct tacho_gen *gen);
TACHO_API uint64_t tacho_gen_index(const struct tacho_gen *gen);

/* Where the bytes of the generation lie in the (decompressed) input. */
TACHO_API void tacho_gen_range(const struct tacho_gen *gen, uint64_t *begin, uint64_t *end);

/* The clock snapshot of the generation; false if there is none (before 1.25). */
TACHO_API bool tacho_gen_clock(const struct tacho_gen *gen, struct tacho_clock *out);

/* Experimental batches of the generation: how many, and the i-th one. */
TACHO_API size_t tacho_gen_experimental(const struct tacho_gen *gen);
TACHO_API int tacho_gen_experimental_batch(const struct tacho_gen *gen, size_t i,
					   uint8_t *experiment, int64_t *m,
					   struct tacho_text *data);

/* Static texts, as Go's tools print them. "?" for values out of range. */
TACHO_API const char *tacho_kind_name(int kind);        /* "StateTransition" */
TACHO_API const char *tacho_scope_name(int scope);      /* "None", "Goroutine", "Proc" */
TACHO_API const char *tacho_go_state_name(int state);   /* "Runnable" */
TACHO_API const char *tacho_proc_state_name(int state); /* "Idle" */
TACHO_API const char *tacho_metric_name(int metric);
TACHO_API const char *tacho_wire_name(int type); /* "GoBlock"; NULL if unknown */
TACHO_API const char *tacho_wire_args(int type); /* "dt reason_string stack" */

/*
 * Full name of a range event ("stop-the-world (GC mark termination)"), written
 * to buf as snprintf would; the result is the length that it needs.
 */
TACHO_API size_t tacho_range_name(const struct tacho_gen *gen, const struct tacho_event *event,
				  char *buf, size_t size);

#ifdef __cplusplus
}
#endif
#endif
