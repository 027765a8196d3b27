/* SPDX-License-Identifier: MIT */
/*
 * Regions: what goroutines do, as running totals in their slots. The rules are those
 * of the reference, oddities included: numbers are compared with it.
 */
#include "analyze/tasks_state.h"

#include <string.h>

int tc_rg_add_slots(struct tacho_tasks *t, size_t n)
{
	int rc = TC_GROW(t->alloc, &t->slots, &t->cap_slots, n, 0);

	if (rc == 0)
		rc = TC_GROW(t->alloc, &t->colds, &t->cap_colds, n, 0);
	if (rc == 0)
		rc = TC_GROW(t->alloc, &t->tracked, &t->cap_tracked, n, 0);
	if (rc < 0)
		return rc;
	for (size_t i = t->n_slots; i < n; i++)
		t->slots[i] = (struct tc_rg_slot){ .state = TC_RG_FREE };
	memset(t->colds + t->n_slots, 0, (n - t->n_slots) * sizeof(*t->colds));
	memset(t->tracked + t->n_slots, t->tracks_all, (n - t->n_slots) * sizeof(*t->tracked));
	t->n_slots = n;
	return 0;
}

/* --- system calls and Ps ---------------------------------------------------- */

int tc_rg_proc_of(struct tacho_tasks *t, int64_t id, uint32_t *index)
{
	bool is_cached = (uint64_t)id < TC_RG_CACHED_PROCS;
	int rc;

	if (is_cached && t->proc_cache[id]) {
		*index = t->proc_cache[id];
		return 0;
	}
	*index = tc_table_get(&t->proc_of_id, (uint64_t)id);
	if (*index == TC_TABLE_NONE) {
		*index = (uint32_t)t->n_procs;
		rc = TC_GROW(t->alloc, &t->procs, &t->cap_procs, t->n_procs + 1, UINT32_MAX - 1);
		if (rc == 0)
			rc = tc_table_put(&t->proc_of_id, (uint64_t)id, *index);
		if (rc < 0)
			return rc;
		t->procs[t->n_procs++] = (struct tc_rg_proc){ .id = id };
	}
	if (is_cached)
		t->proc_cache[id] = *index;
	return 0;
}

/* A P goes idle: who is in a system call on it is blocked from here on. */
int tc_rg_proc_idle(struct tacho_tasks *t, const struct tacho_event *e)
{
	uint32_t i;
	int rc = tc_rg_proc_of(t, e->subject, &i);

	if (rc == 0 && t->procs[i].holder) {
		t->slots[t->procs[i].holder - 1].lost_ns = e->time_ns;
		t->procs[i].holder = 0;
	}
	return rc;
}

static int enter_syscall(struct tacho_tasks *t, const struct tacho_event *e)
{
	struct tc_rg_slot *s = &t->slots[e->slot];
	int rc = tc_rg_proc_of(t, e->p, &s->proc);

	if (rc == 0)
		t->procs[s->proc].holder = e->slot + 1;
	return rc;
}

static void leave_syscall(struct tacho_tasks *t, uint32_t slot, int64_t now)
{
	struct tc_rg_slot *s = &t->slots[slot];
	struct tc_rg_cold *c = &t->colds[slot];
	int64_t until = now;

	if (s->since_ns == 0)
		return;
	if (s->lost_ns != 0) {
		c->syscall_blocked_ns =
			tc_wrap_add(c->syscall_blocked_ns, tc_wrap_sub(now, s->lost_ns));
		until = s->lost_ns;
	}
	s->ns[TC_RG_TIME(TACHO_GO_SYSCALL)] =
		tc_wrap_add(s->ns[TC_RG_TIME(TACHO_GO_SYSCALL)], tc_wrap_sub(until, s->since_ns));
	s->lost_ns = 0;
	t->procs[s->proc].holder = 0;
}

/* --- begin and end of goroutines -------------------------------------------- */

/* The time from the last Sync counts as spent in the state that is seen first. */
static int credit_before(struct tacho_tasks *t, const struct tacho_event *e)
{
	struct tc_rg_slot *s = &t->slots[e->slot];
	struct tc_rg_cold *c = &t->colds[e->slot];
	int64_t ns = tc_wrap_sub(e->time_ns, t->sync_ns);
	uint32_t class;
	int rc;

	switch (e->to) {
	case TACHO_GO_RUNNING:
	case TACHO_GO_RUNNABLE: s->ns[TC_RG_TIME(e->to)] = ns; return 0;
	case TACHO_GO_SYSCALL:
		if (e->p == TACHO_NONE)
			c->syscall_blocked_ns = ns;
		else
			s->ns[TC_RG_TIME(TACHO_GO_SYSCALL)] = ns;
		return 0;
	case TACHO_GO_WAITING:
		rc = tc_rg_wait_class(t, e->name, &class);
		if (rc < 0 || class == TC_TK_NONE)
			return rc;
		return tc_sums_add(&t->sums, &c->times, class, ns);
	default: return 0;
	}
}

/* Ids that C threads bring again: the last life is the one that counts. */
static int note_again(struct tacho_tasks *t, const struct tc_rg_cold *c)
{
	uint32_t i = tc_table_get(&t->lives_of_id, (uint64_t)c->id);
	int rc;

	if (i == TC_TABLE_NONE) {
		rc = TC_GROW(t->alloc, &t->again, &t->cap_again, t->n_again + 1, UINT32_MAX - 1);
		if (rc == 0)
			rc = tc_table_put(&t->lives_of_id, (uint64_t)c->id, (uint32_t)t->n_again);
		if (rc < 0)
			return rc;
		i = (uint32_t)t->n_again++;
	}
	t->again[i] = c->life;
	return 0;
}

/* With bug_compatible: the task of the region that the creator is in. */
static int inherit(struct tacho_tasks *t, const struct tacho_event *e)
{
	uint32_t creator, top;
	int rc;

	if (t->n_active == 0 || e->g == TACHO_NONE || e->g == e->subject)
		return 0;
	rc = tc_rg_slot_of(t, e->g, &creator);
	if (rc < 0 || creator == TC_TK_NONE)
		return rc;
	top = t->colds[creator].top;
	return top ? tc_rg_inherit(t, e->slot, t->opens[top].task, e) : 0;
}

static int begin_goroutine(struct tacho_tasks *t, const struct tacho_event *e)
{
	bool is_birth = e->from == TACHO_GO_NOT_EXIST;
	struct tc_rg_cold *c = &t->colds[e->slot];
	int rc = 0;

	t->slots[e->slot] = (struct tc_rg_slot){
		/* Names matter for one oddity only. */
		.flags = t->is_bug ? TC_RG_SYSTEM : TC_RG_NAMED,
		.state = TACHO_GO_WAITING, /* nothing to add: since_ns is 0 */
	};
	*c = (struct tc_rg_cold){
		.id = e->subject,
		.creation_ns = is_birth ? e->time_ns : t->sync_ns,
		.life = ++t->lives,
	};
	if (t->has_index)
		rc = tc_table_put(&t->slot_of_id, (uint64_t)c->id, e->slot);
	if (rc == 0 && e->detail)
		rc = note_again(t, c);
	if (rc == 0 && !is_birth)
		rc = credit_before(t, e);
	if (rc == 0 && is_birth && t->is_bug)
		rc = inherit(t, e);
	return rc;
}

void tc_rg_track(struct tacho_tasks *t, const struct tacho_event *e)
{
	t->slots[e->slot] = (struct tc_rg_slot){ .flags = TC_RG_NAMED,
						 .state = TACHO_GO_RUNNING,
						 .since_ns = e->time_ns };
	t->colds[e->slot] = (struct tc_rg_cold){ .id = e->g, .creation_ns = e->time_ns };
	t->tracked[e->slot] = true;
}

void tc_rg_untrack(struct tacho_tasks *t, uint32_t slot)
{
	struct tc_rg_slot *s = &t->slots[slot];

	tc_rg_touch(t, slot);
	tc_sums_drop(&t->sums, &t->colds[slot].times);
	if (s->state == TACHO_GO_SYSCALL && t->procs[s->proc].holder == slot + 1)
		t->procs[s->proc].holder = 0;
	s->state = TC_RG_FREE;
	t->tracked[slot] = t->tracks_all;
}

/* The times of an open state are added as the reference does it. */
int tc_rg_finalize(struct tacho_tasks *t, uint32_t slot, int64_t now, enum tacho_region_edge edge)
{
	struct tc_rg_slot *s = &t->slots[slot];
	struct tc_rg_cold *c = &t->colds[slot];
	bool is_system = t->is_bug && (s->flags & TC_RG_SYSTEM);
	int rc = tc_rg_close_all(t, slot, now, edge, !is_system);
	unsigned k = TC_RG_TIME(s->state);

	if (c->total_ns == 0)
		c->total_ns = tc_wrap_sub(now, c->creation_ns);
	if (s->since_ns != 0 && k < TC_RG_TIMES) {
		s->ns[k] = tc_wrap_add(s->ns[k], tc_wrap_sub(now, s->since_ns));
		if (s->lost_ns != 0) {
			s->ns[TC_RG_TIME(TACHO_GO_RUNNABLE)] = tc_wrap_add(
				s->ns[TC_RG_TIME(TACHO_GO_RUNNABLE)], tc_wrap_sub(now, s->lost_ns));
		}
	}
	s->since_ns = s->lost_ns = 0;
	for (uint32_t i = c->times; i; i = t->sums.sums[i].next) {
		struct tc_sum *sum = &t->sums.sums[i];

		if (sum->since_ns != 0)
			sum->ns = tc_wrap_add(sum->ns, tc_wrap_sub(now, sum->since_ns));
		sum->since_ns = 0;
	}
	tc_rg_touch(t, slot);
	return rc;
}

static int end_goroutine(struct tacho_tasks *t, const struct tacho_event *e)
{
	int rc = tc_rg_finalize(t, e->slot, e->time_ns, TACHO_EDGE_GOROUTINE);

	if (t->has_index)
		(void)tc_table_remove(&t->slot_of_id, (uint64_t)t->colds[e->slot].id);
	tc_rg_untrack(t, e->slot);
	return rc;
}

/* --- transitions ------------------------------------------------------------ */

/* With bug_compatible: is it a goroutine of the runtime? The first stack decides. */
static int name_goroutine(struct tacho_tasks *t, const struct tacho_event *e)
{
	enum {
		UNKNOWN = 1,
		SYSTEM,
		USER
	};
	struct tc_rg_slot *s = &t->slots[e->slot];
	uint32_t ref = e->u.subject_stack, what = tc_refmap_get(&t->systems, ref);
	size_t depth;
	int rc = 0;

	if (what == 0 && ref != 0) {
		struct tacho_text text = { "", 0 };

		depth = tacho_gen_stack_depth(t->gen, ref);
		if (depth > 0)
			text = tacho_gen_string(t->gen,
						tacho_gen_stack_frame(t->gen, ref, depth - 1).func);
		what = text.n == 0                                               ? UNKNOWN
		       : text.n < 8 || memcmp(text.s, "runtime.", 8) != 0        ? USER
		       : text.n == 12 && memcmp(text.s, "runtime.main", 12) == 0 ? USER
										 : SYSTEM;
		if (ref < tacho_gen_stacks(t->gen))
			rc = tc_refmap_put(&t->systems, t->alloc, ref, what);
	}
	if (what == SYSTEM || what == USER)
		s->flags |= TC_RG_NAMED;
	if (what == USER)
		s->flags = (uint8_t)(s->flags & ~TC_RG_SYSTEM);
	return rc;
}

static int enter_waiting(struct tacho_tasks *t, const struct tacho_event *e)
{
	struct tc_rg_slot *s = &t->slots[e->slot];
	uint32_t class;
	int rc = tc_rg_wait_class(t, e->name, &class);

	if (rc < 0)
		return rc;
	if (TC_TK_UNLIKELY(class == TC_TK_NONE)) {
		/* "forever" is the end, but the goroutine stays in its slot. */
		s->state = TACHO_GO_WAITING;
		s->since_ns = 0;
		return tc_rg_finalize(t, e->slot, e->time_ns, TACHO_EDGE_GOROUTINE);
	}
	if (TC_TK_UNLIKELY(e->time_ns == 0))
		return 0;
	if (class != s->wait_class || !(s->flags & TC_RG_WAITED)) {
		rc = tc_rg_flush_wait(t, e->slot);
		s->wait_class = class;
		s->flags |= TC_RG_WAITED;
	}
	return rc;
}

int tc_rg_transition(struct tacho_tasks *t, const struct tacho_event *e)
{
	struct tc_rg_slot *s = &t->slots[e->slot];
	int64_t now = e->time_ns;
	int rc = 0;

	if (TC_TK_UNLIKELY(e->from <= TACHO_GO_NOT_EXIST)) {
		if (e->to < TACHO_GO_RUNNABLE)
			return 0;
		rc = begin_goroutine(t, e);
		if (rc < 0)
			return rc;
	} else if (TC_TK_UNLIKELY(s->state != e->from)) {
		/* A region that began in another state than running. */
		s->lost_ns = 0;
	} else if (e->from == TACHO_GO_SYSCALL) {
		leave_syscall(t, e->slot, now);
	} else if (s->since_ns != 0 || e->from == TACHO_GO_RUNNING) {
		unsigned k = TC_RG_TIME(e->from);

		s->ns[k] = tc_wrap_add(s->ns[k], tc_wrap_sub(now, s->since_ns));
	}
	if (TC_TK_UNLIKELY(!(s->flags & TC_RG_NAMED)))
		rc = name_goroutine(t, e);
	if (TC_TK_UNLIKELY(s->flags & TC_RG_HAS_SNAP))
		tc_rg_touch(t, e->slot);
	s->since_ns = now;
	s->state = e->to;
	if (rc < 0)
		return rc;
	switch (e->to) {
	case TACHO_GO_WAITING: return enter_waiting(t, e);
	case TACHO_GO_SYSCALL: return enter_syscall(t, e);
	case TACHO_GO_NOT_EXIST: s->since_ns = 0; return end_goroutine(t, e);
	default: return 0;
	}
}
