// SPDX-License-Identifier: MIT

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { exactMoment, formatChange, formatMoment, formatRate, formatUnit, functionLabel, isLibrary, momentTicks, packageOf } from '../src/parts/format';
import { shortName } from '../src/timeline/names';
import { stack } from '../src/parts/plot';
import { nesting } from '../src/parts/gantt';
import { causeKind } from '../src/parts/ledger';
import type { Region } from '../src/api/docs';

test('functions are cut to what is read, with type arguments whole', () => {
	assert.equal(shortName('net/http.(*conn).serve'), 'http.(*conn).serve');
	assert.equal(shortName('main.main.func1'), 'main.main.func1');
	assert.equal(shortName('example.com/a/b.Map[example.com/c/d.Key]'), 'b.Map[example.com/c/d.Key]');
	assert.equal(packageOf('net/http.(*conn).serve'), 'net/http');
	assert.equal(packageOf('gopkg.in/yaml.v3.Unmarshal'), 'gopkg.in/yaml');
	assert.equal(functionLabel(''), '(no stack seen)');
});

test("Go's library is told from programs", () => {
	for (const name of ['runtime.selectgo', 'net/http.(*conn).serve', 'internal/poll.(*FD).Read', 'sync.(*Mutex).Lock'])
		assert.ok(isLibrary(name), name);
	for (const name of ['main.main', 'example.com/net/http.Serve', 'golang.org/x/net/http2.(*Transport).run', 'planted/locks.hold'])
		assert.ok(!isLibrary(name), name);
});

test('numbers have three digits and their unit', () => {
	assert.equal(formatRate(9018.027), '9,018/s');
	assert.equal(formatRate(12.345), '12.3/s');
	assert.equal(formatChange(0.125), '+13 %');
	assert.equal(formatChange(-0.034), '−3.4 %');
	assert.equal(formatChange(4.2), '×5.2');
	assert.equal(formatChange(null), 'new');
	assert.equal(formatUnit(0.5, 'share'), '50 %');
	assert.equal(formatUnit(1500, 'ns'), '1.5 µs');
	assert.equal(formatUnit(29.7685, 'count'), '29.8');
	assert.equal(formatMoment(10066048), '10.066 ms');
	assert.equal(exactMoment(255936), '0.255936 ms');
	assert.equal(formatMoment(null), '–');
});

test('ticks of an axis have one unit and tell each other apart', () => {
	assert.deepEqual(momentTicks([0, 5e6, 1e7]), ['0 ms', '5 ms', '10 ms']);
	assert.deepEqual(momentTicks([1.2e9, 1.2005e9, 1.201e9]), ['1.2000 s', '1.2005 s', '1.2010 s']);
	assert.deepEqual(momentTicks([]), []);
});

test('a stack of areas has each upon those before, the whole first', () => {
	const series = [{ name: 'a', colour: '--a', values: [1, 2, null] }, { name: 'b', colour: '--b', values: [3, 4, 5] }];
	assert.deepEqual(stack(series), [[4, 6, null], [1, 2, null]]);
});

test('regions that lie in each other are nested', () => {
	const r = (begin_ns: number, end_ns: number): Region => ({ begin_ns, end_ns, duration_ns: end_ns - begin_ns } as Region);
	const list = [r(0, 100), r(10, 40), r(20, 30), r(50, 60), r(100, 110)];
	const depth = nesting(list);
	assert.deepEqual(list.map((x) => depth.get(x)), [0, 1, 2, 1, 0]);
});

test('causes have the colour of who is to blame', () => {
	assert.equal(causeKind('runnable_stw'), 'stw');
	assert.equal(causeKind('runnable_idle'), 'runnable');
	assert.equal(causeKind('assist'), 'gc');
	assert.equal(causeKind('too_deep'), 'waiting');
});
