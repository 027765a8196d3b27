/* SPDX-License-Identifier: MIT */
/*
 * System calls: the P waits for its thread, and is taken away if that takes long.
 *
 * The word of P decides who has it. It carries a tick, so that the end of a call
 * cannot take a P that was stolen, and is in a call of another thread now:
 *	M   RUNNING t -> SYSCALL t+1 (store), call, SYSCALL t+1 -> RUNNING t+2 (CAS)
 *	thief                               SYSCALL t+1 -> STOLEN t+2 (CAS) -> IDLE t+3
 * M waits while it finds STOLEN t+2: the thief's report comes first (tacho/sched.h).
 */
#include "rt/core.h"

#include <sched.h>

static inline bool runs_goroutine(const struct tc_rt_m *m)
{
	return tc_rt_likely(m && m->g && m->p);
}

/* What both ways into a call begin with. */
static inline void call_begin(struct tc_rt_m *m, const void *frame)
{
	/* relaxed: hints for dumps */
	tc_store_relaxed(&m->g->state, TC_RT_G_SYSCALL);
	tc_store_relaxed(&m->g->wait_pc, ((const uintptr_t *)frame)[1]);
	tc_store_relaxed(&m->g->wait_since, tc_rt_coarse_now());
	/* relaxed: tc_rt_end_run has a fence */
	tc_store_relaxed(&m->in_call, 1);
	tacho_g_syscall_enter_at(frame);
}

static inline void enter(struct tc_rt_m *m, const void *frame)
{
	struct tc_rt_p *p = m->p;

	call_begin(m, frame);
	m->call_p = p;
	m->p = NULL;
	/* relaxed: its own word */
	m->call_word = (tc_load_relaxed(&p->word) & ~(uint64_t)TC_RT_P_STATUS_MASK) + TC_RT_P_TICK +
		       TC_RT_P_SYSCALL;
	/* rel: pairs with [P4] swap in tc_rt_retake; all that was done with P. */
	tc_store_rel(&p->word, m->call_word);
	tc_rt_monitor_wake();
}

static void enter_block(struct tc_rt_m *m, const void *frame)
{
	struct tc_rt_p *p = m->p;

	call_begin(m, frame);
	m->call_p = NULL;
	/* relaxed: read when all is idle, under the lock */
	tc_add_relaxed(&tc_rt_sched.calls, 1);
	tc_rt_p_unwire(m);
	tc_rt_hand_off(p);
}

void tc_rt_syscall_enter(const void *frame)
{
	struct tc_rt_m *m = tc_rt_m();

	if (runs_goroutine(m))
		enter(m, frame);
}

void tc_rt_syscall_enter_block(const void *frame)
{
	struct tc_rt_m *m = tc_rt_m();

	if (runs_goroutine(m))
		enter_block(m, frame);
}

bool tc_rt_retake(struct tc_rt_p *p, uint64_t seen)
{
	uint64_t stolen = seen - TC_RT_P_SYSCALL + TC_RT_P_TICK + TC_RT_P_STOLEN;

	/* acqrel: pairs with [P4] store in tc_rt_syscall_enter; what its M did with it. */
	if (!tc_cas_acqrel(&p->word, &seen, stolen))
		return false;
	/* relaxed: read when all is idle, under the lock */
	tc_add_relaxed(&tc_rt_sched.calls, 1);
	TC_TESTPOINT("retake: stolen");
	tacho_p_steal(p->trace);
	tc_add_relaxed(&tc_rt_sched.retakes, 1); /* relaxed: statistics */
	p->m = NULL;
	/* rel: pairs with [P4] load in call_kept; the report is written. */
	tc_store_rel(&p->word, stolen - TC_RT_P_STOLEN + TC_RT_P_TICK + TC_RT_P_RUNNING);
	return true;
}

/* The P is still there: take it back. */
static inline bool call_kept(struct tc_rt_m *m)
{
	struct tc_rt_p *p = m->call_p;
	uint64_t seen = m->call_word;
	uint64_t stolen = seen - TC_RT_P_SYSCALL + TC_RT_P_TICK + TC_RT_P_STOLEN;

	if (!p)
		return false;
	/* acqrel: pairs with [P4] swap in tc_rt_retake; one of both has it. */
	if (tc_cas_acqrel(&p->word, &seen, seen - TC_RT_P_SYSCALL + TC_RT_P_TICK + TC_RT_P_RUNNING))
		return true;
	/* acq: pairs with [P4] store in tc_rt_retake; the thief's report. */
	while (tc_load_acq(&p->word) == stolen)
		sched_yield();
	return false;
}

static void after_call(struct tc_rt_m *m, struct tc_rt_g *g)
{
	(void)m;
	tc_rt_global_push(g);
	/* relaxed: behind the push, whoever counts takes the queue's lock */
	tc_sub_relaxed(&tc_rt_sched.calls, 1);
	tc_rt_wake();
}

/* The runtime has ended meanwhile: this thread leaves it. */
static void after_end(struct tc_rt_m *m, struct tc_rt_g *g)
{
	(void)m;
	(void)g;
}

/* Any idle P; reported as this M's. */
static bool call_new_p(struct tc_rt_m *m)
{
	struct tc_rt_sched *s = &tc_rt_sched;
	struct tc_rt_p *p;

	/* relaxed: a hint; and which runtime it belongs to changes only while none runs */
	if (!tc_load_relaxed(&s->n_idle_p) || m->locked)
		return false;
	tc_rt_lock(&s->lock);
	p = tc_rt_p_take_idle();
	tc_rt_unlock(&s->lock);
	if (!p)
		return false;
	tc_rt_monitor_wake();
	tc_rt_p_wire(m, p);
	tacho_g_syscall_exit_blocked();
	tacho_g_start(m->g->trace);
	/* relaxed: see after_call */
	tc_sub_relaxed(&s->calls, 1);
	return true;
}

/* Its P was taken, or the run has ended. */
__attribute__((noinline)) static void exit_slow(struct tc_rt_m *m, bool over)
{
	struct tc_rt_g *g = m->g;

	if (over && m->call_p)
		(void)call_kept(m); /* whoever ends the run takes it away: wait for that */
	if (!over && call_new_p(m)) {
		tc_store_relaxed(&g->state, TC_RT_G_RUNNING);
		return;
	}
	tacho_g_syscall_exit_blocked();
	tc_store_relaxed(&g->state, TC_RT_G_RUNNABLE);
	tc_rt_leave(m, over ? after_end : after_call);
}

/* On an M with a goroutine and without a P. */
static inline void leave_call(struct tc_rt_m *m)
{
	struct tc_rt_sched *s = &tc_rt_sched;
	int saved = *m->errno_at;
	bool over;

	/* relaxed: a flag of its own thread, and tc_rt_end_run has a fence */
	if (!tc_load_relaxed(&m->in_call))
		return;
	tc_store_relaxed(&m->in_call, 0);
	tc_signal_fence();
	over = tc_load_relaxed(&s->ending) || tc_load_relaxed(&s->run) != tc_load_relaxed(&m->run);
	if (tc_rt_likely(!over && call_kept(m))) {
		m->p = m->call_p;
		tacho_g_syscall_exit_kept();
		tc_store_relaxed(&m->g->state, TC_RT_G_RUNNING);
		*m->errno_at = saved;
		/* relaxed: flags */
		if (tc_rt_likely(tc_load_relaxed(&m->p->attention) == 0))
			return;
		tc_rt_check(NULL);
	} else {
		exit_slow(m, over);
	}
	/* It may be on another thread by now. */
	*tc_rt_m()->errno_at = saved;
}

void tc_rt_syscall_exit(void)
{
	struct tc_rt_m *m = tc_rt_m();

	if (m && m->g && !m->p)
		leave_call(m);
}

/* --- public -------------------------------------------------------------------------------- */

void tacho_rt_syscall_enter(void)
{
	struct tc_rt_m *m = tc_rt_m();

	if (runs_goroutine(m))
		enter(m, TC_RT_FRAME());
	else
		(void)tc_rt_outside(TC_RT_FRAME(), "tacho_rt_syscall_enter");
}

void tacho_rt_syscall_enter_block(void)
{
	struct tc_rt_m *m = tc_rt_m();

	if (runs_goroutine(m))
		enter_block(m, TC_RT_FRAME());
	else
		(void)tc_rt_outside(TC_RT_FRAME(), "tacho_rt_syscall_enter_block");
}

void tacho_rt_syscall_exit(void)
{
	struct tc_rt_m *m = tc_rt_m();

	if (tc_rt_likely(m && m->g && !m->p))
		leave_call(m);
	else
		tc_rt_misuse(TC_RT_FRAME(), "tacho_rt_syscall_exit: it is in no system call");
}
