/* SPDX-License-Identifier: MIT */
/*
 * What debuggers are asked about: a goroutine that writes behind a block of the heap, and looks at
 * what nobody has written, a few calls deep, while others wait.
 *
 *	broken heap | value | none
 */
#include <tacho/rt.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct tacho_rt_chan *never;
static const char *what;
static volatile int sink;

__attribute__((noinline)) static void writes_behind(char *block, size_t size)
{
	*(volatile char *)(block + size) = 1;
	sink++;
}

__attribute__((noinline)) static void looks_at(const volatile int *value)
{
	if (*value)
		sink++;
	sink++;
}

__attribute__((noinline)) static void works(void)
{
	char *block = malloc(40);
	volatile int value[4];

	if (block && strcmp(what, "heap") == 0)
		writes_behind(block, 40);
	if (strcmp(what, "none") == 0)
		value[2] = 0;
	looks_at(&value[2]);
	free(block);
	sink++;
}

static void waits(void *arg)
{
	(void)arg;
	(void)tacho_rt_chan_recv(never, NULL);
	sink++;
}

static void goes_wrong(void *arg)
{
	(void)arg;
	works();
	sink++;
}

static void main_fn(void *arg)
{
	(void)arg;
	if (tacho_rt_chan_new(0, 0, &never) || tacho_go(waits, NULL) || tacho_go(goes_wrong, NULL))
		exit(4);
	tacho_rt_sleep(50 * 1000 * 1000);
	(void)tacho_rt_chan_close(never);
	tacho_rt_sleep(1000 * 1000);
	(void)tacho_rt_chan_free(never);
}

int main(int argc, char **argv)
{
	what = argc == 2 ? argv[1] : "none";
	return tacho_rt_run(main_fn, NULL, NULL) == 0 ? 0 : 4;
}
