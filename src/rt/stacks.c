/* SPDX-License-Identifier: MIT */
/*
 * Stacks, each with its goroutine's record at the top and a guard below, in slabs of
 * one size that are never unmapped: dumps and late wakers may look at any of them.
 *
 * A guard is a mark in the page table where the kernel can do that (Linux 6.13); else
 * a mapping of its own, for as many as a process may have; beyond that a pattern in
 * the lowest words, which is looked at when the goroutine leaves its P.
 *
 * Each goroutine that exists was promised one: of every size there are as many as were
 * promised, and those that Ps keep and the trimming holds beside (`aside`), so that the
 * common list has one for whoever begins. They are address space until then.
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
	LOCAL = 64,         /* free ones that a P keeps, */
	LOCAL_MIN = 4,      /* and of the large sizes */
	CANARY_WORDS = 8,
	POOL_MIN = 256, /* free ones of each size that stay warm */
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
	struct slab *next_cold, *next_fresh;
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
	tc_atomic_uintptr slabs[TC_RT_CLASSES]; /* the first of each size; only ever added to */
	struct slab *fresh[TC_RT_CLASSES], *cold[TC_RT_CLASSES];
	uint64_t room[TC_RT_CLASSES], promised[TC_RT_CLASSES]; /* of all slabs */
	uint32_t mapped_guards;
	bool no_marks; /* the kernel cannot mark guards in the page table */
	uint64_t n;
} stacks;

static size_t class_bytes(uint32_t class)
{
	return (size_t)SMALLEST << class;
}

/* Without a lock, for signal handlers and those who have stopped the others. */
static struct slab *first_slab(uint32_t class)
{
	/* acq: pairs with [P42] store in slab_new; its fields, and the next ones. */
	return (struct slab *)tc_load_acq(&stacks.slabs[class]);
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

/* So many that are free a P keeps, and the trimming takes at once: Ps are not retaken meanwhile. */
static uint32_t local_of(uint32_t class)
{
	uint32_t n = (uint32_t)(SLAB_BYTES / class_bytes(class));

	return n > LOCAL ? LOCAL : n < LOCAL_MIN ? LOCAL_MIN : n;
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
	s->next = first_slab(class);
	s->next_fresh = stacks.fresh[class];
	/* rel: pairs with [P42] load in first_slab; its fields, and the next ones. */
	tc_store_rel(&stacks.slabs[class], (uintptr_t)s);
	stacks.fresh[class] = s;
	stacks.room[class] += n;
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
	if (!s) {
		tc_rt_unlock(&stacks.lock);
		return NULL;
	}
	/* relaxed: written under the lock */
	i = (uint32_t)tc_load_relaxed(&s->used);
	if (i + 1 == s->n)
		stacks.fresh[class] = s->next_fresh;
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

/* Under the lock: the slab of one whose pages were given back, and which one; or NULL. */
static struct slab *cold_pop(uint32_t class, uint32_t *i)
{
	struct slab *s = stacks.cold[class];

	if (!s)
		return NULL;
	*i = s->slots[--s->n_cold].cold;
	if (s->n_cold == 0)
		stacks.cold[class] = s->next_cold;
	return s;
}

/* Without the lock: its pages come back here, and who else wants a stack need not wait. */
static struct tc_rt_g *cold_use(const struct slab *s, uint32_t class, uint32_t i)
{
	struct tc_rt_g *g = slot_g(s, class, i);

	set_bounds(g, class, s->memory + i * class_bytes(class), s->slots[i].guarded);
	return g;
}

/* Under the lock. */
static struct slab *slab_of(uint32_t class, const uint8_t *at)
{
	struct slab *s = first_slab(class);

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
	for (uint32_t n = 0; *want > 0 && n < local_of(class); n++) {
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

/* --- promises -------------------------------------------------------------------------------- */

/* Under the lock: n more can be promised. */
static bool have_room(uint32_t class, uint32_t n)
{
	uint64_t aside = (tc_rt_most_procs() + UINT64_C(1)) * (local_of(class) + UINT64_C(1));

	while (stacks.room[class] < stacks.promised[class] + n + aside)
		if (!slab_new(class))
			return false;
	return true;
}

static bool is_local(const struct tc_rt_p *p, uint32_t class)
{
	return p && class == p->class;
}

bool tc_rt_stack_promise_slow(struct tc_rt_p *p, uint32_t class)
{
	bool local = is_local(p, class), done;
	uint32_t n = local ? p->keep / 2 : 1;

	tc_rt_lock(&stacks.lock);
	done = have_room(class, n);
	if (!done && n > 1) {
		n = 1;
		done = have_room(class, n);
	}
	if (done)
		stacks.promised[class] += n;
	tc_rt_unlock(&stacks.lock);
	if (!done)
		tc_rt_trouble(TC_RT_NO_STACK, ENOMEM);
	else if (local)
		p->promises = n - 1;
	return done;
}

/* --- taking and giving back ------------------------------------------------------------------ */

struct tc_rt_g *tc_rt_stack_take_slow(struct tc_rt_p *p, uint32_t class)
{
	bool local = is_local(p, class);
	struct slab *cold = NULL;
	struct tc_rt_g *g;
	uint32_t i = 0;

	tc_rt_lock(&stacks.lock);
	g = warm_pop(class);
	while (g && local && p->n_free < p->keep / 2 && stacks.free[class]) {
		struct tc_rt_g *more = warm_pop(class);

		more->link = p->free;
		p->free = more;
		p->n_free++;
	}
	if (!g)
		cold = cold_pop(class, &i);
	tc_rt_unlock(&stacks.lock);
	if (cold)
		g = cold_use(cold, class, i);
	if (!g)
		g = stack_fresh(class);
	if (!g)
		tc_rt_die("a stack that was promised is not there");
	return g;
}

/* All but `keep` of a P's go to the common list, and of its promises. */
static void spill(struct tc_rt_p *p, uint32_t keep)
{
	tc_rt_lock(&stacks.lock);
	while (p->n_free > keep) {
		struct tc_rt_g *g = p->free;

		p->free = g->link;
		p->n_free--;
		warm_push(g);
	}
	if (p->promises > keep) {
		stacks.promised[p->class] -= p->promises - keep;
		p->promises = keep;
	}
	tc_rt_unlock(&stacks.lock);
}

/* Behind its end as well, if its stack goes on to another one. */
void tc_rt_stack_promise_undo(struct tc_rt_p *p, uint32_t class)
{
	if (is_local(p, class)) {
		if (++p->promises > p->keep)
			spill(p, p->keep / 2);
		return;
	}
	tc_rt_lock(&stacks.lock);
	stacks.promised[class]--;
	tc_rt_unlock(&stacks.lock);
}

void tc_rt_stacks_flush(struct tc_rt_p *p)
{
	spill(p, 0);
}

bool tc_rt_stacks_open(struct tc_rt_p *p)
{
	uint32_t class = tc_rt_sched.default_class;
	bool done;

	/* What an earlier run has left may be of another size. */
	spill(p, 0);
	p->class = class;
	p->keep = local_of(class);
	tc_rt_lock(&stacks.lock);
	done = have_room(class, 0);
	tc_rt_unlock(&stacks.lock);
	if (!done)
		tc_rt_trouble(TC_RT_NO_STACK, ENOMEM);
	return done;
}

void tc_rt_stack_give(struct tc_rt_p *p, struct tc_rt_g *g)
{
	/* relaxed: a hint for dumps */
	tc_store_relaxed(&g->state, TC_RT_G_FREE);
	if (is_local(p, g->class)) {
		g->link = p->free;
		p->free = g;
		p->n_free++;
		p->promises++;
		if (tc_rt_unlikely(p->n_free > p->keep || p->promises > p->keep))
			spill(p, p->keep / 2);
		return;
	}
	tc_rt_lock(&stacks.lock);
	warm_push(g);
	stacks.promised[g->class]--;
	tc_rt_unlock(&stacks.lock);
}

void tc_rt_stacks_each(void (*fn)(struct tc_rt_g *g, void *ctx), void *ctx)
{
	for (uint32_t class = 0; class < TC_RT_CLASSES; class ++)
		for (struct slab *s = first_slab(class); s; s = s->next) {
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

/* The slab with that address, and which of its stacks; NULL: none. */
static const struct slab *find_slab(uintptr_t address, uint32_t *class, uint32_t *i)
{
	for (*class = 0; *class < TC_RT_CLASSES; (*class)++)
		for (const struct slab *s = first_slab(*class); s; s = s->next) {
			uintptr_t lo = (uintptr_t)s->memory, size = class_bytes(*class);

			if (address < lo || address >= lo + s->n * size)
				continue;
			*i = (uint32_t)((address - lo) / size);
			return s;
		}
	return NULL;
}

struct tc_rt_g *tc_rt_g_of_guard(uintptr_t address)
{
	uint32_t class, i;
	const struct slab *s = find_slab(address, &class, &i);

	if (!s || (address - (uintptr_t)s->memory) % class_bytes(class) >= PAGE)
		return NULL;
	return slot_g(s, class, i);
}

const uint8_t *tc_rt_slot_end(uintptr_t address)
{
	uint32_t class, i;
	const struct slab *s = find_slab(address, &class, &i);

	return s ? s->memory + (i + 1) * class_bytes(class) : NULL;
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
	memcpy(of_parent, (const void *)(uintptr_t)stacks.slabs, sizeof(of_parent));
	memset((void *)&stacks, 0, sizeof(stacks));
}
