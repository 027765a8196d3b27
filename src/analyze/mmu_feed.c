/* SPDX-License-Identifier: MIT */
/*
 * Mutator utilization, the part that sees every event. Only goroutines that assist
 * or have been mark workers matter: their slots have flags, and all others are left
 * after one look.
 *
 * What an event changes is noted in the sets (`is_dirty`), and the functions are
 * brought up to date after it. A set with AS_GO follows the reference, which looks at
 * all Ps after every event, so that a value that was not taken because of equal
 * times is taken with the next event (`is_pending`).
 */
#include "analyze/mmu_state.h"

#include <string.h>

#define LIKELY(x)     __builtin_expect(!!(x), 1)
#define UNLIKELY(x)   __builtin_expect(!!(x), 0)
#define ALWAYS_INLINE __attribute__((always_inline)) static inline
#define NEVER_INLINE  __attribute__((noinline)) static

#define AS_GO    TACHO_MMU_AS_GO
#define PER_PROC TACHO_MMU_PER_PROC

/* Kinds of events that matter whoever they are about. */
#define OTHERS                                                                                \
 (1U << TACHO_KIND_RANGE_BEGIN | 1U << TACHO_KIND_RANGE_ACTIVE | 1U << TACHO_KIND_RANGE_END | \
  1U << TACHO_KIND_LABEL | 1U << TACHO_KIND_METRIC | 1U << TACHO_KIND_SYNC)

/* Transitions of slots with flags matter. */
static void set_flags(struct tacho_mmu *m, struct tc_mmu_slot *s, unsigned flags)
{
	m->n_special += (size_t)(flags != 0) - (size_t)(s->flags != 0);
	s->flags = (uint8_t)flags;
}

static void fail_set(struct tc_mmu_set *set, int status)
{
	set->status = status;
	set->n_procs = 0;
	set->is_dirty = set->all_dirty = set->is_pending = false;
}

/* What a few events may cost is limited; false: the set is given up. */
static bool charge(const struct tacho_mmu *m, struct tc_mmu_set *set, uint64_t work)
{
	set->work += work;
	if (set->work <= m->events * TC_MMU_WORK_PER_EVENT + TC_MMU_WORK_FLOOR)
		return true;
	fail_set(set, TACHO_ELIMIT);
	return false;
}

/* --- Ps --------------------------------------------------------------------- */

static int more_procs(struct tc_mmu_set *set, const struct tacho_alloc *a, size_t n)
{
	size_t old = set->cap_procs;
	int rc = TC_GROW(a, &set->procs, &set->cap_procs, n, 0);

	if (rc == 0 && set->cap_procs > old)
		memset(set->procs + old, 0, (set->cap_procs - old) * sizeof(*set->procs));
	return rc;
}

/* The collector takes something from a P (delta 1), or gives it back (-1). */
static int count(struct tacho_mmu *m, struct tc_mmu_set *set, int64_t p, int32_t delta)
{
	struct tc_mmu_proc *proc;
	bool was;
	int rc;

	if ((uint64_t)p >= TC_MMU_MAX_PROCS)
		return 0;
	/* Go knows no others. */
	if ((set->flags & AS_GO) && (uint64_t)p >= set->n_procs)
		return 0;
	rc = more_procs(set, m->alloc, (size_t)p + 1);
	if (rc < 0)
		return rc;
	proc = &set->procs[p];
	was = proc->gc > 0;
	proc->gc += delta;
	if (p < set->n_procs && was != (proc->gc > 0)) {
		set->n_busy += was ? -1U : 1U;
		if (set->is_dirty && set->dirty_proc != p)
			set->all_dirty = true;
		set->is_dirty = true;
		set->dirty_proc = (uint32_t)p;
	}
	return 0;
}

static int end_series(struct tacho_mmu *m, struct tc_mmu_set *set, uint32_t n, int64_t ns)
{
	int rc = 0;

	for (uint32_t p = n; p < set->n_procs && rc == 0; p++) {
		struct tc_mmu_series *s = &set->series[set->procs[p].series];

		rc = tc_mmu_add(s, m->alloc, ns, 0);
		s->is_closed = true;
		s->closed_ns = ns;
	}
	return rc;
}

static int begin_series(struct tacho_mmu *m, struct tc_mmu_set *set, uint32_t n, int64_t ns)
{
	int rc = 0;

	for (uint32_t p = set->n_procs; p < n && rc == 0; p++) {
		if (set->flags & AS_GO)
			set->procs[p].gc = 0;
		set->procs[p].series = 0;
		if (set->flags & PER_PROC) {
			set->procs[p].series = (uint32_t)set->n_series;
			rc = tc_mmu_new_series(set, m->alloc, ns, p);
		} else if (set->n_series == 0) {
			rc = tc_mmu_new_series(set, m->alloc, ns, TACHO_NONE);
		}
	}
	return rc;
}

static int note_count(struct tacho_mmu *m, struct tc_mmu_set *set, uint32_t n, int64_t ns)
{
	int rc;

	if (m->sync > 1 && set->n_counts > 0)
		return 0;
	rc = TC_GROW(m->alloc, &set->counts, &set->cap_counts, set->n_counts + 1, 0);
	if (rc == 0)
		set->counts[set->n_counts++] = (struct tc_mmu_retro){ ns, n };
	return rc;
}

static int set_procs(struct tacho_mmu *m, struct tc_mmu_set *set, uint32_t n, int64_t ns)
{
	int rc;

	if (n == set->n_procs || n == 0)
		return 0;
	if (!charge(m, set, (uint64_t)n + set->n_procs))
		return 0;
	if ((set->flags & PER_PROC) && n > set->n_procs &&
	    !charge(m, set, (uint64_t)(n - set->n_procs) * TC_MMU_WORK_OF_SERIES))
		return 0;
	rc = more_procs(set, m->alloc, n);
	if (rc == 0)
		rc = note_count(m, set, n, ns);
	if (rc == 0 && (set->flags & PER_PROC))
		rc = end_series(m, set, n, ns);
	if (rc == 0)
		rc = begin_series(m, set, n, ns);
	if (rc < 0)
		return rc;
	set->n_procs = n;
	set->n_busy = 0;
	for (uint32_t p = 0; p < n; p++)
		set->n_busy += set->procs[p].gc > 0;
	set->is_dirty = set->all_dirty = true;
	return 0;
}

/* --- values ----------------------------------------------------------------- */

static int update_proc(struct tacho_mmu *m, struct tc_mmu_set *set, uint32_t p, int64_t ns)
{
	const struct tc_mmu_proc *proc = &set->procs[p];
	struct tc_mmu_series *s = &set->series[proc->series];
	int rc = tc_mmu_add(s, m->alloc, ns, set->stw > 0 || proc->gc > 0 ? 0 : 1);

	set->is_pending = set->is_pending || s->is_pending;
	return rc;
}

static int update_set(struct tacho_mmu *m, struct tc_mmu_set *set, int64_t ns)
{
	bool all = set->all_dirty || set->is_pending;
	int rc = 0;

	set->is_dirty = set->all_dirty = set->is_pending = false;
	if (set->n_procs == 0 || set->n_series == 0)
		return 0;
	if (!(set->flags & PER_PROC)) {
		uint32_t busy = set->stw > 0 ? set->n_procs : set->n_busy;

		rc = tc_mmu_add(&set->series[0], m->alloc, ns,
				1 - (double)busy / (double)set->n_procs);
		set->is_pending = set->series[0].is_pending;
	} else if (all) {
		for (uint32_t p = 0; p < set->n_procs && rc == 0; p++)
			rc = update_proc(m, set, p, ns);
		if (!charge(m, set, set->n_procs))
			return rc;
	} else {
		rc = update_proc(m, set, set->dirty_proc, ns);
	}
	m->is_pending = m->is_pending || set->is_pending;
	return rc;
}

NEVER_INLINE int update(struct tacho_mmu *m, int64_t ns)
{
	int rc = 0;

	m->is_pending = false;
	for (size_t i = 0; i < m->n_sets && rc == 0; i++) {
		struct tc_mmu_set *set = &m->sets[i];

		if (set->status == 0 && (set->is_dirty || set->is_pending))
			rc = update_set(m, set, ns);
	}
	return rc;
}

/* --- what goroutines do ----------------------------------------------------- */

/* What a set counts of a goroutine that runs. */
static int32_t counts_of(const struct tc_mmu_set *set, uint8_t flags)
{
	bool works = (flags & TC_MMU_WORKS) && (set->flags & TACHO_MMU_BACKGROUND) &&
		     !((flags & TC_MMU_DEDICATED) && (set->flags & PER_PROC));

	return works || ((flags & TC_MMU_ASSISTS) && (set->flags & TACHO_MMU_ASSIST));
}

/*
 * The flags of a goroutine change, or whether it runs: the flags are those that count,
 * 0 while it does not run.
 */
static int recount(struct tacho_mmu *m, int64_t p, uint8_t before, uint8_t after)
{
	int rc = 0;

	for (size_t i = 0; i < m->n_sets && rc == 0; i++) {
		struct tc_mmu_set *set = &m->sets[i];
		int32_t delta = counts_of(set, after) - counts_of(set, before);

		if (delta != 0 && !(set->flags & AS_GO))
			rc = count(m, set, p, delta);
	}
	return rc;
}

static bool is_executing(uint8_t state)
{
	return state == TACHO_GO_RUNNING || state == TACHO_GO_SYSCALL;
}

/* The same as Go does it: who has been a worker once counts whenever it runs. */
static int recount_as_go(struct tacho_mmu *m, const struct tacho_event *e, uint8_t flags)
{
	int32_t delta = is_executing(e->to) - is_executing(e->from);
	int rc = 0;

	for (size_t i = 0; i < m->n_sets && rc == 0 && delta != 0; i++) {
		struct tc_mmu_set *set = &m->sets[i];
		uint8_t worked = set->flags & PER_PROC ? TC_MMU_WORKED_PER_PROC : TC_MMU_WORKED;
		bool counts = ((flags & TC_MMU_ASSISTS) && (set->flags & TACHO_MMU_ASSIST)) ||
			      ((flags & worked) && (set->flags & TACHO_MMU_BACKGROUND));

		if (counts && (set->flags & AS_GO) && set->n_procs > 0)
			rc = count(m, set, e->p, delta);
	}
	return rc;
}

NEVER_INLINE int special_transition(struct tacho_mmu *m, const struct tacho_event *e)
{
	struct tc_mmu_slot *s = &m->slots[e->slot];
	int rc = recount_as_go(m, e, s->flags);

	if (rc == 0 && (s->flags & TC_MMU_COUNTED)) {
		rc = recount(m, s->proc, s->flags, 0);
		set_flags(m, s,
			  s->flags & ~(unsigned)(TC_MMU_COUNTED | TC_MMU_WORKS | TC_MMU_DEDICATED));
	}
	if (e->to == TACHO_GO_NOT_EXIST || e->from == TACHO_GO_NOT_EXIST) {
		set_flags(m, s, 0);
	} else if (rc == 0 && e->to == TACHO_GO_RUNNING && (s->flags & TC_MMU_ASSISTS) &&
		   e->p >= 0) {
		s->proc = (uint32_t)e->p;
		set_flags(m, s, s->flags | TC_MMU_COUNTED);
		rc = recount(m, e->p, 0, s->flags);
	}
	return rc;
}

/* Flags of the goroutine that runs on the P of the event change. */
static int change_running(struct tacho_mmu *m, const struct tacho_event *e, uint8_t set,
			  uint8_t clear)
{
	struct tc_mmu_slot *s = &m->slots[e->slot];
	uint8_t before = s->flags & TC_MMU_COUNTED ? s->flags : 0;
	int64_t p = before ? (int64_t)s->proc : e->p;

	set_flags(m, s, (s->flags & ~(unsigned)clear) | set);
	if (p < 0)
		return 0;
	s->proc = (uint32_t)p;
	set_flags(m, s, s->flags | TC_MMU_COUNTED);
	return recount(m, p, before, s->flags);
}

static int label_of(struct tacho_mmu *m, uint32_t ref, uint32_t *label)
{
	static const char dedicated[] = "GC (dedicated)", idle[] = "GC (idle)";
	struct tacho_text t;

	*label = tc_refmap_get(&m->label, ref);
	if (*label != TC_MMU_LABEL_UNKNOWN)
		return 0;
	*label = TC_MMU_LABEL_OTHER;
	if (!m->gen)
		return 0;
	t = tacho_gen_string(m->gen, ref);
	if (t.n == sizeof(dedicated) - 1 && memcmp(t.s, dedicated, t.n) == 0)
		*label = TC_MMU_LABEL_DEDICATED;
	else if (t.n >= 3 && memcmp(t.s, "GC ", 3) == 0 &&
		 !(t.n == sizeof(idle) - 1 && memcmp(t.s, idle, t.n) == 0))
		*label = TC_MMU_LABEL_WORKER;
	return ref < tacho_gen_strings(m->gen) ? tc_refmap_put(&m->label, m->alloc, ref, *label)
					       : 0;
}

NEVER_INLINE int on_label(struct tacho_mmu *m, const struct tacho_event *e)
{
	struct tc_mmu_slot *s;
	uint32_t label;
	bool is_dedicated;
	int rc = label_of(m, e->name, &label);

	if (rc < 0 || label == TC_MMU_LABEL_OTHER || e->slot >= m->n_slots)
		return rc;
	s = &m->slots[e->slot];
	is_dedicated = label == TC_MMU_LABEL_DEDICATED;
	for (size_t i = 0; i < m->n_sets && rc == 0; i++) {
		struct tc_mmu_set *set = &m->sets[i];

		if (!(set->flags & AS_GO) || !(set->flags & TACHO_MMU_BACKGROUND) ||
		    set->n_procs == 0 || (is_dedicated && (set->flags & PER_PROC)))
			continue;
		set_flags(m, s,
			  s->flags | (unsigned)(set->flags & PER_PROC ? TC_MMU_WORKED_PER_PROC
								      : TC_MMU_WORKED));
		rc = count(m, set, e->p, 1);
	}
	if (rc < 0)
		return rc;
	return change_running(m, e, is_dedicated ? TC_MMU_WORKS | TC_MMU_DEDICATED : TC_MMU_WORKS,
			      TC_MMU_DEDICATED);
}

/* --- ranges ----------------------------------------------------------------- */

static int is_gc_stop(struct tacho_mmu *m, uint32_t ref, bool *is_gc)
{
	uint32_t known = tc_refmap_get(&m->is_gc_stop, ref);
	struct tacho_text t;

	*is_gc = known == 2;
	if (known || !m->gen)
		return 0;
	t = tacho_gen_string(m->gen, ref);
	for (size_t i = 0; i + 1 < t.n && !*is_gc; i++)
		*is_gc = t.s[i] == 'G' && t.s[i + 1] == 'C';
	if (ref >= tacho_gen_strings(m->gen))
		return 0;
	return tc_refmap_put(&m->is_gc_stop, m->alloc, ref, *is_gc ? 2 : 1);
}

static int on_stw(struct tacho_mmu *m, const struct tacho_event *e, int32_t delta)
{
	bool is_gc;
	int rc = is_gc_stop(m, e->name, &is_gc);

	for (size_t i = 0; i < m->n_sets && rc == 0 && is_gc; i++) {
		struct tc_mmu_set *set = &m->sets[i];

		if (!(set->flags & TACHO_MMU_STW) || set->n_procs == 0 ||
		    (delta < 0 && set->stw == 0 && !(set->flags & AS_GO)))
			continue;
		set->stw += delta;
		set->is_dirty = set->all_dirty = true;
	}
	return rc;
}

/*
 * What was under way before the trace, and is mentioned only now, in the first
 * generation, has taken its share all the time. False: it does not count again.
 */
static bool is_news(const struct tacho_mmu *m, const struct tacho_event *e)
{
	return e->kind != TACHO_KIND_RANGE_ACTIVE || m->sync <= 1;
}

static int add_range(struct tacho_mmu *m, struct tc_mmu_set *set, const struct tacho_event *e,
		     int32_t delta)
{
	bool executes = e->detail == TACHO_RANGE_SWEEP || e->g != TACHO_NONE;
	/* Of a range that is announced the P is its subject, whoever does it. */
	int64_t p = e->detail == TACHO_RANGE_SWEEP && !(set->flags & AS_GO) ? e->subject : e->p;
	int rc = 0;

	if (e->kind == TACHO_KIND_RANGE_ACTIVE && executes && !(set->flags & PER_PROC) &&
	    set->n_series > 0) {
		rc = tc_mmu_retro(set, m->alloc);
		set->is_dirty = true;
	}
	return rc < 0 ? rc : count(m, set, p, delta);
}

static int on_sweep(struct tacho_mmu *m, const struct tacho_event *e, int32_t delta)
{
	int rc = 0;

	for (size_t i = 0; i < m->n_sets && rc == 0; i++) {
		struct tc_mmu_set *set = &m->sets[i];

		if (!(set->flags & TACHO_MMU_SWEEP) || set->n_procs == 0 || !is_news(m, e))
			continue;
		rc = add_range(m, set, e, delta);
	}
	return rc;
}

static int on_assist(struct tacho_mmu *m, const struct tacho_event *e, int32_t delta)
{
	bool is_running = e->g == e->subject && e->p >= 0;
	struct tc_mmu_slot *s;
	int rc = 0;

	if (e->slot >= m->n_slots || !is_news(m, e))
		return 0;
	s = &m->slots[e->slot];
	for (size_t i = 0; i < m->n_sets && rc == 0; i++) {
		struct tc_mmu_set *set = &m->sets[i];

		if (!(set->flags & TACHO_MMU_ASSIST) || set->n_procs == 0)
			continue;
		if (set->flags & AS_GO)
			rc = add_range(m, set, e, delta);
		else if (e->kind == TACHO_KIND_RANGE_ACTIVE && is_running &&
			 !(set->flags & PER_PROC) && set->n_series > 0)
			rc = tc_mmu_retro(set, m->alloc);
	}
	if (rc < 0)
		return rc;
	if (is_running)
		return delta > 0 ? change_running(m, e, TC_MMU_ASSISTS, 0)
				 : change_running(m, e, 0, TC_MMU_ASSISTS);
	if (delta > 0)
		set_flags(m, s, s->flags | TC_MMU_ASSISTS);
	else
		set_flags(m, s, s->flags & ~(unsigned)TC_MMU_ASSISTS);
	return 0;
}

NEVER_INLINE int on_range(struct tacho_mmu *m, const struct tacho_event *e)
{
	int32_t delta = e->kind == TACHO_KIND_RANGE_END ? -1 : 1;

	switch (e->detail) {
	case TACHO_RANGE_STW: return on_stw(m, e, delta);
	case TACHO_RANGE_SWEEP: return on_sweep(m, e, delta);
	case TACHO_RANGE_MARK_ASSIST: return on_assist(m, e, delta);
	default: return 0;
	}
}

/* --- the pass --------------------------------------------------------------- */

NEVER_INLINE int on_metric(struct tacho_mmu *m, const struct tacho_event *e)
{
	uint64_t value = (uint64_t)e->subject;
	uint32_t n = value < TC_MMU_MAX_PROCS ? (uint32_t)value : TC_MMU_MAX_PROCS;
	int rc = 0;

	for (size_t i = 0; i < m->n_sets && rc == 0; i++) {
		if (m->sets[i].status == 0)
			rc = set_procs(m, &m->sets[i], n, e->time_ns);
	}
	return rc;
}

static void on_sync(struct tacho_mmu *m, const struct tacho_event *e)
{
	m->sync = e->subject;
	tc_refmap_clear(&m->is_gc_stop);
	tc_refmap_clear(&m->label);
}

static int more_slots(struct tacho_mmu *m, size_t n)
{
	int rc = TC_GROW(m->alloc, &m->slots, &m->cap_slots, n, 0);

	if (rc < 0)
		return rc;
	memset(m->slots + m->n_slots, 0, (n - m->n_slots) * sizeof(*m->slots));
	m->n_slots = n;
	return 0;
}

NEVER_INLINE int on_event(struct tacho_mmu *m, const struct tacho_event *e)
{
	switch (e->kind) {
	case TACHO_KIND_STATE_TRANSITION:
		if (e->scope != TACHO_SCOPE_GOROUTINE || e->slot >= m->n_slots)
			return 0;
		return m->slots[e->slot].flags ? special_transition(m, e) : 0;
	case TACHO_KIND_RANGE_BEGIN:
	case TACHO_KIND_RANGE_ACTIVE:
	case TACHO_KIND_RANGE_END: return on_range(m, e);
	case TACHO_KIND_LABEL: return on_label(m, e);
	case TACHO_KIND_METRIC: return e->detail == TACHO_METRIC_GOMAXPROCS ? on_metric(m, e) : 0;
	case TACHO_KIND_SYNC: on_sync(m, e); return 0;
	default: return 0;
	}
}

/*
 * The next one that matters. One branch for all: which event comes next cannot be
 * predicted. While the collector is at rest no slot has flags.
 */
ALWAYS_INLINE const struct tacho_event *next_event(const struct tacho_mmu *m,
						   const struct tacho_event *e,
						   const struct tacho_event *end)
{
	const struct tc_mmu_slot *slots = m->slots;
	size_t n_slots = m->n_slots;

	if (m->is_pending)
		return e;
	if (m->n_special == 0) {
		while (e < end && !(1U << e->kind & OTHERS))
			e++;
		return e;
	}
	while (e < end &&
	       !((1U << e->kind & OTHERS) | slots[e->slot < n_slots ? e->slot : 0].flags))
		e++;
	return e;
}

int tc_mmu_feed(void *self, const struct tacho_block *b)
{
	struct tacho_mmu *m = self;
	/* There is always a slot to look at. */
	size_t n = b->n_slots > 0 ? b->n_slots : 1;
	int rc = n > m->n_slots ? more_slots(m, n) : 0;

	m->gen = b->gen;
	m->events += b->n;
	for (const struct tacho_event *e = b->events, *end = e + b->n; e < end && rc == 0; e++) {
		e = next_event(m, e, end);
		if (e == end)
			break;
		rc = on_event(m, e);
		if (rc == 0)
			rc = update(m, e->time_ns);
	}
	return rc;
}
