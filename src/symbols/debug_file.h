/* SPDX-License-Identifier: MIT */
/*
 * Finding the file that has a module's debug information. Only files whose build id
 * is the module's are taken; they are input like any other, so this runs in the
 * process that may die of them (worker.h).
 */
#ifndef TC_SYMBOLS_DEBUG_FILE_H
#define TC_SYMBOLS_DEBUG_FILE_H

#include "wire/module_note.h"

#include <stddef.h>
#include <stdint.h>

enum {
	TC_MODULE_PATH_MAX = 1024
};

struct tc_debug_query {
	const char *path; /* of the module */
	uint8_t id[TC_BUILD_ID_MAX];
	size_t id_len; /* 0: the module has none, and its file must have none either */
	const char *const *dirs;
	size_t n_dirs;
};

/* Looks at an open file, and says how much of it is of use. */
typedef int tc_debug_grade_fn(int fd, void *ctx);

enum {
	TC_DEBUG_NOTHING = 0,
	TC_DEBUG_NAMES = 1, /* a symbol table */
	TC_DEBUG_LINES = 2  /* DWARF */
};

/*
 * A descriptor of the best file there is, or -1; `found` gets its path. *exists says
 * whether there was any file, of whatever build id, in the module's place.
 */
int tc_debug_find(const struct tc_debug_query *q, tc_debug_grade_fn *grade, void *ctx,
		  char found[TC_MODULE_PATH_MAX], int *exists);

#endif
