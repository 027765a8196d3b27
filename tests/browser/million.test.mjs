// SPDX-License-Identifier: MIT
//
// A million goroutines: their group as heat and as rows, down to the last one, any of
// them by its number, and a tab that stays small. TACHO_BUILD/million.trace is made once
// and kept.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { close, generated, newPage, rested, shared } from './lib.mjs';

const MANY = 1_000_000;
after(close);

describe('a million goroutines', async () => {
	const viewer = await shared(generated('million.trace', ['--shape', 'many', '--goroutines', String(MANY), '--events', '4M']));
	const page = await newPage({ reducedMotion: 'reduce' });
	const { fp } = viewer.status;
	const { rows } = await viewer.json(`api/1/${fp}/rows?section=groups&limit=1000`);
	const group = rows.reduce((a, b) => (b.members > a.members ? b : a));

	after(async () => {
		assert.deepEqual(page.problems, []);
		await page.context().close();
	});

	test('are a group that is drawn as heat', async () => {
		assert.ok(group.members >= MANY / 2, `${group.members} in the largest group`);
		await page.goto(new URL('timeline', viewer.url).href);
		await rested(page);
		await page.waitForFunction(() => /\d[\d,]{5,}/.test(document.querySelector('.tl-list').innerText));
	});

	test('have rows, from the first to the last', async () => {
		await page.goto(new URL(`timeline?rows=open:${group.key},alive:0`, viewer.url).href);
		await page.waitForSelector('.tl-list .tl-goroutine');
		await rested(page);
		const box = await page.locator('.tl-scroll').boundingBox();
		const seen = new Set();
		for (const share of [0.1, 0.35, 0.6, 0.85]) {
			await page.mouse.click(box.x + box.width / 2, box.y + box.height * share);
			await rested(page);
			for (const name of await page.$$eval('.tl-list .tl-goroutine:not([hidden]) .tl-name', (all) => all.map((e) => e.textContent)))
				seen.add(name);
		}
		assert.ok(seen.size > 60, `${seen.size} different rows were seen`);
	});

	test('are found by number', async () => {
		const { rows: [last] } = await viewer.json(`api/1/${fp}/rows?group=${group.key}&sort=id&order=desc&limit=1`);
		await page.goto(new URL('timeline', viewer.url).href);
		await rested(page);
		// As fast as keys can come: what follows ":" belongs to the box that it opens.
		await page.keyboard.press(':');
		await page.keyboard.type(last.key);
		assert.equal(await page.inputValue('.palette-input'), last.key);
		await page.keyboard.press('Enter');
		await page.waitForFunction((key) => new URLSearchParams(location.search).get('sel')?.startsWith(key), last.key);
		await page.waitForFunction((key) => document.querySelector('.tl-list').innerText.includes(key), last.key);
	});

	test('fit into a small tab', async () => {
		const session = await page.context().newCDPSession(page);
		await session.send('Performance.enable');
		await session.send('HeapProfiler.collectGarbage');
		const { metrics } = await session.send('Performance.getMetrics');
		const heap = metrics.find((m) => m.name === 'JSHeapUsedSize').value;
		console.log(`# >> a million goroutines: JavaScript heap ${(heap / 1e6).toFixed(0)} MB`);
		assert.ok(heap < 100e6, `${heap} bytes`);
	});
});
