/* SPDX-License-Identifier: MIT */
/*
 * Where the trace comes from, so that it can be read more than once: a file that
 * stays open, or a stream of which a copy is kept in a file without a name.
 */
#ifndef TC_SERVE_SOURCE_H
#define TC_SERVE_SOURCE_H

#include <sys/stat.h>
#include <tacho/common.h>

struct tc_source {
	const char *path;
	bool is_stream; /* a pipe, or a file that grows */
	int fd;         /* of what is read first */
	int fd_spool;   /* of the copy; -1: none */
	struct stat at_open;
};

/* 0, or a negative code with errno set. Zeroed but fd -1 is what close takes, too. */
TACHO_MUST_USE int tc_source_open(struct tc_source *in, const char *path, bool follow);
void tc_source_close(struct tc_source *in);

/* Append to the copy. 0, or TACHO_EIO with errno set. */
TACHO_MUST_USE int tc_source_keep(struct tc_source *in, const void *bytes, size_t n);

/* Is the file no longer what it was when it was opened? */
bool tc_source_has_changed(const struct tc_source *in);

/*
 * What another process is to open: the path if it still leads to the same file, else
 * "-", and *fd is a new descriptor to be its standard input (-1: none is needed).
 */
const char *tc_source_operand(const struct tc_source *in, int *fd);

/* Another value for other contents. */
uint64_t tc_source_version(const struct tc_source *in);

#endif
