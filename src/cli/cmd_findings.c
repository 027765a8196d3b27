/* SPDX-License-Identifier: MIT */
/* `tacho findings`: the patterns that rules find in a trace. */
#include "cli/findings_view.h"

#include <string.h>

struct findings_opts {
	struct tc_cli_strings rules;
	struct tc_cli_strings fail_on;
	const char *junit;
	int severity;
	bool list;
	struct tc_cli_filter_opts window;
	struct tc_cli_out_opts out;
	struct tc_cli_read_opts read;
};

static const char *const severities[] = { "low", "medium", "high", NULL };

/* clang-format off */
static const struct tacho_opt opts[] = {
	{ TC_OPT_AT(struct findings_opts, rules), .type = TC_OPT_STRINGS, .short_name = 'r',
	  .long_name = "rule", .argname = "RULE", .help = "only findings of this rule; repeated for more" },
	{ TC_OPT_AT(struct findings_opts, severity), .type = TC_OPT_CHOICE, .long_name = "severity",
	  .argname = "LEVEL", .choices = severities, .def = "low",
	  .help = "only findings of this severity and above" },
	{ TC_OPT_AT(struct findings_opts, fail_on), .type = TC_OPT_STRINGS, .long_name = "fail-on",
	  .argname = "RULE[,RULE...]",
	  .help = "exit with 1 if one of these rules finds something; any: whatever the rule" },
	{ TC_OPT_AT(struct findings_opts, junit), .type = TC_OPT_STRING, .long_name = "junit",
	  .argname = "OUT", .help = "write the result for CI to OUT as JUnit XML; -: to stdout alone" },
	{ TC_OPT_AT(struct findings_opts, list), .type = TC_OPT_BOOL, .long_name = "list",
	  .help = "list the rules and what they look for; no FILE is needed" },
	TC_OPTS_WINDOW(struct findings_opts, window),
	TC_OPTS_OUTPUT(struct findings_opts, out),
	TC_OPTS_READING(struct findings_opts, read),
};
/* clang-format on */

static bool is_rule(const char *word, size_t n)
{
	const struct tacho_rule *r;

	for (size_t i = 0; (r = tacho_rule_get(i)) != NULL; i++)
		if (strlen(r->id) == n && memcmp(r->id, word, n) == 0)
			return true;
	return false;
}

/* Walk through lists like "a,b" and "c"; true once `fn` is. */
static bool any_word(const struct tc_cli_strings *lists,
		     bool (*fn)(const char *, size_t, const void *), const void *ctx)
{
	for (size_t i = 0; i < lists->n; i++) {
		const char *p = lists->v[i];

		for (;;) {
			size_t n = strcspn(p, ",");

			if (fn(p, n, ctx))
				return true;
			if (p[n] == '\0')
				break;
			p += n + 1;
		}
	}
	return false;
}

static bool is_no_rule(const char *word, size_t n, const void *ctx)
{
	if (is_rule(word, n) || (n == 3 && memcmp(word, "any", 3) == 0))
		return false;
	tc_cli_error(ctx, "'%.*s' is no rule; `tacho findings --list` shows them", (int)n, word);
	return true;
}

static bool equals(const char *word, size_t n, const void *ctx)
{
	const char *id = ctx;

	return (n == 3 && memcmp(word, "any", 3) == 0) ||
	       (strlen(id) == n && memcmp(id, word, n) == 0);
}

static bool names(const struct tc_cli_strings *lists, const struct tacho_rule *rule)
{
	return any_word(lists, equals, rule->id);
}

static void select_findings(struct tc_findings_view *v, const struct findings_opts *o)
{
	size_t n = tacho_findings_count(v->findings);

	v->shown = tc_cli_xcalloc(n + 1, sizeof(*v->shown));
	for (size_t i = 0; i < n; i++) {
		const struct tacho_finding *f = tacho_findings_get(v->findings, i);

		if ((o->rules.n && !names(&o->rules, f->rule)) || (int)f->severity < o->severity)
			continue;
		v->shown[v->n_shown++] = f;
	}
}

/* Is something that is shown to be a failure? */
static bool has_failed(const struct tc_findings_view *v, const struct findings_opts *o)
{
	for (size_t i = 0; i < v->n_shown; i++)
		if (names(&o->fail_on, v->shown[i]->rule))
			return true;
	return false;
}

static int show(struct tc_findings_view *v, const struct findings_opts *o)
{
	int code = TC_EXIT_OK;

	select_findings(v, o);
	if (o->junit)
		code = tc_findings_junit(v, o->junit);
	if (o->junit && strcmp(o->junit, "-") == 0)
		return code;
	if (v->ctx->format == TC_FORMAT_JSON)
		tc_findings_json(v);
	else if (v->ctx->format == TC_FORMAT_CSV)
		tc_findings_csv(v);
	else
		tc_findings_text(v);
	tc_report_input_caveat(&v->in, v->ctx);
	return code;
}

static int run(struct tc_findings_view *v, const struct findings_opts *o, const char *path)
{
	struct tacho_activity *act = NULL;
	struct tacho_analysis list[2];
	int code = TC_EXIT_SYSTEM, found = TC_EXIT_OK;

	if (tacho_activity_new(&act, NULL) < 0 || tacho_findings_new(&v->findings, act) < 0 ||
	    tacho_activity_set_window(act, o->window.from_ns, o->window.to_ns) < 0) {
		tc_cli_error(v->ctx, "out of memory");
		tacho_activity_free(act);
		return code;
	}
	v->symbols = tacho_activity_symbols(act);
	list[0] = tacho_activity_analysis(act);
	list[1] = tc_extent_analysis(&v->span);
	code = tc_report_input_read(&v->in, v->ctx, path, &o->read, list, TC_LEN(list));
	if (v->in.is_usable) {
		found = tc_range_refuse(v->ctx, &v->in, v->window, &v->span);
		if (found == TC_EXIT_OK)
			found = show(v, o);
		if (has_failed(v, o) && found < TC_EXIT_FINDING)
			found = TC_EXIT_FINDING;
	} else if (v->ctx->format == TC_FORMAT_JSON) {
		tc_findings_json(v);
	}
	if (v->in.diag.code != 0)
		tc_report_input_complain(&v->in, v->ctx);
	tc_report_input_close(&v->in);
	free(v->shown);
	tacho_findings_free(v->findings);
	tacho_activity_free(act);
	return found > code ? found : code;
}

static int cmd_findings(int argc, char **argv, struct tacho_ctx *ctx)
{
	const struct findings_opts *o = ctx->opts;
	struct tc_findings_view v = { .ctx = ctx, .window = &o->window };

	if (tc_range_check(ctx, &o->window) != TC_EXIT_OK)
		return TC_EXIT_USAGE;
	if (any_word(&o->rules, is_no_rule, ctx) || any_word(&o->fail_on, is_no_rule, ctx))
		return TC_EXIT_USAGE;
	if (o->list) {
		tc_findings_list_rules(ctx);
		return TC_EXIT_OK;
	}
	if (argc < 1)
		return tc_cli_usage(ctx, "which trace? FILE is missing");
	if (o->junit && strcmp(o->junit, "-") == 0 && ctx->format != TC_FORMAT_TEXT)
		return tc_cli_usage(ctx, "--junit - takes stdout for itself");
	return run(&v, o, argv[0]);
}

static const struct tc_example examples[] = {
	{ "tacho findings trace.out", "what is wrong, worst first" },
	{ "tacho findings -v trace.out", "with whole stacks, and what each finding cannot know" },
	{ "tacho findings --fail-on lock-convoy,long-stw trace.out", "as a check in CI" },
	{ "tacho findings --fail-on any --severity high --junit out.xml trace.out",
	  "for a CI server that shows test results" },
	{ "tacho findings --from 1.2s --to 1.5s trace.out", "what was wrong for 300 ms" },
	{ "tacho findings --list", "the rules" },
	{ NULL, NULL },
};

const struct tacho_cmd tc_cmd_findings = {
	.name = "findings",
	.fn = cmd_findings,
	.operands = "FILE",
	.min_args = 0,
	.max_args = 1,
	.summary = "name the patterns that make a program slow",
	.flags = TC_CMD_FILES,
	TC_CMD_OPTS(struct findings_opts, opts),
	.description =
		"Applies rules that each know one pattern: lock convoys, system and cgo calls that "
		"keep a P, CPU quotas, blocked preemption, slow wake-ups, leaks and so on. A finding "
		"says what it costs and which numbers it rests on, names the place, points at "
		"moments to look at, says how sure it is, and what usually helps.\n\n"
		"Findings are sorted by severity, then by cost. Costs are time of goroutines, of Ps, "
		"or on the clock, as said with each; they overlap and do not add up. Times in the "
		"trace are counted from its begin.\n\n"
		"With --from and --to that part of the trace is judged as if it were all of it: what "
		"an edge cuts, counts as what the begin or end of a trace cuts.\n\n"
		"A trace without findings may still be slow: the rules know what they know. Traces "
		"shorter than 5 ms are not judged. doc/findings.md has the rules in detail, with "
		"their thresholds and what they were tested on.",
	.examples = examples,
	.exit_status = "0: done, whether or not there are findings. 1: a rule named by --fail-on "
		       "found something of the severity that is asked for. 2: wrong usage. 3: no "
		       "trace, or a damaged one; what is left of it was judged. 4: the system "
		       "refused something.",
	.see_also = "tacho-report(1), tacho-explain(1), tacho-latency(1)",
};
