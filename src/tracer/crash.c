/* SPDX-License-Identifier: MIT */
/*
 * Writing the crash file; see crash.h. recover.c reads it.
 *
 * Invariants:
 * 1. A block's generation is stored after its other fields and its first position
 *    (block_open); it is 0 while they change. Else recovery takes bytes for events.
 * 2. lost_gen is stored before a block is used again: else recovery takes a
 *    generation for whole that has a hole.
 * 3. The length of the records is stored after their bytes.
 */
#include "tracer/crash.h"
#include "tracer/elf_names.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
	MIN_BYTES = 4 << 20,
	PATH_BYTES = 4096
};
#define DEFAULT_BYTES (UINT64_C(32) << 20)

tc_atomic_bool tc_crash_active;

static struct {
	pthread_mutex_t lock;
	uint8_t *map;
	size_t bytes;
	struct tc_crash_head *head;
	struct tc_block *first[2], *last[2]; /* small, big: free ones, oldest first */
	size_t n_free[2], n[2];
	char path[PATH_BYTES];
} crash = { .lock = PTHREAD_MUTEX_INITIALIZER };

/* --- records -------------------------------------------------------------------------- */

/* With the lock of the names. Two pieces, one after the other. */
static void record(uint32_t kind, uint64_t id, const void *a, size_t a_bytes, const void *b,
		   size_t b_bytes)
{
	struct tc_crash_head *h = crash.head;
	struct tc_crash_rec r = { kind, (uint32_t)(a_bytes + b_bytes), id };
	size_t need = (sizeof(r) + a_bytes + b_bytes + 7) & ~(size_t)7;
	uint64_t at;
	uint8_t *p;

	if (!h)
		return;
	/* relaxed: only changed under the lock */
	at = tc_load_relaxed(&h->rec_len);
	if (need > h->rec_bytes - at)
		return; /* recovery shows what is missing as such */
	p = crash.map + h->rec_off + at;
	memcpy(p, &r, sizeof(r));
	memcpy(p + sizeof(r), a, a_bytes);
	if (b_bytes)
		memcpy(p + sizeof(r) + a_bytes, b, b_bytes);
	tc_signal_fence();
	/* rel: pairs with [P8] load in records_read; the record is whole. */
	tc_store_rel(&h->rec_len, at + need);
}

static void record_str(const struct tc_str *s)
{
	record(TC_CRASH_STR, s->id, s->text, s->len, NULL, 0);
}

static void record_stack(const struct tc_stack *s)
{
	if (s->name)
		record(TC_CRASH_THREAD_NAME, s->id, s->pc, sizeof(s->pc[0]), &s->name->id,
		       sizeof(s->name->id));
	else
		record(TC_CRASH_STACK, s->id, s->pc, s->n * sizeof(s->pc[0]), NULL, 0);
}

void tc_crash_module(uint64_t base, uint64_t lo, uint64_t hi, const char *path, const uint8_t *id,
		     uint32_t id_len)
{
	struct {
		uint64_t base, lo, hi, id_len;
		uint8_t id[TC_CRASH_ID_BYTES];
	} m = { base, lo, hi, id_len, { 0 } };

	memcpy(m.id, id, id_len < sizeof(m.id) ? id_len : sizeof(m.id));
	pthread_mutex_lock(&tc_names.lock);
	record(TC_CRASH_MODULE, 0, &m, sizeof(m), path, strlen(path));
	pthread_mutex_unlock(&tc_names.lock);
}

/* Everything that is interned so far, and from here on what is new. */
static void record_all(void)
{
	pthread_mutex_lock(&tc_names.lock);
	for (size_t i = 0; i < tc_names.strs.n; i++)
		record_str(tc_names.strs.all[i]);
	for (size_t i = 0; i < tc_names.stacks.n; i++)
		record_stack(tc_names.stacks.all[i]);
	tc_names.on_str = record_str;
	tc_names.on_stack = record_stack;
	pthread_mutex_unlock(&tc_names.lock);
}

/* --- blocks ----------------------------------------------------------------------------- */

static void crash_append(struct tc_block *b)
{
	int i = b->size == TC_BLOCK_BIG;

	b->next = NULL;
	if (crash.first[i])
		crash.last[i]->next = b;
	else
		crash.first[i] = b;
	crash.last[i] = b;
	crash.n_free[i]++;
}

struct tc_block *tc_crash_block(bool big)
{
	struct tc_block *b;
	uint64_t gen;
	int i;

	pthread_mutex_lock(&crash.lock);
	i = big || !crash.first[0];
	if (!crash.first[i])
		i = !i;
	b = crash.first[i];
	if (b) {
		crash.first[i] = b->next;
		crash.n_free[i]--;
		/* relaxed: under the lock; the order of the two stores is all that counts */
		gen = tc_load_relaxed(&b->gen);
		if (gen > tc_load_relaxed(&crash.head->lost_gen))
			tc_store_relaxed(&crash.head->lost_gen, gen);
		tc_signal_fence();
		tc_store_relaxed(&b->gen, 0);
		tc_signal_fence();
	}
	pthread_mutex_unlock(&crash.lock);
	return b;
}

bool tc_crash_owns(const struct tc_block *b)
{
	const uint8_t *p = (const uint8_t *)b;

	return crash.map && p >= crash.map && p < crash.map + crash.bytes;
}

void tc_crash_put(struct tc_block *b)
{
	pthread_mutex_lock(&crash.lock);
	crash_append(b);
	pthread_mutex_unlock(&crash.lock);
}

bool tc_crash_scarce(void)
{
	bool scarce;

	pthread_mutex_lock(&crash.lock);
	scarce = crash.n_free[1] < crash.n[1] / 8;
	pthread_mutex_unlock(&crash.lock);
	return scarce;
}

void tc_crash_full(uint64_t gen)
{
	/* The file stays while blocks of it are asked for. */
	/* relaxed: read when the process is dead; the newest wins, or nearly so */
	if (tc_crash_on() && tc_load_relaxed(&crash.head->full_gen) < gen)
		tc_store_relaxed(&crash.head->full_gen, gen);
}

uint64_t tc_crash_size(void)
{
	return crash.bytes;
}

/* --- generations --------------------------------------------------------------------------- */

void tc_crash_clock(uint64_t gen, uint64_t time_ns, const struct tc_clock_sample *s)
{
	struct tc_crash_gen *g;

	if (!tc_crash_on())
		return;
	g = &crash.head->gen[gen % TC_CRASH_GENS];
	*g = (struct tc_crash_gen){ gen, time_ns, s->mono_ns, s->wall_sec, s->wall_nsec };
}

void tc_crash_tail(uint64_t gen, const uint8_t *p, size_t n)
{
	struct tc_block *b;
	size_t part;

	for (uint32_t seq = 1; tc_crash_on() && n > 0; seq++) {
		b = tc_crash_block(n > TC_BLOCK_SMALL - TC_BLOCK_HEAD);
		if (!b)
			return;
		part = b->size - TC_BLOCK_HEAD;
		part = part > n ? n : part;
		b->tid = TC_WIRE_NONE;
		b->seq = seq;
		b->kind = part == n ? TC_BLOCK_RAW_END : TC_BLOCK_RAW;
		memcpy((uint8_t *)b + TC_BLOCK_HEAD, p, part);
		tc_store_relaxed(&b->pos, TC_BLOCK_HEAD + part);
		tc_signal_fence();
		tc_store_relaxed(&b->gen, gen);
		p += part;
		n -= part;
		tc_crash_put(b);
	}
}

/* --- begin and end --------------------------------------------------------------------------- */

static void lay_out(uint64_t bytes)
{
	struct tc_crash_head *h = crash.head;
	uint64_t quarter = bytes / 4 / TC_BLOCK_BIG * TC_BLOCK_BIG;

	h->version = TC_CRASH_VERSION;
	h->pid = (uint64_t)getpid();
	h->rec_off = TC_CRASH_PAGE;
	h->rec_bytes = quarter - TC_CRASH_PAGE;
	h->small_off = quarter;
	h->small_n = quarter / TC_BLOCK_SMALL;
	h->big_off = 2 * quarter;
	h->big_n = (bytes - 2 * quarter) / TC_BLOCK_BIG;
	memset(crash.first, 0, sizeof(crash.first));
	memset(crash.n_free, 0, sizeof(crash.n_free));
	for (uint64_t i = 0; i < h->small_n + h->big_n; i++) {
		bool big = i >= h->small_n;
		uint64_t at = big ? h->big_off + (i - h->small_n) * TC_BLOCK_BIG
				  : h->small_off + i * TC_BLOCK_SMALL;
		struct tc_block *b = (struct tc_block *)(void *)(crash.map + at);

		b->size = big ? TC_BLOCK_BIG : TC_BLOCK_SMALL;
		crash_append(b);
	}
	crash.n[0] = h->small_n;
	crash.n[1] = h->big_n;
}

int tc_crash_begin(const char *path, uint64_t bytes, uint64_t first_gen)
{
	void *p = MAP_FAILED;
	int fd, saved;

	bytes = bytes ? bytes : DEFAULT_BYTES;
	if (bytes < MIN_BYTES || bytes > SIZE_MAX / 2 || strlen(path) >= sizeof(crash.path) ||
	    crash.map)
		return TACHO_EMISUSE;
	fd = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd < 0)
		return TACHO_EIO;
	/* Space is taken now: a full disk would be a SIGBUS in the program later. */
	errno = posix_fallocate(fd, 0, (off_t)bytes);
	if (errno == 0)
		p = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	saved = errno;
	close(fd);
	if (p == MAP_FAILED) {
		unlink(path);
		errno = saved;
		return TACHO_EIO;
	}
	/* A child of fork must not write to what its parent writes to. */
	madvise(p, bytes, MADV_DONTFORK);
	crash.map = p;
	crash.bytes = bytes;
	crash.head = p;
	memcpy(crash.path, path, strlen(path) + 1);
	lay_out(bytes);
	/* relaxed: nobody reads it before the magic is there */
	tc_store_relaxed(&crash.head->first_gen, first_gen);
	record_all();
	tc_elf_modules(tc_crash_module);
	memcpy(crash.head->magic, TC_CRASH_MAGIC, sizeof(TC_CRASH_MAGIC));
	tc_store_relaxed(&tc_crash_active, true);
	return 0;
}

void tc_crash_off(void)
{
	/* relaxed: a block that is taken meanwhile comes back before tc_crash_end */
	tc_store_relaxed(&tc_crash_active, false);
}

void tc_crash_end(bool unlink_it)
{
	if (!crash.map)
		return;
	pthread_mutex_lock(&tc_names.lock);
	tc_names.on_str = NULL;
	tc_names.on_stack = NULL;
	crash.head = NULL;
	pthread_mutex_unlock(&tc_names.lock);
	if (unlink_it)
		unlink(crash.path);
	munmap(crash.map, crash.bytes);
	crash.map = NULL;
}

void tc_crash_after_fork(void)
{
	/* The mapping is not in the child. */
	pthread_mutex_init(&crash.lock, NULL);
	tc_store_relaxed(&tc_crash_active, false);
	crash.map = NULL;
	crash.head = NULL;
	tc_names.on_str = NULL;
	tc_names.on_stack = NULL;
}
