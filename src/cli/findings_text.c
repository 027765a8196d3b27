/* SPDX-License-Identifier: MIT */
/* Findings for people, and the list of rules. */
#include "cli/findings_view.h"
#include "cli/grid.h"
#include "cli/units.h"

#include <string.h>

#define FRAMES 4 /* of a stack, without -v */

static const char *on(const struct tacho_ctx *ctx, enum tc_role role)
{
	return tc_cli_term_on(&ctx->out, role);
}

static const char *off(const struct tacho_ctx *ctx, enum tc_role role)
{
	return tc_cli_term_off(&ctx->out, role);
}

static bool begins(struct tacho_text t, const char *with)
{
	size_t n = strlen(with);

	return t.n > n && memcmp(t.s, with, n) == 0;
}

struct tacho_text tc_findings_place(const struct tacho_symbols *symbols,
				    const struct tacho_finding *f)
{
	size_t depth = tacho_symbols_depth(symbols, f->stack);
	struct tacho_text name = { "", 0 };

	/* The first function that is not the runtime's or a lock's own. */
	for (size_t i = 0; i < depth; i++) {
		name = tacho_symbols_get(symbols, tacho_symbols_frame(symbols, f->stack, i).func);
		if (!begins(name, "runtime.") && !begins(name, "sync.") &&
		    !begins(name, "internal/") && !begins(name, "syscall."))
			break;
	}
	return name;
}

/* Words of a text in lines, each behind `indent` blanks; the first line has begun. */
static void print_wrapped(const struct tacho_ctx *ctx, const char *text, unsigned indent)
{
	unsigned width = ctx->out.tty && ctx->out.width > 40 ? ctx->out.width : 100, at = indent;

	while (*text) {
		size_t n = strcspn(text, " ");
		unsigned w = tc_cli_term_width(text, n, ctx->out.unicode);

		if (at > indent && at + 1 + w > width) {
			printf("\n%*s", (int)indent, "");
			at = indent;
		} else if (at > indent) {
			putchar(' ');
			at++;
		}
		for (size_t i = 0; i < n; i++) {
			/* µ in a terminal that has no such letter */
			if (!ctx->out.unicode && i + 1 < n && (unsigned char)text[i] == 0xc2 &&
			    (unsigned char)text[i + 1] == 0xb5) {
				putchar('u');
				i++;
				continue;
			}
			putchar(text[i]);
		}
		at += w;
		text += n;
		text += *text == ' ';
	}
	putchar('\n');
}

static void print_label(const struct tacho_ctx *ctx, const char *label)
{
	printf("  %s%-9s%s", on(ctx, TC_ROLE_DIM), label, off(ctx, TC_ROLE_DIM));
}

static void print_stack(const struct tc_findings_view *v, const char *label, uint32_t stack)
{
	size_t depth = tacho_symbols_depth(v->symbols, stack), n = depth;

	if (!v->ctx->verbose && n > FRAMES)
		n = FRAMES;
	for (size_t i = 0; i < n; i++) {
		struct tacho_frame f = tacho_symbols_frame(v->symbols, stack, i);
		struct tacho_text func = tacho_symbols_get(v->symbols, f.func);
		struct tacho_text file = tacho_symbols_get(v->symbols, f.file);

		print_label(v->ctx, i ? "" : label);
		tc_cli_out_text(stdout, func.s, func.n, v->ctx->out.unicode);
		printf("  %s", on(v->ctx, TC_ROLE_DIM));
		tc_cli_out_text(stdout, file.s, file.n, v->ctx->out.unicode);
		printf(":%" PRIu64 "%s\n", f.line, off(v->ctx, TC_ROLE_DIM));
	}
	if (n < depth) {
		print_label(v->ctx, "");
		printf("%s... %zu more frames (-v)%s\n", on(v->ctx, TC_ROLE_DIM), depth - n,
		       off(v->ctx, TC_ROLE_DIM));
	}
}

static void print_evidence(const struct tc_findings_view *v, const struct tacho_finding *f)
{
	int64_t begin = v->span.first_ns;

	for (size_t i = 0; i < f->n_evidence; i++) {
		const struct tacho_evidence *e = &f->evidence[i];
		char at[TC_UNITS_MAX], took[TC_UNITS_MAX];

		tc_cli_units_duration(took, e->end_ns - e->begin_ns, v->ctx->out.unicode);
		snprintf(at, sizeof(at), "%.6fs", (double)(e->begin_ns - begin) / 1e9);
		print_label(v->ctx, i ? "" : "look at");
		printf("%s, for %s", at, took);
		if (e->goroutine != TACHO_NONE)
			printf(", goroutine %" PRId64, e->goroutine);
		printf("  %s%s%s\n", on(v->ctx, TC_ROLE_DIM), e->what, off(v->ctx, TC_ROLE_DIM));
	}
}

/* A quantity over time as a line of blocks. */
static void print_series(const struct tc_findings_view *v, const struct tacho_finding *f)
{
	static const char *const blocks[] = { " ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };
	static const char *const ascii[] = { " ", ".", ".", ":", ":", "+", "+", "#", "#" };
	float top = 0;
	char step[TC_UNITS_MAX];

	if (f->n_series < 2)
		return;
	for (size_t i = 0; i < f->n_series; i++)
		top = f->series[i] > top ? f->series[i] : top;
	if (!(top > 0))
		return;
	print_label(v->ctx, "over time");
	putchar('|');
	for (size_t i = 0; i < f->n_series; i++) {
		float level = f->series[i] / top * 8;
		int block = level > 0 ? (int)(level + 0.999F) : 0;

		block = block > 8 ? 8 : block;
		fputs(v->ctx->out.unicode ? blocks[block] : ascii[block], stdout);
	}
	tc_cli_units_duration(step, f->series_step_ns, v->ctx->out.unicode);
	printf("| %s%s, up to %.3g; a column is %s%s\n", on(v->ctx, TC_ROLE_DIM), f->series_name,
	       (double)top, step, off(v->ctx, TC_ROLE_DIM));
}

static void print_facts(const struct tc_findings_view *v, const struct tacho_finding *f)
{
	for (size_t i = 0; i < f->n_facts; i++) {
		const struct tacho_fact *x = &f->facts[i];
		char value[TC_UNITS_MAX];

		if (strcmp(x->unit, "ns") == 0)
			tc_cli_units_duration(value, (int64_t)x->value, v->ctx->out.unicode);
		else if (strcmp(x->unit, "share") == 0)
			tc_cli_units_percent(value, x->value);
		else
			tc_cli_units_double(value, x->value);
		print_label(v->ctx, i ? "" : "numbers");
		printf("%s %s%s\n", x->key, value, strcmp(x->unit, "1/s") == 0 ? "/s" : "");
	}
}

static void print_finding(const struct tc_findings_view *v, const struct tacho_finding *f)
{
	static const enum tc_role roles[] = { TC_ROLE_DIM, TC_ROLE_WARN, TC_ROLE_BAD };
	const struct tacho_ctx *ctx = v->ctx;
	char cost[TC_UNITS_MAX];

	tc_cli_units_duration(cost, f->cost_ns, ctx->out.unicode);
	printf("\n%s%s%s  %s%s%s: %s\n", on(ctx, roles[f->severity]),
	       tacho_severity_name((int)f->severity), off(ctx, roles[f->severity]),
	       on(ctx, TC_ROLE_TITLE), f->rule->id, off(ctx, TC_ROLE_TITLE), f->rule->title);
	printf("  ");
	print_wrapped(ctx, f->text, 2);
	if (*f->note) {
		printf("  ");
		print_wrapped(ctx, f->note, 2);
	}
	print_label(ctx, "cost");
	printf("%s of %s  %s(%s)%s\n", cost, tacho_cost_name((int)f->cost), on(ctx, TC_ROLE_DIM),
	       tacho_confidence_name((int)f->confidence), off(ctx, TC_ROLE_DIM));
	print_stack(v, "where", f->stack);
	print_stack(v, "and", f->other_stack);
	print_evidence(v, f);
	print_series(v, f);
	if (ctx->verbose)
		print_facts(v, f);
	print_label(ctx, "helps");
	print_wrapped(ctx, f->rule->fix, 11);
	if (ctx->verbose) {
		print_label(ctx, "unseen");
		print_wrapped(ctx, f->rule->blind, 11);
	}
}

void tc_findings_text(const struct tc_findings_view *v)
{
	size_t all = tacho_findings_count(v->findings);
	const char *caveat = tacho_findings_caveat(v->findings);
	char wall[TC_UNITS_MAX];

	tc_cli_units_duration(wall, tacho_findings_wall_ns(v->findings), v->ctx->out.unicode);
	if (v->n_shown == 0)
		printf("No findings in %s of trace", wall);
	else
		printf("%zu finding%s in %s of trace", v->n_shown, v->n_shown == 1 ? "" : "s",
		       wall);
	tc_range_text(v->ctx, ", ", v->window);
	if (all > v->n_shown)
		printf(" (%zu not shown)", all - v->n_shown);
	printf("%s%s.\n", *caveat ? ": " : "", caveat);
	for (size_t i = 0; i < v->n_shown; i++)
		print_finding(v, v->shown[i]);
}

void tc_findings_list_rules(const struct tacho_ctx *ctx)
{
	static const struct tc_cli_col cols[] = {
		{ .key = "rule", .title = "rule", .type = TC_COL_TEXT },
		{ .key = "title", .title = "what it finds", .type = TC_COL_TEXT },
		{ .key = "fix",
		  .title = "what helps",
		  .type = TC_COL_TEXT,
		  .flags = TC_COL_DATA_ONLY },
		{ .key = "blind",
		  .title = "unseen",
		  .type = TC_COL_TEXT,
		  .flags = TC_COL_DATA_ONLY },
	};
	const struct tacho_rule *r;
	struct tc_cli_table t;

	tc_cli_table_begin(&t, ctx, cols, TC_LEN(cols));
	for (size_t i = 0; (r = tacho_rule_get(i)) != NULL; i++) {
		tc_cli_table_str(&t, r->id);
		tc_cli_table_str(&t, r->title);
		tc_cli_table_str(&t, r->fix);
		tc_cli_table_str(&t, r->blind);
		if (tc_cli_table_row(&t))
			break;
	}
	tc_cli_table_end(&t);
}
