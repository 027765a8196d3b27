/* SPDX-License-Identifier: MIT */
/*
 * libtacho traces a C program into a Go execution trace, which `tacho` and
 * `go tool trace` open. The smallest use:
 *
 *	#include <tacho/tacho.h>
 *	...
 *	if (tacho_start("app.trace") < 0) ...
 *	struct tacho_task t = tacho_task_begin(TACHO_TASK_NONE, "request");
 *	{ TACHO_REGION(t, "parse"); ... }
 *	tacho_log(t, "user", name);
 *	tacho_task_end(t);
 *	if ((rc = tacho_stop()) < 0) ... tacho_error_text(rc)
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

#include <tacho/common.h>

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

/*
 * Data of an experiment, 1 to 255, for a reader that knows it; tacho passes others by.
 * They lie in the trace as one piece, with this thread and this moment. Go's runtime uses
 * number 1, and Go's own reader panics at numbers it does not know: a trace that is to
 * open in `go tool trace` has none of those. Longer ones, and number 0, are a misuse.
 */
#define TACHO_EXPERIMENTAL_MAX_BYTES 65000
TACHO_API void tacho_experimental(unsigned experiment, const void *bytes, size_t n);

/* --- flight recorder ------------------------------------------------------------ */

/*
 * The last seconds, always ready to be written. Any number may run, beside each
 * other and beside a trace. They keep whole generations, newest first: at least
 * min_age where max_bytes allows it. A snapshot has at most max_bytes; it passes that
 * only with a single generation, by 128 KiB for each thread that writes, and by its
 * names and state changes. Generations are ended early; where the tracer's thread
 * gets no processor to do so, annotations are left out meanwhile (lost_scarce).
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
 * Write what the recorder has, up to this moment, as a complete trace; _last: without
 * generations that ended over age_ns ago. Any number of threads may do so at the same time;
 * writers of events are not held up. `bytes` (may be NULL) becomes the number of bytes
 * written. TACHO_EIO with errno, or what the callback returned; TACHO_ENOTFOUND: nothing yet.
 */
TACHO_API TACHO_MUST_USE int tacho_flight_write(struct tacho_flight *f, tacho_write_fn *write,
						void *ctx, uint64_t *bytes);
TACHO_API int tacho_flight_write_last(struct tacho_flight *f, uint64_t age_ns,
				      tacho_write_fn *write, void *ctx, uint64_t *bytes);
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
