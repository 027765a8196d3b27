/* SPDX-License-Identifier: MIT */
/* Traces of this process, in memory, for tests of the tracer. */
#ifndef TC_SUPPORT_MEMORY_TRACE_H
#define TC_SUPPORT_MEMORY_TRACE_H

#include <stdatomic.h>

#include <tacho/read.h>
#include <tacho/tacho.h>

struct memory_trace {
	uint8_t *p;
	size_t n, cap;
	size_t fail_at;       /* 0: never */
	atomic_uint sleep_us; /* before each piece */
};

/* A sink; ctx is a struct memory_trace. */
int memory_take(void *ctx, const void *bytes, size_t n);

/* Options of a trace into *m, which is emptied. */
struct tacho_start_opts memory_opts(struct memory_trace *m);

/* Events by kind; fails the test when the trace is not valid to its end. Frees it. */
void memory_judge(struct memory_trace *m, uint64_t counts[TACHO_KIND_COUNT]);

struct tacho_stats tracer_stats(void);

#endif
