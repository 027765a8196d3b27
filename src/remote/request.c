/* SPDX-License-Identifier: MIT */
/*
 * The one file that knows libcurl. A request runs on a multi handle of its own, so that
 * limits are looked at ten times a second even when nothing moves.
 *
 * TC_HTTP_FINISH closes the sending half of the connection. Go's net/http takes that for
 * a client that has gone and cancels the handler's context: a trace ends at once, and its
 * last part still arrives. curl's own way to stop would lose it.
 */
#include "remote/request.h"

#include "base/alloc.h"

#include <curl/curl.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* CURLE_TOO_LARGE of libcurl 8.6, which some headers do not know yet. */
#define CURLE_TOO_LONG 100

enum {
	POLL_MS = 100,
	HEAD_MAX = 128 * 1024, /* of all lines; curl's own limit of one is less */
	SOCKETS_MAX = 16,      /* at once; a name has two addresses that are tried side by side */
	/* After TC_HTTP_FINISH the server has so long to end. */
	FINISH_S = 15
};

struct transfer {
	const struct tc_http_request *q;
	struct tc_http_answer *a;
	CURL *easy;
	struct curl_slist *headers;
	curl_socket_t sockets[SOCKETS_MAX]; /* that are open */
	size_t n_sockets, body_cap, head_bytes;
	uint64_t sent;
	int64_t begin_ns, last_ns, finish_ns;
	uint64_t last_moved;
	bool is_sent;
	char error[CURL_ERROR_SIZE];
};

static int64_t now_ns(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000000000 + ts.tv_nsec;
}

static void end(struct tc_http_answer *a, enum tc_http_end how, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* The first reason counts. */
static void end(struct tc_http_answer *a, enum tc_http_end how, const char *format, ...)
{
	va_list args;

	if (a->end != TC_HTTP_COMPLETE)
		return;
	a->end = how;
	va_start(args, format);
	(void)vsnprintf(a->why, sizeof(a->why), format, args);
	va_end(args);
}

/* --- callbacks of curl ---------------------------------------------------------------- */

static long status_of(const struct transfer *t)
{
	long status = 0;

	(void)curl_easy_getinfo(t->easy, CURLINFO_RESPONSE_CODE, &status);
	return status;
}

/* What is beyond TC_HTTP_KEEP is read and forgotten. */
static bool keep(struct transfer *t, const char *bytes, size_t n)
{
	struct tc_http_answer *a = t->a;
	size_t room = TC_HTTP_KEEP - a->body_bytes;

	if (n > room)
		n = room;
	if (TC_GROW(NULL, &a->body, &t->body_cap, a->body_bytes + n + 1, 0) < 0) {
		end(a, TC_HTTP_FAILED, "out of memory");
		return false;
	}
	memcpy(a->body + a->body_bytes, bytes, n);
	a->body_bytes += n;
	a->body[a->body_bytes] = '\0';
	return true;
}

static size_t on_body(char *bytes, size_t size, size_t n, void *ctx)
{
	struct transfer *t = ctx;
	const struct tc_http_request *q = t->q;
	long status = status_of(t);
	bool is_wanted = status >= 200 && status < 300 && q->write;
	size_t fits = n;

	(void)size; /* 1 */
	t->a->received += n;
	if (!is_wanted)
		return keep(t, bytes, n) ? n : 0;
	if (q->max_bytes && t->a->received > q->max_bytes)
		fits = t->a->received - n >= q->max_bytes
			       ? 0
			       : (size_t)(q->max_bytes - (t->a->received - n));
	if (fits > 0 && q->write(q->write_ctx, bytes, fits) != 0) {
		end(t->a, TC_HTTP_ABORTED, "stopped");
		return 0;
	}
	if (fits < n)
		end(t->a, TC_HTTP_TOO_BIG, "the server sends more than %llu bytes",
		    (unsigned long long)q->max_bytes);
	return fits;
}

/* The value of a header of that name, without blanks around it. */
static bool header_is(const char *line, size_t n, const char *name, char *to, size_t size)
{
	size_t m = strlen(name);

	if (n <= m || line[m] != ':' || strncasecmp(line, name, m) != 0)
		return false;
	for (line += m + 1, n -= m + 1; n > 0 && (*line == ' ' || *line == '\t'); line++, n--)
		;
	while (n > 0 && (line[n - 1] == '\r' || line[n - 1] == '\n' || line[n - 1] == ' '))
		n--;
	if (n >= size)
		n = size - 1;
	memcpy(to, line, n);
	to[n] = '\0';
	return true;
}

static size_t on_header(char *line, size_t size, size_t n, void *ctx)
{
	struct transfer *t = ctx;
	struct tc_http_answer *a = t->a;
	char number[24];

	(void)size; /* 1 */
	t->is_sent = true;
	t->head_bytes += n;
	if (t->head_bytes > HEAD_MAX) {
		end(a, TC_HTTP_STRANGE, "no answer to trust: its head is larger than %d KiB",
		    HEAD_MAX / 1024);
		return 0;
	}
	if (header_is(line, n, "Content-Length", number, sizeof(number)))
		a->length = strtoull(number, NULL, 10);
	else if (header_is(line, n, "Retry-After", number, sizeof(number)))
		a->retry_ns = (int64_t)(strtoul(number, NULL, 10) % 3600) * 1000000000;
	else if (!header_is(line, n, "Content-Type", a->type, sizeof(a->type)) &&
		 !header_is(line, n, "Location", a->location, sizeof(a->location)) &&
		 !header_is(line, n, "ETag", a->etag, sizeof(a->etag)))
		(void)header_is(line, n, "x-amz-meta-sha256", a->checksum, sizeof(a->checksum));
	return n;
}

static size_t on_send(char *to, size_t size, size_t n, void *ctx)
{
	struct transfer *t = ctx;
	const struct tc_http_request *q = t->q;
	uint64_t left = q->body_bytes - t->sent;
	ssize_t got;

	n *= size;
	if (n > left)
		n = (size_t)left;
	if (q->body) {
		if (n > 0)
			memcpy(to, (const char *)q->body + t->sent, n);
		got = (ssize_t)n;
	} else {
		do
			got = pread(q->body_fd, to, n, (off_t)(q->body_at + t->sent));
		while (got < 0 && errno == EINTR);
		if (got < 0 || (got == 0 && n > 0)) {
			end(t->a, TC_HTTP_FAILED, "what is to be sent cannot be read: %s",
			    got < 0 ? strerror(errno) : "it got shorter");
			return CURL_READFUNC_ABORT;
		}
	}
	t->sent += (uint64_t)got;
	return (size_t)got;
}

/* curl sends again, on another connection or after an answer that asks for more. */
static int on_seek(void *ctx, curl_off_t offset, int origin)
{
	struct transfer *t = ctx;

	if (origin != SEEK_SET || offset < 0 || (uint64_t)offset > t->q->body_bytes)
		return CURL_SEEKFUNC_FAIL;
	t->sent = (uint64_t)offset;
	return CURL_SEEKFUNC_OK;
}

/* Not for a command that runs meanwhile: SOCK_CLOEXEC. */
static curl_socket_t on_socket(void *ctx, curlsocktype purpose, struct curl_sockaddr *address)
{
	struct transfer *t = ctx;
	int fd;

	(void)purpose;
	if (t->n_sockets == SOCKETS_MAX)
		return CURL_SOCKET_BAD;
	fd = socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
	if (fd < 0)
		return CURL_SOCKET_BAD;
	t->sockets[t->n_sockets++] = fd;
	return fd;
}

/* Of several addresses that were tried the slower ones are closed before the request is sent. */
static int on_close(void *ctx, curl_socket_t fd)
{
	struct transfer *t = ctx;

	for (size_t i = 0; i < t->n_sockets; i++)
		if (t->sockets[i] == fd)
			t->sockets[i--] = t->sockets[--t->n_sockets];
	return close(fd);
}

static int on_request(void *ctx, char *to, char *from, int to_port, int from_port)
{
	struct transfer *t = ctx;

	(void)to;
	(void)from;
	(void)to_port;
	(void)from_port;
	t->is_sent = true;
	return CURL_PREREQFUNC_OK;
}

/* --- a request ------------------------------------------------------------------------ */

static bool add_header(struct transfer *t, const char *text)
{
	struct curl_slist *more = curl_slist_append(t->headers, text);

	if (more)
		t->headers = more;
	return more != NULL;
}

static bool add_headers(struct transfer *t)
{
	const struct tc_http_request *q = t->q;
	char line[4096];
	/* Nobody waits for permission to send. curl would sign what it then leaves out. */
	bool ok = q->signer || add_header(t, "Expect:");

	for (size_t i = 0; i < q->n_headers && ok; i++)
		ok = add_header(t, q->headers[i]);
	if (ok && q->signer && q->signer->session) {
		int n = snprintf(line, sizeof(line), "x-amz-security-token: %s",
				 q->signer->session);

		ok = n > 0 && (size_t)n < sizeof(line) && add_header(t, line);
	}
	tc_http_forget(line, sizeof(line));
	return ok;
}

#define SET(option, value) ok = ok && curl_easy_setopt(t->easy, (option), (value)) == CURLE_OK

static bool set_method(struct transfer *t)
{
	const struct tc_http_request *q = t->q;
	bool ok = true;

	if (q->has_body) {
		SET(CURLOPT_UPLOAD, 1L);
		SET(CURLOPT_READFUNCTION, on_send);
		SET(CURLOPT_READDATA, t);
		SET(CURLOPT_SEEKFUNCTION, on_seek);
		SET(CURLOPT_SEEKDATA, t);
		SET(CURLOPT_INFILESIZE_LARGE, (curl_off_t)q->body_bytes);
		if (q->max_send_rate)
			SET(CURLOPT_MAX_SEND_SPEED_LARGE, (curl_off_t)q->max_send_rate);
	}
	if (strcmp(q->method, "HEAD") == 0)
		SET(CURLOPT_NOBODY, 1L);
	SET(CURLOPT_CUSTOMREQUEST, q->method);
	return ok;
}

static bool set_who(struct transfer *t)
{
	const struct tc_http_request *q = t->q;
	char text[512];
	bool ok = true;

	if (q->bearer) {
		SET(CURLOPT_HTTPAUTH, (long)CURLAUTH_BEARER);
		SET(CURLOPT_XOAUTH2_BEARER, q->bearer);
	}
	if (q->signer) {
		(void)snprintf(text, sizeof(text), "aws:amz:%s:s3", q->signer->region);
		SET(CURLOPT_AWS_SIGV4, text);
		SET(CURLOPT_USERNAME, q->signer->key_id);
		SET(CURLOPT_PASSWORD, q->signer->secret);
	}
	return ok;
}

static bool set_up(struct transfer *t)
{
	const struct tc_http_request *q = t->q;
	/* As OpenSSL's own programs have it; libcurl leaves it to the curl command. */
	const char *of_env = getenv("SSL_CERT_FILE");
	const char *ca = q->ca_file ? q->ca_file : of_env && *of_env ? of_env : NULL;
	bool ok = true;

	SET(CURLOPT_URL, q->url);
	SET(CURLOPT_PROTOCOLS_STR, "http,https");
	SET(CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
	SET(CURLOPT_NOSIGNAL, 1L);
	SET(CURLOPT_FOLLOWLOCATION, 0L);
	SET(CURLOPT_PATH_AS_IS, 1L);
	SET(CURLOPT_USERAGENT, "tacho");
	SET(CURLOPT_ERRORBUFFER, t->error);
	SET(CURLOPT_WRITEFUNCTION, on_body);
	SET(CURLOPT_WRITEDATA, t);
	SET(CURLOPT_HEADERFUNCTION, on_header);
	SET(CURLOPT_HEADERDATA, t);
	SET(CURLOPT_OPENSOCKETFUNCTION, on_socket);
	SET(CURLOPT_OPENSOCKETDATA, t);
	SET(CURLOPT_CLOSESOCKETFUNCTION, on_close);
	SET(CURLOPT_CLOSESOCKETDATA, t);
	SET(CURLOPT_PREREQFUNCTION, on_request);
	SET(CURLOPT_PREREQDATA, t);
	if (q->unix_socket)
		SET(CURLOPT_UNIX_SOCKET_PATH, q->unix_socket);
	if (ca)
		SET(CURLOPT_CAINFO, ca);
	/* A proxy of the environment would read what says who asks. */
	if ((q->bearer || q->signer) && strncasecmp(q->url, "http://", 7) == 0)
		SET(CURLOPT_PROXY, "");
	if (q->connect_ns > 0)
		SET(CURLOPT_CONNECTTIMEOUT_MS, (long)(q->connect_ns / 1000000));
	ok = ok && set_method(t) && set_who(t) && add_headers(t);
	SET(CURLOPT_HTTPHEADER, t->headers);
	return ok;
}

static void finish(struct transfer *t)
{
	if (t->a->is_finished)
		return;
	t->a->is_finished = true;
	t->finish_ns = now_ns();
	for (size_t i = 0; i < t->n_sockets; i++)
		(void)shutdown(t->sockets[i], SHUT_WR);
}

/* false: the request is over. */
static bool look(struct transfer *t)
{
	const struct tc_http_request *q = t->q;
	struct tc_http_answer *a = t->a;
	int64_t now = now_ns();
	uint64_t moved = a->received + t->sent;
	enum tc_http_step step =
		q->step ? q->step(q->step_ctx, a->received, t->is_sent) : TC_HTTP_GO_ON;

	if (moved != t->last_moved)
		t->last_ns = now;
	t->last_moved = moved;
	if (step == TC_HTTP_ABORT)
		end(a, TC_HTTP_ABORTED, "stopped");
	else if (step == TC_HTTP_FINISH)
		finish(t);
	if (a->is_finished && now - t->finish_ns > (int64_t)FINISH_S * 1000000000)
		end(a, TC_HTTP_TOO_LONG, "the server goes on after it was told to stop");
	else if (q->total_ns > 0 && now - t->begin_ns > q->total_ns)
		end(a, TC_HTTP_TOO_LONG, "the server does not stop: %lld s are over",
		    (long long)(q->total_ns / 1000000000));
	else if (q->idle_ns > 0 && now - t->last_ns > q->idle_ns)
		end(a, TC_HTTP_SILENT, "the server hangs: nothing came for %lld s",
		    (long long)(q->idle_ns / 1000000000));
	return a->end == TC_HTTP_COMPLETE;
}

static void judge(struct transfer *t, CURLcode rc)
{
	struct tc_http_answer *a = t->a;
	const char *what = t->error[0] ? t->error : curl_easy_strerror(rc);

	switch ((int)rc) {
	case CURLE_OK: return;
	case CURLE_COULDNT_RESOLVE_HOST:
	case CURLE_COULDNT_RESOLVE_PROXY:
	case CURLE_COULDNT_CONNECT:
	case CURLE_SSL_CONNECT_ERROR:
		end(a, TC_HTTP_NO_CONNECTION, "no connection: %s", what);
		return;
	case CURLE_OPERATION_TIMEDOUT:
		end(a, TC_HTTP_NO_CONNECTION, "no connection in time: %s", what);
		return;
	case CURLE_PARTIAL_FILE:
	case CURLE_GOT_NOTHING:
	case CURLE_RECV_ERROR:
	case CURLE_SEND_ERROR:
		end(a, TC_HTTP_CUT, "the server closed the connection early: %s", what);
		return;
	case CURLE_OUT_OF_MEMORY:
	case CURLE_TOO_LONG:
		/* So says curl of a line of the head for which it has no room, 100 KiB. */
		if (t->is_sent && a->received == 0)
			end(a, TC_HTTP_STRANGE,
			    "no answer to trust: its head has a line of more than 100 KiB");
		else
			end(a, TC_HTTP_FAILED, "out of memory");
		return;
	case CURLE_UNSUPPORTED_PROTOCOL:
	case CURLE_WEIRD_SERVER_REPLY:
	case CURLE_BAD_CONTENT_ENCODING:
	case CURLE_PEER_FAILED_VERIFICATION:
		end(a, TC_HTTP_STRANGE, "no answer to trust: %s", what);
		return;
	default: end(a, TC_HTTP_FAILED, "%s", what);
	}
}

static void perform(struct transfer *t, CURLM *multi)
{
	int running = 1, left;
	CURLMsg *message;

	t->begin_ns = t->last_ns = now_ns();
	while (running > 0) {
		if (curl_multi_perform(multi, &running) != CURLM_OK) {
			end(t->a, TC_HTTP_FAILED, "libcurl failed");
			return;
		}
		if (running > 0 && !look(t))
			return;
		if (running > 0)
			(void)curl_multi_poll(multi, NULL, 0, POLL_MS, NULL);
	}
	while ((message = curl_multi_info_read(multi, &left)) != NULL)
		if (message->msg == CURLMSG_DONE)
			judge(t, message->data.result);
}

static void init_once(void)
{
	(void)curl_global_init(CURL_GLOBAL_DEFAULT);
}

void tc_http_run(const struct tc_http_request *q, struct tc_http_answer *answer)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	struct transfer t = { .q = q, .a = answer };
	CURLM *multi;

	(void)pthread_once(&once, init_once);
	*answer = (struct tc_http_answer){ 0 };
	t.easy = curl_easy_init();
	multi = curl_multi_init();
	if (!t.easy || !multi || !set_up(&t) || curl_multi_add_handle(multi, t.easy) != CURLM_OK) {
		end(answer, TC_HTTP_FAILED, "the request cannot be made%s%s",
		    t.error[0] ? ": " : "", t.error);
	} else {
		perform(&t, multi);
		answer->status = status_of(&t);
		(void)curl_multi_remove_handle(multi, t.easy);
	}
	curl_easy_cleanup(t.easy);
	(void)curl_multi_cleanup(multi);
	curl_slist_free_all(t.headers);
}

void tc_http_answer_free(struct tc_http_answer *a)
{
	tc_free(NULL, a->body);
	a->body = NULL;
}

void tc_http_first_line(const struct tc_http_answer *a, char *to, size_t size)
{
	size_t n = 0;

	for (const char *p = a->body; p && *p && n + 1 < size && n < 120; p++) {
		if (*p == '\n' && n > 0)
			break;
		if (*p == '\n' || (*p == ' ' && n == 0))
			continue;
		to[n++] = *p >= ' ' && *p < 127 ? *p : '?';
	}
	to[n] = '\0';
}

/* --- secrets -------------------------------------------------------------------------- */

void tc_http_forget(void *secret, size_t n)
{
	explicit_bzero(secret, n);
}

static int bad_secret(int fd, char *why, size_t size, const char *path, const char *text)
{
	if (fd >= 0)
		(void)close(fd);
	(void)snprintf(why, size, "%s: %s", path, text);
	return TACHO_EIO;
}

int tc_http_read_secret(const char *path, char *to, size_t size, char *why, size_t why_size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat st;
	ssize_t n;

	if (fd < 0 || fstat(fd, &st) < 0)
		return bad_secret(fd, why, why_size, path, strerror(errno));
	if (S_ISREG(st.st_mode) && (st.st_mode & (S_IRWXG | S_IRWXO)))
		return bad_secret(fd, why, why_size, path, "others can read it; chmod 600 it");
	n = read(fd, to, size - 1);
	if (n < 0)
		return bad_secret(fd, why, why_size, path, strerror(errno));
	while (n > 0 && (to[n - 1] == '\n' || to[n - 1] == '\r' || to[n - 1] == ' '))
		n--;
	to[n] = '\0';
	if (n == 0 || (size_t)n == size - 1 || strlen(to) != (size_t)n || strpbrk(to, "\r\n"))
		return bad_secret(fd, why, why_size, path, "it is not one line with a secret");
	(void)close(fd);
	return 0;
}
