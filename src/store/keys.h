/* SPDX-License-Identifier: MIT */
/*
 * Rows and their keys: "p0", "g12", "g12~2" (a later goroutine with the same id), "fn7",
 * "gc", "stw", "c:heap", "m17", "task5/l0", "region3/l0", "fn7/l3", "p0/s", "g12/r0", "g12/a". Keys are the same in each reading of a trace. Everything here is to be called
 * between tc_store_read and tc_store_read_end.
 */
#ifndef TC_STORE_KEYS_H
#define TC_STORE_KEYS_H

#include "store/store.h"

enum tc_row_kind {
	TC_ROW_PROC,
	TC_ROW_GO,
	TC_ROW_GROUP,
	TC_ROW_GC,
	TC_ROW_STW,
	TC_ROW_COUNTER,
	TC_ROW_THREAD,
	TC_ROW_TASKS, /* a lane of a type */
	TC_ROW_REGIONS,
	TC_ROW_LANE,       /* of a group: "fn7/l3" */
	TC_ROW_SWEEPS,     /* of a P: "p0/s" */
	TC_ROW_GO_REGIONS, /* of a goroutine: "g1/r0"; lane: in how many others */
	TC_ROW_ASSISTS,    /* of a goroutine: "g1/a" */
	TC_ROW_KINDS
};

struct tc_key {
	enum tc_row_kind kind;
	uint32_t n; /* index of the P, number of the goroutine, group or type, … */
	uint32_t lane;
};

enum tc_counter_name {
	TC_COUNTER_HEAP,
	TC_COUNTER_GOAL,
	TC_COUNTER_GOMAXPROCS,
	TC_COUNTER_GOROUTINES,
	TC_COUNTER_RUNNABLE,
	TC_COUNTER_THREADS,
	TC_COUNTER_RUNNING,
	/* What the kernel said of CPU time, in traces that have notes of it. */
	TC_COUNTER_KERNEL,
	TC_COUNTER_THROTTLED = TC_COUNTER_KERNEL, /* share of the time */
	TC_COUNTER_PRESSURE,  /* share of the time: some task waited for a CPU */
	TC_COUNTER_RUN_DELAY, /* threads that waited for a CPU, on average */
	TC_COUNTER_CPUS,      /* that were in use, on average */
	TC_COUNTERS,
	TC_COUNTERS_KERNEL = TC_COUNTERS - TC_COUNTER_KERNEL
};

enum {
	TC_KEY_TEXT = 64
};

/* False: no row has that key. */
bool tc_key_parse(const struct tc_store *s, const char *text, struct tc_key *out);
const char *tc_key_text(const struct tc_store *s, const struct tc_key *key, char buf[TC_KEY_TEXT]);
const char *tc_row_kind_name(enum tc_row_kind kind); /* "proc", "goroutine", … */

/* What a row did, in all. Ticks of TC_TICK_NS. */
struct tc_row_facts {
	uint64_t begin, end;
	uint64_t slices;    /* that are not idle */
	uint64_t totals[4]; /* running, runnable, waiting, syscall */
};
void tc_row_facts(const struct tc_store *s, const struct tc_key *key, struct tc_row_facts *out);

/* Extremes of a counter over the trace; false: no value is known. */
bool tc_counter_facts(const struct tc_store *s, enum tc_counter_name name, double *min,
		      double *max);

/* The greatest number of members of a group at a time, averaged over a bin; 0: unknown. */
double tc_group_peak(const struct tc_store *s, uint32_t group);

/* A goroutine by its number, which must be below tc_store_extent's goroutines. */
struct tc_go_facts {
	int64_t id;
	uint32_t group;
	uint32_t creator; /* number; UINT32_MAX: not known */
	uint64_t begin;
	bool is_live;
	bool is_old;      /* was there before the trace */
	unsigned regions; /* rows of them, so far */
	bool has_assists;
};
void tc_go_facts(const struct tc_store *s, uint32_t number, struct tc_go_facts *out);

/* Texts and stacks of the trace, by the ids that the store gives. */
const struct tacho_symbols *tc_store_symbols(const struct tc_store *s);
/* Groups of goroutines: how many, the name of the start function, members. */
uint32_t tc_store_groups(const struct tc_store *s);
struct tacho_text tc_group_name(const struct tc_store *s, uint32_t group);
uint32_t tc_group_members(const struct tc_store *s, uint32_t group);
/* How many lanes the lives of its goroutines need. */
uint32_t tc_group_lanes(const struct tc_store *s, uint32_t group);
uint32_t tc_store_procs(const struct tc_store *s);
bool tc_proc_has_sweeps(const struct tc_store *s, uint32_t proc);
uint32_t tc_store_threads(const struct tc_store *s);
/* Lanes of tasks or regions, in the order of the types; the i-th of them. */
uint32_t tc_store_lanes(const struct tc_store *s, enum tc_row_kind kind);
struct tc_key tc_lane_key(const struct tc_store *s, enum tc_row_kind kind, uint32_t i);
/* Name of the type of a lane. */
struct tacho_text tc_lane_name(const struct tc_store *s, const struct tc_key *key);
unsigned tc_store_reasons(const struct tc_store *s);
struct tacho_text tc_reason_name(const struct tc_store *s, unsigned reason);

#endif
