/* SPDX-License-Identifier: MIT */
/*
 * What the kernel knows about the CPU time that the process did not get: the quota of its
 * control group and how often that ended (cpu.max, cpu.stat), pressure (PSI), and how
 * long each thread waited for a CPU (schedstat). It goes into the trace as notes, see
 * doc/format.md#cpu-notes.
 */
#ifndef TC_CAPTURE_CPU_TRUTH_H
#define TC_CAPTURE_CPU_TRUTH_H

#include <tacho/common.h>

struct tc_cpu_truth {
	bool has_group;   /* the fields up to the next line break */
	int64_t quota_us; /* -1: none */
	int64_t period_us;
	uint64_t usage_us, periods, throttled, throttled_us;

	bool has_pressure;
	uint64_t some_us, full_us; /* waited for a CPU: one task, all */
};

/* Threads whose run delay goes into a note, those that waited longest first. */
enum {
	TC_CPU_THREADS = 16
};

/* Where the files are; found once. "" where there are none. */
struct tc_cpu_places {
	char group[256]; /* of the control group, below /sys/fs/cgroup */
	bool is_v1;      /* cgroups of version 1, whose files have other names and units */
	char usage[256]; /* of these: the file with the CPU time that was used */
};
void tc_cpu_find(struct tc_cpu_places *p, const char *cgroup_root, const char *self_cgroup);

void tc_cpu_read(const struct tc_cpu_places *p, struct tc_cpu_truth *t);
/* One or two notes into the trace. spec: doc/format.md#cpu-notes */
void tc_cpu_note(const struct tc_cpu_truth *t, uint64_t now_ns);

#endif
