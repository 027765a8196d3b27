// SPDX-License-Identifier: MIT
//
// What one frame of the timeline shows.

import type { Chain, Edge } from '../api/types';
import { parseTime } from '../app/time';
import { parseList } from '../app/url';
import type { TileCache } from './cache';
import type { Layout } from './layout';
import type { NameCache } from './names';
import type { Painter } from './painter';
import type { Palette } from './palette';
import type { View } from './view';

export const RULER_PX = 30;

export interface AreaBox {
	from: number;
	to: number;
	rows: string[] | null; /* null: all */
}

/* Those of the address, and the one that is not kept. */
export function marksOf(kept: string | undefined, temporary: number | null): Mark[] {
	const marks = parseList(kept).map(parseTime).filter((t) => t !== null).map((t) => ({ t, kept: true }));
	return temporary === null ? marks : [...marks, { t: temporary, kept: false }];
}

export interface Bands {
	gc: readonly (readonly [number, number])[];
	stw: readonly (readonly [number, number, string])[];
}

/* Of rows: how many arrows begin there, and end there; whole: not only of those looked at. */
export type Ends = ReadonlyMap<string, { begin: number; over: number; whole: boolean }>;

export interface Mark {
	t: number;
	kept: boolean;
}

export interface Scene {
	ctx: CanvasRenderingContext2D;
	width: number; /* device pixels */
	height: number;
	dpr: number;
	view: View;
	end: number;
	reading: boolean;
	scroll: number; /* CSS pixels */
	layout: Layout;
	palette: Palette;
	cache: TileCache;
	painter: Painter;
	names: NameCache;
	reasons: readonly string[];
	bands: Bands | null;
	range: View | null;
	area: AreaBox | null;
	marks: readonly Mark[];
	selected: { row: string; t: number; begin: number; end: number } | null;
	focused: boolean; /* the keyboard is on the tracks */
	hovered: string | null; /* a row */
	cursorX: number | null; /* CSS pixels */
	edges: readonly Edge[]; /* of the selection */
	arrows: readonly Edge[]; /* all in view, where they are wanted */
	ends: Ends; /* instead of the arrows, where they are too many */
	chain: Chain | null;
	compact: boolean;
	hatch: CanvasPattern | null;
	missing: CanvasPattern | null;
	rects: number; /* drawn so far; bounded */
	waiting: boolean; /* something shown is not final */
	scaleOf(row: string): { scale: number; base: number; unit: string };
}

export function xOf(s: Scene, t: number): number {
	return ((t - s.view.from) / (s.view.to - s.view.from)) * s.width;
}

/* Device pixels from the top of the canvas, of a height in the rows. */
export function yOf(s: Scene, y: number): number {
	return Math.round((RULER_PX + y - s.scroll) * s.dpr);
}
