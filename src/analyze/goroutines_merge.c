/* SPDX-License-Identifier: MIT */
/*
 * Goroutine statistics: segments into records. One merge translates the segment's classes into stable ids, replays its operations, adds
 * each life to its record (closing the state that the record was in with the
 * life's first transition), and folds what has ended into its group.
 */
#include "analyze/goroutines_state.h"

struct merge {
	struct tacho_goroutines *g;
	struct tc_go_segment *seg;
	const struct tacho_border *border;
};

struct life_parts {
	const struct tc_go_slot *slot;
	const struct tc_go_extra *extra;
	const struct tc_go_life *life;
};

static int group_of_name(struct tacho_goroutines *g, uint32_t name, uint32_t *out)
{
	int rc;

	*out = tc_table_get(&g->group_of_name, name);
	if (*out != TC_TABLE_NONE)
		return 0;
	rc = TC_GROW(g->alloc, &g->groups, &g->cap_groups, g->n_groups + 1, TC_GO_MAX_RECORDS);
	if (rc == 0)
		rc = tc_table_put(&g->group_of_name, name, (uint32_t)g->n_groups);
	if (rc < 0)
		return rc;
	*out = (uint32_t)g->n_groups++;
	g->groups[*out] = (struct tc_go_group){
		.name = name,
		.is_kept = tc_go_is_kept(g, tacho_symbols_get(g->symbols, name)),
	};
	return 0;
}

/* The record of a life. A birth makes a new one, which is not in the table yet. */
static int record_of_life(struct tacho_goroutines *g, struct tc_go_segment *seg,
			  const struct tc_go_life *life, uint32_t *out)
{
	int rc = 0;

	*out = TC_GO_NO_RECORD;
	if (life->is_seen && life->first_from < TACHO_GO_RUNNABLE) {
		rc = tc_go_new_record(g, life->id, out);
	} else {
		uint32_t i = tc_gomap_get(&g->record_of_id, (uint64_t)life->id);

		*out = i == TC_TABLE_NONE ? TC_GO_NO_RECORD : i;
		if (i == TC_TABLE_NONE && life->is_seen) {
			/* Not in a trace that was validated; begin with what we have. */
			rc = tc_go_new_record(g, life->id, out);
			if (rc == 0) {
				g->records[*out].creation_ns = life->first_ns;
				rc = tc_gomap_put(&g->record_of_id, (uint64_t)life->id, *out);
			}
		}
	}
	if (rc == 0 && *out != TC_GO_NO_RECORD && g->records[*out].group == 0 && life->name)
		g->records[*out].group = seg->names[life->name].group & TC_GO_MAX_RECORDS;
	return rc;
}

int tc_go_resolve(struct tacho_goroutines *g, struct tc_go_segment *seg, uint32_t account)
{
	struct tc_go_account *a = &seg->accounts[account];
	int rc;

	if (a->is_resolved || !a->life)
		return 0;
	rc = record_of_life(g, seg, a->life, &a->record);
	a->is_resolved = rc == 0;
	return rc;
}

static int add_latencies(struct merge *m, struct tc_go_record *r, const struct life_parts *l)
{
	const struct tc_go_extra *x = l->extra;
	int64_t total = l->slot->ns[TC_GO_TIME(TACHO_GO_RUNNABLE)], max = x->few_max_ns;
	const struct tacho_hist *h = NULL;
	int rc = 0;

	if (l->life->has_own_latency) {
		h = &m->seg->latencies[l->slot->latency];
		max = h->max_ns > max ? h->max_ns : max;
	}
	for (unsigned i = 0; i < x->n_few && rc == 0; i++)
		rc = tc_go_add_bucket(m->g, r, x->few[i], 1);
	for (unsigned i = 0; h && i < h->buckets.n && rc == 0; i++)
		if (h->buckets.counts[i])
			rc = tc_go_add_bucket(m->g, r, h->buckets.base + i, h->buckets.counts[i]);
	if (rc == 0 && (total != 0 || max != 0))
		rc = tc_go_add_latency_sum(m->g, r, total, max);
	return rc;
}

/* --- lives --- */

/* The record leaves the state that it was in before the segment. */
static int leave_state(struct merge *m, struct tc_go_record *r, const struct tc_go_life *life)
{
	int64_t now = life->first_ns, ns = tc_wrap_sub(now, r->since_ns);
	unsigned k = TC_GO_TIME(life->first_from);
	int rc = 0;

	if (r->state != life->first_from || k >= TC_GO_TIMES)
		return 0;
	if (r->since_ns == 0 && r->state != TACHO_GO_RUNNING)
		return 0;
	if (r->state == TACHO_GO_WAITING)
		rc = tc_go_add_wait(m->g, r, r->reason, ns);
	else
		tc_go_add_time(r, r->state, ns);
	if (r->state == TACHO_GO_SYSCALL && tc_go_rest(m->g, r)->lost_ns) {
		struct tc_go_rest *rest = &m->g->rests[r->rest];
		int64_t blocked = tc_wrap_sub(now, rest->lost_ns);

		rest->blocked_ns = tc_wrap_add(rest->blocked_ns, blocked);
		tc_go_add_time(r, TACHO_GO_SYSCALL, tc_wrap_sub(0, blocked));
		rest->lost_ns = 0;
	}
	if (r->state == TACHO_GO_RUNNABLE && rc == 0)
		rc = tc_go_add_latency(m->g, r, ns, life->first_to == TACHO_GO_RUNNING);
	if (r->state != TACHO_GO_RUNNING) {
		r->has_top_wait = true;
		tc_go_top_add(&m->g->tops[k], m->g->opts.waits,
			      &(struct tacho_wait){
				      .ns = ns,
				      .begin_ns = r->since_ns,
				      .goroutine = life->id,
				      .name = m->g->groups[r->group].name,
				      .reason = r->state == TACHO_GO_WAITING ? r->reason : 0,
				      .stack = r->stack,
				      .state = r->state });
	}
	return rc;
}

/*
 * The goroutine appears. One that was there already when the trace began counts
 * from the last Sync, in the state that it is found in.
 */
static int be_born(struct merge *m, uint32_t record, const struct tc_go_life *life)
{
	struct tc_go_record *r = &m->g->records[record];
	uint32_t old = tc_gomap_get(&m->g->record_of_id, (uint64_t)life->id);
	int64_t ns;
	int rc;

	if (old != TC_TABLE_NONE)
		tc_gomap_remove(&m->g->record_of_id, (uint64_t)life->id);
	rc = tc_gomap_put(&m->g->record_of_id, (uint64_t)life->id, record);

	if (old != TC_TABLE_NONE && old != record)
		tc_go_free_record(m->g, old);
	r->creation_ns = life->first_ns;
	if (life->first_from == TACHO_GO_NOT_EXIST || rc < 0)
		return rc;
	r->creation_ns = life->sync ? m->seg->syncs[life->sync] : m->g->sync_before_ns;
	ns = tc_wrap_sub(life->first_ns, r->creation_ns);
	if (life->first_to == TACHO_GO_WAITING)
		return tc_go_add_wait(m->g, r, m->seg->reasons[life->first_reason].id, ns);
	if (life->first_to == TACHO_GO_SYSCALL && !life->has_proc)
		return tc_go_add_blocked(m->g, r, ns);
	if (TC_GO_TIME(life->first_to) < TC_GO_TIMES)
		tc_go_add_time(r, life->first_to, ns);
	return 0;
}

static int add_times(struct merge *m, struct tc_go_record *r, const struct life_parts *l)
{
	const struct tc_go_slot *s = l->slot;
	const struct tc_go_life *life = l->life;
	const struct tc_go_more *more = tc_go_more(m->seg, life);
	int64_t waiting = s->ns[TC_GO_TIME(TACHO_GO_WAITING)];
	int rc;

	rc = tc_go_add_blocked(m->g, r, more->blocked_ns);
	for (int state = TACHO_GO_RUNNABLE; state <= TACHO_GO_SYSCALL; state++)
		if (state != TACHO_GO_WAITING)
			tc_go_add_time(r, state, s->ns[TC_GO_TIME(state)]);
	if (waiting && rc == 0)
		rc = tc_go_add_wait(m->g, r, m->seg->reasons[s->reason].id, waiting);
	for (unsigned i = 0; i < TC_GO_OTHERS && rc == 0; i++)
		if (life->other_ns[i])
			rc = tc_go_add_wait(m->g, r, m->seg->reasons[life->other_reason[i]].id,
					    life->other_ns[i]);
	for (uint32_t i = more->blocks; i && rc == 0; i = m->seg->sums.sums[i].next) {
		const struct tc_sum *sum = &m->seg->sums.sums[i];

		rc = tc_go_add_wait(m->g, r, m->seg->reasons[sum->key].id, sum->ns);
	}
	return rc < 0 ? rc : add_latencies(m, r, l);
}

/* The P of the system call that the life ends in, and since when it is lost. */
static int take_over_call(struct merge *m, struct tc_go_record *r, const struct tc_go_slot *s,
			  const struct tc_go_life *life)
{
	const struct tc_go_more *more = tc_go_more(m->seg, life);
	const struct tc_go_account *a = more->account ? &m->seg->accounts[more->account] : NULL;
	bool is_late = a && s->proc == TC_GO_NO_PROC && a->has_entered;
	struct tc_go_rest *rest;
	uint32_t proc;
	int rc = tc_go_rest_of(m->g, r, &rest);

	if (rc < 0)
		return rc;
	if (r->state == TACHO_GO_SYSCALL || (s->state & TC_GO_LOST))
		rest->lost_ns = s->state & TC_GO_LOST ? more->lost_ns : 0;
	if (a && a->is_doubt_wrong)
		rest->lost_ns = 0;
	if (r->state != TACHO_GO_SYSCALL || s->proc == 0 || (s->proc == TC_GO_NO_PROC && !is_late))
		return 0;
	if (is_late)
		rest->lost_ns = a->lost_ns;
	rc = tc_go_bound_of(m->g, is_late ? a->proc_id : m->seg->procs[s->proc].id, &proc);
	rest->proc = proc + 1;
	return rc;
}

/* The state at the end of the life becomes that of the record. */
static int take_over(struct merge *m, struct tc_go_record *r, const struct tc_go_slot *s,
		     const struct tc_go_life *life)
{
	int rc = 0;

	r->state = s->state & 0xfU;
	r->since_ns = s->state & TC_GO_UNTIMED ? 0 : s->since_ns;
	r->reason = r->state == TACHO_GO_WAITING ? m->seg->reasons[s->reason].id : 0;
	if (r->state == TACHO_GO_SYSCALL || (s->state & TC_GO_LOST) ||
	    tc_go_more(m->seg, life)->account)
		rc = take_over_call(m, r, s, life);
	return rc < 0 ? rc : tacho_border_stack(m->border, s->stack, &r->stack);
}

/* First and last signs of the goroutine. */
static int note_times(struct merge *m, struct tc_go_record *r, const struct tc_go_life *life)
{
	const struct tc_go_more *more = tc_go_more(m->seg, life);
	struct tc_go_rest *rest;
	int rc;

	if (more->start_ns == 0 && !life->has_final)
		return 0;
	rc = tc_go_rest_of(m->g, r, &rest);
	if (rc < 0)
		return rc;
	if (rest->start_ns == 0)
		rest->start_ns = more->start_ns;
	if (!life->has_final)
		return 0;
	rest->end_ns = more->end_ns;
	if (!r->has_final)
		rest->total_ns = tc_wrap_sub(more->final_ns, r->creation_ns);
	r->has_final = true;
	if (!more->account)
		tc_go_close_ranges(m->g, r, more->final_ns);
	return 0;
}

static int add_life(struct merge *m, const struct life_parts *l)
{
	const struct tc_go_life *life = l->life;
	const struct tc_go_more *more = tc_go_more(m->seg, life);
	struct tacho_goroutines *g = m->g;
	struct tc_go_record *r;
	uint32_t i;
	int rc;

	if (!life->is_seen)
		return 0;
	if (more->account) {
		rc = tc_go_resolve(g, m->seg, more->account);
		i = m->seg->accounts[more->account].record;
	} else {
		rc = record_of_life(g, m->seg, life, &i);
	}
	if (rc < 0)
		return rc;
	r = &g->records[i];
	r->has_top_wait = r->has_top_wait || life->has_top_wait;
	rc = life->first_from < TACHO_GO_RUNNABLE ? be_born(m, i, life) : leave_state(m, r, life);
	if (rc == 0)
		rc = add_times(m, r, l);
	if (rc == 0)
		rc = note_times(m, r, life);
	if (rc < 0 || !life->has_ended)
		return rc < 0 ? rc : take_over(m, r, l->slot, life);
	tc_gomap_remove(&g->record_of_id, (uint64_t)life->id);
	rc = tc_go_fold_record(g, r, tc_go_rest(g, r)->total_ns);
	tc_go_free_record(g, i);
	return rc;
}

/* --- merge --- */

/* Fetch what a life that comes soon is merged into, in two stages: place and record. */
static void prefetch_record(struct tacho_goroutines *g, const struct tc_go_life *lives, size_t n)
{
	const size_t far = 24, near = 12;
	uint32_t r;

	if (n <= far)
		return;
	tc_gomap_prefetch(&g->record_of_id, (uint64_t)lives[far].id);
	r = tc_gomap_get(&g->record_of_id, (uint64_t)lives[near].id);
	if (r == TC_TABLE_NONE)
		return;
	__builtin_prefetch(&g->records[r], 1);
	__builtin_prefetch(&g->records[r].ns[TC_GO_TIMES - 1], 1);
}

/* The lives that go on, in order of slots, which is no order for the records. */
static int merge_live(struct merge *m)
{
	const struct tc_go_segment *seg = m->seg;
	int rc = 0;

	for (size_t i = 0; i < seg->n_slots && rc == 0; i++) {
		prefetch_record(m->g, &seg->lives[i], seg->n_slots - i);
		rc = add_life(
			m, &(struct life_parts){ &seg->slots[i], &seg->extras[i], &seg->lives[i] });
	}
	return rc;
}

static void set_life(struct tc_go_segment *seg, const struct tc_go_life *life)
{
	uint32_t account = life->more ? seg->mores[life->more].account : 0;

	if (account)
		seg->accounts[account].life = life;
}

static int translate(struct merge *m)
{
	uint32_t id;
	int rc = 0;

	for (size_t i = 1; i < m->seg->n_names && rc == 0; i++) {
		rc = tacho_border_string(m->border, m->seg->names[i].ref, &id);
		if (rc == 0)
			rc = group_of_name(m->g, id, &m->seg->names[i].group);
	}
	for (size_t i = 1; i < m->seg->n_reasons && rc == 0; i++)
		rc = tacho_border_string(m->border, m->seg->reasons[i].ref, &m->seg->reasons[i].id);
	for (size_t i = 0; i < m->seg->n_done; i++)
		set_life(m->seg, &m->seg->done[i].life);
	for (size_t i = 0; i < m->seg->n_slots; i++)
		set_life(m->seg, &m->seg->lives[i]);
	return rc;
}

static int merge_waits(struct merge *m)
{
	int rc = 0;

	for (unsigned k = 0; k < TC_GO_TIMES; k++) {
		for (size_t i = 0; i < m->seg->tops[k].n && rc == 0; i++) {
			struct tacho_wait w = m->seg->tops[k].waits[i];

			if (w.name)
				w.name = m->g->groups[m->seg->names[w.name].group].name;
			rc = tacho_border_string(m->border, w.reason, &w.reason);
			if (rc == 0)
				rc = tacho_border_stack(m->border, w.stack, &w.stack);
			if (rc == 0)
				tc_go_top_add(&m->g->tops[k], m->g->opts.waits, &w);
		}
	}
	return rc;
}

/* Who is in a system call on which P at the end of the segment. */
static int merge_procs(struct merge *m)
{
	struct tacho_goroutines *g = m->g;

	for (size_t i = 1; i < m->seg->n_procs; i++) {
		const struct tc_go_proc *from = &m->seg->procs[i];
		struct tc_go_bound *to;
		uint32_t p;
		int rc = tc_go_bound_of(g, from->id, &p);

		if (rc < 0)
			return rc;
		to = &g->procs[p];
		if (!from->is_known || (to->epoch == g->epoch && to->clobbered_ns > from->bound_ns))
			continue;
		to->is_account = false;
		to->holder = 0;
		if (from->holder) {
			int64_t id = m->seg->lives[from->holder - 1].id;
			uint32_t r = tc_gomap_get(&g->record_of_id, (uint64_t)id);

			to->holder = r == TC_TABLE_NONE ? 0 : r;
		}
	}
	for (size_t i = 0; i < g->n_procs && m->seg->has_entered; i++) {
		if (g->procs[i].is_account) {
			uint32_t r = m->seg->accounts[g->procs[i].holder].record;

			g->procs[i].holder = r == TC_GO_NO_RECORD ? 0 : r;
			g->procs[i].is_account = false;
		}
	}
	return 0;
}

/* Its count and sum are implied: see struct tc_go_slot. */
static int merge_name_latency(struct merge *m, const struct tc_go_name *name,
			      struct tc_go_group *group)
{
	struct tacho_hist *h = &m->seg->latencies[name->latency];

	for (unsigned i = 0; i < h->buckets.n; i++)
		h->count += h->buckets.counts[i];
	return tc_hist_merge(&group->latency, m->g->alloc, h);
}

/* What the segment added up by itself, by start function. */
static int merge_names(struct merge *m)
{
	int rc = 0;

	for (size_t i = 1; i < m->seg->n_names && rc == 0; i++) {
		const struct tc_go_name *name = &m->seg->names[i];
		struct tc_go_group *group = &m->g->groups[name->group];

		group->sums.count += name->sums.count;
		for (int c = 0; c < TACHO_COLUMN_COUNT && rc == 0; c++)
			rc = tc_hist_merge(&group->sums.columns[c], m->g->alloc,
					   &name->sums.columns[c]);
		if (rc == 0)
			rc = merge_name_latency(m, name, group);
		for (uint32_t k = name->sums.blocks; k && rc == 0; k = m->seg->sums.sums[k].next) {
			const struct tc_sum *sum = &m->seg->sums.sums[k];

			rc = tc_sums_add(&m->g->sums, &group->sums.blocks,
					 m->seg->reasons[sum->key].id, sum->ns);
		}
	}
	return rc;
}

int tc_go_merge(void *self, void *segment, const struct tacho_border *border)
{
	struct merge m = { self, segment, border };
	struct tacho_goroutines *g = self;
	struct tc_go_segment *seg = segment;
	int rc;

	if (!seg->has_events)
		return 0;
	g->symbols = tacho_border_symbols(border);
	g->epoch++;
	g->last_ns = seg->last_ns;
	if (g->sync_ns == 0)
		g->sync_ns = seg->first_ns;
	g->sync_before_ns = g->sync_ns;
	rc = translate(&m);
	if (rc == 0)
		rc = tc_go_replay(g, seg, border);
	if (rc == 0)
		rc = merge_waits(&m);
	for (size_t i = 0; i < seg->n_done && rc == 0; i++)
		rc = add_life(&m, &(struct life_parts){ &seg->done[i].slot, &seg->done[i].extra,
							&seg->done[i].life });
	if (rc == 0)
		rc = merge_live(&m);
	if (rc == 0)
		rc = merge_procs(&m);
	if (rc == 0)
		rc = merge_names(&m);
	tc_go_segment_reset(seg);
	return rc;
}
