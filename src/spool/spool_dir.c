/* SPDX-License-Identifier: MIT */
/* The directory of a spool, its lock, sidecars and caps; see spool_dir.h. */
#include "spool/spool_state.h"

#include "base/alloc.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

int tc_spool_fail(struct tc_spool_dir *d, const char *what, const char *name)
{
	int saved = errno;

	(void)snprintf(d->why, sizeof(d->why), "%s/%s: %s: %s", d->path, name, what,
		       strerror(saved));
	errno = saved;
	return saved == ENOENT ? TACHO_ENOTFOUND : TACHO_EIO;
}

int64_t tc_spool_now_ns(void)
{
	struct timespec t = { 0 };

	(void)clock_gettime(CLOCK_REALTIME, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

int tc_spool_write_all(int fd, const void *bytes, size_t n)
{
	const char *p = bytes;

	while (n > 0) {
		ssize_t k = write(fd, p, n);

		if (k < 0 && errno == EINTR)
			continue;
		if (k <= 0) {
			errno = k == 0 ? ENOSPC : errno;
			return -1;
		}
		p += k;
		n -= (size_t)k;
	}
	return 0;
}

/* --- open and close ------------------------------------------------------------------ */

static int open_at(struct tc_spool_dir *d, bool create)
{
	struct stat st;

	if (create && mkdir(d->path, 0700) != 0 && errno != EEXIST)
		return tc_spool_fail(d, "cannot be made", "");
	d->fd = open(d->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
	if (d->fd < 0 || fstat(d->fd, &st) != 0)
		return tc_spool_fail(d, "cannot be opened", "");
	/* Who else may write here could put links and names of his own. */
	if (st.st_uid != geteuid() || (st.st_mode & 077) != 0) {
		errno = EPERM;
		return tc_spool_fail(d, "the directory must be ours, with mode 0700", "");
	}
	d->lock_fd = openat(d->fd, ".lock", O_RDWR | O_CREAT | TC_SPOOL_OPEN, 0600);
	if (d->lock_fd < 0)
		return tc_spool_fail(d, "cannot be opened", ".lock");
	return 0;
}

int tc_spool_dir_open(struct tc_spool_dir **out, const char *path, bool create,
		      const struct tc_spool_limits *limits, char *why, size_t why_size)
{
	struct tc_spool_dir *d = tc_calloc(NULL, 1, sizeof(*d));
	size_t n = strlen(path);
	int rc = TACHO_ENOMEM, saved;

	*out = NULL;
	(void)snprintf(why, why_size, "%s", tacho_error_text(rc));
	if (!d || !(d->path = tc_alloc(NULL, n + 1))) {
		tc_free(NULL, d);
		return rc;
	}
	memcpy(d->path, path, n + 1);
	/* A slash at the end would follow a link. */
	while (n > 1 && d->path[n - 1] == '/')
		d->path[--n] = '\0';
	d->fd = d->lock_fd = -1;
	tc_spool_dir_limit(d, limits);
	rc = open_at(d, create);
	if (rc < 0) {
		saved = errno;
		(void)snprintf(why, why_size, "%s", d->why);
		tc_spool_dir_close(d);
		errno = saved;
		return rc;
	}
	why[0] = '\0';
	*out = d;
	return 0;
}

void tc_spool_dir_close(struct tc_spool_dir *d)
{
	if (!d)
		return;
	if (d->lock_fd >= 0)
		(void)close(d->lock_fd);
	if (d->fd >= 0)
		(void)close(d->fd);
	tc_free(NULL, d->path);
	tc_free(NULL, d);
}

const char *tc_spool_dir_why(const struct tc_spool_dir *d)
{
	return d->why;
}

const char *tc_spool_dir_path(const struct tc_spool_dir *d)
{
	return d->path;
}

void tc_spool_dir_limit(struct tc_spool_dir *d, const struct tc_spool_limits *limits)
{
	d->limits = limits ? *limits : (struct tc_spool_limits){ 0 };
}

const struct tc_spool_limits *tc_spool_dir_limits(const struct tc_spool_dir *d)
{
	return &d->limits;
}

int tc_spool_lock(struct tc_spool_dir *d)
{
	int rc;

	do {
		rc = flock(d->lock_fd, LOCK_EX);
	} while (rc != 0 && errno == EINTR);
	return rc == 0 ? 0 : tc_spool_fail(d, "cannot be locked", ".lock");
}

void tc_spool_unlock(struct tc_spool_dir *d)
{
	(void)flock(d->lock_fd, LOCK_UN);
}

/* --- sidecars ------------------------------------------------------------------------ */

static int write_file(struct tc_spool_dir *d, const char *name, const char *text)
{
	int fd = openat(d->fd, name, O_WRONLY | O_CREAT | O_EXCL | TC_SPOOL_OPEN, 0600);
	int rc = 0;

	if (fd < 0)
		return tc_spool_fail(d, "cannot be made", name);
	if (tc_spool_write_all(fd, text, strlen(text)) != 0 || fsync(fd) != 0)
		rc = tc_spool_fail(d, "cannot be written", name);
	(void)close(fd);
	return rc;
}

int tc_spool_put_sidecar(struct tc_spool_dir *d, const char *stem, const struct tc_sidecar *s)
{
	char tmp[TC_SPOOL_NAME_MAX + 16], name[TC_SPOOL_NAME_MAX + 16];
	char *text = tc_sidecar_write(s);
	int rc;

	if (!text) {
		(void)snprintf(d->why, sizeof(d->why), "%s", tacho_error_text(TACHO_ENOMEM));
		return TACHO_ENOMEM;
	}
	(void)snprintf(tmp, sizeof(tmp), TC_SPOOL_TMP "%s.json", stem);
	(void)snprintf(name, sizeof(name), "%s.json", stem);
	(void)unlinkat(d->fd, tmp, 0);
	rc = write_file(d, tmp, text);
	if (rc == 0 && (renameat(d->fd, tmp, d->fd, name) != 0 || fsync(d->fd) != 0))
		rc = tc_spool_fail(d, "cannot be renamed", tmp);
	if (rc < 0)
		(void)unlinkat(d->fd, tmp, 0);
	free(text);
	return rc;
}

int tc_spool_dir_update(struct tc_spool_dir *d, const char *stem, const struct tc_sidecar *s)
{
	char name[TC_SPOOL_NAME_MAX + 16];
	struct stat st;
	int rc = tc_spool_lock(d);

	if (rc < 0)
		return rc;
	(void)snprintf(name, sizeof(name), "%s.json", stem);
	if (fstatat(d->fd, name, &st, AT_SYMLINK_NOFOLLOW) != 0)
		rc = tc_spool_fail(d, "is gone", name);
	else
		rc = tc_spool_put_sidecar(d, stem, s);
	tc_spool_unlock(d);
	return rc;
}

/* The trace goes first: a sidecar alone is swept up, a trace alone would be taken in. */
int tc_spool_remove_locked(struct tc_spool_dir *d, const char *stem)
{
	static const char *const ends[] = { ".trace.zst", ".trace", ".json" };
	char name[TC_SPOOL_NAME_MAX + 16];

	for (size_t i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
		(void)snprintf(name, sizeof(name), "%s%s", stem, ends[i]);
		if (unlinkat(d->fd, name, 0) != 0 && errno != ENOENT)
			return tc_spool_fail(d, "cannot be removed", name);
	}
	return 0;
}

int tc_spool_dir_remove(struct tc_spool_dir *d, const char *stem)
{
	int rc = tc_spool_lock(d);

	if (rc < 0)
		return rc;
	rc = tc_spool_remove_locked(d, stem);
	tc_spool_unlock(d);
	return rc;
}

int tc_spool_dir_open_trace(struct tc_spool_dir *d, const struct tc_spool_entry *e)
{
	int fd = openat(d->fd, e->trace, O_RDONLY | TC_SPOOL_OPEN);

	return fd >= 0 ? fd : tc_spool_fail(d, "cannot be opened", e->trace);
}

/* --- caps ------------------------------------------------------------------------------ */

/* What goes first comes first: shipped, then the least severe, then the oldest. */
static int compare_worth(const void *pa, const void *pb)
{
	const struct tc_spool_entry *a = *(const struct tc_spool_entry *const *)pa;
	const struct tc_spool_entry *b = *(const struct tc_spool_entry *const *)pb;
	int shipped_a = a->sidecar.shipped.to[0] != '\0',
	    shipped_b = b->sidecar.shipped.to[0] != '\0';
	int worth_a = tc_sidecar_severity(&a->sidecar), worth_b = tc_sidecar_severity(&b->sidecar);

	if (shipped_a != shipped_b)
		return shipped_b - shipped_a;
	if (worth_a != worth_b)
		return worth_a - worth_b;
	return (a->time_ns > b->time_ns) - (a->time_ns < b->time_ns);
}

static bool is_over(const struct tc_spool_limits *l, uint64_t count, uint64_t bytes)
{
	return (l->count > 0 && count > l->count) || (l->bytes > 0 && bytes > l->bytes);
}

static bool is_old(const struct tc_spool_limits *l, const struct tc_spool_entry *e, int64_t now)
{
	return l->age_ns > 0 && e->time_ns < now && (uint64_t)(now - e->time_ns) > l->age_ns;
}

static int drop(struct tc_spool_dir *d, const struct tc_spool_entry *e,
		struct tc_spool_pruned *pruned)
{
	int rc = tc_spool_remove_locked(d, e->stem);

	if (rc == 0) {
		pruned->count++;
		pruned->bytes += e->bytes;
	}
	return rc;
}

static int prune_list(struct tc_spool_dir *d, const struct tc_spool_limits *limits,
		      const struct tc_spool_list *list, const struct tc_spool_entry **order,
		      struct tc_spool_pruned *pruned)
{
	uint64_t count = list->n, bytes = list->bytes;
	int64_t now = tc_spool_now_ns();
	size_t n = 0;
	int rc = 0;

	for (size_t i = 0; i < list->n && rc == 0; i++) {
		const struct tc_spool_entry *e = &list->v[i];

		if (!is_old(limits, e, now)) {
			order[n++] = e;
			continue;
		}
		rc = drop(d, e, pruned);
		count--;
		bytes -= e->bytes;
	}
	qsort(order, n, sizeof(*order), compare_worth);
	for (size_t i = 0; i < n && rc == 0 && is_over(limits, count, bytes); i++) {
		rc = drop(d, order[i], pruned);
		count--;
		bytes -= order[i]->bytes;
	}
	return rc;
}

int tc_spool_prune_locked(struct tc_spool_dir *d, const struct tc_spool_limits *limits,
			  struct tc_spool_pruned *pruned)
{
	const struct tc_spool_entry **order;
	struct tc_spool_list list;
	int rc = tc_spool_scan_locked(d, &list);

	*pruned = (struct tc_spool_pruned){ 0 };
	order = rc == 0 ? tc_calloc(NULL, list.n, sizeof(*order)) : NULL;
	if (order)
		rc = prune_list(d, limits, &list, order, pruned);
	else if (rc == 0)
		rc = TACHO_ENOMEM;
	tc_free(NULL, order);
	tc_spool_list_free(&list);
	return rc;
}

int tc_spool_dir_prune(struct tc_spool_dir *d, const struct tc_spool_limits *limits,
		       struct tc_spool_pruned *pruned)
{
	int rc = tc_spool_lock(d);

	*pruned = (struct tc_spool_pruned){ 0 };
	if (rc < 0)
		return rc;
	rc = tc_spool_prune_locked(d, limits, pruned);
	tc_spool_unlock(d);
	return rc;
}
