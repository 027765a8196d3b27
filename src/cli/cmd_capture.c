/* SPDX-License-Identifier: MIT */
/* `tacho capture`: traces of a running service. */
#include "cli/capture_one.h"
#include "cli/cmd.h"
#include "cli/report.h"
#include "cli/service_opts.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#define S INT64_C(1000000000)

enum {
	DEFAULT_S = 2,
	SHORT_S = 5, /* beyond needs --long */
	LONG_S = 300
};

struct capture_opts {
	double seconds;
	bool is_long, report;
	struct tc_cli_number count;
	int64_t every_ns;
	const char *around, *out, *dir, *service;
	uint64_t top;
	struct tc_service_opts service_opts;
	struct tc_cli_out_opts output;
	struct tc_cli_read_opts read;
};

/* clang-format off */
static const struct tacho_opt opts[] = {
	{ TC_OPT_AT(struct capture_opts, seconds), .type = TC_OPT_DOUBLE, .short_name = 's',
	  .long_name = "seconds", .argname = "N", .def = "0", .def_note = "2; with --around 5",
	  .help = "trace for N seconds; more than 5 only with --long" },
	{ TC_OPT_AT(struct capture_opts, is_long), .type = TC_OPT_BOOL, .long_name = "long",
	  .flags = TC_OPT_NONEG, .help = "let --seconds go up to 300" },
	{ TC_OPT_AT(struct capture_opts, count), .type = TC_OPT_NUMBER, .short_name = 'c',
	  .long_name = "count", .argname = "N", .def_note = "1", .min = 1, .max = 1000,
	  .help = "take N traces" },
	{ TC_OPT_AT(struct capture_opts, every_ns), .type = TC_OPT_DURATION, .long_name = "every",
	  .argname = "DUR", .def = "0", .def_note = "one right after the other",
	  .help = "begin one each DUR (30s, 5m)" },
	{ TC_OPT_AT(struct capture_opts, around), .type = TC_OPT_STRING, .long_name = "around",
	  .argname = "CMD", .help = "run the shell command CMD while the trace is taken" },
	TC_OPTS_SERVICE(struct capture_opts, service_opts),
	{ .type = TC_OPT_HEADING, .help = "Files" },
	{ TC_OPT_AT(struct capture_opts, out), .type = TC_OPT_PATH, .short_name = 'o',
	  .long_name = "output", .argname = "FILE", .def_note = "SERVICE-TIME.trace",
	  .help = "write the trace to FILE" },
	{ TC_OPT_AT(struct capture_opts, dir), .type = TC_OPT_PATH, .short_name = 'd',
	  .long_name = "dir", .argname = "DIR", .def = ".", .help = "write to files in DIR" },
	{ TC_OPT_AT(struct capture_opts, service), .type = TC_OPT_STRING, .long_name = "service",
	  .argname = "NAME", .def_note = "what the service says, or its host and port",
	  .help = "name files after NAME" },
	{ .type = TC_OPT_HEADING, .help = "Report" },
	{ TC_OPT_AT(struct capture_opts, report), .type = TC_OPT_BOOL, .long_name = "report",
	  .def = "yes", .help = "print no report" },
	{ TC_OPT_AT(struct capture_opts, top), .type = TC_OPT_UINT, .short_name = 'n',
	  .long_name = "top", .argname = "N", .def = "5", .max = INT64_MAX,
	  .help = "print N rows of each list; 0: all" },
	TC_OPTS_OUTPUT_NO_CSV(struct capture_opts, output),
	TC_OPTS_READING(struct capture_opts, read),
};
/* clang-format on */

struct capture_run {
	struct tacho_ctx *ctx;
	struct capture_opts *o;
	struct tc_service at;
	struct tc_capture_one one;
	sigset_t signals;
	char **paths;
	size_t n_paths;
};

/* --- the command line ----------------------------------------------------------------- */

static bool is_dir(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static bool is_plain_name(const char *s)
{
	size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._");

	return n > 0 && s[n] == '\0' && s[0] != '.' && n <= 40;
}

static int look_at_seconds(struct capture_run *r)
{
	struct capture_opts *o = r->o;

	if (o->seconds == 0)
		o->seconds = o->around ? SHORT_S : DEFAULT_S;
	if (!(o->seconds > 0))
		return tc_cli_usage(r->ctx, "--seconds must be more than 0");
	if (o->seconds > LONG_S)
		return tc_cli_usage(r->ctx, "--seconds goes up to %d", LONG_S);
	if (o->seconds > SHORT_S && !o->is_long)
		return tc_cli_usage(r->ctx,
				    "more than %d seconds cost the service much; add --long "
				    "if that is meant",
				    SHORT_S);
	return TC_EXIT_OK;
}

static int look_at_options(struct capture_run *r, const char *address)
{
	const struct capture_opts *o = r->o;
	const struct tacho_ctx *ctx = r->ctx;
	bool is_many = o->count.is_given && o->count.n > 1;
	int code = look_at_seconds(r);

	if (code != TC_EXIT_OK)
		return code;
	if (o->every_ns > 0 && !is_many)
		return tc_cli_usage(ctx, "--every goes with --count");
	if (o->out && (is_many || o->service || strcmp(o->dir, ".") != 0))
		return tc_cli_usage(ctx,
				    "-o names one file; --count, --dir and --service name others");
	if (o->service && !is_plain_name(o->service))
		return tc_cli_usage(ctx,
				    "--service is up to 40 letters, digits, dots and underscores");
	if (!is_dir(o->dir))
		return tc_cli_usage(ctx, "--dir %s: there is no such folder", o->dir);
	return tc_service_find(&r->at, ctx, address, &o->service_opts, o->seconds);
}

/* --- captures ------------------------------------------------------------------------- */

static void set_up(struct capture_run *r)
{
	const struct capture_opts *o = r->o;

	sigemptyset(&r->signals);
	sigaddset(&r->signals, SIGINT);
	sigaddset(&r->signals, SIGTERM);
	(void)sigprocmask(SIG_BLOCK, &r->signals, NULL);
	r->one = (struct tc_capture_one){
		.ctx = r->ctx,
		.out = o->out,
		.dir = o->dir,
		.service = o->service,
		.around = o->around,
		.signals = &r->signals,
		.read = &r->o->read,
		.what = r->at.what,
	};
}

static int64_t now_ns(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * S + ts.tv_nsec;
}

/* false: a signal came. */
static bool wait_until(const struct capture_run *r, int64_t when_ns)
{
	for (int64_t left; (left = when_ns - now_ns()) > 0;) {
		const struct timespec t = { (time_t)(left / S), (long)(left % S) };

		if (sigtimedwait(&r->signals, NULL, &t) > 0)
			return false;
	}
	return true;
}

/* One that fails does not end a series; the worst exit code counts. */
static int capture_all(struct capture_run *r)
{
	uint64_t n = r->o->count.is_given ? r->o->count.n : 1;
	int64_t begin = now_ns();
	int worst = TC_EXIT_OK;

	r->paths = tc_cli_xcalloc((size_t)n, sizeof(*r->paths));
	for (uint64_t i = 0; i < n; i++) {
		int code;

		if (!wait_until(r, begin + (int64_t)i * r->o->every_ns))
			break;
		code = tc_capture_one(&r->one);
		worst = code > worst ? code : worst;
		if (r->one.path)
			r->paths[r->n_paths++] = r->one.path;
		if (r->one.was_stopped || code == TC_EXIT_SYSTEM)
			break;
	}
	(void)sigprocmask(SIG_UNBLOCK, &r->signals, NULL);
	return worst;
}

static int print_report(struct capture_run *r)
{
	const struct tc_report_files_opts files = { .top = r->o->top,
						    .findings = true,
						    .read = &r->o->read };

	if (!r->o->report || r->n_paths == 0)
		return TC_EXIT_OK;
	return tc_report_files(r->ctx, &files, (int)r->n_paths, r->paths);
}

static int cmd_capture(int argc, char **argv, struct tacho_ctx *ctx)
{
	struct capture_run *r = tc_cli_xcalloc(1, sizeof(*r));
	int code, report;

	(void)argc;
	r->ctx = ctx;
	r->o = ctx->opts;
	code = look_at_options(r, argv[0]);
	if (code == TC_EXIT_OK) {
		set_up(r);
		code = capture_all(r);
		report = print_report(r);
		code = report > code ? report : code;
	}
	for (size_t i = 0; i < r->n_paths; i++)
		free(r->paths[i]);
	free(r->paths);
	tc_service_forget(&r->at);
	free(r);
	return code;
}

static const struct tc_example examples[] = {
	{ "tacho capture localhost:6060", "two seconds of a Go service that has net/http/pprof" },
	{ "tacho capture --count 5 --every 1m localhost:6060", "five, and a report on their sum" },
	{ "tacho capture --around 'curl -s localhost:8080/slow' localhost:6060",
	  "what happens during one request" },
	{ "tacho capture localhost:6060/debug/flightrecorder", "what just happened" },
	{ "tacho capture unix:/run/shop.sock", "through a unix socket" },
	{ "tacho capture --token-file token -o shop.trace https://shop.internal:8443",
	  "with a token, to a file of that name" },
	{ NULL, NULL },
};

const struct tacho_cmd tc_cmd_capture = {
	.name = "capture",
	.fn = cmd_capture,
	.operands = "URL",
	.min_args = 1,
	.max_args = 1,
	.summary = "take a trace of a running service, and report on it",
	TC_CMD_OPTS(struct capture_opts, opts),
	.description =
		"Asks a service for an execution trace over HTTP: any Go service with net/http/pprof, "
		"any C service with the endpoint of libtacho-capture. URL is HOST:PORT, an http:// or "
		"https:// address, or unix:/PATH or unix:/PATH:/URLPATH for a unix socket. Without a "
		"path it is /debug/pprof/trace. A path that ends with /trace gets ?seconds=; any other, "
		"such as that of a flight recorder, is asked for as it is.\n\n"
		"The trace goes to a file that only its owner can read, SERVICE-TIME.trace (UTC), where "
		"SERVICE is what /debug/pprof/cmdline names or else the host and port; until it is "
		"complete, \".part\" is appended. On arrival it is verified, and the report is printed: "
		"of several traces, on their sum.\n\n"
		"--around runs a command just after the trace has begun and ends the trace when the "
		"command has; --seconds is then the longest it may take. So does Ctrl+C; a second one "
		"does not wait for the rest. Ending early closes the sending half of the connection, "
		"upon which net/http ends the trace and still sends it all.\n\n"
		"A server that cannot be reached, answers with an error or a web page, redirects, "
		"hangs, closes early or never stops gives a message and exit code 3. What arrived of a "
		"trace until then is kept if there is at least one whole generation in it.",
	.examples = examples,
	.exit_status =
		"0 the trace is whole; 1 the command of --around failed; 2 the command line is "
		"wrong; 3 the service gave no trace or not all of one; 4 the system refused.",
	.see_also = "tacho-report(1), tacho-ship(1)",
};
