// SPDX-License-Identifier: MIT
//
// Colours of the canvas, from the variables of theme.css: one for each of the 256
// states, as text for fills and as a pixel for the painter. Waiting has a shade
// per kind of reason, all of them pale.

import { cssRgb, mix, oklch, parseOklch, parseRgb, pixel, type Rgb } from './oklch';
import { CLASS_OF, inHighlight, State, stateName } from './states';

export interface Palette {
	version: number; /* another number for other colours */
	dark: boolean;
	css: string[]; /* by state */
	rgb: Rgb[];
	pixels: Uint32Array;
	text: string[]; /* colour of letters on a state */
	bg: string;
	bgRaised: string;
	bgSunken: string;
	fg: string;
	fgMuted: string;
	fgFaint: string;
	line: string;
	lineStrong: string;
	accent: string;
	accentRgb: Rgb;
	gc: Rgb;
	stw: Rgb;
	font: string;
	identity: { fill: string; text: string }[]; /* 24 hues for start functions */
}

/* Kinds of reasons: hue and how much deeper than plain waiting. First match counts. */
const REASON_SHADES: ReadonlyArray<readonly [RegExp, number, number, number]> = [
	[/gc|sweep|assist|mark|scaveng/i, 345, 0.03, 0.03],
	[/sync|mutex|semacquire|lock|cond|wait ?group/i, 285, 0.075, 0.035],
	[/chan/i, 232, 0.05, 0.035],
	[/select/i, 215, 0.025, 0.03],
	[/net|io wait|poll/i, 190, 0.045, 0.03],
	[/sleep|timer/i, 95, 0.0, 0.012],
	[/system|forever|idle/i, 250, -0.02, 0.006],
];

function luminance(c: Rgb): number {
	const lin = (v: number): number => (v / 255) ** 2.2;
	return 0.2126 * lin(c[0]) + 0.7152 * lin(c[1]) + 0.0722 * lin(c[2]);
}

function waitingShade(reason: string, dark: boolean, base: Rgb): Rgb {
	const found = REASON_SHADES.find(([pattern]) => pattern.test(reason));
	if (!found)
		return base;
	const [, hue, deeper, chroma] = found;
	return dark ? oklch(0.36 + deeper * 0.9, chroma * 1.2, hue) : oklch(0.885 - deeper, chroma, hue);
}

let versions = 0;

/* `read` gives the value of a CSS variable; reasons are the trace's. */
export function makePalette(read: (name: string) => string, dark: boolean, reasons: readonly string[], highlight: string | null): Palette {
	const fallback = dark ? oklch(0.5, 0, 0) : oklch(0.6, 0, 0);
	const get = (name: string): Rgb => {
		const text = read(name);
		return parseOklch(text) ?? parseRgb(text) ?? fallback;
	};
	const background = get('--bg-raised');
	const waiting = get('--waiting');
	const of = (state: number): Rgb => {
		switch (state) {
		case State.NONE: return background;
		case State.RUNNING: return get('--running');
		case State.RUNNABLE: return get('--runnable');
		case State.SYSCALL: return get('--syscall');
		case State.CREATED: return get('--created');
		case State.MERGED: return get('--line-strong');
		case State.GC: return get('--gc');
		case State.STW: return get('--stw');
		case State.SWEEP: return mix(get('--gc'), waiting, 0.5);
		case State.ASSIST: return mix(get('--gc'), get('--stw'), 0.4);
		case State.NAMED: return get('--span');
		case State.WAITING: return waiting;
		default: return state >= State.REASON && state - State.REASON < reasons.length
			? waitingShade(stateName(state, reasons), dark, waiting) : waiting;
		}
	};
	const rgb: Rgb[] = [];
	for (let s = 0; s < 256; s++) {
		const c = of(s);
		rgb.push(inHighlight(s, highlight, reasons) || CLASS_OF[s] === 255 ? c : mix(c, background, 0.82));
	}
	const ink = (c: Rgb): string => (luminance(c) > 0.26 ? 'rgb(16 22 32)' : 'rgb(240 244 250)');
	/* Twelve hues, light and lighter, away from those of runnable, syscall, GC and stopped world. */
	const identity = Array.from({ length: 24 }, (_, i) => {
		const hue = 112 + (i >> 1) * 14.5;
		const c = dark ? oklch(0.55 + (i % 2) * 0.09, 0.08, hue) : oklch(0.76 + (i % 2) * 0.085, 0.08, hue);
		const shown = highlight && highlight !== 'running' ? mix(c, background, 0.8) : c;
		return { fill: cssRgb(shown), text: ink(shown) };
	});
	const css = (name: string): string => cssRgb(get(name));
	return {
		version: ++versions,
		dark,
		rgb,
		css: rgb.map((c) => cssRgb(c)),
		pixels: Uint32Array.from(rgb, (c, s) => (s === State.NONE ? 0 : pixel(c))),
		text: rgb.map(ink),
		bg: css('--bg'),
		bgRaised: cssRgb(background),
		bgSunken: css('--bg-sunken'),
		fg: css('--fg'),
		fgMuted: css('--fg-muted'),
		fgFaint: css('--fg-faint'),
		line: css('--line'),
		lineStrong: css('--line-strong'),
		accent: css('--accent'),
		accentRgb: get('--accent'),
		gc: get('--gc'),
		stw: get('--stw'),
		font: read('--font').trim() || 'sans-serif',
		identity,
	};
}

/* A stable number 0…23 for the name of a function. */
export function hueOf(fn: string): number {
	let h = 2166136261;
	for (let i = 0; i < fn.length; i++)
		h = Math.imul(h ^ fn.charCodeAt(i), 16777619);
	return ((h ^ (h >>> 15)) >>> 0) % 24;
}
