/* SPDX-License-Identifier: MIT */
/*
 * The text of rows. Texts come escaped for the form that is written: as JSON without
 * quotes, or with doubled quotes for CSV.
 */
#include "export/row_text.h"

#include <string.h>

struct writer {
	struct tc_textbuf *b;
	const struct tc_tl_names *names;
	bool is_json, is_first;
};

static void begin_field(struct writer *w, const char *key, bool has)
{
	if (w->is_json && !has)
		return;
	if (!w->is_first)
		tc_textbuf_char(w->b, ',');
	w->is_first = false;
	if (w->is_json) {
		tc_textbuf_char(w->b, '"');
		tc_textbuf_puts(w->b, key);
		tc_textbuf_puts(w->b, "\":");
	}
}

static void put_number(struct writer *w, const char *key, bool has, int64_t v)
{
	begin_field(w, key, has);
	if (has)
		tc_textbuf_i64(w->b, v);
}

static void put_u64(struct writer *w, const char *key, bool has, uint64_t v)
{
	begin_field(w, key, has);
	if (has)
		tc_textbuf_u64(w->b, v);
}

static bool needs_quotes(struct tacho_text t)
{
	for (size_t i = 0; i < t.n; i++) {
		if (t.s[i] == ',' || t.s[i] == '"' || t.s[i] == '\n' || t.s[i] == '\r')
			return true;
	}
	return false;
}

static void put_text(struct writer *w, const char *key, struct tacho_text t)
{
	bool quotes = w->is_json || needs_quotes(t);

	begin_field(w, key, t.n > 0);
	if (t.n == 0)
		return;
	if (quotes)
		tc_textbuf_char(w->b, '"');
	tc_textbuf_bytes(w->b, t.s, t.n);
	if (quotes)
		tc_textbuf_char(w->b, '"');
}

static void put_id(struct writer *w, const char *key, uint32_t id)
{
	put_text(w, key, tacho_symbols_get(w->names->texts, id));
}

static void put_func(struct writer *w, const char *key, uint32_t frame)
{
	put_id(w, key, frame ? w->names->frames[frame - 1].func : 0);
}

/* Innermost first: an array, or joined by ';'. */
static void put_stack(struct writer *w, const char *key, uint32_t frame)
{
	bool is_first = true;

	begin_field(w, key, frame != 0);
	if (!frame)
		return;
	tc_textbuf_char(w->b, w->is_json ? '[' : '"');
	while (frame) {
		const struct tc_tl_frame *f = &w->names->frames[frame - 1];
		struct tacho_text func = tacho_symbols_get(w->names->texts, f->func);

		if (!is_first)
			tc_textbuf_char(w->b, w->is_json ? ',' : ';');
		is_first = false;
		if (w->is_json)
			tc_textbuf_char(w->b, '"');
		tc_textbuf_bytes(w->b, func.s, func.n);
		tc_textbuf_char(w->b, ':');
		tc_textbuf_u64(w->b, f->line);
		if (w->is_json)
			tc_textbuf_char(w->b, '"');
		frame = f->parent;
	}
	tc_textbuf_char(w->b, w->is_json ? ']' : '"');
}

static struct tacho_text open_text(unsigned open)
{
	static const struct tacho_text texts[] = {
		{ "", 0 }, { "begin", 5 }, { "end", 3 }, { "both", 4 }
	};

	return texts[open & 3];
}

void tc_row_put(struct tc_textbuf *out, const struct tc_tl_names *names,
		const struct tacho_rows_opts *o, const struct tc_row *r)
{
	struct writer w = { out, names, o->form == TACHO_ROWS_JSONL, true };
	const char *kind = tacho_row_name(r->kind);
	int64_t dur;

	if (__builtin_sub_overflow(r->end_ns, r->begin_ns, &dur))
		dur = INT64_MAX;
	if (w.is_json)
		tc_textbuf_char(out, '{');
	put_text(&w, "kind", (struct tacho_text){ kind, strlen(kind) });
	put_number(&w, "begin_ns", true, r->begin_ns);
	put_number(&w, "end_ns", true, r->end_ns);
	put_number(&w, "duration_ns", true, dur);
	put_number(&w, "goroutine", r->g != TACHO_NONE, r->g);
	put_id(&w, "function", r->function);
	put_id(&w, "name", r->name);
	if (r->message)
		put_text(&w, "detail", *r->message);
	else
		put_id(&w, "detail", r->reason);
	put_func(&w, "at", r->stack);
	put_number(&w, "proc", r->p != TACHO_NONE, r->p);
	put_number(&w, "thread", r->m != TACHO_NONE, r->m);
	put_number(&w, "waker", r->waker != TACHO_NONE, r->waker);
	put_func(&w, "waker_at", r->waker_stack);
	put_number(&w, "latency_ns", r->latency_ns >= 0, r->latency_ns);
	put_u64(&w, "task", r->task != TACHO_NO_TASK, r->task);
	put_u64(&w, "parent", r->parent != TACHO_NO_TASK, r->parent);
	put_text(&w, "open", open_text(r->open));
	if (o->stacks) {
		put_stack(&w, "stack", r->stack);
		put_stack(&w, "waker_stack", r->waker_stack);
	}
	tc_textbuf_puts(out, w.is_json ? "}\n" : "\r\n");
}

void tc_row_header(struct tc_textbuf *out, const struct tacho_rows_opts *o)
{
	if (o->form != TACHO_ROWS_CSV)
		return;
	tc_textbuf_puts(out, "kind,begin_ns,end_ns,duration_ns,goroutine,function,name,detail,at,"
			     "proc,thread,waker,waker_at,latency_ns,task,parent,open");
	tc_textbuf_puts(out, o->stacks ? ",stack,waker_stack\r\n" : "\r\n");
}
