/* SPDX-License-Identifier: MIT */
/* Rows that someone has selected, to ask quickly whether a goroutine or a P is on one. */
#ifndef TC_STORE_SELECTION_H
#define TC_STORE_SELECTION_H

#include "store/keys.h"

struct tc_selected_go {
	uint32_t number, key;
};

/* `key`: the place of a row among the selected ones, UINT32_MAX: it is not. */
struct tc_selection {
	bool is_all;
	struct tc_selected_go *gos; /* by number */
	size_t n_gos, cap_gos;
	uint32_t *groups, *procs; /* keys */
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

/*
 * The key that a goroutine, or a P, is on, the goroutine's own before its group's; 0 if all
 * are selected, UINT32_MAX: none. The P UINT32_MAX is on none but all.
 */
uint32_t tc_selection_go(const struct tc_selection *x, const struct tc_store *s, uint32_t number);
uint32_t tc_selection_proc(const struct tc_selection *x, uint32_t proc);

#endif
