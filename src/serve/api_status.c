/* SPDX-License-Identifier: MIT */
/* /api/1/status: what is read, how far it is, and what is wrong with it. */
#include "serve/call.h"
#include "store/store.h"

static void put_string(struct tc_json *j, const char *key, const char *s)
{
	tc_json_key(j, key);
	if (s)
		tc_json_string(j, s);
	else
		tc_json_null(j);
}

static void put_u64(struct tc_json *j, const char *key, uint64_t v)
{
	tc_json_key(j, key);
	tc_json_u64(j, v);
}

/* What a path is called: its last part. */
static const char *name_of(const char *path)
{
	const char *slash;

	if (!path || strcmp(path, "-") == 0)
		return path ? "standard input" : NULL;
	slash = strrchr(path, '/');
	return slash && slash[1] ? slash + 1 : path;
}

static void put_progress(struct tc_json *j, const struct tc_status_now *now)
{
	static const char *const states[] = { "reading", "ready", "failed" };

	put_string(j, "state", states[now->state]);
	put_u64(j, "done", now->done);
	put_u64(j, "total", now->total);
	put_u64(j, "events", now->events);
	put_u64(j, "generations", now->generations);
	tc_json_key(j, "rate");
	tc_json_f64(j, now->rate);
}

static void put_troubles(struct tc_json *j, const struct tc_status_now *now)
{
	unsigned i;

	tc_json_key(j, "warnings");
	tc_json_begin(j, '[');
	for (i = 0; i < now->n_warnings; i++)
		tc_json_string(j, now->warnings[i]);
	tc_json_end(j, ']');
	put_string(j, "error", now->error[0] ? now->error : NULL);
}

void tc_call_status(struct tc_call *c)
{
	struct tc_serve *srv = c->srv;
	struct tc_store_extent extent;
	struct tc_status_now now;
	struct tc_json j;

	tc_status_get(srv->status, &now);
	tc_store_extent(srv->store, &extent);
	tc_answer_json(c->a, &j);
	tc_json_begin(&j, '{');
	put_u64(&j, "seq", now.seq);
	put_string(&j, "fp", srv->fp);
	put_string(&j, "name", srv->opts.name ? srv->opts.name : name_of(srv->opts.path));
	put_string(&j, "compare", name_of(srv->opts.compare));
	put_progress(&j, &now);
	tc_json_key(&j, "end");
	tc_json_i64(&j, extent.end_ns);
	put_troubles(&j, &now);
	tc_json_key(&j, "follow");
	tc_json_bool(&j, srv->opts.follow);
	tc_json_key(&j, "tool");
	tc_json_string(&j, "tacho " TACHO_VERSION);
	put_u64(&j, "jobs", srv->children ? tc_work_count(srv->children) : 0);
	tc_json_end(&j, '}');
	tc_answer_json_end(c->a, &j);
}
