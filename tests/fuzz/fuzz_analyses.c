/* SPDX-License-Identifier: MIT */
/*
 * Every analysis in one pass, every getter of their results, and every writer.
 * The documents that come out are the same for one thread and for three. The
 * first byte chooses options.
 */
#include <tacho/cut.h>
#include <tacho/footprint.h>
#include <tacho/gc.h>
#include <tacho/goroutines.h>
#include <tacho/latency.h>
#include <tacho/mmu.h>
#include <tacho/profile.h>
#include <tacho/rows.h>
#include <tacho/summary.h>
#include <tacho/tasks.h>
#include <tacho/timeline.h>

#include "base/textbuf.h"
#include "fuzz/target.h"
#include "support/json_check.h"
#include "support/touch.h"

struct analyses {
	struct tacho_summary *summary;
	struct tacho_goroutines *goroutines;
	struct tacho_profile *plain, *filtered;
	struct tacho_analysis list[3];
};

/* What a reading gives: the sums of all documents. */
struct documents {
	int rc, code;
	uint64_t summary, pprof[TACHO_PROFILE_COUNT], folded[TACHO_PROFILE_COUNT], getters;
};

static int add_bytes(void *ctx, const void *bytes, size_t n)
{
	uint64_t *sum = ctx;

	for (size_t i = 0; i < n; i++)
		*sum = (*sum ^ ((const uint8_t *)bytes)[i]) * 0x100000001b3U;
	return 0;
}

static void analyses_new(struct analyses *a, uint8_t choice)
{
	struct tacho_goroutines_opts g = TACHO_GOROUTINES_OPTS_INIT;
	struct tacho_profile_opts p = TACHO_PROFILE_OPTS_INIT;

	g.keep = TACHO_KEEP_ALL;
	g.waits = choice & 3;
	p.complete = choice & 4;
	p.has_function = (choice & 0x18) == 0x08;
	p.function = (struct tacho_text){ "main.main", 9 };
	p.has_goroutine = (choice & 0x18) == 0x10;
	p.goroutine = 1;
	p.has_window = choice & 0x20;
	p.from_ns = choice & 0x40 ? INT64_MIN : 1000;
	p.to_ns = choice & 0x80 ? INT64_MAX : 1000000;
	FUZZ_ASSERT(tacho_summary_new(&a->summary, NULL) == 0);
	FUZZ_ASSERT(tacho_goroutines_new(&a->goroutines, &g) == 0);
	FUZZ_ASSERT(tacho_profile_new(&a->plain, NULL) == 0);
	FUZZ_ASSERT(tacho_profile_new(&a->filtered, &p) == 0);
	a->list[0] = tacho_summary_analysis(a->summary);
	/* With filters, they go their own ways. */
	tacho_goroutines_join_profile(a->goroutines, choice & 1 ? a->plain : a->filtered);
	a->list[1] = tacho_goroutines_analysis(a->goroutines);
	a->list[2] = tacho_profile_analysis(choice & 1 ? a->filtered : a->plain);
}

static void analyses_free(struct analyses *a)
{
	tacho_summary_free(a->summary);
	tacho_goroutines_free(a->goroutines);
	tacho_profile_free(a->plain);
	tacho_profile_free(a->filtered);
}

static uint64_t touch_summary(const struct tacho_summary *s)
{
	const struct tacho_cpu_stack *samples;
	const struct tacho_attribute *attributes;
	const struct tacho_sync *syncs;
	size_t n;
	uint64_t sum = tacho_summary_facts(s)->events + tacho_summary_facts(s)->gs_peak;

	for (int list = -1; list <= TACHO_SUMMARY_LISTS; list++) {
		const struct tacho_count *c = tacho_summary_list(s, list, &n);

		for (size_t i = 0; i < n; i++)
			sum += c[i].n + touch_text(c[i].key);
		sum += tacho_summary_count(s, list, "GoroutineReady") +
		       tacho_summary_count(s, list, "");
	}
	for (int i = -1; i <= TACHO_METRIC_COUNT; i++) {
		const struct tacho_metric_range *m = tacho_summary_metric(s, i);

		sum += m ? m->n + m->max : 0;
	}
	attributes = tacho_summary_attributes(s, &n);
	for (size_t i = 0; i < n; i++)
		sum += attributes[i].sum + strlen(attributes[i].range) + strlen(attributes[i].name);
	syncs = tacho_summary_syncs(s, &n);
	for (size_t i = 0; i < n; i++)
		sum += (uint64_t)syncs[i].n + (uint64_t)syncs[i].time_ns;
	samples = tacho_summary_samples(s, &n);
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < samples[i].depth; k++)
			sum += touch_text(samples[i].functions[k]);
	}
	return sum;
}

static uint64_t touch_times(const struct tacho_named_time *t, size_t n,
			    const struct tacho_symbols *symbols)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += (uint64_t)t[i].ns + touch_text(tacho_symbols_get(symbols, t[i].name));
	return sum;
}

static uint64_t touch_group(const struct tacho_group *g, const struct tacho_symbols *symbols)
{
	uint64_t sum = g->count + g->alive + touch_hist(g->latency);

	sum += touch_text(tacho_symbols_get(symbols, g->name));
	for (int c = 0; c < TACHO_COLUMN_COUNT; c++)
		sum += touch_hist(g->columns[c]);
	return sum + touch_times(g->blocks, g->n_blocks, symbols) +
	       touch_times(g->ranges, g->n_ranges, symbols);
}

static uint64_t touch_goroutines(const struct tacho_goroutines *g,
				 const struct tacho_symbols *symbols)
{
	size_t n = tacho_goroutines_groups(g), m = tacho_goroutines_members(g);
	uint64_t sum = touch_group(tacho_goroutines_all(g), symbols), count = 0;

	for (size_t i = 0; i < n; i++) {
		sum += touch_group(tacho_goroutines_group(g, i), symbols);
		count += tacho_goroutines_group(g, i)->count;
	}
	FUZZ_ASSERT(tacho_goroutines_group(g, n) == NULL);
	FUZZ_ASSERT(count == tacho_goroutines_all(g)->count && count == m);
	for (size_t i = 0; i < m; i++) {
		const struct tacho_goroutine *one = tacho_goroutines_member(g, i);

		sum += (uint64_t)(one->id + one->creation_ns) + one->has_run;
		for (int c = 0; c < TACHO_COLUMN_COUNT; c++)
			sum += (uint64_t)one->columns[c];
		sum += touch_times(one->blocks, one->n_blocks, symbols) +
		       touch_times(one->ranges, one->n_ranges, symbols);
	}
	FUZZ_ASSERT(tacho_goroutines_member(g, m) == NULL);
	for (int state = -1; state <= TACHO_GO_STATE_COUNT; state++) {
		size_t waits = tacho_goroutines_waits(g, state);

		FUZZ_ASSERT(tacho_goroutines_wait(g, state, waits) == NULL);
		for (size_t i = 0; i < waits; i++) {
			const struct tacho_wait *w = tacho_goroutines_wait(g, state, i);

			sum += (uint64_t)(w->ns ^ w->begin_ns) +
			       touch_text(tacho_symbols_get(symbols, w->reason)) +
			       touch_text(tacho_symbols_get(symbols, w->name)) +
			       tacho_symbols_depth(symbols, w->stack);
		}
	}
	for (int c = -1; c <= TACHO_COLUMN_COUNT; c++)
		sum += strlen(tacho_column_name(c));
	return sum;
}

static uint64_t touch_profile(const struct tacho_profile *p)
{
	const struct tacho_symbols *symbols = tacho_profile_symbols(p);
	uint64_t sum = tacho_profile_goroutines(p);

	for (int kind = -1; kind <= TACHO_PROFILE_COUNT; kind++) {
		const struct tacho_hist *all = tacho_profile_waits(p, kind);
		size_t n = tacho_profile_stacks(p, kind);
		struct tacho_hist *added;
		uint64_t count = 0;

		FUZZ_ASSERT(tacho_hist_new(&added, NULL) == 0);
		FUZZ_ASSERT(tacho_profile_stack(p, kind, n) == NULL);
		for (size_t i = 0; i < n; i++) {
			const struct tacho_profile_stack *s = tacho_profile_stack(p, kind, i);

			FUZZ_ASSERT(s->count == tacho_hist_count(s->waits));
			FUZZ_ASSERT(s->depth <= tacho_symbols_depth(symbols, s->stack));
			count += s->count;
			sum += touch_hist(s->waits);
			FUZZ_ASSERT(tacho_hist_merge(added, s->waits) == 0);
		}
		FUZZ_ASSERT(count == tacho_hist_count(all));
		FUZZ_ASSERT(tacho_hist_count(added) == tacho_hist_count(all));
		FUZZ_ASSERT(tacho_hist_total_ns(added) == tacho_hist_total_ns(all));
		FUZZ_ASSERT(tacho_hist_max_ns(added) == tacho_hist_max_ns(all));
		FUZZ_ASSERT(tacho_hist_quantile(added, 0.9) == tacho_hist_quantile(all, 0.9));
		tacho_hist_free(added);
		sum += touch_hist(all) + strlen(tacho_profile_name(kind));
	}
	return sum;
}

static void write_documents(struct documents *d, const struct analyses *a,
			    const struct tacho_reader *r)
{
	struct tacho_summary_doc doc = { .size = sizeof(doc),
					 .summary = a->summary,
					 .goroutines = a->goroutines,
					 .profile = a->plain,
					 .symbols = tacho_reader_symbols(r),
					 .version = tacho_reader_version(r),
					 .diag = tacho_reader_diag(r) };

	FUZZ_ASSERT(tacho_summary_write_json(&doc, add_bytes, &d->summary) == 0);
	for (int kind = 0; kind < TACHO_PROFILE_COUNT; kind++) {
		const struct tacho_profile *p = kind % 2 ? a->filtered : a->plain;

		FUZZ_ASSERT(tacho_profile_write_pprof(p, kind, add_bytes, &d->pprof[kind]) == 0);
		FUZZ_ASSERT(tacho_profile_write_folded(p, kind, add_bytes, &d->folded[kind]) == 0);
	}
	d->getters = touch_summary(a->summary) +
		     touch_goroutines(a->goroutines, tacho_reader_symbols(r)) +
		     touch_profile(a->plain) + touch_profile(a->filtered) +
		     touch_symbols(tacho_reader_symbols(r));
}

static void analyse(struct documents *d, const uint8_t *data, size_t size, uint8_t choice,
		    unsigned threads)
{
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;
	struct analyses a;
	struct tacho_reader *r;

	memset(d, 0, sizeof(*d));
	opts.limits = (struct tacho_limits)FUZZ_LIMITS;
	opts.threads = threads;
	d->rc = tacho_reader_open_memory(&r, data, size, &opts, NULL);
	if (d->rc < 0)
		return;
	analyses_new(&a, choice);
	(void)touch_summary(a.summary); /* nothing yet, but safe */
	d->rc = tacho_pass_run(r, a.list, 3, NULL, NULL);
	d->code = tacho_reader_diag(r)->code;
	if (d->rc == 0)
		write_documents(d, &a, r);
	tacho_reader_close(r);
	analyses_free(&a);
}

static uint64_t touch_latencies(const struct tacho_latencies *l, bool is_of_all)
{
	uint64_t sum = touch_hist(l->durations), count = 0;

	for (size_t i = 0; i < l->n_buckets; i++) {
		FUZZ_ASSERT(l->buckets[i].from_ns < l->buckets[i].to_ns);
		count += l->buckets[i].count;
	}
	FUZZ_ASSERT(count == tacho_hist_count(l->durations));
	FUZZ_ASSERT(is_of_all || count == l->complete);
	FUZZ_ASSERT(l->count >= l->complete + l->no_begin + l->no_end);
	return sum + l->count + l->neither + l->exited;
}

static uint64_t touch_region(const struct tacho_region *r, const struct tacho_symbols *symbols)
{
	uint64_t sum = (uint64_t)(r->begin_ns ^ r->end_ns) + r->begin + r->end;

	for (int c = 0; c < TACHO_COLUMN_COUNT; c++)
		sum += (uint64_t)r->columns[c];
	return sum + touch_times(r->blocks, r->n_blocks, symbols) +
	       touch_times(r->ranges, r->n_ranges, symbols) +
	       touch_text(tacho_symbols_get(symbols, r->name)) +
	       tacho_symbols_depth(symbols, r->begin_stack) +
	       tacho_symbols_depth(symbols, r->end_stack);
}

static uint64_t touch_task(const struct tacho_task *task, const struct tacho_symbols *symbols)
{
	uint64_t sum = touch_text(tacho_symbols_get(symbols, task->name)) + task->parent;

	for (size_t i = 0; i < task->n_children; i++)
		sum += task->children[i];
	for (size_t i = 0; i < task->n_goroutines; i++) {
		FUZZ_ASSERT(i == 0 || task->goroutines[i - 1] < task->goroutines[i]);
		sum += (uint64_t)task->goroutines[i];
	}
	for (size_t i = 0; i < task->n_logs; i++)
		sum += touch_text(tacho_symbols_get(symbols, task->logs[i].category)) +
		       touch_text(tacho_symbols_get(symbols, task->logs[i].message));
	for (size_t i = 0; i < task->n_regions; i++) {
		FUZZ_ASSERT(task->regions[i]->task == task->id);
		sum += touch_region(task->regions[i], symbols);
	}
	return sum;
}

static uint64_t touch_tasks(const struct tacho_tasks *t, bool is_bug)
{
	const struct tacho_symbols *symbols = tacho_tasks_symbols(t);
	size_t types = tacho_tasks_types(t), region_types = tacho_tasks_region_types(t);
	size_t regions = tacho_tasks_regions(t), tasks = tacho_tasks_tasks(t), n;
	uint64_t sum = touch_symbols(symbols);

	for (size_t i = 0; i < types; i++)
		sum += touch_latencies(&tacho_tasks_type(t, i)->latencies, false);
	for (size_t i = 0; i < region_types; i++) {
		const struct tacho_region_type *type = tacho_tasks_region_type(t, i);

		sum += touch_latencies(&type->latencies, is_bug) +
		       touch_times(type->blocks, type->n_blocks, symbols) +
		       touch_times(type->ranges, type->n_ranges, symbols) +
		       touch_text(tacho_symbols_get(symbols, type->frame.func));
	}
	for (size_t i = 0; i < regions; i++) {
		const struct tacho_region *r = tacho_tasks_region(t, i);
		size_t first = tacho_tasks_regions_of(t, r->goroutine, &n);

		FUZZ_ASSERT(first <= i && i < first + n);
		sum += touch_region(r, symbols);
	}
	for (size_t i = 0; i < tasks; i++) {
		const struct tacho_task *task = tacho_tasks_task(t, i);

		FUZZ_ASSERT(tacho_tasks_find(t, task->id) == task);
		sum += touch_task(task, symbols);
	}
	FUZZ_ASSERT(!tacho_tasks_type(t, types) && !tacho_tasks_region_type(t, region_types));
	FUZZ_ASSERT(!tacho_tasks_region(t, regions) && !tacho_tasks_task(t, tasks));
	return sum;
}

/* How many regions there are, with one set of options. */
static uint64_t read_tasks(const uint8_t *data, size_t size, const struct tacho_tasks_opts *topts)
{
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;
	struct tacho_analysis list[2];
	struct tacho_summary *summary;
	struct tacho_tasks *tasks;
	struct tacho_reader *r;
	uint64_t n = 0, sum = 0;

	opts.limits = (struct tacho_limits)FUZZ_LIMITS;
	if (tacho_reader_open_memory(&r, data, size, &opts, NULL) < 0)
		return 0;
	FUZZ_ASSERT(tacho_tasks_new(&tasks, topts) == 0);
	FUZZ_ASSERT(tacho_summary_new(&summary, NULL) == 0);
	list[0] = tacho_tasks_analysis(tasks);
	list[1] = tacho_summary_analysis(summary);
	(void)touch_tasks(tasks, false);
	if (tacho_pass_run(r, list, 2, NULL, NULL) == 0) {
		struct tacho_summary_doc doc = { .size = sizeof(doc),
						 .summary = summary,
						 .tasks = tasks,
						 .symbols = tacho_reader_symbols(r),
						 .diag = tacho_reader_diag(r) };

		FUZZ_ASSERT(tacho_summary_write_json(&doc, add_bytes, &sum) == 0);
		(void)touch_tasks(tasks, topts->bug_compatible);
		for (size_t i = 0; i < tacho_tasks_region_types(tasks); i++)
			n += tacho_tasks_region_type(tasks, i)->latencies.count;
	}
	tacho_reader_close(r);
	tacho_tasks_free(tasks);
	tacho_summary_free(summary);
	return n;
}

static void fuzz_tasks(const uint8_t *data, size_t size, uint8_t choice)
{
	struct tacho_tasks_opts plain = TACHO_TASKS_OPTS_INIT, all = plain, some = plain;

	all.keep = TACHO_TASKS_ALL;
	all.keep_regions = TACHO_REGIONS_ALL;
	some.keep = choice & 1 ? TACHO_TASKS_TREE : TACHO_TASKS_TYPE;
	some.keep_regions = choice & 2 ? TACHO_REGIONS_TYPE : TACHO_REGIONS_NONE;
	some.task = 1;
	some.task_type = some.region_type = (struct tacho_text){ "t", choice & 4 ? 1 : 0 };
	/* What is kept does not change what is counted. */
	FUZZ_ASSERT(read_tasks(data, size, &plain) == read_tasks(data, size, &all));
	all.bug_compatible = true;
	(void)read_tasks(data, size, &all);
	(void)read_tasks(data, size, &some);
	all.bug_compatible = false;
	plain.from_ns = all.from_ns = (int64_t)1 << choice % 40;
	plain.to_ns = all.to_ns = 2 * plain.from_ns;
	FUZZ_ASSERT(read_tasks(data, size, &plain) == read_tasks(data, size, &all));
	plain.without_tasks = choice & 8;
	plain.without_regions = choice & 16;
	plain.bug_compatible = choice & 32;
	(void)read_tasks(data, size, &plain);
}

static uint64_t touch_gc(const struct tacho_gc *gc)
{
	const struct tacho_symbols *symbols = tacho_gc_symbols(gc);
	size_t n = tacho_gc_cycles(gc), pauses = 0;
	uint64_t sum = 0;

	for (size_t i = 0; i < n; i++) {
		const struct tacho_gc_cycle *c = tacho_gc_cycle(gc, i);

		sum += (uint64_t)(c->begin_ns ^ c->end_ns ^ c->worker_ns) + c->heap_marked_bytes +
		       touch_text(tacho_symbols_get(symbols, c->name)) +
		       tacho_symbols_depth(symbols, c->stack) +
		       strlen(tacho_gc_trigger_name(c->trigger));
	}
	FUZZ_ASSERT(tacho_gc_cycle(gc, n) == NULL);
	for (size_t i = 0; i < tacho_gc_reasons(gc); i++) {
		const struct tacho_gc_reason *r = tacho_gc_reason(gc, i);

		FUZZ_ASSERT(tacho_hist_count(r->pauses) == tacho_hist_count(r->stopping));
		pauses += tacho_hist_count(r->pauses);
		sum += touch_hist(r->pauses) + touch_text(tacho_symbols_get(symbols, r->reason));
	}
	FUZZ_ASSERT(tacho_gc_pauses(gc) == (pauses < 3 ? pauses : 3));
	for (size_t i = 0; i < tacho_gc_pauses(gc); i++) {
		const struct tacho_gc_pause *p = tacho_gc_pause(gc, i);

		sum += (uint64_t)(p->begin_ns ^ p->stopping_ns) +
		       touch_text(tacho_symbols_get(symbols, p->last_name)) +
		       touch_text(tacho_symbols_get(symbols, p->name)) +
		       tacho_symbols_depth(symbols, p->last_stack);
	}
	for (size_t i = 0; i < tacho_gc_groups(gc); i++) {
		const struct tacho_gc_group *g = tacho_gc_group(gc, i);

		sum += touch_hist(g->assists) + touch_hist(g->sweeps) + g->swept_bytes +
		       (tacho_gc_assist_share(g) > 0.5) +
		       touch_text(tacho_symbols_get(symbols, g->name));
	}
	for (int w = -1; w <= TACHO_GC_WORKER_COUNT; w++)
		sum += touch_hist(tacho_gc_workers(gc, w)) + strlen(tacho_gc_worker_name(w));
	return sum + (uint64_t)tacho_gc_facts(gc)->mark_ns + touch_hist(tacho_gc_all(gc)->assists);
}

static bool is_share(double u)
{
	return u >= 0 && u <= 1;
}

static void touch_mmu(const struct tacho_mmu *m, size_t set)
{
	static const double q[] = { 0.001, 0.5, 1 };
	struct tacho_mmu_window w[4];
	double out[3];

	for (size_t i = 0; i < tacho_mmu_series(m, set); i++) {
		size_t n;
		const struct tacho_util *u = tacho_mmu_changes(m, set, i, &n);

		FUZZ_ASSERT(n > 0);
		for (size_t k = 0; k < n; k++) {
			FUZZ_ASSERT(is_share(u[k].util));
			FUZZ_ASSERT(k == 0 || u[k].time_ns > u[k - 1].time_ns);
		}
		FUZZ_ASSERT(tacho_mmu_proc(m, set, i) >= TACHO_NONE);
	}
	for (int64_t window = 1; window < INT64_MAX / 1000; window *= 1000) {
		size_t n = tacho_mmu_worst(m, set, window, w, 4);
		double min = tacho_mmu_min(m, set, window);

		FUZZ_ASSERT(is_share(min));
		FUZZ_ASSERT(n == 0 || (w[0].util > min - 1e-6 && w[0].util < min + 1e-6));
		FUZZ_ASSERT(tacho_mmu_quantiles(m, set, window, q, 3, out) == 0);
		FUZZ_ASSERT(out[0] >= min && is_share(out[2]));
	}
}

/* The garbage collector, on one thread, of all or of what lies in a window. */
static void collector(const uint8_t *data, size_t size, uint8_t choice, int64_t from_ns)
{
	const unsigned sets[] = { choice & 63U, TACHO_MMU_DEFAULT, TACHO_MMU_DEFAULT | 16, 63 };
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;
	struct tacho_gc_opts gopts = TACHO_GC_OPTS_INIT;
	struct tacho_analysis list[2];
	struct tacho_reader *r;
	struct tacho_mmu *mmu;
	struct tacho_gc *gc;

	opts.limits = (struct tacho_limits)FUZZ_LIMITS;
	if (tacho_reader_open_memory(&r, data, size, &opts, NULL) < 0)
		return;
	gopts.pauses = 3;
	gopts.from_ns = from_ns;
	gopts.to_ns = from_ns > 0 ? 2 * from_ns : INT64_MAX;
	FUZZ_ASSERT(tacho_gc_new(&gc, &gopts) == 0 && tacho_mmu_new(&mmu, NULL, sets, 4) == 0);
	FUZZ_ASSERT(tacho_mmu_set_window(mmu, gopts.from_ns, gopts.to_ns) == 0);
	(void)touch_gc(gc);
	list[0] = tacho_gc_analysis(gc);
	list[1] = tacho_mmu_analysis(mmu);
	if (tacho_pass_run(r, list, 2, NULL, NULL) == 0) {
		(void)touch_gc(gc);
		for (size_t set = 0; set < 4; set++)
			if (tacho_mmu_status(mmu, set) == 0)
				touch_mmu(mmu, set);
	}
	tacho_reader_close(r);
	tacho_gc_free(gc);
	tacho_mmu_free(mmu);
}

/* Those that read by themselves or on one thread only. */
static void others(const uint8_t *data, size_t size)
{
	static struct tacho_footprint footprint;
	struct tacho_cut_opts cut = TACHO_CUT_OPTS_INIT;
	struct tacho_cut_result result;
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;
	struct tacho_stream_hash *hash;
	struct tacho_analysis analysis;
	struct tacho_reader *r;
	uint64_t sum = 0;
	size_t n;

	opts.limits = (struct tacho_limits)FUZZ_LIMITS;
	if (tacho_reader_open_memory(&r, data, size, &opts, NULL) < 0)
		return;
	FUZZ_ASSERT(tacho_stream_hash_new(&hash, NULL) == 0);
	analysis = tacho_stream_hash_analysis(hash);
	if (tacho_pass_run(r, &analysis, 1, NULL, NULL) == 0) {
		sum += tacho_stream_hash_value(hash);
		(void)tacho_stream_hash_checkpoints(hash, &n);
		FUZZ_ASSERT(n <= tacho_reader_events(r) / TACHO_STREAM_HASH_EVERY);
	}
	tacho_stream_hash_free(hash);
	tacho_reader_close(r);
	if (tacho_reader_open_memory(&r, data, size, &opts, NULL) == 0) {
		FUZZ_ASSERT(tacho_footprint_run(r, &footprint, NULL, NULL) <= 0);
		tacho_reader_close(r);
	}
	if (tacho_reader_open_memory(&r, data, size, &opts, NULL) == 0) {
		cut.first_gen = 1;
		FUZZ_ASSERT(tacho_cut(r, &cut, add_bytes, &sum, NULL, NULL, &result) <= 0);
		tacho_reader_close(r);
	}
}

/* --- exports ------------------------------------------------------------------- */

struct sink {
	struct tc_textbuf bytes;
	uint64_t lines;
};

static int collect(void *ctx, const void *bytes, size_t n)
{
	struct sink *s = ctx;
	const char *p = bytes;

	tc_textbuf_bytes(&s->bytes, bytes, n);
	for (size_t i = 0; i < n; i++)
		s->lines += p[i] == '\n';
	return s->bytes.rc;
}

/* One pass; negative: nothing of the trace is usable. */
static int pass(const uint8_t *data, size_t size, const struct tacho_analysis *a)
{
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;
	struct tacho_reader *r;
	int rc;

	opts.limits = (struct tacho_limits)FUZZ_LIMITS;
	rc = tacho_reader_open_memory(&r, data, size, &opts, NULL);
	if (rc < 0)
		return rc;
	rc = tacho_pass_run(r, a, 1, NULL, NULL);
	tacho_reader_close(r);
	return rc;
}

static void timeline(const uint8_t *data, size_t size, uint8_t choice, struct sink *out)
{
	struct tacho_timeline_opts opts = TACHO_TIMELINE_OPTS_INIT;
	struct tacho_focus_opts fopts = TACHO_FOCUS_OPTS_INIT;
	struct tacho_timeline *t;
	struct tacho_focus *f;
	struct tacho_analysis a;

	fopts.kind = choice & 3;
	fopts.id = choice >> 2 & 7;
	fopts.bug_compatible = opts.bug_compatible = choice & 0x20;
	FUZZ_ASSERT(tacho_focus_new(&f, &fopts) == 0);
	a = tacho_focus_analysis(f);
	do {
		if (pass(data, size, &a) < 0)
			break;
	} while (tacho_focus_wants_more(f));
	opts.form = !opts.bug_compatible && choice & 0x40;
	opts.view = choice & 0x80 ? TACHO_TIMELINE_THREADS : TACHO_TIMELINE_PROCS;
	opts.from_ns = choice & 0x10 ? 500 : 0;
	opts.focus = f;
	if (opts.bug_compatible)
		opts.max_events = tacho_focus_kept_events(f);
	FUZZ_ASSERT(tacho_timeline_new(&t, collect, out, &opts) == 0);
	a = tacho_timeline_analysis(t);
	if (pass(data, size, &a) == 0)
		FUZZ_ASSERT(json_is_valid(out->bytes.p, out->bytes.n));
	tacho_timeline_free(t);
	tacho_focus_free(f);
}

static void rows(const uint8_t *data, size_t size, uint8_t choice, struct sink *out)
{
	struct tacho_rows_opts opts = TACHO_ROWS_OPTS_INIT;
	struct tacho_rows *r;
	struct tacho_analysis a;

	opts.form = choice & 1 ? TACHO_ROWS_JSONL : TACHO_ROWS_CSV;
	opts.stacks = choice & 2;
	FUZZ_ASSERT(tacho_rows_new(&r, collect, out, &opts) == 0);
	a = tacho_rows_analysis(r);
	if (pass(data, size, &a) == 0 && opts.form == TACHO_ROWS_JSONL) {
		FUZZ_ASSERT(json_lines_are_valid(out->bytes.p, out->bytes.n));
		FUZZ_ASSERT(out->lines == tacho_rows_written(r));
	}
	tacho_rows_free(r);
}

static void folded(const uint8_t *data, size_t size, uint8_t choice, struct sink *out)
{
	struct tacho_folded_opts opts = TACHO_FOLDED_OPTS_INIT;
	struct tacho_folded *f;
	struct tacho_analysis a;
	size_t stacks;

	opts.state = choice % (TACHO_FOLDED_SAMPLES + 1);
	FUZZ_ASSERT(tacho_folded_new(&f, &opts) == 0);
	a = tacho_folded_analysis(f);
	if (pass(data, size, &a) == 0) {
		(void)tacho_folded_total(f, &stacks);
		FUZZ_ASSERT(tacho_folded_write(f, collect, out) == 0);
		FUZZ_ASSERT(out->lines == stacks);
	}
	tacho_folded_free(f);
}

static void exports(const uint8_t *data, size_t size, uint8_t choice)
{
	static void (*const all[])(const uint8_t *, size_t, uint8_t,
				   struct sink *) = { timeline, rows, folded };

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		struct sink out = { .lines = 0 };

		tc_textbuf_init(&out.bytes, NULL, NULL, NULL);
		all[i](data, size, choice, &out);
		tc_textbuf_fini(&out.bytes);
	}
}

/* --- listeners of the activity ------------------------------------------------ */

static uint64_t touch_latency_row(const struct tacho_latency *l,
				  const struct tacho_latency_row *row,
				  const struct tacho_symbols *symbols)
{
	uint64_t sum = touch_hist(row->times) + row->cut + (uint64_t)row->cut_ns;
	uint32_t function, file, line;

	sum += strlen(tacho_latency_kind_name(row->kind)) +
	       touch_text(tacho_symbols_get(symbols, row->type)) +
	       touch_text(tacho_symbols_get(symbols, row->function)) +
	       touch_text(tacho_symbols_get(symbols, row->file)) +
	       tacho_symbols_depth(symbols, row->stack);
	sum += strlen(tacho_latency_shape_name(tacho_latency_shape_of(row->times, NULL)));
	for (size_t i = 0; i < row->n_longest; i++) {
		const struct tacho_latency_one *one = &row->longest[i];

		FUZZ_ASSERT(i == 0 || one->ns <= row->longest[i - 1].ns);
		FUZZ_ASSERT(one->ns <= tacho_hist_max_ns(row->times) || one->ns <= 0);
		sum += (uint64_t)(one->begin_ns + one->ns) +
		       touch_text(tacho_symbols_get(symbols, one->function)) +
		       tacho_symbols_depth(symbols, one->by_stack) +
		       strlen(tacho_delay_name(one->delay));
		sum += tacho_latency_place(l, one->stack, &function, &file, &line);
	}
	return sum;
}

static uint64_t touch_latency(const struct tacho_latency *l, const struct tacho_symbols *symbols,
			      int heat_kind)
{
	size_t n = tacho_latency_rows(l);
	struct tacho_latency_heat heat;
	uint64_t sum = tacho_latency_matched(l), counted = 0, drawn = 0;

	for (size_t i = 0; i < n; i++) {
		const struct tacho_latency_row *row = tacho_latency_row(l, i);

		sum += touch_latency_row(l, row, symbols);
		counted += row->kind == heat_kind ? tacho_hist_count(row->times) : 0;
	}
	FUZZ_ASSERT(tacho_latency_row(l, n) == NULL);
	(void)tacho_latency_get_heat(l, &heat);
	for (size_t c = 0; c < heat.columns; c++)
		for (size_t o = 0; o < TACHO_LATENCY_HEAT_ROWS; o++)
			drawn += heat.counts[c][o];
	FUZZ_ASSERT(drawn == counted);
	return sum;
}

static void causes(const uint8_t *data, size_t size, uint8_t choice)
{
	struct tacho_latency_opts o = TACHO_LATENCY_OPTS_INIT;
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;
	struct tacho_activity *act;
	struct tacho_latency *latency;
	struct tacho_analysis analysis;
	struct tacho_reader *r;

	opts.limits = (struct tacho_limits)FUZZ_LIMITS;
	if (tacho_reader_open_memory(&r, data, size, &opts, NULL) < 0)
		return;
	o.by = choice % TACHO_LATENCY_BY_COUNT;
	o.with_system = choice & 8;
	o.longest = choice & 0x10 ? 3 : 0;
	o.heat = choice % TACHO_LATENCY_COUNT;
	o.columns = 1 + choice % 7;
	o.from_ns = choice & 0x20 ? 1000 : 0;
	o.to_ns = choice & 0x40 ? 1000000 : INT64_MAX;
	o.has_function = choice & 0x80;
	o.function = (struct tacho_text){ "main.main", 9 };
	FUZZ_ASSERT(tacho_activity_new(&act, NULL) == 0);
	FUZZ_ASSERT(tacho_latency_new(&latency, act, &o) == 0);
	analysis = tacho_activity_analysis(act);
	if (tacho_pass_run(r, &analysis, 1, NULL, NULL) == 0)
		(void)touch_latency(latency, tacho_activity_symbols(act), o.heat);
	tacho_latency_free(latency);
	tacho_activity_free(act);
	tacho_reader_close(r);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct documents one, three;
	uint8_t choice;

	if (size < 1)
		return 0;
	choice = data[0];
	analyse(&one, data + 1, size - 1, choice, 1);
	analyse(&three, data + 1, size - 1, choice, 3);
	FUZZ_ASSERT(one.rc == three.rc && one.code == three.code);
	FUZZ_ASSERT(one.summary == three.summary);
	FUZZ_ASSERT(memcmp(one.pprof, three.pprof, sizeof(one.pprof)) == 0);
	FUZZ_ASSERT(memcmp(one.folded, three.folded, sizeof(one.folded)) == 0);
	FUZZ_ASSERT(one.getters == three.getters);
	collector(data + 1, size - 1, choice, 0);
	collector(data + 1, size - 1, choice, (int64_t)1 << data[size - 1] % 40);
	others(data + 1, size - 1);
	fuzz_tasks(data + 1, size - 1, choice);
	exports(data + 1, size - 1, choice);
	causes(data + 1, size - 1, choice);
	return 0;
}
