/* SPDX-License-Identifier: MIT */
/* The endpoints "plot" and "marks". */
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "serve/api_store.h"
#include "store/plot.h"

enum {
	MAX_BINS = 4096,
	MAX_MARKS = 2000
};

bool tc_api_from_to(struct tc_store *s, const struct tc_query *q, uint64_t *from, uint64_t *to,
		    struct tc_answer *a)
{
	struct tc_store_extent extent;
	uint64_t end;

	tc_store_extent(s, &extent);
	end = (uint64_t)extent.end_ns / TC_TICK_NS + 1;
	if (!tc_api_tick(q, "from", 0, from, a) || !tc_api_tick(q, "to", end, to, a))
		return false;
	if (*from < *to)
		return true;
	if (!tc_query_get(q, "to") || *from > *to) {
		tc_answer_error(a, 400, "from is not before to");
		return false;
	}
	*to = *from + 1;
	return true;
}

/* Which of the plots are asked for; false: one is not known. */
static bool parse_names(const struct tc_query *q, bool *wanted, struct tc_answer *a)
{
	char list[512], *names[TC_PLOTS + 1];
	const char *text = tc_query_get(q, "name");
	size_t n;

	if (!text) {
		tc_answer_error(a, 400, "name is missing: plots such as g_running,heap");
		return false;
	}
	(void)snprintf(list, sizeof(list), "%s", text);
	n = tc_api_split(list, names, TC_PLOTS + 1, false);
	for (size_t i = 0; i < n; i++) {
		unsigned k = 0;

		while (tc_plot_names[k] && strcmp(tc_plot_names[k], names[i]) != 0)
			k++;
		if (!tc_plot_names[k]) {
			tc_answer_error(a, 400, "name=%.100s: there is no such plot", names[i]);
			return false;
		}
		wanted[k] = true;
	}
	return true;
}

static void put_values(struct tc_json *j, const double *values, size_t n)
{
	tc_json_begin(j, '[');
	for (size_t i = 0; i < n; i++)
		tc_json_f64(j, values[i]);
	tc_json_end(j, ']');
}

void tc_api_plot(struct tc_serve *srv, const struct tc_query *q, struct tc_answer *a)
{
	struct tc_store *s = tc_serve_store(srv);
	bool wanted[TC_PLOTS] = { false };
	double values[MAX_BINS];
	uint64_t from, to, bins;
	struct tc_json j;
	int rc = 0;

	if (!parse_names(q, wanted, a) || !tc_api_from_to(s, q, &from, &to, a) ||
	    !tc_query_u64(q, "bins", 512, 1, MAX_BINS, &bins, a))
		return;
	tc_answer_json(a, &j);
	tc_json_begin(&j, '{');
	tc_api_ns_of(&j, "from", from);
	tc_api_ns_of(&j, "to", to);
	tc_api_u64(&j, "bins", bins);
	tc_json_key(&j, "series");
	tc_json_begin(&j, '{');
	for (int k = 0; k < TC_PLOTS && rc == 0; k++) {
		if (!wanted[k])
			continue;
		tc_store_read(s);
		rc = tc_store_plot(s, (enum tc_plot)k, from, to, bins, values);
		tc_store_read_end(s);
		tc_json_key(&j, tc_plot_names[k]);
		put_values(&j, values, rc == 0 ? bins : 0);
	}
	tc_json_end(&j, '}');
	tc_json_end(&j, '}');
	tc_answer_json_end(a, &j);
	if (rc < 0)
		tc_answer_error(a, 500, "no memory for a plot");
}

/* --- marks ---------------------------------------------------------------------- */

static int put_marks(struct tc_json *j, struct tc_store *s, enum tc_row_kind kind, uint64_t from,
		     uint64_t to, size_t *left_off)
{
	struct tc_mark *marks = tc_calloc(NULL, MAX_MARKS, sizeof(*marks));
	size_t n = 0;
	int rc = marks ? 0 : TACHO_ENOMEM;

	*left_off = 0;
	tc_store_read(s);
	if (rc == 0)
		rc = tc_store_marks(s, kind, from, to, marks, MAX_MARKS, &n, left_off);
	tc_json_begin(j, '[');
	for (size_t i = 0; i < n; i++) {
		tc_json_begin(j, '[');
		tc_json_i64(j, tc_api_ns(marks[i].begin));
		tc_json_i64(j, tc_api_ns(marks[i].end));
		if (kind == TC_ROW_STW)
			tc_json_text(j, tacho_symbols_get(tc_store_symbols(s), marks[i].name));
		tc_json_end(j, ']');
	}
	tc_json_end(j, ']');
	tc_store_read_end(s);
	tc_free(NULL, marks);
	return rc;
}

void tc_api_marks(struct tc_serve *srv, const struct tc_query *q, struct tc_answer *a)
{
	struct tc_store *s = tc_serve_store(srv);
	size_t gc_left, stw_left;
	uint64_t from, to;
	struct tc_json j;
	int rc;

	if (!tc_api_from_to(s, q, &from, &to, a))
		return;
	tc_answer_json(a, &j);
	tc_json_begin(&j, '{');
	tc_json_key(&j, "gc");
	rc = put_marks(&j, s, TC_ROW_GC, from, to, &gc_left);
	tc_json_key(&j, "stw");
	if (rc == 0)
		rc = put_marks(&j, s, TC_ROW_STW, from, to, &stw_left);
	else
		tc_json_null(&j);
	tc_api_u64(&j, "left_off", rc == 0 ? gc_left + stw_left : 0);
	tc_json_end(&j, '}');
	tc_answer_json_end(a, &j);
	if (rc < 0)
		tc_answer_error(a, 500, "no memory for the marks");
}
