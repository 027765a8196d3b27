/* SPDX-License-Identifier: MIT */
/* The process that looks up addresses: it may die or hang, and costs its answers only. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <elfutils/libdwelf.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include <tacho/common.h>

#include "symbols/worker.h"

static char exe[TC_MODULE_PATH_MAX];

/* This program as a module. */
static struct tc_debug_query query_self(void)
{
	struct tc_debug_query q = { .path = exe };
	ssize_t n = readlink("/proc/self/exe", exe, sizeof(exe) - 1);
	const void *id = NULL;
	int fd;
	Elf *elf;

	assert_true(n > 0);
	exe[n] = '\0';
	fd = open(exe, O_RDONLY | O_CLOEXEC);
	assert_true(fd >= 0);
	(void)elf_version(EV_CURRENT);
	elf = elf_begin(fd, ELF_C_READ, NULL);
	assert_non_null(elf);
	n = dwelf_elf_gnu_build_id(elf, &id);
	if (n > 0 && n <= TC_BUILD_ID_MAX) {
		q.id_len = (size_t)n;
		memcpy(q.id, id, q.id_len);
	}
	elf_end(elf);
	close(fd);
	return q;
}

struct counted {
	size_t answers, frames;
	int rc;
};

static int count(void *ctx, size_t i, const struct tc_dwarf_frame *frames, unsigned n)
{
	struct counted *c = ctx;

	(void)frames;
	assert_int_equal(i, c->answers);
	c->answers++;
	c->frames += n;
	return c->rc;
}

/* More than one portion of addresses, most of which are nothing. */
static void ask(struct tc_worker *w, const struct tc_debug_query *q, struct counted *c)
{
	static uint64_t addrs[1500];

	for (size_t i = 0; i < 1500; i++)
		addrs[i] = i * 64;
	assert_int_equal(tc_worker_ask(w, q, 2, addrs, 1500, count, c), c->rc);
}

static void test_answers(void **state)
{
	struct tc_debug_query q = query_self();
	struct tc_worker w = { 0 };
	struct counted c = { 0 };

	(void)state;
	ask(&w, &q, &c);
	if (w.failed)
		fail_msg("%s", w.why);
	assert_string_equal(w.found, exe);
	assert_int_equal(c.answers, 1500);
	assert_true(c.frames > 0);
	c = (struct counted){ 0 };
	ask(&w, &q, &c);
	assert_int_equal(c.answers, 1500);
	tc_worker_end(&w);
	assert_int_equal(w.pid, 0);
	/* Ended is not failed: it starts again. */
	c = (struct counted){ 0 };
	ask(&w, &q, &c);
	assert_int_equal(c.answers, 1500);
	tc_worker_end(&w);
}

/* A process that gets this signal between two askings fails for this reason. */
static void fails_at(int signal, const char *why)
{
	struct tc_debug_query q = query_self();
	struct tc_worker w = { 0 };
	struct counted c = { 0 };

	ask(&w, &q, &c);
	assert_true(w.pid > 0);
	kill(w.pid, signal);
	c = (struct counted){ 0 };
	ask(&w, &q, &c);
	assert_true(w.failed);
	assert_int_equal(w.pid, 0);
	assert_true(c.answers < 1500);
	assert_non_null(strstr(w.why, why));
	/* And is not tried again. */
	c = (struct counted){ 0 };
	ask(&w, &q, &c);
	assert_int_equal(c.answers, 0);
	tc_worker_end(&w);
	assert_true(w.failed);
}

static void test_dies(void **state)
{
	(void)state;
	fails_at(SIGSEGV, "damaged");
}

static void test_hangs(void **state)
{
	(void)state;
	fails_at(SIGSTOP, "too long");
}

static void test_refused(void **state)
{
	struct tc_debug_query q = query_self();
	struct tc_worker w = { 0 };
	struct counted c = { 0 };

	(void)state;
	/* Another build, no such file, no regular file. */
	q.id[0] ^= 1;
	q.id_len = q.id_len ? q.id_len : 8;
	ask(&w, &q, &c);
	assert_true(w.failed);
	assert_non_null(strstr(w.why, "of this build"));
	for (int i = 0; i < 2; i++) {
		w = (struct tc_worker){ 0 };
		q.path = i ? "/dev/zero" : "/no/such/file";
		ask(&w, &q, &c);
		assert_true(w.failed);
		assert_non_null(strstr(w.why, "not here"));
	}
	assert_int_equal(c.answers, 0);
	/* What the caller does not want any more. */
	w = (struct tc_worker){ 0 };
	q = query_self();
	c.rc = TACHO_ENOMEM;
	ask(&w, &q, &c);
	assert_int_equal(c.answers, 1);
	tc_worker_end(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_answers),
		cmocka_unit_test(test_dies),
		cmocka_unit_test(test_hangs),
		cmocka_unit_test(test_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
