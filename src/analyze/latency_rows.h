/* SPDX-License-Identifier: MIT */
/*
 * Inside of the latency distributions: rows, found without hashing where nothing but
 * kind and type matter; the open tasks and regions; the heat map.
 */
#ifndef TC_ANALYZE_LATENCY_ROWS_H
#define TC_ANALYZE_LATENCY_ROWS_H

#include "analyze/act.h"
#include "analyze/buckets.h"
#include "base/table.h"
#include <tacho/latency.h>

#define TC_LATENCY_NONE UINT32_MAX

enum {
	TC_LATENCY_CACHE = 1024, /* places; a power of two */
	/* The heat map is kept this much finer than asked for. */
	TC_HEAT_FINE = 8,
	/* Width of the first columns: 1024 ns. */
	TC_HEAT_SHIFT = 10
};

struct tc_latency_row {
	struct tacho_latency_row pub; /* pointers in it are set at the end */
	struct tacho_hist times;
	int64_t least_ns;                  /* what is not longer is not among the longest */
	struct tacho_latency_one *longest; /* a heap, the shortest on top; sorted at the end */
	size_t n_longest, cap_longest;
};

/* By type id: row + 1, 0: none. */
struct tc_latency_types {
	uint32_t *rows;
	size_t cap;
};

/* A task or region that has begun. */
struct tc_latency_open {
	int64_t begin_ns;
	int64_t g;
	uint64_t task;
	uint32_t slot;
	uint32_t type, function, stack;
	uint32_t next; /* region: the one around it; free ones: the next */
	bool is_wanted;
	bool is_used;
};

/* A group and its row. */
struct tc_latency_recent {
	uint32_t type, group;
	int kind;
	uint32_t row; /* + 1; 0: empty */
};

struct tc_latency_heat {
	uint32_t (*counts)[TACHO_LATENCY_HEAT_ROWS]; /* fine columns; NULL: no heat map */
	size_t cap;                                  /* fine columns that there are */
	size_t columns;                              /* asked for; at the end: that are used */
	size_t used;                                 /* fine columns */
	unsigned shift;                              /* width of a fine column: 1 << shift ns */
	int64_t width_ns;                            /* at the end */
};

struct tacho_latency {
	struct tacho_activity *act;
	const struct tacho_alloc *alloc;
	unsigned kinds;
	int by, heat_kind;
	unsigned longest;
	bool with_system, has_function, has_window, is_matched;
	bool is_special; /* spans need more than their row: a window, a heat map, other types */
	uint32_t function, p_kept, p_lost;
	int64_t from_ns, to_ns;

	struct tc_latency_row *rows;
	size_t n_rows, cap_rows;
	uint32_t *order; /* of the rows that have something, at the end */
	size_t n_order;
	struct tc_latency_types types[TACHO_LATENCY_COUNT];
	struct tc_table groups; /* type row, group → row */
	struct tc_latency_recent cache[TC_LATENCY_CACHE];

	struct tc_latency_open *open;
	size_t n_open, cap_open;
	uint32_t free_open;
	struct tc_table tasks; /* id → open */
	uint32_t *regions;     /* by slot: innermost open region + 1; 0: none */
	size_t n_regions, cap_regions;

	struct tc_latency_heat heat;
};

/* An instance on its way into a row. */
struct tc_latency_item {
	int kind;
	uint32_t type, function, stack;
	int64_t begin_ns, end_ns; /* on the trace clock */
	bool is_cut;
};

/*
 * Count an instance. *out is its row if it is in the distribution; NULL if it
 * was cut or lies outside of the window.
 */
TACHO_MUST_USE int tc_latency_add(struct tacho_latency *l, const struct tc_latency_item *item,
				  struct tc_latency_row **out);

/* Is it one of the longest of the row so far? Then tc_latency_keep is to be called. */
static inline bool tc_latency_is_long(const struct tc_latency_row *row, int64_t ns)
{
	return __builtin_expect(ns > row->least_ns, 0);
}

/* Fills in begin_ns and ns of the instance, too. */
TACHO_MUST_USE int tc_latency_keep(struct tacho_latency *l, struct tc_latency_row *row,
				   const struct tc_latency_item *item,
				   struct tacho_latency_one one);

/* Rows: 0 or TACHO_ENOMEM. */
TACHO_MUST_USE int tc_latency_find(struct tacho_latency *l, const struct tc_latency_item *item,
				   struct tc_latency_row **out);
TACHO_MUST_USE int tc_latency_sort(struct tacho_latency *l);
void tc_latency_rows_fini(struct tacho_latency *l);

/* Tasks and regions: what `note`, `died` and `finish` of the listener do for them. */
TACHO_MUST_USE int tc_latency_note(struct tacho_latency *l, const struct tacho_event *e);
TACHO_MUST_USE int tc_latency_died(struct tacho_latency *l, uint32_t slot, int64_t now);
TACHO_MUST_USE int tc_latency_close(struct tacho_latency *l);
void tc_latency_marks_fini(struct tacho_latency *l);

/* The heat map. */
TACHO_MUST_USE int tc_heat_init(struct tc_latency_heat *h, const struct tacho_alloc *a,
				unsigned columns);
void tc_heat_add(struct tc_latency_heat *h, int64_t at_ns, int64_t ns);
/* Merge fine columns to those asked for. */
void tc_heat_finish(struct tc_latency_heat *h);
void tc_heat_fini(struct tc_latency_heat *h, const struct tacho_alloc *a);

/* Of the stack or goroutine, for groupings below types. */
static inline uint32_t tc_latency_group(const struct tacho_latency *l, uint32_t function,
					uint32_t stack)
{
	switch (l->by) {
	case TACHO_LATENCY_BY_FUNCTION: return function;
	case TACHO_LATENCY_BY_SITE: return tc_activity_place(l->act, stack)->site_id;
	default: return stack;
	}
}

/* The place in the cache where a group would be. */
static inline struct tc_latency_recent *tc_latency_recent_of(struct tacho_latency *l, int kind,
							     uint32_t type, uint32_t group)
{
	uint32_t hash = group ^ type * 0x9e3779b1U ^ (uint32_t)kind << 5;

	return &l->cache[hash % TC_LATENCY_CACHE];
}

/* Does the goroutine count for the kind? Notes that the function asked for is there. */
static inline bool tc_latency_wants(struct tacho_latency *l, const struct tc_act_g *go)
{
	if (l->has_function) {
		if (go->name != l->function)
			return false;
		l->is_matched = true;
	}
	return l->with_system || !go->is_system;
}

static inline bool tc_latency_has(const struct tacho_latency *l, int kind)
{
	return l->kinds >> kind & 1;
}

#endif
