/* SPDX-License-Identifier: MIT */
/*
 * How often rules would have asked for a snapshot while stored traces were made: watches
 * and conditions of the scheduler, with cool-down, probability and budget applied as in a
 * service that runs. What snapshots cost in CPU time is not known, so that budget is left
 * out; the lot is drawn with the same numbers each time.
 *
 *	rc = tc_rule_test_new(&t, &settings);
 *	for each trace: run a pass with tc_rule_test_analysis(t), then tc_rule_test_next(t)
 *
 * Traces follow each other: one whose clock says that it began after the end of the one
 * before begins then, any other one where that ended.
 */
#ifndef TC_RULES_RULE_TEST_H
#define TC_RULES_RULE_TEST_H

#include "rules/settings.h"

#include <tacho/analyze.h>

struct tc_rule_test;

/* Why a rule fired. */
enum tc_rule_why {
	TC_WHY_SLOW,       /* value ns */
	TC_WHY_PERCENTILE, /* value of `of` were slower */
	TC_WHY_ERRORS,     /* value within a window */
	TC_WHY_RUNNABLE,   /* value goroutines for `of` Ps */
	TC_WHY_HELD,       /* value ns */
	TC_WHY_STW,        /* value ns */
	TC_WHY_THROTTLED,  /* value per mille of the time */
	TC_WHYS
};

struct tc_rule_firing {
	size_t trace;  /* 0, 1, … */
	uint32_t rule; /* as in tc_rule_test_get */
	enum tc_rule_why why;
	uint64_t value, of;
	int64_t at_ns;   /* of the trigger, since the begin of the trace */
	int64_t unix_ns; /* the same on the wall clock; 0: the trace does not say */
	uint64_t bytes;  /* of the snapshot, before compression */
};

struct tc_rule_result {
	const struct tc_rule_settings *rule; /* NULL: the conditions of [sched] */
	uint64_t seen, slow, errors;         /* instances, from begin to end */
	uint64_t triggers;
	/* Each trigger was one of these: */
	uint64_t cooling; /* a snapshot was being taken, or the rule cooled down */
	uint64_t not_chosen;
	uint64_t over_budget;
	uint64_t snapshots;
	uint64_t bytes;
};

TACHO_MUST_USE int tc_rule_test_new(struct tc_rule_test **out, const struct tc_settings *settings);
void tc_rule_test_free(struct tc_rule_test *t); /* NULL is fine */
/* To be given to one pass a trace; TACHO_ELIMIT beyond 8 million moments of triggers. */
struct tacho_analysis tc_rule_test_analysis(struct tc_rule_test *t);
/* The trace is over, whatever could be read of it. */
TACHO_MUST_USE int tc_rule_test_next(struct tc_rule_test *t);

/* A result for each rule of the settings, then [sched] if it has a condition. */
size_t tc_rule_test_count(const struct tc_rule_test *t);
struct tc_rule_result tc_rule_test_get(const struct tc_rule_test *t, size_t i);
/* By time; NULL behind the last. */
const struct tc_rule_firing *tc_rule_test_firing(const struct tc_rule_test *t, size_t i);
/* Of all traces together, ns. */
uint64_t tc_rule_test_length(const struct tc_rule_test *t);
/* Instances beyond those that a service keeps count of. */
uint64_t tc_rule_test_unwatched(const struct tc_rule_test *t);

#endif
