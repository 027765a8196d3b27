/* SPDX-License-Identifier: MIT */
#include "support/damage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t next_random(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

size_t damage_copy(uint8_t *copy, const uint8_t *bytes, size_t n, uint64_t *state)
{
	size_t k = 1 + next_random(state) % 4;
	size_t at = 16 + next_random(state) % (n - 16), len = next_random(state) % 512;

	memcpy(copy, bytes, n);
	if (len > n - at)
		len = n - at;
	switch (next_random(state) % 8) {
	case 0: return at;
	case 1: memmove(copy + at, copy + at + len, n - at - len); return n - len;
	default: break;
	}
	while (k-- > 0)
		copy[16 + next_random(state) % (n - 16)] ^= (uint8_t)(1U << next_random(state) % 8);
	return n;
}

uint8_t *damage_read_file(const char *path, size_t *n)
{
	FILE *f = fopen(path, "rb");
	uint8_t *bytes = NULL;
	long size;

	if (!f)
		return NULL;
	if (fseek(f, 0, SEEK_END) == 0 && (size = ftell(f)) > 16 && fseek(f, 0, SEEK_SET) == 0) {
		*n = (size_t)size;
		bytes = malloc(*n);
		if (bytes && fread(bytes, 1, *n, f) != *n) {
			free(bytes);
			bytes = NULL;
		}
	}
	(void)fclose(f);
	return bytes;
}
