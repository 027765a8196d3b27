// SPDX-License-Identifier: MIT
//
// What the tests of the viewer share: the real binary with a real trace, and a
// real browser. Everything that is started here is ended here.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { chromium } from 'playwright-core';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const tacho = process.env.TACHO || path.join(root, 'build/tacho');
export const buildDir = process.env.TACHO_BUILD || path.join(root, 'build');
export const trace = (name) => path.join(root, 'tests/data', name);

// A trace that bench/gen_load makes, once: it is kept in the build folder.
export function generated(name, options) {
	const file = path.join(buildDir, name);
	const tool = path.join(buildDir, 'bench/gen_load');

	if (!existsSync(file)) {
		if (!existsSync(tool))
			execFileSync('make', ['-C', root, `OUT=${path.relative(root, buildDir)}`, path.relative(root, tool)], { stdio: 'ignore' });
		execFileSync(tool, [...options, '-o', `${file}.part`], { stdio: 'ignore' });
		renameSync(`${file}.part`, file);
	}
	return file;
}

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

// A viewer of `args` ([...options, trace]); `input` may be written to its stdin.
export async function view(args, { stdin = 'ignore' } = {}) {
	const proc = spawn(tacho, ['view', '--no-open', ...args], { stdio: [stdin, 'pipe', 'pipe'] });
	const viewer = { proc, url: '', stderr: '', exit: null };
	let out = '';

	proc.stderr.on('data', (d) => (viewer.stderr += d));
	viewer.exited = new Promise((resolve) => proc.on('exit', (code, signal) => {
		viewer.exit = { code, signal };
		resolve(viewer.exit);
	}));
	viewer.url = await new Promise((resolve, reject) => {
		const timer = setTimeout(() => reject(new Error('no address after 10 s: ' + out)), 10000);

		proc.stdout.on('data', (d) => {
			out += d;
			const m = /listening on (\S+)/.exec(out);
			if (m) {
				clearTimeout(timer);
				resolve(m[1]);
			}
		});
		proc.on('exit', (code) => reject(new Error(`tacho view ended with ${code}: ${viewer.stderr}`)));
	});
	viewer.get = async (where, init) => fetch(new URL(where, viewer.url), init);
	viewer.json = async (where) => (await viewer.get(where)).json();
	viewer.stop = async (signal = 'SIGINT') => {
		if (viewer.exit === null) {
			proc.kill(signal);
			const timer = setTimeout(() => proc.kill('SIGKILL'), 10000);
			await viewer.exited;
			clearTimeout(timer);
		}
		return viewer.exit;
	};
	return viewer;
}

// Until the trace has been read whole, or could not be.
export async function ready(viewer, ms = 60000) {
	const end = Date.now() + ms;

	for (;;) {
		const status = await viewer.json('api/1/status');
		if (status.state !== 'reading')
			return status;
		if (Date.now() > end)
			throw new Error('still reading: ' + JSON.stringify(status));
		await new Promise((r) => setTimeout(r, 50));
	}
}

// One viewer a trace for all tests of a file that only look; close() ends them.
const viewers = new Map();
export function shared(file) {
	if (!viewers.has(file)) {
		viewers.set(file, (async () => {
			const viewer = await view([file]);
			viewer.status = await ready(viewer);
			return viewer;
		})());
	}
	return viewers.get(file);
}

let browser;
export async function launch() {
	if (!browser) {
		const executablePath = process.env.CHROMIUM || CHROMIUM.find((p) => existsSync(p));
		const args = process.getuid() === 0 ? ['--no-sandbox'] : [];

		browser = await chromium.launch({ executablePath, args });
	}
	return browser;
}
export async function close() {
	await browser?.close();
	browser = undefined;
	for (const starting of viewers.values()) {
		const viewer = await starting.catch(() => null);
		if (viewer)
			assert.deepEqual(await viewer.stop(), { code: 0, signal: null }, viewer.stderr);
	}
	viewers.clear();
}

// A page that remembers what went wrong in it: errors, and refused requests.
export async function newPage(options = {}) {
	const context = await (await launch()).newContext({
		viewport: { width: 1440, height: 900 }, ...options,
	});
	const page = await context.newPage();

	page.setDefaultTimeout(20000);
	page.problems = [];
	page.on('pageerror', (e) => page.problems.push('exception: ' + e.message));
	page.on('console', (m) => {
		const where = m.location().url;
		if (m.type() === 'error')
			page.problems.push(`console: ${m.text()} ${where}`);
	});
	page.on('dialog', (d) => {
		page.problems.push('dialog: ' + d.message());
		d.dismiss();
	});
	return page;
}

/* --- looking at pages ------------------------------------------------------------------- */

export const PAGES = ['', 'timeline', 'findings', 'goroutines', 'profiles', 'latency', 'mmu', 'tasks', 'regions', 'events',
	'settings', 'help'];

// What a page says once nothing in it is on its way.
export async function settled(page) {
	await page.waitForSelector('main h1, main canvas', { state: 'attached' });
	await page.waitForFunction(() => !document.querySelector('main [aria-busy="true"], main .loading'));
	await page.waitForTimeout(150);
	return page.innerText('body');
}

export async function visit(page, viewer, where) {
	await page.goto(new URL(where, viewer.url).href);
	return settled(page);
}

let axe;
// What axe calls serious or worse on the page as it is.
export async function serious(page, where) {
	axe ??= readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
	await page.evaluate(axe);
	const { violations } = await page.evaluate(() => globalThis.axe.run(document));
	return violations.filter((v) => v.impact === 'serious' || v.impact === 'critical')
		.map((v) => `/${where}: ${v.id}: ${v.nodes.slice(0, 2).map((n) => n.html.slice(0, 160)).join(' | ')}`);
}
