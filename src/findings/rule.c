/* SPDX-License-Identifier: MIT */
/* What rules share: texts, facts, amounts over time. */
#include "findings/rule.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "wire/quote.h"

/* --- findings ----------------------------------------------------------------- */

struct tc_finding *tc_finding_add(struct tacho_findings *f)
{
	struct tc_finding *x;

	if (TC_GROW(f->alloc, &f->list, &f->cap, f->n + 1, 0) < 0)
		return NULL;
	x = tc_calloc(f->alloc, 1, sizeof(*x));
	if (!x)
		return NULL;
	f->list[f->n++] = x;
	x->public.rule = &f->judging->public;
	x->public.confidence = TACHO_CONFIDENCE_CERTAIN;
	x->public.text = x->text;
	x->public.note = x->note;
	return x;
}

__attribute__((format(printf, 3, 0))) static void append(char *buf, size_t size, const char *fmt,
							 va_list ap)
{
	size_t n = strlen(buf);

	vsnprintf(buf + n, size - n, fmt, ap);
}

void tc_finding_say(struct tc_finding *x, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	append(x->text, sizeof(x->text), fmt, ap);
	va_end(ap);
}

void tc_finding_note(struct tc_finding *x, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	append(x->note, sizeof(x->note), fmt, ap);
	va_end(ap);
}

void tc_finding_fact(struct tc_finding *x, const char *key, const char *unit, double value)
{
	if (x->public.n_facts < TACHO_FINDING_FACTS)
		x->public.facts[x->public.n_facts++] = (struct tacho_fact){ key, unit, value };
}

void tc_finding_show(struct tc_finding *x, const char *what, int64_t begin, int64_t end,
		     int64_t goroutine, uint32_t stack)
{
	if (x->public.n_evidence < TACHO_FINDING_EVIDENCE)
		x->public.evidence[x->public.n_evidence++] =
			(struct tacho_evidence){ begin, end, goroutine, stack, what };
}

/* --- texts -------------------------------------------------------------------- */

struct tc_say tc_say_ns(int64_t ns)
{
	static const struct {
		double unit;
		const char *name;
	} units[] = { { 1e9, "s" }, { 1e6, "ms" }, { 1e3, "µs" } };
	struct tc_say out;
	double v = (double)ns;

	for (size_t i = 0; i < 3; i++) {
		double x = v / units[i].unit;

		if (x < 0.9995)
			continue;
		snprintf(out.s, sizeof(out.s), "%.*f %s",
			 x < 9.995   ? 2
			 : x < 99.95 ? 1
				     : 0,
			 x, units[i].name);
		return out;
	}
	snprintf(out.s, sizeof(out.s), "%.0f ns", v);
	return out;
}

struct tc_say tc_say_count(uint64_t n)
{
	struct tc_say out;
	char digits[24];
	int len = snprintf(digits, sizeof(digits), "%llu", (unsigned long long)n), to = 0;

	for (int i = 0; i < len; i++) {
		if (i > 0 && (len - i) % 3 == 0)
			out.s[to++] = ',';
		out.s[to++] = digits[i];
	}
	out.s[to] = '\0';
	return out;
}

struct tc_say tc_say_number(double n)
{
	return tc_say_count(n > 0 ? (uint64_t)(n < 1e18 ? n + 0.5 : 1e18) : 0);
}

struct tc_say tc_say_share(double share)
{
	struct tc_say out;
	double percent = 100 * share;

	snprintf(out.s, sizeof(out.s), "%.*f %%", percent < 9.95 ? 1 : 0, percent);
	return out;
}

/* Printable, and cut to fit: the end of a function's name tells more than its path. */
static void put_name(struct tc_say *out, size_t room, struct tacho_text name)
{
	struct tc_textbuf b;
	size_t n;

	tc_textbuf_init(&b, NULL, NULL, NULL);
	for (size_t i = name.n; i-- > 0;) {
		if (name.s[i] == '/') {
			name.s += i + 1;
			name.n -= i + 1;
			break;
		}
	}
	tc_quote_safe(&b, name.s, name.n);
	n = b.rc == 0 ? b.n : 0;
	if (n > room) {
		n = room;
		/* Not in the middle of a character. */
		while (n > 0 && ((unsigned char)b.p[n] & 0xc0) == 0x80)
			n--;
	}
	if (n > 0)
		memcpy(out->s, b.p, n);
	out->s[n] = '\0';
	tc_textbuf_fini(&b);
}

struct tc_say tc_say_name(const struct tacho_findings *f, uint32_t name)
{
	struct tc_say out;

	put_name(&out, sizeof(out.s) - 1, tacho_symbols_get(f->act->symbols, name));
	if (!*out.s)
		snprintf(out.s, sizeof(out.s), "a goroutine of unknown origin");
	return out;
}

struct tc_say tc_say_place(const struct tacho_findings *f, uint32_t stack)
{
	const struct tc_place *p = tc_activity_place(f->act, stack);
	struct tc_say out, file;
	size_t n;

	if (p->site == 0) {
		snprintf(out.s, sizeof(out.s), "a place without a stack");
		return out;
	}
	put_name(&out, 54, tacho_symbols_get(f->act->symbols, p->site));
	put_name(&file, 24, tacho_symbols_get(f->act->symbols, p->site_file));
	n = strlen(out.s);
	if (*file.s)
		snprintf(out.s + n, sizeof(out.s) - n, " (%.24s:%u)", file.s, p->line);
	return out;
}

/* --- amounts over time -------------------------------------------------------- */

/* Make the bins twice as wide until `at` falls into one. */
static void reach(struct tc_bins *b, int64_t at)
{
	if (b->step_ns == 0)
		b->step_ns = TC_MS;
	while (tc_wrap_sub(at, b->origin_ns) / b->step_ns >= TACHO_FINDING_SERIES &&
	       b->step_ns < INT64_MAX / 2) {
		for (int i = 0; i < TACHO_FINDING_SERIES / 2; i++)
			b->parts[i] = b->parts[2 * i] + b->parts[2 * i + 1];
		memset(b->parts + TACHO_FINDING_SERIES / 2, 0, sizeof(b->parts) / 2);
		b->step_ns *= 2;
		b->to_ns = b->from_ns;
	}
}

static size_t bin_of(const struct tc_bins *b, int64_t at)
{
	int64_t i = tc_wrap_sub(at, b->origin_ns) / b->step_ns;

	return i < 0 ? 0 : i >= TACHO_FINDING_SERIES ? TACHO_FINDING_SERIES - 1 : (size_t)i;
}

void tc_bins_add(struct tc_bins *b, int64_t begin, int64_t at, double amount)
{
	b->origin_ns = begin;
	reach(b, at);
	b->parts[bin_of(b, at)] += amount;
}

void tc_bins_spread_slowly(struct tc_bins *b, int64_t begin, int64_t from, int64_t to)
{
	size_t i, last;

	b->origin_ns = begin;
	reach(b, to);
	i = bin_of(b, from);
	for (last = bin_of(b, to); i <= last; i++) {
		int64_t low = b->origin_ns + (int64_t)i * b->step_ns, high = low + b->step_ns;

		low = from > low ? from : low;
		high = to < high ? to : high;
		b->parts[i] += high > low ? (double)(high - low) : 0;
	}
	/* Behind the last one there is no other: what is later goes the long way. */
	b->last = (unsigned)(i - 1);
	b->from_ns = b->origin_ns + (int64_t)b->last * b->step_ns;
	b->to_ns = b->from_ns + b->step_ns;
}

double tc_bins_before(const struct tc_bins *b, int64_t at)
{
	double before = 0, all = 0;

	for (int i = 0; i < TACHO_FINDING_SERIES && b->step_ns; i++) {
		double low = (double)b->origin_ns + (double)i * (double)b->step_ns;
		double part = ((double)at - low) / (double)b->step_ns;

		all += b->parts[i];
		before += b->parts[i] * (part < 0 ? 0 : part > 1 ? 1 : part);
	}
	return all > 0 ? before / all : 0;
}
