/* SPDX-License-Identifier: MIT */
/*
 * From a trigger to an entry of the spool, on the capture's thread: the budget is asked,
 * the look-ahead waited for, the recorder written, the result diagnosed.
 */
#include "capture/capture_state.h"
#include "capture/diagnose.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <tacho/wrap.h>

#define S UINT64_C(1000000000)
/* Between two looks at whether the capture ends. */
#define LOOK_NS (S / 20)

/* One source of triggers, with what is special about it. */
struct source {
	size_t i; /* enum tc_source */
	struct tc_slot *slot;
	const char *kind, *name;
	struct tc_aim aim;
};

static size_t count_sources(void)
{
	return TC_SOURCE_WATCH + tc_watches_count();
}

static struct source source_at(size_t i)
{
	const struct tc_settings *now = &tc_capture.now;
	struct source s = { i, &tc_capture.call, "call", "", { 0, 0, 0 } };

	if (i == TC_SOURCE_SCHED) {
		s = (struct source){ i, &tc_capture.sched, "sched", "", now->sched.aim };
	} else if (i >= TC_SOURCE_WATCH) {
		struct tc_watch *w = &tc_watches[i - TC_SOURCE_WATCH];

		s.slot = &w->slot;
		s.kind = w->kind == TC_WATCH_TASK ? "task" : "region";
		s.name = w->name;
		/* Programs may change their watches at any time. */
		pthread_mutex_lock(&tc_capture.lock);
		s.aim = w->rule.aim;
		pthread_mutex_unlock(&tc_capture.lock);
	}
	s.aim = tc_aim_of(now, &s.aim);
	return s;
}

uint64_t tc_slots_look_ahead(void)
{
	uint64_t most = 0;

	for (size_t i = 0; i < count_sources(); i++) {
		uint64_t ns = source_at(i).aim.look_ahead_ns;

		most = ns > most ? ns : most;
	}
	return most;
}

uint64_t tc_slots_triggers(void)
{
	uint64_t sum = tc_load_relaxed(&tc_capture.call.triggers) +
		       tc_load_relaxed(&tc_capture.sched.triggers);

	for (size_t i = 0; i < tc_watches_count(); i++)
		sum += tc_load_relaxed(&tc_watches[i].slot.triggers);
	return sum;
}

/* --- one snapshot -------------------------------------------------------------------- */

static uint64_t thread_cpu_ns(void)
{
	struct timespec t = { 0 };

	(void)clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return (uint64_t)t.tv_sec * S + (uint64_t)t.tv_nsec;
}

static void describe(struct tc_sidecar *s, const struct source *from, uint64_t suppressed)
{
	const struct tc_settings *now = &tc_capture.now;
	struct tacho_stats stats = TACHO_STATS_INIT;
	struct timespec t = { 0 };

	memset(s, 0, sizeof(*s));
	(void)clock_gettime(CLOCK_REALTIME, &t);
	s->end_ns = (int64_t)t.tv_sec * (int64_t)S + t.tv_nsec;
	TC_SIDECAR_SET(s->trigger.kind, from->kind);
	TC_SIDECAR_SET(s->trigger.reason, from->slot->reason);
	TC_SIDECAR_SET(s->trigger.metadata, from->slot->metadata);
	s->trigger.suppressed = suppressed;
	if (gethostname(s->host, sizeof(s->host) - 1) != 0)
		s->host[0] = '\0';
	TC_SIDECAR_SET(s->service, now->service);
	tc_build_id(s->build_id, sizeof(s->build_id));
	s->pid = getpid();
	s->limits.max_bytes = now->recorder_bytes;
	s->limits.min_age_ns = tc_capture.min_age_ns;
	s->limits.look_back_ns = now->look_back_ns;
	s->limits.look_ahead_ns = from->aim.look_ahead_ns;
	tacho_get_stats(&stats);
	s->lost.events = stats.lost_scarce + stats.lost_nested;
	s->lost.snapshots = tc_load_relaxed(&tc_capture.over_budget) - tc_capture.over_budget_since;
	tc_capture.over_budget_since = tc_load_relaxed(&tc_capture.over_budget);
}

static int write_snapshot(struct tc_sidecar *s, const struct source *from,
			  struct tc_spool_kept *kept)
{
	uint64_t wall = tc_clock_ns(), cpu = thread_cpu_ns();
	char cause[TC_NAME_BYTES + 32];
	struct tc_spool_file *file;
	int rc = tc_spool_file_new(&file, tc_capture.spool, tc_capture.now.service, true), fd;

	if (rc < 0)
		return rc;
	/* The recorder may keep more, for other watches that look further ahead. */
	rc = tacho_flight_write_last(tc_capture.flight,
				     tc_capture.now.look_back_ns + (wall - from->slot->at_ns),
				     tc_spool_file_write, file, NULL);
	if (rc == 0)
		rc = tc_spool_file_end(file);
	if (rc < 0) {
		tc_spool_file_abort(file);
		return rc;
	}
	(void)snprintf(cause, sizeof(cause), "%s %s", from->kind, from->name);
	/* Without a diagnosis it is still a snapshot. */
	if (tc_capture.now.diagnose && (fd = tc_spool_file_read_fd(file)) >= 0 &&
	    tc_diagnose(s, fd, cause) < 0)
		s->signature[0] = '\0';
	s->cost.bytes = tc_spool_file_bytes(file);
	s->cost.wall_ns = tc_clock_ns() - wall;
	s->cost.cpu_ns = thread_cpu_ns() - cpu;
	return tc_spool_file_commit(file, s, kept);
}

/* False: the capture ends, or is switched off, meanwhile. */
static bool wait_until(uint64_t at_ns)
{
	/* relaxed: looked at again soon */
	while (!tc_load_relaxed(&tc_capture.stops) && tc_load_relaxed(&tc_capture.switched) != 2) {
		uint64_t now = tc_clock_ns(), ns = at_ns > now ? at_ns - now : 0;
		struct timespec t = { 0, (long)(ns < LOOK_NS ? ns : LOOK_NS) };

		if (ns == 0)
			return true;
		(void)tacho_nanosleep(&t, NULL);
	}
	return false;
}

static void take(const struct source *from)
{
	uint64_t cpu = thread_cpu_ns(), n = tc_load_relaxed(&from->slot->triggers);
	struct tc_spool_kept kept = { 0 };
	struct tc_sidecar sidecar;
	char why[400];
	int rc;

	if (!wait_until(from->slot->at_ns + from->aim.look_ahead_ns))
		return;
	describe(&sidecar, from, n - from->slot->accounted - 1);
	from->slot->accounted = n;
	rc = write_snapshot(&sidecar, from, &kept);
	/* What packing, reading and pruning took is of no use until the next snapshot. */
	(void)malloc_trim(0);
	tc_budget_take(&tc_capture.budget, &tc_capture.now, from->i, sidecar.cost.bytes,
		       thread_cpu_ns() - cpu, tc_clock_ns());
	tc_add_relaxed(&tc_capture.bytes, sidecar.cost.bytes);
	tc_add_relaxed(&tc_capture.pruned, kept.pruned.count);
	if (rc < 0) {
		tc_add_relaxed(&tc_capture.failed, 1);
		(void)snprintf(why, sizeof(why), "%s", tc_spool_dir_why(tc_capture.spool));
		tc_capture_complain(TC_TROUBLE_SPOOL, why[0] ? why : tacho_error_text(rc));
	} else {
		tc_capture_works(TC_TROUBLE_SPOOL);
		tc_add_relaxed(&tc_capture.snapshots, 1);
		tc_add_relaxed(&tc_capture.repeats, kept.is_repeat ? 1 : 0);
	}
}

/* --- all sources --------------------------------------------------------------------- */

static void close_slot(struct tc_slot *slot, uint64_t until_ns)
{
	slot->open_at_ns = until_ns;
	/* relaxed: the texts stay this thread's until tc_slot_open */
	tc_store_relaxed(&slot->state, TC_SLOT_CLOSED);
}

static bool is_chosen(const struct tc_aim *aim)
{
	static uint64_t x;

	if (x == 0)
		x = tc_clock_ns() | 1;
	return tc_aim_chooses(aim, &x);
}

static void look(const struct source *from, uint64_t now)
{
	/* acq: pairs with [P2] store in tc_slot_trigger; the texts. */
	uint_fast32_t state = tc_load_acq(&from->slot->state);

	if (state == TC_SLOT_CLOSED && now >= from->slot->open_at_ns)
		tc_slot_open(from->slot);
	if (state != TC_SLOT_ASKED)
		return;
	if (!tc_capture.flight || !tc_capture.spool || !is_chosen(&from->aim)) {
		tc_slot_open(from->slot);
	} else if (!tc_budget_allows(&tc_capture.budget, &tc_capture.now, count_sources(), from->i,
				     tc_clock_ns())) {
		tc_add_relaxed(&tc_capture.over_budget, 1);
		/* It costs nothing until there can be something again. */
		close_slot(from->slot, now + S);
	} else {
		take(from);
		close_slot(from->slot, tc_clock_ns() + from->aim.cool_down_ns);
	}
}

void tc_slots_forget(void)
{
	for (size_t i = 0; i < count_sources(); i++) {
		struct tc_slot *slot = source_at(i).slot;
		/* acq: pairs with [P2] store in tc_slot_trigger; the texts. */
		uint_fast32_t state = tc_load_acq(&slot->state);

		slot->accounted = tc_load_relaxed(&slot->triggers);
		if (state == TC_SLOT_ASKED || state == TC_SLOT_CLOSED)
			tc_slot_open(slot);
	}
}

void tc_slots_forked(void)
{
	for (size_t i = 0; i < count_sources(); i++) {
		struct tc_slot *slot = i == TC_SOURCE_CALL ? &tc_capture.call
				       : i == TC_SOURCE_SCHED
					       ? &tc_capture.sched
					       : &tc_watches[i - TC_SOURCE_WATCH].slot;

		if (tc_load_relaxed(&slot->state) == TC_SLOT_FILLING)
			tc_slot_open(slot);
	}
}

void tc_slots_look(uint64_t now)
{
	static size_t first;
	size_t n = count_sources();

	/* Another one first each time, so that none is always behind the others. */
	first++;
	for (size_t i = 0; i < n; i++) {
		struct source from = source_at((first + i) % n);

		look(&from, now);
	}
}
