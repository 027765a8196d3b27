/* SPDX-License-Identifier: MIT */
/*
 * Flight recorders. Each has a window over generations that all share; a snapshot
 * ends the open generation, takes references to the window under the lock, and
 * writes outside of it, so that snapshots run beside each other and beside the
 * events. The records of recorders are never unmapped: one that was stopped is
 * known as such when it is used again by mistake.
 */
#include "tracer/control.h"
#include "tracer/session.h"
#include "tracer/thread.h"

#include <errno.h>
#include <string.h>

enum {
	FIRST_KEPT = 64,
	MIN_BYTES = 64 * 1024
};
#define DEFAULT_AGE_NS    UINT64_C(10000000000)
#define DEFAULT_MAX_BYTES (UINT64_C(10) << 20)

/* A free record; with the lock of delivery. */
static struct tacho_flight *flight_new(void)
{
	struct tacho_flight *f = tc_deliver.flights;

	while (f && f->in_use)
		f = f->next;
	if (!f) {
		f = tc_pages_map(sizeof(*f));
		if (!f)
			return NULL;
		f->next = tc_deliver.flights;
		tc_deliver.flights = f;
	}
	f->kept = tc_pages_map(FIRST_KEPT * sizeof(*f->kept));
	if (!f->kept)
		return NULL;
	f->cap = FIRST_KEPT;
	f->n = 0;
	f->bytes = 0;
	f->in_use = true;
	return f;
}

static void flight_clear(struct tacho_flight *f)
{
	while (f->n > 0)
		tc_kept_unref(f->kept[--f->n]);
	tc_pages_unmap(f->kept, f->cap * sizeof(*f->kept));
	f->kept = NULL;
	f->cap = 0;
	f->in_use = false;
}

/* Three quarters of the smallest recorder: the rest is for what threads have begun. */
static void ceiling_update(void)
{
	uint64_t ceiling = UINT64_MAX;

	for (const struct tacho_flight *f = tc_deliver.flights; f; f = f->next)
		if (f->active && f->max_bytes / 4 * 3 < ceiling)
			ceiling = f->max_bytes / 4 * 3;
	/* relaxed: read by threads now and then */
	tc_store_relaxed(&tc_gen_ceiling, ceiling);
}

static void flight_add_one(void *ctx)
{
	struct tacho_flight *f = ctx;

	f->active = true;
	tc_deliver.n_flights++;
	ceiling_update();
}

static void flight_remove_one(void *ctx)
{
	struct tacho_flight *f = ctx;

	f->active = false;
	tc_deliver.n_flights--;
	ceiling_update();
}

int tacho_flight_start(const struct tacho_flight_opts *opts, struct tacho_flight **out)
{
	struct tacho_flight_opts o = TACHO_FLIGHT_OPTS_INIT;
	struct tacho_flight *f;
	int rc = 0;

	if (!out)
		return TACHO_EMISUSE;
	*out = NULL;
	if (opts)
		rc = tc_take_opts(&o, sizeof(o), opts, opts->size);
	if (rc == 0 && o.max_bytes != 0 && o.max_bytes < MIN_BYTES)
		rc = TACHO_EMISUSE;
	if (rc < 0)
		return rc;
	tc_session_init();
	pthread_mutex_lock(&tc_session_lock);
	tc_control_defaults();
	pthread_mutex_lock(&tc_deliver.lock);
	f = flight_new();
	if (f) {
		f->min_age_ns = o.min_age_ns ? o.min_age_ns : DEFAULT_AGE_NS;
		f->max_bytes = o.max_bytes ? o.max_bytes : DEFAULT_MAX_BYTES;
	}
	pthread_mutex_unlock(&tc_deliver.lock);
	rc = f ? tc_session_change(flight_add_one, f, false) : TACHO_ENOMEM;
	if (f && rc < 0) {
		pthread_mutex_lock(&tc_deliver.lock);
		flight_clear(f);
		pthread_mutex_unlock(&tc_deliver.lock);
	}
	pthread_mutex_unlock(&tc_session_lock);
	if (rc == 0)
		*out = f;
	return rc;
}

/* Generations that end so long before the last one. */
static size_t window_skip(const struct tacho_flight *f, uint64_t age_ns)
{
	size_t skip = 0;

	while (skip + 1 < f->n && f->kept[f->n - 1]->end_ns > age_ns &&
	       f->kept[skip]->end_ns < f->kept[f->n - 1]->end_ns - age_ns)
		skip++;
	return skip;
}

/* References to what f has of the last age_ns. With the lock of delivery. */
static int window_take(struct tacho_flight *f, uint64_t age_ns, struct tc_kept ***out, size_t *n)
{
	size_t skip = window_skip(f, age_ns);
	struct tc_kept **k;

	if (f->n == 0)
		return TACHO_ENOTFOUND;
	k = tc_pages_map((f->n - skip) * sizeof(struct tc_kept *));
	if (!k)
		return TACHO_ENOMEM;
	for (size_t i = 0; i < f->n - skip; i++) {
		k[i] = f->kept[skip + i];
		k[i]->refs++;
	}
	*out = k;
	*n = f->n - skip;
	return 0;
}

static int window_write(struct tc_kept *const *k, size_t n, tacho_write_fn *write, void *ctx,
			uint64_t *bytes)
{
	uint8_t header[TC_HEADER_BYTES];
	int rc = tc_enc_header(header, 26);

	if (rc == 0)
		rc = write(ctx, header, sizeof(header));
	*bytes = sizeof(header);
	for (size_t i = 0; i < n && rc >= 0; i++) {
		rc = write(ctx, k[i]->bytes.p, k[i]->bytes.len);
		*bytes += k[i]->bytes.len;
	}
	return rc < 0 ? rc : 0;
}

int tacho_flight_write(struct tacho_flight *f, tacho_write_fn *write, void *ctx, uint64_t *bytes)
{
	return tacho_flight_write_last(f, UINT64_MAX, write, ctx, bytes);
}

int tacho_flight_write_last(struct tacho_flight *f, uint64_t age_ns, tacho_write_fn *write,
			    void *ctx, uint64_t *bytes)
{
	struct tc_kept **k = NULL;
	uint64_t written = 0;
	size_t n = 0;
	int rc, saved;

	if (bytes)
		*bytes = 0;
	if (!f || !write)
		return TACHO_EMISUSE;
	pthread_mutex_lock(&tc_deliver.lock);
	rc = f->active ? 0 : TACHO_EMISUSE;
	if (rc == 0)
		f->writers++;
	pthread_mutex_unlock(&tc_deliver.lock);
	if (rc < 0)
		return rc;
	(void)tc_session_advance();
	TC_TESTPOINT("snapshot: advanced");
	pthread_mutex_lock(&tc_deliver.lock);
	rc = window_take(f, age_ns, &k, &n);
	pthread_mutex_unlock(&tc_deliver.lock);
	if (rc == 0)
		rc = window_write(k, n, write, ctx, &written);
	saved = errno;
	pthread_mutex_lock(&tc_deliver.lock);
	for (size_t i = 0; i < n; i++)
		tc_kept_unref(k[i]);
	f->writers--;
	pthread_cond_broadcast(&tc_deliver.written);
	pthread_mutex_unlock(&tc_deliver.lock);
	tc_pages_unmap(k, n * sizeof(struct tc_kept *));
	if (bytes)
		*bytes = written;
	errno = saved;
	return rc;
}

static int write_to_fd(void *ctx, const void *bytes, size_t n)
{
	return tc_write_fd(*(int *)ctx, bytes, n);
}

int tacho_flight_write_fd(struct tacho_flight *f, int fd, uint64_t *bytes)
{
	return tacho_flight_write(f, write_to_fd, &fd, bytes);
}

void tacho_flight_stop(struct tacho_flight *f)
{
	bool active;

	if (!f)
		return;
	pthread_mutex_lock(&tc_session_lock);
	pthread_mutex_lock(&tc_deliver.lock);
	active = f->active;
	/* Recorders that stop while their snapshot is written wait for it. */
	while (active && f->writers > 0)
		pthread_cond_wait(&tc_deliver.written, &tc_deliver.lock);
	pthread_mutex_unlock(&tc_deliver.lock);
	if (active)
		tc_session_change(flight_remove_one, f,
				  tc_deliver.n_flights == 1 && !tc_deliver.sink.active);
	pthread_mutex_lock(&tc_deliver.lock);
	while (active && f->writers > 0)
		pthread_cond_wait(&tc_deliver.written, &tc_deliver.lock);
	if (active)
		flight_clear(f);
	pthread_mutex_unlock(&tc_deliver.lock);
	pthread_mutex_unlock(&tc_session_lock);
}
