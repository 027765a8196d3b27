/* SPDX-License-Identifier: MIT */
/*
 * What concerns all Ps at once: the begin and end of a runtime, stopping the world to
 * change the number of Ps, and what is left of it in the child of a fork.
 *
 * The thread that calls tacho_rt_run only waits, so that it can return although some
 * thread is stuck in a system call: that one leaves when its call ends.
 */
#include "rt/core.h"
#include "rt/runq.h"
#include "rt/ticks.h"

#include <linux/membarrier.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/* --- the number of Ps ------------------------------------------------------------------- */

static int p_open(uint32_t i)
{
	struct tc_rt_p *p = &tc_rt_ps[i];

	p->id = i;
	p->random = i * 2654435761u + 1;
	if (!p->trace)
		p->trace = tacho_p_new();
	if (!p->trace)
		return TACHO_ENOMEM;
	/* relaxed: nobody has it */
	tc_store_relaxed(&p->attention, 0);
	if (i >= tc_rt_most_procs())
		tc_store_relaxed(&tc_rt_sched.most_procs, i + 1);
	return tc_rt_stacks_open(p) ? 0 : TACHO_ENOMEM;
}

/* What a P that is no more had to run; under no lock, the world is stopped. */
static void p_close(struct tc_rt_p *p)
{
	tc_rt_p_drain(p);
	tc_rt_stacks_flush(p);
	tc_rt_unborn_flush(p);
}

/* Under sched.lock: of all idle Ps those below n stay in the list. */
static void idle_list_fix(uint32_t n, struct tc_rt_p *mine)
{
	struct tc_rt_sched *s = &tc_rt_sched;

	s->idle_p = NULL;
	tc_rt_ps[0].alone = n == 1;
	/* relaxed: under the lock, the world is stopped */
	tc_store_relaxed(&s->n_idle_p, 0);
	for (uint32_t i = n; i-- > 0;)
		if (&tc_rt_ps[i] != mine)
			tc_rt_p_put_idle(&tc_rt_ps[i]);
}

/* --- stopping the world ------------------------------------------------------------------- */

void tc_rt_stopped_one(struct tc_rt_p *p)
{
	struct tc_rt_sched *s = &tc_rt_sched;

	if (!p->counted)
		return;
	p->counted = false;
	if (--s->to_stop == 0) {
		/* relaxed: whoever waits looks under the lock */
		tc_store_relaxed(&s->stopped, 1);
		tc_rt_futex_wake(&s->stopped, 1);
	}
}

/* Take away the Ps that are in system calls. */
static void retake_all(void)
{
	struct tc_rt_sched *s = &tc_rt_sched;

	/* relaxed: it does not change here */
	for (uint32_t i = 0; i < tc_load_relaxed(&s->procs); i++) {
		struct tc_rt_p *p = &tc_rt_ps[i];
		uint64_t word = tc_load_relaxed(&p->word);

		if ((word & TC_RT_P_STATUS_MASK) != TC_RT_P_SYSCALL || !tc_rt_retake(p, word))
			continue;
		tc_rt_lock(&s->lock);
		tc_rt_p_put_idle(p);
		tc_rt_stopped_one(p);
		tc_rt_unlock(&s->lock);
	}
}

/* All Ps but `mine` are idle afterwards. Waits for goroutines that make no calls. */
static void world_stop(struct tc_rt_p *mine)
{
	struct tc_rt_sched *s = &tc_rt_sched;
	bool all;

	tc_rt_lock(&s->lock);
	/* relaxed: under the lock */
	tc_store_relaxed(&s->stopping, 1);
	tc_store_relaxed(&s->stopped, 0);
	s->to_stop = 0;
	for (uint32_t i = 0; i < tc_load_relaxed(&s->procs); i++) {
		struct tc_rt_p *p = &tc_rt_ps[i];
		uint64_t status = tc_load_relaxed(&p->word) & TC_RT_P_STATUS_MASK;

		p->counted = p != mine && status != TC_RT_P_IDLE;
		if (p->counted) {
			s->to_stop++;
			/* relaxed: seen at its next call */
			tc_store_relaxed(&p->attention, TC_RT_ATT_STOP);
		}
	}
	tc_rt_unlock(&s->lock);
	for (;;) {
		retake_all();
		tc_rt_lock(&s->lock);
		all = s->to_stop == 0;
		tc_rt_unlock(&s->lock);
		if (all)
			break;
		/* One may go into a system call meanwhile. */
		tc_rt_futex_wait(&s->stopped, 0, 100000);
	}
}

static void world_start(void)
{
	struct tc_rt_sched *s = &tc_rt_sched;
	uint64_t n;

	tc_rt_lock(&s->lock);
	/* relaxed: under the lock. Also this G's: it may have moved to one that stopped. */
	for (uint32_t i = 0; i < tc_load_relaxed(&s->procs); i++)
		tc_store_relaxed(&tc_rt_ps[i].attention, 0);
	tc_store_relaxed(&s->stopping, 0);
	n = tc_load_relaxed(&s->n_idle_p);
	tc_rt_unlock(&s->lock);
	/* Each finds what it had, or what others had, or goes to sleep again. */
	while (n-- > 0 && tc_rt_m_start(NULL, false))
		;
}

/* The running G goes on with P 0: its own P will be no more. */
static void move_to_first(struct tc_rt_m *m)
{
	struct tc_rt_g *g = m->g;
	struct tc_rt_p *p = &tc_rt_ps[0];

	tacho_g_stop("procs change");
	tc_rt_p_unwire(m);
	/* relaxed: nobody else has it */
	tc_store_relaxed(&p->word, (tc_load_relaxed(&p->word) & ~(uint64_t)TC_RT_P_STATUS_MASK) +
					   TC_RT_P_TICK + TC_RT_P_RUNNING);
	tc_rt_p_wire(m, p);
	tacho_g_start(g->trace);
}

static int set_procs(uint32_t procs)
{
	struct tc_rt_m *m = tc_rt_m();
	struct tc_rt_sched *s = &tc_rt_sched;
	uint32_t old = (uint32_t)tc_load_relaxed(&s->procs);
	int rc = 0;

	world_stop(m->p);
	tacho_stw_begin("GOMAXPROCS");
	for (uint32_t i = old; i < procs && rc == 0; i++)
		rc = p_open(i);
	if (rc == 0) {
		if (m->p->id >= procs)
			move_to_first(m);
		for (uint32_t i = procs; i < old; i++)
			p_close(&tc_rt_ps[i]);
		tc_rt_lock(&s->lock);
		/* relaxed: the world is stopped */
		for (uint32_t i = procs; i < old; i++)
			tc_store_relaxed(&tc_rt_ps[i].word, (tc_load_relaxed(&tc_rt_ps[i].word) &
							     ~(uint64_t)TC_RT_P_STATUS_MASK) +
								    TC_RT_P_TICK + TC_RT_P_DEAD);
		tc_store_relaxed(&s->procs, procs);
		idle_list_fix(procs, m->p);
		tc_rt_unlock(&s->lock);
		tacho_metric_procs(procs);
	}
	tacho_stw_end();
	world_start();
	return rc ? rc : (int)old;
}

uint32_t tacho_rt_procs(void)
{
	/* relaxed: a number */
	return (uint32_t)tc_load_relaxed(&tc_rt_sched.procs);
}

int tacho_rt_set_procs(uint32_t procs)
{
	struct tc_rt_sched *s = &tc_rt_sched;
	uint_fast32_t nobody = 0;
	int rc;

	if (tc_rt_outside(TC_RT_FRAME(), "tacho_rt_set_procs"))
		return TACHO_EMISUSE;
	if (procs == 0 || procs > TACHO_RT_MAX_PROCS)
		return tc_rt_misuse(TC_RT_FRAME(), "tacho_rt_set_procs: %u", procs);
	/* acq: pairs with [P9] store in tacho_rt_set_procs; one at a time */
	while (!tc_cas_acq(&s->changing, &nobody, 1)) {
		nobody = 0;
		tc_rt_yield("procs change", TC_RT_FRAME());
	}
	rc = procs == tacho_rt_procs() ? (int)procs : set_procs(procs);
	/* rel: pairs with [P9] swap in tacho_rt_set_procs; one at a time */
	tc_store_rel(&s->changing, 0);
	return rc;
}

/* --- begin and end ------------------------------------------------------------------------- */

void tc_rt_stop_here(struct tc_rt_m *m)
{
	struct tc_rt_sched *s = &tc_rt_sched;
	struct tc_rt_p *p = m->p;

	if (!p)
		return;
	tc_rt_p_unwire(m);
	tc_rt_lock(&s->lock);
	tc_rt_p_put_idle(p);
	tc_rt_stopped_one(p);
	tc_rt_unlock(&s->lock);
}

void tc_rt_end_run(void)
{
	struct tc_rt_sched *s = &tc_rt_sched;

	tc_rt_lock(&s->lock);
	/* relaxed: under the lock, and the fence below */
	tc_store_relaxed(&s->ending, 1);
	for (uint32_t i = 0; i < tc_load_relaxed(&s->procs); i++)
		tc_store_relaxed(&tc_rt_ps[i].attention, TC_RT_ATT_STOP);
	/* Whoever waits for the end wakes the threads. */
	s->idle_m = NULL;
	s->n_idle_m = 0;
	tc_rt_unlock(&s->lock);
	tc_rt_wake_fence();
	tc_rt_timer_added(0);
	tc_rt_netpoll_break();
	/* relaxed: a futex */
	tc_add_relaxed(&s->ended, 1);
	tc_rt_futex_wake(&s->ended, 1);
}

/* Is there a thread of this run that is neither gone nor in a system call? Those that wait for
 * a P are woken, if so wanted: then they look whether the run has ended, and leave. */
static bool somebody_runs(bool wakes)
{
	struct tc_rt_sched *s = &tc_rt_sched;
	struct tc_rt_m *m;
	bool found = false;

	tc_rt_lock(&s->lock);
	for (m = s->all_m; m; m = m->all) {
		/* relaxed: looked at again and again; tc_rt_end_run has a fence */
		if (tc_load_relaxed(&m->gone) || tc_load_relaxed(&m->in_call) ||
		    tc_load_relaxed(&m->run) != tc_load_relaxed(&s->run))
			continue;
		found = true;
		if (wakes)
			tc_rt_m_wake(m);
	}
	tc_rt_unlock(&s->lock);
	return found;
}

static void wait_for_end(void)
{
	struct tc_rt_sched *s = &tc_rt_sched;
	uint32_t seen;

	for (;;) {
		/* relaxed: a futex */
		seen = (uint32_t)tc_load_relaxed(&s->ended);
		if (tc_load_relaxed(&s->ending)) {
			retake_all();
			if (!somebody_runs(true))
				return;
			tc_rt_futex_wait(&s->ended, seen, 1000000);
		} else {
			tc_rt_futex_wait(&s->ended, seen, -1);
		}
	}
}

static int options(const struct tacho_rt_opts *opts, uint32_t *procs)
{
	static const struct tacho_rt_opts defaults = TACHO_RT_OPTS_INIT;
	struct tc_rt_sched *s = &tc_rt_sched;
	const char *env = getenv("TACHO_RT_PROCS");
	uint64_t stack;
	char *end;
	long n;

	if (!opts)
		opts = &defaults;
	s->misuse_fn = opts->size >= sizeof(*opts) ? opts->misuse : NULL;
	if (opts->size < sizeof(*opts))
		return tc_rt_misuse(NULL, "tacho_rt_run: options without their size");
	*procs = opts->procs;
	if (!*procs && env && *env) {
		n = strtol(env, &end, 10);
		if (*end || n < 1 || n > TACHO_RT_MAX_PROCS)
			return tc_rt_misuse(NULL, "TACHO_RT_PROCS=%s: not 1 to %d", env,
					    TACHO_RT_MAX_PROCS);
		*procs = (uint32_t)n;
	}
	if (!*procs)
		*procs = tacho_rt_cpus();
	if (*procs > TACHO_RT_MAX_PROCS)
		return tc_rt_misuse(NULL, "tacho_rt_run: %u procs", *procs);
	stack = opts->stack_bytes ? opts->stack_bytes : TACHO_RT_STACK_DEFAULT;
	if (tc_rt_class_of(stack) < 0)
		return tc_rt_misuse(NULL, "tacho_rt_run: stacks of %llu bytes",
				    (unsigned long long)stack);
	s->default_class = (uint32_t)tc_rt_class_of(stack);
	s->max_m = opts->max_threads ? opts->max_threads : 10000;
	s->no_deadlock = opts->no_deadlock != 0;
	return 0;
}

static void after_fork_child(void)
{
	struct tc_rt_sched *s = &tc_rt_sched;
	static struct tc_rt_m *of_parent;
	bool ran = tc_load_relaxed(&s->active) != 0;

	/* The goroutine that forked is all there is: plain code, as if outside. */
	of_parent = s->all_m;
	memset((void *)s, 0, sizeof(*s));
	memset((void *)tc_rt_ps, 0, sizeof(tc_rt_ps));
	s->forked = ran && of_parent && tc_rt_m();
	tc_rt_m_set(NULL);
	tc_rt_stacks_after_fork();
	tc_rt_unborn_after_fork();
	tc_rt_timers_after_fork();
	tc_rt_netpoll_after_fork();
	tc_rt_monitor_after_fork();
}

/* Both clocks at one moment: a thread that loses its CPU in between tries again. */
static void both_clocks(int64_t *ns, uint64_t *ticks)
{
	int64_t before, after;
	int n = 0;

	do {
		before = tc_rt_now();
		*ticks = tc_rt_ticks();
		after = tc_rt_now();
	} while (after - before > 2000 && ++n < 100);
	*ns = before;
}

static void measure(void)
{
	struct tc_rt_sched *s = &tc_rt_sched;
	static bool registered;
	int64_t wake, begin_ns, now;
	uint64_t begin_ticks, ticks;

	if (!registered) {
		registered = true;
		pthread_atfork(NULL, NULL, after_fork_child);
	}
	/* relaxed: no thread yet */
	tc_store_relaxed(&s->fences, syscall(SYS_membarrier,
					     MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED, 0, 0) != 0);
#if defined(TC_RT_TSAN)
	/* It does not know membarrier. */
	tc_store_relaxed(&s->fences, 1);
#endif
	both_clocks(&begin_ns, &begin_ticks);
	wake = tc_rt_measure_wake() * 3 / 2;
	while (tc_rt_now() - begin_ns < 200000)
		usleep(100);
	both_clocks(&now, &ticks);
	s->ticks_per_ms = (int64_t)((double)(ticks - begin_ticks) * 1e6 / (double)(now - begin_ns));
	if (s->cpus == 1)
		wake = 0;
	s->spin_ns = wake == 0 ? 0 : wake < 5000 ? 5000 : wake > 50000 ? 50000 : wake;
}

static int begin_run(tacho_rt_fn *main_fn, void *arg, uint32_t procs)
{
	struct tc_rt_sched *s = &tc_rt_sched;
	struct tc_rt_g *main_g;
	int rc;

	/* relaxed: no thread yet */
	tc_store_relaxed(&s->ending, 0);
	tc_store_relaxed(&s->stopping, 0);
	tc_store_relaxed(&s->n_spinning, 0);
	tc_store_relaxed(&s->troubles, 0);
	tc_store_relaxed(&s->polling, 0);
	tc_store_relaxed(&s->calls, 0);
	tc_store_relaxed(&s->n_global, 0);
	tc_store_relaxed(&s->now, (uint64_t)tc_rt_now());
	tc_add_relaxed(&s->run, 1);
	s->global_first = NULL;
	s->global_last = NULL;
	s->idle_m = NULL;
	s->n_idle_m = 0;
	s->refused_until = s->back_off_ns = 0;
	for (uint32_t i = 0; i < tc_rt_most_procs(); i++) {
		/* What an earlier runtime left is never run. */
		while (tc_rt_runq_pop(&tc_rt_ps[i]))
			;
		(void)tc_rt_next_swap(&tc_rt_ps[i], NULL);
		/* relaxed: as above */
		tc_store_relaxed(&tc_rt_ps[i].n_g, 0);
		tc_store_relaxed(&tc_rt_ps[i].tick, 0);
	}
	tc_store_relaxed(&s->n_g, 0);
	for (uint32_t i = 0; i < procs; i++) {
		rc = p_open(i);
		if (rc)
			return rc;
	}
	tc_store_relaxed(&s->procs, procs);
	idle_list_fix(procs, NULL);
	tc_rt_timers_reset();
	rc = tc_rt_netpoll_reset();
	if (rc)
		return rc;
	rc = tc_rt_g_new(tc_rt_m(), main_fn, arg, s->default_class, "main", NULL, &main_g);
	if (rc)
		return rc;
	main_g->is_main = true;
	tc_rt_global_push(main_g);
	return 0;
}

/* The monitor runs already, and may have taken the only P, or the only thread there may be, for it. */
static bool start_first(void)
{
	const struct timespec ms = { 0, 1000000 };

	TC_TESTPOINT("run: first thread");
	for (int tries = 0; !tc_rt_m_start(NULL, false); tries++) {
		/* relaxed: wait_for_end looks again */
		if (tc_load_relaxed(&tc_rt_sched.ending) || somebody_runs(false))
			return true;
		if (tries == 10)
			return false;
		nanosleep(&ms, NULL);
	}
	return true;
}

int tacho_rt_run(tacho_rt_fn *main_fn, void *arg, const struct tacho_rt_opts *opts)
{
	struct tc_rt_sched *s = &tc_rt_sched;
	uint_fast32_t none = 0;
	uint32_t procs = 0;
	int rc;

	if (tc_rt_m())
		return tc_rt_misuse(TC_RT_FRAME(), "tacho_rt_run: called from a goroutine");
	if (!main_fn)
		return tc_rt_misuse(TC_RT_FRAME(), "tacho_rt_run: no function");
	/* acq: pairs with [P10] store in tacho_rt_run; what the last one left. */
	if (!tc_cas_acq(&s->active, &none, 1))
		return tc_rt_misuse(TC_RT_FRAME(), "tacho_rt_run: a runtime runs already");
	s->cpus = tacho_rt_cpus();
	rc = options(opts, &procs);
	if (rc == 0) {
		measure();
		rc = begin_run(main_fn, arg, procs);
	}
	if (rc == 0)
		rc = tc_rt_monitor_start();
	if (rc == 0) {
		tc_rt_signals_begin(!(opts && opts->no_sigquit));
		/* This thread waits, and its own goroutine in the trace with it. */
		tacho_metric_procs(procs);
		tacho_p_start(tc_rt_ps[0].trace);
		tacho_p_stop();
		if (start_first())
			wait_for_end();
		else
			rc = TACHO_ENOMEM;
		tc_rt_signals_end();
		tc_rt_monitor_stop();
	}
	tc_rt_troubles_tell();
	/* rel: pairs with [P10] swap in tacho_rt_run; what this one left. */
	tc_store_rel(&s->active, 0);
	return rc;
}

void tacho_rt_get_stats(struct tacho_rt_stats *stats, size_t size)
{
	struct tc_rt_sched *s = &tc_rt_sched;
	struct tacho_rt_stats now = { 0 };

	if (!stats)
		return;
	now.goroutines = tc_rt_n_g();
	tc_rt_lock(&s->lock);
	now.threads = s->n_m;
	tc_rt_unlock(&s->lock);
	/* relaxed: statistics */
	now.procs = tc_load_relaxed(&s->procs);
	for (uint32_t i = 0; i < tc_rt_most_procs(); i++) {
		now.switches += tc_load_relaxed(&tc_rt_ps[i].tick);
		now.steals += tc_load_relaxed(&tc_rt_ps[i].steals);
	}
	now.parks = tc_load_relaxed(&s->parks);
	now.wakes = tc_load_relaxed(&s->wakes);
	now.retakes = tc_load_relaxed(&s->retakes);
	now.misuse = tc_load_relaxed(&s->misuse);
	now.stacks = tc_rt_stacks();
	memset(stats, 0, size);
	memcpy(stats, &now, size < sizeof(now) ? size : sizeof(now));
}
