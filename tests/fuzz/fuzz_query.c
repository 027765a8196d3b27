/* SPDX-License-Identifier: MIT */
/*
 * Parameters of any bytes: what is accepted can be encoded and decoded again, what is
 * refused says so in JSON, and numbers stay within their bounds.
 */
#include "fuzz/target.h"
#include "serve/query.h"
#include "support/json_check.h"

static void check_refusal(const struct tc_answer *a)
{
	FUZZ_ASSERT(a->status == 400 || a->status == 414);
	FUZZ_ASSERT(a->body.rc == 0 && json_is_valid(a->body.p, a->body.n));
}

static void check_round_trip(const char *text)
{
	static char encoded[3 * TC_QUERY_BYTES + 1], decoded[3 * TC_QUERY_BYTES + 1];
	size_t n = tc_query_encode(text, encoded, sizeof(encoded));

	FUZZ_ASSERT(n == strlen(encoded) && n < sizeof(encoded));
	FUZZ_ASSERT(tc_query_decode(encoded, n, true, decoded) == NULL);
	FUZZ_ASSERT(strcmp(text, decoded) == 0);
}

static void check_numbers(const struct tc_query *q, const char *name, struct tc_answer *a)
{
	static const char *const choices[] = { "asc", "desc", NULL };
	uint64_t u;
	int64_t i;
	double f;
	unsigned c;

	if (tc_query_u64(q, name, 5, 3, 1000, &u, a))
		FUZZ_ASSERT(u >= 3 && u <= 1000);
	else
		check_refusal(a);
	if (tc_query_i64(q, name, 0, -7, INT64_MAX, &i, a))
		FUZZ_ASSERT(i >= -7);
	else
		check_refusal(a);
	if (tc_query_f64(q, name, 0, -1e6, 1e6, &f, a))
		FUZZ_ASSERT(f >= -1e6 && f <= 1e6);
	else
		check_refusal(a);
	if (tc_query_choice(q, name, choices, 0, &c, a))
		FUZZ_ASSERT(c < 2);
	else
		check_refusal(a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct tc_query q;
	struct tc_answer a;
	size_t i;

	tc_answer_init(&a, NULL);
	if (tc_query_parse(&q, (const char *)data, size, &a)) {
		FUZZ_ASSERT(q.n <= TC_QUERY_PARAMS);
		for (i = 0; i < q.n; i++) {
			FUZZ_ASSERT(tc_query_get(&q, q.p[i].name) != NULL);
			check_round_trip(q.p[i].name);
			check_round_trip(q.p[i].value);
			check_numbers(&q, q.p[i].name, &a);
		}
	} else {
		check_refusal(&a);
	}
	tc_answer_fini(&a);
	return 0;
}
