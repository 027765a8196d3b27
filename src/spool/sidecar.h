/* SPDX-License-Identifier: MIT */
/*
 * What is known about a snapshot, and its JSON. Texts are UTF-8 and cut to what fits; a
 * reader takes documents of any content and gives an error, never more than fits.
 */
#ifndef TC_SPOOL_SIDECAR_H
#define TC_SPOOL_SIDECAR_H

#include <tacho/common.h>

#define TC_SIDECAR_VERSION 1

enum {
	TC_SPOOL_NAME_MAX = 224,
	TC_SIDECAR_FINDINGS = 32,
	TC_SIDECAR_MAX_BYTES = 256 * 1024
};

struct tc_sidecar_finding {
	char rule[48];
	char severity[12]; /* "low", "medium", "high" */
	int64_t cost_ns;
};

struct tc_sidecar {
	struct {
		char kind[24];       /* "task", "region", "sched", "call", "capture", "recovered" */
		char reason[256];    /* one sentence */
		char metadata[512];  /* the caller's */
		uint64_t suppressed; /* triggers since the last snapshot that this one stands for */
	} trigger;
	int64_t begin_ns, end_ns; /* of what the trace covers, UTC since 1970; 0: unknown */
	char host[128], service[64], build_id[72];
	int64_t pid;
	struct {
		uint64_t max_bytes, min_age_ns, look_back_ns, look_ahead_ns;
	} limits;
	struct {
		uint64_t events;    /* annotations that the tracer left out */
		uint64_t snapshots; /* not taken, as the budget was used up */
		uint64_t pruned;    /* entries that made room for others */
	} lost;
	struct {
		uint64_t wall_ns, cpu_ns; /* of taking and diagnosing it */
		uint64_t bytes;           /* of the trace before compression */
	} cost;
	size_t n_findings; /* of the array; further ones are left out */
	struct tc_sidecar_finding findings[TC_SIDECAR_FINDINGS];
	char signature[20]; /* 16 hexadecimal digits; "": not diagnosed */
	uint64_t repeats;   /* snapshots of the same cause that were not kept */
	bool is_exemplar, is_redacted;
	struct {
		char to[512]; /* where it was shipped to; "": it was not */
		int64_t at_ns;
		char checksum[72];
		bool is_partial; /* of a damaged trace what can be read of it */
	} shipped;
};

/* 0 without a finding, 1 low, 2 medium, 3 high: the worst of them. */
int tc_sidecar_severity(const struct tc_sidecar *s);

/* Copy a text of any bytes as UTF-8 that fits; what is neither becomes '?'. */
void tc_sidecar_text(char *to, size_t size, const char *text);
#define TC_SIDECAR_SET(field, text) tc_sidecar_text((field), sizeof(field), (text))

/* The document, to be freed with free(); NULL: no memory. */
char *tc_sidecar_write(const struct tc_sidecar *s);
/* TACHO_EFORMAT and a sentence in why, or TACHO_ENOMEM. */
TACHO_MUST_USE int tc_sidecar_read(struct tc_sidecar *s, const char *json, size_t n, char *why,
				   size_t why_size);

/* "20260102T030405.123456Z" and back; 24 bytes with the NUL. false: it is no such time. */
void tc_spool_stamp(char *to, size_t size, int64_t ns);
bool tc_spool_stamp_read(const char *text, int64_t *ns);

#endif
