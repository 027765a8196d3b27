/* SPDX-License-Identifier: MIT */
/*
 * Names for return addresses, from the symbol tables of the loaded modules. Only
 * the advance asks, once for each address.
 */
#ifndef TC_TRACER_ELF_NAMES_H
#define TC_TRACER_ELF_NAMES_H

#include "tracer/names.h"

struct tc_symbol {
	struct tc_str *func, *file; /* NULL: no memory */
	struct tc_str *module;      /* note for the string table, TC_MODULE_NOTE; NULL: none */
	uint64_t line;              /* at least 1 */
};

/*
 * func is the function that holds pc - 1, file the path of its module; "+0xN"
 * behind the module's name where there is no symbol, and then the build id is
 * behind the path.
 */
void tc_symbol_find(uint64_t pc, struct tc_symbol *out);

/* fn for each loaded module. */
typedef void tc_elf_module_fn(uint64_t base, uint64_t lo, uint64_t hi, const char *path,
			      const uint8_t *id, uint32_t id_len);
void tc_elf_modules(tc_elf_module_fn *fn);

/* Modules of another process: from the first one on, those of this one do not count. */
void tc_elf_given_module(uint64_t base, uint64_t lo, uint64_t hi, const char *path,
			 const uint8_t *id, uint32_t id_len);

#endif
