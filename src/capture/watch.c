/* SPDX-License-Identifier: MIT */
/* Watched names; see watch.h. */
#include "capture/watch.h"

#include "base/math.h"

#include <stdio.h>
#include <string.h>
#include <tacho/capture.h>
#include <tacho/observe.h>

enum {
	NEAR = 1024, /* both are powers of two */
	FAR = 16384,
	PROBES = 16,
	WATCH_BITS = 5
};
#define STALE_NS (UINT64_C(600) * 1000000000)

_Static_assert(TC_WATCHES <= 1 << WATCH_BITS, "a watch is a part of a word");

struct instance {
	tc_atomic_u64 key;  /* 0: free */
	tc_atomic_u64 what; /* when it began, in ns, and its watch */
};

struct tc_watch tc_watches[TC_WATCHES];
static tc_atomic_u64 n_watches, lost, stw_began_ns, stw_longest_ns;

/*
 * An instance lies in its one place in `near`, which is small enough to stay in a cache;
 * in one of its places in `far`, where that one is taken. Of most that end without being
 * watched one look says so.
 */
static struct instance near[NEAR], far[FAR];
static tc_atomic_u64 n_far;

size_t tc_watches_count(void)
{
	/* acq: pairs with [P3] store in tc_watches_set; the watch is whole. */
	return tc_load_acq(&n_watches);
}

uint64_t tc_watches_lost(void)
{
	return tc_load_relaxed(&lost);
}

static bool is_of(const struct tc_watch *w, const struct tc_rule_settings *rule)
{
	return w->kind == rule->kind && strcmp(w->name, rule->name) == 0;
}

static void apply(struct tc_watch *w, const struct tc_rule_settings *rule)
{
	w->rule = *rule;
	tc_store_relaxed(&w->threshold_ns, rule->threshold_ns);
	tc_store_relaxed(&w->each, rule->threshold_ns > 0 && rule->percentile <= 0);
}

void tc_watches_keep(const struct tc_rule_settings *rules, size_t n)
{
	for (size_t i = 0; i < tc_watches_count(); i++) {
		struct tc_watch *w = &tc_watches[i];
		size_t k = 0;

		while (k < n && !is_of(w, &rules[k]))
			k++;
		if (!w->is_set || k < n)
			continue;
		w->is_set = false;
		/* All 0 where the program has none: nothing is too slow. */
		apply(w, &w->own);
	}
}

int tc_watches_set(const struct tc_rule_settings *rule, bool by_program)
{
	size_t n = tc_watches_count(), i = 0;
	struct tc_watch *w;

	while (i < n && !is_of(&tc_watches[i], rule))
		i++;
	if (i == TC_WATCHES)
		return TACHO_ELIMIT;
	w = &tc_watches[i];
	apply(w, rule);
	if (by_program)
		w->own = *rule;
	else
		w->is_set = true;
	if (i < n)
		return 0;
	w->kind = rule->kind;
	(void)snprintf(w->name, sizeof(w->name), "%s", rule->name);
	/* rel: pairs with [P3] load in tc_watches_count; the watch is whole. */
	tc_store_rel(&n_watches, n + 1);
	return 0;
}

/* --- instances ----------------------------------------------------------------------- */

/* Goroutine and serial of a region in one; tasks have numbers far below. */
static uint64_t region_key(uint64_t g, uint32_t serial)
{
	return UINT64_C(1) << 63 | tc_mix64(g << 32 | serial) >> 1;
}

static bool claim(struct instance *s, uint64_t key, uint64_t what)
{
	uint_fast64_t unused = 0;

	if (tc_load_relaxed(&s->key) != 0)
		return false;
	/* relaxed: who ends it was told so by who begins it here */
	if (!tc_cas_relaxed(&s->key, &unused, key))
		return false;
	tc_store_relaxed(&s->what, what);
	return true;
}

/* Its one place is another one's. */
__attribute__((noinline)) static void begin_far(uint64_t key, uint64_t what)
{
	uint64_t at = tc_mix64(key);

	for (unsigned i = 0; i < PROBES; i++) {
		if (!claim(&far[(at + i) % FAR], key, what))
			continue;
		/* relaxed: as above; who looks for another one looks in vain */
		tc_add_relaxed(&n_far, 1);
		return;
	}
	tc_add_relaxed(&lost, 1);
}

/* When an event was, for those that have none. */
static uint64_t time_of(uint64_t ns)
{
	return ns != 0 ? ns : tc_clock_ns();
}

static void begin(enum tc_watch_kind kind, uint64_t key, const char *name, uint64_t ns)
{
	size_t n = tc_watches_count(), w;
	uint64_t what;

	if (!name || key == 0)
		return;
	for (w = 0; w < n; w++)
		if (tc_watches[w].kind == kind && tc_watches[w].name[0] == name[0] &&
		    strcmp(tc_watches[w].name, name) == 0)
			break;
	if (w == n)
		return;
	what = time_of(ns) << WATCH_BITS | w;
	if (!claim(&near[key % NEAR], key, what))
		begin_far(key, what);
}

static struct instance *find_far(uint64_t key)
{
	uint64_t at = tc_mix64(key);

	for (unsigned i = 0; i < PROBES; i++) {
		struct instance *s = &far[(at + i) % FAR];

		if (tc_load_relaxed(&s->key) == key)
			return s;
	}
	return NULL;
}

static inline struct instance *find(uint64_t key)
{
	struct instance *s = &near[key % NEAR];

	if (key == 0)
		return NULL;
	if (tc_load_relaxed(&s->key) == key)
		return s;
	/* relaxed: who began this one has counted it before, and the caller knows of that */
	return tc_load_relaxed(&n_far) == 0 ? NULL : find_far(key);
}

static bool is_far(const struct instance *s)
{
	return s >= far && s < far + FAR;
}

/* False: somebody else has done so. */
static bool give_back(struct instance *s, uint64_t key)
{
	uint_fast64_t seen = key;

	if (!is_far(s)) {
		/* relaxed: what was read of it does not depend on others */
		tc_store_relaxed(&s->key, 0);
		return true;
	}
	/* relaxed: the same */
	if (!tc_cas_relaxed(&s->key, &seen, 0))
		return false;
	tc_sub_relaxed(&n_far, 1);
	return true;
}

static struct tc_watch *watch_of(struct instance *s)
{
	return &tc_watches[tc_load_relaxed(&s->what) & ((1 << WATCH_BITS) - 1)];
}

static uint64_t began_at(struct instance *s)
{
	return tc_load_relaxed(&s->what) >> WATCH_BITS;
}

/* One was slower than it may be. */
__attribute__((noinline)) static void slow(struct tc_watch *w, uint64_t ns, uint64_t threshold)
{
	char reason[256];

	tc_add_relaxed(&w->n_slow, 1);
	if (!tc_load_relaxed(&w->each))
		return;
	/* The text is for the one that counts. */
	if (tc_load_relaxed(&w->slot.state) != TC_SLOT_OPEN) {
		tc_add_relaxed(&w->slot.triggers, 1);
		return;
	}
	(void)snprintf(reason, sizeof(reason), "%s took %llu us, over %llu us", w->name,
		       (unsigned long long)(ns / 1000), (unsigned long long)(threshold / 1000));
	(void)tc_slot_trigger(&w->slot, reason, NULL);
}

static void end(uint64_t key, uint64_t at_ns)
{
	struct instance *s = find(key);
	uint64_t began, ns, threshold;
	struct tc_watch *w;

	if (!s)
		return;
	w = watch_of(s);
	began = began_at(s);
	if (!give_back(s, key))
		return;
	at_ns = time_of(at_ns);
	/* Clocks of two cores, or the tracer's and the kernel's, may differ by a little. */
	ns = at_ns > began ? at_ns - began : 0;
	tc_add_relaxed(&w->n, 1);
	threshold = tc_load_relaxed(&w->threshold_ns);
	if (threshold != 0 && ns > threshold)
		slow(w, ns, threshold);
}

static void on_task_begin(uint64_t task, const char *name, uint64_t ns)
{
	begin(TC_WATCH_TASK, task, name, ns);
}

static void on_region_begin(uint64_t g, uint32_t serial, const char *name, uint64_t ns)
{
	if (serial != 0)
		begin(TC_WATCH_REGION, region_key(g, serial), name, ns);
}

static void on_region_end(uint64_t g, uint32_t serial, uint64_t ns)
{
	end(region_key(g, serial), ns);
}

static void on_stw_begin(void)
{
	tc_store_relaxed(&stw_began_ns, tc_clock_ns());
}

static void on_stw_end(void)
{
	uint_fast64_t began = tc_load_relaxed(&stw_began_ns);
	uint_fast64_t longest = tc_load_relaxed(&stw_longest_ns), ns;

	if (began == 0)
		return;
	ns = tc_clock_ns() - began;
	/* relaxed: one world, one stop at a time; a lost race loses the shorter one */
	if (ns > longest)
		(void)tc_cas_relaxed(&stw_longest_ns, &longest, ns);
}

uint64_t tc_watches_stw(void)
{
	uint64_t ns = tc_load_relaxed(&stw_longest_ns);

	tc_store_relaxed(&stw_longest_ns, 0);
	return ns;
}

const struct tacho_observer tc_watch_observer = {
	.size = sizeof(tc_watch_observer),
	.task_begin = on_task_begin,
	.task_end = end,
	.region_begin = on_region_begin,
	.region_end = on_region_end,
	.stw_begin = on_stw_begin,
	.stw_end = on_stw_end,
	.sched = tacho_capture_sched,
};

void tc_watches_error(uint64_t task)
{
	struct instance *s = find(task);

	if (s)
		tc_add_relaxed(&watch_of(s)->n_errors, 1);
}

static void sweep(struct instance *s, uint64_t now_ns)
{
	uint_fast64_t key = tc_load_relaxed(&s->key);
	uint64_t began = began_at(s);

	if (key == 0 || began == 0 || now_ns <= began || now_ns - began <= STALE_NS)
		return;
	if (tc_cas_relaxed(&s->key, &key, 0) && is_far(s))
		tc_sub_relaxed(&n_far, 1);
}

void tc_watches_sweep(uint64_t now_ns)
{
	for (size_t i = 0; i < NEAR; i++)
		sweep(&near[i], now_ns);
	for (size_t i = 0; i < FAR; i++)
		sweep(&far[i], now_ns);
}

/* --- windows --------------------------------------------------------------------------- */

static void judge(struct tc_watch *w, uint64_t now)
{
	struct tc_window_counts counts = { tc_load_relaxed(&w->n), tc_load_relaxed(&w->n_slow),
					   tc_load_relaxed(&w->n_errors) };
	struct tc_window_counts within = { 0, 0, 0 };
	char reason[256];

	switch (tc_window_look(&w->window, &w->rule, &counts, now, &within)) {
	case TC_WINDOW_SLOW:
		(void)snprintf(reason, sizeof(reason),
			       "p%g of %s is over %llu us: %llu of %llu were slower",
			       w->rule.percentile, w->name,
			       (unsigned long long)(w->rule.threshold_ns / 1000),
			       (unsigned long long)within.slow, (unsigned long long)within.n);
		break;
	case TC_WINDOW_ERRORS:
		(void)snprintf(reason, sizeof(reason), "%s failed %llu times within a window",
			       w->name, (unsigned long long)within.errors);
		break;
	case TC_WINDOW_FINE:
	case TC_WINDOW_VERDICTS: return;
	}
	(void)tc_slot_trigger(&w->slot, reason, NULL);
}

void tc_watches_look(uint64_t now)
{
	size_t n = tc_watches_count();

	for (size_t i = 0; i < n; i++)
		judge(&tc_watches[i], now);
}
