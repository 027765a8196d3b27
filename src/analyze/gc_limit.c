/* SPDX-License-Identifier: MIT */
/* Which cycles began because of the memory limit; see gc_limit.h. */
#include "analyze/gc_limit.h"

#include <stdlib.h>

/* Less room by this share, and this much: stacks that shrank do not explain it. */
#define MAX_ROOM_SHARE 0.8
#define MIN_LOSS_BYTES ((uint64_t)1 << 20)
/* There is this much room at least for each percent of GOGC; 1 is the lowest there is. */
#define MIN_ROOM_SHARE 0.005
/* With GOGC=100 the goal is never lower than this; else in proportion. */
#define LOWEST_GOAL_BYTES ((double)(4 << 20))

struct room {
	uint64_t alive, room;
	size_t i;
};

static int by_alive(const void *x, const void *y)
{
	const struct room *a = x, *b = y;

	if (a->alive != b->alive)
		return a->alive < b->alive ? -1 : 1;
	return (a->i > b->i) - (a->i < b->i);
}

/* The goal may be the lowest one: then more that is alive leaves less room. */
static bool is_lowest(const struct tc_gc_goal *g, uint64_t room)
{
	return LOWEST_GOAL_BYTES * (double)room >= (double)g->goal_bytes * (double)g->alive_bytes;
}

int tc_gc_find_limit(struct tc_gc_goal *v, size_t n, const struct tacho_alloc *alloc)
{
	struct room *rooms = tc_calloc(alloc, n + 1, sizeof(*rooms));
	uint64_t most = 0;
	size_t n_rooms = 0;

	if (!rooms)
		return TACHO_ENOMEM;
	for (size_t i = 0; i < n; i++) {
		struct tc_gc_goal *g = &v[i];
		uint64_t room = g->goal_bytes > g->alive_bytes ? g->goal_bytes - g->alive_bytes : 0;

		g->is_limit = g->has_goal && g->goal_bytes == 0;
		if (g->alive_bytes == 0 || g->goal_bytes == 0)
			continue;
		if ((double)room < MIN_ROOM_SHARE * (double)g->alive_bytes)
			g->is_limit = true;
		else if (!is_lowest(g, room))
			rooms[n_rooms++] = (struct room){ g->alive_bytes, room, i };
	}
	if (n_rooms)
		qsort(rooms, n_rooms, sizeof(*rooms), by_alive);
	for (size_t i = 0; i < n_rooms; i++) {
		const struct room *r = &rooms[i];

		if (most > r->room && most - r->room >= MIN_LOSS_BYTES &&
		    (double)r->room < MAX_ROOM_SHARE * (double)most)
			v[r->i].is_limit = true;
		most = r->room > most ? r->room : most;
	}
	tc_free(alloc, rooms);
	return 0;
}
