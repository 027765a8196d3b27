/* SPDX-License-Identifier: MIT */
/*
 * Stacks, each with its goroutine's record at the top and a guard below, in slabs of
 * one size that are never unmapped: dumps and late wakers may look at any of them.
 *
 * A guard is a mark in the page table where the kernel can do that (Linux 6.13); else
 * a mapping of its own, for as many as a process may have; beyond that a pattern in
 * the lowest words, which is looked at when the goroutine leaves its P.
 *
 * Free ones: a list for each P (the default size; no lock), and one for each size
 * under a lock. Last in, first out, since what was used lately is in the caches. Of what
 * nobody has needed for a second half goes cold: its pages, with the record, are given
 * back to the system and read as zeros, which means free.
 */
#include "base/alloc.h"
#include "rt/core.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#ifndef MADV_GUARD_INSTALL
# define MADV_GUARD_INSTALL 102
#endif

enum {
	PAGE = 4096,
	SMALLEST = 16 << 10,
	SLAB_BYTES = 4 << 20,
	SLAB_MIN = 4,       /* stacks, of the large sizes */
	MAX_MAPPED = 16000, /* guards that are mappings; the kernel allows 65 530 mappings */
	LOCAL = 64,         /* free ones that a P keeps */
	CANARY_WORDS = 8,
	POOL_MIN = 256,    /* free ones of each size that stay warm */
	TRIM_AT_ONCE = 64, /* few: Ps are not retaken meanwhile */
	TRIM_NS = 1000000000,
	TRIM_STEP_NS = 2000000,
	COLORS = 8 /* records at different lines, else all would share a few sets of the cache */
};

#define CANARY UINT64_C(0x7461636f20737461)

struct slab {
	struct slab *next;
	uint8_t *memory;
	uint32_t n;
	tc_atomic_u32 used;
	/* Under the lock: those that are cold, and the list of slabs that have any. */
	struct slab *next_cold;
	uint32_t n_cold;
	struct {
		uint16_t cold; /* the first n_cold: which ones */
		bool guarded;  /* this one: the lowest page is no part of it */
	} slots[];
};

static struct {
	struct tc_rt_lock lock;
	struct tc_rt_g *free[TC_RT_CLASSES];
	uint32_t n_free[TC_RT_CLASSES], least_free[TC_RT_CLASSES]; /* since the last trim */
	uint32_t to_trim[TC_RT_CLASSES];                           /* the monitor's */
	bool is_trimming;                                          /* the monitor's */
	struct slab *slabs[TC_RT_CLASSES], *fresh[TC_RT_CLASSES], *cold[TC_RT_CLASSES];
	uint32_t mapped_guards;
	bool no_marks; /* the kernel cannot mark guards in the page table */
	uint64_t n;
} stacks;

static size_t class_bytes(uint32_t class)
{
	return (size_t)SMALLEST << class;
}

int tc_rt_class_of(uint64_t bytes)
{
	int class = 0;

	if (bytes < TACHO_RT_STACK_MIN || bytes > TACHO_RT_STACK_MAX)
		return -1;
	while (class_bytes((uint32_t) class) < bytes)
		class ++;
	return class;
}

static struct tc_rt_g *slot_g(const struct slab *s, uint32_t class, uint32_t i)
{
	size_t size = class_bytes(class), record = (sizeof(struct tc_rt_g) + 63) & ~(size_t)63;

	return (struct tc_rt_g *)(void *)(s->memory + (i + 1) * size - record - (i % COLORS) * 64);
}

/* Under the lock. */
static struct slab *slab_new(uint32_t class)
{
	size_t size = class_bytes(class);
	uint32_t n = (uint32_t)(SLAB_BYTES / size > SLAB_MIN ? SLAB_BYTES / size : SLAB_MIN);
	struct slab *s =
		TC_TEST_REFUSES() ? NULL : tc_calloc(NULL, 1, sizeof(*s) + n * sizeof(s->slots[0]));
	void *memory;

	if (!s)
		return NULL;
	memory = TC_TEST_REFUSES() ? MAP_FAILED
				   : mmap(NULL, n * size, PROT_READ | PROT_WRITE,
					  MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	if (memory == MAP_FAILED) {
		tc_free(NULL, s);
		return NULL;
	}
	/* Else the first byte of one stack would cost a huge page. */
	(void)madvise(memory, n * size, MADV_NOHUGEPAGE);
	s->memory = memory;
	s->n = n;
	s->next = stacks.slabs[class];
	stacks.slabs[class] = s;
	stacks.fresh[class] = s;
	return s;
}

/* The lowest page of a stack can be no part of it from here on. */
static bool install_guard(uint8_t *lo)
{
	bool map = false;

	/* The kernel would take a whole page of its own, and with it the record. */
	if (sysconf(_SC_PAGESIZE) != PAGE)
		return false;
	if (!stacks.no_marks && madvise(lo, PAGE, MADV_GUARD_INSTALL) == 0)
		return true;
	tc_rt_lock(&stacks.lock);
	stacks.no_marks = true;
	if (stacks.mapped_guards < MAX_MAPPED) {
		stacks.mapped_guards++;
		map = true;
	}
	tc_rt_unlock(&stacks.lock);
	return map && mprotect(lo, PAGE, PROT_NONE) == 0;
}

static void set_bounds(struct tc_rt_g *g, uint32_t class, uint8_t *lo, bool guarded)
{
	g->class = class;
	g->lo = guarded ? lo + PAGE : lo;
	g->canary = !guarded;
	for (int i = 0; !guarded && i < CANARY_WORDS; i++)
		((uint64_t *)(void *)lo)[i] = CANARY;
}

bool tc_rt_canary_hurt(const struct tc_rt_g *g)
{
	for (int i = 0; i < CANARY_WORDS; i++)
		if (((const uint64_t *)(const void *)g->lo)[i] != CANARY)
			return true;
	return false;
}

/* One that was never used. */
static struct tc_rt_g *stack_fresh(uint32_t class)
{
	struct slab *s;
	struct tc_rt_g *g;
	uint8_t *lo;
	uint32_t i;

	tc_rt_lock(&stacks.lock);
	s = stacks.fresh[class];
	/* relaxed: written under the lock */
	if (!s || tc_load_relaxed(&s->used) == s->n)
		s = slab_new(class);
	if (!s) {
		tc_rt_unlock(&stacks.lock);
		tc_rt_trouble(TC_RT_NO_STACK, ENOMEM);
		return NULL;
	}
	i = (uint32_t)tc_load_relaxed(&s->used);
	g = slot_g(s, class, i);
	lo = s->memory + i * class_bytes(class);
	/* rel: pairs with [P8] load in tc_rt_g_each; the slab's memory. */
	tc_store_rel(&s->used, (uint32_t)(i + 1));
	stacks.n++;
	tc_rt_unlock(&stacks.lock);
	s->slots[i].guarded = install_guard(lo);
	set_bounds(g, class, lo, s->slots[i].guarded);
	tc_rt_fiber_register(g->lo, g);
	return g;
}

/* --- warm and cold ------------------------------------------------------------------------- */

/* Under the lock: a free one whose pages are there, or NULL. */
static struct tc_rt_g *warm_pop(uint32_t class)
{
	struct tc_rt_g *g = stacks.free[class];

	if (!g)
		return NULL;
	stacks.free[class] = g->link;
	if (--stacks.n_free[class] < stacks.least_free[class])
		stacks.least_free[class] = stacks.n_free[class];
	return g;
}

/* Under the lock. */
static void warm_push(struct tc_rt_g *g)
{
	g->link = stacks.free[g->class];
	stacks.free[g->class] = g;
	stacks.n_free[g->class]++;
}

/* Under the lock: one whose pages were given back, or NULL. */
static struct tc_rt_g *cold_pop(uint32_t class)
{
	struct slab *s = stacks.cold[class];
	struct tc_rt_g *g;
	uint32_t i;

	if (!s)
		return NULL;
	i = s->slots[--s->n_cold].cold;
	if (s->n_cold == 0)
		stacks.cold[class] = s->next_cold;
	g = slot_g(s, class, i);
	set_bounds(g, class, s->memory + i * class_bytes(class), s->slots[i].guarded);
	return g;
}

/* Under the lock. */
static struct slab *slab_of(uint32_t class, const uint8_t *at)
{
	struct slab *s = stacks.slabs[class];

	while (at < s->memory || at >= s->memory + s->n * class_bytes(class))
		s = s->next;
	return s;
}

/* Nobody has it. Its record reads as free, before and behind. */
static void go_cold(struct tc_rt_g *g, uint32_t class)
{
	size_t size = class_bytes(class);
	uint8_t *lo = g->lo;
	struct slab *s;

	tc_rt_lock(&stacks.lock);
	s = slab_of(class, lo);
	tc_rt_unlock(&stacks.lock);
	lo = s->memory + (size_t)(lo - s->memory) / size * size;
	(void)madvise(lo + PAGE, size - PAGE, MADV_DONTNEED);
	tc_rt_lock(&stacks.lock);
	if (s->n_cold == 0) {
		s->next_cold = stacks.cold[class];
		stacks.cold[class] = s;
	}
	s->slots[s->n_cold++].cold = (uint16_t)((size_t)(lo - s->memory) / size);
	tc_rt_unlock(&stacks.lock);
}

/*
 * A step of giving back half of what nobody has needed for a second, which `is_first`
 * decides; returns whether more is to follow.
 */
static bool trim(uint32_t class, bool is_first)
{
	uint32_t *want = &stacks.to_trim[class], least;
	struct tc_rt_g *g, *list = NULL;

	tc_rt_lock(&stacks.lock);
	if (is_first) {
		least = stacks.least_free[class];
		*want = least > POOL_MIN ? (least - POOL_MIN + 1) / 2 : 0;
		stacks.least_free[class] = stacks.n_free[class];
	}
	for (int n = 0; *want > 0 && n < TRIM_AT_ONCE; n++) {
		g = warm_pop(class);
		*want = g ? *want - 1 : 0;
		if (!g)
			break;
		g->link = list;
		list = g;
	}
	tc_rt_unlock(&stacks.lock);
	while ((g = list) != NULL) {
		list = g->link;
		go_cold(g, class);
	}
	return *want > 0;
}

int64_t tc_rt_stacks_trim(void)
{
	bool is_first = !stacks.is_trimming, more = false;

	for (uint32_t class = 0; class < TC_RT_CLASSES; class ++)
		more |= trim(class, is_first);
	stacks.is_trimming = more;
	return more ? TRIM_STEP_NS : TRIM_NS;
}

/* --- taking and giving back ------------------------------------------------------------------ */

struct tc_rt_g *tc_rt_g_get(struct tc_rt_p *p, uint32_t class)
{
	bool local = p && class == tc_rt_sched.default_class;
	struct tc_rt_g *g;

	if (local && p->free) {
		g = p->free;
		p->free = g->link;
		p->n_free--;
		return g;
	}
	tc_rt_lock(&stacks.lock);
	g = warm_pop(class);
	while (g && local && p->n_free < LOCAL / 2 && stacks.free[class]) {
		struct tc_rt_g *more = warm_pop(class);

		more->link = p->free;
		p->free = more;
		p->n_free++;
	}
	if (!g)
		g = cold_pop(class);
	tc_rt_unlock(&stacks.lock);
	return g ? g : stack_fresh(class);
}

/* All but `keep` of a P's go to the common list. */
static void spill(struct tc_rt_p *p, uint32_t keep)
{
	tc_rt_lock(&stacks.lock);
	while (p->n_free > keep) {
		struct tc_rt_g *g = p->free;

		p->free = g->link;
		p->n_free--;
		warm_push(g);
	}
	tc_rt_unlock(&stacks.lock);
}

void tc_rt_g_flush(struct tc_rt_p *p)
{
	spill(p, 0);
}

void tc_rt_g_put(struct tc_rt_p *p, struct tc_rt_g *g)
{
	/* relaxed: a hint for dumps */
	tc_store_relaxed(&g->state, TC_RT_G_FREE);
	if (p && g->class == tc_rt_sched.default_class) {
		g->link = p->free;
		p->free = g;
		if (++p->n_free > LOCAL)
			spill(p, LOCAL / 2);
		return;
	}
	tc_rt_lock(&stacks.lock);
	warm_push(g);
	tc_rt_unlock(&stacks.lock);
}

void tc_rt_g_each(void (*fn)(struct tc_rt_g *g, void *ctx), void *ctx)
{
	for (uint32_t class = 0; class < TC_RT_CLASSES; class ++) {
		struct slab *s;

		tc_rt_lock(&stacks.lock);
		s = stacks.slabs[class];
		tc_rt_unlock(&stacks.lock);
		for (; s; s = s->next) {
			/* acq: pairs with [P8] store in stack_fresh; the records up to it. */
			uint32_t n = (uint32_t)tc_load_acq(&s->used);

			for (uint32_t i = 0; i < n; i++) {
				struct tc_rt_g *g = slot_g(s, class, i);

				/* relaxed: a hint */
				if (tc_load_relaxed(&g->state) != TC_RT_G_FREE)
					fn(g, ctx);
			}
		}
	}
}

/* In a signal handler: no lock. Slabs are only ever added, at the front. */
struct tc_rt_g *tc_rt_g_of_guard(uintptr_t address)
{
	for (uint32_t class = 0; class < TC_RT_CLASSES; class ++)
		for (struct slab *s = stacks.slabs[class]; s; s = s->next) {
			uintptr_t lo = (uintptr_t)s->memory, size = class_bytes(class);

			if (address < lo || address >= lo + s->n * size)
				continue;
			return (address - lo) % size < PAGE
				       ? slot_g(s, class, (uint32_t)((address - lo) / size))
				       : NULL;
		}
	return NULL;
}

uint64_t tc_rt_stacks(void)
{
	uint64_t n;

	tc_rt_lock(&stacks.lock);
	n = stacks.n;
	tc_rt_unlock(&stacks.lock);
	return n;
}

void tc_rt_stacks_after_fork(void)
{
	static struct slab *of_parent[TC_RT_CLASSES];

	/* What the parent's goroutines have stays mapped: this one may run on it. */
	memcpy(of_parent, stacks.slabs, sizeof(of_parent));
	memset((void *)&stacks, 0, sizeof(stacks));
}
