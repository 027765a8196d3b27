// SPDX-License-Identifier: MIT
//
// Where rows are: a list of items from top to bottom, found by binary search. An
// item is a section's header, one row, or a run of rows of one height whose
// descriptions are fetched in pages (a group may have a million members). The
// scroll model is this page's own, so there is no limit on the height.

import type { Row, RowKind } from '../api/types';

export interface RowSource {
	readonly total: number;
	at(index: number): Row | null;
	indexOf(key: string): number;
}

export type Item =
	| { kind: 'section'; key: string; name: string; title: string; total: number; folded: boolean; y: number; height: number; bottom: number }
	| { kind: 'row'; key: string; row: Row; level: number; open: boolean | null; section: string; y: number; height: number }
	| { kind: 'run'; key: string; source: RowSource; start: number; n: number; each: number; level: number; section: string; y: number; height: number }
	| { kind: 'note'; key: string; text: string; level: number; section: string; y: number; height: number };

export const HEADER_PX = 24;
const NOTE_PX = 22;

const HEIGHTS: Readonly<Record<RowKind, number>> = {
	proc: 24, thread: 16, goroutine: 20, group: 34, lane: 14, task: 18, region: 18, assist: 14, sweep: 14, gc: 18, stw: 18, counter: 34,
};
const COMPACT: Readonly<Record<RowKind, number>> = {
	proc: 12, thread: 6, goroutine: 7, group: 20, lane: 6, task: 8, region: 8, assist: 6, sweep: 6, gc: 10, stw: 8, counter: 20,
};

export function rowHeight(kind: RowKind, compact: boolean): number {
	return (compact ? COMPACT : HEIGHTS)[kind];
}

/* What a key says by itself, before the server describes the row. */
export function kindOfKey(key: string): RowKind {
	if (key === 'gc' || key === 'stw')
		return key;
	if (key.startsWith('c:'))
		return 'counter';
	if (/^p\d+$/.test(key))
		return 'proc';
	if (/^m\d+$/.test(key))
		return 'thread';
	if (/^fn\d+$/.test(key))
		return 'group';
	if (/^fn\d+\/l/.test(key))
		return 'lane';
	if (key.endsWith('/a') || key.endsWith('/s'))
		return key.endsWith('a') ? 'assist' : 'sweep';
	if (/^task\d/.test(key))
		return 'task';
	return /^region\d|\/r\d+$/.test(key) ? 'region' : 'goroutine';
}

/* Rows below a row, shown when it is open: regions by depth, assists, sweeping. */
export function partsOf(row: Row): string[] {
	const parts = Array.from({ length: row.regions ?? 0 }, (_, i) => `${row.key}/r${i}`);
	if (row.assists)
		parts.push(`${row.key}/a`);
	if (row.sweeps)
		parts.push(`${row.key}/s`);
	return parts;
}

export function bareRow(key: string): Row {
	const kind = kindOfKey(key);
	const label = kind === 'proc' ? `P ${key.slice(1)}` : kind === 'thread' ? `M ${key.slice(1)}` : key;
	return { key, kind, label, depth: 0, begin: 0, end: 0, slices: 0, totals: [0, 0, 0, 0] };
}

export interface RowAt {
	key: string;
	row: Row | null; /* null: not fetched yet, or a header */
	item: Item;
	index: number; /* inside a run, else 0 */
	top: number; /* below the beginning of all rows */
	height: number;
	level: number;
}

export class Layout {
	readonly items: Item[] = [];
	height = 0;

	addSection(name: string, title: string, total: number, folded: boolean): void {
		this.closeSection();
		this.items.push({ kind: 'section', key: `#${name}`, name, title, total, folded, y: this.height, height: HEADER_PX, bottom: 0 });
		this.height += HEADER_PX;
	}

	addRow(row: Row, height: number, section: string, level = 2, open: boolean | null = null): void {
		this.items.push({ kind: 'row', key: row.key, row, level, open, section, y: this.height, height });
		this.height += height;
	}

	/* Rows start … start + n - 1 of a source. */
	addRun(key: string, source: RowSource, n: number, each: number, section: string, level = 2, start = 0): void {
		if (n <= 0)
			return;
		this.items.push({ kind: 'run', key, source, start, n, each, level, section, y: this.height, height: n * each });
		this.height += n * each;
	}

	addNote(key: string, text: string, section: string, level = 2): void {
		this.items.push({ kind: 'note', key, text, level, section, y: this.height, height: NOTE_PX });
		this.height += NOTE_PX;
	}

	closeSection(): void {
		for (let i = this.items.length - 1; i >= 0; i--) {
			const item = this.items[i]!;
			if (item.kind === 'section') {
				item.bottom = this.height;
				break;
			}
		}
	}

	/* The item at a height; the nearest one outside of all; -1: there are none. */
	itemAt(y: number): number {
		let low = 0;
		let high = this.items.length;
		while (low < high) {
			const mid = (low + high) >> 1;
			if (this.items[mid]!.y <= y)
				low = mid + 1;
			else
				high = mid;
		}
		return Math.max(low - 1, this.items.length ? 0 : -1);
	}

	private rowOf(item: Item, index: number): RowAt {
		const base = { item, index, height: item.height, top: item.y, level: item.kind === 'section' ? 1 : item.level };
		if (item.kind === 'run') {
			const row = item.source.at(item.start + index);
			return { ...base, row, key: row?.key ?? `${item.key}[${item.start + index}]`, top: item.y + index * item.each, height: item.each };
		}
		return { ...base, row: item.kind === 'row' ? item.row : null, key: item.key };
	}

	at(y: number): RowAt | null {
		const i = this.itemAt(y);
		const item = this.items[i];
		if (!item || y < 0 || y >= this.height)
			return null;
		const index = item.kind === 'run' ? Math.min(Math.floor((y - item.y) / item.each), item.n - 1) : 0;
		return this.rowOf(item, index);
	}

	/* All rows that lie in part within [top, bottom). */
	visible(top: number, bottom: number): RowAt[] {
		const out: RowAt[] = [];
		for (let i = Math.max(0, this.itemAt(top)); i < this.items.length; i++) {
			const item = this.items[i]!;
			if (item.y >= bottom)
				break;
			if (item.kind !== 'run') {
				out.push(this.rowOf(item, 0));
				continue;
			}
			const first = Math.max(0, Math.floor((top - item.y) / item.each));
			const last = Math.min(item.n - 1, Math.ceil((bottom - item.y) / item.each) - 1);
			for (let k = first; k <= last; k++)
				out.push(this.rowOf(item, k));
		}
		return out;
	}

	find(key: string): RowAt | null {
		for (const item of this.items) {
			if (item.kind === 'run') {
				const index = item.source.indexOf(key) - item.start;
				if (index >= 0 && index < item.n)
					return this.rowOf(item, index);
			} else if (item.key === key) {
				return this.rowOf(item, 0);
			}
		}
		return null;
	}

	/* The header that stays on top while its rows scroll beneath, and where it is. */
	sticky(scroll: number): { item: Item & { kind: 'section' }; y: number } | null {
		for (let i = this.itemAt(scroll); i >= 0; i--) {
			const item = this.items[i]!;
			if (item.kind === 'section')
				return item.folded ? null : { item, y: Math.min(0, item.bottom - HEADER_PX - scroll) };
		}
		return null;
	}

	/* The next row, up or down, that is a real row. */
	neighbour(key: string, down: boolean): RowAt | null {
		const here = this.find(key);
		let y = here ? (down ? here.top + here.height : here.top - 1) : down ? 0 : this.height - 1;
		for (let guard = 0; guard < 10000; guard++) {
			const next = this.at(y);
			if (!next)
				return null;
			if (next.row)
				return next;
			y = down ? next.top + next.height : next.top - 1;
		}
		return null;
	}
}

/* Scroll so that what was at `anchor` stays where it was on the screen. */
export function anchoredScroll(before: Layout, after: Layout, scroll: number, cursor: number): number {
	const old = before.at(scroll + cursor) ?? before.at(scroll);
	if (!old)
		return scroll;
	const now = after.find(old.key);
	if (now)
		return scroll + now.top - old.top;
	/* A row that is gone: what it belonged to stays. */
	const item = after.items.find((i) => i.key === old.item.key);
	return item ? scroll + item.y - old.item.y : scroll;
}
