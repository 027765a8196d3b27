/* SPDX-License-Identifier: MIT */
/*
 * A progress bar on stderr: only on a terminal in the foreground, only after half
 * a second, drawn at most ten times a second, and cleared when done.
 *
 *	struct tc_progress p;
 *	tc_progress_begin(&p, ctx, path);
 *	while (...)
 *		tc_progress_update(&p, bytes_done, bytes_total);
 *	tc_progress_end(&p);
 *
 * Used by one thread. A command that prints rows to a terminal while it reads
 * should not show a bar as well. Updating costs one clock reading.
 */
#ifndef TC_CLI_PROGRESS_H
#define TC_CLI_PROGRESS_H

#include "cli/cmd.h"

struct tc_progress {
	bool enabled, visible;
	bool unicode;
	unsigned drawn;            /* times drawn: turns the spinner */
	int64_t start_ns, next_ns; /* CLOCK_MONOTONIC; not drawn before next_ns */
	const char *what;          /* not owned */
	const struct tc_cli_term *term;
};

/* `what` is shown in front, escaped; it and ctx must outlive the bar. */
void tc_progress_begin(struct tc_progress *p, const struct tacho_ctx *ctx, const char *what);

/* total 0: unknown (a pipe); a spinner is shown instead. */
void tc_progress_update(struct tc_progress *p, uint64_t done, uint64_t total);

void tc_progress_end(struct tc_progress *p);

/* Clear what is visible, so that something else can be printed. */
void tc_progress_hide_all(void);

/*
 * The line itself, without control characters, not wider than width columns.
 * Returns its length in bytes; buf is NUL-terminated.
 */
size_t tc_progress_format(char *buf, size_t cap, const struct tc_progress *p, uint64_t done,
			  uint64_t total, int64_t elapsed_ns, unsigned width);

#endif
