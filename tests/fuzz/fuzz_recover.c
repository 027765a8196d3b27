/* SPDX-License-Identifier: MIT */
/*
 * Crash files of any content: recovery ends, reads nothing beyond the file, and what it
 * says it wrote is what it wrote. The reader takes the result as it takes any trace;
 * one that was made without an error begins with a header.
 */
#include <sys/mman.h>
#include <unistd.h>

#include <tacho/recover.h>

#include "fuzz/target.h"

enum {
	MAX_FILE = 1 << 20,
	MAX_OUT = 64 << 20
};

struct output {
	uint8_t *p;
	size_t n, cap;
};

static int take(void *ctx, const void *bytes, size_t n)
{
	struct output *o = ctx;

	if (o->n + n > MAX_OUT)
		return TACHO_ELIMIT;
	if (o->n + n > o->cap) {
		o->cap = 2 * (o->n + n);
		o->p = realloc(o->p, o->cap);
		FUZZ_ASSERT(o->p);
	}
	memcpy(o->p + o->n, bytes, n);
	o->n += n;
	return 0;
}

static void read_all(const struct output *o)
{
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;
	const struct tacho_block *b;
	struct tacho_reader *r;

	opts.limits = (struct tacho_limits)FUZZ_LIMITS;
	if (tacho_reader_open_memory(&r, o->p, o->n, &opts, NULL) < 0)
		return;
	while (tacho_reader_next(r, &b) > 0)
		;
	tacho_reader_close(r);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct tacho_recovered done;
	struct output o = { 0 };
	char path[64];
	int fd, rc;

	if (size > MAX_FILE)
		return 0;
	fd = memfd_create("crash", 0);
	FUZZ_ASSERT(fd >= 0 && write(fd, data, size) == (ssize_t)size);
	(void)snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	rc = tacho_recover(path, take, &o, &done);
	FUZZ_ASSERT(rc <= 0 && (rc < 0 || (done.bytes == o.n && o.n >= 16)));
	if (rc == 0)
		FUZZ_ASSERT(memcmp(o.p, "go 1.26 trace", 13) == 0 && done.generations > 0);
	if (o.n > 0)
		read_all(&o);
	free(o.p);
	close(fd);
	return 0;
}
