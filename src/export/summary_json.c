/* SPDX-License-Identifier: MIT */
/*
 * The summary as a JSON document: doc/summary.md, key by key and in its order.
 * One key a line, and one element a line in long lists, so that two documents
 * can be compared with diff. Lists are written as they are walked: a trace may
 * have a million goroutines.
 */
#include "base/alloc.h"
#include "base/math.h"
#include "export/json_out.h"
#include <tacho/goroutines.h>
#include <tacho/mmu.h>
#include <tacho/profile.h>
#include <tacho/summary.h>
#include <tacho/tasks.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SCHEMA 1

static void key(struct tc_json *j, const char *name)
{
	tc_json_break(j);
	tc_json_key(j, name);
}

static void key_u64(struct tc_json *j, const char *name, uint64_t v)
{
	tc_json_key(j, name);
	tc_json_u64(j, v);
}

static void key_i64(struct tc_json *j, const char *name, int64_t v)
{
	tc_json_key(j, name);
	tc_json_i64(j, v);
}

/* Times count from the first event; they wrap as Go's do. */
static int64_t since(const struct tacho_summary_doc *doc, int64_t ns)
{
	int64_t first = tacho_summary_facts(doc->summary)->first_ns;

	return (int64_t)((uint64_t)ns - (uint64_t)first);
}

static void write_error(struct tc_json *j, const struct tacho_diag *diag)
{
	key(j, "error");
	tc_json_string(j, diag->message[0] ? diag->message : tacho_error_text(diag->code));
}

static void write_head(struct tc_json *j, const struct tacho_summary_doc *doc)
{
	bool is_damaged = doc->diag && doc->diag->code != 0;
	char version[16] = "";

	key(j, "schema");
	tc_json_u64(j, SCHEMA);
	key(j, "tacho");
	tc_json_begin(j, '{');
	tc_json_key(j, "version");
	tc_json_string(j, tacho_version());
	tc_json_end(j, '}');
	if (doc->version != 0)
		snprintf(version, sizeof(version), "1.%u", doc->version);
	key(j, "trace_version");
	tc_json_string(j, version);
	if (is_damaged)
		write_error(j, doc->diag);
	key(j, "usable");
	tc_json_bool(j, doc->summary != NULL);
	if (!is_damaged || !doc->summary)
		return;
	key(j, "valid_bytes_read");
	tc_json_u64(j, doc->valid_bytes);
	key(j, "size");
	tc_json_u64(j, doc->total_bytes);
}

static void write_list(struct tc_json *j, const struct tacho_summary *s, const char *name, int list)
{
	size_t n;
	const struct tacho_count *counts = tacho_summary_list(s, list, &n);

	key(j, name);
	tc_json_begin(j, '{');
	for (size_t i = 0; i < n; i++) {
		tc_json_key_text(j, counts[i].key);
		tc_json_u64(j, counts[i].n);
	}
	tc_json_end(j, '}');
}

/* There is one range with attributes. */
static void write_attributes(struct tc_json *j, const struct tacho_summary *s)
{
	size_t n;
	const struct tacho_attribute *attributes = tacho_summary_attributes(s, &n);

	key(j, "range_attributes");
	tc_json_begin(j, '{');
	for (size_t i = 0; i < n; i++) {
		if (i == 0) {
			tc_json_key(j, attributes[i].range);
			tc_json_begin(j, '{');
		}
		key_u64(j, attributes[i].name, attributes[i].sum);
		if (i + 1 == n)
			tc_json_end(j, '}');
	}
	tc_json_end(j, '}');
}

static void write_metrics(struct tc_json *j, const struct tacho_summary *s)
{
	/* by name */
	static const int order[] = { TACHO_METRIC_HEAP_GOAL, TACHO_METRIC_HEAP_LIVE,
				     TACHO_METRIC_GOMAXPROCS };

	key(j, "metrics");
	tc_json_begin(j, '{');
	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		const struct tacho_metric_range *m = tacho_summary_metric(s, order[i]);

		if (m->n == 0)
			continue;
		tc_json_key(j, tacho_metric_name(order[i]));
		tc_json_begin(j, '{');
		key_u64(j, "n", m->n);
		key_u64(j, "first", m->first);
		key_u64(j, "last", m->last);
		key_u64(j, "min", m->min);
		key_u64(j, "max", m->max);
		tc_json_end(j, '}');
	}
	tc_json_end(j, '}');
}

static void write_counts(struct tc_json *j, const struct tacho_summary_doc *doc)
{
	const struct tacho_summary *s = doc->summary;
	const struct tacho_facts *facts = tacho_summary_facts(s);

	key(j, "base_time");
	tc_json_i64(j, facts->first_ns);
	key(j, "start");
	tc_json_u64(j, 0);
	key(j, "end");
	tc_json_i64(j, since(doc, facts->last_ns));
	key(j, "num_events");
	tc_json_u64(j, facts->events);
	write_list(j, s, "events", TACHO_SUMMARY_EVENTS);
	write_list(j, s, "transitions", TACHO_SUMMARY_TRANSITIONS);
	write_list(j, s, "transition_reasons", TACHO_SUMMARY_REASONS);
	write_list(j, s, "ranges", TACHO_SUMMARY_RANGES);
	write_attributes(j, s);
	write_metrics(j, s);
	write_list(j, s, "labels", TACHO_SUMMARY_LABELS);
	write_list(j, s, "logs_by_category", TACHO_SUMMARY_LOGS);
	write_list(j, s, "experimental", TACHO_SUMMARY_EXPERIMENTAL);
	key(j, "num_threads");
	tc_json_u64(j, facts->threads);
	key(j, "num_procs");
	tc_json_u64(j, facts->procs);
	key(j, "num_events_with_stack");
	tc_json_u64(j, facts->with_stack);
}

static void write_syncs(struct tc_json *j, const struct tacho_summary_doc *doc)
{
	size_t n;
	const struct tacho_sync *syncs = tacho_summary_syncs(doc->summary, &n);

	key(j, "syncs");
	tc_json_begin(j, '[');
	for (size_t i = 0; i < n; i++) {
		tc_json_break(j);
		tc_json_begin(j, '{');
		key_i64(j, "n", syncs[i].n);
		key_i64(j, "t", since(doc, syncs[i].time_ns));
		if (syncs[i].has_clock) {
			key_i64(j, "wall_unix_ns", syncs[i].clock.wall_unix_ns);
			key_i64(j, "mono", syncs[i].clock.mono_ns);
			key_i64(j, "trace_clock", syncs[i].clock.trace_ns);
		}
		tc_json_end(j, '}');
	}
	tc_json_break(j);
	tc_json_end(j, ']');
}

static void write_hash(struct tc_json *j, const struct tacho_stream_hash *h)
{
	size_t n;
	const uint64_t *checkpoints = tacho_stream_hash_checkpoints(h, &n);

	key(j, "stream_hash");
	tc_json_begin(j, '{');
	tc_json_key(j, "checkpoints");
	tc_json_begin(j, '[');
	for (size_t i = 0; i < n; i++)
		tc_json_hex64(j, checkpoints[i]);
	tc_json_end(j, ']');
	key_u64(j, "every", TACHO_STREAM_HASH_EVERY);
	tc_json_key(j, "final");
	tc_json_hex64(j, tacho_stream_hash_value(h));
	tc_json_end(j, '}');
}

static void write_samples(struct tc_json *j, const struct tacho_summary *s)
{
	size_t n;
	const struct tacho_cpu_stack *samples = tacho_summary_samples(s, &n);

	key(j, "stack_samples");
	tc_json_begin(j, '[');
	for (size_t i = 0; i < n; i++) {
		tc_json_break(j);
		tc_json_begin(j, '{');
		key_u64(j, "count", samples[i].n);
		tc_json_key(j, "stack");
		tc_json_begin(j, '[');
		for (size_t f = 0; f < samples[i].depth; f++)
			tc_json_text(j, samples[i].functions[f]);
		tc_json_end(j, ']');
		tc_json_end(j, '}');
	}
	tc_json_break(j);
	tc_json_end(j, ']');
}

/* --- goroutines ----------------------------------------------------------- */

static void write_named_times(struct tc_json *j, const struct tacho_symbols *symbols,
			      const char *name, const struct tacho_named_time *times, size_t n)
{
	if (n == 0)
		return;
	tc_json_key(j, name);
	tc_json_begin(j, '{');
	for (size_t i = 0; i < n; i++) {
		tc_json_key_text(j, tacho_symbols_get(symbols, times[i].name));
		tc_json_i64(j, times[i].ns);
	}
	tc_json_end(j, '}');
}

/* The times of a goroutine, in all or while a region was open. */
struct stats {
	const int64_t *columns;
	const struct tacho_named_time *blocks, *ranges;
	size_t n_blocks, n_ranges;
};

static void write_stats(struct tc_json *j, const struct tacho_symbols *symbols,
			const struct stats *stats)
{
	static const struct {
		enum tacho_column column;
		const char *name;
	} columns[] = {
		{ TACHO_COLUMN_RUNNING, "exec" },
		{ TACHO_COLUMN_RUNNABLE, "sched_wait" },
		{ TACHO_COLUMN_SYSCALL, "syscall" },
		{ TACHO_COLUMN_SYSCALL_BLOCKED, "syscall_block" },
		{ TACHO_COLUMN_TOTAL, "total" },
		{ TACHO_COLUMN_UNKNOWN, "unknown" },
	};

	tc_json_begin(j, '{');
	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
		int64_t ns = stats->columns[columns[i].column];

		if (ns != 0 || columns[i].column == TACHO_COLUMN_TOTAL)
			key_i64(j, columns[i].name, ns);
	}
	write_named_times(j, symbols, "block", stats->blocks, stats->n_blocks);
	write_named_times(j, symbols, "range", stats->ranges, stats->n_ranges);
	tc_json_end(j, '}');
}

static void write_edge(struct tc_json *j, const struct tacho_summary_doc *doc, const char *name,
		       bool is_set, int64_t ns)
{
	tc_json_key(j, name);
	if (is_set)
		tc_json_i64(j, since(doc, ns));
	else
		tc_json_null(j);
}

/* Kind of the event that began or ended a region. */
static void write_edge_kind(struct tc_json *j, const char *name, int edge)
{
	if (edge == TACHO_EDGE_NONE)
		return;
	tc_json_key(j, name);
	tc_json_string(j, edge == TACHO_EDGE_GOROUTINE      ? "StateTransition"
			  : strcmp(name, "start_kind") == 0 ? "RegionBegin"
							    : "RegionEnd");
}

static void write_region(struct tc_json *j, const struct tacho_summary_doc *doc,
			 const struct tacho_region *r)
{
	const struct tacho_symbols *symbols = tacho_tasks_symbols(doc->tasks);

	tc_json_begin(j, '{');
	key_i64(j, "g", r->goroutine);
	key_u64(j, "task", r->task);
	tc_json_key(j, "name");
	tc_json_text(j, tacho_symbols_get(symbols, r->name));
	write_edge(j, doc, "start", r->begin != TACHO_EDGE_NONE, r->begin_ns);
	write_edge(j, doc, "end", r->end != TACHO_EDGE_NONE, r->end_ns);
	write_edge_kind(j, "start_kind", r->begin);
	write_edge_kind(j, "end_kind", r->end);
	key_i64(j, "dur", tc_wrap_sub(r->end_ns, r->begin_ns));
	tc_json_key(j, "stats");
	write_stats(j, symbols,
		    &(struct stats){ r->columns, r->blocks, r->ranges, r->n_blocks, r->n_ranges });
	tc_json_end(j, '}');
}

static void write_regions(struct tc_json *j, const struct tacho_summary_doc *doc, int64_t goroutine)
{
	size_t n, first = tacho_tasks_regions_of(doc->tasks, goroutine, &n);

	if (n == 0)
		return;
	tc_json_key(j, "regions");
	tc_json_begin(j, '[');
	for (size_t i = first; i < first + n; i++)
		write_region(j, doc, tacho_tasks_region(doc->tasks, i));
	tc_json_end(j, ']');
}

static void write_goroutine(struct tc_json *j, const struct tacho_summary_doc *doc,
			    const struct tacho_goroutine *g)
{
	tc_json_break(j);
	tc_json_begin(j, '{');
	key_i64(j, "id", g->id);
	tc_json_key(j, "name");
	tc_json_text(j, tacho_symbols_get(doc->symbols, g->name));
	key_i64(j, "creation", since(doc, g->creation_ns));
	tc_json_key(j, "start");
	if (g->has_run)
		tc_json_i64(j, since(doc, g->start_ns));
	else
		tc_json_null(j);
	tc_json_key(j, "end");
	if (g->has_ended)
		tc_json_i64(j, since(doc, g->end_ns));
	else
		tc_json_null(j);
	tc_json_key(j, "stats");
	write_stats(j, doc->symbols,
		    &(struct stats){ g->columns, g->blocks, g->ranges, g->n_blocks, g->n_ranges });
	if (doc->tasks)
		write_regions(j, doc, g->id);
	tc_json_end(j, '}');
}

static void write_goroutines(struct tc_json *j, const struct tacho_summary_doc *doc)
{
	size_t n = tacho_goroutines_members(doc->goroutines);

	key(j, "num_goroutines");
	tc_json_u64(j, n);
	key(j, "goroutines");
	tc_json_begin(j, '[');
	for (size_t i = 0; i < n && j->rc == 0; i++)
		write_goroutine(j, doc, tacho_goroutines_member(doc->goroutines, i));
	tc_json_break(j);
	tc_json_end(j, ']');
}

/* --- tasks ---------------------------------------------------------------- */

static void write_task_regions(struct tc_json *j, const struct tacho_summary_doc *doc,
			       const struct tacho_task *task)
{
	const struct tacho_symbols *symbols = tacho_tasks_symbols(doc->tasks);

	if (task->n_regions == 0)
		return;
	tc_json_key(j, "regions");
	tc_json_begin(j, '[');
	for (size_t i = 0; i < task->n_regions; i++) {
		const struct tacho_region *r = task->regions[i];

		tc_json_begin(j, '{');
		key_i64(j, "g", r->goroutine);
		tc_json_key(j, "name");
		tc_json_text(j, tacho_symbols_get(symbols, r->name));
		write_edge(j, doc, "start", r->begin != TACHO_EDGE_NONE, r->begin_ns);
		write_edge(j, doc, "end", r->end != TACHO_EDGE_NONE, r->end_ns);
		tc_json_end(j, '}');
	}
	tc_json_end(j, ']');
}

static void write_task(struct tc_json *j, const struct tacho_summary_doc *doc,
		       const struct tacho_task *task)
{
	tc_json_begin(j, '{');
	key_u64(j, "id", task->id);
	tc_json_key(j, "name");
	tc_json_text(j, tacho_symbols_get(tacho_tasks_symbols(doc->tasks), task->name));
	tc_json_key(j, "parent");
	if (task->parent == TACHO_NO_TASK)
		tc_json_null(j);
	else
		tc_json_u64(j, task->parent);
	if (task->n_children > 0) {
		tc_json_key(j, "children");
		tc_json_begin(j, '[');
		for (size_t i = 0; i < task->n_children; i++)
			tc_json_u64(j, task->children[i]);
		tc_json_end(j, ']');
	}
	write_edge(j, doc, "start", task->has_begin, task->begin_ns);
	write_edge(j, doc, "end", task->has_end, task->end_ns);
	tc_json_key(j, "complete");
	tc_json_bool(j, task->has_begin && task->has_end);
	key_i64(j, "dur", tc_wrap_sub(task->end_ns, task->begin_ns));
	key_u64(j, "logs", task->n_logs);
	key_u64(j, "goroutines", task->n_goroutines);
	if (task->n_goroutines > 0) {
		tc_json_key(j, "gids");
		tc_json_begin(j, '[');
		for (size_t i = 0; i < task->n_goroutines; i++)
			tc_json_i64(j, task->goroutines[i]);
		tc_json_end(j, ']');
	}
	write_task_regions(j, doc, task);
	tc_json_end(j, '}');
}

static void write_tasks(struct tc_json *j, const struct tacho_summary_doc *doc)
{
	size_t n = tacho_tasks_tasks(doc->tasks);

	key(j, "tasks");
	tc_json_begin(j, '[');
	for (size_t i = 0; i < n && j->rc == 0; i++) {
		tc_json_break(j);
		write_task(j, doc, tacho_tasks_task(doc->tasks, i));
	}
	tc_json_break(j);
	tc_json_end(j, ']');
}

/* --- profiles ------------------------------------------------------------- */

static struct tacho_text function_of(const struct tacho_symbols *symbols,
				     const struct tacho_profile_stack *s, size_t i)
{
	return tacho_symbols_get(symbols, tacho_symbols_frame(symbols, s->stack, i).func);
}

static int compare_text(struct tacho_text a, struct tacho_text b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.s, b.s, n) : 0;

	return c ? c : (a.n > b.n) - (a.n < b.n);
}

/* By the names of the functions, innermost first. */
static int compare_stacks(const void *a, const void *b, void *symbols)
{
	const struct tacho_profile_stack *const *x = a, *const *y = b;
	uint32_t n = (*x)->depth < (*y)->depth ? (*x)->depth : (*y)->depth;

	if ((*x)->stack == (*y)->stack)
		return 0;
	for (uint32_t i = 0; i < n; i++) {
		int c = compare_text(function_of(symbols, *x, i), function_of(symbols, *y, i));

		if (c)
			return c;
	}
	return ((*x)->depth > (*y)->depth) - ((*x)->depth < (*y)->depth);
}

static void write_profile_stack(struct tc_json *j, const struct tacho_symbols *symbols,
				const struct tacho_profile_stack *s, uint64_t count, int64_t ns)
{
	tc_json_break(j);
	tc_json_begin(j, '{');
	key_u64(j, "count", count);
	key_i64(j, "ns", ns);
	tc_json_key(j, "stack");
	tc_json_begin(j, '[');
	for (uint32_t i = 0; i < s->depth; i++)
		tc_json_text(j, function_of(symbols, s, i));
	tc_json_end(j, ']');
	tc_json_end(j, '}');
}

static int write_profile(struct tc_json *j, const struct tacho_summary_doc *doc, int kind)
{
	struct tacho_symbols *symbols = (struct tacho_symbols *)(uintptr_t)doc->symbols;
	size_t n = tacho_profile_stacks(doc->profile, kind);
	const struct tacho_profile_stack **v;
	uint64_t count = 0;
	int64_t ns = 0;

	v = tc_calloc(doc->alloc, n + 1, sizeof(*v));
	if (!v)
		return TACHO_ENOMEM;
	for (size_t i = 0; i < n; i++) {
		v[i] = tacho_profile_stack(doc->profile, kind, i);
		count += v[i]->count;
		ns = tc_wrap_add(ns, v[i]->total_ns);
	}
	qsort_r(v, n, sizeof(*v), compare_stacks, symbols);
	tc_json_begin(j, '{');
	key_u64(j, "samples", n);
	key_u64(j, "count", count);
	key_i64(j, "ns", ns);
	tc_json_key(j, "stacks");
	tc_json_begin(j, '[');
	for (size_t i = 0, next; i < n; i = next) {
		count = v[i]->count;
		ns = v[i]->total_ns;
		for (next = i + 1; next < n; next++) {
			if (compare_stacks(&v[i], &v[next], symbols) != 0)
				break;
			count += v[next]->count;
			ns = tc_wrap_add(ns, v[next]->total_ns);
		}
		write_profile_stack(j, symbols, v[i], count, ns);
	}
	tc_json_end(j, ']');
	tc_json_end(j, '}');
	tc_free(doc->alloc, v);
	return 0;
}

static int write_profiles(struct tc_json *j, const struct tacho_summary_doc *doc)
{
	uint64_t goroutines = doc->goroutines ? tacho_goroutines_members(doc->goroutines)
					      : tacho_profile_goroutines(doc->profile);
	int rc = 0;

	key(j, "profiles");
	tc_json_begin(j, '{');
	for (int kind = 0; kind < TACHO_PROFILE_COUNT && rc == 0; kind++) {
		key(j, tacho_profile_name(kind));
		if (goroutines == 0) {
			tc_json_begin(j, '{');
			tc_json_key(j, "error");
			tc_json_string(j, "there is no goroutine in the trace");
			tc_json_end(j, '}');
		} else {
			rc = write_profile(j, doc, kind);
		}
	}
	tc_json_end(j, '}');
	return rc;
}

/* --- mutator utilization ---------------------------------------------------- */

#define FIRST_CHANGES 20

static void write_curve(struct tc_json *j, const struct tacho_mmu *m, const char *name, size_t set)
{
	static const int64_t steps[] = { 1, 2, 5 };
	int64_t decade = 10000;

	key(j, name);
	tc_json_begin(j, '[');
	for (size_t i = 0; decade * steps[i % 3] <= 1000000000; i++) {
		int64_t window = decade * steps[i % 3];

		tc_json_begin(j, '{');
		key_i64(j, "window", window);
		tc_json_key(j, "mmu");
		tc_json_f64(j, tacho_mmu_min(m, set, window));
		tc_json_end(j, '}');
		if (i % 3 == 2)
			decade *= 10;
	}
	tc_json_end(j, ']');
}

static void write_no_curve(struct tc_json *j, const char *name, int status)
{
	key(j, name);
	tc_json_begin(j, '{');
	tc_json_key(j, "error");
	tc_json_string(j, status == TACHO_ENOTFOUND ? "the number of Ps is not in the trace"
						    : tacho_error_text(status));
	tc_json_end(j, '}');
}

static void write_utilization(struct tc_json *j, const struct tacho_summary_doc *doc)
{
	size_t n;
	const struct tacho_util *u = tacho_mmu_changes(doc->mmu, 0, 0, &n);

	key(j, "utilization");
	tc_json_begin(j, '{');
	key_u64(j, "changes", n);
	tc_json_key(j, "first20");
	tc_json_begin(j, '[');
	for (size_t i = 0; i < n && i < FIRST_CHANGES; i++) {
		tc_json_begin(j, '{');
		key_i64(j, "t", since(doc, u[i].time_ns));
		tc_json_key(j, "u");
		tc_json_f64(j, u[i].util);
		tc_json_end(j, '}');
	}
	tc_json_end(j, ']');
	tc_json_end(j, '}');
}

static void write_mmu(struct tc_json *j, const struct tacho_summary_doc *doc)
{
	static const char *const names[] = { "default", "per_proc", "with_sweep" };

	key(j, "mmu");
	tc_json_begin(j, '{');
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		int status = tacho_mmu_status(doc->mmu, i);

		if (status == 0)
			write_curve(j, doc->mmu, names[i], i);
		else
			write_no_curve(j, names[i], status);
		if (i == 1 && tacho_mmu_status(doc->mmu, 0) == 0)
			write_utilization(j, doc);
	}
	tc_json_end(j, '}');
}

int tacho_summary_write_json(const struct tacho_summary_doc *doc,
			     int (*write)(void *ctx, const void *bytes, size_t n), void *ctx)
{
	struct tc_json j;
	int rc = 0;

	tc_json_init(&j, write, ctx);
	tc_json_begin(&j, '{');
	write_head(&j, doc);
	if (doc->summary) {
		write_counts(&j, doc);
		write_syncs(&j, doc);
		if (doc->hash)
			write_hash(&j, doc->hash);
		write_samples(&j, doc->summary);
		if (doc->goroutines)
			write_goroutines(&j, doc);
		if (doc->tasks)
			write_tasks(&j, doc);
		if (doc->profile)
			rc = write_profiles(&j, doc);
		if (rc < 0)
			return rc;
		if (doc->mmu)
			write_mmu(&j, doc);
	}
	tc_json_break(&j);
	tc_json_end(&j, '}');
	tc_json_break(&j);
	return tc_json_finish(&j);
}
