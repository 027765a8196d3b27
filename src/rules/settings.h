/* SPDX-License-Identifier: MIT */
/*
 * Settings as lines of text:
 *
 *	# a comment
 *	enabled = true
 *	cool-down = 30s
 *	[task "GET /orders"]
 *	threshold = 50ms
 *
 * Sections: [task "NAME"], [region "NAME"], [sched]. A text of any bytes is either
 * applied whole or not at all.
 */
#ifndef TC_RULES_SETTINGS_H
#define TC_RULES_SETTINGS_H

#include <tacho/common.h>

enum {
	TC_WATCHES = 32,
	TC_NAME_BYTES = 128,
	TC_SETTING_BYTES = 256,
	TC_SETTINGS_MAX = 64 * 1024
};

enum tc_watch_kind {
	TC_WATCH_TASK,
	TC_WATCH_REGION
};

/* How a trigger becomes a snapshot. 0: as the general settings say. */
struct tc_aim {
	uint64_t look_ahead_ns, cool_down_ns;
	double probability;
};

struct tc_rule_settings {
	enum tc_watch_kind kind;
	char name[TC_NAME_BYTES];
	uint64_t threshold_ns, window_ns, hold_ns, errors;
	double percentile;
	struct tc_aim aim;
};

struct tc_settings {
	bool enabled, diagnose, cpu_notes;
	char service[64], spool[TC_SETTING_BYTES], listen[TC_SETTING_BYTES];
	char token_file[TC_SETTING_BYTES];
	uint64_t recorder_bytes, look_back_ns;
	uint64_t trace_max_s;
	uint64_t spool_bytes, spool_count, spool_age_ns, exemplars;
	struct tc_aim aim;
	struct {
		uint64_t snapshots_minute, snapshots_day, bytes_minute, bytes_day;
		double cpu; /* share of one CPU */
	} budget;
	struct {
		double runnable, throttled; /* times procs; share of the time */
		uint64_t held_ns, stw_ns;
		struct tc_aim aim;
	} sched;
	size_t n_rules;
	struct tc_rule_settings rules[TC_WATCHES];
};

void tc_settings_init(struct tc_settings *s);

/*
 * Apply a text on top of what is there; `name` is its file's. TACHO_EFORMAT with one
 * sentence in why, *s as it was.
 */
TACHO_MUST_USE int tc_settings_read(struct tc_settings *s, const char *name, const char *text,
				    size_t n, char *why, size_t why_size);

#endif
