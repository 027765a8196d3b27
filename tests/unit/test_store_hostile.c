/* SPDX-License-Identifier: MIT */
/* The store and traces made to be slow: keys of one id that comes again and again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "store/list.h"
#include "store/state.h"
#include "support/sample_trace.h"

enum {
	REPEATED = 30000
};

static struct tc_store *store_of(const char *text)
{
	struct tacho_analysis list[1];
	struct tc_textbuf trace;
	struct tacho_reader *r;
	struct tc_store *s;

	sample_assemble(&trace, text);
	assert_int_equal(tc_store_new(&s, NULL), 0);
	list[0] = tc_store_analysis(s);
	assert_int_equal(tacho_reader_open_memory(&r, trace.p, trace.n, NULL, NULL), 0);
	assert_int_equal(tacho_pass_run(r, list, 1, NULL, NULL), 0);
	tacho_reader_close(r);
	tc_textbuf_fini(&trace);
	return s;
}

/* Goroutines 5 and 6 are created and destroyed in turn, n times. */
static struct tc_store *store_of_repeated(int n)
{
	char *text = malloc(200 + 96 * (size_t)n);
	struct tc_store *s;
	size_t at;

	assert_non_null(text);
	at = (size_t)sprintf(text, "Trace Go1.22\n"
				   "EventBatch gen=1 m=18446744073709551615 time=1000\n"
				   "Frequency freq=15625000\n");
	for (int i = 0; i < n; i++) {
		if (i % 4000 == 0)
			at += (size_t)sprintf(text + at, "EventBatch gen=1 m=7 time=%d\n",
					      1000 + 3 * i);
		at += (size_t)sprintf(text + at,
				      "GoCreateSyscall dt=1 new_g=%d\nGoDestroySyscall dt=1\n",
				      5 + i % 2);
	}
	s = store_of(text);
	free(text);
	return s;
}

static void check_key(const struct tc_store *s, uint32_t number, const char *want)
{
	struct tc_key key = { .kind = TC_ROW_GO, .n = number }, back;
	char buf[TC_KEY_TEXT];

	assert_string_equal(tc_key_text(s, &key, buf), want);
	assert_true(tc_key_parse(s, buf, &back));
	assert_int_equal(back.n, number);
}

static void repeated_ids_are_counted_once(void **state)
{
	struct tc_store *s = store_of_repeated(REPEATED);
	char buf[TC_KEY_TEXT], want[TC_KEY_TEXT];

	(void)state;
	assert_int_equal(s->n_gos, REPEATED);
	check_key(s, 0, "g5");
	check_key(s, 1, "g6");
	check_key(s, 2, "g5~2");
	check_key(s, 5, "g6~3");
	/* All of them at once, which must not take the square of their number. */
	for (uint32_t i = 2; i < REPEATED; i++) {
		struct tc_key key = { .kind = TC_ROW_GO, .n = i };

		(void)snprintf(want, sizeof(want), "g%u~%u", 5 + i % 2, i / 2 + 1);
		assert_string_equal(tc_key_text(s, &key, buf), want);
	}
	tc_store_free(s);
}

static size_t listed(struct tc_store *s, const char *filter, uint32_t *first)
{
	struct tc_list_query q = {
		.group = TC_NONE32, .alive_to = UINT64_MAX, .filter = filter, .reason = ""
	};
	size_t n, total;

	assert_int_equal(tc_store_list(s, &q, 0, 1, first, &n, &total), 0);
	return total;
}

static void a_filter_is_the_key_of_one(void **state)
{
	struct tc_store *s = store_of_repeated(REPEATED);
	uint32_t first = 0;

	(void)state;
	assert_int_equal(listed(s, "q", &first), 0);
	assert_int_equal(listed(s, "g5~1000", &first), 1);
	assert_int_equal(first, 1998);
	assert_int_equal(listed(s, "g6", &first), 1);
	assert_int_equal(first, 1);
	assert_int_equal(listed(s, "g7", &first), 0);
	tc_store_free(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(repeated_ids_are_counted_once),
		cmocka_unit_test(a_filter_is_the_key_of_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
