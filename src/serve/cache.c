/* SPDX-License-Identifier: MIT */
/* Caches of stores; see cache.h. */
#include "serve/cache.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <unistd.h>

#include "store/save.h"

#define MAGIC  "tachoSt1"
#define SUFFIX ".store"

enum {
	ENDS_BYTES = 64 * 1024, /* of the trace, that make up its id */
	BUFFER_BYTES = 256 * 1024
};

#define MAX_BYTES (UINT64_C(4) << 30) /* of all files */

_Static_assert(sizeof(struct tc_cache_head) == 64, "the store behind it is aligned");

/* --- the folder --------------------------------------------------------------------- */

static int fail(char why[TC_CACHE_WHY], const char *what, const char *reason)
{
	(void)snprintf(why, TC_CACHE_WHY, "no cache: %.100s: %.100s", what, reason);
	return -1;
}

static int open_or_make(int at, const char *path)
{
	if (mkdirat(at, path, 0700) < 0 && errno != EEXIST)
		return -1;
	return openat(at, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

static int open_folder(char why[TC_CACHE_WHY])
{
	const char *base = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
	char path[4096];
	int n, fd, base_fd;

	if (base && *base == '/')
		n = snprintf(path, sizeof(path), "%s", base);
	else
		n = snprintf(path, sizeof(path), "%s/.cache", home ? home : "");
	if (n < 0 || (size_t)n >= sizeof(path) || path[0] != '/' || (!home && !base))
		return fail(why, "$HOME", "does not say where it could be");
	base_fd = open_or_make(AT_FDCWD, path);
	fd = base_fd < 0 ? -1 : openat(base_fd, "tacho", O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (fd < 0 && base_fd >= 0 && errno == ENOENT)
		fd = open_or_make(base_fd, "tacho");
	if (fd < 0)
		(void)fail(why, path, strerror(errno));
	if (base_fd >= 0)
		(void)close(base_fd);
	return fd;
}

/* Ours, and nobody else may write to it. */
static bool is_own(int fd, mode_t type)
{
	struct stat st;

	return fstat(fd, &st) == 0 && (st.st_mode & S_IFMT) == type && st.st_uid == geteuid() &&
	       (st.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

/* --- the key ------------------------------------------------------------------------ */

static bool read_key(int dir, uint8_t key[TC_SIP_KEY])
{
	int fd = openat(dir, "key", O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	bool ok = fd >= 0 && is_own(fd, S_IFREG) && read(fd, key, TC_SIP_KEY) == TC_SIP_KEY;

	if (fd >= 0)
		(void)close(fd);
	return ok;
}

/* Complete before it has its name; who comes second takes that of the first. */
static void make_key(int dir)
{
	uint8_t key[TC_SIP_KEY];
	char name[40];
	int fd;

	(void)snprintf(name, sizeof(name), "key.%ld", (long)getpid());
	if (getrandom(key, sizeof(key), 0) != sizeof(key))
		return;
	fd = openat(dir, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0)
		return;
	/* One that is there already, and no key, is left to its owner. */
	if (write(fd, key, sizeof(key)) == sizeof(key) && linkat(dir, name, dir, "key", 0) < 0)
		errno = EEXIST;
	(void)close(fd);
	(void)unlinkat(dir, name, 0);
}

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
	*c = (struct tc_cache){ .fd_dir = open_folder(why) };
	if (c->fd_dir < 0)
		return false;
	if (!is_own(c->fd_dir, S_IFDIR)) {
		(void)fail(why, "its folder", "others may write there");
	} else {
		if (!read_key(c->fd_dir, c->key))
			make_key(c->fd_dir);
		if (read_key(c->fd_dir, c->key) && find_id(c, in)) {
			(void)snprintf(c->name, sizeof(c->name), "%016llx" SUFFIX,
				       (unsigned long long)c->id);
			return true;
		}
		(void)fail(why, "its key", "cannot be read or made");
	}
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
	if (fd >= 0 && is_own(fd, S_IFREG) && fstat(fd, &st) == 0 && st.st_size > 0)
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

/* The oldest of our files goes; false: there is at most one. */
static bool drop_oldest(int dir, uint64_t *total)
{
	int fd = openat(dir, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *d = fd < 0 ? NULL : fdopendir(fd);
	struct timespec oldest = { 0 };
	char name[256] = "";
	unsigned n = 0;
	struct dirent *e;

	*total = 0;
	while (d && (e = readdir(d)) != NULL) {
		size_t length = strlen(e->d_name);
		struct stat st;

		if (length <= strlen(SUFFIX) ||
		    strcmp(e->d_name + length - strlen(SUFFIX), SUFFIX) != 0 ||
		    fstatat(dir, e->d_name, &st, AT_SYMLINK_NOFOLLOW) < 0)
			continue;
		*total += (uint64_t)st.st_size;
		if (n++ == 0 || st.st_mtim.tv_sec < oldest.tv_sec) {
			oldest = st.st_mtim;
			(void)snprintf(name, sizeof(name), "%s", e->d_name);
		}
	}
	if (d)
		(void)closedir(d);
	else if (fd >= 0)
		(void)close(fd);
	return *total > MAX_BYTES && n > 1 && unlinkat(dir, name, 0) == 0;
}

int tc_cache_save(const struct tc_cache *c, struct tc_store *s, uint64_t generations,
		  bool (*stops)(void *ctx), void *ctx)
{
	struct writing w = { .stops = stops, .ctx = ctx, .fd = -1 };
	uint64_t total;
	char name[80];
	int rc = TACHO_ENOMEM;

	(void)snprintf(name, sizeof(name), "%s.%ld", c->name, (long)getpid());
	w.buffer = malloc(BUFFER_BYTES);
	if (!w.buffer)
		return rc;
	w.fd = openat(c->fd_dir, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
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
	while (rc == 0 && drop_oldest(c->fd_dir, &total))
		;
	return rc;
}
