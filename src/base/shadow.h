/* SPDX-License-Identifier: MIT */
/*
 * What the sanitizers must be told, and what they change.
 */
#ifndef TACHO_BASE_SHADOW_H
#define TACHO_BASE_SHADOW_H

#include <stddef.h>

#if !defined(__has_feature)
# define TC_HAS_FEATURE(x) 0
#else
# define TC_HAS_FEATURE(x) __has_feature(x)
#endif

/* A shadow of the address space counts as memory of the process. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) ||             \
	TC_HAS_FEATURE(address_sanitizer) || TC_HAS_FEATURE(thread_sanitizer) || \
	TC_HAS_FEATURE(memory_sanitizer)
# define TC_HAS_SHADOW 1
#else
# define TC_HAS_SHADOW 0
#endif

/* A library that was built without MemorySanitizer (zlib, say) wrote these bytes. */
#if TC_HAS_FEATURE(memory_sanitizer)
# include <sanitizer/msan_interface.h>
static inline void tc_foreign_wrote(const void *p, size_t n)
{
	__msan_unpoison(p, n);
}
#else
static inline void tc_foreign_wrote(const void *p, size_t n)
{
	(void)p;
	(void)n;
}
#endif

#endif
