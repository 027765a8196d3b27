/* SPDX-License-Identifier: MIT */
/* Caches of stores; see cache.h. */
#include "serve/cache.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "serve/cache_folder.h"
#include "store/save.h"

#define MAGIC "tachoSt1"

enum {
	ENDS_BYTES = 64 * 1024, /* of the trace, that make up its id */
	BUFFER_BYTES = 256 * 1024
};

#define MAX_BYTES (UINT64_C(4) << 30) /* of all files */

_Static_assert(sizeof(struct tc_cache_head) == 64, "the store behind it is aligned");

/* --- the trace ---------------------------------------------------------------------- */

/* Of its size, its time, and its two ends. */
static bool find_id(struct tc_cache *c, const struct tc_source *in)
{
	int64_t facts[] = { in->at_open.st_size, in->at_open.st_mtim.tv_sec,
			    in->at_open.st_mtim.tv_nsec };
	int64_t ends[] = { 0, in->at_open.st_size > ENDS_BYTES ? facts[0] - ENDS_BYTES : 0 };
	char *bytes = malloc(ENDS_BYTES);
	struct tc_sip sip;
	bool ok = bytes != NULL;

	tc_sip_init(&sip, c->key);
	tc_sip_add(&sip, facts, sizeof(facts));
	for (int i = 0; i < 2 && ok; i++) {
		ssize_t n = pread(in->fd, bytes, ENDS_BYTES, ends[i]);

		ok = n >= 0;
		if (ok)
			tc_sip_add(&sip, bytes, (size_t)n);
	}
	free(bytes);
	c->id = tc_sip_end(&sip);
	return ok;
}

bool tc_cache_open(struct tc_cache *c, const struct tc_source *in, char why[TC_CACHE_WHY])
{
	*c = (struct tc_cache){ .fd_dir = tc_cache_folder(why) };
	if (c->fd_dir < 0)
		return false;
	tc_cache_sweep(c->fd_dir);
	if (tc_cache_key(c->fd_dir, c->key) && find_id(c, in)) {
		(void)snprintf(c->name, sizeof(c->name), "%016llx" TC_CACHE_SUFFIX,
			       (unsigned long long)c->id);
		return true;
	}
	(void)snprintf(why, TC_CACHE_WHY, "no cache: its key cannot be read or made");
	tc_cache_close(c);
	return false;
}

void tc_cache_close(struct tc_cache *c)
{
	if (c->fd_dir >= 0)
		(void)close(c->fd_dir);
	c->fd_dir = -1;
}

/* --- loading ------------------------------------------------------------------------ */

static uint64_t code_of(const struct tc_cache *c, const struct tc_cache_head *head,
			const uint8_t *bytes, size_t n)
{
	struct tc_sip sip;

	tc_sip_init(&sip, c->key);
	tc_sip_add(&sip, bytes, n);
	tc_sip_add(&sip, head, offsetof(struct tc_cache_head, code));
	return tc_sip_end(&sip);
}

int tc_cache_take(const struct tc_cache *c, struct tc_store *s, const uint8_t *map, size_t n,
		  uint64_t *generations)
{
	struct tc_cache_head head;

	if (n < sizeof(head))
		return TACHO_EFORMAT;
	memcpy(&head, map, sizeof(head));
	if (memcmp(head.magic, MAGIC, sizeof(head.magic)) != 0 || head.layout != tc_save_layout() ||
	    head.id != c->id || head.n != n - sizeof(head) ||
	    head.code != code_of(c, &head, map + sizeof(head), n - sizeof(head)))
		return TACHO_EFORMAT;
	*generations = head.generations;
	return tc_store_load(s, map, n, sizeof(head));
}

int tc_cache_load(const struct tc_cache *c, struct tc_store *s, uint64_t *generations)
{
	int fd = openat(c->fd_dir, c->name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	int rc = TACHO_EFORMAT;
	struct stat st;
	void *map = MAP_FAILED;

	if (fd < 0 && errno == ENOENT)
		return 0;
	if (fd >= 0 && tc_cache_is_own(fd, S_IFREG) && fstat(fd, &st) == 0 && st.st_size > 0)
		map = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (map != MAP_FAILED) {
		rc = tc_cache_take(c, s, map, (size_t)st.st_size, generations);
		if (rc < 0)
			(void)munmap(map, (size_t)st.st_size);
	}
	/* Files that are used are younger than others. */
	if (rc == 0)
		(void)futimens(fd, NULL);
	else if (rc == TACHO_EFORMAT)
		(void)unlinkat(c->fd_dir, c->name, 0);
	if (fd >= 0)
		(void)close(fd);
	return rc == 0 ? 1 : rc;
}

/* --- saving ------------------------------------------------------------------------- */

struct writing {
	int fd;
	struct tc_sip sip;
	uint64_t n;
	uint8_t *buffer;
	size_t n_buffer;
	bool (*stops)(void *ctx);
	void *ctx;
};

static int write_all(int fd, const uint8_t *p, size_t n)
{
	while (n > 0) {
		ssize_t done = write(fd, p, n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done <= 0)
			return TACHO_EIO;
		p += done;
		n -= (size_t)done;
	}
	return 0;
}

static int flush(struct writing *w)
{
	int rc = write_all(w->fd, w->buffer, w->n_buffer);

	tc_sip_add(&w->sip, w->buffer, w->n_buffer);
	w->n_buffer = 0;
	return rc == 0 && w->stops(w->ctx) ? TACHO_ECANCELED : rc;
}

static int add(void *ctx, const void *bytes, size_t n)
{
	struct writing *w = ctx;
	const uint8_t *p = bytes;
	int rc = 0;

	w->n += n;
	while (n > 0 && rc == 0) {
		size_t part = BUFFER_BYTES - w->n_buffer;

		part = part < n ? part : n;
		memcpy(w->buffer + w->n_buffer, p, part);
		w->n_buffer += part;
		p += part;
		n -= part;
		if (w->n_buffer == BUFFER_BYTES)
			rc = flush(w);
	}
	return rc;
}

/* The head is written last, when the code is known. */
static int write_file(const struct tc_cache *c, struct tc_store *s, struct writing *w,
		      uint64_t generations)
{
	struct tc_cache_head head = {
		.magic = MAGIC, .layout = tc_save_layout(), .id = c->id, .generations = generations
	};
	static const uint8_t zeros[sizeof(head)];
	int rc = write_all(w->fd, zeros, sizeof(zeros));

	tc_sip_init(&w->sip, c->key);
	if (rc == 0)
		rc = tc_store_save(s, add, w);
	if (rc == 0)
		rc = flush(w);
	if (rc < 0)
		return rc;
	head.n = w->n;
	tc_sip_add(&w->sip, &head, offsetof(struct tc_cache_head, code));
	head.code = tc_sip_end(&w->sip);
	return pwrite(w->fd, &head, sizeof(head), 0) == sizeof(head) ? 0 : TACHO_EIO;
}

int tc_cache_save(const struct tc_cache *c, struct tc_store *s, uint64_t generations,
		  bool (*stops)(void *ctx), void *ctx)
{
	struct writing w = { .stops = stops, .ctx = ctx, .fd = -1 };
	char name[TC_CACHE_NAME];
	int rc = TACHO_ENOMEM;

	w.buffer = malloc(BUFFER_BYTES);
	if (!w.buffer)
		return rc;
	w.fd = tc_cache_begin(c->fd_dir, c->name, name);
	rc = w.fd < 0 ? TACHO_EIO : write_file(c, s, &w, generations);
	if (w.fd >= 0 && close(w.fd) < 0 && rc == 0)
		rc = TACHO_EIO;
	if (rc == 0 && renameat(c->fd_dir, name, c->fd_dir, c->name) < 0)
		rc = TACHO_EIO;
	if (rc < 0 && w.fd >= 0) {
		int error = errno;

		(void)unlinkat(c->fd_dir, name, 0);
		errno = error;
	}
	free(w.buffer);
	if (rc == 0)
		tc_cache_trim(c->fd_dir, MAX_BYTES);
	return rc;
}
