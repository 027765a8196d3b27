/* SPDX-License-Identifier: MIT */
/* Who gets an answer: hosts, methods, targets, tokens, sites. */
#include "serve/guard.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#define TOKEN "0123456789abcdef0123456789abcdef"

static const struct tc_guard loopback;

static void test_own_hosts(void **state)
{
	static const char *const right[] = {
		"localhost",      "localhost:8080", "localhost.",     "localhost.:8080",
		"LocalHost:8080", "127.0.0.1",      "127.0.0.1:8080", "127.0.0.1.",
		"[::1]",          "[::1]:8080",     "localhost:9000", "[::1]:80",
	};
	static const char *const wrong[] = {
		"",
		":8080",
		"localhost.evil.com",
		"evil.com",
		"localhost:x",
		"localhost:8080x",
		"localhost:808080",
		"localhost:+80",
		"localhost:8080 ",
		" localhost",
		"localhost:",
		"localhost..",
		"localhost:8080:8080",
		"localhost:8080@evil.com",
		"127.0.0.1.evil.com",
		"127.0.0.2",
		"127.1",
		"0.0.0.0",
		"[::1",
		"[::1]x",
		"[::1]evil.com:8080",
		"::1",
		"[::2]",
		"10.0.0.1:8080",
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(right) / sizeof(right[0]); i++)
		if (!tc_guard_host(&loopback, right[i]))
			fail_msg("refused: %s", right[i]);
	for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		if (tc_guard_host(&loopback, wrong[i]))
			fail_msg("accepted: %s", wrong[i]);
}

static void test_other_hosts(void **state)
{
	static const char *const names[] = { "viewer.example" };
	struct tc_guard g = { .takes_addresses = true, .hosts = names, .n_hosts = 1 };
	char longest[400];

	(void)state;
	assert_true(tc_guard_host(&g, "viewer.example"));
	assert_true(tc_guard_host(&g, "viewer.example.:80"));
	assert_false(tc_guard_host(&g, "viewer.example.evil:80"));
	assert_true(tc_guard_host(&g, "10.0.0.1:80"));
	assert_true(tc_guard_host(&g, "[fe80::1]:80"));
	assert_false(tc_guard_host(&g, "[fe80::x]:80"));
	assert_false(tc_guard_host(&g, "10.0.0.1.evil"));
	memset(longest, 'a', sizeof(longest) - 1);
	longest[sizeof(longest) - 1] = '\0';
	assert_false(tc_guard_host(&g, longest));
}

static void test_names(void **state)
{
	static const char *const right[] = { "viewer.example", "box", "10.0.0.1", "[fd00::1]" };
	static const char *const wrong[] = { "",      "box:8080", "fd00::1",  "[fd00::1]:80",
					     "[box]", "[]",       "[fd00::1", "http://box",
					     "box/",  "b ox" };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(right) / sizeof(right[0]); i++)
		if (!tc_guard_is_name(right[i]))
			fail_msg("refused: %s", right[i]);
	for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		if (tc_guard_is_name(wrong[i]))
			fail_msg("accepted: %s", wrong[i]);
}

/* The status of the refusal, 0 for none; *rest is what is below the prefix. */
static int check(const struct tc_guard *g, const struct tc_http_head *head, char rest[64])
{
	struct tc_answer a;
	const char *below;
	int status = 0;

	tc_answer_init(&a, NULL);
	below = tc_guard_check(g, head, &a);
	if (below)
		strncpy(rest, below, 63);
	else
		status = a.status;
	tc_answer_fini(&a);
	return status;
}

static int check_target(const struct tc_guard *g, const char *target, char rest[64])
{
	struct tc_http_head head = { .method = "GET", .target = target, .host = "localhost" };

	return check(g, &head, rest);
}

static void test_requests(void **state)
{
	static char longest[TC_HTTP_TARGET_BYTES + 2];
	struct tc_http_head head = { .method = "GET", .target = "/x?y", .host = "localhost" };
	char rest[64] = "";

	(void)state;
	assert_int_equal(check(&loopback, &head, rest), 0);
	assert_string_equal(rest, "/x?y");
	head.method = "HEAD";
	assert_int_equal(check(&loopback, &head, rest), 0);
	head.method = "POST";
	assert_int_equal(check(&loopback, &head, rest), 405);
	head.method = "get";
	assert_int_equal(check(&loopback, &head, rest), 405);
	head.method = "GET";
	head.has_body = true;
	assert_int_equal(check(&loopback, &head, rest), 400);
	head.has_body = false;
	head.host = NULL;
	assert_int_equal(check(&loopback, &head, rest), 403);
	assert_int_equal(check_target(&loopback, "http://localhost/", rest), 400);
	assert_int_equal(check_target(&loopback, "", rest), 400);
	memset(longest, '/', TC_HTTP_TARGET_BYTES + 1);
	assert_int_equal(check_target(&loopback, longest, rest), 414);
	longest[TC_HTTP_TARGET_BYTES] = '\0';
	assert_int_equal(check_target(&loopback, longest, rest), 0);
}

static void test_tokens(void **state)
{
	struct tc_guard g = { .token = TOKEN }, other = { 0 };
	char rest[64] = "";

	(void)state;
	assert_int_equal(check_target(&g, "/k/" TOKEN "/api?x", rest), 0);
	assert_string_equal(rest, "/api?x");
	assert_int_equal(check_target(&g, "/k/" TOKEN, rest), 0);
	assert_string_equal(rest, "/");
	assert_int_equal(check_target(&g, "/", rest), 403);
	assert_int_equal(check_target(&g, "/api/1/status", rest), 403);
	assert_int_equal(check_target(&g, "/k/" TOKEN "x", rest), 403);
	assert_int_equal(check_target(&g, "/k/1123456789abcdef0123456789abcdef/", rest), 403);
	assert_int_equal(check_target(&g, "/k/0123", rest), 403);
	assert_int_equal(check_target(&g, "/k//" TOKEN "/", rest), 403);
	assert_int_equal(tc_guard_make_token(&g), 0);
	assert_int_equal(tc_guard_make_token(&other), 0);
	assert_int_equal(strlen(g.token), 32);
	assert_string_not_equal(g.token, other.token);
}

static void test_sites(void **state)
{
	static const char *const right[] = { NULL, "same-origin", "none" };
	static const char *const wrong[] = { "cross-site", "same-site" };
	struct tc_http_head head = { 0 };
	struct tc_answer a;
	size_t i;

	(void)state;
	tc_answer_init(&a, NULL);
	for (i = 0; i < 3; i++) {
		head.fetch_site = right[i];
		assert_true(tc_guard_data(&head, &a));
	}
	for (i = 0; i < 2; i++) {
		head.fetch_site = wrong[i];
		assert_false(tc_guard_data(&head, &a));
		assert_int_equal(a.status, 403);
	}
	tc_answer_fini(&a);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_own_hosts), cmocka_unit_test(test_other_hosts),
		cmocka_unit_test(test_names),

		cmocka_unit_test(test_requests),  cmocka_unit_test(test_tokens),
		cmocka_unit_test(test_sites),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
