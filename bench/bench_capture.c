/* SPDX-License-Identifier: MIT */
/*
 * What libtacho-capture costs a service: requests of a fixed amount of work on some
 * threads, with capture off, with a recorder and three watches, and while snapshots are
 * taken as fast as the CPU budget lets them be. The three take turns; one JSON line each,
 * with medians of the rounds, and ratios to "off" of the same round.
 *	bench_capture [ROUNDS [SECONDS [THREADS]]]
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <tacho/capture.h>

enum {
	MODES = 3,
	MAX_ROUNDS = 64,
	MAX_THREADS = 64,
	SAMPLES = 1 << 20
};

static const char *const mode_names[MODES] = { "off", "recorder+watches",
					       "snapshots at the limit" };

struct worker {
	pthread_t thread;
	uint64_t until_ns, n;
	uint32_t *ns; /* of each request */
};

static struct worker workers[MAX_THREADS];
static size_t n_workers = 2;
static volatile uint64_t sink;

static uint64_t clock_ns(clockid_t clock)
{
	struct timespec t;

	(void)clock_gettime(clock, &t);
	return (uint64_t)t.tv_sec * 1000000000 + (uint64_t)t.tv_nsec;
}

static uint64_t now_ns(void)
{
	return clock_ns(CLOCK_MONOTONIC);
}

/* Some ten us, as a request that finds everything in memory. */
static void compute(void)
{
	uint64_t x = 88172645463325252;

	for (int i = 0; i < 25000; i++) {
		x ^= x << 13;
		x ^= x >> 7;
		x ^= x << 17;
	}
	sink = x;
}

static void serve(void)
{
	struct tacho_task t = tacho_task_begin(TACHO_TASK_NONE, "GET /orders");

	for (int i = 0; i < 3; i++) {
		TACHO_REGION(t, "step");
		compute();
	}
	tacho_task_end(t);
}

static void *work(void *arg)
{
	struct worker *w = arg;
	uint64_t at = now_ns();

	for (w->n = 0; at < w->until_ns && w->n < SAMPLES; w->n++) {
		uint64_t end;

		serve();
		end = now_ns();
		w->ns[w->n] = (uint32_t)(end - at);
		at = end;
	}
	return NULL;
}

static long rss_kb(void)
{
	char line[128];
	long kb = 0;
	FILE *f = fopen("/proc/self/status", "r");

	while (f && fgets(line, sizeof(line), f))
		if (sscanf(line, "VmRSS: %ld", &kb) == 1)
			break;
	if (f)
		(void)fclose(f);
	return kb;
}

static int compare_u32(const void *pa, const void *pb)
{
	const uint32_t *a = pa, *b = pb;

	return (*a > *b) - (*a < *b);
}

static int compare_double(const void *pa, const void *pb)
{
	const double *a = pa, *b = pb;

	return (*a > *b) - (*a < *b);
}

static double median(double *v, size_t n)
{
	qsort(v, n, sizeof(*v), compare_double);
	return v[n / 2];
}

struct round {
	double per_second, p999_us, rss_kb, snapshots;
	double cpu_ns; /* of the process, for a request: other programs count less here */
};

/* The p99.9 of all threads together, from the slowest of each. */
static double p999_us(void)
{
	static uint32_t all[SAMPLES];
	size_t n = 0;

	for (size_t i = 0; i < n_workers; i++)
		for (uint64_t k = 0; k < workers[i].n && n < SAMPLES; k++)
			all[n++] = workers[i].ns[k];
	qsort(all, n, sizeof(*all), compare_u32);
	return n ? all[n - 1 - n / 1000] / 1e3 : 0;
}

static int start(int mode, const char *dir)
{
	char settings[1024];

	(void)snprintf(
		settings, sizeof(settings),
		"enabled = true\nspool = %s\nlook-ahead = 1ms\ncool-down = 0\nexemplars = 2\n"
		"budget-snapshots-minute = 0\nbudget-snapshots-day = 0\nbudget-bytes-minute = 0\n"
		"budget-bytes-day = 0\nbudget-cpu = 2%%\n"
		"[task \"GET /orders\"]\nthreshold = %s\n"
		"[region \"step\"]\nthreshold = 1h\n"
		"[task \"GET /other\"]\nthreshold = 1h\n",
		dir, mode == 2 ? "1us" : "1h");
	if (tacho_capture_start(settings, NULL) < 0)
		return -1;
	while (!tacho_enabled())
		(void)usleep(1000);
	return 0;
}

static int run(int mode, double seconds, const char *dir, struct round *r)
{
	struct tacho_capture_stats before = TACHO_CAPTURE_STATS_INIT, after = before;
	uint64_t began, cpu, n = 0;

	if (mode > 0 && start(mode, dir) < 0)
		return -1;
	tacho_capture_get_stats(&before);
	began = now_ns();
	cpu = clock_ns(CLOCK_PROCESS_CPUTIME_ID);
	for (size_t i = 0; i < n_workers; i++) {
		workers[i].until_ns = began + (uint64_t)(seconds * 1e9);
		if (pthread_create(&workers[i].thread, NULL, work, &workers[i]) != 0)
			return -1;
	}
	for (size_t i = 0; i < n_workers; i++) {
		(void)pthread_join(workers[i].thread, NULL);
		n += workers[i].n;
	}
	r->per_second = (double)n * 1e9 / (double)(now_ns() - began);
	r->cpu_ns = (double)(clock_ns(CLOCK_PROCESS_CPUTIME_ID) - cpu) / (double)(n ? n : 1);
	r->rss_kb = (double)rss_kb();
	tacho_capture_get_stats(&after);
	r->snapshots = (double)(after.snapshots - before.snapshots);
	tacho_capture_stop();
	r->p999_us = p999_us();
	return 0;
}

static void print(int mode, struct round rounds[MODES][MAX_ROUNDS], size_t n)
{
	double v[MAX_ROUNDS], w[MAX_ROUNDS], c[MAX_ROUNDS], throughput, tail;
	double snapshots = 0;

	for (size_t i = 0; i < n; i++) {
		v[i] = rounds[mode][i].per_second / rounds[0][i].per_second;
		w[i] = rounds[mode][i].p999_us / rounds[0][i].p999_us;
		c[i] = rounds[mode][i].cpu_ns / rounds[0][i].cpu_ns;
		snapshots += rounds[mode][i].snapshots;
	}
	throughput = median(v, n);
	tail = median(w, n);
	for (size_t i = 0; i < n; i++) {
		v[i] = rounds[mode][i].per_second;
		w[i] = rounds[mode][i].rss_kb;
	}
	printf("{\"name\":\"capture\",\"mode\":\"%s\",\"rounds\":%zu,\"requests_per_second\":%.0f,"
	       "\"throughput_ratio\":%.4f,\"p999_ratio\":%.4f,\"cpu_ratio\":%.4f,\"rss_kb\":%.0f,\"snapshots\":%.0f}\n",
	       mode_names[mode], n, median(v, n), throughput, tail, median(c, n), median(w, n),
	       snapshots);
}

int main(int argc, char **argv)
{
	static struct round rounds[MODES][MAX_ROUNDS];
	size_t n = argc > 1 ? strtoul(argv[1], NULL, 10) : 7;
	double seconds = argc > 2 ? strtod(argv[2], NULL) : 2;
	char dir[] = "/tmp/tacho-bench-capture-XXXXXX", spool[64], clean[128];
	int failed = 0;

	n_workers = argc > 3 ? strtoul(argv[3], NULL, 10) : n_workers;
	if (n < 1 || n > MAX_ROUNDS || n_workers < 1 || n_workers > MAX_THREADS || !mkdtemp(dir))
		return 2;
	(void)snprintf(spool, sizeof(spool), "%s/spool", dir);
	for (size_t i = 0; i < n_workers; i++)
		if (!(workers[i].ns = calloc(SAMPLES, sizeof(uint32_t))))
			return 4;
	for (size_t i = 0; i < n; i++)
		for (int mode = 0; mode < MODES; mode++)
			failed |= run(mode, seconds, spool, &rounds[mode][i]);
	for (int mode = 0; mode < MODES && !failed; mode++)
		print(mode, rounds, n);
	(void)snprintf(clean, sizeof(clean), "rm -rf %s", dir);
	return system(clean) != 0 || failed ? 4 : 0;
}
