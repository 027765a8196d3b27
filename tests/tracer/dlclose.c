/* SPDX-License-Identifier: MIT */
/*
 * The library, loaded by dlopen, traces a shared object that comes and goes, between
 * generations and within one; then dlclose of the library itself, while a thread that
 * it knows is still there. Other code may lie where the plugin was.
 *
 *	dlclose PLUGIN LIBTACHO FILE     (leaves FILE.0, FILE.1)
 */
#include <tacho/tacho.h>

#include <dlfcn.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A function of a shared object; dlsym gives it as data. */
#define GET(f, handle, name)                       \
 do {                                              \
  void *p_ = dlsym((handle), (name));              \
                                                   \
  if (!p_) {                                       \
   fprintf(stderr, "%s: %s\n", (name), dlerror()); \
   exit(1);                                        \
  }                                                \
  memcpy(&(f), &p_, sizeof(f));                    \
 } while (0)

static struct {
	int (*start)(const char *path);
	int (*advance)(void);
	int (*stop)(void);
	void (*log)(struct tacho_task t, const char *category, const char *message);
} lib;

static sem_t first_done, go_on;

static void *stays(void *arg)
{
	lib.log(TACHO_TASK_NONE, "thread", "before dlclose");
	sem_post(&first_done);
	sem_wait(&go_on);
	lib.log(TACHO_TASK_NONE, "thread", "behind dlclose");
	return arg;
}

static void work_in(const char *plugin, bool advance_before_close)
{
	void *p = dlopen(plugin, RTLD_NOW);
	void (*work)(int);

	if (!p) {
		fprintf(stderr, "%s\n", dlerror());
		exit(1);
	}
	GET(work, p, "plugin_work");
	work(100);
	if (advance_before_close)
		lib.advance();
	work(100);
	dlclose(p);
	lib.advance();
}

int main(int argc, char **argv)
{
	void *handle = argc == 4 ? dlopen(argv[2], RTLD_NOW) : NULL;
	char path[4096];
	pthread_t t;

	if (!handle || sem_init(&first_done, 0, 0) != 0 || sem_init(&go_on, 0, 0) != 0)
		return 2;
	GET(lib.start, handle, "tacho_start");
	GET(lib.advance, handle, "tacho_advance");
	GET(lib.stop, handle, "tacho_stop");
	GET(lib.log, handle, "tacho_log");
	for (int i = 0; i < 2; i++) {
		snprintf(path, sizeof(path), "%s.%d", argv[3], i);
		if (lib.start(path) != 0 || pthread_create(&t, NULL, stays, NULL) != 0)
			return 1;
		sem_wait(&first_done);
		for (int k = 0; k < 6; k++)
			work_in(argv[1], k % 2 == 0);
		if (i == 1)
			dlclose(handle);
		sem_post(&go_on);
		pthread_join(t, NULL);
		if (lib.stop() != 0)
			return 1;
	}
	return 0;
}
