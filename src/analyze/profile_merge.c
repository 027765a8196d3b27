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

/* What is known of a goroutine, all lives of the segment included. */
struct facts {
	unsigned match; /* enum tc_prof_match */
	bool has_run;
	bool is_final;
};

static struct facts facts_of(const struct tc_prof_record *r, const struct tc_prof_life *life)
{
	return (struct facts){ .match = r->match ? r->match : life->match,
			       .has_run = r->has_run || life->has_run,
			       .is_final = life->has_ended };
}

/* -1: dropped, 1: counts, 0: not known yet. */
static int judge(const struct tacho_profile *p, const struct facts *f, bool is_early)
{
	if (p->opts.has_function) {
		if (f->match == TC_PROF_DIFFERS)
			return -1;
		if (f->match == TC_PROF_UNKNOWN) {
			if (!f->is_final)
				return 0;
			if (p->opts.function.n > 0)
				return -1;
		}
	}
	if (!is_early)
		return 1;
	if (f->has_run)
		return -1;
	return f->is_final ? 1 : 0;
}

/* Judge an interval; what is not known yet stays with the record. */
static int take(struct tacho_profile *p, struct tc_prof_record *r, const struct facts *f,
		const struct tc_prof_held *held)
{
	int verdict = judge(p, f, held->is_early);
	struct tc_prof_held *item;
	uint32_t next;
	int rc;

	if (verdict > 0)
		return tc_prof_add(&p->sums[held->sum], p->alloc, held->ns, held->end_ns);
	if (verdict < 0)
		return 0;
	rc = tc_prof_hold(&p->held, p->alloc, &r->held, &item);
	if (rc < 0)
		return rc;
	next = item->next;
	*item = *held;
	item->next = next;
	return 0;
}

/* Judge all that a record holds back. */
static int settle(struct tacho_profile *p, struct tc_prof_record *r, const struct facts *f)
{
	uint32_t list = r->held;
	int rc = 0;

	r->held = 0;
	while (list && rc == 0) {
		struct tc_prof_held held = *tc_prof_unhold(&p->held, &list);

		rc = take(p, r, f, &held);
	}
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
		rc = TC_GROW(p->alloc, &p->sums, &p->cap_sums, p->n_sums + 1, TC_PROF_MAX_SUMS);
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

static int find_record(struct tacho_profile *p, struct tc_prof_life *life)
{
	if (life->is_callback)
		return tc_prof_record_of_callback(p, life, &life->record);
	life->record = TC_TABLE_NONE;
	if (!life->is_birth)
		life->record = tc_gomap_get(&p->record_of_id, (uint64_t)life->id);
	return life->record == TC_TABLE_NONE ? tc_prof_new_record(p, &life->record) : 0;
}

/* An interval that the segment could not judge, or that began before it. */
static int take_held(struct tacho_profile *p, const struct tc_prof_life *life,
		     const struct facts *f, const struct tc_prof_held *held)
{
	if (life->is_callback)
		return tc_prof_pend_interval(p, life->record, held->sum, held->ns, held->end_ns);
	return take(p, &p->records[life->record], f, held);
}

/* The same of the interval from `begin` to `end`; sum 0: there is none. */
static int take_early(struct tacho_profile *p, const struct tc_prof_life *life,
		      const struct facts *f, uint32_t sum, int64_t begin, int64_t end)
{
	const struct tc_prof_held held = {
		.ns = tc_prof_clip(&p->opts, life->id, begin, end),
		.end_ns = end,
		.sum = sum & TC_PROF_MAX_SUMS,
		.is_early = !p->opts.complete && !p->records[life->record].has_run,
	};

	return sum && held.ns > 0 ? take_held(p, life, f, &held) : 0;
}

/* Find or make the record of a life, and take what it left to the merge. */
static int begin_record(struct tacho_profile *p, struct tc_prof_segment *seg,
			struct tc_prof_life *life)
{
	uint32_t early = seg->sums[life->early_sum].target, *list = &life->held;
	int rc = find_record(p, life);
	struct tc_prof_record *r;
	struct facts f;

	if (rc < 0)
		return rc;
	r = &p->records[life->record];
	f = facts_of(r, life);
	rc = take_early(p, life, &f, r->sum, r->since_ns, life->first_ns);
	r->sum = 0;
	if (rc == 0)
		rc = take_early(p, life, &f, early, life->first_ns, life->early_end_ns);
	while (!is_callback_birth(life) && *list && rc == 0) {
		struct tc_prof_held held = *tc_prof_unhold(&seg->held, list);

		held.sum = seg->sums[held.sum].target & TC_PROF_MAX_SUMS;
		held.is_early = held.is_early && !r->has_run;
		rc = take_held(p, life, &f, &held);
	}
	return rc;
}

static void free_record(struct tacho_profile *p, uint32_t i)
{
	p->records[i].is_alive = false;
	p->records[i].held = p->free_record;
	p->free_record = i;
}

/* The id stands for this record; for another one no more. */
static int bind(struct tacho_profile *p, int64_t id, uint32_t record)
{
	uint32_t old = tc_gomap_get(&p->record_of_id, (uint64_t)id);

	if (old != TC_TABLE_NONE) {
		p->records[old].is_alive = false;
		tc_gomap_remove(&p->record_of_id, (uint64_t)id);
	}
	p->records[record].is_alive = true;
	return tc_gomap_put(&p->record_of_id, (uint64_t)id, record);
}

/* A life is over or goes on: its record knows now what the segment knew. */
static int end_record(struct tacho_profile *p, const struct tc_prof_segment *seg,
		      const struct tc_prof_life *life)
{
	struct tc_prof_record *r = &p->records[life->record];
	struct facts f = facts_of(r, life);
	int rc = 0;

	if (r->match == TC_PROF_UNKNOWN && life->match != TC_PROF_UNKNOWN) {
		r->match = life->match & 3U;
		/* A birth was counted by its segment, others are at the end. */
		p->n_goroutines +=
			!life->is_birth && !r->is_callback && r->match == TC_PROF_MATCHES;
	}
	r->has_run |= life->has_run;
	if (r->held)
		rc = settle(p, r, &f);
	if (rc < 0)
		return rc;
	if (!life->has_ended) {
		const struct tc_prof_slot *s = &seg->slots[life->slot];

		r->since_ns = s->since_ns;
		r->sum = (s->sum ? seg->sums[s->sum].target : 0) & TC_PROF_MAX_SUMS;
		return r->is_alive ? 0 : bind(p, life->id, life->record);
	}
	if (p->opts.has_function && p->opts.function.n == 0 && r->match == TC_PROF_UNKNOWN &&
	    !r->is_callback)
		p->n_goroutines++;
	if (r->is_alive)
		tc_gomap_remove(&p->record_of_id, (uint64_t)life->id);
	r->is_alive = false;
	if (!r->is_callback)
		free_record(p, life->record);
	return 0;
}

/* In a segment, births by C threads come after all other lives of their ids. */
static int merge_callbacks(struct tacho_profile *p, struct tc_prof_segment *seg)
{
	int rc = 0;

	if (seg->life_of_id.n == 0)
		return 0;
	for (size_t i = 1; i < seg->n_lives && rc == 0; i++)
		if (is_callback_birth(&seg->lives[i]))
			rc = begin_record(p, seg, &seg->lives[i]);
	if (rc == 0)
		rc = tc_prof_merge_pendings(p, seg, true);
	for (size_t i = 1; i < seg->n_lives && rc == 0; i++)
		if (is_callback_birth(&seg->lives[i]))
			rc = end_record(p, seg, &seg->lives[i]);
	return rc;
}

/*
 * The lives of a segment come in no order for the records: what those that come soon
 * are merged into is fetched, in two stages, as it is the table that tells.
 */
static void prefetch_record(struct tacho_profile *p, const struct tc_prof_life *lives, size_t n)
{
	const size_t far = 24, near = 12;
	uint32_t r;

	if (n <= far)
		return;
	tc_gomap_prefetch(&p->record_of_id, (uint64_t)lives[far].id);
	r = tc_gomap_get(&p->record_of_id, (uint64_t)lives[near].id);
	if (r != TC_TABLE_NONE)
		__builtin_prefetch(&p->records[r], 1);
}

/* The record is known. */
static void prefetch_end(const struct tacho_profile *p, const struct tc_prof_segment *seg,
			 const struct tc_prof_life *lives, size_t n)
{
	const size_t ahead = 12;

	if (n <= ahead)
		return;
	__builtin_prefetch(&p->records[lives[ahead].record], 1);
	__builtin_prefetch(&seg->slots[lives[ahead].slot]);
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
		prefetch_record(p, &seg->lives[i], seg->n_lives - i);
		if (seg->lives[i].is_used && !is_callback_birth(&seg->lives[i]))
			rc = begin_record(p, seg, &seg->lives[i]);
	}
	if (rc == 0)
		rc = tc_prof_merge_pendings(p, seg, false);
	for (size_t i = 1; i < seg->n_lives && rc == 0; i++) {
		prefetch_end(p, seg, &seg->lives[i], seg->n_lives - i);
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
	int rc = 0;

	(void)end;
	for (size_t i = 1; i < p->n_records && rc == 0; i++) {
		struct tc_prof_record *r = &p->records[i];
		const struct facts f = { r->match, r->has_run, true };

		if (!r->is_alive)
			continue;
		if (p->opts.has_function && p->opts.function.n == 0 &&
		    r->match == TC_PROF_UNKNOWN && !r->is_callback)
			p->n_goroutines++;
		rc = settle(p, r, &f);
	}
	tc_gomap_clear(&p->record_of_id);
	if (rc == 0)
		rc = tc_prof_finish_pendings(p);
	return rc < 0 ? rc : tc_prof_make_results(p);
}
