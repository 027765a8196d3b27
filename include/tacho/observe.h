/* SPDX-License-Identifier: MIT */
/*
 * For a library that looks at what a program annotates while it does so, such as
 * libtacho-capture: functions that libtacho calls behind each annotation, and notes
 * that lie in a trace without being an event. Since 0.1.
 */
#ifndef TACHO_OBSERVE_H
#define TACHO_OBSERVE_H

#include <tacho/common.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Called while tracing is on (but for `sched`), on the thread that annotates, behind the event; from any
 * number of threads at once. They must be quick and must not block. A region is known by
 * its goroutine and serial number. Any may be NULL. Names are the caller's of the
 * annotation: gone when the function returns. `ns` is the time of the event, on
 * CLOCK_MONOTONIC (which need not be asked again for it); 0: there is no event.
 */
struct tacho_observer {
	size_t size; /* sizeof(struct tacho_observer) */
	void (*task_begin)(uint64_t task, const char *name, uint64_t ns);
	void (*task_end)(uint64_t task, uint64_t ns);
	void (*region_begin)(uint64_t g, uint32_t serial, const char *name, uint64_t ns);
	void (*region_end)(uint64_t g, uint32_t serial, uint64_t ns);
	void (*stw_begin)(void); /* the world is stopped */
	void (*stw_end)(void);
	/* Whether tracing is on or not; see tacho_observe_sched. */
	void (*sched)(uint64_t runnable, uint64_t procs, uint64_t held_ns);
};

/*
 * From now on this one, in place of the one before; NULL: none. It stays in use by
 * threads that began to call it, so it must live as long as the process. TACHO_EMISUSE:
 * its size is not that of this version.
 */
TACHO_API int tacho_observe(const struct tacho_observer *observer);

/*
 * For schedulers, as often as they like (libtacho-rt: 100 times a second while it has work):
 * how many goroutines wait for a P, of how many Ps, and for how long a system call that
 * lasts has held one, the longest.
 */
TACHO_API void tacho_observe_sched(uint64_t runnable, uint64_t procs, uint64_t held_ns);

/*
 * A text of at most 1024 bytes in this generation of the trace that no event refers to:
 * readers that look for it find it among the strings, all others pass it by. Nothing
 * while tracing is off; dropped and counted (lost_scarce) without memory.
 */
TACHO_API void tacho_note(const void *text, size_t n);

#ifdef __cplusplus
}
#endif
#endif
