/* SPDX-License-Identifier: MIT */
/*
 * The regions that a goroutine is in, and its task, at a time. Rows of regions are looked
 * through for those of the goroutine: all that goes on then is one slice in each.
 */
#include "store/around.h"
#include "store/state.h"

enum {
	MAX_LOOKED = 1 << 16 /* rows */
};

/* What goes on in a lane; false: nothing does. */
static bool lane_at(const struct tc_store *s, struct tc_lane_type *type, size_t lane, uint64_t tick,
		    struct tc_slice *out)
{
	struct tc_row row;
	struct tc_scan w;

	tc_row_of_track(&row, &s->tracks, &type->lanes[lane], s->last);
	if (!tc_scan_begin(&w, &row, tick, true) || w.slice.state != TC_NAMED ||
	    w.slice.begin > tick)
		return false;
	*out = w.slice;
	return true;
}

/* The innermost one began last; of those that began together the one that ends first. */
static bool is_inside(const struct tc_slice *a, const struct tc_slice *b)
{
	return a->begin != b->begin ? a->begin > b->begin : a->end < b->end;
}

struct open_regions {
	struct tc_slice slices[TC_REGIONS_MAX];
	uint32_t names[TC_REGIONS_MAX];
	size_t n;
};

static void add_region(struct open_regions *x, const struct tc_slice *slice, uint32_t name)
{
	size_t i = x->n;

	if (i == TC_REGIONS_MAX)
		return;
	for (; i > 0 && is_inside(&x->slices[i - 1], slice); i--) {
		x->slices[i] = x->slices[i - 1];
		x->names[i] = x->names[i - 1];
	}
	x->slices[i] = *slice;
	x->names[i] = name;
	x->n++;
}

static void find_regions(const struct tc_store *s, uint32_t go, uint64_t tick,
			 struct open_regions *x)
{
	size_t looked = 0;

	for (size_t t = 0; t < s->regions.n; t++) {
		struct tc_lane_type *type = &s->regions.types[t];

		for (size_t i = 0; i < type->n && looked < MAX_LOOKED; i++, looked++) {
			struct tc_slice slice;

			if (lane_at(s, type, i, tick, &slice) && slice.ref < s->n_works &&
			    s->works[slice.ref].go == go)
				add_region(x, &slice, type->name);
		}
	}
}

static void find_task_name(const struct tc_store *s, uint64_t tick, struct tc_work *out)
{
	size_t looked = 0;

	for (size_t t = 0; t < s->tasks.n; t++) {
		struct tc_lane_type *type = &s->tasks.types[t];

		for (size_t i = 0; i < type->n && looked < MAX_LOOKED; i++, looked++) {
			struct tc_slice slice;

			if (!lane_at(s, type, i, tick, &slice) || slice.ref != out->task)
				continue;
			out->has_task_name = true;
			out->task_name = type->name;
			return;
		}
	}
}

void tc_slice_work(const struct tc_store *s, const struct tc_slice_facts *slice, uint64_t tick,
		   struct tc_work *out)
{
	struct open_regions open = { .n = 0 };

	*out = (struct tc_work){ .task = slice->task };
	if (slice->go < s->n_gos)
		find_regions(s, slice->go, tick, &open);
	out->n_regions = open.n;
	for (size_t i = 0; i < open.n; i++) {
		uint32_t task = s->works[open.slices[i].ref].task;

		out->regions[i] = open.names[i];
		if (task && slice->task == 0)
			out->task = task;
	}
	if (out->task)
		find_task_name(s, tick, out);
}
