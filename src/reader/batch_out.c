/* SPDX-License-Identifier: MIT */
/* Batches as the runtime writes them; see batch_out.h. */
#include "reader/batch_out.h"

#include "wire/encode.h"

static void put_varint(struct tc_textbuf *b, uint64_t v)
{
	uint8_t bytes[TC_MAX_VARINT_BYTES];

	tc_textbuf_bytes(b, bytes, (size_t)(tc_enc_varint(bytes, v) - bytes));
}

/* The size in ten bytes. spec: doc/format.md#batches */
void tc_batch_out(struct tc_textbuf *b, uint64_t number, const struct tc_batch *batch)
{
	uint8_t size[TC_MAX_VARINT_BYTES];

	if (batch->experiment) {
		tc_textbuf_char(b, TC_EV_EXPERIMENTAL_BATCH);
		tc_textbuf_char(b, (char)batch->experiment);
	} else {
		tc_textbuf_char(b, TC_EV_EVENT_BATCH);
	}
	put_varint(b, number);
	put_varint(b, (uint64_t)batch->m);
	put_varint(b, batch->time);
	(void)tc_enc_varint_padded(size, batch->size, sizeof(size));
	tc_textbuf_bytes(b, size, sizeof(size));
	tc_textbuf_bytes(b, batch->data, batch->size);
}
