// SPDX-License-Identifier: MIT

import test from 'node:test';
import assert from 'node:assert/strict';
import { MAX_IN_FLIGHT, TileCache, type Want } from '../src/timeline/cache';
import { Kind } from '../src/timeline/tile';
import { answer, entry } from './tilemaker';

interface Asked {
	level: number;
	first: number;
	last: number;
	rows: readonly string[];
	reply(end?: number, provisional?: boolean, left?: number): void;
	fail(): void;
}

function setUp(): { cache: TileCache; asked: Asked[] } {
	const asked: Asked[] = [];
	const cache = new TileCache((level, first, last, rows) => new Promise((resolve, reject) => {
		asked.push({
			level, first, last, rows,
			reply(end = 1e9, provisional = false, left = 0) {
				const tiles = rows.slice(0, rows.length - left).flatMap((_, row) => {
					const out = [];
					for (let x = first; x <= last; x++)
						out.push(entry({ row, x, kind: Kind.UNIFORM, state: 1, provisional }));
					return out;
				});
				resolve(answer(level, end, tiles));
			},
			fail: () => reject(new Error('no')),
		});
	}), () => undefined);
	cache.end = 1e9;
	cache.beginFrame();
	return { cache, asked };
}

const want = (n: number, level = 5, first = 0, last = 2): Want[] => Array.from({ length: n }, (_, i) => ({ row: `g${i}`, level, first, last }));
const tick = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

test('rows share requests, nothing is asked twice, and three are under way at most', async () => {
	const { cache, asked } = setUp();
	cache.ask(want(500));
	assert.equal(asked.length, MAX_IN_FLIGHT);
	assert.equal(asked[0]!.rows.length, 85, '256 row-tiles, three a row');
	assert.equal(asked[0]!.rows[0], 'g0', 'the most important first');
	cache.ask(want(500));
	assert.equal(asked.length, MAX_IN_FLIGHT);
	asked[0]!.reply();
	await tick();
	assert.equal(cache.get('g0', 5, 1)?.tile.state, 1);
	cache.ask(want(500));
	assert.equal(asked.length, 4);
	assert.equal(asked[3]!.rows[0], 'g255');
});

test('the tiles of a view are parted over the requests; a few are one', () => {
	const { cache, asked } = setUp();
	cache.ask(want(40));
	assert.deepEqual(asked.map((a) => a.rows.length), [13, 13, 13], 'the last row comes with the next request');
	const few = setUp();
	few.cache.ask(want(10));
	assert.deepEqual(few.asked.map((a) => a.rows.length), [10]);
});

test('what an answer leaves out is asked again', async () => {
	const { cache, asked } = setUp();
	cache.ask(want(4));
	asked[0]!.reply(1e9, false, 1);
	await tick();
	cache.ask(want(4));
	assert.deepEqual(asked[1]!.rows, ['g3']);
});

test('only the missing part of a row is asked', async () => {
	const { cache, asked } = setUp();
	cache.ask(want(1, 5, 1, 2));
	asked[0]!.reply();
	await tick();
	cache.ask(want(1, 5, 0, 2));
	assert.deepEqual([asked[1]!.first, asked[1]!.last], [0, 0]);
});

test('what may be wanted next is asked for in small pieces, one at a time', async () => {
	const { cache, asked } = setUp();
	cache.prefetch(want(100));
	cache.prefetch(want(100));
	assert.equal(asked.length, 1);
	const size = (a: Asked): number => a.rows.length * (a.last - a.first + 1);
	assert.ok(size(asked[0]!) > 0 && size(asked[0]!) <= 32, String(size(asked[0]!)));
	cache.ask(want(4, 6));
	assert.equal(asked.length, 2, 'what is wanted does not wait for it');
	asked[0]!.reply();
	asked[1]!.reply();
	await tick();
	cache.prefetch(want(100));
	assert.equal(asked.length, 3);
	assert.ok(asked[2]!.rows.every((row) => !asked[0]!.rows.includes(row)), 'and goes on');
	cache.clear();
});

test('provisional tiles are shown, and asked again when the trace has grown', async () => {
	const { cache, asked } = setUp();
	cache.end = 1000;
	cache.ask(want(1, 5, 0, 0));
	asked[0]!.reply(1000, true);
	await tick();
	cache.ask(want(1, 5, 0, 0));
	assert.equal(asked.length, 1);
	cache.end = 2000;
	assert.ok(cache.get('g0', 5, 0));
	cache.ask(want(1, 5, 0, 0));
	assert.equal(asked.length, 2);
	asked[1]!.reply(2000, false);
	await tick();
	cache.end = 3000;
	cache.ask(want(1, 5, 0, 0));
	assert.equal(asked.length, 2, 'a tile that is final is not asked again');
});

test('a failure pauses, is told, and is no end', async () => {
	const { cache, asked } = setUp();
	cache.ask(want(1));
	asked[0]!.fail();
	await tick();
	assert.equal(cache.failed, 'no');
	cache.ask(want(1));
	assert.equal(asked.length, 1, 'not in a loop');
	assert.equal(cache.inFlight, 0);
	cache.clear();
});

test('memory is bounded: what was used longest ago goes', async () => {
	const asked: { rows: readonly string[]; resolve(b: ArrayBuffer): void }[] = [];
	const cache = new TileCache((_, __, ___, rows) => new Promise((resolve) => asked.push({ rows, resolve })), () => undefined, 40 * 400, 10);
	cache.end = 1e9;
	for (let frame = 0; frame < 4; frame++) {
		cache.beginFrame();
		const wants = Array.from({ length: 20 }, (_, i) => ({ row: `g${frame * 20 + i}`, level: 5, first: 0, last: 0 }));
		cache.ask(wants);
		const a = asked.pop()!;
		a.resolve(answer(5, 1e9, a.rows.map((_, row) => entry({ row, x: 0, kind: Kind.UNIFORM, state: 1 }))));
		await tick();
	}
	assert.ok(cache.size.bytes <= 40 * 400);
	assert.equal(cache.get('g0', 5, 0), null);
	assert.ok(cache.get('g79', 5, 0));
});

test('a sheet of pictures is not closed while its pictures are handed out', async () => {
	const { cache, asked } = setUp();
	cache.ask(want(1, 5, 0, 1));
	asked[0]!.reply();
	await tick();
	const cached = [cache.get('g0', 5, 0)!, cache.get('g0', 5, 1)!];
	let closed = false;
	const image = { width: 4096, height: 4096, close: () => { closed = true; } } as unknown as ImageBitmap;
	const sheet = { image, users: 0 };
	cache.beginFrame(); /* painted for a frame of before, and more than is kept */
	cache.hold(sheet);
	cached.forEach((c, i) => {
		cache.setPicture(c, { sheet, top: i * 2048, height: 2048 }, 'x');
		assert.equal(closed, false);
	});
	assert.equal(cached[0]!.picture, null, 'the cache was full');
	assert.equal(cached[1]!.picture!.sheet, sheet);
	assert.equal(cache.size.pictures, 4096 * 4096 * 4);
	cache.letGo(sheet);
	assert.deepEqual([closed, cache.size.pictures], [false, 4096 * 4096 * 4], 'the second has it');
	cache.clear();
	assert.deepEqual([closed, cache.size.pictures], [true, 0]);
});
