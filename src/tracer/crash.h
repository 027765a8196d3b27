/* SPDX-License-Identifier: MIT */
/*
 * The crash file: blocks, strings and stacks in a shared mapping of a file, from
 * which `tacho recover` makes a trace after the process is dead. See crash.c.
 */
#ifndef TC_TRACER_CRASH_H
#define TC_TRACER_CRASH_H

#include "tracer/block.h"

static inline bool tc_crash_on(void)
{
	return false;
}

static inline struct tc_block *tc_crash_block(bool big)
{
	(void)big;
	return NULL;
}

static inline bool tc_crash_owns(const struct tc_block *b)
{
	(void)b;
	return false;
}

static inline void tc_crash_put(struct tc_block *b)
{
	(void)b;
}

#endif
