/* SPDX-License-Identifier: MIT */
/*
 * All of the interface while the nth request for memory or for a thread fails, for
 * every n (support/refusals.h). The program goes on as if nothing had happened; calls
 * that return an error say so; what was written is a trace. Each n leaves FILE.N.
 *
 *	forced_memory [-k] [-n N] FILE
 */
#include "support/refusals.h"

#include <tacho/sched.h>
#include <tacho/tacho.h>
#include <tacho/wrap.h>

#include <string.h>
#include <sys/stat.h>

enum {
	MAX_N = 2000
};

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
	/* Memory is back: so is tracing. */
	refusals_end();
	if (tacho_start("/dev/null") != 0)
		abort();
	annotate();
	if (tacho_stop() != 0)
		abort();
}

/* --- for every n --------------------------------------------------------------------------------- */

static int run(int n, const char *file)
{
	char path[4096], crash[4096];
	struct stat st;

	snprintf(path, sizeof(path), "%s.%d", file, n);
	snprintf(crash, sizeof(crash), "crash.%d", n);
	if (sem_init(&sem, 0, 0) != 0)
		return 1;
	scenario(path, n % 3 == 0 ? crash : NULL);
	/* A trace that lost its first generation has its header, or not even that. */
	if (stat(path, &st) == 0 && st.st_size <= 16)
		unlink(path);
	unlink(crash);
	return 0;
}

int main(int argc, char **argv)
{
	if (!refusals_options(argc, argv) || optind + 1 != argc)
		return 2;
	return refusals_each(MAX_N, run, argv[optind]) != 0;
}
