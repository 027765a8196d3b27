/* SPDX-License-Identifier: MIT */
/*
 * Latencies against a model that follows the events by itself and keeps every
 * instance, on every sample trace; the heat map, the rule of few and many, windows and
 * filters; and memory that runs out.
 */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "analyze/latency_rows.h"
#include "support/nth_alloc.h"
#include "support/sample_trace.h"

/* --- the model ---------------------------------------------------------------- */

enum {
	MAX_IDS = 1 << 20,
	MAX_TYPES = 256,
	MAX_OPEN = 4096,
	N_LONGEST = 10
};

struct inst {
	int kind;
	int type;
	int64_t begin, ns;
	bool is_cut;
};

struct model_g {
	int state;
	int64_t since, assist, stw; /* ranges: -1 is closed, else begin */
	int reason, stw_name;
	bool is_seen, is_first;
};

struct model_open {
	int kind;
	int64_t g, begin;
	uint64_t task;
	int type;
};

struct model {
	char *types[MAX_TYPES];
	size_t lengths[MAX_TYPES]; /* any byte may be in them */
	int n_types;
	struct model_g *gs; /* by id */
	struct model_open open[MAX_OPEN];
	int n_open;
	struct inst *insts;
	size_t n, cap;
	int64_t first, last;
	uint64_t gens;
};

static int type_of(struct model *m, struct tacho_text t)
{
	for (int i = 0; i < m->n_types; i++)
		if (m->lengths[i] == t.n && memcmp(m->types[i], t.s, t.n) == 0)
			return i;
	assert_true(m->n_types < MAX_TYPES);
	m->types[m->n_types] = calloc(1, t.n + 1);
	assert_non_null(m->types[m->n_types]);
	memcpy(m->types[m->n_types], t.s, t.n);
	m->lengths[m->n_types] = t.n;
	return m->n_types++;
}

static void add(struct model *m, int kind, int type, int64_t begin, int64_t end, bool is_cut)
{
	if (m->n == m->cap) {
		m->cap = m->cap ? m->cap * 2 : 1024;
		m->insts = realloc(m->insts, m->cap * sizeof(*m->insts));
		assert_non_null(m->insts);
	}
	m->insts[m->n++] = (struct inst){ kind, type, begin, end - begin, is_cut };
}

static void model_range_end(struct model *m, struct model_g *g, bool is_stw, int64_t now, bool cut)
{
	int64_t begin = is_stw ? g->stw : g->assist;

	if (begin < 0)
		return;
	add(m, is_stw ? TACHO_LATENCY_STW : TACHO_LATENCY_ASSIST, is_stw ? g->stw_name : 0, begin,
	    now, cut || begin == m->first);
	*(is_stw ? &g->stw : &g->assist) = -1;
}

static void model_state_end(struct model *m, struct model_g *g, int64_t now, bool is_open)
{
	bool cut = is_open || g->is_first;

	if (g->state == TACHO_GO_RUNNABLE)
		add(m, TACHO_LATENCY_SCHED, 0, g->since, now, cut);
	else if (g->state == TACHO_GO_WAITING)
		add(m, TACHO_LATENCY_BLOCK, g->reason, g->since, now, cut);
	else if (g->state == TACHO_GO_SYSCALL)
		add(m, TACHO_LATENCY_SYSCALL, 0, g->since, now, cut);
}

/* End what is open of a goroutine from entry `from` on. */
static void model_cut_regions(struct model *m, int64_t g, int from, int64_t now)
{
	int to = from;

	for (int i = m->n_open - 1; i >= from; i--) {
		struct model_open *o = &m->open[i];

		if (o->kind == TACHO_LATENCY_REGION && (g == INT64_MIN || o->g == g))
			add(m, o->kind, o->type, o->begin, now, true);
	}
	for (int i = from; i < m->n_open; i++)
		if (m->open[i].kind != TACHO_LATENCY_REGION ||
		    (g != INT64_MIN && m->open[i].g != g))
			m->open[to++] = m->open[i];
	m->n_open = to;
}

static void model_go(struct model *m, const struct tacho_gen *gen, const struct tacho_event *e)
{
	struct model_g *g = &m->gs[e->subject];

	assert_true(e->subject >= 0 && e->subject < MAX_IDS);
	if (e->from <= TACHO_GO_NOT_EXIST) {
		*g = (struct model_g){ .is_seen = true, .assist = -1, .stw = -1 };
		g->is_first = e->from == TACHO_GO_UNDETERMINED;
		g->since = g->is_first ? m->first : e->time_ns;
	} else {
		model_state_end(m, g, e->time_ns, false);
		g->is_first = false;
		g->since = e->time_ns;
	}
	g->state = e->to;
	g->reason = type_of(m, tacho_gen_string(gen, e->name));
	if (e->to == TACHO_GO_NOT_EXIST) {
		model_cut_regions(m, e->subject, 0, e->time_ns);
		model_range_end(m, g, false, e->time_ns, false);
		model_range_end(m, g, true, e->time_ns, false);
		g->is_seen = false;
		g->state = 0;
	}
}

static void model_range(struct model *m, const struct tacho_gen *gen, const struct tacho_event *e)
{
	bool is_stw = e->detail == TACHO_RANGE_STW;
	struct model_g *g = &m->gs[e->subject];
	int64_t *at = is_stw ? &g->stw : &g->assist;

	assert_true(e->subject >= 0 && e->subject < MAX_IDS);
	if (!g->is_seen || (e->kind == TACHO_KIND_RANGE_ACTIVE && m->gens > 1))
		return;
	if (e->kind == TACHO_KIND_RANGE_END) {
		model_range_end(m, g, is_stw, e->time_ns, false);
	} else if (*at < 0) {
		*at = e->kind == TACHO_KIND_RANGE_ACTIVE ? m->first : e->time_ns;
		if (is_stw)
			g->stw_name = type_of(m, tacho_gen_string(gen, e->name));
	}
}

static void model_mark(struct model *m, const struct tacho_gen *gen, const struct tacho_event *e)
{
	bool is_task = e->kind == TACHO_KIND_TASK_BEGIN || e->kind == TACHO_KIND_TASK_END;
	int kind = is_task ? TACHO_LATENCY_TASK : TACHO_LATENCY_REGION;
	int type = type_of(m, tacho_gen_string(gen, e->name)), i;

	if (!is_task && e->g == TACHO_NONE)
		return;
	if (e->kind == TACHO_KIND_TASK_BEGIN || e->kind == TACHO_KIND_REGION_BEGIN) {
		assert_true(m->n_open < MAX_OPEN);
		m->open[m->n_open++] =
			(struct model_open){ kind, e->g, e->time_ns, (uint64_t)e->subject, type };
		return;
	}
	for (i = m->n_open - 1; i >= 0; i--) {
		const struct model_open *o = &m->open[i];

		if (o->kind == kind && o->task == (uint64_t)e->subject &&
		    (is_task || (o->g == e->g && o->type == type)))
			break;
	}
	if (i < 0) {
		add(m, kind, type, m->first, e->time_ns, true);
		return;
	}
	add(m, kind, m->open[i].type, m->open[i].begin, e->time_ns, false);
	m->n_open--;
	memmove(&m->open[i], &m->open[i + 1], (size_t)(m->n_open - i) * sizeof(m->open[0]));
	if (!is_task)
		model_cut_regions(m, e->g, i, e->time_ns);
}

static void model_block(struct model *m, const struct tacho_block *b, const struct tacho_gen **gen)
{
	if (b->gen && b->gen != *gen)
		*gen = b->gen;
	for (size_t i = 0; i < b->n; i++) {
		const struct tacho_event *e = &b->events[i];

		if (m->n_types == 0) {
			type_of(m, (struct tacho_text){ "", 0 });
			m->first = e->time_ns;
		}
		m->last = e->time_ns;
		if (e->kind == TACHO_KIND_SYNC)
			m->gens++;
		else if (e->kind == TACHO_KIND_STATE_TRANSITION) {
			if (e->scope == TACHO_SCOPE_GOROUTINE && e->from != e->to)
				model_go(m, *gen, e);
		} else if (e->kind >= TACHO_KIND_RANGE_BEGIN && e->kind <= TACHO_KIND_RANGE_END) {
			if (e->scope == TACHO_SCOPE_GOROUTINE)
				model_range(m, *gen, e);
		} else if (e->kind >= TACHO_KIND_TASK_BEGIN && e->kind <= TACHO_KIND_REGION_END) {
			model_mark(m, *gen, e);
		}
	}
}

static bool model_read(struct model *m, const char *path)
{
	const struct tacho_block *b;
	const struct tacho_gen *gen = NULL;
	struct tacho_reader *r;
	int rc;

	memset(m, 0, sizeof(*m));
	m->gs = calloc(MAX_IDS, sizeof(*m->gs));
	assert_non_null(m->gs);
	if (tacho_reader_open_file(&r, path, NULL, NULL) < 0)
		return false;
	while ((rc = tacho_reader_next(r, &b)) > 0)
		model_block(m, b, &gen);
	for (size_t i = 0; i < MAX_IDS && m->n_types; i++) {
		if (!m->gs[i].is_seen)
			continue;
		model_state_end(m, &m->gs[i], m->last, true);
		model_range_end(m, &m->gs[i], false, m->last, true);
		model_range_end(m, &m->gs[i], true, m->last, true);
	}
	model_cut_regions(m, INT64_MIN, 0, m->last);
	for (int i = 0; i < m->n_open; i++)
		add(m, m->open[i].kind, m->open[i].type, m->open[i].begin, m->last, true);
	tacho_reader_close(r);
	return rc == 0;
}

static void model_fini(struct model *m)
{
	for (int i = 0; i < m->n_types; i++)
		free(m->types[i]);
	free(m->gs);
	free(m->insts);
}

/* --- comparing ---------------------------------------------------------------- */

struct run {
	struct tacho_reader *reader;
	struct tacho_activity *act;
	struct tacho_latency *lat;
};

/* 0, or what the pass returned. */
static int run_open(struct run *r, const char *path, const struct tacho_latency_opts *opts)
{
	struct tacho_analysis analysis;

	assert_int_equal(tacho_reader_open_file(&r->reader, path, NULL, NULL), 0);
	assert_int_equal(tacho_activity_new(&r->act, NULL), 0);
	assert_int_equal(tacho_latency_new(&r->lat, r->act, opts), 0);
	analysis = tacho_activity_analysis(r->act);
	return tacho_pass_run(r->reader, &analysis, 1, NULL, NULL);
}

static void run_close(struct run *r)
{
	tacho_latency_free(r->lat);
	tacho_activity_free(r->act);
	tacho_reader_close(r->reader);
}

static int compare_ns(const void *a, const void *b)
{
	const struct inst *x = a, *y = b;

	if (x->ns != y->ns)
		return x->ns < y->ns ? 1 : -1;
	return (x->begin > y->begin) - (x->begin < y->begin);
}

static int64_t rank(const struct inst *sorted, size_t n, double q)
{
	size_t k = (size_t)(q * (double)n);

	k += (double)k < q * (double)n;
	return sorted[n - (k ? k : 1)].ns;
}

/* The model's instances of one row against the row. */
static void check_row(const struct tacho_latency_row *row, struct inst *v, size_t n, uint64_t cut,
		      int64_t cut_ns, int64_t first)
{
	static const double qs[] = { 0.5, 0.9, 0.99, 0.999, 0.9999 };
	int64_t total = 0, parts = 0;

	qsort(v, n, sizeof(*v), compare_ns);
	for (size_t i = 0; i < n; i++)
		total += v[i].ns;
	assert_int_equal(tacho_hist_count(row->times), n);
	assert_int_equal(tacho_hist_total_ns(row->times), total);
	assert_int_equal(row->cut, cut);
	assert_int_equal(row->cut_ns, cut_ns);
	if (n)
		assert_int_equal(tacho_hist_max_ns(row->times), v[0].ns);
	for (size_t i = 0; i < sizeof(qs) / sizeof(qs[0]) && n; i++) {
		int64_t exact = rank(v, n, qs[i]), got = tacho_hist_quantile(row->times, qs[i]);

		assert_true(llabs(got - exact) <= exact / 32 + 1);
	}
	assert_int_equal(row->n_longest, n < N_LONGEST ? n : N_LONGEST);
	for (size_t i = 0; i < row->n_longest; i++) {
		assert_int_equal(row->longest[i].ns, v[i].ns);
		assert_int_equal(row->longest[i].begin_ns, v[i].begin - first);
	}
	for (int d = 0; d < TACHO_DELAY_COUNT; d++)
		parts += row->delay_ns[d];
	assert_int_equal(parts, row->kind == TACHO_LATENCY_SCHED ? total : 0);
}

static void check_key(const struct run *r, const struct model *m, int kind, int type)
{
	struct inst *v = calloc(m->n + 1, sizeof(*v));
	const struct tacho_latency_row *row, *found = NULL;
	uint64_t cut = 0;
	int64_t cut_ns = 0;
	size_t n = 0;

	assert_non_null(v);
	for (size_t i = 0; i < m->n; i++) {
		if (m->insts[i].kind != kind || m->insts[i].type != type)
			continue;
		if (m->insts[i].is_cut) {
			cut++;
			cut_ns += m->insts[i].ns;
		} else {
			v[n++] = m->insts[i];
		}
	}
	for (size_t i = 0; (row = tacho_latency_row(r->lat, i)); i++) {
		struct tacho_text t = tacho_symbols_get(tacho_activity_symbols(r->act), row->type);

		if (row->kind == kind && t.n == m->lengths[type] &&
		    memcmp(t.s, m->types[type], t.n) == 0)
			found = row;
	}
	assert_int_equal(found != NULL, n > 0 || cut > 0);
	if (found)
		check_row(found, v, n, cut, cut_ns, m->first);
	free(v);
}

/* System calls by themselves: whether the P was lost is the activity's answer. */
static void check_calls(const struct run *r, const struct model *m)
{
	const struct tacho_latency_row *row;
	int64_t total = 0, got_ns = 0;
	uint64_t n = 0, cut = 0, got = 0, got_cut = 0;

	for (size_t i = 0; i < m->n; i++) {
		if (m->insts[i].kind != TACHO_LATENCY_SYSCALL)
			continue;
		n += !m->insts[i].is_cut;
		cut += m->insts[i].is_cut;
		total += m->insts[i].is_cut ? 0 : m->insts[i].ns;
	}
	for (size_t i = 0; (row = tacho_latency_row(r->lat, i)); i++) {
		if (row->kind != TACHO_LATENCY_SYSCALL)
			continue;
		got += tacho_hist_count(row->times);
		got_cut += row->cut;
		got_ns += tacho_hist_total_ns(row->times);
		assert_true(row->is_lost ? row->lost_ns <= tacho_hist_total_ns(row->times)
					 : row->lost_ns == 0);
		assert_true(row->harm_ns >= 0);
	}
	assert_int_equal(got, n);
	assert_int_equal(got_cut, cut);
	assert_int_equal(got_ns, total);
}

/* Rows of finer groups add up to those of the types. */
static void check_groups(const char *path, const struct model *m)
{
	for (int by = 0; by < TACHO_LATENCY_BY_COUNT; by++) {
		struct tacho_latency_opts opts = TACHO_LATENCY_OPTS_INIT;
		const struct tacho_latency_row *row, *before = NULL;
		uint64_t counts[TACHO_LATENCY_COUNT] = { 0 }, cuts[TACHO_LATENCY_COUNT] = { 0 };
		struct run r;

		opts.by = by;
		opts.with_system = true;
		assert_int_equal(run_open(&r, path, &opts), 0);
		for (size_t i = 0; i < m->n; i++)
			(m->insts[i].is_cut ? cuts : counts)[m->insts[i].kind]++;
		for (size_t i = 0; (row = tacho_latency_row(r.lat, i)); i++) {
			counts[row->kind] -= tacho_hist_count(row->times);
			cuts[row->kind] -= row->cut;
			if (before && before->kind == row->kind)
				assert_true(tacho_hist_total_ns(before->times) >=
					    tacho_hist_total_ns(row->times));
			assert_true(!before || before->kind <= row->kind);
			before = row;
		}
		for (int k = 0; k < TACHO_LATENCY_COUNT; k++) {
			assert_int_equal(counts[k], 0);
			assert_int_equal(cuts[k], 0);
		}
		run_close(&r);
	}
}

static bool check_file(const char *path)
{
	struct tacho_latency_opts opts = TACHO_LATENCY_OPTS_INIT;
	static struct model m;
	struct run r;
	bool is_whole = model_read(&m, path);

	if (is_whole) {
		opts.longest = N_LONGEST;
		opts.with_system = true;
		assert_int_equal(run_open(&r, path, &opts), 0);
		print_message("%s: %zu instances\n", path, m.n);
		for (int kind = 0; kind < TACHO_LATENCY_COUNT; kind++)
			for (int type = 0; type < m.n_types; type++)
				if (kind != TACHO_LATENCY_SYSCALL)
					check_key(&r, &m, kind, type);
		check_calls(&r, &m);
		check_groups(path, &m);
		run_close(&r);
	}
	model_fini(&m);
	return is_whole;
}

static void test_samples(void **state)
{
	DIR *dir = opendir("tests/data");
	struct dirent *d;
	int n = 0;

	(void)state;
	assert_non_null(dir);
	while ((d = readdir(dir)) != NULL) {
		char path[512];

		if (!strstr(d->d_name, ".trace"))
			continue;
		snprintf(path, sizeof(path), "tests/data/%s", d->d_name);
		n += check_file(path);
	}
	closedir(dir);
	assert_true(n > 35);
}

/* --- filters ------------------------------------------------------------------ */

#define HTTP "tests/data/go127-http.trace"

static uint64_t count_all(const struct tacho_latency *l)
{
	const struct tacho_latency_row *row;
	uint64_t n = 0;

	for (size_t i = 0; (row = tacho_latency_row(l, i)); i++)
		n += tacho_hist_count(row->times);
	return n;
}

static void test_window(void **state)
{
	const int64_t from = 5000000, to = 12500000;
	struct tacho_latency_opts opts = TACHO_LATENCY_OPTS_INIT;
	static struct model m;
	struct run r;
	uint64_t n = 0;

	(void)state;
	assert_true(model_read(&m, HTTP));
	for (size_t i = 0; i < m.n; i++) {
		int64_t begin = m.insts[i].begin - m.first;

		n += !m.insts[i].is_cut && begin < to && begin + m.insts[i].ns >= from;
	}
	opts.with_system = true;
	opts.from_ns = from;
	opts.to_ns = to;
	assert_int_equal(run_open(&r, HTTP, &opts), 0);
	assert_true(n > 100 && n < m.n / 2);
	assert_int_equal(count_all(r.lat), n);
	run_close(&r);
	model_fini(&m);
}

static void test_filters(void **state)
{
	struct tacho_latency_opts opts = TACHO_LATENCY_OPTS_INIT;
	const struct tacho_latency_row *row;
	uint64_t with, without;
	struct run r;

	(void)state;
	opts.by = TACHO_LATENCY_BY_FUNCTION;
	opts.with_system = true;
	assert_int_equal(run_open(&r, HTTP, &opts), 0);
	with = count_all(r.lat);
	run_close(&r);

	opts.with_system = false;
	assert_int_equal(run_open(&r, HTTP, &opts), 0);
	without = count_all(r.lat);
	for (size_t i = 0; (row = tacho_latency_row(r.lat, i)); i++) {
		struct tacho_text t =
			tacho_symbols_get(tacho_activity_symbols(r.act), row->function);

		if (row->kind != TACHO_LATENCY_STW)
			assert_false(t.n > 10 && memcmp(t.s, "runtime.gc", 10) == 0);
	}
	run_close(&r);
	assert_true(without < with);

	opts.has_function = true;
	opts.function = (struct tacho_text){ "main.main.func1", 15 };
	opts.kinds = 1U << TACHO_LATENCY_BLOCK | 1U << TACHO_LATENCY_TASK;
	assert_int_equal(run_open(&r, HTTP, &opts), 0);
	assert_true(tacho_latency_matched(r.lat));
	assert_true(count_all(r.lat) > 0 && count_all(r.lat) < without);
	for (size_t i = 0; (row = tacho_latency_row(r.lat, i)); i++) {
		assert_int_equal(row->kind, TACHO_LATENCY_BLOCK);
		assert_int_equal(row->function, r.lat->function);
	}
	run_close(&r);

	opts.function = (struct tacho_text){ "main.nothing", 12 };
	assert_int_equal(run_open(&r, HTTP, &opts), 0);
	assert_false(tacho_latency_matched(r.lat));
	assert_int_equal(tacho_latency_rows(r.lat), 0);
	run_close(&r);
}

static void test_misuse(void **state)
{
	struct tacho_latency_opts good = TACHO_LATENCY_OPTS_INIT, bad;
	struct tacho_activity *act;
	struct tacho_latency *l;

	(void)state;
	assert_int_equal(tacho_activity_new(&act, NULL), 0);
#define REFUSES(change)                                              \
 do {                                                                \
  bad = good;                                                        \
  change;                                                            \
  assert_int_equal(tacho_latency_new(&l, act, &bad), TACHO_EMISUSE); \
  assert_null(l);                                                    \
 } while (0)
	REFUSES(bad.size--);
	REFUSES(bad.by = TACHO_LATENCY_BY_COUNT);
	REFUSES(bad.by = -1);
	REFUSES(bad.longest = TACHO_LATENCY_LONGEST_MAX + 1);
	REFUSES(bad.heat = TACHO_LATENCY_COUNT);
	REFUSES((bad.heat = 0, bad.columns = 0));
	REFUSES((bad.heat = 0, bad.columns = TACHO_LATENCY_COLUMNS_MAX + 1));
	REFUSES(bad.from_ns = -1);
	REFUSES((bad.from_ns = 2, bad.to_ns = 1));
	assert_int_equal(tacho_latency_new(&l, act, NULL), 0);
	assert_int_equal(tacho_latency_rows(l), 0);
	assert_null(tacho_latency_row(l, 0));
	tacho_latency_free(l);
	tacho_latency_free(NULL);
	tacho_activity_free(act);
	assert_string_equal(tacho_latency_kind_name(TACHO_LATENCY_STW), "stw");
	assert_string_equal(tacho_latency_kind_name(TACHO_LATENCY_COUNT), "?");
	assert_string_equal(tacho_latency_kind_name(-1), "?");
}

/* --- the heat map ------------------------------------------------------------- */

/* The row whose bounds have the length. */
static size_t heat_row_of(int64_t ns)
{
	int64_t from, to;

	for (size_t i = 0; i < TACHO_LATENCY_HEAT_ROWS; i++) {
		tacho_latency_heat_row(i, &from, &to);
		if (ns >= from && ns < to)
			return i;
	}
	fail_msg("no row has %lld ns", (long long)ns);
	return 0;
}

/* Rows follow each other without a gap; of each octave from 4 ns on there are four. */
static void test_heat_rows(void **state)
{
	int64_t last = 0, from, to;
	size_t used = 0;

	(void)state;
	for (size_t i = 0; i < TACHO_LATENCY_HEAT_ROWS; i++) {
		tacho_latency_heat_row(i, &from, &to);
		assert_true(from <= to);
		if (from == to)
			continue;
		assert_int_equal(from, last);
		last = to;
		used++;
	}
	assert_true(last == INT64_MAX);
	assert_int_equal(used, 3 + 61 * 4);
	tacho_latency_heat_row(4 * 20 + 1, &from, &to);
	assert_int_equal(from, (1 << 19) + (1 << 17));
	assert_int_equal(to, (1 << 19) + (1 << 18));
}

static void heat_case(unsigned columns, int64_t length, size_t n)
{
	struct tc_latency_heat h = { 0 };
	uint64_t x = 88172645463325252U;
	int64_t *at = calloc(n, sizeof(*at)), *ns = calloc(n, sizeof(*ns)), last = 0;
	uint32_t(*want)[TACHO_LATENCY_HEAT_ROWS];

	assert_non_null(at);
	assert_non_null(ns);
	assert_int_equal(tc_heat_init(&h, NULL, columns), 0);
	for (size_t i = 0; i < n; i++) {
		x ^= x << 13;
		x ^= x >> 7;
		x ^= x << 17;
		at[i] = (int64_t)((double)length * (double)(i + 1) / (double)n);
		ns[i] = (int64_t)(x >> (1 + x % 60));
		last = at[i] > last ? at[i] : last;
		tc_heat_add(&h, at[i], ns[i]);
	}
	tc_heat_finish(&h);
	assert_true(h.columns >= 1 && h.columns <= columns);
	assert_true((uint64_t)h.width_ns * h.columns > (uint64_t)last);
	assert_true((uint64_t)h.width_ns * (h.columns - 1) <= (uint64_t)last);
	if (length > (INT64_C(16384) * columns) && columns >= 5)
		assert_true(h.columns * 5 >= columns * 4);
	want = calloc(h.columns, sizeof(*want));
	assert_non_null(want);
	for (size_t i = 0; i < n; i++)
		want[at[i] / h.width_ns][heat_row_of(ns[i])]++;
	assert_memory_equal(want, h.counts, h.columns * sizeof(*want));
	free(want);
	free(at);
	free(ns);
	tc_heat_fini(&h, NULL);
}

static void test_heat(void **state)
{
	static const unsigned columns[] = { 1, 2, 7, 60, 1000 };
	static const int64_t lengths[] = { 1, 999, 100000, 1000003, 24365697, INT64_C(1) << 40 };

	(void)state;
	for (size_t c = 0; c < sizeof(columns) / sizeof(columns[0]); c++)
		for (size_t l = 0; l < sizeof(lengths) / sizeof(lengths[0]); l++)
			heat_case(columns[c], lengths[l], 5000);
}

/* Times that only a hostile trace has. */
static void test_heat_extremes(void **state)
{
	struct tc_latency_heat h = { 0 };

	(void)state;
	assert_int_equal(tc_heat_init(&h, NULL, 1), 0);
	tc_heat_add(&h, -5, -7);
	tc_heat_add(&h, INT64_MAX, INT64_MAX);
	tc_heat_finish(&h);
	assert_int_equal(h.columns, 1);
	assert_true(h.width_ns > 0);
	assert_int_equal(h.counts[0][0], 1);
	assert_int_equal(h.counts[0][TACHO_LATENCY_HEAT_ROWS - 1], 1);
	tc_heat_fini(&h, NULL);
}

static void test_heat_of_a_trace(void **state)
{
	struct tacho_latency_opts opts = TACHO_LATENCY_OPTS_INIT;

	(void)state;
	opts.columns = 20;
	for (int kind = 0; kind < TACHO_LATENCY_COUNT; kind++) {
		for (int window = 0; window < 2; window++) {
			struct tacho_latency_heat heat;
			uint64_t n = 0;
			struct run r;

			opts.heat = kind;
			opts.kinds = 1U << kind;
			opts.from_ns = window ? 3000000 : 0;
			opts.to_ns = window ? 9000000 : INT64_MAX;
			assert_int_equal(run_open(&r, HTTP, &opts), 0);
			if (tacho_latency_get_heat(r.lat, &heat)) {
				assert_true(heat.columns >= 1 && heat.columns <= 20);
				assert_int_equal(heat.from_ns, opts.from_ns);
				if (window)
					assert_true(heat.width_ns * (int64_t)(heat.columns - 1) <
						    6000000);
				for (size_t c = 0; c < heat.columns; c++)
					for (int o = 0; o < TACHO_LATENCY_HEAT_ROWS; o++)
						n += heat.counts[c][o];
			}
			assert_int_equal(n, count_all(r.lat));
			if (!window)
				assert_true(n > 0);
			run_close(&r);
		}
	}
}

/* --- many or few -------------------------------------------------------------- */

static void expect_shape(const struct tacho_hist *h, int want, double low, double high)
{
	double share;

	assert_int_equal(tacho_latency_shape_of(h, &share), want);
	assert_true(share >= low && share <= high);
	assert_int_equal(tacho_latency_shape_of(h, NULL), want);
}

static void fill(struct tacho_hist *h, size_t n, int64_t from, int64_t step)
{
	for (size_t i = 0; i < n; i++)
		assert_int_equal(tc_hist_add(h, NULL, from + step * (int64_t)i), 0);
}

static void test_shapes(void **state)
{
	struct tacho_hist h = { 0 };

	(void)state;
	expect_shape(NULL, TACHO_LATENCY_SHAPE_NONE, 0, 0);
	expect_shape(&h, TACHO_LATENCY_SHAPE_NONE, 0, 0);

	fill(&h, 9, 1000, 0); /* nine are too few, ten are not */
	expect_shape(&h, TACHO_LATENCY_SHAPE_FEW, 0.1, 0.2);
	fill(&h, 1, 1000, 0);
	expect_shape(&h, TACHO_LATENCY_SHAPE_EVEN, 0.09, 0.11);
	fill(&h, 990, 1000, 0);
	expect_shape(&h, TACHO_LATENCY_SHAPE_EVEN, 0.09, 0.11);
	fill(&h, 10, 90000, 0); /* 1 % are less than half: a tail; a longer one makes it few */
	expect_shape(&h, TACHO_LATENCY_SHAPE_TAIL, 0.5, 0.55);
	fill(&h, 1, 300000, 0);
	expect_shape(&h, TACHO_LATENCY_SHAPE_LONG, 0.5, 0.6);
	tc_hist_fini(&h, NULL);

	h = (struct tacho_hist){ 0 };
	fill(&h, 1000, 1000, 2); /* from 1000 to 3000: half of p99 is at most p50 */
	expect_shape(&h, TACHO_LATENCY_SHAPE_EVEN, 0.1, 0.2);
	tc_hist_fini(&h, NULL);

	h = (struct tacho_hist){ 0 };
	fill(&h, 100, 100, 0); /* two sizes: the long half of them makes it, no tenth does */
	fill(&h, 50, 1000, 0);
	expect_shape(&h, TACHO_LATENCY_SHAPE_MANY, 0.2, 0.3);
	tc_hist_fini(&h, NULL);

	h = (struct tacho_hist){ 0 };
	fill(&h, 100, 0, 0); /* nothing takes any time */
	expect_shape(&h, TACHO_LATENCY_SHAPE_EVEN, 0, 0);
	tc_hist_fini(&h, NULL);

	assert_string_equal(tacho_latency_shape_name(TACHO_LATENCY_SHAPE_LONG), "few long");
	assert_string_equal(tacho_latency_shape_name(TACHO_LATENCY_SHAPE_MANY), "many short");
	assert_string_equal(tacho_latency_shape_name(-1), "?");
	assert_string_equal(tacho_latency_shape_name(TACHO_LATENCY_SHAPE_COUNT), "?");
}

/* --- memory ------------------------------------------------------------------- */

static void memory_case(const struct tc_textbuf *file, int by)
{
	for (size_t n = 1;; n++) {
		struct tacho_latency_opts opts = TACHO_LATENCY_OPTS_INIT;
		struct tacho_activity *act = NULL;
		struct tacho_latency *l = NULL;
		struct tacho_analysis analysis;
		struct tacho_reader *r;
		struct nth_alloc a;
		int rc;

		opts.by = by;
		opts.with_system = true;
		opts.heat = TACHO_LATENCY_SCHED;
		nth_alloc_init(&a, n);
		assert_int_equal(tacho_reader_open_memory(&r, file->p, file->n, NULL, NULL), 0);
		rc = tacho_activity_new(&act, &a.hook);
		if (rc == 0)
			rc = tacho_latency_new(&l, act, &opts);
		if (rc == 0) {
			analysis = tacho_activity_analysis(act);
			rc = tacho_pass_run(r, &analysis, 1, NULL, NULL);
		}
		assert_int_equal(rc, a.calls < n ? 0 : TACHO_ENOMEM);
		if (rc == 0)
			assert_true(count_all(l) > 0);
		tacho_latency_free(l);
		tacho_activity_free(act);
		tacho_reader_close(r);
		assert_int_equal(a.live, 0);
		if (a.calls < n)
			break;
	}
}

static void test_memory(void **state)
{
	struct tc_textbuf file = { 0 };

	(void)state;
	sample_trace(&file, 26, 3);
	for (int by = 0; by < TACHO_LATENCY_BY_COUNT; by++)
		memory_case(&file, by);
	tc_textbuf_fini(&file);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_samples),       cmocka_unit_test(test_window),
		cmocka_unit_test(test_filters),       cmocka_unit_test(test_misuse),
		cmocka_unit_test(test_heat_rows),     cmocka_unit_test(test_heat),
		cmocka_unit_test(test_heat_extremes), cmocka_unit_test(test_heat_of_a_trace),
		cmocka_unit_test(test_shapes),        cmocka_unit_test(test_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
