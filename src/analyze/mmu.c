/* SPDX-License-Identifier: MIT */
/* Mutator utilization: making, freeing, and the functions as they are. */
#include "analyze/mmu_state.h"

#define KNOWN_FLAGS 63U

static const struct tacho_analysis_ops ops = {
	.name = "mmu",
	.feed = tc_mmu_feed,
	.is_apart = true,
	.finish = tc_mmu_finish,
};

int tacho_mmu_new(struct tacho_mmu **out, const struct tacho_alloc *alloc, const unsigned *flags,
		  size_t n)
{
	struct tacho_mmu *m;

	*out = NULL;
	if (n > TACHO_MMU_MAX_SETS)
		return TACHO_EMISUSE;
	m = tc_calloc(alloc, 1, sizeof(*m));
	if (!m)
		return TACHO_ENOMEM;
	m->alloc = alloc;
	m->n_sets = n;
	for (size_t i = 0; i < n; i++) {
		m->sets[i].flags = flags[i];
		if (flags[i] & ~KNOWN_FLAGS) {
			tacho_mmu_free(m);
			return TACHO_EMISUSE;
		}
	}
	*out = m;
	return 0;
}

int tacho_mmu_set_window(struct tacho_mmu *m, int64_t from_ns, int64_t to_ns)
{
	return m->is_finished ? TACHO_EMISUSE : tc_window_init(&m->window, from_ns, to_ns);
}

struct tacho_analysis tacho_mmu_analysis(struct tacho_mmu *m)
{
	return (struct tacho_analysis){ &ops, m };
}

void tacho_mmu_free(struct tacho_mmu *m)
{
	if (!m)
		return;
	for (size_t i = 0; i < m->n_sets; i++) {
		struct tc_mmu_set *set = &m->sets[i];

		for (size_t k = 0; k < set->n_series; k++) {
			tc_free(m->alloc, set->series[k].points);
			tc_free(m->alloc, set->series[k].sums);
		}
		tc_free(m->alloc, set->series);
		tc_free(m->alloc, set->procs);
		tc_free(m->alloc, set->counts);
		tc_free(m->alloc, set->retro);
	}
	tc_refmap_fini(&m->is_gc_stop, m->alloc);
	tc_refmap_fini(&m->label, m->alloc);
	tc_free(m->alloc, m->slots);
	tc_free(m->alloc, m);
}

int tacho_mmu_status(const struct tacho_mmu *m, size_t set)
{
	return set < m->n_sets && m->is_finished ? m->sets[set].status : TACHO_EMISUSE;
}

size_t tacho_mmu_series(const struct tacho_mmu *m, size_t set)
{
	return m->sets[set].n_series;
}

const struct tacho_util *tacho_mmu_changes(const struct tacho_mmu *m, size_t set, size_t series,
					   size_t *n)
{
	*n = m->sets[set].series[series].n;
	return m->sets[set].series[series].points;
}

int64_t tacho_mmu_proc(const struct tacho_mmu *m, size_t set, size_t series)
{
	return m->sets[set].series[series].proc;
}
