/* SPDX-License-Identifier: MIT */
/*
 * Output of the tool: messages on stderr, checked stdout, growing strings, safe
 * text, JSON and CSV. Allocation here ends the program with exit 4 when memory is
 * out, so callers need no error paths.
 */
#ifndef TC_CLI_OUT_H
#define TC_CLI_OUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct tacho_ctx;

/* --- memory ------------------------------------------------------------------- */

void *tc_cli_xmalloc(size_t bytes);
void *tc_cli_xcalloc(size_t n, size_t bytes);
void *tc_cli_xreallocarray(void *ptr, size_t n, size_t bytes);
char *tc_cli_xstrdup(const char *s);

/* A growing byte string; zero-init is empty; p is NUL-terminated once not NULL. */
struct tc_cli_str {
	char *p;
	size_t len, cap;
};

void tc_cli_str_add(struct tc_cli_str *s, const char *bytes, size_t n);
void tc_cli_str_puts(struct tc_cli_str *s, const char *text);
void tc_cli_str_printf(struct tc_cli_str *s, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* Foreign text through tc_cli_term_glyph; returns its width in columns. */
unsigned tc_cli_str_escape(struct tc_cli_str *s, const char *text, size_t n, bool unicode);
void tc_cli_str_free(struct tc_cli_str *s);

/* --- messages ----------------------------------------------------------------- */

/*
 * "tacho: <command>: message" on stderr, escaped as a whole, so a message may
 * quote anything. ctx may be NULL. A visible progress bar is cleared first.
 */
void tc_cli_error(const struct tacho_ctx *ctx, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* The same with "warning: " in front; silent under -q. */
void tc_cli_warn(const struct tacho_ctx *ctx, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* Only under -v, if `level` -v were given. */
void tc_cli_note(const struct tacho_ctx *ctx, unsigned level, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* An error with a pointer to the help; returns TC_EXIT_USAGE, for `return`. */
int tc_cli_usage(const struct tacho_ctx *ctx, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* --- stdout ------------------------------------------------------------------- */

/*
 * Has writing to f failed? Remembers why. A command that prints for long asks now
 * and then and stops; the message is main's.
 */
bool tc_cli_out_failed(FILE *f);

/*
 * Flush and close stdout at the end of the program. Returns 0 or an exit code
 * after saying what failed; when the reader of a pipe has gone, dies of SIGPIPE.
 */
int tc_cli_out_finish(const struct tacho_ctx *ctx);

/* Foreign text, escaped for reading. */
void tc_cli_out_text(FILE *f, const char *s, size_t n, bool unicode);

/* One CSV field (RFC 4180), quoted where needed. */
void tc_cli_out_csv(FILE *f, const char *s, size_t n);

/* --- JSON --------------------------------------------------------------------- */

#define TC_CLI_JSON_DEPTH 64

/*
 * A JSON writer that streams. Containers less deep than `pretty` have one member
 * a line, deeper ones stay on the line: 0 gives one line, 1 gives an array with
 * an object a line. Strings may hold anything: invalid UTF-8 becomes U+FFFD, and
 * what tc_cli_term_unsafe names becomes \u escapes, so the text is safe on a
 * terminal too. Nesting beyond TC_CLI_JSON_DEPTH and misuse are bugs (assert).
 */
struct tc_cli_json {
	FILE *f;
	unsigned depth, pretty;
	bool after_key;
	bool has_member[TC_CLI_JSON_DEPTH];
	char close[TC_CLI_JSON_DEPTH];
};

void tc_cli_json_init(struct tc_cli_json *j, FILE *f, unsigned pretty);
void tc_cli_json_object(struct tc_cli_json *j);
void tc_cli_json_array(struct tc_cli_json *j);
/* Ends the innermost container; ends the line after the outermost. */
void tc_cli_json_end(struct tc_cli_json *j);
void tc_cli_json_key(struct tc_cli_json *j, const char *key);
void tc_cli_json_str(struct tc_cli_json *j, const char *s, size_t n);
void tc_cli_json_cstr(struct tc_cli_json *j, const char *s); /* NULL: null */
void tc_cli_json_u64(struct tc_cli_json *j, uint64_t v);
void tc_cli_json_i64(struct tc_cli_json *j, int64_t v);
void tc_cli_json_f64(struct tc_cli_json *j, double v); /* not finite: null */
void tc_cli_json_bool(struct tc_cli_json *j, bool v);
void tc_cli_json_null(struct tc_cli_json *j);

#endif
