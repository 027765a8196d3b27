/* SPDX-License-Identifier: MIT */
/*
 * Sockets and pipes under load: every byte arrives, once, in order; waits end by
 * deadlines, tokens and close; what the system refuses is an error of the call. A timer
 * of signals interrupts all of it.
 */
#include "rt_load.h"

#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>

#define MS INT64_C(1000000)

static struct tacho_rt_wait_group done;
static struct sockaddr_in address;

static void over(void)
{
	demand(tacho_rt_wait_group_done(&done) == 0);
}

static int listen_somewhere(void)
{
	struct sockaddr_in a = { .sin_family = AF_INET };
	socklen_t n = sizeof(address);
	int fd = tacho_rt_socket(AF_INET, SOCK_STREAM, 0);

	a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	expect(fd >= 0 && bind(fd, (struct sockaddr *)&a, sizeof(a)) == 0);
	expect(listen(fd, 128) == 0);
	expect(getsockname(fd, (struct sockaddr *)&address, &n) == 0);
	return fd;
}

static int dial(void)
{
	int fd = tacho_rt_socket(AF_INET, SOCK_STREAM, 0);
	int rc = fd < 0 ? fd
			: tacho_rt_connect(fd, (struct sockaddr *)&address, sizeof(address), NULL);

	if (rc == 0)
		return fd;
	if (fd >= 0)
		tacho_rt_close(fd);
	return rc;
}

/* --- an echo service --------------------------------------------------------------------------- */

static void echo(void *arg)
{
	int fd = (int)(uintptr_t)arg;
	char buf[3000];
	int64_t n;

	while ((n = tacho_rt_read(fd, buf, sizeof(buf), NULL)) > 0)
		demand(tacho_rt_write_all(fd, buf, (size_t)n, NULL) == n);
	demand(n == 0);
	demand(tacho_rt_close(fd) == 0);
}

/* Several accept at one socket until it is closed. */
static void serve(void *arg)
{
	int listener = (int)(uintptr_t)arg, fd;

	while ((fd = tacho_rt_accept(listener, NULL, NULL, NULL)) >= 0)
		demand(tacho_go(echo, (void *)(uintptr_t)fd) == 0);
	demand(fd == -EBADF);
	over();
}

static atomic_long echoed;

static void call_echo(void *arg)
{
	uint64_t seed = opt.seed * 13 + (uint64_t)(uintptr_t)arg;
	long left = opt.n / opt.goroutines / 10;
	unsigned char out[5000], in[5000];
	int fd = dial();

	if (!demand(fd >= 0))
		left = 0;
	for (; left > 0; left--) {
		size_t n = 1 + below(&seed, sizeof(out));

		for (size_t i = 0; i < n; i++)
			out[i] = (unsigned char)(seed >> (i % 8 * 8));
		if (!demand(tacho_rt_write_all(fd, out, n, NULL) == (int64_t)n) ||
		    !demand(tacho_rt_read_all(fd, in, n, NULL) == (int64_t)n) ||
		    !demand(memcmp(in, out, n) == 0))
			break;
		atomic_fetch_add(&echoed, 1);
	}
	if (fd >= 0)
		demand(tacho_rt_close(fd) == 0);
	over();
}

static void echoes(void)
{
	int listener = listen_somewhere();

	expect(tacho_rt_wait_group_add(&done, opt.goroutines) == 0);
	for (int i = 0; i < 3; i++)
		expect(tacho_go(serve, (void *)(uintptr_t)listener) == 0);
	for (uintptr_t i = 0; i < (uintptr_t)opt.goroutines; i++)
		expect(tacho_go(call_echo, (void *)i) == 0);
	expect(tacho_rt_wait_group_wait(&done) == 0);
	expect(atomic_load(&echoed) == opt.n / opt.goroutines / 10 * opt.goroutines);
	/* Three wait in accept. */
	expect(tacho_rt_wait_group_add(&done, 3) == 0);
	expect(tacho_rt_close(listener) == 0);
	expect(tacho_rt_wait_group_wait(&done) == 0);
	expect(dial() == -ECONNREFUSED);
}

/* --- a pipe with many at both ends ----------------------------------------------------------------- */

static int pipe_fds[2];
static atomic_long piped_in, piped_out;

static void pour(void *arg)
{
	uint64_t seed = opt.seed * 17 + (uint64_t)(uintptr_t)arg;

	for (long i = 0; i < opt.n / opt.goroutines; i++) {
		uint32_t x = (uint32_t)next_random(&seed);

		demand(tacho_rt_write_all(pipe_fds[1], &x, sizeof(x), NULL) == sizeof(x));
		atomic_fetch_add(&piped_in, x);
	}
	over();
}

static void drink(void *arg)
{
	uint32_t x;
	int64_t n;

	(void)arg;
	while ((n = tacho_rt_read(pipe_fds[0], &x, sizeof(x), NULL)) == sizeof(x))
		atomic_fetch_add(&piped_out, x);
	demand(n == 0);
	over();
}

static void pipes(void)
{
	expect(tacho_rt_pipe(pipe_fds) == 0);
	expect(tacho_rt_wait_group_add(&done, opt.goroutines) == 0);
	for (uintptr_t i = 0; i < (uintptr_t)opt.goroutines; i++)
		expect(tacho_go(pour, (void *)i) == 0);
	for (int i = 0; i < 4; i++)
		expect(tacho_go(drink, NULL) == 0);
	expect(tacho_rt_wait_group_wait(&done) == 0);
	expect(tacho_rt_wait_group_add(&done, 4) == 0);
	expect(tacho_rt_close(pipe_fds[1]) == 0);
	expect(tacho_rt_wait_group_wait(&done) == 0);
	expect(atomic_load(&piped_in) == atomic_load(&piped_out));
	expect(tacho_rt_close(pipe_fds[0]) == 0);
}

/* --- waits that end early ----------------------------------------------------------------------------- */

static int pair[2];

static void read_closed(void *arg)
{
	char x;

	(void)arg;
	demand(tacho_rt_read(pair[0], &x, 1, NULL) == -EBADF);
	over();
}

static void early(void)
{
	struct tacho_rt_until soon = tacho_rt_within(3 * MS);
	struct tacho_rt_cancel *token;
	int64_t begin = tacho_rt_now_ns();
	static const char buf[100000];
	char x = 'x';

	expect(socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0);
	expect(tacho_rt_read(pair[0], &x, 1, &soon) == -ETIMEDOUT);
	expect(tacho_rt_now_ns() >= begin + 3 * MS);
	expect(tacho_rt_set_deadline(pair[0], TACHO_RT_READS, tacho_rt_now_ns() + 3 * MS) == 0);
	expect(tacho_rt_read(pair[0], &x, 1, NULL) == -ETIMEDOUT);
	expect(tacho_rt_read(pair[0], &x, 1, NULL) == -ETIMEDOUT);
	expect(tacho_rt_write(pair[0], &x, 1, NULL) == 1);
	expect(tacho_rt_set_deadline(pair[0], 3, tacho_rt_now_ns() + 10000 * MS) == 0);
	expect(tacho_rt_set_deadline(pair[0], TACHO_RT_READS, 0) == 0);
	expect(tacho_rt_write(pair[1], "y", 1, NULL) == 1);
	expect(tacho_rt_read(pair[0], &x, 1, NULL) == 1 && x == 'y');
	expect(tacho_rt_cancel_new(NULL, tacho_rt_now_ns() + 3 * MS, &token) == 0);
	soon = (struct tacho_rt_until){ 0, token };
	/* Until nothing fits in any more. */
	while ((begin = tacho_rt_write(pair[0], buf, sizeof(buf), &soon)) > 0)
		;
	expect(begin == -ECANCELED);
	expect(tacho_rt_read(pair[0], &x, 1, &soon) == -ECANCELED);
	tacho_rt_cancel_free(token);
	expect(tacho_rt_wait_group_add(&done, 5) == 0);
	for (int i = 0; i < 5; i++)
		expect(tacho_go(read_closed, NULL) == 0);
	tacho_rt_sleep(3 * MS);
	expect(tacho_rt_close(pair[0]) == 0);
	expect(tacho_rt_wait_group_wait(&done) == 0);
	/* The peer is gone: an error, and no signal. */
	while ((begin = tacho_rt_write(pair[1], buf, sizeof(buf), NULL)) > 0)
		;
	expect(begin == -EPIPE);
	expect(tacho_rt_close(pair[1]) == 0);
}

/* --- what the system refuses ---------------------------------------------------------------------------- */

static void refusals(void)
{
	int listener = listen_somewhere(), first = dial(), second, fd;
	struct rlimit was, few;

	expect(first >= 0);
	expect(getrlimit(RLIMIT_NOFILE, &was) == 0);
	/* Numbers below the new limit are all taken. */
	fd = open("/dev/null", O_RDONLY);
	few = was;
	few.rlim_cur = (rlim_t)fd;
	close(fd);
	expect(setrlimit(RLIMIT_NOFILE, &few) == 0);
	expect(tacho_rt_accept(listener, NULL, NULL, NULL) == -EMFILE);
	expect(tacho_rt_socket(AF_INET, SOCK_STREAM, 0) == -EMFILE);
	expect(tacho_rt_pipe(pair) == -EMFILE);
	expect(setrlimit(RLIMIT_NOFILE, &was) == 0);
	/* Under valgrind it is valgrind that refuses, and the first connection is gone. */
	second = dial();
	fd = tacho_rt_accept(listener, NULL, NULL, NULL);
	expect(fd >= 0);
	expect(tacho_rt_write(fd, "z", 1, NULL) == 1);
	expect(tacho_rt_close(fd) == 0 && tacho_rt_close(first) == 0);
	expect(second >= 0 && tacho_rt_close(second) == 0);
	expect(tacho_rt_close(listener) == 0);
}

static void accept_later(void *arg)
{
	int listener = (int)(uintptr_t)arg, fd;

	tacho_rt_sleep(5 * MS);
	fd = tacho_rt_accept(listener, NULL, NULL, NULL);
	demand(fd >= 0 && tacho_rt_close(fd) == 0);
	over();
}

/* A local socket with no room for another connection, which no event tells of. */
static void crowd(void)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };
	socklen_t n = sizeof(a.sun_family);
	int listener = tacho_rt_socket(AF_UNIX, SOCK_STREAM, 0), fds[8], i = 0, rc = 0;
	struct tacho_rt_until soon;

	/* Any name that is free. */
	expect(listener >= 0 && bind(listener, (struct sockaddr *)&a, n) == 0);
	n = sizeof(a);
	expect(getsockname(listener, (struct sockaddr *)&a, &n) == 0 && listen(listener, 0) == 0);
	while (i < 8 && rc == 0) {
		soon = tacho_rt_within(5 * MS);
		fds[i] = tacho_rt_socket(AF_UNIX, SOCK_STREAM, 0);
		rc = tacho_rt_connect(fds[i++], (struct sockaddr *)&a, n, &soon);
	}
	expect(rc == -ETIMEDOUT && tacho_rt_now_ns() >= soon.deadline_ns);
	expect(tacho_rt_set_deadline(fds[i - 1], 3, tacho_rt_now_ns() + 5 * MS) == 0);
	expect(tacho_rt_connect(fds[i - 1], (struct sockaddr *)&a, n, NULL) == -ETIMEDOUT);
	expect(tacho_rt_set_deadline(fds[i - 1], 3, 0) == 0);
	expect(tacho_rt_wait_group_add(&done, 1) == 0);
	expect(tacho_go(accept_later, (void *)(uintptr_t)listener) == 0);
	expect(tacho_rt_connect(fds[i - 1], (struct sockaddr *)&a, n, NULL) == 0);
	expect(tacho_rt_wait_group_wait(&done) == 0);
	while (i > 0)
		expect(tacho_rt_close(fds[--i]) == 0);
	expect(tacho_rt_close(listener) == 0);
}

static void names(void)
{
	struct addrinfo hints = { .ai_family = AF_INET,
				  .ai_socktype = SOCK_STREAM,
				  .ai_flags = AI_NUMERICHOST };
	struct addrinfo *found = NULL;

	expect(tacho_rt_getaddrinfo("127.0.0.1", "80", &hints, &found) == 0 && found);
	if (found)
		freeaddrinfo(found);
	expect(tacho_rt_getaddrinfo("no number", "80", &hints, &found) == EAI_NONAME);
}

static void files(void)
{
	char path[] = "/tmp/tacho-rt-XXXXXX", buf[16];
	int fd = mkstemp(path);

	expect(fd >= 0);
	expect(tacho_rt_write_all(fd, "contents", 8, NULL) == 8);
	expect(lseek(fd, 0, SEEK_SET) == 0);
	expect(tacho_rt_read_all(fd, buf, sizeof(buf), NULL) == 8 &&
	       memcmp(buf, "contents", 8) == 0);
	expect(tacho_rt_close(fd) == 0);
	unlink(path);
}

static void nothing(int signal)
{
	(void)signal;
}

static void sockets(void)
{
	struct sigaction act = { .sa_handler = nothing };
	struct itimerval often = { { 0, 2000 }, { 0, 2000 } };

	sigaction(SIGALRM, &act, NULL);
	setitimer(ITIMER_REAL, &often, NULL);
	if (wanted("echo"))
		echoes();
	if (wanted("pipe"))
		pipes();
	if (wanted("early"))
		early();
	if (wanted("refuse"))
		refusals();
	if (wanted("crowd"))
		crowd();
	if (wanted("names"))
		names();
	if (wanted("file"))
		files();
	often = (struct itimerval){ { 0, 0 }, { 0, 0 } };
	setitimer(ITIMER_REAL, &often, NULL);
	expect(atomic_load(&load_misuses) == 0);
}

int main(int argc, char **argv)
{
	return load(argc, argv, sockets);
}
