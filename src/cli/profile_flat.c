/* SPDX-License-Identifier: MIT */
/*
 * A profile stack by stack: a line of numbers with a picture of the distribution,
 * and the frames below, innermost first.
 */
#include "cli/grid.h"
#include "cli/profile_view.h"
#include "cli/report.h"
#include "cli/units.h"

#include <string.h>

#define FRAMES    12 /* of a stack, unless the depth is given */
#define FRAME_AT  6  /* column of the frames */
#define CELLS_MIN 8  /* of the picture */
#define CELLS_MAX 40
#define GAP       2 /* in front of each column */

/* Columns of the numbers; as wide as they need to be. */
struct layout {
	unsigned total, share, count, p50, p99, max, top;
	struct tc_profile_scale scale;
	unsigned width; /* of a line */
};

static unsigned wider(unsigned width, size_t n)
{
	return n > width ? (unsigned)n : width;
}

static void layout_init(struct layout *l, const struct tc_profile_view *v, size_t n)
{
	const struct tc_cli_term *term = &v->ctx->out;
	char text[TC_UNITS_MAX];
	unsigned used, cells;

	*l = (struct layout){
		.total = 6, .share = 6, .count = 5, .p50 = 6, .p99 = 6, .max = 6, .top = 6
	};
	for (size_t i = 0; i < n; i++) {
		const struct tacho_profile_stack *s = tacho_profile_stack(v->profile, v->kind, i);

		l->count = wider(l->count, tc_cli_units_count(text, s->count));
	}
	used = l->total + l->share + l->count + l->p50 + l->p99 + l->max + l->top + 8 * GAP;
	l->width = term->tty ? (term->width < 60 ? 60 : term->width) : 120;
	cells = l->width > used + CELLS_MIN ? l->width - used : CELLS_MIN;
	tc_profile_scale_init(&l->scale, v->waits, cells < CELLS_MAX ? cells : CELLS_MAX);
}

static void gap(void)
{
	printf("%*s", GAP, "");
}

/* The titles, and the ends of the scale over the pictures. */
static void print_titles(const struct layout *l, const struct tc_profile_view *v)
{
	const struct tc_cli_term *term = &v->ctx->out;
	const struct {
		const char *title;
		unsigned width;
	} cols[] = {
		{ "total", l->total }, { "share", l->share }, { "waits", l->count },
		{ "p50", l->p50 },     { "p99", l->p99 },     { "max", l->max },
		{ "top 1%", l->top },
	};
	char from[TC_UNITS_MAX], to[TC_UNITS_MAX];
	unsigned ends;

	tc_cli_units_duration(from, tc_profile_scale_from(&l->scale), term->unicode);
	tc_cli_units_duration(to, tc_profile_scale_to(&l->scale), term->unicode);
	ends = tc_cli_term_width(from, strlen(from), term->unicode) +
	       tc_cli_term_width(to, strlen(to), term->unicode);
	printf("\n%s", tc_cli_term_on(term, TC_ROLE_DIM));
	for (size_t i = 0; i < TC_LEN(cols); i++) {
		gap();
		tc_profile_right(cols[i].title, cols[i].width, term->unicode);
	}
	gap();
	if (ends + 2 <= l->scale.cells)
		printf("%s%*s%s", from, (int)(l->scale.cells - ends), "", to);
	else
		printf("%s-%s", from, to);
	printf("%s\n", tc_cli_term_off(term, TC_ROLE_DIM));
}

static void print_numbers(const struct layout *l, const struct tc_profile_view *v,
			  const struct tacho_profile_stack *s)
{
	const struct tc_cli_term *term = &v->ctx->out;

	gap();
	printf("%s", tc_cli_term_on(term, TC_ROLE_NUMBER));
	tc_profile_duration(v, s->total_ns, l->total);
	printf("%s", tc_cli_term_off(term, TC_ROLE_NUMBER));
	gap();
	tc_profile_percent(tc_profile_share(v, s->total_ns), l->share);
	gap();
	tc_profile_count(s->count, l->count);
	gap();
	tc_profile_duration(v, tacho_hist_quantile(s->waits, 0.5), l->p50);
	gap();
	tc_profile_duration(v, tacho_hist_quantile(s->waits, 0.99), l->p99);
	gap();
	tc_profile_duration(v, tacho_hist_max_ns(s->waits), l->max);
	gap();
	tc_profile_percent(tacho_hist_top_share(s->waits, 0.01), l->top);
	gap();
	tc_profile_spark(v, &l->scale, s->waits);
	printf("\n");
}

/* "dir/file.go:12"; the whole path if there is room. */
static void place_of(struct tc_cli_str *out, const struct tc_profile_view *v,
		     struct tacho_frame frame)
{
	struct tacho_text file = tacho_symbols_get(v->symbols, frame.file);

	out->len = 0;
	tc_cli_str_escape(out, file.s, file.n, v->ctx->out.unicode);
	if (file.n > 0)
		tc_cli_str_printf(out, ":%" PRIu64, frame.line);
}

/* The end of a path that is too long: "…/net/http/server.go:3285". */
static void print_place(const struct tc_profile_view *v, const struct tc_cli_str *place,
			unsigned room)
{
	const struct tc_cli_term *term = &v->ctx->out;
	const char *s = place->p, *cut;
	unsigned width = tc_cli_term_width(s, place->len, term->unicode);
	unsigned mark = term->unicode ? 1 : 3;

	if (place->len == 0 || room < 8)
		return;
	printf("  %s", tc_cli_term_on(term, TC_ROLE_DIM));
	if (width <= room) {
		fputs(s, stdout);
	} else {
		/* At a slash behind which it fits; else in the middle. */
		for (cut = strchr(s, '/'); cut; cut = strchr(cut + 1, '/')) {
			if (tc_cli_term_width(cut, strlen(cut), term->unicode) + mark <= room)
				break;
		}
		if (cut) {
			printf("%s%s", term->unicode ? "…" : "...", cut);
		} else {
			struct tc_cli_str fit = { 0 };

			tc_cli_table_fit(&fit, s, place->len, room, term->unicode);
			fputs(fit.p, stdout);
			tc_cli_str_free(&fit);
		}
	}
	printf("%s", tc_cli_term_off(term, TC_ROLE_DIM));
}

static void print_frame(const struct layout *l, const struct tc_profile_view *v,
			struct tacho_frame frame, bool is_user, unsigned align)
{
	const struct tc_cli_term *term = &v->ctx->out;
	struct tacho_text name = tacho_symbols_get(v->symbols, frame.func);
	enum tc_role role = is_user ? TC_ROLE_TITLE : TC_ROLE_NONE;
	struct tc_cli_str fit = { 0 }, place = { 0 };
	unsigned room = l->width - FRAME_AT, used;

	if (name.n == 0)
		name = (struct tacho_text){ "?", 1 };
	used = tc_cli_table_fit(&fit, name.s, name.n, term->tty ? room : UINT32_MAX, term->unicode);
	printf("%*s%s%s%s", FRAME_AT, "", tc_cli_term_on(term, role), fit.p,
	       tc_cli_term_off(term, role));
	place_of(&place, v, frame);
	if (used < align && place.len > 0) {
		printf("%*s", (int)(align - used), "");
		used = align;
	}
	room = room > used + 2 ? room - used - 2 : 0;
	print_place(v, &place, term->tty ? room : UINT32_MAX);
	printf("\n");
	tc_cli_str_free(&fit);
	tc_cli_str_free(&place);
}

/* Where the places stand: behind the names, but not far behind most of them. */
static unsigned names_width(const struct tc_profile_view *v, const struct layout *l,
			    const struct tacho_profile_stack *s, uint32_t n)
{
	unsigned align = 0, most = (l->width - FRAME_AT) / 2;

	for (uint32_t i = 0; i < n; i++) {
		struct tacho_frame frame = tacho_symbols_frame(v->symbols, s->stack, i);
		struct tacho_text name = tacho_symbols_get(v->symbols, frame.func);
		unsigned w = tc_cli_term_width(name.s, name.n, v->ctx->out.unicode);

		if (w > align && w <= most)
			align = w;
	}
	return align;
}

static void print_frames(const struct layout *l, const struct tc_profile_view *v,
			 const struct tacho_profile_stack *s)
{
	const struct tc_cli_term *term = &v->ctx->out;
	uint64_t depth = v->depth == 0 ? FRAMES : v->depth;
	uint32_t n = s->depth < depth ? s->depth : (uint32_t)depth, user;
	unsigned align = names_width(v, l, s, n);

	user = tc_report_user_frame(v->symbols, s->stack, s->depth);
	for (uint32_t i = 0; i < n; i++)
		print_frame(l, v, tacho_symbols_frame(v->symbols, s->stack, i), i == user, align);
	if (s->depth == 0)
		printf("%*s%s\n", FRAME_AT, "", TC_PROFILE_NO_STACK);
	if (n < s->depth) {
		printf("%*s%s%s %" PRIu32 " more%s\n", FRAME_AT, "",
		       tc_cli_term_on(term, TC_ROLE_DIM), term->unicode ? "…" : "...", s->depth - n,
		       tc_cli_term_off(term, TC_ROLE_DIM));
	}
}

void tc_profile_flat(const struct tc_profile_view *v)
{
	const struct tc_cli_term *term = &v->ctx->out;
	size_t all = tacho_profile_stacks(v->profile, v->kind);
	size_t n = all < v->top ? all : (size_t)v->top;
	int64_t shown_ns = 0;
	struct layout l;

	layout_init(&l, v, n);
	print_titles(&l, v);
	for (size_t i = 0; i < n && !tc_cli_out_failed(stdout); i++) {
		const struct tacho_profile_stack *s = tacho_profile_stack(v->profile, v->kind, i);

		if (i > 0)
			printf("\n");
		print_numbers(&l, v, s);
		tc_profile_long_waits(v, s->waits, FRAME_AT);
		print_frames(&l, v, s);
		shown_ns += s->total_ns;
	}
	printf("\n%s", tc_cli_term_on(term, TC_ROLE_DIM));
	tc_profile_count(n, 0);
	printf(" of ");
	tc_profile_count(all, 0);
	printf(" stack%s: ", all == 1 ? "" : "s");
	tc_profile_percent(tc_profile_share(v, shown_ns), 0);
	printf(" of ");
	tc_profile_duration(v, tacho_hist_total_ns(v->waits), 0);
	printf("%s%s\n", n < all ? "; --top 0 shows all" : "", tc_cli_term_off(term, TC_ROLE_DIM));
}
