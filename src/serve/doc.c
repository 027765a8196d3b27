/* SPDX-License-Identifier: MIT */
/*
 * Documents: what a command of the tool prints becomes an answer, byte for byte, and
 * its exit code the status.
 */
#include "serve/call.h"
#include "serve/child.h"
#include "serve/doc_shape.h"

#include <stdio.h>
#include <unistd.h>

enum {
	MAX_BYTES = 256 * 1024 * 1024
};

/* --- what the tool said ------------------------------------------------------- */

/* "tacho: tasks: FILE: there is no …\n": from behind the file on, without the end. */
static const char *sentence(char *said, const char *command, const char *file)
{
	const char *const parts[] = { "tacho", command, file };
	size_t i;

	said[strcspn(said, "\n")] = '\0';
	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		size_t n = strlen(parts[i]);

		if (strncmp(said, parts[i], n) == 0 && strncmp(said + n, ": ", 2) == 0)
			said += n + 2;
	}
	return *said ? said : "the command said nothing";
}

/* The exit code 2 of an option that is wrong, and of a thing that is not there. */
static void refuse(struct tc_answer *a, const char *why)
{
	const char *hint = strstr(why, " (see 'tacho help");

	if (hint)
		tc_answer_error(a, 400, "%.*s", (int)(hint - why), why);
	else
		tc_answer_error(a, 404, "%s", why);
}

static void answer_failure(struct tc_call *c, int code, const char *why)
{
	struct tc_answer *a = c->a;

	switch (code) {
	case TC_CHILD_GONE: tc_answer_error(a, 503, "the answer was given up"); break;
	case TC_CHILD_TOO_LONG:
		tc_answer_error(a, 422,
				"the answer is longer than %d MB; ask for less (from, to, top)",
				MAX_BYTES / (1024 * 1024));
		break;
	case TC_CHILD_KILLED:
		tc_answer_error(a, 500,
				"the command was ended by the system: too much memory "
				"or time");
		break;
	case TC_CHILD_FAILED: tc_answer_error(a, 500, "the command could not be started"); break;
	case 2: refuse(a, why); break;
	case 3: tc_answer_error(a, 422, "%s", why); break;
	default: tc_answer_error(a, 500, "%s", why); break;
	}
}

/* --- the process ------------------------------------------------------------ */

struct run {
	const char *argv[TC_DOC_WORDS + 4];
	size_t n;
	int fd_in;
};

/* False: the traces cannot be opened any longer, and the answer says so. */
static bool add_operands(struct tc_call *c, struct run *run)
{
	const struct tc_serve *srv = c->srv;
	int fd = -1;

	if (tc_source_has_changed(&srv->source) ||
	    (c->doc.of != TC_DOC_OF_A && tc_source_has_changed(&srv->compare))) {
		tc_answer_error(
			c->a, 410,
			"the trace file was changed after it was opened; start tacho again");
		return false;
	}
	if (c->doc.of != TC_DOC_OF_B)
		run->argv[run->n++] = tc_source_operand(&srv->source, &run->fd_in);
	if (c->doc.of != TC_DOC_OF_A)
		run->argv[run->n++] = tc_source_operand(&srv->compare, &fd);
	if (fd < 0 || run->fd_in < 0) {
		if (fd >= 0)
			run->fd_in = fd;
		return true;
	}
	(void)close(fd);
	tc_answer_error(c->a, 410, "both traces are gone from where they were opened");
	return false;
}

/* The beginning of an answer of that plan. */
static void answer_begin(struct tc_call *c)
{
	c->a->mime = c->doc.mime;
	c->a->immutable = !c->srv->source.is_stream;
	if (c->doc.file_name)
		snprintf(c->a->file_name, sizeof(c->a->file_name), "%s", c->doc.file_name);
}

bool tc_call_cached(struct tc_call *c)
{
	if (!tc_doc_cache_get(c->srv->docs, &c->doc, tc_source_version(&c->srv->source),
			      &c->a->body))
		return false;
	answer_begin(c);
	return true;
}

/* No event is no failure for a list of them. */
static bool is_empty_list(const struct tc_call *c, int code, const char *why)
{
	return c->doc.shape == TC_DOC_EVENTS && code == 2 && strstr(why, "no event matches");
}

/* What a process calls back with. */
struct making {
	struct tc_call *call;
	struct tc_doc_out out;
};

static int write_out(void *ctx, const char *bytes, size_t n)
{
	struct making *m = ctx;

	return tc_doc_out_write(&m->out, bytes, n);
}

static int next_client(void *ctx)
{
	const struct making *m = ctx;

	return tc_flight_next_socket(m->call->srv->flights, m->call);
}

static void run(struct tc_call *c, struct run *run)
{
	uint64_t version = tc_source_version(&c->srv->source);
	struct making m = { .call = c };
	struct tc_child child = {
		.argv = run->argv,
		.fd_in = run->fd_in,
		.fd_client = c->request ? tc_http_socket(c->request) : -1,
		.fd_stop = c->srv->fd_stop,
		.next_client = next_client,
		.write = write_out,
		.ctx = &m,
	};
	const char *why;
	bool has_output;
	int code;

	tc_doc_out_init(&m.out, &c->doc, &c->a->body, MAX_BYTES);
	code = tc_child_run(&child);
	has_output = c->doc.shape == TC_DOC_EVENTS ? m.out.n > 0 : c->a->body.n > 0;
	tc_doc_out_finish(&m.out);
	why = sentence(child.said, c->doc.words[0],
		       c->doc.of == TC_DOC_OF_B ? c->srv->compare.path : c->srv->source.path);
	if (code == 0 || code == 1 || (code == 3 && has_output) || is_empty_list(c, code, why)) {
		answer_begin(c);
		tc_doc_cache_put(c->srv->docs, &c->doc, version, &c->a->body);
	} else {
		answer_failure(c, code, why);
	}
}

void tc_call_child(struct tc_call *c)
{
	struct run r = { .argv = { "tacho" }, .n = 1, .fd_in = -1 };
	size_t i;

	/* Somebody else may have asked for the same meanwhile. */
	if (tc_call_cached(c))
		return;
	for (i = 0; i < c->doc.n; i++)
		r.argv[r.n++] = c->doc.words[i];
	if (add_operands(c, &r))
		run(c, &r);
	if (r.fd_in >= 0)
		(void)close(r.fd_in);
}
