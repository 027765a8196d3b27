/* SPDX-License-Identifier: MIT */
/*
 * The event types of the v1 wire format as data, one row an event.
 * spec: doc/format.md#v1-events
 *
 * Columns: type number, C name, Go's name, first trace version that has it,
 * number of arguments between the time delta and the stack, whether a stack id
 * follows them, names of the arguments.
 */
#ifndef TC_READER_V1_EVENTS_H
#define TC_READER_V1_EVENTS_H

/* clang-format off */
#define TC_V1_EVENTS(X) \
	X( 1, BATCH,             "Batch",             11, 2, 0, "p ticks") \
	X( 2, FREQUENCY,         "Frequency",         11, 1, 0, "freq") \
	X( 3, STACK,             "Stack",             11, 2, 0, "id siz") \
	X( 4, GOMAXPROCS,        "Gomaxprocs",        11, 1, 1, "procs") \
	X( 5, PROC_START,        "ProcStart",         11, 1, 0, "thread") \
	X( 6, PROC_STOP,         "ProcStop",          11, 0, 0, "") \
	X( 7, GC_START,          "GCStart",           11, 1, 1, "seq") \
	X( 8, GC_DONE,           "GCDone",            11, 0, 0, "") \
	X( 9, STW_START,         "GCSTWStart",        11, 1, 0, "kindid") \
	X(10, STW_DONE,          "GCSTWDone",         11, 0, 0, "") \
	X(11, SWEEP_START,       "GCSweepStart",      11, 0, 1, "") \
	X(12, SWEEP_DONE,        "GCSweepDone",       11, 2, 0, "swept reclaimed") \
	X(13, GO_CREATE,         "GoCreate",          11, 2, 1, "g stack") \
	X(14, GO_START,          "GoStart",           11, 2, 0, "g seq") \
	X(15, GO_END,            "GoEnd",             11, 0, 0, "") \
	X(16, GO_STOP,           "GoStop",            11, 0, 1, "") \
	X(17, GO_SCHED,          "GoSched",           11, 0, 1, "") \
	X(18, GO_PREEMPT,        "GoPreempt",         11, 0, 1, "") \
	X(19, GO_SLEEP,          "GoSleep",           11, 0, 1, "") \
	X(20, GO_BLOCK,          "GoBlock",           11, 0, 1, "") \
	X(21, GO_UNBLOCK,        "GoUnblock",         11, 2, 1, "g seq") \
	X(22, GO_BLOCK_SEND,     "GoBlockSend",       11, 0, 1, "") \
	X(23, GO_BLOCK_RECV,     "GoBlockRecv",       11, 0, 1, "") \
	X(24, GO_BLOCK_SELECT,   "GoBlockSelect",     11, 0, 1, "") \
	X(25, GO_BLOCK_SYNC,     "GoBlockSync",       11, 0, 1, "") \
	X(26, GO_BLOCK_COND,     "GoBlockCond",       11, 0, 1, "") \
	X(27, GO_BLOCK_NET,      "GoBlockNet",        11, 0, 1, "") \
	X(28, GO_SYSCALL,        "GoSysCall",         11, 0, 1, "") \
	X(29, GO_SYSEXIT,        "GoSysExit",         11, 3, 0, "g seq ts") \
	X(30, GO_SYSBLOCK,       "GoSysBlock",        11, 0, 0, "") \
	X(31, GO_WAITING,        "GoWaiting",         11, 1, 0, "g") \
	X(32, GO_IN_SYSCALL,     "GoInSyscall",       11, 1, 0, "g") \
	X(33, HEAP_ALLOC,        "HeapAlloc",         11, 1, 0, "mem") \
	X(34, HEAP_GOAL,         "HeapGoal",          11, 1, 0, "mem") \
	X(35, TIMER_GOROUTINE,   "TimerGoroutine",    11, 1, 0, "g") \
	X(36, FUTILE_WAKEUP,     "FutileWakeup",      11, 0, 0, "") \
	X(37, STRING,            "String",            11, 0, 0, "") \
	X(38, GO_START_LOCAL,    "GoStartLocal",      11, 1, 0, "g") \
	X(39, GO_UNBLOCK_LOCAL,  "GoUnblockLocal",    11, 1, 1, "g") \
	X(40, GO_SYSEXIT_LOCAL,  "GoSysExitLocal",    11, 2, 0, "g ts") \
	X(41, GO_START_LABEL,    "GoStartLabel",      11, 3, 0, "g seq labelid") \
	X(42, GO_BLOCK_GC,       "GoBlockGC",         11, 0, 1, "") \
	X(43, ASSIST_START,      "GCMarkAssistStart", 11, 0, 1, "") \
	X(44, ASSIST_DONE,       "GCMarkAssistDone",  11, 0, 0, "") \
	X(45, TASK_CREATE,       "UserTaskCreate",    11, 3, 1, "taskid pid typeid") \
	X(46, TASK_END,          "UserTaskEnd",       11, 1, 1, "taskid") \
	X(47, REGION,            "UserRegion",        11, 3, 1, "taskid mode typeid") \
	X(48, LOG,               "UserLog",           11, 2, 1, "id keyid") \
	X(49, CPU_SAMPLE,        "CPUSample",         19, 3, 1, "ts p g")
/* clang-format on */

#define TC_V1_ENUM(num, sym, name, version, n, stack, args) TC_V1_##sym = (num),
enum tc_v1_type {
	TC_V1_NONE = 0,
	TC_V1_EVENTS(TC_V1_ENUM) TC_V1_COUNT = 50
};
#undef TC_V1_ENUM

/* Limits that Go's reader sets. spec: doc/format.md#v1-bytes */
enum {
	TC_V1_MAX_ARG_BYTES = 2048, /* of the arguments of one event */
	TC_V1_MAX_STRING_BYTES = 1000000,
	TC_V1_MAX_FRAMES = 1000,
	TC_V1_MAX_ARGS = 3, /* that an event keeps */
};

/* Ps that do not exist, where some events are moved. */
enum {
	TC_V1_TIMER_P = 1000001,
	TC_V1_NETPOLL_P = 1000002,
	TC_V1_SYSCALL_P = 1000003,
	TC_V1_GC_P = 1000004,
	TC_V1_PROFILE_P = 1000005,
};

#endif
