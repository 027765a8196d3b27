/* SPDX-License-Identifier: MIT */
/* What starting a trace and starting a flight recorder share. */
#ifndef TC_TRACER_CONTROL_H
#define TC_TRACER_CONTROL_H

#include <stddef.h>

/*
 * Copy an options struct of the caller's version over ours, which holds the
 * defaults. TACHO_EMISUSE: it sets bytes that this version does not know.
 */
int tc_take_opts(void *to, size_t our_size, const void *from, size_t size);

/* Settings for a session that begins without a trace. With the session lock. */
void tc_control_defaults(void);

void tc_control_after_fork(void);

/*
 * Make or empty the file of a trace, "%p" in its name being the process id. It is
 * locked: two processes cannot trace into one file. TACHO_EIO with errno.
 */
int tc_open_path(const char *path, int *fd);

#endif
