/* SPDX-License-Identifier: MIT */
/*
 * What a stack says about why a goroutine is there. Worked out once for each
 * distinct stack, so that the analyses can ask for every event.
 */
#ifndef TC_ANALYZE_PLACES_H
#define TC_ANALYZE_PLACES_H

#include "base/alloc.h"
#include "base/table.h"
#include <tacho/read.h>

enum tc_place_flags {
	TC_PLACE_KNOWN = 1,            /* the place has been worked out */
	TC_PLACE_MUTEX_LOCK = 1 << 1,  /* in Lock of a mutex (also one inside an RWMutex) */
	TC_PLACE_RW_LOCK = 1 << 2,     /* in Lock of an RWMutex */
	TC_PLACE_RW_RLOCK = 1 << 3,    /* in RLock */
	TC_PLACE_UNLOCK = 1 << 4,      /* in Unlock of a mutex or RWMutex */
	TC_PLACE_RW_RUNLOCK = 1 << 5,  /* in RUnlock */
	TC_PLACE_COND = 1 << 6,        /* in (*Cond).Wait */
	TC_PLACE_WAIT_GROUP = 1 << 7,  /* in (*WaitGroup).Wait */
	TC_PLACE_CGO = 1 << 8,         /* a call into C */
	TC_PLACE_GC = 1 << 9,          /* in the collector: the leaf is runtime.gc… */
	TC_PLACE_SYSTEM = 1 << 10,     /* the goroutine is the runtime's own */
	TC_PLACE_TRACER = 1 << 11,     /* it writes the trace */
	TC_PLACE_RUNTIME_GC = 1 << 12, /* somewhere in runtime.GC */
	TC_PLACE_CHANNEL = 1 << 13,    /* the leaf sends to a channel or receives (not: closes) */
	TC_PLACE_ASYNC = 1 << 14,      /* preempted by a signal, wherever it was */
	TC_PLACE_RECEIVES = 1 << 15,   /* the leaf receives from a channel */
	TC_PLACE_SEMAPHORE = 1 << 16,  /* in acquire of a semaphore of libtacho-rt */
	TC_PLACE_ANY_LOCK = TC_PLACE_MUTEX_LOCK | TC_PLACE_RW_LOCK | TC_PLACE_RW_RLOCK
};

struct tc_place {
	uint32_t flags;
	uint32_t root; /* function of the outermost frame, string id; 0: no stack */
	uint32_t leaf; /* of the innermost */
	uint32_t site; /* innermost function outside of the runtime and its libraries */
	uint32_t site_file;
	uint32_t line;    /* in `site` */
	uint32_t site_id; /* the same for stacks with the same function and line; not 0 */
};

struct tc_places {
	const struct tacho_alloc *alloc;
	struct tc_place *of_stack; /* by stable stack id */
	size_t cap;
	struct tc_table sites; /* function, line → site_id */
};

void tc_places_init(struct tc_places *p, const struct tacho_alloc *alloc);
void tc_places_fini(struct tc_places *p);

/* Make sure that tc_places_get answers for a stack. 0 or TACHO_ENOMEM. */
TACHO_MUST_USE int tc_places_add(struct tc_places *p, const struct tacho_symbols *s,
				 uint32_t stack);

/* A stack that was added; stack 0 ("no stack") always is. */
static inline const struct tc_place *tc_places_get(const struct tc_places *p, uint32_t stack)
{
	static const struct tc_place none = { .flags = TC_PLACE_KNOWN };

	return stack < p->cap ? &p->of_stack[stack] : &none;
}

/* What a reason for waiting says. */
enum tc_wait {
	TC_WAIT_OTHER,
	TC_WAIT_NETWORK,
	TC_WAIT_SELECT,
	TC_WAIT_SYNC, /* a mutex, an RWMutex, a WaitGroup, semaphores of the runtime */
	TC_WAIT_COND,
	TC_WAIT_CHAN_SEND,
	TC_WAIT_CHAN_RECEIVE,
	TC_WAIT_SLEEP,
	TC_WAIT_GC_ASSIST,
	TC_WAIT_GC,     /* all others that begin with "GC " or name the collector */
	TC_WAIT_SYSTEM, /* "system goroutine wait" */
	TC_WAIT_PREEMPTED,
	TC_WAIT_FOREVER,
	TC_WAIT_SYNCTEST,
	TC_WAIT_COUNT
};

enum tc_wait tc_wait_of(struct tacho_text reason);

#endif
