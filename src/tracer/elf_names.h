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
	uint64_t line;              /* at least 1 */
};

/*
 * func is the function that holds pc - 1, file the path of its module; "+0xN"
 * behind the module's name where there is no symbol, and then the build id is
 * behind the path.
 */
void tc_symbol_find(uint64_t pc, struct tc_symbol *out);

#endif
