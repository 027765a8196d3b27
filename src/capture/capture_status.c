/* SPDX-License-Identifier: MIT */
/* What the status page says, as JSON. */
#include "capture/capture_state.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static json_t *count(uint64_t v)
{
	return json_integer(v > INT64_MAX ? INT64_MAX : (json_int_t)v);
}

static json_t *text(const char *s)
{
	char clean[600];

	tc_sidecar_text(clean, sizeof(clean), s);
	return json_string(clean);
}

static json_t *watches(void)
{
	json_t *list = json_array();

	for (size_t i = 0; list && i < tc_watches_count(); i++) {
		struct tc_watch *w = &tc_watches[i];

		(void)json_array_append_new(
			list, json_pack("{s:s, s:o, s:o, s:o, s:o, s:o, s:o}", "kind",
					w->kind == TC_WATCH_TASK ? "task" : "region", "name",
					text(w->name), "threshold_ns",
					count(tc_load_relaxed(&w->threshold_ns)), "seen",
					count(tc_load_relaxed(&w->n)), "slow",
					count(tc_load_relaxed(&w->n_slow)), "errors",
					count(tc_load_relaxed(&w->n_errors)), "triggers",
					count(tc_load_relaxed(&w->slot.triggers))));
	}
	return list;
}

char *tc_capture_status(void)
{
	struct tacho_capture_stats s = TACHO_CAPTURE_STATS_INIT;
	struct tacho_stats t = TACHO_STATS_INIT;
	/* relaxed: what was asked for last */
	uint_fast32_t switched = tc_load_relaxed(&tc_capture.switched);
	char *out = NULL;
	json_t *root;

	tacho_capture_get_stats(&s);
	tacho_get_stats(&t);
	pthread_mutex_lock(&tc_capture.lock);
	root = json_pack("{s:b, s:s, s:o, s:o, s:o, s:o, s:o}", "enabled",
			 switched ? switched == 1 : tc_capture.now.enabled, "switched",
			 switched == 1   ? "on"
			 : switched == 2 ? "off"
					 : "auto",
			 "service", text(tc_capture.now.service), "spool",
			 text(tc_capture.now.spool), "file", text(tc_capture.file), "error",
			 text(tc_capture_trouble()), "watches", watches());
	pthread_mutex_unlock(&tc_capture.lock);
	if (root &&
	    json_object_update_new(
		    root,
		    json_pack("{s:{s:o, s:o, s:o}, s:{s:o, s:o, s:o, s:o, s:o}, s:o,"
			      " s:o, s:{s:o, s:o, s:o}}",
			      "triggers", "all", count(s.triggers), "suppressed",
			      count(s.suppressed), "over_budget", count(s.over_budget), "snapshots",
			      "taken", count(s.snapshots), "repeats", count(s.repeats), "failed",
			      count(s.failed), "bytes", count(s.bytes), "pruned", count(s.pruned),
			      "cpu_ns", count(s.cpu_ns), "unwatched", count(s.unwatched), "tracer",
			      "generations", count(t.generations), "memory", count(t.memory),
			      "lost", count(t.lost_scarce + t.lost_nested))) == 0)
		out = json_dumps(root, JSON_INDENT(2) | JSON_PRESERVE_ORDER);
	json_decref(root);
	return out;
}
