// SPDX-License-Identifier: MIT
//
// node bench/viewers.mjs [--minutes N] [--gigabytes N] [--go-trace COMMAND] [--only tacho|go] TRACE...
//
// tacho view beside `go tool trace` (Catapult) on the same traces, in the same headless
// Chromium: seconds from the start of the program until it listens and until a timeline
// can be used, the most memory of the program, and what the tab takes then. Prints a
// table. Of a trace that go tool trace parts into pieces, its first piece is opened; what
// does not come within N minutes (10), or takes more than N gigabytes (12), is given up. COMMAND is `go tool trace` by default.
// Needs what tests/browser needs, and a Go toolchain.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { close, launch, newPage, tacho } from '../tests/browser/lib.mjs';

let minutes = 10, gigabytes = 12, goTrace = 'go tool trace', only = null;
const traces = [];
for (let args = process.argv.slice(2); args.length;) {
	const word = args.shift();
	if (word === '--minutes')
		minutes = Number(args.shift());
	else if (word === '--gigabytes')
		gigabytes = Number(args.shift());
	else if (word === '--go-trace')
		goTrace = args.shift();
	else if (word === '--only')
		only = args.shift();
	else
		traces.push(word);
}
if (!traces.length) {
	console.error('usage: node bench/viewers.mjs [--minutes N] [--gigabytes N] [--go-trace COMMAND] [--only tacho|go] TRACE...');
	process.exit(2);
}

const mb = (bytes) => (bytes === null ? '–' : `${Math.round(bytes / 1e6)} MB`);
const seconds = (ms) => (ms === null ? '–' : `${(ms / 1000).toFixed(ms < 10000 ? 2 : 0)} s`);

function field(pid, file, name) {
	try {
		return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/${file}`, 'utf8'))[1]) * 1024;
	} catch {
		return null;
	}
}

// A process and what it started.
function family(pid) {
	const parents = readdirSync('/proc').filter((p) => /^\d+$/.test(p)).map((p) => {
		try {
			return [Number(p), Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${p}/status`, 'utf8'))[1])];
		} catch {
			return [0, 0];
		}
	});
	const all = [pid];
	for (const at of all)
		all.push(...parents.filter(([, parent]) => parent === at).map(([child]) => child));
	return all;
}

async function renderers() {
	const session = await (await launch()).newBrowserCDPSession();
	const { processInfo } = await session.send('SystemInfo.getProcessInfo');
	await session.detach();
	return processInfo.filter((p) => p.type === 'renderer').map((p) => p.id);
}

// Starts a viewer in a group of its own, so that all of it can be ended; what it says it listens at, and when.
function start(words) {
	const began = performance.now();
	const proc = spawn(words[0], words.slice(1), { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, BROWSER: 'true' }, detached: true });
	let said = '';
	const url = new Promise((resolve, reject) => {
		const timer = setTimeout(() => reject(new Error(`no address after ${minutes} min`)), minutes * 60000);
		const hear = (d) => {
			said += d;
			const m = /listening on (http\S+)/.exec(said);
			if (m) {
				clearTimeout(timer);
				resolve(m[1]);
			}
		};
		proc.stdout.on('data', hear);
		proc.stderr.on('data', hear);
		proc.on('exit', (code, signal) => reject(new Error(`it ended (${signal ?? code}): ${said.slice(-200).trim()}`)));
	});
	return { proc, url, since: () => performance.now() - began };
}

const VIEWERS = [
	{
		name: 'tacho view',
		words: (file) => [tacho, 'view', '--no-open', file],
		async open(page, url) {
			await page.goto(new URL('timeline', url).href);
			// All of it: read to its end, and sharp.
			await page.waitForFunction(async () => (await (await fetch('api/1/status')).json()).state === 'ready', null, { polling: 100 });
			await page.waitForSelector('.tl-body[data-sharp="true"]');
			return '';
		},
	},
	{
		name: 'go tool trace',
		words: (file) => [...goTrace.split(' '), '-http=127.0.0.1:0', file],
		async open(page, url) {
			await page.goto(url);
			const links = await page.$$eval('a[href*="view=proc"]', (all) => all.map((a) => a.href));
			await page.goto(links[0] ?? new URL('trace?view=proc', url).href);
			await page.waitForFunction(() => document.querySelector('tr-ui-timeline-view')?.model && document.querySelector('canvas'), null, { polling: 100 });
			return links.length > 1 ? `first of ${links.length} pieces` : '';
		},
	},
];

async function measure(viewer, file) {
	const row = { viewer: viewer.name, trace: path.basename(file), size: mb(statSync(file).size), listens: null, usable: null, server: null, tab: null, note: '' };
	const { proc, url, since } = start(viewer.words(file));
	const before = new Set(await renderers());
	const most = () => Math.max(...family(proc.pid).map((pid) => field(pid, 'status', 'VmHWM') ?? 0)) || null;
	// What is asked of a program that is ended comes to nothing, and says so.
	const guard = setInterval(() => {
		row.server = most() ?? row.server;
		if (row.server > gigabytes * 1e9) {
			row.note = `given up at ${gigabytes} GB`;
			process.kill(-proc.pid, 'SIGKILL');
			clearInterval(guard);
		}
	}, 250);
	let page;

	try {
		const address = await url;
		row.listens = since();
		page = await newPage();
		page.setDefaultTimeout(minutes * 60000);
		page.setDefaultNavigationTimeout(minutes * 60000);
		const crash = new Promise((_, reject) => {
			page.on('crash', () => reject(new Error('the tab crashed')));
			proc.on('exit', () => reject(new Error('the program ended')));
		});
		row.note = await Promise.race([viewer.open(page, address), crash]);
		await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
		row.usable = since();
		await page.waitForTimeout(1000);
		row.tab = Math.max(0, ...(await renderers()).filter((id) => !before.has(id)).map((id) => field(id, 'smaps_rollup', 'Pss') ?? 0));
	} catch (e) {
		row.note ||= e.message.split('\n')[0];
	}
	clearInterval(guard);
	row.server = most() ?? row.server;
	await page?.context().close().catch(() => undefined);
	if (proc.exitCode === null && proc.signalCode === null) {
		const ended = new Promise((done) => proc.on('exit', done));
		process.kill(-proc.pid, 'SIGKILL');
		await ended;
	}
	return row;
}

await newPage().then((page) => page.context().close());
console.log('| viewer | trace | size | listens after | usable after | memory of the program | of the tab | |\n|---|---|---|---|---|---|---|---|');
for (const file of traces) {
	for (const viewer of VIEWERS.filter((v) => !only || v.name.startsWith(only))) {
		const r = await measure(viewer, file);
		console.log(`| ${r.viewer} | ${r.trace} | ${r.size} | ${seconds(r.listens)} | ${seconds(r.usable)} | ${mb(r.server)} | ${mb(r.tab)} | ${r.note} |`);
	}
}
await close();
