/* SPDX-License-Identifier: MIT */
/* See input.h. */
#include "serve/source.h"
#include "base/math.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* In TMPDIR; not every file system can make files without a name at once. */
static int open_spool(void)
{
	const char *dir = getenv("TMPDIR");
	char path[4096];
	int fd, n;

	if (!dir || !*dir)
		dir = "/tmp";
	fd = open(dir, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	if (fd >= 0)
		return fd;
	n = snprintf(path, sizeof(path), "%s/tacho.XXXXXX", dir);
	if (n < 0 || (size_t)n >= sizeof(path)) {
		errno = ENAMETOOLONG;
		return -1;
	}
	fd = mkostemp(path, O_CLOEXEC);
	if (fd >= 0)
		(void)unlink(path);
	return fd;
}

int tc_source_open(struct tc_source *in, const char *path, bool follow)
{
	*in = (struct tc_source){ .path = path, .fd = -1, .fd_spool = -1 };
	if (strcmp(path, "-") == 0)
		in->fd = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
	else /* without waiting for who writes to a named pipe */
		in->fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (in->fd < 0 || fstat(in->fd, &in->at_open) < 0)
		return TACHO_EIO;
	if (S_ISDIR(in->at_open.st_mode)) {
		errno = EISDIR;
		return TACHO_EIO;
	}
	in->is_stream = follow || !S_ISREG(in->at_open.st_mode) || strcmp(path, "-") == 0;
	if (in->is_stream)
		in->fd_spool = open_spool();
	return in->is_stream && in->fd_spool < 0 ? TACHO_EIO : 0;
}

void tc_source_close(struct tc_source *in)
{
	if (in->fd >= 0)
		(void)close(in->fd);
	if (in->fd_spool >= 0)
		(void)close(in->fd_spool);
	in->fd = in->fd_spool = -1;
}

int tc_source_keep(struct tc_source *in, const void *bytes, size_t n)
{
	const char *p = bytes;

	while (n > 0) {
		ssize_t done = write(in->fd_spool, p, n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return TACHO_EIO;
		p += done;
		n -= (size_t)done;
	}
	return 0;
}

bool tc_source_has_changed(const struct tc_source *in)
{
	const struct stat *was = &in->at_open;
	struct stat is;

	if (in->is_stream)
		return false;
	return fstat(in->fd, &is) < 0 || is.st_size != was->st_size ||
	       is.st_mtim.tv_sec != was->st_mtim.tv_sec ||
	       is.st_mtim.tv_nsec != was->st_mtim.tv_nsec;
}

/* A descriptor with a position of its own, also of a file that has no name. */
static int reopen(int fd)
{
	char name[64];

	snprintf(name, sizeof(name), "/proc/self/fd/%d", fd);
	return open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY);
}

const char *tc_source_operand(const struct tc_source *in, int *fd)
{
	struct stat st;

	*fd = -1;
	/* /dev/fd/N of a file without a name is another one in another process. */
	if (!in->is_stream && in->at_open.st_nlink > 0 && stat(in->path, &st) == 0 &&
	    st.st_dev == in->at_open.st_dev && st.st_ino == in->at_open.st_ino)
		return in->path;
	*fd = reopen(in->is_stream ? in->fd_spool : in->fd);
	return "-";
}

uint64_t tc_source_version(const struct tc_source *in)
{
	const struct stat *st = &in->at_open;
	uint64_t h = 0;
	const char *c;
	struct stat now;

	if (in->is_stream)
		return fstat(in->fd_spool, &now) == 0 ? (uint64_t)now.st_size : 0;
	for (c = tacho_version(); *c; c++)
		h = tc_mix64(h ^ (unsigned char)*c);
	h = tc_mix64(h ^ (uint64_t)st->st_dev);
	h = tc_mix64(h ^ (uint64_t)st->st_ino);
	h = tc_mix64(h ^ (uint64_t)st->st_size);
	h = tc_mix64(h ^ (uint64_t)st->st_mtim.tv_sec);
	return tc_mix64(h ^ (uint64_t)st->st_mtim.tv_nsec);
}
