/* SPDX-License-Identifier: MIT */
/*
 * Single cases of the scheduler, one a process:
 *
 *	core_cases CASE
 *
 * Those that end well exit 0; `deadlock`, `overflow`, `child_returns` and the like end the
 * way that tests/rt/run expects of them.
 */
#include <tacho/rt.h>
#include <tacho/tacho.h>

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static struct tacho_rt_opts opts = TACHO_RT_OPTS_INIT;
static atomic_int count, misuses;
static char last_line[1024];

#define CHECK(x)                                                       \
 do {                                                                  \
  if (!(x)) {                                                          \
   fprintf(stderr, "core_cases: line %d: not so: %s\n", __LINE__, #x); \
   _exit(1);                                                           \
  }                                                                    \
 } while (0)

static void on_misuse(const char *line)
{
	snprintf(last_line, sizeof(last_line), "%s", line);
	atomic_fetch_add(&misuses, 1);
}

/* --- ends with a message ------------------------------------------------------------- */

static struct tacho_rt_mutex lock;

static void lock_it(void *arg)
{
	(void)arg;
	tacho_rt_set_name("second");
	tacho_rt_mutex_lock(&lock);
}

static void deadlock(void)
{
	tacho_rt_mutex_lock(&lock);
	tacho_go(lock_it, NULL);
	tacho_rt_mutex_lock(&lock);
}

/* Not at once: everybody sleeps, but a timer or a system call will wake somebody. */
static void call_long(void *arg)
{
	(void)arg;
	TACHO_RT_BLOCKING(usleep(30000));
	tacho_rt_mutex_unlock(&lock);
}

static void no_deadlock(void)
{
	tacho_rt_mutex_lock(&lock);
	tacho_go(call_long, NULL);
	tacho_rt_mutex_lock(&lock);
	tacho_rt_sleep(30000000);
}

static int deeper(volatile char *above, int n)
{
	volatile char here[512];

	here[0] = (char)(above ? above[0] + 1 : 1);
	return n == 0 ? here[0] : deeper(here, n - 1) + here[0];
}

static void deep(void *arg)
{
	(void)arg;
	atomic_fetch_add(&count, deeper(NULL, 1 << 20) & 1);
}

static void overflow(void)
{
	struct tacho_go_opts o = TACHO_GO_OPTS_INIT;

	o.name = "bottomless";
	o.stack_bytes = 16 << 10;
	CHECK(tacho_go_with(deep, NULL, &o) == 0);
	tacho_rt_sleep(1000000000);
}

/* When all others wait for something. */
static void ask_for_dump(void *arg)
{
	(void)arg;
	tacho_rt_sleep(100000000);
	kill(getpid(), SIGQUIT);
}

static void dump(void)
{
	tacho_go(call_long, NULL);
	tacho_go(lock_it, NULL);
	tacho_go(ask_for_dump, NULL);
	tacho_rt_mutex_lock(&lock);
	tacho_rt_sleep(1000000000);
}

/* --- stacks ----------------------------------------------------------------------------- */

static void use_stack(void *arg)
{
	size_t bytes = (size_t)(uintptr_t)arg;
	volatile char *p = __builtin_alloca(bytes);

	for (size_t i = 0; i < bytes; i += 1024)
		p[i] = (char)i;
	tacho_rt_yield();
	atomic_fetch_add(&count, 1);
}

static void stacks(void)
{
	static const uint64_t sizes[] = { 16 << 10, 20000, 64 << 10, 256 << 10, 1 << 20, 8 << 20 };
	struct tacho_go_opts o = TACHO_GO_OPTS_INIT;

	for (int round = 0; round < 3; round++)
		for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
			o.stack_bytes = sizes[i];
			CHECK(tacho_go_with(use_stack, (void *)(uintptr_t)(sizes[i] * 3 / 4 - 4096),
					    &o) == 0);
		}
	while (atomic_load(&count) < 18)
		tacho_rt_yield();
	o.stack_bytes = (16 << 10) - 1;
	CHECK(tacho_go_with(use_stack, NULL, &o) == TACHO_EMISUSE);
	o.stack_bytes = (8 << 20) + 1;
	CHECK(tacho_go_with(use_stack, NULL, &o) == TACHO_EMISUSE);
	CHECK(atomic_load(&misuses) == 2 && strstr(last_line, "goroutine") &&
	      strstr(last_line, "core_cases"));
}

/* Of those that are created and have not begun. */
static void leaf(void *arg)
{
	uintptr_t i = (uintptr_t)arg;

	if (i % 100 == 0)
		CHECK(strcmp(tacho_rt_name(), "hundredth") == 0);
	else
		CHECK(tacho_rt_name()[0] == '\0');
	if (i % 7 == 0)
		tacho_rt_yield();
	atomic_fetch_add(&count, 1);
	if (i % 3 == 0)
		tacho_rt_exit();
}

static void births(void)
{
	enum {
		MANY = 20000
	};
	struct tacho_go_opts named = TACHO_GO_OPTS_INIT, large = TACHO_GO_OPTS_INIT;
	struct tacho_rt_stats st;

	named.name = "hundredth";
	large.stack_bytes = 256 << 10;
	for (uintptr_t i = 0; i < MANY; i++)
		CHECK(tacho_go_with(leaf, (void *)i,
				    i % 100 == 0 ? &named
				    : i % 5 == 0 ? &large
						 : NULL) == 0);
	while (atomic_load(&count) < MANY)
		tacho_rt_yield();
	tacho_rt_get_stats(&st, sizeof(st));
	CHECK(st.stacks < MANY / 4);
}

/* Stacks that an earlier run has left are of its size. */
static void use_default_stack(void)
{
	static const size_t most = TACHO_RT_STACK_MAX / 2;

	atomic_store(&count, 0);
	for (int i = 0; i < 8; i++)
		CHECK(tacho_go(use_stack, (void *)(opts.stack_bytes < most ? 4096 : most)) == 0);
	while (atomic_load(&count) < 8)
		tacho_rt_yield();
}

static double seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static long resident_pages(void)
{
	long pages = 0;
	FILE *f = fopen("/proc/self/statm", "r");

	CHECK(f && fscanf(f, "%*d %ld", &pages) == 1);
	fclose(f);
	return pages;
}

static struct tacho_rt_wait_group gate, held;

static void hold_stack(void *arg)
{
	volatile char used[9000];

	(void)arg;
	for (size_t i = 0; i < sizeof(used); i += 1024)
		used[i] = (char)i;
	atomic_fetch_add(&count, 1);
	CHECK(tacho_rt_wait_group_wait(&gate) == 0);
	CHECK(tacho_rt_wait_group_done(&held) == 0 && used[1024] == 0);
}

/* Stacks that nobody needs any more: their pages go back, and they can be used again. */
static void pool(void)
{
	enum {
		MANY = 8000
	};
	double late = seconds() + 60;
	long most;

	for (int round = 1; round < 3; round++) {
		CHECK(tacho_rt_wait_group_add(&gate, 1) == 0);
		CHECK(tacho_rt_wait_group_add(&held, MANY) == 0);
		for (int i = 0; i < MANY; i++)
			CHECK(tacho_go(hold_stack, NULL) == 0);
		while (atomic_load(&count) < round * MANY)
			tacho_rt_yield();
		most = resident_pages();
		CHECK(most > 2 * MANY);
		CHECK(tacho_rt_wait_group_done(&gate) == 0 && tacho_rt_wait_group_wait(&held) == 0);
		/* Half of what is too much each second. */
		while (round == 1 && resident_pages() > most / 2) {
			CHECK(seconds() < late);
			tacho_rt_sleep(50000000);
		}
	}
}

/* --- threads ------------------------------------------------------------------------------- */

static __thread int local;

static void locked(void *arg)
{
	pthread_t me;
	int mine = (int)(intptr_t)arg;

	tacho_rt_lock_thread();
	tacho_rt_lock_thread();
	me = pthread_self();
	local = mine;
	for (int i = 0; i < 200; i++) {
		tacho_rt_yield();
		if (i % 50 == 0)
			TACHO_RT_BLOCKING(usleep(100));
		CHECK(pthread_equal(pthread_self(), me) && local == mine);
	}
	CHECK(tacho_rt_unlock_thread() == 0);
	tacho_rt_yield();
	CHECK(pthread_equal(pthread_self(), me));
	if (mine % 2)
		CHECK(tacho_rt_unlock_thread() == 0);
	atomic_fetch_add(&count, 1);
}

static void restless(void *arg)
{
	(void)arg;
	for (int i = 0; i < 2000; i++)
		tacho_rt_yield();
	atomic_fetch_add(&count, 1);
}

static void lock_thread(void)
{
	for (int i = 0; i < 6; i++) {
		tacho_go(locked, (void *)(intptr_t)(i + 1));
		tacho_go(restless, NULL);
	}
	while (atomic_load(&count) < 12)
		tacho_rt_sleep(100000);
	CHECK(tacho_rt_unlock_thread() == TACHO_EMISUSE);
}

/* --- system calls ---------------------------------------------------------------------------- */

/* Not inlined: the address of errno changes with the thread. */
__attribute__((noinline)) static int errno_now(void)
{
	__asm__ volatile("" ::: "memory");
	return errno;
}

static void sleeper(void *arg)
{
	if (arg)
		TACHO_RT_BLOCKING(usleep(2000); errno = 77);
	else
		TACHO_RT_SYSCALL(usleep(2000); errno = 77);
	CHECK(errno_now() == 77);
	atomic_fetch_add(&count, 1);
}

/* 64 sleeps of 2 ms, the P is there for others meanwhile: far less than 128 ms. */
static void syscalls(void)
{
	for (int i = 0; i < 64; i++)
		tacho_go(sleeper, (void *)(intptr_t)(i % 2));
	while (atomic_load(&count) < 64)
		tacho_rt_yield();
	tacho_rt_syscall_exit();
	CHECK(atomic_load(&misuses) == 1);
	tacho_rt_syscall_enter();
	tacho_rt_yield();
	CHECK(tacho_rt_set_procs(2) == TACHO_EMISUSE);
	tacho_rt_syscall_exit();
	CHECK(atomic_load(&misuses) == 3);
}

/* The runtime ends although a thread is stuck; that one leaves quietly. */
static const bool runs_after_the_end = true;

static void stuck(void *arg)
{
	(void)arg;
	TACHO_RT_BLOCKING(usleep(200000));
	CHECK(!runs_after_the_end);
}

static void stuck_kept(void *arg)
{
	(void)arg;
	TACHO_RT_SYSCALL(usleep(200000));
	CHECK(!runs_after_the_end);
}

static void leave_stuck(void)
{
	tacho_go(stuck, NULL);
	tacho_go(stuck_kept, NULL);
	tacho_rt_sleep(10000000);
}

static void nothing(void)
{
	atomic_fetch_add(&count, 1);
}

/* --- procs ----------------------------------------------------------------------------------------- */

static atomic_bool spin_stop;

static void spinner(void *arg)
{
	(void)arg;
	while (!atomic_load(&spin_stop))
		tacho_rt_checkpoint();
	atomic_fetch_add(&count, 1);
}

static void procs(void)
{
	CHECK(tacho_rt_set_procs(0) == TACHO_EMISUSE);
	CHECK(tacho_rt_set_procs(TACHO_RT_MAX_PROCS + 1) == TACHO_EMISUSE);
	for (int i = 0; i < 4; i++)
		tacho_go(spinner, NULL);
	for (uint32_t n = 1; n < 40; n++) {
		uint32_t before = tacho_rt_procs();

		CHECK(tacho_rt_set_procs(n % 7 + 1) == (int)before);
		CHECK(tacho_rt_procs() == n % 7 + 1);
		tacho_rt_yield();
	}
	atomic_store(&spin_stop, true);
	while (atomic_load(&count) < 4)
		tacho_rt_yield();
}

/* One that only computes, with checkpoints, lets others run on its P. */
static void fair(void)
{
	tacho_go(spinner, NULL);
	for (int i = 0; i < 5; i++)
		tacho_rt_sleep(1000000);
	atomic_store(&spin_stop, true);
	while (atomic_load(&count) < 1)
		tacho_rt_yield();
}

/* --- fork ------------------------------------------------------------------------------------------- */

static void forked(void)
{
	int status = 0;
	pid_t pid;

	for (int i = 0; i < 10; i++)
		tacho_go(restless, NULL);
	tacho_rt_yield();
	pid = fork();
	if (pid == 0) {
		/* No runtime here: defined results. */
		if (tacho_rt_id() != 0 || tacho_go(restless, NULL) != TACHO_EMISUSE)
			_exit(1);
		tacho_rt_yield();
		tacho_rt_exit();
	}
	CHECK(pid > 0 && waitpid(pid, &status, 0) == pid);
	CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	while (atomic_load(&count) < 10)
		tacho_rt_yield();
}

/* --- no memory, no threads --------------------------------------------------------------------------- */

static void limited(void)
{
	struct rlimit rl;
	int made = 0, rc = 0;

	CHECK(getrlimit(RLIMIT_AS, &rl) == 0);
	rl.rlim_cur = 300u << 20;
	CHECK(setrlimit(RLIMIT_AS, &rl) == 0);
	while (made < 100000 && (rc = tacho_go(restless, NULL)) == 0)
		made++;
	CHECK(rc == TACHO_ENOMEM && made > 100);
	while (atomic_load(&count) < made)
		tacho_rt_yield();
}

/* All threads are stuck: goroutines wait, and go on later. */
static void few_threads(void)
{
	for (int i = 0; i < 40; i++)
		tacho_go(sleeper, (void *)1);
	while (atomic_load(&count) < 40)
		tacho_rt_yield();
}

static void outside(void *arg)
{
	CHECK(arg == last_line);
	tacho_rt_exit();
}

/* From a thread of the program. */
static void *thread_main(void *arg)
{
	CHECK(tacho_rt_id() == 0);
	for (int i = 0; i < 100; i++)
		CHECK(tacho_go(restless, arg) == 0);
	tacho_rt_yield();
	return NULL;
}

static void threads(void)
{
	pthread_t t;

	CHECK(pthread_create(&t, NULL, thread_main, NULL) == 0);
	TACHO_RT_BLOCKING(pthread_join(t, NULL));
	while (atomic_load(&count) < 100)
		tacho_rt_sleep(100000);
	CHECK(atomic_load(&misuses) == 1 && strstr(last_line, "outside of goroutines"));
	tacho_go(outside, last_line);
	tacho_rt_sleep(1000000);
}

static const struct {
	const char *name;
	void (*fn)(void);
} cases[] = {
	{ "deadlock", deadlock },
	{ "no_deadlock", no_deadlock },
	{ "overflow", overflow },
	{ "dump", dump },
	{ "stacks", stacks },
	{ "births", births },
	{ "sizes", use_default_stack },
	{ "pool", pool },
	{ "lock_thread", lock_thread },
	{ "syscalls", syscalls },
	{ "stuck", leave_stuck },
	{ "procs", procs },
	{ "fair", fair },
	{ "fork", forked },
	{ "limited", limited },
	{ "few_threads", few_threads },
	{ "threads", threads },
};

static void main_fn(void *arg)
{
	((void (*)(void))(uintptr_t)arg)();
}

int main(int argc, char **argv)
{
	double begun;

	opts.procs = argc > 2 ? (uint32_t)atoi(argv[2]) : 2;
	opts.misuse = on_misuse;
	if (argc > 3 && tacho_start(argv[3]) != 0)
		return 4;
	for (size_t i = 0; argc > 1 && i < sizeof(cases) / sizeof(cases[0]); i++) {
		if (strcmp(argv[1], cases[i].name) != 0)
			continue;
		if (cases[i].fn == few_threads)
			opts.max_threads = 4;
		begun = seconds();
		CHECK(tacho_rt_run(main_fn, (void *)(uintptr_t)cases[i].fn, &opts) == 0);
		if (cases[i].fn == use_default_stack) {
			opts.stack_bytes = TACHO_RT_STACK_MAX;
			CHECK(tacho_rt_run(main_fn, (void *)(uintptr_t)cases[i].fn, &opts) == 0);
		}
		if (cases[i].fn == leave_stuck) {
			CHECK(seconds() - begun < 0.15);
			/* Another one, before and after those threads come back. */
			for (int k = 0; k < 30; k++) {
				CHECK(tacho_rt_run(main_fn, (void *)(uintptr_t)nothing, &opts) ==
				      0);
				usleep(10000);
			}
			CHECK(atomic_load(&count) == 30);
		}
		if (argc > 3)
			CHECK(tacho_stop() == 0);
		return 0;
	}
	return 2;
}
