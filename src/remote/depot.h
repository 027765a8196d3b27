/* SPDX-License-Identifier: MIT */
/*
 * Where traces are shipped to: a bucket of S3, a folder, or a server that takes PUT. Names
 * are unique by what they name, so that putting something twice is as good as once.
 * Requests are tried again, with growing, random pauses, where that may help.
 *
 * All failing functions return a negative code and leave a sentence in tc_depot_why.
 */
#ifndef TC_REMOTE_DEPOT_H
#define TC_REMOTE_DEPOT_H

#include <tacho/common.h>

struct tc_depot;

struct tc_depot_opts {
	const char *url;      /* s3://BUCKET/PREFIX, file:///DIR, https://HOST/PATH */
	const char *endpoint; /* of S3, when it is not Amazon's; NULL: AWS_ENDPOINT_URL(_S3) */
	const char *token;    /* for https://; NULL: none */
	const char *ca_file;  /* NULL: the system's */
	uint64_t rate;        /* bytes a second that are sent at most; 0: no limit */
	uint64_t part_bytes;  /* of a multipart upload, above four of them; 0: 16 MiB */
	unsigned tries;       /* of each request; 0: 6 */
	/* Asked while it waits; true: give up. NULL: never. */
	bool (*stop)(void *ctx);
	/* May be NULL: says what is tried again, and why. */
	void (*note)(void *ctx, const char *text);
	void *ctx;
};

/* *opts and what it points at stay the caller's and live as long. */
TACHO_MUST_USE int tc_depot_open(struct tc_depot **out, const struct tc_depot_opts *opts, char *why,
				 size_t why_size);
void tc_depot_close(struct tc_depot *s); /* NULL is fine */
const char *tc_depot_why(const struct tc_depot *s);

struct tc_depot_object {
	uint64_t bytes;
	char sha256[65]; /* hexadecimal; "": not known */
};

/* All of fd, whose length and checksum are given. Confirmed by the store when it returns 0. */
TACHO_MUST_USE int tc_depot_put(struct tc_depot *s, const char *name, int fd,
				const struct tc_depot_object *what);
/* What it has of that name; TACHO_ENOTFOUND: nothing. */
TACHO_MUST_USE int tc_depot_look(struct tc_depot *s, const char *name, struct tc_depot_object *o);
/* Into fd. Its checksum is compared where the store knows it. */
TACHO_MUST_USE int tc_depot_get(struct tc_depot *s, const char *name, int fd);
/* 0 also if there is nothing of that name. */
TACHO_MUST_USE int tc_depot_delete(struct tc_depot *s, const char *name);
/* Each name, without the prefix; a negative code of each() ends it. Not for https://. */
TACHO_MUST_USE int tc_depot_list(struct tc_depot *s, int (*each)(void *ctx, const char *name),
				 void *ctx);
/*
 * Throw away what was sent in parts and never completed, where is_old says so of its name
 * (without the prefix). 0 also if the store has nothing of that kind, or no list of it.
 */
TACHO_MUST_USE int tc_depot_abandon(struct tc_depot *s, bool (*is_old)(void *ctx, const char *name),
				    void *ctx);
/* Have the bucket itself delete what is older than so many days. */
TACHO_MUST_USE int tc_depot_install_lifecycle(struct tc_depot *s, unsigned days);

/* The SHA-256 of what fd holds from its begin, and its length. */
TACHO_MUST_USE int tc_depot_measure(int fd, struct tc_depot_object *what);

#endif
