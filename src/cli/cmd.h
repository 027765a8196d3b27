/* SPDX-License-Identifier: MIT */
/*
 * What a command of the tool is. To add one, write src/cli/cmd_lines.c
 *
 *	#include "cli/cmd.h"
 *
 *	struct lines_opts {
 *		uint64_t top;
 *		struct tc_cli_read_opts read;
 *		struct tc_cli_out_opts out;
 *	};
 *	static const struct tacho_opt opts[] = {
 *		{ TC_OPT_AT(struct lines_opts, top), .type = TC_OPT_UINT, .short_name = 'n',
 *		  .long_name = "top", .argname = "N", .def = "10", .help = "print N lines" },
 *		TC_OPTS_OUTPUT(struct lines_opts, out),
 *		TC_OPTS_READING(struct lines_opts, read),
 *	};
 *	static int cmd_lines(int argc, char **argv, struct tacho_ctx *ctx)
 *	{
 *		const struct lines_opts *o = ctx->opts;
 *
 *		printf("%s: %" PRIu64 "\n", argv[0], o->top);
 *		return TC_EXIT_OK;
 *	}
 *	const struct tacho_cmd tc_cmd_lines = {
 *		.name = "lines", .fn = cmd_lines, .operands = "FILE...", .min_args = 1,
 *		.max_args = -1, .summary = "print lines", .flags = TC_CMD_FILES,
 *		TC_CMD_OPTS(struct lines_opts, opts), .description = "Prints ...",
 *	};
 *
 * and add `X(lines)` to the list in main.c, then run tools/man-pages. Options,
 * -h, help, man page and completion come from this table; the options are parsed
 * into ctx->opts before fn runs, and argc/argv are the operands alone (argv[0] is
 * the first). What fn writes to stdout is verified after it returns.
 */
#ifndef TC_CLI_CMD_H
#define TC_CLI_CMD_H

#include "cli/options.h"
#include "cli/out.h"
#include "cli/term.h"

#include <tacho/common.h>

#include <inttypes.h>
#include <stdio.h>

/* Exit codes of the tool; the worst one wins. */
enum tc_exit {
	TC_EXIT_OK = 0,
	TC_EXIT_FINDING = 1, /* it worked, and found something or a check failed */
	TC_EXIT_USAGE = 2,   /* the command line is wrong */
	TC_EXIT_INPUT = 3,   /* the input is not what it should be */
	TC_EXIT_SYSTEM = 4   /* the system refused: memory, files, a full disk */
};

enum tc_format {
	TC_FORMAT_TEXT = 0,
	TC_FORMAT_JSON,
	TC_FORMAT_CSV
};

enum tc_cmd_flags {
	TC_CMD_FILES = 1u << 0,   /* operands are files; completion offers them */
	TC_CMD_ARG_CMD = 1u << 1, /* the operand is the name of a command */
	TC_CMD_HIDDEN = 1u << 2   /* not listed, not completed, no man page */
};

struct tacho_cmd;

/* What a command gets; owned by main. */
struct tacho_ctx {
	const struct tacho_cmd *cmd;
	const struct tacho_cmd *const *cmds; /* all of them, in the order of help */
	size_t n_cmds;
	void *opts;             /* the parsed options: the struct of TC_CMD_OPTS */
	struct tc_cli_term out; /* stdout */
	struct tc_cli_term err; /* stderr */
	enum tc_format format;  /* from --json and --csv, where the command has them */
	bool quiet;             /* -q: no warnings, no progress */
	bool progress;          /* a progress bar is wanted; see progress.h */
	unsigned verbose;       /* number of -v */
};

struct tc_example {
	const char *cmd;  /* without "tacho " in front when it begins otherwise */
	const char *what; /* one phrase */
};

struct tacho_cmd {
	const char *name;
	/* Returns an exit code. */
	int (*fn)(int argc, char **argv, struct tacho_ctx *ctx);
	const char *operands; /* synopsis after the options, "FILE..." */
	const char *summary;  /* one line, no full stop, lower case */
	const struct tacho_opt *opts;
	size_t n_opts;
	size_t opts_size;         /* size of the struct the options are parsed into */
	int min_args, max_args;   /* number of operands; max_args -1: any */
	const char *const *words; /* NULL-ended choices of the first operand, or NULL */
	unsigned flags;           /* enum tc_cmd_flags */
	/*
	 * Long text: paragraphs are separated by an empty line and wrapped; lines
	 * that begin with a space are printed as they are.
	 */
	const char *description;
	const struct tc_example *examples; /* ended by { NULL, NULL } */
	const char *exit_status;           /* NULL: the general list */
	const char *see_also;              /* "tacho-summary(1), go(1)" */
};

#define TC_LEN(array)         (sizeof(array) / sizeof((array)[0]))
#define TC_CMD_OPTS(S, table) .opts = (table), .n_opts = TC_LEN(table), .opts_size = sizeof(S)

/* --- option groups that commands share ------------------------------------ */

struct tc_cli_read_opts {
	uint64_t threads;           /* 0: all cores */
	struct tacho_limits limits; /* 0 in a field: the default */
	bool progress, quiet;       /* already in the context */
	unsigned verbose;           /* already in the context */
};

struct tc_cli_out_opts {
	bool json, csv; /* already in the context as `format` */
	int color;      /* already in the context */
};

/* Filters. Lists match when empty or when one entry matches. */
struct tc_cli_filter_opts {
	int64_t from_ns, to_ns; /* from the start of the trace; to_ns INT64_MAX: its end */
	struct tc_cli_ids goroutines, procs, threads;
	struct tc_cli_strings fns, kinds;
};

/* clang-format off */
#define TC_OPT_LIMIT(S, m, field, name, what, note) \
	{ TC_OPT_AT(S, m.limits.field), .type = TC_OPT_UINT, .long_name = "limit-" name, \
	  .argname = "N", .min = 1, .max = INT64_MAX, .def_note = note, \
	  .help = "give up beyond N " what }

/* -j, progress, -q, -v and the limits into the struct tc_cli_read_opts member m of S. */
#define TC_OPTS_READING(S, m) \
	{ .type = TC_OPT_HEADING, .help = "Reading" }, \
	{ TC_OPT_AT(S, m.threads), .type = TC_OPT_UINT, .short_name = 'j', \
	  .long_name = "threads", .argname = "N", .min = 0, .max = 1024, \
	  .def_note = "all cores", .help = "read with N threads; the result does not depend on it" }, \
	{ TC_OPT_AT(S, m.progress), .type = TC_OPT_BOOL, .long_name = "progress", .def = "yes", \
	  .help = "show no progress bar, even if a terminal waits" }, \
	{ TC_OPT_AT(S, m.quiet), .type = TC_OPT_BOOL, .short_name = 'q', .long_name = "quiet", \
	  .help = "print no warnings and no progress" }, \
	{ TC_OPT_AT(S, m.verbose), .type = TC_OPT_COUNT, .short_name = 'v', \
	  .long_name = "verbose", .help = "say more about what is done (repeat for even more)" }, \
	{ .type = TC_OPT_HEADING, .help = "Limits against hostile input" }, \
	{ TC_OPT_AT(S, m.limits.generation_bytes), .type = TC_OPT_SIZE, \
	  .long_name = "limit-generation", .argname = "SIZE", .def_note = "2GiB", \
	  .help = "give up on a generation that takes more than SIZE of input" }, \
	TC_OPT_LIMIT(S, m, strings, "strings", "strings in a generation", "16777216"), \
	TC_OPT_LIMIT(S, m, stacks, "stacks", "stacks in a generation", "4194304"), \
	TC_OPT_LIMIT(S, m, frames, "frames", "frames in all stacks of a generation", "67108864"), \
	TC_OPT_LIMIT(S, m, batches, "batches", "batches in a generation", "4194304"), \
	TC_OPT_LIMIT(S, m, goroutines, "goroutines", "goroutines alive at once", "16777216"), \
	TC_OPT_LIMIT(S, m, procs, "procs", "Ps", "1048576"), \
	TC_OPT_LIMIT(S, m, threads, "threads", "threads", "1048576"), \
	TC_OPT_LIMIT(S, m, tasks, "tasks", "tasks open at once", "16777216"), \
	TC_OPT_LIMIT(S, m, regions, "regions", "regions open at once", "16777216"), \
	{ TC_OPT_AT(S, m.limits.v1_bytes), .type = TC_OPT_SIZE, .long_name = "limit-v1", \
	  .argname = "SIZE", .def_note = "4GiB", \
	  .help = "give up on a trace of Go 1.11 to 1.21 that is larger than SIZE" }

#define TC_OPT_COLOR(S, m) \
	{ TC_OPT_AT(S, m.color), .type = TC_OPT_CHOICE, .long_name = "color", .argname = "WHEN", \
	  .choices = tc_cli_color_choices, .def = "auto", \
	  .help = "use colour; auto: on a terminal" }

/* --json, --csv, --color into the struct tc_cli_out_opts member m of S. */
#define TC_OPTS_OUTPUT(S, m) \
	TC_OPTS_OUTPUT_NO_CSV(S, m), \
	{ TC_OPT_AT(S, m.csv), .type = TC_OPT_BOOL, .long_name = "csv", \
	  .help = "print comma-separated values (RFC 4180) with a header line" }

/* The same for a command that prints no single table. */
#define TC_OPTS_OUTPUT_NO_CSV(S, m) \
	{ .type = TC_OPT_HEADING, .help = "Output" }, \
	TC_OPT_COLOR(S, m), \
	{ TC_OPT_AT(S, m.json), .type = TC_OPT_BOOL, .long_name = "json", .help = "print JSON" }

/* --from, --to into the struct tc_cli_filter_opts member m of S. */
#define TC_OPTS_WINDOW(S, m) \
	{ TC_OPT_AT(S, m.from_ns), .type = TC_OPT_DURATION, .long_name = "from", \
	  .argname = "DUR", .def = "0", \
	  .help = "leave out what is before DUR (1.5ms, 2s, 1m30s) from the start of the trace" }, \
	{ TC_OPT_AT(S, m.to_ns), .type = TC_OPT_DURATION, .long_name = "to", .argname = "DUR", \
	  .def = TC_OPT_DURATION_MAX, .def_note = "the end", \
	  .help = "leave out what is after DUR from the start of the trace" }

/* --goroutine, --fn, which select goroutines. */
#define TC_OPTS_WHO(S, m) \
	{ TC_OPT_AT(S, m.goroutines), .type = TC_OPT_IDS, .long_name = "goroutine", \
	  .short_name = 'g', .argname = "ID", .help = "only this goroutine; a list (1,7) or repeated" }, \
	{ TC_OPT_AT(S, m.fns), .type = TC_OPT_STRINGS, .long_name = "fn", .argname = "NAME", \
	  .help = "only goroutines whose start function is NAME; repeated for more" }

/* --proc, --thread, --kind, which select events. */
#define TC_OPTS_WHERE(S, m) \
	{ TC_OPT_AT(S, m.procs), .type = TC_OPT_IDS, .long_name = "proc", .short_name = 'p', \
	  .argname = "ID", .help = "only on this P; a list (0,1) or repeated" }, \
	{ TC_OPT_AT(S, m.threads), .type = TC_OPT_IDS, .long_name = "thread", \
	  .short_name = 't', .argname = "ID", .help = "only on this thread; a list or repeated" }, \
	{ TC_OPT_AT(S, m.kinds), .type = TC_OPT_STRINGS, .long_name = "kind", .short_name = 'k', \
	  .argname = "KIND", .help = "only events of this kind; repeated for more" }

/* All filters with their heading. */
#define TC_OPTS_FILTER(S, m) \
	{ .type = TC_OPT_HEADING, .help = "Filters" }, \
	TC_OPTS_WINDOW(S, m), \
	TC_OPTS_WHO(S, m), \
	TC_OPTS_WHERE(S, m)
/* clang-format on */

#endif
