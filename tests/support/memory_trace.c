/* SPDX-License-Identifier: MIT */
/* See memory_trace.h. */
#include "support/memory_trace.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <unistd.h>

int memory_take(void *ctx, const void *bytes, size_t n)
{
	struct memory_trace *m = ctx;

	if (m->sleep_us)
		usleep(m->sleep_us);
	if (m->fail_at && m->n + n > m->fail_at)
		return -77;
	if (m->n + n > m->cap) {
		m->cap = 2 * (m->n + n);
		m->p = realloc(m->p, m->cap);
		if (!m->p)
			abort();
	}
	memcpy(m->p + m->n, bytes, n);
	m->n += n;
	return 0;
}

struct tacho_start_opts memory_opts(struct memory_trace *m)
{
	struct tacho_start_opts o = TACHO_START_OPTS_INIT;

	*m = (struct memory_trace){ 0 };
	o.write = memory_take;
	o.ctx = m;
	return o;
}

void memory_judge(struct memory_trace *m, uint64_t counts[TACHO_KIND_COUNT])
{
	const struct tacho_block *b;
	struct tacho_reader *r;
	struct tacho_diag diag;
	int rc;

	memset(counts, 0, TACHO_KIND_COUNT * sizeof(counts[0]));
	if (tacho_reader_open_memory(&r, m->p, m->n, NULL, &diag) < 0)
		fail_msg("%s", diag.message);
	while ((rc = tacho_reader_next(r, &b)) > 0)
		for (size_t i = 0; i < b->n; i++)
			counts[b->events[i].kind]++;
	if (rc < 0)
		fail_msg("%s", tacho_reader_diag(r)->message);
	tacho_reader_close(r);
	free(m->p);
	m->p = NULL;
}

struct tacho_stats tracer_stats(void)
{
	struct tacho_stats s = TACHO_STATS_INIT;

	tacho_get_stats(&s);
	return s;
}
