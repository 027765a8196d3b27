/* SPDX-License-Identifier: MIT */
/*
 * Generations: filing batches and decoding the side tables (strings, stacks,
 * frequency and clock, CPU samples). Messages follow Go's reader, so that users
 * can search for them and tests can compare them.
 *
 * Invariants: references are dense and below the counts; every reference held
 * in pcs, stacks and samples is valid once tc_gen_finish has succeeded; texts
 * point into the input (stable) or into the generation's chunks.
 */
#include "reader/gen.h"

#include <inttypes.h>
#include <string.h>

#include "base/cur.h"
#include "base/diag.h"
#include "reader/order_sort.h"
#include "wire/events.h"

enum {
	CHUNK_BYTES = 1 << 20
};

/* A pc whose function or file has not been named yet. */
#define UNNAMED UINT32_MAX

void tc_gen_init(struct tacho_gen *g, const struct tacho_alloc *a,
		 const struct tacho_limits *limits)
{
	memset(g, 0, sizeof(*g));
	g->alloc = a;
	g->limits = *limits;
	tc_table_init(&g->thread_index, a);
	tc_table_init(&g->pc_index, a);
	tc_table_init(&g->string_ids.sparse, a);
	tc_table_init(&g->stack_ids.sparse, a);
}

static void free_chunks(struct tacho_gen *g)
{
	struct tc_chunk *c = g->chunks;

	while (c) {
		struct tc_chunk *next = c->next;

		tc_free(g->alloc, c);
		c = next;
	}
	g->chunks = NULL;
}

void tc_gen_fini(struct tacho_gen *g)
{
	tc_free(g->alloc, g->batches);
	tc_free(g->alloc, g->threads);
	tc_free(g->alloc, g->strings);
	tc_free(g->alloc, g->string_ids.direct);
	tc_free(g->alloc, g->stacks);
	tc_free(g->alloc, g->stack_ids.direct);
	tc_free(g->alloc, g->stack_raw_ids);
	tc_free(g->alloc, g->pc_of_frame);
	tc_free(g->alloc, g->pcs);
	tc_free(g->alloc, g->pc_names);
	tc_free(g->alloc, g->samples);
	tc_free(g->alloc, g->sample_stacks);
	tc_table_fini(&g->thread_index);
	tc_table_fini(&g->pc_index);
	tc_table_fini(&g->string_ids.sparse);
	tc_table_fini(&g->stack_ids.sparse);
	free_chunks(g);
}

static void idmap_reset(struct tc_idmap *map)
{
	map->n_direct = 0;
	tc_table_clear(&map->sparse);
}

void tc_gen_reset(struct tacho_gen *g)
{
	g->version = 0;
	g->number = g->index = g->begin = g->end = g->min_ticks = g->bytes = 0;
	g->is_numbered = g->has_frequency = g->has_clock = false;
	g->tick_ns = g->fast_ticks = 0;
	g->ns_per_tick = 0;
	g->n_batches = g->n_threads = g->n_strings = g->n_stacks = 0;
	g->n_frames = g->n_pcs = g->n_samples = 0;
	tc_table_clear(&g->thread_index);
	tc_table_clear(&g->pc_index);
	idmap_reset(&g->string_ids);
	idmap_reset(&g->stack_ids);
	free_chunks(g);
}

/* --- batches --- */

static bool first_byte_is(const struct tc_batch *b, enum tc_wire_type type)
{
	return b->experiment == 0 && b->size > 0 && b->data[0] == type;
}

/* spec: doc/format.md#sync */
static bool is_sync_batch(const struct tc_batch *b, unsigned version)
{
	return first_byte_is(b, version >= 25 ? TC_EV_SYNC : TC_EV_FREQUENCY);
}

/* spec: doc/format.md#batches */
bool tc_gen_is_event_batch(const struct tc_batch *b, unsigned version)
{
	return b->experiment == 0 && !first_byte_is(b, TC_EV_STRINGS) &&
	       !first_byte_is(b, TC_EV_STACKS) && !first_byte_is(b, TC_EV_CPU_SAMPLES) &&
	       !is_sync_batch(b, version);
}

/* Copy payload that the input will not keep. */
static const uint8_t *keep_bytes(struct tacho_gen *g, const uint8_t *data, size_t n)
{
	struct tc_chunk *c = g->chunks;

	if (!c || c->size - c->used < n) {
		size_t size = n > CHUNK_BYTES ? n : CHUNK_BYTES;

		c = tc_alloc(g->alloc, sizeof(*c) + size);
		if (!c)
			return NULL;
		*c = (struct tc_chunk){ .next = g->chunks, .size = size };
		g->chunks = c;
	}
	if (n)
		memcpy(c->bytes + c->used, data, n);
	c->used += n;
	return c->bytes + c->used - n;
}

/* Append an event batch to the list of its thread. */
static int file_under_thread(struct tacho_gen *g, uint32_t batch)
{
	int64_t m = g->batches[batch].m;
	uint32_t t = tc_table_get(&g->thread_index, (uint64_t)m);
	int rc;

	if (t != TC_TABLE_NONE) {
		g->batches[g->threads[t].last].next = batch;
		g->threads[t].last = batch;
		return 0;
	}
	rc = TC_GROW(g->alloc, &g->threads, &g->cap_threads, g->n_threads + 1, g->limits.threads);
	if (rc == 0)
		rc = tc_table_put(&g->thread_index, (uint64_t)m, (uint32_t)g->n_threads);
	if (rc < 0)
		return rc;
	g->threads[g->n_threads++] = (struct tc_gen_thread){ m, batch, batch };
	return 0;
}

static int fail_growth(struct tacho_diag *diag, int rc, const char *what)
{
	if (rc == TACHO_ELIMIT)
		return tc_diag_set(diag, rc, "too many %s in one generation", what);
	return tc_diag_set(diag, rc, "out of memory for %s", what);
}

int tc_gen_add_batch(struct tacho_gen *g, const struct tc_batch *b, bool is_stable,
		     struct tacho_diag *diag)
{
	struct tc_batch *copy;
	int rc;

	if (b->size > g->limits.generation_bytes - g->bytes)
		return tc_diag_set(diag, TACHO_ELIMIT, "generation %" PRIu64 " is too large",
				   g->number);
	rc = TC_GROW(g->alloc, &g->batches, &g->cap_batches, g->n_batches + 1, g->limits.batches);
	if (rc < 0)
		return fail_growth(diag, rc, "batches");
	copy = &g->batches[g->n_batches];
	*copy = *b;
	copy->next = UINT32_MAX;
	if (!is_stable) {
		copy->data = keep_bytes(g, b->data, b->size);
		if (!copy->data)
			return fail_growth(diag, TACHO_ENOMEM, "batches");
	}
	/* A running minimum of 0 counts as unset. spec: doc/format.md#generations */
	if (g->min_ticks == 0 || b->time < g->min_ticks)
		g->min_ticks = b->time;
	g->bytes += b->size;
	if (tc_gen_is_event_batch(copy, g->version)) {
		rc = file_under_thread(g, (uint32_t)g->n_batches);
		if (rc < 0)
			return fail_growth(diag, rc, "threads");
	}
	g->n_batches++;
	return 0;
}

/* --- ids --- */

/* Ids below n that were hashed while the array was shorter move into it. */
static void adopt_hashed(struct tc_idmap *map, size_t n)
{
	size_t i = 0;
	uint64_t id;
	uint32_t ref;

	while (tc_table_next(&map->sparse, &i, &id, &ref)) {
		if (id < n)
			map->direct[id] = ref;
	}
}

/*
 * Map id to ref. The array may grow while ids stay dense (at most four times
 * as large as what is defined, plus a little); other ids are hashed, so that a
 * hostile id costs no more than an honest one.
 */
static int idmap_put(struct tc_idmap *map, const struct tacho_alloc *a, uint64_t id, uint32_t ref)
{
	if (id >= map->n_direct && id < 4 * (uint64_t)ref + 1024) {
		size_t n = (size_t)id + 1;
		int rc;

		/* What is cleared becomes resident: a little more than needed, no more. */
		if (n < map->n_direct + map->n_direct / 8 + 64)
			n = map->n_direct + map->n_direct / 8 + 64;
		rc = TC_GROW(a, &map->direct, &map->cap_direct, n, 0);
		if (rc < 0)
			return rc;
		memset(map->direct + map->n_direct, 0, (n - map->n_direct) * sizeof(*map->direct));
		adopt_hashed(map, n);
		map->n_direct = n;
	}
	if (id < map->n_direct) {
		map->direct[id] = ref;
		return 0;
	}
	return tc_table_put(&map->sparse, id, ref);
}

/* --- strings: spec: doc/format.md#strings --- */

int tc_gen_define_string(struct tacho_gen *g, uint64_t id, const void *text, size_t n,
			 struct tacho_diag *diag)
{
	uint32_t ref;
	int rc;

	if (g->n_strings == 0) {
		rc = TC_GROW(g->alloc, &g->strings, &g->cap_strings, 1, g->limits.strings + 1);
		if (rc < 0)
			return fail_growth(diag, rc, "strings");
		g->strings[g->n_strings++] = (struct tacho_text){ "", 0 };
	}
	if (tc_idmap_get(&g->string_ids, id, &ref)) {
		const struct tacho_text *old = &g->strings[ref];

		return tc_diag_set(diag, TACHO_EFORMAT,
				   "multiple strings with the same ID: id=%" PRIu64
				   ", new=%.*s, existing=%.*s",
				   id, (int)n, (const char *)text, (int)old->n, old->s);
	}
	rc = TC_GROW(g->alloc, &g->strings, &g->cap_strings, g->n_strings + 1,
		     g->limits.strings + 1);
	if (rc == 0)
		rc = idmap_put(&g->string_ids, g->alloc, id, (uint32_t)g->n_strings);
	if (rc < 0)
		return fail_growth(diag, rc, "strings");
	g->strings[g->n_strings++] = (struct tacho_text){ text, n };
	return 0;
}

static int bad_table(struct tacho_diag *diag, const char *why)
{
	return tc_diag_set(diag, TACHO_EFORMAT, "%s", why);
}

static int decode_strings(struct tacho_gen *g, struct tc_cur *c, struct tacho_diag *diag)
{
	while (tc_cur_left(c)) {
		uint8_t type = tc_cur_u8(c);
		uint64_t id, n;
		int rc;

		if (type != TC_EV_STRING)
			return tc_diag_set(diag, TACHO_EFORMAT, "expected string event, got %u",
					   type);
		id = tc_cur_varint(c);
		n = tc_cur_varint(c);
		if (c->why)
			return bad_table(diag, c->why);
		if (n > TC_MAX_STRING_BYTES)
			return tc_diag_set(diag, TACHO_EFORMAT,
					   "invalid string size %" PRIu64 ", maximum is %d", n,
					   TC_MAX_STRING_BYTES);
		if (n > tc_cur_left(c))
			return tc_diag_set(
				diag, TACHO_EFORMAT,
				"failed to read full string: read %zu but wanted %" PRIu64,
				tc_cur_left(c), n);
		rc = tc_gen_define_string(g, id, c->p, (size_t)n, diag);
		if (rc < 0)
			return rc;
		c->p += n;
	}
	return 0;
}

/* --- stacks: spec: doc/format.md#stacks --- */

static int reserve_stack(struct tacho_gen *g, uint64_t id)
{
	int rc = TC_GROW(g->alloc, &g->stacks, &g->cap_stacks, g->n_stacks + 1,
			 g->limits.stacks + 1);

	if (rc == 0)
		rc = TC_GROW(g->alloc, &g->stack_raw_ids, &g->cap_raw_ids, g->n_stacks + 1, 0);
	if (rc == 0 && g->n_stacks > 0)
		rc = idmap_put(&g->stack_ids, g->alloc, id, (uint32_t)g->n_stacks);
	return rc;
}

int tc_gen_define_stack(struct tacho_gen *g, uint64_t id, size_t n, struct tacho_diag *diag)
{
	uint32_t ref;
	int rc = 0;

	if (g->n_stacks == 0) {
		rc = reserve_stack(g, 0);
		if (rc < 0)
			return fail_growth(diag, rc, "stacks");
		g->stack_raw_ids[0] = 0;
		g->stacks[g->n_stacks++] = (struct tc_stack_span){ 0, 0 };
	}
	if (tc_idmap_get(&g->stack_ids, id, &ref))
		return tc_diag_set(diag, TACHO_EFORMAT,
				   "multiple trace.stacks with the same ID: id=%" PRIu64, id);
	rc = reserve_stack(g, id);
	if (rc < 0)
		return fail_growth(diag, rc, "stacks");
	rc = TC_GROW(g->alloc, &g->pc_of_frame, &g->cap_frames, g->n_frames + n, g->limits.frames);
	if (rc < 0)
		return fail_growth(diag, rc, "frames");
	g->stack_raw_ids[g->n_stacks] = id;
	g->stacks[g->n_stacks++] = (struct tc_stack_span){ (uint32_t)g->n_frames, 0 };
	return 0;
}

static int define_pc(struct tacho_gen *g, const struct tacho_frame *frame, uint64_t func,
		     uint64_t file, uint32_t *index)
{
	int rc;

	*index = tc_table_get(&g->pc_index, frame->pc);
	if (*index != TC_TABLE_NONE)
		return 0; /* the first definition of a pc wins */
	rc = TC_GROW(g->alloc, &g->pcs, &g->cap_pcs, g->n_pcs + 1, 0);
	if (rc == 0)
		rc = TC_GROW(g->alloc, &g->pc_names, &g->cap_pc_names, g->n_pcs + 1, 0);
	if (rc == 0)
		rc = tc_table_put(&g->pc_index, frame->pc, (uint32_t)g->n_pcs);
	if (rc < 0)
		return rc;
	*index = (uint32_t)g->n_pcs++;
	g->pcs[*index] = *frame;
	g->pc_names[*index][0] = func;
	g->pc_names[*index][1] = file;
	return 0;
}

int tc_gen_define_frame(struct tacho_gen *g, uint64_t pc, uint64_t func, uint64_t file,
			uint64_t line, struct tacho_diag *diag)
{
	struct tacho_frame frame = { .pc = pc, .func = UNNAMED, .file = UNNAMED, .line = line };
	uint32_t index;
	int rc = define_pc(g, &frame, func, file, &index);

	if (rc < 0)
		return fail_growth(diag, rc, "frames");
	if (g->n_frames == g->cap_frames)
		return tc_diag_set(diag, TACHO_EMISUSE, "a frame without a stack");
	g->pc_of_frame[g->n_frames++] = index;
	g->stacks[g->n_stacks - 1].n++;
	return 0;
}

static int decode_frames(struct tacho_gen *g, struct tc_cur *c, uint64_t id, uint64_t n,
			 struct tacho_diag *diag)
{
	static const char *const parts[4] = { "PC", "funcID", "fileID", "line" };

	for (uint64_t i = 0; i < n; i++) {
		uint64_t v[4];
		int rc;

		for (int k = 0; k < 4; k++) {
			v[k] = tc_cur_varint(c);
			if (c->why)
				return tc_diag_set(diag, TACHO_EFORMAT,
						   "reading frame %" PRIu64
						   "'s %s for stack %" PRIu64 ": %s",
						   i + 1, parts[k], id, c->why);
		}
		rc = tc_gen_define_frame(g, v[0], v[1], v[2], v[3], diag);
		if (rc < 0)
			return rc;
	}
	return 0;
}

static int decode_stacks(struct tacho_gen *g, struct tc_cur *c, struct tacho_diag *diag)
{
	while (tc_cur_left(c)) {
		uint8_t type = tc_cur_u8(c);
		uint64_t id, n;
		int rc;

		if (type != TC_EV_STACK)
			return tc_diag_set(diag, TACHO_EFORMAT, "expected stack event, got %u",
					   type);
		id = tc_cur_varint(c);
		n = tc_cur_varint(c);
		if (c->why)
			return bad_table(diag, c->why);
		if (n > TC_MAX_STACK_FRAMES)
			return tc_diag_set(diag, TACHO_EFORMAT,
					   "invalid stack size %" PRIu64 ", maximum is %d", n,
					   TC_MAX_STACK_FRAMES);
		rc = tc_gen_define_stack(g, id, (size_t)n, diag);
		if (rc == 0)
			rc = decode_frames(g, c, id, n, diag);
		if (rc < 0)
			return rc;
	}
	return 0;
}

/* Reference of a name, or UNNAMED where the id is not defined. */
static uint32_t name_ref(const struct tacho_gen *g, uint64_t id)
{
	uint32_t ref;

	return tc_idmap_get(&g->string_ids, id, &ref) ? ref : UNNAMED;
}

/* The message Go gives: the smallest stack id that has a frame without a name. */
static int report_unnamed(const struct tacho_gen *g, struct tacho_diag *diag)
{
	const char *what = "func";
	uint64_t best = UINT64_MAX, missing = 0;

	for (size_t s = 1; s < g->n_stacks; s++) {
		const struct tc_stack_span *span = &g->stacks[s];

		if (g->stack_raw_ids[s] > best)
			continue;
		for (uint32_t i = 0; i < span->n; i++) {
			uint32_t pc = g->pc_of_frame[span->first + i];
			bool func = g->pcs[pc].func == UNNAMED;

			if (!func && g->pcs[pc].file != UNNAMED)
				continue;
			best = g->stack_raw_ids[s];
			what = func ? "func" : "file";
			missing = g->pc_names[pc][func ? 0 : 1];
			break;
		}
	}
	return tc_diag_set(diag, TACHO_EFORMAT,
			   "found invalid %s string ID %" PRIu64 " for stack %" PRIu64, what,
			   missing, best);
}

int tc_gen_name_frames(struct tacho_gen *g, struct tacho_diag *diag)
{
	bool complete = true;

	for (size_t i = 0; i < g->n_pcs; i++) {
		g->pcs[i].func = name_ref(g, g->pc_names[i][0]);
		g->pcs[i].file = name_ref(g, g->pc_names[i][1]);
		complete &= g->pcs[i].func != UNNAMED && g->pcs[i].file != UNNAMED;
	}
	return complete ? 0 : report_unnamed(g, diag);
}

/* --- frequency and clock --- */

static int set_frequency(struct tacho_gen *g, uint64_t per_second, struct tacho_diag *diag)
{
	double whole;

	/* Go accepts 0 and computes with infinity; nothing sensible follows. */
	if (per_second == 0)
		return tc_diag_set(diag, TACHO_EFORMAT, "invalid frequency 0");
	g->has_frequency = true;
	g->ns_per_tick = 1.0 / ((double)per_second / 1e9);
	whole = g->ns_per_tick;
	g->tick_ns = g->fast_ticks = 0;
	if (whole >= 1 && whole <= 64 && whole == (double)(uint64_t)whole)
		g->tick_ns = (uint64_t)whole;
	if (g->tick_ns)
		g->fast_ticks = (UINT64_C(1) << 53) / 64;
	return 0;
}

static int decode_snapshot(struct tacho_gen *g, struct tc_cur *c, uint64_t *ticks,
			   struct tacho_diag *diag)
{
	uint64_t sec, nsec;

	if (g->has_clock)
		return bad_table(diag, "found multiple clock snapshot events");
	g->has_clock = true;
	*ticks += tc_cur_varint(c);
	g->clock_ticks = *ticks;
	g->clock.mono_ns = (int64_t)tc_cur_varint(c);
	sec = tc_cur_varint(c);
	nsec = tc_cur_varint(c);
	if (c->why)
		return bad_table(diag, c->why);
	g->clock.wall_unix_ns = (int64_t)(sec * 1000000000U + nsec);
	return 0;
}

/* spec: doc/format.md#sync */
static int decode_sync(struct tacho_gen *g, const struct tc_batch *b, struct tc_cur *c,
		       struct tacho_diag *diag)
{
	uint64_t ticks = b->time;
	int rc = 0;

	while (rc == 0 && tc_cur_left(c)) {
		uint8_t type = tc_cur_u8(c);

		if (type == TC_EV_FREQUENCY) {
			uint64_t frequency;

			if (g->has_frequency)
				return bad_table(diag, "found multiple frequency events");
			frequency = tc_cur_varint(c);
			rc = c->why ? bad_table(diag, c->why) : set_frequency(g, frequency, diag);
		} else if (type == TC_EV_CLOCK_SNAPSHOT && g->version >= 25) {
			rc = decode_snapshot(g, c, &ticks, diag);
		} else {
			return tc_diag_set(diag, TACHO_EFORMAT,
					   "expected frequency or clock snapshot event, got %u",
					   type);
		}
	}
	return rc;
}

/* --- CPU samples: spec: doc/format.md#cpu-samples --- */

static int decode_samples(struct tacho_gen *g, struct tc_cur *c, struct tacho_diag *diag)
{
	while (tc_cur_left(c)) {
		uint8_t type = tc_cur_u8(c);
		struct tc_cpu_sample s = { 0 };
		uint64_t stack, goroutine;
		int rc;

		if (type != TC_EV_CPU_SAMPLE)
			return tc_diag_set(diag, TACHO_EFORMAT, "expected CPU sample event, got %u",
					   type);
		s.time_ns = (int64_t)tc_cur_varint(c); /* ticks until all is there */
		s.m = (int64_t)tc_cur_varint(c);
		s.p = (int64_t)tc_cur_varint(c);
		goroutine = tc_cur_varint(c);
		s.g = goroutine ? (int64_t)goroutine : TACHO_NONE;
		stack = tc_cur_varint(c);
		if (c->why)
			return bad_table(diag, c->why);
		rc = TC_GROW(g->alloc, &g->samples, &g->cap_samples, g->n_samples + 1,
			     g->limits.stacks);
		if (rc == 0)
			rc = TC_GROW(g->alloc, &g->sample_stacks, &g->cap_sample_stacks,
				     g->n_samples + 1, 0);
		if (rc < 0)
			return fail_growth(diag, rc, "CPU samples");
		g->sample_stacks[g->n_samples] = stack;
		g->samples[g->n_samples++] = s;
	}
	return 0;
}

/* By time, with equal times as Go's sort leaves them. */
static int sort_samples(struct tacho_gen *g)
{
	size_t n = g->n_samples;
	struct tc_cpu_sample *unsorted;
	struct tc_keyed *keys;
	int rc = TACHO_ENOMEM;

	if (n < 2)
		return 0;
	keys = tc_realloc_array(g->alloc, NULL, n, sizeof(*keys));
	unsorted = tc_realloc_array(g->alloc, NULL, n, sizeof(*unsorted));
	if (keys && unsorted) {
		memcpy(unsorted, g->samples, n * sizeof(*unsorted));
		for (size_t i = 0; i < n; i++)
			keys[i] = (struct tc_keyed){ unsorted[i].time_ns, &unsorted[i] };
		tc_sort_by_key(keys, n);
		for (size_t i = 0; i < n; i++)
			g->samples[i] = *(const struct tc_cpu_sample *)keys[i].item;
		rc = 0;
	}
	tc_free(g->alloc, keys);
	tc_free(g->alloc, unsorted);
	return rc;
}

static int finish_samples(struct tacho_gen *g, struct tacho_diag *diag)
{
	int rc;

	for (size_t i = 0; i < g->n_samples; i++) {
		g->samples[i].time_ns = tc_gen_ns(g, (uint64_t)g->samples[i].time_ns);
		/* Go does not check this id and crashes on it later; ours is no stack. */
		if (!tc_idmap_get(&g->stack_ids, g->sample_stacks[i], &g->samples[i].stack))
			g->samples[i].stack = 0;
	}
	rc = sort_samples(g);
	return rc < 0 ? fail_growth(diag, rc, "CPU samples") : 0;
}

/* --- whole generation --- */

static int decode_table(struct tacho_gen *g, const struct tc_batch *b, struct tacho_diag *diag)
{
	struct tc_cur c = tc_cur_make(b->data, b->size);

	if (is_sync_batch(b, g->version)) {
		if (g->version >= 25)
			(void)tc_cur_u8(&c);
		return decode_sync(g, b, &c, diag);
	}
	if (first_byte_is(b, TC_EV_STRINGS)) {
		(void)tc_cur_u8(&c);
		return decode_strings(g, &c, diag);
	}
	if (first_byte_is(b, TC_EV_STACKS)) {
		(void)tc_cur_u8(&c);
		return decode_stacks(g, &c, diag);
	}
	if (first_byte_is(b, TC_EV_CPU_SAMPLES)) {
		(void)tc_cur_u8(&c);
		return decode_samples(g, &c, diag);
	}
	return 0;
}

int tc_gen_decode_tables(struct tacho_gen *g, struct tacho_diag *diag)
{
	for (size_t i = 0; i < g->n_batches; i++) {
		const struct tc_batch *b = &g->batches[i];
		int rc = decode_table(g, b, diag);

		if (rc < 0) {
			if (diag && diag->batch < 0) {
				diag->batch = diag->offset = (int64_t)b->offset;
				diag->generation = (int64_t)g->number;
				diag->thread = b->m;
			}
			return rc;
		}
	}
	return 0;
}

int tc_gen_finish(struct tacho_gen *g, struct tacho_diag *diag)
{
	int rc;

	if (!g->has_frequency)
		return bad_table(diag, "no frequency event found");
	if (g->version >= 25 && !g->has_clock)
		return bad_table(diag, "no clock snapshot event found");
	if (g->has_clock)
		g->clock.trace_ns = tc_gen_ns(g, g->clock_ticks);
	rc = tc_gen_name_frames(g, diag);
	if (rc == 0)
		rc = finish_samples(g, diag);
	return rc;
}
