/* SPDX-License-Identifier: MIT */
/*
 * The folder of cached stores: its key, files that come to be under names of their own
 * until they are whole, what killed writers left, and how much there may be.
 *
 *	key               what makes files believable
 *	ID.store          a store
 *	NAME.RANDOM       one of these in work, locked by its writer
 */
#ifndef TC_SERVE_CACHE_FOLDER_H
#define TC_SERVE_CACHE_FOLDER_H

#include "serve/cache.h"

#include <sys/stat.h>

#define TC_CACHE_SUFFIX ".store"

enum {
	TC_CACHE_NAME = 80
};

/* A descriptor, made if need be; -1: `why` has the reason, as a sentence. */
int tc_cache_folder(char why[TC_CACHE_WHY]);

/* Ours, of that type, and nobody else may write to it. */
bool tc_cache_is_own(int fd, mode_t type);

/* Read the key, or make one. A key that was cut short is made anew. */
bool tc_cache_key(int dir, uint8_t key[TC_SIP_KEY]);

/*
 * A new, locked file that is to become `final` by a rename; its name until then. -1 with
 * errno. Whoever is killed before leaves it to tc_cache_sweep.
 */
int tc_cache_begin(int dir, const char *final, char name[TC_CACHE_NAME]);

/* Remove what nobody has been working on for a minute. */
void tc_cache_sweep(int dir);

/* Remove the stores that were not used for longest while all files have more than max bytes. */
void tc_cache_trim(int dir, uint64_t max);

#endif
