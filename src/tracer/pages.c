/* SPDX-License-Identifier: MIT */
/* Memory by mmap alone; see pages.h. */
#include "tracer/pages.h"
#include "base/testpoint.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>

enum {
	BUMP_BYTES = 256 * 1024,
	PAGE = 4096
};

void *tc_pages_map(size_t bytes)
{
	int saved = errno;
	void *p = TC_TEST_REFUSES() ? MAP_FAILED
				    : mmap(NULL, bytes, PROT_READ | PROT_WRITE,
					   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	errno = saved;
	return p == MAP_FAILED ? NULL : p;
}

void tc_pages_unmap(void *p, size_t bytes)
{
	int saved = errno;

	if (p)
		munmap(p, bytes);
	errno = saved;
}

bool tc_bytes_reserve(struct tc_bytes *b, size_t n)
{
	size_t cap = b->cap ? b->cap : (size_t)4 * PAGE;
	void *p;

	if (n <= b->cap - b->len)
		return true;
	if (n > SIZE_MAX / 4 || b->len > SIZE_MAX / 4)
		return false;
	while (cap - b->len < n)
		cap *= 2;
	if (!b->p)
		p = tc_pages_map(cap);
	else
		p = TC_TEST_REFUSES() ? NULL : mremap(b->p, b->cap, cap, MREMAP_MAYMOVE);
	if (!p || p == MAP_FAILED)
		return false;
	b->p = p;
	b->cap = cap;
	return true;
}

bool tc_bytes_add(struct tc_bytes *b, const void *bytes, size_t n)
{
	if (!tc_bytes_reserve(b, n))
		return false;
	if (n > 0)
		memcpy(b->p + b->len, bytes, n);
	b->len += n;
	return true;
}

void tc_bytes_trim(struct tc_bytes *b, size_t slack)
{
	size_t cap = (b->len + PAGE) & ~(size_t)(PAGE - 1);
	int saved = errno;

	if (b->p && b->cap > cap && b->cap - cap > slack &&
	    mremap(b->p, b->cap, cap, 0) == (void *)b->p)
		b->cap = cap;
	errno = saved;
}

void tc_bytes_free(struct tc_bytes *b)
{
	tc_pages_unmap(b->p, b->cap);
	*b = (struct tc_bytes){ 0 };
}

void *tc_bump_get(struct tc_bump *a, size_t bytes)
{
	void *p;

	bytes = (bytes + 7) & ~(size_t)7;
	if (bytes > BUMP_BYTES)
		return NULL;
	if (bytes > a->left) {
		p = tc_pages_map(BUMP_BYTES);
		if (!p)
			return NULL;
		a->p = p;
		a->left = BUMP_BYTES;
		a->total += BUMP_BYTES;
	}
	p = a->p;
	a->p += bytes;
	a->left -= bytes;
	return p;
}
