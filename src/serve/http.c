/* SPDX-License-Identifier: MIT */
/*
 * libmicrohttpd behind http.h.
 *
 * A request begins when its first line is read (`begin` sees the target before
 * the library decodes anything), is announced to `on_request` once for its head and
 * again for its end, and lasts until `on_completed`. While it is held, its connection
 * is suspended: the library does not look at it and calls on_request once more
 * after it was resumed.
 *
 * Connections are in a list while they stand. Where there are nearly as many as there may
 * be, the one that has been without a request longest is shut down for each new one:
 * the library would let new ones wait until another has been silent for TC_HTTP_IDLE_S.
 * A client that sends its head byte by byte is never silent, nor one that takes its answer so:
 * a clock shuts down those that have no request, or not their answer, at the time that
 * `until_ns` says.
 *
 * | field of a request | written by | read by |
 * |---|---|---|
 * | target, head       | the connection's thread before the callback | everybody |
 * | answer             | the callback, or who holds the request      | the connection's thread, after release |
 * | stage              | the connection's thread                     | the same |
 */
#include "serve/http.h"
#include "base/alloc.h"

#include <microhttpd.h>
#include <pthread.h>
#include <stdio.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum stage {
	STAGE_HEAD, /* the head was read, the callback was not called */
	STAGE_BODY, /* the end of the request was not seen */
	STAGE_ANSWER,
	STAGE_SENT
};

enum {
	S = 1000000000,
	IDLE_S = TC_HTTP_IDLE_S + TC_HTTP_HEAD_S /* the library's own clock comes first */
};

/* A connection without a request: the one that has been so longest is the list's first. */
struct link {
	struct link *next, *prev;
	int fd;
	int64_t since_ns, until_ns;
};

struct tc_http {
	struct MHD_Daemon *daemon;
	struct tc_http_opts opts;
	pthread_mutex_t lock; /* of those below, and of all links */
	pthread_cond_t ends;
	pthread_t clock;
	bool has_clock, stops;
	struct link idle;    /* a ring through this */
	struct link sending; /* another one, of those that an answer goes to */
	unsigned n_connections;
};

struct tc_http_request {
	struct MHD_Connection *connection;
	struct tc_http_head head;
	struct tc_answer answer;
	enum stage stage;
	bool is_held;
	char target[TC_HTTP_TARGET_BYTES + 2]; /* one byte more than is accepted */
};

const struct tc_http_head *tc_http_head(const struct tc_http_request *r)
{
	return &r->head;
}

struct tc_answer *tc_http_answer(struct tc_http_request *r)
{
	return &r->answer;
}

void tc_http_hold(struct tc_http_request *r)
{
	r->is_held = true;
	MHD_suspend_connection(r->connection);
}

void tc_http_release(struct tc_http_request *r)
{
	MHD_resume_connection(r->connection);
}

int tc_http_socket(const struct tc_http_request *r)
{
	const union MHD_ConnectionInfo *info =
		MHD_get_connection_info(r->connection, MHD_CONNECTION_INFO_CONNECTION_FD);

	return info ? info->connect_fd : -1;
}

/* --- connections ------------------------------------------------------------ */

static void unlink_idle(struct link *l)
{
	l->prev->next = l->next;
	l->next->prev = l->prev;
	l->prev = l->next = l;
}

static int64_t now_ns(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * S + t.tv_nsec;
}

static void link_idle(struct tc_http *h, struct link *l)
{
	l->since_ns = now_ns();
	l->until_ns = l->since_ns + INT64_C(1) * IDLE_S * S;
	unlink_idle(l);
	l->prev = h->idle.prev;
	l->next = &h->idle;
	l->prev->next = l;
	h->idle.prev = l;
}

static void link_sending(struct tc_http *h, struct link *l, size_t n_bytes)
{
	int64_t seconds = TC_HTTP_SEND_S + (int64_t)(n_bytes / TC_HTTP_SEND_BYTES);

	pthread_mutex_lock(&h->lock);
	l->until_ns = now_ns() + seconds * S;
	unlink_idle(l);
	l->prev = h->sending.prev;
	l->next = &h->sending;
	l->prev->next = l;
	h->sending.prev = l;
	pthread_mutex_unlock(&h->lock);
}

static struct link *link_of(struct MHD_Connection *connection)
{
	const union MHD_ConnectionInfo *info =
		MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);

	return info ? info->socket_context : NULL;
}

/* The place in the list stays: half a head is no merit. */
static void begin_head(struct tc_http *h, struct MHD_Connection *connection)
{
	struct link *l = link_of(connection);

	pthread_mutex_lock(&h->lock);
	if (l)
		l->until_ns = now_ns() + INT64_C(1) * TC_HTTP_HEAD_S * S;
	pthread_mutex_unlock(&h->lock);
}

/* With a request it cannot be chosen to make room; without one it is the last to be. */
static void set_busy(struct tc_http *h, struct MHD_Connection *connection, bool is_busy)
{
	struct link *l = link_of(connection);

	if (!l)
		return;
	pthread_mutex_lock(&h->lock);
	if (is_busy)
		unlink_idle(l);
	else
		link_idle(h, l);
	pthread_mutex_unlock(&h->lock);
}

/*
 * Ends at most n connections without a request. The library sees the end as if the client
 * had closed it. Who has only just connected is about to ask: many clients at once wait
 * for each other, and none is sent away.
 */
static void make_room(struct tc_http *h, int n)
{
	int64_t newest = now_ns() - INT64_C(1) * TC_HTTP_GRACE_S * S;
	struct link *l;

	for (; n > 0 && (l = h->idle.next) != &h->idle && l->since_ns <= newest; n--) {
		unlink_idle(l);
		(void)shutdown(l->fd, SHUT_RDWR);
	}
}

static int crowd(const struct tc_http *h)
{
	return (int)h->n_connections - (TC_HTTP_CONNECTIONS - TC_HTTP_SPARE);
}

/* Those of a ring whose time is over. */
static void shut_down_late(struct link *ring, int64_t now)
{
	struct link *next;

	for (struct link *l = ring->next; l != ring; l = next) {
		next = l->next;
		if (l->until_ns > now)
			continue;
		unlink_idle(l);
		(void)shutdown(l->fd, SHUT_RDWR);
	}
}

static void *keep_clock(void *arg)
{
	struct tc_http *h = arg;
	struct timespec t;

	pthread_mutex_lock(&h->lock);
	while (!h->stops) {
		int64_t now = now_ns();

		shut_down_late(&h->idle, now);
		shut_down_late(&h->sending, now);
		make_room(h, crowd(h));
		t = (struct timespec){ now / S + 1, now % S };
		(void)pthread_cond_timedwait(&h->ends, &h->lock, &t);
	}
	pthread_mutex_unlock(&h->lock);
	return NULL;
}

static void stop_clock(struct tc_http *h)
{
	pthread_mutex_lock(&h->lock);
	h->stops = true;
	pthread_cond_signal(&h->ends);
	pthread_mutex_unlock(&h->lock);
	if (h->has_clock)
		(void)pthread_join(h->clock, NULL);
	h->has_clock = false;
}

static void on_connection(void *ctx, struct MHD_Connection *connection, void **socket_context,
			  enum MHD_ConnectionNotificationCode code)
{
	const union MHD_ConnectionInfo *info =
		MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
	struct tc_http *h = ctx;
	struct link *l = *socket_context;

	pthread_mutex_lock(&h->lock);
	if (code == MHD_CONNECTION_NOTIFY_STARTED) {
		h->n_connections++;
		make_room(h, crowd(h) > 0 ? 1 : 0);
		/* Without memory it is one that is never chosen. */
		l = tc_calloc(NULL, 1, sizeof(*l));
		if (l) {
			*l = (struct link){ l, l, info ? info->connect_fd : -1, 0, 0 };
			link_idle(h, l);
		}
		*socket_context = l;
	} else {
		h->n_connections--;
		if (l)
			unlink_idle(l);
		tc_free(NULL, l);
		*socket_context = NULL;
	}
	pthread_mutex_unlock(&h->lock);
}

/* --- the head of a request -------------------------------------------------- */

struct hosts {
	const char *value;
	unsigned n;
};

static enum MHD_Result count_host(void *ctx, enum MHD_ValueKind kind, const char *key,
				  const char *value)
{
	struct hosts *hosts = ctx;

	(void)kind;
	if (strcasecmp(key, MHD_HTTP_HEADER_HOST) == 0) {
		hosts->value = value;
		hosts->n++;
	}
	return MHD_YES;
}

/* Does the list name gzip, and not only to refuse it (";q=0")? */
static bool takes_gzip(const char *list)
{
	while (list && *list) {
		size_t n = strcspn(list, ",");
		const char *name = list + strspn(list, " \t");
		bool is_refused = memmem(list, n, "q=0", 3) && !memmem(list, n, "q=0.", 4);

		if (strncasecmp(name, "gzip", 4) == 0 && strchr(";, \t", name[4]) && !is_refused)
			return true;
		list += n + (list[n] == ',');
	}
	return false;
}

static const char *header(const struct tc_http_request *r, const char *name)
{
	return MHD_lookup_connection_value(r->connection, MHD_HEADER_KIND, name);
}

static void read_head(struct tc_http_request *r, const char *method)
{
	const char *length = header(r, MHD_HTTP_HEADER_CONTENT_LENGTH);
	struct hosts hosts = { 0 };

	(void)MHD_get_connection_values(r->connection, MHD_HEADER_KIND, count_host, &hosts);
	r->head = (struct tc_http_head){
		.method = method,
		.target = r->target,
		.host = hosts.n == 1 ? hosts.value : NULL,
		.fetch_site = header(r, "Sec-Fetch-Site"),
		.known_etag = header(r, MHD_HTTP_HEADER_IF_NONE_MATCH),
		.takes_gzip = takes_gzip(header(r, MHD_HTTP_HEADER_ACCEPT_ENCODING)),
		.has_body = header(r, MHD_HTTP_HEADER_TRANSFER_ENCODING) ||
			    (length && strcmp(length, "0") != 0),
	};
}

/* --- answers ---------------------------------------------------------------- */

static void add_header(struct MHD_Response *response, const char *name, const char *value)
{
	/* It fails only without memory; a missing header is no reason to die. */
	(void)MHD_add_response_header(response, name, value);
}

static void add_headers(struct MHD_Response *response, const struct tc_http *h,
			const struct tc_answer *a)
{
	const struct tc_http_header *fixed;
	char text[sizeof(a->file_name) + 32];

	for (fixed = h->opts.headers; fixed && fixed->name; fixed++)
		add_header(response, fixed->name, fixed->value);
	if (a->location[0])
		add_header(response, MHD_HTTP_HEADER_LOCATION, a->location);
	else
		add_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, a->mime);
	add_header(response, MHD_HTTP_HEADER_CACHE_CONTROL,
		   a->immutable ? "private, max-age=31536000, immutable"
		   : a->etag[0] ? "no-cache"
				: "no-store");
	if (a->gzipped) {
		add_header(response, MHD_HTTP_HEADER_CONTENT_ENCODING, "gzip");
		add_header(response, MHD_HTTP_HEADER_VARY, MHD_HTTP_HEADER_ACCEPT_ENCODING);
	}
	if (a->etag[0]) {
		snprintf(text, sizeof(text), "\"%s\"", a->etag);
		add_header(response, MHD_HTTP_HEADER_ETAG, text);
	}
	if (a->file_name[0]) {
		snprintf(text, sizeof(text), "attachment; filename=\"%s\"", a->file_name);
		add_header(response, MHD_HTTP_HEADER_CONTENT_DISPOSITION, text);
	}
	if (a->retry_after_s > 0) {
		snprintf(text, sizeof(text), "%u", a->retry_after_s);
		add_header(response, MHD_HTTP_HEADER_RETRY_AFTER, text);
	}
	if (a->status == MHD_HTTP_METHOD_NOT_ALLOWED)
		add_header(response, MHD_HTTP_HEADER_ALLOW, "GET, HEAD");
}

/* The client has those bytes already. */
static void leave_out_known(struct tc_http_request *r)
{
	struct tc_answer *a = &r->answer;
	char quoted[sizeof(a->etag) + 2];

	if (a->status != MHD_HTTP_OK || !a->etag[0] || !r->head.known_etag)
		return;
	snprintf(quoted, sizeof(quoted), "\"%s\"", a->etag);
	if (!strstr(r->head.known_etag, quoted))
		return;
	a->status = MHD_HTTP_NOT_MODIFIED;
	a->fixed = "";
	a->n_fixed = 0;
}

static enum MHD_Result send_answer(struct tc_http *h, struct tc_http_request *r)
{
	struct tc_answer *a = &r->answer;
	struct link *l = link_of(r->connection);
	struct MHD_Response *response;
	enum MHD_Result rc;
	union {
		const void *in;
		void *out; /* the library does not write to it */
	} bytes;

	if (a->body.rc < 0)
		tc_answer_error(a, MHD_HTTP_SERVICE_UNAVAILABLE, "%s",
				tacho_error_text(a->body.rc));
	a->immutable &= a->status == MHD_HTTP_OK;
	leave_out_known(r);
	bytes.in = a->fixed ? a->fixed : a->body.p;
	response = MHD_create_response_from_buffer(a->fixed ? a->n_fixed : a->body.n, bytes.out,
						   MHD_RESPMEM_PERSISTENT);
	if (!response)
		return MHD_NO;
	add_headers(response, h, a);
	if (l)
		link_sending(h, l, a->fixed ? a->n_fixed : a->body.n);
	rc = MHD_queue_response(r->connection, (unsigned)a->status, response);
	MHD_destroy_response(response);
	r->stage = STAGE_SENT;
	return rc;
}

/* --- the library's callbacks ------------------------------------------------ */

static void *begin(void *ctx, const char *target, struct MHD_Connection *connection)
{
	struct tc_http_request *r = tc_calloc(NULL, 1, sizeof(*r));
	size_t n = strlen(target);

	begin_head(ctx, connection);
	if (!r)
		return NULL;
	r->connection = connection;
	tc_answer_init(&r->answer, NULL);
	memcpy(r->target, target, n < sizeof(r->target) ? n : sizeof(r->target) - 1);
	return r;
}

static enum MHD_Result on_request(void *ctx, struct MHD_Connection *connection, const char *url,
				  const char *method, const char *version, const char *upload,
				  size_t *n_upload, void **state)
{
	struct tc_http *h = ctx;
	struct tc_http_request *r = *state;

	(void)url;
	(void)version;
	(void)upload;
	if (!r)
		return MHD_NO;
	if (r->stage == STAGE_HEAD) {
		set_busy(h, connection, true);
		read_head(r, method);
		r->stage = r->head.has_body ? STAGE_ANSWER : STAGE_BODY;
		if (!r->head.has_body)
			return MHD_YES;
		/* An answer now, before the body, also ends the connection. */
		h->opts.fn(h->opts.ctx, r);
		return r->is_held ? MHD_YES : send_answer(h, r);
	}
	*n_upload = 0;
	if (r->stage == STAGE_BODY) {
		r->stage = STAGE_ANSWER;
		h->opts.fn(h->opts.ctx, r);
		if (r->is_held)
			return MHD_YES;
	}
	return r->stage == STAGE_ANSWER ? send_answer(h, r) : MHD_YES;
}

static void on_completed(void *ctx, struct MHD_Connection *connection, void **state,
			 enum MHD_RequestTerminationCode code)
{
	struct tc_http_request *r = *state;

	(void)code;
	set_busy(ctx, connection, false);
	if (r)
		tc_answer_fini(&r->answer);
	tc_free(NULL, r);
	*state = NULL;
}

/* What clients do wrong is no matter for the terminal. */
static void ignore_message(void *ctx, const char *format, va_list args)
{
	(void)ctx;
	(void)format;
	(void)args;
}

/* --- start and stop --------------------------------------------------------- */

static unsigned pool_size(unsigned wanted)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);

	if (wanted > 0)
		return wanted;
	return cores < 1 ? 1 : cores > 8 ? 8 : (unsigned)cores;
}

static void make_cond(pthread_cond_t *c)
{
	pthread_condattr_t attr;

	pthread_condattr_init(&attr);
	pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
	pthread_cond_init(c, &attr);
	pthread_condattr_destroy(&attr);
}

int tc_http_start(struct tc_http **out, const struct tc_http_opts *opts)
{
	struct tc_http *h = tc_calloc(NULL, 1, sizeof(*h));
	unsigned threads = pool_size(opts->threads);

	*out = NULL;
	if (!h) {
		(void)close(opts->fd);
		return TACHO_ENOMEM;
	}
	h->opts = *opts;
	h->idle = (struct link){ &h->idle, &h->idle, -1, 0, 0 };
	h->sending = (struct link){ &h->sending, &h->sending, -1, 0, 0 };
	pthread_mutex_init(&h->lock, NULL);
	make_cond(&h->ends);
	h->daemon = MHD_start_daemon(
		MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ERROR_LOG, 0,
		NULL, NULL, on_request, h, MHD_OPTION_EXTERNAL_LOGGER, ignore_message, NULL,
		MHD_OPTION_LISTEN_SOCKET, opts->fd, MHD_OPTION_URI_LOG_CALLBACK, begin, h,
		MHD_OPTION_NOTIFY_COMPLETED, on_completed, h, MHD_OPTION_NOTIFY_CONNECTION,
		on_connection, h, MHD_OPTION_CONNECTION_LIMIT, (unsigned)TC_HTTP_CONNECTIONS,
		MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)TC_HTTP_IDLE_S,
		MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)32 * 1024, MHD_OPTION_THREAD_POOL_SIZE,
		threads > 1 ? threads : 0, MHD_OPTION_END);
	if (!h->daemon) {
		(void)close(opts->fd);
		tc_http_stop(h);
		return TACHO_EIO;
	}
	h->has_clock = pthread_create(&h->clock, NULL, keep_clock, h) == 0;
	if (!h->has_clock) {
		tc_http_stop(h);
		return TACHO_EIO;
	}
	*out = h;
	return 0;
}

void tc_http_stop(struct tc_http *h)
{
	if (!h)
		return;
	stop_clock(h);
	if (h->daemon)
		MHD_stop_daemon(h->daemon);
	pthread_cond_destroy(&h->ends);
	pthread_mutex_destroy(&h->lock);
	tc_free(NULL, h);
}
