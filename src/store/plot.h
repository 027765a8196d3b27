/* SPDX-License-Identifier: MIT */
/* Plots of the whole program over time, and its marks: collections and stops. */
#ifndef TC_STORE_PLOT_H
#define TC_STORE_PLOT_H

#include "store/keys.h"

enum tc_plot {
	TC_PLOT_PS_RUNNING,
	TC_PLOT_PS_SYSCALL,
	TC_PLOT_PS_IDLE,
	TC_PLOT_G_RUNNING,
	TC_PLOT_G_RUNNABLE,
	TC_PLOT_G_WAITING,
	TC_PLOT_G_SYSCALL,
	TC_PLOT_HEAP,
	TC_PLOT_GOAL,
	TC_PLOT_GOMAXPROCS,
	TC_PLOT_SCHED_P50, /* ns */
	TC_PLOT_SCHED_P99,
	TC_PLOTS
};

/* NULL-ended, in the order of the enum. */
extern const char *const tc_plot_names[];

/*
 * n values from tick `from` to `to`; NaN where none is known. Finer than 1/4096 of the
 * trace, values repeat. TACHO_ENOMEM. Between tc_store_read and its end.
 */
TACHO_MUST_USE int tc_store_plot(const struct tc_store *s, enum tc_plot plot, uint64_t from,
				 uint64_t to, size_t n, double *out);

struct tc_mark {
	uint64_t begin, end;
	uint32_t name; /* of a stop, string id: its kind */
};

/*
 * The longest slices of a row (gc, stw) that touch [from, to), in the order of time; at
 * most `max`. *left_off: how many there are besides. TACHO_ENOMEM.
 */
TACHO_MUST_USE int tc_store_marks(const struct tc_store *s, enum tc_row_kind kind, uint64_t from,
				  uint64_t to, struct tc_mark *out, size_t max, size_t *n,
				  size_t *left_off);

#endif
