/* SPDX-License-Identifier: MIT */
/*
 * Profiles: the lists that come out. Stacks are one if they agree as arrays of 128
 * program counters, as in the reference: what lies deeper does not count (only v1
 * traces have that), and a frame at 0 is as no frame (some traces have it).
 */
#include "analyze/profile_state.h"

#include <stdlib.h>

static uint32_t depth_of(const struct tacho_symbols *symbols, uint32_t stack)
{
	size_t n = tacho_symbols_depth(symbols, stack);

	return (uint32_t)(n < TACHO_PROFILE_DEPTH ? n : TACHO_PROFILE_DEPTH);
}

static uint64_t pc_of(const struct tacho_symbols *symbols, uint32_t stack, size_t i)
{
	return tacho_symbols_frame(symbols, stack, i).pc;
}

/* As arrays of 128 program counters, with zeros behind the last. */
static int compare_pcs(const struct tacho_symbols *symbols, uint32_t a, uint32_t b)
{
	uint32_t n_a = depth_of(symbols, a), n_b = depth_of(symbols, b);

	for (uint32_t i = 0; i < n_a || i < n_b; i++) {
		uint64_t x = pc_of(symbols, a, i), y = pc_of(symbols, b, i);

		if (x != y)
			return x < y ? -1 : 1;
	}
	return 0;
}

/* Only such stacks can be the same as another one. */
static bool is_odd(const struct tacho_symbols *symbols, uint32_t stack)
{
	size_t n = tacho_symbols_depth(symbols, stack);

	return n == 0 || n >= TACHO_PROFILE_DEPTH || pc_of(symbols, stack, n - 1) == 0;
}

static uint64_t hash_of(const struct tacho_symbols *symbols, const struct tc_prof_sum *sum)
{
	uint32_t stack = (uint32_t)sum->key, n = depth_of(symbols, stack);
	uint64_t hash = sum->key >> 32;

	while (n > 0 && pc_of(symbols, stack, n - 1) == 0)
		n--;
	for (uint32_t k = 0; k < n; k++)
		hash = tc_mix64(hash ^ pc_of(symbols, stack, k)) + k;
	return hash;
}

/* One of two that are the same goes; as in the reference, the later one stays. */
static int join(struct tacho_profile *p, struct tc_prof_sum *to, struct tc_prof_sum *from)
{
	int rc;

	if (from->last_ns > to->last_ns) {
		uint64_t key = to->key;

		to->key = from->key;
		from->key = key;
		to->last_ns = from->last_ns;
	}
	rc = tc_hist_merge(&to->hist, p->alloc, &from->hist);
	tc_hist_clear(&from->hist);
	return rc;
}

static int join_same(struct tacho_profile *p)
{
	struct tc_table seen; /* hash → accumulator */
	int rc = 0;

	tc_table_init(&seen, p->alloc);
	for (size_t i = 1; i < p->n_sums && rc == 0; i++) {
		struct tc_prof_sum *sum = &p->sums[i];
		uint32_t stack = (uint32_t)sum->key, other;
		uint64_t hash;

		if (sum->hist.count == 0 || !is_odd(p->symbols, stack))
			continue;
		hash = hash_of(p->symbols, sum);
		/* Another stack with the same hash: look at the next place. */
		while ((other = tc_table_get(&seen, hash)) != TC_TABLE_NONE &&
		       (p->sums[other].key >> 32 != sum->key >> 32 ||
			compare_pcs(p->symbols, (uint32_t)p->sums[other].key, stack) != 0))
			hash++;
		if (other == TC_TABLE_NONE)
			rc = tc_table_put(&seen, hash, (uint32_t)i);
		else
			rc = join(p, &p->sums[other], sum);
	}
	tc_table_fini(&seen);
	return rc;
}

static int compare_stacks(const void *a, const void *b, void *symbols)
{
	const struct tacho_profile_stack *x = a, *y = b;

	if (x->total_ns != y->total_ns)
		return x->total_ns > y->total_ns ? -1 : 1;
	return compare_pcs(symbols, x->stack, y->stack);
}

static int make_list(struct tacho_profile *p, unsigned kind)
{
	size_t n = 0;

	for (size_t i = 1; i < p->n_sums; i++)
		n += p->sums[i].key >> 32 == kind && p->sums[i].hist.count > 0;
	p->stacks[kind] = tc_calloc(p->alloc, n, sizeof(*p->stacks[kind]));
	if (!p->stacks[kind])
		return TACHO_ENOMEM;
	for (size_t i = 1; i < p->n_sums; i++) {
		const struct tc_prof_sum *sum = &p->sums[i];
		int rc;

		if (sum->key >> 32 != kind || sum->hist.count == 0)
			continue;
		p->stacks[kind][p->n_stacks[kind]++] = (struct tacho_profile_stack){
			.stack = (uint32_t)sum->key,
			.depth = depth_of(p->symbols, (uint32_t)sum->key),
			.count = sum->hist.count,
			.total_ns = sum->hist.total_ns,
			.waits = &sum->hist,
		};
		rc = tc_hist_merge(&p->waits[kind], p->alloc, &sum->hist);
		if (rc < 0)
			return rc;
	}
	if (n > 1)
		qsort_r(p->stacks[kind], n, sizeof(*p->stacks[kind]), compare_stacks,
			(void *)(uintptr_t)p->symbols);
	return 0;
}

int tc_prof_make_results(struct tacho_profile *p)
{
	int rc = join_same(p);

	for (unsigned kind = 0; kind < TACHO_PROFILE_COUNT && rc == 0; kind++)
		rc = make_list(p, kind);
	p->is_done = rc == 0;
	return rc;
}
