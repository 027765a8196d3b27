/* SPDX-License-Identifier: MIT */
/* Notes about modules; see module_note.h. Any bytes are input. */
#include "wire/module_note.h"

#include <string.h>

struct words {
	const char *p, *end;
};

static int hex_digit(const struct words *w, size_t at)
{
	char c = at < (size_t)(w->end - w->p) ? w->p[at] : '\0';

	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* What is behind the first n bytes, which are a word; false: a longer one. */
static bool next_word(struct words *w, size_t n)
{
	if (n == 0 || n >= (size_t)(w->end - w->p) || w->p[n] != ' ')
		return false;
	w->p += n + 1;
	return true;
}

/* A number in hexadecimal. */
static bool take_number(struct words *w, uint64_t *out)
{
	size_t n = 0;

	*out = 0;
	for (int d; (d = hex_digit(w, n)) >= 0; n++) {
		if (*out >> 60)
			return false;
		*out = *out << 4 | (uint64_t)d;
	}
	return next_word(w, n);
}

static bool take_id(struct words *w, struct tc_module_note *out)
{
	size_t n = 0;

	if (w->p < w->end && *w->p == '-')
		return next_word(w, 1);
	for (int d, e; (d = hex_digit(w, n)) >= 0 && (e = hex_digit(w, n + 1)) >= 0; n += 2) {
		if (out->id_len == TC_BUILD_ID_MAX)
			return false;
		out->id[out->id_len++] = (uint8_t)(d << 4 | e);
	}
	return next_word(w, n);
}

bool tc_module_note_read(const char *text, size_t n, struct tc_module_note *out)
{
	static const char begin[] = TC_MODULE_NOTE " ";
	struct words w = { text + sizeof(begin) - 1, text + n };

	*out = (struct tc_module_note){ 0 };
	if (n < sizeof(begin) || memcmp(text, begin, sizeof(begin) - 1) != 0 ||
	    memchr(text, '\0', n))
		return false;
	if (!take_number(&w, &out->base) || !take_number(&w, &out->lo) ||
	    !take_number(&w, &out->hi) || !take_id(&w, out) || out->lo >= out->hi)
		return false;
	out->path = w.p;
	out->path_len = (size_t)(w.end - w.p);
	return out->path_len > 0;
}
