/* SPDX-License-Identifier: MIT */
/*
 * Mapped files that may shrink while they are read.
 *
 * Touching a mapped page that lies behind the end of its file, or that the
 * device cannot deliver, raises SIGBUS, which by default kills the process. A
 * library that maps other people's files must not let that happen. So the first
 * mapping installs a handler for the whole process. On a fault inside one of our
 * mappings it puts zero pages over the rest of the mapping, notes that the file
 * shrank, and lets the access go on; the reader sees zeros, which are no trace,
 * and asks tc_map_shrank for the true reason. Every other SIGBUS goes to
 * the handler that was there before, or has its default effect.
 *
 * The handler stays installed, as another part of the process may have put its
 * own in front of it. A handler that is installed later and does not pass
 * foreign faults on defeats the guard.
 */
#ifndef TC_READER_INPUT_MAP_H
#define TC_READER_INPUT_MAP_H

#include <tacho/common.h>

struct tc_map {
	const uint8_t *bytes;
	size_t size;    /* of the file when it was mapped */
	int fd;         /* own duplicate, to look at the size again; -1: none */
	unsigned guard; /* place in the registry of the handler */
};

/*
 * Map the first `size` bytes of fd, read only. 0, or TACHO_EIO when that is not
 * possible (not a mappable file, too many mappings): stream it then.
 */
TACHO_MUST_USE int tc_map_open(struct tc_map *map, int fd, size_t size);
void tc_map_close(struct tc_map *map);

/* The pages of [begin, end) are not needed soon; they may be read all the same. */
void tc_map_release(const struct tc_map *map, size_t begin, size_t end);

/*
 * Did the file lose bytes since it was mapped? Then *kept (may be NULL) is how
 * many bytes at the beginning can be trusted. Asks the kernel: not for hot loops.
 */
bool tc_map_shrank(const struct tc_map *map, size_t *kept);

/* The same, but only what a fault has shown so far: one load. */
bool tc_map_faulted(const struct tc_map *map);

#endif
