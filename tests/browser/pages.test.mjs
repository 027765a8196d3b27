// SPDX-License-Identifier: MIT
//
// Every page, with traces of every kind: it shows, it shows the trace's own
// numbers, nothing in it fails, and nothing of a trace becomes part of the page.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import path from 'node:path';
import { close, newPage, PAGES, ready, root, serious, settled, shared, trace, view, visit } from './lib.mjs';

after(close);

describe('every page', async () => {
	const traces = [
		['tasks', trace('go127-tasks.trace')],
		['http', trace('go126-net.trace')],
		['Go 1.19', trace('go119-mixed.trace')],
		['nothing in it', trace('go127-empty.trace')],
		['cut', trace('go127-cut-half.trace')],
		['flipped bits', trace('go127-flip1.trace')],
	];

	for (const [name, file] of traces) {
		test(`shows a trace: ${name}`, async () => {
			const viewer = await shared(file);
			const page = await newPage();

			try {
				for (const where of PAGES) {
					const text = await visit(page, viewer, where);
					assert.ok(text.includes(path.basename(file)), `/${where}: names the trace`);
					assert.doesNotMatch(text, /NaN|undefined|\[object |Infinity/, `/${where}`);
					assert.deepEqual(page.problems, [], `/${where}`);
				}
			} finally {
				await page.context().close();
			}
		});
	}
});

test('two traces are compared: distributions, stacks, utilization', async () => {
	const viewer = await view([trace('go122-http.trace'), trace('go127-http.trace')]);
	const page = await newPage({ bypassCSP: true });

	try {
		await ready(viewer);
		for (const where of ['compare', 'compare?dist=block&norm=share', 'compare?dist=syscall&distby=function&stacks=net&width=before', 'compare?stacks=sched']) {
			await page.goto(new URL(where, viewer.url).href);
			// A and B as distributions, the difference of their stacks, their utilization.
			for (const drawn of ['.pair-area', '.pair-line', '.flame-canvas', '.uplot canvas'])
				await page.waitForSelector(drawn, { state: 'attached' });
			assert.doesNotMatch(await settled(page), /NaN|undefined|\[object |Infinity/, where);
			assert.deepEqual(page.problems, [], where);
		}
		assert.deepEqual(await serious(page, 'compare'), []);
		// The tree beside the picture has both sides of each function.
		await page.locator('.flame').getByRole('button', { name: 'Show as table' }).click();
		assert.match(await page.innerText('.flame [role="treegrid"]'), /→/);
	} finally {
		await page.context().close();
		await viewer.stop();
	}
});

describe('strings of a trace are text', async () => {
	const file = path.join(root, 'tests/browser/data/markup.trace');

	test('on every page, also of one task, function and region', async () => {
		const viewer = await shared(file);
		const page = await newPage();

		try {
			const fp = (await viewer.json('api/1/status')).fp;
			const tasks = await viewer.json(`api/1/${fp}/doc/tasks`);
			const type = tasks.types?.[0]?.type ?? tasks.types?.[0]?.name;
			assert.match(type, /<script>/);
			const special = [
				`goroutines/${encodeURIComponent('<img/src=x onerror=alert(1)> ')}`,
				`tasks/${encodeURIComponent(type)}`,
				`region/${encodeURIComponent(`<img src=x onerror="document.title='owned'">`)}`,
				'timeline?sel=g12@2000000', 'timeline?q=%3Cscript%3Ealert(1)%3C/script%3E',
			];
			for (const where of [...PAGES, ...special]) {
				await visit(page, viewer, where);
				assert.doesNotMatch(await page.title(), /owned/, where);
				assert.equal(await page.locator('main img, main svg[onload], main b b').count(), 0, where);
				assert.deepEqual(page.problems, [], where);
			}
			await visit(page, viewer, 'tasks');
			assert.match(await page.innerText('main'), /<script>document\.title="owned"<\/script>/);
			await visit(page, viewer, 'goroutines');
			// Names of functions are shown without the path of their package.
			assert.match(await page.innerText('main'), /src=x onerror=alert\(1\)>/);
		} finally {
			await page.context().close();
		}
	});
});

describe('what is shown is whole', async () => {
	// Words that their box has no room for, the texts of one place under each other.
	const cut = (page, selector) => page.$$eval(selector, (all) => all.filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.textContent));

	test('titles and reasons in tables of 1400 pixels, which need no scrolling to the side', async () => {
		const page = await newPage({ viewport: { width: 1400, height: 900 } });

		try {
			for (const [file, pages] of [['go127-gc.trace', ['goroutines', 'latency', 'mmu', 'events', 'profiles?view=stacks']], ['go127-http.trace', ['tasks', 'regions', 'region/hash', 'tasks/request', 'goroutines/main.main.func1']]]) {
				const viewer = await shared(trace(file));
				for (const where of pages) {
					await visit(page, viewer, where);
					assert.deepEqual(await cut(page, '.th-text, .table-why, .table-sideways'), [], where);
				}
			}
		} finally {
			await page.context().close();
		}
	});

	test('titles stand above their columns where a table scrolls', async () => {
		const page = await newPage({ viewport: { width: 1400, height: 900 } });

		try {
			await visit(page, await shared(trace('go127-http.trace')), 'latency');
			await page.waitForSelector('.table-scrolls .tr');
			const apart = await page.$$eval('.table-scrolls', (tables) => tables.flatMap((t) => {
				const lefts = (row) => [...row.children].map((e) => e.getBoundingClientRect().left);
				const cells = lefts(t.querySelector('.tr'));
				return lefts(t.querySelector('.table-head')).map((x, i) => Math.abs(x - cells[i]));
			}));
			assert.ok(apart.length > 5 && Math.max(...apart) < 1.5, apart.join());
		} finally {
			await page.context().close();
		}
	});

	test('all of the top bar on 500 pixels, with a range, too', async () => {
		const page = await newPage({ viewport: { width: 500, height: 900 } });

		try {
			for (const where of ['', 'timeline?range=5ms%2B3ms']) {
				await visit(page, await shared(trace('go127-http.trace')), where);
				const boxes = await page.$$eval('.top .tool, .top .omnibox, .top .chip-clear', (all) => all.map((e) => e.getBoundingClientRect()).map((b) => [b.left, b.right, b.width]));
				assert.equal(boxes.length, where ? 6 : 5);
				for (const [left, right, width] of boxes)
					assert.ok(left >= 0 && right <= 500 && width > 15, `${where}: ${left} to ${right}`);
			}
		} finally {
			await page.context().close();
		}
	});

	test('no picture where a sentence says it all', async () => {
		const page = await newPage();

		try {
			await visit(page, await shared(trace('go127-http.trace')), 'profiles?kind=cpu');
			assert.match(await page.innerText('main'), /There are no CPU samples in this trace/);
			await visit(page, await shared(trace('go127-empty.trace')), 'mmu');
			assert.match(await page.innerText('main'), /All of it was left to the program/);
			assert.equal(await page.locator('main .uplot').count(), 0);
			await visit(page, await shared(trace('go127-http.trace')), 'mmu');
			// The trace is 24.4 ms long.
			const windows = await page.$$eval('main select option', (all) => all.map((o) => Number(o.value)));
			assert.equal(Math.max(...windows), 20e6);
			await visit(page, await shared(trace('go127-http.trace')), 'goroutines/main.main');
			assert.match(await page.innerText('main'), /There is one, of /);
		} finally {
			await page.context().close();
		}
	});
});
