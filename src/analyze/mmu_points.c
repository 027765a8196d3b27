/* SPDX-License-Identifier: MIT */
/*
 * Utilization functions: adding changes, and what is left to do when the trace has
 * ended. Rules of `go tool trace`: see AS_GO.
 */
#include "analyze/mmu_state.h"

#include <string.h>

/* As many subtractions of 1/n are made one by one, so that they round as Go's do. */
#define EXACT_RETRO 64

int tc_mmu_add(struct tc_mmu_series *s, const struct tacho_alloc *a, int64_t ns, double util)
{
	struct tacho_util *last = s->n ? &s->points[s->n - 1] : NULL;
	int rc;

	s->is_pending = false;
	if (last && last->util == util)
		return 0;
	if (last && ns <= last->time_ns) {
		if (util < last->util)
			last->util = util;
		s->is_pending = last->util != util;
		return 0;
	}
	rc = TC_GROW(a, &s->points, &s->cap, s->n + 1, 0);
	if (rc < 0)
		return rc;
	s->points[s->n++] = (struct tacho_util){ ns, util };
	return 0;
}

int tc_mmu_new_series(struct tc_mmu_set *set, const struct tacho_alloc *a, int64_t ns, int64_t proc)
{
	int rc = TC_GROW(a, &set->series, &set->cap_series, set->n_series + 1, UINT32_MAX);

	if (rc < 0)
		return rc;
	set->series[set->n_series] = (struct tc_mmu_series){ .proc = proc };
	return tc_mmu_add(&set->series[set->n_series++], a, ns, 1);
}

/* --- ranges that were open before ------------------------------------------- */

static double lower(double util, double by)
{
	return util - by < 0 ? 0 : util - by;
}

/*
 * The last point is compared with what comes, so it changes at once; the others
 * when all is known, or many such ranges would cost too much.
 */
int tc_mmu_retro(struct tc_mmu_set *set, const struct tacho_alloc *a)
{
	struct tc_mmu_series *s = &set->series[0];
	uint32_t n = set->n_procs;
	int rc;

	/* The last point may be older than the last change of GOMAXPROCS. */
	for (size_t i = set->n_counts; i-- > 1;) {
		if (set->counts[i].time_ns < s->points[s->n - 1].time_ns)
			break;
		n = set->counts[i - 1].n;
	}
	s->points[s->n - 1].util = lower(s->points[s->n - 1].util, 1 / (double)n);
	if (s->n == 1)
		return 0;
	rc = TC_GROW(a, &set->retro, &set->cap_retro, set->n_retro + 1, 0);
	if (rc == 0)
		set->retro[set->n_retro++] = s->n - 1;
	return rc;
}

static void apply_retro(struct tc_mmu_set *set)
{
	struct tc_mmu_series *s = set->series;
	size_t left = set->n_retro, at = 0, counted = 0;

	for (size_t i = 0; i < s->n && left > 0; i++) {
		double by, util = s->points[i].util;

		while (counted < set->n_retro && set->retro[counted] <= i)
			counted++;
		left = set->n_retro - counted;
		while (at + 1 < set->n_counts && set->counts[at + 1].time_ns < s->points[i].time_ns)
			at++;
		by = 1 / (double)set->counts[at].n;
		if (left > EXACT_RETRO)
			util = lower(util, by * (double)left);
		else
			for (size_t k = 0; k < left; k++)
				util = lower(util, by);
		s->points[i].util = util;
	}
}

/* --- the end ---------------------------------------------------------------- */

/* What is before the window is dropped. */
static void cut_series(struct tc_mmu_series *s, int64_t from_ns)
{
	size_t i = 0;

	if (s->n == 0 || s->points[0].time_ns >= from_ns)
		return;
	if (s->is_closed && s->closed_ns <= from_ns) {
		s->n = 0;
		return;
	}
	while (i + 1 < s->n && s->points[i + 1].time_ns <= from_ns)
		i++;
	s->n -= i;
	memmove(s->points, s->points + i, s->n * sizeof(*s->points));
	s->points[0].time_ns = from_ns;
}

static int finish_series(struct tc_mmu_series *s, const struct tacho_alloc *a, int64_t last_ns,
			 bool as_go)
{
	const struct tacho_util *last;
	int rc = 0;

	while (s->n > 0 && s->points[s->n - 1].time_ns > last_ns)
		s->n--;
	if (s->n == 0)
		return 0;
	if (!s->is_closed || s->closed_ns > last_ns) {
		last = &s->points[s->n - 1];
		if (!as_go && last->util == 0 && last->time_ns < last_ns) {
			rc = TC_GROW(a, &s->points, &s->cap, s->n + 1, 0);
			if (rc == 0)
				s->points[s->n++] = (struct tacho_util){ last_ns, 0 };
		} else {
			rc = tc_mmu_add(s, a, last_ns, 0);
		}
	}
	if (rc < 0)
		return rc;
	s->sums = tc_calloc(a, s->n, sizeof(*s->sums));
	if (!s->sums)
		return TACHO_ENOMEM;
	s->min = 1;
	for (size_t i = 1; i < s->n; i++) {
		const struct tacho_util *p = &s->points[i - 1];

		s->sums[i] = s->sums[i - 1] +
			     p->util * (double)(tc_mmu_time(s, i) - tc_mmu_time(s, i - 1));
		s->min = p->util < s->min ? p->util : s->min;
	}
	return 0;
}

static int finish_set(struct tc_mmu_set *set, const struct tacho_alloc *a, int64_t first_ns,
		      int64_t last_ns)
{
	uint64_t longest = 0;
	size_t kept = 0;
	int rc = 0;

	if (set->status < 0)
		return 0;
	if (set->n_series > 0 && !(set->flags & TACHO_MMU_PER_PROC))
		apply_retro(set);
	for (size_t i = 0; i < set->n_series && rc == 0; i++) {
		struct tc_mmu_series s;

		cut_series(&set->series[i], first_ns);
		rc = finish_series(&set->series[i], a, last_ns, set->flags & TACHO_MMU_AS_GO);
		s = set->series[i];
		set->series[i] = (struct tc_mmu_series){ 0 };
		if (s.n == 0) { /* it began behind the last Sync */
			tc_free(a, s.points);
			continue;
		}
		if (tc_mmu_length(&s) > longest)
			longest = tc_mmu_length(&s);
		set->series[kept++] = s;
	}
	if (rc < 0)
		return rc;
	set->n_series = kept;
	if (longest == 0)
		set->status = TACHO_ENOTFOUND;
	return 0;
}

int tc_mmu_finish(void *self, const struct tacho_end *end)
{
	struct tacho_mmu *m = self;
	int64_t first_ns = INT64_MIN, last_ns = end->last_ns;
	int rc = 0;

	if (m->window.is_set) {
		tc_window_start(&m->window, end->first_ns);
		first_ns = m->window.from_ns;
		last_ns = last_ns < m->window.to_ns ? last_ns : m->window.to_ns;
	}
	for (size_t i = 0; i < m->n_sets && rc == 0; i++)
		rc = finish_set(&m->sets[i], m->alloc, first_ns, last_ns);
	m->is_finished = rc == 0;
	return rc;
}
