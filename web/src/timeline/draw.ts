// SPDX-License-Identifier: MIT
//
// Draws one frame: rows from tiles, then what lies over them. All positions are
// device pixels. A tile that is missing is drawn from a coarser one stretched, else
// from finer ones squeezed, else as a quiet hatch: never empty, never wrong.

import { formatShort } from '../app/format';
import type { Row } from '../api/types';
import type { Cached, Picture } from './cache';
import { counterText } from './labels';
import type { RowAt } from './layout';
import { shortName } from './names';
import { cssRgb } from './oklch';
import type { PaintStyle } from './painter';
import { hueOf } from './palette';
import { RULER_PX, xOf, yOf, type Scene } from './scene';
import { Class, CLASS_OF, State, stateName } from './states';
import { BEGINS_BEFORE, BINS, ENDS_AFTER, Kind, MAX_LEVEL, NO_REF, subToNs, tileNs, type Tile } from './tile';
import { levelFor, tilesOf } from './view';

const MAX_RECTS = 4000;
const CRISP_PX = 4;
const LABEL_PX = 28;
/* Waiting is most of what there is: its words stand only where there is room for them, and pale. */
const WAITING_LABEL_PX = 64;
const COARSER = 14;

interface Track {
	row: string;
	kind: Row['kind'];
	y: number;
	h: number;
	level: number;
	style: PaintStyle;
}

function tileX(s: Scene, level: number, x: number): number {
	return Math.round(xOf(s, x * tileNs(level)));
}

/* --- text in spans ------------------------------------------------------------ */

const widths = new Map<string, number>();

function textWidth(s: Scene, text: string): number {
	let w = widths.get(text);
	if (w === undefined) {
		if (widths.size > 5000)
			widths.clear();
		w = s.ctx.measureText(text).width;
		widths.set(text, w);
	}
	return w;
}

/* As much of a text as fits; nothing rather than a letter or two. */
function fitText(s: Scene, text: string, room: number): string {
	const w = textWidth(s, text);
	if (w <= room)
		return text;
	const n = Math.floor((text.length * (room - 7 * s.dpr)) / w);
	return n >= 3 ? `${text.slice(0, n)}…` : '';
}

function spanText(s: Scene, kind: Row['kind'], state: number, ref: number): string {
	if (state === State.NAMED)
		return s.names.text(ref) ?? '';
	if (kind === 'proc' || kind === 'thread') {
		const g = ref === NO_REF ? null : s.names.goroutine(ref);
		if (g)
			return `${shortName(g.fn)}  g${g.id}`;
		return state === State.SYSCALL ? 'syscall' : state >= State.GC && state < State.NAMED ? stateName(state, s.reasons) : '';
	}
	if ((state === State.RUNNING || state === State.SYSCALL) && ref !== NO_REF && kind === 'goroutine')
		return `${stateName(state, s.reasons)} on P ${ref}`;
	return stateName(state, s.reasons);
}

function spanFill(s: Scene, kind: Row['kind'], state: number, ref: number): { fill: string; text: string } {
	if (state === State.NAMED) {
		const name = s.names.text(ref);
		if (name !== null)
			return s.palette.identity[hueOf(name)]!;
	}
	if (kind === 'proc' && state === State.RUNNING && ref !== NO_REF) {
		const g = s.names.goroutine(ref);
		if (g)
			return s.palette.identity[hueOf(g.fn)]!;
	}
	return { fill: s.palette.css[state]!, text: s.palette.text[state]! };
}

/* --- tiles -------------------------------------------------------------------- */

/* `flags`: a span that goes on in the next tile has no gap there, and its words stand where it begins. */
function drawSpan(s: Scene, track: Track, state: number, ref: number, x0: number, x1: number, flags: number): void {
	const { ctx } = s;
	const width = x1 - x0;
	const { fill, text } = spanFill(s, track.kind, state, ref);
	const gap = width >= 6 * s.dpr && !(flags & ENDS_AFTER) ? Math.max(1, Math.round(s.dpr * 0.5)) : 0;
	ctx.fillStyle = fill;
	ctx.fillRect(x0, track.y, width - gap, track.h);
	s.rects++;
	if ((state === State.RUNNABLE || state === State.ASSIST) && s.hatch && width > 24 * s.dpr) {
		ctx.fillStyle = s.hatch;
		ctx.fillRect(x0, track.y, width - gap, track.h);
	}
	const waits = CLASS_OF[state] === Class.WAITING;
	if (width < (waits ? WAITING_LABEL_PX : LABEL_PX) * s.dpr || track.h < 13 * s.dpr || ((flags & BEGINS_BEFORE) && x0 > LABEL_PX * s.dpr))
		return;
	const from = Math.max(x0, 0);
	const room = Math.min(x1, s.width) - from - 8 * s.dpr;
	const words = fitText(s, spanText(s, track.kind, state, ref), room);
	if (words) {
		ctx.fillStyle = waits ? s.palette.fgMuted : text;
		ctx.fillText(words, from + 4 * s.dpr, track.y + track.h / 2 + 0.5);
	}
}

/* Spans wide enough for edges and words, over the picture; all of them where there is none. */
function drawSpans(s: Scene, track: Track, tile: Tile, least: number): void {
	const spans = tile.spans!;
	const perPixel = (s.view.to - s.view.from) / s.width;
	for (let i = 0; i < spans.n && s.rects < MAX_RECTS; i++) {
		const t1 = subToNs(tile, spans.x1[i]!);
		if (t1 < s.view.from)
			continue;
		const t0 = subToNs(tile, spans.x0[i]!);
		if (t0 > s.view.to)
			break;
		if ((t1 - t0) / perPixel < least)
			continue;
		/* Beyond the window a span is cut, so that no position grows without bound. */
		const a = Math.max(xOf(s, t0), -s.width);
		const b = Math.min(xOf(s, t1), 2 * s.width);
		drawSpan(s, track, spans.state[i]!, spans.ref[i]!, Math.round(a), Math.max(Math.round(a) + 1, Math.round(b)), spans.flags[i]!);
	}
}

/* Spans of a tile are so few and wide that rectangles are cheaper and sharper than a picture. */
function fewAndWide(s: Scene, tile: Tile): boolean {
	if (tile.kind !== Kind.EXACT || tile.spans!.n > 64)
		return false;
	const least = (1.5 * (s.view.to - s.view.from)) / s.width;
	const spans = tile.spans!;
	for (let i = 0; i < spans.n; i++) {
		if (subToNs(tile, spans.x1[i]!) - subToNs(tile, spans.x0[i]!) < least)
			return false;
	}
	return true;
}

/* What stands in for another level is shown as it was painted: the better is on its way, and
 * a picture of it would only come later. */
function picture(s: Scene, track: Track, c: Cached): Picture | null {
	if (c.tile.level !== track.level)
		return c.picture;
	if (c.painted === '')
		s.waiting = true;
	return s.painter.picture(c, track.style);
}

/* A part of a tile, [from, to) of its bins, over a stretch of the row. False: nothing to draw yet. */
function drawPart(s: Scene, track: Track, c: Cached, from: number, to: number, x0: number, x1: number): boolean {
	const tile = c.tile;
	if (tile.kind === Kind.EMPTY)
		return true;
	if (tile.kind === Kind.UNIFORM) {
		s.ctx.fillStyle = s.palette.css[tile.state]!;
		s.ctx.fillRect(x0, track.y, x1 - x0, track.h);
		return true;
	}
	const image = picture(s, track, c);
	if (!image)
		return false;
	s.ctx.drawImage(image.sheet.image, from, image.top, to - from, image.height, x0, track.y, x1 - x0, track.h);
	return true;
}

function drawMissing(s: Scene, track: Track, level: number, x: number, x0: number, x1: number): void {
	let unpainted: Cached | null = null;
	s.waiting = true;
	for (let up = 1; up <= COARSER && level + up <= MAX_LEVEL; up++) {
		const parent = s.cache.get(track.row, level + up, Math.floor(x / 2 ** up));
		if (!parent)
			continue;
		const part = BINS / 2 ** up;
		const from = (x % 2 ** up) * part;
		if (drawPart(s, track, parent, from, from + part, x0, x1))
			return;
		unpainted ??= parent;
	}
	let drawn = 0;
	for (const half of [0, 1]) {
		const child = level > 0 ? s.cache.get(track.row, level - 1, x * 2 + half) : null;
		const mid = Math.round((x0 + x1) / 2);
		if (child && drawPart(s, track, child, 0, BINS, half ? mid : x0, half ? x1 : mid))
			drawn++;
	}
	if (drawn === 0 && unpainted)
		s.painter.standIn(unpainted, track.style);
	if (drawn === 0 && s.missing) {
		s.ctx.fillStyle = s.missing;
		const a = Math.max(0, x0);
		s.ctx.fillRect(a, track.y, Math.min(x1, Math.round(xOf(s, s.end))) - a, track.h);
	}
}

function drawTile(s: Scene, track: Track, x: number): void {
	const x0 = tileX(s, track.level, x);
	const x1 = tileX(s, track.level, x + 1);
	const c = s.cache.get(track.row, track.level, x);
	if (!c) {
		drawMissing(s, track, track.level, x, x0, x1);
		return;
	}
	const tile = c.tile;
	if (tile.kind === Kind.EMPTY)
		return;
	if (tile.kind === Kind.UNIFORM) {
		drawUniform(s, track, tile, x0, x1);
		return;
	}
	const few = fewAndWide(s, tile);
	if (!few && !drawPart(s, track, c, 0, BINS, x0, x1))
		drawMissing(s, track, track.level, x, x0, x1);
	if (tile.spans && track.h >= 5 * s.dpr)
		drawSpans(s, track, tile, few ? 0 : CRISP_PX * s.dpr);
}

/* Neighbours of one state are one rectangle with one label: the first visible tile writes it. */
function drawUniform(s: Scene, track: Track, tile: Tile, x0: number, x1: number): void {
	const before = s.cache.get(track.row, tile.level, tile.x - 1)?.tile;
	const continues = x0 > LABEL_PX * s.dpr && before !== undefined && before.kind !== Kind.EMPTY;
	const { fill, text } = spanFill(s, track.kind, tile.state, tile.ref);
	s.ctx.fillStyle = fill;
	s.ctx.fillRect(x0, track.y, x1 - x0, track.h);
	if (continues || track.h < 13 * s.dpr)
		return;
	const from = Math.max(0, x0);
	const words = fitText(s, spanText(s, track.kind, tile.state, tile.ref), Math.min(s.width, x1) - from - 8 * s.dpr);
	if (words) {
		s.ctx.fillStyle = CLASS_OF[tile.state] === Class.WAITING ? s.palette.fgMuted : text;
		s.ctx.fillText(words, from + 4 * s.dpr, track.y + track.h / 2 + 0.5);
	}
}

/* --- rows --------------------------------------------------------------------- */

/* Rows of one kind of thing show it in its own colour. */
function ownState(kind: Row['kind']): State {
	switch (kind) {
	case 'gc': return State.GC;
	case 'stw': return State.STW;
	case 'task':
	case 'region': return State.NAMED;
	case 'assist': return State.ASSIST;
	case 'sweep': return State.SWEEP;
	default: return State.RUNNING;
	}
}

/* Room around the colour, so that rows are apart. */
function padding(kind: Row['kind'], height: number): number {
	return height <= 8 ? 0.5 : kind === 'lane' || kind === 'assist' || kind === 'sweep' ? 1 : kind === 'group' || kind === 'counter' ? 3 : 2;
}

function drawValues(s: Scene, track: Track, row: Row): void {
	if (track.h < 18 * s.dpr)
		return;
	const { scale, unit } = s.scaleOf(row.key);
	if (row.kind === 'group' && (row.members ?? 0) <= 1)
		return;
	const text = row.kind === 'group' ? `0–${formatShort(scale)}` : counterText(scale, unit);
	const w = textWidth(s, text);
	s.ctx.fillStyle = s.palette.bgRaised;
	s.ctx.globalAlpha = 0.72;
	s.ctx.fillRect(s.width - w - 8 * s.dpr, track.y, w + 8 * s.dpr, 13 * s.dpr);
	s.ctx.globalAlpha = 1;
	s.ctx.fillStyle = s.palette.fgFaint;
	s.ctx.fillText(text, s.width - w - 4 * s.dpr, track.y + 7 * s.dpr);
}

function trackOf(s: Scene, at: RowAt, level: number): Track {
	const row = at.row!;
	const pad = padding(row.kind, at.height);
	const y = Math.round((RULER_PX + at.top - s.scroll + pad) * s.dpr);
	const bottom = Math.round((RULER_PX + at.top - s.scroll + at.height - pad) * s.dpr);
	const h = Math.max(1, bottom - y);
	const { scale, base } = s.scaleOf(row.key);
	return { row: row.key, kind: row.kind, y, h, level, style: { height: h, scale, base, own: ownState(row.kind) } };
}

function drawRow(s: Scene, at: RowAt, level: number, first: number, last: number): void {
	const row = at.row!;
	const track = trackOf(s, at, level);
	if (s.selected?.row === row.key || s.hovered === row.key) {
		s.ctx.fillStyle = cssRgb(s.palette.accentRgb, s.selected?.row === row.key ? 0.1 : 0.045);
		s.ctx.fillRect(0, yOf(s, at.top), s.width, Math.round(at.height * s.dpr));
	}
	for (let x = first; x <= last; x++)
		drawTile(s, track, x);
	if (row.kind === 'counter' || row.kind === 'group')
		drawValues(s, track, row);
}

/* Has pictures painted of what is here, without drawing it: between frames. */
export function orderPictures(s: Scene, rows: readonly RowAt[]): void {
	const level = levelFor(s.view, s.width);
	const [first, last] = tilesOf(s.view, level, s.end);
	for (const at of rows) {
		const track = at.row ? trackOf(s, at, level) : null;
		for (let x = first; track && x <= last; x++) {
			const c = s.cache.get(track.row, level, x);
			if (c && c.tile.kind >= Kind.EXACT && !fewAndWide(s, c.tile))
				s.painter.picture(c, track.style);
		}
	}
}

export function drawRows(s: Scene, rows: readonly RowAt[]): void {
	const { ctx, palette } = s;
	const level = levelFor(s.view, s.width);
	const [first, last] = tilesOf(s.view, level, s.end);
	ctx.imageSmoothingEnabled = true;
	ctx.font = `${11 * s.dpr}px ${palette.font}`;
	ctx.textBaseline = 'middle';
	ctx.textAlign = 'left';
	for (const at of rows) {
		const y = yOf(s, at.top);
		const bottom = yOf(s, at.top + at.height);
		if (at.item.kind === 'section') {
			ctx.fillStyle = palette.bgSunken;
			ctx.fillRect(0, y, s.width, bottom - y);
		} else if (at.row) {
			drawRow(s, at, level, first, last);
		}
		if (at.item.kind === 'section' || at.height > 16) {
			ctx.fillStyle = palette.line;
			ctx.fillRect(0, bottom - 1, s.width, 1);
		}
	}
}

export function drawSticky(s: Scene): void {
	const sticky = s.layout.sticky(s.scroll);
	if (!sticky)
		return;
	const y = Math.round((RULER_PX + sticky.y) * s.dpr);
	const h = Math.round(sticky.item.height * s.dpr);
	s.ctx.fillStyle = s.palette.bgSunken;
	s.ctx.fillRect(0, y, s.width, h);
	s.ctx.fillStyle = s.palette.line;
	s.ctx.fillRect(0, y + h - 1, s.width, 1);
}

/* What a frame should ask for: what is seen first, the rows nearest to the pointer first. */
export function visibleWants(s: Scene, rows: readonly RowAt[], cursorY: number | null) {
	const level = levelFor(s.view, s.width);
	const [first, last] = tilesOf(s.view, level, s.end);
	const real = rows.filter((r) => r.row !== null);
	if (cursorY !== null) {
		const y = cursorY - RULER_PX + s.scroll;
		real.sort((a, b) => Math.abs(a.top - y) - Math.abs(b.top - y));
	}
	return real.map((r) => ({ row: r.row!.key, level, first, last }));
}

/* Asked for when all that is seen is here: a tile to both sides, then the next level inwards or outwards. */
export function prefetchWants(s: Scene, rows: readonly RowAt[], zoomingIn: boolean, moving: 'zoom' | 'pan' | null) {
	const level = levelFor(s.view, s.width);
	const [first, last] = tilesOf(s.view, level, s.end);
	const beyond = Math.floor((s.end - 1) / tileNs(level));
	const keys = rows.filter((r) => r.row !== null).map((r) => r.row!.key);
	const sides = keys.map((row) => ({ row, level, first: Math.max(0, first - 1), last: Math.min(beyond, last + 1) }));
	/* While the view moves, only what lies that way. */
	if (moving === 'pan')
		return sides;
	const next = Math.min(Math.max(level + (zoomingIn ? -1 : 1), 0), MAX_LEVEL);
	const middle = (s.view.from + s.view.to) / 2;
	const quarter = (s.view.to - s.view.from) / 4;
	const inner = zoomingIn ? { from: middle - quarter, to: middle + quarter } : s.view;
	const [a, b] = tilesOf(inner, next, s.end);
	const deeper = next === level ? [] : keys.map((row) => ({ row, level: next, first: a, last: b }));
	return moving === 'zoom' ? deeper : [...sides, ...deeper];
}
