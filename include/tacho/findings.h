/* SPDX-License-Identifier: MIT */
/*
 * Findings: patterns that an experienced engineer would recognize in a trace,
 * found by rules. Each has a place, what it cost, the numbers that it rests on,
 * moments to look at, what usually helps, and what the trace cannot show.
 *
 *	struct tacho_activity *act;
 *	struct tacho_findings *f;
 *	struct tacho_analysis analysis;
 *	int rc = tacho_activity_new(&act, NULL);
 *	if (rc == 0)
 *		rc = tacho_findings_new(&f, act);
 *	analysis = tacho_activity_analysis(act);
 *	if (rc == 0 && (rc = tacho_pass_run(reader, &analysis, 1, NULL, NULL)) == 0)
 *		for (size_t i = 0; i < tacho_findings_count(f); i++)
 *			show(tacho_findings_get(f, i));
 *
 * Results are there after the pass, do not change any more, and live until
 * tacho_findings_free. Strings and stacks are ids of tacho_activity_symbols. Texts
 * are printable UTF-8, whatever the trace holds. Since 0.1.
 */
#ifndef TACHO_FINDINGS_H
#define TACHO_FINDINGS_H

#include <tacho/activity.h>

#ifdef __cplusplus
extern "C" {
#endif

struct tacho_findings;

enum tacho_severity {
	TACHO_SEVERITY_LOW,
	TACHO_SEVERITY_MEDIUM,
	TACHO_SEVERITY_HIGH
};

/* How sure a finding is. */
enum tacho_confidence {
	TACHO_CONFIDENCE_POSSIBLE,
	TACHO_CONFIDENCE_LIKELY,
	TACHO_CONFIDENCE_CERTAIN
};

/* What `cost_ns` counts. */
enum tacho_cost {
	TACHO_COST_GOROUTINES, /* time of goroutines, added up */
	TACHO_COST_WALL,       /* time on the clock */
	TACHO_COST_PROCS       /* time of Ps, added up */
};

/* A rule, in the order of tacho_rule_get. Texts are static. */
struct tacho_rule {
	const char *id;    /* "lock-convoy": stable */
	const char *title; /* one phrase */
	const char *fix;   /* what usually helps */
	const char *blind; /* what the trace cannot show, and what looks alike */
};
#define TACHO_RULES 16
/* NULL behind the last. */
TACHO_API const struct tacho_rule *tacho_rule_get(size_t i);

/* A number that a finding rests on. */
struct tacho_fact {
	const char *key;  /* static: "chain_share" */
	const char *unit; /* "ns", "1/s", "share", "count", "ratio" */
	double value;
};

/* A moment to look at. Times on the trace clock. */
struct tacho_evidence {
	int64_t begin_ns, end_ns;
	int64_t goroutine; /* TACHO_NONE */
	uint32_t stack;    /* 0: none */
	const char *what;  /* static: "longest wait" */
};

enum {
	TACHO_FINDING_FACTS = 16,
	TACHO_FINDING_EVIDENCE = 3,
	TACHO_FINDING_SERIES = 64
};

struct tacho_finding {
	const struct tacho_rule *rule;
	enum tacho_severity severity;
	enum tacho_confidence confidence;
	enum tacho_cost cost;
	int64_t cost_ns;
	double share; /* of the rule's main figure: of the wall time unless the text says otherwise */
	uint64_t count;
	int64_t longest_ns;
	uint32_t stack;       /* the place; 0: it has none */
	uint32_t other_stack; /* a second one: who releases, who is to blame; 0: none */
	const char *text;     /* one or two sentences with the numbers */
	const char *note;     /* what weakens or explains it; "" */
	size_t n_facts;
	struct tacho_fact facts[TACHO_FINDING_FACTS];
	size_t n_evidence;
	struct tacho_evidence evidence[TACHO_FINDING_EVIDENCE];
	/* A quantity over time, in equal parts of the trace from its begin on. */
	const char *series_name; /* static: "mean queue length"; NULL: none */
	int64_t series_step_ns;
	size_t n_series;
	float series[TACHO_FINDING_SERIES];
};

/* Attach to an activity before its pass. TACHO_ENOMEM, TACHO_EMISUSE. */
TACHO_API TACHO_MUST_USE int tacho_findings_new(struct tacho_findings **out,
						struct tacho_activity *activity);
/* Before the activity is freed. NULL is fine. */
TACHO_API void tacho_findings_free(struct tacho_findings *f);

/* By severity, then cost, largest first. NULL behind the last. */
TACHO_API size_t tacho_findings_count(const struct tacho_findings *f);
TACHO_API const struct tacho_finding *tacho_findings_get(const struct tacho_findings *f, size_t i);

/* Length of the trace; the floors of the rules depend on it. */
TACHO_API int64_t tacho_findings_wall_ns(const struct tacho_findings *f);
TACHO_API int64_t tacho_findings_begin_ns(const struct tacho_findings *f);

/* "" if all rules could be applied, else why not ("the trace is under 5 ms long"). */
TACHO_API const char *tacho_findings_caveat(const struct tacho_findings *f);

/* "low" …, "possible" …, "goroutine time" … */
TACHO_API const char *tacho_severity_name(int severity);
TACHO_API const char *tacho_confidence_name(int confidence);
TACHO_API const char *tacho_cost_name(int cost);

#ifdef __cplusplus
}
#endif
#endif
