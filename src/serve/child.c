/* SPDX-License-Identifier: MIT */
/*
 * See child.h. The process is made with vfork: a copy of the page tables of a
 * server that holds a large trace would take longer than many commands. Between
 * vfork and exec there are system calls only, on what was prepared before.
 */
#include "serve/child.h"
#include "base/shadow.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	CPU_S = 3600,
	READ_BYTES = 64 * 1024
};

struct pipes {
	int out[2], err[2];
	rlim_t memory;
	pid_t parent;
};

static void close_fd(int *fd)
{
	if (*fd >= 0)
		(void)close(*fd);
	*fd = -1;
}

static void close_pipes(struct pipes *p)
{
	close_fd(&p->out[0]);
	close_fd(&p->out[1]);
	close_fd(&p->err[0]);
	close_fd(&p->err[1]);
}

/* --- in the child ----------------------------------------------------------- */

static void limit(int what, rlim_t value)
{
	struct rlimit limits = { value, value };

	(void)setrlimit((__rlimit_resource_t)what, &limits);
}

/* Never returns. */
static void become(const struct tc_child *c, const struct pipes *p)
{
	union {
		const char *const *in;
		char *const *out; /* exec takes it so, and does not write */
	} argv = { c->argv };
	sigset_t none;

	sigemptyset(&none);
	(void)sigprocmask(SIG_SETMASK, &none, NULL);
	(void)prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != p->parent)
		_exit(127);
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_CPU, CPU_S);
	if (p->memory > 0)
		limit(RLIMIT_DATA, p->memory);
	if (dup2(c->fd_in, STDIN_FILENO) < 0 || dup2(p->out[1], STDOUT_FILENO) < 0 ||
	    dup2(p->err[1], STDERR_FILENO) < 0)
		_exit(127);
	(void)execv("/proc/self/exe", argv.out);
	_exit(127);
}

/* --- in the server ---------------------------------------------------------- */

static rlim_t half_the_memory(void)
{
#if TC_HAS_SHADOW
	return 0;
#else
	long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGESIZE);

	return pages > 0 && size > 0 ? (rlim_t)pages * (rlim_t)size / 2 : 0;
#endif
}

static pid_t start(const struct tc_child *c, struct pipes *p)
{
	pid_t pid;

	*p = (struct pipes){ .out = { -1, -1 }, .err = { -1, -1 }, .parent = getpid() };
	p->memory = half_the_memory();
	if (pipe2(p->out, O_CLOEXEC) < 0 || pipe2(p->err, O_CLOEXEC) < 0)
		return -1;
	pid = vfork();
	if (pid == 0)
		become(c, p);
	close_fd(&p->out[1]);
	close_fd(&p->err[1]);
	return pid;
}

/* The beginning is kept; the rest is read, so that the child does not wait. */
static bool read_said(struct tc_child *c, int *fd, size_t *n_said)
{
	char bytes[1024];
	ssize_t n = read(*fd, bytes, sizeof(bytes));
	size_t room = sizeof(c->said) - 1 - *n_said;

	if (n < 0)
		return errno == EINTR;
	if (n == 0)
		return false;
	room = room < (size_t)n ? room : (size_t)n;
	memcpy(c->said + *n_said, bytes, room);
	*n_said += room;
	c->said[*n_said] = '\0';
	return true;
}

/* 1: go on; 0: the end; negative: TC_CHILD_… */
static int read_out(struct tc_child *c, int fd)
{
	char bytes[READ_BYTES];
	ssize_t n = read(fd, bytes, sizeof(bytes));

	if (n < 0)
		return errno == EINTR ? 1 : TC_CHILD_KILLED;
	if (n == 0)
		return 0;
	return c->write(c->ctx, bytes, (size_t)n) < 0 ? TC_CHILD_TOO_LONG : 1;
}

/* Nobody waits for it any longer? */
static bool is_gone(struct tc_child *c)
{
	c->fd_client = c->next_client ? c->next_client(c->ctx) : -1;
	return c->fd_client < 0;
}

/* Until both pipes have ended: 0, or TC_CHILD_… */
static int listen_to(struct tc_child *c, struct pipes *p)
{
	size_t n_said = 0;

	while (p->out[0] >= 0 || p->err[0] >= 0) {
		struct pollfd fds[] = {
			{ .fd = p->out[0], .events = POLLIN },
			{ .fd = p->err[0], .events = POLLIN },
			{ .fd = c->fd_client, .events = POLLRDHUP },
			{ .fd = c->fd_stop, .events = POLLIN },
		};
		int rc = 1;

		if (poll(fds, sizeof(fds) / sizeof(fds[0]), -1) < 0) {
			if (errno == EINTR)
				continue;
			return TC_CHILD_KILLED;
		}
		if (fds[3].revents || (fds[2].revents && is_gone(c)))
			return TC_CHILD_GONE;
		if (fds[0].revents)
			rc = read_out(c, p->out[0]);
		if (rc < 0)
			return rc;
		if (rc == 0)
			close_fd(&p->out[0]);
		if (fds[1].revents && !read_said(c, &p->err[0], &n_said))
			close_fd(&p->err[0]);
	}
	return 0;
}

int tc_child_run(struct tc_child *c)
{
	struct pipes p;
	pid_t pid;
	int rc, status = 0, null = -1;

	c->said[0] = '\0';
	if (c->fd_in < 0)
		c->fd_in = null = open("/dev/null", O_RDONLY | O_CLOEXEC);
	pid = start(c, &p);
	rc = pid < 0 ? TC_CHILD_FAILED : listen_to(c, &p);
	if (rc < 0 && pid > 0)
		(void)kill(pid, SIGKILL);
	close_pipes(&p);
	close_fd(&null);
	while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	if (rc < 0)
		return rc;
	if (!WIFEXITED(status))
		return TC_CHILD_KILLED;
	return WEXITSTATUS(status) == 127 ? TC_CHILD_FAILED : WEXITSTATUS(status);
}
