/* SPDX-License-Identifier: MIT */
/*
 * Running a command of the tool in a process of its own: whatever it does, crash and
 * eat memory included, the server lives on, and it can be stopped at any moment.
 */
#ifndef TC_SERVE_CHILD_H
#define TC_SERVE_CHILD_H

#include "base/textbuf.h"

enum {
	TC_CHILD_GONE = -1,     /* nobody waits for it any longer */
	TC_CHILD_TOO_LONG = -2, /* `write` takes no more */
	TC_CHILD_KILLED = -3,   /* by the system, for memory or time, or of a bug */
	TC_CHILD_FAILED = -4    /* it could not be started */
};

struct tc_child {
	const char *const *argv; /* argv[0] is not looked at; ended by NULL */
	int fd_in;               /* its standard input; -1: none */
	int fd_client;           /* when the other side of this socket closes: stop; -1 */
	int fd_stop;             /* when this becomes readable: stop; -1 */
	/* Asked when the other side has closed: another socket to look at, or -1: stop; or NULL. */
	int (*next_client)(void *ctx);
	/* Takes its output; a negative answer stops it, as TC_CHILD_TOO_LONG. */
	int (*write)(void *ctx, const char *bytes, size_t n);
	void *ctx;       /* of both */
	char said[2048]; /* out: the beginning of what it wrote to stderr */
};

/* Its exit code, or one of the above. */
int tc_child_run(struct tc_child *c);

#endif
