/* SPDX-License-Identifier: MIT */
/* `tacho spool`: what services left in their spools. */
#include "cli/cmd.h"
#include "cli/grid.h"
#include "cli/spool_rule.h"
#include "cli/units.h"
#include "spool/spool_dir.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct spool_opts {
	uint64_t max_bytes, max_count;
	int64_t max_age_ns;
	struct tc_spool_rule_opts rule;
	struct tc_cli_out_opts out;
	bool quiet;
};

/* clang-format off */
#define RULE(field, name, arg, text) \
	{ TC_OPT_AT(struct spool_opts, rule.field), .type = TC_OPT_STRING, .long_name = (name), \
	  .argname = (arg), .help = (text) }

static const struct tacho_opt opts[] = {
	{ .type = TC_OPT_HEADING, .help = "What prune leaves" },
	{ TC_OPT_AT(struct spool_opts, max_bytes), .type = TC_OPT_SIZE, .long_name = "max-bytes",
	  .argname = "SIZE", .def_note = "any", .help = "at most SIZE in all" },
	{ TC_OPT_AT(struct spool_opts, max_count), .type = TC_OPT_UINT, .long_name = "max-count",
	  .argname = "N", .def_note = "any", .help = "at most N snapshots" },
	{ TC_OPT_AT(struct spool_opts, max_age_ns), .type = TC_OPT_DURATION, .long_name = "max-age",
	  .argname = "DUR", .def_note = "any", .help = "those younger than DUR (72h)" },
	{ .type = TC_OPT_HEADING, .help = "The rule for test-rule, in the words of the settings" },
	RULE(task, "task", "NAME", "watch the tasks of that name"),
	RULE(region, "region", "NAME", "watch the regions of that name"),
	RULE(threshold, "threshold", "DUR", "longer ones are too slow (50ms)"),
	RULE(percentile, "percentile", "P", "too slow is the percentile, not each one"),
	RULE(window, "window", "DUR", "over windows of DUR (10s)"),
	RULE(hold, "hold", "DUR", "and held for DUR"),
	RULE(errors, "errors", "N", "N logs of category \"error\" within a window"),
	RULE(look_back, "look-back", "DUR", "what the snapshot shows before the trigger (10s)"),
	RULE(look_ahead, "look-ahead", "DUR", "and behind it (500ms)"),
	RULE(cool_down, "cool-down", "DUR", "no other one for DUR (30s)"),
	RULE(probability, "probability", "P", "of a trigger to count (1, 20%)"),
	{ TC_OPT_AT(struct spool_opts, rule.config), .type = TC_OPT_PATH, .long_name = "config",
	  .argname = "FILE", .help = "a service's file of settings: its rules and its budget" },
	{ TC_OPT_AT(struct spool_opts, rule.set), .type = TC_OPT_STRINGS, .long_name = "set",
	  .argname = "KEY=VALUE", .help = "any other general setting (budget-snapshots-minute=5)" },
	TC_OPTS_OUTPUT(struct spool_opts, out),
	{ TC_OPT_AT(struct spool_opts, quiet), .type = TC_OPT_BOOL, .short_name = 'q',
	  .long_name = "quiet", .help = "print no warnings" },
};
/* clang-format on */

static const char *const words[] = { "list", "show", "open", "prune", "test-rule", NULL };

struct spooling {
	struct tacho_ctx *ctx;
	const struct spool_opts *opts;
	struct tc_spool_dir *dir;
	struct tc_spool_list list;
};

/* Names of files and directories may be anything. */
static int fail(const struct spooling *s, const char *why)
{
	struct tc_cli_str text = { 0 };

	(void)tc_cli_str_escape(&text, why, strlen(why), s->ctx->err.unicode);
	tc_cli_error(s->ctx, "%s", text.p ? text.p : "");
	tc_cli_str_free(&text);
	return TC_EXIT_SYSTEM;
}

static void print_text(const struct spooling *s, const char *label, const char *text)
{
	if (!text[0])
		return;
	printf("%-12s", label);
	tc_cli_out_text(stdout, text, strlen(text), s->ctx->out.unicode);
	printf("\n");
}

static void say_aside(const struct spooling *s)
{
	if (s->list.in_aside > 0 && !s->ctx->quiet)
		tc_cli_warn(s->ctx, "%u damaged file%s in aside/, with the reason beside it",
			    s->list.in_aside, s->list.in_aside == 1 ? "" : "s");
}

static void worst_finding(const struct tc_sidecar *c, char *to, size_t size)
{
	if (c->n_findings == 0)
		(void)snprintf(to, size, "%s", c->signature[0] ? "none" : "");
	else
		(void)snprintf(to, size, "%s (%s)", c->findings[0].rule, c->findings[0].severity);
}

static int list_all(struct spooling *s)
{
	static const struct tc_cli_col cols[] = {
		{ .key = "name", .title = "name", .type = TC_COL_TEXT },
		{ .key = "trigger", .title = "trigger", .type = TC_COL_TEXT },
		{ .key = "reason", .title = "reason", .type = TC_COL_TEXT, .flags = TC_COL_FLEX },
		{ .key = "finding", .title = "finding", .type = TC_COL_TEXT },
		{ .key = "bytes", .title = "size", .type = TC_COL_BYTES },
		{ .key = "repeats", .title = "repeats", .type = TC_COL_COUNT },
		{ .key = "suppressed", .title = "suppressed", .type = TC_COL_COUNT },
		{ .key = "signature", .title = "cause", .type = TC_COL_TEXT },
		{ .key = "shipped", .title = "shipped", .type = TC_COL_BOOL },
	};
	struct tc_cli_table t;
	char finding[80];

	tc_cli_table_begin(&t, s->ctx, cols, TC_LEN(cols));
	for (size_t i = 0; i < s->list.n; i++) {
		const struct tc_spool_entry *e = &s->list.v[i];
		const struct tc_sidecar *c = &e->sidecar;

		worst_finding(c, finding, sizeof(finding));
		tc_cli_table_str(&t, e->stem);
		tc_cli_table_str(&t, c->trigger.kind);
		tc_cli_table_str(&t, c->trigger.reason);
		tc_cli_table_str(&t, finding);
		tc_cli_table_u64(&t, e->bytes);
		tc_cli_table_u64(&t, c->repeats);
		tc_cli_table_u64(&t, c->trigger.suppressed);
		tc_cli_table_str(&t, c->signature);
		tc_cli_table_bool(&t, c->shipped.to[0] != '\0');
		if (tc_cli_table_row(&t))
			break;
	}
	tc_cli_table_end(&t);
	return TC_EXIT_OK;
}

/* The entry that is named, or the newest one; NULL after a message. */
static const struct tc_spool_entry *choose(struct spooling *s, const char *name)
{
	const struct tc_spool_entry *e;
	unsigned n;

	if (s->list.n == 0) {
		(void)tc_cli_usage(s->ctx, "the spool is empty");
		return NULL;
	}
	if (!name)
		return &s->list.v[s->list.n - 1];
	e = tc_spool_list_find(&s->list, name, &n);
	if (!e && n == 0)
		(void)tc_cli_usage(s->ctx,
				   "no snapshot is called '%s'; `tacho spool list` has them", name);
	else if (!e)
		(void)tc_cli_usage(s->ctx, "'%s' is the name of %u snapshots", name, n);
	return e;
}

static void show_text(const struct spooling *s, const struct tc_spool_entry *e)
{
	const struct tc_sidecar *c = &e->sidecar;
	char buf[TC_UNITS_MAX];

	print_text(s, "name", e->stem);
	print_text(s, "trigger", c->trigger.kind);
	print_text(s, "reason", c->trigger.reason);
	print_text(s, "metadata", c->trigger.metadata);
	print_text(s, "service", c->service);
	print_text(s, "host", c->host);
	print_text(s, "build", c->build_id);
	printf("%-12s%" PRId64 "\n", "process", c->pid);
	tc_cli_units_bytes(buf, e->trace_bytes);
	printf("%-12s%s\n", "trace", buf);
	if (c->begin_ns > 0 && c->end_ns > c->begin_ns) {
		tc_cli_units_duration(buf, c->end_ns - c->begin_ns, s->ctx->out.unicode);
		printf("%-12s%s\n", "covers", buf);
	}
	tc_cli_units_duration(buf, (int64_t)c->cost.cpu_ns, s->ctx->out.unicode);
	printf("%-12s%s of CPU time\n", "cost", buf);
	printf("%-12s%" PRIu64 " triggers, %" PRIu64 " snapshots over budget, %" PRIu64
	       " pruned, %" PRIu64 " events lost\n",
	       "left out", c->trigger.suppressed, c->lost.snapshots, c->lost.pruned,
	       c->lost.events);
	print_text(s, "cause", c->signature);
	printf("%-12s%" PRIu64 "\n", "repeats", c->repeats);
	print_text(s, "shipped to", c->shipped.to);
	for (size_t i = 0; i < c->n_findings; i++) {
		tc_cli_units_duration(buf, c->findings[i].cost_ns, s->ctx->out.unicode);
		printf("%-12s%s (%s), %s\n", i == 0 ? "findings" : "", c->findings[i].rule,
		       c->findings[i].severity, buf);
	}
	if (c->n_findings == 0)
		printf("%-12s%s\n", "findings", c->signature[0] ? "none" : "not diagnosed");
}

static int show(struct spooling *s, const char *name)
{
	const struct tc_spool_entry *e = choose(s, name);
	char *json;

	if (!e)
		return TC_EXIT_USAGE;
	if (s->ctx->format != TC_FORMAT_JSON) {
		show_text(s, e);
		return TC_EXIT_OK;
	}
	json = tc_sidecar_write(&e->sidecar);
	if (!json)
		return fail(s, "out of memory");
	printf("%s\n", json);
	free(json);
	return TC_EXIT_OK;
}

/* The viewer, in place of this process. */
static int open_entry(struct spooling *s, const char *name)
{
	const struct tc_spool_entry *e = choose(s, name);
	struct tc_cli_str path = { 0 };
	char view[] = "view", tool[] = "tacho";

	if (!e)
		return TC_EXIT_USAGE;
	tc_cli_str_printf(&path, "%s/%s", tc_spool_dir_path(s->dir), e->trace);
	(void)execv("/proc/self/exe", (char *[]){ tool, view, path.p, NULL });
	tc_cli_error(s->ctx, "the viewer cannot be started: %s", strerror(errno));
	tc_cli_str_free(&path);
	return TC_EXIT_SYSTEM;
}

static int prune(struct spooling *s)
{
	struct tc_spool_limits limits = { s->opts->max_bytes, s->opts->max_count,
					  (uint64_t)s->opts->max_age_ns, 0 };
	struct tc_spool_pruned pruned;
	char buf[TC_UNITS_MAX];

	if (limits.bytes == 0 && limits.count == 0 && limits.age_ns == 0)
		return tc_cli_usage(s->ctx, "--max-bytes, --max-count or --max-age is missing");
	if (tc_spool_dir_prune(s->dir, &limits, &pruned) < 0)
		return fail(s, tc_spool_dir_why(s->dir));
	tc_cli_units_bytes(buf, pruned.bytes);
	printf("%u snapshot%s removed, %s\n", pruned.count, pruned.count == 1 ? "" : "s", buf);
	return TC_EXIT_OK;
}

static int run(struct spooling *s, int argc, char **argv)
{
	const char *name = argc > 2 ? argv[2] : NULL;

	if (tc_spool_dir_scan(s->dir, &s->list) < 0)
		return fail(s, tc_spool_dir_why(s->dir));
	say_aside(s);
	if (strcmp(argv[0], "list") == 0)
		return list_all(s);
	if (strcmp(argv[0], "show") == 0)
		return show(s, name);
	if (strcmp(argv[0], "open") == 0)
		return open_entry(s, name);
	return prune(s);
}

static int cmd_spool(int argc, char **argv, struct tacho_ctx *ctx)
{
	struct spooling s = { .ctx = ctx, .opts = ctx->opts };
	char why[400];
	int code;

	if (strcmp(argv[0], "test-rule") == 0)
		return tc_spool_test_rule(ctx, &((const struct spool_opts *)ctx->opts)->rule,
					  argc - 1, argv + 1);
	if (argc > 3)
		return tc_cli_usage(ctx, "'%s' is one operand too many", argv[3]);
	if (argc > 2 && strcmp(argv[0], "show") != 0 && strcmp(argv[0], "open") != 0)
		return tc_cli_usage(ctx, "'%s' is one operand too many", argv[2]);
	if (tc_spool_dir_open(&s.dir, argv[1], false, NULL, why, sizeof(why)) < 0)
		return fail(&s, why);
	code = run(&s, argc, argv);
	tc_spool_list_free(&s.list);
	tc_spool_dir_close(s.dir);
	return code;
}

static const struct tc_example examples[] = {
	{ "tacho spool list /var/spool/shop", "what is there" },
	{ "tacho spool show /var/spool/shop", "the newest snapshot: why, when, what was found" },
	{ "tacho spool open /var/spool/shop T103000", "the only one whose name has that in it" },
	{ "tacho spool prune --max-age 24h /var/spool/shop", "remove what is older" },
	{ "tacho spool test-rule --task \"GET /orders\" --threshold 50ms /var/spool/shop",
	  "how often that watch would have fired" },
	{ NULL, NULL },
};

const struct tacho_cmd tc_cmd_spool = {
	.name = "spool",
	.fn = cmd_spool,
	.operands = "list|show|open|prune|test-rule DIR|TRACE...",
	.min_args = 2,
	.max_args = -1,
	.words = words,
	.summary = "list, show, open and remove snapshots of a spool, and try rules",
	.flags = TC_CMD_FILES,
	TC_CMD_OPTS(struct spool_opts, opts),
	.description =
		"A spool is a directory into which services write snapshots of their flight "
		"recorders, each a trace with a sidecar: what triggered it, when and where, what it "
		"shows, and what was left out. list prints them oldest first; show, one of them, the "
		"newest without a NAME; open shows it in the viewer. These take DIR [NAME], prune DIR, "
		"test-rule traces and spools.\n\n"
		"NAME is that of a snapshot, or a part of it that no other one has. Snapshots of the "
		"same cause (the same trigger, rule and functions) are kept up to a number, and "
		"counted from then on: repeats.\n\n"
		"prune removes what is too old, then those that were shipped, the least severe and "
		"the oldest first, until the limits hold. What is damaged is put into DIR/aside, with "
		"the reason beside it.\n\n"
		"test-rule tells what a watch, or all rules of a service's file of settings, would "
		"have done while traces were made, also those of Go programs: which triggers, which "
		"snapshots, when, and how many bytes before compression, with cool-down, probability "
		"and budget applied. Options have the names and the values of the settings. What a "
		"snapshot costs in CPU time is not known, so `budget-cpu` is left out; the lot is the "
		"same each time. Traces follow each other: one whose clock says that it began "
		"after the end of the one before begins then, any other one where that ended.",
	.examples = examples,
	.exit_status = "0 done; 2 the command line is wrong, or there is no such snapshot; 3 a "
		       "trace is damaged; 4 the "
		       "system refused, or the directory is not ours alone (mode 0700).",
	.see_also = "tacho-report(1), tacho-view(1)",
};
