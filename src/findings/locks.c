/* SPDX-License-Identifier: MIT */
/* Who hands which lock over to whom; see locks.h. */
#include "findings/locks.h"

#include <string.h>

/* Holds of two pieces that overlap by more than this share of the shorter: two locks. */
#define MAX_OVERLAP 0.15
/* Two pieces of a pool: of those who wait for the one, so many wait for the other too. */
#define MIN_COMMON 0.5

enum {
	OLD_ATTEMPTS = 3,
	SITE_HOLDS = 16,
	PIECES = 16, /* of a place, at a time */
	/* Places with a contended lock; beyond, they are not looked at. 0.7 kB each, busy ones 6. */
	MAX_SITES = 8192
};

enum attempt_state {
	ATTEMPT_NONE,
	ATTEMPT_WOKEN, /* and did not run since */
	ATTEMPT_GOT    /* it seems */
};

struct attempt {
	int64_t begin_ns, end_ns, ran_ns;
	uint32_t site; /* index */
	uint32_t serial;
	uint8_t piece; /* which of the site's; another one now if the serial differs */
	uint8_t state, kind;
	bool is_used;     /* it handed over */
	bool is_chained;  /* it came by hand-over */
	bool is_unlocked; /* it unlocked something since */
};

/* Of a goroutine, the latest first. */
struct tc_lock_attempt {
	struct attempt a[OLD_ATTEMPTS];
	struct tc_lock_attempt *next; /* spare */
};

struct hold {
	int64_t begin_ns, end_ns;
	uint8_t piece;
};

struct site_holds {
	int64_t overlap_ns[PIECES][PIECES]; /* symmetric */
	uint32_t n;
	struct hold last[SITE_HOLDS]; /* a ring */
};

struct tc_lock_site {
	uint8_t kind;
	struct tc_lock *pieces[PIECES];
	struct site_holds *holds; /* NULL: nobody handed anything over so far */
};

/* --- pieces ------------------------------------------------------------------- */

static void note_everyone(struct tc_lock *k, int64_t g)
{
	uint64_t hash = (uint64_t)g * 0x9e3779b97f4a7c15u >> 56;

	k->everyone[hash / 64] |= 1ULL << hash % 64;
}

static void note_member(struct tc_lock_more *k, int64_t g, int64_t waker)
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

/* It turns out to be worth the memory. */
static int make_more(const struct tc_locks *l, struct tc_lock *k)
{
	struct tc_lock_more *m;

	if (k->more)
		return 0;
	m = tc_calloc(l->f->alloc, 1, sizeof(*m));
	if (!m)
		return TACHO_ENOMEM;
	for (unsigned i = 0; i < k->n_first; i++) {
		const struct tc_lock_wait *w = &k->first[i];

		note_member(m, w->g, w->waker);
		tc_bins_spread(&m->line, l->f->act->first_ns, w->begin_ns, w->end_ns);
	}
	for (uint32_t i = 0; i < k->window.n_ends; i++)
		m->ends_ns[i] = tc_lock_end_of(k, k->window.n_ends - 1 - i);
	k->more = m;
	return 0;
}

static void free_lock(const struct tc_locks *l, struct tc_lock *k)
{
	if (k)
		tc_free(l->f->alloc, k->more);
	tc_free(l->f->alloc, k);
}

/* Both have `more`. */
static void absorb_more(struct tc_lock_more *to, const struct tc_lock_more *from)
{
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

/* Add what is known of a piece to another. Both have `more`. */
static void absorb(struct tc_lock *to, struct tc_lock *from)
{
	tc_lock_close_window(from);
	to->waits += from->waits;
	to->chained += from->chained;
	to->released += from->released;
	to->holds += from->holds;
	to->wait_ns = tc_wrap_add(to->wait_ns, from->wait_ns);
	to->hold_ns = tc_wrap_add(to->hold_ns, from->hold_ns);
	to->hand_off_ns = tc_wrap_add(to->hand_off_ns, from->hand_off_ns);
	to->window_wait_ns += from->window_wait_ns;
	to->window_squares += from->window_squares;
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
	for (unsigned i = 0; i < 4; i++)
		to->everyone[i] |= from->everyone[i];
	absorb_more(to->more, from->more);
}

/* y is a piece of the same lock as x: it becomes part of it. */
static int unite(struct tc_locks *l, struct tc_lock_site *site, unsigned x, unsigned y)
{
	struct site_holds *h = site->holds;
	int rc = make_more(l, site->pieces[x]);

	if (rc == 0)
		rc = make_more(l, site->pieces[y]);
	if (rc < 0)
		return rc;
	absorb(site->pieces[x], site->pieces[y]);
	free_lock(l, site->pieces[y]);
	site->pieces[y] = NULL;
	for (unsigned i = 0; h && i < PIECES; i++) {
		if (i != x)
			h->overlap_ns[x][i] = h->overlap_ns[i][x] =
				tc_wrap_add(h->overlap_ns[x][i], h->overlap_ns[y][i]);
		h->overlap_ns[y][i] = h->overlap_ns[i][y] = 0;
	}
	if (h)
		h->overlap_ns[x][x] = 0;
	for (unsigned i = 0; h && i < SITE_HOLDS; i++)
		if (h->last[i].piece == y)
			h->last[i].piece = (uint8_t)x;
	return 0;
}

/* --- joining pieces at one place ----------------------------------------------- */

/* A lock has one holder: overlap of holds, as a share of the shorter ones. */
static double overlap_share(const struct tc_lock_site *site, unsigned x, unsigned y)
{
	int64_t a = site->pieces[x]->hold_ns, b = site->pieces[y]->hold_ns;

	return tc_ratio(site->holds ? (double)site->holds->overlap_ns[x][y] : 0,
			(double)(a < b ? a : b));
}

/*
 * The piece that another one may belong to: the largest of those that it does not
 * overlap with. PIECES if there is none; `force`: the one with the least overlap.
 */
static unsigned partner_of(const struct tc_lock_site *site, unsigned y, bool force)
{
	unsigned best = PIECES, least = PIECES;

	for (unsigned x = 1; x < PIECES; x++) {
		if (x == y || !site->pieces[x])
			continue;
		if (overlap_share(site, x, y) <= MAX_OVERLAP &&
		    (best == PIECES || site->pieces[x]->waits > site->pieces[best]->waits))
			best = x;
		if (least == PIECES || overlap_share(site, x, y) < overlap_share(site, least, y))
			least = x;
	}
	return best == PIECES && force ? least : best;
}

/* Make room among the pieces of a place; *out is the one that is free. */
static int make_room(struct tc_locks *l, struct tc_lock_site *site, unsigned *out)
{
	struct site_holds *h = site->holds;
	unsigned oldest = 1;

	for (unsigned i = 1; i < PIECES; i++) {
		*out = i;
		if (!site->pieces[i])
			return 0;
		if (site->pieces[i]->last_ns < site->pieces[oldest]->last_ns)
			oldest = i;
	}
	if (site->kind == TC_LOCK_MUTEX) {
		*out = oldest;
		return unite(l, site, partner_of(site, oldest, true), oldest);
	}
	/* Channels are not joined: the smaller of the two oldest goes. */
	for (unsigned i = 1; i < PIECES; i++)
		if (site->pieces[i]->waits < site->pieces[oldest]->waits / 16)
			oldest = i;
	free_lock(l, site->pieces[oldest]);
	site->pieces[oldest] = NULL;
	for (unsigned i = 0; h && i < PIECES; i++)
		h->overlap_ns[oldest][i] = h->overlap_ns[i][oldest] = 0;
	*out = oldest;
	return 0;
}

static int new_piece(struct tc_locks *l, struct tc_lock_site *site, unsigned i, uint32_t stack)
{
	struct tc_lock *k = tc_calloc(l->f->alloc, 1, sizeof(*k));

	if (!k)
		return TACHO_ENOMEM;
	k->kind = site->kind;
	k->serial = ++l->serial;
	k->stack = stack;
	site->pieces[i] = k;
	return 0;
}

/* --- one wait ----------------------------------------------------------------- */

/* The piece of an attempt, unless it was given up meanwhile. */
static struct tc_lock *piece_of(const struct tc_locks *l, const struct attempt *a)
{
	struct tc_lock *k = l->sites[a->site].pieces[a->piece];

	return k && k->serial == a->serial ? k : NULL;
}

/* Of a goroutine that waits at a lock. NULL when out of memory. */
static struct tc_lock_attempt *attempts_of(struct tc_locks *l, struct tc_rule_g *g)
{
	if (g->attempts)
		return g->attempts;
	g->attempts = l->spare;
	if (l->spare) {
		l->spare = l->spare->next;
		*g->attempts = (struct tc_lock_attempt){ .next = NULL };
	} else {
		g->attempts = tc_calloc(l->f->alloc, 1, sizeof(*g->attempts));
	}
	return g->attempts;
}

void tc_locks_give_back(struct tc_locks *l, struct tc_lock_attempt *w)
{
	w->next = l->spare;
	l->spare = w;
}

/* Of the goroutine that ended a wait; NULL: none. */
static struct tc_lock_attempt *attempts_by(const struct tc_locks *l, const struct tc_span *s)
{
	struct tc_rule_g *by = tc_rule_g_of(l->f, s->by_slot, s->by);

	return by ? by->attempts : NULL;
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

/*
 * The piece that U took without waiting, between what it handed over and now: behind a
 * condition who comes first takes what is free, whoever was woken. 0: not known.
 */
static uint8_t taken_again(const struct tc_locks *l, const struct tc_lock_attempt *u, uint8_t kind,
			   uint32_t site)
{
	for (int i = 0; u && kind == TC_LOCK_COND && i < OLD_ATTEMPTS; i++) {
		const struct attempt *a = &u->a[i];

		if (a->state == ATTEMPT_GOT && a->is_used && a->kind == kind && a->site == site &&
		    piece_of(l, a))
			return a->piece;
	}
	return 0;
}

static int find_site_slowly(struct tc_locks *l, uint32_t stack, uint8_t kind, uint32_t *out)
{
	uint64_t key = (uint64_t)tc_activity_place(l->f->act, stack)->site_id << 3 | kind;
	uint32_t i;
	int rc;

	if (l->n_sites == 0)
		tc_table_init(&l->site_index, l->f->alloc);
	i = tc_table_get(&l->site_index, key);
	*out = UINT32_MAX;
	if (i == TC_TABLE_NONE && l->n_sites >= MAX_SITES)
		return 0;
	if (i == TC_TABLE_NONE) {
		rc = TC_GROW(l->f->alloc, &l->sites, &l->cap_sites, l->n_sites + 1, UINT32_MAX - 1);
		if (rc == 0)
			rc = tc_table_put(&l->site_index, key, (uint32_t)l->n_sites);
		if (rc < 0)
			return rc;
		i = (uint32_t)l->n_sites++;
		l->sites[i] = (struct tc_lock_site){ .kind = kind };
	}
	*out = i;
	/* Number 0 is always there, and never given up. */
	return l->sites[i].pieces[0] ? 0 : new_piece(l, &l->sites[i], 0, stack);
}

static int find_site(struct tc_locks *l, uint32_t stack, uint8_t kind, uint32_t *out)
{
	size_t had = l->cap_recent;
	int rc;

	if (stack < had && l->recent[stack].site && l->recent[stack].kind == kind) {
		*out = l->recent[stack].site - 1;
		return 0;
	}
	rc = TC_GROW(l->f->alloc, &l->recent, &l->cap_recent, (size_t)stack + 1, 0);
	if (rc < 0)
		return rc;
	if (l->cap_recent > had)
		memset(l->recent + had, 0, (l->cap_recent - had) * sizeof(*l->recent));
	rc = find_site_slowly(l, stack, kind, out);
	if (rc == 0 && *out != UINT32_MAX)
		l->recent[stack] = (struct tc_lock_recent){ *out + 1, kind };
	return rc;
}

/* A hold is over: count how it overlaps with others at the place. */
static void add_hold(struct tc_lock_site *site, unsigned piece, int64_t begin, int64_t end)
{
	struct tc_lock *k = site->pieces[piece];
	struct site_holds *h = site->holds;

	k->holds++;
	k->hold_ns = tc_wrap_add(k->hold_ns, tc_wrap_sub(end, begin));
	/* They come in the order of their ends. */
	for (uint32_t i = 0; i < SITE_HOLDS && i < h->n; i++) {
		const struct hold *o = &h->last[(h->n - 1 - i) % SITE_HOLDS];
		int64_t ns;

		if (o->end_ns <= begin)
			break;
		if (o->piece == piece)
			continue;
		ns = o->end_ns - (o->begin_ns > begin ? o->begin_ns : begin);
		h->overlap_ns[piece][o->piece] = tc_wrap_add(h->overlap_ns[piece][o->piece], ns);
		h->overlap_ns[o->piece][piece] = h->overlap_ns[piece][o->piece];
	}
	h->last[h->n++ % SITE_HOLDS] = (struct hold){ begin, end, (uint8_t)piece };
}

/*
 * Did the waker make room in a channel, or close it? The latter's leaf is the function that
 * closes it, not one of the runtime's.
 */
static bool is_released(const struct tc_locks *l, const struct tc_span *s)
{
	uint32_t flags = tc_activity_place(l->f->act, s->end_stack)->flags;
	bool is_channel = s->go->wait == TC_WAIT_CHAN_RECEIVE || s->go->wait == TC_WAIT_SELECT;

	return is_channel && ((flags & TC_PLACE_RECEIVES) || !(flags & TC_PLACE_CHANNEL));
}

static int count_wait(struct tc_locks *l, struct tc_lock *k, const struct tc_span *s,
		      const struct attempt *a, bool is_hand_over)
{
	int64_t ns = tc_span_ns(s), begin = a->begin_ns;
	int rc = k->n_first == TC_LOCK_FIRST ? make_more(l, k) : 0;

	if (rc < 0)
		return rc;
	k->waits++;
	k->chained += a->is_chained;
	k->released += is_released(l, s);
	k->wait_ns = tc_wrap_add(k->wait_ns, ns);
	k->last_ns = s->end_ns;
	note_everyone(k, s->go->id);
	if (k->more) {
		note_member(k->more, s->go->id, s->by);
		tc_bins_spread(&k->more->line, l->f->act->first_ns, s->begin_ns, s->end_ns);
	}
	if (s->end_ns - begin > k->longest.end_ns - k->longest.begin_ns)
		k->longest = (struct tacho_evidence){ begin, s->end_ns, s->go->id, s->go->stack,
						      "longest wait" };
	if (k->unlock_votes == 0)
		k->unlock_stack = s->end_stack;
	if (k->unlock_stack == s->end_stack)
		k->unlock_votes++;
	else
		k->unlock_votes--;
	tc_lock_window_wait(k, begin, s->end_ns, is_hand_over);
	if (!k->more)
		k->first[k->n_first++] =
			(struct tc_lock_wait){ s->begin_ns, s->end_ns, s->go->id, s->by };
	return 0;
}

/* Take back the first part of an attempt that lost: it is not a wait of its own. */
static void retract(struct tc_lock *k, const struct attempt *a)
{
	k->waits -= k->waits > 0;
	k->chained -= a->is_chained && k->chained > 0;
	k->hand_off_ns = tc_wrap_sub(k->hand_off_ns, tc_wrap_sub(a->ran_ns, a->end_ns));
}

/* Hand-over from an attempt: its piece, made now if it was a single wait so far. */
static int hand_over(struct tc_locks *l, struct attempt *pred, int64_t now)
{
	struct tc_lock_site *site = &l->sites[pred->site];
	unsigned piece;
	int rc = 0;

	if (!site->holds && !(site->holds = tc_calloc(l->f->alloc, 1, sizeof(*site->holds))))
		return TACHO_ENOMEM;
	if (pred->piece == 0 || !piece_of(l, pred)) {
		rc = make_room(l, site, &piece);
		if (rc < 0)
			return rc;
		pred->piece = (uint8_t)piece;
		rc = new_piece(l, site, pred->piece, site->pieces[0]->stack);
		if (rc == 0)
			pred->serial = site->pieces[pred->piece]->serial;
	}
	pred->is_used = true;
	if (rc == 0)
		add_hold(site, pred->piece, pred->ran_ns, now);
	return rc;
}

static int wait_over(struct tc_locks *l, const struct tc_span *s, struct tc_rule_g *g, uint8_t kind)
{
	struct tc_lock_attempt *w = attempts_of(l, g);
	struct attempt *pred, *last, now = { .state = ATTEMPT_WOKEN, .kind = kind };
	struct tc_lock *k;
	bool is_retry;
	int rc;

	if (!w)
		return TACHO_ENOMEM;
	rc = find_site(l, s->go->stack, kind, &now.site);
	if (rc < 0 || now.site == UINT32_MAX)
		return rc;
	pred = predecessor(attempts_by(l, s), kind, now.site);
	last = &w->a[0];
	is_retry = (kind == TC_LOCK_MUTEX || kind == TC_LOCK_COND) && last->state == ATTEMPT_GOT &&
		   last->site == now.site && last->kind == kind && !last->is_used &&
		   !last->is_unlocked;
	now.begin_ns = is_retry ? last->begin_ns : s->begin_ns;
	now.end_ns = s->end_ns;
	now.is_chained = pred || (is_retry && last->is_chained);
	k = is_retry ? piece_of(l, last) : NULL;
	if (k)
		retract(k, last);
	if (pred) {
		rc = hand_over(l, pred, s->end_ns);
		if (rc < 0)
			return rc;
	}
	/* Both waits of an attempt that lost are for the same lock. */
	if (k && pred && last->piece && last->site == pred->site && last->piece != pred->piece &&
	    piece_of(l, last))
		rc = unite(l, &l->sites[pred->site], pred->piece, last->piece);
	else if (k && !pred && piece_of(l, last))
		pred = last;
	if (pred) {
		now.site = pred->site;
		now.piece = pred->piece;
	} else {
		now.piece = taken_again(l, attempts_by(l, s), kind, now.site);
	}
	k = l->sites[now.site].pieces[now.piece];
	now.serial = k->serial;
	if (rc == 0)
		rc = count_wait(l, k, s, &now, now.is_chained && !is_retry);
	if (!is_retry)
		memmove(&w->a[1], &w->a[0], sizeof(w->a) - sizeof(w->a[0]));
	w->a[0] = now;
	g->is_marked = true;
	return rc;
}

static int wait_span(struct tc_locks *l, const struct tc_span *s, struct tc_rule_g *g)
{
	uint32_t flags = tc_activity_place(l->f->act, s->go->stack)->flags;
	uint32_t waker = tc_activity_place(l->f->act, s->end_stack)->flags;

	if (s->is_open || s->by == TACHO_NONE || s->next != TACHO_GO_RUNNABLE)
		return 0;
	switch (s->go->wait) {
	case TC_WAIT_CHAN_SEND: return wait_over(l, s, g, TC_LOCK_SEND);
	case TC_WAIT_CHAN_RECEIVE: return wait_over(l, s, g, TC_LOCK_RECEIVE);
	case TC_WAIT_SELECT: return wait_over(l, s, g, TC_LOCK_SELECT);
	case TC_WAIT_COND: return wait_over(l, s, g, TC_LOCK_COND);
	case TC_WAIT_SYNC: break;
	default: return 0;
	}
	if (waker & (TC_PLACE_UNLOCK | TC_PLACE_RW_RUNLOCK)) {
		struct tc_lock_attempt *u = attempts_by(l, s);

		for (int i = 0; u && i < OLD_ATTEMPTS; i++)
			u->a[i].is_unlocked = true;
	}
	if (flags & TC_PLACE_SEMAPHORE)
		return wait_over(l, s, g, TC_LOCK_SEMAPHORE);
	/* For readers to finish, or as a reader: the pending writer's matter. */
	if (!(flags & (TC_PLACE_MUTEX_LOCK | TC_PLACE_RW_LOCK)) || (waker & TC_PLACE_RW_RUNLOCK) ||
	    (flags & TC_PLACE_GC))
		return 0;
	return wait_over(l, s, g, TC_LOCK_MUTEX);
}

int tc_locks_span(struct tc_locks *l, const struct tc_span *s, struct tc_rule_g *g)
{
	struct tc_lock_attempt *w = g->attempts;

	if (s->state == TACHO_GO_WAITING)
		return wait_span(l, s, g);
	/* Runnable: the one that was woken runs. */
	if (w && w->a[0].state == ATTEMPT_WOKEN && s->next == TACHO_GO_RUNNING && !s->is_open) {
		struct tc_lock *k = piece_of(l, &w->a[0]);

		w->a[0].state = ATTEMPT_GOT;
		w->a[0].ran_ns = s->end_ns;
		if (k)
			k->hand_off_ns = tc_wrap_add(k->hand_off_ns, tc_span_ns(s));
	}
	return 0;
}

/* The largest pieces first, so that the others find them. */
static int join_site(struct tc_locks *l, struct tc_lock_site *site)
{
	bool again = true;
	int rc = 0;

	while (again && rc == 0) {
		again = false;
		for (unsigned y = 1; y < PIECES && !again; y++) {
			unsigned x = site->pieces[y] ? partner_of(site, y, false) : PIECES;

			if (x < PIECES && site->pieces[x]->waits >= site->pieces[y]->waits) {
				rc = unite(l, site, x, y);
				again = true;
			}
		}
	}
	return rc;
}

/* Waits without a hand-over belong to the lock of the place, if that is one. */
static int join_loose(struct tc_locks *l, struct tc_lock_site *site)
{
	unsigned largest = 0;

	for (unsigned i = 1; i < PIECES; i++)
		if (site->pieces[i] &&
		    (!largest || site->pieces[i]->waits > site->pieces[largest]->waits))
			largest = i;
	return largest ? unite(l, site, largest, 0) : 0;
}

static double common_share(const struct tc_lock *x, const struct tc_lock *y)
{
	int nx = 0, ny = 0, both = 0;

	for (unsigned i = 0; i < 4; i++) {
		nx += __builtin_popcountll(x->everyone[i]);
		ny += __builtin_popcountll(y->everyone[i]);
		both += __builtin_popcountll(x->everyone[i] & y->everyone[i]);
	}
	return tc_ratio(both, nx < ny ? nx : ny);
}

static void find_pools(struct tc_lock_site *site)
{
	for (unsigned x = 1; x < PIECES; x++) {
		for (unsigned y = x + 1; y < PIECES; y++) {
			struct tc_lock *a = site->pieces[x], *b = site->pieces[y];

			if (a && b && overlap_share(site, x, y) > MAX_OVERLAP &&
			    common_share(a, b) >= MIN_COMMON)
				a->is_pool = b->is_pool = true;
		}
	}
}

int tc_locks_finish(struct tc_locks *l)
{
	size_t n = 0;

	for (size_t i = 0; i < l->n_sites; i++) {
		struct tc_lock_site *site = &l->sites[i];

		for (unsigned k = 0; k < PIECES; k++)
			if (site->pieces[k])
				tc_lock_close_window(site->pieces[k]);
		if (site->kind == TC_LOCK_MUTEX) {
			int rc = join_site(l, site);

			if (rc == 0)
				rc = join_loose(l, site);
			if (rc < 0)
				return rc;
		} else {
			find_pools(site);
		}
		for (unsigned k = 0; k < PIECES; k++)
			n += site->pieces[k] != NULL;
	}
	if (n == 0)
		return 0;
	l->locks = tc_calloc(l->f->alloc, n, sizeof(*l->locks));
	if (!l->locks)
		return TACHO_ENOMEM;
	for (size_t i = 0; i < l->n_sites; i++)
		for (unsigned k = 0; k < PIECES; k++)
			if (l->sites[i].pieces[k])
				l->locks[l->n++] = l->sites[i].pieces[k];
	return 0;
}

void tc_locks_free(struct tc_locks *l)
{
	for (size_t i = 0; i < l->n_sites; i++) {
		tc_free(l->f->alloc, l->sites[i].holds);
		for (unsigned k = 0; k < PIECES; k++)
			free_lock(l, l->sites[i].pieces[k]);
	}
	tc_free(l->f->alloc, l->sites);
	tc_free(l->f->alloc, l->locks);
	tc_free(l->f->alloc, l->recent);
	while (l->spare) {
		struct tc_lock_attempt *w = l->spare;

		l->spare = w->next;
		tc_free(l->f->alloc, w);
	}
	tc_table_fini(&l->site_index);
}
