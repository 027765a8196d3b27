/* SPDX-License-Identifier: MIT */
/*
 * FNV-1a over one text line per event. The line is made by hand: printf would
 * cost more than reading the trace. Every byte depends on the one before, so
 * about 4 cycles a byte is the floor.
 *
 * What comes behind the last Sync of a damaged trace does not count: the state
 * after each Sync is kept, and `finish` goes back to it.
 */
#include "base/alloc.h"
#include "base/math.h"
#include <tacho/summary.h>

#include <string.h>

#define FNV_BASIS 0xcbf29ce484222325U
#define FNV_PRIME 0x100000001b3U

/* TIME " " kind " M" id " P" id " G" id " " transition " #" id and newline. */
#define LINE_BYTES 256
#define WORD_BYTES 48

struct word {
	uint8_t n;
	char s[WORD_BYTES];
};

struct tacho_stream_hash {
	const struct tacho_alloc *alloc;
	uint64_t hash;
	uint64_t events;
	int64_t first_ns;
	uint64_t kept_hash; /* after the last Sync */
	uint64_t kept_events;
	uint64_t *checkpoints;
	size_t n_checkpoints, cap_checkpoints;
	bool is_done;
	struct word kinds[TACHO_KIND_COUNT]; /* " Kind M" */
	struct word transitions[4][8][8];    /* " Scope:From->To" */
};

static char *put_text(char *p, const char *s, size_t n)
{
	memcpy(p, s, n);
	return p + n;
}

static char *put_u64(char *p, uint64_t v)
{
	char digits[20];
	size_t n = 0;

	if (v < 10) {
		*p = (char)('0' + v);
		return p + 1;
	}
	while (v >= 10) {
		digits[n++] = (char)('0' + v % 10);
		v /= 10;
	}
	*p++ = (char)('0' + v);
	while (n > 0)
		*p++ = digits[--n];
	return p;
}

static char *put_i64(char *p, int64_t v)
{
	if (v >= 0)
		return put_u64(p, (uint64_t)v);
	*p++ = '-';
	return put_u64(p, 0 - (uint64_t)v);
}

static void word_add(struct word *w, const char *s)
{
	size_t n = strlen(s);

	if (n > sizeof(w->s) - w->n)
		n = sizeof(w->s) - w->n;
	memcpy(w->s + w->n, s, n);
	w->n = (uint8_t)(w->n + n);
}

static void make_words(struct tacho_stream_hash *h)
{
	for (int i = 0; i < TACHO_KIND_COUNT; i++) {
		word_add(&h->kinds[i], " ");
		word_add(&h->kinds[i], tacho_kind_name(i));
		word_add(&h->kinds[i], " M");
	}
	for (int i = 0; i < 4 * 8 * 8; i++) {
		struct word *w = &h->transitions[i >> 6][i >> 3 & 7][i & 7];
		bool is_proc = i >> 6 == TACHO_SCOPE_PROC;
		int from = i >> 3 & 7, to = i & 7;

		word_add(w, " ");
		word_add(w, tacho_scope_name(i >> 6));
		word_add(w, ":");
		word_add(w, is_proc ? tacho_proc_state_name(from) : tacho_go_state_name(from));
		word_add(w, "->");
		word_add(w, is_proc ? tacho_proc_state_name(to) : tacho_go_state_name(to));
	}
}

/* Returns the length; line has LINE_BYTES. */
static size_t make_line(const struct tacho_stream_hash *h, const struct tacho_event *e, char *line)
{
	const struct word *w = &h->kinds[e->kind < TACHO_KIND_COUNT ? e->kind : 0];
	char *p = line;

	p = put_i64(p, tc_wrap_sub(e->time_ns, h->first_ns));
	p = put_text(p, w->s, w->n);
	p = put_i64(p, e->m);
	p = put_text(p, " P", 2);
	p = put_i64(p, e->p);
	p = put_text(p, " G", 2);
	p = put_i64(p, e->g);
	if (e->kind == TACHO_KIND_STATE_TRANSITION) {
		w = &h->transitions[e->scope & 3][e->from & 7][e->to & 7];
		p = put_text(p, w->s, w->n);
		if (e->subject != TACHO_NONE) {
			p = put_text(p, " #", 2);
			p = put_i64(p, e->subject);
		}
	}
	*p++ = '\n';
	return (size_t)(p - line);
}

static int add_checkpoint(struct tacho_stream_hash *h)
{
	int rc = TC_GROW(h->alloc, &h->checkpoints, &h->cap_checkpoints, h->n_checkpoints + 1, 0);

	if (rc == 0)
		h->checkpoints[h->n_checkpoints++] = h->hash;
	return rc;
}

static int hash_feed(void *self, const struct tacho_block *b)
{
	struct tacho_stream_hash *h = self;
	char line[LINE_BYTES];
	int rc = 0;

	if (h->events == 0 && b->n > 0)
		h->first_ns = b->events[0].time_ns;
	for (size_t i = 0; i < b->n && rc == 0; i++) {
		size_t n = make_line(h, &b->events[i], line);
		uint64_t hash = h->hash;

		for (size_t j = 0; j < n; j++)
			hash = (hash ^ (uint8_t)line[j]) * FNV_PRIME;
		h->hash = hash;
		h->events++;
		if (b->events[i].kind == TACHO_KIND_SYNC) {
			h->kept_hash = h->hash;
			h->kept_events = h->events;
		}
		if (h->events % TACHO_STREAM_HASH_EVERY == 0)
			rc = add_checkpoint(h);
	}
	return rc;
}

static int hash_finish(void *self, const struct tacho_end *end)
{
	struct tacho_stream_hash *h = self;

	if (end->diag && end->diag->code != 0) {
		h->hash = h->kept_hash;
		h->events = h->kept_events;
		h->n_checkpoints = (size_t)(h->events / TACHO_STREAM_HASH_EVERY);
	}
	h->is_done = true;
	return 0;
}

static const struct tacho_analysis_ops hash_ops = {
	.name = "stream_hash",
	.feed = hash_feed,
	.finish = hash_finish,
};

int tacho_stream_hash_new(struct tacho_stream_hash **out, const struct tacho_alloc *alloc)
{
	struct tacho_stream_hash *h = tc_calloc(alloc, 1, sizeof(*h));

	*out = h;
	if (!h)
		return TACHO_ENOMEM;
	h->alloc = alloc;
	h->hash = h->kept_hash = FNV_BASIS;
	make_words(h);
	return 0;
}

struct tacho_analysis tacho_stream_hash_analysis(struct tacho_stream_hash *h)
{
	return (struct tacho_analysis){ &hash_ops, h };
}

void tacho_stream_hash_free(struct tacho_stream_hash *h)
{
	if (!h)
		return;
	tc_free(h->alloc, h->checkpoints);
	tc_free(h->alloc, h);
}

uint64_t tacho_stream_hash_value(const struct tacho_stream_hash *h)
{
	return h->is_done ? h->hash : FNV_BASIS;
}

const uint64_t *tacho_stream_hash_checkpoints(const struct tacho_stream_hash *h, size_t *n)
{
	*n = h->is_done ? h->n_checkpoints : 0;
	return h->checkpoints;
}
