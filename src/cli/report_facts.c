/* SPDX-License-Identifier: MIT */
/* What a report says that no analysis says by itself; see report.h. */
#include "cli/findings_view.h"
#include "cli/report.h"

#include <stdlib.h>
#include <string.h>

const struct tc_report_state tc_report_states[TC_REPORT_STATES] = {
	{ TACHO_COLUMN_RUNNING, "running", "running_ns" },
	{ TACHO_COLUMN_RUNNABLE, "runnable, waiting for a P", "runnable_ns" },
	{ TACHO_COLUMN_BLOCKED, "blocked", "blocked_ns" },
	{ TACHO_COLUMN_SYSCALL, "in system calls", "syscall_ns" },
	{ TACHO_COLUMN_SYSCALL_BLOCKED, "in blocking system calls", "syscall_blocked_ns" },
	{ TACHO_COLUMN_UNKNOWN, "unknown", "unknown_ns" },
};

const char *tc_report_go_version(unsigned version)
{
	switch (version) {
	case 11: return "Go 1.11 to 1.18";
	case 19: return "Go 1.19 or 1.20";
	case 21: return "Go 1.21";
	case 22: return "Go 1.22";
	case 23: return "Go 1.23 or 1.24";
	case 25: return "Go 1.25";
	case 26: return "Go 1.26 or later";
	default: return "Go";
	}
}

bool tc_report_start(const struct tc_report *r, int64_t *unix_ns)
{
	int64_t first_ns = tacho_summary_facts(r->summary)->first_ns, passed_ns;
	size_t n;
	const struct tacho_sync *syncs = tacho_summary_syncs(r->summary, &n);

	for (size_t i = 0; i < n; i++) {
		if (!syncs[i].has_clock)
			continue;
		return !__builtin_sub_overflow(syncs[i].clock.trace_ns, first_ns, &passed_ns) &&
		       !__builtin_sub_overflow(syncs[i].clock.wall_unix_ns, passed_ns, unix_ns);
	}
	return false;
}

static int compare_groups(const void *a, const void *b, void *column)
{
	const struct tacho_group *const *x = a, *const *y = b;
	const enum tacho_column *c = column;
	int64_t u = tacho_hist_total_ns((*x)->columns[*c]);
	int64_t v = tacho_hist_total_ns((*y)->columns[*c]);

	if (u != v)
		return u < v ? 1 : -1;
	return ((*x)->name > (*y)->name) - ((*x)->name < (*y)->name);
}

/* A goroutine of Go's runtime; most of them do nothing but wait. */
static bool is_system(const struct tc_report *r, const struct tacho_group *group)
{
	struct tacho_text name = tacho_symbols_get(r->symbols, group->name);

	return name.n > 8 && memcmp(name.s, "runtime.", 8) == 0 &&
	       !(name.n == 12 && memcmp(name.s, "runtime.main", 12) == 0);
}

const struct tacho_group **tc_report_groups(const struct tc_report *r, enum tacho_column column,
					    size_t *n)
{
	size_t all = tacho_goroutines_groups(r->goroutines);
	const struct tacho_group **v = tc_cli_xcalloc(all + 1, sizeof(*v));

	*n = 0;
	for (size_t i = 0; i < all; i++) {
		const struct tacho_group *group = tacho_goroutines_group(r->goroutines, i);

		if (column != TACHO_COLUMN_BLOCKED || !is_system(r, group))
			v[(*n)++] = group;
	}
	qsort_r(v, *n, sizeof(*v), compare_groups, &column);
	return v;
}

double tc_report_busy(const struct tc_report *r)
{
	const struct tacho_group *all = tacho_goroutines_all(r->goroutines);
	const struct tacho_facts *f = tacho_summary_facts(r->summary);
	const struct tacho_metric_range *procs =
		tacho_summary_metric(r->summary, TACHO_METRIC_GOMAXPROCS);
	double run_ns = (double)tacho_hist_total_ns(all->columns[TACHO_COLUMN_RUNNING]) +
			(double)tacho_hist_total_ns(all->columns[TACHO_COLUMN_SYSCALL]);
	double all_ns = (double)(f->last_ns - f->first_ns) * (double)procs->last;

	/* A number of Ps that changes has no one share. */
	if (procs->n == 0 || procs->min != procs->max || all_ns <= 0)
		return -1;
	return run_ns < all_ns ? run_ns / all_ns : 1;
}

uint64_t tc_report_waits(const struct tc_report *r, uint32_t reason)
{
	static const char prefix[] = "Goroutine:Running->Waiting:";
	struct tacho_text text = tacho_symbols_get(r->symbols, reason);
	size_t n;
	const struct tacho_count *counts =
		tacho_summary_list(r->summary, TACHO_SUMMARY_REASONS, &n);

	for (size_t i = 0; i < n; i++) {
		struct tacho_text key = counts[i].key;

		if (key.n == sizeof(prefix) - 1 + text.n &&
		    memcmp(key.s, prefix, sizeof(prefix) - 1) == 0 &&
		    (text.n == 0 || memcmp(key.s + sizeof(prefix) - 1, text.s, text.n) == 0))
			return counts[i].n;
	}
	return 0;
}

/* First elements of import paths in Go's library. */
static const char *const library[] = {
	"archive", "arena",    "bufio",   "bytes",   "cmp",      "compress", "container", "context",
	"crypto",  "database", "debug",   "embed",   "encoding", "errors",   "expvar",    "flag",
	"fmt",     "go",       "hash",    "html",    "image",    "index",    "internal",  "io",
	"iter",    "log",      "maps",    "math",    "mime",     "net",      "os",        "path",
	"plugin",  "reflect",  "regexp",  "runtime", "slices",   "sort",     "strconv",   "strings",
	"structs", "sync",     "syscall", "testing", "text",     "time",     "unicode",   "unique",
	"unsafe",  "vendor",   "weak",
};

/*
 * "net/http.(*conn).serve" is, "example.com/net.Dial" and "main.run" are not: the
 * first element of the import path ends at a slash or, without one, at a dot. What
 * follows a bracket is a receiver or a type argument.
 */
static bool is_library(struct tacho_text function)
{
	size_t n = 0, first = 0;

	while (n < function.n && function.s[n] != '(' && function.s[n] != '[')
		n++;
	while (first < n && function.s[first] != '/')
		first++;
	if (first == n) {
		for (first = 0; first < n && function.s[first] != '.';)
			first++;
	}
	for (size_t i = 0; i < TC_LEN(library); i++) {
		if (strlen(library[i]) == first && memcmp(library[i], function.s, first) == 0)
			return true;
	}
	return false;
}

uint32_t tc_report_user_frame(const struct tacho_symbols *symbols, uint32_t stack, uint32_t depth)
{
	uint32_t i = 0;

	while (i < depth) {
		struct tacho_frame frame = tacho_symbols_frame(symbols, stack, i);

		if (!is_library(tacho_symbols_get(symbols, frame.func)))
			break;
		i++;
	}
	return i;
}

uint32_t tc_report_user_name(const struct tacho_text *names, uint32_t depth)
{
	uint32_t i = 0;

	while (i < depth && is_library(names[i]))
		i++;
	return i;
}

void tc_report_names(const struct tacho_symbols *symbols, const struct tacho_profile_stack *s,
		     struct tacho_text names[TACHO_PROFILE_DEPTH])
{
	for (uint32_t i = 0; i < s->depth; i++)
		names[i] =
			tacho_symbols_get(symbols, tacho_symbols_frame(symbols, s->stack, i).func);
}

static int compare_stacks(const void *a, const void *b)
{
	const struct tc_report_stack *x = a, *y = b;

	if (x->s->total_ns != y->s->total_ns)
		return x->s->total_ns < y->s->total_ns ? 1 : -1;
	if (x->kind != y->kind)
		return x->kind - y->kind;
	return (x->s->stack > y->s->stack) - (x->s->stack < y->s->stack);
}

struct tc_report_stack *tc_report_stacks(const struct tc_report *r, size_t *n)
{
	static const int kinds[] = { TACHO_PROFILE_NET, TACHO_PROFILE_SYNC, TACHO_PROFILE_SYSCALL };
	struct tc_report_stack *v;
	size_t all = 0;

	for (size_t i = 0; i < TC_LEN(kinds); i++)
		all += tacho_profile_stacks(r->profile, kinds[i]);
	v = tc_cli_xcalloc(all + 1, sizeof(*v));
	*n = 0;
	for (size_t i = 0; i < TC_LEN(kinds); i++) {
		size_t of_kind = tacho_profile_stacks(r->profile, kinds[i]);

		for (size_t k = 0; k < of_kind; k++) {
			v[*n].kind = kinds[i];
			v[(*n)++].s = tacho_profile_stack(r->profile, kinds[i], k);
		}
	}
	qsort(v, *n, sizeof(*v), compare_stacks);
	return v;
}

double tc_report_long_share(const struct tacho_hist *waits)
{
	double share = tacho_hist_top_share(waits, 0.01);

	/* Of a handful the largest one says it already. */
	return tacho_hist_count(waits) >= 10 && share >= 0.5 ? share : 0;
}

struct tc_report_finding *tc_report_get_findings(const struct tc_report *r, size_t *n)
{
	const struct tacho_symbols *symbols = tacho_activity_symbols(r->activity);
	struct tc_report_finding *v;

	*n = tacho_findings_count(r->findings);
	v = tc_cli_xcalloc(*n + 1, sizeof(*v));
	for (size_t i = 0; i < *n; i++) {
		const struct tacho_finding *f = tacho_findings_get(r->findings, i);

		v[i] = (struct tc_report_finding){
			.rule = f->rule,
			.severity = f->severity,
			.confidence = f->confidence,
			.cost = f->cost,
			.cost_ns = f->cost_ns,
			.text = f->text,
			.place = tc_findings_place(symbols, f),
		};
	}
	return v;
}
