/* SPDX-License-Identifier: MIT */
/*
 * What lies in a spool. A scan holds the lock, so whatever it finds half done was left by
 * a process that died: a temporary file that nobody has locked is removed, a sidecar
 * without its trace, too; a trace without its sidecar is whole (it was renamed after it
 * was written) and gets one; everything else that is not as it should be goes aside.
 */
#include "spool/spool_state.h"

#include "base/alloc.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	MAX_ENTRIES = 1000000,
	STAMP_CHARS = 23
};

/* --- put aside ----------------------------------------------------------------------- */

static void write_why(int aside, const char *name, const char *why)
{
	char file[TC_SPOOL_NAME_MAX + 16];
	int fd;

	(void)snprintf(file, sizeof(file), "%s.why", name);
	fd = openat(aside, file, O_WRONLY | O_CREAT | O_TRUNC | TC_SPOOL_OPEN, 0600);
	if (fd < 0)
		return;
	/* The reason is a courtesy: a full disk keeps it from being told. */
	if (tc_spool_write_all(fd, why, strlen(why)) == 0)
		(void)tc_spool_write_all(fd, "\n", 1);
	(void)close(fd);
}

static int open_aside(const struct tc_spool_dir *d)
{
	(void)mkdirat(d->fd, TC_SPOOL_ASIDE, 0700);
	return openat(d->fd, TC_SPOOL_ASIDE, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
}

/* False: it stays where it is, as on a full disk; a later scan tries again. */
static bool put_aside(struct tc_spool_dir *d, struct tc_spool_list *list, const char *name,
		      const char *why)
{
	int aside = open_aside(d);
	bool is_moved;

	if (aside < 0)
		return false;
	is_moved = renameat(d->fd, name, aside, name) == 0;
	if (is_moved) {
		write_why(aside, name, why);
		list->n_aside++;
	}
	(void)close(aside);
	return is_moved;
}

static unsigned count_aside(const struct tc_spool_dir *d)
{
	int fd = openat(d->fd, TC_SPOOL_ASIDE, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
	DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
	const struct dirent *e;
	unsigned n = 0;

	if (!dir) {
		if (fd >= 0)
			(void)close(fd);
		return 0;
	}
	while ((e = readdir(dir))) {
		size_t len = strlen(e->d_name);

		if (e->d_name[0] != '.' && (len < 4 || strcmp(e->d_name + len - 4, ".why") != 0))
			n++;
	}
	(void)closedir(dir);
	return n;
}

/* --- names --------------------------------------------------------------------------- */

static bool cut_end(char *name, const char *end)
{
	size_t n = strlen(name), k = strlen(end);

	if (n <= k || strcmp(name + n - k, end) != 0)
		return false;
	name[n - k] = '\0';
	return true;
}

/* SERVICE-STAMP-PID-N: where is the stamp? */
static bool read_stem(const char *stem, int64_t *ns)
{
	const char *p = stem;

	while ((p = strchr(p, '-'))) {
		p++;
		if (tc_spool_stamp_read(p, ns) && p[STAMP_CHARS] == '-')
			return true;
	}
	return false;
}

/* --- files --------------------------------------------------------------------------- */

/* Nobody has it locked, so whoever wrote it is dead. */
static void sweep_tmp(struct tc_spool_dir *d, struct tc_spool_list *list, const char *name)
{
	int fd = openat(d->fd, name, O_RDONLY | TC_SPOOL_OPEN);

	if (fd < 0 && errno != ELOOP)
		return;
	if ((fd < 0 || flock(fd, LOCK_EX | LOCK_NB) == 0) && unlinkat(d->fd, name, 0) == 0)
		list->n_removed++;
	if (fd >= 0)
		(void)close(fd);
}

/* NULL: it begins as a trace does. */
static const char *judge_trace(struct tc_spool_dir *d, const char *name, uint64_t *bytes)
{
	static const unsigned char zstd[4] = { 0x28, 0xb5, 0x2f, 0xfd };
	int fd = openat(d->fd, name, O_RDONLY | TC_SPOOL_OPEN);
	unsigned char head[5] = { 0 };
	const char *why = NULL;
	struct stat st;

	if (fd < 0)
		return errno == ELOOP ? "it is a symbolic link" : "it cannot be opened";
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
		why = "it is no regular file";
	else if (pread(fd, head, sizeof(head), 0) != (ssize_t)sizeof(head))
		why = "it is too short for a trace";
	else if (memcmp(head, zstd, sizeof(zstd)) != 0 && memcmp(head, "go 1.", 5) != 0)
		why = "it does not begin as a trace does";
	else
		*bytes = (uint64_t)st.st_size;
	(void)close(fd);
	return why;
}

/* 1: it is there and good; 0: there is none; TACHO_EFORMAT with why; other errors. */
static int load_sidecar(struct tc_spool_dir *d, struct tc_spool_entry *e, char *why, size_t size)
{
	char name[TC_SPOOL_NAME_MAX + 16];
	struct stat st;
	char *text;
	ssize_t n;
	int fd, rc;

	(void)snprintf(name, sizeof(name), "%s.json", e->stem);
	fd = openat(d->fd, name, O_RDONLY | TC_SPOOL_OPEN);
	if (fd < 0 && errno == ENOENT)
		return 0;
	(void)snprintf(why, size, "its sidecar cannot be read");
	if (fd < 0)
		return TACHO_EFORMAT;
	text = tc_alloc(NULL, TC_SIDECAR_MAX_BYTES + 1);
	if (!text) {
		(void)close(fd);
		return TACHO_ENOMEM;
	}
	rc = TACHO_EFORMAT;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
	    (n = read(fd, text, TC_SIDECAR_MAX_BYTES + 1)) >= 0) {
		e->bytes += (uint64_t)n;
		rc = tc_sidecar_read(&e->sidecar, text, (size_t)n, why, size);
	}
	tc_free(NULL, text);
	(void)close(fd);
	return rc == 0 ? 1 : rc;
}

/* A crash came between the two renames. Without room for a sidecar it is listed all the same. */
static void adopt(struct tc_spool_dir *d, struct tc_spool_list *list, struct tc_spool_entry *e)
{
	struct tc_sidecar *s = &e->sidecar;

	*s = (struct tc_sidecar){ 0 };
	TC_SIDECAR_SET(s->trigger.kind, "recovered");
	TC_SIDECAR_SET(s->trigger.reason, "the process ended before it could say why");
	s->end_ns = e->time_ns;
	if (tc_spool_put_sidecar(d, e->stem, s) == 0)
		list->n_adopted++;
}

static int take_trace(struct tc_spool_dir *d, struct tc_spool_list *list, const char *name)
{
	struct tc_spool_entry *e;
	const char *bad;
	char why[300], sidecar[TC_SPOOL_NAME_MAX + 16];
	int rc = TC_GROW(NULL, &list->v, &list->cap, list->n + 1, MAX_ENTRIES);

	if (rc < 0)
		return rc;
	e = &list->v[list->n];
	memset(e, 0, sizeof(*e));
	(void)snprintf(e->trace, sizeof(e->trace), "%s", name);
	(void)snprintf(e->stem, sizeof(e->stem), "%s", name);
	if (!cut_end(e->stem, ".trace.zst"))
		(void)cut_end(e->stem, ".trace");
	bad = read_stem(e->stem, &e->time_ns) ? judge_trace(d, name, &e->trace_bytes)
					      : "its name says no time";
	e->bytes = e->trace_bytes;
	rc = bad ? TACHO_EFORMAT : load_sidecar(d, e, why, sizeof(why));
	if (rc == TACHO_EFORMAT) {
		(void)snprintf(sidecar, sizeof(sidecar), "%s.json", e->stem);
		/* The sidecar, if it has one, goes with it. */
		if (put_aside(d, list, name, bad ? bad : why))
			(void)put_aside(d, list, sidecar, bad ? bad : why);
		return 0;
	}
	if (rc < 0)
		return rc;
	if (rc == 0)
		adopt(d, list, e);
	list->bytes += e->bytes;
	list->n++;
	return 0;
}

static void sweep_sidecar(struct tc_spool_dir *d, struct tc_spool_list *list, const char *name)
{
	char stem[TC_SPOOL_NAME_MAX + 16], trace[TC_SPOOL_NAME_MAX + 32];
	struct stat st;

	(void)snprintf(stem, sizeof(stem), "%s", name);
	(void)cut_end(stem, ".json");
	(void)snprintf(trace, sizeof(trace), "%s.trace.zst", stem);
	if (fstatat(d->fd, trace, &st, AT_SYMLINK_NOFOLLOW) == 0)
		return;
	(void)snprintf(trace, sizeof(trace), "%s.trace", stem);
	if (fstatat(d->fd, trace, &st, AT_SYMLINK_NOFOLLOW) == 0)
		return;
	if (unlinkat(d->fd, name, 0) == 0)
		list->n_removed++;
}

static int take(struct tc_spool_dir *d, struct tc_spool_list *list, const char *name)
{
	char stem[TC_SPOOL_NAME_MAX];
	int64_t ns;

	if (strncmp(name, TC_SPOOL_TMP, strlen(TC_SPOOL_TMP)) == 0) {
		sweep_tmp(d, list, name);
		return 0;
	}
	if (name[0] == '.' || strlen(name) >= sizeof(stem) - 16)
		return 0;
	(void)snprintf(stem, sizeof(stem), "%s", name);
	if (cut_end(stem, ".trace.zst") || cut_end(stem, ".trace"))
		return take_trace(d, list, name);
	if (cut_end(stem, ".json") && read_stem(stem, &ns))
		sweep_sidecar(d, list, name);
	return 0;
}

static int compare_time(const void *pa, const void *pb)
{
	const struct tc_spool_entry *a = pa, *b = pb;

	if (a->time_ns != b->time_ns)
		return a->time_ns < b->time_ns ? -1 : 1;
	return strcmp(a->stem, b->stem);
}

int tc_spool_scan_locked(struct tc_spool_dir *d, struct tc_spool_list *list)
{
	int fd = openat(d->fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC), rc = 0;
	DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
	const struct dirent *e;

	*list = (struct tc_spool_list){ 0 };
	if (!dir) {
		rc = tc_spool_fail(d, "cannot be read", "");
		if (fd >= 0)
			(void)close(fd);
		return rc;
	}
	while (rc == 0 && (errno = 0, e = readdir(dir)))
		rc = take(d, list, e->d_name);
	if (rc == 0 && errno != 0)
		rc = tc_spool_fail(d, "cannot be read", "");
	(void)closedir(dir);
	if (list->n > 1)
		qsort(list->v, list->n, sizeof(*list->v), compare_time);
	list->in_aside = count_aside(d);
	return rc;
}

int tc_spool_dir_scan(struct tc_spool_dir *d, struct tc_spool_list *list)
{
	int rc = tc_spool_lock(d);

	*list = (struct tc_spool_list){ 0 };
	if (rc < 0)
		return rc;
	rc = tc_spool_scan_locked(d, list);
	tc_spool_unlock(d);
	return rc;
}

void tc_spool_list_free(struct tc_spool_list *list)
{
	tc_free(NULL, list->v);
	*list = (struct tc_spool_list){ 0 };
}

const struct tc_spool_entry *tc_spool_list_find(const struct tc_spool_list *list, const char *name,
						unsigned *n_matching)
{
	const struct tc_spool_entry *found = NULL;

	*n_matching = 0;
	for (size_t i = 0; i < list->n; i++) {
		const struct tc_spool_entry *e = &list->v[i];

		if (strcmp(e->stem, name) == 0 || strcmp(e->trace, name) == 0) {
			*n_matching = 1;
			return e;
		}
		if (!strstr(e->stem, name))
			continue;
		found = e;
		(*n_matching)++;
	}
	return *n_matching == 1 ? found : NULL;
}
