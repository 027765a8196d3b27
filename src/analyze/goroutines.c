/* SPDX-License-Identifier: MIT */
/*
 * Goroutine statistics: making and freeing, and what comes out. goroutines.h says
 * how it works.
 */
#include "analyze/goroutines_state.h"

#include <stdlib.h>
#include <string.h>

#define MAX_WAITS 1000

const char *tacho_column_name(int column)
{
	static const char *const names[TACHO_COLUMN_COUNT] = {
		"running", "runnable", "blocked", "syscall", "syscall blocked", "unknown", "total"
	};

	return column >= 0 && column < TACHO_COLUMN_COUNT ? names[column] : "?";
}

/* --- sums and waits --- */

/* UNKNOWN is made here, from the others. Zeros are left out, see add_zeros. */
int tc_go_sums_add(struct tc_go_sums *s, const struct tacho_alloc *a,
		   int64_t times[TACHO_COLUMN_COUNT])
{
	int64_t known = 0;
	int rc = 0;

	for (int c = TACHO_COLUMN_RUNNING; c < TACHO_COLUMN_UNKNOWN; c++)
		known = tc_wrap_add(known, times[c]);
	times[TACHO_COLUMN_UNKNOWN] = 0;
	if (known < times[TACHO_COLUMN_TOTAL])
		times[TACHO_COLUMN_UNKNOWN] = tc_wrap_sub(times[TACHO_COLUMN_TOTAL], known);
	s->count++;
	for (int c = 0; c < TACHO_COLUMN_COUNT && rc == 0; c++)
		if (times[c] != 0)
			rc = tc_hist_add(&s->columns[c], a, times[c]);
	return rc;
}

/* Goroutines that spent nothing in a column count there, too. */
static int add_zeros(struct tc_go_sums *s, const struct tacho_alloc *a)
{
	int rc = 0;

	for (int c = 0; c < TACHO_COLUMN_COUNT && rc == 0; c++) {
		struct tacho_hist *h = &s->columns[c];
		uint64_t zeros = s->count - h->count;

		h->count = s->count;
		if (zeros > 0)
			rc = tc_buckets_add(&h->buckets, a, 0,
					    zeros < UINT32_MAX ? (uint32_t)zeros : UINT32_MAX);
	}
	return rc;
}

void tc_go_sums_clear(struct tc_go_sums *s)
{
	for (int c = 0; c < TACHO_COLUMN_COUNT; c++)
		tc_hist_clear(&s->columns[c]);
	s->count = s->alive = 0;
	s->blocks = s->ranges = 0;
}

void tc_go_sums_fini(struct tc_go_sums *s, const struct tacho_alloc *a)
{
	for (int c = 0; c < TACHO_COLUMN_COUNT; c++)
		tc_hist_fini(&s->columns[c], a);
}

/* Longest first; of equal ones the earlier. Begins differ, as times do. */
static bool is_longer(const struct tacho_wait *a, const struct tacho_wait *b)
{
	return a->ns != b->ns ? a->ns > b->ns : a->begin_ns < b->begin_ns;
}

int64_t tc_go_top_add(struct tc_go_top *t, size_t max, const struct tacho_wait *w)
{
	size_t i;

	if (max == 0)
		return INT64_MAX;
	if (t->n == max) {
		if (!is_longer(w, &t->waits[max - 1]))
			return t->waits[max - 1].ns;
		t->n--;
	}
	for (i = t->n; i > 0 && is_longer(w, &t->waits[i - 1]); i--)
		t->waits[i] = t->waits[i - 1];
	t->waits[i] = *w;
	t->n++;
	return t->n == max ? t->waits[max - 1].ns : 0;
}

static int make_tops(struct tc_go_top tops[TC_GO_TIMES], const struct tacho_alloc *a, size_t max)
{
	for (unsigned k = 0; k < TC_GO_TIMES; k++) {
		if (k == TC_GO_TIME(TACHO_GO_RUNNING))
			continue;
		tops[k].waits = tc_calloc(a, max, sizeof(*tops[k].waits));
		if (!tops[k].waits)
			return TACHO_ENOMEM;
	}
	return 0;
}

/* --- segments --- */

void tc_go_free_segment(void *self, void *segment)
{
	struct tc_go_segment *seg = segment;
	const struct tacho_alloc *a;

	(void)self;
	if (!seg)
		return;
	a = seg->alloc;
	for (size_t i = 1; i < seg->made_names; i++)
		tc_go_sums_fini(&seg->names[i].sums, a);
	for (size_t i = 0; i < seg->made_latencies; i++)
		tc_hist_fini(&seg->latencies[i], a);
	for (unsigned k = 0; k < TC_GO_TIMES; k++)
		tc_free(a, seg->tops[k].waits);
	tc_free_lines(a, seg->slots);
	tc_free(a, seg->extras);
	tc_free(a, seg->lives);
	tc_free(a, seg->syncs);
	tc_free(a, seg->mores);
	tc_free(a, seg->done);
	tc_free(a, seg->accounts);
	tc_free(a, seg->ops);
	tc_free(a, seg->doubts);
	tc_free(a, seg->ids);
	tc_free(a, seg->procs);
	tc_free(a, seg->latencies);
	tc_free(a, seg->names);
	tc_free(a, seg->reasons);
	tc_table_fini(&seg->proc_index);
	tc_table_fini(&seg->name_of_func);
	tc_refmap_fini(&seg->name_of_stack, a);
	tc_refmap_fini(&seg->class_of_reason, a);
	tc_sums_fini(&seg->sums);
	tc_free(a, seg);
}

void *tc_go_fork(void *self)
{
	const struct tacho_goroutines *g = self;
	struct tc_go_segment *seg = tc_calloc(g->alloc, 1, sizeof(*seg));

	if (!seg)
		return NULL;
	seg->alloc = g->alloc;
	seg->owner = g;
	seg->made_names = 1;
	tc_table_init(&seg->proc_index, g->alloc);
	tc_table_init(&seg->name_of_func, g->alloc);
	tc_sums_init(&seg->sums, g->alloc);
	if (make_tops(seg->tops, g->alloc, g->opts.waits) < 0 ||
	    TC_GROW(g->alloc, &seg->latencies, &seg->cap_latencies, 1, 0) < 0 ||
	    TC_GROW(g->alloc, &seg->procs, &seg->cap_procs, 1, 0) < 0 ||
	    TC_GROW(g->alloc, &seg->mores, &seg->cap_mores, 1, 0) < 0) {
		tc_go_free_segment(self, seg);
		return NULL;
	}
	seg->latencies[0] = (struct tacho_hist){ 0 };
	seg->procs[0] = (struct tc_go_proc){ .id = TACHO_NONE };
	seg->mores[0] = (struct tc_go_more){ 0 };
	seg->made_latencies = 1;
	tc_go_segment_reset(seg);
	return seg;
}

/* --- the analysis --- */

bool tc_go_is_kept(const struct tacho_goroutines *g, struct tacho_text name)
{
	const struct tacho_text *f = &g->opts.function;

	if (g->opts.keep != TACHO_KEEP_FUNCTION)
		return g->opts.keep == TACHO_KEEP_ALL;
	return name.n == f->n && (f->n == 0 || memcmp(name.s, f->s, f->n) == 0);
}

static const struct tacho_analysis_ops ops = {
	.name = "goroutines",
	.feed = tc_go_feed,
	.fork = tc_go_fork,
	.merge = tc_go_merge,
	.free_segment = tc_go_free_segment,
	.finish = tc_go_finish,
	.keeps_tail = true,
};

static int init(struct tacho_goroutines *g)
{
	int rc;

	g->n_records = g->n_rests = 1;
	tc_table_init(&g->proc_index, g->alloc);
	tc_table_init(&g->group_of_name, g->alloc);
	tc_sums_init(&g->sums, g->alloc);
	rc = tc_gomap_init(&g->record_of_id, g->alloc);
	if (rc == 0)
		rc = TC_GROW(g->alloc, &g->rests, &g->cap_rests, 1, 0);
	if (rc < 0)
		return rc;
	g->rests[0] = (struct tc_go_rest){ 0 };
	rc = make_tops(g->tops, g->alloc, g->opts.waits);
	if (rc == 0 && g->opts.function.n > 0) {
		g->function = tc_alloc(g->alloc, g->opts.function.n);
		if (!g->function)
			return TACHO_ENOMEM;
		memcpy(g->function, g->opts.function.s, g->opts.function.n);
		g->opts.function.s = g->function;
	}
	if (rc == 0)
		rc = TC_GROW(g->alloc, &g->groups, &g->cap_groups, 1, 0);
	if (rc == 0)
		rc = tc_table_put(&g->group_of_name, 0, 0);
	if (rc < 0)
		return rc;
	g->groups[0] = (struct tc_go_group){
		.is_kept = tc_go_is_kept(g, (struct tacho_text){ "", 0 }),
	};
	g->n_groups = 1;
	return 0;
}

int tacho_goroutines_new(struct tacho_goroutines **out, const struct tacho_goroutines_opts *opts)
{
	static const struct tacho_goroutines_opts defaults = TACHO_GOROUTINES_OPTS_INIT;
	struct tacho_goroutines *g;
	int rc;

	*out = NULL;
	if (!opts)
		opts = &defaults;
	if (opts->size != sizeof(*opts) || opts->keep > TACHO_KEEP_ALL || opts->waits > MAX_WAITS ||
	    (opts->function.n > 0 && !opts->function.s))
		return TACHO_EMISUSE;
	g = tc_calloc(opts->alloc, 1, sizeof(*g));
	if (!g)
		return TACHO_ENOMEM;
	g->alloc = opts->alloc;
	g->opts = *opts;
	rc = init(g);
	if (rc < 0) {
		tacho_goroutines_free(g);
		return rc;
	}
	*out = g;
	return 0;
}

struct tacho_analysis tacho_goroutines_analysis(struct tacho_goroutines *g)
{
	return (struct tacho_analysis){ g->profile ? &tc_go_joined_ops : &ops, g };
}

void tacho_goroutines_join_profile(struct tacho_goroutines *g, struct tacho_profile *p)
{
	g->profile = p;
}

void tacho_goroutines_free(struct tacho_goroutines *g)
{
	if (!g)
		return;
	for (size_t i = 0; i < g->n_groups; i++) {
		tc_go_sums_fini(&g->groups[i].sums, g->alloc);
		tc_hist_fini(&g->groups[i].latency, g->alloc);
	}
	tc_go_sums_fini(&g->all.sums, g->alloc);
	tc_hist_fini(&g->all.latency, g->alloc);
	for (unsigned k = 0; k < TC_GO_TIMES; k++)
		tc_free(g->alloc, g->tops[k].waits);
	tc_free(g->alloc, g->function);
	tc_free(g->alloc, g->records);
	tc_free(g->alloc, g->rests);
	tc_free(g->alloc, g->procs);
	tc_free(g->alloc, g->groups);
	tc_free(g->alloc, g->sorted);
	tc_free(g->alloc, g->members);
	tc_free(g->alloc, g->member_lists);
	tc_free(g->alloc, g->times);
	tc_gomap_fini(&g->record_of_id);
	tc_table_fini(&g->proc_index);
	tc_table_fini(&g->group_of_name);
	tc_sums_fini(&g->sums);
	tc_free(g->alloc, g);
}

/* --- results --- */

static int compare_text(struct tacho_text a, struct tacho_text b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.s, b.s, n) : 0;

	return c ? c : (a.n > b.n) - (a.n < b.n);
}

static int compare_names(const void *a, const void *b, void *symbols)
{
	const struct tacho_named_time *x = a, *y = b;

	return compare_text(tacho_symbols_get(symbols, x->name),
			    tacho_symbols_get(symbols, y->name));
}

static int compare_times(const void *a, const void *b, void *symbols)
{
	const struct tacho_named_time *x = a, *y = b;

	if (x->ns != y->ns)
		return x->ns > y->ns ? -1 : 1;
	return compare_names(a, b, symbols);
}

static int compare_members(const void *a, const void *b, void *unused)
{
	const struct tacho_goroutine *x = a, *y = b;

	(void)unused;
	if (x->id != y->id)
		return x->id < y->id ? -1 : 1;
	return (x->creation_ns > y->creation_ns) - (x->creation_ns < y->creation_ns);
}

static int compare_groups(const void *a, const void *b, void *goroutines)
{
	const struct tacho_goroutines *g = goroutines;
	const struct tc_go_group *x = &g->groups[*(const uint32_t *)a];
	const struct tc_go_group *y = &g->groups[*(const uint32_t *)b];
	int64_t ns_x = x->sums.columns[TACHO_COLUMN_RUNNING].total_ns;
	int64_t ns_y = y->sums.columns[TACHO_COLUMN_RUNNING].total_ns;

	if (ns_x != ns_y)
		return ns_x > ns_y ? -1 : 1;
	return compare_text(tacho_symbols_get(g->symbols, x->name),
			    tacho_symbols_get(g->symbols, y->name));
}

typedef int compare_fn(const void *a, const void *b, void *ctx);

/*
 * Copy a list to `times`, without what is 0, and sort it. *first is where it begins:
 * the array may still move.
 */
static int list_times(struct tacho_goroutines *g, uint32_t list, compare_fn *compare, size_t *first,
		      size_t *n)
{
	*first = g->n_times;
	for (uint32_t i = list; i; i = g->sums.sums[i].next) {
		const struct tc_sum *sum = &g->sums.sums[i];
		int rc = TC_GROW(g->alloc, &g->times, &g->cap_times, g->n_times + 1, 0);

		if (rc < 0)
			return rc;
		if (sum->ns != 0)
			g->times[g->n_times++] = (struct tacho_named_time){ sum->key, sum->ns };
	}
	*n = g->n_times - *first;
	if (*n > 1)
		qsort_r(g->times + *first, *n, sizeof(*g->times), compare,
			(void *)(uintptr_t)g->symbols);
	return 0;
}

static int publish_group(struct tacho_goroutines *g, struct tc_go_group *group)
{
	struct tacho_group *p = &group->public;
	size_t first;
	int rc;

	p->name = group->name;
	p->count = group->sums.count;
	p->alive = group->sums.alive;
	p->latency = &group->latency;
	for (int c = 0; c < TACHO_COLUMN_COUNT; c++)
		p->columns[c] = &group->sums.columns[c];
	rc = add_zeros(&group->sums, g->alloc);
	if (rc == 0)
		rc = list_times(g, group->sums.blocks, compare_times, &first, &p->n_blocks);
	if (rc < 0)
		return rc;
	group->sums.blocks = (uint32_t)first;
	if (rc == 0)
		rc = list_times(g, group->sums.ranges, compare_times, &first, &p->n_ranges);
	group->sums.ranges = (uint32_t)first;
	return rc;
}

static int add_up(struct tacho_goroutines *g)
{
	struct tc_go_sums *all = &g->all.sums;
	int rc = 0;

	for (size_t i = 0; i < g->n_groups && rc == 0; i++) {
		const struct tc_go_group *group = &g->groups[i];

		all->count += group->sums.count;
		all->alive += group->sums.alive;
		for (int c = 0; c < TACHO_COLUMN_COUNT && rc == 0; c++)
			rc = tc_hist_merge(&all->columns[c], g->alloc, &group->sums.columns[c]);
		if (rc == 0)
			rc = tc_hist_merge(&g->all.latency, g->alloc, &group->latency);
		for (uint32_t k = group->sums.blocks; k && rc == 0; k = g->sums.sums[k].next)
			rc = tc_sums_add(&g->sums, &all->blocks, g->sums.sums[k].key,
					 g->sums.sums[k].ns);
		for (uint32_t k = group->sums.ranges; k && rc == 0; k = g->sums.sums[k].next)
			rc = tc_sums_add(&g->sums, &all->ranges, g->sums.sums[k].key,
					 g->sums.sums[k].ns);
	}
	return rc;
}

/*
 * The lists of the members move into `times`; until all are there, n_blocks and
 * n_ranges are set and member_lists holds where each begins.
 */
static int publish_members(struct tacho_goroutines *g)
{
	int rc = 0;

	for (size_t i = 0; i < g->n_members && rc == 0; i++) {
		struct tacho_goroutine *m = &g->members[i];
		size_t first;

		rc = list_times(g, g->member_lists[i][0], compare_names, &first, &m->n_blocks);
		g->member_lists[i][0] = (uint32_t)first;
		if (rc == 0)
			rc = list_times(g, g->member_lists[i][1], compare_names, &first,
					&m->n_ranges);
		g->member_lists[i][1] = (uint32_t)first;
	}
	return rc;
}

static void set_group_pointers(struct tacho_goroutines *g, struct tc_go_group *group)
{
	if (!g->times)
		return;
	group->public.blocks = g->times + group->sums.blocks;
	group->public.ranges = g->times + group->sums.ranges;
}

/* An id that was used twice stands for the goroutine that had it last. */
static void sort_members(struct tacho_goroutines *g)
{
	size_t n = 0;

	for (size_t i = 0; i < g->n_members && g->times; i++) {
		g->members[i].blocks = g->times + g->member_lists[i][0];
		g->members[i].ranges = g->times + g->member_lists[i][1];
	}
	if (g->n_members > 1)
		qsort_r(g->members, g->n_members, sizeof(*g->members), compare_members, NULL);
	for (size_t i = 0; i < g->n_members; i++) {
		if (n > 0 && g->members[n - 1].id == g->members[i].id)
			n--;
		g->members[n++] = g->members[i];
	}
	g->n_members = n;
}

static size_t count_waits(const struct tacho_goroutines *g, int state)
{
	unsigned k = TC_GO_TIME(state);

	return k < TC_GO_TIMES ? g->tops[k].n : 0;
}

int tc_go_make_results(struct tacho_goroutines *g)
{
	int rc = add_up(g);

	if (rc == 0)
		rc = publish_group(g, &g->all);
	for (size_t i = 0; i < g->n_groups && rc == 0; i++)
		rc = publish_group(g, &g->groups[i]);
	if (rc == 0)
		rc = publish_members(g);
	if (rc < 0)
		return rc;
	g->sorted = tc_calloc(g->alloc, g->n_groups, sizeof(*g->sorted));
	if (!g->sorted)
		return TACHO_ENOMEM;
	for (size_t i = 0; i < g->n_groups; i++) {
		set_group_pointers(g, &g->groups[i]);
		if (g->groups[i].sums.count > 0)
			g->sorted[g->n_sorted++] = (uint32_t)i;
	}
	set_group_pointers(g, &g->all);
	if (g->n_sorted > 1)
		qsort_r(g->sorted, g->n_sorted, sizeof(*g->sorted), compare_groups, g);
	sort_members(g);
	tc_free(g->alloc, g->member_lists);
	g->member_lists = NULL;
	tc_sums_fini(&g->sums);
	g->is_done = true;
	return 0;
}

size_t tacho_goroutines_groups(const struct tacho_goroutines *g)
{
	return g->is_done ? g->n_sorted : 0;
}

const struct tacho_group *tacho_goroutines_group(const struct tacho_goroutines *g, size_t i)
{
	return i < tacho_goroutines_groups(g) ? &g->groups[g->sorted[i]].public : NULL;
}

const struct tacho_group *tacho_goroutines_all(const struct tacho_goroutines *g)
{
	static const struct tacho_group nothing;

	return g->is_done ? &g->all.public : &nothing;
}

size_t tacho_goroutines_members(const struct tacho_goroutines *g)
{
	return g->is_done ? g->n_members : 0;
}

const struct tacho_goroutine *tacho_goroutines_member(const struct tacho_goroutines *g, size_t i)
{
	return i < tacho_goroutines_members(g) ? &g->members[i] : NULL;
}

size_t tacho_goroutines_waits(const struct tacho_goroutines *g, int state)
{
	return g->is_done ? count_waits(g, state) : 0;
}

const struct tacho_wait *tacho_goroutines_wait(const struct tacho_goroutines *g, int state,
					       size_t i)
{
	return i < tacho_goroutines_waits(g, state) ? &g->tops[TC_GO_TIME(state)].waits[i] : NULL;
}
