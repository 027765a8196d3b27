/* SPDX-License-Identifier: MIT */
/* `tacho events`: the ordered events, as lines, as Go prints them, or as JSON. */
#include "cli/cmd.h"
#include "cli/stream_input.h"
#include "cli/units.h"

#include <tacho/print.h>

#include <string.h>
#include <strings.h>

enum {
	FORM_SHORT,
	FORM_GO
};
static const char *const forms[] = { "short", "go", NULL };

struct events_opts {
	int form;
	bool stacks, seek;
	uint64_t limit;
	struct tc_cli_filter_opts filter;
	struct tc_cli_out_opts out;
	struct tc_cli_read_opts read;
};

/* clang-format off */
static const struct tacho_opt opts[] = {
	{ .type = TC_OPT_HEADING, .help = "Filters" },
	TC_OPTS_WINDOW(struct events_opts, filter),
	{ TC_OPT_AT(struct events_opts, filter.goroutines), .type = TC_OPT_IDS,
	  .long_name = "goroutine", .short_name = 'g', .argname = "ID",
	  .help = "only what happens on or to this goroutine; a list (1,7) or repeated" },
	TC_OPTS_WHERE(struct events_opts, filter),
	{ TC_OPT_AT(struct events_opts, limit), .type = TC_OPT_UINT, .short_name = 'n',
	  .long_name = "limit", .argname = "N", .def_note = "all",
	  .help = "stop after N events that match" },
	{ TC_OPT_AT(struct events_opts, seek), .type = TC_OPT_BOOL, .long_name = "seek",
	  .help = "begin to read shortly before --from: at once, but of what began long before, "
		  "such as a task, its type may be missing" },
	TC_OPTS_OUTPUT_NO_CSV(struct events_opts, out),
	{ TC_OPT_AT(struct events_opts, form), .type = TC_OPT_CHOICE, .long_name = "format",
	  .argname = "FORM", .choices = forms, .def = "short",
	  .help = "a short line an event, or exactly what `go tool trace -d=parsed` prints" },
	{ TC_OPT_AT(struct events_opts, stacks), .type = TC_OPT_BOOL, .long_name = "stacks",
	  .help = "whole call stacks, not only the innermost function" },
	TC_OPTS_READING(struct events_opts, read),
};
/* clang-format on */

/* What matches, in a form that is quick to ask. */
struct filter {
	const struct tc_cli_filter_opts *opts;
	bool any_kind, any_who;
	bool kinds[TACHO_KIND_COUNT];
	bool wires[256];
	bool has_start;
	int64_t start_ns;
	/* What there was to choose from, and whether any of it matched. */
	uint64_t n_seen;
	int64_t last_ns;
	bool seen[TACHO_KIND_COUNT];
	bool has_match;
};

/* A kind of event, or the name of a wire type. False: neither. */
static bool add_kind(struct filter *f, const char *name)
{
	for (int i = TACHO_KIND_NONE + 1; i < TACHO_KIND_COUNT; i++) {
		if (strcasecmp(name, tacho_kind_name(i)) == 0) {
			f->kinds[i] = true;
			return true;
		}
	}
	for (int i = 0; i < 256; i++) {
		const char *wire = tacho_wire_name(i);

		if (wire && strcasecmp(name, wire) == 0) {
			f->wires[i] = true;
			return true;
		}
	}
	return false;
}

static int filter_init(struct filter *f, const struct tacho_ctx *ctx,
		       const struct tc_cli_filter_opts *o)
{
	*f = (struct filter){ .opts = o };
	f->any_kind = o->kinds.n == 0;
	f->any_who = o->goroutines.n == 0 && o->procs.n == 0 && o->threads.n == 0;
	for (size_t i = 0; i < o->kinds.n; i++) {
		if (!add_kind(f, o->kinds.v[i]))
			return tc_cli_usage(ctx,
					    "'%s' is no kind of event (StateTransition, Log, "
					    "RangeBegin ...) and no raw event (GoBlock ...)",
					    o->kinds.v[i]);
	}
	if (o->from_ns > o->to_ns)
		return tc_cli_usage(ctx, "--from is after --to");
	return TC_EXIT_OK;
}

static bool has_id(const struct tc_cli_ids *ids, int64_t id)
{
	for (size_t i = 0; i < ids->n; i++) {
		if (ids->v[i] == (uint64_t)id)
			return true;
	}
	return false;
}

/* Does the event happen there, or is it about it? */
static bool is_about(const struct tc_cli_ids *ids, int64_t context, bool has_subject,
		     int64_t subject)
{
	if (ids->n == 0)
		return true;
	return has_id(ids, context) || (has_subject && has_id(ids, subject));
}

static bool matches_who(const struct filter *f, const struct tacho_event *e)
{
	const struct tc_cli_filter_opts *o = f->opts;
	bool has_scope = e->kind == TACHO_KIND_STATE_TRANSITION ||
			 e->kind == TACHO_KIND_RANGE_ACTIVE || e->kind == TACHO_KIND_RANGE_BEGIN ||
			 e->kind == TACHO_KIND_RANGE_END;

	return is_about(&o->goroutines, e->g, has_scope && e->scope == TACHO_SCOPE_GOROUTINE,
			e->subject) &&
	       is_about(&o->procs, e->p, has_scope && e->scope == TACHO_SCOPE_PROC, e->subject) &&
	       is_about(&o->threads, e->m, false, 0);
}

/* 1: print it; 0: leave it out; -1: it and all that follow are too late. */
static int judge(const struct filter *f, const struct tacho_event *e)
{
	uint64_t since = (uint64_t)e->time_ns - (uint64_t)f->start_ns;

	if (since > (uint64_t)f->opts->to_ns)
		return -1;
	if (since < (uint64_t)f->opts->from_ns)
		return 0;
	if (!f->any_kind && !f->kinds[e->kind] &&
	    !(f->wires[e->wire] && e->kind != TACHO_KIND_SYNC))
		return 0;
	return f->any_who || matches_who(f, e);
}

/* True: the block at hand is left out, and what follows it. */
static bool skip_to(struct tacho_reader *r, int64_t start_ns, int64_t from_ns)
{
	return from_ns <= INT64_MAX - (start_ns > 0 ? start_ns : 0) &&
	       tacho_reader_skip_to(r, start_ns + from_ns) > 0;
}

/* Print until the end, the limit, the window's end or an error. */
static int print_events(struct tacho_reader *r, struct tacho_printer *p, struct filter *f,
			const struct events_opts *o)
{
	const struct tacho_block *b;
	uint64_t n = 0;
	int rc;

	while ((rc = tacho_reader_next(r, &b)) > 0) {
		if (!f->has_start && b->n) {
			f->has_start = true;
			f->start_ns = b->events[0].time_ns;
			tacho_printer_set_start(p, f->start_ns);
			if (o->seek && skip_to(r, f->start_ns, f->opts->from_ns))
				continue;
		}
		for (size_t i = 0; i < b->n; i++) {
			int verdict = judge(f, &b->events[i]);

			f->n_seen++;
			f->last_ns = b->events[i].time_ns;
			f->seen[b->events[i].kind] = true;
			if (verdict < 0)
				return 0;
			if (verdict == 0)
				continue;
			f->has_match = true;
			if (tacho_printer_event(p, b, &b->events[i]) < 0)
				return 0; /* main says what became of stdout */
			if (++n == o->limit)
				return 0;
		}
	}
	return rc;
}

/* Nothing was printed: what was asked, and what there is. */
static int nothing(const struct tacho_ctx *ctx, const struct filter *f, const char *path)
{
	struct tc_cli_str asked = { 0 }, kinds = { 0 };
	char end[TC_UNITS_MAX];

	tc_cli_filter_describe(f->opts, &asked, ctx->err.unicode);
	for (int i = 0; i < TACHO_KIND_COUNT; i++) {
		if (f->seen[i])
			tc_cli_str_printf(&kinds, "%s%s", kinds.len ? ", " : "",
					  tacho_kind_name(i));
	}
	tc_cli_units_duration(end, (int64_t)((uint64_t)f->last_ns - (uint64_t)f->start_ns),
			      ctx->err.unicode);
	tc_cli_error(ctx,
		     "%s: no event matches%s among %" PRIu64 " up to %s; the kinds there are: %s",
		     tc_cli_stream_name(path), asked.len ? asked.p : "", f->n_seen, end,
		     kinds.len ? kinds.p : "");
	tc_cli_str_free(&asked);
	tc_cli_str_free(&kinds);
	return TC_EXIT_USAGE;
}

static int cmd_events(int argc, char **argv, struct tacho_ctx *ctx)
{
	const struct events_opts *o = ctx->opts;
	struct tacho_print_opts popts = TACHO_PRINT_OPTS_INIT;
	struct tacho_printer *p = NULL;
	struct tacho_reader *r;
	struct filter filter;
	int code, rc;

	(void)argc;
	if (o->form == FORM_GO && ctx->format != TC_FORMAT_TEXT)
		return tc_cli_usage(ctx, "--format go and --json exclude each other");
	code = filter_init(&filter, ctx, &o->filter);
	if (code == TC_EXIT_OK)
		code = tc_cli_stream_open(&r, ctx, argv[0], &o->read);
	if (code != TC_EXIT_OK)
		return code;
	popts.form = ctx->format == TC_FORMAT_JSON ? TACHO_PRINT_JSON
		     : o->form == FORM_GO          ? TACHO_PRINT_GO
						   : TACHO_PRINT_SHORT;
	popts.stacks = o->stacks;
	popts.safe = ctx->out.tty;
	rc = tacho_printer_new(&p, tc_cli_stream_write, NULL, &popts, NULL);
	if (rc == 0) {
		rc = print_events(r, p, &filter, o);
		if (tacho_printer_flush(p) == TACHO_ENOMEM && rc == 0)
			rc = TACHO_ENOMEM;
	}
	if (rc < 0)
		code = tc_cli_stream_fail(r, ctx, argv[0], rc);
	else if (!filter.has_match && filter.n_seen > 0)
		code = nothing(ctx, &filter, argv[0]);
	tacho_printer_free(p);
	tacho_reader_close(r);
	return code;
}

static const struct tc_example examples[] = {
	{ "tacho events trace.out | less", "everything, in order" },
	{ "tacho events -g 17 --from 1.5s --to 1.6s trace.out", "what one goroutine did then" },
	{ "tacho events -k GoBlock -k GoUnblock --stacks trace.out", "who blocks, and who wakes" },
	{ "tacho events --json -k Log trace.out | jq -r .message", "messages of the program" },
	{ NULL, NULL },
};

const struct tacho_cmd tc_cmd_events = {
	.name = "events",
	.fn = cmd_events,
	.operands = "FILE",
	.min_args = 1,
	.max_args = 1,
	.summary = "print the ordered events of a trace",
	.flags = TC_CMD_FILES,
	TC_CMD_OPTS(struct events_opts, opts),
	.description =
		"Prints the events of a trace in their one order, checked, one a line: seconds since "
		"the first event; thread, P and goroutine before the event (- where there is none); "
		"what happened; and the innermost function behind an @.\n\n"
		"KIND is one of Sync, Metric, Label, StackSample, RangeBegin, RangeActive, RangeEnd, "
		"TaskBegin, TaskEnd, RegionBegin, RegionEnd, Log, StateTransition, Experimental, or "
		"the name of a raw event such as GoBlock.\n\n"
		"With --json every event is one object on its own line. Members: time_ns (since the "
		"first event), kind, m, p, g, func, and by kind: scope, id, from, to, reason, "
		"subject_func; metric, value; label; range, stw_kind, swept_bytes, reclaimed_bytes; "
		"task, parent, type; category, message; event, args; n, generation, trace_ns, mono_ns, "
		"wall_unix_ns. What does not apply is left out. With --stacks also stack and "
		"subject_stack, lists of func, file, line, pc.\n\n"
		"Where no event matches, a message says what there is, and the exit status is 2.\n\n"
		"Of a damaged trace it prints what comes before the damage, says what is wrong and "
		"exits with 3. With --to or --limit nothing behind them is looked at.",
	.examples = examples,
	.see_also = "tacho-wire(1), tacho-summary(1), tacho-check(1)",
};
