/* SPDX-License-Identifier: MIT */
/*
 * Which command of the tool answers a request for a document, and with which
 * options. Only what is on the list of a command reaches it: a value is always part
 * of its option ("--type=…"), and operands stand behind "--", so no text from a
 * request becomes an option.
 */
#ifndef TC_SERVE_DOC_PLAN_H
#define TC_SERVE_DOC_PLAN_H

#include "serve/query.h"

/* What to do with the command's output. */
enum tc_doc_shape {
	TC_DOC_WHOLE,   /* as it is */
	TC_DOC_EVENTS,  /* lines to an object with a list; some left out */
	TC_DOC_TIMELINE /* of a list of Chrome events, those of some numbers */
};

enum {
	TC_DOC_WORDS = TC_QUERY_PARAMS + 12
};

/* The traces of the command line that a document is about. */
enum tc_doc_of {
	TC_DOC_OF_A,
	TC_DOC_OF_B,
	TC_DOC_OF_BOTH
};

struct tc_doc_plan {
	size_t n;
	const char *words[TC_DOC_WORDS]; /* behind the program's name; "--" ends the options */
	enum tc_doc_of of;               /* the operands to be added */
	enum tc_doc_shape shape;
	uint64_t first, last; /* events or lines that are wanted; from 0 */
	const char *mime;
	const char *file_name; /* NULL: shown in place */
	size_t n_text;
	char text[3 * TC_QUERY_BYTES]; /* what the words lead into */
};

/* The document of a command. False: `a` says what is wrong. */
bool tc_doc_plan(struct tc_doc_plan *d, const char *command, const struct tc_query *q,
		 struct tc_answer *a);

/* Do both make the same document? */
bool tc_doc_plan_same(const struct tc_doc_plan *a, const struct tc_doc_plan *b);

/* The endpoint "events": from, to, goroutine, proc, thread, kind, stacks, limit, offset, after. */
bool tc_doc_plan_events(struct tc_doc_plan *d, const struct tc_query *q, struct tc_answer *a);

/* For other plans: begin one, add a word, or an option with a value of the request. */
void tc_doc_begin(struct tc_doc_plan *d, const char *command, const char *mime);
void tc_doc_word(struct tc_doc_plan *d, const char *word);
void tc_doc_option(struct tc_doc_plan *d, const char *name, const char *value);

#endif
