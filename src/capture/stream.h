/* SPDX-License-Identifier: MIT */
/*
 * A trace on its way to a client: a thread makes it and writes it into a socket pair, whose
 * other end is read for the client. Either side ends it by closing its end.
 */
#ifndef TC_CAPTURE_STREAM_H
#define TC_CAPTURE_STREAM_H

#include <tacho/common.h>

struct tc_stream;

/* seconds > 0: a trace so long; 0: what the recorder has. TACHO_EMISUSE: another one is made. */
TACHO_MUST_USE int tc_stream_new(struct tc_stream **out, double seconds);
/*
 * Bytes that came; 0 at the end of a trace that is whole, negative at the end of one that is
 * not, or when the client's socket is closed. Waits.
 */
long tc_stream_read(struct tc_stream *s, int client_fd, void *to, size_t max);
/* Stops the trace and waits for that. */
void tc_stream_free(struct tc_stream *s);
/* All of them end soon; for the end of the endpoint. */
void tc_streams_stop(bool stop);
/* Those of the recorder, which cannot stop before them. */
void tc_flights_stop(bool stop);
/* In the child of a fork, where none goes on. */
void tc_streams_forked(void);

#endif
