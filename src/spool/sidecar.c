/* SPDX-License-Identifier: MIT */
/* The sidecar of a snapshot as JSON; see sidecar.h. Unknown keys are passed by. */
#include "spool/sidecar.h"

#include "base/shadow.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum {
	S = 1000000000
};

/* Length of the UTF-8 character at p, 0 if there is none. NUL ends the text. */
static size_t utf8_len(const unsigned char *p)
{
	size_t n = p[0] < 0x80 ? 1 : p[0] < 0xc2 ? 0 : p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;

	if (n == 0 || p[0] > 0xf4)
		return 0;
	for (size_t i = 1; i < n; i++)
		if ((p[i] & 0xc0) != 0x80)
			return 0;
	if ((p[0] == 0xe0 && p[1] < 0xa0) || (p[0] == 0xed && p[1] > 0x9f) ||
	    (p[0] == 0xf0 && p[1] < 0x90) || (p[0] == 0xf4 && p[1] > 0x8f))
		return 0;
	return n;
}

void tc_sidecar_text(char *to, size_t size, const char *text)
{
	const unsigned char *p = (const unsigned char *)(text ? text : "");
	size_t at = 0;

	while (*p) {
		size_t n = utf8_len(p);

		if (at + (n ? n : 1) >= size)
			break;
		if (n > 1 || (n == 1 && *p >= 0x20 && *p != 0x7f))
			memcpy(to + at, p, n);
		else
			to[at] = '?';
		at += n ? n : 1;
		p += n ? n : 1;
	}
	to[at] = '\0';
}

int tc_sidecar_severity(const struct tc_sidecar *s)
{
	int worst = 0;

	for (size_t i = 0; i < s->n_findings; i++) {
		const char *name = s->findings[i].severity;
		int is = strcmp(name, "high") == 0 ? 3 : strcmp(name, "medium") == 0 ? 2 : 1;

		worst = is > worst ? is : worst;
	}
	return worst;
}

/* --- times ------------------------------------------------------------------------- */

void tc_spool_stamp(char *to, size_t size, int64_t ns)
{
	time_t s = (time_t)(ns / S);
	struct tm tm = { 0 };
	char day[32];

	if (ns < 0 || !gmtime_r(&s, &tm))
		memset(&tm, 0, sizeof(tm));
	(void)strftime(day, sizeof(day), "%Y%m%dT%H%M%S", &tm);
	(void)snprintf(to, size, "%s.%06dZ", day, (int)(ns < 0 ? 0 : ns % S / 1000));
}

/* `n` digits; false: they are none. */
static bool digits(const char **p, unsigned n, int *out)
{
	*out = 0;
	for (; n > 0; n--, (*p)++) {
		if (**p < '0' || **p > '9')
			return false;
		*out = *out * 10 + (**p - '0');
	}
	return true;
}

/*
 * Year to fraction; `ends` has what follows each of the seven, ' ' for nothing. Leaves *ns as
 * it was unless it is such a time.
 */
static bool moment_read(const char *p, const char *ends, unsigned fraction_digits, int64_t *ns)
{
	static const unsigned widths[] = { 4, 2, 2, 2, 2, 2 };
	struct tm tm = { 0 };
	int v[7];
	time_t s;

	for (size_t i = 0; i < 7; i++)
		if (!digits(&p, i < 6 ? widths[i] : fraction_digits, &v[i]) ||
		    (ends[i] != ' ' && *p++ != ends[i]))
			return false;
	tm.tm_year = v[0] - 1900;
	tm.tm_mon = v[1] - 1;
	tm.tm_mday = v[2];
	tm.tm_hour = v[3];
	tm.tm_min = v[4];
	tm.tm_sec = v[5];
	s = timegm(&tm);
	/* Beyond that, nanoseconds do not fit. */
	if (s < 0 || s > INT64_MAX / S - 1)
		return false;
	for (; fraction_digits < 9; fraction_digits++)
		v[6] *= 10;
	*ns = (int64_t)s * S + v[6];
	return true;
}

bool tc_spool_stamp_read(const char *p, int64_t *ns)
{
	return moment_read(p, "  T  .Z", 6, ns);
}

/* RFC 3339 with nanoseconds, for people; null for 0. */
static json_t *time_json(int64_t ns)
{
	time_t s = (time_t)(ns / S);
	struct tm tm;
	char day[32], text[64];

	if (ns <= 0 || !gmtime_r(&s, &tm))
		return json_null();
	(void)strftime(day, sizeof(day), "%Y-%m-%dT%H:%M:%S", &tm);
	(void)snprintf(text, sizeof(text), "%s.%09dZ", day, (int)(ns % S));
	return json_string(text);
}

/* --- writing ------------------------------------------------------------------------ */

static json_t *whole(uint64_t v)
{
	return json_integer(v > INT64_MAX ? INT64_MAX : (json_int_t)v);
}

static json_t *findings_json(const struct tc_sidecar *s)
{
	json_t *list = json_array();

	for (size_t i = 0; i < s->n_findings && list; i++) {
		const struct tc_sidecar_finding *f = &s->findings[i];
		json_t *one = json_pack("{s:s, s:s, s:I}", "rule", f->rule, "severity", f->severity,
					"cost_ns", (json_int_t)f->cost_ns);

		if (!one || json_array_append_new(list, one) != 0) {
			json_decref(list);
			return NULL;
		}
	}
	return list;
}

static json_t *shipped_json(const struct tc_sidecar *s)
{
	if (!s->shipped.to[0])
		return json_null();
	return json_pack("{s:s, s:o, s:s, s:b}", "to", s->shipped.to, "at",
			 time_json(s->shipped.at_ns), "checksum", s->shipped.checksum, "partial",
			 s->shipped.is_partial);
}

char *tc_sidecar_write(const struct tc_sidecar *s)
{
	/* `o` takes its value over, also where packing fails. */
	json_t *root = json_pack(
		"{s:i, s:{s:s, s:s, s:s, s:o}, s:o, s:o, s:s, s:s, s:I, s:s,"
		" s:{s:o, s:o, s:o, s:o}, s:{s:o, s:o, s:o}, s:{s:o, s:o, s:o},"
		" s:o, s:s, s:o, s:b, s:o, s:b}",
		"version", TC_SIDECAR_VERSION, "trigger", "kind", s->trigger.kind, "reason",
		s->trigger.reason, "metadata", s->trigger.metadata, "suppressed",
		whole(s->trigger.suppressed), "begin", time_json(s->begin_ns), "end",
		time_json(s->end_ns), "host", s->host, "service", s->service, "pid",
		(json_int_t)s->pid, "build_id", s->build_id, "limits", "max_bytes",
		whole(s->limits.max_bytes), "min_age_ns", whole(s->limits.min_age_ns),
		"look_back_ns", whole(s->limits.look_back_ns), "look_ahead_ns",
		whole(s->limits.look_ahead_ns), "lost", "events", whole(s->lost.events),
		"snapshots", whole(s->lost.snapshots), "pruned", whole(s->lost.pruned), "cost",
		"wall_ns", whole(s->cost.wall_ns), "cpu_ns", whole(s->cost.cpu_ns), "bytes",
		whole(s->cost.bytes), "findings", findings_json(s), "signature", s->signature,
		"repeats", whole(s->repeats), "exemplar", s->is_exemplar, "shipped",
		shipped_json(s), "redacted", s->is_redacted);
	char *text;

	if (!root)
		return NULL;
	text = json_dumps(root, JSON_INDENT(2) | JSON_PRESERVE_ORDER);
	json_decref(root);
	if (text)
		tc_foreign_wrote(text, strlen(text) + 1);
	return text;
}

/* --- reading ------------------------------------------------------------------------ */

/* One problem is enough; the first one is kept. */
struct reading {
	char *why;
	size_t why_size;
	bool failed;
};

static void complain(struct reading *r, const char *key, const char *what)
{
	if (!r->failed)
		(void)snprintf(r->why, r->why_size, "'%s' %s", key, what);
	r->failed = true;
}

static void read_text(struct reading *r, const json_t *in, const char *key, char *to, size_t size)
{
	const json_t *v = json_object_get(in, key);

	if (v && !json_is_string(v)) {
		complain(r, key, "is no string");
		return;
	}
	tc_sidecar_text(to, size, v ? json_string_value(v) : "");
}

static int64_t read_integer(struct reading *r, const json_t *in, const char *key)
{
	const json_t *v = json_object_get(in, key);

	if (v && !json_is_integer(v))
		complain(r, key, "is no whole number");
	return v ? (int64_t)json_integer_value(v) : 0;
}

static uint64_t read_count(struct reading *r, const json_t *in, const char *key)
{
	int64_t v = read_integer(r, in, key);

	if (v < 0)
		complain(r, key, "is negative");
	return v < 0 ? 0 : (uint64_t)v;
}

static bool read_bool(struct reading *r, const json_t *in, const char *key)
{
	const json_t *v = json_object_get(in, key);

	if (v && !json_is_boolean(v))
		complain(r, key, "is neither true nor false");
	return json_is_true(v);
}

static int64_t read_time(struct reading *r, const json_t *in, const char *key)
{
	const json_t *v = json_object_get(in, key);
	int64_t ns = 0;

	if (v && !json_is_null(v) &&
	    (!json_is_string(v) || !moment_read(json_string_value(v), "--T::.Z", 9, &ns)))
		complain(r, key, "is no time");
	return ns;
}

static const json_t *read_object(struct reading *r, const json_t *in, const char *key)
{
	const json_t *v = json_object_get(in, key);

	if (v && !json_is_object(v) && !json_is_null(v))
		complain(r, key, "is no object");
	return json_is_object(v) ? v : NULL;
}

#define READ_TEXT(r, in, key, field) read_text((r), (in), (key), (field), sizeof(field))

static void read_findings(struct reading *r, struct tc_sidecar *s, const json_t *root)
{
	const json_t *list = json_object_get(root, "findings");

	if (list && !json_is_array(list))
		complain(r, "findings", "is no list");
	for (size_t i = 0; i < json_array_size(list) && s->n_findings < TC_SIDECAR_FINDINGS; i++) {
		const json_t *in = json_array_get(list, i);
		struct tc_sidecar_finding *f = &s->findings[s->n_findings++];

		READ_TEXT(r, in, "rule", f->rule);
		READ_TEXT(r, in, "severity", f->severity);
		f->cost_ns = read_integer(r, in, "cost_ns");
	}
}

static void read_root(struct reading *r, struct tc_sidecar *s, const json_t *root)
{
	const json_t *o = read_object(r, root, "trigger");

	READ_TEXT(r, o, "kind", s->trigger.kind);
	READ_TEXT(r, o, "reason", s->trigger.reason);
	READ_TEXT(r, o, "metadata", s->trigger.metadata);
	s->trigger.suppressed = read_count(r, o, "suppressed");
	s->begin_ns = read_time(r, root, "begin");
	s->end_ns = read_time(r, root, "end");
	READ_TEXT(r, root, "host", s->host);
	READ_TEXT(r, root, "service", s->service);
	READ_TEXT(r, root, "build_id", s->build_id);
	s->pid = read_integer(r, root, "pid");
	o = read_object(r, root, "limits");
	s->limits.max_bytes = read_count(r, o, "max_bytes");
	s->limits.min_age_ns = read_count(r, o, "min_age_ns");
	s->limits.look_back_ns = read_count(r, o, "look_back_ns");
	s->limits.look_ahead_ns = read_count(r, o, "look_ahead_ns");
	o = read_object(r, root, "lost");
	s->lost.events = read_count(r, o, "events");
	s->lost.snapshots = read_count(r, o, "snapshots");
	s->lost.pruned = read_count(r, o, "pruned");
	o = read_object(r, root, "cost");
	s->cost.wall_ns = read_count(r, o, "wall_ns");
	s->cost.cpu_ns = read_count(r, o, "cpu_ns");
	s->cost.bytes = read_count(r, o, "bytes");
	read_findings(r, s, root);
	READ_TEXT(r, root, "signature", s->signature);
	s->repeats = read_count(r, root, "repeats");
	s->is_exemplar = read_bool(r, root, "exemplar");
	o = read_object(r, root, "shipped");
	READ_TEXT(r, o, "to", s->shipped.to);
	s->shipped.at_ns = read_time(r, o, "at");
	READ_TEXT(r, o, "checksum", s->shipped.checksum);
	s->shipped.is_partial = read_bool(r, o, "partial");
	s->is_redacted = read_bool(r, root, "redacted");
}

int tc_sidecar_read(struct tc_sidecar *s, const char *text, size_t n, char *why, size_t why_size)
{
	struct reading r = { why, why_size, false };
	json_error_t error = { 0 };
	const json_t *version;
	json_t *root;

	memset(s, 0, sizeof(*s));
	why[0] = '\0';
	if (n > TC_SIDECAR_MAX_BYTES) {
		(void)snprintf(why, why_size, "the sidecar is longer than %d bytes",
			       TC_SIDECAR_MAX_BYTES);
		return TACHO_EFORMAT;
	}
	root = json_loadb(text, n, JSON_REJECT_DUPLICATES, &error);
	if (!root) {
		(void)snprintf(why, why_size, "the sidecar is no JSON: line %d: %s", error.line,
			       error.text);
		return json_error_code(&error) == json_error_out_of_memory ? TACHO_ENOMEM
									   : TACHO_EFORMAT;
	}
	version = json_object_get(root, "version");
	if (!json_is_object(root))
		complain(&r, "sidecar", "is no object");
	else if (!json_is_integer(version) || json_integer_value(version) != TC_SIDECAR_VERSION)
		complain(&r, "version", "is not 1");
	else
		read_root(&r, s, root);
	json_decref(root);
	return r.failed ? TACHO_EFORMAT : 0;
}
