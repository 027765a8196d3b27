/* SPDX-License-Identifier: MIT */
/*
 * Generations on several threads.
 *
 * The caller's thread walks the batch headers, hands generations to workers, and
 * stitches the results in file order. A worker decodes the tables, orders the
 * generation from an unknown start state, and feeds segments. The first
 * generation has nothing to inherit and is ordered by the caller, in the place of the
 * last worker, who begins when that is done. When an assumption of a run does not hold, or it gave up, the
 * generation is ordered again, exactly, on the caller's thread: errors and their
 * positions only ever come from exact runs. See doc/design/parallel.md.
 *
 * Generations rarely divide evenly among workers. A worker for whom there are no more
 * generations ends, and leaves its place to a thread that feeds what another one
 * still orders.
 *
 * Ownership: a job belongs to the caller while FREE or DONE, to a worker while
 * READY or RUNNING; the mutex guards the states. Batches of a job are read by
 * the caller (bound_of) while a worker has it; nobody writes them then.
 */
#include "reader/pass.h"

#include <pthread.h>
#include <string.h>

#include "base/atomic.h"
#include "base/diag.h"
#include "reader/stitch.h"
#include "wire/varint.h"
#include "wire/wire.h"

enum job_state {
	JOB_FREE,
	JOB_READY,
	JOB_RUNNING,
	JOB_DONE
};

/* Slack behind the predicted end of a generation, for events squeezed together. */
#define PREFIX_SLACK_NS 200000

struct job {
	enum job_state state;
	struct tacho_gen gen;
	struct tacho_diag diag; /* of the tables */
	int tables;             /* 0, or the error of the tables */
	bool may_speculate;
	int run; /* 0, or TC_BAIL */
	struct tc_order order;
	struct tc_spec notes;
	struct tc_prefix prefix;
	struct tc_segments segments;
	uint64_t n_events;
};

struct pool {
	struct tc_pass *pass;
	pthread_mutex_t mutex;
	pthread_cond_t ready, done;
	struct job *jobs;
	size_t n_jobs;
	/* The generation behind n_walked, if it was looked for while no job was free. */
	struct tacho_gen ahead;
	int64_t ahead_bound_ns; /* see bound_of; of the one before */
	bool has_ahead;
	uint64_t next_ready; /* generation that the next idle worker takes */
	uint64_t n_walked;
	uint64_t max_number; /* of a generation that was walked */
	bool is_walked;      /* no more generations will come */
	bool stop;
	tc_atomic_u32 n_spare; /* places of workers that have ended; only counted, so relaxed */
	pthread_t *threads;
	size_t n_threads;
	struct tc_stitch stitch;
};

/* --- the worker --- */

static int keep_prefix(struct tc_prefix *x, const struct tacho_alloc *a, const struct tc_order *o,
		       const struct tacho_event *e)
{
	struct tacho_event *copy;

	if (TC_GROW(a, &x->events, &x->cap, x->n + 1, TC_SPEC_MAX_NOTES) < 0 ||
	    TC_GROW(a, &x->values, &x->cap_values, x->n_values + e->n_values, 0) < 0)
		return TC_BAIL;
	copy = &x->events[x->n++];
	*copy = *e;
	if (e->n_values) {
		copy->u.values = (uint32_t)x->n_values;
		memcpy(&x->values[x->n_values], &o->values[e->u.values],
		       e->n_values * sizeof(*x->values));
		x->n_values += e->n_values;
	}
	return 0;
}

/* Take events at the front of the block into the prefix; how many. */
static int split_prefix(struct job *j, const struct tacho_alloc *a, size_t *n)
{
	const struct tc_order *o = &j->order;
	struct tc_prefix *x = &j->prefix;

	for (*n = 0; *n < o->n_out && !x->is_over; ++*n) {
		const struct tacho_event *e = &o->out[*n];

		/* The Sync always stays in front: facts are taken from it. */
		if (x->n > 0 && e->time_ns >= tc_wrap_add(x->bound_ns, (int64_t)x->n)) {
			x->is_over = true;
			x->after_ns = e->time_ns;
			return 0;
		}
		if (keep_prefix(x, a, o, e) < 0)
			return TC_BAIL;
	}
	return 0;
}

/* --- feeders in the place of workers that have ended --- */

struct feeding {
	struct pool *pool;
	const struct tc_segments *segments;
	size_t fed; /* analysis that the feeder leaves out; n: none */
	struct tc_feeder feeder;
	bool is_on;
};

static int feed_segments(void *ctx, const struct tacho_block *b)
{
	const struct feeding *f = ctx;

	return tc_segments_feed(f->segments, f->pool->pass, b, f->fed);
}

/* Start a feeder if there is a place for one; without, all goes on as it was. */
static void try_feeder(struct feeding *f)
{
	uint_fast32_t n = tc_load_relaxed(&f->pool->n_spare);

	if (n == 0 || !tc_pass_wants_feeder(f->pool->pass) ||
	    !tc_cas_relaxed(&f->pool->n_spare, &n, n - 1))
		return;
	f->is_on = tc_feeder_init(&f->feeder, f->pool->pass->reader->alloc, feed_segments, NULL,
				  f) == 0;
}

static int end_feeder(struct feeding *f)
{
	int rc;

	if (!f->is_on)
		return 0;
	rc = tc_feeder_drain(&f->feeder);
	tc_feeder_fini(&f->feeder);
	f->is_on = false;
	tc_add_relaxed(&f->pool->n_spare, 1);
	return rc;
}

/* The events of the block from `from` on, with which one analysis has been fed. */
static int feed_block(struct feeding *f, struct tc_order *o, size_t from, size_t fed)
{
	struct tacho_block b = { .gen = o->gen,
				 .first = o->first + from,
				 .n = o->n_out - from,
				 .events = o->out + from,
				 .values = o->values,
				 .n_slots = (uint32_t)o->n_gs };

	if (b.n == 0)
		return 0;
	return f->is_on ? tc_feeder_push(&f->feeder, o, &b)
			: tc_segments_feed(f->segments, f->pool->pass, &b, fed);
}

static int order_speculatively(struct job *j, struct feeding *f)
{
	const struct tc_pass *p = f->pool->pass;
	struct tc_order *o = &j->order;
	int rc;

	tc_order_reset(o);
	tc_spec_reset(&j->notes);
	j->prefix.n = j->prefix.n_values = 0;
	j->prefix.is_over = false;
	o->last_ns = INT64_MIN;
	o->syncs = j->gen.index;
	rc = tc_order_begin(o, &j->gen);
	while (rc >= 0) {
		size_t n = 0, fed = p->n;

		if (!f->is_on)
			try_feeder(f);
		if (!f->is_on && j->prefix.is_over)
			fed = p->direct;
		rc = tc_segments_order(&j->segments, p, o, fed);
		if (rc <= 0)
			break;
		if (!j->prefix.is_over && split_prefix(j, o->alloc, &n) < 0)
			return TC_BAIL;
		if (feed_block(f, o, n, fed) < 0)
			return TC_BAIL;
		tc_order_take(o);
	}
	return rc < 0 ? TC_BAIL : 0;
}

static void run_job(struct job *j, struct pool *pool)
{
	struct feeding f = { pool, &j->segments, .fed = pool->pass->n };

	tc_diag_init(&j->diag);
	j->run = TC_BAIL;
	j->tables = tc_gen_decode_tables(&j->gen, &j->diag);
	if (j->tables == 0)
		j->tables = tc_gen_finish(&j->gen, &j->diag);
	tc_reader_locate(&j->gen, j->tables, &j->diag);
	if (j->tables == 0 && j->may_speculate)
		j->run = order_speculatively(j, &f);
	if (end_feeder(&f) < 0)
		j->run = TC_BAIL;
}

static void *work(void *arg)
{
	struct pool *pool = arg;

	(void)pthread_mutex_lock(&pool->mutex);
	while (!pool->stop) {
		struct job *j = &pool->jobs[pool->next_ready % pool->n_jobs];

		if (pool->next_ready == pool->n_walked && pool->is_walked) {
			tc_add_relaxed(&pool->n_spare, 1);
			break;
		}
		if (pool->next_ready == pool->n_walked || j->state != JOB_READY) {
			(void)pthread_cond_wait(&pool->ready, &pool->mutex);
			continue;
		}
		pool->next_ready++;
		j->state = JOB_RUNNING;
		(void)pthread_mutex_unlock(&pool->mutex);
		run_job(j, pool);
		(void)pthread_mutex_lock(&pool->mutex);
		j->state = JOB_DONE;
		(void)pthread_cond_signal(&pool->done);
	}
	(void)pthread_mutex_unlock(&pool->mutex);
	return NULL;
}

/* --- the pool --- */

static void gen_init(struct tacho_gen *g, const struct tacho_reader *r)
{
	tc_gen_init(g, r->alloc, &r->limits);
	g->carried = r->carried;
}

static int job_init(struct job *j, struct tc_pass *p)
{
	struct tacho_reader *r = p->reader;
	int rc;

	memset(j, 0, sizeof(*j));
	gen_init(&j->gen, r);
	rc = tc_spec_init(&j->notes, r->alloc);
	if (rc == 0)
		rc = tc_order_init(&j->order, r->alloc, &r->limits, r->carried, NULL);
	if (rc < 0)
		return rc;
	j->order.spec = &j->notes;
	return tc_segments_init(&j->segments, p);
}

static void job_fini(struct job *j, struct tc_pass *p)
{
	tc_gen_fini(&j->gen);
	tc_spec_fini(&j->notes);
	if (j->order.out)
		tc_order_fini(&j->order);
	tc_free(p->reader->alloc, j->prefix.events);
	tc_free(p->reader->alloc, j->prefix.values);
	tc_segments_fini(&j->segments, p);
}

static void pool_fini(struct pool *pool)
{
	const struct tacho_alloc *a = pool->pass->reader->alloc;

	(void)pthread_mutex_lock(&pool->mutex);
	pool->stop = true;
	(void)pthread_cond_broadcast(&pool->ready);
	(void)pthread_mutex_unlock(&pool->mutex);
	for (size_t i = 0; i < pool->n_threads; i++)
		(void)pthread_join(pool->threads[i], NULL);
	for (size_t i = 0; pool->jobs && i < pool->n_jobs; i++)
		job_fini(&pool->jobs[i], pool->pass);
	tc_free(a, pool->jobs);
	tc_free(a, pool->threads);
	tc_gen_fini(&pool->ahead);
	tc_stitch_fini(&pool->stitch);
	(void)pthread_cond_destroy(&pool->ready);
	(void)pthread_cond_destroy(&pool->done);
	(void)pthread_mutex_destroy(&pool->mutex);
}

static bool add_worker(struct pool *pool)
{
	if (pthread_create(&pool->threads[pool->n_threads], NULL, work, pool) != 0)
		return false;
	pool->n_threads++;
	return true;
}

static int pool_init(struct pool *pool, struct tc_pass *p, unsigned threads)
{
	const struct tacho_alloc *a = p->reader->alloc;
	int rc = 0;

	*pool = (struct pool){ .pass = p, .n_jobs = threads + 1 };
	(void)pthread_mutex_init(&pool->mutex, NULL);
	(void)pthread_cond_init(&pool->ready, NULL);
	(void)pthread_cond_init(&pool->done, NULL);
	tc_stitch_init(&pool->stitch, a);
	gen_init(&pool->ahead, p->reader);
	pool->threads = tc_calloc(a, threads, sizeof(*pool->threads));
	pool->jobs = tc_calloc(a, pool->n_jobs, sizeof(*pool->jobs));
	if (!pool->threads || !pool->jobs)
		rc = TACHO_ENOMEM;
	for (size_t i = 0; rc == 0 && i < pool->n_jobs; i++)
		rc = job_init(&pool->jobs[i], p);
	while (rc == 0 && pool->n_threads + 1 < threads && add_worker(pool))
		;
	if (rc == 0 && pool->n_threads == 0)
		rc = TACHO_ENOMEM;
	if (rc < 0)
		pool_fini(pool);
	return rc;
}

/* --- where the generation before ends --- */

/* Largest raw time in a batch; damage ends the look, exact runs will meet it. */
static int64_t last_time_of(const struct tc_batch *b, double ns_per_tick)
{
	const uint8_t *p = b->data, *end = b->data + b->size;
	int64_t t = tc_double_to_int64((double)b->time * ns_per_tick), last = t;
	uint64_t v = 0;

	while (p < end) {
		unsigned n = tc_wire_n_args[*p++];
		bool is_roomy = end - p >= 10 * (ptrdiff_t)n;

		if (n == TC_WIRE_NO_ARGS)
			return last;
		for (unsigned i = 0; i < n; i++) {
			p = is_roomy ? tc_varint_fast(p, &v) : tc_varint_safe(p, end, &v);
			if (!p)
				return last;
			if (i == 0)
				t = tc_wrap_add(t, tc_double_to_int64((double)v * ns_per_tick));
		}
		if (t > last)
			last = t;
	}
	return last;
}

/* The clock of a generation whose tables a worker may be decoding just now. */
static double peek_ns_per_tick(const struct tacho_gen *g)
{
	for (size_t i = 0; i < g->n_batches; i++) {
		const struct tc_batch *b = &g->batches[i];
		const uint8_t *p = b->data, *end = b->data + b->size;
		uint64_t v;

		if (b->experiment || b->size < 2)
			continue;
		if (g->version >= 25 && *p++ != TC_EV_SYNC)
			continue;
		while (p && p < end) {
			unsigned type = *p++;

			if (type == TC_EV_FREQUENCY)
				return tc_varint_safe(p, end, &v) && v ? 1.0 / ((double)v / 1e9)
								       : 64.0;
			if (type != TC_EV_CLOCK_SNAPSHOT)
				break;
			for (int k = 0; k < 4 && p; k++)
				p = tc_varint_safe(p, end, &v);
		}
	}
	return 64.0;
}

/*
 * Events of the generation before may lie later than the first ones of this
 * generation, by tens of milliseconds. How late is found by decoding its last
 * batches. A guess too low is noticed at the border and costs a second run.
 */
static int64_t bound_of(const struct tacho_gen *before, uint64_t min_ticks)
{
	double ns_per_tick = peek_ns_per_tick(before);
	int64_t bound = INT64_MIN;

	for (size_t i = 0; i < before->n_batches; i++) {
		const struct tc_batch *b = &before->batches[i];
		int64_t t;

		if (!tc_gen_is_event_batch(b, before->version) ||
		    (b->next != UINT32_MAX && b->time <= min_ticks))
			continue;
		t = last_time_of(b, ns_per_tick);
		if (t > bound)
			bound = t;
	}
	return bound;
}

/* --- the caller's side --- */

static struct job *job_of(struct pool *pool, uint64_t generation)
{
	return &pool->jobs[generation % pool->n_jobs];
}

/* Walk one more generation, if it is not there yet. 1: it is; else as tc_walk_next. */
static int walk_ahead(struct pool *pool, struct tacho_diag *diag)
{
	int rc;

	if (pool->has_ahead)
		return 1;
	rc = tc_walk_next(&pool->pass->reader->walk, &pool->ahead, diag);
	if (rc <= 0)
		return rc;
	pool->has_ahead = true;
	if (pool->n_walked > 0)
		pool->ahead_bound_ns =
			bound_of(&job_of(pool, pool->n_walked - 1)->gen, pool->ahead.min_ticks);
	return rc;
}

/*
 * A generation takes over what the walk found. The memory of its tables it keeps: no more of
 * that is needed than there are jobs.
 */
static void take_walked(struct tacho_gen *g, struct tacho_gen *walked)
{
	struct tacho_gen old;

	tc_gen_reset(g);
	old = *g;
	g->version = walked->version;
	g->number = walked->number;
	g->index = walked->index;
	g->begin = walked->begin;
	g->end = walked->end;
	g->min_ticks = walked->min_ticks;
	g->is_numbered = walked->is_numbered;
	g->bytes = walked->bytes;
	g->batches = walked->batches;
	g->n_batches = walked->n_batches;
	g->cap_batches = walked->cap_batches;
	g->threads = walked->threads;
	g->n_threads = walked->n_threads;
	g->cap_threads = walked->cap_threads;
	g->thread_index = walked->thread_index;
	g->chunks = walked->chunks;
	walked->batches = old.batches;
	walked->cap_batches = old.cap_batches;
	walked->threads = old.threads;
	walked->cap_threads = old.cap_threads;
	walked->thread_index = old.thread_index;
	walked->chunks = NULL;
	tc_gen_reset(walked);
}

/* The generation that was walked becomes a job: one is free. */
static void hand_over(struct pool *pool)
{
	struct job *j = job_of(pool, pool->n_walked);
	int64_t bound = pool->ahead_bound_ns;

	take_walked(&j->gen, &pool->ahead);
	pool->has_ahead = false;
	/* Where numbers repeat, counters carry over: no run from nothing is exact. */
	j->may_speculate = pool->n_walked > 0 && j->gen.number > pool->max_number;
	if (j->gen.number > pool->max_number)
		pool->max_number = j->gen.number;
	j->prefix.bound_ns = tc_wrap_add(bound, PREFIX_SLACK_NS);
	if (bound > INT64_MAX - 2 * PREFIX_SLACK_NS)
		j->prefix.bound_ns = INT64_MAX / 2;
	(void)pthread_mutex_lock(&pool->mutex);
	j->state = JOB_READY;
	pool->n_walked++;
	(void)pthread_cond_signal(&pool->ready);
	(void)pthread_mutex_unlock(&pool->mutex);
}

/*
 * Keep all jobs busy, and one more generation at hand, so that a worker who ends need not
 * wait until it is walked. What streams keeps its bytes, which are not to be more than need be.
 */
static int walk(struct pool *pool, uint64_t next, struct tacho_diag *diag)
{
	int rc = 1;

	while (pool->n_walked < next + pool->n_jobs) {
		rc = walk_ahead(pool, diag);
		if (rc <= 0)
			return rc;
		hand_over(pool);
	}
	return tc_input_stable(pool->pass->reader->input) ? walk_ahead(pool, diag) : rc;
}

static void say_walked(struct pool *pool)
{
	/* With one generation the last worker never begins. */
	if (pool->n_walked <= 1)
		tc_add_relaxed(&pool->n_spare, 1);
	(void)pthread_mutex_lock(&pool->mutex);
	pool->is_walked = true;
	(void)pthread_cond_broadcast(&pool->ready);
	(void)pthread_mutex_unlock(&pool->mutex);
}

static void wait_for(struct pool *pool, const struct job *j)
{
	(void)pthread_mutex_lock(&pool->mutex);
	while (j->state != JOB_DONE)
		(void)pthread_cond_wait(&pool->done, &pool->mutex);
	(void)pthread_mutex_unlock(&pool->mutex);
}

/* The run was right: complete its events and merge prefix and rest. */
static int accept_run(struct pool *pool, struct job *j)
{
	struct tc_pass *p = pool->pass;
	struct tacho_reader *r = p->reader;
	struct tc_order *real = &r->order;
	struct tc_prefix *x = &j->prefix;
	struct tacho_border border;
	struct tc_segments front = { 0 };
	struct tacho_block b;
	size_t i = 0;
	int rc;

	tc_stitch_complete(real, &j->order, x);
	tc_pass_note(p, &x->events[0], x->events[x->n - 1].time_ns);
	r->kept_events = real->first + 1;
	r->kept_bytes = j->gen.end;
	b = (struct tacho_block){ .gen = &j->gen,
				  .first = real->first,
				  .n = x->n,
				  .events = x->events,
				  .values = x->values,
				  .n_slots = (uint32_t)j->order.n_gs };
	rc = tc_pass_border(p, &border, &j->gen);
	if (rc == 0)
		rc = tc_segments_init(&front, p);
	if (rc == 0)
		rc = tc_segments_feed(&front, p, &b, p->n);
	if (rc == 0)
		rc = tc_segments_merge(&front, p, &border);
	tc_segments_fini(&front, p);
	while (i < j->notes.n_open && j->notes.open[i].index < x->n)
		i++;
	if (i < j->notes.n_open) {
		border.open = j->notes.open + i;
		border.n_open = j->notes.n_open - i;
		border.values = j->notes.open_values;
	}
	if (rc == 0)
		rc = tc_segments_merge(&j->segments, p, &border);
	if (rc == 0)
		rc = tc_stitch_apply(&pool->stitch, real, &j->order, x);
	if (rc < 0)
		return rc;
	tc_pass_note(p, &x->events[0], real->last_ns);
	r->n_events = real->first;
	return 0;
}

/* Throw away what a wrong run fed. */
static int fresh_segments(struct job *j, struct tc_pass *p)
{
	tc_segments_fini(&j->segments, p);
	return tc_segments_init(&j->segments, p);
}

static int settle(struct pool *pool, struct job *j, int *hard)
{
	struct tc_pass *p = pool->pass;
	struct tacho_reader *r = p->reader;
	struct feeding f = { pool, &j->segments, .fed = tc_pass_fed(pool->pass, true) };
	int holds = 0, rc;

	if (j->tables < 0) {
		r->diag = j->diag;
		*hard = tc_pass_final_sync(p, &j->segments);
		return *hard < 0 ? *hard : j->tables;
	}
	r->pass.generations++;
	if (j->run == 0)
		holds = tc_stitch_verify(&pool->stitch, &r->order, &j->order, &j->prefix);
	if (holds < 0)
		return *hard = holds;
	if (holds)
		return *hard = accept_run(pool, j);
	if (j->may_speculate) {
		r->pass.redone++;
		*hard = fresh_segments(j, p);
		if (*hard < 0)
			return *hard;
	}
	rc = tc_order_begin(&r->order, &j->gen);
	if (rc < 0)
		return rc;
	try_feeder(&f);
	p->feeder = f.is_on ? &f.feeder : NULL;
	rc = tc_pass_generation(p, &j->segments, &j->gen, hard);
	p->feeder = NULL;
	(void)end_feeder(&f); /* its errors were seen */
	return rc;
}

static int fail_shrunk(struct tacho_reader *r)
{
	tc_diag_init(&r->diag);
	return tc_diag_set(&r->diag, TACHO_EIO, "the file was truncated while it was read");
}

static int run_pool(struct pool *pool, int *hard)
{
	struct tc_pass *p = pool->pass;
	struct tacho_reader *r = p->reader;
	struct tacho_diag walk_diag;
	uint64_t next = 0;
	int walked = 1, rc = 0;

	tc_diag_init(&walk_diag);
	while (rc == 0) {
		uint64_t begin, end;
		struct job *j;

		if (walked > 0)
			walked = walk(pool, next, &walk_diag);
		if (walked <= 0 && !pool->is_walked)
			say_walked(pool);
		if (next == pool->n_walked)
			break;
		j = job_of(pool, next++);
		wait_for(pool, j);
		rc = settle(pool, j, hard);
		/* The caller's thread is free now, and what was walked is for another one. */
		if (next == 1 && pool->n_walked > 1)
			(void)add_worker(pool);
		if (rc == 0 && tc_input_shrank(r->input))
			rc = fail_shrunk(r);
		begin = j->gen.begin;
		end = j->gen.end;
		j->state = JOB_FREE;
		if (rc == 0 && pool->has_ahead)
			hand_over(pool);
		tc_input_release(r->input, begin, end);
		tc_pass_progress(p);
	}
	if (rc < 0)
		return rc;
	if (walked < 0)
		r->diag = walk_diag;
	*hard = tc_pass_final_sync(p, &job_of(pool, 0)->segments);
	return *hard < 0 ? *hard : walked;
}

int tc_pass_parallel(struct tc_pass *p, unsigned threads, int *hard)
{
	struct pool pool;
	int rc = pool_init(&pool, p, threads);

	if (rc < 0)
		return *hard = rc;
	p->reader->pass.threads = (unsigned)pool.n_threads + 1;
	rc = run_pool(&pool, hard);
	pool_fini(&pool);
	return rc;
}
