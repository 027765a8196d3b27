/* SPDX-License-Identifier: MIT */
/*
 * fiber.h: first frames, and the sanitizers' side of a switch. Nothing here may be
 * kept over a switch in thread-local storage.
 */
#include "rt/fiber.h"

#include <pthread.h>
#include <string.h>

#if defined(__has_include)
# if __has_include(<valgrind/valgrind.h>)
#  include <valgrind/valgrind.h>
# endif
#endif

#if defined(TC_RT_ASAN)
void __asan_unpoison_memory_region(void const volatile *at, size_t size);
void __sanitizer_start_switch_fiber(void **save, const void *bottom, size_t size);
void __sanitizer_finish_switch_fiber(void *save, const void **old_bottom, size_t *old_size);
#endif
#if defined(TC_RT_TSAN)
void *__tsan_get_current_fiber(void);
void *__tsan_create_fiber(unsigned flags);
void __tsan_destroy_fiber(void *fiber);
void __tsan_switch_to_fiber(void *fiber, unsigned flags);
#endif

enum {
#if defined(__aarch64__)
	SAVED_WORDS = 20,
	SAVED_ADDRESS = 1
#else
	SAVED_WORDS = 7,
	SAVED_ADDRESS = 6
#endif
};

/*
 * Where the stack pointer of tc_rt_entry begins: a multiple of 16, as before a call, with a few
 * zeros above.
 */
static uintptr_t top_of(void *hi)
{
	return ((uintptr_t)hi & ~(uintptr_t)15) - 32;
}

void tc_rt_fiber_init(struct tc_rt_fiber *f, void *lo, void *hi)
{
	/* A zero frame pointer ends every walk. */
	uintptr_t *words = (uintptr_t *)top_of(hi) - SAVED_WORDS;

#if defined(TC_RT_ASAN)
	/* Frames that its last goroutine never returned from have left their marks. */
	__asan_unpoison_memory_region(lo, (size_t)((char *)hi - (char *)lo));
#endif
	memset(words, 0, SAVED_WORDS * sizeof(*words) + 32);
	words[SAVED_ADDRESS] = (uintptr_t)&tc_rt_entry;
	f->sp = words;
#if defined(TC_RT_ASAN)
	f->fake_stack = NULL;
	f->bottom = lo;
	f->size = (size_t)((char *)hi - (char *)lo);
#endif
#if defined(TC_RT_TSAN)
	f->tsan = __tsan_create_fiber(0);
#endif
	(void)lo;
}

void tc_rt_fiber_adopt(struct tc_rt_fiber *f)
{
#if defined(TC_RT_ASAN)
	pthread_attr_t attr;
	void *lo = NULL;
	size_t size = 0;

	memset(f, 0, sizeof(*f));
	if (pthread_getattr_np(pthread_self(), &attr) == 0) {
		(void)pthread_attr_getstack(&attr, &lo, &size);
		pthread_attr_destroy(&attr);
	}
	f->bottom = lo;
	f->size = size;
#else
	memset(f, 0, sizeof(*f));
#endif
#if defined(TC_RT_TSAN)
	f->tsan = __tsan_get_current_fiber();
#endif
}

void tc_rt_fiber_end(struct tc_rt_fiber *f)
{
#if defined(TC_RT_TSAN)
	if (f->tsan)
		__tsan_destroy_fiber(f->tsan);
	f->tsan = NULL;
#endif
	(void)f;
}

void tc_rt_fiber_arrived(struct tc_rt_fiber *f)
{
#if defined(TC_RT_ASAN)
	__sanitizer_finish_switch_fiber(f->fake_stack, NULL, NULL);
	f->fake_stack = NULL;
#endif
	(void)f;
}

#if defined(TC_RT_TSAN)
__attribute__((no_sanitize("thread")))
#endif
void tc_rt_fiber_switch(struct tc_rt_fiber *from, struct tc_rt_fiber *to)
{
#if defined(TC_RT_ASAN)
	__sanitizer_start_switch_fiber(&from->fake_stack, to->bottom, to->size);
#endif
#if defined(TC_RT_TSAN)
	__tsan_switch_to_fiber(to->tsan, 0);
#endif
	tc_rt_switch(&from->sp, to->sp);
	tc_rt_fiber_arrived(from);
}

#if defined(TC_RT_TSAN)
__attribute__((no_sanitize("thread")))
#endif
void tc_rt_fiber_leave(struct tc_rt_fiber *from, struct tc_rt_fiber *to)
{
#if defined(TC_RT_ASAN)
	__sanitizer_start_switch_fiber(NULL, to->bottom, to->size);
#endif
#if defined(TC_RT_TSAN)
	__tsan_switch_to_fiber(to->tsan, 0);
#endif
	tc_rt_switch(&from->sp, to->sp);
	__builtin_unreachable();
}

void tc_rt_fiber_restart(void *hi)
{
	tc_rt_enter((void *)top_of(hi));
}

void tc_rt_fiber_register(void *lo, void *hi)
{
#if defined(VALGRIND_STACK_REGISTER)
	(void)VALGRIND_STACK_REGISTER(lo, hi);
#endif
	(void)lo;
	(void)hi;
}
