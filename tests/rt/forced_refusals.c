/* SPDX-License-Identifier: MIT */
/*
 * A program with some of everything, while the nth request of the runtime for memory or for a
 * thread fails, for every n (support/refusals.h). What cannot be done returns an error that
 * says so, the rest goes on, and a refused thread or stack is told once.
 *
 *	forced_refusals [-k] [-n N]
 */
#include "rt_load.h"
#include "support/refusals.h"

#include <sys/resource.h>

enum {
	MAX_N = 300
};

static atomic_int lines;
static char said[256];

static void hear(const char *line)
{
	atomic_fetch_add(&lines, 1);
	snprintf(said, sizeof(said), "%s", line);
}

/* --- some of everything ------------------------------------------------------------------------ */

static struct tacho_rt_wait_group group;
static atomic_int ran;

static void call_out(void *arg)
{
	(void)arg;
	TACHO_RT_BLOCKING(usleep(200));
	atomic_fetch_add(&ran, 1);
	demand(tacho_rt_wait_group_done(&group) == 0);
}

static bool fails_well(int rc)
{
	return rc == 0 || rc == TACHO_ENOMEM;
}

static void goroutines(void)
{
	struct tacho_go_opts o = TACHO_GO_OPTS_INIT;
	int made = atomic_load(&ran), rc;

	for (int i = 0; i < 120; i++) {
		o.stack_bytes = i % 10 == 0 ? 256 << 10 : 0;
		(void)tacho_rt_wait_group_add(&group, 1);
		rc = tacho_go_with(call_out, NULL, &o);
		demand(fails_well(rc));
		if (rc == 0)
			made++;
		else
			(void)tacho_rt_wait_group_done(&group);
	}
	demand(tacho_rt_wait_group_wait(&group) == 0);
	demand(atomic_load(&ran) == made);
}

static void things(void)
{
	struct tacho_rt_chan *c = NULL;
	struct tacho_rt_cancel *token = NULL;
	struct tacho_rt_timer *t = NULL;
	struct tacho_rt_case cases[20];
	int x = 1, rc = tacho_rt_chan_new(sizeof(x), 1, &c);

	demand(fails_well(rc) && (rc == 0) == (c != NULL));
	for (int i = 0; i < 20; i++)
		cases[i] = (struct tacho_rt_case){ c, &x, TACHO_RT_SEND, 0 };
	rc = tacho_rt_try_select(cases, 20);
	demand(c ? rc >= 0 || rc == TACHO_ENOMEM : rc == TACHO_EAGAIN || rc == TACHO_ENOMEM);
	demand(fails_well(tacho_rt_cancel_new(NULL, 0, &token)));
	demand(fails_well(tacho_rt_timer_new(&t)));
	if (t) {
		(void)tacho_rt_timer_start(t, 1000, 0);
		demand(tacho_rt_chan_recv(tacho_rt_timer_chan(t), NULL) == 0);
	}
	tacho_rt_timer_free(t);
	tacho_rt_cancel(token);
	tacho_rt_cancel_free(token);
	demand(tacho_rt_chan_free(c) == 0);
}

static void note(void *arg)
{
	*(int *)arg = 1;
}

static void descriptors(void)
{
	int fds[2], there = 0, rc;
	char x = 0;

	if (!demand(tacho_rt_pipe(fds) == 0))
		return;
	rc = (int)tacho_rt_write(fds[1], "x", 1, NULL);
	demand(rc == 1 || rc == -ENOMEM);
	if (rc == 1) {
		rc = (int)tacho_rt_read(fds[0], &x, 1, NULL);
		demand((rc == 1 && x == 'x') || rc == -ENOMEM);
	}
	demand(tacho_rt_close(fds[0]) == 0 && tacho_rt_close(fds[1]) == 0);
	rc = tacho_rt_on_thread(note, &there);
	demand(rc == 0 ? there == 1 : rc == -EAGAIN && there == 0);
}

static void everything(void *arg)
{
	int rc;

	(void)arg;
	goroutines();
	things();
	descriptors();
	rc = tacho_rt_set_procs(4);
	demand(rc == 2 || (rc == TACHO_ENOMEM && tacho_rt_procs() == 2));
	goroutines();
}

static int run_once(int n, const char *arg)
{
	struct tacho_rt_opts o = TACHO_RT_OPTS_INIT;
	int rc;

	(void)n;
	(void)arg;
	o.procs = 2;
	o.misuse = hear;
	atomic_store(&ran, 0);
	atomic_store(&lines, 0);
	rc = tacho_rt_run(everything, NULL, &o);
	demand(fails_well(rc));
	demand(rc == 0 || atomic_load(&lines) == 1);
	/* No misuse is among them. */
	demand(atomic_load(&lines) <= 2);
	demand(atomic_load(&lines) == 0 || strstr(said, "no thread") ||
	       strstr(said, "no memory for the stack"));
	return atomic_load(&load_failed) != 0;
}

/* --- descriptors are used up before it begins ----------------------------------------------------- */

static void never(void *arg)
{
	(void)arg;
	expect(false);
}

static void no_descriptors(void)
{
	struct tacho_rt_opts o = TACHO_RT_OPTS_INIT;
	struct rlimit was, few;
	int fd = dup(0);

	o.procs = 1;
	o.misuse = hear;
	expect(getrlimit(RLIMIT_NOFILE, &was) == 0);
	expect(fd >= 0 && close(fd) == 0);
	few = was;
	few.rlim_cur = (rlim_t)fd;
	expect(setrlimit(RLIMIT_NOFILE, &few) == 0);
	expect(tacho_rt_run(never, NULL, &o) == TACHO_EIO);
	expect(atomic_load(&lines) == 1 && strstr(said, "descriptors") &&
	       strstr(said, strerror(EMFILE)));
	expect(setrlimit(RLIMIT_NOFILE, &was) == 0);
}

/* --- threads are refused for a while ------------------------------------------------------------- */

static void pass(void *arg)
{
	(void)arg;
}

static uint64_t threads_now(void)
{
	struct tacho_rt_stats stats;

	tacho_rt_get_stats(&stats, sizeof(stats));
	return stats.threads;
}

/* Work for a second P all the time, and no thread for it. */
static void refused_for_a_while(void *arg)
{
	int64_t end = tacho_rt_now_ns() + 50000000;
	int before, made = 0;

	(void)arg;
	/* The memory that is needed is there already. */
	for (int i = 0; i < 300; i++)
		expect(tacho_go(pass, NULL) == 0);
	tacho_rt_yield();
	before = atomic_load(&refuse.calls);
	refuse.keep_failing = true;
	refuse.fail_at = before + 1;
	expect(tacho_rt_set_procs(2) == 1);
	while (tacho_rt_now_ns() < end) {
		expect(tacho_go(pass, NULL) == 0);
		tacho_rt_yield();
		made++;
	}
	refuse.keep_failing = false;
	refuse.fail_at = 0;
	/* Not once for each: the distance doubles from a millisecond on. */
	expect(made > 100);
	expect(atomic_load(&refuse.calls) > before);
	expect(atomic_load(&refuse.calls) - before < 12);
	expect(threads_now() == 1);
	/* It does not give up. */
	end += 10 * INT64_C(1000000000);
	while (threads_now() == 1 && tacho_rt_now_ns() < end) {
		expect(tacho_go(pass, NULL) == 0);
		tacho_rt_yield();
	}
	expect(threads_now() == 2);
}

static void backs_off(void)
{
	struct tacho_rt_opts o = TACHO_RT_OPTS_INIT;

	o.procs = 1;
	o.misuse = hear;
	atomic_store(&lines, 0);
	expect(tacho_rt_run(refused_for_a_while, NULL, &o) == 0);
	expect(atomic_load(&lines) == 1 && strstr(said, "no thread can be made"));
}

int main(int argc, char **argv)
{
	if (!refusals_options(argc, argv))
		return 2;
	if (refuse.fail_at == 0)
		no_descriptors();
	/* What each of them expected is told by its own end. */
	expect(refusals_each(MAX_N, run_once, NULL) == 0);
	if (refuse.fail_at == 0 && !refuse.keep_failing)
		backs_off();
	printf("forced_refusals: %ld passed, %ld failed\n", atomic_load(&load_passed),
	       atomic_load(&load_failed));
	return atomic_load(&load_failed) != 0;
}
