/* SPDX-License-Identifier: MIT */
/*
 * Profiles, the part that sees every event. A transition closes the interval that
 * is open in the goroutine's slot and may open the next; the only look-ups are
 * arrays indexed by references of the generation.
 */
#include "analyze/profile_step.h"

#include <string.h>

/* Slots are fetched so many events ahead. */
#define AHEAD 12
/* Fewer slots stay in the cache anyway. */
#define MANY_SLOTS    4096
#define LIKELY(x)     __builtin_expect(!!(x), 1)
#define UNLIKELY(x)   __builtin_expect(!!(x), 0)
#define ALWAYS_INLINE __attribute__((always_inline)) static inline

static int new_sum(struct tc_prof_segment *seg, uint32_t class, uint32_t stack, uint32_t *out)
{
	int rc;

	if (stack >= tacho_gen_stacks(seg->gen)) {
		stack = 0;
		*out = tc_refmap_get(&seg->sum_of[class], stack);
		if (*out)
			return 0;
	}
	rc = TC_GROW(seg->alloc, &seg->sums, &seg->cap_sums, seg->n_sums + 1, UINT32_MAX);
	if (rc == 0)
		rc = tc_refmap_put(&seg->sum_of[class], seg->alloc, stack, (uint32_t)seg->n_sums);
	if (rc < 0)
		return rc;
	*out = (uint32_t)seg->n_sums++;
	if (seg->n_sums > seg->made_sums) {
		seg->sums[*out] = (struct tc_prof_sum){ 0 };
		seg->made_sums = seg->n_sums;
	}
	seg->sums[*out].key = TC_PROF_KEY(class - 1, stack);
	seg->sums[*out].last_ns = INT64_MIN;
	return 0;
}

static bool contains(struct tacho_text t, const char *s, size_t n)
{
	return t.n >= n && memmem(t.s, t.n, s, n) != NULL;
}

/* Which profile does waiting for this reason belong to? */
static uint32_t classify(const struct tacho_profile *p, struct tacho_text reason)
{
	int kind = TACHO_PROFILE_COUNT;

	if (reason.n == 7 && memcmp(reason.s, "network", 7) == 0)
		kind = TACHO_PROFILE_NET;
	else if (contains(reason, "chan", 4) || contains(reason, "sync", 4) ||
		 contains(reason, "select", 6))
		kind = TACHO_PROFILE_SYNC;
	return tc_prof_class(p, kind);
}

static int new_class(struct tc_prof_segment *seg, uint32_t ref, uint32_t *out)
{
	*out = classify(seg->owner, tacho_gen_string(seg->gen, ref));
	if (ref >= tacho_gen_strings(seg->gen))
		return 0;
	return tc_refmap_put(&seg->class_of[TACHO_GO_WAITING], seg->alloc, ref, *out);
}

/* Does the outermost function of a stack have the name that is asked for? */
static int match_stack(struct tc_prof_segment *seg, uint32_t stack, uint8_t *out)
{
	const struct tacho_text *want = &seg->owner->opts.function;
	uint32_t v = tc_refmap_get(&seg->match_of_stack, stack);
	size_t depth = tacho_gen_stack_depth(seg->gen, stack);
	struct tacho_text name;

	*out = v ? (uint8_t)(v - 1) : TC_PROF_UNKNOWN;
	if (v || depth == 0)
		return 0;
	name = tacho_gen_string(seg->gen, tacho_gen_stack_frame(seg->gen, stack, depth - 1).func);
	if (name.n > 0)
		*out = name.n == want->n && memcmp(name.s, want->s, name.n) == 0 ? TC_PROF_MATCHES
										 : TC_PROF_DIFFERS;
	return tc_refmap_put(&seg->match_of_stack, seg->alloc, stack, *out + 1U);
}

/* What is known of a life decides what happens to its intervals. */
static void judge(struct tc_prof_segment *seg, uint32_t slot)
{
	const struct tacho_profile_opts *o = &seg->owner->opts;
	struct tc_prof_slot *s = &seg->slots[slot];
	const struct tc_prof_life *life = &seg->lives[s->life];
	/* A stack of the segment names only those who have had no stack before. */
	bool is_sure = !o->has_function || (life->is_birth && life->match != TC_PROF_UNKNOWN);

	/* Of an id that comes again, the lives that follow decide, too. */
	is_sure = is_sure && !life->is_callback;
	if (o->has_function && is_sure && life->match == TC_PROF_DIFFERS)
		s->mode = TC_PROF_IGNORED;
	else if (is_sure && (o->complete || life->has_run))
		s->mode = TC_PROF_COUNTED;
	else
		s->mode = TC_PROF_HELD;
}

/* A C thread brings a goroutine with the id of one that has been there before. */
static void begin_again(struct tc_prof_segment *seg, const struct tacho_event *e, uint32_t i)
{
	struct tc_prof_life *life = &seg->lives[i];

	life->birth++;
	life->slot = e->slot;
	life->match = TC_PROF_UNKNOWN;
	life->has_run = life->has_ended = false;
	seg->slots[e->slot] = (struct tc_prof_slot){ .life = i & TC_PROF_MAX_LIVES };
	judge(seg, e->slot);
}

static int new_life(struct tc_prof_segment *seg, uint32_t *out)
{
	int rc;

	*out = seg->free_life;
	if (*out) {
		seg->free_life = seg->lives[*out].slot;
		return 0;
	}
	rc = TC_GROW(seg->alloc, &seg->lives, &seg->cap_lives, seg->n_lives + 1, TC_PROF_MAX_LIVES);
	if (rc == 0)
		*out = (uint32_t)seg->n_lives++;
	return rc;
}

int tc_prof_adopt(struct tc_prof_segment *seg, const struct tc_prof_life *life, int64_t since_ns,
		  uint32_t sum)
{
	uint32_t i;
	int rc = new_life(seg, &i);

	if (rc < 0)
		return rc;
	seg->lives[i] = *life;
	seg->slots[life->slot] = (struct tc_prof_slot){
		.since_ns = since_ns,
		.sum = sum,
		.mode = life->has_run ? TC_PROF_COUNTED : TC_PROF_HELD,
		.life = i & TC_PROF_MAX_LIVES,
	};
	return 0;
}

static int begin_life(struct tc_prof_segment *seg, const struct tacho_event *e)
{
	bool is_birth = e->from == TACHO_GO_UNDETERMINED || e->from == TACHO_GO_NOT_EXIST;
	bool is_callback = e->detail != 0 && !seg->owner->opts.complete;
	struct tc_prof_slot *s = &seg->slots[e->slot];
	struct tc_prof_life *life;
	uint32_t i = TC_TABLE_NONE;
	int rc;

	if (is_birth && is_callback)
		i = tc_table_get(&seg->life_of_id, (uint64_t)e->subject);
	if (i != TC_TABLE_NONE) {
		begin_again(seg, e, i);
		return 0;
	}
	rc = new_life(seg, &i);
	if (rc < 0)
		return rc;
	life = &seg->lives[i];
	*life = (struct tc_prof_life){ .id = e->subject,
				       .first_ns = e->time_ns,
				       .slot = e->slot,
				       .birth = is_birth && is_callback,
				       .is_birth = is_birth,
				       .is_callback = is_callback,
				       .is_used = true };
	seg->n_goroutines += is_birth && !is_callback && !seg->owner->opts.has_function;
	*s = (struct tc_prof_slot){ .life = i & TC_PROF_MAX_LIVES };
	judge(seg, e->slot);
	if (is_birth && is_callback)
		return tc_table_put(&seg->life_of_id, (uint64_t)e->subject, i);
	return 0;
}

/*
 * Most births, in short: nothing is filtered, a record is at hand, and what comes before
 * the first run will not count.
 */
static bool begin_plainly(struct tc_prof_segment *seg, const struct tacho_event *e)
{
	uint32_t i = seg->free_life, sum;

	if (!seg->is_plain || i == 0 || e->from != TACHO_GO_NOT_EXIST ||
	    e->to != TACHO_GO_RUNNABLE || e->detail || seg->owner->opts.complete)
		return false;
	sum = tc_prof_next(seg, TACHO_GO_RUNNABLE, 0, e->stack);
	if (sum == TC_PROF_NO_SUM)
		return false;
	seg->free_life = seg->lives[i].slot;
	seg->lives[i] = (struct tc_prof_life){ .id = e->subject,
					       .first_ns = e->time_ns,
					       .slot = e->slot,
					       .is_birth = true,
					       .is_used = true };
	seg->n_goroutines++;
	seg->slots[e->slot] = (struct tc_prof_slot){ .since_ns = e->time_ns,
						     .sum = sum,
						     .mode = TC_PROF_HELD,
						     .life = i & TC_PROF_MAX_LIVES };
	return true;
}

/* Most first runs: of a goroutine that was born in the segment. What was before is over. */
static bool run_plainly(struct tc_prof_segment *seg, const struct tacho_event *e)
{
	struct tc_prof_slot *s = &seg->slots[e->slot];
	struct tc_prof_life *life = &seg->lives[s->life];

	if (!seg->is_plain || s->mode != TC_PROF_HELD || e->to != TACHO_GO_RUNNING ||
	    e->time_ns == 0 || !life->is_birth || life->is_callback || life->held ||
	    seg->owner->opts.complete)
		return false;
	life->has_run = true;
	life->early_sum = 0;
	s->mode = TC_PROF_COUNTED;
	s->since_ns = e->time_ns;
	s->sum = TC_PROF_NOWHERE;
	return true;
}

static int name_life(struct tc_prof_segment *seg, const struct tacho_event *e)
{
	struct tc_prof_life *life = &seg->lives[seg->slots[e->slot].life];
	int rc;

	if (life->match != TC_PROF_UNKNOWN)
		return 0;
	rc = match_stack(seg, e->u.subject_stack, &life->match);
	if (life->is_birth && !life->is_callback && life->match == TC_PROF_MATCHES)
		seg->n_goroutines++;
	judge(seg, e->slot);
	return rc;
}

/* An interval of an id that may come again, when it is known whether it has run. */
static int leave_pending(struct tc_prof_segment *seg, const struct tc_prof_slot *s, int64_t ns,
			 int64_t end_ns)
{
	const struct tc_prof_life *life = &seg->lives[s->life];
	struct tc_prof_pending *item;
	int rc = tc_prof_pend(&seg->pendings, seg->alloc, s->life, tc_prof_birth(life), s->sum,
			      &item);

	return rc < 0 ? rc
		      : tc_prof_add(life->has_run ? &item->last : &item->rest, seg->alloc, ns,
				    end_ns);
}

/* An interval that only the merge can judge. */
static int hold(struct tc_prof_segment *seg, const struct tc_prof_slot *s,
		const struct tacho_event *e, int64_t ns)
{
	struct tc_prof_life *life = &seg->lives[s->life];
	bool is_early = !seg->owner->opts.complete && !life->has_run;
	struct tc_prof_held *item;
	int rc;

	if (life->is_callback && (life->is_birth || life->has_run))
		return leave_pending(seg, s, ns, e->time_ns);
	/* The first run of a goroutine ends what came before it for good. */
	if (life->is_birth && is_early && e->to == TACHO_GO_RUNNING && e->time_ns != 0)
		return 0;
	/* Almost all that is held back is one interval of each life. */
	if (is_early && s->since_ns == life->first_ns && life->early_sum == 0) {
		life->early_end_ns = e->time_ns;
		life->early_sum = s->sum;
		return 0;
	}
	rc = tc_prof_hold(&seg->held, seg->alloc, &life->held, &item);
	if (rc < 0)
		return rc;
	*item = (struct tc_prof_held){ ns, e->time_ns, item->next, s->sum & INT32_MAX, is_early };
	return 0;
}

/* The goroutine runs, as far as the segment knows for the first time. */
static void begin_to_run(struct tc_prof_segment *seg, struct tc_prof_life *life)
{
	bool is_first = !life->has_run && life->is_birth && !life->is_callback;

	life->has_run = true;
	if (!is_first || seg->owner->opts.complete)
		return;
	life->early_sum = 0;
	while (life->held)
		(void)tc_prof_unhold(&seg->held, &life->held);
}

static void end_life(struct tc_prof_segment *seg, uint32_t slot)
{
	struct tc_prof_slot *s = &seg->slots[slot];
	struct tc_prof_life *life = &seg->lives[s->life];
	bool is_named = !seg->owner->opts.has_function || life->match != TC_PROF_UNKNOWN;

	life->has_ended = true;
	if (life->is_birth && !life->is_callback && !life->held && !life->early_sum && is_named) {
		life->is_used = false;
		life->slot = seg->free_life;
		seg->free_life = s->life;
	}
	*s = (struct tc_prof_slot){ 0 };
}

int tc_prof_sum_for(struct tc_prof_segment *seg, const struct tacho_event *e, uint32_t *out)
{
	uint32_t class = tc_prof_class_of(seg, e->to, e->name);
	int rc = 0;

	*out = TC_PROF_NO_SUM;
	if (class == TC_PROF_NO_CLASS)
		rc = new_class(seg, e->name, &class);
	if (rc < 0)
		return rc;
	*out = tc_prof_sum_of(seg, class, e->stack);
	return *out == TC_PROF_NO_SUM ? new_sum(seg, class, e->stack, out) : 0;
}

/* Begin an interval: any event, with all that is rare. */
static int open_interval(struct tc_prof_segment *seg, const struct tacho_event *e)
{
	struct tc_prof_slot *s = &seg->slots[e->slot];
	uint32_t sum;
	int rc;

	if (e->to < TACHO_GO_RUNNABLE) {
		end_life(seg, e->slot);
		return 0;
	}
	s->since_ns = e->time_ns;
	if (e->to == TACHO_GO_RUNNING && s->mode != TC_PROF_COUNTED && e->time_ns != 0) {
		begin_to_run(seg, &seg->lives[s->life]);
		judge(seg, e->slot);
	}
	rc = tc_prof_sum_for(seg, e, &sum);
	s->sum = sum;
	return rc;
}

ALWAYS_INLINE int64_t length(const struct tc_prof_segment *seg, const struct tc_prof_slot *s,
			     const struct tacho_event *e, bool is_plain)
{
	return is_plain ? tc_wrap_sub(e->time_ns, s->since_ns)
			: tc_prof_clip(&seg->owner->opts, e->subject, s->since_ns, e->time_ns);
}

/* The first transition of a life, and those of goroutines that are not counted. */
static int odd_transition(struct tc_prof_segment *seg, const struct tacho_event *e)
{
	struct tc_prof_slot *s = &seg->slots[e->slot];
	int rc = 0;

	if (s->mode == TC_PROF_UNSEEN ? begin_plainly(seg, e) : run_plainly(seg, e))
		return 0;
	if (s->mode == TC_PROF_UNSEEN) {
		rc = begin_life(seg, e);
	} else {
		int64_t ns = length(seg, s, e, false);

		if (ns > 0 && s->mode == TC_PROF_HELD && s->sum >= TC_PROF_FIRST_SUM)
			rc = hold(seg, s, e, ns);
		s->sum = TC_PROF_NO_SUM;
	}
	if (rc == 0 && seg->owner->opts.has_function)
		rc = name_life(seg, e);
	return rc < 0 ? rc : open_interval(seg, e);
}

/* The goroutine ends. */
static int close_last(struct tc_prof_segment *seg, const struct tacho_event *e, int64_t ns)
{
	uint32_t sum = seg->slots[e->slot].sum;
	int rc = 0;

	if (ns > 0 && sum >= TC_PROF_FIRST_SUM)
		rc = tc_prof_add(&seg->sums[sum], seg->alloc, ns, e->time_ns);
	end_life(seg, e->slot);
	return rc;
}

ALWAYS_INLINE int transition(struct tc_prof_segment *seg, const struct tacho_event *e,
			     bool is_plain)
{
	struct tc_prof_slot *s = &seg->slots[e->slot];
	uint32_t next;
	int64_t ns;

	if (UNLIKELY(s->mode != TC_PROF_COUNTED))
		return odd_transition(seg, e);
	ns = length(seg, s, e, is_plain);
	if (UNLIKELY(e->to < TACHO_GO_RUNNABLE))
		return close_last(seg, e, ns);
	next = tc_prof_next(seg, e->to, e->name, e->stack);
	if (LIKELY(ns > 0)) {
		int rc = tc_prof_count(seg, s->sum, ns, e->time_ns);

		if (UNLIKELY(rc < 0))
			return rc;
	}
	s->since_ns = e->time_ns;
	s->sum = next;
	return LIKELY(next != TC_PROF_NO_SUM) ? 0 : tc_prof_sum_for(seg, e, &s->sum);
}

int tc_prof_transition(struct tc_prof_segment *seg, const struct tacho_event *e)
{
	return transition(seg, e, false);
}

ALWAYS_INLINE bool is_wanted(const struct tc_prof_segment *seg, const struct tacho_event *e)
{
	return e->kind == TACHO_KIND_STATE_TRANSITION && e->scope == TACHO_SCOPE_GOROUTINE &&
	       e->from != e->to && e->slot < seg->n_slots;
}

ALWAYS_INLINE int feed_events(struct tc_prof_segment *seg, const struct tacho_block *b,
			      bool is_plain, bool is_large)
{
	const struct tacho_event *end = b->events + b->n;
	const struct tacho_profile_opts *o = &seg->owner->opts;

	for (const struct tacho_event *e = b->events; e < end; e++) {
		int rc;

		if (is_large && end - e > AHEAD && e[AHEAD].slot < seg->n_slots)
			__builtin_prefetch(&seg->slots[e[AHEAD].slot], 1);
		if (!is_wanted(seg, e) ||
		    (!is_plain && o->has_goroutine && e->subject != o->goroutine))
			continue;
		rc = transition(seg, e, is_plain);
		if (UNLIKELY(rc < 0))
			return rc;
	}
	return 0;
}

int tc_prof_reach_slots(struct tc_prof_segment *seg, uint32_t n)
{
	int rc;

	if (n <= seg->n_slots)
		return 0;
	rc = TC_GROW_LINES(seg->alloc, &seg->slots, &seg->cap_slots, n, 0);
	if (rc < 0)
		return rc;
	memset(seg->slots + seg->n_slots, 0, (n - seg->n_slots) * sizeof(*seg->slots));
	seg->n_slots = n;
	return 0;
}

int tc_prof_take(struct tc_prof_segment *seg, const struct tacho_event *e, uint32_t n_slots)
{
	int rc = tc_prof_reach_slots(seg, n_slots);

	return rc == 0 && is_wanted(seg, e) ? transition(seg, e, true) : rc;
}

int tc_prof_begin_block(struct tc_prof_segment *seg, const struct tacho_block *b)
{
	seg->gen = b->gen;
	return tc_prof_reach_slots(seg, b->n_slots);
}

int tc_prof_feed(void *segment, const struct tacho_block *b)
{
	struct tc_prof_segment *seg = segment;
	int rc = tc_prof_begin_block(seg, b);

	if (rc < 0)
		return rc;
	if (!seg->is_plain)
		return feed_events(seg, b, false, false);
	return seg->n_slots > MANY_SLOTS ? feed_events(seg, b, true, true)
					 : feed_events(seg, b, true, false);
}

void tc_prof_segment_reset(struct tc_prof_segment *seg)
{
	for (size_t i = TC_PROF_NOWHERE; i < seg->n_sums; i++)
		tc_hist_clear(&seg->sums[i].hist);
	for (int k = 0; k < TACHO_PROFILE_COUNT; k++)
		tc_refmap_clear(&seg->sum_of[k + 1]);
	tc_refmap_clear(&seg->class_of[TACHO_GO_WAITING]);
	tc_refmap_clear(&seg->match_of_stack);
	seg->gen = NULL;
	seg->is_plain = tc_prof_is_plain(seg->owner);
	seg->n_slots = 0;
	seg->held.n = 0;
	seg->held.free = 0;
	seg->n_lives = 1;
	seg->n_sums = TC_PROF_FIRST_SUM;
	seg->free_life = 0;
	seg->n_goroutines = 0;
	if (seg->life_of_id.n > 0)
		tc_table_clear(&seg->life_of_id);
	tc_prof_pendings_clear(&seg->pendings, seg->alloc);
}
