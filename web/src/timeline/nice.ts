// SPDX-License-Identifier: MIT

/* The least of 1, 1.5, 2, 3, 4, 5, 6, 8 times a power of ten that is not below. */
export function niceAbove(v: number): number {
	if (!(v > 0))
		return 1;
	const p = 10 ** Math.floor(Math.log10(v));
	const f = [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find((k) => k * p >= v * 0.9999)!;
	return f * p;
}
