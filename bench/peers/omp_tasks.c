/* SPDX-License-Identifier: MIT */
/*
 * bench_rt's tree of tasks, each of which makes ten, to 10^6 leaves, with the tasks of
 * OpenMP (gcc -fopenmp: libgomp), for comparison. OMP_NUM_THREADS says how many threads.
 */
#include <omp.h>
#include <stdatomic.h>
#include <stdio.h>

static atomic_long leaves;

static void task(int depth)
{
	if (depth == 0) {
		atomic_fetch_add_explicit(&leaves, 1, memory_order_relaxed);
		return;
	}
	for (int i = 0; i < 10; i++) {
#pragma omp task firstprivate(depth)
		task(depth - 1);
	}
}

int main(void)
{
	double begin = omp_get_wtime();

#pragma omp parallel
#pragma omp single
	task(6);
	printf("{\"bench\":\"omp tasks\",\"procs\":%d,\"ns\":%.1f}\n", omp_get_max_threads(),
	       (omp_get_wtime() - begin) * 1e9 / 1111111);
	return atomic_load(&leaves) != 1000000;
}
