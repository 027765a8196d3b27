/* SPDX-License-Identifier: MIT */
/* See out_file.h. */
#include "cli/out_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int output_fail(struct tc_out_file *o, const char *what)
{
	tc_cli_error(o->ctx, "%s: %s: %s", strcmp(o->path, "-") == 0 ? "standard output" : o->path,
		     what, strerror(errno));
	o->failed = true;
	return TACHO_EIO;
}

/* What is not a regular file (/dev/null, a pipe) is not replaced. */
static int output_open(struct tc_out_file *o)
{
	struct stat st;
	bool exists = stat(o->path, &st) == 0;

	if (strcmp(o->path, "-") == 0) {
		o->fd = STDOUT_FILENO;
		return 0;
	}
	if (exists && !S_ISREG(st.st_mode)) {
		o->fd = open(o->path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
		return o->fd < 0 ? output_fail(o, "cannot be opened") : 0;
	}
	o->temporary = tc_cli_xmalloc(strlen(o->path) + sizeof(".XXXXXX"));
	strcpy(o->temporary, o->path);
	strcat(o->temporary, ".XXXXXX");
	o->fd = mkostemp(o->temporary, O_CLOEXEC);
	if (o->fd < 0) {
		free(o->temporary);
		o->temporary = NULL;
		return output_fail(o, "cannot be created");
	}
	if (exists) {
		(void)fchmod(o->fd, st.st_mode & 07777);
	} else {
		mode_t mask = umask(0);

		(void)umask(mask);
		(void)fchmod(o->fd, 0666 & ~mask);
	}
	return 0;
}

int tc_out_file_write(void *ctx, const void *bytes, size_t n)
{
	struct tc_out_file *o = ctx;
	const char *p = bytes;

	if (o->fd < 0 && output_open(o) < 0)
		return TACHO_EIO;
	while (n > 0) {
		ssize_t done = write(o->fd, p, n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return output_fail(o, "cannot be written");
		p += done;
		n -= (size_t)done;
	}
	return 0;
}

int tc_out_file_close(struct tc_out_file *o, bool keep)
{
	int rc = 0;

	if (o->fd >= 0 && o->fd != STDOUT_FILENO && close(o->fd) != 0 && keep && !o->failed)
		rc = output_fail(o, "cannot be written");
	o->fd = -1;
	if (o->temporary) {
		if (keep && !o->failed && rename(o->temporary, o->path) != 0)
			rc = output_fail(o, "cannot be created");
		if (!keep || o->failed)
			(void)unlink(o->temporary);
		free(o->temporary);
		o->temporary = NULL;
	}
	return rc;
}

bool tc_cli_is_same_file(const char *a, const char *b)
{
	struct stat x, y;
	bool has_x = strcmp(a, "-") == 0 ? fstat(STDIN_FILENO, &x) == 0 : stat(a, &x) == 0;
	bool has_y = strcmp(b, "-") == 0 ? fstat(STDOUT_FILENO, &y) == 0 : stat(b, &y) == 0;

	return has_x && has_y && x.st_dev == y.st_dev && x.st_ino == y.st_ino && S_ISREG(x.st_mode);
}
