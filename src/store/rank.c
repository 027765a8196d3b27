/* SPDX-License-Identifier: MIT */
/*
 * Where the length of a slice is among others; see around.h. All that could be compared
 * with it is walked over once, whatever row the slice is of.
 */
#include "store/around.h"

#include "store/state.h"

enum {
	MAX_COMPARED = 1 << 20 /* slices that are looked at */
};

struct tally {
	const struct tc_store *s;
	const struct tc_slice_facts *slice;
	uint64_t length;
	uint32_t group; /* start function of its goroutine; TC_NONE32: it has none */
	uint64_t n[2], shorter[2];
};

static uint32_t group_of(const struct tc_store *s, uint32_t go)
{
	return go < s->n_gos ? s->gos[go].group : TC_NONE32;
}

static void count(struct tally *x, const struct tc_slice *v, bool is_near)
{
	bool is_shorter = v->end - v->begin < x->length;

	for (int i = is_near ? 0 : 1; i < 2; i++) {
		x->n[i]++;
		x->shorter[i] += is_shorter;
	}
}

/* The stack that a goroutine waited or was in a system call at; 0: none is known. */
static uint32_t place_of(const struct tc_store *s, const struct tc_slice *v)
{
	enum tc_site_kind kind = v->state == TC_WAITING ? TC_SITE_WAIT : TC_SITE_CALL;

	if (v->state != TC_WAITING && v->state != TC_SYSCALL)
		return 0;
	return v->ref < s->sites.n[kind] ? s->sites.of[kind][v->ref].b : 0;
}

/* Goroutines of one start function: those at the same place are near. */
static void among_members(struct tally *x)
{
	const struct tc_store *s = x->s;
	unsigned wire = x->slice->wire;
	bool has_place =
		wire >= TC_WIRE_REASON || wire == TC_WIRE_WAITING || wire == TC_WIRE_SYSCALL;
	uint64_t looked = 0;

	for (size_t i = 0; i < s->n_gos && looked < MAX_COMPARED; i++) {
		struct tc_key key = { .kind = TC_ROW_GO, .n = (uint32_t)i };
		struct tc_row row;
		struct tc_scan w;

		if (s->gos[i].group != x->group)
			continue;
		tc_go_slices(s, (uint32_t)i, &row);
		for (bool ok = tc_scan_all(&w, &row, true); ok && looked < MAX_COMPARED;
		     ok = tc_scan_next(&w)) {
			looked++;
			if (tc_wire_state(s, &key, &w.slice) == x->slice->wire)
				count(x, &w.slice,
				      !has_place || place_of(s, &w.slice) == x->slice->stack);
		}
	}
}

/* Whose a slice is, of a row of goroutines' doings. */
static uint32_t owner(const struct tc_store *s, enum tc_row_kind kind, uint32_t ref)
{
	if (kind == TC_ROW_REGIONS)
		return ref < s->n_works ? s->works[ref].go : TC_NONE32;
	return kind == TC_ROW_PROC || kind == TC_ROW_ASSISTS ? ref : TC_NONE32;
}

/* One row of several: `key` says how to read it. At most `most` slices. */
static void among_row(struct tally *x, const struct tc_key *key, const struct tc_row *row,
		      uint64_t most)
{
	const struct tc_slice_facts *slice = x->slice;
	bool is_stw = key->kind == TC_ROW_STW;
	struct tc_scan w;
	bool ok = tc_scan_all(&w, row, true);

	for (; ok && most > 0; most--, ok = tc_scan_next(&w)) {
		bool is_near = true;

		if (w.slice.state == TC_IDLE || (key->kind != TC_ROW_ASSISTS &&
						 tc_wire_state(x->s, key, &w.slice) != slice->wire))
			continue;
		if (is_stw)
			is_near = tc_wire_ref(x->s, key, &w.slice, true) == slice->reason;
		else if (x->group != TC_NONE32)
			is_near = group_of(x->s, owner(x->s, key->kind, w.slice.ref)) == x->group;
		count(x, &w.slice, is_near);
	}
}

static void among_procs(struct tally *x, enum tc_row_kind kind)
{
	const struct tc_store *s = x->s;

	for (uint32_t i = 0; i < s->n_procs; i++) {
		struct tc_key key = { .kind = kind, .n = i };
		struct tc_row row;

		tc_key_row(s, &key, &row);
		among_row(x, &key, &row, MAX_COMPARED / s->n_procs);
	}
}

static void among_lanes(struct tally *x, enum tc_row_kind kind, const struct tc_lanes *lanes,
			size_t type)
{
	for (size_t i = 0; type < lanes->n && i < lanes->types[type].n; i++) {
		struct tc_key key = { .kind = kind, .n = (uint32_t)type, .lane = (uint32_t)i };
		struct tc_row row;

		tc_row_of_track(&row, &x->s->tracks, &lanes->types[type].lanes[i], x->s->last);
		among_row(x, &key, &row, MAX_COMPARED / lanes->types[type].n);
	}
}

static size_t type_named(const struct tc_lanes *lanes, uint32_t name)
{
	size_t i = 0;

	while (i < lanes->n && lanes->types[i].name != name)
		i++;
	return i;
}

static void among_all(struct tally *x)
{
	const struct tc_store *s = x->s;
	const struct tc_key *key = &x->slice->key;
	struct tc_row row;

	switch (key->kind) {
	case TC_ROW_GO: among_members(x); break;
	case TC_ROW_PROC:
	case TC_ROW_THREAD: among_procs(x, TC_ROW_PROC); break;
	case TC_ROW_SWEEPS: among_procs(x, TC_ROW_SWEEPS); break;
	case TC_ROW_GC:
	case TC_ROW_STW:
		tc_key_row(s, key, &row);
		among_row(x, key, &row, MAX_COMPARED);
		break;
	case TC_ROW_TASKS: among_lanes(x, key->kind, &s->tasks, key->n); break;
	case TC_ROW_REGIONS: among_lanes(x, key->kind, &s->regions, key->n); break;
	case TC_ROW_GO_REGIONS:
		among_lanes(x, TC_ROW_REGIONS, &s->regions,
			    type_named(&s->regions, x->slice->reason));
		break;
	case TC_ROW_ASSISTS: among_lanes(x, key->kind, &s->assists, 0); break;
	case TC_ROW_LANE:
	case TC_ROW_GROUP:
	case TC_ROW_COUNTER:
	case TC_ROW_KINDS:
	default: break;
	}
}

void tc_slice_ranks(const struct tc_store *s, const struct tc_slice_facts *slice,
		    struct tc_rank out[TC_RANKS])
{
	struct tally x = { .s = s,
			   .slice = slice,
			   .length = slice->end - slice->begin,
			   .group = group_of(s, slice->go) };

	among_all(&x);
	for (int i = 0; i < TC_RANKS; i++) {
		/* A thread may have had a P for a part of the slice only. */
		uint64_t others = x.n[i] > 0 ? x.n[i] - 1 : 0;
		uint64_t shorter = x.shorter[i] < others ? x.shorter[i] : others;

		out[i].n = x.n[i];
		out[i].percent = others ? 100.0 * (double)shorter / (double)others : -1;
	}
}
