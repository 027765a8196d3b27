/* SPDX-License-Identifier: MIT */
/*
 * The calls of rt_net.h: a system call, tried until it need not wait. Each is a function
 * that makes the system call and returns its result or the negated errno. They are never inlined:
 * compilers take the address of errno to be the same all over a function, but
 * behind a wait the goroutine may run on another thread.
 */
#include "rt/netpoll.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <pthread.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <tacho/rt_net.h>
#include <tacho/sched.h>

#if defined(__clang__)
# define SYSTEM_CALL __attribute__((noinline))
#else
# define SYSTEM_CALL __attribute__((noinline, noclone))
#endif

/* Arguments of any of them. */
struct call {
	int64_t (*make)(struct call *c);
	int fd;
	enum tc_rt_side side;
	void *buf;
	size_t n;
	int flags;
	struct sockaddr *addr;
	socklen_t *addr_bytes;
	bool has_begun; /* of connect */
	bool is_socket;
};

/* A result that is no error: wait and try again. */
#define WOULD_WAIT INT64_MIN
/* The same, but nothing announces when. */
#define TRY_LATER (INT64_MIN + 1)

#define LATER_NS (1000 * 1000)

static int64_t result(int64_t n)
{
	if (n >= 0)
		return n;
	return errno == EAGAIN ? WOULD_WAIT : -errno;
}

/* A system call that holds the thread, and its P only if it is a short one. */
static int64_t hold_thread(struct call *c, bool waits, const void *frame)
{
	int64_t n;

	if (waits)
		tc_rt_syscall_enter_block(frame);
	else
		tc_rt_syscall_enter(frame);
	n = c->make(c);
	tc_rt_syscall_exit();
	return n == WOULD_WAIT || n == TRY_LATER ? -EAGAIN : n;
}

/* A short time, on the descriptor, so that its close and its deadline end it. As tc_rt_fd_wait. */
static int wait_a_little(struct tc_rt_fd_use *use, const struct tacho_rt_until *until,
			 const void *frame)
{
	struct tacho_rt_until soon = { tc_rt_now() + LATER_NS, until ? until->cancel : NULL };
	int rc;

	if (until && until->deadline_ns != 0 && until->deadline_ns <= soon.deadline_ns)
		return tc_rt_fd_wait(use, until, frame);
	rc = tc_rt_fd_wait(use, &soon, frame);
	/* Earlier than that: the deadline of the descriptor. */
	return rc == -ETIMEDOUT && tc_rt_now() >= soon.deadline_ns ? 0 : rc;
}

/*
 * One that returns at once, whatever comes of it. It is a system call in the trace, but
 * the scheduler keeps its P: taking that away costs more than such a call takes.
 */
static int64_t make_brief(struct call *c, const void *frame)
{
	int64_t n;

	tacho_g_syscall_enter_at(tc_rt_place_of(frame));
	n = c->make(c);
	tacho_g_syscall_exit();
	return n;
}

static int64_t tc_rt_call(struct call *c, const struct tacho_rt_until *until, const void *frame)
{
	struct tc_rt_fd_use use;
	int64_t n;
	int rc;

	if (tc_rt_outside(frame, "input or output"))
		return -EPERM;
	if (tc_rt_until_canceled(until))
		return -ECANCELED;
	rc = tc_rt_fd_use(c->fd, c->side, &use);
	if (rc < 0)
		return rc;
	c->is_socket = use.is_socket;
	TC_TESTPOINT("call: in use");
	do {
		n = use.polled ? make_brief(c, frame) : hold_thread(c, use.waits, frame);
		if (n == WOULD_WAIT || n == TRY_LATER) {
			rc = n == WOULD_WAIT ? tc_rt_fd_wait(&use, until, frame)
					     : wait_a_little(&use, until, frame);
			n = rc < 0 ? rc : -EINTR;
		}
	} while (n == -EINTR);
	tc_rt_fd_done(&use);
	tc_rt_check(frame);
	return n;
}

/* --- reading and writing --------------------------------------------------------------------- */

static SYSTEM_CALL int64_t make_read(struct call *c)
{
	return result(read(c->fd, c->buf, c->n));
}

/* A peer that is gone is an error of this call, and no signal for the process. */
static SYSTEM_CALL int64_t make_write(struct call *c)
{
	if (c->is_socket)
		return result(send(c->fd, c->buf, c->n, MSG_NOSIGNAL));
	return result(write(c->fd, c->buf, c->n));
}

static SYSTEM_CALL int64_t make_readv(struct call *c)
{
	return result(readv(c->fd, c->buf, c->flags));
}

static SYSTEM_CALL int64_t make_writev(struct call *c)
{
	struct msghdr msg = { .msg_iov = c->buf, .msg_iovlen = (size_t)c->flags };

	if (c->is_socket)
		return result(c->flags < 0 ? (errno = EINVAL, -1)
					   : sendmsg(c->fd, &msg, MSG_NOSIGNAL));
	return result(writev(c->fd, c->buf, c->flags));
}

static SYSTEM_CALL int64_t make_recv(struct call *c)
{
	return result(recv(c->fd, c->buf, c->n, c->flags));
}

static SYSTEM_CALL int64_t make_send(struct call *c)
{
	return result(send(c->fd, c->buf, c->n, c->flags | MSG_NOSIGNAL));
}

static SYSTEM_CALL int64_t make_recvmsg(struct call *c)
{
	return result(recvmsg(c->fd, c->buf, c->flags));
}

static SYSTEM_CALL int64_t make_sendmsg(struct call *c)
{
	return result(sendmsg(c->fd, c->buf, c->flags | MSG_NOSIGNAL));
}

static void *bytes_of(const void *buf)
{
	return (void *)(uintptr_t)buf;
}

int64_t tacho_rt_read(int fd, void *buf, size_t n, const struct tacho_rt_until *until)
{
	struct call c = { .make = make_read, .fd = fd, .side = TC_RT_READ, .buf = buf, .n = n };

	return tc_rt_call(&c, until, TC_RT_FRAME());
}

int64_t tacho_rt_write(int fd, const void *buf, size_t n, const struct tacho_rt_until *until)
{
	struct call c = {
		.make = make_write, .fd = fd, .side = TC_RT_WRITE, .buf = bytes_of(buf), .n = n
	};

	return tc_rt_call(&c, until, TC_RT_FRAME());
}

/* Until it has all, or there is no more, or an error. */
static int64_t repeat(struct call *c, const struct tacho_rt_until *until, const void *frame)
{
	size_t want = c->n;
	int64_t n;

	do {
		n = tc_rt_call(c, until, frame);
		if (n <= 0)
			break;
		c->buf = (char *)c->buf + n;
		c->n -= (size_t)n;
	} while (c->n > 0);
	return c->n < want ? (int64_t)(want - c->n) : n;
}

int64_t tacho_rt_read_all(int fd, void *buf, size_t n, const struct tacho_rt_until *until)
{
	struct call c = { .make = make_read, .fd = fd, .side = TC_RT_READ, .buf = buf, .n = n };

	return repeat(&c, until, TC_RT_FRAME());
}

int64_t tacho_rt_write_all(int fd, const void *buf, size_t n, const struct tacho_rt_until *until)
{
	struct call c = {
		.make = make_write, .fd = fd, .side = TC_RT_WRITE, .buf = bytes_of(buf), .n = n
	};

	return repeat(&c, until, TC_RT_FRAME());
}

int64_t tacho_rt_readv(int fd, const struct iovec *iov, int n, const struct tacho_rt_until *until)
{
	struct call c = {
		.make = make_readv, .fd = fd, .side = TC_RT_READ, .buf = bytes_of(iov), .flags = n
	};

	return tc_rt_call(&c, until, TC_RT_FRAME());
}

int64_t tacho_rt_writev(int fd, const struct iovec *iov, int n, const struct tacho_rt_until *until)
{
	struct call c = {
		.make = make_writev, .fd = fd, .side = TC_RT_WRITE, .buf = bytes_of(iov), .flags = n
	};

	return tc_rt_call(&c, until, TC_RT_FRAME());
}

/* Of a socket: flags that would hide what the call does are dropped. */
static int64_t on_socket(struct call *c, int flags, const struct tacho_rt_until *until,
			 const void *frame)
{
	c->flags = flags & ~MSG_DONTWAIT;
	return tc_rt_call(c, until, frame);
}

int64_t tacho_rt_recv(int fd, void *buf, size_t n, int flags, const struct tacho_rt_until *until)
{
	struct call c = { .make = make_recv, .fd = fd, .side = TC_RT_READ, .buf = buf, .n = n };

	return on_socket(&c, flags, until, TC_RT_FRAME());
}

int64_t tacho_rt_send(int fd, const void *buf, size_t n, int flags,
		      const struct tacho_rt_until *until)
{
	struct call c = {
		.make = make_send, .fd = fd, .side = TC_RT_WRITE, .buf = bytes_of(buf), .n = n
	};

	return on_socket(&c, flags, until, TC_RT_FRAME());
}

int64_t tacho_rt_recvmsg(int fd, struct msghdr *msg, int flags, const struct tacho_rt_until *until)
{
	struct call c = { .make = make_recvmsg, .fd = fd, .side = TC_RT_READ, .buf = msg };

	return on_socket(&c, flags, until, TC_RT_FRAME());
}

int64_t tacho_rt_sendmsg(int fd, const struct msghdr *msg, int flags,
			 const struct tacho_rt_until *until)
{
	struct call c = {
		.make = make_sendmsg, .fd = fd, .side = TC_RT_WRITE, .buf = bytes_of(msg)
	};

	return on_socket(&c, flags, until, TC_RT_FRAME());
}

/* --- connections ----------------------------------------------------------------------------- */

int tacho_rt_socket(int domain, int type, int protocol)
{
	int fd = socket(domain, type | SOCK_NONBLOCK | SOCK_CLOEXEC, protocol);

	return fd < 0 ? -errno : fd;
}

int tacho_rt_pipe(int fds[2])
{
	return pipe2(fds, O_NONBLOCK | O_CLOEXEC) < 0 ? -errno : 0;
}

static SYSTEM_CALL int64_t make_accept(struct call *c)
{
	int fd = accept4(c->fd, c->addr, c->addr_bytes, SOCK_NONBLOCK | SOCK_CLOEXEC);

	/* One that went away in the queue is no matter of the caller's. */
	if (fd < 0 && (errno == ECONNABORTED || errno == EINTR))
		return -EINTR;
	return result(fd);
}

static SYSTEM_CALL int64_t make_connect(struct call *c)
{
	struct sockaddr_storage peer;
	socklen_t bytes = sizeof(peer), size = sizeof(int);
	int error = 0;

	if (!c->has_begun) {
		if (connect(c->fd, c->addr, (socklen_t)c->n) == 0)
			return 0;
		/* Too many wait at a local socket. */
		if (errno == EAGAIN && c->addr->sa_family == AF_UNIX)
			return TRY_LATER;
		if (errno != EINPROGRESS && errno != EINTR)
			return -errno;
		c->has_begun = true;
		return WOULD_WAIT;
	}
	if (getsockopt(c->fd, SOL_SOCKET, SO_ERROR, &error, &size) < 0)
		return -errno;
	if (error != 0)
		return -error;
	if (getpeername(c->fd, (struct sockaddr *)&peer, &bytes) < 0)
		return errno == ENOTCONN ? WOULD_WAIT : -errno;
	return 0;
}

int tacho_rt_accept(int fd, struct sockaddr *addr, uint32_t *bytes,
		    const struct tacho_rt_until *until)
{
	struct call c = {
		.make = make_accept, .fd = fd, .side = TC_RT_READ, .addr = addr, .addr_bytes = bytes
	};

	return (int)tc_rt_call(&c, until, TC_RT_FRAME());
}

int tacho_rt_connect(int fd, const struct sockaddr *addr, uint32_t bytes,
		     const struct tacho_rt_until *until)
{
	struct call c = { .make = make_connect,
			  .fd = fd,
			  .side = TC_RT_WRITE,
			  .addr = bytes_of(addr),
			  .n = bytes };

	return (int)tc_rt_call(&c, until, TC_RT_FRAME());
}

/* --- threads ------------------------------------------------------------------------------------ */

struct errand {
	void (*fn)(void *);
	void *arg;
	struct tc_rt_g *g;
	tc_atomic_u32 state; /* 0, PARKED, DONE: whoever is second sees the first */
};

enum {
	ERRAND_PARKED = 1,
	ERRAND_DONE = 2
};

static void *run_errand(void *arg)
{
	struct errand *e = arg;
	struct tc_rt_g *g = e->g;

	e->fn(e->arg);
	/* acqrel: pairs with [P41] exchange in errand_park; the result, and that g is parked. */
	if (tc_exchange_acqrel(&e->state, ERRAND_DONE) == ERRAND_PARKED)
		tc_rt_ready(g, NULL);
	return NULL;
}

static bool errand_park(void *arg)
{
	struct errand *e = arg;

	/* acqrel: pairs with [P41] exchange in run_errand; the result, and that g is parked. */
	return tc_exchange_acqrel(&e->state, ERRAND_PARKED) != ERRAND_DONE;
}

/* 0 or a negated error. The errand stays where it is until it has been run. */
static int start_thread(struct errand *e)
{
	sigset_t all, before;
	pthread_attr_t attr;
	pthread_t thread;
	int rc = pthread_attr_init(&attr);

	if (rc != 0)
		return -rc;
	pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	rc = pthread_create(&thread, &attr, run_errand, e);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	pthread_attr_destroy(&attr);
	return -rc;
}

static int tc_rt_errand(void (*fn)(void *), void *arg, const void *frame)
{
	struct errand e = { .fn = fn, .arg = arg };
	int rc;

	if (tc_rt_outside(frame, "wait for a thread"))
		return -EPERM;
	e.g = tc_rt_self();
	tc_rt_netpoll_outside(true);
	rc = start_thread(&e);
	if (rc == 0)
		tc_rt_park(errand_park, &e, "network", frame);
	tc_rt_netpoll_outside(false);
	return rc;
}

int tacho_rt_on_thread(void (*fn)(void *), void *arg)
{
	return tc_rt_errand(fn, arg, TC_RT_FRAME());
}

struct question {
	const char *host, *service;
	const struct addrinfo *hints;
	struct addrinfo **out;
	int answer;
};

static void ask(void *arg)
{
	struct question *q = arg;

	q->answer = getaddrinfo(q->host, q->service, q->hints, q->out);
}

int tacho_rt_getaddrinfo(const char *host, const char *service, const struct addrinfo *hints,
			 struct addrinfo **out)
{
	struct question q = { host, service, hints, out, EAI_SYSTEM };

	(void)tc_rt_errand(ask, &q, TC_RT_FRAME());
	return q.answer;
}
