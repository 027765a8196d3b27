/* SPDX-License-Identifier: MIT */
/*
 * `tacho live`: short captures of a running service in a row. One thread does it all: keys
 * and signals are looked at ten times a second while a capture is on its way or waited for.
 */
#include "cli/capture_one.h"
#include "cli/live_view.h"
#include "cli/screen.h"
#include "cli/service_opts.h"
#include "cli/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#define MS INT64_C(1000000)
#define S  (1000 * MS)

enum {
	SHORT_S = 5,
	SLICE_MS = 100,
	RETRY_LEAST_S = 1,
	RETRY_MOST_S = 30
};

struct live_opts {
	double seconds;
	int64_t pause_ns, for_ns;
	struct tc_cli_number count, tries, port;
	int sort;
	uint64_t top;
	bool view, findings;
	const char *dir;
	struct tc_service_opts service;
	struct tc_cli_out_opts output;
	struct tc_cli_read_opts read;
};

/* clang-format off */
static const struct tacho_opt opts[] = {
	{ TC_OPT_AT(struct live_opts, seconds), .type = TC_OPT_DOUBLE, .short_name = 's',
	  .long_name = "seconds", .argname = "N", .def = "1",
	  .help = "trace for N seconds each time, at most 5" },
	{ TC_OPT_AT(struct live_opts, pause_ns), .type = TC_OPT_DURATION, .long_name = "pause",
	  .argname = "DUR", .def = "2s",
	  .help = "leave the service alone for DUR between two captures" },
	{ TC_OPT_AT(struct live_opts, for_ns), .type = TC_OPT_DURATION, .long_name = "for",
	  .argname = "DUR", .def = "30m", .help = "end after DUR in all" },
	{ TC_OPT_AT(struct live_opts, count), .type = TC_OPT_NUMBER, .short_name = 'c',
	  .long_name = "count", .argname = "N", .def_note = "no end", .min = 1, .max = INT64_MAX,
	  .help = "end after N captures" },
	{ TC_OPT_AT(struct live_opts, tries), .type = TC_OPT_NUMBER, .long_name = "tries",
	  .argname = "N", .def_note = "no end", .min = 1, .max = INT64_MAX,
	  .help = "end after N captures in a row that failed" },
	TC_OPTS_SERVICE(struct live_opts, service),
	{ .type = TC_OPT_HEADING, .help = "What is shown" },
	{ TC_OPT_AT(struct live_opts, sort), .type = TC_OPT_CHOICE, .long_name = "sort",
	  .argname = "COLUMN", .choices = tc_live_sort_choices, .def = "running",
	  .help = "sort start functions by this column" },
	{ TC_OPT_AT(struct live_opts, top), .type = TC_OPT_UINT, .short_name = 'n',
	  .long_name = "top", .argname = "N", .def = "10", .min = 1, .max = 1000,
	  .help = "print N rows where no screen says how many fit" },
	{ TC_OPT_AT(struct live_opts, findings), .type = TC_OPT_BOOL, .long_name = "findings",
	  .def = "yes", .help = "look for no findings, which takes less time" },
	{ TC_OPT_AT(struct live_opts, view), .type = TC_OPT_BOOL, .long_name = "view",
	  .help = "also serve the newest capture to a browser, at an address that is printed" },
	{ TC_OPT_AT(struct live_opts, port), .type = TC_OPT_NUMBER, .long_name = "port",
	  .argname = "N", .def_note = "a free one", .min = 1, .max = 65535,
	  .help = "the port of --view, on 127.0.0.1" },
	{ TC_OPT_AT(struct live_opts, dir), .type = TC_OPT_PATH, .short_name = 'd',
	  .long_name = "dir", .argname = "DIR", .def = ".", .help = "the key s saves to DIR" },
	TC_OPTS_OUTPUT_NO_CSV(struct live_opts, output),
	TC_OPTS_READING(struct live_opts, read),
};
/* clang-format on */

struct live {
	struct tacho_ctx *ctx;
	const struct live_opts *o;
	const char *operand;
	struct tc_service service;
	sigset_t signals;
	char name[64]; /* of the service */
	bool is_named; /* it need not be asked for */

	/* The newest capture. */
	struct tc_report report;
	int fd; /* -1: there is none yet */
	char *file;
	time_t when;
	uint64_t taken;

	uint64_t failed; /* in a row */
	int code;        /* of the last one */
	char trouble[TC_HTTP_WHY + 256], word[300];

	int64_t end_ns; /* of it all */
	enum tc_live_sort sort;
	struct tc_screen_size size;
	bool is_screen, is_paused, is_over, wants_help, is_changed, is_taking;
	struct tc_live_viewer viewer;
};

static int64_t now_ns(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * S + ts.tv_nsec;
}

/* --- what is shown ---------------------------------------------------------------------- */

static void draw(const struct live *l, FILE *f, unsigned lines, unsigned columns)
{
	const struct tc_live_view v = {
		.ctx = l->ctx,
		.report = l->fd >= 0 ? &l->report : NULL,
		.service = l->operand,
		.viewer = l->viewer.srv ? l->viewer.url : NULL,
		.number = l->taken,
		.when = l->when,
		.state = l->is_paused    ? "[paused]"
			 : !l->is_screen ? NULL
			 : l->is_taking  ? "[tracing]"
			 : l->trouble[0] ? "[waiting]"
					 : NULL,
		.trouble = l->trouble,
		.word = l->word,
		.sort = l->sort,
		.wants_help = l->wants_help,
		.rows = columns > 0 ? UINT64_MAX : l->o->top,
		.columns = columns,
	};

	tc_live_text(f, &v, lines);
}

static void show_screen(struct live *l)
{
	char *text = NULL;
	size_t n = 0;
	FILE *f = open_memstream(&text, &n);

	l->is_changed = false;
	l->size = tc_screen_size();
	if (f)
		draw(l, f, l->size.rows, l->size.columns);
	if (!f || fclose(f) != 0 || !tc_screen_show(text, n))
		l->is_over = true;
	free(text);
}

/* One capture, where nothing is drawn over. */
static void print_capture(struct live *l)
{
	if (l->ctx->format == TC_FORMAT_JSON) {
		struct tc_cli_json j;

		tc_cli_json_init(&j, stdout, 0);
		tc_report_json_begin(&j);
		tc_report_json(&l->report, &j);
		tc_report_json_end(&j, NULL);
	} else {
		draw(l, stdout, UINT_MAX, 0);
		printf("\n");
	}
	if (fflush(stdout) != 0 || tc_cli_out_failed(stdout))
		l->is_over = true;
}

/* --- keys and signals ------------------------------------------------------------------- */

static bool copy_all(int from, int to)
{
	struct stat st;
	off_t at = 0;

	if (fstat(from, &st) < 0)
		return false;
	while (at < st.st_size)
		if (sendfile(to, from, &at, (size_t)(st.st_size - at)) <= 0)
			return false;
	return true;
}

/* The name is of when it is saved, so that saving twice makes two. */
static void save(struct live *l)
{
	char *path = l->fd >= 0 ? tc_capture_name(l->o->dir, l->name) : NULL;
	int to;

	if (!path) {
		(void)snprintf(l->word, sizeof(l->word), "there is no capture to be saved yet");
		return;
	}
	to = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (to < 0) {
		(void)snprintf(l->word, sizeof(l->word), "%s: %s", path, strerror(errno));
	} else {
		bool is_saved = copy_all(l->fd, to);
		int error = errno;

		if (close(to) < 0 && is_saved) {
			is_saved = false;
			error = errno;
		}
		if (is_saved) {
			(void)snprintf(l->word, sizeof(l->word), "saved as %s", path);
		} else {
			(void)unlink(path);
			(void)snprintf(l->word, sizeof(l->word), "%s: %s", path, strerror(error));
		}
	}
	free(path);
}

static void take_key(struct live *l, int key)
{
	l->word[0] = '\0';
	switch (key) {
	case 'q':
	case 'Q': l->is_over = true; break;
	case 'p':
	case ' ': l->is_paused = !l->is_paused; break;
	case 's': save(l); break;
	case 'h':
	case '?': l->wants_help = !l->wants_help; break;
	case '<':
	case TC_KEY_LEFT: l->sort = l->sort == 0 ? TC_LIVE_SORTS - 1 : l->sort - 1; break;
	case '>':
	case TC_KEY_RIGHT: l->sort = (l->sort + 1) % TC_LIVE_SORTS; break;
	default: l->wants_help = false; break;
	}
	l->is_changed = true;
}

/* The terminal is the shell's meanwhile. */
static void stop_here(struct live *l)
{
	tc_screen_end();
	(void)raise(SIGSTOP);
	l->is_screen = tc_screen_begin();
	l->is_over |= !l->is_screen;
	l->is_changed = true;
}

/* Whatever happened since the last time. */
static void look(struct live *l)
{
	const struct timespec none = { 0, 0 };
	int which = sigtimedwait(&l->signals, NULL, &none), key;

	if (which == SIGTSTP)
		stop_here(l);
	else if (which > 0)
		l->is_over = true;
	if (now_ns() > l->end_ns)
		l->is_over = true;
	if (!l->is_screen)
		return;
	while (!l->is_over && (key = tc_screen_key()) != TC_KEY_NONE)
		take_key(l, key);
	if (tc_screen_size().rows != l->size.rows || tc_screen_size().columns != l->size.columns)
		l->is_changed = true;
	if (l->is_changed && !l->is_over)
		show_screen(l);
}

static enum tc_http_step step(void *ctx, uint64_t received, bool sent)
{
	struct live *l = ctx;

	(void)received;
	(void)sent;
	look(l);
	return l->is_over ? TC_HTTP_ABORT : TC_HTTP_GO_ON;
}

/* Until then, and for as long as it is paused; false: it is over. */
static bool wait_until(struct live *l, int64_t when_ns)
{
	const struct timespec slice = { 0, SLICE_MS * MS };

	for (look(l); !l->is_over && (l->is_paused || now_ns() < when_ns); look(l))
		(void)nanosleep(&slice, NULL);
	return !l->is_over;
}

/* --- captures --------------------------------------------------------------------------- */

/* The newest one is now this; the one before goes. */
static int adopt(struct live *l, struct tc_report *report, int fd, char *file)
{
	char why[400];
	bool is_served = l->viewer.srv != NULL;
	int code = TC_EXIT_OK;

	if (l->o->view && !tc_live_viewer_show(&l->viewer, &l->o->read, (unsigned)l->o->port.n, fd,
					       file, why, sizeof(why))) {
		(void)snprintf(l->trouble, sizeof(l->trouble), "%s", why);
		if (l->o->port.is_given && l->taken == 0)
			code = TC_EXIT_SYSTEM; /* a page that was asked for, and will not be */
		else if (!l->is_screen)
			tc_cli_warn(l->ctx, "%s", why);
	}
	if (l->o->view && l->viewer.srv && !is_served && l->ctx->format == TC_FORMAT_JSON)
		fprintf(stderr, "Trace viewer is listening on %s\n", l->viewer.url);
	if (l->fd >= 0) {
		tc_report_close(&l->report);
		(void)close(l->fd);
	}
	free(l->file);
	l->report = *report;
	l->report.in.path = file;
	l->fd = fd;
	l->file = file;
	l->when = time(NULL);
	l->taken++;
	return code;
}

/* The service may be another one after it was gone. */
static char *name_file(struct live *l, const struct tc_capture *what)
{
	if (!l->is_named && !tc_capture_ask_name(what, l->name, sizeof(l->name)))
		(void)snprintf(l->name, sizeof(l->name), "%s", l->service.address.label);
	l->is_named = true;
	return tc_capture_name(".", l->name);
}

/* What arrived is of use, or not. An exit code. */
static int settle(struct live *l, const struct tc_capture_result *r, int fd, char *file)
{
	struct tc_report report = { .ctx = l->ctx, .top = l->o->top };
	struct tc_cli_str path = { 0 };
	int code = TC_EXIT_INPUT;
	bool is_some;

	tc_cli_str_printf(&path, "/dev/fd/%d", fd);
	if (r->bytes > 0)
		code = tc_report_read(&report, path.p, l->o->findings, &l->o->read);
	is_some = tc_report_input_is_some(&report.in, code);
	if (r->rc != 0) {
		(void)snprintf(l->trouble, sizeof(l->trouble), "%s: %s", l->operand, r->why);
		code = r->rc == TACHO_EIO ? TC_EXIT_SYSTEM : TC_EXIT_INPUT;
	} else if (!is_some) {
		(void)snprintf(l->trouble, sizeof(l->trouble),
			       "%s: what the server sent is of no use: %s", l->operand,
			       report.in.diag.message);
	}
	if (is_some) {
		int served = adopt(l, &report, fd, file);

		code = served != TC_EXIT_OK ? served : code;
		if (!l->is_screen)
			print_capture(l);
	} else {
		tc_report_close(&report);
		(void)close(fd);
		free(file);
	}
	tc_cli_str_free(&path);
	return code;
}

static int take(struct live *l)
{
	struct tc_capture what = l->service.what;
	struct tc_capture_result r;
	char *file;

	what.step = step;
	what.step_ctx = l;
	file = name_file(l, &what);
	what.fd = tc_spool_unnamed();
	if (what.fd < 0) {
		(void)snprintf(l->trouble, sizeof(l->trouble),
			       "there is no place for a temporary file: %s", strerror(errno));
		free(file);
		return TC_EXIT_SYSTEM;
	}
	l->is_taking = l->is_changed = true;
	tc_capture_run(&what, &r);
	l->is_taking = false;
	l->is_changed = true;
	if (l->is_over) {
		(void)close(what.fd);
		free(file);
		return l->code;
	}
	l->trouble[0] = '\0';
	return settle(l, &r, what.fd, file);
}

/* So long until the next try; the pauses grow. */
static int64_t back_off_ns(struct live *l)
{
	size_t n = strlen(l->trouble);
	int64_t s = RETRY_LEAST_S;

	for (uint64_t i = 1; i < l->failed && s < RETRY_MOST_S; i++)
		s *= 2;
	s = s < RETRY_MOST_S ? s : RETRY_MOST_S;
	(void)snprintf(l->trouble + n, sizeof(l->trouble) - n, "; trying again in %lld s",
		       (long long)s);
	return s * S;
}

static void go_on(struct live *l)
{
	int64_t next_ns = 0;

	while (wait_until(l, next_ns)) {
		l->code = take(l);
		if (l->is_over)
			break;
		next_ns = now_ns() + l->o->pause_ns;
		if (l->code == TC_EXIT_OK || !l->trouble[0]) {
			l->failed = 0;
		} else {
			l->failed++;
			l->is_named = false;
			l->is_over = l->code == TC_EXIT_SYSTEM ||
				     (l->o->tries.is_given && l->failed >= l->o->tries.n);
			if (!l->is_over)
				next_ns = now_ns() + back_off_ns(l);
			if (!l->is_screen)
				tc_cli_error(l->ctx, "%s", l->trouble);
		}
		if (l->o->count.is_given && l->taken >= l->o->count.n)
			l->is_over = true;
	}
}

/* --- begin and end ---------------------------------------------------------------------- */

static int look_at_options(const struct tacho_ctx *ctx, const struct live_opts *o)
{
	struct stat st;

	if (!(o->seconds > 0 && o->seconds <= SHORT_S))
		return tc_cli_usage(ctx,
				    "--seconds is more than 0 and at most %d: the service is "
				    "traced again and again",
				    SHORT_S);
	if (o->port.is_given && !o->view)
		return tc_cli_usage(ctx, "--port goes with --view");
	if (o->for_ns == 0)
		return tc_cli_usage(ctx, "--for must be longer than 0");
	if (stat(o->dir, &st) < 0 || !S_ISDIR(st.st_mode))
		return tc_cli_usage(ctx, "--dir %s: there is no such folder", o->dir);
	return TC_EXIT_OK;
}

static void begin(struct live *l)
{
	int64_t now = now_ns();

	l->end_ns = l->o->for_ns > INT64_MAX - now ? INT64_MAX : now + l->o->for_ns;
	l->sort = (enum tc_live_sort)l->o->sort;
	l->ctx->progress = false;
	sigemptyset(&l->signals);
	sigaddset(&l->signals, SIGINT);
	sigaddset(&l->signals, SIGTERM);
	sigaddset(&l->signals, SIGHUP);
	sigaddset(&l->signals, SIGQUIT);
	(void)sigprocmask(SIG_BLOCK, &l->signals, NULL);
	l->is_screen = l->ctx->format == TC_FORMAT_TEXT && tc_screen_begin();
	if (!l->is_screen)
		return;
	sigaddset(&l->signals, SIGTSTP);
	(void)sigprocmask(SIG_BLOCK, &l->signals, NULL);
	show_screen(l);
}

/* What was on the screen last stays, and why it ended. */
static void finish(struct live *l)
{
	if (l->is_screen) {
		tc_screen_end();
		l->is_screen = l->is_paused = l->wants_help = false;
		if (l->fd >= 0)
			print_capture(l);
		if (l->trouble[0])
			tc_cli_error(l->ctx, "%s", l->trouble);
	}
	if (now_ns() > l->end_ns)
		tc_cli_note(l->ctx, 1, "--for is over");
	tc_live_viewer_close(&l->viewer);
	if (l->fd >= 0) {
		tc_report_close(&l->report);
		(void)close(l->fd);
	}
	free(l->file);
	(void)sigprocmask(SIG_UNBLOCK, &l->signals, NULL);
}

static int cmd_live(int argc, char **argv, struct tacho_ctx *ctx)
{
	struct live *l = tc_cli_xcalloc(1, sizeof(*l));
	int code;

	(void)argc;
	l->ctx = ctx;
	l->o = ctx->opts;
	l->operand = argv[0];
	l->fd = -1;
	code = look_at_options(ctx, l->o);
	if (code == TC_EXIT_OK)
		code = tc_service_find(&l->service, ctx, argv[0], &l->o->service, l->o->seconds);
	if (code == TC_EXIT_OK) {
		begin(l);
		go_on(l);
		finish(l);
		code = l->code;
	}
	tc_service_forget(&l->service);
	free(l);
	return code;
}

static const struct tc_example examples[] = {
	{ "tacho live localhost:6060", "a Go service, as top shows processes" },
	{ "tacho live --view localhost:6060", "and each capture in a browser" },
	{ "tacho live -s 0.5 --pause 10s --for 2h unix:/run/shop.sock",
	  "half a second out of ten, of a C service" },
	{ "tacho live --count 20 --json localhost:6060 >live.jsonl", "a document each time" },
	{ "tacho live --count 1 --tries 1 --top 20 localhost:6060", "once, for a script" },
	{ NULL, NULL },
};

const struct tacho_cmd tc_cmd_live = {
	.name = "live",
	.fn = cmd_live,
	.operands = "URL",
	.min_args = 1,
	.max_args = 1,
	.summary = "watch a running service by short captures, as top does",
	TC_CMD_OPTS(struct live_opts, opts),
	.description =
		"Takes a short trace of a service, shows what is in it, leaves the service alone for "
		"--pause, and begins anew, until a key, a signal, --for or --count ends it. URL is as "
		"for tacho-capture(1): any Go service with net/http/pprof, any C service with the "
		"endpoint of libtacho-capture. A flight recorder (a path that does not end with "
		"/trace) is asked for what it has.\n\n"
		"On a terminal the newest capture takes the whole screen: the machine, scheduler "
		"latency, the findings, and a row for each start function: how many of its goroutines "
		"were in each state on average (a goroutine that blocks for half of the time counts "
		"0.5), the times from runnable to running (p99, max), how many were seen (count) "
		"and how many were there at the end (alive). Elsewhere each capture is printed as one "
		"block of text, and with --json as one document on one line, that of tacho-report(1).\n\n"
		"  q       end\n"
		"  p       pause: take no more captures, and go on\n"
		"  s       save the capture that is shown, as SERVICE-TIME.trace\n"
		"  < >     sort by the column to the left or right; so do the arrow keys\n"
		"  h       help\n\n"
		"With --view the newest capture is also served to browsers of this machine, as "
		"tacho-view(1) does. The address stays the same; a page that is open turns to the "
		"next capture when it is there, so pause to look at one.\n\n"
		"A service that cannot be reached, is being replaced, hangs, answers with an error or a "
		"web page, or is being traced by somebody else is told of and asked again, after "
		"pauses that double from 1 s to 30 s. Captures are kept in files without a name in "
		"$TMPDIR, so that nothing is left behind.",
	.examples = examples,
	.exit_status =
		"0 the last capture was whole, or none was asked for; 2 the command line is wrong; 3 the service "
		"gave no trace or not all of one the last time; 4 the system refused.",
	.see_also = "tacho-capture(1), tacho-report(1), tacho-view(1)",
};
