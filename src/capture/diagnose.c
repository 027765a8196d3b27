/* SPDX-License-Identifier: MIT */
/* The findings of one snapshot; see diagnose.h. */
#include "capture/diagnose.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <tacho/findings.h>

enum {
	FRAMES = 12
};

/* FNV-1a, with a NUL behind each text. */
static void add(uint64_t *hash, const char *text, size_t n)
{
	for (size_t i = 0; i < n; i++)
		*hash = (*hash ^ (unsigned char)text[i]) * UINT64_C(0x100000001b3);
	*hash *= UINT64_C(0x100000001b3);
}

/* "libx.so+0x1234" moves with each build; what is in front of it does not. */
static size_t stable_part(struct tacho_text name)
{
	const char *at = name.n > 3 ? memmem(name.s, name.n, "+0x", 3) : NULL;

	return at ? (size_t)(at - name.s) : name.n;
}

static void add_stack(uint64_t *hash, const struct tacho_symbols *symbols, uint32_t stack)
{
	size_t depth = stack ? tacho_symbols_depth(symbols, stack) : 0;

	for (size_t i = 0; i < depth && i < FRAMES; i++) {
		struct tacho_frame frame = tacho_symbols_frame(symbols, stack, i);
		struct tacho_text name = tacho_symbols_get(symbols, frame.func);

		add(hash, name.s, stable_part(name));
	}
}

static void take_findings(struct tc_sidecar *s, const struct tacho_findings *findings,
			  const struct tacho_symbols *symbols, const char *source)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);
	const struct tacho_finding *f;

	add(&hash, source, strlen(source));
	for (size_t i = 0; (f = tacho_findings_get(findings, i)); i++) {
		struct tc_sidecar_finding *to;

		if (i == 0) {
			add(&hash, f->rule->id, strlen(f->rule->id));
			add_stack(&hash, symbols, f->stack);
		}
		if (s->n_findings == TC_SIDECAR_FINDINGS)
			break;
		to = &s->findings[s->n_findings++];
		TC_SIDECAR_SET(to->rule, f->rule->id);
		TC_SIDECAR_SET(to->severity, tacho_severity_name((int)f->severity));
		to->cost_ns = f->cost_ns;
	}
	(void)snprintf(s->signature, sizeof(s->signature), "%016llx", (unsigned long long)hash);
	if (s->end_ns > tacho_findings_wall_ns(findings))
		s->begin_ns = s->end_ns - tacho_findings_wall_ns(findings);
}

int tc_diagnose(struct tc_sidecar *s, int fd, const char *source)
{
	struct tacho_read_opts opts = TACHO_READ_OPTS_INIT;
	struct tacho_activity *activity = NULL;
	struct tacho_findings *findings = NULL;
	struct tacho_reader *reader = NULL;
	struct tacho_analysis analysis;
	int rc;

	/* In the service that is to be disturbed least. */
	opts.threads = 1;
	rc = tacho_reader_open_fd(&reader, fd, &opts, NULL);
	if (rc == 0)
		rc = tacho_activity_new(&activity, NULL);
	if (rc == 0)
		rc = tacho_findings_new(&findings, activity);
	if (rc == 0) {
		analysis = tacho_activity_analysis(activity);
		rc = tacho_pass_run(reader, &analysis, 1, NULL, NULL);
	}
	if (rc == 0)
		take_findings(s, findings, tacho_activity_symbols(activity), source);
	tacho_findings_free(findings);
	tacho_activity_free(activity);
	tacho_reader_close(reader);
	(void)close(fd);
	return rc;
}
