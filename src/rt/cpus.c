/* SPDX-License-Identifier: MIT */
/*
 * How many CPUs a process may use: those of its affinity, and the quota of its
 * cgroup (version 2 and 1, the process's own group and those above it), rounded down
 * and at least 1, as automaxprocs does.
 */
#include "rt/core.h"

#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static uint32_t allowed(void)
{
	cpu_set_t small;
	long online;

	if (sched_getaffinity(0, sizeof(small), &small) == 0 && CPU_COUNT(&small) > 0)
		return (uint32_t)CPU_COUNT(&small);
	online = sysconf(_SC_NPROCESSORS_ONLN);
	return online > 0 ? (uint32_t)online : 1;
}

static bool read_line(const char *path, char *line, size_t size)
{
	FILE *f = fopen(path, "re");
	bool ok = f && fgets(line, (int)size, f);

	if (f)
		fclose(f);
	return ok;
}

/* CPUs of "QUOTA PERIOD", in thousandths; 0: no limit. */
static uint64_t quota_of(long long quota, long long period)
{
	return quota > 0 && period > 0 ? (uint64_t)(quota * 1000 / period) : 0;
}

static uint64_t quota_at(const char *dir, bool v2)
{
	char path[4200], line[128];
	long long quota, period;

	if (v2) {
		snprintf(path, sizeof(path), "%s/cpu.max", dir);
		if (!read_line(path, line, sizeof(line)) ||
		    sscanf(line, "%lld %lld", &quota, &period) != 2)
			return 0;
		return quota_of(quota, period);
	}
	snprintf(path, sizeof(path), "%s/cpu.cfs_quota_us", dir);
	if (!read_line(path, line, sizeof(line)) || sscanf(line, "%lld", &quota) != 1)
		return 0;
	snprintf(path, sizeof(path), "%s/cpu.cfs_period_us", dir);
	if (!read_line(path, line, sizeof(line)) || sscanf(line, "%lld", &period) != 1)
		return 0;
	return quota_of(quota, period);
}

/* The least of a group and those above it, up to the mount. */
static uint64_t quota_up(const char *mount, const char *group, bool v2)
{
	char dir[4096];
	size_t base = strlen(mount);
	uint64_t least = 0, q;
	char *slash;

	if ((size_t)snprintf(dir, sizeof(dir), "%s%s", mount, group) >= sizeof(dir))
		return 0;
	for (;;) {
		q = quota_at(dir, v2);
		if (q && (!least || q < least))
			least = q;
		slash = strrchr(dir, '/');
		if (!slash || (size_t)(slash - dir) < base)
			return least;
		*slash = '\0';
	}
}

/* Where a hierarchy is mounted: the part of mountinfo behind "root mount". */
static bool find_mount(const char *proc, const char *type, const char *option, char *mount,
		       size_t size)
{
	char path[4096], line[4096], root[1024], at[2048], kind[64], super[512];
	bool found = false;
	FILE *f;

	snprintf(path, sizeof(path), "%s/self/mountinfo", proc);
	f = fopen(path, "re");
	while (f && !found && fgets(line, sizeof(line), f)) {
		char *dash = strstr(line, " - ");

		if (!dash || sscanf(line, "%*s %*s %*s %1023s %2047s", root, at) != 2 ||
		    sscanf(dash, " - %63s %*s %511s", kind, super) != 2 || strcmp(kind, type) != 0)
			continue;
		if (option) {
			char *save = NULL, *word = strtok_r(super, ",", &save);

			while (word && strcmp(word, option) != 0)
				word = strtok_r(NULL, ",", &save);
			if (!word)
				continue;
		}
		/* A container sees its own group as the root. */
		found = (size_t)snprintf(mount, size, "%s", at) < size;
	}
	if (f)
		fclose(f);
	return found;
}

/* In thousandths of a CPU; 0: no limit. `proc` is /proc but for tests. */
uint64_t tc_rt_quota(const char *proc)
{
	char path[4096], line[2048], mount[2100];
	uint64_t least = 0, q;
	FILE *f;

	snprintf(path, sizeof(path), "%s/self/cgroup", proc);
	f = fopen(path, "re");
	while (f && fgets(line, sizeof(line), f)) {
		char *controllers = strchr(line, ':'), *group;
		bool v2;

		if (!controllers || !(group = strchr(controllers + 1, ':')))
			continue;
		*group++ = '\0';
		controllers++;
		group[strcspn(group, "\n")] = '\0';
		if (strcmp(group, "/") == 0)
			group[0] = '\0';
		v2 = controllers[0] == '\0';
		if (v2 ? !find_mount(proc, "cgroup2", NULL, mount, sizeof(mount))
		       : strcmp(controllers, "cpu") != 0 &&
				    strcmp(controllers, "cpu,cpuacct") != 0 &&
				    strcmp(controllers, "cpuacct,cpu") != 0)
			continue;
		if (!v2 && !find_mount(proc, "cgroup", "cpu", mount, sizeof(mount)))
			continue;
		q = quota_up(mount, group, v2);
		if (q && (!least || q < least))
			least = q;
	}
	if (f)
		fclose(f);
	return least;
}

uint32_t tacho_rt_cpus(void)
{
	uint32_t n = allowed();
	uint64_t quota = tc_rt_quota("/proc");

	if (quota && quota / 1000 < n)
		n = (uint32_t)(quota / 1000);
	return n < 1 ? 1 : n > TACHO_RT_MAX_PROCS ? TACHO_RT_MAX_PROCS : n;
}
