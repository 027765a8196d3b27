// SPDX-License-Identifier: MIT
//
// What lies over the rows: the ruler, bands of GC and stopped world, the committed
// range, area, marks, the selected slice.

import { formatDuration } from '../app/time';
import { cssRgb, type Rgb } from './oklch';
import { RULER_PX, xOf, yOf, type Scene } from './scene';
import { offsetLabel, origin, tickLabel, ticks } from './ruler';

/* --- below the words, above the rows ------------------------------------------- */

function band(s: Scene, from: number, to: number, color: Rgb, alpha: number, least: number): void {
	const a = xOf(s, from);
	const b = Math.max(xOf(s, to), a + least);
	if (b < 0 || a > s.width)
		return;
	const x0 = Math.max(0, Math.round(a));
	const width = Math.min(s.width, Math.round(b)) - x0;
	if (width <= 0)
		return;
	/* Thinner than a pixel it is as pale as it is thin; the ruler's foot still has it. */
	const thin = Math.min(1, Math.max(0.12, (xOf(s, to) - a) / s.dpr));
	s.ctx.fillStyle = cssRgb(color, alpha * thin);
	s.ctx.fillRect(x0, Math.round(RULER_PX * s.dpr), width, s.height);
}

export function drawBands(s: Scene): void {
	if (!s.bands)
		return;
	const dark = s.palette.dark;
	for (const [from, to] of s.bands.gc)
		band(s, from, to, s.palette.gc, dark ? 0.1 : 0.075, 1);
	for (const [from, to] of s.bands.stw)
		band(s, from, to, s.palette.stw, dark ? 0.3 : 0.22, s.dpr);
}

/* The ruler's foot shows them stronger, also those that are thinner than a pixel. */
export function drawBandFeet(s: Scene): void {
	const foot = (from: number, to: number, color: Rgb): void => {
		const a = xOf(s, from);
		const b = Math.max(xOf(s, to), a + s.dpr);
		if (b < 0 || a > s.width)
			return;
		s.ctx.fillStyle = cssRgb(color);
		s.ctx.fillRect(Math.round(a), Math.round((RULER_PX - 4) * s.dpr), Math.max(1, Math.round(b - a)), Math.round(3 * s.dpr));
	};
	for (const [from, to] of s.bands?.gc ?? [])
		foot(from, to, s.palette.gc);
	for (const [from, to] of s.bands?.stw ?? [])
		foot(from, to, s.palette.stw);
}

/* What lies outside of the range or the trace recedes. */
export function drawLimits(s: Scene): void {
	const top = Math.round(RULER_PX * s.dpr);
	const shade = (from: number, to: number, alpha: number): void => {
		const a = Math.max(0, Math.round(xOf(s, from)));
		const b = Math.min(s.width, Math.round(xOf(s, to)));
		if (b <= a)
			return;
		s.ctx.globalAlpha = alpha;
		s.ctx.fillStyle = s.palette.bgSunken;
		s.ctx.fillRect(a, top, b - a, s.height - top);
		s.ctx.globalAlpha = 1;
	};
	shade(-Infinity, 0, 1);
	shade(s.end, Infinity, 1);
	if (s.range) {
		shade(0, s.range.from, 0.66);
		shade(s.range.to, s.end, 0.66);
	}
	for (const t of [0, s.end]) {
		const x = Math.round(xOf(s, t));
		if (x >= 0 && x < s.width) {
			s.ctx.fillStyle = s.palette.lineStrong;
			s.ctx.fillRect(x, top, 1, s.height - top);
		}
	}
}

export function drawArea(s: Scene): void {
	const area = s.area;
	if (!area)
		return;
	const x0 = Math.max(-2, Math.round(xOf(s, area.from)));
	const x1 = Math.min(s.width + 2, Math.round(xOf(s, area.to)));
	let top = RULER_PX * s.dpr;
	let bottom = s.height;
	if (area.rows) {
		const found = area.rows.map((key) => s.layout.find(key)).filter((r) => r !== null);
		if (found.length) {
			top = Math.max(top, Math.min(...found.map((r) => yOf(s, r.top))));
			bottom = Math.max(...found.map((r) => yOf(s, r.top + r.height)));
		}
	}
	if (x1 <= x0 || bottom <= top)
		return;
	s.ctx.fillStyle = cssRgb(s.palette.accentRgb, 0.12);
	s.ctx.fillRect(x0, top, x1 - x0, bottom - top);
	s.ctx.strokeStyle = s.palette.accent;
	s.ctx.lineWidth = s.dpr;
	s.ctx.strokeRect(x0 + 0.5, top + 0.5, x1 - x0 - 1, bottom - top - 1);
	const text = formatDuration(area.to - area.from);
	pill(s, text, Math.min(Math.max((x0 + x1) / 2, 40 * s.dpr), s.width - 40 * s.dpr), top + 12 * s.dpr);
}

function pill(s: Scene, text: string, x: number, y: number): void {
	const { ctx } = s;
	ctx.font = `600 ${11 * s.dpr}px ${s.palette.font}`;
	const w = ctx.measureText(text).width + 14 * s.dpr;
	ctx.fillStyle = s.palette.accent;
	ctx.beginPath();
	ctx.roundRect(x - w / 2, y - 9 * s.dpr, w, 18 * s.dpr, 9 * s.dpr);
	ctx.fill();
	ctx.fillStyle = s.palette.bgRaised;
	ctx.textAlign = 'center';
	ctx.fillText(text, x, y + 0.5);
	ctx.textAlign = 'left';
}

/* --- selection ------------------------------------------------------------------ */

export function drawSelected(s: Scene): void {
	if (!s.selected)
		return;
	const at = s.layout.find(s.selected.row);
	if (!at)
		return;
	const y = yOf(s, at.top);
	const h = Math.round(at.height * s.dpr);
	const { ctx } = s;
	const line = 2 * s.dpr;
	const x0 = Math.max(xOf(s, s.selected.begin), -line * 2);
	const x1 = Math.min(Math.max(xOf(s, s.selected.end), x0 + 3 * s.dpr), s.width + line * 2);
	if (x1 < 0 || x0 > s.width)
		return;
	ctx.strokeStyle = s.palette.fg;
	ctx.lineWidth = line;
	ctx.strokeRect(Math.round(x0), y + line / 2, Math.max(line, Math.round(x1 - x0)), h - line);
	if (s.focused) {
		ctx.strokeStyle = s.palette.accent;
		ctx.lineWidth = s.dpr;
		ctx.strokeRect(Math.round(x0) - line, y - line / 2, Math.round(x1 - x0) + 2 * line, h + line);
	}
}

/* --- ruler ------------------------------------------------------------------------ */

export function drawRuler(s: Scene): void {
	const { ctx, palette } = s;
	const h = Math.round(RULER_PX * s.dpr);
	ctx.fillStyle = palette.bgRaised;
	ctx.fillRect(0, 0, s.width, h);
	const cssWidth = s.width / s.dpr;
	const zero = origin(s.view, cssWidth);
	ctx.font = `${11 * s.dpr}px ${palette.font}`;
	ctx.textBaseline = 'middle';
	for (const tick of ticks(s.view, cssWidth)) {
		const x = Math.round(xOf(s, tick.t));
		ctx.fillStyle = tick.major ? palette.lineStrong : palette.line;
		ctx.fillRect(x, h - Math.round((tick.major ? 10 : 7) * s.dpr), 1, Math.round((tick.major ? 10 : 7) * s.dpr));
		if (tick.major) {
			const label = zero ? offsetLabel(tick.t, zero.t) : tick.label;
			ctx.fillStyle = palette.fgMuted;
			/* Half a number would be another one. */
			if (x + 4 * s.dpr + ctx.measureText(label).width <= s.width)
				ctx.fillText(label, x + 4 * s.dpr, 11 * s.dpr);
		}
	}
	ctx.fillStyle = palette.lineStrong;
	ctx.fillRect(0, h - 1, s.width, 1);
	if (s.range) {
		ctx.fillStyle = palette.accent;
		const a = Math.max(0, xOf(s, s.range.from));
		ctx.fillRect(a, 0, Math.min(s.width, xOf(s, s.range.to)) - a, 2 * s.dpr);
	}
}

/* Tick lines run down behind the rows. */
export function drawGrid(s: Scene): void {
	s.ctx.fillStyle = s.palette.line;
	s.ctx.globalAlpha = 0.6;
	for (const tick of ticks(s.view, s.width / s.dpr)) {
		if (tick.major)
			s.ctx.fillRect(Math.round(xOf(s, tick.t)), 0, 1, s.height);
	}
	s.ctx.globalAlpha = 1;
}

export function drawMarks(s: Scene): void {
	for (const mark of s.marks) {
		const x = Math.round(xOf(s, mark.t));
		if (x < 0 || x > s.width)
			continue;
		s.ctx.fillStyle = s.palette.accent;
		s.ctx.globalAlpha = mark.kept ? 1 : 0.6;
		s.ctx.fillRect(x, 0, Math.max(1, s.dpr), s.height);
		s.ctx.beginPath();
		s.ctx.moveTo(x, 0);
		s.ctx.lineTo(x + 9 * s.dpr, 4 * s.dpr);
		s.ctx.lineTo(x, 8 * s.dpr);
		s.ctx.fill();
		s.ctx.globalAlpha = 1;
	}
}

/* The time under the pointer. */
export function drawCursor(s: Scene): void {
	if (s.cursorX === null)
		return;
	const x = Math.round(s.cursorX * s.dpr);
	s.ctx.fillStyle = s.palette.fgMuted;
	s.ctx.globalAlpha = 0.4;
	s.ctx.fillRect(x, 0, 1, s.height);
	s.ctx.globalAlpha = 1;
	const t = s.view.from + ((s.view.to - s.view.from) * x) / s.width;
	const text = tickLabel(t, Math.max(1, (s.view.to - s.view.from) / s.width), s.view);
	s.ctx.font = `${11 * s.dpr}px ${s.palette.font}`;
	const w = s.ctx.measureText(text).width + 10 * s.dpr;
	const left = Math.min(Math.max(x - w / 2, 0), s.width - w);
	s.ctx.fillStyle = s.palette.fg;
	s.ctx.beginPath();
	s.ctx.roundRect(left, 2 * s.dpr, w, 16 * s.dpr, 4 * s.dpr);
	s.ctx.fill();
	s.ctx.fillStyle = s.palette.bgRaised;
	s.ctx.fillText(text, left + 5 * s.dpr, 10.5 * s.dpr);
}
