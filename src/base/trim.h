/* SPDX-License-Identifier: MIT */
/* Lines of files that people write. */
#ifndef TC_BASE_TRIM_H
#define TC_BASE_TRIM_H

#include <string.h>

/* Without blanks around it and line ends behind it, which become NULs. */
static inline char *tc_trim(char *s)
{
	size_t n;

	s += strspn(s, " \t\r");
	n = strlen(s);
	while (n > 0 && strchr(" \t\r\n", s[n - 1]))
		s[--n] = '\0';
	return s;
}

#endif
