/* SPDX-License-Identifier: MIT */
/* The events of peer.c, as LTTng-UST wants them: this file is read several times. */
#undef LTTNG_UST_TRACEPOINT_PROVIDER
#define LTTNG_UST_TRACEPOINT_PROVIDER tacho_peer
#undef LTTNG_UST_TRACEPOINT_INCLUDE
#define LTTNG_UST_TRACEPOINT_INCLUDE "peer_events.h"

#if !defined(BENCH_PEER_EVENTS_H) || defined(LTTNG_UST_TRACEPOINT_HEADER_MULTI_READ)
# define BENCH_PEER_EVENTS_H

# include <lttng/tracepoint.h>

LTTNG_UST_TRACEPOINT_EVENT(tacho_peer, small,
			   LTTNG_UST_TP_ARGS(unsigned, a, unsigned, b, unsigned, c),
			   LTTNG_UST_TP_FIELDS(lttng_ust_field_integer(unsigned, a, a)
						       lttng_ust_field_integer(unsigned, b, b)
							       lttng_ust_field_integer(unsigned, c,
										       c)))

LTTNG_UST_TRACEPOINT_EVENT(tacho_peer, text, LTTNG_UST_TP_ARGS(const char *, message),
			   LTTNG_UST_TP_FIELDS(lttng_ust_field_string(message, message)))

#endif

#include <lttng/tracepoint-event.h>
