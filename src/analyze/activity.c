/* SPDX-License-Identifier: MIT */
/* The activity as an object: who listens to it, and what it is made of; see act.h. */
#include "analyze/activity_step.h"

#include <string.h>

struct tacho_analysis tacho_activity_analysis(struct tacho_activity *a)
{
	static const struct tacho_analysis_ops ops = { .name = "activity",
						       .feed = tc_act_feed,
						       .finish = tc_act_finish };

	return (struct tacho_analysis){ &ops, a };
}

static void attach(struct tacho_activity *a, const struct tc_listener *l)
{
	for (unsigned state = 0; state < TACHO_GO_STATE_COUNT; state++) {
		struct tc_span_target *t = a->targets[state];

		while (t->span)
			t++;
		*t = (struct tc_span_target){ l->span_of[state] ? l->span_of[state] : l->span,
					      l->self };
	}
	a->wants_notes |= l->note != NULL;
	a->wants_pace |= l->pace != NULL;
}

int tc_activity_listen(struct tacho_activity *a, const struct tc_listener *l)
{
	if (a->has_first || a->is_done)
		return TACHO_EMISUSE;
	if (a->n_listeners == TC_MAX_LISTENERS)
		return TACHO_ELIMIT;
	a->listeners[a->n_listeners++] = *l;
	attach(a, l);
	return 0;
}

void tc_act_mute(struct tacho_activity *a, bool is_muted)
{
	if (is_muted) {
		a->n_muted = a->n_listeners;
		a->n_listeners = 0;
		memset(a->targets, 0, sizeof(a->targets));
		a->wants_notes = a->wants_pace = false;
		return;
	}
	a->n_listeners = a->n_muted;
	for (size_t i = 0; i < a->n_listeners; i++)
		attach(a, &a->listeners[i]);
}

int tacho_activity_new(struct tacho_activity **out, const struct tacho_alloc *alloc)
{
	struct tacho_activity *a = tc_calloc(alloc, 1, sizeof(*a));
	int rc = a ? 0 : TACHO_ENOMEM;

	*out = NULL;
	if (rc < 0)
		return rc;
	a->alloc = alloc;
	tc_table_init(&a->proc_index, alloc);
	tc_places_init(&a->places, alloc);
	rc = tacho_symbols_new(&a->symbols, alloc);
	if (rc == 0)
		rc = tacho_cpu_new(&a->cpu, alloc);
	if (rc < 0) {
		tacho_activity_free(a);
		return rc;
	}
	*out = a;
	return 0;
}

void tacho_activity_free(struct tacho_activity *a)
{
	if (!a)
		return;
	tc_free(a->alloc, a->wait_of);
	tc_free(a->alloc, a->gs);
	tc_free(a->alloc, a->procs);
	tc_id_cache_fini(&a->strings, a->alloc);
	tc_id_cache_fini(&a->stacks, a->alloc);
	tc_table_fini(&a->proc_index);
	tc_places_fini(&a->places);
	tacho_symbols_free(a->symbols);
	tacho_cpu_free(a->cpu);
	tc_free(a->alloc, a);
}

const struct tacho_symbols *tacho_activity_symbols(const struct tacho_activity *a)
{
	return a->symbols;
}

const struct tacho_cpu *tacho_activity_cpu(const struct tacho_activity *a)
{
	return a->cpu;
}
