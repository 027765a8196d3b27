/* SPDX-License-Identifier: MIT */
/*
 * The capture of a process: start and stop, the thread, and what is on while `enabled` is
 * true. Settings are compared with what is in use, and only what differs is made anew.
 */
#include "capture/capture_state.h"
#include "capture/endpoint.h"
#include "capture/stream.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <tacho/observe.h>
#include <tacho/wrap.h>

#define MS UINT64_C(1000000)
#define S  (1000 * MS)

enum {
	TICK_MS = 50,
	NICE = 10
};

struct tc_capture tc_capture = { .lock = PTHREAD_MUTEX_INITIALIZER,
				 .flight_lock = PTHREAD_RWLOCK_INITIALIZER };

/* --- on and off ------------------------------------------------------------------------ */

static void stop_recorder(void)
{
	(void)tacho_observe(NULL);
	/* A client that is slow has the lock for as long as it likes. */
	tc_flights_stop(true);
	pthread_rwlock_wrlock(&tc_capture.flight_lock);
	tacho_flight_stop(tc_capture.flight);
	tc_capture.flight = NULL;
	pthread_rwlock_unlock(&tc_capture.flight_lock);
	tc_flights_stop(false);
}

static void close_endpoint(void)
{
	struct tc_endpoint *e = tc_capture.endpoint;

	pthread_mutex_lock(&tc_capture.lock);
	tc_capture.endpoint = NULL;
	pthread_mutex_unlock(&tc_capture.lock);
	tc_endpoint_free(e);
}

static void close_spool(void)
{
	struct tc_spool_dir *d = tc_capture.spool;

	pthread_mutex_lock(&tc_capture.lock);
	tc_capture.spool = NULL;
	pthread_mutex_unlock(&tc_capture.lock);
	tc_spool_dir_close(d);
}

/* All but the endpoint. */
static void turn_off(void)
{
	stop_recorder();
	close_spool();
	tc_capture.is_on = false;
}

static void start_recorder(void)
{
	struct tacho_flight_opts opts = TACHO_FLIGHT_OPTS_INIT;
	struct tacho_flight *flight;

	opts.max_bytes = tc_capture.now.recorder_bytes;
	opts.min_age_ns = tc_capture.min_age_ns;
	/* First, so that nothing that is traced goes unseen. */
	(void)tacho_observe(&tc_watch_observer);
	if (tacho_flight_start(&opts, &flight) < 0) {
		tc_capture_complain(TC_TROUBLE_RECORDER,
				    "the flight recorder cannot start: out of memory?");
		return;
	}
	tc_capture_works(TC_TROUBLE_RECORDER);
	pthread_rwlock_wrlock(&tc_capture.flight_lock);
	tc_capture.flight = flight;
	pthread_rwlock_unlock(&tc_capture.flight_lock);
}

static void open_spool(void)
{
	const struct tc_settings *now = &tc_capture.now;
	struct tc_spool_limits limits = { now->spool_bytes, now->spool_count, now->spool_age_ns,
					  now->exemplars };
	struct tc_spool_dir *d;
	char why[400];

	if (!now->spool[0])
		return;
	if (tc_capture.spool) {
		tc_spool_dir_limit(tc_capture.spool, &limits);
		return;
	}
	if (tc_spool_dir_open(&d, now->spool, true, &limits, why, sizeof(why)) < 0) {
		tc_capture_complain(TC_TROUBLE_SPOOL, why);
		return;
	}
	pthread_mutex_lock(&tc_capture.lock);
	tc_capture.spool = d;
	pthread_mutex_unlock(&tc_capture.lock);
	tc_capture_works(TC_TROUBLE_SPOOL);
}

static void open_endpoint(void)
{
	struct tc_endpoint_opts opts = { tc_capture.now.listen, tc_capture.now.token_file };
	struct tc_endpoint *e;
	char why[300];

	if (!tc_capture.now.listen[0] || tc_capture.endpoint)
		return;
	if (tc_endpoint_new(&e, &opts, why, sizeof(why)) < 0) {
		tc_capture_complain(TC_TROUBLE_ENDPOINT, why);
		return;
	}
	pthread_mutex_lock(&tc_capture.lock);
	tc_capture.endpoint = e;
	pthread_mutex_unlock(&tc_capture.lock);
	tc_capture_works(TC_TROUBLE_ENDPOINT);
}

static void set_watches(void)
{
	const struct tc_settings *now = &tc_capture.now;

	pthread_mutex_lock(&tc_capture.lock);
	tc_watches_keep(now->rules, now->n_rules);
	for (size_t i = 0; i < now->n_rules; i++)
		if (tc_watches_set(&now->rules[i], false) < 0) {
			(void)snprintf(tc_capture.error[TC_TROUBLE_SETTINGS],
				       sizeof(tc_capture.error[TC_TROUBLE_SETTINGS]),
				       "%s: one watch too many", now->rules[i].name);
		}
	pthread_mutex_unlock(&tc_capture.lock);
	tc_capture.is_changed = false;
}

/* What does not fit the recorder that runs ends it. */
static void fit_recorder(void)
{
	const struct tc_settings *now = &tc_capture.now, *used = &tc_capture.used;
	/* A snapshot is taken that much later than what it is about. */
	uint64_t min_age = now->look_back_ns + tc_slots_look_ahead();

	if (tc_capture.flight && now->recorder_bytes == used->recorder_bytes &&
	    now->look_back_ns == used->look_back_ns && min_age <= tc_capture.min_age_ns)
		return;
	if (tc_capture.flight) {
		stop_recorder();
		/* The next one starts at once. */
		tc_capture.retried_ns = 0;
	}
	tc_capture.min_age_ns = min_age;
}

/* relaxed: the number is all there is to it */
static uint64_t take_longest(tc_atomic_u64 *ns)
{
	uint_fast64_t longest = tc_load_relaxed(ns);

	while (!tc_cas_relaxed(ns, &longest, 0))
		;
	return longest;
}

static void follow_settings(uint64_t at_ns)
{
	const struct tc_settings *now = &tc_capture.now, *used = &tc_capture.used;
	uint_fast32_t switched = tc_load_relaxed(&tc_capture.switched);
	bool wanted = switched ? switched == 1 : now->enabled;
	bool is_new = !tc_capture.is_on || tc_capture.is_changed;

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
	if (tc_capture.is_on && strcmp(now->spool, used->spool) != 0)
		close_spool();
	if (is_new)
		set_watches();
	fit_recorder();
	if (!tc_capture.is_on) {
		tc_slots_forget();
		(void)take_longest(&tc_capture.held_ns);
		tc_store_relaxed(&tc_capture.runnable, 0);
	}
	tc_capture.used = *now;
	tc_capture.is_on = true;
	/* What could not be had may be there a second later. */
	if (!is_new && at_ns - tc_capture.retried_ns < S)
		return;
	tc_capture.retried_ns = at_ns;
	if (!tc_capture.flight)
		start_recorder();
	open_spool();
	open_endpoint();
}

/* --- conditions of the scheduler --------------------------------------------------------- */

static void ask(const char *reason)
{
	(void)tc_slot_trigger(&tc_capture.sched, reason, NULL);
}

static void look_at_cpu(uint64_t now)
{
	const struct tc_settings *set = &tc_capture.now;
	struct tc_cpu_truth before = tc_capture.truth;
	uint64_t since = now - tc_capture.truth_at_ns;
	double share = 0;
	char reason[200];

	if (since < 500 * MS)
		return;
	tc_cpu_read(&tc_capture.places, &tc_capture.truth);
	if (set->cpu_notes)
		tc_cpu_note(&tc_capture.truth, now);
	/* The group's files may go, and the process may be moved to another group. */
	if (before.has_group && tc_capture.truth.has_group &&
	    tc_capture.truth.throttled_us >= before.throttled_us)
		share = (double)(tc_capture.truth.throttled_us - before.throttled_us) * 1000 /
			(double)since;
	if (tc_capture.truth_at_ns > 0 && set->sched.throttled > 0 &&
	    share > set->sched.throttled) {
		(void)snprintf(reason, sizeof(reason),
			       "the CPU quota stopped it for %.0f%% of the time", share * 100);
		ask(reason);
	}
	tc_capture.truth_at_ns = now;
}

static void look_at_scheduler(void)
{
	const struct tc_settings *set = &tc_capture.now;
	uint64_t runnable = tc_load_relaxed(&tc_capture.runnable);
	uint64_t procs = tc_load_relaxed(&tc_capture.procs);
	uint64_t held = take_longest(&tc_capture.held_ns), stw = tc_watches_stw();
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
	uint_fast64_t longest;

	tc_store_relaxed(&tc_capture.runnable, runnable);
	tc_store_relaxed(&tc_capture.procs, procs);
	longest = tc_load_relaxed(&tc_capture.held_ns);
	/* The longest since the thread came by; that counts it once. */
	while (held_ns > longest && !tc_cas_relaxed(&tc_capture.held_ns, &longest, held_ns))
		;
}

/* --- the thread ---------------------------------------------------------------------------- */

/* What is too old goes also while nothing new comes. */
static void prune(void)
{
	struct tc_spool_pruned pruned;

	if (!tc_capture.spool)
		return;
	if (tc_spool_dir_prune(tc_capture.spool, tc_spool_dir_limits(tc_capture.spool), &pruned) <
	    0)
		tc_capture_complain(TC_TROUBLE_SPOOL, tc_spool_dir_why(tc_capture.spool));
	tc_add_relaxed(&tc_capture.pruned, pruned.count);
}

static void look(uint64_t now)
{
	if (now - tc_capture.filed_ns >= S) {
		tc_capture_reload();
		tc_capture.filed_ns = now;
	}
	follow_settings(now);
	if (!tc_capture.is_on)
		return;
	look_at_cpu(now);
	look_at_scheduler();
	pthread_mutex_lock(&tc_capture.lock);
	tc_watches_look(now);
	pthread_mutex_unlock(&tc_capture.lock);
	if (now - tc_capture.swept_ns >= 60 * S) {
		tc_watches_sweep(now);
		prune();
		tc_capture.swept_ns = now;
	}
	tc_slots_look(now);
}

static void *run(void *arg)
{
	const struct timespec tick = { 0, TICK_MS * 1000000 };
	struct timespec t;

	(void)arg;
	(void)pthread_setname_np(pthread_self(), "tacho-capture");
	/* Of this thread alone, on Linux; requests come first. */
	(void)setpriority(PRIO_PROCESS, (id_t)syscall(SYS_gettid), NICE);
	/* acq: pairs with [P4] store in tacho_capture_stop; nothing but the order to end. */
	while (!tc_load_acq(&tc_capture.stops)) {
		look(tc_clock_ns());
		(void)clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
		tc_store_relaxed(&tc_capture.cpu_ns, (uint64_t)t.tv_sec * S + (uint64_t)t.tv_nsec);
		/* Traced as one, or the trace would show a thread that runs all the time. */
		(void)tacho_nanosleep(&tick, NULL);
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

/* The child of a fork has no thread. */
static void before_fork(void)
{
	pthread_mutex_lock(&tc_capture.lock);
}

static void in_parent(void)
{
	pthread_mutex_unlock(&tc_capture.lock);
}

static void in_child(void)
{
	tc_capture.is_running = tc_capture.is_stopping = tc_capture.is_on = false;
	/* Who had it is not there. */
	(void)pthread_rwlock_init(&tc_capture.flight_lock, NULL);
	tc_streams_forked();
	tc_slots_forked();
	/* Its memory is the child's, but nobody may stop what is not there. */
	tc_capture.flight = NULL;
	tc_endpoint_forked(tc_capture.endpoint);
	tc_capture.endpoint = NULL;
	/* Closed, not unlocked: the parent may have it locked. */
	tc_spool_dir_close(tc_capture.spool);
	tc_capture.spool = NULL;
	pthread_mutex_unlock(&tc_capture.lock);
}

static void know_forks(void)
{
	(void)pthread_atfork(before_fork, in_parent, in_child);
}

int tacho_capture_start(const char *settings, const char *file)
{
	const char *other = secure_getenv("TACHO_CAPTURE");
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	int rc = TACHO_EMISUSE;

	(void)pthread_once(&once, know_forks);
	if (other && other[0])
		file = other;
	pthread_mutex_lock(&tc_capture.lock);
	if (tc_capture.is_running || (file && strlen(file) >= sizeof(tc_capture.file)))
		goto out;
	tc_settings_init(&tc_capture.base);
	memset(tc_capture.error, 0, sizeof(tc_capture.error));
	if (settings && tc_settings_read(&tc_capture.base, "settings", settings, strlen(settings),
					 tc_capture.error[TC_TROUBLE_SETTINGS],
					 sizeof(tc_capture.error[TC_TROUBLE_SETTINGS])) < 0)
		goto out;
	tc_capture.now = tc_capture.base;
	(void)snprintf(tc_capture.file, sizeof(tc_capture.file), "%s", file ? file : "");
	tc_capture.has_file_seen = false;
	tc_capture.filed_ns = tc_capture.truth_at_ns = 0;
	tc_store_relaxed(&tc_capture.switched, 0);
	tc_store_relaxed(&tc_capture.stops, false);
	tc_cpu_find(&tc_capture.places, "/sys/fs/cgroup", "/proc/self/cgroup");
	rc = start_thread();
	tc_capture.is_running = rc == 0;
out:
	pthread_mutex_unlock(&tc_capture.lock);
	return rc;
}

void tacho_capture_stop(void)
{
	bool is_mine;

	pthread_mutex_lock(&tc_capture.lock);
	is_mine = tc_capture.is_running && !tc_capture.is_stopping;
	tc_capture.is_stopping = tc_capture.is_running;
	pthread_mutex_unlock(&tc_capture.lock);
	if (!is_mine)
		return;
	/* rel: pairs with [P4] load in run; nothing but the order to end. */
	tc_store_rel(&tc_capture.stops, true);
	(void)pthread_join(tc_capture.thread, NULL);
	/* Only now may another one start. */
	pthread_mutex_lock(&tc_capture.lock);
	tc_capture.is_running = tc_capture.is_stopping = false;
	pthread_mutex_unlock(&tc_capture.lock);
}

/* --- for programs ---------------------------------------------------------------------------- */

void tacho_trigger(const char *reason, const char *metadata)
{
	(void)tc_slot_trigger(&tc_capture.call, reason, metadata);
}

static int watch(enum tc_watch_kind kind, const char *name, const struct tacho_slo_opts *o)
{
	struct tc_rule_settings rule = { .kind = kind };
	int rc;

	if (!name || !name[0] || strlen(name) >= sizeof(rule.name) || !o || o->size != sizeof(*o) ||
	    (o->threshold_ns == 0 && o->errors == 0) ||
	    !(o->percentile >= 0 && o->percentile < 100) ||
	    !(o->probability >= 0 && o->probability <= 1) || o->look_ahead_ns > 60 * S ||
	    o->cool_down_ns > 86400 * S)
		return TACHO_EMISUSE;
	(void)snprintf(rule.name, sizeof(rule.name), "%s", name);
	rule.threshold_ns = o->threshold_ns;
	rule.percentile = o->percentile;
	rule.window_ns = o->window_ns;
	rule.hold_ns = o->hold_ns;
	rule.errors = o->errors;
	rule.aim = (struct tc_aim){ o->look_ahead_ns, o->cool_down_ns, o->probability };
	pthread_mutex_lock(&tc_capture.lock);
	rc = tc_watches_set(&rule, true);
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
	(void)snprintf(text, size, "%s", tc_capture_trouble());
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
