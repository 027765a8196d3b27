/* SPDX-License-Identifier: MIT */
/*
 * The text form of the v2 wire format: one event a line, `Name arg=value ...`,
 * as Go's tools print and read it. spec: doc/format.md#text-form
 *
 *	Trace Go1.26
 *	EventBatch gen=1 m=18446744073709551615 time=1000 size=11
 *	Sync
 *	Frequency freq=15625000
 *	ClockSnapshot dt=0 mono=64000 sec=1700000000 nsec=0
 *	...
 *	Strings
 *	String id=1
 *		data="chan receive"
 *	Stacks
 *	Stack id=1 nframes=1
 *		pc=4194304 func=2 file=3 line=7
 *	EndOfGeneration
 *
 * Empty lines, and what follows a #, count for nothing. Reading also takes what
 * Go's reader does not: an EventBatch without its size ends where the next batch,
 * EndOfGeneration or the text does; a String without data is empty; and
 * `Bytes` with a data line stands for these very bytes, whatever they are.
 */
#ifndef TC_WIRE_TEXT_H
#define TC_WIRE_TEXT_H

#include <tacho/read.h>

#include "base/textbuf.h"

/* "Trace Go1.NN" and a newline. */
void tc_text_header(struct tc_textbuf *out, unsigned version);

/* One raw event and a newline. As in Go, empty data is not shown. */
void tc_text_event(struct tc_textbuf *out, const struct tacho_raw_event *e);

/*
 * A whole trace from its text form onto a growing buffer. 0; TACHO_EFORMAT with
 * the line number in the message; TACHO_ENOMEM.
 */
TACHO_MUST_USE int tc_text_read(struct tc_textbuf *out, const char *text, size_t n,
				struct tacho_diag *diag);

#endif
