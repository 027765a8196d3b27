/* SPDX-License-Identifier: MIT */
/* See stream_input.h. */
#include "cli/stream_input.h"
#include "cli/units.h"

#include <string.h>

int tc_cli_stream_exit_code(int rc)
{
	switch (rc) {
	case TACHO_EIO:
	case TACHO_ENOMEM: return TC_EXIT_SYSTEM;
	default: return TC_EXIT_INPUT;
	}
}

const char *tc_cli_stream_name(const char *path)
{
	return strcmp(path, "-") == 0 ? "standard input" : path;
}

/* "NAME NUMBER", where there is one. */
static void add_place(struct tc_cli_str *out, const char **separator, const char *name,
		      int64_t value)
{
	if (value < 0)
		return;
	tc_cli_str_printf(out, "%s%s %" PRId64, *separator, name, value);
	*separator = ", ";
}

void tc_cli_stream_why(const struct tacho_diag *d, struct tc_cli_str *out)
{
	if (d->code == TACHO_EORDER && strstr(d->message, "frontier"))
		tc_cli_str_puts(out, "broken trace: the events of its threads fit in no order");
	else
		tc_cli_str_puts(out, d->message[0] ? d->message : tacho_error_text(d->code));
	if (d->code == TACHO_ELIMIT)
		tc_cli_str_puts(out, " (options --limit-... allow more)");
}

void tc_cli_stream_describe(const struct tacho_diag *d, struct tc_cli_str *out)
{
	const char *separator = " (";

	tc_cli_stream_why(d, out);
	if (d->event) {
		tc_cli_str_printf(out, "%s%s", separator, d->event);
		separator = ", ";
	}
	add_place(out, &separator, "generation", d->generation);
	add_place(out, &separator, "thread", d->thread);
	add_place(out, &separator, "batch at byte", d->batch);
	add_place(out, &separator, "byte", d->offset);
	if (separator[0] == ',')
		tc_cli_str_puts(out, ")");
}

static void complain(const struct tacho_ctx *ctx, const char *path, const struct tacho_diag *diag)
{
	struct tc_cli_str why = { 0 };

	tc_cli_stream_describe(diag, &why);
	tc_cli_error(ctx, "%s: %s", tc_cli_stream_name(path), why.p);
	tc_cli_str_free(&why);
}

int tc_cli_stream_open(struct tacho_reader **out, const struct tacho_ctx *ctx, const char *path,
		       const struct tc_cli_read_opts *opts)
{
	struct tacho_read_opts ropts = TACHO_READ_OPTS_INIT;
	struct tacho_diag diag = { .offset = -1, .generation = -1, .batch = -1, .thread = -1 };
	int rc;

	ropts.limits = opts->limits;
	ropts.threads = (unsigned)opts->threads;
	rc = tacho_reader_open_file(out, path, &ropts, &diag);
	if (rc == 0)
		return TC_EXIT_OK;
	if (diag.code == 0)
		diag.code = rc;
	complain(ctx, path, &diag);
	return tc_cli_stream_exit_code(diag.code);
}

int tc_cli_stream_fail(const struct tacho_reader *r, const struct tacho_ctx *ctx, const char *path,
		       int rc)
{
	struct tacho_diag diag = *tacho_reader_diag(r);

	if (diag.code == 0)
		diag.code = rc;
	complain(ctx, path, &diag);
	return tc_cli_stream_exit_code(diag.code);
}

int tc_cli_stream_write(void *ctx, const void *bytes, size_t n)
{
	(void)ctx;
	if (fwrite(bytes, 1, n, stdout) == n)
		return 0;
	(void)tc_cli_out_failed(stdout); /* remembers why */
	return TACHO_EIO;
}

static void describe_ids(const struct tc_cli_ids *ids, const char *option, struct tc_cli_str *out)
{
	for (size_t i = 0; i < ids->n; i++)
		tc_cli_str_printf(out, " %s %" PRIu64, option, ids->v[i]);
}

void tc_cli_filter_describe(const struct tc_cli_filter_opts *o, struct tc_cli_str *out,
			    bool unicode)
{
	char text[TC_UNITS_MAX];

	if (o->from_ns > 0) {
		tc_cli_units_duration(text, o->from_ns, unicode);
		tc_cli_str_printf(out, " --from %s", text);
	}
	if (o->to_ns != INT64_MAX) {
		tc_cli_units_duration(text, o->to_ns, unicode);
		tc_cli_str_printf(out, " --to %s", text);
	}
	describe_ids(&o->goroutines, "--goroutine", out);
	describe_ids(&o->procs, "--proc", out);
	describe_ids(&o->threads, "--thread", out);
	for (size_t i = 0; i < o->kinds.n; i++)
		tc_cli_str_printf(out, " --kind %s", o->kinds.v[i]);
}
