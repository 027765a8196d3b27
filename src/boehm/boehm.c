/* SPDX-License-Identifier: MIT */
/*
 * The Boehm collector and goroutines; see boehm.h.
 *
 * libgc stops each thread by a signal and takes for its stack what lies between the stack
 * pointer there and the bottom that it knows of the thread. On a thread that runs a
 * goroutine those two are on different stacks. So the handler of that signal is
 * preceded by one that says where the stack it runs on ends: there, at that
 * moment, it cannot be wrong, whatever switch it interrupts. Who begins a collection does
 * the same for itself. Stacks on which no thread is are roots of their own.
 *
 * Events are reported only while all threads run: one that is stopped may hold a lock of
 * the tracer. A pause in the trace therefore begins before the first signal and ends
 * behind the last.
 */
#define GC_THREADS
#define GC_NO_THREAD_REDIRECTS
#include <gc/gc.h>
#include <gc/gc_mark.h>

#include <tacho/boehm.h>
#include <tacho/rt_collect.h>
#include <tacho/sched.h>

#include <signal.h>

/* Of this thread, if it runs goroutines; libgc's handle of it, and its own stack. */
static __thread struct {
	void *handle;
	struct GC_stack_base base;
} self __attribute__((tls_model("initial-exec")));

static struct {
	bool is_done;
	bool in_cycle, in_pause; /* what was reported; under libgc's lock */
	void (*suspend)(int sig, siginfo_t *info, void *context);
	GC_on_collection_event_proc event;
	GC_push_other_roots_proc push;
} was;

/* The stack that this thread is on ends where it does. */
static void tell_stack(void)
{
	struct GC_stack_base base = self.base;
	const void *end;

	if (!self.handle)
		return;
	end = tacho_rt_stack_end(__builtin_frame_address(0));
	if (end)
		base.mem_base = (void *)(uintptr_t)end;
	GC_set_stackbottom(self.handle, &base);
}

static void on_suspend(int sig, siginfo_t *info, void *context)
{
	tell_stack();
	was.suspend(sig, info, context);
}

/* --- what it does, as events ------------------------------------------------------------- */

static void tell_heap(void)
{
	tacho_metric_heap(GC_get_heap_size() - GC_get_free_bytes());
}

static void cycle(bool begins)
{
	if (begins == was.in_cycle)
		return;
	was.in_cycle = begins;
	tell_heap();
	if (begins)
		tacho_gc_begin();
	else
		tacho_gc_end();
}

static void pause_of(bool begins)
{
	if (begins == was.in_pause)
		return;
	was.in_pause = begins;
	/* All of its marking, which the last pause of a cycle of Go ends. */
	if (begins)
		tacho_stw_begin("GC mark termination");
	else
		tacho_stw_end();
}

static void GC_CALLBACK on_event(GC_EventType event)
{
	/* Not all are looked at, and later versions have more. */
	int e = (int)event;

	if (e == GC_EVENT_START) {
		/* One that was called off has no end. */
		cycle(false);
		cycle(true);
	} else if (e == GC_EVENT_PRE_STOP_WORLD) {
		tell_stack();
		pause_of(true);
	} else if (e == GC_EVENT_POST_START_WORLD) {
		pause_of(false);
	} else if (e == GC_EVENT_END) {
		cycle(false);
	}
	if (was.event)
		was.event(event);
}

/* --- roots ---------------------------------------------------------------------------------- */

static void push_stack(const void *lo, const void *hi, void *ctx)
{
	(void)ctx;
	GC_push_all_eager((void *)(uintptr_t)lo, (void *)(uintptr_t)hi);
}

static void GC_CALLBACK push_roots(void)
{
	if (was.push)
		was.push();
	tacho_rt_each_stack(push_stack, NULL);
}

static void *keep(void *ctx, size_t bytes)
{
	(void)ctx;
	return GC_malloc_uncollectable(bytes);
}

static void *keep_more(void *ctx, void *ptr, size_t bytes)
{
	(void)ctx;
	return GC_realloc(ptr, bytes);
}

static void let_go(void *ctx, void *ptr)
{
	(void)ctx;
	GC_free(ptr);
}

/* --- threads --------------------------------------------------------------------------------- */

static void thread_begin(void)
{
	struct GC_stack_base base;

	if (GC_get_stack_base(&self.base) != GC_SUCCESS)
		return;
	GC_register_my_thread(&self.base);
	self.handle = GC_get_my_stackbottom(&base);
}

static void thread_end(void)
{
	tell_stack();
	self.handle = NULL;
	GC_unregister_my_thread();
}

/* Ours comes first from here on. */
static int take_signal(void)
{
	struct sigaction action;
	int sig = GC_get_suspend_signal();

	if (sig < 0 || sigaction(sig, NULL, &action) != 0 || !(action.sa_flags & SA_SIGINFO))
		return TACHO_EMISUSE;
	was.suspend = action.sa_sigaction;
	action.sa_sigaction = on_suspend;
	return sigaction(sig, &action, NULL) == 0 ? 0 : TACHO_EMISUSE;
}

int tacho_boehm_init(void)
{
	static const struct tacho_alloc kept = { keep, keep_more, let_go, NULL };
	struct tacho_rt_collector collector = TACHO_RT_COLLECTOR_INIT;
	int rc;

	if (was.is_done)
		return TACHO_EMISUSE;
	GC_INIT();
	GC_allow_register_threads();
	collector.thread_begin = thread_begin;
	collector.thread_end = thread_end;
	collector.alloc = &kept;
	rc = take_signal();
	if (rc == 0)
		rc = tacho_rt_set_collector(&collector);
	if (rc < 0)
		return rc;
	was.is_done = true;
	was.push = GC_get_push_other_roots();
	GC_set_push_other_roots(push_roots);
	was.event = GC_get_on_collection_event();
	GC_set_on_collection_event(on_event);
	return 0;
}
