// SPDX-License-Identifier: MIT
//
// How busy each P was over time, from tiles of the P rows.

import { BINS, EDGE, Kind, SUB, tileNs, type Tile } from '../timeline/tile';
import { CLASS_OF, Class } from '../timeline/states';

/* The level at which a span takes at most two tiles, so that bins are finer than columns. */
export function levelFor(span: number): number {
	let level = 0;
	while (2 ** level * BINS < span && level < 44)
		level++;
	return level;
}

function isBusy(state: number): boolean {
	return CLASS_OF[state] === Class.RUNNING || CLASS_OF[state] === Class.SYSCALL;
}

/*
 * Adds the busy time of a tile to columns of `width` ns from `from` on. Columns get ns.
 */
export function addBusy(out: Float64Array, tile: Tile, from: number, width: number): void {
	const begin = tile.x * tileNs(tile.level);
	const bin = 2 ** tile.level;
	const add = (a: number, b: number, part: number): void => {
		const low = Math.max(a, from);
		const high = Math.min(b, from + out.length * width);
		if (!(high > low))
			return;
		for (let c = Math.floor((low - from) / width); c < out.length && from + c * width < high; c++) {
			const overlap = Math.min(high, from + (c + 1) * width) - Math.max(low, from + c * width);
			if (overlap > 0)
				out[c]! += overlap * part;
		}
	};
	if (tile.kind === Kind.UNIFORM && isBusy(tile.state)) {
		add(begin, begin + tileNs(tile.level), 1);
	} else if (tile.kind === Kind.EXACT && tile.spans) {
		const { n, x0, x1, state } = tile.spans;
		for (let i = 0; i < n; i++) {
			if (isBusy(state[i]!))
				add(begin + x0[i]! / SUB * bin, begin + (x1[i] === EDGE ? BINS : x1[i]! / SUB) * bin, 1);
		}
	} else if (tile.kind === Kind.MIXED && tile.share) {
		for (let b = 0; b < BINS; b++) {
			const busy = tile.share[b * 4 + Class.RUNNING]! + tile.share[b * 4 + Class.SYSCALL]!;
			if (busy > 0)
				add(begin + b * bin, begin + (b + 1) * bin, Math.min(busy / 255, 1));
		}
	}
}
