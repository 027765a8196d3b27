/* SPDX-License-Identifier: MIT */
/*
 * For runtimes, thread pools and collectors: report goroutines (G), processors (P)
 * and what they do, so that a trace shows them as it shows those of Go.
 *
 * A P is the right to run; a thread that has one runs at most one G on it. States:
 *
 *	P   idle -> running -> idle, and running -> syscall -> running | idle (stolen)
 *	G   created runnable -> running -> runnable | waiting | syscall | gone
 *
 * A pool of threads that run jobs needs five of the hooks:
 *
 *	p = tacho_p_new(); tacho_p_start(p);          each thread, when it begins to work
 *	job->g = tacho_g_create(entry); put(job);     who makes a job
 *	job = take(); tacho_g_start(job->g); run(job); tacho_g_exit();
 *	tacho_p_stop();                               each thread, before it sleeps
 *
 * The rules, which make the order of events the order of what happened:
 *  - Report from the thread that does it, while it does it.
 *  - Acquire first, report then: take a G off the run queue, then tacho_g_start.
 *  - Report first, publish then: tacho_g_unblock, then put it on the run queue;
 *    tacho_g_block, then let go of the lock under which others find it.
 *  - Also while tracing is off: states are kept, so that a trace may start any time.
 *    A hook costs a few nanoseconds then.
 * A call that does not fit the state is counted as misuse and leaves no trace. A
 * NULL handle (no memory) is accepted everywhere and does nothing. Hooks may not be
 * called from signal handlers. A thread that runs no P of a scheduler traces as a
 * plain thread, see tacho.h. Since 0.1.
 */
#ifndef TACHO_SCHED_H
#define TACHO_SCHED_H

#include <tacho/tacho.h>

#ifdef __cplusplus
extern "C" {
#endif

struct tacho_g;
struct tacho_p;

/* --- processors ------------------------------------------------------------------ */

/* An idle P; NULL: no memory. Free it when it is idle. */
TACHO_API struct tacho_p *tacho_p_new(void);
TACHO_API void tacho_p_free(struct tacho_p *p);

/* This thread, which has no P of a scheduler, runs the idle p from here on. */
TACHO_API void tacho_p_start(struct tacho_p *p);

/* This thread, which runs no G, or one in a system call, gives up its P. */
TACHO_API void tacho_p_stop(void);

/*
 * p, whose G is in a system call on another thread, is taken away; it is idle
 * then. The caller excludes the end of that system call until this returns, and
 * lets it end by tacho_g_syscall_exit_blocked.
 */
TACHO_API void tacho_p_steal(struct tacho_p *p);

/* --- goroutines -------------------------------------------------------------------- */

/* A runnable G whose first frame is `entry`; created by what runs here. NULL: no memory. */
TACHO_API struct tacho_g *tacho_g_create(void (*entry)(void));

/* Its number in the trace; 0 for NULL. */
TACHO_API uint64_t tacho_g_id(const struct tacho_g *g);

/*
 * Where its stack is, for stacks in the trace: without it none are taken, unless G
 * runs on the thread's own stack. [lo, hi) must stay mapped while G lives.
 */
TACHO_API void tacho_g_set_stack(struct tacho_g *g, const void *lo, const void *hi);

/* The runnable g runs on this thread's P from here on. */
TACHO_API void tacho_g_start(struct tacho_g *g);

/* The running G yields and stays runnable, or waits. Reasons: a small set of texts. */
TACHO_API void tacho_g_stop(const char *reason);
TACHO_API void tacho_g_block(const char *reason);

/* The waiting g is runnable; from any thread, which need not run anything. */
TACHO_API void tacho_g_unblock(struct tacho_g *g);

/* The running G ends; its handle is gone. Open regions and ranges are closed. */
TACHO_API void tacho_g_exit(void);

/*
 * System calls of the running G. It keeps its P (exit), or that was stolen or
 * stopped meanwhile (exit_blocked): G is runnable then and runs nowhere; to go on
 * at once, tacho_p_start before exit_blocked and tacho_g_start behind it.
 */
TACHO_API void tacho_g_syscall_enter(void);
TACHO_API void tacho_g_syscall_exit(void);
TACHO_API void tacho_g_syscall_exit_blocked(void);

/*
 * As tacho_g_syscall_exit for half of its price: takes the caller's word that no thief has
 * got P or can get it any more, as it has won by its own compare-and-swap.
 */
TACHO_API void tacho_g_syscall_exit_kept(void);

/*
 * The same with a place: stacks in the trace begin at the caller of that frame
 * (__builtin_frame_address(0) of a runtime's public function), so that they do not
 * show the runtime. NULL for unblock: no stack.
 */
TACHO_API struct tacho_g *tacho_g_create_at(void (*entry)(void), const void *frame);
TACHO_API void tacho_g_stop_at(const char *reason, const void *frame);
TACHO_API void tacho_g_block_at(const char *reason, const void *frame);
TACHO_API void tacho_g_unblock_at(struct tacho_g *g, const void *frame);
TACHO_API void tacho_g_syscall_enter_at(const void *frame);

/*
 * A stop, block or exit of the running G and the start of the next one, in one. For the price of one
 * it takes the caller's word that it alone has `next`, which it took off a queue; where
 * two threads might start it, tacho_g_start finds out.
 */
TACHO_API void tacho_g_stop_start(const char *reason, const void *frame, struct tacho_g *next);
TACHO_API void tacho_g_block_start(const char *reason, const void *frame, struct tacho_g *next);
TACHO_API void tacho_g_exit_start(struct tacho_g *next);

/* --- ranges and metrics ---------------------------------------------------------------- */

/*
 * On the running G. A stop of the world keeps generations from ending: be brief,
 * and end it on the same G. `kind` must stay valid until the end. One collection
 * at a time; it may begin and end on different Gs.
 */
TACHO_API void tacho_stw_begin(const char *kind);
TACHO_API void tacho_stw_end(void);
TACHO_API void tacho_gc_begin(void);
TACHO_API void tacho_gc_end(void);

/* The number of Ps; bytes of live heap, and the bytes at which collection begins. */
TACHO_API void tacho_metric_procs(uint64_t n);
TACHO_API void tacho_metric_heap(uint64_t bytes);
TACHO_API void tacho_metric_heap_goal(uint64_t bytes);

#ifdef __cplusplus
}
#endif
#endif
