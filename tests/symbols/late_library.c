/* SPDX-License-Identifier: MIT */
/* The library that inlined.c loads. It calls what it is given, with one call inlined. */
struct tacho_task {
	unsigned long long id;
};

typedef void log_fn(struct tacho_task t, const char *category, const char *message);

static inline __attribute__((always_inline)) void within(log_fn *log, struct tacho_task t)
{
	log(t, "plugin", "here"); /* mark within */
}

void plugin_run(log_fn *log, struct tacho_task t);
void plugin_run(log_fn *log, struct tacho_task t)
{
	within(log, t); /* mark plugin */
	__asm__ volatile("");
}
