/* SPDX-License-Identifier: MIT */
/*
 * Logs one line behind two calls that are inlined, one that is not, and one into a
 * library that is loaded later: inlined TRACE [LIBRARY]. The lines are known to
 * tests/symbols/run by their marks.
 */
#include <tacho/tacho.h>

#include <dlfcn.h>

static inline __attribute__((always_inline)) void leaf(struct tacho_task t, int n)
{
	tacho_logf(t, "n", "%d", n); /* mark leaf */
}

static inline __attribute__((always_inline)) void middle(struct tacho_task t, int n)
{
	leaf(t, n + 1); /* mark middle */
}

__attribute__((noinline)) static int outer(struct tacho_task t, int n)
{
	middle(t, n); /* mark outer */
	return n;
}

static int call_plugin(struct tacho_task t, const char *path)
{
	void *lib = dlopen(path, RTLD_NOW);
	void (*fn)(void (*)(struct tacho_task, const char *, const char *), struct tacho_task);

	if (!lib)
		return 1;
	*(void **)&fn = dlsym(lib, "plugin_run");
	if (!fn)
		return 1;
	fn(tacho_log, t);
	return 0;
}

int main(int argc, char **argv)
{
	struct tacho_task t;
	int n;

	if (argc < 2 || tacho_start(argv[1]) < 0)
		return 1;
	t = tacho_task_begin(TACHO_TASK_NONE, "t");
	n = outer(t, argc); /* mark main */
	if (argc > 2 && call_plugin(t, argv[2]) != 0)
		return 1;
	tacho_task_end(t);
	return tacho_stop() < 0 || n > 9;
}
