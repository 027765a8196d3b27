/* SPDX-License-Identifier: MIT */
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
