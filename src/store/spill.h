/* SPDX-License-Identifier: MIT */
/*
 * Where the store's memory comes from when it is to be bounded: an allocator whose long
 * pieces are in memory up to a bound, and in a file without a name beyond it. The file is
 * mapped, so its pages come when they are asked for; tc_spill_trim gives them back when too
 * many are here. Short pieces are the C library's.
 *
 * Any number of threads.
 */
#ifndef TC_STORE_SPILL_H
#define TC_STORE_SPILL_H

#include "base/alloc.h"

struct tc_spill;

/*
 * At most `bytes` of long pieces and of pages of the file are in memory, half of each, but
 * for the pages that a query or the feed touches between two calls of tc_spill_trim.
 * TACHO_EIO: no file can be made in `dir`. TACHO_ENOMEM. *out is NULL then.
 */
TACHO_MUST_USE int tc_spill_new(struct tc_spill **out, const char *dir, uint64_t bytes);
/* All its pieces must have been freed. NULL is fine. */
void tc_spill_free(struct tc_spill *s);

const struct tacho_alloc *tc_spill_alloc(struct tc_spill *s);

/* So many bytes of another file are mapped, too, until the end, and are not written to. */
void tc_spill_watch(struct tc_spill *s, void *map, size_t n);

/* Too much of the file is in memory: give it back; nothing is lost. NULL is fine. */
void tc_spill_trim(struct tc_spill *s);

/* The file could not grow: what should have been in it is in memory. NULL is fine. */
bool tc_spill_is_full(struct tc_spill *s);

#endif
