// SPDX-License-Identifier: MIT

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { addBusy, levelFor } from '../src/parts/procshare';
import { BINS, EDGE, Kind, SUB, type Tile } from '../src/timeline/tile';

function tile(more: Partial<Tile>): Tile {
	return { level: 0, x: 0, kind: Kind.EMPTY, state: 0, ref: 0, provisional: false, slices: 0, longest: 0, spans: null, share: null, count: null, min: null, max: null, avg: null, payload: null, ...more };
}

const spans = (list: [number, number, number][]) => ({
	n: list.length, ref: new Uint32Array(list.length), x0: Uint16Array.from(list.map((s) => s[0] * SUB)),
	x1: Uint16Array.from(list.map((s) => (s[1] >= BINS ? EDGE : s[1] * SUB))), state: Uint8Array.from(list.map((s) => s[2])), flags: new Uint8Array(list.length),
});

test('the level makes a span fit into two tiles', () => {
	assert.equal(levelFor(1000), 0);
	assert.equal(levelFor(1025), 1);
	for (const span of [1, 5e6, 1e9, 3.3e12])
		assert.ok(2 ** levelFor(span) * BINS >= span);
});

test('busy time of spans goes to the columns that they lie in', () => {
	const out = new Float64Array(4);
	addBusy(out, tile({ kind: Kind.EXACT, spans: spans([[0, 100, 1], [100, 300, 0], [300, 600, 4], [900, 1024, 1]]) }), 0, 256);
	assert.deepEqual([...out], [100, 212, 88, 124]);
});

test('uniform, mixed and empty tiles', () => {
	const uniform = new Float64Array(2);
	addBusy(uniform, tile({ kind: Kind.UNIFORM, state: 1, x: 1 }), 512, 1024);
	assert.deepEqual([...uniform], [512, 512]);
	const waiting = new Float64Array(1);
	addBusy(waiting, tile({ kind: Kind.UNIFORM, state: 3 }), 0, 1024);
	addBusy(waiting, tile({}), 0, 1024);
	assert.deepEqual([...waiting], [0]);
	const share = new Uint8Array(BINS * 4);
	for (let b = 0; b < 512; b++)
		share[b * 4] = 255;
	const mixed = new Float64Array(2);
	addBusy(mixed, tile({ kind: Kind.MIXED, share, spans: spans([]) }), 0, 512);
	assert.deepEqual([...mixed], [512, 0]);
});
