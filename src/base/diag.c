/* SPDX-License-Identifier: MIT */
/* Errors as data: codes, their texts, and the first-error-wins record. */
#include "base/diag.h"

#include <stdarg.h>
#include <stdio.h>

void tc_diag_init(struct tacho_diag *d)
{
	*d = (struct tacho_diag){ .offset = -1, .generation = -1, .batch = -1, .thread = -1 };
}

int tc_diag_set(struct tacho_diag *d, int code, const char *format, ...)
{
	va_list args;

	if (!d || d->code)
		return code;
	d->code = code;
	va_start(args, format);
	(void)vsnprintf(d->message, sizeof(d->message), format, args);
	va_end(args);
	for (char *p = d->message; *p; p++) {
		if ((unsigned char)*p < 0x20 || *p == 0x7f)
			*p = '?';
	}
	return code;
}

const char *tacho_error_name(int code)
{
#define NAME(name, value, text) \
 case name: return &#name[6];
	switch (code) {
	case TACHO_OK: return "OK"; TACHO_ERRORS(NAME)
	default: return "EUNKNOWN";
	}
#undef NAME
}

const char *tacho_error_text(int code)
{
#define TEXT(name, value, text) \
 case name: return text;
	switch (code) {
	case TACHO_OK: return "no error"; TACHO_ERRORS(TEXT)
	default: return "unknown error";
	}
#undef TEXT
}

const char *tacho_version(void)
{
	return TACHO_VERSION;
}
