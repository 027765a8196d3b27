/* SPDX-License-Identifier: MIT */
/*
 * Delivery; see deliver.h. The sink has a thread of its own, since it may block:
 * then its queue grows, up to the bound of the block pool, and flight recorders
 * go on as if nothing had happened.
 */
#include "tracer/deliver.h"
#include "tracer/crash.h"
#include "tracer/thread.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

enum {
	ITEM_BYTES = 64,         /* in front of a tail */
	SPARE_MAX = 1 << 20,     /* larger tails are not kept */
	SLACK_BYTES = 64 * 1024, /* that a generation may have beyond its bytes */
	DEFAULT_GEN_BYTES = 32 << 20,
	WRITER_STACK = 256 * 1024
};
#define DEFAULT_GEN_NS UINT64_C(1000000000)

struct tc_deliver tc_deliver = {
	.lock = PTHREAD_MUTEX_INITIALIZER,
	.more = PTHREAD_COND_INITIALIZER,
	.written = PTHREAD_COND_INITIALIZER,
};

/* --- generations kept ------------------------------------------------------------ */

/*
 * The bytes of the last generation that was dropped, for the next one: fresh pages cost
 * more than what is copied into them, and unmapping interrupts all processors that run the
 * program. With the lock.
 */
static struct tc_bytes spare_bytes;

void tc_kept_unref(struct tc_kept *k)
{
	if (!k || --k->refs > 0)
		return;
	if (!spare_bytes.p && tc_deliver.n_flights > 0) {
		spare_bytes = k->bytes;
		spare_bytes.len = 0;
	} else {
		tc_bytes_free(&k->bytes);
		if (tc_deliver.n_flights == 0)
			tc_bytes_free(&spare_bytes);
	}
	tc_pages_unmap(k, sizeof(*k));
}

static void flight_drop_oldest(struct tacho_flight *f)
{
	f->bytes -= f->kept[0]->bytes.len;
	tc_kept_unref(f->kept[0]);
	memmove(f->kept, f->kept + 1, --f->n * sizeof(f->kept[0]));
}

static void flight_add(struct tacho_flight *f, struct tc_kept *k)
{
	struct tc_kept **more;

	if (f->n == f->cap) {
		more = tc_pages_map(2 * f->cap * sizeof(*more));
		if (!more) {
			flight_drop_oldest(f);
		} else {
			memcpy(more, f->kept, f->n * sizeof(*more));
			tc_pages_unmap(f->kept, f->cap * sizeof(*more));
			f->kept = more;
			f->cap *= 2;
		}
	}
	f->kept[f->n++] = k;
	k->refs++;
	f->bytes += k->bytes.len;
	while (f->n > 1 && (f->bytes + TC_HEADER_BYTES > f->max_bytes ||
			    k->end_ns - f->kept[1]->begin_ns >= f->min_age_ns))
		flight_drop_oldest(f);
}

/*
 * What n bytes of the open generation will push out goes now, and its pages to them: all
 * that is kept has no more pages than max_bytes.
 */
static void flights_make_room(uint64_t n)
{
	for (struct tacho_flight *f = tc_deliver.flights; f; f = f->next)
		while (f->active && f->n > 1 && f->bytes + TC_HEADER_BYTES + n > f->max_bytes)
			flight_drop_oldest(f);
}

static void flights_drop_all(void)
{
	for (struct tacho_flight *f = tc_deliver.flights; f; f = f->next)
		while (f->n > 0)
			flight_drop_oldest(f);
	tc_bytes_free(&spare_bytes);
}

/* --- one generation ---------------------------------------------------------------- */

bool tc_deliver_wanted(void)
{
	return tc_deliver.sink.active || tc_deliver.n_flights > 0;
}

uint64_t tc_deliver_gen_ns(void)
{
	const struct tc_sink *s = &tc_deliver.sink;

	return s->active && s->gen_ns ? s->gen_ns : DEFAULT_GEN_NS;
}

uint64_t tc_deliver_gen_limit(void)
{
	const struct tc_sink *s = &tc_deliver.sink;
	uint64_t limit = s->active && s->gen_bytes ? s->gen_bytes : DEFAULT_GEN_BYTES;

	for (const struct tacho_flight *f = tc_deliver.flights; f; f = f->next)
		if (f->active && f->max_bytes / 5 < limit)
			limit = f->max_bytes / 5;
	/* The ring holds several, or a generation would eat itself. */
	if (tc_crash_on() && tc_crash_size() / 16 < limit)
		limit = tc_crash_size() / 16;
	return limit;
}

void tc_deliver_begin(uint64_t gen, uint64_t begin_ns)
{
	struct tc_kept *k = NULL;

	tc_deliver.gen = gen;
	tc_deliver.bytes = 0;
	tc_deliver.begin_ns = begin_ns;
	if (gen != 0 && tc_deliver.n_flights > 0) {
		k = tc_pages_map(sizeof(*k));
		if (k) {
			k->refs = 1;
			k->gen = gen;
			k->begin_ns = begin_ns;
		} else {
			/* What comes behind the hole cannot be joined to what is before it. */
			tc_deliver.lost_gens++;
			flights_drop_all();
		}
	}
	tc_deliver.current = k;
}

static void keep(const void *bytes, size_t n)
{
	struct tc_kept *k = tc_deliver.current;

	tc_deliver.bytes += n;
	if (!k || k->short_of_memory)
		return;
	if (k->bytes.p) {
		flights_make_room(k->bytes.len + n);
	} else {
		flights_make_room(tc_deliver_gen_limit());
		k->bytes = spare_bytes;
		spare_bytes = (struct tc_bytes){ 0 };
	}
	if (!tc_bytes_add(&k->bytes, bytes, n))
		k->short_of_memory = true;
}

/*
 * One tail is kept: mapping and unmapping at every advance would interrupt all
 * processors that run the program.
 */
static tc_atomic_uintptr spare_tail;

struct spare {
	size_t cap;
};

static void tail_put(struct tc_bytes *tail)
{
	uintptr_t none = 0;

	if (tail->p && tail->cap <= SPARE_MAX) {
		((struct spare *)(void *)tail->p)->cap = tail->cap;
		/* acqrel: pairs with [P9] exchange in tc_tail_get; its size. */
		if (tc_cas_acqrel(&spare_tail, &none, (uintptr_t)tail->p)) {
			*tail = (struct tc_bytes){ 0 };
			return;
		}
	}
	tc_bytes_free(tail);
}

void tc_tail_get(struct tc_bytes *tail)
{
	/* acq: pairs with [P9] swap in tail_put; its size. */
	struct spare *s = (struct spare *)tc_exchange_acq(&spare_tail, 0);

	*tail = (struct tc_bytes){ .p = (uint8_t *)s, .cap = s ? s->cap : 0 };
}

static void item_free(struct tc_item *item)
{
	if (item->is_block)
		tc_block_put((struct tc_block *)(void *)((uint8_t *)item -
							 offsetof(struct tc_block, item)));
	else
		tc_pages_unmap(item, item->len);
}

static void queue(struct tc_item *item)
{
	struct tc_sink *s = &tc_deliver.sink;

	item->next = NULL;
	if (s->last)
		s->last->next = item;
	else
		s->first = item;
	s->last = item;
	pthread_cond_signal(&tc_deliver.more);
}

void tc_deliver_block(struct tc_block *b)
{
	if (!tc_block_seal(b)) {
		tc_block_put(b);
		return;
	}
	keep(b->item.p, b->item.len);
	if (tc_deliver.sink.active)
		queue(&b->item);
	else
		tc_block_put(b);
}

void tc_deliver_lost(void)
{
	struct tc_kept *k = tc_deliver.current;

	tc_deliver.lost_gens++;
	tc_deliver.current = NULL;
	tc_kept_unref(k);
	/* What came before cannot be joined to what comes after. */
	flights_drop_all();
	if (tc_deliver.sink.active) {
		tc_deliver.sink.active = false;
		tc_deliver.sink.code = TACHO_ELIMIT;
		pthread_cond_signal(&tc_deliver.more);
	}
}

/* The item of a tail: at its begin, with the bytes behind it. */
struct tail_item {
	struct tc_item item;
	size_t mapped;
};

_Static_assert(sizeof(struct tail_item) <= ITEM_BYTES, "tail");

void tc_deliver_tail(struct tc_bytes *tail, uint64_t end_ns)
{
	struct tc_kept *k = tc_deliver.current;
	struct tail_item *t = (struct tail_item *)(void *)tail->p;

	keep(tail->p + ITEM_BYTES, tail->len - ITEM_BYTES);
	tc_deliver.generations++;
	tc_deliver.total_bytes += tc_deliver.bytes;
	tc_deliver.current = NULL;
	if (k) {
		k->end_ns = end_ns;
		/* It may have the pages of a larger one. */
		tc_bytes_trim(&k->bytes, SLACK_BYTES);
		for (struct tacho_flight *f = tc_deliver.flights; f; f = f->next)
			if (f->active && !k->short_of_memory)
				flight_add(f, k);
		if (k->short_of_memory) {
			tc_deliver.lost_gens++;
			flights_drop_all();
		}
		tc_kept_unref(k);
	}
	if (tc_deliver.sink.active) {
		t->item.p = tail->p + ITEM_BYTES;
		t->item.len = (uint32_t)(tail->len - ITEM_BYTES);
		t->item.is_block = 0;
		t->mapped = tail->cap;
		queue(&t->item);
		*tail = (struct tc_bytes){ 0 };
	} else {
		tail_put(tail);
	}
}

/* --- the trace's writer ------------------------------------------------------------- */

int tc_write_fd(int fd, const void *bytes, size_t n)
{
	struct pollfd wait = { .fd = fd, .events = POLLOUT };
	const uint8_t *p = bytes;

	while (n > 0) {
		ssize_t done = write(fd, p, n);

		if (done > 0) {
			p += done;
			n -= (size_t)done;
		} else if (done == 0) {
			errno = ENOSPC;
			return TACHO_EIO;
		} else if (errno == EAGAIN) {
			poll(&wait, 1, -1);
		} else if (errno != EINTR) {
			return TACHO_EIO;
		}
	}
	return 0;
}

static void sink_write(struct tc_sink *s, const uint8_t *p, size_t n, bool end_of_gen)
{
	int rc;

	if (s->code != 0)
		return;
	rc = s->write ? s->write(s->ctx, p, n) : tc_write_fd(s->fd, p, n);
	if (rc < 0) {
		s->error = errno;
		s->code = rc;
		return;
	}
	s->written += n;
	if (end_of_gen)
		s->whole = s->written;
}

static void *sink_thread(void *arg)
{
	struct tc_sink *s = arg;
	struct tc_item *item, *next;
	uint8_t header[TC_HEADER_BYTES];
	bool is_tail;

	tc_thread_hide();
	if (tc_enc_header(header, 26) == 0)
		sink_write(s, header, sizeof(header), true);
	pthread_mutex_lock(&tc_deliver.lock);
	for (;;) {
		while (!s->first && !s->closing)
			pthread_cond_wait(&tc_deliver.more, &tc_deliver.lock);
		item = s->first;
		if (!item)
			break;
		s->first = NULL;
		s->last = NULL;
		pthread_mutex_unlock(&tc_deliver.lock);
		for (; item; item = next) {
			next = item->next;
			is_tail = !item->is_block;
			sink_write(s, item->p, item->len, is_tail);
			if (is_tail)
				item->len = (uint32_t)((struct tail_item *)(void *)item)->mapped;
			item_free(item);
		}
		pthread_mutex_lock(&tc_deliver.lock);
	}
	pthread_mutex_unlock(&tc_deliver.lock);
	return NULL;
}

int tc_helper_thread(pthread_t *thread, void *(*run)(void *), void *arg)
{
	pthread_attr_t attr;
	sigset_t all, old;
	int rc;

	/* No handler of the program runs here, and a closed pipe is an error, no end. */
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &old);
	pthread_attr_init(&attr);
	pthread_attr_setstacksize(&attr, WRITER_STACK);
	rc = TC_TEST_REFUSES() ? EAGAIN : pthread_create(thread, &attr, run, arg);
	pthread_attr_destroy(&attr);
	pthread_sigmask(SIG_SETMASK, &old, NULL);
	return rc == 0 ? 0 : TACHO_ENOMEM;
}

int tc_sink_start(void)
{
	return tc_helper_thread(&tc_deliver.sink.thread, sink_thread, &tc_deliver.sink);
}

int tc_sink_finish(struct tc_sink *out)
{
	struct tc_sink *s = &tc_deliver.sink;

	pthread_mutex_lock(&tc_deliver.lock);
	s->closing = true;
	pthread_cond_signal(&tc_deliver.more);
	pthread_mutex_unlock(&tc_deliver.lock);
	pthread_join(s->thread, NULL);
	/* Flight recorders may go on, and the service thread with them. */
	pthread_mutex_lock(&tc_deliver.lock);
	*out = *s;
	*s = (struct tc_sink){ .fd = -1 };
	pthread_mutex_unlock(&tc_deliver.lock);
	if (out->code != 0 && out->regular && out->fd >= 0 &&
	    ftruncate(out->fd, out->begin_off + (int64_t)out->whole) == 0)
		lseek(out->fd, out->begin_off + (int64_t)out->whole, SEEK_SET);
	if (out->own_fd && close(out->fd) != 0 && out->code == 0) {
		out->code = TACHO_EIO;
		out->error = errno;
	}
	return out->code;
}

void tc_deliver_after_fork(void)
{
	struct tacho_flight *f;

	pthread_mutex_init(&tc_deliver.lock, NULL);
	pthread_cond_init(&tc_deliver.more, NULL);
	pthread_cond_init(&tc_deliver.written, NULL);
	/* The file is the parent's; nothing of what waits for it is written here. */
	if (tc_deliver.sink.own_fd)
		close(tc_deliver.sink.fd);
	tc_deliver.sink = (struct tc_sink){ .fd = -1 };
	flights_drop_all();
	for (f = tc_deliver.flights; f; f = f->next) {
		f->active = false;
		f->writers = 0;
	}
	tc_deliver.n_flights = 0;
	tc_store_relaxed(&tc_gen_ceiling, UINT64_MAX);
	tc_kept_unref(tc_deliver.current);
	tc_deliver.current = NULL;
	tc_deliver.gen = 0;
}
