/* SPDX-License-Identifier: MIT */
/*
 * The server as a whole: what it is made of, and which thread does what.
 *
 *	threads of http.c   take requests apart, answer pages, files and errors
 *	handlers            ask the store
 *	children            wait each for one process that makes a document
 *	clock of status.c   wakes those that wait for the state to change
 *	loader              reads the trace into the store
 */
#include "serve/serve.h"
#include "base/alloc.h"
#include "base/math.h"
#include "serve/call.h"
#include "serve/listen.h"
#include "serve/load.h"
#include "store/store.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

enum {
	MEM_LEAST = 8 << 20,
	MEM_LEAST_STREAM = 64 << 20, /* how long it will be is not known */
	HEADER_BYTES = 16,           /* of a trace */
	HANDLERS_MIN = 4,
	HANDLERS_WAITING = 256, /* more than there are connections */
	CHILDREN_WAITING = 24
};

static const struct tc_http_header headers[] = {
	{ "Content-Security-Policy",
	  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
	  "connect-src 'self'; worker-src 'self'; base-uri 'self'; form-action 'none'; "
	  "frame-ancestors 'none'" },
	{ "X-Content-Type-Options", "nosniff" },
	{ "Referrer-Policy", "no-referrer" },
	{ "Cross-Origin-Opener-Policy", "same-origin" },
	{ "Cross-Origin-Resource-Policy", "same-origin" },
	{ NULL, NULL },
};

struct tc_store *tc_serve_store(struct tc_serve *srv)
{
	return srv->store;
}

bool tc_serve_has_secret(const struct tc_serve *srv)
{
	return srv->prefix[0] != '\0';
}

const char *tc_serve_url(const struct tc_serve *srv)
{
	return srv->url;
}

/* --- opening -------------------------------------------------------------------- */

static int explain(char *why, int rc, const char *what, const char *reason)
{
	snprintf(why, TC_SERVE_WHY, "%s%s%s", what ? what : "", what ? ": " : "", reason);
	return rc;
}

static int check_hosts(const struct tc_serve *srv, char *why)
{
	size_t i;

	for (i = 0; i < srv->opts.n_hosts; i++)
		if (!tc_guard_is_name(srv->opts.hosts[i]))
			return explain(why, TACHO_EMISUSE, srv->opts.hosts[i],
				       "--host takes a name without a port, such as "
				       "viewer.example or [fd00::1]; any port is right");
	return 0;
}

static int take_address(struct tc_serve *srv, char *why)
{
	struct tc_listen l;
	int rc = tc_listen_open(&l, srv->opts.address, why);
	const char **hosts;

	srv->fd_listen = l.fd;
	if (rc < 0)
		return rc;
	hosts = tc_calloc(NULL, srv->opts.n_hosts + 1, sizeof(*hosts));
	if (!hosts)
		return explain(why, TACHO_ENOMEM, NULL, tacho_error_text(TACHO_ENOMEM));
	if (srv->opts.n_hosts > 0)
		memcpy(hosts, srv->opts.hosts, srv->opts.n_hosts * sizeof(*hosts));
	snprintf(srv->host, sizeof(srv->host), "%s", l.host);
	hosts[srv->opts.n_hosts] = srv->host;
	srv->guard.hosts = hosts;
	srv->guard.n_hosts = srv->opts.n_hosts + 1;
	srv->guard.takes_addresses = !l.is_loopback;
	srv->opts.remote |= !l.is_loopback;
	if (srv->opts.token || !l.is_loopback) {
		if (tc_guard_make_token(&srv->guard) < 0)
			return explain(why, TACHO_EIO, NULL, "the system has no random numbers");
		snprintf(srv->prefix, sizeof(srv->prefix), "/k/%s", srv->guard.token);
	}
	snprintf(srv->url, sizeof(srv->url), "http://%s:%u%s/", srv->host, l.port, srv->prefix);
	srv->pages = (struct tc_assets_from){ srv->opts.ui_dir, srv->prefix };
	return 0;
}

static int open_source(struct tc_source *in, const char *path, bool follow, char *why)
{
	errno = 0;
	if (tc_source_open(in, path, follow) < 0)
		return explain(why, TACHO_EIO, path, strerror(errno));
	return 0;
}

/* The folder of --ui-dir is read for each request, by its name. */
static int check_ui_dir(const struct tc_serve *srv, char *why)
{
	int fd;

	if (!srv->opts.ui_dir)
		return 0;
	fd = open(srv->opts.ui_dir, O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return explain(why, TACHO_EIO, srv->opts.ui_dir, strerror(errno));
	(void)close(fd);
	return 0;
}

static int open_source_dir(struct tc_serve *srv, char *why)
{
	if (!srv->opts.src_dir)
		return 0;
	srv->fd_src = open(srv->opts.src_dir, O_PATH | O_DIRECTORY | O_CLOEXEC);
	return srv->fd_src < 0 ? explain(why, TACHO_EIO, srv->opts.src_dir, strerror(errno)) : 0;
}

static int explain_diag(char *why, int rc, const char *path, struct tacho_diag *diag)
{
	char reason[384];

	diag->code = diag->code ? diag->code : rc;
	tc_load_describe(diag, reason, sizeof(reason));
	return explain(why, rc, path, reason);
}

/* Is it a trace, by its beginning? What is said later about it nobody may look at. */
static int check_trace(const char *path, bool grows, char *why)
{
	struct tacho_diag diag = { .offset = -1, .generation = -1, .batch = -1, .thread = -1 };
	struct tacho_reader *r = NULL;
	int rc = tacho_reader_open_file(&r, path, NULL, &diag);

	tacho_reader_close(r);
	if (rc == 0 || (grows && rc != TACHO_ENOTTRACE && rc != TACHO_EVERSION))
		return 0;
	return explain_diag(why, rc, path, &diag);
}

/* One that is followed may have no beginning yet. */
static bool has_beginning(const struct tc_source *in)
{
	return S_ISREG(in->at_open.st_mode) && in->at_open.st_size >= HEADER_BYTES &&
	       strcmp(in->path, "-") != 0;
}

static int open_traces(struct tc_serve *srv, char *why)
{
	struct tacho_diag diag = { .offset = -1, .generation = -1, .batch = -1, .thread = -1 };
	int rc = open_source(&srv->source, srv->opts.path, srv->opts.follow, why);

	if (rc == 0 && srv->opts.follow && has_beginning(&srv->source))
		rc = check_trace(srv->opts.path, true, why);
	if (rc == 0 && srv->opts.compare) {
		rc = open_source(&srv->compare, srv->opts.compare, false, why);
		if (rc == 0 && srv->compare.is_stream)
			rc = explain(why, TACHO_EMISUSE, srv->opts.compare,
				     "the trace to compare with must be a file");
		if (rc == 0)
			rc = check_trace(srv->opts.compare, false, why);
	}
	if (rc < 0)
		return rc;
	rc = tc_load_open(srv, &diag);
	return rc < 0 ? explain_diag(why, rc, srv->opts.path, &diag) : 0;
}

/* Another one for everything that could make answers differ. */
static int make_fingerprint(struct tc_serve *srv)
{
	uint64_t h = 0;

	if (srv->source.is_stream) {
		if (getrandom(&h, sizeof(h), 0) != (ssize_t)sizeof(h))
			return TACHO_EIO;
	} else {
		h = tc_source_version(&srv->source);
	}
	if (srv->compare.path)
		h = tc_mix64(h ^ tc_source_version(&srv->compare));
	snprintf(srv->fp, sizeof(srv->fp), "%016" PRIx64, h);
	return 0;
}

/* Of the trace in memory, unless the user says how much. */
static uint64_t usual_mem(const struct tc_source *in)
{
	uint64_t part = in->at_open.st_size > 0 ? (uint64_t)in->at_open.st_size / 4 : 0;
	uint64_t least = in->is_stream ? MEM_LEAST_STREAM : MEM_LEAST;

	return part > least ? part : least;
}

static int make_store(struct tc_serve *srv)
{
	const char *dir = getenv("TMPDIR");
	struct tc_store_opts opts = { .spill_dir = dir && *dir ? dir : "/tmp",
				      .spill_bytes = srv->opts.mem_bytes };
	char text[512];
	int rc;

	if (!opts.spill_bytes)
		opts.spill_bytes = usual_mem(&srv->source);
	rc = tc_store_new(&srv->store, &opts);
	if (rc != TACHO_EIO)
		return rc;
	snprintf(text, sizeof(text),
		 "%s: no file can be made there; all that is shown is kept in memory",
		 opts.spill_dir);
	tc_load_warn(srv, text);
	opts.spill_dir = NULL;
	return tc_store_new(&srv->store, &opts);
}

static int make_parts(struct tc_serve *srv)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);
	unsigned cores = n < 1 ? 1 : n > 64 ? 64 : (unsigned)n;
	int rc = make_fingerprint(srv);

	srv->fd_stop = eventfd(0, EFD_CLOEXEC);
	if (rc == 0 && srv->fd_stop < 0)
		rc = TACHO_EIO;
	if (rc == 0)
		rc = tc_status_new(&srv->status);
	if (rc == 0)
		rc = make_store(srv);
	if (rc == 0)
		rc = tc_doc_cache_new(&srv->docs);
	if (rc == 0)
		rc = tc_flights_new(&srv->flights);
	if (rc == 0)
		rc = tc_work_new(&srv->handlers, cores > HANDLERS_MIN ? cores : HANDLERS_MIN,
				 HANDLERS_WAITING);
	if (rc == 0)
		rc = tc_work_new(&srv->children, cores, CHILDREN_WAITING);
	return rc;
}

int tc_serve_open(struct tc_serve **out, const struct tc_serve_opts *opts, char why[TC_SERVE_WHY])
{
	struct tc_serve *srv = tc_calloc(NULL, 1, sizeof(*srv));
	int rc;

	*out = NULL;
	if (!srv)
		return explain(why, TACHO_ENOMEM, NULL, tacho_error_text(TACHO_ENOMEM));
	srv->opts = *opts;
	srv->fd_listen = srv->fd_stop = srv->fd_src = -1;
	srv->source.fd = srv->source.fd_spool = srv->compare.fd = srv->compare.fd_spool = -1;
	rc = check_hosts(srv, why);
	if (rc == 0)
		rc = take_address(srv, why);
	if (rc == 0)
		rc = check_ui_dir(srv, why);
	if (rc == 0)
		rc = open_source_dir(srv, why);
	if (rc == 0)
		rc = open_traces(srv, why);
	if (rc == 0) {
		rc = make_parts(srv);
		if (rc < 0)
			(void)explain(why, rc, NULL, tacho_error_text(rc));
	}
	if (rc < 0) {
		tc_serve_close(srv);
		return rc;
	}
	*out = srv;
	return 0;
}

/* --- life ----------------------------------------------------------------------- */

int tc_serve_start(struct tc_serve *srv, char why[TC_SERVE_WHY])
{
	struct tc_http_opts opts = {
		.fd = srv->fd_listen, .headers = headers, .fn = tc_call_begin, .ctx = srv
	};
	int rc;

	/* A client that goes away shows as an error of the write. */
	(void)signal(SIGPIPE, SIG_IGN);
	srv->fd_listen = -1;
	tc_serve_touch(srv);
	rc = tc_http_start(&srv->http, &opts);
	if (rc == 0)
		rc = tc_load_start(srv);
	return rc < 0 ? explain(why, rc, NULL, "the threads of the server cannot be started") : 0;
}

static uint64_t now_ns(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000000000 + (uint64_t)t.tv_nsec;
}

void tc_serve_touch(struct tc_serve *srv)
{
	tc_store_relaxed(&srv->asked_ns, now_ns()); /* relaxed: a time, nothing is behind it */
}

int64_t tc_serve_idle_ns(const struct tc_serve *srv)
{
	uint64_t now, asked;

	if (tc_work_count(srv->handlers) + tc_work_count(srv->children) > 0)
		return 0;
	asked = tc_load_relaxed(&srv->asked_ns); /* relaxed: see tc_serve_touch */
	now = now_ns();
	return now > asked ? (int64_t)(now - asked) : 0;
}

/*
 * First everybody is told, then waited for. Requests come to the last and are answered,
 * from here on with 503: the library can end with its threads only, its way to stop
 * listening before them takes the socket from two threads at once and may abort.
 */
static void stop_threads(struct tc_serve *srv)
{
	uint64_t one = 1;

	tc_store_relaxed(&srv->stops, true); /* relaxed: a flag, nothing is behind it */
	if (srv->fd_stop >= 0)
		(void)!write(srv->fd_stop, &one, sizeof(one));
	if (srv->handlers)
		tc_work_stop(srv->handlers);
	if (srv->children)
		tc_work_stop(srv->children);
	if (srv->status)
		tc_status_stop(srv->status);
	tc_http_stop(srv->http);
	tc_load_join(srv);
}

static void close_fd(int fd)
{
	if (fd >= 0)
		(void)close(fd);
}

void tc_serve_close(struct tc_serve *srv)
{
	union {
		const char *const *in;
		void *out;
	} hosts;

	if (!srv)
		return;
	stop_threads(srv);
	tc_work_free(srv->handlers);
	tc_work_free(srv->children);
	tc_status_free(srv->status);
	tc_doc_cache_free(srv->docs);
	tc_flights_free(srv->flights);
	tc_store_free(srv->store);
	tc_source_close(&srv->source);
	tc_source_close(&srv->compare);
	close_fd(srv->fd_listen);
	close_fd(srv->fd_stop);
	close_fd(srv->fd_src);
	hosts.in = srv->guard.hosts;
	tc_free(NULL, hosts.out);
	tc_free(NULL, srv);
}
