/* SPDX-License-Identifier: MIT */
/*
 * See profile_regions.h. What a region counts for is decided as `go tool trace` does it:
 * what of it was not seen ends with the trace, and of regions that overlap on a
 * goroutine the one that began first counts.
 */
#include "cli/profile_regions.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* False: no hexadecimal number. */
static bool parse_pc(const char *text, uint64_t *pc)
{
	const char *digits = strncmp(text, "0x", 2) == 0 ? text + 2 : text;

	errno = 0;
	*pc = strtoull(digits, NULL, 16);
	return *digits && digits[strspn(digits, "0123456789abcdefABCDEF")] == '\0' && errno == 0;
}

int tc_region_check(const struct tacho_ctx *ctx, const struct tc_region_opts *o)
{
	bool has_filter = o->pc || o->min_ns > 0 || o->max_ns != INT64_MAX;
	uint64_t pc;

	if (has_filter && !o->type)
		return tc_cli_usage(
			ctx, "--region-pc, --region-min and --region-max go with --region only");
	if (o->type && o->task.is_given)
		return tc_cli_usage(ctx, "--region and --task exclude each other");
	if (o->pc && !parse_pc(o->pc, &pc))
		return tc_cli_usage(ctx, "--region-pc: '%s' is no hexadecimal number", o->pc);
	if (o->min_ns > o->max_ns)
		return tc_cli_usage(ctx, "--region-min is above --region-max");
	return TC_EXIT_OK;
}

/* --- which ones ------------------------------------------------------------- */

static bool is_wanted(const struct tacho_symbols *symbols, const struct tacho_region *r,
		      const struct tc_region_opts *o)
{
	int64_t ns = tc_ns_between(r->begin_ns, r->end_ns);
	uint64_t pc = 0;

	if (o->pc &&
	    (!parse_pc(o->pc, &pc) || tacho_symbols_frame(symbols, r->begin_stack, 0).pc != pc))
		return false;
	return ns >= o->min_ns && ns <= o->max_ns;
}

/* Those of a goroutine come by begin: one that begins in another is left out. */
static void collect(struct tc_region_spans *s, const struct tacho_tasks *tasks,
		    const struct tc_region_opts *o)
{
	size_t n = tacho_tasks_regions(tasks);

	s->v = tc_cli_xcalloc(n + 1, sizeof(*s->v));
	for (size_t i = 0; i < n; i++) {
		const struct tacho_region *r = tacho_tasks_region(tasks, i);
		const struct tc_region_span *last = s->n > 0 ? &s->v[s->n - 1] : NULL;

		if (!is_wanted(tacho_tasks_symbols(tasks), r, o))
			continue;
		if (last && last->goroutine == r->goroutine && r->begin_ns < last->end_ns)
			continue;
		s->v[s->n++] = (struct tc_region_span){ r->goroutine, r->begin_ns, r->end_ns };
	}
}

static int unknown(const struct tacho_ctx *ctx, const struct tc_report_input *in,
		   const struct tacho_tasks *tasks, const struct tc_region_opts *o)
{
	size_t n = tacho_tasks_region_types(tasks);
	struct tc_hint *hints = tc_cli_xcalloc(n + 1, sizeof(*hints));
	struct tc_pick_opts all = { .type = o->type, .window = { .to_ns = INT64_MAX } };
	int code;

	for (size_t i = 0; i < n; i++)
		hints[i].name = tacho_symbols_get(tacho_tasks_symbols(tasks),
						  tacho_tasks_region_type(tasks, i)->name);
	code = tc_pick_unknown(ctx, in, "region", &all, hints, n);
	free(hints);
	return code;
}

/* The goroutines of the task, each for as long as it took. */
static void collect_task(struct tc_region_spans *s, const struct tacho_task *task)
{
	s->v = tc_cli_xcalloc(task->n_goroutines + 1, sizeof(*s->v));
	for (size_t i = 0; i < task->n_goroutines; i++)
		s->v[s->n++] = (struct tc_region_span){ task->goroutines[i], task->begin_ns,
							task->end_ns };
}

static int unknown_task(const struct tacho_ctx *ctx, const struct tc_report_input *in,
			const struct tacho_tasks *tasks, uint64_t id)
{
	uint64_t n = 0;

	for (size_t i = 0; i < tacho_tasks_types(tasks); i++)
		n += tacho_tasks_type(tasks, i)->latencies.count;
	return tc_pick_no_task(ctx, in, id, n);
}

static void choose(struct tacho_tasks_opts *topts, const struct tc_region_opts *o)
{
	if (o->task.is_given) {
		topts->keep = TACHO_TASKS_TREE;
		topts->task = o->task.n;
		return;
	}
	topts->keep_regions = TACHO_REGIONS_TYPE;
	topts->region_type = (struct tacho_text){ o->type, strlen(o->type) };
	topts->without_tasks = true;
}

static int find_spans(struct tc_region_spans *out, const struct tacho_ctx *ctx,
		      const struct tc_report_input *in, const struct tacho_tasks *tasks,
		      const struct tc_region_opts *o)
{
	const struct tacho_task *task = tacho_tasks_find(tasks, o->task.n);

	if (o->task.is_given) {
		if (!task)
			return unknown_task(ctx, in, tasks, o->task.n);
		collect_task(out, task);
		return TC_EXIT_OK;
	}
	collect(out, tasks, o);
	return tacho_tasks_regions(tasks) == 0 ? unknown(ctx, in, tasks, o) : TC_EXIT_OK;
}

int tc_region_spans_read(struct tc_region_spans *out, const struct tacho_ctx *ctx, const char *path,
			 const char *name, const struct tc_cli_read_opts *read,
			 const struct tc_region_opts *o)
{
	struct tacho_tasks_opts topts = TACHO_TASKS_OPTS_INIT;
	struct tc_report_input in;
	struct tacho_analysis analysis;
	struct tacho_tasks *tasks;
	int code = TC_EXIT_OK;

	*out = (struct tc_region_spans){ 0 };
	choose(&topts, o);
	if (tacho_tasks_new(&tasks, &topts) < 0) {
		tc_cli_error(ctx, "out of memory");
		return TC_EXIT_SYSTEM;
	}
	analysis = tacho_tasks_analysis(tasks);
	(void)tc_report_input_read(&in, ctx, path, read, &analysis, 1);
	in.path = name;
	if (in.is_usable)
		code = find_spans(out, ctx, &in, tasks, o);
	tc_report_input_close(&in);
	tacho_tasks_free(tasks);
	return code;
}

void tc_region_spans_free(struct tc_region_spans *s)
{
	free(s->v);
	*s = (struct tc_region_spans){ 0 };
}

/* --- how much --------------------------------------------------------------- */

/* The first one of that goroutine that ends behind `ns`, or of a later goroutine. */
static size_t find(const struct tc_region_spans *s, int64_t goroutine, int64_t ns)
{
	size_t low = 0, high = s->n;

	while (low < high) {
		size_t i = low + (high - low) / 2;
		const struct tc_region_span *span = &s->v[i];

		if (span->goroutine < goroutine ||
		    (span->goroutine == goroutine && span->end_ns <= ns))
			low = i + 1;
		else
			high = i;
	}
	return low;
}

int64_t tc_region_spans_part(void *spans, int64_t goroutine, int64_t begin_ns, int64_t end_ns)
{
	const struct tc_region_spans *s = spans;
	int64_t total = 0;

	for (size_t i = find(s, goroutine, begin_ns); i < s->n; i++) {
		const struct tc_region_span *span = &s->v[i];
		int64_t from = span->begin_ns > begin_ns ? span->begin_ns : begin_ns;
		int64_t to = span->end_ns < end_ns ? span->end_ns : end_ns;

		if (span->goroutine != goroutine || span->begin_ns >= end_ns)
			break;
		if (from < to)
			total += tc_ns_between(from, to);
	}
	return total;
}
