/* SPDX-License-Identifier: MIT */
/*
 * From a crash file to a trace. Generations that were finished are copied; those
 * that were not, the last or the last two, get the tables that their events need,
 * a clock and an end mark. Of two such the first gets the statuses that
 * the second one shows were missing.
 */
#include "tracer/recover_parts.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Blocks [from, to) of one generation; whole: the last one says so. */
static int write_gen(struct tc_recover *r, size_t from, size_t to, bool whole)
{
	uint64_t gen = tc_recover_block(r, from)->gen, time = tc_recover_block(r, from)->b->base_ns;
	const struct tc_block_ref *b;
	int64_t len;
	int rc = 0;

	tc_recover_needs_clear(r);
	/* Texts first: the events refer to them. */
	for (size_t i = from; rc == 0 && i < to; i++) {
		b = tc_recover_block(r, i);
		if (b->b->kind != TC_BLOCK_STRINGS)
			continue;
		len = whole ? (int64_t)b->pos - TC_BLOCK_HEAD : tc_recover_messages(r, b);
		rc = len < 0 ? (int)len : tc_recover_batch(r, b, (size_t)len);
	}
	for (size_t i = from; rc == 0 && i < to; i++) {
		b = tc_recover_block(r, i);
		if (b->b->kind == TC_BLOCK_EVENTS) {
			len = whole ? (int64_t)b->pos - TC_BLOCK_HEAD : tc_recover_events(r, b);
			rc = len < 0 ? (int)len : tc_recover_batch(r, b, (size_t)len);
		} else if ((b->b->kind & TC_BLOCK_KIND_MASK) == TC_BLOCK_EXPERIMENT) {
			rc = tc_recover_batch(r, b, (size_t)b->pos - TC_BLOCK_HEAD);
		} else if (tc_block_is_raw(b->b) && whole) {
			rc = tc_recover_put(r, (const uint8_t *)b->b + TC_BLOCK_HEAD,
					    (size_t)b->pos - TC_BLOCK_HEAD);
		}
	}
	if (rc == 0 && !whole) {
		rc = tc_recover_finish(r, gen, time, to);
		r->out->cut++;
	}
	r->out->generations++;
	return rc;
}

/* The first block behind the generation of block i. */
static size_t gen_end(const struct tc_recover *r, size_t i)
{
	uint64_t gen = tc_recover_block(r, i)->gen;

	while (i < r->n_blocks && tc_recover_block(r, i)->gen == gen)
		i++;
	return i;
}

static bool gen_whole(const struct tc_recover *r, size_t to)
{
	return tc_recover_block(r, to - 1)->b->kind == TC_BLOCK_RAW_END;
}

static int write_all(struct tc_recover *r)
{
	uint8_t header[TC_HEADER_BYTES];
	int rc = tc_enc_header(header, 26);
	size_t begin = 0, since = 0, to;
	bool hole = false;

	/* Behind the last generation that misses its end although others follow whole. */
	for (size_t from = 0; from < r->n_blocks; from = to) {
		to = gen_end(r, from);
		if (!gen_whole(r, to)) {
			hole = true;
			since = to;
		} else if (hole) {
			begin = since;
			hole = false;
		}
	}
	if (rc == 0)
		rc = tc_recover_put(r, header, sizeof(header));
	for (size_t from = begin; rc == 0 && from < r->n_blocks; from = to) {
		to = gen_end(r, from);
		rc = write_gen(r, from, to, gen_whole(r, to));
	}
	/* relaxed: whoever wrote it is dead */
	r->out->full = tc_load_relaxed((tc_atomic_u64 *)(uintptr_t)&r->head->full_gen) >=
		       tc_recover_block(r, r->n_blocks - 1)->gen;
	return rc;
}

static int recover(struct tc_recover *r)
{
	int rc = tc_recover_check(r->head, r->bytes);

	if (rc < 0)
		return rc;
	r->out->pid = r->head->pid;
	r->buf = tc_pages_map(TC_ENC_BATCH_BYTES);
	rc = r->buf ? tc_recover_records(r) : TACHO_ENOMEM;
	if (rc == 0)
		rc = tc_recover_blocks(r);
	if (rc == 0 && r->n_blocks == 0)
		rc = TACHO_ENOTFOUND;
	if (rc < 0)
		return rc;
	/* Ids of ours beyond all of the file's, messages among them. */
	tc_store_relaxed(&tc_names.next_str, UINT64_C(1) << 40);
	return write_all(r);
}

int tacho_recover(const char *path, tacho_write_fn *write, void *ctx, struct tacho_recovered *out)
{
	struct tacho_recovered unused = { 0 };
	struct tc_recover r = { .write = write, .ctx = ctx, .out = out ? out : &unused };
	struct stat st;
	void *p = MAP_FAILED;
	int fd, rc;

	if (!path || !write)
		return TACHO_EMISUSE;
	*r.out = unused;
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return TACHO_EIO;
	if (fstat(fd, &st) == 0 && st.st_size > 0)
		p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_SHARED, fd, 0);
	close(fd);
	if (p == MAP_FAILED)
		return TACHO_ENOTTRACE;
	r.map = p;
	r.bytes = (size_t)st.st_size;
	r.head = p;
	rc = recover(&r);
	tc_pages_unmap(r.buf, TC_ENC_BATCH_BYTES);
	tc_bytes_free(&r.strs.mem);
	tc_bytes_free(&r.stacks.mem);
	tc_bytes_free(&r.blocks);
	tc_recover_needs_clear(&r);
	for (int i = 0; i < 2; i++)
		tc_bytes_free(&r.missed[i]);
	munmap(p, r.bytes);
	return rc;
}
