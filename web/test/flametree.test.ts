// SPDX-License-Identifier: MIT

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { changeOf, difference, MEASURES } from '../src/parts/measure';
import { buildTree, functionTotals, heaviestPath, layout, samplesOfFolded, samplesOfNodes, sandwich, search, type FlameNode, type Sample } from '../src/parts/flametree';

const S = (stack: string, value: number, count = 1): Sample => ({ frames: stack.split(' ').filter(Boolean), value, count });

/* Innermost first. */
const SAMPLES = [S('lock work main', 60), S('read work main', 30), S('work main', 5), S('idle main', 5), S('', 20)];

function child(node: FlameNode, ...names: string[]): FlameNode {
	return names.reduce((n, name) => {
		const found = n.children.find((c) => c.name === name);
		assert.ok(found, `${name} below ${n.name}`);
		return found;
	}, node);
}

test('a tree adds up what its stacks have in common', () => {
	const root = buildTree(SAMPLES);
	assert.equal(root.value, 120);
	assert.equal(root.count, 5);
	assert.equal(child(root, 'main').value, 100);
	assert.equal(child(root, 'main', 'work').value, 95);
	assert.equal(child(root, 'main', 'work').self, 5);
	assert.deepEqual(child(root, 'main', 'work').children.map((c) => c.name), ['lock', 'read']);
	assert.equal(child(root, '(no stack)').self, 20);
});

test('inverted, the innermost function is at the root', () => {
	const root = buildTree(SAMPLES, true);
	assert.equal(root.value, 120);
	assert.equal(child(root, 'lock', 'work', 'main').value, 60);
	assert.equal(child(root, 'lock', 'work', 'main').self, 60);
});

test('names of a trace may be those of an object', () => {
	const root = buildTree([S('__proto__ constructor', 1), S('toString constructor', 2)]);
	assert.equal(child(root, 'constructor').value, 3);
	assert.equal(child(root, 'constructor', '__proto__').value, 1);
	assert.equal(functionTotals([S('__proto__', 4)])[0]?.self, 4);
});

test('what is too narrow to see is left out, with all below it', () => {
	const samples = [S('a main', 1000), S('deep b main', 1)];
	const root = buildTree(samples);
	const all = layout(root, root, 0);
	assert.equal(all.rects.length, 5);
	assert.equal(all.pruned, 0);
	const pruned = layout(root, root, 0.01);
	assert.deepEqual(pruned.rects.map((r) => r.node.name).sort(), ['a', 'all', 'main']);
	assert.equal(pruned.pruned, 1);
});

test('children lie inside their parents and do not overlap', () => {
	const samples: Sample[] = [];
	for (let i = 0; i < 300; i++)
		samples.push(S(`f${i % 13} g${i % 7} h${i % 3} main`, 1 + (i * 7919) % 101));
	const root = buildTree(samples);
	for (const zoom of [root, root.children[0]!, root.children[0]!.children[0]!]) {
		const { rects } = layout(root, zoom, 0.0005);
		const of = new Map(rects.map((r) => [r.node, r]));
		for (const r of rects) {
			assert.ok(r.x0 >= -1e-9 && r.x1 <= 1 + 1e-9 && r.x1 >= r.x0);
			const p = r.node.parent && of.get(r.node.parent);
			if (p)
				assert.ok(r.x0 >= p.x0 - 1e-9 && r.x1 <= p.x1 + 1e-9);
			assert.equal(r.row, r.node.depth);
		}
		const z = of.get(zoom)!;
		assert.ok(z.x0 === 0 && z.x1 === 1);
	}
});

test('a search counts what lies in each other once', () => {
	const root = buildTree([S('work lock work main', 50), S('read main', 50)]);
	const { hits, share } = search(root, 'WORK');
	assert.equal(hits.size, 2);
	assert.equal(share, 0.5);
	assert.equal(search(root, ' ').hits.size, 0);
	assert.equal(search(root, 'nothing').share, 0);
});

test('a function that is on a stack twice counts once in its total', () => {
	const totals = functionTotals([S('fib fib fib main', 10), S('main', 1)]);
	const fib = totals.find((t) => t.name === 'fib')!;
	assert.equal(fib.total, 10);
	assert.equal(fib.self, 10);
	assert.equal(totals.find((t) => t.name === 'main')!.total, 11);
	assert.equal(totals.find((t) => t.name === 'main')!.self, 1);
});

test('a sandwich has callers above and callees below, outside of recursion', () => {
	const { callers, callees } = sandwich(SAMPLES, 'work');
	assert.equal(callers.value, 95);
	assert.equal(callees.value, 95);
	assert.equal(child(callers, 'main').value, 95);
	assert.equal(child(callees, 'lock').value, 60);
	assert.equal(callees.self, 5);
	const recursive = sandwich([S('leaf fib fib top', 4)], 'fib');
	assert.equal(child(recursive.callers, 'top').value, 4);
	assert.equal(child(recursive.callees, 'leaf').value, 4);
});

test('nodes of the server and folded stacks become the same samples', () => {
	const nodes = [{ fn: 'main', self: 5, parent: -1 }, { fn: 'work', self: 0, parent: 0 }, { fn: 'lock', self: 60, parent: 1 }];
	assert.deepEqual(samplesOfNodes(nodes), [{ frames: ['main'], value: 5, count: 0 }, { frames: ['lock', 'work', 'main'], value: 60, count: 0 }]);
	assert.deepEqual(samplesOfFolded('main;work;a b 3\nbroken\nmain x\n\nmain 1\n'), [
		{ frames: ['a b', 'work', 'main'], value: 3, count: 3 }, { frames: ['main'], value: 1, count: 1 },
	]);
	/* A circle among parents ends. */
	assert.equal(samplesOfNodes([{ fn: 'a', self: 1, parent: 1 }, { fn: 'b', self: 0, parent: 0 }]).length, 1);
});

test('the heaviest path goes down the largest children', () => {
	assert.deepEqual(heaviestPath(buildTree(SAMPLES)).map((n) => n.name), ['all', 'main', 'work', 'lock']);
});

test('a difference has both sides of each node, and is as wide as one of them', () => {
	const root = buildTree([
		{ frames: ['lock', 'main'], value: 0, count: 0, before: 30 }, { frames: ['lock', 'main'], value: 90, count: 0 },
		{ frames: ['read', 'main'], value: 0, count: 0, before: 10 }, { frames: ['send', 'main'], value: 10, count: 0 },
	]);
	const [lock, read, send] = ['lock', 'read', 'send'].map((name) => child(root, 'main', name));
	assert.deepEqual([root.before, root.value], [40, 100]);
	assert.deepEqual([lock!.before, lock!.value], [30, 90]);
	assert.deepEqual([read!, send!, root].map(changeOf), [-1, 1, 0.6]);
	assert.equal(difference('after').of(read!), 0);
	assert.equal(difference('before').of(read!), 10);
	assert.equal(difference('after').text(read!), '10 ns/s → 0');
	assert.notEqual(difference('after').fill!(read!, false), difference('after').fill!(send!, false));
	assert.equal(MEASURES.time.text(lock!), '90 ns');
	assert.equal(layout(root, root, 0, difference('before').of).rects.some((r) => r.node === read && r.x1 - r.x0 === 0.25), true);
});
