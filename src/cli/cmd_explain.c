/* SPDX-License-Identifier: MIT */
/* `tacho explain`: what a request spent its time on, cause by cause. */
#include "cli/cmd.h"
#include "cli/explain_view.h"
#include "cli/spool.h"
#include "cli/units.h"

#include <stdlib.h>
#include <string.h>

#define LINES_DEFAULT 40
#define HINTS         5

struct explain_opts {
	struct tc_cli_number task, goroutine;
	const char *slowest, *region, *contrast;
	uint64_t n;
	struct tc_cli_number lines;
	uint64_t limit; /* 0: the default */
	bool follow;
	struct tc_cli_filter_opts window;
	struct tc_cli_out_opts out;
	struct tc_cli_read_opts read;
};

/* clang-format off */
static const struct tacho_opt opts[] = {
	{ .type = TC_OPT_HEADING, .help = "What is explained" },
	{ TC_OPT_AT(struct explain_opts, task), .type = TC_OPT_NUMBER, .short_name = 't',
	  .long_name = "task", .argname = "ID", .def_note = "none",
	  .max = INT64_MAX, .help = "this task" },
	{ TC_OPT_AT(struct explain_opts, slowest), .type = TC_OPT_STRING, .short_name = 's',
	  .long_name = "slowest", .argname = "TYPE", .help = "the slowest tasks of a type" },
	{ TC_OPT_AT(struct explain_opts, region), .type = TC_OPT_STRING, .short_name = 'r',
	  .long_name = "region", .argname = "TYPE", .help = "the slowest regions of a type" },
	{ TC_OPT_AT(struct explain_opts, goroutine), .type = TC_OPT_NUMBER, .short_name = 'g',
	  .long_name = "goroutine", .argname = "ID", .def_note = "none",
	  .max = INT64_MAX, .help = "the life of this goroutine" },
	{ TC_OPT_AT(struct explain_opts, contrast), .type = TC_OPT_STRING,
	  .long_name = "slow-vs-normal", .argname = "TYPE",
	  .help = "what the slowest 1 % of the tasks (or regions) of a type have more of than the others" },
	{ TC_OPT_AT(struct explain_opts, n), .type = TC_OPT_UINT, .short_name = 'n',
	  .long_name = "top", .argname = "N", .def = "1", .max = INT64_MAX,
	  .help = "with --slowest and --region: the N slowest; 0: all" },
	TC_OPTS_WINDOW(struct explain_opts, window),
	{ TC_OPT_AT(struct explain_opts, follow), .type = TC_OPT_BOOL, .long_name = "follow",
	  .help = "also follow a channel to a goroutine that does not say for whom it works, if a "
		  "goroutine of the request woke it last; a guess, marked with ~" },
	TC_OPTS_OUTPUT(struct explain_opts, out),
	{ TC_OPT_AT(struct explain_opts, lines), .type = TC_OPT_NUMBER, .long_name = "lines",
	  .argname = "N", .def_note = "40", .max = INT64_MAX,
	  .help = "print the N longest parts of a path; 0: all" },
	TC_OPTS_READING(struct explain_opts, read),
	{ TC_OPT_AT(struct explain_opts, limit), .type = TC_OPT_UINT, .long_name = "limit-spans",
	  .argname = "N", .def_note = "67108864", .max = INT64_MAX,
	  .help = "give up beyond N spans, changes of what the Ps did, or parts at once" },
};
/* clang-format on */

/* --- the command line --------------------------------------------------------- */

static int look_at_options(const struct tacho_ctx *ctx, const struct explain_opts *o)
{
	int n = o->task.is_given + o->goroutine.is_given + !!o->slowest + !!o->region +
		!!o->contrast;

	if (n == 0)
		return tc_cli_usage(ctx, "one of --task, --slowest, --region, --goroutine and "
					 "--slow-vs-normal is needed");
	if (n > 1)
		return tc_cli_usage(ctx, "--task, --slowest, --region, --goroutine and "
					 "--slow-vs-normal exclude each other");
	if (tc_range_check(ctx, &o->window) != TC_EXIT_OK)
		return TC_EXIT_USAGE;
	if (o->task.is_given && tc_range_is_set(&o->window))
		return tc_cli_usage(ctx, "--from and --to do not go with --task");
	return TC_EXIT_OK;
}

static const char *type_of(const struct explain_opts *o)
{
	return o->slowest ? o->slowest : o->region ? o->region : o->contrast;
}

static void set_request(struct tacho_requests_opts *r, const struct explain_opts *o, int kind)
{
	const char *type = type_of(o);

	r->kind = (enum tacho_request_kind)kind;
	if (o->task.is_given || o->goroutine.is_given) {
		r->has_id = true;
		r->id = o->task.is_given ? o->task.n : o->goroutine.n;
	}
	if (type) {
		r->has_type = true;
		r->type = (struct tacho_text){ type, strlen(type) };
	}
}

/* --- what there is instead ------------------------------------------------------ */

static void list_types(const struct tc_explain_view *v, int kind, struct tc_cli_str *out)
{
	struct tacho_requests_type t;
	size_t i;

	for (i = 0; i < HINTS && tacho_requests_get_type(v->requests, kind, i, &t); i++) {
		tc_cli_str_puts(out, i ? ", '" : "there are '");
		tc_cli_str_add(out, t.name.s, t.name.n);
		tc_cli_str_printf(out, "' (%" PRIu64 ")", t.count);
	}
	if (tacho_requests_get_type(v->requests, kind, i, &t))
		tc_cli_str_puts(out, ", …");
}

static bool has_type(const struct tc_explain_view *v, int kind, const char *name)
{
	struct tacho_requests_type t;

	for (size_t i = 0; tacho_requests_get_type(v->requests, kind, i, &t); i++)
		if (t.name.n == strlen(name) && memcmp(t.name.s, name, t.name.n) == 0)
			return true;
	return false;
}

static void unknown_type(const struct tc_explain_view *v, const char *type, int kind)
{
	const char *what = tacho_request_kind_name(kind);
	int other = kind == TACHO_REQUEST_TASK ? TACHO_REQUEST_REGION : TACHO_REQUEST_TASK;
	struct tc_cli_str list = { 0 };

	list_types(v, kind, &list);
	if (!list.p)
		tc_cli_str_printf(&list, "there is no %s at all", what);
	if (!v->is_contrast && has_type(v, other, type))
		tc_cli_str_printf(&list, "; %ss have it: --%s", tacho_request_kind_name(other),
				  other == TACHO_REQUEST_TASK ? "slowest" : "region");
	tc_cli_error(v->ctx, "%s: no %s has the type '%s'; %s", tc_report_input_name(&v->in), what,
		     type, list.p);
	tc_cli_str_free(&list);
}

static int nothing(const struct tc_explain_view *v, const struct explain_opts *o, int kind)
{
	const struct tacho_requests_facts *f = v->facts;
	const char *name = tc_report_input_name(&v->in);

	if (o->task.is_given && f->tasks == 0)
		tc_cli_error(v->ctx, "%s: there is no task %" PRIu64 "; the trace has no tasks",
			     name, o->task.n);
	else if (o->task.is_given)
		tc_cli_error(v->ctx,
			     "%s: there is no task %" PRIu64 "; there are %" PRIu64
			     " with ids from %" PRIu64 " to %" PRIu64,
			     name, o->task.n, f->tasks, f->first_task, f->last_task);
	else if (o->goroutine.is_given && f->goroutines == 0)
		tc_cli_error(v->ctx, "%s: there is no goroutine %" PRIu64 "; there are none at all",
			     name, o->goroutine.n);
	else if (o->goroutine.is_given)
		tc_cli_error(v->ctx,
			     "%s: there is no goroutine %" PRIu64 "; there are %" PRIu64
			     " with ids from %" PRIu64 " to %" PRIu64,
			     name, o->goroutine.n, f->goroutines, f->first_goroutine,
			     f->last_goroutine);
	else
		unknown_type(v, type_of(o), kind);
	return TC_EXIT_USAGE;
}

/* --- selection ---------------------------------------------------------------- */

static int64_t length(const struct tacho_request *r)
{
	return (int64_t)((uint64_t)r->end_ns - (uint64_t)r->begin_ns);
}

static int slowest_first(const void *x, const void *y)
{
	const struct tacho_request *a = x, *b = y;
	int64_t la = length(a), lb = length(b);

	if (la != lb)
		return la < lb ? 1 : -1;
	return (a->begin_ns > b->begin_ns) - (a->begin_ns < b->begin_ns);
}

struct selection {
	struct tacho_request *v; /* to be freed */
	size_t n;
	size_t n_slow; /* of a contrast */
};

static int64_t in_trace(const struct tc_explain_view *v, int64_t since_ns)
{
	int64_t ns;

	return __builtin_add_overflow(v->facts->first_ns, since_ns, &ns) ? INT64_MAX : ns;
}

/* All that match and overlap the window; a goroutine is clipped to it. */
static void select_all(struct tc_explain_view *v, const struct explain_opts *o, bool only_whole,
		       struct selection *s)
{
	int64_t from = in_trace(v, o->window.from_ns), to = in_trace(v, o->window.to_ns);
	const struct tacho_request *r;

	s->v = tc_cli_xcalloc(tacho_requests_n(v->requests) + 1, sizeof(*s->v));
	for (size_t i = 0; (r = tacho_requests_get(v->requests, i)); i++) {
		struct tacho_request *q = &s->v[s->n];

		if (tc_range_is_set(&o->window) && (r->end_ns <= from || r->begin_ns >= to))
			continue;
		v->asked++;
		if (only_whole && (r->began_before || r->is_open)) {
			v->cut++;
			continue;
		}
		*q = *r;
		if (r->kind == TACHO_REQUEST_GOROUTINE && tc_range_is_set(&o->window)) {
			q->began_before &= from <= q->begin_ns;
			q->is_open &= to >= q->end_ns;
			q->begin_ns = from > q->begin_ns ? from : q->begin_ns;
			q->end_ns = to < q->end_ns ? to : q->end_ns;
		}
		s->n++;
	}
}

static int outside(const struct tc_explain_view *v, const struct explain_opts *o)
{
	char from[TC_UNITS_MAX], to[TC_UNITS_MAX], all[TC_UNITS_MAX];

	tc_cli_units_duration(from, o->window.from_ns, v->ctx->err.unicode);
	tc_cli_units_duration(to, o->window.to_ns, v->ctx->err.unicode);
	tc_cli_units_duration(all, v->facts->last_ns - v->facts->first_ns, v->ctx->err.unicode);
	tc_cli_error(v->ctx, "%s: nothing of it is between %s and %s; the trace is %s long",
		     tc_report_input_name(&v->in), from,
		     o->window.to_ns == INT64_MAX ? "the end" : to, all);
	return TC_EXIT_USAGE;
}

static int choose(struct tc_explain_view *v, const struct explain_opts *o, int kind,
		  struct selection *s)
{
	bool by_type = type_of(o) != NULL;

	if (tacho_requests_n(v->requests) == 0)
		return nothing(v, o, kind);
	select_all(v, o, by_type, s);
	if (v->asked == 0)
		return outside(v, o);
	if (s->n == 0) {
		tc_cli_error(v->ctx,
			     "%s: of no %s of the type '%s' does the trace have both the begin and "
			     "the end (%" PRIu64 " are cut)",
			     tc_report_input_name(&v->in), tacho_request_kind_name(kind),
			     type_of(o), v->cut);
		return TC_EXIT_USAGE;
	}
	if (!by_type)
		return TC_EXIT_OK;
	qsort(s->v, s->n, sizeof(*s->v), slowest_first);
	if (!v->is_contrast) {
		s->n = o->n == 0 || s->n < o->n ? s->n : (size_t)o->n;
		return TC_EXIT_OK;
	}
	if (s->n < 2) {
		tc_cli_error(
			v->ctx, "%s: there is one %s of the type '%s' only: nothing to compare",
			tc_report_input_name(&v->in), tacho_request_kind_name(kind), type_of(o));
		return TC_EXIT_USAGE;
	}
	s->n_slow = s->n < 200 ? 1 : s->n / 100;
	return TC_EXIT_OK;
}

/* --- the second reading --------------------------------------------------------- */

static void drop_explain(struct tc_explain_view *v)
{
	tacho_explain_free(v->explain);
	tacho_activity_free(v->act);
	v->explain = NULL;
	v->act = NULL;
}

static int new_explain(struct tc_explain_view *v, const struct explain_opts *o,
		       const struct selection *s)
{
	struct tacho_explain_opts x = TACHO_EXPLAIN_OPTS_INIT;
	int rc = tacho_activity_new(&v->act, NULL);

	x.sums_only = v->is_contrast;
	x.follow = o->follow;
	x.max_spans = x.max_parts = o->limit;
	if (rc == 0)
		rc = tacho_explain_new(&v->explain, v->act, &x);
	for (size_t i = 0; i < s->n && rc == 0; i++)
		rc = tacho_explain_add(v->explain, &s->v[i],
				       v->is_contrast && i >= s->n_slow ? 1 : 0);
	if (rc == 0)
		v->symbols = tacho_activity_symbols(v->act);
	return rc;
}

static bool wants_more(const struct tc_explain_view *v)
{
	struct tacho_explain_facts facts;
	struct tacho_ledger l;

	/* More to read makes no budget larger. */
	tacho_explain_get_facts(v->explain, &facts);
	if (facts.is_over_budget)
		return false;
	for (size_t i = 0; tacho_explain_ledger(v->explain, i, &l); i++)
		if (l.needs_earlier || !l.is_done)
			return true;
	return false;
}

/*
 * The generations of the requests and one before; more of those before where
 * somebody waits since an earlier one.
 */
static int read_again(struct tc_explain_view *v, const struct explain_opts *o, const char *path,
		      const struct selection *s)
{
	int64_t begin = s->v[0].begin_ns, end = s->v[0].end_ns;
	bool is_all;
	int rc;

	for (size_t i = 1; i < s->n; i++) {
		begin = s->v[i].begin_ns < begin ? s->v[i].begin_ns : begin;
		end = s->v[i].end_ns > end ? s->v[i].end_ns : end;
	}
	for (uint64_t lead = 1;; lead *= 4) {
		rc = new_explain(v, o, s);
		if (rc == 0)
			rc = tc_explain_read(v, path, &o->read, begin, end, lead, &is_all);
		if (rc < 0) {
			tc_cli_error(v->ctx, "%s", tacho_error_text(rc));
			return TC_EXIT_SYSTEM;
		}
		if (is_all || !wants_more(v))
			return TC_EXIT_OK;
		tc_cli_note(v->ctx, 1, "somebody waits since before what was read; reading more");
		drop_explain(v);
	}
}

/* --- the command ---------------------------------------------------------------- */

static void print(const struct tc_explain_view *v)
{
	if (v->ctx->format == TC_FORMAT_JSON)
		tc_explain_json(v);
	else if (v->ctx->format == TC_FORMAT_CSV)
		tc_explain_csv(v);
	else if (v->is_contrast)
		tc_explain_text_contrast(v);
	else
		tc_explain_text(v);
	tc_report_input_caveat(&v->in, v->ctx);
}

/* Say what of it there was no room for. */
static int look_at_budget(const struct tc_explain_view *v)
{
	struct tacho_explain_facts f;

	tacho_explain_get_facts(v->explain, &f);
	if (!f.is_over_budget)
		return TC_EXIT_OK;
	tc_cli_error(v->ctx,
		     "%s: %" PRIu64 " of %" PRIu64 " %s could not be worked out: more than "
		     "--limit-spans would have to be kept",
		     tc_report_input_name(&v->in), f.requests - f.done, f.requests,
		     f.requests == 1 ? "request" : "requests");
	return TC_EXIT_INPUT;
}

static int explain_input(struct tc_explain_view *v, const struct explain_opts *o, const char *path,
			 int kind)
{
	struct selection s = { NULL, 0, 0 };
	int code = choose(v, o, kind, &s);

	if (code == TC_EXIT_OK)
		code = read_again(v, o, path, &s);
	if (code == TC_EXIT_OK) {
		print(v);
		code = look_at_budget(v);
	}
	drop_explain(v);
	free(s.v);
	return code;
}

static int read_first(struct tc_explain_view *v, const struct explain_opts *o, const char *path,
		      int kind)
{
	struct tacho_requests_opts r = TACHO_REQUESTS_OPTS_INIT;
	struct tacho_analysis list;

	set_request(&r, o, kind);
	if (tacho_requests_new(&v->requests, &r) < 0) {
		tc_cli_error(v->ctx, "out of memory");
		return TC_EXIT_SYSTEM;
	}
	list = tacho_requests_analysis(v->requests);
	v->facts = tacho_requests_get_facts(v->requests);
	return tc_report_input_read(&v->in, v->ctx, path, &o->read, &list, 1);
}

/* Read path, which may stand for the file named on the command line, and print. */
static int run(struct tc_explain_view *v, const struct explain_opts *o, const char *path,
	       const char *name)
{
	int kind = o->region               ? TACHO_REQUEST_REGION
		   : o->goroutine.is_given ? TACHO_REQUEST_GOROUTINE
					   : TACHO_REQUEST_TASK;
	int code = read_first(v, o, path, kind), printed = TC_EXIT_OK;

	/* A type of tasks, else of regions. */
	if (o->contrast && v->in.is_usable && tacho_requests_n(v->requests) == 0 &&
	    has_type(v, TACHO_REQUEST_REGION, o->contrast)) {
		kind = TACHO_REQUEST_REGION;
		tc_report_input_close(&v->in);
		tacho_requests_free(v->requests);
		v->requests = NULL;
		code = read_first(v, o, path, kind);
	}
	v->in.path = name;
	if (v->in.is_usable)
		printed = explain_input(v, o, path, kind);
	else if (v->ctx->format == TC_FORMAT_JSON)
		tc_explain_json(v);
	if (v->in.diag.code != 0)
		tc_report_input_complain(&v->in, v->ctx);
	return printed > code ? printed : code;
}

static int cmd_explain(int argc, char **argv, struct tacho_ctx *ctx)
{
	const struct explain_opts *o = ctx->opts;
	struct tc_explain_view v = { .ctx = ctx };
	struct tc_spool spool = { .fd = -1 };
	int code = look_at_options(ctx, o);

	(void)argc;
	if (code != TC_EXIT_OK)
		return code;
	if (type_of(o))
		v.type = (struct tacho_text){ type_of(o), strlen(type_of(o)) };
	v.is_contrast = o->contrast != NULL;
	v.lines = tc_cli_rows(o->lines, LINES_DEFAULT);
	code = tc_spool_open(&spool, ctx, argv[0]);
	if (code == TC_EXIT_OK)
		code = run(&v, o, spool.path ? spool.path : argv[0], argv[0]);
	tc_report_input_close(&v.in);
	tacho_requests_free(v.requests);
	tc_spool_close(&spool);
	return code;
}

static const struct tc_example examples[] = {
	{ "tacho explain --task 17 trace.out", "where the time of one task went" },
	{ "tacho explain --slowest request -n 3 trace.out", "the three slowest requests" },
	{ "tacho explain --slow-vs-normal request trace.out",
	  "what slow requests have that others have not" },
	{ "tacho explain --goroutine 34 --from 1.2s --to 1.25s trace.out",
	  "50 ms of a goroutine's life" },
	{ NULL, NULL },
};

const struct tacho_cmd tc_cmd_explain = {
	.name = "explain",
	.fn = cmd_explain,
	.operands = "FILE",
	.min_args = 1,
	.max_args = 1,
	.summary = "say what a request spent its time on, cause by cause",
	.flags = TC_CMD_FILES,
	TC_CMD_OPTS(struct explain_opts, opts),
	.description =
		"Splits the wall time of a task, a region or the life of a goroutine into causes that "
		"do not overlap and add up to the duration to the nanosecond: running (of it, marking "
		"and sweeping for the collector); runnable without a P, by what the Ps did meanwhile; "
		"waiting for a lock, a channel, the network, a timer, the collector; in a system or C "
		"call.\n\n"
		"It starts at the goroutine that ended the request and goes backwards. A wait that "
		"another goroutine of the same request ended is replaced by what that one did "
		"meanwhile, so that what is left is the critical path: of two things that went on side "
		"by side, the one that finished last counts. A goroutine is of the request if it began "
		"it, or opened a region or logged in it or in a task below, or was created by such a "
		"one while the request went on. A wait that any other goroutine ended is a border: it "
		"is named with what it worked for, and not followed.\n\n"
		"The table has a line for each cause with the place and the other task that most of it "
		"goes to. Below stands the path as a time line. Times are since the start of the trace, "
		"so that `tacho events --from` finds them.\n\n"
		"--slow-vs-normal compares the slowest 1 % (at least one) of a type with all others: "
		"per cause the mean of both, what part of the difference of the durations it makes up "
		"(that adds up to 100 %), and how well it tells slow from normal (delta: 1, each slow "
		"one has more of it than each other one; 0, no difference). Requests that the trace "
		"shows no begin or end of are left out, except with --task and --goroutine.\n\n"
		"What is kept in memory has a limit. Requests for which there is no room are named as "
		"not worked out, and the exit status is 3.",
	.examples = examples,
	.see_also = "tacho-goroutines(1), tacho-profile(1), tacho-events(1)",
};
