/* SPDX-License-Identifier: MIT */
/* What the files of src/spool share. */
#ifndef TC_SPOOL_SPOOL_STATE_H
#define TC_SPOOL_SPOOL_STATE_H

#include "spool/spool_dir.h"

#include <fcntl.h>

#define TC_SPOOL_TMP   ".tmp-"
#define TC_SPOOL_ASIDE "aside"
/* Never through a link, never blocked by a pipe that lies there. */
#define TC_SPOOL_OPEN (O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY)

struct tc_spool_dir {
	int fd, lock_fd;
	struct tc_spool_limits limits;
	uint64_t serial;  /* of names made here */
	uint64_t dropped; /* for the next sidecar: pruned since the last */
	char *path;
	char why[400];
};

/* Remember what went wrong; TACHO_EIO, or TACHO_ENOTFOUND where errno is ENOENT. */
int tc_spool_fail(struct tc_spool_dir *d, const char *what, const char *name);

/* Between these, no other process changes names. */
TACHO_MUST_USE int tc_spool_lock(struct tc_spool_dir *d);
void tc_spool_unlock(struct tc_spool_dir *d);

/* With the lock held. */
TACHO_MUST_USE int tc_spool_scan_locked(struct tc_spool_dir *d, struct tc_spool_list *list);
TACHO_MUST_USE int tc_spool_prune_locked(struct tc_spool_dir *d,
					 const struct tc_spool_limits *limits,
					 struct tc_spool_pruned *pruned);
TACHO_MUST_USE int tc_spool_put_sidecar(struct tc_spool_dir *d, const char *stem,
					const struct tc_sidecar *sidecar);
TACHO_MUST_USE int tc_spool_remove_locked(struct tc_spool_dir *d, const char *stem);

/* All of it, or negative with errno. */
int tc_spool_write_all(int fd, const void *bytes, size_t n);
int64_t tc_spool_now_ns(void);

#endif
