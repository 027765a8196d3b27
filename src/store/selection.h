/* SPDX-License-Identifier: MIT */
/* Rows that someone has selected, to ask quickly whether a goroutine or a P is on one. */
#ifndef TC_STORE_SELECTION_H
#define TC_STORE_SELECTION_H

#include "store/keys.h"

struct tc_selection {
	bool is_all;
	uint32_t *gos; /* numbers, sorted */
	size_t n_gos, cap_gos;
	uint8_t *groups, *procs; /* flags */
	size_t n_groups, n_procs;
	bool has_procs;
};

/*
 * Goroutines, groups, lanes of them and Ps; other kinds select nothing. No keys: all.
 * Between tc_store_read and its end. TACHO_ENOMEM. To be freed in any case.
 */
TACHO_MUST_USE int tc_selection_init(struct tc_selection *x, const struct tc_store *s,
				     const struct tc_key *keys, size_t n);
void tc_selection_fini(struct tc_selection *x, const struct tc_store *s);

bool tc_selection_has_go(const struct tc_selection *x, const struct tc_store *s, uint32_t number);
/* UINT32_MAX is on no row. */
bool tc_selection_has_proc(const struct tc_selection *x, uint32_t proc);

#endif
