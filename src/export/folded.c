/* SPDX-License-Identifier: MIT */
/*
 * Folded stacks, the input of flame graph tools: "main.main;main.work 1234". The
 * format has no escapes, so what would break a line is replaced.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <tacho/profile.h>

struct out {
	tacho_write_fn *write;
	void *ctx;
	int rc;
	size_t n;
	char buf[4096];
};

static void flush(struct out *o)
{
	if (o->rc == 0 && o->n > 0)
		o->rc = o->write(o->ctx, o->buf, o->n);
	o->n = 0;
}

static void put(struct out *o, char c)
{
	if (o->n == sizeof(o->buf))
		flush(o);
	o->buf[o->n++] = c;
}

static void put_name(struct out *o, struct tacho_text name)
{
	for (size_t i = 0; i < name.n; i++) {
		unsigned char c = (unsigned char)name.s[i];

		if (c == ';')
			put(o, ':');
		else
			put(o, c < 0x20 || c == 0x7f ? '?' : (char)c);
	}
	if (name.n == 0)
		put(o, '?');
}

static void put_text(struct out *o, const char *s)
{
	for (; *s; s++)
		put(o, *s);
}

int tacho_profile_write_folded(const struct tacho_profile *p, int kind, tacho_write_fn *write,
			       void *ctx)
{
	const struct tacho_symbols *symbols = tacho_profile_symbols(p);
	const struct tacho_profile_stack *s;
	struct out o = { .write = write, .ctx = ctx };

	if (kind < 0 || kind >= TACHO_PROFILE_COUNT || !tacho_profile_waits(p, kind))
		return TACHO_EMISUSE;
	for (size_t i = 0; (s = tacho_profile_stack(p, kind, i)) && o.rc == 0; i++) {
		char number[32];

		for (uint32_t k = s->depth; k-- > 0;) {
			struct tacho_frame f = tacho_symbols_frame(symbols, s->stack, k);

			put_name(&o, tacho_symbols_get(symbols, f.func));
			if (k > 0)
				put(&o, ';');
		}
		if (s->depth == 0)
			put_text(&o, "(no stack)");
		snprintf(number, sizeof(number), " %" PRId64 "\n", s->total_ns);
		put_text(&o, number);
	}
	flush(&o);
	return o.rc;
}
