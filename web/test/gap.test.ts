// SPDX-License-Identifier: MIT

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gapAround, gapInTile } from '../src/timeline/hit';
import { Kind, type Tile } from '../src/timeline/tile';

function tile(x: number, kind: Kind, spans: [number, number][] = [], count: Uint8Array | null = null): Tile {
	return {
		level: 0, x, kind, state: 1, ref: 0, provisional: false, slices: spans.length, longest: 0, share: null, count, min: null, max: null, avg: null, payload: null,
		spans: kind === Kind.EXACT || kind === Kind.MIXED ? {
			n: spans.length, ref: new Uint32Array(spans.length), x0: Uint16Array.from(spans, (s) => s[0] * 64), x1: Uint16Array.from(spans, (s) => s[1] * 64),
			state: new Uint8Array(spans.length).fill(1), flags: new Uint8Array(spans.length),
		} : null,
	};
}

test('a gap lies between spans, and none is inside one', () => {
	const t = tile(0, Kind.EXACT, [[10, 20], [50, 60]]);
	assert.deepEqual(gapInTile(t, 30), { from: 20, to: 50 });
	assert.equal(gapInTile(t, 55), null);
	assert.deepEqual(gapInTile(t, 5), { from: 0, to: 10 });
	assert.equal(gapInTile(tile(0, Kind.UNIFORM), 5), null);
});

test('slices that are only counted end a gap too', () => {
	const count = new Uint8Array(1024);
	count[40] = 3;
	count.fill(1, 50, 60);
	const t = tile(0, Kind.MIXED, [[50, 60]], count);
	assert.deepEqual(gapInTile(t, 45), { from: 41, to: 50 });
	assert.equal(gapInTile(t, 40.5), null);
});

test('a gap goes on in the next tiles, and says where it is not known', () => {
	const tiles = [tile(0, Kind.EXACT, [[10, 20]]), tile(1, Kind.EMPTY), tile(2, Kind.EXACT, [[5, 6]])];
	assert.deepEqual(gapAround((x) => tiles[x] ?? null, 0, 1500, 4000), { from: 20, to: 2053, open: false });
	assert.deepEqual(gapAround((x) => (x < 2 ? tiles[x]! : null), 0, 1500, 4000), { from: 20, to: 2048, open: true });
	assert.deepEqual(gapAround((x) => tiles[x] ?? null, 0, 2500, 2600), { from: 2054, to: 2600, open: false });
});
