/* SPDX-License-Identifier: MIT */
/* Keys that pseudonyms are made with: files that nobody else may read. */
#ifndef TC_CLI_KEY_FILE_H
#define TC_CLI_KEY_FILE_H

#include "cli/cmd.h"

enum {
	TC_KEY_MAX = 4096
};

struct tc_key {
	unsigned char bytes[TC_KEY_MAX];
	size_t n;
};

/* All of them print what is wrong and return an exit code. */
int tc_key_file_read(struct tc_key *key, const struct tacho_ctx *ctx, const char *path);
/* The key in dir of that name; a random one is made if there is none. */
int tc_key_file_keep(struct tc_key *key, const struct tacho_ctx *ctx, const char *dir,
		     const char *name);

#endif
