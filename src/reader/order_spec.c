/* SPDX-License-Identifier: MIT */
/* The speculative run: the same handlers, with predictions. See spec.h. */
#include <stdio.h>

#include "reader/order_loop.h"

int tc_order_run_speculative(struct tc_order *o)
{
	return run(o, true);
}
