/* SPDX-License-Identifier: MIT */
/*
 * See texts.h. Pseudonyms are HMAC-SHA-256 by OpenSSL's libcrypto, which curl brings
 * along anyhow, over the class and the text, cut to 64 bits; they keep a letter in
 * front that says of what class, so that a reader of a redacted trace knows what it was.
 */
#include "redact/texts.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/shadow.h"
#include "redact/secrets.h"

enum {
	PSEUDONYM_DIGITS = 16,
	SECRET_DIGITS = 8
};

const char *const tc_redact_class_names[TC_REDACT_CLASSES + 1] = {
	[TC_REDACT_LOG] = "log",       [TC_REDACT_CATEGORY] = "category",
	[TC_REDACT_TASK] = "task",     [TC_REDACT_REGION] = "region",
	[TC_REDACT_LABEL] = "label",   [TC_REDACT_FUNCTION] = "function",
	[TC_REDACT_FILE] = "file",     [TC_REDACT_REASON] = "reason",
	[TC_REDACT_MODULE] = "module", [TC_REDACT_CLASSES] = NULL,
};

const char *const tc_redact_action_names[TC_REDACT_ACTIONS + 1] = {
	[TC_REDACT_KEEP] = "keep", [TC_REDACT_SCRUB] = "scrub", [TC_REDACT_PSEUDONYM] = "pseudonym",
	[TC_REDACT_DROP] = "drop", [TC_REDACT_ACTIONS] = NULL,
};

void tc_redact_policy_default(struct tc_redact_policy *p)
{
	*p = (struct tc_redact_policy){ .allow_std = true };
	for (int i = 0; i < TC_REDACT_CLASSES; i++)
		p->action[i] = TC_REDACT_SCRUB;
	p->action[TC_REDACT_LOG] = TC_REDACT_PSEUDONYM;
	p->action[TC_REDACT_FUNCTION] = TC_REDACT_KEEP;
	p->action[TC_REDACT_REASON] = TC_REDACT_KEEP;
}

/* --- pseudonyms ----------------------------------------------------------------------- */

static uint64_t keyed(const struct tc_texts *t, const char *what, const void *bytes, size_t n)
{
	unsigned char md[EVP_MAX_MD_SIZE] = { 0 }, inner[EVP_MAX_MD_SIZE] = { 0 };
	unsigned n_md = 0, n_inner = 0;
	uint64_t v = 0;

	/* A key a purpose: a task and a function of one name have nothing in common. */
	(void)HMAC(EVP_sha256(), t->key, (int)t->key_bytes, (const unsigned char *)what,
		   strlen(what), inner, &n_inner);
	tc_foreign_wrote(inner, sizeof(inner));
	(void)HMAC(EVP_sha256(), inner, (int)n_inner, bytes, n, md, &n_md);
	tc_foreign_wrote(md, sizeof(md));
	for (int i = 0; i < 8; i++)
		v = v << 8 | md[i];
	return v;
}

uint64_t tc_texts_pc(const struct tc_texts *t, uint64_t pc)
{
	/* 47 bits, as addresses have; 0 is "none". */
	return pc == 0 ? 0 : (keyed(t, "pc", &pc, sizeof(pc)) >> 17) | 1;
}

static void put_pseudonym(struct tc_texts *t, enum tc_redact_class class, struct tacho_text text,
			  struct tc_textbuf *b)
{
	const char *name = tc_redact_class_names[class];
	char digits[PSEUDONYM_DIGITS + 1];

	snprintf(digits, sizeof(digits), "%016llx",
		 (unsigned long long)keyed(t, name, text.s, text.n));
	tc_textbuf_puts(b, name);
	tc_textbuf_char(b, '_');
	tc_textbuf_puts(b, digits);
}

static bool is_hex(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!(s[i] >= '0' && s[i] <= '9') && !(s[i] >= 'a' && s[i] <= 'f'))
			return false;
	return true;
}

static bool is_pseudonym(enum tc_redact_class class, struct tacho_text text)
{
	const char *name = tc_redact_class_names[class];
	size_t n = strlen(name);

	return text.n == n + 1 + PSEUDONYM_DIGITS && memcmp(text.s, name, n) == 0 &&
	       text.s[n] == '_' && is_hex(text.s + n + 1, PSEUDONYM_DIGITS);
}

static bool is_equal(struct tacho_text a, const char *s)
{
	return a.n == strlen(s) && memcmp(a.s, s, a.n) == 0;
}

/* --- scrubbing ------------------------------------------------------------------------ */

static void put_secret(struct tc_texts *t, const char *what, const char *s, size_t n,
		       struct tc_textbuf *b)
{
	char digits[SECRET_DIGITS + 1];

	snprintf(digits, sizeof(digits), "%08x", (unsigned)(keyed(t, what, s, n) >> 32));
	tc_textbuf_char(b, '<');
	tc_textbuf_puts(b, what);
	tc_textbuf_char(b, '-');
	tc_textbuf_puts(b, digits);
	tc_textbuf_char(b, '>');
}

static bool put_without_secrets(struct tc_texts *t, struct tacho_text text, struct tc_textbuf *b)
{
	struct tc_secret s;
	bool any = false;
	size_t at = 0;

	while (tc_secret_find(text.s, text.n, at, &s)) {
		tc_textbuf_bytes(b, text.s + at, s.at - at);
		put_secret(t, s.what, text.s + s.at, s.n, b);
		at = s.at + s.n;
		any = true;
	}
	tc_textbuf_bytes(b, text.s + at, text.n - at);
	return any;
}

/* The marks that scrubbing leaves are not looked at again. */
static size_t mark_at(struct tacho_text text, size_t at)
{
	size_t n = 1;

	if (text.s[at] != '<')
		return 0;
	while (at + n < text.n && text.s[at + n] >= 'a' && text.s[at + n] <= 'z')
		n++;
	if (text.n - at < n + 2 + SECRET_DIGITS || text.s[at + n] != '-' ||
	    !is_hex(text.s + at + n + 1, SECRET_DIGITS) ||
	    text.s[at + n + 1 + SECRET_DIGITS] != '>')
		return 0;
	return n + 2 + SECRET_DIGITS;
}

static bool put_without_pattern(struct tc_texts *t, const regex_t *re, struct tacho_text text,
				struct tc_textbuf *b)
{
	bool any = false;

	for (size_t at = 0; at < text.n;) {
		regmatch_t m = { .rm_so = (regoff_t)at, .rm_eo = (regoff_t)text.n };
		size_t mark = mark_at(text, at), end = at;

		if (mark > 0) {
			tc_textbuf_bytes(b, text.s + at, mark);
			at += mark;
			continue;
		}
		while (end < text.n && mark_at(text, end) == 0)
			end++;
		m.rm_eo = (regoff_t)end;
		if (regexec(re, text.s, 1, &m, REG_STARTEND) != 0) {
			tc_textbuf_bytes(b, text.s + at, end - at);
			at = end;
		} else if (m.rm_eo == m.rm_so) {
			tc_textbuf_bytes(b, text.s + at, (size_t)m.rm_eo + 1 - at);
			at = (size_t)m.rm_eo + 1;
		} else {
			tc_textbuf_bytes(b, text.s + at, (size_t)m.rm_so - at);
			put_secret(t, "pattern", text.s + m.rm_so, (size_t)(m.rm_eo - m.rm_so), b);
			at = (size_t)m.rm_eo;
			any = true;
		}
	}
	return any;
}

static bool scrub(struct tc_texts *t, struct tacho_text text, struct tacho_text *out)
{
	struct tc_textbuf *b = &t->work[0];
	bool any = false;

	/* Patterns first: they are about the text as it was. */
	for (size_t i = 0; i < t->n_patterns; i++) {
		t->line.n = 0;
		tc_textbuf_bytes(&t->line, text.s, text.n);
		tc_textbuf_char(&t->line, '\0');
		if (t->line.rc < 0)
			break;
		b->n = 0;
		any |= put_without_pattern(t, &t->patterns[i],
					   (struct tacho_text){ t->line.p, text.n }, b);
		text = (struct tacho_text){ b->p ? b->p : "", b->n };
		b = b == &t->work[0] ? &t->work[1] : &t->work[0];
	}
	b->n = 0;
	any |= put_without_secrets(t, text, b);
	*out = (struct tacho_text){ b->p ? b->p : "", b->n };
	return any;
}

/* Files: their directories tell of users and build machines. */
static bool last_part(struct tacho_text text, struct tacho_text *out)
{
	const char *slash = memrchr(text.s, '/', text.n);
	size_t skip = slash ? (size_t)(slash + 1 - text.s) : 0;

	*out = (struct tacho_text){ text.s + skip, text.n - skip };
	return skip > 0;
}

/* --- what stays ----------------------------------------------------------------------- */

/* First parts of the import paths of Go's standard library. */
static const char *const std_packages[] = {
	"archive",  "bufio",    "bytes",   "cmp",     "compress", "container", "context",
	"crypto",   "database", "debug",   "embed",   "encoding", "errors",    "expvar",
	"flag",     "fmt",      "go",      "hash",    "html",     "image",     "index",
	"internal", "io",       "iter",    "log",     "maps",     "math",      "mime",
	"net",      "os",       "path",    "plugin",  "reflect",  "regexp",    "runtime",
	"slices",   "sort",     "strconv", "strings", "structs",  "sync",      "syscall",
	"testing",  "text",     "time",    "unicode", "unique",   "unsafe",    "weak",
};

static bool is_std(struct tacho_text text)
{
	size_t n = 0;

	while (n < text.n && text.s[n] != '.' && text.s[n] != '/')
		n++;
	/* "net.example/x.f": a dot before the first slash makes it somebody's domain. */
	if (n == text.n || (text.s[n] == '.' && memchr(text.s, '/', text.n)))
		return false;
	for (size_t i = 0; i < sizeof(std_packages) / sizeof(std_packages[0]); i++)
		if (strlen(std_packages[i]) == n && memcmp(std_packages[i], text.s, n) == 0)
			return true;
	return false;
}

/* Of the runtime's own goroutines; analyses know them by it. */
static bool is_runtime_label(struct tacho_text text)
{
	static const char *const labels[] = { "GC (dedicated)", "GC (fractional)", "GC (idle)" };

	for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++)
		if (is_equal(text, labels[i]))
			return true;
	return false;
}

static bool is_allowed(const struct tc_texts *t, enum tc_redact_class class, struct tacho_text text)
{
	const struct tc_redact_policy *p = t->policy;

	if (text.n == 0)
		return true;
	if (class == TC_REDACT_LABEL)
		return is_runtime_label(text);
	if (class != TC_REDACT_FUNCTION)
		return false;
	if (p->allow_std && is_std(text))
		return true;
	for (size_t i = 0; i < p->n_allow; i++) {
		size_t n = strlen(p->allow[i]);

		if (text.n >= n && memcmp(text.s, p->allow[i], n) == 0)
			return true;
	}
	return false;
}

/* Where addresses are replaced, nothing says what they were in. */
static enum tc_redact_action action_of(const struct tc_texts *t, enum tc_redact_class class)
{
	const enum tc_redact_action *a = t->policy->action;

	return class == TC_REDACT_MODULE && a[TC_REDACT_FUNCTION] >= TC_REDACT_PSEUDONYM
		       ? TC_REDACT_DROP
		       : a[class];
}

enum tc_redact_action tc_texts_redact(struct tc_texts *t, enum tc_redact_class class,
				      struct tacho_text text, struct tacho_text *out)
{
	enum tc_redact_action action = action_of(t, class);
	struct tc_textbuf *b = &t->work[0];
	bool changed;

	*out = text;
	if (action == TC_REDACT_KEEP || is_allowed(t, class, text))
		return TC_REDACT_KEEP;
	if (action == TC_REDACT_DROP) {
		*out = (struct tacho_text){ TC_REDACT_DROPPED, sizeof(TC_REDACT_DROPPED) - 1 };
		return action;
	}
	if (action == TC_REDACT_SCRUB) {
		changed = (class == TC_REDACT_FILE || class == TC_REDACT_MODULE) &&
			  last_part(text, &text);
		changed |= scrub(t, text, out);
		return changed ? action : TC_REDACT_KEEP;
	}
	b->n = 0;
	put_pseudonym(t, class, text, b);
	*out = (struct tacho_text){ b->p ? b->p : "", b->n };
	return action;
}

int tc_texts_rc(const struct tc_texts *t)
{
	if (t->line.rc < 0)
		return t->line.rc;
	return t->work[0].rc < 0 ? t->work[0].rc : t->work[1].rc;
}

bool tc_texts_is_clean(struct tc_texts *t, enum tc_redact_class class, struct tacho_text text)
{
	struct tacho_text to;

	if (is_allowed(t, class, text) || is_pseudonym(class, text) ||
	    is_equal(text, TC_REDACT_DROPPED))
		return true;
	return tc_texts_redact(t, class, text, &to) == TC_REDACT_KEEP;
}

/* --- life ----------------------------------------------------------------------------- */

static int compile(struct tc_texts *t, char *why, size_t why_size)
{
	const struct tc_redact_policy *p = t->policy;

	t->patterns = tc_calloc(NULL, p->n_patterns + 1, sizeof(*t->patterns));
	if (!t->patterns)
		return TACHO_ENOMEM;
	for (; t->n_patterns < p->n_patterns; t->n_patterns++) {
		const char *text = p->patterns[t->n_patterns];
		char said[128];
		int rc = regcomp(&t->patterns[t->n_patterns], text, REG_EXTENDED);

		if (rc == 0)
			continue;
		(void)regerror(rc, NULL, said, sizeof(said));
		snprintf(why, why_size, "'%s': %s", text, said);
		return rc == REG_ESPACE ? TACHO_ENOMEM : TACHO_EMISUSE;
	}
	return 0;
}

int tc_texts_init(struct tc_texts *t, const struct tc_redact_policy *policy, char *why,
		  size_t why_size)
{
	unsigned n = 0;

	*t = (struct tc_texts){ .policy = policy };
	tc_textbuf_init(&t->line, NULL, NULL, NULL);
	for (int i = 0; i < 2; i++)
		tc_textbuf_init(&t->work[i], NULL, NULL, NULL);
	if (policy->key_bytes > 0) {
		/* Of any length, to one. */
		if (!HMAC(EVP_sha256(), "tacho redact", 12, policy->key, policy->key_bytes, t->key,
			  &n))
			return TACHO_ENOMEM;
		t->key_bytes = n;
	} else {
		t->key_bytes = 32;
		if (RAND_bytes(t->key, (int)t->key_bytes) != 1) {
			snprintf(why, why_size, "the system has no random numbers");
			return TACHO_EIO;
		}
	}
	tc_foreign_wrote(t->key, sizeof(t->key));
	return compile(t, why, why_size);
}

void tc_texts_fini(struct tc_texts *t)
{
	for (size_t i = 0; i < t->n_patterns; i++)
		regfree(&t->patterns[i]);
	tc_free(NULL, t->patterns);
	tc_textbuf_fini(&t->line);
	for (int i = 0; i < 2; i++)
		tc_textbuf_fini(&t->work[i]);
	OPENSSL_cleanse(t->key, sizeof(t->key));
}
