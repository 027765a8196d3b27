/* SPDX-License-Identifier: MIT */
/*
 * Redaction of a trace from outside: what is written is a valid trace with as many
 * events, and nothing is left in it. The first byte chooses the actions.
 */
#include <tacho/cut.h>

#include "base/textbuf.h"
#include "fuzz/target.h"
#include "redact/redact.h"

static int collect(void *ctx, const void *bytes, size_t n)
{
	struct tc_textbuf *b = ctx;

	tc_textbuf_bytes(b, bytes, n);
	return b->rc;
}

/* What tacho_cut() passes through the redactor; false: it is no trace. */
static bool redact(const void *bytes, size_t n, const struct tc_redact_policy *policy,
		   struct tc_textbuf *to, struct tacho_cut_result *res, uint64_t *left)
{
	struct tc_redactor *redactor;
	struct tacho_reader *r;
	char why[64];
	int rc;

	*res = (struct tacho_cut_result){ 0 };
	if (tacho_reader_open_memory(&r, bytes, n, NULL, NULL) < 0)
		return false;
	rc = tc_redactor_new(&redactor, policy, to ? collect : NULL, to, why, sizeof(why));
	FUZZ_ASSERT(rc == 0);
	rc = tacho_cut(r, NULL, tc_redactor_write, redactor, NULL, NULL, res);
	FUZZ_ASSERT(rc <= 0);
	for (int i = 0; i < TC_REDACT_CLASSES; i++)
		*left += tc_redactor_report(redactor)->classes[i].left;
	tc_redactor_free(redactor);
	tacho_reader_close(r);
	return res->generations > 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct tc_redact_policy policy;
	struct tacho_cut_result first, second;
	struct tc_textbuf out;
	uint64_t left = 0;

	tc_redact_policy_default(&policy);
	policy.key = "0123456789abcdef";
	policy.key_bytes = 16;
	if (size == 0)
		return 0;
	if (data[0] < 8)
		for (int i = 0; i < TC_REDACT_CLASSES; i++)
			policy.action[i] =
				(enum tc_redact_action)((data[0] + i) % TC_REDACT_ACTIONS);
	tc_textbuf_init(&out, NULL, NULL, NULL);
	if (redact(data + 1, size - 1, &policy, &out, &first, &left)) {
		FUZZ_ASSERT(left == 0);
		FUZZ_ASSERT(redact(out.p, out.n, &policy, NULL, &second, &left));
		FUZZ_ASSERT(left == 0);
		FUZZ_ASSERT(first.generations == second.generations);
		FUZZ_ASSERT(first.events == second.events);
	}
	tc_textbuf_fini(&out);
	return 0;
}
