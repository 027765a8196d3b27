/* SPDX-License-Identifier: MIT */
/* The folder of cached stores; see cache_folder.h. */
#include "serve/cache_folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

enum {
	STALE_SECONDS = 60 /* a file is not locked yet in its first moment */
};

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

bool tc_cache_is_own(int fd, mode_t type)
{
	struct stat st;

	return fstat(fd, &st) == 0 && (st.st_mode & S_IFMT) == type && st.st_uid == geteuid() &&
	       (st.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

int tc_cache_folder(char why[TC_CACHE_WHY])
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
	if (fd >= 0 && !tc_cache_is_own(fd, S_IFDIR)) {
		(void)close(fd);
		return fail(why, "its folder", "others may write there");
	}
	return fd;
}

/* --- files in work -------------------------------------------------------------------- */

int tc_cache_begin(int dir, const char *final, char name[TC_CACHE_NAME])
{
	uint64_t random;
	int fd;

	if (getrandom(&random, sizeof(random), 0) != sizeof(random))
		return -1;
	(void)snprintf(name, TC_CACHE_NAME, "%.40s.%016llx", final, (unsigned long long)random);
	fd = openat(dir, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	/* Where locks are not to be had, the minute protects a quick writer. */
	if (fd >= 0)
		(void)flock(fd, LOCK_EX | LOCK_NB);
	return fd;
}

static bool is_in_work(const char *name)
{
	return strncmp(name, "key.", 4) == 0 || strstr(name, TC_CACHE_SUFFIX ".") != NULL;
}

static bool is_store(const char *name)
{
	size_t n = strlen(name), end = strlen(TC_CACHE_SUFFIX);

	return n > end && strcmp(name + n - end, TC_CACHE_SUFFIX) == 0;
}

typedef void file_fn(int dir, const char *name, const struct stat *st, void *ctx);

/* Every regular file. */
static void each_file(int dir, file_fn *fn, void *ctx)
{
	int fd = openat(dir, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *d = fd < 0 ? NULL : fdopendir(fd);
	struct dirent *e;
	struct stat st;

	while (d && (e = readdir(d)) != NULL)
		if (fstatat(dir, e->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(st.st_mode))
			fn(dir, e->d_name, &st, ctx);
	if (d)
		(void)closedir(d);
	else if (fd >= 0)
		(void)close(fd);
}

static void sweep_one(int dir, const char *name, const struct stat *st, void *ctx)
{
	int fd;

	if (!is_in_work(name) || time(NULL) - st->st_mtim.tv_sec < STALE_SECONDS)
		return;
	(void)ctx;
	fd = openat(dir, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0)
		return;
	if (flock(fd, LOCK_EX | LOCK_NB) == 0)
		(void)unlinkat(dir, name, 0);
	(void)close(fd);
}

void tc_cache_sweep(int dir)
{
	each_file(dir, sweep_one, NULL);
}

/* --- how much there is ------------------------------------------------------------------ */

struct census {
	uint64_t bytes; /* of all, those in work, too */
	unsigned stores;
	struct timespec oldest;
	char name[256]; /* of the oldest store */
};

static void count_one(int dir, const char *name, const struct stat *st, void *ctx)
{
	struct census *c = ctx;
	struct timespec t = st->st_mtim;

	(void)dir;
	c->bytes += (uint64_t)st->st_size;
	if (!is_store(name))
		return;
	if (c->stores++ == 0 || t.tv_sec < c->oldest.tv_sec ||
	    (t.tv_sec == c->oldest.tv_sec && t.tv_nsec < c->oldest.tv_nsec)) {
		c->oldest = t;
		(void)snprintf(c->name, sizeof(c->name), "%s", name);
	}
}

void tc_cache_trim(int dir, uint64_t max)
{
	struct census c;

	do {
		c = (struct census){ 0 };
		each_file(dir, count_one, &c);
		/* The last one is that of the trace that is being shown. */
	} while (c.bytes > max && c.stores > 1 && unlinkat(dir, c.name, 0) == 0);
}

/* --- the key ---------------------------------------------------------------------------- */

/* 1: there it is; 0: there is none, or one that was cut short; -1: something that is not ours. */
static int read_key(int dir, uint8_t key[TC_SIP_KEY])
{
	int fd = openat(dir, "key", O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	int found = fd < 0 && errno == ENOENT ? 0 : -1;

	if (fd >= 0 && tc_cache_is_own(fd, S_IFREG)) {
		ssize_t n = read(fd, key, TC_SIP_KEY);

		found = n == TC_SIP_KEY ? 1 : n < 0 ? -1 : 0;
	}
	if (fd >= 0)
		(void)close(fd);
	return found;
}

/* Complete before it has its name; who comes second takes that of the first. */
static void make_key(int dir)
{
	uint8_t key[TC_SIP_KEY], other[TC_SIP_KEY];
	char name[TC_CACHE_NAME];
	int fd;

	if (getrandom(key, sizeof(key), 0) != sizeof(key))
		return;
	fd = tc_cache_begin(dir, "key", name);
	if (fd < 0)
		return;
	if (write(fd, key, sizeof(key)) == sizeof(key) && fsync(fd) == 0 &&
	    linkat(dir, name, dir, "key", 0) < 0 && errno == EEXIST && read_key(dir, other) == 0)
		(void)renameat(dir, name, dir, "key");
	(void)close(fd);
	(void)unlinkat(dir, name, 0);
}

bool tc_cache_key(int dir, uint8_t key[TC_SIP_KEY])
{
	int found = read_key(dir, key);

	if (found == 0) {
		make_key(dir);
		found = read_key(dir, key);
	}
	return found == 1;
}
