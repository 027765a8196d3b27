/* SPDX-License-Identifier: MIT */
/*
 * Spans in memory for as long as somebody may ask for them; see explain_store.h.
 *
 * The records of goroutines are a pool with a list of free ones. A record is given
 * back when its goroutine ended before everything that is still asked for.
 */
#include "analyze/explain_store.h"

#include <string.h>

enum {
	MAX_CHAIN = 64 /* goroutines of the same id, tasks above a task */
};

void tc_store_init(struct tc_store *s, struct tacho_activity *act, uint64_t max_kept)
{
	*s = (struct tc_store){ .alloc = act->alloc,
				.act = act,
				.keep_ns = INT64_MAX,
				.max_kept = max_kept,
				.free_life = TC_NO_LIFE };
	tc_table_init(&s->life_of_id, act->alloc);
	tc_table_init(&s->task_index, act->alloc);
	tc_table_init(&s->roots, act->alloc);
}

/* Is there room for so many more? Then they are kept. */
static int count_kept(struct tc_store *s, uint64_t n)
{
	if (s->n_kept + n > s->max_kept)
		return TACHO_ELIMIT;
	s->n_kept += n;
	return 0;
}

static void drop_arrays(struct tc_store *s, struct tc_life *g)
{
	s->n_kept -= g->n_pieces + g->assists.n + g->sweeps.n + g->n_marks;
	tc_free(s->alloc, g->pieces);
	tc_free(s->alloc, g->assists.v);
	tc_free(s->alloc, g->sweeps.v);
	tc_free(s->alloc, g->marks);
}

void tc_store_fini(struct tc_store *s)
{
	for (size_t i = 0; i < s->n_lives; i++)
		drop_arrays(s, &s->lives[i]);
	tc_free(s->alloc, s->lives);
	tc_free(s->alloc, s->life_of_slot);
	tc_free(s->alloc, s->paces);
	tc_free(s->alloc, s->handovers);
	tc_free(s->alloc, s->tasks);
	tc_table_fini(&s->life_of_id);
	tc_table_fini(&s->task_index);
	tc_table_fini(&s->roots);
}

/* --- goroutines --------------------------------------------------------------- */

static int new_life(struct tc_store *s, uint32_t *out)
{
	int rc;

	*out = s->free_life;
	if (*out != TC_NO_LIFE) {
		rc = count_kept(s, TC_LIFE_KEPT);
		if (rc == 0)
			s->free_life = s->lives[*out].older;
		return rc;
	}
	rc = TC_GROW(s->alloc, &s->lives, &s->cap_lives, s->n_lives + 1, TC_NO_LIFE - 1);
	if (rc == 0)
		rc = count_kept(s, TC_LIFE_KEPT);
	if (rc == 0)
		*out = (uint32_t)s->n_lives++;
	return rc;
}

static void free_life(struct tc_store *s, uint32_t i)
{
	struct tc_life *g = &s->lives[i];

	if (tc_table_get(&s->life_of_id, (uint64_t)g->id) == i)
		(void)tc_table_remove(&s->life_of_id, (uint64_t)g->id);
	drop_arrays(s, g);
	s->n_kept -= TC_LIFE_KEPT;
	*g = (struct tc_life){ .id = TACHO_NONE, .older = s->free_life };
	s->free_life = i;
}

static bool is_wanted(struct tc_store *s, const struct tc_act_g *go)
{
	const struct tc_life *creator;

	if (s->wants_all || tc_table_get(&s->roots, (uint64_t)go->id) != TC_TABLE_NONE)
		return true;
	if (go->is_old || go->creator == TACHO_NONE)
		return false;
	creator = tc_store_life(s, go->creator, go->created_ns);
	return creator && creator->is_wanted;
}

int tc_store_born(struct tc_store *s, const struct tc_act_g *go, uint32_t slot)
{
	int rc = TC_GROW(s->alloc, &s->life_of_slot, &s->cap_slots, (size_t)slot + 1, 0);
	uint32_t i, older = tc_table_get(&s->life_of_id, (uint64_t)go->id);
	bool wanted = is_wanted(s, go);

	for (; rc == 0 && s->n_slots <= slot; s->n_slots++)
		s->life_of_slot[s->n_slots] = TC_NO_LIFE;
	if (rc == 0)
		rc = new_life(s, &i);
	if (rc < 0)
		return rc;
	if (s->life_of_slot[slot] != TC_NO_LIFE) {
		struct tc_life *lost = &s->lives[s->life_of_slot[slot]];

		lost->has_ended = true;
		lost->ended_ns = go->created_ns;
	}
	s->lives[i] = (struct tc_life){ .id = go->id,
					.created_ns = go->created_ns,
					.creator = go->creator,
					.create_stack = go->create_stack,
					.name = go->name,
					.older = older == TC_TABLE_NONE ? TC_NO_LIFE : older,
					.is_old = go->is_old,
					.is_wanted = wanted };
	s->life_of_slot[slot] = i;
	return tc_table_put(&s->life_of_id, (uint64_t)go->id, i);
}

static struct tc_life *life_of_slot(struct tc_store *s, uint32_t slot, int64_t id)
{
	uint32_t i = slot < s->n_slots ? s->life_of_slot[slot] : TC_NO_LIFE;

	return i != TC_NO_LIFE && s->lives[i].id == id ? &s->lives[i] : NULL;
}

int tc_store_died(struct tc_store *s, uint32_t slot, int64_t now)
{
	uint32_t i = slot < s->n_slots ? s->life_of_slot[slot] : TC_NO_LIFE;

	if (i == TC_NO_LIFE)
		return 0;
	s->life_of_slot[slot] = TC_NO_LIFE;
	s->lives[i].has_ended = true;
	s->lives[i].ended_ns = now;
	if (now <= s->keep_ns)
		free_life(s, i);
	return 0;
}

struct tc_life *tc_store_life(struct tc_store *s, int64_t id, int64_t at_ns)
{
	uint32_t i = tc_table_get(&s->life_of_id, (uint64_t)id);
	struct tc_life *best = NULL;

	for (int k = 0; k < MAX_CHAIN && i != TC_TABLE_NONE; k++) {
		struct tc_life *g = &s->lives[i];

		if (g->id != id || (best && g->created_ns >= best->created_ns))
			break;
		best = g;
		if (g->created_ns <= at_ns)
			break;
		i = g->older;
	}
	return best;
}

/* --- spans -------------------------------------------------------------------- */

static int put_piece(struct tc_store *s, struct tc_life *g, const struct tc_piece *p)
{
	int rc = TC_GROW(s->alloc, &g->pieces, &g->cap_pieces, g->n_pieces + 1, 0);

	if (rc == 0)
		g->pieces[g->n_pieces++] = *p;
	return rc;
}

static struct tc_piece piece_of(const struct tc_act_g *go, int64_t begin, int64_t end)
{
	return (struct tc_piece){ .begin_ns = begin,
				  .end_ns = end,
				  .by = go->state == TACHO_GO_RUNNABLE ? go->by : TACHO_NONE,
				  .stack = go->state == TACHO_GO_RUNNING ? 0 : go->stack,
				  .by_stack = go->state == TACHO_GO_RUNNABLE ? go->by_stack : 0,
				  .reason = go->reason,
				  .state = go->state,
				  .wait = go->wait,
				  .flags = go->rare.was_old_state ? TC_PIECE_OLD : 0 };
}

static bool is_for_lock(const struct tc_store *s, const struct tc_span *span)
{
	uint32_t flags;

	if (span->state != TACHO_GO_WAITING || span->go->wait != TC_WAIT_SYNC ||
	    span->by == TACHO_NONE || span->is_open)
		return false;
	flags = tc_activity_place(s->act, span->go->stack)->flags;
	return (flags & TC_PLACE_ANY_LOCK) && !(flags & TC_PLACE_GC);
}

static int add_handover(struct tc_store *s, const struct tc_life *waiter,
			const struct tc_span *span)
{
	const struct tc_life *by = life_of_slot(s, span->by_slot, span->by);
	int rc;

	if (!by)
		by = tc_store_life(s, span->by, span->end_ns);
	if (!by || !by->is_wanted)
		return 0;
	rc = TC_GROW(s->alloc, &s->handovers, &s->cap_handovers, s->n_handovers + 1, 0);
	if (rc == 0)
		rc = count_kept(s, 1);
	if (rc < 0)
		return rc;
	s->handovers[s->n_handovers++] =
		(struct tc_handover){ .begin_ns = span->begin_ns,
				      .end_ns = span->end_ns,
				      .by_id = by->id,
				      .waiter_id = waiter->id,
				      .by = (uint32_t)(by - s->lives),
				      .waiter = (uint32_t)(waiter - s->lives),
				      .stack = span->go->stack,
				      .by_stack = span->end_stack,
				      .is_old = span->go->rare.was_old_state };
	return 0;
}

int tc_store_span(struct tc_store *s, const struct tc_span *span)
{
	struct tc_life *g;
	struct tc_piece p;
	int rc = 0;

	if (span->end_ns <= s->keep_ns)
		return 0;
	g = life_of_slot(s, span->slot, span->go->id);
	if (!g)
		return 0;
	if (g->name == 0)
		g->name = span->go->name;
	if (is_for_lock(s, span))
		rc = add_handover(s, g, span);
	if (rc < 0 || !g->is_wanted)
		return rc;
	p = piece_of(span->go, span->begin_ns, span->end_ns);
	if (span->is_open)
		p.flags |= TC_PIECE_OPEN;
	if (span->state == TACHO_GO_WAITING) {
		p.by = span->by;
		p.by_stack = span->end_stack;
	} else if (span->state == TACHO_GO_RUNNING && !span->is_open) {
		p.stack = span->end_stack;
	}
	rc = put_piece(s, g, &p);
	if (rc == 0 && (rc = count_kept(s, 1)) < 0)
		g->n_pieces--;
	return rc;
}

static int put_chore(struct tc_store *s, struct tc_chores *c, int64_t begin, int64_t end,
		     uint32_t stack)
{
	int rc = TC_GROW(s->alloc, &c->v, &c->cap, c->n + 1, 0);

	if (rc == 0)
		c->v[c->n++] = (struct tc_chore){ begin, end, stack };
	return rc;
}

int tc_store_range(struct tc_store *s, const struct tc_act_range *r)
{
	struct tc_chores *c;
	struct tc_life *g;
	int rc;

	if (r->end_ns <= s->keep_ns || r->g == TACHO_NONE)
		return 0;
	if (r->detail != TACHO_RANGE_MARK_ASSIST && r->detail != TACHO_RANGE_SWEEP)
		return 0;
	g = life_of_slot(s, r->slot, r->g);
	if (!g || !g->is_wanted)
		return 0;
	c = r->detail == TACHO_RANGE_SWEEP ? &g->sweeps : &g->assists;
	rc = put_chore(s, c, r->begin_ns, r->end_ns, r->stack);
	if (rc == 0 && (rc = count_kept(s, 1)) < 0)
		c->n--;
	return rc;
}

static bool goes_on(const struct tc_pace *p, enum tacho_delay cls, const struct tc_culprit *who)
{
	return p->cls == cls && p->culprit == who->g && p->culprit_stack == who->stack;
}

int tc_store_pace(struct tc_store *s, int64_t begin, int64_t end, enum tacho_delay cls,
		  const struct tc_culprit *who)
{
	int rc;

	if (end <= s->keep_ns)
		return 0;
	if (s->n_paces == 0 || begin != s->pace_end_ns ||
	    !goes_on(&s->paces[s->n_paces - 1], cls, who)) {
		rc = TC_GROW(s->alloc, &s->paces, &s->cap_paces, s->n_paces + 1, 0);
		if (rc == 0)
			rc = count_kept(s, 1);
		if (rc < 0)
			return rc;
		s->paces[s->n_paces++] = (struct tc_pace){ .begin_ns = begin,
							   .culprit = who->g,
							   .culprit_name = who->name,
							   .culprit_stack = who->stack,
							   .cls = (uint8_t)cls };
	}
	s->pace_end_ns = end;
	return 0;
}

/* --- what goes on ------------------------------------------------------------- */

static bool is_seen(const struct tc_act_g *go)
{
	return go->id != TACHO_NONE && go->state >= TACHO_GO_RUNNABLE &&
	       go->state <= TACHO_GO_SYSCALL;
}

int tc_store_open(struct tc_store *s, int64_t now)
{
	const struct tacho_activity *a = s->act;

	/* Undone from the same end, however far this gets. */
	for (s->n_provisional = 0; s->n_provisional < a->n_gs; s->n_provisional++) {
		uint32_t slot = (uint32_t)s->n_provisional;
		const struct tc_act_g *go = &a->gs[slot];
		struct tc_life *g = is_seen(go) ? life_of_slot(s, slot, go->id) : NULL;
		struct tc_piece p;
		int rc;

		if (!g)
			continue;
		if (g->name == 0)
			g->name = go->name;
		if (!g->is_wanted)
			continue;
		p = piece_of(go, go->since_ns, now);
		p.flags |= TC_PIECE_OPEN;
		/* They do not count: there are no more than goroutines. */
		rc = put_piece(s, g, &p);
		if (rc == 0 && go->rare.in_assist) {
			rc = put_chore(s, &g->assists, go->assist_from_ns, now, go->assist_stack);
			if (rc < 0)
				g->n_pieces--;
		}
		if (rc < 0)
			return rc;
	}
	return 0;
}

void tc_store_unopen(struct tc_store *s)
{
	const struct tacho_activity *a = s->act;

	while (s->n_provisional > 0) {
		uint32_t slot = (uint32_t)--s->n_provisional;
		const struct tc_act_g *go = &a->gs[slot];
		struct tc_life *g = is_seen(go) ? life_of_slot(s, slot, go->id) : NULL;

		if (!g || !g->is_wanted)
			continue;
		g->n_pieces--;
		g->assists.n -= go->rare.in_assist;
	}
}

/* --- tasks -------------------------------------------------------------------- */

/* A record for a task; *index says where. */
static int add_task(struct tc_store *s, const struct tc_store_task *t, uint32_t *index)
{
	int rc;

	*index = tc_table_get(&s->task_index, t->id);
	if (*index == TC_TABLE_NONE) {
		*index = (uint32_t)s->n_tasks;
		rc = TC_GROW(s->alloc, &s->tasks, &s->cap_tasks, s->n_tasks + 1, UINT32_MAX - 1);
		if (rc == 0)
			rc = count_kept(s, 1);
		if (rc == 0 && (rc = tc_table_put(&s->task_index, t->id, *index)) < 0)
			s->n_kept--;
		if (rc < 0)
			return rc;
		s->n_tasks++;
	}
	s->tasks[*index] = *t;
	return 0;
}

static int begin_task(struct tc_store *s, const struct tacho_event *e, const struct tacho_block *b,
		      uint32_t *index)
{
	struct tc_store_task t = { .id = (uint64_t)e->subject, .parent = TACHO_NO_TASK };
	int rc = tc_activity_string(s->act, e->name, &t.type);

	if (e->n_values > 0)
		t.parent = b->values[e->u.values];
	if (t.parent == 0 || t.parent == t.id)
		t.parent = TACHO_NO_TASK;
	return rc < 0 ? rc : add_task(s, &t, index);
}

static int add_mark(struct tc_store *s, const struct tacho_event *e)
{
	struct tc_store_task t = { .id = (uint64_t)e->subject, .parent = TACHO_NO_TASK };
	struct tc_life *g = life_of_slot(s, e->slot, e->g);
	uint32_t i;
	int rc = 0;

	if (!g || t.id == 0 || t.id == TACHO_NO_TASK)
		return 0;
	/* Of those before what is asked for, the last one is enough. */
	if (g->n_marks && e->time_ns < s->keep_ns) {
		s->n_kept -= g->n_marks;
		g->n_marks = 0;
	}
	/* One that began before what is read; one without a record has ended. */
	if (e->time_ns >= s->keep_ns && tc_table_get(&s->task_index, t.id) == TC_TABLE_NONE)
		rc = add_task(s, &t, &i);
	if (rc == 0)
		rc = TC_GROW(s->alloc, &g->marks, &g->cap_marks, g->n_marks + 1, 0);
	if (rc == 0)
		rc = count_kept(s, 1);
	if (rc == 0)
		g->marks[g->n_marks++] = (struct tc_mark){ e->time_ns, t.id };
	return rc;
}

static void forget_task(struct tc_store *s, size_t i)
{
	(void)tc_table_remove(&s->task_index, s->tasks[i].id);
	s->n_kept--;
	if (i == --s->n_tasks)
		return;
	s->tasks[i] = s->tasks[s->n_tasks];
	/* Replaces, so it needs no memory. */
	(void)!tc_table_put(&s->task_index, s->tasks[i].id, (uint32_t)i);
}

static int end_task(struct tc_store *s, const struct tacho_event *e, const struct tacho_block *b)
{
	uint32_t i = tc_table_get(&s->task_index, (uint64_t)e->subject);
	int rc = 0;

	if (e->time_ns <= s->keep_ns) {
		if (i != TC_TABLE_NONE)
			forget_task(s, i);
		return 0;
	}
	if (i == TC_TABLE_NONE)
		rc = begin_task(s, e, b, &i);
	if (rc == 0) {
		s->tasks[i].has_ended = true;
		s->tasks[i].end_ns = e->time_ns;
	}
	return rc;
}

int tc_store_note(struct tc_store *s, const struct tacho_event *e, const struct tacho_block *b)
{
	uint32_t i;
	int rc = 0;

	if (s->keep_ns == INT64_MAX)
		return 0;
	switch (e->kind) {
	case TACHO_KIND_TASK_BEGIN: rc = begin_task(s, e, b, &i); break;
	case TACHO_KIND_TASK_END: rc = end_task(s, e, b); break;
	case TACHO_KIND_REGION_BEGIN:
	case TACHO_KIND_REGION_END:
	case TACHO_KIND_LOG: break;
	default: return 0;
	}
	return rc < 0 ? rc : add_mark(s, e);
}

const struct tc_store_task *tc_store_get_task(const struct tc_store *s, uint64_t id)
{
	uint32_t i = tc_table_get(&s->task_index, id);

	return i == TC_TABLE_NONE ? NULL : &s->tasks[i];
}

bool tc_store_is_under(const struct tc_store *s, uint64_t task, uint64_t above)
{
	for (int k = 0; k < MAX_CHAIN && task != TACHO_NO_TASK; k++) {
		const struct tc_store_task *t;

		if (task == above)
			return true;
		t = tc_store_get_task(s, task);
		task = t ? t->parent : TACHO_NO_TASK;
	}
	return false;
}

uint64_t tc_store_root(const struct tc_store *s, uint64_t task)
{
	for (int k = 0; k < MAX_CHAIN; k++) {
		const struct tc_store_task *t = tc_store_get_task(s, task);

		if (!t || t->parent == TACHO_NO_TASK)
			break;
		task = t->parent;
	}
	return task;
}

uint64_t tc_store_task_at(const struct tc_store *s, const struct tc_life *g, int64_t at_ns)
{
	size_t i = tc_life_mark(g, at_ns);

	for (int k = 0; k < MAX_CHAIN && i > 0; k++) {
		const struct tc_store_task *t = tc_store_get_task(s, g->marks[--i].task);

		if (t && (!t->has_ended || t->end_ns > at_ns))
			return g->marks[i].task;
	}
	return TACHO_NO_TASK;
}

/* --- questions ---------------------------------------------------------------- */

size_t tc_life_piece(const struct tc_life *g, int64_t at_ns)
{
	size_t lo = 0, hi = g->n_pieces;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (g->pieces[mid].end_ns > at_ns)
			hi = mid;
		else
			lo = mid + 1;
	}
	return lo;
}

size_t tc_chores_at(const struct tc_chores *c, int64_t at_ns)
{
	size_t lo = 0, hi = c->n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (c->v[mid].end_ns > at_ns)
			hi = mid;
		else
			lo = mid + 1;
	}
	return lo;
}

size_t tc_store_handover_at(const struct tc_store *s, int64_t at_ns)
{
	size_t lo = 0, hi = s->n_handovers;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (s->handovers[mid].end_ns > at_ns)
			hi = mid;
		else
			lo = mid + 1;
	}
	return lo;
}

static struct tc_life *life_at(struct tc_store *s, uint32_t i, int64_t id)
{
	return s->lives[i].id == id ? &s->lives[i] : NULL;
}

struct tc_life *tc_store_by(struct tc_store *s, const struct tc_handover *h)
{
	return life_at(s, h->by, h->by_id);
}

struct tc_life *tc_store_waiter(struct tc_store *s, const struct tc_handover *h)
{
	return life_at(s, h->waiter, h->waiter_id);
}

size_t tc_life_mark(const struct tc_life *g, int64_t at_ns)
{
	size_t lo = 0, hi = g->n_marks;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (g->marks[mid].at_ns >= at_ns)
			hi = mid;
		else
			lo = mid + 1;
	}
	return lo;
}

size_t tc_store_pace_at(const struct tc_store *s, int64_t at_ns)
{
	size_t lo = 0, hi = s->n_paces;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (s->paces[mid].begin_ns > at_ns)
			hi = mid;
		else
			lo = mid + 1;
	}
	return lo > 0 ? lo - 1 : s->n_paces;
}

/* --- forgetting --------------------------------------------------------------- */

static void drop_front(struct tc_store *s, void *v, size_t *n, size_t drop, size_t size)
{
	if (drop == 0)
		return;
	s->n_kept -= drop;
	*n -= drop;
	memmove(v, (char *)v + drop * size, *n * size);
}

static void prune_life(struct tc_store *s, struct tc_life *g)
{
	size_t drop;

	drop_front(s, g->pieces, &g->n_pieces, tc_life_piece(g, s->keep_ns), sizeof(*g->pieces));
	drop_front(s, g->assists.v, &g->assists.n, tc_chores_at(&g->assists, s->keep_ns),
		   sizeof(*g->assists.v));
	drop_front(s, g->sweeps.v, &g->sweeps.n, tc_chores_at(&g->sweeps, s->keep_ns),
		   sizeof(*g->sweeps.v));
	/* The last mark says what it worked for. */
	drop = tc_life_mark(g, s->keep_ns);
	drop_front(s, g->marks, &g->n_marks, drop > 0 ? drop - 1 : 0, sizeof(*g->marks));
}

static void prune_tasks(struct tc_store *s)
{
	for (size_t i = 0; i < s->n_tasks;)
		if (s->tasks[i].has_ended && s->tasks[i].end_ns <= s->keep_ns)
			forget_task(s, i);
		else
			i++;
}

void tc_store_prune(struct tc_store *s, int64_t keep_ns)
{
	size_t drop;

	s->keep_ns = keep_ns;
	for (size_t i = 0; i < s->n_lives; i++) {
		struct tc_life *g = &s->lives[i];

		if (g->id == TACHO_NONE)
			continue;
		if (g->has_ended && g->ended_ns <= keep_ns)
			free_life(s, (uint32_t)i);
		else
			prune_life(s, g);
	}
	drop_front(s, s->handovers, &s->n_handovers, tc_store_handover_at(s, keep_ns),
		   sizeof(*s->handovers));
	drop = tc_store_pace_at(s, keep_ns);
	if (drop < s->n_paces)
		drop_front(s, s->paces, &s->n_paces, drop, sizeof(*s->paces));
	prune_tasks(s);
}
