/* SPDX-License-Identifier: MIT */
/* Symbols in bytes and back, for who keeps them in a file. */
#ifndef TC_READER_SYMBOLS_H
#define TC_READER_SYMBOLS_H

#include <tacho/read.h>

/* Takes bytes in order; 0 or negative. */
TACHO_MUST_USE int tc_symbols_save(const struct tacho_symbols *s,
				   int (*write)(void *ctx, const void *bytes, size_t n), void *ctx);

/*
 * What was saved, to new symbols, which are to be asked only from then on: what is added is
 * not known to be there already. *p is behind it then. TACHO_EFORMAT, TACHO_ENOMEM.
 */
TACHO_MUST_USE int tc_symbols_load(struct tacho_symbols *s, const uint8_t **p, const uint8_t *end);

#endif
