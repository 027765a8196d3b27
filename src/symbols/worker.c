/* SPDX-License-Identifier: MIT */
/*
 * Both ends of the line to such a process. It says first what file it found; then,
 * again and again: a count and that many addresses one way, and for each address the
 * number of frames, and each frame with two texts, the other way. All numbers are of
 * the machine's own width and order: both ends are the same program.
 */
#include "symbols/worker.h"

#include "wire/events.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

/* Sanitizers reserve terabytes of addresses. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
# define SANITIZED 1
#elif defined(__has_feature)
# if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || \
	 __has_feature(memory_sanitizer)
#  define SANITIZED 1
# endif
#endif
#ifndef SANITIZED
# define SANITIZED 0
#endif

enum {
	LINE_FD = 3,
	AT_A_TIME = 512 /* addresses: neither end's line fills while it waits for the other */
};

struct hello {
	uint32_t grade; /* TC_DEBUG_… */
	uint32_t exists;
	char found[TC_MODULE_PATH_MAX];
};

struct frame_head {
	uint64_t line;
	uint32_t func_len, file_len;
};

/* --- the process -------------------------------------------------------------------------- */

static void must_write(FILE *f, const void *p, size_t n)
{
	if (n > 0 && fwrite(p, 1, n, f) != n)
		_exit(1);
}

static uint32_t text_len(const char *text)
{
	return text ? (uint32_t)strnlen(text, TC_MAX_STRING_BYTES) : 0;
}

static void write_frames(FILE *f, const struct tc_dwarf_frame *frames, uint32_t n)
{
	must_write(f, &n, sizeof(n));
	for (uint32_t i = 0; i < n; i++) {
		struct frame_head h = { frames[i].line, text_len(frames[i].func),
					text_len(frames[i].file) };

		must_write(f, &h, sizeof(h));
		must_write(f, frames[i].func, h.func_len);
		must_write(f, frames[i].file, h.file_len);
	}
}

static int grade(int fd, void *ctx)
{
	struct tc_dwarf *d = tc_dwarf_open(fd), **best = ctx;
	int g = !d                      ? TC_DEBUG_NOTHING
		: tc_dwarf_has_lines(d) ? TC_DEBUG_LINES
		: tc_dwarf_has_names(d) ? TC_DEBUG_NAMES
					: TC_DEBUG_NOTHING;
	int best_grade = !*best                      ? TC_DEBUG_NOTHING
			 : tc_dwarf_has_lines(*best) ? TC_DEBUG_LINES
						     : TC_DEBUG_NAMES;

	if (g > best_grade) {
		if (*best)
			tc_dwarf_close(*best);
		*best = d;
	} else if (d) {
		tc_dwarf_close(d);
	}
	return g;
}

static void limit(__rlimit_resource_t what, rlim_t value)
{
	struct rlimit l = { value, value };

	(void)setrlimit(what, &l);
}

/* Nothing to write to but the line, not for ever, no core files, no life of its own. */
static void confine(int fd, unsigned seconds)
{
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);

	if (fd != LINE_FD && dup2(fd, LINE_FD) < 0)
		_exit(1);
	for (int i = 0; i < 3; i++)
		if (null < 0 || dup2(null, i) < 0)
			_exit(1);
	if (close_range(LINE_FD + 1, ~0U, 0) != 0)
		_exit(1);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	/* A viewer's own handlers are not for this. */
	for (int s = 1; s < NSIG; s++)
		(void)signal(s, SIG_DFL);
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_FSIZE, 0);
	limit(RLIMIT_CPU, (rlim_t)seconds * 8);
#if !SANITIZED
	limit(RLIMIT_AS, (rlim_t)1 << 34);
#endif
}

_Noreturn static void serve(int fd, const struct tc_debug_query *q, unsigned seconds)
{
	struct tc_dwarf *d = NULL;
	struct hello hello = { 0 };
	struct tc_dwarf_frame frames[TC_INLINE_MAX];
	uint64_t n, addr;
	int exists = 0;
	FILE *in, *out;

	confine(fd, seconds);
	in = fdopen(LINE_FD, "rb");
	out = fdopen(dup(LINE_FD), "wb");
	if (!in || !out)
		_exit(1);
	(void)tc_debug_find(q, grade, &d, hello.found, &exists);
	hello.exists = (uint32_t)exists;
	hello.grade = !d                      ? TC_DEBUG_NOTHING
		      : tc_dwarf_has_lines(d) ? TC_DEBUG_LINES
					      : TC_DEBUG_NAMES;
	must_write(out, &hello, sizeof(hello));
	if (!d || fflush(out) != 0) {
		(void)fflush(out);
		_exit(0);
	}
	while (fread(&n, sizeof(n), 1, in) == 1) {
		for (uint64_t i = 0; i < n; i++) {
			if (fread(&addr, sizeof(addr), 1, in) != 1)
				_exit(1);
			write_frames(out, frames, tc_dwarf_find(d, addr, frames));
			if (fflush(out) != 0)
				_exit(1);
		}
	}
	_exit(0);
}

/* --- the tool ----------------------------------------------------------------------------- */

static void fail(struct tc_worker *w, const char *why)
{
	int status;

	if (w->failed)
		return;
	w->failed = true;
	snprintf(w->why, sizeof(w->why), "%s", why);
	if (w->pid <= 0)
		return;
	close(w->fd);
	kill(w->pid, SIGKILL);
	while (waitpid(w->pid, &status, 0) < 0 && errno == EINTR)
		;
	w->pid = 0;
}

static bool receive(struct tc_worker *w, void *p, size_t n)
{
	for (size_t at = 0; at < n;) {
		ssize_t got = recv(w->fd, (char *)p + at, n - at, 0);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0 && errno == EAGAIN) {
			fail(w, "looking it up took too long");
			return false;
		}
		if (got <= 0) {
			fail(w, "its debug information is damaged: looking it up failed");
			return false;
		}
		at += (size_t)got;
	}
	return true;
}

static bool send_all(struct tc_worker *w, const void *p, size_t n)
{
	for (size_t at = 0; at < n;) {
		ssize_t sent = send(w->fd, (const char *)p + at, n - at, MSG_NOSIGNAL);

		if (sent < 0 && errno == EINTR)
			continue;
		if (sent <= 0) {
			fail(w, "its debug information is damaged: looking it up failed");
			return false;
		}
		at += (size_t)sent;
	}
	return true;
}

static void start(struct tc_worker *w, const struct tc_debug_query *q, unsigned seconds)
{
	struct timeval patience = { .tv_sec = (time_t)seconds };
	struct hello hello;
	int fd[2];

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fd) != 0) {
		fail(w, strerror(errno));
		return;
	}
	(void)setsockopt(fd[0], SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
	w->fd = fd[0];
	w->pid = fork();
	if (w->pid == 0)
		serve(fd[1], q, seconds);
	close(fd[1]);
	if (w->pid < 0) {
		close(fd[0]);
		fail(w, strerror(errno));
		return;
	}
	if (!receive(w, &hello, sizeof(hello)))
		return;
	hello.found[sizeof(hello.found) - 1] = '\0';
	if (hello.grade == TC_DEBUG_NOTHING)
		fail(w, hello.exists ? "neither debug information nor symbols of this build"
				     : "the file is not here, nor is its debug information");
	else
		memcpy(w->found, hello.found, sizeof(w->found));
	if (hello.grade == TC_DEBUG_NAMES)
		snprintf(w->why, sizeof(w->why), "no debug information, names alone");
}

/* One answer; texts go into `text`. */
static bool receive_frames(struct tc_worker *w, struct tc_dwarf_frame *frames, uint32_t *n,
			   char text[TC_INLINE_MAX][2][TC_MAX_STRING_BYTES + 1])
{
	struct frame_head h;

	if (!receive(w, n, sizeof(*n)))
		return false;
	for (uint32_t i = 0; i < *n; i++) {
		if (*n > TC_INLINE_MAX || !receive(w, &h, sizeof(h)) ||
		    h.func_len > TC_MAX_STRING_BYTES || h.file_len > TC_MAX_STRING_BYTES ||
		    !receive(w, text[i][0], h.func_len) || !receive(w, text[i][1], h.file_len)) {
			fail(w, "its debug information is damaged: looking it up failed");
			return false;
		}
		text[i][0][h.func_len] = '\0';
		text[i][1][h.file_len] = '\0';
		frames[i] = (struct tc_dwarf_frame){ h.func_len ? text[i][0] : NULL,
						     h.file_len ? text[i][1] : NULL, h.line };
	}
	return true;
}

int tc_worker_ask(struct tc_worker *w, const struct tc_debug_query *q, unsigned seconds,
		  const uint64_t *addrs, size_t n, tc_worker_answer_fn *answer, void *ctx)
{
	static char text[TC_INLINE_MAX][2][TC_MAX_STRING_BYTES + 1];
	struct tc_dwarf_frame frames[TC_INLINE_MAX];
	uint32_t n_frames;
	int rc;

	if (!w->failed && w->pid == 0)
		start(w, q, seconds);
	for (size_t at = 0; at < n && !w->failed;) {
		uint64_t some = n - at < AT_A_TIME ? n - at : AT_A_TIME;

		if (!send_all(w, &some, sizeof(some)) ||
		    !send_all(w, addrs + at, (size_t)some * sizeof(*addrs)))
			break;
		for (uint64_t i = 0; i < some; i++) {
			if (!receive_frames(w, frames, &n_frames, text))
				break;
			rc = answer(ctx, at + (size_t)i, frames, n_frames);
			if (rc < 0)
				return rc;
		}
		at += (size_t)some;
	}
	return 0;
}

void tc_worker_end(struct tc_worker *w)
{
	char why[sizeof(w->why)];
	bool failed = w->failed;

	memcpy(why, w->why, sizeof(why));
	if (w->pid > 0)
		fail(w, "");
	memcpy(w->why, why, sizeof(why));
	w->failed = failed;
}
