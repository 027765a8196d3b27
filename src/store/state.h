/* SPDX-License-Identifier: MIT */
/*
 * Inside of the store.
 *
 * Goroutines have *numbers*, in the order of first appearance. Rows of those that live
 * are tracks, by slot; of those that ended, blocks in the arena.
 */
#ifndef TC_STORE_STATE_H
#define TC_STORE_STATE_H

#include <pthread.h>

#include <tacho/cpu.h>

#include "base/math.h"
#include "store/census.h"
#include "store/counter.h"
#include "store/gate.h"
#include "store/lanes.h"
#include "store/list.h"
#include "store/packing.h"
#include "store/scan.h"
#include "store/sites.h"
#include "store/spans.h"
#include "store/spill.h"

enum tc_go_data {
	TC_GO_LIVE,  /* data: slot; none when all is fed */
	TC_GO_BLOCK, /* data: place of the only block */
	TC_GO_INDEX  /* data: number of the index */
};

#define TC_GROUP_MASK ((1U << 17) - 1)
#define TC_DATA_MASK  ((UINT64_C(1) << 48) - 1)

/* A goroutine for good. */
struct __attribute__((packed, aligned(4))) tc_go {
	int64_t id;
	uint64_t begin : 47;
	uint64_t group : 17;
	uint64_t data : 48;
	uint64_t kind : 2;   /* enum tc_go_data */
	uint64_t is_old : 1; /* was there before the trace */
	uint64_t may_repeat : 1;
	uint64_t regions : 6; /* how deep they were at most, up to TC_SPAN_DEPTHS */
	uint64_t has_assists : 1;
	uint64_t is_alive : 1; /* when the trace ended */
	uint64_t spare : 4;
	uint32_t creator; /* number; TC_NONE32 */
};

/* It has not ended. */
static inline bool tc_go_lives(const struct tc_go *go)
{
	return go->kind == TC_GO_LIVE || go->is_alive;
}

/* One that lives; by slot. */
struct tc_live {
	struct tc_track track;
	int64_t id;
	uint32_t number;          /* TC_NONE32: the slot is free */
	uint32_t proc;            /* index of the P it runs on or holds; TC_NONE32 */
	uint32_t mark_proc, mark; /* where its number was written last on a P's row */
	uint32_t group;
	uint32_t regions; /* nodes, the innermost one first; TC_NONE32 */
	uint32_t work;    /* its last one; TC_NONE32 */
	bool is_named;
	uint16_t n_regions; /* that are open, UINT16_MAX and more */
};

struct tc_proc {
	struct tc_track track;
	struct tc_track sweeps;
	int64_t id;
	uint32_t slot;   /* of the goroutine that runs on it or holds it; TC_NONE32 */
	int64_t g;       /* its id */
	int64_t m;       /* of the thread that has it; TACHO_NONE */
	uint32_t thread; /* its index; TC_NONE32 */
	uint8_t class;   /* in the census */
};

/* A thread: slices are NAMED, with the P that it had. */
struct tc_thread {
	struct tc_track track;
	int64_t id;
	uint32_t proc; /* TC_NONE32 */
};

/* A task or a region that goes on. */
struct tc_node {
	struct tc_lane lane;
	uint32_t next;
};

/* Numbers in pages of 256: what a search need not look at. */
enum {
	TC_ZONE_SHIFT = 8
};

struct tc_zone {
	int64_t min_id, max_id;
	uint64_t min_begin, max_end; /* the end is of those that ended */
	uint32_t n_live;
};

/* Whose a region is: what refs on rows of regions number. */
struct tc_work_of {
	uint32_t go;   /* number */
	uint32_t task; /* id; 0: none, or one with more than 32 bits */
};

/* May one of the zone have lived in [from, to)? */
static inline bool tc_zone_touches(const struct tc_zone *z, uint64_t from, uint64_t to)
{
	return z->min_begin < to && (z->n_live || z->max_end > from);
}

struct tc_group {
	uint32_t name;                  /* string id of the start function */
	uint32_t members, n_live, peak; /* alive, and at most alive at a time */
	struct tc_gauge gauge;          /* of the first TC_MAX_GAUGES groups */
};

enum {
	TC_MAX_GROUPS = 1 << 16,
	TC_MAX_GAUGES = 1024
};

enum {
	TC_PACKINGS = 64,
	TC_LISTS = 8,
	TC_LIST_NAME = 512
};

/* Lanes of groups: a cache, so it has a lock of its own, taken behind that of the store. */
struct tc_packings {
	pthread_mutex_t lock;
	struct tc_packing of[TC_PACKINGS]; /* by group, modulo */
	uint32_t group[TC_PACKINGS];
};

TACHO_MUST_USE int tc_packings_new(struct tc_packings **out, const struct tacho_alloc *alloc);
void tc_packings_free(struct tc_packings *c, const struct tacho_alloc *alloc);

/* Of goroutines whose id came before: which one it is. A cache with a lock of its own, too. */
struct tc_ordinals {
	pthread_mutex_t lock;
	size_t n_repeated; /* that the table knows */
	struct tc_table of_number;
};

TACHO_MUST_USE int tc_ordinals_new(struct tc_ordinals **out, const struct tacho_alloc *alloc);
void tc_ordinals_free(struct tc_ordinals *o, const struct tacho_alloc *alloc);
/* 1 for the first goroutine of an id. */
uint32_t tc_nth_of_id(const struct tc_store *s, uint32_t number);

struct tc_kept_list {
	char name[TC_LIST_NAME]; /* "": none is kept here */
	uint32_t *numbers;
	size_t n;
};

struct tc_store {
	const struct tacho_alloc *alloc; /* of queries, caches, and what changes with each event */
	const struct tacho_alloc *bulk;  /* of what is kept of the trace */
	struct tc_spill *spill;          /* whose `bulk` is; NULL: it is `alloc` */
	struct tc_gate gate;
	struct tacho_cpu *cpu; /* notes of the kernel's, while they come; NULL at the end */

	/* From here to the caches: what there is of the trace. */
	struct tc_tracks tracks;
	struct tc_sites sites;

	bool has_first, is_done, has_wall;
	int64_t first_wall_ns; /* of the first event, Unix time; valid if has_wall */
	unsigned version;      /* 0 until the end */
	int rc;                /* why the feed ended; 0 */
	int64_t first_ns;
	uint64_t last; /* tick */
	int64_t last_ns;
	uint64_t n_events;

	struct tc_go *gos;
	size_t n_gos, cap_gos;
	size_t n_repeated; /* goroutines that may_repeat */
	struct tc_zone *zones;
	size_t n_zones, cap_zones;
	struct tc_live *lives;
	size_t n_lives, cap_lives;
	struct tc_proc *procs;
	size_t n_procs, cap_procs;
	struct tc_table proc_of_id;
	uint32_t proc_cache[64]; /* id → index + 1 */
	struct tc_group *groups;
	size_t n_groups, cap_groups;
	struct tc_table group_of_name;
	unsigned group_shift; /* bins of groups' gauges: at most as wide as the census' */
	struct tc_census census;

	/* Marking, and stops of the world; the latter may overlap. */
	struct tc_track gc, stw;
	unsigned n_stw;
	struct tc_lanes tasks, regions;
	struct tc_table task_of_id; /* → node */
	struct tc_lanes assists;    /* of one type; refs are numbers of goroutines */
	struct tc_table assist_of;  /* that go on: number of the goroutine → lane */
	struct tc_node *nodes;
	size_t n_nodes, cap_nodes;
	uint32_t free_node;
	struct tc_work_of *works; /* in the order of their first region */
	size_t n_works, cap_works;
	struct tc_thread *threads;
	size_t n_threads, cap_threads;
	struct tc_table thread_of_id;
	struct tc_counter metrics[TACHO_METRIC_COUNT];
	struct tc_counter kernel[TC_COUNTERS_KERNEL];
	int64_t kernel_until_ns; /* the last note, trace clock; INT64_MIN: none */

	/* Caches. */
	struct tc_packings *packings;
	struct tc_ordinals *ordinals;
	struct tc_spans_cache *spans;

	pthread_mutex_t lists_lock;
	struct tc_kept_list lists[TC_LISTS];
	unsigned next_list;
};

/* --- feed.c, feed_go.c, feed_proc.c ------------------------------------------- */

static inline uint64_t tc_store_tick(const struct tc_store *s, int64_t ns)
{
	uint64_t t = (uint64_t)tc_wrap_sub(ns, s->first_ns) / TC_TICK_NS;

	/* A clock that jumps is no reason for rows that go back. */
	if (ns <= s->last_ns)
		return s->last;
	return t < TC_TICK_MAX ? t : TC_TICK_MAX;
}

TACHO_MUST_USE int tc_feed_go(struct tc_store *s, const struct tacho_event *e, uint64_t tick);
TACHO_MUST_USE int tc_feed_range(struct tc_store *s, const struct tacho_event *e, uint64_t tick);
TACHO_MUST_USE int tc_feed_metric(struct tc_store *s, const struct tacho_event *e, uint64_t tick);
/* What the kernel said of CPU time, of each generation once. */
TACHO_MUST_USE int tc_feed_cpu(struct tc_store *s, const struct tacho_gen *gen);
TACHO_MUST_USE int tc_feed_task(struct tc_store *s, const struct tacho_event *e, uint64_t tick);
TACHO_MUST_USE int tc_end_assist(struct tc_store *s, uint32_t number, uint64_t tick);
TACHO_MUST_USE int tc_end_regions(struct tc_store *s, struct tc_live *l, uint64_t tick);
TACHO_MUST_USE int tc_take_thread(struct tc_store *s, uint32_t proc, int64_t m, uint64_t tick);
TACHO_MUST_USE int tc_lose_thread(struct tc_store *s, uint32_t proc, uint64_t tick);
TACHO_MUST_USE int tc_feed_proc(struct tc_store *s, const struct tacho_event *e, uint64_t tick);
TACHO_MUST_USE int tc_find_proc(struct tc_store *s, int64_t id, uint32_t *out);
/* What the P does; `slot` is of the goroutine (not IDLE). */
TACHO_MUST_USE int tc_set_proc(struct tc_store *s, uint32_t proc, uint64_t tick, unsigned state,
			       uint32_t slot);

/* After what may have touched much, also in the midst of it: memory stays within its bound. */
void tc_store_trim(const struct tc_store *s);

/* --- keys.c -------------------------------------------------------------------- */

/* The number of a goroutine; TC_NONE32. `nth` is 0 for the first one with that id. */
uint32_t tc_find_go(const struct tc_store *s, int64_t id, uint32_t nth);
/* Goroutines of a lane, by time; *out is the caller's, also on failure. TACHO_ENOMEM. */
TACHO_MUST_USE int tc_lane_members(const struct tc_store *s, const struct tc_key *key,
				   uint32_t **out, size_t *n);
/* The goroutine in a lane of a group that lives at a time, or the next one; TC_NONE32. */
uint32_t tc_lane_go(const struct tc_store *s, const struct tc_key *key, uint64_t tick);

/* --- row.c --------------------------------------------------------------------- */

void tc_go_row(const struct tc_store *s, uint32_t number, struct tc_row *out);
/* The same without the end, for a walk. */
void tc_go_slices(const struct tc_store *s, uint32_t number, struct tc_row *out);
void tc_proc_row(const struct tc_store *s, uint32_t proc, struct tc_row *out);
void tc_key_row(const struct tc_store *s, const struct tc_key *key, struct tc_row *out);
/* Extremes of a counter in n bins; NaN where none is known. */
void tc_counter_bins(const struct tc_store *s, enum tc_counter_name name, uint64_t from,
		     uint64_t width, size_t n, float *min, float *max);
/* State of a slice as tiles have it: waits by their reason. */
unsigned tc_wire_state(const struct tc_store *s, const struct tc_key *key,
		       const struct tc_slice *slice);
/* Its ref as tiles have it; `is_worth`: one that must be searched for. */
uint32_t tc_wire_ref(const struct tc_store *s, const struct tc_key *key,
		     const struct tc_slice *slice, bool is_worth);
/* The P that ran a goroutine at a time; TC_NONE32. */
uint32_t tc_proc_of_go(const struct tc_store *s, uint32_t number, uint64_t tick);
/*
 * Who ran on a P when it woke someone: who stopped in that very tick is more likely than
 * who began in it. TC_NONE32.
 */
uint32_t tc_waker_on(const struct tc_store *s, uint32_t proc, uint64_t tick);
/* The goroutine on a P at a time; TC_NONE32. */
uint32_t tc_go_on_proc(const struct tc_store *s, uint32_t proc, uint64_t tick);

#endif
