/* SPDX-License-Identifier: MIT */
/*
 * Call stacks, walked by frame pointers between bounds inside which everything is
 * mapped. A thread remembers the stacks it had by the place of their first frame:
 * the walk then only compares. thread.h has the protocol.
 */
#include "tracer/thread.h"

#include <dlfcn.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(DLFO_STRUCT_HAS_EH_DBASE)
# pragma weak _dl_find_object
#endif

enum {
	PAGE = 4096,
	STACK_SLACK = 1 << 16, /* verify that much more of a stack than is needed */
#if defined(__GLIBC__)
	STACK_SURE = 8192 /* that much below a control block is always its stack */
#else
	STACK_SURE = 0
#endif
};

/* Whether [lo, hi) is mapped, whatever it holds. */
static bool stack_is_mapped(uint64_t lo, uint64_t hi)
{
	unsigned char vec[256];

	for (uint64_t n; lo < hi; lo += n) {
		n = hi - lo < sizeof(vec) * PAGE ? hi - lo : sizeof(vec) * PAGE;
		if (syscall(SYS_mincore, lo, n, vec) != 0)
			return false;
	}
	return true;
}

/*
 * The C library keeps the control block of a thread at the top of its stack; the
 * kernel puts the auxiliary vector's strings above the main thread's frames. What
 * is between the stack pointer and there is mapped if this is that stack, and the
 * kernel is asked once for each depth. The smallest stack of glibc needs no question:
 * nothing else can lie there. No malloc, fit for signal handlers.
 */
void tc_stack_find_bounds(struct tc_thread *m)
{
	uint64_t sp = (uint64_t)(uintptr_t)__builtin_frame_address(0);
	uint64_t hi = (uint64_t)(uintptr_t)pthread_self(), sure = STACK_SURE;

	if (sp >= hi || hi - sp > UINT64_C(1) << 30) {
		hi = (uint64_t)getauxval(AT_RANDOM);
		sure = 0;
	}
	m->stack_lo = 0;
	m->stack_hi = 0;
	m->bad_page = 0;
	if (sp >= hi || hi - sp > UINT64_C(1) << 30)
		return;
	hi &= ~(uint64_t)15;
	m->stack_hi = hi;
	m->stack_lo = (hi - sure) & ~(uint64_t)(PAGE - 1);
}

/* Extend the verified part of the stack down to sp. */
__attribute__((noinline)) static bool stack_extend(struct tc_thread *m, uint64_t sp)
{
	uint64_t page = sp & ~(uint64_t)(PAGE - 1), lo = page;

	if (page == m->bad_page || sp >= m->stack_hi || m->stack_lo == 0)
		return false;
	lo = page > STACK_SLACK ? page - STACK_SLACK : page;
	if (stack_is_mapped(lo, m->stack_lo) || (lo = page, stack_is_mapped(lo, m->stack_lo))) {
		m->stack_lo = lo;
		return true;
	}
	m->bad_page = page;
	return false;
}

/* A place in the cache; its neighbour is the second one. */
static inline size_t cache_place(uint64_t fp, uint64_t pc)
{
	return (size_t)((fp >> 4 ^ pc ^ pc >> 7) & (TC_CACHE - 1));
}

_Static_assert(TC_CACHE == 64, "a bit of stack_guests for each place");

/*
 * In its place; what was there goes to the neighbour. One that is at home there stays the
 * first time, else two neighbours that take turns would drive each other out for ever;
 * if nobody has put it in anew until the second time, it goes.
 */
static void cache_put(struct tc_thread *m, size_t at, struct tc_stack *s)
{
	uint64_t home = UINT64_C(1) << at, other = UINT64_C(1) << (at ^ 1);

	if (!(m->stack_guests & home) && m->stack_cache[at]) {
		if (!m->stack_cache[at ^ 1] || (m->stack_guests & other))
			m->stack_cache[at ^ 1] = m->stack_cache[at];
		m->stack_guests |= other;
	}
	m->stack_cache[at] = s;
	m->stack_guests &= ~home;
}

/*
 * The frame at fp, or NULL at the end of the chain. Each must lie above the one
 * before and below the end of the stack, all of which is mapped: garbage may cut the
 * walk short, it cannot make it fault. spec: doc/format.md#stacks
 */
static inline const uint64_t *frame_at(uint64_t fp, uint64_t hi)
{
	/* Rotated, an address that is not of a word is beyond every end. */
	return (fp >> 3 | fp << 61) <= (hi - 16) >> 3 ? (const uint64_t *)(uintptr_t)fp : NULL;
}

#define NO_FRAME UINT64_MAX

/* Whether the frames from fp on, where one is, are those of s. */
__attribute__((no_sanitize("address", "thread"))) static inline bool stack_is(
	const struct tc_stack *s, uint64_t fp, uint64_t hi)
{
	const uint64_t *pc = s->pc, *end = pc + s->n, *f = (const uint64_t *)(uintptr_t)fp;
	uint32_t depth;

	for (;;) {
		if (f[1] != *pc)
			return false;
		fp = f[0];
		if (++pc == end)
			break;
		if (fp <= (uint64_t)(uintptr_t)f || !frame_at(fp, hi))
			return false;
		f = (const uint64_t *)(uintptr_t)fp;
	}
	/* relaxed: settings */
	depth = (uint32_t)tc_load_relaxed(&tc_hot.stack_depth);
	if (s->n >= depth)
		return s->n == depth;
	if (fp <= (uint64_t)(uintptr_t)f || !(f = frame_at(fp, hi)))
		return true;
	/* relaxed: a property of these frames, whoever learns of it */
	return f[1] < PAGE || tc_load_relaxed(&s->cut);
}

/*
 * Whether the address lies in a program or library. Fit for signal handlers, and takes no
 * lock. Where the C library cannot say (before glibc 2.35): yes.
 */
static bool is_in_module(uint64_t pc)
{
#if defined(DLFO_STRUCT_HAS_EH_DBASE)
	struct dl_find_object found;

	return !_dl_find_object || _dl_find_object((void *)(uintptr_t)pc, &found) == 0;
#else
	(void)pc;
	return true;
#endif
}

/*
 * Who called code without frame pointers is not to be known: the register may have held
 * anything, and what looks like the last frames is another thing each time. Code that is
 * in no module but made at run time has its callers below it, and is kept.
 */
static uint32_t without_garbage(const uint64_t *pc, uint32_t n)
{
	while (n > 1 && !is_in_module(pc[n - 1]))
		n--;
	return n;
}

/* All frames from fp on, interned. */
__attribute__((noinline, no_sanitize("address", "thread"))) static struct tc_stack *stack_walk(
	uint64_t fp, uint64_t hi, uint32_t depth)
{
	uint64_t pc[TC_MAX_STACK_FRAMES], hash = 0;
	const uint64_t *f;
	struct tc_stack *s;
	uint32_t n = 0, whole;

	while (n < depth && (f = frame_at(fp, hi)) != NULL && f[1] >= PAGE) {
		pc[n++] = f[1];
		fp = f[0] > fp ? f[0] : NO_FRAME;
	}
	if (n == 0)
		return NULL;
	/* What was cut at the depth has its callers below it. */
	whole = n < depth ? without_garbage(pc, n) : n;
	for (uint32_t i = 0; i < whole; i++)
		hash = tc_mix(hash, pc[i]);
	s = tc_names_stack(pc, whole, hash);
	/* relaxed: see stack_is */
	if (s && whole < n && !tc_load_relaxed(&s->cut))
		tc_store_relaxed(&s->cut, true);
	return s;
}

/* Where the stack ends that a frame may lie in; 0: it is below all of it. */
static inline uint64_t stack_top(const struct tc_thread *m, uint64_t fp)
{
	const struct tc_rec *g = m->cur_g;

	if (g && g->stack_hi)
		return fp >= g->stack_lo ? g->stack_hi : 0;
	return fp >= m->stack_lo ? m->stack_hi : 0;
}

/*
 * Where stacks are looked for first that begin with this frame: by its depth, which is the
 * same for all goroutines that came the same way.
 */
__attribute__((no_sanitize("address", "thread"))) static inline size_t stack_place(uint64_t fp,
										   uint64_t hi)
{
	return cache_place(hi - fp, ((const uint64_t *)(uintptr_t)fp)[1]);
}

/* The stack at this frame, which is not the first in its place. */
__attribute__((noinline, no_sanitize("address", "thread"))) static uint64_t stack_search(
	struct tc_thread *m, uint64_t fp)
{
	uint64_t hi = stack_top(m, fp);
	size_t at = stack_place(fp, hi);
	struct tc_stack *s = m->stack_cache[at ^ 1];

	if (!s || !stack_is(s, fp, hi)) {
		/* relaxed: settings */
		s = stack_walk(fp, hi, (uint32_t)tc_load_relaxed(&tc_hot.stack_depth));
		if (s)
			cache_put(m, at, s);
	}
	return tc_stack_use(s, tc_section_gen(m));
}

/* There is no frame there, or it is lower than any before. */
__attribute__((noinline)) static uint64_t stack_below(struct tc_thread *m, uint64_t fp)
{
	if ((m->cur_g && m->cur_g->stack_hi) || fp >= m->stack_lo || !stack_extend(m, fp))
		return 0;
	return frame_at(fp, m->stack_hi) ? stack_search(m, fp) : 0;
}

/*
 * Part of every event with a stack. A register that is saved is a store, and an event has
 * many as it is: here none is, since all other functions are called at the very end.
 */
TC_HOT __attribute__((no_sanitize("address", "thread"))) uint64_t tc_stack_at(struct tc_thread *m,
									      const void *frame)
{
	uint64_t fp = (uint64_t)(uintptr_t)frame, hi = stack_top(m, fp);
	struct tc_stack *s;

	if (tc_unlikely(hi < 16 || !frame_at(fp, hi)))
		return stack_below(m, fp);
	s = m->stack_cache[stack_place(fp, hi)];
	if (tc_unlikely(!s || !stack_is(s, fp, hi)))
		return stack_search(m, fp);
	return tc_stack_use(s, tc_section_gen(m));
}

uint64_t tc_thread_entry_stack(struct tc_thread *m, uint64_t fn)
{
	/* Readers take one from a return address. */
	uint64_t pc = fn + 1;
	size_t at = cache_place(0, pc);
	struct tc_stack *s = m->stack_cache[at];

	if (!s || s->n != 1 || s->pc[0] != pc) {
		s = tc_names_stack(&pc, 1, tc_mix(0, pc));
		if (s)
			cache_put(m, at, s);
	}
	return tc_stack_use(s, tc_section_gen(m));
}
