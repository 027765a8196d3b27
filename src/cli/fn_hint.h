/* SPDX-License-Identifier: MIT */
/* Start functions that somebody may have meant who named one that is not there. */
#ifndef TC_CLI_FN_HINT_H
#define TC_CLI_FN_HINT_H

#include "cli/report_input.h"

#include <tacho/goroutines.h>

/* What goroutines of which no stack was ever seen are shown under. */
#define TC_FN_UNKNOWN "(no stack seen)"

/* The function that --fn names: TC_FN_UNKNOWN means "". */
struct tacho_text tc_fn_text(const char *fn);

/*
 * Say on stderr that no goroutine has the start function fn, and which ones come
 * near; TC_EXIT_USAGE. The goroutines need not be kept one by one.
 */
int tc_fn_unknown(const struct tacho_ctx *ctx, const struct tc_report_input *in,
		  const struct tacho_goroutines *goroutines, const char *fn);

#endif
