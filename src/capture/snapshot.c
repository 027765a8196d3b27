/* SPDX-License-Identifier: MIT */
/*
 * From a trigger to an entry of the spool, on the capture's thread: the budget is asked,
 * the look-ahead waited for, the recorder written, the result diagnosed.
 */
#include "capture/capture_state.h"
#include "capture/diagnose.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <tacho/wrap.h>

#define S      UINT64_C(1000000000)
#define MINUTE (60 * S)
#define DAY    (86400 * S)
/* Between two looks at whether the capture ends. */
#define LOOK_NS (S / 20)

/* One source of triggers, with what is special about it. */
struct source {
	struct tc_slot *slot;
	const char *kind, *name;
	struct tc_aim aim;
};

static size_t count_sources(void)
{
	return 2 + tc_watches_count();
}

static struct source source_at(size_t i)
{
	const struct tc_settings *now = &tc_capture.now;
	struct source s = { &tc_capture.call, "call", "", { 0, 0, 0 } };

	if (i == 1) {
		s = (struct source){ &tc_capture.sched, "sched", "", now->sched.aim };
	} else if (i > 1) {
		struct tc_watch *w = &tc_watches[i - 2];

		s.slot = &w->slot;
		s.kind = w->kind == TC_WATCH_TASK ? "task" : "region";
		s.name = w->name;
		/* Programs may change their watches at any time. */
		pthread_mutex_lock(&tc_capture.lock);
		s.aim = w->rule.aim;
		pthread_mutex_unlock(&tc_capture.lock);
	}
	if (s.aim.look_ahead_ns == 0)
		s.aim.look_ahead_ns = now->aim.look_ahead_ns;
	if (s.aim.cool_down_ns == 0)
		s.aim.cool_down_ns = now->aim.cool_down_ns;
	if (s.aim.probability <= 0)
		s.aim.probability = now->aim.probability;
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

/* --- budget ------------------------------------------------------------------------ */

static void turn_over(uint64_t now)
{
	struct tc_budget *b = &tc_capture.budget;
	bool is_minute = now - b->minute >= MINUTE, is_day = now - b->day >= DAY;

	if (is_minute) {
		b->minute = now;
		b->snapshots_minute = b->bytes_minute = 0;
	}
	if (is_day) {
		b->day = now;
		b->snapshots_day = b->bytes_day = 0;
	}
	for (size_t i = 0; i < count_sources(); i++) {
		struct tc_slot *slot = source_at(i).slot;

		slot->used_minute = is_minute ? 0 : slot->used_minute;
		slot->used_day = is_day ? 0 : slot->used_day;
	}
}

/*
 * Each source has its share for itself; what is beyond it is for whoever comes first, as
 * far as the shares of the others leave it.
 */
static bool is_fair(uint64_t limit, uint64_t used, uint64_t own, const struct tc_slot *slot,
		    bool of_day)
{
	uint64_t share, kept = 0;

	if (limit == 0 || used >= limit)
		return limit == 0;
	share = limit / count_sources();
	share = share > 0 ? share : 1;
	if (own < share)
		return true;
	for (size_t i = 0; i < count_sources(); i++) {
		const struct tc_slot *other = source_at(i).slot;
		uint64_t theirs = of_day ? other->used_day : other->used_minute;

		if (other != slot && theirs < share)
			kept += share - theirs;
	}
	return used + kept < limit;
}

/* What a snapshot may take at most is left, or nothing of it is used yet. */
static bool has_bytes(uint64_t limit, uint64_t used)
{
	uint64_t most = tc_capture.now.recorder_bytes;

	return limit == 0 || (used < limit && limit - used >= (most < limit ? most : limit));
}

static bool is_affordable(const struct tc_slot *slot)
{
	const struct tc_settings *now = &tc_capture.now;
	const struct tc_budget *b = &tc_capture.budget;

	if (!has_bytes(now->budget.bytes_minute, b->bytes_minute) ||
	    !has_bytes(now->budget.bytes_day, b->bytes_day) ||
	    (now->budget.cpu > 0 && tc_clock_ns() < b->cpu_free_ns))
		return false;
	return is_fair(now->budget.snapshots_minute, b->snapshots_minute, slot->used_minute, slot,
		       false) &&
	       is_fair(now->budget.snapshots_day, b->snapshots_day, slot->used_day, slot, true);
}

static void account(struct tc_slot *slot, uint64_t bytes, uint64_t cpu_ns)
{
	struct tc_budget *b = &tc_capture.budget;

	b->snapshots_minute++;
	b->snapshots_day++;
	slot->used_minute++;
	slot->used_day++;
	b->bytes_minute += bytes;
	b->bytes_day += bytes;
	if (tc_capture.now.budget.cpu > 0) {
		double rest = (double)cpu_ns / tc_capture.now.budget.cpu;

		b->cpu_free_ns = tc_clock_ns() + (rest < (double)DAY ? (uint64_t)rest : DAY);
	}
	tc_add_relaxed(&tc_capture.bytes, bytes);
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
	rc = tacho_flight_write(tc_capture.flight, tc_spool_file_write, file, NULL);
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
	account(from->slot, sidecar.cost.bytes, thread_cpu_ns() - cpu);
	tc_add_relaxed(&tc_capture.pruned, kept.pruned.count);
	if (rc < 0) {
		tc_add_relaxed(&tc_capture.failed, 1);
		(void)snprintf(why, sizeof(why), "%s", tc_spool_dir_why(tc_capture.spool));
		tc_capture_complain(why[0] ? why : tacho_error_text(rc));
	} else {
		tc_add_relaxed(&tc_capture.snapshots, 1);
		tc_add_relaxed(&tc_capture.repeats, kept.is_repeat ? 1 : 0);
	}
}

/* --- all sources --------------------------------------------------------------------- */

static bool is_chosen(double probability)
{
	static uint64_t x;

	if (probability >= 1)
		return true;
	if (x == 0)
		x = tc_clock_ns() | 1;
	x ^= x << 13;
	x ^= x >> 7;
	x ^= x << 17;
	return (double)(x >> 11) / (double)(UINT64_C(1) << 53) < probability;
}

static void close_slot(struct tc_slot *slot, uint64_t until_ns)
{
	slot->open_at_ns = until_ns;
	/* relaxed: the texts stay this thread's until tc_slot_open */
	tc_store_relaxed(&slot->state, TC_SLOT_CLOSED);
}

static void look(const struct source *from, uint64_t now)
{
	/* acq: pairs with [P2] store in tc_slot_trigger; the texts. */
	uint_fast32_t state = tc_load_acq(&from->slot->state);

	if (state == TC_SLOT_CLOSED && now >= from->slot->open_at_ns)
		tc_slot_open(from->slot);
	if (state != TC_SLOT_ASKED)
		return;
	if (!tc_capture.flight || !tc_capture.spool || !is_chosen(from->aim.probability)) {
		tc_slot_open(from->slot);
	} else if (!is_affordable(from->slot)) {
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
		struct tc_slot *slot = i == 0   ? &tc_capture.call
				       : i == 1 ? &tc_capture.sched
						: &tc_watches[i - 2].slot;

		if (tc_load_relaxed(&slot->state) == TC_SLOT_FILLING)
			tc_slot_open(slot);
	}
}

void tc_slots_look(uint64_t now)
{
	static size_t first;
	size_t n = count_sources();

	turn_over(now);
	/* Another one first each time, so that none is always behind the others. */
	first++;
	for (size_t i = 0; i < n; i++) {
		struct source from = source_at((first + i) % n);

		look(&from, now);
	}
}
