/* SPDX-License-Identifier: MIT */
/*
 * Inside of the activity: what listeners get.
 *
 * A *span* is a time that a goroutine spent in one state. The spans of a goroutine
 * touch without gaps from its creation (or from the first event, for one
 * that was there before) to its end (or the last event). A listener gets
 * each span when it ends, so spans come in the order of their ends.
 *
 * Invariants:
 *  1. The delay parts of a runnable span add up to its length.
 *  2. Spans, ranges and calls that are open at the end of the trace are reported
 *     before `finish`, with their end at the last event.
 *  3. Strings and stacks in all structures are stable ids (tc_activity.symbols), and every
 *     stack has its place (tc_places_get).
 */
#ifndef TC_ANALYZE_ACT_H
#define TC_ANALYZE_ACT_H

#include "analyze/places.h"
#include "analyze/window.h"
#include "base/math.h"
#include "reader/border.h"
#include <tacho/activity.h>
#include <tacho/cpu.h>

#include <string.h>

/* Goroutine that keeps its P this long: a time slice is 10 ms. */
#define TC_HOG_NS ((int64_t)10 * 1000 * 1000)
/* No event of any thread for so long: longer than any time slice. */
#define TC_STALL_NS ((int64_t)25 * 1000 * 1000)
/* Silences of this length are told to listeners. */
#define TC_SILENCE_NS ((int64_t)3 * 1000 * 1000)

#define TC_NO_PROC UINT32_MAX

/* What is rare about a goroutine, together so that one look tells that nothing is. */
struct tc_act_rare {
	bool is_unnamed; /* its start function was not seen yet */
	bool never_ran;
	bool in_assist, has_assisted; /* assist_from_ns, assist_ns are valid */
	bool is_marker;               /* a mark worker that has its P for marking */
	bool was_old_state; /* the current state is the first one seen of an old goroutine */
	bool unused[2];
};

/*
 * A goroutine. Lives as long as it does; `slot` is its index. What every transition
 * touches comes first: two cache lines, and a third while it is runnable.
 */
struct tc_act_g {
	int64_t id; /* TACHO_NONE: the slot is free */
	int64_t since_ns;
	int64_t by;           /* runnable: who made it so; TACHO_NONE: the scheduler, or nobody */
	int64_t m;            /* thread of the current span, running or syscall */
	int64_t assist_ns;    /* in the current span, assists that are over; else 0 */
	int64_t harm_from_ns; /* harm integral at the begin of a system call */
	uint32_t reason;      /* of the current state, string id */
	uint32_t stack;       /* at its begin */
	uint32_t by_stack;    /* runnable: what `by` did */
	uint32_t proc;        /* index of the P: running, syscall; TC_NO_PROC */
	uint32_t name;        /* start function, string id; 0: unknown */
	uint8_t state;        /* enum tacho_go_state; UNDETERMINED: not seen yet */
	uint8_t wait;         /* enum tc_wait of `reason` */
	bool is_lost, in_stw;
	bool is_old;    /* was there when the trace began */
	bool is_system; /* takes part in no finding */
	struct tc_act_rare rare;
	uint32_t create_stack;            /* the creator's stack; 0: unknown */
	uint32_t start_stack;             /* first stack of its own; 0: none seen */
	int64_t ready[TACHO_DELAY_COUNT]; /* integrals when it became runnable */
	int64_t harm_ns;                  /* of the call, once its P is lost */
	int64_t lost_ns;        /* when the P was taken in a system call; valid if is_lost */
	int64_t created_ns;     /* first_ns of the activity if it was there before */
	int64_t first_run_ns;   /* valid unless never_ran */
	int64_t creator;        /* TACHO_NONE: unknown, or the scheduler */
	int64_t assist_from_ns; /* valid if in_assist */
	int64_t stw_from_ns;    /* valid if in_stw */
	uint32_t stw_name, stw_stack, assist_stack;
};

enum tc_act_proc_state {
	TC_PROC_IDLE,
	TC_PROC_LOOKING, /* running, without a goroutine */
	TC_PROC_RUNS,
	TC_PROC_HELD, /* by a system call */
	TC_PROC_STATES
};

/* 64 bytes, as it is found by its index at every event. */
struct tc_act_proc {
	int64_t id;
	int64_t since_ns; /* of the state */
	uint32_t slot;    /* goroutine that runs or holds; the last one that ran otherwise */
	int64_t g;        /* its id; TACHO_NONE: none so far */
	uint32_t name;    /* its start function */
	uint8_t state;
	bool in_sweep;
	int64_t sweep_from_ns;
	uint32_t sweep_stack;
	uint64_t unused;
};

struct tc_span {
	int64_t begin_ns, end_ns;
	const struct tc_act_g *go; /* with the fields of the span that ends */
	uint32_t slot;
	uint8_t state; /* Runnable, Running, Waiting, Syscall */
	uint8_t next;  /* the state behind it; NOT_EXIST: it ended */
	bool is_open;  /* cut by the end of the trace; next is meaningless */
	/* What ended it: context of the event. TACHO_NONE, 0: the scheduler or nobody. */
	int64_t by; /* of a wait: who woke it */
	uint32_t by_slot;
	uint32_t end_stack;  /* of a wait: the waker's stack; running: where it stopped */
	uint32_t end_reason; /* string id */
	int64_t assist_ns;   /* how much of it was inside a mark assist */
	/* syscall: how long others could have run had it not held the last P */
	int64_t harm_ns;
	int64_t delay_ns[TACHO_DELAY_COUNT]; /* runnable only: adds up to the length */
};

struct tc_act_range {
	int64_t begin_ns, end_ns;
	int64_t g, p; /* TACHO_NONE where it is of none */
	uint32_t slot;
	uint32_t name, stack; /* of a STW: its kind */
	uint8_t detail;       /* enum tacho_range */
	bool is_open;         /* cut by the end of the trace */
	bool is_old;          /* began before the trace */
	/* GC_MARK only: the goal when it began, and the heap when it ended: what is alive. */
	uint64_t goal_bytes, alive_bytes;
	bool has_goal;
	/* STW only: the last P to go idle in it, and who ran there last. */
	int64_t last_idle_ns; /* begin_ns: none went idle */
	int64_t last_p, last_g;
	uint32_t last_name;
};

/* Who had a P while others could have run on it; of HELD, GC, HOG and STALL. */
struct tc_culprit {
	int64_t g;     /* TACHO_NONE: another class, or nobody known */
	uint32_t slot; /* valid if g is */
	uint32_t name; /* start function, string id */
	/* held: the call; the others: first stack of its own, as nobody knows where it is. */
	uint32_t stack;
};

/* Every function may be NULL. 0 or a negative code that ends the pass. */
struct tc_listener {
	void *self;
	int (*span)(void *self, const struct tc_span *s);
	/* In place of it: of one state. */
	int (*span_of[TACHO_GO_STATE_COUNT])(void *self, const struct tc_span *s);
	int (*range)(void *self, const struct tc_act_range *r);
	/* A goroutine came (created, or first seen), or ended. */
	int (*born)(void *self, const struct tc_act_g *go, uint32_t slot);
	int (*died)(void *self, const struct tc_act_g *go, uint32_t slot, int64_t now);
	/* No event from begin to end; n_running Ps ran a goroutine all the while. */
	int (*silence)(void *self, int64_t begin, int64_t end, unsigned n_running);
	/* From begin to end the delay class was `cls`; touching, whoever is runnable. */
	int (*pace)(void *self, int64_t begin, int64_t end, enum tacho_delay cls,
		    const struct tc_culprit *who);
	/* Someone was runnable and a P idle all the while, ended by `end`. */
	int (*late)(void *self, int64_t begin, int64_t end);
	/* Tasks, regions, logs, samples, metrics; a transition not: it is a span. */
	int (*note)(void *self, const struct tacho_event *e, const struct tacho_block *b);
	int (*finish)(void *self, const struct tacho_end *end);
};

enum {
	TC_MAX_LISTENERS = 8
};

struct tacho_activity {
	const struct tacho_alloc *alloc;
	struct tacho_symbols *symbols;
	struct tacho_cpu *cpu;
	struct tc_places places;
	uint8_t *wait_of; /* by string id: enum tc_wait + 1; 0: not known yet */
	size_t cap_wait_of;
	struct tc_id_cache strings, stacks; /* of the generation */
	const struct tacho_gen *gen;
	uint64_t gen_number; /* 1, 2, … */
	unsigned n_searches; /* of goroutines by id */

	struct tc_window window;
	struct tc_listener listeners[TC_MAX_LISTENERS];
	size_t n_listeners;
	size_t n_muted; /* before the window: all of them, and n_listeners is 0 */
	bool wants_notes, wants_pace;
	/* Who gets spans of a state; the last one has no function. */
	struct tc_span_target {
		int (*span)(void *self, const struct tc_span *s);
		void *self;
	} targets[TACHO_GO_STATE_COUNT][TC_MAX_LISTENERS + 1];

	struct tc_act_g *gs;
	size_t n_gs, cap_gs;
	struct tc_act_proc *procs;
	size_t n_procs, cap_procs;
	struct tc_table proc_index;
	uint32_t proc_cache[64]; /* id → index + 1 */

	bool has_first, is_done;
	int64_t first_ns, last_ns;

	/* The integrals; see `advance`. */
	int64_t at_ns;
	int64_t sums[TACHO_DELAY_COUNT];
	int64_t wanted[TACHO_DELAY_COUNT]; /* only while a user's goroutine is runnable */
	int64_t busy_ns;          /* like `wanted`: all Ps busy, with whatever, or no progress */
	int64_t crowded_ns;       /* all Ps busy, and twice as many goroutines runnable */
	int64_t crowded_stall_ns; /* likewise, with no progress anywhere */
	int64_t proc_ns;          /* of Ps that ran a goroutine, added up */
	bool is_late;             /* someone is runnable and a P idle, since … */
	int64_t late_from_ns;
	uint64_t gomaxprocs;
	size_t n_in[TC_PROC_STATES];     /* Ps, by state */
	unsigned n_marking;              /* Ps that run a mark worker */
	unsigned n_stw, n_runnable_user; /* goroutines */
	int64_t hog_since_ns;
	uint32_t hog_proc;
	/* The Ps found last in a call and marking, and since when; see `kept_longest`. */
	uint32_t held_proc, marking_proc;
	int64_t held_since_ns, marking_since_ns;

	int64_t stw_idle_ns; /* in the current STW */
	uint32_t stw_idle_proc;
	bool in_mark, mark_is_old;
	int64_t mark_from_ns;
	/* Metrics of the heap, and the goal when marking began. */
	uint64_t heap_bytes, goal_bytes, mark_goal_bytes;
	bool has_goal, mark_has_goal;
};

static inline bool tc_act_is_seen(const struct tc_act_g *g)
{
	return g->state >= TACHO_GO_RUNNABLE && g->state <= TACHO_GO_SYSCALL;
}

static inline bool tc_act_is_usual(const struct tc_act_g *g)
{
	uint64_t bits;

	_Static_assert(sizeof(g->rare) == sizeof(bits), "one look");
	memcpy(&bits, &g->rare, sizeof(bits));
	return bits == 0;
}

static inline int64_t tc_act_later(int64_t x, int64_t y)
{
	return x > y ? x : y;
}

/* Add up the parts of delays. */
static inline void tc_act_add_delay(int64_t *restrict sums, const int64_t *restrict parts)
{
	for (int i = 0; i < TACHO_DELAY_COUNT; i++)
		sums[i] = tc_wrap_add(sums[i], parts[i]);
}

/* --- between the parts of the activity ------------------------------------------ */

/* Count the time up to now; what the Ps do has not changed since the last call. */
TACHO_MUST_USE int tc_act_advance(struct tacho_activity *a, int64_t now);
TACHO_MUST_USE int tc_act_find_proc(struct tacho_activity *a, int64_t id, uint32_t *out);

/* activity_culprit.c: from begin to end the class was `cls`, to whoever wants to know. */
TACHO_MUST_USE int tc_act_tell_pace(struct tacho_activity *a, int64_t begin, int64_t end,
				    enum tacho_delay cls);

/* activity_ranges.c: a RANGE event; the ranges of a goroutine that ends; all others at the end. */
TACHO_MUST_USE int tc_act_range_event(struct tacho_activity *a, const struct tacho_event *e);
TACHO_MUST_USE int tc_act_close_ranges_of(struct tacho_activity *a, struct tc_act_g *g, int64_t now,
					  bool is_open);
TACHO_MUST_USE int tc_act_close_ranges(struct tacho_activity *a);

/* --- for listeners -------------------------------------------------------------- */

/* 0, or TACHO_ELIMIT when there are too many, TACHO_EMISUSE behind the pass. */
TACHO_MUST_USE int tc_activity_listen(struct tacho_activity *a, const struct tc_listener *l);

/* Stable ids of references in the block that `note` got. */
TACHO_MUST_USE int tc_activity_string(struct tacho_activity *a, uint32_t ref, uint32_t *id);
TACHO_MUST_USE int tc_activity_stack(struct tacho_activity *a, uint32_t ref, uint32_t *id);

static inline const struct tc_place *tc_activity_place(const struct tacho_activity *a,
						       uint32_t stack)
{
	return tc_places_get(&a->places, stack);
}

#endif
