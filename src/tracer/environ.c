/* SPDX-License-Identifier: MIT */
/*
 * What happens without a call of the program: start by the environment, stop at
 * exit, fork.
 *
 *	TACHO_TRACE=FILE                      a trace from here to exit
 *	TACHO_FLIGHT=FILE[,age=10s][,size=10M]  a flight recorder, written at exit
 *	TACHO_CRASH=FILE                      with TACHO_TRACE: the crash file
 *
 * A fork takes every lock first, so that the child's copy of the tables is whole;
 * the child drops everything else.
 */
#include "tracer/control.h"
#include "tracer/crash.h"
#include "tracer/gc_range.h"
#include "tracer/session.h"
#include "tracer/wait.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	PATH_BYTES = 4096
};

static struct {
	bool trace;
	struct tacho_flight *flight;
	char flight_path[PATH_BYTES];
	pid_t pid; /* who was asked: not a child that fork made of it */
} environ_runs;

/* --- fork ------------------------------------------------------------------------------- */

/* Who forks; under the session lock. */
static struct tc_thread *forker;

static void before_fork(void)
{
	struct tc_thread *self = tc_thread_away();

	pthread_mutex_lock(&tc_session_lock);
	forker = self;
	pthread_mutex_lock(&tc_advance_lock);
	(void)tc_ranges_close_gate(true);
	pthread_mutex_lock(&tc_threads_lock);
	pthread_mutex_lock(&tc_deliver.lock);
	pthread_mutex_lock(&tc_names.lock);
	tc_blocks_lock();
	tc_rec_lock();
}

static void after_fork_parent(void)
{
	struct tc_thread *self;

	tc_rec_unlock();
	tc_blocks_unlock();
	pthread_mutex_unlock(&tc_names.lock);
	pthread_mutex_unlock(&tc_deliver.lock);
	pthread_mutex_unlock(&tc_threads_lock);
	tc_ranges_open_gate(0);
	pthread_mutex_unlock(&tc_advance_lock);
	self = forker;
	pthread_mutex_unlock(&tc_session_lock);
	tc_thread_back(self);
}

static void after_fork_child(void)
{
	/* First of all: no section writes any more, and not to the parent's file. */
	tc_session_after_fork();
	tc_crash_after_fork();
	pthread_mutex_init(&tc_session_lock, NULL);
	pthread_mutex_init(&tc_advance_lock, NULL);
	pthread_mutex_init(&tc_names.lock, NULL);
	tc_ranges_after_fork();
	tc_blocks_after_fork();
	tc_rec_after_fork();
	tc_deliver_after_fork();
	tc_thread_back(forker);
	tc_threads_after_fork();
	tc_wait_after_fork();
	tc_control_after_fork();
}

/* --- the environment ---------------------------------------------------------------------- */

/* The one place that prints: who sets a variable has no other way to learn of it. */
static void complain(const char *variable, int code)
{
	char text[256] = "tacho: ";

	strncat(text, variable, 64);
	strncat(text, ": ", 3);
	strncat(text, tacho_error_text(code), 128);
	strncat(text, "\n", 2);
	if (write(STDERR_FILENO, text, strlen(text)) < 0)
		return;
}

/* "10s", "500ms", "16M", "64K": a number and a unit. 0: nonsense. */
static uint64_t quantity(const char *s, bool is_time)
{
	char *end;
	unsigned long long n = strtoull(s, &end, 10);
	size_t len = strcspn(end, ",");

	if (*s < '0' || *s > '9' || n > UINT32_MAX)
		return 0;
	if (is_time)
		return len == 2 && strncmp(end, "ms", 2) == 0 ? n * 1000000u
		       : len == 1 && *end == 's'              ? n * 1000000000u
							      : 0;
	if (len == 0)
		return n;
	return len != 1      ? 0
	       : *end == 'K' ? n << 10
	       : *end == 'M' ? n << 20
	       : *end == 'G' ? n << 30
			     : 0;
}

static int flight_options(const char *s, struct tacho_flight_opts *o)
{
	for (s = strchr(s, ','); s; s = strchr(s, ',')) {
		s++;
		if (strncmp(s, "age=", 4) == 0)
			o->min_age_ns = quantity(s + 4, true);
		else if (strncmp(s, "size=", 5) == 0)
			o->max_bytes = quantity(s + 5, false);
		else
			return TACHO_EMISUSE;
		if ((s[0] == 'a' ? o->min_age_ns : o->max_bytes) == 0)
			return TACHO_EMISUSE;
	}
	return 0;
}

static void begin_trace(const char *path)
{
	struct tacho_start_opts o = TACHO_START_OPTS_INIT;
	int rc;

	o.path = path;
	o.crash_file = getenv("TACHO_CRASH");
	rc = tacho_start_with(&o);
	environ_runs.trace = rc == 0;
	if (rc < 0)
		complain("TACHO_TRACE", rc);
}

static void begin_flight(const char *path)
{
	struct tacho_flight_opts o = TACHO_FLIGHT_OPTS_INIT;
	size_t len = strcspn(path, ",");
	int rc = len > 0 && len < PATH_BYTES ? flight_options(path, &o) : TACHO_EMISUSE;

	if (rc == 0)
		rc = tacho_flight_start(&o, &environ_runs.flight);
	if (rc == 0)
		memcpy(environ_runs.flight_path, path, len);
	else
		complain("TACHO_FLIGHT", rc);
}

void tc_library_begin(void)
{
	const char *trace = getenv("TACHO_TRACE"), *flight = getenv("TACHO_FLIGHT");

	pthread_atfork(before_fork, after_fork_parent, after_fork_child);
	environ_runs.pid = getpid();
	if (trace && trace[0])
		begin_trace(trace);
	if (flight && flight[0])
		begin_flight(flight);
}

static int write_flight(void)
{
	int fd, rc;

	rc = tc_open_path(environ_runs.flight_path, &fd);
	if (rc < 0)
		return rc;
	rc = tacho_flight_write_fd(environ_runs.flight, fd, NULL);
	close(fd);
	return rc;
}

__attribute__((destructor)) static void library_exits(void)
{
	int rc;

	if (environ_runs.pid != getpid())
		return;
	if (environ_runs.flight && (rc = write_flight()) < 0)
		complain("TACHO_FLIGHT", rc);
	if (environ_runs.trace && (rc = tacho_stop()) < 0)
		complain("TACHO_TRACE", rc);
}
