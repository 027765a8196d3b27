// SPDX-License-Identifier: MIT
//
// Bundles src/ into dist/. The same sources and lock file give the same bytes on
// every machine: no dates, no absolute paths, one order of everything. `--watch`
// rebuilds on change; `--check` builds elsewhere and compares with dist.
import * as esbuild from 'esbuild';
import { mkdirSync, readFileSync, writeFileSync, rmSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = dirname(fileURLToPath(import.meta.url));
const check = process.argv.includes('--check');
const watch = process.argv.includes('--watch');
const out = join(root, check ? 'build/check' : 'dist');
const gzipLimit = 150 * 1000;

const common = {
	absWorkingDir: root,
	bundle: true,
	charset: 'utf8',
	jsx: 'automatic',
	jsxImportSource: 'preact',
	legalComments: 'none',
	lineLimit: 500,
	logLevel: 'warning',
	minifyIdentifiers: true,
	minifySyntax: true,
	minifyWhitespace: true,
	target: ['chrome105', 'firefox110', 'safari16.4'],
	define: { 'process.env.NODE_ENV': '"production"' },
};
const builds = [
	{ ...common, format: 'iife', entryPoints: { app: 'src/app/main.tsx' }, outdir: out },
	{ ...common, format: 'iife', entryPoints: { worker: 'src/timeline/worker.ts' }, outdir: out },
];

/* The licence texts of what is inside the bundle, which its licences ask for. */
function thirdParty() {
	const names = ['@preact/signals', '@preact/signals-core', 'preact', 'uplot'];
	const parts = names.map((name) => {
		const dir = join(root, 'node_modules', name);
		const { version, license } = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'));
		const file = readdirSync(dir).find((f) => /^licen[sc]e/i.test(f));
		const text = file ? readFileSync(join(dir, file), 'utf8').trim() : '';
		return `${name} ${version} (${license})\n\n${text}\n`;
	});
	return `The viewer's bundle contains these packages.\n\n${parts.join(`\n${'-'.repeat(72)}\n\n`)}`;
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'index.html'), readFileSync(join(root, 'src/app/index.html')));
writeFileSync(join(out, 'THIRD-PARTY.txt'), thirdParty());

if (watch) {
	for (const b of builds)
		await (await esbuild.context(b)).watch();
} else {
	for (const b of builds)
		await esbuild.build(b);
	const files = readdirSync(out).sort();
	const sizes = files.map((f) => [f, gzipSync(readFileSync(join(out, f)), { level: 9 }).length]);
	const total = sizes.reduce((sum, [, n]) => sum + n, 0);
	console.log(sizes.map(([f, n]) => `${f} ${n}`).join(', '), `- ${total} bytes gzipped`);
	if (total > gzipLimit) {
		console.error(`build: the bundle has ${total} bytes gzipped; the limit is ${gzipLimit}`);
		process.exitCode = 1;
	}
	if (check) {
		const differs = files.filter((f) => {
			try {
				return !readFileSync(join(out, f)).equals(readFileSync(join(root, 'dist', f)));
			} catch {
				return true;
			}
		});
		if (differs.length) {
			console.error(`build: dist is not what the sources give: ${differs.join(', ')}`);
			process.exitCode = 1;
		}
	}
}
