/* SPDX-License-Identifier: MIT */
/*
 * Interleavings of the runtime that hardly ever happen, made to happen: threads are held at
 * named places (base/testpoint.h) while others go on. What would be lost
 * if the code behind a place were wrong is waited for; nothing but the case itself could
 * bring it, since the monitor is held as well.
 *
 *	forced_windows [-c CASE] [TRACE]
 */
#include "base/testpoint.h"
#include "rt_load.h"

#include <fcntl.h>
#include <pthread.h>

#define MS INT64_C(1000000)
/* So late is what only the wrong code would do. */
#define LATE (20000 * MS)

/* --- holding threads ---------------------------------------------------------------------- */

enum {
	HOLDS = 4
};

/* The next thread that comes to the place (as that goroutine, if it has a name) stops there. */
static struct hold {
	const char *place, *who;
	bool armed, held;
} holds[HOLDS];
static pthread_mutex_t stage = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static atomic_int n_armed;

void tc_testpoint(const char *place)
{
	if (atomic_load(&n_armed) == 0)
		return;
	pthread_mutex_lock(&stage);
	for (int i = 0; i < HOLDS; i++) {
		struct hold *h = &holds[i];

		if (!h->armed || strcmp(h->place, place) != 0 ||
		    (h->who && strcmp(h->who, tacho_rt_name()) != 0))
			continue;
		h->armed = false;
		h->held = true;
		atomic_fetch_sub(&n_armed, 1);
		pthread_cond_broadcast(&changed);
		while (h->held)
			pthread_cond_wait(&changed, &stage);
		break;
	}
	pthread_mutex_unlock(&stage);
}

bool tc_test_refuses(void)
{
	return false;
}

static struct hold *arm(int i, const char *place, const char *who)
{
	pthread_mutex_lock(&stage);
	holds[i] = (struct hold){ place, who, true, false };
	atomic_fetch_add(&n_armed, 1);
	pthread_mutex_unlock(&stage);
	return &holds[i];
}

static void await_held(struct hold *h)
{
	pthread_mutex_lock(&stage);
	while (!h->held)
		pthread_cond_wait(&changed, &stage);
	pthread_mutex_unlock(&stage);
}

static bool is_held(const struct hold *h)
{
	bool held;

	pthread_mutex_lock(&stage);
	held = h->held;
	pthread_mutex_unlock(&stage);
	return held;
}

static void let_go(struct hold *h)
{
	pthread_mutex_lock(&stage);
	if (h->armed)
		atomic_fetch_sub(&n_armed, 1);
	h->armed = h->held = false;
	pthread_cond_broadcast(&changed);
	pthread_mutex_unlock(&stage);
}

/* --- what cases share ------------------------------------------------------------------------ */

/* Cases run on a plain thread, so that all goroutines may be asleep or held. */
static atomic_int came;
static int64_t took;

static void start(void (*fn)(void *), const char *name, void *arg)
{
	struct tacho_go_opts o = TACHO_GO_OPTS_INIT;

	o.name = name;
	expect(tacho_go_with(fn, arg, &o) == 0);
}

/* So many goroutines have come to the end of what they were started for. */
static void await_came(int n)
{
	int64_t late = tacho_rt_now_ns() + 3 * LATE;

	while (atomic_load(&came) < n && tacho_rt_now_ns() < late)
		usleep(200);
	expect(atomic_load(&came) == n);
}

static void must_not_come(int n)
{
	usleep(20000);
	expect(atomic_load(&came) <= n);
}

/* --- a mutex whose unlock counts on somebody who gives up --------------------------------------- */

static struct tacho_rt_mutex mutex;
static struct tacho_rt_cancel *token;

static void lock_cancelled(void *arg)
{
	struct tacho_rt_until until = { 0, token };

	(void)arg;
	expect(tacho_rt_mutex_lock_until(&mutex, &until) == TACHO_ECANCELED);
	atomic_fetch_add(&came, 1);
}

static void lock_plain(void *arg)
{
	(void)arg;
	expect(tacho_rt_mutex_lock(&mutex) == 0);
	expect(tacho_rt_mutex_unlock(&mutex) == 0);
	atomic_fetch_add(&came, 1);
}

static void *unlock_it(void *arg)
{
	(void)arg;
	expect(tacho_rt_mutex_unlock(&mutex) == 0);
	return NULL;
}

/* Until so many stand in line. */
static void await_line(int n)
{
	for (int have = 0; have < n; usleep(100)) {
		uint64_t *const guard = &mutex.guard;

		/* As long as nobody has the guard the line is what it is. */
		while (__atomic_exchange_n((uint32_t *)guard, 1, __ATOMIC_ACQUIRE) != 0)
			sched_yield();
		have = mutex.line.first ? mutex.line.first == mutex.line.last ? 1 : 2 : 0;
		__atomic_store_n((uint32_t *)guard, 0, __ATOMIC_RELEASE);
	}
}

static void mutex_pass_on(void)
{
	struct hold *woken, *late, *looked;
	pthread_t unlocker;

	expect(tacho_rt_cancel_new(NULL, 0, &token) == 0);
	expect(tacho_rt_mutex_lock(&mutex) == 0);
	start(lock_cancelled, "gives up", NULL);
	await_line(1);
	start(lock_plain, "behind", NULL);
	await_line(2);
	woken = arm(0, "mutex: woken", "gives up");
	expect(tacho_rt_mutex_unlock(&mutex) == 0);
	await_held(woken);
	expect(tacho_rt_mutex_try_lock(&mutex) == 0);
	/* It has seen that somebody is awake, and will wake nobody. */
	looked = arm(1, "mutex: unlock has looked", NULL);
	expect(pthread_create(&unlocker, NULL, unlock_it, NULL) == 0);
	await_held(looked);
	late = arm(2, "mutex: too late", "gives up");
	let_go(woken);
	await_held(late);
	let_go(looked);
	pthread_join(unlocker, NULL);
	tacho_rt_cancel(token);
	must_not_come(0);
	let_go(late);
	await_came(2);
	tacho_rt_cancel_free(token);
}

/* --- a descriptor that is closed while others come and use it ------------------------------------ */

static int fds[2], others[2];

static void read_gone(void *arg)
{
	char x;

	(void)arg;
	expect(tacho_rt_read(fds[0], &x, 1, NULL) == -EBADF);
	atomic_fetch_add(&came, 1);
}

static void close_read(void *arg)
{
	(void)arg;
	expect(tacho_rt_close(fds[0]) == 0);
	atomic_fetch_add(&came, 1);
}

static void read_one(void *arg)
{
	char x = 0;

	expect(tacho_rt_read((int)(uintptr_t)arg, &x, 1, NULL) == 1 && x == 'x');
	atomic_fetch_add(&came, 1);
}

/* Another file with that number is another file: waits for it end when it is ready. */
static void number_is_new(int number)
{
	int fresh[2], before = atomic_load(&came);

	expect(tacho_rt_pipe(fresh) == 0 && fresh[0] == number);
	start(read_one, "reader", (void *)(uintptr_t)fresh[0]);
	must_not_come(before);
	expect(write(fresh[1], "x", 1) == 1);
	await_came(before + 1);
	expect(tacho_rt_close(fresh[0]) == 0 && tacho_rt_close(fresh[1]) == 0);
}

static void close_against_use(void)
{
	struct hold *goes;

	expect(tacho_rt_pipe(fds) == 0);
	/* The runtime knows it from its first use on. */
	expect(tacho_rt_set_deadline(fds[0], TACHO_RT_READS, 0) == 0);
	goes = arm(0, "netpoll: number goes", NULL);
	start(close_read, "closer", NULL);
	await_held(goes);
	/* It must not take the number for an open file: that is closed at any moment. */
	start(read_gone, "late", NULL);
	must_not_come(0);
	let_go(goes);
	await_came(2);
	number_is_new(fds[0]);
	expect(tacho_rt_close(fds[1]) == 0);
}

static void close_during_use(void)
{
	struct hold *in_use;
	int fresh[2];

	expect(tacho_rt_pipe(fds) == 0);
	in_use = arm(0, "call: in use", "reader");
	start(read_gone, "reader", NULL);
	await_held(in_use);
	start(close_read, "closer", NULL);
	await_came(1);
	/* The reader would read from whatever has the number. */
	expect(fcntl(fds[0], F_GETFD) >= 0);
	expect(tacho_rt_pipe(fresh) == 0 && fresh[0] != fds[0] && fresh[1] != fds[0]);
	let_go(in_use);
	await_came(2);
	expect(fcntl(fds[0], F_GETFD) < 0);
	number_is_new(fds[0]);
	expect(tacho_rt_close(fds[1]) == 0);
	expect(tacho_rt_close(fresh[0]) == 0 && tacho_rt_close(fresh[1]) == 0);
}

/* --- who sleeps until a timer, and what comes meanwhile ------------------------------------------- */

static void sleep_late(void *arg)
{
	struct tacho_rt_until until = tacho_rt_within(LATE);

	(void)arg;
	until.cancel = token;
	expect(tacho_rt_sleep_until(&until) == TACHO_ECANCELED);
	atomic_fetch_add(&came, 1);
}

static void sleep_short(void *arg)
{
	int64_t begin = tacho_rt_now_ns();

	(void)arg;
	expect(tacho_rt_sleep(5 * MS) == 0);
	took = tacho_rt_now_ns() - begin;
	atomic_fetch_add(&came, 1);
}

static void timer_against_sleeper(void)
{
	struct hold *monitor = arm(0, "monitor: looks", NULL), *polls;

	expect(tacho_rt_cancel_new(NULL, 0, &token) == 0);
	await_held(monitor);
	polls = arm(1, "poll: timers", NULL);
	start(sleep_late, "late", NULL);
	await_held(polls);
	/* It has not said until when it sleeps. */
	start(sleep_short, "short", NULL);
	/* Mostly; a thread that the kernel held up before it slept may see that it is time. */
	usleep(20000);
	let_go(polls);
	await_came(1);
	expect(took < LATE / 2);
	let_go(monitor);
	tacho_rt_cancel(token);
	await_came(2);
	tacho_rt_cancel_free(token);
}

static void descriptor_against_sleeper(void)
{
	struct hold *monitor = arm(0, "monitor: looks", NULL), *polls;
	int64_t begin;

	expect(tacho_rt_cancel_new(NULL, 0, &token) == 0);
	expect(tacho_rt_pipe(fds) == 0);
	await_held(monitor);
	polls = arm(1, "poll: timers", NULL);
	start(sleep_late, "late", NULL);
	await_held(polls);
	/* It has found no waiter, and would sleep where no descriptor wakes it. */
	start(read_one, "reader", (void *)(uintptr_t)fds[0]);
	must_not_come(0);
	begin = tacho_rt_now_ns();
	let_go(polls);
	expect(write(fds[1], "x", 1) == 1);
	await_came(1);
	expect(tacho_rt_now_ns() - begin < LATE / 2);
	let_go(monitor);
	tacho_rt_cancel(token);
	await_came(2);
	tacho_rt_cancel_free(token);
	expect(tacho_rt_close(fds[0]) == 0 && tacho_rt_close(fds[1]) == 0);
}

/* The edge comes between the call that found nothing and the line of those that wait. */
static void edge_against_waiter(void)
{
	struct hold *found_nothing;

	expect(tacho_rt_pipe(fds) == 0);
	/* From the first wait on the poller knows it. */
	start(read_one, "first", (void *)(uintptr_t)fds[0]);
	must_not_come(0);
	expect(write(fds[1], "x", 1) == 1);
	await_came(1);
	found_nothing = arm(0, "netpoll: would wait", "reader");
	start(read_one, "reader", (void *)(uintptr_t)fds[0]);
	await_held(found_nothing);
	/* Another one waits, so somebody polls, and finds both edges. */
	expect(tacho_rt_pipe(others) == 0);
	start(read_one, "other", (void *)(uintptr_t)others[0]);
	must_not_come(1);
	expect(write(fds[1], "x", 1) == 1 && write(others[1], "x", 1) == 1);
	await_came(2);
	let_go(found_nothing);
	await_came(3);
	for (int i = 0; i < 2; i++)
		expect(tacho_rt_close(fds[i]) == 0 && tacho_rt_close(others[i]) == 0);
}

/* --- no lost wake-ups ------------------------------------------------------------------------------- */

static atomic_bool pushed_ran;

static void only_come(void *arg)
{
	(void)arg;
	atomic_fetch_add(&came, 1);
}

static void run_pushed(void *arg)
{
	(void)arg;
	atomic_store(&pushed_ran, true);
}

/* Its own P does not come to what it has pushed. */
static void push_one(void *arg)
{
	(void)arg;
	start(run_pushed, "pushed", NULL);
	while (!atomic_load(&pushed_ran))
		;
	atomic_fetch_add(&came, 1);
}

/* A thread that has given up its P has not looked yet, or the pusher has not. */
static void push_against_sleep(void)
{
	struct hold *monitor = arm(0, "monitor: looks", NULL), *h;

	await_held(monitor);
	h = arm(1, "rest: no P", NULL);
	start(only_come, "first", NULL);
	await_held(h);
	atomic_store(&pushed_ran, false);
	start(push_one, "pusher", NULL);
	await_came(2);
	let_go(h);
	h = arm(1, "enqueue: pushed", "pusher");
	atomic_store(&pushed_ran, false);
	start(push_one, "pusher", NULL);
	await_held(h);
	/* Comes to an end, and looks for more. */
	start(only_come, "last", NULL);
	await_came(3);
	let_go(h);
	await_came(4);
	let_go(monitor);
}

/* --- the world stops while a P changes hands -------------------------------------------------------- */

static struct tacho_rt_semaphore never;

static void call_and_come(void *arg)
{
	start(only_come, "sibling", NULL);
	if (arg)
		TACHO_RT_BLOCKING(usleep(1000));
	else
		TACHO_RT_SYSCALL(usleep(30000));
	atomic_fetch_add(&came, 1);
}

static void change(void *arg)
{
	(void)arg;
	expect(tacho_rt_set_procs(1) == (int)opt.procs);
	expect(tacho_rt_set_procs(opt.procs) == 1);
	atomic_fetch_add(&came, 1);
}

static void stop_against_hand_off(void)
{
	struct hold *handing = arm(0, "hand-off: to start", "caller");

	/* Another P could take the sibling before. */
	start(call_and_come, "caller", (void *)1);
	for (int i = 0; i < 200 && !is_held(handing) && atomic_load(&came) < 2; i++)
		usleep(1000);
	start(change, "changes", NULL);
	usleep(20000);
	let_go(handing);
	await_came(3);
}

static void return_against_thief(void)
{
	struct hold *thief = arm(0, "retake: stolen", NULL);

	start(call_and_come, "caller", NULL);
	for (int i = 0; i < 200 && !is_held(thief) && atomic_load(&came) < 2; i++)
		usleep(1000);
	/* The call ends meanwhile; its thread must wait for the thief's report. */
	usleep(60000);
	let_go(thief);
	await_came(2);
}

/* --- the first thread, started by somebody else --------------------------------------------------- */

static struct hold *beginning;
static atomic_bool began;

static void *begin_late(void *arg)
{
	(void)arg;
	await_held(beginning);
	for (int i = 0; i < 20000 && !atomic_load(&began); i++)
		usleep(1000);
	expect(atomic_load(&began));
	let_go(beginning);
	return NULL;
}

static void first_by_monitor(void)
{
	expect(atomic_load(&began));
}

/* --- all of them ------------------------------------------------------------------------------------ */

static const struct {
	const char *name;
	void (*fn)(void);
	uint32_t procs;
} cases[] = {
	{ "mutex_pass_on", mutex_pass_on, 3 },
	{ "close_against_use", close_against_use, 3 },
	{ "close_during_use", close_during_use, 3 },
	{ "timer_against_sleeper", timer_against_sleeper, 2 },
	{ "descriptor_against_sleeper", descriptor_against_sleeper, 2 },
	{ "edge_against_waiter", edge_against_waiter, 3 },
	{ "push_against_sleep", push_against_sleep, 2 },
	{ "stop_against_hand_off", stop_against_hand_off, 2 },
	{ "return_against_thief", return_against_thief, 1 },
	{ "first_by_monitor", first_by_monitor, 1 },
};

static void *run_case(void *arg)
{
	((void (*)(void))(uintptr_t)arg)();
	(void)tacho_rt_semaphore_release(&never, 1);
	return NULL;
}

static void main_fn(void *arg)
{
	pthread_t thread;

	atomic_store(&began, true);
	if (!expect(pthread_create(&thread, NULL, run_case, arg) == 0))
		return;
	expect(tacho_rt_semaphore_acquire(&never, 1) == 0);
	TACHO_RT_BLOCKING(pthread_join(thread, NULL));
}

int main(int argc, char **argv)
{
	struct tacho_start_opts begin = TACHO_START_OPTS_INIT;
	struct tacho_rt_opts rt = TACHO_RT_OPTS_INIT;
	const char *only = argc > 2 && strcmp(argv[1], "-c") == 0 ? argv[2] : NULL;
	const char *trace = argc > (only ? 3 : 1) ? argv[only ? 3 : 1] : NULL;
	pthread_t helper;
	long failed;
	bool late;

	alarm(300);
	begin.path = trace;
	begin.gen_ns = 1000 * 1000;
	if (trace && tacho_start_with(&begin) < 0)
		return 4;
	rt.no_deadlock = 1;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		if (only && strcmp(only, cases[i].name) != 0)
			continue;
		atomic_store(&came, 0);
		opt.procs = rt.procs = cases[i].procs;
		late = cases[i].fn == first_by_monitor;
		if (late) {
			atomic_store(&began, false);
			beginning = arm(0, "run: first thread", NULL);
			expect(pthread_create(&helper, NULL, begin_late, NULL) == 0);
		}
		failed = atomic_load(&load_failed);
		expect(tacho_rt_run(main_fn, (void *)(uintptr_t)cases[i].fn, &rt) == 0);
		if (late)
			pthread_join(helper, NULL);
		if (atomic_load(&load_failed) > failed)
			printf("in %s\n", cases[i].name);
	}
	if (trace)
		expect(tacho_stop() == 0);
	printf("forced_windows: %ld passed, %ld failed\n", atomic_load(&load_passed),
	       atomic_load(&load_failed));
	return atomic_load(&load_failed) != 0;
}
