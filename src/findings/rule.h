/* SPDX-License-Identifier: MIT */
/*
 * What a rule is. To add one, write src/findings/<id>.c with its state and functions,
 * and a line in the table of findings.c.
 *
 * A rule gets spans of the program's goroutines only: the runtime's own
 * goroutines, and the writer of the trace, take part in no rule.
 */
#ifndef TC_FINDINGS_RULE_H
#define TC_FINDINGS_RULE_H

#include "analyze/act.h"
#include "analyze/buckets.h"
#include "findings/waits.h"
#include <tacho/findings.h>

#define TC_US ((int64_t)1000)
#define TC_MS ((int64_t)1000 * 1000)

/* Shorter traces show how a program starts, and nothing else. */
#define TC_SHORTEST_TRACE_NS (5 * TC_MS)

#define TC_BIT(state) (1u << (state))

/*
 * What is special about a span. A rule says which kinds it wants; what it would want of
 * every span is counted once for all, in struct tacho_findings.
 */
enum tc_span_kind {
	TC_SPAN_LONG = 1 << 0,   /* TC_LONG_SPAN_NS and more */
	TC_SPAN_ASSIST = 1 << 1, /* in a mark assist, at least in part */
	TC_SPAN_OPEN = 1 << 2,   /* cut by the end of the trace */
	TC_SPAN_MARKED = 1 << 3, /* of a goroutine that a rule has marked, up to its next run */
	TC_SPAN_HARM = 1 << 4,   /* a call that kept others from a P, or one that was kept */
	TC_SPAN_CGO = 1 << 5,    /* a call into C */
	TC_SPAN_LATE = 1 << 6,   /* runnable, mostly while a P was idle */
	TC_SPAN_WOKEN = 1 << 7,  /* a wait that a goroutine ended */
	TC_SPAN_TIMED = 1 << 8,  /* a wait that the scheduler ended */
	TC_SPAN_ERRAND = 1 << 9, /* a wait of one that was woken, and did nothing much since */
	TC_SPAN_KINDS = 1 << 10
};
#define TC_LONG_SPAN_NS (8 * TC_MS)
/* In less time the monitor could not have taken the P away. */
#define TC_HARM_NS (50 * TC_US)

struct tc_lock_attempt;

/*
 * What the rules remember about a goroutine: zeroed when it is first seen, gone
 * when it ends. One record for all, as each span brings it into the cache anyway.
 */
struct tc_rule_g {
	int64_t id;
	int64_t run_ns;  /* how long it ran so far */
	int64_t m;       /* thread of its last run */
	int64_t busy_ns; /* of the activity, when its last run began */
	bool has_waited; /* for something else than the collector */
	bool is_used;    /* another goroutine or the network has ended a wait of it */
	bool is_marked;  /* a rule wants its spans up to the next run */
	bool is_timed;   /* busy_ns is set */
	struct {
		bool is_late; /* it waited for a P that was idle */
	} idle;
	struct {
		bool is_woken; /* by a timer, and has not run since */
	} timer;
	struct {
		uint64_t herd;     /* that woke it last; 0: none */
		int64_t run_at_ns; /* run_ns then */
		bool is_out;       /* woken by that herd, and not settled */
		uint64_t own_herd; /* that it woke last */
		int64_t run_began_ns;
	} herd;
	struct tc_lock_attempt *attempts; /* at locks; NULL: none so far */
};

struct tc_rule {
	struct tacho_rule public;
	/*
	 * The first argument of all functions: zeroed, and its first member is a
	 * struct tacho_findings *, which is set.
	 */
	size_t state_bytes;
	unsigned spans; /* states that `span` wants: TC_BIT(TACHO_GO_WAITING) | … */
	unsigned kinds; /* and what they must be, one of them: enum tc_span_kind, ORed */
	int (*span)(void *state, const struct tc_span *s, struct tc_rule_g *g);
	int (*range)(void *state, const struct tc_act_range *r);
	int (*died)(void *state, const struct tc_act_g *go, const struct tc_rule_g *g, int64_t now);
	int (*born)(void *state, const struct tc_act_g *go, struct tc_rule_g *g);
	int (*silence)(void *state, int64_t begin, int64_t end, unsigned n_running);
	int (*late)(void *state, int64_t begin, int64_t end);
	/* At the end of the trace: add findings. */
	int (*judge)(void *state);
	void (*free)(void *state);
};

/* How something is spread over the trace, in 64 parts or fewer. */
struct tc_bins {
	int64_t origin_ns, step_ns; /* step_ns 0: nothing yet */
	/* The part that the last amount went to; mostly the next one does, too. */
	int64_t from_ns, to_ns;
	unsigned last;
	double parts[TACHO_FINDING_SERIES];
};
void tc_bins_add(struct tc_bins *b, int64_t begin, int64_t at, double amount);
void tc_bins_spread_slowly(struct tc_bins *b, int64_t begin, int64_t from, int64_t to);
/* Share of what lies before a moment; bins that it cuts count in part. */
double tc_bins_before(const struct tc_bins *b, int64_t at);

/* Spread evenly over [from, to). */
static inline void tc_bins_spread(struct tc_bins *b, int64_t begin, int64_t from, int64_t to)
{
	if (from >= b->from_ns && to < b->to_ns)
		b->parts[b->last] += to > from ? (double)(to - from) : 0;
	else
		tc_bins_spread_slowly(b, begin, from, to);
}

struct tc_finding {
	struct tacho_finding public;
	char text[900];
	char note[400];
};

/* What rules know about the whole trace. */
struct tacho_findings {
	const struct tacho_alloc *alloc;
	struct tacho_activity *act;
	void *states[TACHO_RULES];
	struct tc_rule_g *gs; /* by slot; of every goroutine that was born */
	size_t n_gs, cap_gs;
	/* Who wants what: a bit for each rule. */
	uint16_t spans[TACHO_GO_STATE_COUNT][TC_SPAN_KINDS];
	uint16_t ranges, births, deaths, silences, lates;
	struct tc_finding **list;
	size_t n, cap;
	const struct tc_rule *judging; /* the rule of findings that are added */
	bool is_done;

	/* Of the program's goroutines. */
	struct tc_waits waits;
	int64_t run_ns;
	struct tacho_hist delays;            /* runnable */
	int64_t delay_ns[TACHO_DELAY_COUNT]; /* of their total, by cause */
	struct tc_bins line;                 /* how many were runnable */
	struct tacho_evidence longest_delay;
	uint32_t longest_delay_name; /* start function */

	/* Valid in `judge`. */
	int64_t begin_ns, end_ns, wall_ns;
	unsigned procs; /* GOMAXPROCS, or the Ps seen */

	/* Set by rules for those behind them in the table. */
	bool has_quota;
	bool has_pending_writers; /* again and again */
	double slow_wakeups;      /* share of the wall time */
};

/*
 * A finding of the rule that judges, to be filled in. It stays valid. NULL when
 * out of memory.
 */
struct tc_finding *tc_finding_add(struct tacho_findings *f);

/* Append to the text or the note of a finding: printf with %s for printable text only. */
void tc_finding_say(struct tc_finding *x, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
void tc_finding_note(struct tc_finding *x, const char *fmt, ...)
	__attribute__((format(printf, 2, 3)));
void tc_finding_fact(struct tc_finding *x, const char *key, const char *unit, double value);
void tc_finding_show(struct tc_finding *x, const char *what, int64_t begin, int64_t end,
		     int64_t goroutine, uint32_t stack);

/* Texts for %s, good until the end of the full expression's function. */
struct tc_say {
	char s[96];
};
struct tc_say tc_say_ns(int64_t ns);
/* With a comma at each thousand. */
struct tc_say tc_say_count(uint64_t n);
struct tc_say tc_say_number(double n); /* the same of what is not whole, rounded */
struct tc_say tc_say_share(double share);
/* "main.worker (main.go:12)" of a stack's site; "somewhere" without one. */
struct tc_say tc_say_place(const struct tacho_findings *f, uint32_t stack);
/* Name of a function by string id. */
struct tc_say tc_say_name(const struct tacho_findings *f, uint32_t name);

/* The record of a goroutine that is known, else NULL. */
static inline struct tc_rule_g *tc_rule_g_of(const struct tacho_findings *f, uint32_t slot,
					     int64_t id)
{
	return slot < f->n_gs && f->gs[slot].id == id ? &f->gs[slot] : NULL;
}

/* High above a quarter, medium above a tenth. */
enum tacho_severity tc_severity_of(double share);

static inline double tc_ratio(double part, double whole)
{
	return whole > 0 ? part / whole : 0;
}

static inline int64_t tc_span_ns(const struct tc_span *s)
{
	return tc_wrap_sub(s->end_ns, s->begin_ns);
}

extern const struct tc_rule tc_rule_cpu_quota, tc_rule_idle_while_runnable, tc_rule_lock_convoy,
	tc_rule_busy_lock, tc_rule_pending_rwmutex_writer, tc_rule_syscall_holds_p,
	tc_rule_cgo_flood, tc_rule_oversubscription, tc_rule_preemption_blocked, tc_rule_gc_assist,
	tc_rule_long_stw, tc_rule_goroutine_leak, tc_rule_thundering_herd, tc_rule_timer_storm,
	tc_rule_goroutine_churn, tc_rule_one_stall;

#endif
