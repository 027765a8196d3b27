/* SPDX-License-Identifier: MIT */
/* One capture: a file, a request, perhaps a command around it. */
#ifndef TC_CLI_CAPTURE_ONE_H
#define TC_CLI_CAPTURE_ONE_H

#include "cli/cmd.h"
#include "remote/live_trace.h"

#include <signal.h>

struct tc_capture_one {
	const struct tacho_ctx *ctx;
	struct tc_capture what; /* but for fd and step */
	const char *out;        /* the file to write; NULL: dir and service name it */
	const char *dir, *service;
	const char *around;      /* a command; NULL: none */
	const sigset_t *signals; /* that end a capture early; blocked */
	struct tc_cli_read_opts *read;

	char *path;       /* result: the file, to be freed; NULL: none is left */
	bool was_stopped; /* result: by a signal */
};

/*
 * DIR/SERVICE-20260102T030405Z.trace, with the time as it is and a number if there is one
 * already; without the folder if that is ".". To be freed.
 */
char *tc_capture_name(const char *dir, const char *service);

/* An exit code, after a message if it is not 0. */
int tc_capture_one(struct tc_capture_one *c);

#endif
