/* SPDX-License-Identifier: MIT */
/*
 * A store in a file: all that it holds, to have it again without reading the trace. The
 * file is for one build of the tool, on one kind of machine; who reads it makes sure of
 * where it comes from (a code that only the owner of a key can make, see
 * serve/cache.c), as what is wrong in it shows only in part here.
 */
#ifndef TC_STORE_SAVE_H
#define TC_STORE_SAVE_H

#include "store/store.h"

enum {
	TC_SAVE_VERSION = 2 /* another one for any change of what is kept or how */
};

/* Another value for another layout of what is kept. */
uint64_t tc_save_layout(void);

/* Takes bytes in order; 0 or negative, which ends the saving with that. */
typedef int tc_save_write(void *ctx, const void *bytes, size_t n);

/* Of a store that is done. TACHO_EMISUSE: it is not. */
TACHO_MUST_USE int tc_store_save(struct tc_store *s, tc_save_write *write, void *ctx);

/*
 * Into a store that nothing was fed to. `map` is n bytes of a mapped file, of
 * which what was saved begins at `at`, a multiple of 8; they become the store's if this succeeds, and are
 * unmapped with it. TACHO_EFORMAT: that is no store; TACHO_ENOMEM. The store is as it was then.
 */
TACHO_MUST_USE int tc_store_load(struct tc_store *s, const uint8_t *map, size_t n, size_t at);

#endif
