/* SPDX-License-Identifier: MIT */
/*
 * Byte sources: plain, gzip and zstd from memory, from a pipe and in chunks give
 * the same bytes and the same error. The first two bytes choose the sizes of
 * chunks and of what is peeked.
 */
#include <unistd.h>

#include "base/diag.h"
#include "fuzz/target.h"
#include "reader/input.h"

/* A pipe takes that much at once. */
enum {
	MAX_BYTES = 60000,
	MAX_OUT = 8 << 20
};

struct drained {
	uint64_t hash, n;
	int rc;
	char message[400];
};

/* Take what is there. The last result is in d->rc: 0 at the end. */
static void drain(struct drained *d, struct tc_input *in, size_t want)
{
	const uint8_t *p = NULL;

	for (;;) {
		int64_t got = tc_input_peek(in, want, &p);
		size_t n;

		d->rc = got < 0 ? (int)got : 0;
		if (got <= 0 || d->n > MAX_OUT)
			break;
		FUZZ_ASSERT(tc_input_offset(in) == d->n);
		n = (size_t)got > want ? want : (size_t)got;
		for (size_t i = 0; i < n; i++)
			d->hash = (d->hash ^ p[i]) * 0x100000001b3U;
		d->n += n;
		tc_input_skip(in, n);
	}
	(void)tc_input_size(in);
	(void)tc_input_consumed(in);
	(void)snprintf(d->message, sizeof(d->message), "%s", tc_input_diag(in)->message);
	FUZZ_ASSERT(d->rc == 0 || d->rc == TACHO_EAGAIN || d->rc == tc_input_diag(in)->code);
}

static void from_memory(struct drained *d, const uint8_t *data, size_t size, size_t want)
{
	struct tc_input *in;

	d->rc = tc_input_open_memory(&in, data, size, NULL, NULL);
	if (d->rc < 0)
		return;
	drain(d, in, want);
	tc_input_close(in);
}

static void from_pipe(struct drained *d, const uint8_t *data, size_t size, size_t want)
{
	struct tc_input *in;
	int fds[2];

	FUZZ_ASSERT(pipe(fds) == 0);
	FUZZ_ASSERT(write(fds[1], data, size) == (ssize_t)size && close(fds[1]) == 0);
	d->rc = tc_input_open_fd(&in, fds[0], NULL, NULL);
	if (d->rc == 0) {
		drain(d, in, want);
		tc_input_close(in);
	}
	FUZZ_ASSERT(close(fds[0]) == 0);
}

static void from_feed(struct drained *d, const uint8_t *data, size_t size, size_t chunk,
		      size_t want)
{
	struct tc_input *in;

	FUZZ_ASSERT(tc_input_open_feed(&in, NULL, NULL) == 0);
	d->rc = TACHO_EAGAIN;
	for (size_t at = 0; at < size && d->rc == TACHO_EAGAIN && d->n <= MAX_OUT; at += chunk) {
		size_t n = chunk < size - at ? chunk : size - at;

		FUZZ_ASSERT(tc_input_feed(in, data + at, n) == 0);
		drain(d, in, want);
	}
	if (d->rc == TACHO_EAGAIN) {
		FUZZ_ASSERT(tc_input_feed(in, NULL, 0) == 0);
		drain(d, in, want);
	}
	tc_input_close(in);
}

/*
 * How much libzstd yields of a damaged frame depends on how much of it was there
 * at once; what is wrong with it does not.
 */
static void same(const char *what, const struct drained *a, const struct drained *b)
{
	bool cut = a->rc < 0 && strstr(a->message, "zstd");

	if (a->n > MAX_OUT || b->n > MAX_OUT)
		return;
	if (a->rc == b->rc && strcmp(a->message, b->message) == 0 &&
	    (cut || (a->n == b->n && a->hash == b->hash)))
		return;
	(void)fprintf(stderr, "%s: %llu bytes, rc %d %s; memory: %llu bytes, rc %d %s\n", what,
		      (unsigned long long)a->n, a->rc, a->message, (unsigned long long)b->n, b->rc,
		      b->message);
	abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct drained memory = { 0 }, piped = { 0 }, fed = { 0 };
	size_t chunk, want;

	if (size < 3 || size > MAX_BYTES)
		return 0;
	chunk = (size_t)1 << (data[0] & 15) | (data[0] >> 4);
	want = (size_t)1 << (data[1] & 15) | (data[1] >> 4);
	data += 2;
	size -= 2;
	from_memory(&memory, data, size, want);
	from_pipe(&piped, data, size, want);
	same("pipe", &piped, &memory);
	from_feed(&fed, data, size, chunk, want);
	same("feed", &fed, &memory);
	return 0;
}
