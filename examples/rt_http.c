/* SPDX-License-Identifier: MIT */
/*
 * An HTTP/1.1 service: a goroutine for each connection, a task in the trace for each request.
 *
 *	cc rt_http.c $(pkg-config --cflags --libs libtacho-rt) -lhttp_parser
 *	./a.out -p 8080 -t http.trace      (until SIGINT, SIGTERM)
 *	tacho tasks http.trace
 */
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <http_parser.h>

#include <tacho/rt.h>
#include <tacho/tacho.h>

enum {
	IN_BYTES = 8192,
	OUT_BYTES = 16384,
	URL_BYTES = 1024,
	ANSWER_BYTES = 512, /* one answer, at most */
	IDLE_SECONDS = 60
};

/* One connection. */
struct connection {
	int fd;
	http_parser parser;
	struct tacho_task task; /* of the request that is being read */
	char url[URL_BYTES];
	size_t url_bytes; /* may be more than fit in: too long */
	char out[OUT_BYTES];
	size_t out_bytes;
	bool is_broken; /* the peer does not take answers */
	time_t date_of;
	char date[40];
};

static struct tacho_rt_cancel *shutdown_token;
static struct tacho_rt_wait_group open_connections;
static atomic_ulong served;

static struct tacho_rt_until idle_time(void)
{
	struct tacho_rt_until until = tacho_rt_within(IDLE_SECONDS * INT64_C(1000000000));

	until.cancel = shutdown_token;
	return until;
}

static void flush(struct connection *c)
{
	struct tacho_rt_until until = idle_time();
	size_t n = c->out_bytes;

	c->out_bytes = 0;
	if (n > 0 && !c->is_broken && tacho_rt_write_all(c->fd, c->out, n, &until) != (int64_t)n)
		c->is_broken = true;
}

/* Dates have seconds, so one is good for many answers. */
static const char *http_date(struct connection *c)
{
	time_t now = time(NULL);
	struct tm tm;

	if (now != c->date_of && gmtime_r(&now, &tm)) {
		strftime(c->date, sizeof(c->date), "%a, %d %b %Y %H:%M:%S GMT", &tm);
		c->date_of = now;
	}
	return c->date;
}

static void answer(struct connection *c, const char *status, const char *body)
{
	bool stays = http_should_keep_alive(&c->parser);
	int n;

	if (sizeof(c->out) - c->out_bytes < ANSWER_BYTES)
		flush(c);
	n = snprintf(c->out + c->out_bytes, ANSWER_BYTES,
		     "HTTP/1.1 %s\r\nDate: %s\r\nContent-Type: text/plain; charset=utf-8\r\n"
		     "Content-Length: %zu\r\n%s\r\n%s",
		     status, http_date(c), strlen(body), stays ? "" : "Connection: close\r\n",
		     c->parser.method == HTTP_HEAD ? "" : body);
	if (n > 0 && n < ANSWER_BYTES)
		c->out_bytes += (size_t)n;
}

/* --- the handlers ------------------------------------------------------------------------ */

static bool is_url(const struct connection *c, const char *url)
{
	return c->url_bytes == strlen(url) && memcmp(c->url, url, c->url_bytes) == 0;
}

static void handle(struct connection *c)
{
	TACHO_REGION(c->task, "handle");
	if (c->url_bytes > sizeof(c->url)) {
		answer(c, "414 URI Too Long", "too long\n");
	} else if (is_url(c, "/")) {
		answer(c, "200 OK", "hello\n");
	} else if (is_url(c, "/slow")) {
		tacho_rt_sleep(10 * 1000 * 1000);
		answer(c, "200 OK", "at last\n");
	} else {
		answer(c, "404 Not Found", "no such page\n");
	}
}

/* --- from bytes to requests ------------------------------------------------------------------- */

static int on_begin(http_parser *p)
{
	struct connection *c = p->data;

	c->task = tacho_task_begin(TACHO_TASK_NONE, "request");
	c->url_bytes = 0;
	return 0;
}

static int on_url(http_parser *p, const char *at, size_t n)
{
	struct connection *c = p->data;
	size_t room = c->url_bytes < sizeof(c->url) ? sizeof(c->url) - c->url_bytes : 0;

	memcpy(c->url + (sizeof(c->url) - room), at, n < room ? n : room);
	c->url_bytes += n;
	return 0;
}

static int on_complete(http_parser *p)
{
	struct connection *c = p->data;

	handle(c);
	tacho_task_end(c->task);
	c->task = TACHO_TASK_NONE;
	atomic_fetch_add_explicit(&served, 1, memory_order_relaxed);
	return 0;
}

static const http_parser_settings settings = {
	.on_message_begin = on_begin,
	.on_url = on_url,
	.on_message_complete = on_complete,
};

/* What came in answers itself; false: the connection ends. */
static bool take(struct connection *c, const char *in, size_t n)
{
	size_t used = http_parser_execute(&c->parser, &settings, in, n);

	if (used != n && HTTP_PARSER_ERRNO(&c->parser) != HPE_OK) {
		c->parser.flags = 0;
		answer(c, "400 Bad Request", "what?\n");
		flush(c);
		return false;
	}
	flush(c);
	/* An upgrade, such as to HTTP/2, is not for this service. */
	return !c->is_broken && !c->parser.upgrade && http_should_keep_alive(&c->parser);
}

static void converse(void *arg)
{
	struct connection *c = arg;
	char in[IN_BYTES];
	int64_t n;

	do {
		struct tacho_rt_until until = idle_time();

		n = tacho_rt_read(c->fd, in, sizeof(in), &until);
	} while (n > 0 && take(c, in, (size_t)n));
	if (c->task.id != 0)
		tacho_task_end(c->task);
	tacho_rt_close(c->fd);
	free(c);
	tacho_rt_wait_group_done(&open_connections);
}

/* --- the service ----------------------------------------------------------------------------------- */

static int begin_connection(int fd)
{
	struct connection *c = calloc(1, sizeof(*c));
	int one = 1, rc;

	if (!c)
		return TACHO_ENOMEM;
	c->fd = fd;
	http_parser_init(&c->parser, HTTP_REQUEST);
	c->parser.data = c;
	setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
	tacho_rt_wait_group_add(&open_connections, 1);
	rc = tacho_go(converse, c);
	if (rc < 0) {
		tacho_rt_wait_group_done(&open_connections);
		free(c);
	}
	return rc;
}

static void serve(int listener)
{
	struct tacho_rt_until until = { 0, shutdown_token };

	for (;;) {
		int fd = tacho_rt_accept(listener, NULL, NULL, &until);

		if (fd >= 0 && begin_connection(fd) < 0)
			tacho_rt_close(fd);
		if (fd == -ECANCELED)
			break;
		/* Too many descriptors, or no memory: it may get better. */
		if (fd < 0)
			tacho_rt_sleep(10 * 1000 * 1000);
	}
}

static int listen_on(unsigned port)
{
	struct sockaddr_in a = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port) };
	socklen_t n = sizeof(a);
	int one = 1, fd = tacho_rt_socket(AF_INET, SOCK_STREAM, 0);

	a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (fd < 0)
		return fd;
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one));
	if (bind(fd, (struct sockaddr *)&a, sizeof(a)) < 0 || listen(fd, 1024) < 0 ||
	    getsockname(fd, (struct sockaddr *)&a, &n) < 0) {
		perror("rt_http");
		tacho_rt_close(fd);
		return -1;
	}
	printf("http://127.0.0.1:%u\n", ntohs(a.sin_port));
	fflush(stdout);
	return fd;
}

/* Signals are read like everything else. */
static void wait_for_signal(void *arg)
{
	struct signalfd_siginfo info;

	if (tacho_rt_read((int)(uintptr_t)arg, &info, sizeof(info), NULL) > 0)
		tacho_rt_cancel(shutdown_token);
}

static sigset_t ends;
static unsigned port;
static int failed = 1;

static void main_goroutine(void *arg)
{
	int listener = listen_on(port);
	int signals = signalfd(-1, &ends, SFD_NONBLOCK | SFD_CLOEXEC);

	(void)arg;
	if (listener < 0 || signals < 0 || tacho_rt_cancel_new(NULL, 0, &shutdown_token) < 0 ||
	    tacho_go(wait_for_signal, (void *)(uintptr_t)signals) < 0)
		return;
	serve(listener);
	tacho_rt_close(listener);
	tacho_rt_wait_group_wait(&open_connections);
	tacho_rt_cancel_free(shutdown_token);
	printf("%lu requests\n", atomic_load(&served));
	failed = 0;
}

int main(int argc, char **argv)
{
	const char *trace = NULL;
	int c;

	while ((c = getopt(argc, argv, "p:t:")) != -1) {
		switch (c) {
		case 'p': port = (unsigned)strtoul(optarg, NULL, 10); break;
		case 't': trace = optarg; break;
		default: fputs("usage: rt_http [-p PORT] [-t TRACE]\n", stderr); return 2;
		}
	}
	sigemptyset(&ends);
	sigaddset(&ends, SIGINT);
	sigaddset(&ends, SIGTERM);
	sigprocmask(SIG_BLOCK, &ends, NULL);
	if (trace && tacho_start(trace) < 0) {
		fprintf(stderr, "rt_http: cannot write %s\n", trace);
		return 1;
	}
	if (tacho_rt_run(main_goroutine, NULL, NULL) < 0)
		failed = 1;
	if (trace && tacho_stop() < 0)
		failed = 1;
	return failed;
}
