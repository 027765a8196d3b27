/* SPDX-License-Identifier: MIT */
/*
 * Inside of the summary: what summary.c counts and summary_text.c turns into
 * sorted lists of text.
 */
#ifndef TC_ANALYZE_SUMMARY_COUNTS_H
#define TC_ANALYZE_SUMMARY_COUNTS_H

#include "base/table.h"
#include <tacho/summary.h>

/*
 * What is counted as the same: the fields of an event that matter for its kind,
 * and a reference (string, stack) of the generation or, in the summary itself, a
 * stable id. It packs into 64 bits.
 */
struct tc_key {
	uint8_t kind, scope, detail, from, to, wire;
	uint32_t ref;
};

static inline uint64_t tc_key_pack(struct tc_key k)
{
	return (uint64_t)k.ref << 32 | (uint32_t)k.wire << 16 | (uint32_t)(k.to & 7) << 12 |
	       (uint32_t)(k.from & 7) << 8 | (uint32_t)(k.detail & 3) << 6 |
	       (uint32_t)(k.scope & 3) << 4 | (k.kind & 15);
}

static inline struct tc_key tc_key_unpack(uint64_t v)
{
	return (struct tc_key){
		.kind = v & 15,
		.scope = v >> 4 & 3,
		.detail = v >> 6 & 3,
		.from = v >> 8 & 7,
		.to = v >> 12 & 7,
		.wire = v >> 16 & 0xff,
		.ref = (uint32_t)(v >> 32),
	};
}

/* Counts by packed key, in order of first use. */
struct tc_tally_entry {
	uint64_t key;
	uint64_t n;
};
struct tc_tally {
	struct tc_table index; /* key → place in entries */
	struct tc_tally_entry *entries;
	size_t n, cap;
};

/* A set of ids; most questions end in the cache. TACHO_NONE is never in it. */
struct tc_id_set {
	int64_t cache[64]; /* by the low bits of the id; TACHO_NONE: free */
	struct tc_table ids;
};

/* Goroutines alive, against the begin of the segment or trace. */
struct tc_lives {
	int64_t now, peak; /* the largest value, at least 0 */
	int64_t found;     /* that lived before, too, as turned out later */
};

struct tc_counts {
	const struct tacho_alloc *alloc;
	struct tc_tally tally; /* every event that counts, once */
	struct tc_lives lives;
	uint64_t with_stack;
	uint64_t sweeps, swept_bytes, reclaimed_bytes;
	struct tc_id_set threads, procs;
	struct tacho_metric_range metrics[TACHO_METRIC_COUNT];
	struct tacho_sync *syncs;
	size_t n_syncs, cap_syncs;
};

void tc_counts_init(struct tc_counts *c, const struct tacho_alloc *a);
/* Back to nothing counted; what was allocated stays for the next use. */
void tc_counts_reset(struct tc_counts *c);
void tc_counts_fini(struct tc_counts *c);

/* All of these: 0 or TACHO_ENOMEM. */
TACHO_MUST_USE int tc_counts_add(struct tc_counts *c, uint64_t key, uint64_t n);
TACHO_MUST_USE int tc_counts_context(struct tc_counts *c, const struct tacho_event *e);
TACHO_MUST_USE int tc_counts_sync(struct tc_counts *c, const struct tacho_sync *sync);
/* `next` comes behind what is in m. */
void tc_counts_metric(struct tacho_metric_range *m, const struct tacho_metric_range *next);
/* All ids of a set. */
TACHO_MUST_USE int tc_id_set_merge(struct tc_id_set *into, const struct tc_id_set *from);

/* 0 if the id was seen lately. */
static inline uint64_t tc_id_set_news(const struct tc_id_set *s, int64_t id)
{
	return (uint64_t)(s->cache[(size_t)id & 63] ^ id);
}

struct tacho_summary {
	struct tc_counts counts;
	struct tacho_symbols *symbols; /* of the pass; until `finish` */
	struct tacho_facts facts;
	/* Results, made by tc_summary_make_lists. */
	char *text; /* of all keys */
	struct tacho_count *lists[TACHO_SUMMARY_LISTS];
	size_t n_lists[TACHO_SUMMARY_LISTS];
	struct tacho_attribute attributes[2];
	size_t n_attributes;
	char *sample_text;
	struct tacho_text *sample_functions;
	struct tacho_cpu_stack *samples;
	size_t n_samples;
};

/* Translate the counts into the sorted lists: 0 or TACHO_ENOMEM. */
TACHO_MUST_USE int tc_summary_make_lists(struct tacho_summary *s);

#endif
