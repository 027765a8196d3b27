/* SPDX-License-Identifier: MIT */
/*
 * One trace for the commands that go through it event by event (wire, footprint,
 * events, cut): opening, the message about what is wrong, and the exit code.
 */
#ifndef TC_CLI_STREAM_INPUT_H
#define TC_CLI_STREAM_INPUT_H

#include "cli/cmd.h"

#include <tacho/read.h>

/* What path is called in messages: "standard input" for "-". */
const char *tc_cli_stream_name(const char *path);

/* Why it is refused, in words for people. */
void tc_cli_stream_why(const struct tacho_diag *diag, struct tc_cli_str *out);

/* The same, and where: "bad varint (GoBlock, generation 3, thread 7, byte 1234)". */
void tc_cli_stream_describe(const struct tacho_diag *diag, struct tc_cli_str *out);

/* TC_EXIT_OK with *out, or an exit code after a message; then *out is NULL. */
int tc_cli_stream_open(struct tacho_reader **out, const struct tacho_ctx *ctx, const char *path,
		       const struct tc_cli_read_opts *opts);

/* Say why reading ended with rc (negative), and where; the exit code. */
int tc_cli_stream_fail(const struct tacho_reader *r, const struct tacho_ctx *ctx, const char *path,
		       int rc);

/* TC_EXIT_SYSTEM for what the system refused, else TC_EXIT_INPUT. */
int tc_cli_stream_exit_code(int rc);

/* The filters that were given, as options: " --from 1s --goroutine 7". */
void tc_cli_filter_describe(const struct tc_cli_filter_opts *o, struct tc_cli_str *out,
			    bool unicode);

/* For printers: to stdout, which main verifies. */
int tc_cli_stream_write(void *ctx, const void *bytes, size_t n);

#endif
