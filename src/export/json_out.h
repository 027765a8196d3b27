/* SPDX-License-Identifier: MIT */
/*
 * Writing JSON as a stream: bytes go out as they come, so a document may be as
 * long as it likes. Commas are put by the writer; the caller balances begin and
 * end. The first failure is kept in `rc`, and nothing is written after it.
 */
#ifndef TC_EXPORT_JSON_OUT_H
#define TC_EXPORT_JSON_OUT_H

#include <tacho/event.h>

struct tc_json {
	int (*write)(void *ctx, const void *bytes, size_t n); /* 0 or negative */
	void *ctx;
	int rc;
	bool needs_comma;
	bool breaks_line; /* the next element begins on a line of its own */
	size_t n;
	char buf[4096];
};

void tc_json_init(struct tc_json *j, int (*write)(void *ctx, const void *bytes, size_t n),
		  void *ctx);

/* '{' or '[', and their counterparts. */
void tc_json_begin(struct tc_json *j, char bracket);
void tc_json_end(struct tc_json *j, char bracket);

/* Begin a new line before the next key or element, behind its comma. */
void tc_json_break(struct tc_json *j);

/* Keys are ours and are written as they are. */
void tc_json_key(struct tc_json *j, const char *key);
/* Keys that come from a trace. */
void tc_json_key_text(struct tc_json *j, struct tacho_text key);

/*
 * A string of any bytes: what is not UTF-8 becomes U+FFFD, one for each bad byte,
 * as Go does it.
 */
void tc_json_text(struct tc_json *j, struct tacho_text t);
void tc_json_string(struct tc_json *j, const char *s);
void tc_json_u64(struct tc_json *j, uint64_t v);
void tc_json_i64(struct tc_json *j, int64_t v);
/* A short decimal that reads back as v, plain where that fits; null if v is not finite. */
void tc_json_f64(struct tc_json *j, double v);
/* A string of 16 hexadecimal digits. */
void tc_json_hex64(struct tc_json *j, uint64_t v);
void tc_json_bool(struct tc_json *j, bool v);
void tc_json_null(struct tc_json *j);

/* What is buffered goes out; returns the first failure, or 0. */
TACHO_MUST_USE int tc_json_finish(struct tc_json *j);

#endif
