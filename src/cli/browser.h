/* SPDX-License-Identifier: MIT */
/* Showing an address in the user's browser. */
#ifndef TC_CLI_BROWSER_H
#define TC_CLI_BROWSER_H

/*
 * Starts $BROWSER or xdg-open and does not wait. Where there is neither a display nor
 * $BROWSER nothing happens: the address was printed.
 */
void tc_browser_open(const char *url);

#endif
