/* SPDX-License-Identifier: MIT */
/*
 * A program whose nth request for memory or for a thread fails (base/testpoint.h), for
 * every n, that one alone or all from there on; each n is a process of its own. For
 * programs of one file that link a build with TC_TESTPOINTS:
 *
 *	-k: all from the nth on; -n N: that one alone, in this process, for a debugger
 */
#ifndef TESTS_SUPPORT_REFUSALS_H
#define TESTS_SUPPORT_REFUSALS_H

#include "base/testpoint.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

static struct {
	atomic_int calls;
	int fail_at; /* 0: none */
	bool keep_failing;
	int *made; /* requests of the process that just ended; shared */
} refuse;

void tc_testpoint(const char *place)
{
	(void)place;
}

bool tc_test_refuses(void)
{
	int n = atomic_fetch_add(&refuse.calls, 1) + 1;

	return refuse.fail_at != 0 &&
	       (n == refuse.fail_at || (refuse.keep_failing && n > refuse.fail_at));
}

/* From here on nothing is refused. */
static void refusals_end(void)
{
	if (refuse.made)
		*refuse.made = atomic_load(&refuse.calls);
	refuse.fail_at = 0;
}

/* False: the arguments are wrong. The first one that is no option is argv[optind]. */
static bool refusals_options(int argc, char **argv)
{
	int c;

	while ((c = getopt(argc, argv, "kn:")) != -1) {
		switch (c) {
		case 'k': refuse.keep_failing = true; break;
		case 'n': refuse.fail_at = atoi(optarg); break;
		default: return false;
		}
	}
	return true;
}

/* 0: it went on as it should. */
static int refusals_one(int n, int (*scenario)(int n, const char *arg), const char *arg)
{
	int status = 0;
	pid_t pid;

	*refuse.made = 0;
	fflush(stdout);
	pid = fork();
	if (pid == 0) {
		refuse.fail_at = n;
		alarm(60);
		status = scenario(n, arg);
		if (refuse.fail_at != 0)
			refusals_end();
		fflush(stdout);
		_exit(status);
	}
	if (pid < 0 || waitpid(pid, &status, 0) != pid)
		return -1;
	if (status != 0)
		fprintf(stderr, "request %d refused%s: status %#x\n", n,
			refuse.keep_failing ? " and all behind it" : "", (unsigned)status);
	return status;
}

/*
 * The scenario for n = 1, 2, ... until it makes fewer requests than that; with -n for that
 * one alone. 0: all went on as they should, and there are no more than `most`.
 */
static int refusals_each(int most, int (*scenario)(int n, const char *arg), const char *arg)
{
	int rc = 0;

	if (refuse.fail_at != 0)
		return scenario(refuse.fail_at, arg);
	refuse.made = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (refuse.made == MAP_FAILED)
		return -1;
	for (int n = 1; n <= most; n++) {
		if (refusals_one(n, scenario, arg) != 0)
			rc = -1;
		else if (*refuse.made < n)
			return rc;
	}
	return -1;
}

#endif
