/* SPDX-License-Identifier: MIT */
/* See work.h. One lock guards everything; jobs are long against it. */
#include "serve/work.h"
#include "base/alloc.h"

#include <pthread.h>

struct tc_work {
	pthread_mutex_t lock;
	pthread_cond_t wake; /* something to do, or to stop */
	struct tc_job *first, **last;
	unsigned n_waiting, max_waiting, n_running;
	bool stops;
	unsigned n_threads;
	pthread_t threads[];
};

/* The next job; NULL: stop. The lock is held. */
static struct tc_job *take(struct tc_work *w)
{
	struct tc_job *job;

	while (!w->first && !w->stops)
		pthread_cond_wait(&w->wake, &w->lock);
	if (w->stops)
		return NULL;
	job = w->first;
	w->first = job->next;
	if (!w->first)
		w->last = &w->first;
	w->n_waiting--;
	return job;
}

static void *worker(void *arg)
{
	struct tc_work *w = arg;
	struct tc_job *job;

	pthread_mutex_lock(&w->lock);
	while ((job = take(w)) != NULL) {
		w->n_running++;
		pthread_mutex_unlock(&w->lock);
		job->run(job);
		pthread_mutex_lock(&w->lock);
		w->n_running--;
	}
	pthread_mutex_unlock(&w->lock);
	return NULL;
}

int tc_work_new(struct tc_work **out, unsigned threads, unsigned max_waiting)
{
	struct tc_work *w = tc_calloc(NULL, 1, sizeof(*w) + threads * sizeof(w->threads[0]));

	*out = NULL;
	if (!w)
		return TACHO_ENOMEM;
	pthread_mutex_init(&w->lock, NULL);
	pthread_cond_init(&w->wake, NULL);
	w->last = &w->first;
	w->max_waiting = max_waiting;
	while (w->n_threads < threads &&
	       pthread_create(&w->threads[w->n_threads], NULL, worker, w) == 0)
		w->n_threads++;
	if (w->n_threads == 0) {
		tc_work_free(w);
		return TACHO_EIO;
	}
	*out = w;
	return 0;
}

bool tc_work_add(struct tc_work *w, struct tc_job *job)
{
	bool has_room;

	pthread_mutex_lock(&w->lock);
	has_room = !w->stops && w->n_waiting < w->max_waiting;
	if (has_room) {
		job->next = NULL;
		*w->last = job;
		w->last = &job->next;
		w->n_waiting++;
		pthread_cond_signal(&w->wake);
	}
	pthread_mutex_unlock(&w->lock);
	return has_room;
}

unsigned tc_work_count(struct tc_work *w)
{
	unsigned n;

	pthread_mutex_lock(&w->lock);
	n = w->n_waiting + w->n_running;
	pthread_mutex_unlock(&w->lock);
	return n;
}

void tc_work_stop(struct tc_work *w)
{
	unsigned i;

	pthread_mutex_lock(&w->lock);
	w->stops = true;
	pthread_cond_broadcast(&w->wake);
	pthread_mutex_unlock(&w->lock);
	for (i = 0; i < w->n_threads; i++)
		(void)pthread_join(w->threads[i], NULL);
	w->n_threads = 0;
	while (w->first) {
		struct tc_job *job = w->first;

		w->first = job->next;
		job->drop(job);
	}
}

void tc_work_free(struct tc_work *w)
{
	if (!w)
		return;
	tc_work_stop(w);
	pthread_cond_destroy(&w->wake);
	pthread_mutex_destroy(&w->lock);
	tc_free(NULL, w);
}
