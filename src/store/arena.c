/* SPDX-License-Identifier: MIT */
/* Memory that only grows; see arena.h. */
#include "store/arena.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

void tc_arena_init(struct tc_arena *a, const struct tacho_alloc *alloc)
{
	*a = (struct tc_arena){ .alloc = alloc, .fd = -1, .ended = SIZE_MAX };
}

int tc_arena_spill(struct tc_arena *a, const char *dir, uint64_t bytes)
{
	char path[4096];
	int n;

	a->kept = bytes < (uint64_t)SIZE_MAX ? (size_t)(bytes >> TC_ARENA_SHIFT) : SIZE_MAX;
	a->fd = open(dir, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	if (a->fd >= 0)
		return 0;
	/* Not every file system has files without a name. */
	n = snprintf(path, sizeof(path), "%s/tacho-XXXXXX", dir);
	if (n < 0 || (size_t)n >= sizeof(path))
		return TACHO_EIO;
	a->fd = mkostemp(path, O_CLOEXEC);
	if (a->fd < 0)
		return TACHO_EIO;
	(void)unlink(path);
	return 0;
}

static bool is_in_file(const struct tc_arena *a, size_t i)
{
	return a->fd >= 0 && i >= a->kept && i < a->ended;
}

void tc_arena_trim(const struct tc_arena *a)
{
	size_t end = a->n < a->ended ? a->n : a->ended;

	if (a->map)
		(void)madvise(a->map, a->n_map, MADV_DONTNEED);
	for (size_t i = a->kept; a->fd >= 0 && i + 1 < end; i++)
		(void)madvise(a->chunks[i], TC_ARENA_CHUNK, MADV_DONTNEED);
}

void tc_arena_fini(struct tc_arena *a)
{
	if (a->map)
		(void)munmap(a->map, a->n_map);
	for (size_t i = 0; i < a->n && !a->is_mapped; i++) {
		if (is_in_file(a, i))
			(void)munmap(a->chunks[i], TC_ARENA_CHUNK);
		else
			tc_free(a->alloc, a->chunks[i]);
	}
	tc_free(a->alloc, a->chunks);
	if (a->fd >= 0)
		(void)close(a->fd);
	a->fd = -1;
	a->chunks = NULL;
	a->map = NULL;
	a->n = a->cap = 0;
}

/* The next chunk, in the file; NULL: it is full. */
static uint8_t *map_chunk(const struct tc_arena *a)
{
	off_t at = (off_t)(a->n - a->kept) << TC_ARENA_SHIFT;
	void *p;

	/* Blocks are made sure of: a full disk shows here and is no signal later. */
	if (posix_fallocate(a->fd, at, TC_ARENA_CHUNK) != 0)
		return NULL;
	p = mmap(NULL, TC_ARENA_CHUNK, PROT_READ | PROT_WRITE, MAP_SHARED, a->fd, at);
	return p == MAP_FAILED ? NULL : p;
}

static int add_chunk(struct tc_arena *a)
{
	int rc = TC_GROW(a->alloc, &a->chunks, &a->cap, a->n + 1, 0);
	uint8_t *p = NULL;

	if (rc < 0)
		return rc;
	/* What is full is asked for rarely; the file keeps it. */
	if (a->n > 0 && is_in_file(a, a->n - 1))
		(void)madvise(a->chunks[a->n - 1], TC_ARENA_CHUNK, MADV_DONTNEED);
	if (is_in_file(a, a->n)) {
		p = map_chunk(a);
		if (!p)
			a->ended = a->n;
	}
	if (!p)
		p = tc_alloc(a->alloc, TC_ARENA_CHUNK);
	if (!p)
		return TACHO_ENOMEM;
	a->chunks[a->n++] = p;
	return 0;
}

int tc_arena_take(struct tc_arena *a, size_t n, uint64_t *place)
{
	uint64_t end = (uint64_t)a->n << TC_ARENA_SHIFT;

	if (n > end - a->used) {
		int rc = add_chunk(a);

		if (rc < 0)
			return rc;
		a->used = end;
	}
	*place = a->used;
	a->used += n;
	return 0;
}
