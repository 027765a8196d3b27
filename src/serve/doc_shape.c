/* SPDX-License-Identifier: MIT */
/* See doc_shape.h. */
#include "serve/doc_shape.h"

#include <inttypes.h>
#include <stdio.h>

#define HEAD "{\"displayTimeUnit\""
#define META "\"ph\":\"M\""
#define TIME "{\"time_ns\":"

void tc_doc_out_init(struct tc_doc_out *o, const struct tc_doc_plan *plan, struct tc_textbuf *to,
		     size_t max_bytes)
{
	*o = (struct tc_doc_out){ .plan = plan, .to = to, .max_bytes = max_bytes };
	tc_textbuf_init(&o->line, NULL, NULL, NULL);
	if (plan->shape == TC_DOC_EVENTS)
		tc_textbuf_puts(to, "{\"events\":[\n");
}

static void put_element(struct tc_doc_out *o, const char *line, size_t n)
{
	if (o->has_kept)
		tc_textbuf_puts(o->to, ",\n");
	o->has_kept = true;
	tc_textbuf_bytes(o->to, line, n);
}

static bool is_wanted(const struct tc_doc_out *o)
{
	return o->n >= o->plan->first && o->n <= o->plan->last;
}

/*
 * A line of Chrome's format: an event with a comma behind it, or what is before and
 * behind the list. Events about names and order belong to every part.
 */
static void put_timeline(struct tc_doc_out *o, const char *line, size_t n)
{
	bool is_event = !o->is_behind && n > 0 && line[0] == '{' &&
			(n < sizeof(HEAD) - 1 || memcmp(line, HEAD, sizeof(HEAD) - 1) != 0);

	if (!is_event) {
		o->is_behind |= n > 0 && line[0] == ']';
		if (o->is_behind && line[0] == ']' && o->has_kept)
			tc_textbuf_char(o->to, '\n');
		tc_textbuf_bytes(o->to, line, n);
		tc_textbuf_char(o->to, '\n');
		return;
	}
	n -= line[n - 1] == ',';
	if (is_wanted(o) || memmem(line, n, META, sizeof(META) - 1))
		put_element(o, line, n);
	o->n++;
}

/* Of an event that is printed: what a cursor behind it has to say. */
static void note_time(struct tc_doc_out *o, const char *line, size_t n)
{
	size_t n_head = sizeof(TIME) - 1, i = n_head;
	uint64_t ns = 0;

	if (n < n_head || memcmp(line, TIME, n_head) != 0)
		return;
	for (; i < n && line[i] >= '0' && line[i] <= '9'; i++)
		ns = ns * 10 + (uint64_t)(line[i] - '0');
	o->n_same = ns == o->time_ns ? o->n_same + 1 : 1;
	o->time_ns = ns;
}

static void put_line(struct tc_doc_out *o, const char *line, size_t n)
{
	if (o->plan->shape == TC_DOC_TIMELINE) {
		put_timeline(o, line, n);
		return;
	}
	if (o->n <= o->plan->last)
		note_time(o, line, n);
	if (is_wanted(o))
		put_element(o, line, n);
	o->n++;
}

/* 0, or negative: memory is out, or more is kept than may be. */
static int check_size(const struct tc_doc_out *o)
{
	if (o->to->rc < 0)
		return o->to->rc;
	return o->to->n + o->line.n > o->max_bytes ? TACHO_ELIMIT : 0;
}

int tc_doc_out_write(void *out, const char *bytes, size_t n)
{
	struct tc_doc_out *o = out;

	if (o->plan->shape == TC_DOC_WHOLE) {
		tc_textbuf_bytes(o->to, bytes, n);
		return check_size(o);
	}
	while (n > 0) {
		const char *end = memchr(bytes, '\n', n);
		size_t n_line = end ? (size_t)(end - bytes) : n;

		if (end && o->line.n == 0) {
			put_line(o, bytes, n_line);
		} else {
			tc_textbuf_bytes(&o->line, bytes, n_line);
			if (o->line.rc < 0)
				return o->line.rc;
			if (end) {
				put_line(o, o->line.p, o->line.n);
				o->line.n = 0;
			}
		}
		bytes += n_line + (end ? 1 : 0);
		n -= n_line + (end ? 1 : 0);
	}
	return check_size(o);
}

void tc_doc_out_finish(struct tc_doc_out *o)
{
	char next[80] = "false,\"next\":null}";

	if (o->line.n > 0)
		put_line(o, o->line.p, o->line.n);
	tc_textbuf_fini(&o->line);
	if (o->plan->shape != TC_DOC_EVENTS)
		return;
	tc_textbuf_puts(o->to, o->has_kept ? "\n],\"more\":" : "],\"more\":");
	if (o->n > o->plan->last + 1)
		(void)snprintf(next, sizeof(next), "true,\"next\":\"%" PRIu64 "-%" PRIu64 "\"}",
			       o->time_ns, o->n_same);
	tc_textbuf_puts(o->to, next);
}
