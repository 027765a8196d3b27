/* SPDX-License-Identifier: MIT */
/*
 * A file of a cache in which bytes were changed or cut off. Under the code of the bytes as
 * they were it is refused; with a right code, as only its owner can make it, it is loaded or
 * refused, and a store is there in the end that can be asked for what it has.
 *
 * The input: pairs of a place and a value, four bytes each. Values above 255 cut there.
 */
#include <sys/mman.h>
#include <unistd.h>

#include "fuzz/target.h"
#include "serve/cache.h"
#include "store/save.h"
#include "support/sample_trace.h"

static struct tc_textbuf saved;

static int append(void *ctx, const void *bytes, size_t n)
{
	tc_textbuf_bytes(ctx, bytes, n);
	return 0;
}

static void make_saved(const struct tc_cache *c)
{
	struct tc_cache_head head = { .magic = "tachoSt1", .layout = tc_save_layout() };
	struct tc_textbuf trace;
	struct tacho_analysis a;
	struct tacho_reader *r;
	struct tc_store *s;
	struct tc_sip sip;

	tc_textbuf_init(&trace, NULL, NULL, NULL);
	tc_textbuf_init(&saved, NULL, NULL, NULL);
	sample_trace(&trace, 26, 3);
	FUZZ_ASSERT(tc_store_new(&s, NULL) == 0);
	a = tc_store_analysis(s);
	FUZZ_ASSERT(tacho_reader_open_memory(&r, trace.p, trace.n, NULL, NULL) == 0);
	FUZZ_ASSERT(tacho_pass_run(r, &a, 1, NULL, NULL) == 0);
	tacho_reader_close(r);
	tc_textbuf_bytes(&saved, &head, sizeof(head));
	FUZZ_ASSERT(tc_store_save(s, append, &saved) == 0);
	tc_store_free(s);
	tc_textbuf_fini(&trace);
	head.n = saved.n - sizeof(head);
	tc_sip_init(&sip, c->key);
	tc_sip_add(&sip, saved.p + sizeof(head), saved.n - sizeof(head));
	tc_sip_add(&sip, &head, offsetof(struct tc_cache_head, code));
	head.code = tc_sip_end(&sip);
	memcpy(saved.p, &head, sizeof(head));
}

/* The changes; how many bytes are left. */
static size_t change(char *bytes, size_t n, const uint8_t *data, size_t size)
{
	for (; size >= 8; data += 8, size -= 8) {
		uint32_t at, value;

		memcpy(&at, data, 4);
		memcpy(&value, data + 4, 4);
		if (value > 255)
			n = n ? at % n : 0;
		else if (n)
			bytes[at % n] = (char)value;
	}
	return n;
}

static uint8_t *map_of(const char *bytes, size_t n)
{
	int fd = memfd_create("cache", MFD_CLOEXEC);
	uint8_t *map;

	FUZZ_ASSERT(fd >= 0 && write(fd, bytes, n) == (ssize_t)n);
	map = mmap(NULL, n, PROT_READ, MAP_PRIVATE, fd, 0);
	FUZZ_ASSERT(map != MAP_FAILED);
	(void)close(fd);
	return map;
}

static void check(int rc, struct tc_store *s, uint8_t *map, size_t n)
{
	struct tc_store_extent extent;

	tc_store_extent(s, &extent);
	FUZZ_ASSERT(extent.is_done == (rc == 0));
	FUZZ_ASSERT(rc == 0 || extent.goroutines == 0);
	tc_store_free(s);
	if (rc < 0)
		(void)munmap(map, n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct tc_cache c = { .fd_dir = -1, .key = { 1, 2, 3 } };
	uint64_t generations;
	struct tc_store *s;
	uint8_t *map;
	char *bytes;
	bool is_same;
	size_t n;
	int rc;

	if (!saved.p)
		make_saved(&c);
	bytes = malloc(saved.n);
	FUZZ_ASSERT(bytes != NULL);
	memcpy(bytes, saved.p, saved.n);
	n = change(bytes, saved.n, data, size);
	is_same = n == saved.n && memcmp(bytes, saved.p, n) == 0;
	if (n > 0) {
		FUZZ_ASSERT(tc_store_new(&s, NULL) == 0);
		map = map_of(bytes, n);
		rc = tc_cache_take(&c, s, map, n, &generations);
		FUZZ_ASSERT((rc == 0) == is_same);
		check(rc, s, map, n);
	}
	if (n > sizeof(struct tc_cache_head)) {
		FUZZ_ASSERT(tc_store_new(&s, NULL) == 0);
		map = map_of(bytes, n);
		rc = tc_store_load(s, map, n, sizeof(struct tc_cache_head));
		FUZZ_ASSERT(rc == 0 || rc == TACHO_EFORMAT || rc == TACHO_ENOMEM);
		check(rc, s, map, n);
	}
	free(bytes);
	return 0;
}
