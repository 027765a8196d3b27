/* SPDX-License-Identifier: MIT */
/*
 * What a C program's trace says about its modules, so that lines can be looked up
 * later: a string of the generation's table that no event refers to, which every
 * reader skips. One for each module that a stack of the generation lies in:
 *
 *	tacho-module BASE LO HI BUILDID PATH
 *
 * BASE is what was added to the addresses of the file, LO and HI bound its memory,
 * all in hexadecimal; BUILDID is hexadecimal or "-". PATH goes to the end.
 * spec: doc/format.md#modules
 */
#ifndef TC_WIRE_MODULE_NOTE_H
#define TC_WIRE_MODULE_NOTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define TC_MODULE_NOTE "tacho-module"

enum {
	TC_BUILD_ID_MAX = 64
};

struct tc_module_note {
	uint64_t base, lo, hi; /* lo < hi */
	uint8_t id[TC_BUILD_ID_MAX];
	size_t id_len;    /* 0: the module has none */
	const char *path; /* in the text, to its end; at least one byte */
	size_t path_len;
};

/* False: the text is no note. */
bool tc_module_note_read(const char *text, size_t n, struct tc_module_note *out);

#endif
