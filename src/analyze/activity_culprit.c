/* SPDX-License-Identifier: MIT */
/*
 * Who had a P while others could have run, for listeners that follow what the Ps do. They
 * are few, so this is apart from what every event takes.
 */
#include "analyze/act.h"

enum {
	MAX_CULPRITS = 1024 /* Ps that are looked at for one */
};

/* Does somebody have the P in the way that makes the class what it is? */
static bool is_kept(const struct tacho_activity *a, const struct tc_act_proc *p,
		    enum tacho_delay cls)
{
	if (cls == TACHO_DELAY_HELD)
		return p->state == TC_PROC_HELD;
	return p->state == TC_PROC_RUNS &&
	       (cls == TACHO_DELAY_STALL || a->gs[p->slot].rare.is_marker);
}

/*
 * The P that a goroutine in a call, one that marks, or any one has for longest; n_procs:
 * none. It stays the same until it is given up, so that looking at all Ps is rare.
 */
static uint32_t kept_longest(const struct tacho_activity *a, enum tacho_delay cls, uint32_t *last,
			     int64_t *since_ns)
{
	uint32_t n = (uint32_t)(a->n_procs < MAX_CULPRITS ? a->n_procs : MAX_CULPRITS);
	uint32_t best = (uint32_t)a->n_procs;

	if (*last < n && is_kept(a, &a->procs[*last], cls) && a->procs[*last].since_ns == *since_ns)
		return *last;
	for (uint32_t i = 0; i < n; i++)
		if (is_kept(a, &a->procs[i], cls) &&
		    (best >= n || a->procs[i].since_ns < a->procs[best].since_ns))
			best = i;
	if (best < n) {
		*last = best;
		*since_ns = a->procs[best].since_ns;
	}
	return best;
}

static struct tc_culprit find_culprit(struct tacho_activity *a, enum tacho_delay cls)
{
	uint32_t any = UINT32_MAX;
	int64_t since;
	struct tc_culprit who = { .g = TACHO_NONE, .slot = TACHO_NO_SLOT };
	uint32_t i = (uint32_t)a->n_procs;
	const struct tc_act_g *g;

	if (cls == TACHO_DELAY_HELD)
		i = kept_longest(a, cls, &a->held_proc, &a->held_since_ns);
	else if (cls == TACHO_DELAY_GC)
		i = kept_longest(a, cls, &a->marking_proc, &a->marking_since_ns);
	else if (cls == TACHO_DELAY_HOG)
		i = a->hog_proc;
	else if (cls == TACHO_DELAY_STALL) /* rare */
		i = kept_longest(a, cls, &any, &since);
	if (i >= a->n_procs)
		return who;
	who.slot = a->procs[i].slot;
	g = &a->gs[who.slot];
	who.g = g->id;
	who.name = g->name;
	who.stack = cls == TACHO_DELAY_HELD ? g->stack : g->start_stack;
	return who;
}

int tc_act_tell_pace(struct tacho_activity *a, int64_t begin, int64_t end, enum tacho_delay cls)
{
	struct tc_culprit who = find_culprit(a, cls);
	int rc = 0;

	for (size_t i = 0; i < a->n_listeners && rc == 0; i++)
		if (a->listeners[i].pace)
			rc = a->listeners[i].pace(a->listeners[i].self, begin, end, cls, &who);
	return rc;
}
