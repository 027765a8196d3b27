/* SPDX-License-Identifier: MIT */
/* Rows: what one holds, and how it is written (row_text.c). See <tacho/rows.h>. */
#ifndef TC_EXPORT_ROW_TEXT_H
#define TC_EXPORT_ROW_TEXT_H

#include <tacho/rows.h>

#include "export/timeline_state.h"

/* Which ends of an interval the trace does not show. */
enum {
	TC_ROW_OPEN_BEGIN = 1,
	TC_ROW_OPEN_END = 2
};

struct tc_row {
	int kind; /* enum tacho_row */
	int64_t begin_ns, end_ns;
	int64_t latency_ns;               /* -1: none */
	int64_t g, p, m, waker;           /* TACHO_NONE: none */
	uint64_t task, parent;            /* TACHO_NO_TASK: none */
	uint32_t function, name, reason;  /* text ids */
	const struct tacho_text *message; /* as it should be written; NULL: none */
	uint32_t stack, waker_stack;      /* frame ids */
	unsigned open;
};

#define TC_ROW_INIT                                                                         \
 {                                                                                          \
  .latency_ns = -1, .g = TACHO_NONE, .p = TACHO_NONE, .m = TACHO_NONE, .waker = TACHO_NONE, \
  .task = TACHO_NO_TASK, .parent = TACHO_NO_TASK                                            \
 }

/* The header line, where the form has one. */
void tc_row_header(struct tc_textbuf *out, const struct tacho_rows_opts *o);
void tc_row_put(struct tc_textbuf *out, const struct tc_tl_names *names,
		const struct tacho_rows_opts *o, const struct tc_row *r);

#endif
