/* SPDX-License-Identifier: MIT */
/* Documents: from parameters to the words of a command, and from its output to an answer. */
#include "serve/doc_cache.h"
#include "serve/doc_shape.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static struct tc_query q;
static struct tc_doc_plan d;

/* The words with spaces in between, or the refusal. */
static const char *plan(const char *command, const char *query)
{
	static char text[4 * TC_QUERY_BYTES];
	struct tc_answer a;
	size_t i, n = 0;

	tc_answer_init(&a, NULL);
	assert_true(tc_query_parse(&q, query, strlen(query), &a));
	if (command ? tc_doc_plan(&d, command, &q, &a) : tc_doc_plan_events(&d, &q, &a)) {
		for (i = 0; i < d.n; i++)
			n += (size_t)snprintf(text + n, sizeof(text) - n, "%s%s", i ? " " : "",
					      d.words[i]);
	} else {
		snprintf(text, sizeof(text), "%d", a.status);
	}
	tc_answer_fini(&a);
	return text;
}

static void test_plans(void **state)
{
	(void)state;
	assert_string_equal(plan("tasks", ""), "tasks --json --");
	assert_string_equal(plan("tasks", "type=a%20b&top=5&complete=1&histogram=0&as=csv"),
			    "tasks --csv --type=a b --top=5 --complete --no-histogram --");
	assert_string_equal(plan("tasks", "min=1500&max=1.5ms&as=text"),
			    "tasks --min=1500ns --max=1.5ms --");
	assert_string_equal(plan("profile", "kind=net&format=pprof&from=0"),
			    "profile --pprof=- --from=0ns -- net");
	assert_string_equal(d.mime, "application/octet-stream");
	assert_string_equal(d.file_name, "profile.pb.gz");
	assert_string_equal(plan("profile", ""), "profile --json -- sched");
	assert_string_equal(plan("report", "findings=0"), "report --json --no-findings --");
	assert_string_equal(plan("findings", "list=1"), "findings --json --list --");
	assert_string_equal(plan("compare", "all"), "compare --json --all --");
	assert_int_equal(d.of, TC_DOC_OF_BOTH);
	assert_string_equal(plan("gc", "of=b&mmu=1"), "gc --json --mmu --");
	assert_int_equal(d.of, TC_DOC_OF_B);
	assert_string_equal(plan("gc", "of=a"), "gc --json --");
	assert_int_equal(d.of, TC_DOC_OF_A);
	assert_string_equal(plan("cut", "gens=1-2"), "cut --output=- --gens=1-2 --");
	assert_string_equal(plan("events", "kind=a&kind=b"), "events --json --kind=a --kind=b --");
}

static void check_refusal(const char *command, const char *want)
{
	struct tc_answer a;

	tc_answer_init(&a, NULL);
	assert_true(tc_query_parse(&q, "x=1", 3, &a));
	assert_false(tc_doc_plan(&d, command, &q, &a));
	tc_textbuf_char(&a.body, '\0');
	assert_non_null(strstr(a.body.p, want));
	tc_answer_fini(&a);
}

static void test_refusals(void **state)
{
	(void)state;
	check_refusal("report", "report has no parameter 'x'; it has top findings and as\"");
	check_refusal("check", "check has no parameter 'x'; it has as\"");
	check_refusal("profile", "it has kind fn goroutine region region-pc task top depth from to "
				 "region-min region-max complete and format\"");
}

static void test_no_injection(void **state)
{
	(void)state;
	assert_string_equal(plan("tasks", "type=--output%3Dx"),
			    "tasks --json --type=--output=x --");
	assert_string_equal(plan("tasks", "output=x"), "400");
	assert_string_equal(plan("tasks", "type%3Dx=1"), "400");
	assert_string_equal(plan("tasks", "%20=1"), "400");
	assert_string_equal(plan("tasks", "type%20log=1"), "400");
	assert_string_equal(plan("tasks", "=1"), "400");
	assert_string_equal(plan("tasks", "complete=--x"), "400");
	assert_string_equal(plan("profile", "kind=-h"), "400");
	assert_string_equal(plan("profile", "pprof=/tmp/x"), "400");
	assert_string_equal(plan("export", "output=/tmp/x"), "400");
	assert_string_equal(plan("tasks", "as=--csv"), "400");
	assert_string_equal(plan("view", ""), "404");
	assert_string_equal(plan("-h", ""), "404");
}

static void test_longest(void **state)
{
	static char query[TC_QUERY_BYTES + 1];
	size_t n = 0, i;

	(void)state;
	for (i = 0; i < TC_QUERY_PARAMS; i++)
		n += (size_t)sprintf(query + n, "complete=0&");
	query[n - 1] = '\0';
	plan("tasks", query);
	assert_int_equal(d.n, TC_QUERY_PARAMS + 3);
	memset(query, 'x', sizeof(query) - 1);
	memcpy(query, "type=", 5);
	plan("tasks", query);
	assert_int_equal(d.n, 4);
	assert_int_equal(strlen(d.words[2]), TC_QUERY_BYTES + 2);
}

static void test_event_plans(void **state)
{
	(void)state;
	assert_string_equal(plan(NULL, ""), "events --json --seek --limit=201 --");
	assert_string_equal(plan(NULL, "limit=10&offset=20&goroutine=7&stacks=1&from=5"),
			    "events --json --seek --goroutine=7 --stacks --from=5ns --limit=31 --");
	assert_int_equal(d.first, 20);
	assert_int_equal(d.last, 29);
	assert_string_equal(plan(NULL, "limit=10001"), "400");
	assert_string_equal(plan(NULL, "as=text"), "400");
}

/* The output in pieces of every length gives `want`. */
static void check_shape(enum tc_doc_shape shape, uint64_t first, uint64_t last, const char *in,
			const char *want)
{
	struct tc_doc_plan p = { .shape = shape, .first = first, .last = last };
	size_t piece, n = strlen(in);

	for (piece = 1; piece <= n + 1; piece++) {
		struct tc_textbuf to;
		struct tc_doc_out o;
		size_t at;

		tc_textbuf_init(&to, NULL, NULL, NULL);
		tc_doc_out_init(&o, &p, &to, SIZE_MAX);
		for (at = 0; at < n; at += piece)
			assert_int_equal(
				tc_doc_out_write(&o, in + at, piece < n - at ? piece : n - at), 0);
		tc_doc_out_finish(&o);
		tc_textbuf_char(&to, '\0');
		assert_string_equal(to.p, want);
		tc_textbuf_fini(&to);
	}
}

static void test_shapes(void **state)
{
	static const char events[] = "{1}\n{2}\n{3}\n{4}\n";
	static const char timeline[] = "{\"displayTimeUnit\":\"ns\",\"traceEvents\":[\n"
				       "{\"name\":\"a\"},\n{\"name\":\"b\"},\n"
				       "{\"name\":\"c\"},\n{\"ph\":\"M\"},\n{\"name\":\"d\"}\n"
				       "],\"stackFrames\":{\n\"1\":{\"name\":\"f\"}\n}}\n";

	(void)state;
	check_shape(TC_DOC_WHOLE, 0, 0, events, events);
	check_shape(TC_DOC_EVENTS, 0, 3, events,
		    "{\"events\":[\n{1},\n{2},\n{3},\n{4}\n],\"more\":false,\"next\":null}");
	check_shape(
		TC_DOC_EVENTS, 0, 1, "{\"time_ns\":7}\n{\"time_ns\":7}\n{\"time_ns\":8}\n",
		"{\"events\":[\n{\"time_ns\":7},\n{\"time_ns\":7}\n],\"more\":true,\"next\":\"7-2\"}");
	check_shape(TC_DOC_EVENTS, 1, 2, events,
		    "{\"events\":[\n{2},\n{3}\n],\"more\":true,\"next\":\"0-0\"}");
	check_shape(TC_DOC_EVENTS, 9, 12, events, "{\"events\":[\n],\"more\":false,\"next\":null}");
	check_shape(
		TC_DOC_EVENTS, 1, 3,
		"{\"time_ns\":7,1}\n{\"time_ns\":8}\n{\"time_ns\":8,2}\n{\"time_ns\":8,3}\n{\"time_ns\":9}\n",
		"{\"events\":[\n{\"time_ns\":8},\n{\"time_ns\":8,2},\n{\"time_ns\":8,3}\n],"
		"\"more\":true,\"next\":\"8-3\"}");
	check_shape(TC_DOC_EVENTS, 0, 1, "", "{\"events\":[\n],\"more\":false,\"next\":null}");
	check_shape(TC_DOC_TIMELINE, 0, UINT64_MAX, timeline, timeline);
	check_shape(TC_DOC_TIMELINE, 1, 1, timeline,
		    "{\"displayTimeUnit\":\"ns\",\"traceEvents\":[\n"
		    "{\"name\":\"b\"},\n{\"ph\":\"M\"}\n"
		    "],\"stackFrames\":{\n\"1\":{\"name\":\"f\"}\n}}\n");
}

/* What is left out does not count, and what is kept does. */
static void test_shape_limit(void **state)
{
	static const enum tc_doc_shape shapes[] = { TC_DOC_EVENTS, TC_DOC_TIMELINE };
	struct tc_doc_plan p = { .first = 1000, .last = 1100 };
	struct tc_textbuf to;
	struct tc_doc_out o;
	size_t i, line;

	(void)state;
	for (i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++) {
		p.shape = shapes[i];
		tc_textbuf_init(&to, NULL, NULL, NULL);
		tc_doc_out_init(&o, &p, &to, 100);
		for (line = 0; line < 1000; line++)
			assert_int_equal(tc_doc_out_write(&o, "{123456789},\n", 13), 0);
		for (line = 0; line < 5; line++)
			assert_int_equal(tc_doc_out_write(&o, "{123456789},\n", 13), 0);
		for (line = 0; line < 4; line++)
			(void)tc_doc_out_write(&o, "{123456789},\n", 13);
		assert_true(tc_doc_out_write(&o, "{123456789},\n", 13) < 0);
		tc_doc_out_finish(&o);
		tc_textbuf_fini(&to);
	}
	/* A line without an end. */
	tc_textbuf_init(&to, NULL, NULL, NULL);
	tc_doc_out_init(&o, &p, &to, 20);
	assert_int_equal(tc_doc_out_write(&o, "{123456789", 10), 0);
	assert_true(tc_doc_out_write(&o, "{1234567890", 11) < 0);
	tc_doc_out_finish(&o);
	tc_textbuf_fini(&to);
}

static void put(struct tc_doc_cache *c, const char *query, uint64_t version, size_t bytes)
{
	struct tc_textbuf b;

	plan("tasks", query);
	tc_textbuf_init(&b, NULL, NULL, NULL);
	assert_true(tc_textbuf_room(&b, bytes + 1));
	memset(b.p, 'x', bytes);
	b.n = bytes;
	tc_doc_cache_put(c, &d, version, &b);
	tc_textbuf_fini(&b);
}

/* Length of what is kept; -1: nothing. */
static long get(struct tc_doc_cache *c, const char *query, uint64_t version)
{
	struct tc_textbuf b;
	long n = -1;

	plan("tasks", query);
	tc_textbuf_init(&b, NULL, NULL, NULL);
	if (tc_doc_cache_get(c, &d, version, &b))
		n = (long)b.n;
	tc_textbuf_fini(&b);
	return n;
}

static void test_cache(void **state)
{
	enum {
		MB = 1024 * 1024
	};
	struct tc_doc_cache *c;
	char query[32];
	int i;

	(void)state;
	assert_int_equal(tc_doc_cache_new(&c), 0);
	put(c, "type=a", 1, 10);
	put(c, "type=b", 1, 0);
	assert_int_equal(get(c, "type=a", 1), 10);
	assert_int_equal(get(c, "type=b", 1), 0);
	assert_int_equal(get(c, "type=a", 2), -1);
	assert_int_equal(get(c, "type=a&top=1", 1), -1);
	put(c, "type=big", 1, 17 * MB);
	assert_int_equal(get(c, "type=big", 1), -1);
	for (i = 0; i < 8; i++) {
		snprintf(query, sizeof(query), "type=%d", i);
		put(c, query, 1, 10 * MB);
		assert_int_equal(get(c, "type=a", 1), 10);
	}
	assert_int_equal(get(c, "type=0", 1), -1);
	assert_int_equal(get(c, "type=7", 1), 10 * MB);
	tc_doc_cache_free(c);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plans),       cmocka_unit_test(test_no_injection),
		cmocka_unit_test(test_refusals),    cmocka_unit_test(test_longest),
		cmocka_unit_test(test_event_plans), cmocka_unit_test(test_shapes),
		cmocka_unit_test(test_shape_limit), cmocka_unit_test(test_cache),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
