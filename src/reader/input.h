/* SPDX-License-Identifier: MIT */
/*
 * Where the bytes come from: a mapped file, memory, a descriptor that streams,
 * or chunks that the caller feeds; gzip and zstd are undone on the way. The
 * reader above sees one flat sequence of bytes, with an absolute offset.
 *
 * Peek, then skip: nothing is lost when there is not enough yet.
 *
 * gzip (several members) and zstd (several frames) are known by their first
 * bytes. What is inside is taken as it is, even if it is compressed again.
 * libzstd's own memory comes from malloc whatever the allocator is.
 */
#ifndef TC_READER_INPUT_H
#define TC_READER_INPUT_H

#include <tacho/common.h>

struct tc_input;

/*
 * All four: 0 and an input, or a negative code, *out NULL and *diag (may be
 * NULL) filled. A regular file at its beginning is mapped if it can be, "-"
 * (standard input) included; what it has grown by later is not seen. A mapped
 * descriptor may be closed at once; one that streams must stay open.
 * A directory and a file that cannot be read give TACHO_EIO, an empty file
 * TACHO_ENOTTRACE; an empty pipe shows at the first peek.
 */
TACHO_MUST_USE int tc_input_open_file(struct tc_input **out, const char *path,
				      const struct tacho_alloc *a, struct tacho_diag *diag);
TACHO_MUST_USE int tc_input_open_fd(struct tc_input **out, int fd, const struct tacho_alloc *a,
				    struct tacho_diag *diag);
TACHO_MUST_USE int tc_input_open_memory(struct tc_input **out, const void *bytes, size_t n,
					const struct tacho_alloc *a, struct tacho_diag *diag);
TACHO_MUST_USE int tc_input_open_feed(struct tc_input **out, const struct tacho_alloc *a,
				      struct tacho_diag *diag);
void tc_input_close(struct tc_input *in);

/* Feed inputs only; n == 0 ends the input. */
TACHO_MUST_USE int tc_input_feed(struct tc_input *in, const void *bytes, size_t n);

/*
 * Look at what comes next. At least `want` bytes (at most 128 KiB may be
 * wanted) are there at *p if the result says so; fewer mean that the input
 * ends there, or that an error lies behind them: then tc_input_diag has a
 * code, and peek returns it once these bytes are skipped. TACHO_EAGAIN: a feed
 * input needs more before this can be answered. Final are TACHO_EIO,
 * TACHO_EFORMAT (damaged compression), TACHO_ETRUNCATED (compressed data end
 * too early), TACHO_ELIMIT (a zstd window above 128 MiB) and TACHO_ENOMEM.
 */
TACHO_MUST_USE int64_t tc_input_peek(struct tc_input *in, size_t want, const uint8_t **p);
void tc_input_skip(struct tc_input *in, size_t n);

/* Of a stable input: what comes next is what stood at that offset. */
void tc_input_rewind(struct tc_input *in, uint64_t offset);

/* Nothing more will be asked for: what a stream has brought so far counts as read. */
void tc_input_give_up(struct tc_input *in);

/*
 * True: the input is mapped or in memory, peek yields everything to the end,
 * and pointers stay valid until close. False: until the next call.
 */
bool tc_input_stable(const struct tc_input *in);

/* All bytes of a stable input. */
const uint8_t *tc_input_bytes(const struct tc_input *in, size_t *n);

/*
 * The bytes from begin to end will not be needed soon: pages of a mapped file
 * are given back (they can still be read, at the price of a fault). Any
 * thread may call it, also while others read.
 */
void tc_input_release(struct tc_input *in, uint64_t begin, uint64_t end);

uint64_t tc_input_offset(const struct tc_input *in);   /* of the next byte, decompressed */
uint64_t tc_input_size(const struct tc_input *in);     /* of the source; 0: unknown */
uint64_t tc_input_consumed(const struct tc_input *in); /* of the source so far */

/*
 * Did the mapped file lose bytes meanwhile? What is gone reads as zeros, never
 * as a crash (reader/input_map.h), so ask when the bytes look wrong. A system call.
 */
bool tc_input_shrank(const struct tc_input *in);

/* The same as far as a fault has shown it already: one load, for hot loops. */
bool tc_input_faulted(const struct tc_input *in);

/* Why the input failed; code 0 while it has not. */
const struct tacho_diag *tc_input_diag(const struct tc_input *in);

#endif
