/* SPDX-License-Identifier: MIT */
/*
 * Inside of the goroutine statistics.
 *
 * A *segment* follows the goroutines of one stretch of events, each in a slot. What
 * a goroutine does in a segment is a *life*: it ends with the goroutine or with
 * the segment. What cannot be known there is kept open: the state before the first
 * transition of the life, the name of a goroutine that was there before, the P
 * that a goroutine took into a system call before. A *record* is a goroutine as the
 * whole analysis knows it; a merge adds lives to records.
 *
 * Two things reach across goroutines: which goroutine is in a system call on
 * which P, and which one sweeps on which P. Where these depend on what was before
 * the segment, and for all ranges, the segment writes *operations*, which the
 * merge replays in order of time, before it adds the lives.
 *
 * Invariants:
 *  1. No number depends on where segments were cut: sums are integers, and
 *     everything else is decided in the merge.
 *  2. A life that began and ended in the segment, with a known name and without
 *     operations, is added to its group in the segment and leaves nothing behind.
 *  3. Times that are 0 are unset, as in the reference. It matters for v1 traces,
 *     which begin at -1.
 */
#ifndef TC_ANALYZE_GOROUTINES_STATE_H
#define TC_ANALYZE_GOROUTINES_STATE_H

#include "analyze/buckets.h"
#include "analyze/goroutines_sums.h"
#include "base/refmap.h"
#include "base/table.h"
#include "reader/gomap.h"
#include <tacho/goroutines.h>

/* Times by state: Runnable, Running, Waiting, Syscall. */
#define TC_GO_TIMES       4
#define TC_GO_TIME(state) ((unsigned)(state)-TACHO_GO_RUNNABLE)

/* State of a slot: the state, whether the time in it counts, and flags. */
#define TC_GO_UNSEEN     0x0f /* no transition in this segment yet */
#define TC_GO_STATE_MASK 0x0f
#define TC_GO_UNTIMED    0x10
#define TC_GO_LOST       0x20  /* the P was lost in a system call */
#define TC_GO_STARTED    0x40  /* ran in this segment */
#define TC_GO_NAMED      0x80  /* its start function is known */
#define TC_GO_COUNTED    0x100 /* `profile_sum` is set: see goroutines_join.h */
#define TC_GO_FLAGS      (TC_GO_LOST | TC_GO_STARTED | TC_GO_NAMED | TC_GO_COUNTED)
/* Nothing is special about it. */
#define TC_GO_PLAIN (TC_GO_STARTED | TC_GO_NAMED)

#define TC_GO_NO_PROC      UINT32_MAX /* in a system call, but on a P not known yet */
#define TC_GO_CACHED_PROCS 256
#define TC_GO_NO_RECORD    UINT32_MAX
#define TC_GO_NO_NAME      UINT32_MAX /* of a stack */
#define TC_GO_FEW          11
#define TC_GO_OTHERS       2     /* reasons that a goroutine has at hand, beside the last one */
#define TC_GO_SYNCS        65536 /* a segment has one or two */

/*
 * What every transition touches: 64 bytes. Latencies go straight to the histogram
 * of the start function if that is sure (`latency`); otherwise their buckets are
 * kept aside until there are too many, and a histogram of its own takes them. Their
 * sum is ns[Runnable] in any case.
 */
struct tc_go_slot {
	int64_t since_ns;        /* begin of the state */
	int64_t ns[TC_GO_TIMES]; /* [Waiting]: for `reason` only */
	uint32_t reason;         /* class of the reason */
	uint32_t stack;          /* of the transition into the state */
	uint32_t proc;           /* index of the P of the last system call; 0: none */
	uint32_t latency;        /* index in `latencies`; 0: see `few` */
	uint32_t profile_sum;    /* if COUNTED or fresh: accumulator of the profile */
	uint16_t state;
	bool is_fresh; /* the profile has not been told of its birth: see goroutines_join.h */
};

/* Latencies whose group is not sure. */
struct tc_go_extra {
	int64_t few_max_ns;
	uint16_t few[TC_GO_FEW];
	uint16_t n_few;
};

/* What few transitions touch. */
struct tc_go_life {
	int64_t id;
	int64_t first_ns;               /* the first transition */
	int64_t other_ns[TC_GO_OTHERS]; /* of the reasons before the last, newest first */
	uint32_t other_reason[TC_GO_OTHERS];
	uint32_t name; /* class of the start function; 0: not seen */
	uint32_t more; /* index in `mores`; 0: all zero */
	uint32_t first_reason;
	unsigned sync : 16; /* index of the last Sync before it; 0: none */
	unsigned first_from : 4;
	unsigned first_to : 4;
	bool has_own_latency : 1; /* the histogram `latency` of the slot is its own */
	bool has_final : 1;
	bool has_ended : 1;
	bool has_proc : 1; /* context of the first transition */
	bool has_top_wait : 1;
	bool is_used : 1; /* id is set */
	bool is_seen : 1; /* first_… are set */
};

/* What few lives have. */
struct tc_go_more {
	int64_t start_ns;   /* first time running, if goroutines are kept; 0: not */
	int64_t final_ns;   /* first time of ending, if has_final */
	int64_t end_ns;     /* last time of ending; 0: none */
	int64_t blocked_ns; /* in system calls without a P */
	int64_t lost_ns;    /* when the P was lost in a system call, if the slot is LOST */
	uint32_t blocks;    /* list of waits by reason class */
	uint32_t account;   /* 0: none yet */
	uint32_t doubt;     /* that lost_ns rests on; 0: none */
	uint32_t next_free;
};

struct tc_go_done {
	struct tc_go_slot slot;
	struct tc_go_extra extra;
	struct tc_go_life life;
};

/* What a life has that others refer to. */
struct tc_go_account {
	uint32_t record; /* during the merge; TC_GO_NO_RECORD: none */
	bool is_resolved;
	bool has_entered;    /* a system call whose P shows at the merge only */
	bool is_doubt_wrong; /* the P was not lost, or not then */
	int64_t lost_ns;     /* of that call */
	int64_t proc_id;
	const struct tc_go_life *life; /* during the merge */
};

struct tc_go_proc {
	int64_t id;
	int64_t bound_ns; /* when `holder` last changed */
	uint32_t holder;  /* slot + 1 of the goroutine in a system call on it; 0: none */
	bool is_known;    /* holder is what it is, not what it was before the segment */
};

enum tc_go_op_type {
	TC_GO_OP_SYNC,
	TC_GO_OP_RANGE_BEGIN, /* of a goroutine: account, detail, arg: name */
	TC_GO_OP_RANGE_ACTIVE,
	TC_GO_OP_RANGE_END,
	TC_GO_OP_RANGE_SPAN,  /* begin and end at once; ns is how long */
	TC_GO_OP_SWEEP_BEGIN, /* of a P: account of who ran on it, arg: index of the P */
	TC_GO_OP_SWEEP_ACTIVE,
	TC_GO_OP_SWEEP_END,
	TC_GO_OP_SWEEP_SPAN,
	TC_GO_OP_FINAL, /* the account's goroutine ended: close its ranges */
	TC_GO_OP_ENTER, /* into a system call with a P that is not known yet */
	TC_GO_OP_LEAVE, /* from a system call whose P is not known */
	TC_GO_OP_IDLE,  /* a P went idle; arg: index of the doubt */
};

struct tc_go_op {
	int64_t ns;
	uint32_t account; /* 0: no goroutine */
	uint32_t arg;
	uint8_t type;
	uint8_t detail; /* enum tacho_range */
	bool is_open;   /* the border has the event with its ids */
	bool is_by_id;  /* account 0; arg is an index in `ids` */
};

/* "The P of `account` went idle, so its system call blocks" may not hold. */
struct tc_go_doubt {
	int64_t bound_ns;
	int64_t blocked_ns; /* how much of the call counts as blocked, if it is over */
	uint32_t proc;
	uint32_t account; /* who seemed to be on the P; 0: nobody */
	bool has_bound;   /* false: the binding is from before the segment */
	bool is_over;
};

/* Goroutines with one start function, so far. Columns by enum tacho_column. */
struct tc_go_sums {
	uint64_t count, alive;
	struct tacho_hist columns[TACHO_COLUMN_COUNT];
	uint32_t blocks, ranges; /* lists */
};

struct tc_go_name {
	uint32_t ref;     /* of the function */
	uint32_t latency; /* index in `latencies` */
	uint32_t group;   /* during the merge */
	bool is_kept;
	struct tc_go_sums sums;
};

struct tc_go_reason {
	uint32_t ref;
	uint32_t id; /* during the merge */
};

/* Longest waits of one state, longest first. */
struct tc_go_top {
	struct tacho_wait *waits;
	size_t n;
};

struct tc_prof_segment;

struct tc_go_segment {
	const struct tacho_alloc *alloc;
	const struct tacho_goroutines *owner; /* options only */
	struct tc_prof_segment *profile;      /* fed along; NULL: none */
	const struct tacho_gen *gen;
	bool has_events;
	bool wants_sync; /* a Sync at time 0: the next event's time takes its place */
	int64_t first_ns, last_ns;
	int64_t clobbered_ns; /* last operation on a P that is not known */
	bool is_clobbered;
	bool has_entered; /* there is an operation ENTER */

	struct tc_go_slot *slots;
	struct tc_go_extra *extras;
	struct tc_go_life *lives;
	size_t n_slots, cap_slots, cap_extras, cap_lives;

	int64_t *syncs; /* [0] is not used */
	size_t n_syncs, cap_syncs;
	struct tc_go_more *mores; /* [0] is what lives without one have: zeros */
	size_t n_mores, cap_mores;
	uint32_t free_more; /* chained by `next_free`; 0: none */
	struct tc_go_done *done;
	size_t n_done, cap_done;
	struct tc_go_account *accounts; /* [0] is not used */
	size_t n_accounts, cap_accounts;
	struct tc_go_op *ops;
	size_t n_ops, cap_ops;
	struct tc_go_doubt *doubts; /* [0] is not used */
	size_t n_doubts, cap_doubts;
	int64_t *ids;
	size_t n_ids, cap_ids;
	struct tc_go_proc *procs; /* [0] is written to, but not used */
	size_t n_procs, cap_procs;
	struct tc_table proc_index;
	uint32_t proc_cache[TC_GO_CACHED_PROCS]; /* id → index; 0: look in the table */

	struct tacho_hist *latencies; /* [0] likewise; memory stays for reuse */
	size_t n_latencies, cap_latencies, made_latencies;
	struct tc_go_name *names; /* [0] is not used */
	size_t n_names, cap_names, made_names;
	struct tc_go_reason *reasons; /* [0] is not used */
	size_t n_reasons, cap_reasons;
	uint32_t forever;             /* class of the reason "forever"; 0: none yet */
	struct tc_table name_of_func; /* few functions, whose references may be large */
	struct tc_refmap name_of_stack, class_of_reason;
	struct tc_sums sums;

	int64_t min_wait_ns[TC_GO_TIMES]; /* what a wait must exceed to be among the longest */
	struct tc_go_top tops[TC_GO_TIMES];
};

/*
 * A goroutine as the whole analysis knows it. Reasons and names are stable ids. What
 * it waited for goes to its group at once, unless that is not known yet, or the
 * goroutine is kept.
 */
struct tc_go_record {
	int64_t id, creation_ns;
	int64_t since_ns; /* 0: unset */
	int64_t ns[TC_GO_TIMES];
	uint32_t reason, stack; /* of the state that goes on */
	uint32_t group : 28;    /* 0: no name yet. Of free records: the next one */
	uint32_t state : 4;
	uint32_t rest : 28; /* index in `rests`; 0: all zero */
	uint32_t is_used : 1;
	uint32_t has_final : 1;
	uint32_t has_top_wait : 1;
};
#define TC_GO_MAX_RECORDS ((UINT32_C(1) << 28) - 1)

/* What few records have. Times that are 0 are unset. */
struct tc_go_rest {
	int64_t start_ns; /* only if goroutines are kept */
	int64_t end_ns, total_ns;
	int64_t blocked_ns;
	int64_t lost_ns;
	uint32_t proc;      /* index + 1 of the P of the system call that goes on */
	uint32_t blocks;    /* list: waits by reason, if they are not the group's yet */
	uint32_t ranges;    /* list */
	uint32_t latencies; /* list by bucket, until the name is known */
	uint32_t next_free;
};

struct tc_go_group {
	uint32_t name; /* string id */
	bool is_kept;
	struct tc_go_sums sums;
	struct tacho_hist latency;
	struct tacho_group public;
};

struct tc_go_bound {
	int64_t id;
	int64_t clobbered_ns;
	int64_t sweeper; /* goroutine, if has_sweeper */
	uint32_t holder; /* record of who is in a system call on it; 0: nobody */
	uint32_t epoch;  /* number of the merge that set clobbered_ns */
	bool is_account; /* during a merge: holder is an account of the segment */
	bool has_sweeper;
};

struct tacho_goroutines {
	const struct tacho_alloc *alloc;
	struct tacho_goroutines_opts opts;
	struct tacho_profile *profile; /* computed along; NULL: none */
	char *function;
	const struct tacho_symbols *symbols;
	int64_t sync_ns, last_ns;
	uint32_t epoch;
	bool is_done;

	int64_t sync_before_ns;       /* at the begin of the segment that is merged */
	struct tc_go_record *records; /* [0] is not used */
	size_t n_records, cap_records;
	uint32_t free_record;     /* chained by `group`; 0: none */
	struct tc_go_rest *rests; /* [0] is what records without one have: zeros */
	size_t n_rests, cap_rests;
	uint32_t free_rest; /* chained by `next_free`; 0: none */
	struct tc_gomap record_of_id;
	struct tc_go_bound *procs;
	size_t n_procs, cap_procs;
	struct tc_table proc_index;
	struct tc_go_group *groups; /* [0]: without a name */
	size_t n_groups, cap_groups;
	struct tc_table group_of_name;
	struct tc_sums sums;
	struct tc_go_top tops[TC_GO_TIMES];

	/* Results. */
	struct tc_go_group all;
	uint32_t *sorted; /* groups */
	size_t n_sorted;
	struct tacho_goroutine *members;
	uint32_t (*member_lists)[2]; /* blocks and ranges, until finish */
	size_t n_members, cap_members, cap_member_lists;
	struct tacho_named_time *times; /* of groups and members */
	size_t n_times, cap_times;
};

/* The same in segments and in the whole; `times` by enum tacho_column. */
TACHO_MUST_USE int tc_go_sums_add(struct tc_go_sums *s, const struct tacho_alloc *a,
				  int64_t times[TACHO_COLUMN_COUNT]);
void tc_go_sums_clear(struct tc_go_sums *s);
void tc_go_sums_fini(struct tc_go_sums *s, const struct tacho_alloc *a);

/* Put in a wait if it is among the longest `max`. The shortest of them, once full. */
int64_t tc_go_top_add(struct tc_go_top *t, size_t max, const struct tacho_wait *w);

/* goroutines_feed.c */
int tc_go_feed(void *segment, const struct tacho_block *block);
/* With the profile's segment along, which has no filter. */
int tc_go_feed_joined(void *segment, const struct tacho_block *block);
void tc_go_segment_reset(struct tc_go_segment *seg);
struct tacho_text tc_go_root(const struct tacho_gen *gen, uint32_t stack, uint32_t *func);

/* What few lives have: to read, and to write, made if need be. */
static inline const struct tc_go_more *tc_go_more(const struct tc_go_segment *seg,
						  const struct tc_go_life *life)
{
	return &seg->mores[life->more];
}
TACHO_MUST_USE int tc_go_more_of(struct tc_go_segment *seg, struct tc_go_life *life,
				 struct tc_go_more **out);

/* goroutines_ops.c */
TACHO_MUST_USE int tc_go_add_op(struct tc_go_segment *seg, const struct tc_go_op *op);
/* The account of the life in a slot, made if need be. */
TACHO_MUST_USE int tc_go_account_of(struct tc_go_segment *seg, uint32_t slot, int64_t id,
				    uint32_t *out);
TACHO_MUST_USE int tc_go_proc_index_slow(struct tc_go_segment *seg, int64_t id, uint32_t *out);
TACHO_MUST_USE int tc_go_clobber(struct tc_go_segment *seg, uint32_t slot,
				 const struct tacho_event *e, enum tc_go_op_type type);
TACHO_MUST_USE int tc_go_proc_idle(struct tc_go_segment *seg, const struct tacho_event *e);
TACHO_MUST_USE int tc_go_sync_at_zero(struct tc_go_segment *seg, const struct tacho_event *next);
/* All that is no transition; `next` is the event behind it in the block, or NULL. */
TACHO_MUST_USE int tc_go_rare_event(struct tc_go_segment *seg, const struct tacho_event *e,
				    const struct tacho_event *next);

/* Index of a P in the segment. */
TACHO_MUST_USE static inline int tc_go_proc_index(struct tc_go_segment *seg, int64_t id,
						  uint32_t *out)
{
	*out = (uint64_t)id < TC_GO_CACHED_PROCS ? seg->proc_cache[id] : 0;
	return *out ? 0 : tc_go_proc_index_slow(seg, id, out);
}

/* goroutines_merge.c */
int tc_go_merge(void *self, void *segment, const struct tacho_border *border);
/* The record of an account: the one there was before, or a new one for a birth. */
int tc_go_resolve(struct tacho_goroutines *g, struct tc_go_segment *seg, uint32_t account);

/* goroutines_record.c */
int tc_go_finish(void *self, const struct tacho_end *end);
/* A record, which no id stands for yet. */
TACHO_MUST_USE int tc_go_new_record(struct tacho_goroutines *g, int64_t id, uint32_t *out);
/* Forget one, with its lists. */
void tc_go_free_record(struct tacho_goroutines *g, uint32_t record);
/* What few records have: to read, and to write, made if need be. */
static inline const struct tc_go_rest *tc_go_rest(const struct tacho_goroutines *g,
						  const struct tc_go_record *r)
{
	return &g->rests[r->rest];
}
TACHO_MUST_USE int tc_go_rest_of(struct tacho_goroutines *g, struct tc_go_record *r,
				 struct tc_go_rest **out);
/* Time in a state other than waiting, or waiting for a reason. */
static inline void tc_go_add_time(struct tc_go_record *r, int state, int64_t ns)
{
	r->ns[TC_GO_TIME(state)] = tc_wrap_add(r->ns[TC_GO_TIME(state)], ns);
}
TACHO_MUST_USE int tc_go_add_wait(struct tacho_goroutines *g, struct tc_go_record *r,
				  uint32_t reason, int64_t ns);
TACHO_MUST_USE int tc_go_add_blocked(struct tacho_goroutines *g, struct tc_go_record *r,
				     int64_t ns);
/* Latencies go to the group, or stay with the record until it has a name. */
TACHO_MUST_USE int tc_go_add_bucket(struct tacho_goroutines *g, struct tc_go_record *r,
				    unsigned bucket, uint32_t n);
TACHO_MUST_USE int tc_go_add_latency_sum(struct tacho_goroutines *g, struct tc_go_record *r,
					 int64_t total_ns, int64_t max_ns);
TACHO_MUST_USE int tc_go_add_latency(struct tacho_goroutines *g, struct tc_go_record *r, int64_t ns,
				     bool has_run);
void tc_go_close_ranges(struct tacho_goroutines *g, const struct tc_go_record *r, int64_t ns);
/* The numbers are final: into the group. The record is to be freed. */
TACHO_MUST_USE int tc_go_fold_record(struct tacho_goroutines *g, struct tc_go_record *r,
				     int64_t total_ns);
/* Index of a P; made if need be. */
TACHO_MUST_USE int tc_go_bound_of(struct tacho_goroutines *g, int64_t id, uint32_t *index);

/* goroutines_replay.c */
int tc_go_replay(struct tacho_goroutines *g, struct tc_go_segment *seg,
		 const struct tacho_border *border);

/* goroutines_join.c */
extern const struct tacho_analysis_ops tc_go_joined_ops;

/* goroutines.c */
void *tc_go_fork(void *self);
void tc_go_free_segment(void *self, void *segment);
TACHO_MUST_USE int tc_go_make_results(struct tacho_goroutines *g);
bool tc_go_is_kept(const struct tacho_goroutines *g, struct tacho_text name);

#endif
