/* SPDX-License-Identifier: MIT */
/* Start and stop of a trace, statistics; see control.h. */
#include "tracer/control.h"
#include "tracer/crash.h"
#include "tracer/session.h"
#include "tracer/thread.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	DEFAULT_DEPTH = 32,
	MIN_GEN_NS = 100 * 1000,
	PATH_MAX_BYTES = 4096
};
#define DEFAULT_MEMORY (UINT64_C(64) << 20)

int tc_take_opts(void *to, size_t our_size, const void *from, size_t size)
{
	const uint8_t *p = from;

	if (size < sizeof(size_t))
		return TACHO_EMISUSE;
	for (size_t i = our_size; i < size; i++)
		if (p[i] != 0)
			return TACHO_EMISUSE;
	memcpy(to, from, size < our_size ? size : our_size);
	return 0;
}

/* --- the sink --------------------------------------------------------------------------- */

static int expand_path(char *out, size_t cap, const char *path)
{
	size_t n = 0;
	int k;

	for (; *path; path++) {
		if (path[0] == '%' && path[1] == 'p') {
			k = snprintf(out + n, cap - n, "%ld", (long)getpid());
			path++;
		} else {
			k = snprintf(out + n, cap - n, "%c", *path);
		}
		if (k < 0 || (size_t)k >= cap - n) {
			errno = ENAMETOOLONG;
			return TACHO_EIO;
		}
		n += (size_t)k;
	}
	return 0;
}

int tc_open_path(const char *path, int *out)
{
	char name[PATH_MAX_BYTES] = "";
	struct stat st;
	int fd, saved, rc = expand_path(name, sizeof(name), path);

	if (rc < 0)
		return rc;
	fd = open(name, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
	if (fd < 0)
		return TACHO_EIO;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
	    (flock(fd, LOCK_EX | LOCK_NB) != 0 || ftruncate(fd, 0) != 0)) {
		saved = errno;
		close(fd);
		errno = saved;
		return TACHO_EIO;
	}
	*out = fd;
	return 0;
}

static int open_sink(struct tc_sink *s, const struct tacho_start_opts *o)
{
	struct stat st;
	int rc = 0;

	*s = (struct tc_sink){ .fd = o->fd, .write = o->write, .ctx = o->ctx };
	s->gen_ns = o->gen_ns;
	s->gen_bytes = o->gen_bytes;
	if (o->path) {
		rc = tc_open_path(o->path, &s->fd);
		s->own_fd = rc == 0;
	}
	if (rc < 0)
		return rc;
	if (s->fd >= 0) {
		if (fstat(s->fd, &st) != 0)
			return TACHO_EIO;
		s->begin_off = lseek(s->fd, 0, SEEK_CUR);
		s->regular = S_ISREG(st.st_mode) && s->begin_off >= 0;
	}
	return 0;
}

static int check_opts(const struct tacho_start_opts *o)
{
	int sinks = (o->path != NULL) + (o->fd >= 0) + (o->write != NULL);

	if (sinks != 1 || o->stack_depth > TC_MAX_STACK_FRAMES)
		return TACHO_EMISUSE;
	if (o->gen_ns != 0 && (o->gen_ns < MIN_GEN_NS || o->gen_ns > INT64_MAX))
		return TACHO_EMISUSE;
	return 0;
}

static void add_sink(void *ctx)
{
	tc_deliver.sink = *(struct tc_sink *)ctx;
	tc_deliver.sink.active = true;
}

static void remove_sink(void *ctx)
{
	(void)ctx;
	tc_deliver.sink.active = false;
}

static void apply(const struct tacho_start_opts *o)
{
	/* relaxed: settings */
	tc_store_relaxed(&tc_hot.stack_depth, o->stack_depth ? o->stack_depth : DEFAULT_DEPTH);
	tc_store_relaxed(&tc_hot.stack_kinds, TACHO_STACK_ALL & ~o->no_stacks);
	tc_blocks_set_bound(o->max_memory ? o->max_memory : DEFAULT_MEMORY);
}

void tc_control_defaults(void)
{
	struct tacho_start_opts o = TACHO_START_OPTS_INIT;

	/* relaxed: settings */
	if (tc_load_relaxed(&tc_hot.stack_depth) == 0)
		apply(&o);
}

/* The file is kept if the trace did not end well. */
static void end_crash_file(bool ended_well)
{
	if (!tc_crash_on())
		return;
	tc_crash_off();
	/* A session that goes on has blocks of the file in two generations at most. */
	for (int i = 0; i < 3; i++)
		(void)tc_session_advance();
	tc_crash_end(ended_well);
}

static bool trace_running; /* under the session lock */

int tacho_start_with(const struct tacho_start_opts *opts)
{
	struct tacho_start_opts o = TACHO_START_OPTS_INIT;
	struct tc_sink s = { .fd = -1 };
	struct tc_thread *self;
	int rc = opts ? tc_take_opts(&o, sizeof(o), opts, opts->size) : TACHO_EMISUSE, saved;

	if (rc == 0)
		rc = check_opts(&o);
	if (rc < 0)
		return rc;
	tc_session_init();
	pthread_mutex_lock(&tc_session_lock);
	rc = trace_running ? TACHO_EMISUSE : open_sink(&s, &o);
	if (rc == 0 && o.crash_file) {
		self = tc_thread_away();
		rc = tc_crash_begin(o.crash_file, o.crash_bytes, tc_session_clean_gen());
		tc_thread_back(self);
	}
	if (rc == 0) {
		apply(&o);
		rc = tc_session_change(add_sink, &s, false);
		if (rc < 0)
			end_crash_file(true);
	}
	if (rc == 0) {
		trace_running = true;
		rc = tc_sink_start();
		if (rc < 0) {
			tc_session_change(remove_sink, NULL, tc_deliver.n_flights == 0);
			end_crash_file(true);
			trace_running = false;
		}
	}
	saved = errno;
	if (rc < 0 && s.own_fd)
		close(s.fd);
	pthread_mutex_unlock(&tc_session_lock);
	errno = saved;
	return rc;
}

int tacho_start(const char *path)
{
	struct tacho_start_opts o = TACHO_START_OPTS_INIT;

	o.path = path;
	return tacho_start_with(&o);
}

int tacho_start_fd(int fd)
{
	struct tacho_start_opts o = TACHO_START_OPTS_INIT;

	o.fd = fd;
	return tacho_start_with(&o);
}

int tacho_stop(void)
{
	struct tc_sink s = { .fd = -1 };
	int rc = TACHO_EMISUSE;

	pthread_mutex_lock(&tc_session_lock);
	if (trace_running) {
		rc = tc_session_change(remove_sink, NULL, tc_deliver.n_flights == 0);
		if (rc == 0)
			rc = tc_sink_finish(&s);
		end_crash_file(rc == 0);
		trace_running = false;
	}
	pthread_mutex_unlock(&tc_session_lock);
	if (rc == TACHO_EIO)
		errno = s.error;
	return rc;
}

void tc_control_after_fork(void)
{
	trace_running = false;
}

int tacho_advance(void)
{
	return tc_session_advance();
}

/* --- statistics ---------------------------------------------------------------------------- */

static void add_losses(struct tacho_stats *s, struct tc_losses *l)
{
	/* relaxed: statistics */
	s->lost_nested += tc_load_relaxed(&l->nested);
	s->lost_scarce += tc_load_relaxed(&l->scarce);
	s->lost_state += tc_load_relaxed(&l->state);
	s->lost_deep += tc_load_relaxed(&l->deep);
	s->misuse += tc_load_relaxed(&l->misuse);
}

void tacho_get_stats(struct tacho_stats *stats)
{
	struct tacho_stats s = TACHO_STATS_INIT;
	struct tc_thread *self;

	if (!stats || stats->size < sizeof(size_t))
		return;
	self = tc_thread_away();
	pthread_mutex_lock(&tc_threads_lock);
	add_losses(&s, &tc_losses_past);
	for (struct tc_thread *m = tc_threads; m; m = m->next)
		add_losses(&s, &m->losses);
	pthread_mutex_unlock(&tc_threads_lock);
	tc_thread_back(self);
	pthread_mutex_lock(&tc_deliver.lock);
	s.generations = tc_deliver.generations;
	s.bytes = tc_deliver.total_bytes;
	s.lost_gens = tc_deliver.lost_gens;
	pthread_mutex_unlock(&tc_deliver.lock);
	s.lost_names = tc_load_relaxed(&tc_names.refused);
	s.memory = tc_blocks_mapped();
	s.size = stats->size;
	memcpy(stats, &s, stats->size < sizeof(s) ? stats->size : sizeof(s));
}
