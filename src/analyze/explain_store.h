/* SPDX-License-Identifier: MIT */
/*
 * What explaining looks at: the spans of goroutines, what the Ps did meanwhile,
 * and who worked for which task; of the time that is still asked for alone.
 *
 * Goroutines are referred to by their ids, since records move and are reused.
 */
#ifndef TC_ANALYZE_EXPLAIN_STORE_H
#define TC_ANALYZE_EXPLAIN_STORE_H

#include <tacho/explain.h>

#include "analyze/act.h"

#define TC_NO_LIFE UINT32_MAX
/* What a life counts in tc_store.n_kept, as it is that much larger than the others. */
#define TC_LIFE_KEPT 4

enum tc_piece_flags {
	TC_PIECE_OLD = 1, /* began before what was read */
	TC_PIECE_OPEN = 2 /* goes on */
};

/* A span, as long as it is remembered. */
struct tc_piece {
	int64_t begin_ns, end_ns;
	int64_t by;        /* waiting: who ended it; runnable: who began it */
	uint32_t stack;    /* of the wait or call; running: where it stopped */
	uint32_t by_stack; /* what `by` did */
	uint32_t reason;
	uint8_t state, wait; /* enum tacho_go_state, enum tc_wait */
	uint8_t flags;
};

/* Marking or sweeping by a running goroutine. */
struct tc_chore {
	int64_t begin_ns, end_ns;
	uint32_t stack;
};

struct tc_chores {
	struct tc_chore *v; /* by their ends */
	size_t n, cap;
};

/* At some time a goroutine did something for a task. */
struct tc_mark {
	int64_t at_ns;
	uint64_t task;
};

struct tc_life {
	int64_t id;                   /* TACHO_NONE: free */
	int64_t created_ns, ended_ns; /* ended_ns is valid if has_ended */
	int64_t creator;
	uint32_t create_stack, name;
	uint32_t older; /* of the same id; TC_NO_LIFE */
	bool has_ended, is_old;
	bool is_wanted; /* what it does is kept */
	struct tc_piece *pieces;
	size_t n_pieces, cap_pieces;
	struct tc_chores assists, sweeps;
	struct tc_mark *marks;
	size_t n_marks, cap_marks;
	uint64_t stamp; /* is_member is valid for this request; see explain_walk.c */
	bool is_member;
};

/* A wait for a lock that a goroutine ended which may be of a request. */
struct tc_handover {
	int64_t begin_ns, end_ns;
	int64_t by_id, waiter_id;
	uint32_t by, waiter;      /* their lives, if these still have the ids */
	uint32_t stack, by_stack; /* of the wait, and what ended it */
	bool is_old;              /* began before what was read */
};

struct tc_pace {
	int64_t begin_ns;
	int64_t culprit; /* who had the P; TACHO_NONE */
	uint32_t culprit_name, culprit_stack;
	uint8_t cls; /* enum tacho_delay */
};

struct tc_store_task {
	uint64_t id, parent; /* parent TACHO_NO_TASK: none */
	int64_t end_ns;
	uint32_t type; /* string id */
	bool has_ended;
};

struct tc_store {
	const struct tacho_alloc *alloc;
	struct tacho_activity *act;
	int64_t keep_ns; /* what ended by then is of no use; INT64_MAX: nothing is */
	/* Pieces, chores, marks, paces, handovers and tasks, 16 to 48 bytes each, and lives. */
	uint64_t max_kept, n_kept;
	size_t n_provisional; /* slots; see tc_store_open */
	/*
	 * False: only the goroutines in `roots` (by id) and those that they create can
	 * be of a request. True: any that shows up in a task.
	 */
	bool wants_all;
	struct tc_table roots;

	struct tc_life *lives;
	size_t n_lives, cap_lives;
	uint32_t free_life;
	struct tc_table life_of_id; /* the latest one */
	uint32_t *life_of_slot;
	size_t n_slots, cap_slots;

	struct tc_pace *paces; /* touching */
	size_t n_paces, cap_paces;
	int64_t pace_end_ns;

	struct tc_handover *handovers; /* by their ends */
	size_t n_handovers, cap_handovers;

	struct tc_store_task *tasks;
	size_t n_tasks, cap_tasks;
	struct tc_table task_index; /* id → index */
};

void tc_store_init(struct tc_store *s, struct tacho_activity *act, uint64_t max_kept);
void tc_store_fini(struct tc_store *s);

/* For the listener. 0, TACHO_ENOMEM, or TACHO_ELIMIT beyond max_kept. */
TACHO_MUST_USE int tc_store_born(struct tc_store *s, const struct tc_act_g *go, uint32_t slot);
TACHO_MUST_USE int tc_store_died(struct tc_store *s, uint32_t slot, int64_t now);
TACHO_MUST_USE int tc_store_span(struct tc_store *s, const struct tc_span *span);
TACHO_MUST_USE int tc_store_range(struct tc_store *s, const struct tc_act_range *r);
TACHO_MUST_USE int tc_store_pace(struct tc_store *s, int64_t begin, int64_t end,
				 enum tacho_delay cls, const struct tc_culprit *who);
TACHO_MUST_USE int tc_store_note(struct tc_store *s, const struct tacho_event *e,
				 const struct tacho_block *b);

/*
 * Put what goes on at this moment behind what is over, so that questions up to
 * `now` can be answered, and take it away again.
 */
TACHO_MUST_USE int tc_store_open(struct tc_store *s, int64_t now);
void tc_store_unopen(struct tc_store *s);

/* Forget what ended by keep_ns, which never goes back. */
void tc_store_prune(struct tc_store *s, int64_t keep_ns);

/* The goroutine of that id that lived at a time, or the one nearest to it; NULL. */
struct tc_life *tc_store_life(struct tc_store *s, int64_t id, int64_t at_ns);

/* First piece that ends behind a time; n_pieces if there is none. */
size_t tc_life_piece(const struct tc_life *g, int64_t at_ns);
/* The same for chores. */
size_t tc_chores_at(const struct tc_chores *c, int64_t at_ns);
/* First handover behind a time. */
size_t tc_store_handover_at(const struct tc_store *s, int64_t at_ns);
/* NULL: it has been forgotten. */
struct tc_life *tc_store_by(struct tc_store *s, const struct tc_handover *h);
struct tc_life *tc_store_waiter(struct tc_store *s, const struct tc_handover *h);
/* First mark at or behind a time. */
size_t tc_life_mark(const struct tc_life *g, int64_t at_ns);
/* The pace at a time: index of the last that began by then; n_paces: none. */
size_t tc_store_pace_at(const struct tc_store *s, int64_t at_ns);

/* NULL if nothing is known of it. */
const struct tc_store_task *tc_store_get_task(const struct tc_store *s, uint64_t id);

/* Is `task` below `above`, or the same? */
bool tc_store_is_under(const struct tc_store *s, uint64_t task, uint64_t above);
/* The outermost task above it that is known. */
uint64_t tc_store_root(const struct tc_store *s, uint64_t task);
/* What a goroutine worked for at a time; TACHO_NO_TASK: nothing known. */
uint64_t tc_store_task_at(const struct tc_store *s, const struct tc_life *g, int64_t at_ns);

#endif
