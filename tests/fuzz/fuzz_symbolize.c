/* SPDX-License-Identifier: MIT */
/*
 * Traces of any content get other stacks, from answers that depend on the address and
 * on the first byte of the input: what comes out is a trace of as many events, which
 * symbolizing again leaves as it is. The processes that look into files are not here:
 * this file takes their place.
 */
#include "base/math.h"
#include "base/textbuf.h"
#include "fuzz/target.h"
#include "support/event_hash.h"
#include "support/touch.h"
#include "symbols/symbolize.h"
#include "symbols/worker.h"

static uint8_t mood;

/* Answers for some addresses and none for others, in all shapes that a file may have. */
int tc_worker_ask(struct tc_worker *w, const struct tc_debug_query *q, unsigned seconds,
		  const uint64_t *addrs, size_t n, tc_worker_answer_fn *answer, void *ctx)
{
	static char long_text[1025];
	static const char *const texts[] = { NULL, "", "f", "main.c", "\xff\xfe", long_text };
	struct tc_dwarf_frame frames[TC_INLINE_MAX];
	int rc = 0;

	(void)seconds;
	(void)w;
	FUZZ_ASSERT(q->path[0] && q->id_len <= TC_BUILD_ID_MAX);
	memset(long_text, 'x', sizeof(long_text) - 1);
	for (size_t i = 0; rc == 0 && i < n; i++) {
		uint64_t h = tc_mix64(addrs[i] + mood);
		unsigned depth = h & 64 ? (unsigned)(h >> 8) % TC_INLINE_MAX + 1 : (h & 1);

		/* Of a process that died there is no answer. */
		if (mood & 1 && h % 5 == 0)
			continue;
		for (unsigned k = 0; k < depth; k++, h = tc_mix64(h))
			frames[k] = (struct tc_dwarf_frame){ texts[h % 6], texts[h / 6 % 6],
							     h & 128 ? h >> (h & 63) : 0 };
		rc = answer(ctx, i, frames, depth);
	}
	return rc;
}

void tc_worker_end(struct tc_worker *w)
{
	(void)w;
}

static int collect(void *ctx, const void *bytes, size_t n)
{
	tc_textbuf_bytes(ctx, bytes, n);
	return ((struct tc_textbuf *)ctx)->rc;
}

static struct tacho_reader *open_trace(const void *bytes, size_t n)
{
	struct tacho_reader *r;

	return tacho_reader_open_memory(&r, bytes, n, NULL, NULL) < 0 ? NULL : r;
}

/* Generations written; `out` has them. */
static uint64_t symbolize(const void *bytes, size_t n, struct tc_textbuf *out)
{
	struct tc_symbolize_opts opts = { .seconds = 1 };
	struct tc_symbolize_result res = { 0 };
	struct tacho_reader *r = open_trace(bytes, n);
	int rc;

	tc_textbuf_init(out, NULL, NULL, NULL);
	if (!r)
		return 0;
	rc = tc_symbolize(r, &opts, collect, out, NULL, NULL, &res);
	FUZZ_ASSERT(rc <= 0 && res.bytes == out->n);
	FUZZ_ASSERT(res.named <= res.addresses && res.lines <= res.addresses);
	tacho_reader_close(r);
	return res.generations;
}

/* The events of the first generations, which must be a valid trace if they were written. */
static struct event_hash read_all(const void *bytes, size_t n, uint64_t generations, bool valid)
{
	struct event_hash h = { 0 };
	struct tacho_reader *r = open_trace(bytes, n);
	const struct tacho_block *b;
	int rc = 0;

	FUZZ_ASSERT(r || !valid);
	while (r && (rc = tacho_reader_next(r, &b)) > 0) {
		if (!b->gen || tacho_gen_index(b->gen) >= generations)
			continue;
		(void)touch_gen(b->gen);
		event_hash_add(&h, b);
	}
	FUZZ_ASSERT(rc == 0 || !valid);
	if (r)
		tacho_reader_close(r);
	return h;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct tc_textbuf once, twice;
	uint64_t generations;

	if (size == 0)
		return 0;
	mood = data[0];
	generations = symbolize(data + 1, size - 1, &once);
	if (generations > 0) {
		struct event_hash before = read_all(data + 1, size - 1, generations, false);
		struct event_hash after = read_all(once.p, once.n, generations, true), again;

		FUZZ_ASSERT(after.n == before.n);
		FUZZ_ASSERT(symbolize(once.p, once.n, &twice) == generations);
		again = read_all(twice.p, twice.n, generations, true);
		FUZZ_ASSERT(again.n == after.n && again.hash == after.hash);
		tc_textbuf_fini(&twice);
	}
	tc_textbuf_fini(&once);
	return 0;
}
