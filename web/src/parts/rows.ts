// SPDX-License-Identifier: MIT
//
// What a table does with its rows apart from showing them: order, text filter, CSV.

export type Cell = string | number | boolean | null | undefined;

export interface Sorting {
	readonly column: string;
	readonly descending: boolean;
}

/* Numbers by size, text by its characters, what is not there last whichever way. */
export function compareCells(a: Cell, b: Cell, descending: boolean): number {
	const none = (v: Cell): boolean => v === null || v === undefined || (typeof v === 'number' && Number.isNaN(v));
	if (none(a) || none(b))
		return Number(none(a)) - Number(none(b));
	const order = typeof a === 'string' && typeof b === 'string'
		? a.localeCompare(b, 'en', { numeric: true })
		: Number(a) - Number(b);
	return descending ? -order : order;
}

/* A sorted copy; rows that are equal stay in their order. */
export function sortRows<T>(rows: readonly T[], value: (row: T) => Cell, descending: boolean): T[] {
	return rows
		.map((row, i) => ({ row, i, v: value(row) }))
		.sort((a, b) => compareCells(a.v, b.v, descending) || a.i - b.i)
		.map((x) => x.row);
}

/* Rows that have all words of the text somewhere, in any case. */
export function filterRows<T>(rows: readonly T[], text: string, of: (row: T) => string): readonly T[] {
	const words = text.toLowerCase().split(/\s+/).filter(Boolean);
	if (words.length === 0)
		return rows;
	return rows.filter((row) => {
		const hay = of(row).toLowerCase();
		return words.every((w) => hay.includes(w));
	});
}

/*
 * One field of RFC 4180. A text that a spreadsheet would take for a formula has an
 * apostrophe in front: names come from the trace.
 */
export function csvField(value: Cell): string {
	if (value === null || value === undefined)
		return '';
	if (typeof value !== 'string')
		return String(value);
	const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
	return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

export function toCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
	return [header, ...rows].map((r) => r.map(csvField).join(',')).join('\r\n') + '\r\n';
}

/* For the clipboard: tabs between cells, none inside. */
export function toTsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
	const field = (v: Cell): string => (v === null || v === undefined ? '' : String(v).replace(/[\t\r\n]+/g, ' '));
	return [header, ...rows].map((r) => r.map(field).join('\t')).join('\n') + '\n';
}

export interface Window {
	readonly first: number;
	readonly last: number;
	/* Where the first row is drawn, in the (possibly shortened) scroll height. */
	readonly offset: number;
	readonly height: number;
}

/* Browsers give up on elements taller than some 17 million pixels. */
const TALLEST = 8_000_000;

/* Which rows a scroll position shows, with some more at both ends. */
export function visibleRows(count: number, rowHeight: number, scrollTop: number, viewHeight: number, margin = 8): Window {
	const natural = count * rowHeight;
	const height = Math.min(natural, TALLEST);
	const top = natural <= TALLEST
		? scrollTop
		: scrollTop / Math.max(height - viewHeight, 1) * Math.max(natural - viewHeight, 0);
	const first = Math.max(Math.floor(top / rowHeight) - margin, 0);
	const last = Math.min(Math.ceil((top + viewHeight) / rowHeight) + margin, count);
	return { first, last: Math.max(last, first), offset: first * rowHeight - top + scrollTop, height };
}

/* The scroll position that shows a row, or the present one if it is in view. */
export function scrollFor(index: number, count: number, rowHeight: number, scrollTop: number, viewHeight: number): number {
	const natural = count * rowHeight;
	const height = Math.min(natural, TALLEST);
	const scale = natural <= TALLEST ? 1 : Math.max(natural - viewHeight, 1) / Math.max(height - viewHeight, 1);
	const top = scrollTop * scale;
	const from = index * rowHeight;
	if (from < top)
		return from / scale;
	if (from + rowHeight > top + viewHeight)
		return (from + rowHeight - viewHeight) / scale;
	return scrollTop;
}
