/* SPDX-License-Identifier: MIT */
/* The allocator hook, growing arrays and text buffers: sizes, limits, failures. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/alloc.h"
#include "base/textbuf.h"
#include "support/nth_alloc.h"

static void test_sizes_that_overflow(void **state)
{
	struct nth_alloc a;
	size_t half = SIZE_MAX / 2 + 1;

	(void)state;
	nth_alloc_init(&a, 0);
	assert_null(tc_calloc(&a.hook, half, 2));
	assert_null(tc_realloc_array(&a.hook, NULL, half, 2));
	assert_null(tc_realloc_array(NULL, NULL, half, 2));
	assert_int_equal(a.calls, 0);
}

static void with_allocator(const struct tacho_alloc *hook)
{
	unsigned char *p = tc_calloc(hook, 10, 10);
	void *empty = tc_alloc(hook, 0);

	assert_non_null(p);
	assert_non_null(empty);
	for (size_t i = 0; i < 100; i++)
		assert_int_equal(p[i], 0);
	p[99] = 9;
	p = tc_realloc_array(hook, p, 200, 3);
	assert_non_null(p);
	assert_int_equal(p[99], 9);
	p = tc_realloc_array(hook, p, 0, 3);
	assert_non_null(p);
	tc_free(hook, p);
	tc_free(hook, empty);
	tc_free(hook, NULL);
	p = tc_calloc(hook, 0, 0);
	assert_non_null(p);
	tc_free(hook, p);
}

static void test_both_allocators(void **state)
{
	struct nth_alloc a;

	(void)state;
	nth_alloc_init(&a, 0);
	with_allocator(&a.hook);
	assert_int_equal(a.live, 0);
	with_allocator(NULL);
}

static void test_growth(void **state)
{
	struct nth_alloc a;
	uint64_t *v = NULL, *before;
	size_t cap = 0;

	(void)state;
	nth_alloc_init(&a, 0);
	assert_int_equal(TC_GROW(&a.hook, &v, &cap, cap, 0), 0);
	assert_null(v);
	for (size_t i = 0; i < 1000; i++) {
		assert_int_equal(TC_GROW(&a.hook, &v, &cap, i + 1, 1000), 0);
		v[i] = i;
	}
	assert_true(a.calls < 12);
	assert_int_equal(cap, 1000); /* not beyond the maximum */
	assert_int_equal(v[999], 999);
	before = v;
	assert_int_equal(TC_GROW(&a.hook, &v, &cap, 1001, 1000), TACHO_ELIMIT);
	assert_int_equal(TC_GROW(&a.hook, &v, &cap, SIZE_MAX, 0), TACHO_ENOMEM);
	assert_int_equal(TC_GROW(&a.hook, &v, &cap, SIZE_MAX / 8 + 1, 0), TACHO_ENOMEM);
	a.fail_at = a.calls + 1;
	assert_int_equal(TC_GROW(&a.hook, &v, &cap, 5000, 0), TACHO_ENOMEM);
	assert_ptr_equal(v, before);
	assert_int_equal(cap, 1000);
	tc_free(&a.hook, v);
	assert_int_equal(a.live, 0);
}

/* --- text buffers ------------------------------------------------------------- */

static void expect(struct tc_textbuf *b, const char *text)
{
	assert_int_equal(b->rc, 0);
	assert_int_equal(b->n, strlen(text));
	assert_memory_equal(b->p, text, b->n);
	b->n = 0;
}

static void test_numbers_as_text(void **state)
{
	struct tc_textbuf b;

	(void)state;
	tc_textbuf_init(&b, NULL, NULL, NULL);
	tc_textbuf_u64(&b, 0);
	expect(&b, "0");
	tc_textbuf_u64(&b, 9);
	tc_textbuf_u64(&b, 10);
	tc_textbuf_u64(&b, 101);
	expect(&b, "910101");
	tc_textbuf_u64(&b, UINT64_MAX);
	expect(&b, "18446744073709551615");
	tc_textbuf_i64(&b, INT64_MIN);
	expect(&b, "-9223372036854775808");
	tc_textbuf_i64(&b, INT64_MAX);
	expect(&b, "9223372036854775807");
	tc_textbuf_i64(&b, -1);
	expect(&b, "-1");
	tc_textbuf_hex(&b, 0);
	tc_textbuf_char(&b, ' ');
	tc_textbuf_hex(&b, UINT64_MAX);
	expect(&b, "0 ffffffffffffffff");
	tc_textbuf_padded(&b, 7, 3);
	tc_textbuf_padded(&b, 12345, 3);
	tc_textbuf_padded(&b, 0, 0);
	expect(&b, "007123450");
	tc_textbuf_padded(&b, 1, 99);
	expect(&b, "00000000000000000001");
	tc_textbuf_fini(&b);
}

struct sink {
	size_t n, calls, fail_at;
	uint32_t sum;
};

static int swallow(void *ctx, const void *bytes, size_t n)
{
	struct sink *s = ctx;
	const uint8_t *p = bytes;

	if (++s->calls == s->fail_at)
		return TACHO_EIO;
	for (size_t i = 0; i < n; i++)
		s->sum = s->sum * 31 + p[i];
	s->n += n;
	return 0;
}

static void test_buffer_that_empties_itself(void **state)
{
	static char big[700 * 1000];
	struct sink s = { 0 };
	struct tc_textbuf b;
	uint32_t sum = 0;
	size_t n = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(big); i++)
		big[i] = (char)(i * 7);
	tc_textbuf_init(&b, NULL, swallow, &s);
	for (size_t i = 0; i < 60; i++) {
		size_t k = i * i * 190;

		tc_textbuf_bytes(&b, big, k);
		for (size_t j = 0; j < k; j++)
			sum = sum * 31 + (uint8_t)big[j];
		n += k;
		assert_true(b.cap <= 1024 * 1024);
	}
	assert_int_equal(tc_textbuf_flush(&b), 0);
	assert_int_equal(s.n, n);
	assert_int_equal(s.sum, sum);
	tc_textbuf_fini(&b);
}

static void test_failures_stick(void **state)
{
	struct sink s = { .fail_at = 2 };
	struct nth_alloc a;
	struct tc_textbuf b;
	size_t calls;

	(void)state;
	tc_textbuf_init(&b, NULL, swallow, &s);
	for (size_t i = 0; i < 1000 * 1000; i++)
		tc_textbuf_u64(&b, i);
	assert_int_equal(b.rc, TACHO_EIO);
	assert_int_equal(s.calls, 2);
	assert_int_equal(tc_textbuf_flush(&b), TACHO_EIO);
	assert_int_equal(s.calls, 2);
	tc_textbuf_fini(&b);

	nth_alloc_init(&a, 2);
	tc_textbuf_init(&b, &a.hook, NULL, NULL);
	for (size_t i = 0; i < 100; i++)
		tc_textbuf_puts(&b, "0123456789");
	assert_int_equal(b.rc, TACHO_ENOMEM);
	calls = a.calls;
	tc_textbuf_char(&b, 'x');
	assert_int_equal(a.calls, calls);
	tc_textbuf_fini(&b);
	assert_int_equal(a.live, 0);
}

/* An allocator whose blocks stand elsewhere in a cache line each time. */
static void *shifted_alloc(void *ctx, size_t bytes)
{
	unsigned *turn = ctx;
	char *raw = malloc(bytes + 256), *p = raw + 16 + 16 * (++*turn % 7);

	assert_non_null(raw);
	memcpy(p - 16, &raw, sizeof(raw));
	memcpy(p - 8, &bytes, sizeof(bytes));
	return p;
}

static void shifted_free(void *ctx, void *ptr)
{
	char *raw;

	(void)ctx;
	memcpy(&raw, (char *)ptr - 16, sizeof(raw));
	free(raw);
}

static void *shifted_realloc(void *ctx, void *ptr, size_t bytes)
{
	void *p = shifted_alloc(ctx, bytes);
	size_t before = 0;

	if (!ptr)
		return p;
	memcpy(&before, (char *)ptr - 8, sizeof(before));
	memcpy(p, ptr, before < bytes ? before : bytes);
	shifted_free(ctx, ptr);
	return p;
}

static void test_growth_by_lines(void **state)
{
	unsigned turn = 0;
	const struct tacho_alloc hook = { shifted_alloc, shifted_realloc, shifted_free, &turn };
	uint64_t *p = NULL;
	size_t cap = 0;

	(void)state;
	for (size_t n = 1; n <= 5000; n++) {
		assert_int_equal(TC_GROW_LINES(&hook, &p, &cap, n, 5000), 0);
		assert_true(cap >= n && cap <= 5000);
		assert_int_equal((uintptr_t)p % TC_LINE_BYTES, 0);
		p[n - 1] = n;
	}
	for (size_t i = 0; i < 5000; i++)
		assert_int_equal(p[i], i + 1);
	assert_int_equal(TC_GROW_LINES(&hook, &p, &cap, 5001, 5000), TACHO_ELIMIT);
	assert_int_equal(TC_GROW_LINES(&hook, &p, &cap, SIZE_MAX / 8, 0), TACHO_ENOMEM);
	assert_int_equal(p[4999], 5000);
	tc_free_lines(&hook, p);
	tc_free_lines(&hook, NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sizes_that_overflow),
		cmocka_unit_test(test_both_allocators),
		cmocka_unit_test(test_growth),
		cmocka_unit_test(test_growth_by_lines),
		cmocka_unit_test(test_numbers_as_text),
		cmocka_unit_test(test_buffer_that_empties_itself),
		cmocka_unit_test(test_failures_stick),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
