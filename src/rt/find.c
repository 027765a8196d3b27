/* SPDX-License-Identifier: MIT */
/*
 * What a thread does whose P has nothing to run: it looks at the other queues, spins,
 * polls and goes to sleep. core.h has the invariants that are numbered here.
 */
#include "rt/leave.h"
#include "rt/runq.h"

/* The oldest; a share of the others goes to p, so that the lock is taken less often. */
static struct tc_rt_g *global_take(struct tc_rt_p *p)
{
	struct tc_rt_sched *s = &tc_rt_sched;
	struct tc_rt_g *g, *more;
	uint64_t n, share;

	/* relaxed: a hint */
	if (tc_load_relaxed(&s->n_global) == 0)
		return NULL;
	tc_rt_lock(&s->lock);
	n = tc_load_relaxed(&s->n_global);
	share = n / tc_load_relaxed(&s->procs);
	if (share > TC_RT_RING / 2)
		share = TC_RT_RING / 2;
	g = s->global_first;
	if (g) {
		s->global_first = g->link;
		n--;
		while (share-- > 1 && (more = s->global_first) != NULL &&
		       tc_rt_runq_push(p, more)) {
			s->global_first = more->link;
			n--;
		}
		if (!s->global_first)
			s->global_last = NULL;
		tc_store_relaxed(&s->n_global, n);
	}
	tc_rt_unlock(&s->lock);
	return g;
}

static uint32_t next_random(struct tc_rt_p *p)
{
	/* Marsaglia's xorshift; anything that spreads will do. */
	p->random ^= p->random << 13;
	p->random ^= p->random >> 17;
	p->random ^= p->random << 5;
	return p->random;
}

static void spin_begin(struct tc_rt_m *m)
{
	if (!m->spinning) {
		m->spinning = true;
		/* relaxed: a hint, and the fence in tc_rt_wake_fence */
		tc_add_relaxed(&tc_rt_sched.n_spinning, 1);
	}
}

/* It found work: somebody else may look for more. */
static void spin_end(struct tc_rt_m *m)
{
	if (!m->spinning)
		return;
	m->spinning = false;
	/* relaxed: tc_rt_wake has the fence */
	tc_sub_relaxed(&tc_rt_sched.n_spinning, 1);
	tc_rt_wake();
}

/* Half of somebody's queue; one of them is returned, the others are queued here. */
static struct tc_rt_g *steal(struct tc_rt_p *p, uint64_t *next_seen, bool take_next)
{
	uintptr_t got[TC_RT_RING];
	/* relaxed: it does not change while this P runs */
	uint32_t procs = (uint32_t)tc_load_relaxed(&tc_rt_sched.procs), n;
	uint32_t start = next_random(p);

	for (uint32_t i = 0; i < procs; i++) {
		struct tc_rt_p *v = &tc_rt_ps[(start + i) % procs];

		if (v == p)
			continue;
		n = tc_rt_runq_grab(v, got, -1);
		if (n) {
			for (uint32_t k = 1; k < n; k++)
				(void)tc_rt_runq_push(p, (struct tc_rt_g *)got[k]);
			tc_rt_count(&p->steals);
			return (struct tc_rt_g *)got[0];
		}
		/*
		 * What runs next is left to its P, unless that is in a system call or has
		 * not come to it since this thread began to spin.
		 */
		/* relaxed: taken by compare-and-swap */
		uintptr_t next = tc_load_relaxed(&v->next_g);
		uint64_t word = tc_load_relaxed(&v->word);

		if (next &&
		    ((word & TC_RT_P_STATUS_MASK) == TC_RT_P_SYSCALL ||
		     (take_next && next_seen[v->id % 64] == tc_load_relaxed(&v->tick))) &&
		    tc_rt_next_steal(v, next)) {
			tc_rt_count(&p->steals);
			return (struct tc_rt_g *)next;
		}
		if (next && !take_next)
			next_seen[v->id % 64] = tc_load_relaxed(&v->tick);
	}
	return NULL;
}

static int64_t earliest(void)
{
	int64_t first = TC_RT_NEVER, due;

	/* Of Ps that are no more as well. */
	for (unsigned i = 0; i < tc_rt_most_procs(); i++) {
		due = tc_rt_timers_due(i);
		if (due < first)
			first = due;
	}
	return first;
}

/* Fire what is due, of any P. */
static unsigned run_timers(void)
{
	int64_t first = earliest(), now;
	unsigned n = 0;

	if (first == TC_RT_NEVER || first > (now = tc_rt_now()))
		return 0;
	for (unsigned i = 0; i < tc_rt_most_procs(); i++)
		if (tc_rt_timers_due(i) <= now)
			n += tc_rt_timers_run(i, now);
	return n;
}

/* Look at everybody's queues for about the time that a wake-up takes. */
static struct tc_rt_g *spin(struct tc_rt_m *m)
{
	struct tc_rt_sched *s = &tc_rt_sched;
	struct tc_rt_p *p = m->p;
	uint64_t next_seen[64];
	struct tc_rt_g *g;
	int64_t begin_ns, now;
	uint32_t busy;

	/* relaxed: hints: at most half of those that run */
	busy = (uint32_t)(tc_load_relaxed(&s->procs) - tc_load_relaxed(&s->n_idle_p));
	if (!m->spinning && 2 * tc_load_relaxed(&s->n_spinning) >= busy)
		return NULL;
	spin_begin(m);
	for (unsigned i = 0; i < 64; i++)
		next_seen[i] = UINT64_MAX;
	begin_ns = tc_rt_now();
	for (bool last = false;; last = now - begin_ns >= s->spin_ns) {
		g = steal(p, next_seen, last);
		if (!g)
			g = global_take(p);
		if (g || last)
			return g;
		/* relaxed: flags */
		if (tc_load_relaxed(&p->attention))
			return NULL;
		/* The victims write what a look reads. */
		for (int i = 0; i < 32; i++)
			__asm__ volatile("" ::: "memory");
		now = tc_rt_now();
		if (run_timers())
			return tc_rt_runq_pop(p);
	}
}

static bool anything_queued(void)
{
	/* relaxed: behind a fence */
	uint32_t procs = (uint32_t)tc_load_relaxed(&tc_rt_sched.procs);

	if (tc_load_relaxed(&tc_rt_sched.n_global))
		return true;
	for (uint32_t i = 0; i < procs; i++)
		if (tc_rt_runq_size(&tc_rt_ps[i]))
			return true;
	return false;
}

/*
 * This M has no P any more and nothing to do: it waits for descriptors and timers, if
 * nobody else does and there are any. False: that is not needed.
 */
static bool poll_wait(void)
{
	struct tc_rt_sched *s = &tc_rt_sched;
	uint_fast32_t nobody = 0;
	bool net = tc_rt_netpoll_waiters() != 0;
	int64_t due = earliest(), now;

	if (!net && due == TC_RT_NEVER)
		return false;
	/* relaxed: the fences order it against what others add */
	if (!tc_cas_relaxed(&s->polling, &nobody, net ? 1 : 2)) {
		/* Somebody sleeps until a timer and does not see descriptors. */
		if (net && nobody == 2)
			tc_rt_timer_added(0);
		return false;
	}
	TC_TESTPOINT(net ? "poll: descriptors" : "poll: timers");
	for (;;) {
		/* relaxed: its value is compared only */
		uint32_t word = (uint32_t)tc_load_relaxed(&s->poll_word);

		tc_store_relaxed(&s->poll_until, (uint64_t)due);
		tc_rt_wake_fence();
		/* Added between the look and the store: its adder may have seen the old one. */
		now = earliest();
		if (now < due) {
			due = now;
			continue;
		}
		if (tc_load_relaxed(&s->ending))
			break;
		/*
		 * Likewise one that waits for a descriptor. Who adds a timer may have seen
		 * the 2, so timers are looked at again.
		 */
		if (!net && tc_rt_netpoll_waiters()) {
			net = true;
			tc_store_relaxed(&s->polling, 1);
			continue;
		}
		if (net) {
			tc_rt_netpoll(due);
		} else {
			now = tc_rt_now();
			if (due > now)
				tc_rt_futex_wait(&s->poll_word, word, due - now);
		}
		break;
	}
	run_timers();
	tc_store_relaxed(&s->polling, 0);
	return true;
}

void tc_rt_timer_added(int64_t when)
{
	struct tc_rt_sched *s = &tc_rt_sched;
	uint32_t how;

	tc_rt_push_fence();
	/* relaxed: the fence orders them behind the new timer */
	how = (uint32_t)tc_load_relaxed(&s->polling);
	/* 0 is for all cases: poll_until may not have been stored yet. */
	if (how == 0 || (when != 0 && when >= (int64_t)tc_load_relaxed(&s->poll_until)))
		return;
	if (how == 1) {
		tc_rt_netpoll_break();
	} else {
		tc_add_relaxed(&s->poll_word, 1);
		tc_rt_futex_wake(&s->poll_word, 1);
	}
}

/* Give up the P and sleep; with a P again, or the runtime ends (false). */
static bool rest(struct tc_rt_m *m)
{
	struct tc_rt_sched *s = &tc_rt_sched;
	struct tc_rt_p *p = m->p;

	if (p) {
		tc_rt_p_unwire(m);
		tc_rt_lock(&s->lock);
		tc_rt_p_put_idle(p);
		if (p->counted)
			tc_rt_stopped_one(p);
		tc_rt_unlock(&s->lock);
	}
	if (m->spinning) {
		m->spinning = false;
		/* relaxed: the fence below */
		tc_sub_relaxed(&s->n_spinning, 1);
	}
	TC_TESTPOINT("rest: no P");
	/* Invariant 3. */
	tc_rt_wake_fence();
	/* relaxed: the fence */
	if (tc_load_relaxed(&s->ending))
		return false;
	if (anything_queued() || poll_wait()) {
		tc_rt_lock(&s->lock);
		p = tc_rt_p_take_idle();
		tc_rt_unlock(&s->lock);
		if (p) {
			tc_rt_monitor_wake();
			tc_rt_p_wire(m, p);
			spin_begin(m);
			return true;
		}
	}
	tc_rt_m_sleep(m);
	return m->p != NULL;
}

static void count_thread(int n)
{
	tc_rt_lock(&tc_rt_sched.lock);
	tc_rt_sched.n_m += (uint32_t)n;
	tc_rt_unlock(&tc_rt_sched.lock);
}

/* This M runs one goroutine only: somebody who finds that one gives it a P. */
static struct tc_rt_g *wait_locked(struct tc_rt_m *m)
{
	struct tc_rt_p *p = m->p;
	struct tc_rt_g *g;

	/* It is no thread of those that max_threads allows: one of them has to wake it. */
	count_thread(-1);
	if (p) {
		tc_rt_p_unwire(m);
		tc_rt_hand_off(p);
	}
	tc_rt_m_sleep_on(m);
	count_thread(1);
	if (!m->next_p)
		return NULL;
	p = m->next_p;
	m->next_p = NULL;
	tc_rt_p_wire(m, p);
	g = m->given;
	m->given = NULL;
	return g;
}

/* g runs on its own M only: that gets this P. */
static void give_to_locked(struct tc_rt_m *m, struct tc_rt_g *g)
{
	struct tc_rt_m *to = g->locked;
	struct tc_rt_p *p = m->p;

	spin_end(m);
	tc_rt_p_unwire(m);
	to->given = g;
	to->next_p = p;
	tc_rt_m_wake(to);
}

/* Something to run on this M's P; NULL: the runtime ends. May sleep. */
static struct tc_rt_g *find(struct tc_rt_m *m)
{
	struct tc_rt_sched *s = &tc_rt_sched;
	struct tc_rt_g *g;
	struct tc_rt_p *p;
	uint_fast32_t attention;

	for (;;) {
		/* relaxed: the lock is taken where it counts */
		if (tc_load_relaxed(&s->ending) ||
		    tc_load_relaxed(&m->run) != tc_load_relaxed(&s->run))
			return NULL;
		if (m->locked) {
			g = wait_locked(m);
			if (g || !m->p)
				return g;
		}
		p = m->p;
		if (!p) {
			if (!rest(m))
				return NULL;
			continue;
		}
		/* relaxed: flags */
		attention = tc_load_relaxed(&p->attention);
		if (attention & TC_RT_ATT_STOP) {
			if (m->picked) {
				tc_rt_enqueue(m->picked, false);
				m->picked = NULL;
			}
			if (!rest(m))
				return NULL;
			continue;
		}
		/* One that is set in between stays. */
		if (attention && !tc_cas_relaxed(&p->attention, &attention, 0))
			continue;
		g = m->picked;
		m->picked = NULL;
		if (g)
			return g;
		run_timers();
		if (tc_load_relaxed(&p->tick) % TC_RT_GLOBAL_EVERY == 0) {
			if (tc_rt_netpoll_waiters())
				tc_rt_netpoll(0);
			g = global_take(p);
		}
		/* relaxed: the exchange takes it */
		if (!g && tc_load_relaxed(&p->next_g))
			g = tc_rt_next_swap(p, NULL);
		if (!g)
			g = tc_rt_runq_pop(p);
		if (!g)
			g = global_take(p);
		if (!g && tc_rt_netpoll_waiters() && tc_rt_netpoll(0))
			continue;
		if (!g)
			g = spin(m);
		if (g)
			return g;
		if (!rest(m))
			return NULL;
	}
}

void tc_rt_scheduler(struct tc_rt_m *m)
{
	struct tc_rt_g *g;

	for (;;) {
		tc_rt_arrived();
		g = find(m);
		if (!g)
			break;
		if (!g->lo) {
			g = tc_rt_g_begin(m->p, g);
		} else if (g->locked && g->locked != m) {
			give_to_locked(m, g);
			continue;
		}
		spin_end(m);
		/* The begin of a new tick: not looked at twice. */
		tacho_g_start(g->trace);
		tc_rt_begin(m, g);
		tc_rt_fiber_switch(&m->scheduler, &g->fiber);
	}
	tc_rt_stop_here(m);
}
