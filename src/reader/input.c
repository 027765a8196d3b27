/* SPDX-License-Identifier: MIT */
/*
 * The byte source of a reader; see input.h.
 *
 * Two shapes. A *stable* input is one array, mapped or the caller's, and a
 * position in it. Everything else is a *stream*: raw bytes come from a
 * descriptor, an array (compressed) or feed calls, go through a decoder where
 * they are compressed, and wait in `ready` for the reader.
 *
 * Invariants of a stream:
 *   - `ready` holds decompressed bytes that start at `offset`;
 *   - `raw` holds bytes that were fed or read but not decoded yet; it is empty
 *     once it is known that the input is not compressed;
 *   - `error` is set once and is returned when `ready` is used up.
 */
#include "reader/input.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/diag.h"
#include "base/math.h"
#include "reader/input_codec.h"
#include "reader/input_map.h"

enum {
	MAX_WANT = 128 * 1024,
	CHUNK = 256 * 1024,    /* of decompressed or plain bytes at a time */
	RAW_CHUNK = 64 * 1024, /* of compressed bytes read at a time */
	RELEASE_STEP = 4 * 1024 * 1024
};

/* A queue of bytes: [begin, end) of an array. */
struct queue {
	uint8_t *bytes;
	size_t begin, end, cap;
};

enum source {
	FROM_ARRAY,
	FROM_FD,
	FROM_FEED
};

struct tc_input {
	const struct tacho_alloc *alloc;
	struct tacho_diag diag;
	enum source source;
	bool is_stable;
	bool ended;   /* the source has no more bytes */
	bool sniffed; /* whether it is compressed is known */
	int error;

	struct tc_map map; /* bytes NULL: not mapped */
	const uint8_t *array;
	size_t n_array, at; /* FROM_ARRAY; at: bytes taken */
	size_t released;    /* compressed and mapped: pages given back up to here */
	int fd;             /* FROM_FD */
	bool owns_fd;

	struct tc_codec *codec;
	struct queue raw, ready;
	uint64_t offset; /* of the next decompressed byte */
	uint64_t size;   /* of the source; 0: unknown */
	uint64_t taken;  /* bytes that the source has given, FROM_FD and FROM_FEED */
};

static size_t queue_len(const struct queue *q)
{
	return q->end - q->begin;
}

static void queue_skip(struct queue *q, size_t n)
{
	q->begin += n;
	if (q->begin == q->end)
		q->begin = q->end = 0;
}

/* Make room for n more bytes. Moving costs no more than the bytes that came. */
static int queue_room(struct queue *q, size_t n, const struct tacho_alloc *a)
{
	size_t len = queue_len(q);
	size_t need;

	if (n <= q->cap - q->end)
		return 0;
	if (tc_add_overflow(len, n, &need))
		return TACHO_ENOMEM;
	if (q->begin > 0 && (need <= q->cap / 2 || (need <= q->cap && q->begin >= len))) {
		memmove(q->bytes, q->bytes + q->begin, len);
	} else {
		struct queue bigger = { NULL, 0, len, 0 };
		int rc = TC_GROW(a, &bigger.bytes, &bigger.cap, need, 0);

		if (rc < 0)
			return rc;
		if (len)
			memcpy(bigger.bytes, q->bytes + q->begin, len);
		tc_free(a, q->bytes);
		*q = bigger;
	}
	q->begin = 0;
	q->end = len;
	return 0;
}

static int fail(struct tc_input *in, int code, const char *why)
{
	if (in->error)
		return in->error;
	in->error = code;
	in->diag.offset = (int64_t)(in->offset + queue_len(&in->ready));
	return tc_diag_set(&in->diag, code, "%s", why);
}

static int fail_shrank(struct tc_input *in)
{
	return fail(in, TACHO_EIO, "the file was truncated while it was read");
}

/* --- opening ---------------------------------------------------------------- */

static int no_memory(struct tacho_diag *diag)
{
	return tc_diag_set(diag, TACHO_ENOMEM, "no memory to open the input");
}

static struct tc_input *input_new(enum source source, const struct tacho_alloc *a)
{
	struct tc_input *in = tc_calloc(a, 1, sizeof(*in));

	if (!in)
		return NULL;
	in->alloc = a;
	in->source = source;
	in->map.fd = in->fd = -1;
	tc_diag_init(&in->diag);
	return in;
}

/* An array that is there as a whole: stable, unless it is compressed. */
static void use_array(struct tc_input *in, const uint8_t *bytes, size_t n)
{
	in->source = FROM_ARRAY;
	in->array = bytes;
	in->n_array = n;
	in->size = n;
	in->is_stable = tc_codec_detect(bytes, n) == TC_CODEC_NONE;
}

int tc_input_open_memory(struct tc_input **out, const void *bytes, size_t n,
			 const struct tacho_alloc *a, struct tacho_diag *diag)
{
	struct tc_input *in;

	*out = NULL;
	if (!bytes && n)
		return tc_diag_set(diag, TACHO_EMISUSE, "no bytes were given");
	in = input_new(FROM_ARRAY, a);
	if (!in)
		return no_memory(diag);
	use_array(in, n ? bytes : (const void *)"", n);
	*out = in;
	return 0;
}

int tc_input_open_feed(struct tc_input **out, const struct tacho_alloc *a, struct tacho_diag *diag)
{
	*out = input_new(FROM_FEED, a);
	return *out ? 0 : no_memory(diag);
}

/*
 * Take over what fd is: a file that can be mapped is, others stream. A file of
 * size 0 may still have bytes (in /proc), so the first of them is asked for.
 */
static int use_fd(struct tc_input *in, int fd, struct tacho_diag *diag)
{
	const uint8_t *p;
	struct stat st;
	off_t at = 0;

	if (fstat(fd, &st) != 0)
		return tc_diag_set(diag, TACHO_EIO, "cannot be read: %s", strerror(errno));
	if (S_ISDIR(st.st_mode))
		return tc_diag_set(diag, TACHO_EIO, "it is a directory");
	if (S_ISREG(st.st_mode)) {
		at = lseek(fd, 0, SEEK_CUR);
		if (at == 0 && st.st_size > 0 && (uintmax_t)st.st_size <= SIZE_MAX &&
		    tc_map_open(&in->map, fd, (size_t)st.st_size) == 0) {
			use_array(in, in->map.bytes, in->map.size);
			return 0;
		}
		if (at >= 0 && st.st_size > at)
			in->size = (uint64_t)(st.st_size - at);
	}
	in->source = FROM_FD;
	in->fd = fd;
	if (S_ISREG(st.st_mode) && in->size == 0) {
		int64_t n = tc_input_peek(in, 1, &p);

		if (n < 0) {
			in->fd = -1;
			return tc_diag_set(diag, (int)n, "%s", in->diag.message);
		}
		if (n == 0) {
			in->fd = -1;
			return tc_diag_set(diag, TACHO_ENOTTRACE, "the file is empty");
		}
	}
	return 0;
}

int tc_input_open_fd(struct tc_input **out, int fd, const struct tacho_alloc *a,
		     struct tacho_diag *diag)
{
	struct tc_input *in = input_new(FROM_FD, a);
	int rc;

	*out = NULL;
	if (!in)
		return no_memory(diag);
	rc = use_fd(in, fd, diag);
	if (rc < 0) {
		tc_input_close(in);
		return rc;
	}
	*out = in;
	return 0;
}

int tc_input_open_file(struct tc_input **out, const char *path, const struct tacho_alloc *a,
		       struct tacho_diag *diag)
{
	int fd, rc;

	*out = NULL;
	if (strcmp(path, "-") == 0)
		return tc_input_open_fd(out, STDIN_FILENO, a, diag);
	do
		fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	while (fd < 0 && errno == EINTR);
	if (fd < 0)
		return tc_diag_set(diag, TACHO_EIO, "cannot be opened: %s", strerror(errno));
	rc = tc_input_open_fd(out, fd, a, diag);
	if (rc == 0 && (*out)->source == FROM_FD)
		(*out)->owns_fd = true;
	else
		(void)close(fd); /* a mapping has its own */
	return rc;
}

void tc_input_close(struct tc_input *in)
{
	if (!in)
		return;
	tc_codec_free(in->codec);
	tc_map_close(&in->map);
	if (in->owns_fd)
		(void)close(in->fd);
	tc_free(in->alloc, in->raw.bytes);
	tc_free(in->alloc, in->ready.bytes);
	tc_free(in->alloc, in);
}

/* --- streams ---------------------------------------------------------------- */

int tc_input_feed(struct tc_input *in, const void *bytes, size_t n)
{
	struct queue *q = in->sniffed && !in->codec ? &in->ready : &in->raw;
	int rc;

	if (in->source != FROM_FEED || in->ended || (n && !bytes))
		return TACHO_EMISUSE;
	if (n == 0) {
		in->ended = true;
		return 0;
	}
	rc = queue_room(q, n, in->alloc);
	if (rc < 0)
		return rc;
	memcpy(q->bytes + q->end, bytes, n);
	q->end += n;
	in->taken += n;
	return 0;
}

/* Some bytes of the descriptor to the end of q; at its end `ended` is set. */
static int read_some(struct tc_input *in, struct queue *q, size_t n)
{
	int rc = queue_room(q, n, in->alloc);
	ssize_t got;

	if (rc < 0)
		return fail(in, rc, "no memory for input");
	for (;;) {
		got = read(in->fd, q->bytes + q->end, n);
		if (got >= 0)
			break;
		if (errno == EAGAIN) {
			struct pollfd waiting = { in->fd, POLLIN, 0 };

			(void)poll(&waiting, 1, -1);
		} else if (errno != EINTR) {
			(void)tc_diag_set(&in->diag, TACHO_EIO, "cannot be read: %s",
					  strerror(errno));
			return fail(in, TACHO_EIO, ""); /* the first text stays */
		}
	}
	in->ended = got == 0;
	q->end += (size_t)got;
	in->taken += (uint64_t)got;
	return 0;
}

/* Decide whether the raw bytes are compressed. 0, or TACHO_EAGAIN. */
static int sniff(struct tc_input *in)
{
	const uint8_t *p = in->array;
	size_t n = in->n_array;
	enum tc_codec_kind kind;

	if (in->source != FROM_ARRAY) {
		while (in->source == FROM_FD && !in->ended &&
		       queue_len(&in->raw) < TC_CODEC_MAGIC_BYTES) {
			int rc = read_some(in, &in->raw, RAW_CHUNK);

			if (rc < 0)
				return rc;
		}
		n = queue_len(&in->raw);
		p = n ? in->raw.bytes + in->raw.begin : NULL;
		if (n < TC_CODEC_MAGIC_BYTES && !in->ended)
			return TACHO_EAGAIN;
	}
	kind = n ? tc_codec_detect(p, n) : TC_CODEC_NONE;
	if (kind != TC_CODEC_NONE) {
		in->codec = tc_codec_new(kind, in->alloc);
		if (!in->codec)
			return fail(in, TACHO_ENOMEM, "no memory to decompress");
	} else {
		in->ready = in->raw;
		in->raw = (struct queue){ 0 };
	}
	in->sniffed = true;
	return 0;
}

/* Pages of a mapped compressed file that were decoded. */
static void release_decoded(struct tc_input *in)
{
	if (!in->map.bytes || in->at - in->released < RELEASE_STEP)
		return;
	tc_map_release(&in->map, in->released, in->at);
	in->released = in->at;
}

/* Decode some more. 1: bytes came; 0: the end; or an error. */
static int decode_some(struct tc_input *in)
{
	struct tc_codec_io io = { 0 };
	const char *why = "";
	size_t had;
	int64_t made;
	int rc = queue_room(&in->ready, CHUNK, in->alloc);

	if (rc < 0)
		return fail(in, rc, "no memory for input");
	io.out = in->ready.bytes + in->ready.end;
	io.n_out = CHUNK;
	if (in->source == FROM_ARRAY) {
		io.in = in->array + in->at;
		/* A step at a time, so that pages are given back on the way. */
		io.n_in = in->n_array - in->at;
		if (io.n_in > RELEASE_STEP)
			io.n_in = RELEASE_STEP;
		io.is_last = io.n_in == in->n_array - in->at;
	} else {
		if (in->source == FROM_FD && !in->ended && queue_len(&in->raw) == 0) {
			rc = read_some(in, &in->raw, RAW_CHUNK);
			if (rc < 0)
				return rc;
		}
		io.in = in->raw.bytes ? in->raw.bytes + in->raw.begin : NULL;
		io.n_in = queue_len(&in->raw);
		io.is_last = in->ended;
	}
	had = io.n_in;
	made = tc_codec_run(in->codec, &io, &why);
	if (in->source == FROM_ARRAY) {
		in->at += had - io.n_in;
		release_decoded(in);
	} else {
		queue_skip(&in->raw, had - io.n_in);
	}
	if (tc_map_faulted(&in->map) || (made < 0 && tc_map_shrank(&in->map, NULL)))
		return fail_shrank(in);
	if (made < 0)
		return fail(in, (int)made, why);
	in->ready.end += (size_t)made;
	if (made > 0 || had != io.n_in)
		return 1;
	if (io.is_last)
		return 0;
	return in->source == FROM_FEED ? TACHO_EAGAIN : 1;
}

/* 1: something came, or may come next time; 0: the end; or an error. */
static int fill(struct tc_input *in)
{
	int rc;

	if (in->error)
		return in->error;
	if (!in->sniffed) {
		rc = sniff(in);
		return rc < 0 ? rc : 1;
	}
	if (in->codec)
		return decode_some(in);
	if (in->ended)
		return 0;
	if (in->source == FROM_FEED)
		return TACHO_EAGAIN;
	rc = read_some(in, &in->ready, CHUNK);
	return rc < 0 ? rc : 1;
}

/* --- what the reader does ----------------------------------------------------- */

static int64_t peek_stable(struct tc_input *in, const uint8_t **p)
{
	size_t end = in->n_array;

	*p = in->array + in->at;
	if (tc_map_faulted(&in->map)) {
		(void)tc_map_shrank(&in->map, &end);
		if (in->at >= end)
			return fail_shrank(in);
		(void)fail_shrank(in);
	}
	return (int64_t)(end - in->at);
}

int64_t tc_input_peek(struct tc_input *in, size_t want, const uint8_t **p)
{
	int rc = 1;

	if (in->is_stable)
		return peek_stable(in, p);
	if (want > MAX_WANT)
		want = MAX_WANT;
	while (rc > 0 && queue_len(&in->ready) < want)
		rc = fill(in);
	*p = in->ready.bytes ? in->ready.bytes + in->ready.begin : (const uint8_t *)"";
	if (rc == TACHO_EAGAIN)
		return TACHO_EAGAIN;
	if (rc < 0 && queue_len(&in->ready) == 0)
		return rc;
	return (int64_t)queue_len(&in->ready);
}

void tc_input_skip(struct tc_input *in, size_t n)
{
	size_t left = in->is_stable ? in->n_array - in->at : queue_len(&in->ready);

	if (n > left)
		n = left;
	if (in->is_stable)
		in->at += n;
	else
		queue_skip(&in->ready, n);
	in->offset += n;
}

void tc_input_rewind(struct tc_input *in, uint64_t offset)
{
	if (!in->is_stable || offset > in->offset || in->offset - offset > in->at)
		return;
	in->at -= (size_t)(in->offset - offset);
	in->offset = offset;
}

void tc_input_give_up(struct tc_input *in)
{
	if (!in->is_stable)
		tc_input_skip(in, queue_len(&in->ready));
}

bool tc_input_stable(const struct tc_input *in)
{
	return in->is_stable;
}

const uint8_t *tc_input_bytes(const struct tc_input *in, size_t *n)
{
	*n = in->is_stable ? in->n_array : 0;
	return in->is_stable ? in->array : NULL;
}

void tc_input_release(struct tc_input *in, uint64_t begin, uint64_t end)
{
	if (in->is_stable && begin < in->n_array)
		tc_map_release(&in->map, (size_t)begin,
			       end > in->n_array ? in->n_array : (size_t)end);
}

uint64_t tc_input_offset(const struct tc_input *in)
{
	return in->offset;
}

uint64_t tc_input_size(const struct tc_input *in)
{
	return in->size;
}

uint64_t tc_input_consumed(const struct tc_input *in)
{
	if (in->is_stable || in->source == FROM_ARRAY)
		return in->at;
	if (in->codec)
		return in->taken - queue_len(&in->raw);
	return in->taken - queue_len(&in->raw) - queue_len(&in->ready);
}

bool tc_input_shrank(const struct tc_input *in)
{
	return tc_map_shrank(&in->map, NULL);
}

bool tc_input_faulted(const struct tc_input *in)
{
	return tc_map_faulted(&in->map);
}

const struct tacho_diag *tc_input_diag(const struct tc_input *in)
{
	return &in->diag;
}
