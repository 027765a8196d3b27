/* SPDX-License-Identifier: MIT */
/*
 * The viewer's server from outside: one trace, kept in memory while it is read, and
 * answered about over HTTP. doc/api.md has all that can be asked.
 *
 *	struct tc_serve *srv;
 *	char why[TC_SERVE_WHY];
 *	int code = tc_serve_open(&srv, &opts, why);
 *	if (code == 0) {
 *		printf("%s\n", tc_serve_url(srv));
 *		code = tc_serve_start(srv, why);
 *	}
 *	wait_for_a_signal();
 *	tc_serve_close(srv);
 */
#ifndef TC_SERVE_SERVE_H
#define TC_SERVE_SERVE_H

#include <tacho/read.h>

enum {
	TC_SERVE_WHY = 512
};

struct tc_serve;

struct tc_serve_opts {
	const char *path;         /* of the trace; "-": standard input */
	const char *name;         /* what pages call it; NULL: the last part of path */
	const char *compare;      /* of a second one, for comparisons; NULL: none */
	const char *address;      /* "HOST:PORT", "HOST", ":PORT"; NULL: 127.0.0.1:0 */
	const char *const *hosts; /* further names that requests may call the server by */
	size_t n_hosts;
	const char *ui_dir;  /* the web pages are read from there; NULL: those built in */
	const char *src_dir; /* source files below it may be shown; NULL: none */
	bool token;          /* all addresses begin with a secret; forced beyond loopback */
	bool remote;         /* the line to the browser is slow: compress; so beyond loopback */
	bool follow;         /* the file grows: wait for more at its end */
	bool cache;          /* keep what was read in a file, to be there at once the next time */
	uint64_t mem_bytes;  /* of slices that stay in memory, the rest in a file; 0: as usual */
	unsigned threads;    /* to read with; 0: all cores */
	struct tacho_limits limits;
	/* Something that the terminal should say; called from any thread. May be NULL. */
	void (*say)(void *ctx, const char *text);
	void *ctx;
};

/*
 * Take the address and open the trace, in this order; nothing is read yet. The
 * strings of opts must outlive the server. 0, or a negative code with the reason in
 * `why`: TACHO_EMISUSE means that the address makes no sense.
 */
TACHO_MUST_USE int tc_serve_open(struct tc_serve **out, const struct tc_serve_opts *opts,
				 char why[TC_SERVE_WHY]);

/* "http://127.0.0.1:8080/", with the token if there is one. */
const char *tc_serve_url(const struct tc_serve *srv);
/* Is there one? */
bool tc_serve_has_secret(const struct tc_serve *srv);

/* Answer requests and read the trace, both on other threads. */
TACHO_MUST_USE int tc_serve_start(struct tc_serve *srv, char why[TC_SERVE_WHY]);

/*
 * How long nobody has asked for anything, ns; 0 while something is worked out for somebody.
 * After tc_serve_start; from any thread.
 */
int64_t tc_serve_idle_ns(const struct tc_serve *srv);

/* End all answers, processes and the reading, which waits for them. NULL is fine. */
void tc_serve_close(struct tc_serve *srv);

#endif
