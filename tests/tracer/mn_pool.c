/* SPDX-License-Identifier: MIT */
/*
 * A scheduler without stacks that reports through sched.h: goroutines are numbers
 * in a run queue, threads take Ps and run them. Traces begin and end while it runs.
 *
 *	mn_pool [-m THREADS] [-p PS] [-n GOROUTINES] [-d MS] [-g GEN_US] [-s SEED] [-w] FILE
 *
 * -w makes calls at wrong moments, too. Leaves FILE.0, FILE.1, ...
 */
#include <tacho/sched.h>

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum {
	MAX = 4096
};

static struct {
	int threads, ps, n, ms, gen_us;
	unsigned seed;
	bool wrong;
	const char *file;
} opt = { .threads = 4, .ps = 3, .n = 40, .ms = 300, .gen_us = 1000, .seed = 1 };

/* A bag under a lock: runnable goroutines, waiting ones, idle Ps, Ps in system calls. */
struct bag {
	pthread_mutex_t lock;
	void *item[MAX];
	int n;
};

static struct bag runnable = { .lock = PTHREAD_MUTEX_INITIALIZER };
static struct bag waiting = { .lock = PTHREAD_MUTEX_INITIALIZER };
static struct bag idle_ps = { .lock = PTHREAD_MUTEX_INITIALIZER };
static atomic_bool done;
static atomic_int alive;

/* A P whose thread is in a system call; whoever swaps it out has it. */
static _Atomic(struct tacho_p *) in_syscall[64];

#define STEALING ((struct tacho_p *)1)

static unsigned next_random(unsigned *s)
{
	*s = *s * 1664525u + 1013904223u;
	return *s >> 8;
}

static void put(struct bag *b, void *x)
{
	pthread_mutex_lock(&b->lock);
	if (b->n < MAX)
		b->item[b->n++] = x;
	pthread_mutex_unlock(&b->lock);
}

static void *take(struct bag *b, unsigned r)
{
	void *x = NULL;

	pthread_mutex_lock(&b->lock);
	if (b->n > 0) {
		int i = (int)(r % (unsigned)b->n);

		x = b->item[i];
		b->item[i] = b->item[--b->n];
	}
	pthread_mutex_unlock(&b->lock);
	return x;
}

static void entry(void)
{
}

static void create(void)
{
	struct tacho_g *g = tacho_g_create(entry);

	if (g) {
		atomic_fetch_add(&alive, 1);
		put(&runnable, g);
	}
}

static void misuse(unsigned *seed)
{
	switch (next_random(seed) % 11) {
	case 0: tacho_g_syscall_exit(); break;
	case 9: tacho_g_syscall_exit_kept(); break;
	case 1: tacho_p_stop(); break;
	case 2: tacho_stw_end(); break;
	case 3: tacho_gc_end(); break;
	case 4: tacho_p_start(NULL); break;
	case 5: tacho_g_syscall_exit_blocked(); break;
	case 6: tacho_region_end((struct tacho_region){ 1, 1, 99 }); break;
	case 7: tacho_task_end((struct tacho_task){ UINT64_MAX }); break;
	default: tacho_g_unblock(NULL); break;
	}
}

/* The thread's P may be gone afterwards; then G is runnable elsewhere. */
static bool syscall_of(int me, struct tacho_p **p, unsigned *seed)
{
	struct tacho_p *mine = *p, *other;

	tacho_g_syscall_enter();
	atomic_store(&in_syscall[me], mine);
	if (next_random(seed) % 2)
		usleep(next_random(seed) % 300);
	while (!opt.wrong && atomic_load(&in_syscall[me]) == STEALING)
		sched_yield();
	if (opt.wrong && atomic_load(&in_syscall[me]) == STEALING) {
		/* Against the contract: it goes on before the thief is done. */
		tacho_g_syscall_exit();
		*p = NULL;
		return false;
	}
	other = mine;
	if (atomic_compare_exchange_strong(&in_syscall[me], &other, NULL)) {
		if (next_random(seed) % 2)
			tacho_g_syscall_exit();
		else
			tacho_g_syscall_exit_kept();
		return true;
	}
	while (atomic_load(&in_syscall[me]) == STEALING)
		sched_yield();
	/* Stolen. */
	other = take(&idle_ps, next_random(seed));
	*p = other;
	if (other)
		tacho_p_start(other);
	tacho_g_syscall_exit_blocked();
	return false;
}

static void steal(int me, unsigned *seed)
{
	int victim = (int)(next_random(seed) % (unsigned)opt.threads);
	struct tacho_p *p;

	if (victim == me)
		return;
	p = atomic_load(&in_syscall[victim]);
	/* The victim waits until this is over. */
	if (p && p != STEALING &&
	    atomic_compare_exchange_strong(&in_syscall[victim], &p, STEALING)) {
		tacho_p_steal(p);
		put(&idle_ps, p);
		atomic_store(&in_syscall[victim], NULL);
	}
}

/*
 * Run g once, which was started if `started`; where it goes next. Returns the one that was
 * started in its place, or NULL.
 */
static struct tacho_g *run(int me, struct tacho_p **p, struct tacho_g *g, bool started,
			   unsigned *seed)
{
	struct tacho_g *next = NULL;
	struct tacho_region r;

	if (!started)
		tacho_g_start(g);
	r = tacho_region_begin(TACHO_TASK_NONE, "slice");
	tacho_logf(TACHO_TASK_NONE, "g", "%llu", (unsigned long long)tacho_g_id(g));
	if (next_random(seed) % 4)
		tacho_region_end(r);
	if (opt.wrong && next_random(seed) % 4 == 0)
		misuse(seed);
	switch (next_random(seed) % 8) {
	case 0:
		tacho_stw_begin("test");
		tacho_metric_procs((uint64_t)opt.ps);
		tacho_stw_end();
		break;
	case 1: tacho_gc_begin(); break;
	case 2: tacho_gc_end(); break;
	case 3: tacho_metric_heap(next_random(seed)); break;
	case 4:
		if (!syscall_of(me, p, seed)) {
			put(&runnable, g);
			return NULL;
		}
		break;
	default: break;
	}
	/* The next one in the same call, or later by one of its own. */
	if (next_random(seed) % 2)
		next = take(&runnable, next_random(seed));
	switch (next_random(seed) % 4) {
	case 0:
		tacho_g_block_start("chan receive", __builtin_frame_address(0), next);
		put(&waiting, g);
		return next;
	case 1:
		if (atomic_load(&alive) <= opt.n / 2)
			break;
		tacho_g_exit_start(next);
		atomic_fetch_sub(&alive, 1);
		return next;
	default: break;
	}
	tacho_g_stop_start("yield", __builtin_frame_address(0), next);
	put(&runnable, g);
	return next;
}

/* g, and those that are started in its place. */
static void run_all(int me, struct tacho_p **p, struct tacho_g *g, unsigned *seed)
{
	bool started = false;

	while (g) {
		g = run(me, p, g, started, seed);
		started = true;
	}
}

static void *worker(void *arg)
{
	int me = (int)(uintptr_t)arg;
	unsigned seed = opt.seed * 77u + (unsigned)me;
	struct tacho_p *p = NULL;
	struct tacho_g *g;

	while (!atomic_load(&done)) {
		if (!p) {
			p = take(&idle_ps, next_random(&seed));
			if (!p) {
				steal(me, &seed);
				usleep(20);
				continue;
			}
			tacho_p_start(p);
		}
		if (atomic_load(&alive) < opt.n)
			create();
		if (next_random(&seed) % 2 && (g = take(&waiting, next_random(&seed)))) {
			tacho_g_unblock(g);
			put(&runnable, g);
		}
		steal(me, &seed);
		g = take(&runnable, next_random(&seed));
		run_all(me, &p, g, &seed);
		if (p && next_random(&seed) % 8 == 0) {
			tacho_p_stop();
			put(&idle_ps, p);
			p = NULL;
			/* Between two Ps it is a plain thread. */
			tacho_log(TACHO_TASK_NONE, "plain", "thread");
		}
	}
	return NULL;
}

static int trace(int nth, unsigned *seed)
{
	struct tacho_start_opts o = TACHO_START_OPTS_INIT;
	char name[4096];
	int rc;

	snprintf(name, sizeof(name), "%s.%d", opt.file, nth);
	o.path = name;
	o.gen_ns = (uint64_t)opt.gen_us * 1000;
	rc = tacho_start_with(&o);
	usleep(5000 + next_random(seed) % 30000);
	if (rc == 0)
		rc = tacho_stop();
	usleep(next_random(seed) % 5000);
	return rc;
}

int main(int argc, char **argv)
{
	struct tacho_stats st = TACHO_STATS_INIT;
	pthread_t threads[64];
	unsigned seed;
	int c, rc = 0, nth = 0;

	while ((c = getopt(argc, argv, "m:p:n:d:g:s:w")) != -1) {
		switch (c) {
		case 'm': opt.threads = atoi(optarg); break;
		case 'p': opt.ps = atoi(optarg); break;
		case 'n': opt.n = atoi(optarg); break;
		case 'd': opt.ms = atoi(optarg); break;
		case 'g': opt.gen_us = atoi(optarg); break;
		case 's': opt.seed = (unsigned)strtoul(optarg, NULL, 10); break;
		case 'w': opt.wrong = true; break;
		default: return 2;
		}
	}
	if (optind + 1 != argc || opt.threads < 1 || opt.threads > 64)
		return 2;
	opt.file = argv[optind];
	seed = opt.seed;
	for (int i = 0; i < opt.ps; i++)
		put(&idle_ps, tacho_p_new());
	for (int i = 0; i < opt.threads; i++)
		if (pthread_create(&threads[i], NULL, worker, (void *)(uintptr_t)i) != 0)
			return 1;
	for (int left = opt.ms; left > 0 && rc == 0; left -= 20)
		rc = trace(nth++, &seed);
	atomic_store(&done, true);
	for (int i = 0; i < opt.threads; i++)
		pthread_join(threads[i], NULL);
	tacho_get_stats(&st);
	fprintf(stderr, "rc %d, %d traces, %llu generations, misuse %llu, lost by state %llu\n", rc,
		nth, (unsigned long long)st.generations, (unsigned long long)st.misuse,
		(unsigned long long)st.lost_state);
	return rc != 0 || nth == 0;
}
