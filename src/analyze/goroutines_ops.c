/* SPDX-License-Identifier: MIT */
/*
 * Goroutine statistics: the events that a segment cannot deal with alone, and the
 * operations that it writes for the merge instead. See goroutines_replay.c for what
 * becomes of them.
 */
#include "analyze/goroutines_state.h"

int tc_go_add_op(struct tc_go_segment *seg, const struct tc_go_op *op)
{
	int rc = TC_GROW(seg->alloc, &seg->ops, &seg->cap_ops, seg->n_ops + 1, 0);

	if (rc == 0)
		seg->ops[seg->n_ops++] = *op;
	return rc;
}

int tc_go_more_of(struct tc_go_segment *seg, struct tc_go_life *life, struct tc_go_more **out)
{
	if (life->more == 0) {
		uint32_t i = seg->free_more;

		if (i) {
			seg->free_more = seg->mores[i].next_free;
		} else {
			int rc = TC_GROW(seg->alloc, &seg->mores, &seg->cap_mores, seg->n_mores + 1,
					 UINT32_MAX);

			if (rc < 0)
				return rc;
			i = (uint32_t)seg->n_mores++;
		}
		seg->mores[i] = (struct tc_go_more){ 0 };
		life->more = i;
	}
	*out = &seg->mores[life->more];
	return 0;
}

/* The account of the life in a slot, made if need be. */
int tc_go_account_of(struct tc_go_segment *seg, uint32_t slot, int64_t id, uint32_t *out)
{
	struct tc_go_life *life = &seg->lives[slot];
	struct tc_go_more *more;
	int rc = tc_go_more_of(seg, life, &more);

	if (rc < 0)
		return rc;
	*out = more->account;
	if (*out)
		return 0;
	rc = TC_GROW(seg->alloc, &seg->accounts, &seg->cap_accounts, seg->n_accounts + 1,
		     UINT32_MAX);
	if (rc < 0)
		return rc;
	seg->accounts[seg->n_accounts] = (struct tc_go_account){ .record = TC_GO_NO_RECORD };
	more->account = *out = (uint32_t)seg->n_accounts++;
	life->is_used = true;
	life->id = id;
	/* What operations close must be closed by one. */
	if (life->has_final)
		return tc_go_add_op(seg, &(struct tc_go_op){ .type = TC_GO_OP_FINAL,
							     .ns = more->final_ns,
							     .account = *out });
	return 0;
}

int tc_go_proc_index_slow(struct tc_go_segment *seg, int64_t id, uint32_t *out)
{
	uint32_t i = tc_table_get(&seg->proc_index, (uint64_t)id);
	int rc;

	if (i == TC_TABLE_NONE) {
		i = (uint32_t)seg->n_procs;
		rc = TC_GROW(seg->alloc, &seg->procs, &seg->cap_procs, seg->n_procs + 1,
			     TC_GO_NO_PROC);
		if (rc == 0)
			rc = tc_table_put(&seg->proc_index, (uint64_t)id, i);
		if (rc < 0)
			return rc;
		seg->procs[seg->n_procs++] = (struct tc_go_proc){ .id = id };
	}
	if ((uint64_t)id < TC_GO_CACHED_PROCS)
		seg->proc_cache[id] = i;
	*out = i;
	return 0;
}

/* An operation on a P that shows at the merge only: what rests on Ps may be wrong. */
int tc_go_clobber(struct tc_go_segment *seg, uint32_t slot, const struct tacho_event *e,
		  enum tc_go_op_type type)
{
	struct tc_go_op op = { .type = (uint8_t)type, .ns = e->time_ns };
	int rc = tc_go_account_of(seg, slot, e->subject, &op.account);

	op.is_open = type == TC_GO_OP_ENTER;
	seg->has_entered |= op.is_open;
	seg->is_clobbered = true;
	seg->clobbered_ns = e->time_ns;
	return rc < 0 ? rc : tc_go_add_op(seg, &op);
}

static int lose_proc(struct tc_go_segment *seg, uint32_t slot, int64_t now)
{
	struct tc_go_more *more;
	int rc = tc_go_more_of(seg, &seg->lives[slot], &more);

	if (rc < 0)
		return rc;
	more->lost_ns = now;
	seg->slots[slot].state &= (uint16_t)~TC_GO_LOST;
	if (now != 0)
		seg->slots[slot].state |= TC_GO_LOST;
	return 0;
}

/* A P goes idle: who is in a system call on it blocks from now on. */
int tc_go_proc_idle(struct tc_go_segment *seg, const struct tacho_event *e)
{
	struct tc_go_doubt doubt = { 0 };
	struct tc_go_proc *p;
	uint32_t holder;
	bool is_doubtful;
	int rc = tc_go_proc_index(seg, e->subject, &doubt.proc);

	if (rc < 0)
		return rc;
	p = &seg->procs[doubt.proc];
	holder = p->holder;
	doubt.has_bound = p->is_known;
	doubt.bound_ns = p->bound_ns;
	is_doubtful = !p->is_known || (seg->is_clobbered && seg->clobbered_ns > p->bound_ns);
	/* Old state not known: it counts only if it was not idle before. */
	if ((e->open & TACHO_OPEN_FROM) && p->is_known)
		return 0;
	if (!(e->open & TACHO_OPEN_FROM)) {
		*p = (struct tc_go_proc){ p->id, e->time_ns, 0, true };
		if (holder)
			rc = lose_proc(seg, holder - 1, e->time_ns);
	}
	if (!is_doubtful || rc < 0)
		return rc;
	rc = TC_GROW(seg->alloc, &seg->doubts, &seg->cap_doubts, seg->n_doubts + 1, UINT32_MAX);
	if (rc == 0 && holder) {
		struct tc_go_life *life = &seg->lives[holder - 1];

		rc = tc_go_account_of(seg, holder - 1, life->id, &doubt.account);
		if (rc == 0)
			seg->mores[life->more].doubt = (uint32_t)seg->n_doubts;
	}
	if (rc < 0)
		return rc;
	seg->doubts[seg->n_doubts] = doubt;
	return tc_go_add_op(seg, &(struct tc_go_op){ .type = TC_GO_OP_IDLE,
						     .ns = e->time_ns,
						     .arg = (uint32_t)seg->n_doubts++,
						     .is_open = (e->open & TACHO_OPEN_FROM) != 0 });
}

/* Begin and end in succession are one operation, and so are several of them. */
static bool join_ops(struct tc_go_segment *seg, const struct tc_go_op *end)
{
	struct tc_go_op *op = seg->n_ops ? &seg->ops[seg->n_ops - 1] : NULL;
	bool is_sweep = end->type == TC_GO_OP_SWEEP_END;
	int64_t ns;

	if (!op || op->type != (is_sweep ? TC_GO_OP_SWEEP_BEGIN : TC_GO_OP_RANGE_BEGIN) ||
	    op->account != end->account || op->arg != end->arg || op->detail != end->detail ||
	    op->is_open || op->is_by_id || op->account == 0 || op->ns == 0)
		return false;
	ns = tc_wrap_sub(end->ns, op->ns);
	op->type = is_sweep ? TC_GO_OP_SWEEP_SPAN : TC_GO_OP_RANGE_SPAN;
	op->ns = ns;
	if (seg->n_ops >= 2 && op[-1].type == op->type && op[-1].account == op->account &&
	    op[-1].arg == op->arg && op[-1].detail == op->detail) {
		op[-1].ns = tc_wrap_add(op[-1].ns, ns);
		seg->n_ops--;
	}
	return true;
}

static int range_event(struct tc_go_segment *seg, const struct tacho_event *e)
{
	bool is_sweep = e->scope == TACHO_SCOPE_PROC;
	struct tc_go_op op = { .ns = e->time_ns, .detail = e->detail, .arg = e->name };
	bool has_slot = e->slot < seg->n_slots;
	int rc = 0;

	if (!is_sweep && e->scope != TACHO_SCOPE_GOROUTINE)
		return 0;
	op.type = e->kind == TACHO_KIND_RANGE_BEGIN    ? TC_GO_OP_RANGE_BEGIN
		  : e->kind == TACHO_KIND_RANGE_ACTIVE ? TC_GO_OP_RANGE_ACTIVE
						       : TC_GO_OP_RANGE_END;
	if (is_sweep)
		op.type = (uint8_t)(op.type + (TC_GO_OP_SWEEP_BEGIN - TC_GO_OP_RANGE_BEGIN));
	op.is_open = (e->open & TACHO_OPEN_CONTEXT) != 0;
	if (op.is_open)
		return tc_go_add_op(seg, &op);
	if (is_sweep) {
		rc = tc_go_proc_index(seg, e->subject, &op.arg);
		if (rc == 0 && e->g != TACHO_NONE && has_slot)
			rc = tc_go_account_of(seg, e->slot, e->g, &op.account);
	} else if (has_slot && (e->subject == e->g || (seg->lives[e->slot].is_used &&
						       seg->lives[e->slot].id == e->subject))) {
		rc = tc_go_account_of(seg, e->slot, e->subject, &op.account);
	} else {
		/* About another goroutine, whose slot is not known. */
		rc = TC_GROW(seg->alloc, &seg->ids, &seg->cap_ids, seg->n_ids + 1, UINT32_MAX);
		if (rc < 0)
			return rc;
		op.is_by_id = true;
		op.arg = (uint32_t)seg->n_ids;
		seg->ids[seg->n_ids++] = e->subject;
	}
	if (rc < 0 || (e->kind == TACHO_KIND_RANGE_END && join_ops(seg, &op)))
		return rc;
	return tc_go_add_op(seg, &op);
}

/* As the reference has it: a Sync at time 0 is none, and the next event is one. */
int tc_go_sync_at_zero(struct tc_go_segment *seg, const struct tacho_event *next)
{
	seg->wants_sync = false;
	seg->syncs[seg->n_syncs - 1] = next->time_ns;
	return tc_go_add_op(seg, &(struct tc_go_op){ .type = TC_GO_OP_SYNC, .ns = next->time_ns });
}

static int sync_event(struct tc_go_segment *seg, const struct tacho_event *e,
		      const struct tacho_event *next)
{
	int rc = TC_GROW(seg->alloc, &seg->syncs, &seg->cap_syncs, seg->n_syncs + 1, TC_GO_SYNCS);

	if (rc < 0)
		return rc;
	seg->syncs[seg->n_syncs++] = e->time_ns;
	seg->wants_sync = e->time_ns == 0;
	rc = tc_go_add_op(seg, &(struct tc_go_op){ .type = TC_GO_OP_SYNC, .ns = e->time_ns });
	return rc == 0 && seg->wants_sync && next ? tc_go_sync_at_zero(seg, next) : rc;
}

int tc_go_rare_event(struct tc_go_segment *seg, const struct tacho_event *e,
		     const struct tacho_event *next)
{
	switch (e->kind) {
	case TACHO_KIND_SYNC: return sync_event(seg, e, next);
	case TACHO_KIND_RANGE_BEGIN:
	case TACHO_KIND_RANGE_ACTIVE:
	case TACHO_KIND_RANGE_END: return range_event(seg, e);
	default: return 0;
	}
}
