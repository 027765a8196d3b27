/* SPDX-License-Identifier: MIT */
/* A folder as a store: a file has its name only when it is whole and on the disk. */
#include "remote/depot_state.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define TMP ".tmp-tacho-ship"

int tc_depot_dir_open(struct tc_depot *s, const char *path)
{
	if (*path != '/')
		return tc_depot_fail(s, TACHO_EMISUSE, "a folder is written as file:///PATH");
	if (mkdir(path, 0700) < 0 && errno != EEXIST)
		return tc_depot_fail(s, TACHO_EIO, "%s: %s", path, strerror(errno));
	s->dir = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (s->dir < 0)
		return tc_depot_fail(s, TACHO_EIO, "%s: %s", path, strerror(errno));
	return 0;
}

static int copy(int from, int to)
{
	char buf[16384];
	off_t at = 0;
	ssize_t n;

	while ((n = pread(from, buf, sizeof(buf), at)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		for (ssize_t done = 0, m; done < n; done += m) {
			m = write(to, buf + done, (size_t)(n - done));
			if (m < 0 && errno == EINTR)
				m = 0;
			if (m < 0)
				return -1;
		}
		at += n;
	}
	return 0;
}

int tc_depot_dir_put(struct tc_depot *s, const char *name, int fd)
{
	char tmp[64];
	int to, rc = 0;

	(void)snprintf(tmp, sizeof(tmp), TMP "-%ld", (long)getpid());
	(void)unlinkat(s->dir, tmp, 0);
	to = openat(s->dir, tmp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (to < 0)
		return tc_depot_fail(s, TACHO_EIO, "%s: %s", name, strerror(errno));
	if (copy(fd, to) < 0 || fsync(to) < 0 || renameat(s->dir, tmp, s->dir, name) < 0 ||
	    fsync(s->dir) < 0)
		rc = tc_depot_fail(s, TACHO_EIO, "%s: %s", name, strerror(errno));
	(void)close(to);
	if (rc < 0)
		(void)unlinkat(s->dir, tmp, 0);
	return rc;
}

static int open_object(struct tc_depot *s, const char *name)
{
	return openat(s->dir, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
}

int tc_depot_dir_look(struct tc_depot *s, const char *name, struct tc_depot_object *o)
{
	int fd = open_object(s, name), rc;

	if (fd < 0)
		return tc_depot_fail(s, errno == ENOENT ? TACHO_ENOTFOUND : TACHO_EIO, "%s: %s",
				     name, strerror(errno));
	rc = tc_depot_measure(fd, o);
	(void)close(fd);
	return rc < 0 ? tc_depot_fail(s, rc, "%s: it cannot be read", name) : 0;
}

int tc_depot_dir_get(struct tc_depot *s, const char *name, int to)
{
	int fd = open_object(s, name), rc = 0;

	if (fd < 0)
		return tc_depot_fail(s, errno == ENOENT ? TACHO_ENOTFOUND : TACHO_EIO, "%s: %s",
				     name, strerror(errno));
	if (copy(fd, to) < 0)
		rc = tc_depot_fail(s, TACHO_EIO, "%s: %s", name, strerror(errno));
	(void)close(fd);
	return rc;
}

int tc_depot_dir_delete(struct tc_depot *s, const char *name)
{
	if (unlinkat(s->dir, name, 0) < 0 && errno != ENOENT)
		return tc_depot_fail(s, TACHO_EIO, "%s: %s", name, strerror(errno));
	return 0;
}

int tc_depot_dir_list(struct tc_depot *s, int (*each)(void *ctx, const char *name), void *ctx)
{
	int fd = openat(s->dir, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC), rc = 0;
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	struct dirent *e;

	if (!dir) {
		if (fd >= 0)
			(void)close(fd);
		return tc_depot_fail(s, TACHO_EIO, "the folder: %s", strerror(errno));
	}
	while (rc == 0 && (e = readdir(dir)) != NULL)
		if (e->d_name[0] != '.')
			rc = each(ctx, e->d_name);
	(void)closedir(dir);
	return rc;
}
