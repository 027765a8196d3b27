/* SPDX-License-Identifier: MIT */
/*
 * A spool: a directory of snapshots, each a trace and a sidecar that says what it is.
 *
 *	DIR/                                              0700
 *	  shop-20260102T030405.123456Z-4711-1.trace.zst   0600
 *	  shop-20260102T030405.123456Z-4711-1.json        its sidecar, which comes last
 *	  .tmp-…                                          being written
 *	  .lock                                           held while names change
 *	  aside/                                          what is damaged, with NAME.why
 *
 * Any number of processes may use one spool at a time. Nothing follows a symbolic link,
 * and files that belong to others are no part of it. After a crash at any moment a spool
 * is whole: a temporary file that nobody writes is removed at the next scan, and a trace
 * without a sidecar is given one. Errors are TACHO_E… and leave a sentence in
 * tc_spool_dir_why.
 */
#ifndef TC_SPOOL_SPOOL_DIR_H
#define TC_SPOOL_SPOOL_DIR_H

#include "spool/sidecar.h"

struct tc_spool_dir;

/* 0 in a field: no limit. */
struct tc_spool_limits {
	uint64_t bytes;
	uint64_t count;
	uint64_t age_ns;
	uint64_t exemplars; /* of one cause that are kept */
};

struct tc_spool_entry {
	char stem[TC_SPOOL_NAME_MAX];  /* without ".json" */
	char trace[TC_SPOOL_NAME_MAX]; /* name of the trace */
	uint64_t bytes;                /* of both files */
	uint64_t trace_bytes;
	int64_t time_ns; /* when it was taken, UTC since 1970, as its name says */
	struct tc_sidecar sidecar;
};

/* By time, oldest first. */
struct tc_spool_list {
	struct tc_spool_entry *v;
	size_t n, cap;
	uint64_t bytes;
	unsigned n_aside;   /* put aside by this scan */
	unsigned n_adopted; /* traces that got their sidecar now */
	unsigned n_removed; /* temporary files that nobody wrote any more */
	unsigned in_aside;  /* what lies in aside/ in all */
};

/*
 * `create` makes the directory (its parent must be there). One that others may enter, or
 * that belongs to others, is refused. limits may be NULL. TACHO_EIO, TACHO_ENOTFOUND,
 * TACHO_ENOMEM with a sentence in why, and errno; *out is NULL then. An object is for
 * one thread at a time; several objects of one directory are fine.
 */
TACHO_MUST_USE int tc_spool_dir_open(struct tc_spool_dir **out, const char *path, bool create,
				     const struct tc_spool_limits *limits, char *why,
				     size_t why_size);
void tc_spool_dir_close(struct tc_spool_dir *d); /* NULL is fine */
/* What the last failure was about; "" without one. Until the next call. */
const char *tc_spool_dir_why(const struct tc_spool_dir *d);
const char *tc_spool_dir_path(const struct tc_spool_dir *d);
void tc_spool_dir_limit(struct tc_spool_dir *d, const struct tc_spool_limits *limits);
const struct tc_spool_limits *tc_spool_dir_limits(const struct tc_spool_dir *d);

/* *list is new; to be freed whatever the result. Puts damaged entries aside. */
TACHO_MUST_USE int tc_spool_dir_scan(struct tc_spool_dir *d, struct tc_spool_list *list);
void tc_spool_list_free(struct tc_spool_list *list);
/* The entry of that stem or trace, or the only one whose stem holds `name`; else NULL. */
const struct tc_spool_entry *tc_spool_list_find(const struct tc_spool_list *list, const char *name,
						unsigned *n_matching);

/* A descriptor to read its trace from, or negative. The caller's to close. */
TACHO_MUST_USE int tc_spool_dir_open_trace(struct tc_spool_dir *d, const struct tc_spool_entry *e);
/* Give an entry another sidecar. TACHO_ENOTFOUND: somebody removed it. */
TACHO_MUST_USE int tc_spool_dir_update(struct tc_spool_dir *d, const char *stem,
				       const struct tc_sidecar *sidecar);
/* Both files; 0 also if they are gone already. */
TACHO_MUST_USE int tc_spool_dir_remove(struct tc_spool_dir *d, const char *stem);

/* What was dropped to keep to limits. */
struct tc_spool_pruned {
	unsigned count;
	uint64_t bytes;
};
/* What is too old, then what was shipped, the least severe, the oldest, until limits hold. */
TACHO_MUST_USE int tc_spool_dir_prune(struct tc_spool_dir *d, const struct tc_spool_limits *limits,
				      struct tc_spool_pruned *pruned);

/* --- a new entry -------------------------------------------------------------- */

struct tc_spool_file;

/* compress: the bytes written are a plain trace and become zstd. */
TACHO_MUST_USE int tc_spool_file_new(struct tc_spool_file **out, struct tc_spool_dir *d,
				     const char *service, bool compress);
/* A tacho_write_fn whose ctx is the file. */
int tc_spool_file_write(void *ctx, const void *bytes, size_t n);
/* No more comes. */
TACHO_MUST_USE int tc_spool_file_end(struct tc_spool_file *f);
/* After its end: another descriptor to read it from the begin, or negative. */
TACHO_MUST_USE int tc_spool_file_read_fd(const struct tc_spool_file *f);
uint64_t tc_spool_file_bytes(const struct tc_spool_file *f);     /* as they came */
uint64_t tc_spool_file_bytes_out(const struct tc_spool_file *f); /* on the disk */

/* What became of a file. */
struct tc_spool_kept {
	bool is_repeat; /* of a cause whose exemplars are kept already: only counted there */
	char stem[TC_SPOOL_NAME_MAX];
	struct tc_spool_pruned pruned; /* to make room for it */
};
/*
 * After its end: becomes an entry, durably, unless its cause has the exemplars that limits
 * allow and none of them is less severe. Frees f in every case. kept may be NULL.
 */
TACHO_MUST_USE int tc_spool_file_commit(struct tc_spool_file *f, struct tc_sidecar *sidecar,
					struct tc_spool_kept *kept);
/* Leave nothing of it. NULL is fine. */
void tc_spool_file_abort(struct tc_spool_file *f);

#endif
