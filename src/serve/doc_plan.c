/* SPDX-License-Identifier: MIT */
/* See doc_plan.h; doc/api.md has the list for readers. */
#include "serve/doc_plan.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char json[] = "application/json", text[] = "text/plain; charset=utf-8",
		  csv[] = "text/csv; charset=utf-8", bytes[] = "application/octet-stream",
		  lines[] = "application/x-ndjson";

/* --- the list --------------------------------------------------------------- */

/* A form that a document comes in: `as`, or for some commands `format`. */
struct form {
	const char *name; /* NULL ends the list; the first is the default */
	const char *word; /* the option for it; NULL: none */
	const char *mime;
	const char *file_name;
};

/* Names are separated and surrounded by spaces. */
struct command {
	const char *name;
	const char *values;    /* options with a value */
	const char *durations; /* those of time: a bare number is ns */
	const char *flags;     /* options without */
	const char *by;        /* the parameter that names the form */
	const struct form *forms;
	bool has_kind; /* the parameter `kind` is an operand before the trace */
	bool has_two;  /* needs the second trace */
};

static const struct form table_forms[] = {
	{ "json", "--json", json, NULL },
	{ "text", NULL, text, NULL },
	{ "csv", "--csv", csv, NULL },
	{ NULL, NULL, NULL, NULL },
};
static const struct form page_forms[] = {
	{ "json", "--json", json, NULL },
	{ "text", NULL, text, NULL },
	{ NULL, NULL, NULL, NULL },
};
static const struct form profile_forms[] = {
	{ "json", "--json", json, NULL },
	{ "pprof", "--pprof=-", bytes, "profile.pb.gz" },
	{ "folded", "--format=folded", text, NULL },
	{ "flat", "--format=flat", text, NULL },
	{ "tree", "--format=tree", text, NULL },
	{ NULL, NULL, NULL, NULL },
};
static const struct form events_forms[] = {
	{ "json", "--json", lines, NULL },
	{ "text", NULL, text, NULL },
	{ "go", "--format=go", text, NULL },
	{ NULL, NULL, NULL, NULL },
};
static const struct form export_forms[] = {
	{ "chrome", "--format=chrome", json, NULL },
	{ "perfetto-json", "--format=perfetto-json", json, NULL },
	{ "csv", "--format=csv", csv, NULL },
	{ "jsonl", "--format=jsonl", lines, NULL },
	{ "folded", "--format=folded", text, NULL },
	{ NULL, NULL, NULL, NULL },
};
static const struct form cut_forms[] = {
	{ "trace", "--output=-", bytes, "cut.trace" },
	{ NULL, NULL, NULL, NULL },
};

/* clang-format off */
static const struct command commands[] = {
	{ "report", " top ", "", " findings ", "as", page_forms, false, false },
	{ "findings", " rule severity ", " from to ", " list ", "as", table_forms, false, false },
	{ "summary", "", "", " stream-hash ", "as", page_forms, false, false },
	{ "compare", " min-change level ", "", " all ", "as", table_forms, false, true },
	{ "goroutines", " fn sort top ", "", "", "as", table_forms, false, false },
	{ "tasks", " type log id top ", " min max from to ",
	  " complete incomplete histogram bug-compatible ", "as", table_forms, false, false },
	{ "regions", " type pc top ", " min max from to ",
	  " complete incomplete histogram bug-compatible ", "as", table_forms, false, false },
	{ "profile", " fn goroutine region region-pc task top depth ",
	  " from to region-min region-max ", " complete ", "format",
	  profile_forms, true, false },
	{ "gc", " top table mmu-flags ", " window from to ", " mmu bug-compatible ", "as",
	  table_forms, false, false },
	{ "latency", " kind by fn longest heat columns top ", " from to ", " system ", "as",
	  table_forms, false, false },
	{ "explain", " task slowest region goroutine slow-vs-normal top lines ", " from to ",
	  " follow ", "as", table_forms, false, false },
	{ "events", " goroutine proc thread kind limit ", " from to ", " stacks ", "as",
	  events_forms, false, false },
	{ "check", "", "", "", "as", page_forms, false, false },
	{ "footprint", "", "", " all ", "as", table_forms, false, false },
	{ "export", " view goroutine task task-goroutines rows state of-goroutine of-proc ", " from to ",
	  " stacks bug-compatible ", "format", export_forms, false, false },
	{ "cut", " gens ", " from to ", "", "as", cut_forms, false, false },
};
/* clang-format on */

/* --- words ------------------------------------------------------------------ */

static bool is_in(const char *list, const char *name)
{
	char wanted[64];
	int n = snprintf(wanted, sizeof(wanted), " %s ", name);

	return n > 2 && (size_t)n < sizeof(wanted) && !strchr(name, ' ') && strstr(list, wanted);
}

void tc_doc_begin(struct tc_doc_plan *d, const char *command, const char *mime)
{
	d->n = d->n_text = 0;
	d->of = TC_DOC_OF_A;
	d->shape = TC_DOC_WHOLE;
	d->mime = mime;
	d->file_name = NULL;
	tc_doc_word(d, command);
}

void tc_doc_word(struct tc_doc_plan *d, const char *word)
{
	if (d->n < TC_DOC_WORDS)
		d->words[d->n++] = word;
}

/* The texts of a request have room, as they are at most three times as long as it. */
void tc_doc_option(struct tc_doc_plan *d, const char *name, const char *value)
{
	char *at = d->text + d->n_text;
	size_t room = sizeof(d->text) - d->n_text;
	int n = snprintf(at, room, "--%s=%s", name, value);

	if (n < 0 || (size_t)n >= room)
		return;
	d->n_text += (size_t)n + 1;
	tc_doc_word(d, at);
}

/* Times of the interface are numbers of ns; the command wants a unit. */
static void add_duration(struct tc_doc_plan *d, const char *name, const char *value)
{
	char with_unit[64];
	size_t n = strlen(value);

	if (n == 0 || n > 40 || value[strspn(value, "0123456789.")] != '\0') {
		tc_doc_option(d, name, value);
		return;
	}
	snprintf(with_unit, sizeof(with_unit), "%sns", value);
	tc_doc_option(d, name, with_unit);
}

static bool add_flag(struct tc_doc_plan *d, const char *name, const char *value,
		     struct tc_answer *a)
{
	char *at = d->text + d->n_text;
	size_t room = sizeof(d->text) - d->n_text;
	bool is_on = !*value || strcmp(value, "1") == 0 || strcmp(value, "true") == 0;
	int n;

	if (!is_on && strcmp(value, "0") != 0 && strcmp(value, "false") != 0) {
		tc_answer_error(a, 400, "%s=%.100s: must be 1 or 0", name, value);
		return false;
	}
	n = snprintf(at, room, "--%s%s", is_on ? "" : "no-", name);
	if (n > 0 && (size_t)n < room) {
		d->n_text += (size_t)n + 1;
		tc_doc_word(d, at);
	}
	return true;
}

/* The lists have spaces at both ends, or are empty. */
static void refuse_param(const struct command *c, const struct tc_param *p, struct tc_answer *a)
{
	const char *const lists[] = { c->has_kind ? " kind" : "", c->values, c->durations,
				      c->flags };
	char names[256] = "";
	size_t i, n = 0;

	for (i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		size_t length = strlen(lists[i]);

		length -= length > 0 && lists[i][length - 1] == ' ';
		if (n + length >= sizeof(names))
			break;
		memcpy(names + n, lists[i], length);
		n += length;
	}
	tc_answer_error(a, 400, "%s has no parameter '%.100s'; it has%.*s%s %s", c->name, p->name,
			(int)n, names, n > 0 ? " and" : "", c->by);
}

static bool add_param(struct tc_doc_plan *d, const struct command *c, const struct tc_param *p,
		      struct tc_answer *a)
{
	if (strcmp(p->name, c->by) == 0 || (c->has_kind && strcmp(p->name, "kind") == 0))
		return true;
	if (is_in(c->flags, p->name))
		return add_flag(d, p->name, p->value, a);
	if (is_in(c->durations, p->name)) {
		add_duration(d, p->name, p->value);
		return true;
	}
	if (is_in(c->values, p->name)) {
		tc_doc_option(d, p->name, p->value);
		return true;
	}
	refuse_param(c, p, a);
	return false;
}

/* --- plans ------------------------------------------------------------------ */

static const struct form *choose_form(const struct command *c, const struct tc_query *q,
				      struct tc_answer *a)
{
	const char *names[8];
	unsigned chosen, n = 0;

	while (c->forms[n].name) {
		names[n] = c->forms[n].name;
		n++;
	}
	names[n] = NULL;
	return tc_query_choice(q, c->by, names, 0, &chosen, a) ? &c->forms[chosen] : NULL;
}

static const struct command *find_command(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(commands) / sizeof(commands[0]); i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	return NULL;
}

bool tc_doc_plan(struct tc_doc_plan *d, const char *command, const struct tc_query *q,
		 struct tc_answer *a)
{
	static const char *const kinds[] = { "sched", "net", "sync", "syscall", NULL };
	static const char *const traces[] = { "a", "b", NULL };
	const struct command *c = find_command(command);
	const struct form *form;
	unsigned kind = 0, of;
	size_t i;

	if (!c) {
		tc_answer_error(a, 404, "there is no document '%.100s'", command);
		return false;
	}
	form = choose_form(c, q, a);
	if (!form || (c->has_kind && !tc_query_choice(q, "kind", kinds, 0, &kind, a)) ||
	    !tc_query_choice(q, "of", traces, 0, &of, a))
		return false;
	tc_doc_begin(d, c->name, form->mime);
	d->of = c->has_two ? TC_DOC_OF_BOTH : of ? TC_DOC_OF_B : TC_DOC_OF_A;
	d->file_name = form->file_name;
	if (form->word)
		tc_doc_word(d, form->word);
	for (i = 0; i < q->n; i++) {
		if (!c->has_two && strcmp(q->p[i].name, "of") == 0)
			continue;
		if (!add_param(d, c, &q->p[i], a))
			return false;
	}
	tc_doc_word(d, "--");
	if (c->has_kind)
		tc_doc_word(d, kinds[kind]);
	return true;
}

/* "T-N": behind N events of time T, in ns. False: `a` says so. */
static bool parse_cursor(const char *cursor, char time[24], uint64_t *n, struct tc_answer *a)
{
	size_t n_time = strspn(cursor, "0123456789");
	const char *count = cursor + n_time + 1;
	size_t n_count = cursor[n_time] == '-' ? strspn(count, "0123456789") : 0;

	if (n_time == 0 || n_time > 19 || n_count == 0 || n_count > 12 || count[n_count] != '\0') {
		tc_answer_error(a, 400, "after=%.100s: must be what another answer has as next",
				cursor);
		return false;
	}
	memcpy(time, cursor, n_time);
	time[n_time] = '\0';
	*n = strtoull(count, NULL, 10);
	return true;
}

bool tc_doc_plan_events(struct tc_doc_plan *d, const struct tc_query *q, struct tc_answer *a)
{
	static const struct command events = {
		"events",    " goroutine proc thread kind ",
		" from to ", " stacks ",
		"limit",     events_forms,
		false,       false,
	};
	const char *after = tc_query_get(q, "after");
	uint64_t limit, offset;
	char number[24];
	size_t i;

	if (!tc_query_u64(q, "limit", 200, 1, 10000, &limit, a) ||
	    !tc_query_u64(q, "offset", 0, 0, UINT64_C(1) << 40, &offset, a) ||
	    (after && !parse_cursor(after, number, &offset, a)))
		return false;
	tc_doc_begin(d, "events", json);
	tc_doc_word(d, "--json");
	/* A page far behind is there at once. */
	tc_doc_word(d, "--seek");
	if (after)
		add_duration(d, "from", number);
	for (i = 0; i < q->n; i++) {
		const char *name = q->p[i].name;

		if (strcmp(name, "offset") == 0 || strcmp(name, "after") == 0 ||
		    (after && strcmp(name, "from") == 0))
			continue;
		if (!add_param(d, &events, &q->p[i], a))
			return false;
	}
	/* One more than is wanted tells whether there is more. */
	snprintf(number, sizeof(number), "%llu", (unsigned long long)(offset + limit + 1));
	tc_doc_option(d, "limit", number);
	tc_doc_word(d, "--");
	d->shape = TC_DOC_EVENTS;
	d->first = offset;
	d->last = offset + limit - 1;
	return true;
}

bool tc_doc_plan_same(const struct tc_doc_plan *a, const struct tc_doc_plan *b)
{
	size_t i;

	if (a->n != b->n || a->of != b->of || a->shape != b->shape || a->first != b->first ||
	    a->last != b->last)
		return false;
	for (i = 0; i < a->n; i++)
		if (strcmp(a->words[i], b->words[i]) != 0)
			return false;
	return true;
}
