/* SPDX-License-Identifier: MIT */
/* What a request caused for others: their waits for its locks, by victim and place. */
#include "cli/explain_view.h"
#include "cli/fn_hint.h"
#include "cli/units.h"

#include <stdlib.h>

/* Waits that belong together. */
struct tally {
	const struct tacho_victim *one;
	int64_t ns;
	uint64_t count;
};

typedef int compare_fn(const void *x, const void *y);

/* By task; without one by goroutine, behind those. */
static int by_victim(const void *x, const void *y)
{
	const struct tacho_victim *a = ((const struct tally *)x)->one;
	const struct tacho_victim *b = ((const struct tally *)y)->one;

	if (a->task != b->task)
		return a->task > b->task ? 1 : -1;
	if (a->task != TACHO_NO_TASK)
		return 0;
	return (a->goroutine > b->goroutine) - (a->goroutine < b->goroutine);
}

static int by_place(const void *x, const void *y)
{
	const struct tacho_victim *a = ((const struct tally *)x)->one;
	const struct tacho_victim *b = ((const struct tally *)y)->one;

	return (a->stack > b->stack) - (a->stack < b->stack);
}

/* Most first; equal ones as the trace has them. */
static int by_time(const void *x, const void *y)
{
	const struct tally *a = x, *b = y;

	if (a->ns != b->ns)
		return a->ns < b->ns ? 1 : -1;
	return (a->one > b->one) - (a->one < b->one);
}

/*
 * Add up the waits that are equal by `same`, of `only` alone unless that is NULL; most
 * time first. To be freed.
 */
static struct tally *add_up(const struct tacho_ledger *l, compare_fn *same,
			    const struct tally *only, size_t *n)
{
	struct tally *v = tc_cli_xcalloc(l->n_victims + 1, sizeof(*v));
	size_t all = 0;

	*n = 0;
	for (size_t i = 0; i < l->n_victims; i++) {
		const struct tacho_victim *p = &l->victims[i];

		v[all] = (struct tally){ p, tc_explain_length(p->begin_ns, p->end_ns), 1 };
		all += !only || by_victim(only, &v[all]) == 0;
	}
	if (all)
		qsort(v, all, sizeof(*v), same);
	for (size_t i = 0; i < all; i++) {
		struct tally *last = *n ? &v[*n - 1] : NULL;

		if (!last || same(last, &v[i]) != 0) {
			v[(*n)++] = v[i];
			continue;
		}
		last->one = v[i].one < last->one ? v[i].one : last->one;
		last->ns = (int64_t)((uint64_t)last->ns + (uint64_t)v[i].ns);
		last->count++;
	}
	if (*n)
		qsort(v, *n, sizeof(*v), by_time);
	return v;
}

/* --- for people ----------------------------------------------------------------- */

static void add_text(struct tc_cli_str *out, struct tacho_text t)
{
	tc_cli_str_add(out, t.s, t.n);
}

/* "task 68 request", or "goroutine 7 main.worker". */
static void add_victim(struct tc_cli_str *out, const struct tc_explain_view *v,
		       const struct tacho_victim *p)
{
	struct tacho_text name =
		tacho_symbols_get(v->symbols, p->task == TACHO_NO_TASK ? p->name : p->type);

	if (p->task != TACHO_NO_TASK)
		tc_cli_str_printf(out, "task %" PRIu64 " ", p->task);
	else
		tc_cli_str_printf(out, "goroutine %" PRId64 " ", p->goroutine);
	if (name.n == 0 && p->task == TACHO_NO_TASK)
		tc_cli_str_puts(out, TC_FN_UNKNOWN);
	else
		add_text(out, name);
}

void tc_explain_caused_text(const struct tc_explain_view *v, const struct tacho_ledger *l)
{
	struct tally *victims, *places;
	size_t n_victims, n_places;
	char time[TC_UNITS_MAX], count[TC_UNITS_MAX];
	struct tc_cli_str s = { 0 };

	if (l->n_victims == 0)
		return;
	victims = add_up(l, by_victim, NULL, &n_victims);
	places = add_up(l, by_place, &victims[0], &n_places);
	tc_cli_units_duration(time, l->caused_ns, v->ctx->out.unicode);
	tc_cli_units_count(count, l->caused);
	add_victim(&s, v, victims[0].one);
	if (places[0].one->stack) {
		tc_cli_str_puts(&s, " at ");
		tc_explain_place(v, places[0].one->stack, &s);
	}
	printf("\n  %scaused for others:%s %s in %s wait%s for its locks, most for ",
	       tc_cli_term_on(&v->ctx->out, TC_ROLE_TITLE),
	       tc_cli_term_off(&v->ctx->out, TC_ROLE_TITLE), time, count,
	       l->caused == 1 ? "" : "s");
	tc_cli_out_text(stdout, s.p, s.len, v->ctx->out.unicode);
	printf("\n");
	tc_cli_str_free(&s);
	free(victims);
	free(places);
}

/* Of the slow ones against the others. */
void tc_explain_caused_contrast(const struct tc_explain_view *v,
				const struct tacho_explain_facts *f)
{
	struct tacho_cause_sum sum[TACHO_EXPLAIN_GROUPS];
	char mean[TACHO_EXPLAIN_GROUPS][TC_UNITS_MAX];
	struct tc_cli_str s = { 0 };

	for (unsigned g = 0; g < TACHO_EXPLAIN_GROUPS; g++) {
		tacho_explain_caused(v->explain, g, &sum[g]);
		tc_cli_units_duration(mean[g],
				      f->ledgers[g] ? sum[g].ns / (int64_t)f->ledgers[g] : 0,
				      v->ctx->out.unicode);
	}
	if (sum[0].count == 0 && sum[1].count == 0)
		return;
	if (sum[0].task.ns) {
		tc_cli_str_puts(&s, ", most for ");
		add_text(&s, tacho_symbols_get(v->symbols, sum[0].task.type));
	}
	if (sum[0].place.ns) {
		tc_cli_str_puts(&s, sum[0].task.ns ? ", at " : ", most at ");
		tc_explain_place(v, sum[0].place.stack, &s);
	}
	printf("\n  %scaused for others:%s %s by a slow one, %s by a normal one",
	       tc_cli_term_on(&v->ctx->out, TC_ROLE_TITLE),
	       tc_cli_term_off(&v->ctx->out, TC_ROLE_TITLE), mean[0], mean[1]);
	if (s.p)
		tc_cli_out_text(stdout, s.p, s.len, v->ctx->out.unicode);
	printf("\n");
	tc_cli_str_free(&s);
}

/* --- for programs ---------------------------------------------------------------- */

static void json_sum(struct tc_cli_json *j, const struct tally *t)
{
	tc_document_i64(j, "total_ns", t->ns);
	tc_document_u64(j, "count", t->count);
}

void tc_explain_caused_json(struct tc_cli_json *j, const struct tc_explain_view *v,
			    const struct tacho_ledger *l)
{
	struct tally *victims, *places;
	size_t n_victims, n_places;

	victims = add_up(l, by_victim, NULL, &n_victims);
	places = add_up(l, by_place, NULL, &n_places);
	tc_cli_json_key(j, "caused");
	tc_cli_json_object(j);
	tc_document_i64(j, "total_ns", l->caused_ns);
	tc_document_u64(j, "count", l->caused);
	tc_cli_json_key(j, "victims");
	tc_cli_json_array(j);
	for (size_t i = 0; i < n_victims; i++) {
		const struct tacho_victim *p = victims[i].one;

		tc_cli_json_object(j);
		if (p->task != TACHO_NO_TASK) {
			tc_document_u64(j, "task", p->task);
			tc_document_text(j, "type", tacho_symbols_get(v->symbols, p->type));
		} else {
			tc_document_i64(j, "goroutine", p->goroutine);
			tc_document_text(j, "function", tacho_symbols_get(v->symbols, p->name));
		}
		json_sum(j, &victims[i]);
		tc_cli_json_end(j);
	}
	tc_cli_json_end(j);
	tc_cli_json_key(j, "places");
	tc_cli_json_array(j);
	for (size_t i = 0; i < n_places; i++) {
		tc_cli_json_object(j);
		tc_explain_json_stack(j, v, "stack", places[i].one->stack);
		json_sum(j, &places[i]);
		tc_cli_json_end(j);
	}
	tc_cli_json_end(j);
	tc_cli_json_end(j);
	free(victims);
	free(places);
}

static void json_group(struct tc_cli_json *j, const char *key, const struct tacho_cause_sum *s,
		       uint64_t n)
{
	tc_cli_json_key(j, key);
	tc_cli_json_object(j);
	tc_document_f64(j, "avg_ns", n ? (double)s->ns / (double)n : 0);
	tc_document_i64(j, "total_ns", s->ns);
	tc_document_u64(j, "count", s->count);
	tc_cli_json_end(j);
}

void tc_explain_caused_json_contrast(struct tc_cli_json *j, const struct tc_explain_view *v,
				     const struct tacho_explain_facts *f)
{
	struct tacho_cause_sum slow, normal;

	tacho_explain_caused(v->explain, 0, &slow);
	tacho_explain_caused(v->explain, 1, &normal);
	tc_cli_json_key(j, "caused");
	tc_cli_json_object(j);
	json_group(j, "slow", &slow, f->ledgers[0]);
	json_group(j, "normal", &normal, f->ledgers[1]);
	if (slow.place.ns) {
		tc_document_i64(j, "place_ns", slow.place.ns);
		tc_explain_json_stack(j, v, "place", slow.place.stack);
	}
	if (slow.task.ns) {
		tc_document_i64(j, "victim_ns", slow.task.ns);
		tc_document_text(j, "victim_type", tacho_symbols_get(v->symbols, slow.task.type));
	}
	tc_cli_json_end(j);
}
