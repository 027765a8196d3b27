/* SPDX-License-Identifier: MIT */
/* `tacho check`: is this a valid trace, and if not, what is wrong and where? */
#include "cli/cmd.h"
#include "cli/progress.h"
#include "cli/stream_input.h"
#include "cli/units.h"

#include <string.h>

struct check_opts {
	struct tc_cli_out_opts out;
	struct tc_cli_read_opts read;
};

/* clang-format off */
static const struct tacho_opt opts[] = {
	TC_OPTS_OUTPUT_NO_CSV(struct check_opts, out),
	TC_OPTS_READING(struct check_opts, read),
};
/* clang-format on */

/* What was found out about one file. */
struct finding {
	const char *path;
	struct tacho_diag diag; /* code 0: valid */
	unsigned version;       /* 0: no trace */
	uint64_t generations;   /* usable, as the events and bytes below */
	uint64_t events, bytes;
	uint64_t bytes_read; /* decompressed; for a valid trace all of it */
	uint64_t size;       /* of the file; 0: unknown */
	uint64_t consumed;   /* of that */
};

static int exit_code(const struct finding *f)
{
	switch (f->diag.code) {
	case 0: return TC_EXIT_OK;
	case TACHO_ENOTTRACE:
	case TACHO_EVERSION: return TC_EXIT_INPUT;
	case TACHO_EIO:
	case TACHO_ENOMEM: return TC_EXIT_SYSTEM;
	default: return f->version ? TC_EXIT_FINDING : TC_EXIT_INPUT;
	}
}

/* --- reading ------------------------------------------------------------------ */

static int read_events(struct tacho_reader *r, struct finding *f, struct tc_progress *progress)
{
	const struct tacho_block *b;
	uint64_t syncs = 0;
	int rc;

	while ((rc = tacho_reader_next(r, &b)) > 0) {
		/* Every generation begins with a Sync, and one ends the trace. */
		if (b->n && b->events[0].kind == TACHO_KIND_SYNC) {
			f->generations = syncs++;
			tc_progress_update(progress, tacho_reader_consumed(r),
					   tacho_reader_size(r));
		}
	}
	return rc;
}

static void check_file(struct finding *f, const struct tacho_ctx *ctx,
		       const struct tc_cli_read_opts *o)
{
	struct tacho_read_opts ropts = TACHO_READ_OPTS_INIT;
	struct tc_progress progress;
	struct tacho_reader *r;
	int rc;

	f->diag = (struct tacho_diag){ .offset = -1, .generation = -1, .batch = -1, .thread = -1 };
	ropts.limits = o->limits;
	rc = tacho_reader_open_file(&r, f->path, &ropts, &f->diag);
	if (rc == 0) {
		tc_progress_begin(&progress, ctx, tc_cli_stream_name(f->path));
		rc = read_events(r, f, &progress);
		tc_progress_end(&progress);
		f->version = tacho_reader_version(r);
		f->events = tacho_reader_kept_events(r);
		f->bytes = tacho_reader_kept_bytes(r);
		f->bytes_read = tacho_reader_bytes(r);
		f->size = tacho_reader_size(r);
		f->consumed = tacho_reader_consumed(r);
		if (rc < 0)
			f->diag = *tacho_reader_diag(r);
		tacho_reader_close(r);
	}
	if (rc < 0 && f->diag.code == 0)
		f->diag.code = rc;
	/* What is not compressed is as long as it is, however far one got. */
	if (f->consumed == f->bytes_read && f->size > f->bytes_read)
		f->bytes_read = f->size;
}

/* --- printing ------------------------------------------------------------------ */

static const char *go_version(unsigned version)
{
	switch (version) {
	case 11: return "Go 1.11 to 1.18";
	case 19: return "Go 1.19 or 1.20";
	case 21: return "Go 1.21";
	case 22: return "Go 1.22";
	case 23: return "Go 1.23 or 1.24";
	case 25: return "Go 1.25";
	case 26: return "Go 1.26 or later";
	default: return "unknown version";
	}
}

/* "2 generations, 12,345 events, 1.20 MiB" */
static void print_amount(const struct finding *f)
{
	char events[TC_UNITS_MAX], bytes[TC_UNITS_MAX];

	tc_cli_units_count(events, f->events);
	tc_cli_units_bytes(bytes, f->bytes);
	if (f->version >= 22)
		printf("%" PRIu64 " generation%s, ", f->generations,
		       f->generations == 1 ? "" : "s");
	printf("%s event%s, %s", events, f->events == 1 ? "" : "s", bytes);
}

static void print_where(const struct tacho_diag *d)
{
	const char *separator = "  where:   ";

	if (d->offset >= 0) {
		printf("%sbyte %" PRId64, separator, d->offset);
		separator = ", ";
	}
	if (d->generation >= 0) {
		printf("%sgeneration %" PRId64, separator, d->generation);
		separator = ", ";
	}
	if (d->batch >= 0) {
		printf("%sbatch at byte %" PRId64, separator, d->batch);
		separator = ", ";
	}
	if (d->thread >= 0) {
		printf("%sthread %" PRId64, separator, d->thread);
		separator = ", ";
	}
	if (d->event) {
		printf("%s%s", separator, d->event);
		separator = ", ";
	}
	if (separator[0] == ',')
		printf("\n");
}

static void print_text(const struct tacho_ctx *ctx, const struct finding *f)
{
	const char *name = tc_cli_stream_name(f->path);
	enum tc_role role = f->diag.code == 0 ? TC_ROLE_GOOD : TC_ROLE_BAD;
	const char *verdict = f->diag.code == 0 ? "valid" : f->version ? "damaged" : "unusable";
	struct tc_cli_str why = { 0 };

	tc_cli_out_text(stdout, name, strlen(name), ctx->out.unicode);
	printf(": %s%s%s", tc_cli_term_on(&ctx->out, role), verdict,
	       tc_cli_term_off(&ctx->out, role));
	if (f->diag.code == 0) {
		printf(", %s, ", go_version(f->version));
		print_amount(f);
		printf("\n");
		return;
	}
	printf(": ");
	tc_cli_stream_why(&f->diag, &why);
	tc_cli_out_text(stdout, why.p, strlen(why.p), ctx->out.unicode);
	printf("\n");
	tc_cli_str_free(&why);
	print_where(&f->diag);
	if (!f->version)
		return;
	printf("  usable:  ");
	print_amount(f);
	if (f->bytes_read > 0) {
		char share[TC_UNITS_MAX], all[TC_UNITS_MAX];

		tc_cli_units_bytes(all, f->bytes_read);
		tc_cli_units_percent(share, (double)f->bytes / (double)f->bytes_read);
		printf(" of %s (%s)", all, share);
	}
	printf("\n");
}

static void json_place(struct tc_cli_json *j, const char *key, int64_t value)
{
	tc_cli_json_key(j, key);
	if (value < 0)
		tc_cli_json_null(j);
	else
		tc_cli_json_i64(j, value);
}

static void json_number(struct tc_cli_json *j, const char *key, uint64_t value)
{
	tc_cli_json_key(j, key);
	tc_cli_json_u64(j, value);
}

static void print_json(const struct finding *f)
{
	struct tc_cli_json j;

	tc_cli_json_init(&j, stdout, 0);
	tc_cli_json_object(&j);
	tc_cli_json_key(&j, "file");
	tc_cli_json_cstr(&j, f->path);
	tc_cli_json_key(&j, "valid");
	tc_cli_json_bool(&j, f->diag.code == 0);
	json_place(&j, "version", f->version ? (int64_t)f->version : -1);
	json_number(&j, "generations", f->generations);
	json_number(&j, "events", f->events);
	json_number(&j, "usable_bytes", f->bytes);
	json_number(&j, "bytes", f->bytes_read);
	if (f->diag.code) {
		tc_cli_json_key(&j, "error");
		tc_cli_json_object(&j);
		tc_cli_json_key(&j, "code");
		tc_cli_json_cstr(&j, tacho_error_name(f->diag.code));
		tc_cli_json_key(&j, "message");
		tc_cli_json_cstr(&j, f->diag.message);
		json_place(&j, "offset", f->diag.offset);
		json_place(&j, "generation", f->diag.generation);
		json_place(&j, "batch", f->diag.batch);
		json_place(&j, "thread", f->diag.thread);
		tc_cli_json_key(&j, "event");
		tc_cli_json_cstr(&j, f->diag.event);
		tc_cli_json_end(&j);
	}
	tc_cli_json_end(&j);
}

static int cmd_check(int argc, char **argv, struct tacho_ctx *ctx)
{
	const struct check_opts *o = ctx->opts;
	int worst = TC_EXIT_OK;

	for (int i = 0; i < argc; i++) {
		struct finding f = { .path = argv[i] };
		int code;

		check_file(&f, ctx, &o->read);
		code = exit_code(&f);
		if (ctx->format == TC_FORMAT_JSON)
			print_json(&f);
		else if (!ctx->quiet)
			print_text(ctx, &f);
		if (code > worst)
			worst = code;
		if (tc_cli_out_failed(stdout))
			break;
	}
	return worst;
}

static const struct tc_example examples[] = {
	{ "tacho check trace.out", "is it whole?" },
	{ "tacho check -q trace.out && scp trace.out host:", "in a script" },
	{ "curl -s host/debug/pprof/trace?seconds=5 | tacho check -", "from a pipe" },
	{ NULL, NULL },
};

const struct tacho_cmd tc_cmd_check = {
	.name = "check",
	.fn = cmd_check,
	.operands = "FILE...",
	.min_args = 1,
	.max_args = -1,
	.summary = "say whether a trace is valid, and if not what is wrong and where",
	.flags = TC_CMD_FILES,
	TC_CMD_OPTS(struct check_opts, opts),
	.description =
		"Reads each trace to its end: every byte is decoded, every table and reference "
		"checked, and every event put in order, as strictly as Go's own reader does it. For a "
		"damaged trace it says what is wrong, at which byte, generation, batch, thread and "
		"event, and how much in front of that the other commands can use.\n\n"
		"With -q nothing is printed; the exit status tells. With --json there is one object "
		"a file, each on its own line.",
	.examples = examples,
	.exit_status =
		"0 all are valid; 1 one is damaged; 2 the command line is wrong; 3 one is no "
		"trace, or of a version that is not known; 4 one could not be read.",
	.see_also = "tacho-wire(1), tacho-cut(1), tacho-report(1)",
};
