/* SPDX-License-Identifier: MIT */
/*
 * Goroutine statistics with a profile along: goroutines that are born in the segment
 * and have nothing special about them, which are most; see goroutines_join.h. What is done
 * here in short is what the births and ends of goroutines_feed.c and profile_feed.c
 * come to, and whatever is not certain is left to these.
 */
#include "analyze/goroutines_end.h"
#include "analyze/goroutines_join.h"

bool tc_go_is_born(struct tc_go_segment *seg, const struct tacho_event *e)
{
	uint32_t name = tc_refmap_get(&seg->name_of_stack, e->u.subject_stack), sum;
	struct tc_prof_segment *profile = seg->profile;
	struct tc_go_life *life = &seg->lives[e->slot];

	if (e->to != TACHO_GO_RUNNABLE || e->open || e->detail || e->time_ns == 0 ||
	    life->is_used || profile->slots[e->slot].mode != TC_PROF_UNSEEN ||
	    profile->owner->opts.complete || seg->owner->opts.keep != TACHO_KEEP_NONE)
		return false;
	sum = tc_prof_next(profile, TACHO_GO_RUNNABLE, 0, e->stack);
	if (e->u.subject_stack == 0 || name == 0 || name == TC_GO_NO_NAME || sum == TC_PROF_NO_SUM)
		return false;
	profile->n_goroutines++;
	seg->slots[e->slot] = (struct tc_go_slot){ .since_ns = e->time_ns,
						   .stack = e->stack,
						   .latency = seg->names[name].latency,
						   .profile_sum = sum,
						   .state = TACHO_GO_RUNNABLE | TC_GO_NAMED,
						   .is_fresh = true };
	seg->extras[e->slot].few_max_ns = 0;
	seg->extras[e->slot].n_few = 0;
	*life = (struct tc_go_life){ .id = e->subject,
				     .first_ns = e->time_ns,
				     .name = name,
				     .sync = (seg->n_syncs - 1) & (TC_GO_SYNCS - 1),
				     .first_from = e->from & 0xfU,
				     .first_to = e->to & 0xfU,
				     .has_proc = e->p != TACHO_NONE,
				     .is_used = true,
				     .is_seen = true };
	return true;
}

int tc_go_tell_of_birth(struct tc_go_segment *seg, uint32_t slot)
{
	struct tc_go_slot *s = &seg->slots[slot];
	const struct tc_go_life *life = &seg->lives[slot];
	const struct tc_prof_life told = { .id = life->id,
					   .first_ns = life->first_ns,
					   .slot = slot,
					   .is_birth = true,
					   .is_used = true,
					   .has_run = (s->state & TC_GO_STARTED) != 0 };

	s->is_fresh = false;
	return tc_prof_adopt(seg->profile, &told, s->since_ns, s->profile_sum);
}

/* The run that ends is in no profile, nor among the longest waits. */
bool tc_go_is_over(struct tc_go_segment *seg, const struct tacho_event *e, int *rc)
{
	struct tc_go_slot *s = &seg->slots[e->slot];
	int64_t *running = &s->ns[TC_GO_TIME(TACHO_GO_RUNNING)];

	if (!s->is_fresh || e->open || e->from != TACHO_GO_RUNNING ||
	    s->state != (TACHO_GO_RUNNING | TC_GO_PLAIN | TC_GO_COUNTED))
		return false;
	*running = tc_wrap_add(*running, tc_wrap_sub(e->time_ns, s->since_ns));
	s->state &= (uint16_t)~TC_GO_COUNTED;
	s->is_fresh = false;
	*rc = tc_go_end(seg, e->slot, e);
	return true;
}
