/* SPDX-License-Identifier: MIT */
/*
 * What all sources of triggers may cost together, and each one's share of it. The same for
 * a service that runs and for a rule that is tried on a stored trace, so time is an
 * argument: ns of any clock that does not go back.
 */
#ifndef TC_RULES_BUDGET_H
#define TC_RULES_BUDGET_H

#include "rules/settings.h"

/* The program's own calls, the scheduler, then the watches. */
enum tc_source {
	TC_SOURCE_CALL,
	TC_SOURCE_SCHED,
	TC_SOURCE_WATCH,
	TC_SOURCES = TC_SOURCE_WATCH + TC_WATCHES
};

/* Zeroed: nothing is used. */
struct tc_budget {
	uint64_t minute, day; /* when these began */
	uint64_t snapshots_minute, snapshots_day, bytes_minute, bytes_day;
	uint64_t cpu_free_ns; /* when the CPU time that was used is within the share again */
	struct {
		uint64_t minute, day; /* snapshots */
	} used[TC_SOURCES];
};

/* May that one of the first n sources have a snapshot? */
bool tc_budget_allows(struct tc_budget *b, const struct tc_settings *s, size_t n, size_t source,
		      uint64_t now_ns);
/* It had one. */
void tc_budget_take(struct tc_budget *b, const struct tc_settings *s, size_t source, uint64_t bytes,
		    uint64_t cpu_ns, uint64_t now_ns);

/* What a source says, and where it says nothing what the settings say for all. */
struct tc_aim tc_aim_of(const struct tc_settings *s, const struct tc_aim *own);
/* By lot; *x is any number but 0, and the next one then. */
bool tc_aim_chooses(const struct tc_aim *aim, uint64_t *x);

#endif
