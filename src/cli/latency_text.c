/* SPDX-License-Identifier: MIT */
/*
 * Latencies for a reader: a table with a row a distribution, what the waits for a P were
 * due to, and the longest instances with their places.
 */
#include <string.h>

#include "cli/grid.h"
#include "cli/latency_view.h"
#include "cli/units.h"

#define WIDTH_OF_FILES 160 /* what is no terminal */
#define WIDTH_NARROW   100 /* below, what is grouped has few numbers */
#define WIDTH_MIDDLE   110 /* from here on mean, p90 and p99.9 are shown */
#define WIDTH_WIDE     140 /* from here on p99.99 and the picture */
#define CELLS          24  /* of the picture */
#define FRAMES         4   /* of a stack in a row */

/* --- parts -------------------------------------------------------------------- */

static unsigned width_of(const struct tc_latency_view *v)
{
	return v->ctx->out.tty ? v->ctx->out.width : WIDTH_OF_FILES;
}

/* Functions without the folders of their import path, where there is little room. */
static void add_function(struct tc_cli_str *s, const struct tc_latency_view *v, uint32_t id)
{
	struct tacho_text t = tacho_symbols_get(v->symbols, id);
	size_t from = 0;

	for (size_t i = 0; width_of(v) < WIDTH_WIDE && i < t.n && t.s[i] != '('; i++)
		if (t.s[i] == '/')
			from = i + 1;
	tc_cli_str_add(s, t.s + from, t.n - from);
}

static void add_text(struct tc_cli_str *s, const struct tc_latency_view *v, uint32_t id)
{
	struct tacho_text t = tacho_symbols_get(v->symbols, id);

	tc_cli_str_add(s, t.s, t.n);
}

/* "block: chan receive" */
static void add_what(struct tc_cli_str *s, const struct tc_latency_view *v,
		     const struct tacho_latency_row *row)
{
	tc_cli_str_puts(s, tacho_latency_kind_name(row->kind));
	if (row->type) {
		tc_cli_str_puts(s, ": ");
		add_text(s, v, row->type);
	} else if (row->kind == TACHO_LATENCY_BLOCK && v->by != TACHO_LATENCY_BY_KIND) {
		tc_cli_str_puts(s, ": (reason not seen)");
	}
}

/* "main.worker:17", or what there is. */
static void add_place(struct tc_cli_str *s, const struct tc_latency_view *v, uint32_t stack)
{
	uint32_t function, file, line;

	if (!tacho_latency_place(v->latency, stack, &function, &file, &line))
		return;
	add_function(s, v, function);
	tc_cli_str_printf(s, ":%" PRIu32, line);
}

/* The line that says most, and who called it. */
static void add_stack(struct tc_cli_str *s, const struct tc_latency_view *v,
		      const struct tacho_latency_row *row)
{
	size_t n = tacho_symbols_depth(v->symbols, row->stack), i = 0;

	while (i < n && tacho_symbols_frame(v->symbols, row->stack, i).func != row->function)
		i++;
	for (size_t k = 0; k < FRAMES && i < n; k++, i++) {
		struct tacho_frame f = tacho_symbols_frame(v->symbols, row->stack, i);

		if (k)
			tc_cli_str_puts(s, " < ");
		add_function(s, v, f.func);
		tc_cli_str_printf(s, ":%" PRIu64, f.line);
	}
}

static void add_group(struct tc_cli_str *s, const struct tc_latency_view *v,
		      const struct tacho_latency_row *row)
{
	if (v->by == TACHO_LATENCY_BY_FUNCTION)
		add_function(s, v, row->function);
	else if (v->by == TACHO_LATENCY_BY_STACK)
		add_stack(s, v, row);
	else
		add_place(s, v, row->stack);
	if (s->len == 0)
		tc_cli_str_puts(s, v->by == TACHO_LATENCY_BY_FUNCTION ? "(no stack seen)"
								      : "(no stack)");
}

/* "few long: 1% = 83.1%"; with little room "few long 83.1%", others without their share. */
static void add_shape(struct tc_cli_str *s, const struct tc_latency_view *v,
		      const struct tacho_hist *times)
{
	double share;
	int shape = tacho_latency_shape_of(times, &share);
	bool is_long = shape == TACHO_LATENCY_SHAPE_LONG;
	char text[TC_UNITS_MAX];

	tc_cli_units_percent(text, share);
	if (shape == TACHO_LATENCY_SHAPE_NONE)
		return;
	if (shape == TACHO_LATENCY_SHAPE_FEW) {
		tc_cli_str_printf(s, "only %" PRIu64, tacho_hist_count(times));
		return;
	}
	tc_cli_str_puts(s, tacho_latency_shape_name(shape));
	if (width_of(v) < WIDTH_NARROW)
		tc_cli_str_printf(s, "%s%s", is_long ? " " : "", is_long ? text : "");
	else if (shape != TACHO_LATENCY_SHAPE_EVEN)
		tc_cli_str_printf(s, ": %s = %s", is_long ? "1%" : "10%", text);
}

/* --- pictures ----------------------------------------------------------------- */

/* Octaves that all rows are drawn on. */
struct scale {
	unsigned first, octaves, cells; /* octaves of a cell */
};

static struct scale scale_of(const struct tc_latency_view *v)
{
	struct scale s = { .first = TACHO_HIST_OCTAVES };
	uint64_t counts[TACHO_HIST_OCTAVES];
	unsigned last = 0, all;

	for (size_t r = 0; r < v->n_rows; r++) {
		tacho_hist_octaves(v->rows[r]->times, counts);
		for (unsigned i = 0; i < TACHO_HIST_OCTAVES; i++) {
			if (counts[i] == 0)
				continue;
			last = i > last ? i : last;
			s.first = i < s.first ? i : s.first;
		}
	}
	s.first = s.first > last ? last : s.first;
	all = last - s.first + 1;
	s.octaves = (all + CELLS - 1) / CELLS;
	s.cells = (all + s.octaves - 1) / s.octaves;
	return s;
}

static int64_t bound(unsigned octave)
{
	return octave == 0                    ? 0
	       : octave >= TACHO_HIST_OCTAVES ? INT64_MAX
					      : INT64_C(1) << (octave - 1);
}

static void add_picture(struct tc_cli_str *s, const struct tc_latency_view *v,
			const struct scale *scale, const struct tacho_hist *times)
{
	static const char *const unicode[] = { " ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };
	static const char *const ascii[] = { " ", ".", ":", "-", "=", "+", "*", "#", "@" };
	uint64_t counts[TACHO_HIST_OCTAVES], cells[TACHO_HIST_OCTAVES] = { 0 }, max = 0;
	unsigned used = 0;

	tacho_hist_octaves(times, counts);
	for (unsigned i = scale->first; i < TACHO_HIST_OCTAVES; i++) {
		unsigned cell = (i - scale->first) / scale->octaves;

		cells[cell] += counts[i];
		max = cells[cell] > max ? cells[cell] : max;
		used = cells[cell] > 0 ? cell + 1 : used;
	}
	for (unsigned i = 0; i < used; i++) {
		/* Few are not none. */
		double share = max > 0 ? (double)cells[i] / (double)max : 0;
		unsigned level = cells[i] == 0 ? 0 : 1 + (unsigned)(share * 7 + 0.5);

		tc_cli_str_puts(s, v->ctx->out.unicode ? unicode[level] : ascii[level]);
	}
}

/* "64ns    33.6ms", over the pictures. */
static void picture_title(struct tc_cli_str *s, const struct tc_latency_view *v,
			  const struct scale *scale)
{
	bool unicode = v->ctx->out.unicode;
	char from[TC_UNITS_MAX], to[TC_UNITS_MAX];
	unsigned ends;

	tc_cli_units_duration(from, bound(scale->first), unicode);
	tc_cli_units_duration(to, bound(scale->first + scale->cells * scale->octaves), unicode);
	ends = tc_cli_term_width(from, strlen(from), unicode) +
	       tc_cli_term_width(to, strlen(to), unicode);
	if (ends + 2 <= scale->cells)
		tc_cli_str_printf(s, "%s%*s%s", from, (int)(scale->cells - ends), "", to);
	else
		tc_cli_str_printf(s, "%s-%s", from, to);
}

/* --- the table ---------------------------------------------------------------- */

enum column {
	COL_WHAT,
	COL_GROUP,
	COL_COUNT,
	COL_TOTAL,
	COL_MEAN,
	COL_P50,
	COL_P90,
	COL_P99,
	COL_P999,
	COL_P9999,
	COL_MAX,
	COL_CUT,
	COL_SHAPE,
	COL_PICTURE,
	N_COLUMNS
};

static const struct tc_cli_col columns[N_COLUMNS] = {
	[COL_WHAT] = { .title = "latency", .type = TC_COL_TEXT, .flags = TC_COL_FLEX },
	[COL_GROUP] = { .title = "", .type = TC_COL_TEXT, .flags = TC_COL_FLEX },
	[COL_COUNT] = { .title = "count", .type = TC_COL_COUNT },
	[COL_TOTAL] = { .title = "total", .type = TC_COL_DURATION, .role = TC_ROLE_NUMBER },
	[COL_MEAN] = { .title = "mean", .type = TC_COL_DURATION },
	[COL_P50] = { .title = "p50", .type = TC_COL_DURATION },
	[COL_P90] = { .title = "p90", .type = TC_COL_DURATION },
	[COL_P99] = { .title = "p99", .type = TC_COL_DURATION },
	[COL_P999] = { .title = "p99.9", .type = TC_COL_DURATION },
	[COL_P9999] = { .title = "p99.99", .type = TC_COL_DURATION },
	[COL_MAX] = { .title = "max", .type = TC_COL_DURATION },
	[COL_CUT] = { .title = "cut", .type = TC_COL_COUNT },
	[COL_SHAPE] = { .title = "total made by", .type = TC_COL_TEXT },
	[COL_PICTURE] = { .title = "", .type = TC_COL_TEXT },
};

struct table {
	struct tc_cli_table t;
	struct tc_cli_col cols[N_COLUMNS];
	enum column of[N_COLUMNS];
	size_t n;
	struct scale scale;
};

static bool wants_column(const struct tc_latency_view *v, enum column c, bool has_cut)
{
	switch ((int)c) {
	case COL_GROUP: return v->by >= TACHO_LATENCY_BY_FUNCTION;
	case COL_CUT:
		return has_cut &&
		       (v->by < TACHO_LATENCY_BY_FUNCTION || width_of(v) >= WIDTH_MIDDLE);
	case COL_P50:
	case COL_SHAPE: return v->by < TACHO_LATENCY_BY_FUNCTION || width_of(v) >= WIDTH_NARROW;
	case COL_MEAN:
	case COL_P90:
	case COL_P999: return width_of(v) >= WIDTH_MIDDLE;
	case COL_P9999:
	case COL_PICTURE: return width_of(v) >= WIDTH_WIDE;
	default: return true;
	}
}

static void choose_columns(struct table *t, const struct tc_latency_view *v, bool has_cut)
{
	static const char *const groups[TACHO_LATENCY_BY_COUNT] = {
		[TACHO_LATENCY_BY_FUNCTION] = "start function",
		[TACHO_LATENCY_BY_SITE] = "where",
		[TACHO_LATENCY_BY_STACK] = "where < called by",
	};

	t->n = 0;
	for (enum column c = 0; c < N_COLUMNS; c++) {
		if (!wants_column(v, c, has_cut))
			continue;
		t->cols[t->n] = columns[c];
		if (c == COL_GROUP)
			t->cols[t->n].title = groups[v->by];
		t->of[t->n++] = c;
	}
}

static void put_text_cell(struct table *t, const struct tc_latency_view *v,
			  const struct tacho_latency_row *row, enum column c)
{
	struct tc_cli_str s = { 0 };

	switch ((int)c) {
	case COL_WHAT: add_what(&s, v, row); break;
	case COL_GROUP: add_group(&s, v, row); break;
	case COL_SHAPE: add_shape(&s, v, row->times); break;
	default: add_picture(&s, v, &t->scale, row->times); break;
	}
	tc_cli_table_mem(&t->t, s.p ? s.p : "", s.len);
	tc_cli_str_free(&s);
}

static void put_cell(struct table *t, const struct tc_latency_view *v,
		     const struct tacho_latency_row *row, enum column c)
{
	const struct tacho_hist *h = row->times;

	/* Of nothing there is no percentile. */
	if (tacho_hist_count(h) == 0 && columns[c].type == TC_COL_DURATION) {
		tc_cli_table_null(&t->t);
		return;
	}
	switch ((int)c) {
	case COL_COUNT: tc_cli_table_u64(&t->t, tacho_hist_count(h)); break;
	case COL_TOTAL: tc_cli_table_i64(&t->t, tacho_hist_total_ns(h)); break;
	case COL_MEAN: tc_cli_table_i64(&t->t, tacho_hist_mean_ns(h)); break;
	case COL_P50: tc_cli_table_i64(&t->t, tacho_hist_quantile(h, 0.5)); break;
	case COL_P90: tc_cli_table_i64(&t->t, tacho_hist_quantile(h, 0.9)); break;
	case COL_P99: tc_cli_table_i64(&t->t, tacho_hist_quantile(h, 0.99)); break;
	case COL_P999: tc_cli_table_i64(&t->t, tacho_hist_quantile(h, 0.999)); break;
	case COL_P9999: tc_cli_table_i64(&t->t, tacho_hist_quantile(h, 0.9999)); break;
	case COL_MAX: tc_cli_table_i64(&t->t, tacho_hist_max_ns(h)); break;
	case COL_CUT: tc_cli_table_u64(&t->t, row->cut); break;
	default: put_text_cell(t, v, row, c); break;
	}
}

static void print_table(const struct tc_latency_view *v)
{
	struct tc_cli_str title = { 0 };
	struct table t;
	bool has_cut = false;

	for (size_t i = 0; i < v->n_rows; i++)
		has_cut |= v->rows[i]->cut > 0;
	choose_columns(&t, v, has_cut);
	t.scale = scale_of(v);
	picture_title(&title, v, &t.scale);
	if (t.of[t.n - 1] == COL_PICTURE)
		t.cols[t.n - 1].title = title.p;
	printf("\n");
	tc_cli_table_begin_at(&t.t, stdout, &v->ctx->out, TC_FORMAT_TEXT, 2, t.cols, t.n);
	for (size_t i = 0; i < v->n_rows; i++) {
		for (size_t c = 0; c < t.n; c++)
			put_cell(&t, v, v->rows[i], t.of[c]);
		if (tc_cli_table_row(&t.t))
			break;
	}
	tc_cli_table_end(&t.t);
	tc_cli_str_free(&title);
}

/* --- why ---------------------------------------------------------------------- */

/* What the waits for a P were due to, all rows taken together. */
static void print_delays(const struct tc_latency_view *v)
{
	static const struct tc_cli_col cols[] = {
		{ .title = "waiting for a P, because", .type = TC_COL_TEXT },
		{ .title = "total", .type = TC_COL_DURATION, .role = TC_ROLE_NUMBER },
		{ .title = "share", .type = TC_COL_SHARE },
		{ .title = "", .type = TC_COL_BAR, .cells = 28 },
	};
	const struct tacho_latency_row *row;
	double sums[TACHO_DELAY_COUNT] = { 0 }, all = 0;
	struct tc_cli_table t;

	for (size_t i = 0; (row = tacho_latency_row(v->latency, i)); i++) {
		for (int d = 0; d < TACHO_DELAY_COUNT; d++) {
			sums[d] += (double)row->delay_ns[d];
			all += (double)row->delay_ns[d];
		}
	}
	if (!(all > 0))
		return;
	printf("\n");
	tc_cli_table_begin_at(&t, stdout, &v->ctx->out, TC_FORMAT_TEXT, 2, cols, TC_LEN(cols));
	for (int d = 0; d < TACHO_DELAY_COUNT; d++) {
		if (!(sums[d] > 0))
			continue;
		tc_cli_table_str(&t, tacho_delay_name(d));
		tc_cli_table_i64(&t, sums[d] < 9e18 ? (int64_t)sums[d] : INT64_MAX);
		tc_cli_table_f64(&t, sums[d] / all);
		tc_cli_table_f64(&t, sums[d] / all);
		if (tc_cli_table_row(&t))
			break;
	}
	tc_cli_table_end(&t);
}

static void print_calls(const struct tc_latency_view *v)
{
	const struct tacho_latency_row *row;
	double lost = 0, harm = 0;
	uint64_t n = 0;
	char a[TC_UNITS_MAX], b[TC_UNITS_MAX], count[TC_UNITS_MAX];
	bool unicode = v->ctx->out.unicode;

	for (size_t i = 0; (row = tacho_latency_row(v->latency, i)); i++) {
		n += row->is_lost ? tacho_hist_count(row->times) : 0;
		lost += (double)row->lost_ns;
		harm += (double)row->harm_ns;
	}
	if (n == 0 && !(harm > 0))
		return;
	printf("\n");
	tc_cli_units_duration(a, lost < 9e18 ? (int64_t)lost : INT64_MAX, unicode);
	tc_cli_units_duration(b, harm < 9e18 ? (int64_t)harm : INT64_MAX, unicode);
	tc_cli_units_count(count, n);
	if (n > 0)
		printf("  %s system call%s lost %s P and %s without one for %s\n", count,
		       n == 1 ? "" : "s", n == 1 ? "its" : "their", n == 1 ? "was" : "were", a);
	if (harm > 0)
		printf("  while system calls held a P, others could have run for %s\n", b);
}

/* --- the longest -------------------------------------------------------------- */

/* Seconds that --from and --to understand. */
static void put_moment(struct tc_cli_table *t, int64_t ns)
{
	char text[TC_UNITS_MAX];

	snprintf(text, sizeof(text), "%" PRId64 ".%06ds", ns / 1000000000,
		 (int)(ns % 1000000000 / 1000));
	tc_cli_table_str(t, text);
}

static void add_why(struct tc_cli_str *s, const struct tc_latency_view *v,
		    const struct tacho_latency_row *row, const struct tacho_latency_one *one)
{
	if (row->kind == TACHO_LATENCY_SCHED) {
		tc_cli_str_puts(s, tacho_delay_name(one->delay));
	} else if (row->kind == TACHO_LATENCY_BLOCK && one->by != TACHO_NONE) {
		tc_cli_str_printf(s, "ended by goroutine %" PRId64 " in ", one->by);
		add_place(s, v, one->by_stack);
	} else if (one->task != TACHO_NO_TASK && one->task != 0) {
		tc_cli_str_printf(s, "task %" PRIu64, one->task);
	}
}

static void put_string(struct tc_cli_table *t, struct tc_cli_str *s)
{
	tc_cli_table_mem(t, s->p ? s->p : "", s->len);
	tc_cli_str_free(s);
}

static void put_longest(struct tc_cli_table *t, const struct tc_latency_view *v,
			const struct tacho_latency_row *row, size_t i)
{
	const struct tacho_latency_one *one = &row->longest[i];
	struct tc_cli_str what = { 0 }, function = { 0 }, place = { 0 }, why = { 0 };

	if (i == 0)
		add_what(&what, v, row);
	add_place(&place, v, one->stack);
	add_why(&why, v, row, one);
	add_function(&function, v, one->function);
	put_string(t, &what);
	put_moment(t, one->begin_ns);
	tc_cli_table_i64(t, one->ns);
	if (one->g == TACHO_NONE)
		tc_cli_table_null(t);
	else
		tc_cli_table_i64(t, one->g);
	put_string(t, &place);
	if (width_of(v) < WIDTH_MIDDLE) {
		tc_cli_str_free(&function);
		tc_cli_str_free(&why);
		return;
	}
	put_string(t, &function);
	put_string(t, &why);
}

static void print_longest(const struct tc_latency_view *v)
{
	static const struct tc_cli_col cols[] = {
		{ .title = "longest", .type = TC_COL_TEXT, .flags = TC_COL_FLEX },
		{ .title = "at", .type = TC_COL_TEXT, .flags = TC_COL_RIGHT },
		{ .title = "took", .type = TC_COL_DURATION, .role = TC_ROLE_NUMBER },
		{ .title = "goroutine", .type = TC_COL_ID },
		{ .title = "where", .type = TC_COL_TEXT, .flags = TC_COL_FLEX },
		/* Where there is room: */
		{ .title = "start function", .type = TC_COL_TEXT, .flags = TC_COL_FLEX },
		{ .title = "", .type = TC_COL_TEXT, .flags = TC_COL_FLEX },
	};
	const size_t n_cols = TC_LEN(cols) - (width_of(v) < WIDTH_MIDDLE ? 2 : 0);
	struct tc_cli_table t;
	bool has_any = false, is_done = false;

	for (size_t i = 0; i < v->n_rows; i++)
		has_any |= v->rows[i]->n_longest > 0;
	if (!has_any)
		return;
	printf("\n");
	tc_cli_table_begin_at(&t, stdout, &v->ctx->out, TC_FORMAT_TEXT, 2, cols, n_cols);
	for (size_t i = 0; i < v->n_rows && !is_done; i++) {
		const struct tacho_latency_row *row = v->rows[i];

		for (size_t k = 0; k < row->n_longest && !is_done; k++) {
			put_longest(&t, v, row, k);
			is_done = tc_cli_table_row(&t) != 0;
		}
	}
	tc_cli_table_end(&t);
}

/* --- all ---------------------------------------------------------------------- */

static void print_head(const struct tc_latency_view *v)
{
	const struct tacho_ctx *ctx = v->ctx;
	const char *name = tc_report_input_name(&v->in);

	printf("%s%s", v->is_next ? "\n" : "", tc_cli_term_on(&ctx->out, TC_ROLE_TITLE));
	tc_cli_out_text(stdout, name, strlen(name), ctx->out.unicode);
	printf(": latency%s%s  by %s", tc_cli_term_off(&ctx->out, TC_ROLE_TITLE),
	       tc_cli_term_on(&ctx->out, TC_ROLE_DIM), tc_latency_bys[v->by]);
	if (v->fn) {
		printf("; goroutines of ");
		tc_cli_out_text(stdout, v->fn, strlen(v->fn), ctx->out.unicode);
	}
	tc_range_text(ctx, "; ", v->window);
	if (!v->with_system)
		printf("; without the runtime's own goroutines");
	printf("%s\n", tc_cli_term_off(&ctx->out, TC_ROLE_DIM));
}

static void print_foot(const struct tc_latency_view *v)
{
	const struct tc_cli_term *term = &v->ctx->out;
	size_t all = tacho_latency_rows(v->latency);
	char shown[TC_UNITS_MAX], of[TC_UNITS_MAX];

	if (v->n_rows == all)
		return;
	tc_cli_units_count(shown, v->n_rows);
	tc_cli_units_count(of, all);
	printf("\n%s%s of %s rows; --top 0 shows all%s\n", tc_cli_term_on(term, TC_ROLE_DIM), shown,
	       of, tc_cli_term_off(term, TC_ROLE_DIM));
}

void tc_latency_text(const struct tc_latency_view *v)
{
	print_head(v);
	if (v->n_rows == 0) {
		printf("  nothing: the trace has none of that\n");
		return;
	}
	print_table(v);
	print_delays(v);
	print_calls(v);
	print_longest(v);
	if (v->heat >= 0)
		tc_latency_map(v);
	print_foot(v);
}
