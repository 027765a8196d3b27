/* SPDX-License-Identifier: MIT */
/*
 * Names that come near another one: those that contain it, whatever the case, and
 * those that differ by few edits, with or without the import path.
 */
#include "cli/fn_hint.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define HINTS 3

struct hint {
	struct tacho_text name;
	unsigned distance; /* 0: best */
	uint64_t count;    /* goroutines */
};

struct tacho_text tc_fn_text(const char *fn)
{
	if (strcmp(fn, TC_FN_UNKNOWN) == 0)
		fn = "";
	return (struct tacho_text){ fn, strlen(fn) };
}

static bool contains(const char *haystack, const char *needle)
{
	size_t n = strlen(needle);

	for (; n > 0 && *haystack; haystack++) {
		if (strncasecmp(haystack, needle, n) == 0)
			return true;
	}
	return false;
}

/* What stands behind the import path and the package: "(*T).run" of "a/b.(*T).run". */
static const char *local_part(const char *name)
{
	const char *slash = name, *dot;

	for (const char *s = name; *s && *s != '('; s++) {
		if (*s == '/')
			slash = s;
	}
	dot = strchr(slash, '.');
	return dot && dot[1] ? dot + 1 : name;
}

/* How far a name is from what was typed; UINT32_MAX: too far. */
static unsigned judge(const char *typed, const char *name)
{
	unsigned whole, part;

	if (contains(name, typed))
		return 0;
	whole = tc_cli_options_distance(typed, name);
	part = tc_cli_options_distance(typed, local_part(name));
	if (part < whole && tc_cli_options_near(typed, part))
		return part;
	return tc_cli_options_near(typed, whole) ? whole : UINT32_MAX;
}

/* The better one stays in front; of equal ones the one with more goroutines. */
static void offer(struct hint best[HINTS], struct hint h)
{
	for (size_t i = 0; i < HINTS; i++) {
		struct hint other = best[i];

		if (h.distance < other.distance ||
		    (h.distance == other.distance && h.count > other.count)) {
			best[i] = h;
			h = other;
		}
	}
}

int tc_fn_unknown(const struct tacho_ctx *ctx, const struct tc_report_input *in,
		  const struct tacho_goroutines *goroutines, const char *fn)
{
	const struct tacho_symbols *symbols = tacho_reader_symbols(in->reader);
	struct hint best[HINTS];
	struct tc_cli_str text = { 0 };

	if (*fn == '\0') {
		tc_cli_error(ctx, "%s: the start functions of all goroutines are known",
			     tc_report_input_name(in));
		return TC_EXIT_USAGE;
	}
	for (size_t i = 0; i < HINTS; i++)
		best[i] = (struct hint){ .distance = UINT32_MAX };
	for (size_t i = 0; i < tacho_goroutines_groups(goroutines); i++) {
		const struct tacho_group *group = tacho_goroutines_group(goroutines, i);
		struct hint h = { .name = tacho_symbols_get(symbols, group->name),
				  .count = group->count };
		char *name;

		if (h.name.n == 0 || memchr(h.name.s, '\0', h.name.n))
			continue;
		name = tc_cli_xmalloc(h.name.n + 1);
		memcpy(name, h.name.s, h.name.n);
		name[h.name.n] = '\0';
		h.distance = judge(fn, name);
		free(name);
		if (h.distance != UINT32_MAX)
			offer(best, h);
	}
	for (size_t i = 0; i < HINTS && best[i].name.n > 0; i++) {
		tc_cli_str_puts(&text, i ? " or '" : "; did you mean '");
		tc_cli_str_add(&text, best[i].name.s, best[i].name.n);
		tc_cli_str_puts(&text, "'");
	}
	if (text.len > 0)
		tc_cli_str_puts(&text, "?");
	else
		tc_cli_str_printf(&text, "; `tacho goroutines` lists the %zu that there are",
				  tacho_goroutines_groups(goroutines));
	tc_cli_error(ctx, "%s: no goroutine has the start function '%s'%s",
		     tc_report_input_name(in), fn, text.p);
	tc_cli_str_free(&text);
	return TC_EXIT_USAGE;
}
