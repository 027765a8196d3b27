/* SPDX-License-Identifier: MIT */
/*
 * The capture of a process: start and stop, the thread, and what is on while `enabled` is
 * true. Settings are compared with what is in use, and only what differs is made anew.
 */
#include "capture/endpoint.h"
#include "capture/state.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <tacho/observe.h>

#define MS UINT64_C(1000000)
#define S  (1000 * MS)

enum {
	TICK_MS = 100,
	NICE = 10
};

struct tc_capture tc_capture = { .lock = PTHREAD_MUTEX_INITIALIZER,
				.flight_lock = PTHREAD_RWLOCK_INITIALIZER,
				.wake = -1 };

/* --- on and off ------------------------------------------------------------------------ */

static void stop_recorder(void)
{
	(void)tacho_observe(NULL);
	pthread_rwlock_wrlock(&tc_capture.flight_lock);
	tacho_flight_stop(tc_capture.flight);
	tc_capture.flight = NULL;
	pthread_rwlock_unlock(&tc_capture.flight_lock);
}

static void close_endpoint(void)
{
	tc_endpoint_free(tc_capture.endpoint);
	tc_capture.endpoint = NULL;
}

/* All but the endpoint. */
static void turn_off(void)
{
	stop_recorder();
	tc_spool_dir_close(tc_capture.spool);
	tc_capture.spool = NULL;
	tc_capture.is_on = false;
}

static void start_recorder(void)
{
	struct tacho_flight_opts opts = TACHO_FLIGHT_OPTS_INIT;
	struct tacho_flight *flight;

	opts.max_bytes = tc_capture.now.recorder_bytes;
	opts.min_age_ns = tc_capture.now.look_back_ns;
	if (tacho_flight_start(&opts, &flight) < 0) {
		tc_capture_complain("the flight recorder cannot start: out of memory?");
		return;
	}
	pthread_rwlock_wrlock(&tc_capture.flight_lock);
	tc_capture.flight = flight;
	pthread_rwlock_unlock(&tc_capture.flight_lock);
	(void)tacho_observe(&tc_watch_observer);
}

static void open_spool(void)
{
	const struct tc_settings *now = &tc_capture.now;
	struct tc_spool_limits limits = { now->spool_bytes, now->spool_count, now->spool_age_ns,
					  now->exemplars };
	char why[400];

	if (!now->spool[0])
		return;
	if (tc_capture.spool)
		tc_spool_dir_limit(tc_capture.spool, &limits);
	else if (tc_spool_dir_open(&tc_capture.spool, now->spool, true, &limits, why, sizeof(why)) <
		 0)
		tc_capture_complain(why);
}

static void open_endpoint(void)
{
	struct tc_endpoint_opts opts = { tc_capture.now.listen, tc_capture.now.token_file };
	char why[300];

	if (tc_capture.now.listen[0] && !tc_capture.endpoint &&
	    tc_endpoint_new(&tc_capture.endpoint, &opts, why, sizeof(why)) < 0)
		tc_capture_complain(why);
}

static void set_watches(void)
{
	const struct tc_settings *now = &tc_capture.now;

	pthread_mutex_lock(&tc_capture.lock);
	for (size_t i = 0; i < now->n_rules; i++)
		if (tc_watches_set(&now->rules[i]) < 0)
			(void)snprintf(tc_capture.error, sizeof(tc_capture.error),
				       "%s: one watch too many", now->rules[i].name);
	pthread_mutex_unlock(&tc_capture.lock);
	tc_capture.is_changed = false;
}

static void follow_settings(void)
{
	const struct tc_settings *now = &tc_capture.now, *used = &tc_capture.used;
	uint_fast32_t switched = tc_load_relaxed(&tc_capture.switched);
	bool wanted = switched ? switched == 1 : now->enabled;

	if (!wanted) {
		if (tc_capture.is_on)
			turn_off();
		/* The page that can turn it on again stays. */
		if (switched != 2)
			close_endpoint();
		return;
	}
	if (tc_capture.is_on && (strcmp(now->listen, used->listen) != 0 ||
				 strcmp(now->token_file, used->token_file) != 0))
		close_endpoint();
	if (tc_capture.is_on && strcmp(now->spool, used->spool) != 0) {
		tc_spool_dir_close(tc_capture.spool);
		tc_capture.spool = NULL;
	}
	if (tc_capture.flight && (now->recorder_bytes != used->recorder_bytes ||
				  now->look_back_ns != used->look_back_ns))
		stop_recorder();
	if (!tc_capture.is_on || tc_capture.is_changed)
		set_watches();
	tc_capture.used = *now;
	tc_capture.is_on = true;
	if (!tc_capture.flight)
		start_recorder();
	open_spool();
	open_endpoint();
}

/* --- conditions of the scheduler --------------------------------------------------------- */

static void ask(const char *reason)
{
	(void)tc_slot_trigger(&tc_capture.sched, -1, reason, NULL);
}

static void look_at_cpu(uint64_t now)
{
	const struct tc_settings *set = &tc_capture.now;
	struct tc_cpu_truth before = tc_capture.truth;
	uint64_t since = now - tc_capture.truth_at_ns;
	double share;
	char reason[200];

	if (since < 500 * MS)
		return;
	tc_cpu_read(&tc_capture.places, &tc_capture.truth);
	if (set->cpu_notes)
		tc_cpu_note(&tc_capture.truth, now);
	share = (double)(tc_capture.truth.throttled_us - before.throttled_us) * 1000 / (double)since;
	if (tc_capture.truth_at_ns > 0 && before.has_group && set->sched.throttled > 0 &&
	    share > set->sched.throttled) {
		(void)snprintf(reason, sizeof(reason), "the CPU quota stopped it for %.0f%% of the time",
			       share * 100);
		ask(reason);
	}
	tc_capture.truth_at_ns = now;
}

static void look_at_scheduler(void)
{
	const struct tc_settings *set = &tc_capture.now;
	uint64_t runnable = tc_load_relaxed(&tc_capture.runnable);
	uint64_t procs = tc_load_relaxed(&tc_capture.procs);
	uint64_t held = tc_load_relaxed(&tc_capture.held_ns), stw = tc_watches_stw();
	char reason[200];

	if (set->sched.runnable > 0 && procs > 0 &&
	    (double)runnable > set->sched.runnable * (double)procs) {
		(void)snprintf(reason, sizeof(reason), "%llu goroutines waited for %llu Ps",
			       (unsigned long long)runnable, (unsigned long long)procs);
		ask(reason);
	}
	if (set->sched.held_ns > 0 && held > set->sched.held_ns) {
		(void)snprintf(reason, sizeof(reason), "a system call held a P for %llu us",
			       (unsigned long long)(held / 1000));
		ask(reason);
	}
	if (set->sched.stw_ns > 0 && stw > set->sched.stw_ns) {
		(void)snprintf(reason, sizeof(reason), "the world was stopped for %llu us",
			       (unsigned long long)(stw / 1000));
		ask(reason);
	}
}

void tacho_capture_sched(uint64_t runnable, uint64_t procs, uint64_t held_ns)
{
	tc_store_relaxed(&tc_capture.runnable, runnable);
	tc_store_relaxed(&tc_capture.procs, procs);
	tc_store_relaxed(&tc_capture.held_ns, held_ns);
}

/* --- the thread ---------------------------------------------------------------------------- */

static void look(uint64_t now)
{
	if (now - tc_capture.filed_ns >= S) {
		tc_capture_reload();
		tc_capture.filed_ns = now;
	}
	follow_settings();
	if (!tc_capture.is_on)
		return;
	look_at_cpu(now);
	look_at_scheduler();
	pthread_mutex_lock(&tc_capture.lock);
	tc_watches_look(now);
	pthread_mutex_unlock(&tc_capture.lock);
	if (now - tc_capture.swept_ns >= 60 * S) {
		tc_watches_sweep(now);
		tc_capture.swept_ns = now;
	}
	tc_slots_look(now);
}

static void *run(void *arg)
{
	struct pollfd p = { tc_capture.wake, POLLIN, 0 };
	struct timespec t;
	uint64_t n;

	(void)arg;
	(void)pthread_setname_np(pthread_self(), "tacho-capture");
	/* Of this thread alone, on Linux; requests come first. */
	(void)setpriority(PRIO_PROCESS, (id_t)syscall(SYS_gettid), NICE);
	/* acq: pairs with [P4] store in tacho_capture_stop; nothing but the order to end. */
	while (!tc_load_acq(&tc_capture.stops)) {
		look(tc_clock_ns());
		(void)clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
		tc_store_relaxed(&tc_capture.cpu_ns,
				 (uint64_t)t.tv_sec * S + (uint64_t)t.tv_nsec);
		if (poll(&p, 1, TICK_MS) > 0 && read(tc_capture.wake, &n, sizeof(n)) < 0 &&
		    errno != EAGAIN)
			break;
	}
	close_endpoint();
	turn_off();
	return NULL;
}

/* Signals are for the program's threads. */
static int start_thread(void)
{
	sigset_t all, before;
	int rc;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	rc = pthread_create(&tc_capture.thread, NULL, run, NULL);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	errno = rc;
	return rc == 0 ? 0 : TACHO_EIO;
}

int tacho_capture_start(const char *settings, const char *file)
{
	const char *other = secure_getenv("TACHO_CAPTURE");
	int rc = TACHO_EMISUSE;

	if (other && other[0])
		file = other;
	pthread_mutex_lock(&tc_capture.lock);
	if (tc_capture.is_running || (file && strlen(file) >= sizeof(tc_capture.file)))
		goto out;
	tc_settings_init(&tc_capture.base);
	tc_capture.error[0] = '\0';
	if (settings &&
	    tc_settings_read(&tc_capture.base, "settings", settings, strlen(settings),
			     tc_capture.error, sizeof(tc_capture.error)) < 0)
		goto out;
	tc_capture.now = tc_capture.base;
	(void)snprintf(tc_capture.file, sizeof(tc_capture.file), "%s", file ? file : "");
	tc_capture.has_file_seen = false;
	tc_capture.filed_ns = tc_capture.truth_at_ns = 0;
	tc_store_relaxed(&tc_capture.switched, 0);
	tc_store_relaxed(&tc_capture.stops, false);
	tc_cpu_find(&tc_capture.places, "/sys/fs/cgroup", "/proc/self/cgroup");
	/* It stays: a trigger on its way may still write to it. */
	if (tc_capture.wake < 0)
		tc_capture.wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	tc_watches_wake(tc_capture.wake);
	rc = start_thread();
	tc_capture.is_running = rc == 0;
out:
	pthread_mutex_unlock(&tc_capture.lock);
	return rc;
}

void tacho_capture_stop(void)
{
	uint64_t one = 1;
	bool was_running;

	pthread_mutex_lock(&tc_capture.lock);
	was_running = tc_capture.is_running;
	tc_capture.is_running = false;
	pthread_mutex_unlock(&tc_capture.lock);
	if (!was_running)
		return;
	/* rel: pairs with [P4] load in run; nothing but the order to end. */
	tc_store_rel(&tc_capture.stops, true);
	if (write(tc_capture.wake, &one, sizeof(one)) < 0) {
		/* It looks at the flag now and then anyway. */
	}
	(void)pthread_join(tc_capture.thread, NULL);
}

/* --- for programs ---------------------------------------------------------------------------- */

void tacho_trigger(const char *reason, const char *metadata)
{
	(void)tc_slot_trigger(&tc_capture.call, tc_capture.wake, reason, metadata);
}

static int watch(enum tc_watch_kind kind, const char *name, const struct tacho_slo_opts *o)
{
	struct tc_rule_settings rule = { .kind = kind };
	int rc;

	if (!name || !name[0] || strlen(name) >= sizeof(rule.name) || !o || o->size != sizeof(*o) ||
	    (o->threshold_ns == 0 && o->errors == 0) || !(o->percentile >= 0 && o->percentile < 100) ||
	    !(o->probability >= 0 && o->probability <= 1))
		return TACHO_EMISUSE;
	(void)snprintf(rule.name, sizeof(rule.name), "%s", name);
	rule.threshold_ns = o->threshold_ns;
	rule.percentile = o->percentile;
	rule.window_ns = o->window_ns;
	rule.hold_ns = o->hold_ns;
	rule.errors = o->errors;
	rule.aim = (struct tc_aim){ o->look_ahead_ns, o->cool_down_ns, o->probability };
	pthread_mutex_lock(&tc_capture.lock);
	rc = tc_watches_set(&rule);
	pthread_mutex_unlock(&tc_capture.lock);
	return rc;
}

int tacho_slo_watch_task(const char *name, const struct tacho_slo_opts *opts)
{
	return watch(TC_WATCH_TASK, name, opts);
}

int tacho_slo_watch_region(const char *name, const struct tacho_slo_opts *opts)
{
	return watch(TC_WATCH_REGION, name, opts);
}

void tacho_slo_error(struct tacho_task task, const char *what)
{
	tacho_log(task, "error", what);
	tc_watches_error(task.id);
}

void tacho_capture_error(char *text, size_t size)
{
	pthread_mutex_lock(&tc_capture.lock);
	(void)snprintf(text, size, "%s", tc_capture.error);
	pthread_mutex_unlock(&tc_capture.lock);
}

void tacho_capture_get_stats(struct tacho_capture_stats *out)
{
	uint64_t triggers = tc_slots_triggers(), taken = tc_load_relaxed(&tc_capture.snapshots) +
							 tc_load_relaxed(&tc_capture.failed) +
							 tc_load_relaxed(&tc_capture.over_budget);
	struct tacho_capture_stats s = {
		.size = out->size,
		.triggers = triggers,
		.suppressed = triggers > taken ? triggers - taken : 0,
		.over_budget = tc_load_relaxed(&tc_capture.over_budget),
		.snapshots = tc_load_relaxed(&tc_capture.snapshots),
		.repeats = tc_load_relaxed(&tc_capture.repeats),
		.failed = tc_load_relaxed(&tc_capture.failed),
		.bytes = tc_load_relaxed(&tc_capture.bytes),
		.cpu_ns = tc_load_relaxed(&tc_capture.cpu_ns),
		.pruned = tc_load_relaxed(&tc_capture.pruned),
		.unwatched = tc_watches_lost(),
	};

	memcpy(out, &s, out->size < sizeof(s) ? out->size : sizeof(s));
}
