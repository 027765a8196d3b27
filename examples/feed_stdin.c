/* SPDX-License-Identifier: MIT */
/*
 * A trace that arrives in pieces, as from a socket: events of a generation come
 * out as soon as its last byte is there.
 *
 *	curl -s host:6060/debug/pprof/trace?seconds=5 | ./feed_stdin
 */
#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include <tacho/read.h>

/* Take what is there. 1: more may come; 0: the trace is over; negative: an error. */
static int drain(struct tacho_reader *r)
{
	const struct tacho_block *b;
	int rc;

	while ((rc = tacho_reader_next(r, &b)) > 0) {
		if (b->events[0].kind == TACHO_KIND_SYNC && b->gen)
			printf("generation %" PRIu64 "\n", tacho_gen_number(b->gen));
	}
	return rc == TACHO_EAGAIN ? 1 : rc;
}

int main(void)
{
	struct tacho_reader *r;
	char bytes[4096];
	ssize_t n;
	int rc = 1;

	if (tacho_reader_open_feed(&r, NULL, NULL) < 0)
		return 4;
	while (rc > 0 && (n = read(STDIN_FILENO, bytes, sizeof(bytes))) >= 0) {
		rc = tacho_reader_feed(r, bytes, (size_t)n);
		if (rc == 0)
			rc = drain(r);
	}
	printf("%" PRIu64 " events\n", tacho_reader_events(r));
	if (rc < 0)
		fprintf(stderr, "%s\n", tacho_reader_diag(r)->message);
	tacho_reader_close(r);
	return rc < 0 ? 3 : 0;
}
