/* SPDX-License-Identifier: MIT */
/*
 * Classes of reasons and ranges, and the ranges of goroutines: helping the collector,
 * stopping the world, and sweeping, which is put down to who ran on the P meanwhile.
 */
#include "analyze/tasks_state.h"

#include <string.h>

/* --- classes ---------------------------------------------------------------- */

/* Class of a text; when there are too many, one is for all others. */
static int class_of(struct tacho_tasks *t, uint32_t name, bool is_range, uint32_t *out)
{
	uint64_t key = (uint64_t)name << 1 | is_range;
	int rc;

	*out = tc_table_get(&t->class_of, key);
	if (*out != TC_TABLE_NONE)
		return 0;
	if (t->n_of_kind[is_range] + 1 == TC_RG_CLASSES) {
		static const char others[] = "(others)";

		rc = tacho_symbols_text(t->symbols, others, sizeof(others) - 1, &name);
		if (rc < 0)
			return rc;
		key = (uint64_t)name << 1 | is_range;
		*out = tc_table_get(&t->class_of, key);
		if (*out != TC_TABLE_NONE)
			return 0;
	} else if (t->n_of_kind[is_range] >= TC_RG_CLASSES) {
		/* The last one that was made is "(others)". */
		for (uint32_t i = t->n_classes; i-- > 0;) {
			if (t->classes[i].is_range == is_range) {
				*out = i;
				return 0;
			}
		}
	}
	rc = tc_table_put(&t->class_of, key, t->n_classes);
	if (rc < 0)
		return rc;
	*out = t->n_classes++;
	t->n_of_kind[is_range]++;
	t->classes[*out] = (struct tc_rg_class){ .name = name, .is_range = is_range };
	return 0;
}

/* TC_TK_NONE: "forever", which is no wait but an end. */
int tc_rg_wait_class(struct tacho_tasks *t, uint32_t ref, uint32_t *class)
{
	uint32_t cached = tc_refmap_get(&t->waits, ref), name;
	struct tacho_text text;
	int rc;

	if (TC_TK_LIKELY(cached)) {
		*class = cached == TC_TK_NONE ? TC_TK_NONE : cached - 1;
		return 0;
	}
	text = tacho_gen_string(t->gen, ref);
	if (text.n == 7 && memcmp(text.s, "forever", 7) == 0) {
		*class = TC_TK_NONE;
	} else {
		rc = tc_tk_string(t, ref, &name);
		if (rc == 0)
			rc = class_of(t, name, false, class);
		if (rc < 0)
			return rc;
	}
	if (ref >= tacho_gen_strings(t->gen))
		return 0;
	return tc_refmap_put(&t->waits, t->alloc, ref, *class == TC_TK_NONE ? *class : *class + 1);
}

static int range_class(struct tacho_tasks *t, const struct tacho_event *e, uint32_t *class)
{
	bool is_stop = e->detail == TACHO_RANGE_STW;
	uint32_t cached = is_stop ? tc_refmap_get(&t->stops, e->name) : 0, id;
	char buf[128], *name = buf;
	size_t n;
	int rc;

	if (cached) {
		*class = cached - 1;
		return 0;
	}
	n = tacho_range_name(t->gen, e, buf, sizeof(buf));
	if (n >= sizeof(buf)) {
		name = tc_alloc(t->alloc, n + 1);
		if (!name)
			return TACHO_ENOMEM;
		(void)tacho_range_name(t->gen, e, name, n + 1);
	}
	rc = tacho_symbols_text(t->symbols, name, n, &id);
	if (name != buf)
		tc_free(t->alloc, name);
	if (rc == 0)
		rc = class_of(t, id, true, class);
	if (rc == 0 && is_stop && e->name < tacho_gen_strings(t->gen))
		rc = tc_refmap_put(&t->stops, t->alloc, e->name, *class + 1);
	return rc;
}

/* --- who -------------------------------------------------------------------- */

static int make_index(struct tacho_tasks *t)
{
	int rc = 0;

	tc_table_clear(&t->slot_of_id);
	for (size_t i = 0; i < t->n_slots && rc == 0; i++) {
		if (t->slots[i].state != TC_RG_FREE)
			rc = tc_table_put(&t->slot_of_id, (uint64_t)t->colds[i].id, (uint32_t)i);
	}
	t->has_index = rc == 0;
	return rc;
}

/* The index is made when it is needed first, and then kept up to the next Sync. */
int tc_rg_slot_of(struct tacho_tasks *t, int64_t id, uint32_t *slot)
{
	int rc = t->has_index ? 0 : make_index(t);

	if (rc == 0)
		*slot = tc_table_get(&t->slot_of_id, (uint64_t)id); /* NONE is the same */
	return rc;
}

/* The slot of a goroutine that is probably that of the event; NONE: not of interest. */
static int slot_near(struct tacho_tasks *t, const struct tacho_event *e, int64_t id, uint32_t *slot)
{
	*slot = TC_TK_NONE;
	if (id == TACHO_NONE)
		return 0;
	if (id != e->g)
		return tc_rg_slot_of(t, id, slot);
	if (e->slot < t->n_slots && t->slots[e->slot].state != TC_RG_FREE &&
	    t->colds[e->slot].id == id)
		*slot = e->slot;
	return 0;
}

/* --- ranges ----------------------------------------------------------------- */

static int owner(struct tacho_tasks *t, const struct tacho_event *e, uint32_t *slot)
{
	struct tc_rg_proc *p;
	uint32_t i;
	int rc;

	*slot = TC_TK_NONE;
	if (e->scope == TACHO_SCOPE_GOROUTINE)
		return slot_near(t, e, e->subject, slot);
	if (e->scope != TACHO_SCOPE_PROC)
		return 0;
	rc = tc_rg_proc_of(t, e->subject, &i);
	if (rc < 0)
		return rc;
	p = &t->procs[i];
	if (e->kind == TACHO_KIND_RANGE_END) {
		bool is_same = p->has_sweeper && p->sweeper == e->g;

		p->has_sweeper = false;
		return is_same ? slot_near(t, e, e->g, slot) : 0;
	}
	rc = slot_near(t, e, e->g, slot);
	if (rc == 0 && *slot != TC_TK_NONE) {
		p->has_sweeper = true;
		p->sweeper = e->g;
	}
	return rc;
}

int tc_rg_range_event(struct tacho_tasks *t, const struct tacho_event *e)
{
	struct tc_sum *sum;
	uint32_t slot, class;
	int rc = owner(t, e, &slot);

	if (rc < 0 || slot == TC_TK_NONE)
		return rc;
	rc = range_class(t, e, &class);
	if (rc < 0)
		return rc;
	tc_rg_touch(t, slot);
	rc = tc_sums_get(&t->sums, &t->colds[slot].times, class, &sum);
	if (rc < 0)
		return rc;
	if (e->kind == TACHO_KIND_RANGE_BEGIN) {
		sum->since_ns = e->time_ns;
	} else if (e->kind == TACHO_KIND_RANGE_ACTIVE) {
		if (sum->since_ns != 0)
			sum->ns = tc_wrap_add(sum->ns, tc_wrap_sub(t->sync_ns, sum->since_ns));
		sum->since_ns = t->sync_ns;
	} else if (sum->since_ns != 0) {
		sum->ns = tc_wrap_add(sum->ns, tc_wrap_sub(e->time_ns, sum->since_ns));
		sum->since_ns = 0;
	}
	return 0;
}
