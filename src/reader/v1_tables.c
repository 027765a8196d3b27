/* SPDX-License-Identifier: MIT */
/*
 * The strings and stacks of a v1 trace as tables of a generation: those of the
 * file, the messages of log events (which stand in the events and have no ids),
 * and the texts that the newer format spells out.
 *
 * A frame may name a string that the trace lacks. Go's reader crashes when it
 * is asked for the name; here it is "".
 */
#include "reader/v1_state.h"

#include <string.h>

#include "base/cur.h"

static int define_strings(struct tc_v1 *v, struct tacho_gen *gen)
{
	int rc = 0;

	for (size_t i = 0; i < v->n_strings && rc == 0; i++) {
		const struct tc_v1_string *s = &v->strings[i];

		rc = tc_gen_define_string(gen, s->id, v->data + s->offset, s->n, v->diag);
	}
	return rc;
}

static int define_stack(struct tc_v1 *v, struct tacho_gen *gen, const struct tc_v1_stack *stack)
{
	struct tc_cur c = tc_cur_make(v->data, v->size);
	int rc = tc_gen_define_stack(gen, stack->id, stack->n, v->diag);

	c.p += stack->offset;
	for (unsigned i = 0; i < stack->n && rc == 0; i++) {
		uint64_t pc = tc_cur_varint(&c);
		uint64_t func = tc_cur_varint(&c);
		uint64_t file = tc_cur_varint(&c);
		uint64_t line = tc_cur_varint(&c);

		rc = tc_gen_define_frame(gen, pc, func, file, line, v->diag);
	}
	return rc;
}

static int define_stacks(struct tc_v1 *v, struct tacho_gen *gen)
{
	int rc = 0;

	for (size_t i = 0; i < v->n_stacks && rc == 0; i++) {
		if (tc_table_get(&v->stack_index, v->stacks[i].id) == i)
			rc = define_stack(v, gen, &v->stacks[i]);
	}
	return rc;
}

static int define_missing(struct tc_v1 *v, struct tacho_gen *gen)
{
	int rc = 0;

	for (size_t i = 0; i < 2 * gen->n_pcs && rc == 0; i++) {
		uint64_t id = gen->pc_names[i / 2][i % 2];
		uint32_t ref;

		if (!tc_idmap_get(&gen->string_ids, id, &ref))
			rc = tc_gen_define_string(gen, id, "", 0, v->diag);
	}
	return rc;
}

/* The first of n neighbouring ids that nothing else has: behind the largest. */
static int free_ids(struct tc_v1 *v, const struct tacho_gen *gen, uint64_t n, uint64_t *first)
{
	uint64_t largest = 0;

	for (size_t i = 0; i < v->n_strings; i++) {
		if (v->strings[i].id > largest)
			largest = v->strings[i].id;
	}
	for (size_t i = 0; i < 2 * gen->n_pcs; i++) {
		if (gen->pc_names[i / 2][i % 2] > largest)
			largest = gen->pc_names[i / 2][i % 2];
	}
	if (largest >= UINT64_MAX - n)
		return tc_diag_set(v->diag, TACHO_EFORMAT, "trace contains too many strings");
	*first = largest + 1;
	return 0;
}

int tc_v1_define_tables(struct tc_v1 *v, struct tacho_gen *gen, uint32_t *messages, uint32_t *refs)
{
#define TEXT(sym, text) text,
	static const char *const texts[TC_V1_TEXT_COUNT] = { TC_V1_TEXTS(TEXT) };
#undef TEXT
	uint64_t id = 0;
	int rc = define_strings(v, gen);

	if (rc == 0)
		rc = define_stacks(v, gen);
	if (rc == 0)
		rc = define_missing(v, gen);
	if (rc == 0)
		rc = tc_gen_name_frames(gen, v->diag);
	if (rc == 0)
		rc = free_ids(v, gen, v->n_messages + TC_V1_TEXT_COUNT, &id);
	for (size_t i = 0; i < TC_V1_TEXT_COUNT && rc == 0; i++) {
		refs[i] = 0;
		if (*texts[i] == '\0')
			continue;
		rc = tc_gen_define_string(gen, id++, texts[i], strlen(texts[i]), v->diag);
		refs[i] = tacho_gen_strings(gen) - 1;
	}
	*messages = tacho_gen_strings(gen);
	for (size_t i = 0; i < v->n_messages && rc == 0; i++) {
		const struct tc_v1_string *s = &v->messages[i];

		rc = tc_gen_define_string(gen, id++, v->data + s->offset, s->n, v->diag);
	}
	return rc;
}
