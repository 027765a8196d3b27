/* SPDX-License-Identifier: MIT */
/*
 * One trace from opening to the end of the pass, as commands see it: what was
 * read, what was lost, and which exit code follows.
 */
#ifndef TC_CLI_REPORT_INPUT_H
#define TC_CLI_REPORT_INPUT_H

#include "cli/cmd.h"

#include <tacho/analyze.h>

struct tc_report_input {
	const char *path;            /* not owned */
	struct tacho_reader *reader; /* NULL: could not be opened */
	struct tacho_diag diag;      /* code 0: all is well */
	unsigned version;            /* 0: not known */
	bool is_usable;              /* the analyses have results */
	uint64_t bytes;              /* of the trace, decompressed, as far as known */
	uint64_t kept_bytes;
	uint64_t consumed;    /* of the file or stream, compressed or not */
	bool is_more;         /* there may be more of it, that was not looked at */
	uint64_t generations; /* that counted */
};

/*
 * Open path ("-": stdin) and run one pass, with a progress bar where somebody
 * waits. The input is to be closed whatever the exit code. Nothing is printed.
 */
int tc_report_input_read(struct tc_report_input *in, const struct tacho_ctx *ctx, const char *path,
			 const struct tc_cli_read_opts *opts, const struct tacho_analysis *analyses,
			 size_t n);
void tc_report_input_close(struct tc_report_input *in);

/* Is what was read, with that exit code, whole or one generation at least? */
bool tc_report_input_is_some(const struct tc_report_input *in, int code);

/* What path is called in messages: "standard input" for "-". */
const char *tc_report_input_name(const struct tc_report_input *in);

/* "at least ", where what is lost was not read to its end; else "". */
const char *tc_report_input_lost_more(const struct tc_report_input *in);

/* Why, and where: "bad varint (generation 3, thread 7, at byte 1234)". */
void tc_report_input_describe(const struct tc_report_input *in, struct tc_cli_str *out);

/* The one message on stderr about a trace that is damaged or no trace. */
void tc_report_input_complain(const struct tc_report_input *in, const struct tacho_ctx *ctx);

/*
 * Below a text on standard output, which may go to somebody who does not see the messages:
 * that part of the trace is lost. Nothing if none is, or if the format is not for readers.
 */
void tc_report_input_caveat(const struct tc_report_input *in, const struct tacho_ctx *ctx);

#endif
