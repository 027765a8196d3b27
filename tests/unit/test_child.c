/* SPDX-License-Identifier: MIT */
/*
 * Processes of the server: what they print, how they end, and that they are ended. The
 * program that is run is this one.
 */
#include "serve/child.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

enum {
	FLOOD_BYTES = 1 << 20
};

/* --- as the process --------------------------------------------------------- */

static int be_child(const char *what)
{
	char bytes[4096] = "";
	size_t i;

	if (strcmp(what, "say") == 0) {
		fputs("out", stdout);
		fputs("err\nmore\n", stderr);
		return 3;
	}
	if (strcmp(what, "echo") == 0)
		return fwrite(bytes, 1, fread(bytes, 1, sizeof(bytes), stdin), stdout) > 0 ? 0 : 4;
	for (i = 0; strcmp(what, "flood") == 0 && i < FLOOD_BYTES / sizeof(bytes); i++) {
		fwrite(bytes, 1, sizeof(bytes), stdout);
		fwrite(bytes, 1, sizeof(bytes), stderr);
	}
	if (strcmp(what, "crash") == 0) {
		signal(SIGABRT, SIG_DFL);
		abort();
	}
	if (strcmp(what, "sleep") == 0)
		pause();
	return 0;
}

/* --- as its parent ---------------------------------------------------------- */

static int append(void *ctx, const char *bytes, size_t n)
{
	tc_textbuf_bytes(ctx, bytes, n);
	return 0;
}

static int refuse(void *ctx, const char *bytes, size_t n)
{
	(void)ctx;
	(void)bytes;
	(void)n;
	return TACHO_ENOMEM;
}

static int run_child(struct tc_child *c, const char *what, struct tc_textbuf *out)
{
	const char *argv[] = { "child", "be", what, NULL };

	tc_textbuf_init(out, NULL, NULL, NULL);
	c->argv = argv;
	c->write = c->write ? c->write : append;
	c->ctx = out;
	return tc_child_run(c);
}

static void test_output(void **state)
{
	struct tc_child c = { .fd_in = -1, .fd_client = -1, .fd_stop = -1 };
	struct tc_textbuf out;

	(void)state;
	assert_int_equal(run_child(&c, "say", &out), 3);
	assert_int_equal(out.n, 3);
	assert_memory_equal(out.p, "out", 3);
	assert_string_equal(c.said, "err\nmore\n");
	tc_textbuf_fini(&out);
}

static void test_input(void **state)
{
	struct tc_child c = { .fd_client = -1, .fd_stop = -1 };
	struct tc_textbuf out;
	int fds[2];

	(void)state;
	assert_int_equal(pipe(fds), 0);
	assert_int_equal(write(fds[1], "in", 2), 2);
	close(fds[1]);
	c.fd_in = fds[0];
	assert_int_equal(run_child(&c, "echo", &out), 0);
	assert_int_equal(out.n, 2);
	tc_textbuf_fini(&out);
	close(fds[0]);
	c.fd_in = -1;
	assert_int_equal(run_child(&c, "echo", &out), 4);
	tc_textbuf_fini(&out);
}

static void test_much(void **state)
{
	struct tc_child c = { .fd_in = -1, .fd_client = -1, .fd_stop = -1 };
	struct tc_textbuf out;

	(void)state;
	assert_int_equal(run_child(&c, "flood", &out), 0);
	assert_int_equal(out.n, FLOOD_BYTES);
	tc_textbuf_fini(&out);
	c.write = refuse;
	assert_int_equal(run_child(&c, "flood", &out), TC_CHILD_TOO_LONG);
	tc_textbuf_fini(&out);
}

static void test_crash(void **state)
{
	struct tc_child c = { .fd_in = -1, .fd_client = -1, .fd_stop = -1 };
	struct tc_textbuf out;

	(void)state;
	assert_int_equal(run_child(&c, "crash", &out), TC_CHILD_KILLED);
	tc_textbuf_fini(&out);
}

/* Both end a process that would never end by itself. */
static void test_stopped(void **state)
{
	struct tc_child c = { .fd_in = -1, .fd_client = -1, .fd_stop = -1 };
	struct tc_textbuf out;
	int pair[2];

	(void)state;
	c.fd_stop = eventfd(1, 0);
	assert_int_equal(run_child(&c, "sleep", &out), TC_CHILD_GONE);
	close(c.fd_stop);
	c.fd_stop = -1;
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
	c.fd_client = pair[0];
	assert_int_equal(run_child(&c, "say", &out), 3);
	tc_textbuf_fini(&out);
	close(pair[1]);
	assert_int_equal(run_child(&c, "sleep", &out), TC_CHILD_GONE);
	close(pair[0]);
}

int main(int argc, char **argv)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_output),  cmocka_unit_test(test_input),
		cmocka_unit_test(test_much),    cmocka_unit_test(test_crash),
		cmocka_unit_test(test_stopped),
	};

	if (argc == 3 && strcmp(argv[1], "be") == 0)
		return be_child(argv[2]);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
