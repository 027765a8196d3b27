/* SPDX-License-Identifier: MIT */
/* A running service as a command line names it, and how it is asked for traces. */
#ifndef TC_CLI_SERVICE_OPTS_H
#define TC_CLI_SERVICE_OPTS_H

#include "cli/cmd.h"
#include "remote/live_trace.h"

struct tc_service_opts {
	const char *token_file, *ca_file;
	int64_t patience_ns;
	uint64_t max_bytes;
};

/* clang-format off */
/* --token-file, --ca-file, --patience, --max-size into the struct tc_service_opts member m of S. */
#define TC_OPTS_SERVICE(S, m) \
	{ TC_OPT_AT(S, m.token_file), .type = TC_OPT_PATH, \
	  .long_name = "token-file", .argname = "FILE", \
	  .help = "send the bearer token in FILE, which nobody else may read" }, \
	{ TC_OPT_AT(S, m.ca_file), .type = TC_OPT_PATH, .long_name = "ca-file", \
	  .argname = "FILE", .def_note = "SSL_CERT_FILE, those of the system", \
	  .help = "trust the certificates in FILE" }, \
	{ TC_OPT_AT(S, m.patience_ns), .type = TC_OPT_DURATION, \
	  .long_name = "patience", .argname = "DUR", .def = "15s", \
	  .help = "wait for a silent server so much longer than the trace" }, \
	{ TC_OPT_AT(S, m.max_bytes), .type = TC_OPT_SIZE, .long_name = "max-size", \
	  .argname = "SIZE", .def = "1G", .help = "take no more than SIZE" }
/* clang-format on */

struct tc_service {
	struct tc_address address;
	char token[4096];
	struct tc_capture what; /* but for fd and step; points into this */
};

/* Stays where it is. An exit code, after a message if it is not 0; to be forgotten then, too. */
int tc_service_find(struct tc_service *s, const struct tacho_ctx *ctx, const char *address,
		    const struct tc_service_opts *o, double seconds);

/* The token goes. */
void tc_service_forget(struct tc_service *s);

#endif
