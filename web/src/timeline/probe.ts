// SPDX-License-Identifier: MIT
//
// What is drawn at a place of a row, from the finest tile there is.

import type { TileCache } from './cache';
import { gapAround, hitTile, type Gap, type Hit } from './hit';
import { Kind, subToNs, tileNs } from './tile';
import { levelFor, type View } from './view';

const COARSER = 6;

export class Probe {
	constructor(private readonly cache: TileCache, private readonly shown: () => { view: View; width: number; dpr: number }) {}

	private get level(): number {
		const { view, width, dpr } = this.shown();
		return levelFor(view, width * dpr);
	}

	hit(row: string, t: number): Hit | null {
		const { view, width } = this.shown();
		const slack = ((view.to - view.from) / width) * 2;
		const fine = this.level;
		for (let level = fine; level < fine + COARSER; level++) {
			const c = this.cache.get(row, level, Math.floor(t / tileNs(level)));
			if (c)
				return c.tile.kind === Kind.EMPTY ? null : hitTile(c.tile, t, slack);
		}
		return null;
	}

	gap(row: string, t: number, end: number): Gap | null {
		const fine = this.level;
		for (let level = fine; level < fine + COARSER; level++) {
			if (this.cache.get(row, level, Math.floor(t / tileNs(level))))
				return gapAround((x) => this.cache.get(row, level, x)?.tile ?? null, level, t, end);
		}
		return null;
	}

	/* The longest slice that the tile at a place shows by itself; null where all are merged. */
	longestNear(row: string, t: number): View | null {
		const level = this.level;
		const tile = this.cache.get(row, level, Math.floor(t / tileNs(level)))?.tile;
		let best: View | null = null;
		for (let i = 0; i < (tile?.spans?.n ?? 0); i++) {
			const from = subToNs(tile!, tile!.spans!.x0[i]!);
			const to = subToNs(tile!, tile!.spans!.x1[i]!);
			if (!best || to - from > best.to - best.from)
				best = { from, to };
		}
		return best;
	}
}
