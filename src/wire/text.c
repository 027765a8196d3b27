/* SPDX-License-Identifier: MIT */
/* The text form of the wire format, both ways; see text.h. */
#include "wire/text.h"

#include <stdio.h>

#include "base/diag.h"
#include "wire/encode.h"
#include "wire/quote.h"
#include "wire/wire.h"

static const char *const frame_fields[] = { "pc", "func", "file", "line" };

/* --- writing ---------------------------------------------------------------- */

void tc_text_header(struct tc_textbuf *out, unsigned version)
{
	tc_textbuf_puts(out, "Trace Go1.");
	tc_textbuf_u64(out, version);
	tc_textbuf_char(out, '\n');
}

void tc_text_event(struct tc_textbuf *out, const struct tacho_raw_event *e)
{
	const char *name = tacho_wire_name(e->type);
	struct tc_wire_arg_names names;

	tc_textbuf_puts(out, name ? name : "");
	tc_wire_split_args(e->type, &names);
	for (unsigned i = 0; i < names.n && i < e->n_args; i++) {
		tc_textbuf_char(out, ' ');
		tc_textbuf_bytes(out, names.arg[i].s, names.arg[i].n);
		tc_textbuf_char(out, '=');
		tc_textbuf_u64(out, e->args[i]);
	}
	for (uint64_t i = 0; i < e->n_frames * 4; i++) {
		tc_textbuf_puts(out, i % 4 ? " " : "\n\t");
		tc_textbuf_puts(out, frame_fields[i % 4]);
		tc_textbuf_char(out, '=');
		tc_textbuf_u64(out, e->frames[i]);
	}
	if (e->data.n) {
		tc_textbuf_puts(out, "\n\tdata=");
		tc_quote(out, e->data.s, e->data.n);
	}
	tc_textbuf_char(out, '\n');
}

/* --- reading ---------------------------------------------------------------- */

struct span {
	const char *p, *end;
};

struct text_reader {
	struct span rest; /* lines not looked at yet */
	unsigned long line_no;
	struct tc_textbuf *out;
	struct tacho_diag *diag;
	/* An open batch without a size: where its size and its payload are. */
	bool has_open;
	size_t size_at, payload_at;
};

static size_t span_len(struct span s)
{
	return (size_t)(s.end - s.p);
}

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_text(struct span s, const char *text)
{
	return span_len(s) == strlen(text) && memcmp(s.p, text, span_len(s)) == 0;
}

/* The next word of a line; empty at its end or at a comment. */
static struct span word(struct span *line)
{
	struct span w;

	while (line->p < line->end && is_space(*line->p))
		line->p++;
	w.p = line->p;
	while (line->p < line->end && !is_space(*line->p) && *line->p != '#')
		line->p++;
	w.end = line->p;
	if (w.p == w.end)
		line->p = line->end;
	return w;
}

static int bad(struct text_reader *r, const char *what, struct span where)
{
	return tc_diag_set(r->diag, TACHO_EFORMAT, "line %lu: %s: %.*s", r->line_no, what,
			   (int)(span_len(where) > 80 ? 80 : span_len(where)), where.p);
}

/* The next line with something on it; false at the end. */
static bool next_line(struct text_reader *r, struct span *line)
{
	while (r->rest.p < r->rest.end) {
		const char *nl = memchr(r->rest.p, '\n', span_len(r->rest));
		struct span look;

		line->p = r->rest.p;
		line->end = nl ? nl : r->rest.end;
		r->rest.p = nl ? nl + 1 : r->rest.end;
		r->line_no++;
		look = *line;
		if (span_len(word(&look)) > 0)
			return true;
	}
	return false;
}

static bool number(struct span s, uint64_t *out)
{
	uint64_t v = 0;

	if (s.p == s.end)
		return false;
	for (; s.p < s.end; s.p++) {
		unsigned d = (unsigned char)*s.p - (unsigned)'0';

		if (d > 9 || __builtin_mul_overflow(v, 10, &v) || __builtin_add_overflow(v, d, &v))
			return false;
	}
	*out = v;
	return true;
}

/* name=value; names must come in order. */
static int read_arg(struct text_reader *r, struct span *line, struct span name, uint64_t *out)
{
	struct span w = word(line), value = w;
	size_t n = span_len(name);

	if (span_len(w) <= n || memcmp(w.p, name.p, n) != 0 || w.p[n] != '=')
		return tc_diag_set(r->diag, TACHO_EFORMAT, "line %lu: expected argument %.*s",
				   r->line_no, (int)n, name.p);
	value.p += n + 1;
	return number(value, out) ? 0 : bad(r, "not a number", w);
}

static int end_of_line(struct text_reader *r, struct span line)
{
	struct span w = word(&line);

	return span_len(w) == 0 ? 0 : bad(r, "something behind the event", w);
}

static void put_varint(struct text_reader *r, uint64_t v)
{
	uint8_t bytes[TC_MAX_VARINT_BYTES];

	tc_textbuf_bytes(r->out, bytes, (size_t)(tc_enc_varint(bytes, v) - bytes));
}

/* Does the next line hold data? Then take it, unquoted, onto `data`. */
static int read_data(struct text_reader *r, struct tc_textbuf *data)
{
	struct text_reader ahead = *r;
	struct span line, eq;

	if (!next_line(&ahead, &line))
		return 0;
	while (line.p < line.end && is_space(*line.p))
		line.p++;
	while (line.p < line.end && is_space(line.end[-1]))
		line.end--;
	if (span_len(line) < 4 || memcmp(line.p, "data", 4) != 0)
		return 0;
	eq = (struct span){ line.p + 4, line.end };
	while (eq.p < eq.end && is_space(*eq.p))
		eq.p++;
	if (eq.p == eq.end || *eq.p != '=')
		return 0;
	eq.p++;
	while (eq.p < eq.end && is_space(*eq.p))
		eq.p++;
	r->rest = ahead.rest;
	r->line_no = ahead.line_no;
	if (!tc_unquote(data, eq.p, span_len(eq)))
		return bad(r, "not a quoted string", eq);
	return data->rc;
}

/* Data behind its length, or (Bytes) as it is. */
static int copy_data(struct text_reader *r, bool with_length)
{
	struct tc_textbuf data;
	int rc;

	tc_textbuf_init(&data, r->out->alloc, NULL, NULL);
	rc = read_data(r, &data);
	if (rc == 0) {
		if (with_length)
			put_varint(r, data.n);
		tc_textbuf_bytes(r->out, data.p, data.n);
	}
	tc_textbuf_fini(&data);
	return rc;
}

static int read_frames(struct text_reader *r, uint64_t n)
{
	for (uint64_t i = 0; i < n; i++) {
		struct span line;

		if (!next_line(r, &line))
			return bad(r, "a stack ends too early", r->rest);
		for (unsigned f = 0; f < 4; f++) {
			const char *name = frame_fields[f];
			uint64_t v;
			int rc = read_arg(r, &line, (struct span){ name, name + strlen(name) }, &v);

			if (rc < 0)
				return rc;
			put_varint(r, v);
		}
		if (end_of_line(r, line) < 0)
			return TACHO_EFORMAT;
		if (r->out->rc < 0)
			return r->out->rc;
	}
	return 0;
}

/* Fill in the size of a batch that was written without one. */
static void close_batch(struct text_reader *r)
{
	if (r->has_open && r->out->rc == 0)
		(void)tc_enc_varint_padded((uint8_t *)r->out->p + r->size_at,
					   r->out->n - r->payload_at, TC_MAX_VARINT_BYTES);
	r->has_open = false;
}

/* The arguments of a batch but the last may be followed by nothing: no size. */
static bool is_without_size(struct span line)
{
	return span_len(word(&line)) == 0;
}

static int read_args(struct text_reader *r, int type, struct span *line, uint64_t *args)
{
	struct tc_wire_arg_names names;

	tc_wire_split_args(type, &names);
	for (unsigned i = 0; i < names.n; i++) {
		struct span name = { names.arg[i].s, names.arg[i].s + names.arg[i].n };
		int rc;

		if (type == TC_EV_EVENT_BATCH && i == 3 && is_without_size(*line)) {
			r->has_open = true;
			r->size_at = r->out->n;
			tc_textbuf_bytes(r->out, "\0\0\0\0\0\0\0\0\0", TC_MAX_VARINT_BYTES);
			r->payload_at = r->out->n;
			return 0;
		}
		rc = read_arg(r, line, name, &args[i]);
		if (rc < 0)
			return rc;
		if (type == TC_EV_EXPERIMENTAL_BATCH && i == 0) {
			if (args[0] > 0xff)
				return bad(r, "the experiment is one byte", *line);
			tc_textbuf_char(r->out, (char)args[0]);
		} else {
			put_varint(r, args[i]);
		}
	}
	return end_of_line(r, *line);
}

static int read_event(struct text_reader *r, struct span line)
{
	uint64_t args[TC_WIRE_MAX_NAMED_ARGS] = { 0 };
	struct span name = word(&line);
	int type = tc_wire_type_of(name.p, (unsigned)span_len(name));
	int rc;

	if (is_text(name, "Bytes"))
		return end_of_line(r, line) < 0 ? TACHO_EFORMAT : copy_data(r, false);
	if (type == TC_EV_NONE)
		return bad(r, "unidentified event", name);
	if (type == TC_EV_EVENT_BATCH || type == TC_EV_EXPERIMENTAL_BATCH ||
	    type == TC_EV_END_OF_GENERATION)
		close_batch(r);
	tc_textbuf_char(r->out, (char)type);
	rc = read_args(r, type, &line, args);
	if (rc < 0)
		return rc;
	if (tc_wire_shape[type] == TC_SHAPE_K)
		return read_frames(r, args[1]);
	if (tc_wire_shape[type] == TC_SHAPE_D || tc_wire_shape[type] == TC_SHAPE_E)
		return copy_data(r, true);
	return 0;
}

/* "Trace Go1.NN"; any two digits, so that tests can write what readers refuse. */
static int read_header(struct text_reader *r)
{
	static const char prefix[] = "Go1.";
	char header[TC_HEADER_BYTES + 1] = { 0 };
	struct span line, version;
	uint64_t v = 0;

	if (!next_line(r, &line) || !is_text(word(&line), "Trace"))
		return bad(r, "the first line must be `Trace Go1.NN`", r->rest);
	version = word(&line);
	if (span_len(version) != sizeof(prefix) + 1 ||
	    memcmp(version.p, prefix, sizeof(prefix) - 1) != 0)
		return bad(r, "bad version", version);
	version.p += sizeof(prefix) - 1;
	if (!number(version, &v))
		return bad(r, "bad version", version);
	(void)snprintf(header, sizeof(header), "go 1.%02u trace", (unsigned)v % 100);
	tc_textbuf_bytes(r->out, header, TC_HEADER_BYTES);
	return end_of_line(r, line);
}

int tc_text_read(struct tc_textbuf *out, const char *text, size_t n, struct tacho_diag *diag)
{
	struct text_reader r = { .rest = { text, text + n }, .out = out, .diag = diag };
	struct span line;
	int rc = read_header(&r);

	while (rc == 0 && out->rc == 0 && next_line(&r, &line))
		rc = read_event(&r, line);
	close_batch(&r);
	if (rc == 0 && out->rc < 0)
		rc = out->rc;
	return rc == TACHO_ENOMEM ? tc_diag_set(diag, rc, "no memory for the trace") : rc;
}
