/* SPDX-License-Identifier: MIT */
/* `tacho live`: what is shown of the newest capture, and the viewer that serves it. */
#ifndef TC_CLI_LIVE_VIEW_H
#define TC_CLI_LIVE_VIEW_H

#include "cli/report.h"

#include <time.h>

/* What the rows may be sorted by, in the order of the columns. */
enum tc_live_sort {
	TC_LIVE_RUNNING,
	TC_LIVE_RUNNABLE,
	TC_LIVE_BLOCKED,
	TC_LIVE_SYSCALL,
	TC_LIVE_P99,
	TC_LIVE_MAX,
	TC_LIVE_COUNT,
	TC_LIVE_ALIVE,
	TC_LIVE_SORTS
};
extern const char *const tc_live_sort_choices[]; /* NULL-ended */

struct tc_live_view {
	const struct tacho_ctx *ctx;
	const struct tc_report *report; /* of the newest capture; NULL: there is none yet */
	const char *service;            /* its address, as it was given */
	const char *viewer;             /* address of the viewer; NULL: none */
	uint64_t number;                /* of the capture, from 1 on */
	time_t when;                    /* it was taken */
	const char *state;              /* what goes on: "paused"; NULL: nothing to be said */
	const char *trouble;            /* why there is no newer one; "": all is well */
	const char *word;               /* about the last key; "": none */
	enum tc_live_sort sort;
	bool wants_help;
	uint64_t rows;    /* of the table, at most */
	unsigned columns; /* lines are cut there; 0: they are not */
};

/*
 * A server of the newest capture, on this machine only: the address stays the same, what is
 * served changes. A page that is open finds another fingerprint and asks anew.
 */
struct tc_live_viewer {
	struct tc_serve *srv; /* NULL: none */
	char path[32], address[32], url[64];
};

/*
 * Serve the trace of fd; fd and name stay until the next call. port 0: any, at first. False
 * and a sentence: nothing is served until the next call.
 */
bool tc_live_viewer_show(struct tc_live_viewer *v, const struct tc_cli_read_opts *read,
			 unsigned port, int fd, const char *name, char *why, size_t size);
void tc_live_viewer_close(struct tc_live_viewer *v);

/* Lines of text, at most `lines` of them, each ended by \n; tables take what is left. */
void tc_live_text(FILE *f, const struct tc_live_view *v, unsigned lines);

#endif
