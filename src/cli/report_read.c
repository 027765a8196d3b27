/* SPDX-License-Identifier: MIT */
/* One trace through the analyses that a report is made of; see report.h. */
#include "cli/report.h"

/* The analyses that a report is made of; a negative code. */
static int report_new(struct tc_report *r, bool with_findings)
{
	struct tacho_goroutines_opts gopts = TACHO_GOROUTINES_OPTS_INIT;
	int rc = tacho_summary_new(&r->summary, NULL);

	gopts.waits = 0;
	if (rc == 0)
		rc = tacho_goroutines_new(&r->goroutines, &gopts);
	if (rc == 0)
		rc = tacho_profile_new(&r->profile, NULL);
	if (rc == 0 && with_findings)
		rc = tacho_activity_new(&r->activity, NULL);
	if (rc == 0 && with_findings)
		rc = tacho_findings_new(&r->findings, r->activity);
	return rc;
}

int tc_report_read(struct tc_report *r, const char *path, bool with_findings,
		   const struct tc_cli_read_opts *read)
{
	struct tacho_analysis list[5];
	size_t n = 0;
	int code;

	if (report_new(r, with_findings) < 0) {
		tc_cli_error(r->ctx, "out of memory");
		return TC_EXIT_SYSTEM;
	}
	list[n++] = tacho_summary_analysis(r->summary);
	tacho_goroutines_join_profile(r->goroutines, r->profile);
	list[n++] = tacho_goroutines_analysis(r->goroutines);
	list[n++] = tc_extent_analysis(&r->extent);
	/* The one that must see all events in order: with it, one thread feeds. */
	if (r->activity)
		list[n++] = tacho_activity_analysis(r->activity);
	code = tc_report_input_read(&r->in, r->ctx, path, read, list, n);
	if (r->in.reader)
		r->symbols = tacho_reader_symbols(r->in.reader);
	return code;
}

void tc_report_close(struct tc_report *r)
{
	tc_report_input_close(&r->in);
	tacho_findings_free(r->findings);
	tacho_activity_free(r->activity);
	tacho_summary_free(r->summary);
	tacho_goroutines_free(r->goroutines);
	tacho_profile_free(r->profile);
}
