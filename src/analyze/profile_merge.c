/* SPDX-License-Identifier: MIT */
/*
 * Profiles: segments into the whole. Accumulators are added by stable stack id;
 * the open interval of each record is closed by the first transition of its life
 * in the segment; what was held back is judged as soon as it can be:
 *
 *   - does the goroutine have the start function that is asked for? Known with the
 *     first stack of the goroutine that shows one.
 *   - did the interval come before the first run? Then it is dropped, unless the
 *     goroutine never runs (or everything is wanted).
 *
 * Ids that C threads use again keep their record, and leave intervals pending
 * (profile_again.c).
 */
#include "analyze/profile_state.h"

int tc_prof_new_record(struct tacho_profile *p, uint32_t *out)
{
	int rc;

	*out = p->free_record;
	if (*out) {
		p->free_record = p->records[*out].held;
	} else {
		rc = TC_GROW(p->alloc, &p->records, &p->cap_records, p->n_records + 1, UINT32_MAX);
		if (rc < 0)
			return rc;
		*out = (uint32_t)p->n_records++;
	}
	p->records[*out] = (struct tc_prof_record){ 0 };
	return 0;
}

static int hold(struct tacho_profile *p, struct tc_prof_record *r, const struct tc_prof_held *held)
{
	uint32_t i = p->free_held;

	if (i) {
		p->free_held = p->held[i].owner;
	} else {
		int rc = TC_GROW(p->alloc, &p->held, &p->cap_held, p->n_held + 1, UINT32_MAX);

		if (rc < 0)
			return rc;
		i = (uint32_t)p->n_held++;
	}
	p->held[i] = *held;
	p->held[i].owner = r->held;
	r->held = i;
	return 0;
}

/* -1: dropped, 1: counts, 0: not known yet. */
static int judge(const struct tacho_profile *p, const struct tc_prof_record *r, bool is_early,
		 bool is_final)
{
	if (p->opts.has_function) {
		if (r->match == TC_PROF_DIFFERS)
			return -1;
		if (r->match == TC_PROF_UNKNOWN) {
			if (!is_final)
				return 0;
			if (p->opts.function.n > 0)
				return -1;
		}
	}
	if (!is_early)
		return 1;
	if (r->has_run)
		return -1;
	return is_final ? 1 : 0;
}

/* Judge what a record holds back. */
static int settle(struct tacho_profile *p, struct tc_prof_record *r, bool is_final)
{
	uint32_t kept = 0;
	int rc = 0;

	for (uint32_t i = r->held, next; i && rc == 0; i = next) {
		struct tc_prof_held *h = &p->held[i];
		int verdict = judge(p, r, h->is_early, is_final);

		next = h->owner;
		if (verdict > 0)
			rc = tc_prof_add(&p->sums[h->sum], p->alloc, h->ns, h->end_ns);
		if (verdict != 0) {
			h->owner = p->free_held;
			p->free_held = i;
		} else {
			h->owner = kept;
			kept = i;
		}
	}
	r->held = kept;
	return rc;
}

static int target_of(struct tacho_profile *p, const struct tacho_border *border,
		     struct tc_prof_sum *from)
{
	uint32_t kind = (uint32_t)(from->key >> 32), stack, i;
	uint64_t key;
	int rc = tacho_border_stack(border, (uint32_t)from->key, &stack);

	if (rc < 0)
		return rc;
	key = TC_PROF_KEY(kind, stack);
	i = tc_table_get(&p->sum_of_key, key);
	if (i == TC_TABLE_NONE) {
		i = (uint32_t)p->n_sums;
		rc = TC_GROW(p->alloc, &p->sums, &p->cap_sums, p->n_sums + 1, UINT32_MAX);
		if (rc == 0)
			rc = tc_table_put(&p->sum_of_key, key, i);
		if (rc < 0)
			return rc;
		p->sums[p->n_sums++] = (struct tc_prof_sum){ .key = key };
	}
	from->target = i;
	return tc_prof_join(&p->sums[i], p->alloc, from);
}

static bool is_callback_birth(const struct tc_prof_life *life)
{
	return life->is_callback && life->is_birth;
}

/* Find or make the record of a life, and close the interval that was open in it. */
static int begin_record(struct tacho_profile *p, struct tc_prof_life *life)
{
	uint32_t i = tc_table_get(&p->record_of_id, (uint64_t)life->id), sum;
	struct tc_prof_record *r;
	int64_t ns;
	int rc;

	if (life->is_callback) {
		rc = tc_prof_record_of_callback(p, life, &i);
		if (rc < 0)
			return rc;
	} else if (life->is_birth || i == TC_TABLE_NONE) {
		return tc_prof_new_record(p, &life->record);
	}
	life->record = i;
	r = &p->records[i];
	sum = r->sum;
	r->sum = 0;
	ns = sum ? tc_prof_clip(&p->opts, life->id, r->since_ns, life->first_ns) : 0;
	if (ns <= 0)
		return 0;
	if (life->is_callback)
		return tc_prof_pend_interval(p, i, sum, ns, life->first_ns);
	return hold(p, r,
		    &(struct tc_prof_held){ ns, life->first_ns, 0, sum,
					    !p->opts.complete && !r->has_run });
}

static void free_record(struct tacho_profile *p, uint32_t i)
{
	p->records[i].held = p->free_record;
	p->free_record = i;
}

/* A life is over or goes on: its record knows now what the segment knew. */
static int end_record(struct tacho_profile *p, const struct tc_prof_segment *seg,
		      const struct tc_prof_life *life)
{
	struct tc_prof_record *r = &p->records[life->record];
	int rc;

	if (r->match == TC_PROF_UNKNOWN && life->match != TC_PROF_UNKNOWN) {
		r->match = life->match;
		/* A birth was counted by its segment, others are at the end. */
		p->n_goroutines +=
			!life->is_birth && !r->is_callback && r->match == TC_PROF_MATCHES;
	}
	r->has_run |= life->has_run;
	rc = settle(p, r, life->has_ended);
	if (rc < 0)
		return rc;
	if (!life->has_ended) {
		const struct tc_prof_slot *s = &seg->slots[life->slot];

		r->since_ns = s->since_ns;
		r->sum = s->sum ? seg->sums[s->sum].target : 0;
		return tc_table_put(&p->record_of_id, (uint64_t)life->id, life->record);
	}
	if (p->opts.has_function && p->opts.function.n == 0 && r->match == TC_PROF_UNKNOWN &&
	    !r->is_callback)
		p->n_goroutines++;
	if (tc_table_get(&p->record_of_id, (uint64_t)life->id) == life->record)
		(void)tc_table_remove(&p->record_of_id, (uint64_t)life->id);
	if (!r->is_callback)
		free_record(p, life->record);
	return 0;
}

static int merge_held(struct tacho_profile *p, const struct tc_prof_segment *seg,
		      struct tc_prof_held h)
{
	const struct tc_prof_life *life = &seg->lives[h.owner];
	struct tc_prof_record *r = &p->records[life->record];

	h.sum = seg->sums[h.sum].target;
	if (life->is_callback)
		return tc_prof_pend_interval(p, life->record, h.sum, h.ns, h.end_ns);
	h.is_early = h.is_early && !r->has_run;
	return hold(p, r, &h);
}

/* In a segment, births by C threads come after all other lives of their ids. */
static int merge_callbacks(struct tacho_profile *p, struct tc_prof_segment *seg)
{
	int rc = 0;

	if (seg->life_of_id.n == 0)
		return 0;
	for (size_t i = 1; i < seg->n_lives && rc == 0; i++)
		if (is_callback_birth(&seg->lives[i]))
			rc = begin_record(p, &seg->lives[i]);
	if (rc == 0)
		rc = tc_prof_merge_pendings(p, seg, true);
	for (size_t i = 1; i < seg->n_lives && rc == 0; i++)
		if (is_callback_birth(&seg->lives[i]))
			rc = end_record(p, seg, &seg->lives[i]);
	return rc;
}

/*
 * The lives of a segment come in no order for the table and the records: their
 * places are fetched well ahead.
 */
static void prefetch_life(const struct tacho_profile *p, const struct tc_prof_segment *seg,
			  size_t i)
{
	const size_t far = 16, near = 8;

	if (i + far >= seg->n_lives)
		return;
	tc_table_prefetch(&p->record_of_id, (uint64_t)seg->lives[i + far].id);
	__builtin_prefetch(&p->records[seg->lives[i + near].record], 1);
}

/* Records are not known yet; only the table tells. */
static void prefetch_record(const struct tacho_profile *p, const struct tc_prof_segment *seg,
			    size_t i)
{
	const size_t far = 16, near = 8;
	uint32_t r;

	if (i + far >= seg->n_lives)
		return;
	tc_table_prefetch(&p->record_of_id, (uint64_t)seg->lives[i + far].id);
	r = tc_table_get(&p->record_of_id, (uint64_t)seg->lives[i + near].id);
	if (r != TC_TABLE_NONE)
		__builtin_prefetch(&p->records[r], 1);
}

int tc_prof_merge(void *self, void *segment, const struct tacho_border *border)
{
	struct tacho_profile *p = self;
	struct tc_prof_segment *seg = segment;
	int rc = 0;

	p->symbols = tacho_border_symbols(border);
	p->n_goroutines += seg->n_goroutines;
	for (size_t i = TC_PROF_FIRST_SUM; i < seg->n_sums && rc == 0; i++)
		rc = target_of(p, border, &seg->sums[i]);
	for (size_t i = 1; i < seg->n_lives && rc == 0; i++) {
		prefetch_record(p, seg, i);
		if (seg->lives[i].is_used && !is_callback_birth(&seg->lives[i]))
			rc = begin_record(p, &seg->lives[i]);
	}
	for (size_t i = 0; i < seg->n_held && rc == 0; i++)
		rc = merge_held(p, seg, seg->held[i]);
	if (rc == 0)
		rc = tc_prof_merge_pendings(p, seg, false);
	for (size_t i = 1; i < seg->n_lives && rc == 0; i++) {
		prefetch_life(p, seg, i);
		if (seg->lives[i].is_used && !is_callback_birth(&seg->lives[i]))
			rc = end_record(p, seg, &seg->lives[i]);
	}
	if (rc == 0)
		rc = merge_callbacks(p, seg);
	tc_prof_segment_reset(seg);
	return rc;
}

int tc_prof_finish(void *self, const struct tacho_end *end)
{
	struct tacho_profile *p = self;
	uint64_t id;
	uint32_t record;
	int rc = 0;

	(void)end;
	for (size_t i = 0; tc_table_next(&p->record_of_id, &i, &id, &record) && rc == 0;) {
		struct tc_prof_record *r = &p->records[record];

		if (p->opts.has_function && p->opts.function.n == 0 &&
		    r->match == TC_PROF_UNKNOWN && !r->is_callback)
			p->n_goroutines++;
		rc = settle(p, r, true);
	}
	tc_table_clear(&p->record_of_id);
	if (rc == 0)
		rc = tc_prof_finish_pendings(p);
	return rc < 0 ? rc : tc_prof_make_results(p);
}
