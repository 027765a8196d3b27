/* SPDX-License-Identifier: MIT */
/*
 * libtacho 0.1.0, a tracer in one file. Made by tools/amalgamate: changes belong
 * into the files that are named below.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include "tacho.h"

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <linux/membarrier.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/* --- src/base/atomic.h --- */

/*
 * The only atomic operations of the project: the memory order is in the name.
 * Every use that is not relaxed names its partner in a comment, which
 * tools/check-atomics checks. Objects are declared with the types below.
 */
#ifndef TC_BASE_ATOMIC_H
#define TC_BASE_ATOMIC_H

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

/* --- src/tracer/pages.h --- */

/*
 * Memory of the tracer. It never comes from malloc: an allocator may be what is
 * traced, and a signal handler may be what traces. Everything is zeroed.
 */
#ifndef TC_TRACER_PAGES_H
#define TC_TRACER_PAGES_H

/* Whole pages, or NULL. */
void *tc_pages_map(size_t bytes);
void tc_pages_unmap(void *p, size_t bytes);

/* A byte string that grows; zero-initialised it is empty. */
struct tc_bytes {
	uint8_t *p;
	size_t len, cap;
};

/* Room for n more bytes behind len; false: no memory, nothing changed. */
bool tc_bytes_reserve(struct tc_bytes *b, size_t n);
bool tc_bytes_add(struct tc_bytes *b, const void *bytes, size_t n);
void tc_bytes_free(struct tc_bytes *b);

/* Small pieces that live as long as the process. Callers exclude each other. */
struct tc_bump {
	uint8_t *p;
	size_t left;
	size_t total; /* bytes mapped */
};

/* Aligned to 8; NULL when there is no memory. */
void *tc_bump_get(struct tc_bump *a, size_t bytes);

#endif

/* --- src/wire/events.h --- */

/*
 * The event types of the v2 wire format as data: one row an event. The decoder,
 * the encoder, the text form, the fuzzer dictionary and the documentation all
 * come from this table. spec: doc/format.md#events
 *
 * Columns: type number, C name, name in the text form, shape, argument names.
 *
 * The shape says how the bytes behind the type byte look:
 *   T   timed: every argument is a varint and the first is the time delta
 *   A   the named varints only, no time delta
 *   K   as A, then `nframes` times four varints (a call stack)
 *   D   as A, then a length and that many bytes
 *   E   one raw byte (the experiment), then as D
 *   M   marker: no argument
 *
 * Argument names carry their type in their end, which the text form and the
 * id checks rely on: `_string` is a string id, `stack` or `_stack` a stack id.
 */
#ifndef TC_WIRE_EVENTS_H
#define TC_WIRE_EVENTS_H

/* clang-format off */
#define TC_WIRE_EVENTS(X) \
	X(  1, EVENT_BATCH,           "EventBatch",           A, "gen m time size") \
	X(  2, STACKS,                "Stacks",               M, "") \
	X(  3, STACK,                 "Stack",                K, "id nframes") \
	X(  4, STRINGS,               "Strings",              M, "") \
	X(  5, STRING,                "String",               D, "id") \
	X(  6, CPU_SAMPLES,           "CPUSamples",           M, "") \
	X(  7, CPU_SAMPLE,            "CPUSample",            A, "time m p g stack") \
	X(  8, FREQUENCY,             "Frequency",            A, "freq") \
	X(  9, PROCS_CHANGE,          "ProcsChange",          T, "dt procs_value stack") \
	X( 10, PROC_START,            "ProcStart",            T, "dt p p_seq") \
	X( 11, PROC_STOP,             "ProcStop",             T, "dt") \
	X( 12, PROC_STEAL,            "ProcSteal",            T, "dt p p_seq m") \
	X( 13, PROC_STATUS,           "ProcStatus",           T, "dt p pstatus") \
	X( 14, GO_CREATE,             "GoCreate",             T, "dt new_g new_stack stack") \
	X( 15, GO_CREATE_SYSCALL,     "GoCreateSyscall",      T, "dt new_g") \
	X( 16, GO_START,              "GoStart",              T, "dt g g_seq") \
	X( 17, GO_DESTROY,            "GoDestroy",            T, "dt") \
	X( 18, GO_DESTROY_SYSCALL,    "GoDestroySyscall",     T, "dt") \
	X( 19, GO_STOP,               "GoStop",               T, "dt reason_string stack") \
	X( 20, GO_BLOCK,              "GoBlock",              T, "dt reason_string stack") \
	X( 21, GO_UNBLOCK,            "GoUnblock",            T, "dt g g_seq stack") \
	X( 22, GO_SYSCALL_BEGIN,      "GoSyscallBegin",       T, "dt p_seq stack") \
	X( 23, GO_SYSCALL_END,        "GoSyscallEnd",         T, "dt") \
	X( 24, GO_SYSCALL_END_BLOCKED, "GoSyscallEndBlocked", T, "dt") \
	X( 25, GO_STATUS,             "GoStatus",             T, "dt g m gstatus") \
	X( 26, STW_BEGIN,             "STWBegin",             T, "dt kind_string stack") \
	X( 27, STW_END,               "STWEnd",               T, "dt") \
	X( 28, GC_ACTIVE,             "GCActive",             T, "dt gc_seq") \
	X( 29, GC_BEGIN,              "GCBegin",              T, "dt gc_seq stack") \
	X( 30, GC_END,                "GCEnd",                T, "dt gc_seq") \
	X( 31, GC_SWEEP_ACTIVE,       "GCSweepActive",        T, "dt p") \
	X( 32, GC_SWEEP_BEGIN,        "GCSweepBegin",         T, "dt stack") \
	X( 33, GC_SWEEP_END,          "GCSweepEnd",           T, "dt swept_value reclaimed_value") \
	X( 34, GC_MARK_ASSIST_ACTIVE, "GCMarkAssistActive",   T, "dt g") \
	X( 35, GC_MARK_ASSIST_BEGIN,  "GCMarkAssistBegin",    T, "dt stack") \
	X( 36, GC_MARK_ASSIST_END,    "GCMarkAssistEnd",      T, "dt") \
	X( 37, HEAP_ALLOC,            "HeapAlloc",            T, "dt heapalloc_value") \
	X( 38, HEAP_GOAL,             "HeapGoal",             T, "dt heapgoal_value") \
	X( 39, GO_LABEL,              "GoLabel",              T, "dt label_string") \
	X( 40, USER_TASK_BEGIN,       "UserTaskBegin",        T, "dt task parent_task name_string stack") \
	X( 41, USER_TASK_END,         "UserTaskEnd",          T, "dt task stack") \
	X( 42, USER_REGION_BEGIN,     "UserRegionBegin",      T, "dt task name_string stack") \
	X( 43, USER_REGION_END,       "UserRegionEnd",        T, "dt task name_string stack") \
	X( 44, USER_LOG,              "UserLog",              T, "dt task key_string value_string stack") \
	X( 45, GO_SWITCH,             "GoSwitch",             T, "dt g g_seq") \
	X( 46, GO_SWITCH_DESTROY,     "GoSwitchDestroy",      T, "dt g g_seq") \
	X( 47, GO_CREATE_BLOCKED,     "GoCreateBlocked",      T, "dt new_g new_stack stack") \
	X( 48, GO_STATUS_STACK,       "GoStatusStack",        T, "dt g m gstatus stack") \
	X( 49, EXPERIMENTAL_BATCH,    "ExperimentalBatch",    E, "exp gen m time") \
	X( 50, SYNC,                  "Sync",                 M, "") \
	X( 51, CLOCK_SNAPSHOT,        "ClockSnapshot",        T, "dt mono sec nsec") \
	X( 52, END_OF_GENERATION,     "EndOfGeneration",      M, "") \
	X(128, SPAN,                  "Span",                 T, "dt id npages_value kindclass") \
	X(129, SPAN_ALLOC,            "SpanAlloc",            T, "dt id npages_value kindclass") \
	X(130, SPAN_FREE,             "SpanFree",             T, "dt id") \
	X(131, HEAP_OBJECT,           "HeapObject",           T, "dt id type") \
	X(132, HEAP_OBJECT_ALLOC,     "HeapObjectAlloc",      T, "dt id type") \
	X(133, HEAP_OBJECT_FREE,      "HeapObjectFree",       T, "dt id") \
	X(134, GOROUTINE_STACK,       "GoroutineStack",       T, "dt id order") \
	X(135, GOROUTINE_STACK_ALLOC, "GoroutineStackAlloc",  T, "dt id order") \
	X(136, GOROUTINE_STACK_FREE,  "GoroutineStackFree",   T, "dt id")

#define TC_WIRE_ENUM(num, sym, name, shape, args) TC_EV_##sym = (num),
enum tc_wire_type {
	TC_EV_NONE = 0,
	TC_WIRE_EVENTS(TC_WIRE_ENUM)
	TC_EV_COUNT = 137
};
#undef TC_WIRE_ENUM
/* clang-format on */

/* Limits that the format promises. spec: doc/format.md#limits */
enum {
	TC_MAX_BATCH_BYTES = 65536,
	TC_MAX_STRING_BYTES = 1024,
	TC_MAX_STACK_FRAMES = 128,
	TC_MAX_TIMED_ARGS = 5, /* the time delta among them */
	TC_HEADER_BYTES = 16,
	TC_MAX_VARINT_BYTES = 10,
};

/* Values of the pstatus and gstatus arguments. spec: doc/format.md#status-values */
enum tc_wire_gstatus {
	TC_GSTATUS_BAD,
	TC_GSTATUS_RUNNABLE,
	TC_GSTATUS_RUNNING,
	TC_GSTATUS_SYSCALL,
	TC_GSTATUS_WAITING,
	TC_GSTATUS_COUNT
};
enum tc_wire_pstatus {
	TC_PSTATUS_BAD,
	TC_PSTATUS_RUNNING,
	TC_PSTATUS_IDLE,
	TC_PSTATUS_SYSCALL,
	TC_PSTATUS_ABANDONED,
	TC_PSTATUS_COUNT
};

#endif

/* --- src/tracer/names.h --- */

/*
 * Strings and call stacks: interned once, with ids for the life of the process
 * and a mark a generation, so that what a generation used is written at its end.
 *
 *	field           writer            readers           order
 *	slots           under the lock    any thread        [P5] release/acquire
 *	mark[g % 2]     writers of g      advance of g      the drain, [P2]
 *	the rest        before the slot   any thread        [P5]
 *
 * A lookup takes no lock: the caller's cache, then the table's slots; only a new
 * entry takes the lock. Tables grow; an outgrown table stays mapped, since a
 * reader may be in it. Two marks are needed because writers of g+1 mark while g
 * is written out.
 */
#ifndef TC_TRACER_NAMES_H
#define TC_TRACER_NAMES_H

struct tc_str {
	uint64_t hash;
	uint64_t id;
	tc_atomic_u64 mark[2];
	uint32_t len;
	char text[];
};

struct tc_stack {
	uint64_t hash;
	uint64_t id;
	tc_atomic_u64 mark[2];
	struct tc_str *name; /* not NULL: one made-up frame of that name */
	uint32_t n;
	uint64_t pc[];
};

struct tc_table {
	size_t cap; /* a power of two */
	tc_atomic_uintptr slot[];
};

/* All entries of one kind, in the order of their making. */
struct tc_interned {
	tc_atomic_uintptr table; /* struct tc_table */
	void **all;              /* n entries; changed under the lock */
	size_t n, cap;
	size_t max; /* no more than this many */
	struct tc_bump memory;
};

struct tc_names {
	pthread_mutex_t lock;
	struct tc_interned strs, stacks;
	tc_atomic_u64 next_str; /* ids; message texts take theirs from here, too */
	tc_atomic_u64 next_stack;
	tc_atomic_u64 refused; /* entries beyond the bounds */
	/* Called under the lock for each new entry; the crash file. May be NULL. */
	void (*on_str)(const struct tc_str *s);
	void (*on_stack)(const struct tc_stack *s);
};

extern struct tc_names tc_names;

/* FNV would take a step a byte; this takes one for eight. */
static inline uint64_t tc_mix(uint64_t h, uint64_t v)
{
	h = (h ^ v) * 0x9e3779b97f4a7c15u;
	return h ^ h >> 29;
}

uint64_t tc_text_hash(const char *text, size_t len);

/*
 * The entry of a text of at most 1024 bytes; NULL when there is no memory or
 * there are too many. Any thread, also in a section, not from a handler that
 * interrupted itself here.
 */
struct tc_str *tc_names_str(const char *text, size_t len, uint64_t hash);
struct tc_str *tc_names_text(const char *text);
struct tc_stack *tc_names_stack(const uint64_t *pc, uint32_t n, uint64_t hash);

/* A stack of one frame that has no code address: the name of a thread. */
struct tc_stack *tc_names_thread(struct tc_str *name);

/* The first *n entries, which stay where they are. */
void **tc_names_snapshot(struct tc_interned *in, size_t *n);

/* The id for an event of generation g; 0 for NULL. */
static inline uint64_t tc_str_use(struct tc_str *s, uint64_t g)
{
	if (!s)
		return 0;
	/* relaxed: whoever reads the marks of g has waited for the sections of g */
	if (tc_load_relaxed(&s->mark[g & 1]) != g)
		tc_store_relaxed(&s->mark[g & 1], g);
	return s->id;
}

static inline uint64_t tc_stack_use(struct tc_stack *s, uint64_t g)
{
	if (!s)
		return 0;
	/* relaxed: whoever reads the marks of g has waited for the sections of g */
	if (tc_load_relaxed(&s->mark[g & 1]) != g)
		tc_store_relaxed(&s->mark[g & 1], g);
	return s->id;
}

#endif

/* --- src/tracer/elf_names.h --- */

/*
 * Names for return addresses, from the symbol tables of the loaded modules. Only
 * the advance asks, once for each address.
 */
#ifndef TC_TRACER_ELF_NAMES_H
#define TC_TRACER_ELF_NAMES_H

struct tc_symbol {
	struct tc_str *func, *file; /* NULL: no memory */
	struct tc_str *module;      /* note for the string table, TC_MODULE_NOTE; NULL: none */
	uint64_t line;              /* at least 1 */
};

/*
 * func is the function that holds pc - 1, file the path of its module; "+0xN"
 * behind the module's name where there is no symbol, and then the build id is
 * behind the path.
 */
void tc_symbol_find(uint64_t pc, struct tc_symbol *out);

/* fn for each loaded module. */
typedef void tc_elf_module_fn(uint64_t base, uint64_t lo, uint64_t hi, const char *path,
			      const uint8_t *id, uint32_t id_len);
void tc_elf_modules(tc_elf_module_fn *fn);

/* Modules of another process: from the first one on, those of this one do not count. */
void tc_elf_given_module(uint64_t base, uint64_t lo, uint64_t hi, const char *path,
			 const uint8_t *id, uint32_t id_len);

#endif

/* --- src/wire/module_note.h --- */

/*
 * What a C program's trace says about its modules, so that lines can be looked up
 * later: a string of the generation's table that no event refers to, which every
 * reader skips. One for each module that a stack of the generation lies in:
 *
 *	tacho-module BASE LO HI BUILDID PATH
 *
 * BASE is what was added to the addresses of the file, LO and HI bound its memory,
 * all in hexadecimal; BUILDID is hexadecimal or "-". PATH goes to the end.
 * spec: doc/format.md#modules
 */
#ifndef TC_WIRE_MODULE_NOTE_H
#define TC_WIRE_MODULE_NOTE_H

#define TC_MODULE_NOTE "tacho-module"

#endif

/* --- src/tracer/clock.h --- */

/*
 * Trace time: nanoseconds that follow CLOCK_MONOTONIC, from the processor's
 * counter where that is dependable. A writer multiplies its counter reading
 * with the parameters of its generation; each advance makes new ones that are
 * continuous and lead back to CLOCK_MONOTONIC within a second.
 */
#ifndef TC_TRACER_CLOCK_H
#define TC_TRACER_CLOCK_H

__extension__ typedef unsigned __int128 tc_u128;
__extension__ typedef __int128 tc_i128;

enum {
	TC_CLOCK_SHIFT = 58 /* up to 32 ns a tick */
};

/* ns = ns0 + (ticks - ticks0) * mult >> TC_CLOCK_SHIFT; mult 0: CLOCK_MONOTONIC. */
struct tc_clock_params {
	uint64_t ticks0, ns0, mult;
};

/* One look at all clocks. */
struct tc_clock_sample {
	uint64_t ticks, mono_ns;
	uint64_t wall_sec, wall_nsec;
};

static inline uint64_t tc_clock_ticks(void)
{
#if defined(__x86_64__)
	return __builtin_ia32_rdtsc();
#elif defined(__aarch64__)
	uint64_t v;

	__asm__ __volatile__("mrs %0, cntvct_el0" : "=r"(v));
	return v;
#else
	return 0;
#endif
}

static inline uint64_t tc_clock_mono(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static inline uint64_t tc_clock_at(const struct tc_clock_params *c, uint64_t ticks)
{
	/* Signed: the counter of another core may be a little behind. */
	int64_t passed = (int64_t)(ticks - c->ticks0);

	return c->ns0 + (uint64_t)((tc_i128)passed * (int64_t)c->mult >> TC_CLOCK_SHIFT);
}

static inline uint64_t tc_clock_now(const struct tc_clock_params *c)
{
	if (__builtin_expect(c->mult == 0, 0))
		return tc_clock_mono();
	return tc_clock_at(c, tc_clock_ticks());
}

/* Takes the first sample; the earlier, the better the rate is known later. */
void tc_clock_init(void);

/* Use CLOCK_MONOTONIC even where the counter would do. For tests. */
void tc_clock_force_mono(bool on);

void tc_clock_sample(struct tc_clock_sample *s);

/* The first parameters of a session. May sleep 10 ms after tc_clock_init. */
void tc_clock_first(struct tc_clock_params *next);

/* Parameters that go on where `old` is at the moment of `s`. */
void tc_clock_next(const struct tc_clock_params *old, const struct tc_clock_sample *s,
		   struct tc_clock_params *next);

#endif

/* --- src/wire/encode.h --- */

/*
 * Writing the v2 wire format: varints, the file header, and one batch at a time
 * into a buffer of the caller. Nothing here allocates, so the encoder works in
 * a tracer's hot path as well as in a tool that rewrites a trace.
 *
 *	struct tc_enc e;
 *	tc_enc_init(&e, buf, sizeof(buf));
 *	tc_enc_begin(&e, TC_EV_NONE, gen, thread, time);
 *	while (tc_enc_event(&e, type, time, n, args) == TACHO_ELIMIT)
 *		... write out tc_enc_finish(&e) bytes of buf, begin again ...
 *
 * spec: doc/format.md#batches
 */
#ifndef TC_WIRE_ENCODE_H
#define TC_WIRE_ENCODE_H

enum {
	/* Frame byte, experiment byte, three varints and the padded size. */
	TC_ENC_HEAD_BYTES = 2 + 4 * TC_MAX_VARINT_BYTES,
	/* A buffer of this size takes the largest legal batch. */
	TC_ENC_BATCH_BYTES = TC_ENC_HEAD_BYTES + TC_MAX_BATCH_BYTES,
	TC_ENC_EVENT_BYTES = 1 + TC_MAX_TIMED_ARGS * TC_MAX_VARINT_BYTES,
	/* The largest single entry of any table: a stack of 128 frames. */
	TC_ENC_ENTRY_BYTES = 1 + (2 + 4 * TC_MAX_STACK_FRAMES) * TC_MAX_VARINT_BYTES,
};

/* The thread of batches that belong to none, and other "no such id" values. */
#define TC_WIRE_NONE UINT64_MAX

/* One frame of a stack, leaf first; func and file are string ids. */
struct tc_enc_frame {
	uint64_t pc, func, file, line;
};

/* The clock of a generation. mono and the wall time belong to trace time `time`. */
struct tc_enc_clock {
	uint64_t ticks_per_second;
	uint64_t time;      /* ticks; not before the header time of the batch */
	uint64_t mono_ns;   /* monotonic clock */
	uint64_t wall_sec;  /* Unix time */
	uint64_t wall_nsec; /* 0 .. 999 999 999 */
};

/* A batch under construction. No batch is open while len == 0. */
struct tc_enc {
	uint8_t *buf;  /* the caller's */
	size_t cap;    /* bytes of buf */
	size_t head;   /* bytes of the frame header; the payload follows */
	size_t len;    /* bytes in use, header included */
	size_t limit;  /* len never exceeds this */
	uint64_t last; /* time of the last event, ticks */
	unsigned kind; /* the table's type, TC_EV_NONE for events */
};

/* --- varints --------------------------------------------------------------- */

/* Bytes that v takes, 1 to 10. */
static inline size_t tc_enc_varint_bytes(uint64_t v)
{
	size_t n = 1;

	while (v >= 0x80) {
		v >>= 7;
		n++;
	}
	return n;
}

/* Write v in as few bytes as it needs; p has room for 10. Returns the end. */
static inline uint8_t *tc_enc_varint(uint8_t *p, uint64_t v)
{
	while (v >= 0x80) {
		*p++ = (uint8_t)(v | 0x80);
		v >>= 7;
	}
	*p++ = (uint8_t)v;
	return p;
}

/*
 * Write v in exactly n bytes, 1 to 10, with redundant zero groups: a size whose
 * value is known only later. v must fit, which any v does in 10. Returns the end.
 */
uint8_t *tc_enc_varint_padded(uint8_t *p, uint64_t v, unsigned n);

/* --- file ------------------------------------------------------------------ */

/*
 * The header of format version 22, 23, 25 or 26, "go 1.NN trace" and three zero
 * bytes. TACHO_EVERSION for any other number; out is untouched then.
 */
TACHO_MUST_USE int tc_enc_header(uint8_t out[TC_HEADER_BYTES], int version);

/* --- batches --------------------------------------------------------------- */

/* The buffer stays the caller's; at least TC_ENC_HEAD_BYTES + TC_ENC_ENTRY_BYTES. */
void tc_enc_init(struct tc_enc *e, uint8_t *buf, size_t cap);

/*
 * Open a batch. `table` is TC_EV_NONE for a batch of events, TC_EV_STRINGS,
 * TC_EV_STACKS, TC_EV_CPU_SAMPLES or TC_EV_SYNC for a table, or TC_EV_FREQUENCY
 * for what stands in the place of Sync before 1.25. TACHO_EMISUSE when a batch
 * is open, `table` is something else, gen is 0, or the buffer is too small.
 */
TACHO_MUST_USE int tc_enc_begin(struct tc_enc *e, enum tc_wire_type table, uint64_t gen, uint64_t m,
				uint64_t time);

/* Open a batch of experimental data; experiment 0 does not exist. */
TACHO_MUST_USE int tc_enc_begin_experiment(struct tc_enc *e, uint8_t experiment, uint64_t gen,
					   uint64_t m, uint64_t time);

/* Close the batch and return how many bytes of buf it takes; 0 if none is open. */
size_t tc_enc_finish(struct tc_enc *e);

/*
 * The entries. TACHO_ELIMIT: no room, nothing was written; finish the batch and
 * begin another (an empty one always has room). TACHO_EMISUSE: the entry does
 * not belong into this kind of batch, or breaks a limit of the format.
 */

/*
 * A timed event with its n arguments behind the time delta. A time before that
 * of the previous event is written as equal to it: threads may see a clock
 * that is a tick behind, and the format has no negative deltas.
 */
TACHO_MUST_USE int tc_enc_event(struct tc_enc *e, enum tc_wire_type type, uint64_t time, unsigned n,
				const uint64_t *args);

TACHO_MUST_USE int tc_enc_string(struct tc_enc *e, uint64_t id, const void *text, size_t bytes);
TACHO_MUST_USE int tc_enc_stack(struct tc_enc *e, uint64_t id, const struct tc_enc_frame *frames,
				size_t n);
TACHO_MUST_USE int tc_enc_cpu_sample(struct tc_enc *e, uint64_t time, uint64_t m, uint64_t p,
				     uint64_t g, uint64_t stack);

/* Raw bytes of an experimental batch. */
TACHO_MUST_USE int tc_enc_bytes(struct tc_enc *e, const void *bytes, size_t n);

/*
 * The one entry of a Sync batch (frequency and clock) or of a Frequency batch
 * (frequency alone; the rest of *clock is not looked at).
 */
TACHO_MUST_USE int tc_enc_clock(struct tc_enc *e, const struct tc_enc_clock *clock);

/* Arguments that a timed event takes behind its time delta, or -1 if `type` is none. */
int tc_enc_event_args(unsigned type);

/* Bytes that still fit into the open batch. */
static inline size_t tc_enc_room(const struct tc_enc *e)
{
	return e->limit - e->len;
}

/*
 * tc_enc_event for who has seen that TC_ENC_EVENT_BYTES fit, that the batch is
 * one of events, and that type and n go together. With constant arguments the
 * compiler unrolls it.
 */
static inline void tc_enc_event_unchecked(struct tc_enc *e, enum tc_wire_type type, uint64_t time,
					  unsigned n, const uint64_t *args)
{
	uint8_t *p = e->buf + e->len;

	*p++ = (uint8_t)type;
	p = tc_enc_varint(p, time > e->last ? time - e->last : 0);
	for (unsigned i = 0; i < n; i++)
		p = tc_enc_varint(p, args[i]);
	if (time > e->last)
		e->last = time;
	e->len = (size_t)(p - e->buf);
}

#endif

/* --- src/tracer/block.h --- */

/*
 * Blocks of events, their pool, and the way from a writer to whoever delivers.
 *
 *	free -> filling (one thread, in sections) -> full or taken -> sealed -> free
 *	        by tc_block_get     by push, or by the advance      by the deliverer
 *
 * The position lives in the block and is stored after the bytes: the advance and
 * the recovery after a crash need nothing else. The batch header is written right
 * before the payload when the length is known, so that a batch is one piece.
 *
 *	field              writer                      readers      order
 *	pos, last_ns       the filling thread          deliverer    [P2], [P3]
 *	gen                filling thread, deliverer   recovery     after the bytes
 *	item               deliverer                   sinks        locks
 */
#ifndef TC_TRACER_BLOCK_H
#define TC_TRACER_BLOCK_H

enum {
	TC_BLOCK_BIG = 64 * 1024,
	TC_BLOCK_SMALL = 4 * 1024,
	TC_BLOCK_HEAD = 128,
	/* Any event with any arguments; checked once an event. */
	TC_EVENT_ROOM = 64
};

enum tc_block_kind {
	TC_BLOCK_EVENTS = 1,
	TC_BLOCK_STRINGS = 2
};

/* A piece of the output: a sealed block, or bytes that own their mapping. */
struct tc_item {
	struct tc_item *next;
	const uint8_t *p;
	uint32_t len;
	uint32_t is_block;
};

struct tc_block {
	tc_atomic_u64 gen; /* 0: free */
	tc_atomic_u64 pos; /* end of the bytes, from the begin of the block */
	uint64_t last_ns;
	uint64_t base_ns;
	uint64_t tid;
	uint32_t seq;   /* order of the blocks of one thread */
	uint32_t kind;  /* enum tc_block_kind */
	uint32_t size;  /* of the whole block */
	uint32_t limit; /* an event may begin where pos <= limit */
	struct tc_block *next;
	struct tc_item item;
	/* Then room for the batch header, up to TC_BLOCK_HEAD; then the payload. */
};

_Static_assert(sizeof(struct tc_block) <= TC_BLOCK_HEAD - 34, "no room for a batch header");

/* Blocks of one generation that are full: pushed by any thread, taken whole. */
struct tc_full {
	tc_atomic_uintptr head;
};

/*
 * A block, filling, or NULL: the bound is reached, or there is no memory. The
 * bound is soft for what may be left out (`must` false), and a quarter higher
 * for what keeps the trace whole.
 */
struct tc_block *tc_block_get(bool big, bool must);

/* Back to the pool. */
void tc_block_put(struct tc_block *b);

/* Write the batch header and fill in b->item. False: there is nothing in it. */
bool tc_block_seal(struct tc_block *b, bool experimental);

void tc_full_push(struct tc_full *f, struct tc_block *b);

/* Everything pushed so far, oldest first. */
struct tc_block *tc_full_take(struct tc_full *f);

void tc_blocks_set_bound(uint64_t bytes);
bool tc_blocks_scarce(void);     /* the soft bound is reached */
uint64_t tc_blocks_mapped(void); /* bytes */
void tc_blocks_trim(void);       /* give back memory that is not in use */
void tc_blocks_lock(void);
void tc_blocks_unlock(void);
void tc_blocks_after_fork(void);

#endif

/* --- src/tracer/crash.h --- */

/*
 * The crash file: blocks, strings and stacks in a shared mapping of a file, from
 * which `tacho recover` makes a trace after the process is dead. The mapping
 * outlives the process whatever kills it, and as blocks hold their position and
 * generation themselves, nothing else has to be written when an event is.
 *
 *	page 0         struct tc_crash_head
 *	records        strings, stacks, modules; only appended to
 *	small blocks   4 KiB each
 *	big blocks     64 KiB each
 *
 * Blocks are used again oldest first: the file is a ring of the newest
 * generations. What the advance adds to a generation (statuses, tables, clock)
 * lies in blocks of kind RAW, whose last one ends with the end mark.
 */
#ifndef TC_TRACER_CRASH_H
#define TC_TRACER_CRASH_H

enum {
	TC_CRASH_PAGE = 4096,
	TC_CRASH_GENS = 64,
	TC_CRASH_VERSION = 1,
	TC_BLOCK_RAW = 3,     /* bytes as they go to the file */
	TC_BLOCK_RAW_END = 4, /* and the generation is whole with it */
};

#define TC_CRASH_MAGIC "tacho crash\n"

struct tc_crash_gen {
	uint64_t gen, time_ns, mono_ns, wall_sec, wall_nsec;
};

struct tc_crash_head {
	char magic[16];
	uint64_t version, pid;
	uint64_t rec_off, rec_bytes, small_off, small_n, big_off, big_n;
	tc_atomic_u64 rec_len;                  /* records are whole up to here */
	tc_atomic_u64 lost_gen;                 /* blocks up to this generation were used again */
	tc_atomic_u64 first_gen;                /* the first that is here whole */
	struct tc_crash_gen gen[TC_CRASH_GENS]; /* clocks, by generation */
};

_Static_assert(sizeof(struct tc_crash_head) <= TC_CRASH_PAGE, "head of the crash file");

enum tc_crash_kind {
	TC_CRASH_STR = 1,
	TC_CRASH_STACK = 2,       /* n addresses */
	TC_CRASH_THREAD_NAME = 3, /* one address, then the id of a string */
	TC_CRASH_MODULE = 4       /* base, lo, hi, id length, 24 bytes of id, path */
};

struct tc_crash_rec {
	uint32_t kind;  /* enum tc_crash_kind */
	uint32_t bytes; /* behind this head, before padding to 8 */
	uint64_t id;
};

enum {
	TC_CRASH_ID_BYTES = 24
};

extern tc_atomic_bool tc_crash_active;

static inline bool tc_crash_on(void)
{
	/* relaxed: set and cleared while no generation changes */
	return tc_load_relaxed(&tc_crash_active);
}

/* Make the file and use it from `first_gen` on. TACHO_EIO with errno. */
int tc_crash_begin(const char *path, uint64_t bytes, uint64_t first_gen);

/* Blocks come from elsewhere from here on; then, when all are back, the file goes. */
void tc_crash_off(void);
void tc_crash_end(bool unlink_it);

struct tc_block *tc_crash_block(bool big);
bool tc_crash_owns(const struct tc_block *b);
void tc_crash_put(struct tc_block *b);
bool tc_crash_scarce(void);
uint64_t tc_crash_size(void); /* of the file */

/* The clock of a generation, before it begins. */
void tc_crash_clock(uint64_t gen, uint64_t time_ns, const struct tc_clock_sample *s);

/* What the advance wrote for a generation, which is whole with it. */
void tc_crash_tail(uint64_t gen, const uint8_t *p, size_t n);

void tc_crash_module(uint64_t base, uint64_t lo, uint64_t hi, const char *path, const uint8_t *id,
		     uint32_t id_len);

void tc_crash_after_fork(void);

#endif

/* --- src/tracer/deliver.h --- */

/*
 * What becomes of finished batches: the queue of the trace that is being written,
 * and the generations that flight recorders keep. One lock guards all of it;
 * nothing is written to a sink, and no event waits, while it is held.
 */
#ifndef TC_TRACER_DELIVER_H
#define TC_TRACER_DELIVER_H

/* A generation that recorders share. */
struct tc_kept {
	uint64_t refs; /* under the lock */
	uint64_t gen;
	uint64_t begin_ns, end_ns;
	struct tc_bytes bytes;
	bool short_of_memory;
};

/* A trace that is being written: a file or a callback. */
struct tc_sink {
	tacho_write_fn *write;
	void *ctx;
	int fd;
	bool own_fd, regular;
	int64_t begin_off;  /* where the file begins in fd */
	uint64_t gen_bytes; /* end generations at this size */
	uint64_t gen_ns;
	/* Under the lock: */
	struct tc_item *first, *last;
	bool active;  /* takes items */
	bool closing; /* the writer ends when the queue is empty */
	/* By the writer, read when it has ended: */
	int code, error;         /* the first failure; errno of it */
	uint64_t written, whole; /* bytes; of whole generations */
	pthread_t thread;
};

struct tacho_flight {
	bool active;      /* keeps generations */
	bool in_use;      /* the record is taken */
	unsigned writers; /* snapshots in progress */
	uint64_t min_age_ns, max_bytes;
	struct tc_kept **kept;
	size_t n, cap;
	uint64_t bytes;
	struct tacho_flight *next;
};

struct tc_deliver {
	pthread_mutex_t lock;
	pthread_cond_t more;    /* for the writer thread */
	pthread_cond_t written; /* a snapshot ended */
	uint64_t gen;           /* the generation that is open here */
	uint64_t bytes;         /* of it so far */
	uint64_t begin_ns;
	struct tc_sink sink;
	struct tacho_flight *flights;
	size_t n_flights; /* active */
	struct tc_kept *current;
	uint64_t generations, total_bytes, lost_gens;
};

extern struct tc_deliver tc_deliver;

/* All of these with the lock held. */
void tc_deliver_begin(uint64_t gen, uint64_t begin_ns);
void tc_deliver_block(struct tc_block *b);
/* Takes over the bytes, whose first sizeof(struct tc_item) are free for the item. */
void tc_deliver_tail(struct tc_bytes *tail, uint64_t end_ns);
/* An empty tail, with what memory a former one left. */
void tc_tail_get(struct tc_bytes *tail);
void tc_deliver_lost(void); /* the open generation is not whole: nobody gets it */
/* A generation ends here at this size. */
uint64_t tc_deliver_gen_limit(void);
uint64_t tc_deliver_gen_ns(void);
bool tc_deliver_wanted(void);

int tc_sink_start(void);                 /* its writer thread; the header goes first */
int tc_sink_finish(struct tc_sink *out); /* without the lock: waits for the writer */

/* A thread of our own, with all signals blocked. */
int tc_helper_thread(pthread_t *thread, void *(*run)(void *), void *arg);

/* All n bytes; TACHO_EIO with errno. */
int tc_write_fd(int fd, const void *p, size_t n);

void tc_deliver_after_fork(void);

void tc_kept_unref(struct tc_kept *k);

#endif

/* --- src/tracer/rec.h --- */

/*
 * What the tracer remembers of each goroutine (G) and each processor (P).
 *
 *	field        writer                     readers        order
 *	state        whoever owns the change    any thread     [P4] release/acquire
 *	touched[]    first toucher of a gen.    advance        CAS; the drain, [P2]
 *	seq_*        owner of the change        next owner     [P4]
 *	id, tid, session  owner of the change   advance        [P4]; read for nothing
 *	             if the record changes at the same time, hence atomic
 *	copy         advance                    advance        plain, its lock
 *	next, freed  under the lock of the list
 *
 *	state of a G   NONE -> RUNNABLE -> RUNNING -> WAITING | SYSCALL | RUNNABLE
 *	               WAITING -> CLAIMED -> RUNNABLE, any -> NONE
 *	state of a P   NONE -> IDLE -> RUNNING -> SYSCALL | IDLE, any -> NONE
 *
 * The word carries a count beside the status, so that a compare-and-swap that
 * was prepared for one wait cannot succeed in a later one. CLAIMED is a WAITING
 * goroutine whose waker has not written its events yet: the goroutine itself
 * waits for that, or its own events could reach an earlier generation.
 *
 * Rules, and what breaks otherwise:
 * 1. Every change of state lies in a write section: else the advance copies a
 *    state that belongs to another generation.
 * 2. A change that somebody else could make at the same time is prepared (state
 *    loaded) before the section opens and claimed inside it: else the section
 *    may lie in an older generation than the state it changes.
 * 3. Records are never unmapped, and the advance keeps the id beside the state it
 *    copied: a record may be used again at once, while the status of its former
 *    owner, who lived in the generation that ends, is still to be written.
 * 4. A section takes no record that was given back in a later generation than its
 *    own: else a P starts in generation g whose last stop lies in g+1. It may be
 *    held up for long between its load of the generation and tc_rec_new.
 */
#ifndef TC_TRACER_REC_H
#define TC_TRACER_REC_H

enum tc_status {
	TC_NONE = 0,
	TC_RUNNABLE = 1, /* these four as the format has them for goroutines */
	TC_RUNNING = 2,
	TC_SYSCALL = 3,
	TC_WAITING = 4,
	TC_CLAIMED = 5,
	TC_IDLE = 6 /* a P; on the wire 2 */
};

enum {
	TC_STATUS_MASK = 15,
	TC_STATE_STEP = 16
};

enum tc_rec_kind {
	TC_REC_FREE,
	TC_REC_G,
	TC_REC_P
};

struct tc_regions;
struct tc_str;

struct tc_rec {
	tc_atomic_u64 state;
	tc_atomic_u64 touched[2]; /* by parity: generation with a status or birth */
	tc_atomic_u64 id;
	uint64_t seq_gen, seq; /* sequence number within a generation */
	tc_atomic_u64 tid;     /* thread that has it, while RUNNING or SYSCALL */
	tc_atomic_u64 session; /* plain threads: known to the stream of this session; foreign: 0 */
	uint64_t copy;         /* state at the begin of an advance */
	uint64_t copy_id, copy_tid;
	uint32_t kind;              /* enum tc_rec_kind */
	tc_atomic_bool foreign;     /* reported through sched.h: its state is kept while off, too */
	struct tc_regions *regions; /* open regions of a G; NULL until the first */
	uint64_t stack_lo, stack_hi; /* bounds that were given for a G, or 0 */
	struct tc_rec *next;
	uint64_t freed; /* generation in which it was given back, or a later one */
	struct tc_str *label;
	uint64_t range_gen; /* generation in which the open stop of the world began */
	uint32_t ranges;    /* open ranges of a G, bits */
};

static inline enum tc_status tc_status_of(uint64_t state)
{
	return (enum tc_status)(state & TC_STATUS_MASK);
}

/* The next state word with that status. */
static inline uint64_t tc_state_next(uint64_t state, enum tc_status status)
{
	return (state & ~(uint64_t)TC_STATUS_MASK) + TC_STATE_STEP + (uint64_t)status;
}

static inline uint64_t tc_rec_id(struct tc_rec *r)
{
	/* relaxed: [P4] orders it where it counts */
	return tc_load_relaxed(&r->id);
}

/* For tc_rec_new before the section opens. */
#define TC_REC_OUTSIDE UINT64_MAX

/*
 * A record with a fresh id and state NONE; NULL when there is no memory. `gen` is the
 * generation of the section it is made in.
 */
struct tc_rec *tc_rec_new(enum tc_rec_kind kind, bool foreign, uint64_t gen);

/* The generation that is about to open; after the last one of a session, the next. */
void tc_rec_turn(uint64_t next);

/* Given back; may be used again at once by sections that are not older. */
void tc_rec_free(struct tc_rec *r);

/* fn for each record in use or lately freed. Advance only. */
void tc_rec_each(void (*fn)(struct tc_rec *r, void *ctx), void *ctx);

/* After fork: the mutexes of this file. */
void tc_rec_lock(void);
void tc_rec_unlock(void);
void tc_rec_after_fork(void);

#endif

/* --- src/tracer/thread.h --- */

/*
 * Threads (Ms) and the write section, the heart of the tracer.
 *
 * Source: the section of Go's runtime tracer, with an asymmetric barrier in the
 * place of the writer's exchange. Model: a plain thread is an M with a G and a P
 * of its own; a thread that a foreign scheduler reports (tacho/sched.h) has the G
 * and the P it says.
 *
 *	field             writer              readers              order
 *	tc_hot.gen        advance             sections             [P1] release/acquire
 *	writing           the thread          advance              [P2] release/acquire
 *	gen               the thread          advance              inside the section
 *	evs[i], sts[i]    the thread in a generation of parity i;
 *	                  the advance once that generation is drained   [P1], [P2]
 *	dead              the thread          advance, last thing  [P6] release/acquire
 *	the rest          the thread
 *
 * The section:  writing = 1 · compiler barrier · g = gen (acquire) · if g is not
 * the M's: the slow path · events · writing = 0 (release).
 * The advance:  gen = g+1 · membarrier · for each M: wait while writing and the
 * M's gen is not g+1 · take the blocks of g.
 *
 * Invariants:
 * 1. A section's events lie in one generation, else they are torn from the states
 *    they belong to.
 * 2. After the wait no section writes to g any more, else its events are lost.
 *    membarrier runs a full barrier on each running thread between its call and
 *    return. If a section's load of gen comes after that point it sees g+1. If it
 *    comes before, so does its store of `writing`, which the advance then sees.
 * 3. The wait is for "writing and gen is not g+1": "gen is g" would miss a thread
 *    between its load of tc_hot.gen and its store of its own gen.
 * 4. The load of gen is an acquire, else the section may read old clock parameters.
 * 5. A section never blocks, allocates from malloc, or calls out, else the advance
 *    waits for that.
 * 6. A signal handler that finds `writing` set drops its event and counts it;
 *    outside a section it is a writer like any other.
 *
 * Progress: a section is wait-free but for a new block (a mutex, once in 64 KiB)
 * and a new string or stack (a mutex, once each). The advance waits for sections:
 * a thread that loses its core inside one costs it a scheduling quantum.
 * Generations are 64 bits and never repeat in a process, over sessions too.
 *
 * Rejected: an exchange in each section (5 ns where rdtsc does not hide it; it is
 * the fallback where membarrier is missing, and under ThreadSanitizer, which does
 * not know membarrier); restartable sequences (batches belong to threads);
 * stopping threads at a generation (nobody else should pay for it).
 */
#ifndef TC_TRACER_THREAD_H
#define TC_TRACER_THREAD_H

#if defined(__has_feature)
# if __has_feature(thread_sanitizer)
#  define TC_TSAN 1
# endif
#endif

enum {
	TC_CACHE = 64,   /* entries of each thread's caches; a power of two */
	TC_REGIONS = 64, /* open regions a goroutine; deeper ones are counted, not written */
	TC_IDS_AT_A_TIME = 1024
};

/* A value of tc_hot.gen: sections wait, see tc_session_begin. */
#define TC_GEN_STARTING (UINT64_C(1) << 63)

/* Read by every event, written by start, advance and stop. */
struct tc_hot {
	tc_atomic_u64 gen; /* 0: off */
	tc_atomic_u64 session;
	tc_atomic_u32 stack_kinds; /* bits of enum tacho_stack_kind */
	tc_atomic_u32 stack_depth;
	tc_atomic_bool exchange; /* no membarrier: sections use the exchange */
	struct tc_clock_params clock[2];
};

extern struct tc_hot tc_hot;

struct tc_region {
	struct tc_str *name;
	uint64_t task;
	uint32_t serial;
	uint32_t written; /* its begin is in the trace */
};

struct tc_regions {
	uint32_t depth; /* may exceed TC_REGIONS */
	uint32_t serial;
	uint64_t session;
	struct tc_region open[TC_REGIONS];
	struct tc_regions *next; /* free list */
};

/* What was not written, and why; summed up by tacho_get_stats. */
struct tc_losses {
	tc_atomic_u64 nested; /* in a signal handler inside a section */
	tc_atomic_u64 scarce; /* no buffer space */
	tc_atomic_u64 state;  /* the goroutine was not running */
	tc_atomic_u64 misuse; /* calls that make no sense */
	tc_atomic_u64 deep;   /* regions nested too deeply */
};

struct tc_thread {
	tc_atomic_u32 writing;
	uint32_t running : 1; /* cur_g runs on cur_p: its events may be written */
	uint32_t ready : 1;   /* and blocks are not scarce: also those that could be left out */
	tc_atomic_u64 gen;
	struct tc_block *ev; /* evs[gen % 2], or the void block */
	uint64_t tid;
	struct tc_rec *cur_g, *cur_p;
	struct tc_regions *regions; /* cur_g's */
	uint64_t stack_lo, stack_hi;
	uint64_t bad_page; /* a stack page that is not ours */

	struct tc_block *evs[2], *sts[2];
	uint64_t str_id, str_end; /* ids for messages */
	uint32_t block_seq;
	uint32_t busy;   /* had a small block full: gets big ones */
	uint32_t thin;   /* blocks are scarce: state changes only */
	uint32_t parked; /* the own goroutine waits while the thread runs for a scheduler */
	uint64_t lost, lost_told;
	struct tc_rec *own_g, *own_p;
	uint64_t session;      /* in which own_g and own_p were introduced */
	uint64_t told_session; /* cur_g and cur_p are foreign: checked in that session */
	struct tc_str *name;
	struct tc_str *label; /* last name given while a generation was open */
	struct tc_losses losses;
	struct tc_thread *next;
	tc_atomic_u32 dead;
	uint32_t rounds; /* of the thread's exit */
	char *format;    /* not used in sections */

	struct tc_str *str_cache[TC_CACHE];
	struct tc_stack *stack_cache[TC_CACHE];
	struct tc_regions own_regions;
	/* Takes the bytes of events for which there is no block. */
	_Alignas(64) uint8_t void_block[TC_BLOCK_HEAD + 4 * TC_EVENT_ROOM];
};

/* The thread's own; TC_THREAD_GONE after its exit, TC_THREAD_MAKING meanwhile. */
extern __thread struct tc_thread *tc_self __attribute__((tls_model("initial-exec")));

#define TC_THREAD_GONE   ((struct tc_thread *)1)
#define TC_THREAD_MAKING ((struct tc_thread *)2)

/* Losses of threads that are no more, and of those that never were. */
extern struct tc_losses tc_losses_past;

static inline void tc_count(tc_atomic_u64 *n)
{
	/* relaxed: statistics */
	tc_add_relaxed(n, 1);
}

/*
 * The functions of every event have arrays whose every index is bounded in sight,
 * and the canary costs as much as the event's own stores.
 */
#if defined(__has_attribute)
# if __has_attribute(no_stack_protector)
#  define TC_HOT __attribute__((no_stack_protector))
# endif
#endif
#ifndef TC_HOT
# define TC_HOT
#endif

#define tc_likely(x)   __builtin_expect(!!(x), 1)
#define tc_unlikely(x) __builtin_expect(!!(x), 0)

/* This thread's M, made if need be; NULL: it cannot be. */
struct tc_thread *tc_thread_make(void);

/* The slow path of a section: another generation than last time. False: no section. */
bool tc_section_turn(struct tc_thread *m, uint64_t g, bool always);

static inline struct tc_thread *tc_thread_self(void)
{
	struct tc_thread *m = tc_self;

	if (tc_unlikely((uintptr_t)m <= 2))
		m = tc_thread_make();
	return m;
}

static inline void tc_section_leave(struct tc_thread *m)
{
	/* rel: pairs with [P2] load in tc_advance_drain; all bytes of the section. */
	tc_store_rel(&m->writing, 0);
}

/*
 * Open a section; false: nothing may be written and none is open. With `always`
 * the section opens while tracing is off, too (m->gen is 0 then).
 */
static inline bool tc_section_enter(struct tc_thread *m, bool always)
{
	uint64_t g;

	/* relaxed: only this thread and its signal handlers write it */
	if (tc_unlikely(tc_load_relaxed(&m->writing) != 0)) {
		tc_count(&m->losses.nested);
		return false;
	}
	/* relaxed: set before the first generation */
	if (tc_unlikely(tc_load_relaxed(&tc_hot.exchange))) {
		/* seqcst: pairs with [P1] exchange in tc_gen_publish; one sees the other. */
		(void)tc_exchange_seqcst(&m->writing, 1);
		/* seqcst: pairs with [P1] exchange in tc_gen_publish; one sees the other. */
		g = tc_load_seqcst(&tc_hot.gen);
	} else {
		tc_store_relaxed(&m->writing, 1);
		tc_signal_fence();
		/* acq: pairs with [P1] exchange in tc_gen_publish; clock parameters of g. */
		g = tc_load_acq(&tc_hot.gen);
	}
	if (tc_unlikely(g != tc_load_relaxed(&m->gen)) || tc_unlikely(g == 0))
		return tc_section_turn(m, g, always);
	return true;
}

/* The generation of the open section; 0: off. */
static inline uint64_t tc_section_gen(const struct tc_thread *m)
{
	/* relaxed: this thread wrote it */
	return tc_load_relaxed(&m->gen);
}

/* --- writing events inside a section -------------------------------------------- */

/* Another block for this thread, which may be the void one. */
void tc_thread_turn_block(struct tc_thread *m);

static inline uint8_t *tc_put(uint8_t *p, uint64_t v)
{
	if (tc_likely(v < 0x80)) {
		*p++ = (uint8_t)v;
		return p;
	}
	if (v < 0x4000) {
		p[0] = (uint8_t)(v | 0x80);
		p[1] = (uint8_t)(v >> 7);
		return p + 2;
	}
	if (v < 0x200000) {
		p[0] = (uint8_t)(v | 0x80);
		p[1] = (uint8_t)(v >> 7 | 0x80);
		p[2] = (uint8_t)(v >> 14);
		return p + 3;
	}
	return tc_enc_varint(p, v);
}

/* Begin an event at that time: its type and delta; the arguments follow with tc_put. */
static inline uint8_t *tc_event_at(struct tc_thread *m, unsigned type, uint64_t now)
{
	struct tc_block *b = m->ev;
	uint8_t *p;

	/* relaxed: only this thread writes to its block */
	if (tc_unlikely(tc_load_relaxed(&b->pos) > b->limit)) {
		tc_thread_turn_block(m);
		b = m->ev;
	}
	p = (uint8_t *)b + tc_load_relaxed(&b->pos);
	*p++ = (uint8_t)type;
	/* The counters of two cores may differ by a little. */
	if (tc_unlikely(now < b->last_ns))
		now = b->last_ns;
	p = tc_put(p, now - b->last_ns);
	b->last_ns = now;
	return p;
}

static inline uint8_t *tc_event(struct tc_thread *m, unsigned type)
{
	return tc_event_at(m, type, tc_clock_now(&tc_hot.clock[tc_section_gen(m) & 1]));
}

static inline void tc_event_end(struct tc_thread *m, const uint8_t *p)
{
	struct tc_block *b = m->ev;

	/* The bytes are stored before the position: a crash finds whole events. */
	tc_signal_fence();
	tc_store_relaxed(&b->pos, (uint64_t)(p - (const uint8_t *)b));
}

/* Write the status of r in this generation, unless that was done; `before` is it. */
void tc_touch_slow(struct tc_thread *m, struct tc_rec *r, enum tc_status before);

static inline void tc_touch(struct tc_thread *m, struct tc_rec *r, enum tc_status before)
{
	uint64_t g = tc_section_gen(m);

	/* relaxed: a hint; the claim in tc_touch_slow decides */
	if (tc_load_relaxed(&r->touched[g & 1]) != g)
		tc_touch_slow(m, r, before);
}

/* The same for a P that is about to be stolen, whose thread is in a system call. */
void tc_touch_abandoned(struct tc_thread *m, struct tc_rec *p);

/* Forget a P that was taken away during a system call. In a section. */
void tc_drop_stolen(struct tc_thread *m);

/* The end of a system call that kept its P, with the statuses before it. */
void tc_write_syscall_end(struct tc_thread *m);

/* The next number of r in this generation. By the owner of the change. */
static inline uint64_t tc_next_seq(struct tc_thread *m, struct tc_rec *r)
{
	uint64_t g = tc_section_gen(m);

	if (r->seq_gen != g) {
		r->seq_gen = g;
		r->seq = 0;
	}
	return ++r->seq;
}

/* An interned text, by this thread's cache. Inside a section or not. */
struct tc_str *tc_thread_str(struct tc_thread *m, const char *text);

/* The id of a stack that begins at frame fp, 0 when none is wanted. */
uint64_t tc_thread_stack(struct tc_thread *m, enum tacho_stack_kind kind, const void *fp);

/* Write a message string; 0 when it is empty or there is no space. */
uint64_t tc_thread_message(struct tc_thread *m, const char *text, size_t len);

/*
 * Make this thread's goroutine run: introduce a plain thread, or wake the own
 * goroutine of one whose scheduler gave its P back. False: there is none that
 * could run (a scheduler between two goroutines, or one that is blocked).
 */
bool tc_thread_ready(struct tc_thread *m);

/*
 * The thread that a goroutine was created for takes it over; or there will be none,
 * and the creator ends it. `session` is that of its creation.
 */
void tc_thread_adopt(struct tc_rec *g, uint64_t session);
void tc_thread_disown(struct tc_rec *g, uint64_t session);

/* The id of the stack that stands for an entry function. */
uint64_t tc_thread_entry_stack(struct tc_thread *m, uint64_t fn);

/* The list of open regions of the running goroutine, made if need be; NULL: no memory. */
struct tc_regions *tc_regions_make(struct tc_thread *m);
void tc_regions_free(struct tc_rec *g);

/* A section in which events of the running goroutine may be written. */
static inline struct tc_thread *tc_begin(void)
{
	struct tc_thread *m = tc_thread_self();

	if (tc_unlikely(!m) || !tc_section_enter(m, false))
		return NULL;
	if (tc_likely(m->ready))
		return m;
	if (tc_thread_ready(m))
		return m;
	tc_section_leave(m);
	return NULL;
}

/* The same for what must not be left out: the end of something that was written. */
static inline struct tc_thread *tc_begin_must(void)
{
	struct tc_thread *m = tc_thread_self();

	if (tc_unlikely(!m) || !tc_section_enter(m, false))
		return NULL;
	if (tc_likely(m->running))
		return m;
	if (tc_thread_ready(m))
		return m;
	tc_section_leave(m);
	return NULL;
}

/* After a change of cur_g, cur_p, their states or the scarcity. */
void tc_thread_settle(struct tc_thread *m);

/* --- changes of state, inside a section ------------------------------------------- */

/* The owner's store of a new state. */
void tc_set_state(struct tc_rec *r, enum tc_status s);

/* The state of what this thread runs. */
enum tc_status tc_own_state(const struct tc_rec *r);

/* The thread's own P, which is idle, starts; then its own G, which is runnable. */
void tc_own_start(struct tc_thread *m);
void tc_own_go(struct tc_thread *m);

/* --- for the advance -------------------------------------------------------------- */

/* The list of threads and its lock, which births take and deaths do not. */
extern pthread_mutex_t tc_threads_lock;
extern struct tc_thread *tc_threads;

/* Full blocks, by parity. */
extern struct tc_full tc_full[2];

/* The first generation for which a block was missing, or 0. */
extern tc_atomic_u64 tc_broken_gen;

/* Unlink dead threads whose blocks are gone. Under the lock. */
void tc_threads_reap(void);

/* Give the thread that makes this call no M, ever. For the tracer's own threads. */
void tc_thread_hide(void);
void tc_threads_after_fork(void);
void tc_threads_init(void);

/* When the library is loaded: what the environment asks for. environ.c */
void tc_library_begin(void);

/* Wake whoever waits for the end of the calling thread; wait.c. */
void tc_wake_joiners(void);

#endif

/* --- src/tracer/session.h --- */

/*
 * Generations: the first of a session, the advance from one to the next, the last.
 * Locks, outer before inner: tc_session_lock (start and stop), tc_advance_lock,
 * tc_threads_lock, tc_deliver.lock, those of the tables and pools.
 */
#ifndef TC_TRACER_SESSION_H
#define TC_TRACER_SESSION_H

extern pthread_mutex_t tc_session_lock, tc_advance_lock;

/* What begins and ends at the border of the generation, under the lock of delivery. */
typedef void tc_change_fn(void *ctx);

/*
 * Begin a session, or end the generation, and call `change` at the border. The
 * session ends when `last`: nobody will want its generations. With the session lock.
 */
int tc_session_change(tc_change_fn *change, void *ctx, bool last);

/* End the generation. TACHO_EMISUSE: tracing is off. Any thread. */
int tc_session_advance(void);

/* Do once what the library needs before anything else. */
void tc_session_init(void);

/* The first generation none of whose blocks can have been taken yet. */
uint64_t tc_session_clean_gen(void);

void tc_session_after_fork(void);

/*
 * Finish generation g, which is closed to new sections: wait for those that are
 * open, and write everything out. `tail` gets the tables and the end mark. With
 * the advance lock; tc_advance_copy was called before the close. advance.c
 */
struct tc_advance {
	uint64_t gen, next;
	uint64_t now;                       /* trace time before the next generation began */
	struct tc_clock_sample clock;       /* at the begin of gen */
	uint64_t clock_ns;                  /* the trace time of that */
	struct tc_block *slots, *last_slot; /* blocks that were not full, in order */
	struct tc_bytes tail;
	bool broken;
};

void tc_advance_copy(void);
void tc_gen_publish(uint64_t next);
void tc_advance_drain(struct tc_advance *a);
void tc_advance_leftovers(struct tc_advance *a);
void tc_advance_idle(struct tc_advance *a);
void tc_advance_tables(struct tc_advance *a);

#endif

/* --- src/tracer/gc_range.h --- */

/* Ranges of whole programs: what an advance must know of collections and stops. */
#ifndef TC_TRACER_GC_RANGE_H
#define TC_TRACER_GC_RANGE_H

/*
 * Before and after the change of generation. No stop-the-world may cross it: false
 * while one is open, unless the change is a must. A collection that is going on is
 * said to be active in the new generation before its end can be written.
 */
bool tc_ranges_close_gate(bool must);
void tc_ranges_open_gate(uint64_t next);

void tc_ranges_after_fork(void);

#endif

/* --- src/tracer/control.h --- */

/* What starting a trace and starting a flight recorder share. */
#ifndef TC_TRACER_CONTROL_H
#define TC_TRACER_CONTROL_H

/*
 * Copy an options struct of the caller's version over ours, which holds the
 * defaults. TACHO_EMISUSE: it sets bytes that this version does not know.
 */
int tc_take_opts(void *to, size_t our_size, const void *from, size_t size);

/* Settings for a session that begins without a trace. With the session lock. */
void tc_control_defaults(void);

void tc_control_after_fork(void);

/*
 * Make or empty the file of a trace, "%p" in its name being the process id. It is
 * locked: two processes cannot trace into one file. TACHO_EIO with errno.
 */
int tc_open_path(const char *path, int *fd);

#endif

/* --- src/tracer/wait.h --- */

/*
 * Plain threads that wait: their goroutine blocks and its P goes idle. Who wakes
 * them is found by the address they wait for, in a small hash table of lists.
 */
#ifndef TC_TRACER_WAIT_H
#define TC_TRACER_WAIT_H

/* On the stack of the thread that waits. */
struct tc_wait {
	struct tc_wait *next;
	const void *key;     /* NULL: no waker can know it */
	struct tc_thread *m; /* NULL: not traced */
	uint64_t state;      /* the word of the goroutine while it waits */
	uint64_t session;
	bool woken;
	bool syscall; /* shown as a system call: the goroutine of a scheduler */
};

/* Why a goroutine waits; as Go's tools know the reasons. */
enum tc_reason {
	TC_REASON_SYNC,
	TC_REASON_COND,
	TC_REASON_SLEEP,
	TC_REASON_NETWORK,
	TC_REASON_SELECT,
	TC_REASON_SCHEDULER,
	TC_N_REASONS
};

struct tc_str *tc_reason(enum tc_reason r);

/* The thread is about to wait for what `key` points to; always with tc_wait_end. */
void tc_wait_begin(struct tc_wait *w, const void *key, enum tc_reason reason, const void *frame);
void tc_wait_end(struct tc_wait *w);

/* The caller made one waiter (or all) for `key` go on. */
void tc_wake_slow(const void *key, bool all, const void *frame);

extern tc_atomic_u64 tc_waiting; /* threads in the lists */

static inline void tc_wake(const void *key, bool all, const void *frame)
{
	/* relaxed: a waiter that is missed wakes by itself */
	if (tc_unlikely(tc_load_relaxed(&tc_waiting) != 0))
		tc_wake_slow(key, all, frame);
}

/* What those wait for who wait for the end of a thread: its identity is an address. */
static inline const void *tc_join_key(pthread_t thread)
{
	return (const void *)(uintptr_t)thread;
}

/* A system call that keeps the P; the result goes to tc_syscall_end. 0: not traced. */
uint64_t tc_syscall_begin(const void *frame);
void tc_syscall_end(uint64_t token);

void tc_wait_after_fork(void);

#endif

/* --- src/wire/varint.h --- */

/*
 * Varints of the hot loops. tc_varint_fast needs ten readable bytes; the caller
 * proves that once an event. Early exits beat branch-free forms here: lengths
 * of neighbouring varints are predictable. spec: doc/format.md#varint
 */
#ifndef TC_WIRE_VARINT_H
#define TC_WIRE_VARINT_H

/* The rest of a varint of five bytes or more. NULL: it does not fit 64 bits. */
const uint8_t *tc_varint_long(const uint8_t *p, uint64_t *v);

/* Reads one varint; the result is behind it, or NULL if it does not fit 64 bits. */
__attribute__((always_inline)) static inline const uint8_t *tc_varint_fast(const uint8_t *p,
									   uint64_t *v)
{
	uint64_t x = p[0], rest;

	if (x < 0x80) {
		*v = x;
		return p + 1;
	}
	x = (x & 0x7f) | (uint64_t)p[1] << 7;
	if (p[1] < 0x80) {
		*v = x;
		return p + 2;
	}
	x = (x & 0x3fff) | (uint64_t)p[2] << 14;
	if (p[2] < 0x80) {
		*v = x;
		return p + 3;
	}
	x = (x & 0x1fffff) | (uint64_t)p[3] << 21;
	if (p[3] < 0x80) {
		*v = x;
		return p + 4;
	}
	/* Not v itself: a variable that is passed on would not stay in a register. */
	rest = 0;
	p = tc_varint_long(p, &rest);
	*v = rest;
	return p;
}

/* The same near the end of a batch; NULL also if the bytes end first. */
const uint8_t *tc_varint_safe(const uint8_t *p, const uint8_t *end, uint64_t *v);

#endif

/* --- src/wire/wire.h --- */

/*
 * The event table of the wire format as arrays for the decoders. The rows come
 * from wire/events.h.
 */
#ifndef TC_WIRE_WIRE_H
#define TC_WIRE_WIRE_H

/*
 * How the bytes behind a type byte look, as the letters of the shape column say.
 * TC_SHAPE_NONE: the type does not exist.
 */
enum tc_wire_shape {
	TC_SHAPE_NONE,
	TC_SHAPE_T,
	TC_SHAPE_A,
	TC_SHAPE_K,
	TC_SHAPE_D,
	TC_SHAPE_E,
	TC_SHAPE_M
};

#define TC_WIRE_NO_ARGS 0xff

/*
 * Number of varints behind the type byte of a timed event, the time delta among
 * them; TC_WIRE_NO_ARGS for every type that may not occur in an event batch.
 */
extern const uint8_t tc_wire_n_args[256];

extern const uint8_t tc_wire_shape[256]; /* enum tc_wire_shape */

enum {
	TC_WIRE_MAX_NAMED_ARGS = 5
};

/* The named arguments of a type, one by one, dt of a timed event among them. */
struct tc_wire_arg_names {
	unsigned n;
	struct {
		const char *s; /* n bytes, not ended by a NUL */
		unsigned n;
	} arg[TC_WIRE_MAX_NAMED_ARGS];
};

/* Split tacho_wire_args(type). No arguments for unknown types. */
void tc_wire_split_args(int type, struct tc_wire_arg_names *out);

/* The type with that name in the text form, or TC_EV_NONE. */
int tc_wire_type_of(const char *name, unsigned n);

#endif

/* --- src/base/diag.h --- */

/* Filling a struct tacho_diag: the first error wins. */
#ifndef TC_BASE_DIAG_H
#define TC_BASE_DIAG_H

void tc_diag_init(struct tacho_diag *d);

/*
 * Record an error unless one is there already (d may be NULL); the result is
 * `code`. The message is cut to fit and kept to printable characters.
 */
int tc_diag_set(struct tacho_diag *d, int code, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

#endif

/* --- include/tacho/event.h --- */

/*
 * The event model: what a Go execution trace says, as a totally ordered stream
 * of events with context. All versions of the format (v1 and v2) give this.
 */
#ifndef TACHO_EVENT_H
#define TACHO_EVENT_H

#ifdef __cplusplus
extern "C" {
#endif

/* "No goroutine", "no P", "no thread" in the context of an event. */
#define TACHO_NONE ((int64_t)-1)
/* "No task": a task without a parent, or one whose begin is not in the trace. */
#define TACHO_NO_TASK UINT64_MAX
#define TACHO_NO_SLOT UINT32_MAX

enum tacho_kind {
	TACHO_KIND_NONE,
	TACHO_KIND_SYNC, /* begin of a generation, and end of the trace */
	TACHO_KIND_METRIC,
	TACHO_KIND_LABEL,
	TACHO_KIND_STACK_SAMPLE, /* a CPU profile sample */
	TACHO_KIND_RANGE_BEGIN,
	TACHO_KIND_RANGE_ACTIVE, /* was open already when its generation began */
	TACHO_KIND_RANGE_END,
	TACHO_KIND_TASK_BEGIN,
	TACHO_KIND_TASK_END,
	TACHO_KIND_REGION_BEGIN,
	TACHO_KIND_REGION_END,
	TACHO_KIND_LOG,
	TACHO_KIND_STATE_TRANSITION,
	TACHO_KIND_EXPERIMENTAL,
	TACHO_KIND_COUNT
};

/* What a transition, range or label is about. */
enum tacho_scope {
	TACHO_SCOPE_NONE, /* global */
	TACHO_SCOPE_GOROUTINE,
	TACHO_SCOPE_PROC,
	TACHO_SCOPE_THREAD,
	TACHO_SCOPE_COUNT
};

enum tacho_go_state {
	TACHO_GO_UNDETERMINED,
	TACHO_GO_NOT_EXIST,
	TACHO_GO_RUNNABLE,
	TACHO_GO_RUNNING,
	TACHO_GO_WAITING,
	TACHO_GO_SYSCALL,
	TACHO_GO_STATE_COUNT
};

enum tacho_proc_state {
	TACHO_PROC_UNDETERMINED,
	TACHO_PROC_NOT_EXIST,
	TACHO_PROC_RUNNING,
	TACHO_PROC_IDLE,
	TACHO_PROC_STATE_COUNT
};

enum tacho_range {
	TACHO_RANGE_STW,         /* "stop-the-world (KIND)", goroutine; `name` is KIND */
	TACHO_RANGE_GC_MARK,     /* "GC concurrent mark phase", global */
	TACHO_RANGE_SWEEP,       /* "GC incremental sweep", proc; end: swept, reclaimed bytes */
	TACHO_RANGE_MARK_ASSIST, /* "GC mark assist", goroutine */
	TACHO_RANGE_COUNT
};

enum tacho_metric {
	TACHO_METRIC_GOMAXPROCS, /* "/sched/gomaxprocs:threads" */
	TACHO_METRIC_HEAP_LIVE,  /* "/memory/classes/heap/objects:bytes" */
	TACHO_METRIC_HEAP_GOAL,  /* "/gc/heap/goal:bytes" */
	TACHO_METRIC_COUNT
};

/*
 * Bits of `open`: fields of an event that a worker could not know yet, because
 * they depend on how the generation before ended. Only segments of mergeable
 * analyses see them (<tacho/analyze.h>); everywhere else `open` is 0.
 */
enum tacho_open {
	TACHO_OPEN_CONTEXT = 1, /* m, p or g */
	TACHO_OPEN_FROM = 2,    /* the old state */
	TACHO_OPEN_TASK = 4     /* name and parent of a task that ends */
};

/*
 * One event. m, p, g are the context *before* the event: the thread that it
 * happened on, the P that the thread held and the goroutine that it ran.
 *
 * String and stack references (`name`, `message`, `stack`, `subject_stack`)
 * belong to the generation of the block that the event came in and are read
 * with tacho_gen_string and tacho_gen_stack. 0 is "" and "no stack".
 *
 *   kind              subject        name        others
 *   SYNC              number, 1…                 the clock: tacho_gen_clock
 *   METRIC            value (uint64)             detail: enum tacho_metric
 *   LABEL             goroutine      label
 *   STACK_SAMPLE                                 stack
 *   RANGE_*           goroutine, P   STW: kind   detail: enum tacho_range, scope; end of
 *                     or TACHO_NONE              a sweep: values[0..1] swept, reclaimed
 *   TASK_BEGIN, _END  task           type        values[0] parent task
 *   REGION_*          task           type
 *   LOG               task           category    message
 *   STATE_TRANSITION  goroutine, P   reason      scope, from, to, subject_stack; detail:
 *                                                1 if a C thread brought the goroutine
 *                                                in this generation: its id may come
 *                                                again, for another one
 *   EXPERIMENTAL                                 values: the arguments, wire: the type
 */
struct tacho_event {
	int64_t time_ns; /* trace clock; strictly increasing over the stream */
	int64_t m, p, g;
	int64_t subject;
	uint32_t stack;
	uint32_t slot; /* of the goroutine in transition, else of g; see below */
	uint32_t name;
	union {
		uint32_t subject_stack; /* STATE_TRANSITION: stack of the subject */
		uint32_t message;       /* LOG */
		uint32_t values;        /* first index into the block's values */
	} u;
	uint8_t kind;   /* enum tacho_kind */
	uint8_t wire;   /* type number in the file; v1: the v2 type that it became */
	uint8_t scope;  /* enum tacho_scope */
	uint8_t detail; /* enum tacho_range, enum tacho_metric; transitions: see above */
	uint8_t from;   /* enum tacho_go_state or tacho_proc_state */
	uint8_t to;
	uint8_t open;     /* enum tacho_open, ORed */
	uint8_t n_values; /* how many of the block's values belong to the event */
};
/*
 * Slots: every live goroutine has a small number, given back when the goroutine
 * ends. Analyses index arrays with it instead of hashing ids. A slot is valid
 * inside one segment (one generation); TACHO_NO_SLOT where there is none.
 */

struct tacho_gen;

/*
 * A run of consecutive events of one generation. Valid until the next call
 * that yields a block, or until the feed function that got it returns.
 */
struct tacho_block {
	const struct tacho_gen *gen; /* NULL for the Sync that ends the trace */
	uint64_t first;              /* index of events[0] in the stream */
	size_t n;
	const struct tacho_event *events;
	const uint64_t *values; /* of events that have more than fits */
	uint32_t n_slots;       /* every slot in the block is below this */
};

struct tacho_text {
	const char *s; /* n bytes, not ended by a NUL, any bytes at all */
	size_t n;
};

struct tacho_frame {
	uint64_t pc;
	uint32_t func; /* string references */
	uint32_t file;
	uint64_t line;
};

struct tacho_clock {
	int64_t trace_ns;     /* on the trace clock … */
	int64_t mono_ns;      /* … when the monotonic clock said this */
	int64_t wall_unix_ns; /* … and the wall clock this */
};

/* Text of a reference; "" for 0 and for references that do not exist. */
TACHO_API struct tacho_text tacho_gen_string(const struct tacho_gen *gen, uint32_t ref);

/* Number of frames of a stack, 0 for none; frame 0 is the innermost call. */
TACHO_API size_t tacho_gen_stack_depth(const struct tacho_gen *gen, uint32_t ref);

/* Frame i of a stack; all zero where there is none. */
TACHO_API struct tacho_frame tacho_gen_stack_frame(const struct tacho_gen *gen, uint32_t ref,
						   size_t i);

/* How many references the generation has: valid ones are below these. */
TACHO_API uint32_t tacho_gen_strings(const struct tacho_gen *gen);
TACHO_API uint32_t tacho_gen_stacks(const struct tacho_gen *gen);

/* Number of the generation as written in the trace, and its place, 0, 1, … */
TACHO_API uint64_t tacho_gen_number(const struct tacho_gen *gen);
TACHO_API uint64_t tacho_gen_index(const struct tacho_gen *gen);

/* Where the bytes of the generation lie in the (decompressed) input. */
TACHO_API void tacho_gen_range(const struct tacho_gen *gen, uint64_t *begin, uint64_t *end);

/* The clock snapshot of the generation; false if there is none (before 1.25). */
TACHO_API bool tacho_gen_clock(const struct tacho_gen *gen, struct tacho_clock *out);

/* Experimental batches of the generation: how many, and the i-th one. */
TACHO_API size_t tacho_gen_experimental(const struct tacho_gen *gen);
TACHO_API int tacho_gen_experimental_batch(const struct tacho_gen *gen, size_t i,
					   uint8_t *experiment, int64_t *m,
					   struct tacho_text *data);

/* Static texts, as Go's tools print them. "?" for values out of range. */
TACHO_API const char *tacho_kind_name(int kind);        /* "StateTransition" */
TACHO_API const char *tacho_scope_name(int scope);      /* "None", "Goroutine", "Proc" */
TACHO_API const char *tacho_go_state_name(int state);   /* "Runnable" */
TACHO_API const char *tacho_proc_state_name(int state); /* "Idle" */
TACHO_API const char *tacho_metric_name(int metric);
TACHO_API const char *tacho_wire_name(int type); /* "GoBlock"; NULL if unknown */
TACHO_API const char *tacho_wire_args(int type); /* "dt reason_string stack" */

/*
 * Full name of a range event ("stop-the-world (GC mark termination)"), written
 * to buf as snprintf would; the result is the length that it needs.
 */
TACHO_API size_t tacho_range_name(const struct tacho_gen *gen, const struct tacho_event *event,
				  char *buf, size_t size);

#ifdef __cplusplus
}
#endif
#endif

#define PAGE tc_pages_PAGE
/* --- src/tracer/pages.c --- */

/* Memory by mmap alone; see pages.h. */

enum {
	BUMP_BYTES = 256 * 1024,
	PAGE = 4096
};

void *tc_pages_map(size_t bytes)
{
	int saved = errno;
	void *p = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	errno = saved;
	return p == MAP_FAILED ? NULL : p;
}

void tc_pages_unmap(void *p, size_t bytes)
{
	int saved = errno;

	if (p)
		munmap(p, bytes);
	errno = saved;
}

bool tc_bytes_reserve(struct tc_bytes *b, size_t n)
{
	size_t cap = b->cap ? b->cap : (size_t)4 * PAGE;
	void *p;

	if (n <= b->cap - b->len)
		return true;
	if (n > SIZE_MAX / 4 || b->len > SIZE_MAX / 4)
		return false;
	while (cap - b->len < n)
		cap *= 2;
	p = b->p ? mremap(b->p, b->cap, cap, MREMAP_MAYMOVE) : tc_pages_map(cap);
	if (!p || p == MAP_FAILED)
		return false;
	b->p = p;
	b->cap = cap;
	return true;
}

bool tc_bytes_add(struct tc_bytes *b, const void *bytes, size_t n)
{
	if (!tc_bytes_reserve(b, n))
		return false;
	if (n > 0)
		memcpy(b->p + b->len, bytes, n);
	b->len += n;
	return true;
}

void tc_bytes_free(struct tc_bytes *b)
{
	tc_pages_unmap(b->p, b->cap);
	*b = (struct tc_bytes){ 0 };
}

void *tc_bump_get(struct tc_bump *a, size_t bytes)
{
	void *p;

	bytes = (bytes + 7) & ~(size_t)7;
	if (bytes > BUMP_BYTES)
		return NULL;
	if (bytes > a->left) {
		p = tc_pages_map(BUMP_BYTES);
		if (!p)
			return NULL;
		a->p = p;
		a->left = BUMP_BYTES;
		a->total += BUMP_BYTES;
	}
	p = a->p;
	a->p += bytes;
	a->left -= bytes;
	return p;
}

#undef PAGE

/* --- src/tracer/names.c --- */

/* The tables of strings and stacks; names.h has who may do what. */

enum {
	FIRST_SLOTS = 1024,
	MAX_STRS = 1 << 20,
	MAX_STACKS = 1 << 20
};

struct tc_names tc_names = {
	.lock = PTHREAD_MUTEX_INITIALIZER,
	.strs = { .max = MAX_STRS },
	.stacks = { .max = MAX_STACKS },
	.next_str = 1,
	.next_stack = 1,
};

uint64_t tc_text_hash(const char *text, size_t len)
{
	uint64_t h = len, v;

	for (; len >= 8; len -= 8, text += 8) {
		memcpy(&v, text, 8);
		h = tc_mix(h, v);
	}
	if (len > 0) {
		v = 0;
		memcpy(&v, text, len);
		h = tc_mix(h, v);
	}
	return h;
}

static struct tc_table *names_table(struct tc_interned *in)
{
	/* acq: pairs with [P5] store in names_grow; the slots of the table. */
	return (struct tc_table *)tc_load_acq(&in->table);
}

static void *names_slot(const struct tc_table *t, size_t i)
{
	/* acq: pairs with [P5] store in names_put; the bytes of the entry. */
	return (void *)tc_load_acq(&t->slot[i & (t->cap - 1)]);
}

/* Put an entry where its hash says. Under the lock. */
static void names_put(struct tc_table *t, uint64_t hash, void *entry)
{
	size_t i = (size_t)hash;

	while (names_slot(t, i))
		i++;
	/* rel: pairs with [P5] load in names_slot; the entry is complete. */
	tc_store_rel(&t->slot[i & (t->cap - 1)], (uintptr_t)entry);
}

/* Both kinds of entries begin with their hash. */
static uint64_t names_hash_of(const void *entry)
{
	uint64_t h;

	memcpy(&h, entry, sizeof(h));
	return h;
}

static bool names_grow(struct tc_interned *in)
{
	struct tc_table *old = names_table(in), *t;
	size_t cap = old ? old->cap * 2 : FIRST_SLOTS, n = in->cap ? in->cap * 2 : FIRST_SLOTS;
	void **all;

	if (in->n == in->cap) {
		all = tc_pages_map(n * sizeof(*all));
		if (!all)
			return false;
		if (in->n)
			memcpy(all, in->all, in->n * sizeof(*all));
		/* The old list stays mapped: tc_names_snapshot's caller may be in it. */
		in->all = all;
		in->cap = n;
	}
	if (old && in->n < old->cap / 2)
		return true;
	t = tc_pages_map(sizeof(*t) + cap * sizeof(t->slot[0]));
	if (!t)
		return false;
	t->cap = cap;
	for (size_t i = 0; i < in->n; i++)
		names_put(t, names_hash_of(in->all[i]), in->all[i]);
	/* rel: pairs with [P5] load in names_table; the slots are filled. */
	tc_store_rel(&in->table, (uintptr_t)t);
	return true;
}

/* Memory of a new entry, for which there is room in the table; NULL: refused. */
static void *names_new(struct tc_interned *in, size_t bytes)
{
	void *p = NULL;

	if (in->n < in->max && names_grow(in))
		p = tc_bump_get(&in->memory, bytes);
	if (!p)
		tc_add_relaxed(&tc_names.refused, 1);
	return p;
}

static void names_publish(struct tc_interned *in, void *entry)
{
	in->all[in->n++] = entry;
	names_put(names_table(in), names_hash_of(entry), entry);
}

static struct tc_str *find_str(const char *text, size_t len, uint64_t hash)
{
	const struct tc_table *t = names_table(&tc_names.strs);
	struct tc_str *s;

	if (!t)
		return NULL;
	for (size_t i = (size_t)hash; (s = names_slot(t, i)) != NULL; i++)
		if (s->hash == hash && s->len == len && memcmp(s->text, text, len) == 0)
			return s;
	return NULL;
}

struct tc_str *tc_names_str(const char *text, size_t len, uint64_t hash)
{
	struct tc_str *s = find_str(text, len, hash);

	if (s)
		return s;
	pthread_mutex_lock(&tc_names.lock);
	s = find_str(text, len, hash);
	if (!s)
		s = names_new(&tc_names.strs, sizeof(*s) + len + 1);
	if (s && s->id == 0) {
		s->hash = hash;
		s->len = (uint32_t)len;
		memcpy(s->text, text, len);
		s->id = tc_add_relaxed(&tc_names.next_str, 1);
		if (tc_names.on_str)
			tc_names.on_str(s);
		names_publish(&tc_names.strs, s);
	}
	pthread_mutex_unlock(&tc_names.lock);
	return s;
}

struct tc_str *tc_names_text(const char *text)
{
	size_t len = text ? strnlen(text, TC_MAX_STRING_BYTES) : 0;

	return len ? tc_names_str(text, len, tc_text_hash(text, len)) : NULL;
}

static struct tc_stack *find_stack(const uint64_t *pc, uint32_t n, uint64_t hash,
				   const struct tc_str *name)
{
	const struct tc_table *t = names_table(&tc_names.stacks);
	struct tc_stack *s;

	if (!t)
		return NULL;
	for (size_t i = (size_t)hash; (s = names_slot(t, i)) != NULL; i++)
		if (s->hash == hash && s->n == n && s->name == name &&
		    memcmp(s->pc, pc, n * sizeof(*pc)) == 0)
			return s;
	return NULL;
}

static struct tc_stack *names_stack(const uint64_t *pc, uint32_t n, uint64_t hash,
				    struct tc_str *name)
{
	struct tc_stack *s = find_stack(pc, n, hash, name);

	if (s)
		return s;
	pthread_mutex_lock(&tc_names.lock);
	s = find_stack(pc, n, hash, name);
	if (!s)
		s = names_new(&tc_names.stacks, sizeof(*s) + n * sizeof(*pc));
	if (s && s->id == 0) {
		s->hash = hash;
		s->n = n;
		s->name = name;
		memcpy(s->pc, pc, n * sizeof(*pc));
		s->id = tc_add_relaxed(&tc_names.next_stack, 1);
		if (tc_names.on_stack)
			tc_names.on_stack(s);
		names_publish(&tc_names.stacks, s);
	}
	pthread_mutex_unlock(&tc_names.lock);
	return s;
}

struct tc_stack *tc_names_stack(const uint64_t *pc, uint32_t n, uint64_t hash)
{
	return n ? names_stack(pc, n, hash, NULL) : NULL;
}

struct tc_stack *tc_names_thread(struct tc_str *name)
{
	/* An address of our own data: no code has it. */
	uint64_t pc = (uint64_t)(uintptr_t)name;

	return name ? names_stack(&pc, 1, tc_mix(1, pc), name) : NULL;
}

void **tc_names_snapshot(struct tc_interned *in, size_t *n)
{
	void **all;

	pthread_mutex_lock(&tc_names.lock);
	all = in->all;
	*n = in->n;
	pthread_mutex_unlock(&tc_names.lock);
	return all;
}


#define PATH_BYTES tc_elf_names_PATH_BYTES
/* --- src/tracer/elf_names.c --- */

/*
 * Symbol tables of loaded modules; see elf_names.h. A module's file is mapped
 * once, its functions are sorted by address once, and each address is looked up
 * once in the life of the process: stacks and their ids last as long. Everything
 * here runs under the advance lock.
 *
 * The file of a module is not trusted to be the one that was loaded: its build id
 * is compared, and every offset in it is checked before it is used.
 */

enum {
	MODULES = 512,
	PATH_BYTES = 512,
	ID_BYTES = 20,
	CACHE_SLOTS = 1024
};

struct elf_func {
	uint64_t addr, size;
	uint32_t name;
};

struct elf_module {
	uint64_t base, lo, hi; /* load bias; addresses in memory */
	char path[PATH_BYTES];
	uint8_t id[ID_BYTES];
	uint32_t id_len;
	bool looked; /* for symbols */
	struct elf_func *funcs;
	size_t n_funcs, cap_funcs;
	const char *names;
	size_t names_len;
	struct tc_str *file, *file_id; /* the path alone; with the build id */
	struct tc_str *note;           /* what the trace says about it */
};

struct elf_entry {
	uint64_t pc;
	struct tc_symbol sym;
};

static struct {
	struct elf_module *module;
	size_t n_modules;
	unsigned long long adds, subs;
	bool given;             /* the modules are another process's */
	struct elf_entry *slot; /* open addressing by pc */
	size_t cap, n;
} elf;

/* --- modules ----------------------------------------------------------------------- */

/* The build id among notes; 0: none. */
static uint32_t note_id(const uint8_t *p, size_t n, uint8_t *id)
{
	ElfW(Nhdr) h;

	while (n >= sizeof(h)) {
		size_t name, desc;

		memcpy(&h, p, sizeof(h));
		name = ((size_t)h.n_namesz + 3) & ~(size_t)3;
		desc = ((size_t)h.n_descsz + 3) & ~(size_t)3;
		if (name > n - sizeof(h) || desc > n - sizeof(h) - name)
			return 0;
		if (h.n_type == NT_GNU_BUILD_ID && h.n_namesz == 4 && h.n_descsz <= ID_BYTES &&
		    memcmp(p + sizeof(h), "GNU", 4) == 0) {
			memcpy(id, p + sizeof(h) + name, h.n_descsz);
			return h.n_descsz;
		}
		p += sizeof(h) + name + desc;
		n -= sizeof(h) + name + desc;
	}
	return 0;
}

/* By its path as dlopen was given it: below the working directory if it is not absolute. */
static void name_module(struct elf_module *m, const char *name)
{
	size_t n = 0;

	if (name[0] != '/' && strchr(name, '/') && getcwd(m->path, sizeof(m->path) - 1)) {
		n = strlen(m->path);
		m->path[n++] = '/';
	}
	snprintf(m->path + n, sizeof(m->path) - n, "%s", name);
}

static int add_module(struct dl_phdr_info *info, size_t size, void *ctx)
{
	struct elf_module *m;
	ssize_t n = 0;

	(void)ctx;
	(void)size;
	if (elf.n_modules == MODULES)
		return 1;
	m = &elf.module[elf.n_modules];
	memset(m, 0, sizeof(*m));
	m->base = info->dlpi_addr;
	m->lo = UINT64_MAX;
	for (unsigned i = 0; i < info->dlpi_phnum; i++) {
		const ElfW(Phdr) *ph = &info->dlpi_phdr[i];
		uint64_t at = info->dlpi_addr + ph->p_vaddr;

		if (ph->p_type == PT_LOAD) {
			m->lo = at < m->lo ? at : m->lo;
			m->hi = at + ph->p_memsz > m->hi ? at + ph->p_memsz : m->hi;
		} else if (ph->p_type == PT_NOTE && m->id_len == 0) {
			m->id_len = note_id((const uint8_t *)(uintptr_t)at, ph->p_memsz, m->id);
		}
	}
	if (info->dlpi_name && info->dlpi_name[0])
		name_module(m, info->dlpi_name);
	else
		n = readlink("/proc/self/exe", m->path, sizeof(m->path) - 1);
	if (n < 0)
		snprintf(m->path, sizeof(m->path), "program");
	if (m->lo < m->hi)
		elf.n_modules++;
	return 0;
}

static int count_changes(struct dl_phdr_info *info, size_t size, void *ctx)
{
	unsigned long long *n = ctx;

	if (size >= offsetof(struct dl_phdr_info, dlpi_subs) + sizeof(info->dlpi_subs)) {
		n[0] = info->dlpi_adds;
		n[1] = info->dlpi_subs;
	}
	return 1;
}

static void drop_modules(void)
{
	for (size_t i = 0; i < elf.n_modules; i++)
		if (elf.module[i].funcs)
			tc_pages_unmap(elf.module[i].funcs,
				       elf.module[i].cap_funcs * sizeof(struct elf_func));
	elf.n_modules = 0;
}

/* The module list as it is; false: no memory. */
static bool know_modules(void)
{
	unsigned long long n[2] = { 1, 0 };

	if (elf.given)
		return true;
	dl_iterate_phdr(count_changes, n);
	if (elf.module && n[0] == elf.adds && n[1] == elf.subs)
		return true;
	if (!elf.module)
		elf.module = tc_pages_map(MODULES * sizeof(*elf.module));
	if (!elf.module)
		return false;
	/* What was unloaded may have made room for other code at its addresses. */
	if (n[1] != elf.subs && elf.slot) {
		memset(elf.slot, 0, elf.cap * sizeof(*elf.slot));
		elf.n = 0;
	}
	drop_modules();
	elf.adds = n[0];
	elf.subs = n[1];
	dl_iterate_phdr(add_module, NULL);
	return true;
}

void tc_elf_modules(tc_elf_module_fn *fn)
{
	for (size_t i = 0; know_modules() && i < elf.n_modules; i++) {
		const struct elf_module *m = &elf.module[i];

		fn(m->base, m->lo, m->hi, m->path, m->id, m->id_len);
	}
}

void tc_elf_given_module(uint64_t base, uint64_t lo, uint64_t hi, const char *path,
			 const uint8_t *id, uint32_t id_len)
{
	struct elf_module *m;

	if (!elf.given) {
		drop_modules();
		elf.given = true;
	}
	if (!elf.module)
		elf.module = tc_pages_map(MODULES * sizeof(*elf.module));
	if (!elf.module || elf.n_modules == MODULES || id_len > ID_BYTES)
		return;
	m = &elf.module[elf.n_modules++];
	memset(m, 0, sizeof(*m));
	m->base = base;
	m->lo = lo;
	m->hi = hi;
	snprintf(m->path, sizeof(m->path), "%s", path);
	memcpy(m->id, id, id_len);
	m->id_len = id_len;
}

/* --- symbols ------------------------------------------------------------------------ */

struct elf_image {
	const uint8_t *p;
	size_t n;
	const ElfW(Ehdr) * eh;
	const ElfW(Shdr) * sh;
};

static const void *image_at(const struct elf_image *im, uint64_t off, uint64_t n)
{
	return off <= im->n && n <= im->n - off && (off & 7) == 0 ? im->p + off : NULL;
}

static bool image_open(struct elf_image *im, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat st;
	void *p = MAP_FAILED;

	if (fd < 0)
		return false;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > (off_t)sizeof(*im->eh))
		p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	close(fd);
	if (p == MAP_FAILED)
		return false;
	im->p = p;
	im->n = (size_t)st.st_size;
	im->eh = p;
	if (memcmp(im->p, ELFMAG, SELFMAG) == 0 && im->eh->e_ident[EI_CLASS] == ELFCLASS64 &&
	    im->eh->e_shentsize == sizeof(*im->sh))
		im->sh = image_at(im, im->eh->e_shoff, (uint64_t)im->eh->e_shnum * sizeof(*im->sh));
	if (im->sh)
		return true;
	munmap(p, im->n);
	return false;
}

static bool image_is(const struct elf_image *im, const struct elf_module *m)
{
	uint8_t id[ID_BYTES];
	const void *p;

	if (m->id_len == 0)
		return true;
	for (unsigned i = 0; i < im->eh->e_shnum; i++) {
		if (im->sh[i].sh_type != SHT_NOTE || im->sh[i].sh_offset > im->n ||
		    im->sh[i].sh_size > im->n - im->sh[i].sh_offset)
			continue;
		p = im->p + im->sh[i].sh_offset;
		if (note_id(p, im->sh[i].sh_size, id) == m->id_len)
			return memcmp(id, m->id, m->id_len) == 0;
	}
	return false;
}

/* Heap sort: qsort may ask malloc. */
static void sift(struct elf_func *f, size_t i, size_t n)
{
	struct elf_func x = f[i];

	for (size_t child; (child = 2 * i + 1) < n; i = child) {
		if (child + 1 < n && f[child + 1].addr > f[child].addr)
			child++;
		if (f[child].addr <= x.addr)
			break;
		f[i] = f[child];
	}
	f[i] = x;
}

static void sort_funcs(struct elf_func *f, size_t n)
{
	for (size_t i = n / 2; i-- > 0;)
		sift(f, i, n);
	for (size_t end = n; end-- > 1;) {
		struct elf_func x = f[0];

		f[0] = f[end];
		f[end] = x;
		sift(f, 0, end);
	}
}

static bool take_table(struct elf_module *m, const struct elf_image *im, unsigned type)
{
	const ElfW(Shdr) *tab = NULL, *str;
	const ElfW(Sym) * sym;
	size_t n, k = 0;

	for (unsigned i = 0; i < im->eh->e_shnum && !tab; i++)
		if (im->sh[i].sh_type == type && im->sh[i].sh_entsize == sizeof(*sym) &&
		    im->sh[i].sh_link < im->eh->e_shnum)
			tab = &im->sh[i];
	if (!tab)
		return false;
	str = &im->sh[tab->sh_link];
	sym = image_at(im, tab->sh_offset, tab->sh_size);
	n = tab->sh_size / sizeof(*sym);
	if (!sym || n == 0 || n > 1u << 24 || str->sh_offset > im->n ||
	    str->sh_size > im->n - str->sh_offset)
		return false;
	m->funcs = tc_pages_map(n * sizeof(*m->funcs));
	if (!m->funcs)
		return false;
	for (size_t i = 0; i < n; i++) {
		unsigned kind = ELF64_ST_TYPE(sym[i].st_info);

		if ((kind != STT_FUNC && kind != STT_GNU_IFUNC) || sym[i].st_shndx == SHN_UNDEF ||
		    sym[i].st_name >= str->sh_size)
			continue;
		m->funcs[k].addr = sym[i].st_value;
		m->funcs[k].size = sym[i].st_size;
		m->funcs[k++].name = sym[i].st_name;
	}
	m->cap_funcs = n;
	sort_funcs(m->funcs, k);
	m->n_funcs = k;
	m->names = (const char *)im->p + str->sh_offset;
	m->names_len = str->sh_size;
	return k > 0;
}

static void look_at_file(struct elf_module *m)
{
	struct elf_image im = { 0 };

	m->looked = true;
	if (!image_open(&im, m->path))
		return;
	if (!image_is(&im, m) ||
	    (!take_table(m, &im, SHT_SYMTAB) && !take_table(m, &im, SHT_DYNSYM)))
		munmap((void *)(uintptr_t)im.p, im.n);
}

static const struct elf_func *func_at(const struct elf_module *m, uint64_t addr)
{
	size_t lo = 0, hi = m->n_funcs;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (m->funcs[mid].addr <= addr)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo == 0)
		return NULL;
	/* Without a size (hand-written assembly) it reaches to the next one. */
	if (m->funcs[lo - 1].size != 0 && addr - m->funcs[lo - 1].addr >= m->funcs[lo - 1].size)
		return NULL;
	return &m->funcs[lo - 1];
}

/* --- lookup -------------------------------------------------------------------------- */

static struct elf_module *module_at(uint64_t addr)
{
	for (size_t i = 0; i < elf.n_modules; i++)
		if (addr >= elf.module[i].lo && addr < elf.module[i].hi)
			return &elf.module[i];
	return NULL;
}

static void name_files(struct elf_module *m)
{
	char text[PATH_BYTES + 2 * ID_BYTES + 80], id[2 * ID_BYTES + 1] = "-";

	if (m->file)
		return;
	for (uint32_t i = 0; i < m->id_len; i++)
		snprintf(id + 2 * i, 3, "%02x", m->id[i]);
	m->file = tc_names_text(m->path);
	snprintf(text, sizeof(text), "%s (build id %s)", m->path, id);
	m->file_id = m->id_len ? tc_names_text(text) : m->file;
	snprintf(text, sizeof(text), TC_MODULE_NOTE " %llx %llx %llx %s %s",
		 (unsigned long long)m->base, (unsigned long long)m->lo, (unsigned long long)m->hi,
		 id, m->path);
	m->note = tc_names_text(text);
}

static void resolve(uint64_t pc, struct tc_symbol *out)
{
	struct elf_module *m = know_modules() ? module_at(pc - 1) : NULL;
	const struct elf_func *f;
	const char *base, *name;
	char text[PATH_BYTES + 32];
	size_t len;

	out->line = 1;
	if (!m) {
		snprintf(text, sizeof(text), "0x%llx", (unsigned long long)pc);
		out->func = tc_names_text(text);
		out->file = tc_names_text("unknown");
		return;
	}
	if (!m->looked)
		look_at_file(m);
	name_files(m);
	out->module = m->note;
	f = func_at(m, pc - 1 - m->base);
	if (f) {
		name = m->names + f->name;
		len = strnlen(name, m->names_len - f->name);
		len = len > TC_MAX_STRING_BYTES ? TC_MAX_STRING_BYTES : len;
		out->func = len ? tc_names_str(name, len, tc_text_hash(name, len)) : NULL;
		out->file = m->file;
		if (out->func)
			return;
	}
	base = strrchr(m->path, '/');
	snprintf(text, sizeof(text), "%s+0x%llx", base ? base + 1 : m->path,
		 (unsigned long long)(pc - m->base));
	out->func = tc_names_text(text);
	out->file = m->file_id;
}

static struct elf_entry *cache_slot(struct elf_entry *slot, size_t cap, uint64_t pc)
{
	size_t i = (size_t)tc_mix(7, pc);

	while (slot[i & (cap - 1)].pc != 0 && slot[i & (cap - 1)].pc != pc)
		i++;
	return &slot[i & (cap - 1)];
}

static bool cache_grow(void)
{
	size_t cap = elf.cap ? 2 * elf.cap : CACHE_SLOTS;
	struct elf_entry *slot;

	if (elf.n < elf.cap / 2)
		return true;
	slot = tc_pages_map(cap * sizeof(*slot));
	if (!slot)
		return false;
	for (size_t i = 0; i < elf.cap; i++)
		if (elf.slot[i].pc != 0)
			*cache_slot(slot, cap, elf.slot[i].pc) = elf.slot[i];
	tc_pages_unmap(elf.slot, elf.cap * sizeof(*slot));
	elf.slot = slot;
	elf.cap = cap;
	return true;
}

void tc_symbol_find(uint64_t pc, struct tc_symbol *out)
{
	struct elf_entry *e;

	*out = (struct tc_symbol){ .line = 1 };
	if (pc == 0 || !cache_grow())
		return;
	e = cache_slot(elf.slot, elf.cap, pc);
	if (e->pc == 0 || !e->sym.func || !e->sym.file) {
		resolve(pc, out);
		/* Modules may have changed meanwhile, and with them the cache. */
		e = cache_slot(elf.slot, elf.cap, pc);
		if (e->pc == 0)
			elf.n++;
		e->pc = pc;
		e->sym = *out;
	}
	*out = e->sym;
}

#undef PATH_BYTES

/* --- src/tracer/clock.c --- */

/*
 * Calibration; see clock.h. The rate comes from the longest baseline there is,
 * the first sample of the process to this one. Callers exclude each other.
 */

#if defined(__x86_64__)
# include <cpuid.h>
#endif

enum {
	SAMPLES = 5,
	FIRST_BASELINE_NS = 10 * 1000 * 1000,
	MEET_NS = 1000 * 1000 * 1000
};

static struct tc_clock_sample clock_first;
static bool clock_have_counter, clock_forced_mono;

static bool clock_source_is_tsc(void)
{
	char text[32] = { 0 };
	int fd = open("/sys/devices/system/clocksource/clocksource0/current_clocksource",
		      O_RDONLY | O_CLOEXEC);
	ssize_t n;

	if (fd < 0)
		return false;
	n = read(fd, text, sizeof(text) - 1);
	close(fd);
	return n >= 3 && strncmp(text, "tsc", 3) == 0;
}

static bool clock_counter_is_good(void)
{
#if defined(__x86_64__)
	unsigned a, b, c, d;

	/* Invariant TSC: the same rate in every power state. */
	if (!__get_cpuid(0x80000007u, &a, &b, &c, &d) || !(d & (1u << 8)))
		return false;
	return clock_source_is_tsc();
#elif defined(__aarch64__)
	(void)clock_source_is_tsc;
	return true;
#else
	(void)clock_source_is_tsc;
	return false;
#endif
}

void tc_clock_sample(struct tc_clock_sample *s)
{
	uint64_t best = UINT64_MAX;
	struct timespec wall;

	for (int i = 0; i < SAMPLES; i++) {
		uint64_t before = tc_clock_ticks(), mono = tc_clock_mono();
		uint64_t after = tc_clock_ticks();

		if (after - before < best) {
			best = after - before;
			s->ticks = before + (after - before) / 2;
			s->mono_ns = mono;
		}
	}
	clock_gettime(CLOCK_REALTIME, &wall);
	s->wall_sec = (uint64_t)wall.tv_sec;
	s->wall_nsec = (uint64_t)wall.tv_nsec;
}

void tc_clock_init(void)
{
	if (clock_first.mono_ns != 0)
		return;
	clock_have_counter = clock_counter_is_good();
	tc_clock_sample(&clock_first);
}

void tc_clock_force_mono(bool on)
{
	clock_forced_mono = on;
}

/* Nanoseconds a tick as a multiplier; 0 where the counter is of no use. */
static uint64_t clock_rate(const struct tc_clock_sample *s, uint64_t ns)
{
	uint64_t ticks = s->ticks - clock_first.ticks;

	if (ticks == 0 || ns == 0 || ns > UINT64_MAX / 2)
		return 0;
	return (uint64_t)(((tc_u128)ns << TC_CLOCK_SHIFT) / ticks);
}

void tc_clock_first(struct tc_clock_params *next)
{
	struct tc_clock_sample s;

	tc_clock_init();
	*next = (struct tc_clock_params){ 0 };
	if (!clock_have_counter || clock_forced_mono)
		return;
	tc_clock_sample(&s);
	while (s.mono_ns - clock_first.mono_ns < FIRST_BASELINE_NS) {
		usleep(1000);
		tc_clock_sample(&s);
	}
	next->ticks0 = s.ticks;
	next->ns0 = s.mono_ns;
	next->mult = clock_rate(&s, s.mono_ns - clock_first.mono_ns);
}

void tc_clock_next(const struct tc_clock_params *old, const struct tc_clock_sample *s,
		   struct tc_clock_params *next)
{
	uint64_t rate, limit;
	int64_t ahead, slope;

	*next = *old;
	if (old->mult == 0)
		return;
	rate = clock_rate(s, s->mono_ns - clock_first.mono_ns);
	if (rate == 0)
		return;
	next->ticks0 = s->ticks;
	next->ns0 = tc_clock_at(old, s->ticks);
	/* Run slower or faster by what is needed to meet in a second, 1 % at most. */
	ahead = (int64_t)(next->ns0 - s->mono_ns);
	limit = MEET_NS / 100;
	slope = ahead > (int64_t)limit ? (int64_t)limit : ahead;
	slope = slope < -(int64_t)limit ? -(int64_t)limit : slope;
	next->mult = (uint64_t)((tc_u128)rate * (uint64_t)(MEET_NS - slope) / MEET_NS);
}


/* --- src/wire/encode.c --- */

/*
 * Writing the v2 wire format. Every entry is put together in a small buffer on
 * the stack, or proved to fit by its largest possible size, before the first
 * byte reaches the batch: a refused entry leaves the batch as it was.
 *
 * Invariant: head <= len <= limit <= cap while a batch is open, and
 * limit - head <= TC_MAX_BATCH_BYTES.
 */

/* The kind of an experimental batch: no table has this type. */
enum {
	KIND_EXPERIMENT = TC_EV_EXPERIMENTAL_BATCH
};

uint8_t *tc_enc_varint_padded(uint8_t *p, uint64_t v, unsigned n)
{
	for (; n > 1; n--) {
		*p++ = (uint8_t)(v | 0x80);
		v >>= 7;
	}
	*p++ = (uint8_t)(v & 0x7f);
	return p;
}

int tc_enc_header(uint8_t out[TC_HEADER_BYTES], int version)
{
	char text[TC_HEADER_BYTES + 8] = { 0 };

	/* spec: doc/format.md#versions */
	if (version != 22 && version != 23 && version != 25 && version != 26)
		return TACHO_EVERSION;
	snprintf(text, sizeof(text), "go 1.%d trace", version);
	memcpy(out, text, TC_HEADER_BYTES);
	return 0;
}

/* One more than the arguments behind the delta, so that 0 means "not timed". */
/* clang-format off */
static const uint8_t timed_args[TC_EV_COUNT] = {
	[TC_EV_PROCS_CHANGE] = 3, [TC_EV_PROC_START] = 3, [TC_EV_PROC_STOP] = 1,
	[TC_EV_PROC_STEAL] = 4, [TC_EV_PROC_STATUS] = 3,
	[TC_EV_GO_CREATE] = 4, [TC_EV_GO_CREATE_SYSCALL] = 2, [TC_EV_GO_START] = 3,
	[TC_EV_GO_DESTROY] = 1, [TC_EV_GO_DESTROY_SYSCALL] = 1, [TC_EV_GO_STOP] = 3,
	[TC_EV_GO_BLOCK] = 3, [TC_EV_GO_UNBLOCK] = 4, [TC_EV_GO_SYSCALL_BEGIN] = 3,
	[TC_EV_GO_SYSCALL_END] = 1, [TC_EV_GO_SYSCALL_END_BLOCKED] = 1,
	[TC_EV_GO_STATUS] = 4, [TC_EV_STW_BEGIN] = 3, [TC_EV_STW_END] = 1,
	[TC_EV_GC_ACTIVE] = 2, [TC_EV_GC_BEGIN] = 3, [TC_EV_GC_END] = 2,
	[TC_EV_GC_SWEEP_ACTIVE] = 2, [TC_EV_GC_SWEEP_BEGIN] = 2, [TC_EV_GC_SWEEP_END] = 3,
	[TC_EV_GC_MARK_ASSIST_ACTIVE] = 2, [TC_EV_GC_MARK_ASSIST_BEGIN] = 2,
	[TC_EV_GC_MARK_ASSIST_END] = 1, [TC_EV_HEAP_ALLOC] = 2, [TC_EV_HEAP_GOAL] = 2,
	[TC_EV_GO_LABEL] = 2, [TC_EV_USER_TASK_BEGIN] = 5, [TC_EV_USER_TASK_END] = 3,
	[TC_EV_USER_REGION_BEGIN] = 4, [TC_EV_USER_REGION_END] = 4, [TC_EV_USER_LOG] = 5,
	[TC_EV_GO_SWITCH] = 3, [TC_EV_GO_SWITCH_DESTROY] = 3, [TC_EV_GO_CREATE_BLOCKED] = 4,
	[TC_EV_GO_STATUS_STACK] = 5,
	[TC_EV_SPAN] = 4, [TC_EV_SPAN_ALLOC] = 4, [TC_EV_SPAN_FREE] = 2,
	[TC_EV_HEAP_OBJECT] = 3, [TC_EV_HEAP_OBJECT_ALLOC] = 3, [TC_EV_HEAP_OBJECT_FREE] = 2,
	[TC_EV_GOROUTINE_STACK] = 3, [TC_EV_GOROUTINE_STACK_ALLOC] = 3,
	[TC_EV_GOROUTINE_STACK_FREE] = 2,
};
/* clang-format on */

int tc_enc_event_args(unsigned type)
{
	return type < TC_EV_COUNT ? (int)timed_args[type] - 1 : -1;
}

void tc_enc_init(struct tc_enc *e, uint8_t *buf, size_t cap)
{
	*e = (struct tc_enc){ .buf = buf, .cap = cap };
}

static bool is_table(enum tc_wire_type table)
{
	return table == TC_EV_NONE || table == TC_EV_STRINGS || table == TC_EV_STACKS ||
	       table == TC_EV_CPU_SAMPLES || table == TC_EV_SYNC || table == TC_EV_FREQUENCY;
}

/* The frame header behind its type bytes, which end at p. */
static int open_batch(struct tc_enc *e, uint8_t *p, uint64_t gen, uint64_t m, uint64_t time)
{
	p = tc_enc_varint(p, gen);
	p = tc_enc_varint(p, m);
	p = tc_enc_varint(p, time);
	p = tc_enc_varint_padded(p, 0, TC_MAX_VARINT_BYTES);
	e->head = (size_t)(p - e->buf);
	e->len = e->head;
	e->limit = e->cap - e->head > TC_MAX_BATCH_BYTES ? e->head + TC_MAX_BATCH_BYTES : e->cap;
	e->last = time;
	return 0;
}

static bool may_open(const struct tc_enc *e, uint64_t gen)
{
	return e->len == 0 && gen != 0 && e->cap >= TC_ENC_HEAD_BYTES + TC_ENC_ENTRY_BYTES;
}

int tc_enc_begin(struct tc_enc *e, enum tc_wire_type table, uint64_t gen, uint64_t m, uint64_t time)
{
	if (!may_open(e, gen) || !is_table(table))
		return TACHO_EMISUSE;
	e->kind = table;
	e->buf[0] = TC_EV_EVENT_BATCH;
	open_batch(e, e->buf + 1, gen, m, time);
	/* A Frequency batch has no marker: its entry begins with that byte. */
	if (table != TC_EV_NONE && table != TC_EV_FREQUENCY)
		e->buf[e->len++] = (uint8_t)table;
	return 0;
}

int tc_enc_begin_experiment(struct tc_enc *e, uint8_t experiment, uint64_t gen, uint64_t m,
			    uint64_t time)
{
	if (!may_open(e, gen) || experiment == 0)
		return TACHO_EMISUSE;
	e->kind = KIND_EXPERIMENT;
	e->buf[0] = TC_EV_EXPERIMENTAL_BATCH;
	e->buf[1] = experiment;
	return open_batch(e, e->buf + 2, gen, m, time);
}

size_t tc_enc_finish(struct tc_enc *e)
{
	size_t len = e->len;

	if (len == 0)
		return 0;
	tc_enc_varint_padded(e->buf + e->head - TC_MAX_VARINT_BYTES, len - e->head,
			     TC_MAX_VARINT_BYTES);
	e->len = 0;
	e->limit = 0;
	return len;
}

/* Append n bytes to an open batch, or refuse. */
static int append(struct tc_enc *e, const uint8_t *bytes, size_t n)
{
	if (n > tc_enc_room(e))
		return TACHO_ELIMIT;
	if (n > 0)
		memcpy(e->buf + e->len, bytes, n);
	e->len += n;
	return 0;
}

static bool is_open(const struct tc_enc *e, unsigned kind)
{
	return e->len != 0 && e->kind == kind;
}

int tc_enc_event(struct tc_enc *e, enum tc_wire_type type, uint64_t time, unsigned n,
		 const uint64_t *args)
{
	uint8_t bytes[TC_ENC_EVENT_BYTES], *p = bytes;
	int rc;

	if (!is_open(e, TC_EV_NONE) || tc_enc_event_args(type) != (int)n)
		return TACHO_EMISUSE;
	if (tc_enc_room(e) >= TC_ENC_EVENT_BYTES) {
		tc_enc_event_unchecked(e, type, time, n, args);
		return 0;
	}
	*p++ = (uint8_t)type;
	p = tc_enc_varint(p, time > e->last ? time - e->last : 0);
	for (unsigned i = 0; i < n; i++)
		p = tc_enc_varint(p, args[i]);
	rc = append(e, bytes, (size_t)(p - bytes));
	if (rc == 0 && time > e->last)
		e->last = time;
	return rc;
}

int tc_enc_string(struct tc_enc *e, uint64_t id, const void *text, size_t bytes)
{
	uint8_t head[1 + 2 * TC_MAX_VARINT_BYTES], *p = head;

	if (!is_open(e, TC_EV_STRINGS) || id == 0 || bytes > TC_MAX_STRING_BYTES)
		return TACHO_EMISUSE;
	*p++ = TC_EV_STRING;
	p = tc_enc_varint(p, id);
	p = tc_enc_varint(p, bytes);
	if ((size_t)(p - head) + bytes > tc_enc_room(e))
		return TACHO_ELIMIT;
	if (append(e, head, (size_t)(p - head)) != 0)
		return TACHO_ELIMIT;
	return append(e, text, bytes);
}

int tc_enc_stack(struct tc_enc *e, uint64_t id, const struct tc_enc_frame *frames, size_t n)
{
	uint8_t bytes[TC_ENC_ENTRY_BYTES], *p = bytes;

	if (!is_open(e, TC_EV_STACKS) || id == 0 || n > TC_MAX_STACK_FRAMES)
		return TACHO_EMISUSE;
	*p++ = TC_EV_STACK;
	p = tc_enc_varint(p, id);
	p = tc_enc_varint(p, n);
	for (size_t i = 0; i < n; i++) {
		p = tc_enc_varint(p, frames[i].pc);
		p = tc_enc_varint(p, frames[i].func);
		p = tc_enc_varint(p, frames[i].file);
		p = tc_enc_varint(p, frames[i].line);
	}
	return append(e, bytes, (size_t)(p - bytes));
}

int tc_enc_cpu_sample(struct tc_enc *e, uint64_t time, uint64_t m, uint64_t proc, uint64_t g,
		      uint64_t stack)
{
	uint8_t bytes[1 + 5 * TC_MAX_VARINT_BYTES], *p = bytes;

	if (!is_open(e, TC_EV_CPU_SAMPLES))
		return TACHO_EMISUSE;
	*p++ = TC_EV_CPU_SAMPLE;
	p = tc_enc_varint(p, time);
	p = tc_enc_varint(p, m);
	p = tc_enc_varint(p, proc);
	p = tc_enc_varint(p, g);
	p = tc_enc_varint(p, stack);
	return append(e, bytes, (size_t)(p - bytes));
}

int tc_enc_bytes(struct tc_enc *e, const void *bytes, size_t n)
{
	return is_open(e, KIND_EXPERIMENT) ? append(e, bytes, n) : TACHO_EMISUSE;
}

int tc_enc_clock(struct tc_enc *e, const struct tc_enc_clock *clock)
{
	uint8_t bytes[2 + 5 * TC_MAX_VARINT_BYTES], *p = bytes;
	bool snapshot = is_open(e, TC_EV_SYNC);
	/* A second clock in one batch makes the generation unreadable. */
	size_t empty = e->head + (snapshot ? 1 : 0);

	if ((!snapshot && !is_open(e, TC_EV_FREQUENCY)) || e->len != empty)
		return TACHO_EMISUSE;
	if (clock->ticks_per_second == 0 || (snapshot && clock->time < e->last))
		return TACHO_EMISUSE;
	*p++ = TC_EV_FREQUENCY;
	p = tc_enc_varint(p, clock->ticks_per_second);
	if (snapshot) {
		*p++ = TC_EV_CLOCK_SNAPSHOT;
		p = tc_enc_varint(p, clock->time - e->last);
		p = tc_enc_varint(p, clock->mono_ns);
		p = tc_enc_varint(p, clock->wall_sec);
		p = tc_enc_varint(p, clock->wall_nsec);
	}
	return append(e, bytes, (size_t)(p - bytes));
}


#define MIN_BYTES tc_crash_MIN_BYTES
#define PATH_BYTES tc_crash_PATH_BYTES
/* --- src/tracer/crash.c --- */

/*
 * Writing the crash file; see crash.h. recover.c reads it.
 *
 * Invariants:
 * 1. A block's generation is stored after its other fields and its first position
 *    (block_open); it is 0 while they change. Else recovery takes bytes for events.
 * 2. lost_gen is stored before a block is used again: else recovery takes a
 *    generation for whole that has a hole.
 * 3. The length of the records is stored after their bytes.
 */

enum {
	MIN_BYTES = 4 << 20,
	PATH_BYTES = 4096
};
#define DEFAULT_BYTES (UINT64_C(32) << 20)

tc_atomic_bool tc_crash_active;

static struct {
	pthread_mutex_t lock;
	uint8_t *map;
	size_t bytes;
	struct tc_crash_head *head;
	struct tc_block *first[2], *last[2]; /* small, big: free ones, oldest first */
	size_t n_free[2], n[2];
	char path[PATH_BYTES];
} crash = { .lock = PTHREAD_MUTEX_INITIALIZER };

/* --- records -------------------------------------------------------------------------- */

/* With the lock of the names. Two pieces, one after the other. */
static void record(uint32_t kind, uint64_t id, const void *a, size_t a_bytes, const void *b,
		   size_t b_bytes)
{
	struct tc_crash_head *h = crash.head;
	struct tc_crash_rec r = { kind, (uint32_t)(a_bytes + b_bytes), id };
	size_t need = (sizeof(r) + a_bytes + b_bytes + 7) & ~(size_t)7;
	uint64_t at;
	uint8_t *p;

	if (!h)
		return;
	/* relaxed: only changed under the lock */
	at = tc_load_relaxed(&h->rec_len);
	if (need > h->rec_bytes - at)
		return; /* recovery shows what is missing as such */
	p = crash.map + h->rec_off + at;
	memcpy(p, &r, sizeof(r));
	memcpy(p + sizeof(r), a, a_bytes);
	if (b_bytes)
		memcpy(p + sizeof(r) + a_bytes, b, b_bytes);
	tc_signal_fence();
	/* rel: pairs with [P8] load in records_read; the record is whole. */
	tc_store_rel(&h->rec_len, at + need);
}

static void record_str(const struct tc_str *s)
{
	record(TC_CRASH_STR, s->id, s->text, s->len, NULL, 0);
}

static void record_stack(const struct tc_stack *s)
{
	if (s->name)
		record(TC_CRASH_THREAD_NAME, s->id, s->pc, sizeof(s->pc[0]), &s->name->id,
		       sizeof(s->name->id));
	else
		record(TC_CRASH_STACK, s->id, s->pc, s->n * sizeof(s->pc[0]), NULL, 0);
}

void tc_crash_module(uint64_t base, uint64_t lo, uint64_t hi, const char *path, const uint8_t *id,
		     uint32_t id_len)
{
	struct {
		uint64_t base, lo, hi, id_len;
		uint8_t id[TC_CRASH_ID_BYTES];
	} m = { base, lo, hi, id_len, { 0 } };

	memcpy(m.id, id, id_len < sizeof(m.id) ? id_len : sizeof(m.id));
	pthread_mutex_lock(&tc_names.lock);
	record(TC_CRASH_MODULE, 0, &m, sizeof(m), path, strlen(path));
	pthread_mutex_unlock(&tc_names.lock);
}

/* Everything that is interned so far, and from here on what is new. */
static void record_all(void)
{
	pthread_mutex_lock(&tc_names.lock);
	for (size_t i = 0; i < tc_names.strs.n; i++)
		record_str(tc_names.strs.all[i]);
	for (size_t i = 0; i < tc_names.stacks.n; i++)
		record_stack(tc_names.stacks.all[i]);
	tc_names.on_str = record_str;
	tc_names.on_stack = record_stack;
	pthread_mutex_unlock(&tc_names.lock);
}

/* --- blocks ----------------------------------------------------------------------------- */

static void crash_append(struct tc_block *b)
{
	int i = b->size == TC_BLOCK_BIG;

	b->next = NULL;
	if (crash.first[i])
		crash.last[i]->next = b;
	else
		crash.first[i] = b;
	crash.last[i] = b;
	crash.n_free[i]++;
}

struct tc_block *tc_crash_block(bool big)
{
	struct tc_block *b;
	uint64_t gen;
	int i;

	pthread_mutex_lock(&crash.lock);
	i = big || !crash.first[0];
	if (!crash.first[i])
		i = !i;
	b = crash.first[i];
	if (b) {
		crash.first[i] = b->next;
		crash.n_free[i]--;
		/* relaxed: under the lock; the order of the two stores is all that counts */
		gen = tc_load_relaxed(&b->gen);
		if (gen > tc_load_relaxed(&crash.head->lost_gen))
			tc_store_relaxed(&crash.head->lost_gen, gen);
		tc_signal_fence();
		tc_store_relaxed(&b->gen, 0);
		tc_signal_fence();
	}
	pthread_mutex_unlock(&crash.lock);
	return b;
}

bool tc_crash_owns(const struct tc_block *b)
{
	const uint8_t *p = (const uint8_t *)b;

	return crash.map && p >= crash.map && p < crash.map + crash.bytes;
}

void tc_crash_put(struct tc_block *b)
{
	pthread_mutex_lock(&crash.lock);
	crash_append(b);
	pthread_mutex_unlock(&crash.lock);
}

bool tc_crash_scarce(void)
{
	bool scarce;

	pthread_mutex_lock(&crash.lock);
	scarce = crash.n_free[1] < crash.n[1] / 8;
	pthread_mutex_unlock(&crash.lock);
	return scarce;
}

uint64_t tc_crash_size(void)
{
	return crash.bytes;
}

/* --- generations --------------------------------------------------------------------------- */

void tc_crash_clock(uint64_t gen, uint64_t time_ns, const struct tc_clock_sample *s)
{
	struct tc_crash_gen *g;

	if (!tc_crash_on())
		return;
	g = &crash.head->gen[gen % TC_CRASH_GENS];
	*g = (struct tc_crash_gen){ gen, time_ns, s->mono_ns, s->wall_sec, s->wall_nsec };
}

void tc_crash_tail(uint64_t gen, const uint8_t *p, size_t n)
{
	struct tc_block *b;
	size_t part;

	for (uint32_t seq = 1; tc_crash_on() && n > 0; seq++) {
		b = tc_crash_block(n > TC_BLOCK_SMALL - TC_BLOCK_HEAD);
		if (!b)
			return;
		part = b->size - TC_BLOCK_HEAD;
		part = part > n ? n : part;
		b->tid = TC_WIRE_NONE;
		b->seq = seq;
		b->kind = part == n ? TC_BLOCK_RAW_END : TC_BLOCK_RAW;
		memcpy((uint8_t *)b + TC_BLOCK_HEAD, p, part);
		tc_store_relaxed(&b->pos, TC_BLOCK_HEAD + part);
		tc_signal_fence();
		tc_store_relaxed(&b->gen, gen);
		p += part;
		n -= part;
		tc_crash_put(b);
	}
}

/* --- begin and end --------------------------------------------------------------------------- */

static void lay_out(uint64_t bytes)
{
	struct tc_crash_head *h = crash.head;
	uint64_t quarter = bytes / 4 / TC_BLOCK_BIG * TC_BLOCK_BIG;

	h->version = TC_CRASH_VERSION;
	h->pid = (uint64_t)getpid();
	h->rec_off = TC_CRASH_PAGE;
	h->rec_bytes = quarter - TC_CRASH_PAGE;
	h->small_off = quarter;
	h->small_n = quarter / TC_BLOCK_SMALL;
	h->big_off = 2 * quarter;
	h->big_n = (bytes - 2 * quarter) / TC_BLOCK_BIG;
	memset(crash.first, 0, sizeof(crash.first));
	memset(crash.n_free, 0, sizeof(crash.n_free));
	for (uint64_t i = 0; i < h->small_n + h->big_n; i++) {
		bool big = i >= h->small_n;
		uint64_t at = big ? h->big_off + (i - h->small_n) * TC_BLOCK_BIG
				  : h->small_off + i * TC_BLOCK_SMALL;
		struct tc_block *b = (struct tc_block *)(void *)(crash.map + at);

		b->size = big ? TC_BLOCK_BIG : TC_BLOCK_SMALL;
		crash_append(b);
	}
	crash.n[0] = h->small_n;
	crash.n[1] = h->big_n;
}

int tc_crash_begin(const char *path, uint64_t bytes, uint64_t first_gen)
{
	void *p = MAP_FAILED;
	int fd, saved;

	bytes = bytes ? bytes : DEFAULT_BYTES;
	if (bytes < MIN_BYTES || bytes > SIZE_MAX / 2 || strlen(path) >= sizeof(crash.path) ||
	    crash.map)
		return TACHO_EMISUSE;
	fd = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd < 0)
		return TACHO_EIO;
	/* Space is taken now: a full disk would be a SIGBUS in the program later. */
	errno = posix_fallocate(fd, 0, (off_t)bytes);
	if (errno == 0)
		p = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	saved = errno;
	close(fd);
	if (p == MAP_FAILED) {
		unlink(path);
		errno = saved;
		return TACHO_EIO;
	}
	/* A child of fork must not write to what its parent writes to. */
	madvise(p, bytes, MADV_DONTFORK);
	crash.map = p;
	crash.bytes = bytes;
	crash.head = p;
	memcpy(crash.path, path, strlen(path) + 1);
	lay_out(bytes);
	/* relaxed: nobody reads it before the magic is there */
	tc_store_relaxed(&crash.head->first_gen, first_gen);
	record_all();
	tc_elf_modules(tc_crash_module);
	memcpy(crash.head->magic, TC_CRASH_MAGIC, sizeof(TC_CRASH_MAGIC));
	tc_store_relaxed(&tc_crash_active, true);
	return 0;
}

void tc_crash_off(void)
{
	/* relaxed: a block that is taken meanwhile comes back before tc_crash_end */
	tc_store_relaxed(&tc_crash_active, false);
}

void tc_crash_end(bool unlink_it)
{
	if (!crash.map)
		return;
	pthread_mutex_lock(&tc_names.lock);
	tc_names.on_str = NULL;
	tc_names.on_stack = NULL;
	crash.head = NULL;
	pthread_mutex_unlock(&tc_names.lock);
	if (unlink_it)
		unlink(crash.path);
	munmap(crash.map, crash.bytes);
	crash.map = NULL;
}

void tc_crash_after_fork(void)
{
	/* The mapping is not in the child. */
	pthread_mutex_init(&crash.lock, NULL);
	tc_store_relaxed(&tc_crash_active, false);
	crash.map = NULL;
	crash.head = NULL;
	tc_names.on_str = NULL;
	tc_names.on_stack = NULL;
}

#undef MIN_BYTES
#undef PATH_BYTES
#undef DEFAULT_BYTES

/* --- src/tracer/block.c --- */

/*
 * The pool: chunks of 64 KiB, each one big block or sixteen small ones, mapped
 * 1 MiB at a time. New threads begin with a small block, busy ones get big ones.
 * The free lists are behind a mutex, which a writer meets once a block.
 */

enum {
	MAP_BYTES = 1024 * 1024
};

struct block_list {
	struct tc_block *first, *last;
};

static struct {
	pthread_mutex_t lock;
	struct block_list free[2]; /* small, big */
	uint8_t *fresh;            /* chunks that were never used */
	size_t fresh_bytes;
	uint64_t bound;
	tc_atomic_u64 used, mapped;
} blocks = { .lock = PTHREAD_MUTEX_INITIALIZER, .bound = UINT64_C(64) << 20 };

static void list_add(struct block_list *l, struct tc_block *b, bool at_end)
{
	b->next = NULL;
	if (!l->first) {
		l->first = b;
		l->last = b;
	} else if (at_end) {
		l->last->next = b;
		l->last = b;
	} else {
		b->next = l->first;
		l->first = b;
	}
}

static struct tc_block *list_take(struct block_list *l)
{
	struct tc_block *b = l->first;

	if (b)
		l->first = b->next;
	return b;
}

/* A chunk that nobody has. Under the lock. */
static struct tc_block *blocks_chunk(void)
{
	struct tc_block *b;

	if (blocks.fresh_bytes == 0) {
		blocks.fresh = tc_pages_map(MAP_BYTES);
		if (!blocks.fresh)
			return NULL;
		blocks.fresh_bytes = MAP_BYTES;
		tc_add_relaxed(&blocks.mapped, MAP_BYTES);
	}
	b = (struct tc_block *)(void *)blocks.fresh;
	blocks.fresh += TC_BLOCK_BIG;
	blocks.fresh_bytes -= TC_BLOCK_BIG;
	b->size = TC_BLOCK_BIG;
	return b;
}

/* Under the lock. */
static struct tc_block *blocks_small(void)
{
	struct tc_block *b = list_take(&blocks.free[0]);
	uint8_t *chunk;

	if (b)
		return b;
	b = list_take(&blocks.free[1]);
	if (!b)
		b = blocks_chunk();
	if (!b)
		return NULL;
	chunk = (uint8_t *)b;
	for (size_t at = TC_BLOCK_SMALL; at < TC_BLOCK_BIG; at += TC_BLOCK_SMALL) {
		struct tc_block *s = (struct tc_block *)(void *)(chunk + at);

		/* relaxed: the lock is held, and nobody else knows the block */
		tc_store_relaxed(&s->gen, 0);
		s->size = TC_BLOCK_SMALL;
		list_add(&blocks.free[0], s, true);
	}
	b->size = TC_BLOCK_SMALL;
	return b;
}

struct tc_block *tc_block_get(bool big, bool must)
{
	uint64_t bound, want = big ? TC_BLOCK_BIG : TC_BLOCK_SMALL;
	struct tc_block *b = NULL;

	if (tc_crash_on())
		return tc_crash_block(big);
	pthread_mutex_lock(&blocks.lock);
	bound = must ? blocks.bound + blocks.bound / 4 : blocks.bound;
	/* relaxed: changed under the lock only */
	if (tc_load_relaxed(&blocks.used) + want <= bound) {
		b = big ? list_take(&blocks.free[1]) : blocks_small();
		if (!b && big)
			b = blocks_chunk();
		if (b)
			tc_add_relaxed(&blocks.used, want);
	}
	pthread_mutex_unlock(&blocks.lock);
	return b;
}

void tc_block_put(struct tc_block *b)
{
	if (tc_crash_owns(b)) {
		tc_crash_put(b);
		return;
	}
	pthread_mutex_lock(&blocks.lock);
	/* relaxed: outside a crash file nobody looks at it */
	tc_store_relaxed(&b->gen, 0);
	tc_sub_relaxed(&blocks.used, b->size);
	list_add(&blocks.free[b->size == TC_BLOCK_BIG], b, false);
	pthread_mutex_unlock(&blocks.lock);
}

bool tc_block_seal(struct tc_block *b, bool experimental)
{
	uint8_t head[TC_ENC_HEAD_BYTES], *p = head, *begin = (uint8_t *)b + TC_BLOCK_HEAD;
	/* relaxed: the caller has the block to itself */
	size_t len = (size_t)tc_load_relaxed(&b->pos) - TC_BLOCK_HEAD;
	size_t n;

	if (len == 0)
		return false;
	*p++ = experimental ? TC_EV_EXPERIMENTAL_BATCH : TC_EV_EVENT_BATCH;
	p = tc_enc_varint(p, tc_load_relaxed(&b->gen));
	p = tc_enc_varint(p, b->tid);
	p = tc_enc_varint(p, b->base_ns);
	p = tc_enc_varint(p, len);
	n = (size_t)(p - head);
	memcpy(begin - n, head, n);
	b->item.p = begin - n;
	b->item.len = (uint32_t)(n + len);
	b->item.is_block = 1;
	b->item.next = NULL;
	return true;
}

void tc_full_push(struct tc_full *f, struct tc_block *b)
{
	uintptr_t head = tc_load_relaxed(&f->head);

	do {
		b->next = (struct tc_block *)head;
		/* acqrel: pairs with [P3] exchange in tc_full_take; the block is complete. */
	} while (!tc_cas_acqrel(&f->head, &head, (uintptr_t)b));
}

struct tc_block *tc_full_take(struct tc_full *f)
{
	/* acq: pairs with [P3] swap in tc_full_push; what the blocks hold. */
	struct tc_block *b = (struct tc_block *)tc_exchange_acq(&f->head, 0);
	struct tc_block *first = NULL, *next;

	/* Pushed last is first: turned round, each thread's order is right. */
	for (; b; b = next) {
		next = b->next;
		b->next = first;
		first = b;
	}
	return first;
}

void tc_blocks_set_bound(uint64_t bytes)
{
	pthread_mutex_lock(&blocks.lock);
	blocks.bound = bytes;
	pthread_mutex_unlock(&blocks.lock);
}

bool tc_blocks_scarce(void)
{
	if (tc_crash_on())
		return tc_crash_scarce();
	/* relaxed: a hint, the bound itself is checked under the lock */
	return tc_load_relaxed(&blocks.used) + TC_BLOCK_BIG > blocks.bound;
}

uint64_t tc_blocks_mapped(void)
{
	return tc_load_relaxed(&blocks.mapped);
}

void tc_blocks_trim(void)
{
	pthread_mutex_lock(&blocks.lock);
	for (struct tc_block *b = blocks.free[1].first; b; b = b->next)
		madvise((uint8_t *)b + TC_BLOCK_SMALL, TC_BLOCK_BIG - TC_BLOCK_SMALL,
			MADV_DONTNEED);
	pthread_mutex_unlock(&blocks.lock);
}

void tc_blocks_lock(void)
{
	pthread_mutex_lock(&blocks.lock);
}

void tc_blocks_unlock(void)
{
	pthread_mutex_unlock(&blocks.lock);
}

void tc_blocks_after_fork(void)
{
	pthread_mutex_init(&blocks.lock, NULL);
	/* What was in use then is the parent's; it costs the child nothing but addresses. */
	tc_store_relaxed(&blocks.used, 0);
}


/* --- src/tracer/rec.c --- */

/*
 * Records of Gs and Ps in slabs that are never unmapped; see rec.h. A P
 * keeps its number and the place in its sequence when another thread gets it.
 */

enum {
	SLAB_BYTES = 64 * 1024,
	SLAB_RECS = (SLAB_BYTES - 64) / sizeof(struct tc_rec),
	MAX_PS = 1 << 20
};

struct rec_slab {
	struct rec_slab *next;
	size_t n;
	struct tc_rec rec[SLAB_RECS];
};

static struct {
	pthread_mutex_t lock;
	struct rec_slab *slabs, *last;
	struct tc_rec *ready[3]; /* by kind */
	uint64_t next_g, next_p;
	uint64_t open; /* the generation that is open or about to be, or the next one */
} recs = { .lock = PTHREAD_MUTEX_INITIALIZER, .next_g = 1 };

/* One that was never used. Under the lock. */
static struct tc_rec *rec_fresh(void)
{
	struct rec_slab *s = recs.last;

	if (!s || s->n == SLAB_RECS) {
		s = tc_pages_map(sizeof(*s));
		if (!s)
			return NULL;
		if (recs.last)
			recs.last->next = s;
		else
			recs.slabs = s;
		recs.last = s;
	}
	return &s->rec[s->n++];
}

struct tc_rec *tc_rec_new(enum tc_rec_kind kind, bool foreign, uint64_t gen)
{
	struct tc_rec *r;

	pthread_mutex_lock(&recs.lock);
	r = recs.ready[kind];
	/* Rule 4. Few sections are old, so the others further down are not looked at. */
	if (r && r->freed > gen)
		r = NULL;
	if (r) {
		recs.ready[kind] = r->next;
	} else if (kind != TC_REC_P || recs.next_p < MAX_PS) {
		r = rec_fresh();
		if (r && kind == TC_REC_P)
			tc_store_relaxed(&r->id, recs.next_p++);
	}
	/* relaxed: whoever reads it finds the state NONE */
	if (r) {
		if (kind == TC_REC_G) {
			tc_store_relaxed(&r->id, recs.next_g++);
			r->seq = 0;
			r->seq_gen = 0;
		}
		r->kind = kind;
		tc_store_relaxed(&r->foreign, foreign);
		tc_store_relaxed(&r->session, 0);
		tc_store_relaxed(&r->tid, 0);
		r->label = NULL;
		r->ranges = 0;
		r->stack_lo = 0;
		r->stack_hi = 0;
	}
	pthread_mutex_unlock(&recs.lock);
	return r;
}

void tc_rec_free(struct tc_rec *r)
{
	pthread_mutex_lock(&recs.lock);
	r->freed = recs.open;
	r->next = recs.ready[r->kind];
	recs.ready[r->kind] = r;
	pthread_mutex_unlock(&recs.lock);
}

void tc_rec_turn(uint64_t next)
{
	pthread_mutex_lock(&recs.lock);
	recs.open = next;
	pthread_mutex_unlock(&recs.lock);
}

void tc_rec_each(void (*fn)(struct tc_rec *r, void *ctx), void *ctx)
{
	struct rec_slab *s;
	size_t n;

	pthread_mutex_lock(&recs.lock);
	s = recs.slabs;
	pthread_mutex_unlock(&recs.lock);
	while (s) {
		pthread_mutex_lock(&recs.lock);
		n = s->n;
		pthread_mutex_unlock(&recs.lock);
		for (size_t i = 0; i < n; i++)
			fn(&s->rec[i], ctx);
		pthread_mutex_lock(&recs.lock);
		s = s->next;
		pthread_mutex_unlock(&recs.lock);
	}
}

void tc_rec_lock(void)
{
	pthread_mutex_lock(&recs.lock);
}

void tc_rec_unlock(void)
{
	pthread_mutex_unlock(&recs.lock);
}

static void rec_forget(struct tc_rec *r, void *ctx)
{
	(void)ctx;
	/* relaxed: one thread is left. Whoever had it is not in this process. */
	tc_store_relaxed(&r->state, r->kind == TC_REC_P ? TC_IDLE : TC_NONE);
}

void tc_rec_after_fork(void)
{
	pthread_mutex_init(&recs.lock, NULL);
	tc_rec_each(rec_forget, NULL);
}


#define PAGE tc_thread_PAGE
/* --- src/tracer/thread.c --- */

/*
 * Threads: registration, turning to another generation, blocks, stacks, exit.
 * thread.h has the protocol.
 *
 * A thread's record lies in pages that are never unmapped, so the advance and the
 * wakers may look at one that just ended. TLS holds one pointer, initial-exec: a
 * larger block might not fit when the library is loaded by dlopen.
 */

enum {
	PAGE = 4096,
#if defined(__SANITIZE_THREAD__) || defined(TC_TSAN)
	EXIT_ROUNDS = 3, /* ThreadSanitizer's own state goes in the last one */
#else
	EXIT_ROUNDS = 4, /* PTHREAD_DESTRUCTOR_ITERATIONS */
#endif
	STACK_SLACK = 1 << 16 /* verify that much more of a stack than is needed */
};

struct tc_hot tc_hot __attribute__((aligned(64)));
__thread struct tc_thread *tc_self __attribute__((tls_model("initial-exec")));
struct tc_losses tc_losses_past;
pthread_mutex_t tc_threads_lock = PTHREAD_MUTEX_INITIALIZER;
struct tc_thread *tc_threads;
struct tc_full tc_full[2];
tc_atomic_u64 tc_broken_gen;

static struct {
	struct tc_thread *free; /* under tc_threads_lock */
	pthread_key_t key;
	bool have_key;
} threads;

/* --- stacks ----------------------------------------------------------------------- */

/* Whether [lo, hi) is mapped, whatever it holds. */
static bool stack_is_mapped(uint64_t lo, uint64_t hi)
{
	unsigned char vec[256];

	for (uint64_t n; lo < hi; lo += n) {
		n = hi - lo < sizeof(vec) * PAGE ? hi - lo : sizeof(vec) * PAGE;
		if (syscall(SYS_mincore, lo, n, vec) != 0)
			return false;
	}
	return true;
}

/*
 * The C library keeps the control block of a thread at the top of its stack; the
 * kernel puts the auxiliary vector's strings above the main thread's frames. What
 * is between the stack pointer and there is mapped if this is that stack, and the
 * kernel is asked once for each depth. No malloc, fit for signal handlers.
 */
static void stack_find_bounds(struct tc_thread *m)
{
	uint64_t sp = (uint64_t)(uintptr_t)__builtin_frame_address(0);
	uint64_t hi = (uint64_t)(uintptr_t)pthread_self();

	if (sp >= hi || hi - sp > UINT64_C(1) << 30)
		hi = (uint64_t)getauxval(AT_RANDOM);
	m->stack_lo = 0;
	m->stack_hi = 0;
	m->bad_page = 0;
	if (sp >= hi || hi - sp > UINT64_C(1) << 30)
		return;
	hi &= ~(uint64_t)15;
	m->stack_hi = hi;
	m->stack_lo = hi & ~(uint64_t)(PAGE - 1);
}

/* Extend the verified part of the stack down to sp. */
__attribute__((noinline)) static bool stack_extend(struct tc_thread *m, uint64_t sp)
{
	uint64_t page = sp & ~(uint64_t)(PAGE - 1), lo = page;

	if (page == m->bad_page || sp >= m->stack_hi || m->stack_lo == 0)
		return false;
	lo = page > STACK_SLACK ? page - STACK_SLACK : page;
	if (stack_is_mapped(lo, m->stack_lo) || (lo = page, stack_is_mapped(lo, m->stack_lo))) {
		m->stack_lo = lo;
		return true;
	}
	m->bad_page = page;
	return false;
}

__attribute__((noinline)) static struct tc_stack *stack_intern(struct tc_thread *m,
							       const uint64_t *pc, uint32_t n,
							       uint64_t hash)
{
	struct tc_stack *s = tc_names_stack(pc, n, hash);

	if (s)
		m->stack_cache[hash & (TC_CACHE - 1)] = s;
	return s;
}

/*
 * Return addresses by the chain of frame pointers. Each frame must lie above the
 * one before and below the end of the stack, all of which is mapped: garbage may
 * cut the walk short, it cannot make it fault. spec: doc/format.md#stacks
 */
__attribute__((no_sanitize("address", "thread"))) uint64_t tc_thread_stack(
	struct tc_thread *m, enum tacho_stack_kind kind, const void *frame)
{
	uint64_t pc[TC_MAX_STACK_FRAMES];
	uint64_t fp = (uint64_t)(uintptr_t)frame, lo = m->stack_lo, hi = m->stack_hi, hash = 0;
	uint32_t n = 0, depth;
	struct tc_stack *s;

	/* relaxed: settings */
	if (!(tc_load_relaxed(&tc_hot.stack_kinds) & (uint32_t)kind))
		return 0;
	depth = (uint32_t)tc_load_relaxed(&tc_hot.stack_depth);
	if (tc_unlikely(m->cur_g && m->cur_g->stack_hi)) {
		lo = m->cur_g->stack_lo;
		hi = m->cur_g->stack_hi;
	} else if (tc_unlikely(fp < lo)) {
		if (!stack_extend(m, fp))
			return 0;
		lo = m->stack_lo;
	}
	if (fp < lo || hi < 16)
		return 0;
	while (fp <= hi - 16 && (fp & 7) == 0 && n < depth) {
		const uint64_t *f = (const uint64_t *)(uintptr_t)fp;
		uint64_t next = f[0];

		if (f[1] < PAGE)
			break;
		pc[n++] = f[1];
		hash = tc_mix(hash, f[1]);
		if (next <= fp)
			break;
		fp = next;
	}
	if (n == 0)
		return 0;
	s = m->stack_cache[hash & (TC_CACHE - 1)];
	if (tc_unlikely(!s || s->hash != hash || s->n != n ||
			memcmp(s->pc, pc, n * sizeof(pc[0])) != 0))
		s = stack_intern(m, pc, n, hash);
	return tc_stack_use(s, tc_section_gen(m));
}

uint64_t tc_thread_entry_stack(struct tc_thread *m, uint64_t fn)
{
	/* Readers take one from a return address. */
	uint64_t pc = fn + 1, hash = tc_mix(0, pc);
	struct tc_stack *s = m->stack_cache[hash & (TC_CACHE - 1)];

	if (!s || s->hash != hash || s->n != 1 || s->pc[0] != pc)
		s = stack_intern(m, &pc, 1, hash);
	return tc_stack_use(s, tc_section_gen(m));
}

/* --- strings ------------------------------------------------------------------------ */

TC_HOT struct tc_str *tc_thread_str(struct tc_thread *m, const char *text)
{
	size_t len = text ? strnlen(text, TC_MAX_STRING_BYTES) : 0;
	struct tc_str **slot, *s;
	uint64_t hash;

	if (len == 0)
		return NULL;
	hash = tc_text_hash(text, len);
	slot = &m->str_cache[hash & (TC_CACHE - 1)];
	s = *slot;
	if (tc_likely(s && s->hash == hash && s->len == len && memcmp(s->text, text, len) == 0))
		return s;
	s = tc_names_str(text, len, hash);
	if (s)
		*slot = s;
	return s;
}

/* --- blocks ------------------------------------------------------------------------- */

static void block_open(struct tc_thread *m, struct tc_block *b, enum tc_block_kind kind)
{
	uint64_t g = tc_section_gen(m), now = tc_clock_now(&tc_hot.clock[g & 1]);

	b->kind = kind;
	b->tid = m->tid;
	b->seq = ++m->block_seq;
	b->base_ns = now;
	b->last_ns = now;
	b->limit = b->size - TC_EVENT_ROOM;
	b->next = NULL;
	/* relaxed: the block is this thread's until it is pushed or taken */
	tc_store_relaxed(&b->pos, TC_BLOCK_HEAD);
	tc_signal_fence();
	tc_store_relaxed(&b->gen, g);
}

/* Where events go that nobody will see. */
static struct tc_block *block_void(struct tc_thread *m)
{
	struct tc_block *b = (struct tc_block *)(void *)m->void_block;

	b->size = sizeof(m->void_block);
	block_open(m, b, TC_BLOCK_EVENTS);
	return b;
}

static bool block_is_void(const struct tc_thread *m, const struct tc_block *b)
{
	return (const uint8_t *)b == m->void_block;
}

static void block_broken(struct tc_thread *m)
{
	uint64_t none = 0;

	/* relaxed: read by the advance after it has waited for this section */
	if (!tc_cas_relaxed(&tc_broken_gen, &none, tc_section_gen(m)) && none < tc_section_gen(m))
		tc_store_relaxed(&tc_broken_gen, tc_section_gen(m));
}

void tc_thread_turn_block(struct tc_thread *m)
{
	uint64_t g = tc_section_gen(m);
	struct tc_block *b = m->ev;

	if (block_is_void(m, b)) {
		m->ev = block_void(m);
		return;
	}
	if (b) {
		m->busy = 1;
		m->evs[g & 1] = NULL;
		tc_full_push(&tc_full[g & 1], b);
		m->thin = tc_blocks_scarce();
		if (m->thin)
			tc_thread_settle(m);
	}
	b = tc_block_get(m->busy, true);
	if (b) {
		block_open(m, b, TC_BLOCK_EVENTS);
		m->evs[g & 1] = b;
	} else {
		block_broken(m);
		b = block_void(m);
	}
	m->ev = b;
}

TC_HOT uint64_t tc_thread_message(struct tc_thread *m, const char *text, size_t len)
{
	uint64_t g = tc_section_gen(m), id;
	struct tc_block *b = m->sts[g & 1];
	uint8_t *p;

	if (len == 0)
		return 0;
	if (len > TC_MAX_STRING_BYTES)
		len = TC_MAX_STRING_BYTES;
	/* relaxed: only this thread writes to its block */
	if (!b || tc_load_relaxed(&b->pos) + len + 1 + 2 * TC_MAX_VARINT_BYTES > b->size) {
		if (b) {
			m->sts[g & 1] = NULL;
			tc_full_push(&tc_full[g & 1], b);
		}
		b = tc_block_get(b != NULL || m->busy, false);
		if (!b)
			return 0;
		block_open(m, b, TC_BLOCK_STRINGS);
		p = (uint8_t *)b + TC_BLOCK_HEAD;
		*p = TC_EV_STRINGS;
		tc_store_relaxed(&b->pos, TC_BLOCK_HEAD + 1);
		m->sts[g & 1] = b;
	}
	if (tc_unlikely(m->str_id == m->str_end)) {
		m->str_id = tc_add_relaxed(&tc_names.next_str, TC_IDS_AT_A_TIME);
		m->str_end = m->str_id + TC_IDS_AT_A_TIME;
	}
	id = m->str_id++;
	p = (uint8_t *)b + tc_load_relaxed(&b->pos);
	*p++ = TC_EV_STRING;
	p = tc_put(p, id);
	p = tc_put(p, len);
	memcpy(p, text, len);
	p += len;
	tc_signal_fence();
	tc_store_relaxed(&b->pos, (uint64_t)(p - (const uint8_t *)b));
	return id;
}

/* --- statuses ----------------------------------------------------------------------- */

static uint64_t status_on_wire(const struct tc_rec *r, enum tc_status s)
{
	if (s == TC_CLAIMED)
		return TC_WAITING;
	if (r->kind == TC_REC_G)
		return (uint64_t)s;
	return s == TC_RUNNING ? 1 : s == TC_SYSCALL ? 3 : 2;
}

__attribute__((noinline)) void tc_touch_slow(struct tc_thread *m, struct tc_rec *r,
					     enum tc_status before)
{
	uint64_t g = tc_section_gen(m), seen = tc_load_relaxed(&r->touched[g & 1]);
	uint8_t *p;

	if (seen == g)
		return;
	/* relaxed: a claim; what it guards is ordered by the state of the record */
	if (!tc_cas_relaxed(&r->touched[g & 1], &seen, g))
		return;
	if (r->kind == TC_REC_P) {
		p = tc_event(m, TC_EV_PROC_STATUS);
		p = tc_put(p, tc_rec_id(r));
	} else {
		p = tc_event(m, TC_EV_GO_STATUS);
		p = tc_put(p, tc_rec_id(r));
		p = before == TC_RUNNING || before == TC_SYSCALL ? tc_put(p, m->tid)
								 : tc_put(p, TC_WIRE_NONE);
	}
	p = tc_put(p, status_on_wire(r, before));
	tc_event_end(m, p);
}

void tc_touch_abandoned(struct tc_thread *m, struct tc_rec *r)
{
	uint64_t g = tc_section_gen(m), seen = tc_load_relaxed(&r->touched[g & 1]);

	/* relaxed: a claim; what it guards is ordered by the state of the record */
	if (seen == g || !tc_cas_relaxed(&r->touched[g & 1], &seen, g))
		return;
	tc_event_end(m, tc_put(tc_put(tc_event(m, TC_EV_PROC_STATUS), tc_rec_id(r)), 4));
}

void tc_drop_stolen(struct tc_thread *m)
{
	enum tc_status s;

	if (!m->cur_p || m->cur_p == m->own_p)
		return;
	s = tc_own_state(m->cur_p);
	/* relaxed: changed by this thread, or by a thief whom it waited for */
	if ((s == TC_RUNNING || s == TC_SYSCALL || s == TC_CLAIMED) &&
	    tc_load_relaxed(&m->cur_p->tid) == m->tid)
		return;
	m->cur_p = NULL;
	tc_thread_settle(m);
}

void tc_write_syscall_end(struct tc_thread *m)
{
	tc_touch(m, m->cur_p, TC_SYSCALL);
	tc_touch(m, m->cur_g, TC_SYSCALL);
	tc_event_end(m, tc_event(m, TC_EV_GO_SYSCALL_END));
}

void tc_set_state(struct tc_rec *r, enum tc_status s)
{
	/* relaxed: the owner's own word */
	uint64_t old = tc_load_relaxed(&r->state);

	/* rel: pairs with [P4] load in tc_advance_copy; seq and tid of the record. */
	tc_store_rel(&r->state, tc_state_next(old, s));
}

enum tc_status tc_own_state(const struct tc_rec *r)
{
	/* relaxed: what this thread runs, only it changes */
	return tc_status_of(tc_load_relaxed((tc_atomic_u64 *)(uintptr_t)&r->state));
}

void tc_thread_settle(struct tc_thread *m)
{
	m->running = m->cur_g && m->cur_p && tc_own_state(m->cur_g) == TC_RUNNING;
	m->ready = m->running && !m->thin;
	m->regions = m->cur_g ? m->cur_g->regions : NULL;
	/* relaxed: does not change inside a section */
	if (m->regions && m->regions->session != tc_load_relaxed(&tc_hot.session)) {
		m->regions->session = tc_load_relaxed(&tc_hot.session);
		m->regions->depth = 0;
	}
}

static struct {
	pthread_mutex_t lock;
	struct tc_regions *free;
	struct tc_bump memory;
} region_pool = { .lock = PTHREAD_MUTEX_INITIALIZER };

struct tc_regions *tc_regions_make(struct tc_thread *m)
{
	struct tc_regions *rs;

	if (m->cur_g->regions)
		return m->cur_g->regions;
	pthread_mutex_lock(&region_pool.lock);
	rs = region_pool.free;
	if (rs)
		region_pool.free = rs->next;
	else
		rs = tc_bump_get(&region_pool.memory, sizeof(*rs));
	pthread_mutex_unlock(&region_pool.lock);
	if (rs)
		rs->depth = 0;
	m->cur_g->regions = rs;
	tc_thread_settle(m);
	return rs;
}

void tc_regions_free(struct tc_rec *g)
{
	struct tc_regions *rs = g->regions;

	g->regions = NULL;
	if (!rs)
		return;
	pthread_mutex_lock(&region_pool.lock);
	rs->next = region_pool.free;
	region_pool.free = rs;
	pthread_mutex_unlock(&region_pool.lock);
}

/* The label goes into every generation, so that each snapshot has it. */
static void write_label(struct tc_thread *m)
{
	uint8_t *p;

	if (!m->cur_g || !m->cur_p || !m->cur_g->label || tc_own_state(m->cur_g) != TC_RUNNING)
		return;
	p = tc_event(m, TC_EV_GO_LABEL);
	p = tc_put(p, tc_str_use(m->cur_g->label, tc_section_gen(m)));
	tc_event_end(m, p);
}

/* A new session: what was said of a plain thread in the last one is void. */
static void session_turn(struct tc_thread *m, uint64_t session)
{
	m->session = session;
	if (m->own_g) {
		tc_store_relaxed(&m->own_g->session, 0);
		tc_set_state(m->own_g, TC_NONE);
		m->own_g->label = NULL;
	}
	if (m->own_p) {
		tc_store_relaxed(&m->own_p->session, 0);
		tc_set_state(m->own_p, TC_IDLE);
	}
	if (m->cur_g == m->own_g)
		m->cur_g = NULL;
	if (m->cur_p == m->own_p)
		m->cur_p = NULL;
	m->own_regions.depth = 0;
	m->parked = 0;
	m->lost_told = m->lost; /* of another trace */
}

__attribute__((noinline)) bool tc_section_turn(struct tc_thread *m, uint64_t g, bool always)
{
	uint64_t session;

	if (g == TC_GEN_STARTING) {
		/* No untraced section may overlap a traced one: wait outside. */
		tc_section_leave(m);
		syscall(SYS_sched_yield);
		return tc_section_enter(m, always);
	}
	if (g == 0) {
		if (!always) {
			tc_section_leave(m);
			return false;
		}
		tc_store_relaxed(&m->gen, 0);
		return true;
	}
	/* relaxed: the advance reads it after the section, or not at all */
	tc_store_relaxed(&m->gen, g);
	m->ev = NULL;
	m->thin = tc_blocks_scarce();
	if (m->busy && m->busy++ > 8)
		m->busy = 0; /* small again until the next full block */
	tc_thread_turn_block(m);
	session = tc_load_relaxed(&tc_hot.session);
	if (m->session != session)
		session_turn(m, session);
	tc_drop_stolen(m);
	/* In a system call the P may be stolen any moment: its end says the status. */
	if (m->cur_p && tc_own_state(m->cur_p) == TC_RUNNING)
		tc_touch(m, m->cur_p, TC_RUNNING);
	if (m->cur_g && tc_own_state(m->cur_g) == TC_RUNNING) {
		tc_touch(m, m->cur_g, TC_RUNNING);
		write_label(m);
	}
	tc_thread_settle(m);
	return true;
}

/* --- plain threads ------------------------------------------------------------------ */

void tc_own_start(struct tc_thread *m)
{
	uint8_t *p;

	tc_touch(m, m->own_p, TC_IDLE);
	tc_store_relaxed(&m->own_p->tid, m->tid);
	tc_store_relaxed(&m->own_g->tid, m->tid);
	p = tc_event(m, TC_EV_PROC_START);
	p = tc_put(p, tc_rec_id(m->own_p));
	p = tc_put(p, tc_next_seq(m, m->own_p));
	tc_event_end(m, p);
	tc_set_state(m->own_p, TC_RUNNING);
	m->cur_p = m->own_p;
}

void tc_own_go(struct tc_thread *m)
{
	uint8_t *p = tc_event(m, TC_EV_GO_START);

	p = tc_put(p, tc_rec_id(m->own_g));
	p = tc_put(p, tc_next_seq(m, m->own_g));
	tc_event_end(m, p);
	tc_set_state(m->own_g, TC_RUNNING);
	m->cur_g = m->own_g;
	tc_thread_settle(m);
}

/* spec: doc/format.md#goroutines: a goroutine may appear in any generation. */
static bool own_introduce(struct tc_thread *m)
{
	uint64_t g = tc_section_gen(m);
	uint8_t *p;

	if (!m->own_p)
		m->own_p = tc_rec_new(TC_REC_P, false, g);
	if (!m->own_g)
		m->own_g = tc_rec_new(TC_REC_G, false, g);
	if (!m->own_p || !m->own_g)
		return false;
	tc_store_relaxed(&m->own_p->session, m->session);
	tc_store_relaxed(&m->own_g->session, m->session);
	m->own_g->regions = &m->own_regions;
	m->own_regions.depth = 0;
	if (tc_own_state(m->own_p) == TC_NONE)
		tc_set_state(m->own_p, TC_IDLE);
	tc_own_start(m);
	p = tc_event(m, TC_EV_GO_CREATE);
	p = tc_put(p, tc_rec_id(m->own_g));
	p = tc_put(p, tc_stack_use(tc_names_thread(m->name), g));
	p = tc_put(p, 0);
	tc_event_end(m, p);
	if (m->name)
		tc_str_use(m->name, g);
	/* relaxed: nobody else knows the goroutine */
	tc_store_relaxed(&m->own_g->touched[g & 1], g);
	m->own_g->seq_gen = g;
	m->own_g->seq = 0;
	tc_own_go(m);
	return true;
}

/* The thread runs for no scheduler any more. Nobody else can wake its goroutine. */
static void own_unpark(struct tc_thread *m)
{
	uint8_t *p;

	m->parked = 0;
	tc_touch(m, m->own_g, TC_WAITING);
	p = tc_event(m, TC_EV_GO_UNBLOCK);
	p = tc_put(p, tc_rec_id(m->own_g));
	p = tc_put(p, tc_next_seq(m, m->own_g));
	p = tc_put(p, 0);
	tc_event_end(m, p);
	tc_set_state(m->own_g, TC_RUNNABLE);
	tc_own_start(m);
	tc_own_go(m);
}

void tc_thread_adopt(struct tc_rec *g, uint64_t session)
{
	struct tc_thread *m = tc_thread_self();
	bool taken = false;

	if (m && tc_section_enter(m, false)) {
		if (!m->own_p)
			m->own_p = tc_rec_new(TC_REC_P, false, tc_section_gen(m));
		if (m->session == session && !m->own_g && m->own_p) {
			m->own_g = g;
			tc_store_relaxed(&m->own_p->session, session);
			g->regions = &m->own_regions;
			if (tc_own_state(m->own_p) == TC_NONE)
				tc_set_state(m->own_p, TC_IDLE);
			tc_own_start(m);
			tc_touch(m, g, TC_RUNNABLE);
			tc_own_go(m);
			taken = true;
		}
		tc_section_leave(m);
	}
	if (!taken) {
		tc_set_state(g, TC_NONE);
		tc_rec_free(g);
	}
}

void tc_thread_disown(struct tc_rec *g, uint64_t session)
{
	struct tc_thread *m = tc_begin_must();
	struct tc_rec *own;
	uint8_t *p;

	if (m && m->session == session) {
		/* Nobody but a running goroutine can end: it runs here for a moment. */
		own = m->cur_g;
		p = tc_event(m, TC_EV_GO_STOP);
		p = tc_put(p, 0);
		p = tc_put(p, 0);
		tc_event_end(m, p);
		tc_touch(m, g, TC_RUNNABLE);
		for (int i = 0; i < 2; i++) {
			struct tc_rec *r = i == 0 ? g : own;

			p = tc_event(m, TC_EV_GO_START);
			p = tc_put(p, tc_rec_id(r));
			p = tc_put(p, tc_next_seq(m, r));
			tc_event_end(m, p);
			if (i == 0)
				tc_event_end(m, tc_event(m, TC_EV_GO_DESTROY));
		}
	}
	if (m)
		tc_section_leave(m);
	tc_set_state(g, TC_NONE);
	tc_rec_free(g);
}

/* Say how many annotations were left out, once there is room again. */
static void tell_losses(struct tc_thread *m)
{
	static struct tacho_name category = TACHO_NAME("tacho");
	char text[64];
	uint64_t n = m->lost - m->lost_told, message;
	size_t len = 0;
	uint8_t *p;

	do {
		text[sizeof(text) - 1 - len++] = (char)('0' + n % 10);
		n /= 10;
	} while (n);
	memmove(text, text + sizeof(text) - len, len);
	memcpy(text + len, " events lost", 12);
	message = tc_thread_message(m, text, len + 12);
	m->lost_told = m->lost;
	p = tc_event(m, TC_EV_USER_LOG);
	p = tc_put(p, 0);
	p = tc_put(p, tc_str_use(tc_thread_str(m, category.text), tc_section_gen(m)));
	p = tc_put(p, message);
	p = tc_put(p, 0);
	tc_event_end(m, p);
}

__attribute__((noinline)) bool tc_thread_ready(struct tc_thread *m)
{
	if (m->thin) {
		m->thin = tc_blocks_scarce();
		tc_thread_settle(m);
		if (m->thin && m->cur_g) {
			m->lost++;
			tc_count(&m->losses.scarce);
			return false;
		}
	}
	if (m->cur_g == NULL && m->cur_p == NULL &&
	    (!m->own_g || tc_own_state(m->own_g) == TC_NONE) && !own_introduce(m)) {
		tc_count(&m->losses.scarce);
		return false;
	}
	if (m->parked && !m->cur_g && !m->cur_p)
		own_unpark(m);
	tc_thread_settle(m);
	if (!(m->thin ? m->running : m->ready)) {
		tc_count(m->thin ? &m->losses.scarce : &m->losses.state);
		return false;
	}
	if (m->lost != m->lost_told && !m->thin)
		tell_losses(m);
	return true;
}

/* --- birth and death ---------------------------------------------------------------- */

static void losses_add(struct tc_losses *to, const struct tc_losses *from_const)
{
	struct tc_losses *from = (struct tc_losses *)(uintptr_t)from_const;

	/* relaxed: statistics */
	tc_add_relaxed(&to->nested, tc_load_relaxed(&from->nested));
	tc_add_relaxed(&to->scarce, tc_load_relaxed(&from->scarce));
	tc_add_relaxed(&to->state, tc_load_relaxed(&from->state));
	tc_add_relaxed(&to->misuse, tc_load_relaxed(&from->misuse));
	tc_add_relaxed(&to->deep, tc_load_relaxed(&from->deep));
}

void tc_threads_reap(void)
{
	struct tc_thread **link = &tc_threads, *m;

	while ((m = *link) != NULL) {
		/* acq: pairs with [P6] store in thread_end; the thread's last words. */
		if (!tc_load_acq(&m->dead) || m->evs[0] || m->evs[1] || m->sts[0] || m->sts[1]) {
			link = &m->next;
			continue;
		}
		*link = m->next;
		losses_add(&tc_losses_past, &m->losses);
		m->next = threads.free;
		threads.free = m;
	}
}

/* In one section: the goroutine ends, the P is given up, full blocks are handed over. */
static void thread_end(struct tc_thread *m)
{
	uint8_t *p;
	uint64_t g;
	bool in_section = tc_section_enter(m, true);

	g = in_section ? tc_section_gen(m) : 0;
	if (g != 0) {
		if (m->cur_g && m->cur_g == m->own_g) {
			if (tc_own_state(m->cur_g) == TC_SYSCALL)
				tc_write_syscall_end(m);
			p = tc_event(m, TC_EV_GO_DESTROY);
			tc_event_end(m, p);
		}
		if (m->cur_p == m->own_p && m->cur_p) {
			p = tc_event(m, TC_EV_PROC_STOP);
			tc_event_end(m, p);
		}
		if (m->evs[g & 1])
			tc_full_push(&tc_full[g & 1], m->evs[g & 1]);
		if (m->sts[g & 1])
			tc_full_push(&tc_full[g & 1], m->sts[g & 1]);
		m->evs[g & 1] = NULL;
		m->sts[g & 1] = NULL;
	}
	if (m->own_g)
		tc_set_state(m->own_g, TC_NONE);
	if (m->own_p)
		tc_set_state(m->own_p, TC_IDLE);
	m->cur_g = NULL;
	m->cur_p = NULL;
	tc_self = TC_THREAD_GONE;
	if (in_section)
		tc_section_leave(m);
	if (m->own_g) {
		m->own_g->regions = NULL;
		tc_rec_free(m->own_g);
	}
	if (m->own_p)
		tc_rec_free(m->own_p);
	/* rel: pairs with [P6] load in tc_threads_reap; nothing of m is used behind it. */
	tc_store_rel(&m->dead, 1);
	if (g == 0) {
		pthread_mutex_lock(&tc_threads_lock);
		tc_threads_reap();
		pthread_mutex_unlock(&tc_threads_lock);
	}
}

/* Other destructors of thread-specific data may still trace: end in the last round. */
static void thread_destructor(void *arg)
{
	struct tc_thread *m = arg;

	if (m != tc_self)
		return;
	if (++m->rounds < EXIT_ROUNDS && pthread_setspecific(threads.key, m) == 0)
		return;
	tc_wake_joiners();
	thread_end(m);
}

static struct tc_thread *thread_memory(void)
{
	struct tc_thread *m = threads.free;
	uint8_t *slab;
	size_t size = (sizeof(*m) + 63) & ~(size_t)63, n = 16;

	if (!m) {
		slab = tc_pages_map(n * size);
		for (size_t i = 0; slab && i < n; i++) {
			m = (struct tc_thread *)(void *)(slab + i * size);
			m->next = threads.free;
			threads.free = m;
		}
		m = threads.free;
	}
	if (m) {
		threads.free = m->next;
		memset(m, 0, sizeof(*m));
	}
	return m;
}

__attribute__((noinline)) struct tc_thread *tc_thread_make(void)
{
	struct tc_thread *m;
	char name[17] = { 0 };

	if (tc_self || !threads.have_key) {
		tc_count(tc_self == TC_THREAD_MAKING ? &tc_losses_past.nested
						     : &tc_losses_past.state);
		return NULL;
	}
	/* A handler would find the list locked by the thread it interrupted. */
	tc_self = TC_THREAD_MAKING;
	tc_signal_fence();
	pthread_mutex_lock(&tc_threads_lock);
	m = thread_memory();
	if (m) {
		m->tid = (uint64_t)syscall(SYS_gettid);
		m->next = tc_threads;
		tc_threads = m;
	}
	pthread_mutex_unlock(&tc_threads_lock);
	if (m) {
		stack_find_bounds(m);
		prctl(PR_GET_NAME, name);
		m->name = tc_names_text(name);
		pthread_setspecific(threads.key, m);
	}
	tc_signal_fence();
	tc_self = m;
	return m;
}

void tc_thread_hide(void)
{
	tc_self = TC_THREAD_GONE;
}

void tc_threads_init(void)
{
	if (!threads.have_key)
		threads.have_key = pthread_key_create(&threads.key, thread_destructor) == 0;
}

/* Here, since no program can use the library without this file. */
__attribute__((constructor)) static void library_loaded(void)
{
	tc_threads_init();
	tc_library_begin();
}

void tc_threads_after_fork(void)
{
	struct tc_thread *m = tc_threads, *next;

	pthread_mutex_init(&tc_threads_lock, NULL);
	/* Their blocks may be in a file that the parent writes to: leave them alone. */
	for (; m; m = next) {
		next = m->next;
		losses_add(&tc_losses_past, &m->losses);
		m->next = threads.free;
		threads.free = m;
	}
	tc_threads = NULL;
	pthread_mutex_init(&region_pool.lock, NULL);
	memset((void *)tc_full, 0, sizeof(tc_full));
	if ((uintptr_t)tc_self > 2) {
		pthread_setspecific(threads.key, NULL);
		tc_self = NULL;
	}
}

#undef PAGE

/* --- src/tracer/deliver.c --- */

/*
 * Delivery; see deliver.h. The sink has a thread of its own, since it may block:
 * then its queue grows, up to the bound of the block pool, and flight recorders
 * go on as if nothing had happened.
 */

enum {
	ITEM_BYTES = 64,     /* in front of a tail */
	SPARE_MAX = 1 << 20, /* larger tails are not kept */
	DEFAULT_GEN_BYTES = 32 << 20,
	WRITER_STACK = 256 * 1024
};
#define DEFAULT_GEN_NS UINT64_C(1000000000)

struct tc_deliver tc_deliver = {
	.lock = PTHREAD_MUTEX_INITIALIZER,
	.more = PTHREAD_COND_INITIALIZER,
	.written = PTHREAD_COND_INITIALIZER,
};

/* --- generations kept ------------------------------------------------------------ */

void tc_kept_unref(struct tc_kept *k)
{
	if (k && --k->refs == 0) {
		tc_bytes_free(&k->bytes);
		tc_pages_unmap(k, sizeof(*k));
	}
}

static void flight_drop_oldest(struct tacho_flight *f)
{
	f->bytes -= f->kept[0]->bytes.len;
	tc_kept_unref(f->kept[0]);
	memmove(f->kept, f->kept + 1, --f->n * sizeof(f->kept[0]));
}

static void flight_add(struct tacho_flight *f, struct tc_kept *k)
{
	struct tc_kept **more;

	if (f->n == f->cap) {
		more = tc_pages_map(2 * f->cap * sizeof(*more));
		if (!more) {
			flight_drop_oldest(f);
		} else {
			memcpy(more, f->kept, f->n * sizeof(*more));
			tc_pages_unmap(f->kept, f->cap * sizeof(*more));
			f->kept = more;
			f->cap *= 2;
		}
	}
	f->kept[f->n++] = k;
	k->refs++;
	f->bytes += k->bytes.len;
	while (f->n > 1 && (f->bytes + TC_HEADER_BYTES > f->max_bytes ||
			    k->end_ns - f->kept[1]->begin_ns >= f->min_age_ns))
		flight_drop_oldest(f);
}

/* --- one generation ---------------------------------------------------------------- */

bool tc_deliver_wanted(void)
{
	return tc_deliver.sink.active || tc_deliver.n_flights > 0;
}

uint64_t tc_deliver_gen_ns(void)
{
	const struct tc_sink *s = &tc_deliver.sink;

	return s->active && s->gen_ns ? s->gen_ns : DEFAULT_GEN_NS;
}

uint64_t tc_deliver_gen_limit(void)
{
	const struct tc_sink *s = &tc_deliver.sink;
	uint64_t limit = s->active && s->gen_bytes ? s->gen_bytes : DEFAULT_GEN_BYTES;

	for (const struct tacho_flight *f = tc_deliver.flights; f; f = f->next)
		if (f->active && f->max_bytes / 5 < limit)
			limit = f->max_bytes / 5;
	/* The ring holds several, or a generation would eat itself. */
	if (tc_crash_on() && tc_crash_size() / 16 < limit)
		limit = tc_crash_size() / 16;
	return limit;
}

void tc_deliver_begin(uint64_t gen, uint64_t begin_ns)
{
	struct tc_kept *k = NULL;

	tc_deliver.gen = gen;
	tc_deliver.bytes = 0;
	tc_deliver.begin_ns = begin_ns;
	if (gen != 0 && tc_deliver.n_flights > 0) {
		k = tc_pages_map(sizeof(*k));
		if (k) {
			k->refs = 1;
			k->gen = gen;
			k->begin_ns = begin_ns;
		}
	}
	tc_deliver.current = k;
}

static void keep(const void *bytes, size_t n)
{
	struct tc_kept *k = tc_deliver.current;

	tc_deliver.bytes += n;
	if (k && !k->short_of_memory && !tc_bytes_add(&k->bytes, bytes, n))
		k->short_of_memory = true;
}

/*
 * One tail is kept: mapping and unmapping at every advance would interrupt all
 * processors that run the program.
 */
static tc_atomic_uintptr spare_tail;

struct spare {
	size_t cap;
};

static void tail_put(struct tc_bytes *tail)
{
	uintptr_t none = 0;

	if (tail->p && tail->cap <= SPARE_MAX) {
		((struct spare *)(void *)tail->p)->cap = tail->cap;
		/* acqrel: pairs with [P9] exchange in tc_tail_get; its size. */
		if (tc_cas_acqrel(&spare_tail, &none, (uintptr_t)tail->p)) {
			*tail = (struct tc_bytes){ 0 };
			return;
		}
	}
	tc_bytes_free(tail);
}

void tc_tail_get(struct tc_bytes *tail)
{
	/* acq: pairs with [P9] swap in tail_put; its size. */
	struct spare *s = (struct spare *)tc_exchange_acq(&spare_tail, 0);

	*tail = (struct tc_bytes){ .p = (uint8_t *)s, .cap = s ? s->cap : 0 };
}

static void item_free(struct tc_item *item)
{
	if (item->is_block)
		tc_block_put((struct tc_block *)(void *)((uint8_t *)item -
							 offsetof(struct tc_block, item)));
	else
		tc_pages_unmap(item, item->len);
}

static void queue(struct tc_item *item)
{
	struct tc_sink *s = &tc_deliver.sink;

	item->next = NULL;
	if (s->last)
		s->last->next = item;
	else
		s->first = item;
	s->last = item;
	pthread_cond_signal(&tc_deliver.more);
}

void tc_deliver_block(struct tc_block *b)
{
	if (!tc_block_seal(b, false)) {
		tc_block_put(b);
		return;
	}
	keep(b->item.p, b->item.len);
	if (tc_deliver.sink.active)
		queue(&b->item);
	else
		tc_block_put(b);
}

static void flights_drop_all(void)
{
	for (struct tacho_flight *f = tc_deliver.flights; f; f = f->next)
		while (f->n > 0)
			flight_drop_oldest(f);
}

void tc_deliver_lost(void)
{
	struct tc_kept *k = tc_deliver.current;

	tc_deliver.lost_gens++;
	tc_deliver.current = NULL;
	tc_kept_unref(k);
	/* What came before cannot be joined to what comes after. */
	flights_drop_all();
	if (tc_deliver.sink.active) {
		tc_deliver.sink.active = false;
		tc_deliver.sink.code = TACHO_ELIMIT;
		pthread_cond_signal(&tc_deliver.more);
	}
}

/* The item of a tail: at its begin, with the bytes behind it. */
struct tail_item {
	struct tc_item item;
	size_t mapped;
};

_Static_assert(sizeof(struct tail_item) <= ITEM_BYTES, "tail");

void tc_deliver_tail(struct tc_bytes *tail, uint64_t end_ns)
{
	struct tc_kept *k = tc_deliver.current;
	struct tail_item *t = (struct tail_item *)(void *)tail->p;

	keep(tail->p + ITEM_BYTES, tail->len - ITEM_BYTES);
	tc_deliver.generations++;
	tc_deliver.total_bytes += tc_deliver.bytes;
	tc_deliver.current = NULL;
	if (k) {
		k->end_ns = end_ns;
		for (struct tacho_flight *f = tc_deliver.flights; f; f = f->next)
			if (f->active && !k->short_of_memory)
				flight_add(f, k);
		if (k->short_of_memory) {
			tc_deliver.lost_gens++;
			flights_drop_all();
		}
		tc_kept_unref(k);
	}
	if (tc_deliver.sink.active) {
		t->item.p = tail->p + ITEM_BYTES;
		t->item.len = (uint32_t)(tail->len - ITEM_BYTES);
		t->item.is_block = 0;
		t->mapped = tail->cap;
		queue(&t->item);
		*tail = (struct tc_bytes){ 0 };
	} else {
		tail_put(tail);
	}
}

/* --- the trace's writer ------------------------------------------------------------- */

int tc_write_fd(int fd, const void *bytes, size_t n)
{
	struct pollfd wait = { .fd = fd, .events = POLLOUT };
	const uint8_t *p = bytes;

	while (n > 0) {
		ssize_t done = write(fd, p, n);

		if (done > 0) {
			p += done;
			n -= (size_t)done;
		} else if (done == 0) {
			errno = ENOSPC;
			return TACHO_EIO;
		} else if (errno == EAGAIN) {
			poll(&wait, 1, -1);
		} else if (errno != EINTR) {
			return TACHO_EIO;
		}
	}
	return 0;
}

static void sink_write(struct tc_sink *s, const uint8_t *p, size_t n, bool end_of_gen)
{
	int rc;

	if (s->code != 0)
		return;
	rc = s->write ? s->write(s->ctx, p, n) : tc_write_fd(s->fd, p, n);
	if (rc < 0) {
		s->error = errno;
		s->code = rc;
		return;
	}
	s->written += n;
	if (end_of_gen)
		s->whole = s->written;
}

static void *sink_thread(void *arg)
{
	struct tc_sink *s = arg;
	struct tc_item *item, *next;
	uint8_t header[TC_HEADER_BYTES];
	bool is_tail;

	tc_thread_hide();
	if (tc_enc_header(header, 26) == 0)
		sink_write(s, header, sizeof(header), true);
	pthread_mutex_lock(&tc_deliver.lock);
	for (;;) {
		while (!s->first && !s->closing)
			pthread_cond_wait(&tc_deliver.more, &tc_deliver.lock);
		item = s->first;
		if (!item)
			break;
		s->first = NULL;
		s->last = NULL;
		pthread_mutex_unlock(&tc_deliver.lock);
		for (; item; item = next) {
			next = item->next;
			is_tail = !item->is_block;
			sink_write(s, item->p, item->len, is_tail);
			if (is_tail)
				item->len = (uint32_t)((struct tail_item *)(void *)item)->mapped;
			item_free(item);
		}
		pthread_mutex_lock(&tc_deliver.lock);
	}
	pthread_mutex_unlock(&tc_deliver.lock);
	return NULL;
}

int tc_helper_thread(pthread_t *thread, void *(*run)(void *), void *arg)
{
	pthread_attr_t attr;
	sigset_t all, old;
	int rc;

	/* No handler of the program runs here, and a closed pipe is an error, no end. */
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &old);
	pthread_attr_init(&attr);
	pthread_attr_setstacksize(&attr, WRITER_STACK);
	rc = pthread_create(thread, &attr, run, arg);
	pthread_attr_destroy(&attr);
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	return rc == 0 ? 0 : TACHO_ENOMEM;
}

int tc_sink_start(void)
{
	return tc_helper_thread(&tc_deliver.sink.thread, sink_thread, &tc_deliver.sink);
}

int tc_sink_finish(struct tc_sink *out)
{
	struct tc_sink *s = &tc_deliver.sink;

	pthread_mutex_lock(&tc_deliver.lock);
	s->closing = true;
	pthread_cond_signal(&tc_deliver.more);
	pthread_mutex_unlock(&tc_deliver.lock);
	pthread_join(s->thread, NULL);
	*out = *s;
	*s = (struct tc_sink){ .fd = -1 };
	if (out->code != 0 && out->regular && out->fd >= 0 &&
	    ftruncate(out->fd, out->begin_off + (int64_t)out->whole) == 0)
		lseek(out->fd, out->begin_off + (int64_t)out->whole, SEEK_SET);
	if (out->own_fd && close(out->fd) != 0 && out->code == 0) {
		out->code = TACHO_EIO;
		out->error = errno;
	}
	return out->code;
}

void tc_deliver_after_fork(void)
{
	struct tacho_flight *f;

	pthread_mutex_init(&tc_deliver.lock, NULL);
	pthread_cond_init(&tc_deliver.more, NULL);
	pthread_cond_init(&tc_deliver.written, NULL);
	/* The file is the parent's; nothing of what waits for it is written here. */
	if (tc_deliver.sink.own_fd)
		close(tc_deliver.sink.fd);
	tc_deliver.sink = (struct tc_sink){ .fd = -1 };
	flights_drop_all();
	for (f = tc_deliver.flights; f; f = f->next) {
		f->active = false;
		f->writers = 0;
	}
	tc_deliver.n_flights = 0;
	tc_kept_unref(tc_deliver.current);
	tc_deliver.current = NULL;
	tc_deliver.gen = 0;
}

#undef DEFAULT_GEN_NS

/* --- src/tracer/session.c --- */

/*
 * Sessions and the service thread. A session is one stream of generations; while
 * it lasts, traces and recorders come and go at the borders of generations.
 *
 *	gen: 0 -> STARTING -> g -> g+1 -> ... -> 0
 *	          start          advance         stop: an advance without successor
 *
 * STARTING is for schedulers that report their goroutines: their sections are
 * open while tracing is off, too, so that states stay right. A section of before
 * the start must not overlap one of after it; those that see STARTING wait.
 *
 * The service thread takes full blocks away, and ends generations by time and by
 * size. It polls: a writer never wakes it.
 */

enum {
	POLL_MIN_NS = 200 * 1000,
	POLL_MAX_NS = 10 * 1000 * 1000,
	MUCH_BYTES = 1 << 20,
	TAIL_HEAD = 64
};

pthread_mutex_t tc_session_lock = PTHREAD_MUTEX_INITIALIZER;
pthread_mutex_t tc_advance_lock = PTHREAD_MUTEX_INITIALIZER;
uint32_t tacho_on;

static struct {
	uint64_t last_gen;            /* the highest ever */
	struct tc_clock_sample clock; /* at the begin of the open generation */
	uint64_t clock_ns;
	pthread_t service;
	tc_atomic_bool stop_service;
	bool have_service, ready;
} session;

/* --- delivery of what is full --------------------------------------------------------- */

/* With the lock of delivery. */
static void deliver_full(uint64_t gen)
{
	struct tc_block *b = tc_full_take(&tc_full[gen & 1]), *next;

	for (; b; b = next) {
		next = b->next;
		tc_deliver_block(b);
	}
}

/* --- the advance -------------------------------------------------------------------- */

static void new_clock(uint64_t next, struct tc_advance *a)
{
	struct tc_clock_params *old = &tc_hot.clock[a->gen & 1];

	a->clock = session.clock;
	a->clock_ns = session.clock_ns;
	tc_clock_sample(&session.clock);
	tc_clock_next(old, &session.clock, &tc_hot.clock[next & 1]);
	a->now = old->mult ? tc_clock_at(old, session.clock.ticks) : session.clock.mono_ns;
	session.clock_ns = a->now;
	tc_crash_clock(next, session.clock_ns, &session.clock);
}

/* No event at all in a generation that is closed. */
static bool nothing_happened(const struct tc_advance *a)
{
	bool nothing;

	pthread_mutex_lock(&tc_deliver.lock);
	deliver_full(a->gen);
	nothing = tc_deliver.bytes == 0 && a->tail.len == TAIL_HEAD;
	pthread_mutex_unlock(&tc_deliver.lock);
	return nothing && !a->slots;
}

/* With the advance lock. `next` 0 ends the session. */
static void advance(uint64_t next, tc_change_fn *change, void *ctx)
{
	struct tc_advance a = { .next = next };

	/* relaxed: only changed under the advance lock */
	a.gen = tc_load_relaxed(&tc_hot.gen);
	tc_tail_get(&a.tail);
	if (tc_bytes_reserve(&a.tail, TAIL_HEAD))
		a.tail.len = TAIL_HEAD;
	else
		a.broken = true;
	pthread_mutex_lock(&tc_threads_lock);
	tc_advance_copy();
	new_clock(a.gen + 1, &a);
	if (next == 0)
		tc_store_word_relaxed(&tacho_on, 0);
	tc_rec_turn(a.gen + 1);
	tc_gen_publish(next);
	tc_advance_drain(&a);
	if (a.tail.len)
		tc_advance_leftovers(&a);
	tc_threads_reap();
	pthread_mutex_unlock(&tc_threads_lock);
	if (a.tail.len && nothing_happened(&a))
		tc_advance_idle(&a);
	if (a.tail.len)
		tc_advance_tables(&a);
	if (!a.broken)
		tc_crash_tail(a.gen, a.tail.p + TAIL_HEAD, a.tail.len - TAIL_HEAD);
	pthread_mutex_lock(&tc_deliver.lock);
	deliver_full(a.gen);
	for (struct tc_block *b = a.slots, *then; b; b = then) {
		then = b->next;
		tc_deliver_block(b);
	}
	if (a.broken) {
		tc_deliver_lost();
		tc_bytes_free(&a.tail);
	} else {
		tc_deliver_tail(&a.tail, a.now);
	}
	if (change)
		change(ctx);
	tc_deliver_begin(next, a.now);
	pthread_mutex_unlock(&tc_deliver.lock);
	session.last_gen = a.gen;
}

int tc_session_advance(void)
{
	uint64_t g;

	pthread_mutex_lock(&tc_advance_lock);
	g = tc_load_relaxed(&tc_hot.gen);
	if (g != 0 && tc_ranges_close_gate(false)) {
		advance(g + 1, NULL, NULL);
		tc_ranges_open_gate(g + 1);
	}
	pthread_mutex_unlock(&tc_advance_lock);
	return g != 0 ? 0 : TACHO_EMISUSE;
}

/* --- the service thread ------------------------------------------------------------- */

static uint64_t service_poll(void)
{
	uint64_t bytes, before;
	bool due;

	pthread_mutex_lock(&tc_deliver.lock);
	before = tc_deliver.bytes;
	/* While an advance is under way its generation is the one that is open here. */
	if (tc_deliver.gen != 0)
		deliver_full(tc_deliver.gen);
	bytes = tc_deliver.bytes - before;
	due = tc_deliver.bytes >= tc_deliver_gen_limit() ||
	      tc_clock_mono() - tc_deliver.begin_ns >= tc_deliver_gen_ns();
	pthread_mutex_unlock(&tc_deliver.lock);
	if (due) {
		(void)tc_session_advance();
	} else {
		/* Records of threads that ended are used again soon, while they are warm. */
		pthread_mutex_lock(&tc_threads_lock);
		tc_threads_reap();
		pthread_mutex_unlock(&tc_threads_lock);
	}
	return bytes;
}

static void *service_thread(void *arg)
{
	uint64_t sleep_ns = 1000000, most, bytes;
	struct timespec t = { 0 };

	(void)arg;
	prctl(PR_SET_NAME, "tacho");
	/* acq: pairs with [P7] store in service_stop; nothing else depends on it. */
	while (!tc_load_acq(&session.stop_service)) {
		bytes = service_poll();
		pthread_mutex_lock(&tc_deliver.lock);
		most = tc_deliver_gen_ns() / 2;
		pthread_mutex_unlock(&tc_deliver.lock);
		sleep_ns = bytes > MUCH_BYTES ? sleep_ns / 2 : bytes == 0 ? sleep_ns * 2 : sleep_ns;
		sleep_ns = sleep_ns < POLL_MIN_NS ? POLL_MIN_NS : sleep_ns;
		sleep_ns = sleep_ns > POLL_MAX_NS ? POLL_MAX_NS : sleep_ns;
		sleep_ns = sleep_ns > most ? most : sleep_ns;
		t.tv_nsec = (long)sleep_ns;
		nanosleep(&t, NULL);
	}
	return NULL;
}

static void service_stop(void)
{
	if (!session.have_service)
		return;
	/* rel: pairs with [P7] load in service_thread. */
	tc_store_rel(&session.stop_service, true);
	pthread_join(session.service, NULL);
	session.have_service = false;
}

/* --- start and stop ------------------------------------------------------------------- */

void tc_session_init(void)
{
	long commands;

	pthread_mutex_lock(&tc_session_lock);
	if (!session.ready) {
		tc_clock_init();
		commands = syscall(SYS_membarrier, MEMBARRIER_CMD_QUERY, 0, 0);
		if (commands < 0 || !(commands & MEMBARRIER_CMD_PRIVATE_EXPEDITED) ||
		    syscall(SYS_membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED, 0, 0) != 0)
			tc_store_relaxed(&tc_hot.exchange, true);
#if defined(__SANITIZE_THREAD__) || defined(TC_TSAN) || defined(TC_TRACER_EXCHANGE)
		tc_store_relaxed(&tc_hot.exchange, true);
#endif
		session.ready = true;
	}
	pthread_mutex_unlock(&tc_session_lock);
}

/* With the session lock and the advance lock; gen is 0. */
static int session_begin(tc_change_fn *change, void *ctx)
{
	struct tc_advance none = { .next = TC_GEN_STARTING };
	uint64_t g = session.last_gen + 1;
	struct tc_clock_params *clock = &tc_hot.clock[g & 1];

	tc_clock_first(clock);
	pthread_mutex_lock(&tc_threads_lock);
	tc_gen_publish(TC_GEN_STARTING);
	tc_advance_drain(&none);
	tc_add_relaxed(&tc_hot.session, 1);
	tc_clock_sample(&session.clock);
	session.clock_ns =
		clock->mult ? tc_clock_at(clock, session.clock.ticks) : session.clock.mono_ns;
	tc_crash_clock(g, session.clock_ns, &session.clock);
	pthread_mutex_lock(&tc_deliver.lock);
	if (change)
		change(ctx);
	tc_deliver_begin(g, session.clock_ns);
	pthread_mutex_unlock(&tc_deliver.lock);
	tc_store_relaxed(&tc_broken_gen, 0);
	tc_gen_publish(g);
	tc_store_word_relaxed(&tacho_on, 1);
	pthread_mutex_unlock(&tc_threads_lock);
	tc_store_relaxed(&session.stop_service, false);
	session.have_service = tc_helper_thread(&session.service, service_thread, NULL) == 0;
	return 0;
}

int tc_session_change(tc_change_fn *change, void *ctx, bool last)
{
	bool ended = false;
	uint64_t g;
	int rc = 0;

	pthread_mutex_lock(&tc_advance_lock);
	g = tc_load_relaxed(&tc_hot.gen);
	if (g != 0) {
		/* A range that may not cross a generation ends with the session. */
		(void)tc_ranges_close_gate(true);
		advance(last ? 0 : g + 1, change, ctx);
		tc_ranges_open_gate(last ? 0 : g + 1);
		ended = last;
	} else {
		rc = session_begin(change, ctx);
	}
	pthread_mutex_unlock(&tc_advance_lock);
	if (ended) {
		service_stop();
		tc_blocks_trim();
	}
	return rc;
}

uint64_t tc_session_clean_gen(void)
{
	/* relaxed: a generation that ends meanwhile only makes it later */
	uint64_t g = tc_load_relaxed(&tc_hot.gen);

	return g == 0 ? session.last_gen + 1 : g + 2;
}

/* --- fork --------------------------------------------------------------------------------- */

/*
 * In the child nothing goes on: no service thread, no sink, no recorder. Its
 * memory is a copy, so what the parent's threads were doing is simply forgotten;
 * the locks were taken before the fork, so the tables are whole.
 */
void tc_session_after_fork(void)
{
	/* relaxed: one thread is left */
	tc_store_word_relaxed(&tacho_on, 0);
	session.last_gen = session.last_gen + 2;
	tc_store_relaxed(&tc_hot.gen, 0);
	session.have_service = false;
}


#define write_stacks tc_advance_write_stacks
#define write_strings tc_advance_write_strings
/* --- src/tracer/advance.c --- */

/*
 * The end of a generation: from the last section that writes to it to the byte
 * that ends it. Writers are never held up by this; it waits for them.
 *
 * Order, and what breaks otherwise:
 * 1. States are copied before the next generation opens, else they are of that.
 * 2. All sections of the generation have ended before its blocks are taken.
 * 3. A G or P that was alive in the copy and not touched in the generation gets
 *    its status now, even if it died since: it lived in this generation.
 *    The copy holds its id: the record itself may be somebody else's by then.
 * 4. Dead threads are unlinked when their blocks are gone.
 */

enum {
	PAUSES = 200,
	BATCH_ROOM = 60000,
	FRAME_MAX = 128
};

static void pause_briefly(void)
{
#if defined(__x86_64__)
	__builtin_ia32_pause();
#endif
}

void tc_gen_publish(uint64_t next)
{
	/* seqcst: pairs with [P1] load in tc_section_enter; the clock, and the handshake. */
	(void)tc_exchange_seqcst(&tc_hot.gen, next);
	/* relaxed: set before the first generation */
	if (!tc_load_relaxed(&tc_hot.exchange))
		syscall(SYS_membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED, 0, 0);
}

static void copy_one(struct tc_rec *r, void *ctx)
{
	/* acq: pairs with [P4] store in tc_set_state; id and tid of the record. */
	uint64_t state = tc_load_acq(&r->state);
	/* relaxed: changes in start only */
	uint64_t session = tc_load_relaxed(&tc_hot.session);

	(void)ctx;
	r->copy = TC_NONE;
	if (tc_status_of(state) == TC_NONE ||
	    (!tc_load_relaxed(&r->foreign) && tc_load_relaxed(&r->session) != session))
		return;
	r->copy = (uint64_t)tc_status_of(state);
	r->copy_id = tc_rec_id(r);
	r->copy_tid = tc_load_relaxed(&r->tid);
}

void tc_advance_copy(void)
{
	tc_rec_each(copy_one, NULL);
}

static void slots_add(struct tc_advance *a, struct tc_block *b)
{
	if (!b)
		return;
	b->next = NULL;
	if (a->last_slot)
		a->last_slot->next = b;
	else
		a->slots = b;
	a->last_slot = b;
}

static void wait_for_section(struct tc_thread *m, uint64_t next)
{
	/* seqcst: pairs with [P2] exchange in tc_section_enter, and the store that leaves. */
	for (unsigned i = 0; tc_load_seqcst(&m->writing) != 0; i++) {
		/* relaxed: the thread's own claim to be in the next one already */
		if (next != 0 && next != TC_GEN_STARTING && tc_load_relaxed(&m->gen) == next)
			return;
		if (i < PAUSES)
			pause_briefly();
		else
			sched_yield();
	}
}

void tc_advance_drain(struct tc_advance *a)
{
	unsigned par = a->gen & 1;

	for (struct tc_thread *m = tc_threads; m; m = m->next) {
		wait_for_section(m, a->next);
		if (a->gen == 0)
			continue;
		slots_add(a, m->sts[par]);
		slots_add(a, m->evs[par]);
		m->sts[par] = NULL;
		m->evs[par] = NULL;
	}
	/* relaxed: the sections that wrote it have been waited for */
	a->broken = a->gen != 0 && tc_load_relaxed(&tc_broken_gen) == a->gen;
}

/* --- statuses of what was not touched ------------------------------------------- */

struct leftovers {
	struct tc_advance *a;
	uint8_t batch[BATCH_ROOM + 128]; /* of Gs that no thread has */
	size_t len;
};

static void batch_out(struct tc_advance *a, uint64_t tid, const uint8_t *bytes, size_t n)
{
	uint8_t head[TC_ENC_HEAD_BYTES], *p = head;

	*p++ = TC_EV_EVENT_BATCH;
	p = tc_enc_varint(p, a->gen);
	p = tc_enc_varint(p, tid);
	p = tc_enc_varint(p, a->now);
	p = tc_enc_varint(p, n);
	if (!tc_bytes_add(&a->tail, head, (size_t)(p - head)) || !tc_bytes_add(&a->tail, bytes, n))
		a->broken = true;
}

static void leftover_one(struct tc_rec *r, void *ctx)
{
	struct leftovers *l = ctx;
	struct tc_advance *a = l->a;
	uint8_t text[64], *p = text;
	bool bound = r->copy == TC_RUNNING || r->copy == TC_SYSCALL;

	/* relaxed: the sections of this generation have been waited for */
	if (r->copy == TC_NONE || r->copy == TC_IDLE ||
	    tc_load_relaxed(&r->touched[a->gen & 1]) == a->gen)
		return;
	if (r->kind == TC_REC_P) {
		*p++ = TC_EV_PROC_STATUS;
		p = tc_enc_varint(p, 0);
		p = tc_enc_varint(p, r->copy_id);
		*p++ = r->copy == TC_RUNNING ? 1 : 3;
	} else {
		*p++ = TC_EV_GO_STATUS;
		p = tc_enc_varint(p, 0);
		p = tc_enc_varint(p, r->copy_id);
		p = tc_enc_varint(p, bound ? r->copy_tid : TC_WIRE_NONE);
		*p++ = (uint8_t)(r->copy == TC_CLAIMED ? TC_WAITING : r->copy);
	}
	if (bound) {
		/* Only the stream of the thread that has it may say so. */
		batch_out(a, r->copy_tid, text, (size_t)(p - text));
		return;
	}
	memcpy(l->batch + l->len, text, (size_t)(p - text));
	l->len += (size_t)(p - text);
	if (l->len >= BATCH_ROOM) {
		batch_out(a, TC_WIRE_NONE, l->batch, l->len);
		l->len = 0;
	}
}

void tc_advance_leftovers(struct tc_advance *a)
{
	/* The advance lock is held: one at a time. */
	static struct leftovers l;

	l.a = a;
	l.len = 0;
	tc_rec_each(leftover_one, &l);
	if (l.len > 0)
		batch_out(a, TC_WIRE_NONE, l.batch, l.len);
}

/*
 * A generation without any event would not count as the first of a trace, and what
 * appears in the second would be odd: the first P is idle when nothing runs.
 */
void tc_advance_idle(struct tc_advance *a)
{
	static const uint8_t idle[] = { TC_EV_PROC_STATUS, 0, 0, 2 };

	batch_out(a, TC_WIRE_NONE, idle, sizeof(idle));
}

/* --- tables ------------------------------------------------------------------------- */

/* One batch under construction at the end of the tail. */
static struct {
	struct tc_enc enc;
	uint8_t *buf;
} table;

static void table_flush(struct tc_advance *a)
{
	size_t n = tc_enc_finish(&table.enc);

	if (n > 0 && !tc_bytes_add(&a->tail, table.buf, n))
		a->broken = true;
}

static bool table_begin(struct tc_advance *a, enum tc_wire_type type, uint64_t time)
{
	if (!table.buf)
		table.buf = tc_pages_map(TC_ENC_BATCH_BYTES);
	if (!table.buf)
		return false;
	tc_enc_init(&table.enc, table.buf, TC_ENC_BATCH_BYTES);
	return tc_enc_begin(&table.enc, type, a->gen, TC_WIRE_NONE, time) == 0;
}

static bool marked(tc_atomic_u64 *mark, uint64_t g)
{
	/* relaxed: the sections of g have been waited for */
	return tc_load_relaxed(&mark[g & 1]) == g;
}

static size_t frames_of(struct tc_advance *a, const struct tc_stack *s, struct tc_enc_frame *out)
{
	struct tc_symbol sym;
	size_t n = 0;

	for (uint32_t i = 0; i < s->n && n < FRAME_MAX; i++) {
		if (s->name) {
			sym.func = s->name;
			sym.file = tc_names_text("thread");
			sym.line = 1;
		} else {
			tc_symbol_find(s->pc[i], &sym);
			/* No event names it: it is there for who looks up lines later. */
			(void)tc_str_use(sym.module, a->gen);
		}
		if (!sym.func || !sym.file)
			continue;
		out[n].pc = s->pc[i];
		out[n].func = tc_str_use(sym.func, a->gen);
		out[n].file = tc_str_use(sym.file, a->gen);
		out[n].line = sym.line;
		n++;
	}
	return n;
}

static void write_stacks(struct tc_advance *a)
{
	struct tc_enc_frame frames[FRAME_MAX];
	size_t n, depth;
	void **all = tc_names_snapshot(&tc_names.stacks, &n);
	bool open = false;

	for (size_t i = 0; i < n; i++) {
		struct tc_stack *s = all[i];

		if (!marked(s->mark, a->gen))
			continue;
		depth = frames_of(a, s, frames);
		if (!open && !(open = table_begin(a, TC_EV_STACKS, a->now))) {
			a->broken = true;
			return;
		}
		while (tc_enc_stack(&table.enc, s->id, frames, depth) == TACHO_ELIMIT) {
			table_flush(a);
			if (!table_begin(a, TC_EV_STACKS, a->now))
				return;
		}
	}
	table_flush(a);
}

static void write_strings(struct tc_advance *a)
{
	size_t n;
	void **all = tc_names_snapshot(&tc_names.strs, &n);
	bool open = false;

	for (size_t i = 0; i < n; i++) {
		struct tc_str *s = all[i];

		if (!marked(s->mark, a->gen))
			continue;
		if (!open && !(open = table_begin(a, TC_EV_STRINGS, a->now))) {
			a->broken = true;
			return;
		}
		while (tc_enc_string(&table.enc, s->id, s->text, s->len) == TACHO_ELIMIT) {
			table_flush(a);
			if (!table_begin(a, TC_EV_STRINGS, a->now))
				return;
		}
	}
	table_flush(a);
}

void tc_advance_tables(struct tc_advance *a)
{
	struct tc_enc_clock clock = {
		.ticks_per_second = 1000000000u,
		.time = a->clock_ns,
		.mono_ns = a->clock.mono_ns,
		.wall_sec = a->clock.wall_sec,
		.wall_nsec = a->clock.wall_nsec,
	};

	write_stacks(a);
	write_strings(a); /* last of the tables: frames are named by strings */
	if (!table_begin(a, TC_EV_SYNC, a->clock_ns) || tc_enc_clock(&table.enc, &clock) != 0)
		a->broken = true;
	table_flush(a);
	if (!tc_bytes_add(&a->tail, "\x34", 1))
		a->broken = true;
}

#undef write_stacks
#undef write_strings

/* --- src/tracer/annotate.c --- */

/*
 * Tasks, regions, logs, labels. Every function is one write section, or nothing.
 * The stack is taken from the frame of the exported function, so its first frame
 * is the caller.
 */

static tc_atomic_u64 next_task = 1;

#define CALLER() __builtin_frame_address(0)

/* --- tasks --------------------------------------------------------------------------- */

struct tacho_task tacho_task_begin(struct tacho_task parent, const char *name)
{
	/* relaxed: only has to be unique */
	struct tacho_task t = { tc_add_relaxed(&next_task, 1) };
	struct tc_thread *m;
	uint64_t stack;
	struct tc_str *s;
	uint8_t *p;

	if (!tacho_enabled() || !(m = tc_begin()))
		return t;
	stack = tc_thread_stack(m, TACHO_STACK_TASK, CALLER());
	s = tc_thread_str(m, name);
	p = tc_event(m, TC_EV_USER_TASK_BEGIN);
	p = tc_put(p, t.id);
	p = tc_put(p, parent.id);
	p = tc_put(p, tc_str_use(s, tc_section_gen(m)));
	p = tc_put(p, stack);
	tc_event_end(m, p);
	tc_section_leave(m);
	return t;
}

void tacho_task_end(struct tacho_task task)
{
	struct tc_thread *m;
	uint64_t stack;
	uint8_t *p;

	if (!tacho_enabled() || !(m = tc_begin()))
		return;
	if (task.id == 0 || task.id >= tc_load_relaxed(&next_task)) {
		tc_count(&m->losses.misuse);
	} else {
		stack = tc_thread_stack(m, TACHO_STACK_TASK, CALLER());
		p = tc_event(m, TC_EV_USER_TASK_END);
		p = tc_put(p, task.id);
		p = tc_put(p, stack);
		tc_event_end(m, p);
	}
	tc_section_leave(m);
}

/* --- regions -------------------------------------------------------------------------- */

static inline void region_event(struct tc_thread *m, unsigned type, const struct tc_region *r,
				const void *frame)
{
	uint64_t stack = tc_thread_stack(m, TACHO_STACK_REGION, frame);
	uint8_t *p = tc_event(m, type);

	p = tc_put(p, r->task);
	p = tc_put(p, tc_str_use(r->name, tc_section_gen(m)));
	p = tc_put(p, stack);
	tc_event_end(m, p);
}

static inline struct tacho_region region_open(struct tc_thread *m, struct tacho_task task,
					      struct tc_str *name, const void *frame)
{
	struct tacho_region token = { 0, 0, 0 };
	struct tc_regions *rs = m->regions;
	struct tc_region *r;

	if (tc_unlikely(!rs))
		rs = tc_regions_make(m);
	if (tc_unlikely(!rs || rs->depth >= TC_REGIONS)) {
		tc_count(&m->losses.deep);
		return token;
	}
	if (tc_unlikely(task.id >= tc_load_relaxed(&next_task))) {
		tc_count(&m->losses.misuse);
		return token;
	}
	r = &rs->open[rs->depth++];
	r->name = name;
	r->task = task.id;
	r->serial = ++rs->serial;
	region_event(m, TC_EV_USER_REGION_BEGIN, r, frame);
	token.g = tc_rec_id(m->cur_g);
	/* relaxed: does not change inside a section */
	token.session = (uint32_t)tc_load_relaxed(&tc_hot.session);
	token.serial = r->serial;
	return token;
}

TC_HOT struct tacho_region tacho_region_open(struct tacho_task task, const char *name)
{
	struct tacho_region token = { 0, 0, 0 };
	struct tc_thread *m = tc_begin();

	if (!m)
		return token;
	token = region_open(m, task, tc_thread_str(m, name), CALLER());
	tc_section_leave(m);
	return token;
}

/* The record of a handle, looked up at its first use. */
static inline struct tc_str *handle_str(struct tc_thread *m, struct tacho_name *name)
{
	tc_atomic_uintptr *record = (tc_atomic_uintptr *)(void *)&name->record;
	/* acq: pairs with [P5] store in handle_str; the entry. */
	struct tc_str *s = (struct tc_str *)tc_load_acq(record);

	if (tc_unlikely(!s)) {
		s = tc_thread_str(m, name->text);
		/* rel: pairs with [P5] load in handle_str; all threads store the same. */
		tc_store_rel(record, (uintptr_t)s);
	}
	return s;
}

TC_HOT struct tacho_region tacho_region_open_name(struct tacho_task task, struct tacho_name *name)
{
	struct tacho_region token = { 0, 0, 0 };
	struct tc_thread *m = tc_begin();

	if (!m)
		return token;
	token = region_open(m, task, name ? handle_str(m, name) : NULL, CALLER());
	tc_section_leave(m);
	return token;
}

/* Where the region of this token is in the stack of open ones, plus one; 0: nowhere. */
static uint32_t region_find(const struct tc_regions *rs, struct tacho_region token)
{
	for (uint32_t i = rs->depth; i > 0; i--)
		if (rs->open[i - 1].serial == token.serial)
			return i;
	return 0;
}

__attribute__((noinline)) static void region_close_slow(struct tc_thread *m,
							struct tacho_region token,
							const void *frame)
{
	struct tc_regions *rs = m->regions;
	uint32_t at = rs && tc_rec_id(m->cur_g) == token.g ? region_find(rs, token) : 0;

	if (at == 0) {
		tc_count(&m->losses.misuse);
		return;
	}
	/* Those inside were not ended: they end here. */
	while (rs->depth > at) {
		tc_count(&m->losses.misuse);
		region_event(m, TC_EV_USER_REGION_END, &rs->open[--rs->depth], frame);
	}
	region_event(m, TC_EV_USER_REGION_END, &rs->open[--rs->depth], frame);
}

TC_HOT void tacho_region_close(struct tacho_region token)
{
	struct tc_thread *m;
	struct tc_regions *rs;

	/* relaxed: a region of an earlier session is nobody's any more */
	if (token.session == 0 || token.session != (uint32_t)tc_load_relaxed(&tc_hot.session))
		return;
	m = tc_begin_must();
	if (!m)
		return;
	rs = m->regions;
	if (tc_likely(rs && rs->depth > 0 && rs->open[rs->depth - 1].serial == token.serial &&
		      tc_rec_id(m->cur_g) == token.g)) {
		region_event(m, TC_EV_USER_REGION_END, &rs->open[--rs->depth], CALLER());
	} else if (token.session == (uint32_t)tc_load_relaxed(&tc_hot.session)) {
		region_close_slow(m, token, CALLER());
	}
	tc_section_leave(m);
}

/* --- logs ------------------------------------------------------------------------------ */

static inline void log_bytes(struct tacho_task task, const char *category,
			     struct tacho_name *handle, const char *message, size_t len,
			     const void *frame)
{
	struct tc_thread *m = tc_begin();
	uint64_t stack, text;
	struct tc_str *key;
	uint8_t *p;

	if (!m)
		return;
	stack = tc_thread_stack(m, TACHO_STACK_LOG, frame);
	key = handle ? handle_str(m, handle) : tc_thread_str(m, category);
	text = tc_thread_message(m, message, len);
	if (tc_unlikely(text == 0 && len != 0)) {
		m->lost++;
		tc_count(&m->losses.scarce);
	} else {
		p = tc_event(m, TC_EV_USER_LOG);
		p = tc_put(p, task.id);
		p = tc_put(p, tc_str_use(key, tc_section_gen(m)));
		p = tc_put(p, text);
		p = tc_put(p, stack);
		tc_event_end(m, p);
	}
	tc_section_leave(m);
}

TC_HOT void tacho_log(struct tacho_task task, const char *category, const char *message)
{
	if (tacho_enabled())
		log_bytes(task, category, NULL, message,
			  message ? strnlen(message, TC_MAX_STRING_BYTES) : 0, CALLER());
}

TC_HOT void tacho_log_bytes(struct tacho_task task, const char *category, const void *message,
			    size_t n)
{
	if (tacho_enabled())
		log_bytes(task, category, NULL, message, message ? n : 0, CALLER());
}

TC_HOT void tacho_log_name(struct tacho_task task, struct tacho_name *category, const void *message,
			   size_t n)
{
	if (tacho_enabled())
		log_bytes(task, NULL, category, message, message ? n : 0, CALLER());
}

void tacho_logf(struct tacho_task task, const char *category, const char *format, ...)
{
	char text[TC_MAX_STRING_BYTES + 1];
	va_list args;
	int n;

	if (!tacho_enabled() || !format)
		return;
	va_start(args, format);
	n = vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	if (n > 0)
		log_bytes(task, category, NULL, text, strlen(text), CALLER());
}

/* --- names ------------------------------------------------------------------------------ */

void tacho_label(const char *label)
{
	struct tc_thread *m;
	struct tc_str *s;
	uint8_t *p;

	if (!tacho_enabled() || !label || !label[0] || !(m = tc_begin()))
		return;
	s = tc_thread_str(m, label);
	if (s) {
		m->cur_g->label = s;
		p = tc_event(m, TC_EV_GO_LABEL);
		p = tc_put(p, tc_str_use(s, tc_section_gen(m)));
		tc_event_end(m, p);
	}
	tc_section_leave(m);
}

void tacho_thread_name(const char *name)
{
	struct tc_thread *m = tc_thread_self();
	struct tc_str *s;

	if (!m || !name || !name[0])
		return;
	s = tc_names_text(name);
	if (s)
		m->name = s;
	/* Its goroutine is introduced already: the name comes as a label. */
	if (m->cur_g && m->cur_g == m->own_g)
		tacho_label(name);
}

#undef CALLER

/* --- src/tracer/control.c --- */

/* Start and stop of a trace, statistics; see control.h. */

enum {
	DEFAULT_DEPTH = 32,
	MIN_GEN_NS = 100 * 1000,
	PATH_MAX_BYTES = 4096
};
#define DEFAULT_MEMORY (UINT64_C(64) << 20)

int tc_take_opts(void *to, size_t our_size, const void *from, size_t size)
{
	const uint8_t *p = from;

	if (size < sizeof(size_t))
		return TACHO_EMISUSE;
	for (size_t i = our_size; i < size; i++)
		if (p[i] != 0)
			return TACHO_EMISUSE;
	memcpy(to, from, size < our_size ? size : our_size);
	return 0;
}

/* --- the sink --------------------------------------------------------------------------- */

static int expand_path(char *out, size_t cap, const char *path)
{
	size_t n = 0;
	int k;

	for (; *path; path++) {
		if (path[0] == '%' && path[1] == 'p') {
			k = snprintf(out + n, cap - n, "%ld", (long)getpid());
			path++;
		} else {
			k = snprintf(out + n, cap - n, "%c", *path);
		}
		if (k < 0 || (size_t)k >= cap - n) {
			errno = ENAMETOOLONG;
			return TACHO_EIO;
		}
		n += (size_t)k;
	}
	return 0;
}

int tc_open_path(const char *path, int *out)
{
	char name[PATH_MAX_BYTES] = "";
	struct stat st;
	int fd, saved, rc = expand_path(name, sizeof(name), path);

	if (rc < 0)
		return rc;
	fd = open(name, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
	if (fd < 0)
		return TACHO_EIO;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) &&
	    (flock(fd, LOCK_EX | LOCK_NB) != 0 || ftruncate(fd, 0) != 0)) {
		saved = errno;
		close(fd);
		errno = saved;
		return TACHO_EIO;
	}
	*out = fd;
	return 0;
}

static int open_sink(struct tc_sink *s, const struct tacho_start_opts *o)
{
	struct stat st;
	int rc = 0;

	*s = (struct tc_sink){ .fd = o->fd, .write = o->write, .ctx = o->ctx };
	s->gen_ns = o->gen_ns;
	s->gen_bytes = o->gen_bytes;
	if (o->path) {
		rc = tc_open_path(o->path, &s->fd);
		s->own_fd = rc == 0;
	}
	if (rc < 0)
		return rc;
	if (s->fd >= 0) {
		if (fstat(s->fd, &st) != 0)
			return TACHO_EIO;
		s->begin_off = lseek(s->fd, 0, SEEK_CUR);
		s->regular = S_ISREG(st.st_mode) && s->begin_off >= 0;
	}
	return 0;
}

static int check_opts(const struct tacho_start_opts *o)
{
	int sinks = (o->path != NULL) + (o->fd >= 0) + (o->write != NULL);

	if (sinks != 1 || o->stack_depth > TC_MAX_STACK_FRAMES)
		return TACHO_EMISUSE;
	if (o->gen_ns != 0 && (o->gen_ns < MIN_GEN_NS || o->gen_ns > INT64_MAX))
		return TACHO_EMISUSE;
	return 0;
}

static void add_sink(void *ctx)
{
	tc_deliver.sink = *(struct tc_sink *)ctx;
	tc_deliver.sink.active = true;
}

static void remove_sink(void *ctx)
{
	(void)ctx;
	tc_deliver.sink.active = false;
}

static void apply(const struct tacho_start_opts *o)
{
	/* relaxed: settings */
	tc_store_relaxed(&tc_hot.stack_depth, o->stack_depth ? o->stack_depth : DEFAULT_DEPTH);
	tc_store_relaxed(&tc_hot.stack_kinds, TACHO_STACK_ALL & ~o->no_stacks);
	tc_blocks_set_bound(o->max_memory ? o->max_memory : DEFAULT_MEMORY);
}

void tc_control_defaults(void)
{
	struct tacho_start_opts o = TACHO_START_OPTS_INIT;

	/* relaxed: settings */
	if (tc_load_relaxed(&tc_hot.stack_depth) == 0)
		apply(&o);
}

/* The file is kept if the trace did not end well. */
static void end_crash_file(bool ended_well)
{
	if (!tc_crash_on())
		return;
	tc_crash_off();
	/* A session that goes on has blocks of the file in two generations at most. */
	for (int i = 0; i < 3; i++)
		(void)tc_session_advance();
	tc_crash_end(ended_well);
}

static bool trace_running; /* under the session lock */

int tacho_start_with(const struct tacho_start_opts *opts)
{
	struct tacho_start_opts o = TACHO_START_OPTS_INIT;
	struct tc_sink s = { .fd = -1 };
	int rc = opts ? tc_take_opts(&o, sizeof(o), opts, opts->size) : TACHO_EMISUSE, saved;

	if (rc == 0)
		rc = check_opts(&o);
	if (rc < 0)
		return rc;
	tc_session_init();
	pthread_mutex_lock(&tc_session_lock);
	rc = trace_running ? TACHO_EMISUSE : open_sink(&s, &o);
	if (rc == 0 && o.crash_file)
		rc = tc_crash_begin(o.crash_file, o.crash_bytes, tc_session_clean_gen());
	if (rc == 0) {
		apply(&o);
		rc = tc_session_change(add_sink, &s, false);
	}
	if (rc == 0) {
		trace_running = true;
		rc = tc_sink_start();
		if (rc < 0) {
			tc_session_change(remove_sink, NULL, tc_deliver.n_flights == 0);
			end_crash_file(true);
			trace_running = false;
		}
	}
	saved = errno;
	if (rc < 0 && s.own_fd)
		close(s.fd);
	pthread_mutex_unlock(&tc_session_lock);
	errno = saved;
	return rc;
}

int tacho_start(const char *path)
{
	struct tacho_start_opts o = TACHO_START_OPTS_INIT;

	o.path = path;
	return tacho_start_with(&o);
}

int tacho_start_fd(int fd)
{
	struct tacho_start_opts o = TACHO_START_OPTS_INIT;

	o.fd = fd;
	return tacho_start_with(&o);
}

int tacho_stop(void)
{
	struct tc_sink s = { .fd = -1 };
	int rc = TACHO_EMISUSE;

	pthread_mutex_lock(&tc_session_lock);
	if (trace_running) {
		rc = tc_session_change(remove_sink, NULL, tc_deliver.n_flights == 0);
		if (rc == 0)
			rc = tc_sink_finish(&s);
		end_crash_file(rc == 0);
		trace_running = false;
	}
	pthread_mutex_unlock(&tc_session_lock);
	if (rc == TACHO_EIO)
		errno = s.error;
	return rc;
}

void tc_control_after_fork(void)
{
	trace_running = false;
}

int tacho_advance(void)
{
	return tc_session_advance();
}

/* --- statistics ---------------------------------------------------------------------------- */

static void add_losses(struct tacho_stats *s, struct tc_losses *l)
{
	/* relaxed: statistics */
	s->lost_nested += tc_load_relaxed(&l->nested);
	s->lost_scarce += tc_load_relaxed(&l->scarce);
	s->lost_state += tc_load_relaxed(&l->state);
	s->lost_deep += tc_load_relaxed(&l->deep);
	s->misuse += tc_load_relaxed(&l->misuse);
}

void tacho_get_stats(struct tacho_stats *stats)
{
	struct tacho_stats s = TACHO_STATS_INIT;

	if (!stats || stats->size < sizeof(size_t))
		return;
	pthread_mutex_lock(&tc_threads_lock);
	add_losses(&s, &tc_losses_past);
	for (struct tc_thread *m = tc_threads; m; m = m->next)
		add_losses(&s, &m->losses);
	pthread_mutex_unlock(&tc_threads_lock);
	pthread_mutex_lock(&tc_deliver.lock);
	s.generations = tc_deliver.generations;
	s.bytes = tc_deliver.total_bytes;
	s.lost_gens = tc_deliver.lost_gens;
	pthread_mutex_unlock(&tc_deliver.lock);
	s.lost_names = tc_load_relaxed(&tc_names.refused);
	s.memory = tc_blocks_mapped();
	s.size = stats->size;
	memcpy(stats, &s, stats->size < sizeof(s) ? stats->size : sizeof(s));
}

#undef DEFAULT_MEMORY

/* --- src/tracer/wait.c --- */

/*
 * Waiting and waking; see wait.h. The waker and the thread that wakes by itself
 * may meet: whoever moves the state from WAITING to CLAIMED writes GoUnblock.
 * A thread that finds CLAIMED waits, outside of any section, until its waker is
 * done, so that its own section lies in the same generation or a later one.
 *
 *	lists of waiters   under the lock of their bucket
 *	state of the G     [P4], see rec.h
 */

enum {
	BUCKETS = 256
};

static struct wait_bucket {
	pthread_mutex_t lock;
	struct tc_wait *first, *last;
} wait_bucket[BUCKETS];

tc_atomic_u64 tc_waiting;

static pthread_once_t wait_once = PTHREAD_ONCE_INIT;

static void wait_init(void)
{
	for (int i = 0; i < BUCKETS; i++)
		pthread_mutex_init(&wait_bucket[i].lock, NULL);
}

static struct wait_bucket *bucket_of(const void *key)
{
	pthread_once(&wait_once, wait_init);
	return &wait_bucket[tc_mix(0, (uint64_t)(uintptr_t)key) % BUCKETS];
}

struct tc_str *tc_reason(enum tc_reason r)
{
	static const char *const text[TC_N_REASONS] = {
		"sync", "sync.(*Cond).Wait", "sleep", "network", "select", "scheduler",
	};
	static tc_atomic_uintptr known[TC_N_REASONS];
	/* acq: pairs with [P5] store in tc_reason; the entry. */
	struct tc_str *s = (struct tc_str *)tc_load_acq(&known[r]);

	if (!s) {
		s = tc_names_text(text[r]);
		/* rel: pairs with [P5] load in tc_reason; all threads store the same. */
		tc_store_rel(&known[r], (uintptr_t)s);
	}
	return s;
}

/* --- the lists ------------------------------------------------------------------------ */

static void list_join(struct tc_wait *w)
{
	struct wait_bucket *b = bucket_of(w->key);

	pthread_mutex_lock(&b->lock);
	w->next = NULL;
	if (b->last && b->first)
		b->last->next = w;
	else
		b->first = w;
	b->last = w;
	tc_add_relaxed(&tc_waiting, 1);
	pthread_mutex_unlock(&b->lock);
}

static void list_leave(struct tc_wait *w)
{
	struct wait_bucket *b = bucket_of(w->key);
	struct tc_wait **link = &b->first, *before = NULL;

	pthread_mutex_lock(&b->lock);
	while (*link && *link != w) {
		before = *link;
		link = &before->next;
	}
	if (*link) {
		*link = w->next;
		if (b->last == w)
			b->last = before;
		tc_sub_relaxed(&tc_waiting, 1);
	}
	pthread_mutex_unlock(&b->lock);
}

/* --- blocking ---------------------------------------------------------------------------- */

void tc_wait_begin(struct tc_wait *w, const void *key, enum tc_reason reason, const void *frame)
{
	struct tc_thread *m;
	uint64_t stack;
	uint8_t *p;

	*w = (struct tc_wait){ .key = key };
	if (!tacho_enabled())
		return;
	m = tc_begin_must();
	if (!m)
		return;
	if (m->cur_g != m->own_g || m->cur_p != m->own_p) {
		/* A scheduler's goroutine, whose P stays with this thread. */
		tc_section_leave(m);
		w->session = tc_syscall_begin(frame);
		w->syscall = true;
		w->key = NULL;
		return;
	}
	stack = tc_thread_stack(m, TACHO_STACK_BLOCK, frame);
	p = tc_event(m, TC_EV_GO_BLOCK);
	p = tc_put(p, tc_str_use(tc_reason(reason), tc_section_gen(m)));
	p = tc_put(p, stack);
	tc_event_end(m, p);
	tc_event_end(m, tc_event(m, TC_EV_PROC_STOP));
	tc_set_state(m->own_g, TC_WAITING);
	tc_set_state(m->own_p, TC_IDLE);
	/* relaxed: what this thread stored */
	w->state = tc_load_relaxed(&m->own_g->state);
	w->session = m->session;
	w->m = m;
	m->cur_g = NULL;
	m->cur_p = NULL;
	tc_thread_settle(m);
	tc_section_leave(m);
	if (key)
		list_join(w);
}

static void write_unblock(struct tc_thread *m, struct tc_rec *g, uint64_t stack)
{
	uint8_t *p;

	tc_touch(m, g, TC_WAITING);
	p = tc_event(m, TC_EV_GO_UNBLOCK);
	p = tc_put(p, tc_rec_id(g));
	p = tc_put(p, tc_next_seq(m, g));
	p = tc_put(p, stack);
	tc_event_end(m, p);
}

/* One attempt to run again; false: try again. */
static bool wait_resume(struct tc_thread *m, uint64_t session)
{
	struct tc_rec *g = m->own_g;
	/* acq: pairs with [P4] store in tc_set_state; the numbers that the waker took. */
	uint64_t s = tc_load_acq(&g->state);
	uint64_t claimed = (s & ~(uint64_t)TC_STATUS_MASK) | TC_CLAIMED;

	if (tc_status_of(s) == TC_CLAIMED) {
		sched_yield();
		return false;
	}
	if (!tc_section_enter(m, false))
		return true;
	if (m->session != session) {
		tc_section_leave(m);
		return true;
	}
	if (tc_status_of(s) == TC_WAITING) {
		/* acqrel: pairs with [P4] swap in wake_one; one of the two writes. */
		if (!tc_cas_acqrel(&g->state, &s, claimed)) {
			tc_section_leave(m);
			return false;
		}
		write_unblock(m, g, 0);
	} else {
		tc_touch(m, g, TC_RUNNABLE);
	}
	tc_own_start(m);
	tc_own_go(m);
	tc_section_leave(m);
	return true;
}

void tc_wait_end(struct tc_wait *w)
{
	if (w->syscall) {
		tc_syscall_end(w->session);
		return;
	}
	if (!w->m)
		return;
	if (w->key)
		list_leave(w);
	while (!wait_resume(w->m, w->session))
		;
}

/* --- waking ------------------------------------------------------------------------------- */

static void wake_one(struct tc_thread *m, struct tc_wait *w, const void *frame)
{
	struct tc_rec *g = w->m->own_g;
	uint64_t s = w->state, claimed = (s & ~(uint64_t)TC_STATUS_MASK) | TC_CLAIMED, stack;

	w->woken = true;
	if (!tc_section_enter(m, false))
		return;
	if (m->running && m->session == w->session &&
	    /* acqrel: pairs with [P4] swap in wait_resume; one of the two writes. */
	    tc_cas_acqrel(&g->state, &s, claimed)) {
		stack = tc_thread_stack(m, TACHO_STACK_UNBLOCK, frame);
		write_unblock(m, g, stack);
		tc_set_state(g, TC_RUNNABLE);
	}
	tc_section_leave(m);
}

void tc_wake_slow(const void *key, bool all, const void *frame)
{
	struct wait_bucket *b = bucket_of(key);
	struct tc_thread *m = tc_thread_self();

	if (!m || !tacho_enabled())
		return;
	/* The lists keep a waiter's record from going away while it is looked at. */
	pthread_mutex_lock(&b->lock);
	for (struct tc_wait *w = b->first; w; w = w->next) {
		if (w->key != key || w->woken)
			continue;
		wake_one(m, w, frame);
		if (!all)
			break;
	}
	pthread_mutex_unlock(&b->lock);
}

void tc_wake_joiners(void)
{
	tc_wake(tc_join_key(pthread_self()), true, __builtin_frame_address(0));
}

/* --- system calls --------------------------------------------------------------------------- */

uint64_t tc_syscall_begin(const void *frame)
{
	struct tc_thread *m;
	uint64_t stack, session;
	uint8_t *p;

	if (!tacho_enabled() || !(m = tc_begin_must()))
		return 0;
	stack = tc_thread_stack(m, TACHO_STACK_SYSCALL, frame);
	p = tc_event(m, TC_EV_GO_SYSCALL_BEGIN);
	p = tc_put(p, tc_next_seq(m, m->cur_p));
	p = tc_put(p, stack);
	tc_event_end(m, p);
	tc_set_state(m->cur_p, TC_SYSCALL);
	tc_set_state(m->cur_g, TC_SYSCALL);
	tc_thread_settle(m);
	session = m->session;
	tc_section_leave(m);
	return session;
}

void tc_syscall_end(uint64_t token)
{
	struct tc_thread *m = token ? tc_thread_self() : NULL;

	if (!m || !tc_section_enter(m, false))
		return;
	if (m->session == token && m->cur_g && m->cur_p && tc_own_state(m->cur_g) == TC_SYSCALL &&
	    tc_own_state(m->cur_p) == TC_SYSCALL) {
		tc_write_syscall_end(m);
		tc_set_state(m->cur_p, TC_RUNNING);
		tc_set_state(m->cur_g, TC_RUNNING);
		tc_thread_settle(m);
	}
	tc_section_leave(m);
}

void tc_wait_after_fork(void)
{
	bucket_of(NULL);
	wait_init();
	for (int i = 0; i < BUCKETS; i++) {
		wait_bucket[i].first = NULL;
		wait_bucket[i].last = NULL;
	}
	tc_store_relaxed(&tc_waiting, 0);
}


#define PATH_BYTES tc_environ_PATH_BYTES
/* --- src/tracer/environ.c --- */

/*
 * What happens without a call of the program: start by the environment, stop at
 * exit, fork.
 *
 *	TACHO_TRACE=FILE                      a trace from here to exit
 *	TACHO_FLIGHT=FILE[,age=10s][,size=10M]  a flight recorder, written at exit
 *	TACHO_CRASH=FILE                      with TACHO_TRACE: the crash file
 *
 * A fork takes every lock first, so that the child's copy of the tables is whole;
 * the child drops everything else.
 */

enum {
	PATH_BYTES = 4096
};

static struct {
	bool trace;
	struct tacho_flight *flight;
	char flight_path[PATH_BYTES];
	pid_t pid; /* who was asked: not a child that fork made of it */
} environ_runs;

/* --- fork ------------------------------------------------------------------------------- */

static void before_fork(void)
{
	pthread_mutex_lock(&tc_session_lock);
	pthread_mutex_lock(&tc_advance_lock);
	(void)tc_ranges_close_gate(true);
	pthread_mutex_lock(&tc_threads_lock);
	pthread_mutex_lock(&tc_deliver.lock);
	pthread_mutex_lock(&tc_names.lock);
	tc_blocks_lock();
	tc_rec_lock();
}

static void after_fork_parent(void)
{
	tc_rec_unlock();
	tc_blocks_unlock();
	pthread_mutex_unlock(&tc_names.lock);
	pthread_mutex_unlock(&tc_deliver.lock);
	pthread_mutex_unlock(&tc_threads_lock);
	tc_ranges_open_gate(0);
	pthread_mutex_unlock(&tc_advance_lock);
	pthread_mutex_unlock(&tc_session_lock);
}

static void after_fork_child(void)
{
	/* First of all: no section writes any more, and not to the parent's file. */
	tc_session_after_fork();
	tc_crash_after_fork();
	pthread_mutex_init(&tc_session_lock, NULL);
	pthread_mutex_init(&tc_advance_lock, NULL);
	pthread_mutex_init(&tc_names.lock, NULL);
	tc_ranges_after_fork();
	tc_blocks_after_fork();
	tc_rec_after_fork();
	tc_deliver_after_fork();
	tc_threads_after_fork();
	tc_wait_after_fork();
	tc_control_after_fork();
}

/* --- the environment ---------------------------------------------------------------------- */

/* The one place that prints: who sets a variable has no other way to learn of it. */
static void complain(const char *variable, int code)
{
	char text[256] = "tacho: ";

	strncat(text, variable, 64);
	strncat(text, ": ", 3);
	strncat(text, tacho_error_text(code), 128);
	strncat(text, "\n", 2);
	if (write(STDERR_FILENO, text, strlen(text)) < 0)
		return;
}

/* "10s", "500ms", "16M", "64K": a number and a unit. 0: nonsense. */
static uint64_t quantity(const char *s, bool is_time)
{
	char *end;
	unsigned long long n = strtoull(s, &end, 10);
	size_t len = strcspn(end, ",");

	if (end == s || n > UINT32_MAX)
		return 0;
	if (is_time)
		return len == 2 && strncmp(end, "ms", 2) == 0 ? n * 1000000u
		       : len == 1 && *end == 's'              ? n * 1000000000u
							      : 0;
	if (len == 0)
		return n;
	return len != 1      ? 0
	       : *end == 'K' ? n << 10
	       : *end == 'M' ? n << 20
	       : *end == 'G' ? n << 30
			     : 0;
}

static int flight_options(const char *s, struct tacho_flight_opts *o)
{
	for (s = strchr(s, ','); s; s = strchr(s, ',')) {
		s++;
		if (strncmp(s, "age=", 4) == 0)
			o->min_age_ns = quantity(s + 4, true);
		else if (strncmp(s, "size=", 5) == 0)
			o->max_bytes = quantity(s + 5, false);
		else
			return TACHO_EMISUSE;
		if ((s[0] == 'a' ? o->min_age_ns : o->max_bytes) == 0)
			return TACHO_EMISUSE;
	}
	return 0;
}

static void begin_trace(const char *path)
{
	struct tacho_start_opts o = TACHO_START_OPTS_INIT;
	int rc;

	o.path = path;
	o.crash_file = getenv("TACHO_CRASH");
	rc = tacho_start_with(&o);
	environ_runs.trace = rc == 0;
	if (rc < 0)
		complain("TACHO_TRACE", rc);
}

static void begin_flight(const char *path)
{
	struct tacho_flight_opts o = TACHO_FLIGHT_OPTS_INIT;
	size_t len = strcspn(path, ",");
	int rc = len > 0 && len < PATH_BYTES ? flight_options(path, &o) : TACHO_EMISUSE;

	if (rc == 0)
		rc = tacho_flight_start(&o, &environ_runs.flight);
	if (rc == 0)
		memcpy(environ_runs.flight_path, path, len);
	else
		complain("TACHO_FLIGHT", rc);
}

void tc_library_begin(void)
{
	const char *trace = getenv("TACHO_TRACE"), *flight = getenv("TACHO_FLIGHT");

	pthread_atfork(before_fork, after_fork_parent, after_fork_child);
	environ_runs.pid = getpid();
	if (trace && trace[0])
		begin_trace(trace);
	if (flight && flight[0])
		begin_flight(flight);
}

static int write_flight(void)
{
	int fd, rc;

	rc = tc_open_path(environ_runs.flight_path, &fd);
	if (rc < 0)
		return rc;
	rc = tacho_flight_write_fd(environ_runs.flight, fd, NULL);
	close(fd);
	return rc;
}

__attribute__((destructor)) static void library_exits(void)
{
	int rc;

	if (environ_runs.pid != getpid())
		return;
	if (environ_runs.flight && (rc = write_flight()) < 0)
		complain("TACHO_FLIGHT", rc);
	if (environ_runs.trace && (rc = tacho_stop()) < 0)
		complain("TACHO_TRACE", rc);
}

#undef PATH_BYTES

#define MIN_BYTES tc_flight_recorder_MIN_BYTES
/* --- src/tracer/flight_recorder.c --- */

/*
 * Flight recorders. Each has a window over generations that all share; a snapshot
 * ends the open generation, takes references to the window under the lock, and
 * writes outside of it, so that snapshots run beside each other and beside the
 * events. The records of recorders are never unmapped: one that was stopped is
 * known as such when it is used again by mistake.
 */

enum {
	FIRST_KEPT = 64,
	MIN_BYTES = 64 * 1024
};
#define DEFAULT_AGE_NS    UINT64_C(10000000000)
#define DEFAULT_MAX_BYTES (UINT64_C(10) << 20)

/* A free record; with the lock of delivery. */
static struct tacho_flight *flight_new(void)
{
	struct tacho_flight *f = tc_deliver.flights;

	while (f && f->in_use)
		f = f->next;
	if (!f) {
		f = tc_pages_map(sizeof(*f));
		if (!f)
			return NULL;
		f->next = tc_deliver.flights;
		tc_deliver.flights = f;
	}
	f->kept = tc_pages_map(FIRST_KEPT * sizeof(*f->kept));
	if (!f->kept)
		return NULL;
	f->cap = FIRST_KEPT;
	f->n = 0;
	f->bytes = 0;
	f->in_use = true;
	return f;
}

static void flight_clear(struct tacho_flight *f)
{
	while (f->n > 0)
		tc_kept_unref(f->kept[--f->n]);
	tc_pages_unmap(f->kept, f->cap * sizeof(*f->kept));
	f->kept = NULL;
	f->cap = 0;
	f->in_use = false;
}

static void flight_add_one(void *ctx)
{
	struct tacho_flight *f = ctx;

	f->active = true;
	tc_deliver.n_flights++;
}

static void flight_remove_one(void *ctx)
{
	struct tacho_flight *f = ctx;

	f->active = false;
	tc_deliver.n_flights--;
}

int tacho_flight_start(const struct tacho_flight_opts *opts, struct tacho_flight **out)
{
	struct tacho_flight_opts o = TACHO_FLIGHT_OPTS_INIT;
	struct tacho_flight *f;
	int rc = 0;

	if (!out)
		return TACHO_EMISUSE;
	*out = NULL;
	if (opts)
		rc = tc_take_opts(&o, sizeof(o), opts, opts->size);
	if (rc == 0 && o.max_bytes != 0 && o.max_bytes < MIN_BYTES)
		rc = TACHO_EMISUSE;
	if (rc < 0)
		return rc;
	tc_session_init();
	pthread_mutex_lock(&tc_session_lock);
	tc_control_defaults();
	pthread_mutex_lock(&tc_deliver.lock);
	f = flight_new();
	if (f) {
		f->min_age_ns = o.min_age_ns ? o.min_age_ns : DEFAULT_AGE_NS;
		f->max_bytes = o.max_bytes ? o.max_bytes : DEFAULT_MAX_BYTES;
	}
	pthread_mutex_unlock(&tc_deliver.lock);
	rc = f ? tc_session_change(flight_add_one, f, false) : TACHO_ENOMEM;
	pthread_mutex_unlock(&tc_session_lock);
	if (rc == 0)
		*out = f;
	return rc;
}

/* References to what f has. With the lock of delivery. */
static int window_take(struct tacho_flight *f, struct tc_kept ***out, size_t *n)
{
	struct tc_kept **k;

	if (f->n == 0)
		return TACHO_ENOTFOUND;
	k = tc_pages_map(f->n * sizeof(struct tc_kept *));
	if (!k)
		return TACHO_ENOMEM;
	for (size_t i = 0; i < f->n; i++) {
		k[i] = f->kept[i];
		k[i]->refs++;
	}
	*out = k;
	*n = f->n;
	return 0;
}

static int window_write(struct tc_kept *const *k, size_t n, tacho_write_fn *write, void *ctx,
			uint64_t *bytes)
{
	uint8_t header[TC_HEADER_BYTES];
	int rc = tc_enc_header(header, 26);

	if (rc == 0)
		rc = write(ctx, header, sizeof(header));
	*bytes = sizeof(header);
	for (size_t i = 0; i < n && rc >= 0; i++) {
		rc = write(ctx, k[i]->bytes.p, k[i]->bytes.len);
		*bytes += k[i]->bytes.len;
	}
	return rc < 0 ? rc : 0;
}

int tacho_flight_write(struct tacho_flight *f, tacho_write_fn *write, void *ctx, uint64_t *bytes)
{
	struct tc_kept **k = NULL;
	uint64_t written = 0;
	size_t n = 0;
	int rc, saved;

	if (bytes)
		*bytes = 0;
	if (!f || !write)
		return TACHO_EMISUSE;
	pthread_mutex_lock(&tc_deliver.lock);
	rc = f->active ? 0 : TACHO_EMISUSE;
	if (rc == 0)
		f->writers++;
	pthread_mutex_unlock(&tc_deliver.lock);
	if (rc < 0)
		return rc;
	(void)tc_session_advance();
	pthread_mutex_lock(&tc_deliver.lock);
	rc = window_take(f, &k, &n);
	pthread_mutex_unlock(&tc_deliver.lock);
	if (rc == 0)
		rc = window_write(k, n, write, ctx, &written);
	saved = errno;
	pthread_mutex_lock(&tc_deliver.lock);
	for (size_t i = 0; i < n; i++)
		tc_kept_unref(k[i]);
	f->writers--;
	pthread_cond_broadcast(&tc_deliver.written);
	pthread_mutex_unlock(&tc_deliver.lock);
	tc_pages_unmap(k, n * sizeof(struct tc_kept *));
	if (bytes)
		*bytes = written;
	errno = saved;
	return rc;
}

static int write_to_fd(void *ctx, const void *bytes, size_t n)
{
	return tc_write_fd(*(int *)ctx, bytes, n);
}

int tacho_flight_write_fd(struct tacho_flight *f, int fd, uint64_t *bytes)
{
	return tacho_flight_write(f, write_to_fd, &fd, bytes);
}

void tacho_flight_stop(struct tacho_flight *f)
{
	bool active;

	if (!f)
		return;
	pthread_mutex_lock(&tc_session_lock);
	pthread_mutex_lock(&tc_deliver.lock);
	active = f->active;
	/* Recorders that stop while their snapshot is written wait for it. */
	while (active && f->writers > 0)
		pthread_cond_wait(&tc_deliver.written, &tc_deliver.lock);
	pthread_mutex_unlock(&tc_deliver.lock);
	if (active)
		tc_session_change(flight_remove_one, f,
				  tc_deliver.n_flights == 1 && !tc_deliver.sink.active);
	pthread_mutex_lock(&tc_deliver.lock);
	while (active && f->writers > 0)
		pthread_cond_wait(&tc_deliver.written, &tc_deliver.lock);
	if (active)
		flight_clear(f);
	pthread_mutex_unlock(&tc_deliver.lock);
	pthread_mutex_unlock(&tc_session_lock);
}

#undef MIN_BYTES
#undef DEFAULT_AGE_NS
#undef DEFAULT_MAX_BYTES

/* --- src/wire/varint.c --- */

/* Varints off the fast path; see varint.h. */

const uint8_t *tc_varint_safe(const uint8_t *p, const uint8_t *end, uint64_t *v)
{
	uint64_t x = 0;

	for (unsigned shift = 0; shift < 70 && p < end; shift += 7) {
		uint8_t b = *p++;

		if (shift == 63 && b > 1)
			return NULL;
		x |= (uint64_t)(b & 0x7f) << shift;
		if (b < 0x80) {
			*v = x;
			return p;
		}
	}
	return NULL;
}

const uint8_t *tc_varint_long(const uint8_t *p, uint64_t *v)
{
	return tc_varint_safe(p, p + 10, v);
}


#define write_stacks tc_recover_write_stacks
#define write_strings tc_recover_write_strings
/* --- src/tracer/recover.c --- */

/*
 * From a crash file to a trace. Generations that were finished are copied; those
 * that were not, the last or the last two, get the tables that their events need,
 * a clock and an end mark. Of two such the first gets the statuses that
 * the second one shows were missing.
 *
 * The file is input like any other: all offsets and lengths are checked, ids are
 * found by search, and events are decoded by the table of the format.
 */

/* One id and where its record is; the ids of a kind rise in the file. */
struct rec_ref {
	uint64_t id;
	const struct tc_crash_rec *rec;
	uint64_t used; /* the generation that needs it */
};

struct rec_refs {
	struct tc_bytes mem;
	size_t n;
};

struct block_ref {
	const struct tc_block *b;
	uint64_t gen, pos;
};

/* Goroutines that a generation introduces; open addressing, 0 is no goroutine. */
struct id_set {
	uint64_t *slot;
	size_t cap, n;
};

struct recover {
	const uint8_t *map;
	size_t bytes;
	const struct tc_crash_head *head;
	struct rec_refs strs, stacks;
	struct tc_bytes blocks; /* struct block_ref */
	size_t n_blocks;
	tacho_write_fn *write;
	void *ctx;
	struct tacho_recovered *out;
	struct tc_enc enc;
	uint8_t *buf;
	struct tc_bytes messages; /* ids that the generation's own batches define */
	struct tc_bytes missing;  /* ids that nothing defines */
	struct id_set known;
};

static int put_out(struct recover *r, const void *p, size_t n)
{
	int rc = n ? r->write(r->ctx, p, n) : 0;

	if (rc >= 0)
		r->out->bytes += n;
	return rc < 0 ? rc : 0;
}

/* --- reading -------------------------------------------------------------------------------- */

static struct rec_ref *refs_at(const struct rec_refs *l)
{
	return (struct rec_ref *)(void *)l->mem.p;
}

static int refs_add(struct rec_refs *l, const struct tc_crash_rec *rec)
{
	struct rec_ref ref = { rec->id, rec, 0 };

	/* Ids that do not rise are not ours; the search below could not find them. */
	if (l->n > 0 && rec->id <= refs_at(l)[l->n - 1].id)
		return 0;
	if (!tc_bytes_add(&l->mem, &ref, sizeof(ref)))
		return TACHO_ENOMEM;
	l->n++;
	return 0;
}

static struct rec_ref *refs_find(const struct rec_refs *l, uint64_t id)
{
	size_t lo = 0, hi = l->n;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (refs_at(l)[mid].id < id)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < l->n && refs_at(l)[lo].id == id ? &refs_at(l)[lo] : NULL;
}

static void module_read(const struct tc_crash_rec *rec)
{
	const uint8_t *p = (const uint8_t *)(rec + 1);
	uint64_t v[4];
	char path[512];
	size_t n = sizeof(v) + TC_CRASH_ID_BYTES;

	if (rec->bytes <= n || rec->bytes - n >= sizeof(path))
		return;
	memcpy(v, p, sizeof(v));
	memcpy(path, p + n, rec->bytes - n);
	path[rec->bytes - n] = '\0';
	tc_elf_given_module(v[0], v[1], v[2], path, p + sizeof(v),
			    v[3] > TC_CRASH_ID_BYTES ? 0 : (uint32_t)v[3]);
}

static int records_read(struct recover *r)
{
	const struct tc_crash_head *h = r->head;
	/* acq: pairs with [P8] store in record; the records up to here. */
	uint64_t len = tc_load_acq((tc_atomic_u64 *)(uintptr_t)&h->rec_len), at = 0;
	const struct tc_crash_rec *rec;
	int rc = 0;

	if (len > h->rec_bytes)
		len = h->rec_bytes;
	while (rc == 0 && len - at >= sizeof(*rec)) {
		rec = (const struct tc_crash_rec *)(const void *)(r->map + h->rec_off + at);
		if (rec->bytes > len - at - sizeof(*rec))
			break;
		if (rec->kind == TC_CRASH_STR && rec->bytes <= TC_MAX_STRING_BYTES)
			rc = refs_add(&r->strs, rec);
		else if ((rec->kind == TC_CRASH_STACK &&
			  rec->bytes <= TC_MAX_STACK_FRAMES * sizeof(uint64_t)) ||
			 (rec->kind == TC_CRASH_THREAD_NAME && rec->bytes == 2 * sizeof(uint64_t)))
			rc = refs_add(&r->stacks, rec);
		else if (rec->kind == TC_CRASH_MODULE)
			module_read(rec);
		at += (sizeof(*rec) + rec->bytes + 7) & ~(uint64_t)7;
		if (at > len)
			break;
	}
	return rc;
}

static int block_read(struct recover *r, uint64_t at, uint32_t size)
{
	const struct tc_block *b = (const struct tc_block *)(const void *)(r->map + at);
	tc_atomic_u64 *gen = (tc_atomic_u64 *)(uintptr_t)&b->gen;
	tc_atomic_u64 *pos = (tc_atomic_u64 *)(uintptr_t)&b->pos;
	struct block_ref ref = { b, 0, 0 };

	/* relaxed: whoever wrote it is dead */
	ref.gen = tc_load_relaxed(gen);
	ref.pos = tc_load_relaxed(pos);
	if (ref.gen == 0 || ref.gen >> 62 || ref.pos <= TC_BLOCK_HEAD || ref.pos > size ||
	    b->size != size || b->kind < TC_BLOCK_EVENTS || b->kind > TC_BLOCK_RAW_END ||
	    ref.gen <= tc_load_relaxed((tc_atomic_u64 *)(uintptr_t)&r->head->lost_gen) ||
	    ref.gen < tc_load_relaxed((tc_atomic_u64 *)(uintptr_t)&r->head->first_gen))
		return 0;
	if (!tc_bytes_add(&r->blocks, &ref, sizeof(ref)))
		return TACHO_ENOMEM;
	r->n_blocks++;
	return 0;
}

static bool layout_is_sound(const struct tc_crash_head *h, size_t bytes)
{
	return h->rec_off >= sizeof(*h) && h->rec_off % 8 == 0 && h->rec_off <= bytes &&
	       h->rec_bytes <= bytes - h->rec_off && h->small_off % 8 == 0 &&
	       h->small_off <= bytes && h->small_n <= (bytes - h->small_off) / TC_BLOCK_SMALL &&
	       h->big_off % 8 == 0 && h->big_off <= bytes &&
	       h->big_n <= (bytes - h->big_off) / TC_BLOCK_BIG;
}

/* Finished parts behind the events they belong to; each thread's blocks in order. */
static int block_order(const struct block_ref *x, const struct block_ref *y)
{
	bool x_raw = x->b->kind >= TC_BLOCK_RAW, y_raw = y->b->kind >= TC_BLOCK_RAW;

	if (x->gen != y->gen)
		return x->gen < y->gen ? -1 : 1;
	if (x_raw != y_raw)
		return x_raw ? 1 : -1;
	if (x->b->tid != y->b->tid)
		return x->b->tid < y->b->tid ? -1 : 1;
	/* Numbers wrap after 2^32 blocks of a thread; nobody keeps that many. */
	return (int32_t)(x->b->seq - y->b->seq) < 0 ? -1 : 1;
}

static struct block_ref *block_at(const struct recover *r, size_t i)
{
	return (struct block_ref *)(void *)r->blocks.p + i;
}

static void blocks_sift(struct recover *r, size_t i, size_t n)
{
	struct block_ref x = *block_at(r, i);

	for (size_t child; (child = 2 * i + 1) < n; i = child) {
		if (child + 1 < n && block_order(block_at(r, child + 1), block_at(r, child)) > 0)
			child++;
		if (block_order(block_at(r, child), &x) <= 0)
			break;
		*block_at(r, i) = *block_at(r, child);
	}
	*block_at(r, i) = x;
}

static int blocks_read(struct recover *r)
{
	const struct tc_crash_head *h = r->head;
	struct block_ref x;
	int rc = 0;

	for (uint64_t i = 0; rc == 0 && i < h->small_n; i++)
		rc = block_read(r, h->small_off + i * TC_BLOCK_SMALL, TC_BLOCK_SMALL);
	for (uint64_t i = 0; rc == 0 && i < h->big_n; i++)
		rc = block_read(r, h->big_off + i * TC_BLOCK_BIG, TC_BLOCK_BIG);
	for (size_t i = r->n_blocks / 2; i-- > 0;)
		blocks_sift(r, i, r->n_blocks);
	for (size_t end = r->n_blocks; end-- > 1;) {
		x = *block_at(r, 0);
		*block_at(r, 0) = *block_at(r, end);
		*block_at(r, end) = x;
		blocks_sift(r, 0, end);
	}
	return rc;
}

/* --- what the events of an unfinished generation need ------------------------------------------ */

static bool ends_in(const char *s, unsigned n, const char *end)
{
	size_t k = strlen(end);

	return n >= k && memcmp(s + n - k, end, k) == 0;
}

static bool id_known(const struct tc_bytes *ids, uint64_t id)
{
	const uint64_t *p = (const uint64_t *)(const void *)ids->p;

	for (size_t i = 0; i < ids->len / sizeof(*p); i++)
		if (p[i] == id)
			return true;
	return false;
}

/* The second half of `ids`: ranges [first, last] of message ids. */
static bool message_known(const struct recover *r, uint64_t id)
{
	const uint64_t *p = (const uint64_t *)(const void *)r->messages.p;

	for (size_t i = 0; i + 1 < r->messages.len / sizeof(*p); i += 2)
		if (id >= p[i] && id <= p[i + 1])
			return true;
	return false;
}

static int need(struct recover *r, bool is_stack, uint64_t id, uint64_t gen)
{
	struct rec_ref *ref = id ? refs_find(is_stack ? &r->stacks : &r->strs, id) : NULL;
	uint64_t tagged = id << 1 | is_stack;

	if (ref)
		ref->used = gen;
	if (id == 0 || ref || (!is_stack && message_known(r, id)) || id_known(&r->missing, tagged))
		return 0;
	return tc_bytes_add(&r->missing, &tagged, sizeof(tagged)) ? 0 : TACHO_ENOMEM;
}

static bool set_has(const struct id_set *s, uint64_t id, size_t *at)
{
	size_t i = (size_t)tc_mix(3, id);

	while (s->cap && s->slot[i & (s->cap - 1)] != 0 && s->slot[i & (s->cap - 1)] != id)
		i++;
	*at = s->cap ? i & (s->cap - 1) : 0;
	return s->cap && s->slot[*at] == id;
}

static int set_add(struct id_set *s, uint64_t id)
{
	struct id_set more = { NULL, s->cap ? 2 * s->cap : 1024, s->n };
	size_t at;

	if (id == 0 || set_has(s, id, &at))
		return 0;
	if (s->n >= s->cap / 2) {
		more.slot = tc_pages_map(more.cap * sizeof(*more.slot));
		if (!more.slot)
			return TACHO_ENOMEM;
		for (size_t i = 0; i < s->cap; i++)
			if (s->slot[i] != 0 && !set_has(&more, s->slot[i], &at))
				more.slot[at] = s->slot[i];
		tc_pages_unmap(s->slot, s->cap * sizeof(*s->slot));
		*s = more;
		(void)set_has(s, id, &at);
	}
	s->slot[at] = id;
	s->n++;
	return 0;
}

/* Whether an event says that its first argument, a goroutine, exists. */
static bool introduces(uint8_t type)
{
	return type == TC_EV_GO_STATUS || type == TC_EV_GO_STATUS_STACK ||
	       type == TC_EV_GO_CREATE || type == TC_EV_GO_CREATE_BLOCKED ||
	       type == TC_EV_GO_CREATE_SYSCALL;
}

/* Bytes of b that hold whole events; marks what they refer to. Negative: an error. */
static int64_t scan_events(struct recover *r, const struct block_ref *ref)
{
	const uint8_t *begin = (const uint8_t *)ref->b + TC_BLOCK_HEAD, *p = begin, *last = begin;
	const uint8_t *end = (const uint8_t *)ref->b + ref->pos;
	struct tc_wire_arg_names names;
	uint64_t v = 0;
	int rc = 0;

	while (p && p < end && rc == 0) {
		uint8_t type = *p++;

		if (tc_wire_n_args[type] == TC_WIRE_NO_ARGS)
			break;
		tc_wire_split_args(type, &names);
		for (unsigned i = 0; p && i < tc_wire_n_args[type] && rc == 0; i++) {
			p = tc_varint_safe(p, end, &v);
			if (p && i == 1 && introduces(type))
				rc = set_add(&r->known, v);
			if (p && i < names.n && ends_in(names.arg[i].s, names.arg[i].n, "_string"))
				rc = need(r, false, v, ref->gen);
			else if (p && i < names.n &&
				 ends_in(names.arg[i].s, names.arg[i].n, "stack"))
				rc = need(r, true, v, ref->gen);
		}
		if (p)
			last = p;
	}
	return rc < 0 ? rc : last - begin;
}

/* The same for a batch of message texts; the ids of a block rise mostly by one. */
static int64_t scan_messages(struct recover *r, const struct block_ref *ref)
{
	const uint8_t *begin = (const uint8_t *)ref->b + TC_BLOCK_HEAD, *p = begin + 1, *last = p;
	const uint8_t *end = (const uint8_t *)ref->b + ref->pos;
	uint64_t range[2] = { 0, 0 }, id, len;

	if (*begin != TC_EV_STRINGS)
		return 0;
	while (p < end && *p == TC_EV_STRING) {
		p = tc_varint_safe(p + 1, end, &id);
		p = p ? tc_varint_safe(p, end, &len) : NULL;
		if (!p || len > TC_MAX_STRING_BYTES || len > (uint64_t)(end - p) || id == 0)
			break;
		p += len;
		last = p;
		if (range[0] != 0 && id == range[1] + 1) {
			range[1] = id;
			continue;
		}
		if (range[0] != 0 && !tc_bytes_add(&r->messages, range, sizeof(range)))
			return TACHO_ENOMEM;
		range[0] = id;
		range[1] = id;
	}
	if (range[0] != 0 && !tc_bytes_add(&r->messages, range, sizeof(range)))
		return TACHO_ENOMEM;
	return last - begin;
}

/* --- writing ------------------------------------------------------------------------------------- */

static int write_batch(struct recover *r, const struct block_ref *ref, size_t len)
{
	uint8_t head[TC_ENC_HEAD_BYTES], *p = head;
	int rc;

	if (len == 0)
		return 0;
	*p++ = TC_EV_EVENT_BATCH;
	p = tc_enc_varint(p, ref->gen);
	p = tc_enc_varint(p, ref->b->tid);
	p = tc_enc_varint(p, ref->b->base_ns);
	p = tc_enc_varint(p, len);
	rc = put_out(r, head, (size_t)(p - head));
	return rc < 0 ? rc : put_out(r, (const uint8_t *)ref->b + TC_BLOCK_HEAD, len);
}

static int table_open(struct recover *r, enum tc_wire_type type, uint64_t gen, uint64_t time)
{
	tc_enc_init(&r->enc, r->buf, TC_ENC_BATCH_BYTES);
	return tc_enc_begin(&r->enc, type, gen, TC_WIRE_NONE, time);
}

static int table_close(struct recover *r)
{
	return put_out(r, r->buf, tc_enc_finish(&r->enc));
}

/* The names of frames are interned in this process, with ids beyond those of the file. */
static size_t stack_frames(struct recover *r, const struct tc_crash_rec *rec,
			   struct tc_enc_frame *out, uint64_t gen)
{
	const uint64_t *pc = (const uint64_t *)(const void *)(rec + 1);
	struct tc_symbol sym;
	size_t n = 0;

	if (rec->kind == TC_CRASH_THREAD_NAME) {
		struct tc_str *file = tc_names_text("thread");

		if (need(r, false, pc[1], gen) < 0 || !file)
			return 0;
		out[0] = (struct tc_enc_frame){ pc[0], pc[1], tc_str_use(file, gen), 1 };
		return 1;
	}
	for (size_t i = 0; i < rec->bytes / sizeof(*pc); i++) {
		tc_symbol_find(pc[i], &sym);
		(void)tc_str_use(sym.module, gen);
		if (sym.func && sym.file)
			out[n++] = (struct tc_enc_frame){ pc[i], tc_str_use(sym.func, gen),
							  tc_str_use(sym.file, gen), sym.line };
	}
	return n;
}

static int write_stacks(struct recover *r, uint64_t gen, uint64_t time)
{
	struct tc_enc_frame frames[TC_MAX_STACK_FRAMES];
	const uint64_t *missing;
	int rc = table_open(r, TC_EV_STACKS, gen, time);
	size_t n;

	for (size_t i = 0; rc == 0 && i < r->stacks.n; i++) {
		const struct rec_ref *ref = &refs_at(&r->stacks)[i];

		if (ref->used != gen)
			continue;
		n = stack_frames(r, ref->rec, frames, gen);
		while ((rc = tc_enc_stack(&r->enc, ref->id, frames, n)) == TACHO_ELIMIT &&
		       (rc = table_close(r)) == 0 &&
		       (rc = table_open(r, TC_EV_STACKS, gen, time)) == 0)
			;
	}
	missing = (const uint64_t *)(const void *)r->missing.p;
	for (size_t i = 0; rc == 0 && i < r->missing.len / sizeof(*missing); i++)
		if (missing[i] & 1 && tc_enc_room(&r->enc) > 64)
			rc = tc_enc_stack(&r->enc, missing[i] >> 1, frames, 0);
	return rc == 0 ? table_close(r) : rc;
}

static int add_string(struct recover *r, uint64_t id, const void *text, size_t n, uint64_t gen,
		      uint64_t time)
{
	int rc;

	while ((rc = tc_enc_string(&r->enc, id, text, n)) == TACHO_ELIMIT &&
	       (rc = table_close(r)) == 0 && (rc = table_open(r, TC_EV_STRINGS, gen, time)) == 0)
		;
	return rc;
}

static int write_strings(struct recover *r, uint64_t gen, uint64_t time)
{
	int rc = table_open(r, TC_EV_STRINGS, gen, time);
	const uint64_t *missing;
	size_t n;
	void **all;

	for (size_t i = 0; rc == 0 && i < r->strs.n; i++) {
		const struct rec_ref *ref = &refs_at(&r->strs)[i];

		if (ref->used == gen)
			rc = add_string(r, ref->id, ref->rec + 1, ref->rec->bytes, gen, time);
	}
	missing = (const uint64_t *)(const void *)r->missing.p;
	for (size_t i = 0; rc == 0 && i < r->missing.len / sizeof(*missing); i++)
		if (!(missing[i] & 1))
			rc = add_string(r, missing[i] >> 1, "(lost)", 6, gen, time);
	all = tc_names_snapshot(&tc_names.strs, &n);
	for (size_t i = 0; rc == 0 && i < n; i++) {
		struct tc_str *s = all[i];

		/* relaxed: one thread */
		if (tc_load_relaxed(&s->mark[gen & 1]) == gen)
			rc = add_string(r, s->id, s->text, s->len, gen, time);
	}
	return rc == 0 ? table_close(r) : rc;
}

static int write_sync(struct recover *r, uint64_t gen, uint64_t time)
{
	const struct tc_crash_gen *g = &r->head->gen[gen % TC_CRASH_GENS];
	struct tc_enc_clock c = { 1000000000u, time, time ? time : 1, 1, 0 };
	int rc;

	if (g->gen == gen && g->wall_nsec < 1000000000u) {
		time = g->time_ns;
		c = (struct tc_enc_clock){ 1000000000u, time, g->mono_ns, g->wall_sec,
					   g->wall_nsec };
	}
	rc = table_open(r, TC_EV_SYNC, gen, time);
	if (rc == 0)
		rc = tc_enc_clock(&r->enc, &c);
	if (rc == 0)
		rc = table_close(r);
	return rc == 0 ? put_out(r, "\x34", 1) : rc;
}

/* One status, as a batch of the thread that may say it. */
static int write_status(struct recover *r, uint64_t gen, const struct block_ref *b,
			const uint64_t arg[4])
{
	uint8_t text[64], *p = text, head[TC_ENC_HEAD_BYTES], *h = head;
	bool bound = arg[3] == TC_RUNNING || arg[3] == TC_SYSCALL;
	int rc;

	*p++ = TC_EV_GO_STATUS;
	p = tc_enc_varint(p, 0);
	for (int i = 1; i < 4; i++)
		p = tc_enc_varint(p, arg[i]);
	*h++ = TC_EV_EVENT_BATCH;
	h = tc_enc_varint(h, gen);
	h = tc_enc_varint(h, bound ? b->b->tid : TC_WIRE_NONE);
	h = tc_enc_varint(h, b->b->base_ns);
	h = tc_enc_varint(h, (uint64_t)(p - text));
	rc = put_out(r, head, (size_t)(h - head));
	return rc < 0 ? rc : put_out(r, text, (size_t)(p - text));
}

/*
 * The process died while generation `gen` was being finished: what the next one says
 * of goroutines that this one does not mention was so at its end.
 */
static int write_leftovers(struct recover *r, uint64_t gen, const struct block_ref *next)
{
	const uint8_t *p = (const uint8_t *)next->b + TC_BLOCK_HEAD;
	const uint8_t *end = (const uint8_t *)next->b + next->pos;
	uint64_t arg[TC_WIRE_MAX_NAMED_ARGS] = { 0 };
	size_t at;
	int rc = 0;

	while (p && p < end && rc == 0) {
		uint8_t type = *p++;

		if (tc_wire_n_args[type] > TC_WIRE_MAX_NAMED_ARGS)
			break;
		for (unsigned i = 0; p && i < tc_wire_n_args[type]; i++)
			p = tc_varint_safe(p, end, &arg[i]);
		if (!p || type != TC_EV_GO_STATUS || arg[3] > TC_WAITING ||
		    set_has(&r->known, arg[1], &at))
			continue;
		rc = set_add(&r->known, arg[1]);
		if (rc == 0)
			rc = write_status(r, gen, next, arg);
	}
	return rc;
}

/* Blocks [from, to) of one generation; whole: the last one says so. */
static int write_gen(struct recover *r, size_t from, size_t to, bool whole)
{
	uint64_t gen = block_at(r, from)->gen, time = block_at(r, from)->b->base_ns;
	const struct block_ref *b;
	int64_t len;
	int rc = 0;

	r->messages.len = 0;
	r->missing.len = 0;
	tc_pages_unmap(r->known.slot, r->known.cap * sizeof(uint64_t));
	r->known = (struct id_set){ 0 };
	/* Texts first: the events refer to them. */
	for (size_t i = from; rc == 0 && i < to; i++) {
		b = block_at(r, i);
		if (b->b->kind != TC_BLOCK_STRINGS)
			continue;
		len = whole ? (int64_t)b->pos - TC_BLOCK_HEAD : scan_messages(r, b);
		rc = len < 0 ? (int)len : write_batch(r, b, (size_t)len);
	}
	for (size_t i = from; rc == 0 && i < to; i++) {
		b = block_at(r, i);
		if (b->b->kind == TC_BLOCK_EVENTS) {
			len = whole ? (int64_t)b->pos - TC_BLOCK_HEAD : scan_events(r, b);
			rc = len < 0 ? (int)len : write_batch(r, b, (size_t)len);
		} else if (b->b->kind >= TC_BLOCK_RAW && whole) {
			rc = put_out(r, (const uint8_t *)b->b + TC_BLOCK_HEAD,
				     (size_t)b->pos - TC_BLOCK_HEAD);
		}
	}
	if (rc == 0 && !whole) {
		for (size_t i = to; rc == 0 && i < r->n_blocks; i++)
			if (block_at(r, i)->b->kind == TC_BLOCK_EVENTS)
				rc = write_leftovers(r, gen, block_at(r, i));
		if (rc == 0)
			rc = write_stacks(r, gen, time);
		if (rc == 0)
			rc = write_strings(r, gen, time);
		if (rc == 0)
			rc = write_sync(r, gen, time);
		r->out->cut++;
	}
	r->out->generations++;
	return rc;
}

/* The first block behind the generation of block i. */
static size_t gen_end(const struct recover *r, size_t i)
{
	uint64_t gen = block_at(r, i)->gen;

	while (i < r->n_blocks && block_at(r, i)->gen == gen)
		i++;
	return i;
}

static bool gen_whole(const struct recover *r, size_t to)
{
	return block_at(r, to - 1)->b->kind == TC_BLOCK_RAW_END;
}

static int write_all(struct recover *r)
{
	uint8_t header[TC_HEADER_BYTES];
	int rc = tc_enc_header(header, 26);
	size_t begin = 0, since = 0, to;
	bool hole = false;

	/* Behind the last generation that misses its end although others follow whole. */
	for (size_t from = 0; from < r->n_blocks; from = to) {
		to = gen_end(r, from);
		if (!gen_whole(r, to)) {
			hole = true;
			since = to;
		} else if (hole) {
			begin = since;
			hole = false;
		}
	}
	if (rc == 0)
		rc = put_out(r, header, sizeof(header));
	for (size_t from = begin; rc == 0 && from < r->n_blocks; from = to) {
		to = gen_end(r, from);
		rc = write_gen(r, from, to, gen_whole(r, to));
	}
	return rc;
}

static int recover(struct recover *r)
{
	int rc;

	if (r->bytes < sizeof(*r->head) ||
	    memcmp(r->head->magic, TC_CRASH_MAGIC, sizeof(TC_CRASH_MAGIC)) != 0)
		return TACHO_ENOTTRACE;
	if (r->head->version != TC_CRASH_VERSION)
		return TACHO_EVERSION;
	if (!layout_is_sound(r->head, r->bytes))
		return TACHO_EFORMAT;
	r->out->pid = r->head->pid;
	r->buf = tc_pages_map(TC_ENC_BATCH_BYTES);
	rc = r->buf ? records_read(r) : TACHO_ENOMEM;
	if (rc == 0)
		rc = blocks_read(r);
	if (rc == 0 && r->n_blocks == 0)
		rc = TACHO_ENOTFOUND;
	if (rc < 0)
		return rc;
	/* Ids of ours beyond all of the file's, messages among them. */
	tc_store_relaxed(&tc_names.next_str, UINT64_C(1) << 40);
	rc = write_all(r);
	return rc;
}

int tacho_recover(const char *path, tacho_write_fn *write, void *ctx, struct tacho_recovered *out)
{
	struct tacho_recovered unused = { 0 };
	struct recover r = { .write = write, .ctx = ctx, .out = out ? out : &unused };
	struct stat st;
	void *p = MAP_FAILED;
	int fd, rc;

	if (!path || !write)
		return TACHO_EMISUSE;
	*r.out = unused;
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return TACHO_EIO;
	if (fstat(fd, &st) == 0 && st.st_size > 0)
		p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_SHARED, fd, 0);
	close(fd);
	if (p == MAP_FAILED)
		return TACHO_ENOTTRACE;
	r.map = p;
	r.bytes = (size_t)st.st_size;
	r.head = p;
	rc = recover(&r);
	tc_pages_unmap(r.buf, TC_ENC_BATCH_BYTES);
	tc_bytes_free(&r.strs.mem);
	tc_bytes_free(&r.stacks.mem);
	tc_bytes_free(&r.blocks);
	tc_bytes_free(&r.messages);
	tc_bytes_free(&r.missing);
	tc_pages_unmap(r.known.slot, r.known.cap * sizeof(uint64_t));
	munmap(p, r.bytes);
	return rc;
}

#undef write_stacks
#undef write_strings

/* --- src/tracer/sched.c --- */

/*
 * The hooks of sched.h. Each is one section that is open while tracing is off,
 * too, changes states in it, and writes events if there is a generation.
 *
 * States are checked before anything is written, and a record that somebody else
 * might change at the same time is claimed by compare-and-swap with the word that
 * was loaded before the section opened (rec.h, rule 2): a call at the wrong moment
 * is counted and changes nothing.
 */

#define CALLER() __builtin_frame_address(0)

enum {
	RANGE_STW = 1
};

static struct tc_rec *g_rec(const struct tacho_g *g)
{
	return (struct tc_rec *)(uintptr_t)g;
}

static struct tc_rec *p_rec(const struct tacho_p *p)
{
	return (struct tc_rec *)(uintptr_t)p;
}

static void sched_misuse(struct tc_thread *m)
{
	tc_count(m ? &m->losses.misuse : &tc_losses_past.misuse);
}

/* Move a record on from the state that was seen; false: somebody was quicker. */
static bool claim(struct tc_rec *r, uint64_t seen)
{
	uint64_t claimed = (seen & ~(uint64_t)TC_STATUS_MASK) | TC_CLAIMED;

	/* acqrel: pairs with [P4] store in tc_set_state; the numbers of the last owner. */
	return tc_cas_acqrel(&r->state, &seen, claimed);
}

static uint64_t seen_state(struct tc_rec *r)
{
	/* acq: pairs with [P4] store in tc_set_state; before the section opens. */
	return tc_load_acq(&r->state);
}

/* An open section, tracing or not; NULL: none. */
static struct tc_thread *hook_begin(void)
{
	struct tc_thread *m = tc_thread_self();

	/* A thief of this thread's P is not done: this section must not be older. */
	while (m && m->cur_p && tc_status_of(seen_state(m->cur_p)) == TC_CLAIMED)
		sched_yield();
	if (!m || !tc_section_enter(m, true))
		return NULL;
	tc_drop_stolen(m);
	return m;
}

/* The running G of a scheduler on this thread's P, in a section; else counted. */
static struct tc_thread *hook_running(void)
{
	struct tc_thread *m = hook_begin();

	if (!m)
		return NULL;
	if (m->cur_g && m->cur_p && m->cur_g != m->own_g && tc_own_state(m->cur_g) == TC_RUNNING)
		return m;
	sched_misuse(m);
	tc_section_leave(m);
	return NULL;
}

static bool tracing(const struct tc_thread *m)
{
	return tc_section_gen(m) != 0;
}

static void simple_event(struct tc_thread *m, unsigned type)
{
	tc_event_end(m, tc_event(m, type));
}

static void event1(struct tc_thread *m, unsigned type, uint64_t a)
{
	tc_event_end(m, tc_put(tc_event(m, type), a));
}

static void event2(struct tc_thread *m, unsigned type, uint64_t a, uint64_t b)
{
	tc_event_end(m, tc_put(tc_put(tc_event(m, type), a), b));
}

/* --- Ps ---------------------------------------------------------------------------------- */

struct tacho_p *tacho_p_new(void)
{
	struct tc_rec *r;

	r = tc_rec_new(TC_REC_P, true, TC_REC_OUTSIDE);
	if (r)
		tc_set_state(r, TC_IDLE);
	return (struct tacho_p *)r;
}

void tacho_p_free(struct tacho_p *p)
{
	struct tc_rec *r = p_rec(p);

	if (!r)
		return;
	if (tc_status_of(seen_state(r)) != TC_IDLE)
		sched_misuse(NULL);
	else
		tc_rec_free(r);
}

/* A plain thread becomes a scheduler's: its own goroutine waits. */
static void own_park(struct tc_thread *m)
{
	if (m->cur_p != m->own_p || !m->own_p)
		return;
	if (tracing(m)) {
		if (tc_own_state(m->own_g) == TC_SYSCALL)
			tc_write_syscall_end(m);
		event2(m, TC_EV_GO_BLOCK,
		       tc_str_use(tc_reason(TC_REASON_SCHEDULER), tc_section_gen(m)), 0);
		simple_event(m, TC_EV_PROC_STOP);
	}
	tc_set_state(m->own_g, TC_WAITING);
	tc_set_state(m->own_p, TC_IDLE);
	m->cur_g = NULL;
	m->cur_p = NULL;
	m->parked = 1;
}

void tacho_p_start(struct tacho_p *p)
{
	struct tc_rec *r = p_rec(p);
	uint64_t seen = r ? seen_state(r) : 0;
	struct tc_thread *m = r ? hook_begin() : NULL;

	if (!m)
		return;
	own_park(m);
	if (m->cur_p || tc_status_of(seen) != TC_IDLE || !claim(r, seen)) {
		sched_misuse(m);
	} else {
		if (tracing(m)) {
			tc_touch(m, r, TC_IDLE);
			event2(m, TC_EV_PROC_START, tc_rec_id(r), tc_next_seq(m, r));
		}
		tc_store_relaxed(&r->tid, m->tid);
		tc_set_state(r, TC_RUNNING);
		m->cur_p = r;
		tc_thread_settle(m);
	}
	tc_section_leave(m);
}

void tacho_p_stop(void)
{
	struct tc_thread *m = tc_thread_self();
	struct tc_rec *r = m ? m->cur_p : NULL;
	uint64_t seen = r ? seen_state(r) : 0;

	m = hook_begin();
	if (!m)
		return;
	if (!r || m->cur_p != r || r == m->own_p ||
	    (m->cur_g && tc_own_state(m->cur_g) != TC_SYSCALL) ||
	    (tc_status_of(seen) != TC_RUNNING && tc_status_of(seen) != TC_SYSCALL) ||
	    !claim(r, seen)) {
		sched_misuse(m);
	} else {
		if (tracing(m)) {
			tc_touch(m, r, tc_status_of(seen));
			simple_event(m, TC_EV_PROC_STOP);
		}
		tc_set_state(r, TC_IDLE);
		m->cur_p = NULL;
		tc_thread_settle(m);
	}
	tc_section_leave(m);
}

void tacho_p_steal(struct tacho_p *p)
{
	struct tc_rec *r = p_rec(p);
	uint64_t seen = r ? seen_state(r) : 0, victim;
	struct tc_thread *m = r ? hook_begin() : NULL;

	if (!m)
		return;
	victim = tc_load_relaxed(&r->tid);
	/* The thief's own P would have to be handed over, not stolen. */
	if (tc_status_of(seen) != TC_SYSCALL || r == m->cur_p || !claim(r, seen)) {
		sched_misuse(m);
	} else {
		if (tracing(m)) {
			tc_touch_abandoned(m, r);
			tc_event_end(m, tc_put(tc_put(tc_put(tc_event(m, TC_EV_PROC_STEAL),
							     tc_rec_id(r)),
						      tc_next_seq(m, r)),
					       victim));
		}
		tc_set_state(r, TC_IDLE);
	}
	tc_section_leave(m);
}

/* --- Gs ------------------------------------------------------------------------------------- */

struct tacho_g *tacho_g_create(void (*entry)(void))
{
	struct tc_rec *r = tc_rec_new(TC_REC_G, true, TC_REC_OUTSIDE);
	struct tc_thread *m;
	uint64_t first, stack;

	if (!r)
		return NULL;
	m = hook_begin();
	if (m && tracing(m)) {
		/* A plain thread creates it, or a scheduler's thread with its P. */
		if (!m->cur_p)
			(void)tc_thread_ready(m);
		if (m->cur_p && (!m->cur_g || tc_own_state(m->cur_g) == TC_RUNNING)) {
			first = tc_thread_entry_stack(m, (uint64_t)(uintptr_t)entry);
			stack = tc_thread_stack(m, TACHO_STACK_CREATE, CALLER());
			tc_event_end(
				m, tc_put(tc_put(tc_put(tc_event(m, TC_EV_GO_CREATE), tc_rec_id(r)),
						 first),
					  stack));
		} else {
			/* Only who runs can create. */
			sched_misuse(m);
			tc_section_leave(m);
			tc_rec_free(r);
			return NULL;
		}
		r->seq_gen = tc_section_gen(m);
		r->seq = 0;
		/* relaxed: nobody else knows it */
		tc_store_relaxed(&r->touched[tc_section_gen(m) & 1], tc_section_gen(m));
	}
	tc_set_state(r, TC_RUNNABLE);
	if (m)
		tc_section_leave(m);
	return (struct tacho_g *)r;
}

uint64_t tacho_g_id(const struct tacho_g *g)
{
	return g ? tc_rec_id(g_rec(g)) : 0;
}

void tacho_g_set_stack(struct tacho_g *g, const void *lo, const void *hi)
{
	struct tc_rec *r = g_rec(g);

	if (!r || (uintptr_t)lo >= (uintptr_t)hi)
		return;
	r->stack_lo = (uint64_t)(uintptr_t)lo;
	r->stack_hi = (uint64_t)(uintptr_t)hi & ~(uint64_t)15;
}

void tacho_g_start(struct tacho_g *g)
{
	struct tc_rec *r = g_rec(g);
	uint64_t seen = r ? seen_state(r) : 0;
	struct tc_thread *m = r ? hook_begin() : NULL;

	if (!m)
		return;
	if (!m->cur_p || m->cur_p == m->own_p || m->cur_g || tc_own_state(m->cur_p) != TC_RUNNING ||
	    tc_status_of(seen) != TC_RUNNABLE || !claim(r, seen)) {
		sched_misuse(m);
	} else {
		if (tracing(m)) {
			tc_touch(m, r, TC_RUNNABLE);
			event2(m, TC_EV_GO_START, tc_rec_id(r), tc_next_seq(m, r));
		}
		tc_store_relaxed(&r->tid, m->tid);
		tc_set_state(r, TC_RUNNING);
		m->cur_g = r;
		tc_thread_settle(m);
	}
	tc_section_leave(m);
}

/* Out of running: a stop or a block. */
static void go_off(unsigned type, enum tc_status to, const char *reason, const void *frame)
{
	struct tc_thread *m = hook_running();
	uint64_t stack;
	struct tc_str *why;

	if (!m)
		return;
	if (tracing(m)) {
		stack = tc_thread_stack(m, TACHO_STACK_BLOCK, frame);
		why = tc_thread_str(m, reason);
		event2(m, type, tc_str_use(why, tc_section_gen(m)), stack);
	}
	tc_set_state(m->cur_g, to);
	m->cur_g = NULL;
	tc_thread_settle(m);
	tc_section_leave(m);
}

void tacho_g_stop(const char *reason)
{
	go_off(TC_EV_GO_STOP, TC_RUNNABLE, reason, CALLER());
}

void tacho_g_block(const char *reason)
{
	go_off(TC_EV_GO_BLOCK, TC_WAITING, reason, CALLER());
}

void tacho_g_unblock(struct tacho_g *g)
{
	struct tc_rec *r = g_rec(g);
	uint64_t seen = r ? seen_state(r) : 0, stack;
	struct tc_thread *m = r ? hook_begin() : NULL;

	if (!m)
		return;
	if (tc_status_of(seen) != TC_WAITING || !claim(r, seen)) {
		sched_misuse(m);
	} else {
		if (tracing(m)) {
			stack = m->cur_g && m->running
					? tc_thread_stack(m, TACHO_STACK_UNBLOCK, CALLER())
					: 0;
			tc_touch(m, r, TC_WAITING);
			tc_event_end(m, tc_put(tc_put(tc_put(tc_event(m, TC_EV_GO_UNBLOCK),
							     tc_rec_id(r)),
						      tc_next_seq(m, r)),
					       stack));
		}
		tc_set_state(r, TC_RUNNABLE);
	}
	tc_section_leave(m);
}

/* --- collections and stops ---------------------------------------------------------------------- */

static struct {
	pthread_mutex_t gate; /* held while a generation changes */
	unsigned stw;         /* open stops of the world; under the gate */
	bool gc;              /* a collection is going on; under the gate */
	uint64_t gc_session;  /* in which gc_seq counts */
	uint64_t gc_seq;
} ranges = { .gate = PTHREAD_MUTEX_INITIALIZER };

bool tc_ranges_close_gate(bool must)
{
	pthread_mutex_lock(&ranges.gate);
	if (ranges.stw == 0 || must)
		return true;
	pthread_mutex_unlock(&ranges.gate);
	return false;
}

static uint64_t gc_next(void)
{
	/* relaxed: changes in start only */
	uint64_t session = tc_load_relaxed(&tc_hot.session);

	if (ranges.gc_session != session) {
		ranges.gc_session = session;
		ranges.gc_seq = 0;
	}
	return ++ranges.gc_seq;
}

void tc_ranges_open_gate(uint64_t next)
{
	struct tc_thread *m;

	/* Events of the collection come behind this one: their thread takes the gate. */
	if (next != 0 && ranges.gc &&
	    /* relaxed: changes in start only */
	    ranges.gc_session == tc_load_relaxed(&tc_hot.session) &&
	    (m = tc_begin_must()) != NULL) {
		event1(m, TC_EV_GC_ACTIVE, gc_next());
		tc_section_leave(m);
	}
	pthread_mutex_unlock(&ranges.gate);
}

void tc_ranges_after_fork(void)
{
	pthread_mutex_init(&ranges.gate, NULL);
	ranges.stw = 0;
}

void tacho_stw_begin(const char *kind)
{
	struct tc_thread *m;
	uint64_t stack;
	struct tc_str *text;

	pthread_mutex_lock(&ranges.gate);
	m = hook_running();
	if (m && (m->cur_g->ranges & RANGE_STW)) {
		sched_misuse(m);
	} else if (m && tracing(m)) {
		text = tc_thread_str(m, kind);
		stack = tc_thread_stack(m, TACHO_STACK_OTHER, CALLER());
		event2(m, TC_EV_STW_BEGIN, tc_str_use(text, tc_section_gen(m)), stack);
		m->cur_g->ranges |= RANGE_STW;
		m->cur_g->range_gen = tc_section_gen(m);
		ranges.stw++;
	}
	if (m)
		tc_section_leave(m);
	pthread_mutex_unlock(&ranges.gate);
}

/* In a section, with the gate. */
static void stw_end(struct tc_thread *m)
{
	/* Of another generation: the trace it began in has ended. */
	if (tracing(m) && m->cur_g->range_gen == tc_section_gen(m))
		simple_event(m, TC_EV_STW_END);
	m->cur_g->ranges = 0;
	ranges.stw--;
}

void tacho_stw_end(void)
{
	struct tc_thread *m;

	pthread_mutex_lock(&ranges.gate);
	m = hook_running();
	if (m && (m->cur_g->ranges & RANGE_STW))
		stw_end(m);
	if (m)
		tc_section_leave(m);
	pthread_mutex_unlock(&ranges.gate);
}

void tacho_gc_begin(void)
{
	struct tc_thread *m;
	uint64_t stack;

	pthread_mutex_lock(&ranges.gate);
	m = hook_running();
	if (m && ranges.gc) {
		sched_misuse(m);
	} else if (m) {
		if (tracing(m)) {
			stack = tc_thread_stack(m, TACHO_STACK_OTHER, CALLER());
			event2(m, TC_EV_GC_BEGIN, gc_next(), stack);
		}
		ranges.gc = true;
	}
	if (m)
		tc_section_leave(m);
	pthread_mutex_unlock(&ranges.gate);
}

void tacho_gc_end(void)
{
	struct tc_thread *m;

	pthread_mutex_lock(&ranges.gate);
	m = hook_running();
	if (m && !ranges.gc) {
		sched_misuse(m);
	} else if (m) {
		/* relaxed: changes in start only. A collection of before it has no begin here. */
		if (tracing(m) && ranges.gc_session == tc_load_relaxed(&tc_hot.session))
			event1(m, TC_EV_GC_END, gc_next());
		ranges.gc = false;
	}
	if (m)
		tc_section_leave(m);
	pthread_mutex_unlock(&ranges.gate);
}

/* --- the rest of a G -------------------------------------------------------------------------------- */

void tacho_g_exit(void)
{
	struct tc_thread *m = tc_thread_self();
	bool gate = m && m->cur_g && m->cur_g->ranges;
	struct tc_rec *r;

	if (gate)
		pthread_mutex_lock(&ranges.gate);
	m = hook_running();
	if (m) {
		r = m->cur_g;
		if (r->ranges & RANGE_STW)
			stw_end(m);
		if (tracing(m))
			simple_event(m, TC_EV_GO_DESTROY);
		tc_set_state(r, TC_NONE);
		m->cur_g = NULL;
		tc_thread_settle(m);
		tc_section_leave(m);
		tc_regions_free(r);
		tc_rec_free(r);
	}
	if (gate)
		pthread_mutex_unlock(&ranges.gate);
}

void tacho_g_syscall_enter(void)
{
	struct tc_thread *m = hook_running();
	uint64_t stack;

	if (!m)
		return;
	if (tracing(m)) {
		stack = tc_thread_stack(m, TACHO_STACK_SYSCALL, CALLER());
		event2(m, TC_EV_GO_SYSCALL_BEGIN, tc_next_seq(m, m->cur_p), stack);
	}
	tc_set_state(m->cur_g, TC_SYSCALL);
	tc_set_state(m->cur_p, TC_SYSCALL);
	tc_thread_settle(m);
	tc_section_leave(m);
}

/* The running-nowhere end of a system call. In a section, without a P in a system call. */
static void exit_blocked(struct tc_thread *m)
{
	if (tracing(m)) {
		tc_touch(m, m->cur_g, TC_SYSCALL);
		simple_event(m, TC_EV_GO_SYSCALL_END_BLOCKED);
	}
	tc_set_state(m->cur_g, TC_RUNNABLE);
	m->cur_g = NULL;
	tc_thread_settle(m);
}

/* One attempt; false: a thief came between. */
static bool try_exit(struct tc_thread *m, struct tc_rec *p)
{
	uint64_t seen = p ? seen_state(p) : 0;

	if (!hook_begin())
		return true;
	if (!m->cur_g || m->cur_g == m->own_g || tc_own_state(m->cur_g) != TC_SYSCALL) {
		sched_misuse(m);
	} else if (!m->cur_p) {
		/* It was stolen: the caller should have known. */
		sched_misuse(m);
		exit_blocked(m);
	} else if (m->cur_p != p || tc_status_of(seen) != TC_SYSCALL || !claim(p, seen)) {
		tc_section_leave(m);
		return false;
	} else {
		if (tracing(m))
			tc_write_syscall_end(m);
		tc_set_state(p, TC_RUNNING);
		tc_set_state(m->cur_g, TC_RUNNING);
		tc_thread_settle(m);
	}
	tc_section_leave(m);
	return true;
}

void tacho_g_syscall_exit(void)
{
	struct tc_thread *m = tc_thread_self();

	/* A P that runs has no system call to come back from: one attempt tells. */
	for (int i = 0; m && i < 1000 && !try_exit(m, m->cur_p); i++)
		;
}

void tacho_g_syscall_exit_blocked(void)
{
	struct tc_thread *m = hook_begin();

	if (!m)
		return;
	/* With a P it must be one that was started since: it runs. */
	if (!m->cur_g || m->cur_g == m->own_g || tc_own_state(m->cur_g) != TC_SYSCALL ||
	    (m->cur_p && tc_own_state(m->cur_p) != TC_RUNNING))
		sched_misuse(m);
	else
		exit_blocked(m);
	tc_section_leave(m);
}

/* --- metrics -------------------------------------------------------------------------------------------- */

static void metric(unsigned type, uint64_t value, bool with_stack)
{
	struct tc_thread *m = tacho_enabled() ? tc_begin() : NULL;

	if (!m)
		return;
	if (with_stack)
		event2(m, type, value, 0);
	else
		event1(m, type, value);
	tc_section_leave(m);
}

void tacho_metric_procs(uint64_t n)
{
	metric(TC_EV_PROCS_CHANGE, n, true);
}

void tacho_metric_heap(uint64_t bytes)
{
	metric(TC_EV_HEAP_ALLOC, bytes, false);
}

void tacho_metric_heap_goal(uint64_t bytes)
{
	metric(TC_EV_HEAP_GOAL, bytes, false);
}

#undef CALLER

/* --- src/tracer/wrap.c --- */

/*
 * The wrapped functions. A lock is tried first: who gets it at once leaves no
 * trace. A waker writes after it has let go, so that it does not hold the lock for
 * longer; the thread it woke needs microseconds to run, the waker nanoseconds.
 */

#define CALLER() __builtin_frame_address(0)

static void wait_cleanup(void *w)
{
	int saved = errno;

	tc_wait_end(w);
	errno = saved;
}

static void syscall_cleanup(void *token)
{
	int saved = errno;

	tc_syscall_end(*(uint64_t *)token);
	errno = saved;
}

/* result = call, as a wait that ends in any way the call does. */
#define WAITING(key, reason, result, call)       \
 do {                                            \
  struct tc_wait w_;                             \
                                                 \
  tc_wait_begin(&w_, (key), (reason), CALLER()); \
  pthread_cleanup_push(wait_cleanup, &w_);       \
  (result) = (call);                             \
  pthread_cleanup_pop(1);                        \
 } while (0)

#define IN_SYSCALL(result, call)                  \
 do {                                             \
  uint64_t token_ = tc_syscall_begin(CALLER());   \
                                                  \
  pthread_cleanup_push(syscall_cleanup, &token_); \
  (result) = (call);                              \
  pthread_cleanup_pop(1);                         \
 } while (0)

/* --- locks ----------------------------------------------------------------------------- */

int tacho_mutex_lock(pthread_mutex_t *lock)
{
	int rc;

	if (!tacho_enabled())
		return pthread_mutex_lock(lock);
	rc = pthread_mutex_trylock(lock);
	if (rc != EBUSY)
		return rc;
	WAITING(lock, TC_REASON_SYNC, rc, pthread_mutex_lock(lock));
	return rc;
}

int tacho_mutex_unlock(pthread_mutex_t *lock)
{
	int rc = pthread_mutex_unlock(lock);

	if (rc == 0)
		tc_wake(lock, false, CALLER());
	return rc;
}

int tacho_rwlock_rdlock(pthread_rwlock_t *lock)
{
	int rc;

	if (!tacho_enabled())
		return pthread_rwlock_rdlock(lock);
	rc = pthread_rwlock_tryrdlock(lock);
	if (rc != EBUSY)
		return rc;
	WAITING(lock, TC_REASON_SYNC, rc, pthread_rwlock_rdlock(lock));
	return rc;
}

int tacho_rwlock_wrlock(pthread_rwlock_t *lock)
{
	int rc;

	if (!tacho_enabled())
		return pthread_rwlock_wrlock(lock);
	rc = pthread_rwlock_trywrlock(lock);
	if (rc != EBUSY)
		return rc;
	WAITING(lock, TC_REASON_SYNC, rc, pthread_rwlock_wrlock(lock));
	return rc;
}

int tacho_rwlock_unlock(pthread_rwlock_t *lock)
{
	/*
	 * Who gets the lock next, readers or a writer, and whether another reader
	 * still has it, only the C library knows: waiters wake by themselves.
	 */
	return pthread_rwlock_unlock(lock);
}

/* --- conditions and semaphores ------------------------------------------------------------ */

int tacho_cond_wait(pthread_cond_t *cond, pthread_mutex_t *lock)
{
	int rc;

	tc_wake(lock, false, CALLER());
	WAITING(cond, TC_REASON_COND, rc, pthread_cond_wait(cond, lock));
	return rc;
}

int tacho_cond_timedwait(pthread_cond_t *cond, pthread_mutex_t *lock, const struct timespec *until)
{
	int rc;

	tc_wake(lock, false, CALLER());
	WAITING(cond, TC_REASON_COND, rc, pthread_cond_timedwait(cond, lock, until));
	return rc;
}

int tacho_cond_signal(pthread_cond_t *cond)
{
	int rc = pthread_cond_signal(cond);

	tc_wake(cond, false, CALLER());
	return rc;
}

int tacho_cond_broadcast(pthread_cond_t *cond)
{
	int rc = pthread_cond_broadcast(cond);

	tc_wake(cond, true, CALLER());
	return rc;
}

int tacho_sem_wait(sem_t *sem)
{
	int rc;

	if (!tacho_enabled())
		return sem_wait(sem);
	if (sem_trywait(sem) == 0)
		return 0;
	WAITING(sem, TC_REASON_SYNC, rc, sem_wait(sem));
	return rc;
}

int tacho_sem_post(sem_t *sem)
{
	int rc = sem_post(sem);

	if (rc == 0)
		tc_wake(sem, false, CALLER());
	return rc;
}

/* --- threads -------------------------------------------------------------------------------- */

int tacho_pthread_join(pthread_t thread, void **result)
{
	int rc;

	WAITING(tc_join_key(thread), TC_REASON_SYNC, rc, pthread_join(thread, result));
	return rc;
}

struct birth {
	void *(*run)(void *);
	void *arg;
	struct tc_rec *g; /* NULL: not traced */
	uint64_t session;
};

static void *thread_main(void *arg)
{
	struct birth b = *(struct birth *)arg;

	tc_pages_unmap(arg, sizeof(b));
	if (b.g)
		tc_thread_adopt(b.g, b.session);
	return b.run(b.arg);
}

/* GoCreate by the running goroutine; NULL: not traced. */
static struct tc_rec *write_create(void *(*run)(void *), const void *frame, uint64_t *session)
{
	struct tc_thread *m = tacho_enabled() ? tc_begin_must() : NULL;
	uint64_t entry, stack;
	struct tc_rec *g;
	uint8_t *p;

	if (!m)
		return NULL;
	g = tc_rec_new(TC_REC_G, false, tc_section_gen(m));
	if (g) {
		entry = tc_thread_entry_stack(m, (uint64_t)(uintptr_t)run);
		stack = tc_thread_stack(m, TACHO_STACK_CREATE, frame);
		p = tc_event(m, TC_EV_GO_CREATE);
		p = tc_put(p, tc_rec_id(g));
		p = tc_put(p, entry);
		p = tc_put(p, stack);
		tc_event_end(m, p);
		tc_store_relaxed(&g->session, m->session);
		g->seq_gen = tc_section_gen(m);
		g->seq = 0;
		/* relaxed: nobody else knows it */
		tc_store_relaxed(&g->touched[tc_section_gen(m) & 1], tc_section_gen(m));
		tc_set_state(g, TC_RUNNABLE);
		*session = m->session;
	}
	tc_section_leave(m);
	return g;
}

int tacho_pthread_create(pthread_t *thread, const pthread_attr_t *attr, void *(*run)(void *),
			 void *arg)
{
	struct birth *b;
	int rc;

	if (!tacho_enabled() || !run)
		return pthread_create(thread, attr, run, arg);
	b = tc_pages_map(sizeof(*b));
	if (!b)
		return pthread_create(thread, attr, run, arg);
	b->run = run;
	b->arg = arg;
	b->g = write_create(run, CALLER(), &b->session);
	rc = pthread_create(thread, attr, thread_main, b);
	if (rc != 0) {
		if (b->g)
			tc_thread_disown(b->g, b->session);
		tc_pages_unmap(b, sizeof(*b));
	}
	return rc;
}

/* --- time and files ---------------------------------------------------------------------------- */

int tacho_nanosleep(const struct timespec *time, struct timespec *left)
{
	int rc;

	WAITING(NULL, TC_REASON_SLEEP, rc, nanosleep(time, left));
	return rc;
}

ssize_t tacho_read(int fd, void *buf, size_t n)
{
	ssize_t rc;

	IN_SYSCALL(rc, read(fd, buf, n));
	return rc;
}

ssize_t tacho_write(int fd, const void *buf, size_t n)
{
	ssize_t rc;

	IN_SYSCALL(rc, write(fd, buf, n));
	return rc;
}

int tacho_poll(struct pollfd *fds, nfds_t n, int timeout_ms)
{
	int rc;

	IN_SYSCALL(rc, poll(fds, n, timeout_ms));
	return rc;
}

int tacho_accept(int fd, struct sockaddr *addr, socklen_t *len)
{
	int rc;

	IN_SYSCALL(rc, accept(fd, addr, len));
	return rc;
}

int tacho_connect(int fd, const struct sockaddr *addr, socklen_t len)
{
	int rc;

	IN_SYSCALL(rc, connect(fd, addr, len));
	return rc;
}

#undef CALLER
#undef WAITING
#undef IN_SYSCALL

/* --- src/base/diag.c --- */

/* Errors as data: codes, their texts, and the first-error-wins record. */

void tc_diag_init(struct tacho_diag *d)
{
	*d = (struct tacho_diag){ .offset = -1, .generation = -1, .batch = -1, .thread = -1 };
}

int tc_diag_set(struct tacho_diag *d, int code, const char *format, ...)
{
	va_list args;

	if (!d || d->code)
		return code;
	d->code = code;
	va_start(args, format);
	(void)vsnprintf(d->message, sizeof(d->message), format, args);
	va_end(args);
	for (char *p = d->message; *p; p++) {
		if ((unsigned char)*p < 0x20 || *p == 0x7f)
			*p = '?';
	}
	return code;
}

const char *tacho_error_name(int code)
{
#define NAME(name, value, text) \
 case name: return &#name[6];
	switch (code) {
	case TACHO_OK: return "OK"; TACHO_ERRORS(NAME)
	default: return "EUNKNOWN";
	}
#undef NAME
}

const char *tacho_error_text(int code)
{
#define TEXT(name, value, text) \
 case name: return text;
	switch (code) {
	case TACHO_OK: return "no error"; TACHO_ERRORS(TEXT)
	default: return "unknown error";
	}
#undef TEXT
}

const char *tacho_version(void)
{
	return TACHO_VERSION;
}

#undef NAME
#undef TEXT

/* --- src/wire/wire_names.c --- */

/*
 * Names and shapes: the event table of wire/events.h as arrays, and the texts
 * for the enums of <tacho/event.h>, as Go's tools print them. Data only; every
 * look-up takes any number.
 */

/* clang-format off */
#define NO TC_WIRE_NO_ARGS
#define NO4 NO, NO, NO, NO
#define NO8 NO4, NO4
#define NO32 NO8, NO8, NO8, NO8

/*
 * A constant expression cannot count the names in a string, so the numbers are
 * written out; a unit test compares them with the argument names.
 */
const uint8_t tc_wire_n_args[256] = {
	/*   0 */ NO8,
	/*   8 */ NO, 3, 3, 1, 4, 3, 4, 2,
	/*  16 */ 3, 1, 1, 3, 3, 4, 3, 1,
	/*  24 */ 1, 4, 3, 1, 2, 3, 2, 2,
	/*  32 */ 2, 3, 2, 2, 1, 2, 2, 2,
	/*  40 */ 5, 3, 4, 4, 5, 3, 3, 4,
	/*  48 */ 5, NO, NO, 4, NO4,
	/*  56 */ NO8, NO32, NO32,
	/* 128 */ 4, 4, 2, 3, 3, 2, 3, 3,
	/* 136 */ 2, NO, NO, NO, NO4, NO8, NO8,
	/* 160 */ NO32, NO32, NO32,
};
/* clang-format on */

#define SHAPE(num, sym, name, shape, args) [num] = TC_SHAPE_##shape,
const uint8_t tc_wire_shape[256] = { TC_WIRE_EVENTS(SHAPE) };

#define NAME(num, sym, name, shape, args) [num] = (name),
static const char *const names[TC_EV_COUNT] = { TC_WIRE_EVENTS(NAME) };

#define ARGS(num, sym, name, shape, args) [num] = (args),
static const char *const arg_names[TC_EV_COUNT] = { TC_WIRE_EVENTS(ARGS) };

const char *tacho_wire_name(int type)
{
	return type >= 0 && type < TC_EV_COUNT ? names[type] : NULL;
}

const char *tacho_wire_args(int type)
{
	const char *s = type >= 0 && type < TC_EV_COUNT ? arg_names[type] : NULL;

	return s ? s : "";
}

void tc_wire_split_args(int type, struct tc_wire_arg_names *out)
{
	const char *s = tacho_wire_args(type);

	out->n = 0;
	while (*s && out->n < TC_WIRE_MAX_NAMED_ARGS) {
		size_t n = strcspn(s, " ");

		out->arg[out->n].s = s;
		out->arg[out->n].n = (unsigned)n;
		out->n++;
		s += n;
		s += *s == ' ';
	}
}

int tc_wire_type_of(const char *name, unsigned n)
{
	for (int i = 0; i < TC_EV_COUNT; i++) {
		if (names[i] && strlen(names[i]) == n && memcmp(names[i], name, n) == 0)
			return i;
	}
	return TC_EV_NONE;
}

static const char *pick(const char *const *texts, int n, int i)
{
	return i >= 0 && i < n ? texts[i] : "?";
}

const char *tacho_kind_name(int kind)
{
	static const char *const texts[TACHO_KIND_COUNT] = {
		[TACHO_KIND_NONE] = "?",
		[TACHO_KIND_SYNC] = "Sync",
		[TACHO_KIND_METRIC] = "Metric",
		[TACHO_KIND_LABEL] = "Label",
		[TACHO_KIND_STACK_SAMPLE] = "StackSample",
		[TACHO_KIND_RANGE_BEGIN] = "RangeBegin",
		[TACHO_KIND_RANGE_ACTIVE] = "RangeActive",
		[TACHO_KIND_RANGE_END] = "RangeEnd",
		[TACHO_KIND_TASK_BEGIN] = "TaskBegin",
		[TACHO_KIND_TASK_END] = "TaskEnd",
		[TACHO_KIND_REGION_BEGIN] = "RegionBegin",
		[TACHO_KIND_REGION_END] = "RegionEnd",
		[TACHO_KIND_LOG] = "Log",
		[TACHO_KIND_STATE_TRANSITION] = "StateTransition",
		[TACHO_KIND_EXPERIMENTAL] = "Experimental",
	};

	return pick(texts, TACHO_KIND_COUNT, kind);
}

const char *tacho_scope_name(int scope)
{
	static const char *const texts[TACHO_SCOPE_COUNT] = {
		[TACHO_SCOPE_NONE] = "None",
		[TACHO_SCOPE_GOROUTINE] = "Goroutine",
		[TACHO_SCOPE_PROC] = "Proc",
		[TACHO_SCOPE_THREAD] = "Thread",
	};

	return pick(texts, TACHO_SCOPE_COUNT, scope);
}

const char *tacho_go_state_name(int state)
{
	static const char *const texts[TACHO_GO_STATE_COUNT] = {
		[TACHO_GO_UNDETERMINED] = "Undetermined", [TACHO_GO_NOT_EXIST] = "NotExist",
		[TACHO_GO_RUNNABLE] = "Runnable",         [TACHO_GO_RUNNING] = "Running",
		[TACHO_GO_WAITING] = "Waiting",           [TACHO_GO_SYSCALL] = "Syscall",
	};

	return pick(texts, TACHO_GO_STATE_COUNT, state);
}

const char *tacho_proc_state_name(int state)
{
	static const char *const texts[TACHO_PROC_STATE_COUNT] = {
		[TACHO_PROC_UNDETERMINED] = "Undetermined",
		[TACHO_PROC_NOT_EXIST] = "NotExist",
		[TACHO_PROC_RUNNING] = "Running",
		[TACHO_PROC_IDLE] = "Idle",
	};

	return pick(texts, TACHO_PROC_STATE_COUNT, state);
}

const char *tacho_metric_name(int metric)
{
	static const char *const texts[TACHO_METRIC_COUNT] = {
		[TACHO_METRIC_GOMAXPROCS] = "/sched/gomaxprocs:threads",
		[TACHO_METRIC_HEAP_LIVE] = "/memory/classes/heap/objects:bytes",
		[TACHO_METRIC_HEAP_GOAL] = "/gc/heap/goal:bytes",
	};

	return pick(texts, TACHO_METRIC_COUNT, metric);
}

#undef NO
#undef NO4
#undef NO8
#undef NO32
#undef SHAPE
#undef NAME
#undef ARGS

