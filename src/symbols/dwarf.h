/* SPDX-License-Identifier: MIT */
/*
 * Functions, files and lines of one ELF file, by libdw. A hostile file may crash
 * libdw or keep it busy for ever: only the process of worker.h calls this.
 */
#ifndef TC_SYMBOLS_DWARF_H
#define TC_SYMBOLS_DWARF_H

#include <stdbool.h>
#include <stdint.h>

struct tc_dwarf;

enum {
	TC_INLINE_MAX = 32 /* frames of one address, inlined ones included */
};

/* Texts are NULL where nothing is known; they hold until tc_dwarf_close. */
struct tc_dwarf_frame {
	const char *func, *file;
	uint64_t line; /* 0: unknown */
};

/* The descriptor must stay open. NULL: no memory, or no ELF file. */
struct tc_dwarf *tc_dwarf_open(int fd);
void tc_dwarf_close(struct tc_dwarf *d);

bool tc_dwarf_has_lines(const struct tc_dwarf *d);
bool tc_dwarf_has_names(const struct tc_dwarf *d);

/* The frames of an address of the file, innermost first; 0: nothing is known. */
unsigned tc_dwarf_find(struct tc_dwarf *d, uint64_t addr, struct tc_dwarf_frame out[TC_INLINE_MAX]);

#endif
