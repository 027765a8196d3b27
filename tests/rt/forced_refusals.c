/* SPDX-License-Identifier: MIT */
/*
 * A program with some of everything, while the nth request of the runtime for memory or for a
 * thread fails, for every n, that one alone or all from there on. What cannot be
 * done returns an error that says so, the rest goes on, and a refused thread or
 * stack is told once. Each n is a process of its own.
 *
 *	forced_refusals [-k] [-n N]
 *
 * -k: all from the nth on; -n: that one alone, in this process, for a debugger.
 */
#include "base/testpoint.h"
#include "rt_load.h"

#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>

enum {
	MAX_N = 300
};

static struct {
	atomic_int calls;
	int fail_at;
	bool keep_failing;
	int *made; /* by the process that just ended; shared */
} refuse;
static atomic_int lines;
static char said[256];

void tc_testpoint(const char *place)
{
	(void)place;
}

bool tc_test_refuses(void)
{
	int n = atomic_fetch_add(&refuse.calls, 1) + 1;

	return refuse.fail_at != 0 &&
	       (n == refuse.fail_at || (refuse.keep_failing && n > refuse.fail_at));
}

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
	(void)arg;
	goroutines();
	things();
	descriptors();
	demand(tacho_rt_set_procs(4) == 2);
	goroutines();
}

static int run_once(void)
{
	struct tacho_rt_opts o = TACHO_RT_OPTS_INIT;
	int rc;

	o.procs = 2;
	o.misuse = hear;
	alarm(60);
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

static bool process_ok(int n)
{
	int status = 0;
	pid_t pid = fork();

	if (pid == 0) {
		refuse.fail_at = n;
		status = run_once();
		*refuse.made = atomic_load(&refuse.calls) < n ? 0 : MAX_N;
		fflush(stdout);
		_exit(status);
	}
	if (pid > 0 && waitpid(pid, &status, 0) == pid && WIFEXITED(status) &&
	    WEXITSTATUS(status) == 0)
		return true;
	printf("request %d refused%s: status %x\n", n,
	       refuse.keep_failing ? " and all behind it" : "", status);
	return false;
}

int main(int argc, char **argv)
{
	int c, only = 0;

	while ((c = getopt(argc, argv, "kn:")) != -1) {
		if (c == 'k')
			refuse.keep_failing = true;
		else if (c == 'n')
			only = atoi(optarg);
		else
			return 2;
	}
	if (only) {
		refuse.fail_at = only;
		return run_once();
	}
	no_descriptors();
	refuse.made = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (refuse.made == MAP_FAILED)
		return 4;
	*refuse.made = MAX_N;
	fflush(stdout);
	/* Until one comes to the end without a failure. */
	for (int n = 1; n <= MAX_N && n <= *refuse.made; n++)
		expect(process_ok(n));
	expect(*refuse.made < MAX_N);
	printf("forced_refusals: %ld passed, %ld failed\n", atomic_load(&load_passed),
	       atomic_load(&load_failed));
	return atomic_load(&load_failed) != 0;
}
