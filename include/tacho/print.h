/* SPDX-License-Identifier: MIT */
/*
 * Events as text: raw events in the text form of the wire format, ordered events
 * as `go tool trace -d=parsed` prints them, as one short line each, or as one
 * JSON object a line. Since 0.1.
 *
 *	struct tacho_printer *p;
 *	struct tacho_print_opts opts = TACHO_PRINT_OPTS_INIT;
 *	int rc = tacho_printer_new(&p, write_to_stdout, NULL, &opts, NULL);
 *	...
 *	tacho_printer_event(p, block, &block->events[i]);
 *	...
 *	rc = tacho_printer_flush(p);
 *	tacho_printer_free(p);
 */
#ifndef TACHO_PRINT_H
#define TACHO_PRINT_H

#include <tacho/read.h>

#ifdef __cplusplus
extern "C" {
#endif

enum tacho_print_form {
	TACHO_PRINT_SHORT, /* one line: time since the start, context, what happened */
	TACHO_PRINT_GO,    /* as Go prints it, byte for byte */
	TACHO_PRINT_JSON   /* one object a line */
};

struct tacho_print_opts {
	size_t size; /* sizeof(struct tacho_print_opts) */
	int form;    /* enum tacho_print_form */
	bool stacks; /* short and JSON: all frames; Go's form always has them */
	/*
	 * Go's form prints names of functions and files as they stand in the trace.
	 * For a terminal, escape what is not printable.
	 */
	bool safe;
	int64_t start_ns; /* time that the short form and JSON count from */
};
#define TACHO_PRINT_OPTS_INIT                                         \
 {                                                                    \
  sizeof(struct tacho_print_opts), TACHO_PRINT_SHORT, false, false, 0 \
 }

struct tacho_printer;

/* write gets large pieces of text; it returns 0, or a negative code that sticks. */
TACHO_API TACHO_MUST_USE int tacho_printer_new(struct tacho_printer **out,
					       int (*write)(void *ctx, const void *bytes, size_t n),
					       void *ctx, const struct tacho_print_opts *opts,
					       const struct tacho_alloc *alloc);
/* Whatever was not flushed is dropped. NULL is fine. */
TACHO_API void tacho_printer_free(struct tacho_printer *p);

/* The time to count from, once it is known. */
TACHO_API void tacho_printer_set_start(struct tacho_printer *p, int64_t start_ns);

/* Append one event. Failures show in the result, and again at the flush. */
TACHO_API int tacho_printer_event(struct tacho_printer *p, const struct tacho_block *block,
				  const struct tacho_event *event);

/* The same for a raw event, in the text form of the wire format. */
TACHO_API int tacho_printer_raw(struct tacho_printer *p, const struct tacho_raw_event *event);

/* Hand out what is buffered. 0, or the first failure. */
TACHO_API TACHO_MUST_USE int tacho_printer_flush(struct tacho_printer *p);

/*
 * The other way: a v2 trace from its text form, as tacho_printer_raw prints it
 * behind a first line `Trace Go1.NN`. Batches may be written without their size.
 * On an error nothing is written, and *diag (may be NULL) names the line.
 */
TACHO_API TACHO_MUST_USE int tacho_assemble(const char *text, size_t n,
					    int (*write)(void *ctx, const void *bytes, size_t n),
					    void *ctx, const struct tacho_alloc *alloc,
					    struct tacho_diag *diag);

#ifdef __cplusplus
}
#endif
#endif
