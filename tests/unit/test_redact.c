/* SPDX-License-Identifier: MIT */
/* What becomes of texts: what is a secret, what stays, what pseudonyms promise. */
#include "redact/texts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/math.h"

static struct tc_redact_policy policy;
static struct tc_texts texts;
static char made[4096];

static void begin(const char *key)
{
	char why[128];

	policy.key = key;
	policy.key_bytes = key ? strlen(key) : 0;
	assert_int_equal(tc_texts_init(&texts, &policy, why, sizeof(why)), 0);
}

static enum tc_redact_action redact(enum tc_redact_class class, const char *text)
{
	struct tacho_text in = { text, strlen(text) }, out;
	enum tc_redact_action done = tc_texts_redact(&texts, class, in, &out);

	assert_non_null(out.s);
	assert_in_range(out.n, 0, sizeof(made) - 1);
	memcpy(made, out.s, out.n);
	made[out.n] = '\0';
	/* What was redacted once needs no more. */
	assert_true(policy.action[class] == TC_REDACT_KEEP ||
		    tc_texts_is_clean(&texts, class, (struct tacho_text){ made, out.n }));
	return done;
}

/* Each byte of `secret` in the text must go, and what is around it must stay. */
static void scrubs(const char *before, const char *secret, const char *behind, const char *what)
{
	char text[1024], mark[64];

	snprintf(text, sizeof(text), "%s%s%s", before, secret, behind);
	snprintf(mark, sizeof(mark), "<%s-", what);
	if (redact(TC_REDACT_TASK, text) != TC_REDACT_SCRUB ||
	    strncmp(made, before, strlen(before)) != 0 ||
	    strncmp(made + strlen(before), mark, strlen(mark)) != 0 || strstr(made, secret) ||
	    strlen(made) < strlen(behind) ||
	    strcmp(made + strlen(made) - strlen(behind), behind) != 0)
		fail_msg("'%s' became '%s'", text, made);
}

static void stays(const char *text)
{
	if (redact(TC_REDACT_TASK, text) != TC_REDACT_KEEP || strcmp(made, text) != 0)
		fail_msg("'%s' became '%s'", text, made);
}

static void test_secrets(void **state)
{
	(void)state;
	tc_redact_policy_default(&policy);
	begin("0123456789abcdef");
	scrubs("GET /orders?", "id=7&user=ada", "", "query");
	scrubs("GET /orders?", "4711", " HTTP/1.1", "query");
	scrubs("search?", "q=x", "", "query");
	scrubs("https://", "ada:secret", "@example.org/x", "user");
	scrubs("mail to ", "ada.lovelace+x@mail.example.org", ".", "email");
	scrubs("<", "ada@example.org", ">", "email");
	scrubs("card ", "4111 1111 1111 1111", " ok", "card");
	scrubs("", "4111-1111-1111-1111", "", "card");
	scrubs("Authorization: Bearer ", "abc.def", "", "token");
	scrubs("jwt ", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln", "", "token");
	scrubs("key ", "AKIAIOSFODNN7EXAMPLE", ";", "token");
	scrubs("", "0f9b3c4d5e6f708192a3b4c5d6e7f8091a2b", "", "token");
	scrubs("login password=", "hunter2", "&x=1", "value");
	scrubs("api_key: ", "zq7", ", next", "value");
	scrubs("session=\"", "xyz", "\"", "value");
	scrubs("GET /reset/", "0f9b3c4d5e6f708192a3b4c5d6e7f8091a2b", "/x", "token");
	scrubs("/hook/", "ghp_0123456789abcdefghij", "", "token");
	scrubs("/v/", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln", "", "token");
	scrubs("id=", "AKIAIOSFODNN7EXAMPLE", "", "token");
	scrubs("key ", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLE3K9Y0", "", "token");
	scrubs("password=\"", "my secret pass", "\"", "value");
	scrubs("{\\\"password\\\":\\\"", "hunter2", "\\\"}", "value");
	scrubs("Authorization: ", "Token abcdef123456", "", "value");
	scrubs("Cookie: ", "sid=a1; auth=b2", "", "value");
	scrubs("password=\t", "hunter2", "", "value");
	stays("GET /orders");
	stays("what now?");
	stays("really? yes");
	stays("at 10:15");
	stays("user@localhost");
	stays("4111 1111 1111 1112");
	stays("12345");
	stays("a_rather_long_name_of_an_operation_without_numbers");
	stays("tokens per second");
	stays("");
	stays("?");
	stays("@");
	stays("://");
	tc_texts_fini(&texts);
}

static void test_patterns(void **state)
{
	static const char *const patterns[] = { "cust-[0-9]+", "x*" };
	static const char *const bad[] = { "(" };
	char why[128] = "";

	(void)state;
	tc_redact_policy_default(&policy);
	policy.patterns = patterns;
	policy.n_patterns = 2;
	begin(NULL);
	scrubs("for ", "cust-17", " and others", "pattern");
	stays("for cust-");
	tc_texts_fini(&texts);
	policy.patterns = bad;
	policy.n_patterns = 1;
	assert_int_equal(tc_texts_init(&texts, &policy, why, sizeof(why)), TACHO_EMISUSE);
	assert_non_null(strchr(why, '('));
	tc_texts_fini(&texts);
}

static void test_pseudonyms(void **state)
{
	char first[sizeof(made)];

	(void)state;
	tc_redact_policy_default(&policy);
	policy.action[TC_REDACT_TASK] = TC_REDACT_PSEUDONYM;
	begin("0123456789abcdef");
	assert_int_equal(redact(TC_REDACT_LOG, "hello"), TC_REDACT_PSEUDONYM);
	snprintf(first, sizeof(first), "%s", made);
	assert_int_equal(strncmp(first, "log_", 4), 0);
	assert_int_equal(strlen(first), 4 + 16);
	(void)redact(TC_REDACT_LOG, "hello");
	assert_string_equal(made, first);
	(void)redact(TC_REDACT_LOG, "hello ");
	assert_string_not_equal(made, first);
	/* A class has its own. */
	(void)redact(TC_REDACT_TASK, "hello");
	assert_string_not_equal(made + strlen("task_"), first + strlen("log_"));
	tc_texts_fini(&texts);
	begin("another key, 16 b");
	(void)redact(TC_REDACT_LOG, "hello");
	assert_string_not_equal(made, first);
	tc_texts_fini(&texts);
	/* The same key in another run. */
	begin("0123456789abcdef");
	(void)redact(TC_REDACT_LOG, "hello");
	assert_string_equal(made, first);
	tc_texts_fini(&texts);
	/* Without a key, nobody can make them again. */
	begin(NULL);
	(void)redact(TC_REDACT_LOG, "hello");
	assert_string_not_equal(made, first);
	tc_texts_fini(&texts);
}

static void test_what_stays(void **state)
{
	static const char *const ours[] = { "example.org/shop/" };

	(void)state;
	tc_redact_policy_default(&policy);
	for (int i = 0; i < TC_REDACT_CLASSES; i++)
		policy.action[i] = TC_REDACT_DROP;
	policy.allow = ours;
	policy.n_allow = 1;
	begin(NULL);
	assert_int_equal(redact(TC_REDACT_FUNCTION, "runtime.cgocall"), TC_REDACT_KEEP);
	assert_int_equal(redact(TC_REDACT_FUNCTION, "net/http.(*conn).serve"), TC_REDACT_KEEP);
	assert_int_equal(redact(TC_REDACT_FUNCTION, "example.org/shop/cart.Add"), TC_REDACT_KEEP);
	assert_int_equal(redact(TC_REDACT_FUNCTION, "example.org/bank.Rob"), TC_REDACT_DROP);
	assert_string_equal(made, "[redacted]");
	assert_int_equal(redact(TC_REDACT_FUNCTION, "go.corp.example/x.F"), TC_REDACT_DROP);
	assert_int_equal(redact(TC_REDACT_FUNCTION, "net.example/x.F"), TC_REDACT_DROP);
	assert_int_equal(redact(TC_REDACT_FUNCTION, "main.main"), TC_REDACT_DROP);
	assert_int_equal(redact(TC_REDACT_FUNCTION, "runtime"), TC_REDACT_DROP);
	assert_int_equal(redact(TC_REDACT_LABEL, "GC (idle)"), TC_REDACT_KEEP);
	assert_int_equal(redact(TC_REDACT_LABEL, "GC (idle) ada"), TC_REDACT_DROP);
	/* Only functions are on these lists. */
	assert_int_equal(redact(TC_REDACT_TASK, "runtime.cgocall"), TC_REDACT_DROP);
	tc_texts_fini(&texts);
	policy.allow_std = false;
	begin(NULL);
	assert_int_equal(redact(TC_REDACT_FUNCTION, "runtime.cgocall"), TC_REDACT_DROP);
	tc_texts_fini(&texts);
}

static void test_files(void **state)
{
	(void)state;
	tc_redact_policy_default(&policy);
	begin(NULL);
	assert_int_equal(redact(TC_REDACT_FILE, "/home/ada/src/shop/cart.go"), TC_REDACT_SCRUB);
	assert_string_equal(made, "cart.go");
	assert_int_equal(redact(TC_REDACT_FILE, "cart.go"), TC_REDACT_KEEP);
	assert_int_equal(redact(TC_REDACT_FILE, "/"), TC_REDACT_SCRUB);
	tc_texts_fini(&texts);
}

/* Bytes of any kind, with much of what the scanners look for. */
static void test_noise(void **state)
{
	static const char letters[] = "a1?=@.:/-_ <>\"'&;eyJAKIA4\x01\xff";
	uint64_t seed = 7;

	(void)state;
	tc_redact_policy_default(&policy);
	begin(NULL);
	for (int i = 0; i < 20000; i++) {
		char text[80];
		size_t n = (size_t)(tc_mix64(seed++) % (sizeof(text) - 1));

		for (size_t k = 0; k < n; k++)
			text[k] = letters[tc_mix64(seed++) % (sizeof(letters) - 1)];
		text[n] = '\0';
		(void)redact(TC_REDACT_CATEGORY, text);
	}
	tc_texts_fini(&texts);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_secrets),    cmocka_unit_test(test_patterns),
		cmocka_unit_test(test_pseudonyms), cmocka_unit_test(test_what_stays),
		cmocka_unit_test(test_files),      cmocka_unit_test(test_noise),
	};

	return cmocka_run_group_tests_name("redact", tests, NULL, NULL);
}
