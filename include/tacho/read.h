/* SPDX-License-Identifier: MIT */
/*
 * Reading Go execution traces: bytes in, ordered and validated events out.
 *
 *	struct tacho_reader *r;
 *	const struct tacho_block *b;
 *	int rc = tacho_reader_open_file(&r, "trace.out", NULL, NULL);
 *	while (rc >= 0 && (rc = tacho_reader_next(r, &b)) > 0)
 *		for (size_t i = 0; i < b->n; i++)
 *			use(&b->events[i]);
 *	tacho_reader_close(r);
 *
 * A reader may be used by one thread at a time; several readers are independent.
 * Since 0.1.
 */
#ifndef TACHO_READ_H
#define TACHO_READ_H

#include <tacho/event.h>

#ifdef __cplusplus
extern "C" {
#endif

struct tacho_reader;

struct tacho_read_opts {
	size_t size;                     /* sizeof(struct tacho_read_opts) */
	const struct tacho_alloc *alloc; /* NULL: malloc */
	struct tacho_limits limits;      /* 0 in a field: its default */
	unsigned threads;                /* for tacho_pass_run; 0: all cores, 1: the caller's */
};
#define TACHO_READ_OPTS_INIT                     \
 {                                               \
  sizeof(struct tacho_read_opts), NULL, { 0 }, 0 \
 }

/*
 * Open a trace. gzip and zstd are recognized by their first bytes. On failure
 * the result is negative, *out is NULL, and *diag (may be NULL) says why. The
 * header has been read when these return.
 *
 * _file maps regular files and streams others; "-" is standard input. If a mapped
 * file shrinks meanwhile, what is gone reads as truncation (TACHO_EIO).
 * _fd reads (and does not close) a descriptor: pipe, socket or file.
 * _memory does not copy; the bytes must stay until the reader is closed.
 */
TACHO_API TACHO_MUST_USE int tacho_reader_open_file(struct tacho_reader **out, const char *path,
						    const struct tacho_read_opts *opts,
						    struct tacho_diag *diag);
TACHO_API TACHO_MUST_USE int tacho_reader_open_fd(struct tacho_reader **out, int fd,
						  const struct tacho_read_opts *opts,
						  struct tacho_diag *diag);
TACHO_API TACHO_MUST_USE int tacho_reader_open_memory(struct tacho_reader **out, const void *bytes,
						      size_t n, const struct tacho_read_opts *opts,
						      struct tacho_diag *diag);

/*
 * A reader without a source: the caller feeds it chunks of any size. The events
 * of a generation come out as soon as it is complete; until then
 * tacho_reader_next answers TACHO_EAGAIN. Feeding n == 0 says that the input
 * has ended. Errors in the header show at tacho_reader_next.
 */
TACHO_API TACHO_MUST_USE int tacho_reader_open_feed(struct tacho_reader **out,
						    const struct tacho_read_opts *opts,
						    struct tacho_diag *diag);
TACHO_API TACHO_MUST_USE int tacho_reader_feed(struct tacho_reader *r, const void *bytes, size_t n);

TACHO_API void tacho_reader_close(struct tacho_reader *r);

/*
 * The next block of events. 1: *block is set; 0: end of the trace; negative: an
 * error, which is final (TACHO_EAGAIN excepted). A damaged trace gives all
 * events before the damage, then the error.
 */
TACHO_API TACHO_MUST_USE int tacho_reader_next(struct tacho_reader *r,
					       const struct tacho_block **block);

/*
 * Leave out what is long before a time (of the clock that events have): the next block is of the
 * generation before the one with that time. It is read as if the trace began there, so less
 * is known of what goes on for longer: the type of a task that ends, the state before of a
 * goroutine that did nothing. 1: something was left out, unchecked, and all that came with
 * earlier blocks (slots, references) is void. 0: nothing was; the time is near, or the
 * input cannot be skipped in (a stream, compressed, Go 1.21 and earlier).
 */
TACHO_API int tacho_reader_skip_to(struct tacho_reader *r, int64_t time_ns);

/* What went wrong; code is 0 while nothing has. Valid until close. */
TACHO_API const struct tacho_diag *tacho_reader_diag(const struct tacho_reader *r);

/* Facts about the input. */
TACHO_API unsigned tacho_reader_version(const struct tacho_reader *r); /* 11 … 26; 0: not yet */
TACHO_API uint64_t tacho_reader_bytes(const struct tacho_reader *r);   /* decompressed, so far */
TACHO_API uint64_t tacho_reader_size(const struct tacho_reader *r); /* of the input; 0: unknown */
TACHO_API uint64_t tacho_reader_consumed(const struct tacho_reader *r); /* of that size, so far */
TACHO_API uint64_t tacho_reader_events(const struct tacho_reader *r);

/*
 * Events up to and with the last Sync that was yielded, and the input offset
 * where the generation behind it ends: what is left of a damaged trace.
 */
TACHO_API uint64_t tacho_reader_kept_events(const struct tacho_reader *r);
TACHO_API uint64_t tacho_reader_kept_bytes(const struct tacho_reader *r);

/*
 * The raw events of a trace, as they stand in the file, without any ordering
 * or validation beyond their shape. For v2 traces only.
 */
struct tacho_raw_event {
	uint64_t offset; /* of the type byte */
	uint64_t bytes;  /* of the event in the file, data and frames included */
	uint8_t type;    /* wire type */
	uint8_t n_args;
	uint64_t args[5];       /* as tacho_wire_args names them */
	struct tacho_text data; /* String, ExperimentalBatch */
	uint64_t n_frames;      /* Stack: n_frames times 4 values, valid until the next call */
	const uint64_t *frames;
};
struct tacho_raw_reader;
TACHO_API TACHO_MUST_USE int tacho_raw_open(struct tacho_raw_reader **out, struct tacho_reader *r);
/* 1: *event is set; 0: end; negative: an error, see tacho_reader_diag. */
TACHO_API TACHO_MUST_USE int tacho_raw_next(struct tacho_raw_reader *raw,
					    struct tacho_raw_event *event);
TACHO_API void tacho_raw_close(struct tacho_raw_reader *raw);

/*
 * Ids of strings and stacks that stay the same over generations, given out in
 * the order of first use. One object serves one trace; not thread safe. Stacks
 * are equal if their program counters are. Id 0 is "" and the empty stack.
 */
struct tacho_symbols;
TACHO_API TACHO_MUST_USE int tacho_symbols_new(struct tacho_symbols **out,
					       const struct tacho_alloc *alloc);
TACHO_API void tacho_symbols_free(struct tacho_symbols *s);
TACHO_API TACHO_MUST_USE int tacho_symbols_text(struct tacho_symbols *s, const char *text, size_t n,
						uint32_t *id);
TACHO_API TACHO_MUST_USE int tacho_symbols_string(struct tacho_symbols *s,
						  const struct tacho_gen *gen, uint32_t ref,
						  uint32_t *id);
TACHO_API TACHO_MUST_USE int tacho_symbols_stack(struct tacho_symbols *s,
						 const struct tacho_gen *gen, uint32_t ref,
						 uint32_t *id);
TACHO_API struct tacho_text tacho_symbols_get(const struct tacho_symbols *s, uint32_t id);
TACHO_API size_t tacho_symbols_depth(const struct tacho_symbols *s, uint32_t stack);
/* Frame i of a stack; its func and file are string ids of this object. */
TACHO_API struct tacho_frame tacho_symbols_frame(const struct tacho_symbols *s, uint32_t stack,
						 size_t i);
TACHO_API uint32_t tacho_symbols_strings(const struct tacho_symbols *s);
TACHO_API uint32_t tacho_symbols_stacks(const struct tacho_symbols *s);

#ifdef __cplusplus
}
#endif
#endif
