/* SPDX-License-Identifier: MIT */
/*
 * A trace out of the crash file of a process that is no more: what its threads
 * wrote up to the moment of its death. The tool does this as `tacho recover FILE`.
 * Since 0.1.
 */
#ifndef TACHO_RECOVER_H
#define TACHO_RECOVER_H

#include <tacho/common.h>

#ifdef __cplusplus
extern "C" {
#endif

struct tacho_recovered {
	uint64_t generations; /* written */
	uint64_t cut;         /* of these, ended by the death of the process */
	uint64_t bytes;
	uint64_t pid;  /* the process that was */
	uint64_t full; /* 1: the file had no room for the last events, see crash_bytes */
};

/*
 * Read the crash file at `path` and write a trace. TACHO_ENOTTRACE: it is none;
 * TACHO_EVERSION; TACHO_ENOTFOUND: nothing was traced yet; TACHO_EIO with errno;
 * TACHO_ENOMEM; or what `write` returned. One thread at a time in a process. The
 * file may be damaged or hostile in any way. Functions are named as far as the
 * program and its libraries are still the same files.
 */
TACHO_API TACHO_MUST_USE int tacho_recover(const char *path, tacho_write_fn *write, void *ctx,
					   struct tacho_recovered *out);

#ifdef __cplusplus
}
#endif
#endif
