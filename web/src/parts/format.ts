// SPDX-License-Identifier: MIT
//
// Text for numbers and names beyond what app/format and app/time have.

import { formatBytes, formatCount, formatPercent, formatShort } from '../app/format';
import { formatDuration, formatTime } from '../app/time';

function significant(value: number, digits: number): string {
	if (value === 0) return '0';
	const whole = Math.floor(Math.log10(Math.abs(value))) + 1;
	const text = value.toFixed(Math.max(0, digits - Math.max(whole, 1)));
	return text;
}

/* A moment, with digits enough to find it again. */
export function formatMoment(ns: number | null | undefined): string {
	if (ns === null || ns === undefined || !Number.isFinite(ns))
		return '–';
	const v = Math.abs(ns);
	if (v < 1e9)
		return `${(ns / 1e6).toFixed(3)} ms`;
	return formatTime(ns, 1000);
}

/* A moment to the nanosecond. */
export function exactMoment(ns: number): string {
	return Math.abs(ns) < 1e9 ? `${(ns / 1e6).toFixed(6)} ms` : `${(ns / 1e9).toFixed(9)} s`;
}

/* Labels of a time axis: one unit, and no more digits than tell the ticks apart. */
export function momentTicks(ticks: readonly number[]): string[] {
	const largest = Math.max(...ticks.map(Math.abs), 1);
	const step = ticks.length > 1 ? Math.abs(ticks[1]! - ticks[0]!) : largest;
	const [unit, scale] = largest >= 1e9 ? ['s', 1e9] as const : largest >= 1e6 ? ['ms', 1e6] as const : largest >= 1e3 ? ['µs', 1e3] as const : ['ns', 1] as const;
	const digits = Math.max(0, Math.min(9, Math.ceil(-Math.log10(step / scale) - 1e-9)));
	return ticks.map((t) => `${(t / scale).toFixed(t === 0 ? 0 : digits)} ${unit}`);
}

/* All digits of a duration, for tooltips. */
export function exactDuration(ns: number): string {
	return `${formatCount(Math.round(ns))} ns`;
}

/* A change relative to what was: +12 %, −3.4 %, ×5.2 from three times on. */
export function formatChange(change: number | null | undefined): string {
	if (change === null || change === undefined || !Number.isFinite(change)) return 'new';
	if (change >= 2) return '×' + significant(change + 1, 2);
	const percent = change * 100;
	const text = Math.abs(percent) < 9.95 ? Math.abs(percent).toFixed(1) : Math.abs(percent).toFixed(0);
	return (percent < 0 ? '−' : '+') + text + ' ' + '%';
}

/* A rate a second. */
export function formatRate(perSecond: number): string {
	return (perSecond < 1000 ? significant(perSecond, 3) : formatShort(Math.round(perSecond))) + '/s';
}

export type Unit = 'ns' | '1/s' | 'share' | 'count' | 'ratio' | 'bytes';

/* A number with the unit that a document gives it. */
export function formatUnit(value: number, unit: string): string {
	switch (unit) {
	case 'ns':
		return formatDuration(value);
	case '1/s':
		return formatRate(value);
	case 'share':
		return formatPercent(value);
	case 'bytes':
		return formatBytes(value);
	case 'ratio':
		return '×' + significant(value, 3);
	default:
		return formatCount(Number.isInteger(value) ? value : Number(value.toPrecision(3)));
	}
}

/* Import path of a function: net/http.(*conn).serve → net/http. */
export function packageOf(name: string): string {
	const bracket = name.indexOf('[');
	const head = bracket < 0 ? name : name.slice(0, bracket);
	const slash = head.lastIndexOf('/');
	const dot = head.indexOf('.', slash + 1);
	return dot < 0 ? head : head.slice(0, dot);
}

const LIBRARY = new Set(('archive bufio builtin bytes cmp compress container context crypto database debug embed encoding errors expvar flag fmt go hash ' +
	'html image index internal io iter log maps math mime net os path plugin reflect regexp runtime slices sort strconv strings structs sync syscall ' +
	'testing text time unicode unique unsafe vendor weak').split(' '));

/* Whether a function is of Go's own library. */
export function isLibrary(name: string): boolean {
	const pkg = packageOf(name);
	const slash = pkg.indexOf('/');
	return LIBRARY.has(slash < 0 ? pkg : pkg.slice(0, slash));
}

/* A name that the program chose; one of blanks only is quoted, to be seen. */
export function nameLabel(name: string): string {
	return name === '' ? '(no name)' : /^\s+$/.test(name) ? JSON.stringify(name) : name;
}

export function functionLabel(name: string): string {
	return name === '' ? '(no stack seen)' : name;
}

