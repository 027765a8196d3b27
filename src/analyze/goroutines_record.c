/* SPDX-License-Identifier: MIT */
/*
 * Goroutine statistics: records, and what becomes of them in the end. A record has
 * what almost every goroutine needs; what few need is in a `rest`, made when there is
 * something to note. When the numbers of a goroutine are final it is folded into the
 * group of its start function, and nothing else remains of it unless it is kept.
 */
#include "analyze/goroutines_state.h"

/* Keys behind the buckets, in the list of latencies of a record without a name. */
enum {
	KEY_COUNT = TC_HIST_BUCKETS,
	KEY_TOTAL,
	KEY_MAX
};

int tc_go_bound_of(struct tacho_goroutines *g, int64_t id, uint32_t *index)
{
	int rc;

	*index = tc_table_get(&g->proc_index, (uint64_t)id);
	if (*index != TC_TABLE_NONE)
		return 0;
	rc = TC_GROW(g->alloc, &g->procs, &g->cap_procs, g->n_procs + 1, UINT32_MAX);
	if (rc == 0)
		rc = tc_table_put(&g->proc_index, (uint64_t)id, (uint32_t)g->n_procs);
	if (rc < 0)
		return rc;
	*index = (uint32_t)g->n_procs++;
	g->procs[*index] = (struct tc_go_bound){ .id = id };
	return 0;
}

int tc_go_new_record(struct tacho_goroutines *g, int64_t id, uint32_t *out)
{
	int rc;

	*out = g->free_record;
	if (*out) {
		g->free_record = g->records[*out].group;
	} else {
		rc = TC_GROW(g->alloc, &g->records, &g->cap_records, g->n_records + 1,
			     TC_GO_MAX_RECORDS);
		if (rc < 0)
			return rc;
		*out = (uint32_t)g->n_records++;
	}
	g->records[*out] = (struct tc_go_record){ .id = id, .is_used = true };
	return 0;
}

int tc_go_rest_of(struct tacho_goroutines *g, struct tc_go_record *r, struct tc_go_rest **out)
{
	if (r->rest == 0) {
		uint32_t i = g->free_rest;

		if (i) {
			g->free_rest = g->rests[i].next_free;
		} else {
			int rc = TC_GROW(g->alloc, &g->rests, &g->cap_rests, g->n_rests + 1,
					 TC_GO_MAX_RECORDS);

			if (rc < 0)
				return rc;
			i = (uint32_t)g->n_rests++;
		}
		g->rests[i] = (struct tc_go_rest){ 0 };
		r->rest = i & TC_GO_MAX_RECORDS;
	}
	*out = &g->rests[r->rest];
	return 0;
}

static void free_rest(struct tacho_goroutines *g, uint32_t record)
{
	struct tc_go_record *r = &g->records[record];
	struct tc_go_rest *rest = &g->rests[r->rest];

	if (r->rest == 0)
		return;
	if (rest->proc) {
		struct tc_go_bound *p = &g->procs[rest->proc - 1];

		if (!p->is_account && p->holder == record)
			p->holder = 0;
	}
	tc_sums_drop(&g->sums, &rest->blocks);
	tc_sums_drop(&g->sums, &rest->ranges);
	tc_sums_drop(&g->sums, &rest->latencies);
	rest->next_free = g->free_rest;
	g->free_rest = r->rest;
	r->rest = 0;
}

void tc_go_free_record(struct tacho_goroutines *g, uint32_t i)
{
	struct tc_go_record *r = &g->records[i];

	free_rest(g, i);
	r->is_used = false;
	r->group = g->free_record & TC_GO_MAX_RECORDS;
	g->free_record = i;
}

/* --- latencies --- */

static int hold_latency(struct tacho_goroutines *g, struct tc_go_record *r, uint32_t key, int64_t n)
{
	struct tc_go_rest *rest;
	struct tc_sum *sum;
	int rc = tc_go_rest_of(g, r, &rest);

	if (rc == 0)
		rc = tc_sums_get(&g->sums, &rest->latencies, key, &sum);
	if (rc < 0)
		return rc;
	if (key != KEY_MAX)
		sum->ns = tc_wrap_add(sum->ns, n);
	else if (n > sum->ns)
		sum->ns = n;
	return 0;
}

/* Two at once: what a histogram is told in one go. */
static int hold_latencies(struct tacho_goroutines *g, struct tc_go_record *r, uint32_t key,
			  int64_t n, uint32_t other, int64_t n_other)
{
	int rc = hold_latency(g, r, key, n);

	return rc < 0 ? rc : hold_latency(g, r, other, n_other);
}

int tc_go_add_bucket(struct tacho_goroutines *g, struct tc_go_record *r, unsigned bucket,
		     uint32_t n)
{
	struct tacho_hist *h = &g->groups[r->group].latency;

	if (r->group == 0)
		return hold_latencies(g, r, KEY_COUNT, n, bucket, n);
	h->count += n;
	return tc_buckets_add(&h->buckets, g->alloc, bucket, n);
}

int tc_go_add_latency_sum(struct tacho_goroutines *g, struct tc_go_record *r, int64_t total_ns,
			  int64_t max_ns)
{
	struct tacho_hist *h = &g->groups[r->group].latency;

	if (r->group == 0)
		return hold_latencies(g, r, KEY_TOTAL, total_ns, KEY_MAX, max_ns);
	h->total_ns = tc_wrap_add(h->total_ns, total_ns);
	if (max_ns > h->max_ns)
		h->max_ns = max_ns;
	return 0;
}

int tc_go_add_latency(struct tacho_goroutines *g, struct tc_go_record *r, int64_t ns, bool has_run)
{
	int rc = tc_go_add_latency_sum(g, r, ns, has_run ? ns : 0);

	return rc < 0 || !has_run ? rc : tc_go_add_bucket(g, r, tc_hist_bucket(ns), 1);
}

/* The name is known, or never will be. */
static int release_latencies(struct tacho_goroutines *g, const struct tc_go_record *r)
{
	struct tacho_hist *h = &g->groups[r->group].latency;
	int rc = 0;

	for (uint32_t i = tc_go_rest(g, r)->latencies; i && rc == 0; i = g->sums.sums[i].next) {
		const struct tc_sum *sum = &g->sums.sums[i];

		if (sum->key == KEY_COUNT)
			h->count += (uint64_t)sum->ns;
		else if (sum->key == KEY_TOTAL)
			h->total_ns = tc_wrap_add(h->total_ns, sum->ns);
		else if (sum->key == KEY_MAX)
			h->max_ns = sum->ns > h->max_ns ? sum->ns : h->max_ns;
		else
			rc = tc_buckets_add(&h->buckets, g->alloc, sum->key, (uint32_t)sum->ns);
	}
	return rc;
}

/* --- times --- */

int tc_go_add_wait(struct tacho_goroutines *g, struct tc_go_record *r, uint32_t reason, int64_t ns)
{
	struct tc_go_group *group = &g->groups[r->group];
	uint32_t *list = &group->sums.blocks;
	struct tc_go_rest *rest;

	if (ns == 0)
		return 0;
	tc_go_add_time(r, TACHO_GO_WAITING, ns);
	if (r->group == 0 || group->is_kept) {
		int rc = tc_go_rest_of(g, r, &rest);

		if (rc < 0)
			return rc;
		list = &rest->blocks;
	}
	return tc_sums_add(&g->sums, list, reason, ns);
}

int tc_go_add_blocked(struct tacho_goroutines *g, struct tc_go_record *r, int64_t ns)
{
	struct tc_go_rest *rest;
	int rc = ns ? tc_go_rest_of(g, r, &rest) : 0;

	if (ns && rc == 0)
		rest->blocked_ns = tc_wrap_add(rest->blocked_ns, ns);
	return rc;
}

/* --- the end of a goroutine --- */

void tc_go_close_ranges(struct tacho_goroutines *g, const struct tc_go_record *r, int64_t ns)
{
	for (uint32_t i = tc_go_rest(g, r)->ranges; i; i = g->sums.sums[i].next) {
		struct tc_sum *sum = &g->sums.sums[i];

		if (sum->since_ns)
			sum->ns = tc_wrap_add(sum->ns, tc_wrap_sub(ns, sum->since_ns));
		sum->since_ns = 0;
	}
}

/* It is complete; its lists go over to the member. */
static int keep_member(struct tacho_goroutines *g, struct tc_go_record *r,
		       const int64_t times[TACHO_COLUMN_COUNT])
{
	struct tacho_goroutine *m;
	struct tc_go_rest *rest;
	int rc = tc_go_rest_of(g, r, &rest);

	if (rc == 0)
		rc = TC_GROW(g->alloc, &g->members, &g->cap_members, g->n_members + 1, UINT32_MAX);

	if (rc == 0)
		rc = TC_GROW(g->alloc, &g->member_lists, &g->cap_member_lists, g->n_members + 1,
			     UINT32_MAX);
	if (rc < 0)
		return rc;
	m = &g->members[g->n_members];
	*m = (struct tacho_goroutine){
		.id = r->id,
		.name = g->groups[r->group].name,
		.has_run = rest->start_ns != 0,
		.has_ended = rest->end_ns != 0,
		.creation_ns = r->creation_ns,
		.start_ns = rest->start_ns,
		.end_ns = rest->end_ns,
	};
	for (int c = 0; c < TACHO_COLUMN_COUNT; c++)
		m->columns[c] = times[c];
	g->member_lists[g->n_members][0] = rest->blocks;
	g->member_lists[g->n_members][1] = rest->ranges;
	g->n_members++;
	rest->blocks = rest->ranges = 0;
	return 0;
}

static int add_list(struct tacho_goroutines *g, uint32_t *to, uint32_t from)
{
	int rc = 0;

	for (uint32_t i = from, next; i && rc == 0; i = next) {
		struct tc_sum sum = g->sums.sums[i];

		next = sum.next;
		rc = tc_sums_add(&g->sums, to, sum.key, sum.ns);
	}
	return rc;
}

/* A goroutine whose numbers are final: into its group. */
int tc_go_fold_record(struct tacho_goroutines *g, struct tc_go_record *r, int64_t total_ns)
{
	struct tc_go_group *group = &g->groups[r->group];
	int64_t times[TACHO_COLUMN_COUNT] = {
		[TACHO_COLUMN_RUNNING] = r->ns[TC_GO_TIME(TACHO_GO_RUNNING)],
		[TACHO_COLUMN_RUNNABLE] = r->ns[TC_GO_TIME(TACHO_GO_RUNNABLE)],
		[TACHO_COLUMN_SYSCALL] = r->ns[TC_GO_TIME(TACHO_GO_SYSCALL)],
		[TACHO_COLUMN_BLOCKED] = r->ns[TC_GO_TIME(TACHO_GO_WAITING)],
		[TACHO_COLUMN_SYSCALL_BLOCKED] = tc_go_rest(g, r)->blocked_ns,
		[TACHO_COLUMN_TOTAL] = total_ns,
	};
	int rc = release_latencies(g, r);

	if (rc == 0)
		rc = add_list(g, &group->sums.blocks, tc_go_rest(g, r)->blocks);
	if (rc == 0)
		rc = add_list(g, &group->sums.ranges, tc_go_rest(g, r)->ranges);
	if (rc == 0)
		rc = tc_go_sums_add(&group->sums, g->alloc, times);
	for (unsigned k = 0; k < TC_GO_TIMES && r->has_top_wait; k++)
		for (size_t i = 0; i < g->tops[k].n; i++)
			if (g->tops[k].waits[i].goroutine == r->id)
				g->tops[k].waits[i].name = group->name;
	if (rc == 0 && group->is_kept)
		rc = keep_member(g, r, times);
	return rc;
}

/*
 * The trace ends: what goes on counts up to the last event. As in the reference,
 * a system call that has lost its P counts whole as time in the call, and its
 * blocked part again as runnable.
 */
static int end_record(struct tacho_goroutines *g, struct tc_go_record *r)
{
	const struct tc_go_rest *rest = tc_go_rest(g, r);
	int64_t total = r->has_final ? rest->total_ns : tc_wrap_sub(g->last_ns, r->creation_ns);
	int64_t ns = r->since_ns ? tc_wrap_sub(g->last_ns, r->since_ns) : 0;
	int rc = 0;

	tc_go_close_ranges(g, r, g->last_ns);
	if (rest->lost_ns)
		tc_go_add_time(r, TACHO_GO_RUNNABLE, tc_wrap_sub(g->last_ns, rest->lost_ns));
	if (r->state == TACHO_GO_WAITING)
		rc = tc_go_add_wait(g, r, r->reason, ns);
	else if (TC_GO_TIME(r->state) < TC_GO_TIMES)
		tc_go_add_time(r, r->state, ns);
	g->groups[r->group].sums.alive++;
	return rc < 0 ? rc : tc_go_fold_record(g, r, total);
}

int tc_go_finish(void *self, const struct tacho_end *end)
{
	struct tacho_goroutines *g = self;
	int rc = 0;

	(void)end;
	for (size_t i = 1; i < g->n_records && rc == 0; i++)
		if (g->records[i].is_used)
			rc = end_record(g, &g->records[i]);
	tc_gomap_clear(&g->record_of_id);
	return rc < 0 ? rc : tc_go_make_results(g);
}
