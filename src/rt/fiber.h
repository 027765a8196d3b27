/* SPDX-License-Identifier: MIT */
/*
 * A stack that can be left and continued, and what sanitizers and valgrind have to
 * be told when that happens. A thread's own stack is one as well.
 */
#ifndef TC_RT_FIBER_H
#define TC_RT_FIBER_H

#include <stddef.h>
#include <stdint.h>

#if defined(__has_feature)
# if __has_feature(address_sanitizer)
#  define TC_RT_ASAN 1
# endif
# if __has_feature(thread_sanitizer)
#  define TC_RT_TSAN 1
# endif
#endif
#if defined(__SANITIZE_ADDRESS__)
# define TC_RT_ASAN 1
#endif
#if defined(__SANITIZE_THREAD__)
# define TC_RT_TSAN 1
#endif

struct tc_rt_fiber {
	void *sp; /* while it is left */
#if defined(TC_RT_ASAN)
	void *fake_stack;
	const void *bottom;
	size_t size;
#endif
#if defined(TC_RT_TSAN)
	void *tsan;
#endif
};

/* arch/switch_*.S */
void tc_rt_switch(void **save_sp, void *to_sp);
void tc_rt_entry(void);
void tc_rt_enter(void *sp) __attribute__((noreturn));

/* What tc_rt_entry calls, on the new stack; goroutine.c. */
void tc_rt_g_main(void);

/* A fiber that begins with tc_rt_entry, on the stack [lo, hi). */
void tc_rt_fiber_init(struct tc_rt_fiber *f, void *lo, void *hi);

/* The fiber of the stack that runs now. */
void tc_rt_fiber_adopt(struct tc_rt_fiber *f);

/* The stack is left for the last time by the next switch, or was. */
void tc_rt_fiber_end(struct tc_rt_fiber *f);

/* Leave `from` and continue `to`; returns when somebody continues `from`. */
void tc_rt_fiber_switch(struct tc_rt_fiber *from, struct tc_rt_fiber *to);

/*
 * The same in the middle of the caller, which goes on there without a return (leave.h). Saves
 * what tc_rt_switch saves, so either continues what the other has left.
 */
static inline __attribute__((always_inline)) void tc_rt_fiber_switch_inline(
	struct tc_rt_fiber *from, struct tc_rt_fiber *to)
{
#if defined(__x86_64__) && !defined(TC_RT_ASAN) && !defined(TC_RT_TSAN)
	void **save_sp = &from->sp;
	void *to_sp = to->sp;

	/* Below the red zone, which a function that calls none may be using. */
	__asm__ volatile("leaq -128(%%rsp), %%rsp\n\t"
			 "leaq 1f(%%rip), %%rax\n\t"
			 "pushq %%rax\n\t"
			 "pushq %%rbp\n\t"
			 "pushq %%rbx\n\t"
			 "pushq %%r12\n\t"
			 "pushq %%r13\n\t"
			 "pushq %%r14\n\t"
			 "pushq %%r15\n\t"
			 "movq %%rsp, (%0)\n\t"
			 "movq %1, %%rsp\n\t"
			 "popq %%r15\n\t"
			 "popq %%r14\n\t"
			 "popq %%r13\n\t"
			 "popq %%r12\n\t"
			 "popq %%rbx\n\t"
			 "popq %%rbp\n\t"
			 "popq %%rcx\n\t"
			 "jmp *%%rcx\n"
			 "1:\n\t"
			 "leaq 128(%%rsp), %%rsp"
			 : "+D"(save_sp), "+S"(to_sp)
			 :
			 : "rax", "rcx", "rdx", "r8", "r9", "r10", "r11", "xmm0", "xmm1", "xmm2",
			   "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9", "xmm10", "xmm11",
			   "xmm12", "xmm13", "xmm14", "xmm15",
# if defined(__AVX512F__)
			   "xmm16", "xmm17", "xmm18", "xmm19", "xmm20", "xmm21", "xmm22", "xmm23",
			   "xmm24", "xmm25", "xmm26", "xmm27", "xmm28", "xmm29", "xmm30", "xmm31",
			   "k1", "k2", "k3", "k4", "k5", "k6", "k7",
# endif
			   "cc", "memory");
#else
	tc_rt_fiber_switch(from, to);
#endif
}

/* The same, and `from` is never continued. */
void tc_rt_fiber_leave(struct tc_rt_fiber *from, struct tc_rt_fiber *to) __attribute__((noreturn));

/*
 * The stack below hi begins anew with tc_rt_entry, from whatever runs on it now. Not where
 * sanitizers have to tell one life of it from the next.
 */
#if defined(TC_RT_ASAN) || defined(TC_RT_TSAN)
# define TC_RT_CAN_RESTART 0
#else
# define TC_RT_CAN_RESTART 1
#endif
void tc_rt_fiber_restart(void *hi) __attribute__((noreturn));

/* First on a new stack: the sanitizers know that it runs. */
void tc_rt_fiber_arrived(struct tc_rt_fiber *f);

/* Tell valgrind of memory that holds a stack. */
void tc_rt_fiber_register(void *lo, void *hi);

#endif
