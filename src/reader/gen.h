/* SPDX-License-Identifier: MIT */
/*
 * One generation of a trace: its batches and its side tables, decoded but not
 * ordered. Filled batch by batch, then finished; pure data afterwards, so that
 * a worker may order it while others do theirs. Reused for later generations.
 *
 * Raw ids of the file become dense references, 1, 2, … in order of definition
 * (0: none), so that nothing above ever indexes with a number from the file.
 */
#ifndef TC_READER_GEN_H
#define TC_READER_GEN_H

#include <tacho/event.h>

#include "base/alloc.h"
#include "base/table.h"

/* A reference with this bit names a string of the reader, not of the generation. */
#define TC_REF_CARRIED 0x80000000U

struct tacho_symbols;

/* Raw id → reference: an array while ids are dense, as real ones are. */
struct tc_idmap {
	uint32_t *direct; /* 0: undefined; else reference */
	size_t n_direct, cap_direct;
	struct tc_table sparse;
};

struct tc_batch {
	const uint8_t *data;
	uint64_t time;   /* ticks */
	uint64_t offset; /* of the batch header in the input */
	int64_t m;
	uint32_t size;
	uint32_t next; /* next event batch of the same M; UINT32_MAX: last */
	uint8_t experiment;
	uint8_t header; /* bytes before the data */
};

struct tc_gen_thread {
	int64_t m;
	uint32_t first, last; /* batches */
};

struct tc_stack_span {
	uint32_t first, n; /* in pc_of_frame */
};

struct tc_cpu_sample {
	int64_t time_ns;
	int64_t m, p, g;
	uint32_t stack;
};

/* Memory that holds the bytes of batches whose input is not stable. */
struct tc_chunk {
	struct tc_chunk *next;
	size_t used, size;
	uint8_t bytes[];
};

struct tacho_gen {
	const struct tacho_alloc *alloc;
	struct tacho_limits limits;
	const struct tacho_symbols *carried; /* texts of references with TC_REF_CARRIED */

	unsigned version;
	uint64_t number, index;
	uint64_t begin, end; /* offsets in the input */
	uint64_t min_ticks;
	bool is_numbered;

	/*
	 * Ticks to ns. Below fast_ticks (0: never) a tick is tick_ns, a whole number,
	 * and integer arithmetic gives what float64 would.
	 */
	double ns_per_tick;
	uint64_t tick_ns, fast_ticks;
	bool has_frequency, has_clock;
	struct tacho_clock clock;
	uint64_t clock_ticks;

	struct tc_batch *batches;
	size_t n_batches, cap_batches;
	struct tc_gen_thread *threads; /* in order of first appearance */
	size_t n_threads, cap_threads;
	struct tc_table thread_index;
	uint64_t bytes; /* payload of all batches */

	struct tacho_text *strings; /* by reference; [0] is "" */
	size_t n_strings, cap_strings;
	struct tc_idmap string_ids;

	struct tc_stack_span *stacks; /* by reference; [0] is empty */
	size_t n_stacks, cap_stacks;
	struct tc_idmap stack_ids;
	uint64_t *stack_raw_ids; /* by reference, for messages */
	size_t cap_raw_ids;

	uint32_t *pc_of_frame; /* frames of all stacks: numbers of pcs */
	size_t n_frames, cap_frames;
	struct tacho_frame *pcs; /* func and file hold references once finished */
	uint64_t (*pc_names)[2]; /* raw ids of func and file */
	size_t n_pcs, cap_pcs, cap_pc_names;
	struct tc_table pc_index;

	struct tc_cpu_sample *samples; /* by time */
	size_t n_samples, cap_samples;
	uint64_t *sample_stacks; /* raw stack ids */
	size_t cap_sample_stacks;

	struct tc_chunk *chunks;
};

void tc_gen_init(struct tacho_gen *g, const struct tacho_alloc *a,
		 const struct tacho_limits *limits);
void tc_gen_fini(struct tacho_gen *g);

/* Empty it for the next generation; memory is kept. */
void tc_gen_reset(struct tacho_gen *g);

/*
 * Add a batch in file order. The data must stay, or is_stable is false and it is
 * copied. Only counted and filed; the tables are decoded by tc_gen_finish.
 */
TACHO_MUST_USE int tc_gen_add_batch(struct tacho_gen *g, const struct tc_batch *b, bool is_stable,
				    struct tacho_diag *diag);

/* Decode the side tables in file order and check them. */
TACHO_MUST_USE int tc_gen_decode_tables(struct tacho_gen *g, struct tacho_diag *diag);

/* What must hold once all batches are there: frequency, clock, names of frames. */
TACHO_MUST_USE int tc_gen_finish(struct tacho_gen *g, struct tacho_diag *diag);

/* Is this an event batch, one that holds what threads wrote? */
bool tc_gen_is_event_batch(const struct tc_batch *b, unsigned version);

/* For readers that make tables themselves (v1): define the next reference. */
TACHO_MUST_USE int tc_gen_define_string(struct tacho_gen *g, uint64_t id, const void *text,
					size_t n, struct tacho_diag *diag);
/* Begin a stack of n frames, then add each: the first definition of a pc wins. */
TACHO_MUST_USE int tc_gen_define_stack(struct tacho_gen *g, uint64_t id, size_t n,
				       struct tacho_diag *diag);
TACHO_MUST_USE int tc_gen_define_frame(struct tacho_gen *g, uint64_t pc, uint64_t func,
				       uint64_t file, uint64_t line, struct tacho_diag *diag);
/* Give the frames their names; fails with a Go-like message where one is missing. */
TACHO_MUST_USE int tc_gen_name_frames(struct tacho_gen *g, struct tacho_diag *diag);

static inline bool tc_idmap_get(const struct tc_idmap *map, uint64_t id, uint32_t *ref)
{
	if (id < map->n_direct) {
		*ref = map->direct[id];
		return *ref != 0 || id == 0;
	}
	*ref = tc_table_get(&map->sparse, id);
	if (*ref != TC_TABLE_NONE)
		return true;
	*ref = 0;
	return id == 0;
}

/* Ticks to ns as Go computes it: float64 product, cut towards zero. spec: doc/format.md#time */
static inline int64_t tc_gen_ns(const struct tacho_gen *g, uint64_t ticks)
{
	if (ticks < g->fast_ticks)
		return (int64_t)(ticks * g->tick_ns);
	return tc_double_to_int64((double)ticks * g->ns_per_tick);
}

#endif
