// SPDX-License-Identifier: MIT
//
// Counts, shares and bytes as text for people.

const COUNT = new Intl.NumberFormat('en-US');

export function formatCount(n: number | null | undefined): string {
	return n === null || n === undefined || !Number.isFinite(n) ? '–' : COUNT.format(n);
}

/* 1234567 → "1.23 M". */
export function formatShort(n: number): string {
	const v = Math.abs(n);
	if (v < 10000)
		return COUNT.format(Math.round(n * 100) / 100);
	for (const [scale, unit] of [[1e9, 'G'], [1e6, 'M'], [1e3, 'k']] as const) {
		if (v >= scale)
			return `${(n / scale).toPrecision(3).replace(/\.?0+$/, (z) => (z.startsWith('.') ? '' : z))} ${unit}`;
	}
	return String(n);
}

export function formatBytes(n: number | null | undefined): string {
	if (n === null || n === undefined || !Number.isFinite(n))
		return '–';
	for (const [scale, unit] of [[2 ** 40, 'TiB'], [2 ** 30, 'GiB'], [2 ** 20, 'MiB'], [2 ** 10, 'KiB']] as const) {
		if (Math.abs(n) >= scale)
			return `${(n / scale).toFixed(n / scale >= 100 ? 0 : 1)} ${unit}`;
	}
	return `${Math.round(n)} B`;
}

export function formatPercent(share: number): string {
	if (!Number.isFinite(share))
		return '–';
	const p = share * 100;
	return `${p >= 9.95 || p === 0 ? p.toFixed(0) : p >= 1 ? p.toFixed(1) : p >= 0.01 ? p.toFixed(2) : '<0.01'} %`;
}

/* "1 slice", "2 slices". */
export function plural(n: number, one: string, many = `${one}s`): string {
	return `${formatCount(n)} ${n === 1 ? one : many}`;
}
