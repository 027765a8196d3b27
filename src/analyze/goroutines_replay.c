/* SPDX-License-Identifier: MIT */
/*
 * Goroutine statistics, the part that cannot be decided in a segment: ranges, and
 * who is in a system call on which P across the border of a segment. The segment
 * left operations; here they are done in order, on the records.
 *
 * System calls. The reference binds a goroutine to the P that it takes into a
 * call; when that P goes idle, the rest of the call is blocked time. Leaving a call
 * unbinds whoever is bound to the P of that call by then (so a goroutine that comes
 * back late can unbind another: such a P's loss goes unnoticed, here too). A segment
 * does this itself where it saw the binding. It cannot where a call began before
 * the segment: then it does not know the P that is unbound. Each idle P whose
 * binding is older than such an operation is a doubt, with what the segment assumed
 * (that the binding held). If it did not, the assumption is taken back.
 */
#include "analyze/goroutines_state.h"

#include <stdio.h>
#include <string.h>

struct replay {
	struct tacho_goroutines *g;
	struct tc_go_segment *seg;
	const struct tacho_border *border;
	size_t next_open; /* in the border's list */
};

/* The completed form of an open event; both lists are in order of time. */
static const struct tacho_event *open_event(struct replay *r, int64_t ns)
{
	size_t n = tacho_border_open_events(r->border);

	for (; r->next_open < n; r->next_open++) {
		const struct tacho_event *e = tacho_border_open_event(r->border, r->next_open);

		if (e->time_ns == ns)
			return e;
		if (e->time_ns > ns)
			break;
	}
	return NULL;
}

static struct tc_go_record *record_of_id(struct tacho_goroutines *g, int64_t id)
{
	uint32_t i = tc_gomap_get(&g->record_of_id, (uint64_t)id);

	return i == TC_TABLE_NONE ? NULL : &g->records[i];
}

/* NULL: the analysis does not know such a goroutine. */
static int record_of_account(struct replay *r, uint32_t account, struct tc_go_record **out)
{
	int rc = tc_go_resolve(r->g, r->seg, account);
	uint32_t i = r->seg->accounts[account].record;

	*out = rc < 0 || i == TC_GO_NO_RECORD ? NULL : &r->g->records[i];
	return rc;
}

/* The stable id of a range's name. */
static int range_name(struct replay *r, const struct tc_go_op *op, uint32_t ref, uint32_t *id)
{
	struct tacho_event e = { .kind = TACHO_KIND_RANGE_BEGIN,
				 .detail = op->detail,
				 .name = ref };
	const struct tacho_gen *gen = tacho_border_gen(r->border);
	struct tacho_symbols *symbols = tacho_border_symbols(r->border);
	char buf[128], *text = buf;
	size_t n = tacho_range_name(gen, &e, buf, sizeof(buf));
	int rc;

	if (n >= sizeof(buf)) {
		text = tc_alloc(r->g->alloc, n + 1);
		if (!text)
			return TACHO_ENOMEM;
		(void)tacho_range_name(gen, &e, text, n + 1);
	}
	rc = tacho_symbols_text(symbols, text, n, id);
	if (text != buf)
		tc_free(r->g->alloc, text);
	return rc;
}

static int range_on(struct replay *r, struct tc_go_record *rec, const struct tc_go_op *op,
		    uint32_t ref)
{
	struct tc_go_rest *rest;
	struct tc_sum *sum;
	uint32_t name;
	int rc = range_name(r, op, ref, &name);

	if (rc == 0)
		rc = tc_go_rest_of(r->g, rec, &rest);
	if (rc == 0)
		rc = tc_sums_get(&r->g->sums, &rest->ranges, name, &sum);
	if (rc < 0)
		return rc;
	switch (op->type) {
	case TC_GO_OP_RANGE_BEGIN:
	case TC_GO_OP_SWEEP_BEGIN: sum->since_ns = op->ns; break;
	case TC_GO_OP_RANGE_ACTIVE:
	case TC_GO_OP_SWEEP_ACTIVE:
		if (sum->since_ns)
			sum->ns = tc_wrap_add(sum->ns, tc_wrap_sub(r->g->sync_ns, sum->since_ns));
		sum->since_ns = r->g->sync_ns;
		break;
	case TC_GO_OP_RANGE_SPAN:
	case TC_GO_OP_SWEEP_SPAN:
		sum->ns = tc_wrap_add(sum->ns, op->ns);
		sum->since_ns = 0;
		break;
	default:
		if (sum->since_ns)
			sum->ns = tc_wrap_add(sum->ns, tc_wrap_sub(op->ns, sum->since_ns));
		sum->since_ns = 0;
		break;
	}
	return 0;
}

/* A range of a goroutine. */
static int do_range(struct replay *r, const struct tc_go_op *op)
{
	struct tc_go_record *rec = NULL;
	const struct tacho_event *e;
	uint32_t ref = op->arg;
	int rc = 0;

	if (op->is_open) {
		e = open_event(r, op->ns);
		if (e)
			rec = record_of_id(r->g, e->subject);
		ref = e ? e->name : 0;
	} else if (op->is_by_id) {
		rec = record_of_id(r->g, r->seg->ids[op->arg]);
		ref = 0;
	} else if (op->account) {
		rc = record_of_account(r, op->account, &rec);
	}
	return rc < 0 || !rec ? rc : range_on(r, rec, op, ref);
}

/*
 * A sweep, a range of a P. It counts for the goroutine that was on the P at its
 * begin, if the same one is at its end.
 */
static int do_sweep(struct replay *r, const struct tc_go_op *op)
{
	struct tc_go_record *rec = NULL;
	const struct tacho_event *e = NULL;
	struct tc_go_bound *p;
	bool was_swept;
	uint32_t i;
	int rc = 0;

	if (op->is_open) {
		e = open_event(r, op->ns);
		if (!e)
			return 0;
		if (e->g != TACHO_NONE)
			rec = record_of_id(r->g, e->g);
	} else if (op->account) {
		rc = record_of_account(r, op->account, &rec);
	}
	if (rc == 0)
		rc = tc_go_bound_of(r->g, e ? e->subject : r->seg->procs[op->arg].id, &i);
	if (rc < 0)
		return rc;
	p = &r->g->procs[i];
	was_swept = p->has_sweeper;
	switch (op->type) {
	case TC_GO_OP_SWEEP_BEGIN:
	case TC_GO_OP_SWEEP_ACTIVE:
		if (!rec)
			return 0;
		p->has_sweeper = true;
		p->sweeper = rec->id;
		break;
	case TC_GO_OP_SWEEP_SPAN: p->has_sweeper = false; break;
	default:
		p->has_sweeper = false;
		if (!was_swept || !rec || p->sweeper != rec->id)
			return 0;
		break;
	}
	return rec ? range_on(r, rec, op, 0) : 0;
}

static int do_final(struct replay *r, const struct tc_go_op *op)
{
	struct tc_go_record *rec;
	int rc = record_of_account(r, op->account, &rec);

	if (rc == 0 && rec)
		tc_go_close_ranges(r->g, rec, op->ns);
	return rc;
}

/* Into a system call; only now we see with which P. */
static int do_enter(struct replay *r, const struct tc_go_op *op)
{
	const struct tacho_event *e = open_event(r, op->ns);
	struct tc_go_account *a;
	uint32_t i;
	int rc = tc_go_resolve(r->g, r->seg, op->account);

	if (rc == 0)
		rc = tc_go_bound_of(r->g, e ? e->p : TACHO_NONE, &i);
	if (rc < 0)
		return rc;
	a = &r->seg->accounts[op->account];
	a->lost_ns = 0;
	a->has_entered = true;
	a->proc_id = r->g->procs[i].id;
	r->g->procs[i].holder = op->account;
	r->g->procs[i].is_account = true;
	r->g->procs[i].clobbered_ns = op->ns;
	r->g->procs[i].epoch = r->g->epoch;
	return 0;
}

/* Move time of a system call of a record between its two parts. */
static int block_more(struct tacho_goroutines *g, struct tc_go_record *rec, int64_t ns)
{
	struct tc_go_rest *rest;
	int rc = tc_go_rest_of(g, rec, &rest);

	if (rc < 0)
		return rc;
	rest->blocked_ns = tc_wrap_add(rest->blocked_ns, ns);
	tc_go_add_time(rec, TACHO_GO_SYSCALL, tc_wrap_sub(0, ns));
	return 0;
}

/* The P that a record took into its system call. */
static int64_t proc_of(const struct tacho_goroutines *g, const struct tc_go_record *rec)
{
	uint32_t proc = tc_go_rest(g, rec)->proc;

	return proc ? g->procs[proc - 1].id : TACHO_NONE;
}

/* From a system call that was entered before the segment, or by do_enter. */
static int do_leave(struct replay *r, const struct tc_go_op *op)
{
	struct tc_go_account *a;
	struct tc_go_record *rec;
	struct tc_go_bound *p;
	uint32_t i;
	int rc = record_of_account(r, op->account, &rec);

	if (rc < 0 || !rec)
		return rc;
	a = &r->seg->accounts[op->account];
	if (!a->has_entered && rec->since_ns == 0)
		return 0;
	rc = tc_go_bound_of(r->g, a->has_entered ? a->proc_id : proc_of(r->g, rec), &i);
	if (rc < 0)
		return rc;
	p = &r->g->procs[i];
	p->holder = 0;
	p->is_account = false;
	p->clobbered_ns = op->ns;
	p->epoch = r->g->epoch;
	if (a->has_entered && a->lost_ns)
		rc = block_more(r->g, rec, tc_wrap_sub(op->ns, a->lost_ns));
	a->has_entered = false;
	return rc;
}

/* The segment took this for the loss of the P, but it was not. */
static int take_back(struct replay *r, const struct tc_go_doubt *d)
{
	struct tc_go_record *rec;
	int rc;

	if (d->account == 0)
		return 0;
	rc = record_of_account(r, d->account, &rec);
	if (rc < 0 || !rec)
		return rc;
	if (d->is_over)
		return block_more(r->g, rec, tc_wrap_sub(0, d->blocked_ns));
	r->seg->accounts[d->account].is_doubt_wrong = true;
	return 0;
}

static int lose_proc(struct tacho_goroutines *g, struct tc_go_record *rec, int64_t now)
{
	struct tc_go_rest *rest;
	int rc = tc_go_rest_of(g, rec, &rest);

	if (rc == 0)
		rest->lost_ns = now;
	return rc;
}

static int do_idle(struct replay *r, const struct tc_go_op *op)
{
	const struct tc_go_doubt *d = &r->seg->doubts[op->arg];
	struct tc_go_bound *p;
	uint32_t i;
	int rc;

	if (op->is_open) {
		const struct tacho_event *e = open_event(r, op->ns);

		if (!e || e->from == e->to)
			return 0;
	}
	rc = tc_go_bound_of(r->g, r->seg->procs[d->proc].id, &i);
	if (rc < 0)
		return rc;
	p = &r->g->procs[i];
	/* What the segment saw is newer than all we have to do with this P. */
	if (d->has_bound && (p->epoch != r->g->epoch || p->clobbered_ns <= d->bound_ns))
		return 0;
	rc = take_back(r, d);
	if (rc == 0 && p->holder && p->is_account)
		r->seg->accounts[p->holder].lost_ns = op->ns;
	else if (rc == 0 && p->holder)
		rc = lose_proc(r->g, &r->g->records[p->holder], op->ns);
	p->holder = 0;
	p->is_account = false;
	p->clobbered_ns = op->ns;
	p->epoch = r->g->epoch;
	return rc;
}

static int do_op(struct replay *r, const struct tc_go_op *op)
{
	switch ((enum tc_go_op_type)op->type) {
	case TC_GO_OP_SYNC: r->g->sync_ns = op->ns; return 0;
	case TC_GO_OP_RANGE_BEGIN:
	case TC_GO_OP_RANGE_ACTIVE:
	case TC_GO_OP_RANGE_END:
	case TC_GO_OP_RANGE_SPAN: return do_range(r, op);
	case TC_GO_OP_SWEEP_BEGIN:
	case TC_GO_OP_SWEEP_ACTIVE:
	case TC_GO_OP_SWEEP_END:
	case TC_GO_OP_SWEEP_SPAN: return do_sweep(r, op);
	case TC_GO_OP_FINAL: return do_final(r, op);
	case TC_GO_OP_ENTER: return do_enter(r, op);
	case TC_GO_OP_LEAVE: return do_leave(r, op);
	case TC_GO_OP_IDLE: return do_idle(r, op);
	}
	return 0;
}

int tc_go_replay(struct tacho_goroutines *g, struct tc_go_segment *seg,
		 const struct tacho_border *border)
{
	struct replay r = { g, seg, border, 0 };
	int rc = 0;

	for (size_t i = 0; i < seg->n_ops && rc == 0; i++)
		rc = do_op(&r, &seg->ops[i]);
	return rc;
}
