/* SPDX-License-Identifier: MIT */
/*
 * The ledger of one request: explain(g, a, b) covers a to b with what goroutine g
 * did then. A wait that a goroutine of the same request ended is replaced by what
 * that one did meanwhile, so what comes out is the critical path.
 *
 * Invariant: every step replaces an interval by parts that cover it exactly once,
 * in order. So the parts add up, whatever the trace says.
 *
 * It ends: each goroutine on the way is blocked while the next one is looked at,
 * and depth and the number of parts are limited for traces that lie.
 */
#include "analyze/explain_walk.h"

enum {
	MAX_DEPTH = 200,
	MAX_MARKS = 4096,   /* looked at to see whether a goroutine is a member */
	MAX_ORIGINS = 1000, /* creators of creators */
	MAX_LOOK_BACK = 256 /* spans of a goroutine that is followed by a guess */
};

struct tc_view {
	struct tc_life *g;
	uint32_t end_stack; /* what it was doing at the end, if it ran then */
	uint16_t depth;
	bool is_followed;
};

static int explain(struct tc_walk *w, struct tc_view v, int64_t a, int64_t b);

/* --- parts -------------------------------------------------------------------- */

static int put(struct tc_walk *w, const struct tacho_part *p)
{
	struct tacho_part *last = w->n_parts ? &w->parts[w->n_parts - 1] : NULL;
	int rc;

	if (p->begin_ns >= p->end_ns || w->is_over_budget)
		return 0;
	/* The pace may change from one busy class to another and back. */
	if (last && last->cause == p->cause && last->goroutine == p->goroutine &&
	    last->stack == p->stack && last->depth == p->depth && last->other == p->other &&
	    last->other_stack == p->other_stack && last->is_followed == p->is_followed &&
	    last->culprit == p->culprit && last->culprit_stack == p->culprit_stack &&
	    p->cause >= TACHO_CAUSE_DELAY && p->cause < TACHO_CAUSE_LOCK) {
		last->end_ns = p->end_ns;
		return 0;
	}
	if (w->budget == 0) {
		w->is_over_budget = true;
		return 0;
	}
	w->budget--;
	rc = TC_GROW(w->store->alloc, &w->parts, &w->cap_parts, w->n_parts + 1, 0);
	if (rc == 0)
		w->parts[w->n_parts++] = *p;
	return rc;
}

static struct tacho_part part_of(const struct tc_view *v, int64_t begin, int64_t end,
				 enum tacho_cause cause)
{
	return (struct tacho_part){ .begin_ns = begin,
				    .end_ns = end,
				    .goroutine = v->g->id,
				    .other = TACHO_NONE,
				    .other_task = TACHO_NO_TASK,
				    .culprit = TACHO_NONE,
				    .name = v->g->name,
				    .depth = v->depth,
				    .cause = (uint8_t)cause,
				    .is_followed = v->is_followed };
}

static int put_plain(struct tc_walk *w, const struct tc_view *v, int64_t begin, int64_t end,
		     enum tacho_cause cause, uint32_t stack)
{
	struct tacho_part p = part_of(v, begin, end, cause);

	p.stack = stack;
	return put(w, &p);
}

/* --- who works for the request ------------------------------------------------ */

/* Did it do something for the task, or one below, meanwhile? */
static bool has_marked(struct tc_walk *w, const struct tc_life *g)
{
	size_t from = tc_life_mark(g, w->of->begin_ns);

	if (w->of->task == TACHO_NO_TASK)
		return false;
	for (size_t i = from; i < g->n_marks && i - from < MAX_MARKS; i++) {
		if (g->marks[i].at_ns >= w->of->end_ns)
			break;
		if (w->looks == 0) {
			w->is_over_budget = true;
			break;
		}
		w->looks--;
		if (tc_store_is_under(w->store, g->marks[i].task, w->of->task))
			return true;
	}
	return false;
}

/* One that was created meanwhile, but for another request. */
static bool is_elsewhere(const struct tc_walk *w, const struct tc_life *g)
{
	size_t i = tc_life_mark(g, w->of->begin_ns);

	return w->of->task != TACHO_NO_TASK && i < g->n_marks &&
	       g->marks[i].at_ns < w->of->end_ns &&
	       tc_store_root(w->store, g->marks[i].task) != w->root;
}

/* Whom a goroutine has its membership from: its creator; NULL: from nobody. */
static struct tc_life *origin(const struct tc_walk *w, const struct tc_life *g)
{
	if (g->is_old || g->creator == TACHO_NONE || g->created_ns < w->of->begin_ns ||
	    g->created_ns >= w->of->end_ns || is_elsewhere(w, g))
		return NULL;
	return tc_store_life(w->store, g->creator, g->created_ns);
}

static bool is_member(struct tc_walk *w, struct tc_life *g)
{
	struct tc_life *at = g;
	bool result = false;

	for (int k = 0; k < MAX_ORIGINS && at; k++) {
		if (at->stamp == w->stamp) {
			result = at->is_member;
			break;
		}
		if (has_marked(w, at)) {
			result = true;
			break;
		}
		at = origin(w, at);
	}
	/* The answer holds for all on the way to where it was found. */
	for (int k = 0; k < MAX_ORIGINS && g && g->stamp != w->stamp; k++) {
		struct tc_life *next = g == at ? NULL : origin(w, g);

		g->stamp = w->stamp;
		g->is_member = result;
		g = next;
	}
	return result;
}

/* --- running and runnable ----------------------------------------------------- */

/* What is no assist may be sweeping. */
static int split_sweep(struct tc_walk *w, const struct tc_view *v, const struct tc_piece *p,
		       int64_t x, int64_t y)
{
	const struct tc_chores *c = &v->g->sweeps;
	bool goes_on = p->end_ns > y || (p->flags & TC_PIECE_OPEN);
	uint32_t stack = goes_on ? v->end_stack : p->stack;
	int rc = 0;

	for (size_t i = tc_chores_at(c, x); rc == 0 && i < c->n && x < y; i++) {
		int64_t begin = c->v[i].begin_ns, end = c->v[i].end_ns;

		if (begin >= y)
			break;
		begin = begin > x ? begin : x;
		end = end < y ? end : y;
		rc = put_plain(w, v, x, begin, TACHO_CAUSE_RUNNING, stack);
		if (rc == 0)
			rc = put_plain(w, v, begin, end, TACHO_CAUSE_SWEEP, c->v[i].stack);
		x = end;
	}
	return rc < 0 ? rc : put_plain(w, v, x, y, TACHO_CAUSE_RUNNING, stack);
}

static int split_running(struct tc_walk *w, const struct tc_view *v, const struct tc_piece *p,
			 int64_t x, int64_t y)
{
	const struct tc_chores *c = &v->g->assists;
	int rc = 0;

	for (size_t i = tc_chores_at(c, x); rc == 0 && i < c->n && x < y; i++) {
		int64_t begin = c->v[i].begin_ns, end = c->v[i].end_ns;

		if (begin >= y)
			break;
		begin = begin > x ? begin : x;
		end = end < y ? end : y;
		if (x < begin)
			rc = split_sweep(w, v, p, x, begin);
		if (rc == 0)
			rc = put_plain(w, v, begin, end, TACHO_CAUSE_ASSIST, c->v[i].stack);
		x = end;
	}
	return rc < 0 || x >= y ? rc : split_sweep(w, v, p, x, y);
}

static void name_other(const struct tc_walk *w, struct tacho_part *p, int64_t other, int64_t at_ns)
{
	const struct tc_life *h =
		other == TACHO_NONE ? NULL : tc_store_life(w->store, other, at_ns);
	const struct tc_store_task *t;

	p->other = other;
	if (!h)
		return;
	p->other_name = h->name;
	p->other_task = tc_store_task_at(w->store, h, at_ns);
	t = p->other_task == TACHO_NO_TASK ? NULL : tc_store_get_task(w->store, p->other_task);
	p->other_type = t ? t->type : 0;
}

/* What the Ps did, and who had one; NULL: nobody knows. */
static void put_pace(const struct tc_walk *w, struct tacho_part *part, const struct tc_pace *pace)
{
	const struct tc_life *g;

	part->cause =
		(uint8_t)(TACHO_CAUSE_DELAY + (pace ? (int)pace->cls : (int)TACHO_DELAY_UNKNOWN));
	part->culprit = pace ? pace->culprit : TACHO_NONE;
	part->culprit_name = pace ? pace->culprit_name : 0;
	part->culprit_stack = pace ? pace->culprit_stack : 0;
	if (part->culprit == TACHO_NONE || part->culprit_name)
		return;
	/* It may have been seen with a stack later. */
	g = tc_store_life(w->store, part->culprit, pace->begin_ns);
	part->culprit_name = g ? g->name : 0;
}

/* By what the Ps did meanwhile. */
static int split_runnable(struct tc_walk *w, const struct tc_view *v, const struct tc_piece *p,
			  int64_t x, int64_t y)
{
	const struct tc_store *s = w->store;
	size_t i = tc_store_pace_at(s, x);
	struct tacho_part part = part_of(v, x, y, TACHO_CAUSE_DELAY);
	int rc = 0;

	part.stack = p->stack;
	part.other_stack = p->by_stack;
	name_other(w, &part, p->by, p->begin_ns);
	if (i == s->n_paces)
		i = 0;
	while (rc == 0 && x < y) {
		int64_t begin = i < s->n_paces ? s->paces[i].begin_ns : INT64_MAX;
		int64_t end = i + 1 < s->n_paces ? s->paces[i + 1].begin_ns : s->pace_end_ns;

		part.begin_ns = x;
		part.end_ns = y;
		if (begin > x) {
			part.end_ns = begin < y ? begin : y;
			put_pace(w, &part, NULL);
		} else if (end > x) {
			part.end_ns = end < y ? end : y;
			put_pace(w, &part, &s->paces[i++]);
		} else {
			i++;
			continue;
		}
		x = part.end_ns;
		rc = put(w, &part);
	}
	return rc;
}

/* --- waiting ------------------------------------------------------------------ */

static uint32_t flags_of(const struct tc_walk *w, uint32_t stack)
{
	return tc_activity_place(w->store->act, stack)->flags;
}

static bool is_gc(const struct tc_walk *w, const struct tc_piece *p)
{
	return p->wait == TC_WAIT_GC || p->wait == TC_WAIT_GC_ASSIST ||
	       p->wait == TC_WAIT_PREEMPTED ||
	       (p->wait == TC_WAIT_SYNC && (flags_of(w, p->stack) & TC_PLACE_GC));
}

static bool is_lock(const struct tc_walk *w, const struct tc_piece *p)
{
	return p->wait == TC_WAIT_SYNC && (flags_of(w, p->stack) & TC_PLACE_ANY_LOCK);
}

/* Of a wait that another goroutine ended, and is not followed. */
static enum tacho_cause cause_of(const struct tc_walk *w, const struct tc_piece *p)
{
	switch ((enum tc_wait)p->wait) {
	case TC_WAIT_SYNC: return is_lock(w, p) ? TACHO_CAUSE_LOCK : TACHO_CAUSE_SYNC;
	case TC_WAIT_COND: return TACHO_CAUSE_SYNC;
	case TC_WAIT_CHAN_SEND:
	case TC_WAIT_CHAN_RECEIVE: return TACHO_CAUSE_CHANNEL;
	case TC_WAIT_SELECT: return TACHO_CAUSE_SELECT;
	case TC_WAIT_NETWORK:
	case TC_WAIT_SLEEP:
	case TC_WAIT_GC_ASSIST:
	case TC_WAIT_GC:
	case TC_WAIT_SYSTEM:
	case TC_WAIT_PREEMPTED:
	case TC_WAIT_FOREVER:
	case TC_WAIT_SYNCTEST:
	case TC_WAIT_OTHER:
	case TC_WAIT_COUNT:
	default: return TACHO_CAUSE_OTHER;
	}
}

/*
 * Had a goroutine of the request woken h when it began what it did up to `at`? Its
 * own sleeps, calls and locks in between are part of the work.
 */
static bool was_sent(struct tc_walk *w, const struct tc_life *h, int64_t at)
{
	size_t i = tc_life_piece(h, at);

	for (int k = 0; k < MAX_LOOK_BACK && i-- > 0; k++) {
		const struct tc_piece *p = &h->pieces[i];
		struct tc_life *from;

		if (p->end_ns <= w->of->begin_ns)
			return false;
		if (p->state != TACHO_GO_WAITING || p->by == TACHO_NONE || is_lock(w, p) ||
		    is_gc(w, p))
			continue;
		from = tc_store_life(w->store, p->by, p->end_ns);
		return from && is_member(w, from);
	}
	return false;
}

static int wait_for(struct tc_walk *w, const struct tc_view *v, const struct tc_piece *p, int64_t x,
		    int64_t y)
{
	struct tc_view inner = { tc_store_life(w->store, p->by, y), p->by_stack,
				 (uint16_t)(v->depth + 1), v->is_followed };
	struct tacho_part part = part_of(v, x, y, cause_of(w, p));
	bool goes_on = inner.g && is_member(w, inner.g);

	if (!goes_on && inner.g && w->follow && !is_lock(w, p) && was_sent(w, inner.g, y))
		goes_on = inner.is_followed = true;
	if (goes_on && inner.depth < MAX_DEPTH)
		return explain(w, inner, x, y);
	if (goes_on)
		part.cause = TACHO_CAUSE_TOO_DEEP;
	part.reason = p->reason;
	part.stack = p->stack;
	part.other_stack = p->by_stack;
	name_other(w, &part, p->by, y);
	return put(w, &part);
}

static int split_waiting(struct tc_walk *w, const struct tc_view *v, const struct tc_piece *p,
			 int64_t x, int64_t y)
{
	struct tacho_part part = part_of(v, x, y, TACHO_CAUSE_EDGE);

	if (p->flags & TC_PIECE_OLD)
		w->needs_earlier = true;
	if (p->end_ns > y || (p->flags & TC_PIECE_OPEN))
		part.cause = TACHO_CAUSE_EDGE;
	else if (is_gc(w, p))
		part.cause = TACHO_CAUSE_GC;
	else if (p->wait == TC_WAIT_NETWORK)
		part.cause = TACHO_CAUSE_NETWORK;
	else if (p->wait == TC_WAIT_SLEEP)
		part.cause = TACHO_CAUSE_SLEEP;
	else if (p->by != TACHO_NONE)
		return wait_for(w, v, p, x, y);
	else if (p->wait == TC_WAIT_SELECT)
		part.cause = TACHO_CAUSE_SELECT;
	else
		part.cause = p->flags & TC_PIECE_OLD ? TACHO_CAUSE_OTHER : TACHO_CAUSE_TIMER;
	part.reason = p->reason;
	part.stack = p->stack;
	part.other_stack = p->by_stack;
	return put(w, &part);
}

/* --- the recursion ------------------------------------------------------------ */

static int explain_piece(struct tc_walk *w, const struct tc_view *v, const struct tc_piece *p,
			 int64_t x, int64_t y)
{
	enum tacho_cause call;

	switch (p->state) {
	case TACHO_GO_RUNNING: return split_running(w, v, p, x, y);
	case TACHO_GO_RUNNABLE:
		if (p->flags & TC_PIECE_OLD)
			w->needs_earlier = true;
		return split_runnable(w, v, p, x, y);
	case TACHO_GO_WAITING: return split_waiting(w, v, p, x, y);
	case TACHO_GO_SYSCALL:
		if (p->flags & TC_PIECE_OLD)
			w->needs_earlier = true;
		call = flags_of(w, p->stack) & TC_PLACE_CGO ? TACHO_CAUSE_CGO : TACHO_CAUSE_SYSCALL;
		return put_plain(w, v, x, y, call, p->stack);
	default: return put_plain(w, v, x, y, TACHO_CAUSE_UNKNOWN, 0);
	}
}

/* From x to y, or to its creation: the earlier one. */
static int before_creation(struct tc_walk *w, const struct tc_view *v, int64_t x, int64_t y)
{
	struct tc_life *g = v->g;
	struct tc_view inner = { NULL, g->create_stack, (uint16_t)(v->depth + 1), v->is_followed };
	struct tacho_part part = part_of(v, x, y, TACHO_CAUSE_BEFORE);

	if (!g->is_old && g->creator != TACHO_NONE)
		inner.g = tc_store_life(w->store, g->creator, g->created_ns);
	/* Its creation must come later than that of its creator, or they go in circles. */
	if (inner.g && inner.g->created_ns < g->created_ns && is_member(w, inner.g)) {
		if (inner.depth < MAX_DEPTH)
			return explain(w, inner, x, y);
		part.cause = TACHO_CAUSE_TOO_DEEP;
	}
	part.stack = g->create_stack;
	name_other(w, &part, g->creator, g->created_ns);
	return put(w, &part);
}

static int explain(struct tc_walk *w, struct tc_view v, int64_t a, int64_t b)
{
	struct tc_life *g = v.g;
	int64_t x = a;
	int rc = 0;

	if (x < g->created_ns) {
		int64_t y = g->created_ns < b ? g->created_ns : b;

		rc = before_creation(w, &v, x, y);
		x = y;
	}
	for (size_t i = tc_life_piece(g, x); rc == 0 && i < g->n_pieces && x < b; i++) {
		const struct tc_piece *p = &g->pieces[i];
		int64_t end = p->end_ns < b ? p->end_ns : b;

		if (p->begin_ns >= b)
			break;
		if (p->begin_ns > x) {
			rc = put_plain(w, &v, x, p->begin_ns, TACHO_CAUSE_UNKNOWN, 0);
			x = p->begin_ns;
		}
		if (rc == 0 && x < end)
			rc = explain_piece(w, &v, p, x, end);
		x = end > x ? end : x;
		if (w->is_over_budget)
			return rc;
	}
	if (rc == 0 && x < b)
		rc = put_plain(w, &v, x, b,
			       g->has_ended && g->ended_ns <= x ? TACHO_CAUSE_AFTER
								: TACHO_CAUSE_UNKNOWN,
			       0);
	return rc;
}

int tc_walk(struct tc_walk *w, const struct tacho_request *of)
{
	struct tc_life *g = NULL;
	struct tacho_part unknown = { .begin_ns = of->begin_ns,
				      .end_ns = of->end_ns,
				      .goroutine = of->goroutine,
				      .other = TACHO_NONE,
				      .other_task = TACHO_NO_TASK,
				      .culprit = TACHO_NONE,
				      .cause = TACHO_CAUSE_UNKNOWN };

	w->of = of;
	w->stamp++;
	w->root = of->task == TACHO_NO_TASK ? of->task : tc_store_root(w->store, of->task);
	w->n_parts = 0;
	w->needs_earlier = w->is_over_budget = false;
	if (of->goroutine != TACHO_NONE)
		g = tc_store_life(w->store, of->goroutine, tc_wrap_sub(of->end_ns, 1));
	if (!g || of->begin_ns >= of->end_ns)
		return put(w, &unknown);
	g->stamp = w->stamp;
	g->is_member = true;
	return explain(w, (struct tc_view){ .g = g }, of->begin_ns, of->end_ns);
}

/* --- what it did to others ------------------------------------------------------ */

/*
 * Did it work for the request at a time, and not for another one? A goroutine may
 * serve several requests by turns.
 */
static bool works_for(struct tc_walk *w, struct tc_life *g, int64_t at_ns)
{
	uint64_t task;

	if (!is_member(w, g))
		return false;
	if (w->of->task == TACHO_NO_TASK)
		return true;
	task = tc_store_task_at(w->store, g, at_ns);
	return task == TACHO_NO_TASK || tc_store_is_under(w->store, task, w->of->task);
}

/* The same, and for a region also who works for its task elsewhere. */
static bool is_own(struct tc_walk *w, struct tc_life *g, int64_t at_ns)
{
	return works_for(w, g, at_ns) ||
	       (w->of->task != TACHO_NO_TASK &&
		tc_store_is_under(w->store, tc_store_task_at(w->store, g, at_ns), w->of->task));
}

static int add_victim(struct tc_walk *w, const struct tc_handover *h, const struct tc_life *g)
{
	struct tacho_victim v = { .begin_ns = h->begin_ns,
				  .end_ns = h->end_ns,
				  .goroutine = g->id,
				  .task = tc_store_task_at(w->store, g, h->end_ns),
				  .name = g->name,
				  .stack = h->stack,
				  .by_stack = h->by_stack };
	const struct tc_store_task *t =
		v.task == TACHO_NO_TASK ? NULL : tc_store_get_task(w->store, v.task);
	int rc;

	if (w->budget == 0) {
		w->is_over_budget = true;
		return 0;
	}
	w->budget--;
	v.type = t ? t->type : 0;
	w->needs_earlier |= h->is_old;
	rc = TC_GROW(w->store->alloc, &w->victims, &w->cap_victims, w->n_victims + 1, 0);
	if (rc == 0)
		w->victims[w->n_victims++] = v;
	return rc;
}

int tc_walk_victims(struct tc_walk *w)
{
	struct tc_store *s = w->store;
	int rc = 0;

	w->n_victims = 0;
	for (size_t i = tc_store_handover_at(s, w->of->begin_ns); i < s->n_handovers && rc == 0;
	     i++) {
		const struct tc_handover *h = &s->handovers[i];
		struct tc_life *by, *waiter;

		if (h->end_ns >= w->of->end_ns || w->is_over_budget)
			break;
		if (w->looks == 0) {
			w->is_over_budget = true;
			break;
		}
		w->looks--;
		by = tc_store_by(s, h);
		waiter = tc_store_waiter(s, h);
		if (by && waiter && works_for(w, by, h->end_ns) && !is_own(w, waiter, h->end_ns))
			rc = add_victim(w, h, waiter);
	}
	return rc;
}
