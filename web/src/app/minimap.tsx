// SPDX-License-Identifier: MIT
//
// The whole trace in one strip, on every page: running Ps, runnable goroutines,
// GC and stopped world, places of findings. Brushing sets the range of all pages;
// the frame of what the timeline shows can be dragged.

import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { getJson } from '../api/client';
import type { Marks, Plot } from '../api/types';
import { complete, end, fingerprint, go, params, path, range, setRange, theme, timelineHref, type Span } from './state';
import { formatDuration } from './time';
import { findingMarks, markHref, markNear, useAskedFindingMarks, type FindingMark } from './findingmarks';
import { current, settled } from '../timeline/timeline';
import { clampView } from '../timeline/view';
import { niceAbove } from '../timeline/nice';

const plot = signal<Plot | null>(null);
const marks = signal<Marks | null>(null);
const draft = signal<Span | null>(null);

const NAMES = ['ps_running', 'g_runnable', 'g_running', 'g_waiting'] as const;
const REASK_MS = 1000;
const MARK_PX = 5;
const TITLE = 'Drag: restrict all pages to a range';

let asked = { fp: '', end: -1, at: 0, complete: false };

/* At most once a second while the trace grows, and once when it is complete. */
async function refresh(bins: number): Promise<void> {
	const fp = fingerprint.peek();
	const to = end.peek();
	const done = complete.peek();
	const now = performance.now();
	if (!fp || to <= 0 || (asked.fp === fp && asked.end === to && asked.complete === done))
		return;
	if (asked.fp === fp && !done && now - asked.at < REASK_MS)
		return;
	asked = { fp, end: to, at: now, complete: done };
	try {
		const [p, m] = await Promise.all([
			getJson<Plot>('plot', { name: NAMES.join(','), from: 0, to, bins }),
			getJson<Marks>('marks', { from: 0, to }),
		]);
		plot.value = p;
		marks.value = m;
	} catch {
		/* The strip stays as it is; the next status asks again. */
		asked = { ...asked, end: -1 };
	}
}

function colors(): (name: string) => string {
	const css = getComputedStyle(document.documentElement);
	return (name) => css.getPropertyValue(name).trim();
}

function drawSeries(ctx: CanvasRenderingContext2D, values: readonly (number | null)[], w: number, top: number, height: number, most: number, fill: string, xs: number): void {
	ctx.fillStyle = fill;
	ctx.beginPath();
	ctx.moveTo(0, top + height);
	const step = (w * xs) / values.length;
	values.forEach((v, i) => {
		const y = top + height - Math.min(1, (v ?? 0) / most) * height;
		ctx.lineTo(i * step, y);
		ctx.lineTo((i + 1) * step, y);
	});
	ctx.lineTo(w * xs, top + height);
	ctx.fill();
}

function drawMinimap(canvas: HTMLCanvasElement): void {
	const dpr = Math.min(devicePixelRatio || 1, 3);
	const box = canvas.getBoundingClientRect();
	const w = Math.max(1, Math.round(box.width));
	const h = Math.max(1, Math.round(box.height));
	if (canvas.width !== Math.round(w * dpr) || canvas.height !== Math.round(h * dpr)) {
		canvas.width = Math.round(w * dpr);
		canvas.height = Math.round(h * dpr);
	}
	const ctx = canvas.getContext('2d')!;
	const get = colors();
	ctx.setTransform(dpr, 0, 0, dpr, 0, 0);
	ctx.clearRect(0, 0, w, h);
	const total = Math.max(end.peek(), 1);
	const x = (t: number): number => (t / total) * w;
	const p = plot.peek();
	if (p) {
		const covered = p.to / total;
		const busy = p.series.ps_running ?? [];
		const runnable = p.series.g_runnable ?? [];
		const most = (v: readonly (number | null)[]): number => niceAbove(Math.max(1, ...v.map((n) => n ?? 0)));
		const upper = Math.round((h - 8) * 0.58);
		drawSeries(ctx, busy, w, 4, upper, most(busy), get('--running'), covered);
		drawSeries(ctx, runnable, w, 4 + upper + 1, h - 9 - upper, most(runnable), get('--runnable'), covered);
	}
	const m = marks.peek();
	ctx.fillStyle = get('--gc');
	for (const [a, b] of m?.gc ?? [])
		ctx.fillRect(x(a), h - 3, Math.max(1, x(b) - x(a)), 3);
	ctx.fillStyle = get('--stw');
	for (const [a, b] of m?.stw ?? [])
		ctx.fillRect(x(a), 0, Math.max(1, x(b) - x(a)), 3);
	const byFinding = { low: get('--fg-muted'), medium: get('--warn'), high: get('--bad') };
	ctx.strokeStyle = get('--bg-raised');
	ctx.lineWidth = 1;
	for (const f of findingMarks.peek()) {
		const at = Math.min(Math.max(x(f.t), MARK_PX), w - MARK_PX);
		ctx.fillStyle = byFinding[f.severity];
		ctx.beginPath();
		ctx.moveTo(at - MARK_PX, 0);
		ctx.lineTo(at + MARK_PX, 0);
		ctx.lineTo(at, MARK_PX * 1.6);
		ctx.closePath();
		ctx.fill();
		ctx.stroke();
	}
	const kept = draft.peek() ?? range.peek();
	if (kept) {
		ctx.fillStyle = get('--bg-raised');
		ctx.globalAlpha = 0.72;
		ctx.fillRect(0, 0, x(kept.from), h);
		ctx.fillRect(x(kept.to), 0, w, h);
		ctx.globalAlpha = 1;
		ctx.fillStyle = get('--accent');
		ctx.fillRect(x(kept.from) - 1, 0, 2, h);
		ctx.fillRect(x(kept.to) - 1, 0, 2, h);
	}
	const v = current.peek()?.view;
	if (v && v.to - v.from < total * 0.995) {
		ctx.strokeStyle = get('--fg');
		ctx.lineWidth = 1.5;
		const a = x(v.from);
		ctx.strokeRect(Math.round(a) + 0.5, 1, Math.max(4, Math.round(x(v.to) - a)), h - 2);
	}
}

type Grip = { kind: 'brush'; t: number; x: number } | { kind: 'move'; t: number; view: Span } | null;

export function Minimap() {
	const canvas = useRef<HTMLCanvasElement>(null);
	const grip = useRef<Grip>(null);
	const wanted = useRef(false);
	const redraw = (): void => {
		if (wanted.current)
			return;
		wanted.current = true;
		requestAnimationFrame(() => {
			wanted.current = false;
			if (canvas.current)
				drawMinimap(canvas.current);
		});
	};
	/* Read here, so that the strip follows them. */
	void [plot.value, marks.value, draft.value, range.value, theme.value, settled.value, params.value.t, path.value, findingMarks.value];
	useAskedFindingMarks();
	const total = Math.max(end.value, 1);
	const done = complete.value;
	const fp = fingerprint.value;
	useEffect(() => {
		void refresh(Math.min(1024, Math.max(64, Math.round(canvas.current!.clientWidth / 2))));
	}, [total, done, fp]);
	useEffect(redraw);
	useEffect(() => {
		const observer = new ResizeObserver(redraw);
		observer.observe(canvas.current!);
		return () => observer.disconnect();
	}, []);
	const timeOf = (e: PointerEvent): number => {
		const box = canvas.current!.getBoundingClientRect();
		return Math.min(1, Math.max(0, (e.clientX - box.left) / box.width)) * total;
	};
	const markAt = (e: PointerEvent): FindingMark | null => {
		const box = canvas.current!.getBoundingClientRect();
		return e.clientY - box.top > MARK_PX * 2.4 ? null : markNear(((e.clientX - box.left) / box.width) * total, (total * (MARK_PX + 1)) / box.width);
	};
	const down = (e: PointerEvent): void => {
		if (e.button !== 0)
			return;
		canvas.current!.setPointerCapture(e.pointerId);
		const t = timeOf(e);
		const v = current.peek()?.view;
		const narrow = v && v.to - v.from < total * 0.9;
		grip.current = narrow && t >= v.from && t <= v.to ? { kind: 'move', t, view: { ...v } } : { kind: 'brush', t, x: e.clientX };
	};
	const move = (e: PointerEvent): void => {
		const g = grip.current;
		const t = timeOf(e);
		if (!g) {
			const mark = markAt(e);
			canvas.current!.title = mark ? `${mark.title}; click: the finding` : TITLE;
			canvas.current!.style.cursor = mark ? 'pointer' : '';
		}
		if (g?.kind === 'move') {
			current.peek()?.setView(clampView({ from: g.view.from + t - g.t, to: g.view.to + t - g.t }, total));
			redraw();
		} else if (g?.kind === 'brush' && Math.abs(e.clientX - g.x) > 3) {
			draft.value = { from: Math.round(Math.min(g.t, t)), to: Math.round(Math.max(g.t, t)) };
		}
	};
	const up = (e: PointerEvent): void => {
		const g = grip.current;
		const box = draft.peek();
		grip.current = null;
		draft.value = null;
		const mark = box ? null : markAt(e);
		if (mark && g)
			go(markHref(mark));
		else if (g?.kind === 'brush' && box && box.to > box.from)
			setRange(box);
		else if (g?.kind === 'brush')
			showHere(timeOf(e));
	};
	const showHere = (t: number): void => {
		const timeline = current.peek();
		const v = timeline?.view;
		const span = v && v.to - v.from < total * 0.9 ? v.to - v.from : total / 20;
		const view = clampView({ from: t - span / 2, to: t + span / 2 }, total);
		if (timeline)
			timeline.jump(view);
		else
			go(timelineHref({ view: { from: Math.max(0, Math.round(view.from)), to: Math.round(view.to) } }));
	};
	/* A range by keys: arrows move it, with Shift they change its end. */
	const keys = (e: KeyboardEvent): void => {
		const step = (e.key === 'ArrowRight' ? 1 : e.key === 'ArrowLeft' ? -1 : 0) * total * 0.01;
		if (!step)
			return;
		e.preventDefault();
		const r = range.peek() ?? { from: 0, to: Math.round(total) };
		const from = e.shiftKey ? r.from : Math.max(0, r.from + step);
		const to = Math.min(total, r.to + step);
		if (to - from > total * 0.005)
			setRange({ from: Math.round(from), to: Math.round(to) });
	};
	const r = range.value;
	return (
		<section class="minimap" aria-label="Whole trace">
			<canvas
				ref={canvas}
				tabIndex={0}
				role="slider"
				aria-label="Range of all pages. Arrow keys move it, with Shift its end."
				aria-valuemin={0}
				aria-valuemax={Math.round(total)}
				aria-valuenow={Math.round(r?.from ?? 0)}
				aria-valuetext={r ? `from ${formatDuration(r.from)}, ${formatDuration(r.to - r.from)} long` : 'the whole trace'}
				title={TITLE}
				onPointerDown={down}
				onPointerMove={move}
				onPointerUp={up}
				onPointerCancel={() => { grip.current = null; draft.value = null; }}
				onDblClick={() => setRange(null)}
				onKeyDown={keys}
			/>
		</section>
	);
}
