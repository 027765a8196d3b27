/* SPDX-License-Identifier: MIT */
/*
 * The viewer's store of any trace: filling it ends, every query is safe at any place and
 * scale, and what it says is in order.
 */
#include <string.h>

#include "fuzz/target.h"
#include "store/area.h"
#include "store/around.h"
#include "store/flows.h"
#include "store/list.h"
#include "store/plot.h"
#include "store/state.h"

enum {
	SOME = 12 /* rows of a kind that are asked about */
};

static void check_row(const struct tc_store *s, const struct tc_key *key)
{
	struct tc_row row;
	struct tc_scan w;
	uint64_t at, n = 0;
	struct tc_row_facts facts;

	tc_key_row(s, key, &row);
	at = row.begin;
	FUZZ_ASSERT(row.begin <= row.end && row.end <= TC_TICK_MAX);
	for (bool ok = tc_scan_all(&w, &row, true); ok; ok = tc_scan_next(&w)) {
		FUZZ_ASSERT(w.slice.begin == at && w.slice.end >= at && w.slice.n == n++);
		at = w.slice.end;
	}
	FUZZ_ASSERT(key->kind == TC_ROW_GROUP || key->kind == TC_ROW_COUNTER || at == row.end);
	tc_row_facts(s, key, &facts);
	if (key->kind != TC_ROW_GROUP)
		FUZZ_ASSERT(facts.totals[0] + facts.totals[1] + facts.totals[2] + facts.totals[3] <=
			    row.end - row.begin);
}

static void check_tiles(struct tc_store *s, const struct tc_key *key, uint64_t seed)
{
	char buf[TC_KEY_TEXT];
	const char *text = tc_key_text(s, key, buf);
	struct tc_key again;

	FUZZ_ASSERT(tc_key_parse(s, text, &again) && again.kind == key->kind);
	for (unsigned i = 0; i < 5; i++) {
		unsigned level = (unsigned)(seed >> (8 * i) & 63) % TC_TILE_LEVELS;
		int64_t x = i == 4 ? INT32_MAX - 1
				   : (int64_t)((s->last * TC_TICK_NS >> level) / 1024 * (i & 1));
		struct tc_textbuf out;
		bool is_final;

		tc_textbuf_init(&out, NULL, NULL, NULL);
		x = x > INT32_MAX - 1 ? INT32_MAX - 1 : x;
		FUZZ_ASSERT(tc_store_tiles(s, level, x, x + 1, &text, 1, &out, &is_final) == 0);
		tc_textbuf_fini(&out);
	}
}

static void check_slices(struct tc_store *s, const struct tc_key *key, uint64_t tick)
{
	struct tc_slice_facts slice, steps[16];
	struct tc_spot woken[4];
	bool is_creation[4];
	struct tc_rank ranks[TC_RANKS];
	size_t left_off, n;

	if (!tc_slice_at(s, key, tick, &slice))
		return;
	FUZZ_ASSERT(slice.begin <= tick && tick < slice.end);
	FUZZ_ASSERT(tc_slice_woken(s, &slice, woken, is_creation, 4, &left_off) <= 4);
	tc_slice_ranks(s, &slice, ranks);
	FUZZ_ASSERT(ranks[0].n <= ranks[1].n && ranks[0].percent <= 100);
	n = tc_slice_chain(s, &slice, steps, 16);
	FUZZ_ASSERT(n >= 1 && n <= 16);
}

static void check_key(struct tc_store *s, const struct tc_key *key, uint64_t seed)
{
	check_row(s, key);
	check_tiles(s, key, seed);
	check_slices(s, key, 0);
	check_slices(s, key, s->last / 2);
	check_slices(s, key, seed % (s->last + 1));
}

static void check_rows(struct tc_store *s, enum tc_row_kind kind, uint32_t n, uint64_t seed)
{
	uint32_t step = n / SOME + 1;

	for (uint32_t i = 0; i < n; i += step) {
		struct tc_key key = { .kind = kind, .n = i };

		if (kind == TC_ROW_TASKS || kind == TC_ROW_REGIONS)
			key = tc_lane_key(s, kind, i);
		/* An id that comes again without a word has one key for several. */
		if (kind == TC_ROW_GO && tc_find_go(s, s->gos[i].id, 0) != i)
			continue;
		check_key(s, &key, seed + i);
	}
}

/* Regions and assists of goroutines. */
static void check_spans(struct tc_store *s, enum tc_row_kind kind, uint64_t seed)
{
	for (uint32_t i = 0; i < s->n_gos; i += (uint32_t)s->n_gos / SOME + 1) {
		struct tc_key key = { .kind = kind, .n = i };
		uint64_t at = 0;

		if (tc_find_go(s, s->gos[i].id, 0) != i)
			continue;
		for (key.lane = 0; key.lane < 3; key.lane++) {
			size_t n;
			const struct tc_span *v = tc_spans_begin(s, &key, &n);

			for (size_t k = 0; k < n; k++)
				FUZZ_ASSERT(v[k].begin <= v[k].end &&
					    (k == 0 || v[k].begin >= v[k - 1].end));
			at = n ? v[seed % n].begin : 0;
			tc_spans_end(s);
			if (kind == TC_ROW_ASSISTS && key.lane)
				break;
			check_tiles(s, &key, seed + i);
			check_slices(s, &key, at);
		}
	}
}

static void check_flows(struct tc_store *s, uint64_t seed)
{
	struct tc_flow flows[40];
	struct tc_key key = { .kind = seed & 1 ? TC_ROW_PROC : TC_ROW_GROUP };
	bool has = key.kind == TC_ROW_PROC ? s->n_procs > 0 : s->n_groups > 0;
	struct tc_flows_query q = { .from = s->last / 4,
				    .to = s->last + 1,
				    .keys = &key,
				    .n_keys = has && seed & 2,
				    .max = seed % 40 };
	uint64_t left_off;
	size_t n;

	FUZZ_ASSERT(tc_store_flows(s, &q, flows, &n, &left_off) == 0 && n <= q.max);
	for (size_t i = 0; i < n; i++) {
		FUZZ_ASSERT(flows[i].from < s->n_gos && flows[i].to < s->n_gos);
		FUZZ_ASSERT(flows[i].tick >= q.from && flows[i].tick < q.to);
	}
}

static void check_lists(struct tc_store *s, uint64_t seed)
{
	struct tc_list_query q = { .group = UINT32_MAX,
				   .sort = (enum tc_list_sort)(seed % TC_SORTS),
				   .is_descending = seed & 8,
				   .alive_to = UINT64_MAX,
				   .filter = "",
				   .class = 1,
				   .least = seed & 16 ? 10 : 0,
				   .reason = seed & 32 ? "chan" : "" };
	uint32_t numbers[10];
	size_t n, total;

	FUZZ_ASSERT(tc_store_list(s, &q, seed % 4, 10, numbers, &n, &total) == 0);
	FUZZ_ASSERT(n <= total && total <= s->n_gos);
}

static void check_area(struct tc_store *s, uint64_t seed)
{
	struct tc_area_query q = { .from = s->last / 3,
				   .to = s->last / 3 + seed % (s->last + 1) + 1,
				   .stacks = (enum tc_area_stacks)(seed % 5) };
	struct tc_area area;
	uint64_t self = 0;

	FUZZ_ASSERT(tc_store_area(s, &q, &area) == 0);
	FUZZ_ASSERT(area.n_groups <= TC_AREA_TOP && area.n_nodes <= TC_AREA_NODES);
	for (size_t i = 0; i < area.n_nodes; i++) {
		FUZZ_ASSERT(area.nodes[i].parent < (int32_t)i);
		self += area.nodes[i].self;
	}
	FUZZ_ASSERT(self <= area.value);
	tc_area_free(s, &area);
}

static void check_plots(struct tc_store *s, uint64_t seed)
{
	struct tc_mark marks[8];
	size_t n, left_off;
	double values[33];

	for (int k = 0; k < TC_PLOTS; k++)
		FUZZ_ASSERT(tc_store_plot(s, (enum tc_plot)k, seed % (s->last + 1), s->last + 2, 33,
					  values) == 0);
	FUZZ_ASSERT(tc_store_marks(s, TC_ROW_STW, 0, s->last + 1, marks, 8, &n, &left_off) == 0);
	FUZZ_ASSERT(n <= 8);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;
	struct tacho_analysis a;
	struct tacho_reader *r;
	struct tc_store *s;
	uint64_t seed = size * 0x9e3779b97f4a7c15U;

	opts.threads = 1;
	opts.limits = (struct tacho_limits)FUZZ_LIMITS;
	FUZZ_ASSERT(tc_store_new(&s, NULL) == 0);
	a = tc_store_analysis(s);
	if (tacho_reader_open_memory(&r, data, size, &opts, NULL) == 0)
		(void)!tacho_pass_run(r, &a, 1, NULL, NULL);
	tacho_reader_close(r);
	check_rows(s, TC_ROW_PROC, (uint32_t)s->n_procs, seed);
	check_rows(s, TC_ROW_GO, (uint32_t)s->n_gos, seed);
	check_rows(s, TC_ROW_GROUP, (uint32_t)s->n_groups, seed);
	check_rows(s, TC_ROW_THREAD, (uint32_t)s->n_threads, seed);
	check_rows(s, TC_ROW_COUNTER, TC_COUNTERS, seed);
	check_rows(s, TC_ROW_GC, 1, seed);
	check_rows(s, TC_ROW_STW, 1, seed);
	check_rows(s, TC_ROW_TASKS, tc_store_lanes(s, TC_ROW_TASKS), seed);
	check_rows(s, TC_ROW_REGIONS, tc_store_lanes(s, TC_ROW_REGIONS), seed);
	check_rows(s, TC_ROW_SWEEPS, (uint32_t)s->n_procs, seed);
	check_spans(s, TC_ROW_GO_REGIONS, seed >> 3);
	check_spans(s, TC_ROW_ASSISTS, seed >> 5);
	check_flows(s, seed >> 13);
	check_lists(s, seed >> 7);
	check_area(s, seed >> 9);
	check_plots(s, seed >> 11);
	tc_store_free(s);
	return 0;
}
