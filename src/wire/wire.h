/* SPDX-License-Identifier: MIT */
/*
 * The event table of the wire format as arrays for the decoders. The rows come
 * from wire/events.h.
 */
#ifndef TC_WIRE_WIRE_H
#define TC_WIRE_WIRE_H

#include <stdbool.h>
#include <stdint.h>

#include "wire/events.h"

/*
 * How the bytes behind a type byte look, as the letters of the shape column say.
 * TC_SHAPE_NONE: the type does not exist.
 */
enum tc_wire_shape {
	TC_SHAPE_NONE,
	TC_SHAPE_T,
	TC_SHAPE_A,
	TC_SHAPE_K,
	TC_SHAPE_D,
	TC_SHAPE_E,
	TC_SHAPE_M
};

#define TC_WIRE_NO_ARGS 0xff

/*
 * Number of varints behind the type byte of a timed event, the time delta among
 * them; TC_WIRE_NO_ARGS for every type that may not occur in an event batch.
 */
extern const uint8_t tc_wire_n_args[256];

extern const uint8_t tc_wire_shape[256]; /* enum tc_wire_shape */

enum {
	TC_WIRE_MAX_NAMED_ARGS = 5
};

/* The named arguments of a type, one by one, dt of a timed event among them. */
struct tc_wire_arg_names {
	unsigned n;
	struct {
		const char *s; /* n bytes, not ended by a NUL */
		unsigned n;
	} arg[TC_WIRE_MAX_NAMED_ARGS];
};

/* Split tacho_wire_args(type). No arguments for unknown types. */
void tc_wire_split_args(int type, struct tc_wire_arg_names *out);

/* The type with that name in the text form, or TC_EV_NONE. */
int tc_wire_type_of(const char *name, unsigned n);

#endif
