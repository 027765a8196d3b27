/* SPDX-License-Identifier: MIT */
/*
 * Measures quantities of a trace in blocks of time. How long the trace is, is not
 * known in advance: blocks get twice as long whenever there are too many.
 */
#include "analyze/sample.h"

#include <string.h>

#define UNLIKELY(x) __builtin_expect(!!(x), 0)

enum {
	FIRST_STEP_NS = 1000 * 1000
};

const char *tacho_quantity_name(int quantity)
{
	static const char *const names[TACHO_QUANTITY_COUNT] = {
		[TACHO_QUANTITY_STATE] = "state",       [TACHO_QUANTITY_DELAY] = "delay",
		[TACHO_QUANTITY_REASON] = "reason",     [TACHO_QUANTITY_RUNNING] = "running",
		[TACHO_QUANTITY_RUNNABLE] = "runnable", [TACHO_QUANTITY_BLOCKED] = "blocked",
		[TACHO_QUANTITY_PLACE] = "place",       [TACHO_QUANTITY_GC] = "gc",
		[TACHO_QUANTITY_RATE] = "rate",         [TACHO_QUANTITY_LATENCY] = "latency",
		[TACHO_QUANTITY_WAIT] = "wait",         [TACHO_QUANTITY_TASK] = "task",
	};

	return quantity >= 0 && quantity < TACHO_QUANTITY_COUNT ? names[quantity] : "?";
}

/* --- spans, whatever they are -------------------------------------------------- */

static int running(struct tacho_sample *s, const struct tc_span *x)
{
	int rc = tc_sample_time(s, TACHO_QUANTITY_STATE, s->own[TC_OWN_RUNNING], x->begin_ns,
				x->end_ns);

	if (rc == 0)
		rc = tc_sample_time(s, TACHO_QUANTITY_RUNNING, x->go->name, x->begin_ns, x->end_ns);
	return rc < 0 ? rc
		      : tc_sample_at(s, TACHO_QUANTITY_RATE, s->own[TC_OWN_STARTS], x->begin_ns, 1);
}

static int runnable(struct tacho_sample *s, const struct tc_span *x)
{
	int rc = tc_sample_time(s, TACHO_QUANTITY_STATE, s->own[TC_OWN_RUNNABLE], x->begin_ns,
				x->end_ns);

	if (rc == 0)
		rc = tc_sample_time(s, TACHO_QUANTITY_RUNNABLE, x->go->name, x->begin_ns,
				    x->end_ns);
	for (uint32_t i = 0; i < TACHO_DELAY_COUNT && rc == 0; i++)
		if (x->delay_ns[i])
			rc = tc_sample_at(s, TACHO_QUANTITY_DELAY, s->own[TC_OWN_DELAYS + i],
					  x->end_ns, (double)x->delay_ns[i]);
	if (rc == 0 && !x->is_open && x->next == TACHO_GO_RUNNING)
		rc = tc_sample_at(s, TACHO_QUANTITY_LATENCY, s->own[TC_OWN_SCHEDULING], x->end_ns,
				  (double)tc_wrap_sub(x->end_ns, x->begin_ns));
	return rc;
}

static int waiting(struct tacho_sample *s, const struct tc_span *x)
{
	int rc = tc_sample_time(s, TACHO_QUANTITY_STATE, s->own[TC_OWN_WAITING], x->begin_ns,
				x->end_ns);

	if (rc == 0)
		rc = tc_sample_time(s, TACHO_QUANTITY_REASON, x->go->reason, x->begin_ns,
				    x->end_ns);
	if (rc == 0)
		rc = tc_sample_time(s, TACHO_QUANTITY_BLOCKED, x->go->name, x->begin_ns, x->end_ns);
	if (rc == 0 && x->go->stack)
		rc = tc_sample_time(s, TACHO_QUANTITY_PLACE, x->go->stack, x->begin_ns, x->end_ns);
	if (rc < 0 || x->is_open)
		return rc;
	rc = tc_sample_at(s, TACHO_QUANTITY_RATE, s->own[TC_OWN_WAKEUPS], x->end_ns, 1);
	if (rc == 0 && !x->go->rare.was_old_state)
		rc = tc_sample_at(s, TACHO_QUANTITY_WAIT, x->go->reason, x->end_ns,
				  (double)tc_wrap_sub(x->end_ns, x->begin_ns));
	return rc;
}

static int calling(struct tacho_sample *s, const struct tc_span *x)
{
	int64_t lost = x->go->is_lost ? x->go->lost_ns : x->end_ns;
	int rc = tc_sample_time(s, TACHO_QUANTITY_STATE, s->own[TC_OWN_SYSCALL], x->begin_ns, lost);

	if (rc == 0 && x->go->is_lost)
		rc = tc_sample_time(s, TACHO_QUANTITY_STATE, s->own[TC_OWN_SYSCALL_BLOCKED], lost,
				    x->end_ns);
	if (rc == 0 && x->go->is_lost)
		rc = tc_sample_time(s, TACHO_QUANTITY_BLOCKED, x->go->name, lost, x->end_ns);
	if (rc == 0 && !x->is_open)
		rc = tc_sample_at(s, TACHO_QUANTITY_LATENCY, s->own[TC_OWN_CALLS], x->end_ns,
				  (double)tc_wrap_sub(x->end_ns, x->begin_ns));
	return rc;
}

/* --- usual spans: whole, and in one block -------------------------------------- */

static inline struct tc_cell *cell_of(const struct tacho_sample *s, const struct tc_span *x,
				      uint32_t key)
{
	uint32_t i = key < s->cap_cell_of[x->state] ? s->cell_of[x->state][key] : 0;

	return i ? &s->cells[i - 1] : NULL;
}

static inline int count(struct tacho_sample *s, const struct tc_span *x, uint32_t key,
			struct tc_cell *c)
{
	if (UNLIKELY(!c)) {
		int rc = tc_sample_new_cell(s, x, key, &c);

		if (rc < 0)
			return rc;
	}
	c->ns = tc_wrap_add(c->ns, tc_wrap_sub(x->end_ns, x->begin_ns));
	c->count++;
	if (!c->next) {
		c->next = s->first_cell;
		s->first_cell = (uint32_t)(c - s->cells) + 1;
	}
	return 0;
}

static int on_running(void *self, const struct tc_span *x)
{
	struct tacho_sample *s = self;
	int rc = x->go->is_system ? 0 : tc_sample_reach(s, x->end_ns);

	if (x->go->is_system || rc < 0)
		return rc;
	if (UNLIKELY(x->begin_ns < s->from_ns))
		return running(s, x);
	return count(s, x, x->go->name, cell_of(s, x, x->go->name));
}

static int on_runnable(void *self, const struct tc_span *x)
{
	struct tacho_sample *s = self;
	int rc = x->go->is_system ? 0 : tc_sample_reach(s, x->end_ns);

	if (x->go->is_system || rc < 0)
		return rc;
	if (UNLIKELY(x->begin_ns < s->from_ns || x->is_open || x->next != TACHO_GO_RUNNING))
		return runnable(s, x);
	tc_act_add_delay(s->delay_ns, x->delay_ns);
	return count(s, x, x->go->name, cell_of(s, x, x->go->name));
}

static int on_waiting(void *self, const struct tc_span *x)
{
	struct tacho_sample *s = self;
	int rc = x->go->is_system ? 0 : tc_sample_reach(s, x->end_ns);
	struct tc_cell *c;

	if (x->go->is_system || rc < 0)
		return rc;
	if (UNLIKELY(x->begin_ns < s->from_ns || x->is_open || x->go->rare.was_old_state))
		return waiting(s, x);
	c = cell_of(s, x, x->go->stack);
	if (c && (c->name != x->go->name || c->reason != x->go->reason))
		c = NULL;
	return count(s, x, x->go->stack, c);
}

static int on_calling(void *self, const struct tc_span *x)
{
	struct tacho_sample *s = self;
	int rc = x->go->is_system ? 0 : tc_sample_reach(s, x->end_ns);

	if (x->go->is_system || rc < 0)
		return rc;
	if (UNLIKELY(x->begin_ns < s->from_ns || x->is_open || x->go->is_lost))
		return calling(s, x);
	return count(s, x, 0, cell_of(s, x, 0));
}

/* --- what else happens -------------------------------------------------------- */

static int on_range(void *self, const struct tc_act_range *r)
{
	struct tacho_sample *s = self;
	int rc = tc_sample_reach(s, r->end_ns);

	if (rc < 0)
		return rc;
	switch (r->detail) {
	case TACHO_RANGE_MARK_ASSIST:
		return tc_sample_time(s, TACHO_QUANTITY_GC, s->own[TC_OWN_ASSIST], r->begin_ns,
				      r->end_ns);
	case TACHO_RANGE_STW:
		return tc_sample_time(s, TACHO_QUANTITY_GC, s->own[TC_OWN_STW], r->begin_ns,
				      r->end_ns);
	case TACHO_RANGE_GC_MARK:
		return tc_sample_time(s, TACHO_QUANTITY_GC, s->own[TC_OWN_MARK], r->begin_ns,
				      r->end_ns);
	default: return 0;
	}
}

static int on_born(void *self, const struct tc_act_g *go, uint32_t slot)
{
	struct tacho_sample *s = self;
	int rc;

	(void)slot;
	if (go->is_old || go->is_system)
		return 0;
	rc = tc_sample_reach(s, go->created_ns);
	return rc < 0 ? rc
		      : tc_sample_at(s, TACHO_QUANTITY_RATE, s->own[TC_OWN_CREATED], go->created_ns,
				     1);
}

static int begin_task(struct tacho_sample *s, const struct tacho_event *e)
{
	uint32_t i;
	int rc;

	if (tc_table_get(&s->open_tasks, (uint64_t)e->subject) != TC_TABLE_NONE)
		return 0;
	if (s->free_task) {
		i = s->free_task - 1;
		s->free_task = (uint32_t)s->list[i].id;
	} else {
		rc = TC_GROW(s->alloc, &s->list, &s->cap_list, s->n_list + 1, UINT32_MAX - 2);
		if (rc < 0)
			return rc;
		i = (uint32_t)s->n_list++;
	}
	s->list[i] = (struct tc_open_task){ (uint64_t)e->subject, e->time_ns };
	return tc_table_put(&s->open_tasks, (uint64_t)e->subject, i);
}

static int end_task(struct tacho_sample *s, const struct tacho_event *e)
{
	uint32_t i = tc_table_get(&s->open_tasks, (uint64_t)e->subject), type;
	int rc = tc_activity_string(s->act, e->name, &type);

	s->tasks++;
	if (rc == 0)
		rc = tc_sample_reach(s, e->time_ns);
	if (rc == 0)
		rc = tc_sample_at(s, TACHO_QUANTITY_RATE, s->own[TC_OWN_TASKS], e->time_ns, 1);
	if (i == TC_TABLE_NONE || rc < 0)
		return rc;
	rc = tc_sample_at(s, TACHO_QUANTITY_TASK, type, e->time_ns,
			  (double)tc_wrap_sub(e->time_ns, s->list[i].begin_ns));
	(void)tc_table_remove(&s->open_tasks, (uint64_t)e->subject);
	s->list[i].id = s->free_task;
	s->free_task = i + 1;
	return rc;
}

static int on_note(void *self, const struct tacho_event *e, const struct tacho_block *b)
{
	(void)b;
	if (e->kind == TACHO_KIND_TASK_BEGIN)
		return begin_task(self, e);
	return e->kind == TACHO_KIND_TASK_END ? end_task(self, e) : 0;
}

static int on_finish(void *self, const struct tacho_end *end)
{
	struct tacho_sample *s = self;

	(void)end;
	s->wall_ns = tc_wrap_sub(s->act->last_ns, s->act->first_ns);
	return s->act->has_first ? tc_sample_turn(s, s->act->last_ns) : 0;
}

/* --- the object --------------------------------------------------------------- */

static int put_own_names(struct tacho_sample *s)
{
	static const char *const texts[TC_OWN_DELAYS] = {
		[TC_OWN_RUNNING] = "running",
		[TC_OWN_RUNNABLE] = "runnable",
		[TC_OWN_WAITING] = "waiting",
		[TC_OWN_SYSCALL] = "in calls",
		[TC_OWN_SYSCALL_BLOCKED] = "in calls, P lost",
		[TC_OWN_ASSIST] = "mark assist",
		[TC_OWN_STW] = "stop-the-world",
		[TC_OWN_MARK] = "concurrent mark",
		[TC_OWN_CREATED] = "goroutines created",
		[TC_OWN_STARTS] = "goroutines started to run",
		[TC_OWN_WAKEUPS] = "wake-ups",
		[TC_OWN_TASKS] = "tasks ended",
		[TC_OWN_SCHEDULING] = "scheduling",
		[TC_OWN_CALLS] = "calls",
	};
	int rc = 0;

	for (int i = 0; i < TC_OWN_COUNT && rc == 0; i++) {
		const char *text =
			i < TC_OWN_DELAYS ? texts[i] : tacho_delay_name(i - TC_OWN_DELAYS);

		rc = tacho_symbols_text(s->act->symbols, text, strlen(text), &s->own[i]);
	}
	return rc;
}

int tacho_sample_new(struct tacho_sample **out, struct tacho_activity *activity)
{
	struct tacho_sample *s = tc_calloc(activity->alloc, 1, sizeof(*s));
	struct tc_listener l = { .self = s,
				 .span_of = { [TACHO_GO_RUNNING] = on_running,
					      [TACHO_GO_RUNNABLE] = on_runnable,
					      [TACHO_GO_WAITING] = on_waiting,
					      [TACHO_GO_SYSCALL] = on_calling },
				 .range = on_range,
				 .born = on_born,
				 .note = on_note,
				 .finish = on_finish };
	int rc = s ? 0 : TACHO_ENOMEM;

	*out = NULL;
	if (rc < 0)
		return rc;
	s->alloc = activity->alloc;
	s->act = activity;
	s->step_ns = FIRST_STEP_NS;
	s->from_ns = INT64_MAX;
	s->to_ns = INT64_MIN;
	s->first_cell = TC_CELLS_END;
	tc_table_init(&s->index, s->alloc);
	tc_table_init(&s->open_tasks, s->alloc);
	rc = put_own_names(s);
	if (rc == 0)
		rc = tc_activity_listen(activity, &l);
	if (rc < 0) {
		tacho_sample_free(s);
		return rc;
	}
	*out = s;
	return 0;
}

void tacho_sample_free(struct tacho_sample *s)
{
	if (!s)
		return;
	tc_sample_rows_fini(s);
	tc_free(s->alloc, s->list);
	tc_table_fini(&s->open_tasks);
	tc_free(s->alloc, s);
}

int64_t tacho_sample_wall_ns(const struct tacho_sample *s)
{
	return s->wall_ns;
}

uint64_t tacho_sample_tasks(const struct tacho_sample *s)
{
	return s->tasks;
}

size_t tacho_sample_blocks(const struct tacho_sample *s)
{
	return tc_sample_blocks(s);
}

size_t tc_sample_blocks(const struct tacho_sample *s)
{
	int64_t n = s->wall_ns > 0 ? s->wall_ns / s->step_ns : 0;

	return n < TC_BLOCKS ? (size_t)n : TC_BLOCKS;
}

double tc_sample_value(const struct tacho_sample *s, const struct tc_row *r, size_t block)
{
	if (r->is_mean)
		return r->count[block] ? r->sum[block] / (double)r->count[block] : 0;
	return r->sum[block] / ((double)s->step_ns / 1e9);
}
