// SPDX-License-Identifier: MIT
//
// What people do with the viewer: keys, links, Back, two tabs, a pipe that is slow,
// a server that goes away.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { close, newPage, param, PATIENCE_MS, ready, rested, root, settled, shared, trace, view } from './lib.mjs';

const TRACE = trace('go126-net.trace');
after(close);

// "1.25s+3ms" of the address once the timeline stands still, in ns; null: the whole trace.
async function span(page) {
	const unit = { ns: 1, us: 1e3, µs: 1e3, ms: 1e6, s: 1e9 };
	const number = (s) => {
		const m = /^([\d.]+)(ns|us|µs|ms|s)?$/.exec(s);
		assert.ok(m, `a time: ${s}`);
		return Number(m[1]) * (m[2] ? unit[m[2]] : 1);
	};
	await rested(page);
	const t = /[?&]t=([^&]+)/.exec(await page.evaluate(() => location.search));

	if (!t)
		return null;
	const [from, length] = decodeURIComponent(t[1]).split('+');
	return { from: number(from), length: number(length) };
}

async function timeline(page, viewer, where = 'timeline') {
	await page.goto(new URL(where, viewer.url).href);
	await rested(page);
}

// Until a key of the address is another one than `from`; null: it is not there.
async function changed(page, name, from) {
	await page.waitForFunction(([n, old]) => new URLSearchParams(location.search).get(n) !== old, [name, from]);
	await rested(page);
	return param(page, name);
}

describe('the timeline', async () => {
	let viewer, page, end;

	before(async () => {
		viewer = await shared(TRACE);
		({ end } = viewer.status);
		page = await newPage();
	});
	after(async () => {
		assert.deepEqual(page.problems, []);
		await page.context().close();
	});

	test('keys zoom, pan and undo; the address follows', async () => {
		await timeline(page, viewer);
		const box = await page.locator('main canvas').first().boundingBox();
		await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
		for (let i = 0; i < 6; i++)
			await page.keyboard.press('w');
		const zoomed = await span(page);
		assert.ok(zoomed && zoomed.length < end * 0.9, `zoomed in: ${page.url()}`);
		for (let i = 0; i < 4; i++)
			await page.keyboard.press('d');
		const panned = await span(page);
		assert.ok(panned.from > zoomed.from, 'panned to the right');
		assert.ok(Math.abs(panned.length / zoomed.length - 1) < 0.02, 'panning keeps the scale');
		await page.keyboard.press('0');
		const whole = await span(page);
		assert.ok(whole === null || whole.length >= end * 0.99, 'the whole trace');
	});

	test('the wheel with Ctrl keeps what is under the cursor', async () => {
		await timeline(page, viewer);
		const box = await page.locator('main canvas').first().boundingBox();
		await page.mouse.move(box.x + box.width * 0.75, box.y + box.height / 2);
		await page.keyboard.down('Control');
		for (let i = 0; i < 5; i++)
			await page.mouse.wheel(0, -120);
		// Turns of the wheel are not waited for: the last one may still be on its way.
		await page.waitForFunction(() => /[?&]t=/.test(location.search));
		await page.keyboard.up('Control');
		const s = await span(page);
		assert.ok(s && s.length < end * 0.9);
		assert.ok(s.from > end * 0.1, 'zoomed where the cursor is, not at the left edge');
	});

	test('a link opens the same view and selection elsewhere', async () => {
		const sel = `g1@${Math.round(end / 2)}`;
		const from = Math.round(end / 4), length = Math.round(end / 2);
		const other = await newPage();
		await timeline(other, viewer, `timeline?t=${from}+${length}&sel=${sel}`);
		const s = await span(other);
		assert.ok(Math.abs(s.from - from) < end / 100 && Math.abs(s.length - length) < end / 100, other.url());
		assert.equal(await param(other, 'sel'), sel);
		assert.match(await other.innerText('.panel'), /running|waiting|runnable|syscall/i, 'the panel tells of it');
		assert.deepEqual(other.problems, []);
		await other.context().close();
	});

	test('a click selects, Escape lets go', async () => {
		await timeline(page, viewer);
		const box = await page.locator('main canvas').first().boundingBox();
		for (let y = 60; y < box.height - 20 && await param(page, 'sel') === null; y += 12) {
			await page.mouse.click(box.x + box.width * 0.6, box.y + y);
			await rested(page);
		}
		const sel = await param(page, 'sel');
		assert.ok(sel, 'something was hit');
		await page.keyboard.press('Escape');
		assert.equal(await changed(page, 'sel', sel), null);
	});

	test('a range outside the trace and an unknown row are said, not fatal', async () => {
		const other = await newPage();
		await timeline(other, viewer, 'timeline?t=900000s+5s&sel=g999999999@12');
		assert.ok((await other.innerText('body')).length > 0);
		assert.deepEqual(other.problems.filter((p) => !/404/.test(p)), []);
		await other.context().close();
	});
});

describe('rows and what leads from one to another', async () => {
	let viewer, page;

	before(async () => {
		viewer = await shared(trace('go127-tasks.trace'));
		page = await newPage();
	});
	after(async () => {
		assert.deepEqual(page.problems, []);
		await page.context().close();
	});

	test('what the kernel said of CPU time has rows, where it was asked', async () => {
		const other = await newPage();
		const names = () => other.$$eval('.tl-list [role="row"]:not([hidden]) .tl-name', (all) => all.map((e) => e.textContent));
		const rows = ['Throttled by the quota', 'CPU pressure (PSI)', 'Threads without a CPU', 'CPUs used'];
		await timeline(other, await shared(path.join(root, 'tests/browser/data/quota.trace')));
		assert.deepEqual((await names()).filter((n) => rows.includes(n)), rows);
		// The tooltip tells the share where the program was stopped, in percent.
		const at = await other.locator('.tl-label', { hasText: rows[0] }).boundingBox();
		const box = await other.locator('main canvas').first().boundingBox();
		const told = [];
		for (let i = 1; i < 20; i++) {
			await other.mouse.move(box.x + (box.width * i) / 20, at.y + at.height / 2);
			await other.waitForTimeout(50);
			told.push(await other.locator('.tl-tip').innerText());
		}
		assert.ok(told.some((t) => /^[1-9]\d* %/.test(t) && t.includes(rows[0])), told.join(' | '));
		await timeline(other, viewer);
		assert.deepEqual((await names()).filter((n) => rows.includes(n) || n.startsWith('CPU')), []);
		assert.deepEqual(other.problems, []);
		await other.context().close();
	});

	const labels = () => page.$$eval('.tl-list [role="row"]:not([hidden])', (rows) => rows.map((r) => `${r.getAttribute('aria-level')} ${r.innerText.trim()}`));

	test('regions lie below their goroutine, in the list and where it is pinned', async () => {
		const fp = (await viewer.json('api/1/status')).fp;
		const { rows } = await viewer.json(`api/1/${fp}/rows?group=all&filter=main.main&limit=20`);
		const row = rows.find((r) => r.regions > 0);
		assert.ok(row, 'a goroutine with regions');
		await timeline(page, viewer, `timeline?rows=open:${row.group};${row.key}&pin=${row.key}`);
		await page.waitForFunction(() => /regions/.test(document.querySelector('.tl-list').innerText));
		const list = await labels();
		assert.ok(list.some((l) => /^3 regions/.test(l)), `below the pinned one: ${list}`);
		assert.ok(list.some((l) => /^4 regions/.test(l)), `below the one of the group: ${list}`);
		assert.equal(list.filter((l) => l.includes(`g${row.id}`)).length, 2, 'both have their name');
	});

	test('E shows all arrows in view; too many are counted', async () => {
		await timeline(page, viewer, 'timeline?pin=p0,p1');
		const answer = page.waitForResponse((r) => /\/flows\?.*from=/.test(r.url()));
		await page.keyboard.press('e');
		const flows = await answer;
		const { edges, left_off: left, ends } = await flows.json();
		assert.ok(edges.length > 0 && edges.every((e) => e.from.key && e.to.key));
		assert.equal(left > 0, ends !== undefined);
		assert.equal(await param(page, 'arrows'), '1');
		await page.waitForFunction((n) => document.querySelectorAll('.tl-crowd').length === n, left > 0 ? 1 : 0);
		await page.keyboard.press('e');
		assert.equal(await param(page, 'arrows'), null);
		// On rows that have too many: each begins on one of them, and ends on one.
		const answers = await viewer.json(`${flows.url().split('?')[0]}?from=0&to=${viewer.status.end}&rows=p0,p1,g1&limit=1`);
		const [begin, over] = [0, 1].map((i) => answers.ends.reduce((sum, e) => sum + e[i], 0));
		assert.equal(answers.ends.length, 3);
		assert.equal(begin, answers.left_off + 1);
		assert.equal(over, begin);
	});

	test('an area tells its flows', async () => {
		await timeline(page, viewer, 'timeline?area=0%2B1ms');
		await page.getByRole('tab', { name: 'Flows' }).click();
		await page.waitForFunction(() => /woke|created/.test(document.querySelector('.panel').innerText));
		const panel = await page.innerText('.panel');
		assert.match(panel, /flows? that begin and end on these rows/);
	});

	test('CPU samples of an area, of its rows, of a goroutine', async () => {
		const cpu = await shared(trace('go127-cpuprof.trace'));
		const shows = (where, words) => page.waitForFunction(([w, text]) => document.querySelector(w)?.innerText.includes(text), [where, words]);
		for (const [rows, samples] of [['', 172], ['%40g13', 68], ['%40g13%2Cp1', 129]]) {
			await timeline(page, cpu, `timeline?area=0%2B${cpu.status.end}${rows}`);
			await page.getByRole('tab', { name: 'Stacks' }).click();
			await page.getByRole('button', { name: 'CPU samples' }).click();
			await shows('.panel', `${samples} samples`);
		}
		await page.goto(new URL('profiles?kind=cpu&scope=g:13', cpu.url).href);
		await shows('main', '68 samples');
	});

	test('a profile of a task comes from its page', async () => {
		await page.goto(new URL('task/1', viewer.url).href);
		await page.getByRole('link', { name: 'Profile', exact: true }).click();
		await page.waitForURL(/scope=task/);
		await settled(page);
		assert.match(await page.innerText('main'), /task 1/);
	});
});

describe('the keyboard', async () => {
	let viewer;

	before(async () => {
		viewer = await shared(trace('go127-tasks.trace'));
	});

	for (const where of ['', 'timeline?sel=g1@1450000', 'profiles', 'goroutines']) {
		test(`reaches everything on /${where}`, async () => {
			const page = await newPage();
			await page.goto(new URL(where, viewer.url).href);
			await settled(page);
			// All that can have the focus; Tab has to come to each, once the page stands still.
			await page.evaluate(() => {
				globalThis.whatIs = (e) => `${e.tagName} ${e.id} ${e.getAttribute('href') ?? ''} ${e.getAttribute('aria-label') ?? (e.tagName === 'MAIN' ? '' : e.textContent)}`.slice(0, 120);
				globalThis.reachable = () => [...document.querySelectorAll('a[href], button, input, select, [tabindex]')].filter((e) => e.tabIndex >= 0 && !e.disabled
					&& !e.closest('[hidden]') && e.getClientRects().length > 0 && getComputedStyle(e).visibility !== 'hidden').map(globalThis.whatIs);
			});
			let all = [];
			for (let before = ''; ; before = String(all)) {
				all = await page.evaluate(() => globalThis.reachable());
				if (String(all) === before)
					break;
				await page.waitForTimeout(500);
			}
			const seen = new Set();
			for (let i = 0; i < all.length + 8; i++) {
				await page.keyboard.press('Tab');
				seen.add(await page.evaluate(() => globalThis.whatIs(document.activeElement)));
			}
			assert.deepEqual(all.filter((what) => !seen.has(what)), []);
			assert.ok(all.length > 12);
			await page.context().close();
		});
	}

	test('chooses a slice, walks along the row and to others, and lets go', async () => {
		const page = await newPage();
		await timeline(page, viewer, 'timeline');
		await page.locator('.tl-list [role="row"][tabindex="0"]').focus();
		await page.keyboard.press('ArrowDown');
		const first = await changed(page, 'sel', null);
		assert.ok(first, 'a row is chosen');
		await page.keyboard.press('ArrowDown');
		assert.ok(await changed(page, 'sel', first), 'and another one');
		await timeline(page, viewer, 'timeline?sel=g1@1450000');
		await page.waitForSelector('.slice-head');
		await page.keyboard.press('ArrowLeft');
		assert.ok(await changed(page, 'sel', 'g1@1450000'), 'the slice before');
		await page.keyboard.press('r');
		assert.ok(await changed(page, 'area', null), 'an area of it');
		await page.keyboard.press('Escape');
		await page.keyboard.press('Escape');
		await page.waitForFunction(() => !/[?&](sel|area)=/.test(location.search));
		assert.deepEqual(page.problems, []);
		await page.context().close();
	});
});

describe('going about', async () => {
	let viewer;

	before(async () => {
		viewer = await shared(TRACE);
	});

	test('Back and Forward walk through the pages', async () => {
		const page = await newPage();
		await page.goto(viewer.url);
		await page.click('nav a[title="Goroutines"]');
		await page.waitForURL(/goroutines/);
		await page.click('nav a[title="Latency"]');
		await page.waitForURL(/latency/);
		await page.goBack();
		await page.waitForURL(/goroutines/);
		assert.match(await page.innerText('main h1'), /goroutine/i);
		await page.goForward();
		await page.waitForURL(/latency/);
		await page.goBack();
		await page.goBack();
		await page.waitForURL((u) => u.pathname === '/');
		assert.deepEqual(page.problems, []);
		await page.context().close();
	});

	test('a range restricts other pages, and the chip takes it back', async () => {
		const page = await newPage();
		await page.goto(new URL('goroutines?range=1ms+2ms', viewer.url).href);
		await page.waitForSelector('.chip-range');
		await page.click('nav a[title="Latency"]');
		await page.waitForURL(/latency/);
		assert.ok(await page.locator('.chip-range').count(), 'the range goes along');
		await page.click('.chip-range button');
		await page.waitForSelector('.chip-quiet');
		assert.deepEqual(page.problems, []);
		await page.context().close();
	});

	test('a range is what every page is about', async () => {
		const tasks = await shared(trace('go127-tasks.trace'));
		const [from, to] = [1000000, 2500000];
		for (const where of ['findings', 'mmu', 'tasks', 'tasks/request', 'regions', 'goroutines', 'latency', 'profiles', 'events']) {
			const page = await newPage();
			const asked = [];
			page.on('request', (r) => {
				const url = new URL(r.url());
				if (/\/api\/.*\/(doc\/|area|events)/.test(url.pathname) && !url.searchParams.has('list'))
					asked.push(url.pathname + url.search);
			});
			await page.goto(new URL(`${where}?range=${from}+${to - from}`, tasks.url).href);
			await page.waitForSelector('.tag-range');
			await settled(page);
			assert.equal(await page.locator('main .tag:text-is("whole trace")').count(), 0, where);
			// The strip above all pages has marks of the findings of the whole trace.
			const own = asked.filter((a) => !/doc\/findings$/.test(a));
			assert.ok(own.length > 0, where);
			assert.deepEqual(own.filter((a) => !/[?&]from=1000000(ns)?(&|$)/.test(a) || !/[?&]to=2500000(ns)?(&|$)/.test(a)), [], where);
			assert.deepEqual(page.problems.filter((p) => !/404/.test(p)), [], where);
			await page.context().close();
		}
	});

	test('findings say what they are of', async () => {
		const convoy = await shared(trace('planted/convoy-32.trace'));
		const page = await newPage();
		await page.goto(new URL('findings', convoy.url).href);
		assert.match(await settled(page), /findings? in [\d.]+ .?s of the trace/);
		await page.goto(new URL(`findings?range=0+${Math.round(convoy.status.end / 2)}`, convoy.url).href);
		await page.waitForSelector('.tag-range');
		assert.match(await settled(page), /findings? in [\d.]+ .?s of the range|was found in the range/);
		await page.context().close();
	});

	test('? shows the keys; numbers go to pages', async () => {
		const page = await newPage();
		await page.goto(viewer.url);
		await page.waitForSelector('main h1');
		await page.keyboard.press('2');
		await page.waitForURL(/timeline/);
		await page.keyboard.press('?');
		await page.waitForURL(/help/);
		await page.waitForFunction(() => /zoom/i.test(document.querySelector('main').innerText));
		await page.context().close();
	});

	test('an address that is no page says so', async () => {
		const page = await newPage();
		const answer = await page.goto(new URL('nonsense', viewer.url).href);
		assert.equal(answer.status(), 404);
		await page.context().close();
	});

	test('addresses of go tool trace lead to pages', async () => {
		const page = await newPage();
		for (const [old, now] of [['usertasks', /tasks/], ['userregions', /regions/], ['trace', /timeline/],
			['io', /profiles/], ['sched', /profiles/]]) {
			await page.goto(new URL(old, viewer.url).href);
			await page.waitForURL((u) => now.test(u.pathname));
		}
		await page.context().close();
	});

	test('two tabs, many pages at once', async () => {
		const pages = await Promise.all(Array.from({ length: 4 }, () => newPage()));
		await Promise.all(pages.map((p, i) => p.goto(new URL(['timeline', 'latency', 'profiles', 'mmu'][i], viewer.url).href)));
		for (const page of pages) {
			await settled(page);
			assert.deepEqual(page.problems, []);
			await page.context().close();
		}
	});
});

test('a trace that comes through a slow pipe fills the page as it comes', async () => {
	const bytes = readFileSync(trace('go127-mixed-gens.trace'));
	const viewer = await view(['-'], { stdin: 'pipe' });
	const page = await newPage();

	try {
		const pieces = 8;
		await page.goto(new URL('timeline', viewer.url).href);
		const piece = (i) => new Promise((written) => {
			viewer.proc.stdin.write(bytes.subarray(bytes.length * i / pieces, bytes.length * (i + 1) / pieces), written);
		});
		for (let i = 0; i < pieces - 1; i++)
			await piece(i);
		// All but the last piece is there, and seen, while the viewer waits for it.
		const until = Date.now() + PATIENCE_MS;
		let early = await viewer.json('api/1/status');
		while (early.events === 0 && Date.now() < until)
			early = await viewer.json('api/1/status');
		assert.ok(early.events > 0 && early.state === 'reading', JSON.stringify(early));
		await page.waitForFunction(() => /Reading: .*[1-9][\d,]* events/.test(document.body.innerText));
		await page.waitForSelector('.tl-list .tl-name', { state: 'attached' });
		await piece(pieces - 1);
		viewer.proc.stdin.end();
		const status = await ready(viewer);
		assert.equal(status.state, 'ready');
		await page.waitForFunction(() => /events in/.test(document.body.innerText));
		assert.deepEqual(page.problems, []);
	} finally {
		await page.context().close();
		await viewer.stop();
	}
});

test('when the server goes away, the page says so and keeps what it shows', async () => {
	const viewer = await view([TRACE]);
	const page = await newPage();

	await ready(viewer);
	await page.goto(viewer.url);
	await page.waitForSelector('main h1');
	await viewer.stop();
	await page.waitForSelector('.strip-bad');
	assert.match(await page.innerText('.strip-bad'), /server|gone|answer|connect/i);
	assert.ok((await page.innerText('main')).length > 50);
	await page.context().close();
});
