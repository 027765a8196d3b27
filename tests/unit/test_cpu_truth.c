/* SPDX-License-Identifier: MIT */
/* What the kernel's files say, from files of the same shape in a folder of our own. */
#include "capture/cpu_truth.h"
#include "capture/endpoint.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static char root[64];

static void put(const char *name, const char *text)
{
	char path[256];
	FILE *f;

	(void)snprintf(path, sizeof(path), "%s/%s", root, name);
	f = fopen(path, "w");
	assert_non_null(f);
	assert_true(fputs(text, f) >= 0);
	assert_int_equal(fclose(f), 0);
}

static int setup(void **state)
{
	char path[128];

	(void)state;
	(void)snprintf(root, sizeof(root), "/tmp/tacho-cpu-XXXXXX");
	if (!mkdtemp(root))
		return -1;
	(void)snprintf(path, sizeof(path), "%s/slice", root);
	if (mkdir(path, 0700) != 0)
		return -1;
	(void)snprintf(path, sizeof(path), "%s/slice/shop", root);
	return mkdir(path, 0700);
}

static int teardown(void **state)
{
	static const char *const names[] = { "cpu/shop/cpu.cfs_quota_us",
					     "cpu/shop/cpu.cfs_period_us",
					     "cpu/shop/cpu.stat",
					     "cpu/shop",
					     "cpu",
					     "cpuacct/cpuacct.usage",
					     "cpuacct",
					     "cgroup",
					     "slice/cpu.max",
					     "slice/shop/cpu.max",
					     "slice/shop/cpu.stat",
					     "slice/shop/cpu.pressure",
					     "slice/shop",
					     "slice",
					     "" };
	char path[128];

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		(void)snprintf(path, sizeof(path), "%s/%s", root, names[i]);
		(void)remove(path);
	}
	return 0;
}

static struct tc_cpu_truth look(void)
{
	struct tc_cpu_places places;
	struct tc_cpu_truth t;
	char path[128];

	(void)snprintf(path, sizeof(path), "%s/cgroup", root);
	tc_cpu_find(&places, root, path);
	tc_cpu_read(&places, &t);
	return t;
}

static void test_group(void **state)
{
	struct tc_cpu_truth t;

	(void)state;
	put("cgroup", "1:cpu:/old\n0::/slice/shop\n");
	put("slice/cpu.max", "50000 100000\n");
	put("slice/shop/cpu.max", "max 100000\n");
	put("slice/shop/cpu.stat", "usage_usec 77\nuser_usec 7\nnr_periods 10\nnr_throttled 3\n"
				   "throttled_usec 12345\nnr_bursts 0\n");
	put("slice/shop/cpu.pressure", "some avg10=0.00 avg60=0.00 avg300=0.00 total=99\n"
				       "full avg10=0.00 avg60=0.00 avg300=0.00 total=8\n");
	t = look();
	assert_true(t.has_group && t.has_pressure);
	/* That of the group above: the own one has none. */
	assert_int_equal(t.quota_us, 50000);
	assert_int_equal(t.period_us, 100000);
	assert_int_equal(t.usage_us, 77);
	assert_int_equal(t.periods, 10);
	assert_int_equal(t.throttled, 3);
	assert_int_equal(t.throttled_us, 12345);
	assert_int_equal(t.some_us, 99);
	assert_int_equal(t.full_us, 8);
	put("slice/shop/cpu.max", "10000 50000\n");
	t = look();
	assert_int_equal(t.quota_us, 10000);
	assert_int_equal(t.period_us, 50000);
}

static void make(const char *name)
{
	char path[128];

	(void)snprintf(path, sizeof(path), "%s/%s", root, name);
	assert_int_equal(mkdir(path, 0700), 0);
}

/* Version 1: a hierarchy for each controller, other names, ns. */
static void test_group_of_version_1(void **state)
{
	struct tc_cpu_truth t;

	(void)state;
	make("cpu");
	make("cpu/shop");
	make("cpuacct");
	put("cgroup", "9:name=systemd:/\n3:cpuset:/x\n2:cpuacct,other:/gone\n1:cpu:/shop\n0::/\n");
	put("cpu/shop/cpu.cfs_quota_us", "30000\n");
	put("cpu/shop/cpu.cfs_period_us", "100000\n");
	put("cpu/shop/cpu.stat", "nr_periods 9\nnr_throttled 4\nthrottled_time 5000000\n");
	put("cpuacct/cpuacct.usage", "7000000\n");
	t = look();
	assert_true(t.has_group);
	assert_int_equal(t.quota_us, 30000);
	assert_int_equal(t.period_us, 100000);
	assert_int_equal(t.periods, 9);
	assert_int_equal(t.throttled, 4);
	assert_int_equal(t.throttled_us, 5000);
	assert_int_equal(t.usage_us, 7000);
	put("cpu/shop/cpu.cfs_quota_us", "-1\n");
	assert_int_equal(look().quota_us, -1);
}

static void test_what_is_not_there(void **state)
{
	struct tc_cpu_truth t;

	(void)state;
	put("cgroup", "0::/elsewhere\n");
	t = look();
	assert_false(t.has_group);
	put("cgroup", "12:cpuset:/\n");
	assert_false(look().has_group);
	put("cgroup", "0::/slice/shop\n");
	put("slice/shop/cpu.stat", "nonsense\n");
	put("slice/shop/cpu.max", "-\n");
	put("slice/cpu.max", "5 0\n");
	t = look();
	assert_true(t.has_group);
	assert_int_equal(t.quota_us, -1);
	assert_int_equal(t.throttled_us, 0);
}

static void test_seconds(void **state)
{
	(void)state;
	assert_true(tc_endpoint_seconds(NULL, 5) == 1);
	assert_true(tc_endpoint_seconds("2.5", 5) == 2.5);
	assert_true(tc_endpoint_seconds("99", 5) == 5);
	assert_true(tc_endpoint_seconds("0.0000001", 5) == 0.001);
	for (size_t i = 0; i < 8; i++) {
		static const char *const bad[] = {
			"nan", "inf", "-1", "1e9", "0", "x", "", "1.2.3"
		};

		assert_true(tc_endpoint_seconds(bad[i], 5) == 1);
	}
}

static void test_hosts(void **state)
{
	static const char *const good[] = { "localhost",    "LOCALHOST:1", "127.0.0.1",
					    "127.1.2.3:80", "[::1]",       "[::1]:8080" };
	static const char *const bad[] = {
		"",      "localhost.evil", "127.0.0.1.evil", "10.0.0.1",
		"[::2]", "[::1]evil",      "localhost:80x",  "127.0.0.1:80:80"
	};

	(void)state;
	assert_false(tc_endpoint_is_local(NULL));
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
		assert_true(tc_endpoint_is_local(good[i]));
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		assert_false(tc_endpoint_is_local(bad[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_group, setup, teardown),
		cmocka_unit_test_setup_teardown(test_group_of_version_1, setup, teardown),
		cmocka_unit_test_setup_teardown(test_what_is_not_there, setup, teardown),
		cmocka_unit_test(test_seconds),
		cmocka_unit_test(test_hosts),
	};

	return cmocka_run_group_tests_name("cpu_truth", tests, NULL, NULL);
}
