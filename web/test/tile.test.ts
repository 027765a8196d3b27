// SPDX-License-Identifier: MIT

import test from 'node:test';
import assert from 'node:assert/strict';
import { BINS, decodeTiles, EDGE, Kind, subToNs, tileNs, TileError } from '../src/timeline/tile';
import { addShares, hitTile, spanBefore } from '../src/timeline/hit';
import { CLASS_OF, inHighlight, State } from '../src/timeline/states';
import { coverage, paintTile } from '../src/timeline/paint';
import { entry, answer, mixedTile, spansPayload } from './tilemaker';

test('an answer of every kind is read back', () => {
	const exact = spansPayload([{ ref: 7, x0: 0, x1: 64, state: State.RUNNING, flags: 1 }, { ref: 9, x0: 128, x1: EDGE, state: State.REASON + 3, flags: 2 }]);
	const counter = new ArrayBuffer(BINS * 8);
	new Float32Array(counter)[5] = 42;
	const heat = new ArrayBuffer(BINS * 16);
	new Float32Array(heat)[9] = 2.5;
	const a = decodeTiles(answer(20, 5e9, [
		entry({ row: 0, x: 3, kind: Kind.EMPTY }),
		entry({ row: 1, x: 3, kind: Kind.UNIFORM, state: State.WAITING, n: 77, provisional: true }),
		entry({ row: 2, x: 4, kind: Kind.EXACT, n: 2, slices: 2, longest: 1e6, payload: exact }),
		entry({ row: 3, x: 4, kind: Kind.MIXED, n: 1, slices: 9000, payload: mixedTile([{ ref: 1, x0: 640, x1: 6400, state: State.SYSCALL, flags: 0 }], (share, count) => {
			share[4 * 100 + 1] = 128;
			count[100] = 4;
		}) }),
		entry({ row: 4, x: 4, kind: Kind.COUNTER, payload: counter }),
		entry({ row: 5, x: 4, kind: Kind.HEAT, payload: heat }),
	]));
	assert.equal(a.level, 20);
	assert.equal(a.end, 5e9);
	assert.deepEqual(a.tiles.map((t) => [t.row, t.tile.x, t.tile.kind]), [[0, 3, 0], [1, 3, 1], [2, 4, 2], [3, 4, 3], [4, 4, 4], [5, 4, 5]]);
	assert.equal(a.tiles[1]!.tile.ref, 77);
	assert.equal(a.tiles[1]!.tile.provisional, true);
	const t = a.tiles[2]!.tile;
	assert.deepEqual([...t.spans!.state], [State.RUNNING, State.REASON + 3]);
	assert.equal(subToNs(t, t.spans!.x1[0]!), 4 * tileNs(20) + 2 ** 20);
	assert.equal(subToNs(t, EDGE), 5 * tileNs(20));
	assert.equal(a.tiles[3]!.tile.share![401], 128);
	assert.equal(a.tiles[3]!.tile.count![100], 4);
	assert.equal(a.tiles[4]!.tile.min![5], 42);
	assert.equal(a.tiles[5]!.tile.avg![9], 2.5);
});

test('answers that are cut or lie about their lengths are refused', () => {
	const good = answer(3, 1, [entry({ row: 0, x: 0, kind: Kind.EXACT, n: 1, payload: spansPayload([{ ref: 0, x0: 0, x1: 9, state: 1, flags: 0 }]) })]);
	for (let n = 0; n < good.byteLength; n++)
		assert.throws(() => decodeTiles(good.slice(0, n)), TileError, String(n));
	const change = (at: number, v: number): ArrayBuffer => {
		const copy = good.slice(0);
		new DataView(copy).setUint32(at, v, true);
		return copy;
	};
	assert.throws(() => decodeTiles(change(0, 1)), TileError);
	assert.throws(() => decodeTiles(change(12, 99)), TileError);
	assert.throws(() => decodeTiles(change(32 + 16, 5000)), TileError, 'too many spans');
	assert.throws(() => decodeTiles(change(32 + 16, 4000)), TileError, 'spans beyond the answer');
	assert.throws(() => decodeTiles(change(32 + 12, 0xfffffff0)), TileError, 'offset beyond the answer');
	assert.throws(() => decodeTiles(change(32 + 8, 9)), TileError, 'kind');
});

function one(kind: Kind, n: number, payload: ArrayBuffer, level = 10, x = 2, state = 0) {
	return decodeTiles(answer(level, 1e9, [entry({ row: 0, x, kind, n, payload, state, slices: 9, longest: 5 })])).tiles[0]!.tile;
}

test('what lies under the pointer', () => {
	const spans = [{ ref: 5, x0: 640, x1: 1280, state: State.RUNNABLE, flags: 0 }, { ref: 6, x0: 1280, x1: 1281, state: State.RUNNING, flags: 0 }];
	const tile = one(Kind.EXACT, 2, spansPayload(spans));
	const bin = 1024;
	const start = 2 * tileNs(10);
	const hit = hitTile(tile, start + 15 * bin);
	assert.deepEqual(hit, { kind: 'span', state: State.RUNNABLE, ref: 5, from: start + 10 * bin, to: start + 20 * bin, open: false, index: 0 });
	assert.equal(hitTile(tile, start + 5 * bin), null);
	assert.equal(hitTile(tile, start + 22 * bin), null);
	const near = hitTile(tile, start + 22 * bin, 3 * bin);
	assert.equal(near?.kind === 'span' && near.ref, 6);
	assert.equal(spanBefore(Uint16Array.of(3, 9, 9, 12), 9), 2);
	assert.equal(spanBefore(Uint16Array.of(3), 2), -1);
	const mixed = one(Kind.MIXED, 0, mixedTile([], (share, count) => {
		share[4 * 7] = 51;
		count[7] = 5;
	}));
	const m = hitTile(mixed, start + 7.5 * bin);
	assert.equal(m?.kind === 'merged' && m.slices, 16);
	assert.equal(m?.kind === 'merged' && m.shares[0], 0.2);
	assert.equal(hitTile(mixed, start + 8.5 * bin), null);
});

test('times by class are the same from spans and from shares', () => {
	const exact = one(Kind.EXACT, 1, spansPayload([{ ref: 0, x0: 64 * 100, x1: 64 * 300, state: State.RUNNABLE, flags: 0 }]));
	const mixed = one(Kind.MIXED, 0, mixedTile([], (share) => {
		for (let i = 100; i < 300; i++)
			share[i * 4 + 1] = 255;
	}));
	for (const tile of [exact, mixed]) {
		const sums = new Float64Array(4);
		addShares(tile, 0, 1e12, CLASS_OF, sums);
		assert.deepEqual([...sums], [0, 200 * 1024, 0, 0]);
		const part = new Float64Array(4);
		addShares(tile, 2 * tileNs(10) + 200 * 1024, 1e12, CLASS_OF, part);
		assert.equal(part[1], 100 * 1024);
	}
	const sums = new Float64Array(4);
	addShares(one(Kind.UNIFORM, 0, new ArrayBuffer(0), 10, 2, State.REASON + 1), 0, 1e12, CLASS_OF, sums);
	assert.equal(sums[2], tileNs(10));
});

test('columns are as high as the shares, and nothing that is there vanishes', () => {
	const colors = Uint32Array.from({ length: 256 }, (_, i) => (i ? 0xff000000 + i : 0));
	const height = 20;
	const tile = one(Kind.MIXED, 0, mixedTile([], (share) => {
		share.set([128, 64, 0, 63], 0);
		share.set([0, 1, 254, 0], 4);
	}));
	const picture = paintTile(tile, { height, pixels: colors, scale: 1, base: 0, own: State.RUNNING });
	const column = (bin: number): number[] => Array.from({ length: height }, (_, y) => (picture[y * BINS + bin]! - 0xff000000 + 2 ** 32) % 2 ** 32);
	const count = (bin: number, state: number): number => column(bin).filter((s) => s === state).length;
	assert.deepEqual([count(0, State.RUNNING), count(0, State.SYSCALL), count(0, State.RUNNABLE)], [10, 5, 5]);
	assert.equal(column(0)[height - 1], State.RUNNING, 'running is at the bottom');
	assert.equal(count(1, State.RUNNABLE), 1);
	assert.equal(count(1, State.WAITING), 19);
	assert.equal(picture[2], 0, 'an empty bin is see-through');
	const thin = paintTile(tile, { height: 4, pixels: colors, scale: 1, base: 0, own: State.RUNNING });
	assert.equal(thin[0]! >>> 24, 255);
});

test('spans cover bins in proportion', () => {
	const tile = one(Kind.EXACT, 2, spansPayload([
		{ ref: 0, x0: 32, x1: 96, state: State.RUNNING, flags: 0 }, { ref: 0, x0: BINS * 64 - 64, x1: EDGE, state: State.SYSCALL, flags: 2 },
	]));
	const c = coverage(tile.spans!);
	assert.deepEqual([c[0], c[4], c[8]], [127.5, 127.5, 0]);
	assert.equal(c[(BINS - 1) * 4 + 3], 255);
});

test('highlights by state and by reason', () => {
	const reasons = ['chan receive', 'sync.Mutex.Lock'];
	assert.equal(inHighlight(State.REASON, 'waiting:chan', reasons), true);
	assert.equal(inHighlight(State.REASON + 1, 'waiting:chan', reasons), false);
	assert.equal(inHighlight(State.REASON + 1, 'waiting', reasons), true);
	assert.equal(inHighlight(State.RUNNING, 'waiting', reasons), false);
	assert.equal(inHighlight(State.RUNNING, null, reasons), true);
});
