/* SPDX-License-Identifier: MIT */
/*
 * Sleep, timers, tickers: never too early, seldom late; a stopped timer is
 * silent, and what is received behind a new start is of the new start.
 */
#include "rt_load.h"

#define MS INT64_C(1000000)

static struct tacho_rt_wait_group done;

/* None wakes too early. That they wake in order is for tests/unit/test_timer_heap.c. */
static void sleep_in_turn(void *arg)
{
	int64_t n = (int64_t)(uintptr_t)arg, begin = tacho_rt_now_ns();

	demand(tacho_rt_sleep(n * 2 * MS) == 0);
	demand(tacho_rt_now_ns() - begin >= n * 2 * MS);
	demand(tacho_rt_wait_group_done(&done) == 0);
}

static void sleepers(void)
{
	expect(tacho_rt_wait_group_add(&done, 10) == 0);
	for (uintptr_t i = 10; i-- > 0;)
		expect(tacho_go(sleep_in_turn, (void *)i) == 0);
	expect(tacho_rt_wait_group_wait(&done) == 0);
	expect(tacho_rt_sleep(0) == 0);
	expect(tacho_rt_sleep(-5) == 0);
}

/* Many short sleeps; how late the median one is, on a machine that has time. */
static int by_size(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return x < y ? -1 : x > y;
}

static void accuracy(void)
{
	static int64_t late[200];

	for (int i = 0; i < 200; i++) {
		int64_t begin = tacho_rt_now_ns();

		expect(tacho_rt_sleep(MS / 2) == 0);
		late[i] = tacho_rt_now_ns() - begin - MS / 2;
		demand(late[i] >= 0);
	}
	qsort(late, 200, sizeof(late[0]), by_size);
	printf("sleep of 500 us: late by %lld us in the median, %lld us at the worst\n",
	       (long long)(late[100] / 1000), (long long)(late[199] / 1000));
	expect(late[100] < 5 * MS);
}

/* --- random starts and stops against what was said last -------------------------------------- */

static void use_timer(void *arg)
{
	uint64_t seed = opt.seed * 31 + (uint64_t)(uintptr_t)arg;
	struct tacho_rt_timer *t;
	int64_t fired;

	demand(tacho_rt_timer_new(&t) == 0);
	for (long i = 0; i < opt.n / opt.goroutines / 8; i++) {
		int64_t delay = (int64_t)below(&seed, 200000), begin = tacho_rt_now_ns();
		struct tacho_rt_until soon;

		tacho_rt_timer_start(t, delay, 0);
		if (below(&seed, 2))
			tacho_rt_sleep((int64_t)below(&seed, 200000));
		if (below(&seed, 3) == 0) {
			tacho_rt_timer_stop(t);
			demand(tacho_rt_chan_len(tacho_rt_timer_chan(t)) == 0);
			demand(!tacho_rt_timer_stop(t));
			demand(tacho_rt_chan_try_recv(tacho_rt_timer_chan(t), &fired) ==
			       TACHO_EAGAIN);
			continue;
		}
		soon = tacho_rt_within(5000 * MS);
		demand(tacho_rt_chan_recv_until(tacho_rt_timer_chan(t), &fired, &soon) == 0);
		demand(fired >= begin + delay && fired <= tacho_rt_now_ns());
		demand(tacho_rt_chan_len(tacho_rt_timer_chan(t)) == 0);
	}
	tacho_rt_timer_free(t);
	demand(tacho_rt_wait_group_done(&done) == 0);
}

static void timers(void)
{
	expect(tacho_rt_wait_group_add(&done, opt.goroutines) == 0);
	for (uintptr_t i = 0; i < (uintptr_t)opt.goroutines; i++)
		expect(tacho_go(use_timer, (void *)i) == 0);
	expect(tacho_rt_wait_group_wait(&done) == 0);
}

static atomic_int called;

static void count_call(void *arg)
{
	atomic_fetch_add(&called, (int)(uintptr_t)arg);
}

static void tickers_and_functions(void)
{
	struct tacho_rt_timer *t;
	int64_t at, last = 0, begin;

	expect(tacho_rt_timer_new(&t) == 0);
	begin = tacho_rt_now_ns();
	expect(!tacho_rt_timer_start(t, 2 * MS, 2 * MS));
	for (int i = 1; i <= 10; i++) {
		expect(tacho_rt_chan_recv(tacho_rt_timer_chan(t), &at) == 0);
		expect(at >= begin + i * 2 * MS && at > last);
		last = at;
	}
	/* Nobody takes them: one stays, the others are left out. */
	tacho_rt_sleep(11 * MS);
	expect(tacho_rt_chan_len(tacho_rt_timer_chan(t)) == 1);
	expect(tacho_rt_timer_stop(t));
	expect(tacho_rt_chan_len(tacho_rt_timer_chan(t)) == 0);
	tacho_rt_timer_free(t);

	atomic_store(&called, 0);
	expect(tacho_rt_timer_new_func(count_call, (void *)1, &t) == 0);
	expect(!tacho_rt_timer_start(t, MS, 0));
	tacho_rt_sleep(20 * MS);
	expect(atomic_load(&called) == 1);
	expect(!tacho_rt_timer_start(t, MS, MS));
	tacho_rt_sleep(30 * MS);
	expect(tacho_rt_timer_stop(t));
	tacho_rt_sleep(5 * MS);
	expect(atomic_load(&called) >= 3);
	begin = atomic_load(&called);
	tacho_rt_sleep(5 * MS);
	expect(atomic_load(&called) == begin);
	tacho_rt_timer_free(t);
	tacho_rt_timer_free(NULL);
}

/* Deadlines of tokens, and sleeps that are called off. */
static void called_off(void)
{
	struct tacho_rt_until until = tacho_rt_within(3 * MS);
	struct tacho_rt_cancel *c;
	int64_t begin = tacho_rt_now_ns();

	expect(tacho_rt_sleep_until(&until) == 0);
	expect(tacho_rt_now_ns() >= begin + 3 * MS);
	expect(tacho_rt_cancel_new(NULL, tacho_rt_now_ns() + 3 * MS, &c) == 0);
	until = (struct tacho_rt_until){ tacho_rt_now_ns() + 10000 * MS, c };
	expect(tacho_rt_sleep_until(&until) == TACHO_ECANCELED);
	expect(tacho_rt_now_ns() < begin + 5000 * MS);
	expect(tacho_rt_cancel_state(c) == TACHO_ETIMEDOUT);
	tacho_rt_cancel_free(c);
	expect(tacho_rt_cancel_new(NULL, tacho_rt_now_ns() + 10000 * MS, &c) == 0);
	expect(tacho_rt_cancel_state(c) == 0);
	tacho_rt_cancel_free(c);
}

static void times(void)
{
	if (wanted("sleep"))
		sleepers();
	if (wanted("accuracy"))
		accuracy();
	if (wanted("timers"))
		timers();
	if (wanted("tickers"))
		tickers_and_functions();
	if (wanted("cancel"))
		called_off();
	expect(atomic_load(&load_misuses) == 0);
}

int main(int argc, char **argv)
{
	return load(argc, argv, times);
}
