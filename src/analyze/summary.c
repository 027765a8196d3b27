/* SPDX-License-Identifier: MIT */
/*
 * Counting events. A segment counts by what events look like, references and all,
 * in a small hash table that stays in the cache; the merge turns references of the
 * generation into stable ids, and only the end of the pass makes text.
 *
 * Invariants: an event is counted where it is fed, except for a context that is
 * open and for transitions with anything open, which are counted when they are
 * merged. So the order of metrics, Syncs and births is that of the stream, and no
 * sum depends on where segments are cut.
 */
#include "analyze/summary_counts.h"

#include <string.h>

/* --- what is counted as the same ------------------------------------------ */

/*
 * The shape of an event is its last eight bytes as one number: all that can matter
 * for a count but the reference.
 */
struct shape {
	uint8_t kind, wire, scope, detail, from, to, open, n_values;
};
#define SHAPE_AT(field)                                                 \
 (offsetof(struct tacho_event, kind) + offsetof(struct shape, field) == \
  offsetof(struct tacho_event, field))
_Static_assert(SHAPE_AT(wire) && SHAPE_AT(scope) && SHAPE_AT(detail) && SHAPE_AT(from) &&
		       SHAPE_AT(to) && SHAPE_AT(open) && SHAPE_AT(n_values),
	       "struct shape must mirror the end of struct tacho_event");

static inline uint64_t shape_of(const struct tacho_event *e)
{
	uint64_t shape;

	memcpy(&shape, (const char *)e + offsetof(struct tacho_event, kind), sizeof(shape));
	return shape;
}

/* Of which kinds the name matters, too. */
static const uint32_t name_mask[16] = {
	[TACHO_KIND_LABEL] = UINT32_MAX,        [TACHO_KIND_RANGE_BEGIN] = UINT32_MAX,
	[TACHO_KIND_RANGE_ACTIVE] = UINT32_MAX, [TACHO_KIND_RANGE_END] = UINT32_MAX,
	[TACHO_KIND_LOG] = UINT32_MAX,          [TACHO_KIND_STATE_TRANSITION] = UINT32_MAX,
};

/* The key of a shape: without the fields that do not matter for its kind. */
static struct tc_key key_of(uint64_t bits, uint32_t ref)
{
	struct tc_key key = { .ref = ref };
	struct shape s;

	memcpy(&s, &bits, sizeof(s));
	key.kind = s.kind;
	switch (s.kind) {
	case TACHO_KIND_STATE_TRANSITION:
		key.scope = s.scope;
		key.from = s.from;
		key.to = s.to;
		break;
	case TACHO_KIND_RANGE_BEGIN:
	case TACHO_KIND_RANGE_ACTIVE:
	case TACHO_KIND_RANGE_END:
		key.detail = s.detail;
		key.scope = s.scope;
		break;
	case TACHO_KIND_LABEL: key.scope = s.scope; break;
	case TACHO_KIND_EXPERIMENTAL: key.wire = s.wire; break;
	default: break;
	}
	return key;
}

/*
 * How many more goroutines live after a transition: they come into the trace from
 * nowhere or from an unknown state.
 */
static int live_change(struct tc_key key)
{
	if (key.kind != TACHO_KIND_STATE_TRANSITION || key.scope != TACHO_SCOPE_GOROUTINE)
		return 0;
	return (key.to > TACHO_GO_NOT_EXIST) - (key.from > TACHO_GO_NOT_EXIST);
}

/*
 * Is a goroutine told of for the first time? It has lived all along: at each moment
 * before there was one more.
 */
static bool is_found(struct tc_key key)
{
	return live_change(key) == 1 && key.from == TACHO_GO_UNDETERMINED;
}

/* --- segments ------------------------------------------------------------- */

/* Far more than there are shapes in a generation, so that few share a slot. */
#define SLOT_BITS 10
#define SLOTS     (1u << SLOT_BITS)
#define PROBES    8

struct slot {
	uint64_t shape;
	uint64_t n; /* 0: the slot is free */
	uint32_t ref;
	int8_t live;   /* change in the number of goroutines */
	bool found;    /* is_found */
	bool has_more; /* the event says more than that it is there */
};

struct segment {
	struct tc_counts counts;
	struct slot slots[SLOTS];
	const struct tacho_gen *gen;
	uint32_t n_stacks;
	bool has_empty_stacks;
};

/* What the slots hold goes into the tally, which has room for everything. */
static int spill(struct segment *s)
{
	int rc = 0;

	for (size_t i = 0; i < SLOTS && rc == 0; i++) {
		struct slot *slot = &s->slots[i];
		struct tc_key key = key_of(slot->shape, slot->ref);

		/* Samples are counted by stack; see feed_more. */
		if (slot->n > 0 && key.kind != TACHO_KIND_STACK_SAMPLE)
			rc = tc_counts_add(&s->counts, tc_key_pack(key), slot->n);
	}
	memset(s->slots, 0, sizeof(s->slots));
	return rc;
}

/* NULL: no memory. */
static struct slot *find_elsewhere(struct segment *s, size_t first, uint64_t shape, uint32_t ref)
{
	struct tc_key key = key_of(shape, ref);
	struct slot *slot;

	for (size_t i = 0; i < PROBES; i++) {
		slot = &s->slots[(first + i) % SLOTS];
		if (slot->n == 0)
			break;
		if (slot->shape == shape && slot->ref == ref)
			return slot;
	}
	if (slot->n > 0 && spill(s) < 0)
		return NULL;
	*slot = (struct slot){
		.shape = shape,
		.ref = ref,
		.live = (int8_t)live_change(key),
		.found = is_found(key),
		.has_more = key.kind == TACHO_KIND_SYNC || key.kind == TACHO_KIND_METRIC ||
			    key.kind == TACHO_KIND_RANGE_END || key.kind == TACHO_KIND_STACK_SAMPLE,
	};
	return slot;
}

static inline struct slot *find(struct segment *s, const struct tacho_event *e)
{
	uint64_t shape = shape_of(e);
	uint32_t ref = e->name & name_mask[e->kind & 15];
	size_t i = ((shape ^ (uint64_t)ref << 48) * 0x9e3779b97f4a7c15U) >> (64 - SLOT_BITS);
	struct slot *slot = &s->slots[i];

	if (((slot->shape ^ shape) | (slot->ref ^ ref)) != 0)
		return find_elsewhere(s, i, shape, ref);
	return slot;
}

static int feed_more(struct tc_counts *c, const struct tacho_block *b, const struct tacho_event *e)
{
	uint64_t v = (uint64_t)e->subject;
	struct tacho_sync sync = { .n = e->subject, .time_ns = e->time_ns };
	struct tc_key sample = { .kind = TACHO_KIND_STACK_SAMPLE, .ref = e->stack };

	if (e->kind == TACHO_KIND_METRIC && e->detail < TACHO_METRIC_COUNT) {
		tc_counts_metric(&c->metrics[e->detail],
				 &(struct tacho_metric_range){ 1, v, v, v, v });
	} else if (e->kind == TACHO_KIND_RANGE_END && e->n_values >= 2) {
		c->sweeps++;
		c->swept_bytes += b->values[e->u.values];
		c->reclaimed_bytes += b->values[e->u.values + 1];
	} else if (e->kind == TACHO_KIND_SYNC) {
		if (b->gen)
			sync.has_clock = tacho_gen_clock(b->gen, &sync.clock);
		return tc_counts_sync(c, &sync);
	} else if (e->kind == TACHO_KIND_STACK_SAMPLE) {
		return tc_counts_add(c, tc_key_pack(sample), 1);
	}
	return 0;
}

/* A stack may be there and have no frames; almost no generation has such. */
static void learn_stacks(struct segment *s, const struct tacho_gen *gen)
{
	s->gen = gen;
	s->has_empty_stacks = false;
	s->n_stacks = gen ? tacho_gen_stacks(gen) : 0;
	for (uint32_t i = 1; i < s->n_stacks && !s->has_empty_stacks; i++)
		s->has_empty_stacks = tacho_gen_stack_depth(gen, i) == 0;
}

static bool is_left_to_merge(const struct tacho_event *e)
{
	return e->open && e->kind == TACHO_KIND_STATE_TRANSITION;
}

static inline void change_lives(struct tc_lives *lives, int change, bool found)
{
	lives->found += found;
	lives->peak += found;
	lives->now += change;
	lives->peak = lives->now > lives->peak ? lives->now : lives->peak;
}

/*
 * On a thread or P that was not seen lately, or with something open. Transitions
 * with something open are left to the merge, but not the births among them.
 */
static int feed_unusual(struct tc_counts *c, const struct tacho_event *e, struct tc_lives *lives)
{
	if (is_left_to_merge(e) && !(e->open & TACHO_OPEN_FROM)) {
		struct tc_key key = key_of(shape_of(e), 0);

		change_lives(lives, live_change(key), is_found(key));
	}
	return e->open & TACHO_OPEN_CONTEXT ? 0 : tc_counts_context(c, e);
}

static int feed_events(struct segment *s, const struct tacho_block *b)
{
	struct tc_counts *c = &s->counts;
	struct tc_lives lives = c->lives;
	const struct tacho_event *e = b->events, *end = e + b->n;
	int rc = 0;

	for (; e < end; e++) {
		struct slot *slot;

		if (tc_id_set_news(&c->threads, e->m) | tc_id_set_news(&c->procs, e->p) | e->open) {
			rc = feed_unusual(c, e, &lives);
			if (rc < 0)
				break;
			if (is_left_to_merge(e))
				continue;
		}
		slot = find(s, e);
		if (!slot) {
			rc = TACHO_ENOMEM;
			break;
		}
		slot->n++;
		change_lives(&lives, slot->live, slot->found);
		if (slot->has_more) {
			rc = feed_more(c, b, e);
			if (rc < 0)
				break;
		}
	}
	c->lives = lives;
	return rc;
}

static void count_stacks(struct segment *s, const struct tacho_block *b)
{
	uint64_t n = 0;
	uint32_t last = s->n_stacks - 1;

	if (s->n_stacks < 2)
		return;
	if (s->has_empty_stacks) {
		for (size_t i = 0; i < b->n; i++)
			n += tacho_gen_stack_depth(s->gen, b->events[i].stack) > 0;
	} else {
		for (size_t i = 0; i < b->n; i++)
			n += b->events[i].stack - 1 < last;
	}
	s->counts.with_stack += n;
}

static int summary_feed(void *self, const struct tacho_block *b)
{
	struct segment *s = self;

	if (b->gen != s->gen)
		learn_stacks(s, b->gen);
	count_stacks(s, b);
	return b->n > 0 ? feed_events(s, b) : 0;
}

static void *summary_fork(void *self)
{
	struct tacho_summary *sum = self;
	struct segment *s = tc_calloc(sum->counts.alloc, 1, sizeof(*s));

	if (s)
		tc_counts_init(&s->counts, sum->counts.alloc);
	return s;
}

static void summary_free_segment(void *self, void *segment)
{
	struct tacho_summary *sum = self;
	struct segment *s = segment;

	if (!s)
		return;
	tc_counts_fini(&s->counts);
	tc_free(sum->counts.alloc, s);
}

/* --- merging -------------------------------------------------------------- */

/* The key with its reference turned into a stable id. */
static int translate(const struct tacho_border *border, uint64_t *key)
{
	struct tc_key k = tc_key_unpack(*key);
	int rc;

	if (k.ref == 0)
		return 0;
	if (k.kind == TACHO_KIND_STACK_SAMPLE)
		rc = tacho_border_stack(border, k.ref, &k.ref);
	else
		rc = tacho_border_string(border, k.ref, &k.ref);
	*key = tc_key_pack(k);
	return rc;
}

static int merge_tally(struct tc_counts *c, const struct tc_tally *t,
		       const struct tacho_border *border)
{
	int rc = 0;

	for (size_t i = 0; i < t->n && rc == 0; i++) {
		uint64_t key = t->entries[i].key;

		rc = translate(border, &key);
		if (rc == 0)
			rc = tc_counts_add(c, key, t->entries[i].n);
	}
	return rc;
}

/*
 * Events of which something was open, now complete: their contexts and, if they
 * are transitions, they themselves. That a goroutine begins or ends is never open.
 */
static int merge_open(struct tc_counts *c, const struct tacho_border *border)
{
	size_t n = tacho_border_open_events(border);
	int rc = 0;

	for (size_t i = 0; i < n && rc == 0; i++) {
		const struct tacho_event *e = tacho_border_open_event(border, i);
		uint64_t key;

		rc = tc_counts_context(c, e);
		if (rc < 0 || e->kind != TACHO_KIND_STATE_TRANSITION)
			continue;
		key = tc_key_pack(key_of(shape_of(e), e->name));
		rc = translate(border, &key);
		if (rc == 0)
			rc = tc_counts_add(c, key, 1);
	}
	return rc;
}

static int summary_merge(void *self, void *segment, const struct tacho_border *border)
{
	struct tacho_summary *sum = self;
	struct tc_counts *c = &sum->counts;
	struct segment *s = segment;
	struct tc_counts *d = &s->counts;
	int rc = spill(s);

	sum->symbols = tacho_border_symbols(border);
	for (size_t i = 0; i < TACHO_METRIC_COUNT; i++)
		tc_counts_metric(&c->metrics[i], &d->metrics[i]);
	/* Those found in the segment lived before it, too. */
	c->lives.peak += d->lives.found;
	if (c->lives.now + d->lives.peak > c->lives.peak)
		c->lives.peak = c->lives.now + d->lives.peak;
	c->lives.now += d->lives.now;
	c->with_stack += d->with_stack;
	c->sweeps += d->sweeps;
	c->swept_bytes += d->swept_bytes;
	c->reclaimed_bytes += d->reclaimed_bytes;
	if (rc == 0)
		rc = tc_id_set_merge(&c->threads, &d->threads);
	if (rc == 0)
		rc = tc_id_set_merge(&c->procs, &d->procs);
	for (size_t i = 0; i < d->n_syncs && rc == 0; i++)
		rc = tc_counts_sync(c, &d->syncs[i]);
	if (rc == 0)
		rc = merge_tally(c, &d->tally, border);
	if (rc == 0)
		rc = merge_open(c, border);
	tc_counts_reset(d);
	s->gen = NULL;
	s->n_stacks = 0;
	return rc;
}

/* --- the end -------------------------------------------------------------- */

/* A cycle may have begun before the trace, or go on behind it. */
static uint64_t gc_cycles(const struct tc_counts *c)
{
	uint64_t n[16] = { 0 };

	for (size_t i = 0; i < c->tally.n; i++) {
		struct tc_key key = tc_key_unpack(c->tally.entries[i].key);

		if (key.detail == TACHO_RANGE_GC_MARK)
			n[key.kind] += c->tally.entries[i].n;
	}
	if (n[TACHO_KIND_RANGE_END] > n[TACHO_KIND_RANGE_BEGIN])
		return n[TACHO_KIND_RANGE_END];
	if (n[TACHO_KIND_RANGE_BEGIN] == 0)
		return n[TACHO_KIND_RANGE_ACTIVE] > 0;
	return n[TACHO_KIND_RANGE_BEGIN];
}

static uint64_t goroutines_created(const struct tc_counts *c)
{
	uint64_t n = 0;

	for (size_t i = 0; i < c->tally.n; i++) {
		struct tc_key key = tc_key_unpack(c->tally.entries[i].key);

		if (key.kind == TACHO_KIND_STATE_TRANSITION && key.scope == TACHO_SCOPE_GOROUTINE &&
		    key.from == TACHO_GO_NOT_EXIST)
			n += c->tally.entries[i].n;
	}
	return n;
}

/* Go 1.21 and older put some events on Ps that do not exist, 1000001 and so on. */
static uint64_t pseudo_procs(const struct tc_counts *c, unsigned version)
{
	uint64_t id, n = 0;
	uint32_t unused;
	size_t i = 0;

	while (version < 22 && tc_table_next(&c->procs.ids, &i, &id, &unused))
		n += id > 1000000;
	return n;
}

static int summary_finish(void *self, const struct tacho_end *end)
{
	struct tacho_summary *s = self;
	struct tc_counts *c = &s->counts;

	s->facts = (struct tacho_facts){
		.version = end->version,
		.damage = end->diag ? end->diag->code : 0,
		.first_ns = end->first_ns,
		.last_ns = end->last_ns,
		.with_stack = c->with_stack,
		.threads = c->threads.ids.n,
		.procs = c->procs.ids.n,
		.pseudo_procs = pseudo_procs(c, end->version),
		.gs_created = goroutines_created(c),
		.gs_peak = (uint64_t)c->lives.peak,
		.gs_left = c->lives.now > 0 ? (uint64_t)c->lives.now : 0,
		.gc_cycles = gc_cycles(c),
	};
	for (size_t i = 0; i < c->tally.n; i++)
		s->facts.events += c->tally.entries[i].n;
	return tc_summary_make_lists(s);
}

static const struct tacho_analysis_ops summary_ops = {
	.name = "summary",
	.feed = summary_feed,
	.fork = summary_fork,
	.merge = summary_merge,
	.free_segment = summary_free_segment,
	.finish = summary_finish,
};

int tacho_summary_new(struct tacho_summary **out, const struct tacho_alloc *alloc)
{
	*out = tc_calloc(alloc, 1, sizeof(**out));
	if (!*out)
		return TACHO_ENOMEM;
	tc_counts_init(&(*out)->counts, alloc);
	return 0;
}

struct tacho_analysis tacho_summary_analysis(struct tacho_summary *s)
{
	return (struct tacho_analysis){ &summary_ops, s };
}

void tacho_summary_free(struct tacho_summary *s)
{
	const struct tacho_alloc *a;

	if (!s)
		return;
	a = s->counts.alloc;
	for (size_t i = 0; i < TACHO_SUMMARY_LISTS; i++)
		tc_free(a, s->lists[i]);
	tc_free(a, s->text);
	tc_free(a, s->sample_text);
	tc_free(a, s->sample_functions);
	tc_free(a, s->samples);
	tc_counts_fini(&s->counts);
	tc_free(a, s);
}

const struct tacho_facts *tacho_summary_facts(const struct tacho_summary *s)
{
	return &s->facts;
}

const struct tacho_count *tacho_summary_list(const struct tacho_summary *s, int list, size_t *n)
{
	bool known = list >= 0 && list < TACHO_SUMMARY_LISTS;

	*n = known ? s->n_lists[list] : 0;
	return known ? s->lists[list] : NULL;
}

uint64_t tacho_summary_count(const struct tacho_summary *s, int list, const char *key)
{
	size_t n, length = strlen(key);
	const struct tacho_count *counts = tacho_summary_list(s, list, &n);

	for (size_t i = 0; i < n; i++) {
		if (counts[i].key.n == length && memcmp(counts[i].key.s, key, length) == 0)
			return counts[i].n;
	}
	return 0;
}

const struct tacho_metric_range *tacho_summary_metric(const struct tacho_summary *s, int metric)
{
	return metric >= 0 && metric < TACHO_METRIC_COUNT ? &s->counts.metrics[metric] : NULL;
}

const struct tacho_attribute *tacho_summary_attributes(const struct tacho_summary *s, size_t *n)
{
	*n = s->n_attributes;
	return s->attributes;
}

const struct tacho_sync *tacho_summary_syncs(const struct tacho_summary *s, size_t *n)
{
	*n = s->counts.n_syncs;
	return s->counts.syncs;
}

const struct tacho_cpu_stack *tacho_summary_samples(const struct tacho_summary *s, size_t *n)
{
	*n = s->n_samples;
	return s->samples;
}
