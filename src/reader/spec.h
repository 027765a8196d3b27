/* SPDX-License-Identifier: MIT */
/*
 * What a speculative run notes: every prediction about the state that the
 * generation inherits, every event whose fields depend on it, and the events at
 * the front whose times may still move. See doc/design/parallel.md.
 */
#ifndef TC_READER_SPEC_H
#define TC_READER_SPEC_H

#include "reader/order.h"

enum tc_log_kind {
	TC_LOG_G_STATUS,   /* goroutine id exists with status `a` */
	TC_LOG_P_STATUS,   /* P id has status `a`, or does not exist: patch the event */
	TC_LOG_P_PROMOTED, /* P id is in a system call: the event's context is its holder's */
	TC_LOG_M_P_NONE,   /* thread id has no P */
	TC_LOG_M_P_SOME,   /* thread id has a P */
	TC_LOG_M_P_IS,     /* thread id has P b */
	TC_LOG_M_G_NONE,
	TC_LOG_M_G_SOME,
	TC_LOG_M_G_IS,
	TC_LOG_M_RECORD_G, /* thread id has a record, and goroutine b */
	TC_LOG_GC,         /* collector state `a` and number b */
	TC_LOG_G_ASSIST,   /* goroutine id has a mark assist open (a) or not */
	TC_LOG_G_NO_STW,   /* goroutine id has no stop-the-world range open */
	TC_LOG_P_SWEEP,    /* P id has a sweep open (a) or not */
	TC_LOG_REGION_POP, /* goroutine id ends a region: task b, name c */
};

struct tc_log {
	uint8_t kind; /* enum tc_log_kind */
	uint8_t a;
	uint32_t c;
	int64_t id;
	uint64_t b;
	uint64_t event; /* index in the generation */
};

/* An event that the stitcher completes. */
struct tc_open_event {
	struct tacho_event event;
	uint64_t index;  /* in the generation */
	int64_t thread;  /* whose context the unknown fields take */
	uint8_t unknown; /* TC_M_P_KNOWN, TC_M_G_KNOWN: fields to fill */
};

/*
 * The smallest ids of many, and the smallest of those that were dropped. New
 * ids nearly always lie above all old ones, so this is all that a check needs.
 */
enum {
	TC_SMALLEST = 4096
};
struct tc_smallest {
	uint64_t *heap; /* largest first */
	size_t n, cap;
	uint64_t dropped; /* smallest id that is not in the heap */
};

/* More notes than this, of any kind, are not worth keeping: order exactly instead. */
#define TC_SPEC_MAX_NOTES (UINT64_C(1) << 18)

struct tc_spec {
	const struct tacho_alloc *alloc;
	struct tc_log *log;
	size_t n_log, cap_log;
	struct tc_open_event *open;
	size_t n_open, cap_open;
	uint64_t *open_values; /* what their u.values index */
	size_t n_open_values, cap_open_values;
	struct tc_table dead_gs;     /* inherited goroutines that ended here */
	struct tc_table ended_tasks; /* inherited tasks that ended here */
	struct tc_smallest created, begun;
	bool gc_known;
};

TACHO_MUST_USE int tc_spec_init(struct tc_spec *s, const struct tacho_alloc *a);
void tc_spec_fini(struct tc_spec *s);
void tc_spec_reset(struct tc_spec *s);

TACHO_MUST_USE int tc_smallest_add(struct tc_smallest *s, const struct tacho_alloc *a, uint64_t id);

/* Cold parts of the handlers; 0, or negative when there is no memory. */
TACHO_MUST_USE int tc_spec_log(struct tc_order *o, enum tc_log_kind kind, int64_t id, uint8_t a,
			       uint64_t b, uint32_t c);
TACHO_MUST_USE int tc_spec_open(struct tc_order *o, struct tacho_event *event,
				const struct tc_m *context, uint8_t known);

#endif
