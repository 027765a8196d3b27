/* SPDX-License-Identifier: MIT */
/*
 * Inside of the profiles. A segment keeps an accumulator per profile and stack
 * reference, and adds the intervals that it can judge. What it cannot judge it
 * holds back for the merge: intervals of goroutines of which it does not know
 * whether they have run before, or whether they have the start function that is
 * asked for. The interval that was open when the segment began is closed by the
 * merge, with what the record of the goroutine knows.
 *
 * Goroutines that C threads bring are another matter, as their ids come again: see
 * profile_again.c.
 *
 * Invariant: an interval is added exactly once, or dropped, by a rule that looks
 * at the whole life of its goroutine only.
 */
#ifndef TC_ANALYZE_PROFILE_STATE_H
#define TC_ANALYZE_PROFILE_STATE_H

#include "analyze/buckets.h"
#include "base/refmap.h"
#include "base/table.h"
#include "reader/gomap.h"
#include <tacho/profile.h>

/* Does a goroutine have the start function that is asked for? */
enum tc_prof_match {
	TC_PROF_UNKNOWN,
	TC_PROF_MATCHES,
	TC_PROF_DIFFERS
};

/* What becomes of the intervals of a goroutine. */
enum tc_prof_mode {
	TC_PROF_UNSEEN,  /* it has had no transition in this segment */
	TC_PROF_HELD,    /* the merge decides */
	TC_PROF_COUNTED, /* they are added at once */
	TC_PROF_IGNORED
};
#define TC_PROF_MAX_LIVES ((UINT32_C(1) << 30) - 1)

/* What every transition touches. Two bits are the mode: 16 bytes do. */
struct tc_prof_slot {
	int64_t since_ns;
	uint32_t sum; /* accumulator of the open interval; 0: none is open */
	uint32_t mode : 2;
	uint32_t life : 30;
};

struct tc_prof_life {
	int64_t id;
	int64_t first_ns;
	int64_t early_end_ns; /* of the interval from first_ns, if it came before a run */
	union {
		uint32_t early_sum; /* its accumulator; 0: there is none */
		uint32_t record;    /* during the merge */
	};
	uint32_t slot;
	union {
		uint32_t held;  /* list; 0: none */
		uint32_t birth; /* of births by C threads, which leave all pending: how many */
	};
	uint8_t match; /* enum tc_prof_match, by stacks of the segment */
	bool is_used : 1;
	bool is_birth : 1;
	bool has_run : 1; /* in this segment */
	bool has_ended : 1;
	bool is_callback : 1; /* of a C thread: intervals are left pending */
};

/* An interval in a list. */
struct tc_prof_held {
	int64_t ns;
	int64_t end_ns;
	uint32_t next; /* 0: the last */
	uint32_t sum : 31;
	uint32_t is_early : 1; /* before the first run that the owner knows of */
};

/* Intervals that are held back, in lists. */
struct tc_prof_pool {
	struct tc_prof_held *items; /* [0] is not used */
	size_t n, cap;
	uint32_t free; /* chained by `next`; 0: none */
};

struct tc_prof_sum {
	uint64_t key; /* kind << 32 | stack: a reference, or a stable id */
	struct tacho_hist hist;
	int64_t last_ns; /* end of the last interval in it */
	uint32_t target; /* segments, during the merge: global accumulator */
};
#define TC_PROF_KEY(kind, stack) ((uint64_t)(kind) << 32 | (stack))

/*
 * Accumulators in segments. Intervals that belong to no profile are added up too,
 * in one place: that is cheaper than to find out, as no branch depends on it.
 */
enum {
	TC_PROF_NO_SUM,
	TC_PROF_NOWHERE,
	TC_PROF_FIRST_SUM
};

/* Classes of intervals: not known, a profile + 1, or in no profile. */
enum {
	TC_PROF_NO_CLASS,
	TC_PROF_CLASS_NOWHERE = TACHO_PROFILE_COUNT + 1,
	TC_PROF_CLASSES
};

/* Intervals of one id that may come again, for one accumulator. */
struct tc_prof_pending {
	struct tc_prof_sum last; /* of the last life, since it first ran */
	struct tc_prof_sum rest; /* all others */
	uint32_t owner;          /* life; of the whole: record */
	uint32_t sum;
	uint32_t birth; /* of the owner: the one that `last` is about */
};

struct tc_prof_pendings {
	struct tc_prof_pending *items;
	size_t n, cap;
	struct tc_table index; /* owner << 32 | sum → place in items */
};

struct tc_prof_segment {
	const struct tacho_alloc *alloc;
	const struct tacho_profile *owner; /* options only */
	const struct tacho_gen *gen;

	bool is_plain; /* no filter by function, goroutine, time or part */
	struct tc_prof_slot *slots;
	size_t n_slots, cap_slots;
	struct tc_prof_life *lives; /* [0] is not used */
	size_t n_lives, cap_lives;
	uint32_t free_life; /* chained by `slot`; 0: none */
	struct tc_prof_pool held;
	struct tc_prof_sum *sums; /* memory stays for reuse */
	size_t n_sums, cap_sums, made_sums;
	/*
	 * The state that begins leads to the class of the interval, by the reason if it
	 * is Waiting; the class to the accumulator, by the stack unless there is but one.
	 */
	struct tc_refmap class_of[TACHO_GO_STATE_COUNT];
	struct tc_refmap sum_of[TC_PROF_CLASSES];
	uint32_t only_class[TACHO_GO_STATE_COUNT], only_sum; /* where there is but one */
	struct tc_refmap match_of_stack;                     /* enum tc_prof_match + 1 */
	struct tc_table life_of_id;                          /* of births by C threads */
	struct tc_prof_pendings pendings;
	uint64_t n_goroutines;
};

/* A goroutine as the whole profile knows it: 16 bytes. */
struct tc_prof_record {
	int64_t since_ns;
	uint32_t held;            /* list; 0: none. Of free records: the next one */
	uint32_t sum : 27;        /* of the open interval; 0: none */
	uint32_t match : 2;       /* enum tc_prof_match */
	uint32_t is_alive : 1;    /* it is what its id stands for */
	uint32_t is_callback : 1; /* stays until the end */
	uint32_t has_run : 1;
};
#define TC_PROF_MAX_SUMS ((UINT32_C(1) << 27) - 1)

struct tacho_profile {
	const struct tacho_alloc *alloc;
	struct tacho_profile_opts opts;
	char *function;
	const struct tacho_symbols *symbols;
	struct tc_prof_record *records; /* [0] is not used */
	size_t n_records, cap_records;
	uint32_t free_record;           /* chained by `held` */
	struct tc_gomap record_of_id;   /* of those who live */
	struct tc_table callback_of_id; /* records of goroutines of C threads … */
	struct tc_table births;         /* … and how often each was born */
	struct tc_prof_pendings pendings;
	struct tc_prof_pool held;
	struct tc_prof_sum *sums; /* [0] is not used */
	size_t n_sums, cap_sums;
	struct tc_table sum_of_key;
	uint64_t n_goroutines;

	bool is_done;
	struct tacho_profile_stack *stacks[TACHO_PROFILE_COUNT];
	size_t n_stacks[TACHO_PROFILE_COUNT];
	struct tacho_hist waits[TACHO_PROFILE_COUNT];
};

/* The part of [begin, end) of a goroutine that counts; not above 0: none. */
static inline int64_t tc_prof_clip(const struct tacho_profile_opts *o, int64_t goroutine,
				   int64_t begin, int64_t end)
{
	if (o->has_window) {
		begin = begin > o->from_ns ? begin : o->from_ns;
		end = end < o->to_ns ? end : o->to_ns;
		if (begin >= end)
			return 0;
	}
	if (o->part)
		return o->part(o->part_ctx, goroutine, begin, end);
	return tc_wrap_sub(end, begin);
}

/* Add an interval. Intervals come in no order where they were held back. */
TACHO_MUST_USE static inline int tc_prof_add(struct tc_prof_sum *sum, const struct tacho_alloc *a,
					     int64_t ns, int64_t end_ns)
{
	if (sum->hist.count == 0 || end_ns > sum->last_ns)
		sum->last_ns = end_ns;
	return tc_hist_add(&sum->hist, a, ns);
}

/* An item, of which only the list is set. */
TACHO_MUST_USE static inline int tc_prof_hold(struct tc_prof_pool *pool,
					      const struct tacho_alloc *a, uint32_t *list,
					      struct tc_prof_held **out)
{
	uint32_t i = pool->free;

	if (i) {
		pool->free = pool->items[i].next;
	} else {
		size_t n = pool->n ? pool->n : 1;
		int rc = TC_GROW(a, &pool->items, &pool->cap, n + 1, UINT32_MAX);

		if (rc < 0)
			return rc;
		i = (uint32_t)n;
		pool->n = n + 1;
	}
	*out = &pool->items[i];
	(*out)->next = *list;
	*list = i;
	return 0;
}

/* Take the first item off a list. It is there until the next one is made. */
static inline const struct tc_prof_held *tc_prof_unhold(struct tc_prof_pool *pool, uint32_t *list)
{
	uint32_t i = *list;

	*list = pool->items[i].next;
	pool->items[i].next = pool->free;
	pool->free = i;
	return &pool->items[i];
}

/* Which birth of its id a life is. */
static inline uint32_t tc_prof_birth(const struct tc_prof_life *life)
{
	return life->is_callback && life->is_birth ? life->birth : 0;
}

/* profile.c */
extern const struct tacho_analysis_ops tc_prof_ops;
/* Is there no filter, so that all goroutines are treated alike? */
bool tc_prof_is_plain(const struct tacho_profile *p);
const struct tacho_alloc *tc_profile_alloc(const struct tacho_profile *p);

/* Does the goroutine, by what is known of it at its end, pass the filter? */
static inline bool tc_prof_passes(const struct tacho_profile *p, const struct tc_prof_record *r)
{
	return !p->opts.has_function || r->match == TC_PROF_MATCHES ||
	       (r->match == TC_PROF_UNKNOWN && p->opts.function.n == 0);
}

/* profile_again.c */
TACHO_MUST_USE int tc_prof_join(struct tc_prof_sum *to, const struct tacho_alloc *a,
				const struct tc_prof_sum *from);
void tc_prof_pendings_init(struct tc_prof_pendings *set, const struct tacho_alloc *a);
void tc_prof_pendings_clear(struct tc_prof_pendings *set, const struct tacho_alloc *a);
void tc_prof_pendings_fini(struct tc_prof_pendings *set, const struct tacho_alloc *a);
TACHO_MUST_USE int tc_prof_pend(struct tc_prof_pendings *set, const struct tacho_alloc *a,
				uint32_t owner, uint32_t birth, uint32_t sum,
				struct tc_prof_pending **out);
TACHO_MUST_USE int tc_prof_record_of_callback(struct tacho_profile *p,
					      const struct tc_prof_life *life, uint32_t *record);
TACHO_MUST_USE int tc_prof_pend_interval(struct tacho_profile *p, uint32_t record, uint32_t sum,
					 int64_t ns, int64_t end_ns);
TACHO_MUST_USE int tc_prof_merge_pendings(struct tacho_profile *p, struct tc_prof_segment *seg,
					  bool of_births);
TACHO_MUST_USE int tc_prof_finish_pendings(struct tacho_profile *p);

/* The class of intervals of a profile, if it is asked for; TACHO_PROFILE_COUNT: of none. */
static inline uint32_t tc_prof_class(const struct tacho_profile *p, int kind)
{
	bool is_wanted = p->opts.kinds == 0 || (p->opts.kinds >> kind & 1) != 0;

	return is_wanted ? (uint32_t)kind + 1 : TC_PROF_CLASS_NOWHERE;
}

/* profile_order.c */
struct tc_order;
/* See struct tacho_direct. */
int tc_prof_order(void *segment, struct tc_order *o, bool is_watched);

/* profile_feed.c */
int tc_prof_feed(void *segment, const struct tacho_block *block);
/*
 * A goroutine that was born in the segment, of which it has not heard: as if it had.
 * `life` says who, when and whether it has run; the interval `sum` is open since since_ns.
 * That there is one goroutine more was counted at its birth.
 */
TACHO_MUST_USE int tc_prof_adopt(struct tc_prof_segment *seg, const struct tc_prof_life *life,
				 int64_t since_ns, uint32_t sum);
/* What comes before the first event of a block. */
TACHO_MUST_USE int tc_prof_begin_block(struct tc_prof_segment *seg, const struct tacho_block *b);
TACHO_MUST_USE int tc_prof_reach_slots(struct tc_prof_segment *seg, uint32_t n);
/* One transition of a goroutine from one state to another, its slot being valid. */
TACHO_MUST_USE int tc_prof_transition(struct tc_prof_segment *seg, const struct tacho_event *e);
/* One transition from the ordering, no filters being set. */
TACHO_MUST_USE int tc_prof_take(struct tc_prof_segment *seg, const struct tacho_event *e,
				uint32_t n_slots);
/* The accumulator of the interval that an event begins, made if need be. */
TACHO_MUST_USE int tc_prof_sum_for(struct tc_prof_segment *seg, const struct tacho_event *e,
				   uint32_t *out);
void tc_prof_segment_reset(struct tc_prof_segment *seg);

/* profile_merge.c */
int tc_prof_merge(void *self, void *segment, const struct tacho_border *border);
int tc_prof_finish(void *self, const struct tacho_end *end);
TACHO_MUST_USE int tc_prof_new_record(struct tacho_profile *p, uint32_t *out);

/* profile_result.c */
TACHO_MUST_USE int tc_prof_make_results(struct tacho_profile *p);

#endif
