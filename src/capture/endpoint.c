/* SPDX-License-Identifier: MIT */
/*
 * libmicrohttpd behind endpoint.h: a thread for each connection, of which there are few, as
 * an answer waits for its trace.
 */
#include "capture/endpoint.h"

#include "base/alloc.h"
#include "capture/capture_state.h"
#include "capture/stream.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum {
	CONNECTIONS = 8,
	HEAD_BYTES = 8192, /* of a request line and headers together */
	TIMEOUT_S = 10,
	CHUNK = 32768,
	TOKEN_MIN = 16,
	TOKEN_MAX = 512
};

struct tc_endpoint {
	struct MHD_Daemon *daemon;
	int fd; /* listens; the daemon's */
	bool is_unix;
	/* Of the name that was made: another process may have put its own there since. */
	dev_t dev;
	ino_t ino;
	char path[sizeof(((struct sockaddr_un *)0)->sun_path)];
	char token[TOKEN_MAX];
};

/* --- requests ----------------------------------------------------------------------- */

double tc_endpoint_seconds(const char *text, double max)
{
	double v = 0, scale = 0.1;
	size_t n = text ? strspn(text, "0123456789.") : 0;

	if (n == 0 || text[n] != '\0' || n > 20)
		return max < 1 ? max : 1;
	for (; *text >= '0' && *text <= '9'; text++)
		v = v * 10 + (*text - '0');
	if (*text == '.')
		for (text++; *text >= '0' && *text <= '9'; text++, scale /= 10)
			v += (*text - '0') * scale;
	if (*text || v <= 0)
		v = 1;
	/* Less than this is no trace. */
	return v > max ? max : v < 0.001 ? 0.001 : v;
}

bool tc_endpoint_is_local(const char *host)
{
	size_t n = host ? strcspn(host, ":") : 0;
	struct in_addr a;
	char name[16];

	if (!host)
		return false;
	if (strncmp(host, "[::1]", 5) == 0)
		return host[5] == '\0' ||
		       (host[5] == ':' && strspn(host + 6, "0123456789") == strlen(host + 6));
	if (host[n] == ':' && strspn(host + n + 1, "0123456789") != strlen(host + n + 1))
		return false;
	if (n == 9 && strncasecmp(host, "localhost", n) == 0)
		return true;
	if (n == 0 || n >= sizeof(name))
		return false;
	memcpy(name, host, n);
	name[n] = '\0';
	return inet_pton(AF_INET, name, &a) == 1 && ntohl(a.s_addr) >> 24 == 127;
}

bool tc_endpoint_is_token(const char *header, const char *token)
{
	size_t n = strlen(token), k;
	unsigned differ = 0;

	if (!header || strncasecmp(header, "Bearer ", 7) != 0)
		return false;
	header += 7;
	k = strlen(header);
	for (size_t i = 0; i < n; i++)
		differ |= (unsigned)((unsigned char)token[i] ^
				     (unsigned char)(i < k ? header[i] : 0));
	return differ == 0 && k == n;
}

static enum MHD_Result answer(struct MHD_Connection *c, unsigned status,
			      struct MHD_Response *response, const char *type)
{
	enum MHD_Result rc;

	if (!response)
		return MHD_NO;
	/* They fail only without memory; a missing header is no reason to die. */
	(void)MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, type);
	(void)MHD_add_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
	(void)MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
	if (status == MHD_HTTP_METHOD_NOT_ALLOWED)
		(void)MHD_add_response_header(response, MHD_HTTP_HEADER_ALLOW, "GET, HEAD");
	if (status == MHD_HTTP_UNAUTHORIZED)
		(void)MHD_add_response_header(response, MHD_HTTP_HEADER_WWW_AUTHENTICATE, "Bearer");
	rc = MHD_queue_response(c, status, response);
	MHD_destroy_response(response);
	return rc;
}

static enum MHD_Result say(struct MHD_Connection *c, unsigned status, const char *text)
{
	union {
		const char *in;
		void *out; /* the library does not write to it */
	} bytes = { text };

	return answer(
		c, status,
		MHD_create_response_from_buffer(strlen(text), bytes.out, MHD_RESPMEM_MUST_COPY),
		"text/plain; charset=utf-8");
}

/* --- traces --------------------------------------------------------------------------- */

struct sending {
	struct tc_stream *stream;
	int client;
};

static ssize_t send_some(void *ctx, uint64_t pos, char *to, size_t max)
{
	struct sending *s = ctx;
	long n = tc_stream_read(s->stream, s->client, to, max);

	(void)pos;
	/* A trace that is not whole must not look like one: the connection is cut. */
	return n > 0    ? n
	       : n == 0 ? MHD_CONTENT_READER_END_OF_STREAM
			: MHD_CONTENT_READER_END_WITH_ERROR;
}

static void end_sending(void *ctx)
{
	struct sending *s = ctx;

	tc_stream_free(s->stream);
	tc_free(NULL, s);
}

static enum MHD_Result send_trace(struct MHD_Connection *c, double seconds)
{
	const union MHD_ConnectionInfo *info =
		MHD_get_connection_info(c, MHD_CONNECTION_INFO_CONNECTION_FD);
	struct sending *s = tc_calloc(NULL, 1, sizeof(*s));
	struct MHD_Response *response;
	int rc = s && info ? tc_stream_new(&s->stream, seconds) : TACHO_ENOMEM;

	if (rc < 0) {
		tc_free(NULL, s);
		return rc == TACHO_EMISUSE
			       ? say(c, MHD_HTTP_CONFLICT, "another trace is being taken\n")
			       : say(c, MHD_HTTP_SERVICE_UNAVAILABLE, "no memory for a trace\n");
	}
	s->client = info->connect_fd;
	response = MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, CHUNK, send_some, s,
						     end_sending);
	if (!response) {
		end_sending(s);
		return MHD_NO;
	}
	(void)MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_DISPOSITION,
				      "attachment; filename=\"trace\"");
	return answer(c, MHD_HTTP_OK, response, "application/octet-stream");
}

static bool has_recorder(void)
{
	bool has;

	pthread_rwlock_rdlock(&tc_capture.flight_lock);
	has = tc_capture.flight != NULL;
	pthread_rwlock_unlock(&tc_capture.flight_lock);
	return has;
}

static enum MHD_Result send_status(struct MHD_Connection *c)
{
	char *text = tc_capture_status();
	struct MHD_Response *response;

	if (!text)
		return say(c, MHD_HTTP_SERVICE_UNAVAILABLE, "no memory\n");
	response = MHD_create_response_from_buffer(strlen(text), text, MHD_RESPMEM_MUST_FREE);
	if (!response)
		free(text);
	return answer(c, MHD_HTTP_OK, response, "application/json");
}

static enum MHD_Result set_enabled(struct MHD_Connection *c, const struct tc_endpoint *e)
{
	const char *to = MHD_lookup_connection_value(c, MHD_GET_ARGUMENT_KIND, "enabled");
	uint_fast32_t value = !to                        ? 3
			      : strcmp(to, "auto") == 0  ? 0
			      : strcmp(to, "true") == 0  ? 1
			      : strcmp(to, "false") == 0 ? 2
							 : 3;

	if (!e->is_unix)
		return say(c, MHD_HTTP_FORBIDDEN, "only over the unix socket\n");
	if (value == 3)
		return say(c, MHD_HTTP_BAD_REQUEST, "?enabled= is true, false or auto\n");
	/* relaxed: the thread sees it at its next look */
	tc_store_relaxed(&tc_capture.switched, value);
	return say(c, MHD_HTTP_OK, "as you wish, within a second\n");
}

/* --- rules ------------------------------------------------------------------------------ */

static enum MHD_Result count_hosts(void *ctx, enum MHD_ValueKind kind, const char *key,
				   const char *value)
{
	unsigned *n = ctx;

	(void)kind;
	(void)value;
	*n += strcasecmp(key, MHD_HTTP_HEADER_HOST) == 0;
	return MHD_YES;
}

static const char *header(struct MHD_Connection *c, const char *name)
{
	return MHD_lookup_connection_value(c, MHD_HEADER_KIND, name);
}

/* 0: may go on; else the status of a refusal. */
static unsigned judge(const struct tc_endpoint *e, struct MHD_Connection *c)
{
	unsigned hosts = 0;

	(void)MHD_get_connection_values(c, MHD_HEADER_KIND, count_hosts, &hosts);
	if (hosts > 1)
		return MHD_HTTP_BAD_REQUEST;
	if (e->token[0])
		return tc_endpoint_is_token(header(c, MHD_HTTP_HEADER_AUTHORIZATION), e->token)
			       ? 0
			       : MHD_HTTP_UNAUTHORIZED;
	if (e->is_unix)
		return 0;
	return tc_endpoint_is_local(header(c, MHD_HTTP_HEADER_HOST)) ? 0 : MHD_HTTP_FORBIDDEN;
}

static enum MHD_Result route(struct tc_endpoint *e, struct MHD_Connection *c, const char *path,
			     const char *method)
{
	bool is_head = strcmp(method, MHD_HTTP_METHOD_HEAD) == 0;
	bool is_status = strcmp(path, "/debug/tacho/status") == 0;
	bool is_trace = strcmp(path, "/debug/pprof/trace") == 0;
	double max;

	if (!is_status && !is_trace && strcmp(path, "/debug/flightrecorder") != 0)
		return say(c, MHD_HTTP_NOT_FOUND, "no such page\n");
	if (is_status && strcmp(method, MHD_HTTP_METHOD_POST) == 0)
		return set_enabled(c, e);
	if (!is_head && strcmp(method, MHD_HTTP_METHOD_GET) != 0)
		return say(c, MHD_HTTP_METHOD_NOT_ALLOWED, "GET or HEAD\n");
	if (is_head)
		return answer(c, MHD_HTTP_OK,
			      MHD_create_response_from_buffer(0, NULL, MHD_RESPMEM_PERSISTENT),
			      is_status ? "application/json" : "application/octet-stream");
	if (is_status)
		return send_status(c);
	/* relaxed: 2 is "switched off" */
	if (tc_load_relaxed(&tc_capture.switched) == 2)
		return say(c, MHD_HTTP_SERVICE_UNAVAILABLE, "switched off\n");
	if (!is_trace)
		return has_recorder() ? send_trace(c, 0)
				      : say(c, MHD_HTTP_SERVICE_UNAVAILABLE,
					    "the flight recorder does not run\n");
	pthread_mutex_lock(&tc_capture.lock);
	max = (double)tc_capture.now.trace_max_s;
	pthread_mutex_unlock(&tc_capture.lock);
	return send_trace(
		c, tc_endpoint_seconds(
			   MHD_lookup_connection_value(c, MHD_GET_ARGUMENT_KIND, "seconds"), max));
}

static enum MHD_Result on_request(void *ctx, struct MHD_Connection *c, const char *path,
				  const char *method, const char *version, const char *data,
				  size_t *n_data, void **state)
{
	static char seen;
	struct tc_endpoint *e = ctx;
	unsigned status;

	(void)version;
	(void)data;
	/* The head first, then the body, which nobody wants, then its end. */
	if (!*state) {
		*state = &seen;
		return MHD_YES;
	}
	if (*n_data > 0) {
		*n_data = 0;
		return MHD_NO;
	}
	status = judge(e, c);
	if (status == MHD_HTTP_UNAUTHORIZED)
		return say(c, status, "a token is needed\n");
	if (status != 0)
		return say(c, status, "this Host is not served here\n");
	return route(e, c, path, method);
}

/* --- sockets -------------------------------------------------------------------------------- */

static int read_token(struct tc_endpoint *e, const char *path, char *why, size_t size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat st;
	ssize_t n = -1;

	if (fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && (st.st_mode & 077) == 0)
		n = read(fd, e->token, sizeof(e->token) - 1);
	if (fd >= 0)
		(void)close(fd);
	while (n > 0 && (e->token[n - 1] == '\n' || e->token[n - 1] == '\r'))
		n--;
	e->token[n > 0 ? n : 0] = '\0';
	if (strlen(e->token) >= TOKEN_MIN)
		return 0;
	(void)snprintf(why, size,
		       "token-file: %.200s: no file of mode 0600 with a token of %d bytes or more",
		       path, TOKEN_MIN);
	return TACHO_EFORMAT;
}

/* A socket that refuses was left by a process that died; one that is busy was not. */
static void sweep_socket(const struct sockaddr_un *a)
{
	struct stat st;
	int fd;

	if (lstat(a->sun_path, &st) != 0 || !S_ISSOCK(st.st_mode))
		return;
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd < 0)
		return;
	if (connect(fd, (const struct sockaddr *)a, sizeof(*a)) != 0 && errno == ECONNREFUSED)
		(void)unlink(a->sun_path);
	(void)close(fd);
}

static int listen_unix(struct tc_endpoint *e, const char *path)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };
	struct stat st;
	int fd, rc;

	if (strlen(path) >= sizeof(a.sun_path)) {
		errno = ENAMETOOLONG;
		return -1;
	}
	(void)snprintf(a.sun_path, sizeof(a.sun_path), "%s", path);
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return -1;
	sweep_socket(&a);
	/* Linux gives the name the mode of the socket; umask would be everybody's. */
	if (fchmod(fd, 0600) != 0 || bind(fd, (struct sockaddr *)&a, sizeof(a)) != 0 ||
	    lstat(path, &st) != 0 || listen(fd, CONNECTIONS) != 0) {
		rc = errno;
		(void)close(fd);
		errno = rc;
		return -1;
	}
	e->is_unix = true;
	e->dev = st.st_dev;
	e->ino = st.st_ino;
	(void)snprintf(e->path, sizeof(e->path), "%s", path);
	return fd;
}

/* "HOST:PORT" with a literal address; 0: it is none. */
static socklen_t read_address(const char *text, struct sockaddr_storage *to)
{
	struct sockaddr_in *v4 = (struct sockaddr_in *)(void *)to;
	struct sockaddr_in6 *v6 = (struct sockaddr_in6 *)(void *)to;
	const char *colon = strrchr(text, ':');
	char host[64];
	size_t n;
	long port;

	memset(to, 0, sizeof(*to));
	if (!colon || strspn(colon + 1, "0123456789") != strlen(colon + 1) || !colon[1])
		return 0;
	port = strtol(colon + 1, NULL, 10);
	n = (size_t)(colon - text);
	if (n >= 2 && text[0] == '[' && colon[-1] == ']') {
		text++;
		n -= 2;
	}
	if (n == 0 || n >= sizeof(host) || port > 65535)
		return 0;
	memcpy(host, text, n);
	host[n] = '\0';
	if (inet_pton(AF_INET, strcmp(host, "localhost") == 0 ? "127.0.0.1" : host,
		      &v4->sin_addr) == 1) {
		v4->sin_family = AF_INET;
		v4->sin_port = htons((uint16_t)port);
		return sizeof(*v4);
	}
	if (inet_pton(AF_INET6, host, &v6->sin6_addr) != 1)
		return 0;
	v6->sin6_family = AF_INET6;
	v6->sin6_port = htons((uint16_t)port);
	return sizeof(*v6);
}

static bool is_loopback(const struct sockaddr_storage *a)
{
	const struct sockaddr_in *v4 = (const struct sockaddr_in *)(const void *)a;
	const struct sockaddr_in6 *v6 = (const struct sockaddr_in6 *)(const void *)a;

	return a->ss_family == AF_INET ? ntohl(v4->sin_addr.s_addr) >> 24 == 127
				       : IN6_IS_ADDR_LOOPBACK(&v6->sin6_addr);
}

static int listen_tcp(const struct sockaddr_storage *a, socklen_t n)
{
	int fd = socket(a->ss_family, SOCK_STREAM | SOCK_CLOEXEC, 0), one = 1, saved;

	if (fd < 0)
		return -1;
	(void)setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one));
	if (bind(fd, (const struct sockaddr *)a, n) == 0 && listen(fd, CONNECTIONS) == 0)
		return fd;
	saved = errno;
	(void)close(fd);
	errno = saved;
	return -1;
}

static int open_socket(struct tc_endpoint *e, const char *where, char *why, size_t size)
{
	struct sockaddr_storage a;
	socklen_t n;
	int fd;

	if (strncmp(where, "unix:", 5) == 0) {
		fd = listen_unix(e, where + 5);
	} else {
		n = read_address(where, &a);
		if (n == 0) {
			(void)snprintf(why, size,
				       "listen: '%.200s' is neither unix:PATH nor ADDRESS:PORT",
				       where);
			return -1;
		}
		if (!is_loopback(&a) && !e->token[0]) {
			(void)snprintf(
				why, size,
				"listen: '%.200s' is not the loopback, which needs a token-file",
				where);
			return -1;
		}
		fd = listen_tcp(&a, n);
	}
	if (fd < 0)
		(void)snprintf(why, size, "listen: %.200s: %s", where, strerror(errno));
	return fd;
}

int tc_endpoint_new(struct tc_endpoint **out, const struct tc_endpoint_opts *opts, char *why,
		    size_t size)
{
	struct tc_endpoint *e = tc_calloc(NULL, 1, sizeof(*e));
	int fd, rc = 0;

	*out = NULL;
	(void)snprintf(why, size, "%s", tacho_error_text(TACHO_ENOMEM));
	if (!e)
		return TACHO_ENOMEM;
	if (opts->token_file[0])
		rc = read_token(e, opts->token_file, why, size);
	fd = rc == 0 ? open_socket(e, opts->listen, why, size) : -1;
	if (fd < 0) {
		tc_free(NULL, e);
		return TACHO_EIO;
	}
	tc_streams_stop(false);
	e->daemon = MHD_start_daemon(
		MHD_USE_THREAD_PER_CONNECTION | MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_POLL, 0,
		NULL, NULL, on_request, e, MHD_OPTION_LISTEN_SOCKET, fd,
		MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS,
		MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)HEAD_BYTES + CHUNK,
		MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)TIMEOUT_S, MHD_OPTION_END);
	if (!e->daemon) {
		(void)snprintf(why, size, "listen: the server cannot start");
		(void)close(fd);
		tc_free(NULL, e);
		return TACHO_EIO;
	}
	e->fd = fd;
	*out = e;
	return 0;
}

void tc_endpoint_forked(struct tc_endpoint *e)
{
	if (e)
		(void)close(e->fd);
}

void tc_endpoint_free(struct tc_endpoint *e)
{
	struct stat st;

	if (!e)
		return;
	tc_streams_stop(true);
	MHD_stop_daemon(e->daemon);
	if (e->is_unix && lstat(e->path, &st) == 0 && st.st_dev == e->dev && st.st_ino == e->ino)
		(void)unlink(e->path);
	tc_free(NULL, e);
}
