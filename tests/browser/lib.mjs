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

// How long anything may take on the slowest machine: tests wait for what they want to
// see, never for a time.
export const PATIENCE_MS = 60000;

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
		const timer = setTimeout(() => reject(new Error('no address: ' + out)), PATIENCE_MS);

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
			const timer = setTimeout(() => proc.kill('SIGKILL'), PATIENCE_MS);
			await viewer.exited;
			clearTimeout(timer);
		}
		return viewer.exit;
	};
	return viewer;
}

// Until the trace has been read whole, or could not be.
export async function ready(viewer) {
	const end = Date.now() + PATIENCE_MS;

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

	page.setDefaultTimeout(PATIENCE_MS);
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

// What a page says once nothing in it is on its way, in two frames one after the other:
// what is shown in the first may ask for more.
export async function settled(page) {
	await page.waitForSelector('main h1, main canvas', { state: 'attached' });
	// The condition is no promise: one is true to waitForFunction, whatever comes of it.
	await page.evaluate(() => { globalThis.quietFrames = 0; });
	await page.waitForFunction(() => {
		const busy = document.querySelector('main [aria-busy="true"], main .loading, .tl-body:not([data-rest])') !== null;
		globalThis.quietFrames = busy ? 0 : (globalThis.quietFrames ?? 0) + 1;
		return globalThis.quietFrames > 1;
	});
	return page.innerText('body');
}

// Until the timeline stands still, all that it shows is sharp, and the address says what
// is shown.
export async function rested(page) {
	await page.waitForFunction(() => {
		const rest = document.querySelector('.tl-body')?.dataset.rest;
		const t = /[?&]t=([^&]*)/.exec(location.search);
		return rest !== undefined && rest === (t ? decodeURIComponent(t[1]) : '');
	});
}

// A key of the address as the page has it at this moment.
export const param = (page, name) => page.evaluate((n) => new URLSearchParams(location.search).get(n), name);

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
