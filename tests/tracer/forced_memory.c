/* SPDX-License-Identifier: MIT */
/*
 * All of the interface while the nth request for memory or for a thread fails, for
 * every n, that one alone or all from there on. The program goes on as if nothing had
 * happened; calls that return an error say so; what was written is a trace. Each n
 * is a process of its own, which leaves FILE.N.
 *
 *	forced_memory [-k] [-n N] FILE
 *
 * -k: all from the nth on; -n: that one alone, in this process, for a debugger.
 */
#include "base/testpoint.h"

#include <tacho/sched.h>
#include <tacho/tacho.h>
#include <tacho/wrap.h>

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	MAX_N = 2000
};

static struct {
	atomic_int calls;
	int fail_at;
	bool keep_failing;
	int *made; /* by the process that just ended; shared */
} refuse;

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

/* --- all of the interface ------------------------------------------------------------------- */

static sem_t sem;

static void *child(void *arg)
{
	char text[64];

	tacho_sem_wait(&sem);
	for (int i = 0; i < 3000; i++) {
		TACHO_REGION(TACHO_TASK_NONE, "child");
		snprintf(text, sizeof(text), "name %d", i % 700);
		tacho_log(TACHO_TASK_NONE, text, text);
	}
	return arg;
}

static void entry(void)
{
}

static void schedule(void)
{
	struct tacho_p *p = tacho_p_new();
	struct tacho_g *g = tacho_g_create(entry), *h = tacho_g_create(entry);

	tacho_p_start(p);
	tacho_g_start(g);
	tacho_region_begin(TACHO_TASK_NONE, "never ended");
	tacho_stw_begin("stop");
	tacho_stw_end();
	tacho_gc_begin();
	tacho_g_syscall_enter();
	tacho_g_syscall_exit();
	tacho_gc_end();
	tacho_g_block("why");
	tacho_g_unblock(g);
	tacho_g_start(h);
	tacho_g_exit();
	tacho_g_start(g);
	tacho_g_exit();
	tacho_p_stop();
	tacho_p_free(p);
}

static void annotate(void)
{
	struct tacho_task t = tacho_task_begin(TACHO_TASK_NONE, "task");
	pthread_t threads[3];
	int n = 0;

	for (; n < 3; n++)
		if ((n == 0 ? pthread_create(&threads[n], NULL, child, NULL)
			    : tacho_pthread_create(&threads[n], NULL, child, NULL)) != 0)
			abort();
	tacho_thread_name("main");
	tacho_label("label");
	tacho_logf(t, "f", "%d", 1);
	tacho_experimental(1, "experiment", 10); /* Go's reader dies of numbers it does not know */
	tacho_metric_procs(2);
	for (int i = 0; i < n; i++)
		tacho_sem_post(&sem);
	schedule();
	while (n > 0)
		tacho_pthread_join(threads[--n], NULL);
	tacho_task_end(t);
}

static int nowhere(void *ctx, const void *bytes, size_t n)
{
	(void)ctx;
	(void)bytes;
	return n > 0 ? 0 : -1;
}

/* What is left at `path` is a trace, or nothing. */
static void scenario(const char *path, const char *crash)
{
	struct tacho_start_opts o = TACHO_START_OPTS_INIT;
	struct tacho_flight *f = NULL;
	uint64_t bytes;
	int started, rc;

	o.path = path;
	o.crash_file = crash;
	rc = tacho_flight_start(NULL, &f);
	if (rc != 0 && (rc != TACHO_ENOMEM || f != NULL))
		abort();
	started = tacho_start_with(&o);
	if (started != 0 && started != TACHO_ENOMEM)
		abort();
	annotate();
	(void)tacho_advance();
	annotate();
	if (f && (rc = tacho_flight_write(f, nowhere, NULL, &bytes)) != 0 && rc != TACHO_ENOMEM &&
	    rc != TACHO_ENOTFOUND)
		abort();
	rc = tacho_stop();
	if (started == 0 ? rc != 0 && rc != TACHO_ELIMIT && rc != TACHO_ENOMEM
			 : rc != TACHO_EMISUSE)
		abort();
	if (started != 0)
		unlink(path);
	tacho_flight_stop(f);
	if (tacho_enabled())
		abort();
	*refuse.made = atomic_load(&refuse.calls);
	/* Memory is back: so is tracing. */
	atomic_store(&refuse.calls, -1000000);
	if (tacho_start("/dev/null") != 0)
		abort();
	annotate();
	if (tacho_stop() != 0)
		abort();
}

/* --- for every n --------------------------------------------------------------------------------- */

/* 0: it went on as it should. */
static int run(int n, const char *file)
{
	char path[4096], crash[4096];
	struct stat st;
	int status;
	pid_t pid;

	snprintf(path, sizeof(path), "%s.%d", file, n);
	snprintf(crash, sizeof(crash), "crash.%d", n);
	*refuse.made = 0;
	pid = fork();
	if (pid == 0) {
		refuse.fail_at = n;
		alarm(60);
		if (sem_init(&sem, 0, 0) != 0)
			_exit(1);
		scenario(path, n % 3 == 0 ? crash : NULL);
		_exit(0);
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid)
		return -1;
	if (status != 0)
		fprintf(stderr, "request %d refused: status %#x\n", n, (unsigned)status);
	/* A trace that lost its first generation has its header, or not even that. */
	if (stat(path, &st) == 0 && st.st_size <= 16)
		unlink(path);
	unlink(crash);
	return status == 0 ? 0 : -1;
}

int main(int argc, char **argv)
{
	int c, rc = 0;

	while ((c = getopt(argc, argv, "kn:")) != -1) {
		switch (c) {
		case 'k': refuse.keep_failing = true; break;
		case 'n': refuse.fail_at = atoi(optarg); break;
		default: return 2;
		}
	}
	if (optind + 1 != argc)
		return 2;
	refuse.made = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (refuse.made == MAP_FAILED)
		return 1;
	if (refuse.fail_at != 0) {
		scenario(argv[optind], refuse.fail_at % 3 == 0 ? "crash" : NULL);
		return 0;
	}
	for (int n = 1; n <= MAX_N; n++) {
		if (run(n, argv[optind]) != 0)
			rc = 1;
		else if (*refuse.made < n)
			break;
	}
	return rc;
}
