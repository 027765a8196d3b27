/* SPDX-License-Identifier: MIT */
/* Rows by what they are of; see state.h. */
#include "store/state.h"

void tc_go_row(const struct tc_store *s, uint32_t number, struct tc_row *out)
{
	tc_go_slices(s, number, out);
	tc_row_find_end(out);
}

void tc_go_slices(const struct tc_store *s, uint32_t number, struct tc_row *out)
{
	const struct tc_go *go = &s->gos[number];

	switch (go->kind) {
	case TC_GO_LIVE:
		tc_row_of_track(out, &s->tracks, &s->lives[go->data].track, s->last);
		break;
	case TC_GO_BLOCK:
		tc_row_of_place(out, &s->tracks, go->begin, go->data, TC_REF_PLAIN);
		break;
	default: tc_row_of_index(out, &s->tracks, (uint32_t)go->data, TC_REF_PLAIN); break;
	}
}

void tc_proc_row(const struct tc_store *s, uint32_t proc, struct tc_row *out)
{
	tc_row_of_track(out, &s->tracks, &s->procs[proc].track, s->last);
}

uint32_t tc_go_on_proc(const struct tc_store *s, uint32_t proc, uint64_t tick)
{
	struct tc_row row;
	struct tc_scan w;

	if (proc >= s->n_procs)
		return TC_NONE32;
	tc_proc_row(s, proc, &row);
	return tc_scan_begin(&w, &row, tick, true) && w.slice.state != TC_IDLE ? w.slice.ref
									       : TC_NONE32;
}

uint32_t tc_proc_of_go(const struct tc_store *s, uint32_t number, uint64_t tick)
{
	for (uint32_t i = 0; i < s->n_procs; i++)
		if (tc_go_on_proc(s, i, tick) == number)
			return i;
	return TC_NONE32;
}

static const struct tc_lanes *lanes_of(const struct tc_store *s, enum tc_row_kind kind)
{
	return kind == TC_ROW_TASKS ? &s->tasks : &s->regions;
}

uint32_t tc_store_threads(const struct tc_store *s)
{
	return (uint32_t)s->n_threads;
}

uint32_t tc_store_lanes(const struct tc_store *s, enum tc_row_kind kind)
{
	return (uint32_t)lanes_of(s, kind)->n_rows;
}

struct tc_key tc_lane_key(const struct tc_store *s, enum tc_row_kind kind, uint32_t i)
{
	const struct tc_lanes *l = lanes_of(s, kind);
	uint32_t type = 0;

	while (i >= l->types[type].n)
		i -= (uint32_t)l->types[type++].n;
	return (struct tc_key){ .kind = kind, .n = type, .lane = i };
}

struct tacho_text tc_lane_name(const struct tc_store *s, const struct tc_key *key)
{
	return tacho_symbols_get(s->sites.symbols, lanes_of(s, key->kind)->types[key->n].name);
}

void tc_key_row(const struct tc_store *s, const struct tc_key *key, struct tc_row *out)
{
	switch (key->kind) {
	case TC_ROW_GO: tc_go_row(s, key->n, out); break;
	case TC_ROW_PROC: tc_proc_row(s, key->n, out); break;
	case TC_ROW_GC: tc_row_of_track(out, &s->tracks, &s->gc, s->last); break;
	case TC_ROW_STW: tc_row_of_track(out, &s->tracks, &s->stw, s->last); break;
	case TC_ROW_SWEEPS:
		tc_row_of_track(out, &s->tracks, &s->procs[key->n].sweeps, s->last);
		break;
	case TC_ROW_THREAD:
		tc_row_of_track(out, &s->tracks, &s->threads[key->n].track, s->last);
		break;
	case TC_ROW_TASKS:
	case TC_ROW_REGIONS:
		tc_row_of_track(out, &s->tracks,
				&lanes_of(s, key->kind)->types[key->n].lanes[key->lane], s->last);
		break;
	case TC_ROW_LANE:
	case TC_ROW_GROUP:
	case TC_ROW_COUNTER:
	case TC_ROW_GO_REGIONS:
	case TC_ROW_ASSISTS:
	case TC_ROW_KINDS:
	default: tc_row_of_nothing(out, &s->tracks); break;
	}
}

/* From the gauge: what the averages add up to. */
static void group_totals(const struct tc_store *s, uint32_t group, uint64_t *totals)
{
	const struct tc_gauge *g = &s->groups[group].gauge;
	uint64_t width = UINT64_C(1) << s->group_shift;
	double sums[TC_CLASSES] = { 0 };

	tc_gauge_totals(g, s->group_shift, s->last, sums);
	for (int c = 0; c < TC_CLASSES; c++)
		totals[c] = sums[c] > 0 ? (uint64_t)(sums[c] * (double)width) : 0;
}

static void span_facts(const struct tc_store *s, const struct tc_key *key, struct tc_row_facts *out)
{
	size_t n;
	const struct tc_span *v = tc_spans_begin(s, key, &n);

	*out = (struct tc_row_facts){ .slices = n };
	if (n) {
		out->begin = v[0].begin;
		out->end = v[n - 1].end;
	}
	for (size_t i = 0; i < n; i++)
		out->totals[TC_CLASS_RUNNING] += v[i].end - v[i].begin;
	tc_spans_end(s);
}

void tc_row_facts(const struct tc_store *s, const struct tc_key *key, struct tc_row_facts *out)
{
	struct tc_sums sums = { 0 };
	struct tc_row row;
	struct tc_scan w;

	if (key->kind == TC_ROW_GROUP || key->kind == TC_ROW_COUNTER || key->kind == TC_ROW_LANE) {
		*out = (struct tc_row_facts){ .end = s->last };
		if (key->kind == TC_ROW_GROUP)
			group_totals(s, key->n, out->totals);
		return;
	}
	if (tc_row_is_spans(key->kind)) {
		span_facts(s, key, out);
		return;
	}
	tc_key_row(s, key, &row);
	if (row.end > row.begin && tc_scan_begin(&w, &row, row.end - 1, false))
		tc_scan_sums(&w, row.end, &sums);
	*out = (struct tc_row_facts){ row.begin, row.end, sums.n_busy, { 0 } };
	for (int c = 0; c < TC_CLASSES; c++)
		out->totals[c] = sums.ticks[c];
}

bool tc_counter_facts(const struct tc_store *s, enum tc_counter_name name, double *min, double *max)
{
	float low, high;

	tc_counter_bins(s, name, 0, s->last + 1, 1, &low, &high);
	*min = (double)low;
	*max = (double)high;
	return low <= high;
}

double tc_group_peak(const struct tc_store *s, uint32_t group)
{
	size_t n = (s->last >> s->group_shift) + 1, per;
	float(*all)[TC_CLASSES] = tc_calloc(s->alloc, n, sizeof(*all));
	double peak = 0, sum = 0;

	if (!all)
		return 0;
	tc_gauge_read(&s->groups[group].gauge, s->group_shift, s->last, 0, n, all);
	/* Of the census' bins, so that it does not hang on how fine those of groups are. */
	per = (size_t)1 << (s->census.shift - s->group_shift);
	for (size_t i = 0; i < n; i++) {
		sum += (double)(all[i][0] + all[i][1] + all[i][2] + all[i][3]);
		if ((i + 1) % per && i + 1 < n)
			continue;
		peak = sum / (double)(i % per + 1) > peak ? sum / (double)(i % per + 1) : peak;
		sum = 0;
	}
	tc_free(s->alloc, all);
	return peak;
}

/* Which series of the census a counter is. */
static enum tc_series series_of(enum tc_counter_name name)
{
	switch (name) {
	case TC_COUNTER_RUNNABLE: return TC_SERIES_RUNNABLE;
	case TC_COUNTER_THREADS: return TC_SERIES_THREADS;
	case TC_COUNTER_RUNNING: return TC_SERIES_RUNNING;
	case TC_COUNTER_GOROUTINES:
	case TC_COUNTER_HEAP:
	case TC_COUNTER_GOAL:
	case TC_COUNTER_GOMAXPROCS:
	case TC_COUNTER_THROTTLED:
	case TC_COUNTER_PRESSURE:
	case TC_COUNTER_RUN_DELAY:
	case TC_COUNTER_CPUS:
	case TC_COUNTERS:
	default: return TC_SERIES_GOROUTINES;
	}
}

void tc_counter_bins(const struct tc_store *s, enum tc_counter_name name, uint64_t from,
		     uint64_t width, size_t n, float *min, float *max)
{
	switch (name) {
	case TC_COUNTER_HEAP:
	case TC_COUNTER_GOAL:
	case TC_COUNTER_GOMAXPROCS:
		tc_counter_read(&s->metrics[name == TC_COUNTER_HEAP   ? TACHO_METRIC_HEAP_LIVE
					    : name == TC_COUNTER_GOAL ? TACHO_METRIC_HEAP_GOAL
								      : TACHO_METRIC_GOMAXPROCS],
				from, width, s->last + 1, n, min, max);
		break;
	case TC_COUNTER_THROTTLED:
	case TC_COUNTER_PRESSURE:
	case TC_COUNTER_RUN_DELAY:
	case TC_COUNTER_CPUS:
		tc_counter_read(&s->kernel[name - TC_COUNTER_KERNEL], from, width, s->last + 1, n,
				min, max);
		break;
	case TC_COUNTER_GOROUTINES:
	case TC_COUNTER_RUNNABLE:
	case TC_COUNTER_THREADS:
	case TC_COUNTER_RUNNING:
	case TC_COUNTERS:
	default:
		tc_census_extremes(&s->census, series_of(name), from, width, s->last + 1, n, min,
				   max);
		break;
	}
}

void tc_go_facts(const struct tc_store *s, uint32_t number, struct tc_go_facts *out)
{
	const struct tc_go *go = &s->gos[number];

	*out = (struct tc_go_facts){ .id = go->id,
				     .group = go->group,
				     .creator = go->creator,
				     .begin = go->begin,
				     .is_live = tc_go_lives(go),
				     .regions = go->regions,
				     .has_assists = go->has_assists,
				     .is_old = go->is_old };
}

const struct tacho_symbols *tc_store_symbols(const struct tc_store *s)
{
	return s->sites.symbols;
}

uint32_t tc_store_groups(const struct tc_store *s)
{
	return (uint32_t)s->n_groups;
}

struct tacho_text tc_group_name(const struct tc_store *s, uint32_t group)
{
	return tacho_symbols_get(s->sites.symbols, group < s->n_groups ? s->groups[group].name : 0);
}

uint32_t tc_group_members(const struct tc_store *s, uint32_t group)
{
	return s->groups[group].members;
}

uint32_t tc_store_procs(const struct tc_store *s)
{
	return (uint32_t)s->n_procs;
}

bool tc_proc_has_sweeps(const struct tc_store *s, uint32_t proc)
{
	return s->procs[proc].sweeps.n_front > 0 || s->procs[proc].sweeps.state != TC_IDLE ||
	       s->procs[proc].sweeps.index != TC_NONE32;
}

unsigned tc_store_reasons(const struct tc_store *s)
{
	return s->sites.n_reasons;
}

struct tacho_text tc_reason_name(const struct tc_store *s, unsigned reason)
{
	return tacho_symbols_get(s->sites.symbols, s->sites.reasons[reason]);
}

unsigned tc_wire_state(const struct tc_store *s, const struct tc_key *key,
		       const struct tc_slice *slice)
{
	unsigned reason;

	if (slice->state == TC_NAMED)
		return key->kind == TC_ROW_GC        ? TC_WIRE_MARK
		       : key->kind == TC_ROW_STW     ? TC_WIRE_STW
		       : key->kind == TC_ROW_SWEEPS  ? TC_WIRE_SWEEP
		       : key->kind == TC_ROW_ASSISTS ? TC_WIRE_ASSIST
						     : TC_WIRE_NAMED;
	if (key->kind != TC_ROW_GO || slice->state != TC_WAITING)
		return slice->state;
	reason = tc_sites_reason(&s->sites, slice->ref);
	return reason < 200 ? TC_WIRE_REASON + reason : TC_WIRE_WAITING;
}

uint32_t tc_wire_ref(const struct tc_store *s, const struct tc_key *key,
		     const struct tc_slice *slice, bool is_worth)
{
	const struct tc_sites *sites = &s->sites;
	uint32_t ref = slice->ref, p;

	if (slice->state == TC_NAMED && (key->kind == TC_ROW_TASKS || key->kind == TC_ROW_REGIONS))
		return lanes_of(s, key->kind)->types[key->n].name;
	if (key->kind == TC_ROW_SWEEPS || key->kind == TC_ROW_ASSISTS)
		return TC_NONE32;
	if (key->kind != TC_ROW_GO)
		return ref;
	switch (slice->state) {
	case TC_WAITING:
		return ref < sites->n[TC_SITE_WAIT] ? sites->of[TC_SITE_WAIT][ref].b : TC_NONE32;
	case TC_RUNNABLE:
		if (!is_worth || ref >= sites->n[TC_SITE_WAKE] || !sites->of[TC_SITE_WAKE][ref].a)
			return TC_NONE32;
		return tc_go_on_proc(s, sites->of[TC_SITE_WAKE][ref].a - 1, slice->begin);
	case TC_RUNNING:
	case TC_SYSCALL:
		p = is_worth ? tc_proc_of_go(s, key->n, slice->begin) : TC_NONE32;
		/* P numbers are small; one that is not has no place in a ref. */
		return p != TC_NONE32 && (uint64_t)s->procs[p].id < TC_NONE32
			       ? (uint32_t)s->procs[p].id
			       : TC_NONE32;
	default: return TC_NONE32;
	}
}
