/* SPDX-License-Identifier: MIT */
/* A report on one trace: what was computed, and the two ways to print it. */
#ifndef TC_CLI_REPORT_H
#define TC_CLI_REPORT_H

#include "cli/document.h"
#include "cli/report_input.h"
#include "cli/report_print.h"

#include <tacho/cpu.h>
#include <tacho/findings.h>
#include <tacho/goroutines.h>
#include <tacho/profile.h>
#include <tacho/summary.h>

struct tc_report_sum;

struct tc_report {
	const struct tacho_ctx *ctx;
	struct tc_report_input in;
	struct tacho_summary *summary;
	struct tacho_goroutines *goroutines;
	struct tacho_profile *profile;
	struct tacho_activity *activity;     /* NULL: findings are not wanted */
	struct tacho_findings *findings;     /* the same; ids of tacho_activity_symbols */
	const struct tacho_symbols *symbols; /* of all others */
	struct tc_extent extent;
	uint64_t top; /* rows of a list */
};

/*
 * Make the analyses and read the trace: an exit code, and a message if memory is out. ctx is
 * set before; to be closed whatever the result.
 */
int tc_report_read(struct tc_report *r, const char *path, bool with_findings,
		   const struct tc_cli_read_opts *read);
void tc_report_close(struct tc_report *r);

/* The states in which goroutines spend time, in the order of reports. */
struct tc_report_state {
	enum tacho_column column;
	const char *name; /* for people */
	const char *key;  /* in JSON */
};
#define TC_REPORT_STATES 6
extern const struct tc_report_state tc_report_states[TC_REPORT_STATES];

/* Which Go wrote this version of the format; static. */
const char *tc_report_go_version(unsigned version);

/* Wall clock at the first event, Unix time; false where the trace has none. */
bool tc_report_start(const struct tc_report *r, int64_t *unix_ns);

/*
 * Largest total of a column first; to be freed. Those that were blocked leave out
 * the runtime's own goroutines, which would hide all others.
 */
const struct tacho_group **tc_report_groups(const struct tc_report *r, enum tacho_column column,
					    size_t *n);

/* Share of the time that the Ps could run which they ran goroutines; negative: unknown. */
double tc_report_busy(const struct tc_report *r);

/* How often goroutines began to wait for a reason. */
uint64_t tc_report_waits(const struct tc_report *r, uint32_t reason);

/*
 * The innermost frame that is not of Go's own library; `depth` if there is none.
 */
uint32_t tc_report_user_frame(const struct tacho_symbols *symbols, uint32_t stack, uint32_t depth);
/* The same of names, innermost first. */
uint32_t tc_report_user_name(const struct tacho_text *names, uint32_t depth);

/* Where goroutines were blocked, on what, or spent time in system calls. */
struct tc_report_stack {
	int kind; /* enum tacho_profile_kind; not SCHED */
	const struct tacho_profile_stack *s;
};
/* The functions of its frames, innermost first: depth of them. */
void tc_report_names(const struct tacho_symbols *symbols, const struct tacho_profile_stack *s,
		     struct tacho_text names[TACHO_PROFILE_DEPTH]);
/* Largest total first; to be freed. */
struct tc_report_stack *tc_report_stacks(const struct tc_report *r, size_t *n);

/* Share of the total that few long ones make up, if it is worth a word; else 0. */
double tc_report_long_share(const struct tacho_hist *waits);

/* Worst first; to be freed; points into r->findings. */
struct tc_report_finding *tc_report_get_findings(const struct tc_report *r, size_t *n);

/* What `tacho report` does with files; returns the exit code. */
struct tc_report_files_opts {
	uint64_t top;        /* rows of a list; 0: all */
	bool findings, each; /* as the options of those names */
	const struct tc_cli_read_opts *read;
};
int tc_report_files(struct tacho_ctx *ctx, const struct tc_report_files_opts *o, int n,
		    char **paths);

/* is_next: another report stands above. */
void tc_report_text(const struct tc_report *r, bool is_next);

/* A document of any number of reports. */
void tc_report_json_begin(struct tc_cli_json *j);
void tc_report_json(const struct tc_report *r, struct tc_cli_json *j);
/* The members of a finding. */
void tc_report_json_finding(const struct tc_report_finding *f, struct tc_cli_json *j);
/* sum: a last member; NULL: none. */
void tc_report_json_end(struct tc_cli_json *j, const struct tc_report_sum *sum);

#endif
