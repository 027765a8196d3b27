/* SPDX-License-Identifier: MIT */
/*
 * The option parser. It trusts the table (tc_cli_options_check is for that) and
 * nothing of argv: values are checked against type and range before they are
 * stored, and what an error message quotes is escaped first. Operands are moved
 * to the front of argv; the write index never passes the read index.
 */
#include "cli/options.h"

#include "cli/term.h"
#include "cli/units.h"

#include <errno.h>
#include <limits.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct parse {
	const struct tacho_opt *table;
	size_t n;
	char **argv;
	int argc, i; /* argv[i] is next */
	void *dest;
	struct tc_opt_result *res;
};

#define QUOTE_MAX 64

/* Foreign text for a message: escaped, and cut where it is long. */
static const char *quote(char buf[QUOTE_MAX], const char *s, size_t n)
{
	size_t out = 0;

	while (n > 0) {
		struct tc_cli_glyph g;

		tc_cli_term_glyph(s, n, false, &g);
		if (g.len > QUOTE_MAX - 4 - out) {
			memcpy(buf + out, "...", 4);
			return buf;
		}
		memcpy(buf + out, g.text, g.len);
		out += g.len;
		s += g.used;
		n -= g.used;
	}
	buf[out] = '\0';
	return buf;
}

__attribute__((format(printf, 2, 3))) static int bad(struct parse *p, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	vsnprintf(p->res->err, sizeof(p->res->err), format, ap);
	va_end(ap);
	return TC_OPT_BAD;
}

bool tc_cli_options_takes_value(const struct tacho_opt *o)
{
	return o->type != TC_OPT_HEADING && o->type != TC_OPT_BOOL && o->type != TC_OPT_COUNT;
}

const struct tacho_opt *tc_cli_options_find(const struct tacho_opt *table, size_t n,
					    const char *long_name)
{
	for (size_t i = 0; i < n; i++) {
		if (table[i].long_name && strcmp(table[i].long_name, long_name) == 0)
			return &table[i];
	}
	return NULL;
}

/* --- similar words ------------------------------------------------------------- */

#define WORD_MAX 32

unsigned tc_cli_options_distance(const char *a, const char *b)
{
	unsigned row[3][WORD_MAX + 1]; /* two rows back, one back, this */
	size_t na = strnlen(a, WORD_MAX + 1), nb = strnlen(b, WORD_MAX + 1);

	if (na > WORD_MAX || nb > WORD_MAX)
		return UINT32_MAX;
	for (size_t j = 0; j <= nb; j++)
		row[1][j] = (unsigned)j;
	for (size_t i = 1; i <= na; i++) {
		row[2][0] = (unsigned)i;
		for (size_t j = 1; j <= nb; j++) {
			unsigned best = row[1][j - 1] + (a[i - 1] != b[j - 1]);

			if (row[1][j] + 1 < best)
				best = row[1][j] + 1;
			if (row[2][j - 1] + 1 < best)
				best = row[2][j - 1] + 1;
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
			    row[0][j - 2] + 1 < best)
				best = row[0][j - 2] + 1;
			row[2][j] = best;
		}
		memcpy(row[0], row[1], sizeof(row[0]));
		memcpy(row[1], row[2], sizeof(row[1]));
	}
	return row[1][nb];
}

bool tc_cli_options_near(const char *typed, unsigned distance)
{
	size_t n = strnlen(typed, WORD_MAX);

	return distance <= (n < 3 ? 1 : n < 6 ? 2 : 3) && distance < n;
}

static int unknown_long(struct parse *p, const char *name, size_t len)
{
	const struct tacho_opt *best = NULL;
	unsigned least = UINT32_MAX;
	char typed[WORD_MAX + 1], q[QUOTE_MAX];

	for (size_t i = 0; i < p->n && len <= WORD_MAX; i++) {
		const struct tacho_opt *o = &p->table[i];
		unsigned d;

		if (!o->long_name || o->flags & TC_OPT_HIDDEN)
			continue;
		memcpy(typed, name, len);
		typed[len] = '\0';
		d = tc_cli_options_distance(typed, o->long_name);
		if (d < least && tc_cli_options_near(typed, d)) {
			least = d;
			best = o;
		}
	}
	quote(q, name, len);
	if (best)
		return bad(p, "unknown option '--%s'; did you mean '--%s'?", q, best->long_name);
	return bad(p, "unknown option '--%s'", q);
}

/* --- values ----------------------------------------------------------------------- */

/* "-j" or "--threads", as the user should see it. */
static const char *label(const struct tacho_opt *o, char buf[QUOTE_MAX])
{
	if (o->long_name)
		snprintf(buf, QUOTE_MAX, "--%s", o->long_name);
	else
		snprintf(buf, QUOTE_MAX, "-%c", o->short_name);
	return buf;
}

static int bad_value(struct parse *p, const struct tacho_opt *o, const char *value,
		     const char *problem)
{
	char l[QUOTE_MAX], q[QUOTE_MAX];

	return bad(p, "option '%s': '%s' %s", label(o, l), quote(q, value, strlen(value)), problem);
}

static bool has_range(const struct tacho_opt *o)
{
	return o->min != 0 || o->max != 0;
}

static int out_of_range(struct parse *p, const struct tacho_opt *o, const char *value)
{
	char problem[80];

	if (!has_range(o))
		return bad_value(p, o, value, "is too large");
	snprintf(problem, sizeof(problem), "is not between %lld and %lld", (long long)o->min,
		 (long long)o->max);
	return bad_value(p, o, value, problem);
}

/* What is wrong with a value the units parsers refused. */
static int bad_unit(struct parse *p, const struct tacho_opt *o, const char *value, int rc,
		    const char *expected)
{
	if (rc == TC_UNITS_RANGE)
		return out_of_range(p, o, value);
	if (rc == TC_UNITS_NO_UNIT)
		return bad_value(p, o, value, "needs a unit: ns, us, ms, s, m or h");
	return bad_value(p, o, value, expected);
}

static int set_int(struct parse *p, const struct tacho_opt *o, const char *value, void *at)
{
	int64_t v;
	int rc = tc_cli_units_parse_i64(value, &v);

	if (rc)
		return bad_unit(p, o, value, rc, "is not a whole number");
	if (has_range(o) && (v < o->min || v > o->max))
		return out_of_range(p, o, value);
	*(int64_t *)at = v;
	return TC_OPT_OK;
}

static int set_uint(struct parse *p, const struct tacho_opt *o, const char *value, void *at)
{
	bool size = o->type == TC_OPT_SIZE;
	uint64_t v;
	int rc = size ? tc_cli_units_parse_size(value, &v)
		      : tc_cli_units_parse_u64(value, strlen(value), &v);

	if (rc)
		return bad_unit(p, o, value, rc,
				size ? "is not a size such as 4096, 64MiB or 1G"
				     : "is not a whole number");
	if (has_range(o) && (v > (uint64_t)o->max || v < (uint64_t)o->min))
		return out_of_range(p, o, value);
	*(uint64_t *)at = v;
	return TC_OPT_OK;
}

static int set_number(struct parse *p, const struct tacho_opt *o, const char *value, void *at)
{
	struct tc_cli_number *number = at;
	int rc = set_uint(p, o, value, &number->n);

	number->is_given |= rc == TC_OPT_OK;
	return rc;
}

static int set_fd(struct parse *p, const struct tacho_opt *o, const char *value, void *at)
{
	uint64_t v;

	if (tc_cli_units_parse_u64(value, strlen(value), &v) || v > INT_MAX)
		return bad_value(p, o, value, "is not a file descriptor");
	*(int *)at = (int)v;
	return TC_OPT_OK;
}

static int set_double(struct parse *p, const struct tacho_opt *o, const char *value, void *at)
{
	char *end;
	double v;

	/* strtod also takes leading space, hexadecimal, "inf" and "nan". */
	if (!strchr("+-.0123456789", *value) || strpbrk(value, "xXnN"))
		return bad_value(p, o, value, "is not a number");
	v = strtod(value, &end);
	if (end == value || *end)
		return bad_value(p, o, value, "is not a number");
	if (!isfinite(v) || (has_range(o) && (v < (double)o->min || v > (double)o->max)))
		return out_of_range(p, o, value);
	*(double *)at = v;
	return TC_OPT_OK;
}

static int set_duration(struct parse *p, const struct tacho_opt *o, const char *value, void *at)
{
	int64_t v;
	int rc = tc_cli_units_parse_duration(value, &v);

	if (rc)
		return bad_unit(p, o, value, rc, "is not a duration such as 1.5ms, 2s or 1m30s");
	if (has_range(o) && (v < o->min || v > o->max))
		return out_of_range(p, o, value);
	if (!has_range(o) && v < 0)
		return bad_value(p, o, value, "is negative");
	*(int64_t *)at = v;
	return TC_OPT_OK;
}

static int set_choice(struct parse *p, const struct tacho_opt *o, const char *value, void *at)
{
	char problem[160];
	size_t len = 0;

	for (int i = 0; o->choices[i]; i++) {
		if (strcmp(value, o->choices[i]) == 0) {
			*(int *)at = i;
			return TC_OPT_OK;
		}
	}
	problem[0] = '\0';
	for (int i = 0; o->choices[i] && len < sizeof(problem); i++)
		len += (size_t)snprintf(problem + len, sizeof(problem) - len, "%s%s",
					i ? ", " : "is not one of ", o->choices[i]);
	return bad_value(p, o, value, problem);
}

static int add_string(const char *value, struct tc_cli_strings *list)
{
	const char **v = reallocarray(list->v, list->n + 1, sizeof(*v));

	if (!v)
		return TC_OPT_NOMEM;
	list->v = v;
	v[list->n++] = value;
	return TC_OPT_OK;
}

static int add_ids(struct parse *p, const struct tacho_opt *o, const char *value,
		   struct tc_cli_ids *list)
{
	const char *s = value;

	for (;;) {
		size_t len = strcspn(s, ",");
		uint64_t id, *v;
		int rc = tc_cli_units_parse_u64(s, len, &id);

		if (rc)
			return bad_unit(p, o, value, rc, "is not a number or a list such as 1,7");
		v = reallocarray(list->v, list->n + 1, sizeof(*v));
		if (!v)
			return TC_OPT_NOMEM;
		list->v = v;
		v[list->n++] = id;
		if (s[len] == '\0')
			return TC_OPT_OK;
		s += len + 1;
	}
}

static int set_value(struct parse *p, const struct tacho_opt *o, const char *value)
{
	void *at = (char *)p->dest + o->offset;

	switch (o->type) {
	case TC_OPT_INT: return set_int(p, o, value, at);
	case TC_OPT_UINT:
	case TC_OPT_SIZE: return set_uint(p, o, value, at);
	case TC_OPT_NUMBER: return set_number(p, o, value, at);
	case TC_OPT_DOUBLE: return set_double(p, o, value, at);
	case TC_OPT_DURATION: return set_duration(p, o, value, at);
	case TC_OPT_STRING:
	case TC_OPT_PATH:
		if (o->type == TC_OPT_PATH && !*value)
			return bad_value(p, o, value, "is not a file name");
		*(const char **)at = value;
		return TC_OPT_OK;
	case TC_OPT_CHOICE: return set_choice(p, o, value, at);
	case TC_OPT_FD: return set_fd(p, o, value, at);
	case TC_OPT_STRINGS: return add_string(value, at);
	case TC_OPT_IDS: return add_ids(p, o, value, at);
	case TC_OPT_HEADING:
	case TC_OPT_BOOL:
	case TC_OPT_COUNT: break;
	}
	return bad_value(p, o, value, "is not expected");
}

static void set_flag(struct parse *p, const struct tacho_opt *o, bool on)
{
	void *at = (char *)p->dest + o->offset;

	if (o->type == TC_OPT_BOOL)
		*(bool *)at = on;
	else if (*(unsigned *)at < UINT_MAX)
		++*(unsigned *)at;
}

static int set_defaults(struct parse *p)
{
	for (size_t i = 0; i < p->n; i++) {
		const struct tacho_opt *o = &p->table[i];
		int rc;

		if (!o->def || o->type == TC_OPT_HEADING)
			continue;
		if (!tc_cli_options_takes_value(o)) {
			set_flag(p, o, strcmp(o->def, "yes") == 0);
			continue;
		}
		rc = set_value(p, o, o->def);
		if (rc)
			return rc;
	}
	return TC_OPT_OK;
}

/* --- names -------------------------------------------------------------------------- */

/* The value of an option that stands in the next word. */
static int value_from_next(struct parse *p, const struct tacho_opt *o)
{
	char l[QUOTE_MAX];

	if (p->i >= p->argc || !p->argv[p->i])
		return bad(p, "option '%s' needs a value (%s)", label(o, l),
			   o->argname ? o->argname : "VALUE");
	return set_value(p, o, p->argv[p->i++]);
}

struct match {
	const struct tacho_opt *opt; /* NULL while nothing, or only "help", fits */
	bool negated, help, exact;
	const char *other; /* a second long name that the abbreviation fits */
};

/* Does typed[0 .. len) name or abbreviate `name`? o is NULL for --help. */
static void consider(struct match *m, const struct tacho_opt *o, const char *name, bool negated,
		     const char *typed, size_t len)
{
	if (m->exact || strncmp(name, typed, len) != 0)
		return;
	if (name[len] == '\0') {
		m->exact = true;
		m->other = NULL;
	} else if (o && o->flags & TC_OPT_HIDDEN) {
		return;
	} else if (m->opt || m->help) {
		m->other = name;
		return;
	}
	m->opt = o;
	m->negated = negated;
	m->help = !o;
}

static bool negatable(const struct tacho_opt *o)
{
	return o->type == TC_OPT_BOOL && !(o->flags & TC_OPT_NONEG);
}

static void find_long(const struct parse *p, const char *typed, size_t len, struct match *m)
{
	memset(m, 0, sizeof(*m));
	for (size_t i = 0; i < p->n; i++) {
		const struct tacho_opt *o = &p->table[i];

		if (o->type != TC_OPT_HEADING && o->long_name)
			consider(m, o, o->long_name, false, typed, len);
	}
	consider(m, NULL, "help", false, typed, len);
	if (len <= 3 || memcmp(typed, "no-", 3) != 0)
		return;
	for (size_t i = 0; i < p->n; i++) {
		const struct tacho_opt *o = &p->table[i];

		if (o->long_name && negatable(o))
			consider(m, o, o->long_name, true, typed + 3, len - 3);
	}
}

static int parse_long(struct parse *p, const char *arg)
{
	const char *eq = strchr(arg, '=');
	size_t len = eq ? (size_t)(eq - arg) : strlen(arg);
	char q[QUOTE_MAX];
	struct match m;

	find_long(p, arg, len, &m);
	if (m.other)
		return bad(p, "option '--%s' is ambiguous: '--%s%s' or '--%s%s'",
			   quote(q, arg, len), m.negated ? "no-" : "",
			   m.opt ? m.opt->long_name : "help", m.negated ? "no-" : "", m.other);
	if (!m.help && !m.opt)
		return unknown_long(p, arg, len);
	if (m.help || !tc_cli_options_takes_value(m.opt)) {
		if (eq)
			return bad(p, "option '--%s' takes no value", quote(q, arg, len));
		if (m.help)
			return TC_OPT_HELP;
		set_flag(p, m.opt, !m.negated);
		return TC_OPT_OK;
	}
	return eq ? set_value(p, m.opt, eq + 1) : value_from_next(p, m.opt);
}

static const struct tacho_opt *find_short(const struct parse *p, char c)
{
	for (size_t i = 0; i < p->n; i++) {
		if (p->table[i].type != TC_OPT_HEADING && p->table[i].short_name == c)
			return &p->table[i];
	}
	return NULL;
}

/* A word such as -vj4: flags, of which the last may take the rest as its value. */
static int parse_short(struct parse *p, const char *arg)
{
	for (const char *c = arg; *c; c++) {
		const struct tacho_opt *o = find_short(p, *c);
		char q[QUOTE_MAX];

		if (!o && *c == 'h')
			return TC_OPT_HELP_SHORT;
		if (!o)
			return bad(p, "unknown option '-%s'",
				   quote(q, c, (unsigned char)*c < 0x80 ? 1 : strlen(c)));
		if (!tc_cli_options_takes_value(o)) {
			set_flag(p, o, true);
			continue;
		}
		return c[1] ? set_value(p, o, c + 1) : value_from_next(p, o);
	}
	return TC_OPT_OK;
}

int tc_cli_options_parse(const struct tacho_opt *table, size_t n, int argc, char **argv, void *dest,
			 struct tc_opt_result *res)
{
	struct parse p = { table, n, argv, argc, 0, dest, res };
	bool only_operands = false;
	int rc;

	memset(res, 0, sizeof(*res));
	rc = set_defaults(&p);
	while (rc == TC_OPT_OK && p.i < argc && argv[p.i]) {
		char *arg = argv[p.i++];

		if (only_operands || arg[0] != '-' || arg[1] == '\0')
			argv[res->n_args++] = arg;
		else if (strcmp(arg, "--") == 0)
			only_operands = true;
		else if (arg[1] == '-')
			rc = parse_long(&p, arg + 2);
		else
			rc = parse_short(&p, arg + 1);
	}
	if (rc == TC_OPT_NOMEM)
		snprintf(res->err, sizeof(res->err), "out of memory");
	return rc;
}

void tc_cli_options_free(const struct tacho_opt *table, size_t n, void *dest)
{
	for (size_t i = 0; i < n; i++) {
		void *at = (char *)dest + table[i].offset;

		if (table[i].type == TC_OPT_STRINGS) {
			struct tc_cli_strings *list = at;

			free(list->v);
			memset(list, 0, sizeof(*list));
		} else if (table[i].type == TC_OPT_IDS) {
			struct tc_cli_ids *list = at;

			free(list->v);
			memset(list, 0, sizeof(*list));
		}
	}
}

/* --- the table itself -------------------------------------------------------------- */

static size_t size_of(enum tc_opt_type type)
{
	switch (type) {
	case TC_OPT_HEADING: return 0;
	case TC_OPT_BOOL: return sizeof(bool);
	case TC_OPT_COUNT: return sizeof(unsigned);
	case TC_OPT_INT:
	case TC_OPT_DURATION: return sizeof(int64_t);
	case TC_OPT_UINT:
	case TC_OPT_SIZE: return sizeof(uint64_t);
	case TC_OPT_NUMBER: return sizeof(struct tc_cli_number);
	case TC_OPT_DOUBLE: return sizeof(double);
	case TC_OPT_STRING:
	case TC_OPT_PATH: return sizeof(const char *);
	case TC_OPT_CHOICE:
	case TC_OPT_FD: return sizeof(int);
	case TC_OPT_STRINGS: return sizeof(struct tc_cli_strings);
	case TC_OPT_IDS: return sizeof(struct tc_cli_ids);
	}
	return 0;
}

static const char *check_one(const struct tacho_opt *table, size_t i, size_t dest_size)
{
	const struct tacho_opt *o = &table[i];

	if (!o->help || !*o->help)
		return "has no help";
	if (o->type == TC_OPT_HEADING)
		return NULL;
	if (!o->long_name && !o->short_name)
		return "has no name";
	if (o->size != size_of(o->type))
		return "has a member of the wrong type";
	if (o->offset > dest_size || o->size > dest_size - o->offset)
		return "lies outside the struct";
	if (tc_cli_options_takes_value(o) != (o->argname != NULL))
		return "needs an argname exactly if it takes a value";
	if ((o->type == TC_OPT_CHOICE) != (o->choices != NULL))
		return "needs choices exactly if it is a choice";
	if (o->type == TC_OPT_NUMBER && o->def)
		return "is given by its default";
	if (o->min > o->max)
		return "has an empty range";
	for (size_t j = 0; j < i; j++) {
		if (o->short_name && table[j].short_name == o->short_name)
			return "has the letter of another option";
		if (o->long_name && table[j].long_name &&
		    strcmp(o->long_name, table[j].long_name) == 0)
			return "has the name of another option";
	}
	return NULL;
}

int tc_cli_options_check(const struct tacho_opt *table, size_t n, size_t dest_size, char *err,
			 size_t err_size)
{
	struct tc_opt_result res;
	char *no_args[] = { NULL };
	void *dest;
	int rc;

	for (size_t i = 0; i < n; i++) {
		const char *problem = check_one(table, i, dest_size);

		if (problem) {
			snprintf(err, err_size, "option %zu (%s) %s", i,
				 table[i].long_name ? table[i].long_name : "", problem);
			return -1;
		}
	}
	dest = calloc(1, dest_size ? dest_size : 1);
	if (!dest) {
		snprintf(err, err_size, "out of memory");
		return -1;
	}
	rc = tc_cli_options_parse(table, n, 0, no_args, dest, &res);
	if (rc)
		snprintf(err, err_size, "default: %s", res.err);
	tc_cli_options_free(table, n, dest);
	free(dest);
	return rc ? -1 : 0;
}
