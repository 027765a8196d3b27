/* SPDX-License-Identifier: MIT */
/*
 * The modules of a trace and what is known of their addresses. A module is what its
 * path and build id say, wherever it lay; a generation says where that was. Each
 * address of a module is looked up once.
 */
#ifndef TC_SYMBOLS_MODULES_H
#define TC_SYMBOLS_MODULES_H

#include "base/table.h"
#include "reader/gen.h"
#include "symbols/symbolize.h"
#include "symbols/worker.h"

/* One frame of an address; texts are ids of tc_modules.texts, 0: unknown. */
struct tc_module_frame {
	uint64_t line;
	uint32_t func, file;
};

/* The frames of an address, innermost first. */
struct tc_module_entry {
	size_t first;
	uint32_t n;
};

struct tc_module {
	char path[TC_MODULE_PATH_MAX];
	char build_id[2 * TC_BUILD_ID_MAX + 1];
	struct tc_debug_query query;
	struct tc_worker worker;
	struct tc_table entry_of; /* address of the file -> entry */
	uint64_t *wanted;         /* addresses to ask for */
	size_t n_wanted, cap_wanted;
	uint64_t named, lines;
};

/* Where a module lies in a generation. */
struct tc_module_place {
	uint64_t lo, hi, base; /* sorted by lo */
	uint32_t module;
};

struct tc_modules {
	const struct tacho_alloc *alloc;
	const struct tc_symbolize_opts *opts;
	struct tacho_symbols *texts;
	struct tc_module **all;
	size_t n, cap;
	struct tc_module_place *places; /* of the generation in work */
	size_t n_places, cap_places;
	struct tc_module_entry *entries;
	size_t n_entries, cap_entries;
	struct tc_module_frame *frames;
	size_t n_frames, cap_frames;
};

TACHO_MUST_USE int tc_modules_init(struct tc_modules *m, const struct tacho_alloc *a,
				   const struct tc_symbolize_opts *opts);

/* Ends the processes; says what became of the modules first if `report`. */
void tc_modules_fini(struct tc_modules *m, bool report, struct tc_symbolize_result *out);

/* Learn the places of a generation's modules, and look up its addresses. */
TACHO_MUST_USE int tc_modules_turn(struct tc_modules *m, const struct tacho_gen *g);

/* What is known of a program counter of the generation; n == 0: nothing. */
struct tc_module_entry tc_modules_find(const struct tc_modules *m, uint64_t pc);

#endif
