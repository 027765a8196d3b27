/* SPDX-License-Identifier: MIT */
/*
 * Ids that hold for a whole trace: the same text and the same stack have the
 * same id in every generation, whatever they are called there.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <tacho/read.h>

#include "support/nth_alloc.h"
#include "support/sample_trace.h"
#include "support/touch.h"

static struct tacho_symbols *new_symbols(void)
{
	struct tacho_symbols *s;

	assert_int_equal(tacho_symbols_new(&s, NULL), 0);
	return s;
}

static uint32_t text(struct tacho_symbols *s, const char *t)
{
	uint32_t id;

	assert_int_equal(tacho_symbols_text(s, t, strlen(t), &id), 0);
	return id;
}

static void test_texts(void **state)
{
	struct tacho_symbols *s = new_symbols();
	uint32_t a = text(s, "alpha"), b = text(s, "beta"), zeros;

	(void)state;
	assert_int_equal(a, 1);
	assert_int_equal(b, 2);
	assert_int_equal(text(s, "alpha"), a);
	assert_int_equal(text(s, ""), 0);
	assert_int_equal(tacho_symbols_text(s, "\0\0", 2, &zeros), 0);
	assert_int_equal(zeros, 3);
	assert_int_equal(tacho_symbols_get(s, zeros).n, 2);
	assert_memory_equal(tacho_symbols_get(s, a).s, "alpha", 5);
	assert_int_equal(tacho_symbols_get(s, 0).n, 0);
	assert_int_equal(tacho_symbols_get(s, 4).n, 0);
	assert_int_equal(tacho_symbols_get(s, UINT32_MAX).n, 0);
	assert_int_equal(tacho_symbols_strings(s), 4);
	tacho_symbols_free(s);
}

/* The text is copied, and stays where it is when many more come. */
static void test_texts_stay(void **state)
{
	struct tacho_symbols *s = new_symbols();
	char buf[80], large[100000];
	const char *first;

	(void)state;
	memset(large, 'x', sizeof(large));
	(void)strcpy(buf, "first");
	assert_int_equal(text(s, buf), 1);
	memset(buf, 0, sizeof(buf));
	first = tacho_symbols_get(s, 1).s;
	for (uint32_t i = 0; i < 20000; i++) {
		uint32_t id;

		(void)snprintf(buf, sizeof(buf), "name %u", i);
		assert_int_equal(text(s, buf), i + i / 1000 + 2);
		if (i % 1000 == 999)
			assert_int_equal(tacho_symbols_text(s, large, sizeof(large) - i, &id), 0);
	}
	assert_ptr_equal(tacho_symbols_get(s, 1).s, first);
	assert_memory_equal(first, "first", 5);
	for (uint32_t i = 0; i < 20000; i++) {
		struct tacho_text t = tacho_symbols_get(s, i + i / 1000 + 2);

		assert_int_equal(snprintf(buf, sizeof(buf), "name %u", i), t.n);
		assert_memory_equal(t.s, buf, t.n);
	}
	tacho_symbols_free(s);
}

/* Calls `each` for every generation of a trace. */
static void each_generation(const struct tc_textbuf *bytes,
			    void (*each)(struct tacho_symbols *s, const struct tacho_gen *gen))
{
	struct tacho_symbols *s = new_symbols();
	const struct tacho_block *b;
	struct tacho_reader *r;
	uint64_t index = UINT64_MAX;
	int rc;

	assert_int_equal(tacho_reader_open_memory(&r, bytes->p, bytes->n, NULL, NULL), 0);
	while ((rc = tacho_reader_next(r, &b)) > 0) {
		if (b->gen && tacho_gen_index(b->gen) != index) {
			index = tacho_gen_index(b->gen);
			each(s, b->gen);
		}
	}
	assert_int_equal(rc, 0);
	tacho_reader_close(r);
	/* The generations are gone; what was taken from them is not. */
	(void)touch_symbols(s);
	tacho_symbols_free(s);
}

static uint32_t ids_of_first[64], stacks_of_first[8];

/* sample_trace defines strings 1 … 4 alike in all generations, and 5 not. */
static void same_in_each(struct tacho_symbols *s, const struct tacho_gen *gen)
{
	uint64_t index = tacho_gen_index(gen);
	uint32_t id;

	assert_int_equal(tacho_gen_strings(gen), 6);
	assert_int_equal(tacho_gen_stacks(gen), 3);
	for (uint32_t ref = 0; ref < 6; ref++) {
		struct tacho_text want = tacho_gen_string(gen, ref), have;

		assert_int_equal(tacho_symbols_string(s, gen, ref, &id), 0);
		have = tacho_symbols_get(s, id);
		assert_int_equal(have.n, want.n);
		assert_memory_equal(have.s, want.s, want.n);
		if (index == 0)
			ids_of_first[ref] = id;
		assert_true((ids_of_first[ref] == id) == (ref != 5 || index == 0));
	}
	for (uint32_t ref = 0; ref < 3; ref++) {
		assert_int_equal(tacho_symbols_stack(s, gen, ref, &id), 0);
		if (index == 0)
			stacks_of_first[ref] = id;
		assert_int_equal(stacks_of_first[ref], id);
		assert_int_equal(tacho_symbols_depth(s, id), tacho_gen_stack_depth(gen, ref));
		for (size_t i = 0; i < tacho_gen_stack_depth(gen, ref); i++) {
			struct tacho_frame have = tacho_symbols_frame(s, id, i);
			struct tacho_frame want = tacho_gen_stack_frame(gen, ref, i);

			assert_true(have.pc == want.pc && have.line == want.line);
			assert_memory_equal(tacho_symbols_get(s, have.func).s, "main.f", 6);
			assert_memory_equal(tacho_symbols_get(s, have.file).s, "main.go", 7);
		}
		assert_int_equal(tacho_symbols_frame(s, id, 2).pc, 0);
	}
	assert_int_equal(stacks_of_first[0], 0);
	assert_int_not_equal(stacks_of_first[1], stacks_of_first[2]);
	/* References that do not exist are the empty text and stack. */
	assert_int_equal(tacho_symbols_string(s, gen, 6, &id), 0);
	assert_int_equal(id, 0);
	assert_int_equal(tacho_symbols_stack(s, gen, UINT32_MAX, &id), 0);
	assert_int_equal(id, 0);
	assert_int_equal(tacho_symbols_stack(s, NULL, 1, &id), 0);
	assert_int_equal(id, 0);
}

static void test_stable_over_generations(void **state)
{
	static const unsigned versions[] = { 22, 23, 25, 26 };

	(void)state;
	for (int i = 0; i < 4; i++) {
		struct tc_textbuf bytes;

		sample_trace(&bytes, versions[i], 5);
		each_generation(&bytes, same_in_each);
		tc_textbuf_fini(&bytes);
	}
}

/* The first definition of a program counter wins, also over generations. */
static const char renamed[] =
	"Trace Go1.22\n"
	"EventBatch gen=1 m=1 time=1\nFrequency freq=1000000000\n"
	"EventBatch gen=1 m=1 time=1\nStrings\nString id=1\n\tdata=\"one\"\n"
	"EventBatch gen=1 m=1 time=1\nStacks\nStack id=1 nframes=1\n\tpc=5 func=1 file=1 line=1\n"
	"Stack id=2 nframes=2\n\tpc=5 func=1 file=1 line=9\n\tpc=5 func=1 file=1 line=1\n"
	"EventBatch gen=2 m=1 time=2\nFrequency freq=1000000000\n"
	"EventBatch gen=2 m=1 time=2\nStrings\nString id=1\n\tdata=\"two\"\n"
	"EventBatch gen=2 m=1 time=2\nStacks\nStack id=7 nframes=1\n\tpc=5 func=1 file=1 line=2\n";

static void first_wins(struct tacho_symbols *s, const struct tacho_gen *gen)
{
	struct tacho_frame f;
	uint32_t id;

	assert_int_equal(tacho_symbols_stack(s, gen, 1, &id), 0);
	assert_int_equal(id, 1);
	f = tacho_symbols_frame(s, id, 0);
	assert_int_equal(f.line, 1);
	assert_memory_equal(tacho_symbols_get(s, f.func).s, "one", 3);
	if (tacho_gen_stacks(gen) > 2) {
		assert_int_equal(tacho_symbols_stack(s, gen, 2, &id), 0);
		assert_int_equal(id, 2);
		assert_int_equal(tacho_symbols_depth(s, 2), 2);
		assert_int_equal(tacho_symbols_frame(s, 2, 0).line, 1);
	}
}

static void test_first_definition_wins(void **state)
{
	struct tc_textbuf bytes;

	(void)state;
	sample_assemble(&bytes, renamed);
	each_generation(&bytes, first_wins);
	tc_textbuf_fini(&bytes);
}

/* A refused call leaves the object usable, and the same call gives the same id. */
static void fill(struct tacho_symbols *s, const struct tacho_gen *gen, size_t *refused)
{
	char name[1200];
	uint32_t id;
	int rc;

	memset(name, 'n', sizeof(name));
	for (uint32_t i = 0; i < 100; i++) {
		while ((rc = tacho_symbols_text(s, name, 1000 + i, &id)) < 0) {
			assert_int_equal(rc, TACHO_ENOMEM);
			++*refused;
		}
		assert_int_equal(id, i + 1);
	}
	for (uint32_t i = 1; i < 3; i++) {
		while ((rc = tacho_symbols_stack(s, gen, i, &id)) < 0) {
			assert_int_equal(rc, TACHO_ENOMEM);
			++*refused;
		}
		assert_int_equal(id, i);
	}
	assert_int_equal(tacho_symbols_depth(s, 1), tacho_gen_stack_depth(gen, 1));
	assert_int_equal(tacho_symbols_strings(s), 103);
	assert_int_equal(tacho_symbols_stacks(s), 3);
}

static void test_failing_allocations(void **state)
{
	const struct tacho_block *b;
	struct tc_textbuf bytes;
	struct tacho_reader *r;

	(void)state;
	sample_trace(&bytes, 26, 1);
	assert_int_equal(tacho_reader_open_memory(&r, bytes.p, bytes.n, NULL, NULL), 0);
	assert_int_equal(tacho_reader_next(r, &b), 1);
	for (size_t n = 1;; n++) {
		struct tacho_symbols *s;
		struct nth_alloc a;
		size_t refused = 0;

		nth_alloc_init(&a, n);
		if (tacho_symbols_new(&s, &a.hook) == 0)
			fill(s, b->gen, &refused);
		else
			assert_null(s);
		tacho_symbols_free(s);
		assert_int_equal(a.live, 0);
		if (a.calls < n)
			break;
		assert_true(refused == 1 || !s);
	}
	tacho_reader_close(r);
	tc_textbuf_fini(&bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_texts_stay),
		cmocka_unit_test(test_stable_over_generations),
		cmocka_unit_test(test_first_definition_wins),
		cmocka_unit_test(test_failing_allocations),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
