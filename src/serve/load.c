/* SPDX-License-Identifier: MIT */
/* See load.h. A file is read in one pass, with as many threads as it pays. */
#include "serve/load.h"
#include "serve/cache.h"
#include "store/store.h"

#include <errno.h>
#include <inttypes.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>

/* --- what is told ------------------------------------------------------------- */

void tc_load_describe(const struct tacho_diag *diag, char *out, size_t size)
{
	const char *message = diag->message[0] ? diag->message : tacho_error_text(diag->code);
	char place[64] = "";

	if (diag->offset >= 0 && diag->generation >= 0)
		snprintf(place, sizeof(place), " (generation %" PRId64 ", byte %" PRId64 ")",
			 diag->generation, diag->offset);
	else if (diag->offset >= 0)
		snprintf(place, sizeof(place), " (byte %" PRId64 ")", diag->offset);
	snprintf(out, size, "%s%s", message, place);
}

static void say(const struct tc_serve *srv, const char *text)
{
	if (srv->opts.say)
		srv->opts.say(srv->opts.ctx, text);
}

void tc_load_warn(struct tc_serve *srv, const char *text)
{
	tc_status_warn(srv->status, text);
	say(srv, text);
}

/* All is read: what only the reading needed goes back to the system. */
static void settle_memory(struct tc_serve *srv)
{
	struct tc_store_extent extent;

	tc_store_extent(srv->store, &extent);
	if (extent.is_file_full)
		tc_load_warn(srv, "the file for slices cannot grow; the rest is kept in memory");
	(void)malloc_trim(0);
}

void tc_load_conclude(struct tc_serve *srv, int rc)
{
	const struct tacho_diag *diag = tacho_reader_diag(srv->reader);
	char why[384], text[512];

	if (rc == TACHO_ECANCELED)
		return;
	settle_memory(srv);
	if (diag->code != 0)
		tc_load_describe(diag, why, sizeof(why));
	else
		snprintf(why, sizeof(why), "%s", tacho_error_text(rc));
	if (rc < 0) {
		tc_status_end(srv->status, TC_STATUS_FAILED, why);
		say(srv, why);
		return;
	}
	if (diag->code != 0) {
		snprintf(text, sizeof(text), "the trace is damaged: %s; what comes before is shown",
			 why);
		tc_load_warn(srv, text);
	}
	tc_status_end(srv->status, TC_STATUS_READY, NULL);
}

/* --- a file --------------------------------------------------------------------- */

/* Beside the store in the pass: counts, and ends it early when the server ends. */
struct watch {
	struct tc_serve *srv;
	tc_atomic_u64 events, generations;
};

static int watch_feed(void *self, const struct tacho_block *block)
{
	struct watch *w = self;

	/* relaxed: counts for a progress bar, and a flag that is looked at often. */
	tc_add_relaxed(&w->events, block->n);
	if (block->gen)
		tc_store_relaxed(&w->generations, tacho_gen_index(block->gen) + 1);
	return tc_load_relaxed(&w->srv->stops) ? TACHO_ECANCELED : 0;
}

static void watch_progress(void *ctx, uint64_t done, uint64_t total)
{
	struct watch *w = ctx;

	/* relaxed: as above. */
	tc_status_progress(w->srv->status, done, total, tc_load_relaxed(&w->events),
			   tc_load_relaxed(&w->generations));
}

/* --- a file that was read before -------------------------------------------------- */

static bool is_to_end(void *ctx)
{
	const struct tc_serve *srv = ctx;

	return tc_load_relaxed(&srv->stops);
}

/* False: the trace is to be read. */
static bool load_cached(struct tc_serve *srv, const struct tc_cache *cache)
{
	uint64_t generations, size = tacho_reader_size(srv->reader);
	struct tc_store_extent extent;
	int rc = tc_cache_load(cache, srv->store, &generations);

	if (rc == TACHO_EFORMAT)
		tc_load_warn(srv, "what was kept of this trace is damaged or of another version; "
				  "the trace is read again");
	if (rc <= 0)
		return false;
	tc_store_extent(srv->store, &extent);
	tc_status_progress(srv->status, size, size, extent.events, generations);
	tc_load_conclude(srv, 0);
	return true;
}

static void keep_cached(struct tc_serve *srv, const struct tc_cache *cache, uint64_t generations)
{
	char text[256];
	int rc;

	/* What is damaged is to be told of again the next time. */
	if (tacho_reader_diag(srv->reader)->code != 0 || tc_source_has_changed(&srv->source))
		return;
	rc = tc_cache_save(cache, srv->store, generations, is_to_end, srv);
	if (rc == 0 || rc == TACHO_ECANCELED)
		return;
	(void)snprintf(text, sizeof(text), "the trace cannot be kept for the next time: %s",
		       rc == TACHO_EIO ? strerror(errno) : tacho_error_text(rc));
	tc_load_warn(srv, text);
}

static void *load_file(void *arg)
{
	static const struct tacho_analysis_ops ops = { .name = "watch", .feed = watch_feed };
	struct tc_serve *srv = arg;
	struct watch watch = { .srv = srv };
	struct tacho_analysis list[2] = { { &ops, &watch }, tc_store_analysis(srv->store) };
	struct tc_cache cache = { .fd_dir = -1 };
	char why[TC_CACHE_WHY];
	int rc;

	if (srv->opts.cache && !tc_cache_open(&cache, &srv->source, why))
		tc_load_warn(srv, why);
	if (cache.fd_dir >= 0 && load_cached(srv, &cache)) {
		tc_cache_close(&cache);
		return NULL;
	}
	rc = tacho_pass_run(srv->reader, list, 2, watch_progress, &watch);
	watch_progress(&watch, tacho_reader_consumed(srv->reader), tacho_reader_size(srv->reader));
	tc_load_conclude(srv, rc);
	if (rc == 0 && cache.fd_dir >= 0)
		keep_cached(srv, &cache, tc_load_relaxed(&watch.generations));
	tc_cache_close(&cache);
	return NULL;
}

/* --- life ----------------------------------------------------------------------- */

int tc_load_open(struct tc_serve *srv, struct tacho_diag *diag)
{
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;

	opts.limits = srv->opts.limits;
	opts.threads = srv->opts.threads;
	if (srv->source.is_stream)
		return tacho_reader_open_feed(&srv->reader, &opts, diag);
	return tacho_reader_open_file(&srv->reader, srv->source.path, &opts, diag);
}

int tc_load_start(struct tc_serve *srv)
{
	void *(*load)(void *) = srv->source.is_stream ? tc_load_stream : load_file;

	srv->has_loader = pthread_create(&srv->loader, NULL, load, srv) == 0;
	return srv->has_loader ? 0 : TACHO_EIO;
}

void tc_load_join(struct tc_serve *srv)
{
	if (srv->has_loader)
		(void)pthread_join(srv->loader, NULL);
	srv->has_loader = false;
	tacho_reader_close(srv->reader);
	srv->reader = NULL;
}
