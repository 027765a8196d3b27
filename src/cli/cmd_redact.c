/* SPDX-License-Identifier: MIT */
/*
 * `tacho redact`: a trace that may leave the house. --check is for what has left it.
 */
#include "cli/cmd.h"
#include "cli/grid.h"
#include "cli/key_file.h"
#include "cli/out_file.h"
#include "cli/progress.h"
#include "cli/stream_input.h"
#include "cli/units.h"
#include "redact/redact.h"

#include <tacho/cut.h>

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	SHOWN_MAX = 20 /* texts of --show, of each class */
};

struct redact_opts {
	const char *out, *key_file;
	int actions[TC_REDACT_CLASSES];
	struct tc_cli_strings allow, patterns;
	bool allow_std, check, show;
	struct tc_cli_out_opts output;
	struct tc_cli_read_opts read;
};

/* clang-format off */
#define ACTION(CLASS, name, default, what) \
	{ TC_OPT_AT(struct redact_opts, actions[CLASS]), .type = TC_OPT_CHOICE, \
	  .long_name = name, .argname = "ACTION", .choices = tc_redact_action_names, \
	  .def = default, .help = what }

static const struct tacho_opt opts[] = {
	{ .type = TC_OPT_HEADING, .help = "What becomes of texts" },
	ACTION(TC_REDACT_LOG, "log", "pseudonym", "messages of logs"),
	ACTION(TC_REDACT_CATEGORY, "category", "scrub", "categories of logs"),
	ACTION(TC_REDACT_TASK, "task", "scrub", "names of tasks"),
	ACTION(TC_REDACT_REGION, "region", "scrub", "names of regions"),
	ACTION(TC_REDACT_LABEL, "label", "scrub", "labels of goroutines"),
	ACTION(TC_REDACT_FUNCTION, "function", "keep", "functions on stacks"),
	ACTION(TC_REDACT_FILE, "file", "scrub", "their source files; scrub: without directories"),
	ACTION(TC_REDACT_REASON, "reason", "keep", "why goroutines wait and the world stops"),
	ACTION(TC_REDACT_MODULE, "module", "scrub", "modules of a C program; scrub: without directories"),
	{ TC_OPT_AT(struct redact_opts, allow), .type = TC_OPT_STRINGS, .long_name = "allow",
	  .argname = "PREFIX", .help = "keep functions that begin with PREFIX; repeated for more" },
	{ TC_OPT_AT(struct redact_opts, allow_std), .type = TC_OPT_BOOL, .long_name = "allow-std",
	  .def = "yes", .help = "replace functions of Go's standard library, too" },
	{ TC_OPT_AT(struct redact_opts, patterns), .type = TC_OPT_STRINGS, .long_name = "pattern",
	  .argname = "REGEX", .help = "scrub what matches this POSIX extended expression, too; repeated for more" },
	{ TC_OPT_AT(struct redact_opts, key_file), .type = TC_OPT_PATH, .long_name = "key-file",
	  .argname = "FILE", .def_note = "a random key",
	  .help = "make pseudonyms with the bytes of FILE: the same name has the same one in all traces" },
	{ .type = TC_OPT_HEADING, .help = "Output" },
	{ TC_OPT_AT(struct redact_opts, out), .type = TC_OPT_PATH, .short_name = 'o',
	  .long_name = "output", .argname = "OUT", .help = "write to OUT; - is standard output" },
	{ TC_OPT_AT(struct redact_opts, check), .type = TC_OPT_BOOL, .long_name = "check",
	  .flags = TC_OPT_NONEG,
	  .help = "write nothing; exit with 1 if a text is left that would have been replaced" },
	{ TC_OPT_AT(struct redact_opts, show), .type = TC_OPT_BOOL, .long_name = "show",
	  .flags = TC_OPT_NONEG, .help = "with --check: print the first of these texts" },
	TC_OPT_COLOR(struct redact_opts, output),
	{ TC_OPT_AT(struct redact_opts, output.json), .type = TC_OPT_BOOL, .long_name = "json",
	  .help = "say as JSON what was replaced" },
	TC_OPTS_READING(struct redact_opts, read),
};
/* clang-format on */

struct redaction {
	const struct tacho_ctx *ctx;
	const struct redact_opts *opts;
	struct tc_redact_policy policy;
	struct tc_key key;
	struct tc_out_file out;
	const struct tc_redact_report *report;
	uint64_t shown[TC_REDACT_CLASSES];
};

/* --- the policy ----------------------------------------------------------------------- */

static int look_at_options(struct redaction *r, const char *path)
{
	const struct redact_opts *o = r->opts;
	const struct tacho_ctx *ctx = r->ctx;
	int code;

	if (!o->check && !o->out)
		return tc_cli_usage(ctx, "-o OUT is missing (or --check)");
	if (o->check && o->out)
		return tc_cli_usage(ctx, "--check writes nothing; -o is too much");
	if (o->show && !o->check)
		return tc_cli_usage(ctx, "--show goes with --check");
	if (o->out && tc_cli_is_same_file(path, o->out))
		return tc_cli_usage(ctx, "%s is the input", o->out);
	if (o->out && strcmp(o->out, "-") == 0 && (ctx->out.tty || ctx->format == TC_FORMAT_JSON))
		return tc_cli_usage(ctx, ctx->out.tty ? "a trace is not written to a terminal"
						      : "-o - takes stdout for itself");
	for (int i = 0; i < TC_REDACT_CLASSES; i++)
		r->policy.action[i] = (enum tc_redact_action)o->actions[i];
	r->policy.allow_std = o->allow_std;
	r->policy.allow = o->allow.v;
	r->policy.n_allow = o->allow.n;
	r->policy.patterns = o->patterns.v;
	r->policy.n_patterns = o->patterns.n;
	if (!o->key_file)
		return TC_EXIT_OK;
	r->policy.key = r->key.bytes;
	code = tc_key_file_read(&r->key, ctx, o->key_file);
	r->policy.key_bytes = r->key.n;
	return code;
}

/* --- what was done -------------------------------------------------------------------- */

static void show_left(void *ctx, enum tc_redact_class class, struct tacho_text text)
{
	struct redaction *r = ctx;

	if (r->shown[class]++ >= SHOWN_MAX)
		return;
	printf("%s: ", tc_redact_class_names[class]);
	tc_cli_out_text(stdout, text.s, text.n, r->ctx->out.unicode);
	printf("\n");
}

static uint64_t all_left(const struct tc_redact_report *report)
{
	uint64_t n = 0;

	for (int i = 0; i < TC_REDACT_CLASSES; i++)
		n += report->classes[i].left;
	return n;
}

static void print_table(const struct redaction *r)
{
	static const struct tc_cli_col cols[] = {
		{ .key = "class", .title = "texts of", .type = TC_COL_TEXT },
		{ .key = "action", .title = "action", .type = TC_COL_TEXT },
		{ .key = "kept", .title = "kept", .type = TC_COL_COUNT },
		{ .key = "scrubbed", .title = "scrubbed", .type = TC_COL_COUNT },
		{ .key = "pseudonyms", .title = "pseudonyms", .type = TC_COL_COUNT },
		{ .key = "dropped", .title = "dropped", .type = TC_COL_COUNT },
	};
	struct tc_cli_table t;

	tc_cli_table_begin(&t, r->ctx, cols, TC_LEN(cols));
	for (int i = 0; i < TC_REDACT_CLASSES; i++) {
		const struct tc_redact_count *n = &r->report->classes[i];

		tc_cli_table_str(&t, tc_redact_class_names[i]);
		tc_cli_table_str(&t, tc_redact_action_names[r->policy.action[i]]);
		tc_cli_table_u64(&t, n->kept);
		tc_cli_table_u64(&t, n->scrubbed);
		tc_cli_table_u64(&t, n->pseudonyms);
		tc_cli_table_u64(&t, n->dropped);
		if (tc_cli_table_row(&t))
			break;
	}
	tc_cli_table_end(&t);
	if (r->report->experimental > 0)
		printf("experimental data left out: %" PRIu64 " batch%s\n", r->report->experimental,
		       r->report->experimental == 1 ? "" : "es");
	if (r->report->unused > 0)
		printf("texts that nothing refers to left out: %" PRIu64 "\n", r->report->unused);
}

static void print_left(const struct redaction *r, const char *path)
{
	const struct tc_redact_report *report = r->report;

	for (int i = 0; i < TC_REDACT_CLASSES; i++)
		if (report->classes[i].left > 0)
			printf("%s: %" PRIu64 " text%s left that `%s` would replace\n",
			       tc_redact_class_names[i], report->classes[i].left,
			       report->classes[i].left == 1 ? " is" : "s are",
			       tc_redact_action_names[r->policy.action[i]]);
	if (report->experimental > 0)
		printf("experimental data: %" PRIu64 " batch%s\n", report->experimental,
		       report->experimental == 1 ? "" : "es");
	if (report->unused > 0)
		printf("texts that nothing refers to: %" PRIu64 "\n", report->unused);
	if (all_left(report) == 0 && report->experimental == 0 && report->unused == 0) {
		tc_cli_out_text(stdout, path, strlen(path), r->ctx->out.unicode);
		printf(": nothing is left that would be replaced\n");
	}
}

static void json_count(struct tc_cli_json *j, const char *key, uint64_t v)
{
	tc_cli_json_key(j, key);
	tc_cli_json_u64(j, v);
}

static void print_json(const struct redaction *r, const char *path)
{
	struct tc_cli_json j;

	tc_cli_json_init(&j, stdout, 2);
	tc_cli_json_object(&j);
	tc_cli_json_key(&j, "file");
	tc_cli_json_cstr(&j, path);
	tc_cli_json_key(&j, "output");
	tc_cli_json_cstr(&j, r->opts->out);
	tc_cli_json_key(&j, "classes");
	tc_cli_json_array(&j);
	for (int i = 0; i < TC_REDACT_CLASSES; i++) {
		const struct tc_redact_count *n = &r->report->classes[i];

		tc_cli_json_object(&j);
		tc_cli_json_key(&j, "class");
		tc_cli_json_cstr(&j, tc_redact_class_names[i]);
		tc_cli_json_key(&j, "action");
		tc_cli_json_cstr(&j, tc_redact_action_names[r->policy.action[i]]);
		json_count(&j, "kept", n->kept);
		json_count(&j, "scrubbed", n->scrubbed);
		json_count(&j, "pseudonyms", n->pseudonyms);
		json_count(&j, "dropped", n->dropped);
		if (r->opts->check)
			json_count(&j, "left", n->left);
		tc_cli_json_end(&j);
	}
	tc_cli_json_end(&j);
	json_count(&j, "experimental_batches", r->report->experimental);
	json_count(&j, "unused_texts", r->report->unused);
	tc_cli_json_end(&j);
}

static void say(const struct redaction *r, const char *path)
{
	const char *name = tc_cli_stream_name(path);

	if (r->ctx->format == TC_FORMAT_JSON)
		print_json(r, name);
	else if (r->opts->check && !r->ctx->quiet)
		print_left(r, name);
	else if (!r->ctx->quiet && r->opts->out && strcmp(r->opts->out, "-") != 0)
		print_table(r);
}

/* --- the command ---------------------------------------------------------------------- */

static void on_progress(void *ctx, uint64_t done, uint64_t total)
{
	tc_progress_update(ctx, done, total);
}

static int redact(struct redaction *r, struct tc_redactor *redactor, const char *path)
{
	struct tacho_cut_result res = { 0 };
	struct tc_progress progress;
	struct tacho_reader *reader;
	int rc, code = tc_cli_stream_open(&reader, r->ctx, path, &r->opts->read);

	if (code != TC_EXIT_OK)
		return code;
	tc_progress_begin(&progress, r->ctx, tc_cli_stream_name(path));
	rc = tacho_cut(reader, NULL, tc_redactor_write, redactor, on_progress, &progress, &res);
	tc_progress_end(&progress);
	r->report = tc_redactor_report(redactor);
	if (!r->opts->check &&
	    (tc_out_file_close(&r->out, res.generations > 0) < 0 || r->out.failed))
		code = TC_EXIT_SYSTEM;
	else if (rc < 0)
		code = tc_cli_stream_fail(reader, r->ctx, path, rc);
	if (code != TC_EXIT_SYSTEM && res.generations > 0)
		say(r, path);
	if (r->opts->check && code == TC_EXIT_OK &&
	    (all_left(r->report) > 0 || r->report->experimental > 0 || r->report->unused > 0))
		code = TC_EXIT_FINDING;
	tacho_reader_close(reader);
	return code;
}

static int cmd_redact(int argc, char **argv, struct tacho_ctx *ctx)
{
	struct redaction *r = tc_cli_xcalloc(1, sizeof(*r));
	struct tc_redactor *redactor;
	char why[256];
	int rc, code;

	(void)argc;
	r->ctx = ctx;
	r->opts = ctx->opts;
	r->out = (struct tc_out_file){ .ctx = ctx, .path = r->opts->out, .fd = -1 };
	code = look_at_options(r, argv[0]);
	if (code == TC_EXIT_OK) {
		rc = tc_redactor_new(&redactor, &r->policy,
				     r->opts->check ? NULL : tc_out_file_write, &r->out, why,
				     sizeof(why));
		if (rc == TACHO_EMISUSE)
			code = tc_cli_usage(ctx, "--pattern %s", why);
		else if (rc < 0)
			code = (tc_cli_error(ctx, "%s", why[0] ? why : tacho_error_text(rc)),
				TC_EXIT_SYSTEM);
	}
	if (code == TC_EXIT_OK) {
		if (r->opts->show)
			tc_redactor_on_left(redactor, show_left, r);
		code = redact(r, redactor, argv[0]);
		tc_redactor_free(redactor);
	}
	free(r);
	return code;
}

static const struct tc_example examples[] = {
	{ "tacho redact -o public.trace trace.out", "no log messages, no secrets, no paths" },
	{ "tacho redact --function pseudonym --allow ourapp/ --key-file key -o out.trace trace.out",
	  "names of others' functions replaced, the same way in each trace" },
	{ "tacho redact --check --show out.trace", "is something left?" },
	{ NULL, NULL },
};

const struct tacho_cmd tc_cmd_redact = {
	.name = "redact",
	.fn = cmd_redact,
	.operands = "FILE",
	.min_args = 1,
	.max_args = 1,
	.summary = "write a trace without the texts that nobody else should read",
	.flags = TC_CMD_FILES,
	TC_CMD_OPTS(struct redact_opts, opts),
	.description =
		"Writes the trace anew: the same events, times and stacks, with texts replaced by "
		"class. A text is of the class that it is used for; the same words as a function's "
		"name and as a log message are two texts. What no event refers to and experimental "
		"data are left out. Of a damaged trace, the whole part is written.\n\n"
		"The actions are: keep; scrub, which replaces only what looks like a secret (queries "
		"of URLs, users and passwords in them, e-mail addresses, card numbers, tokens, values "
		"of keys such as password=) by a mark such as <email-1a2b3c4d>; pseudonym, which "
		"replaces the text by its class and 16 digits, the same for the same text, so that a "
		"redacted trace still groups and compares; drop, which leaves \"[redacted]\".\n\n"
		"Pseudonyms are made with a key (HMAC-SHA-256), so that nobody can find a text by "
		"trying. Without --key-file it is a random one, and pseudonyms of two runs have "
		"nothing in common. Functions of Go's standard library stay, as rules and readers "
		"know them. Where functions are replaced, addresses are, too, and what a C "
		"program's trace says about its modules is left out; else `tacho symbolize` finds "
		"them by their build ids afterwards, too. Labels of the runtime's own goroutines "
		"always stay.\n\n"
		"What remains can still tell something: numbers of goroutines and threads, times of "
		"day, line numbers, how long things took. doc/redaction.md says what.",
	.examples = examples,
	.exit_status = "0 written, or nothing left; 1 --check found texts that are left; 2 the "
		       "command line is wrong; 3 the input is damaged or no trace of Go 1.22 or "
		       "later; 4 the system refused.",
	.see_also = "tacho-cut(1), tacho-check(1)",
};
