/* SPDX-License-Identifier: MIT */
/*
 * Tasks: begin, end, logs, and who has to do with them.
 *
 * A task counts for its type when it ends and is then forgotten, but for one bit: what
 * mentions it afterwards must not make it a second time. Whoever is to be kept stays.
 * With bug_compatible all of them stay until the end, as only the last event of a
 * task decides its name and its end.
 */
#include "analyze/tasks_state.h"

/* --- types ------------------------------------------------------------------ */

static int type_of(struct tacho_tasks *t, uint32_t name, bool is_known,
		   struct tc_tk_task_type **out)
{
	uint64_t key = (uint64_t)name << 1 | is_known;
	uint32_t i = tc_table_get(&t->type_of_name, key);
	int rc;

	if (i == TC_TABLE_NONE) {
		rc = TC_GROW(t->alloc, &t->types, &t->cap_types, t->n_types + 1, UINT32_MAX - 1);
		if (rc == 0)
			rc = tc_table_put(&t->type_of_name, key, (uint32_t)t->n_types);
		if (rc < 0)
			return rc;
		i = (uint32_t)t->n_types++;
		t->types[i] = (struct tc_tk_task_type){ .name = name, .is_known = is_known };
	}
	*out = &t->types[i];
	return 0;
}

static int count_task(struct tacho_tasks *t, const struct tc_tk_task *task)
{
	struct tc_tk_task_type *type;
	struct tc_tk_latencies *l;
	int rc;

	if (!tc_tk_in_window(t, task->has_begin, task->begin_ns, task->has_end, task->end_ns))
		return 0;
	rc = type_of(t, task->name, task->has_name || t->is_bug, &type);
	if (rc < 0)
		return rc;
	l = &type->latencies;
	l->count++;
	if (task->has_begin && task->has_end) {
		l->complete++;
		return tc_tk_latency_add(l, t->alloc, tc_wrap_sub(task->end_ns, task->begin_ns));
	}
	l->no_begin += task->has_end;
	l->no_end += task->has_begin;
	l->neither += !task->has_begin && !task->has_end;
	return 0;
}

int tc_tk_count_rest(struct tacho_tasks *t)
{
	int rc = 0;

	for (size_t i = 0; i < t->n_tasks && rc == 0; i++) {
		const struct tc_tk_task *task = &t->tasks[i];

		if (!task->is_used || (!t->is_bug && (task->id == 0 || task->has_end)))
			continue;
		rc = count_task(t, task);
	}
	return rc;
}

/* --- tasks that ended ------------------------------------------------------- */

static bool has_ended(const struct tacho_tasks *t, uint64_t id)
{
	uint32_t i = tc_table_get(&t->ended, id / 64);

	return i != TC_TABLE_NONE && (t->ended_bits[i] >> (id % 64) & 1);
}

static int set_ended(struct tacho_tasks *t, uint64_t id)
{
	uint32_t i = tc_table_get(&t->ended, id / 64);
	int rc;

	if (i == TC_TABLE_NONE) {
		rc = TC_GROW(t->alloc, &t->ended_bits, &t->cap_ended, t->n_ended + 1,
			     UINT32_MAX - 1);
		if (rc == 0)
			rc = tc_table_put(&t->ended, id / 64, (uint32_t)t->n_ended);
		if (rc < 0)
			return rc;
		i = (uint32_t)t->n_ended++;
		t->ended_bits[i] = 0;
	}
	t->ended_bits[i] |= UINT64_C(1) << (id % 64);
	return 0;
}

static int forget(struct tacho_tasks *t, uint32_t index)
{
	struct tc_tk_task *task = &t->tasks[index];
	int rc = set_ended(t, task->id);

	if (rc == 0)
		rc = TC_GROW(t->alloc, &t->free_tasks, &t->cap_free_tasks, t->n_free_tasks + 1, 0);
	if (rc < 0)
		return rc;
	(void)tc_table_remove(&t->task_of_id, task->id);
	t->free_tasks[t->n_free_tasks++] = index;
	t->last_task = TC_TK_NONE;
	task->is_used = false;
	return 0;
}

/* --- tasks ------------------------------------------------------------------ */

static int new_task(struct tacho_tasks *t, uint64_t id, uint32_t *out)
{
	uint32_t i;
	int rc;

	if (t->n_free_tasks == 0) {
		rc = TC_GROW(t->alloc, &t->tasks, &t->cap_tasks, t->n_tasks + 1, UINT32_MAX - 1);
		if (rc == 0)
			rc = tc_table_put(&t->task_of_id, id, (uint32_t)t->n_tasks);
		if (rc < 0)
			return rc;
		i = (uint32_t)t->n_tasks++;
	} else {
		i = t->free_tasks[t->n_free_tasks - 1];
		rc = tc_table_put(&t->task_of_id, id, i);
		if (rc < 0)
			return rc;
		t->n_free_tasks--;
	}
	t->tasks[i] = (struct tc_tk_task){
		.id = id,
		.parent = TACHO_NO_TASK,
		.is_used = true,
		.is_kept = t->opts.keep == TACHO_TASKS_ALL ||
			   (t->opts.keep == TACHO_TASKS_TREE && id == t->opts.task),
	};
	*out = i;
	return 0;
}

int tc_tk_task_of(struct tacho_tasks *t, uint64_t id, uint32_t *out)
{
	int rc = 0;

	*out = TC_TK_NONE;
	if (t->opts.without_tasks)
		return 0;
	*out = t->last_task;
	if (*out != TC_TK_NONE && t->last_task_id == id)
		return 0;
	*out = tc_table_get(&t->task_of_id, id);
	if (*out == TC_TABLE_NONE) {
		*out = TC_TK_NONE;
		if (!t->is_bug && ((id == 0 && !t->opts.keep) || has_ended(t, id)))
			return 0;
		rc = new_task(t, id, out);
	}
	t->last_task_id = id;
	t->last_task = rc == 0 ? *out : TC_TK_NONE;
	return rc;
}

int tc_tk_add_member(struct tacho_tasks *t, uint32_t index, int64_t goroutine)
{
	struct tc_tk_task *task;
	int rc;

	if (index == TC_TK_NONE || !t->tasks[index].is_kept)
		return 0;
	task = &t->tasks[index];
	if (task->has_goroutine && task->last_g == goroutine)
		return 0;
	rc = TC_GROW(t->alloc, &t->members, &t->cap_members, t->n_members + 1, 0);
	if (rc < 0)
		return rc;
	t->members[t->n_members++] = (struct tc_tk_member){ index, goroutine };
	task->has_goroutine = true;
	task->last_g = goroutine;
	return 0;
}

/* --- events ----------------------------------------------------------------- */

/* Once for each task, or it would be twice among the children. */
static int set_parent(struct tacho_tasks *t, uint32_t index, uint64_t parent_id)
{
	uint32_t parent;
	int rc;

	if (parent_id == TACHO_NO_TASK || t->tasks[index].parent != TACHO_NO_TASK)
		return 0;
	rc = tc_tk_task_of(t, parent_id, &parent);
	if (rc < 0)
		return rc;
	t->tasks[index].parent = parent_id;
	if (parent == TC_TK_NONE || !t->tasks[parent].is_kept)
		return 0;
	if (t->opts.keep == TACHO_TASKS_TREE)
		t->tasks[index].is_kept = true;
	rc = TC_GROW(t->alloc, &t->children, &t->cap_children, t->n_children + 1, 0);
	if (rc < 0)
		return rc;
	t->children[t->n_children++] = (struct tc_tk_child){ parent, t->tasks[index].id };
	return 0;
}

static int begin_task(struct tacho_tasks *t, uint32_t index, const struct tacho_event *e)
{
	struct tc_tk_task *task = &t->tasks[index];

	task->has_begin = true;
	task->begin_ns = e->time_ns;
	task->begin_g = e->g;
	return task->is_kept ? tc_tk_stack(t, e->stack, &task->begin_stack) : 0;
}

static int end_task(struct tacho_tasks *t, uint32_t index, const struct tacho_event *e)
{
	struct tc_tk_task *task = &t->tasks[index];
	int rc = 0;

	task->has_end = true;
	task->end_ns = e->time_ns;
	task->end_g = e->g;
	if (task->is_kept)
		rc = tc_tk_stack(t, e->stack, &task->end_stack);
	if (rc < 0 || t->is_bug)
		return rc;
	rc = count_task(t, task);
	if (rc == 0 && !task->is_kept)
		rc = forget(t, index);
	return rc;
}

static int name_task(struct tacho_tasks *t, uint32_t index, const struct tacho_event *e)
{
	struct tc_tk_task *task = &t->tasks[index];
	uint32_t name;
	int rc = tc_tk_string(t, e->name, &name);

	if (rc < 0)
		return rc;
	/* The end of a task whose begin was not seen has no name. */
	if (t->is_bug || e->kind == TACHO_KIND_TASK_BEGIN || (!task->has_name && name != 0)) {
		task->name = name;
		task->has_name = true;
	}
	if (t->opts.keep == TACHO_TASKS_TYPE)
		task->is_kept |= task->has_name && name == t->task_type;
	return 0;
}

int tc_tk_task_event(struct tacho_tasks *t, const struct tacho_block *b,
		     const struct tacho_event *e)
{
	uint64_t parent = e->n_values > 0 ? b->values[e->u.values] : TACHO_NO_TASK;
	bool is_begin = e->kind == TACHO_KIND_TASK_BEGIN;
	uint32_t index;
	int rc = tc_tk_task_of(t, (uint64_t)e->subject, &index);

	if (rc < 0 || index == TC_TK_NONE)
		return rc;
	/* What ended cannot end again. */
	if (!t->is_bug && t->tasks[index].has_end)
		return 0;
	rc = name_task(t, index, e);
	if (rc == 0)
		rc = set_parent(t, index, parent);
	if (rc == 0)
		rc = tc_tk_add_member(t, index, e->g);
	if (rc < 0)
		return rc;
	return is_begin ? begin_task(t, index, e) : end_task(t, index, e);
}

int tc_tk_log_event(struct tacho_tasks *t, const struct tacho_event *e)
{
	struct tc_tk_log log = { .log = { .time_ns = e->time_ns, .goroutine = e->g } };
	int rc = tc_tk_task_of(t, (uint64_t)e->subject, &log.task);

	if (rc < 0 || log.task == TC_TK_NONE || !t->tasks[log.task].is_kept)
		return rc;
	rc = tc_tk_add_member(t, log.task, e->g);
	if (rc == 0)
		rc = tc_tk_string(t, e->name, &log.log.category);
	if (rc == 0)
		rc = tc_tk_string(t, e->u.message, &log.log.message);
	if (rc == 0)
		rc = tc_tk_stack(t, e->stack, &log.log.stack);
	if (rc == 0)
		rc = TC_GROW(t->alloc, &t->logs, &t->cap_logs, t->n_logs + 1, 0);
	if (rc == 0)
		t->logs[t->n_logs++] = log;
	return rc;
}
