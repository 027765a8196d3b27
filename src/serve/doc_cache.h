/* SPDX-License-Identifier: MIT */
/* Documents that were made already, the ones last asked for; thread safe. */
#ifndef TC_SERVE_DOC_CACHE_H
#define TC_SERVE_DOC_CACHE_H

#include "serve/doc_plan.h"

enum {
	TC_DOC_CACHE_BYTES = 64 * 1024 * 1024,
	TC_DOC_CACHE_ONE = 16 * 1024 * 1024 /* larger ones are made each time */
};

struct tc_doc_cache;

TACHO_MUST_USE int tc_doc_cache_new(struct tc_doc_cache **out);
void tc_doc_cache_free(struct tc_doc_cache *c); /* NULL is fine */

/* The document of that plan, of a trace of that version; false: it is not there. */
bool tc_doc_cache_get(struct tc_doc_cache *c, const struct tc_doc_plan *d, uint64_t version,
		      struct tc_textbuf *to);
/* Keeps a copy, if there is room. */
void tc_doc_cache_put(struct tc_doc_cache *c, const struct tc_doc_plan *d, uint64_t version,
		      const struct tc_textbuf *from);

#endif
