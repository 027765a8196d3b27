/* SPDX-License-Identifier: MIT */
/*
 * A small valid v2 trace with a little of everything, for any version and number
 * of generations: the trace with k generations is a prefix of the one with more.
 */
#ifndef TESTS_SUPPORT_SAMPLE_TRACE_H
#define TESTS_SUPPORT_SAMPLE_TRACE_H

#include "base/textbuf.h"

/*
 * Two threads, four goroutines that wake each other, a task and a region that
 * end in the second generation, CPU samples, an experimental batch (from 1.23).
 * String and stack ids differ in each generation while the texts are the same;
 * the text "gen-N" is in generation N only. To be freed with tc_textbuf_fini.
 */
void sample_trace(struct tc_textbuf *out, unsigned version, unsigned generations);

/* The bytes of a text in the text form of the wire format; asserts that it is right. */
void sample_assemble(struct tc_textbuf *out, const char *text);

#endif
