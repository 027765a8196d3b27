/* SPDX-License-Identifier: MIT */
/*
 * The end of a summary: keys of numbers and stable ids become lists of text,
 * sorted by bytes. Text is copied, so the results need no reader.
 *
 * Pieces are put one after the other into a buffer that may move; only when all
 * are there do offsets become pointers.
 */
#include "analyze/summary_counts.h"

#include <stdlib.h>
#include <string.h>

static const struct {
	const char *name; /* STW: what stands before the kind and a parenthesis */
} ranges[TACHO_RANGE_COUNT] = {
	[TACHO_RANGE_STW] = { "stop-the-world (" },
	[TACHO_RANGE_GC_MARK] = { "GC concurrent mark phase" },
	[TACHO_RANGE_SWEEP] = { "GC incremental sweep" },
	[TACHO_RANGE_MARK_ASSIST] = { "GC mark assist" },
};

struct item {
	int list;          /* enum tacho_summary_list */
	size_t begin, end; /* in the text */
	uint64_t n;
};

struct builder {
	const struct tacho_alloc *alloc;
	const struct tacho_symbols *symbols;
	char *text;
	size_t n_text, cap_text;
	struct item *items;
	size_t n_items, cap_items;
	int rc; /* first failure; everything later does nothing */
};

static void put_bytes(struct builder *b, const char *s, size_t n)
{
	if (b->rc == 0)
		b->rc = TC_GROW(b->alloc, &b->text, &b->cap_text, b->n_text + n, 0);
	if (b->rc < 0 || n == 0)
		return;
	memcpy(b->text + b->n_text, s, n);
	b->n_text += n;
}

static void put(struct builder *b, const char *s)
{
	put_bytes(b, s, strlen(s));
}

static void put_id(struct builder *b, uint32_t id)
{
	struct tacho_text t;

	if (id == 0 || !b->symbols)
		return;
	t = tacho_symbols_get(b->symbols, id);
	put_bytes(b, t.s, t.n);
}

/* The text since `begin` is the key of a count. */
static void close_item(struct builder *b, int list, size_t begin, uint64_t n)
{
	if (b->rc == 0)
		b->rc = TC_GROW(b->alloc, &b->items, &b->cap_items, b->n_items + 1, 0);
	if (b->rc == 0)
		b->items[b->n_items++] = (struct item){ list, begin, b->n_text, n };
}

static void put_transition(struct builder *b, int scope, int from, int to)
{
	bool is_proc = scope == TACHO_SCOPE_PROC;

	put(b, tacho_scope_name(scope));
	put(b, ":");
	put(b, is_proc ? tacho_proc_state_name(from) : tacho_go_state_name(from));
	put(b, "->");
	put(b, is_proc ? tacho_proc_state_name(to) : tacho_go_state_name(to));
}

static void put_range(struct builder *b, struct tc_key key)
{
	put(b, tacho_kind_name(key.kind));
	put(b, ":");
	put(b, tacho_scope_name(key.scope));
	put(b, ":");
	put(b, ranges[key.detail].name);
	if (key.detail == TACHO_RANGE_STW) {
		put_id(b, key.ref);
		put(b, ")");
	}
}

static void add_transition(struct builder *b, struct tc_key key, uint64_t n)
{
	size_t begin = b->n_text;

	put_transition(b, key.scope, key.from, key.to);
	close_item(b, TACHO_SUMMARY_TRANSITIONS, begin, n);
	if (key.ref == 0)
		return;
	begin = b->n_text;
	put_transition(b, key.scope, key.from, key.to);
	put(b, ":");
	put_id(b, key.ref);
	close_item(b, TACHO_SUMMARY_REASONS, begin, n);
}

/* What a count is in the lists; the same text may come more than once. */
static void add_tallied(struct builder *b, const struct tc_tally_entry *e)
{
	struct tc_key key = tc_key_unpack(e->key);
	size_t begin = b->n_text;
	const char *wire;

	put(b, tacho_kind_name(key.kind));
	close_item(b, TACHO_SUMMARY_EVENTS, begin, e->n);
	begin = b->n_text;
	switch (key.kind) {
	case TACHO_KIND_STATE_TRANSITION: add_transition(b, key, e->n); break;
	case TACHO_KIND_RANGE_BEGIN:
	case TACHO_KIND_RANGE_ACTIVE:
	case TACHO_KIND_RANGE_END:
		put_range(b, key);
		close_item(b, TACHO_SUMMARY_RANGES, begin, e->n);
		break;
	case TACHO_KIND_LABEL:
		put(b, tacho_scope_name(key.scope));
		put(b, ":");
		put_id(b, key.ref);
		close_item(b, TACHO_SUMMARY_LABELS, begin, e->n);
		break;
	case TACHO_KIND_LOG:
		put_id(b, key.ref);
		close_item(b, TACHO_SUMMARY_LOGS, begin, e->n);
		break;
	case TACHO_KIND_EXPERIMENTAL:
		/* Go knows one experiment so far. */
		wire = tacho_wire_name(key.wire);
		put(b, "AllocFree:");
		put(b, wire ? wire : "?");
		close_item(b, TACHO_SUMMARY_EXPERIMENTAL, begin, e->n);
		break;
	default: break;
	}
}

static int compare_text(struct tacho_text a, struct tacho_text b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.s, b.s, n) : 0;

	return c ? c : (a.n > b.n) - (a.n < b.n);
}

static int compare_counts(const void *a, const void *b)
{
	const struct tacho_count *x = a, *y = b;

	return compare_text(x->key, y->key);
}

/* Equal keys, next to each other once sorted, become one. */
static size_t add_up_counts(struct tacho_count *v, size_t n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		if (kept > 0 && compare_text(v[kept - 1].key, v[i].key) == 0)
			v[kept - 1].n += v[i].n;
		else
			v[kept++] = v[i];
	}
	return kept;
}

static int make_list(struct tacho_summary *s, const struct builder *b, int list)
{
	size_t n = 0;

	for (size_t i = 0; i < b->n_items; i++)
		n += b->items[i].list == list;
	if (n == 0)
		return 0;
	s->lists[list] = tc_calloc(b->alloc, n, sizeof(*s->lists[list]));
	if (!s->lists[list])
		return TACHO_ENOMEM;
	n = 0;
	for (size_t i = 0; i < b->n_items; i++) {
		const struct item *item = &b->items[i];

		if (item->list == list) {
			s->lists[list][n++] = (struct tacho_count){
				{ s->text + item->begin, item->end - item->begin }, item->n
			};
		}
	}
	qsort(s->lists[list], n, sizeof(*s->lists[list]), compare_counts);
	s->n_lists[list] = add_up_counts(s->lists[list], n);
	return 0;
}

static int make_lists(struct tacho_summary *s)
{
	struct builder b = { .alloc = s->counts.alloc, .symbols = s->symbols };

	for (size_t i = 0; i < s->counts.tally.n; i++)
		add_tallied(&b, &s->counts.tally.entries[i]);
	s->text = b.text;
	for (int list = 0; list < TACHO_SUMMARY_LISTS && b.rc == 0; list++)
		b.rc = make_list(s, &b, list);
	tc_free(b.alloc, b.items);
	return b.rc;
}

/* --- CPU samples ---------------------------------------------------------- */

static int compare_samples(const void *a, const void *b)
{
	const struct tacho_cpu_stack *x = a, *y = b;
	size_t n = x->depth < y->depth ? x->depth : y->depth;

	for (size_t i = 0; i < n; i++) {
		int c = compare_text(x->functions[i], y->functions[i]);

		if (c)
			return c;
	}
	return (x->depth > y->depth) - (x->depth < y->depth);
}

static bool is_sample(const struct tc_tally_entry *e)
{
	return tc_key_unpack(e->key).kind == TACHO_KIND_STACK_SAMPLE;
}

static size_t sample_depth(const struct tacho_summary *s, const struct tc_tally_entry *e)
{
	return s->symbols ? tacho_symbols_depth(s->symbols, tc_key_unpack(e->key).ref) : 0;
}

/* One stack: its functions follow those before it, text and all. */
static void add_sample(struct tacho_summary *s, struct builder *b, size_t *n_functions,
		       const struct tc_tally_entry *e)
{
	struct tacho_cpu_stack *to = &s->samples[s->n_samples++];

	to->n = e->n;
	to->depth = sample_depth(s, e);
	to->functions = s->sample_functions + *n_functions;
	for (size_t i = 0; i < to->depth; i++) {
		size_t begin = b->n_text;

		put_id(b, tacho_symbols_frame(s->symbols, tc_key_unpack(e->key).ref, i).func);
		s->sample_functions[(*n_functions)++].n = b->n_text - begin;
	}
}

/* Different program counters with the same names are one stack here. */
static void add_up_samples(struct tacho_summary *s)
{
	size_t kept = 0;

	for (size_t i = 0; i < s->n_samples; i++) {
		if (kept > 0 && compare_samples(&s->samples[kept - 1], &s->samples[i]) == 0)
			s->samples[kept - 1].n += s->samples[i].n;
		else
			s->samples[kept++] = s->samples[i];
	}
	s->n_samples = kept;
}

static int make_samples(struct tacho_summary *s)
{
	struct builder b = { .alloc = s->counts.alloc, .symbols = s->symbols };
	const struct tc_tally *t = &s->counts.tally;
	size_t n = 0, n_functions = 0, begin = 1;

	for (size_t i = 0; i < t->n; i++) {
		if (is_sample(&t->entries[i])) {
			n++;
			n_functions += sample_depth(s, &t->entries[i]);
		}
	}
	if (n == 0)
		return 0;
	s->samples = tc_calloc(b.alloc, n, sizeof(*s->samples));
	s->sample_functions = tc_calloc(b.alloc, n_functions + 1, sizeof(*s->sample_functions));
	if (!s->samples || !s->sample_functions)
		return TACHO_ENOMEM;
	n_functions = 0;
	put(&b, "\n"); /* so that there is text even if all names are empty */
	for (size_t i = 0; i < t->n; i++) {
		if (is_sample(&t->entries[i]))
			add_sample(s, &b, &n_functions, &t->entries[i]);
	}
	s->sample_text = b.text;
	if (b.rc < 0) {
		s->n_samples = 0;
		return b.rc;
	}
	for (size_t i = 0; i < n_functions; i++) {
		s->sample_functions[i].s = s->sample_text + begin;
		begin += s->sample_functions[i].n;
	}
	qsort(s->samples, s->n_samples, sizeof(*s->samples), compare_samples);
	add_up_samples(s);
	return 0;
}

int tc_summary_make_lists(struct tacho_summary *s)
{
	const char *sweep = ranges[TACHO_RANGE_SWEEP].name;
	int rc = make_lists(s);

	if (rc == 0)
		rc = make_samples(s);
	s->symbols = NULL;
	if (rc < 0 || s->counts.sweeps == 0)
		return rc;
	s->attributes[0] =
		(struct tacho_attribute){ sweep, "bytes reclaimed", s->counts.reclaimed_bytes };
	s->attributes[1] = (struct tacho_attribute){ sweep, "bytes swept", s->counts.swept_bytes };
	s->n_attributes = 2;
	return 0;
}
