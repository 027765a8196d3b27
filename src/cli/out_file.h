/* SPDX-License-Identifier: MIT */
/*
 * An output file that a command names with -o. A regular file is written under
 * another name first and appears only when it is complete.
 */
#ifndef TC_CLI_OUT_FILE_H
#define TC_CLI_OUT_FILE_H

#include "cli/cmd.h"

struct tc_out_file {
	const struct tacho_ctx *ctx;
	const char *path; /* "-": standard output */
	char *temporary;  /* NULL: written in place */
	int fd;           /* -1: not open yet */
	bool failed;      /* a message was printed */
};

/*
 * Opened by the first bytes: where there is nothing to write, nothing is created.
 * ctx is a struct tc_out_file. 0, or TACHO_EIO after a message.
 */
int tc_out_file_write(void *ctx, const void *bytes, size_t n);

/* Put the file where it belongs, or away if it is of no use. 0 or TACHO_EIO. */
int tc_out_file_close(struct tc_out_file *o, bool keep);

/* Is the one, to be read, the same regular file as the other, to be written? */
bool tc_cli_is_same_file(const char *in, const char *out);

#endif
