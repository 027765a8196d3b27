/* SPDX-License-Identifier: MIT */
/*
 * An event as one line of JSON. Members that do not apply are left out; doc and
 * man page of `tacho events` list them. Numbers beyond 2^53 occur in ids only.
 */
#include "export/events_text.h"

#include "wire/quote.h"
#include "wire/wire.h"

/* A string: what is not UTF-8 becomes U+FFFD, what is not printable \uXXXX. */
static void put_string(struct tc_textbuf *out, struct tacho_text t)
{
	size_t plain = 0, i = 0;

	tc_textbuf_char(out, '"');
	while (i < t.n) {
		uint8_t c = (uint8_t)t.s[i];
		uint32_t rune;
		size_t len;

		if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') {
			i++;
			continue;
		}
		len = tc_quote_decode(t.s + i, t.n - i, &rune);
		if (rune >= 0xa0 && rune != UINT32_MAX && tc_quote_is_print(rune)) {
			i += len;
			continue;
		}
		tc_textbuf_bytes(out, t.s + plain, i - plain);
		if (c == '"' || c == '\\') {
			tc_textbuf_char(out, '\\');
			tc_textbuf_char(out, (char)c);
		} else if (rune == UINT32_MAX) {
			tc_textbuf_puts(out, "\\ufffd");
		} else {
			uint32_t units[2] = { rune, 0 };

			if (rune > 0xffff) {
				units[0] = 0xd800 + ((rune - 0x10000) >> 10);
				units[1] = 0xdc00 + ((rune - 0x10000) & 0x3ff);
			}
			for (unsigned k = 0; k < 2 && (k == 0 || units[k]); k++) {
				tc_textbuf_puts(out, "\\u");
				for (unsigned n = 4; n-- > 0;)
					tc_textbuf_char(
						out, "0123456789abcdef"[units[k] >> (4 * n) & 15]);
			}
		}
		i += len;
		plain = i;
	}
	tc_textbuf_bytes(out, t.s + plain, t.n - plain);
	tc_textbuf_char(out, '"');
}

static void member_u64(struct tc_textbuf *out, const char *key, uint64_t v)
{
	tc_textbuf_puts(out, key);
	tc_textbuf_u64(out, v);
}

static void member_i64(struct tc_textbuf *out, const char *key, int64_t v)
{
	tc_textbuf_puts(out, key);
	tc_textbuf_i64(out, v);
}

/* The text is ours: nothing in it needs an escape. */
static void member_word(struct tc_textbuf *out, const char *key, const char *word)
{
	tc_textbuf_puts(out, key);
	tc_textbuf_char(out, '"');
	tc_textbuf_puts(out, word);
	tc_textbuf_char(out, '"');
}

static void member_name(struct tc_textbuf *out, const char *key, const struct tacho_gen *gen,
			uint32_t ref)
{
	tc_textbuf_puts(out, key);
	put_string(out, tacho_gen_string(gen, ref));
}

static void member_id(struct tc_textbuf *out, const char *key, int64_t id)
{
	if (id != TACHO_NONE)
		member_i64(out, key, id);
}

static void member_task(struct tc_textbuf *out, const char *key, uint64_t id)
{
	if (id != TACHO_NO_TASK)
		member_u64(out, key, id);
}

static void member_stack(struct tc_textbuf *out, const char *key, const struct tacho_gen *gen,
			 uint32_t stack)
{
	size_t n = gen ? tacho_gen_stack_depth(gen, stack) : 0;

	tc_textbuf_puts(out, key);
	for (size_t i = 0; i < n; i++) {
		struct tacho_frame f = tacho_gen_stack_frame(gen, stack, i);

		tc_textbuf_puts(out, i ? ",{\"func\":" : "{\"func\":");
		put_string(out, tacho_gen_string(gen, f.func));
		member_name(out, ",\"file\":", gen, f.file);
		member_u64(out, ",\"line\":", f.line);
		tc_textbuf_puts(out, ",\"pc\":\"0x");
		tc_textbuf_hex(out, f.pc);
		tc_textbuf_puts(out, "\"}");
	}
	tc_textbuf_char(out, ']');
}

/* The innermost function, or with --stacks all frames. */
static void put_stack(struct tacho_printer *p, const struct tacho_gen *gen, uint32_t stack,
		      const char *leaf_key, const char *stack_key)
{
	if (!gen || stack == 0 || tacho_gen_stack_depth(gen, stack) == 0)
		return;
	member_name(&p->out, leaf_key, gen, tacho_gen_stack_frame(gen, stack, 0).func);
	if (p->opts.stacks)
		member_stack(&p->out, stack_key, gen, stack);
}

static void json_range(struct tc_textbuf *out, const struct tacho_block *b,
		       const struct tacho_event *e)
{
	member_word(out, ",\"range\":", tc_print_range(e->detail));
	if (e->detail == TACHO_RANGE_STW)
		member_name(out, ",\"stw_kind\":", b->gen, e->name);
	member_word(out, ",\"scope\":", tacho_scope_name(e->scope));
	if (e->scope != TACHO_SCOPE_NONE)
		member_i64(out, ",\"id\":", e->subject);
	if (e->kind == TACHO_KIND_RANGE_END && e->detail == TACHO_RANGE_SWEEP) {
		member_u64(out, ",\"swept_bytes\":", tc_print_value(b, e, 0));
		member_u64(out, ",\"reclaimed_bytes\":", tc_print_value(b, e, 1));
	}
}

static void json_transition(struct tacho_printer *p, const struct tacho_block *b,
			    const struct tacho_event *e)
{
	struct tc_textbuf *out = &p->out;

	member_word(out, ",\"scope\":", tacho_scope_name(e->scope));
	member_i64(out, ",\"id\":", e->subject);
	member_word(out, ",\"from\":", tc_print_state(e, e->from));
	member_word(out, ",\"to\":", tc_print_state(e, e->to));
	if (e->name)
		member_name(out, ",\"reason\":", b->gen, e->name);
	put_stack(p, b->gen, e->u.subject_stack, ",\"subject_func\":", ",\"subject_stack\":[");
}

static void json_experimental(struct tc_textbuf *out, const struct tacho_block *b,
			      const struct tacho_event *e)
{
	const char *name = tacho_wire_name(e->wire);
	struct tc_wire_arg_names names;

	member_word(out, ",\"event\":", name ? name : "");
	tc_textbuf_puts(out, ",\"args\":{");
	tc_wire_split_args(e->wire, &names);
	for (unsigned i = 1; i < names.n; i++) {
		tc_textbuf_puts(out, i > 1 ? ",\"" : "\"");
		tc_textbuf_bytes(out, names.arg[i].s, names.arg[i].n);
		member_u64(out, "\":", tc_print_value(b, e, i - 1));
	}
	tc_textbuf_char(out, '}');
}

static void json_sync(struct tc_textbuf *out, const struct tacho_block *b,
		      const struct tacho_event *e)
{
	struct tacho_clock clock;

	member_i64(out, ",\"n\":", e->subject);
	if (!b->gen)
		return;
	member_u64(out, ",\"generation\":", tacho_gen_number(b->gen));
	if (tacho_gen_clock(b->gen, &clock)) {
		member_i64(out, ",\"trace_ns\":", clock.trace_ns);
		member_i64(out, ",\"mono_ns\":", clock.mono_ns);
		member_i64(out, ",\"wall_unix_ns\":", clock.wall_unix_ns);
	}
}

static void json_details(struct tacho_printer *p, const struct tacho_block *b,
			 const struct tacho_event *e)
{
	struct tc_textbuf *out = &p->out;
	const struct tacho_gen *gen = b->gen;

	switch ((enum tacho_kind)e->kind) {
	case TACHO_KIND_METRIC:
		member_word(out, ",\"metric\":", tacho_metric_name(e->detail));
		member_u64(out, ",\"value\":", (uint64_t)e->subject);
		break;
	case TACHO_KIND_LABEL: member_name(out, ",\"label\":", gen, e->name); break;
	case TACHO_KIND_RANGE_BEGIN:
	case TACHO_KIND_RANGE_ACTIVE:
	case TACHO_KIND_RANGE_END: json_range(out, b, e); break;
	case TACHO_KIND_TASK_BEGIN:
	case TACHO_KIND_TASK_END:
		member_u64(out, ",\"task\":", (uint64_t)e->subject);
		member_task(out, ",\"parent\":", tc_print_value(b, e, 0));
		member_name(out, ",\"type\":", gen, e->name);
		break;
	case TACHO_KIND_REGION_BEGIN:
	case TACHO_KIND_REGION_END:
		member_task(out, ",\"task\":", (uint64_t)e->subject);
		member_name(out, ",\"type\":", gen, e->name);
		break;
	case TACHO_KIND_LOG:
		member_task(out, ",\"task\":", (uint64_t)e->subject);
		member_name(out, ",\"category\":", gen, e->name);
		member_name(out, ",\"message\":", gen, e->u.message);
		break;
	case TACHO_KIND_STATE_TRANSITION: json_transition(p, b, e); break;
	case TACHO_KIND_EXPERIMENTAL: json_experimental(out, b, e); break;
	case TACHO_KIND_SYNC: json_sync(out, b, e); break;
	case TACHO_KIND_STACK_SAMPLE:
	case TACHO_KIND_NONE:
	case TACHO_KIND_COUNT: break;
	}
}

void tc_print_json(struct tacho_printer *p, const struct tacho_block *b,
		   const struct tacho_event *e)
{
	struct tc_textbuf *out = &p->out;

	member_i64(out,
		   "{\"time_ns\":", (int64_t)((uint64_t)e->time_ns - (uint64_t)p->opts.start_ns));
	member_word(out, ",\"kind\":", tacho_kind_name(e->kind));
	member_id(out, ",\"m\":", e->m);
	member_id(out, ",\"p\":", e->p);
	member_id(out, ",\"g\":", e->g);
	json_details(p, b, e);
	put_stack(p, b->gen, e->stack, ",\"func\":", ",\"stack\":[");
	tc_textbuf_puts(out, "}\n");
}
