/* SPDX-License-Identifier: MIT */
/* Lists of goroutines; see list.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/state.h"

enum {
	PIECE = 4096 /* goroutines that are looked at under one lock */
};

struct entry {
	int64_t value;
	uint32_t number;
};

struct building {
	struct entry *entries;
	size_t n, cap;
	uint32_t wanted; /* the goroutine that the filter is the key of; TC_NONE32 */
};

/* --- conditions ----------------------------------------------------------------- */

static bool has_reason(const struct tc_store *s, const struct tc_slice *slice, const char *reason)
{
	struct tacho_text t;

	if (slice->state != TC_WAITING || slice->ref >= s->sites.n[TC_SITE_WAIT])
		return false;
	t = tacho_symbols_get(s->sites.symbols, s->sites.of[TC_SITE_WAIT][slice->ref].a);
	return memmem(t.s, t.n, reason, strlen(reason)) != NULL;
}

/* Conditions that need a look at the slices. */
static bool did(const struct tc_store *s, uint32_t number, const struct tc_list_query *q)
{
	bool wants_reason = q->reason[0] != '\0', was_long = q->least == 0, had_reason = false;
	struct tc_row row;
	struct tc_scan w;

	if (!wants_reason && was_long)
		return true;
	tc_go_slices(s, number, &row);
	for (bool ok = tc_scan_all(&w, &row, wants_reason); ok; ok = tc_scan_next(&w)) {
		if (tc_class_of(w.slice.state) == q->class &&
		    w.slice.end - w.slice.begin >= q->least)
			was_long = true;
		if (wants_reason && !had_reason)
			had_reason = has_reason(s, &w.slice, q->reason);
		if (was_long && (had_reason || !wants_reason))
			return true;
	}
	return false;
}

/* `wanted` is the one whose key the filter is. */
static bool is_named_so(const struct tc_store *s, uint32_t number, const char *filter,
			uint32_t wanted)
{
	struct tacho_text t;

	if (!*filter || number == wanted)
		return true;
	t = tc_group_name(s, s->gos[number].group);
	return memmem(t.s, t.n, filter, strlen(filter)) != NULL;
}

static bool lived(const struct tc_store *s, uint32_t number, const struct tc_list_query *q)
{
	struct tc_row row;

	if (s->gos[number].begin >= q->alive_to)
		return false;
	if (q->alive_from == 0 || tc_go_lives(&s->gos[number]))
		return true;
	tc_go_row(s, number, &row);
	return row.end > q->alive_from;
}

/* --- order ---------------------------------------------------------------------- */

static int64_t longest_runnable(const struct tc_row *row)
{
	uint64_t longest = 0;
	struct tc_scan w;

	for (bool ok = tc_scan_all(&w, row, false); ok; ok = tc_scan_next(&w))
		if (w.slice.state == TC_RUNNABLE && w.slice.end - w.slice.begin > longest)
			longest = w.slice.end - w.slice.begin;
	return (int64_t)longest;
}

/* All that a goroutine did, in one walk. */
static struct tc_sums total_of(const struct tc_store *s, uint32_t number)
{
	struct tc_sums sums = { .n_busy = 0 };
	struct tc_row row;
	struct tc_scan w;

	tc_go_slices(s, number, &row);
	if (tc_scan_all(&w, &row, false))
		tc_scan_sums(&w, TC_TICK_MAX, &sums);
	return sums;
}

static int64_t value_of(const struct tc_store *s, uint32_t number, enum tc_list_sort sort)
{
	struct tc_row row;

	switch (sort) {
	case TC_SORT_ID: return s->gos[number].id;
	case TC_SORT_RUNNING: return (int64_t)total_of(s, number).ticks[TC_CLASS_RUNNING];
	case TC_SORT_RUNNABLE: return (int64_t)total_of(s, number).ticks[TC_CLASS_RUNNABLE];
	case TC_SORT_BLOCKED: return (int64_t)total_of(s, number).ticks[TC_CLASS_WAITING];
	case TC_SORT_LIFETIME: tc_go_row(s, number, &row); return (int64_t)(row.end - row.begin);
	case TC_SORT_MAX_RUNNABLE: tc_go_row(s, number, &row); return longest_runnable(&row);
	case TC_SORT_UNBLOCKS: return (int64_t)total_of(s, number).n_busy;
	case TC_SORT_FIRST:
	case TC_SORTS:
	default: return (int64_t)s->gos[number].begin;
	}
}

static int ascending(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if (x->value != y->value)
		return x->value < y->value ? -1 : 1;
	return (x->number > y->number) - (x->number < y->number);
}

/* Equal ones stay in the order of their numbers. */
static int descending(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if (x->value != y->value)
		return x->value > y->value ? -1 : 1;
	return (x->number > y->number) - (x->number < y->number);
}

/* --- lists ---------------------------------------------------------------------- */

/* Goroutines from *at on, as many as one lock allows. */
static int collect(struct tc_store *s, const struct tc_list_query *q, struct building *b,
		   size_t *at)
{
	size_t end = *at + PIECE < s->n_gos ? *at + PIECE : s->n_gos, i = *at;

	while (i < end) {
		size_t zone_end = (i | ((1U << TC_ZONE_SHIFT) - 1)) + 1;
		bool skip =
			!tc_zone_touches(&s->zones[i >> TC_ZONE_SHIFT], q->alive_from, q->alive_to);

		for (; i < zone_end && i < end; i++) {
			uint32_t number = (uint32_t)i;
			int rc;

			if (skip || (q->group != TC_NONE32 && s->gos[i].group != q->group))
				continue;
			if (!lived(s, number, q) || !is_named_so(s, number, q->filter, b->wanted) ||
			    !did(s, number, q))
				continue;
			rc = TC_GROW(s->alloc, &b->entries, &b->cap, b->n + 1, 0);
			if (rc < 0)
				return rc;
			b->entries[b->n++] = (struct entry){ value_of(s, number, q->sort), number };
		}
	}
	*at = end;
	return 0;
}

static uint32_t find_wanted(struct tc_store *s, const char *filter)
{
	struct tc_key key;
	bool found;

	tc_gate_read(&s->gate);
	found = filter[0] == 'g' && tc_key_parse(s, filter, &key) && key.kind == TC_ROW_GO;
	tc_gate_read_end(&s->gate);
	return found ? key.n : TC_NONE32;
}

static int build(struct tc_store *s, const struct tc_list_query *q, struct building *b)
{
	size_t at = 0, n = 1;
	int rc = 0;

	b->wanted = find_wanted(s, q->filter);
	while (at < n && rc == 0) {
		tc_gate_read(&s->gate);
		n = s->n_gos;
		rc = collect(s, q, b, &at);
		tc_gate_read_end(&s->gate);
		tc_store_trim(s);
	}
	if (rc == 0 && b->n)
		qsort(b->entries, b->n, sizeof(b->entries[0]),
		      q->is_descending ? descending : ascending);
	return rc;
}

/* The conditions and how much had been read; "": a list that is not worth keeping. */
static void name_list(struct tc_store *s, const struct tc_list_query *q, char *name, size_t size)
{
	uint64_t events;
	int n;

	tc_gate_read(&s->gate);
	events = s->n_events;
	tc_gate_read_end(&s->gate);
	n = snprintf(name, size, "%llu %u %d %d %llu %llu %u %llu %zu %s %s",
		     (unsigned long long)events, q->group, (int)q->sort, q->is_descending,
		     (unsigned long long)q->alive_from, (unsigned long long)q->alive_to, q->class,
		     (unsigned long long)q->least, strlen(q->filter), q->filter, q->reason);
	if (n < 0 || (size_t)n >= size)
		name[0] = '\0';
}

static void page(const uint32_t *numbers, size_t total, size_t offset, size_t max, uint32_t *out,
		 size_t *n)
{
	*n = offset < total ? total - offset : 0;
	*n = *n < max ? *n : max;
	if (*n)
		memcpy(out, numbers + offset, *n * sizeof(*out));
}

static bool from_cache(struct tc_store *s, const char *name, size_t offset, size_t max,
		       uint32_t *out, size_t *n, size_t *total)
{
	bool found = false;

	(void)pthread_mutex_lock(&s->lists_lock);
	for (size_t i = 0; i < TC_LISTS && !found; i++) {
		const struct tc_kept_list *l = &s->lists[i];

		if (!name[0] || strcmp(l->name, name) != 0)
			continue;
		*total = l->n;
		page(l->numbers, l->n, offset, max, out, n);
		found = true;
	}
	(void)pthread_mutex_unlock(&s->lists_lock);
	return found;
}

static void into_cache(struct tc_store *s, const char *name, uint32_t *numbers, size_t n)
{
	struct tc_kept_list *l;

	(void)pthread_mutex_lock(&s->lists_lock);
	l = &s->lists[s->next_list++ % TC_LISTS];
	tc_free(s->bulk, l->numbers);
	l->numbers = numbers;
	l->n = n;
	memcpy(l->name, name, sizeof(l->name));
	(void)pthread_mutex_unlock(&s->lists_lock);
}

int tc_store_list(struct tc_store *s, const struct tc_list_query *q, size_t offset, size_t max,
		  uint32_t *out, size_t *n, size_t *total)
{
	char name[TC_LIST_NAME];
	struct building b = { 0 };
	uint32_t *numbers;
	int rc;

	*n = *total = 0;
	name_list(s, q, name, sizeof(name));
	if (from_cache(s, name, offset, max, out, n, total))
		return 0;
	rc = build(s, q, &b);
	numbers = rc == 0 ? tc_calloc(s->bulk, b.n, sizeof(*numbers)) : NULL;
	if (numbers) {
		for (size_t i = 0; i < b.n; i++)
			numbers[i] = b.entries[i].number;
		*total = b.n;
		page(numbers, b.n, offset, max, out, n);
		into_cache(s, name, numbers, b.n);
	} else if (rc == 0) {
		rc = TACHO_ENOMEM;
	}
	tc_free(s->alloc, b.entries);
	tc_store_trim(s);
	return rc;
}
