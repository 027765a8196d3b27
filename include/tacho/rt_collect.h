/* SPDX-License-Identifier: MIT */
/*
 * What a garbage collector has to know of goroutines: the threads that run them, their
 * stacks, and the memory in which the runtime keeps what it was handed. boehm.h is
 * the one for libgc; who uses that needs none of this. Since 0.1.
 */
#ifndef TACHO_RT_COLLECT_H
#define TACHO_RT_COLLECT_H

#include <tacho/common.h>

#ifdef __cplusplus
extern "C" {
#endif

struct tacho_rt_collector {
	size_t size;
	/*
	 * First and last on each thread that runs goroutines, on the thread's own stack.
	 * Threads of tacho_rt_on_thread are not among them: they take no signals.
	 */
	void (*thread_begin)(void);
	void (*thread_end)(void);
	/*
	 * For channels with what is in them, and timers with their arguments: memory in
	 * which the collector looks for pointers, and which stays until it is freed.
	 */
	const struct tacho_alloc *alloc;
};

#define TACHO_RT_COLLECTOR_INIT                       \
 {                                                    \
  sizeof(struct tacho_rt_collector), NULL, NULL, NULL \
 }

/*
 * Before the first tacho_rt_run, channel and timer of the process, and once; what it
 * points at stays. TACHO_EMISUSE: too late, or without a size.
 */
TACHO_API TACHO_MUST_USE int tacho_rt_set_collector(const struct tacho_rt_collector *collector);

/*
 * Where the stack ends, upwards, of the goroutine on whose stack that address lies; NULL:
 * on none. Takes no lock: signal handlers may call it.
 */
TACHO_API const void *tacho_rt_stack_end(const void *address);

typedef void tacho_rt_stack_fn(const void *lo, const void *hi, void *ctx);

/*
 * The part of each goroutine's stack that is in use, with its argument, but for those that
 * run on a thread: there it ends (lo) anywhere, and the thread's stack pointer counts.
 * While no thread runs goroutines: they may be stopped at any instruction, as no lock
 * is taken. The ranges are aligned as pointers are.
 */
TACHO_API void tacho_rt_each_stack(tacho_rt_stack_fn *fn, void *ctx);

#ifdef __cplusplus
}
#endif
#endif
