/* SPDX-License-Identifier: MIT */
/*
 * Goroutines for C: many cheap threads of execution (G) on a few processors (P),
 * which are run by threads of the system (M). Every decision of the scheduler is
 * an event of the trace, if one is written (tacho.h). The smallest use:
 *
 *	static void hello(void *arg) { puts(arg); }
 *	static void main_fn(void *arg) { tacho_go(hello, "hello"); tacho_rt_sleep(1000000); }
 *	int main(void) { return tacho_rt_run(main_fn, NULL, NULL) ? 1 : 0; }
 *
 *	cc app.c $(pkg-config --cflags --libs libtacho-rt)
 *
 * What to know:
 *  - Goroutines are switched only in calls of this library. A loop that makes none
 *    calls tacho_rt_checkpoint() now and then, a system call that may block lies
 *    between tacho_rt_syscall_enter and _exit.
 *  - A goroutine may continue on another thread after any such call: the address of
 *    errno and of other thread-local variables may differ, and compilers keep it in
 *    a register. Read errno before the next call of this library.
 *  - Stacks do not grow: 64 KiB unless said otherwise. Running over the end is a
 *    message that names the goroutine, and the end of the process.
 *
 * Misuse is a message on standard error (tacho_rt_opts.misuse) which names the
 * goroutine and the place of the call, and the result TACHO_EMISUSE. Functions may
 * be called from goroutines only, unless they say otherwise. Since 0.1.
 */
#ifndef TACHO_RT_H
#define TACHO_RT_H

#include <tacho/common.h>
#include <tacho/rt_chan.h>
#include <tacho/rt_net.h>
#include <tacho/rt_sync.h>
#include <tacho/rt_time.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef void tacho_rt_fn(void *arg);

/* Sizes of stacks; a goroutine gets the smallest that holds what it asks for. */
#define TACHO_RT_STACK_MIN     (UINT64_C(16) << 10)
#define TACHO_RT_STACK_DEFAULT (UINT64_C(64) << 10)
#define TACHO_RT_STACK_MAX     (UINT64_C(8) << 20)

#define TACHO_RT_MAX_PROCS 256

/* Begin with TACHO_RT_OPTS_INIT; a field that is 0 means its default. */
struct tacho_rt_opts {
	size_t size;          /* of this struct, as the caller knows it */
	uint32_t procs;       /* Ps; default: TACHO_RT_PROCS, else tacho_rt_cpus() */
	uint32_t max_threads; /* that may exist at once, but for locked ones that wait; 10 000 */
	uint64_t stack_bytes; /* of goroutines that do not say; TACHO_RT_STACK_DEFAULT */
	/*
	 * Gets a line without newline for each misuse, and for the first of each kind of
	 * thing that the system refuses (memory, threads), which comes a little later and
	 * on a thread that runs no goroutines; default: prints it.
	 */
	void (*misuse)(const char *line);
	uint32_t no_sigquit; /* leave SIGQUIT alone; else it prints all goroutines */
	/* Threads outside of the runtime wake goroutines: all asleep is no deadlock. */
	uint32_t no_deadlock;
};

#define TACHO_RT_OPTS_INIT                       \
 {                                               \
  sizeof(struct tacho_rt_opts), 0, 0, 0, 0, 0, 0 \
 }

/*
 * Run main_fn as the first goroutine, on this thread and others; returns when
 * main_fn has returned. Goroutines that are left then do not run any more. opts may
 * be NULL. TACHO_EMISUSE: the options make no sense, or a runtime runs already in
 * this process; TACHO_ENOMEM: no memory or no threads; TACHO_EIO: no descriptors.
 */
TACHO_API TACHO_MUST_USE int tacho_rt_run(tacho_rt_fn *main_fn, void *arg,
					  const struct tacho_rt_opts *opts);

/* CPUs this process may use: its affinity, and the quota of its cgroup. Any thread. */
TACHO_API uint32_t tacho_rt_cpus(void);

/*
 * The number of Ps, and another one: 1 to TACHO_RT_MAX_PROCS. Stops the world for a
 * moment. Returns the number before, or TACHO_EMISUSE, or TACHO_ENOMEM: as before.
 */
TACHO_API uint32_t tacho_rt_procs(void);
TACHO_API int tacho_rt_set_procs(uint32_t procs);

/* --- goroutines -------------------------------------------------------------------- */

/*
 * Run fn(arg) as a goroutine. From any thread while a runtime runs. TACHO_ENOMEM,
 * TACHO_EMISUSE (no runtime, a stack size out of range).
 */
TACHO_API int tacho_go(tacho_rt_fn *fn, void *arg);

struct tacho_go_opts {
	size_t size;
	const char *name;     /* copied, cut after 31 bytes; NULL: none */
	uint64_t stack_bytes; /* TACHO_RT_STACK_MIN to TACHO_RT_STACK_MAX; 0: as the runtime's */
};

#define TACHO_GO_OPTS_INIT           \
 {                                   \
  sizeof(struct tacho_go_opts), 0, 0 \
 }

TACHO_API int tacho_go_with(tacho_rt_fn *fn, void *arg, const struct tacho_go_opts *opts);

/* Let others run first. */
TACHO_API void tacho_rt_yield(void);

/* Yield if this goroutine has run for long and others wait: for loops. About 1 ns. */
TACHO_API void tacho_rt_checkpoint(void);

/* End this goroutine, from any depth of calls; that of main_fn ends the run. */
TACHO_API void tacho_rt_exit(void)
#if defined(__GNUC__)
	__attribute__((noreturn))
#endif
	;

/* Its number, as in the trace; 0 outside of goroutines. */
TACHO_API uint64_t tacho_rt_id(void);

/* Its name, "" if it has none; valid while it lives. The name is also its label. */
TACHO_API const char *tacho_rt_name(void);
TACHO_API void tacho_rt_set_name(const char *name);

/* Goroutines that exist. Any thread. */
TACHO_API uint64_t tacho_rt_count(void);

/*
 * Until as many unlocks, this goroutine runs on this thread only, and this thread
 * runs no other: for libraries with state in threads. TACHO_EMISUSE: not locked.
 */
TACHO_API void tacho_rt_lock_thread(void);
TACHO_API int tacho_rt_unlock_thread(void);

/* --- system calls -------------------------------------------------------------------- */

/*
 * Around a system call, or other code that may block the thread and calls nothing
 * of this library. The P stays with this thread for short calls and is taken away
 * when one takes long (20 us). With _block it is given away at once: for calls that
 * are known to wait. errno is kept over the exit.
 */
TACHO_API void tacho_rt_syscall_enter(void);
TACHO_API void tacho_rt_syscall_enter_block(void);
TACHO_API void tacho_rt_syscall_exit(void);

/* The same as an expression statement: TACHO_RT_SYSCALL(n = read(fd, buf, len)); */
#define TACHO_RT_SYSCALL(statement) \
 do {                               \
  tacho_rt_syscall_enter();         \
  statement;                        \
  tacho_rt_syscall_exit();          \
 } while (0)
#define TACHO_RT_BLOCKING(statement) \
 do {                                \
  tacho_rt_syscall_enter_block();    \
  statement;                         \
  tacho_rt_syscall_exit();           \
 } while (0)

/* --- looking at it --------------------------------------------------------------------- */

/* All goroutines, where they are and since when, as text to that file. Any thread. */
TACHO_API void tacho_rt_dump(int fd);

/* Counters since the runtime began to run. Any thread. */
struct tacho_rt_stats {
	uint64_t goroutines, threads, procs;
	uint64_t switches; /* goroutines that were started or continued */
	uint64_t steals;   /* of half a queue */
	uint64_t parks;    /* threads that went to sleep for want of work */
	uint64_t wakes;    /* threads that were woken or made for work */
	uint64_t retakes;  /* Ps that were taken from a system call */
	uint64_t stacks;   /* that were ever needed, in use or kept */
	uint64_t misuse;
};

/* `size` is that of the struct as the caller knows it. */
TACHO_API void tacho_rt_get_stats(struct tacho_rt_stats *stats, size_t size);

#ifdef __cplusplus
}
#endif
#endif
