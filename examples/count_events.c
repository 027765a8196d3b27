/* SPDX-License-Identifier: MIT */
/*
 * The smallest reader: count the events of a trace by kind.
 *
 *	cc count_events.c $(pkg-config --cflags --libs libtacho-read) && ./a.out trace.out
 */
#include <inttypes.h>
#include <stdio.h>

#include <tacho/read.h>

int main(int argc, char **argv)
{
	uint64_t counts[TACHO_KIND_COUNT] = { 0 };
	const struct tacho_block *b;
	struct tacho_reader *r;
	struct tacho_diag diag;
	int rc;

	if (argc != 2)
		return 2;
	if (tacho_reader_open_file(&r, argv[1], NULL, &diag) < 0) {
		fprintf(stderr, "%s: %s\n", argv[1], diag.message);
		return 3;
	}
	while ((rc = tacho_reader_next(r, &b)) > 0) {
		for (size_t i = 0; i < b->n; i++)
			counts[b->events[i].kind]++;
	}
	for (int kind = 1; kind < TACHO_KIND_COUNT; kind++)
		printf("%12" PRIu64 " %s\n", counts[kind], tacho_kind_name(kind));
	if (rc < 0)
		fprintf(stderr, "%s: %s\n", argv[1], tacho_reader_diag(r)->message);
	tacho_reader_close(r);
	return rc < 0 ? 3 : 0;
}
