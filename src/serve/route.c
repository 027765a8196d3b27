/* SPDX-License-Identifier: MIT */
/* Which part of the server answers which path; see call.h. */
#include "serve/call.h"

#define API "/api/1/"

/* --- data ------------------------------------------------------------------- */

static enum tc_call_next no_such(struct tc_call *c, const char *what)
{
	tc_answer_error(c->a, 404, "there is no %s '%.200s'", what, c->path);
	return TC_CALL_ANSWERED;
}

static enum tc_call_next route_status(struct tc_call *c)
{
	if (!tc_query_u64(&c->q, "since", 0, 0, UINT64_MAX, &c->since, c->a))
		return TC_CALL_ANSWERED;
	return TC_CALL_STATUS;
}

static enum tc_call_next route_doc(struct tc_call *c, const char *command)
{
	if (!tc_doc_plan(&c->doc, command, &c->q, c->a))
		return TC_CALL_ANSWERED;
	if (c->doc.of == TC_DOC_OF_A || c->srv->compare.path)
		return TC_CALL_CHILD;
	tc_answer_error(c->a, 404, "there is no second trace; compare with: tacho view A B");
	return TC_CALL_ANSWERED;
}

/* What is below /api/1/<fingerprint>/. */
static enum tc_call_next route_trace(struct tc_call *c, const char *name)
{
	const struct tc_route *route;

	if (strncmp(name, "doc/", 4) == 0)
		return route_doc(c, name + 4);
	if (strcmp(name, "events") == 0)
		return tc_doc_plan_events(&c->doc, &c->q, c->a) ? TC_CALL_CHILD : TC_CALL_ANSWERED;
	if (strcmp(name, "source") == 0) {
		c->handler = tc_api_source;
		return TC_CALL_HANDLER;
	}
	for (route = tc_api_store_routes; route->name; route++) {
		if (strcmp(route->name, name) != 0)
			continue;
		c->handler = route->answer;
		return TC_CALL_HANDLER;
	}
	return no_such(c, "endpoint");
}

static enum tc_call_next route_api(struct tc_call *c, const char *name)
{
	const char *slash = strchr(name, '/');
	size_t n = strlen(c->srv->fp);

	if (!tc_guard_data(c->head, c->a))
		return TC_CALL_ANSWERED;
	if (strcmp(name, "status") == 0)
		return route_status(c);
	if (!slash)
		return no_such(c, "endpoint");
	if ((size_t)(slash - name) == n && memcmp(name, c->srv->fp, n) == 0)
		return route_trace(c, slash + 1);
	tc_answer_error(c->a, 410,
			"another trace is served here (%s); the page must be loaded again",
			c->srv->fp);
	return TC_CALL_ANSWERED;
}

/* --- pages ------------------------------------------------------------------ */

/* Is the path that of a page, or below one that has pages below it? */
static bool is_page(const char *path)
{
	static const char *const single[] = {
		"/",           "/overview", "/timeline", "/profiles", "/latency",  "/mmu",
		"/findings",   "/compare",  "/events",   "/help",     "/settings", "/index.html",
		"/goroutines", "/tasks",    "/regions",  "/gc"
	};
	static const char *const parents[] = { "/goroutines/", "/tasks/",  "/task/",
					       "/regions/",    "/region/", "/findings/" };
	size_t i;

	for (i = 0; i < sizeof(single) / sizeof(single[0]); i++)
		if (strcmp(path, single[i]) == 0)
			return true;
	for (i = 0; i < sizeof(parents) / sizeof(parents[0]); i++)
		if (strncmp(path, parents[i], strlen(parents[i])) == 0)
			return true;
	return false;
}

static enum tc_call_next route_page(struct tc_call *c)
{
	if (is_page(c->path)) {
		tc_assets_page(&c->srv->pages, c->a);
		return TC_CALL_ANSWERED;
	}
	if (!tc_assets_file(&c->srv->pages, c->path, c->head->takes_gzip, c->a))
		return no_such(c, "page");
	return TC_CALL_ANSWERED;
}

/* --- all -------------------------------------------------------------------- */

/* Path and query of the target; false: the answer says what is wrong. */
static bool take_apart(struct tc_call *c, const char *target)
{
	size_t n_path = strcspn(target, "?");
	const char *query = target + n_path, *why;

	why = tc_query_decode(target, n_path, false, c->path);
	if (why) {
		tc_answer_error(c->a, 400, "the path holds %s", why);
		return false;
	}
	query += *query == '?';
	return tc_query_parse(&c->q, query, strlen(query), c->a);
}

enum tc_call_next tc_route(struct tc_call *c)
{
	const char *target = tc_guard_check(&c->srv->guard, c->head, c->a);
	enum tc_call_next next;

	if (!target || !take_apart(c, target))
		return TC_CALL_ANSWERED;
	if (strncmp(c->path, API, sizeof(API) - 1) == 0)
		return route_api(c, c->path + sizeof(API) - 1);
	if (tc_route_legacy(c, &next))
		return next;
	return route_page(c);
}
