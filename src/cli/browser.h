/* SPDX-License-Identifier: MIT */
/* Showing an address in the user's browser. */
#ifndef TC_CLI_BROWSER_H
#define TC_CLI_BROWSER_H

#include <stdbool.h>

/*
 * Starts $BROWSER or xdg-open and does not wait. An address with a secret goes there by a
 * file that only the user can read, as arguments of processes are for all to see. NULL, or
 * why no browser was started, valid until the next call.
 */
const char *tc_browser_open(const char *url, bool is_secret);

/* The file, if there is one, goes. */
void tc_browser_close(void);

#endif
