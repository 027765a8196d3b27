/* SPDX-License-Identifier: MIT */
/* Reading a trace for a command; see report_input.h. */
#include "cli/report_input.h"
#include "cli/progress.h"
#include "cli/stream_input.h"
#include "cli/units.h"

static void on_progress(void *ctx, uint64_t done, uint64_t total)
{
	tc_progress_update(ctx, done, total);
}

/* A reader that failed without saying why still gets a message. */
static void keep_reason(struct tc_report_input *in, int rc)
{
	if (in->reader && in->diag.code == 0)
		in->diag = *tacho_reader_diag(in->reader);
	if (in->diag.code == 0 && rc < 0) {
		in->diag = (struct tacho_diag){
			.code = rc, .offset = -1, .generation = -1, .batch = -1, .thread = -1
		};
		snprintf(in->diag.message, sizeof(in->diag.message), "%s", tacho_error_text(rc));
	}
}

static void keep_facts(struct tc_report_input *in)
{
	uint64_t size = tacho_reader_size(in->reader);
	struct tacho_pass_stats stats;

	in->version = tacho_reader_version(in->reader);
	in->bytes = tacho_reader_bytes(in->reader);
	in->kept_bytes = tacho_reader_kept_bytes(in->reader);
	in->consumed = tacho_reader_consumed(in->reader);
	/* What is not compressed is as long as it is, however far one got. */
	if (in->consumed == in->bytes && size > in->bytes)
		in->bytes = size;
	else
		in->is_more = in->consumed < size || size == 0;
	tacho_pass_get_stats(in->reader, &stats);
	in->generations = stats.generations;
}

int tc_report_input_read(struct tc_report_input *in, const struct tacho_ctx *ctx, const char *path,
			 const struct tc_cli_read_opts *opts, const struct tacho_analysis *analyses,
			 size_t n)
{
	struct tacho_read_opts ropts = TACHO_READ_OPTS_INIT;
	struct tc_progress progress;
	int rc;

	*in = (struct tc_report_input){ .path = path };
	ropts.limits = opts->limits;
	ropts.threads = (unsigned)opts->threads;
	rc = tacho_reader_open_file(&in->reader, path, &ropts, &in->diag);
	if (rc < 0) {
		keep_reason(in, rc);
		return tc_cli_stream_exit_code(rc);
	}
	tc_progress_begin(&progress, ctx, tc_report_input_name(in));
	rc = tacho_pass_run(in->reader, analyses, n, on_progress, &progress);
	tc_progress_end(&progress);
	keep_facts(in);
	keep_reason(in, rc);
	in->is_usable = rc == 0;
	if (rc == 0)
		rc = in->diag.code;
	return rc == 0 ? TC_EXIT_OK : tc_cli_stream_exit_code(rc);
}

void tc_report_input_close(struct tc_report_input *in)
{
	tacho_reader_close(in->reader);
	in->reader = NULL;
}

bool tc_report_input_is_some(const struct tc_report_input *in, int code)
{
	/* A trace before Go 1.22 has no generations. */
	return in->is_usable && (code == TC_EXIT_OK || in->generations > 0);
}

const char *tc_report_input_name(const struct tc_report_input *in)
{
	return tc_cli_stream_name(in->path);
}

void tc_report_input_describe(const struct tc_report_input *in, struct tc_cli_str *out)
{
	tc_cli_stream_describe(&in->diag, out);
}

const char *tc_report_input_lost_more(const struct tc_report_input *in)
{
	return in->is_more && in->diag.code != TACHO_ETRUNCATED ? "at least " : "";
}

void tc_report_input_complain(const struct tc_report_input *in, const struct tacho_ctx *ctx)
{
	struct tc_cli_str why = { 0 };
	char lost[TC_UNITS_MAX];

	tc_report_input_describe(in, &why);
	if (in->is_usable && in->bytes > in->kept_bytes) {
		tc_cli_units_bytes(lost, in->bytes - in->kept_bytes);
		tc_cli_error(ctx, "%s: %s; %sthe last %s are lost", tc_report_input_name(in), why.p,
			     tc_report_input_lost_more(in), lost);
	} else {
		tc_cli_error(ctx, "%s: %s", tc_report_input_name(in), why.p);
	}
	tc_cli_str_free(&why);
}

void tc_report_input_caveat(const struct tc_report_input *in, const struct tacho_ctx *ctx)
{
	char lost[TC_UNITS_MAX];

	if (in->diag.code == 0 || !in->is_usable || ctx->format != TC_FORMAT_TEXT)
		return;
	if (in->bytes > in->kept_bytes) {
		tc_cli_units_bytes(lost, in->bytes - in->kept_bytes);
		printf("\n%s is damaged: %sthe last %s are missing here.\n",
		       tc_report_input_name(in), tc_report_input_lost_more(in), lost);
	} else {
		printf("\n%s is damaged: its end is missing here.\n", tc_report_input_name(in));
	}
}
