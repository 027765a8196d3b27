/* SPDX-License-Identifier: MIT */
/*
 * Threads: which P each held, and when. What ran there follows from the P's row, so a
 * thread's row is as short as its P changed.
 */
#include "store/state.h"

static int find_thread(struct tc_store *s, int64_t id, uint32_t *out)
{
	int rc;

	*out = tc_table_get(&s->thread_of_id, (uint64_t)id);
	if (*out != TC_TABLE_NONE)
		return 0;
	rc = TC_GROW(s->bulk, &s->threads, &s->cap_threads, s->n_threads + 1, TC_NONE32 - 1);
	if (rc == 0)
		rc = tc_table_put(&s->thread_of_id, (uint64_t)id, (uint32_t)s->n_threads);
	if (rc < 0)
		return rc;
	*out = (uint32_t)s->n_threads++;
	s->threads[*out] = (struct tc_thread){ .id = id, .proc = TC_NONE32 };
	tc_track_begin(&s->threads[*out].track, 0, TC_IDLE, TC_NONE32, TC_REF_PLAIN);
	return 0;
}

static int leave(struct tc_store *s, uint32_t thread, uint64_t tick)
{
	struct tc_thread *t = &s->threads[thread];

	if (t->proc == TC_NONE32)
		return 0;
	s->procs[t->proc].thread = TC_NONE32;
	s->procs[t->proc].m = TACHO_NONE;
	t->proc = TC_NONE32;
	return tc_track_turn(&s->tracks, &t->track, tick, TC_IDLE, 0, NULL);
}

int tc_lose_thread(struct tc_store *s, uint32_t proc, uint64_t tick)
{
	return s->procs[proc].thread == TC_NONE32 ? 0 : leave(s, s->procs[proc].thread, tick);
}

int tc_take_thread(struct tc_store *s, uint32_t proc, int64_t m, uint64_t tick)
{
	uint32_t thread;
	int rc;

	if (m == TACHO_NONE)
		return 0;
	rc = find_thread(s, m, &thread);
	if (rc == 0)
		rc = tc_lose_thread(s, proc, tick);
	if (rc == 0)
		rc = leave(s, thread, tick);
	if (rc < 0)
		return rc;
	s->procs[proc].thread = thread;
	s->procs[proc].m = m;
	s->threads[thread].proc = proc;
	return tc_track_turn(&s->tracks, &s->threads[thread].track, tick, TC_NAMED, proc, NULL);
}
