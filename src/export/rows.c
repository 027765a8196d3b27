/* SPDX-License-Identifier: MIT */
/*
 * Rows from a trace, in the order in which their intervals end; see <tacho/rows.h>.
 * What was open when the trace began counts from its first event, and what is open at
 * its end up to the last one; `open` says so.
 */
#include "export/row_text.h"

#include <string.h>

#define NONE UINT32_MAX

/* A region or range that is open, in the list of a goroutine or the global one. */
struct open_item {
	uint32_t next; /* NONE: last */
	uint32_t name; /* text id */
	uint32_t stack;
	bool is_old; /* was open when the trace began */
	int64_t ns;
	uint64_t task;   /* regions */
	int64_t g, p, m; /* where it began */
};

struct row_g {
	int64_t id;
	bool is_seen, is_old;
	uint8_t state;
	uint32_t function;
	uint32_t stack; /* where it last left the CPU */
	int64_t since_ns, p, m;
	uint32_t reason;
	int64_t waker;
	uint32_t waker_stack;
	/* A wait that is under way, woken or not. */
	bool has_wait, is_woken, wait_is_old;
	int64_t wait_ns, woken_ns, wait_p, wait_m;
	uint32_t regions, ranges; /* open ones, innermost first */
};

struct row_task {
	uint64_t id, parent;
	uint32_t name, stack;
	int64_t ns, g;
	bool is_open;
};

struct tacho_rows {
	const struct tacho_alloc *alloc;
	struct tacho_rows_opts opts;
	struct tc_textbuf out;
	struct tc_tl_names names;
	int rc;
	uint64_t written;
	bool has_first;
	int64_t first_ns, last_ns;
	uint32_t states[TACHO_GO_STATE_COUNT]; /* texts */

	struct row_g *gs; /* by slot */
	size_t cap_gs;
	struct tc_table slot_of_id;
	struct open_item *items;
	size_t n_items, cap_items;
	uint32_t free_item;
	uint32_t ranges;            /* without a goroutine or P */
	struct tc_table range_of_p; /* first in the list of a P */
	struct row_task *tasks;
	size_t n_tasks, cap_tasks;
	uint32_t *free_tasks; /* room for all of them */
	size_t n_free_tasks, cap_free_tasks;
	struct tc_table task_of_id;
};

const char *tacho_row_name(int row)
{
	static const char *const names[] = { "slice", "wait",   "task", "region",
					     "log",   "sample", "range" };

	return row >= 0 && row < TACHO_ROW_COUNT ? names[row] : "?";
}

/* --- creation ------------------------------------------------------------------- */

static int make_states(struct tacho_rows *r)
{
	static const char *const texts[TACHO_GO_STATE_COUNT] = { "",        "",        "runnable",
								 "running", "waiting", "syscall" };
	int rc = 0;

	for (int i = 0; i < TACHO_GO_STATE_COUNT && rc == 0; i++)
		rc = tc_tl_text(&r->names, (struct tacho_text){ texts[i], strlen(texts[i]) },
				&r->states[i]);
	return rc;
}

int tacho_rows_new(struct tacho_rows **out, int (*write)(void *ctx, const void *bytes, size_t n),
		   void *ctx, const struct tacho_rows_opts *opts)
{
	static const struct tacho_rows_opts defaults = TACHO_ROWS_OPTS_INIT;
	const struct tacho_rows_opts *o = opts ? opts : &defaults;
	struct tacho_rows *r;
	int rc;

	*out = NULL;
	if (o->size != sizeof(*o) || o->form < 0 || o->form > TACHO_ROWS_JSONL)
		return TACHO_EMISUSE;
	r = tc_calloc(o->alloc, 1, sizeof(*r));
	if (!r)
		return TACHO_ENOMEM;
	r->alloc = o->alloc;
	r->opts = *o;
	r->free_item = r->ranges = NONE;
	tc_textbuf_init(&r->out, o->alloc, write, ctx);
	tc_table_init(&r->slot_of_id, o->alloc);
	tc_table_init(&r->task_of_id, o->alloc);
	tc_table_init(&r->range_of_p, o->alloc);
	rc = tc_tl_names_init(&r->names, o->alloc);
	r->names.is_csv = o->form == TACHO_ROWS_CSV;
	if (rc == 0)
		rc = make_states(r);
	if (rc < 0) {
		tacho_rows_free(r);
		return rc;
	}
	*out = r;
	return 0;
}

void tacho_rows_free(struct tacho_rows *r)
{
	if (!r)
		return;
	tc_textbuf_fini(&r->out);
	tc_tl_names_fini(&r->names);
	tc_table_fini(&r->slot_of_id);
	tc_table_fini(&r->task_of_id);
	tc_table_fini(&r->range_of_p);
	tc_free(r->alloc, r->gs);
	tc_free(r->alloc, r->items);
	tc_free(r->alloc, r->tasks);
	tc_free(r->alloc, r->free_tasks);
	tc_free(r->alloc, r);
}

uint64_t tacho_rows_written(const struct tacho_rows *r)
{
	return r->written;
}

/* --- helpers -------------------------------------------------------------------- */

static void keep(struct tacho_rows *r, int rc)
{
	if (rc < 0 && r->rc == 0)
		r->rc = rc;
}

static uint32_t text_of(struct tacho_rows *r, uint32_t ref)
{
	uint32_t id = 0;

	keep(r, tc_tl_string(&r->names, ref, &id));
	return id;
}

static uint32_t frame_of(struct tacho_rows *r, uint32_t ref)
{
	uint32_t id = 0;

	if (ref)
		keep(r, tc_tl_stack(&r->names, ref, &id));
	return id;
}

static bool wants(const struct tacho_rows *r, int kind)
{
	return r->opts.kinds >> kind & 1;
}

/* A row whose times are those of the trace clock. */
static void put(struct tacho_rows *r, struct tc_row *row)
{
	row->begin_ns = tc_wrap_sub(row->begin_ns, r->first_ns);
	row->end_ns = tc_wrap_sub(row->end_ns, r->first_ns);
	if (!wants(r, row->kind) || row->begin_ns > r->opts.to_ns || row->end_ns < r->opts.from_ns)
		return;
	r->written++;
	tc_row_put(&r->out, &r->names, &r->opts, row);
}

static struct row_g *g_by_id(struct tacho_rows *r, int64_t id)
{
	uint32_t slot =
		id == TACHO_NONE ? TC_TABLE_NONE : tc_table_get(&r->slot_of_id, (uint64_t)id);

	return slot == TC_TABLE_NONE ? NULL : &r->gs[slot];
}

static uint32_t function_of(struct tacho_rows *r, int64_t g)
{
	const struct row_g *s = g_by_id(r, g);

	return s ? s->function : 0;
}

/* --- open items -------------------------------------------------------------------- */

static struct open_item *open_item(struct tacho_rows *r, uint32_t *list,
				   const struct tacho_event *e, uint32_t name)
{
	uint32_t i = r->free_item;

	if (i != NONE) {
		r->free_item = r->items[i].next;
	} else {
		int rc = TC_GROW(r->alloc, &r->items, &r->cap_items, r->n_items + 1, NONE);

		keep(r, rc);
		if (rc < 0)
			return NULL;
		i = (uint32_t)r->n_items++;
	}
	r->items[i] = (struct open_item){ .next = *list,
					  .name = name,
					  .stack = frame_of(r, e->stack),
					  .ns = e->time_ns,
					  .task = TACHO_NO_TASK,
					  .g = e->g,
					  .p = e->p,
					  .m = e->m };
	*list = i;
	return &r->items[i];
}

static void close_item(struct tacho_rows *r, uint32_t *link)
{
	uint32_t i = *link;

	*link = r->items[i].next;
	r->items[i].next = r->free_item;
	r->free_item = i;
}

static void put_item(struct tacho_rows *r, int kind, const struct open_item *i, int64_t end_ns,
		     unsigned open)
{
	struct tc_row row = TC_ROW_INIT;

	row.kind = kind;
	row.begin_ns = i->ns;
	row.end_ns = end_ns;
	row.g = i->g;
	row.p = i->p;
	row.m = i->m;
	row.function = function_of(r, i->g);
	row.name = i->name;
	row.stack = i->stack;
	row.task = i->task;
	row.open = open | (i->is_old ? TC_ROW_OPEN_BEGIN : 0);
	put(r, &row);
}

static void put_list(struct tacho_rows *r, int kind, uint32_t *list, int64_t end_ns)
{
	while (*list != NONE) {
		put_item(r, kind, &r->items[*list], end_ns, TC_ROW_OPEN_END);
		close_item(r, list);
	}
}

/* --- goroutines ----------------------------------------------------------------------- */

static struct row_g *g_in_transition(struct tacho_rows *r, const struct tacho_event *e)
{
	size_t old = r->cap_gs;
	struct row_g *g = NULL;
	int rc;

	if (e->slot == TACHO_NO_SLOT)
		return NULL;
	rc = TC_GROW(r->alloc, &r->gs, &r->cap_gs, (size_t)e->slot + 1, 0);
	if (rc == 0 && r->cap_gs > old)
		memset(r->gs + old, 0, (r->cap_gs - old) * sizeof(*r->gs));
	if (rc == 0) {
		g = &r->gs[e->slot];
		if (g->is_seen && g->id == e->subject)
			return g;
		rc = tc_table_put(&r->slot_of_id, (uint64_t)e->subject, e->slot);
	}
	if (rc < 0) {
		keep(r, rc);
		return NULL;
	}
	*g = (struct row_g){ .id = e->subject,
			     .is_seen = true,
			     .state = TACHO_GO_NOT_EXIST,
			     .waker = TACHO_NONE,
			     .regions = NONE,
			     .ranges = NONE };
	return g;
}

static void put_slice(struct tacho_rows *r, const struct row_g *g, int64_t end_ns, uint32_t stack,
		      int64_t waker, uint32_t waker_stack, unsigned open)
{
	struct tc_row row = TC_ROW_INIT;

	if (r->states[g->state] == 0)
		return;
	row.kind = TACHO_ROW_SLICE;
	row.begin_ns = g->since_ns;
	row.end_ns = end_ns;
	row.g = g->id;
	row.p = g->p;
	row.m = g->m;
	row.function = g->function;
	row.name = r->states[g->state];
	row.reason = g->state == TACHO_GO_WAITING ? g->reason : 0;
	row.stack = stack;
	row.waker = waker;
	row.waker_stack = waker_stack;
	row.open = open | (g->is_old ? TC_ROW_OPEN_BEGIN : 0);
	put(r, &row);
}

static void put_wait(struct tacho_rows *r, struct row_g *g, int64_t ns, bool is_running)
{
	struct tc_row row = TC_ROW_INIT;

	if (!g->has_wait)
		return;
	row.kind = TACHO_ROW_WAIT;
	row.begin_ns = g->wait_ns;
	row.end_ns = g->is_woken ? g->woken_ns : ns;
	row.latency_ns = is_running ? tc_wrap_sub(ns, g->woken_ns) : -1;
	row.g = g->id;
	row.p = g->wait_p;
	row.m = g->wait_m;
	row.function = g->function;
	row.name = r->states[TACHO_GO_WAITING];
	row.reason = g->reason;
	row.stack = g->stack;
	row.waker = g->is_woken ? g->waker : TACHO_NONE;
	row.waker_stack = g->is_woken ? g->waker_stack : 0;
	row.open = (g->wait_is_old ? TC_ROW_OPEN_BEGIN : 0) | (is_running ? 0 : TC_ROW_OPEN_END);
	put(r, &row);
	g->has_wait = false;
}

/* The slice that ends with this event. */
static void end_slice(struct tacho_rows *r, struct row_g *g, const struct tacho_event *e)
{
	int64_t waker = TACHO_NONE;
	uint32_t waker_stack = 0, stack = g->stack;

	if (g->state == TACHO_GO_WAITING) {
		waker = e->g;
		waker_stack = frame_of(r, e->stack);
	} else if (g->state == TACHO_GO_RUNNABLE) {
		waker = g->waker;
		waker_stack = g->waker_stack;
	} else if (g->state == TACHO_GO_RUNNING) {
		stack = frame_of(r, e->u.subject_stack);
	}
	put_slice(r, g, e->time_ns, stack, waker, waker_stack, 0);
}

static void track_wait(struct tacho_rows *r, struct row_g *g, const struct tacho_event *e,
		       int64_t since_ns)
{
	if (e->to == TACHO_GO_WAITING) {
		put_wait(r, g, e->time_ns, false); /* never ran in between */
		g->has_wait = true;
		g->is_woken = false;
		g->wait_is_old = g->is_old;
		g->wait_ns = since_ns;
		g->wait_p = e->p;
		g->wait_m = e->m;
	} else if (e->from == TACHO_GO_WAITING && e->to == TACHO_GO_RUNNABLE) {
		g->is_woken = true;
		g->woken_ns = e->time_ns;
	} else if (g->has_wait) {
		if (!g->is_woken) {
			g->is_woken = true;
			g->woken_ns = e->time_ns;
		}
		put_wait(r, g, e->time_ns, e->to != TACHO_GO_NOT_EXIST);
	}
}

static void name_g(struct tacho_rows *r, struct row_g *g, uint32_t stack)
{
	if (g->function == 0 && stack != 0)
		keep(r, tc_tl_root(&r->names, stack, &g->function));
}

static void leave(struct tacho_rows *r, struct row_g *g, const struct tacho_event *e)
{
	put_list(r, TACHO_ROW_REGION, &g->regions, e->time_ns);
	put_list(r, TACHO_ROW_RANGE, &g->ranges, e->time_ns);
	tc_table_remove(&r->slot_of_id, (uint64_t)g->id);
	g->is_seen = false;
}

static void go_transition(struct tacho_rows *r, const struct tacho_event *e)
{
	struct row_g *g = g_in_transition(r, e);
	bool is_birth = e->from == TACHO_GO_UNDETERMINED;
	int64_t since_ns = is_birth ? r->first_ns : e->time_ns;
	uint32_t stack;

	if (!g)
		return;
	name_g(r, g, e->u.subject_stack);
	if (e->from == e->to)
		return;
	end_slice(r, g, e);
	g->is_old = is_birth;
	g->since_ns = since_ns;
	stack = frame_of(r, e->u.subject_stack);
	if (stack)
		g->stack = stack;
	if (e->to == TACHO_GO_WAITING)
		g->reason = text_of(r, e->name);
	if (e->from == TACHO_GO_WAITING || e->from == TACHO_GO_NOT_EXIST) {
		g->waker = e->g;
		g->waker_stack = frame_of(r, e->stack);
	} else if (e->to == TACHO_GO_RUNNABLE) {
		g->waker = TACHO_NONE;
		g->waker_stack = 0;
	}
	track_wait(r, g, e, since_ns);
	g->state = e->to;
	g->p = e->p;
	g->m = e->m;
	if (e->to == TACHO_GO_NOT_EXIST)
		leave(r, g, e);
}

/* --- ranges ------------------------------------------------------------------------- */

static uint32_t range_text(struct tacho_rows *r, const struct tacho_event *e)
{
	char name[512];
	uint32_t id = 0;
	size_t n = tacho_range_name(r->names.gen, e, name, sizeof(name));

	if (n >= sizeof(name))
		n = sizeof(name) - 1;
	keep(r, tc_tl_text(&r->names, (struct tacho_text){ name, n }, &id));
	return id;
}

/* The range with this name in a list. */
static uint32_t *find_range(struct tacho_rows *r, uint32_t *list, uint32_t name)
{
	while (*list != NONE && r->items[*list].name != name)
		list = &r->items[*list].next;
	return list;
}

static void range_in_list(struct tacho_rows *r, const struct tacho_event *e, uint32_t *list)
{
	uint32_t name = range_text(r, e);
	uint32_t *link = find_range(r, list, name);
	struct open_item *i;

	if (e->kind == TACHO_KIND_RANGE_END) {
		if (*link == NONE)
			return;
		put_item(r, TACHO_ROW_RANGE, &r->items[*link], e->time_ns, 0);
		close_item(r, link);
		return;
	}
	if (*link != NONE) /* each generation says again what goes on */
		return;
	i = open_item(r, list, e, name);
	if (!i)
		return;
	if (e->scope == TACHO_SCOPE_GOROUTINE)
		i->g = e->subject;
	if (e->scope == TACHO_SCOPE_PROC)
		i->p = e->subject;
	if (e->kind == TACHO_KIND_RANGE_ACTIVE) {
		i->is_old = true;
		i->ns = r->first_ns;
	}
}

static void range(struct tacho_rows *r, const struct tacho_event *e)
{
	struct row_g *g;
	uint32_t list;

	switch (e->scope) {
	case TACHO_SCOPE_GOROUTINE:
		g = g_by_id(r, e->subject);
		if (g)
			range_in_list(r, e, &g->ranges);
		break;
	case TACHO_SCOPE_PROC:
		list = tc_table_get(&r->range_of_p, (uint64_t)e->subject);
		range_in_list(r, e, &list);
		if (list == NONE)
			tc_table_remove(&r->range_of_p, (uint64_t)e->subject);
		else
			keep(r, tc_table_put(&r->range_of_p, (uint64_t)e->subject, list));
		break;
	default: range_in_list(r, e, &r->ranges); break;
	}
}

/* --- what programs say --------------------------------------------------------------- */

static void put_task(struct tacho_rows *r, const struct row_task *t, int64_t end_ns, unsigned open)
{
	struct tc_row row = TC_ROW_INIT;

	row.kind = TACHO_ROW_TASK;
	row.begin_ns = t->ns;
	row.end_ns = end_ns;
	row.g = t->g;
	row.function = function_of(r, t->g);
	row.name = t->name;
	row.stack = t->stack;
	row.task = t->id;
	row.parent = t->parent;
	row.open = open;
	put(r, &row);
}

static void task_begin(struct tacho_rows *r, const struct tacho_block *b,
		       const struct tacho_event *e)
{
	uint32_t i = (uint32_t)r->n_tasks;
	int rc = 0;

	if (r->n_free_tasks > 0) {
		i = r->free_tasks[--r->n_free_tasks];
	} else {
		rc = TC_GROW(r->alloc, &r->tasks, &r->cap_tasks, r->n_tasks + 1, NONE);
		if (rc == 0)
			rc = TC_GROW(r->alloc, &r->free_tasks, &r->cap_free_tasks, r->n_tasks + 1,
				     0);
		r->n_tasks += rc == 0;
	}
	if (rc == 0)
		rc = tc_table_put(&r->task_of_id, (uint64_t)e->subject, i);
	keep(r, rc);
	if (rc < 0)
		return;
	r->tasks[i] = (struct row_task){ .id = (uint64_t)e->subject,
					 .parent = e->n_values && b->values ? b->values[e->u.values]
									    : TACHO_NO_TASK,
					 .name = text_of(r, e->name),
					 .stack = frame_of(r, e->stack),
					 .ns = e->time_ns,
					 .g = e->g,
					 .is_open = true };
}

static void task_end(struct tacho_rows *r, const struct tacho_event *e)
{
	uint32_t i = tc_table_get(&r->task_of_id, (uint64_t)e->subject);

	if (i == TC_TABLE_NONE) {
		const struct row_task t = { .id = (uint64_t)e->subject,
					    .parent = TACHO_NO_TASK,
					    .name = text_of(r, e->name),
					    .stack = frame_of(r, e->stack),
					    .ns = r->first_ns,
					    .g = e->g };

		put_task(r, &t, e->time_ns, TC_ROW_OPEN_BEGIN);
		return;
	}
	put_task(r, &r->tasks[i], e->time_ns, 0);
	r->tasks[i].is_open = false;
	r->free_tasks[r->n_free_tasks++] = i;
	tc_table_remove(&r->task_of_id, (uint64_t)e->subject);
}

static void region(struct tacho_rows *r, const struct tacho_event *e)
{
	struct row_g *g = g_by_id(r, e->g);
	struct open_item *i, old;

	if (!g)
		return;
	if (e->kind == TACHO_KIND_REGION_BEGIN) {
		i = open_item(r, &g->regions, e, text_of(r, e->name));
		if (i)
			i->task = (uint64_t)e->subject;
	} else if (g->regions != NONE) {
		put_item(r, TACHO_ROW_REGION, &r->items[g->regions], e->time_ns, 0);
		close_item(r, &g->regions);
	} else {
		old = (struct open_item){ .name = text_of(r, e->name),
					  .is_old = true,
					  .ns = r->first_ns,
					  .stack = frame_of(r, e->stack),
					  .task = (uint64_t)e->subject,
					  .g = e->g,
					  .p = e->p,
					  .m = e->m };
		put_item(r, TACHO_ROW_REGION, &old, e->time_ns, 0);
	}
}

static void moment(struct tacho_rows *r, const struct tacho_event *e, int kind)
{
	struct tc_row row = TC_ROW_INIT;
	struct tacho_text message;
	struct tc_textbuf own;

	if (!wants(r, kind))
		return;
	tc_textbuf_init(&own, r->alloc, NULL, NULL);
	row.kind = kind;
	row.begin_ns = row.end_ns = e->time_ns;
	row.g = e->g;
	row.p = e->p;
	row.m = e->m;
	row.function = function_of(r, e->g);
	row.stack = frame_of(r, e->stack);
	if (kind == TACHO_ROW_LOG) {
		row.task = (uint64_t)e->subject;
		row.name = text_of(r, e->name);
		keep(r,
		     tc_tl_escape(&r->names, tacho_gen_string(r->names.gen, e->u.message), &own));
		message = (struct tacho_text){ own.n ? own.p : "", own.n };
		row.message = &message;
	}
	if (r->rc == 0)
		put(r, &row);
	tc_textbuf_fini(&own);
}

/* --- the pass -------------------------------------------------------------------------- */

static void feed_event(struct tacho_rows *r, const struct tacho_block *b,
		       const struct tacho_event *e)
{
	switch (e->kind) {
	case TACHO_KIND_SYNC: tc_tl_names_gen(&r->names, b->gen); break;
	case TACHO_KIND_STATE_TRANSITION:
		if (e->scope == TACHO_SCOPE_GOROUTINE)
			go_transition(r, e);
		break;
	case TACHO_KIND_RANGE_BEGIN:
	case TACHO_KIND_RANGE_ACTIVE:
	case TACHO_KIND_RANGE_END: range(r, e); break;
	case TACHO_KIND_TASK_BEGIN: task_begin(r, b, e); break;
	case TACHO_KIND_TASK_END: task_end(r, e); break;
	case TACHO_KIND_REGION_BEGIN:
	case TACHO_KIND_REGION_END: region(r, e); break;
	case TACHO_KIND_LOG: moment(r, e, TACHO_ROW_LOG); break;
	case TACHO_KIND_STACK_SAMPLE: moment(r, e, TACHO_ROW_SAMPLE); break;
	default: break;
	}
}

static int feed(void *self, const struct tacho_block *b)
{
	struct tacho_rows *r = self;

	if (b->n > 0 && !r->has_first) {
		r->has_first = true;
		r->first_ns = b->events[0].time_ns;
		tc_row_header(&r->out, &r->opts);
	}
	for (size_t i = 0; i < b->n; i++) {
		feed_event(r, b, &b->events[i]);
		if (r->rc < 0 || r->out.rc < 0)
			return r->rc < 0 ? r->rc : r->out.rc;
		r->last_ns = b->events[i].time_ns;
	}
	return 0;
}

/* Items are made in the order of the trace, so theirs is the same each time. */
static void finish_sweeps(struct tacho_rows *r)
{
	for (size_t i = 0; i < r->n_items && r->range_of_p.n > 0; i++) {
		uint64_t p = (uint64_t)r->items[i].p;
		uint32_t list = tc_table_get(&r->range_of_p, p);

		if (list != i)
			continue;
		put_list(r, TACHO_ROW_RANGE, &list, r->last_ns);
		tc_table_remove(&r->range_of_p, p);
	}
}

static int finish(void *self, const struct tacho_end *end)
{
	struct tacho_rows *r = self;

	(void)end;
	if (!r->has_first)
		tc_row_header(&r->out, &r->opts);
	for (size_t i = 0; i < r->cap_gs; i++) {
		struct row_g *g = &r->gs[i];

		if (!g->is_seen)
			continue;
		put_slice(r, g, r->last_ns, g->state == TACHO_GO_RUNNING ? 0 : g->stack,
			  g->state == TACHO_GO_RUNNABLE ? g->waker : TACHO_NONE,
			  g->state == TACHO_GO_RUNNABLE ? g->waker_stack : 0, TC_ROW_OPEN_END);
		put_wait(r, g, r->last_ns, false);
		put_list(r, TACHO_ROW_REGION, &g->regions, r->last_ns);
		put_list(r, TACHO_ROW_RANGE, &g->ranges, r->last_ns);
	}
	finish_sweeps(r);
	put_list(r, TACHO_ROW_RANGE, &r->ranges, r->last_ns);
	for (size_t i = 0; i < r->n_tasks; i++) {
		if (r->tasks[i].is_open)
			put_task(r, &r->tasks[i], r->last_ns, TC_ROW_OPEN_END);
	}
	return r->rc < 0 ? r->rc : tc_textbuf_flush(&r->out);
}

struct tacho_analysis tacho_rows_analysis(struct tacho_rows *r)
{
	static const struct tacho_analysis_ops ops = { .name = "rows",
						       .feed = feed,
						       .finish = finish };

	return (struct tacho_analysis){ &ops, r };
}
