/* SPDX-License-Identifier: MIT */
/* The exact run, and the edges of a generation; see order.h. */
#include <stdio.h>

#include "reader/order_loop.h"

int tc_order_run(struct tc_order *o)
{
	return run(o, false);
}

static int open_cursor(struct tc_order *o, struct tc_cursor *c, const struct tc_gen_thread *t)
{
	const struct tc_batch *b = &o->gen->batches[t->first];

	*c = (struct tc_cursor){ .batch = t->first, .p = b->data, .end = b->data + b->size };
	c->last_ns = tc_gen_ns(o->gen, b->time);
	return decode_next(o, c, false);
}

/* The same number is the same epoch: counters carry over between them. */
static int enter_epoch(struct tc_order *o, uint64_t number)
{
	o->epoch = tc_table_get(&o->epochs, number);
	if (o->epoch == TC_TABLE_NONE) {
		o->epoch = o->n_epochs;
		if (tc_table_put(&o->epochs, number, o->epoch) < 0)
			return tc_order_fail(o, NULL, TACHO_ENOMEM, "out of memory");
		o->n_epochs++;
	}
	if (number > o->max_number)
		o->max_number = number;
	o->is_initial = o->epoch == 0 && !o->spec;
	return 0;
}

/* spec: doc/format.md#sync-events */
static void put_sync(struct tc_order *o, int64_t raw_ns)
{
	struct tacho_event *e = &o->out[o->n_out++];

	*e = (struct tacho_event){ .time_ns = publish_time(o, raw_ns),
				   .m = TACHO_NONE,
				   .p = TACHO_NONE,
				   .g = TACHO_NONE,
				   .subject = (int64_t)++o->syncs,
				   .slot = TACHO_NO_SLOT,
				   .kind = TACHO_KIND_SYNC };
}

int tc_order_enter(struct tc_order *o, const struct tacho_gen *gen)
{
	o->gen = gen;
	return enter_epoch(o, gen->number);
}

int tc_order_begin(struct tc_order *o, const struct tacho_gen *gen)
{
	int rc = tc_order_enter(o, gen);

	o->n_heap = o->next_sample = 0;
	o->waiting_work = 0;
	if (rc == 0)
		rc = TC_GROW(o->alloc, &o->cursors, &o->cap_cursors, gen->n_threads, 0);
	if (rc == 0)
		rc = TC_GROW(o->alloc, &o->heap, &o->cap_heap, 2 * gen->n_threads + 3, 0);
	if (rc < 0)
		return tc_order_fail(o, NULL, TACHO_ENOMEM, "out of memory for threads");
	for (size_t i = 0; i < 2 * gen->n_threads + 3; i++)
		o->heap[i].key = INT64_MAX;
	for (size_t i = 0; i < gen->n_threads; i++) {
		struct tc_cursor *c = &o->cursors[i];

		rc = open_cursor(o, c, &gen->threads[i]);
		if (rc < 0)
			return rc;
		if (rc == 0)
			continue;
		c->m = gen->threads[i].m == TACHO_NONE ? 0 : TC_M_UNTRIED;
		o->heap[o->n_heap++] = (struct tc_keyed){ c->last_ns, c };
		(void)sift_up(o->heap, o->n_heap - 1);
	}
	put_sync(o, tc_gen_ns(gen, gen->min_ticks));
	return 0;
}

void tc_order_final_sync(struct tc_order *o)
{
	put_sync(o, o->last_ns);
}

void tc_order_take(struct tc_order *o)
{
	o->first += o->n_out;
	o->n_out = o->n_values = 0;
}
