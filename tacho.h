/* SPDX-License-Identifier: MIT */
/*
 * libtacho 0.1.0, its headers in one. Made by tools/amalgamate: changes belong
 * into the files that are named below.
 */
#ifndef TACHO_AMALGAMATED_H
#define TACHO_AMALGAMATED_H

#include <poll.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <time.h>

/* --- include/tacho/common.h --- */

/*
 * What every header of tacho shares: version, export marks, error codes, the
 * allocator hook, limits, and the record that says what went wrong and where.
 */
#ifndef TACHO_COMMON_H
#define TACHO_COMMON_H

#ifdef __cplusplus
extern "C" {
#endif

#define TACHO_VERSION_MAJOR 0
#define TACHO_VERSION_MINOR 1
#define TACHO_VERSION_PATCH 0
#define TACHO_VERSION       "0.1.0"

#if defined(__GNUC__)
# define TACHO_API      __attribute__((visibility("default")))
# define TACHO_MUST_USE __attribute__((warn_unused_result))
#else
# define TACHO_API
# define TACHO_MUST_USE
#endif

/*
 * Errors. A function that can fail returns 0 or one of these, negative.
 * X(name, value, English text)
 */
/* clang-format off */
#define TACHO_ERRORS(X) \
	X(TACHO_ENOTTRACE,  -1, "not a Go execution trace") \
	X(TACHO_EVERSION,   -2, "unsupported trace version") \
	X(TACHO_EFORMAT,    -3, "bad bytes in the trace") \
	X(TACHO_ETRUNCATED, -4, "the trace ends too early") \
	X(TACHO_EORDER,     -5, "the events of the trace contradict each other") \
	X(TACHO_ELIMIT,     -6, "a limit was exceeded") \
	X(TACHO_EIO,        -7, "input/output error") \
	X(TACHO_ENOMEM,     -8, "out of memory") \
	X(TACHO_EMISUSE,    -9, "the function was called wrongly") \
	X(TACHO_ENOTFOUND, -10, "no such thing in the trace") \
	X(TACHO_ECANCELED, -11, "stopped by the caller") \
	X(TACHO_EAGAIN,    -12, "more input is needed")
/* clang-format on */

#define TACHO_ERROR_ENUM(name, value, text) name = (value),
enum tacho_error {
	TACHO_OK = 0,
	TACHO_ERRORS(TACHO_ERROR_ENUM)
};
#undef TACHO_ERROR_ENUM

/* "EFORMAT" and the like; "OK" for 0, "EUNKNOWN" for what is no code. Static. */
TACHO_API const char *tacho_error_name(int code);

/* One English phrase for a code, without a full stop. Static. */
TACHO_API const char *tacho_error_text(int code);

/* Version of the library that is running, for instance "0.1.0". Static. */
TACHO_API const char *tacho_version(void);

/*
 * Where memory comes from. NULL in any function that takes one means malloc
 * and friends. All three may be called from several threads at once. `realloc`
 * gets ptr == NULL for a new block; `free` never gets NULL. The struct must
 * outlive every object made with it.
 */
struct tacho_alloc {
	void *(*alloc)(void *ctx, size_t bytes);
	void *(*realloc)(void *ctx, void *ptr, size_t bytes);
	void (*free)(void *ctx, void *ptr);
	void *ctx;
};

/* Takes bytes; 0, or a negative code that the writer then returns. */
typedef int tacho_write_fn(void *ctx, const void *bytes, size_t n);

/*
 * Ceilings on what a trace may make the reader allocate, checked before each
 * growth; beyond one the result is TACHO_ELIMIT. 0 means the default. They are
 * there so that a few hostile bytes cannot cost gigabytes: real traces of any
 * size stay far below the defaults.
 */
struct tacho_limits {
	uint64_t generation_bytes; /* input held for one generation; 2 GiB */
	uint64_t strings;          /* strings of one generation; 16 Mi */
	uint64_t stacks;           /* stacks, and CPU samples, of one generation; 4 Mi */
	uint64_t frames;           /* frames of all stacks of one generation; 64 Mi */
	uint64_t batches;          /* batches of one generation; 4 Mi */
	uint64_t goroutines;       /* live at once; 16 Mi */
	uint64_t procs;            /* 1 Mi */
	uint64_t threads;          /* 1 Mi */
	uint64_t tasks;            /* active at once; 16 Mi */
	uint64_t regions;          /* open at once, over all goroutines; 16 Mi */
	uint64_t v1_bytes;         /* a whole v1 trace, which is held in memory; 4 GiB */
};

/*
 * What went wrong and where. The first error of an object wins; later ones do
 * not overwrite it. Fields that do not apply are -1, NULL or "".
 */
struct tacho_diag {
	int code;           /* enum tacho_error, 0 while all is well */
	int64_t offset;     /* byte offset in the (decompressed) input */
	int64_t generation; /* number of the generation as written in the trace */
	int64_t batch;      /* offset of the batch that held the event */
	int64_t thread;     /* thread (M) that wrote the event */
	const char *event;  /* wire name of the event, static, or NULL */
	/* One line, no newline. May quote names of the trace: any bytes above 0x1f. */
	char message[400];
};

#ifdef __cplusplus
}
#endif
#endif

/* --- include/tacho/tacho.h --- */

/*
 * libtacho traces a C program into a Go execution trace, which `tacho` and
 * `go tool trace` open. The smallest use:
 *
 *	#include <tacho/tacho.h>
 *	...
 *	tacho_start("app.trace");
 *	struct tacho_task t = tacho_task_begin(TACHO_TASK_NONE, "request");
 *	{ TACHO_REGION(t, "parse"); ... }
 *	tacho_log(t, "user", name);
 *	tacho_task_end(t);
 *	tacho_stop();
 *
 *	cc app.c $(pkg-config --cflags --libs libtacho)
 *
 * Without a change of the program: TACHO_TRACE=app.trace ./app writes a trace
 * from start to exit, TACHO_FLIGHT=app.trace keeps a flight recorder whose
 * contents are written at exit (doc/tracer.md).
 *
 * Every function may be called from any thread at any time, also while tracing
 * is off; then annotations do nothing. Those of a signal handler that interrupted
 * the tracer itself are dropped and counted. Nothing here ever aborts, and no
 * misuse makes a trace unreadable: what makes no sense is counted instead and
 * left out, see tacho_get_stats. Names and texts may be NULL ("") and any bytes;
 * they are cut after 1024. Since 0.1.
 */
#ifndef TACHO_TACHO_H
#define TACHO_TACHO_H

#ifdef __cplusplus
extern "C" {
#endif

/* --- start and stop ---------------------------------------------------------- */

/* Call kinds whose stacks can be chosen one by one. */
enum tacho_stack_kind {
	TACHO_STACK_TASK = 1,
	TACHO_STACK_REGION = 2,
	TACHO_STACK_LOG = 4,
	TACHO_STACK_BLOCK = 8, /* also of a goroutine that stops or yields */
	TACHO_STACK_UNBLOCK = 16,
	TACHO_STACK_SYSCALL = 32,
	TACHO_STACK_CREATE = 64,
	TACHO_STACK_OTHER = 128,
	TACHO_STACK_ALL = 255
};

/*
 * Where a trace goes and how it is made. Begin with TACHO_START_OPTS_INIT; a
 * field that is 0 means its default. Exactly one of path, fd (>= 0) and write.
 */
struct tacho_start_opts {
	size_t size;            /* of this struct, as the caller knows it */
	const char *path;       /* created or emptied; %p becomes the process id */
	int fd;                 /* stays open; -1: none */
	tacho_write_fn *write;  /* called from one thread of libtacho, in order */
	void *ctx;              /* for write */
	uint64_t gen_ns;        /* length of a generation; 1 s, at least 100 us */
	uint64_t gen_bytes;     /* or its bytes, whichever comes first; 32 MiB */
	uint64_t max_memory;    /* for events that are not written yet; 64 MiB */
	uint32_t stack_depth;   /* frames of a stack, 1 to 128; 32 */
	uint32_t no_stacks;     /* bits of enum tacho_stack_kind: none for these */
	const char *crash_file; /* survives the process, for `tacho recover`; NULL: none */
	uint64_t crash_bytes;   /* its size, at least 4 MiB; 32 MiB */
};

#define TACHO_START_OPTS_INIT                                       \
 {                                                                  \
  sizeof(struct tacho_start_opts), 0, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0 \
 }

/*
 * Trace from now on. TACHO_EMISUSE: a trace is being written already, or the
 * options contradict each other or are of a newer version (size larger than this
 * library's with bytes set behind it). TACHO_EIO (errno says why): the file cannot
 * be made, or somebody else traces into it. TACHO_ENOMEM. May take 10 ms, once.
 */
TACHO_API TACHO_MUST_USE int tacho_start(const char *path);
TACHO_API TACHO_MUST_USE int tacho_start_fd(int fd);
TACHO_API TACHO_MUST_USE int tacho_start_with(const struct tacho_start_opts *opts);

/*
 * End the trace; returns when all of it is written, so it waits for a sink that
 * blocks. 0, or the first error of the sink: TACHO_EIO (errno is the sink's), the
 * callback's own code, TACHO_ELIMIT when the sink was too slow or memory ran out.
 * The file then ends with its last whole generation. TACHO_EMISUSE: no trace.
 */
TACHO_API TACHO_MUST_USE int tacho_stop(void);

/* Not for programs: 1 while a trace or a flight recorder runs. */
TACHO_API extern uint32_t tacho_on;

/* One relaxed load. Advice: it may have changed when the caller looks at it. */
static inline bool tacho_enabled(void)
{
#if defined(__GNUC__)
	return __builtin_expect(__atomic_load_n(&tacho_on, __ATOMIC_RELAXED) != 0, 0);
#else
	return *(volatile uint32_t *)&tacho_on != 0;
#endif
}

/* --- annotations ------------------------------------------------------------- */

/* An operation that may spread over threads. Copy it freely. */
struct tacho_task {
	uint64_t id;
};

#ifdef __cplusplus
# define TACHO_TASK_NONE (tacho_task{ 0 })
#else
# define TACHO_TASK_NONE ((struct tacho_task){ 0 })
#endif

/*
 * A name that costs no lookup: static struct tacho_name n = TACHO_NAME("text").
 * The text must stay; handles may be used by any number of threads.
 */
struct tacho_name {
	const char *text;
	void *record; /* libtacho's */
};

#define TACHO_NAME(literal) \
 {                          \
  (literal), 0              \
 }

/* A task of that name in `parent`. Its id is new even while tracing is off. */
TACHO_API struct tacho_task tacho_task_begin(struct tacho_task parent, const char *name);

/* On any thread. A second end is written, too; readers take the first. */
TACHO_API void tacho_task_end(struct tacho_task task);

/* An open region, as a value; all zero: one that is not traced. */
struct tacho_region {
	uint64_t g;
	uint32_t session, serial;
};

/*
 * What a thread does from here to tacho_region_end, which must be called on the
 * same thread (goroutine), innermost first. Ending an outer region ends those
 * inside it and counts a misuse for each; ending one that is not open counts one.
 * A region that began while tracing was off is not traced. Beyond 64 open regions
 * of one thread further ones are counted, not traced.
 */
TACHO_API struct tacho_region tacho_region_open(struct tacho_task task, const char *name);
TACHO_API struct tacho_region tacho_region_open_name(struct tacho_task task,
						     struct tacho_name *name);
TACHO_API void tacho_region_close(struct tacho_region region);

static inline struct tacho_region tacho_region_begin(struct tacho_task task, const char *name)
{
	struct tacho_region none = { 0, 0, 0 };

	return tacho_enabled() ? tacho_region_open(task, name) : none;
}

static inline struct tacho_region tacho_region_begin_name(struct tacho_task task,
							  struct tacho_name *name)
{
	struct tacho_region none = { 0, 0, 0 };

	return tacho_enabled() ? tacho_region_open_name(task, name) : none;
}

static inline void tacho_region_end(struct tacho_region region)
{
	if (region.session != 0)
		tacho_region_close(region);
}

static inline void tacho_region_end_scope(struct tacho_region *region)
{
	tacho_region_end(*region);
}

/* A region to the end of the enclosing block, which any way out of it ends. */
#if defined(__GNUC__)
# define TACHO_JOIN2(a, b) a##b
# define TACHO_JOIN(a, b)  TACHO_JOIN2(a, b)
# define TACHO_REGION(task, literal)                                                \
  static struct tacho_name TACHO_JOIN(tacho_name_, __LINE__) = TACHO_NAME(literal); \
  struct tacho_region __attribute__((cleanup(tacho_region_end_scope), unused))      \
  TACHO_JOIN(tacho_scope_, __LINE__) =                                              \
	  tacho_region_begin_name((task), &TACHO_JOIN(tacho_name_, __LINE__))
#endif

/* A message at this moment. Keep the set of categories small. */
TACHO_API void tacho_log(struct tacho_task task, const char *category, const char *message);
TACHO_API void tacho_log_bytes(struct tacho_task task, const char *category, const void *message,
			       size_t bytes);

/* The same with a handle for the category, which saves its lookup. */
TACHO_API void tacho_log_name(struct tacho_task task, struct tacho_name *category,
			      const void *message, size_t bytes);

/* The same by a format of printf; formatted only while tracing is on. */
TACHO_API void tacho_logf(struct tacho_task task, const char *category, const char *format, ...)
#if defined(__GNUC__)
	__attribute__((format(printf, 3, 4)))
#endif
	;

/*
 * The name of this thread, shown as that of its goroutine; best before its first
 * event, else it shows as a label. tacho_label puts a label on what runs now.
 */
TACHO_API void tacho_thread_name(const char *name);
TACHO_API void tacho_label(const char *label);

/* --- flight recorder ------------------------------------------------------------ */

/*
 * The last seconds, always ready to be written. Any number may run, beside each
 * other and beside a trace. They keep whole generations, newest first: at least
 * min_age where max_bytes allows it. A snapshot has at most max_bytes, or the
 * newest generation alone where that is larger; generations are ended early so
 * that it is not, by what all threads together write in about 10 ms.
 */
struct tacho_flight;

struct tacho_flight_opts {
	size_t size;         /* of this struct */
	uint64_t min_age_ns; /* 10 s */
	uint64_t max_bytes;  /* 10 MiB, at least 64 KiB */
};

#define TACHO_FLIGHT_OPTS_INIT           \
 {                                       \
  sizeof(struct tacho_flight_opts), 0, 0 \
 }

/* opts may be NULL. Errors as those of tacho_start_with. */
TACHO_API TACHO_MUST_USE int tacho_flight_start(const struct tacho_flight_opts *opts,
						struct tacho_flight **out);

/*
 * Write what the recorder has, up to this moment, as a complete trace. Any number
 * of threads may do so at the same time; writers of events are not held up.
 * `bytes` (may be NULL) becomes the number of bytes written. TACHO_EIO with errno,
 * or what the callback returned; TACHO_ENOTFOUND: there is nothing yet.
 */
TACHO_API TACHO_MUST_USE int tacho_flight_write(struct tacho_flight *f, tacho_write_fn *write,
						void *ctx, uint64_t *bytes);
TACHO_API TACHO_MUST_USE int tacho_flight_write_fd(struct tacho_flight *f, int fd, uint64_t *bytes);

/* Waits for writes in progress, then frees f. NULL does nothing. */
TACHO_API void tacho_flight_stop(struct tacho_flight *f);

/* --- how it goes ----------------------------------------------------------------- */

/* Since the process began. Bytes behind the caller's `size` are not written. */
struct tacho_stats {
	size_t size;          /* set by the caller: sizeof(struct tacho_stats) */
	uint64_t generations; /* finished */
	uint64_t bytes;       /* of finished generations */
	uint64_t lost_nested; /* events of signal handlers inside the tracer */
	uint64_t lost_scarce; /* annotations for which there was no memory; also logged
				* in the trace, category "tacho" */
	uint64_t lost_state;  /* of goroutines that were not running */
	uint64_t lost_deep;   /* regions nested too deeply */
	uint64_t lost_names;  /* names and stacks beyond the bounds */
	uint64_t lost_gens;   /* generations thrown away whole */
	uint64_t misuse;      /* calls that made no sense, left out */
	uint64_t memory;      /* bytes mapped for events */
};

#define TACHO_STATS_INIT                                   \
 {                                                         \
  sizeof(struct tacho_stats), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 \
 }

TACHO_API void tacho_get_stats(struct tacho_stats *stats);

/* End the generation now. 0, or TACHO_EMISUSE while tracing is off. */
TACHO_API int tacho_advance(void);

#ifdef __cplusplus
}
#endif
#endif

/* --- include/tacho/wrap.h --- */

/*
 * Thread functions of the C library that also say in the trace what a thread
 * waits for, for how long, and who woke it. Each takes and returns what the
 * function of the same name does (errno, too), traced or not; a lock that is free
 * costs one extra branch. Call them in the place of the originals:
 *
 *	tacho_mutex_lock(&lock);
 *	...
 *	tacho_mutex_unlock(&lock);
 *
 * A waiter is woken by the thread that unlocked, signalled, posted or ended, if
 * that did so by a function of this header; otherwise it shows as woken by itself.
 * Waits for locks, conditions, semaphores, threads and time show as blocked
 * goroutines; read, write and the like show as system calls. Cancellation works
 * as with the originals. Since 0.1.
 */
#ifndef TACHO_WRAP_H
#define TACHO_WRAP_H

#ifdef __cplusplus
extern "C" {
#endif

TACHO_API int tacho_mutex_lock(pthread_mutex_t *lock);
TACHO_API int tacho_mutex_unlock(pthread_mutex_t *lock);

/* Strict C99 hides the type. */
#ifdef PTHREAD_RWLOCK_INITIALIZER
TACHO_API int tacho_rwlock_rdlock(pthread_rwlock_t *lock);
TACHO_API int tacho_rwlock_wrlock(pthread_rwlock_t *lock);
TACHO_API int tacho_rwlock_unlock(pthread_rwlock_t *lock);
#endif

TACHO_API int tacho_cond_wait(pthread_cond_t *cond, pthread_mutex_t *lock);
TACHO_API int tacho_cond_timedwait(pthread_cond_t *cond, pthread_mutex_t *lock,
				   const struct timespec *until);
TACHO_API int tacho_cond_signal(pthread_cond_t *cond);
TACHO_API int tacho_cond_broadcast(pthread_cond_t *cond);

TACHO_API int tacho_sem_wait(sem_t *sem);
TACHO_API int tacho_sem_post(sem_t *sem);

/* The new thread's goroutine is created here, by this one; its first stack frame is `run`. */
TACHO_API int tacho_pthread_create(pthread_t *thread, const pthread_attr_t *attr,
				   void *(*run)(void *), void *arg);
TACHO_API int tacho_pthread_join(pthread_t thread, void **result);

TACHO_API int tacho_nanosleep(const struct timespec *time, struct timespec *left);

TACHO_API ssize_t tacho_read(int fd, void *buf, size_t n);
TACHO_API ssize_t tacho_write(int fd, const void *buf, size_t n);
TACHO_API int tacho_poll(struct pollfd *fds, nfds_t n, int timeout_ms);
TACHO_API int tacho_accept(int fd, struct sockaddr *addr, socklen_t *len);
TACHO_API int tacho_connect(int fd, const struct sockaddr *addr, socklen_t len);

#ifdef __cplusplus
}
#endif
#endif

/* --- include/tacho/sched.h --- */

/*
 * For runtimes, thread pools and collectors: report goroutines (G), processors (P)
 * and what they do, so that a trace shows them as it shows those of Go.
 *
 * A P is the right to run; a thread that has one runs at most one G on it. States:
 *
 *	P   idle -> running -> idle, and running -> syscall -> running | idle (stolen)
 *	G   created runnable -> running -> runnable | waiting | syscall | gone
 *
 * The rules, which make the order of events the order of what happened:
 *  - Report from the thread that does it, while it does it.
 *  - Acquire first, report then: take a G off the run queue, then tacho_g_start.
 *  - Report first, publish then: tacho_g_unblock, then put it on the run queue;
 *    tacho_g_block, then let go of the lock under which others find it.
 *  - Also while tracing is off: states are kept, so that a trace may start any time.
 *    A hook costs a few nanoseconds then.
 * A call that does not fit the state is counted as misuse and leaves no trace. A
 * NULL handle (no memory) is accepted everywhere and does nothing. Hooks may not be
 * called from signal handlers. A thread that runs no P of a scheduler traces as a
 * plain thread, see tacho.h. Since 0.1.
 */
#ifndef TACHO_SCHED_H
#define TACHO_SCHED_H

#ifdef __cplusplus
extern "C" {
#endif

struct tacho_g;
struct tacho_p;

/* --- processors ------------------------------------------------------------------ */

/* An idle P; NULL: no memory. Free it when it is idle. */
TACHO_API struct tacho_p *tacho_p_new(void);
TACHO_API void tacho_p_free(struct tacho_p *p);

/* This thread, which has no P of a scheduler, runs the idle p from here on. */
TACHO_API void tacho_p_start(struct tacho_p *p);

/* This thread, which runs no G, or one in a system call, gives up its P. */
TACHO_API void tacho_p_stop(void);

/*
 * p, whose G is in a system call on another thread, is taken away; it is idle
 * then. The caller excludes the end of that system call until this returns, and
 * lets it end by tacho_g_syscall_exit_blocked.
 */
TACHO_API void tacho_p_steal(struct tacho_p *p);

/* --- goroutines -------------------------------------------------------------------- */

/* A runnable G whose first frame is `entry`; created by what runs here. NULL: no memory. */
TACHO_API struct tacho_g *tacho_g_create(void (*entry)(void));

/* Its number in the trace; 0 for NULL. */
TACHO_API uint64_t tacho_g_id(const struct tacho_g *g);

/*
 * Where its stack is, for stacks in the trace: without it none are taken, unless G
 * runs on the thread's own stack. [lo, hi) must stay mapped while G lives.
 */
TACHO_API void tacho_g_set_stack(struct tacho_g *g, const void *lo, const void *hi);

/* The runnable g runs on this thread's P from here on. */
TACHO_API void tacho_g_start(struct tacho_g *g);

/* The running G yields and stays runnable, or waits. Reasons: a small set of texts. */
TACHO_API void tacho_g_stop(const char *reason);
TACHO_API void tacho_g_block(const char *reason);

/* The waiting g is runnable; from any thread, which need not run anything. */
TACHO_API void tacho_g_unblock(struct tacho_g *g);

/* The running G ends; its handle is gone. Open regions and ranges are closed. */
TACHO_API void tacho_g_exit(void);

/*
 * System calls of the running G. It keeps its P (exit), or that was stolen or
 * stopped meanwhile (exit_blocked): G is runnable then and runs nowhere; to go on
 * at once, tacho_p_start before exit_blocked and tacho_g_start behind it.
 */
TACHO_API void tacho_g_syscall_enter(void);
TACHO_API void tacho_g_syscall_exit(void);
TACHO_API void tacho_g_syscall_exit_blocked(void);

/* --- ranges and metrics ---------------------------------------------------------------- */

/*
 * On the running G. A stop of the world keeps generations from ending: be brief,
 * and end it on the same G. `kind` must stay valid until the end. One collection
 * at a time; it may begin and end on different Gs.
 */
TACHO_API void tacho_stw_begin(const char *kind);
TACHO_API void tacho_stw_end(void);
TACHO_API void tacho_gc_begin(void);
TACHO_API void tacho_gc_end(void);

/* The number of Ps; bytes of live heap, and the bytes at which collection begins. */
TACHO_API void tacho_metric_procs(uint64_t n);
TACHO_API void tacho_metric_heap(uint64_t bytes);
TACHO_API void tacho_metric_heap_goal(uint64_t bytes);

#ifdef __cplusplus
}
#endif
#endif

/* --- include/tacho/recover.h --- */

/*
 * A trace out of the crash file of a process that is no more: what its threads
 * wrote up to the moment of its death. The tool does this as `tacho recover FILE`.
 * Since 0.1.
 */
#ifndef TACHO_RECOVER_H
#define TACHO_RECOVER_H

#ifdef __cplusplus
extern "C" {
#endif

struct tacho_recovered {
	uint64_t generations; /* written */
	uint64_t cut;         /* of these, ended by the death of the process */
	uint64_t bytes;
	uint64_t pid; /* the process that was */
};

/*
 * Read the crash file at `path` and write a trace. TACHO_ENOTTRACE: it is none;
 * TACHO_EVERSION; TACHO_ENOTFOUND: nothing was traced yet; TACHO_EIO with errno;
 * TACHO_ENOMEM; or what `write` returned. One thread at a time in a process. The
 * file may be damaged or hostile in any way. Functions are named as far as the
 * program and its libraries are still the same files.
 */
TACHO_API TACHO_MUST_USE int tacho_recover(const char *path, tacho_write_fn *write, void *ctx,
					   struct tacho_recovered *out);

#ifdef __cplusplus
}
#endif
#endif

#endif
