/* SPDX-License-Identifier: MIT */
/* `tacho wire`: the raw events of a trace, one a line, as they stand in the file. */
#include "cli/cmd.h"
#include "cli/stream_input.h"

#include <tacho/print.h>

#include <errno.h>
#include <string.h>

struct wire_opts {
	bool header, assemble;
	uint64_t limit;
	struct tc_cli_read_opts read;
};

/* clang-format off */
static const struct tacho_opt opts[] = {
	{ .type = TC_OPT_HEADING, .help = "Output" },
	{ TC_OPT_AT(struct wire_opts, header), .type = TC_OPT_BOOL, .long_name = "header",
	  .help = "begin with the line `Trace Go1.NN`, which the text form needs to be read again" },
	{ TC_OPT_AT(struct wire_opts, assemble), .type = TC_OPT_BOOL, .long_name = "assemble",
	  .flags = TC_OPT_NONEG,
	  .help = "the other way: FILE is the text form, and the trace goes to standard output" },
	{ TC_OPT_AT(struct wire_opts, limit), .type = TC_OPT_UINT, .short_name = 'n',
	  .long_name = "limit", .argname = "N", .def_note = "all", .help = "stop after N events" },
	TC_OPTS_READING(struct wire_opts, read),
};
/* clang-format on */

/* Print until the end, the limit, or an error of input or output. */
static int print_events(struct tacho_raw_reader *raw, struct tacho_printer *p, uint64_t limit)
{
	struct tacho_raw_event e;
	uint64_t n = 0;
	int rc;

	while ((rc = tacho_raw_next(raw, &e)) > 0) {
		if (tacho_printer_raw(p, &e) < 0)
			return 0; /* main says what became of stdout */
		if (++n == limit)
			return 0;
	}
	return rc;
}

static bool read_text(FILE *f, struct tc_cli_str *out)
{
	static char buf[1 << 16];
	size_t n;

	while ((n = fread(buf, 1, sizeof(buf), f)) > 0)
		tc_cli_str_add(out, buf, n);
	return !ferror(f);
}

/* The text form to a trace. */
static int assemble(const struct tacho_ctx *ctx, const char *path)
{
	bool is_stdin = strcmp(path, "-") == 0;
	FILE *f = is_stdin ? stdin : fopen(path, "re");
	struct tc_cli_str text = { 0 };
	struct tacho_diag diag;
	int code = TC_EXIT_OK;

	if (ctx->out.tty) {
		code = tc_cli_usage(ctx, "a trace is not written to a terminal");
	} else if (!f || !read_text(f, &text)) {
		tc_cli_error(ctx, "%s: cannot be read: %s", path, strerror(errno));
		code = TC_EXIT_SYSTEM;
	} else if (tacho_assemble(text.p, text.len, tc_cli_stream_write, NULL, NULL, &diag) < 0 &&
		   diag.code) {
		tc_cli_error(ctx, "%s: %s", tc_cli_stream_name(path), diag.message);
		code = tc_cli_stream_exit_code(diag.code);
	}
	if (f && !is_stdin)
		(void)fclose(f);
	tc_cli_str_free(&text);
	return code;
}

static int cmd_wire(int argc, char **argv, struct tacho_ctx *ctx)
{
	const struct wire_opts *o = ctx->opts;
	struct tacho_raw_reader *raw = NULL;
	struct tacho_printer *p = NULL;
	struct tacho_reader *r;
	int code, rc;

	(void)argc;
	if (o->assemble)
		return assemble(ctx, argv[0]);
	code = tc_cli_stream_open(&r, ctx, argv[0], &o->read);
	if (code != TC_EXIT_OK)
		return code;
	rc = tacho_raw_open(&raw, r);
	if (rc == 0)
		rc = tacho_printer_new(&p, tc_cli_stream_write, NULL, NULL, NULL);
	if (rc == 0) {
		if (o->header)
			printf("Trace Go1.%u\n", tacho_reader_version(r));
		rc = print_events(raw, p, o->limit);
		if (tacho_printer_flush(p) == TACHO_ENOMEM && rc == 0)
			rc = TACHO_ENOMEM;
	}
	if (rc < 0)
		code = tc_cli_stream_fail(r, ctx, argv[0], rc);
	tacho_printer_free(p);
	tacho_raw_close(raw);
	tacho_reader_close(r);
	return code;
}

static const struct tc_example examples[] = {
	{ "tacho wire trace.out | less", "look at a trace, batch by batch" },
	{ "tacho wire -n 100 broken.trace", "see how a damaged trace begins" },
	{ "tacho wire --header a.trace | sed ... | tacho wire --assemble - > b.trace",
	  "edit a trace as text" },
	{ NULL, NULL },
};

const struct tacho_cmd tc_cmd_wire = {
	.name = "wire",
	.fn = cmd_wire,
	.operands = "FILE",
	.min_args = 1,
	.max_args = 1,
	.summary = "print the raw events of a trace in file order",
	.flags = TC_CMD_FILES,
	TC_CMD_OPTS(struct wire_opts, opts),
	.description =
		"Prints every event as it stands in the file: batches, tables and what threads "
		"wrote, one a line, with the arguments by name. Nothing is put in order and nothing "
		"is checked beyond the shape of the bytes, so that a trace which the other commands "
		"refuse can be looked at.\n\n"
		"The output is that of `go tool trace -d=wire`. Only traces of Go 1.22 and later "
		"have this form.\n\n"
		"With --header the output can be edited and made a trace again by --assemble. Sizes of "
		"batches may be left out there (an EventBatch then ends where the next one begins), "
		"what follows a # counts for nothing, and a line `Bytes` with a data line behind it "
		"stands for these bytes.",
	.examples = examples,
	.see_also = "tacho-events(1), tacho-footprint(1), tacho-check(1)",
};
