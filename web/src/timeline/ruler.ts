// SPDX-License-Identifier: MIT
//
// Where the time axis has its ticks and how they are written.

import { formatDuration, formatTime } from '../app/time';
import type { View } from './view';

export interface Tick {
	t: number;
	major: boolean;
	label: string;
}

/* Steps within the hour; above the second people count in 60. */
const STEPS: readonly number[] = (() => {
	const out: number[] = [];
	for (let p = 1; p <= 1e9; p *= 10)
		out.push(p, 2 * p, 5 * p);
	return [...out.filter((s) => s <= 10e9), 10e9, 15e9, 30e9, 60e9, 120e9, 300e9, 600e9, 900e9, 1800e9, 3600e9, 7200e9, 21600e9, 86400e9];
})();

/* The least step of which `pixels` hold at least one. */
export function tickStep(nsPerPixel: number, pixels: number): number {
	const wanted = nsPerPixel * pixels;
	return STEPS.find((s) => s >= wanted) ?? 86400e9 * Math.ceil(wanted / 86400e9);
}

/* In the unit that fits the whole view, with as many digits as neighbours need. */
export function tickLabel(t: number, major: number, view: View): string {
	const most = Math.max(Math.abs(view.from), Math.abs(view.to));
	if (most >= 1e9)
		return formatTime(t, major);
	const [unit, scale] = most >= 1e6 ? ['ms', 1e6] as const : ['µs', 1e3] as const;
	const digits = Math.max(0, Math.ceil(Math.log10(scale / major) - 1e-9));
	return `${(t / scale).toFixed(digits)} ${unit}`;
}

/* At most a few hundred ticks: majors with labels at least `apart` pixels apart, five or so minors between. */
export function ticks(view: View, width: number, apart = 100): Tick[] {
	const perPixel = (view.to - view.from) / Math.max(1, width);
	const major = tickStep(perPixel, apart);
	const parts = [10, 5, 4, 3, 2].find((n) => Number.isInteger(major / n) && major / n / perPixel >= 9) ?? 1;
	const minor = major / parts;
	const out: Tick[] = [];
	const first = Math.ceil(view.from / minor);
	const last = Math.floor(view.to / minor);
	for (let i = first; i <= last && out.length < 1000; i++) {
		const isMajor = i % parts === 0;
		out.push({ t: i * minor, major: isMajor, label: isMajor ? tickLabel(i * minor, major, view) : '' });
	}
	return out;
}

/* What stands at the left of the ruler when labels would repeat many digits: the origin, and offsets to it. */
export function origin(view: View, width: number): { t: number; label: string } | null {
	const perPixel = (view.to - view.from) / Math.max(1, width);
	const major = tickStep(perPixel, 100);
	if (major >= 1e5 || Math.abs(view.from) < major * 1000)
		return null;
	const t = Math.floor(view.from / (major * 100)) * major * 100;
	return { t, label: formatTime(t, major * 100) };
}

/* Ticks against an origin: "+12 µs". */
export function offsetLabel(t: number, from: number): string {
	return t === from ? '0' : `+${formatDuration(t - from)}`;
}
