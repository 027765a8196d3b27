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

/*
 * The group of a hierarchy, of the line of self_cgroup whose controllers have that name, or
 * of the one without any; false: there is none. In a container the root of what is seen is
 * the own group.
 */
static bool own_group(const char *lines, const char *controller, char *to, size_t size)
{
	for (const char *line = lines; line && *line; line = strchr(line, '\n')) {
		const char *names, *path;
		size_t n = strlen(controller);

		line += *line == '\n';
		names = line + strcspn(line, ":\n");
		path = *names == ':' ? names + 1 + strcspn(names + 1, ":\n") : names;
		if (*path != ':')
			continue;
		for (const char *name = names + 1; name <= path; name += strcspn(name, ",:") + 1) {
			size_t length = strcspn(name, ",:");

			if (length != n || strncmp(name, controller, n) != 0)
				continue;
			path++;
			n = strcspn(path, "\n");
			n = n == 1 ? 0 : n;
			return (size_t)snprintf(to, size, "%.*s", (int)n, path) < size;
		}
	}
	return false;
}

/* The folder of it that has a file, or the one at the top, or "". */
static void place(char *to, size_t size, const char *top, const char *own, const char *file)
{
	char path[512];

	for (unsigned i = 0; i < 2; i++, own = "") {
		if ((size_t)snprintf(to, size, "%s%s", top, own) < size &&
		    (size_t)snprintf(path, sizeof(path), "%s/%s", to, file) < sizeof(path) &&
		    access(path, R_OK) == 0)
			return;
	}
	to[0] = '\0';
}

void tc_cpu_find(struct tc_cpu_places *p, const char *cgroup_root, const char *self_cgroup)
{
	char text[4096], own[200], top[128];

	memset(p, 0, sizeof(*p));
	if (!read_file(self_cgroup, text, sizeof(text)))
		return;
	/* One with a controller of its own has the quota, not the unified one beside it. */
	(void)snprintf(top, sizeof(top), "%s/cpu", cgroup_root);
	if (own_group(text, "cpu", own, sizeof(own)))
		place(p->group, sizeof(p->group), top, own, "cpu.cfs_quota_us");
	p->is_v1 = p->group[0] != '\0';
	(void)snprintf(top, sizeof(top), "%s/cpuacct", cgroup_root);
	if (p->is_v1 && own_group(text, "cpuacct", own, sizeof(own)))
		place(p->usage, sizeof(p->usage), top, own, "cpuacct.usage");
	if (!p->is_v1 && own_group(text, "", own, sizeof(own)))
		place(p->group, sizeof(p->group), cgroup_root, own, "cpu.stat");
}

/* Of one group; false: it has none. */
static bool read_own_quota(const struct tc_cpu_places *p, const char *dir, int64_t *quota,
			   int64_t *period)
{
	char path[sizeof(p->group) + 32], text[512];

	(void)snprintf(path, sizeof(path), "%s/%s", dir, p->is_v1 ? "cpu.cfs_quota_us" : "cpu.max");
	if (!read_file(path, text, sizeof(text)) ||
	    sscanf(text, "%" SCNd64 " %" SCNd64, quota, period) < (p->is_v1 ? 1 : 2))
		return false;
	(void)snprintf(path, sizeof(path), "%s/cpu.cfs_period_us", dir);
	if (p->is_v1 &&
	    (!read_file(path, text, sizeof(text)) || sscanf(text, "%" SCNd64, period) != 1))
		return false;
	return *quota >= 0 && *period > 0;
}

/* The tightest quota holds: that of the group itself, or of one above it. */
static void read_quota(const struct tc_cpu_places *p, struct tc_cpu_truth *t)
{
	char dir[sizeof(p->group)];

	t->quota_us = -1;
	t->period_us = 100000;
	(void)snprintf(dir, sizeof(dir), "%s", p->group);
	while (dir[0]) {
		int64_t quota, period;
		char *slash;

		if (read_own_quota(p, dir, &quota, &period) &&
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
	char path[sizeof(p->group) + 32], text[1024];
	const char *line;

	memset(t, 0, sizeof(*t));
	(void)snprintf(path, sizeof(path), "%s/cpu.stat", p->group);
	if (p->group[0] && read_file(path, text, sizeof(text))) {
		t->has_group = true;
		t->usage_us = number_of(text, "usage_usec");
		t->periods = number_of(text, "nr_periods");
		t->throttled = number_of(text, "nr_throttled");
		t->throttled_us = p->is_v1 ? number_of(text, "throttled_time") / 1000
					   : number_of(text, "throttled_usec");
		read_quota(p, t);
	}
	(void)snprintf(path, sizeof(path), "%s/cpuacct.usage", p->usage);
	if (p->usage[0] && read_file(path, text, sizeof(text)))
		t->usage_us = strtoull(text, NULL, 10) / 1000;
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
			used += (size_t)snprintf(text + used, sizeof(text) - used,
						 " quota_us=%" PRId64 " period_us=%" PRId64
						 " usage_us=%" PRIu64 " periods=%" PRIu64
						 " throttled=%" PRIu64 " throttled_us=%" PRIu64,
						 t->quota_us, t->period_us, t->usage_us, t->periods,
						 t->throttled, t->throttled_us);
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
