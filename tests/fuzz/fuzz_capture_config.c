/* SPDX-License-Identifier: MIT */
/*
 * Settings of any bytes: applied whole, with every number within its bounds, or refused
 * with one printable line that begins with the file's name, and then nothing changed.
 */
#include "fuzz/target.h"
#include "rules/settings.h"

static void check_settings(const struct tc_settings *s)
{
	FUZZ_ASSERT(s->n_rules <= TC_WATCHES);
	FUZZ_ASSERT(s->trace_max_s >= 1 && s->trace_max_s <= 60);
	FUZZ_ASSERT(s->recorder_bytes >= 65536);
	FUZZ_ASSERT(s->aim.probability >= 0 && s->aim.probability <= 1);
	FUZZ_ASSERT(s->budget.cpu >= 0 && s->budget.cpu <= 1);
	FUZZ_ASSERT(memchr(s->spool, 0, sizeof(s->spool)) &&
		    memchr(s->listen, 0, sizeof(s->listen)));
	for (size_t i = 0; i < s->n_rules; i++) {
		const struct tc_rule_settings *r = &s->rules[i];

		FUZZ_ASSERT(r->name[0] && memchr(r->name, 0, sizeof(r->name)));
		FUZZ_ASSERT(r->threshold_ns > 0 || r->errors > 0);
		FUZZ_ASSERT(r->percentile >= 0 && r->percentile < 100);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct tc_settings before, s;
	char why[300];
	int rc;

	tc_settings_init(&before);
	s = before;
	rc = tc_settings_read(&s, "a.conf", (const char *)data, size, why, sizeof(why));
	FUZZ_ASSERT(rc == 0 || rc == TACHO_EFORMAT);
	if (rc == 0) {
		FUZZ_ASSERT(!why[0]);
		check_settings(&s);
		return 0;
	}
	FUZZ_ASSERT(memcmp(&s, &before, sizeof(s)) == 0);
	FUZZ_ASSERT(why[0] && strlen(why) < sizeof(why));
	for (const char *c = why; *c; c++)
		FUZZ_ASSERT((unsigned char)*c >= 0x20 && *c != 0x7f);
	return 0;
}
