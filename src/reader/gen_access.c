/* SPDX-License-Identifier: MIT */
/* The public view of a generation. Every getter is safe for every argument. */
#include "reader/gen.h"

#include <tacho/read.h>

#include <stdio.h>

#include "wire/events.h"

struct tacho_text tacho_gen_string(const struct tacho_gen *gen, uint32_t ref)
{
	if (gen && (ref & TC_REF_CARRIED) && gen->carried)
		return tacho_symbols_get(gen->carried, ref & ~TC_REF_CARRIED);
	if (gen && ref < gen->n_strings)
		return gen->strings[ref];
	return (struct tacho_text){ "", 0 };
}

size_t tacho_gen_stack_depth(const struct tacho_gen *gen, uint32_t ref)
{
	return gen && ref < gen->n_stacks ? gen->stacks[ref].n : 0;
}

struct tacho_frame tacho_gen_stack_frame(const struct tacho_gen *gen, uint32_t ref, size_t i)
{
	if (i >= tacho_gen_stack_depth(gen, ref))
		return (struct tacho_frame){ 0 };
	return gen->pcs[gen->pc_of_frame[gen->stacks[ref].first + i]];
}

uint32_t tacho_gen_strings(const struct tacho_gen *gen)
{
	return gen && gen->n_strings ? (uint32_t)gen->n_strings : 1;
}

uint32_t tacho_gen_stacks(const struct tacho_gen *gen)
{
	return gen && gen->n_stacks ? (uint32_t)gen->n_stacks : 1;
}

uint64_t tacho_gen_number(const struct tacho_gen *gen)
{
	return gen ? gen->number : 0;
}

uint64_t tacho_gen_index(const struct tacho_gen *gen)
{
	return gen ? gen->index : 0;
}

void tacho_gen_range(const struct tacho_gen *gen, uint64_t *begin, uint64_t *end)
{
	*begin = gen ? gen->begin : 0;
	*end = gen ? gen->end : 0;
}

bool tacho_gen_clock(const struct tacho_gen *gen, struct tacho_clock *out)
{
	*out = gen && gen->has_clock ? gen->clock : (struct tacho_clock){ 0 };
	return gen && gen->has_clock;
}

/* spec: doc/format.md#experimental-batches */
size_t tacho_gen_experimental(const struct tacho_gen *gen)
{
	size_t n = 0;

	for (size_t i = 0; gen && i < gen->n_batches; i++)
		n += gen->batches[i].experiment != 0;
	return n;
}

int tacho_gen_experimental_batch(const struct tacho_gen *gen, size_t i, uint8_t *experiment,
				 int64_t *m, struct tacho_text *data)
{
	for (size_t k = 0; gen && k < gen->n_batches; k++) {
		const struct tc_batch *b = &gen->batches[k];

		if (b->experiment == 0 || i-- > 0)
			continue;
		*experiment = b->experiment;
		*m = b->m;
		*data = (struct tacho_text){ (const char *)b->data, b->size };
		return 0;
	}
	return TACHO_ENOTFOUND;
}

size_t tacho_range_name(const struct tacho_gen *gen, const struct tacho_event *event, char *buf,
			size_t size)
{
	static const char *const names[TACHO_RANGE_COUNT] = { "stop-the-world",
							      "GC concurrent mark phase",
							      "GC incremental sweep",
							      "GC mark assist" };
	struct tacho_text kind;
	int n;

	if (event->detail >= TACHO_RANGE_COUNT)
		return (size_t)snprintf(buf, size, "?");
	if (event->detail != TACHO_RANGE_STW)
		return (size_t)snprintf(buf, size, "%s", names[event->detail]);
	kind = tacho_gen_string(gen, event->name);
	n = snprintf(buf, size, "%s (%.*s)", names[TACHO_RANGE_STW], (int)kind.n, kind.s);
	return n < 0 ? 0 : (size_t)n;
}
