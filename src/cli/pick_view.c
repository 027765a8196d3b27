/* SPDX-License-Identifier: MIT */
/* See latency_view.h. */
#include "cli/pick_view.h"

#include <stdlib.h>
#include <string.h>

#define BAR_CELLS   40
#define SCALE_MAX   48 /* buckets that are drawn on one line */
#define HINTS_SHOWN 3

/* --- which ones ------------------------------------------------------------- */

bool tc_pick_filters(const struct tc_pick_opts *o)
{
	return o->min_ns > 0 || o->max_ns < INT64_MAX || o->complete || o->incomplete;
}

int tc_pick_check(const struct tacho_ctx *ctx, const struct tc_pick_opts *o)
{
	if (o->complete && o->incomplete)
		return tc_cli_usage(ctx, "--complete and --incomplete exclude each other");
	if (o->min_ns > o->max_ns)
		return tc_cli_usage(ctx, "--min is longer than --max");
	if (o->incomplete && (o->min_ns > 0 || o->max_ns < INT64_MAX))
		return tc_cli_usage(ctx, "--min and --max are about complete ones; they do not "
					 "go with --incomplete");
	return tc_range_check(ctx, &o->window);
}

bool tc_pick_time(const struct tc_pick_opts *o, const struct tc_extent *span, bool has_begin,
		  int64_t begin_ns, bool has_end, int64_t end_ns)
{
	int64_t begin = has_begin ? tc_ns_between(span->first_ns, begin_ns) : INT64_MIN;
	int64_t end = has_end ? tc_ns_between(span->first_ns, end_ns) : INT64_MAX;

	return tc_range_touches(&o->window, begin, end);
}

bool tc_pick_latency(const struct tc_pick_opts *o, int64_t ns)
{
	return ns >= o->min_ns && ns <= o->max_ns;
}

void tc_pick_describe(struct tc_cli_str *out, const struct tc_pick_opts *o)
{
	char buf[TC_UNITS_MAX];

	if (o->type)
		tc_cli_str_printf(out, ", type '%s'", o->type);
	if (o->complete)
		tc_cli_str_puts(out, ", complete");
	if (o->incomplete)
		tc_cli_str_puts(out, ", incomplete");
	if (o->min_ns > 0) {
		tc_cli_units_duration(buf, o->min_ns, false);
		tc_cli_str_printf(out, ", at least %s", buf);
	}
	if (o->max_ns < INT64_MAX) {
		tc_cli_units_duration(buf, o->max_ns, false);
		tc_cli_str_printf(out, ", at most %s", buf);
	}
	if (o->window.from_ns > 0) {
		tc_cli_units_duration(buf, o->window.from_ns, false);
		tc_cli_str_printf(out, ", from %s on", buf);
	}
	if (o->window.to_ns != INT64_MAX) {
		tc_cli_units_duration(buf, o->window.to_ns, false);
		tc_cli_str_printf(out, ", up to %s", buf);
	}
}

/* How far a name is from what was typed; UINT32_MAX: too far. */
static unsigned judge(const char *typed, struct tacho_text name)
{
	char *s;
	unsigned d;

	if (name.n == 0 || memchr(name.s, '\0', name.n))
		return UINT32_MAX;
	s = tc_cli_xmalloc(name.n + 1);
	memcpy(s, name.s, name.n);
	s[name.n] = '\0';
	d = *typed && strstr(s, typed) ? 0 : tc_cli_options_distance(typed, s);
	if (d > 0 && !tc_cli_options_near(typed, d))
		d = UINT32_MAX;
	free(s);
	return d;
}

static bool is_new(const struct tc_hint *best, size_t n, struct tacho_text name)
{
	for (size_t i = 0; i < n; i++) {
		if (best[i].name.n == name.n && memcmp(best[i].name.s, name.s, name.n) == 0)
			return false;
	}
	return true;
}

int tc_pick_no_task(const struct tacho_ctx *ctx, const struct tc_report_input *in, uint64_t id,
		    uint64_t n)
{
	tc_cli_error(ctx, "%s: there is no task %" PRIu64 "; the trace has %" PRIu64 " task%s",
		     tc_report_input_name(in), id, n, n == 1 ? "" : "s");
	return TC_EXIT_USAGE;
}

void tc_pick_count(struct tc_pick_all *all, const struct tacho_latencies *l)
{
	all->count += l->count;
	all->complete += l->complete;
}

/* What was looked at. */
static const char *whole_of(const struct tc_pick_opts *o)
{
	return tc_range_is_set(&o->window) ? "that part of the trace" : "the trace";
}

int tc_pick_empty(const struct tacho_ctx *ctx, const struct tc_report_input *in, const char *what,
		  const struct tc_pick_opts *o, const struct tc_cli_str *asked,
		  const struct tc_pick_all *all)
{
	tc_cli_error(ctx,
		     "%s: no %s is as asked for: %s; %s has %" PRIu64 " %s%s, %" PRIu64
		     " of them complete",
		     tc_report_input_name(in), what, asked->p ? asked->p + 2 : "any", whole_of(o),
		     all->count, what, all->count == 1 ? "" : "s", all->complete);
	return TC_EXIT_USAGE;
}

int tc_pick_unknown(const struct tacho_ctx *ctx, const struct tc_report_input *in, const char *what,
		    const struct tc_pick_opts *o, const struct tc_hint *hints, size_t n)
{
	struct tc_hint best[HINTS_SHOWN];
	struct tc_cli_str text = { 0 };
	size_t found = 0;

	if (n == 0) {
		tc_cli_error(ctx, "%s: there are no %ss in %s", tc_report_input_name(in), what,
			     whole_of(o));
		return TC_EXIT_USAGE;
	}
	/* Names that are near, or, if none is, just some that there are. */
	for (unsigned limit = 0; limit < 2 && found == 0; limit++) {
		for (size_t i = 0; i < n && found < HINTS_SHOWN; i++) {
			if ((limit == 1 || judge(o->type, hints[i].name) != UINT32_MAX) &&
			    hints[i].name.n > 0 && is_new(best, found, hints[i].name))
				best[found++] = hints[i];
		}
		if (found > 0)
			tc_cli_str_puts(&text, limit ? "; there are" : "; did you mean");
	}
	for (size_t i = 0; i < found; i++) {
		tc_cli_str_puts(&text, i ? ", '" : " '");
		tc_cli_str_add(&text, best[i].name.s, best[i].name.n);
		tc_cli_str_puts(&text, "'");
	}
	tc_cli_error(ctx, "%s: no %s has the type '%s'%s%s", tc_report_input_name(in), what,
		     o->type, text.p ? text.p : "", found > 0 && text.p[2] == 'd' ? "?" : "");
	tc_cli_str_free(&text);
	return TC_EXIT_USAGE;
}

/* --- text ------------------------------------------------------------------- */

struct tc_text tc_text_duration(const struct tacho_ctx *ctx, int64_t ns)
{
	struct tc_text t;

	tc_cli_units_duration(t.s, ns, ctx->out.unicode);
	return t;
}

struct tc_text tc_text_count(uint64_t n)
{
	struct tc_text t;

	tc_cli_units_count(t.s, n);
	return t;
}

struct tc_text tc_text_percent(double share)
{
	struct tc_text t;

	tc_cli_units_percent(t.s, share);
	return t;
}

void tc_text_title(const struct tacho_ctx *ctx, const char *title, const char *note)
{
	printf("\n%s%s%s", tc_cli_term_on(&ctx->out, TC_ROLE_TITLE), title,
	       tc_cli_term_off(&ctx->out, TC_ROLE_TITLE));
	if (note && *note)
		printf("  %s%s%s", tc_cli_term_on(&ctx->out, TC_ROLE_DIM), note,
		       tc_cli_term_off(&ctx->out, TC_ROLE_DIM));
	printf("\n");
}

void tc_text_quoted(const struct tacho_ctx *ctx, struct tacho_text text)
{
	printf("\"");
	tc_cli_out_text(stdout, text.s, text.n, ctx->out.unicode);
	printf("\"");
}

void tc_text_rest(const struct tacho_ctx *ctx, uint64_t shown, uint64_t n, const char *what)
{
	if (n > shown)
		printf("%s%s of %s %s; --top 0 shows all%s\n",
		       tc_cli_term_on(&ctx->out, TC_ROLE_DIM), tc_text_count(shown).s,
		       tc_text_count(n).s, what, tc_cli_term_off(&ctx->out, TC_ROLE_DIM));
}

void tc_text_place(struct tc_cli_str *out, const struct tacho_symbols *symbols,
		   struct tacho_frame frame)
{
	struct tacho_text func = tacho_symbols_get(symbols, frame.func);
	struct tacho_text file = tacho_symbols_get(symbols, frame.file);
	const char *slash = file.n ? memrchr(file.s, '/', file.n) : NULL;

	tc_cli_str_add(out, func.s, func.n);
	if (file.n == 0)
		return;
	if (slash) {
		file.n -= (size_t)(slash + 1 - file.s);
		file.s = slash + 1;
	}
	tc_cli_str_puts(out, func.n ? " " : "");
	tc_cli_str_add(out, file.s, file.n);
	tc_cli_str_printf(out, ":%" PRIu64, frame.line);
}

void tc_scale_add(struct tc_scale *s, const struct tacho_latencies *l)
{
	if (l->n_buckets == 0)
		return;
	if (!s->is_set || l->buckets[0].from_ns < s->from_ns)
		s->from_ns = l->buckets[0].from_ns;
	if (!s->is_set || l->buckets[l->n_buckets - 1].to_ns > s->to_ns)
		s->to_ns = l->buckets[l->n_buckets - 1].to_ns;
	s->is_set = true;
}

/* Fifths of a decade from the begin of the scale. */
static size_t cell_of(const struct tc_scale *s, int64_t from_ns)
{
	double low = s->from_ns > 1 ? (double)s->from_ns : 1,
	       at = from_ns > 1 ? (double)from_ns : 1;
	size_t cell = 0;

	for (; low * 1.2 < at; low *= 1.5848931924611136)
		cell++;
	return cell;
}

void tc_scale_draw(struct tc_cli_str *out, const struct tc_scale *s,
		   const struct tacho_latencies *l, bool unicode)
{
	static const char *const blocks[] = { " ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };
	static const char ascii[] = " .:-=+*#@";
	uint64_t max = 1;
	size_t at = 0;

	for (size_t i = 0; i < l->n_buckets; i++)
		max = l->buckets[i].count > max ? l->buckets[i].count : max;
	for (size_t i = 0; i < l->n_buckets; i++) {
		size_t cell = cell_of(s, l->buckets[i].from_ns);
		uint64_t n = l->buckets[i].count;
		unsigned level = n ? 1 + (unsigned)((double)n / (double)max * 7) : 0;

		for (; at < cell && at < SCALE_MAX; at++)
			tc_cli_str_puts(out, " ");
		if (at >= SCALE_MAX)
			break;
		if (unicode)
			tc_cli_str_puts(out, blocks[level < 8 ? level : 8]);
		else
			tc_cli_str_add(out, &ascii[level < 8 ? level : 8], 1);
		at++;
	}
}

void tc_scale_legend(const struct tacho_ctx *ctx, const struct tc_scale *s)
{
	if (s->is_set)
		printf("%sdistribution: from %s to %s, five steps a decade%s\n",
		       tc_cli_term_on(&ctx->out, TC_ROLE_DIM), tc_text_duration(ctx, s->from_ns).s,
		       tc_text_duration(ctx, s->to_ns).s, tc_cli_term_off(&ctx->out, TC_ROLE_DIM));
}

void tc_latency_cells(struct tc_cli_table *t, const struct tacho_latencies *l,
		      const struct tc_scale *s, bool unicode)
{
	const struct tacho_hist *h = l->durations;
	struct tc_cli_str shape = { 0 };

	if (tacho_hist_count(h) == 0) {
		for (int i = 0; i < 7; i++)
			tc_cli_table_null(t);
		return;
	}
	tc_cli_table_i64(t, tacho_hist_total_ns(h));
	tc_cli_table_i64(t, tacho_hist_mean_ns(h));
	tc_cli_table_i64(t, tacho_hist_quantile(h, 0.5));
	tc_cli_table_i64(t, tacho_hist_quantile(h, 0.9));
	tc_cli_table_i64(t, tacho_hist_quantile(h, 0.99));
	tc_cli_table_i64(t, tacho_hist_max_ns(h));
	tc_scale_draw(&shape, s, l, unicode);
	tc_cli_table_mem(t, shape.p ? shape.p : "", shape.len);
	tc_cli_str_free(&shape);
}

void tc_text_histogram(const struct tacho_ctx *ctx, const struct tacho_latencies *l)
{
	static const struct tc_cli_col cols[] = {
		{ .key = "over", .title = "over", .type = TC_COL_DURATION },
		{ .key = "to", .title = "up to", .type = TC_COL_DURATION },
		{ .key = "count", .title = "count", .type = TC_COL_COUNT },
		{ .key = "share", .title = "", .type = TC_COL_SHARE },
		{ .key = "bar", .title = "", .type = TC_COL_BAR, .cells = BAR_CELLS },
	};
	struct tc_cli_table t;
	uint64_t max = 1, sum = 0;

	for (size_t i = 0; i < l->n_buckets; i++) {
		max = l->buckets[i].count > max ? l->buckets[i].count : max;
		sum += l->buckets[i].count;
	}
	tc_cli_table_begin_at(&t, stdout, &ctx->out, TC_FORMAT_TEXT, 2, cols, TC_LEN(cols));
	for (size_t i = 0; i < l->n_buckets; i++) {
		double n = (double)l->buckets[i].count;

		tc_cli_table_i64(&t, l->buckets[i].from_ns);
		tc_cli_table_i64(&t, l->buckets[i].to_ns);
		tc_cli_table_u64(&t, l->buckets[i].count);
		tc_cli_table_f64(&t, sum ? n / (double)sum : 0);
		tc_cli_table_f64(&t, n / (double)max);
		if (tc_cli_table_row(&t))
			break;
	}
	tc_cli_table_end(&t);
}

/* --- data ------------------------------------------------------------------- */

void tc_json_latencies(struct tc_cli_json *j, const struct tacho_latencies *l, bool of_regions)
{
	tc_document_u64(j, "count", l->count);
	tc_document_u64(j, "complete", l->complete);
	tc_document_u64(j, "incomplete", l->count - l->complete);
	tc_document_u64(j, "no_begin", l->no_begin);
	tc_document_u64(j, "no_end", l->no_end);
	if (of_regions)
		tc_document_u64(j, "exited", l->exited);
	else
		tc_document_u64(j, "neither", l->neither);
	tc_cli_json_key(j, "latency");
	tc_cli_json_object(j);
	tc_document_u64(j, "count", tacho_hist_count(l->durations));
	tc_document_hist(j, l->durations);
	tc_document_i64(j, "p90_ns", tacho_hist_quantile(l->durations, 0.9));
	tc_cli_json_end(j);
	tc_cli_json_key(j, "histogram");
	tc_cli_json_array(j);
	for (size_t i = 0; i < l->n_buckets; i++) {
		tc_cli_json_object(j);
		tc_document_i64(j, "over_ns", l->buckets[i].from_ns);
		tc_document_i64(j, "to_ns", l->buckets[i].to_ns);
		tc_document_u64(j, "count", l->buckets[i].count);
		tc_cli_json_end(j);
	}
	tc_cli_json_end(j);
}

void tc_csv_latencies(struct tc_cli_table *t, const struct tacho_latencies *l)
{
	tc_cli_table_u64(t, l->count);
	tc_cli_table_u64(t, l->complete);
	tc_cli_table_u64(t, l->no_begin);
	tc_cli_table_u64(t, l->no_end);
	tc_cli_table_u64(t, l->count - l->complete - l->no_begin - l->no_end);
	tc_cli_table_i64(t, tacho_hist_total_ns(l->durations));
	tc_cli_table_i64(t, tacho_hist_mean_ns(l->durations));
	tc_cli_table_i64(t, tacho_hist_quantile(l->durations, 0.5));
	tc_cli_table_i64(t, tacho_hist_quantile(l->durations, 0.9));
	tc_cli_table_i64(t, tacho_hist_quantile(l->durations, 0.99));
	tc_cli_table_i64(t, tacho_hist_max_ns(l->durations));
}

void tc_csv_histogram(struct tc_cli_table *t, const struct tacho_latencies *l)
{
	struct tc_cli_str s = { 0 };

	for (size_t i = 0; i < l->n_buckets; i++) {
		if (l->buckets[i].count > 0)
			tc_cli_str_printf(&s, "%s%" PRId64 "-%" PRId64 "=%" PRIu64,
					  s.len ? ";" : "", l->buckets[i].from_ns,
					  l->buckets[i].to_ns, l->buckets[i].count);
	}
	tc_cli_table_mem(t, s.p ? s.p : "", s.len);
	tc_cli_str_free(&s);
}

void tc_json_frame(struct tc_cli_json *j, const struct tacho_symbols *symbols,
		   struct tacho_frame frame)
{
	char pc[32];

	tc_cli_json_object(j);
	tc_document_text(j, "function", tacho_symbols_get(symbols, frame.func));
	tc_document_text(j, "file", tacho_symbols_get(symbols, frame.file));
	tc_document_u64(j, "line", frame.line);
	snprintf(pc, sizeof(pc), "0x%" PRIx64, frame.pc);
	tc_document_string(j, "pc", pc);
	tc_cli_json_end(j);
}

void tc_json_stack(struct tc_cli_json *j, const char *key, const struct tacho_symbols *symbols,
		   uint32_t stack)
{
	tc_cli_json_key(j, key);
	tc_cli_json_array(j);
	for (size_t i = 0; i < tacho_symbols_depth(symbols, stack); i++)
		tc_json_frame(j, symbols, tacho_symbols_frame(symbols, stack, i));
	tc_cli_json_end(j);
}

void tc_json_moment(struct tc_cli_json *j, const char *key, const struct tc_extent *span,
		    bool is_set, int64_t ns)
{
	tc_cli_json_key(j, key);
	if (is_set)
		tc_cli_json_i64(j, tc_ns_between(span->first_ns, ns));
	else
		tc_cli_json_null(j);
}

static void json_named(struct tc_cli_json *j, const char *key, const struct tacho_symbols *symbols,
		       const struct tacho_named_time *times, size_t n)
{
	tc_cli_json_key(j, key);
	tc_cli_json_array(j);
	for (size_t i = 0; i < n; i++) {
		tc_cli_json_object(j);
		tc_document_text(j, "name", tacho_symbols_get(symbols, times[i].name));
		tc_document_i64(j, "total_ns", times[i].ns);
		tc_cli_json_end(j);
	}
	tc_cli_json_end(j);
}

void tc_json_times(struct tc_cli_json *j, const struct tacho_symbols *symbols,
		   const int64_t columns[TACHO_COLUMN_COUNT], const struct tacho_named_time *blocks,
		   size_t n_blocks, const struct tacho_named_time *ranges, size_t n_ranges)
{
	static const char *const keys[TACHO_COLUMN_COUNT] = {
		"running_ns",         "runnable_ns", "blocked_ns", "syscall_ns",
		"syscall_blocked_ns", "unknown_ns",  "total_ns"
	};

	for (int c = 0; c < TACHO_COLUMN_COUNT; c++)
		tc_document_i64(j, keys[c], columns[c]);
	json_named(j, "blocked_by_reason", symbols, blocks, n_blocks);
	json_named(j, "ranges", symbols, ranges, n_ranges);
}

const char *tc_region_state(const struct tacho_region *r)
{
	if (r->begin == TACHO_EDGE_NONE)
		return "no_begin";
	if (r->begin == TACHO_EDGE_GOROUTINE)
		return "inherited";
	return r->end == TACHO_EDGE_EVENT  ? "complete"
	       : r->end == TACHO_EDGE_NONE ? "no_end"
					   : "exited";
}

void tc_json_region(struct tc_cli_json *j, const struct tacho_symbols *symbols,
		    const struct tc_extent *span, const struct tacho_region *r)
{
	tc_cli_json_object(j);
	tc_document_text(j, "type", tacho_symbols_get(symbols, r->name));
	tc_document_i64(j, "goroutine", r->goroutine);
	tc_document_u64(j, "task", r->task);
	tc_document_string(j, "state", tc_region_state(r));
	tc_json_moment(j, "begin_ns", span, r->begin != TACHO_EDGE_NONE, r->begin_ns);
	tc_json_moment(j, "end_ns", span, r->end != TACHO_EDGE_NONE, r->end_ns);
	tc_document_i64(j, "duration_ns", tc_ns_between(r->begin_ns, r->end_ns));
	tc_json_times(j, symbols, r->columns, r->blocks, r->n_blocks, r->ranges, r->n_ranges);
	tc_json_stack(j, "begin_stack", symbols, r->begin_stack);
	tc_json_stack(j, "end_stack", symbols, r->end_stack);
	tc_cli_json_end(j);
}
