/* SPDX-License-Identifier: MIT */
/*
 * Walking a v2 trace in file order, event by event, with no state between
 * events: for tools that show or count what stands in a file. The generations,
 * the ordering and the limits of the format are not looked at.
 */
#ifndef TC_READER_RAW_H
#define TC_READER_RAW_H

#include <tacho/read.h>

#include "reader/input.h"

/* No event may take more bytes than this; the format's own limit is 64 KiB. */
enum {
	TC_RAW_MAX_EVENT_BYTES = 128 * 1024
};

struct tc_raw {
	struct tc_input *in; /* behind the header; not owned */
	const struct tacho_alloc *alloc;
	struct tacho_diag *diag; /* not owned; errors go here */
	unsigned version;
	size_t pending;                    /* bytes of the last event, skipped by the next call */
	int64_t generation, batch, thread; /* of the last batch, for messages */
	int error;
	uint64_t *frames;
	size_t cap_frames;
};

/* version: 22 … 26. */
void tc_raw_init(struct tc_raw *raw, struct tc_input *in, unsigned version,
		 const struct tacho_alloc *a, struct tacho_diag *diag);
void tc_raw_fini(struct tc_raw *raw);

/*
 * 1: *event is set; its pointers hold until the next call. 0: the end.
 * TACHO_EAGAIN: a feed input needs more. Other errors are final.
 */
TACHO_MUST_USE int tc_raw_next(struct tc_raw *raw, struct tacho_raw_event *event);

#endif
