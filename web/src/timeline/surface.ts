// SPDX-License-Identifier: MIT
//
// The canvas of the timeline: its size, the colours of the theme, and the patterns
// that are drawn with.

import { signal } from '@preact/signals';
import { makePalette, type Palette } from './palette';

/* The system's own colours for everything. */
const forcedColors = matchMedia('(forced-colors: active)');
export const forced = signal(forcedColors.matches);
forcedColors.addEventListener('change', (e) => {
	forced.value = e.matches;
});

export class Surface {
	readonly canvas: HTMLCanvasElement;
	readonly ctx: CanvasRenderingContext2D;
	palette!: Palette;
	hatch: CanvasPattern | null = null;
	missing: CanvasPattern | null = null;
	width = 1; /* CSS pixels */
	height = 1;
	dpr = 1;
	private left = 0; /* in the window */
	private top = 0;

	constructor(private readonly field: HTMLElement) {
		this.canvas = document.createElement('canvas');
		this.canvas.className = 'tl-canvas';
		field.append(this.canvas);
		this.canvas.tabIndex = 0;
		this.canvas.setAttribute('role', 'img');
		this.canvas.setAttribute('aria-label', 'Timeline. The grid of rows beside it and “Show as table” hold the same.');
		this.ctx = this.canvas.getContext('2d', { alpha: false })!;
		this.canvas.addEventListener('pointerenter', () => this.place());
	}

	private place(): DOMRect {
		const box = this.field.getBoundingClientRect();
		this.left = box.left;
		this.top = box.top;
		return box;
	}

	/* The place of the canvas is known from the last change of its size: asking for it
	 * while frames are made would have the browser lay everything out. */
	point(e: { clientX: number; clientY: number }): { x: number; y: number } {
		return { x: e.clientX - this.left, y: e.clientY - this.top };
	}

	resize(): void {
		const box = this.place();
		const dpr = Math.min(devicePixelRatio || 1, 3);
		this.width = Math.max(1, Math.round(box.width));
		this.height = Math.max(1, Math.round(box.height));
		if (dpr !== this.dpr) {
			this.dpr = dpr;
			this.makePatterns();
		}
		this.canvas.width = Math.round(this.width * dpr);
		this.canvas.height = Math.round(this.height * dpr);
	}

	readColors(kind: 'light' | 'dark', reasons: readonly string[], highlight: string | null): void {
		document.documentElement.dataset.theme = kind;
		const css = getComputedStyle(document.documentElement);
		/* A forced theme gives names of system colours: the browser says what they are. */
		const computed = (name: string): string => {
			this.field.style.color = `var(${name})`;
			const color = getComputedStyle(this.field).color;
			this.field.style.color = '';
			return color;
		};
		const read = (name: string): string => {
			const text = css.getPropertyValue(name);
			return /^\s*[A-Za-z]+\s*$/.test(text) ? computed(name) : text;
		};
		this.palette = makePalette(read, kind === 'dark', reasons, highlight);
		this.makePatterns();
	}

	/* Fine diagonal lines: the second cue of runnable, and what is not there yet. */
	private makePatterns(): void {
		if (!this.palette)
			return;
		const of = (size: number, color: string, width: number): CanvasPattern | null => {
			const c = document.createElement('canvas');
			c.width = c.height = size;
			const x = c.getContext('2d')!;
			x.strokeStyle = color;
			x.lineWidth = width;
			for (const d of [-size, 0, size]) {
				x.beginPath();
				x.moveTo(d - 2, size + 2);
				x.lineTo(d + size + 2, -2);
				x.stroke();
			}
			return this.ctx.createPattern(c, 'repeat');
		};
		const unit = Math.round(8 * this.dpr);
		this.hatch = of(unit, 'rgb(255 255 255 / 0.28)', unit / 4);
		this.missing = of(unit, this.palette.line, this.dpr);
	}
}
