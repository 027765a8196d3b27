/* SPDX-License-Identifier: MIT */
/* What a focus has found, as the timeline writer uses it. */
#ifndef TC_EXPORT_FOCUS_H
#define TC_EXPORT_FOCUS_H

#include <tacho/timeline.h>

#include "base/table.h"

struct tc_focus_event {
	bool is_set;
	int64_t ns, g;
	uint32_t stack; /* of the symbols */
};

struct tc_focus_task {
	uint64_t id;
	uint32_t name;
	bool has_parent;
	uint64_t parent;
	struct tc_focus_event begin, end;
};

struct tc_focus_region {
	uint64_t task;
	uint32_t name;
	struct tc_focus_event begin, end;
};

/* Open regions of one goroutine, innermost last. */
struct tc_focus_stack {
	int64_t g;
	uint32_t *open; /* number of the region, or TC_TABLE_NONE: of no task that counts */
	size_t n, cap;
};

struct tacho_focus {
	const struct tacho_alloc *alloc;
	struct tacho_focus_opts opts;
	struct tacho_symbols *symbols;
	unsigned passes;
	uint64_t events, kept_events;
	int64_t last_ns, kept_ns; /* of the last of them */

	/* The goroutine. */
	bool has_g, has_run, has_ended;
	int64_t run_ns, end_ns;

	/* The goroutines that are shown; value: the pass that they came in with. */
	struct tc_table members;
	int64_t *pending; /* those who came in since the last Sync */
	size_t n_pending, cap_pending;

	/* The task, which is tasks[0], and its descendants. */
	struct tc_focus_task *tasks;
	size_t n_tasks, cap_tasks;
	struct tc_table task_of_id;
	struct tc_focus_event first; /* of its logs and its end, the first one */

	struct tc_focus_region *regions;
	size_t n_regions, cap_regions;
	struct tc_focus_stack *stacks;
	size_t n_stacks, cap_stacks;
	uint32_t *free_stacks; /* room for all of them */
	size_t n_free_stacks, cap_free_stacks;
	struct tc_table stack_of_g;
	uint8_t *kinds; /* of slots: what the start function says */
	size_t cap_kinds;
};

static inline bool tc_focus_has_goroutines(const struct tacho_focus *f)
{
	return f && (f->opts.kind == TACHO_FOCUS_GOROUTINE ||
		     f->opts.kind == TACHO_FOCUS_TASK_GOROUTINES);
}

static inline bool tc_focus_has_tasks(const struct tacho_focus *f)
{
	return f &&
	       (f->opts.kind == TACHO_FOCUS_TASK || f->opts.kind == TACHO_FOCUS_TASK_GOROUTINES);
}

static inline bool tc_focus_is_member(const struct tacho_focus *f, uint64_t g)
{
	return tc_table_get(&f->members, g) != TC_TABLE_NONE;
}

/* On the trace clock; INT64_MIN and INT64_MAX: the bounds of the trace. */
void tc_focus_window(const struct tacho_focus *f, int64_t *from_ns, int64_t *to_ns);

/* The goroutine that comes first; 0: none. */
int64_t tc_focus_goroutine(const struct tacho_focus *f);

#endif
