/* SPDX-License-Identifier: MIT */
/*
 * Goroutine statistics, the ends of lives in a segment: a life that is known from its
 * birth goes into its group, and nothing of it remains; any other is left to the merge.
 */
#include "analyze/goroutines_end.h"

/* The goroutine ended, or blocked forever, which is the same. */
int tc_go_end_life(struct tc_go_segment *seg, uint32_t slot, const struct tacho_event *e)
{
	struct tc_go_life *life = &seg->lives[slot];
	struct tc_go_more *more;
	int rc = tc_go_more_of(seg, life, &more);

	if (rc < 0)
		return rc;
	more->end_ns = e->time_ns;
	if (!life->has_final) {
		life->has_final = true;
		more->final_ns = e->time_ns;
	}
	if (more->account == 0)
		return 0;
	return tc_go_add_op(seg, &(struct tc_go_op){ .type = TC_GO_OP_FINAL,
						     .ns = e->time_ns,
						     .account = more->account });
}

static int fold_wait(struct tc_go_segment *seg, struct tc_go_name *name,
		     int64_t times[TACHO_COLUMN_COUNT], uint32_t reason, int64_t ns)
{
	times[TACHO_COLUMN_BLOCKED] = tc_wrap_add(times[TACHO_COLUMN_BLOCKED], ns);
	return tc_sums_add(&seg->sums, &name->sums.blocks, reason, ns);
}

/* A whole life with a known name: into its group, and nothing remains of it. */
static int fold_life(struct tc_go_segment *seg, uint32_t slot, int64_t final_ns)
{
	struct tc_go_life *life = &seg->lives[slot];
	struct tc_go_more *more = &seg->mores[life->more];
	const int64_t *ns = seg->slots[slot].ns;
	struct tc_go_name *name = &seg->names[life->name];
	struct tacho_hist *latency;
	int64_t times[TACHO_COLUMN_COUNT] = {
		[TACHO_COLUMN_RUNNING] = ns[TC_GO_TIME(TACHO_GO_RUNNING)],
		[TACHO_COLUMN_RUNNABLE] = ns[TC_GO_TIME(TACHO_GO_RUNNABLE)],
		[TACHO_COLUMN_SYSCALL] = ns[TC_GO_TIME(TACHO_GO_SYSCALL)],
		[TACHO_COLUMN_SYSCALL_BLOCKED] = more->blocked_ns,
		[TACHO_COLUMN_TOTAL] = tc_wrap_sub(final_ns, life->first_ns),
	};
	int64_t waiting = ns[TC_GO_TIME(TACHO_GO_WAITING)];
	int rc = 0;

	if (waiting)
		rc = fold_wait(seg, name, times, seg->slots[slot].reason, waiting);
	for (unsigned i = 0; i < TC_GO_OTHERS && rc == 0; i++)
		if (life->other_ns[i])
			rc = fold_wait(seg, name, times, life->other_reason[i], life->other_ns[i]);
	for (uint32_t i = more->blocks, next; i && rc == 0; i = next) {
		next = seg->sums.sums[i].next;
		rc = fold_wait(seg, name, times, seg->sums.sums[i].key, seg->sums.sums[i].ns);
	}
	tc_sums_drop(&seg->sums, &more->blocks);
	for (unsigned k = 0; k < TC_GO_TIMES && life->has_top_wait; k++)
		for (size_t i = 0; i < seg->tops[k].n; i++)
			if (seg->tops[k].waits[i].goroutine == life->id)
				seg->tops[k].waits[i].name = life->name;
	latency = &seg->latencies[name->latency];
	latency->total_ns = tc_wrap_add(latency->total_ns, times[TACHO_COLUMN_RUNNABLE]);
	if (life->more) {
		more->next_free = seg->free_more;
		seg->free_more = life->more;
	}
	return rc < 0 ? rc : tc_go_sums_add(&name->sums, seg->alloc, times);
}

/* Is all of an ended life known here? */
static bool is_whole(const struct tc_go_segment *seg, uint32_t slot)
{
	const struct tc_go_life *life = &seg->lives[slot];

	return life->first_from == TACHO_GO_NOT_EXIST && life->name &&
	       tc_go_more(seg, life)->account == 0 && seg->extras[slot].n_few == 0 &&
	       !life->has_own_latency && !seg->names[life->name].is_kept;
}

/* The slot is free again. */
int tc_go_retire(struct tc_go_segment *seg, uint32_t slot)
{
	struct tc_go_life *life = &seg->lives[slot];
	int rc;

	if (life->has_ended && is_whole(seg, slot)) {
		rc = fold_life(seg, slot, tc_go_more(seg, life)->final_ns);
	} else {
		rc = TC_GROW(seg->alloc, &seg->done, &seg->cap_done, seg->n_done + 1, 0);
		if (rc == 0)
			seg->done[seg->n_done++] =
				(struct tc_go_done){ seg->slots[slot], seg->extras[slot], *life };
	}
	*life = (struct tc_go_life){ 0 };
	seg->slots[slot].state = TC_GO_UNSEEN;
	return rc;
}

int tc_go_end(struct tc_go_segment *seg, uint32_t slot, const struct tacho_event *e)
{
	struct tc_go_life *life = &seg->lives[slot];
	int rc;

	/* Almost always nothing needs to be noted, as nothing remains. */
	if (life->more == 0 && is_whole(seg, slot)) {
		rc = fold_life(seg, slot, e->time_ns);
		*life = (struct tc_go_life){ 0 };
		seg->slots[slot].state = TC_GO_UNSEEN;
		return rc;
	}
	rc = tc_go_end_life(seg, slot, e);
	life->has_ended = true;
	return rc < 0 ? rc : tc_go_retire(seg, slot);
}
