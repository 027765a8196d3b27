/* SPDX-License-Identifier: MIT */
/* The report as JSON: the numbers of the text, unrounded, with the same limits. */
#include "cli/report_sum.h"

#include <stdlib.h>
#include <string.h>

#define SCHEMA 1

enum {
	CPU_STEPS_MAX = 1000
};

static void key_u64(struct tc_cli_json *j, const char *key, uint64_t v)
{
	tc_cli_json_key(j, key);
	tc_cli_json_u64(j, v);
}

static void key_i64(struct tc_cli_json *j, const char *key, int64_t v)
{
	tc_cli_json_key(j, key);
	tc_cli_json_i64(j, v);
}

static void key_string(struct tc_cli_json *j, const char *key, const char *s)
{
	tc_cli_json_key(j, key);
	tc_cli_json_cstr(j, s);
}

static void key_text(struct tc_cli_json *j, const char *key, struct tacho_text t)
{
	tc_cli_json_key(j, key);
	tc_cli_json_str(j, t.s, t.n);
}

static void put_distribution(struct tc_cli_json *j, const struct tacho_hist *h)
{
	key_i64(j, "total_ns", tacho_hist_total_ns(h));
	key_i64(j, "avg_ns", tacho_hist_mean_ns(h));
	key_i64(j, "p50_ns", tacho_hist_quantile(h, 0.5));
	key_i64(j, "p99_ns", tacho_hist_quantile(h, 0.99));
	key_i64(j, "max_ns", tacho_hist_max_ns(h));
}

static void put_damage(const struct tc_report *r, struct tc_cli_json *j)
{
	const struct tacho_diag *d = &r->in.diag;
	struct tc_cli_str why = { 0 };

	if (d->code == 0)
		return;
	tc_report_input_describe(&r->in, &why);
	tc_cli_json_key(j, "error");
	tc_cli_json_str(j, why.p, why.len);
	tc_cli_str_free(&why);
	key_string(j, "error_code", tacho_error_name(d->code));
	if (d->offset >= 0)
		key_i64(j, "error_offset", d->offset);
	if (d->generation >= 0)
		key_i64(j, "error_generation", d->generation);
	if (!r->in.is_usable)
		return;
	key_u64(j, "lost_bytes",
		r->in.bytes > r->in.kept_bytes ? r->in.bytes - r->in.kept_bytes : 0);
}

static void put_facts(const struct tc_report *r, struct tc_cli_json *j)
{
	const struct tacho_facts *f = tacho_summary_facts(r->summary);
	double busy = tc_report_busy(r);
	int64_t start_unix_ns;

	tc_cli_json_key(j, "start_unix_ns");
	if (tc_report_start(r, &start_unix_ns))
		tc_cli_json_i64(j, start_unix_ns);
	else
		tc_cli_json_null(j);
	key_i64(j, "duration_ns", f->last_ns - f->first_ns);
	key_u64(j, "bytes", r->in.bytes);
	key_u64(j, "events", f->events);
	key_u64(j, "generations", r->in.generations);
	key_u64(j, "procs", f->procs);
	key_u64(j, "threads", f->threads);
	tc_cli_json_key(j, "busy_share");
	if (busy >= 0)
		tc_cli_json_f64(j, busy);
	else
		tc_cli_json_null(j);
	key_u64(j, "goroutines_created", f->gs_created);
	key_u64(j, "goroutines_peak", f->gs_peak);
	key_u64(j, "goroutines_left", f->gs_left);
	key_u64(j, "gc_cycles", f->gc_cycles);
}

static void put_metrics(const struct tc_report *r, struct tc_cli_json *j)
{
	static const struct {
		const char *key;
		int metric;
	} metrics[] = {
		{ "gomaxprocs", TACHO_METRIC_GOMAXPROCS },
		{ "heap_bytes", TACHO_METRIC_HEAP_LIVE },
		{ "heap_goal_bytes", TACHO_METRIC_HEAP_GOAL },
	};

	for (size_t i = 0; i < TC_LEN(metrics); i++) {
		const struct tacho_metric_range *m =
			tacho_summary_metric(r->summary, metrics[i].metric);

		tc_cli_json_key(j, metrics[i].key);
		if (m->n == 0) {
			tc_cli_json_null(j);
			continue;
		}
		tc_cli_json_object(j);
		key_u64(j, "first", m->first);
		key_u64(j, "last", m->last);
		key_u64(j, "min", m->min);
		key_u64(j, "max", m->max);
		tc_cli_json_end(j);
	}
}

static void put_cpu_sums(const struct tacho_cpu_sums *k, struct tc_cli_json *j)
{
	key_u64(j, "duration_ns", (uint64_t)k->end_ns - (uint64_t)k->begin_ns);
	tc_cli_json_key(j, "quota_cpus");
	if (k->quota_cpus > 0)
		tc_cli_json_f64(j, k->quota_cpus);
	else
		tc_cli_json_null(j);
	key_u64(j, "usage_us", k->usage_us);
	key_u64(j, "periods", k->periods);
	key_u64(j, "throttled_periods", k->throttled);
	key_u64(j, "throttled_us", k->throttled_us);
	key_u64(j, "pressure_some_us", k->psi_some_us);
	key_u64(j, "pressure_full_us", k->psi_full_us);
	key_u64(j, "run_delay_ns", k->wait_ns);
}

/* From note to note, so that one sees when it was; of very many, several in one. */
static void put_cpu_steps(const struct tacho_cpu *c, int64_t begin_ns, struct tc_cli_json *j)
{
	size_t n = tacho_cpu_notes(c), stride = 1 + n / CPU_STEPS_MAX;

	tc_cli_json_key(j, "steps");
	tc_cli_json_array(j);
	for (size_t i = 0; i + 1 < n; i += stride) {
		size_t next = i + stride < n ? i + stride : n - 1;
		struct tacho_cpu_sums k;

		tacho_cpu_get_sums(c, tacho_cpu_note(c, i)->time_ns,
				   tacho_cpu_note(c, next)->time_ns, &k);
		tc_cli_json_object(j);
		key_i64(j, "begin_ns", (int64_t)((uint64_t)k.begin_ns - (uint64_t)begin_ns));
		put_cpu_sums(&k, j);
		tc_cli_json_end(j);
	}
	tc_cli_json_end(j);
}

/* Absent: the program did not ask the kernel, or findings are not wanted. */
static void put_cpu(const struct tc_report *r, struct tc_cli_json *j)
{
	struct tacho_cpu_sums k = { 0 };

	if (r->activity)
		tacho_cpu_get_sums(tacho_activity_cpu(r->activity), INT64_MIN, INT64_MAX, &k);
	if (!k.has_group && !k.has_pressure)
		return;
	tc_cli_json_key(j, "kernel_cpu");
	tc_cli_json_object(j);
	put_cpu_sums(&k, j);
	put_cpu_steps(tacho_activity_cpu(r->activity), tacho_summary_facts(r->summary)->first_ns,
		      j);
	tc_cli_json_end(j);
}

static void put_findings(const struct tc_report *r, struct tc_cli_json *j)
{
	struct tc_report_finding *v;
	size_t n;

	if (!r->findings)
		return;
	v = tc_report_get_findings(r, &n);
	key_string(j, "findings_caveat", tacho_findings_caveat(r->findings));
	tc_cli_json_key(j, "findings");
	tc_cli_json_array(j);
	for (size_t i = 0; i < n; i++) {
		tc_cli_json_object(j);
		tc_report_json_finding(&v[i], j);
		tc_cli_json_end(j);
	}
	tc_cli_json_end(j);
	free(v);
}

void tc_report_json_finding(const struct tc_report_finding *f, struct tc_cli_json *j)
{
	key_string(j, "rule", f->rule->id);
	key_string(j, "severity", tacho_severity_name((int)f->severity));
	key_string(j, "confidence", tacho_confidence_name((int)f->confidence));
	key_string(j, "cost_of", tacho_cost_name((int)f->cost));
	key_i64(j, "cost_ns", f->cost_ns);
	key_string(j, "text", f->text);
	if (f->place.n > 0)
		key_text(j, "place", f->place);
	else
		key_string(j, "place", NULL);
}

static void put_states(const struct tc_report *r, struct tc_cli_json *j)
{
	const struct tacho_group *all = tacho_goroutines_all(r->goroutines);

	tc_cli_json_key(j, "states");
	tc_cli_json_object(j);
	for (size_t i = 0; i < TC_REPORT_STATES; i++)
		key_i64(j, tc_report_states[i].key,
			tacho_hist_total_ns(all->columns[tc_report_states[i].column]));
	key_i64(j, "total_ns", tacho_hist_total_ns(all->columns[TACHO_COLUMN_TOTAL]));
	tc_cli_json_end(j);
}

static void put_functions(const struct tc_report *r, struct tc_cli_json *j, const char *key,
			  enum tacho_column column)
{
	size_t n;
	const struct tacho_group **groups = tc_report_groups(r, column, &n);

	tc_cli_json_key(j, key);
	tc_cli_json_array(j);
	for (size_t i = 0; i < n && i < r->top; i++) {
		const struct tacho_hist *h = groups[i]->columns[column];

		if (tacho_hist_total_ns(h) <= 0)
			break;
		tc_cli_json_object(j);
		key_text(j, "function", tacho_symbols_get(r->symbols, groups[i]->name));
		key_u64(j, "goroutines", groups[i]->count);
		put_distribution(j, h);
		tc_cli_json_end(j);
	}
	tc_cli_json_end(j);
	free(groups);
}

static void put_reasons(const struct tc_report *r, struct tc_cli_json *j)
{
	const struct tacho_group *all = tacho_goroutines_all(r->goroutines);

	tc_cli_json_key(j, "block_reasons");
	tc_cli_json_array(j);
	for (size_t i = 0; i < all->n_blocks && i < r->top; i++) {
		tc_cli_json_object(j);
		key_text(j, "reason", tacho_symbols_get(r->symbols, all->blocks[i].name));
		key_u64(j, "waits", tc_report_waits(r, all->blocks[i].name));
		key_i64(j, "total_ns", all->blocks[i].ns);
		tc_cli_json_end(j);
	}
	tc_cli_json_end(j);
}

static void put_latency(const struct tc_report *r, struct tc_cli_json *j)
{
	const struct tacho_hist *h = tacho_goroutines_all(r->goroutines)->latency;

	tc_cli_json_key(j, "scheduler_latency");
	tc_cli_json_object(j);
	key_u64(j, "count", tacho_hist_count(h));
	put_distribution(j, h);
	tc_cli_json_end(j);
}

static void put_frames(const struct tc_report *r, struct tc_cli_json *j,
		       const struct tacho_profile_stack *s)
{
	uint32_t user = tc_report_user_frame(r->symbols, s->stack, s->depth);

	tc_cli_json_key(j, "user_frame");
	if (user < s->depth)
		tc_cli_json_u64(j, user);
	else
		tc_cli_json_null(j);
	tc_cli_json_key(j, "frames");
	tc_cli_json_array(j);
	for (uint32_t i = 0; i < s->depth; i++) {
		struct tacho_frame frame = tacho_symbols_frame(r->symbols, s->stack, i);

		tc_cli_json_object(j);
		key_text(j, "function", tacho_symbols_get(r->symbols, frame.func));
		key_text(j, "file", tacho_symbols_get(r->symbols, frame.file));
		key_u64(j, "line", frame.line);
		tc_cli_json_end(j);
	}
	tc_cli_json_end(j);
}

static void put_stacks(const struct tc_report *r, struct tc_cli_json *j)
{
	size_t n;
	struct tc_report_stack *stacks = tc_report_stacks(r, &n);

	tc_cli_json_key(j, "stacks");
	tc_cli_json_array(j);
	for (size_t i = 0; i < n && i < r->top; i++) {
		const struct tacho_profile_stack *s = stacks[i].s;

		tc_cli_json_object(j);
		key_string(j, "kind", tacho_profile_name(stacks[i].kind));
		key_u64(j, "count", s->count);
		put_distribution(j, s->waits);
		tc_cli_json_key(j, "top_1_percent_share");
		tc_cli_json_f64(j, tacho_hist_top_share(s->waits, 0.01));
		put_frames(r, j, s);
		tc_cli_json_end(j);
	}
	tc_cli_json_end(j);
	free(stacks);
}

void tc_report_json(const struct tc_report *r, struct tc_cli_json *j)
{
	tc_cli_json_object(j);
	key_string(j, "file", r->in.path);
	tc_cli_json_key(j, "format");
	if (r->in.version > 0) {
		char format[16];

		snprintf(format, sizeof(format), "1.%u", r->in.version);
		tc_cli_json_cstr(j, format);
		key_string(j, "made_by", tc_report_go_version(r->in.version));
	} else {
		tc_cli_json_null(j);
	}
	put_damage(r, j);
	tc_cli_json_key(j, "usable");
	tc_cli_json_bool(j, r->in.is_usable);
	if (r->in.is_usable) {
		put_facts(r, j);
		put_metrics(r, j);
		put_cpu(r, j);
		put_findings(r, j);
		put_states(r, j);
		put_functions(r, j, "functions_by_running", TACHO_COLUMN_RUNNING);
		put_functions(r, j, "functions_by_runnable", TACHO_COLUMN_RUNNABLE);
		put_functions(r, j, "functions_by_blocked", TACHO_COLUMN_BLOCKED);
		put_reasons(r, j);
		put_latency(r, j);
		put_stacks(r, j);
	}
	tc_cli_json_end(j);
}

void tc_report_json_begin(struct tc_cli_json *j)
{
	tc_cli_json_object(j);
	key_u64(j, "schema", SCHEMA);
	tc_cli_json_key(j, "tacho");
	tc_cli_json_object(j);
	key_string(j, "version", tacho_version());
	tc_cli_json_end(j);
	tc_cli_json_key(j, "reports");
	tc_cli_json_array(j);
}

void tc_report_json_end(struct tc_cli_json *j, const struct tc_report_sum *sum)
{
	tc_cli_json_end(j);
	if (sum) {
		tc_cli_json_key(j, "sum");
		tc_sum_json(sum, j);
	}
	tc_cli_json_end(j);
}
