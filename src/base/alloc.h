/* SPDX-License-Identifier: MIT */
/*
 * The only place that asks for memory. Every function takes the allocator of
 * the object it works for; NULL means the C library's. Failure is NULL or a
 * negative code, never an exit.
 */
#ifndef TC_BASE_ALLOC_H
#define TC_BASE_ALLOC_H

#include <tacho/common.h>

void *tc_alloc(const struct tacho_alloc *a, size_t bytes);

/* Zeroed; NULL also when n * size overflows. */
void *tc_calloc(const struct tacho_alloc *a, size_t n, size_t size);

/* As realloc; NULL (old block untouched) also when n * size overflows. */
void *tc_realloc_array(const struct tacho_alloc *a, void *ptr, size_t n, size_t size);

/* ptr may be NULL. */
void tc_free(const struct tacho_alloc *a, void *ptr);

/*
 * Make room for `need` elements in a growing array. *ptr and *cap change
 * together; growth doubles. TACHO_ELIMIT above `max` elements (0: no maximum),
 * TACHO_ENOMEM when there is no memory; the array is untouched then.
 */
TACHO_MUST_USE int tc_grow(const struct tacho_alloc *a, void **ptr, size_t *cap, size_t need,
			   size_t size, uint64_t max);

/*
 * The typed form: TC_GROW(alloc, &array, &cap, need, max). The cast is safe, as
 * object pointers have one representation wherever this code runs.
 */
#define TC_GROW(a, ptr, cap, need, max) \
 ((need) <= *(cap) ? 0 : tc_grow((a), (void **)(ptr), (cap), (need), sizeof(**(ptr)), (max)))

#define TC_LINE_BYTES 64 /* of a cache line */

/*
 * The same for an array that begins at a cache line, so that elements of a size that
 * divides a line never lie in two. To be freed with tc_free_lines.
 */
TACHO_MUST_USE int tc_grow_lines(const struct tacho_alloc *a, void **ptr, size_t *cap, size_t need,
				 size_t size, uint64_t max);
void tc_free_lines(const struct tacho_alloc *a, void *ptr); /* NULL is fine */

#define TC_GROW_LINES(a, ptr, cap, need, max) \
 ((need) <= *(cap) ? 0 : tc_grow_lines((a), (void **)(ptr), (cap), (need), sizeof(**(ptr)), (max)))

#endif
