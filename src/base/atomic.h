/* SPDX-License-Identifier: MIT */
/*
 * The only atomic operations of the project: the memory order is in the name.
 * Every use that is not relaxed names its partner in a comment, which
 * tools/check-atomics checks. Objects are declared with the types below.
 */
#ifndef TC_BASE_ATOMIC_H
#define TC_BASE_ATOMIC_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

typedef atomic_uintptr_t tc_atomic_uintptr;
typedef atomic_uint_fast32_t tc_atomic_u32;
typedef atomic_uint_fast64_t tc_atomic_u64;
typedef atomic_bool tc_atomic_bool;

#define tc_load_relaxed(p)       atomic_load_explicit((p), memory_order_relaxed)
#define tc_load_acq(p)           atomic_load_explicit((p), memory_order_acquire)
#define tc_store_relaxed(p, v)   atomic_store_explicit((p), (v), memory_order_relaxed)
#define tc_store_rel(p, v)       atomic_store_explicit((p), (v), memory_order_release)
#define tc_exchange_acq(p, v)    atomic_exchange_explicit((p), (v), memory_order_acquire)
#define tc_exchange_acqrel(p, v) atomic_exchange_explicit((p), (v), memory_order_acq_rel)
#define tc_exchange_rel(p, v)    atomic_exchange_explicit((p), (v), memory_order_release)
#define tc_add_relaxed(p, v)     atomic_fetch_add_explicit((p), (v), memory_order_relaxed)
#define tc_sub_relaxed(p, v)     atomic_fetch_sub_explicit((p), (v), memory_order_relaxed)
#define tc_sub_acqrel(p, v)      atomic_fetch_sub_explicit((p), (v), memory_order_acq_rel)

/* A plain word of a public header, which C++ sees too. */
#define tc_store_word_relaxed(p, v) __atomic_store_n((p), (v), __ATOMIC_RELAXED)

/*
 * Sequential consistency is for the two sides of a handshake that each store one
 * thing and then load the other's; nothing weaker orders a store before a load.
 */
#define tc_load_seqcst(p)        atomic_load_explicit((p), memory_order_seq_cst)
#define tc_exchange_seqcst(p, v) atomic_exchange_explicit((p), (v), memory_order_seq_cst)

/* Keeps the compiler, not the processor, from moving accesses across it. */
#define tc_signal_fence() atomic_signal_fence(memory_order_seq_cst)

/* Compare and swap; false: *old has become the value that was there (relaxed). */
#define tc_cas_relaxed(p, old, v)                                               \
 atomic_compare_exchange_strong_explicit((p), (old), (v), memory_order_relaxed, \
					 memory_order_relaxed)
#define tc_cas_acq(p, old, v)                                                   \
 atomic_compare_exchange_strong_explicit((p), (old), (v), memory_order_acquire, \
					 memory_order_relaxed)
#define tc_cas_acqrel(p, old, v)                                                \
 atomic_compare_exchange_strong_explicit((p), (old), (v), memory_order_acq_rel, \
					 memory_order_relaxed)

#endif
