// SPDX-License-Identifier: MIT
//
// Colours for what is painted on a canvas, where CSS variables do not reach.

import { isLibrary, packageOf } from './format';

/* The present value of a CSS variable of the page. */
export function cssColour(name: string): string {
	return getComputedStyle(document.documentElement).getPropertyValue(name).trim() || '#888';
}

/* FNV-1a: the same text has the same colour in every session. */
export function hashText(text: string): number {
	let h = 0x811c9dc5;
	for (let i = 0; i < text.length; i++)
		h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
	return h >>> 0;
}

const HUES = 14;

/* A package has a hue; Go's own library recedes in grey blue, so that the program's code stands out. */
export function functionColour(name: string, dark: boolean): string {
	if (name === '' || name.startsWith('('))
		return dark ? 'oklch(0.34 0.01 250)' : 'oklch(0.9 0.008 250)';
	const h = hashText(name);
	const shade = (h % 5) * 0.008;
	if (isLibrary(name))
		return dark ? `oklch(${0.35 + shade} 0.022 250)` : `oklch(${0.87 + shade} 0.022 250)`;
	const pkg = packageOf(name);
	const hue = pkg === 'main' ? 88 : (hashText(pkg) % HUES) * (360 / HUES) + 12;
	return dark ? `oklch(${0.46 + shade} 0.085 ${hue})` : `oklch(${0.81 + shade} 0.095 ${hue})`;
}
