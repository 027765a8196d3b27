/* SPDX-License-Identifier: MIT */
/* Reading the kernel's files; see cpu_truth.h. Nothing here fails: what is not there is left out. */
#include "capture/cpu_truth.h"

#include <dirent.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <tacho/observe.h>

static bool read_file(const char *path, char *to, size_t size)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n;

	if (fd < 0)
		return false;
	n = read(fd, to, size - 1);
	(void)close(fd);
	if (n < 0)
		return false;
	to[n] = '\0';
	return true;
}

/* The number behind a word at the begin of a line, or behind "word=" in it. */
static uint64_t number_of(const char *text, const char *word)
{
	size_t n = strlen(word);

	for (const char *p = text; (p = strstr(p, word)); p += n)
		if ((p == text || p[-1] == '\n' || p[-1] == ' ') && (p[n] == ' ' || p[n] == '='))
			return strtoull(p + n + 1, NULL, 10);
	return 0;
}

void tc_cpu_find(struct tc_cpu_places *p, const char *cgroup_root, const char *self_cgroup)
{
	char text[1024], path[sizeof(p->group) + 16];
	const char *own = NULL;
	char *end;

	p->group[0] = '\0';
	if (read_file(self_cgroup, text, sizeof(text)))
		own = strstr(text, "0::/");
	if (!own)
		return;
	own += 3;
	end = strchr(own, '\n');
	if (end)
		*end = '\0';
	/* In a container the root of what is seen is the own group. */
	if ((size_t)snprintf(p->group, sizeof(p->group), "%s%s", cgroup_root,
			     strcmp(own, "/") == 0 ? "" : own) >= sizeof(p->group))
		p->group[0] = '\0';
	(void)snprintf(path, sizeof(path), "%s/cpu.stat", p->group);
	if (p->group[0] && access(path, R_OK) != 0)
		p->group[0] = '\0';
}

/* The tightest quota holds: that of the group itself, or of one above it. */
static void read_quota(const struct tc_cpu_places *p, struct tc_cpu_truth *t)
{
	char dir[sizeof(p->group)], path[sizeof(dir) + 16], text[512];

	t->quota_us = -1;
	t->period_us = 100000;
	(void)snprintf(dir, sizeof(dir), "%s", p->group);
	while (dir[0]) {
		int64_t quota, period;
		char *slash;

		(void)snprintf(path, sizeof(path), "%s/cpu.max", dir);
		if (read_file(path, text, sizeof(text)) &&
		    sscanf(text, "%" SCNd64 " %" SCNd64, &quota, &period) == 2 && period > 0 &&
		    (t->quota_us < 0 ||
		     (double)quota / (double)period < (double)t->quota_us / (double)t->period_us)) {
			t->quota_us = quota;
			t->period_us = period;
		}
		slash = strrchr(dir, '/');
		if (!slash)
			break;
		*slash = '\0';
	}
}

void tc_cpu_read(const struct tc_cpu_places *p, struct tc_cpu_truth *t)
{
	char path[sizeof(p->group) + 16], text[1024];
	const char *line;

	memset(t, 0, sizeof(*t));
	(void)snprintf(path, sizeof(path), "%s/cpu.stat", p->group);
	if (p->group[0] && read_file(path, text, sizeof(text))) {
		t->has_group = true;
		t->usage_us = number_of(text, "usage_usec");
		t->periods = number_of(text, "nr_periods");
		t->throttled = number_of(text, "nr_throttled");
		t->throttled_us = number_of(text, "throttled_usec");
		read_quota(p, t);
	}
	(void)snprintf(path, sizeof(path), "%s/cpu.pressure", p->group);
	if ((p->group[0] && read_file(path, text, sizeof(text))) ||
	    read_file("/proc/pressure/cpu", text, sizeof(text))) {
		t->has_pressure = true;
		t->some_us = number_of(text, "total");
		line = strstr(text, "\nfull");
		t->full_us = line ? number_of(line + 1, "total") : 0;
	}
}

/* --- threads ---------------------------------------------------------------------------- */

struct thread {
	long tid;
	uint64_t run_ns, wait_ns;
};

static int compare_wait(const void *pa, const void *pb)
{
	const struct thread *a = pa, *b = pb;

	return (a->wait_ns < b->wait_ns) - (a->wait_ns > b->wait_ns);
}

/* Those that waited longest, of the first few hundred. */
static size_t read_threads(struct thread *to, size_t max)
{
	DIR *dir = opendir("/proc/self/task");
	const struct dirent *e;
	size_t n = 0;

	if (!dir)
		return 0;
	while (n < max && (e = readdir(dir))) {
		char path[64], text[128];

		if (e->d_name[0] < '0' || e->d_name[0] > '9' || strlen(e->d_name) > 12)
			continue;
		(void)snprintf(path, sizeof(path), "/proc/self/task/%.12s/schedstat", e->d_name);
		if (!read_file(path, text, sizeof(text)) ||
		    sscanf(text, "%" SCNu64 " %" SCNu64, &to[n].run_ns, &to[n].wait_ns) != 2)
			continue;
		to[n++].tid = strtol(e->d_name, NULL, 10);
	}
	(void)closedir(dir);
	qsort(to, n, sizeof(*to), compare_wait);
	return n < TC_CPU_THREADS ? n : TC_CPU_THREADS;
}

void tc_cpu_note(const struct tc_cpu_truth *t, uint64_t now_ns)
{
	struct thread threads[256];
	char text[1000];
	size_t n, used;

	if (t->has_group || t->has_pressure) {
		int k = snprintf(text, sizeof(text), "tacho-cpu %" PRIu64, now_ns);

		used = k > 0 ? (size_t)k : 0;
		if (t->has_group)
			used += (size_t)snprintf(
				text + used, sizeof(text) - used,
				" quota_us=%" PRId64 " period_us=%" PRId64 " usage_us=%" PRIu64
				" periods=%" PRIu64 " throttled=%" PRIu64 " throttled_us=%" PRIu64,
				t->quota_us, t->period_us, t->usage_us, t->periods, t->throttled,
				t->throttled_us);
		if (t->has_pressure)
			used += (size_t)snprintf(text + used, sizeof(text) - used,
						 " psi_some_us=%" PRIu64 " psi_full_us=%" PRIu64,
						 t->some_us, t->full_us);
		tacho_note(text, used);
	}
	n = read_threads(threads, sizeof(threads) / sizeof(*threads));
	used = (size_t)snprintf(text, sizeof(text), "tacho-threads %" PRIu64, now_ns);
	for (size_t i = 0; i < n && used + 64 < sizeof(text); i++)
		used += (size_t)snprintf(text + used, sizeof(text) - used,
					 " %ld:%" PRIu64 ":%" PRIu64, threads[i].tid,
					 threads[i].run_ns, threads[i].wait_ns);
	if (n > 0)
		tacho_note(text, used);
}
