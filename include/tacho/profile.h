/* SPDX-License-Identifier: MIT */
/*
 * Where goroutines waited: four profiles by stack, made in one pass. Counts and
 * times are those of `go tool trace -pprof`; beside the sums stands how the single
 * waits are distributed.
 *
 *	struct tacho_profile *p;
 *	const struct tacho_profile_stack *s;
 *	int rc = tacho_profile_new(&p, NULL);
 *	struct tacho_analysis a = tacho_profile_analysis(p);
 *	if (rc == 0 && (rc = tacho_pass_run(reader, &a, 1, NULL, NULL)) == 0)
 *		for (size_t i = 0; (s = tacho_profile_stack(p, TACHO_PROFILE_SYNC, i)); i++)
 *			show(s);
 *	tacho_profile_free(p);
 *
 * An interval begins with the event that puts a goroutine into the state and has
 * the stack of that event: for `sched` of a goroutine that was woken or created,
 * that is the stack of who did it. Intervals still open at the end do not count.
 *
 * Stacks are ids for tacho_symbols_frame, with the symbols of the pass
 * (tacho_reader_symbols): the reader must stay open while they are used, by the
 * writers below, too. Results do not change after the pass and may be read from
 * any thread until tacho_profile_free. Since 0.1.
 */
#ifndef TACHO_PROFILE_H
#define TACHO_PROFILE_H

#include <tacho/analyze.h>
#include <tacho/histogram.h>

#ifdef __cplusplus
extern "C" {
#endif

struct tacho_profile;

enum tacho_profile_kind {
	TACHO_PROFILE_NET,     /* blocked on the network */
	TACHO_PROFILE_SYNC,    /* on channels, select and package sync */
	TACHO_PROFILE_SYSCALL, /* in system calls */
	TACHO_PROFILE_SCHED,   /* runnable, waiting for a P */
	TACHO_PROFILE_COUNT
};

/* "net", "sync", "syscall", "sched"; "?" for others. Static. */
TACHO_API const char *tacho_profile_name(int kind);

struct tacho_profile_opts {
	size_t size;                     /* sizeof(struct tacho_profile_opts) */
	const struct tacho_alloc *alloc; /* NULL: malloc */
	/*
	 * Count what comes before the first time that a goroutine runs, too: the wait
	 * from creation to first run above all. `go tool trace` leaves it out.
	 */
	bool complete;
	/* Only goroutines with this start function; "": those without a known one. */
	bool has_function;
	struct tacho_text function; /* copied */
	/* Only this goroutine. */
	bool has_goroutine;
	int64_t goroutine;
	/*
	 * Only what lies in [from_ns, to_ns), absolute on the trace clock. An interval
	 * that lies there in part counts once, with that part of its time.
	 */
	bool has_window;
	int64_t from_ns, to_ns;
	/*
	 * How much of [begin_ns, end_ns) of a goroutine counts, in ns; not above 0: nothing,
	 * and the interval is left out. NULL: all. Called from several threads at once.
	 */
	int64_t (*part)(void *ctx, int64_t goroutine, int64_t begin_ns, int64_t end_ns);
	void *part_ctx;
	/*
	 * Only these profiles: 1 << TACHO_PROFILE_NET and so on, added up; the others stay
	 * empty, and the pass takes less time. 0: all.
	 */
	unsigned kinds;
};
#define TACHO_PROFILE_OPTS_INIT                                                                  \
 {                                                                                               \
  sizeof(struct tacho_profile_opts), NULL, false, false, { "", 0 }, false, 0, false, 0, 0, NULL, \
	  NULL, 0                                                                                \
 }

/* opts may be NULL. TACHO_ENOMEM, TACHO_EMISUSE; *out is NULL on failure. */
TACHO_API TACHO_MUST_USE int tacho_profile_new(struct tacho_profile **out,
					       const struct tacho_profile_opts *opts);
/* To be given to one pass. The object stays the caller's. */
TACHO_API struct tacho_analysis tacho_profile_analysis(struct tacho_profile *p);
TACHO_API void tacho_profile_free(struct tacho_profile *p); /* NULL is fine */

/*
 * How many goroutines the filters by function and by id let through; 0 means
 * that there is no such goroutine in the trace.
 */
TACHO_API uint64_t tacho_profile_goroutines(const struct tacho_profile *p);

/* Stacks are the same if their first 128 program counters are. */
#define TACHO_PROFILE_DEPTH 128

struct tacho_profile_stack {
	uint32_t stack; /* id; 0: no stack */
	uint32_t depth; /* frames that count, at most TACHO_PROFILE_DEPTH */
	uint64_t count;
	int64_t total_ns;
	const struct tacho_hist *waits;
};

/* The stacks of a profile, largest total first. NULL behind the last. */
TACHO_API size_t tacho_profile_stacks(const struct tacho_profile *p, int kind);
TACHO_API const struct tacho_profile_stack *tacho_profile_stack(const struct tacho_profile *p,
								int kind, size_t i);
/* All intervals of a profile. Never NULL after a pass. */
TACHO_API const struct tacho_hist *tacho_profile_waits(const struct tacho_profile *p, int kind);

/* The symbols that the stack ids are for; the reader's. NULL before the pass. */
TACHO_API const struct tacho_symbols *tacho_profile_symbols(const struct tacho_profile *p);

/*
 * Write a profile as gzipped profile.proto, which `go tool pprof` and all other
 * pprof readers open: sample types contentions/count and delay/nanoseconds, as
 * `go tool trace -pprof` writes them. 0, TACHO_ENOMEM, TACHO_EMISUSE or what `write`
 * returned.
 */
TACHO_API TACHO_MUST_USE int tacho_profile_write_pprof(const struct tacho_profile *p, int kind,
						       tacho_write_fn *write, void *ctx);

/*
 * Write a profile as folded stacks, one line each: functions from the outermost
 * one inwards, joined by ';', a space, and the time in ns. ';' in a name becomes ':',
 * and control characters become '?'. The stack without frames is "(no stack)".
 */
TACHO_API TACHO_MUST_USE int tacho_profile_write_folded(const struct tacho_profile *p, int kind,
							tacho_write_fn *write, void *ctx);

#ifdef __cplusplus
}
#endif
#endif
