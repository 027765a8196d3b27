/* SPDX-License-Identifier: MIT */
/*
 * Adding up reports; see report_sum.h.
 *
 * Every trace has ids of its own, so all names are translated into those of the sum
 * while a report is added: nothing of a trace is kept but its rows. Memory grows
 * with the names that differ, not with the number of files.
 */
#include "cli/report_sum.h"

#include <stdlib.h>
#include <string.h>

int tc_sum_init(struct tc_report_sum *s, const struct tacho_ctx *ctx, uint64_t top)
{
	int rc;

	*s = (struct tc_report_sum){ .ctx = ctx, .top = top };
	rc = tacho_symbols_new(&s->names, NULL);
	if (rc == 0)
		rc = tacho_symbols_new(&s->paths, NULL);
	if (rc == 0)
		rc = tacho_hist_new(&s->latency, NULL);
	return rc;
}

static void free_table(struct tc_sum_table *t)
{
	for (size_t i = 0; i < t->n; i++) {
		tacho_hist_free(t->rows[i].all);
		free(t->rows[i].files);
	}
	free(t->rows);
	free(t->of_key);
}

void tc_sum_free(struct tc_report_sum *s)
{
	for (size_t i = 0; i < s->n_files; i++)
		free(s->files[i].why);
	for (size_t i = 0; i < s->n_findings; i++) {
		free(s->findings[i].text);
		free(s->findings[i].place);
	}
	for (size_t i = 0; i < TC_SUM_RANKS; i++)
		free_table(&s->functions[i]);
	free_table(&s->reasons);
	free_table(&s->stacks);
	tacho_hist_free(s->latency);
	tacho_symbols_free(s->names);
	tacho_symbols_free(s->paths);
	free(s->files);
	free(s->findings);
	free(s->caveat);
}

/* --- quantities ------------------------------------------------------------- */

static int64_t plus(int64_t a, int64_t b)
{
	int64_t sum;

	if (__builtin_add_overflow(a, b, &sum))
		return b > 0 ? INT64_MAX : INT64_MIN;
	return sum;
}

static void note_extreme(struct tc_sum_extremes *e, double v)
{
	e->min = e->n == 0 || v < e->min ? v : e->min;
	e->max = e->n == 0 || v > e->max ? v : e->max;
	e->n++;
}

/* The file that was added to last is done: what is its rate? */
static void settle(const struct tc_report_sum *s, struct tc_sum_quantity *q)
{
	const struct tc_sum_file *f;
	double seconds, rate;

	if (q->file == 0)
		return;
	f = &s->files[q->file - 1];
	seconds = q->is_tail ? f->tail_s : f->kept_s;
	q->file = 0;
	q->n_files++;
	if (!(seconds > 0))
		return;
	rate = (double)q->here / seconds;
	q->min = q->n_rated == 0 || rate < q->min ? rate : q->min;
	q->max = q->n_rated == 0 || rate > q->max ? rate : q->max;
	q->n_rated++;
}

/* Add to a quantity what it is, or a part of it, in the latest file. */
static void add(const struct tc_report_sum *s, struct tc_sum_quantity *q, int64_t v)
{
	if (q->file != s->n_files) {
		settle(s, q);
		q->file = s->n_files;
		q->here = 0;
	}
	q->here = plus(q->here, v);
	q->total = plus(q->total, v);
}

static void add_count(const struct tc_report_sum *s, struct tc_sum_quantity *q, uint64_t v)
{
	if (v > 0)
		add(s, q, v < INT64_MAX ? (int64_t)v : INT64_MAX);
}

static void finish_quantity(const struct tc_report_sum *s, struct tc_sum_quantity *q)
{
	size_t n = q->is_tail ? s->n_tail : s->n_kept;
	double seconds = q->is_tail ? s->tail_s : s->kept_s;

	settle(s, q);
	q->rate = seconds > 0 ? (double)q->total / seconds : 0;
	if (q->n_rated < n) {
		q->min = q->n_rated > 0 && q->min < 0 ? q->min : 0;
		q->max = q->n_rated > 0 && q->max > 0 ? q->max : 0;
	}
}

bool tc_sum_varies(const struct tc_report_sum *s, const struct tc_sum_quantity *q)
{
	return (q->is_tail ? s->n_tail : s->n_kept) > 1 && q->max > 2 * q->min;
}

/* --- rows ------------------------------------------------------------------- */

static void reach_key(struct tc_sum_table *t, uint32_t key)
{
	size_t n = t->n_keys ? t->n_keys : 64;

	if (key < t->n_keys)
		return;
	while (n <= key)
		n *= 2;
	t->of_key = tc_cli_xreallocarray(t->of_key, n, sizeof(*t->of_key));
	memset(t->of_key + t->n_keys, 0, (n - t->n_keys) * sizeof(*t->of_key));
	t->n_keys = n;
}

/* The row of a key, new if it has none; valid until the next call. */
static struct tc_sum_row *row_of(struct tc_sum_table *t, uint32_t key, bool is_tail)
{
	reach_key(t, key);
	if (t->of_key[key] == 0) {
		if (t->n == t->cap) {
			t->cap = t->cap ? t->cap * 2 : 64;
			t->rows = tc_cli_xreallocarray(t->rows, t->cap, sizeof(*t->rows));
		}
		t->rows[t->n] = (struct tc_sum_row){ .key = key, .time.is_tail = is_tail };
		t->of_key[key] = (uint32_t)++t->n;
	}
	return &t->rows[t->of_key[key] - 1];
}

static int merge(struct tacho_hist **sum, const struct tacho_hist *h)
{
	int rc = *sum ? 0 : tacho_hist_new(sum, NULL);

	return rc == 0 ? tacho_hist_merge(*sum, h) : rc;
}

/* A string of the report as one of the sum. */
static int translate(struct tc_report_sum *s, const struct tacho_symbols *from, uint32_t id,
		     uint32_t *out)
{
	struct tacho_text text = tacho_symbols_get(from, id);

	return tacho_symbols_text(s->names, text.s, text.n, out);
}

static int add_functions(struct tc_report_sum *s, const struct tc_report *r, enum tc_sum_rank rank,
			 enum tacho_column column)
{
	size_t n;
	const struct tacho_group **groups = tc_report_groups(r, column, &n);
	int rc = 0;

	for (size_t i = 0; i < n && rc == 0; i++) {
		const struct tacho_hist *h = groups[i]->columns[column];
		struct tc_sum_row *row;
		uint32_t key;

		if (tacho_hist_total_ns(h) <= 0)
			break;
		rc = translate(s, r->symbols, groups[i]->name, &key);
		if (rc < 0)
			break;
		row = row_of(&s->functions[rank], key, true);
		add(s, &row->time, tacho_hist_total_ns(h));
		row->count += groups[i]->count;
		rc = merge(&row->all, h);
	}
	free(groups);
	return rc;
}

static int add_reasons(struct tc_report_sum *s, const struct tc_report *r)
{
	const struct tacho_group *all = tacho_goroutines_all(r->goroutines);

	for (size_t i = 0; i < all->n_blocks; i++) {
		struct tc_sum_row *row;
		uint32_t key;
		int rc = translate(s, r->symbols, all->blocks[i].name, &key);

		if (rc < 0)
			return rc;
		row = row_of(&s->reasons, key, true);
		add(s, &row->time, all->blocks[i].ns);
		row->count += tc_report_waits(r, all->blocks[i].name);
	}
	return 0;
}

/* --- stacks ------------------------------------------------------------------- */

/*
 * A stack as a string: its kind, then function and line of each frame, in the bytes
 * of the machine. Equal stacks are equal strings, which `paths` gives one id.
 */
#define FRAME_BYTES (sizeof(uint32_t) + sizeof(uint64_t))
#define STACK_BYTES (sizeof(uint32_t) + TACHO_PROFILE_DEPTH * FRAME_BYTES)

static int add_stack(struct tc_report_sum *s, const struct tc_report *r,
		     const struct tc_report_stack *stack)
{
	char bytes[STACK_BYTES], *at = bytes;
	uint32_t files[TACHO_PROFILE_DEPTH], kind = (uint32_t)stack->kind, key;
	struct tc_sum_row *row;
	int rc;

	memcpy(at, &kind, sizeof(kind));
	at += sizeof(kind);
	for (uint32_t i = 0; i < stack->s->depth; i++) {
		struct tacho_frame f = tacho_symbols_frame(r->symbols, stack->s->stack, i);
		uint32_t func;

		rc = translate(s, r->symbols, f.func, &func);
		if (rc == 0)
			rc = translate(s, r->symbols, f.file, &files[i]);
		if (rc < 0)
			return rc;
		memcpy(at, &func, sizeof(func));
		memcpy(at + sizeof(func), &f.line, sizeof(f.line));
		at += FRAME_BYTES;
	}
	rc = tacho_symbols_text(s->paths, bytes, (size_t)(at - bytes), &key);
	if (rc < 0)
		return rc;
	row = row_of(&s->stacks, key, false);
	if (!row->files) {
		row->files = tc_cli_xcalloc(stack->s->depth + 1, sizeof(*row->files));
		memcpy(row->files, files, stack->s->depth * sizeof(*files));
	}
	add(s, &row->time, stack->s->total_ns);
	row->count += stack->s->count;
	return merge(&row->all, stack->s->waits);
}

static int add_stacks(struct tc_report_sum *s, const struct tc_report *r)
{
	size_t n;
	struct tc_report_stack *stacks = tc_report_stacks(r, &n);
	int rc = 0;

	for (size_t i = 0; i < n && rc == 0; i++)
		rc = add_stack(s, r, &stacks[i]);
	free(stacks);
	return rc;
}

void tc_sum_get_stack(const struct tc_report_sum *s, const struct tc_sum_row *row,
		      struct tc_sum_stack *out)
{
	struct tacho_text text = tacho_symbols_get(s->paths, row->key);
	const char *at = text.s + sizeof(uint32_t);
	uint32_t kind;

	memcpy(&kind, text.s, sizeof(kind));
	out->kind = (int)kind;
	out->depth = (uint32_t)((text.n - sizeof(kind)) / FRAME_BYTES);
	for (uint32_t i = 0; i < out->depth; i++) {
		memcpy(&out->funcs[i], at, sizeof(*out->funcs));
		memcpy(&out->lines[i], at + sizeof(*out->funcs), sizeof(*out->lines));
		at += FRAME_BYTES;
	}
}

/* --- findings ------------------------------------------------------------------- */

static char *copy_text(struct tacho_text t)
{
	char *s = tc_cli_xmalloc(t.n + 1);

	if (t.n > 0)
		memcpy(s, t.s, t.n);
	s[t.n] = '\0';
	return s;
}

static struct tc_sum_finding *finding_of(struct tc_report_sum *s, const struct tc_report_finding *f)
{
	struct tc_sum_finding *sum;

	for (size_t i = 0; i < s->n_findings; i++) {
		sum = &s->findings[i];
		if (sum->f.rule == f->rule && sum->f.place.n == f->place.n &&
		    (f->place.n == 0 || memcmp(sum->f.place.s, f->place.s, f->place.n) == 0))
			return sum;
	}
	if (s->n_findings == s->cap_findings) {
		s->cap_findings = s->cap_findings ? s->cap_findings * 2 : 16;
		s->findings =
			tc_cli_xreallocarray(s->findings, s->cap_findings, sizeof(*s->findings));
	}
	sum = &s->findings[s->n_findings++];
	*sum = (struct tc_sum_finding){ .f = *f, .worst_ns = f->cost_ns };
	sum->f.cost_ns = 0;
	sum->f.text = sum->text = tc_cli_xstrdup(f->text);
	sum->f.place.s = sum->place = copy_text(f->place);
	return sum;
}

static void add_findings(struct tc_report_sum *s, const struct tc_report *r)
{
	struct tc_report_finding *v;
	const char *caveat;
	size_t n;

	if (!r->findings)
		return;
	s->with_findings = true;
	caveat = tacho_findings_caveat(r->findings);
	s->n_caveats += *caveat != '\0';
	if (*caveat && !s->caveat)
		s->caveat = tc_cli_xstrdup(caveat);
	v = tc_report_get_findings(r, &n);
	for (size_t i = 0; i < n; i++) {
		struct tc_sum_finding *sum = finding_of(s, &v[i]);

		sum->cost.is_tail = true; /* rules see the damaged tail */
		add(s, &sum->cost, v[i].cost_ns);
		if (v[i].severity > sum->f.severity)
			sum->f.severity = v[i].severity;
		if (v[i].confidence > sum->f.confidence)
			sum->f.confidence = v[i].confidence;
		if (v[i].cost_ns > sum->worst_ns) {
			free(sum->text);
			sum->f.text = sum->text = tc_cli_xstrdup(v[i].text);
			sum->worst_ns = v[i].cost_ns;
		}
	}
	free(v);
}

/* --- a file ------------------------------------------------------------------- */

static double seconds_between(int64_t from_ns, int64_t to_ns)
{
	double s = ((double)to_ns - (double)from_ns) / 1e9;

	return s > 0 ? s : 0;
}

static void add_file(struct tc_report_sum *s, const struct tc_report *r)
{
	const struct tc_report_input *in = &r->in;
	struct tc_cli_str why = { 0 };
	struct tc_sum_file *f;

	s->files = tc_cli_xreallocarray(s->files, s->n_files + 1, sizeof(*s->files));
	f = &s->files[s->n_files++];
	*f = (struct tc_sum_file){ .path = in->path, .is_usable = in->is_usable };
	if (in->diag.code != 0) {
		tc_report_input_describe(in, &why);
		f->why = why.p ? why.p : tc_cli_xstrdup("");
	}
	if (!in->is_usable)
		return;
	f->lost_bytes = in->bytes > in->kept_bytes ? in->bytes - in->kept_bytes : 0;
	f->kept_s = seconds_between(r->extent.first_ns, r->extent.last_ns);
	f->tail_s = seconds_between(r->extent.first_ns, r->extent.tail_last_ns);
	s->n_usable++;
	s->n_kept += f->kept_s > 0;
	s->n_tail += f->tail_s > 0;
	s->kept_s += f->kept_s;
	s->tail_s += f->tail_s;
	note_extreme(&s->seconds, f->kept_s);
}

static void add_facts(struct tc_report_sum *s, const struct tc_report *r)
{
	const struct tacho_facts *f = tacho_summary_facts(r->summary);
	const struct tacho_metric_range *procs =
		tacho_summary_metric(r->summary, TACHO_METRIC_GOMAXPROCS);
	double busy = tc_report_busy(r);

	if (r->in.version < 32)
		s->versions |= UINT32_C(1) << r->in.version;
	s->bytes += r->in.bytes;
	if (procs->n > 0) {
		note_extreme(&s->procs, (double)procs->min);
		note_extreme(&s->procs, (double)procs->max);
	} else if (f->procs > f->pseudo_procs) {
		note_extreme(&s->procs, (double)(f->procs - f->pseudo_procs));
	}
	if (busy >= 0)
		note_extreme(&s->busy, busy);
	add_count(s, &s->rates[TC_SUM_EVENTS], f->events);
	add_count(s, &s->rates[TC_SUM_CREATED], f->gs_created);
	add_count(s, &s->rates[TC_SUM_GC], f->gc_cycles);
}

static int add_latency(struct tc_report_sum *s, const struct tc_report *r)
{
	const struct tacho_hist *h = tacho_goroutines_all(r->goroutines)->latency;

	if (tacho_hist_count(h) == 0)
		return 0;
	note_extreme(&s->p50, (double)tacho_hist_quantile(h, 0.5));
	note_extreme(&s->p99, (double)tacho_hist_quantile(h, 0.99));
	note_extreme(&s->longest, (double)tacho_hist_max_ns(h));
	return tacho_hist_merge(s->latency, h);
}

int tc_sum_add(struct tc_report_sum *s, const struct tc_report *r)
{
	const struct tacho_group *all;
	int rc;

	add_file(s, r);
	if (!r->in.is_usable)
		return 0;
	add_facts(s, r);
	all = tacho_goroutines_all(r->goroutines);
	for (size_t i = 0; i < TACHO_COLUMN_COUNT; i++) {
		int64_t ns = tacho_hist_total_ns(all->columns[i]);

		s->states[i].is_tail = true;
		if (ns != 0)
			add(s, &s->states[i], ns);
	}
	add_findings(s, r);
	rc = add_functions(s, r, TC_SUM_RUNNING, TACHO_COLUMN_RUNNING);
	if (rc == 0)
		rc = add_functions(s, r, TC_SUM_RUNNABLE, TACHO_COLUMN_RUNNABLE);
	if (rc == 0)
		rc = add_functions(s, r, TC_SUM_BLOCKED, TACHO_COLUMN_BLOCKED);
	if (rc == 0)
		rc = add_reasons(s, r);
	if (rc == 0)
		rc = add_latency(s, r);
	if (rc == 0)
		rc = add_stacks(s, r);
	return rc;
}

/* --- the end -------------------------------------------------------------------- */

static int compare_rows(const void *a, const void *b)
{
	const struct tc_sum_row *x = a, *y = b;

	if (x->time.total != y->time.total)
		return x->time.total < y->time.total ? 1 : -1;
	return (x->key > y->key) - (x->key < y->key);
}

static void finish_table(const struct tc_report_sum *s, struct tc_sum_table *t)
{
	for (size_t i = 0; i < t->n; i++)
		finish_quantity(s, &t->rows[i].time);
	if (t->n > 0)
		qsort(t->rows, t->n, sizeof(*t->rows), compare_rows);
}

/* By severity and cost, as in one trace; then by name, so that the order is one. */
static int compare_findings(const void *a, const void *b)
{
	const struct tc_sum_finding *x = a, *y = b;
	int c;

	if (x->f.severity != y->f.severity)
		return x->f.severity < y->f.severity ? 1 : -1;
	if (x->f.cost_ns != y->f.cost_ns)
		return x->f.cost_ns < y->f.cost_ns ? 1 : -1;
	c = strcmp(x->f.rule->id, y->f.rule->id);
	return c ? c : strcmp(x->place, y->place);
}

void tc_sum_finish(struct tc_report_sum *s)
{
	for (size_t i = 0; i < TC_SUM_RATES; i++)
		finish_quantity(s, &s->rates[i]);
	for (size_t i = 0; i < TACHO_COLUMN_COUNT; i++)
		finish_quantity(s, &s->states[i]);
	for (size_t i = 0; i < TC_SUM_RANKS; i++)
		finish_table(s, &s->functions[i]);
	finish_table(s, &s->reasons);
	finish_table(s, &s->stacks);
	for (size_t i = 0; i < s->n_findings; i++) {
		struct tc_sum_finding *f = &s->findings[i];

		finish_quantity(s, &f->cost);
		f->f.cost_ns = f->cost.total;
		f->f.files = f->cost.n_files;
	}
	if (s->n_findings > 0)
		qsort(s->findings, s->n_findings, sizeof(*s->findings), compare_findings);
}
