/* SPDX-License-Identifier: MIT */
/*
 * Measures quantities of a trace in blocks of time. How long the trace is, is not
 * known in advance: blocks get twice as long whenever there are too many.
 */
#include "analyze/sample.h"

#include <string.h>

enum {
	FIRST_STEP_NS = 1000 * 1000,
	MAX_ROWS = 32768 /* of 800 bytes */
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

/* --- rows --------------------------------------------------------------------- */

static int make_row(struct tacho_sample *s, enum tacho_quantity q, uint32_t name, uint32_t *out)
{
	uint64_t key = (uint64_t)q << 32 | name;
	int rc;

	*out = tc_table_get(&s->index, key);
	if (*out != TC_TABLE_NONE)
		return 0;
	/* What is beyond the limit is counted with what has no name. */
	if (s->n >= MAX_ROWS && name != 0)
		return make_row(s, q, 0, out);
	rc = TC_GROW(s->alloc, &s->rows, &s->cap, s->n + 1, UINT32_MAX - 2);
	if (rc == 0)
		rc = TC_GROW(s->alloc, &s->now, &s->cap_now, s->n + 1, UINT32_MAX - 2);
	if (rc == 0)
		rc = tc_table_put(&s->index, key, (uint32_t)s->n);
	if (rc < 0)
		return rc;
	*out = (uint32_t)s->n++;
	memset(&s->rows[*out], 0, sizeof(s->rows[*out]));
	s->now[*out] = (struct tc_row_now){ 0, 0 };
	s->rows[*out].quantity = (uint8_t)q;
	s->rows[*out].name = name;
	s->rows[*out].is_mean = tacho_quantity_is_mean((int)q);
	return 0;
}

static int find_new_row(struct tacho_sample *s, enum tacho_quantity q, uint32_t name, uint32_t *out)
{
	size_t had = s->cap_of_name[q];
	int rc = TC_GROW(s->alloc, &s->of_name[q], &s->cap_of_name[q], (size_t)name + 1, 0);

	if (rc < 0)
		return rc;
	if (s->cap_of_name[q] > had)
		memset(s->of_name[q] + had, 0, (s->cap_of_name[q] - had) * sizeof(uint32_t));
	rc = make_row(s, q,
		      q == TACHO_QUANTITY_PLACE ? tc_activity_place(s->act, name)->site : name,
		      out);
	if (rc == 0)
		s->of_name[q][name] = *out + 1;
	return rc;
}

/* The row of a name; places are looked up by stack, and named by its site. */
static inline int find_row(struct tacho_sample *s, enum tacho_quantity q, uint32_t name,
			   uint32_t *out)
{
	if (name >= s->cap_of_name[q] || !s->of_name[q][name])
		return find_new_row(s, q, name, out);
	*out = s->of_name[q][name] - 1;
	return 0;
}

/* --- blocks ------------------------------------------------------------------- */

/* What was added to the newest block goes to the rows. */
static void settle(struct tacho_sample *s)
{
	for (size_t i = 0; i < s->n; i++) {
		s->rows[i].sum[s->block] += s->now[i].sum;
		s->rows[i].count[s->block] += s->now[i].count;
		s->now[i] = (struct tc_row_now){ 0, 0 };
	}
}

static void double_step(struct tacho_sample *s)
{
	for (size_t i = 0; i < s->n; i++) {
		struct tc_row *r = &s->rows[i];

		for (int k = 0; k < TC_BLOCKS / 2; k++) {
			r->sum[k] = r->sum[2 * k] + r->sum[2 * k + 1];
			r->count[k] = r->count[2 * k] + r->count[2 * k + 1];
		}
		memset(r->sum + TC_BLOCKS / 2, 0, sizeof(r->sum) / 2);
		memset(r->count + TC_BLOCKS / 2, 0, sizeof(r->count) / 2);
	}
	s->step_ns *= 2;
}

/* The block of a moment that is not in the newest one, which moves if it lies behind it. */
static size_t block_look_up(struct tacho_sample *s, int64_t since)
{
	if (since < s->block_ns)
		return since < 0 ? 0 : (size_t)(since / s->step_ns);
	settle(s);
	while (since / s->step_ns >= TC_BLOCKS && s->step_ns < INT64_MAX / 2)
		double_step(s);
	s->block = since / s->step_ns < TC_BLOCKS ? (size_t)(since / s->step_ns) : TC_BLOCKS - 1;
	s->block_ns = (int64_t)s->block * s->step_ns;
	return s->block;
}

/* Nearly all moments are in the newest block: a division is saved. */
static inline size_t block_of(struct tacho_sample *s, int64_t at)
{
	int64_t since = tc_wrap_sub(at, s->act->first_ns);

	if (since >= s->block_ns && since - s->block_ns < s->step_ns)
		return s->block;
	return block_look_up(s, since);
}

/* A time and the blocks that it lies in. */
struct stretch {
	int64_t begin, end;
	size_t first, last;
};

static struct stretch stretch_of(struct tacho_sample *s, int64_t begin, int64_t end)
{
	struct stretch t = { begin, end, 0, 0 };

	/* The end first: blocks may double. */
	t.last = block_of(s, end);
	t.first = block_of(s, begin);
	return t;
}

static void spread_time(struct tacho_sample *s, uint32_t row, const struct stretch *t)
{
	for (size_t i = t->first; i <= t->last; i++) {
		int64_t low = s->act->first_ns + (int64_t)i * s->step_ns, high = low + s->step_ns;

		low = t->begin > low ? t->begin : low;
		high = t->end < high ? t->end : high;
		s->rows[row].sum[i] += high > low ? (double)(high - low) : 0;
	}
}

static void add_time_to(struct tacho_sample *s, uint32_t row, const struct stretch *t)
{
	if (t->end <= t->begin)
		return;
	if (t->first == s->block)
		s->now[row].sum += (double)(t->end - t->begin);
	else
		spread_time(s, row, t);
}

static int add_time(struct tacho_sample *s, enum tacho_quantity q, uint32_t name,
		    const struct stretch *t)
{
	uint32_t row;
	int rc = find_row(s, q, name, &row);

	if (rc == 0)
		add_time_to(s, row, t);
	return rc;
}

static int add_time_between(struct tacho_sample *s, enum tacho_quantity q, uint32_t name,
			    int64_t begin, int64_t end)
{
	struct stretch t = stretch_of(s, begin, end);

	return add_time(s, q, name, &t);
}

static void count_in(struct tacho_sample *s, uint32_t row, size_t block)
{
	if (block == s->block)
		s->now[row].count++;
	else
		s->rows[row].count[block]++;
}

/* An amount in one block. */
static int add_to(struct tacho_sample *s, enum tacho_quantity q, uint32_t name, size_t block,
		  double amount)
{
	uint32_t row;
	int rc = find_row(s, q, name, &row);

	if (rc < 0)
		return rc;
	count_in(s, row, block);
	if (block == s->block)
		s->now[row].sum += amount;
	else
		s->rows[row].sum[block] += amount;
	return 0;
}

static int add_at(struct tacho_sample *s, enum tacho_quantity q, uint32_t name, int64_t at,
		  double amount)
{
	return add_to(s, q, name, block_of(s, at), amount);
}

/* --- what happens ------------------------------------------------------------- */

static int running(struct tacho_sample *s, const struct tc_span *x, const struct stretch *t)
{
	uint32_t row;
	int rc = find_row(s, TACHO_QUANTITY_RUNNING, x->go->name, &row);

	if (rc < 0)
		return rc;
	add_time_to(s, row, t);
	count_in(s, row, t->first);
	return 0;
}

static int runnable(struct tacho_sample *s, const struct tc_span *x, const struct stretch *t)
{
	int rc = add_time(s, TACHO_QUANTITY_RUNNABLE, x->go->name, t);

	for (uint32_t i = 0; i < TACHO_DELAY_COUNT && rc == 0; i++)
		if (x->delay_ns[i])
			rc = add_to(s, TACHO_QUANTITY_DELAY, s->own[TC_OWN_DELAYS + i], t->last,
				    (double)x->delay_ns[i]);
	if (rc == 0 && !x->is_open && x->next == TACHO_GO_RUNNING)
		rc = add_to(s, TACHO_QUANTITY_LATENCY, s->own[TC_OWN_SCHEDULING], t->last,
			    (double)tc_wrap_sub(t->end, t->begin));
	return rc;
}

static int waiting(struct tacho_sample *s, const struct tc_span *x, const struct stretch *t)
{
	uint32_t row;
	int rc = find_row(s, TACHO_QUANTITY_REASON, x->go->reason, &row);

	if (rc < 0)
		return rc;
	add_time_to(s, row, t);
	if (!x->is_open)
		count_in(s, row, t->last);
	rc = add_time(s, TACHO_QUANTITY_BLOCKED, x->go->name, t);
	if (rc == 0 && x->go->stack)
		rc = add_time(s, TACHO_QUANTITY_PLACE, x->go->stack, t);
	if (rc == 0 && !x->is_open && !x->go->rare.was_old_state)
		rc = add_to(s, TACHO_QUANTITY_WAIT, x->go->reason, t->last,
			    (double)tc_wrap_sub(t->end, t->begin));
	return rc;
}

static int calling(struct tacho_sample *s, const struct tc_span *x, const struct stretch *t)
{
	int rc;

	if (!x->go->is_lost) {
		rc = add_time(s, TACHO_QUANTITY_STATE, s->own[TC_OWN_SYSCALL], t);
	} else {
		struct stretch lost = stretch_of(s, x->go->lost_ns, t->end);

		rc = add_time_between(s, TACHO_QUANTITY_STATE, s->own[TC_OWN_SYSCALL], t->begin,
				      x->go->lost_ns);
		if (rc == 0)
			rc = add_time(s, TACHO_QUANTITY_STATE, s->own[TC_OWN_SYSCALL_BLOCKED],
				      &lost);
		if (rc == 0)
			rc = add_time(s, TACHO_QUANTITY_BLOCKED, x->go->name, &lost);
	}
	if (rc == 0 && !x->is_open)
		rc = add_to(s, TACHO_QUANTITY_LATENCY, s->own[TC_OWN_CALLS], t->last,
			    (double)tc_wrap_sub(t->end, t->begin));
	return rc;
}

static int on_span(void *self, const struct tc_span *x)
{
	struct stretch t;

	if (x->go->is_system)
		return 0;
	t = stretch_of(self, x->begin_ns, x->end_ns);
	switch (x->state) {
	case TACHO_GO_RUNNING: return running(self, x, &t);
	case TACHO_GO_RUNNABLE: return runnable(self, x, &t);
	case TACHO_GO_WAITING: return waiting(self, x, &t);
	case TACHO_GO_SYSCALL: return calling(self, x, &t);
	default: return 0;
	}
}

static int on_range(void *self, const struct tc_act_range *r)
{
	struct tacho_sample *s = self;

	switch (r->detail) {
	case TACHO_RANGE_MARK_ASSIST:
		return add_time_between(s, TACHO_QUANTITY_GC, s->own[TC_OWN_ASSIST], r->begin_ns,
					r->end_ns);
	case TACHO_RANGE_STW:
		return add_time_between(s, TACHO_QUANTITY_GC, s->own[TC_OWN_STW], r->begin_ns,
					r->end_ns);
	case TACHO_RANGE_GC_MARK:
		return add_time_between(s, TACHO_QUANTITY_GC, s->own[TC_OWN_MARK], r->begin_ns,
					r->end_ns);
	default: return 0;
	}
}

static int on_born(void *self, const struct tc_act_g *go, uint32_t slot)
{
	struct tacho_sample *s = self;

	(void)slot;
	return go->is_old || go->is_system
		       ? 0
		       : add_at(s, TACHO_QUANTITY_RATE, s->own[TC_OWN_CREATED], go->created_ns, 1);
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
		rc = add_at(s, TACHO_QUANTITY_RATE, s->own[TC_OWN_TASKS], e->time_ns, 1);
	if (i == TC_TABLE_NONE || rc < 0)
		return rc;
	rc = add_at(s, TACHO_QUANTITY_TASK, type, e->time_ns,
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

/*
 * What all goroutines did together is the sum of the rows by name, and how often they did
 * it the sum of their counts: nothing is added twice while events come.
 */
static int add_up(struct tacho_sample *s)
{
	static const struct {
		uint8_t of, state, rate;
	} sums[] = {
		{ TACHO_QUANTITY_RUNNING, TC_OWN_RUNNING, TC_OWN_STARTS },
		{ TACHO_QUANTITY_RUNNABLE, TC_OWN_RUNNABLE, TC_OWN_COUNT },
		{ TACHO_QUANTITY_REASON, TC_OWN_WAITING, TC_OWN_WAKEUPS },
	};
	uint32_t to;
	size_t n = s->n;
	int rc = 0;

	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < sizeof(sums) / sizeof(sums[0]) && rc == 0; k++) {
			if (s->rows[i].quantity != sums[k].of)
				continue;
			rc = find_row(s, TACHO_QUANTITY_STATE, s->own[sums[k].state], &to);
			for (size_t b = 0; rc == 0 && b < TC_BLOCKS; b++)
				s->rows[to].sum[b] += s->rows[i].sum[b];
			if (rc < 0 || sums[k].rate == TC_OWN_COUNT)
				continue;
			rc = find_row(s, TACHO_QUANTITY_RATE, s->own[sums[k].rate], &to);
			for (size_t b = 0; rc == 0 && b < TC_BLOCKS; b++)
				s->rows[to].sum[b] += s->rows[i].count[b];
		}
	}
	return rc;
}

static int on_finish(void *self, const struct tacho_end *end)
{
	struct tacho_sample *s = self;

	(void)end;
	s->wall_ns = tc_wrap_sub(s->act->last_ns, s->act->first_ns);
	if (s->act->has_first)
		(void)block_of(s, s->act->last_ns);
	settle(s);
	return add_up(s);
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
				 .span = on_span,
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
	for (int i = 0; i < TACHO_QUANTITY_COUNT; i++)
		tc_free(s->alloc, s->of_name[i]);
	tc_free(s->alloc, s->rows);
	tc_free(s->alloc, s->now);
	tc_free(s->alloc, s->list);
	tc_table_fini(&s->index);
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
