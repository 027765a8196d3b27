/* SPDX-License-Identifier: MIT */
/*
 * The printer and Go's form of an event: the output of `go tool trace
 * -d=parsed`, checked against it byte for byte by the interop tests.
 */
#include "export/events_text.h"

#include <time.h>

#include "base/alloc.h"
#include "base/diag.h"
#include "wire/quote.h"
#include "wire/text.h"
#include "wire/wire.h"

/* --- the printer ------------------------------------------------------------ */

int tacho_printer_new(struct tacho_printer **out,
		      int (*write)(void *ctx, const void *bytes, size_t n), void *ctx,
		      const struct tacho_print_opts *opts, const struct tacho_alloc *alloc)
{
	struct tacho_printer *p;

	*out = NULL;
	if (!write || (opts && opts->size != sizeof(*opts)))
		return TACHO_EMISUSE;
	p = tc_calloc(alloc, 1, sizeof(*p));
	if (!p)
		return TACHO_ENOMEM;
	p->alloc = alloc;
	if (opts)
		p->opts = *opts;
	tc_textbuf_init(&p->out, alloc, write, ctx);
	*out = p;
	return 0;
}

void tacho_printer_free(struct tacho_printer *p)
{
	if (!p)
		return;
	tc_textbuf_fini(&p->out);
	tc_free(p->alloc, p);
}

void tacho_printer_set_start(struct tacho_printer *p, int64_t start_ns)
{
	p->opts.start_ns = start_ns;
}

int tacho_printer_event(struct tacho_printer *p, const struct tacho_block *block,
			const struct tacho_event *event)
{
	switch (p->opts.form) {
	case TACHO_PRINT_GO: tc_print_go(p, block, event); break;
	case TACHO_PRINT_JSON: tc_print_json(p, block, event); break;
	default: tc_print_short(p, block, event); break;
	}
	return p->out.rc;
}

int tacho_printer_raw(struct tacho_printer *p, const struct tacho_raw_event *event)
{
	tc_text_event(&p->out, event);
	return p->out.rc;
}

int tacho_printer_flush(struct tacho_printer *p)
{
	return tc_textbuf_flush(&p->out);
}

int tacho_assemble(const char *text, size_t n, int (*write)(void *ctx, const void *bytes, size_t n),
		   void *ctx, const struct tacho_alloc *alloc, struct tacho_diag *diag)
{
	struct tc_textbuf out;
	int rc;

	if (diag)
		tc_diag_init(diag);
	if (!write || (!text && n))
		return tc_diag_set(diag, TACHO_EMISUSE, "no text or nowhere to write to");
	tc_textbuf_init(&out, alloc, NULL, NULL);
	rc = tc_text_read(&out, text, n, diag);
	if (rc == 0)
		rc = write(ctx, out.p, out.n);
	tc_textbuf_fini(&out);
	return rc;
}

/* --- shared ----------------------------------------------------------------- */

const char *tc_print_state(const struct tacho_event *e, int state)
{
	return e->scope == TACHO_SCOPE_PROC ? tacho_proc_state_name(state)
					    : tacho_go_state_name(state);
}

const char *tc_print_range(int range)
{
	static const char *const names[TACHO_RANGE_COUNT] = {
		[TACHO_RANGE_STW] = "stop-the-world",
		[TACHO_RANGE_GC_MARK] = "GC concurrent mark phase",
		[TACHO_RANGE_SWEEP] = "GC incremental sweep",
		[TACHO_RANGE_MARK_ASSIST] = "GC mark assist",
	};

	return range >= 0 && range < TACHO_RANGE_COUNT ? names[range] : "?";
}

uint64_t tc_print_value(const struct tacho_block *b, const struct tacho_event *e, unsigned i)
{
	return i < e->n_values && b->values ? b->values[e->u.values + i] : 0;
}

void tc_print_frames(struct tacho_printer *p, const struct tacho_gen *gen, uint32_t stack,
		     const char *indent, bool is_safe)
{
	struct tc_textbuf *out = &p->out;
	size_t n = gen ? tacho_gen_stack_depth(gen, stack) : 0;

	for (size_t i = 0; i < n; i++) {
		struct tacho_frame f = tacho_gen_stack_frame(gen, stack, i);
		struct tacho_text func = tacho_gen_string(gen, f.func);
		struct tacho_text file = tacho_gen_string(gen, f.file);
		void (*put)(struct tc_textbuf *, const char *, size_t) = NULL;

		if (is_safe)
			put = tc_quote_safe;
		tc_textbuf_puts(out, indent);
		if (put)
			put(out, func.s, func.n);
		else
			tc_textbuf_bytes(out, func.s, func.n);
		tc_textbuf_puts(out, " @ 0x");
		tc_textbuf_hex(out, f.pc);
		tc_textbuf_char(out, '\n');
		tc_textbuf_puts(out, indent);
		tc_textbuf_char(out, '\t');
		if (put)
			put(out, file.s, file.n);
		else
			tc_textbuf_bytes(out, file.s, file.n);
		tc_textbuf_char(out, ':');
		tc_textbuf_u64(out, f.line);
		tc_textbuf_char(out, '\n');
	}
}

/* "Z" or "+02:00". */
static void put_zone(struct tc_textbuf *out, long seconds)
{
	long minutes = seconds / 60;

	if (seconds == 0) {
		tc_textbuf_char(out, 'Z');
		return;
	}
	tc_textbuf_char(out, minutes < 0 ? '-' : '+');
	minutes = minutes < 0 ? -minutes : minutes;
	tc_textbuf_padded(out, (uint64_t)minutes / 60, 2);
	tc_textbuf_char(out, ':');
	tc_textbuf_padded(out, (uint64_t)minutes % 60, 2);
}

void tc_print_wall(struct tc_textbuf *out, int64_t unix_ns)
{
	int64_t sec = unix_ns / 1000000000, nsec = unix_ns % 1000000000;
	unsigned digits = 9;
	struct tm tm;
	time_t t;

	if (nsec < 0) {
		nsec += 1000000000;
		sec--;
	}
	t = (time_t)sec;
	if (!localtime_r(&t, &tm)) {
		tc_textbuf_char(out, '?');
		return;
	}
	tc_textbuf_padded(out, (uint64_t)(tm.tm_year + 1900), 4);
	tc_textbuf_char(out, '-');
	tc_textbuf_padded(out, (uint64_t)(tm.tm_mon + 1), 2);
	tc_textbuf_char(out, '-');
	tc_textbuf_padded(out, (uint64_t)tm.tm_mday, 2);
	tc_textbuf_char(out, 'T');
	tc_textbuf_padded(out, (uint64_t)tm.tm_hour, 2);
	tc_textbuf_char(out, ':');
	tc_textbuf_padded(out, (uint64_t)tm.tm_min, 2);
	tc_textbuf_char(out, ':');
	tc_textbuf_padded(out, (uint64_t)tm.tm_sec, 2);
	while (nsec && nsec % 10 == 0) {
		nsec /= 10;
		digits--;
	}
	if (nsec) {
		tc_textbuf_char(out, '.');
		tc_textbuf_padded(out, (uint64_t)nsec, digits);
	}
	put_zone(out, tm.tm_gmtoff);
}

/* --- Go's form -------------------------------------------------------------- */

static void put_quoted(struct tc_textbuf *out, const char *label, struct tacho_text t)
{
	tc_textbuf_puts(out, label);
	tc_quote(out, t.s, t.n);
}

static void put_u64(struct tc_textbuf *out, const char *label, uint64_t v)
{
	tc_textbuf_puts(out, label);
	tc_textbuf_u64(out, v);
}

static void put_i64(struct tc_textbuf *out, const char *label, int64_t v)
{
	tc_textbuf_puts(out, label);
	tc_textbuf_i64(out, v);
}

static void put_typed(struct tc_textbuf *out, uint64_t v)
{
	put_u64(out, "Value{Uint64(", v);
	tc_textbuf_puts(out, ")}");
}

static void put_resource(struct tc_textbuf *out, const char *label, int scope, int64_t id)
{
	tc_textbuf_puts(out, label);
	tc_textbuf_puts(out, tacho_scope_name(scope));
	if (scope != TACHO_SCOPE_NONE) {
		put_i64(out, "(", id);
		tc_textbuf_char(out, ')');
	}
}

static void go_range(struct tc_textbuf *out, const struct tacho_block *b,
		     const struct tacho_event *e)
{
	tc_textbuf_puts(out, " Name=\"");
	tc_textbuf_puts(out, tc_print_range(e->detail));
	if (e->detail == TACHO_RANGE_STW) {
		struct tacho_text kind = tacho_gen_string(b->gen, e->name);

		tc_textbuf_puts(out, " (");
		tc_quote_inside(out, kind.s, kind.n);
		tc_textbuf_char(out, ')');
	}
	tc_textbuf_char(out, '"');
	put_resource(out, " Scope=", e->scope, e->subject);
	if (e->kind != TACHO_KIND_RANGE_END)
		return;
	tc_textbuf_puts(out, " Attributes=[");
	if (e->detail == TACHO_RANGE_SWEEP) {
		tc_textbuf_puts(out, "\"bytes swept\"=");
		put_typed(out, tc_print_value(b, e, 0));
		tc_textbuf_puts(out, " \"bytes reclaimed\"=");
		put_typed(out, tc_print_value(b, e, 1));
	}
	tc_textbuf_char(out, ']');
}

static void go_transition(struct tacho_printer *p, const struct tacho_block *b,
			  const struct tacho_event *e)
{
	struct tc_textbuf *out = &p->out;

	put_i64(out, e->scope == TACHO_SCOPE_PROC ? " ProcID=" : " GoID=", e->subject);
	tc_textbuf_char(out, ' ');
	tc_textbuf_puts(out, tc_print_state(e, e->from));
	tc_textbuf_puts(out, "->");
	tc_textbuf_puts(out, tc_print_state(e, e->to));
	put_quoted(out, " Reason=", tacho_gen_string(b->gen, e->name));
	/* Go has a stack here, if an empty one, whenever a goroutine is created. */
	if (e->u.subject_stack || e->wire == TC_EV_GO_CREATE ||
	    e->wire == TC_EV_GO_CREATE_BLOCKED) {
		tc_textbuf_puts(out, "\nTransitionStack=\n");
		tc_print_frames(p, b->gen, e->u.subject_stack, "\t", p->opts.safe);
	}
}

static void go_experimental(struct tc_textbuf *out, const struct tacho_block *b,
			    const struct tacho_event *e)
{
	const char *name = tacho_wire_name(e->wire);
	struct tc_wire_arg_names names;

	tc_wire_split_args(e->wire, &names);
	tc_textbuf_puts(out, " Name=");
	tc_textbuf_puts(out, name ? name : "");
	tc_textbuf_puts(out, " Args=[");
	for (unsigned i = 1; i < names.n; i++) {
		tc_textbuf_puts(out, i > 1 ? ", " : "");
		tc_textbuf_bytes(out, names.arg[i].s, names.arg[i].n);
		tc_textbuf_char(out, '=');
		put_typed(out, tc_print_value(b, e, i - 1));
	}
	tc_textbuf_char(out, ']');
}

static void go_sync(struct tc_textbuf *out, const struct tacho_block *b,
		    const struct tacho_event *e)
{
	struct tacho_clock clock;

	put_i64(out, " N=", e->subject);
	if (!b->gen || !tacho_gen_clock(b->gen, &clock))
		return;
	put_i64(out, " Trace=", clock.trace_ns);
	put_u64(out, " Mono=", (uint64_t)clock.mono_ns);
	tc_textbuf_puts(out, " Wall=");
	tc_print_wall(out, clock.wall_unix_ns);
}

static void go_details(struct tacho_printer *p, const struct tacho_block *b,
		       const struct tacho_event *e)
{
	struct tc_textbuf *out = &p->out;
	const struct tacho_gen *gen = b->gen;

	switch ((enum tacho_kind)e->kind) {
	case TACHO_KIND_METRIC:
		tc_textbuf_puts(out, " Name=\"");
		tc_textbuf_puts(out, tacho_metric_name(e->detail));
		tc_textbuf_puts(out, "\" Value=");
		put_typed(out, (uint64_t)e->subject);
		break;
	case TACHO_KIND_LABEL:
		put_quoted(out, " Label=", tacho_gen_string(gen, e->name));
		put_resource(out, " Resource=", TACHO_SCOPE_GOROUTINE, e->subject);
		break;
	case TACHO_KIND_RANGE_BEGIN:
	case TACHO_KIND_RANGE_ACTIVE:
	case TACHO_KIND_RANGE_END: go_range(out, b, e); break;
	case TACHO_KIND_TASK_BEGIN:
	case TACHO_KIND_TASK_END:
		put_u64(out, " ID=", (uint64_t)e->subject);
		put_u64(out, " Parent=", tc_print_value(b, e, 0));
		put_quoted(out, " Type=", tacho_gen_string(gen, e->name));
		break;
	case TACHO_KIND_REGION_BEGIN:
	case TACHO_KIND_REGION_END:
		put_u64(out, " Task=", (uint64_t)e->subject);
		put_quoted(out, " Type=", tacho_gen_string(gen, e->name));
		break;
	case TACHO_KIND_LOG:
		put_u64(out, " Task=", (uint64_t)e->subject);
		put_quoted(out, " Category=", tacho_gen_string(gen, e->name));
		put_quoted(out, " Message=", tacho_gen_string(gen, e->u.message));
		break;
	case TACHO_KIND_STATE_TRANSITION: go_transition(p, b, e); break;
	case TACHO_KIND_EXPERIMENTAL: go_experimental(out, b, e); break;
	case TACHO_KIND_SYNC: go_sync(out, b, e); break;
	case TACHO_KIND_STACK_SAMPLE:
	case TACHO_KIND_NONE:
	case TACHO_KIND_COUNT: break;
	}
}

void tc_print_go(struct tacho_printer *p, const struct tacho_block *b, const struct tacho_event *e)
{
	struct tc_textbuf *out = &p->out;

	put_i64(out, "M=", e->m);
	put_i64(out, " P=", e->p);
	put_i64(out, " G=", e->g);
	tc_textbuf_char(out, ' ');
	tc_textbuf_puts(out, tacho_kind_name(e->kind));
	put_i64(out, " Time=", e->time_ns);
	go_details(p, b, e);
	if (e->stack || e->kind == TACHO_KIND_STACK_SAMPLE) {
		tc_textbuf_puts(out, "\nStack=\n");
		tc_print_frames(p, b->gen, e->stack, "\t", p->opts.safe);
	}
	tc_textbuf_char(out, '\n');
}
