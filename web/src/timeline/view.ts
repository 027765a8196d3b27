// SPDX-License-Identifier: MIT
//
// The part of time that is shown: from `from` to `to` ns over `width` pixels.
// Times are doubles throughout; positions are computed as differences to `from`,
// so they stay exact to less than a pixel at every depth.

import { MAX_LEVEL, tileNs } from './tile';

/* The least time that a view spans. */
export const MIN_SPAN = 50;

export interface View {
	from: number;
	to: number;
}

/* Zooming out ends a little beyond the trace, so that its ends are seen. */
export function clampView(view: View, end: number): View {
	const extent = Math.max(end, 1);
	const wanted = view.to - view.from;
	const span = Math.min(Number.isFinite(wanted) ? Math.max(wanted, MIN_SPAN) : extent, extent * 1.1);
	const slack = Math.min(span * 0.5, extent);
	let from = Number.isFinite(view.from) ? view.from : 0;
	from = Math.min(from, extent + slack - span);
	from = Math.max(from, -slack);
	if (span >= extent)
		from = (extent - span) / 2;
	return { from, to: from + span };
}

/* factor < 1 zooms in; the time under `anchor` (0…1 of the width) stays there. */
export function zoomAt(view: View, anchor: number, factor: number, end: number): View {
	const span = view.to - view.from;
	const fixed = view.from + span * anchor;
	const next = Math.min(Math.max(span * factor, MIN_SPAN), Math.max(end, MIN_SPAN) * 1.1);
	const from = fixed - next * anchor;
	return clampView({ from, to: from + next }, end);
}

export function panBy(view: View, ns: number, end: number): View {
	return clampView({ from: view.from + ns, to: view.to + ns }, end);
}

/* The view that shows a span with a margin on both sides. */
export function fit(span: View, end: number, margin = 0.1): View {
	const pad = Math.max((span.to - span.from) * margin, MIN_SPAN / 4);
	return clampView({ from: span.from - pad, to: span.to + pad }, end);
}

export function whole(end: number): View {
	return clampView({ from: 0, to: Math.max(end, 1) }, Math.max(end, 1));
}

/* The same view, moved the least so that t is inside with some room. */
export function reveal(view: View, from: number, to: number, end: number): View {
	const span = view.to - view.from;
	if (from >= view.from && to <= view.to)
		return view;
	if (to - from >= span)
		return clampView({ from: from - span * 0.1, to: from + span * 0.9 }, end);
	const mid = (from + to) / 2;
	return clampView({ from: mid - span / 2, to: mid + span / 2 }, end);
}

/* The largest level whose bins are at most one device pixel. */
export function levelFor(view: View, devicePixels: number): number {
	const ns = (view.to - view.from) / Math.max(1, devicePixels);
	if (!(ns > 1))
		return 0;
	/* log2 may round up just below a power of two: the comparison decides. */
	let level = Math.floor(Math.log2(ns));
	if (2 ** level > ns)
		level--;
	return Math.min(Math.max(level, 0), MAX_LEVEL);
}

/* First and last tile of a level that a view touches. Nothing lies before 0. */
export function tilesOf(view: View, level: number, end: number): [number, number] {
	const ns = tileNs(level);
	const first = Math.max(0, Math.floor(view.from / ns));
	const last = Math.floor((Math.min(view.to, Math.max(end, 1)) - 1e-3) / ns);
	return [first, Math.max(first - 1, last)];
}
