/* SPDX-License-Identifier: MIT */
/*
 * Lines of source files, for stacks. Only with --src, only below that folder, only Go's
 * sources. The path in a trace is of the machine that built the program; so its
 * beginning is left off, folder by folder, until there is such a file.
 */
#include "serve/call.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum {
	FILE_BYTES = 4 * 1024 * 1024,
	AROUND_MAX = 500,
	FOLDERS_MAX = 64
};

static bool is_source(const char *path)
{
	const char *dot = strrchr(path, '.');

	return dot && (strcmp(dot, ".go") == 0 || strcmp(dot, ".s") == 0);
}

/* The kernel keeps it below the folder, whatever the path and the links in it say. */
static int open_below(int dir, const char *path)
{
	struct open_how how = {
		.flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK,
		.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS,
	};

	return (int)syscall(SYS_openat2, dir, path, &how, sizeof(how));
}

/* A kernel before 5.6 has no such call; sandboxes that do not know it refuse it. */
static bool is_impossible(int error)
{
	return error == ENOSYS || error == EPERM;
}

/* The file that the path ends with; *found is what of the path was used. -1: none; errno. */
static int find_file(int dir, const char *path, const char **found)
{
	int tries;

	for (tries = 0; path && tries < FOLDERS_MAX; tries++) {
		int fd;

		path += strspn(path, "/");
		fd = *path ? open_below(dir, path) : -1;
		*found = path;
		if (fd >= 0 || (*path && is_impossible(errno)))
			return fd;
		path = strchr(path, '/');
	}
	errno = ENOENT;
	return -1;
}

static bool read_file(int fd, struct tc_textbuf *b)
{
	struct stat st;
	ssize_t n;

	if (fstat(fd, &st) < 0 || !S_ISREG(st.st_mode) || st.st_size > FILE_BYTES)
		return false;
	while (b->n <= FILE_BYTES && tc_textbuf_room(b, 1 << 16) &&
	       (n = read(fd, b->p + b->n, 1 << 16)) > 0)
		b->n += (size_t)n;
	return b->rc == 0;
}

static void put_lines(struct tc_json *j, const struct tc_textbuf *b, uint64_t first, uint64_t last)
{
	const char *p = b->p, *end = b->n ? b->p + b->n : b->p;
	uint64_t line;

	for (line = 1; p < end && line <= last; line++) {
		const char *stop = memchr(p, '\n', (size_t)(end - p));
		size_t n = (size_t)((stop ? stop : end) - p);

		if (line >= first)
			tc_json_text(j, (struct tacho_text){ p, n });
		p += n + 1;
	}
}

static void put_file(struct tc_answer *a, const char *name, const struct tc_textbuf *b,
		     uint64_t line, uint64_t around)
{
	uint64_t first = line > around ? line - around : 1;
	struct tc_json j;

	tc_answer_json(a, &j);
	tc_json_begin(&j, '{');
	tc_json_key(&j, "file");
	tc_json_string(&j, name);
	tc_json_key(&j, "first");
	tc_json_u64(&j, first);
	tc_json_key(&j, "lines");
	tc_json_begin(&j, '[');
	put_lines(&j, b, first, line + around);
	tc_json_end(&j, ']');
	tc_json_end(&j, '}');
	tc_answer_json_end(a, &j);
}

void tc_api_source(struct tc_serve *srv, const struct tc_query *q, struct tc_answer *a)
{
	const char *path = tc_query_get(q, "file"), *name = NULL;
	struct tc_textbuf text;
	uint64_t line, around;
	int fd;

	if (srv->fd_src < 0) {
		tc_answer_error(a, 404, "source files are shown only with --src DIR");
		return;
	}
	if (!path || !is_source(path)) {
		tc_answer_error(a, 400, "file is missing: the path of a Go source file");
		return;
	}
	if (!tc_query_u64(q, "line", 1, 1, INT32_MAX, &line, a) ||
	    !tc_query_u64(q, "around", 20, 0, AROUND_MAX, &around, a))
		return;
	tc_textbuf_init(&text, NULL, NULL, NULL);
	fd = find_file(srv->fd_src, path, &name);
	if (fd < 0 && is_impossible(errno))
		tc_answer_error(a, 500,
				"the system refuses to open files below the folder of --src only "
				"(openat2: %s)",
				strerror(errno));
	else if (fd < 0)
		tc_answer_error(a, 404, "no file below the folder of --src is %.300s", path);
	else if (!read_file(fd, &text))
		tc_answer_error(a, 422, "%.300s is no file of up to 4 MB", name);
	else
		put_file(a, name, &text, line, around);
	tc_textbuf_fini(&text);
	if (fd >= 0)
		(void)close(fd);
}
