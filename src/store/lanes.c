/* SPDX-License-Identifier: MIT */
/* Lanes; see lanes.h. */
#include "store/lanes.h"

void tc_lanes_init(struct tc_lanes *l, const struct tacho_alloc *alloc)
{
	*l = (struct tc_lanes){ .alloc = alloc };
	tc_table_init(&l->type_of_name, alloc);
}

void tc_lanes_fini(struct tc_lanes *l)
{
	for (size_t i = 0; i < l->n; i++) {
		for (size_t k = 0; k < l->types[i].n; k++)
			tc_track_fini(&l->types[i].lanes[k], l->alloc);
		tc_free(l->alloc, l->types[i].lanes);
	}
	tc_free(l->alloc, l->types);
	tc_table_fini(&l->type_of_name);
}

/* TC_NONE32: there are too many. */
static int find_type(struct tc_lanes *l, uint32_t name, uint32_t *out)
{
	int rc;

	*out = tc_table_get(&l->type_of_name, name);
	if (*out != TC_TABLE_NONE || l->n == TC_MAX_TYPES)
		return 0;
	rc = TC_GROW(l->alloc, &l->types, &l->cap, l->n + 1, TC_MAX_TYPES);
	if (rc == 0)
		rc = tc_table_put(&l->type_of_name, name, (uint32_t)l->n);
	if (rc < 0)
		return rc;
	*out = (uint32_t)l->n;
	l->types[l->n++] = (struct tc_lane_type){ .name = name };
	return 0;
}

static int find_lane(struct tc_lanes *l, struct tc_lane_type *t, uint32_t *out)
{
	int rc;

	for (size_t i = 0; i < t->n; i++) {
		if (t->lanes[i].state == TC_IDLE) {
			*out = (uint32_t)i;
			return 0;
		}
	}
	*out = TC_NONE32;
	if (t->n == TC_MAX_LANES)
		return 0;
	rc = TC_GROW(l->alloc, &t->lanes, &t->cap, t->n + 1, TC_MAX_LANES);
	if (rc < 0)
		return rc;
	t->lanes[t->n] = (struct tc_track){ .buf = NULL };
	tc_track_begin(&t->lanes[t->n], 0, TC_IDLE, TC_NONE32, TC_REF_PLAIN);
	*out = (uint32_t)t->n++;
	l->n_rows++;
	return 0;
}

int tc_lanes_begin(struct tc_lanes *l, struct tc_tracks *s, uint64_t tick, uint32_t name,
		   uint32_t ref, struct tc_lane *out)
{
	int rc = find_type(l, name, &out->type);

	out->lane = TC_NONE32;
	if (rc < 0 || out->type == TC_NONE32)
		return rc;
	rc = find_lane(l, &l->types[out->type], &out->lane);
	if (rc < 0)
		return rc;
	l->types[out->type].count++;
	if (out->lane == TC_NONE32) {
		l->types[out->type].left_out++;
		return 0;
	}
	return tc_track_turn(s, &l->types[out->type].lanes[out->lane], tick, TC_NAMED, ref, NULL);
}

int tc_lanes_end(struct tc_lanes *l, struct tc_tracks *s, uint64_t tick, const struct tc_lane *lane)
{
	if (lane->lane == TC_NONE32)
		return 0;
	return tc_track_turn(s, &l->types[lane->type].lanes[lane->lane], tick, TC_IDLE, 0, NULL);
}
