/* SPDX-License-Identifier: MIT */
/* The store: making it, and the loop over the events; see store.h and state.h. */
#include "store/state.h"

#define UNLIKELY(x) __builtin_expect(!!(x), 0)

enum {
	AHEAD = 8,         /* events */
	MANY_SLOTS = 4096, /* fewer stay in the cache anyway */
	SETTLED_AT_ONCE = 4096,
	/* Steps of groups' gauges, 20 bytes each, with bins finer than the census'. */
	STEPS_LEAST = 1 << 16,
	STEPS_MOST = 1 << 20,
	SLICES_A_STEP = 64,
	BINS_A_CHECK = 64
};

int tc_store_new(struct tc_store **out, const struct tc_store_opts *opts)
{
	const struct tacho_alloc *alloc = opts ? opts->alloc : NULL;
	struct tc_store *s = tc_calloc(alloc, 1, sizeof(*s));
	int rc;

	*out = NULL;
	if (!s)
		return TACHO_ENOMEM;
	s->alloc = s->bulk = alloc;
	if (opts && opts->spill_dir) {
		rc = tc_spill_new(&s->spill, opts->spill_dir, opts->spill_bytes);
		if (rc < 0) {
			tc_free(alloc, s);
			return rc;
		}
		s->bulk = tc_spill_alloc(s->spill);
	}
	tc_gate_init(&s->gate);
	(void)pthread_mutex_init(&s->lists_lock, NULL);
	tc_tracks_init(&s->tracks, s->bulk);
	tc_table_init(&s->proc_of_id, s->bulk);
	tc_table_init(&s->group_of_name, s->bulk);
	tc_table_init(&s->task_of_id, s->bulk);
	tc_table_init(&s->thread_of_id, s->bulk);
	tc_lanes_init(&s->tasks, s->bulk);
	tc_lanes_init(&s->regions, s->bulk);
	tc_lanes_init(&s->assists, s->bulk);
	tc_table_init(&s->assist_of, s->bulk);
	s->free_node = TC_NONE32;
	tc_track_begin(&s->gc, 0, TC_IDLE, TC_NONE32, TC_REF_PLAIN);
	tc_track_begin(&s->stw, 0, TC_IDLE, TC_NONE32, TC_REF_PLAIN);
	rc = tc_packings_new(&s->packings, s->alloc);
	if (rc == 0)
		rc = tc_ordinals_new(&s->ordinals, s->alloc);
	if (rc == 0)
		rc = tc_spans_new(&s->spans, s->alloc);
	if (rc == 0)
		rc = tc_sites_init(&s->sites, s->bulk);
	if (rc == 0)
		rc = tc_census_init(&s->census, s->bulk);
	if (rc == 0)
		rc = tacho_cpu_new(&s->cpu, s->bulk);
	s->kernel_until_ns = INT64_MIN;
	s->group_shift = s->census.shift;
	if (rc < 0) {
		tc_store_free(s);
		return rc;
	}
	*out = s;
	return 0;
}

void tc_store_free(struct tc_store *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < s->n_lives; i++)
		tc_track_fini(&s->lives[i].track, s->bulk);
	for (size_t i = 0; i < s->n_procs; i++) {
		tc_track_fini(&s->procs[i].track, s->bulk);
		tc_track_fini(&s->procs[i].sweeps, s->bulk);
	}
	for (size_t i = 0; i < s->n_groups; i++)
		tc_gauge_fini(&s->groups[i].gauge, s->bulk);
	tc_track_fini(&s->gc, s->bulk);
	tc_track_fini(&s->stw, s->bulk);
	tc_census_fini(&s->census);
	for (int i = 0; i < TACHO_METRIC_COUNT; i++)
		tc_counter_fini(&s->metrics[i], s->bulk);
	for (int i = 0; i < TC_COUNTERS_KERNEL; i++)
		tc_counter_fini(&s->kernel[i], s->bulk);
	tacho_cpu_free(s->cpu);
	for (size_t i = 0; i < s->n_threads; i++)
		tc_track_fini(&s->threads[i].track, s->bulk);
	tc_free(s->bulk, s->threads);
	tc_free(s->bulk, s->nodes);
	tc_free(s->bulk, s->works);
	tc_table_fini(&s->thread_of_id);
	tc_table_fini(&s->task_of_id);
	tc_lanes_fini(&s->tasks);
	tc_lanes_fini(&s->regions);
	tc_lanes_fini(&s->assists);
	tc_table_fini(&s->assist_of);
	tc_free(s->bulk, s->gos);
	tc_free(s->bulk, s->zones);
	tc_free(s->alloc, s->lives);
	tc_free(s->bulk, s->procs);
	tc_free(s->bulk, s->groups);
	tc_table_fini(&s->proc_of_id);
	tc_table_fini(&s->group_of_name);
	tc_sites_fini(&s->sites);
	tc_tracks_fini(&s->tracks);
	for (size_t i = 0; i < TC_LISTS; i++)
		tc_free(s->bulk, s->lists[i].numbers);
	tc_packings_free(s->packings, s->alloc);
	tc_ordinals_free(s->ordinals, s->alloc);
	tc_spans_free(s->spans, s->alloc);
	(void)pthread_mutex_destroy(&s->lists_lock);
	tc_gate_fini(&s->gate);
	tc_spill_free(s->spill);
	tc_free(s->alloc, s);
}

/* --- the feed ------------------------------------------------------------------ */

static int add_slots(struct tc_store *s, size_t n)
{
	int rc = TC_GROW(s->alloc, &s->lives, &s->cap_lives, n, TC_NONE32);

	if (rc < 0)
		return rc;
	for (size_t i = s->n_lives; i < n; i++)
		s->lives[i] = (struct tc_live){ .number = TC_NONE32,
						.proc = TC_NONE32,
						.regions = TC_NONE32,
						.work = TC_NONE32 };
	s->n_lives = n;
	return 0;
}

static void note_wall(struct tc_store *s, const struct tacho_gen *gen)
{
	struct tacho_clock clock;

	if (!tacho_gen_clock(gen, &clock))
		return;
	s->has_wall = true;
	s->first_wall_ns =
		tc_wrap_sub(clock.wall_unix_ns, tc_wrap_sub(clock.trace_ns, s->first_ns));
}

static int begin_block(struct tc_store *s, const struct tacho_block *b)
{
	int rc = 0;

	if (!s->has_first) {
		s->has_first = true;
		s->first_ns = s->last_ns = b->events[0].time_ns;
	}
	if (b->gen && !s->has_wall)
		note_wall(s, b->gen);
	if (b->gen)
		rc = tc_sites_enter(&s->sites, b->gen);
	if (b->gen && rc == 0)
		rc = tc_feed_cpu(s, b->gen);
	if (rc == 0 && b->n_slots > s->n_lives)
		rc = add_slots(s, b->n_slots);
	return rc;
}

static int widen_groups(struct tc_store *s)
{
	int rc = 0;

	for (size_t i = 0; i < s->n_groups && i < TC_MAX_GAUGES && rc == 0; i++)
		rc = tc_gauge_widen(&s->groups[i].gauge, s->bulk, s->group_shift);
	s->group_shift++;
	return rc;
}

/* Finer bins are for what takes long to add up from rows: they may be as many as follows from that. */
static bool has_many_steps(const struct tc_store *s)
{
	size_t n = 0, most = STEPS_LEAST + s->tracks.n_slices / SLICES_A_STEP;

	for (size_t i = 0; i < s->n_groups && i < TC_MAX_GAUGES; i++)
		n += s->groups[i].gauge.n_steps;
	return n > (most < STEPS_MOST ? most : STEPS_MOST);
}

static int enter_bin(struct tc_store *s, uint64_t tick)
{
	struct tc_census *c = &s->census;
	int rc = 0;

	while (tick >> c->shift >= TC_GAUGE_BINS && rc == 0)
		rc = tc_census_widen(c);
	while (s->group_shift + TC_GAUGE_FINER < c->shift && rc == 0)
		rc = widen_groups(s);
	if (rc < 0)
		return rc;
	tc_census_enter(c, (uint32_t)(tick >> c->shift));
	if (c->bin % BINS_A_CHECK == 0 && s->group_shift < c->shift && has_many_steps(s))
		rc = widen_groups(s);
	return rc;
}

static int feed_other(struct tc_store *s, const struct tacho_event *e, uint64_t tick)
{
	switch (e->kind) {
	case TACHO_KIND_RANGE_BEGIN:
	case TACHO_KIND_RANGE_ACTIVE:
	case TACHO_KIND_RANGE_END: return tc_feed_range(s, e, tick);
	case TACHO_KIND_TASK_BEGIN:
	case TACHO_KIND_TASK_END:
	case TACHO_KIND_REGION_BEGIN:
	case TACHO_KIND_REGION_END: return tc_feed_task(s, e, tick);
	case TACHO_KIND_METRIC: return tc_feed_metric(s, e, tick);
	default: return 0;
	}
}

static inline int feed_event(struct tc_store *s, const struct tacho_event *e)
{
	uint64_t tick = tc_store_tick(s, e->time_ns);

	s->last = tick;
	if (e->time_ns > s->last_ns)
		s->last_ns = e->time_ns;
	if (UNLIKELY(tick >> s->census.shift != s->census.bin)) {
		int rc = enter_bin(s, tick);

		if (rc < 0)
			return rc;
	}
	if (e->kind != TACHO_KIND_STATE_TRANSITION)
		return feed_other(s, e, tick);
	if (e->scope == TACHO_SCOPE_GOROUTINE && e->slot < s->n_lives)
		return tc_feed_go(s, e, tick);
	return e->scope == TACHO_SCOPE_PROC ? tc_feed_proc(s, e, tick) : 0;
}

/* Bring what events to come will touch into the cache. */
static inline void fetch(const struct tc_store *s, const struct tacho_block *b, size_t i)
{
	uint32_t far = i + 2 * AHEAD < b->n ? b->events[i + 2 * AHEAD].slot : TC_NONE32;
	uint32_t near = i + AHEAD < b->n ? b->events[i + AHEAD].slot : TC_NONE32;

	if (far < s->n_lives) {
		__builtin_prefetch(&s->lives[far]);
		__builtin_prefetch((const char *)&s->lives[far] + 64);
		__builtin_prefetch((const char *)&s->lives[far] + 128);
	}
	if (near < s->n_lives && s->lives[near].track.buf) {
		const struct tc_track *t = &s->lives[near].track;

		__builtin_prefetch(t->buf + t->n_front);
		__builtin_prefetch(t->buf + t->cap - t->n_back);
	}
}

static int feed_block(struct tc_store *s, const struct tacho_block *b)
{
	int rc = b->n ? begin_block(s, b) : 0;

	for (size_t i = 0; i < b->n && rc == 0; i++) {
		if (s->n_lives > MANY_SLOTS)
			fetch(s, b, i);
		rc = feed_event(s, &b->events[i]);
	}
	s->n_events += b->n;
	return rc;
}

static int feed(void *self, const struct tacho_block *b)
{
	struct tc_store *s = self;
	int rc;

	tc_gate_write(&s->gate);
	rc = s->is_done ? TACHO_EMISUSE : s->rc == 0 ? feed_block(s, b) : s->rc;
	s->rc = rc;
	tc_gate_write_end(&s->gate);
	return rc;
}

/* What it does goes on, but no more of it will come. */
static int settle(struct tc_store *s, struct tc_live *l)
{
	struct tc_go *go = &s->gos[l->number];
	uint64_t place;
	int rc = tc_track_end(&s->tracks, &l->track, s->last, &place);

	if (rc < 0)
		return rc;
	go->is_alive = 1;
	go->kind = place == TC_NO_PLACE ? TC_GO_INDEX : TC_GO_BLOCK;
	go->data = (place == TC_NO_PLACE ? l->track.index : place) & TC_DATA_MASK;
	l->number = TC_NONE32;
	return 0;
}

/* All that lives at the end becomes as what has ended, which takes less. */
static void settle_lives(struct tc_store *s)
{
	int rc = 0;

	for (size_t i = 0; i < s->n_lives && rc == 0; i += SETTLED_AT_ONCE) {
		size_t stop = i + SETTLED_AT_ONCE < s->n_lives ? i + SETTLED_AT_ONCE : s->n_lives;

		tc_gate_write(&s->gate);
		for (size_t k = i; k < stop && rc == 0; k++) {
			if (s->lives[k].number != TC_NONE32)
				rc = settle(s, &s->lives[k]);
			if (rc == 0)
				tc_track_fini(&s->lives[k].track, s->bulk);
		}
		tc_gate_write_end(&s->gate);
	}
	if (rc < 0)
		return;
	tc_gate_write(&s->gate);
	tc_free(s->alloc, s->lives);
	s->lives = NULL;
	s->n_lives = s->cap_lives = 0;
	tc_gate_write_end(&s->gate);
}

static int finish(void *self, const struct tacho_end *end)
{
	struct tc_store *s = self;

	tc_gate_write(&s->gate);
	s->is_done = true;
	s->version = end->version;
	tacho_cpu_free(s->cpu);
	s->cpu = NULL;
	tc_gate_write_end(&s->gate);
	settle_lives(s);
	return 0;
}

struct tacho_analysis tc_store_analysis(struct tc_store *s)
{
	static const struct tacho_analysis_ops ops = { .name = "store",
						       .feed = feed,
						       .finish = finish };

	return (struct tacho_analysis){ &ops, s };
}

void tc_store_read(struct tc_store *s)
{
	tc_gate_read(&s->gate);
}

void tc_store_read_end(struct tc_store *s)
{
	tc_gate_read_end(&s->gate);
}

void tc_store_trim(const struct tc_store *s)
{
	tc_spill_trim(s->spill);
}

void tc_store_extent(struct tc_store *s, struct tc_store_extent *out)
{
	tc_gate_read(&s->gate);
	*out = (struct tc_store_extent){ .first_ns = s->first_ns,
					 .end_ns = (int64_t)s->last * TC_TICK_NS,
					 .events = s->n_events,
					 .slices = s->tracks.n_slices,
					 .goroutines = s->n_gos,
					 .version = s->version,
					 .has_wall = s->has_wall,
					 .first_wall_unix_ns = s->first_wall_ns,
					 .is_done = s->is_done,
					 .is_file_full = tc_spill_is_full(s->spill),
					 .rc = s->rc };
	tc_gate_read_end(&s->gate);
}
