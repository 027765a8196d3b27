/* SPDX-License-Identifier: MIT */
/*
 * What a garbage collector is told of goroutines; see rt_collect.h.
 *
 * It stops threads by signals, at any instruction, also in the middle of a switch. Two
 * facts make that enough: a switch stores the stack pointer of the goroutine it leaves
 * before it loads that of the next one, so one whose stack no thread is on has a
 * right one; and a record says it is in use from before its first switch until behind its
 * last. What a goroutine that runs has saved is old: it lies within its stack all
 * the same, and the collector adds what is below by the thread's own stack pointer.
 */
#include "rt/core.h"

#include <tacho/rt_collect.h>

static struct tacho_rt_collector collector;
static bool is_set;

int tacho_rt_set_collector(const struct tacho_rt_collector *c)
{
	/* relaxed: whoever sets it is the first to use the runtime, or is told */
	bool late = is_set || tc_load_relaxed(&tc_rt_sched.run) != 0;

	if (late || !c || c->size < sizeof(*c))
		return tc_rt_misuse(TC_RT_FRAME(), "tacho_rt_set_collector: %s",
				    late ? "too late" : "without its size");
	collector = *c;
	is_set = true;
	return 0;
}

const struct tacho_alloc *tc_rt_kept_alloc(void)
{
	return collector.alloc;
}

void tc_rt_thread_begin(void)
{
	if (collector.thread_begin)
		collector.thread_begin();
}

void tc_rt_thread_end(void)
{
	if (collector.thread_end)
		collector.thread_end();
}

const void *tacho_rt_stack_end(const void *address)
{
	return tc_rt_slot_end((uintptr_t)address);
}

struct each {
	tacho_rt_stack_fn *fn;
	void *ctx;
};

static void each_stack(struct tc_rt_g *g, void *ctx)
{
	const struct each *e = ctx;
	const uint8_t *sp = g->fiber.sp, *hi = tc_rt_slot_end((uintptr_t)g);

	/* Before its first switch, and while it is made, there is only its record. */
	if (sp < g->lo || sp > (const uint8_t *)g)
		sp = (const uint8_t *)g;
	e->fn(sp, hi, e->ctx);
}

/* Has no stack yet; its argument is in its record. */
static void each_unborn(struct tc_rt_g *g, void *ctx)
{
	const struct each *e = ctx;

	e->fn(g, g + 1, e->ctx);
}

void tacho_rt_each_stack(tacho_rt_stack_fn *fn, void *ctx)
{
	struct each e = { fn, ctx };

	tc_rt_stacks_each(each_stack, &e);
	tc_rt_unborn_each(each_unborn, &e);
}
