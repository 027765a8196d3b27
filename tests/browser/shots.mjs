// SPDX-License-Identifier: MIT
//
// node shots.mjs [--all FOLDER]: the pictures of the README into doc/img, made from
// traces of the repository. With --all: every page, light and dark, into a folder, to
// look at.
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { close, newPage, root, shared, trace } from './lib.mjs';

const MOST_BYTES = 120_000;
const CONVOY = trace('planted/convoy-32.trace');
const GC = trace('go127-gc.trace');
const TASKS = trace('go127-tasks.trace');
const HTTP = trace('go125-http.trace');

const README = [
	{ name: 'overview', file: CONVOY, where: '' },
	{ name: 'timeline', file: GC, where: 'timeline', prepare: select },
	{ name: 'profiles', file: GC, where: 'profiles?kind=block', theme: 'dark' },
	{ name: 'latency', file: GC, where: 'latency' },
	{ name: 'mmu', file: GC, where: 'mmu' },
	{ name: 'findings', file: CONVOY, where: 'findings', theme: 'dark' },
];

const PAGES = ['', 'timeline', 'findings', 'goroutines', 'profiles', 'latency', 'mmu', 'tasks', 'regions', 'events', 'settings', 'help'];

// A slice in the middle, so that the panel has something to tell.
async function select(page) {
	const box = await page.locator('main canvas').first().boundingBox();
	await page.mouse.click(box.x + box.width * 0.5, box.y + 150);
	await page.waitForSelector('.slice-head');
	await page.mouse.move(box.x + box.width * 0.7, box.y + 8);
}

async function shoot({ file, where, theme = 'light', prepare }, into) {
	const viewer = await shared(file);
	const page = await newPage({ viewport: { width: 1280, height: 800 }, colorScheme: theme, reducedMotion: 'reduce' });

	await page.goto(new URL(where, viewer.url).href);
	await page.waitForSelector('main h1, main canvas', { state: 'attached' });
	await page.waitForFunction(() => !document.querySelector('main [aria-busy="true"]'));
	if (where.startsWith('timeline'))
		await page.waitForSelector('.tl-body[data-sharp="true"]');
	// Marks of findings come a little later than the page.
	await page.waitForTimeout(2200);
	await prepare?.(page);
	await page.waitForTimeout(500);
	await page.screenshot({ path: into });
	if (page.problems.length)
		console.error(`${into}: ${page.problems.join('\n')}`);
	await page.context().close();
	return statSync(into).size;
}

const all = process.argv[2] === '--all' ? path.resolve(process.argv[3]) : null;
const folder = all ?? path.join(root, 'doc/img');
mkdirSync(folder, { recursive: true });
if (all) {
	for (const theme of ['light', 'dark']) {
		for (const [name, file] of [['tasks', TASKS], ['http', HTTP]]) {
			for (const where of PAGES)
				await shoot({ file, where, theme }, path.join(folder, `${name}-${where || 'overview'}-${theme}.png`));
		}
	}
} else {
	for (const shot of README) {
		const bytes = await shoot(shot, path.join(folder, `${shot.name}.png`));
		console.log(`${shot.name}.png: ${bytes} bytes${bytes > MOST_BYTES ? ', too large' : ''}`);
		if (bytes > MOST_BYTES)
			process.exitCode = 1;
	}
}
await close();
