/* SPDX-License-Identifier: MIT */
/*
 * Folded stacks, the input of flame graph tools: "main.main;main.work 1234". The
 * format has no escapes, so what would break a line is replaced.
 */
#include "export/folded.h"

#include "analyze/profile_state.h"

static void put_name(struct tc_textbuf *b, struct tacho_text name)
{
	for (size_t i = 0; i < name.n; i++) {
		unsigned char c = (unsigned char)name.s[i];

		if (c == ';')
			tc_textbuf_char(b, ':');
		else
			tc_textbuf_char(b, c < 0x20 || c == 0x7f ? '?' : (char)c);
	}
	if (name.n == 0)
		tc_textbuf_char(b, '?');
}

void tc_folded_put(struct tc_textbuf *b, const struct tacho_symbols *symbols, uint32_t stack,
		   uint32_t depth, int64_t value)
{
	for (uint32_t k = depth; k-- > 0;) {
		struct tacho_frame f = tacho_symbols_frame(symbols, stack, k);

		put_name(b, tacho_symbols_get(symbols, f.func));
		if (k > 0)
			tc_textbuf_char(b, ';');
	}
	if (depth == 0)
		tc_textbuf_puts(b, "(no stack)");
	tc_textbuf_char(b, ' ');
	tc_textbuf_i64(b, value);
	tc_textbuf_char(b, '\n');
}

int tacho_profile_write_folded(const struct tacho_profile *p, int kind, tacho_write_fn *write,
			       void *ctx)
{
	const struct tacho_symbols *symbols = tacho_profile_symbols(p);
	const struct tacho_profile_stack *s;
	struct tc_textbuf b;
	int rc;

	if (kind < 0 || kind >= TACHO_PROFILE_COUNT || !tacho_profile_waits(p, kind))
		return TACHO_EMISUSE;
	tc_textbuf_init(&b, p->alloc, write, ctx);
	for (size_t i = 0; (s = tacho_profile_stack(p, kind, i)) && b.rc == 0; i++)
		tc_folded_put(&b, symbols, s->stack, s->depth, s->total_ns);
	rc = tc_textbuf_flush(&b);
	tc_textbuf_fini(&b);
	return rc;
}
