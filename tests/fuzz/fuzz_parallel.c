/* SPDX-License-Identifier: MIT */
/*
 * One thread against three: the same events, the same error, the same part kept.
 * Where a trace is whole, pulling its blocks gives these events, too.
 */
#include "fuzz/target.h"
#include "support/outcome.h"

static void same(const char *what, const struct outcome *a, const struct outcome *b)
{
	if (outcome_same(a, b))
		return;
	(void)fprintf(stderr, "%s:\n%s\n%s\n", what, outcome_text(a), outcome_text(b));
	abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;
	struct outcome one, three, pulled;

	opts.limits = (struct tacho_limits)FUZZ_LIMITS;
	opts.threads = 1;
	outcome_of_pass(&one, data, size, &opts);
	opts.threads = 3;
	outcome_of_pass(&three, data, size, &opts);
	same("one and three threads", &one, &three);
	outcome_of_pull(&pulled, data, size, &opts);
	if (one.diag.code == 0)
		same("pass and pull", &one, &pulled);
	FUZZ_ASSERT(one.diag.code == pulled.diag.code);
	FUZZ_ASSERT(one.kept_events == pulled.kept_events && one.kept_bytes == pulled.kept_bytes);
	return 0;
}
