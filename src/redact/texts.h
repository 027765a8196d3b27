/* SPDX-License-Identifier: MIT */
/*
 * What becomes of one text under a policy. Pure: no trace is known here.
 */
#ifndef TC_REDACT_TEXTS_H
#define TC_REDACT_TEXTS_H

#include <regex.h>

#include "base/textbuf.h"
#include "redact/redact.h"

/* What stands in the place of a text that is dropped. */
#define TC_REDACT_DROPPED "[redacted]"

struct tc_texts {
	const struct tc_redact_policy *policy;
	uint8_t key[64];
	size_t key_bytes;
	regex_t *patterns;
	size_t n_patterns;
	struct tc_textbuf work[2]; /* a text between two patterns */
	struct tc_textbuf line;    /* the same with a NUL, for regexec() */
};

TACHO_MUST_USE int tc_texts_init(struct tc_texts *t, const struct tc_redact_policy *policy,
				 char *why, size_t why_size);
void tc_texts_fini(struct tc_texts *t);

/*
 * The text that takes the place of `text`, valid until the next call, and what was
 * done: KEEP also where another action found nothing to do. tc_texts_rc tells whether
 * there was memory for all of it.
 */
enum tc_redact_action tc_texts_redact(struct tc_texts *t, enum tc_redact_class class,
				      struct tacho_text text, struct tacho_text *out);

/* 0, or what was refused since the beginning. */
int tc_texts_rc(const struct tc_texts *t);

/* Is it as the policy leaves texts of its class? */
bool tc_texts_is_clean(struct tc_texts *t, enum tc_redact_class class, struct tacho_text text);

/* A number in the place of a program counter, where functions are not to be known. */
uint64_t tc_texts_pc(const struct tc_texts *t, uint64_t pc);

#endif
