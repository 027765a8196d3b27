/* SPDX-License-Identifier: MIT */
/* Traces of Go 1.11 to 1.21, written byte by byte, and all that comes out of them. */
#ifndef TC_SUPPORT_V1_TRACE_H
#define TC_SUPPORT_V1_TRACE_H

#include "reader/v1.h"
#include "reader/v1_events.h"

/* --- writing ---------------------------------------------------------------------- */

struct v1_trace {
	uint8_t bytes[8192];
	size_t n;
};

void v1_put_event(struct v1_trace *t, unsigned type, const uint64_t *args, size_t n);

/* Type, time delta, arguments. */
#define V1_EV(t, type, ...)                                         \
 v1_put_event((t), TC_V1_##type, (const uint64_t[]){ __VA_ARGS__ }, \
	      sizeof((uint64_t[]){ __VA_ARGS__ }) / sizeof(uint64_t))

void v1_begin(struct v1_trace *t);
void v1_batch(struct v1_trace *t, uint64_t p, uint64_t ticks);
void v1_string(struct v1_trace *t, uint64_t id, const char *text);

/* A small trace with every kind of event. */
void v1_write_all(struct v1_trace *t);

/* --- reading ---------------------------------------------------------------------- */

extern const struct tacho_limits v1_generous;

struct v1_reading {
	struct tacho_gen gen;
	struct tc_v1_result out;
	struct tacho_diag diag;
	int rc;
};

int v1_read_input(struct v1_reading *r, struct tc_input *in, unsigned version,
		  const struct tacho_alloc *a, const struct tacho_limits *limits);
int v1_read_bytes(struct v1_reading *r, const void *bytes, size_t n, const struct tacho_alloc *a,
		  const struct tacho_limits *limits);
void v1_done(struct v1_reading *r);

/* Look at everything that came out; damage may change it but not break it. */
void v1_look(const struct v1_reading *r);

#endif
