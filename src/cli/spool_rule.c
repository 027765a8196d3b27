/* SPDX-License-Identifier: MIT */
/* See spool_rule.h: rules from options and a file, tried on traces, and what came of it. */
#include "cli/spool_rule.h"

#include "cli/grid.h"
#include "cli/report_input.h"
#include "cli/units.h"
#include "rules/rule_test.h"
#include "spool/spool_dir.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

struct testing {
	struct tacho_ctx *ctx;
	struct tc_rule_test *test;
	struct tc_settings settings;
	char **names; /* of the traces, owned */
	size_t n, n_usable;
	int code;
};

/* --- settings -------------------------------------------------------------------------- */

/* Text that may hold anything from a command line or a file. */
static int complain(struct testing *t, enum tc_exit code, const char *why)
{
	struct tc_cli_str text = { 0 };

	(void)tc_cli_str_escape(&text, why, strlen(why), t->ctx->err.unicode);
	if (code == TC_EXIT_USAGE)
		(void)tc_cli_usage(t->ctx, "%s", text.p ? text.p : "");
	else
		tc_cli_error(t->ctx, "%s", text.p ? text.p : "");
	tc_cli_str_free(&text);
	return (int)code;
}

static int refuse(struct testing *t, const char *why)
{
	return complain(t, TC_EXIT_USAGE, why);
}

static int read_config(struct testing *t, const char *path)
{
	char text[TC_SETTINGS_MAX + 1], why[700], reason[400];
	FILE *f = fopen(path, "re");
	size_t n = f ? fread(text, 1, sizeof(text), f) : 0;
	bool failed = !f || ferror(f);

	if (failed)
		(void)snprintf(why, sizeof(why), "%s: %s", path, strerror(errno));
	if (f)
		(void)fclose(f);
	if (failed)
		return refuse(t, why);
	if (tc_settings_read(&t->settings, path, text, n, reason, sizeof(reason)) < 0)
		return refuse(t, reason);
	return TC_EXIT_OK;
}

static void put(struct tc_cli_str *text, const char *key, const char *value)
{
	if (value)
		tc_cli_str_printf(text, "%s = %s\n", key, value);
}

/* As lines of a file: general ones, then the one watch. */
static int read_options(struct testing *t, const struct tc_spool_rule_opts *o)
{
	const char *name = o->task ? o->task : o->region, *why;
	struct tc_cli_str text = { 0 };
	char reason[400];
	int code = TC_EXIT_OK;

	put(&text, "look-back", o->look_back);
	for (size_t i = 0; i < o->set.n; i++)
		tc_cli_str_printf(&text, "%s\n", o->set.v[i]);
	if (name)
		tc_cli_str_printf(&text, "[%s \"%s\"]\n", o->task ? "task" : "region", name);
	put(&text, "threshold", o->threshold);
	put(&text, "percentile", o->percentile);
	put(&text, "window", o->window);
	put(&text, "hold", o->hold);
	put(&text, "errors", o->errors);
	put(&text, "look-ahead", o->look_ahead);
	put(&text, "cool-down", o->cool_down);
	put(&text, "probability", o->probability);
	if (tc_settings_read(&t->settings, "options", text.p ? text.p : "", text.len, reason,
			     sizeof(reason)) < 0) {
		/* "options:3: threshold: …": which line it was is nobody's business. */
		why = strncmp(reason, "options:", 8) == 0 ? strstr(reason, ": ") : NULL;
		code = refuse(t, why ? why + 2 : reason);
	}
	tc_cli_str_free(&text);
	return code;
}

static bool has_rule(const struct tc_settings *s)
{
	return s->n_rules > 0 || s->sched.runnable > 0 || s->sched.throttled > 0 ||
	       s->sched.held_ns > 0 || s->sched.stw_ns > 0;
}

static int read_settings(struct testing *t, const struct tc_spool_rule_opts *o)
{
	int code = TC_EXIT_OK;

	if (o->task && o->region)
		return refuse(t, "--task and --region cannot both be given; a file with --config "
				 "may have any number");
	tc_settings_init(&t->settings);
	if (o->config)
		code = read_config(t, o->config);
	if (code == TC_EXIT_OK)
		code = read_options(t, o);
	if (code == TC_EXIT_OK && !has_rule(&t->settings))
		code = refuse(t, o->config ? "the settings have no rule"
					   : "--task, --region or --config is missing");
	return code;
}

/* --- traces ------------------------------------------------------------------------------ */

static int no_memory(struct testing *t)
{
	tc_cli_error(t->ctx, "out of memory");
	return TC_EXIT_SYSTEM;
}

static int test_trace(struct testing *t, const char *path)
{
	static const struct tc_cli_read_opts one_thread = { .threads = 1 };
	struct tacho_analysis analysis = tc_rule_test_analysis(t->test);
	struct tc_report_input in = { 0 };
	int code = tc_report_input_read(&in, t->ctx, path, &one_thread, &analysis, 1);
	int rc;

	if (in.diag.code != 0)
		tc_report_input_complain(&in, t->ctx);
	t->n_usable += in.is_usable;
	tc_report_input_close(&in);
	t->names = realloc(t->names, (t->n + 1) * sizeof(*t->names));
	if (!t->names || !(t->names[t->n] = strdup(path)))
		abort();
	t->n++;
	rc = tc_rule_test_next(t->test);
	t->code = code > t->code ? code : t->code;
	return rc < 0 ? no_memory(t) : TC_EXIT_OK;
}

static int test_spool(struct testing *t, const char *path)
{
	struct tc_spool_list list = { 0 };
	struct tc_spool_dir *dir;
	int code = TC_EXIT_OK;
	char why[400];

	if (tc_spool_dir_open(&dir, path, false, NULL, why, sizeof(why)) < 0)
		return complain(t, TC_EXIT_SYSTEM, why);
	if (tc_spool_dir_scan(dir, &list) < 0)
		code = complain(t, TC_EXIT_SYSTEM, tc_spool_dir_why(dir));
	for (size_t i = 0; i < list.n && code == TC_EXIT_OK; i++) {
		struct tc_cli_str trace = { 0 };

		tc_cli_str_printf(&trace, "%s/%s", path, list.v[i].trace);
		code = test_trace(t, trace.p);
		tc_cli_str_free(&trace);
	}
	tc_spool_list_free(&list);
	tc_spool_dir_close(dir);
	return code;
}

/* --- results -------------------------------------------------------------------------------- */

static void rule_name(const struct tc_rule_settings *rule, struct tc_cli_str *out)
{
	out->len = 0;
	if (rule)
		tc_cli_str_printf(out, "%s \"%s\"", rule->kind == TC_WATCH_TASK ? "task" : "region",
				  rule->name);
	else
		tc_cli_str_printf(out, "sched");
}

static void why_text(const struct tc_rule_firing *f, bool unicode, char *to, size_t size)
{
	char ns[TC_UNITS_MAX];

	tc_cli_units_duration(ns, f->value > INT64_MAX ? INT64_MAX : (int64_t)f->value, unicode);
	switch (f->why) {
	case TC_WHY_SLOW: (void)snprintf(to, size, "took %s", ns); return;
	case TC_WHY_PERCENTILE:
		(void)snprintf(to, size, "%" PRIu64 " of %" PRIu64 " were slower", f->value, f->of);
		return;
	case TC_WHY_ERRORS: (void)snprintf(to, size, "failed %" PRIu64 " times", f->value); return;
	case TC_WHY_RUNNABLE:
		(void)snprintf(to, size, "%" PRIu64 " goroutines waited for %" PRIu64 " Ps",
			       f->value, f->of);
		return;
	case TC_WHY_HELD: (void)snprintf(to, size, "a system call held a P for %s", ns); return;
	case TC_WHY_STW: (void)snprintf(to, size, "the world was stopped for %s", ns); return;
	case TC_WHY_THROTTLED:
		(void)snprintf(to, size, "the quota stopped it for %.0f%% of the time",
			       (double)f->value / 10);
		return;
	case TC_WHYS: break;
	}
	to[0] = '\0';
}

static const struct tc_cli_col rule_cols[] = {
	{ .key = "rule", .title = "rule", .type = TC_COL_TEXT, .flags = TC_COL_FLEX },
	{ .key = "seen", .title = "seen", .type = TC_COL_COUNT },
	{ .key = "slow", .title = "slow", .type = TC_COL_COUNT },
	{ .key = "errors", .title = "errors", .type = TC_COL_COUNT },
	{ .key = "triggers", .title = "triggers", .type = TC_COL_COUNT },
	{ .key = "cooling_down", .title = "cooling down", .type = TC_COL_COUNT },
	{ .key = "not_chosen", .title = "not chosen", .type = TC_COL_COUNT },
	{ .key = "over_budget", .title = "over budget", .type = TC_COL_COUNT },
	{ .key = "snapshots", .title = "snapshots", .type = TC_COL_COUNT },
	{ .key = "bytes", .title = "bytes", .type = TC_COL_BYTES },
};
static const struct tc_cli_col firing_cols[] = {
	{ .key = "trace", .title = "trace", .type = TC_COL_TEXT, .flags = TC_COL_FLEX },
	{ .key = "at_ns", .title = "at", .type = TC_COL_DURATION },
	{ .key = "unix_ns", .title = "", .type = TC_COL_ID, .flags = TC_COL_DATA_ONLY },
	{ .key = "time", .title = "time", .type = TC_COL_TEXT, .flags = TC_COL_TEXT_ONLY },
	{ .key = "rule", .title = "rule", .type = TC_COL_TEXT },
	{ .key = "why", .title = "why", .type = TC_COL_TEXT },
	{ .key = "bytes", .title = "bytes", .type = TC_COL_BYTES },
};

static void put_rules(const struct testing *t, struct tc_cli_table *table)
{
	struct tc_cli_str name = { 0 };

	for (size_t i = 0; i < tc_rule_test_count(t->test); i++) {
		struct tc_rule_result r = tc_rule_test_get(t->test, i);

		rule_name(r.rule, &name);
		tc_cli_table_mem(table, name.p, name.len);
		tc_cli_table_u64(table, r.seen);
		tc_cli_table_u64(table, r.slow);
		tc_cli_table_u64(table, r.errors);
		tc_cli_table_u64(table, r.triggers);
		tc_cli_table_u64(table, r.cooling);
		tc_cli_table_u64(table, r.not_chosen);
		tc_cli_table_u64(table, r.over_budget);
		tc_cli_table_u64(table, r.snapshots);
		tc_cli_table_u64(table, r.bytes);
		if (tc_cli_table_row(table))
			break;
	}
	tc_cli_table_end(table);
	tc_cli_str_free(&name);
}

static void put_time(struct tc_cli_table *table, int64_t unix_ns)
{
	time_t s = (time_t)(unix_ns / 1000000000);
	struct tm tm;
	char text[40];

	if (unix_ns <= 0 || !gmtime_r(&s, &tm) ||
	    strftime(text, sizeof(text), "%Y-%m-%dT%H:%M:%SZ", &tm) == 0)
		tc_cli_table_null(table);
	else
		tc_cli_table_str(table, text);
}

static void put_firings(const struct testing *t, struct tc_cli_table *table)
{
	const struct tc_rule_firing *f;
	struct tc_cli_str name = { 0 };
	char why[120];

	for (size_t i = 0; (f = tc_rule_test_firing(t->test, i)); i++) {
		rule_name(tc_rule_test_get(t->test, f->rule).rule, &name);
		why_text(f, t->ctx->out.unicode, why, sizeof(why));
		tc_cli_table_str(table, t->names[f->trace]);
		tc_cli_table_i64(table, f->at_ns);
		if (f->unix_ns > 0)
			tc_cli_table_i64(table, f->unix_ns);
		else
			tc_cli_table_null(table);
		put_time(table, f->unix_ns);
		tc_cli_table_mem(table, name.p, name.len);
		tc_cli_table_str(table, why);
		tc_cli_table_u64(table, f->bytes);
		if (tc_cli_table_row(table))
			break;
	}
	tc_cli_table_end(table);
	tc_cli_str_free(&name);
}

static void sum_up(const struct testing *t, uint64_t *snapshots, uint64_t *bytes)
{
	*snapshots = *bytes = 0;
	for (size_t i = 0; i < tc_rule_test_count(t->test); i++) {
		struct tc_rule_result r = tc_rule_test_get(t->test, i);

		*snapshots += r.snapshots;
		*bytes += r.bytes;
	}
}

static void print_text(const struct testing *t)
{
	uint64_t length = tc_rule_test_length(t->test), snapshots, bytes;
	char size[TC_UNITS_MAX], time[TC_UNITS_MAX];
	struct tc_cli_table table;

	sum_up(t, &snapshots, &bytes);
	tc_cli_units_bytes(size, bytes);
	tc_cli_units_duration(time, length > INT64_MAX ? INT64_MAX : (int64_t)length,
			      t->ctx->out.unicode);
	printf("%" PRIu64 " snapshot%s of %s in all, in %s of %zu trace%s\n\n", snapshots,
	       snapshots == 1 ? "" : "s", size, time, t->n_usable, t->n_usable == 1 ? "" : "s");
	tc_cli_table_begin(&table, t->ctx, rule_cols, TC_LEN(rule_cols));
	put_rules(t, &table);
	if (snapshots == 0)
		return;
	printf("\n");
	tc_cli_table_begin(&table, t->ctx, firing_cols, TC_LEN(firing_cols));
	put_firings(t, &table);
}

static void print_json(const struct testing *t)
{
	uint64_t snapshots, bytes;
	struct tc_cli_table table;
	struct tc_cli_json j;

	sum_up(t, &snapshots, &bytes);
	tc_cli_json_init(&j, stdout, 3);
	tc_cli_json_object(&j);
	tc_cli_json_key(&j, "traces");
	tc_cli_json_u64(&j, t->n_usable);
	tc_cli_json_key(&j, "duration_ns");
	tc_cli_json_u64(&j, tc_rule_test_length(t->test));
	tc_cli_json_key(&j, "snapshots");
	tc_cli_json_u64(&j, snapshots);
	tc_cli_json_key(&j, "bytes");
	tc_cli_json_u64(&j, bytes);
	tc_cli_json_key(&j, "rules");
	tc_cli_table_begin_json(&table, &j, rule_cols, TC_LEN(rule_cols));
	put_rules(t, &table);
	tc_cli_json_key(&j, "fired");
	tc_cli_table_begin_json(&table, &j, firing_cols, TC_LEN(firing_cols));
	put_firings(t, &table);
	tc_cli_json_end(&j);
}

static void print_all(const struct testing *t)
{
	struct tc_cli_table table;

	if (tc_rule_test_unwatched(t->test) > 0 && !t->ctx->quiet)
		tc_cli_warn(t->ctx,
			    "%" PRIu64 " instances were too many at a time to keep count of",
			    tc_rule_test_unwatched(t->test));
	if (t->ctx->format == TC_FORMAT_JSON) {
		print_json(t);
	} else if (t->ctx->format == TC_FORMAT_CSV) {
		tc_cli_table_begin(&table, t->ctx, firing_cols, TC_LEN(firing_cols));
		put_firings(t, &table);
	} else {
		print_text(t);
	}
}

int tc_spool_test_rule(struct tacho_ctx *ctx, const struct tc_spool_rule_opts *o, int argc,
		       char **argv)
{
	struct testing t = { .ctx = ctx };
	int code = read_settings(&t, o);

	if (code == TC_EXIT_OK && tc_rule_test_new(&t.test, &t.settings) < 0)
		code = no_memory(&t);
	for (int i = 0; i < argc && code == TC_EXIT_OK; i++) {
		struct stat st;

		if (stat(argv[i], &st) == 0 && S_ISDIR(st.st_mode))
			code = test_spool(&t, argv[i]);
		else
			code = test_trace(&t, argv[i]);
	}
	if (code == TC_EXIT_OK) {
		print_all(&t);
		code = t.code;
	}
	tc_rule_test_free(t.test);
	for (size_t i = 0; i < t.n; i++)
		free(t.names[i]);
	free(t.names);
	return code;
}
