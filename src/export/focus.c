/* SPDX-License-Identifier: MIT */
/*
 * What a timeline of one goroutine or one task is about: when it was, and who took
 * part. See <tacho/timeline.h>.
 *
 * A goroutine is related to who woke it and to who woke those: each pass takes one
 * step. Descendants of a task are known by their begins, which name their parents.
 */
#include "export/focus.h"

#include <string.h>

#include "base/alloc.h"

/* What the start function of a goroutine says; regions of the runtime never end. */
enum {
	KIND_UNKNOWN,
	KIND_SYSTEM,
	KIND_USER
};

#define NO_REGION (TC_TABLE_NONE - 1)

int tacho_focus_new(struct tacho_focus **out, const struct tacho_focus_opts *opts)
{
	struct tacho_focus *f;
	int rc;

	*out = NULL;
	if (!opts || opts->size != sizeof(*opts) || opts->kind < 0 ||
	    opts->kind > TACHO_FOCUS_TASK_GOROUTINES)
		return TACHO_EMISUSE;
	f = tc_calloc(opts->alloc, 1, sizeof(*f));
	if (!f)
		return TACHO_ENOMEM;
	f->alloc = opts->alloc;
	f->opts = *opts;
	tc_table_init(&f->members, f->alloc);
	tc_table_init(&f->task_of_id, f->alloc);
	tc_table_init(&f->stack_of_g, f->alloc);
	rc = tacho_symbols_new(&f->symbols, f->alloc);
	if (rc == 0 && opts->kind == TACHO_FOCUS_GOROUTINE)
		rc = tc_table_put(&f->members, opts->id, 0);
	if (rc == 0 && tc_focus_has_tasks(f)) {
		rc = TC_GROW(f->alloc, &f->tasks, &f->cap_tasks, 1, 0);
		if (rc == 0)
			rc = tc_table_put(&f->task_of_id, opts->id, 0);
		if (rc == 0)
			f->tasks[f->n_tasks++] = (struct tc_focus_task){ .id = opts->id };
	}
	if (rc < 0) {
		tacho_focus_free(f);
		return rc;
	}
	*out = f;
	return 0;
}

void tacho_focus_free(struct tacho_focus *f)
{
	if (!f)
		return;
	for (size_t i = 0; i < f->n_stacks; i++)
		tc_free(f->alloc, f->stacks[i].open);
	tacho_symbols_free(f->symbols);
	tc_table_fini(&f->members);
	tc_table_fini(&f->task_of_id);
	tc_table_fini(&f->stack_of_g);
	tc_free(f->alloc, f->pending);
	tc_free(f->alloc, f->tasks);
	tc_free(f->alloc, f->regions);
	tc_free(f->alloc, f->stacks);
	tc_free(f->alloc, f->free_stacks);
	tc_free(f->alloc, f->kinds);
	tc_free(f->alloc, f);
}

/* --- members ------------------------------------------------------------------ */

/* Those who are met count from the next pass on. */
static int pend(struct tacho_focus *f, int64_t g)
{
	int rc;

	if (tc_table_get(&f->members, (uint64_t)g) != TC_TABLE_NONE)
		return 0;
	rc = TC_GROW(f->alloc, &f->pending, &f->cap_pending, f->n_pending + 1, 0);
	if (rc == 0)
		rc = tc_table_put(&f->members, (uint64_t)g, f->passes + 1);
	if (rc == 0)
		f->pending[f->n_pending++] = g;
	return rc;
}

/* Forget those who were met behind the last Sync. */
static void take_back(struct tacho_focus *f)
{
	for (size_t i = 0; i < f->n_pending; i++)
		tc_table_remove(&f->members, (uint64_t)f->pending[i]);
}

static int note_wakeup(struct tacho_focus *f, const struct tacho_event *e)
{
	uint32_t since = tc_table_get(&f->members, (uint64_t)e->subject);

	if (since == TC_TABLE_NONE || since > f->passes)
		return 0;
	return pend(f, e->g);
}

static bool ends_life(const struct tacho_gen *gen, const struct tacho_event *e)
{
	struct tacho_text reason;

	if (e->to == TACHO_GO_NOT_EXIST)
		return true;
	if (e->to != TACHO_GO_WAITING)
		return false;
	reason = tacho_gen_string(gen, e->name);
	return reason.n == 7 && memcmp(reason.s, "forever", 7) == 0;
}

/* The goroutine that is asked for: first run and end of its last life. */
static void note_life(struct tacho_focus *f, const struct tacho_gen *gen,
		      const struct tacho_event *e)
{
	if (e->from == TACHO_GO_UNDETERMINED || e->from == TACHO_GO_NOT_EXIST) {
		f->has_g = true;
		f->has_run = f->has_ended = false;
	}
	if (e->to == TACHO_GO_RUNNING && !f->has_run) {
		f->has_run = true;
		f->run_ns = e->time_ns;
	}
	if (ends_life(gen, e)) {
		f->has_ended = true;
		f->end_ns = e->time_ns;
	}
}

static int feed_goroutine(struct tacho_focus *f, const struct tacho_gen *gen,
			  const struct tacho_event *e)
{
	if (e->kind != TACHO_KIND_STATE_TRANSITION || e->scope != TACHO_SCOPE_GOROUTINE ||
	    e->from == e->to)
		return 0;
	if (e->subject == (int64_t)f->opts.id && f->passes == 0)
		note_life(f, gen, e);
	if (e->from == TACHO_GO_WAITING && e->g != TACHO_NONE)
		return note_wakeup(f, e);
	return 0;
}

/* --- tasks ---------------------------------------------------------------------- */

static int set_event(struct tacho_focus *f, const struct tacho_gen *gen,
		     const struct tacho_event *e, struct tc_focus_event *out)
{
	out->is_set = true;
	out->ns = e->time_ns;
	out->g = e->g;
	return tacho_symbols_stack(f->symbols, gen, e->stack, &out->stack);
}

static uint32_t task_of(const struct tacho_focus *f, uint64_t id)
{
	return tc_table_get(&f->task_of_id, id);
}

static int add_child(struct tacho_focus *f, uint64_t id, uint32_t *index)
{
	int rc = TC_GROW(f->alloc, &f->tasks, &f->cap_tasks, f->n_tasks + 1, NO_REGION);

	if (rc == 0)
		rc = tc_table_put(&f->task_of_id, id, (uint32_t)f->n_tasks);
	if (rc < 0)
		return rc;
	*index = (uint32_t)f->n_tasks;
	f->tasks[f->n_tasks++] = (struct tc_focus_task){ .id = id };
	return 0;
}

/* A goroutine works for a task that counts. */
static int join(struct tacho_focus *f, int64_t g)
{
	if (f->opts.kind != TACHO_FOCUS_TASK_GOROUTINES)
		return 0;
	return tc_table_put(&f->members, (uint64_t)g, 0);
}

static int feed_task(struct tacho_focus *f, const struct tacho_block *b,
		     const struct tacho_event *e)
{
	uint64_t id = (uint64_t)e->subject;
	uint64_t parent = e->n_values && b->values ? b->values[e->u.values] : TACHO_NO_TASK;
	uint32_t i = task_of(f, id);
	struct tc_focus_task *task;
	int rc = 0;

	if (i == TC_TABLE_NONE && parent != TACHO_NO_TASK && task_of(f, parent) != TC_TABLE_NONE)
		rc = add_child(f, id, &i);
	if (rc < 0 || i == TC_TABLE_NONE)
		return rc;
	task = &f->tasks[i];
	if (parent != TACHO_NO_TASK && !task->has_parent) {
		task->has_parent = true;
		task->parent = parent;
	}
	if (e->kind == TACHO_KIND_TASK_END && i == 0 && !f->first.is_set) {
		f->first.is_set = true;
		f->first.g = e->g;
	}
	rc = tacho_symbols_string(f->symbols, b->gen, e->name, &task->name);
	if (rc == 0)
		rc = set_event(f, b->gen, e,
			       e->kind == TACHO_KIND_TASK_BEGIN ? &task->begin : &task->end);
	return rc < 0 ? rc : join(f, e->g);
}

static int feed_log(struct tacho_focus *f, const struct tacho_event *e)
{
	uint32_t i = task_of(f, (uint64_t)e->subject);

	if (i == TC_TABLE_NONE)
		return 0;
	if (i == 0 && !f->first.is_set) {
		f->first.is_set = true;
		f->first.g = e->g;
	}
	return join(f, e->g);
}

/* --- regions --------------------------------------------------------------------- */

static struct tc_focus_stack *stack_of(struct tacho_focus *f, int64_t g)
{
	uint32_t i = tc_table_get(&f->stack_of_g, (uint64_t)g);

	return i == TC_TABLE_NONE ? NULL : &f->stacks[i];
}

static int push(struct tacho_focus *f, int64_t g, uint32_t region)
{
	struct tc_focus_stack *s = stack_of(f, g);
	int rc;

	if (!s) {
		uint32_t i = 0;

		/* A stack that is empty serves the next goroutine. */
		if (f->n_free_stacks > 0) {
			i = f->free_stacks[--f->n_free_stacks];
		} else {
			rc = TC_GROW(f->alloc, &f->stacks, &f->cap_stacks, f->n_stacks + 1,
				     NO_REGION);
			if (rc == 0)
				rc = TC_GROW(f->alloc, &f->free_stacks, &f->cap_free_stacks,
					     f->n_stacks + 1, 0);
			if (rc < 0)
				return rc;
			i = (uint32_t)f->n_stacks++;
			f->stacks[i] = (struct tc_focus_stack){ 0 };
		}
		s = &f->stacks[i];
		s->g = g;
		s->n = 0;
		rc = tc_table_put(&f->stack_of_g, (uint64_t)g, i);
		if (rc < 0) {
			f->free_stacks[f->n_free_stacks++] = i;
			return rc;
		}
	}
	rc = TC_GROW(f->alloc, &s->open, &s->cap, s->n + 1, 0);
	if (rc == 0)
		s->open[s->n++] = region;
	return rc;
}

static void drop(struct tacho_focus *f, struct tc_focus_stack *s)
{
	s->n = 0;
	tc_table_remove(&f->stack_of_g, (uint64_t)s->g);
	f->free_stacks[f->n_free_stacks++] = (uint32_t)(s - f->stacks);
}

static int add_region(struct tacho_focus *f, const struct tacho_gen *gen,
		      const struct tacho_event *e, uint32_t *index)
{
	struct tc_focus_region *r;
	int rc;

	*index = NO_REGION;
	if (task_of(f, (uint64_t)e->subject) == TC_TABLE_NONE)
		return 0;
	rc = TC_GROW(f->alloc, &f->regions, &f->cap_regions, f->n_regions + 1, NO_REGION);
	if (rc < 0)
		return rc;
	*index = (uint32_t)f->n_regions++;
	r = &f->regions[*index];
	*r = (struct tc_focus_region){ .task = (uint64_t)e->subject };
	rc = tacho_symbols_string(f->symbols, gen, e->name, &r->name);
	return rc < 0 ? rc : join(f, e->g);
}

static int feed_region(struct tacho_focus *f, const struct tacho_gen *gen,
		       const struct tacho_event *e)
{
	struct tc_focus_stack *s;
	uint32_t i;
	int rc;

	if (e->kind == TACHO_KIND_REGION_BEGIN) {
		rc = add_region(f, gen, e, &i);
		if (rc == 0 && i != NO_REGION)
			rc = set_event(f, gen, e, &f->regions[i].begin);
		return rc < 0 ? rc : push(f, e->g, i);
	}
	s = stack_of(f, e->g);
	if (s) {
		i = s->open[--s->n];
		if (s->n == 0)
			drop(f, s);
	} else {
		rc = add_region(f, gen, e, &i); /* it began before the trace */
		if (rc < 0)
			return rc;
	}
	return i == NO_REGION ? 0 : set_event(f, gen, e, &f->regions[i].end);
}

static bool is_system(struct tacho_text name)
{
	if (name.n == 0)
		return true;
	if (name.n == 12 && memcmp(name.s, "runtime.main", 12) == 0)
		return false;
	return name.n >= 8 && memcmp(name.s, "runtime.", 8) == 0;
}

static int name_slot(struct tacho_focus *f, const struct tacho_gen *gen,
		     const struct tacho_event *e)
{
	size_t old = f->cap_kinds;
	size_t depth;
	int rc;

	if (e->slot == TACHO_NO_SLOT)
		return 0;
	rc = TC_GROW(f->alloc, &f->kinds, &f->cap_kinds, (size_t)e->slot + 1, 0);
	if (rc < 0)
		return rc;
	if (f->cap_kinds > old)
		memset(f->kinds + old, 0, f->cap_kinds - old);
	if (e->from == TACHO_GO_UNDETERMINED || e->from == TACHO_GO_NOT_EXIST)
		f->kinds[e->slot] = KIND_UNKNOWN;
	if (f->kinds[e->slot] != KIND_UNKNOWN)
		return 0;
	depth = tacho_gen_stack_depth(gen, e->u.subject_stack);
	if (depth > 0) {
		struct tacho_frame root = tacho_gen_stack_frame(gen, e->u.subject_stack, depth - 1);

		f->kinds[e->slot] =
			is_system(tacho_gen_string(gen, root.func)) ? KIND_SYSTEM : KIND_USER;
	}
	return 0;
}

/* A goroutine ends, and with it the regions that it is in. */
static int end_regions(struct tacho_focus *f, const struct tacho_gen *gen,
		       const struct tacho_event *e)
{
	struct tc_focus_stack *s = stack_of(f, e->subject);
	bool is_user = e->slot != TACHO_NO_SLOT && f->kinds[e->slot] == KIND_USER;
	int rc = 0;

	if (!s)
		return 0;
	for (size_t i = 0; i < s->n && is_user && rc == 0; i++) {
		if (s->open[i] != NO_REGION)
			rc = set_event(f, gen, e, &f->regions[s->open[i]].end);
	}
	drop(f, s);
	return rc;
}

static int feed_life(struct tacho_focus *f, const struct tacho_gen *gen,
		     const struct tacho_event *e)
{
	struct tc_focus_stack *s;
	int rc;

	if (e->from == e->to)
		return 0;
	rc = name_slot(f, gen, e);
	if (rc < 0)
		return rc;
	if (e->from == TACHO_GO_UNDETERMINED || e->from == TACHO_GO_NOT_EXIST) {
		s = stack_of(f, e->subject);
		if (s)
			drop(f, s);
		/* Who is created in a region inherits its task. */
		if (e->from == TACHO_GO_NOT_EXIST && stack_of(f, e->g))
			rc = push(f, e->subject, NO_REGION);
	}
	if (rc == 0 && ends_life(gen, e))
		rc = end_regions(f, gen, e);
	return rc;
}

static int feed_tasks(struct tacho_focus *f, const struct tacho_block *b,
		      const struct tacho_event *e)
{
	bool wants_goroutines = f->opts.kind == TACHO_FOCUS_TASK_GOROUTINES;

	switch (e->kind) {
	case TACHO_KIND_TASK_BEGIN:
	case TACHO_KIND_TASK_END: return feed_task(f, b, e);
	case TACHO_KIND_LOG: return feed_log(f, e);
	case TACHO_KIND_REGION_BEGIN:
	case TACHO_KIND_REGION_END: return wants_goroutines ? feed_region(f, b->gen, e) : 0;
	case TACHO_KIND_STATE_TRANSITION:
		if (wants_goroutines && e->scope == TACHO_SCOPE_GOROUTINE)
			return feed_life(f, b->gen, e);
		return 0;
	default: return 0;
	}
}

/* --- the pass ----------------------------------------------------------------------- */

static int feed(void *self, const struct tacho_block *b)
{
	struct tacho_focus *f = self;
	int rc = 0;

	for (size_t i = 0; i < b->n && rc == 0; i++) {
		const struct tacho_event *e = &b->events[i];

		if (e->kind == TACHO_KIND_SYNC) {
			f->kept_events = b->first + i + 1;
			f->kept_ns = e->time_ns;
			f->n_pending = 0;
		} else if (f->opts.kind == TACHO_FOCUS_GOROUTINE) {
			rc = feed_goroutine(f, b->gen, e);
		} else if (tc_focus_has_tasks(f)) {
			rc = feed_tasks(f, b, e);
		}
	}
	f->events = b->first + b->n;
	if (b->n > 0)
		f->last_ns = b->events[b->n - 1].time_ns;
	return rc;
}

static int finish(void *self, const struct tacho_end *end)
{
	struct tacho_focus *f = self;
	bool is_whole = !end->diag || end->diag->code == 0;

	if (is_whole) {
		f->kept_events = f->events;
		f->kept_ns = f->last_ns;
	}
	if (!is_whole && f->opts.bug_compatible)
		take_back(f);
	f->n_pending = 0;
	f->passes++;
	return 0;
}

struct tacho_analysis tacho_focus_analysis(struct tacho_focus *f)
{
	static const struct tacho_analysis_ops ops = { .name = "focus",
						       .feed = feed,
						       .finish = finish };

	return (struct tacho_analysis){ &ops, f };
}

/* --- what was found ------------------------------------------------------------------- */

bool tacho_focus_wants_more(const struct tacho_focus *f)
{
	return f->opts.kind == TACHO_FOCUS_GOROUTINE && f->has_g && f->passes < 2;
}

int64_t tc_focus_goroutine(const struct tacho_focus *f)
{
	switch (f->opts.kind) {
	case TACHO_FOCUS_GOROUTINE: return (int64_t)f->opts.id;
	case TACHO_FOCUS_TASK_GOROUTINES:
		return f->tasks[0].begin.is_set ? f->tasks[0].begin.g
		       : f->first.is_set        ? f->first.g
						: TACHO_NONE;
	default: return TACHO_NONE;
	}
}

bool tacho_focus_found(const struct tacho_focus *f)
{
	switch (f->opts.kind) {
	case TACHO_FOCUS_GOROUTINE: return f->has_g;
	case TACHO_FOCUS_TASK: return f->tasks[0].begin.is_set || f->tasks[0].end.is_set;
	case TACHO_FOCUS_TASK_GOROUTINES: return tc_focus_goroutine(f) != TACHO_NONE;
	default: return true;
	}
}

uint64_t tacho_focus_kept_events(const struct tacho_focus *f)
{
	return f->kept_events;
}

void tc_focus_window(const struct tacho_focus *f, int64_t *from_ns, int64_t *to_ns)
{
	*from_ns = INT64_MIN;
	*to_ns =
		f->opts.bug_compatible && f->opts.kind != TACHO_FOCUS_NONE ? f->kept_ns : INT64_MAX;
	if (f->opts.kind == TACHO_FOCUS_GOROUTINE) {
		if (f->has_run)
			*from_ns = f->run_ns;
		if (f->has_ended)
			*to_ns = f->end_ns;
	} else if (tc_focus_has_tasks(f)) {
		if (f->tasks[0].begin.is_set)
			*from_ns = f->tasks[0].begin.ns;
		if (f->tasks[0].end.is_set)
			*to_ns = f->tasks[0].end.ns;
	}
}
