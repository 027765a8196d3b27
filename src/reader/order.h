/* SPDX-License-Identifier: MIT */
/*
 * Ordering: the state that persists over generations (goroutines, Ps, threads,
 * tasks, ranges, the collector), the merge of the threads' event streams of one
 * generation, and the block of events that comes out.
 *
 * The same handlers serve two runs (order_step.h). The exact run continues the
 * state that earlier generations left. The speculative run starts from nothing,
 * predicts what it inherits, logs every prediction, and is verified against the
 * real state afterwards (stitch.c). doc/design/parallel.md explains why that
 * is the same as an exact run.
 */
#ifndef TC_READER_ORDER_H
#define TC_READER_ORDER_H

#include <tacho/read.h>

#include "base/alloc.h"
#include "base/table.h"
#include "reader/gen.h"
#include "reader/gomap.h"
#include "reader/order_sort.h"
#include "wire/events.h"

enum {
	TC_BLOCK_EVENTS = 256,
	TC_BLOCK_SLACK = 4, /* most public events that one wire event gives, plus one */
	TC_BLOCK_VALUES = 4 * TC_BLOCK_EVENTS,
};

/*
 * Work that searches among threads may cost in one generation, in threads looked
 * at. An undamaged trace needs a few thousand; a hostile one could make every
 * event look at every thread.
 */
#define TC_MAX_WAITING_WORK (UINT64_C(1) << 27)

/* Results of one step. Errors are negative TACHO_E…. */
enum tc_step {
	TC_NOT_YET = 0, /* another thread has to go first */
	TC_DONE = 1,
	TC_DONE_BAD_ID = 2, /* advanced, but the event names an unknown string or stack */
	TC_EMPTY = 3,       /* … and the thread has no more */
	TC_TAKEN = 4,       /* … was taken by the analysis, and the next one decoded */
	TC_BAIL = -1000,    /* speculation has no prediction for this */
};

/* Goroutine flags: what the speculative run knows. */
enum {
	TC_G_INHERITED = 1, /* was there when the generation began */
	TC_G_ASSIST_KNOWN = 2,
	TC_G_STW_KNOWN = 4,
};
enum {
	TC_G_RANGE_ASSIST = 1
};
#define TC_G_DEAD 0xffU

/* One goroutine, found by slot. Two fit in a cache line. */
struct tc_g {
	int64_t id;
	uint64_t seq;
	uint32_t epoch;   /* of the generation number that seq counts in */
	uint32_t regions; /* innermost open region, index in the pool; 0: none */
	uint32_t stws;    /* open stop-the-world ranges, oldest first; 0: none */
	uint8_t status;   /* enum tc_wire_gstatus or TC_G_DEAD */
	uint8_t ranges;
	uint8_t flags;
	bool is_callback; /* a C thread brought it in this generation */
};

enum {
	TC_P_INHERITED = 1,
	TC_P_SWEEP_KNOWN = 2
};

struct tc_p {
	int64_t id;
	uint64_t seq;
	uint32_t epoch;
	uint8_t status; /* enum tc_wire_pstatus */
	uint8_t is_sweeping;
	uint8_t flags;
};

/* What the speculative run knows of a thread's context. */
enum {
	TC_M_P_KNOWN = 1,
	TC_M_G_KNOWN = 2,
	TC_M_P_SOME = 4,
	TC_M_G_SOME = 8
};
#define TC_NEVER UINT64_MAX

struct tc_m {
	int64_t id;
	int64_t p, g;
	uint32_t p_index; /* of p, TC_TABLE_NONE if p is none */
	uint32_t g_slot;  /* of g; a hint that is checked before use */
	uint8_t known;
	uint8_t unused[15]; /* of 64 bytes, so that an index is made an address by a shift */
	/* Speculative run: index of the first event that changed p or g here. */
	uint64_t p_set_at, g_set_at;
};

struct tc_region {
	uint64_t task;
	uint32_t name;
	uint32_t next;
};

struct tc_task {
	uint64_t id, parent;
	uint32_t name;
	uint32_t next_free;
};

enum tc_gc_state {
	TC_GC_UNDETERMINED,
	TC_GC_OFF,
	TC_GC_ON
};

enum {
	TC_SEEN = 8 /* events that look_ahead reads at a time */
};

/* The stream of one thread: exactly one decoded event ahead. */
struct tc_cursor {
	int64_t last_ns;
	const uint8_t *at;      /* the event that is decoded */
	const uint8_t *p, *end; /* rest of the current batch */
	const uint8_t *ahead;   /* look_ahead has been up to here … */
	uint64_t args[4];
	uint32_t m;     /* index of the thread's record; 0: no thread; see below */
	uint32_t batch; /* index of the current batch */
	uint8_t type;
	uint8_t n_seen; /* goroutines that it has met the last time: places of their slots */
	uint32_t seen[TC_SEEN];
	int32_t n_ahead; /* … which is so many events */
};

/* The record does not exist before the thread's first event is first tried. */
#define TC_M_UNTRIED UINT32_MAX

struct tc_spec;

struct tc_order {
	const struct tacho_alloc *alloc;
	struct tacho_limits limits;
	struct tacho_symbols *carried; /* names that outlive their generation */
	struct tacho_diag *diag;

	/* The generation in work. */
	const struct tacho_gen *gen;
	uint32_t epoch;
	bool is_initial;
	struct tc_keyed *heap; /* by time of the next event; items are cursors */
	size_t n_heap, cap_heap;
	struct tc_cursor *cursors;
	size_t cap_cursors;
	size_t next_sample;
	uint64_t waiting_work; /* spent on searches among threads */

	/* Goroutines. */
	struct tc_g *gs;
	size_t n_gs, cap_gs;
	uint32_t *free_gs;
	size_t n_free_gs, cap_free_gs;
	struct tc_gomap g_slots;
	uint64_t max_g; /* largest id ever seen */

	/* Ps and threads; record 0 of ms is "no thread". */
	struct tc_p *ps;
	size_t n_ps, cap_ps;
	struct tc_table p_index;
	struct tc_m *ms;
	size_t n_ms, cap_ms;
	struct tc_table m_index;

	/* Regions and stop-the-world ranges: pools; index 0 is unused. */
	struct tc_region *regions;
	size_t n_regions, cap_regions;
	uint32_t free_region;
	size_t n_open_regions; /* and ranges: what has names to carry over */

	struct tc_task *tasks;
	size_t n_tasks, cap_tasks;
	uint32_t free_task;
	struct tc_table task_index;
	uint64_t max_task;

	enum tc_gc_state gc;
	uint64_t gc_seq;

	struct tc_table epochs; /* generation number → epoch */
	uint32_t n_epochs;
	uint64_t max_number;

	/* Output. */
	struct tacho_event *out;
	size_t n_out;
	uint64_t *values;
	size_t n_values;
	uint64_t first; /* stream index of out[0] */
	int64_t last_ns;
	uint64_t syncs;

	/* An id that is not in the tables, for the message. */
	bool bad_id_is_stack;
	uint64_t bad_id;

	struct tc_spec *spec; /* NULL: exact run */

	/* Who takes events as they come; see order_step.h. */
	void *taker;
	int64_t taken_ns; /* time of the last event that was taken */
	bool is_watched;  /* others want all events in the block */
};

TACHO_MUST_USE int tc_order_init(struct tc_order *o, const struct tacho_alloc *a,
				 const struct tacho_limits *limits, struct tacho_symbols *carried,
				 struct tacho_diag *diag);
void tc_order_fini(struct tc_order *o);

/* Forget everything but keep the memory: for the next speculative run. */
void tc_order_reset(struct tc_order *o);

/*
 * Take up a generation: cursors on all threads, its Sync event in the output.
 * Errors of the first events of threads show here, before the Sync.
 */
TACHO_MUST_USE int tc_order_begin(struct tc_order *o, const struct tacho_gen *gen);

/* Only the first part of it: the state is that of this generation. */
TACHO_MUST_USE int tc_order_enter(struct tc_order *o, const struct tacho_gen *gen);

/*
 * Fill the output block. 1: there are events in `out` (n_out > 0); 0: the
 * generation is done and nothing is left; negative: an error (o->diag), with
 * the events before it still in `out`.
 */
TACHO_MUST_USE int tc_order_run(struct tc_order *o);
TACHO_MUST_USE int tc_order_run_speculative(struct tc_order *o);

/* The block was taken: continue behind it. */
void tc_order_take(struct tc_order *o);

/*
 * The generation is done: what outlives it must not point into it. After this,
 * the generation may be reset.
 */
TACHO_MUST_USE int tc_order_end(struct tc_order *o);

/* The Sync that ends the trace, or stands before a read error, into the output. */
void tc_order_final_sync(struct tc_order *o);

/* Sort the heap's array by time, with ties as Go's sort leaves them. */
void tc_order_sort_heap(struct tc_order *o);

/* State access for the handlers and the stitcher. */
TACHO_MUST_USE int tc_order_add_g(struct tc_order *o, int64_t id, uint8_t status, uint32_t *slot);
void tc_order_remove_g(struct tc_order *o, uint32_t slot);
TACHO_MUST_USE int tc_order_add_p(struct tc_order *o, int64_t id, uint8_t status, uint32_t *index);
TACHO_MUST_USE int tc_order_add_m(struct tc_order *o, int64_t id, uint32_t *index);
TACHO_MUST_USE int tc_order_push_region(struct tc_order *o, uint32_t *head, uint64_t task,
					uint32_t name);
void tc_order_pop_region(struct tc_order *o, uint32_t *head);
TACHO_MUST_USE int tc_order_append_stw(struct tc_order *o, uint32_t *head, uint32_t kind);
TACHO_MUST_USE int tc_order_add_task(struct tc_order *o, uint64_t id, uint64_t parent,
				     uint32_t name);
void tc_order_remove_task(struct tc_order *o, uint32_t index);
TACHO_MUST_USE int tc_order_carry(struct tc_order *o, uint32_t *ref);

/* Say of an error that was recorded where it is, if that is not said. Returns code. Cold. */
int tc_order_place(struct tc_order *o, const struct tc_cursor *c, int code)
	__attribute__((cold, noinline));

/* Record an error of the event that `c` holds. Returns code. Cold. */
int tc_order_fail(struct tc_order *o, const struct tc_cursor *c, int code, const char *format, ...)
	__attribute__((format(printf, 4, 5), cold));

#endif
