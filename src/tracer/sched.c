/* SPDX-License-Identifier: MIT */
/*
 * The hooks of sched.h. Each is one section that is open while tracing is off,
 * too, changes states in it, and writes events if there is a generation.
 *
 * States are checked before anything is written, and a record that somebody else
 * might change at the same time is claimed by compare-and-swap with the word that
 * was loaded before the section opened (rec.h, rule 2): a call at the wrong moment
 * is counted and changes nothing.
 */
#include "tracer/gc_range.h"
#include "tracer/observer.h"
#include "tracer/wait.h"

#include <tacho/sched.h>

#include <sched.h>

#define CALLER() __builtin_frame_address(0)

enum {
	RANGE_STW = 1
};

static struct tc_rec *g_rec(const struct tacho_g *g)
{
	return (struct tc_rec *)(uintptr_t)g;
}

static struct tc_rec *p_rec(const struct tacho_p *p)
{
	return (struct tc_rec *)(uintptr_t)p;
}

/* Records outside of a section, with their lock. */
static struct tc_rec *rec_make(enum tc_rec_kind kind)
{
	struct tc_thread *self = tc_thread_away();
	struct tc_rec *r = tc_rec_new(kind, true, TC_REC_OUTSIDE);

	tc_thread_back(self);
	return r;
}

static void rec_give_back(struct tc_rec *r)
{
	struct tc_thread *self = tc_thread_away();

	tc_rec_free(r);
	tc_thread_back(self);
}

/* For a goroutine, by this thread, which may be none of the tracer's. */
static struct tc_rec *g_make(struct tc_thread *m)
{
	struct tc_rec *r = m ? tc_rec_new_spare(&m->spares) : NULL;
	struct tc_thread *self;
	bool have;

	if (tc_likely(r != NULL) || !m)
		return r ? r : rec_make(TC_REC_G);
	self = tc_thread_away();
	have = tc_rec_refill(&m->spares);
	tc_thread_back(self);
	return have ? tc_rec_new_spare(&m->spares) : NULL;
}

static void sched_misuse(struct tc_thread *m)
{
	tc_count(m ? &m->losses.misuse : &tc_losses_past.misuse);
}

/* Move a record on from the state that was seen; false: somebody was quicker. */
static bool claim(struct tc_rec *r, uint64_t seen)
{
	uint64_t claimed = (seen & ~(uint64_t)TC_STATUS_MASK) | TC_CLAIMED;

	/* acqrel: pairs with [P4] store in tc_set_state; the numbers of the last owner. */
	return tc_cas_acqrel(&r->state, &seen, claimed);
}

static uint64_t seen_state(struct tc_rec *r)
{
	/* acq: pairs with [P4] store in tc_set_state; before the section opens. */
	return tc_load_acq(&r->state);
}

/* An open section, tracing or not; NULL: none. */
static struct tc_thread *hook_begin(void)
{
	struct tc_thread *m = tc_thread_self();
	struct tc_rec *p = m ? m->cur_p : NULL;

	/* relaxed: a P that runs here, nobody takes away */
	if (tc_likely(p && tc_status_of(tc_load_relaxed(&p->state)) == TC_RUNNING &&
		      tc_load_relaxed(&p->tid) == m->tid))
		return tc_section_enter(m, true) ? m : NULL;
	/* A thief of this thread's P is not done: this section must not be older. */
	while (m && m->cur_p && tc_status_of(seen_state(m->cur_p)) == TC_CLAIMED)
		sched_yield();
	if (!m || !tc_section_enter(m, true))
		return NULL;
	tc_drop_stolen(m);
	return m;
}

/* The running G of a scheduler on this thread's P, in a section; else counted. */
static struct tc_thread *hook_running(void)
{
	struct tc_thread *m = hook_begin();

	if (!m)
		return NULL;
	if (m->cur_g && m->cur_p && m->cur_g != m->own_g && tc_own_state(m->cur_g) == TC_RUNNING)
		return m;
	sched_misuse(m);
	tc_section_leave(m);
	return NULL;
}

static bool tracing(const struct tc_thread *m)
{
	return tc_section_gen(m) != 0;
}

static void simple_event(struct tc_thread *m, unsigned type)
{
	tc_event_end(m, tc_event(m, type));
}

static void event1(struct tc_thread *m, unsigned type, uint64_t a)
{
	tc_event_end(m, tc_put(tc_event(m, type), a));
}

static void event2(struct tc_thread *m, unsigned type, uint64_t a, uint64_t b)
{
	tc_event_end(m, tc_put(tc_put(tc_event(m, type), a), b));
}

static void event2_at(struct tc_thread *m, unsigned type, uint64_t now, uint64_t a, uint64_t b)
{
	tc_event_end(m, tc_put(tc_put(tc_event_at(m, type, now), a), b));
}

/* --- Ps ---------------------------------------------------------------------------------- */

struct tacho_p *tacho_p_new(void)
{
	struct tc_rec *r = rec_make(TC_REC_P);

	if (r)
		tc_set_state(r, TC_IDLE);
	return (struct tacho_p *)r;
}

void tacho_p_free(struct tacho_p *p)
{
	struct tc_rec *r = p_rec(p);

	if (!r)
		return;
	if (tc_status_of(seen_state(r)) != TC_IDLE)
		sched_misuse(NULL);
	else
		rec_give_back(r);
}

/* A plain thread becomes a scheduler's: its own goroutine waits. */
static void own_park(struct tc_thread *m)
{
	if (m->cur_p != m->own_p || !m->own_p)
		return;
	if (tracing(m)) {
		if (tc_own_state(m->own_g) == TC_SYSCALL)
			tc_write_syscall_end(m);
		event2(m, TC_EV_GO_BLOCK,
		       tc_str_use(tc_reason(TC_REASON_SCHEDULER), tc_section_gen(m)), 0);
		simple_event(m, TC_EV_PROC_STOP);
	}
	tc_set_state(m->own_g, TC_WAITING);
	tc_set_state(m->own_p, TC_IDLE);
	m->cur_g = NULL;
	m->cur_p = NULL;
	m->parked = 1;
}

void tacho_p_start(struct tacho_p *p)
{
	struct tc_rec *r = p_rec(p);
	uint64_t seen = r ? seen_state(r) : 0;
	struct tc_thread *m = r ? hook_begin() : NULL;

	if (!m)
		return;
	own_park(m);
	if (m->cur_p || tc_status_of(seen) != TC_IDLE || !claim(r, seen)) {
		sched_misuse(m);
	} else {
		if (tracing(m)) {
			tc_touch(m, r, TC_IDLE);
			event2(m, TC_EV_PROC_START, tc_rec_id(r), tc_next_seq(m, r));
		}
		tc_store_relaxed(&r->tid, m->tid);
		tc_set_state(r, TC_RUNNING);
		m->cur_p = r;
		tc_thread_settle(m);
	}
	tc_section_leave(m);
}

void tacho_p_stop(void)
{
	struct tc_thread *m = tc_thread_self();
	struct tc_rec *r = m ? m->cur_p : NULL;
	uint64_t seen = r ? seen_state(r) : 0;

	m = hook_begin();
	if (!m)
		return;
	if (!r || m->cur_p != r || r == m->own_p ||
	    (m->cur_g && tc_own_state(m->cur_g) != TC_SYSCALL) ||
	    (tc_status_of(seen) != TC_RUNNING && tc_status_of(seen) != TC_SYSCALL) ||
	    !claim(r, seen)) {
		sched_misuse(m);
	} else {
		if (tracing(m)) {
			tc_touch(m, r, tc_status_of(seen));
			simple_event(m, TC_EV_PROC_STOP);
		}
		tc_set_state(r, TC_IDLE);
		m->cur_p = NULL;
		tc_thread_settle(m);
	}
	tc_section_leave(m);
}

void tacho_p_steal(struct tacho_p *p)
{
	struct tc_rec *r = p_rec(p);
	uint64_t seen = r ? seen_state(r) : 0, victim;
	struct tc_thread *m = r ? hook_begin() : NULL;

	if (!m)
		return;
	victim = tc_load_relaxed(&r->tid);
	/* The thief's own P would have to be handed over, not stolen. */
	if (tc_status_of(seen) != TC_SYSCALL || r == m->cur_p || !claim(r, seen)) {
		sched_misuse(m);
	} else {
		if (tracing(m)) {
			tc_touch_abandoned(m, r);
			tc_event_end(m, tc_put(tc_put(tc_put(tc_event(m, TC_EV_PROC_STEAL),
							     tc_rec_id(r)),
						      tc_next_seq(m, r)),
					       victim));
		}
		tc_set_state(r, TC_IDLE);
	}
	tc_section_leave(m);
}

/* --- Gs ------------------------------------------------------------------------------------- */

struct tacho_g *tacho_g_create(void (*entry)(void))
{
	return tacho_g_create_at(entry, CALLER());
}

struct tacho_g *tacho_g_create_at(void (*entry)(void), const void *frame)
{
	struct tc_rec *r = g_make(tc_thread_self());
	struct tc_thread *m;
	uint64_t first, stack;

	if (!r)
		return NULL;
	m = hook_begin();
	if (m && tracing(m)) {
		/* A plain thread creates it, or a scheduler's thread with its P. */
		if (!m->cur_p)
			(void)tc_thread_ready(m);
		if (m->cur_p && (!m->cur_g || tc_own_state(m->cur_g) == TC_RUNNING)) {
			first = tc_thread_entry_stack(m, (uint64_t)(uintptr_t)entry);
			stack = tc_thread_stack(m, TACHO_STACK_CREATE, frame);
			tc_event_end(
				m, tc_put(tc_put(tc_put(tc_event(m, TC_EV_GO_CREATE), tc_rec_id(r)),
						 first),
					  stack));
		} else {
			/* Only who runs can create. */
			sched_misuse(m);
			tc_section_leave(m);
			rec_give_back(r);
			return NULL;
		}
		r->seq_gen = tc_section_gen(m);
		r->seq = 0;
		/* relaxed: nobody else knows it */
		tc_store_relaxed(&r->touched[tc_section_gen(m) & 1], tc_section_gen(m));
	}
	tc_set_state(r, TC_RUNNABLE);
	if (m)
		tc_section_leave(m);
	return (struct tacho_g *)r;
}

uint64_t tacho_g_id(const struct tacho_g *g)
{
	return g ? tc_rec_id(g_rec(g)) : 0;
}

void tacho_g_set_stack(struct tacho_g *g, const void *lo, const void *hi)
{
	struct tc_rec *r = g_rec(g);

	if (!r || (uintptr_t)lo >= (uintptr_t)hi)
		return;
	r->stack_lo = (uint64_t)(uintptr_t)lo;
	r->stack_hi = (uint64_t)(uintptr_t)hi & ~(uint64_t)15;
}

/* The time, if it is needed. */
static uint64_t time_now(const struct tc_thread *m)
{
	return tracing(m) ? tc_clock_now(&tc_hot.clock[tc_section_gen(m) & 1]) : 0;
}

/*
 * In a section: the runnable r, whose state was seen, runs on this thread's P. `alone`: the
 * caller has promised that nobody else reports of r; else it is claimed.
 */
static inline void go_on(struct tc_thread *m, struct tc_rec *r, uint64_t seen, uint64_t now,
			 bool alone)
{
	if (!m->cur_p || m->cur_p == m->own_p || m->cur_g || tc_own_state(m->cur_p) != TC_RUNNING ||
	    tc_status_of(seen) != TC_RUNNABLE || (!alone && !claim(r, seen))) {
		sched_misuse(m);
		return;
	}
	if (tracing(m)) {
		tc_touch(m, r, TC_RUNNABLE);
		event2_at(m, TC_EV_GO_START, now, tc_rec_id(r), tc_next_seq(m, r));
	}
	tc_store_relaxed(&r->tid, m->tid);
	tc_set_state(r, TC_RUNNING);
	m->cur_g = r;
}

void tacho_g_start(struct tacho_g *g)
{
	struct tc_rec *r = g_rec(g);
	uint64_t seen = r ? seen_state(r) : 0;
	struct tc_thread *m = r ? hook_begin() : NULL;

	if (!m)
		return;
	go_on(m, r, seen, time_now(m), false);
	tc_thread_settle(m);
	tc_section_leave(m);
}

/* Out of running: a stop or a block; then `next` runs, if there is one. */
static void go_off(unsigned type, enum tc_status to, const char *reason, const void *frame,
		   struct tacho_g *next)
{
	struct tc_rec *r = g_rec(next);
	uint64_t seen = r ? seen_state(r) : 0;
	struct tc_thread *m = hook_running();
	uint64_t stack, now = 0;
	struct tc_str *why;

	if (!m)
		return;
	if (tracing(m)) {
		stack = tc_thread_stack(m, TACHO_STACK_BLOCK, frame);
		why = tc_thread_reason(m, reason);
		/* The start has the same time: one look at the clock for both. */
		now = time_now(m);
		event2_at(m, type, now, tc_str_use(why, tc_section_gen(m)), stack);
	}
	tc_set_state(m->cur_g, to);
	m->cur_g = NULL;
	if (r)
		go_on(m, r, seen, now, true);
	tc_thread_settle(m);
	tc_section_leave(m);
}

void tacho_g_stop(const char *reason)
{
	go_off(TC_EV_GO_STOP, TC_RUNNABLE, reason, CALLER(), NULL);
}

void tacho_g_block(const char *reason)
{
	go_off(TC_EV_GO_BLOCK, TC_WAITING, reason, CALLER(), NULL);
}

void tacho_g_stop_at(const char *reason, const void *frame)
{
	go_off(TC_EV_GO_STOP, TC_RUNNABLE, reason, frame, NULL);
}

void tacho_g_block_at(const char *reason, const void *frame)
{
	go_off(TC_EV_GO_BLOCK, TC_WAITING, reason, frame, NULL);
}

void tacho_g_stop_start(const char *reason, const void *frame, struct tacho_g *next)
{
	go_off(TC_EV_GO_STOP, TC_RUNNABLE, reason, frame, next);
}

void tacho_g_block_start(const char *reason, const void *frame, struct tacho_g *next)
{
	go_off(TC_EV_GO_BLOCK, TC_WAITING, reason, frame, next);
}

void tacho_g_unblock(struct tacho_g *g)
{
	tacho_g_unblock_at(g, CALLER());
}

void tacho_g_unblock_at(struct tacho_g *g, const void *frame)
{
	struct tc_rec *r = g_rec(g);
	uint64_t seen = r ? seen_state(r) : 0, stack;
	struct tc_thread *m = r ? hook_begin() : NULL;

	if (!m)
		return;
	if (tc_status_of(seen) != TC_WAITING || !claim(r, seen)) {
		sched_misuse(m);
	} else {
		if (tracing(m)) {
			stack = frame && m->cur_g && m->running
					? tc_thread_stack(m, TACHO_STACK_UNBLOCK, frame)
					: 0;
			tc_touch(m, r, TC_WAITING);
			tc_event_end(m, tc_put(tc_put(tc_put(tc_event(m, TC_EV_GO_UNBLOCK),
							     tc_rec_id(r)),
						      tc_next_seq(m, r)),
					       stack));
		}
		tc_set_state(r, TC_RUNNABLE);
	}
	tc_section_leave(m);
}

/* --- collections and stops ---------------------------------------------------------------------- */

static struct {
	pthread_mutex_t gate; /* held while a generation changes */
	unsigned stw;         /* open stops of the world; under the gate */
	bool gc;              /* a collection is going on; under the gate */
	uint64_t gc_session;  /* in which gc_seq counts */
	uint64_t gc_seq;
} ranges = { .gate = PTHREAD_MUTEX_INITIALIZER };

bool tc_ranges_close_gate(bool must)
{
	pthread_mutex_lock(&ranges.gate);
	if (ranges.stw == 0 || must)
		return true;
	pthread_mutex_unlock(&ranges.gate);
	return false;
}

static uint64_t gc_next(void)
{
	/* relaxed: changes in start only */
	uint64_t session = tc_load_relaxed(&tc_hot.session);

	if (ranges.gc_session != session) {
		ranges.gc_session = session;
		ranges.gc_seq = 0;
	}
	return ++ranges.gc_seq;
}

void tc_ranges_open_gate(uint64_t next)
{
	struct tc_thread *m;

	/* Events of the collection come behind this one: their thread takes the gate. */
	if (next != 0 && ranges.gc &&
	    /* relaxed: changes in start only */
	    ranges.gc_session == tc_load_relaxed(&tc_hot.session) &&
	    (m = tc_begin_must()) != NULL) {
		event1(m, TC_EV_GC_ACTIVE, gc_next());
		tc_section_leave(m);
	}
	pthread_mutex_unlock(&ranges.gate);
}

void tc_ranges_after_fork(void)
{
	pthread_mutex_init(&ranges.gate, NULL);
	ranges.stw = 0;
}

void tacho_stw_begin(const char *kind)
{
	struct tc_thread *m;
	uint64_t stack;
	struct tc_str *text;

	pthread_mutex_lock(&ranges.gate);
	m = hook_running();
	if (m && (m->cur_g->ranges & RANGE_STW)) {
		sched_misuse(m);
	} else if (m && tracing(m)) {
		text = tc_thread_str(m, kind);
		stack = tc_thread_stack(m, TACHO_STACK_OTHER, CALLER());
		event2(m, TC_EV_STW_BEGIN, tc_str_use(text, tc_section_gen(m)), stack);
		m->cur_g->ranges |= RANGE_STW;
		m->cur_g->range_gen = tc_section_gen(m);
		ranges.stw++;
	}
	if (m)
		tc_section_leave(m);
	pthread_mutex_unlock(&ranges.gate);
	TC_OBSERVE0(stw_begin);
}

/* In a section, with the gate. */
static void stw_end(struct tc_thread *m)
{
	/* Of another generation: the trace it began in has ended. */
	if (tracing(m) && m->cur_g->range_gen == tc_section_gen(m))
		simple_event(m, TC_EV_STW_END);
	m->cur_g->ranges = 0;
	ranges.stw--;
}

void tacho_stw_end(void)
{
	struct tc_thread *m;

	pthread_mutex_lock(&ranges.gate);
	m = hook_running();
	if (m && (m->cur_g->ranges & RANGE_STW))
		stw_end(m);
	if (m)
		tc_section_leave(m);
	pthread_mutex_unlock(&ranges.gate);
	TC_OBSERVE0(stw_end);
}

void tacho_gc_begin(void)
{
	struct tc_thread *m;
	uint64_t stack;

	pthread_mutex_lock(&ranges.gate);
	m = hook_running();
	if (m && ranges.gc) {
		sched_misuse(m);
	} else if (m) {
		if (tracing(m)) {
			stack = tc_thread_stack(m, TACHO_STACK_OTHER, CALLER());
			event2(m, TC_EV_GC_BEGIN, gc_next(), stack);
		}
		ranges.gc = true;
	}
	if (m)
		tc_section_leave(m);
	pthread_mutex_unlock(&ranges.gate);
}

void tacho_gc_end(void)
{
	struct tc_thread *m;

	pthread_mutex_lock(&ranges.gate);
	m = hook_running();
	if (m && !ranges.gc) {
		sched_misuse(m);
	} else if (m) {
		/* relaxed: changes in start only. A collection of before it has no begin here. */
		if (tracing(m) && ranges.gc_session == tc_load_relaxed(&tc_hot.session))
			event1(m, TC_EV_GC_END, gc_next());
		ranges.gc = false;
	}
	if (m)
		tc_section_leave(m);
	pthread_mutex_unlock(&ranges.gate);
}

/* --- the rest of a G -------------------------------------------------------------------------------- */

/* In a section: the running G ends, at that time. */
static void go_away(struct tc_thread *m, uint64_t now)
{
	struct tc_rec *r = m->cur_g;

	if (r->ranges & RANGE_STW)
		stw_end(m);
	if (tracing(m))
		tc_event_end(m, tc_event_at(m, TC_EV_GO_DESTROY, now));
	tc_set_state(r, TC_NONE);
	m->cur_g = NULL;
	tc_regions_free(r);
	tc_rec_free_spare(&m->spares, r);
}

void tacho_g_exit_start(struct tacho_g *next)
{
	struct tc_thread *m = tc_thread_self();
	struct tc_rec *r = g_rec(next);
	bool gate = m && m->cur_g && m->cur_g->ranges;
	uint64_t seen = r ? seen_state(r) : 0, now;

	if (gate)
		pthread_mutex_lock(&ranges.gate);
	m = hook_running();
	if (m) {
		now = time_now(m);
		go_away(m, now);
		if (r)
			go_on(m, r, seen, now, true);
		tc_thread_settle(m);
		tc_section_leave(m);
	}
	if (gate)
		pthread_mutex_unlock(&ranges.gate);
}

void tacho_g_exit(void)
{
	tacho_g_exit_start(NULL);
}

void tacho_g_syscall_enter(void)
{
	tacho_g_syscall_enter_at(CALLER());
}

void tacho_g_syscall_enter_at(const void *frame)
{
	struct tc_thread *m = hook_running();
	uint64_t stack;

	if (!m)
		return;
	if (tracing(m)) {
		stack = tc_thread_stack(m, TACHO_STACK_SYSCALL, frame);
		event2(m, TC_EV_GO_SYSCALL_BEGIN, tc_next_seq(m, m->cur_p), stack);
	}
	tc_set_state(m->cur_g, TC_SYSCALL);
	tc_set_state(m->cur_p, TC_SYSCALL);
	m->running = 0;
	m->ready = 0;
	tc_section_leave(m);
}

/* The running-nowhere end of a system call. In a section, without a P in a system call. */
static void exit_blocked(struct tc_thread *m)
{
	if (tracing(m)) {
		tc_touch(m, m->cur_g, TC_SYSCALL);
		simple_event(m, TC_EV_GO_SYSCALL_END_BLOCKED);
	}
	tc_set_state(m->cur_g, TC_RUNNABLE);
	m->cur_g = NULL;
	tc_thread_settle(m);
}

/* In a section, with its P claimed: both run again. */
static inline void exit_kept(struct tc_thread *m, struct tc_rec *p)
{
	if (tracing(m))
		tc_write_syscall_end(m);
	tc_set_state(p, TC_RUNNING);
	tc_set_state(m->cur_g, TC_RUNNING);
	tc_thread_settle(m);
}

/* One attempt; false: a thief came between. */
static bool try_exit(struct tc_thread *m, struct tc_rec *p)
{
	uint64_t seen = p ? seen_state(p) : 0;

	if (!hook_begin())
		return true;
	if (!m->cur_g || m->cur_g == m->own_g || tc_own_state(m->cur_g) != TC_SYSCALL) {
		sched_misuse(m);
	} else if (!m->cur_p) {
		/* It was stolen: the caller should have known. */
		sched_misuse(m);
		exit_blocked(m);
	} else if (m->cur_p != p || tc_status_of(seen) != TC_SYSCALL || !claim(p, seen)) {
		tc_section_leave(m);
		return false;
	} else {
		exit_kept(m, p);
	}
	tc_section_leave(m);
	return true;
}

void tacho_g_syscall_exit(void)
{
	struct tc_thread *m = tc_thread_self();

	/* A P that runs has no system call to come back from: one attempt tells. */
	for (int i = 0; m && i < 1000 && !try_exit(m, m->cur_p); i++)
		;
}

void tacho_g_syscall_exit_kept(void)
{
	struct tc_thread *m = tc_thread_self();
	struct tc_rec *p = m ? m->cur_p : NULL;

	if (tc_likely(p && tc_status_of(seen_state(p)) == TC_SYSCALL &&
		      /* relaxed: a P of this thread, which nobody takes away */
		      tc_load_relaxed(&p->tid) == m->tid && m->cur_g && m->cur_g != m->own_g &&
		      tc_own_state(m->cur_g) == TC_SYSCALL)) {
		if (tc_section_enter(m, true)) {
			exit_kept(m, p);
			tc_section_leave(m);
		}
		return;
	}
	tacho_g_syscall_exit();
}

void tacho_g_syscall_exit_blocked(void)
{
	struct tc_thread *m = hook_begin();

	if (!m)
		return;
	/* With a P it must be one that was started since: it runs. */
	if (!m->cur_g || m->cur_g == m->own_g || tc_own_state(m->cur_g) != TC_SYSCALL ||
	    (m->cur_p && tc_own_state(m->cur_p) != TC_RUNNING))
		sched_misuse(m);
	else
		exit_blocked(m);
	tc_section_leave(m);
}
