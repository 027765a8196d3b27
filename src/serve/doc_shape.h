/* SPDX-License-Identifier: MIT */
/* The output of a command on its way into an answer; see enum tc_doc_shape. */
#ifndef TC_SERVE_DOC_SHAPE_H
#define TC_SERVE_DOC_SHAPE_H

#include "serve/doc_plan.h"

struct tc_doc_out {
	const struct tc_doc_plan *plan;
	struct tc_textbuf *to;
	size_t max_bytes;
	struct tc_textbuf line;   /* the beginning of one whose end has not come */
	uint64_t n;               /* lines, or events, that have come */
	bool has_kept;            /* the next one needs a comma */
	bool is_behind;           /* the list of events is over */
	uint64_t time_ns, n_same; /* events: the last one's time, and how many had it so far */
};

/* Of what the command prints, only what is kept counts as max_bytes. */
void tc_doc_out_init(struct tc_doc_out *o, const struct tc_doc_plan *plan, struct tc_textbuf *to,
		     size_t max_bytes);
/* As struct tc_child wants it: negative when more than max_bytes are kept. */
int tc_doc_out_write(void *out, const char *bytes, size_t n);
/* The end has come. */
void tc_doc_out_finish(struct tc_doc_out *o);

#endif
