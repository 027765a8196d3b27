/* SPDX-License-Identifier: MIT */
/*
 * Requests of any kind about a small trace: a line with the method and the target,
 * then lines with Host, Sec-Fetch-Site and a token to be asked for. Every answer is
 * whole, errors and data are JSON, and nothing of a request becomes an option of a
 * command.
 */
#include "fuzz/target.h"
#include "support/json_check.h"
#include "support/serve_calls.h"

#define FP "{fp}" /* in inputs: the fingerprint */

enum {
	LINES = 4,
	LINE_BYTES = TC_HTTP_TARGET_BYTES + 64
};

struct request {
	char lines[LINES][LINE_BYTES];
	size_t n;
};

static void split(struct request *r, const uint8_t *data, size_t size)
{
	const char *p = (const char *)data, *end = p + size;

	memset(r, 0, sizeof(*r));
	while (p < end && r->n < LINES) {
		const char *stop = memchr(p, '\n', (size_t)(end - p));
		size_t n = (size_t)((stop ? stop : end) - p);

		/* As the library cuts it: nothing behind a NUL. */
		memcpy(r->lines[r->n++], p, n < LINE_BYTES ? n : LINE_BYTES - 1);
		p += n + 1;
	}
}

/* "/api/1/{fp}/…" → the path with the fingerprint of this trace. */
static void put_fingerprint(char *target, const char *fp)
{
	static char rest[LINE_BYTES];
	char *at = strstr(target, FP);

	if (!at || strlen(target) + strlen(fp) >= LINE_BYTES)
		return;
	strcpy(rest, at + strlen(FP));
	strcpy(at, fp);
	strcat(at, rest);
}

static void check_plan(const struct tc_doc_plan *d)
{
	size_t i = 1;

	FUZZ_ASSERT(d->n >= 2 && d->n <= TC_DOC_WORDS && d->words[0][0] != '-');
	while (i < d->n && strcmp(d->words[i], "--") != 0)
		FUZZ_ASSERT(strncmp(d->words[i++], "--", 2) == 0);
	FUZZ_ASSERT(i < d->n && d->n - i <= 2);
	for (i = 1; i < d->n; i++) {
		FUZZ_ASSERT(strncmp(d->words[i], "--output", 8) != 0 ||
			    strcmp(d->words[i], "--output=-") == 0);
		FUZZ_ASSERT(strncmp(d->words[i], "--pprof", 7) != 0 ||
			    strcmp(d->words[i], "--pprof=-") == 0);
	}
}

static void check_location(const char *s)
{
	FUZZ_ASSERT(s[0] == '/' && s[1] != '/');
	for (; *s; s++)
		FUZZ_ASSERT(*s > ' ' && *s < 0x7f);
}

static void check_answer(const struct serve_call *c)
{
	const struct tc_answer *a = &c->answer;

	FUZZ_ASSERT(a->status >= 200 && a->status < 600 && a->body.rc == 0);
	if (c->next == TC_CALL_CHILD) {
		check_plan(&c->call.doc);
		return;
	}
	if (a->status == 302)
		check_location(a->location);
	else if (strcmp(a->mime, "application/json") == 0)
		FUZZ_ASSERT(json_is_valid(a->body.p, a->body.n));
	FUZZ_ASSERT(a->status < 400 || strcmp(a->mime, "application/json") == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct tc_serve *srv;
	static struct request r;
	struct tc_http_head head;
	struct serve_call *c;
	char *target;

	if (!srv)
		srv = serve_calls_new();
	split(&r, data, size);
	target = strchr(r.lines[0], ' ');
	if (!target)
		return 0;
	*target++ = '\0';
	put_fingerprint(target, srv->fp);
	snprintf(srv->guard.token, sizeof(srv->guard.token), "%.32s", r.lines[3]);
	snprintf(srv->prefix, sizeof(srv->prefix), srv->guard.token[0] ? "/k/token" : "%s", "");
	head = (struct tc_http_head){
		.method = r.lines[0],
		.target = target,
		.host = r.n > 1 && r.lines[1][0] ? r.lines[1] : "localhost:8080",
		.fetch_site = r.n > 2 && r.lines[2][0] ? r.lines[2] : NULL,
		.takes_gzip = size % 2 == 0,
		.has_body = size % 64 == 63,
	};
	c = serve_call_head(srv, &head);
	check_answer(c);
	serve_call_free(c);
	return 0;
}
