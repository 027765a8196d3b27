/* SPDX-License-Identifier: MIT */
/*
 * Goroutine statistics, the part that sees every event: one pass over a block,
 * slots instead of hashing, everything rare out of line. see goroutines_state.h for
 * what a segment knows and what it leaves to the merge.
 */
#include "analyze/goroutines_end.h"
#include "analyze/goroutines_step.h"

#include <string.h>

#define LIKELY(x)     __builtin_expect(!!(x), 1)
#define UNLIKELY(x)   __builtin_expect(!!(x), 0)
#define ALWAYS_INLINE __attribute__((always_inline)) static inline
/* Slots are fetched so many events ahead. */
#define AHEAD 12

static int new_latency(struct tc_go_segment *seg, uint32_t *out)
{
	int rc = TC_GROW(seg->alloc, &seg->latencies, &seg->cap_latencies, seg->n_latencies + 1,
			 UINT32_MAX);

	if (rc < 0)
		return rc;
	*out = (uint32_t)seg->n_latencies++;
	if (seg->n_latencies > seg->made_latencies) {
		seg->latencies[*out] = (struct tacho_hist){ 0 };
		seg->made_latencies = seg->n_latencies;
	}
	return 0;
}

/* Latencies of a goroutine whose group is not sure: too many to keep in the slot. */
static int own_latency(struct tc_go_segment *seg, uint32_t slot)
{
	struct tc_go_extra *x = &seg->extras[slot];
	uint32_t latency;
	struct tacho_hist *h;
	int rc = new_latency(seg, &latency);

	if (rc < 0)
		return rc;
	seg->lives[slot].has_own_latency = true;
	seg->slots[slot].latency = latency;
	h = &seg->latencies[latency];
	h->max_ns = x->few_max_ns;
	for (unsigned i = 0; i < x->n_few && rc == 0; i++)
		rc = tc_buckets_add(&h->buckets, seg->alloc, x->few[i], 1);
	x->n_few = 0;
	return rc;
}

/* Of a goroutine that has no histogram yet. */
int tc_go_keep_latency(struct tc_go_segment *seg, uint32_t slot, int64_t ns)
{
	struct tc_go_extra *x = &seg->extras[slot];
	int rc;

	if (x->n_few < TC_GO_FEW) {
		x->few[x->n_few++] = (uint16_t)tc_hist_bucket(ns);
		if (ns > x->few_max_ns)
			x->few_max_ns = ns;
		return 0;
	}
	rc = own_latency(seg, slot);
	return rc < 0 ? rc : tc_go_count_latency(seg, slot, ns);
}

static int new_name(struct tc_go_segment *seg, uint32_t func, struct tacho_text text, uint32_t *out)
{
	struct tc_go_name *name;
	int rc = TC_GROW(seg->alloc, &seg->names, &seg->cap_names, seg->n_names + 1, TC_GO_NO_NAME);

	if (rc < 0)
		return rc;
	name = &seg->names[seg->n_names];
	if (seg->n_names >= seg->made_names) {
		*name = (struct tc_go_name){ 0 };
		seg->made_names = seg->n_names + 1;
	}
	rc = new_latency(seg, &name->latency);
	if (rc < 0)
		return rc;
	name->ref = func;
	name->is_kept = tc_go_is_kept(seg->owner, text);
	*out = (uint32_t)seg->n_names++;
	return 0;
}

/* Name and reference of the outermost function of a stack; "" if there is none. */
struct tacho_text tc_go_root(const struct tacho_gen *gen, uint32_t stack, uint32_t *func)
{
	size_t depth = tacho_gen_stack_depth(gen, stack);

	if (depth == 0)
		return (struct tacho_text){ "", 0 };
	*func = tacho_gen_stack_frame(gen, stack, depth - 1).func;
	return tacho_gen_string(gen, *func);
}

/* The class of the start function that a stack shows; TC_GO_NO_NAME if it shows none. */
static int name_of_stack(struct tc_go_segment *seg, uint32_t stack, uint32_t *out)
{
	uint32_t name = tc_refmap_get(&seg->name_of_stack, stack), func = 0;
	struct tacho_text text;
	int rc = 0;

	*out = TC_GO_NO_NAME;
	if (name || stack >= tacho_gen_stacks(seg->gen)) {
		*out = name ? name : TC_GO_NO_NAME;
		return 0;
	}
	text = tc_go_root(seg->gen, stack, &func);
	if (text.n > 0 && func < tacho_gen_strings(seg->gen)) {
		*out = tc_table_get(&seg->name_of_func, func);
		if (*out == TC_TABLE_NONE)
			rc = new_name(seg, func, text, out);
		if (rc == 0)
			rc = tc_table_put(&seg->name_of_func, func, *out);
	}
	if (rc == 0)
		rc = tc_refmap_put(&seg->name_of_stack, seg->alloc, stack, *out);
	return rc;
}

/* A goroutine without a name gets it from the first stack that has one. */
static int name_life(struct tc_go_segment *seg, uint32_t slot, const struct tacho_event *e)
{
	struct tc_go_life *life = &seg->lives[slot];
	uint32_t name;
	int rc;

	if (e->u.subject_stack == 0)
		return 0;
	rc = name_of_stack(seg, e->u.subject_stack, &name);
	if (rc < 0 || name == TC_GO_NO_NAME)
		return rc;
	life->name = name;
	seg->slots[slot].state |= TC_GO_NAMED;
	/* Of one that was there before, the name may be another. */
	if (life->first_from < TACHO_GO_RUNNABLE && seg->slots[slot].latency == 0)
		seg->slots[slot].latency = seg->names[name].latency;
	return 0;
}

static int new_reason(struct tc_go_segment *seg, uint32_t ref, uint32_t *out)
{
	struct tacho_text text;
	int rc;

	if (ref >= tacho_gen_strings(seg->gen))
		ref = 0;
	*out = tc_refmap_get(&seg->class_of_reason, ref);
	if (*out)
		return 0;
	text = tacho_gen_string(seg->gen, ref);
	if (text.n == 7 && memcmp(text.s, "forever", 7) == 0 && seg->forever) {
		*out = seg->forever;
	} else {
		rc = TC_GROW(seg->alloc, &seg->reasons, &seg->cap_reasons, seg->n_reasons + 1,
			     UINT32_MAX);
		if (rc < 0)
			return rc;
		*out = (uint32_t)seg->n_reasons++;
		seg->reasons[*out] = (struct tc_go_reason){ .ref = ref };
		if (text.n == 7 && memcmp(text.s, "forever", 7) == 0)
			seg->forever = *out;
	}
	return tc_refmap_put(&seg->class_of_reason, seg->alloc, ref, *out);
}

ALWAYS_INLINE int reason_class(struct tc_go_segment *seg, uint32_t ref, uint32_t *out)
{
	*out = tc_refmap_get(&seg->class_of_reason, ref);
	return *out ? 0 : new_reason(seg, ref, out);
}

/* Into the list of the life. */
static int flush_other(struct tc_go_segment *seg, struct tc_go_life *life, unsigned i)
{
	int64_t ns = life->other_ns[i];
	struct tc_go_more *more;
	int rc;

	if (ns == 0)
		return 0;
	life->other_ns[i] = 0;
	rc = tc_go_more_of(seg, life, &more);
	return rc < 0 ? rc : tc_sums_add(&seg->sums, &more->blocks, life->other_reason[i], ns);
}

/*
 * ns[Waiting] of a slot is for one reason. Another reason takes its place; the last ones
 * stay at hand, as most goroutines wait for two or three in turn, and the oldest goes. It is
 * not the newest of them, which tc_go_wait_for looks at.
 */
int tc_go_change_reason(struct tc_go_segment *seg, uint32_t slot, uint32_t reason)
{
	enum {
		OLDEST = TC_GO_OTHERS - 1
	};
	struct tc_go_slot *s = &seg->slots[slot];
	struct tc_go_life *life = &seg->lives[slot];
	int64_t *current = &s->ns[TC_GO_TIME(TACHO_GO_WAITING)], ns = 0;

	if (life->other_reason[OLDEST] == reason) {
		ns = life->other_ns[OLDEST];
	} else {
		int rc = flush_other(seg, life, OLDEST);

		if (rc < 0)
			return rc;
	}
	life->other_ns[OLDEST] = life->other_ns[0];
	life->other_reason[OLDEST] = life->other_reason[0];
	life->other_ns[0] = *current;
	life->other_reason[0] = s->reason;
	*current = ns;
	s->reason = reason;
	return 0;
}

static int enter_syscall(struct tc_go_segment *seg, struct tc_go_slot *s,
			 const struct tacho_event *e)
{
	int rc;

	s->proc = TC_GO_NO_PROC;
	if (e->open & TACHO_OPEN_CONTEXT)
		return tc_go_clobber(seg, e->slot, e, TC_GO_OP_ENTER);
	rc = tc_go_proc_index(seg, e->p, &s->proc);
	if (rc == 0)
		tc_go_bind(seg, s->proc, e->slot, e->time_ns);
	return rc;
}

/* The P is lost from `lost_ns` on: move that part of the time. */
static void split_syscall(struct tc_go_segment *seg, uint32_t slot, int64_t now)
{
	struct tc_go_slot *s = &seg->slots[slot];
	struct tc_go_more *more = &seg->mores[seg->lives[slot].more];
	int64_t *in_call = &s->ns[TC_GO_TIME(TACHO_GO_SYSCALL)];
	int64_t blocked = tc_wrap_sub(now, more->lost_ns);

	*in_call = tc_wrap_sub(*in_call, blocked);
	more->blocked_ns = tc_wrap_add(more->blocked_ns, blocked);
	s->state &= (uint16_t)~TC_GO_LOST;
	if (more->doubt) {
		seg->doubts[more->doubt].blocked_ns = blocked;
		seg->doubts[more->doubt].is_over = true;
		more->doubt = 0;
	}
}

/* The slot is not LOST. */
static int leave_syscall(struct tc_go_segment *seg, const struct tc_go_slot *s,
			 const struct tacho_event *e)
{
	if (s->proc == TC_GO_NO_PROC)
		return tc_go_clobber(seg, e->slot, e, TC_GO_OP_LEAVE);
	tc_go_unbind(seg, s->proc, e->time_ns);
	return 0;
}

/* The flags stay. A state that begins at time 0 has no time: see the invariants. */
static void set_state(struct tc_go_slot *s, uint8_t state, int64_t now)
{
	bool is_untimed = now == 0 && state != TACHO_GO_RUNNING;

	s->state = (uint16_t)(state | (s->state & TC_GO_FLAGS) | (is_untimed ? TC_GO_UNTIMED : 0));
}

static void note_wait(struct tc_go_segment *seg, uint32_t slot, const struct tacho_event *e,
		      int64_t ns)
{
	const struct tc_go_slot *s = &seg->slots[slot];
	struct tc_go_life *life = &seg->lives[slot];
	unsigned k = TC_GO_TIME(e->from);
	bool is_blocked = e->from == TACHO_GO_WAITING;

	life->has_top_wait = true;
	seg->min_wait_ns[k] = tc_go_top_add(
		&seg->tops[k], seg->owner->opts.waits,
		&(struct tacho_wait){ .ns = ns,
				      .begin_ns = s->since_ns,
				      .goroutine = e->subject,
				      .name = life->name,
				      .reason = is_blocked ? seg->reasons[s->reason].ref : 0,
				      .stack = s->stack,
				      .state = e->from });
}

static int enter_waiting(struct tc_go_segment *seg, struct tc_go_slot *s,
			 const struct tacho_event *e)
{
	uint32_t reason;
	int rc = reason_class(seg, e->name, &reason);

	if (rc == 0)
		rc = tc_go_wait_for(seg, e->slot, reason);
	if (rc == 0 && UNLIKELY(reason == seg->forever)) {
		s->state |= TC_GO_UNTIMED;
		rc = tc_go_end_life(seg, e->slot, e);
	}
	return rc;
}

static int begin_to_run(struct tc_go_segment *seg, struct tc_go_slot *s,
			const struct tacho_event *e)
{
	struct tc_go_more *more;
	int rc;

	s->state |= TC_GO_STARTED;
	if (seg->owner->opts.keep == TACHO_KEEP_NONE)
		return 0;
	rc = tc_go_more_of(seg, &seg->lives[e->slot], &more);
	if (rc == 0)
		more->start_ns = e->time_ns;
	return rc;
}

/* The new state begins: any state, with all that is rare. */
static int enter(struct tc_go_segment *seg, struct tc_go_slot *s, const struct tacho_event *e)
{
	if (e->to == TACHO_GO_NOT_EXIST)
		return tc_go_end(seg, e->slot, e);
	if (e->to < TACHO_GO_RUNNABLE || e->to > TACHO_GO_SYSCALL)
		return 0;
	s->since_ns = e->time_ns;
	s->stack = e->stack;
	set_state(s, e->to, e->time_ns);
	if (e->to == TACHO_GO_SYSCALL)
		return enter_syscall(seg, s, e);
	if (e->to == TACHO_GO_WAITING)
		return enter_waiting(seg, s, e);
	if (e->to == TACHO_GO_RUNNING && !(s->state & TC_GO_STARTED) && e->time_ns != 0)
		return begin_to_run(seg, s, e);
	return 0;
}

/* The first transition of a life. */
static int begin_life(struct tc_go_segment *seg, uint32_t slot, const struct tacho_event *e)
{
	struct tc_go_life *life = &seg->lives[slot];
	bool is_birth = e->from == TACHO_GO_NOT_EXIST || e->from == TACHO_GO_UNDETERMINED;
	int rc = 0;

	if (is_birth && life->is_used)
		rc = tc_go_retire(seg, slot);
	seg->slots[slot] = (struct tc_go_slot){ .state = TC_GO_UNSEEN };
	seg->extras[slot] = (struct tc_go_extra){ 0 };
	life->is_used = life->is_seen = true;
	life->id = e->subject;
	life->first_ns = e->time_ns;
	life->first_from = e->from & 0xfU;
	life->first_to = e->to & 0xfU;
	life->has_proc = e->p != TACHO_NONE;
	life->sync = (seg->n_syncs - 1) & (TC_GO_SYNCS - 1);
	if (rc == 0 && e->to == TACHO_GO_WAITING)
		rc = reason_class(seg, e->name, &life->first_reason);
	if (rc == 0 && e->from == TACHO_GO_SYSCALL)
		rc = tc_go_clobber(seg, slot, e, TC_GO_OP_LEAVE);
	return rc;
}

/* What is not the next transition of a life that we know and time. */
static int odd_transition(struct tc_go_segment *seg, const struct tacho_event *e)
{
	struct tc_go_slot *s = &seg->slots[e->slot];
	int rc = 0;

	if ((s->state & TC_GO_STATE_MASK) == TC_GO_UNSEEN || e->from == TACHO_GO_NOT_EXIST ||
	    e->from == TACHO_GO_UNDETERMINED)
		rc = begin_life(seg, e->slot, e);
	if (rc == 0 && !(s->state & TC_GO_NAMED))
		rc = name_life(seg, e->slot, e);
	return rc < 0 ? rc : enter(seg, s, e);
}

/* A transition in full generality. */
static int full_transition(struct tc_go_segment *seg, const struct tacho_event *e)
{
	struct tc_go_slot *s = &seg->slots[e->slot];
	int64_t ns = tc_wrap_sub(e->time_ns, s->since_ns);
	unsigned k = TC_GO_TIME(e->from);
	int rc = 0;

	/* States of slots are Runnable … Syscall, so k is a valid index below. */
	if ((s->state & ~TC_GO_FLAGS) != e->from)
		return odd_transition(seg, e);
	s->ns[k] = tc_wrap_add(s->ns[k], ns);
	if (ns > seg->min_wait_ns[k])
		note_wait(seg, e->slot, e, ns);
	if (e->from == TACHO_GO_SYSCALL) {
		if (s->state & TC_GO_LOST)
			split_syscall(seg, e->slot, e->time_ns);
		rc = leave_syscall(seg, s, e);
	} else if (e->from == TACHO_GO_RUNNABLE && e->to == TACHO_GO_RUNNING) {
		rc = tc_go_count_latency(seg, e->slot, ns);
	}
	if (rc == 0 && !(s->state & TC_GO_NAMED))
		rc = name_life(seg, e->slot, e);
	return rc < 0 ? rc : enter(seg, s, e);
}

/* The same for a goroutine that the profile sees, too. */
static int full_transition_joined(struct tc_go_segment *seg, const struct tacho_event *e)
{
	int rc = 0;

	if (e->from == TACHO_GO_NOT_EXIST
		    ? tc_go_is_born(seg, e)
		    : e->to == TACHO_GO_NOT_EXIST && tc_go_is_over(seg, e, &rc))
		return rc;
	rc = tc_go_give_back(seg, e->slot);
	if (rc == 0)
		rc = tc_prof_transition(seg->profile, e);
	if (rc == 0)
		rc = full_transition(seg, e);
	tc_go_borrow(seg, e->slot);
	return rc;
}

static int special_transition(struct tc_go_segment *seg, const struct tacho_event *e,
			      bool is_joined)
{
	return is_joined ? full_transition_joined(seg, e) : full_transition(seg, e);
}

/* What is plain, here; the rest, elsewhere. `to` and `is_joined` are constants. */
ALWAYS_INLINE int transition_to(struct tc_go_segment *seg, const struct tacho_event *e, uint8_t to,
				bool is_joined)
{
	const struct tc_go_step step = {
		.time_ns = e->time_ns,
		.p = e->p,
		.slot = e->slot,
		.stack = e->stack,
		.name = e->name,
		.from = e->from,
		.to = to,
	};
	struct tc_go_plain plain;
	uint32_t sum = 0;

	if (is_joined)
		sum = tc_prof_next(seg->profile, to, e->name, e->stack);
	if (LIKELY(!e->open && tc_go_look(seg, &step, sum, is_joined, &plain)))
		return tc_go_apply(seg, &step, &plain, is_joined);
	return special_transition(seg, e, is_joined);
}

ALWAYS_INLINE int transition(struct tc_go_segment *seg, const struct tacho_event *e, bool is_joined)
{
	switch (e->to) {
	case TACHO_GO_RUNNABLE: return transition_to(seg, e, TACHO_GO_RUNNABLE, is_joined);
	case TACHO_GO_RUNNING: return transition_to(seg, e, TACHO_GO_RUNNING, is_joined);
	case TACHO_GO_WAITING: return transition_to(seg, e, TACHO_GO_WAITING, is_joined);
	case TACHO_GO_SYSCALL: return transition_to(seg, e, TACHO_GO_SYSCALL, is_joined);
	default: return special_transition(seg, e, is_joined);
	}
}

static int add_slots(struct tc_go_segment *seg, size_t n)
{
	int rc = TC_GROW_LINES(seg->alloc, &seg->slots, &seg->cap_slots, n, 0);

	if (rc == 0)
		rc = TC_GROW(seg->alloc, &seg->extras, &seg->cap_extras, n, 0);
	if (rc == 0)
		rc = TC_GROW(seg->alloc, &seg->lives, &seg->cap_lives, n, 0);
	if (rc < 0)
		return rc;
	for (size_t i = seg->n_slots; i < n; i++)
		seg->slots[i] = (struct tc_go_slot){ .state = TC_GO_UNSEEN };
	memset(seg->lives + seg->n_slots, 0, (n - seg->n_slots) * sizeof(*seg->lives));
	seg->n_slots = n;
	return 0;
}

ALWAYS_INLINE int feed_transition(struct tc_go_segment *seg, const struct tacho_event *e,
				  bool is_joined)
{
	/* A status repeated at a border says nothing new. */
	if (e->from == e->to && !(e->open & TACHO_OPEN_FROM))
		return 0;
	if (e->scope == TACHO_SCOPE_GOROUTINE)
		return e->slot < seg->n_slots ? transition(seg, e, is_joined) : 0;
	if (e->scope == TACHO_SCOPE_PROC && e->to == TACHO_PROC_IDLE)
		return tc_go_proc_idle(seg, e);
	return 0;
}

ALWAYS_INLINE int feed_events(struct tc_go_segment *seg, const struct tacho_block *b, bool is_large,
			      bool is_joined)
{
	const struct tacho_event *end = b->events + b->n;

	for (const struct tacho_event *e = b->events; e < end; e++) {
		int rc = 0;

		if (is_large && end - e > AHEAD && e[AHEAD].slot < seg->n_slots) {
			__builtin_prefetch(&seg->slots[e[AHEAD].slot], 1);
			__builtin_prefetch(&seg->extras[e[AHEAD].slot], 1);
			__builtin_prefetch(&seg->lives[e[AHEAD].slot], 1);
			if (is_joined)
				__builtin_prefetch(&seg->profile->slots[e[AHEAD].slot], 1);
		}
		if (e->kind == TACHO_KIND_STATE_TRANSITION)
			rc = feed_transition(seg, e, is_joined);
		else if (UNLIKELY(tc_go_is_noted(e)))
			rc = tc_go_rare_event(seg, e, e + 1 < end ? e + 1 : NULL);
		if (UNLIKELY(rc < 0))
			return rc;
	}
	return 0;
}

static int begin_block(struct tc_go_segment *seg, const struct tacho_block *b)
{
	int rc = 0;

	if (b->n == 0)
		return 0;
	if (b->n_slots > seg->n_slots)
		rc = add_slots(seg, b->n_slots);
	seg->gen = b->gen;
	if (!seg->has_events) {
		seg->has_events = true;
		seg->first_ns = b->events[0].time_ns;
	}
	if (seg->wants_sync && rc == 0)
		rc = tc_go_sync_at_zero(seg, b->events);
	seg->last_ns = b->events[b->n - 1].time_ns;
	return rc;
}

int tc_go_feed(void *segment, const struct tacho_block *b)
{
	struct tc_go_segment *seg = segment;
	int rc = begin_block(seg, b);

	if (rc < 0 || b->n == 0)
		return rc;
	return seg->n_slots > TC_GO_MANY_SLOTS ? feed_events(seg, b, true, false)
					       : feed_events(seg, b, false, false);
}

int tc_go_feed_joined(void *segment, const struct tacho_block *b)
{
	struct tc_go_segment *seg = segment;
	int rc = begin_block(seg, b);

	if (rc == 0)
		rc = tc_prof_begin_block(seg->profile, b);
	if (rc < 0 || b->n == 0)
		return rc;
	return seg->n_slots > TC_GO_MANY_SLOTS ? feed_events(seg, b, true, true)
					       : feed_events(seg, b, false, true);
}

int tc_go_reach_slots(struct tc_go_segment *seg, uint32_t n)
{
	int rc = n > seg->n_slots ? add_slots(seg, n) : 0;

	return rc < 0 ? rc : tc_prof_reach_slots(seg->profile, n);
}

int tc_go_take(struct tc_go_segment *seg, const struct tacho_event *e, uint32_t n_slots)
{
	int rc = n_slots > seg->n_slots ? tc_go_reach_slots(seg, n_slots) : 0;

	if (rc < 0)
		return rc;
	if (e->kind != TACHO_KIND_STATE_TRANSITION)
		return tc_go_rare_event(seg, e, NULL);
	if (e->from == TACHO_GO_NOT_EXIST && e->scope == TACHO_SCOPE_GOROUTINE &&
	    e->slot < seg->n_slots && tc_go_is_born(seg, e))
		return 0;
	return feed_transition(seg, e, true);
}

void tc_go_segment_reset(struct tc_go_segment *seg)
{
	for (size_t i = 1; i < seg->n_names; i++)
		tc_go_sums_clear(&seg->names[i].sums);
	for (size_t i = 0; i < seg->n_latencies; i++)
		tc_hist_clear(&seg->latencies[i]);
	seg->gen = NULL;
	seg->has_events = seg->wants_sync = false;
	seg->is_clobbered = seg->has_entered = false;
	seg->n_slots = seg->n_done = seg->n_ops = seg->n_ids = 0;
	seg->forever = 0;
	seg->free_more = 0;
	seg->n_syncs = seg->n_mores = 1;
	seg->n_accounts = seg->n_doubts = seg->n_latencies = seg->n_names = 1;
	seg->n_reasons = seg->n_procs = 1;
	memset(seg->proc_cache, 0, sizeof(seg->proc_cache));
	tc_table_clear(&seg->proc_index);
	tc_table_clear(&seg->name_of_func);
	tc_refmap_clear(&seg->name_of_stack);
	tc_refmap_clear(&seg->class_of_reason);
	tc_sums_clear(&seg->sums);
	for (unsigned k = 0; k < TC_GO_TIMES; k++) {
		seg->tops[k].n = 0;
		seg->min_wait_ns[k] = seg->owner->opts.waits ? 0 : INT64_MAX;
	}
	seg->min_wait_ns[TC_GO_TIME(TACHO_GO_RUNNING)] = INT64_MAX;
}
