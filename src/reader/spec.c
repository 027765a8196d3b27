/* SPDX-License-Identifier: MIT */
/* The notes of a speculative run; see spec.h. */
#include "reader/spec.h"

int tc_spec_init(struct tc_spec *s, const struct tacho_alloc *a)
{
	*s = (struct tc_spec){ .alloc = a };
	tc_table_init(&s->dead_gs, a);
	tc_table_init(&s->ended_tasks, a);
	tc_spec_reset(s);
	return 0;
}

void tc_spec_fini(struct tc_spec *s)
{
	tc_free(s->alloc, s->log);
	tc_free(s->alloc, s->open);
	tc_free(s->alloc, s->open_values);
	tc_free(s->alloc, s->created.heap);
	tc_free(s->alloc, s->begun.heap);
	tc_table_fini(&s->dead_gs);
	tc_table_fini(&s->ended_tasks);
}

void tc_spec_reset(struct tc_spec *s)
{
	s->n_log = s->n_open = s->n_open_values = 0;
	s->created.n = s->begun.n = 0;
	s->created.dropped = s->begun.dropped = UINT64_MAX;
	s->gc_known = false;
	tc_table_clear(&s->dead_gs);
	tc_table_clear(&s->ended_tasks);
}

static void sift_down(uint64_t *heap, size_t n)
{
	size_t i = 0;

	for (;;) {
		size_t top = i, left = 2 * i + 1;
		uint64_t swap;

		if (left < n && heap[left] > heap[top])
			top = left;
		if (left + 1 < n && heap[left + 1] > heap[top])
			top = left + 1;
		if (top == i)
			return;
		swap = heap[i];
		heap[i] = heap[top];
		heap[top] = swap;
		i = top;
	}
}

int tc_smallest_add(struct tc_smallest *s, const struct tacho_alloc *a, uint64_t id)
{
	if (s->n == TC_SMALLEST) {
		uint64_t out = id;

		if (id < s->heap[0]) {
			out = s->heap[0];
			s->heap[0] = id;
			sift_down(s->heap, s->n);
		}
		if (out < s->dropped)
			s->dropped = out;
		return 0;
	}
	if (TC_GROW(a, &s->heap, &s->cap, s->n + 1, 0) < 0)
		return TACHO_ENOMEM;
	for (size_t i = s->n++;; i = (i - 1) / 2) {
		size_t parent = i ? (i - 1) / 2 : 0;

		s->heap[i] = id;
		if (i == 0 || s->heap[parent] >= id)
			return 0;
		s->heap[i] = s->heap[parent];
	}
}

int tc_spec_log(struct tc_order *o, enum tc_log_kind kind, int64_t id, uint8_t a, uint64_t b,
		uint32_t c)
{
	struct tc_spec *s = o->spec;

	if (TC_GROW(s->alloc, &s->log, &s->cap_log, s->n_log + 1, TC_SPEC_MAX_NOTES) < 0)
		return TACHO_ENOMEM;
	s->log[s->n_log++] = (struct tc_log){ .kind = (uint8_t)kind,
					      .a = a,
					      .c = c,
					      .id = id,
					      .b = b,
					      .event = o->first + o->n_out };
	return 0;
}

int tc_spec_open(struct tc_order *o, struct tacho_event *event, const struct tc_m *context,
		 uint8_t known)
{
	struct tc_spec *s = o->spec;
	uint8_t unknown = (uint8_t)(~known & (TC_M_P_KNOWN | TC_M_G_KNOWN));

	if (unknown)
		event->open |= TACHO_OPEN_CONTEXT;
	if (TC_GROW(s->alloc, &s->open, &s->cap_open, s->n_open + 1, TC_SPEC_MAX_NOTES) < 0)
		return TACHO_ENOMEM;
	s->open[s->n_open++] = (struct tc_open_event){ .event = *event,
						       .index = o->first + o->n_out - 1,
						       .thread = context->id,
						       .unknown = unknown };
	if (event->n_values == 0)
		return 0;
	if (TC_GROW(s->alloc, &s->open_values, &s->cap_open_values,
		    s->n_open_values + event->n_values, 0) < 0)
		return TACHO_ENOMEM;
	s->open[s->n_open - 1].event.u.values = (uint32_t)s->n_open_values;
	for (unsigned i = 0; i < event->n_values; i++)
		s->open_values[s->n_open_values++] = o->values[event->u.values + i];
	return 0;
}
