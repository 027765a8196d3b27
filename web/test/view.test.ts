// SPDX-License-Identifier: MIT

import test from 'node:test';
import assert from 'node:assert/strict';
import { clampView, fit, levelFor, MIN_SPAN, panBy, reveal, tilesOf, whole, zoomAt } from '../src/timeline/view';
import { origin, ticks, tickStep } from '../src/timeline/ruler';
import { niceAbove } from '../src/timeline/nice';

const END = 10e9;

test('the time under the pointer stays there while zooming', () => {
	let view = { from: 4e9, to: 5e9 };
	const anchor = 0.3;
	const t = view.from + 1e9 * anchor;
	for (let i = 0; i < 40; i++) {
		view = zoomAt(view, anchor, 0.7, END);
		assert.ok(Math.abs(view.from + (view.to - view.from) * anchor - t) < 1e-3, `step ${i}`);
	}
	assert.ok(view.to - view.from >= MIN_SPAN - 1e-6);
	for (let i = 0; i < 30; i++)
		view = zoomAt(view, anchor, 1 / 0.7, END);
	assert.ok(Math.abs(view.from + (view.to - view.from) * anchor - t) < 1);
});

test('views stay near the trace', () => {
	assert.deepEqual(clampView({ from: -100e9, to: -90e9 }, END), { from: 0, to: END });
	const far = panBy({ from: 9e9, to: 10e9 }, 50e9, END);
	assert.equal(far.to - far.from, 1e9);
	assert.ok(far.from <= END, 'half of the window still shows the trace');
	assert.deepEqual(whole(END), { from: 0, to: END });
	assert.ok(whole(0).to > whole(0).from);
	assert.ok(Number.isFinite(clampView({ from: NaN, to: NaN }, END).from));
	const f = fit({ from: 5e9, to: 5e9 + 1e6 }, END);
	assert.ok(f.from < 5e9 && f.to > 5e9 + 1e6);
	assert.equal(reveal({ from: 0, to: 100 }, 10, 20, END).from, 0);
	const r = reveal({ from: 0, to: 1e6 }, 5e9, 5e9 + 10, END);
	assert.ok(r.from < 5e9 && r.to > 5e9);
});

test('the level gives bins of half to one device pixel', () => {
	for (const span of [100, 1000, 1023, 1024, 1025, 1e6, 1e9, 3.3e12, 86400e9]) {
		for (const width of [800, 1920, 3840]) {
			const level = levelFor({ from: 0, to: span }, width);
			const bin = 2 ** level / (span / width);
			assert.ok(bin <= 1 || level === 0, `${span} ${width}`);
			assert.ok(bin > 0.5 || level === 0);
		}
	}
	assert.equal(levelFor({ from: 0, to: 2048 * 1024 }, 1024), 11);
});

test('tiles cover the view and nothing beyond the trace', () => {
	assert.deepEqual(tilesOf({ from: -5e9, to: 1 }, 0, END), [0, 0]);
	assert.deepEqual(tilesOf({ from: 1024, to: 3072 }, 0, END), [1, 2]);
	assert.deepEqual(tilesOf({ from: 0, to: 20e9 }, 20, END), [0, Math.floor((END - 1e-3) / (1024 * 2 ** 20))]);
	const [a, b] = tilesOf({ from: 11e9, to: 12e9 }, 10, END);
	assert.ok(b < a, 'nothing behind the end');
});

test('ticks are round, ordered and few', () => {
	for (const span of [50, 777, 1e4, 5e6, 1.3e9, 90e9, 7200e9]) {
		for (const view of [{ from: 1.234567e9, to: 1.234567e9 + span }, { from: 0, to: span }, { from: 12345, to: 12345 + span }]) {
		const all = ticks(view, 1200);
		const majors = all.filter((t) => t.major);
		assert.ok(majors.length >= 1 && majors.length <= 13, `${span}: ${majors.length}`);
		assert.ok(all.length <= 140);
		for (const t of all)
			assert.ok(t.t >= view.from && t.t <= view.to);
		assert.equal(new Set(majors.map((t) => t.label)).size, majors.length, `labels of ${span} differ`);
		}
	}
	assert.equal(tickStep(1e6, 100), 100e6);
	assert.equal(tickStep(0.001, 1), 1);
});

test('deep inside a long trace labels are offsets', () => {
	assert.equal(origin({ from: 0, to: 1e9 }, 1000), null);
	const zero = origin({ from: 5.000001e9, to: 5.000001e9 + 10000 }, 1000);
	assert.ok(zero && zero.t <= 5.000001e9 && 5.000001e9 - zero.t < 1e6);
});

test('scales are round and not below', () => {
	for (const v of [0.3, 1, 1.2, 4, 6.9, 7.1, 99, 1234567])
		assert.ok(niceAbove(v) >= v * 0.999 && niceAbove(v) <= v * 2, String(v));
	assert.equal(niceAbove(0), 1);
	assert.equal(niceAbove(NaN), 1);
});
