/* SPDX-License-Identifier: MIT */
/* Damaged copies of traces, for differential tests. */
#ifndef TESTS_DAMAGE_H
#define TESTS_DAMAGE_H

#include <stddef.h>
#include <stdint.h>

/* A file of more than 16 bytes; NULL if there is none. The caller frees it. */
uint8_t *damage_read_file(const char *path, size_t *n);

/*
 * Into `copy`, which has room for n bytes: one to four bytes changed, the end or a piece
 * cut out, behind the header. Returns the length. `state` is that of the generator.
 */
size_t damage_copy(uint8_t *copy, const uint8_t *bytes, size_t n, uint64_t *state);

#endif
