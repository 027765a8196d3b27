/* SPDX-License-Identifier: MIT */
/*
 * Ten goroutines that say hello through a channel. Usage: rt_hello [TRACE]
 */
#include <tacho/rt.h>
#include <tacho/tacho.h>

#include <stdint.h>
#include <stdio.h>

static struct tacho_rt_chan *numbers;

static void count(void *arg)
{
	int n = (int)(intptr_t)arg;

	tacho_rt_sleep((10 - n) * 1000000);
	(void)tacho_rt_chan_send(numbers, &n);
}

static void main_fn(void *arg)
{
	int n;

	(void)arg;
	if (tacho_rt_chan_new(sizeof(int), 0, &numbers) != 0)
		return;
	for (int i = 0; i < 10; i++)
		tacho_go(count, (void *)(intptr_t)i);
	for (int i = 0; i < 10 && tacho_rt_chan_recv(numbers, &n) == 0; i++)
		printf("hello from %d\n", n);
}

int main(int argc, char **argv)
{
	if (argc > 1 && tacho_start(argv[1]) != 0)
		return 1;
	if (tacho_rt_run(main_fn, NULL, NULL) != 0)
		return 1;
	return argc > 1 && tacho_stop() != 0;
}
