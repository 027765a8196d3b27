/* SPDX-License-Identifier: MIT */
/*
 * The progress bar. At most one is visible; `shown` is how messages find it in
 * order to clear it first.
 */
#include "cli/progress.h"

#include "cli/grid.h"
#include "cli/units.h"

#include <string.h>
#include <time.h>
#include <unistd.h>

#define FIRST_NS INT64_C(500000000)
#define EVERY_NS INT64_C(100000000)
#define BAR_MAX  24

static struct tc_progress *shown;

static int64_t now_ns(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000000000 + ts.tv_nsec;
}

void tc_progress_begin(struct tc_progress *p, const struct tacho_ctx *ctx, const char *what)
{
	memset(p, 0, sizeof(*p));
	p->what = what;
	p->term = &ctx->err;
	p->unicode = ctx->err.unicode;
	p->enabled = ctx->progress && ctx->err.tty;
	p->start_ns = p->enabled ? now_ns() : 0;
	p->next_ns = p->start_ns + FIRST_NS;
}

static void hide(struct tc_progress *p)
{
	if (!p->visible)
		return;
	fputs("\r\033[K", stderr);
	fflush(stderr);
	p->visible = false;
	if (shown == p)
		shown = NULL;
}

void tc_progress_hide_all(void)
{
	if (shown)
		hide(shown);
}

/* Appends as much of text as fits into the bytes and columns left. */
static void append(char *buf, size_t cap, size_t *len, unsigned *left, const char *text,
		   bool unicode)
{
	size_t n = strlen(text);

	while (n > 0) {
		struct tc_cli_glyph g;

		tc_cli_term_glyph(text, n, unicode, &g);
		if (g.width > *left || g.len >= cap - *len)
			return;
		memcpy(buf + *len, g.text, g.len);
		*len += g.len;
		*left -= g.width;
		text += g.used;
		n -= g.used;
	}
}

static void format_eta(char buf[TC_UNITS_MAX], double seconds)
{
	int64_t s = seconds < 1e6 ? (int64_t)(seconds + 0.5) : 1000000;

	if (s < 3600)
		snprintf(buf, TC_UNITS_MAX, "%d:%02d", (int)(s / 60), (int)(s % 60));
	else
		snprintf(buf, TC_UNITS_MAX, "%d:%02d:%02d", (int)(s / 3600), (int)(s / 60 % 60),
			 (int)(s % 60));
}

size_t tc_progress_format(char *buf, size_t cap, const struct tc_progress *p, uint64_t done,
			  uint64_t total, int64_t elapsed_ns, unsigned width)
{
	double seconds = elapsed_ns > 0 ? (double)elapsed_ns / 1e9 : 1e-9;
	double rate = (double)done / seconds, share;
	char part[256], a[TC_UNITS_MAX], b[TC_UNITS_MAX], r[TC_UNITS_MAX];
	unsigned left = width, cells = width >= 100 ? BAR_MAX : width >= 70 ? 12 : 0;
	struct tc_cli_str bar = { 0 };
	size_t len = 0;

	tc_cli_units_bytes_si(a, done);
	tc_cli_units_bytes_si(r, rate < 1e18 ? (uint64_t)rate : UINT64_MAX);
	if (total == 0) {
		snprintf(part, sizeof(part), "%c %s  %s/s  ", "|/-\\"[p->drawn % 4], a, r);
	} else {
		if (done > total)
			done = total; /* the file grew */
		share = (double)done / (double)total;
		tc_cli_units_bytes_si(b, total);
		tc_cli_table_bar(&bar, share, cells, p->unicode);
		snprintf(part, sizeof(part), "%3u%% %s%s%s%s / %s  %s/s  ", (unsigned)(share * 100),
			 cells ? "[" : "", cells ? bar.p : "", cells ? "] " : "", a, b, r);
		tc_cli_str_free(&bar);
	}
	append(buf, cap, &len, &left, part, p->unicode);
	if (total && done > 0) {
		format_eta(a, (double)(total - done) / rate);
		snprintf(part, sizeof(part), "ETA %s  ", a);
		append(buf, cap, &len, &left, part, p->unicode);
	}
	append(buf, cap, &len, &left, p->what, p->unicode);
	while (len > 0 && buf[len - 1] == ' ')
		len--;
	buf[len] = '\0';
	return len;
}

/* A job in the background must not write over the shell's line. */
static bool in_foreground(void)
{
	pid_t group = tcgetpgrp(STDERR_FILENO);

	return group < 0 || group == getpgrp();
}

void tc_progress_update(struct tc_progress *p, uint64_t done, uint64_t total)
{
	char line[1024];
	int64_t now;

	if (!p->enabled)
		return;
	now = now_ns();
	if (now < p->next_ns)
		return;
	p->next_ns = now + EVERY_NS;
	if (!in_foreground())
		return;
	/* One column stays free: a full line would wrap. */
	tc_progress_format(line, sizeof(line), p, done, total, now - p->start_ns,
			   tc_cli_term_columns(STDERR_FILENO) - 1);
	fprintf(stderr, "\r%s%s%s\033[K", tc_cli_term_on(p->term, TC_ROLE_DIM), line,
		tc_cli_term_off(p->term, TC_ROLE_DIM));
	fflush(stderr);
	p->drawn++;
	p->visible = true;
	shown = p;
}

void tc_progress_end(struct tc_progress *p)
{
	hide(p);
	p->enabled = false;
}
