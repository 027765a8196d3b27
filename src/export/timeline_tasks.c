/* SPDX-License-Identifier: MIT */
/*
 * Tasks on a timeline: a lane for each in a section of their own, arrows from tasks
 * to those that they began, and regions on lanes of goroutines.
 */
#include "export/timeline_state.h"

#include <stdlib.h>

#include "export/focus.h"

static int64_t begin_of(const struct tacho_timeline *t, const struct tc_focus_event *e)
{
	return e->is_set ? e->ns : t->first_ns;
}

static int64_t end_of(const struct tacho_timeline *t, const struct tc_focus_event *e)
{
	return e->is_set ? e->ns : t->last_ns;
}

static uint32_t stack_of(struct tacho_timeline *t, const struct tc_focus_event *e)
{
	uint32_t frame = 0;
	int rc;

	if (!e->is_set || e->stack == 0)
		return 0;
	rc = tc_tl_symbol_stack(&t->names, t->opts.focus->symbols, e->stack, &frame);
	if (rc < 0 && t->rc == 0)
		t->rc = rc;
	return frame;
}

static uint32_t text_of(struct tacho_timeline *t, uint32_t id)
{
	uint32_t text = 0;
	int rc = tc_tl_text(&t->names, tacho_symbols_get(t->opts.focus->symbols, id), &text);

	if (rc < 0 && t->rc == 0)
		t->rc = rc;
	return text;
}

static void task_arrow(struct tacho_timeline *t, const struct tc_focus_task *task)
{
	struct tc_tl_name name = { .n = 0 };
	const struct tc_tl_arrow a = { .name = &name,
				       .ts = tc_tl_elapsed(t, task->begin.ns),
				       .end_ts = tc_tl_elapsed(t, task->begin.ns),
				       .from_lane = task->parent,
				       .to_lane = task->id,
				       .stack = stack_of(t, &task->begin) };

	/* The parent of the task that is asked for has no lane. */
	if (!task->has_parent || !task->begin.is_set ||
	    (!t->is_compatible &&
	     tc_table_get(&t->opts.focus->task_of_id, task->parent) == TC_TABLE_NONE))
		return;
	tc_tl_name_add(&name, "newTask");
	tc_tl_arrow(t, &a, TC_TL_SECTION_TASKS);
}

static void draw_task(struct tacho_timeline *t, const struct tc_focus_task *task)
{
	struct tc_tl_name name = { .n = 0 };
	int64_t ns = begin_of(t, &task->begin);
	int64_t none = t->is_compatible ? 0 : TACHO_NONE;
	const struct tc_tl_slice s = { .name = &name,
				       .ts = tc_tl_elapsed(t, ns),
				       .dur = tc_wrap_sub(end_of(t, &task->end), ns),
				       .lane = task->id,
				       .stack = stack_of(t, &task->begin),
				       .end_stack = stack_of(t, &task->end),
				       .args = { TC_TL_TASK, (int64_t)task->id,
						 task->begin.is_set ? task->begin.g : none,
						 task->end.is_set ? task->end.g : none } };

	tc_tl_name_text(&name, t, text_of(t, task->name));
	tc_tl_task_slice(t, &s);
	task_arrow(t, task);
}

static void draw_region(struct tacho_timeline *t, const struct tc_focus_region *r)
{
	struct tc_tl_name name = { .n = 0 };
	int64_t ns = begin_of(t, &r->begin);
	int64_t g = r->end.is_set ? r->end.g : r->begin.g;
	const struct tc_tl_slice s = { .name = &name,
				       .ts = tc_tl_elapsed(t, ns),
				       .dur = tc_wrap_sub(end_of(t, &r->end), ns),
				       .lane = (uint64_t)g,
				       .stack = stack_of(t, &r->begin),
				       .end_stack = stack_of(t, &r->end),
				       .args = { TC_TL_TASKID, (int64_t)r->task, 0, 0 } };

	if (r->name == 0 || g == TACHO_NONE)
		return;
	tc_tl_name_text(&name, t, text_of(t, r->name));
	tc_tl_region(t, &s);
}

void tc_tl_tasks(struct tacho_timeline *t)
{
	const struct tacho_focus *f = t->opts.focus;

	for (size_t i = 0; i < f->n_tasks; i++)
		draw_task(t, &f->tasks[i]);
	for (size_t i = 0; i < f->n_regions && f->opts.kind == TACHO_FOCUS_TASK_GOROUTINES; i++)
		draw_region(t, &f->regions[i]);
}

/* Tasks come in the order of their begins; one that began before the trace is first. */
void tc_tl_task_lanes(struct tacho_timeline *t)
{
	const struct tacho_focus *f = t->opts.focus;

	tc_tl_section(t, TC_TL_SECTION_TASKS, "TASKS", 1);
	for (size_t i = 0; i < f->n_tasks; i++) {
		struct tc_tl_name name = { .n = 0 };

		tc_tl_name_add(&name, "T");
		tc_tl_name_u64(&name, f->tasks[i].id);
		tc_tl_name_add(&name, " ");
		tc_tl_name_text(&name, t, text_of(t, f->tasks[i].name));
		tc_tl_lane(t, TC_TL_SECTION_TASKS, f->tasks[i].id, &name, (int64_t)i);
	}
}
