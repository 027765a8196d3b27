/* SPDX-License-Identifier: MIT */
/*
 * What the fuzz targets share. A target aborts where an answer is wrong, so that
 * libFuzzer and the replay driver both see it.
 */
#ifndef TESTS_FUZZ_TARGET_H
#define TESTS_FUZZ_TARGET_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <tacho/read.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define FUZZ_ASSERT(condition)                                           \
 do {                                                                    \
  if (!(condition)) {                                                    \
   (void)fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
   abort();                                                              \
  }                                                                      \
 } while (0)

/*
 * Small limits: what a target may allocate is bounded, and the checks of the
 * limits are reached.
 */
#define FUZZ_LIMITS                                                                               \
 {                                                                                                \
  .generation_bytes = 1 << 20, .strings = 2000, .stacks = 1000, .frames = 20000, .batches = 4000, \
  .goroutines = 2000, .procs = 500, .threads = 500, .tasks = 1000, .regions = 1000,               \
  .v1_bytes = 4 << 20                                                                             \
 }

#endif
