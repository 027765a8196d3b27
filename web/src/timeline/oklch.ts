// SPDX-License-Identifier: MIT
//
// OKLCH to sRGB, so that colours of the canvas are computed the way CSS does.

export type Rgb = readonly [number, number, number];

function gamma(x: number): number {
	const v = x <= 0.0031308 ? 12.92 * x : 1.055 * x ** (1 / 2.4) - 0.055;
	return Math.round(Math.min(1, Math.max(0, v)) * 255);
}

/* l 0…1, c 0…0.4, h in degrees → 0…255 each, clipped to the gamut. */
export function oklch(l: number, c: number, h: number): Rgb {
	const a = c * Math.cos((h * Math.PI) / 180);
	const b = c * Math.sin((h * Math.PI) / 180);
	const L = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
	const M = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
	const S = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
	return [
		gamma(4.0767416621 * L - 3.3077115913 * M + 0.2309699292 * S),
		gamma(-1.2684380046 * L + 2.6097574011 * M - 0.3413193965 * S),
		gamma(-0.0041960863 * L - 0.7034186147 * M + 1.707614701 * S),
	];
}

/* "oklch(0.68 0.125 168)" as theme.css writes it; null for anything else. */
export function parseOklch(text: string): Rgb | null {
	const m = /^\s*oklch\(\s*([\d.]+)\s+([\d.]+)\s+([\d.]+)\s*\)\s*$/.exec(text);
	return m ? oklch(Number(m[1]), Number(m[2]), Number(m[3])) : null;
}

/* "rgb(1, 2, 3)" as browsers compute colours that are not OKLCH: those of a forced theme. */
export function parseRgb(text: string): Rgb | null {
	const m = /^\s*rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)/.exec(text);
	return m ? [Number(m[1]), Number(m[2]), Number(m[3])] : null;
}

/* part 0…1 of b mixed into a, in linear light. */
export function mix(a: Rgb, b: Rgb, part: number): Rgb {
	const lin = (v: number): number => (v / 255) ** 2.2;
	const one = (i: 0 | 1 | 2): number => Math.round(255 * (lin(a[i]) * (1 - part) + lin(b[i]) * part) ** (1 / 2.2));
	return [one(0), one(1), one(2)];
}

export function cssRgb(c: Rgb, alpha = 1): string {
	return alpha >= 1 ? `rgb(${c[0]} ${c[1]} ${c[2]})` : `rgb(${c[0]} ${c[1]} ${c[2]} / ${alpha})`;
}

/* As one little-endian RGBA pixel. */
export function pixel(c: Rgb, alpha = 255): number {
	return ((alpha << 24) | (c[2] << 16) | (c[1] << 8) | c[0]) >>> 0;
}
