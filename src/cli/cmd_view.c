/* SPDX-License-Identifier: MIT */
/* `tacho view`: a trace in the browser. */
#include "cli/browser.h"
#include "cli/cmd.h"
#include "cli/spool.h"
#include "cli/stream_input.h"
#include "serve/serve.h"

#include <signal.h>
#include <string.h>
#include <time.h>

struct view_opts {
	const char *address, *http, *src_dir, *ui_dir, *page;
	struct tc_cli_strings hosts;
	uint64_t mem;
	int64_t exit_idle_ns;
	bool no_open, token, remote, follow, cache;
	struct tc_cli_read_opts read;
};

/* clang-format off */
static const struct tacho_opt opts[] = {
	{ TC_OPT_AT(struct view_opts, address), .type = TC_OPT_STRING, .long_name = "addr",
	  .argname = "HOST:PORT", .def_note = "127.0.0.1 and a free port",
	  .help = "listen there; beyond this machine only with a secret in the address" },
	{ TC_OPT_AT(struct view_opts, http), .type = TC_OPT_STRING, .long_name = "http",
	  .argname = "HOST:PORT", .flags = TC_OPT_HIDDEN, .help = "as --addr" },
	{ TC_OPT_AT(struct view_opts, hosts), .type = TC_OPT_STRINGS, .long_name = "host",
	  .argname = "NAME",
	  .help = "also answer requests for this name, as of a proxy; repeated for more" },
	{ TC_OPT_AT(struct view_opts, token), .type = TC_OPT_BOOL, .long_name = "token",
	  .help = "put a secret into the address, against other users of this machine" },
	{ TC_OPT_AT(struct view_opts, remote), .type = TC_OPT_BOOL, .long_name = "remote",
	  .help = "compress what is sent, for a browser on another machine (ssh -L)" },
	{ TC_OPT_AT(struct view_opts, no_open), .type = TC_OPT_BOOL, .long_name = "no-open",
	  .flags = TC_OPT_NONEG, .help = "open no browser" },
	{ TC_OPT_AT(struct view_opts, page), .type = TC_OPT_STRING, .long_name = "open",
	  .argname = "PAGE", .def_note = "the overview",
	  .help = "open this page of the viewer, such as 'timeline?t=1.5s+3ms'" },
	{ TC_OPT_AT(struct view_opts, mem), .type = TC_OPT_SIZE, .long_name = "mem",
	  .argname = "SIZE", .def_note = "a quarter of the file, at least 8M",
	  .help = "keep so much of the trace in memory, the rest in an unnamed file in $TMPDIR" },
	{ TC_OPT_AT(struct view_opts, cache), .type = TC_OPT_BOOL, .long_name = "cache",
	  .help = "keep what was read in $XDG_CACHE_HOME/tacho: the next time it is there at once" },
	{ TC_OPT_AT(struct view_opts, follow), .type = TC_OPT_BOOL, .long_name = "follow",
	  .help = "wait for more at the end of the file" },
	{ TC_OPT_AT(struct view_opts, exit_idle_ns), .type = TC_OPT_DURATION,
	  .long_name = "exit-idle", .argname = "DUR", .def = TC_OPT_DURATION_MAX,
	  .def_note = "never", .help = "end when no request came for so long" },
	{ TC_OPT_AT(struct view_opts, src_dir), .type = TC_OPT_PATH, .long_name = "src",
	  .argname = "DIR", .def_note = "none is shown",
	  .help = "show source files that are below DIR beside call stacks" },
	{ TC_OPT_AT(struct view_opts, ui_dir), .type = TC_OPT_PATH, .long_name = "ui-dir",
	  .argname = "DIR", .def_note = "those built in",
	  .help = "read the web pages from DIR, to work on them" },
	TC_OPTS_READING(struct view_opts, read),
};
/* clang-format on */

static void say(void *ctx, const char *text)
{
	tc_cli_warn(ctx, "%s", text);
}

/* Those that end the program in good order; blocked before there are threads. */
static void block_signals(sigset_t *set)
{
	sigemptyset(set);
	sigaddset(set, SIGINT);
	sigaddset(set, SIGTERM);
	sigaddset(set, SIGHUP);
	(void)pthread_sigmask(SIG_BLOCK, set, NULL);
}

/* Say where it listens, and show it; false: stdout is gone. */
static bool announce(const struct tc_serve *srv, const struct tacho_ctx *ctx)
{
	const struct view_opts *o = ctx->opts;
	const char *url = tc_serve_url(srv), *page = o->page ? o->page : "", *why;
	struct tc_cli_str address = { 0 };

	printf("Trace viewer is listening on %s\n", url);
	if (fflush(stdout) != 0 && tc_cli_out_failed(stdout))
		return false;
	tc_cli_str_printf(&address, "%s%s", url, page + (*page == '/'));
	why = o->no_open ? NULL : tc_browser_open(address.p, tc_serve_has_secret(srv));
	if (why)
		tc_cli_warn(ctx, "no browser was opened: %s; open the address yourself", why);
	tc_cli_str_free(&address);
	return true;
}

/* Until a signal comes, which is the answer, or nobody has asked for so long: 0. */
static int wait_for_end(const struct tc_serve *srv, const sigset_t *signals, int64_t idle_ns)
{
	enum {
		S = 1000000000
	};
	int64_t left = idle_ns;
	int which;

	if (idle_ns == INT64_MAX)
		return sigwait(signals, &which) == 0 ? which : 0;
	while (left > 0) {
		struct timespec t = { (time_t)(left / S), (long)(left % S) };

		which = sigtimedwait(signals, NULL, &t);
		if (which > 0)
			return which;
		left = idle_ns - tc_serve_idle_ns(srv);
	}
	return 0;
}

static int serve(struct tc_serve *srv, const struct tacho_ctx *ctx, const sigset_t *signals)
{
	const struct view_opts *o = ctx->opts;
	char why[TC_SERVE_WHY];
	int which;

	if (!announce(srv, ctx))
		return TC_EXIT_SYSTEM;
	if (tc_serve_start(srv, why) < 0) {
		tc_cli_error(ctx, "%s", why);
		return TC_EXIT_SYSTEM;
	}
	which = wait_for_end(srv, signals, o->exit_idle_ns);
	/* Should the end take long, another Ctrl+C is one at once. */
	(void)pthread_sigmask(SIG_UNBLOCK, signals, NULL);
	tc_cli_note(ctx, 1, "%s: the viewer ends",
		    which > 0 ? strsignal(which) : "nobody has asked for long");
	return TC_EXIT_OK;
}

static void set_opts(struct tc_serve_opts *sopts, const struct view_opts *o, int argc, char **argv)
{
	sopts->path = argv[0];
	sopts->compare = argc > 1 ? argv[1] : NULL;
	sopts->address = o->address ? o->address : o->http;
	sopts->hosts = o->hosts.v;
	sopts->n_hosts = o->hosts.n;
	sopts->src_dir = o->src_dir;
	sopts->ui_dir = o->ui_dir;
	sopts->token = o->token;
	sopts->remote = o->remote;
	sopts->follow = o->follow;
	sopts->cache = o->cache;
	sopts->mem_bytes = o->mem;
	sopts->threads = (unsigned)o->read.threads;
	sopts->limits = o->read.limits;
}

static int cmd_view(int argc, char **argv, struct tacho_ctx *ctx)
{
	const struct view_opts *o = ctx->opts;
	struct tc_serve_opts sopts = { .say = say, .ctx = ctx };
	struct tc_spool fetched = { .path = argv[0], .fd = -1 };
	struct tc_serve *srv;
	char why[TC_SERVE_WHY];
	sigset_t signals;
	int code = TC_EXIT_OK, rc;

	if (o->address && o->http)
		return tc_cli_usage(ctx, "--addr and --http are the same; give one");
	if (o->exit_idle_ns == 0)
		return tc_cli_usage(ctx, "--exit-idle must be longer than 0");
	if (o->follow && strcmp(argv[0], "-") == 0)
		tc_cli_note(ctx, 1, "standard input is followed to its end in any case");
	if (o->cache && (o->follow || strcmp(argv[0], "-") == 0))
		return tc_cli_usage(ctx, "--cache is for files that do not grow");
	set_opts(&sopts, o, argc, argv);
	if (tc_spool_is_remote(argv[0]))
		code = tc_spool_open(&fetched, ctx, argv[0]);
	if (code != TC_EXIT_OK) {
		tc_spool_close(&fetched);
		return code;
	}
	sopts.path = fetched.path;
	block_signals(&signals);
	rc = tc_serve_open(&srv, &sopts, why);
	if (rc < 0)
		tc_spool_close(&fetched);
	if (rc == TACHO_EMISUSE)
		return tc_cli_usage(ctx, "%s", why);
	if (rc < 0) {
		tc_cli_error(ctx, "%s", why);
		return tc_cli_stream_exit_code(rc);
	}
	code = serve(srv, ctx, &signals);
	tc_browser_close();
	tc_serve_close(srv);
	tc_spool_close(&fetched);
	return code;
}

static const struct tc_example examples[] = {
	{ "tacho trace.out", "the same as tacho view trace.out" },
	{ "tacho view before.out after.out", "with a page that compares both" },
	{ "curl -s localhost:6060/debug/pprof/trace?seconds=30 | tacho view -",
	  "watch the trace come" },
	{ "tacho view --follow trace.out", "of a program that still writes it" },
	{ "tacho view --no-open --addr 127.0.0.1:8080 trace.out",
	  "at a known address, as for ssh -L 8080:127.0.0.1:8080" },
	{ "tacho view --no-open --exit-idle 10m trace.out >log &",
	  "from a script; nothing has to end it" },
	{ "tacho view --cache big.trace", "again and again, and reading it only once" },
	{ "tacho view --open 'timeline?t=1.5s+3ms' trace.out", "a link from a colleague" },
	{ NULL, NULL },
};

const struct tacho_cmd tc_cmd_view = {
	.name = "view",
	.fn = cmd_view,
	.operands = "FILE [FILE_B]",
	.min_args = 1,
	.max_args = 2,
	.summary = "show a trace in the browser",
	.flags = TC_CMD_FILES,
	TC_CMD_OPTS(struct view_opts, opts),
	.description =
		"Serves the viewer for a trace over HTTP and opens it in a browser: a timeline, and "
		"every analysis of the other commands as a page. It listens before it reads, so the "
		"page is there at once and fills while the trace is read. A pipe, standard input (-) "
		"and, with --follow, a file that grows are shown generation by generation as they "
		"come. With a second file there is a page that compares both.\n\n"
		"It listens on the loopback interface, on a port that the system chooses, and prints "
		"the address. Only GET is answered, only requests that name this server as their "
		"host, and no data goes to pages of other sites. Other users of the machine can "
		"connect, too: --token puts a secret into the address. Beyond loopback (--addr) the "
		"secret is always there; the connection is not encrypted.\n\n"
		"The browser is $BROWSER or xdg-open; none is opened where there is no display. "
		"Ctrl+C ends the viewer, and so does --exit-idle when no page has asked for anything "
		"for so long. All data is also there as JSON, see doc/api.md, and the "
		"addresses of `go tool trace` still work.",
	.examples = examples,
	.exit_status =
		"0 ended by a signal (Ctrl+C) or --exit-idle; 2 the command line is wrong; 3 the file is no trace; 4 "
		"the system refused: the port is taken, the file cannot be read.",
	.see_also = "tacho-report(1), tacho-compare(1)",
};
