/* SPDX-License-Identifier: MIT */
/*
 * What is around a slice: what it is, who let it begin, whom it let go on, and the chain
 * of wake-ups that led to it. To be called between tc_store_read and its end.
 */
#ifndef TC_STORE_AROUND_H
#define TC_STORE_AROUND_H

#include "store/keys.h"

/* A place: a row, and a time in it. */
struct tc_spot {
	struct tc_key key;
	uint64_t tick;
	bool is_set;
};

struct tc_slice_facts {
	struct tc_key key;
	uint64_t begin, end;
	unsigned wire;        /* enum tc_wire */
	uint32_t reason;      /* string id; 0: none. Of a stop of the world its kind */
	uint32_t stack;       /* stack id; 0: not known */
	uint32_t go;          /* number of the goroutine; UINT32_MAX: none */
	uint32_t proc;        /* index of the P; UINT32_MAX */
	uint32_t thread;      /* index; UINT32_MAX */
	struct tc_spot waker; /* of one that is runnable or, at its end, waits */
	uint32_t waker_stack;
	bool is_creation; /* the waker created it */
	bool has_prev, has_next;
	uint64_t prev, next; /* a time in the neighbour that is not idle */
	uint32_t task;       /* id, of a task's or a region's row; 0: none */
};

/* The slice at a time; false: nothing is there. */
bool tc_slice_at(const struct tc_store *s, const struct tc_key *key, uint64_t tick,
		 struct tc_slice_facts *out);

/* Where nothing is: the time between two slices of a row that has such; wire NONE. */
bool tc_gap_at(const struct tc_store *s, const struct tc_key *key, uint64_t tick,
	       struct tc_slice_facts *out);

/*
 * Goroutines that the slice of a goroutine woke or created while it ran, in no order; at
 * most `max`. *left_off: how many more there are.
 */
size_t tc_slice_woken(const struct tc_store *s, const struct tc_slice_facts *slice,
		      struct tc_spot *out, bool *is_creation, size_t max, size_t *left_off);

enum {
	TC_REGIONS_MAX = 32
};

/* What a goroutine works at: its regions, and the task of the innermost one that has one. */
struct tc_work {
	uint32_t task;                    /* id; 0: none */
	bool has_task_name;               /* the task has begun in the trace, and goes on */
	uint32_t task_name;               /* string id */
	uint32_t regions[TC_REGIONS_MAX]; /* names, the outermost one first */
	size_t n_regions;
};

/* At a time in a slice; of a task's row, that task. */
void tc_slice_work(const struct tc_store *s, const struct tc_slice_facts *slice, uint64_t tick,
		   struct tc_work *out);

/* Where a slice's length is among others: how many there are, the slice too, and percent of
 * the others that are shorter; -1 if there are none. */
struct tc_rank {
	uint64_t n;
	double percent;
};

enum {
	TC_RANKS = 2
};

/*
 * Among slices of the same state, and of these first among those most like it: of a
 * goroutine's those of its start function, first at the same place; of a P, a thread, a
 * region or an assist first those of the start function, then all; of a stop of the world
 * first those for the same reason; of tasks those of the type. Not all are looked at where
 * there are very many.
 */
void tc_slice_ranks(const struct tc_store *s, const struct tc_slice_facts *slice,
		    struct tc_rank out[TC_RANKS]);

/*
 * Backwards from a slice: what had to happen before it, on whichever goroutine; the
 * slice itself is first. At most `max` steps.
 */
size_t tc_slice_chain(const struct tc_store *s, const struct tc_slice_facts *slice,
		      struct tc_slice_facts *out, size_t max);

#endif
