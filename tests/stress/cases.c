/* SPDX-License-Identifier: MIT */
/* The main loop of the stress programs; see cases.h. */
#include "stress/cases.h"

#include <stdlib.h>
#include <unistd.h>

#include "support/damage.h"

bool stress_run(int argc, char **argv, void (*fn)(void *ctx, const struct stress_case *c),
		void *ctx)
{
	uint64_t state = 88172645463325252U;
	struct stress_case c = { .threads = 2 };
	uint8_t *bytes, *copy;
	long copies = 20;
	size_t n;
	int opt;

	while ((opt = getopt(argc, argv, "n:s:j:")) != -1) {
		switch (opt) {
		case 'n': copies = atol(optarg); break;
		case 's': state = strtoull(optarg, NULL, 10) * 2 + 1; break;
		case 'j': c.threads = (unsigned)atoi(optarg); break;
		default: return false;
		}
	}
	for (int i = optind; i < argc; i++) {
		bytes = damage_read_file(argv[i], &n);
		if (!bytes)
			continue;
		c.path = argv[i];
		c.bytes = bytes;
		c.n = n;
		c.copy = -1;
		fn(ctx, &c);
		copy = malloc(n);
		c.bytes = copy;
		for (c.copy = 0; copy && c.copy < copies; c.copy++) {
			c.n = damage_copy(copy, bytes, n, &state);
			fn(ctx, &c);
		}
		free(copy);
		free(bytes);
	}
	return true;
}
