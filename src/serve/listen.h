/* SPDX-License-Identifier: MIT */
/* Taking an address to listen on. */
#ifndef TC_SERVE_LISTEN_H
#define TC_SERVE_LISTEN_H

#include "serve/serve.h"

struct tc_listen {
	int fd;
	unsigned port;    /* the one that was taken */
	bool is_loopback; /* only this machine can connect */
	char host[280];   /* for addresses: brackets around IPv6; localhost for any */
};

/*
 * "HOST:PORT", "HOST", ":PORT", "[::1]:PORT"; without a host loopback, without a port
 * or with 0 a free one. NULL is "127.0.0.1:0". TACHO_EMISUSE: not an address;
 * TACHO_EIO: it cannot be had. `why` has the reason.
 */
TACHO_MUST_USE int tc_listen_open(struct tc_listen *out, const char *address,
				  char why[TC_SERVE_WHY]);

#endif
