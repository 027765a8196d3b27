/* SPDX-License-Identifier: MIT */
/* Packings; see packing.h. */
#include "store/packing.h"

#include <stdlib.h>
#include <string.h>

#include "store/state.h"

struct life {
	uint64_t begin, end;
	uint32_t number, lane;
};

/* Lanes that are taken, by the time at which they become free, and free ones by number. */
struct heap {
	uint64_t *keys; /* time, or number */
	uint32_t *lanes;
	size_t n;
};

static void swap(struct heap *h, size_t a, size_t b)
{
	uint64_t key = h->keys[a];
	uint32_t lane = h->lanes[a];

	h->keys[a] = h->keys[b];
	h->lanes[a] = h->lanes[b];
	h->keys[b] = key;
	h->lanes[b] = lane;
}

static void push(struct heap *h, uint64_t key, uint32_t lane)
{
	size_t i = h->n++;

	h->keys[i] = key;
	h->lanes[i] = lane;
	for (; i > 0 && h->keys[(i - 1) / 2] > h->keys[i]; i = (i - 1) / 2)
		swap(h, i, (i - 1) / 2);
}

static uint32_t pop(struct heap *h)
{
	uint32_t lane = h->lanes[0];
	size_t i = 0;

	swap(h, 0, --h->n);
	for (;;) {
		size_t least = i, child = 2 * i + 1;

		for (size_t c = child; c < child + 2 && c < h->n; c++)
			if (h->keys[c] < h->keys[least])
				least = c;
		if (least == i)
			return lane;
		swap(h, i, least);
		i = least;
	}
}

static int by_begin(const void *a, const void *b)
{
	const struct life *x = a, *y = b;

	if (x->begin != y->begin)
		return x->begin < y->begin ? -1 : 1;
	return (x->number > y->number) - (x->number < y->number);
}

static int by_lane(const void *a, const void *b)
{
	const struct life *x = a, *y = b;

	if (x->lane != y->lane)
		return x->lane < y->lane ? -1 : 1;
	return by_begin(a, b);
}

static size_t collect(const struct tc_store *s, uint32_t group, struct life *out, size_t max)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n_gos && n < max; i++) {
		struct tc_row row;

		if (s->gos[i].group != group)
			continue;
		tc_go_row(s, (uint32_t)i, &row);
		out[n++] = (struct life){ row.begin, row.end, (uint32_t)i, 0 };
	}
	return n;
}

/* The lanes of n lives by their begins; how many there are. `heaps` have room for n each. */
static uint32_t assign(struct life *lives, size_t n, struct heap *taken, struct heap *free)
{
	uint32_t n_lanes = 0;

	for (size_t i = 0; i < n; i++) {
		while (taken->n && taken->keys[0] <= lives[i].begin) {
			uint32_t lane = pop(taken);

			push(free, lane, lane);
		}
		lives[i].lane = free->n ? pop(free) : n_lanes++;
		push(taken, lives[i].end, lives[i].lane);
	}
	return n_lanes;
}

static int pack(struct tc_packing *p, const struct tacho_alloc *alloc, struct life *lives, size_t n)
{
	struct heap taken = { .n = 0 }, free = { .n = 0 };
	int rc = TACHO_ENOMEM;

	taken.keys = tc_calloc(alloc, 2 * n + 2, sizeof(*taken.keys));
	taken.lanes = tc_calloc(alloc, 2 * n + 2, sizeof(*taken.lanes));
	p->numbers = tc_calloc(alloc, n, sizeof(*p->numbers));
	if (!taken.keys || !taken.lanes || !p->numbers)
		goto out;
	free.keys = taken.keys + n + 1;
	free.lanes = taken.lanes + n + 1;
	if (n)
		qsort(lives, n, sizeof(*lives), by_begin);
	p->n_lanes = assign(lives, n, &taken, &free);
	p->first = tc_calloc(alloc, (size_t)p->n_lanes + 1, sizeof(*p->first));
	if (!p->first)
		goto out;
	if (n)
		qsort(lives, n, sizeof(*lives), by_lane);
	for (size_t i = 0; i < n; i++) {
		p->numbers[i] = lives[i].number;
		p->first[lives[i].lane + 1] = (uint32_t)i + 1;
	}
	rc = 0;
out:
	tc_free(alloc, taken.keys);
	tc_free(alloc, taken.lanes);
	return rc;
}

void tc_packing_fini(struct tc_packing *p, const struct tacho_alloc *alloc)
{
	tc_free(alloc, p->numbers);
	tc_free(alloc, p->first);
	*p = (struct tc_packing){ .numbers = NULL };
}

int tc_packings_new(struct tc_packings **out, const struct tacho_alloc *alloc)
{
	*out = tc_calloc(alloc, 1, sizeof(**out));
	if (!*out)
		return TACHO_ENOMEM;
	(void)pthread_mutex_init(&(*out)->lock, NULL);
	return 0;
}

void tc_packings_free(struct tc_packings *c, const struct tacho_alloc *alloc)
{
	if (!c)
		return;
	for (size_t i = 0; i < TC_PACKINGS; i++)
		tc_packing_fini(&c->of[i], alloc);
	(void)pthread_mutex_destroy(&c->lock);
	tc_free(alloc, c);
}

static bool is_fresh(const struct tc_store *s, const struct tc_packing *p)
{
	if (!p->numbers)
		return false;
	return p->n_events == s->n_events ||
	       (!s->is_done && s->n_events - p->n_events < p->n_events / 4);
}

/* The packing of a group, made if need be. NULL: no memory. */
static const struct tc_packing *find_packing(struct tc_packings *cache, const struct tc_store *s,
					     uint32_t group)
{
	struct tc_packing *p = &cache->of[group % TC_PACKINGS];
	size_t n = s->groups[group].members;
	struct life *lives;
	int rc;

	if (cache->group[group % TC_PACKINGS] == group && is_fresh(s, p))
		return p;
	tc_packing_fini(p, s->alloc);
	lives = tc_calloc(s->alloc, n, sizeof(*lives));
	if (!lives)
		return NULL;
	rc = pack(p, s->alloc, lives, collect(s, group, lives, n));
	tc_free(s->alloc, lives);
	if (rc < 0) {
		tc_packing_fini(p, s->alloc);
		return NULL;
	}
	p->n_events = s->n_events;
	cache->group[group % TC_PACKINGS] = group;
	return p;
}

static uint32_t go_in_lane(const struct tc_store *s, const struct tc_packing *p, uint32_t lane,
			   uint64_t tick)
{
	uint32_t low = p->first[lane], high = p->first[lane + 1];
	struct tc_row row;

	if (low == high)
		return TC_NONE32;
	while (high - low > 1) {
		uint32_t mid = low + (high - low) / 2;

		if (s->gos[p->numbers[mid]].begin <= tick)
			low = mid;
		else
			high = mid;
	}
	tc_go_row(s, p->numbers[low], &row);
	/* What ended by then is followed by the next one. */
	if (row.end > tick)
		return p->numbers[low];
	return low + 1 < p->first[lane + 1] ? p->numbers[low + 1] : TC_NONE32;
}

uint32_t tc_lane_go(const struct tc_store *s, const struct tc_key *key, uint64_t tick)
{
	struct tc_packings *cache = s->packings;
	const struct tc_packing *p;
	uint32_t number = TC_NONE32;

	(void)pthread_mutex_lock(&cache->lock);
	p = find_packing(cache, s, key->n);
	if (p && key->lane < p->n_lanes)
		number = go_in_lane(s, p, key->lane, tick);
	(void)pthread_mutex_unlock(&cache->lock);
	return number;
}

int tc_lane_members(const struct tc_store *s, const struct tc_key *key, uint32_t **out, size_t *n)
{
	struct tc_packings *cache = s->packings;
	const struct tc_packing *p;
	int rc = TACHO_ENOMEM;

	*out = NULL;
	*n = 0;
	(void)pthread_mutex_lock(&cache->lock);
	p = find_packing(cache, s, key->n);
	if (p && key->lane < p->n_lanes)
		*n = p->first[key->lane + 1] - p->first[key->lane];
	if (p)
		*out = tc_calloc(s->alloc, *n, sizeof(**out));
	if (*out) {
		rc = 0;
		if (*n)
			memcpy(*out, p->numbers + p->first[key->lane], *n * sizeof(**out));
	} else {
		*n = 0;
	}
	(void)pthread_mutex_unlock(&cache->lock);
	return rc;
}

uint32_t tc_group_lanes(const struct tc_store *s, uint32_t group)
{
	struct tc_packings *cache = s->packings;
	const struct tc_packing *p = &cache->of[group % TC_PACKINGS];
	uint32_t n = s->groups[group].peak;

	/* What was there before the trace and found late may need some more. */
	(void)pthread_mutex_lock(&cache->lock);
	if (cache->group[group % TC_PACKINGS] == group && p->numbers && p->n_lanes > n)
		n = p->n_lanes;
	(void)pthread_mutex_unlock(&cache->lock);
	return n;
}
