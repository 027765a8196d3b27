/* SPDX-License-Identifier: MIT */
/* `tacho compare`: what is different between two traces, and not by chance. */
#include "cli/compare_view.h"

#include <stdlib.h>
#include <string.h>

struct compare_opts {
	bool all;
	int64_t change, level; /* in percent, and per mille */
	struct tc_cli_out_opts out;
	struct tc_cli_read_opts read;
};

/* clang-format off */
static const struct tacho_opt opts[] = {
	{ TC_OPT_AT(struct compare_opts, all), .type = TC_OPT_BOOL, .short_name = 'a',
	  .long_name = "all", .help = "also what did not change, or only by chance" },
	{ TC_OPT_AT(struct compare_opts, change), .type = TC_OPT_INT, .long_name = "min-change",
	  .argname = "PERCENT", .def = "10", .min = 0, .max = 1000000,
	  .help = "changes below PERCENT are not reported" },
	{ TC_OPT_AT(struct compare_opts, level), .type = TC_OPT_INT, .long_name = "level",
	  .argname = "PERMILLE", .def = "10", .min = 0, .max = 1000,
	  .help = "how many of 1000 reported changes may be chance" },
	TC_OPTS_OUTPUT(struct compare_opts, out),
	TC_OPTS_READING(struct compare_opts, read),
};
/* clang-format on */

static int open_side(struct tc_compare_side *side, const struct tacho_ctx *ctx, const char *path,
		     const struct compare_opts *o)
{
	static const unsigned mmu_flags[] = { TACHO_MMU_DEFAULT };
	struct tacho_latency_opts lopts = TACHO_LATENCY_OPTS_INIT;
	struct tacho_analysis list[2];
	int code;

	lopts.longest = 0;
	if (tacho_activity_new(&side->activity, NULL) < 0 ||
	    tacho_sample_new(&side->sample, side->activity) < 0 ||
	    tacho_findings_new(&side->findings, side->activity) < 0 ||
	    tacho_latency_new(&side->latency, side->activity, &lopts) < 0 ||
	    tacho_mmu_new(&side->mmu, NULL, mmu_flags, 1) < 0) {
		tc_cli_error(ctx, "out of memory");
		return TC_EXIT_SYSTEM;
	}
	list[0] = tacho_activity_analysis(side->activity);
	list[1] = tacho_mmu_analysis(side->mmu);
	code = tc_report_input_read(&side->in, ctx, path, &o->read, list, TC_LEN(list));
	if (side->in.diag.code != 0)
		tc_report_input_complain(&side->in, ctx);
	return code;
}

static void close_side(struct tc_compare_side *side)
{
	tc_report_input_close(&side->in);
	tacho_mmu_free(side->mmu);
	tacho_latency_free(side->latency);
	tacho_findings_free(side->findings);
	tacho_sample_free(side->sample);
	tacho_activity_free(side->activity);
}

static int show(struct tc_compare_view *v, const struct compare_opts *o)
{
	struct tacho_compare_opts copts = TACHO_COMPARE_OPTS_INIT;

	copts.q = (double)o->level / 1000;
	copts.min_change = (double)o->change / 100;
	if (tacho_compare_new(&v->compare, v->side[0].sample, v->side[1].sample, &copts) < 0) {
		tc_cli_error(v->ctx, "out of memory");
		return TC_EXIT_SYSTEM;
	}
	tc_compare_match_findings(v);
	if (v->ctx->format == TC_FORMAT_JSON)
		tc_compare_json(v);
	else if (v->ctx->format == TC_FORMAT_CSV)
		tc_compare_csv(v);
	else
		tc_compare_text(v);
	for (int i = 0; i < 2; i++)
		tc_report_input_caveat(&v->side[i].in, v->ctx);
	free(v->changes);
	tacho_compare_free(v->compare);
	return TC_EXIT_OK;
}

static int cmd_compare(int argc, char **argv, struct tacho_ctx *ctx)
{
	const struct compare_opts *o = ctx->opts;
	struct tc_compare_view v = { .ctx = ctx, .all = o->all };
	int code = TC_EXIT_OK, rc;

	(void)argc;
	if (strcmp(argv[0], "-") == 0 && strcmp(argv[1], "-") == 0)
		return tc_cli_usage(ctx, "standard input can be one of the two traces only");
	for (int i = 0; i < 2; i++) {
		rc = open_side(&v.side[i], ctx, argv[i], o);
		code = rc > code ? rc : code;
	}
	if (v.side[0].in.is_usable && v.side[1].in.is_usable) {
		rc = show(&v, o);
		code = rc > code ? rc : code;
	} else if (ctx->format == TC_FORMAT_JSON) {
		tc_compare_json(&v);
	}
	close_side(&v.side[0]);
	close_side(&v.side[1]);
	return code;
}

static const struct tc_example examples[] = {
	{ "tacho compare before.out after.out", "what changed, and not by chance" },
	{ "tacho compare --all before.out after.out", "all that was compared" },
	{ "tacho compare --json before.out after.out", "for a script" },
	{ NULL, NULL },
};

const struct tacho_cmd tc_cmd_compare = {
	.name = "compare",
	.fn = cmd_compare,
	.operands = "A B",
	.min_args = 2,
	.max_args = 2,
	.summary = "show what is different between two traces",
	.flags = TC_CMD_FILES,
	TC_CMD_OPTS(struct compare_opts, opts),
	.description =
		"Puts two traces on the same footing, a second of each, and a task of each if both "
		"have tasks, and compares the time of goroutines by state, by cause of delay, by "
		"reason of waiting, by start function and by place; collection; rates; mean "
		"latencies; and findings.\n\n"
		"Each trace is cut into up to 64 blocks, and the ups and downs from block to block "
		"tell how much of a difference may be chance (Welch's test, with neighbours that "
		"resemble each other counted for less; the share of false reports among all is kept "
		"below --level). What is not significant, or smaller than --min-change, is not "
		"printed. Two runs of one program may differ by more than the blocks of either: the "
		"machine, the load and the luck of a run are not in a single trace.\n\n"
		"Functions and places are matched by name, so the traces may come from different "
		"builds.",
	.examples = examples,
	.see_also = "tacho-report(1), tacho-findings(1)",
};
