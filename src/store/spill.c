/* SPDX-License-Identifier: MIT */
/*
 * Memory with a bound; see spill.h.
 *
 * Long pieces are whole pages, each a mapping of its own, and are in a list; pieces of the C
 * library are at no begin of a page but for a few, so what is to be freed is rarely looked
 * for. Places in the file are used once: what is freed leaves a hole.
 */
#include "store/spill.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
	LONG_BYTES = 32 << 10,
	STEP_BYTES = 1 << 20, /* of a copy */
	IN_MEMORY = -1
};

struct piece {
	char *p;
	size_t bytes;
	off_t at; /* in the file, or IN_MEMORY */
};

struct tc_spill {
	struct tacho_alloc alloc;
	pthread_mutex_t lock;
	int fd;
	off_t end; /* of the file */
	size_t page;
	uint64_t most, kept; /* bytes of long pieces in memory */
	uint64_t others;     /* pages of files that are not ours */
	struct piece *pieces;
	size_t n, cap;
	void *map; /* of another file; NULL */
	size_t n_map;
	bool is_full;
};

/* --- the file ------------------------------------------------------------------- */

static int make_file(const char *dir)
{
	char path[4096];
	int fd = open(dir, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600), n;

	if (fd >= 0)
		return fd;
	/* Not every file system has files without a name. */
	n = snprintf(path, sizeof(path), "%s/tacho-XXXXXX", dir);
	if (n < 0 || (size_t)n >= sizeof(path))
		return -1;
	fd = mkostemp(path, O_CLOEXEC);
	if (fd >= 0)
		(void)unlink(path);
	return fd;
}

/* How much of files is mapped and here; 0: the system does not say. */
static uint64_t pages_of_files(void)
{
	int fd = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
	char text[128];
	ssize_t n = fd >= 0 ? read(fd, text, sizeof(text) - 1) : -1;
	unsigned long long shared = 0;

	if (fd >= 0)
		(void)close(fd);
	text[n > 0 ? n : 0] = '\0';
	return sscanf(text, "%*u %*u %llu", &shared) == 1 ? shared : 0;
}

/* --- pieces --------------------------------------------------------------------- */

static size_t whole_pages(const struct tc_spill *s, size_t bytes)
{
	return (bytes + s->page - 1) & ~(s->page - 1);
}

/* NULL also if the file is full. */
static char *map_file(struct tc_spill *s, size_t bytes, off_t *at)
{
	void *p;

	/* Blocks are made sure of: a full disk shows here and is no signal later. */
	if (s->is_full || posix_fallocate(s->fd, s->end, (off_t)bytes) != 0) {
		s->is_full = true;
		return NULL;
	}
	p = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, s->fd, s->end);
	if (p == MAP_FAILED)
		return NULL;
	*at = s->end;
	s->end += (off_t)bytes;
	return p;
}

static char *map_memory(size_t bytes)
{
	void *p = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	return p == MAP_FAILED ? NULL : p;
}

/* The lock is held; `bytes` are whole pages. */
static void *add_piece(struct tc_spill *s, size_t bytes)
{
	struct piece piece = { .bytes = bytes, .at = IN_MEMORY };

	if (TC_GROW(NULL, &s->pieces, &s->cap, s->n + 1, 0) < 0)
		return NULL;
	if (s->kept + bytes > s->most)
		piece.p = map_file(s, bytes, &piece.at);
	if (!piece.p) {
		piece.p = map_memory(bytes);
		s->kept += piece.p ? bytes : 0;
	}
	if (piece.p)
		s->pieces[s->n++] = piece;
	return piece.p;
}

/* The lock is held. */
static void drop_piece(struct tc_spill *s, struct piece *piece)
{
	(void)munmap(piece->p, piece->bytes);
	if (piece->at == IN_MEMORY)
		s->kept -= piece->bytes;
	else
		(void)fallocate(s->fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, piece->at,
				(off_t)piece->bytes);
	*piece = s->pieces[--s->n];
}

/* NULL: it is the C library's. The lock is held. */
static struct piece *find_piece(struct tc_spill *s, const void *p)
{
	for (size_t i = s->n; i-- > 0;) {
		if (s->pieces[i].p == p)
			return &s->pieces[i];
	}
	return NULL;
}

static bool may_be_piece(const struct tc_spill *s, const void *p)
{
	return p && ((uintptr_t)p & (s->page - 1)) == 0;
}

/* --- the allocator ---------------------------------------------------------------- */

static void *spill_alloc(void *ctx, size_t bytes)
{
	struct tc_spill *s = ctx;
	void *p;

	if (bytes < LONG_BYTES)
		return malloc(bytes);
	if (bytes > SIZE_MAX / 2)
		return NULL;
	(void)pthread_mutex_lock(&s->lock);
	p = add_piece(s, whole_pages(s, bytes));
	(void)pthread_mutex_unlock(&s->lock);
	/* What a growing store has filled is asked for rarely. */
	tc_spill_trim(s);
	return p;
}

static void spill_free(void *ctx, void *p)
{
	struct tc_spill *s = ctx;
	struct piece *piece = NULL;

	if (may_be_piece(s, p)) {
		(void)pthread_mutex_lock(&s->lock);
		piece = find_piece(s, p);
		if (piece)
			drop_piece(s, piece);
		(void)pthread_mutex_unlock(&s->lock);
	}
	if (!piece)
		free(p);
}

/* In steps: what has been copied need not stay in memory. */
static void move_bytes(struct tc_spill *s, char *to, char *from, size_t bytes)
{
	for (size_t i = 0; i < bytes; i += STEP_BYTES) {
		size_t n = bytes - i < STEP_BYTES ? bytes - i : STEP_BYTES;

		memcpy(to + i, from + i, n);
		if (n == STEP_BYTES)
			tc_spill_trim(s);
	}
}

/* Of a piece; 0: it is the C library's. */
static size_t piece_bytes(struct tc_spill *s, const void *p)
{
	const struct piece *piece;
	size_t bytes;

	(void)pthread_mutex_lock(&s->lock);
	piece = find_piece(s, p);
	bytes = piece ? piece->bytes : 0;
	(void)pthread_mutex_unlock(&s->lock);
	return bytes;
}

static void *spill_realloc(void *ctx, void *old, size_t bytes)
{
	struct tc_spill *s = ctx;
	size_t had = may_be_piece(s, old) ? piece_bytes(s, old) : 0;
	void *p;

	if (had == 0 && bytes < LONG_BYTES)
		return realloc(old, bytes);
	if (had != 0 && bytes >= LONG_BYTES && whole_pages(s, bytes) == had)
		return old;
	if (had == 0 && old) {
		/* How much of it there is only the C library knows. */
		old = realloc(old, bytes);
		if (!old)
			return NULL;
		had = bytes;
	}
	p = spill_alloc(s, bytes);
	if (p && old) {
		move_bytes(s, p, old, bytes < had ? bytes : had);
		spill_free(s, old);
	}
	/* What the C library has made longer will do. */
	return p || had != bytes ? p : old;
}

const struct tacho_alloc *tc_spill_alloc(struct tc_spill *s)
{
	return &s->alloc;
}

/* --- life --------------------------------------------------------------------------- */

int tc_spill_new(struct tc_spill **out, const char *dir, uint64_t bytes)
{
	struct tc_spill *s = tc_calloc(NULL, 1, sizeof(*s));

	*out = NULL;
	if (!s)
		return TACHO_ENOMEM;
	s->fd = make_file(dir);
	if (s->fd < 0) {
		tc_free(NULL, s);
		return TACHO_EIO;
	}
	s->alloc = (struct tacho_alloc){
		.alloc = spill_alloc, .realloc = spill_realloc, .free = spill_free, .ctx = s
	};
	(void)pthread_mutex_init(&s->lock, NULL);
	s->page = (size_t)sysconf(_SC_PAGESIZE);
	s->most = bytes / 2;
	s->others = pages_of_files();
	*out = s;
	return 0;
}

void tc_spill_free(struct tc_spill *s)
{
	if (!s)
		return;
	while (s->n > 0)
		drop_piece(s, &s->pieces[s->n - 1]);
	tc_free(NULL, s->pieces);
	(void)close(s->fd);
	(void)pthread_mutex_destroy(&s->lock);
	tc_free(NULL, s);
}

void tc_spill_watch(struct tc_spill *s, void *map, size_t n)
{
	(void)pthread_mutex_lock(&s->lock);
	s->map = map;
	s->n_map = n;
	(void)pthread_mutex_unlock(&s->lock);
}

/* All pages of files go; they come back from the system's cache. The lock is held. */
static void give_back(struct tc_spill *s)
{
	if (s->map)
		(void)madvise(s->map, s->n_map, MADV_DONTNEED);
	for (size_t i = 0; i < s->n; i++) {
		if (s->pieces[i].at != IN_MEMORY)
			(void)madvise(s->pieces[i].p, s->pieces[i].bytes, MADV_DONTNEED);
	}
	s->others = pages_of_files();
}

void tc_spill_trim(struct tc_spill *s)
{
	uint64_t here;

	if (!s)
		return;
	(void)pthread_mutex_lock(&s->lock);
	here = s->end > 0 || s->map ? pages_of_files() : 0;
	if (here > s->others && (here - s->others) * s->page > s->most)
		give_back(s);
	(void)pthread_mutex_unlock(&s->lock);
}

bool tc_spill_is_full(struct tc_spill *s)
{
	bool full = false;

	if (s) {
		(void)pthread_mutex_lock(&s->lock);
		full = s->is_full;
		(void)pthread_mutex_unlock(&s->lock);
	}
	return full;
}
