/* SPDX-License-Identifier: MIT */
/* Writing batches as they were read, for what cuts and rewrites traces. */
#ifndef TC_READER_BATCH_OUT_H
#define TC_READER_BATCH_OUT_H

#include "base/textbuf.h"
#include "reader/gen.h"

/* The batch, of generation `number`, with its header. */
void tc_batch_out(struct tc_textbuf *b, uint64_t number, const struct tc_batch *batch);

#endif
