/* SPDX-License-Identifier: MIT */
/*
 * Records of Gs and Ps in slabs that are never unmapped; see rec.h. A P
 * keeps its number and the place in its sequence when another thread gets it.
 */
#include "tracer/rec.h"
#include "tracer/pages.h"

#include <pthread.h>
#include <string.h>

enum {
	SLAB_BYTES = 64 * 1024,
	SLAB_RECS = (SLAB_BYTES - 64) / sizeof(struct tc_rec),
	MAX_PS = 1 << 20,
	SPARES = 32, /* that a thread gets at a time; it keeps twice as many */
	IDS = 32     /* likewise */
};

struct rec_slab {
	struct rec_slab *next;
	size_t n;
	struct tc_rec rec[SLAB_RECS];
};

static struct {
	pthread_mutex_t lock;
	struct rec_slab *slabs, *last;
	struct tc_rec *ready[3]; /* by kind */
	uint64_t next_g, next_p;
	uint64_t open; /* the generation that is open or about to be, or the next one */
} recs = { .lock = PTHREAD_MUTEX_INITIALIZER, .next_g = 1 };

/* One that was never used; it remains of that kind, by which it is read. Under the lock. */
static struct tc_rec *rec_fresh(enum tc_rec_kind kind)
{
	struct rec_slab *s = recs.last;

	if (!s || s->n == SLAB_RECS) {
		s = tc_pages_map(sizeof(*s));
		if (!s)
			return NULL;
		if (recs.last)
			recs.last->next = s;
		else
			recs.slabs = s;
		recs.last = s;
	}
	s->rec[s->n].kind = kind;
	return &s->rec[s->n++];
}

/* A new owner's. */
static void rec_begin(struct tc_rec *r, bool foreign)
{
	if (r->kind == TC_REC_G) {
		r->seq = 0;
		r->seq_gen = 0;
	}
	/* relaxed: whoever reads them finds the state NONE */
	tc_store_relaxed(&r->foreign, foreign);
	tc_store_relaxed(&r->session, 0);
	tc_store_relaxed(&r->tid, 0);
	r->label = NULL;
	r->ranges = 0;
	r->stack_lo = 0;
	r->stack_hi = 0;
}

struct tc_rec *tc_rec_new(enum tc_rec_kind kind, bool foreign, uint64_t gen)
{
	struct tc_rec *r;

	pthread_mutex_lock(&recs.lock);
	r = recs.ready[kind];
	/* Rule 4. Few sections are old, so the others further down are not looked at. */
	if (r && r->freed > gen)
		r = NULL;
	if (r) {
		recs.ready[kind] = r->next;
	} else if (kind != TC_REC_P || recs.next_p < MAX_PS) {
		r = rec_fresh(kind);
		if (r && kind == TC_REC_P)
			tc_store_relaxed(&r->id, recs.next_p++);
	}
	/* relaxed: whoever reads it finds the state NONE */
	if (r && kind == TC_REC_G)
		tc_store_relaxed(&r->id, recs.next_g++);
	if (r)
		rec_begin(r, foreign);
	pthread_mutex_unlock(&recs.lock);
	return r;
}

/* Under the lock. */
static void rec_ready(struct tc_rec *r)
{
	r->freed = recs.open;
	r->next = recs.ready[r->kind];
	recs.ready[r->kind] = r;
}

void tc_rec_free(struct tc_rec *r)
{
	pthread_mutex_lock(&recs.lock);
	rec_ready(r);
	pthread_mutex_unlock(&recs.lock);
}

struct tc_rec *tc_rec_new_spare(struct tc_rec_spares *s)
{
	struct tc_rec *r = s->first;

	if (!r || s->id == s->id_end)
		return NULL;
	s->first = r->next;
	s->n--;
	/* relaxed: whoever reads it finds the state NONE */
	tc_store_relaxed(&r->id, s->id++);
	rec_begin(r, true);
	return r;
}

bool tc_rec_refill(struct tc_rec_spares *s)
{
	pthread_mutex_lock(&recs.lock);
	if (s->id == s->id_end) {
		s->id = recs.next_g;
		recs.next_g += IDS;
		s->id_end = recs.next_g;
	}
	while (s->n < SPARES) {
		struct tc_rec *r = recs.ready[TC_REC_G];

		if (r)
			recs.ready[TC_REC_G] = r->next;
		else if (!(r = rec_fresh(TC_REC_G)))
			break;
		r->next = s->first;
		s->first = r;
		s->n++;
	}
	pthread_mutex_unlock(&recs.lock);
	return s->first != NULL;
}

/* All but `keep`. */
static void spares_out(struct tc_rec_spares *s, uint32_t keep)
{
	struct tc_rec *r;

	pthread_mutex_lock(&recs.lock);
	while (s->n > keep) {
		r = s->first;
		s->first = r->next;
		s->n--;
		rec_ready(r);
	}
	pthread_mutex_unlock(&recs.lock);
}

void tc_rec_free_spare(struct tc_rec_spares *s, struct tc_rec *r)
{
	r->next = s->first;
	s->first = r;
	if (++s->n > 2 * SPARES)
		spares_out(s, SPARES);
}

void tc_rec_give_back(struct tc_rec_spares *s)
{
	if (s->n)
		spares_out(s, 0);
}

void tc_rec_turn(uint64_t next)
{
	pthread_mutex_lock(&recs.lock);
	recs.open = next;
	pthread_mutex_unlock(&recs.lock);
}

void tc_rec_each(void (*fn)(struct tc_rec *r, void *ctx), void *ctx)
{
	struct rec_slab *s;
	size_t n;

	pthread_mutex_lock(&recs.lock);
	s = recs.slabs;
	pthread_mutex_unlock(&recs.lock);
	while (s) {
		pthread_mutex_lock(&recs.lock);
		n = s->n;
		pthread_mutex_unlock(&recs.lock);
		for (size_t i = 0; i < n; i++)
			fn(&s->rec[i], ctx);
		pthread_mutex_lock(&recs.lock);
		s = s->next;
		pthread_mutex_unlock(&recs.lock);
	}
}

void tc_rec_lock(void)
{
	pthread_mutex_lock(&recs.lock);
}

void tc_rec_unlock(void)
{
	pthread_mutex_unlock(&recs.lock);
}

static void rec_forget(struct tc_rec *r, void *ctx)
{
	(void)ctx;
	/* relaxed: one thread is left. Whoever had it is not in this process. */
	tc_store_relaxed(&r->state, r->kind == TC_REC_P ? TC_IDLE : TC_NONE);
}

void tc_rec_after_fork(void)
{
	pthread_mutex_init(&recs.lock, NULL);
	tc_rec_each(rec_forget, NULL);
}
