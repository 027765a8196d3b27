/* SPDX-License-Identifier: MIT */
/*
 * The life of a goroutine: its birth, its name, its end; and the public functions
 * that concern the running one.
 */
#include "rt/leave.h"

#include <stdlib.h>
#include <string.h>

static void name_set(struct tc_rt_g *g, const char *name)
{
	size_t n = strnlen(name, TC_RT_NAME - 1);

	memcpy(g->name, name, n);
	g->name[n] = '\0';
}

int tc_rt_g_new(struct tc_rt_m *m, tacho_rt_fn *fn, void *arg, uint32_t class, const char *name,
		const void *frame, struct tc_rt_g **out)
{
	struct tc_rt_p *p = m ? m->p : NULL;
	struct tc_rt_g *g;
	struct tacho_g *trace;

	if (!tc_rt_stack_promise(p, class))
		return TACHO_ENOMEM;
	g = tc_rt_unborn_get(p);
	trace = g ? tacho_g_create_at((void (*)(void))fn, frame) : NULL;
	if (!trace) {
		tc_rt_stack_promise_undo(p, class);
		if (g)
			tc_rt_unborn_put(p, g);
		return TACHO_ENOMEM;
	}
	g->trace = trace;
	g->id = tacho_g_id(trace);
	g->fn = fn;
	g->arg = arg;
	g->class = class;
	g->is_main = false;
	g->name[0] = '\0';
	if (tc_rt_unlikely(name != NULL))
		name_set(g, name);
	/* relaxed: for dumps, and statistics */
	tc_store_relaxed(&g->wait_pc, frame ? ((const uintptr_t *)frame)[1] : 0);
	tc_store_relaxed(&g->wait_since, tc_rt_coarse_now());
	tc_store_relaxed(&g->state, TC_RT_G_RUNNABLE);
	if (p)
		tc_rt_count(&p->n_g);
	else
		tc_add_relaxed(&tc_rt_sched.n_g, 1);
	*out = g;
	return 0;
}

/* What a goroutine was created with goes into the record on its stack. */
static void be_born(struct tc_rt_p *p, struct tc_rt_g *g, struct tc_rt_g *unborn)
{
	g->trace = unborn->trace;
	g->id = unborn->id;
	g->fn = unborn->fn;
	g->arg = unborn->arg;
	g->is_main = unborn->is_main;
	g->lock_depth = 0;
	g->name[0] = '\0';
	if (tc_rt_unlikely(unborn->name[0] != '\0'))
		memcpy(g->name, unborn->name, sizeof(g->name));
	/* The first frame is the runtime's own. */
	tacho_g_set_stack(g->trace, g->lo, (uint8_t *)((uintptr_t)g & ~(uintptr_t)15) - 48);
	/* relaxed: for dumps */
	tc_store_relaxed(&g->wait_pc, tc_load_relaxed(&unborn->wait_pc));
	tc_store_relaxed(&g->wait_since, tc_load_relaxed(&unborn->wait_since));
	tc_rt_unborn_put(p, unborn);
	tc_store_relaxed(&g->state, TC_RT_G_RUNNABLE);
}

struct tc_rt_g *tc_rt_g_begin(struct tc_rt_p *p, struct tc_rt_g *unborn)
{
	struct tc_rt_g *g = tc_rt_stack_take(p, unborn->class);

	g->locked = NULL;
	tc_rt_fiber_init(&g->fiber, g->lo, g);
	be_born(p, g, unborn);
	return g;
}

/* relaxed: statistics; one writer */
static void count_end(struct tc_rt_p *p)
{
	tc_store_relaxed(&p->n_g, tc_load_relaxed(&p->n_g) - 1);
}

bool tc_rt_g_succeed(struct tc_rt_p *p, struct tc_rt_g *g, struct tc_rt_g *unborn)
{
	if (!TC_RT_CAN_RESTART || g->class != unborn->class)
		return false;
	count_end(p);
	tc_rt_stack_promise_undo(p, g->class);
	be_born(p, g, unborn);
	return true;
}

uint64_t tc_rt_n_g(void)
{
	/* relaxed: statistics; each part may wrap below 0 */
	uint64_t n = tc_load_relaxed(&tc_rt_sched.n_g);

	for (uint32_t i = 0; i < tc_rt_most_procs(); i++)
		n += tc_load_relaxed(&tc_rt_ps[i].n_g);
	return n;
}

static void after_exit(struct tc_rt_m *m, struct tc_rt_g *g)
{
	tc_rt_fiber_end(&g->fiber);
	if (m->p)
		count_end(m->p);
	tc_rt_stack_give(m->p, g);
}

void tc_rt_g_main(void)
{
	struct tc_rt_g *g = tc_rt_m()->g;

	tc_rt_fiber_arrived(&g->fiber);
	tc_rt_arrived();
	if (g->name[0])
		tacho_label(g->name);
	g->fn(g->arg);
	tacho_rt_exit();
}

/* --- public -------------------------------------------------------------------------------- */

static int go(tacho_rt_fn *fn, void *arg, const struct tacho_go_opts *opts, const void *frame)
{
	uint32_t class = tc_rt_sched.default_class;
	struct tc_rt_m *m;
	struct tc_rt_g *g;
	int rc;

	/* relaxed: whoever calls knows that a runtime runs, or is told */
	if (!tc_load_relaxed(&tc_rt_sched.active))
		return tc_rt_misuse(frame, "tacho_go: no runtime runs");
	if (!fn)
		return tc_rt_misuse(frame, "tacho_go: no function");
	if (opts && opts->stack_bytes) {
		rc = tc_rt_class_of(opts->stack_bytes);
		if (rc < 0)
			return tc_rt_misuse(frame, "tacho_go: a stack of %llu bytes",
					    (unsigned long long)opts->stack_bytes);
		class = (uint32_t)rc;
	}
	m = tc_rt_m();
	if (tc_rt_unlikely(tc_rt_is_asked(m))) {
		tc_rt_check(frame);
		m = tc_rt_m();
	}
	rc = tc_rt_g_new(m, fn, arg, class, opts ? opts->name : NULL, frame, &g);
	if (rc == 0)
		tc_rt_enqueue_on(m, g, false);
	return rc;
}

int tacho_go(tacho_rt_fn *fn, void *arg)
{
	return go(fn, arg, NULL, TC_RT_FRAME());
}

int tacho_go_with(tacho_rt_fn *fn, void *arg, const struct tacho_go_opts *opts)
{
	if (opts && opts->size < sizeof(*opts))
		return tc_rt_misuse(TC_RT_FRAME(), "tacho_go_with: options without their size");
	return go(fn, arg, opts, TC_RT_FRAME());
}

void tacho_rt_yield(void)
{
	if (!tc_rt_outside(TC_RT_FRAME(), "tacho_rt_yield"))
		tc_rt_yield("yield", TC_RT_FRAME());
}

void tacho_rt_checkpoint(void)
{
	tc_rt_check(TC_RT_FRAME());
}

void tacho_rt_exit(void)
{
	struct tc_rt_m *m = tc_rt_m();
	struct tc_rt_g *g = m ? m->g : NULL;

	if (!g) {
		/* The child of a fork, which consists of this goroutine. */
		if (tc_rt_sched.forked)
			exit(0);
		tc_rt_misuse(TC_RT_FRAME(), "tacho_rt_exit: this is no goroutine");
		pthread_exit(NULL);
	}
	if (!m->p)
		tc_rt_syscall_exit();
	m = tc_rt_m();
	if (m->locked) {
		m->locked = NULL;
		g->locked = NULL;
	}
	if (g->is_main)
		tc_rt_end_run();
	tc_rt_leave_last(m, after_exit);
}

uint64_t tacho_rt_id(void)
{
	struct tc_rt_m *m = tc_rt_m();

	return m && m->g ? m->g->id : 0;
}

const char *tacho_rt_name(void)
{
	struct tc_rt_m *m = tc_rt_m();

	return m && m->g ? m->g->name : "";
}

void tacho_rt_set_name(const char *name)
{
	struct tc_rt_g *g = tc_rt_self();

	if (tc_rt_outside(TC_RT_FRAME(), "tacho_rt_set_name"))
		return;
	name_set(g, name ? name : "");
	tacho_label(g->name);
}

uint64_t tacho_rt_count(void)
{
	return tc_rt_n_g();
}

void tacho_rt_lock_thread(void)
{
	struct tc_rt_m *m = tc_rt_m();

	if (tc_rt_outside(TC_RT_FRAME(), "tacho_rt_lock_thread"))
		return;
	m->g->lock_depth++;
	m->g->locked = m;
	m->locked = m->g;
}

int tacho_rt_unlock_thread(void)
{
	struct tc_rt_m *m = tc_rt_m();

	if (tc_rt_outside(TC_RT_FRAME(), "tacho_rt_unlock_thread"))
		return TACHO_EMISUSE;
	if (!m->g->lock_depth)
		return tc_rt_misuse(TC_RT_FRAME(), "tacho_rt_unlock_thread: it is not locked");
	if (--m->g->lock_depth == 0) {
		m->g->locked = NULL;
		m->locked = NULL;
	}
	return 0;
}
