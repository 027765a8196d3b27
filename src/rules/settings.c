/* SPDX-License-Identifier: MIT */
/* Settings from text; see settings.h. Each key is a line of a table. */
#include "rules/settings.h"

#include "base/alloc.h"
#include "base/trim.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define SECOND UINT64_C(1000000000)
#define MIB    (UINT64_C(1) << 20)

enum type {
	BOOL,
	TEXT,
	TIME,
	SIZE,
	COUNT,
	NUMBER,
	SHARE
};

struct key {
	const char *name;
	enum type type;
	size_t offset, size;
	double min, max; /* of numbers; both 0: any that fits */
};

#define KEY(S, name, type, field, min, max)                                               \
 {                                                                                        \
  (name), (type), offsetof(struct S, field), sizeof(((struct S *)0)->field), (min), (max) \
 }
#define GENERAL(name, type, field, min, max) KEY(tc_settings, name, type, field, min, max)
#define WATCH(name, type, field, min, max)   KEY(tc_rule_settings, name, type, field, min, max)
/* A struct tc_aim. */
#define AIM(OF, field)                                          \
 OF("look-ahead", TIME, field.look_ahead_ns, 0, 60e9),          \
	 OF("cool-down", TIME, field.cool_down_ns, 0, 86400e9), \
	 OF("probability", SHARE, field.probability, 0, 1)

static const struct key general_keys[] = {
	GENERAL("enabled", BOOL, enabled, 0, 0),
	GENERAL("service", TEXT, service, 0, 0),
	GENERAL("spool", TEXT, spool, 0, 0),
	GENERAL("listen", TEXT, listen, 0, 0),
	GENERAL("token-file", TEXT, token_file, 0, 0),
	GENERAL("diagnose", BOOL, diagnose, 0, 0),
	GENERAL("cpu-notes", BOOL, cpu_notes, 0, 0),
	GENERAL("recorder-bytes", SIZE, recorder_bytes, 65536, 1e10),
	GENERAL("look-back", TIME, look_back_ns, 1e6, 3600e9),
	AIM(GENERAL, aim),
	GENERAL("trace-max-seconds", COUNT, trace_max_s, 1, 60),
	GENERAL("spool-bytes", SIZE, spool_bytes, 0, 0),
	GENERAL("spool-count", COUNT, spool_count, 0, 0),
	GENERAL("spool-age", TIME, spool_age_ns, 0, 0),
	GENERAL("exemplars", COUNT, exemplars, 0, 0),
	GENERAL("budget-snapshots-minute", COUNT, budget.snapshots_minute, 0, 0),
	GENERAL("budget-snapshots-day", COUNT, budget.snapshots_day, 0, 0),
	GENERAL("budget-bytes-minute", SIZE, budget.bytes_minute, 0, 0),
	GENERAL("budget-bytes-day", SIZE, budget.bytes_day, 0, 0),
	GENERAL("budget-cpu", SHARE, budget.cpu, 0, 1),
};
static const struct key sched_keys[] = {
	GENERAL("runnable", NUMBER, sched.runnable, 0, 1e6),
	GENERAL("throttled", SHARE, sched.throttled, 0, 1),
	GENERAL("held", TIME, sched.held_ns, 0, 0),
	GENERAL("stw", TIME, sched.stw_ns, 0, 0),
	AIM(GENERAL, sched.aim),
};
static const struct key watch_keys[] = {
	WATCH("threshold", TIME, threshold_ns, 0, 0),
	WATCH("percentile", NUMBER, percentile, 0, 99.9999),
	WATCH("window", TIME, window_ns, 1e8, 3600e9),
	WATCH("hold", TIME, hold_ns, 0, 86400e9),
	WATCH("errors", COUNT, errors, 0, 0),
	AIM(WATCH, aim),
};

void tc_settings_init(struct tc_settings *s)
{
	memset(s, 0, sizeof(*s));
	s->diagnose = s->cpu_notes = true;
	memcpy(s->service, "service", sizeof("service"));
	s->recorder_bytes = 10 * MIB;
	s->look_back_ns = 10 * SECOND;
	s->trace_max_s = 5;
	s->spool_bytes = 256 * MIB;
	s->spool_count = 200;
	s->spool_age_ns = 72 * 3600 * SECOND;
	s->exemplars = 3;
	s->aim = (struct tc_aim){ SECOND / 2, 30 * SECOND, 1.0 };
	s->budget.snapshots_minute = 2;
	s->budget.snapshots_day = 100;
	s->budget.bytes_minute = 32 * MIB;
	s->budget.bytes_day = 1024 * MIB;
	s->budget.cpu = 0.02;
}

/* --- values ------------------------------------------------------------------------ */

struct unit {
	const char *name;
	double factor;
};

static const struct unit time_units[] = { { "ns", 1 },      { "us", 1e3 }, { "ms", 1e6 },
					  { "s", 1e9 },     { "m", 60e9 }, { "h", 3600e9 },
					  { "d", 86400e9 }, { NULL, 0 } };
static const struct unit size_units[] = {
	{ "", 1 },     { "B", 1 },    { "KiB", 1024 }, { "MiB", 1048576 }, { "GiB", 1073741824 },
	{ "kB", 1e3 }, { "MB", 1e6 }, { "GB", 1e9 },   { NULL, 0 }
};
static const struct unit share_units[] = { { "", 1 }, { "%", 0.01 }, { NULL, 0 } };
static const struct unit no_units[] = { { "", 1 }, { NULL, 0 } };

static const struct unit *units_of(enum type type)
{
	return type == TIME    ? time_units
	       : type == SIZE  ? size_units
	       : type == SHARE ? share_units
			       : no_units;
}

static const char *kind_of(enum type type)
{
	switch (type) {
	case BOOL: return "is neither true nor false";
	case TIME: return "is no time such as 50ms, 10s, 2h, or out of range";
	case SIZE: return "is no size such as 10MiB, or out of range";
	case COUNT: return "is no whole number, or out of range";
	case SHARE: return "is no share from 0 to 1 or 0% to 100%";
	case TEXT:
	case NUMBER: break;
	}
	return "is no number, or out of range";
}

/* Plain decimals only: no sign, hexadecimal, infinity or exponent. */
static bool read_number(const char *text, enum type type, double *out)
{
	size_t n = strspn(text, "0123456789.");
	const char *end = text + n + strspn(text + n, " ");
	char digits[32];
	char *stop;

	if (n == 0 || n >= sizeof(digits))
		return false;
	memcpy(digits, text, n);
	digits[n] = '\0';
	*out = 0;
	/* strtod would heed the locale's decimal point. */
	for (stop = digits; *stop >= '0' && *stop <= '9'; stop++)
		*out = *out * 10 + (*stop - '0');
	if (*stop == '.') {
		double scale = 0.1;

		for (stop++; *stop >= '0' && *stop <= '9'; stop++, scale /= 10)
			*out += (*stop - '0') * scale;
	}
	if (*stop)
		return false;
	for (const struct unit *u = units_of(type); u->name; u++) {
		if (strcmp(u->name, end) != 0)
			continue;
		*out *= u->factor;
		return true;
	}
	/* A bare 0 needs no unit. */
	return *out == 0 && *end == '\0';
}

static bool read_value(const struct key *k, const char *text, void *to)
{
	double v;
	uint64_t whole;

	if (k->type == TEXT) {
		if (strlen(text) >= k->size)
			return false;
		memcpy(to, text, strlen(text) + 1);
		return true;
	}
	if (k->type == BOOL) {
		bool is = strcmp(text, "true") == 0 || strcmp(text, "on") == 0;

		if (!is && strcmp(text, "false") != 0 && strcmp(text, "off") != 0)
			return false;
		memcpy(to, &is, sizeof(is));
		return true;
	}
	if (!read_number(text, k->type, &v) || (k->max > 0 && (v < k->min || v > k->max)))
		return false;
	if (k->type == NUMBER || k->type == SHARE) {
		memcpy(to, &v, sizeof(v));
		return true;
	}
	if (v >= 9e18 || (k->type == COUNT && v > floor(v)))
		return false;
	whole = (uint64_t)(v + 0.5);
	memcpy(to, &whole, sizeof(whole));
	return true;
}

/* --- lines ------------------------------------------------------------------------- */

struct parse {
	struct tc_settings *s;
	const char *file;
	unsigned line;
	const struct key *keys;
	size_t n_keys;
	char *base; /* of the offsets */
	char *why;
	size_t why_size;
};

/* Values come from a file: what a terminal would obey is left out. */
static void make_printable(char *why)
{
	for (char *c = why; *c; c++)
		if ((unsigned char)*c < 0x20 || (unsigned char)*c == 0x7f)
			*c = '?';
}

static int wrong(const struct parse *p, const char *key, const char *value, const char *what)
{
	(void)snprintf(p->why, p->why_size, "%s:%u: %.64s: '%.64s' %s", p->file, p->line, key,
		       value, what);
	make_printable(p->why);
	return TACHO_EFORMAT;
}

static struct tc_rule_settings *find_rule(struct tc_settings *s, enum tc_watch_kind kind,
					  const char *name)
{
	struct tc_rule_settings *r;

	for (size_t i = 0; i < s->n_rules; i++)
		if (s->rules[i].kind == kind && strcmp(s->rules[i].name, name) == 0)
			return &s->rules[i];
	if (s->n_rules == TC_WATCHES)
		return NULL;
	r = &s->rules[s->n_rules++];
	memset(r, 0, sizeof(*r));
	r->kind = kind;
	(void)snprintf(r->name, sizeof(r->name), "%s", name);
	return r;
}

static int read_section(struct parse *p, char *line)
{
	enum tc_watch_kind kind =
		strncmp(line, "[region ", 8) == 0 ? TC_WATCH_REGION : TC_WATCH_TASK;
	struct tc_rule_settings *rule;
	char *name = strchr(line, '"'), *end = name ? strrchr(line, '"') : NULL;

	if (strcmp(line, "[sched]") == 0) {
		p->keys = sched_keys;
		p->n_keys = sizeof(sched_keys) / sizeof(*sched_keys);
		p->base = (char *)p->s;
		return 0;
	}
	if ((kind == TC_WATCH_TASK && strncmp(line, "[task ", 6) != 0) || !end || end == name ||
	    strcmp(end, "\"]") != 0 || end - name - 1 >= TC_NAME_BYTES || end - name == 1)
		return wrong(p, "section", line,
			     "is none of [task \"NAME\"], [region \"NAME\"], [sched]");
	*end = '\0';
	rule = find_rule(p->s, kind, name + 1);
	if (!rule)
		return wrong(p, "section", name + 1, "is one watch too many");
	p->keys = watch_keys;
	p->n_keys = sizeof(watch_keys) / sizeof(*watch_keys);
	p->base = (char *)rule;
	return 0;
}

static int read_line(struct parse *p, char *line)
{
	char *value = strchr(line, '='), *key;

	if (*line == '\0' || *line == '#')
		return 0;
	if (*line == '[')
		return read_section(p, line);
	if (!value)
		return wrong(p, "line", line, "is no `key = value`");
	*value++ = '\0';
	key = tc_trim(line);
	value = tc_trim(value);
	for (size_t i = 0; i < p->n_keys; i++) {
		if (strcmp(p->keys[i].name, key) != 0)
			continue;
		if (read_value(&p->keys[i], value, p->base + p->keys[i].offset))
			return 0;
		return wrong(p, key, value,
			     p->keys[i].type == TEXT ? "is too long" : kind_of(p->keys[i].type));
	}
	return wrong(p, key, value, "belongs to no key of this section");
}

/* Settings that do not go together. */
static int check(const struct tc_settings *s, const char *file, char *why, size_t why_size)
{
	for (size_t i = 0; i < s->n_rules; i++) {
		const struct tc_rule_settings *r = &s->rules[i];

		if (r->threshold_ns > 0 || r->errors > 0)
			continue;
		(void)snprintf(why, why_size, "%s: [%s \"%s\"]: threshold or errors is missing",
			       file, r->kind == TC_WATCH_TASK ? "task" : "region", r->name);
		make_printable(why);
		return TACHO_EFORMAT;
	}
	return 0;
}

int tc_settings_read(struct tc_settings *s, const char *name, const char *text, size_t n, char *why,
		     size_t why_size)
{
	struct tc_settings *fresh = tc_alloc(NULL, sizeof(*fresh));
	struct parse p = { fresh,
			   name,
			   0,
			   general_keys,
			   sizeof(general_keys) / sizeof(*general_keys),
			   (char *)fresh,
			   why,
			   why_size };
	char line[1024];
	int rc = 0;

	why[0] = '\0';
	if (!fresh)
		return TACHO_ENOMEM;
	*fresh = *s;
	if (n > TC_SETTINGS_MAX)
		rc = wrong(&p, "file", name, "is longer than 64 KiB");
	while (rc == 0 && n > 0) {
		const char *end = memchr(text, '\n', n);
		size_t len = end ? (size_t)(end - text) : n;

		p.line++;
		if (len >= sizeof(line) || memchr(text, '\0', len)) {
			rc = wrong(&p, "line", "", "is too long or has a NUL");
			break;
		}
		memcpy(line, text, len);
		line[len] = '\0';
		rc = read_line(&p, tc_trim(line));
		text += len + (end != NULL);
		n -= len + (end != NULL);
	}
	if (rc == 0)
		rc = check(fresh, name, why, why_size);
	if (rc == 0)
		*s = *fresh;
	tc_free(NULL, fresh);
	return rc;
}
