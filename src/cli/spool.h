/* SPDX-License-Identifier: MIT */
/* A trace that has to be read twice, wherever it comes from. */
#ifndef TC_CLI_SPOOL_H
#define TC_CLI_SPOOL_H

#include "cli/cmd.h"

struct tc_spool {
	const char *path; /* to be opened in place of the one given */
	int fd;           /* -1: path is the one given */
	char name[32];
};

/*
 * What is no regular file (standard input, a pipe, an object of S3) is copied to a temporary file
 * that has no name. TC_EXIT_OK, or an exit code after a message; to be closed
 * whatever the result.
 */
int tc_spool_open(struct tc_spool *s, const struct tacho_ctx *ctx, const char *path);
void tc_spool_close(struct tc_spool *s);

/* A file in $TMPDIR that has no name; -1, and errno. */
int tc_spool_unnamed(void);

/* Is it s3://BUCKET/NAME, which only tc_spool_open can read? */
bool tc_spool_is_remote(const char *path);

#endif
