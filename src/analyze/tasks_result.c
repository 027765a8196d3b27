/* SPDX-License-Identifier: MIT */
/*
 * Tasks and regions: what comes out. Everything was put down in the order in which it
 * happened; here it is brought into the order of the results, each list into one
 * array. Names of classes become those of texts.
 */
#include "analyze/decades.h"
#include "analyze/tasks_state.h"

#include <stdlib.h>
#include <string.h>

static int compare_texts(struct tacho_text a, struct tacho_text b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.s, b.s, n) : 0;

	return c ? c : (a.n > b.n) - (a.n < b.n);
}

/* --- types ------------------------------------------------------------------ */

static int compare_types(const void *a, const void *b, void *ctx)
{
	const struct tacho_tasks *t = ctx;
	const struct tc_tk_task_type *x = &t->types[*(const uint32_t *)a];
	const struct tc_tk_task_type *y = &t->types[*(const uint32_t *)b];
	int c = compare_texts(tacho_symbols_get(t->symbols, x->name),
			      tacho_symbols_get(t->symbols, y->name));

	return c ? c : (int)x->is_known - (int)y->is_known;
}

static int compare_region_types(const void *a, const void *b, void *ctx)
{
	const struct tacho_tasks *t = ctx;
	const struct tc_tk_region_type *x = &t->region_types[*(const uint32_t *)a];
	const struct tc_tk_region_type *y = &t->region_types[*(const uint32_t *)b];
	uint64_t p = t->frames[x->frame].pc, q = t->frames[y->frame].pc;
	int c = compare_texts(tacho_symbols_get(t->symbols, x->name),
			      tacho_symbols_get(t->symbols, y->name));

	if (c)
		return c;
	return p != q ? (p > q) - (p < q) : (x->frame > y->frame) - (x->frame < y->frame);
}

static int sort_indexes(struct tacho_tasks *t, size_t n, uint32_t **out,
			int (*compare)(const void *, const void *, void *))
{
	uint32_t *v = tc_calloc(t->alloc, n + 1, sizeof(*v));

	*out = v;
	if (!v)
		return TACHO_ENOMEM;
	for (size_t i = 0; i < n; i++)
		v[i] = (uint32_t)i;
	qsort_r(v, n, sizeof(*v), compare, t);
	return 0;
}

static struct tacho_latencies publish_latencies(const struct tc_tk_latencies *l,
						struct tacho_decade_bucket *buckets, size_t *used)
{
	unsigned first;
	size_t n = tc_decades_span(&l->decades, &first);

	tc_decades_list(&l->decades, first, n, buckets + *used);
	*used += n;
	return (struct tacho_latencies){
		.count = l->count,
		.complete = l->complete,
		.no_begin = l->no_begin,
		.no_end = l->no_end,
		.neither = l->neither,
		.exited = l->exited,
		.durations = &l->hist,
		.n_buckets = n,
		.buckets = buckets + *used - n,
	};
}

/* Largest first, then by name. */
static int compare_times(const void *a, const void *b, void *ctx)
{
	const struct tacho_tasks *t = ctx;
	const struct tacho_named_time *x = a, *y = b;

	if (x->ns != y->ns)
		return x->ns > y->ns ? -1 : 1;
	return compare_texts(tacho_symbols_get(t->symbols, x->name),
			     tacho_symbols_get(t->symbols, y->name));
}

/* The list of a type becomes two, of waits and of ranges. */
static void publish_times(struct tacho_tasks *t, const struct tc_tk_region_type *type,
			  struct tacho_region_type *out, struct tacho_named_time *times,
			  size_t *used)
{
	size_t n[2] = { 0 };

	for (unsigned is_range = 0; is_range < 2; is_range++) {
		struct tacho_named_time *first = times + *used;

		for (uint32_t i = type->times; i; i = t->sums.sums[i].next) {
			const struct tc_sum *sum = &t->sums.sums[i];

			if (t->classes[sum->key].is_range == (bool)is_range)
				first[n[is_range]++] =
					(struct tacho_named_time){ t->classes[sum->key].name,
								   sum->ns };
		}
		qsort_r(first, n[is_range], sizeof(*first), compare_times, t);
		*used += n[is_range];
	}
	out->n_blocks = n[0];
	out->n_ranges = n[1];
	out->blocks = times + *used - n[0] - n[1];
	out->ranges = times + *used - n[1];
}

static void publish_types(struct tacho_tasks *t)
{
	size_t used = 0, n_times = 0;

	for (size_t i = 0; i < t->n_types; i++) {
		struct tc_tk_task_type *type = &t->types[i];

		type->public = (struct tacho_task_type){
			.name = type->name,
			.is_known = type->is_known,
			.latencies = publish_latencies(&type->latencies, t->buckets, &used),
		};
	}
	for (size_t i = 0; i < t->n_region_types; i++) {
		struct tc_tk_region_type *type = &t->region_types[i];

		type->public = (struct tacho_region_type){
			.name = type->name,
			.frame = t->frames[type->frame],
			.latencies = publish_latencies(&type->latencies, t->buckets, &used),
		};
		memcpy(type->public.columns, type->columns, sizeof(type->columns));
		publish_times(t, type, &type->public, t->type_times, &n_times);
	}
}

static int make_types(struct tacho_tasks *t)
{
	size_t n_buckets = 0, n_times = 0;
	unsigned first;
	int rc = sort_indexes(t, t->n_types, &t->sorted_types, compare_types);

	if (rc == 0)
		rc = sort_indexes(t, t->n_region_types, &t->sorted_region_types,
				  compare_region_types);
	for (size_t i = 0; i < t->n_types; i++)
		n_buckets += tc_decades_span(&t->types[i].latencies.decades, &first);
	for (size_t i = 0; i < t->n_region_types; i++) {
		n_buckets += tc_decades_span(&t->region_types[i].latencies.decades, &first);
		for (uint32_t k = t->region_types[i].times; k; k = t->sums.sums[k].next)
			n_times++;
	}
	if (rc == 0) {
		t->buckets = tc_calloc(t->alloc, n_buckets + 1, sizeof(*t->buckets));
		t->type_times = tc_calloc(t->alloc, n_times + 1, sizeof(*t->type_times));
		rc = t->buckets && t->type_times ? 0 : TACHO_ENOMEM;
	}
	if (rc == 0)
		publish_types(t);
	return rc;
}

/* --- regions ---------------------------------------------------------------- */

static int compare_classes(const void *a, const void *b, void *ctx)
{
	const struct tacho_tasks *t = ctx;

	return compare_texts(tacho_symbols_get(t->symbols, t->classes[*(const uint32_t *)a].name),
			     tacho_symbols_get(t->symbols, t->classes[*(const uint32_t *)b].name));
}

static int compare_by_rank(const void *a, const void *b, void *ctx)
{
	const struct tacho_tasks *t = ctx;
	uint32_t x = t->classes[((const struct tacho_named_time *)a)->name].rank;
	uint32_t y = t->classes[((const struct tacho_named_time *)b)->name].rank;

	return (x > y) - (x < y);
}

/* Each span is put in order of the texts, and its classes become string ids. */
static void name_spans(struct tacho_tasks *t)
{
	uint32_t order[2 * TC_RG_CLASSES];

	for (uint32_t i = 0; i < t->n_classes; i++)
		order[i] = i;
	qsort_r(order, t->n_classes, sizeof(*order), compare_classes, t);
	for (uint32_t i = 0; i < t->n_classes; i++)
		t->classes[order[i]].rank = i;
	for (size_t i = 1; i < t->n_spans; i++) {
		const struct tc_rg_span *s = &t->spans[i];
		struct tacho_named_time *v = t->named + s->first;

		qsort_r(v, s->n_blocks, sizeof(*v), compare_by_rank, t);
		qsort_r(v + s->n_blocks, s->n_ranges, sizeof(*v), compare_by_rank, t);
	}
	for (size_t i = 0; i < t->n_named; i++)
		t->named[i].name = t->classes[t->named[i].name].name;
}

/* Of goroutines with one id, the reference knows the last one only. */
static bool is_replaced(const struct tacho_tasks *t, const struct tc_rg_kept *k)
{
	uint32_t i;

	if (!t->is_bug || t->n_again == 0)
		return false;
	i = tc_table_get(&t->lives_of_id, (uint64_t)k->region.goroutine);
	return i != TC_TABLE_NONE && t->again[i] > k->life;
}

/* Those without a begin come first; in the order of ending where that leaves a choice. */
static int compare_kept(const void *a, const void *b, void *ctx)
{
	const struct tacho_tasks *t = ctx;
	const struct tc_rg_kept *x = &t->kept[*(const uint32_t *)a];
	const struct tc_rg_kept *y = &t->kept[*(const uint32_t *)b];
	bool has_x = x->region.begin != TACHO_EDGE_NONE, has_y = y->region.begin != TACHO_EDGE_NONE;

	if (x->is_listed != y->is_listed)
		return x->is_listed ? -1 : 1;
	if (x->region.goroutine != y->region.goroutine)
		return x->region.goroutine < y->region.goroutine ? -1 : 1;
	if (has_x != has_y)
		return has_x ? 1 : -1;
	if (has_x && x->region.begin_ns != y->region.begin_ns)
		return x->region.begin_ns < y->region.begin_ns ? -1 : 1;
	return (x->order > y->order) - (x->order < y->order);
}

/* *places: where each one of `kept` has gone; to be freed. */
static int make_regions(struct tacho_tasks *t, uint32_t **places)
{
	uint32_t *order;
	int rc;

	*places = NULL;
	for (size_t i = 0; i < t->n_kept; i++)
		t->kept[i].is_listed = t->kept[i].is_listed && !is_replaced(t, &t->kept[i]);
	name_spans(t);
	rc = sort_indexes(t, t->n_kept, &order, compare_kept);
	if (rc < 0)
		return rc;
	*places = tc_calloc(t->alloc, t->n_kept + 1, sizeof(**places));
	t->regions = tc_calloc(t->alloc, t->n_kept + 1, sizeof(*t->regions));
	if (!*places || !t->regions) {
		tc_free(t->alloc, order);
		return TACHO_ENOMEM;
	}
	for (size_t i = 0; i < t->n_kept; i++) {
		const struct tc_rg_kept *k = &t->kept[order[i]];
		const struct tc_rg_span *s = &t->spans[k->span];
		struct tacho_region *r = &t->regions[i];

		*r = k->region;
		if (r->begin == TACHO_EDGE_NONE)
			r->begin_ns = t->first_ns;
		if (r->end == TACHO_EDGE_NONE)
			r->end_ns = t->end_ns;
		r->n_blocks = s->n_blocks;
		r->n_ranges = s->n_ranges;
		r->blocks = t->named ? t->named + s->first : NULL;
		r->ranges = t->named ? t->named + s->first + s->n_blocks : NULL;
		(*places)[order[i]] = (uint32_t)i;
		t->n_listed += k->is_listed;
	}
	t->n_regions = t->n_kept;
	tc_free(t->alloc, order);
	return 0;
}

/* --- tasks ------------------------------------------------------------------ */

static int compare_tasks(const void *a, const void *b, void *ctx)
{
	const struct tacho_tasks *t = ctx;
	const struct tc_tk_task *x = &t->tasks[*(const uint32_t *)a];
	const struct tc_tk_task *y = &t->tasks[*(const uint32_t *)b];

	if (x->is_kept != y->is_kept)
		return x->is_kept ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

static int compare_u64(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

static int compare_i64(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

static int compare_begins(const void *a, const void *b)
{
	const struct tacho_region *x = *(const struct tacho_region *const *)a;
	const struct tacho_region *y = *(const struct tacho_region *const *)b;
	bool has_x = x->begin != TACHO_EDGE_NONE, has_y = y->begin != TACHO_EDGE_NONE;

	if (has_x != has_y)
		return has_x ? 1 : -1;
	/* Those without a begin show when they end. */
	if (!has_x && x->end_ns != y->end_ns)
		return x->end_ns < y->end_ns ? -1 : 1;
	if (x->begin_ns != y->begin_ns)
		return x->begin_ns < y->begin_ns ? -1 : 1;
	return (x > y) - (x < y);
}

static struct tacho_task *kept_task(struct tacho_tasks *t, uint32_t index)
{
	return &t->kept_tasks[t->tasks[index].kept - 1];
}

static void fill_task(const struct tacho_tasks *t, const struct tc_tk_task *from,
		      struct tacho_task *to)
{
	*to = (struct tacho_task){
		.id = from->id,
		.parent = from->parent,
		.name = from->name,
		.has_begin = from->has_begin,
		.has_end = from->has_end,
		.begin_ns = from->has_begin ? from->begin_ns : t->first_ns,
		.end_ns = from->has_end ? from->end_ns : t->end_ns,
		.begin_goroutine = from->has_begin ? from->begin_g : TACHO_NONE,
		.end_goroutine = from->has_end ? from->end_g : TACHO_NONE,
		.begin_stack = from->begin_stack,
		.end_stack = from->end_stack,
	};
}

/* How many of each there are, as the length of each list. */
static void count_lists(struct tacho_tasks *t)
{
	for (size_t i = 0; i < t->n_children; i++)
		kept_task(t, t->children[i].task)->n_children++;
	for (size_t i = 0; i < t->n_logs; i++)
		kept_task(t, t->logs[i].task)->n_logs++;
	for (size_t i = 0; i < t->n_members; i++)
		kept_task(t, t->members[i].task)->n_goroutines++;
	for (size_t i = 0; i < t->n_kept; i++) {
		if (t->kept[i].task != TC_TK_NONE)
			kept_task(t, t->kept[i].task)->n_regions++;
	}
}

/* Each list gets its place; its length is counted once more while it is filled. */
static void place_lists(struct tacho_tasks *t)
{
	size_t children = 0, logs = 0, regions = 0, goroutines = 0;

	for (size_t i = 0; i < t->n_kept_tasks; i++) {
		struct tacho_task *task = &t->kept_tasks[i];

		task->children = t->child_ids + children;
		task->logs = t->task_logs + logs;
		task->regions = t->task_regions + regions;
		task->goroutines = t->task_goroutines + goroutines;
		children += task->n_children;
		logs += task->n_logs;
		regions += task->n_regions;
		goroutines += task->n_goroutines;
		task->n_children = task->n_logs = task->n_regions = task->n_goroutines = 0;
	}
}

static void fill_lists(struct tacho_tasks *t, const uint32_t *places)
{
	for (size_t i = 0; i < t->n_children; i++) {
		struct tacho_task *task = kept_task(t, t->children[i].task);

		t->child_ids[task->children - t->child_ids + (ptrdiff_t)task->n_children++] =
			t->children[i].id;
	}
	for (size_t i = 0; i < t->n_logs; i++) {
		struct tacho_task *task = kept_task(t, t->logs[i].task);

		t->task_logs[task->logs - t->task_logs + (ptrdiff_t)task->n_logs++] =
			t->logs[i].log;
	}
	for (size_t i = 0; i < t->n_members; i++) {
		struct tacho_task *task = kept_task(t, t->members[i].task);

		t->task_goroutines[task->goroutines - t->task_goroutines +
				   (ptrdiff_t)task->n_goroutines++] = t->members[i].goroutine;
	}
	for (size_t i = 0; i < t->n_kept; i++) {
		struct tacho_task *task;

		if (t->kept[i].task == TC_TK_NONE)
			continue;
		task = kept_task(t, t->kept[i].task);
		t->task_regions[task->regions - t->task_regions + (ptrdiff_t)task->n_regions++] =
			&t->regions[places[i]];
	}
}

/* Children and goroutines ascend; goroutines are named once. */
static void sort_lists(struct tacho_tasks *t)
{
	for (size_t i = 0; i < t->n_kept_tasks; i++) {
		struct tacho_task *task = &t->kept_tasks[i];
		int64_t *g = t->task_goroutines + (task->goroutines - t->task_goroutines);
		size_t n = 0;

		qsort(t->child_ids + (task->children - t->child_ids), task->n_children,
		      sizeof(*t->child_ids), compare_u64);
		qsort(t->task_regions + (task->regions - t->task_regions), task->n_regions,
		      sizeof(*t->task_regions), compare_begins);
		qsort(g, task->n_goroutines, sizeof(*g), compare_i64);
		for (size_t k = 0; k < task->n_goroutines; k++) {
			if (n == 0 || g[n - 1] != g[k])
				g[n++] = g[k];
		}
		task->n_goroutines = n;
	}
}

static int make_tasks(struct tacho_tasks *t, const uint32_t *places)
{
	const struct tacho_alloc *a = t->alloc;
	uint32_t *order;
	size_t n = 0;
	int rc = sort_indexes(t, t->n_tasks, &order, compare_tasks);

	if (rc < 0)
		return rc;
	while (n < t->n_tasks && t->tasks[order[n]].is_kept)
		n++;
	t->kept_tasks = tc_calloc(a, n + 1, sizeof(*t->kept_tasks));
	t->child_ids = tc_calloc(a, t->n_children + 1, sizeof(*t->child_ids));
	t->task_logs = tc_calloc(a, t->n_logs + 1, sizeof(*t->task_logs));
	t->task_regions = tc_calloc(a, t->n_kept + 1, sizeof(*t->task_regions));
	t->task_goroutines = tc_calloc(a, t->n_members + 1, sizeof(*t->task_goroutines));
	if (!t->kept_tasks || !t->child_ids || !t->task_logs || !t->task_regions ||
	    !t->task_goroutines) {
		tc_free(a, order);
		return TACHO_ENOMEM;
	}
	for (size_t i = 0; i < n; i++) {
		t->tasks[order[i]].kept = (uint32_t)i + 1;
		fill_task(t, &t->tasks[order[i]], &t->kept_tasks[i]);
	}
	t->n_kept_tasks = n;
	tc_free(a, order);
	count_lists(t);
	place_lists(t);
	fill_lists(t, places);
	sort_lists(t);
	return 0;
}

int tc_tk_make_results(struct tacho_tasks *t)
{
	uint32_t *places = NULL;
	int rc = make_types(t);

	if (rc == 0)
		rc = make_regions(t, &places);
	if (rc == 0)
		rc = make_tasks(t, places);
	tc_free(t->alloc, places);
	return rc;
}

void tc_tk_free_results(struct tacho_tasks *t)
{
	const struct tacho_alloc *a = t->alloc;

	tc_free(a, t->sorted_types);
	tc_free(a, t->sorted_region_types);
	tc_free(a, t->buckets);
	tc_free(a, t->type_times);
	tc_free(a, t->regions);
	tc_free(a, t->kept_tasks);
	tc_free(a, t->child_ids);
	tc_free(a, t->task_logs);
	tc_free(a, t->task_regions);
	tc_free(a, t->task_goroutines);
}

/* --- getters ---------------------------------------------------------------- */

size_t tacho_tasks_types(const struct tacho_tasks *t)
{
	return t->is_done ? t->n_types : 0;
}

const struct tacho_task_type *tacho_tasks_type(const struct tacho_tasks *t, size_t i)
{
	return i < tacho_tasks_types(t) ? &t->types[t->sorted_types[i]].public : NULL;
}

size_t tacho_tasks_region_types(const struct tacho_tasks *t)
{
	return t->is_done ? t->n_region_types : 0;
}

const struct tacho_region_type *tacho_tasks_region_type(const struct tacho_tasks *t, size_t i)
{
	return i < tacho_tasks_region_types(t) ? &t->region_types[t->sorted_region_types[i]].public
					       : NULL;
}

size_t tacho_tasks_regions(const struct tacho_tasks *t)
{
	return t->is_done ? t->n_listed : 0;
}

const struct tacho_region *tacho_tasks_region(const struct tacho_tasks *t, size_t i)
{
	return i < tacho_tasks_regions(t) ? &t->regions[i] : NULL;
}

size_t tacho_tasks_regions_of(const struct tacho_tasks *t, int64_t goroutine, size_t *n)
{
	size_t low = 0, high = tacho_tasks_regions(t), first;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (t->regions[middle].goroutine < goroutine)
			low = middle + 1;
		else
			high = middle;
	}
	for (first = low; low < tacho_tasks_regions(t); low++) {
		if (t->regions[low].goroutine != goroutine)
			break;
	}
	*n = low - first;
	return first;
}

size_t tacho_tasks_tasks(const struct tacho_tasks *t)
{
	return t->is_done ? t->n_kept_tasks : 0;
}

const struct tacho_task *tacho_tasks_task(const struct tacho_tasks *t, size_t i)
{
	return i < tacho_tasks_tasks(t) ? &t->kept_tasks[i] : NULL;
}

const struct tacho_task *tacho_tasks_find(const struct tacho_tasks *t, uint64_t id)
{
	size_t low = 0, high = tacho_tasks_tasks(t);

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (t->kept_tasks[middle].id < id)
			low = middle + 1;
		else
			high = middle;
	}
	return low < tacho_tasks_tasks(t) && t->kept_tasks[low].id == id ? &t->kept_tasks[low]
									 : NULL;
}
