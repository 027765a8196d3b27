/* SPDX-License-Identifier: MIT */
/* What the handlers of the store share. */
#ifndef TC_SERVE_API_STORE_H
#define TC_SERVE_API_STORE_H

#include "serve/handler.h"
#include "store/around.h"

tc_handler tc_api_meta, tc_api_rows, tc_api_tiles, tc_api_names, tc_api_at, tc_api_flows,
	tc_api_chain, tc_api_plot, tc_api_marks, tc_api_area, tc_api_find;

/* Sections of the timeline, NULL at the end, and how many rows each has. */
extern const char *const tc_api_sections[];
uint64_t tc_api_section_rows(const struct tc_store *s, unsigned which);

static inline int64_t tc_api_ns(uint64_t tick)
{
	return (int64_t)(tick * TC_TICK_NS);
}

/* A key with a value. */
void tc_api_u64(struct tc_json *j, const char *key, uint64_t v);
void tc_api_ns_of(struct tc_json *j, const char *key, uint64_t tick);
void tc_api_text(struct tc_json *j, const char *key, struct tacho_text t);
void tc_api_string(struct tc_json *j, const char *key, const char *s);
/* [{"fn","file","line"} …] of a stack of the store, the innermost call first. */
void tc_api_stack(struct tc_json *j, const struct tc_store *s, uint32_t stack);
/* Four times, in ns. */
void tc_api_totals(struct tc_json *j, const uint64_t totals[4]);
/* `fn7` of a goroutine. */
void tc_api_key_of_go(struct tc_json *j, const struct tc_store *s, const char *key,
		      uint32_t number);

/*
 * A time in the trace: ns, not below 0. False: `a` says what is wrong. Rounded down to a
 * tick.
 */
bool tc_api_tick(const struct tc_query *q, const char *name, uint64_t def, uint64_t *tick,
		 struct tc_answer *a);
/* The same for two, "a,b"; the first is the smaller one. */
bool tc_api_range(const char *name, const char *text, uint64_t *from, uint64_t *to,
		  struct tc_answer *a);
/* Parameters from and to; by default the whole trace. */
bool tc_api_from_to(struct tc_store *s, const struct tc_query *q, uint64_t *from, uint64_t *to,
		    struct tc_answer *a);
/* The row of a parameter; 404 if there is none. Between tc_store_read and its end. */
bool tc_api_row(const struct tc_store *s, const struct tc_query *q, const char *name,
		struct tc_key *key, struct tc_answer *a);

/* {"key","t"}, behind a key if `name` is not NULL. */
void tc_api_spot(struct tc_json *j, const struct tc_store *s, const char *name,
		 const struct tc_spot *spot);
/* The slice that a request names by row and t; false: `a` says why there is none. */
bool tc_api_slice(const struct tc_store *s, const struct tc_query *q, struct tc_slice_facts *slice,
		  struct tc_answer *a);

enum {
	TC_API_KEYS = 256 /* of one request */
};

/*
 * Keys of the parameter `rows`, each once; none: all rows. `kinds`: bits of enum
 * tc_row_kind that are accepted, else 400 with the sentence `what`. 404: none is known.
 * Locks the store.
 */
bool tc_api_keys(struct tc_store *s, const struct tc_query *q, unsigned kinds, const char *what,
		 struct tc_key keys[TC_API_KEYS], size_t *n, struct tc_answer *a);

/* Cuts a list at commas, in place; at most `max` parts. */
size_t tc_api_split(char *list, char *parts[], size_t max, bool keeps_empty);

#endif
