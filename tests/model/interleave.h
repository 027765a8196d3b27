/* SPDX-License-Identifier: MIT */
/*
 * Every interleaving of a few threads that run real code, exhaustively, under a model
 * of memory in which stores are late. Included before everything else, in the place of
 * base/atomic.h: the code's atomic operations on places that were made known are steps
 * of the model; everything else happens at once.
 *
 * Memory: each thread has a buffer of stores that others do not see yet. In order
 * (TSO, x86) the oldest is the next to be seen; out of order (as on Arm) any that is
 * not behind an older one to the same place is, and a release store only when all
 * before it are. Loads are not reordered: what acquire loads are for is not modelled.
 * An exchange and membarrier empty the buffer, or all of them. Who waits by the system
 * call sched_yield waits as by that function; whoever waits has stored before it goes on.
 */
#ifndef TESTS_MODEL_INTERLEAVE_H
#define TESTS_MODEL_INTERLEAVE_H

#define TC_BASE_ATOMIC_H

#include <sched.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

typedef uintptr_t tc_atomic_uintptr;
typedef uint_fast32_t tc_atomic_u32;
typedef uint_fast64_t tc_atomic_u64;
typedef bool tc_atomic_bool;

uint64_t model_load(const void *p, size_t size);
void model_store(void *p, size_t size, uint64_t v, bool release);
uint64_t model_exchange(void *p, size_t size, uint64_t v);
uint64_t model_add(void *p, size_t size, uint64_t v);
bool model_cas(void *p, size_t size, void *old, uint64_t v);
long model_syscall(long number, ...);
void model_pause(void);
int model_yield(void);

#define MODEL_LOAD(p) ((__typeof__(*(p) + 0))model_load((p), sizeof(*(p))))
#define MODEL_EXCHANGE(p, v) \
 ((__typeof__(*(p) + 0))model_exchange((p), sizeof(*(p)), (uint64_t)(v)))
#define MODEL_ADD(p, v)             ((__typeof__(*(p) + 0))model_add((p), sizeof(*(p)), (uint64_t)(v)))
#define MODEL_CAS(p, old, v)        model_cas((p), sizeof(*(p)), (old), (uint64_t)(v))
#define tc_load_relaxed(p)          MODEL_LOAD(p)
#define tc_load_acq(p)              MODEL_LOAD(p)
#define tc_load_seqcst(p)           MODEL_LOAD(p)
#define tc_store_relaxed(p, v)      model_store((p), sizeof(*(p)), (uint64_t)(v), false)
#define tc_store_rel(p, v)          model_store((p), sizeof(*(p)), (uint64_t)(v), true)
#define tc_exchange_acq(p, v)       MODEL_EXCHANGE(p, v)
#define tc_exchange_acqrel(p, v)    MODEL_EXCHANGE(p, v)
#define tc_exchange_rel(p, v)       MODEL_EXCHANGE(p, v)
#define tc_exchange_seqcst(p, v)    MODEL_EXCHANGE(p, v)
#define tc_add_relaxed(p, v)        MODEL_ADD(p, v)
#define tc_sub_relaxed(p, v)        MODEL_ADD(p, -(int64_t)(v))
#define tc_sub_acqrel(p, v)         MODEL_ADD(p, -(int64_t)(v))
#define tc_cas_relaxed(p, o, v)     MODEL_CAS(p, o, v)
#define tc_cas_acq(p, o, v)         MODEL_CAS(p, o, v)
#define tc_cas_acqrel(p, o, v)      MODEL_CAS(p, o, v)
#define tc_store_word_relaxed(p, v) model_store((p), sizeof(*(p)), (uint64_t)(v), false)
#define tc_signal_fence()           ((void)0)

#define syscall                model_syscall
#define sched_yield            model_yield
#define __builtin_ia32_pause() model_pause()

/* --- for the scenario --------------------------------------------------------------------- */

enum {
	MODEL_THREADS = 4,
	MODEL_PLACES = 32,
	MODEL_STORES = 24,
	MODEL_STEPS = 512
};

struct model_faults {
	bool out_of_order;  /* stores, see above */
	bool no_membarrier; /* planted: it does nothing */
	bool no_release;    /* planted: release stores are plain ones, see model_plain */
};

struct model_result {
	uint64_t states, runs;
	const char *violation; /* NULL: none */
};

/* A place that several threads touch. Others are not steps. */
void model_know(const void *p, size_t size);

/* The fault no_release is about this place alone; NULL: about all. */
void model_plain(const void *p);

/*
 * Called by a thread before and behind what it may do several times until the memory has
 * changed, with a pause each time.
 */
void model_loop(bool begins);

/* Called by a thread or by `check` when something is wrong. */
void model_violation(const char *what);

/*
 * Run all interleavings: `setup` makes the same state each time and adds threads
 * with model_thread; `check` looks at what the last one left. Only one at a time.
 */
void model_thread(void (*fn)(void *), void *arg);
struct model_result model_run(const struct model_faults *faults, void (*setup)(void),
			      void (*check)(void));

#endif
