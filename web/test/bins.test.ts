// SPDX-License-Identifier: MIT

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { binOf, binsOfBuckets, binsOfSteps, binsOfValues, brushBounds, brushCount, cdfOfBuckets, isInBrush, percentiles, quantile, pairOfBuckets } from '../src/parts/bins';
import { linearTicks, logPosition, logTicks } from '../src/parts/ticks';
import { heatRows } from '../src/parts/heatmap';

function lcg(seed: number): () => number {
	let s = seed >>> 0;
	return () => (s = (Math.imul(s, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

test('every value is counted once, in the bin that has it', () => {
	const random = lcg(7);
	for (let round = 0; round < 50; round++) {
		const values = Array.from({ length: 200 }, () => (random() < 0.1 ? 0 : Math.ceil(10 ** (random() * 9))));
		const bins = binsOfValues(values);
		assert.equal(bins.total, values.length);
		assert.equal(bins.zeros + bins.counts.reduce((a, b) => a + b, 0), values.length);
		for (const v of values.filter((x) => x > 0)) {
			const i = binOf(bins, v);
			assert.ok(v >= bins.edges[i]! * (1 - 1e-9) && v <= bins.edges[i + 1]! * (1 + 1e-9), `${v} in ${bins.edges[i]}..${bins.edges[i + 1]}`);
		}
	}
});

test('values on a power of ten belong to the bin that begins there', () => {
	const bins = binsOfValues([1, 10, 100, 1000, 10000]);
	for (const v of [1, 10, 100, 1000, 10000])
		assert.ok(Math.abs(bins.edges[binOf(bins, v)]! / v - 1) < 1e-9);
});

test('a brush finds the values whose bins it covers, and its count is theirs', () => {
	const random = lcg(3);
	const values = Array.from({ length: 500 }, () => (random() < 0.05 ? 0 : Math.ceil(10 ** (2 + random() * 5))));
	const bins = binsOfValues(values);
	for (let round = 0; round < 100; round++) {
		const a = Math.floor(random() * bins.counts.length) - (random() < 0.2 ? 1 : 0);
		const b = Math.floor(random() * bins.counts.length);
		const brush = { first: Math.min(a, b), last: Math.max(a, b) };
		const inside = values.filter((v) => isInBrush(bins, brush, v));
		assert.equal(inside.length, brushCount(bins, brush));
		const { from, to } = brushBounds(bins, brush);
		for (const v of inside)
			assert.ok(v >= from * (1 - 1e-9) && v < to * (1 + 1e-9));
	}
	assert.ok(values.every((v) => isInBrush(bins, null, v)));
});

test('the bin of the zeros can be chosen alone', () => {
	const bins = binsOfValues([0, 0, 5, 50]);
	const brush = { first: -1, last: -1 };
	assert.equal(brushCount(bins, brush), 2);
	assert.ok(isInBrush(bins, brush, 0));
	assert.ok(!isInBrush(bins, brush, 5));
});

test('nothing, and only zeros, give bins that can be drawn', () => {
	for (const bins of [binsOfValues([]), binsOfValues([0, 0]), binsOfBuckets([]), binsOfSteps([]), binsOfBuckets([{ from: 0, to: 1, count: 3 }])]) {
		assert.ok(bins.edges.length === bins.counts.length + 1 && bins.counts.length > 0);
		assert.ok(bins.edges.every(Number.isFinite));
	}
	assert.equal(binsOfBuckets([{ from: 0, to: 1, count: 3 }]).zeros, 3);
});

test('buckets keep their counts when they become bins', () => {
	const buckets = [];
	for (let from = 64, i = 0; i < 200; from = Math.floor(from * 1.05) + 1, i++)
		buckets.push({ from, to: Math.floor(from * 1.05) + 1, count: i % 7 });
	const bins = binsOfBuckets(buckets);
	assert.equal(bins.total, buckets.reduce((n, b) => n + b.count, 0));
});

test('steps are the bins, the step from 0 apart', () => {
	const bins = binsOfSteps([{ from: 0, to: 0, count: 2 }, { from: 100, to: 158, count: 3 }, { from: 158, to: 251, count: 1 }]);
	assert.deepEqual(bins.edges, [100, 158, 251]);
	assert.deepEqual(bins.counts, [3, 1]);
	const zeros = binsOfSteps([{ from: 0, to: 100, count: 2 }, { from: 100, to: 158, count: 3 }]);
	assert.equal(zeros.zeros, 2);
	assert.equal(zeros.total, 5);
});

test('quantiles are values by nearest rank', () => {
	const sorted = Array.from({ length: 100 }, (_, i) => i + 1);
	assert.equal(quantile(sorted, 0.5), 50);
	assert.equal(quantile(sorted, 0.99), 99);
	assert.equal(quantile(sorted, 1), 100);
	assert.equal(quantile(sorted, 0), 1);
	assert.equal(quantile([], 0.5), null);
	assert.deepEqual(percentiles([3, 1, 2]).map((p) => p.value), [2, 3, 3, 3, 3]);
});

test('a cumulative distribution rises from 0 to 1', () => {
	const points = cdfOfBuckets([{ from: 100, to: 110, count: 1 }, { from: 10, to: 11, count: 3 }, { from: 50, to: 60, count: 0 }]);
	assert.deepEqual(points.map((p) => p.share), [0, 0.75, 1]);
	assert.ok(points.every((p, i) => i === 0 || p.x >= points[i - 1]!.x));
	assert.deepEqual(cdfOfBuckets([]), []);
});

test('ticks are round, rising, and not more than there is room for', () => {
	assert.deepEqual(linearTicks(0, 100, 5), [0, 20, 40, 60, 80, 100]);
	assert.deepEqual(linearTicks(5, 5, 5), []);
	assert.deepEqual(logTicks(1, 1000, 4), [1, 10, 100, 1000]);
	assert.deepEqual(logTicks(1, 100, 9), [1, 2, 5, 10, 20, 50, 100]);
	assert.ok(logTicks(1, 1e9, 4).length <= 4);
	/* Within 4 µs to 8 µs there is but one 5. */
	assert.deepEqual(logTicks(4100, 7900, 9), [5000, 6000, 7000]);
	assert.equal(logPosition(10, 1, 100), 0.5);
});

test('the lengths of a heat map have no holes', () => {
	const cell = (from: number, to: number) => ({ column: 0, from_ns: from, to_ns: to, count: 1 });
	const rows = heatRows({ kind: 'sched', from_ns: 0, width_ns: 1, columns: 1, cells: [cell(0, 1), cell(2, 4), cell(112, 128), cell(320, 384)] });
	assert.deepEqual(rows.map((r) => r.from), [0, 1, 2, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 24, 28, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]);
	for (let i = 1; i < rows.length; i++)
		assert.equal(rows[i]!.from, rows[i - 1]!.to);
});

test('two distributions share their axis, and keep their counts', () => {
	const a = [{ from: 100, to: 110, count: 5 }, { from: 1000, to: 1100, count: 1 }];
	const b = [{ from: 90000, to: 99000, count: 7 }];
	const pair = pairOfBuckets(a, b);
	assert.equal(pair.a.length, pair.edges.length - 1);
	assert.equal(pair.a.length, pair.b.length);
	assert.equal(pair.a.reduce((x, y) => x + y, 0), 6);
	assert.equal(pair.b.reduce((x, y) => x + y, 0), 7);
	assert.ok(pair.b.findIndex((n) => n > 0) > pair.a.lastIndexOf(1));
	assert.deepEqual(pairOfBuckets([], []).a, [0]);
});
