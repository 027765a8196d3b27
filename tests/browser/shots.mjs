// SPDX-License-Identifier: MIT
//
// node shots.mjs [--all FOLDER]: the pictures of the README into doc/img, made from
// traces of the repository. With --all: every page, light and dark, into a folder, to
// look at.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { close, newPage, root, settled, shared, trace } from './lib.mjs';

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

/* --- small pictures: 256 colours are enough for words and plots ------------------------- */

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
	for (let k = 0; k < 8; k++)
		n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
	return n;
});

function chunk(type, data) {
	const out = Buffer.alloc(data.length + 12);
	let crc = ~0;

	out.writeUInt32BE(data.length, 0);
	out.write(type, 4, 'latin1');
	data.copy(out, 8);
	for (const byte of out.subarray(4, data.length + 8))
		crc = CRC[(crc ^ byte) & 255] ^ (crc >>> 8);
	out.writeUInt32BE(~crc >>> 0, data.length + 8);
	return out;
}

// The commonest colour of each of the 256 commonest regions of the colour cube.
function choose(counts) {
	const regions = new Map();

	for (const [c, n] of counts) {
		const id = ((c >> 20) & 15) << 8 | ((c >> 12) & 15) << 4 | ((c >> 4) & 15);
		const r = regions.get(id) ?? { n: 0, best: c, most: 0 };
		r.n += n;
		if (n > r.most) {
			r.most = n;
			r.best = c;
		}
		regions.set(id, r);
	}
	const common = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 96).map(([c]) => c);
	const spread = [...regions.values()].sort((a, b) => b.n - a.n).map((r) => r.best);
	return [...new Set([...common, ...spread])].slice(0, 256);
}

function nearest(colors, c) {
	let best = 0, least = Infinity;

	for (let i = 0; i < colors.length; i++) {
		const d = colors[i];
		const far = ((c >> 16) - (d >> 16)) ** 2 + (((c >> 8) & 255) - ((d >> 8) & 255)) ** 2 + ((c & 255) - (d & 255)) ** 2;
		if (far < least) {
			least = far;
			best = i;
		}
	}
	return best;
}

function indexed(width, height, rgba) {
	const at = (i) => (rgba[i] << 16) | (rgba[i + 1] << 8) | rgba[i + 2];
	const counts = new Map();
	const rows = Buffer.alloc((width + 1) * height);
	const head = Buffer.alloc(13);

	for (let i = 0; i < rgba.length; i += 4)
		counts.set(at(i), (counts.get(at(i)) ?? 0) + 1);
	const colors = choose(counts);
	const index = new Map([...counts.keys()].map((c) => [c, nearest(colors, c)]));
	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x++)
			rows[y * (width + 1) + 1 + x] = index.get(at((y * width + x) * 4));
	}
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	head.set([8, 3, 0, 0, 0], 8);
	return Buffer.concat([
		Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head),
		chunk('PLTE', Buffer.from(colors.flatMap((c) => [c >> 16, (c >> 8) & 255, c & 255]))),
		chunk('IDAT', zlib.deflateSync(rows, { level: 9, memLevel: 9 })), chunk('IEND', Buffer.alloc(0)),
	]);
}

// The browser takes its own picture apart.
async function small(png) {
	const page = await newPage();
	const { width, height, text } = await page.evaluate(async (base64) => {
		const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
		const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
		const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
		context.drawImage(image, 0, 0);
		const { data } = context.getImageData(0, 0, image.width, image.height);
		let all = '';
		for (let i = 0; i < data.length; i += 8192)
			all += String.fromCharCode(...data.subarray(i, i + 8192));
		return { width: image.width, height: image.height, text: btoa(all) };
	}, png.toString('base64'));
	await page.context().close();
	return indexed(width, height, Buffer.from(text, 'base64'));
}

async function shoot({ file, where, theme = 'light', prepare }, into) {
	const viewer = await shared(file);
	const page = await newPage({ viewport: { width: 1280, height: 800 }, colorScheme: theme, reducedMotion: 'reduce' });

	await page.goto(new URL(where, viewer.url).href);
	await settled(page);
	// Marks of findings come a little later than the page.
	await page.waitForTimeout(2200);
	await prepare?.(page);
	await page.waitForTimeout(500);
	const png = await page.screenshot();
	if (page.problems.length)
		console.error(`${into}: ${page.problems.join('\n')}`);
	await page.context().close();
	const out = all ? png : await small(png);
	writeFileSync(into, out);
	return out.length;
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
