/* SPDX-License-Identifier: MIT */
/*
 * States of goroutines and processors, the statuses that a generation says of
 * them, and the open regions of a goroutine. rec.h has who may change what.
 */
#include "tracer/thread.h"

static uint64_t status_on_wire(const struct tc_rec *r, enum tc_status s)
{
	if (s == TC_CLAIMED)
		return TC_WAITING;
	if (r->kind == TC_REC_G)
		return (uint64_t)s;
	return s == TC_RUNNING ? 1 : s == TC_SYSCALL ? 3 : 2;
}

__attribute__((noinline)) void tc_touch_slow(struct tc_thread *m, struct tc_rec *r,
					     enum tc_status before)
{
	uint64_t g = tc_section_gen(m), seen = tc_load_relaxed(&r->touched[g & 1]);
	uint8_t *p;

	if (seen == g)
		return;
	/* relaxed: a claim; what it guards is ordered by the state of the record */
	if (!tc_cas_relaxed(&r->touched[g & 1], &seen, g))
		return;
	if (r->kind == TC_REC_P) {
		p = tc_event(m, TC_EV_PROC_STATUS);
		p = tc_put(p, tc_rec_id(r));
	} else {
		p = tc_event(m, TC_EV_GO_STATUS);
		p = tc_put(p, tc_rec_id(r));
		p = before == TC_RUNNING || before == TC_SYSCALL ? tc_put(p, m->tid)
								 : tc_put(p, TC_WIRE_NONE);
	}
	p = tc_put(p, status_on_wire(r, before));
	tc_event_end(m, p);
}

void tc_touch_abandoned(struct tc_thread *m, struct tc_rec *r)
{
	uint64_t g = tc_section_gen(m), seen = tc_load_relaxed(&r->touched[g & 1]);

	/* relaxed: a claim; what it guards is ordered by the state of the record */
	if (seen == g || !tc_cas_relaxed(&r->touched[g & 1], &seen, g))
		return;
	tc_event_end(m, tc_put(tc_put(tc_event(m, TC_EV_PROC_STATUS), tc_rec_id(r)), 4));
}

void tc_drop_stolen(struct tc_thread *m)
{
	enum tc_status s;

	if (!m->cur_p || m->cur_p == m->own_p)
		return;
	s = tc_own_state(m->cur_p);
	/* relaxed: changed by this thread, or by a thief whom it waited for */
	if ((s == TC_RUNNING || s == TC_SYSCALL || s == TC_CLAIMED) &&
	    tc_load_relaxed(&m->cur_p->tid) == m->tid)
		return;
	m->cur_p = NULL;
	tc_thread_settle(m);
}

void tc_write_syscall_end(struct tc_thread *m)
{
	tc_touch(m, m->cur_p, TC_SYSCALL);
	tc_touch(m, m->cur_g, TC_SYSCALL);
	tc_event_end(m, tc_event(m, TC_EV_GO_SYSCALL_END));
}

void tc_regions_renew(struct tc_regions *rs)
{
	/* relaxed: does not change inside a section */
	rs->session = tc_load_relaxed(&tc_hot.session);
	rs->depth = 0;
}

static struct {
	pthread_mutex_t lock;
	struct tc_regions *free;
	struct tc_bump memory;
} region_pool = { .lock = PTHREAD_MUTEX_INITIALIZER };

struct tc_regions *tc_regions_make(struct tc_thread *m)
{
	struct tc_regions *rs;

	if (m->cur_g->regions)
		return m->cur_g->regions;
	pthread_mutex_lock(&region_pool.lock);
	rs = region_pool.free;
	if (rs)
		region_pool.free = rs->next;
	else
		rs = tc_bump_get(&region_pool.memory, sizeof(*rs));
	pthread_mutex_unlock(&region_pool.lock);
	if (rs)
		rs->depth = 0;
	m->cur_g->regions = rs;
	tc_thread_settle(m);
	return rs;
}

void tc_regions_free(struct tc_rec *g)
{
	struct tc_regions *rs = g->regions;

	g->regions = NULL;
	if (!rs)
		return;
	pthread_mutex_lock(&region_pool.lock);
	rs->next = region_pool.free;
	region_pool.free = rs;
	pthread_mutex_unlock(&region_pool.lock);
}

void tc_regions_after_fork(void)
{
	pthread_mutex_init(&region_pool.lock, NULL);
}
