/* SPDX-License-Identifier: MIT */
/*
 * Profiles of goroutines whose ids come again. A goroutine that a C thread brings
 * has an id from a small stock, so one id lives many lives. The reference goes by
 * the id: of all of them only the last life counts, from its first run on; or all
 * that any of them did, if the last one never ran.
 *
 * So the intervals of such an id stay pending to the end, in two heaps for each
 * accumulator: `last` and `rest`. A birth moves what is in the one to the other. That
 * happens late, when the item is next looked at: it notes the birth that it is of.
 * Memory is for ids and stacks, not for intervals.
 *
 * A segment keeps the births of one id in one life, and what went on when it began
 * in a life of its own. The merge takes the latter first.
 */
#include "analyze/profile_state.h"

int tc_prof_join(struct tc_prof_sum *to, const struct tacho_alloc *a,
		 const struct tc_prof_sum *from)
{
	if (from->hist.count == 0)
		return 0;
	if (to->hist.count == 0 || from->last_ns > to->last_ns)
		to->last_ns = from->last_ns;
	return tc_hist_merge(&to->hist, a, &from->hist);
}

void tc_prof_pendings_init(struct tc_prof_pendings *set, const struct tacho_alloc *a)
{
	tc_table_init(&set->index, a);
}

void tc_prof_pendings_clear(struct tc_prof_pendings *set, const struct tacho_alloc *a)
{
	for (size_t i = 0; i < set->n; i++) {
		tc_hist_fini(&set->items[i].last.hist, a);
		tc_hist_fini(&set->items[i].rest.hist, a);
	}
	if (set->n > 0)
		tc_table_clear(&set->index);
	set->n = 0;
}

void tc_prof_pendings_fini(struct tc_prof_pendings *set, const struct tacho_alloc *a)
{
	tc_prof_pendings_clear(set, a);
	tc_table_fini(&set->index);
	tc_free(a, set->items);
}

/* What was the last life is not any more. */
static int update(struct tc_prof_pending *item, const struct tacho_alloc *a, uint32_t birth)
{
	int rc = 0;

	if (item->birth != birth) {
		rc = tc_prof_join(&item->rest, a, &item->last);
		tc_hist_clear(&item->last.hist);
		item->birth = birth;
	}
	return rc;
}

/* Find or make an item. It stays where it is until the next one is made. */
int tc_prof_pend(struct tc_prof_pendings *set, const struct tacho_alloc *a, uint32_t owner,
		 uint32_t birth, uint32_t sum, struct tc_prof_pending **out)
{
	uint64_t key = (uint64_t)owner << 32 | sum;
	uint32_t i = tc_table_get(&set->index, key);
	int rc;

	if (i == TC_TABLE_NONE) {
		i = (uint32_t)set->n;
		rc = TC_GROW(a, &set->items, &set->cap, set->n + 1, UINT32_MAX);
		if (rc == 0)
			rc = tc_table_put(&set->index, key, i);
		if (rc < 0)
			return rc;
		set->items[set->n++] =
			(struct tc_prof_pending){ .owner = owner, .sum = sum, .birth = birth };
	}
	*out = &set->items[i];
	return update(*out, a, birth);
}

/* How often the goroutine of a record was born; only looked up for callbacks. */
static uint32_t birth_of(const struct tacho_profile *p, uint32_t record)
{
	uint32_t n = tc_table_get(&p->births, record);

	return n == TC_TABLE_NONE ? 0 : n;
}

/* The record that all lives of an id share. A birth begins a new one. */
int tc_prof_record_of_callback(struct tacho_profile *p, const struct tc_prof_life *life,
			       uint32_t *record)
{
	struct tc_prof_record *r;

	*record = tc_table_get(&p->callback_of_id, (uint64_t)life->id);
	if (*record == TC_TABLE_NONE) {
		int rc = tc_prof_new_record(p, record);

		if (rc == 0)
			rc = tc_table_put(&p->callback_of_id, (uint64_t)life->id, *record);
		if (rc < 0)
			return rc;
		p->records[*record].is_callback = true;
	}
	r = &p->records[*record];
	if (!life->is_birth)
		return 0;
	r->sum = 0;
	r->has_run = false;
	r->match = TC_PROF_UNKNOWN;
	return tc_table_put(&p->births, *record, (birth_of(p, *record) + 1) & INT32_MAX);
}

/* An interval that ends before the record learns whether the life runs after it. */
int tc_prof_pend_interval(struct tacho_profile *p, uint32_t record, uint32_t sum, int64_t ns,
			  int64_t end_ns)
{
	const struct tc_prof_record *r = &p->records[record];
	struct tc_prof_pending *item;
	int rc = tc_prof_pend(&p->pendings, p->alloc, record, birth_of(p, record), sum, &item);

	return rc < 0 ? rc
		      : tc_prof_add(r->has_run ? &item->last : &item->rest, p->alloc, ns, end_ns);
}

/* What a segment has left pending, of its births or of all other lives. */
int tc_prof_merge_pendings(struct tacho_profile *p, struct tc_prof_segment *seg, bool of_births)
{
	int rc = 0;

	for (size_t i = 0; i < seg->pendings.n && rc == 0; i++) {
		struct tc_prof_pending *from = &seg->pendings.items[i], *to;
		const struct tc_prof_life *life = &seg->lives[from->owner];

		if (life->is_birth != of_births)
			continue;
		rc = update(from, seg->alloc, tc_prof_birth(life));
		if (rc == 0)
			rc = tc_prof_pend(&p->pendings, p->alloc, life->record,
					  birth_of(p, life->record), seg->sums[from->sum].target,
					  &to);
		if (rc == 0)
			rc = tc_prof_join(&to->rest, p->alloc, &from->rest);
		if (rc == 0)
			rc = tc_prof_join(&to->last, p->alloc, &from->last);
	}
	return rc;
}

/* The end: who was last is known, so everything is judged. */
int tc_prof_finish_pendings(struct tacho_profile *p)
{
	uint32_t record;
	uint64_t id;
	int rc = 0;

	for (size_t i = 0; tc_table_next(&p->callback_of_id, &i, &id, &record);)
		p->n_goroutines += tc_prof_passes(p, &p->records[record]);
	for (size_t i = 0; i < p->pendings.n && rc == 0; i++) {
		struct tc_prof_pending *item = &p->pendings.items[i];
		const struct tc_prof_record *r = &p->records[item->owner];

		if (!tc_prof_passes(p, r))
			continue;
		rc = update(item, p->alloc, birth_of(p, item->owner));
		if (rc == 0)
			rc = tc_prof_join(&p->sums[item->sum], p->alloc,
					  r->has_run ? &item->last : &item->rest);
	}
	tc_prof_pendings_clear(&p->pendings, p->alloc);
	tc_table_clear(&p->callback_of_id);
	tc_table_clear(&p->births);
	return rc;
}
