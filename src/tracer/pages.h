/* SPDX-License-Identifier: MIT */
/*
 * Memory of the tracer. It never comes from malloc: an allocator may be what is
 * traced, and a signal handler may be what traces. Everything is zeroed.
 */
#ifndef TC_TRACER_PAGES_H
#define TC_TRACER_PAGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whole pages, or NULL. */
void *tc_pages_map(size_t bytes);
void tc_pages_unmap(void *p, size_t bytes);

/* A byte string that grows; zero-initialised it is empty. */
struct tc_bytes {
	uint8_t *p;
	size_t len, cap;
};

/* Room for n more bytes behind len; false: no memory, nothing changed. */
bool tc_bytes_reserve(struct tc_bytes *b, size_t n);
bool tc_bytes_add(struct tc_bytes *b, const void *bytes, size_t n);
void tc_bytes_free(struct tc_bytes *b);
/* Gives back the pages behind its bytes, if there are more than `slack`. */
void tc_bytes_trim(struct tc_bytes *b, size_t slack);

/* Small pieces that live as long as the process. Callers exclude each other. */
struct tc_bump {
	uint8_t *p;
	size_t left;
	size_t total; /* bytes mapped */
};

/* Aligned to 8; NULL when there is no memory. */
void *tc_bump_get(struct tc_bump *a, size_t bytes);

#endif
