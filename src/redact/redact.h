/* SPDX-License-Identifier: MIT */
/*
 * Redaction: a trace is written anew with the texts of chosen classes scrubbed,
 * replaced by keyed pseudonyms, or dropped. A text has its class from its use: the
 * same bytes may be a function's name, which stays, and a log message, which goes.
 *
 * It stands behind tacho_cut(), which hands out whole, valid generations:
 *
 *	tc_redactor_new(&r, &policy, write, ctx, why, sizeof(why));
 *	tacho_cut(reader, NULL, tc_redactor_write, r, …);
 *
 * What no event and no stack refers to, and experimental data, are left out; notes about
 * modules stay without their directories, as long as addresses do.
 */
#ifndef TC_REDACT_REDACT_H
#define TC_REDACT_REDACT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <tacho/event.h>

enum tc_redact_class {
	TC_REDACT_LOG,      /* messages of logs */
	TC_REDACT_CATEGORY, /* categories of logs */
	TC_REDACT_TASK,     /* names of tasks */
	TC_REDACT_REGION,   /* names of regions */
	TC_REDACT_LABEL,    /* labels of goroutines, but those of the Go runtime */
	TC_REDACT_FUNCTION, /* functions on stacks */
	TC_REDACT_FILE,     /* their source files */
	TC_REDACT_REASON,   /* why a goroutine waits, why the world stops */
	TC_REDACT_MODULE,   /* paths of a C program's modules (wire/module_note.h) */
	TC_REDACT_CLASSES
};

enum tc_redact_action {
	TC_REDACT_KEEP,
	TC_REDACT_SCRUB,     /* only what looks like a secret is replaced; of a path, all
			      * but the last part */
	TC_REDACT_PSEUDONYM, /* the same text of a class gives the same pseudonym */
	TC_REDACT_DROP,
	TC_REDACT_ACTIONS
};

struct tc_redact_policy {
	enum tc_redact_action action[TC_REDACT_CLASSES];
	/* Functions that stay as they are: Go's standard library, and those that begin so. */
	bool allow_std;
	const char *const *allow;
	size_t n_allow;
	/* What else is a secret: POSIX extended regular expressions. */
	const char *const *patterns;
	size_t n_patterns;
	/* Of the pseudonyms; no bytes: a random one, so that nobody can make them again. */
	const void *key;
	size_t key_bytes;
};

/* Distinct texts of a class, by what became of them. */
struct tc_redact_count {
	uint64_t kept, scrubbed, pseudonyms, dropped;
	uint64_t left; /* not as the policy wants it; only where nothing is written */
};

struct tc_redact_report {
	struct tc_redact_count classes[TC_REDACT_CLASSES];
	uint64_t experimental; /* batches left out, or found */
	uint64_t unused;       /* texts that nothing refers to, left out */
};

struct tc_redactor;

/* Names as users write them: "log" …; "keep", "scrub", "pseudonym", "drop"; NULL-ended. */
extern const char *const tc_redact_class_names[TC_REDACT_CLASSES + 1];
extern const char *const tc_redact_action_names[TC_REDACT_ACTIONS + 1];

/* What leaves a host by default: no log message, no secret, no path of a build machine. */
void tc_redact_policy_default(struct tc_redact_policy *p);

/*
 * *policy and what it points at stay the caller's and live as long as the redactor.
 * write NULL: nothing is written; it is judged what the policy would not have left
 * so. TACHO_EMISUSE with a sentence in `why` where a pattern is none.
 */
TACHO_MUST_USE int tc_redactor_new(struct tc_redactor **out, const struct tc_redact_policy *policy,
				   int (*write)(void *ctx, const void *bytes, size_t n), void *ctx,
				   char *why, size_t why_size);
void tc_redactor_free(struct tc_redactor *r);

/* For tacho_cut(): ctx is a struct tc_redactor; a call a header or a generation. */
int tc_redactor_write(void *ctx, const void *bytes, size_t n);

/* Called once for each distinct text that is left (see `left`). */
void tc_redactor_on_left(struct tc_redactor *r,
			 void (*fn)(void *ctx, enum tc_redact_class class, struct tacho_text text),
			 void *ctx);

const struct tc_redact_report *tc_redactor_report(const struct tc_redactor *r);

#endif
