/* SPDX-License-Identifier: MIT */
/*
 * Sidecars of any bytes: refused with a sentence, or read; and what was read comes back the
 * same when it is written and read again. Names of any bytes: a time or none.
 */
#include "fuzz/target.h"
#include "spool/sidecar.h"

static void check_round_trip(const struct tc_sidecar *s)
{
	static struct tc_sidecar again;
	char *text = tc_sidecar_write(s);
	char why[300];

	FUZZ_ASSERT(text);
	FUZZ_ASSERT(tc_sidecar_read(&again, text, strlen(text), why, sizeof(why)) == 0);
	/* Where it was shipped to stands in the document only if it was. */
	FUZZ_ASSERT(again.n_findings == s->n_findings && again.repeats == s->repeats);
	FUZZ_ASSERT(strcmp(again.trigger.reason, s->trigger.reason) == 0);
	FUZZ_ASSERT(strcmp(again.signature, s->signature) == 0);
	FUZZ_ASSERT(again.begin_ns == s->begin_ns && again.end_ns == s->end_ns);
	FUZZ_ASSERT(tc_sidecar_severity(&again) == tc_sidecar_severity(s));
	free(text);
}

static void check_stamp(const uint8_t *data, size_t size)
{
	char text[64], back[64];
	int64_t ns, same;

	size = size < sizeof(text) ? size : sizeof(text) - 1;
	memcpy(text, data, size);
	text[size] = '\0';
	if (!tc_spool_stamp_read(text, &ns))
		return;
	FUZZ_ASSERT(ns >= 0);
	tc_spool_stamp(back, sizeof(back), ns);
	FUZZ_ASSERT(tc_spool_stamp_read(back, &same) && same == ns);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct tc_sidecar s;
	char why[300];
	int rc = tc_sidecar_read(&s, (const char *)data, size, why, sizeof(why));

	FUZZ_ASSERT(rc == 0 || rc == TACHO_EFORMAT);
	FUZZ_ASSERT((rc == 0) == (why[0] == '\0'));
	if (rc == 0)
		check_round_trip(&s);
	check_stamp(data, size);
	return 0;
}
