/* SPDX-License-Identifier: MIT */
/*
 * Candidates in order: below each --debug-dir by build id, by path and by name; the
 * module itself; beside it, as objcopy's users name it; below /usr/lib/debug. The
 * first with lines is taken, or else the first with names.
 */
#include "symbols/debug_file.h"

#include <elfutils/libdwelf.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct search {
	const struct tc_debug_query *q;
	tc_debug_grade_fn *grade;
	void *ctx;
	char *found;
	int best_fd, best;
	int exists;
};

/* Never a device or a pipe: the trace says the path. */
static int open_regular(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct stat st;

	if (fd >= 0 && (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))) {
		close(fd);
		fd = -1;
	}
	return fd;
}

static bool has_id(int fd, const struct tc_debug_query *q)
{
	Elf *elf = elf_begin(fd, ELF_C_READ_MMAP, NULL);
	const void *id = NULL;
	ssize_t n;
	bool same;

	if (!elf)
		return false;
	n = elf_kind(elf) == ELF_K_ELF ? dwelf_elf_gnu_build_id(elf, &id) : -1;
	same = n >= 0 && (size_t)n == q->id_len && (n == 0 || memcmp(id, q->id, q->id_len) == 0);
	elf_end(elf);
	return same;
}

/* True: it cannot get better. */
static bool try_path(struct search *s, const char *path, bool is_module)
{
	int fd = open_regular(path), grade;

	if (fd < 0)
		return false;
	s->exists |= is_module;
	grade = has_id(fd, s->q) ? s->grade(fd, s->ctx) : TC_DEBUG_NOTHING;
	if (grade <= s->best) {
		close(fd);
		return false;
	}
	if (s->best_fd >= 0)
		close(s->best_fd);
	s->best_fd = fd;
	s->best = grade;
	snprintf(s->found, TC_MODULE_PATH_MAX, "%s", path);
	return grade == TC_DEBUG_LINES;
}

__attribute__((format(printf, 2, 3))) static bool try_name(struct search *s, const char *format,
							   ...)
{
	char path[2 * TC_MODULE_PATH_MAX];
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(path, sizeof(path), format, args);
	va_end(args);
	return n > 0 && n < TC_MODULE_PATH_MAX && try_path(s, path, false);
}

static bool try_id(struct search *s, const char *dir)
{
	char hex[2 * TC_BUILD_ID_MAX + 1];

	if (s->q->id_len < 2)
		return false;
	for (size_t i = 0; i < s->q->id_len; i++)
		snprintf(hex + 2 * i, 3, "%02x", s->q->id[i]);
	return try_name(s, "%s/.build-id/%.2s/%s.debug", dir, hex, hex + 2);
}

static bool try_all(struct search *s)
{
	const char *path = s->q->path, *slash = strrchr(path, '/');
	const char *base = slash ? slash + 1 : path;
	int dir = slash ? (int)(slash - path) : 0;

	for (size_t i = 0; i < s->q->n_dirs; i++) {
		const char *d = s->q->dirs[i];

		if (try_id(s, d) || try_name(s, "%s/%s.debug", d, base) ||
		    try_name(s, "%s/%s.debug", d, path) || try_name(s, "%s/%s", d, path) ||
		    try_name(s, "%s/%s", d, base))
			return true;
	}
	/* "linux-vdso.so.1" is no file, least of all one of the working directory. */
	if (path[0] != '/')
		return try_id(s, "/usr/lib/debug");
	return try_path(s, path, true) || try_name(s, "%s.debug", path) ||
	       try_name(s, "%.*s/.debug/%s.debug", dir, path, base) ||
	       try_id(s, "/usr/lib/debug") || try_name(s, "/usr/lib/debug%s.debug", path);
}

int tc_debug_find(const struct tc_debug_query *q, tc_debug_grade_fn *grade, void *ctx,
		  char found[TC_MODULE_PATH_MAX], int *exists)
{
	struct search s = { .q = q, .grade = grade, .ctx = ctx, .found = found, .best_fd = -1 };

	found[0] = '\0';
	(void)elf_version(EV_CURRENT);
	(void)try_all(&s);
	*exists = s.exists;
	return s.best_fd;
}
