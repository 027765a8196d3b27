/* SPDX-License-Identifier: MIT */
/*
 * What is in a trace, counted: events by kind, transitions, ranges, metrics,
 * labels, logs, CPU samples; and a hash over the whole ordered stream.
 *
 *	struct tacho_summary *s;
 *	int rc = tacho_summary_new(&s, NULL);
 *	struct tacho_analysis a = tacho_summary_analysis(s);
 *	rc = tacho_pass_run(reader, &a, 1, NULL, NULL);
 *	printf("%llu threads\n", tacho_summary_facts(s)->threads);
 *	tacho_summary_free(s);
 *
 * All getters give empty results before the pass has ended, and do not need the
 * reader afterwards. What they return is valid until the object is freed.
 * Since 0.1.
 */
#ifndef TACHO_SUMMARY_H
#define TACHO_SUMMARY_H

#include <tacho/analyze.h>

#ifdef __cplusplus
extern "C" {
#endif

struct tacho_summary;

TACHO_API TACHO_MUST_USE int tacho_summary_new(struct tacho_summary **out,
					       const struct tacho_alloc *alloc);
/* Mergeable. The object stays the caller's: the analysis does not free it. */
TACHO_API struct tacho_analysis tacho_summary_analysis(struct tacho_summary *s);
TACHO_API void tacho_summary_free(struct tacho_summary *s);

struct tacho_facts {
	unsigned version; /* of the format, 11 … 26; 0: the pass has not ended */
	int damage;       /* enum tacho_error: how the trace ended, 0 is well */
	int64_t first_ns; /* trace clock */
	int64_t last_ns;  /* of the last event that counts */
	uint64_t events;
	uint64_t with_stack; /* events with a stack of their own that is not empty */
	uint64_t threads;    /* distinct, seen as context */
	uint64_t procs;
	uint64_t pseudo_procs; /* of these: what old traces use for system calls, timers, … */
	uint64_t gs_created;   /* goroutines that began within the trace */
	uint64_t gs_peak;      /* goroutines alive at once, at most */
	uint64_t gs_left;      /* goroutines alive at the end */
	uint64_t gc_cycles;    /* seen, even in part */
};
TACHO_API const struct tacho_facts *tacho_summary_facts(const struct tacho_summary *s);

/* The lists of counts, each sorted by the bytes of its keys. */
enum tacho_summary_list {
	TACHO_SUMMARY_EVENTS,       /* Kind */
	TACHO_SUMMARY_TRANSITIONS,  /* Resource:From->To */
	TACHO_SUMMARY_REASONS,      /* Resource:From->To:reason, where there is one */
	TACHO_SUMMARY_RANGES,       /* Kind:Scope:name */
	TACHO_SUMMARY_LABELS,       /* Resource:label */
	TACHO_SUMMARY_LOGS,         /* category */
	TACHO_SUMMARY_EXPERIMENTAL, /* experiment:event */
	TACHO_SUMMARY_LISTS
};
struct tacho_count {
	struct tacho_text key;
	uint64_t n;
};
TACHO_API const struct tacho_count *tacho_summary_list(const struct tacho_summary *s, int list,
						       size_t *n);
/* One number of a list; 0 for a key that is not there. */
TACHO_API uint64_t tacho_summary_count(const struct tacho_summary *s, int list, const char *key);

/* n == 0: the metric is not in the trace. NULL for a number that is no metric. */
struct tacho_metric_range {
	uint64_t n, first, last, min, max;
};
TACHO_API const struct tacho_metric_range *tacho_summary_metric(const struct tacho_summary *s,
								int metric);

/* Attributes that ranges have at their end, summed up (modulo 2^64). */
struct tacho_attribute {
	const char *range; /* name of the range; static */
	const char *name;  /* of the attribute; static */
	uint64_t sum;
};
TACHO_API const struct tacho_attribute *tacho_summary_attributes(const struct tacho_summary *s,
								 size_t *n);

/* The Sync events: one before each generation, one at the end. */
struct tacho_sync {
	int64_t n;
	int64_t time_ns;
	bool has_clock;
	struct tacho_clock clock;
};
TACHO_API const struct tacho_sync *tacho_summary_syncs(const struct tacho_summary *s, size_t *n);

/* CPU samples by stack, sorted by function names; frame 0 is the innermost. */
struct tacho_cpu_stack {
	uint64_t n;
	size_t depth;
	const struct tacho_text *functions;
};
TACHO_API const struct tacho_cpu_stack *tacho_summary_samples(const struct tacho_summary *s,
							      size_t *n);

/*
 * FNV-1a (64 bits) over one text line per event, for comparing two readings of
 * a trace event by event: equal values mean equal streams. doc/summary.md has
 * the line. Not mergeable, so a pass with it cannot order on several threads.
 */
struct tacho_stream_hash;
#define TACHO_STREAM_HASH_EVERY 1000

TACHO_API TACHO_MUST_USE int tacho_stream_hash_new(struct tacho_stream_hash **out,
						   const struct tacho_alloc *alloc);
/* The object stays the caller's. */
TACHO_API struct tacho_analysis tacho_stream_hash_analysis(struct tacho_stream_hash *h);
TACHO_API void tacho_stream_hash_free(struct tacho_stream_hash *h);
/* After all events that count; the hash of nothing before the pass has ended. */
TACHO_API uint64_t tacho_stream_hash_value(const struct tacho_stream_hash *h);
/* The values after each TACHO_STREAM_HASH_EVERY events. */
TACHO_API const uint64_t *tacho_stream_hash_checkpoints(const struct tacho_stream_hash *h,
							size_t *n);

/*
 * The whole as one JSON document, written piece by piece; doc/summary.md is its
 * schema. Members that are NULL are left out of the document.
 */
struct tacho_goroutines;
struct tacho_profile;
struct tacho_tasks;
struct tacho_mmu;
struct tacho_summary_doc {
	size_t size;                         /* sizeof(struct tacho_summary_doc) */
	const struct tacho_summary *summary; /* NULL: nothing of the trace is usable */
	const struct tacho_stream_hash *hash;
	const struct tacho_goroutines *goroutines; /* made with TACHO_KEEP_ALL */
	const struct tacho_profile *profile;       /* made without filters */
	const struct tacho_tasks *tasks;           /* made with bug_compatible, and keeping all */
	const struct tacho_mmu *mmu;               /* made with the sets of TACHO_SUMMARY_MMU */
	const struct tacho_symbols *symbols;       /* of the pass; for goroutines and profile */
	const struct tacho_alloc *alloc;           /* NULL: malloc */
	unsigned version;                          /* of the format; 0: unknown */
	const struct tacho_diag *diag;             /* NULL or code 0: the trace is whole */
	uint64_t valid_bytes, total_bytes;         /* of a damaged trace */
};

/* Sets of flags, for tacho_mmu_new: of the whole program, per P, with sweeping; as Go has it. */
#define TACHO_SUMMARY_MMU         \
 {                                \
  32 | 7, 32 | 7 | 16, 32 | 7 | 8 \
 }

/*
 * write takes n bytes of the document: 0, or negative to stop, which is returned.
 * TACHO_ENOMEM otherwise.
 */
TACHO_API TACHO_MUST_USE int tacho_summary_write_json(const struct tacho_summary_doc *doc,
						      int (*write)(void *ctx, const void *bytes,
								   size_t n),
						      void *ctx);

#ifdef __cplusplus
}
#endif
#endif
