/* SPDX-License-Identifier: MIT */
/* Endpoints of the store: the table, what they share, meta, tiles and names. */
#include "serve/api_store.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct tc_route tc_api_store_routes[] = {
	{ "meta", tc_api_meta },   { "rows", tc_api_rows }, { "tiles", tc_api_tiles },
	{ "names", tc_api_names }, { "at", tc_api_at },     { "flows", tc_api_flows },
	{ "chain", tc_api_chain }, { "plot", tc_api_plot }, { "marks", tc_api_marks },
	{ "area", tc_api_area },   { "find", tc_api_find }, { NULL, NULL },
};

/* --- JSON ----------------------------------------------------------------------- */

void tc_api_u64(struct tc_json *j, const char *key, uint64_t v)
{
	tc_json_key(j, key);
	tc_json_u64(j, v);
}

void tc_api_ns_of(struct tc_json *j, const char *key, uint64_t tick)
{
	tc_json_key(j, key);
	tc_json_i64(j, tc_api_ns(tick));
}

void tc_api_text(struct tc_json *j, const char *key, struct tacho_text t)
{
	tc_json_key(j, key);
	tc_json_text(j, t);
}

void tc_api_string(struct tc_json *j, const char *key, const char *s)
{
	tc_json_key(j, key);
	tc_json_string(j, s);
}

void tc_api_stack(struct tc_json *j, const struct tc_store *s, uint32_t stack)
{
	const struct tacho_symbols *symbols = tc_store_symbols(s);

	tc_json_begin(j, '[');
	for (size_t i = 0; i < tacho_symbols_depth(symbols, stack); i++) {
		struct tacho_frame f = tacho_symbols_frame(symbols, stack, i);

		tc_json_begin(j, '{');
		tc_api_text(j, "fn", tacho_symbols_get(symbols, f.func));
		tc_api_text(j, "file", tacho_symbols_get(symbols, f.file));
		tc_api_u64(j, "line", f.line);
		tc_json_end(j, '}');
	}
	tc_json_end(j, ']');
}

void tc_api_totals(struct tc_json *j, const uint64_t totals[4])
{
	tc_json_key(j, "totals");
	tc_json_begin(j, '[');
	for (int i = 0; i < 4; i++)
		tc_json_i64(j, tc_api_ns(totals[i]));
	tc_json_end(j, ']');
}

void tc_api_key_of_go(struct tc_json *j, const struct tc_store *s, const char *key, uint32_t number)
{
	struct tc_key k = { .kind = TC_ROW_GO, .n = number };
	char buf[TC_KEY_TEXT];

	tc_api_string(j, key, tc_key_text(s, &k, buf));
}

/* --- parameters ----------------------------------------------------------------- */

bool tc_api_tick(const struct tc_query *q, const char *name, uint64_t def, uint64_t *tick,
		 struct tc_answer *a)
{
	double ns;

	/* Numbers of JavaScript, so that a fraction is no error. */
	if (!tc_query_f64(q, name, (double)def * TC_TICK_NS, 0, 9007199254740992.0, &ns, a))
		return false;
	*tick = tc_query_get(q, name) ? (uint64_t)ns / TC_TICK_NS : def;
	return true;
}

/* A decimal number that `end` stands behind; -1: none. */
static double decimal(const char *text, char end)
{
	char *stop;
	double x = strtod(text, &stop);

	/* strtod also takes leading space, hexadecimal, "inf" and "nan". */
	if (stop == text || *stop != end || strspn(text, "0123456789.+-eE") < (size_t)(stop - text))
		return -1;
	return x;
}

bool tc_api_range(const char *name, const char *text, uint64_t *from, uint64_t *to,
		  struct tc_answer *a)
{
	const char *comma = strchr(text, ',');
	double x = decimal(text, ','), y = comma ? decimal(comma + 1, '\0') : -1;

	if (!(x >= 0 && x <= y && y <= 9007199254740992.0)) {
		tc_answer_error(a, 400, "%s=%.100s: must be two times in ns, \"from,to\"", name,
				text);
		return false;
	}
	*from = (uint64_t)x / TC_TICK_NS;
	*to = ((uint64_t)y + TC_TICK_NS - 1) / TC_TICK_NS;
	return true;
}

bool tc_api_row(const struct tc_store *s, const struct tc_query *q, const char *name,
		struct tc_key *key, struct tc_answer *a)
{
	const char *text = tc_query_get(q, name);

	if (!text) {
		tc_answer_error(a, 400, "%s is missing: the key of a row, such as g1", name);
		return false;
	}
	if (tc_key_parse(s, text, key))
		return true;
	tc_answer_error(a, 404, "no row has the key %.100s", text);
	return false;
}

size_t tc_api_split(char *list, char *parts[], size_t max, bool keeps_empty)
{
	size_t n = 0;

	while (list && n < max) {
		char *comma = strchr(list, ',');

		if (comma)
			*comma = '\0';
		if (*list || keeps_empty)
			parts[n++] = list;
		list = comma ? comma + 1 : NULL;
	}
	return n;
}

/* Is the key behind the first n one of them? */
static bool is_given(const struct tc_key *keys, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (keys[i].kind == keys[n].kind && keys[i].n == keys[n].n &&
		    keys[i].lane == keys[n].lane)
			return true;
	return false;
}

bool tc_api_keys(struct tc_store *s, const struct tc_query *q, unsigned kinds, const char *what,
		 struct tc_key keys[TC_API_KEYS], size_t *n, struct tc_answer *a)
{
	const char *text = tc_query_get(q, "rows");
	char list[TC_QUERY_BYTES + 1], *parts[TC_API_KEYS];
	const char *wrong = NULL;
	size_t n_parts;

	*n = 0;
	if (!text || strcmp(text, "all") == 0)
		return true;
	(void)snprintf(list, sizeof(list), "%s", text);
	n_parts = tc_api_split(list, parts, TC_API_KEYS, false);
	tc_store_read(s);
	for (size_t i = 0; i < n_parts && !wrong; i++) {
		if (!tc_key_parse(s, parts[i], &keys[*n]) || is_given(keys, *n))
			continue;
		if (!(kinds >> keys[*n].kind & 1))
			wrong = parts[i];
		++*n;
	}
	tc_store_read_end(s);
	if (wrong) {
		tc_answer_error(a, 400, "rows=%.100s: %s", wrong, what);
		return false;
	}
	if (*n > 0)
		return true;
	tc_answer_error(a, 404, "rows=%.100s: no row has such a key", text);
	return false;
}

/* --- meta ----------------------------------------------------------------------- */

static void put_section(struct tc_json *j, const char *name, uint64_t total)
{
	tc_json_begin(j, '{');
	tc_api_string(j, "name", name);
	tc_api_u64(j, "total", total);
	tc_json_end(j, '}');
}

/* When it was, and which format it has. */
static void put_origin(struct tc_json *j, const struct tc_store_extent *extent)
{
	char version[16];

	tc_json_key(j, "first_wall_unix_ns");
	if (extent->has_wall)
		tc_json_i64(j, extent->first_wall_unix_ns);
	else
		tc_json_null(j);
	(void)snprintf(version, sizeof(version), "1.%u", extent->version);
	tc_json_key(j, "go");
	if (extent->version)
		tc_json_string(j, version);
	else
		tc_json_null(j);
}

void tc_api_meta(struct tc_serve *srv, const struct tc_query *q, struct tc_answer *a)
{
	struct tc_store *s = tc_serve_store(srv);
	struct tc_store_extent extent;
	struct tc_json j;

	(void)q;
	tc_store_extent(s, &extent);
	tc_answer_json(a, &j);
	tc_store_read(s);
	tc_json_begin(&j, '{');
	tc_json_key(&j, "reasons");
	tc_json_begin(&j, '[');
	for (unsigned i = 0; i < tc_store_reasons(s); i++)
		tc_json_text(&j, tc_reason_name(s, i));
	tc_json_end(&j, ']');
	put_origin(&j, &extent);
	tc_api_u64(&j, "ps", tc_store_procs(s));
	tc_api_u64(&j, "levels", TC_TILE_LEVELS);
	tc_api_u64(&j, "slices", extent.slices);
	tc_api_u64(&j, "goroutines", extent.goroutines);
	tc_json_key(&j, "sections");
	tc_json_begin(&j, '[');
	for (unsigned i = 0; tc_api_sections[i]; i++)
		put_section(&j, tc_api_sections[i], tc_api_section_rows(s, i));
	tc_json_end(&j, ']');
	tc_json_end(&j, '}');
	tc_store_read_end(s);
	tc_answer_json_end(a, &j);
}

/* --- tiles ---------------------------------------------------------------------- */

enum {
	MAX_KEYS = 1024
};

static bool parse_tiles(const struct tc_query *q, struct tc_answer *a, int64_t *x0, int64_t *x1)
{
	const char *text = tc_query_get(q, "x");
	char *end;

	if (!text || !tc_query_get(q, "l") || !tc_query_get(q, "r")) {
		tc_answer_error(a, 400, "l, x and r are needed: level, tiles a-b, keys of rows");
		return false;
	}
	errno = 0;
	*x0 = *x1 = strtoll(text, &end, 10);
	if (end != text && *end == '-')
		*x1 = strtoll(end + 1, &end, 10);
	if (end == text || *end || errno || *x0 < INT32_MIN || *x1 > INT32_MAX || *x1 < *x0) {
		tc_answer_error(a, 400, "x=%.100s: must be numbers of tiles, \"a-b\"", text);
		return false;
	}
	return true;
}

void tc_api_tiles(struct tc_serve *srv, const struct tc_query *q, struct tc_answer *a)
{
	char *keys[MAX_KEYS], list[TC_QUERY_BYTES + 1];
	uint64_t level;
	int64_t x0, x1;
	size_t n;
	bool is_final;
	int rc;

	if (!parse_tiles(q, a, &x0, &x1) ||
	    !tc_query_u64(q, "l", 0, 0, TC_TILE_LEVELS - 1, &level, a))
		return;
	(void)snprintf(list, sizeof(list), "%s", tc_query_get(q, "r"));
	n = tc_api_split(list, keys, MAX_KEYS, true); /* rows are indexes into all of r */
	rc = tc_store_tiles(tc_serve_store(srv), (unsigned)level, x0, x1, (const char *const *)keys,
			    n, &a->body, &is_final);
	if (rc < 0) {
		tc_answer_error(a, 500, "no memory for so many tiles");
		return;
	}
	a->mime = "application/octet-stream";
	a->immutable = is_final;
}

/* --- names ---------------------------------------------------------------------- */

enum {
	MAX_NAMES = TC_QUERY_BYTES / 2 + 1, /* numbers that a query has at most */
	MAX_NAMES_BYTES = 16 << 20
};

static bool is_among(const uint32_t *list, size_t n, uint64_t v)
{
	for (size_t i = 0; i < n; i++)
		if (list[i] == v)
			return true;
	return false;
}

/*
 * The numbers of a parameter, below `limit`, each once: as an object of its own. Returns how
 * many were left off as the answer was long already.
 */
static uint64_t each_number(struct tc_json *j, const struct tc_store *s, const struct tc_query *q,
			    const char *name, uint64_t limit,
			    void (*put)(struct tc_json *, const struct tc_store *, uint32_t),
			    const struct tc_answer *a)
{
	const char *text = tc_query_get(q, name);
	uint32_t given[MAX_NAMES];
	uint64_t left_off = 0;
	size_t n = 0;
	char *end;

	tc_json_key(j, name);
	tc_json_begin(j, '{');
	while (text && *text >= '0' && *text <= '9') {
		unsigned long long v = strtoull(text, &end, 10);
		char key[24];

		if (v < limit && !is_among(given, n, v)) {
			if (n == MAX_NAMES || a->body.n > MAX_NAMES_BYTES) {
				left_off++;
				text = *end == ',' ? end + 1 : end;
				continue;
			}
			given[n++] = (uint32_t)v;
			(void)snprintf(key, sizeof(key), "%llu", v);
			tc_json_key(j, key);
			put(j, s, (uint32_t)v);
		}
		text = *end == ',' ? end + 1 : end;
	}
	tc_json_end(j, '}');
	return left_off;
}

static void put_go(struct tc_json *j, const struct tc_store *s, uint32_t number)
{
	struct tc_go_facts facts;

	tc_go_facts(s, number, &facts);
	tc_json_begin(j, '{');
	tc_api_key_of_go(j, s, "key", number);
	tc_json_key(j, "id");
	tc_json_i64(j, facts.id);
	tc_api_text(j, "fn", tc_group_name(s, facts.group));
	tc_json_end(j, '}');
}

static void put_string(struct tc_json *j, const struct tc_store *s, uint32_t id)
{
	tc_json_text(j, tacho_symbols_get(tc_store_symbols(s), id));
}

void tc_api_names(struct tc_serve *srv, const struct tc_query *q, struct tc_answer *a)
{
	struct tc_store *s = tc_serve_store(srv);
	struct tc_store_extent extent;
	uint64_t left_off = 0;
	struct tc_json j;

	tc_store_extent(s, &extent);
	tc_answer_json(a, &j);
	tc_store_read(s);
	tc_json_begin(&j, '{');
	left_off += each_number(&j, s, q, "g", extent.goroutines, put_go, a);
	left_off += each_number(&j, s, q, "s", tacho_symbols_strings(tc_store_symbols(s)),
				put_string, a);
	left_off += each_number(&j, s, q, "k", tacho_symbols_stacks(tc_store_symbols(s)),
				tc_api_stack, a);
	tc_api_u64(&j, "left_off", left_off);
	tc_json_end(&j, '}');
	tc_store_read_end(s);
	tc_answer_json_end(a, &j);
}
