/* SPDX-License-Identifier: MIT */
/* See ship.h. */
#include "remote/ship.h"

#include "base/alloc.h"
#include "redact/redact.h"

#include <tacho/cut.h>
#include <tacho/read.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <zstd.h>

enum {
	OUT_BYTES = 64 * 1024,
	LEVEL = 6
};

struct ship {
	struct tc_spool_dir *dir;
	const struct tc_spool_entry *e;
	struct tc_depot *store;
	const struct tc_ship_opts *opts;
	char *why;
	size_t why_size;
};

static int fail(const struct ship *s, int rc, const char *what, const char *more)
{
	(void)snprintf(s->why, s->why_size, "%s: %s%s%s", s->e->stem, what, more ? ": " : "",
		       more ? more : "");
	return rc;
}

static int store_fail(const struct ship *s, int rc)
{
	return fail(s, rc, tc_depot_why(s->store), NULL);
}

/* --- what is sent --------------------------------------------------------------------- */

/* In the spool's own folder, which is private, on a file system with room for traces. */
static int open_unnamed(const struct ship *s)
{
	char path[1200];
	int fd = open(tc_spool_dir_path(s->dir), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

	if (fd >= 0)
		return fd;
	(void)snprintf(path, sizeof(path), "%s/.tmp-ship-XXXXXX", tc_spool_dir_path(s->dir));
	fd = mkostemp(path, O_CLOEXEC);
	if (fd >= 0)
		(void)unlink(path);
	return fd;
}

struct packer {
	int fd;
	ZSTD_CCtx *zstd;
	char out[OUT_BYTES];
};

static int write_all(int fd, const char *p, size_t n)
{
	while (n > 0) {
		ssize_t done = write(fd, p, n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return TACHO_EIO;
		p += done;
		n -= (size_t)done;
	}
	return 0;
}

static int pack_step(struct packer *p, const void *bytes, size_t n, ZSTD_EndDirective how)
{
	ZSTD_inBuffer in = { bytes, n, 0 };
	size_t left;

	do {
		ZSTD_outBuffer out = { p->out, sizeof(p->out), 0 };

		left = ZSTD_compressStream2(p->zstd, &out, &in, how);
		if (ZSTD_isError(left))
			return TACHO_ENOMEM;
		if (write_all(p->fd, p->out, out.pos) < 0)
			return TACHO_EIO;
	} while (in.pos < in.size || (how == ZSTD_e_end && left > 0));
	return 0;
}

static int pack(void *ctx, const void *bytes, size_t n)
{
	return pack_step(ctx, bytes, n, ZSTD_e_continue);
}

/*
 * The trace of fd, without the texts that the policy keeps back, as zstd. Of a damaged
 * trace the whole part goes; what failed here is no damage.
 */
static int rewrite(const struct ship *s, int fd, struct packer *p, bool *is_partial)
{
	struct tacho_cut_result res = { 0 };
	struct tc_redactor *redactor = NULL;
	struct tacho_reader *reader = NULL;
	char why[200] = "";
	int rc = tc_redactor_new(&redactor, s->opts->redact, pack, p, why, sizeof(why));

	if (rc == 0)
		rc = tacho_reader_open_fd(&reader, fd, NULL, NULL);
	if (rc == 0)
		rc = tacho_cut(reader, NULL, tc_redactor_write, redactor, NULL, NULL, &res);
	tacho_reader_close(reader);
	tc_redactor_free(redactor);
	*is_partial = rc < 0;
	if (rc < 0 &&
	    (res.generations == 0 || rc == TACHO_EIO || rc == TACHO_ENOMEM || rc == TACHO_ELIMIT))
		return fail(s, rc, "it cannot be redacted", why[0] ? why : tacho_error_text(rc));
	rc = pack_step(p, NULL, 0, ZSTD_e_end);
	return rc < 0 ? fail(s, rc, "it cannot be redacted", tacho_error_text(rc)) : 0;
}

/* Would the policy leave the trace of fd as it is? A sidecar may say so of any trace. */
static bool is_clean(const struct ship *s, int fd)
{
	static const char magic[] = "go 1.";
	char head[sizeof(magic) - 1];
	struct tacho_cut_result res = { 0 };
	const struct tc_redact_report *report;
	struct tc_redactor *redactor = NULL;
	struct tacho_reader *reader = NULL;
	char why[200];
	int rc = tc_redactor_new(&redactor, s->opts->redact, NULL, NULL, why, sizeof(why));
	bool is_clean;

	if (rc == 0)
		rc = tacho_reader_open_fd(&reader, fd, NULL, NULL);
	if (rc == 0)
		rc = tacho_cut(reader, NULL, tc_redactor_write, redactor, NULL, NULL, &res);
	/* A compressed file may have room for what no reader shows. */
	is_clean = rc == 0 && pread(fd, head, sizeof(head), 0) == (ssize_t)sizeof(head) &&
		   memcmp(head, magic, sizeof(head)) == 0;
	if (is_clean) {
		report = tc_redactor_report(redactor);
		is_clean = report->experimental == 0 && report->unused == 0;
		for (size_t i = 0; i < TC_REDACT_CLASSES; i++)
			is_clean = is_clean && report->classes[i].left == 0;
	}
	tacho_reader_close(reader);
	tc_redactor_free(redactor);
	return is_clean && lseek(fd, 0, SEEK_SET) == 0;
}

/* *out: what is to be sent, the caller's to close. */
static int prepare(const struct ship *s, int *out, bool *is_partial)
{
	int fd = tc_spool_dir_open_trace(s->dir, s->e), rc;
	struct packer *p;

	*out = -1;
	if (fd < 0)
		return fail(s, fd, tc_spool_dir_why(s->dir), NULL);
	if (!s->opts->redact || (s->e->sidecar.is_redacted && is_clean(s, fd))) {
		*out = fd;
		return 0;
	}
	(void)lseek(fd, 0, SEEK_SET);
	p = tc_alloc(NULL, sizeof(*p));
	if (p) {
		p->fd = open_unnamed(s);
		p->zstd = ZSTD_createCCtx();
	}
	if (!p || !p->zstd)
		rc = fail(s, TACHO_ENOMEM, "out of memory", NULL);
	else if (p->fd < 0)
		rc = fail(s, TACHO_EIO, "no temporary file can be made", strerror(errno));
	else
		rc = ZSTD_isError(
			     ZSTD_CCtx_setParameter(p->zstd, ZSTD_c_compressionLevel, LEVEL)) ||
				     ZSTD_isError(ZSTD_CCtx_setParameter(p->zstd,
									 ZSTD_c_checksumFlag, 1))
			     ? TACHO_ENOMEM
			     : rewrite(s, fd, p, is_partial);
	(void)close(fd);
	if (p) {
		if (rc == 0)
			*out = p->fd;
		else if (p->fd >= 0)
			(void)close(p->fd);
		(void)ZSTD_freeCCtx(p->zstd);
	}
	tc_free(NULL, p);
	return rc;
}

/* --- sending -------------------------------------------------------------------------- */

/* What an earlier try has sent already is not sent again. */
static int put(const struct ship *s, const char *name, int fd, struct tc_depot_object *what,
	       struct tc_ship_result *res)
{
	struct tc_depot_object there;
	int rc = tc_depot_measure(fd, what);

	if (rc < 0)
		return fail(s, rc, "it cannot be read", NULL);
	res->bytes += what->bytes;
	rc = tc_depot_look(s->store, name, &there);
	if (rc == 0 && there.bytes == what->bytes && strcmp(there.sha256, what->sha256) == 0) {
		res->was_there = true;
		return 0;
	}
	if (rc == TACHO_ECANCELED)
		return store_fail(s, rc);
	rc = tc_depot_put(s->store, name, fd, what);
	return rc < 0 ? store_fail(s, rc) : 0;
}

/* A caller's own words may hold what a log message does. */
static void hide(struct tc_sidecar *sidecar)
{
	static const char mark[] = "[redacted]";

	if (sidecar->trigger.metadata[0])
		TC_SIDECAR_SET(sidecar->trigger.metadata, mark);
	if (sidecar->trigger.reason[0])
		TC_SIDECAR_SET(sidecar->trigger.reason, mark);
	sidecar->is_redacted = true;
}

static int put_sidecar(const struct ship *s, const struct tc_sidecar *sidecar,
		       struct tc_ship_result *res)
{
	char name[TC_SPOOL_NAME_MAX + 8], *json = tc_sidecar_write(sidecar);
	struct tc_depot_object what;
	int fd = json ? open_unnamed(s) : -1, rc;

	(void)snprintf(name, sizeof(name), "%s.json", s->e->stem);
	if (fd < 0)
		rc = fail(s, TACHO_EIO, "no temporary file can be made", strerror(errno));
	else if (write_all(fd, json, strlen(json)) < 0)
		rc = fail(s, TACHO_EIO, "a temporary file cannot be written", strerror(errno));
	else
		rc = put(s, name, fd, &what, res);
	if (fd >= 0)
		(void)close(fd);
	free(json);
	return rc;
}

static int forget(const struct ship *s, struct tc_sidecar *sidecar)
{
	bool is_kept = s->opts->keep || sidecar->shipped.is_partial;
	int rc = is_kept ? tc_spool_dir_update(s->dir, s->e->stem, sidecar)
			 : tc_spool_dir_remove(s->dir, s->e->stem);

	if (rc == TACHO_ENOTFOUND)
		return 0; /* pruned meanwhile */
	return rc < 0 ? fail(s, rc, tc_spool_dir_why(s->dir), NULL) : 0;
}

int tc_ship_entry(struct tc_spool_dir *d, const struct tc_spool_entry *e, struct tc_depot *store,
		  const struct tc_ship_opts *opts, struct tc_ship_result *res, char *why,
		  size_t why_size)
{
	struct ship s = { d, e, store, opts, why, why_size };
	struct tc_sidecar *sidecar;
	struct tc_depot_object what;
	struct timespec now;
	int fd, rc;

	*res = (struct tc_ship_result){ 0 };
	rc = prepare(&s, &fd, &res->is_partial);
	if (rc < 0)
		return rc;
	rc = put(&s, e->trace, fd, &what, res);
	(void)close(fd);
	if (rc < 0)
		return rc;
	sidecar = tc_alloc(NULL, sizeof(*sidecar));
	if (!sidecar)
		return fail(&s, TACHO_ENOMEM, "out of memory", NULL);
	*sidecar = e->sidecar;
	if (opts->redact)
		hide(sidecar);
	rc = put_sidecar(&s, sidecar, res);
	if (rc == 0) {
		*sidecar = e->sidecar;
		(void)clock_gettime(CLOCK_REALTIME, &now);
		TC_SIDECAR_SET(sidecar->shipped.to, opts->to);
		TC_SIDECAR_SET(sidecar->shipped.checksum, what.sha256);
		sidecar->shipped.is_partial = res->is_partial;
		sidecar->shipped.at_ns = (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
		rc = forget(&s, sidecar);
	}
	tc_free(NULL, sidecar);
	return rc;
}

/* --- the end of a short life ---------------------------------------------------------- */

struct old {
	int64_t before_ns;
	char **v;
	size_t n, cap;
};

/* SERVICE-TIME-PID-N.trace.zst or .json; the time as in the name. */
static bool is_old(const char *name, int64_t before_ns)
{
	size_t n = strlen(name);
	const char *ends[] = { ".trace.zst", ".trace", ".json" }, *dash = NULL;
	bool is_ours = false;
	char stamp[32];
	int64_t ns;

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		size_t m = strlen(ends[i]);

		is_ours = is_ours || (n > m && strcmp(name + n - m, ends[i]) == 0);
	}
	/* The service's own name may have dashes: the time is what looks like one. */
	for (const char *p = name; is_ours && (p = strchr(p, '-')) != NULL; p++) {
		size_t m = strcspn(p + 1, "-");

		if (m + 1 >= sizeof(stamp))
			continue;
		memcpy(stamp, p + 1, m);
		stamp[m] = '\0';
		if (tc_spool_stamp_read(stamp, &ns))
			dash = p;
		if (dash)
			break;
	}
	return dash && !strchr(name, '/') && ns < before_ns;
}

static bool is_given_up(void *ctx, const char *name)
{
	const struct old *old = ctx;

	return is_old(name, old->before_ns);
}

static int collect(void *ctx, const char *name)
{
	struct old *old = ctx;
	char *copy;

	if (!is_old(name, old->before_ns))
		return 0;
	if (TC_GROW(NULL, &old->v, &old->cap, old->n + 1, 0) < 0)
		return TACHO_ENOMEM;
	copy = tc_alloc(NULL, strlen(name) + 1);
	if (!copy)
		return TACHO_ENOMEM;
	old->v[old->n++] = strcpy(copy, name);
	return 0;
}

int tc_ship_expire(struct tc_depot *store, int64_t before_ns, uint64_t *n_deleted)
{
	struct old old = { .before_ns = before_ns };
	int listed = tc_depot_list(store, collect, &old), rc = listed;

	/* What was listed before the limit goes all the same; the rest another time. */
	if (rc == TACHO_ELIMIT)
		rc = 0;
	*n_deleted = 0;
	for (size_t i = 0; i < old.n; i++) {
		if (rc == 0)
			rc = tc_depot_delete(store, old.v[i]);
		*n_deleted += rc == 0;
		tc_free(NULL, old.v[i]);
	}
	tc_free(NULL, old.v);
	if (rc == 0)
		rc = tc_depot_abandon(store, is_given_up, &old);
	return rc < 0 ? rc : listed;
}
