/* SPDX-License-Identifier: MIT */
/*
 * A new entry: written to a temporary file, which is locked so that a scan leaves it, made
 * durable, and only then given its name; its sidecar comes right behind it, with the
 * spool's lock held.
 */
#include "spool/spool_state.h"

#include "base/alloc.h"
#include "base/shadow.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zstd.h>

enum {
	OUT_BYTES = 64 * 1024,
	LEVEL = 3,
	/* 512 KiB: what a snapshot repeats is near, and memory is the service's. */
	WINDOW_LOG = 19,
	SERVICE_CHARS = 40
};

struct tc_spool_file {
	struct tc_spool_dir *dir;
	int fd, err;
	bool has_ended;
	ZSTD_CCtx *zstd; /* NULL: not compressed */
	uint64_t bytes, bytes_out;
	char *out;
	char stem[TC_SPOOL_NAME_MAX];
	char tmp[TC_SPOOL_NAME_MAX + 16];
};

static int start_zstd(struct tc_spool_file *f)
{
	f->zstd = ZSTD_createCCtx();
	f->out = tc_alloc(NULL, OUT_BYTES);
	if (!f->zstd || !f->out)
		return TACHO_ENOMEM;
	/* These settings exist in every version; the checksum shows damage. */
	(void)ZSTD_CCtx_setParameter(f->zstd, ZSTD_c_compressionLevel, LEVEL);
	(void)ZSTD_CCtx_setParameter(f->zstd, ZSTD_c_windowLog, WINDOW_LOG);
	(void)ZSTD_CCtx_setParameter(f->zstd, ZSTD_c_checksumFlag, 1);
	return 0;
}

/* Letters, digits and dots of a service's name; other bytes would need care in a shell. */
static void name_file(struct tc_spool_file *f, const char *service)
{
	char safe[SERVICE_CHARS + 1], stamp[40];
	size_t n = 0;

	for (const char *p = service ? service : ""; *p && n < SERVICE_CHARS; p++) {
		bool is_safe = isalnum((unsigned char)*p) || (*p == '.' && n > 0);

		safe[n++] = is_safe ? *p : '_';
	}
	safe[n] = '\0';
	tc_spool_stamp(stamp, sizeof(stamp), tc_spool_now_ns());
	(void)snprintf(f->stem, sizeof(f->stem), "%s-%s-%ld-%llu", n ? safe : "service", stamp,
		       (long)getpid(), (unsigned long long)++f->dir->serial);
	(void)snprintf(f->tmp, sizeof(f->tmp), TC_SPOOL_TMP "%s", f->stem);
}

/* The spool's lock is held, or a scan could come between open and lock. */
static int open_tmp(struct tc_spool_file *f)
{
	struct tc_spool_dir *d = f->dir;
	int rc = tc_spool_lock(d);

	if (rc < 0)
		return rc;
	f->fd = openat(d->fd, f->tmp, O_RDWR | O_CREAT | O_EXCL | TC_SPOOL_OPEN, 0600);
	if (f->fd < 0)
		rc = tc_spool_fail(d, "cannot be made", f->tmp);
	else if (flock(f->fd, LOCK_EX | LOCK_NB) != 0)
		rc = tc_spool_fail(d, "cannot be locked", f->tmp);
	tc_spool_unlock(d);
	return rc;
}

int tc_spool_file_new(struct tc_spool_file **out, struct tc_spool_dir *d, const char *service,
		      bool compress)
{
	struct tc_spool_file *f = tc_calloc(NULL, 1, sizeof(*f));
	int rc = 0, saved;

	*out = NULL;
	if (!f)
		return TACHO_ENOMEM;
	f->dir = d;
	f->fd = -1;
	name_file(f, service);
	if (compress)
		rc = start_zstd(f);
	if (rc == 0)
		rc = open_tmp(f);
	if (rc < 0) {
		saved = errno;
		tc_spool_file_abort(f);
		errno = saved;
		return rc;
	}
	*out = f;
	return 0;
}

static int put(struct tc_spool_file *f, const void *bytes, size_t n)
{
	if (tc_spool_write_all(f->fd, bytes, n) != 0) {
		f->err = errno;
		return tc_spool_fail(f->dir, "cannot be written", f->tmp);
	}
	f->bytes_out += n;
	return 0;
}

static int compress_some(struct tc_spool_file *f, const void *bytes, size_t n,
			 ZSTD_EndDirective how)
{
	ZSTD_inBuffer in = { bytes, n, 0 };
	size_t left;

	do {
		ZSTD_outBuffer out = { f->out, OUT_BYTES, 0 };
		int rc;

		left = ZSTD_compressStream2(f->zstd, &out, &in, how);
		if (ZSTD_isError(left)) {
			errno = ENOMEM;
			return tc_spool_fail(f->dir, "cannot be compressed", f->tmp);
		}
		tc_foreign_wrote(f->out, out.pos);
		rc = put(f, f->out, out.pos);
		if (rc < 0)
			return rc;
	} while (how == ZSTD_e_end ? left > 0 : in.pos < in.size);
	return 0;
}

int tc_spool_file_write(void *ctx, const void *bytes, size_t n)
{
	struct tc_spool_file *f = ctx;

	if (f->has_ended)
		return TACHO_EMISUSE;
	f->bytes += n;
	return f->zstd ? compress_some(f, bytes, n, ZSTD_e_continue) : put(f, bytes, n);
}

int tc_spool_file_end(struct tc_spool_file *f)
{
	int rc = 0;

	if (f->has_ended)
		return 0;
	if (f->zstd)
		rc = compress_some(f, "", 0, ZSTD_e_end);
	/* What the disk refuses late shows here. */
	if (rc == 0 && fsync(f->fd) != 0)
		rc = tc_spool_fail(f->dir, "cannot be written", f->tmp);
	f->has_ended = rc == 0;
	ZSTD_freeCCtx(f->zstd);
	f->zstd = NULL;
	return rc;
}

int tc_spool_file_read_fd(const struct tc_spool_file *f)
{
	int fd = openat(f->dir->fd, f->tmp, O_RDONLY | TC_SPOOL_OPEN);

	return fd >= 0 ? fd : tc_spool_fail(f->dir, "cannot be opened", f->tmp);
}

uint64_t tc_spool_file_bytes(const struct tc_spool_file *f)
{
	return f->bytes;
}

uint64_t tc_spool_file_bytes_out(const struct tc_spool_file *f)
{
	return f->bytes_out;
}

void tc_spool_file_abort(struct tc_spool_file *f)
{
	if (!f)
		return;
	if (f->fd >= 0) {
		(void)unlinkat(f->dir->fd, f->tmp, 0);
		(void)close(f->fd);
	}
	ZSTD_freeCCtx(f->zstd);
	tc_free(NULL, f->out);
	tc_free(NULL, f);
}

/* --- commit ----------------------------------------------------------------------------- */

/* What is there of the same cause. */
struct cause {
	struct tc_spool_entry *newest; /* which counts repeats */
	struct tc_spool_entry *least;  /* the least severe, oldest exemplar */
	uint64_t n;
};

static struct cause find_cause(struct tc_spool_list *list, const char *signature)
{
	struct cause c = { 0 };

	for (size_t i = 0; signature[0] && i < list->n; i++) {
		struct tc_spool_entry *e = &list->v[i];

		if (strcmp(e->sidecar.signature, signature) != 0)
			continue;
		c.n++;
		c.newest = e;
		if (!c.least ||
		    tc_sidecar_severity(&e->sidecar) < tc_sidecar_severity(&c.least->sidecar))
			c.least = e;
	}
	return c;
}

static int name_it(struct tc_spool_file *f, struct tc_sidecar *sidecar)
{
	struct tc_spool_dir *d = f->dir;
	char name[TC_SPOOL_NAME_MAX + 16];
	int rc, saved;

	(void)snprintf(name, sizeof(name), "%s.trace%s", f->stem, f->out ? ".zst" : "");
	if (renameat(d->fd, f->tmp, d->fd, name) != 0)
		return tc_spool_fail(d, "cannot be renamed", f->tmp);
	/* From here on it is no temporary file: abort has nothing to remove. */
	(void)close(f->fd);
	f->fd = -1;
	rc = tc_spool_put_sidecar(d, f->stem, sidecar);
	saved = errno;
	if (rc < 0)
		(void)unlinkat(d->fd, name, 0);
	errno = saved;
	return rc;
}

/*
 * One more of a cause that is known: count it, and keep the more severe. `goes`, of
 * TC_SPOOL_NAME_MAX bytes, is the entry whose place this one takes, "" if none.
 */
static int settle(struct tc_spool_file *f, struct tc_sidecar *s, struct tc_spool_list *list,
		  bool *is_repeat, char *goes)
{
	struct tc_spool_dir *d = f->dir;
	struct cause c = find_cause(list, s->signature);

	*is_repeat = false;
	goes[0] = '\0';
	s->is_exemplar = true;
	if (d->limits.exemplars == 0 || c.n < d->limits.exemplars)
		return 0;
	if (tc_sidecar_severity(s) > tc_sidecar_severity(&c.least->sidecar)) {
		/* What the one that goes stood for is not forgotten. */
		s->repeats += c.least->sidecar.repeats + 1;
		(void)snprintf(goes, TC_SPOOL_NAME_MAX, "%s", c.least->stem);
		return 0;
	}
	c.newest->sidecar.repeats++;
	c.newest->sidecar.trigger.suppressed += s->trigger.suppressed;
	c.newest->sidecar.lost.snapshots += s->lost.snapshots;
	*is_repeat = true;
	return tc_spool_put_sidecar(d, c.newest->stem, &c.newest->sidecar);
}

static int commit_locked(struct tc_spool_file *f, struct tc_sidecar *s, struct tc_spool_kept *kept)
{
	struct tc_spool_dir *d = f->dir;
	struct tc_spool_list list;
	char goes[TC_SPOOL_NAME_MAX] = "";
	int rc = tc_spool_scan_locked(d, &list);

	if (rc == 0)
		rc = settle(f, s, &list, &kept->is_repeat, goes);
	tc_spool_list_free(&list);
	if (rc < 0 || kept->is_repeat)
		return rc;
	s->lost.pruned += d->dropped;
	rc = name_it(f, s);
	if (rc < 0)
		return rc;
	d->dropped = 0;
	(void)snprintf(kept->stem, sizeof(kept->stem), "%s", f->stem);
	if (goes[0])
		rc = tc_spool_remove_locked(d, goes);
	if (rc < 0)
		return rc;
	rc = tc_spool_prune_locked(d, &d->limits, &kept->pruned);
	d->dropped += kept->pruned.count;
	return rc;
}

int tc_spool_file_commit(struct tc_spool_file *f, struct tc_sidecar *sidecar,
			 struct tc_spool_kept *kept)
{
	struct tc_spool_kept mine;
	struct tc_spool_dir *d = f->dir;
	int rc = f->has_ended ? tc_spool_lock(d) : TACHO_EMISUSE, saved;

	kept = kept ? kept : &mine;
	*kept = (struct tc_spool_kept){ 0 };
	if (rc == 0) {
		rc = commit_locked(f, sidecar, kept);
		saved = errno;
		tc_spool_unlock(d);
		errno = saved;
	}
	saved = errno;
	tc_spool_file_abort(f);
	errno = saved;
	return rc;
}
