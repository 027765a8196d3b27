/* SPDX-License-Identifier: MIT */
/*
 * Traces of a service in production: an HTTP endpoint, and snapshots of a flight recorder
 * that are taken when something was too slow. Everything is off until settings turn it on.
 *
 *	struct tacho_slo_opts slow = TACHO_SLO_OPTS_INIT;
 *	slow.threshold_ns = 50 * 1000 * 1000;
 *	tacho_slo_watch_task("GET /orders", &slow);
 *	tacho_capture_start("service = shop\nspool = /var/spool/shop\n",
 *			    "/etc/shop/tacho.conf");
 *
 *	cc app.c $(pkg-config --cflags --libs libtacho-capture)
 *
 * Settings are lines `key = value`; doc/production.md lists them. The file is looked at
 * every second and applied when it changes; what is wrong in it is reported with file,
 * line and key, and the last good settings stay. The environment variable TACHO_CAPTURE
 * names a file in place of the one given. Functions may be called from any thread.
 * Since 0.1.
 */
#ifndef TACHO_CAPTURE_H
#define TACHO_CAPTURE_H

#include <tacho/tacho.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Begin with these settings, then those of the file; either may be NULL, and a file may
 * come later. Starts one thread, also while `enabled` is false. TACHO_EMISUSE: it runs
 * already, or the settings are wrong, which tacho_capture_error tells; TACHO_ENOMEM;
 * TACHO_EIO: no thread.
 */
TACHO_API TACHO_MUST_USE int tacho_capture_start(const char *settings, const char *file);

/* Ends a snapshot that is being taken, the endpoint, and the thread. Watches stay. */
TACHO_API void tacho_capture_stop(void);

/* What is wrong right now, "" if nothing: "tacho.conf:3: enabled: 'maybe' is …". */
TACHO_API void tacho_capture_error(char *text, size_t size);

/* --- triggers ------------------------------------------------------------------- */

/* A field that is 0 means what the settings say for all (look-back and so on). */
struct tacho_slo_opts {
	size_t size;           /* of this struct */
	uint64_t threshold_ns; /* longer ones are too slow */
	/*
	 * 0: each instance that is too slow is a trigger. Else the percentile, over 0 and under
	 * 100, that may not be over the threshold, over a window (10 s) and held for so long.
	 */
	double percentile;
	uint64_t window_ns, hold_ns;
	uint64_t errors; /* tacho_slo_error so often within a window; 0: no trigger */
	uint64_t look_ahead_ns, cool_down_ns; /* at most 60 s and a day */
	double probability;                   /* of a trigger to count, up to 1 */
};
#define TACHO_SLO_OPTS_INIT                                 \
 {                                                          \
  sizeof(struct tacho_slo_opts), 0, 0.0, 0, 0, 0, 0, 0, 0.0 \
 }

/*
 * Watch the tasks or regions of that name, also those of threads that run already. A
 * second call for the same name changes its options. TACHO_ELIMIT: beyond 32 watches;
 * TACHO_EMISUSE: options that make no sense.
 */
TACHO_API int tacho_slo_watch_task(const char *name, const struct tacho_slo_opts *opts);
TACHO_API int tacho_slo_watch_region(const char *name, const struct tacho_slo_opts *opts);

/* The task failed: counts for the watch of its name, and logs `what` ("error"). */
TACHO_API void tacho_slo_error(struct tacho_task task, const char *what);

/*
 * Ask for a snapshot. Never waits, and costs a few nanoseconds while one is asked for
 * already or the budget is used up. Either text may be NULL; both are copied. May be
 * called from signal handlers.
 */
TACHO_API void tacho_trigger(const char *reason, const char *metadata);

/*
 * For schedulers: how many wait for a P, of how many Ps, and how long a call has held one
 * at most. Compared with `[sched]` settings when the thread comes by, the last numbers and
 * the longest time since it came; as often as you like. libtacho-rt does so by itself.
 */
TACHO_API void tacho_capture_sched(uint64_t runnable, uint64_t procs, uint64_t held_ns);

/* --- how it goes ------------------------------------------------------------------ */

/* Since the start. Bytes behind the caller's `size` are not written. */
struct tacho_capture_stats {
	size_t size;
	uint64_t triggers;   /* in all */
	uint64_t suppressed; /* of these: while one was asked for, or cooling down */
	uint64_t over_budget;
	uint64_t snapshots, repeats, failed;
	uint64_t bytes;     /* of snapshots, before compression */
	uint64_t cpu_ns;    /* of the thread */
	uint64_t pruned;    /* entries that made room for others */
	uint64_t unwatched; /* instances that nothing could keep count of */
};
#define TACHO_CAPTURE_STATS_INIT                                   \
 {                                                                 \
  sizeof(struct tacho_capture_stats), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 \
 }
TACHO_API void tacho_capture_get_stats(struct tacho_capture_stats *stats);

#ifdef __cplusplus
}
#endif
#endif
