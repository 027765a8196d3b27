// SPDX-License-Identifier: MIT

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (file: string): string => readFileSync(join(process.cwd(), 'src', file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');

function classes(css: string): Set<string> {
	const out = new Set<string>();
	for (const [, selector] of css.matchAll(/([^{}]+)\{/g)) {
		for (const [, name] of (selector ?? '').matchAll(/\.([a-zA-Z][\w-]*)/g))
			out.add(name!);
	}
	return out;
}

test('the parts of the pages, the timeline and the shell do not style each other by accident', () => {
	/* What the theme has is meant for all. */
	const shared = classes(read('app/theme.css'));
	const parts = classes(read('parts/parts.css'));
	for (const file of ['timeline/timeline.css', 'app/shell.css']) {
		for (const name of classes(read(file)))
			assert.ok(shared.has(name) || !parts.has(name), `.${name} is in parts/parts.css and ${file}`);
	}
});
