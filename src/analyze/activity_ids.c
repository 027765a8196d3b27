/* SPDX-License-Identifier: MIT */
/*
 * What the activity looks up once: ids that hold for the whole trace for the strings and
 * stacks of a generation, kinds of waits, Ps. The rest is in activity_step.h.
 */
#include "analyze/activity_step.h"

#include <string.h>

#include "reader/gen.h"

int tc_act_new_string(struct tacho_activity *a, uint32_t ref, uint32_t *id)
{
	int rc = tacho_symbols_string(a->symbols, a->gen, ref, id);

	if (rc == 0 && ref < a->strings.n)
		a->strings.ids[ref] = *id + 1;
	return rc;
}

int tc_act_new_stack(struct tacho_activity *a, uint32_t ref, uint32_t *id)
{
	int rc = tacho_symbols_stack(a->symbols, a->gen, ref, id);

	if (rc == 0)
		rc = tc_places_add(&a->places, a->symbols, *id);
	if (rc == 0 && ref < a->stacks.n)
		a->stacks.ids[ref] = *id + 1;
	return rc;
}

int tc_activity_string(struct tacho_activity *a, uint32_t ref, uint32_t *id)
{
	return string_id(a, ref, id);
}

int tc_activity_stack(struct tacho_activity *a, uint32_t ref, uint32_t *id)
{
	return stack_id(a, ref, id);
}

int tc_act_new_reason(struct tacho_activity *a, uint32_t reason, uint8_t *out)
{
	size_t had = a->cap_wait_of;
	int rc = TC_GROW(a->alloc, &a->wait_of, &a->cap_wait_of, (size_t)reason + 1, 0);

	if (rc < 0)
		return rc;
	if (a->cap_wait_of > had)
		memset(a->wait_of + had, 0, a->cap_wait_of - had);
	if (a->wait_of[reason] == 0)
		a->wait_of[reason] =
			(uint8_t)(1 + tc_wait_of(tacho_symbols_get(a->symbols, reason)));
	*out = (uint8_t)(a->wait_of[reason] - 1);
	return 0;
}

int tc_act_enter_generation(struct tacho_activity *a, const struct tacho_gen *gen)
{
	int rc = tc_id_cache_reset(&a->strings, a->alloc, tacho_gen_strings(gen));

	if (rc == 0)
		rc = tc_id_cache_reset(&a->stacks, a->alloc, tacho_gen_stacks(gen));
	if (rc == 0)
		rc = tacho_cpu_add(a->cpu, gen);
	a->gen = gen;
	a->gen_number = tacho_gen_index(gen) + 1;
	return rc;
}

int tc_act_new_proc(struct tacho_activity *a, int64_t id, uint32_t *out)
{
	uint32_t i;
	int rc;

	i = tc_table_get(&a->proc_index, (uint64_t)id);
	if (i == TC_TABLE_NONE) {
		i = (uint32_t)a->n_procs;
		rc = TC_GROW(a->alloc, &a->procs, &a->cap_procs, a->n_procs + 1, UINT32_MAX - 1);
		if (rc == 0)
			rc = tc_table_put(&a->proc_index, (uint64_t)id, i);
		if (rc < 0)
			return rc;
		a->procs[a->n_procs++] =
			(struct tc_act_proc){ .id = id, .since_ns = a->first_ns, .g = TACHO_NONE };
		a->n_in[TC_PROC_IDLE]++;
	}
	if ((uint64_t)id < 64)
		a->proc_cache[id] = i + 1;
	*out = i;
	return 0;
}

int tc_act_find_proc(struct tacho_activity *a, int64_t id, uint32_t *out)
{
	return find_proc(a, id, out);
}
