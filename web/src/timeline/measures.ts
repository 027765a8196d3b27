// SPDX-License-Identifier: MIT
//
// What is measured from the tiles in sight: the part of the time that each row spends
// in each class, and how high heat goes.

import type { Row } from '../api/types';
import type { TileCache } from './cache';
import { addShares } from './hit';
import type { RowAt } from './layout';
import { niceAbove } from './nice';
import { CLASS_OF } from './states';
import { tilesOf, type View } from './view';

export class Measures {
	shares: ReadonlyMap<string, readonly number[]> = new Map();
	private readonly scales = new Map<string, number>();

	constructor(private readonly cache: TileCache) {}

	measure(rows: readonly RowAt[], view: View, level: number, end: number): void {
		const [first, last] = tilesOf(view, level, end);
		const shares = new Map<string, number[]>();
		for (const { row } of rows) {
			if (row && row.kind !== 'counter')
				shares.set(row.key, this.sharesOf(row.key, view, level, first, last, end));
			if (row?.kind === 'group')
				this.measureScale(row.key, level, first, last);
		}
		this.shares = shares;
	}

	private sharesOf(key: string, view: View, level: number, first: number, last: number, end: number): number[] {
		const from = Math.max(0, view.from);
		const span = Math.max(1, Math.min(view.to, end) - from);
		const sums = new Float64Array(4);
		for (let x = first; x <= last; x++) {
			const c = this.cache.get(key, level, x);
			if (c)
				addShares(c.tile, from, view.to, CLASS_OF, sums);
		}
		return Array.from(sums, (v) => v / span);
	}

	private measureScale(key: string, level: number, first: number, last: number): void {
		let active = 0;
		let all = 0;
		for (let x = first; x <= last; x++) {
			const avg = this.cache.get(key, level, x)?.tile.avg;
			for (let i = 0; avg && i < avg.length; i += 4) {
				const busy = avg[i]! + avg[i + 1]! + avg[i + 3]!;
				active = Math.max(active, busy);
				all = Math.max(all, busy + avg[i + 2]!);
			}
		}
		/* Those that wait may be a thousand to one: they are cut off above, so that the others are seen. */
		const wanted = active > 0 ? Math.min(all, Math.max(active * 3, 1)) : all;
		if (wanted > 0)
			this.scales.set(key, niceAbove(wanted));
	}

	scaleOf(key: string, row: Row | null): { scale: number; base: number; unit: string } {
		if (row?.kind === 'counter')
			return { scale: niceAbove(row.max ?? 1), base: 0, unit: row.unit ?? 'count' };
		return { scale: this.scales.get(key) ?? niceAbove(row?.peak ?? 1), base: 0, unit: 'count' };
	}
}
