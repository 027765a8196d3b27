/* SPDX-License-Identifier: MIT */
/*
 * The addresses of `go tool trace`, for bookmarks and scripts: pages lead to the page
 * that shows the same, profiles (?raw=) and the timeline's JSON are answered here.
 */
#include "serve/call.h"

#include <stdio.h>

/* A path, who answers it, and two words that this needs. */
struct old_path {
	const char *path;
	enum tc_call_next (*answer)(struct tc_call *c, const struct old_path *p);
	const char *a, *b;
};

/* --- addresses -------------------------------------------------------------- */

/* "/tasks/" and "?type=" pieces of an address, put together. */
struct address {
	const struct tc_call *c;
	char text[900];
	size_t n;
	bool has_query;
};

static void address_begin(struct address *to, const struct tc_call *c, const char *path)
{
	int n;

	*to = (struct address){ .c = c };
	n = snprintf(to->text, sizeof(to->text), "%s%s", c->srv->prefix, path);
	to->n = n > 0 ? (size_t)n : 0;
}

static void add_encoded(struct address *to, const char *value)
{
	if (to->n < sizeof(to->text))
		to->n += tc_query_encode(value, to->text + to->n, sizeof(to->text) - to->n);
}

/* A parameter of the page, if the request has it under the old name. */
static void add_as(struct address *to, const char *old, const char *name)
{
	const char *value = tc_query_get(&to->c->q, old);
	int n;

	if (!value || !*value || to->n >= sizeof(to->text))
		return;
	n = snprintf(to->text + to->n, sizeof(to->text) - to->n, "%c%s=", to->has_query ? '&' : '?',
		     name);
	to->n += n > 0 ? (size_t)n : 0;
	to->has_query = true;
	add_encoded(to, value);
}

static enum tc_call_next lead_to(const struct address *to)
{
	if (to->n < sizeof(to->text))
		tc_answer_redirect(to->c->a, "%s", to->text);
	else
		tc_answer_error(to->c->a, 400, "the name that was asked for is too long");
	return TC_CALL_ANSWERED;
}

/* --- pages ------------------------------------------------------------------ */

/* a: the page. */
static enum tc_call_next old_page(struct tc_call *c, const struct old_path *p)
{
	struct address to;

	address_begin(&to, c, p->a);
	return lead_to(&to);
}

static enum tc_call_next old_trace(struct tc_call *c, const struct old_path *p)
{
	const char *g = tc_query_get(&c->q, "goid"), *task = tc_query_get(&c->q, "focustask");
	struct address to;

	(void)p;
	if (!task)
		task = tc_query_get(&c->q, "taskid");
	if (g) {
		address_begin(&to, c, "/timeline?v=1&pin=g");
		add_encoded(&to, g);
	} else if (task) {
		address_begin(&to, c, "/task/");
		add_encoded(&to, task);
	} else {
		address_begin(&to, c, "/timeline");
	}
	return lead_to(&to);
}

static enum tc_call_next old_goroutine(struct tc_call *c, const struct old_path *p)
{
	const char *name = tc_query_get(&c->q, "name");
	struct address to;

	(void)p;
	address_begin(&to, c, name && *name ? "/goroutines/" : "/goroutines");
	if (name)
		add_encoded(&to, name);
	return lead_to(&to);
}

/* Tasks or regions, of a type and restricted. a: the page of all types, b: above one. */
static enum tc_call_next old_type(struct tc_call *c, const struct old_path *p)
{
	const char *type = tc_query_get(&c->q, "type");
	struct address to;

	address_begin(&to, c, type && *type ? p->b : p->a);
	if (type)
		add_encoded(&to, type);
	add_as(&to, "pc", "pc");
	add_as(&to, "latmin", "min");
	add_as(&to, "latmax", "max");
	add_as(&to, "complete", "complete");
	add_as(&to, "logtext", "log");
	return lead_to(&to);
}

/* The plot and the windows of the mutator utilization. */
static enum tc_call_next old_mmu(struct tc_call *c, const struct old_path *p)
{
	const char *flags = tc_query_get(&c->q, "flags");
	const char *window = tc_query_get(&c->q, "window");
	char list[256];
	size_t i;

	(void)p;
	tc_doc_begin(&c->doc, "gc", "application/json");
	tc_doc_word(&c->doc, "--json");
	tc_doc_word(&c->doc, "--mmu");
	snprintf(list, sizeof(list), "%s", flags ? flags : "");
	for (i = 0; list[i]; i++)
		list[i] = list[i] == '|' ? ',' : list[i];
	if (list[0])
		tc_doc_option(&c->doc, "mmu-flags", list);
	if (window && *window && window[strspn(window, "0123456789")] == '\0') {
		snprintf(list, sizeof(list), "%.20sns", window);
		tc_doc_option(&c->doc, "window", list);
	}
	tc_doc_word(&c->doc, "--");
	return TC_CALL_CHILD;
}

/* --- profiles --------------------------------------------------------------- */

static enum tc_call_next raw_profile(struct tc_call *c, const struct old_path *p, bool of_regions)
{
	static const char *const both[][2] = {
		{ "type", "region" },
		{ "pc", "region-pc" },
		{ "latmin", "region-min" },
		{ "latmax", "region-max" },
	};
	const char *name = tc_query_get(&c->q, "name");
	size_t i;

	if (of_regions && !tc_query_get(&c->q, "type")) {
		tc_answer_error(c->a, 400, "type is missing: the type of the regions");
		return TC_CALL_ANSWERED;
	}
	tc_doc_begin(&c->doc, "profile", "application/octet-stream");
	c->doc.file_name = p->b;
	tc_doc_word(&c->doc, "--pprof=-");
	if (!of_regions && name && *name)
		tc_doc_option(&c->doc, "fn", name);
	for (i = 0; of_regions && i < sizeof(both) / sizeof(both[0]); i++) {
		const char *value = tc_query_get(&c->q, both[i][0]);

		if (value && (*value || i == 0))
			tc_doc_option(&c->doc, both[i][1], value);
	}
	tc_doc_word(&c->doc, "--");
	tc_doc_word(&c->doc, p->a);
	return TC_CALL_CHILD;
}

static enum tc_call_next profile(struct tc_call *c, const struct old_path *p, bool of_regions)
{
	const char *raw = tc_query_get(&c->q, "raw");
	struct address to;
	char path[64];

	if (raw && *raw)
		return raw_profile(c, p, of_regions);
	snprintf(path, sizeof(path), "/profiles?v=1&kind=%s", p->a);
	address_begin(&to, c, path);
	to.has_query = true;
	add_as(&to, of_regions ? "type" : "name", of_regions ? "region" : "fn");
	return lead_to(&to);
}

/* a: the kind; b: the name of the file. */
static enum tc_call_next old_profile(struct tc_call *c, const struct old_path *p)
{
	return profile(c, p, false);
}

static enum tc_call_next old_region_profile(struct tc_call *c, const struct old_path *p)
{
	return profile(c, p, true);
}

/* --- the timeline's JSON ---------------------------------------------------- */

/* Numbers of events, as Go's index page links them; they are those of its order. */
static bool take_part(struct tc_call *c)
{
	if (!tc_query_get(&c->q, "start") || !tc_query_get(&c->q, "end"))
		return true;
	if (!tc_query_u64(&c->q, "start", 0, 0, UINT64_MAX, &c->doc.first, c->a) ||
	    !tc_query_u64(&c->q, "end", 0, 0, UINT64_MAX, &c->doc.last, c->a))
		return false;
	c->doc.shape = TC_DOC_TIMELINE;
	tc_doc_word(&c->doc, "--bug-compatible");
	return true;
}

static enum tc_call_next old_json(struct tc_call *c, const struct old_path *p)
{
	static const char *const focus[][2] = {
		{ "goid", "goroutine" },
		{ "focustask", "task" },
		{ "taskid", "task-goroutines" },
	};
	const char *view = tc_query_get(&c->q, "view"), *value = NULL;
	size_t i;

	(void)p;
	tc_doc_begin(&c->doc, "export", "application/json");
	for (i = 0; i < sizeof(focus) / sizeof(focus[0]) && !value; i++) {
		uint64_t id;

		value = tc_query_get(&c->q, focus[i][0]);
		if (!tc_query_u64(&c->q, focus[i][0], 0, 0, INT64_MAX, &id, c->a))
			return TC_CALL_ANSWERED;
		if (value)
			tc_doc_option(&c->doc, focus[i][1], value);
	}
	if (view && strcmp(view, "thread") == 0 && !value)
		tc_doc_word(&c->doc, "--view=thread");
	if (!take_part(c))
		return TC_CALL_ANSWERED;
	tc_doc_word(&c->doc, "--");
	return TC_CALL_CHILD;
}

/* --- all -------------------------------------------------------------------- */

static const struct old_path paths[] = {
	{ "/trace", old_trace, NULL, NULL },
	{ "/goroutine", old_goroutine, NULL, NULL },
	{ "/usertasks", old_type, "/tasks", "/tasks/" },
	{ "/usertask", old_type, "/tasks", "/tasks/" },
	{ "/userregions", old_page, "/regions", NULL },
	{ "/userregion", old_type, "/regions", "/region/" },
	{ "/io", old_profile, "net", "io.profile" },
	{ "/block", old_profile, "sync", "block.profile" },
	{ "/syscall", old_profile, "syscall", "syscall.profile" },
	{ "/sched", old_profile, "sched", "sched.profile" },
	{ "/regionio", old_region_profile, "net", "io.profile" },
	{ "/regionblock", old_region_profile, "sync", "block.profile" },
	{ "/regionsyscall", old_region_profile, "syscall", "syscall.profile" },
	{ "/regionsched", old_region_profile, "sched", "sched.profile" },
	{ "/jsontrace", old_json, NULL, NULL },
	{ "/mmu", old_mmu, NULL, NULL },
};

static const struct old_path *find(const struct tc_call *c)
{
	size_t i;

	/* The page has the same path. */
	if (strcmp(c->path, "/mmu") == 0 && !tc_query_get(&c->q, "mode"))
		return NULL;
	for (i = 0; i < sizeof(paths) / sizeof(paths[0]); i++)
		if (strcmp(paths[i].path, c->path) == 0)
			return &paths[i];
	return NULL;
}

bool tc_route_legacy(struct tc_call *c, enum tc_call_next *next)
{
	const struct old_path *p = find(c);

	if (!p)
		return false;
	*next = p->answer(c, p);
	if (*next == TC_CALL_CHILD && !tc_guard_data(c->head, c->a))
		*next = TC_CALL_ANSWERED;
	return true;
}
