/* SPDX-License-Identifier: MIT */
/* Reading the trace into the store, on a thread of its own. */
#ifndef TC_SERVE_LOAD_H
#define TC_SERVE_LOAD_H

#include "serve/serve_state.h"

/*
 * Make the reader. What is no trace shows here already, unless the input is a
 * stream; *diag has the reason.
 */
TACHO_MUST_USE int tc_load_open(struct tc_serve *srv, struct tacho_diag *diag);

/* TACHO_EIO: no thread. */
TACHO_MUST_USE int tc_load_start(struct tc_serve *srv);

/* Wait for the thread, which srv->stops and srv->fd_stop have told to end. */
void tc_load_join(struct tc_serve *srv);

/* The thread of a stream; see load_stream.c. */
void *tc_load_stream(void *srv);

/*
 * The end of reading, said to page and terminal. rc is that of the pass, 0 also if
 * the trace is damaged but useful; the reader knows the rest.
 */
void tc_load_conclude(struct tc_serve *srv, int rc);

/* Something is wrong or lost: to page and terminal. */
void tc_load_warn(struct tc_serve *srv, const char *text);

/* One sentence about what is wrong, with its place. */
void tc_load_describe(const struct tacho_diag *diag, char *out, size_t size);

#endif
