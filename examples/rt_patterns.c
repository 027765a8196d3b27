/* SPDX-License-Identifier: MIT */
/*
 * Patterns that make programs slow, and their cures: each runs for a moment as a traced
 * program, to see what `tacho findings` says of it.
 *
 *	cc rt_patterns.c $(pkg-config --cflags --libs libtacho-rt)
 *	./a.out convoy slow.trace && tacho findings slow.trace
 *	./a.out convoy fixed.trace fixed && tacho findings fixed.trace
 */
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <tacho/rt.h>
#include <tacho/sched.h>
#include <tacho/tacho.h>

#define US INT64_C(1000)
#define MS INT64_C(1000000)

static const int64_t run_ns = 400 * MS;
static int64_t end_ns;
static bool is_fixed;

static bool goes_on(void)
{
	return tacho_rt_now_ns() < end_ns;
}

/* Computes for so long, giving way or not. */
static void compute(int64_t ns, bool gives_way)
{
	int64_t until = tacho_rt_now_ns() + ns;

	while (tacho_rt_now_ns() < until)
		if (gives_way)
			tacho_rt_checkpoint();
}

static void start(int n, void (*fn)(void *))
{
	for (int i = 0; i < n; i++)
		if (tacho_go(fn, (void *)(uintptr_t)i) < 0)
			fputs("rt_patterns: no memory for a goroutine\n", stderr);
}

/* --- a line at a lock that never drains ------------------------------------------------ */

static struct tacho_rt_mutex lock[8];

static void use_lock(void *arg)
{
	/* The cure: a lock for each part of the data. */
	struct tacho_rt_mutex *m = &lock[is_fixed ? (uintptr_t)arg % 8 : 0];

	while (goes_on()) {
		tacho_rt_mutex_lock(m);
		tacho_rt_sleep(300 * US); /* as a request to a database takes */
		tacho_rt_mutex_unlock(m);
		if (is_fixed)
			tacho_rt_sleep(2 * MS);
	}
}

static void convoy(void)
{
	start(8, use_lock);
}

/* --- a call that holds the only P ---------------------------------------------------------- */

static void call_database(void *arg)
{
	struct timespec three_ms = { 0, 3 * MS };

	(void)arg;
	while (goes_on()) {
		if (is_fixed) {
			TACHO_RT_BLOCKING(nanosleep(&three_ms, NULL));
		} else {
			/* Known to the trace, but not to the scheduler: nobody takes the P. */
			tacho_g_syscall_enter();
			nanosleep(&three_ms, NULL);
			tacho_g_syscall_exit();
		}
		compute(300 * US, true);
		tacho_rt_yield();
	}
}

static void work_in_pieces(void *arg)
{
	(void)arg;
	while (goes_on()) {
		compute(100 * US, true);
		tacho_rt_sleep(MS);
	}
}

static void long_call(void)
{
	start(1, call_database);
	start(3, work_in_pieces);
}

/* --- more work than Ps ----------------------------------------------------------------------- */

static void compute_on(void *arg)
{
	(void)arg;
	while (goes_on())
		compute(2 * MS, true);
}

static void oversubscribed(void)
{
	/* The cure: no more of them than Ps. */
	start(is_fixed ? 1 : 16, compute_on);
}

/* --- a goroutine that does not give way ---------------------------------------------------------- */

static void hog(void *arg)
{
	(void)arg;
	while (goes_on()) {
		compute(70 * MS, is_fixed);
		tacho_rt_yield();
	}
}

static void hogs(void)
{
	start(1, hog);
	start(1, work_in_pieces);
}

/* --- goroutines that nobody waits for ------------------------------------------------------------ */

/* A channel for one answer, of which both sides let go; the last one frees it. */
struct reply {
	struct tacho_rt_chan *chan;
	atomic_int owners;
};

static struct reply *new_reply(void)
{
	struct reply *r = malloc(sizeof(*r));

	/* The cure: room for the answer, so that it need not be taken. */
	if (!r || tacho_rt_chan_new(sizeof(int), is_fixed, &r->chan) < 0) {
		free(r);
		return NULL;
	}
	atomic_init(&r->owners, 2);
	return r;
}

static void let_go(struct reply *r)
{
	if (atomic_fetch_sub(&r->owners, 1) > 1)
		return;
	(void)tacho_rt_chan_free(r->chan);
	free(r);
}

static void answer(void *arg)
{
	struct reply *r = arg;
	int x = 1;

	(void)tacho_rt_chan_send(r->chan, &x);
	let_go(r);
}

static void impatient(void *arg)
{
	(void)arg;
	while (goes_on()) {
		struct reply *r = new_reply();

		if (!r || tacho_go(answer, r) < 0)
			return;
		/* Gives up before it looks for the answer. */
		tacho_rt_sleep(2 * MS);
		let_go(r);
	}
}

static void leak(void)
{
	start(1, impatient);
}

/* --- all are woken for what one can do ---------------------------------------------------------------- */

static struct tacho_rt_cond more;
static int jobs;

static void take_jobs(void *arg)
{
	(void)arg;
	tacho_rt_mutex_lock(&lock[0]);
	while (goes_on()) {
		while (jobs == 0 && goes_on())
			(void)tacho_rt_cond_wait(&more, &lock[0]);
		if (jobs > 0)
			jobs--;
		tacho_rt_mutex_unlock(&lock[0]);
		compute(20 * US, true);
		tacho_rt_mutex_lock(&lock[0]);
	}
	tacho_rt_mutex_unlock(&lock[0]);
}

static void give_jobs(void *arg)
{
	(void)arg;
	while (goes_on()) {
		tacho_rt_mutex_lock(&lock[0]);
		jobs++;
		tacho_rt_mutex_unlock(&lock[0]);
		/* The cure: one job, one goroutine. */
		if (is_fixed)
			tacho_rt_cond_signal(&more);
		else
			tacho_rt_cond_broadcast(&more);
		tacho_rt_sleep(MS);
	}
	tacho_rt_cond_broadcast(&more);
}

static void herd(void)
{
	start(24, take_jobs);
	start(1, give_jobs);
}

/* --- timers without end ------------------------------------------------------------------------------------ */

static atomic_int ticks;

static void tick(void *arg)
{
	(void)arg;
	while (goes_on()) {
		/* The cure: look less often. */
		tacho_rt_sleep(is_fixed ? 20 * MS : 300 * US);
		atomic_fetch_add(&ticks, 1);
	}
}

static void storm(void)
{
	start(40, tick);
}

/* --- the choice ----------------------------------------------------------------------------------------------- */

static const struct pattern {
	const char *name;
	void (*begin)(void);
	uint32_t procs;
} patterns[] = {
	{ "convoy", convoy, 2 }, { "call", long_call, 1 }, { "oversubscribed", oversubscribed, 2 },
	{ "hog", hogs, 1 },      { "leak", leak, 2 },      { "herd", herd, 2 },
	{ "storm", storm, 2 },
};

static void run(void *arg)
{
	const struct pattern *p = arg;

	end_ns = tacho_rt_now_ns() + run_ns;
	p->begin();
	while (goes_on())
		tacho_rt_sleep(50 * MS);
}

int main(int argc, char **argv)
{
	struct tacho_rt_opts opts = TACHO_RT_OPTS_INIT;

	for (size_t i = 0; argc >= 3 && i < sizeof(patterns) / sizeof(patterns[0]); i++) {
		if (strcmp(argv[1], patterns[i].name) != 0)
			continue;
		is_fixed = argc > 3;
		opts.procs = patterns[i].procs;
		if (tacho_start(argv[2]) < 0 ||
		    tacho_rt_run(run, (void *)(uintptr_t)&patterns[i], &opts) < 0 ||
		    tacho_stop() < 0) {
			fputs("rt_patterns: cannot trace\n", stderr);
			return 1;
		}
		return 0;
	}
	fputs("usage: rt_patterns convoy|call|oversubscribed|hog|leak|herd|storm TRACE [fixed]\n",
	      stderr);
	return 2;
}
