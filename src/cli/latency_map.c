/* SPDX-License-Identifier: MIT */
/*
 * The heat map of latencies in text: time to the right, length upwards, and how many
 * instances there are as shading on a logarithmic scale.
 */
#include <math.h>
#include <string.h>

#include "cli/latency_view.h"
#include "cli/units.h"

#define LEVELS 5
#define LABEL  8 /* columns of a length */

static const char *const unicode_levels[LEVELS] = { " ", "░", "▒", "▓", "█" };
static const char *const ascii_levels[LEVELS] = { " ", ".", "+", "#", "@" };
static const enum tc_role roles[LEVELS] = { TC_ROLE_NONE, TC_ROLE_DIM, TC_ROLE_NONE, TC_ROLE_NUMBER,
					    TC_ROLE_WARN };

struct map {
	const struct tc_latency_view *v;
	struct tacho_latency_heat heat;
	unsigned first, last;   /* octaves */
	uint64_t least[LEVELS]; /* the smallest count of a level */
};

static uint64_t count(const struct map *m, size_t column, unsigned octave)
{
	uint64_t n = 0;

	for (unsigned i = 0; i < TACHO_LATENCY_HEAT_PARTS; i++)
		n += m->heat.counts[column][octave * TACHO_LATENCY_HEAT_PARTS + i];
	return n;
}

static void measure(struct map *m)
{
	uint64_t max = 0;

	m->first = TACHO_HIST_OCTAVES;
	m->last = 0;
	for (size_t c = 0; c < m->heat.columns; c++) {
		for (unsigned i = 0; i < TACHO_HIST_OCTAVES; i++) {
			uint64_t n = count(m, c, i);

			if (n == 0)
				continue;
			max = n > max ? n : max;
			m->first = i < m->first ? i : m->first;
			m->last = i > m->last ? i : m->last;
		}
	}
	m->least[0] = 0;
	for (unsigned i = 1; i < LEVELS; i++) {
		double least = ceil(pow((double)max + 1, (double)(i - 1) / (LEVELS - 1)));

		m->least[i] =
			(uint64_t)least > m->least[i - 1] ? (uint64_t)least : m->least[i - 1] + 1;
	}
}

static unsigned level_of(const struct map *m, uint64_t n)
{
	unsigned level = LEVELS - 1;

	while (n < m->least[level])
		level--;
	return level;
}

static void print_label(const struct map *m, unsigned octave)
{
	char text[TC_UNITS_MAX];
	unsigned width;

	tc_cli_units_duration(text, octave == 0 ? 0 : INT64_C(1) << (octave - 1),
			      m->v->ctx->out.unicode);
	width = tc_cli_term_width(text, strlen(text), m->v->ctx->out.unicode);
	printf("%*s%s ", width < LABEL ? (int)(LABEL - width) : 0, "", text);
}

static void print_cell(const struct map *m, unsigned level)
{
	const struct tc_cli_term *term = &m->v->ctx->out;

	printf("%s%s%s", tc_cli_term_on(term, roles[level]),
	       term->unicode ? unicode_levels[level] : ascii_levels[level],
	       tc_cli_term_off(term, roles[level]));
}

static void print_octave(const struct map *m, unsigned octave)
{
	size_t used = 0;

	for (size_t c = 0; c < m->heat.columns; c++)
		if (count(m, c, octave))
			used = c + 1;
	print_label(m, octave);
	fputs(m->v->ctx->out.unicode ? "│" : "|", stdout);
	for (size_t c = 0; c < used; c++)
		print_cell(m, level_of(m, count(m, c, octave)));
	printf("\n");
}

/* The time axis: where it begins and ends. */
static void print_axis(const struct map *m)
{
	bool unicode = m->v->ctx->out.unicode;
	char from[TC_UNITS_MAX], to[TC_UNITS_MAX];
	double end = (double)m->heat.from_ns + (double)m->heat.width_ns * (double)m->heat.columns;
	unsigned ends;

	printf("%*s%s", LABEL + 1, "", unicode ? "└" : "+");
	for (size_t c = 0; c < m->heat.columns; c++)
		fputs(unicode ? "─" : "-", stdout);
	tc_cli_units_duration(from, m->heat.from_ns, unicode);
	tc_cli_units_duration(to, end < 9e18 ? (int64_t)end : INT64_MAX, unicode);
	ends = tc_cli_term_width(from, strlen(from), unicode) +
	       tc_cli_term_width(to, strlen(to), unicode);
	printf("\n%*s%s%*s%s\n", LABEL + 2, "", from,
	       m->heat.columns > ends ? (int)(m->heat.columns - ends) : 1, "", to);
}

static void print_legend(const struct map *m)
{
	char text[TC_UNITS_MAX];

	tc_cli_units_duration(text, m->heat.width_ns, m->v->ctx->out.unicode);
	printf("%*sa column is %s; ", LABEL + 2, "", text);
	for (unsigned i = 1; i < LEVELS; i++) {
		print_cell(m, i);
		tc_cli_units_count(text, m->least[i]);
		printf(" %s%s", text, i + 1 < LEVELS ? "+  " : "+\n");
	}
}

void tc_latency_map(const struct tc_latency_view *v)
{
	const struct tc_cli_term *term = &v->ctx->out;
	struct map m = { .v = v };

	printf("\n  %s%s%s: when they ended, and how long they took\n",
	       tc_cli_term_on(term, TC_ROLE_TITLE), tacho_latency_kind_name(v->heat),
	       tc_cli_term_off(term, TC_ROLE_TITLE));
	if (!tacho_latency_get_heat(v->latency, &m.heat)) {
		printf("  nothing\n");
		return;
	}
	measure(&m);
	for (unsigned i = m.last + 1; i-- > m.first;)
		print_octave(&m, i);
	print_axis(&m);
	print_legend(&m);
}
