/* SPDX-License-Identifier: MIT */
/*
 * A trace of a running service, from its HTTP endpoint into a file. What is no trace is
 * refused at its first bytes; what arrived of one is kept, however the server ended.
 */
#ifndef TC_REMOTE_LIVE_TRACE_H
#define TC_REMOTE_LIVE_TRACE_H

#include "remote/address.h"
#include "remote/request.h"

struct tc_capture {
	const struct tc_address *address;
	const char *token, *ca_file; /* NULL: none */
	int64_t window_ns;           /* that the service was asked for */
	int64_t patience_ns;         /* longer than the window; 0: a default */
	uint64_t max_bytes;
	int fd; /* where it goes */
	enum tc_http_step (*step)(void *ctx, uint64_t received, bool sent);
	void *step_ctx;
};

struct tc_capture_result {
	uint64_t bytes; /* of what looks like a trace, in the file */
	bool is_whole;  /* the server ended it in good order */
	int rc;         /* 0; TACHO_EFORMAT: the server's fault; TACHO_EIO: this machine's */
	char why[TC_HTTP_WHY + 128]; /* one sentence, if rc is not 0 */
};

void tc_capture_run(const struct tc_capture *c, struct tc_capture_result *r);

/*
 * What the service calls itself: the name of its program, as Go's /debug/pprof/cmdline
 * says. false: it does not.
 */
bool tc_capture_ask_name(const struct tc_capture *c, char *to, size_t size);

#endif
