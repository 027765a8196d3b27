/* SPDX-License-Identifier: MIT */
/*
 * The Boehm collector (libgc, 8.2 or later) in the trace: its collections, how long it
 * stops the world, and the size of its heap. So `tacho gc` shows its cycles, pauses and
 * mutator utilization. And goroutines of libtacho-rt may use its memory: their
 * stacks, arguments, channels and timers keep objects alive.
 *
 *	int main(void) { return tacho_boehm_init() || tacho_rt_run(main_fn, NULL, NULL); }
 *
 *	cc app.c $(pkg-config --cflags --libs libtacho-boehm)
 *
 * What to know:
 *  - GC_malloc clears 16 KiB of stack below itself now and then, and threads are stopped
 *    by signals on the stack they are on: goroutines that use it need the default of
 *    64 KiB, or 32 KiB at least (tacho_go_opts.stack_bytes).
 *  - Finalizers run in GC_malloc and may not wait for anything.
 *  - System calls of the program are interrupted by the signals, as with any use of
 *    libgc in threads; those of the runtime go on.
 *  - Functions of tacho_rt_on_thread may not call the collector. Threads that the program
 *    makes register themselves as libgc asks (gc.h, GC_THREADS).
 *  - GC_do_blocking and GC_call_with_gc_active are not for goroutines.
 * Built where libgc-dev is installed. Since 0.1.
 */
#ifndef TACHO_BOEHM_H
#define TACHO_BOEHM_H

#include <tacho/common.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Once, on the main thread, before tacho_rt_run and before the first channel: calls GC_INIT.
 * Keeps callbacks for collections and roots that were set before. TACHO_EMISUSE: too late,
 * or a libgc that does not stop threads by signals.
 */
TACHO_API TACHO_MUST_USE int tacho_boehm_init(void);

#ifdef __cplusplus
}
#endif
#endif
