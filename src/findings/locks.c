/* SPDX-License-Identifier: MIT */
/* Who hands which lock over to whom; see locks.h. */
#include "findings/locks.h"

#include <stdlib.h>
#include <string.h>

/* Holds of two pieces that overlap by more than this share of the shorter: two locks. */
#define MAX_OVERLAP 0.15
/* A window convoys with so many hand-overs … */
#define MIN_HAND_OVERS 24
#define MIN_LINE       2
/* … if the line turned over: each place in it was given away so often … */
#define MIN_TURNS 6
/* … or many came, a quarter of them late: open systems, whose line only grows. */
#define MIN_OPEN_HAND_OVERS 50
#define LATE_SHARE          0.25
/* A lock convoys if that is so for most of what is seen of it. */
#define MIN_CHAIN_SHARE  0.8
#define MIN_GOROUTINES   3
#define MIN_CONVOY_SHARE 0.25
#define MIN_CONVOY_NS    (10 * TC_MS)
/* A piece that did nothing for so long is at rest. */
#define REST_NS (50 * TC_MS)

enum {
	OLD_ATTEMPTS = 3,
	SITE_HOLDS = 16,
	FIRST_LIMIT = 256,
	LAST_LIMIT = 8192
};

enum attempt_state {
	ATTEMPT_NONE,
	ATTEMPT_WOKEN, /* and did not run since */
	ATTEMPT_GOT    /* it seems */
};

struct attempt {
	int64_t begin_ns, end_ns, ran_ns;
	uint32_t lock, site;
	uint8_t state, kind;
	bool is_used;     /* it handed over */
	bool is_chained;  /* it came by hand-over */
	bool is_unlocked; /* it unlocked something since */
};

/* By goroutine, the latest first. */
struct tc_lock_attempt {
	int64_t id;
	struct attempt a[OLD_ATTEMPTS];
};

struct tc_overlap {
	uint32_t x, y;
	int64_t ns;
};

struct hold {
	int64_t begin_ns, end_ns;
	uint32_t lock;
};

struct tc_site_holds {
	uint32_t site;
	uint32_t n;
	struct hold holds[SITE_HOLDS]; /* a ring */
};

/* --- pieces ------------------------------------------------------------------- */

static uint32_t root_of(struct tc_locks *l, uint32_t i)
{
	while (l->locks[i]->parent != i) {
		l->locks[i]->parent = l->locks[l->locks[i]->parent]->parent;
		i = l->locks[i]->parent;
	}
	return i;
}

static void close_window(struct tc_lock *k)
{
	struct tc_lock_window *w = &k->window;
	int64_t ns = w->end_ns - w->begin_ns;
	uint64_t early = 0, all = 0;
	bool is_open_convoy;

	for (int i = 0; i < 16; i++) {
		all += w->arrivals[i];
		if ((i + 1) * w->step_ns <= ns / 4)
			early += w->arrivals[i];
	}
	is_open_convoy = w->hand_overs >= MIN_OPEN_HAND_OVERS &&
			 (double)(all - early) >= LATE_SHARE * (double)all && w->line > 0;
	if (w->hand_overs >= MIN_HAND_OVERS && w->line >= MIN_LINE &&
	    (w->hand_overs >= MIN_TURNS * (uint64_t)w->line || is_open_convoy)) {
		k->convoys++;
		k->convoy_ns = tc_wrap_add(k->convoy_ns, ns);
		k->convoy_hand_overs += w->hand_overs;
		if (w->line > k->longest_line)
			k->longest_line = w->line;
		if (ns > k->longest_convoy.end_ns - k->longest_convoy.begin_ns)
			k->longest_convoy = (struct tacho_evidence){ w->begin_ns, w->end_ns,
								     k->longest.goroutine,
								     k->stack, "longest convoy" };
	}
	memset(w, 0, sizeof(*w));
}

static void window_arrival(struct tc_lock_window *w, int64_t at)
{
	int64_t d = at - w->begin_ns;

	if (w->step_ns == 0)
		w->step_ns = 10 * TC_US;
	while (d / w->step_ns >= 16 && w->step_ns < INT64_MAX / 2) {
		for (int i = 0; i < 8; i++)
			w->arrivals[i] = w->arrivals[2 * i] + w->arrivals[2 * i + 1];
		memset(w->arrivals + 8, 0, sizeof(w->arrivals) / 2);
		w->step_ns *= 2;
	}
	w->arrivals[d < 0 ? 0 : d / w->step_ns > 15 ? 15 : d / w->step_ns]++;
}

/* How many of the window's waits ended after a moment: who stood in line with it. */
static uint32_t ended_after(const struct tc_lock_window *w, int64_t at)
{
	uint32_t n = w->n_ends < TC_LOCK_ENDS ? w->n_ends : TC_LOCK_ENDS, low = 0;

	/* Ends ascend; the latest is number n_ends - 1. */
	while (low < n) {
		uint32_t mid = low + (n - low) / 2;

		if (w->ends_ns[(w->n_ends - 1 - mid) % TC_LOCK_ENDS] > at)
			low = mid + 1;
		else
			n = mid;
	}
	return low;
}

/* A wait for the lock is over. Waits come in the order of their ends. */
static void window_wait(struct tc_lock *k, int64_t begin, int64_t end, bool is_hand_over)
{
	struct tc_lock_window *w = &k->window;
	int64_t slack = k->holds ? k->hold_ns / (int64_t)k->holds / 2 : 0;
	uint32_t line;

	if (w->waits && begin > tc_wrap_add(w->end_ns, slack))
		close_window(k);
	if (w->waits == 0)
		w->begin_ns = begin;
	w->end_ns = end;
	w->waits++;
	w->hand_overs += is_hand_over;
	window_arrival(w, begin);
	line = 1 + ended_after(w, begin);
	if (line > w->line)
		w->line = line;
	w->ends_ns[w->n_ends++ % TC_LOCK_ENDS] = end;
}

static void note_member(struct tc_lock *k, int64_t g, int64_t waker)
{
	for (unsigned i = 0; i < k->n_members; i++) {
		struct tc_lock_member *m = &k->members[i];

		if (m->g == g) {
			m->has_several |= m->waker != waker;
			return;
		}
	}
	if (k->n_members < TC_LOCK_MEMBERS)
		k->members[k->n_members++] = (struct tc_lock_member){ g, waker, false };
}

/* Add what is known of a piece to another. */
static void absorb(struct tc_lock *to, struct tc_lock *from)
{
	close_window(from);
	to->waits += from->waits;
	to->chained += from->chained;
	to->holds += from->holds;
	to->wait_ns = tc_wrap_add(to->wait_ns, from->wait_ns);
	to->hold_ns = tc_wrap_add(to->hold_ns, from->hold_ns);
	to->hand_off_ns = tc_wrap_add(to->hand_off_ns, from->hand_off_ns);
	to->convoys += from->convoys;
	to->convoy_hand_overs += from->convoy_hand_overs;
	to->convoy_ns = tc_wrap_add(to->convoy_ns, from->convoy_ns);
	if (from->longest_line > to->longest_line)
		to->longest_line = from->longest_line;
	if (from->last_ns > to->last_ns)
		to->last_ns = from->last_ns;
	if (from->longest.end_ns - from->longest.begin_ns >
	    to->longest.end_ns - to->longest.begin_ns)
		to->longest = from->longest;
	if (from->longest_convoy.end_ns - from->longest_convoy.begin_ns >
	    to->longest_convoy.end_ns - to->longest_convoy.begin_ns)
		to->longest_convoy = from->longest_convoy;
	if (from->unlock_votes > to->unlock_votes) {
		to->unlock_votes = from->unlock_votes;
		to->unlock_stack = from->unlock_stack;
	}
	for (unsigned i = 0; i < from->n_members; i++) {
		note_member(to, from->members[i].g, from->members[i].waker);
		for (unsigned k = 0; k < to->n_members && from->members[i].has_several; k++)
			if (to->members[k].g == from->members[i].g)
				to->members[k].has_several = true;
	}
	for (int i = 0; i < TACHO_FINDING_SERIES && from->line.step_ns; i++)
		if (from->line.parts[i] > 0)
			tc_bins_add(&to->line, from->line.origin_ns,
				    from->line.origin_ns + i * from->line.step_ns,
				    from->line.parts[i]);
}

static int find_pair(struct tc_locks *l, uint32_t x, uint32_t y, struct tc_overlap **out)
{
	uint64_t key = x < y ? (uint64_t)x << 32 | y : (uint64_t)y << 32 | x;
	uint32_t i = tc_table_get(&l->overlaps, key);
	int rc;

	if (i == TC_TABLE_NONE) {
		rc = TC_GROW(l->f->alloc, &l->pairs, &l->cap_pairs, l->n_pairs + 1, UINT32_MAX - 1);
		if (rc == 0)
			rc = tc_table_put(&l->overlaps, key, (uint32_t)l->n_pairs);
		if (rc < 0)
			return rc;
		i = (uint32_t)l->n_pairs++;
		l->pairs[i] = (struct tc_overlap){ x, y, 0 };
	}
	*out = &l->pairs[i];
	return 0;
}

static int64_t overlap_of(struct tc_locks *l, uint32_t x, uint32_t y)
{
	uint64_t key = x < y ? (uint64_t)x << 32 | y : (uint64_t)y << 32 | x;
	uint32_t i = tc_table_get(&l->overlaps, key);

	return i == TC_TABLE_NONE ? 0 : l->pairs[i].ns;
}

/* x and y are pieces of one lock: y becomes x's. */
static int unite(struct tc_locks *l, uint32_t x, uint32_t y)
{
	x = root_of(l, x);
	y = root_of(l, y);
	if (x == y)
		return 0;
	if (l->locks[x]->waits < l->locks[y]->waits) {
		uint32_t t = x;

		x = y;
		y = t;
	}
	absorb(l->locks[x], l->locks[y]);
	l->locks[y]->parent = x;
	/* Overlaps with y are overlaps with x. */
	for (size_t i = 0, n = l->n_pairs; i < n; i++) {
		struct tc_overlap p = l->pairs[i], *q;
		uint32_t other = p.x == y ? p.y : p.x;
		int rc;

		if ((p.x != y && p.y != y) || other == x || p.ns == 0)
			continue;
		rc = find_pair(l, x, other, &q);
		if (rc < 0)
			return rc;
		q->ns = tc_wrap_add(q->ns, p.ns);
		l->pairs[i].ns = 0;
	}
	return 0;
}

/* --- joining pieces at one place ----------------------------------------------- */

static int by_site(const void *x, const void *y)
{
	const struct tc_lock *a = *(struct tc_lock *const *)x, *b = *(struct tc_lock *const *)y;

	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	if (a->site != b->site)
		return a->site < b->site ? -1 : 1;
	if (a->waits != b->waits)
		return a->waits > b->waits ? -1 : 1;
	return a->parent < b->parent ? -1 : a->parent > b->parent;
}

static bool may_join(struct tc_locks *l, uint32_t x, uint32_t y)
{
	int64_t a = l->locks[x]->hold_ns, b = l->locks[y]->hold_ns;

	return (double)overlap_of(l, x, y) <= MAX_OVERLAP * (double)(a < b ? a : b);
}

/* Join piece i into the largest of those from `first` on that it may belong to. */
static int join_one(struct tc_locks *l, struct tc_lock **order, size_t first, size_t i)
{
	uint32_t y = order[i]->parent;

	for (size_t k = first; k < i; k++) {
		uint32_t x = order[k]->parent;

		if (l->locks[x] == order[k] && may_join(l, x, y))
			return unite(l, x, y);
	}
	return 0;
}

/*
 * Join pieces at rest (last_ns before `before`) into larger ones at the same
 * place, the largest first.
 */
static int join_pieces(struct tc_locks *l, int64_t before)
{
	struct tc_lock **order = tc_calloc(l->f->alloc, l->n, sizeof(struct tc_lock *));
	size_t n = 0;
	int rc = order ? 0 : TACHO_ENOMEM;

	for (size_t i = 0; i < l->n && rc == 0; i++)
		if (l->locks[i]->parent == i && l->locks[i]->kind == TC_LOCK_MUTEX)
			order[n++] = l->locks[i];
	if (n)
		qsort(order, n, sizeof(struct tc_lock *), by_site);
	for (size_t i = 0, first = 0; i < n && rc == 0; i++) {
		if (order[i]->site != order[first]->site)
			first = i;
		if (order[i]->last_ns < before)
			rc = join_one(l, order, first, i);
	}
	tc_free(l->f->alloc, order);
	return rc;
}

/* Give back pieces that were joined, and number the others anew. */
static int compact(struct tc_locks *l)
{
	uint32_t *number = tc_calloc(l->f->alloc, l->n, sizeof(*number)), n = 0;
	struct tc_lock_attempt *at = l->attempts.p;

	if (!number)
		return TACHO_ENOMEM;
	for (uint32_t i = 0; i < l->n; i++)
		if (l->locks[i]->parent == i)
			number[i] = n++;
	for (uint32_t i = 0; i < l->n; i++)
		number[i] = number[root_of(l, i)];
	for (size_t i = 0; i < l->attempts.n; i++)
		for (int k = 0; k < OLD_ATTEMPTS; k++)
			if (at[i].a[k].state && at[i].a[k].lock < l->n)
				at[i].a[k].lock = number[at[i].a[k].lock];
	for (size_t i = 0; i < l->n_sites; i++)
		for (uint32_t k = 0; k < SITE_HOLDS && k < l->sites[i].n; k++)
			l->sites[i].holds[k].lock = number[l->sites[i].holds[k].lock];
	tc_table_clear(&l->overlaps);
	n = 0;
	for (size_t i = 0; i < l->n_pairs; i++) {
		struct tc_overlap p = { number[l->pairs[i].x], number[l->pairs[i].y],
					l->pairs[i].ns };
		uint64_t key = p.x < p.y ? (uint64_t)p.x << 32 | p.y : (uint64_t)p.y << 32 | p.x;

		/* The table only shrinks, so there is room. */
		if (p.ns == 0 || p.x == p.y || tc_table_get(&l->overlaps, key) != TC_TABLE_NONE ||
		    tc_table_put(&l->overlaps, key, n) < 0)
			continue;
		l->pairs[n++] = p;
	}
	l->n_pairs = n;
	n = 0;
	for (uint32_t i = 0; i < l->n; i++) {
		if (l->locks[i]->parent == i) {
			l->locks[i]->parent = n;
			l->locks[n++] = l->locks[i];
		} else {
			tc_free(l->f->alloc, l->locks[i]);
		}
	}
	l->n = n;
	tc_free(l->f->alloc, number);
	return 0;
}

/* --- one wait ----------------------------------------------------------------- */

static int new_piece(struct tc_locks *l, const struct tc_span *s, uint8_t kind, uint32_t site,
		     uint32_t *out)
{
	struct tc_lock *k;
	int rc = 0;

	if (l->limit == 0)
		l->limit = FIRST_LIMIT;
	if (l->n >= l->limit) {
		rc = join_pieces(l, tc_wrap_sub(s->end_ns, REST_NS));
		if (rc == 0)
			rc = compact(l);
		/* Many locks, or a busy time: look less often. */
		if (l->n > l->limit / 2 && l->limit < LAST_LIMIT)
			l->limit *= 2;
	}
	*out = UINT32_MAX;
	if (rc < 0 || l->n >= LAST_LIMIT)
		return rc;
	rc = TC_GROW(l->f->alloc, &l->locks, &l->cap, l->n + 1, 0);
	k = rc == 0 ? tc_calloc(l->f->alloc, 1, sizeof(*k)) : NULL;
	if (!k)
		return TACHO_ENOMEM;
	k->parent = (uint32_t)l->n;
	k->kind = kind;
	k->site = site;
	k->stack = s->go->stack;
	l->locks[l->n++] = k;
	*out = k->parent;
	return 0;
}

/* What U got and did not hand over yet: at the same place if there is such a thing. */
static struct attempt *predecessor(struct tc_lock_attempt *u, uint8_t kind, uint32_t site)
{
	struct attempt *other = NULL;

	for (int i = 0; u && i < OLD_ATTEMPTS; i++) {
		struct attempt *a = &u->a[i];

		if (a->state != ATTEMPT_GOT || a->is_used || a->kind != kind)
			continue;
		if (a->site == site)
			return a;
		if (!other && kind == TC_LOCK_MUTEX)
			other = a;
	}
	return other;
}

static int site_holds(struct tc_locks *l, uint32_t site, struct tc_site_holds **out)
{
	uint32_t i = tc_table_get(&l->site_index, site);
	int rc;

	if (i == TC_TABLE_NONE) {
		rc = TC_GROW(l->f->alloc, &l->sites, &l->cap_sites, l->n_sites + 1, UINT32_MAX - 1);
		if (rc == 0)
			rc = tc_table_put(&l->site_index, site, (uint32_t)l->n_sites);
		if (rc < 0)
			return rc;
		i = (uint32_t)l->n_sites++;
		l->sites[i] = (struct tc_site_holds){ .site = site };
	}
	*out = &l->sites[i];
	return 0;
}

/* A hold is over: count how it overlaps with others at the place. */
static int add_hold(struct tc_locks *l, uint32_t lock, const struct hold *h)
{
	struct tc_lock *k = l->locks[lock];
	struct tc_site_holds *site;
	int rc = site_holds(l, k->site, &site);

	if (rc < 0)
		return rc;
	k->holds++;
	k->hold_ns = tc_wrap_add(k->hold_ns, tc_wrap_sub(h->end_ns, h->begin_ns));
	/* They come in the order of their ends. */
	for (uint32_t i = 0; i < SITE_HOLDS && i < site->n; i++) {
		const struct hold *o = &site->holds[(site->n - 1 - i) % SITE_HOLDS];
		uint32_t other;
		struct tc_overlap *pair;

		if (o->end_ns <= h->begin_ns)
			break;
		other = root_of(l, o->lock);
		if (other == lock)
			continue;
		rc = find_pair(l, lock, other, &pair);
		if (rc < 0)
			return rc;
		pair->ns += o->end_ns - (o->begin_ns > h->begin_ns ? o->begin_ns : h->begin_ns);
	}
	site->holds[site->n++ % SITE_HOLDS] = *h;
	return 0;
}

static void count_wait(struct tc_locks *l, struct tc_lock *k, const struct tc_span *s,
		       const struct attempt *a, bool is_hand_over)
{
	int64_t ns = tc_span_ns(s), begin = a->begin_ns;

	k->waits++;
	k->chained += a->is_chained;
	k->wait_ns = tc_wrap_add(k->wait_ns, ns);
	k->last_ns = s->end_ns;
	note_member(k, s->go->id, s->by);
	tc_bins_spread(&k->line, l->f->act->first_ns, s->begin_ns, s->end_ns);
	if (s->end_ns - begin > k->longest.end_ns - k->longest.begin_ns)
		k->longest = (struct tacho_evidence){ begin, s->end_ns, s->go->id, s->go->stack,
						      "longest wait" };
	if (k->unlock_votes == 0)
		k->unlock_stack = s->end_stack;
	if (k->unlock_stack == s->end_stack)
		k->unlock_votes++;
	else
		k->unlock_votes--;
	window_wait(k, begin, s->end_ns, is_hand_over);
}

/* Take back the first part of an attempt that lost: it is not a wait of its own. */
static void retract(struct tc_lock *k, const struct attempt *a)
{
	k->waits -= k->waits > 0;
	k->chained -= a->is_chained && k->chained > 0;
	k->hand_off_ns = tc_wrap_sub(k->hand_off_ns, tc_wrap_sub(a->ran_ns, a->end_ns));
}

static int wait_over(struct tc_locks *l, const struct tc_span *s, uint8_t kind)
{
	uint32_t site = tc_activity_place(l->f->act, s->go->stack)->site_id, lock = UINT32_MAX;
	struct tc_lock_attempt *w = TC_SLOT(struct tc_lock_attempt, &l->attempts, l->f->alloc, s->slot, s->go->id);
	struct tc_lock_attempt *u;
	struct attempt *pred, *last, now;
	bool is_retry;
	int rc = 0;

	if (!w)
		return TACHO_ENOMEM;
	u = tc_slots_get(&l->attempts, s->by_slot, s->by);
	pred = predecessor(u, kind, site);
	last = &w->a[0];
	is_retry = kind == TC_LOCK_MUTEX && last->state == ATTEMPT_GOT && last->site == site &&
		   last->kind == kind && !last->is_used && !last->is_unlocked;
	now = (struct attempt){ .begin_ns = is_retry ? last->begin_ns : s->begin_ns,
				.end_ns = s->end_ns,
				.site = site,
				.kind = kind,
				.state = ATTEMPT_WOKEN };
	if (is_retry) {
		lock = root_of(l, last->lock);
		retract(l->locks[lock], last);
	}
	if (pred) {
		struct hold h = { pred->ran_ns, s->end_ns, root_of(l, pred->lock) };

		if (lock != UINT32_MAX)
			rc = unite(l, lock, h.lock);
		lock = h.lock = root_of(l, h.lock);
		pred->is_used = true;
		if (rc == 0)
			rc = add_hold(l, lock, &h);
	}
	if (rc == 0 && lock == UINT32_MAX)
		rc = new_piece(l, s, kind, site, &lock);
	if (rc < 0 || lock == UINT32_MAX)
		return rc;
	now.is_chained = pred != NULL || (is_retry && last->is_chained);
	count_wait(l, l->locks[lock], s, &now, pred != NULL && !is_retry);
	now.lock = lock;
	if (!is_retry)
		memmove(&w->a[1], &w->a[0], sizeof(w->a) - sizeof(w->a[0]));
	w->a[0] = now;
	return 0;
}

static int wait_span(struct tc_locks *l, const struct tc_span *s)
{
	uint32_t flags = tc_activity_place(l->f->act, s->go->stack)->flags;
	uint32_t waker = tc_activity_place(l->f->act, s->end_stack)->flags;

	if (s->is_open || s->by == TACHO_NONE || s->next != TACHO_GO_RUNNABLE)
		return 0;
	switch (s->go->wait) {
	case TC_WAIT_CHAN_SEND: return wait_over(l, s, TC_LOCK_SEND);
	case TC_WAIT_CHAN_RECEIVE: return wait_over(l, s, TC_LOCK_RECEIVE);
	case TC_WAIT_SYNC: break;
	default: return 0;
	}
	if (waker & (TC_PLACE_UNLOCK | TC_PLACE_RW_RUNLOCK)) {
		struct tc_lock_attempt *u = tc_slots_get(&l->attempts, s->by_slot, s->by);

		for (int i = 0; u && i < OLD_ATTEMPTS; i++)
			u->a[i].is_unlocked = true;
	}
	/* For readers to finish, or as a reader: the pending writer's matter. */
	if (!(flags & (TC_PLACE_MUTEX_LOCK | TC_PLACE_RW_LOCK)) || (waker & TC_PLACE_RW_RUNLOCK) ||
	    (flags & TC_PLACE_GC))
		return 0;
	return wait_over(l, s, TC_LOCK_MUTEX);
}

int tc_locks_span(struct tc_locks *l, const struct tc_span *s)
{
	struct tc_lock_attempt *w;

	if (l->attempts.size == 0) {
		l->attempts.size = sizeof(struct tc_lock_attempt);
		tc_table_init(&l->overlaps, l->f->alloc);
		tc_table_init(&l->site_index, l->f->alloc);
	}
	if (s->state == TACHO_GO_WAITING)
		return wait_span(l, s);
	/* Runnable: the one that was woken runs. */
	w = tc_slots_get(&l->attempts, s->slot, s->go->id);
	if (w && w->a[0].state == ATTEMPT_WOKEN && s->next == TACHO_GO_RUNNING && !s->is_open) {
		struct tc_lock *k = l->locks[root_of(l, w->a[0].lock)];

		w->a[0].state = ATTEMPT_GOT;
		w->a[0].ran_ns = s->end_ns;
		k->hand_off_ns = tc_wrap_add(k->hand_off_ns, tc_span_ns(s));
	}
	return 0;
}

int tc_locks_finish(struct tc_locks *l)
{
	int rc = 0;

	if (l->n == 0)
		return 0;
	for (size_t i = 0; i < l->n; i++)
		if (l->locks[i]->parent == i)
			close_window(l->locks[i]);
	rc = join_pieces(l, INT64_MAX);
	return rc < 0 ? rc : compact(l);
}

void tc_locks_free(struct tc_locks *l)
{
	for (size_t i = 0; i < l->n; i++)
		tc_free(l->f->alloc, l->locks[i]);
	tc_free(l->f->alloc, l->locks);
	tc_free(l->f->alloc, l->attempts.p);
	tc_free(l->f->alloc, l->pairs);
	tc_free(l->f->alloc, l->sites);
	tc_table_fini(&l->overlaps);
	tc_table_fini(&l->site_index);
}

/* --- what rules ask ------------------------------------------------------------ */

double tc_lock_chain_share(const struct tc_lock *k)
{
	return tc_ratio((double)k->chained, (double)k->waits);
}

double tc_lock_mean_line(const struct tacho_findings *f, const struct tc_lock *k)
{
	return tc_ratio((double)k->wait_ns, (double)f->wall_ns);
}

bool tc_lock_is_convoy(const struct tacho_findings *f, const struct tc_lock *k)
{
	unsigned several = 0;

	for (unsigned i = 0; i < k->n_members; i++)
		several += k->members[i].has_several;
	/* A token that goes round in a ring: each gets it from the same one. */
	if (k->kind == TC_LOCK_RECEIVE && 2 * several <= k->n_members)
		return false;
	return tc_lock_chain_share(k) >= MIN_CHAIN_SHARE && k->n_members >= MIN_GOROUTINES &&
	       k->convoy_ns >= MIN_CONVOY_NS &&
	       (double)k->convoy_ns >= MIN_CONVOY_SHARE * (double)f->wall_ns;
}
