// SPDX-License-Identifier: MIT

import test from 'node:test';
import assert from 'node:assert/strict';
import { matchPath, ROUTES } from '../src/app/routes';
import { parseGo } from '../src/app/goto';
import { samplesOf } from '../src/timeline/samples';

test('pages by their paths', () => {
	assert.equal(matchPath('/').route?.title, 'Overview');
	assert.equal(matchPath('/goroutines/net%2Fhttp.(*conn).serve').arg, 'net/http.(*conn).serve');
	assert.equal(matchPath('/task/17').route?.path, '/tasks');
	assert.equal(matchPath('/task/17').root, 'task');
	assert.equal(matchPath('/gc').route?.path, '/mmu');
	assert.equal(matchPath('/goroutines/%ff').arg, '%ff');
	assert.equal(matchPath('/nonsense').route, null);
	assert.equal(new Set(ROUTES.flatMap((r) => r.roots)).size, ROUTES.flatMap((r) => r.roots).length);
});

test('places to go to', () => {
	assert.deepEqual(parseGo('g123'), { row: 'g123' });
	assert.deepEqual(parseGo(' P7 '), { row: 'p7' });
	assert.deepEqual(parseGo('m 4'), { row: 'm4' });
	assert.deepEqual(parseGo('g12~2'), { row: 'g12~2' });
	assert.deepEqual(parseGo('1.5s'), { t: 1.5e9 });
	assert.deepEqual(parseGo('task 9'), { page: '/task/9' });
	assert.equal(parseGo('main.worker'), null);
	assert.equal(parseGo('12'), null, 'a bare number may be anything');
	assert.equal(parseGo('-5s'), null);
});

test('stacks of an area keep their times, also where the tree is broken', () => {
	const nodes = [
		{ fn: 'main', self: 1, value: 10, parent: -1 }, { fn: 'work', self: 9, value: 9, parent: 0 }, { fn: 'loop', self: 5, value: 5, parent: 2 }, { fn: 'lost', self: 2, value: 2, parent: 99 },
	];
	const samples = samplesOf({ value: 17, nodes });
	assert.equal(samples.reduce((n, s) => n + s.value, 0), 17);
	assert.deepEqual(samples[1]!.frames, ['work', 'main']);
	assert.ok(samples[2]!.frames.length <= 256);
	assert.deepEqual(samples[3]!.frames, ['lost']);
});
