/* SPDX-License-Identifier: MIT */
/*
 * All that goroutines wait for, as plain sequential code: what an operation of one of the
 * actors does, who goes on because of it, and with which result. reference.c has the real ones
 * do the same and compares.
 *
 * An actor is idle or in an operation. After each step the model says of each actor that was
 * in one whether it came to its end (over) and how (result, index of a select, value).
 * Where the library promises no order (who of several that a broadcast woke gets the mutex
 * first) the entries of a line have the same rank, and the model takes any of them.
 */
#ifndef TESTS_RT_REFERENCE_H
#define TESTS_RT_REFERENCE_H

#include <stdbool.h>
#include <stdint.h>

enum {
	ACTORS = 64,
	CHANS = 3,
	MUTEXES = 2,
	ROOM = 5,
	CASES = 4,
	NOBODY = -1
};

enum op_kind {
	/* These may wait. */
	OP_SEND,
	OP_RECV,
	OP_SELECT,
	OP_LOCK,
	OP_RLOCK,
	OP_WLOCK,
	OP_ACQUIRE,
	OP_GROUP_WAIT,
	OP_COND_WAIT,
	/* These do not. */
	OP_CLOSE,
	OP_REOPEN,
	OP_UNLOCK,
	OP_RUNLOCK,
	OP_WUNLOCK,
	OP_RELEASE,
	OP_GROUP_ADD,
	OP_SIGNAL,
	OP_BROADCAST,
	OP_CANCEL,
	OP_TIMER_START,
	OP_TIMER_STOP,
	OP_TIMER_WAIT,
	OP_ONCE,
	OP_ELSEWHERE, /* sleep, yield, system calls: nothing of the model's */
	OP_END,
	OP_KINDS
};

/* How an operation waits. */
enum op_form {
	FORM_PLAIN,
	FORM_TRY,
	FORM_OVER, /* a deadline that has passed */
	FORM_SOON, /* a deadline that comes before anybody else does anything */
	FORM_TOKEN /* the actor's own token, which OP_CANCEL cancels */
};

struct op_case {
	int chan;
	bool is_send;
	uint64_t value;
};

struct op {
	enum op_kind kind;
	enum op_form form;
	int which; /* channel, mutex, actor to cancel, ... */
	int64_t n; /* permits, count, room of a channel, kind of elsewhere */
	int n_cases;
	struct op_case cases[CASES]; /* those of send and receive: one */
};

/* How an operation ended. */
struct outcome {
	int result;
	int index;
	uint64_t value; /* received; UINT64_MAX: nothing */
};

struct line_entry {
	int actor, index; /* of the case */
	uint64_t rank;
};

struct line {
	struct line_entry e[ACTORS * CASES];
	int n;
};

struct model_chan {
	uint64_t values[ROOM];
	int n, cap;
	bool closed;
	struct line receivers, senders;
};

struct model_mutex {
	bool locked;
	struct line line;
	bool open; /* it was handed to one of the first rank: the real one tells to whom */
};

struct model_actor {
	bool busy, over;
	bool canceled; /* its token was */
	struct op op;
	struct outcome want;
	int relocks; /* the mutex that it takes behind a wait for the condition; NOBODY */
};

struct model {
	struct model_actor actors[ACTORS];
	int n_actors;
	struct model_chan chans[CHANS];
	struct model_mutex mutexes[MUTEXES];
	int64_t readers, permits, count;
	bool writer, timer_runs, once;
	struct line read_line, write_line, permit_line, group_line, cond_line;
	uint64_t rank;
	long misuses, sent, received;
};

void model_init(struct model *m, int n_actors);

/* May the conductor ask for it now? Some would have results that depend on time. */
bool model_allows(const struct model *m, const struct op *op);

/*
 * The operation of an actor (of an idle one). A select that can do several things at once waits
 * for the real one's choice: then *choose is set and model_choose tells it.
 */
void model_do(struct model *m, int actor, const struct op *op, bool *choose);

/* The real select did that case: false: that was not possible. */
bool model_choose(struct model *m, int actor, int index);

/* The deadline of the actor, which waits, is over. */
void model_expire(struct model *m, int actor);

/* A mutex was handed to that one; false: it was not among the first. */
bool model_got(struct model *m, int mutex, int actor);

/* Waiters that the mutex may have been handed to. */
bool model_may_get(const struct model *m, int mutex, int actor);

#endif
