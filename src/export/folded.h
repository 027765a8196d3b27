/* SPDX-License-Identifier: MIT */
/* A line of folded stacks. */
#ifndef TC_EXPORT_FOLDED_H
#define TC_EXPORT_FOLDED_H

#include <tacho/read.h>

#include "base/textbuf.h"

/* The first `depth` frames of a stack from the outermost one inwards, and a number. */
void tc_folded_put(struct tc_textbuf *b, const struct tacho_symbols *symbols, uint32_t stack,
		   uint32_t depth, int64_t value);

#endif
