/* SPDX-License-Identifier: MIT */
/*
 * The sort that Go's trace reader applies to its heap of threads when the first
 * of them has to wait. The sort is not stable, and events of equal time are then
 * tried in the order it left them in: to give Go's order of events, ours has to
 * make the same moves of Go 1.27's slices.SortFunc, a pattern-defeating
 * quicksort (Orson Peters, arXiv 2106.05123). Wherever that leaves a choice
 * (thresholds, pivots, the pseudo-random swaps), Go's is part of the contract:
 * a "better" constant here is a wrong order of events.
 *
 * Invariants
 *  1. A part is sorted without moving anything outside of it, otherwise the
 *     order in which parts are taken would matter.
 *  2. What stands before a part is never later than anything in it, otherwise
 *     gather() would put entries before their elders. A part has such a
 *     predecessor unless it starts at the array's start.
 *  3. The shorter side of a division is taken first, so that the parts put off
 *     at least halve each time, and PARTS_MAX of them suffice for any size_t.
 */
#include "reader/order_sort.h"

#include "reader/order.h"

enum {
	INSERTION_MAX = 12, /* longest part that is sorted by insertion alone */
	LONG_MIN_PART = 50, /* shortest part that gets nine candidates, and repairs */
	REPAIRS_MAX = 5,    /* misplaced neighbours to repair before giving up */
	UNEVEN_DIVISOR = 8, /* a side shorter than 1/8 of its part: a bad pivot */
	PARTS_MAX = 64,
};

/* A run of entries that is still to be sorted, and what is known about it. */
struct part {
	struct tc_keyed *e;
	size_t n;
	unsigned bad_pivots_left; /* before heap sort takes over */
	bool has_predecessor;     /* e[-1] is in the array */
	bool was_even;            /* the last division was not a bad one */
	bool was_in_order;        /* the last division found nothing to move */
};

enum trend {
	TREND_UP,
	TREND_DOWN,
	TREND_NONE
};

static inline bool is_before(const struct tc_keyed *e, size_t a, size_t b)
{
	return e[a].key < e[b].key;
}

static inline void swap(struct tc_keyed *e, size_t a, size_t b)
{
	struct tc_keyed was = e[a];

	e[a] = e[b];
	e[b] = was;
}

static unsigned bit_length(size_t n)
{
	unsigned bits = 0;

	for (; n; n >>= 1)
		bits++;
	return bits;
}

/* Move e[i] down to behind the last entry that is not later. */
static inline void sink(struct tc_keyed *e, size_t i)
{
	struct tc_keyed moving = e[i];

	for (; i > 0 && moving.key < e[i - 1].key; i--)
		e[i] = e[i - 1];
	e[i] = moving;
}

/* Move e[i] up to before the first entry that is not earlier. */
static inline void rise(struct tc_keyed *e, size_t n, size_t i)
{
	struct tc_keyed moving = e[i];

	for (; i + 1 < n && e[i + 1].key < moving.key; i++)
		e[i] = e[i + 1];
	e[i] = moving;
}

static void sort_by_insertion(struct tc_keyed *e, size_t n)
{
	for (size_t i = 1; i < n; i++)
		sink(e, i);
}

/* --- heap sort: the way out of bad pivots; latest entry at the root --- */

static void settle_root(struct tc_keyed *e, size_t n, size_t root)
{
	struct tc_keyed moving = e[root];

	for (size_t child; (child = 2 * root + 1) < n; root = child) {
		if (child + 1 < n && is_before(e, child, child + 1))
			child++;
		if (moving.key >= e[child].key)
			break;
		e[root] = e[child];
	}
	e[root] = moving;
}

static void sort_by_heap(struct tc_keyed *e, size_t n)
{
	for (size_t i = (n - 1) / 2 + 1; i-- > 0;)
		settle_root(e, n, i);
	for (size_t i = n; i-- > 0;) {
		swap(e, 0, i);
		settle_root(e, i, 0);
	}
}

/* --- the pivot --- */

/* The middle one of three positions by time; *n_turned counts the exchanges. */
static size_t median(const struct tc_keyed *e, size_t a, size_t b, size_t c, unsigned *n_turned)
{
	size_t low = a, mid = b;

	if (is_before(e, b, a)) {
		low = b;
		mid = a;
		++*n_turned;
	}
	if (is_before(e, c, mid)) {
		mid = c;
		++*n_turned;
	}
	if (is_before(e, mid, low)) {
		mid = low;
		++*n_turned;
	}
	return mid;
}

/*
 * The median of the entries at the quarters, each of them the median of itself
 * and its neighbours in a long part. If none of the comparisons, or all twelve,
 * found a pair out of order, the part is probably sorted, or sorted backwards.
 * A part without neighbours never gets to twelve.
 */
static size_t choose_pivot(const struct tc_keyed *e, size_t n, enum trend *trend)
{
	size_t step = n / 4, at[3] = { step, 2 * step, 3 * step }, pivot;
	unsigned n_turned = 0;

	for (size_t i = 0; n >= LONG_MIN_PART && i < 3; i++)
		at[i] = median(e, at[i] - 1, at[i], at[i] + 1, &n_turned);
	pivot = median(e, at[0], at[1], at[2], &n_turned);
	*trend = n_turned == 0 ? TREND_UP : n_turned == 12 ? TREND_DOWN : TREND_NONE;
	return pivot;
}

/*
 * Swap three entries in the middle with pseudo-random ones, so that whatever
 * made the last pivot a bad one does not make the next one bad as well. The
 * generator is Marsaglia's xorshift (13, 7, 17), its seed the length.
 */
static void scatter(struct tc_keyed *e, size_t n)
{
	uint64_t random = n, mask = (UINT64_C(1) << bit_length(n)) - 1;
	size_t middle = n / 4 * 2;

	for (size_t i = middle - 1; i <= middle + 1; i++) {
		size_t other;

		random ^= random << 13;
		random ^= random >> 7;
		random ^= random << 17;
		other = (size_t)(random & mask);
		swap(e, i, other < n ? other : other - n);
	}
}

static void reverse(struct tc_keyed *e, size_t n)
{
	for (size_t i = 0; i < n / 2; i++)
		swap(e, i, n - 1 - i);
}

/*
 * Sort a part that is nearly sorted. False: it was not, and has had some of its
 * entries moved. A short part is only looked at.
 */
static bool repair(struct tc_keyed *e, size_t n)
{
	size_t i = 1;

	for (unsigned n_repairs = 0; n_repairs < REPAIRS_MAX; n_repairs++) {
		while (i < n && !is_before(e, i, i - 1))
			i++;
		if (i == n)
			return true;
		if (n < LONG_MIN_PART)
			return false;
		swap(e, i, i - 1);
		sink(e, i - 1);
		rise(e, n, i);
	}
	return false;
}

/* --- dividing --- */

/*
 * Bring the pivot to e[0] and behind it all that is earlier (with_ties: or of
 * the same time). Returns how many there are, the pivot included.
 */
static inline size_t gather(struct tc_keyed *e, size_t n, size_t pivot, bool with_ties, bool *moved)
{
	int64_t t = e[pivot].key;
	size_t i = 1, j = n - 1;

	*moved = false;
	swap(e, 0, pivot);
	for (;;) {
		while (i <= j && (with_ties ? e[i].key <= t : e[i].key < t))
			i++;
		while (i <= j && (with_ties ? e[j].key > t : e[j].key >= t))
			j--;
		if (i > j)
			return i;
		swap(e, i++, j--);
		*moved = true;
	}
}

/* Split p at the pivot: the longer side stays in *p, the shorter one comes out. */
static void divide(struct part *p, size_t pivot, struct part *shorter)
{
	bool moved;
	size_t n_left = gather(p->e, p->n, pivot, false, &moved) - 1;
	size_t n_right = p->n - n_left; /* Go counts the pivot on this side */
	size_t even_min = p->n / UNEVEN_DIVISOR;
	struct part left = *p, right = *p;

	swap(p->e, 0, n_left);
	left.n = n_left;
	right.e += n_left + 1;
	right.n = n_right - 1;
	right.has_predecessor = true;
	if (n_left < n_right) {
		*shorter = left;
		*p = right;
		p->was_even = n_left >= even_min;
	} else {
		*shorter = right;
		*p = left;
		p->was_even = n_right >= even_min;
	}
	p->was_in_order = !moved;
	shorter->was_even = true;
	shorter->was_in_order = true;
}

/* Sort p if there is a way without dividing it; else choose where to divide. */
static bool finish(struct part *p, size_t *pivot)
{
	enum trend trend;

	if (p->n <= INSERTION_MAX) {
		sort_by_insertion(p->e, p->n);
		return true;
	}
	if (p->bad_pivots_left == 0) {
		sort_by_heap(p->e, p->n);
		return true;
	}
	if (!p->was_even) {
		scatter(p->e, p->n);
		p->bad_pivots_left--;
	}
	*pivot = choose_pivot(p->e, p->n, &trend);
	if (trend == TREND_DOWN) {
		reverse(p->e, p->n);
		*pivot = p->n - 1 - *pivot;
		trend = TREND_UP;
	}
	return trend == TREND_UP && p->was_even && p->was_in_order && repair(p->e, p->n);
}

/*
 * A pivot of the predecessor's time is the least there is in the part: it and
 * its ties are in place once they are in front, and only the rest is left.
 */
static bool drop_ties(struct part *p, size_t pivot)
{
	size_t n_ties;
	bool moved;

	if (!p->has_predecessor || p->e[-1].key < p->e[pivot].key)
		return false;
	n_ties = gather(p->e, p->n, pivot, true, &moved);
	p->e += n_ties;
	p->n -= n_ties;
	return true;
}

void tc_sort_by_key(struct tc_keyed *entries, size_t n)
{
	struct part parts[PARTS_MAX];
	size_t n_parts = 1;

	parts[0] = (struct part){
		.e = entries,
		.n = n,
		.bad_pivots_left = bit_length(n),
		.was_even = true,
		.was_in_order = true,
	};
	while (n_parts > 0) {
		struct part *p = &parts[n_parts - 1];
		size_t pivot;

		if (finish(p, &pivot))
			n_parts--;
		else if (!drop_ties(p, pivot))
			divide(p, pivot, &parts[n_parts++]);
	}
}

void tc_order_sort_heap(struct tc_order *o)
{
	tc_sort_by_key(o->heap, o->n_heap);
}
