// SPDX-License-Identifier: MIT
//
// What goes wrong is said on the page, in words: things that the trace does not have, times
// outside of it, a trace that changes, more requests than the server takes, a client
// that reads slowly. The terminal's side is in tests/serve and tests/cli/view.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { copyFileSync, mkdtempSync, rmSync, truncateSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { close, newPage, ready, shared, trace, view } from './lib.mjs';

after(close);

describe('what is not there is said', async () => {
	let viewer, page;

	before(async () => {
		viewer = await shared(trace('go127-tasks.trace'));
		page = await newPage();
	});
	after(async () => {
		assert.deepEqual(page.problems.filter((p) => !/ 404 /.test(p)), []);
		await page.context().close();
	});

	const says = async (where, words, whose = 'main') => {
		await page.goto(new URL(where, viewer.url).href);
		await page.waitForFunction(([w, text]) => document.querySelector(w)?.innerText.includes(text), [whose, words]);
	};

	test('ids and names', async () => {
		await says('task/999999', 'there is no task 999999');
		await says('tasks/nope', "no task has the type 'nope'");
		await says('goroutines/no.such', "no goroutine has the start function 'no.such'");
		await says('region/nope', "no region has the type 'nope'");
		await says('findings/nope', 'The rules were not applied');
		await says('events?g=987654', 'No event matches');
		await says('profiles?scope=g:99999', 'there is no goroutine 99999');
		await says('profiles?kind=running&scope=g:99999', 'no row has such a key');
		await says('timeline?sel=g999999@12', 'g999999', '.tl-body');
		await says('timeline?sel=g999999@12', 'no row has the key g999999', '.panel');
	});

	test('times', async () => {
		for (const where of ['timeline?t=900000s%2B5s', 'timeline?range=900000s%2B5s', '?range=900000s%2B5s', 'latency?range=900000s%2B5s', 'tasks?range=900000s%2B5s'])
			await says(where, 'behind the end of the trace', '.strip');
	});
});

test('a trace that is cut off while it is shown', async () => {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'tacho-'));
	const file = path.join(folder, 'a.trace');
	copyFileSync(trace('go127-tasks.trace'), file);
	const viewer = await view([file]);
	const page = await newPage();

	try {
		await ready(viewer);
		truncateSync(file, 100);
		await page.goto(new URL('tasks', viewer.url).href);
		await page.waitForFunction(() => /changed/.test(document.querySelector('main')?.innerText));
	} finally {
		await page.context().close();
		await viewer.stop();
		rmSync(folder, { recursive: true });
	}
});

test('a page opens beside hundreds of requests, and clients that do not read', async () => {
	const viewer = await shared(trace('go127-tasks.trace'));
	const { hostname, port } = new URL(viewer.url);
	const page = await newPage();
	const slow = Array.from({ length: 30 }, () => net.connect(Number(port), hostname));

	try {
		for (const s of slow) {
			s.on('error', () => undefined);
			s.pause();
			s.write(`GET /app.js HTTP/1.1\r\nHost: ${hostname}:${port}\r\n\r\n`);
		}
		const many = Array.from({ length: 300 }, (_, i) => viewer.get(`api/1/${viewer.status.fp}/doc/report?top=${i + 1}`).then((r) => r.status, () => 0));
		await page.goto(viewer.url);
		await page.waitForFunction(() => /Goroutines/.test(document.querySelector('main .facts, main')?.innerText));
		const answers = await Promise.all(many);
		// Those that do not fit are told to come again, or, where there are too many connections, closed.
		assert.deepEqual([...new Set(answers)].filter((s) => ![0, 200, 429, 503].includes(s)), []);
		assert.ok(answers.includes(200));
		assert.equal((await viewer.json('api/1/status')).state, 'ready');
	} finally {
		for (const s of slow)
			s.destroy();
		await page.context().close();
	}
});
