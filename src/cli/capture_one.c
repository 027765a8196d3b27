/* SPDX-License-Identifier: MIT */
/*
 * See capture_one.h. The file has another name until it is known what it is worth: a
 * trace that can be read, in part at least, is kept; anything else leaves nothing.
 */
#include "cli/capture_one.h"
#include "cli/progress.h"
#include "cli/report_input.h"
#include "cli/units.h"

#include <tacho/summary.h>

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MS INT64_C(1000000)

enum {
	/* What begins only with the first bytes takes a second; no service says that it has begun. */
	SETTLE_MS = 200
};

struct run {
	struct tc_capture_one *c;
	struct tc_progress progress;
	int64_t sent_ns; /* when the server had the request; 0: not yet */
	pid_t child;     /* 0: not started yet; -1: it has ended */
	int child_status;
	bool has_child_failed; /* to start */
};

static int64_t now_ns(clockid_t clock)
{
	struct timespec ts;

	clock_gettime(clock, &ts);
	return (int64_t)ts.tv_sec * 1000000000 + ts.tv_nsec;
}

/* --- the command ---------------------------------------------------------------------- */

static void start_child(struct run *r)
{
	r->child = fork();
	if (r->child == 0) {
		(void)sigprocmask(SIG_UNBLOCK, r->c->signals, NULL);
		execl("/bin/sh", "sh", "-c", r->c->around, (char *)NULL);
		_exit(127);
	}
	if (r->child < 0) {
		tc_cli_error(r->c->ctx, "--around: %s", strerror(errno));
		r->has_child_failed = true;
	}
}

/* true: it has ended. */
static bool look_at_child(struct run *r, int64_t now, uint64_t received)
{
	if (r->child == 0 && (received > 0 || now - r->sent_ns > SETTLE_MS * MS))
		start_child(r);
	if (r->child > 0 && waitpid(r->child, &r->child_status, WNOHANG) == r->child)
		r->child = -1;
	return r->child < 0;
}

/* A signal is passed on; a second one does not ask. */
static void wait_for_child(struct run *r)
{
	const struct timespec slice = { 0, 100 * MS };
	int signal = SIGTERM;
	pid_t got;

	if (r->c->was_stopped)
		(void)kill(r->child, signal);
	while ((got = waitpid(r->child, &r->child_status, WNOHANG)) == 0 ||
	       (got < 0 && errno == EINTR)) {
		if (sigtimedwait(r->c->signals, NULL, &slice) <= 0)
			continue;
		if (r->c->was_stopped)
			signal = SIGKILL;
		r->c->was_stopped = true;
		(void)kill(r->child, signal);
	}
}

/* The trace is over: wait for a command that goes on. 0, or 1 if it failed. */
static int end_child(struct run *r)
{
	const struct tacho_ctx *ctx = r->c->ctx;

	if (r->has_child_failed)
		return TC_EXIT_SYSTEM;
	if (r->child == 0) {
		tc_cli_error(ctx, "the command of --around was not run: no trace had begun");
		return TC_EXIT_OK;
	}
	if (r->child > 0) {
		if (!r->c->was_stopped)
			tc_cli_warn(ctx, "the trace ended before the command of --around did; "
					 "--seconds is its limit");
		wait_for_child(r);
	}
	if (WIFEXITED(r->child_status) && WEXITSTATUS(r->child_status) == 0)
		return TC_EXIT_OK;
	if (WIFSIGNALED(r->child_status))
		tc_cli_error(ctx, "the command of --around was ended by signal %d",
			     WTERMSIG(r->child_status));
	else
		tc_cli_error(ctx, "the command of --around exited with %d",
			     WEXITSTATUS(r->child_status));
	return TC_EXIT_FINDING;
}

/* --- while it runs -------------------------------------------------------------------- */

static bool got_signal(const struct tc_capture_one *c)
{
	const struct timespec none = { 0, 0 };

	return sigtimedwait(c->signals, NULL, &none) > 0;
}

static enum tc_http_step step(void *ctx, uint64_t received, bool sent)
{
	struct run *r = ctx;
	int64_t now = now_ns(CLOCK_MONOTONIC);

	if (sent && r->sent_ns == 0)
		r->sent_ns = now;
	tc_progress_update(&r->progress, received, 0);
	if (got_signal(r->c)) {
		/* A second Ctrl+C does not wait for the rest. */
		if (r->c->was_stopped || !sent)
			return TC_HTTP_ABORT;
		r->c->was_stopped = true;
	}
	if (r->c->around && sent && look_at_child(r, now, received))
		return TC_HTTP_FINISH;
	return r->c->was_stopped ? TC_HTTP_FINISH : TC_HTTP_GO_ON;
}

/* --- the file ------------------------------------------------------------------------- */

char *tc_capture_name(const char *dir, const char *service)
{
	struct tc_cli_str s = { 0 };
	time_t now = time(NULL);
	struct tm tm;
	char stamp[32];

	(void)gmtime_r(&now, &tm);
	(void)strftime(stamp, sizeof(stamp), "%Y%m%dT%H%M%SZ", &tm);
	for (int i = 1; i < 1000; i++) {
		s.len = 0;
		tc_cli_str_printf(&s, "%s/%s-%s", dir, service, stamp);
		if (i > 1)
			tc_cli_str_printf(&s, "-%d", i);
		tc_cli_str_puts(&s, ".trace");
		if (access(s.p, F_OK) != 0)
			break;
	}
	if (strncmp(s.p, "./", 2) == 0)
		memmove(s.p, s.p + 2, s.len - 1);
	return s.p;
}

/* Nobody else may read what a service does. */
static int open_part(const struct tc_capture_one *c, const char *part)
{
	int fd = open(part, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

	if (fd < 0)
		tc_cli_error(c->ctx, "%s: %s", part, strerror(errno));
	return fd;
}

/* Read it once: is it a trace, and whole? in->is_usable says whether it is of use. */
static int verify(const struct tc_capture_one *c, const char *path, bool *is_usable,
		  struct tc_cli_str *why)
{
	struct tc_report_input in = { .path = path };
	struct tacho_analysis analysis;
	struct tacho_summary *summary;
	int code;

	*is_usable = false;
	if (tacho_summary_new(&summary, NULL) < 0) {
		tc_cli_error(c->ctx, "out of memory");
		return TC_EXIT_SYSTEM;
	}
	analysis = tacho_summary_analysis(summary);
	code = tc_report_input_read(&in, c->ctx, path, c->read, &analysis, 1);
	*is_usable = tc_report_input_is_some(&in, code);
	if (code != TC_EXIT_OK)
		tc_report_input_describe(&in, why);
	tc_report_input_close(&in);
	tacho_summary_free(summary);
	return code;
}

/* What arrived is in part. Keep it, if it is of use. */
static int settle(struct tc_capture_one *c, const struct tc_capture_result *r, const char *part)
{
	const char *url = c->what.address->url;
	struct tc_cli_str why = { 0 };
	char size[TC_UNITS_MAX];
	bool is_usable = false;
	int code = TC_EXIT_INPUT;

	if (r->bytes > 0)
		code = verify(c, part, &is_usable, &why);
	tc_cli_units_bytes_si(size, r->bytes);
	if (is_usable && rename(part, c->path) < 0) {
		tc_cli_error(c->ctx, "%s: %s; the trace is %s", c->path, strerror(errno), part);
		tc_cli_str_free(&why);
		return TC_EXIT_SYSTEM;
	}
	if (r->rc != 0)
		tc_cli_error(c->ctx, "%s: %s", url, r->why);
	else if (code != TC_EXIT_OK)
		tc_cli_error(c->ctx, "%s: what the server sent is damaged: %s", url,
			     why.p ? why.p : "it cannot be read");
	if (r->rc != 0 && is_usable)
		tc_cli_error(c->ctx, "%s: kept what arrived (%s)", c->path, size);
	else if (is_usable && !c->ctx->quiet)
		fprintf(stderr, "%s: %s\n", c->path, size);
	else if (!is_usable && r->bytes > 0)
		tc_cli_error(c->ctx, "what arrived (%s) is of no use and was removed", size);
	tc_cli_str_free(&why);
	if (!is_usable) {
		(void)unlink(part);
		free(c->path);
		c->path = NULL;
	}
	if (r->rc == TACHO_EIO)
		return TC_EXIT_SYSTEM;
	return r->rc != 0 || !is_usable ? TC_EXIT_INPUT : code;
}

int tc_capture_one(struct tc_capture_one *c)
{
	struct run run = { .c = c };
	struct tc_capture_result r;
	struct tc_cli_str part = { 0 };
	char service[64];
	int code, child = TC_EXIT_OK;

	(void)snprintf(service, sizeof(service), "%s", c->what.address->label);
	if (c->service)
		(void)snprintf(service, sizeof(service), "%s", c->service);
	else if (!c->out)
		(void)tc_capture_ask_name(&c->what, service, sizeof(service));
	c->path = c->out ? tc_cli_xstrdup(c->out)
			 : tc_capture_name(c->dir, service[0] ? service : c->what.address->label);
	tc_cli_str_printf(&part, "%s.part", c->path);
	c->what.fd = open_part(c, part.p);
	if (c->what.fd < 0) {
		code = TC_EXIT_SYSTEM;
		free(c->path);
		c->path = NULL;
	} else {
		c->what.step = step;
		c->what.step_ctx = &run;
		tc_progress_begin(&run.progress, c->ctx, c->what.address->url);
		tc_capture_run(&c->what, &r);
		c->what.step = NULL;
		c->what.step_ctx = NULL;
		tc_progress_end(&run.progress);
		(void)close(c->what.fd);
		if (c->around)
			child = end_child(&run);
		code = settle(c, &r, part.p);
	}
	tc_cli_str_free(&part);
	return code > child ? code : child;
}
