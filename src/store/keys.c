/* SPDX-License-Identifier: MIT */
/* Row keys; see keys.h. */
#include "store/state.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

uint32_t tc_find_go(const struct tc_store *s, int64_t id, uint32_t nth)
{
	for (size_t z = 0; z < s->n_zones; z++) {
		size_t i = z << TC_ZONE_SHIFT, end = i + (1U << TC_ZONE_SHIFT);

		if (id < s->zones[z].min_id || id > s->zones[z].max_id)
			continue;
		for (; i < end && i < s->n_gos; i++)
			if (s->gos[i].id == id && nth-- == 0)
				return (uint32_t)i;
	}
	return TC_NONE32;
}

/* Digits, perhaps behind a '-'; *end is behind them. */
static bool parse_number(const char *text, int64_t *out, const char **end)
{
	char *stop;

	if (!(*text >= '0' && *text <= '9') && !(*text == '-' && text[1] >= '0' && text[1] <= '9'))
		return false;
	errno = 0;
	*out = strtoll(text, &stop, 10);
	*end = stop;
	return errno == 0;
}

/* What stands behind the goroutine: nothing, "/a", or "/r2". */
static bool parse_go_row(const char *text, struct tc_key *out)
{
	int64_t depth;

	out->kind = TC_ROW_GO;
	if (*text == '\0')
		return true;
	out->kind = TC_ROW_ASSISTS;
	if (strcmp(text, "/a") == 0)
		return true;
	out->kind = TC_ROW_GO_REGIONS;
	if (text[0] != '/' || text[1] != 'r' || !parse_number(text + 2, &depth, &text) || *text ||
	    depth < 0 || depth >= TC_SPAN_DEPTHS)
		return false;
	out->lane = (uint32_t)depth;
	return true;
}

static bool parse_go(const struct tc_store *s, const char *text, struct tc_key *out)
{
	int64_t id, nth = 1;

	if (!parse_number(text, &id, &text))
		return false;
	if (*text == '~' && !parse_number(text + 1, &nth, &text))
		return false;
	if (nth < 1 || nth > UINT32_MAX || !parse_go_row(text, out))
		return false;
	out->n = tc_find_go(s, id, (uint32_t)(nth - 1));
	return out->n != TC_NONE32;
}

static const char *const counter_names[TC_COUNTERS] = {
	[TC_COUNTER_HEAP] = "c:heap",
	[TC_COUNTER_GOAL] = "c:goal",
	[TC_COUNTER_GOMAXPROCS] = "c:gomaxprocs",
	[TC_COUNTER_GOROUTINES] = "c:goroutines",
	[TC_COUNTER_RUNNABLE] = "c:runnable",
	[TC_COUNTER_THREADS] = "c:threads",
	[TC_COUNTER_RUNNING] = "c:running",
	[TC_COUNTER_THROTTLED] = "c:throttled",
	[TC_COUNTER_PRESSURE] = "c:pressure",
	[TC_COUNTER_RUN_DELAY] = "c:run_delay",
	[TC_COUNTER_CPUS] = "c:cpus",
};

/* "5/l0" */
static bool parse_lane(const struct tc_lanes *l, const char *text, struct tc_key *out)
{
	int64_t type, lane;

	if (!parse_number(text, &type, &text) || text[0] != '/' || text[1] != 'l' ||
	    !parse_number(text + 2, &lane, &text) || *text != '\0')
		return false;
	if (type < 0 || (uint64_t)type >= l->n || lane < 0 || (uint64_t)lane >= l->types[type].n)
		return false;
	out->n = (uint32_t)type;
	out->lane = (uint32_t)lane;
	return true;
}

static bool parse_single(const char *text, struct tc_key *out)
{
	for (uint32_t i = 0; i < TC_COUNTERS; i++) {
		if (strcmp(text, counter_names[i]) == 0) {
			*out = (struct tc_key){ .kind = TC_ROW_COUNTER, .n = i };
			return true;
		}
	}
	out->kind = strcmp(text, "gc") == 0 ? TC_ROW_GC : TC_ROW_STW;
	return out->kind == TC_ROW_GC || strcmp(text, "stw") == 0;
}

bool tc_key_parse(const struct tc_store *s, const char *text, struct tc_key *out)
{
	int64_t id;

	*out = (struct tc_key){ .kind = TC_ROW_PROC };
	if (text[0] == 'g' && text[1] != 'c')
		return parse_go(s, text + 1, out);
	if (text[0] == 'f' && text[1] == 'n' && parse_number(text + 2, &id, &text)) {
		out->kind = TC_ROW_GROUP;
		out->n = (uint32_t)id;
		if (id < 0 || (uint64_t)id >= s->n_groups)
			return false;
		if (*text == '\0')
			return true;
		out->kind = TC_ROW_LANE;
		if (text[0] != '/' || text[1] != 'l' || !parse_number(text + 2, &id, &text))
			return false;
		out->lane = (uint32_t)id;
		return *text == '\0' && id >= 0 && (uint64_t)id < tc_group_lanes(s, out->n);
	}
	if (text[0] == 'p' && parse_number(text + 1, &id, &text) &&
	    (*text == '\0' || strcmp(text, "/s") == 0)) {
		out->kind = *text ? TC_ROW_SWEEPS : TC_ROW_PROC;
		out->n = tc_table_get(&s->proc_of_id, (uint64_t)id);
		return out->n != TC_TABLE_NONE;
	}
	if (text[0] == 'm' && parse_number(text + 1, &id, &text) && *text == '\0') {
		out->kind = TC_ROW_THREAD;
		out->n = tc_table_get(&s->thread_of_id, (uint64_t)id);
		return out->n != TC_TABLE_NONE;
	}
	if (strncmp(text, "task", 4) == 0) {
		out->kind = TC_ROW_TASKS;
		return parse_lane(&s->tasks, text + 4, out);
	}
	if (strncmp(text, "region", 6) == 0) {
		out->kind = TC_ROW_REGIONS;
		return parse_lane(&s->regions, text + 6, out);
	}
	return parse_single(text, out);
}

static void go_text(const struct tc_store *s, const struct tc_key *key, char buf[TC_KEY_TEXT])
{
	unsigned nth = tc_nth_of_id(s, key->n);
	int n = snprintf(buf, TC_KEY_TEXT, "g%" PRId64, s->gos[key->n].id);

	if (nth > 1)
		n += snprintf(buf + n, TC_KEY_TEXT - (size_t)n, "~%u", nth);
	if (key->kind == TC_ROW_ASSISTS)
		(void)snprintf(buf + n, TC_KEY_TEXT - (size_t)n, "/a");
	else if (key->kind == TC_ROW_GO_REGIONS)
		(void)snprintf(buf + n, TC_KEY_TEXT - (size_t)n, "/r%u", key->lane);
}

const char *tc_key_text(const struct tc_store *s, const struct tc_key *key, char buf[TC_KEY_TEXT])
{
	buf[0] = '\0';
	switch (key->kind) {
	case TC_ROW_PROC:
	case TC_ROW_SWEEPS:
		(void)snprintf(buf, TC_KEY_TEXT, "p%" PRId64 "%s", s->procs[key->n].id,
			       key->kind == TC_ROW_SWEEPS ? "/s" : "");
		break;
	case TC_ROW_GO:
	case TC_ROW_ASSISTS:
	case TC_ROW_GO_REGIONS: go_text(s, key, buf); break;
	case TC_ROW_GROUP: (void)snprintf(buf, TC_KEY_TEXT, "fn%u", key->n); break;
	case TC_ROW_GC: (void)snprintf(buf, TC_KEY_TEXT, "gc"); break;
	case TC_ROW_STW: (void)snprintf(buf, TC_KEY_TEXT, "stw"); break;
	case TC_ROW_COUNTER: (void)snprintf(buf, TC_KEY_TEXT, "%s", counter_names[key->n]); break;
	case TC_ROW_THREAD:
		(void)snprintf(buf, TC_KEY_TEXT, "m%" PRId64, s->threads[key->n].id);
		break;
	case TC_ROW_TASKS:
	case TC_ROW_REGIONS:
		(void)snprintf(buf, TC_KEY_TEXT, "%s%u/l%u",
			       key->kind == TC_ROW_TASKS ? "task" : "region", key->n, key->lane);
		break;
	case TC_ROW_LANE: (void)snprintf(buf, TC_KEY_TEXT, "fn%u/l%u", key->n, key->lane); break;
	case TC_ROW_KINDS:
	default: break;
	}
	return buf;
}

const char *tc_row_kind_name(enum tc_row_kind kind)
{
	static const char *const names[TC_ROW_KINDS] = {
		"proc", "goroutine", "group", "gc",     "stw",     "counter", "thread",
		"task", "region",    "lane",  "sweeps", "regions", "assists",
	};

	return kind < TC_ROW_KINDS ? names[kind] : "?";
}
