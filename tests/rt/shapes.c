/* SPDX-License-Identifier: MIT */
/*
 * As examples/rt_patterns.c: the same patterns in other shapes, and what looks like them
 * but is none.
 *
 *	shapes NAME TRACE [fixed]
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <tacho/rt.h>
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

static void compute(int64_t ns)
{
	int64_t until = tacho_rt_now_ns() + ns;

	while (tacho_rt_now_ns() < until)
		tacho_rt_checkpoint();
}

static void start(int n, void (*fn)(void *))
{
	for (int i = 0; i < n; i++)
		if (tacho_go(fn, (void *)(uintptr_t)i) < 0)
			fputs("shapes: no memory for a goroutine\n", stderr);
}

static void *need(void *p)
{
	if (!p)
		abort();
	return p;
}

static struct tacho_rt_chan *new_chan(size_t room)
{
	struct tacho_rt_chan *c = NULL;

	if (tacho_rt_chan_new(sizeof(int), room, &c) < 0)
		abort();
	return c;
}

/* --- a lock that is taken in a select; cured: a pool with room for all ---------------------- */

static struct tacho_rt_chan *slots, *never;

static void use_slot(void *arg)
{
	(void)arg;
	while (goes_on()) {
		int x = 1;
		struct tacho_rt_case cases[] = {
			{ .chan = slots, .element = &x, .op = TACHO_RT_SEND },
			{ .chan = never, .element = NULL, .op = TACHO_RT_RECV },
		};

		(void)tacho_rt_select(cases, 2);
		tacho_rt_sleep(is_fixed ? 2 * MS : 400 * US);
		(void)tacho_rt_chan_recv(slots, NULL);
	}
}

static void pick(void)
{
	slots = new_chan(is_fixed ? 12 : 1);
	never = new_chan(0);
	start(12, use_slot);
}

/* --- permits, given to the first in line by closing its channel ------------------------------- */

struct waiter {
	struct tacho_rt_chan *ready;
	struct waiter *next;
};

static struct tacho_rt_mutex gate;
static struct waiter *first, **last = &first;
static int permits;

static void acquire(void)
{
	struct waiter *w = NULL;

	tacho_rt_mutex_lock(&gate);
	if (permits > 0) {
		permits--;
	} else {
		w = need(calloc(1, sizeof(*w)));
		w->ready = new_chan(0);
		*last = w;
		last = &w->next;
	}
	tacho_rt_mutex_unlock(&gate);
	if (!w)
		return;
	(void)tacho_rt_chan_recv(w->ready, NULL);
	(void)tacho_rt_chan_free(w->ready);
	free(w);
}

static void release(void)
{
	struct waiter *w;

	tacho_rt_mutex_lock(&gate);
	w = first;
	if (w) {
		first = w->next;
		if (!first)
			last = &first;
		(void)tacho_rt_chan_close(w->ready);
	} else {
		permits++;
	}
	tacho_rt_mutex_unlock(&gate);
}

static void use_permit(void *arg)
{
	(void)arg;
	while (goes_on()) {
		acquire();
		tacho_rt_sleep(is_fixed ? 2 * MS : 400 * US);
		release();
	}
}

static void permit(void)
{
	permits = is_fixed ? 12 : 1;
	start(12, use_permit);
}

/* --- a semaphore of one; cured: with room for all ------------------------------------------------ */

static struct tacho_rt_semaphore places;

static void use_place(void *arg)
{
	(void)arg;
	while (goes_on()) {
		(void)tacho_rt_semaphore_acquire(&places, 1);
		tacho_rt_sleep(is_fixed ? 2 * MS : 400 * US);
		(void)tacho_rt_semaphore_release(&places, 1);
	}
}

static void semaphore(void)
{
	(void)tacho_rt_semaphore_release(&places, is_fixed ? 12 : 1);
	start(12, use_place);
}

/* --- answers that come when nobody waits any more; cured: there is room for them ---------------- */

static void answer_late(void *arg)
{
	int x = 1;

	tacho_rt_sleep(2 * MS);
	(void)tacho_rt_chan_send(arg, &x);
}

static void ask(void *arg)
{
	(void)arg;
	while (goes_on()) {
		/* Never freed: the other side may hold on to it for ever. */
		if (tacho_go(answer_late, new_chan(is_fixed)) < 0)
			abort();
		tacho_rt_sleep(3 * MS);
	}
}

static void late(void)
{
	start(1, ask);
}

/* --- a reader that takes long, and a writer; cured: it looks at a copy --------------------------- */

static struct tacho_rt_rwlock table;

static void report(void *arg)
{
	(void)arg;
	while (goes_on()) {
		tacho_rt_rwlock_rlock(&table);
		if (!is_fixed)
			tacho_rt_sleep(6 * MS);
		tacho_rt_rwlock_runlock(&table);
		tacho_rt_sleep(6 * MS);
	}
}

static void change(void *arg)
{
	(void)arg;
	while (goes_on()) {
		tacho_rt_sleep(7 * MS);
		tacho_rt_rwlock_lock(&table);
		compute(10 * US);
		tacho_rt_rwlock_unlock(&table);
	}
}

static void look_up(void *arg)
{
	(void)arg;
	while (goes_on()) {
		tacho_rt_rwlock_rlock(&table);
		compute(10 * US);
		tacho_rt_rwlock_runlock(&table);
		tacho_rt_sleep(2 * MS);
	}
}

static void writer(void)
{
	start(1, report);
	start(1, change);
	start(10, look_up);
}

/* --- a goroutine for each tiny thing; cured: one for all ------------------------------------------ */

static struct tacho_rt_wait_group group;

static void tiny(void *arg)
{
	(void)arg;
	(void)tacho_rt_wait_group_done(&group);
}

static void spawn(void *arg)
{
	(void)arg;
	while (goes_on()) {
		int n = is_fixed ? 1 : 300;

		(void)tacho_rt_wait_group_add(&group, n);
		for (int i = 0; i < n; i++)
			if (tacho_go(tiny, NULL) < 0)
				abort();
		(void)tacho_rt_wait_group_wait(&group);
		tacho_rt_sleep(MS);
	}
}

static void churn(void)
{
	start(1, spawn);
}

/* --- the choice ----------------------------------------------------------------------------------- */

static const struct shape {
	const char *name;
	void (*begin)(void);
} shapes[] = {
	{ "pick", pick }, { "permit", permit }, { "semaphore", semaphore },
	{ "late", late }, { "writer", writer }, { "churn", churn },
};

static void run(void *arg)
{
	const struct shape *s = arg;

	end_ns = tacho_rt_now_ns() + run_ns;
	s->begin();
	while (goes_on())
		tacho_rt_sleep(20 * MS);
}

int main(int argc, char **argv)
{
	struct tacho_rt_opts opts = TACHO_RT_OPTS_INIT;

	opts.procs = 2;
	for (size_t i = 0; argc >= 3 && i < sizeof(shapes) / sizeof(shapes[0]); i++) {
		if (strcmp(argv[1], shapes[i].name) != 0)
			continue;
		is_fixed = argc > 3;
		if (tacho_start(argv[2]) < 0 ||
		    tacho_rt_run(run, (void *)(uintptr_t)&shapes[i], &opts) < 0 ||
		    tacho_stop() < 0) {
			fputs("shapes: cannot trace\n", stderr);
			return 1;
		}
		return 0;
	}
	fputs("usage: shapes pick|permit|semaphore|late|writer|churn TRACE [fixed]\n", stderr);
	return 2;
}
