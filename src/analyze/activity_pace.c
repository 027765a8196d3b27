/* SPDX-License-Identifier: MIT */
/*
 * What the Ps do, added up over time: the rare cases of tc_act_advance, and long silences.
 */
#include "analyze/activity_step.h"

enum {
	MAX_HOGS = 1024 /* Ps that are looked at for one */
};

const char *tacho_delay_name(int delay)
{
	static const char *const names[TACHO_DELAY_COUNT] = {
		[TACHO_DELAY_IDLE] = "slow wake-up (a P was idle)",
		[TACHO_DELAY_HELD] = "P held by a call",
		[TACHO_DELAY_GC] = "Ps busy, one marking",
		[TACHO_DELAY_HOG] = "Ps busy, one over 10 ms",
		[TACHO_DELAY_BUSY] = "all Ps busy",
		[TACHO_DELAY_STALL] = "no progress anywhere",
		[TACHO_DELAY_STW] = "stop-the-world",
		[TACHO_DELAY_UNKNOWN] = "unknown",
	};

	return delay >= 0 && delay < TACHO_DELAY_COUNT ? names[delay] : "?";
}

int tc_act_turn_late(struct tacho_activity *a, int64_t now)
{
	int rc = 0;

	a->is_late = !a->is_late;
	if (a->is_late)
		a->late_from_ns = now;
	for (size_t i = 0; !a->is_late && i < a->n_listeners && rc == 0; i++)
		if (a->listeners[i].late)
			rc = a->listeners[i].late(a->listeners[i].self, a->late_from_ns, now);
	return rc;
}

void tc_act_count_busy(struct tacho_activity *a, int64_t ns, enum tacho_delay cls)
{
	bool is_crowd = a->n_runnable_user >= 2 * a->gomaxprocs;

	a->busy_ns = tc_wrap_add(a->busy_ns, ns);
	if (is_crowd && cls <= TACHO_DELAY_BUSY)
		a->crowded_ns = tc_wrap_add(a->crowded_ns, ns);
	if (is_crowd && cls == TACHO_DELAY_STALL && a->n_in[TC_PROC_RUNS] >= a->gomaxprocs)
		a->crowded_stall_ns = tc_wrap_add(a->crowded_stall_ns, ns);
}

/*
 * When the goroutine that has run for longest has run for 10 ms. `hog_since_ns` is not
 * later than the truth, so that looking at all Ps is rare.
 */
static int64_t hog_limit(struct tacho_activity *a, int64_t now)
{
	const struct tc_act_proc *p = &a->procs[a->hog_proc];

	if (p->state != TC_PROC_RUNS || p->since_ns != a->hog_since_ns) {
		a->hog_since_ns = now;
		/* Of thousands of Ps the first ones must do. */
		for (size_t i = 0; i < a->n_procs && i < MAX_HOGS; i++) {
			p = &a->procs[i];
			if (p->state == TC_PROC_RUNS && p->since_ns < a->hog_since_ns) {
				a->hog_since_ns = p->since_ns;
				a->hog_proc = (uint32_t)i;
			}
		}
	}
	return tc_wrap_add(a->hog_since_ns, TC_HOG_NS);
}

int tc_act_add_busy(struct tacho_activity *a, int64_t now)
{
	int64_t limit = hog_limit(a, now);
	int rc = 0;

	if (limit >= now)
		return add_piece(a, now, TACHO_DELAY_BUSY);
	if (limit > a->at_ns)
		rc = add_piece(a, limit, TACHO_DELAY_BUSY);
	return rc < 0 ? rc : add_piece(a, now, TACHO_DELAY_HOG);
}

int tc_act_silence(struct tacho_activity *a, int64_t now)
{
	int rc = advance(a, a->last_ns);

	if (rc == 0 && a->n_in[TC_PROC_RUNS] && !a->n_stw &&
	    tc_wrap_sub(now, a->last_ns) >= TC_STALL_NS)
		rc = add_piece(a, now, TACHO_DELAY_STALL);
	for (size_t i = 0; i < a->n_listeners && rc == 0; i++)
		if (a->listeners[i].silence)
			rc = a->listeners[i].silence(a->listeners[i].self, a->last_ns, now,
						     (unsigned)a->n_in[TC_PROC_RUNS]);
	return rc;
}

int tc_act_advance(struct tacho_activity *a, int64_t now)
{
	return advance(a, now);
}
