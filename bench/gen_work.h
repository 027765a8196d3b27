/* SPDX-License-Identifier: MIT */
/*
 * What the simulated goroutines do: one list of operations a role. A connection
 * is a handful of goroutines that wake and wait for each other; a wake of one
 * that does not wait is kept as a token, so no order of events can hang them.
 */
#ifndef BENCH_GEN_WORK_H
#define BENCH_GEN_WORK_H

#include <stdint.h>

#include "gen_out.h"

enum gen_op_code {
	GEN_OP_SYSCALL,    /* `n` system calls, of `ticks` each on average */
	GEN_OP_BLOCK,      /* wait for a token; `arg` is the reason */
	GEN_OP_WAKE,       /* give a token to role `arg` of the connection */
	GEN_OP_NET_WAKE,   /* the same through the network, `n` ticks later */
	GEN_OP_SLEEP,      /* block for about `n` ticks */
	GEN_OP_CREATE,     /* a goroutine of role `arg` */
	GEN_OP_TASK_BEGIN, /* task `n` of the connection, of type `arg` */
	GEN_OP_TASK_END,
	GEN_OP_REGION_BEGIN, /* in task `n`, named `arg` */
	GEN_OP_REGION_END,
	GEN_OP_LOG,   /* in task `n`, under key `arg` */
	GEN_OP_ALLOC, /* a heap metric, and what a collection asks of who allocates */
	GEN_OP_YIELD,
	GEN_OP_WAKE_ANY, /* give a token to any goroutine of the role `arg` */
	GEN_OP_LABEL,
	GEN_OP_MARK, /* a mark worker, until marking is over */
	GEN_OP_MARK_DONE,
	GEN_OP_LOOP, /* back to operation `n` */
	GEN_OP_END,  /* the goroutine returns */
};

enum gen_role {
	GEN_MAIN,
	GEN_SYSTEM, /* waits for ever */
	GEN_MARKER, /* GC mark worker */
	GEN_MEMBER, /* one of very many that are woken at random */
	/* the members of a connection */
	GEN_CLIENT,
	GEN_WLOOP,
	GEN_RLOOP,
	GEN_SERVER,
	GEN_WATCH,
	GEN_BGREAD,
	GEN_QUERY,
	GEN_RENDER,
	GEN_ROLE_COUNT,
	GEN_FIRST_OF_CONN = GEN_CLIENT
};

struct gen_op {
	enum gen_op_code code;
	uint8_t arg;
	uint8_t percent; /* how often it is done at all; 0 means always */
	uint8_t site;    /* enum gen_site */
	uint16_t pause;  /* mean ticks to the next operation */
	uint16_t ticks;  /* mean ticks inside */
	uint32_t n;
};

struct gen_role_info {
	const struct gen_op *ops;
	uint8_t start_site; /* the function that the goroutine starts in */
};

extern const struct gen_role_info gen_roles[GEN_ROLE_COUNT];

#endif
