/* SPDX-License-Identifier: MIT */
/*
 * Streams of events made up for tests of mergeable analyses: a random but
 * consistent life of goroutines on Ps, in generations whose references differ. The
 * same stream can be fed whole, or cut anywhere, or with fields that segments do
 * not know ("open"); every way must give the same results.
 */
#ifndef TESTS_SUPPORT_SYNTH_H
#define TESTS_SUPPORT_SYNTH_H

#include <tacho/analyze.h>

#include "reader/gen.h"

#define SYNTH_GENS    2
#define SYNTH_STRINGS 16
#define SYNTH_STACKS  12

struct synth {
	struct tacho_gen gens[SYNTH_GENS];           /* used in turn */
	uint32_t strings[SYNTH_GENS][SYNTH_STRINGS]; /* references */
	uint32_t stacks[SYNTH_GENS][SYNTH_STACKS];
	struct tacho_event *events; /* complete; references of their generation */
	uint8_t *may_open;          /* enum tacho_open bits that a segment may not know */
	uint8_t *gen_of;            /* index in gens */
	size_t n, cap;
	uint32_t n_slots;
	uint64_t rng;
};

/* Texts of strings[i] and of the frames of stacks[i]: the innermost one first. */
extern const char *const synth_texts[SYNTH_STRINGS];
enum {
	SYNTH_EMPTY,
	SYNTH_CHAN,
	SYNTH_SYNC,
	SYNTH_NET,
	SYNTH_SELECT,
	SYNTH_SLEEP,
	SYNTH_FOREVER,
	SYNTH_PREEMPTED,
	SYNTH_STW_A,
	SYNTH_STW_B,
	SYNTH_MAIN,
	SYNTH_WORK,
	SYNTH_LEAF,
	SYNTH_OTHER,
	SYNTH_FILE,
	SYNTH_SERVE
};
/* Start function (index of a text) of a stack; SYNTH_EMPTY if it has no frames. */
int synth_root(int stack);

void synth_init(struct synth *s, uint64_t seed);
void synth_fini(struct synth *s);
uint64_t synth_random(struct synth *s, uint64_t below);

/* Append one event by hand; the fields that are references hold indexes. */
void synth_add(struct synth *s, int gen, struct tacho_event e);

/* A goroutine transition, the most frequent event. */
void synth_go(struct synth *s, int64_t ns, int64_t g, uint32_t slot, int from, int to, int reason,
	      int stack, int subject_stack, int64_t p);
void synth_proc(struct synth *s, int64_t ns, int64_t p, int from, int to);

/* Make up about n events in several generations. */
void synth_fill(struct synth *s, size_t n);

/*
 * Feed all events. cut == 0: one segment a generation, all fields known; else segments
 * are cut and fields opened at random. Then `finish`. The symbols are the caller's.
 * Returns the first failure.
 */
int synth_run(struct synth *s, const struct tacho_analysis *a, struct tacho_symbols *symbols,
	      uint64_t cut);

#endif
