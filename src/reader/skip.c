/* SPDX-License-Identifier: MIT */
/*
 * Going on far behind: generations are complete in themselves, so all but those near a time
 * need only be walked over, batch header by batch header.
 */
#include "reader/reader.h"

#include "base/diag.h"

/* Where a generation begins. */
struct place {
	struct tc_walk walk;
	uint64_t offset;
	bool is_set;
};

static void go_to(struct tacho_reader *r, const struct place *p)
{
	r->walk = p->walk;
	tc_input_rewind(r->input, p->offset);
}

/* The next generation of the walk; its first time is at *ns. False: there is none that is fine. */
static bool next_begin(struct tacho_reader *r, struct tacho_gen *g, int64_t *ns)
{
	struct tacho_diag ignored;
	bool fine;

	/* What is wrong is told by whoever reads it. */
	tc_diag_init(&ignored);
	fine = tc_walk_next(&r->walk, g, &ignored) > 0 && tc_gen_decode_tables(g, &ignored) == 0 &&
	       tc_gen_finish(g, &ignored) == 0;
	if (fine)
		*ns = tc_gen_ns(g, g->min_ticks);
	return fine;
}

int tacho_reader_skip_to(struct tacho_reader *r, int64_t time_ns)
{
	struct place now = { r->walk, tc_input_offset(r->input), true };
	struct place before = { .is_set = false }, target = before;
	struct tacho_gen g;
	int64_t ns = 0;

	if (r->error || !tc_input_stable(r->input) ||
	    (r->state != TC_READER_WANT_GEN && r->state != TC_READER_ORDERING))
		return 0;
	tc_gen_init(&g, r->alloc, &r->limits);
	for (;;) {
		struct place here = { r->walk, tc_input_offset(r->input), true };

		if (!next_begin(r, &g, &ns) || ns > time_ns)
			break;
		target = before;
		before = here;
	}
	tc_gen_fini(&g);
	go_to(r, target.is_set ? &target : &now);
	if (!target.is_set)
		return 0;
	tc_order_reset(&r->order);
	r->order.syncs = target.walk.n_gens;
	r->block.events = NULL;
	r->state = TC_READER_WANT_GEN;
	return 1;
}
