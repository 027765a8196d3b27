/* SPDX-License-Identifier: MIT */
/*
 * The sequential pass, and what it shares with the parallel one.
 *
 * A generation is a transaction: mergeable analyses get it as a segment that is
 * merged when the generation was read whole. So the part behind the last Sync of
 * a damaged trace never reaches them, whatever the number of threads.
 */
#include "reader/pass.h"

#include <string.h>
#include <unistd.h>

#include "base/diag.h"

/* --- segments --- */

int tc_segments_init(struct tc_segments *s, const struct tc_pass *p)
{
	s->of = tc_calloc(p->reader->alloc, p->n, sizeof(*s->of));
	if (!s->of)
		return TACHO_ENOMEM;
	for (size_t i = 0; i < p->n; i++) {
		const struct tacho_analysis *a = &p->analyses[i];

		if (!a->ops->fork)
			continue;
		s->of[i] = a->ops->fork(a->self);
		if (!s->of[i]) {
			tc_segments_fini(s, p);
			return TACHO_ENOMEM;
		}
	}
	return 0;
}

void tc_segments_fini(struct tc_segments *s, const struct tc_pass *p)
{
	for (size_t i = 0; s->of && i < p->n; i++) {
		const struct tacho_analysis *a = &p->analyses[i];

		if (s->of[i])
			a->ops->free_segment(a->self, s->of[i]);
	}
	tc_free(p->reader->alloc, s->of);
	s->of = NULL;
}

int tc_segments_order(const struct tc_segments *s, const struct tc_pass *p, struct tc_order *o,
		      size_t fed)
{
	if (fed < p->n)
		return p->analyses[fed].ops->direct->order(s->of[fed], o, p->n > 1);
	return o->spec ? tc_order_run_speculative(o) : tc_order_run(o);
}

int tc_segments_feed(const struct tc_segments *s, const struct tc_pass *p,
		     const struct tacho_block *b, size_t fed)
{
	int rc = 0;

	for (size_t i = 0; i < p->n && rc == 0; i++) {
		if (s->of[i] && i != fed)
			rc = p->analyses[i].ops->feed(s->of[i], b);
	}
	return rc;
}

/* Those that are not mergeable, and that share nothing or may share something. */
static int feed_in_order(const struct tc_pass *p, const struct tacho_block *b, bool is_apart)
{
	int rc = 0;

	for (size_t i = 0; i < p->n && rc == 0; i++) {
		const struct tacho_analysis *a = &p->analyses[i];

		if (!a->ops->fork && a->ops->is_apart == is_apart)
			rc = a->ops->feed(a->self, b);
	}
	return rc;
}

static int feed_sequential(const struct tc_pass *p, const struct tacho_block *b)
{
	int rc = feed_in_order(p, b, false);

	return rc < 0 ? rc : feed_in_order(p, b, true);
}

int tc_pass_border(struct tc_pass *p, struct tacho_border *b, const struct tacho_gen *gen)
{
	const struct tacho_alloc *a = p->reader->alloc;
	int rc = tc_id_cache_reset(&p->strings, a, tacho_gen_strings(gen));

	if (rc == 0)
		rc = tc_id_cache_reset(&p->stacks, a, tacho_gen_stacks(gen));
	*b = (struct tacho_border){ .alloc = a,
				    .gen = gen,
				    .symbols = p->reader->symbols,
				    .strings = &p->strings,
				    .stacks = &p->stacks };
	return rc;
}

int tc_segments_merge(struct tc_segments *s, struct tc_pass *p, const struct tacho_border *b)
{
	int rc = 0;

	for (size_t i = 0; i < p->n && rc == 0; i++) {
		const struct tacho_analysis *a = &p->analyses[i];

		if (s->of[i])
			rc = a->ops->merge(a->self, s->of[i], b);
	}
	return rc;
}

int tc_segments_merge_tail(struct tc_segments *s, struct tc_pass *p, const struct tacho_border *b)
{
	int rc = 0;

	for (size_t i = 0; i < p->n && rc == 0; i++) {
		const struct tacho_analysis *a = &p->analyses[i];

		if (s->of[i] && a->ops->keeps_tail) {
			struct tacho_border tail = *b;

			tail.is_tail = true;
			rc = a->ops->merge(a->self, s->of[i], &tail);
		} else if (s->of[i]) {
			a->ops->free_segment(a->self, s->of[i]);
			s->of[i] = a->ops->fork(a->self);
			rc = s->of[i] ? 0 : TACHO_ENOMEM;
		}
	}
	return rc;
}

int tc_pass_sync(struct tc_pass *p, struct tc_segments *s, const struct tacho_gen *gen,
		 const struct tacho_event *sync, uint64_t index, bool with_tail_keepers)
{
	struct tacho_block block = { .gen = gen, .first = index, .n = 1, .events = sync };
	struct tacho_border border;
	int rc = tc_pass_border(p, &border, gen);

	for (size_t i = 0; i < p->n && rc == 0; i++) {
		const struct tacho_analysis *a = &p->analyses[i];

		if (!s->of[i] || (a->ops->keeps_tail && !with_tail_keepers))
			continue;
		rc = a->ops->feed(s->of[i], &block);
		if (rc == 0)
			rc = a->ops->merge(a->self, s->of[i], &border);
	}
	return rc;
}

/* --- facts --- */

void tc_pass_note(struct tc_pass *p, const struct tacho_event *first, int64_t last_ns)
{
	if (!p->has_first) {
		p->has_first = true;
		p->end.first_ns = first->time_ns;
	}
	p->end.last_ns = p->end.tail_last_ns = last_ns;
}

void tc_pass_progress(struct tc_pass *p)
{
	const struct tacho_reader *r = p->reader;

	if (p->progress)
		p->progress(p->progress_ctx, tacho_reader_consumed(r), tacho_reader_size(r));
}

/* --- one generation, exactly --- */

static void keep_up_to(struct tacho_reader *r, uint64_t events, const struct tacho_gen *gen)
{
	r->kept_events = events;
	if (gen)
		r->kept_bytes = gen->begin;
}

/* The events in the order's block go to everybody. */
static int feed_block(struct tc_pass *p, struct tc_segments *s, const struct tacho_gen *gen,
		      size_t fed)
{
	struct tc_order *o = &p->reader->order;
	struct tacho_block b = { .gen = gen,
				 .first = o->first,
				 .n = o->n_out,
				 .events = o->out,
				 .values = o->values,
				 .n_slots = (uint32_t)o->n_gs };
	int rc;

	p->end.tail_last_ns = o->out[o->n_out - 1].time_ns;
	if (p->feeder) {
		rc = tc_feeder_push(p->feeder, o, &b);
	} else {
		rc = tc_segments_feed(s, p, &b, fed);
		if (rc == 0)
			rc = feed_sequential(p, &b);
	}
	tc_order_take(o);
	p->reader->n_events = o->first;
	return rc;
}

int tc_pass_generation(struct tc_pass *p, struct tc_segments *s, const struct tacho_gen *gen,
		       int *hard)
{
	struct tacho_reader *r = p->reader;
	struct tc_order *o = &r->order;
	struct tacho_event sync = o->out[0];
	uint64_t sync_index = o->first;
	size_t fed = tc_pass_fed(p, p->feeder != NULL);
	struct tacho_border border;
	int rc, error;

	tc_pass_note(p, &sync, sync.time_ns);
	keep_up_to(r, sync_index + 1, gen);
	do {
		rc = tc_segments_order(s, p, o, fed);
		if (o->n_out > 0)
			*hard = feed_block(p, s, gen, fed);
		if (*hard < 0)
			return *hard;
	} while (rc > 0);
	error = rc;
	if (p->feeder)
		*hard = tc_feeder_drain(p->feeder);
	if (error == TACHO_ENOMEM && *hard == 0)
		*hard = error;
	if (*hard == 0)
		*hard = tc_pass_border(p, &border, gen);
	if (*hard < 0)
		return *hard;
	if (error < 0) {
		*hard = tc_segments_merge_tail(s, p, &border);
		if (*hard == 0)
			*hard = tc_pass_sync(p, s, gen, &sync, sync_index, false);
		return *hard < 0 ? *hard : error;
	}
	p->end.last_ns = p->end.tail_last_ns;
	r->kept_bytes = gen->end;
	*hard = tc_segments_merge(s, p, &border);
	if (*hard == 0)
		*hard = tc_order_end(o);
	return *hard;
}

int tc_pass_final_sync(struct tc_pass *p, struct tc_segments *s)
{
	struct tacho_reader *r = p->reader;
	struct tc_order *o = &r->order;
	struct tacho_block b;
	int rc;

	tc_order_final_sync(o);
	tc_pass_note(p, &o->out[0], o->out[0].time_ns);
	keep_up_to(r, o->first + 1, NULL);
	b = (struct tacho_block){ .first = o->first, .n = 1, .events = o->out };
	rc = feed_sequential(p, &b);
	if (rc == 0)
		rc = tc_pass_sync(p, s, NULL, o->out, o->first, true);
	tc_order_take(o);
	r->n_events = o->first;
	return rc;
}

/* --- the sequential pass --- */

static int sequential_v2(struct tc_pass *p, struct tc_segments *s, int *hard)
{
	struct tacho_reader *r = p->reader;
	int rc;

	for (;;) {
		rc = tc_walk_next(&r->walk, &r->gen, &r->diag);
		if (rc > 0) {
			rc = tc_reader_decode(r, &r->gen, &r->diag);
			if (rc == 0) {
				rc = tc_order_begin(&r->order, &r->gen);
				if (rc < 0)
					return rc;
				r->pass.generations++;
				rc = tc_pass_generation(p, s, &r->gen, hard);
				if (*hard == 0 && tc_input_shrank(r->input)) {
					tc_diag_init(&r->diag);
					rc = tc_diag_set(&r->diag, TACHO_EIO,
							 "the file was truncated while it was "
							 "read");
				}
				if (rc < 0)
					return rc;
				tc_input_release(r->input, r->gen.begin, r->gen.end);
				tc_pass_progress(p);
				continue;
			}
		}
		*hard = rc == TACHO_EAGAIN ? rc : tc_pass_final_sync(p, s);
		return *hard < 0 ? *hard : rc;
	}
}

/* v1 traces come as one generation that is in memory. */
static int sequential_blocks(struct tc_pass *p, struct tc_segments *s, int *hard)
{
	struct tacho_reader *r = p->reader;
	const struct tacho_block *b;
	struct tacho_border border;
	int rc;

	while ((rc = tacho_reader_next(r, &b)) > 0) {
		tc_pass_note(p, &b->events[0], b->events[b->n - 1].time_ns);
		*hard = feed_sequential(p, b);
		if (*hard == 0)
			*hard = tc_segments_feed(s, p, b, p->n);
		if (*hard == 0 && (!b->gen || b->events + b->n == r->v1.events + r->v1.n)) {
			*hard = tc_pass_border(p, &border, &r->gen);
			if (*hard == 0)
				*hard = tc_segments_merge(s, p, &border);
		}
		if (*hard < 0)
			return *hard;
	}
	return rc;
}

struct fed {
	struct tc_pass *pass;
	struct tc_segments *segments;
};

/* One behind the other: those that may share something. */
static int feed_own(void *ctx, const struct tacho_block *b)
{
	const struct fed *fed = ctx;

	return feed_in_order(fed->pass, b, false);
}

static int feed_shared(void *ctx, const struct tacho_block *b)
{
	const struct fed *fed = ctx;
	int rc = tc_segments_feed(fed->segments, fed->pass, b, tc_pass_fed(fed->pass, true));

	return rc < 0 ? rc : feed_in_order(fed->pass, b, true);
}

static int feed_all(void *ctx, const struct tacho_block *b)
{
	int rc = feed_own(ctx, b);

	return rc < 0 ? rc : feed_shared(ctx, b);
}

/* The lanes of the feeder. One is enough where there is nothing that could share work. */
static int start_feeder(struct tc_pass *p, struct tc_feeder *f, struct fed *fed)
{
	size_t n_own = 0, n_shared = 0;

	for (size_t i = 0; i < p->n; i++) {
		const struct tacho_analysis_ops *ops = p->analyses[i].ops;

		if (!ops->fork && !ops->is_apart)
			n_own++;
		else if (i != tc_pass_fed(p, true))
			n_shared++;
	}
	if (n_own > 0 && n_shared > 0)
		return tc_feeder_init(f, p->reader->alloc, feed_own, feed_shared, fed);
	return tc_feeder_init(f, p->reader->alloc, feed_all, NULL, fed);
}

static int sequential(struct tc_pass *p, bool has_threads, int *hard)
{
	struct tc_segments s = { 0 };
	struct fed fed = { p, &s };
	struct tc_feeder feeder;
	int rc;

	*hard = tc_segments_init(&s, p);
	if (*hard < 0)
		return *hard;
	p->reader->pass.threads = 1;
	if (p->reader->version < 22) {
		rc = sequential_blocks(p, &s, hard);
	} else {
		/* Without memory or threads to spare it goes without. */
		if (has_threads && tc_pass_wants_feeder(p) && start_feeder(p, &feeder, &fed) == 0) {
			p->feeder = &feeder;
			p->reader->pass.threads = 2;
		}
		rc = sequential_v2(p, &s, hard);
		if (p->feeder)
			tc_feeder_fini(p->feeder);
		p->feeder = NULL;
	}
	tc_segments_fini(&s, p);
	return rc;
}

/* --- the public call --- */

static unsigned choose_threads(const struct tc_pass *p)
{
	unsigned threads = p->reader->threads;

	if (threads == 0) {
		long n = sysconf(_SC_NPROCESSORS_ONLN);

		threads = n < 1 ? 1 : n > 64 ? 64 : (unsigned)n;
	}
	return threads < 256 ? threads : 256;
}

/* Can generations be ordered by several threads? */
static bool is_parallel(const struct tc_pass *p)
{
	if (p->reader->version < 22 || !tc_input_stable(p->reader->input))
		return false;
	for (size_t i = 0; i < p->n; i++) {
		if (!p->analyses[i].ops->fork)
			return false;
	}
	return true;
}

static int finish(struct tc_pass *p, int error)
{
	struct tacho_reader *r = p->reader;
	int rc = 0;

	if (error < 0 && r->diag.code == 0)
		(void)tc_diag_set(&r->diag, error, "%s", tacho_error_text(error));
	p->end.version = r->version;
	p->end.diag = &r->diag;
	p->end.events = error < 0 ? r->kept_events : r->n_events;
	if (error < 0 && r->state == TC_READER_FAILED)
		p->end.events = r->kept_events;
	for (size_t i = 0; i < p->n && rc == 0; i++) {
		const struct tacho_analysis *a = &p->analyses[i];

		if (a->ops->finish)
			rc = a->ops->finish(a->self, &p->end);
	}
	return rc;
}

int tacho_pass_run(struct tacho_reader *r, const struct tacho_analysis *analyses, size_t n,
		   tacho_progress_fn *progress, void *ctx)
{
	struct tc_pass p = {
		.reader = r, .analyses = analyses, .n = n, .progress = progress, .progress_ctx = ctx
	};
	unsigned threads;
	int rc, hard = 0;

	rc = tc_reader_header(r);
	if (rc < 0)
		return rc;
	if (r->state != TC_READER_WANT_GEN || r->n_events || r->walk.n_gens)
		return tc_diag_set(&r->diag, TACHO_EMISUSE, "the trace has been read already");
	r->pass = (struct tacho_pass_stats){ 0 };
	while (p.direct < n && !analyses[p.direct].ops->direct)
		p.direct++;
	threads = choose_threads(&p);
	if (threads > 1 && is_parallel(&p))
		rc = tc_pass_parallel(&p, threads, &hard);
	else
		rc = sequential(&p, threads > 1, &hard);
	if (rc < 0 && hard == 0)
		rc = tc_reader_blame(r, rc);
	tc_id_cache_fini(&p.strings, r->alloc);
	tc_id_cache_fini(&p.stacks, r->alloc);
	if (rc < 0)
		tc_input_give_up(r->input);
	r->state = rc < 0 ? TC_READER_FAILED : TC_READER_DONE;
	r->error = rc < 0 ? rc : 0;
	/* A fed input that had not ended: the pass cannot be taken up again. */
	if (hard == TACHO_EAGAIN)
		r->error = hard = tc_diag_set(&r->diag, TACHO_EMISUSE,
					      "a pass needs an input that has ended");
	/* Being out of memory is no damage of the trace. */
	if (rc == TACHO_ENOMEM)
		hard = rc;
	if (hard < 0)
		return tc_diag_set(&r->diag, hard, "%s", tacho_error_text(hard));
	hard = finish(&p, rc);
	if (hard < 0)
		return hard;
	return rc < 0 && r->kept_events == 0 ? rc : 0;
}
