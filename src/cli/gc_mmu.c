/* SPDX-License-Identifier: MIT */
/*
 * Mutator utilization for people and programs. Tables have windows in steps of 1, 2
 * and 5; the plot has as many as fit, evenly spaced on a logarithmic scale.
 */
#include "cli/gc_mmu.h"
#include "cli/units.h"

#include <math.h>
#include <string.h>

#define SHORTEST_NS 1000 /* window */
#define PLOT_ROWS   12
#define PLOT_MAX    100 /* columns */
#define LABEL       7   /* columns of the vertical axis */
#define MUD         3

/* Percentiles of windows that get more: p99.9, p99, p95. */
static const double quantiles[MUD] = { 0.001, 0.01, 0.05 };

static const struct {
	const char *word;
	unsigned flag;
} words_of_flags[] = {
	{ "stw", TACHO_MMU_STW },          { "background", TACHO_MMU_BACKGROUND },
	{ "assist", TACHO_MMU_ASSIST },    { "sweep", TACHO_MMU_SWEEP },
	{ "perproc", TACHO_MMU_PER_PROC },
};

static int parse_word(const struct tacho_ctx *ctx, const char *s, size_t n, struct tc_gc_mmu *out)
{
	for (size_t i = 0; i < TC_LEN(words_of_flags); i++) {
		if (strlen(words_of_flags[i].word) == n &&
		    strncasecmp(words_of_flags[i].word, s, n) == 0) {
			out->flags |= words_of_flags[i].flag;
			return 0;
		}
	}
	if (n == 3 && strncasecmp(s, "mut", n) == 0) {
		out->with_mud = true;
		return 0;
	}
	return tc_cli_usage(ctx,
			    "--mmu-flags: '%.*s' is no flag; there are stw, background, assist, "
			    "sweep, perproc, mut",
			    (int)(n < 100 ? n : 100), s);
}

int tc_gc_mmu_parse(const struct tacho_ctx *ctx, const char *words, struct tc_gc_mmu *out)
{
	int code = 0;

	out->flags |= words ? 0 : TACHO_MMU_DEFAULT;
	while (words && *words && code == 0) {
		size_t n = strcspn(words, ",|");

		if (n > 0)
			code = parse_word(ctx, words, n, out);
		words += n;
		words += *words != '\0';
	}
	return code;
}

/* --- numbers ---------------------------------------------------------------- */

static int64_t length(const struct tc_gc_mmu *v)
{
	return tc_range_length(v->window, &v->span);
}

/* 1, 2, 5, 10 … µs up to the first that is as long as the trace: start with 0; 0 at the end. */
static int64_t next_window(const struct tc_gc_mmu *v, int64_t ns)
{
	int64_t next;

	if (ns == 0)
		return SHORTEST_NS;
	if (ns >= length(v) || ns > INT64_MAX / 10)
		return 0;
	for (next = ns; next % 10 == 0;)
		next /= 10;
	return next == 2 ? ns / 2 * 5 : ns * 2;
}

/* The minimum, then the percentiles; false when memory is out. */
static bool utilization(const struct tc_gc_mmu *v, int64_t window_ns, double out[1 + MUD])
{
	out[0] = tacho_mmu_min(v->mmu, 0, window_ns);
	return !v->with_mud ||
	       tacho_mmu_quantiles(v->mmu, 0, window_ns, quantiles, MUD, out + 1) == 0;
}

static size_t worst(const struct tc_gc_mmu *v, struct tacho_mmu_window w[TC_GC_MMU_WORST])
{
	return tacho_mmu_worst(v->mmu, 0, v->window_ns, w, TC_GC_MMU_WORST);
}

/* From the begin of the trace; as Go's page has it, on the clock of the trace. */
static int64_t moment(const struct tc_gc_mmu *v, int64_t ns)
{
	uint64_t first = v->flags & TACHO_MMU_AS_GO ? 0 : (uint64_t)v->span.first_ns;

	return (int64_t)((uint64_t)ns - first);
}

/* --- the plot --------------------------------------------------------------- */

static const char *on(const struct tc_gc_mmu *v, enum tc_role role)
{
	return tc_cli_term_on(&v->ctx->out, role);
}

static const char *off(const struct tc_gc_mmu *v, enum tc_role role)
{
	return tc_cli_term_off(&v->ctx->out, role);
}

struct plot {
	double from_ns, to_ns;
	unsigned columns;
	double values[PLOT_MAX][1 + MUD];
};

static double window_at(const struct plot *p, unsigned column)
{
	double share = p->columns > 1 ? column / (double)(p->columns - 1) : 0;

	return p->from_ns * pow(p->to_ns / p->from_ns, share);
}

static bool make_plot(const struct tc_gc_mmu *v, struct plot *p)
{
	unsigned width = v->ctx->out.width;

	p->to_ns = (double)length(v);
	for (p->from_ns = SHORTEST_NS; p->from_ns * 10 < p->to_ns; p->from_ns *= 10)
		if (tacho_mmu_min(v->mmu, 0, (int64_t)(p->from_ns * 10)) >= 0.0001)
			break;
	if (p->from_ns >= p->to_ns)
		return false;
	p->columns = width > LABEL + 20 ? width - LABEL - 2 : 20;
	p->columns = p->columns < PLOT_MAX ? p->columns : PLOT_MAX;
	for (unsigned c = 0; c < p->columns; c++)
		if (!utilization(v, (int64_t)window_at(p, c), p->values[c]))
			return false;
	return true;
}

/* What stands in a cell: what all windows get is filled, and percentiles are marks. */
static const char *cell(const struct tc_gc_mmu *v, const double *values, double lo, double hi)
{
	static const char *const mark[MUD] = { ".", "-", "=" };
	double step = hi - lo;

	if (values[0] >= lo + step / 2)
		return v->ctx->out.unicode ? "█" : "#";
	if (values[0] >= lo && values[0] > 0)
		return v->ctx->out.unicode ? "▄" : "_";
	for (size_t i = MUD; v->with_mud && i-- > 0;)
		if (values[1 + i] >= lo && (values[1 + i] < hi || hi >= 1))
			return mark[i];
	return " ";
}

static void print_axis(const struct tc_gc_mmu *v, const struct plot *p)
{
	char line[PLOT_MAX + 32];
	unsigned end = 0;

	printf("%*s%s", LABEL, "", v->ctx->out.unicode ? "└" : "+");
	for (unsigned c = 0; c < p->columns; c++)
		printf("%s", v->ctx->out.unicode ? "─" : "-");
	printf("\n%*s", LABEL + 1, "");
	for (double at = p->from_ns; at < p->to_ns; at *= 10) {
		double share = log(at / p->from_ns) / log(p->to_ns / p->from_ns);
		unsigned column = (unsigned)(share * (p->columns - 1) + 0.5);
		char text[TC_UNITS_MAX];
		size_t n = tc_cli_units_duration(text, (int64_t)at, v->ctx->out.unicode);

		n -= v->ctx->out.unicode && strchr(text, 's') != text && strstr(text, "µ") ? 1 : 0;
		if (column < end || column + n > sizeof(line))
			continue;
		printf("%*s%s", (int)(column - end), "", text);
		end = column + (unsigned)n + 1;
		printf(" ");
	}
	printf("\n");
}

static void print_plot(const struct tc_gc_mmu *v)
{
	struct plot p;

	if (!make_plot(v, &p))
		return;
	printf("\n%sMinimum utilization by window length%s", on(v, TC_ROLE_TITLE),
	       off(v, TC_ROLE_TITLE));
	if (v->with_mud)
		printf("  %s. p99.9  - p99  = p95%s", on(v, TC_ROLE_DIM), off(v, TC_ROLE_DIM));
	printf("\n");
	for (unsigned r = PLOT_ROWS; r-- > 0;) {
		double lo = r / (double)PLOT_ROWS, hi = (r + 1) / (double)PLOT_ROWS;

		if ((r + 1) % 3 == 0)
			printf("%*.0f%%", LABEL - 2, hi * 100);
		else
			printf("%*s", LABEL - 1, "");
		printf(" %s", v->ctx->out.unicode ? "│" : "|");
		for (unsigned c = 0; c < p.columns; c++)
			printf("%s", cell(v, p.values[c], lo, hi));
		printf("\n");
	}
	print_axis(v, &p);
}

/* --- tables ----------------------------------------------------------------- */

static void put_curve(const struct tc_gc_mmu *v, struct tc_cli_table *t)
{
	for (int64_t w = 0; (w = next_window(v, w)) > 0;) {
		double u[1 + MUD];

		if (!utilization(v, w, u))
			break;
		tc_cli_table_i64(t, w);
		for (size_t i = 0; i < (v->with_mud ? 1 + MUD : 1); i++)
			tc_cli_table_f64(t, u[i]);
		if (tc_cli_table_row(t))
			break;
	}
}

static const struct tc_cli_col curve_cols[] = {
	{ .key = "window_ns", .title = "window", .type = TC_COL_DURATION },
	{ .key = "mmu", .title = "mmu", .type = TC_COL_SHARE },
	{ .key = "p99_9", .title = "p99.9", .type = TC_COL_SHARE },
	{ .key = "p99", .title = "p99", .type = TC_COL_SHARE },
	{ .key = "p95", .title = "p95", .type = TC_COL_SHARE },
};

static size_t curve_columns(const struct tc_gc_mmu *v)
{
	return v->with_mud ? 2 + MUD : 2;
}

static const struct tc_cli_col worst_cols[] = {
	{ .key = "begin_ns", .title = "from", .type = TC_COL_DURATION },
	{ .key = "end_ns", .title = "to", .type = TC_COL_DURATION },
	{ .key = "util", .title = "utilization", .type = TC_COL_SHARE },
	{ .key = "p", .title = "P", .type = TC_COL_ID },
};

static size_t worst_columns(const struct tc_gc_mmu *v)
{
	return v->flags & TACHO_MMU_PER_PROC ? 4 : 3;
}

static void put_worst(const struct tc_gc_mmu *v, struct tc_cli_table *t)
{
	struct tacho_mmu_window w[TC_GC_MMU_WORST];
	size_t n = worst(v, w);

	for (size_t i = 0; i < n; i++) {
		tc_cli_table_i64(t, moment(v, w[i].begin_ns));
		tc_cli_table_i64(t, moment(v, w[i].end_ns));
		tc_cli_table_f64(t, w[i].util);
		if (worst_columns(v) == 4)
			tc_cli_table_i64(t, tacho_mmu_proc(v->mmu, 0, w[i].series));
		if (tc_cli_table_row(t))
			break;
	}
}

static bool complain(const struct tc_gc_mmu *v)
{
	int status = tacho_mmu_status(v->mmu, 0);

	if (status == TACHO_ENOTFOUND)
		printf("no utilization: the trace does not say how many Ps there are\n");
	else if (status < 0)
		printf("no utilization: too many Ps\n");
	return status < 0;
}

static void print_head(const struct tc_gc_mmu *v)
{
	const char *name = tc_report_input_name(v->in);
	char duration[TC_UNITS_MAX], count[TC_UNITS_MAX];
	uint64_t changes = 0;
	const char *sep = " ";

	for (size_t i = 0; i < tacho_mmu_series(v->mmu, 0); i++) {
		size_t n;

		(void)tacho_mmu_changes(v->mmu, 0, i, &n);
		changes += n;
	}
	tc_cli_units_duration(duration, length(v), v->ctx->out.unicode);
	tc_cli_units_count(count, changes);
	printf("%s", on(v, TC_ROLE_TITLE));
	tc_cli_out_text(stdout, name, strlen(name), v->ctx->out.unicode);
	printf("%s: mutator utilization %s, %s changes in %s", off(v, TC_ROLE_TITLE),
	       v->flags & TACHO_MMU_PER_PROC ? "of each P" : "of the whole program", count,
	       duration);
	tc_range_text(v->ctx, ", ", v->window);
	printf("\n  without");
	for (size_t i = 0; i < TC_LEN(words_of_flags); i++) {
		if (!(v->flags & words_of_flags[i].flag) ||
		    words_of_flags[i].flag == TACHO_MMU_PER_PROC)
			continue;
		printf("%s%s", sep, words_of_flags[i].word);
		sep = ", ";
	}
	printf("%s%s\n", sep[0] == ' ' ? " anything" : "",
	       v->flags & TACHO_MMU_AS_GO ? "; as Go counts" : "");
}

void tc_gc_mmu_text(const struct tc_gc_mmu *v)
{
	char window[TC_UNITS_MAX];
	struct tc_cli_table t;

	if (complain(v))
		return;
	print_head(v);
	print_plot(v);
	printf("\n");
	tc_cli_table_begin_at(&t, stdout, &v->ctx->out, TC_FORMAT_TEXT, 2, curve_cols,
			      curve_columns(v));
	put_curve(v, &t);
	tc_cli_table_end(&t);
	tc_cli_units_duration(window, v->window_ns, v->ctx->out.unicode);
	printf("\n%sWorst windows of %s%s  %sthat do not overlap%s\n", on(v, TC_ROLE_TITLE), window,
	       off(v, TC_ROLE_TITLE), on(v, TC_ROLE_DIM), off(v, TC_ROLE_DIM));
	tc_cli_table_begin_at(&t, stdout, &v->ctx->out, TC_FORMAT_TEXT, 2, worst_cols,
			      worst_columns(v));
	put_worst(v, &t);
	tc_cli_table_end(&t);
}

void tc_gc_mmu_line(const struct tc_gc_mmu *v)
{
	static const int64_t windows[] = { 1000000, 10000000, 100000000, 1000000000 };

	if (tacho_mmu_status(v->mmu, 0) < 0)
		return;
	printf("  minimum mutator utilization:");
	for (size_t i = 0; i < TC_LEN(windows); i++) {
		char share[TC_UNITS_MAX], window[TC_UNITS_MAX];

		if (i > 0 && windows[i] > length(v))
			break;
		tc_cli_units_percent(share, tacho_mmu_min(v->mmu, 0, windows[i]));
		tc_cli_units_duration(window, windows[i], v->ctx->out.unicode);
		printf("%s %s in %s", i ? "," : "", share, window);
	}
	printf("\n");
}

/* --- for programs ----------------------------------------------------------- */

void tc_gc_mmu_csv(const struct tc_gc_mmu *v, bool is_worst)
{
	struct tc_cli_table t;

	tc_cli_table_begin(&t, v->ctx, is_worst ? worst_cols : curve_cols,
			   is_worst ? worst_columns(v) : curve_columns(v));
	if (tacho_mmu_status(v->mmu, 0) == 0) {
		if (is_worst)
			put_worst(v, &t);
		else
			put_curve(v, &t);
	}
	tc_cli_table_end(&t);
}

static void json_flags(const struct tc_gc_mmu *v, struct tc_cli_json *j)
{
	tc_cli_json_key(j, "flags");
	tc_cli_json_array(j);
	for (size_t i = 0; i < TC_LEN(words_of_flags); i++)
		if (v->flags & words_of_flags[i].flag)
			tc_cli_json_cstr(j, words_of_flags[i].word);
	tc_cli_json_end(j);
	tc_document_bool(j, "bug_compatible", v->flags & TACHO_MMU_AS_GO);
}

void tc_gc_mmu_json(const struct tc_gc_mmu *v, struct tc_cli_json *j)
{
	struct tc_cli_table t;

	tc_cli_json_key(j, "mmu");
	if (tacho_mmu_status(v->mmu, 0) < 0) {
		tc_cli_json_null(j);
		return;
	}
	tc_cli_json_object(j);
	json_flags(v, j);
	tc_cli_json_key(j, "curve");
	tc_cli_table_begin_json(&t, j, curve_cols, curve_columns(v));
	put_curve(v, &t);
	tc_cli_table_end(&t);
	tc_document_i64(j, "worst_window_ns", v->window_ns);
	tc_cli_json_key(j, "worst");
	tc_cli_table_begin_json(&t, j, worst_cols, worst_columns(v));
	put_worst(v, &t);
	tc_cli_table_end(&t);
	tc_cli_json_end(j);
}
