/* SPDX-License-Identifier: MIT */
/* CPU quotas of cgroups, read from a made-up /proc and hierarchy. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "rt/core.h"

static char root[64];

static void put(const char *path, const char *text)
{
	char full[256];
	FILE *f;

	snprintf(full, sizeof(full), "%s/%s", root, path);
	f = fopen(full, "w");
	assert_non_null(f);
	assert_true(fputs(text, f) >= 0);
	assert_int_equal(fclose(f), 0);
}

static void dir(const char *path)
{
	char full[256];

	snprintf(full, sizeof(full), "%s/%s", root, path);
	assert_int_equal(mkdir(full, 0700), 0);
}

static int setup(void **state)
{
	(void)state;
	snprintf(root, sizeof(root), "/tmp/test_cpus.XXXXXX");
	if (!mkdtemp(root))
		return 1;
	dir("self");
	dir("cg");
	dir("cg/a");
	dir("cg/a/b");
	return 0;
}

static int teardown(void **state)
{
	char command[128];

	(void)state;
	snprintf(command, sizeof(command), "rm -rf %s", root);
	return system(command);
}

/* A hierarchy of that type, mounted at root/cg; the process in /a/b. */
static void mounted(const char *type, const char *options, const char *group)
{
	char text[512];

	snprintf(text, sizeof(text),
		 "1 0 0:1 / / rw - ext4 /dev/x rw\n30 1 0:26 / %s/cg rw - %s cgroup %s\n", root,
		 type, options);
	put("self/mountinfo", text);
	put("self/cgroup", group);
}

static void version_2(void **state)
{
	(void)state;
	mounted("cgroup2", "rw", "0::/a/b\n");
	assert_int_equal(tc_rt_quota(root), 0);
	put("cg/a/b/cpu.max", "max 100000\n");
	assert_int_equal(tc_rt_quota(root), 0);
	put("cg/a/b/cpu.max", "250000 100000\n");
	assert_int_equal(tc_rt_quota(root), 2500);
	/* The least of those above it counts. */
	put("cg/a/cpu.max", "150000 100000\n");
	assert_int_equal(tc_rt_quota(root), 1500);
	put("cg/a/cpu.max", "400000 100000\n");
	assert_int_equal(tc_rt_quota(root), 2500);
}

static void version_1(void **state)
{
	(void)state;
	mounted("cgroup", "rw,cpu,cpuacct", "3:memory:/x\n2:cpu,cpuacct:/a\n");
	put("cg/a/cpu.cfs_quota_us", "-1\n");
	put("cg/a/cpu.cfs_period_us", "100000\n");
	assert_int_equal(tc_rt_quota(root), 0);
	put("cg/a/cpu.cfs_quota_us", "50000\n");
	assert_int_equal(tc_rt_quota(root), 500);
}

/* What makes no sense is no limit. */
static void nonsense(void **state)
{
	static const char *const bad[] = { "",           "x y\n",       "100000\n", "100000 0\n",
					   "0 100000\n", "-5 100000\n", "1e9 1\n" };

	(void)state;
	assert_int_equal(tc_rt_quota("/nowhere"), 0);
	mounted("cgroup2", "rw", "0::/a/b\n");
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		put("cg/a/b/cpu.max", bad[i]);
		assert_int_equal(tc_rt_quota(root), 0);
	}
	put("self/cgroup", "no colons\n:\n::\n");
	(void)tc_rt_quota(root);
	put("self/mountinfo", "- -\n - cgroup2\n");
	put("self/cgroup", "0::/a/b\n");
	assert_int_equal(tc_rt_quota(root), 0);
}

static void at_least_one(void **state)
{
	(void)state;
	assert_in_range(tacho_rt_cpus(), 1, TACHO_RT_MAX_PROCS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(version_2, setup, teardown),
		cmocka_unit_test_setup_teardown(version_1, setup, teardown),
		cmocka_unit_test_setup_teardown(nonsense, setup, teardown),
		cmocka_unit_test(at_least_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
