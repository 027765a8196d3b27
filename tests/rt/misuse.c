/* SPDX-License-Identifier: MIT */
/* What may not be done has a defined result, a message, and changes nothing. */
#include "rt_load.h"

#include <pthread.h>

static char said[256];
static int times;

static void hear(const char *line)
{
	snprintf(said, sizeof(said), "%s", line);
	times++;
}

/* The call reported exactly one misuse, which says so and names this goroutine. */
static bool reported(const char *text)
{
	char who[64];
	bool ok = times == 1 && strstr(said, text);

	snprintf(who, sizeof(who), "goroutine %llu", (unsigned long long)tacho_rt_id());
	ok = ok && (tacho_rt_id() == 0 || strstr(said, who));
	if (!ok)
		printf("%d messages, the last one: %s; not: %s\n", times, said, text);
	times = 0;
	said[0] = '\0';
	return ok;
}

static void wait_here(void *chan)
{
	(void)tacho_rt_chan_recv(chan, NULL);
}

static void recurse(void *arg)
{
	expect(tacho_rt_once_do(arg, recurse, arg) == TACHO_EMISUSE);
	expect(reported("once"));
}

static void channels(void)
{
	struct tacho_rt_chan *c;
	struct tacho_rt_case k[1] = { { NULL, NULL, TACHO_RT_RECV, 0 } };
	int x = 1;

	expect(tacho_rt_chan_new(sizeof(x), 1, &c) == 0);
	expect(tacho_rt_chan_close(c) == 0);
	expect(tacho_rt_chan_close(c) == TACHO_EMISUSE && reported("close of a closed channel"));
	expect(tacho_rt_chan_send(c, &x) == TACHO_ECLOSED && reported("send on a closed channel"));
	expect(tacho_rt_chan_try_send(c, &x) == TACHO_ECLOSED && reported("closed"));
	k[0] = (struct tacho_rt_case){ c, &x, TACHO_RT_SEND, 0 };
	expect(tacho_rt_select(k, 1) == 0 && k[0].result == TACHO_ECLOSED && reported("closed"));
	expect(tacho_rt_chan_recv(c, &x) == TACHO_ECLOSED && x == 0 && times == 0);
	expect(tacho_rt_chan_free(c) == 0);
	expect(tacho_rt_chan_send(NULL, &x) == TACHO_EMISUSE && reported("no channel"));
	expect(tacho_rt_chan_recv(NULL, &x) == TACHO_EMISUSE && reported("no channel"));
	expect(tacho_rt_chan_close(NULL) == TACHO_EMISUSE && reported("no channel"));
	expect(tacho_rt_chan_free(NULL) == 0);
	k[0].chan = NULL;
	expect(tacho_rt_select(k, 1) == TACHO_EMISUSE && reported("waits for nothing"));
	expect(tacho_rt_try_select(k, 1) == TACHO_EAGAIN && times == 0);
	expect(tacho_rt_select(k, 70000) == TACHO_EMISUSE && reported("70000 cases"));
	expect(tacho_rt_chan_new(1 << 20, 1, &c) == TACHO_ELIMIT && !c);
	expect(tacho_rt_chan_new(8, SIZE_MAX / 8, &c) == TACHO_ELIMIT);
	expect(tacho_rt_chan_new(8, SIZE_MAX / 4, &c) == TACHO_ELIMIT);

	expect(tacho_rt_chan_new(0, 0, &c) == 0);
	expect(tacho_go(wait_here, c) == 0);
	tacho_rt_sleep(2000000);
	expect(tacho_rt_chan_free(c) == TACHO_EMISUSE && reported("goroutines wait"));
	expect(tacho_rt_chan_close(c) == 0);
	tacho_rt_sleep(2000000);
	expect(tacho_rt_chan_free(c) == 0);
}

static void locks(void)
{
	struct tacho_rt_mutex m = TACHO_RT_MUTEX_INIT;
	struct tacho_rt_rwlock l = TACHO_RT_RWLOCK_INIT;
	struct tacho_rt_cond c = TACHO_RT_COND_INIT;
	struct tacho_rt_wait_group w = TACHO_RT_WAIT_GROUP_INIT;
	struct tacho_rt_semaphore s = TACHO_RT_SEMAPHORE_INIT(1);
	struct tacho_rt_once o = TACHO_RT_ONCE_INIT;

	expect(tacho_rt_mutex_unlock(&m) == TACHO_EMISUSE && reported("not locked"));
	expect(tacho_rt_cond_wait(&c, &m) == TACHO_EMISUSE && reported("not locked"));
	expect(tacho_rt_mutex_lock(&m) == 0 && tacho_rt_mutex_unlock(&m) == 0);
	expect(tacho_rt_rwlock_unlock(&l) == TACHO_EMISUSE && reported("not locked to write"));
	expect(tacho_rt_rwlock_runlock(&l) == TACHO_EMISUSE && reported("nobody has locked"));
	expect(tacho_rt_rwlock_rlock(&l) == 0);
	expect(tacho_rt_rwlock_unlock(&l) == TACHO_EMISUSE && reported("not locked to write"));
	expect(tacho_rt_rwlock_runlock(&l) == 0 && tacho_rt_rwlock_lock(&l) == 0);
	expect(tacho_rt_rwlock_runlock(&l) == TACHO_EMISUSE && reported("nobody has locked"));
	expect(tacho_rt_rwlock_unlock(&l) == 0);
	expect(tacho_rt_wait_group_done(&w) == TACHO_EMISUSE && reported("negative"));
	expect(tacho_rt_wait_group_add(&w, INT64_MAX) == 0);
	expect(tacho_rt_wait_group_add(&w, 1) == TACHO_EMISUSE && reported("too large"));
	expect(w.count == INT64_MAX);
	expect(tacho_rt_semaphore_acquire(&s, 0) == TACHO_EMISUSE && reported("0 permits"));
	expect(tacho_rt_semaphore_release(&s, -1) == TACHO_EMISUSE && reported("-1 permits"));
	expect(tacho_rt_semaphore_release(&s, INT64_MAX) == TACHO_EMISUSE && reported("too many"));
	expect(tacho_rt_once_do(&o, recurse, &o) == 0);
}

/* A plain thread may do what does not wait. */
static void *outside(void *arg)
{
	struct tacho_rt_mutex m = TACHO_RT_MUTEX_INIT;
	struct tacho_rt_wait_group w = TACHO_RT_WAIT_GROUP_INIT;
	struct tacho_rt_chan *c;
	int x = 3;
	struct tacho_rt_case k;

	(void)arg;
	expect(tacho_rt_id() == 0);
	expect(tacho_rt_mutex_lock(&m) == 0);
	expect(tacho_rt_mutex_lock(&m) == TACHO_EMISUSE && reported("lock of a mutex"));
	expect(tacho_rt_mutex_unlock(&m) == 0);
	expect(tacho_rt_wait_group_wait(&w) == 0 && tacho_rt_wait_group_add(&w, 1) == 0);
	expect(tacho_rt_wait_group_wait(&w) == TACHO_EMISUSE && reported("wait group"));
	expect(tacho_rt_sleep(1) == TACHO_EMISUSE && reported("sleep"));
	expect(tacho_rt_chan_new(sizeof(x), 1, &c) == 0);
	k = (struct tacho_rt_case){ c, &x, TACHO_RT_RECV, 0 };
	expect(tacho_rt_chan_recv(c, &x) == TACHO_EMISUSE && reported("chan receive"));
	expect(tacho_rt_select(&k, 1) == TACHO_EMISUSE && reported("select"));
	expect(tacho_rt_chan_send(c, &x) == 0);
	expect(tacho_rt_chan_send(c, &x) == TACHO_EMISUSE && reported("chan send"));
	expect(tacho_rt_select(&k, 1) == 0 && x == 3);
	expect(tacho_rt_read(0, &x, 1, NULL) == -EPERM && reported("input or output"));
	expect(tacho_rt_chan_free(c) == 0);
	return NULL;
}

static void net(void)
{
	int fds[2];
	char x;

	expect(tacho_rt_pipe(fds) == 0);
	expect(tacho_rt_read(-1, &x, 1, NULL) == -EBADF);
	expect(tacho_rt_read(1000000, &x, 1, NULL) == -EBADF);
	expect(tacho_rt_read(1 << 30, &x, 1, NULL) == -EBADF);
	expect(tacho_rt_set_deadline(fds[0], 4, 0) == -EINVAL);
	expect(tacho_rt_set_deadline(-1, 1, 0) == -EBADF);
	expect(tacho_rt_close(fds[0]) == 0 && tacho_rt_close(fds[1]) == 0);
	expect(tacho_rt_close(fds[0]) == -EBADF && tacho_rt_close(-1) == -EBADF);
}

static void misuse(void *arg)
{
	pthread_t t;

	(void)arg;
	channels();
	locks();
	net();
	/* The thread of this goroutine waits for it, too. */
	if (expect(pthread_create(&t, NULL, outside, NULL) == 0))
		pthread_join(t, NULL);
}

int main(void)
{
	struct tacho_rt_opts o = TACHO_RT_OPTS_INIT;

	o.misuse = hear;
	o.procs = 2;
	expect(tacho_rt_run(misuse, NULL, &o) == 0);
	printf("misuse: %ld passed, %ld failed\n", atomic_load(&load_passed),
	       atomic_load(&load_failed));
	return atomic_load(&load_failed) != 0;
}
