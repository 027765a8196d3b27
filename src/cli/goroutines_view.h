/* SPDX-License-Identifier: MIT */
/* `tacho goroutines`: what was computed, in which order it stands, and the ways to print it. */
#ifndef TC_CLI_GOROUTINES_VIEW_H
#define TC_CLI_GOROUTINES_VIEW_H

#include "cli/document.h"

#include <tacho/goroutines.h>

/* What a row may be sorted by. */
enum tc_sort_field {
	TC_SORT_COLUMN,  /* time in a state: `column`, `stat` */
	TC_SORT_LATENCY, /* groups: from runnable to running; `stat` */
	TC_SORT_NAME,
	TC_SORT_COUNT, /* groups */
	TC_SORT_ALIVE, /* groups */
	TC_SORT_ID,    /* members, as the three below */
	TC_SORT_CREATED,
	TC_SORT_STARTED,
	TC_SORT_ENDED,
	TC_SORT_REASON, /* blocked for the reason, or in the range, `name` */
};

enum tc_sort_stat {
	TC_STAT_TOTAL,
	TC_STAT_AVG,
	TC_STAT_P50,
	TC_STAT_P99,
	TC_STAT_MAX,
	TC_STAT_COUNT
};

struct tc_sort {
	enum tc_sort_field field;
	int column;    /* enum tacho_column */
	int stat;      /* enum tc_sort_stat; members have TOTAL only */
	uint32_t name; /* string id */
};

struct tc_goroutines_view {
	const struct tacho_ctx *ctx;
	struct tc_report_input in;
	struct tacho_goroutines *goroutines;
	const struct tacho_symbols *symbols;
	struct tc_extent span;
	const char *fn;                  /* as given; NULL: groups are shown */
	const struct tacho_group *group; /* of fn */
	struct tc_sort sort;
	uint64_t top; /* rows; UINT64_MAX: all */
};

/* --- goroutines_sort.c ------------------------------------------------------ */

/*
 * What the word after --sort means; NULL: the default. Reasons and ranges are known
 * only when the trace has been read. False: nothing.
 */
bool tc_sort_parse(struct tc_sort *out, const struct tc_goroutines_view *v, const char *word);

/* "running, running.avg, ..., sync": all words that tc_sort_parse takes. */
void tc_sort_words(struct tc_cli_str *out, const struct tc_goroutines_view *v);

/* The word for what rows are sorted by: "running.p99". */
void tc_sort_describe(struct tc_cli_str *out, const struct tc_goroutines_view *v);

/* The column whose distribution is shown. */
int tc_sort_column(const struct tc_sort *sort);

/* What heads the column of a reason or range: "STW read mem stats"; foreign text. */
void tc_named_title(struct tc_cli_str *out, struct tacho_text name);

/* In the order of v->sort; to be freed. */
const struct tacho_group **tc_sort_groups(const struct tc_goroutines_view *v, size_t *n);
const struct tacho_goroutine **tc_sort_members(const struct tc_goroutines_view *v, size_t *n);

/* Time with that name in a list, 0 if it is not there. */
int64_t tc_named_time(const struct tacho_named_time *times, size_t n, uint32_t name);

/* --- goroutines_text.c, goroutines_data.c ----------------------------------- */

/* Share of the running time of all goroutines. */
double tc_goroutines_share(const struct tc_goroutines_view *v, const struct tacho_group *group);

void tc_goroutines_text_groups(const struct tc_goroutines_view *v);
void tc_goroutines_text_members(const struct tc_goroutines_view *v);

void tc_goroutines_csv(const struct tc_goroutines_view *v);
void tc_goroutines_json(const struct tc_goroutines_view *v);

#endif
