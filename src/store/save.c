/* SPDX-License-Identifier: MIT */
/*
 * A store in a file; see save.h. What is kept is written down once, below: the same
 * functions save and load. Nothing with a pointer in it is copied as it is.
 */
#include "store/save.h"

#include <stddef.h>
#include <string.h>
#include <sys/mman.h>

#include "base/siphash.h"
#include "reader/symbols.h"
#include "store/state.h"

struct saver {
	const struct tacho_alloc *alloc;
	int rc; /* what went wrong; nothing is done from there on */
	bool loads;
	/* Saving. */
	tc_save_write *write;
	void *ctx;
	uint64_t n;
	/* Loading. */
	const uint8_t *p, *end;
};

/* --- bytes -------------------------------------------------------------------------- */

static int put(void *ctx, const void *bytes, size_t n)
{
	struct saver *x = ctx;

	x->n += n;
	return x->write(x->ctx, bytes, n);
}

static void bytes(struct saver *x, void *p, size_t n)
{
	if (x->rc < 0 || n == 0)
		return;
	if (!x->loads) {
		x->rc = put(x, p, n);
	} else if (n > (size_t)(x->end - x->p)) {
		x->rc = TACHO_EFORMAT;
	} else {
		memcpy(p, x->p, n);
		x->p += n;
	}
}

static void *array(struct saver *x, void *v, size_t *n, size_t size)
{
	uint64_t count = *n;

	bytes(x, &count, sizeof(count));
	if (x->loads) {
		tc_free(x->alloc, v);
		v = NULL;
		*n = 0;
		if (x->rc == 0 && count > (size_t)(x->end - x->p) / size)
			x->rc = TACHO_EFORMAT;
		if (x->rc < 0)
			return NULL;
		v = tc_calloc(x->alloc, count, size);
		if (!v) {
			x->rc = TACHO_ENOMEM;
			return NULL;
		}
		*n = count;
	}
	bytes(x, v, *n * size);
	return v;
}

/* How many there are of what is more than bytes; loading, there is room for them. */
static void *list(struct saver *x, void *v, size_t *n, size_t size)
{
	uint64_t count = *n;

	bytes(x, &count, sizeof(count));
	if (!x->loads)
		return v;
	*n = 0;
	/* Each takes a byte at least. */
	if (x->rc == 0 && count > (size_t)(x->end - x->p))
		x->rc = TACHO_EFORMAT;
	if (x->rc < 0)
		return v;
	tc_free(x->alloc, v);
	v = tc_calloc(x->alloc, count, size);
	if (v)
		*n = count;
	else
		x->rc = TACHO_ENOMEM;
	return v;
}

#define FIELD(x, f) bytes(x, &(f), sizeof(f))
/* Saving only reads: others read the store at the same time. */
#define TAKE(how, x, v, n, cap)                \
 do {                                          \
  void *taken = how(x, v, &(n), sizeof(*(v))); \
  if ((x)->loads) {                            \
   (v) = taken;                                \
   (cap) = (n);                                \
  }                                            \
 } while (0)
#define ARRAY(x, v, n, cap) TAKE(array, x, v, n, cap)
#define LIST(x, v, n, cap)  TAKE(list, x, v, n, cap)

static void expect(struct saver *x, bool is_so)
{
	if (x->rc == 0 && !is_so)
		x->rc = TACHO_EFORMAT;
}

/* --- rows --------------------------------------------------------------------------- */

static void save_arena(struct saver *x, const struct tc_store *s)
{
	static const uint8_t zeros[8];
	const struct tc_arena *a = &s->tracks.arena;
	uint64_t left = a->used;

	bytes(x, (void *)(uintptr_t)zeros, (8 - x->n % 8) % 8);
	for (size_t i = 0; i < a->n && x->rc == 0; i++) {
		size_t n = left < TC_ARENA_CHUNK ? (size_t)left : TC_ARENA_CHUNK;

		bytes(x, a->chunks[i], n);
		left -= n;
		tc_store_trim(s);
	}
}

/* Stays where it is in the file. `x->p` is at a multiple of 8 in what was saved. */
static void load_arena(struct saver *x, const uint8_t *begin, struct tc_arena *a, uint64_t used)
{
	size_t pad = (8 - (size_t)(x->p - begin) % 8) % 8, n;

	expect(x, pad <= (size_t)(x->end - x->p) && used <= (size_t)(x->end - x->p) - pad);
	if (x->rc < 0)
		return;
	x->p += pad;
	n = (size_t)((used + TC_ARENA_CHUNK - 1) >> TC_ARENA_SHIFT);
	a->chunks = tc_calloc(x->alloc, n, sizeof(*a->chunks));
	if (!a->chunks) {
		x->rc = TACHO_ENOMEM;
		return;
	}
	for (size_t i = 0; i < n; i++)
		a->chunks[i] = (uint8_t *)(uintptr_t)x->p + (i << TC_ARENA_SHIFT);
	a->n = a->cap = n;
	a->used = used;
	a->is_mapped = true;
	x->p += used;
}

/* A block lies within the arena and its chunk. */
static bool is_block(const struct tc_arena *a, uint64_t place, unsigned head)
{
	uint64_t in_chunk = place & (TC_ARENA_CHUNK - 1);
	const uint8_t *p;

	if (place >= a->used || a->used - place < head || in_chunk > TC_ARENA_CHUNK - head)
		return false;
	p = tc_arena_at(a, place);
	in_chunk = head + (unsigned)(p[0] | p[1] << 8) + (unsigned)(p[2] | p[3] << 8);
	return in_chunk <= a->used - place &&
	       (place & (TC_ARENA_CHUNK - 1)) + in_chunk <= TC_ARENA_CHUNK;
}

static void indexes(struct saver *x, struct tc_tracks *t)
{
	LIST(x, t->indexes, t->n_indexes, t->cap_indexes);
	for (size_t i = 0; i < t->n_indexes && x->rc == 0; i++) {
		struct tc_index *of = &t->indexes[i];

		ARRAY(x, of->lines, of->n, of->cap);
		for (size_t k = 0; x->loads && k < of->n && x->rc == 0; k++)
			expect(x, is_block(&t->arena, of->lines[k].place, TC_LINE_HEAD));
	}
}

static void track(struct saver *x, const struct tc_tracks *all, struct tc_track *t)
{
	size_t n;

	FIELD(x, t->since);
	FIELD(x, t->base);
	FIELD(x, t->sums);
	FIELD(x, t->n_busy);
	FIELD(x, t->ref);
	FIELD(x, t->index);
	FIELD(x, t->n_front);
	FIELD(x, t->n_back);
	FIELD(x, t->n);
	FIELD(x, t->state);
	FIELD(x, t->ref_code);
	n = (size_t)t->n_front + t->n_back;
	if (x->loads) {
		expect(x, n <= TC_BLOCK_BYTES && t->state <= TC_SYSCALL_NEXT &&
				  t->ref_code <= TC_REF_BACK &&
				  (t->index == TC_NONE32 || t->index < all->n_indexes));
		t->buf = x->rc == 0 ? tc_alloc(x->alloc, n ? n : 1) : NULL;
		t->cap = t->buf ? (uint16_t)n : 0;
		if (!t->buf && x->rc == 0)
			x->rc = TACHO_ENOMEM;
	}
	if (t->buf && n) {
		bytes(x, t->buf, t->n_front);
		bytes(x, t->buf + t->cap - t->n_back, t->n_back);
	}
}

static void lanes(struct saver *x, const struct tc_tracks *all, struct tc_lanes *l)
{
	LIST(x, l->types, l->n, l->cap);
	FIELD(x, l->n_rows);
	for (size_t i = 0, rows = 0; i < l->n && x->rc == 0; i++) {
		struct tc_lane_type *type = &l->types[i];

		FIELD(x, type->name);
		FIELD(x, type->count);
		FIELD(x, type->left_out);
		LIST(x, type->lanes, type->n, type->cap);
		for (size_t k = 0; k < type->n; k++)
			track(x, all, &type->lanes[k]);
		rows += type->n;
		expect(x, i + 1 < l->n || rows == l->n_rows);
	}
}

static void procs(struct saver *x, struct tc_store *s)
{
	LIST(x, s->procs, s->n_procs, s->cap_procs);
	for (size_t i = 0; i < s->n_procs && x->rc == 0; i++) {
		struct tc_proc *p = &s->procs[i];

		FIELD(x, p->id);
		track(x, &s->tracks, &p->track);
		track(x, &s->tracks, &p->sweeps);
		if (x->loads && x->rc == 0)
			x->rc = tc_table_put(&s->proc_of_id, (uint64_t)p->id, (uint32_t)i);
	}
	LIST(x, s->threads, s->n_threads, s->cap_threads);
	for (size_t i = 0; i < s->n_threads && x->rc == 0; i++) {
		struct tc_thread *t = &s->threads[i];

		FIELD(x, t->id);
		track(x, &s->tracks, &t->track);
		if (x->loads && x->rc == 0)
			x->rc = tc_table_put(&s->thread_of_id, (uint64_t)t->id, (uint32_t)i);
	}
}

/* --- numbers ------------------------------------------------------------------------ */

static void gauge(struct saver *x, struct tc_gauge *g)
{
	FIELD(x, g->n);
	FIELD(x, g->acc);
	FIELD(x, g->bin);
	ARRAY(x, g->steps, g->n_steps, g->cap_steps);
	ARRAY(x, g->lates, g->n_lates, g->cap_lates);
}

static void census(struct saver *x, struct tc_census *c)
{
	FIELD(x, c->shift);
	FIELD(x, c->bin);
	FIELD(x, c->now);
	expect(x, c->shift < 47 && c->bin < TC_GAUGE_BINS);
	gauge(x, &c->gos);
	gauge(x, &c->procs);
	if (x->rc < 0)
		return;
	bytes(x, c->extremes, ((size_t)c->bin + 1) * sizeof(*c->extremes));
	bytes(x, c->latency, ((size_t)c->bin + 1) * sizeof(*c->latency));
}

static void counter(struct saver *x, struct tc_counter *c)
{
	size_t n = c->n;

	ARRAY(x, c->values, c->n, c->cap_values);
	ARRAY(x, c->deltas, n, c->cap_deltas);
	ARRAY(x, c->lines, c->n_lines, c->cap_lines);
	FIELD(x, c->last);
	expect(x, n == c->n && c->n_lines == (c->n + TC_COUNTER_BLOCK - 1) / TC_COUNTER_BLOCK);
}

static void groups(struct saver *x, struct tc_store *s)
{
	LIST(x, s->groups, s->n_groups, s->cap_groups);
	expect(x, s->n_groups <= TC_MAX_GROUPS);
	for (size_t i = 0; i < s->n_groups && x->rc == 0; i++) {
		FIELD(x, s->groups[i].name);
		FIELD(x, s->groups[i].members);
		FIELD(x, s->groups[i].peak);
		gauge(x, &s->groups[i].gauge);
	}
}

static void sites(struct saver *x, struct tc_sites *s)
{
	for (int k = 0; k < TC_SITE_KINDS; k++)
		ARRAY(x, s->of[k], s->n[k], s->cap[k]);
	ARRAY(x, s->reason_of, s->cap_reason_of, s->cap_reason_of);
	FIELD(x, s->reasons);
	FIELD(x, s->n_reasons);
	expect(x, s->n_reasons <= sizeof(s->reasons) / sizeof(s->reasons[0]));
	if (x->rc < 0)
		return;
	x->rc = x->loads ? tc_symbols_load(s->symbols, &x->p, x->end)
			 : tc_symbols_save(s->symbols, put, x);
}

/* --- goroutines --------------------------------------------------------------------- */

static bool is_go(const struct tc_store *s, const struct tc_go *go)
{
	if (go->group >= s->n_groups || (go->creator != TC_NONE32 && go->creator >= s->n_gos))
		return false;
	if (go->kind == TC_GO_BLOCK)
		return is_block(&s->tracks.arena, go->data, TC_BLOCK_HEAD);
	return go->kind == TC_GO_INDEX && go->data < s->tracks.n_indexes &&
	       s->tracks.indexes[go->data].n > 0;
}

static void goroutines(struct saver *x, struct tc_store *s)
{
	ARRAY(x, s->gos, s->n_gos, s->cap_gos);
	ARRAY(x, s->zones, s->n_zones, s->cap_zones);
	ARRAY(x, s->works, s->n_works, s->cap_works);
	FIELD(x, s->n_repeated);
	if (!x->loads)
		return;
	expect(x, s->n_zones == (s->n_gos + (1U << TC_ZONE_SHIFT) - 1) >> TC_ZONE_SHIFT);
	for (size_t i = 0; i < s->n_gos && x->rc == 0; i++)
		expect(x, is_go(s, &s->gos[i]));
	for (size_t i = 0; i < s->n_works && x->rc == 0; i++)
		expect(x, s->works[i].go < s->n_gos);
}

static void facts(struct saver *x, struct tc_store *s)
{
	FIELD(x, s->has_wall);
	FIELD(x, s->first_wall_ns);
	FIELD(x, s->version);
	FIELD(x, s->first_ns);
	FIELD(x, s->last);
	FIELD(x, s->last_ns);
	FIELD(x, s->n_events);
	FIELD(x, s->tracks.n_slices);
	expect(x, s->last <= TC_TICK_MAX);
}

/* All of it, but for the arena. */
static void everything(struct saver *x, struct tc_store *s)
{
	facts(x, s);
	indexes(x, &s->tracks);
	sites(x, &s->sites);
	groups(x, s);
	goroutines(x, s);
	census(x, &s->census);
	FIELD(x, s->group_shift);
	expect(x, s->group_shift <= s->census.shift &&
			  s->group_shift + TC_GAUGE_FINER >= s->census.shift &&
			  s->last >> s->census.shift < TC_GAUGE_BINS);
	procs(x, s);
	track(x, &s->tracks, &s->gc);
	track(x, &s->tracks, &s->stw);
	lanes(x, &s->tracks, &s->tasks);
	lanes(x, &s->tracks, &s->regions);
	lanes(x, &s->tracks, &s->assists);
	for (int i = 0; i < TACHO_METRIC_COUNT; i++)
		counter(x, &s->metrics[i]);
	for (int i = 0; i < TC_COUNTERS_KERNEL; i++)
		counter(x, &s->kernel[i]);
}

/* --- saving ------------------------------------------------------------------------- */

uint64_t tc_save_layout(void)
{
	static const uint32_t sizes[] = {
		TC_SAVE_VERSION,
		TC_BLOCK,
		sizeof(struct tc_go),
		sizeof(struct tc_zone),
		sizeof(struct tc_line),
		sizeof(struct tc_work_of),
		sizeof(struct tc_site),
		sizeof(struct tc_gauge_step),
		sizeof(struct tc_gauge_late),
		sizeof(struct tc_extremes),
		sizeof(struct tc_counter_line),
		sizeof(struct tacho_frame),
		TC_GAUGE_BINS,
		TC_GAUGE_FINER,
		TC_LATENCY_BUCKETS,
		TC_SITE_KINDS,
		TC_TICK_NS,
		TC_LINE_HEAD,
		TACHO_METRIC_COUNT,
		TC_COUNTERS_KERNEL,
		TC_GO_INDEX,
	};
	static const uint8_t key[TC_SIP_KEY];
	struct tc_sip sip;

	tc_sip_init(&sip, key);
	tc_sip_add(&sip, sizes, sizeof(sizes));
	return tc_sip_end(&sip);
}

/* Not everything went into the rows that are for good. */
static bool is_whole(const struct tc_store *s)
{
	return s->is_done && s->rc == 0 && s->n_lives == 0;
}

int tc_store_save(struct tc_store *s, tc_save_write *write, void *ctx)
{
	struct saver x = { .alloc = s->alloc, .write = write, .ctx = ctx };

	tc_store_read(s);
	if (is_whole(s)) {
		FIELD(&x, s->tracks.arena.used);
		save_arena(&x, s);
		everything(&x, s);
	} else {
		x.rc = TACHO_EMISUSE;
	}
	tc_store_read_end(s);
	tc_store_trim(s);
	return x.rc;
}

/* --- loading ------------------------------------------------------------------------ */

static void load(struct saver *x, struct tc_store *s)
{
	const uint8_t *begin = x->p;
	uint64_t used = 0;

	FIELD(x, used);
	load_arena(x, begin, &s->tracks.arena, used);
	everything(x, s);
	expect(x, x->p == x->end);
	s->has_first = s->is_done = true;
}

/* What the trace is goes from one store to the other; locks and caches stay. */
static void swap_contents(struct tc_store *a, struct tc_store *b)
{
	enum {
		BEGIN = offsetof(struct tc_store, tracks),
		BYTES = offsetof(struct tc_store, packings) - BEGIN
	};
	static _Thread_local char t[BYTES];
	char *p = (char *)a + BEGIN, *q = (char *)b + BEGIN;

	memcpy(t, p, BYTES);
	memcpy(p, q, BYTES);
	memcpy(q, t, BYTES);
}

int tc_store_load(struct tc_store *s, const uint8_t *map, size_t n, size_t at)
{
	struct saver x = { .alloc = s->bulk, .loads = true, .p = map + at, .end = map + n };
	struct tc_store *t;
	int rc = tc_store_new(&t, &(struct tc_store_opts){ .alloc = s->bulk });

	if (rc < 0)
		return rc;
	load(&x, t);
	if (x.rc == 0) {
		t->tracks.arena.map = (uint8_t *)(uintptr_t)map;
		t->tracks.arena.n_map = n;
		tc_gate_write(&s->gate);
		swap_contents(s, t);
		tc_gate_write_end(&s->gate);
		if (s->spill)
			tc_spill_watch(s->spill, (void *)(uintptr_t)map, n);
		tc_store_trim(s);
	}
	tc_store_free(t);
	return x.rc;
}
