/* SPDX-License-Identifier: MIT */
/*
 * Many threads that trace, wait, wake, are born and die while generations are
 * milliseconds long. The trace goes to the file named; who reads it judges.
 *
 *	hammer [-t THREADS] [-d MS] [-g GEN_US] [-b BIRTHS] [-s SEED] [-c CRASHFILE]
 *	       [-l BYTES] [-rwx] FILE
 *
 * -x: now and then a fork, whose child traces, too, and a timer whose handler traces;
 * -b threads that do nothing but start others; -r starts and stops the trace at
 * random and leaves FILE, FILE.1, FILE.2, ...; -w: whoever takes the trace is slow; -l: the
 * file may have so many bytes, as on a disk that is full then, and ends with a whole generation.
 */
#include <tacho/tacho.h>
#include <tacho/wrap.h>

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static struct {
	int threads, ms, gen_us, births;
	unsigned seed;
	bool restart, disturbed, slow;
	long limit;
	const char *file, *crash;
} opt = { .threads = 8, .ms = 300, .gen_us = 1000, .births = 1, .seed = 1 };

static atomic_bool done, child_failed;
static pthread_mutex_t locks[3] = { PTHREAD_MUTEX_INITIALIZER, PTHREAD_MUTEX_INITIALIZER,
				    PTHREAD_MUTEX_INITIALIZER };
static pthread_rwlock_t rwlock = PTHREAD_RWLOCK_INITIALIZER;
static pthread_cond_t cond = PTHREAD_COND_INITIALIZER;
static sem_t sem;
static int pipe_fd[2];

static unsigned next_random(unsigned *s)
{
	*s = *s * 1664525u + 1013904223u;
	return *s >> 8;
}

static void work(unsigned n)
{
	for (volatile unsigned i = 0; i < n; i++)
		;
}

static void nested(struct tacho_task t, unsigned depth)
{
	static const char *const names[] = { "alpha", "beta", "gamma", "delta" };
	struct tacho_region r = tacho_region_begin(t, names[depth % 4]);

	if (depth > 0)
		nested(t, depth - 1);
	tacho_logf(t, "depth", "at %u", depth);
	tacho_region_end(r);
}

static void use_lock(unsigned *seed)
{
	pthread_mutex_t *l = &locks[next_random(seed) % 3];

	tacho_mutex_lock(l);
	work(next_random(seed) % 3000);
	tacho_mutex_unlock(l);
}

static void use_cond(unsigned *seed)
{
	struct timespec until;

	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_nsec += 300000;
	if (until.tv_nsec >= 1000000000) {
		until.tv_nsec -= 1000000000;
		until.tv_sec++;
	}
	if (next_random(seed) % 2) {
		tacho_mutex_lock(&locks[0]);
		tacho_cond_timedwait(&cond, &locks[0], &until);
		tacho_mutex_unlock(&locks[0]);
	} else if (next_random(seed) % 2) {
		tacho_cond_broadcast(&cond);
	} else {
		tacho_cond_signal(&cond);
	}
}

static void use_rest(unsigned *seed)
{
	struct timespec nap = { 0, 50000 };
	char byte = 1;

	switch (next_random(seed) % 6) {
	case 0: tacho_nanosleep(&nap, NULL); break;
	case 1:
		tacho_sem_post(&sem);
		tacho_sem_wait(&sem);
		break;
	case 2:
		tacho_rwlock_rdlock(&rwlock);
		work(500);
		tacho_rwlock_unlock(&rwlock);
		break;
	case 3:
		tacho_rwlock_wrlock(&rwlock);
		work(500);
		tacho_rwlock_unlock(&rwlock);
		break;
	case 4:
		if (tacho_write(pipe_fd[1], &byte, 1) == 1 &&
		    tacho_read(pipe_fd[0], &byte, 1) != 1 && errno != EINTR)
			abort();
		break;
	default: tacho_label("busy"); break;
	}
}

static void on_timer(int sig)
{
	int saved = errno;

	(void)sig;
	tacho_log(TACHO_TASK_NONE, "signal", "tick");
	tacho_sem_post(&sem);
	errno = saved;
}

/*
 * The child does what is allowed between fork and exec, and what this library allows: a
 * trace of its own. Not under a sanitizer, whose own locks others may have held in the fork.
 */
static void use_fork(void)
{
	const char *san = getenv("TACHO_SAN");
	pid_t pid = fork();

	if (pid == 0) {
		tacho_log(TACHO_TASK_NONE, "child", "not traced");
		if (tacho_enabled() || (san && *san))
			_exit(tacho_enabled());
		_exit(tacho_start("/dev/null") != 0 || tacho_stop() != 0);
	}
	if (pid > 0) {
		int status = 0;

		if (waitpid(pid, &status, 0) == pid && status != 0)
			atomic_store(&child_failed, true);
	}
}

static void disturb(bool on)
{
	struct itimerval every = { { 0, on ? 300 : 0 }, { 0, on ? 300 : 0 } };
	struct sigaction act = { .sa_handler = on_timer, .sa_flags = SA_RESTART };

	if (on)
		sigaction(SIGALRM, &act, NULL);
	setitimer(ITIMER_REAL, &every, NULL);
}

static void one_step(unsigned *seed)
{
	struct tacho_task t = tacho_task_begin(TACHO_TASK_NONE, "step");

	if (opt.disturbed && next_random(seed) % 500 == 0)
		use_fork();
	switch (next_random(seed) % 5) {
	case 0: nested(t, next_random(seed) % 6); break;
	case 1: use_lock(seed); break;
	case 2: use_cond(seed); break;
	case 3: use_rest(seed); break;
	default:
		tacho_log(t, "word", "hello");
		{
			TACHO_REGION(t, "scope");
			work(next_random(seed) % 200);
		}
		break;
	}
	tacho_task_end(t);
}

static void *worker(void *arg)
{
	unsigned seed = (unsigned)(uintptr_t)arg;

	while (!atomic_load(&done))
		one_step(&seed);
	return NULL;
}

static void *child(void *arg)
{
	unsigned seed = (unsigned)(uintptr_t)arg;

	for (unsigned i = next_random(&seed) % 4; i > 0; i--)
		one_step(&seed);
	return NULL;
}

static void *parent(void *arg)
{
	unsigned seed = (unsigned)(uintptr_t)arg;
	pthread_t kids[4];
	int n;

	while (!atomic_load(&done)) {
		for (n = 0; n < 4; n++) {
			void *s = (void *)(uintptr_t)next_random(&seed);

			if ((n % 2 ? tacho_pthread_create(&kids[n], NULL, child, s)
				   : pthread_create(&kids[n], NULL, child, s)) != 0)
				break;
		}
		while (n > 0)
			tacho_pthread_join(kids[--n], NULL);
	}
	return NULL;
}

/* However many signals interrupt it. */
static void rest(unsigned us)
{
	struct timespec left = { us / 1000000, us % 1000000 * 1000 };

	while (nanosleep(&left, &left) != 0 && errno == EINTR)
		;
}

/* Now and then it takes the time of many generations. */
static int write_slowly(void *ctx, const void *bytes, size_t n)
{
	static unsigned calls;

	if (calls++ % 32 == 0)
		rest(20000);
	return ctx && fwrite(bytes, 1, n, ctx) == n && fflush(ctx) == 0 ? 0 : -1;
}

static int begin(int nth)
{
	struct tacho_start_opts o = TACHO_START_OPTS_INIT;
	char name[4096];

	snprintf(name, sizeof(name), nth ? "%s.%d" : "%s", opt.file, nth);
	o.path = name;
	o.gen_ns = (uint64_t)opt.gen_us * 1000;
	o.crash_file = opt.crash;
	if (opt.slow) {
		o.path = NULL;
		o.write = write_slowly;
		o.ctx = fopen(name, "wb");
	}
	return tacho_start_with(&o);
}

static int parse(int argc, char **argv)
{
	int c;

	while ((c = getopt(argc, argv, "t:d:g:b:s:c:l:rwx")) != -1) {
		switch (c) {
		case 't': opt.threads = atoi(optarg); break;
		case 'd': opt.ms = atoi(optarg); break;
		case 'g': opt.gen_us = atoi(optarg); break;
		case 'b': opt.births = atoi(optarg); break;
		case 's': opt.seed = (unsigned)strtoul(optarg, NULL, 10); break;
		case 'l': opt.limit = atol(optarg); break;
		case 'w': opt.slow = true; break;
		case 'r': opt.restart = true; break;
		case 'x': opt.disturbed = true; break;
		case 'c': opt.crash = optarg; break;
		default: return 2;
		}
	}
	if (optind + 1 != argc || opt.threads < 0 || opt.threads > 512)
		return 2;
	opt.file = argv[optind];
	return 0;
}

/* The tracer's writer has all signals blocked, so that it has an error from there on. */
static void limit_files(void)
{
	struct rlimit few = { (rlim_t)opt.limit, (rlim_t)opt.limit };

	if (opt.limit != 0 && setrlimit(RLIMIT_FSIZE, &few) != 0)
		abort();
}

int main(int argc, char **argv)
{
	struct tacho_stats st = TACHO_STATS_INIT;
	pthread_t threads[512 + 64];
	unsigned seed;
	int n = 0, rc = 0, nth = 0;

	if (parse(argc, argv) != 0)
		return 2;
	seed = opt.seed;
	if (pipe(pipe_fd) != 0 || sem_init(&sem, 0, 0) != 0)
		return 1;
	limit_files();
	if (!opt.restart)
		rc = begin(0);
	/* One that is whole, however long the machine stands still then. */
	if (opt.limit != 0)
		(void)tacho_advance();
	if (opt.disturbed)
		disturb(true);
	for (int i = 0; i < opt.threads + opt.births; i++)
		if (pthread_create(&threads[n], NULL, i < opt.threads ? worker : parent,
				   (void *)(uintptr_t)next_random(&seed)) == 0)
			n++;
	if (opt.restart) {
		for (int left = opt.ms; left > 0 && rc == 0; left -= 30) {
			rc = begin(nth++);
			rest(1000 + next_random(&seed) % 20000);
			if (rc == 0)
				rc = tacho_stop();
			rest(next_random(&seed) % 10000);
		}
	} else {
		rest((unsigned)opt.ms * 1000);
		if (rc == 0 && opt.seed % 2)
			rc = tacho_stop();
	}
	if (opt.disturbed)
		disturb(false);
	atomic_store(&done, true);
	for (int i = 0; i < 512; i++)
		sem_post(&sem);
	for (int i = 0; i < n; i++)
		pthread_join(threads[i], NULL);
	if (!opt.restart && rc == 0 && opt.seed % 2 == 0)
		rc = tacho_stop();
	tacho_get_stats(&st);
	if (opt.limit != 0 && rc == TACHO_EIO)
		rc = 0;
	else if (opt.limit != 0 && st.bytes > (uint64_t)opt.limit)
		rc = -1;
	fprintf(stderr,
		"rc %d, %llu generations, %llu bytes; lost: nested %llu scarce %llu state %llu "
		"deep %llu names %llu gens %llu; misuse %llu; memory %llu\n",
		rc, (unsigned long long)st.generations, (unsigned long long)st.bytes,
		(unsigned long long)st.lost_nested, (unsigned long long)st.lost_scarce,
		(unsigned long long)st.lost_state, (unsigned long long)st.lost_deep,
		(unsigned long long)st.lost_names, (unsigned long long)st.lost_gens,
		(unsigned long long)st.misuse, (unsigned long long)st.memory);
	return rc != 0 || st.misuse || st.lost_gens || atomic_load(&child_failed);
}
