/* SPDX-License-Identifier: MIT */
/* The forms of an ordered event; <tacho/print.h> is what users see. */
#ifndef TC_EXPORT_EVENTS_TEXT_H
#define TC_EXPORT_EVENTS_TEXT_H

#include <tacho/print.h>

#include "base/textbuf.h"

struct tacho_printer {
	const struct tacho_alloc *alloc;
	struct tacho_print_opts opts;
	struct tc_textbuf out;
};

/* A whole event with its newline, in the form that the name says. */
void tc_print_go(struct tacho_printer *p, const struct tacho_block *b, const struct tacho_event *e);
void tc_print_short(struct tacho_printer *p, const struct tacho_block *b,
		    const struct tacho_event *e);
void tc_print_json(struct tacho_printer *p, const struct tacho_block *b,
		   const struct tacho_event *e);

/* Shared by the forms. */
const char *tc_print_state(const struct tacho_event *e, int state);
const char *tc_print_range(int range); /* the name; of a stop-the-world the part before '(' */
/* The value of an event, 0 where the block does not have it. */
uint64_t tc_print_value(const struct tacho_block *b, const struct tacho_event *e, unsigned i);
/* Frames in two lines each, as Go prints them. */
void tc_print_frames(struct tacho_printer *p, const struct tacho_gen *gen, uint32_t stack,
		     const char *indent, bool is_safe);
/* The wall clock of a snapshot as RFC 3339 in the local time zone. */
void tc_print_wall(struct tc_textbuf *out, int64_t unix_ns);

#endif
