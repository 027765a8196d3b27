/* SPDX-License-Identifier: MIT */
/*
 * Locks and meeting points under load, each against what it promises: a mutex has
 * one holder, a rwlock readers or one writer, a semaphore never more holders than permits, a
 * queue on a condition loses nothing, a wait group is passed at zero, once is once.
 */
#include "rt_load.h"

static struct tacho_rt_wait_group done;

static void all_do(void (*fn)(void *))
{
	expect(tacho_rt_wait_group_add(&done, opt.goroutines) == 0);
	for (uintptr_t i = 0; i < (uintptr_t)opt.goroutines; i++)
		expect(tacho_go(fn, (void *)i) == 0);
	expect(tacho_rt_wait_group_wait(&done) == 0);
}

static void over(void)
{
	demand(tacho_rt_wait_group_done(&done) == 0);
}

/* Yields, sleeps or goes on: where others may come in between. */
static void dawdle(uint64_t *seed)
{
	switch (below(seed, 64)) {
	case 0: tacho_rt_sleep((int64_t)below(seed, 30000)); break;
	case 1:
	case 2: tacho_rt_yield(); break;
	default: break;
	}
}

/* --- mutex --------------------------------------------------------------------------------- */

static struct tacho_rt_mutex mutex;
static long plain_count; /* guarded by it: TSan and the sum tell */
static atomic_long entered;
static atomic_int inside;

static int lock_somehow(uint64_t *seed)
{
	struct tacho_rt_until soon = tacho_rt_within((int64_t)below(seed, 50000));

	switch (below(seed, 4)) {
	case 0: return tacho_rt_mutex_try_lock(&mutex);
	case 1: return tacho_rt_mutex_lock_until(&mutex, &soon);
	default: return tacho_rt_mutex_lock(&mutex);
	}
}

static void use_mutex(void *arg)
{
	uint64_t seed = opt.seed * 100 + (uint64_t)(uintptr_t)arg;

	for (long i = 0; i < opt.n / opt.goroutines; i++) {
		int rc = lock_somehow(&seed);

		if (rc != 0) {
			demand(rc == TACHO_EAGAIN || rc == TACHO_ETIMEDOUT);
			continue;
		}
		demand(atomic_fetch_add(&inside, 1) == 0);
		plain_count++;
		atomic_fetch_add(&entered, 1);
		dawdle(&seed);
		demand(atomic_fetch_sub(&inside, 1) == 1);
		demand(tacho_rt_mutex_unlock(&mutex) == 0);
	}
	over();
}

static void mutexes(void)
{
	plain_count = 0;
	atomic_store(&entered, 0);
	all_do(use_mutex);
	expect(plain_count == atomic_load(&entered) && plain_count > 0);
	expect(mutex.state == 0 && !mutex.line.first);
}

/* One who takes it all the time, and one who comes now and then: he gets it in time. */
static atomic_bool greedy_over;

static void greedy(void *arg)
{
	(void)arg;
	while (!atomic_load(&greedy_over)) {
		int64_t until = tacho_rt_now_ns() + 200000;

		demand(tacho_rt_mutex_lock(&mutex) == 0);
		while (tacho_rt_now_ns() < until)
			;
		tacho_rt_yield();
		demand(tacho_rt_mutex_unlock(&mutex) == 0);
	}
	over();
}

static void nobody_starves(void)
{
	expect(tacho_rt_wait_group_add(&done, 1) == 0);
	atomic_store(&greedy_over, false);
	expect(tacho_go(greedy, NULL) == 0);
	for (int i = 0; i < 30; i++) {
		struct tacho_rt_until soon = tacho_rt_within(INT64_C(2000000000));

		if (!expect(tacho_rt_mutex_lock_until(&mutex, &soon) == 0))
			break;
		expect(tacho_rt_mutex_unlock(&mutex) == 0);
		tacho_rt_yield();
	}
	atomic_store(&greedy_over, true);
	expect(tacho_rt_wait_group_wait(&done) == 0);
}

/* --- rwlock --------------------------------------------------------------------------------- */

static struct tacho_rt_rwlock rw;
static atomic_int readers, writers;
static atomic_long reads, writes;

static void read_once(uint64_t *seed, const struct tacho_rt_until *soon)
{
	int rc = below(seed, 3)   ? tacho_rt_rwlock_rlock(&rw)
		 : below(seed, 2) ? tacho_rt_rwlock_rlock_until(&rw, soon)
				  : tacho_rt_rwlock_try_rlock(&rw);

	if (rc != 0) {
		demand(rc == TACHO_EAGAIN || rc == TACHO_ETIMEDOUT);
		return;
	}
	atomic_fetch_add(&readers, 1);
	demand(atomic_load(&writers) == 0);
	(void)*(volatile long *)&plain_count;
	dawdle(seed);
	demand(atomic_load(&writers) == 0);
	atomic_fetch_sub(&readers, 1);
	atomic_fetch_add(&reads, 1);
	demand(tacho_rt_rwlock_runlock(&rw) == 0);
}

static void write_once(uint64_t *seed, const struct tacho_rt_until *soon)
{
	int rc = below(seed, 3)   ? tacho_rt_rwlock_lock(&rw)
		 : below(seed, 2) ? tacho_rt_rwlock_lock_until(&rw, soon)
				  : tacho_rt_rwlock_try_lock(&rw);

	if (rc != 0) {
		demand(rc == TACHO_EAGAIN || rc == TACHO_ETIMEDOUT);
		return;
	}
	demand(atomic_fetch_add(&writers, 1) == 0 && atomic_load(&readers) == 0);
	plain_count++;
	dawdle(seed);
	demand(atomic_load(&readers) == 0);
	atomic_fetch_sub(&writers, 1);
	atomic_fetch_add(&writes, 1);
	demand(tacho_rt_rwlock_unlock(&rw) == 0);
}

static void use_rwlock(void *arg)
{
	uint64_t seed = opt.seed * 101 + (uint64_t)(uintptr_t)arg;

	for (long i = 0; i < opt.n / opt.goroutines; i++) {
		struct tacho_rt_until soon = tacho_rt_within((int64_t)below(&seed, 50000));

		if (below(&seed, 4))
			read_once(&seed, &soon);
		else
			write_once(&seed, &soon);
	}
	over();
}

static void rwlocks(void)
{
	plain_count = 0;
	atomic_store(&writes, 0);
	all_do(use_rwlock);
	expect(plain_count == atomic_load(&writes));
	expect(rw.readers == 0 && !rw.read_line.first && !rw.write_line.first);
	expect(atomic_load(&reads) > 0);
	/* Whether any of them overlapped is chance: here two do. */
	expect(tacho_rt_rwlock_rlock(&rw) == 0 && tacho_rt_rwlock_try_rlock(&rw) == 0);
	expect(tacho_rt_rwlock_try_lock(&rw) == TACHO_EAGAIN);
	expect(tacho_rt_rwlock_runlock(&rw) == 0 && tacho_rt_rwlock_runlock(&rw) == 0);
}

/* Readers that overlap all the time, and a writer that must get in between. */
static void read_on(void *arg)
{
	(void)arg;
	while (!atomic_load(&greedy_over)) {
		demand(tacho_rt_rwlock_rlock(&rw) == 0);
		tacho_rt_sleep(100000);
		demand(tacho_rt_rwlock_runlock(&rw) == 0);
	}
	over();
}

static void writer_gets_in(void)
{
	expect(tacho_rt_wait_group_add(&done, 4) == 0);
	atomic_store(&greedy_over, false);
	for (int i = 0; i < 4; i++)
		expect(tacho_go(read_on, NULL) == 0);
	for (int i = 0; i < 20; i++) {
		struct tacho_rt_until soon = tacho_rt_within(INT64_C(2000000000));

		if (!expect(tacho_rt_rwlock_lock_until(&rw, &soon) == 0))
			break;
		expect(tacho_rt_rwlock_unlock(&rw) == 0);
	}
	atomic_store(&greedy_over, true);
	expect(tacho_rt_wait_group_wait(&done) == 0);
}

/* --- cond: a bounded queue ------------------------------------------------------------------- */

static struct tacho_rt_cond not_empty, not_full;
static long items[8];
static int n_items;
static long put_sum, got_sum, left_to_put, left_to_get;

static void produce(void)
{
	while (tacho_rt_mutex_lock(&mutex) == 0 && left_to_put > 0) {
		while (n_items == 8 && left_to_put > 0)
			demand(tacho_rt_cond_wait(&not_full, &mutex) == 0);
		if (left_to_put > 0) {
			items[n_items++] = left_to_put;
			put_sum += left_to_put--;
			tacho_rt_cond_signal(&not_empty);
		}
		demand(tacho_rt_mutex_unlock(&mutex) == 0);
	}
	tacho_rt_cond_broadcast(&not_full);
	demand(tacho_rt_mutex_unlock(&mutex) == 0);
}

static void consume(uint64_t *seed)
{
	while (tacho_rt_mutex_lock(&mutex) == 0 && left_to_get > 0) {
		while (n_items == 0 && left_to_get > 0) {
			struct tacho_rt_until soon = tacho_rt_within((int64_t)below(seed, 100000));
			int rc = below(seed, 2)
					 ? tacho_rt_cond_wait_until(&not_empty, &mutex, &soon)
					 : tacho_rt_cond_wait(&not_empty, &mutex);

			demand(rc == 0 || rc == TACHO_ETIMEDOUT);
		}
		if (n_items > 0) {
			got_sum += items[--n_items];
			left_to_get--;
			tacho_rt_cond_signal(&not_full);
		}
		demand(tacho_rt_mutex_unlock(&mutex) == 0);
	}
	tacho_rt_cond_broadcast(&not_empty);
	demand(tacho_rt_mutex_unlock(&mutex) == 0);
}

static void use_cond(void *arg)
{
	uint64_t seed = opt.seed * 102 + (uint64_t)(uintptr_t)arg;

	if ((uintptr_t)arg % 2)
		produce();
	else
		consume(&seed);
	over();
}

static void conds(void)
{
	put_sum = got_sum = 0;
	left_to_put = left_to_get = opt.n;
	all_do(use_cond);
	expect(put_sum == got_sum && put_sum == opt.n * (opt.n + 1) / 2);
	expect(n_items == 0 && !not_empty.line.first && !not_full.line.first);
}

/* --- semaphore --------------------------------------------------------------------------------- */

static struct tacho_rt_semaphore sem = TACHO_RT_SEMAPHORE_INIT(5);
static atomic_long held;

static void use_semaphore(void *arg)
{
	uint64_t seed = opt.seed * 103 + (uint64_t)(uintptr_t)arg;

	for (long i = 0; i < opt.n / opt.goroutines; i++) {
		struct tacho_rt_until soon = tacho_rt_within((int64_t)below(&seed, 50000));
		int64_t n = 1 + (int64_t)below(&seed, 5);
		int rc = below(&seed, 3)   ? tacho_rt_semaphore_acquire(&sem, n)
			 : below(&seed, 2) ? tacho_rt_semaphore_acquire_until(&sem, n, &soon)
					   : tacho_rt_semaphore_try_acquire(&sem, n);

		if (rc != 0) {
			demand(rc == TACHO_EAGAIN || rc == TACHO_ETIMEDOUT);
			continue;
		}
		demand(atomic_fetch_add(&held, n) + n <= 5);
		dawdle(&seed);
		atomic_fetch_sub(&held, n);
		demand(tacho_rt_semaphore_release(&sem, n) == 0);
	}
	over();
}

static void semaphores(void)
{
	all_do(use_semaphore);
	expect(sem.free == 5 && !sem.line.first);
}

/* --- wait group, once ------------------------------------------------------------------------------ */

static atomic_long counted;

static void count_in(void *arg)
{
	atomic_fetch_add(&counted, 1);
	demand(tacho_rt_wait_group_done(arg) == 0);
}

/* Groups on the stack, gone right after the wait. */
static void use_group(void *arg)
{
	(void)arg;
	for (long i = 0; i < opt.n / opt.goroutines / 8; i++) {
		struct tacho_rt_wait_group g = TACHO_RT_WAIT_GROUP_INIT;

		demand(tacho_rt_wait_group_add(&g, 4) == 0);
		for (int k = 0; k < 4; k++)
			demand(tacho_go(count_in, &g) == 0);
		demand(tacho_rt_wait_group_wait(&g) == 0);
		demand(g.count == 0);
		memset(&g, 0xff, sizeof(g));
	}
	over();
}

static struct tacho_rt_once once;

static void only_once(void *arg)
{
	(void)arg;
	tacho_rt_sleep(200000);
	atomic_fetch_add(&counted, 1);
}

static void use_once(void *arg)
{
	(void)arg;
	demand(tacho_rt_once_do(&once, only_once, NULL) == 0);
	demand(atomic_load(&counted) == 1);
	over();
}

static void groups(void)
{
	atomic_store(&counted, 0);
	all_do(use_group);
	expect(atomic_load(&counted) == opt.n / opt.goroutines / 8 * opt.goroutines * 4);
	atomic_store(&counted, 0);
	memset(&once, 0, sizeof(once));
	all_do(use_once);
	expect(atomic_load(&counted) == 1);
}

static void locks(void)
{
	if (wanted("mutex"))
		mutexes();
	if (wanted("starve")) {
		nobody_starves();
		writer_gets_in();
	}
	if (wanted("rwlock"))
		rwlocks();
	if (wanted("cond"))
		conds();
	if (wanted("semaphore"))
		semaphores();
	if (wanted("group"))
		groups();
	expect(atomic_load(&load_misuses) == 0);
}

int main(int argc, char **argv)
{
	return load(argc, argv, locks);
}
