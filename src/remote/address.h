/* SPDX-License-Identifier: MIT */
/* Where a service is, as users write it. */
#ifndef TC_REMOTE_ADDRESS_H
#define TC_REMOTE_ADDRESS_H

#include <tacho/common.h>

enum {
	TC_ADDRESS_URL = 1024,
	TC_ADDRESS_SOCKET = 108 /* most that the kernel takes, with the NUL */
};

struct tc_address {
	char url[TC_ADDRESS_URL];
	char socket[TC_ADDRESS_SOCKET]; /* of a unix socket; "": the network */
	char label[64]; /* its host and port, or the socket's name: [a-z0-9.] and "_" */
	char cmdline[TC_ADDRESS_URL]; /* of the page where Go says what the program is, or "" */
	bool is_trace;                /* takes ?seconds=, which url does not have yet */
};

/*
 * HOST:PORT, http://HOST:PORT, https://…, unix:/PATH or unix:/PATH:/URLPATH. Without a
 * path it is /debug/pprof/trace. TACHO_EMISUSE and a sentence.
 */
TACHO_MUST_USE int tc_address_parse(struct tc_address *a, const char *text, char *why,
				    size_t why_size);

/* Append ?seconds= to the URL of a trace that has none. TACHO_ELIMIT: it is too long. */
TACHO_MUST_USE int tc_address_add_seconds(struct tc_address *a, double seconds);

#endif
