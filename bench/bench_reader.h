/* SPDX-License-Identifier: MIT */
/* What the reader's benchmarks share: time, memory, and the line they print. */
#ifndef BENCH_READER_H
#define BENCH_READER_H

#include <stdint.h>

/* Monotonic time in ns. */
uint64_t bench_now_ns(void);

/* Highest private memory of the process so far, polled: RssAnon, in bytes. */
uint64_t bench_rss_anon_bytes(void);

#endif
