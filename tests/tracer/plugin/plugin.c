/* SPDX-License-Identifier: MIT */
/* A shared object that traces: its names and its code are gone after dlclose. */
#include <tacho/tacho.h>

void plugin_work(int n);

__attribute__((noinline)) static void plugin_inner(struct tacho_task t, int i)
{
	TACHO_REGION(t, "inner of the plugin");
	tacho_logf(t, "plugin", "%d", i);
}

__attribute__((visibility("default"))) void plugin_work(int n)
{
	struct tacho_task t = tacho_task_begin(TACHO_TASK_NONE, "plugin's task");

	for (int i = 0; i < n; i++) {
		TACHO_REGION(t, "plugin's region");
		plugin_inner(t, i);
	}
	tacho_label("plugin's label");
	tacho_task_end(t);
}
