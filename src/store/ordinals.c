/* SPDX-License-Identifier: MIT */
/*
 * Which one of its id a goroutine is, where ids come again: counted for all at once, when it
 * is asked for, as most traces have no such ids.
 */
#include "store/state.h"

int tc_ordinals_new(struct tc_ordinals **out, const struct tacho_alloc *alloc)
{
	struct tc_ordinals *o = tc_calloc(alloc, 1, sizeof(*o));

	*out = o;
	if (!o)
		return TACHO_ENOMEM;
	(void)pthread_mutex_init(&o->lock, NULL);
	tc_table_init(&o->of_number, alloc);
	return 0;
}

void tc_ordinals_free(struct tc_ordinals *o, const struct tacho_alloc *alloc)
{
	if (!o)
		return;
	tc_table_fini(&o->of_number);
	(void)pthread_mutex_destroy(&o->lock);
	tc_free(alloc, o);
}

/* How many of each id there are before each goroutine whose id came before. */
static int count_all(struct tc_ordinals *o, const struct tc_store *s)
{
	struct tc_table seen; /* of ids that come again: how many so far */
	int rc = 0;

	tc_table_init(&seen, s->alloc);
	tc_table_clear(&o->of_number);
	for (size_t i = 0; i < s->n_gos && rc == 0; i++)
		if (s->gos[i].may_repeat)
			rc = tc_table_put(&seen, (uint64_t)s->gos[i].id, 0);
	for (size_t i = 0; i < s->n_gos && rc == 0; i++) {
		uint64_t id = (uint64_t)s->gos[i].id;
		uint32_t n = tc_table_get(&seen, id);

		if (n == TC_TABLE_NONE)
			continue;
		rc = tc_table_put(&seen, id, n + 1);
		if (rc == 0 && n > 0)
			rc = tc_table_put(&o->of_number, i, n + 1);
	}
	tc_table_fini(&seen);
	o->n_repeated = rc == 0 ? s->n_repeated : 0;
	return rc;
}

uint32_t tc_nth_of_id(const struct tc_store *s, uint32_t number)
{
	struct tc_ordinals *o = s->ordinals;
	uint32_t nth = TC_TABLE_NONE;

	if (!s->gos[number].may_repeat)
		return 1;
	(void)pthread_mutex_lock(&o->lock);
	if (o->n_repeated == s->n_repeated || count_all(o, s) == 0)
		nth = tc_table_get(&o->of_number, number);
	(void)pthread_mutex_unlock(&o->lock);
	return nth == TC_TABLE_NONE ? 1 : nth;
}
