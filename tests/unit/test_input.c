/* SPDX-License-Identifier: MIT */
/*
 * Inputs: mapped and streamed files, pipes, memory, chunks, gzip and zstd, and
 * files that shrink while they are read. Cases about SIGBUS run in processes of
 * their own, as the test framework has a handler for it too.
 */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <cmocka.h>

#include "base/diag.h"
#include "reader/input.h"
#include "support/nth_alloc.h"

enum {
	SAMPLE_BYTES = 700 * 1000
};

static uint8_t sample[SAMPLE_BYTES]; /* compressible, but not too well */
static char dir[] = "/tmp/tacho-input-XXXXXX";
static char path[64];

struct bytes {
	uint8_t *p;
	size_t n;
};

static void make_sample(void)
{
	uint32_t x = 1;

	for (size_t i = 0; i < SAMPLE_BYTES; i++) {
		x = x * 1664525 + 1013904223;
		sample[i] = (uint8_t)(x >> 24 & (i / 4096 % 2 ? 0xff : 0x0f));
	}
}

static void write_file(const void *bytes, size_t n)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
}

static struct bytes gzip(const uint8_t *bytes, size_t n)
{
	z_stream z = { 0 };
	struct bytes out;

	assert_int_equal(deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
	out.n = deflateBound(&z, (uLong)n) + 64;
	out.p = malloc(out.n);
	assert_non_null(out.p);
	memcpy(&z.next_in, &bytes, sizeof(bytes));
	z.avail_in = (uInt)n;
	z.next_out = out.p;
	z.avail_out = (uInt)out.n;
	assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
	out.n = z.total_out;
	deflateEnd(&z);
	return out;
}

static struct bytes zstd(const uint8_t *bytes, size_t n)
{
	struct bytes out = { .n = ZSTD_compressBound(n) };

	out.p = malloc(out.n);
	assert_non_null(out.p);
	out.n = ZSTD_compress(out.p, out.n, bytes, n, 3);
	assert_false(ZSTD_isError(out.n));
	return out;
}

static struct bytes join(struct bytes a, struct bytes b)
{
	struct bytes out = { malloc(a.n + b.n + 1), a.n + b.n };

	assert_non_null(out.p);
	memcpy(out.p, a.p, a.n);
	memcpy(out.p + a.n, b.p, b.n);
	return out;
}

/*
 * Read everything in steps of different sizes and compare with the sample.
 * Returns the final answer of peek; *got is how many bytes came.
 */
static int64_t read_all(struct tc_input *in, size_t *got)
{
	static const size_t wants[] = { 1, 16, 3, 65546, 1, 131072, 700 };
	const uint8_t *p;
	int64_t n;

	*got = 0;
	for (size_t i = 0;; i++) {
		size_t want = wants[i % 7], take;

		n = tc_input_peek(in, want, &p);
		if (n <= 0)
			return n;
		take = (size_t)n < want ? (size_t)n : want;
		assert_true(*got + take <= SAMPLE_BYTES);
		assert_memory_equal(p, sample + *got, take);
		assert_int_equal(tc_input_offset(in), *got);
		tc_input_skip(in, take);
		*got += take;
	}
}

static void expect_all(struct tc_input *in, size_t n)
{
	size_t got;

	assert_int_equal(read_all(in, &got), 0);
	assert_int_equal(got, n);
	assert_int_equal(tc_input_diag(in)->code, 0);
	tc_input_close(in);
}

static void expect_bytes(const void *bytes, size_t n, int64_t code, size_t at_least)
{
	struct tc_input *in;
	size_t got;

	assert_int_equal(tc_input_open_memory(&in, bytes, n, NULL, NULL), 0);
	assert_int_equal(read_all(in, &got), code);
	if (code == 0)
		assert_int_equal(got, at_least);
	assert_true(got >= at_least);
	assert_int_equal(tc_input_diag(in)->code, code);
	tc_input_close(in);
}

static void test_memory(void **state)
{
	struct tc_input *in;
	const uint8_t *p;
	size_t n;

	(void)state;
	assert_int_equal(tc_input_open_memory(&in, sample, SAMPLE_BYTES, NULL, NULL), 0);
	assert_true(tc_input_stable(in));
	assert_ptr_equal(tc_input_bytes(in, &n), sample);
	assert_int_equal(n, SAMPLE_BYTES);
	assert_int_equal(tc_input_size(in), SAMPLE_BYTES);
	assert_int_equal(tc_input_peek(in, 1, &p), SAMPLE_BYTES);
	tc_input_skip(in, SAMPLE_BYTES + 5); /* beyond the end: to the end */
	assert_int_equal(tc_input_peek(in, 1, &p), 0);
	assert_int_equal(tc_input_consumed(in), SAMPLE_BYTES);
	tc_input_close(in);
	expect_bytes(sample, SAMPLE_BYTES, 0, SAMPLE_BYTES);
	expect_bytes(NULL, 0, 0, 0);
	assert_int_equal(tc_input_open_memory(&in, NULL, 1, NULL, NULL), TACHO_EMISUSE);
	assert_null(in);
}

static void test_file(void **state)
{
	struct tacho_diag diag;
	struct tc_input *in;

	(void)state;
	write_file(sample, SAMPLE_BYTES);
	assert_int_equal(tc_input_open_file(&in, path, NULL, &diag), 0);
	assert_true(tc_input_stable(in));
	assert_false(tc_input_shrank(in));
	assert_int_equal(tc_input_size(in), SAMPLE_BYTES);
	tc_input_release(in, 0, SAMPLE_BYTES);
	tc_input_release(in, 100, UINT64_MAX);
	tc_input_release(in, UINT64_MAX, UINT64_MAX);
	expect_all(in, SAMPLE_BYTES);

	/* What is appended later does not count. */
	assert_int_equal(tc_input_open_file(&in, path, NULL, &diag), 0);
	write_file(sample, SAMPLE_BYTES - 1);
	assert_int_equal(truncate(path, 2 * SAMPLE_BYTES), 0);
	assert_int_equal(tc_input_size(in), SAMPLE_BYTES);
	tc_input_close(in);

	/* The kernel says 0 bytes, and there are some. */
	assert_int_equal(tc_input_open_file(&in, "/proc/self/stat", NULL, &diag), 0);
	assert_false(tc_input_stable(in));
	tc_input_close(in);

	assert_int_equal(truncate(path, SAMPLE_BYTES), 0);
}

static void expect_refusal(const char *name, int code, const char *text)
{
	struct tacho_diag diag;
	struct tc_input *in;

	tc_diag_init(&diag);
	assert_int_equal(tc_input_open_file(&in, name, NULL, &diag), code);
	assert_null(in);
	assert_int_equal(diag.code, code);
	assert_non_null(strstr(diag.message, text));
	assert_int_equal(tc_input_open_file(&in, name, NULL, NULL), code);
}

static void test_refused_files(void **state)
{
	struct tacho_diag diag;
	struct tc_input *in;

	(void)state;
	write_file("", 0);
	expect_refusal(path, TACHO_ENOTTRACE, "empty");
	expect_refusal(dir, TACHO_EIO, "directory");
	expect_refusal("/tmp/tacho-input-none/none", TACHO_EIO, "No such file");
	if (geteuid() != 0) {
		assert_int_equal(chmod(path, 0), 0);
		expect_refusal(path, TACHO_EIO, "Permission denied");
		assert_int_equal(chmod(path, 0600), 0);
	}
	tc_diag_init(&diag);
	assert_int_equal(tc_input_open_fd(&in, -1, NULL, &diag), TACHO_EIO);
	assert_int_equal(diag.code, TACHO_EIO);
}

/* Bytes that a thread writes into a pipe, in pieces. */
struct writer {
	int fd;
	struct bytes bytes;
	size_t piece;
};

static void *write_pieces(void *arg)
{
	struct writer *w = arg;

	for (size_t i = 0; i < w->bytes.n;) {
		size_t n = w->bytes.n - i < w->piece ? w->bytes.n - i : w->piece;
		ssize_t done = write(w->fd, w->bytes.p + i, n);

		if (done <= 0)
			break;
		i += (size_t)done;
	}
	close(w->fd);
	return NULL;
}

static void through_pipe(struct bytes bytes, size_t piece, bool non_blocking)
{
	struct writer w = { .bytes = bytes, .piece = piece };
	struct tc_input *in;
	pthread_t thread;
	int fds[2];

	assert_int_equal(pipe(fds), 0);
	if (non_blocking)
		assert_int_equal(fcntl(fds[0], F_SETFL, O_NONBLOCK), 0);
	w.fd = fds[1];
	assert_int_equal(pthread_create(&thread, NULL, write_pieces, &w), 0);
	assert_int_equal(tc_input_open_fd(&in, fds[0], NULL, NULL), 0);
	assert_false(tc_input_stable(in));
	assert_int_equal(tc_input_size(in), 0);
	expect_all(in, SAMPLE_BYTES);
	assert_int_equal(pthread_join(thread, NULL), 0);
	close(fds[0]);
}

static void test_pipe(void **state)
{
	struct bytes plain = { sample, SAMPLE_BYTES };
	struct bytes gz = gzip(sample, SAMPLE_BYTES), zst = zstd(sample, SAMPLE_BYTES);

	(void)state;
	through_pipe(plain, 4096, false);
	through_pipe(plain, 99991, true);
	through_pipe(gz, 3, false);
	through_pipe(zst, 1000, true);
	free(gz.p);
	free(zst.p);
}

static void test_stdin(void **state)
{
	int saved = dup(0), fd;
	struct tc_input *in;

	(void)state;
	write_file(sample, SAMPLE_BYTES);
	fd = open(path, O_RDONLY);
	assert_true(fd >= 0);
	assert_int_equal(dup2(fd, 0), 0);
	assert_int_equal(tc_input_open_file(&in, "-", NULL, NULL), 0);
	assert_true(tc_input_stable(in));
	expect_all(in, SAMPLE_BYTES);
	assert_true(fcntl(0, F_GETFD) >= 0);
	/* Not at its beginning: the rest is a stream. */
	assert_int_equal(lseek(0, 0, SEEK_SET), 0);
	assert_int_equal(read(0, &(char){ 0 }, 1), 1);
	assert_int_equal(tc_input_open_file(&in, "-", NULL, NULL), 0);
	assert_false(tc_input_stable(in));
	assert_int_equal(tc_input_size(in), SAMPLE_BYTES - 1);
	tc_input_close(in);
	assert_int_equal(dup2(saved, 0), 0);
	close(saved);
	close(fd);
}

/* Cut short anywhere, compressed data give an error behind the bytes so far. */
static void expect_cuts(struct bytes whole, size_t step)
{
	for (size_t n = 5; n < whole.n; n += step)
		expect_bytes(whole.p, n, TACHO_ETRUNCATED, 0);
}

static void test_gzip(void **state)
{
	struct bytes a = gzip(sample, 1000), b = gzip(sample + 1000, SAMPLE_BYTES - 1000);
	struct bytes ab = join(a, b), none = gzip(sample, 0), padded, bad;
	struct bytes all = gzip(sample, SAMPLE_BYTES);
	static uint8_t zeros[600];

	(void)state;
	expect_bytes(a.p, a.n, 0, 1000);
	expect_bytes(ab.p, ab.n, 0, SAMPLE_BYTES);
	expect_bytes(none.p, none.n, 0, 0);
	expect_cuts(a, 1);
	expect_cuts(all, 5003);
	/* Bytes before the damage come first. */
	expect_bytes(ab.p, a.n + 12, TACHO_ETRUNCATED, 1000);
	padded = join(ab, (struct bytes){ zeros, sizeof(zeros) });
	expect_bytes(padded.p, padded.n, 0, SAMPLE_BYTES);
	bad = join(padded, a);
	expect_bytes(bad.p, bad.n, TACHO_EFORMAT, SAMPLE_BYTES);
	free(bad.p);
	bad = join(a, (struct bytes){ sample, 100 });
	expect_bytes(bad.p, bad.n, TACHO_EFORMAT, 1000);
	ab.p[a.n - 6] ^= 1; /* the checksum of the first member */
	expect_bytes(ab.p, ab.n, TACHO_EFORMAT, 0);
	free(a.p), free(b.p), free(all.p), free(ab.p), free(none.p), free(padded.p), free(bad.p);
}

static void test_zstd(void **state)
{
	/* A frame of 0 bytes that wants a window of 2^30. */
	static const uint8_t huge[] = { 0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xa0, 0x01, 0x00, 0x00 };
	static uint8_t skippable[] = { 0x53, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3 };
	struct bytes a = zstd(sample, 1000), b = zstd(sample + 1000, SAMPLE_BYTES - 1000);
	struct bytes ab = join(a, b), all = zstd(sample, SAMPLE_BYTES), odd, bad;

	(void)state;
	expect_bytes(a.p, a.n, 0, 1000);
	expect_bytes(ab.p, ab.n, 0, SAMPLE_BYTES);
	expect_cuts(a, 1);
	expect_cuts(all, 5003);
	expect_bytes(ab.p, a.n + 12, TACHO_ETRUNCATED, 1000);
	expect_bytes(huge, sizeof(huge), TACHO_ELIMIT, 0);
	odd = join((struct bytes){ skippable, sizeof(skippable) }, a);
	expect_bytes(odd.p, odd.n, 0, 1000);
	bad = join(a, (struct bytes){ sample, 100 });
	expect_bytes(bad.p, bad.n, TACHO_EFORMAT, 1000);
	free(a.p), free(b.p), free(all.p), free(ab.p), free(odd.p), free(bad.p);
}

static void test_compressed_twice_is_undone_once(void **state)
{
	struct bytes once = gzip(sample, 5000), twice = gzip(once.p, once.n);
	struct tc_input *in;
	const uint8_t *p;

	(void)state;
	assert_int_equal(tc_input_open_memory(&in, twice.p, twice.n, NULL, NULL), 0);
	assert_int_equal(tc_input_peek(in, once.n + 1, &p), once.n);
	assert_memory_equal(p, once.p, once.n);
	tc_input_close(in);
	free(once.p), free(twice.p);
}

static void test_compressed_file(void **state)
{
	struct bytes gz = gzip(sample, SAMPLE_BYTES);
	struct tc_input *in;

	(void)state;
	write_file(gz.p, gz.n);
	assert_int_equal(tc_input_open_file(&in, path, NULL, NULL), 0);
	assert_false(tc_input_stable(in));
	assert_int_equal(tc_input_size(in), gz.n);
	expect_all(in, SAMPLE_BYTES);
	free(gz.p);
}

/* Feed pieces whenever the input asks; compare all the way. */
static void through_feed(struct bytes bytes, size_t piece)
{
	struct tc_input *in;
	const uint8_t *p;
	size_t fed = 0, got = 0;
	int64_t n;

	assert_int_equal(tc_input_open_feed(&in, NULL, NULL), 0);
	for (;;) {
		n = tc_input_peek(in, 5000, &p);
		if (n == TACHO_EAGAIN) {
			size_t k = bytes.n - fed < piece ? bytes.n - fed : piece;

			assert_int_equal(tc_input_feed(in, bytes.p + fed, k), 0);
			fed += k;
			continue;
		}
		if (n <= 0)
			break;
		assert_memory_equal(p, sample + got, (size_t)n);
		tc_input_skip(in, (size_t)n);
		got += (size_t)n;
	}
	assert_int_equal(n, 0);
	assert_int_equal(got, SAMPLE_BYTES);
	assert_int_equal(tc_input_feed(in, "x", 1), TACHO_EMISUSE);
	assert_int_equal(tc_input_consumed(in), bytes.n);
	tc_input_close(in);
}

static void test_feed(void **state)
{
	struct bytes plain = { sample, SAMPLE_BYTES };
	struct bytes gz = gzip(sample, SAMPLE_BYTES), zst = zstd(sample, SAMPLE_BYTES);
	static const size_t pieces[] = { 7, 4096, 100003, SAMPLE_BYTES };
	struct tc_input *in;
	const uint8_t *p;

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		through_feed(plain, pieces[i]);
		through_feed(gz, pieces[i]);
		through_feed(zst, pieces[i]);
	}
	through_feed(gz, 1);
	free(gz.p);
	free(zst.p);

	assert_int_equal(tc_input_open_feed(&in, NULL, NULL), 0);
	assert_int_equal(tc_input_peek(in, 1, &p), TACHO_EAGAIN);
	assert_int_equal(tc_input_feed(in, "abc", 3), 0);
	/* Three bytes do not say yet whether this is zstd. */
	assert_int_equal(tc_input_peek(in, 1, &p), TACHO_EAGAIN);
	assert_int_equal(tc_input_feed(in, NULL, 0), 0);
	assert_int_equal(tc_input_peek(in, 10, &p), 3);
	assert_memory_equal(p, "abc", 3);
	tc_input_close(in);
	assert_int_equal(tc_input_open_memory(&in, "abc", 3, NULL, NULL), 0);
	assert_int_equal(tc_input_feed(in, "x", 1), TACHO_EMISUSE);
	tc_input_close(in);
}

static void test_feed_memory_is_bounded(void **state)
{
	struct nth_alloc a;
	struct tc_input *in;
	const uint8_t *p;

	(void)state;
	nth_alloc_init(&a, 0);
	assert_int_equal(tc_input_open_feed(&in, &a.hook, NULL), 0);
	for (unsigned i = 0; i < 2000; i++) {
		assert_int_equal(tc_input_feed(in, sample, 10000), 0);
		while (tc_input_peek(in, 3000, &p) >= 3000)
			tc_input_skip(in, 3000);
	}
	/* The queue was moved, not grown, once it had its size. */
	assert_true(a.calls < 30);
	tc_input_close(in);
	assert_int_equal(a.live, 0);
}

/* --- failing allocations ------------------------------------------------------ */

static void read_failing(struct bytes bytes, bool is_fed)
{
	for (size_t n = 1; n < 100; n++) {
		struct nth_alloc a;
		struct tacho_diag diag;
		struct tc_input *in;
		size_t got;
		int64_t rc;

		nth_alloc_init(&a, n);
		tc_diag_init(&diag);
		rc = is_fed ? tc_input_open_feed(&in, &a.hook, &diag)
			    : tc_input_open_memory(&in, bytes.p, bytes.n, &a.hook, &diag);
		if (rc == 0) {
			if (is_fed)
				rc = tc_input_feed(in, bytes.p, bytes.n);
			if (is_fed && rc == 0)
				rc = tc_input_feed(in, NULL, 0);
			if (rc == 0)
				rc = read_all(in, &got);
			tc_input_close(in);
		} else {
			assert_int_equal(diag.code, TACHO_ENOMEM);
		}
		assert_int_equal(a.live, 0);
		if (a.calls < n) {
			assert_int_equal(rc, 0);
			return;
		}
		assert_int_equal(rc, TACHO_ENOMEM);
	}
	fail();
}

static void test_failing_allocations(void **state)
{
	struct bytes gz = gzip(sample, SAMPLE_BYTES), zst = zstd(sample, SAMPLE_BYTES);

	(void)state;
	read_failing((struct bytes){ sample, SAMPLE_BYTES }, false);
	read_failing((struct bytes){ sample, SAMPLE_BYTES }, true);
	read_failing(gz, false);
	read_failing(gz, true);
	read_failing(zst, true);
	free(gz.p);
	free(zst.p);
}

/* --- files that shrink ---------------------------------------------------------- */

enum {
	PAGES = 64,
	CHECK_FAILED = 9
};

static long page(void)
{
	return sysconf(_SC_PAGESIZE);
}

static void check(bool ok, const char *what)
{
	if (!ok) {
		fprintf(stderr, "failed: %s\n", what);
		_exit(CHECK_FAILED);
	}
}

static struct tc_input *open_pages(const char *name)
{
	struct tc_input *in;
	int fd = open(name, O_RDWR | O_CREAT | O_TRUNC, 0600);

	check(fd >= 0, "open");
	for (int i = 0; i < PAGES; i++)
		check(write(fd, sample, (size_t)page()) == page(), "write");
	close(fd);
	check(tc_input_open_file(&in, name, NULL, NULL) == 0, "input");
	check(tc_input_stable(in), "mapped");
	return in;
}

static unsigned sum(const uint8_t *p, size_t n)
{
	unsigned s = 0;

	for (size_t i = 0; i < n; i++)
		s += p[i];
	return s;
}

static void shrink_while_reading(const char *name)
{
	struct tc_input *in = open_pages(name);
	const uint8_t *p;
	size_t n;

	p = tc_input_bytes(in, &n);
	check(sum(p, (size_t)page()) > 0 && !tc_input_shrank(in), "whole");
	check(truncate(name, 3 * page() + 100) == 0, "truncate");
	check(p[3 * page() + 50] == sample[50], "kept part");
	check(sum(p + 5 * page(), n - 5 * (size_t)page()) == 0, "zeros");
	check(sum(p, n) > 0, "still readable");
	check(tc_input_shrank(in), "noticed");
	check(tc_input_peek(in, 1, &p) == 3 * page() + 100, "bytes before the end");
	tc_input_skip(in, 3 * (size_t)page() + 100);
	check(tc_input_peek(in, 1, &p) == TACHO_EIO, "then the error");
	check(strstr(tc_input_diag(in)->message, "truncated") != NULL, "message");
	tc_input_close(in);
}

/* Less than a page is gone: there is no fault, but the size tells. */
static void shrink_a_little(const char *name)
{
	struct tc_input *in = open_pages(name);

	check(truncate(name, PAGES * page() - 1) == 0, "truncate");
	check(tc_input_shrank(in), "noticed");
	tc_input_close(in);
	in = open_pages(name);
	check(!tc_input_shrank(in), "a new mapping starts clean");
	tc_input_close(in);
}

static void *sum_all(void *arg)
{
	struct tc_input *in = arg;
	size_t n;
	const uint8_t *p = tc_input_bytes(in, &n);
	unsigned s = 0;

	for (int i = 0; i < 200; i++)
		s += sum(p, n);
	return s ? arg : NULL;
}

static void shrink_under_threads(const char *name)
{
	char other[128];
	struct tc_input *a = open_pages(name), *b;
	pthread_t threads[4];

	(void)snprintf(other, sizeof(other), "%s-other", name);
	b = open_pages(other);
	for (int i = 0; i < 4; i++)
		check(pthread_create(&threads[i], NULL, sum_all, i % 2 ? b : a) == 0, "thread");
	check(truncate(name, 0) == 0, "truncate");
	check(truncate(other, 7 * page()) == 0, "truncate");
	for (int i = 0; i < 4; i++)
		check(pthread_join(threads[i], NULL) == 0, "join");
	check(tc_input_shrank(a) && tc_input_shrank(b), "noticed");
	tc_input_close(a);
	tc_input_close(b);
	(void)unlink(other);
}

static void on_foreign(int sig)
{
	(void)sig;
	_exit(42);
}

/* A fault in a mapping that is not ours. */
static void foreign_fault(const char *name, bool has_handler)
{
	struct tc_input *in;
	char other[128];
	volatile const uint8_t *p;
	int fd;

	if (has_handler)
		(void)signal(SIGBUS, on_foreign);
	in = open_pages(name);
	(void)snprintf(other, sizeof(other), "%s-foreign", name);
	fd = open(other, O_RDWR | O_CREAT | O_TRUNC, 0600);
	check(fd >= 0 && ftruncate(fd, page()) == 0, "file");
	p = mmap(NULL, (size_t)page(), PROT_READ, MAP_SHARED, fd, 0);
	check(p != MAP_FAILED && ftruncate(fd, 0) == 0, "mapping");
	(void)unlink(other);
	(void)p[0];
	check(false, "the fault was hidden");
	tc_input_close(in);
}

static int run_mode(const char *mode, const char *name)
{
	make_sample();
	if (strcmp(mode, "shrink") == 0)
		shrink_while_reading(name);
	else if (strcmp(mode, "little") == 0)
		shrink_a_little(name);
	else if (strcmp(mode, "threads") == 0)
		shrink_under_threads(name);
	else if (strcmp(mode, "foreign") == 0)
		foreign_fault(name, true);
	else
		foreign_fault(name, false);
	return 0;
}

/* This program again, without the test framework. Returns the wait status. */
static int run_process(const char *mode)
{
	int status;
	pid_t pid = fork();

	assert_true(pid >= 0);
	if (pid == 0) {
		(void)signal(SIGBUS, SIG_DFL);
		if (strcmp(mode, "default") == 0 && !freopen("/dev/null", "w", stderr))
			_exit(3);
		execl("/proc/self/exe", "test_input", mode, path, (char *)NULL);
		_exit(2);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return status;
}

static void test_truncated_while_mapped(void **state)
{
	(void)state;
	assert_int_equal(run_process("shrink"), 0);
	assert_int_equal(run_process("little"), 0);
	assert_int_equal(run_process("threads"), 0);
}

static void test_foreign_faults_are_passed_on(void **state)
{
	int status = run_process("foreign");

	(void)state;
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 42);
	status = run_process("default");
	/* Killed by the signal, or ended by a sanitizer's handler. */
	assert_true(WIFSIGNALED(status) || WEXITSTATUS(status) != CHECK_FAILED);
	assert_true(status != 0);
}

static void test_many_files_at_once(void **state)
{
	static struct tc_input *in[400];
	size_t mapped = 0;

	(void)state;
	write_file(sample, 5000);
	for (size_t i = 0; i < 400; i++) {
		assert_int_equal(tc_input_open_file(&in[i], path, NULL, NULL), 0);
		mapped += tc_input_stable(in[i]);
	}
	/* The guard knows so many mappings; the rest are streams. */
	assert_int_equal(mapped, 256);
	for (size_t i = 0; i < 400; i++)
		expect_all(in[i], 5000);
	assert_int_equal(tc_input_open_file(&in[0], path, NULL, NULL), 0);
	assert_true(tc_input_stable(in[0]));
	tc_input_close(in[0]);
}

static int set_up(void **state)
{
	(void)state;
	make_sample();
	if (!mkdtemp(dir))
		return -1;
	(void)snprintf(path, sizeof(path), "%s/f", dir);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	(void)unlink(path);
	return rmdir(dir);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_memory),
		cmocka_unit_test(test_file),
		cmocka_unit_test(test_refused_files),
		cmocka_unit_test(test_pipe),
		cmocka_unit_test(test_stdin),
		cmocka_unit_test(test_gzip),
		cmocka_unit_test(test_zstd),
		cmocka_unit_test(test_compressed_twice_is_undone_once),
		cmocka_unit_test(test_compressed_file),
		cmocka_unit_test(test_feed),
		cmocka_unit_test(test_feed_memory_is_bounded),
		cmocka_unit_test(test_failing_allocations),
		cmocka_unit_test(test_truncated_while_mapped),
		cmocka_unit_test(test_foreign_faults_are_passed_on),
		cmocka_unit_test(test_many_files_at_once),
	};

	if (argc == 3)
		return run_mode(argv[1], argv[2]);
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
