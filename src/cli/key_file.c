/* SPDX-License-Identifier: MIT */
/* See key_file.h. */
#include "cli/key_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	KEY_MIN = 16,
	KEY_MADE = 32
};

static int bad_key(const struct tacho_ctx *ctx, const char *path, const char *why)
{
	tc_cli_error(ctx, "%s: %s", path, why);
	return TC_EXIT_USAGE;
}

static int system_error(const struct tacho_ctx *ctx, const char *path)
{
	tc_cli_error(ctx, "%s: %s", path, strerror(errno));
	return TC_EXIT_SYSTEM;
}

static int read_key(struct tc_key *key, const struct tacho_ctx *ctx, const char *path, int fd)
{
	struct stat st;
	ssize_t n;

	if (fd < 0)
		return system_error(ctx, path);
	if (fstat(fd, &st) < 0) {
		int code = system_error(ctx, path);

		(void)close(fd);
		return code;
	}
	n = S_ISREG(st.st_mode) ? read(fd, key->bytes, sizeof(key->bytes)) : 0;
	(void)close(fd);
	if (n < KEY_MIN)
		return bad_key(ctx, path, "a key has at least 16 bytes");
	if (st.st_mode & (S_IRWXG | S_IRWXO))
		return bad_key(ctx, path, "others can read this key; chmod 600 it");
	key->n = (size_t)n;
	return TC_EXIT_OK;
}

int tc_key_file_read(struct tc_key *key, const struct tacho_ctx *ctx, const char *path)
{
	return read_key(key, ctx, path, open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK));
}

/* Whole or not at all: it has its name only when it is written. One that is there stays. */
static int make_key(const char *dir, const char *path)
{
	struct tc_cli_str part = { 0 };
	unsigned char bytes[KEY_MADE];
	int fd, rc = -1, saved;

	tc_cli_str_printf(&part, "%s/.tmp-key-XXXXXX", dir);
	fd = mkostemp(part.p, O_CLOEXEC);
	if (fd >= 0) {
		if (getrandom(bytes, sizeof(bytes), 0) == KEY_MADE &&
		    write(fd, bytes, sizeof(bytes)) == KEY_MADE && fsync(fd) == 0 &&
		    (link(part.p, path) == 0 || errno == EEXIST))
			rc = 0;
		saved = errno;
		(void)unlink(part.p);
		(void)close(fd);
		errno = saved;
	}
	explicit_bzero(bytes, sizeof(bytes));
	tc_cli_str_free(&part);
	return rc;
}

int tc_key_file_keep(struct tc_key *key, const struct tacho_ctx *ctx, const char *dir,
		     const char *name)
{
	const int how = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW;
	struct tc_cli_str path = { 0 };
	int fd, code;

	tc_cli_str_printf(&path, "%s/%s", dir, name);
	fd = open(path.p, how);
	if (fd < 0 && errno == ENOENT && make_key(dir, path.p) == 0)
		fd = open(path.p, how);
	code = read_key(key, ctx, path.p, fd);
	tc_cli_str_free(&path);
	return code;
}
