/* SPDX-License-Identifier: MIT */
/* `tacho summary`: what is in a trace, counted. doc/summary.md is the schema of --json. */
#include "cli/cmd.h"
#include "cli/grid.h"
#include "cli/report_input.h"
#include "cli/units.h"

#include <tacho/goroutines.h>
#include <tacho/mmu.h>
#include <tacho/profile.h>
#include <tacho/summary.h>
#include <tacho/tasks.h>

#include <string.h>

struct summary_opts {
	bool stream_hash;
	struct tc_cli_out_opts out;
	struct tc_cli_read_opts read;
};

/* clang-format off */
static const struct tacho_opt opts[] = {
	{ TC_OPT_AT(struct summary_opts, stream_hash), .type = TC_OPT_BOOL,
	  .long_name = "stream-hash", .help = "add a hash over all events in their order" },
	TC_OPTS_OUTPUT_NO_CSV(struct summary_opts, out),
	TC_OPTS_READING(struct summary_opts, read),
};
/* clang-format on */

/* The analyses of one run; members are NULL where they are not wanted. */
struct analyses {
	struct tacho_summary *summary;
	struct tacho_stream_hash *hash;
	struct tacho_goroutines *goroutines;
	struct tacho_profile *profile;
	struct tacho_tasks *tasks;
	struct tacho_mmu *mmu;
	struct tacho_analysis list[6];
	size_t n;
};

static void analyses_free(struct analyses *a)
{
	tacho_summary_free(a->summary);
	tacho_stream_hash_free(a->hash);
	tacho_goroutines_free(a->goroutines);
	tacho_profile_free(a->profile);
	tacho_tasks_free(a->tasks);
	tacho_mmu_free(a->mmu);
}

static int analyses_new(struct analyses *a, bool with_hash, bool with_all)
{
	static const unsigned mmu_sets[] = TACHO_SUMMARY_MMU;
	struct tacho_goroutines_opts gopts = TACHO_GOROUTINES_OPTS_INIT;
	struct tacho_tasks_opts topts = TACHO_TASKS_OPTS_INIT;
	int rc;

	*a = (struct analyses){ 0 };
	rc = tacho_summary_new(&a->summary, NULL);
	if (rc == 0)
		a->list[a->n++] = tacho_summary_analysis(a->summary);
	if (rc == 0 && with_hash) {
		rc = tacho_stream_hash_new(&a->hash, NULL);
		if (rc == 0)
			a->list[a->n++] = tacho_stream_hash_analysis(a->hash);
	}
	if (rc == 0 && with_all) {
		gopts.keep = TACHO_KEEP_ALL;
		gopts.waits = 0;
		rc = tacho_goroutines_new(&a->goroutines, &gopts);
		if (rc == 0)
			rc = tacho_profile_new(&a->profile, NULL);
		if (rc == 0) {
			tacho_goroutines_join_profile(a->goroutines, a->profile);
			a->list[a->n++] = tacho_goroutines_analysis(a->goroutines);
		}
	}
	if (rc == 0 && with_all) {
		/* The document says what Go's own code says. */
		topts.keep = TACHO_TASKS_ALL;
		topts.keep_regions = TACHO_REGIONS_ALL;
		topts.bug_compatible = true;
		rc = tacho_tasks_new(&a->tasks, &topts);
		if (rc == 0)
			a->list[a->n++] = tacho_tasks_analysis(a->tasks);
		rc = tacho_mmu_new(&a->mmu, NULL, mmu_sets, TC_LEN(mmu_sets));
		if (rc == 0)
			a->list[a->n++] = tacho_mmu_analysis(a->mmu);
	}
	return rc;
}

static int write_stdout(void *ctx, const void *bytes, size_t n)
{
	(void)ctx;
	return fwrite(bytes, 1, n, stdout) == n ? 0 : TACHO_EIO;
}

static void print_json(const struct analyses *a, const struct tc_report_input *in)
{
	const struct tacho_summary_doc doc = {
		.size = sizeof(doc),
		.summary = in->is_usable ? a->summary : NULL,
		.hash = a->hash,
		.goroutines = a->goroutines,
		.profile = a->profile,
		.tasks = a->tasks,
		.mmu = a->mmu,
		.symbols = in->reader ? tacho_reader_symbols(in->reader) : NULL,
		.version = in->version,
		.diag = &in->diag,
		.valid_bytes = in->kept_bytes,
		.total_bytes = in->bytes,
	};

	/* A failure shows when stdout is verified. */
	if (tacho_summary_write_json(&doc, write_stdout, NULL) < 0)
		tc_cli_out_failed(stdout);
}

/* --- text ----------------------------------------------------------------- */

static const struct tc_cli_col count_cols[] = {
	{ .key = "count", .title = "", .type = TC_COL_COUNT },
	{ .key = "what", .title = "", .type = TC_COL_TEXT },
};

static void print_title(const struct tacho_ctx *ctx, const char *title)
{
	printf("\n%s%s%s\n", tc_cli_term_on(&ctx->out, TC_ROLE_TITLE), title,
	       tc_cli_term_off(&ctx->out, TC_ROLE_TITLE));
}

static void begin_counts(struct tc_cli_table *t, const struct tacho_ctx *ctx)
{
	tc_cli_table_begin_at(t, stdout, &ctx->out, TC_FORMAT_TEXT, 2, count_cols,
			      TC_LEN(count_cols));
	t->no_header = true;
}

static void print_list(const struct tacho_ctx *ctx, const struct tacho_summary *s,
		       const char *title, int list)
{
	struct tc_cli_table t;
	size_t n;
	const struct tacho_count *counts = tacho_summary_list(s, list, &n);

	if (n == 0)
		return;
	print_title(ctx, title);
	begin_counts(&t, ctx);
	for (size_t i = 0; i < n; i++) {
		tc_cli_table_u64(&t, counts[i].n);
		if (counts[i].key.n == 0)
			tc_cli_table_str(&t, "(empty)");
		else
			tc_cli_table_mem(&t, counts[i].key.s, counts[i].key.n);
		if (tc_cli_table_row(&t))
			break;
	}
	tc_cli_table_end(&t);
}

static void print_metrics(const struct tacho_ctx *ctx, const struct tacho_summary *s)
{
	static const struct tc_cli_col cols[] = {
		{ .key = "n", .title = "values", .type = TC_COL_COUNT },
		{ .key = "first", .title = "first", .type = TC_COL_COUNT },
		{ .key = "last", .title = "last", .type = TC_COL_COUNT },
		{ .key = "min", .title = "min", .type = TC_COL_COUNT },
		{ .key = "max", .title = "max", .type = TC_COL_COUNT },
		{ .key = "metric", .title = "metric", .type = TC_COL_TEXT },
	};
	struct tc_cli_table t;

	print_title(ctx, "Metrics");
	tc_cli_table_begin_at(&t, stdout, &ctx->out, TC_FORMAT_TEXT, 2, cols, TC_LEN(cols));
	for (int i = 0; i < TACHO_METRIC_COUNT; i++) {
		const struct tacho_metric_range *m = tacho_summary_metric(s, i);

		if (m->n == 0)
			continue;
		tc_cli_table_u64(&t, m->n);
		tc_cli_table_u64(&t, m->first);
		tc_cli_table_u64(&t, m->last);
		tc_cli_table_u64(&t, m->min);
		tc_cli_table_u64(&t, m->max);
		tc_cli_table_str(&t, tacho_metric_name(i));
		if (tc_cli_table_row(&t))
			break;
	}
	tc_cli_table_end(&t);
}

static void print_head(const struct tacho_ctx *ctx, const struct analyses *a,
		       const struct tc_report_input *in)
{
	const struct tacho_facts *f = tacho_summary_facts(a->summary);
	const char *name = tc_report_input_name(in);
	char duration[TC_UNITS_MAX], count[TC_UNITS_MAX];
	size_t n_syncs;

	tacho_summary_syncs(a->summary, &n_syncs);
	printf("%s", tc_cli_term_on(&ctx->out, TC_ROLE_TITLE));
	tc_cli_out_text(stdout, name, strlen(name), ctx->out.unicode);
	tc_cli_units_count(count, f->events);
	tc_cli_units_duration(duration, f->last_ns - f->first_ns, ctx->out.unicode);
	printf("%s\n  format 1.%u, %s events in %s, %" PRIu64 " threads, %" PRIu64 " Ps\n",
	       tc_cli_term_off(&ctx->out, TC_ROLE_TITLE), f->version, count, duration, f->threads,
	       f->procs);
	tc_cli_units_count(count, f->with_stack);
	printf("  %s events have a stack; %zu Syncs\n", count, n_syncs);
	if (a->hash)
		printf("  stream hash %016" PRIx64 "\n", tacho_stream_hash_value(a->hash));
}

static void print_text(const struct tacho_ctx *ctx, const struct analyses *a,
		       const struct tc_report_input *in)
{
	print_head(ctx, a, in);
	print_list(ctx, a->summary, "Events", TACHO_SUMMARY_EVENTS);
	print_list(ctx, a->summary, "State transitions", TACHO_SUMMARY_TRANSITIONS);
	print_list(ctx, a->summary, "Reasons of transitions", TACHO_SUMMARY_REASONS);
	print_list(ctx, a->summary, "Ranges", TACHO_SUMMARY_RANGES);
	print_metrics(ctx, a->summary);
	print_list(ctx, a->summary, "Labels", TACHO_SUMMARY_LABELS);
	print_list(ctx, a->summary, "Logs by category", TACHO_SUMMARY_LOGS);
	print_list(ctx, a->summary, "Experimental events", TACHO_SUMMARY_EXPERIMENTAL);
}

static int cmd_summary(int argc, char **argv, struct tacho_ctx *ctx)
{
	const struct summary_opts *o = ctx->opts;
	bool is_json = ctx->format == TC_FORMAT_JSON;
	struct tc_report_input in = { .path = argv[0] };
	struct analyses a;
	int code;

	(void)argc;
	if (analyses_new(&a, o->stream_hash, is_json) < 0) {
		tc_cli_error(ctx, "out of memory");
		analyses_free(&a);
		return TC_EXIT_SYSTEM;
	}
	code = tc_report_input_read(&in, ctx, argv[0], &o->read, a.list, a.n);
	if (is_json)
		print_json(&a, &in);
	else if (in.is_usable)
		print_text(ctx, &a, &in);
	if (in.diag.code != 0)
		tc_report_input_complain(&in, ctx);
	tc_report_input_close(&in);
	analyses_free(&a);
	return code;
}

static const struct tc_example examples[] = {
	{ "tacho summary trace.out", "how many events of which kind there are" },
	{ "tacho summary --json trace.out | jq .metrics", "what became of the heap" },
	{ "tacho summary --json --stream-hash trace.out", "a fingerprint of every event" },
	{ NULL, NULL },
};

const struct tacho_cmd tc_cmd_summary = {
	.name = "summary",
	.fn = cmd_summary,
	.operands = "FILE",
	.min_args = 1,
	.max_args = 1,
	.summary = "count what is in a trace",
	.flags = TC_CMD_FILES,
	TC_CMD_OPTS(struct summary_opts, opts),
	.description =
		"Counts events by kind, state transitions with their reasons, ranges, metrics, "
		"labels and logs.\n\n"
		"With --json it prints one document that also has each goroutine with its times, "
		"and the profiles by stack. The document is stable and versioned, and equal for "
		"equal traces byte for byte, so that it can be kept and compared.\n\n"
		"Of a damaged trace it describes the part up to the last point at which all "
		"threads were in step, says what was lost, and exits with 3.",
	.examples = examples,
	.see_also = "tacho-report(1), tacho-goroutines(1), tacho-profile(1)",
};
