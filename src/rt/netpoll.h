/* SPDX-License-Identifier: MIT */
/*
 * Descriptors that goroutines wait for; see netpoll.c. A call that may wait:
 *
 *	rc = tc_rt_fd_use(fd, side, &use);
 *	while (rc == 0 && (n = system call) would wait)
 *		rc = tc_rt_fd_wait(&use, until, frame);
 *	tc_rt_fd_done(&use);
 *
 * tc_rt_fd_wait returns 0 when the system call is worth another attempt.
 */
#ifndef TC_RT_NETPOLL_H
#define TC_RT_NETPOLL_H

#include "rt/race.h"

enum tc_rt_side {
	TC_RT_READ,
	TC_RT_WRITE
};

struct tc_rt_fd;

/* One call that uses a descriptor. */
struct tc_rt_fd_use {
	struct tc_rt_fd *fd;
	enum tc_rt_side side;
	bool polled; /* else a system call may hold the thread ... */
	bool waits;  /* ... and is known to */
	bool is_socket;
	bool was_woken; /* by readiness, which it passes on when it is done */
	uint64_t edges; /* that it has taken account of */
};

/* 0: *use is to be given back; or a negated errno. */
int tc_rt_fd_use(int fd, enum tc_rt_side side, struct tc_rt_fd_use *use);
void tc_rt_fd_done(struct tc_rt_fd_use *use);

/* 0: try again; or a negated errno. */
int tc_rt_fd_wait(struct tc_rt_fd_use *use, const struct tacho_rt_until *until, const void *frame);

/* A goroutine waits for a plain thread, and is no deadlock: one more, one less. */
void tc_rt_netpoll_outside(bool begins);

#endif
