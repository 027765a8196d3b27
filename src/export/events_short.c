/* SPDX-License-Identifier: MIT */
/*
 * An event as one short line for people:
 *
 *	   0.001234567 M4211   P0   G17      G17 Running -> Waiting (chan receive) @main.worker
 *
 * Seconds since the start, thread, P and goroutine before the event ("-": none),
 * what happened, and the innermost function. Everything that comes from the
 * trace is escaped.
 */
#include "export/events_text.h"

#include "wire/quote.h"
#include "wire/wire.h"

enum {
	M_COLUMNS = 8,
	P_COLUMNS = 5,
	G_COLUMNS = 8
};

static void put_seconds(struct tc_textbuf *out, int64_t ns)
{
	uint64_t abs_ns = ns < 0 ? 0 - (uint64_t)ns : (uint64_t)ns;
	uint64_t seconds = abs_ns / 1000000000;

	for (uint64_t limit = 1000; limit > 1; limit /= 10) {
		if (seconds < limit)
			tc_textbuf_char(out, ' ');
	}
	if (ns < 0)
		tc_textbuf_char(out, '-');
	tc_textbuf_u64(out, seconds);
	tc_textbuf_char(out, '.');
	tc_textbuf_padded(out, abs_ns % 1000000000, 9);
}

/* "G17     ", at least `columns` wide and ended by a blank. */
static void put_id(struct tc_textbuf *out, char letter, int64_t id, unsigned columns)
{
	unsigned width = 2;

	tc_textbuf_char(out, letter);
	if (id == TACHO_NONE) {
		tc_textbuf_char(out, '-');
	} else {
		tc_textbuf_i64(out, id);
		for (uint64_t v = (uint64_t)id; v >= 10; v /= 10)
			width++;
	}
	do
		tc_textbuf_char(out, ' ');
	while (++width <= columns);
}

static void put_text(struct tc_textbuf *out, const struct tacho_gen *gen, uint32_t name)
{
	struct tacho_text t = tacho_gen_string(gen, name);

	tc_quote(out, t.s, t.n);
}

/* " G17", " P3", or nothing for what is global. */
static void put_subject(struct tc_textbuf *out, const struct tacho_event *e)
{
	if (e->scope == TACHO_SCOPE_NONE)
		return;
	tc_textbuf_puts(out, e->scope == TACHO_SCOPE_PROC ? " P" : " G");
	tc_textbuf_i64(out, e->subject);
}

static void short_range(struct tc_textbuf *out, const struct tacho_block *b,
			const struct tacho_event *e)
{
	tc_textbuf_puts(out, e->kind == TACHO_KIND_RANGE_BEGIN    ? "begin "
			     : e->kind == TACHO_KIND_RANGE_ACTIVE ? "active "
								  : "end ");
	tc_textbuf_puts(out, tc_print_range(e->detail));
	if (e->detail == TACHO_RANGE_STW) {
		struct tacho_text kind = tacho_gen_string(b->gen, e->name);

		tc_textbuf_puts(out, " (");
		tc_quote_safe(out, kind.s, kind.n);
		tc_textbuf_char(out, ')');
	}
	put_subject(out, e);
	if (e->kind == TACHO_KIND_RANGE_END && e->detail == TACHO_RANGE_SWEEP) {
		tc_textbuf_puts(out, " swept=");
		tc_textbuf_u64(out, tc_print_value(b, e, 0));
		tc_textbuf_puts(out, " reclaimed=");
		tc_textbuf_u64(out, tc_print_value(b, e, 1));
	}
}

static void short_transition(struct tc_textbuf *out, const struct tacho_block *b,
			     const struct tacho_event *e)
{
	struct tacho_text reason = tacho_gen_string(b->gen, e->name);

	tc_textbuf_char(out, e->scope == TACHO_SCOPE_PROC ? 'P' : 'G');
	tc_textbuf_i64(out, e->subject);
	tc_textbuf_char(out, ' ');
	if (e->from == e->to) {
		tc_textbuf_puts(out, "is ");
	} else {
		tc_textbuf_puts(out, tc_print_state(e, e->from));
		tc_textbuf_puts(out, " -> ");
	}
	tc_textbuf_puts(out, tc_print_state(e, e->to));
	if (reason.n) {
		tc_textbuf_puts(out, " (");
		tc_quote_safe(out, reason.s, reason.n);
		tc_textbuf_char(out, ')');
	}
}

static void short_experimental(struct tc_textbuf *out, const struct tacho_block *b,
			       const struct tacho_event *e)
{
	const char *name = tacho_wire_name(e->wire);
	struct tc_wire_arg_names names;

	tc_textbuf_puts(out, name ? name : "experimental");
	tc_wire_split_args(e->wire, &names);
	for (unsigned i = 1; i < names.n; i++) {
		tc_textbuf_char(out, ' ');
		tc_textbuf_bytes(out, names.arg[i].s, names.arg[i].n);
		tc_textbuf_char(out, '=');
		tc_textbuf_u64(out, tc_print_value(b, e, i - 1));
	}
}

static void short_sync(struct tc_textbuf *out, const struct tacho_block *b,
		       const struct tacho_event *e)
{
	struct tacho_clock clock;

	tc_textbuf_puts(out, "sync ");
	tc_textbuf_i64(out, e->subject);
	if (!b->gen)
		return;
	tc_textbuf_puts(out, " generation ");
	tc_textbuf_u64(out, tacho_gen_number(b->gen));
	if (tacho_gen_clock(b->gen, &clock)) {
		tc_textbuf_char(out, ' ');
		tc_print_wall(out, clock.wall_unix_ns);
	}
}

static void short_user(struct tc_textbuf *out, const struct tacho_block *b,
		       const struct tacho_event *e, const char *what)
{
	tc_textbuf_puts(out, what);
	if ((uint64_t)e->subject != TACHO_NO_TASK && e->subject != 0) {
		tc_textbuf_puts(out, " task ");
		tc_textbuf_u64(out, (uint64_t)e->subject);
	}
	tc_textbuf_char(out, ' ');
	put_text(out, b->gen, e->name);
}

static void short_details(struct tc_textbuf *out, const struct tacho_block *b,
			  const struct tacho_event *e)
{
	uint64_t parent;

	switch ((enum tacho_kind)e->kind) {
	case TACHO_KIND_METRIC:
		tc_textbuf_puts(out, tacho_metric_name(e->detail));
		tc_textbuf_puts(out, " = ");
		tc_textbuf_u64(out, (uint64_t)e->subject);
		break;
	case TACHO_KIND_LABEL:
		tc_textbuf_puts(out, "label ");
		put_text(out, b->gen, e->name);
		break;
	case TACHO_KIND_RANGE_BEGIN:
	case TACHO_KIND_RANGE_ACTIVE:
	case TACHO_KIND_RANGE_END: short_range(out, b, e); break;
	case TACHO_KIND_TASK_BEGIN:
	case TACHO_KIND_TASK_END:
		short_user(out, b, e, e->kind == TACHO_KIND_TASK_BEGIN ? "begin" : "end");
		parent = tc_print_value(b, e, 0);
		if (parent != TACHO_NO_TASK && parent != 0) {
			tc_textbuf_puts(out, " in task ");
			tc_textbuf_u64(out, parent);
		}
		break;
	case TACHO_KIND_REGION_BEGIN: short_user(out, b, e, "begin region"); break;
	case TACHO_KIND_REGION_END: short_user(out, b, e, "end region"); break;
	case TACHO_KIND_LOG:
		short_user(out, b, e, "log");
		tc_textbuf_char(out, ' ');
		put_text(out, b->gen, e->u.message);
		break;
	case TACHO_KIND_STATE_TRANSITION: short_transition(out, b, e); break;
	case TACHO_KIND_EXPERIMENTAL: short_experimental(out, b, e); break;
	case TACHO_KIND_SYNC: short_sync(out, b, e); break;
	case TACHO_KIND_STACK_SAMPLE: tc_textbuf_puts(out, "CPU sample"); break;
	case TACHO_KIND_NONE:
	case TACHO_KIND_COUNT: tc_textbuf_char(out, '?'); break;
	}
}

static void put_leaf(struct tc_textbuf *out, const struct tacho_gen *gen, uint32_t stack)
{
	struct tacho_text func;

	if (!gen || stack == 0 || tacho_gen_stack_depth(gen, stack) == 0)
		return;
	func = tacho_gen_string(gen, tacho_gen_stack_frame(gen, stack, 0).func);
	tc_textbuf_puts(out, " @");
	tc_quote_safe(out, func.s, func.n);
}

void tc_print_short(struct tacho_printer *p, const struct tacho_block *b,
		    const struct tacho_event *e)
{
	struct tc_textbuf *out = &p->out;
	bool is_creation = e->wire == TC_EV_GO_CREATE || e->wire == TC_EV_GO_CREATE_BLOCKED;

	put_seconds(out, (int64_t)((uint64_t)e->time_ns - (uint64_t)p->opts.start_ns));
	tc_textbuf_char(out, ' ');
	put_id(out, 'M', e->m, M_COLUMNS);
	put_id(out, 'P', e->p, P_COLUMNS);
	put_id(out, 'G', e->g, G_COLUMNS);
	short_details(out, b, e);
	if (e->kind == TACHO_KIND_STATE_TRANSITION && is_creation && e->u.subject_stack) {
		tc_textbuf_puts(out, " to run");
		put_leaf(out, b->gen, e->u.subject_stack);
	}
	put_leaf(out, b->gen, e->stack);
	tc_textbuf_char(out, '\n');
	if (p->opts.stacks && e->stack)
		tc_print_frames(p, b->gen, e->stack, "\t", true);
}
