// SPDX-License-Identifier: MIT
//
// Bundles test/*.test.ts (node 18 does not read TypeScript) and runs them with
// node's own test runner. Arguments: parts of file names, to run only those.
import * as esbuild from 'esbuild';
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, '../build/test');
const wanted = process.argv.slice(2);
const tests = readdirSync(here)
	.filter((f) => f.endsWith('.test.ts') || f.endsWith('.test.tsx'))
	.filter((f) => wanted.length === 0 || wanted.some((w) => f.includes(w)))
	.sort();

rmSync(out, { recursive: true, force: true });
await esbuild.build({
	entryPoints: tests.map((f) => join(here, f)),
	outdir: out,
	outExtension: { '.js': '.mjs' },
	bundle: true,
	platform: 'node',
	format: 'esm',
	target: 'node18',
	jsx: 'automatic',
	jsxImportSource: 'preact',
	sourcemap: 'inline',
	logLevel: 'warning',
});
const files = tests.map((f) => join(out, basename(f).replace(/\.tsx?$/, '.mjs')));
const run = spawnSync(process.execPath, ['--enable-source-maps', '--test', ...files], { stdio: 'inherit' });
process.exit(run.status ?? 1);
