/* SPDX-License-Identifier: MIT */
/*
 * Requests and their ledgers; see <tacho/explain.h>.
 *
 * All requests are known before the reading, so it is known at each moment what
 * will still be asked for. Now and then the requests that are over are worked out
 * and what only they needed is forgotten: memory follows what is open at once.
 */
#include <tacho/explain.h>

#include <stdlib.h>
#include <string.h>

#include "analyze/explain_sums.h"
#include "analyze/explain_walk.h"

#define DEFAULT_PARTS (64U << 20)
#define DEFAULT_SPANS (64U << 20)

#define DEFAULT_BATCH (1U << 17)
/* Some seconds: only a trace that is made for it, with tasks in tasks, needs more. */
#define MAX_LOOKS ((uint64_t)1 << 31)

struct value {
	int64_t ns;
	uint32_t count;
	uint8_t cause;
};

struct entry {
	struct tacho_request of;
	struct tacho_part *parts;
	size_t n_parts;
	struct tacho_victim *victims;
	size_t n_victims;
	int64_t caused_ns;
	uint64_t caused;
	size_t first_value;
	uint32_t goroutines;
	uint16_t depth;
	uint8_t n_values, group;
	bool is_done, needs_earlier;
};

/* A request in the order of the ends. */
struct turn {
	uint32_t entry;
	int64_t keep_ns; /* the earliest begin of this one and all later ones */
};

struct tacho_explain {
	struct tacho_explain_opts opts;
	const struct tacho_alloc *alloc;
	struct tacho_activity *act;
	struct tc_store store;
	struct tc_walk walk;
	struct tc_cause_sums sums;

	struct entry *entries;
	size_t n_entries, cap_entries;
	struct turn *turns;
	size_t n_turns, cap_turns, next; /* the first that is not worked out */
	struct value *values;
	size_t n_values, cap_values;
	uint64_t next_batch;
	uint64_t n_parts;
	bool is_ready, is_over_budget;
};

/* --- causes ------------------------------------------------------------------- */

static const struct {
	const char *name, *key;
} causes[TACHO_CAUSE_COUNT] = {
	[TACHO_CAUSE_RUNNING] = { "running", "running" },
	[TACHO_CAUSE_ASSIST] = { "running: mark assist", "assist" },
	[TACHO_CAUSE_SWEEP] = { "running: sweep", "sweep" },
	[TACHO_CAUSE_DELAY + TACHO_DELAY_IDLE] = { "runnable: late wake-up", "runnable_idle" },
	[TACHO_CAUSE_DELAY + TACHO_DELAY_HELD] = { "runnable: P held by a call", "runnable_held" },
	[TACHO_CAUSE_DELAY + TACHO_DELAY_GC] = { "runnable: Ps busy, marking", "runnable_gc" },
	[TACHO_CAUSE_DELAY + TACHO_DELAY_HOG] = { "runnable: Ps busy, over 10 ms", "runnable_hog" },
	[TACHO_CAUSE_DELAY + TACHO_DELAY_BUSY] = { "runnable: all Ps busy", "runnable_busy" },
	[TACHO_CAUSE_DELAY + TACHO_DELAY_STALL] = { "runnable: no progress", "runnable_stall" },
	[TACHO_CAUSE_DELAY + TACHO_DELAY_STW] = { "runnable: stop-the-world", "runnable_stw" },
	[TACHO_CAUSE_DELAY + TACHO_DELAY_UNKNOWN] = { "runnable: unknown", "runnable_unknown" },
	[TACHO_CAUSE_LOCK] = { "lock held elsewhere", "lock" },
	[TACHO_CAUSE_CHANNEL] = { "channel: waits for another", "channel" },
	[TACHO_CAUSE_SELECT] = { "select", "select" },
	[TACHO_CAUSE_SYNC] = { "sync: waits for another", "sync" },
	[TACHO_CAUSE_OTHER] = { "waits, other", "other" },
	[TACHO_CAUSE_NETWORK] = { "network", "network" },
	[TACHO_CAUSE_SLEEP] = { "sleep", "sleep" },
	[TACHO_CAUSE_TIMER] = { "timer", "timer" },
	[TACHO_CAUSE_GC] = { "garbage collection", "gc" },
	[TACHO_CAUSE_SYSCALL] = { "system call", "syscall" },
	[TACHO_CAUSE_CGO] = { "C call", "cgo" },
	[TACHO_CAUSE_EDGE] = { "blocked at the edge", "edge" },
	[TACHO_CAUSE_BEFORE] = { "before creation", "before" },
	[TACHO_CAUSE_AFTER] = { "after its end", "after" },
	[TACHO_CAUSE_UNKNOWN] = { "unknown", "unknown" },
	[TACHO_CAUSE_TOO_DEEP] = { "too deep", "too_deep" },
};

const char *tacho_cause_name(int cause)
{
	return cause >= 0 && cause < TACHO_CAUSE_COUNT ? causes[cause].name : "?";
}

const char *tacho_cause_key(int cause)
{
	return cause >= 0 && cause < TACHO_CAUSE_COUNT ? causes[cause].key : "?";
}

/* --- working out -------------------------------------------------------------- */

static int add_value(struct tacho_explain *x, struct entry *e, int cause, int64_t ns,
		     uint64_t count)
{
	int rc = TC_GROW(x->alloc, &x->values, &x->cap_values, x->n_values + 1, 0);

	if (rc < 0)
		return rc;
	x->values[x->n_values++] =
		(struct value){ ns, count < UINT32_MAX ? (uint32_t)count : UINT32_MAX,
				(uint8_t)cause };
	e->n_values++;
	return 0;
}

static int add_up(struct tacho_explain *x, struct entry *e)
{
	const struct tc_walk *w = &x->walk;
	int64_t ns[TACHO_CAUSE_COUNT] = { 0 };
	uint64_t count[TACHO_CAUSE_COUNT] = { 0 };
	int rc = 0;

	for (size_t i = 0; i < w->n_parts && rc == 0; i++) {
		const struct tacho_part *p = &w->parts[i];

		ns[p->cause] = tc_wrap_add(ns[p->cause], tc_wrap_sub(p->end_ns, p->begin_ns));
		count[p->cause]++;
		if (p->depth > e->depth)
			e->depth = p->depth;
		rc = tc_cause_sums_add(&x->sums, e->group, p, e->of.task);
	}
	for (size_t i = 0; i < w->n_victims && rc == 0; i++) {
		const struct tacho_victim *v = &w->victims[i];

		e->caused_ns = tc_wrap_add(e->caused_ns, tc_wrap_sub(v->end_ns, v->begin_ns));
		e->caused++;
		rc = tc_cause_sums_add_victim(&x->sums, e->group, v);
	}
	e->first_value = x->n_values;
	for (int c = 0; c < TACHO_CAUSE_COUNT && rc == 0; c++)
		if (count[c])
			rc = add_value(x, e, c, ns[c], count[c]);
	return rc;
}

static uint32_t count_goroutines(const struct tc_walk *w, struct tc_table *seen)
{
	uint32_t n = 0;

	for (size_t i = 0; i < w->n_parts; i++) {
		uint64_t id = (uint64_t)w->parts[i].goroutine;

		if (tc_table_get(seen, id) != TC_TABLE_NONE)
			continue;
		n++;
		/* Without memory the number is too large. */
		(void)!tc_table_put(seen, id, 0);
	}
	return n;
}

static int keep_parts(struct tacho_explain *x, struct entry *e)
{
	const struct tc_walk *w = &x->walk;
	struct tc_table seen;

	if (x->opts.sums_only || w->n_parts == 0)
		return 0;
	e->parts = tc_realloc_array(x->alloc, NULL, w->n_parts, sizeof(*e->parts));
	if (!e->parts)
		return TACHO_ENOMEM;
	memcpy(e->parts, w->parts, w->n_parts * sizeof(*e->parts));
	e->n_parts = w->n_parts;
	tc_table_init(&seen, x->alloc);
	e->goroutines = count_goroutines(w, &seen);
	tc_table_fini(&seen);
	return 0;
}

static int keep_victims(struct tacho_explain *x, struct entry *e)
{
	const struct tc_walk *w = &x->walk;

	if (x->opts.sums_only || w->n_victims == 0)
		return 0;
	e->victims = tc_realloc_array(x->alloc, NULL, w->n_victims, sizeof(*e->victims));
	if (!e->victims)
		return TACHO_ENOMEM;
	memcpy(e->victims, w->victims, w->n_victims * sizeof(*e->victims));
	e->n_victims = w->n_victims;
	return 0;
}

/* Nothing more is worked out; whoever called for it drops what the store still has. */
static void give_up(struct tacho_explain *x)
{
	x->is_over_budget = true;
	x->next = x->n_turns;
}

static int work_out(struct tacho_explain *x, struct entry *e)
{
	int rc = tc_walk(&x->walk, &e->of);

	if (rc == 0)
		rc = tc_walk_victims(&x->walk);
	if (rc == 0 && x->walk.is_over_budget) {
		give_up(x);
		return 0;
	}
	if (rc == 0)
		rc = add_up(x, e);
	if (rc == 0)
		rc = keep_parts(x, e);
	if (rc == 0)
		rc = keep_victims(x, e);
	x->n_parts += x->walk.n_parts;
	e->needs_earlier = x->walk.needs_earlier;
	e->is_done = rc == 0;
	return rc;
}

/*
 * Those that ended by now, in the middle of a reading or at its end. A goroutine that was
 * there when the trace began may be mentioned long after that: until then nothing is
 * known of it, and what is asked about it has to wait.
 */
static int work_out_until(struct tacho_explain *x, int64_t now, bool is_end)
{
	int rc = 0;

	while (rc == 0 && x->next < x->n_turns) {
		struct entry *e = &x->entries[x->turns[x->next].entry];

		if (e->of.end_ns > now)
			break;
		if (!is_end && e->of.goroutine != TACHO_NONE &&
		    !tc_store_life(&x->store, e->of.goroutine, tc_wrap_sub(e->of.end_ns, 1)))
			break;
		x->next++;
		rc = work_out(x, e);
	}
	return rc;
}

/*
 * What has come together when it is looked through again: a batch more, and as much
 * again as there is, so that looking through what stays costs little. No more than there is
 * room for: who finds it full can still make room.
 */
static void set_batch(struct tacho_explain *x, uint64_t more)
{
	const struct tc_store *s = &x->store;
	uint64_t least = x->opts.batch_spans > more ? x->opts.batch_spans : more;

	x->next_batch = s->n_kept + least < s->max_kept ? s->n_kept + least : s->max_kept;
}

/* In the middle of a reading. */
static int look(struct tacho_explain *x)
{
	int64_t now = x->act->at_ns;
	int rc;

	if (x->next >= x->n_turns || x->entries[x->turns[x->next].entry].of.end_ns > now) {
		set_batch(x, 0);
		return 0;
	}
	rc = tc_store_open(&x->store, now);
	if (rc == 0)
		rc = work_out_until(x, now, false);
	tc_store_unopen(&x->store);
	if (rc < 0)
		return rc;
	tc_store_prune(&x->store, x->next < x->n_turns ? x->turns[x->next].keep_ns : INT64_MAX);
	/* One that stays nearly full is full, or it would be looked through all the time. */
	if (x->store.n_kept > x->store.max_kept - x->store.max_kept / 16)
		return TACHO_ELIMIT;
	set_batch(x, x->store.n_kept);
	return 0;
}

/* Enough has come together. */
static bool is_full(const struct tacho_explain *x)
{
	return x->store.n_kept >= x->next_batch;
}

/* --- the listener ------------------------------------------------------------- */

struct by_end {
	int64_t end_ns, begin_ns;
	uint32_t entry;
};

static int compare_ends(const void *x, const void *y)
{
	const struct by_end *a = x, *b = y;

	if (a->end_ns != b->end_ns)
		return a->end_ns > b->end_ns ? 1 : -1;
	return (a->entry > b->entry) - (a->entry < b->entry);
}

/* The turns, when the first event comes. */
static int get_ready(struct tacho_explain *x)
{
	struct by_end *order = tc_calloc(x->alloc, x->n_entries + 1, sizeof(*order));
	int64_t keep = INT64_MAX;
	int rc;

	x->is_ready = true;
	if (!order)
		return TACHO_ENOMEM;
	rc = TC_GROW(x->alloc, &x->turns, &x->cap_turns, x->n_entries, 0);
	if (rc == 0) {
		for (size_t i = 0; i < x->n_entries; i++)
			order[i] = (struct by_end){ x->entries[i].of.end_ns,
						    x->entries[i].of.begin_ns, (uint32_t)i };
		qsort(order, x->n_entries, sizeof(*order), compare_ends);
		for (size_t i = x->n_entries; i-- > 0;) {
			keep = order[i].begin_ns < keep ? order[i].begin_ns : keep;
			x->turns[i] = (struct turn){ order[i].entry, keep };
		}
		x->n_turns = x->n_entries;
		x->store.keep_ns = keep;
		set_batch(x, 0);
	}
	tc_free(x->alloc, order);
	return rc;
}

static int on_limit(struct tacho_explain *x, int rc)
{
	if (rc != TACHO_ELIMIT)
		return rc;
	if (!x->is_over_budget) {
		give_up(x);
		tc_store_prune(&x->store, INT64_MAX);
	}
	return 0;
}

static int on_born(void *self, const struct tc_act_g *go, uint32_t slot)
{
	struct tacho_explain *x = self;
	int rc = x->is_ready ? 0 : get_ready(x);

	return on_limit(x, rc < 0 ? rc : tc_store_born(&x->store, go, slot));
}

static int on_died(void *self, const struct tc_act_g *go, uint32_t slot, int64_t now)
{
	struct tacho_explain *x = self;

	(void)go;
	return tc_store_died(&x->store, slot, now);
}

static int on_span(void *self, const struct tc_span *s)
{
	struct tacho_explain *x = self;
	int rc = 0;

	/* What goes on is not over: before the span is put down, not behind. */
	if (is_full(x) && !s->is_open)
		rc = look(x);
	if (rc == 0)
		rc = tc_store_span(&x->store, s);
	return on_limit(x, rc);
}

static int on_range(void *self, const struct tc_act_range *r)
{
	struct tacho_explain *x = self;
	int rc = tc_store_range(&x->store, r);

	if (rc == 0 && is_full(x) && !r->is_open)
		rc = look(x);
	return on_limit(x, rc);
}

static int on_pace(void *self, int64_t begin, int64_t end, enum tacho_delay cls,
		   const struct tc_culprit *who)
{
	struct tacho_explain *x = self;
	int rc = x->is_ready ? 0 : get_ready(x);

	if (rc == 0)
		rc = tc_store_pace(&x->store, begin, end, cls, who);
	if (rc == 0 && is_full(x))
		rc = look(x);
	return on_limit(x, rc);
}

static int on_note(void *self, const struct tacho_event *e, const struct tacho_block *b)
{
	struct tacho_explain *x = self;
	int rc = x->is_ready ? 0 : get_ready(x);

	if (rc == 0)
		rc = tc_store_note(&x->store, e, b);
	if (rc == 0 && is_full(x))
		rc = look(x);
	return on_limit(x, rc);
}

static int on_finish(void *self, const struct tacho_end *end)
{
	struct tacho_explain *x = self;
	int rc = x->is_ready ? 0 : get_ready(x);

	(void)end;
	if (rc == 0 && x->act->has_first)
		rc = work_out_until(x, x->act->last_ns, true);
	return on_limit(x, rc);
}

/* --- life --------------------------------------------------------------------- */

int tacho_explain_new(struct tacho_explain **out, struct tacho_activity *act,
		      const struct tacho_explain_opts *opts)
{
	static const struct tacho_explain_opts defaults = TACHO_EXPLAIN_OPTS_INIT;
	struct tacho_explain *x;
	struct tc_listener l = { .span = on_span,
				 .range = on_range,
				 .born = on_born,
				 .died = on_died,
				 .pace = on_pace,
				 .note = on_note,
				 .finish = on_finish };
	int rc;

	*out = NULL;
	opts = opts ? opts : &defaults;
	if (opts->size != sizeof(*opts))
		return TACHO_EMISUSE;
	x = tc_calloc(act->alloc, 1, sizeof(*x));
	if (!x)
		return TACHO_ENOMEM;
	l.self = x;
	rc = tc_activity_listen(act, &l);
	if (rc < 0) {
		tc_free(act->alloc, x);
		return rc;
	}
	x->opts = *opts;
	if (x->opts.batch_spans == 0)
		x->opts.batch_spans = DEFAULT_BATCH;
	x->alloc = act->alloc;
	x->act = act;
	tc_store_init(&x->store, act, opts->max_spans ? opts->max_spans : DEFAULT_SPANS);
	x->store.wants_all = opts->follow;
	x->walk = (struct tc_walk){ .store = &x->store,
				    .follow = opts->follow,
				    .budget = opts->max_parts ? opts->max_parts : DEFAULT_PARTS,
				    .looks = MAX_LOOKS };
	tc_cause_sums_init(&x->sums, act);
	*out = x;
	return 0;
}

void tacho_explain_free(struct tacho_explain *x)
{
	if (!x)
		return;
	for (size_t i = 0; i < x->n_entries; i++) {
		tc_free(x->alloc, x->entries[i].parts);
		tc_free(x->alloc, x->entries[i].victims);
	}
	tc_free(x->alloc, x->entries);
	tc_free(x->alloc, x->turns);
	tc_free(x->alloc, x->values);
	tc_free(x->alloc, x->walk.parts);
	tc_free(x->alloc, x->walk.victims);
	tc_cause_sums_fini(&x->sums);
	tc_store_fini(&x->store);
	tc_free(x->alloc, x);
}

int tacho_explain_add(struct tacho_explain *x, const struct tacho_request *r, unsigned group)
{
	int rc;

	if (x->is_ready || group >= TACHO_EXPLAIN_GROUPS)
		return TACHO_EMISUSE;
	rc = TC_GROW(x->alloc, &x->entries, &x->cap_entries, x->n_entries + 1, UINT32_MAX - 1);
	if (rc == 0)
		rc = tc_table_put(&x->store.roots, (uint64_t)r->goroutine, 0);
	if (rc < 0)
		return rc;
	x->entries[x->n_entries++] = (struct entry){ .of = *r, .group = (uint8_t)group };
	if (r->task != TACHO_NO_TASK)
		x->store.wants_all = true;
	return rc;
}

/* --- results ------------------------------------------------------------------ */

bool tacho_explain_ledger(const struct tacho_explain *x, size_t i, struct tacho_ledger *out)
{
	const struct entry *e;

	if (i >= x->n_entries)
		return false;
	e = &x->entries[i];
	*out = (struct tacho_ledger){ .of = e->of,
				      .parts = e->parts,
				      .n_parts = e->n_parts,
				      .caused_ns = e->caused_ns,
				      .caused = e->caused,
				      .victims = e->victims,
				      .n_victims = e->n_victims,
				      .goroutines = e->goroutines,
				      .depth = e->depth,
				      .is_done = e->is_done,
				      .needs_earlier = e->needs_earlier };
	for (size_t k = 0; k < e->n_values; k++) {
		const struct value *v = &x->values[e->first_value + k];

		out->ns[v->cause] = v->ns;
		out->count[v->cause] = v->count;
	}
	return true;
}

void tacho_explain_sum(const struct tacho_explain *x, unsigned group, int cause,
		       struct tacho_cause_sum *out)
{
	if (group < TACHO_EXPLAIN_GROUPS && cause >= 0 && cause < TACHO_CAUSE_COUNT)
		tc_cause_sums_get(&x->sums, group, cause, out);
	else
		*out = (struct tacho_cause_sum){ 0 };
}

void tacho_explain_caused(const struct tacho_explain *x, unsigned group,
			  struct tacho_cause_sum *out)
{
	if (group < TACHO_EXPLAIN_GROUPS)
		tc_cause_sums_get(&x->sums, group, TC_SUM_CAUSED, out);
	else
		*out = (struct tacho_cause_sum){ 0 };
}

static int64_t value_of(const struct tacho_explain *x, const struct entry *e, int cause)
{
	for (size_t k = 0; k < e->n_values; k++)
		if (x->values[e->first_value + k].cause == cause)
			return x->values[e->first_value + k].ns;
	return 0;
}

int tacho_explain_contrast(const struct tacho_explain *x, int cause,
			   struct tacho_cause_contrast *out)
{
	int64_t *values[TACHO_EXPLAIN_GROUPS];
	size_t n[TACHO_EXPLAIN_GROUPS] = { 0 };
	struct tacho_explain_facts f;
	double gap;
	int rc = 0;

	*out = (struct tacho_cause_contrast){ .share = 0 };
	tacho_explain_get_facts(x, &f);
	if (f.ledgers[0] == 0 || f.ledgers[1] == 0)
		return TACHO_ENOTFOUND;
	values[0] = tc_calloc(x->alloc, (size_t)f.ledgers[0], sizeof(int64_t));
	values[1] = tc_calloc(x->alloc, (size_t)f.ledgers[1], sizeof(int64_t));
	if (values[0] && values[1]) {
		for (size_t i = 0; i < x->n_entries; i++) {
			const struct entry *e = &x->entries[i];

			if (e->is_done)
				values[e->group][n[e->group]++] = value_of(x, e, cause);
		}
		tc_cause_contrast(values, n, out);
		gap = (double)f.total_ns[0] / (double)n[0] - (double)f.total_ns[1] / (double)n[1];
		if (gap > 0 || gap < 0)
			out->share = (out->mean_ns[0] - out->mean_ns[1]) / gap;
	} else {
		rc = TACHO_ENOMEM;
	}
	tc_free(x->alloc, values[0]);
	tc_free(x->alloc, values[1]);
	return rc;
}

void tacho_explain_get_facts(const struct tacho_explain *x, struct tacho_explain_facts *out)
{
	*out = (struct tacho_explain_facts){ .requests = x->n_entries,
					     .parts = x->n_parts,
					     .is_over_budget = x->is_over_budget };
	for (size_t i = 0; i < x->n_entries; i++) {
		const struct entry *e = &x->entries[i];

		if (!e->is_done)
			continue;
		out->done++;
		out->ledgers[e->group]++;
		out->total_ns[e->group] = tc_wrap_add(out->total_ns[e->group],
						      tc_wrap_sub(e->of.end_ns, e->of.begin_ns));
	}
}
