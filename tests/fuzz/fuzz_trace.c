/* SPDX-License-Identifier: MIT */
/*
 * A whole file from memory: read to the end with every getter called on every
 * event and generation, printed in every form, with an allocator that knows how
 * much memory small limits may cost at most.
 */
#include <tacho/print.h>

#include "fuzz/target.h"
#include "support/peak_alloc.h"
#include "support/touch.h"

enum {
	MAX_BYTES = 64 << 20,
	LARGEST_BYTES = 16 << 20
};

static int swallow(void *ctx, const void *bytes, size_t n)
{
	uint64_t *sum = ctx;

	*sum += touch_text((struct tacho_text){ bytes, n });
	return 0;
}

struct forms {
	struct tacho_printer *of[4];
	uint64_t sum;
};

static void forms_new(struct forms *f, const struct tacho_alloc *a)
{
	for (int i = 0; i < 4; i++) {
		struct tacho_print_opts opts = TACHO_PRINT_OPTS_INIT;

		opts.form = i % 3;
		opts.stacks = opts.safe = i > 1;
		FUZZ_ASSERT(tacho_printer_new(&f->of[i], swallow, &f->sum, &opts, a) == 0);
	}
}

static void forms_print(const struct forms *f, const struct tacho_block *b)
{
	for (size_t i = 0; i < b->n; i++) {
		for (int k = 0; k < 4; k++)
			FUZZ_ASSERT(tacho_printer_event(f->of[k], b, &b->events[i]) == 0);
	}
}

static void forms_free(struct forms *f)
{
	for (int i = 0; i < 4; i++) {
		FUZZ_ASSERT(tacho_printer_flush(f->of[i]) == 0);
		tacho_printer_free(f->of[i]);
	}
}

/* Ids that hold over generations: equal texts and stacks have equal ids. */
static void check_symbols(struct tacho_symbols *s, const struct tacho_gen *gen)
{
	for (uint32_t i = 0; i < tacho_gen_strings(gen); i++) {
		struct tacho_text t = tacho_gen_string(gen, i), u;
		uint32_t id = 0;

		FUZZ_ASSERT(tacho_symbols_string(s, gen, i, &id) == 0);
		u = tacho_symbols_get(s, id);
		FUZZ_ASSERT(t.n == u.n && memcmp(t.s, u.s, t.n) == 0);
	}
	for (uint32_t i = 0; i < tacho_gen_stacks(gen); i++) {
		uint32_t id = 0;

		FUZZ_ASSERT(tacho_symbols_stack(s, gen, i, &id) == 0);
		FUZZ_ASSERT(tacho_symbols_depth(s, id) == tacho_gen_stack_depth(gen, i));
	}
}

static void read_all(struct tacho_reader *r, struct forms *forms, struct tacho_symbols *symbols)
{
	const struct tacho_gen *seen = NULL;
	uint64_t sum = 0, events = 0, index = UINT64_MAX;
	const struct tacho_block *b;
	int rc;

	while ((rc = tacho_reader_next(r, &b)) > 0) {
		FUZZ_ASSERT(b->n > 0 && b->first == events);
		events += b->n;
		if (b->gen != seen || tacho_gen_index(b->gen) != index) {
			seen = b->gen;
			index = tacho_gen_index(b->gen);
			sum += touch_gen(b->gen);
			check_symbols(symbols, b->gen);
		}
		sum += touch_block(b) + touch_reader(r);
		forms_print(forms, b);
	}
	FUZZ_ASSERT(tacho_reader_events(r) == events);
	FUZZ_ASSERT(tacho_reader_kept_events(r) <= events);
	FUZZ_ASSERT(tacho_reader_diag(r)->code == rc);
	FUZZ_ASSERT((tacho_reader_diag(r)->message[0] != '\0') == (rc < 0));
	/* An error, and the end, are for ever. */
	FUZZ_ASSERT(tacho_reader_next(r, &b) == rc && !b && tacho_reader_next(r, &b) == rc);
	forms->sum += sum;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;
	struct tacho_symbols *symbols;
	struct forms forms = { 0 };
	struct peak_alloc alloc;
	struct tacho_diag diag;
	struct tacho_reader *r;
	int rc;

	peak_alloc_init(&alloc, MAX_BYTES);
	opts.alloc = &alloc.hook;
	opts.limits = (struct tacho_limits)FUZZ_LIMITS;
	rc = tacho_reader_open_memory(&r, data, size, &opts, &diag);
	FUZZ_ASSERT(rc == diag.code && (rc < 0) == (r == NULL));
	if (rc == 0) {
		FUZZ_ASSERT(tacho_symbols_new(&symbols, &alloc.hook) == 0);
		forms_new(&forms, &alloc.hook);
		read_all(r, &forms, symbols);
		(void)touch_symbols(symbols);
		forms_free(&forms);
		tacho_symbols_free(symbols);
		tacho_reader_close(r);
	}
	(void)touch_names();
	FUZZ_ASSERT(alloc.live == 0 && alloc.refused == 0 && alloc.largest <= LARGEST_BYTES);
	peak_alloc_fini(&alloc);
	return 0;
}
