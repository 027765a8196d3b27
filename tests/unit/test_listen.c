/* SPDX-License-Identifier: MIT */
/* Addresses to listen on. */
#include "serve/listen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static void check(const char *address, const char *host, bool is_loopback)
{
	char why[TC_SERVE_WHY] = "";
	struct tc_listen l;

	assert_int_equal(tc_listen_open(&l, address, why), 0);
	assert_true(l.fd >= 0 && l.port > 0);
	assert_string_equal(l.host, host);
	assert_int_equal(l.is_loopback, is_loopback);
	close(l.fd);
}

static void test_addresses(void **state)
{
	(void)state;
	check(NULL, "127.0.0.1", true);
	check("", "127.0.0.1", true);
	check(":0", "127.0.0.1", true);
	check(":", "127.0.0.1", true);
	check("localhost", "127.0.0.1", true);
	check("localhost:0", "127.0.0.1", true);
	check("127.0.0.1", "127.0.0.1", true);
	check("127.0.0.5:0", "127.0.0.5", true);
	check("0.0.0.0:0", "localhost", false);
}

static void test_refused(void **state)
{
	static const char *const wrong[] = {
		"::1",  "127.0.0.1:x", "127.0.0.1:-1", "127.0.0.1:65536", "127.0.0.1:123456",
		"[::1", "[::1]x",      "[::1]:x",      "a:b:c",           "127.0.0.1: 80",
	};
	char why[TC_SERVE_WHY], longest[400];
	struct tc_listen l;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		assert_int_equal(tc_listen_open(&l, wrong[i], why), TACHO_EMISUSE);
		assert_non_null(strstr(why, wrong[i]));
		assert_int_equal(l.fd, -1);
	}
	memset(longest, 'a', sizeof(longest) - 1);
	longest[sizeof(longest) - 1] = '\0';
	assert_int_equal(tc_listen_open(&l, longest, why), TACHO_EMISUSE);
	assert_int_equal(tc_listen_open(&l, "192.0.2.1:0", why), TACHO_EIO);
}

static void test_taken(void **state)
{
	char why[TC_SERVE_WHY], address[64];
	struct tc_listen a, b;

	(void)state;
	assert_int_equal(tc_listen_open(&a, NULL, why), 0);
	snprintf(address, sizeof(address), "127.0.0.1:%u", a.port);
	assert_int_equal(tc_listen_open(&b, address, why), TACHO_EIO);
	assert_non_null(strstr(why, "in use"));
	close(a.fd);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_addresses),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_taken),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
