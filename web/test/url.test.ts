// SPDX-License-Identifier: MIT

import test from 'node:test';
import assert from 'node:assert/strict';
import {
	findBase, formatAddress, formatOptions, formatQuery, formatSelection, formatSpan, parseAddress, parseOptions,
	parseQuery, parseSelection, parseSpan, withParams,
} from '../src/app/url';
import { exactTime, formatDuration, formatTime, parseTime } from '../src/app/time';

test('the link of the specification survives unchanged', () => {
	const link = '/timeline?v=1&t=1.25s+3ms&sel=g1234@1250300112&area=1.25s+3ms&rows=g:fn,sort:runnable,alive:1&q=net/http&pin=p3,g1&hl=waiting:chan&theme=dark';
	const url = new URL(link, 'http://localhost/');
	const a = parseAddress(url.pathname, url.search, '/');
	assert.equal(a.path, '/timeline');
	assert.deepEqual(parseSpan(a.params.t!), { from: 1250000000, to: 1253000000 });
	assert.deepEqual(parseSelection(a.params.sel!), { row: 'g1234', t: 1250300112 });
	assert.equal(formatAddress(a, '/'), link);
});

test('unknown keys, odd bytes and flags are kept', () => {
	const q = '?later=x%26y&flag&q=a%20b%25%3Cscript%3E&x=1&x=2';
	const p = parseQuery(q);
	assert.equal(p.later, 'x&y');
	assert.equal(p.flag, '');
	assert.equal(p.q, 'a b%<script>');
	assert.equal(p.x, '1');
	assert.deepEqual({ ...parseQuery(formatQuery(withParams(p, { x: null }))) }, { later: 'x&y', flag: '', q: 'a b%<script>' });
	assert.equal(parseQuery('?a=%ff').a, '%ff');
	assert.equal(parseQuery('?__proto__=1').__proto__ as unknown, '1');
});

test('a token in the path stays in front of every address', () => {
	const base = findBase('http://127.0.0.1:8080/k/abc/app.js', 'http://127.0.0.1:8080/');
	assert.equal(base, '/k/abc/');
	const a = parseAddress('/k/abc/goroutines/net%2Fhttp.f', '', base);
	assert.equal(a.path, '/goroutines/net%2Fhttp.f');
	assert.equal(formatAddress(a, base), '/k/abc/goroutines/net%2Fhttp.f');
	assert.equal(findBase(null, 'http://h/k/x/'), '/k/x/');
});

test('times read back exactly', () => {
	for (const ns of [0, 1, 999, 1000, 1001, 1250300112, 3e6, 86400e9 + 1, -5, 9e15])
		assert.equal(parseTime(exactTime(ns)), ns, exactTime(ns));
	assert.equal(parseTime('1.250000000s'), 1250000000);
	assert.equal(parseTime('0.1us'), 100);
	assert.equal(parseTime(' 2 m '), 120e9);
	for (const bad of ['', 's', '1x', '1e9', 'NaN', '1.s', '99999999999999999s', '--1'])
		assert.equal(parseTime(bad), null, bad);
});

test('spans have a positive length', () => {
	assert.equal(parseSpan('5s'), null);
	assert.equal(parseSpan('5s+0'), null);
	assert.equal(parseSpan('5s+-1'), null);
	assert.deepEqual(parseSpan('-5+10'), { from: -5, to: 5 });
	assert.equal(formatSpan({ from: 1e9, to: 1e9 + 3e6 }), '1s+3ms');
	assert.equal(formatSpan({ from: 5, to: 5 }), '5+1');
});

test('selections and options', () => {
	assert.equal(parseSelection('@5'), null);
	assert.equal(parseSelection('g1'), null);
	assert.deepEqual(parseSelection('c:heap@1s'), { row: 'c:heap', t: 1e9 });
	assert.equal(formatSelection({ row: 'g1~2', t: 7.4 }), 'g1~2@7');
	assert.deepEqual({ ...parseOptions('g:fn,alive,sort:runnable') }, { g: 'fn', alive: '1', sort: 'runnable' });
	assert.equal(formatOptions(parseOptions('g:fn,alive,sort:runnable')), 'g:fn,alive,sort:runnable');
	assert.equal(formatOptions({}), null);
});

test('text for people', () => {
	assert.equal(formatDuration(0), '0 ns');
	assert.equal(formatDuration(1234), '1.23 µs');
	assert.equal(formatDuration(12e6), '12 ms');
	assert.equal(formatDuration(999.6e3), '1 ms');
	assert.equal(formatDuration(null), '–');
	assert.equal(formatTime(1250300112, 1), '1.250300112 s');
	assert.equal(formatTime(1250300112, 1e6), '1.250 s');
	assert.equal(formatTime(75.5e9, 1e8), '1:15.5');
});
