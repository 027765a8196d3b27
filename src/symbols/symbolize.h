/* SPDX-License-Identifier: MIT */
/*
 * Lines and inlined calls for the stacks of a C program's trace, from the debug
 * information of its modules, which the trace names (wire/module_note.h). Each
 * module is looked at by a process of its own: a damaged or hostile file costs its
 * names and nothing else.
 */
#ifndef TC_SYMBOLS_SYMBOLIZE_H
#define TC_SYMBOLS_SYMBOLIZE_H

#include <tacho/analyze.h>

/* What became of a module of the trace. */
struct tc_symbolize_module {
	const char *path, *build_id; /* as the trace has them; build_id "" if it has none */
	const char *file;            /* where the names came from; "": nowhere, see why */
	const char *why;             /* "" if all is well */
	uint64_t addresses;          /* distinct ones in the stacks */
	uint64_t named, lines;       /* of these, with a function; with a line */
};

struct tc_symbolize_opts {
	const char *const *debug_dirs; /* further places to look for debug files */
	size_t n_debug_dirs;
	unsigned seconds; /* that a module may take for what it is asked at a time */
	/* Called for each module at the end. */
	void (*on_module)(void *ctx, const struct tc_symbolize_module *m);
	void *ctx;
};

struct tc_symbolize_result {
	uint64_t generations, bytes; /* written */
	uint64_t modules;            /* in the trace */
	uint64_t addresses, named, lines;
};

/*
 * Read a newly opened reader and write its generations with better stacks; nothing
 * else changes. What has no debug information stays as it is. Only generations that
 * were ordered without an error are written. Negative: an error of the trace, with
 * what came before it written; TACHO_ENOMEM; or what `write` returned.
 * Call it from the only thread of the process: it forks.
 */
TACHO_MUST_USE int tc_symbolize(struct tacho_reader *r, const struct tc_symbolize_opts *opts,
				tacho_write_fn *write, void *write_ctx, tacho_progress_fn *progress,
				void *progress_ctx, struct tc_symbolize_result *out);

#endif
