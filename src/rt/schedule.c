/* SPDX-License-Identifier: MIT */
/*
 * Who runs next: leaving a goroutine and choosing another one of the same P; find.c looks
 * further. core.h has the invariants that are numbered here.
 */
#include "rt/leave.h"
#include "rt/runq.h"

/* --- queues ------------------------------------------------------------------------------ */

static void global_push_list(struct tc_rt_g *first, struct tc_rt_g *last, uint64_t n)
{
	struct tc_rt_sched *s = &tc_rt_sched;

	last->link = NULL;
	tc_rt_lock(&s->lock);
	if (s->global_last)
		s->global_last->link = first;
	else
		s->global_first = first;
	s->global_last = last;
	/* relaxed: written under the lock */
	tc_store_relaxed(&s->n_global, tc_load_relaxed(&s->n_global) + n);
	tc_rt_unlock(&s->lock);
}

void tc_rt_global_push(struct tc_rt_g *g)
{
	global_push_list(g, g, 1);
}

/* The ring is full: half of it and g go to the global queue. */
__attribute__((noinline)) static void overflow(struct tc_rt_p *p, struct tc_rt_g *g)
{
	uintptr_t half[TC_RT_RING];
	uint32_t n = tc_rt_runq_grab(p, half, -1);
	struct tc_rt_g *first = g;

	for (uint32_t i = n; i-- > 0;) {
		struct tc_rt_g *x = (struct tc_rt_g *)half[i];

		x->link = first;
		first = x;
	}
	global_push_list(first, g, n + 1);
}

void tc_rt_enqueue_on(struct tc_rt_m *m, struct tc_rt_g *g, bool next)
{
	struct tc_rt_p *p = m ? m->p : NULL;

	if (!p) {
		tc_rt_global_push(g);
		tc_rt_wake();
		return;
	}
	if (next) {
		/* The one that was next has to queue. Alone it wakes nobody. */
		g = tc_rt_next_swap(p, g);
		if (!g)
			return;
	}
	if (!tc_rt_runq_push(p, g))
		overflow(p, g);
	TC_TESTPOINT("enqueue: pushed");
	tc_rt_wake();
}

void tc_rt_enqueue(struct tc_rt_g *g, bool next)
{
	tc_rt_enqueue_on(tc_rt_m(), g, next);
}

/* --- leaving ----------------------------------------------------------------------------------- */

/*
 * The next one of this P, which may not have begun, without a look at anybody else's; NULL:
 * the scheduler looks.
 */
static inline struct tc_rt_g *pick_any(struct tc_rt_m *m)
{
	struct tc_rt_p *p = m->p;
	struct tc_rt_g *g = NULL;
	uint64_t tick;

	/* relaxed: flags, and a counter of its own */
	if (tc_rt_unlikely(tc_load_relaxed(&p->attention) != 0) ||
	    tc_rt_unlikely(m->locked != NULL))
		return NULL;
	tick = tc_load_relaxed(&p->tick);
	if (tc_rt_unlikely(tick % TC_RT_GLOBAL_EVERY == 0) &&
	    (tc_load_relaxed(&tc_rt_sched.n_global) || tc_rt_netpoll_waiters()))
		return NULL;
	if (tc_rt_unlikely(tick % TC_RT_TIMERS_EVERY == 0)) {
		int64_t due = tc_rt_timers_due(p->id);

		if (due != TC_RT_NEVER && due <= tc_rt_now())
			return NULL;
	}
	/* relaxed: the exchange takes it */
	if (tc_load_relaxed(&p->next_g) && (p->streak < TC_RT_STREAK || !tc_rt_runq_size(p)))
		g = tc_rt_next_swap(p, NULL);
	if (g) {
		p->streak++;
	} else {
		p->streak = 0;
		g = tc_rt_runq_pop(p);
	}
	if (g && tc_rt_unlikely(g->locked != NULL)) {
		m->picked = g;
		return NULL;
	}
	return g;
}

/* The same, and it has a stack. */
static inline struct tc_rt_g *pick(struct tc_rt_m *m)
{
	struct tc_rt_g *g = pick_any(m);

	return g && !g->lo ? tc_rt_g_begin(m->p, g) : g;
}

void tc_rt_leave(struct tc_rt_m *m, tc_rt_after_fn *after)
{
	struct tc_rt_g *next = m->p ? pick(m) : NULL;

	if (next)
		tacho_g_start(next->trace);
	tc_rt_leave_to(m, after, next);
}

void tc_rt_leave_last(struct tc_rt_m *m, tc_rt_after_fn *after)
{
	struct tc_rt_g *g = m->g, *next = pick_any(m);

	tacho_g_exit_start(next ? next->trace : NULL);
	if (next && !next->lo) {
		if (tc_rt_g_succeed(m->p, g, next)) {
			tc_rt_begin(m, g);
			tc_rt_fiber_restart(g);
		}
		next = tc_rt_g_begin(m->p, next);
	}
	m->after = after;
	m->left = g;
	if (next)
		tc_rt_begin(m, next);
	else
		m->g = NULL;
	tc_rt_fiber_leave(&g->fiber, next ? &next->fiber : &m->scheduler);
}

static void wait_note(struct tc_rt_g *g, const char *reason, const void *frame)
{
	const uintptr_t *f = frame;

	/* relaxed: for dumps */
	tc_store_relaxed(&g->wait_reason, (uintptr_t)reason);
	tc_store_relaxed(&g->wait_pc, f ? f[1] : 0);
	tc_store_relaxed(&g->wait_since, tc_rt_coarse_now());
}

/* It has kept its P for long, and gives way. */
__attribute__((noinline)) static void tell_long_run(struct tc_rt_p *p)
{
	/* relaxed: an estimate */
	uint64_t ns = tc_load_relaxed(&p->long_ns);

	tc_store_relaxed(&p->long_ns, 0);
	if (ns != 0)
		tacho_logf(TACHO_TASK_NONE, "tacho-rt", "ran for over %llu ms without a call",
			   (unsigned long long)(ns / 1000000));
}

void tc_rt_after_park(struct tc_rt_m *m, struct tc_rt_g *g)
{
	tc_rt_unlock_fn *unlock = m->unlock;

	if (!unlock || unlock(m->unlock_arg))
		return;
	/* It does not wait after all. */
	tc_store_relaxed(&g->state, TC_RT_G_RUNNABLE);
	tacho_g_unblock_at(g->trace, NULL);
	tc_rt_enqueue_on(m, g, true);
}

struct tc_rt_g *tc_rt_park_begin(struct tc_rt_m *m, tc_rt_unlock_fn *unlock, void *arg,
				 const char *reason, const void *frame)
{
	struct tc_rt_g *g = m->g, *next;

	wait_note(g, reason, frame);
	/* relaxed: flags */
	if (tc_rt_unlikely(tc_load_relaxed(&m->p->attention) & TC_RT_ATT_PREEMPT))
		tell_long_run(m->p);
	/* relaxed: a hint; the lock that `unlock` drops orders what counts */
	tc_store_relaxed(&g->state, TC_RT_G_WAITING);
	m->unlock = unlock;
	m->unlock_arg = arg;
	next = pick(m);
	tacho_g_block_start(reason, tc_rt_place_of(frame), next ? next->trace : NULL);
	return next;
}

void tc_rt_park(tc_rt_unlock_fn *unlock, void *arg, const char *reason, const void *frame)
{
	tc_rt_park_here(unlock, arg, reason, frame);
}

static void make_ready(struct tc_rt_g *g, const void *frame)
{
	/* relaxed: a hint for dumps */
	tc_store_relaxed(&g->state, TC_RT_G_RUNNABLE);
	tacho_g_unblock_at(g->trace, tc_rt_place_of(frame));
}

void tc_rt_ready(struct tc_rt_g *g, const void *frame)
{
	make_ready(g, frame);
	tc_rt_enqueue(g, true);
}

void tc_rt_ready_last(struct tc_rt_g *g, const void *frame)
{
	make_ready(g, frame);
	tc_rt_enqueue(g, false);
}

static void after_yield(struct tc_rt_m *m, struct tc_rt_g *g)
{
	tc_rt_enqueue_on(m, g, false);
}

/*
 * After a long run it goes behind those of the global queue, which otherwise have a turn
 * only once in so many switches: with long runs that would be seconds.
 */
static void after_long_run(struct tc_rt_m *m, struct tc_rt_g *g)
{
	(void)m;
	tc_rt_global_push(g);
	tc_rt_wake();
}

void tc_rt_ready_and_yield(struct tc_rt_g *g, const void *frame)
{
	struct tc_rt_m *m = tc_rt_m();

	make_ready(g, frame);
	/* relaxed: flags */
	if (m->locked || g->locked || tc_load_relaxed(&m->p->attention)) {
		tc_rt_enqueue(g, true);
		tc_rt_yield("hand-over", frame);
		return;
	}
	tc_store_relaxed(&m->g->state, TC_RT_G_RUNNABLE);
	tacho_g_stop_start("hand-over", frame, g->trace);
	tc_rt_leave_to(m, after_yield, g);
}

void tc_rt_yield(const char *reason, const void *frame)
{
	struct tc_rt_m *m = tc_rt_m();
	struct tc_rt_p *p = m->p;
	struct tc_rt_g *next;
	bool was_long;

	next = pick(m);
	/* relaxed: hints */
	if (!next && !m->picked && !m->locked && !tc_load_relaxed(&p->attention) &&
	    !tc_load_relaxed(&tc_rt_sched.n_global) && !tc_rt_netpoll_waiters() &&
	    tc_rt_timers_due(p->id) == TC_RT_NEVER)
		return;
	was_long = (tc_load_relaxed(&p->attention) & TC_RT_ATT_PREEMPT) != 0;
	if (tc_rt_unlikely(was_long))
		tell_long_run(p);
	tc_store_relaxed(&m->g->state, TC_RT_G_RUNNABLE);
	tacho_g_stop_start(reason, frame, next ? next->trace : NULL);
	tc_rt_leave_to(m, was_long ? after_long_run : after_yield, next);
}

__attribute__((noinline)) static void check_slow(struct tc_rt_p *p, const void *frame)
{
	/* relaxed: flags */
	if (tc_load_relaxed(&p->attention) & (TC_RT_ATT_PREEMPT | TC_RT_ATT_STOP))
		tc_rt_yield("preempted", frame);
}

void tc_rt_check(const void *frame)
{
	struct tc_rt_m *m = tc_rt_m();

	if (tc_rt_unlikely(tc_rt_is_asked(m)))
		check_slow(m->p, frame);
}
