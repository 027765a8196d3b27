/* SPDX-License-Identifier: MIT */
/*
 * A service with everything on: a flight recorder, watches, an endpoint, a spool. Its
 * goroutines serve orders; from the second half on they ask the database while they hold
 * the lock of the stock, a line forms there, and orders miss their SLO.
 *
 *	cc capture_service.c $(pkg-config --cflags --libs libtacho-capture libtacho-rt)
 *	./a.out DIR [SECONDS] [CONFIG]
 *
 * The load comes from the service itself. The spool is DIR/spool, the endpoint the socket
 * DIR/shop.sock.
 */
#include <stdio.h>
#include <stdlib.h>

#include <tacho/capture.h>
#include <tacho/rt.h>

#define MS INT64_C(1000000)

enum {
	CUSTOMERS = 80
};

static struct tacho_rt_mutex stock;
static int64_t begin_ns, end_ns;

/* A request to a database: other goroutines run meanwhile. */
static void ask_database(void)
{
	tacho_rt_sleep(MS);
}

static bool is_careless(void)
{
	return tacho_rt_now_ns() - begin_ns > (end_ns - begin_ns) / 2;
}

static void serve_order(void)
{
	struct tacho_task order = tacho_task_begin(TACHO_TASK_NONE, "GET /orders");
	bool asks_late = is_careless();

	if (!asks_late)
		ask_database();
	tacho_rt_mutex_lock(&stock);
	if (asks_late)
		ask_database();
	tacho_rt_mutex_unlock(&stock);
	tacho_task_end(order);
}

static void buy(void *arg)
{
	(void)arg;
	while (tacho_rt_now_ns() < end_ns) {
		serve_order();
		tacho_rt_sleep(10 * MS);
	}
}

static void run(void *arg)
{
	(void)arg;
	for (int i = 0; i < CUSTOMERS; i++)
		if (tacho_go(buy, NULL) < 0)
			return;
	while (tacho_rt_now_ns() < end_ns)
		tacho_rt_sleep(50 * MS);
}

static int start(const char *dir, const char *config)
{
	char settings[2048], error[600];
	int n = snprintf(settings, sizeof(settings),
			 "enabled = true\n"
			 "service = shop\n"
			 "spool = %s/spool\n"
			 "listen = unix:%s/shop.sock\n"
			 "look-back = 2s\n"
			 "look-ahead = 500ms\n"
			 "cool-down = 10s\n"
			 "[task \"GET /orders\"]\n"
			 "threshold = 50ms\n"
			 "percentile = 95\n"
			 "window = 500ms\n"
			 "[sched]\n"
			 "throttled = 10%%\n",
			 dir, dir);

	if (n < 0 || (size_t)n >= sizeof(settings))
		return 1;
	if (tacho_capture_start(settings, config) == 0)
		return 0;
	tacho_capture_error(error, sizeof(error));
	fprintf(stderr, "%s\n", error);
	return 1;
}

int main(int argc, char **argv)
{
	struct tacho_capture_stats stats = TACHO_CAPTURE_STATS_INIT;
	char error[600];

	if (argc < 2) {
		fprintf(stderr, "usage: capture_service DIR [SECONDS] [CONFIG]\n");
		return 2;
	}
	if (start(argv[1], argc > 3 ? argv[3] : NULL))
		return 1;
	begin_ns = tacho_rt_now_ns();
	end_ns = begin_ns + (argc > 2 ? strtol(argv[2], NULL, 10) : 10) * 1000 * MS;
	if (tacho_rt_run(run, NULL, NULL) < 0)
		return 1;
	tacho_capture_error(error, sizeof(error));
	tacho_capture_stop();
	tacho_capture_get_stats(&stats);
	printf("%llu triggers, %llu snapshots of %llu bytes\n", (unsigned long long)stats.triggers,
	       (unsigned long long)stats.snapshots, (unsigned long long)stats.bytes);
	if (error[0])
		fprintf(stderr, "%s\n", error);
	return error[0] != '\0';
}
