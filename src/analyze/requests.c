/* SPDX-License-Identifier: MIT */
/*
 * Which tasks, regions and goroutines a trace has, and when they began and ended;
 * see <tacho/explain.h>. A look at the kind of each event, and no more for most.
 */
#include <tacho/explain.h>

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/math.h"
#include "base/table.h"
#include "reader/border.h"

#define NO_REGION UINT32_MAX

struct open_task {
	uint64_t id;
	int64_t begin_ns;
	int64_t g; /* that began it */
	uint32_t type;
};

struct open_region {
	uint64_t task;
	int64_t begin_ns, g;
	uint32_t outer; /* of the goroutine; of a free one: the next; NO_REGION */
	uint32_t type;
};

/* A goroutine that is asked for. */
struct alive {
	int64_t id, since_ns; /* id TACHO_NONE: none is in the slot */
	bool was_before;
};

/* A request with the type as a string id, whose text may still move. */
struct found {
	struct tacho_request r;
	uint32_t type;
};

struct type_count {
	uint32_t type;
	uint64_t count;
};

struct types {
	struct type_count *v;
	size_t n, cap;
	struct tc_table index; /* string id → index */
};

struct tacho_requests {
	struct tacho_requests_opts opts;
	uint32_t type; /* string id of opts.type */
	struct tacho_symbols *symbols;
	struct tc_id_cache strings;
	const struct tacho_gen *gen;
	uint64_t gen_number;

	struct found *found;
	size_t n_found, cap_found;
	struct types types[2]; /* tasks, regions */

	struct open_task *tasks;
	size_t n_tasks, cap_tasks;
	struct tc_table task_index; /* id → index */
	struct open_region *regions;
	size_t n_regions, cap_regions;
	uint32_t free_region;
	uint32_t *open_of; /* by slot: innermost open region */
	size_t n_open_of, cap_open_of;
	struct alive *alive; /* by slot */
	size_t n_alive, cap_alive;

	struct tacho_requests_gen *gens;
	size_t n_gens, cap_gens;
	struct tacho_requests_facts facts;
	bool has_first;
};

const char *tacho_request_kind_name(int kind)
{
	static const char *const names[TACHO_REQUEST_COUNT] = { "task", "region", "goroutine" };

	return kind >= 0 && kind < TACHO_REQUEST_COUNT ? names[kind] : "?";
}

static int string_id(struct tacho_requests *r, uint32_t ref, uint32_t *id)
{
	struct tc_id_cache *c = &r->strings;
	int rc;

	*id = 0;
	if (ref == 0)
		return 0;
	if (ref < c->n && c->ids[ref]) {
		*id = c->ids[ref] - 1;
		return 0;
	}
	rc = tacho_symbols_string(r->symbols, r->gen, ref, id);
	if (rc == 0 && ref < c->n)
		c->ids[ref] = *id + 1;
	return rc;
}

static int count_type(struct tacho_requests *r, struct types *t, uint32_t type)
{
	uint32_t i = tc_table_get(&t->index, type);
	int rc = 0;

	if (i == TC_TABLE_NONE) {
		i = (uint32_t)t->n;
		rc = TC_GROW(r->opts.alloc, &t->v, &t->cap, t->n + 1, UINT32_MAX - 1);
		if (rc == 0)
			rc = tc_table_put(&t->index, type, i);
		if (rc < 0)
			return rc;
		t->v[t->n++] = (struct type_count){ .type = type };
	}
	t->v[i].count++;
	return 0;
}

static int add(struct tacho_requests *r, const struct tacho_request *q, uint32_t type)
{
	int rc = TC_GROW(r->opts.alloc, &r->found, &r->cap_found, r->n_found + 1, 0);

	if (rc == 0)
		r->found[r->n_found++] = (struct found){ *q, type };
	return rc;
}

static bool wants(const struct tacho_requests *r, int kind)
{
	return (int)r->opts.kind == kind;
}

static bool wants_type(const struct tacho_requests *r, uint32_t type)
{
	return !r->opts.has_type || type == r->type;
}

/* --- tasks -------------------------------------------------------------------- */

static int add_task(struct tacho_requests *r, const struct open_task *t, int64_t end_ns, int64_t g,
		    bool before, bool is_open)
{
	const struct tacho_request q = { .begin_ns = t->begin_ns,
					 .end_ns = end_ns,
					 .id = t->id,
					 .task = t->id,
					 .goroutine = g == TACHO_NONE ? t->g : g,
					 .kind = TACHO_REQUEST_TASK,
					 .began_before = before,
					 .is_open = is_open };

	if (!wants(r, TACHO_REQUEST_TASK) || !wants_type(r, t->type) ||
	    (r->opts.has_id && t->id != r->opts.id))
		return 0;
	return add(r, &q, t->type);
}

static int saw_task(struct tacho_requests *r, uint64_t id, uint32_t type)
{
	struct tacho_requests_facts *f = &r->facts;

	if (f->tasks == 0 || id < f->first_task)
		f->first_task = id;
	if (f->tasks == 0 || id > f->last_task)
		f->last_task = id;
	f->tasks++;
	return count_type(r, &r->types[TACHO_REQUEST_TASK], type);
}

static int begin_task(struct tacho_requests *r, const struct tacho_event *e)
{
	uint64_t id = (uint64_t)e->subject;
	struct open_task t = { .id = id, .begin_ns = e->time_ns, .g = e->g };
	int rc = string_id(r, e->name, &t.type);

	if (rc == 0)
		rc = saw_task(r, id, t.type);
	if (rc == 0 && tc_table_get(&r->task_index, id) == TC_TABLE_NONE)
		rc = TC_GROW(r->opts.alloc, &r->tasks, &r->cap_tasks, r->n_tasks + 1,
			     UINT32_MAX - 1);
	else
		return rc;
	if (rc == 0)
		rc = tc_table_put(&r->task_index, id, (uint32_t)r->n_tasks);
	if (rc == 0)
		r->tasks[r->n_tasks++] = t;
	return rc;
}

static int end_task(struct tacho_requests *r, const struct tacho_event *e)
{
	uint64_t id = (uint64_t)e->subject;
	uint32_t i = tc_table_get(&r->task_index, id);
	struct open_task t = { .id = id, .begin_ns = r->facts.first_ns, .g = TACHO_NONE };
	int rc = 0;

	if (i == TC_TABLE_NONE) {
		rc = string_id(r, e->name, &t.type);
		if (rc == 0)
			rc = saw_task(r, id, t.type);
		return rc < 0 ? rc : add_task(r, &t, e->time_ns, e->g, true, false);
	}
	t = r->tasks[i];
	(void)tc_table_remove(&r->task_index, id);
	if (i != --r->n_tasks) {
		r->tasks[i] = r->tasks[r->n_tasks];
		rc = tc_table_put(&r->task_index, r->tasks[i].id, i);
	}
	return rc < 0 ? rc : add_task(r, &t, e->time_ns, e->g, false, false);
}

/* --- regions ------------------------------------------------------------------ */

/* Of StartRegion with a context that has none. */
static uint64_t task_of(const struct tacho_event *e)
{
	return e->subject == 0 ? TACHO_NO_TASK : (uint64_t)e->subject;
}

static int add_region(struct tacho_requests *r, const struct open_region *o, int64_t end_ns,
		      bool before, bool is_open)
{
	const struct tacho_request q = { .begin_ns = o->begin_ns,
					 .end_ns = end_ns,
					 .id = r->n_found + 1,
					 .task = o->task,
					 .goroutine = o->g,
					 .kind = TACHO_REQUEST_REGION,
					 .began_before = before,
					 .is_open = is_open };

	return add(r, &q, o->type);
}

static int reach_slot(struct tacho_requests *r, uint32_t slot)
{
	int rc = TC_GROW(r->opts.alloc, &r->open_of, &r->cap_open_of, (size_t)slot + 1, 0);

	for (; rc == 0 && r->n_open_of <= slot; r->n_open_of++)
		r->open_of[r->n_open_of] = NO_REGION;
	return rc;
}

static int begin_region(struct tacho_requests *r, const struct tacho_event *e)
{
	uint32_t type, i = r->free_region;
	int rc = string_id(r, e->name, &type);

	r->facts.regions++;
	if (rc == 0)
		rc = count_type(r, &r->types[TACHO_REQUEST_REGION], type);
	if (rc < 0 || !wants(r, TACHO_REQUEST_REGION) || !wants_type(r, type) ||
	    e->slot == TACHO_NO_SLOT)
		return rc;
	rc = reach_slot(r, e->slot);
	if (rc == 0 && i == NO_REGION)
		rc = TC_GROW(r->opts.alloc, &r->regions, &r->cap_regions, r->n_regions + 1,
			     UINT32_MAX - 1);
	if (rc < 0)
		return rc;
	if (i == NO_REGION)
		i = (uint32_t)r->n_regions++;
	else
		r->free_region = r->regions[i].outer;
	r->regions[i] = (struct open_region){ .task = task_of(e),
					      .begin_ns = e->time_ns,
					      .g = e->g,
					      .outer = r->open_of[e->slot],
					      .type = type };
	r->open_of[e->slot] = i;
	return 0;
}

static int close_region(struct tacho_requests *r, uint32_t slot, int64_t now, bool is_open)
{
	uint32_t i = r->open_of[slot];
	struct open_region o = r->regions[i];

	r->open_of[slot] = o.outer;
	r->regions[i].outer = r->free_region;
	r->free_region = i;
	return add_region(r, &o, now, false, is_open);
}

static int end_region(struct tacho_requests *r, const struct tacho_event *e)
{
	struct open_region o = { .task = task_of(e), .begin_ns = r->facts.first_ns, .g = e->g };
	uint32_t i;
	int rc;

	if (!wants(r, TACHO_REQUEST_REGION) || e->slot == TACHO_NO_SLOT)
		return 0;
	rc = string_id(r, e->name, &o.type);
	if (rc < 0 || !wants_type(r, o.type))
		return rc;
	i = e->slot < r->n_open_of ? r->open_of[e->slot] : NO_REGION;
	if (i != NO_REGION && r->regions[i].g == e->g && r->regions[i].type == o.type)
		return close_region(r, e->slot, e->time_ns, false);
	r->facts.regions++;
	rc = count_type(r, &r->types[TACHO_REQUEST_REGION], o.type);
	return rc < 0 ? rc : add_region(r, &o, e->time_ns, true, false);
}

/* --- goroutines --------------------------------------------------------------- */

static int end_goroutine(struct tacho_requests *r, struct alive *g, int64_t now, bool is_open)
{
	const struct tacho_request q = { .begin_ns = g->since_ns,
					 .end_ns = now,
					 .id = (uint64_t)g->id,
					 .task = TACHO_NO_TASK,
					 .goroutine = g->id,
					 .kind = TACHO_REQUEST_GOROUTINE,
					 .began_before = g->was_before,
					 .is_open = is_open };

	if (g->id == TACHO_NONE)
		return 0;
	g->id = TACHO_NONE;
	return add(r, &q, 0);
}

static int begin_goroutine(struct tacho_requests *r, const struct tacho_event *e)
{
	bool was_before = e->from != TACHO_GO_NOT_EXIST;
	int rc = TC_GROW(r->opts.alloc, &r->alive, &r->cap_alive, (size_t)e->slot + 1, 0);

	for (; rc == 0 && r->n_alive <= e->slot; r->n_alive++)
		r->alive[r->n_alive] = (struct alive){ .id = TACHO_NONE };
	if (rc == 0)
		rc = end_goroutine(r, &r->alive[e->slot], e->time_ns, false);
	if (rc == 0)
		r->alive[e->slot] =
			(struct alive){ .id = e->subject,
					.since_ns = was_before ? r->facts.first_ns : e->time_ns,
					.was_before = was_before };
	return rc;
}

static void saw_goroutine(struct tacho_requests *r, uint64_t id)
{
	struct tacho_requests_facts *f = &r->facts;

	if (f->goroutines == 0 || id < f->first_goroutine)
		f->first_goroutine = id;
	if (f->goroutines == 0 || id > f->last_goroutine)
		f->last_goroutine = id;
	f->goroutines++;
}

static int transition(struct tacho_requests *r, const struct tacho_event *e)
{
	int rc = 0;

	if (e->from <= TACHO_GO_NOT_EXIST && e->to != TACHO_GO_NOT_EXIST) {
		saw_goroutine(r, (uint64_t)e->subject);
		if (wants(r, TACHO_REQUEST_GOROUTINE) && e->slot != TACHO_NO_SLOT &&
		    (!r->opts.has_id || (uint64_t)e->subject == r->opts.id))
			rc = begin_goroutine(r, e);
	}
	if (e->to != TACHO_GO_NOT_EXIST)
		return rc;
	if (e->slot < r->n_alive)
		rc = end_goroutine(r, &r->alive[e->slot], e->time_ns, false);
	while (rc == 0 && e->slot < r->n_open_of && r->open_of[e->slot] != NO_REGION)
		rc = close_region(r, e->slot, e->time_ns, true);
	return rc;
}

/* --- the analysis ------------------------------------------------------------- */

static int enter_generation(struct tacho_requests *r, const struct tacho_block *b)
{
	struct tacho_requests_gen g = { .first_ns = b->events[0].time_ns };
	int rc = tc_id_cache_reset(&r->strings, r->opts.alloc, tacho_gen_strings(b->gen));

	if (rc == 0)
		rc = TC_GROW(r->opts.alloc, &r->gens, &r->cap_gens, r->n_gens + 1, 0);
	if (rc < 0)
		return rc;
	tacho_gen_range(b->gen, &g.begin, &g.end);
	r->gens[r->n_gens++] = g;
	r->gen = b->gen;
	r->gen_number = tacho_gen_index(b->gen) + 1;
	return 0;
}

static int one_event(struct tacho_requests *r, const struct tacho_event *e)
{
	switch (e->kind) {
	case TACHO_KIND_STATE_TRANSITION:
		if (e->scope == TACHO_SCOPE_GOROUTINE && e->from != e->to)
			return transition(r, e);
		return 0;
	case TACHO_KIND_TASK_BEGIN: return begin_task(r, e);
	case TACHO_KIND_TASK_END: return end_task(r, e);
	case TACHO_KIND_REGION_BEGIN: return begin_region(r, e);
	case TACHO_KIND_REGION_END: return end_region(r, e);
	default: return 0;
	}
}

static int feed(void *self, const struct tacho_block *b)
{
	struct tacho_requests *r = self;
	int rc = 0;

	if (b->n == 0)
		return 0;
	if (!r->has_first) {
		r->has_first = true;
		r->facts.first_ns = b->events[0].time_ns;
	}
	if (b->gen && (b->gen != r->gen || tacho_gen_index(b->gen) + 1 != r->gen_number))
		rc = enter_generation(r, b);
	for (size_t i = 0; i < b->n && rc == 0; i++)
		rc = one_event(r, &b->events[i]);
	r->facts.last_ns = b->events[b->n - 1].time_ns;
	if (b->gen && rc == 0) {
		r->gens[r->n_gens - 1].last_ns = r->facts.last_ns;
		tacho_gen_range(b->gen, &r->gens[r->n_gens - 1].begin, &r->gens[r->n_gens - 1].end);
	}
	return rc;
}

static int by_count(const void *x, const void *y)
{
	const struct type_count *a = x, *b = y;

	if (a->count != b->count)
		return a->count < b->count ? 1 : -1;
	return (a->type > b->type) - (a->type < b->type);
}

static int by_end(const void *x, const void *y)
{
	const struct tacho_request *a = &((const struct found *)x)->r;
	const struct tacho_request *b = &((const struct found *)y)->r;

	if (a->end_ns != b->end_ns)
		return a->end_ns > b->end_ns ? 1 : -1;
	if (a->begin_ns != b->begin_ns)
		return a->begin_ns > b->begin_ns ? 1 : -1;
	return (a->id > b->id) - (a->id < b->id);
}

static int finish(void *self, const struct tacho_end *end)
{
	struct tacho_requests *r = self;
	int64_t now = r->facts.last_ns;
	int rc = 0;

	(void)end;
	for (size_t i = 0; i < r->n_tasks && rc == 0; i++)
		rc = add_task(r, &r->tasks[i], now, TACHO_NONE, false, true);
	for (uint32_t slot = 0; slot < r->n_open_of; slot++)
		while (rc == 0 && r->open_of[slot] != NO_REGION)
			rc = close_region(r, slot, now, true);
	for (size_t i = 0; i < r->n_alive && rc == 0; i++)
		rc = end_goroutine(r, &r->alive[i], now, true);
	if (rc < 0)
		return rc;
	if (r->n_found)
		qsort(r->found, r->n_found, sizeof(*r->found), by_end);
	for (size_t i = 0; i < r->n_found; i++)
		r->found[i].r.type = tacho_symbols_get(r->symbols, r->found[i].type);
	for (int k = 0; k < 2; k++)
		if (r->types[k].n)
			qsort(r->types[k].v, r->types[k].n, sizeof(*r->types[k].v), by_count);
	r->facts.generations = r->n_gens;
	return 0;
}

struct tacho_analysis tacho_requests_analysis(struct tacho_requests *r)
{
	static const struct tacho_analysis_ops ops = { .name = "requests",
						       .feed = feed,
						       .finish = finish };

	return (struct tacho_analysis){ &ops, r };
}

/* --- results ------------------------------------------------------------------ */

size_t tacho_requests_n(const struct tacho_requests *r)
{
	return r->n_found;
}

const struct tacho_request *tacho_requests_get(const struct tacho_requests *r, size_t i)
{
	return i < r->n_found ? &r->found[i].r : NULL;
}

const struct tacho_requests_facts *tacho_requests_get_facts(const struct tacho_requests *r)
{
	return &r->facts;
}

bool tacho_requests_get_type(const struct tacho_requests *r, int kind, size_t i,
			     struct tacho_requests_type *out)
{
	const struct types *t;

	if (kind != TACHO_REQUEST_TASK && kind != TACHO_REQUEST_REGION)
		return false;
	t = &r->types[kind];
	if (i >= t->n)
		return false;
	out->name = tacho_symbols_get(r->symbols, t->v[i].type);
	out->count = t->v[i].count;
	return true;
}

bool tacho_requests_get_gen(const struct tacho_requests *r, size_t i,
			    struct tacho_requests_gen *out)
{
	if (i < r->n_gens)
		*out = r->gens[i];
	return i < r->n_gens;
}

/* --- life --------------------------------------------------------------------- */

int tacho_requests_new(struct tacho_requests **out, const struct tacho_requests_opts *opts)
{
	static const struct tacho_requests_opts defaults = TACHO_REQUESTS_OPTS_INIT;
	struct tacho_requests *r;
	int rc;

	*out = NULL;
	opts = opts ? opts : &defaults;
	if (opts->size != sizeof(*opts) || (unsigned)opts->kind >= TACHO_REQUEST_COUNT)
		return TACHO_EMISUSE;
	r = tc_calloc(opts->alloc, 1, sizeof(*r));
	if (!r)
		return TACHO_ENOMEM;
	r->opts = *opts;
	r->free_region = NO_REGION;
	tc_table_init(&r->task_index, opts->alloc);
	tc_table_init(&r->types[0].index, opts->alloc);
	tc_table_init(&r->types[1].index, opts->alloc);
	rc = tacho_symbols_new(&r->symbols, opts->alloc);
	if (rc == 0 && opts->has_type)
		rc = tacho_symbols_text(r->symbols, opts->type.s, opts->type.n, &r->type);
	if (rc < 0) {
		tacho_requests_free(r);
		return rc;
	}
	*out = r;
	return 0;
}

void tacho_requests_free(struct tacho_requests *r)
{
	const struct tacho_alloc *a;

	if (!r)
		return;
	a = r->opts.alloc;
	tc_free(a, r->found);
	tc_free(a, r->tasks);
	tc_free(a, r->regions);
	tc_free(a, r->open_of);
	tc_free(a, r->alive);
	tc_free(a, r->gens);
	for (int k = 0; k < 2; k++) {
		tc_free(a, r->types[k].v);
		tc_table_fini(&r->types[k].index);
	}
	tc_table_fini(&r->task_index);
	tc_id_cache_fini(&r->strings, a);
	tacho_symbols_free(r->symbols);
	tc_free(a, r);
}
