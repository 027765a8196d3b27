/* SPDX-License-Identifier: MIT */
/*
 * A process that looks up the addresses of one module. libdw trusts its input more
 * than we trust files that a trace names: whatever happens there, the answer is that
 * nothing is known. The process has no descriptors but its own, a bound on its time,
 * and ends with its parent.
 */
#ifndef TC_SYMBOLS_WORKER_H
#define TC_SYMBOLS_WORKER_H

#include "symbols/debug_file.h"
#include "symbols/dwarf.h"

#include <stdbool.h>
#include <sys/types.h>

struct tc_worker {
	pid_t pid; /* 0: not started */
	int fd;
	bool failed; /* for good; `why` says why */
	char found[TC_MODULE_PATH_MAX];
	char why[160];
};

/*
 * The answer for address i: its frames, innermost first, with text that holds during
 * the call alone. Every text is at most 1024 bytes. Negative ends the asking.
 */
typedef int tc_worker_answer_fn(void *ctx, size_t i, const struct tc_dwarf_frame *frames,
				unsigned n);

/*
 * Ask for n addresses of the file; the first time this starts the process. 0, also
 * when it failed: then some or all answers are missing. Negative: what `answer` said.
 */
int tc_worker_ask(struct tc_worker *w, const struct tc_debug_query *q, unsigned seconds,
		  const uint64_t *addrs, size_t n, tc_worker_answer_fn *answer, void *ctx);

/* End the process, if there is one. */
void tc_worker_end(struct tc_worker *w);

#endif
