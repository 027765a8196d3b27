/* SPDX-License-Identifier: MIT */
/*
 * The timeline writer: the loop over the events, Ps, ranges without a goroutine,
 * samples, logs and counters; see <tacho/timeline.h>. The first failure of a handler
 * is kept and ends the pass.
 */
#include "export/timeline_state.h"

#include <stdlib.h>
#include <string.h>

#include "export/focus.h"

enum {
	/* Beyond it, only Ps that were seen get a lane. */
	PROCS_MAX = 65536
};

/* Goals beyond it are "no goal". */
#define GOAL_MAX ((uint64_t)1 << 50)

static void fail(struct tacho_timeline *t, int rc)
{
	if (t->rc == 0)
		t->rc = rc;
}

/* --- creation ----------------------------------------------------------------- */

static int make_names(struct tacho_timeline *t)
{
	static const struct tacho_text gc = { "GC concurrent mark phase", 24 };
	static const struct tacho_text assist = { "GC mark assist", 14 };
	static const struct tacho_text sweep = { "GC incremental sweep", 20 };
	int rc = tc_tl_names_init(&t->names, t->alloc);

	if (rc == 0)
		rc = tc_tl_text(&t->names, gc, &t->name_gc);
	if (rc == 0)
		rc = tc_tl_text(&t->names, assist, &t->name_assist);
	if (rc == 0)
		rc = tc_tl_text(&t->names, sweep, &t->name_sweep);
	return rc;
}

static bool are_valid(const struct tacho_timeline_opts *o)
{
	if (o->size != sizeof(*o))
		return false;
	if (o->form < 0 || o->form > TACHO_TIMELINE_PERFETTO || o->view < 0 ||
	    o->view > TACHO_TIMELINE_GOROUTINES)
		return false;
	if (o->bug_compatible && o->form != TACHO_TIMELINE_CHROME)
		return false;
	return o->view != TACHO_TIMELINE_GOROUTINES || tc_focus_has_goroutines(o->focus);
}

int tacho_timeline_new(struct tacho_timeline **out,
		       int (*write)(void *ctx, const void *bytes, size_t n), void *ctx,
		       const struct tacho_timeline_opts *opts)
{
	static const struct tacho_timeline_opts defaults = TACHO_TIMELINE_OPTS_INIT;
	const struct tacho_timeline_opts *o = opts ? opts : &defaults;
	struct tacho_timeline *t;
	int rc;

	*out = NULL;
	if (!are_valid(o))
		return TACHO_EMISUSE;
	t = tc_calloc(o->alloc, 1, sizeof(*t));
	if (!t)
		return TACHO_ENOMEM;
	t->alloc = o->alloc;
	t->opts = *o;
	t->is_perfetto = o->form == TACHO_TIMELINE_PERFETTO;
	t->is_compatible = o->bug_compatible;
	t->is_filtered = tc_focus_has_goroutines(o->focus);
	if (t->is_filtered)
		t->opts.view = TACHO_TIMELINE_GOROUTINES;
	t->free_g = t->free_range = TC_TL_NONE;
	tc_textbuf_init(&t->out, o->alloc, write, ctx);
	tc_table_init(&t->g_of_id, o->alloc);
	tc_table_init(&t->p_of_id, o->alloc);
	tc_table_init(&t->threads, o->alloc);
	tc_table_init(&t->tids, o->alloc);
	rc = make_names(t);
	if (rc < 0) {
		tacho_timeline_free(t);
		return rc;
	}
	*out = t;
	return 0;
}

void tacho_timeline_free(struct tacho_timeline *t)
{
	if (!t)
		return;
	tc_textbuf_fini(&t->out);
	tc_tl_names_fini(&t->names);
	tc_free(t->alloc, t->gs);
	tc_free(t->alloc, t->g_of_slot);
	tc_free(t->alloc, t->ranges);
	tc_free(t->alloc, t->ps);
	tc_table_fini(&t->g_of_id);
	tc_table_fini(&t->p_of_id);
	tc_table_fini(&t->threads);
	tc_table_fini(&t->tids);
	tc_free(t->alloc, t);
}

uint64_t tacho_timeline_written(const struct tacho_timeline *t)
{
	return t->written;
}

/* --- Ps ------------------------------------------------------------------------- */

uint32_t tc_tl_p(struct tacho_timeline *t, int64_t id)
{
	uint32_t i = tc_table_get(&t->p_of_id, (uint64_t)id);
	int rc;

	if (i != TC_TABLE_NONE)
		return i;
	rc = TC_GROW(t->alloc, &t->ps, &t->cap_ps, t->n_ps + 1, TC_TL_NONE - 1);
	if (rc == 0)
		rc = tc_table_put(&t->p_of_id, (uint64_t)id, (uint32_t)t->n_ps);
	if (rc < 0) {
		fail(t, rc);
		return TC_TL_NONE;
	}
	t->ps[t->n_ps] = (struct tc_tl_p){ .id = id, .syscall_g = TC_TL_NONE };
	return (uint32_t)t->n_ps++;
}

static void proc_instant(struct tacho_timeline *t, const struct tacho_event *e, const char *what,
			 int64_t ns, uint32_t stack)
{
	struct tc_tl_name name = { .n = 0 };
	bool on_threads = t->opts.view == TACHO_TIMELINE_THREADS;
	const struct tc_tl_slice s = { .name = &name,
				       .ts = tc_tl_elapsed(t, ns),
				       .lane = on_threads ? (uint64_t)e->m : (uint64_t)e->subject,
				       .stack = stack,
				       .args = { TC_TL_SCHED, e->m, e->subject, 0 } };

	if (on_threads && e->m == TACHO_NONE && !t->is_compatible)
		return;
	tc_tl_name_add(&name, what);
	tc_tl_instant(t, &s, false);
}

static void see_thread(struct tacho_timeline *t, int64_t m)
{
	if (m == TACHO_NONE || tc_table_get(&t->threads, (uint64_t)m) != TC_TABLE_NONE)
		return;
	if (tc_table_put(&t->threads, (uint64_t)m, 0) < 0)
		fail(t, TACHO_ENOMEM);
}

static void proc_transition(struct tacho_timeline *t, const struct tacho_event *e)
{
	uint32_t p, stack;

	if (t->opts.view == TACHO_TIMELINE_GOROUTINES)
		return;
	if (t->opts.view == TACHO_TIMELINE_THREADS)
		see_thread(t, e->m);
	p = tc_tl_p(t, e->subject);
	if (e->subject > t->max_p)
		t->max_p = e->subject;
	if (p == TC_TL_NONE || e->from == e->to)
		return;
	stack = tc_tl_frame_of(t, e->stack);
	if (e->to == TACHO_PROC_RUNNING) {
		int64_t ns = e->from == TACHO_PROC_UNDETERMINED ? t->first_ns : e->time_ns;

		t->now.running_ps++;
		tc_tl_count_threads(t, tc_tl_elapsed(t, ns));
		proc_instant(t, e, "proc start", ns, stack);
	}
	if (e->from != TACHO_PROC_RUNNING)
		return;
	t->now.running_ps--;
	tc_tl_count_threads(t, tc_tl_elapsed(t, e->time_ns));
	if (t->opts.view == TACHO_TIMELINE_PROCS && t->ps[p].syscall_g != TC_TL_NONE) {
		tc_tl_go_lost_p(t, t->ps[p].syscall_g, e->time_ns, stack);
		t->ps[p].syscall_g = TC_TL_NONE;
	}
	proc_instant(t, e, "proc stop", e->time_ns, stack);
}

/* --- ranges ----------------------------------------------------------------------- */

static void draw_range(struct tacho_timeline *t, uint32_t text, int64_t ns, int64_t end_ns,
		       uint64_t lane, uint32_t stack, uint32_t end_stack)
{
	struct tc_tl_name name = { .n = 0 };
	const struct tc_tl_slice s = { .name = &name,
				       .ts = tc_tl_elapsed(t, ns),
				       .dur = tc_wrap_sub(end_ns, ns),
				       .lane = lane,
				       .stack = stack,
				       .end_stack = end_stack };

	tc_tl_name_text(&name, t, text);
	tc_tl_slice(t, &s);
}

/*
 * When a range began, or had begun before the trace. Each generation says again what
 * goes on; only the first one tells something new. False: nothing new.
 */
static bool range_begin(const struct tacho_timeline *t, const struct tacho_event *e, int64_t *ns)
{
	*ns = e->kind == TACHO_KIND_RANGE_ACTIVE ? t->first_ns : e->time_ns;
	return e->kind == TACHO_KIND_RANGE_BEGIN || t->syncs < 2;
}

static void global_range(struct tacho_timeline *t, const struct tacho_event *e)
{
	uint32_t stack = tc_tl_frame_of(t, e->stack);
	int64_t ns;

	if (e->detail != TACHO_RANGE_GC_MARK)
		return;
	if (e->kind == TACHO_KIND_RANGE_END) {
		if (t->gc_active)
			draw_range(t, t->name_gc, t->gc_ns, e->time_ns, TC_TL_LANE_GC, t->gc_stack,
				   stack);
		t->gc_active = false;
	} else if (range_begin(t, e, &ns)) {
		t->gc_active = true;
		t->gc_ns = ns;
		t->gc_stack = stack;
	}
}

/* Sweeping shows on lanes of Ps only. */
static void proc_range(struct tacho_timeline *t, const struct tacho_event *e)
{
	uint32_t stack, i;
	struct tc_tl_p *p;
	int64_t ns;

	if (t->opts.view != TACHO_TIMELINE_PROCS || e->detail != TACHO_RANGE_SWEEP)
		return;
	i = tc_tl_p(t, e->subject);
	stack = tc_tl_frame_of(t, e->stack);
	if (i == TC_TL_NONE)
		return;
	p = &t->ps[i];
	if (e->kind == TACHO_KIND_RANGE_END) {
		if (p->in_sweep)
			draw_range(t, t->name_sweep, p->sweep_ns, e->time_ns, (uint64_t)p->id,
				   p->sweep_stack, stack);
		p->in_sweep = false;
	} else if (range_begin(t, e, &ns)) {
		p->in_sweep = true;
		p->sweep_ns = ns;
		p->sweep_stack = stack;
	}
}

static void range(struct tacho_timeline *t, const struct tacho_event *e)
{
	switch (e->scope) {
	case TACHO_SCOPE_GOROUTINE: tc_tl_go_range(t, e); break;
	case TACHO_SCOPE_PROC: proc_range(t, e); break;
	case TACHO_SCOPE_NONE: global_range(t, e); break;
	default: break;
	}
}

/* --- the rest --------------------------------------------------------------------- */

static void metric(struct tacho_timeline *t, const struct tacho_event *e)
{
	uint64_t v = (uint64_t)e->subject;

	if (e->detail == TACHO_METRIC_HEAP_LIVE)
		t->now.allocated = v;
	else if (e->detail == TACHO_METRIC_HEAP_GOAL)
		t->now.next_gc = v > GOAL_MAX ? 0 : v;
	else
		return;
	tc_tl_count_heap(t, tc_tl_elapsed(t, e->time_ns));
}

/* Where a sample or log belongs; false: to no lane. */
static bool find_lane(const struct tacho_timeline *t, const struct tacho_event *e, uint64_t *lane)
{
	int64_t id = t->opts.view == TACHO_TIMELINE_PROCS     ? e->p
		     : t->opts.view == TACHO_TIMELINE_THREADS ? e->m
							      : e->g;

	*lane = (uint64_t)id;
	return id != TACHO_NONE && tc_tl_shows(t, *lane);
}

static void sample(struct tacho_timeline *t, const struct tacho_event *e)
{
	struct tc_tl_name name = { .n = 0 };
	struct tc_tl_slice s = { .name = &name, .ts = tc_tl_elapsed(t, e->time_ns) };

	if (!find_lane(t, e, &s.lane))
		return;
	s.stack = tc_tl_frame_of(t, e->stack);
	tc_tl_name_add(&name, "CPU profile sample");
	tc_tl_instant(t, &s, false);
}

/*
 * Messages are as many as they like and seldom the same, so they are not kept: the
 * piece is escaped for this event alone.
 */
static void add_message(struct tacho_timeline *t, struct tc_tl_name *name, uint32_t ref,
			struct tc_textbuf *own)
{
	int rc = tc_tl_escape(&t->names, tacho_gen_string(t->names.gen, ref), own);

	if (rc < 0)
		fail(t, rc);
	else if (own->n > 0)
		name->part[name->n++] = (struct tacho_text){ own->p, own->n };
}

static void user_log(struct tacho_timeline *t, const struct tacho_event *e)
{
	struct tc_tl_name name = { .n = 0 };
	struct tc_tl_slice s = { .name = &name, .ts = tc_tl_elapsed(t, e->time_ns) };
	struct tacho_text category = tacho_gen_string(t->names.gen, e->name);
	struct tc_textbuf message;
	uint32_t text = 0;
	int rc;

	if (!find_lane(t, e, &s.lane) || s.ts < t->from_ts || s.ts > t->to_ts)
		return;
	s.stack = tc_tl_frame_of(t, e->stack);
	if (category.n > 0) {
		rc = tc_tl_string(&t->names, e->name, &text);
		if (rc < 0)
			fail(t, rc);
		tc_tl_name_add(&name, "[");
		tc_tl_name_text(&name, t, text);
		tc_tl_name_add(&name, "] ");
	}
	tc_textbuf_init(&message, t->alloc, NULL, NULL);
	add_message(t, &name, e->u.message, &message);
	tc_tl_instant(t, &s, true);
	tc_textbuf_fini(&message);
}

/* --- the pass ------------------------------------------------------------------------ */

/* A window on the trace clock of a task or goroutine, and that of the options. */
static void set_window(struct tacho_timeline *t)
{
	int64_t from_ns, to_ns;

	t->from_ts = t->opts.from_ns;
	t->to_ts = t->opts.to_ns;
	if (!t->opts.focus)
		return;
	tc_focus_window(t->opts.focus, &from_ns, &to_ns);
	if (from_ns != INT64_MIN && tc_tl_elapsed(t, from_ns) > t->from_ts)
		t->from_ts = tc_tl_elapsed(t, from_ns);
	if (to_ns != INT64_MAX && tc_tl_elapsed(t, to_ns) < t->to_ts)
		t->to_ts = tc_tl_elapsed(t, to_ns);
}

static void begin(struct tacho_timeline *t, const struct tacho_event *first)
{
	t->has_first = true;
	t->first_ns = first->time_ns;
	set_window(t);
	tc_tl_begin(t);
	t->window_is_open = t->from_ts <= 0 || t->is_compatible;
}

static void feed_event(struct tacho_timeline *t, const struct tacho_event *e)
{
	if (!t->window_is_open && tc_tl_elapsed(t, e->time_ns) >= t->from_ts) {
		/* Counters show what they had been before the window. */
		t->window_is_open = true;
		tc_tl_counters_at(t, t->from_ts);
	}
	switch (e->kind) {
	case TACHO_KIND_SYNC: t->syncs++; break;
	case TACHO_KIND_STATE_TRANSITION:
		if (e->scope == TACHO_SCOPE_GOROUTINE) {
			if (t->opts.view == TACHO_TIMELINE_THREADS)
				see_thread(t, e->m);
			tc_tl_go_transition(t, e);
		} else if (e->scope == TACHO_SCOPE_PROC) {
			proc_transition(t, e);
		}
		break;
	case TACHO_KIND_RANGE_BEGIN:
	case TACHO_KIND_RANGE_ACTIVE:
	case TACHO_KIND_RANGE_END: range(t, e); break;
	case TACHO_KIND_METRIC: metric(t, e); break;
	case TACHO_KIND_LABEL:
		if (e->scope == TACHO_SCOPE_GOROUTINE)
			tc_tl_go_label(t, e);
		break;
	case TACHO_KIND_STACK_SAMPLE: sample(t, e); break;
	case TACHO_KIND_LOG: user_log(t, e); break;
	default: break;
	}
}

static int feed(void *self, const struct tacho_block *b)
{
	struct tacho_timeline *t = self;
	size_t n = b->n;

	if (b->first >= t->opts.max_events)
		return 0;
	if (t->opts.max_events - b->first < n)
		n = (size_t)(t->opts.max_events - b->first);
	if (n > 0 && !t->has_first)
		begin(t, &b->events[0]);
	if (n > 0 && b->events[0].kind == TACHO_KIND_SYNC)
		tc_tl_names_gen(&t->names, b->gen);
	for (size_t i = 0; i < n; i++) {
		if (i > 0 && b->events[i].kind == TACHO_KIND_SYNC)
			tc_tl_names_gen(&t->names, b->gen);
		feed_event(t, &b->events[i]);
		if (t->rc < 0 || t->out.rc < 0)
			return t->rc < 0 ? t->rc : t->out.rc;
	}
	if (n > 0)
		t->last_ns = b->events[n - 1].time_ns;
	return 0;
}

static void finish_ranges(struct tacho_timeline *t)
{
	for (size_t i = 0; i < t->n_ps; i++) {
		const struct tc_tl_p *p = &t->ps[i];

		if (p->in_sweep)
			draw_range(t, t->name_sweep, p->sweep_ns, t->last_ns, (uint64_t)p->id,
				   p->sweep_stack, 0);
	}
	if (t->gc_active)
		draw_range(t, t->name_gc, t->gc_ns, t->last_ns, TC_TL_LANE_GC, t->gc_stack, 0);
}

/* --- lanes ------------------------------------------------------------------------ */

static void lane(struct tacho_timeline *t, uint64_t id, const char *what, bool has_number,
		 int64_t priority)
{
	struct tc_tl_name name = { .n = 0 };

	tc_tl_name_add(&name, what);
	if (has_number)
		tc_tl_name_u64(&name, id);
	tc_tl_lane(t, TC_TL_SECTION_LANES, id, &name, priority);
}

static void proc_lanes(struct tacho_timeline *t)
{
	for (int64_t p = 0; p <= t->max_p && t->max_p <= PROCS_MAX; p++)
		lane(t, (uint64_t)p, "Proc ", true, p);
	for (size_t i = 0; i < t->n_ps && t->max_p > PROCS_MAX; i++)
		lane(t, (uint64_t)t->ps[i].id, "Proc ", true, t->ps[i].id);
}

static int by_id(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? -1 : x > y;
}

/* The keys of a table in ascending order; NULL on failure. To be freed. */
static uint64_t *sorted_keys(struct tacho_timeline *t, const struct tc_table *table, size_t *n)
{
	uint64_t *keys = tc_calloc(t->alloc, table->n ? table->n : 1, sizeof(*keys));
	uint32_t value;
	size_t i = 0;

	*n = 0;
	if (!keys) {
		fail(t, TACHO_ENOMEM);
		return NULL;
	}
	while (*n < table->n && tc_table_next(table, &i, &keys[*n], &value))
		(*n)++;
	qsort(keys, *n, sizeof(*keys), by_id);
	return keys;
}

static void thread_lanes(struct tacho_timeline *t)
{
	size_t n;
	uint64_t *ids = sorted_keys(t, &t->threads, &n);

	for (size_t i = 0; i < n; i++)
		lane(t, ids[i], "Thread ", true, (int64_t)ids[i]);
	tc_free(t->alloc, ids);
}

static void go_lanes(struct tacho_timeline *t)
{
	size_t n;
	uint64_t *ids = sorted_keys(t, &t->opts.focus->members, &n);
	uint64_t focus = (uint64_t)tc_focus_goroutine(t->opts.focus);

	for (size_t i = 0; i < n; i++) {
		uint32_t g = tc_table_get(&t->g_of_id, ids[i]);
		struct tc_tl_name name;

		if (g == TC_TABLE_NONE)
			continue;
		tc_tl_go_name(t, &t->gs[g], &name);
		tc_tl_lane(t, TC_TL_SECTION_LANES, ids[i], &name,
			   ids[i] == focus && focus != 0 ? -2 : (int64_t)ids[i]);
	}
	tc_free(t->alloc, ids);
}

static void lanes(struct tacho_timeline *t)
{
	static const char *const titles[] = { "PROCS", "OS THREADS", "G" };

	tc_tl_section(t, TC_TL_SECTION_STATS, "STATS", 0);
	if (tc_focus_has_tasks(t->opts.focus))
		tc_tl_task_lanes(t);
	tc_tl_section(t, TC_TL_SECTION_LANES, titles[t->opts.view], 2);
	if (!t->is_compatible)
		lane(t, TC_TL_LANE_STW, "STW", false, -7);
	lane(t, TC_TL_LANE_GC, "GC", false, -6);
	lane(t, TC_TL_LANE_NETWORK, "Network", false, -5);
	if (t->is_compatible) /* nothing is ever on it */
		lane(t, TC_TL_LANE_TIMERS, "Timers", false, -4);
	lane(t, TC_TL_LANE_SYSCALLS, "Syscalls", false, -3);
	switch (t->opts.view) {
	case TACHO_TIMELINE_PROCS: proc_lanes(t); break;
	case TACHO_TIMELINE_THREADS: thread_lanes(t); break;
	default: go_lanes(t); break;
	}
}

static int finish(void *self, const struct tacho_end *end)
{
	struct tacho_timeline *t = self;

	(void)end;
	if (!t->is_open)
		tc_tl_begin(t);
	if (tc_focus_has_tasks(t->opts.focus))
		tc_tl_tasks(t);
	finish_ranges(t);
	for (size_t i = 0; i < t->n_gs; i++)
		tc_tl_go_finish(t, &t->gs[i]);
	lanes(t);
	tc_tl_end(t);
	return t->rc < 0 ? t->rc : tc_textbuf_flush(&t->out);
}

struct tacho_analysis tacho_timeline_analysis(struct tacho_timeline *t)
{
	static const struct tacho_analysis_ops ops = { .name = "timeline",
						       .feed = feed,
						       .finish = finish };

	return (struct tacho_analysis){ &ops, t };
}
