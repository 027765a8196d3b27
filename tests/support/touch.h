/* SPDX-License-Identifier: MIT */
/*
 * Calls every getter there is, with arguments in and out of range, and reads
 * every byte that they return: for fuzzing, under sanitizers.
 */
#ifndef TESTS_SUPPORT_TOUCH_H
#define TESTS_SUPPORT_TOUCH_H

#include <tacho/analyze.h>
#include <tacho/histogram.h>

/* Each returns something that depends on all it read, so that nothing is optimized away. */
uint64_t touch_text(struct tacho_text t);
uint64_t touch_names(void);
uint64_t touch_reader(const struct tacho_reader *r);
uint64_t touch_gen(const struct tacho_gen *gen);
uint64_t touch_block(const struct tacho_block *b);
uint64_t touch_symbols(const struct tacho_symbols *s);
uint64_t touch_hist(const struct tacho_hist *h);

#endif
