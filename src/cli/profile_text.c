/* SPDX-License-Identifier: MIT */
/* Parts of the texts about a profile; see profile_view.h. */
#include "cli/grid.h"
#include "cli/profile_view.h"
#include "cli/report.h"
#include "cli/units.h"

#include <string.h>

/* --- numbers ---------------------------------------------------------------- */

void tc_profile_right(const char *text, unsigned width, bool unicode)
{
	unsigned w = tc_cli_term_width(text, strlen(text), unicode);

	printf("%*s%s", w < width ? (int)(width - w) : 0, "", text);
}

void tc_profile_duration(const struct tc_profile_view *v, int64_t ns, unsigned width)
{
	char text[TC_UNITS_MAX];

	tc_cli_units_duration(text, ns, v->ctx->out.unicode);
	tc_profile_right(text, width, v->ctx->out.unicode);
}

void tc_profile_count(uint64_t n, unsigned width)
{
	char text[TC_UNITS_MAX];

	tc_cli_units_count(text, n);
	printf("%*s", (int)width, text);
}

void tc_profile_percent(double share, unsigned width)
{
	char text[TC_UNITS_MAX];

	tc_cli_units_percent(text, share);
	printf("%*s", (int)width, text);
}

double tc_profile_share(const struct tc_profile_view *v, int64_t ns)
{
	int64_t total = tacho_hist_total_ns(v->waits);

	return total > 0 ? (double)ns / (double)total : 0;
}

/* --- distributions ---------------------------------------------------------- */

void tc_profile_scale_init(struct tc_profile_scale *s, const struct tacho_hist *waits,
			   unsigned max_cells)
{
	uint64_t counts[TACHO_HIST_OCTAVES];
	unsigned last = 0, n;

	tacho_hist_octaves(waits, counts);
	s->first = TACHO_HIST_OCTAVES;
	for (unsigned i = 0; i < TACHO_HIST_OCTAVES; i++) {
		if (counts[i] == 0)
			continue;
		last = i;
		s->first = i < s->first ? i : s->first;
	}
	if (s->first > last)
		s->first = last;
	n = last - s->first + 1;
	s->octaves = (n + max_cells - 1) / max_cells;
	s->cells = (n + s->octaves - 1) / s->octaves;
}

int64_t tc_profile_scale_from(const struct tc_profile_scale *s)
{
	return s->first == 0 ? 0 : INT64_C(1) << (s->first - 1);
}

int64_t tc_profile_scale_to(const struct tc_profile_scale *s)
{
	unsigned end = s->first + s->cells * s->octaves;

	return end >= TACHO_HIST_OCTAVES ? INT64_MAX : INT64_C(1) << (end - 1);
}

void tc_profile_spark(const struct tc_profile_view *v, const struct tc_profile_scale *s,
		      const struct tacho_hist *waits)
{
	static const char *const unicode[] = { " ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };
	static const char *const ascii[] = { " ", ".", ":", "-", "=", "+", "*", "#", "@" };
	uint64_t counts[TACHO_HIST_OCTAVES], cells[TACHO_HIST_OCTAVES] = { 0 }, max = 0;
	unsigned used = 0;

	tacho_hist_octaves(waits, counts);
	for (unsigned i = s->first; i < TACHO_HIST_OCTAVES; i++) {
		unsigned cell = (i - s->first) / s->octaves;

		cells[cell] += counts[i];
		max = cells[cell] > max ? cells[cell] : max;
		used = cells[cell] > 0 ? cell + 1 : used;
	}
	for (unsigned i = 0; i < used; i++) {
		/* Few are not none. */
		double share = max > 0 ? (double)cells[i] / (double)max : 0;
		unsigned level = cells[i] == 0 ? 0 : 1 + (unsigned)(share * 7 + 0.5);

		fputs(v->ctx->out.unicode ? unicode[level] : ascii[level], stdout);
	}
}

void tc_profile_long_waits(const struct tc_profile_view *v, const struct tacho_hist *waits,
			   unsigned indent)
{
	double share = tc_report_long_share(waits);
	uint64_t n = tacho_hist_count(waits), few = n / 100 + (n % 100 != 0);
	char text[TC_UNITS_MAX], all[TC_UNITS_MAX], part[TC_UNITS_MAX];

	if (share <= 0)
		return;
	tc_cli_units_count(text, few);
	tc_cli_units_count(all, n);
	tc_cli_units_percent(part, share);
	printf("%*s%s", (int)indent, "", tc_cli_term_on(&v->ctx->out, TC_ROLE_WARN));
	if (few == 1)
		printf("one long wait: the longest of %s makes up %s of the total", all, part);
	else
		printf("few long waits: the longest %s of %s make up %s of the total", text, all,
		       part);
	printf("%s\n", tc_cli_term_off(&v->ctx->out, TC_ROLE_WARN));
}

/* --- the head --------------------------------------------------------------- */

const char *tc_profile_phrase(int kind)
{
	switch (kind) {
	case TACHO_PROFILE_NET: return "blocked on the network";
	case TACHO_PROFILE_SYNC: return "blocked on channels, select and package sync";
	case TACHO_PROFILE_SYSCALL: return "in system calls";
	case TACHO_PROFILE_SCHED: return "runnable, waiting for a P";
	default: return "?";
	}
}

static void print_filters(const struct tc_profile_view *v)
{
	const struct tc_cli_term *term = &v->ctx->out;

	if (v->fn) {
		printf("; goroutines of ");
		tc_cli_out_text(stdout, v->fn, strlen(v->fn), term->unicode);
	}
	if (v->task.is_given)
		printf("; goroutines of task %" PRIu64 ", while it went on", v->task.n);
	if (v->region) {
		printf("; within regions of type ");
		tc_cli_out_text(stdout, v->region, strlen(v->region), term->unicode);
	}
	if (v->goroutine >= 0)
		printf("; goroutine %" PRId64, v->goroutine);
	tc_range_text(v->ctx, "; ", v->window);
}

void tc_profile_head(const struct tc_profile_view *v)
{
	const struct tc_cli_term *term = &v->ctx->out;
	const char *name = tc_report_input_name(&v->in);
	size_t stacks = tacho_profile_stacks(v->profile, v->kind);

	printf("%s", tc_cli_term_on(term, TC_ROLE_TITLE));
	tc_cli_out_text(stdout, name, strlen(name), term->unicode);
	printf(": %s%s  %s%s", tacho_profile_name(v->kind), tc_cli_term_off(term, TC_ROLE_TITLE),
	       tc_cli_term_on(term, TC_ROLE_DIM), tc_profile_phrase(v->kind));
	print_filters(v);
	printf("%s\n  ", tc_cli_term_off(term, TC_ROLE_DIM));
	if (tacho_hist_count(v->waits) == 0) {
		printf("nothing: no such wait that ends within the trace\n");
		return;
	}
	tc_profile_duration(v, tacho_hist_total_ns(v->waits), 0);
	printf(" in ");
	tc_profile_count(tacho_hist_count(v->waits), 0);
	printf(" wait%s at ", tacho_hist_count(v->waits) == 1 ? "" : "s");
	tc_profile_count(stacks, 0);
	printf(" stack%s; p50 ", stacks == 1 ? "" : "s");
	tc_profile_duration(v, tacho_hist_quantile(v->waits, 0.5), 0);
	printf("  p99 ");
	tc_profile_duration(v, tacho_hist_quantile(v->waits, 0.99), 0);
	printf("  max ");
	tc_profile_duration(v, tacho_hist_max_ns(v->waits), 0);
	printf("\n");
	tc_profile_long_waits(v, v->waits, 2);
}
