/* SPDX-License-Identifier: MIT */
/*
 * Stores of traces that were shown before, in files of the user's own: `--cache`. A file is
 * believed only if it carries the code of its bytes that nobody can make without the
 * user's key, which is in the same folder; so whatever else comes there, cut, changed, of
 * another trace, version or user, is as if it were not there.
 */
#ifndef TC_SERVE_CACHE_H
#define TC_SERVE_CACHE_H

#include "base/siphash.h"
#include "serve/source.h"
#include "store/store.h"

enum {
	TC_CACHE_WHY = 256
};

struct tc_cache {
	int fd_dir;              /* -1: there is no cache */
	uint8_t key[TC_SIP_KEY]; /* the user's */
	uint64_t id;             /* of the trace's contents, size and time */
	char name[40];           /* of its file */
};

/* What comes in front of the store in the file. */
struct tc_cache_head {
	char magic[8];
	uint64_t layout, id;
	uint64_t n;           /* bytes behind the head */
	uint64_t generations; /* of the trace */
	uint64_t reserved[2];
	uint64_t code; /* of the head up to here, and of those bytes */
};

/*
 * The folder $XDG_CACHE_HOME/tacho (else ~/.cache/tacho), made if need be, the key in it, and
 * the file's name for a trace. False: `why` has the reason, as a sentence.
 */
bool tc_cache_open(struct tc_cache *c, const struct tc_source *in, char why[TC_CACHE_WHY]);
void tc_cache_close(struct tc_cache *c); /* zeroed but fd_dir -1 is fine, too */

/*
 * Fill the store, to which nothing was fed, from the file. 1: done. 0: there is no file.
 * TACHO_EFORMAT: it is not to be believed; it is removed.
 */
TACHO_MUST_USE int tc_cache_load(const struct tc_cache *c, struct tc_store *s,
				 uint64_t *generations);

/*
 * Write the file, which is there as a whole or not at all. `stops`, asked from time to time,
 * ends it (TACHO_ECANCELED). TACHO_EIO with errno set. Old files go when there are more
 * than some GB of them.
 */
TACHO_MUST_USE int tc_cache_save(const struct tc_cache *c, struct tc_store *s, uint64_t generations,
				 bool (*stops)(void *ctx), void *ctx);

/* For tc_cache_load: the store from n bytes of a mapped file. */
TACHO_MUST_USE int tc_cache_take(const struct tc_cache *c, struct tc_store *s, const uint8_t *map,
				 size_t n, uint64_t *generations);

#endif
