/* SPDX-License-Identifier: MIT */
/* Findings for machines: JSON, CSV and JUnit XML. */
#include "cli/findings_view.h"
#include "cli/grid.h"

#include <errno.h>
#include <string.h>

/* --- JSON --------------------------------------------------------------------- */

static void put_stack(const struct tc_findings_view *v, struct tc_cli_json *j, const char *key,
		      uint32_t stack)
{
	size_t n = tacho_symbols_depth(v->symbols, stack);

	tc_cli_json_key(j, key);
	tc_cli_json_array(j);
	for (size_t i = 0; i < n; i++) {
		struct tacho_frame f = tacho_symbols_frame(v->symbols, stack, i);

		tc_cli_json_object(j);
		tc_document_text(j, "func", tacho_symbols_get(v->symbols, f.func));
		tc_document_text(j, "file", tacho_symbols_get(v->symbols, f.file));
		tc_document_u64(j, "line", f.line);
		tc_cli_json_end(j);
	}
	tc_cli_json_end(j);
}

static void put_evidence(const struct tc_findings_view *v, struct tc_cli_json *j,
			 const struct tacho_evidence *e)
{
	int64_t begin = v->span.first_ns;

	tc_cli_json_object(j);
	tc_document_string(j, "what", e->what);
	tc_document_i64(j, "begin_ns", e->begin_ns - begin);
	tc_document_i64(j, "end_ns", e->end_ns - begin);
	tc_cli_json_key(j, "goroutine");
	if (e->goroutine == TACHO_NONE)
		tc_cli_json_null(j);
	else
		tc_cli_json_i64(j, e->goroutine);
	put_stack(v, j, "stack", e->stack);
	tc_cli_json_end(j);
}

static void put_finding(const struct tc_findings_view *v, struct tc_cli_json *j,
			const struct tacho_finding *f)
{
	tc_cli_json_object(j);
	tc_document_string(j, "rule", f->rule->id);
	tc_document_string(j, "severity", tacho_severity_name((int)f->severity));
	tc_document_string(j, "confidence", tacho_confidence_name((int)f->confidence));
	tc_document_string(j, "title", f->rule->title);
	tc_document_string(j, "text", f->text);
	tc_document_string(j, "note", f->note);
	tc_document_string(j, "fix", f->rule->fix);
	tc_document_string(j, "blind", f->rule->blind);
	tc_document_string(j, "cost_of", tacho_cost_name((int)f->cost));
	tc_document_i64(j, "cost_ns", f->cost_ns);
	tc_document_f64(j, "share", f->share);
	tc_document_u64(j, "count", f->count);
	tc_document_i64(j, "longest_ns", f->longest_ns);
	put_stack(v, j, "stack", f->stack);
	put_stack(v, j, "other_stack", f->other_stack);
	tc_cli_json_key(j, "facts");
	tc_cli_json_object(j);
	for (size_t i = 0; i < f->n_facts; i++) {
		tc_cli_json_key(j, f->facts[i].key);
		tc_cli_json_object(j);
		tc_document_f64(j, "value", f->facts[i].value);
		tc_document_string(j, "unit", f->facts[i].unit);
		tc_cli_json_end(j);
	}
	tc_cli_json_end(j);
	tc_cli_json_key(j, "evidence");
	tc_cli_json_array(j);
	for (size_t i = 0; i < f->n_evidence; i++)
		put_evidence(v, j, &f->evidence[i]);
	tc_cli_json_end(j);
	tc_cli_json_key(j, "series");
	if (f->n_series) {
		tc_cli_json_object(j);
		tc_document_string(j, "name", f->series_name);
		tc_document_i64(j, "step_ns", f->series_step_ns);
		tc_cli_json_key(j, "values");
		tc_cli_json_array(j);
		for (size_t i = 0; i < f->n_series; i++)
			tc_cli_json_f64(j, (double)f->series[i]);
		tc_cli_json_end(j);
		tc_cli_json_end(j);
	} else {
		tc_cli_json_null(j);
	}
	tc_cli_json_end(j);
}

void tc_findings_json(const struct tc_findings_view *v)
{
	struct tc_cli_json j;

	tc_cli_json_init(&j, stdout, 2);
	tc_document_begin(&j, &v->in);
	tc_range_json(&j, v->window);
	tc_document_i64(&j, "duration_ns", tacho_findings_wall_ns(v->findings));
	tc_document_string(&j, "caveat", tacho_findings_caveat(v->findings));
	tc_cli_json_key(&j, "findings");
	tc_cli_json_array(&j);
	for (size_t i = 0; i < v->n_shown; i++)
		put_finding(v, &j, v->shown[i]);
	tc_cli_json_end(&j);
	tc_cli_json_end(&j);
}

/* --- CSV ---------------------------------------------------------------------- */

void tc_findings_csv(const struct tc_findings_view *v)
{
	static const struct tc_cli_col cols[] = {
		{ .key = "rule", .title = "rule", .type = TC_COL_TEXT },
		{ .key = "severity", .title = "severity", .type = TC_COL_TEXT },
		{ .key = "confidence", .title = "confidence", .type = TC_COL_TEXT },
		{ .key = "cost_of", .title = "cost of", .type = TC_COL_TEXT },
		{ .key = "cost_ns", .title = "cost", .type = TC_COL_DURATION },
		{ .key = "share", .title = "share", .type = TC_COL_SHARE },
		{ .key = "count", .title = "count", .type = TC_COL_COUNT },
		{ .key = "longest_ns", .title = "longest", .type = TC_COL_DURATION },
		{ .key = "place", .title = "place", .type = TC_COL_TEXT },
		{ .key = "text", .title = "text", .type = TC_COL_TEXT },
	};
	struct tc_cli_table t;

	tc_cli_table_begin(&t, v->ctx, cols, TC_LEN(cols));
	for (size_t i = 0; i < v->n_shown; i++) {
		const struct tacho_finding *f = v->shown[i];
		struct tacho_text place = tc_findings_place(v->symbols, f);

		tc_cli_table_str(&t, f->rule->id);
		tc_cli_table_str(&t, tacho_severity_name((int)f->severity));
		tc_cli_table_str(&t, tacho_confidence_name((int)f->confidence));
		tc_cli_table_str(&t, tacho_cost_name((int)f->cost));
		tc_cli_table_i64(&t, f->cost_ns);
		tc_cli_table_f64(&t, f->share);
		tc_cli_table_u64(&t, f->count);
		tc_cli_table_i64(&t, f->longest_ns);
		tc_cli_table_mem(&t, place.s, place.n);
		tc_cli_table_str(&t, f->text);
		if (tc_cli_table_row(&t))
			break;
	}
	tc_cli_table_end(&t);
}

/* --- JUnit -------------------------------------------------------------------- */

/* Text between tags or quotation marks; what XML cannot hold becomes U+FFFD. */
static void put_xml(FILE *out, const char *s)
{
	size_t n = strlen(s);

	while (n > 0) {
		uint32_t c;
		size_t used = tc_cli_term_utf8(s, n, &c);

		if (used == 0 || (c < 0x20 && c != '\t' && c != '\n') || c == 0xfffe || c == 0xffff)
			fputs("\xef\xbf\xbd", out);
		else if (c == '<')
			fputs("&lt;", out);
		else if (c == '>')
			fputs("&gt;", out);
		else if (c == '&')
			fputs("&amp;", out);
		else if (c == '"')
			fputs("&quot;", out);
		else
			fwrite(s, 1, used, out);
		used = used ? used : 1;
		s += used;
		n -= used;
	}
}

static unsigned count_of(const struct tc_findings_view *v, const struct tacho_rule *rule)
{
	unsigned n = 0;

	for (size_t i = 0; i < v->n_shown; i++)
		n += v->shown[i]->rule == rule;
	return n;
}

static void put_case(FILE *out, const struct tc_findings_view *v, const struct tacho_rule *rule)
{
	fprintf(out, "  <testcase classname=\"tacho.findings\" name=\"%s\"", rule->id);
	if (count_of(v, rule) == 0) {
		fputs("/>\n", out);
		return;
	}
	fputs(">\n", out);
	for (size_t i = 0; i < v->n_shown; i++) {
		const struct tacho_finding *f = v->shown[i];

		if (f->rule != rule)
			continue;
		fprintf(out, "    <failure type=\"%s\" message=\"",
			tacho_severity_name((int)f->severity));
		put_xml(out, f->text);
		fputs("\">", out);
		put_xml(out, f->note);
		fputs(*f->note ? "\n" : "", out);
		put_xml(out, rule->fix);
		fputs("</failure>\n", out);
	}
	fputs("  </testcase>\n", out);
}

static void put_suite(FILE *out, const struct tc_findings_view *v)
{
	const struct tacho_rule *r;
	unsigned failed = 0;

	for (size_t i = 0; (r = tacho_rule_get(i)) != NULL; i++)
		failed += count_of(v, r) > 0;
	fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"tacho findings: ",
	      out);
	put_xml(out, tc_report_input_name(&v->in));
	fprintf(out, "\" tests=\"%d\" failures=\"%u\" errors=\"0\" skipped=\"0\">\n", TACHO_RULES,
		failed);
	for (size_t i = 0; (r = tacho_rule_get(i)) != NULL; i++)
		put_case(out, v, r);
	fputs("</testsuite>\n", out);
}

int tc_findings_junit(const struct tc_findings_view *v, const char *path)
{
	FILE *out;
	bool failed;

	if (strcmp(path, "-") == 0) {
		put_suite(stdout, v);
		return TC_EXIT_OK;
	}
	out = fopen(path, "w");
	if (!out) {
		tc_cli_error(v->ctx, "%s: %s", path, strerror(errno));
		return TC_EXIT_SYSTEM;
	}
	put_suite(out, v);
	failed = ferror(out) != 0;
	if (fclose(out) != 0 || failed) {
		tc_cli_error(v->ctx, "%s: %s", path, strerror(errno));
		return TC_EXIT_SYSTEM;
	}
	return TC_EXIT_OK;
}
