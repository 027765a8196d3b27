/* SPDX-License-Identifier: MIT */
/* See spool.h. */
#include "cli/spool.h"
#include "cli/progress.h"
#include "cli/stream_input.h"
#include "remote/depot.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int fail(const struct tacho_ctx *ctx, const char *name, const char *what)
{
	tc_cli_error(ctx, "%s: %s: %s", name, what, strerror(errno));
	return TC_EXIT_SYSTEM;
}

/* Not every file system can make files without a name at once. */
int tc_spool_unnamed(void)
{
	const char *dir = getenv("TMPDIR");
	struct tc_cli_str path = { 0 };
	int fd;

	if (!dir || !*dir)
		dir = "/tmp";
	fd = open(dir, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	if (fd >= 0)
		return fd;
	tc_cli_str_printf(&path, "%s/tacho.XXXXXX", dir);
	fd = mkostemp(path.p, O_CLOEXEC);
	if (fd >= 0)
		(void)unlink(path.p);
	tc_cli_str_free(&path);
	return fd;
}

static int write_all(int fd, const char *p, size_t n)
{
	while (n > 0) {
		ssize_t done = write(fd, p, n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return -1;
		p += done;
		n -= (size_t)done;
	}
	return 0;
}

static int copy(const struct tacho_ctx *ctx, const char *name, int from, int to)
{
	struct tc_progress progress;
	char *buf = tc_cli_xmalloc(1 << 16);
	uint64_t done = 0;
	int code = TC_EXIT_OK;
	ssize_t n;

	tc_progress_begin(&progress, ctx, name);
	while ((n = read(from, buf, 1 << 16)) != 0 && code == TC_EXIT_OK) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			code = fail(ctx, name, "cannot be read");
		} else if (write_all(to, buf, (size_t)n) < 0) {
			code = fail(ctx, name, "cannot be copied to a temporary file");
		} else {
			done += (uint64_t)n;
			tc_progress_update(&progress, done, 0);
		}
	}
	tc_progress_end(&progress);
	free(buf);
	return code;
}

bool tc_spool_is_remote(const char *path)
{
	return strncmp(path, "s3://", 5) == 0;
}

static int fetch(const struct tacho_ctx *ctx, const char *url, int fd)
{
	const char *slash = strrchr(url, '/');
	struct tc_cli_str dir = { 0 };
	struct tc_depot_opts opts = { 0 };
	struct tc_depot *depot = NULL;
	char why[512];
	int rc;

	tc_cli_str_add(&dir, url, (size_t)(slash - url));
	opts.url = dir.p;
	rc = tc_depot_open(&depot, &opts, why, sizeof(why));
	if (rc == 0) {
		rc = tc_depot_get(depot, slash + 1, fd);
		(void)snprintf(why, sizeof(why), "%s", tc_depot_why(depot));
	}
	if (rc < 0)
		tc_cli_error(ctx, "%s: %s", url, why);
	tc_depot_close(depot);
	tc_cli_str_free(&dir);
	return rc < 0 ? TC_EXIT_SYSTEM : TC_EXIT_OK;
}

static int open_remote(struct tc_spool *s, const struct tacho_ctx *ctx, const char *url)
{
	s->fd = tc_spool_unnamed();
	if (s->fd < 0)
		return fail(ctx, url, "there is no place for a temporary file");
	snprintf(s->name, sizeof(s->name), "/dev/fd/%d", s->fd);
	s->path = s->name;
	return fetch(ctx, url, s->fd);
}

int tc_spool_open(struct tc_spool *s, const struct tacho_ctx *ctx, const char *path)
{
	const char *name = tc_cli_stream_name(path);
	bool is_stdin = strcmp(path, "-") == 0;
	struct stat st;
	int from, code;

	*s = (struct tc_spool){ .path = path, .fd = -1 };
	if (tc_spool_is_remote(path))
		return open_remote(s, ctx, path);
	/* What cannot be opened is for the reader to complain about. */
	if (!is_stdin && (stat(path, &st) < 0 || S_ISREG(st.st_mode) || S_ISDIR(st.st_mode)))
		return TC_EXIT_OK;
	from = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (from < 0)
		return TC_EXIT_OK;
	s->fd = tc_spool_unnamed();
	if (s->fd < 0)
		code = fail(ctx, name, "there is no place for a temporary file");
	else
		code = copy(ctx, name, from, s->fd);
	if (!is_stdin)
		(void)close(from);
	snprintf(s->name, sizeof(s->name), "/dev/fd/%d", s->fd);
	s->path = s->name;
	return code;
}

void tc_spool_close(struct tc_spool *s)
{
	if (s->fd >= 0)
		(void)close(s->fd);
	s->fd = -1;
}
