/* SPDX-License-Identifier: MIT */
/*
 * A thread of its own that looks at the scheduler from outside: takes Ps from long
 * system calls, asks goroutines that run for long to yield, fires timers and polls
 * descriptors nobody came to, finds that all goroutines are asleep, and prints them.
 *
 * It looks every 20 us, more rarely while there is nothing to do, and sleeps while
 * all Ps are idle.
 */
#include "rt/core.h"
#include "rt/runq.h"

#include <tacho/observe.h>
#include <tacho/tacho.h>

#include <errno.h>
#include <sys/prctl.h>
#include <unistd.h>

enum {
	TICK_NS = 20000,
	MOST_NS = 10000000,
	QUIET_TICKS = 50,    /* at the shortest distance, then it doubles */
	HOG_NS = 10000000,   /* so long may a goroutine keep its P */
	POLL_NS = 10000000,  /* descriptors are looked at that often */
	TELL_NS = 10000000,  /* observers are told how it goes that often */
	SUSPECT_NS = 2000000 /* all are asleep for so long: a deadlock */
};

static struct {
	pthread_t thread;
	tc_atomic_u32 stop, asleep, suspect, dump;
	tc_atomic_u32 word; /* futex: counts requests */
	int64_t polled, told, trim_at;
} monitor;

static bool taken(tc_atomic_u32 *flag)
{
	uint_fast32_t set = 1;

	/* relaxed: a request, all of which is the flag */
	return tc_cas_relaxed(flag, &set, 0);
}

static void poke(void)
{
	/* relaxed: a futex */
	tc_add_relaxed(&monitor.word, 1);
	tc_rt_futex_wake(&monitor.word, 1);
}

void tc_rt_monitor_wake(void)
{
	/* relaxed: one that is missed costs at most the longest sleep */
	if (tc_rt_unlikely(tc_load_relaxed(&monitor.asleep) != 0)) {
		tc_store_relaxed(&monitor.asleep, 0);
		poke();
	}
}

void tc_rt_monitor_suspect(void)
{
	struct tc_rt_sched *s = &tc_rt_sched;

	/* relaxed: hints, the monitor looks closely */
	if (s->no_deadlock || tc_load_relaxed(&s->n_idle_p) != tc_load_relaxed(&s->procs))
		return;
	tc_store_relaxed(&monitor.suspect, 1);
	poke();
}

void tc_rt_monitor_dump(void)
{
	/* relaxed: flags */
	tc_store_relaxed(&monitor.dump, 1);
	poke();
}

/* --- system calls and hogs ---------------------------------------------------------------- */

static bool others_wait(struct tc_rt_p *p)
{
	/* relaxed: hints */
	return tc_rt_runq_size(p) || tc_load_relaxed(&p->next_g) ||
	       tc_load_relaxed(&tc_rt_sched.n_global);
}

/*
 * It runs for long: ask it to let others run, and to say so then. The monitor says
 * nothing itself: it would be a thread of the trace that runs all the time.
 */
static void hog(struct tc_rt_p *p, int64_t ran)
{
	/* relaxed: a flag */
	uint_fast32_t none = 0;

	(void)tc_cas_relaxed(&p->attention, &none, TC_RT_ATT_PREEMPT);
	/* relaxed: an estimate */
	tc_store_relaxed(&p->long_ns, (uint64_t)ran);
}

/* One look at one P; true: something was done. */
static bool look(struct tc_rt_p *p, int64_t now)
{
	/* relaxed: compared with an earlier look */
	uint64_t word = tc_load_relaxed(&p->word), tick = tc_load_relaxed(&p->tick);
	uint64_t status = word & TC_RT_P_STATUS_MASK;
	bool same = p->seen_word == word && p->seen_tick == tick;

	if (!same) {
		p->seen_word = word;
		p->seen_tick = tick;
		p->seen_at = now;
		/* relaxed: an estimate */
		tc_store_relaxed(&p->long_ns, 0);
		return false;
	}
	if (status == TC_RT_P_SYSCALL) {
		if (!others_wait(p) || !tc_rt_retake(p, word))
			return false;
		tc_rt_hand_off(p);
		return true;
	}
	if (status != TC_RT_P_RUNNING)
		return false;
	if (now - p->seen_at >= HOG_NS)
		hog(p, now - p->seen_at);
	/* What runs next here could run elsewhere by now. */
	/* relaxed: hints */
	if (tc_load_relaxed(&p->next_g) && tc_load_relaxed(&tc_rt_sched.n_idle_p)) {
		tc_rt_wake();
		return true;
	}
	return false;
}

/* Who observes the program may want to know how many wait, and what holds a P. */
static void tell(int64_t now, uint32_t procs)
{
	/* relaxed: estimates */
	uint64_t runnable = tc_load_relaxed(&tc_rt_sched.n_global), held = 0;

	if (now - monitor.told < TELL_NS)
		return;
	monitor.told = now;
	for (uint32_t i = 0; i < procs; i++) {
		struct tc_rt_p *p = &tc_rt_ps[i];
		bool calls = (p->seen_word & TC_RT_P_STATUS_MASK) == TC_RT_P_SYSCALL &&
			     tc_load_relaxed(&p->word) == p->seen_word;
		uint64_t ns = calls && now > p->seen_at ? (uint64_t)(now - p->seen_at) : 0;

		/* relaxed: estimates; what is taken between its two loads makes a size negative */
		int32_t queued = (int32_t)tc_rt_runq_size(p);

		runnable +=
			(queued > 0 ? (uint32_t)queued : 0) + (tc_load_relaxed(&p->next_g) != 0);
		held = ns > held ? ns : held;
	}
	tacho_observe_sched(runnable, procs, held);
}

/* --- timers and descriptors ------------------------------------------------------------------ */

static bool fallbacks(int64_t now)
{
	bool did = false;

	for (uint32_t i = 0; i < tc_rt_most_procs(); i++) {
		int64_t due = tc_rt_timers_due(i);

		/* Their P, or an idle one, should have come to it. */
		if (due != TC_RT_NEVER && due <= now - TICK_NS)
			did |= tc_rt_timers_run(i, now) != 0;
	}
	/*
	 * Also while one sleeps for a timer only (2), which began before there were waiters.
	 * relaxed: a hint
	 */
	if (tc_rt_netpoll_waiters() && tc_load_relaxed(&tc_rt_sched.polling) != 1 &&
	    now - monitor.polled >= POLL_NS) {
		monitor.polled = now;
		did |= tc_rt_netpoll(0) != 0;
	}
	tc_rt_troubles_tell();
	if (now >= monitor.trim_at)
		monitor.trim_at = now + tc_rt_stacks_trim();
	/* No thread could be made for what is queued: maybe by now. */
	if (tc_load_relaxed(&tc_rt_sched.n_global))
		tc_rt_wake();
	return did;
}

/* --- all asleep --------------------------------------------------------------------------------- */

bool tc_rt_all_asleep(void)
{
	struct tc_rt_sched *s = &tc_rt_sched;
	bool asleep;

	tc_rt_lock(&s->lock);
	/* relaxed: under the lock, or looked at again after a while */
	asleep = tc_load_relaxed(&s->n_idle_p) == tc_load_relaxed(&s->procs) &&
		 !tc_load_relaxed(&s->n_global) && !tc_load_relaxed(&s->calls) &&
		 !tc_load_relaxed(&s->n_spinning) && !tc_load_relaxed(&s->polling) &&
		 !tc_load_relaxed(&s->stopping) && !tc_load_relaxed(&s->ending);
	tc_rt_unlock(&s->lock);
	if (tc_rt_netpoll_waiters())
		asleep = false;
	for (uint32_t i = 0; i < tc_rt_most_procs(); i++)
		if (tc_rt_timers_due(i) != TC_RT_NEVER)
			asleep = false;
	return asleep && tc_rt_n_g() > 0;
}

/* It is a state that nothing leads out of: look twice. */
static void deadlock_check(void)
{
	/* relaxed: wakes are counted whenever a P is started */
	uint64_t wakes = tc_load_relaxed(&tc_rt_sched.wakes);

	if (!tc_rt_all_asleep())
		return;
	usleep(SUSPECT_NS / 1000);
	if (tc_rt_all_asleep() && wakes == tc_load_relaxed(&tc_rt_sched.wakes))
		tc_rt_deadlock();
}

/* --- the thread --------------------------------------------------------------------------------------- */

static void wait(int64_t ns)
{
	struct tc_rt_sched *s = &tc_rt_sched;
	/* relaxed: a futex, and hints */
	uint32_t word = (uint32_t)tc_load_relaxed(&monitor.word);

	if (tc_load_relaxed(&monitor.suspect) || tc_load_relaxed(&monitor.dump) ||
	    tc_load_relaxed(&monitor.stop))
		return;
	if (tc_load_relaxed(&s->n_idle_p) == tc_load_relaxed(&s->procs)) {
		tc_store_relaxed(&monitor.asleep, 1);
		ns = 10 * (int64_t)MOST_NS;
	}
	tc_rt_futex_wait(&monitor.word, word, ns);
	tc_store_relaxed(&monitor.asleep, 0);
}

static void *monitor_main(void *arg)
{
	struct tc_rt_sched *s = &tc_rt_sched;
	int64_t delay = TICK_NS, now;
	unsigned quiet = 0;
	bool did;

	(void)arg;
	prctl(PR_SET_NAME, "tacho-rt-mon");
	prctl(PR_SET_TIMERSLACK, 1UL);
	/* relaxed: flags */
	while (!tc_load_relaxed(&monitor.stop)) {
		wait(delay);
		TC_TESTPOINT("monitor: looks");
		now = tc_rt_now();
		tc_store_relaxed(&s->now, (uint64_t)now);
		did = false;
		if (taken(&monitor.dump))
			tacho_rt_dump(STDERR_FILENO);
		/* relaxed: flags */
		for (uint32_t i = 0; i < tc_load_relaxed(&s->procs); i++)
			if (!tc_load_relaxed(&s->stopping))
				did |= look(&tc_rt_ps[i], now);
		did |= fallbacks(now);
		tell(now, (uint32_t)tc_load_relaxed(&s->procs));
		if (taken(&monitor.suspect))
			deadlock_check();
		quiet = did ? 0 : quiet + 1;
		delay = quiet < QUIET_TICKS ? TICK_NS : delay * 2 < MOST_NS ? delay * 2 : MOST_NS;
	}
	/* What still waits, waits for nothing any more. */
	tacho_observe_sched(0, tc_load_relaxed(&s->procs), 0);
	return NULL;
}

int tc_rt_monitor_start(void)
{
	int error;

	/* relaxed: no thread yet */
	tc_store_relaxed(&monitor.stop, 0);
	tc_store_relaxed(&monitor.suspect, 0);
	tc_store_relaxed(&monitor.dump, 0);
	monitor.polled = monitor.trim_at = tc_rt_now();
	error = TC_TEST_REFUSES() ? EAGAIN
				  : pthread_create(&monitor.thread, NULL, monitor_main, NULL);
	if (error != 0)
		tc_rt_trouble(TC_RT_NO_MONITOR, error);
	return error == 0 ? 0 : TACHO_ENOMEM;
}

void tc_rt_monitor_stop(void)
{
	/* relaxed: the join orders what follows */
	tc_store_relaxed(&monitor.stop, 1);
	poke();
	pthread_join(monitor.thread, NULL);
}

void tc_rt_monitor_after_fork(void)
{
	tc_store_relaxed(&monitor.asleep, 0);
}
