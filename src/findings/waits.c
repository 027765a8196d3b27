/* SPDX-License-Identifier: MIT */
/* Waits and calls by place; see waits.h. */
#include "findings/waits.h"

#include <string.h>

void tc_waits_init(struct tc_waits *w, const struct tacho_activity *act)
{
	*w = (struct tc_waits){ .act = act };
	tc_table_init(&w->index, act->alloc);
}

void tc_waits_fini(struct tc_waits *w)
{
	const struct tacho_alloc *alloc = w->act->alloc;

	for (size_t i = 0; i < w->n; i++) {
		tc_hist_fini(&w->places[i].times, alloc);
		tc_free(alloc, w->places[i].longest);
	}
	tc_free(alloc, w->places);
	tc_free(alloc, w->recent);
	tc_table_fini(&w->index);
}

/* A site, a state and a reason; ids of reasons are small. */
static uint64_t key_of(uint32_t site_id, uint8_t state, uint32_t reason)
{
	return (uint64_t)site_id << 32 | (uint64_t)(reason & 0xfffffff) << 4 | state;
}

static int find_place(struct tc_waits *w, const struct tc_span *s, uint32_t *out)
{
	uint32_t site = tc_activity_place(w->act, s->go->stack)->site_id;
	uint32_t reason = s->state == TACHO_GO_WAITING ? s->go->reason : 0;
	uint64_t key = key_of(site, s->state, reason);
	int rc;

	*out = tc_table_get(&w->index, key);
	if (*out != TC_TABLE_NONE)
		return 0;
	rc = TC_GROW(w->act->alloc, &w->places, &w->cap, w->n + 1, UINT32_MAX - 1);
	if (rc == 0)
		rc = tc_table_put(&w->index, key, (uint32_t)w->n);
	if (rc < 0)
		return rc;
	*out = (uint32_t)w->n++;
	w->places[*out] = (struct tc_waits_place){ .stack = s->go->stack,
						   .reason = reason,
						   .state = s->state };
	return 0;
}

static int find_anew(struct tc_waits *w, const struct tc_span *s, struct tc_waits_place **out)
{
	size_t had = w->cap_recent;
	uint32_t i;
	int rc = TC_GROW(w->act->alloc, &w->recent, &w->cap_recent, (size_t)s->go->stack + 1, 0);

	if (rc < 0)
		return rc;
	if (w->cap_recent > had)
		memset(w->recent + had, 0, (w->cap_recent - had) * sizeof(*w->recent));
	rc = find_place(w, s, &i);
	if (rc < 0)
		return rc;
	w->recent[s->go->stack] = (struct tc_waits_recent){ i + 1, s->go->reason, s->state };
	*out = &w->places[i];
	return 0;
}

static int cut(struct tc_waits *w, const struct tc_span *s)
{
	uint32_t i;
	int rc;

	if (s->state != TACHO_GO_SYSCALL)
		return 0;
	rc = find_place(w, s, &i);
	if (rc == 0)
		w->places[i].cut++;
	return rc;
}

static int64_t length(const struct tc_long_wait *w)
{
	return tc_wrap_sub(w->end_ns, w->begin_ns);
}

static int keep(struct tc_waits *w, struct tc_waits_place *p, const struct tc_span *s)
{
	struct tc_long_wait x = { s->begin_ns, s->end_ns, s->go->id };
	size_t i;

	if (!p->longest) {
		p->longest = tc_calloc(w->act->alloc, TC_LONG_WAITS, sizeof(*p->longest));
		if (!p->longest)
			return TACHO_ENOMEM;
	}
	if (p->n_longest < TC_LONG_WAITS) {
		i = p->n_longest++;
		for (; i > 0 && length(&p->longest[(i - 1) / 2]) > length(&x); i = (i - 1) / 2)
			p->longest[i] = p->longest[(i - 1) / 2];
		p->longest[i] = x;
		return 0;
	}
	if (length(&x) <= length(&p->longest[0]))
		return 0;
	for (i = 0;;) {
		size_t child = 2 * i + 1;

		if (child + 1 < TC_LONG_WAITS &&
		    length(&p->longest[child + 1]) < length(&p->longest[child]))
			child++;
		if (child >= TC_LONG_WAITS || length(&p->longest[child]) >= length(&x))
			break;
		p->longest[i] = p->longest[child];
		i = child;
	}
	p->longest[i] = x;
	return 0;
}

int tc_waits_add(struct tc_waits *w, const struct tc_span *s)
{
	int64_t ns = tc_wrap_sub(s->end_ns, s->begin_ns);
	struct tc_waits_place *p;
	int rc;

	/* How long the first and last ones really are is not in the trace. */
	if (s->is_open || s->go->rare.was_old_state)
		return cut(w, s);
	rc = find_anew(w, s, &p);
	if (rc == 0 && ns >= TC_LONG_WAIT_NS)
		rc = keep(w, p, s);
	return rc < 0 ? rc : tc_hist_add(&p->times, w->act->alloc, ns);
}

uint64_t tc_waits_calls(const struct tc_waits *w, uint32_t site_id)
{
	uint32_t i = tc_table_get(&w->index, key_of(site_id, TACHO_GO_SYSCALL, 0));

	return i == TC_TABLE_NONE ? 0 : tacho_hist_count(&w->places[i].times) + w->places[i].cut;
}
