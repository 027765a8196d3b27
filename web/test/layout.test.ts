// SPDX-License-Identifier: MIT

import test from 'node:test';
import assert from 'node:assert/strict';
import type { Row } from '../src/api/types';
import { anchoredScroll, bareRow, HEADER_PX, kindOfKey, Layout, partsOf, type RowSource } from '../src/timeline/layout';
import { changeOptions, readOptions, toggled } from '../src/timeline/model';
import { parseArea, formatArea } from '../src/timeline/areatext';

function source(total: number): RowSource {
	return {
		total,
		at: (i): Row | null => (i < 200 ? bareRow(`g${i}`) : null),
		indexOf: (key) => (/^g\d+$/.test(key) && Number(key.slice(1)) < 200 ? Number(key.slice(1)) : -1),
	};
}

function sample(members: number): Layout {
	const l = new Layout();
	l.addSection('procs', 'Ps', 2, false);
	l.addRow(bareRow('p0'), 24, 'procs');
	l.addRow(bareRow('p1'), 24, 'procs');
	l.addSection('groups', 'Goroutines', 2, false);
	l.addRow(bareRow('fn0'), 34, 'groups', 2, true);
	l.addRun('fn0/', source(members), members, 20, 'groups', 3);
	l.addRow(bareRow('fn1'), 34, 'groups', 2, false);
	l.closeSection();
	return l;
}

test('heights and rows map to each other', () => {
	const l = sample(1e6);
	const run = 2 * HEADER_PX + 2 * 24 + 34;
	assert.equal(l.height, run + 20e6 + 34);
	assert.equal(l.at(0)!.key, '#procs');
	assert.equal(l.at(HEADER_PX)!.key, 'p0');
	assert.equal(l.at(HEADER_PX + 24)!.key, 'p1');
	assert.equal(l.at(run)!.key, 'g0');
	assert.equal(l.at(run + 20 * 57 + 19.9)!.key, 'g57');
	assert.equal(l.at(run + 20 * 57 + 19.9)!.top, run + 20 * 57);
	const deep = l.at(run + 20 * 654321)!;
	assert.equal(deep.row, null, 'not fetched yet');
	assert.equal(deep.index, 654321);
	assert.equal(l.at(l.height - 1)!.key, 'fn1');
	assert.equal(l.at(l.height), null);
	assert.equal(l.at(-1), null);
	assert.equal(l.find('g57')!.top, run + 20 * 57);
	assert.equal(l.find('g999'), null);
});

test('only rows in the window are given', () => {
	const l = sample(1e6);
	const rows = l.visible(5e6, 5e6 + 600);
	assert.ok(rows.length >= 30 && rows.length <= 32);
	assert.ok(rows[0]!.top <= 5e6 && rows[rows.length - 1]!.top + 20 >= 5e6 + 600);
	assert.deepEqual(l.visible(0, 50).map((r) => r.key), ['#procs', 'p0', 'p1']);
	assert.deepEqual(new Layout().visible(0, 100), []);
	assert.equal(new Layout().at(0), null);
});

test('the row under the pointer stays where it is when others come or go', () => {
	const before = sample(10);
	const after = sample(100);
	const cursor = 40;
	const scroll = before.find('fn1')!.top - cursor;
	assert.equal(after.find('fn1')!.top - anchoredScroll(before, after, scroll, cursor), cursor);
	/* A row that is no longer listed: its run holds the place. */
	const fewer = sample(3);
	const at = before.find('g7')!.top;
	assert.equal(anchoredScroll(before, fewer, at, 0), at);
});

test('headers stay on top until their section ends', () => {
	const l = sample(50);
	assert.equal(l.sticky(5)!.item.name, 'procs');
	assert.equal(l.sticky(5)!.y, 0);
	const end = HEADER_PX + 48;
	assert.equal(l.sticky(end - 10)!.y, 10 - HEADER_PX);
	assert.equal(l.sticky(end)!.item.name, 'groups');
});

test('neighbours pass over headers', () => {
	const l = sample(5);
	assert.equal(l.neighbour('p1', true)!.key, 'fn0');
	assert.equal(l.neighbour('fn0', false)!.key, 'p1');
	assert.equal(l.neighbour('g4', true)!.key, 'fn1');
	assert.equal(l.neighbour('fn1', true), null);
	assert.equal(l.neighbour('unknown', true)!.key, 'p0');
});

test('keys say what they name', () => {
	const kinds = { p0: 'proc', m17: 'thread', g1234: 'goroutine', 'g1234~2': 'goroutine', fn7: 'group', 'fn7/l3': 'lane', 'task5/l0': 'task', 'region3/l0': 'region', 'g1/r0': 'region', gc: 'gc', stw: 'stw', 'c:heap': 'counter' };
	for (const [key, kind] of Object.entries(kinds))
		assert.equal(kindOfKey(key), kind, key);
});

test('row options in the address', () => {
	const o = readOptions({ rows: 'g:fn,sort:runnable,open:fn1;fn2,later:x', q: 'http', pin: 'p3,g1' });
	assert.equal(o.sort, 'runnable');
	assert.equal(o.ascending, false);
	assert.equal(o.alive, true);
	assert.deepEqual(o.open, ['fn1', 'fn2']);
	assert.deepEqual(o.pins, ['p3', 'g1']);
	assert.equal(readOptions({ rows: 'sort:nonsense,alive:0' }).sort, 'first');
	assert.equal(readOptions({ rows: 'alive:0' }).alive, false);
	assert.equal(changeOptions({ rows: 'g:fn,later:x' }, { open: toggled([], 'fn1'), g: null }), 'later:x,open:fn1');
	assert.equal(changeOptions({ rows: 'open:fn1' }, { open: toggled(['fn1'], 'fn1') }), null);
});

test('areas in the address', () => {
	assert.deepEqual(parseArea('1.25s+3ms'), { from: 1.25e9, to: 1.253e9, rows: null });
	assert.deepEqual(parseArea('5+10@p0,fn1/l2'), { from: 5, to: 15, rows: ['p0', 'fn1/l2'] });
	assert.equal(parseArea('nonsense'), null);
	assert.equal(formatArea({ from: 5, to: 15, rows: ['p0'] }), '5+10@p0');
	assert.equal(formatArea({ from: 5, to: 15, rows: null }), '5+10');
});

test('a run may begin within its source: rows below an open one part it', () => {
	const l = new Layout();
	const all = source(100);
	l.addSection('procs', 'Ps', 100, false);
	l.addRun('a', all, 10, 20, 'procs', 2, 0);
	l.addRow(bareRow('g10'), 20, 'procs', 2, true);
	l.addRow(bareRow('g10/r0'), 18, 'procs', 3);
	l.addRun('b', all, 89, 20, 'procs', 2, 11);
	l.closeSection();
	assert.equal(l.find('g10/r0')!.top, l.find('g10')!.top + 20);
	assert.equal(l.find('g11')!.top, l.find('g10/r0')!.top + 18);
	assert.equal(l.at(l.find('g57')!.top)!.key, 'g57');
	assert.equal(l.neighbour('g9', true)!.key, 'g10');
	assert.equal(l.neighbour('g11', false)!.key, 'g10/r0');
});

test('what is below a row: regions by depth, assists, sweeping', () => {
	assert.deepEqual(partsOf({ ...bareRow('g7'), regions: 2, assists: true }), ['g7/r0', 'g7/r1', 'g7/a']);
	assert.deepEqual(partsOf({ ...bareRow('p1'), sweeps: true }), ['p1/s']);
	assert.deepEqual(partsOf(bareRow('g8')), []);
	assert.deepEqual(['g7/r1', 'g7/a', 'p1/s', 'region3/l0', 'g7'].map(kindOfKey), ['region', 'assist', 'sweep', 'region', 'goroutine']);
});
