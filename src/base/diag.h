/* SPDX-License-Identifier: MIT */
/* Filling a struct tacho_diag: the first error wins. */
#ifndef TC_BASE_DIAG_H
#define TC_BASE_DIAG_H

#include <tacho/common.h>

void tc_diag_init(struct tacho_diag *d);

/*
 * Record an error unless one is there already (d may be NULL); the result is
 * `code`. The message is cut to fit and kept to printable characters.
 */
int tc_diag_set(struct tacho_diag *d, int code, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

#endif
