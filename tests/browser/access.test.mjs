// SPDX-License-Identifier: MIT
//
// Who cannot see, or not all colours: what axe finds on every page, in both themes.
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { close, newPage, PAGES, serious, shared, trace, visit } from './lib.mjs';

after(close);

describe('access', async () => {
	for (const colorScheme of ['light', 'dark']) {
		test(`axe finds nothing serious, ${colorScheme}`, async () => {
			const viewer = await shared(trace('go127-tasks.trace'));
			const page = await newPage({ colorScheme, bypassCSP: true });
			const bad = [];

			try {
				const busy = ['timeline?pin=g1&sel=g1@1450000&area=0.1ms%2B0.4ms&arrows=1&rows=open:fn1;g1', 'task/1', 'profiles?scope=task:1', 'profiles?view=functions'];
				for (const where of [...PAGES, ...busy]) {
					await visit(page, viewer, where);
					bad.push(...await serious(page, where));
				}
				assert.deepEqual(bad, []);
			} finally {
				await page.context().close();
			}
		});
	}

	test('dark is dark, light is light', async () => {
		const viewer = await shared(trace('go127-tasks.trace'));
		const luminance = async (colorScheme) => {
			const page = await newPage({ colorScheme });
			await visit(page, viewer, '');
			// oklch and the like are turned into RGB by drawing them.
			const [r, g, b] = await page.evaluate(() => {
				const context = document.createElement('canvas').getContext('2d');
				context.fillStyle = getComputedStyle(document.body).backgroundColor;
				context.fillRect(0, 0, 1, 1);
				return [...context.getImageData(0, 0, 1, 1).data];
			});
			await page.context().close();
			return 0.2126 * r + 0.7152 * g + 0.0722 * b;
		};

		assert.ok(await luminance('dark') < 60);
		assert.ok(await luminance('light') > 220);
	});
});
