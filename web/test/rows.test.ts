// SPDX-License-Identifier: MIT

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { compareCells, csvField, filterRows, scrollFor, sortRows, toCsv, toTsv, visibleRows } from '../src/parts/rows';

test('rows are sorted by value, equal ones keep their order, what is missing comes last', () => {
	const rows = [{ n: 'b', v: 2 }, { n: 'a', v: 2 }, { n: 'c', v: null }, { n: 'd', v: 10 }];
	assert.deepEqual(sortRows(rows, (r) => r.v, true).map((r) => r.n), ['d', 'b', 'a', 'c']);
	assert.deepEqual(sortRows(rows, (r) => r.v, false).map((r) => r.n), ['b', 'a', 'd', 'c']);
	assert.deepEqual(sortRows([{ n: 'g10' }, { n: 'g9' }], (r) => r.n, false).map((r) => r.n), ['g9', 'g10']);
	assert.ok(compareCells(NaN, 1, true) > 0);
});

test('a filter wants all words, in any case and order', () => {
	const rows = ['net/http.(*conn).serve', 'main.worker', 'net.Dial'];
	assert.deepEqual(filterRows(rows, 'SERVE net', (r) => r), [rows[0]]);
	assert.equal(filterRows(rows, '  ', (r) => r), rows);
});

test('CSV quotes what must be, and nothing of a trace becomes a formula', () => {
	assert.equal(csvField('a,"b"\n'), '"a,""b""\n"');
	assert.equal(csvField('=1+2'), "'=1+2");
	assert.equal(csvField('@x'), "'@x");
	assert.equal(csvField(-5), '-5');
	assert.equal(csvField(null), '');
	assert.equal(toCsv(['a', 'b'], [[1, 'x,y']]), 'a,b\r\n1,"x,y"\r\n');
	assert.equal(toTsv(['a'], [['x\ty\nz']]), 'a\nx y z\n');
});

test('what is in view is drawn where it belongs', () => {
	const w = visibleRows(1000, 30, 3000, 300, 2);
	assert.equal(w.first, 98);
	assert.equal(w.last, 112);
	assert.equal(w.offset, 98 * 30);
	assert.equal(w.height, 30000);
	assert.deepEqual(visibleRows(3, 30, 0, 300), { first: 0, last: 3, offset: 0, height: 90 });
	assert.deepEqual(visibleRows(0, 30, 0, 300), { first: 0, last: 0, offset: 0, height: 0 });
});

test('a table of millions of rows scrolls from its first to its last', () => {
	const n = 5_000_000;
	const top = visibleRows(n, 30, 0, 600);
	assert.equal(top.first, 0);
	assert.ok(top.height <= 8_000_000);
	const end = visibleRows(n, 30, top.height - 600, 600);
	assert.equal(end.last, n);
	assert.ok(end.first > n - 60);
	for (const index of [0, 1, 12345, 2_500_000, n - 1]) {
		const scroll = scrollFor(index, n, 30, 0, 600);
		const w = visibleRows(n, 30, scroll, 600, 0);
		assert.ok(index >= w.first && index < w.last, `${index} in ${w.first}..${w.last}`);
		/* It is drawn inside the view. */
		const y = w.offset + (index - w.first) * 30 - scroll;
		assert.ok(y > -31 && y < 600, `${index} at ${y}`);
	}
});
