/* SPDX-License-Identifier: MIT */
/*
 * Undoing gzip and zstd, a piece at a time. Several gzip members or zstd frames
 * in a row are one stream. What is inside is never looked at again: a
 * compressed trace that is compressed once more is not a trace.
 */
#ifndef TC_READER_INPUT_CODEC_H
#define TC_READER_INPUT_CODEC_H

#include <tacho/common.h>

enum tc_codec_kind {
	TC_CODEC_NONE,
	TC_CODEC_GZIP,
	TC_CODEC_ZSTD
};

/* Bytes that suffice to tell. */
enum {
	TC_CODEC_MAGIC_BYTES = 4
};

/*
 * A zstd file says how much history its decoder must keep. 128 MiB is what
 * zstd itself accepts without being asked.
 */
enum {
	TC_CODEC_ZSTD_WINDOW_LOG = 27
};

struct tc_codec;

/* What the first bytes say; n may be less than TC_CODEC_MAGIC_BYTES. */
enum tc_codec_kind tc_codec_detect(const uint8_t *bytes, size_t n);

/* kind must not be TC_CODEC_NONE. NULL: no memory. libzstd takes its own from malloc. */
struct tc_codec *tc_codec_new(enum tc_codec_kind kind, const struct tacho_alloc *a);
void tc_codec_free(struct tc_codec *c);

struct tc_codec_io {
	const uint8_t *in; /* moved on by what was used */
	size_t n_in;
	bool is_last; /* nothing comes behind these bytes */
	uint8_t *out;
	size_t n_out;
};

/*
 * Decompress until the output is full or the input is used up. The result is
 * the number of bytes made; 0 with room and is_last: the end.
 * TACHO_EFORMAT damaged, TACHO_ETRUNCATED ends too early, TACHO_ELIMIT window,
 * TACHO_ENOMEM. *why (static) says more.
 */
TACHO_MUST_USE int64_t tc_codec_run(struct tc_codec *c, struct tc_codec_io *io, const char **why);

#endif
