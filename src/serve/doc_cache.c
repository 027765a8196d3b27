/* SPDX-License-Identifier: MIT */
/*
 * See doc_cache.h. A list in the order of use, searched from its head: a page asks for
 * a dozen documents, so there are not many.
 */
#include "serve/doc_cache.h"
#include "base/alloc.h"

#include <pthread.h>

struct entry {
	struct entry *next, **link; /* *link is this entry */
	uint64_t version;
	size_t n_key, n;
	char bytes[]; /* the key, then the document */
};

struct tc_doc_cache {
	pthread_mutex_t lock;
	struct entry *first;
	size_t bytes;
};

/* Everything that the document depends on. */
static void put_key(const struct tc_doc_plan *d, struct tc_textbuf *key)
{
	size_t i;

	for (i = 0; i < d->n; i++)
		tc_textbuf_bytes(key, d->words[i], strlen(d->words[i]) + 1);
	tc_textbuf_u64(key, (uint64_t)d->of);
	tc_textbuf_char(key, '\0');
	tc_textbuf_u64(key, (uint64_t)d->shape);
	tc_textbuf_char(key, '\0');
	tc_textbuf_u64(key, d->first);
	tc_textbuf_char(key, '\0');
	tc_textbuf_u64(key, d->last);
}

static void unlink_entry(struct tc_doc_cache *c, struct entry *e)
{
	*e->link = e->next;
	if (e->next)
		e->next->link = e->link;
	c->bytes -= sizeof(*e) + e->n_key + e->n;
}

static void link_first(struct tc_doc_cache *c, struct entry *e)
{
	e->next = c->first;
	e->link = &c->first;
	if (c->first)
		c->first->link = &e->next;
	c->first = e;
	c->bytes += sizeof(*e) + e->n_key + e->n;
}

static struct entry *find(struct tc_doc_cache *c, const struct tc_textbuf *key, uint64_t version)
{
	struct entry *e;

	for (e = c->first; e; e = e->next)
		if (e->version == version && e->n_key == key->n &&
		    memcmp(e->bytes, key->p, key->n) == 0)
			return e;
	return NULL;
}

bool tc_doc_cache_get(struct tc_doc_cache *c, const struct tc_doc_plan *d, uint64_t version,
		      struct tc_textbuf *to)
{
	struct tc_textbuf key;
	struct entry *e = NULL;

	tc_textbuf_init(&key, NULL, NULL, NULL);
	put_key(d, &key);
	pthread_mutex_lock(&c->lock);
	if (key.rc == 0)
		e = find(c, &key, version);
	if (e) {
		unlink_entry(c, e);
		link_first(c, e);
		tc_textbuf_bytes(to, e->bytes + e->n_key, e->n);
	}
	pthread_mutex_unlock(&c->lock);
	tc_textbuf_fini(&key);
	return e != NULL;
}

/* The ones not asked for longest, until the rest fits. */
static void make_room(struct tc_doc_cache *c)
{
	while (c->bytes > TC_DOC_CACHE_BYTES) {
		struct entry *last = c->first;

		while (last->next)
			last = last->next;
		unlink_entry(c, last);
		tc_free(NULL, last);
	}
}

void tc_doc_cache_put(struct tc_doc_cache *c, const struct tc_doc_plan *d, uint64_t version,
		      const struct tc_textbuf *from)
{
	struct tc_textbuf key;
	struct entry *e = NULL;

	tc_textbuf_init(&key, NULL, NULL, NULL);
	put_key(d, &key);
	if (key.rc == 0 && from->rc == 0 && from->n <= TC_DOC_CACHE_ONE)
		e = tc_alloc(NULL, sizeof(*e) + key.n + from->n);
	pthread_mutex_lock(&c->lock);
	if (e && !find(c, &key, version)) {
		*e = (struct entry){ .version = version, .n_key = key.n, .n = from->n };
		memcpy(e->bytes, key.p, key.n);
		if (from->n > 0)
			memcpy(e->bytes + key.n, from->p, from->n);
		link_first(c, e);
		make_room(c);
		e = NULL;
	}
	pthread_mutex_unlock(&c->lock);
	tc_free(NULL, e);
	tc_textbuf_fini(&key);
}

int tc_doc_cache_new(struct tc_doc_cache **out)
{
	*out = tc_calloc(NULL, 1, sizeof(**out));
	if (!*out)
		return TACHO_ENOMEM;
	pthread_mutex_init(&(*out)->lock, NULL);
	return 0;
}

void tc_doc_cache_free(struct tc_doc_cache *c)
{
	if (!c)
		return;
	while (c->first) {
		struct entry *e = c->first;

		unlink_entry(c, e);
		tc_free(NULL, e);
	}
	pthread_mutex_destroy(&c->lock);
	tc_free(NULL, c);
}
