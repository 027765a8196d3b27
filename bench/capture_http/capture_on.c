/* SPDX-License-Identifier: MIT */
/*
 * Linked into examples/rt_http: capture begins before its main, with the settings in
 * BENCH_CAPTURE, and the snapshots taken are told at the end. Without the variable, the same
 * program without capture.
 */
#include <stdio.h>
#include <stdlib.h>

#include <tacho/capture.h>

__attribute__((constructor)) static void begin(void)
{
	const char *settings = getenv("BENCH_CAPTURE");
	char error[600];

	if (!settings || tacho_capture_start(settings, NULL) == 0)
		return;
	tacho_capture_error(error, sizeof(error));
	fprintf(stderr, "%s\n", error);
	exit(2);
}

__attribute__((destructor)) static void end(void)
{
	struct tacho_capture_stats s = TACHO_CAPTURE_STATS_INIT;

	if (!getenv("BENCH_CAPTURE"))
		return;
	tacho_capture_stop();
	tacho_capture_get_stats(&s);
	fprintf(stderr, "snapshots %llu\n", (unsigned long long)s.snapshots);
}
