/* SPDX-License-Identifier: MIT */
/*
 * How long tasks and regions of watched names take. An instance that is open lies in a
 * table of fixed size under its key; begin and end of one are ordered by the program
 * itself (nobody can end what it does not know to have begun), so plain fields do.
 */
#ifndef TC_CAPTURE_WATCH_H
#define TC_CAPTURE_WATCH_H

#include "capture/trigger.h"
#include "rules/watch_window.h"

struct tc_watch {
	enum tc_watch_kind kind;
	char name[TC_NAME_BYTES];
	struct tc_slot slot;
	/* Settings, which may change at any time; read relaxed. */
	tc_atomic_u64 threshold_ns;
	tc_atomic_bool each; /* one instance that is too slow is a trigger */
	/* Counted by all threads: */
	tc_atomic_u64 n, n_slow, n_errors;
	/* The capture thread's: */
	struct tc_rule_settings rule;
	struct tc_rule_settings own; /* the program's, for when the settings have none; "": none */
	bool is_set;                 /* by the settings */
	struct tc_window window;
};

/* All of the process; watches are never taken away. */
extern struct tc_watch tc_watches[TC_WATCHES];
size_t tc_watches_count(void);
/* Add or change, by the program or by the settings; TACHO_ELIMIT. One thread at a time. */
int tc_watches_set(const struct tc_rule_settings *rule, bool by_program);
/* Those of the settings that are not among these are the program's again, or trigger no more. */
void tc_watches_keep(const struct tc_rule_settings *rules, size_t n);

/* The capture thread's: percentiles and errors, whose windows end. */
void tc_watches_look(uint64_t now_ns);
/* Forget instances that began that long ago. */
void tc_watches_sweep(uint64_t now_ns);
uint64_t tc_watches_lost(void);

/* For tacho_observe. */
struct tacho_observer;
extern const struct tacho_observer tc_watch_observer;
void tc_watches_error(uint64_t task);
/* Since the last call: the longest stop of the world. */
uint64_t tc_watches_stw(void);

#endif
