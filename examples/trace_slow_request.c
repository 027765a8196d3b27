/* SPDX-License-Identifier: MIT */
/*
 * A flight recorder is always on; a request that took too long has the last
 * seconds written.
 *
 *	cc trace_slow_request.c $(pkg-config --cflags --libs libtacho)
 *	./a.out && tacho report slow.trace
 */
#include <fcntl.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include <tacho/wrap.h>

static double now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void handle(int id)
{
	struct tacho_task t = tacho_task_begin(TACHO_TASK_NONE, "request");
	struct timespec backend = { 0, id == 700 ? 30000000 : 100000 };

	tacho_nanosleep(&backend, NULL);
	tacho_task_end(t);
}

int main(void)
{
	struct tacho_flight_opts opts = TACHO_FLIGHT_OPTS_INIT;
	struct tacho_flight *flight;
	uint64_t bytes = 0;
	int fd;

	opts.min_age_ns = 5000000000u;
	opts.max_bytes = 4 << 20;
	if (tacho_flight_start(&opts, &flight) < 0)
		return 1;
	for (int id = 0; id < 1000; id++) {
		double begin = now_ms();

		handle(id);
		if (now_ms() - begin < 20)
			continue;
		fd = open("slow.trace", O_WRONLY | O_CREAT | O_TRUNC, 0644);
		if (fd < 0 || tacho_flight_write_fd(flight, fd, &bytes) < 0)
			return 1;
		close(fd);
		printf("request %d was slow: %llu bytes in slow.trace\n", id,
		       (unsigned long long)bytes);
		break;
	}
	tacho_flight_stop(flight);
	return 0;
}
