/* SPDX-License-Identifier: MIT */
/*
 * Output of the tool: messages, checked stdout, safe text, JSON and CSV.
 *
 * Invariants: nothing foreign reaches stderr or a JSON string unescaped; a write
 * to stdout that failed is never forgotten, whatever the command returned.
 */
#include "cli/out.h"

#include "cli/cmd.h"
#include "cli/progress.h"
#include "cli/units.h"

#include <assert.h>
#include <errno.h>
#include <math.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* --- memory ------------------------------------------------------------------- */

static void *or_exit(void *p)
{
	static const char message[] = "tacho: out of memory\n";

	if (p)
		return p;
	/* Nothing that allocates may run any more. */
	if (write(STDERR_FILENO, message, sizeof(message) - 1) < 0)
		_exit(TC_EXIT_SYSTEM);
	_exit(TC_EXIT_SYSTEM);
}

void *tc_cli_xmalloc(size_t bytes)
{
	return or_exit(malloc(bytes ? bytes : 1));
}

void *tc_cli_xcalloc(size_t n, size_t bytes)
{
	return or_exit(calloc(n ? n : 1, bytes ? bytes : 1));
}

void *tc_cli_xreallocarray(void *ptr, size_t n, size_t bytes)
{
	return or_exit(reallocarray(ptr, n ? n : 1, bytes ? bytes : 1));
}

char *tc_cli_xstrdup(const char *s)
{
	return or_exit(strdup(s));
}

static void reserve(struct tc_cli_str *s, size_t n)
{
	size_t need, cap = s->cap ? s->cap : 64;

	if (__builtin_add_overflow(s->len, n, &need) || need >= SIZE_MAX / 2)
		or_exit(NULL);
	if (need + 1 <= s->cap)
		return;
	while (cap < need + 1)
		cap *= 2;
	s->p = tc_cli_xreallocarray(s->p, cap, 1);
	s->cap = cap;
}

void tc_cli_str_add(struct tc_cli_str *s, const char *bytes, size_t n)
{
	reserve(s, n);
	if (n)
		memcpy(s->p + s->len, bytes, n);
	s->len += n;
	s->p[s->len] = '\0';
}

void tc_cli_str_puts(struct tc_cli_str *s, const char *text)
{
	tc_cli_str_add(s, text, strlen(text));
}

__attribute__((format(printf, 2, 0))) static void str_vprintf(struct tc_cli_str *s,
							      const char *format, va_list ap)
{
	va_list again;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (n < 0)
		return;
	reserve(s, (size_t)n);
	vsnprintf(s->p + s->len, (size_t)n + 1, format, ap);
	s->len += (size_t)n;
}

void tc_cli_str_printf(struct tc_cli_str *s, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	str_vprintf(s, format, ap);
	va_end(ap);
}

unsigned tc_cli_str_escape(struct tc_cli_str *s, const char *text, size_t n, bool unicode)
{
	unsigned width = 0;

	reserve(s, n);
	s->p[s->len] = '\0';
	while (n > 0) {
		struct tc_cli_glyph g;

		tc_cli_term_glyph(text, n, unicode, &g);
		tc_cli_str_add(s, g.text, g.len);
		width += g.width;
		text += g.used;
		n -= g.used;
	}
	return width;
}

void tc_cli_str_free(struct tc_cli_str *s)
{
	free(s->p);
	memset(s, 0, sizeof(*s));
}

/* --- messages ----------------------------------------------------------------- */

__attribute__((format(printf, 5, 0))) static void message(const struct tacho_ctx *ctx,
							  enum tc_role role, const char *kind,
							  const char *after, const char *format,
							  va_list ap)
{
	const struct tc_cli_term *term = ctx ? &ctx->err : NULL;
	struct tc_cli_str text = { 0 }, line = { 0 };

	str_vprintf(&text, format, ap);
	tc_cli_str_puts(&line, "tacho: ");
	if (ctx && ctx->cmd)
		tc_cli_str_printf(&line, "%s: ", ctx->cmd->name);
	tc_cli_str_printf(&line, "%s%s%s", tc_cli_term_on(term, role), kind,
			  tc_cli_term_off(term, role));
	tc_cli_str_escape(&line, text.p ? text.p : "", text.len, term && term->unicode);
	tc_cli_str_puts(&line, after);
	tc_cli_str_puts(&line, "\n");
	tc_progress_hide_all();
	if (ctx && ctx->out.tty)
		fflush(stdout); /* the message comes after what led to it */
	fwrite(line.p, 1, line.len, stderr);
	tc_cli_str_free(&text);
	tc_cli_str_free(&line);
}

void tc_cli_error(const struct tacho_ctx *ctx, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	message(ctx, TC_ROLE_BAD, "", "", format, ap);
	va_end(ap);
}

void tc_cli_warn(const struct tacho_ctx *ctx, const char *format, ...)
{
	va_list ap;

	if (ctx && ctx->quiet)
		return;
	va_start(ap, format);
	message(ctx, TC_ROLE_WARN, "warning: ", "", format, ap);
	va_end(ap);
}

void tc_cli_note(const struct tacho_ctx *ctx, unsigned level, const char *format, ...)
{
	va_list ap;

	if (ctx->verbose < level)
		return;
	va_start(ap, format);
	message(ctx, TC_ROLE_DIM, "", "", format, ap);
	va_end(ap);
}

int tc_cli_usage(const struct tacho_ctx *ctx, const char *format, ...)
{
	char see[80];
	va_list ap;

	snprintf(see, sizeof(see), " (see 'tacho help%s%s')", ctx && ctx->cmd ? " " : "",
		 ctx && ctx->cmd ? ctx->cmd->name : "");
	va_start(ap, format);
	message(ctx, TC_ROLE_BAD, "", see, format, ap);
	va_end(ap);
	return TC_EXIT_USAGE;
}

/* --- stdout ------------------------------------------------------------------- */

static int first_errno; /* of the first failed write that was noticed */

bool tc_cli_out_failed(FILE *f)
{
	if (!ferror(f))
		return false;
	if (!first_errno)
		first_errno = errno ? errno : EIO;
	return true;
}

int tc_cli_out_finish(const struct tacho_ctx *ctx)
{
	bool failed = tc_cli_out_failed(stdout);

	errno = 0;
	if (fflush(stdout) != 0 || (!failed && ferror(stdout))) {
		failed = true;
		if (!first_errno)
			first_errno = errno ? errno : EIO;
	}
	/* Some file systems report a full disk or quota only here. */
	if (close(STDOUT_FILENO) != 0 && !failed && errno != EBADF) {
		failed = true;
		first_errno = errno;
	}
	if (!failed)
		return TC_EXIT_OK;
	if (first_errno == EPIPE) {
		signal(SIGPIPE, SIG_DFL);
		raise(SIGPIPE);
		_exit(128 + SIGPIPE);
	}
	tc_cli_error(ctx, "cannot write standard output: %s", strerror(first_errno));
	return TC_EXIT_SYSTEM;
}

void tc_cli_out_text(FILE *f, const char *s, size_t n, bool unicode)
{
	while (n > 0) {
		struct tc_cli_glyph g;

		tc_cli_term_glyph(s, n, unicode, &g);
		fwrite(g.text, 1, g.len, f);
		s += g.used;
		n -= g.used;
	}
}

void tc_cli_out_csv(FILE *f, const char *s, size_t n)
{
	bool plain = true;

	for (size_t i = 0; i < n && plain; i++)
		plain = s[i] != '"' && s[i] != ',' && s[i] != '\n' && s[i] != '\r';
	if (plain && (n == 0 || (s[0] != ' ' && s[n - 1] != ' '))) {
		fwrite(s, 1, n, f);
		return;
	}
	putc('"', f);
	for (size_t i = 0; i < n; i++) {
		if (s[i] == '"')
			putc('"', f);
		putc(s[i], f);
	}
	putc('"', f);
}

/* --- JSON --------------------------------------------------------------------- */

void tc_cli_json_init(struct tc_cli_json *j, FILE *f, unsigned pretty)
{
	memset(j, 0, sizeof(*j));
	j->f = f;
	j->pretty = pretty;
}

static void new_line(struct tc_cli_json *j)
{
	putc('\n', j->f);
	for (unsigned i = 0; i < j->depth; i++)
		fputs("  ", j->f);
}

/* What stands between the members of a container. */
static void separate(struct tc_cli_json *j)
{
	unsigned d = j->depth;

	if (j->after_key) {
		j->after_key = false;
		return;
	}
	if (d == 0)
		return;
	if (j->has_member[d - 1])
		putc(',', j->f);
	if (d <= j->pretty)
		new_line(j);
	else if (j->has_member[d - 1])
		putc(' ', j->f);
	j->has_member[d - 1] = true;
}

static void open_container(struct tc_cli_json *j, char open, char close)
{
	assert(j->depth < TC_CLI_JSON_DEPTH);
	separate(j);
	putc(open, j->f);
	j->has_member[j->depth] = false;
	j->close[j->depth++] = close;
}

void tc_cli_json_object(struct tc_cli_json *j)
{
	open_container(j, '{', '}');
}

void tc_cli_json_array(struct tc_cli_json *j)
{
	open_container(j, '[', ']');
}

void tc_cli_json_end(struct tc_cli_json *j)
{
	assert(j->depth > 0 && !j->after_key);
	j->depth--;
	if (j->has_member[j->depth] && j->depth < j->pretty)
		new_line(j);
	putc(j->close[j->depth], j->f);
	if (j->depth == 0)
		putc('\n', j->f);
}

static void put_string(FILE *f, const char *s, size_t n)
{
	putc('"', f);
	while (n > 0) {
		uint32_t cp;
		size_t len = tc_cli_term_utf8(s, n, &cp);

		if (len == 0)
			fputs("\\ufffd", f);
		else if (cp == '"' || cp == '\\')
			fprintf(f, "\\%c", (int)cp);
		else if (cp == '\n' || cp == '\t')
			fputs(cp == '\n' ? "\\n" : "\\t", f);
		else if (tc_cli_term_unsafe(cp) && cp >= 0x10000)
			fprintf(f, "\\u%04x\\u%04x", 0xd800 + (unsigned)((cp - 0x10000) >> 10),
				0xdc00 + (unsigned)((cp - 0x10000) & 0x3ff));
		else if (tc_cli_term_unsafe(cp))
			fprintf(f, "\\u%04x", (unsigned)cp);
		else
			fwrite(s, 1, len, f);
		s += len ? len : 1;
		n -= len ? len : 1;
	}
	putc('"', f);
}

void tc_cli_json_key(struct tc_cli_json *j, const char *key)
{
	assert(j->depth > 0 && j->close[j->depth - 1] == '}' && !j->after_key);
	separate(j);
	put_string(j->f, key, strlen(key));
	fputs(": ", j->f);
	j->after_key = true;
}

void tc_cli_json_str(struct tc_cli_json *j, const char *s, size_t n)
{
	separate(j);
	put_string(j->f, s, n);
}

void tc_cli_json_cstr(struct tc_cli_json *j, const char *s)
{
	if (s)
		tc_cli_json_str(j, s, strlen(s));
	else
		tc_cli_json_null(j);
}

void tc_cli_json_u64(struct tc_cli_json *j, uint64_t v)
{
	separate(j);
	fprintf(j->f, "%" PRIu64, v);
}

void tc_cli_json_i64(struct tc_cli_json *j, int64_t v)
{
	separate(j);
	fprintf(j->f, "%" PRId64, v);
}

void tc_cli_json_f64(struct tc_cli_json *j, double v)
{
	char buf[TC_UNITS_MAX];

	if (!isfinite(v)) {
		tc_cli_json_null(j);
		return;
	}
	separate(j);
	fwrite(buf, 1, tc_cli_units_double_exact(buf, v), j->f);
}

void tc_cli_json_bool(struct tc_cli_json *j, bool v)
{
	separate(j);
	fputs(v ? "true" : "false", j->f);
}

void tc_cli_json_null(struct tc_cli_json *j)
{
	separate(j);
	fputs("null", j->f);
}
