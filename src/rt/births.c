/* SPDX-License-Identifier: MIT */
/*
 * Records of goroutines that have been created and have not begun. They have no stack: a
 * fan-out of a million tasks needs as many of these, and stacks for the few that have begun
 * at a time.
 *
 * Slabs are never unmapped, since dumps may look at any of them. Free ones: a list for each
 * P, without a lock, and a common one under a lock. Last in, first out.
 *
 * A record is written by whoever creates the goroutine, before it is put into a queue, and
 * read by whoever takes it off and begins it; the queue orders both (core.h, invariant 1).
 */
#include "base/alloc.h"
#include "rt/core.h"

#include <errno.h>
#include <string.h>

enum {
	PER_SLAB = 256,
	LOCAL = 256 /* free ones that a P keeps: as many as its queue holds */
};

struct slab {
	struct slab *next;
	struct tc_rt_g *records;
};

static struct {
	struct tc_rt_lock lock;
	tc_atomic_uintptr slabs; /* the first; only ever added to */
	struct tc_rt_g *free;
} births;

/* Without a lock, for those who have stopped the others. */
static struct slab *first_slab(void)
{
	/* acq: pairs with [P43] store in slab_new; its records, and the next ones. */
	return (struct slab *)tc_load_acq(&births.slabs);
}

/* Under the lock. */
static bool slab_new(void)
{
	struct slab *s = TC_TEST_REFUSES() ? NULL : tc_calloc(NULL, 1, sizeof(*s));
	size_t cap = 0;

	if (!s)
		return false;
	if (TC_TEST_REFUSES() || TC_GROW_LINES(NULL, &s->records, &cap, PER_SLAB, 0) != 0) {
		tc_free(NULL, s);
		return false;
	}
	memset((void *)s->records, 0, PER_SLAB * sizeof(*s->records));
	for (int i = 0; i < PER_SLAB; i++) {
		s->records[i].link = births.free;
		births.free = &s->records[i];
	}
	s->next = first_slab();
	/* rel: pairs with [P43] load in first_slab; its records, and the next ones. */
	tc_store_rel(&births.slabs, (uintptr_t)s);
	return true;
}

struct tc_rt_g *tc_rt_unborn_get_slow(struct tc_rt_p *p)
{
	struct tc_rt_g *g = NULL;

	tc_rt_lock(&births.lock);
	if (births.free || slab_new()) {
		g = births.free;
		births.free = g->link;
	}
	while (g && p && births.free && p->n_unborn < LOCAL / 2) {
		struct tc_rt_g *more = births.free;

		births.free = more->link;
		more->link = p->unborn;
		p->unborn = more;
		p->n_unborn++;
	}
	tc_rt_unlock(&births.lock);
	if (!g)
		tc_rt_trouble(TC_RT_NO_STACK, ENOMEM);
	return g;
}

/* All but `keep` of a P's go to the common list. */
static void spill(struct tc_rt_p *p, uint32_t keep)
{
	tc_rt_lock(&births.lock);
	while (p->n_unborn > keep) {
		struct tc_rt_g *g = p->unborn;

		p->unborn = g->link;
		p->n_unborn--;
		g->link = births.free;
		births.free = g;
	}
	tc_rt_unlock(&births.lock);
}

void tc_rt_unborn_flush(struct tc_rt_p *p)
{
	spill(p, 0);
}

void tc_rt_unborn_put(struct tc_rt_p *p, struct tc_rt_g *g)
{
	/* relaxed: a hint for dumps */
	tc_store_relaxed(&g->state, TC_RT_G_FREE);
	if (p) {
		g->link = p->unborn;
		p->unborn = g;
		if (++p->n_unborn > LOCAL)
			spill(p, LOCAL / 2);
		return;
	}
	tc_rt_lock(&births.lock);
	g->link = births.free;
	births.free = g;
	tc_rt_unlock(&births.lock);
}

void tc_rt_unborn_each(void (*fn)(struct tc_rt_g *g, void *ctx), void *ctx)
{
	for (struct slab *s = first_slab(); s; s = s->next)
		for (int i = 0; i < PER_SLAB; i++)
			/* relaxed: a hint */
			if (tc_load_relaxed(&s->records[i].state) != TC_RT_G_FREE)
				fn(&s->records[i], ctx);
}

void tc_rt_unborn_after_fork(void)
{
	/* What the parent's goroutines have stays. */
	static struct slab *of_parent;

	of_parent = first_slab();
	(void)of_parent;
	memset((void *)&births, 0, sizeof(births));
}
