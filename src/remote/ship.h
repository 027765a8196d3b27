/* SPDX-License-Identifier: MIT */
/*
 * Entries of a spool into a store. An entry goes as two objects of its own name, the trace
 * and then the sidecar: who finds the sidecar finds the whole trace. The entry itself is
 * removed only after the store has confirmed both, and never if its trace is damaged. What is written on the way has no name
 * in any folder, so that a crash leaves nothing.
 */
#ifndef TC_REMOTE_SHIP_H
#define TC_REMOTE_SHIP_H

#include "remote/depot.h"
#include "spool/spool_dir.h"

struct tc_redact_policy;

struct tc_ship_opts {
	const struct tc_redact_policy *redact; /* NULL: as it is */
	bool keep;                             /* leave entries where they are, marked as shipped */
	const char *to;                        /* the store's address, for the mark */
};

struct tc_ship_result {
	uint64_t bytes;  /* of the objects */
	bool was_there;  /* the store had it already */
	bool is_partial; /* of a damaged trace the part that can be read; the entry stays */
};

/* A negative code and a sentence in why. */
TACHO_MUST_USE int tc_ship_entry(struct tc_spool_dir *d, const struct tc_spool_entry *e,
				 struct tc_depot *store, const struct tc_ship_opts *opts,
				 struct tc_ship_result *res, char *why, size_t why_size);

/* Delete objects of a store that a spool named and that were taken before that time. */
TACHO_MUST_USE int tc_ship_expire(struct tc_depot *store, int64_t before_ns, uint64_t *n_deleted);

#endif
