// SPDX-License-Identifier: MIT
//
// The timeline: owns the canvas, the row names, the scroll bar and what the pointer
// does. What is shown follows the address; the address follows what is done.

import { effect, signal } from '@preact/signals';
import { getJson, getTiles, isAbort } from '../api/client';
import type { Marks, Names, RowPage } from '../api/types';
import {
	base, complete, end, fingerprint, meta, params, pushParams, range, replaceParams, selection, settings, theme,
} from '../app/state';
import { formatSelection, formatSpan, parseList, parseSpan } from '../app/url';
import { exactTime, formatDuration, parseTime } from '../app/time';
import { TileCache } from './cache';
import { drawRows, drawSticky, prefetchWants, visibleWants } from './draw';
import { addShares, gapAround, hitTile, type Gap, type Hit } from './hit';
import { describeHit } from './describe';
import { Labels } from './labels';
import { anchoredScroll, type RowAt } from './layout';
import { changeOptions, readOptions, RowModel, toggled } from './model';
import { NameCache } from './names';
import { drawArea, drawBandFeet, drawBands, drawCursor, drawEdges, drawGrid, drawLimits, drawMarks, drawRuler, drawSelected } from './overlay';
import { niceAbove } from './nice';
import { Painter } from './painter';
import { makePalette, type Palette } from './palette';
import { origin } from './ruler';
import { RULER_PX, type AreaBox, type Bands, type Mark, type Scene } from './scene';
import { area, chain, details, flows, followSelection, idleAt, setArea, type AreaChoice } from './selection';
import { CLASS_OF } from './states';
import { Kind, subToNs, tileNs } from './tile';
import { clampView, fit, levelFor, panBy, reveal, tilesOf, whole, zoomAt, type View } from './view';

const SETTLE_MS = 160;
const GLIDE_MS = 180;
const DRAG_PX = 4;

export interface MenuRequest {
	x: number;
	y: number;
	row: string;
	t: number | null;
}

/* The timeline that is on the page, for keys and commands. */
export const current = signal<Timeline | null>(null);
export const menu = signal<MenuRequest | null>(null);
export const overlayOn = signal(true);
/* Counts what the tables and the legend depend on: views that came to rest. */
export const settled = signal(0);

/* The system's own colours for everything. */
const forcedColors = matchMedia('(forced-colors: active)');
const forced = signal(forcedColors.matches);
forcedColors.addEventListener('change', (e) => {
	forced.value = e.matches;
});

type Motion = 'in' | 'out' | 'left' | 'right';

type Drag =
	| { kind: 'press' | 'area'; x: number; y: number; ruler: boolean; t: number }
	| { kind: 'pan'; x: number; y: number; view: View; scroll: number }
	| { kind: 'bar'; y: number; scroll: number };

function make<K extends keyof HTMLElementTagNameMap>(tag: K, cls: string, parent: HTMLElement): HTMLElementTagNameMap[K] {
	const e = document.createElement(tag);
	e.className = cls;
	parent.append(e);
	return e;
}

export class Timeline {
	private readonly column: HTMLDivElement;
	private readonly labels: Labels;
	private readonly canvas: HTMLCanvasElement;
	private readonly ctx: CanvasRenderingContext2D;
	private readonly bar: HTMLDivElement;
	private readonly thumb: HTMLDivElement;
	private readonly tip: HTMLDivElement;
	private readonly empty: HTMLParagraphElement;
	private readonly corner: HTMLDivElement;
	private readonly observer: ResizeObserver;
	private readonly ends: (() => void)[] = [];
	readonly model: RowModel;
	readonly cache: TileCache;
	readonly names: NameCache;
	private readonly painter: Painter;
	private palette!: Palette;
	private hatch: CanvasPattern | null = null;
	private missing: CanvasPattern | null = null;

	view: View = { from: 0, to: 1 };
	private ownView = true; /* no `t` in the address: the whole trace, growing */
	private glide: { from: View; to: View; start: number } | null = null;
	private scroll = 0;
	private width = 1; /* CSS pixels */
	private height = 1;
	private left = 0; /* of the canvas, in the window */
	private top = 0;
	private dpr = 1;
	private pointer: { x: number; y: number } | null = null;
	private hoveredRow: string | null = null;
	private drag: Drag | null = null;
	private draft: AreaBox | null = null;
	private held = new Map<Motion, number>();
	private lastFrame = 0;
	private wanted = false;
	private rebuildWanted = true;
	private settleTimer: ReturnType<typeof setTimeout> | undefined;
	private bands: Bands | null = null;
	private bandsFlight: AbortController | null = null;
	private shares = new Map<string, number[]>();
	private scales = new Map<string, number>();
	private temporaryMark: number | null = null;
	private focused = false;
	private ownSelection = '';
	private zoomingIn = true;
	private moving: 'zoom' | 'pan' | null = null;
	private revealWanted: string | null = null;
	/* A link that names view and selection shows that view. */
	private viewGiven = params.peek().t !== undefined;

	private sharp = false;
	private barShown = '';

	constructor(private readonly host: HTMLElement) {
		this.column = make('div', 'tl-column', host);
		this.corner = make('div', 'tl-origin', this.column);
		const list = make('div', 'tl-list', this.column);
		const field = make('div', 'tl-field', host);
		this.canvas = make('canvas', 'tl-canvas', field);
		this.canvas.tabIndex = 0;
		this.canvas.setAttribute('role', 'img');
		this.canvas.setAttribute('aria-label', 'Timeline. The grid of rows beside it and “Show as table” hold the same.');
		this.bar = make('div', 'tl-scroll', host);
		this.thumb = make('div', 'tl-thumb', this.bar);
		this.tip = make('div', 'tl-tip', field);
		this.tip.hidden = true;
		this.empty = make('p', 'tl-empty', field);
		this.empty.hidden = true;
		this.empty.textContent = 'Nothing in this trace can be drawn. The line at the bottom says what was read.';
		this.ctx = this.canvas.getContext('2d', { alpha: false })!;

		this.cache = new TileCache(getTiles, () => this.arrived());
		this.painter = new Painter(`${base}worker.js`, this.cache, () => this.draw());
		this.names = new NameCache(
			(g, s, k) => getJson<Names>('names', { g: g.join(',') || null, s: s.join(',') || null, k: k.join(',') || null }),
			() => this.draw(),
		);
		this.model = new RowModel((query, signal) => getJson<RowPage>('rows', query, signal), () => this.rebuild());
		this.labels = new Labels(list, {
			fold: (at) => this.fold(at),
			lanes: (at) => this.setRows({ lanes: toggled(this.model.options.lanes, at.key), open: this.model.options.open.filter((k) => k !== at.key).join(';') }),
			pin: (key) => this.pin(key),
			choose: (at) => this.chooseRow(at),
			menu: (at, x, y) => { menu.value = { x, y, row: at.key, t: null }; },
			hover: (key) => {
				this.hoveredRow = key;
				this.draw();
			},
		});
		this.observer = new ResizeObserver(() => this.resize());
		this.observer.observe(field);
		this.listen();
		this.follow();
		this.resize();
		current.value = this;
	}

	close(): void {
		current.value = null;
		this.commitView();
		this.observer.disconnect();
		for (const stop of this.ends)
			stop();
		clearTimeout(this.settleTimer);
		clearTimeout(this.measureTimer);
		this.bandsFlight?.abort();
		this.model.close();
		this.painter.close();
		this.cache.clear();
	}

	/* --- following the address and the server ---------------------------------------- */

	private follow(): void {
		let fp = fingerprint.peek();
		let generation = 0;
		this.ends.push(
			followSelection(),
			effect(() => {
				void forced.value;
				this.readColors(theme.value, meta.value?.reasons ?? [], params.value.hl ?? null);
			}),
			effect(() => {
				const t = params.value.t;
				this.showAddress(t === undefined ? range.value : parseSpan(t), t);
			}),
			effect(() => {
				this.model.setOptions(readOptions(params.value));
			}),
			effect(() => {
				const now = end.value;
				if (fingerprint.value !== fp) {
					fp = fingerprint.value;
					this.cache.clear();
				}
				this.cache.end = now;
				if (this.ownView)
					this.view = whole(now);
				this.touch();
			}),
			effect(() => {
				const m = meta.value;
				this.model.complete = complete.value;
				if (m && ++generation > 1)
					this.model.refresh();
				this.rebuild();
			}),
			effect(() => {
				const sel = selection.value;
				if (sel && formatSelection(sel) !== this.ownSelection)
					this.revealWanted = sel.row;
				this.rebuild();
			}),
			effect(() => {
				const d = details.value.value;
				if (d && this.revealWanted !== null && d.row === selection.peek()?.row) {
					this.revealWanted = this.viewGiven ? null : this.revealWanted;
					if (!this.viewGiven)
						this.revealTime(d.begin, d.end);
					this.viewGiven = false;
				}
				this.draw();
			}),
			effect(() => {
				void [flows.value, chain.value, area.value, range.value, overlayOn.value, params.value.mark];
				this.draw();
			}),
		);
	}

	private lastT: string | undefined;

	private showAddress(span: View | null, t: string | undefined): void {
		if (t !== undefined && t === this.lastT)
			return;
		this.lastT = t;
		this.ownView = span === null;
		if (span)
			this.glideTo(clampView(span, end.peek() || span.to));
		else if (end.peek() > 0)
			this.glideTo(whole(end.peek()));
	}

	private readColors(kind: 'light' | 'dark', reasons: readonly string[], highlight: string | null): void {
		document.documentElement.dataset.theme = kind;
		const css = getComputedStyle(document.documentElement);
		/* A forced theme gives names of system colours: the browser says what they are. */
		const computed = (name: string): string => {
			this.corner.style.color = `var(${name})`;
			const color = getComputedStyle(this.corner).color;
			this.corner.style.color = '';
			return color;
		};
		const read = (name: string): string => {
			const text = css.getPropertyValue(name);
			return /^\s*[A-Za-z]+\s*$/.test(text) ? computed(name) : text;
		};
		this.palette = makePalette(read, kind === 'dark', reasons, highlight);
		this.painter.setColors(this.palette.version, this.palette.pixels);
		this.makePatterns();
		this.draw();
	}

	/* Fine diagonal lines: the second cue of runnable, and what is not there yet. */
	private makePatterns(): void {
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

	/* --- view --------------------------------------------------------------------------- */

	private touch(): void {
		clearTimeout(this.settleTimer);
		this.settleTimer = setTimeout(() => this.settle(), SETTLE_MS);
		this.draw();
	}

	setView(view: View): void {
		this.glide = null;
		this.ownView = false;
		this.note(view);
		this.view = view;
		this.touch();
	}

	/* Which way the view goes: what will be wanted next. */
	private note(next: View): void {
		const span = this.view.to - this.view.from;
		const ratio = (next.to - next.from) / span;
		this.zoomingIn = ratio < 1;
		this.moving = Math.abs(ratio - 1) > 1e-9 ? 'zoom' : 'pan';
	}

	private glideTo(view: View): void {
		this.note(view);
		const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
		if (still || this.width <= 1 || this.lastFrame === 0) {
			this.glide = null;
			this.view = view;
		} else {
			this.glide = { from: this.view, to: view, start: performance.now() };
		}
		this.touch();
	}

	/* A step of its own in the history. */
	jump(view: View): void {
		this.commitView();
		pushParams({ t: formatSpan(clampView(view, end.peek())) });
	}

	/* The address gets the view that is shown. */
	private commitView(): void {
		const at = this.glide?.to ?? this.view;
		const span = { from: Math.round(at.from), to: Math.max(Math.round(at.from) + 1, Math.round(at.to)) };
		const t = this.ownView ? undefined : formatSpan(span);
		if (t === this.lastT || (this.ownView && params.peek().t === undefined))
			return;
		this.lastT = t;
		replaceParams({ t: t ?? null });
	}

	private settle(): void {
		this.moving = null;
		this.commitView();
		this.model.setAlive(this.view);
		this.measureRows();
		this.askBands();
		settled.value++;
		this.draw();
	}

	private get timeAtPointer(): number {
		return this.timeAt(this.pointer?.x ?? this.width / 2);
	}

	timeAt(x: number): number {
		return this.view.from + ((this.view.to - this.view.from) * x) / this.width;
	}

	/* Zooming is at the pointer while it is over the rows, else at the middle. */
	zoom(factor: number, x = this.pointer?.x ?? this.width / 2): void {
		this.setView(zoomAt(this.view, x / this.width, factor, end.peek()));
	}

	pan(share: number): void {
		this.setView(panBy(this.view, (this.view.to - this.view.from) * share, end.peek()));
	}

	showWhole(): void {
		this.commitView();
		pushParams({ t: null });
	}

	/* From the first to the last slice of the rows in sight. */
	fitRows(): void {
		const rows = this.visibleRows().filter((r) => r.row && r.row.end > r.row.begin);
		if (rows.length) {
			this.jump(fit({
				from: Math.min(...rows.map((r) => r.row!.begin)), to: Math.max(...rows.map((r) => r.row!.end)),
			}, end.peek(), 0.03));
		}
	}

	/* First the middle, then all of the window. */
	fitSelected(): void {
		const d = details.peek().value;
		const box = d ? { from: d.begin, to: d.end } : area.peek();
		if (!box)
			return;
		const span = this.view.to - this.view.from;
		const middle = (box.from + box.to) / 2;
		const centre = clampView({ from: middle - span / 2, to: middle + span / 2 }, end.peek());
		const centred = Math.abs(centre.from - this.view.from) < span * 0.02;
		if (d)
			this.revealRow(d.row);
		this.jump(centred || box.to - box.from > span ? fit(box, end.peek(), 0.2) : centre);
	}

	/* Held keys move the view evenly, whatever the keyboard repeats. */
	hold(motion: Motion, speed: number | null): void {
		if (speed === null) {
			this.held.delete(motion);
		} else if (this.held.get(motion) !== speed) {
			/* A tap, too, is seen. */
			this.held.set(motion, speed);
			this.move(50);
		}
		this.draw();
	}

	private move(ms: number): void {
		for (const [motion, speed] of this.held) {
			const amount = (Math.min(ms, 50) / 1000) * speed;
			if (motion === 'in' || motion === 'out')
				this.zoom(Math.exp((motion === 'in' ? -2.2 : 2.2) * amount));
			else
				this.pan((motion === 'left' ? -1 : 1) * amount * 0.9);
		}
	}

	/* --- rows ---------------------------------------------------------------------------- */

	private rebuild(): void {
		this.rebuildWanted = true;
		this.draw();
	}

	private layOut(): void {
		this.rebuildWanted = false;
		const before = this.model.layout;
		const cursor = this.pointer ? Math.max(0, this.pointer.y - RULER_PX) : 0;
		const drawn = meta.peek()?.sections.some((x) => (x.name === 'procs' || x.name === 'groups') && x.total > 0);
		this.empty.hidden = !complete.peek() || !meta.peek() || drawn === true;
		const after = this.model.build(meta.peek(), selection.peek()?.row ?? null);
		this.scroll = this.boundScroll(before.height ? anchoredScroll(before, after, this.scroll, cursor) : this.scroll);
		if (this.revealWanted !== null && after.find(this.revealWanted))
			this.revealRow(this.revealWanted);
	}

	private get rowsHeight(): number {
		return Math.max(1, this.height - RULER_PX);
	}

	private boundScroll(y: number): number {
		return Math.min(Math.max(0, y), Math.max(0, this.model.layout.height - this.rowsHeight + 24));
	}

	setScroll(y: number): void {
		this.scroll = this.boundScroll(y);
		this.touch();
	}

	revealRow(key: string): void {
		const at = this.model.layout.find(key);
		if (!at)
			return;
		const top = this.scroll + 30;
		if (at.top < top || at.top + at.height > this.scroll + this.rowsHeight)
			this.setScroll(at.top - this.rowsHeight / 2 + at.height / 2);
	}

	private revealTime(from: number, to: number): void {
		this.revealWanted = null;
		const next = reveal(this.view, from, Math.min(to, from + (this.view.to - this.view.from) * 0.5), end.peek());
		if (next !== this.view) {
			this.ownView = false;
			this.glideTo(next);
		}
	}

	visibleRows(): RowAt[] {
		return this.model.layout.visible(this.scroll, this.scroll + this.rowsHeight);
	}

	setRows(changes: Readonly<Record<string, string | null>>): void {
		this.commitView();
		pushParams({ rows: changeOptions(params.peek(), changes) });
	}

	fold(at: RowAt): void {
		const o = this.model.options;
		if (at.item.kind === 'section') {
			this.setRows({ folds: toggled(o.folds, at.item.name) });
		} else if (at.row?.kind === 'group') {
			const lanes = o.lanes.filter((k) => k !== at.key).join(';');
			this.setRows(o.lanes.includes(at.key) ? { lanes } : { open: toggled(o.open, at.key), lanes });
		}
	}

	/* One place up or down among the sections. */
	moveSection(name: string, step: number): void {
		const order = this.model.sectionNames();
		const at = order.indexOf(name);
		const to = at + step;
		if (at < 0 || to < 0 || to >= order.length)
			return;
		order.splice(at, 1);
		order.splice(to, 0, name);
		this.setRows({ sections: order.join(';') });
	}

	pin(key: string): void {
		const pins = parseList(params.peek().pin);
		const next = pins.includes(key) ? pins.filter((k) => k !== key) : [...pins, key];
		pushParams({ pin: next.length ? next.join(',') : null });
	}

	private chooseRow(at: RowAt): void {
		const t = selection.peek()?.t ?? Math.round((this.view.from + this.view.to) / 2);
		this.choose(at.key, t);
	}

	/* Selects without moving anything: the pointer is there already. */
	choose(row: string, t: number): void {
		this.commitView();
		this.ownSelection = formatSelection({ row, t });
		pushParams({ sel: this.ownSelection });
	}

	stepRow(down: boolean): void {
		const from = selection.peek()?.row ?? this.hoveredRow ?? '';
		const next = this.model.layout.neighbour(from, down);
		if (!next?.row)
			return;
		const t = selection.peek()?.t ?? Math.round((this.view.from + this.view.to) / 2);
		this.choose(next.key, t);
		this.revealRow(next.key);
		requestAnimationFrame(() => this.labels.focus(next.key));
	}

	foldSelected(): void {
		const key = selection.peek()?.row ?? this.hoveredRow;
		const at = key ? this.model.layout.find(key) : null;
		const group = at?.row?.kind === 'group' ? at : at?.row?.group ? this.model.layout.find(at.row.group) : null;
		if (group)
			this.fold(group);
	}

	/* --- marks ---------------------------------------------------------------------------- */

	mark(keep: boolean): void {
		const t = Math.round(this.timeAtPointer);
		if (!keep) {
			this.temporaryMark = this.temporaryMark === null ? t : null;
			this.draw();
			return;
		}
		const kept = parseList(params.peek().mark);
		const near = kept.find((m) => Math.abs((parseTime(m) ?? -1) - t) < ((this.view.to - this.view.from) * 5) / this.width);
		const next = near ? kept.filter((m) => m !== near) : [...kept, exactTime(this.temporaryMark ?? t)];
		this.temporaryMark = null;
		pushParams({ mark: next.length ? next.join(',') : null });
	}

	private marks(): Mark[] {
		const kept: Mark[] = parseList(params.peek().mark).map(parseTime).filter((t) => t !== null).map((t) => ({ t, kept: true }));
		return this.temporaryMark === null ? kept : [...kept, { t: this.temporaryMark, kept: false }];
	}

	/* --- measuring what is seen -------------------------------------------------------------- */

	private measureTimer: ReturnType<typeof setTimeout> | undefined;

	/* Tiles came: what is measured from them is measured again, soon and once. */
	private arrived(): void {
		this.measureTimer ??= setTimeout(() => {
			this.measureTimer = undefined;
			this.measureRows();
			settled.value++;
			this.draw();
		}, 120);
		this.draw();
	}

	/* Shares of each visible row, and how high heat and counters go. */
	private measureRows(): void {
		const level = levelFor(this.view, this.width * this.dpr);
		const [first, last] = tilesOf(this.view, level, end.peek());
		const from = Math.max(0, this.view.from);
		const span = Math.max(1, Math.min(this.view.to, end.peek()) - from);
		this.shares = new Map();
		for (const { row } of this.visibleRows()) {
			if (!row || row.kind === 'counter')
				continue;
			const sums = new Float64Array(4);
			for (let x = first; x <= last; x++) {
				const c = this.cache.get(row.key, level, x);
				if (c)
					addShares(c.tile, from, this.view.to, CLASS_OF, sums);
			}
			this.shares.set(row.key, Array.from(sums, (v) => v / span));
		}
		this.measureScales(level, first, last);
	}

	rowShares(key: string): readonly number[] | null {
		return this.shares.get(key) ?? null;
	}

	private measureScales(level: number, first: number, last: number): void {
		for (const { row } of this.visibleRows()) {
			if (row?.kind !== 'group')
				continue;
			let active = 0;
			let all = 0;
			for (let x = first; x <= last; x++) {
				const avg = this.cache.get(row.key, level, x)?.tile.avg;
				for (let i = 0; avg && i < avg.length; i += 4) {
					const busy = avg[i]! + avg[i + 1]! + avg[i + 3]!;
					active = Math.max(active, busy);
					all = Math.max(all, busy + avg[i + 2]!);
				}
			}
			/* Those that wait may be a thousand to one: they are cut off above, so that the others are seen. */
			const wanted = active > 0 ? Math.min(all, Math.max(active * 3, 1)) : all;
			if (wanted > 0)
				this.scales.set(row.key, niceAbove(wanted));
		}
	}

	private scaleOf(key: string): { scale: number; base: number; unit: string } {
		const row = this.model.row(key);
		if (row?.kind === 'counter')
			return { scale: niceAbove(row.max ?? 1), base: 0, unit: row.unit ?? 'count' };
		return { scale: this.scales.get(key) ?? niceAbove(row?.peak ?? 1), base: 0, unit: 'count' };
	}

	private askBands(): void {
		const span = this.view.to - this.view.from;
		const from = Math.max(0, Math.floor(this.view.from - span / 2));
		const to = Math.ceil(Math.min(end.peek(), this.view.to + span / 2));
		if (to <= from || !fingerprint.peek())
			return;
		this.bandsFlight?.abort();
		this.bandsFlight = new AbortController();
		getJson<Marks>('marks', { from, to }, this.bandsFlight.signal).then(
			(m) => {
				this.bands = m;
				this.draw();
			},
			(e) => void isAbort(e),
		);
	}

	/* --- frames ------------------------------------------------------------------------------- */

	private resize(): void {
		const box = this.canvas.parentElement!.getBoundingClientRect();
		const dpr = Math.min(devicePixelRatio || 1, 3);
		this.left = box.left;
		this.top = box.top;
		this.width = Math.max(1, Math.round(box.width));
		this.height = Math.max(1, Math.round(box.height));
		if (dpr !== this.dpr) {
			this.dpr = dpr;
			this.makePatterns();
		}
		this.canvas.width = Math.round(this.width * dpr);
		this.canvas.height = Math.round(this.height * dpr);
		this.frame(performance.now());
		this.touch();
	}

	draw(): void {
		if (this.wanted)
			return;
		this.wanted = true;
		requestAnimationFrame((now) => this.frame(now));
	}

	private animate(now: number): void {
		if (this.held.size)
			this.move(this.lastFrame ? now - this.lastFrame : 16);
		if (!this.glide)
			return;
		const x = Math.min(1, (now - this.glide.start) / GLIDE_MS);
		const ease = 1 - (1 - x) ** 3;
		const { from, to } = this.glide;
		this.view = { from: from.from + (to.from - from.from) * ease, to: from.to + (to.to - from.to) * ease };
		if (x >= 1)
			this.glide = null;
	}

	private scene(): Scene {
		const sel = selection.peek();
		const d = details.peek().value;
		const mine = sel && d && d.row === sel.row && sel.t >= d.begin && sel.t <= d.end;
		return {
			ctx: this.ctx, width: this.canvas.width, height: this.canvas.height, dpr: this.dpr, view: this.view, end: end.peek(), reading: !complete.peek(),
			scroll: this.scroll, layout: this.model.layout, palette: this.palette, cache: this.cache, painter: this.painter, names: this.names,
			reasons: meta.peek()?.reasons ?? [], bands: overlayOn.peek() ? this.bands : null, range: range.peek(), area: this.draft ?? area.peek(),
			marks: this.marks(), selected: sel ? { ...sel, begin: mine ? d.begin : sel.t, end: mine ? d.end : sel.t } : null, focused: this.focused,
			hovered: this.hoveredRow ? { row: this.hoveredRow, t: 0 } : null, cursorX: this.drag?.kind === 'pan' ? null : this.pointer?.x ?? null,
			edges: sel ? flows.peek().value?.edges ?? [] : [], chain: sel ? chain.peek().value : null, compact: this.model.options.compact,
			hatch: this.hatch, missing: this.missing, rects: 0, waiting: false, scaleOf: (row) => this.scaleOf(row),
		};
	}

	private frame(now: number): void {
		this.wanted = false;
		this.animate(now);
		if (this.rebuildWanted)
			this.layOut();
		this.lastFrame = this.held.size || this.glide ? now : now;
		this.cache.beginFrame();
		this.painter.beginFrame();
		const rows = this.visibleRows();
		this.model.want(rows);
		const s = this.scene();
		this.ctx.fillStyle = this.palette.bgRaised;
		this.ctx.fillRect(0, 0, s.width, s.height);
		drawGrid(s);
		drawRows(s, rows);
		drawBands(s);
		drawLimits(s);
		drawArea(s);
		drawSelected(s);
		drawEdges(s);
		drawSticky(s);
		drawRuler(s);
		drawBandFeet(s);
		drawMarks(s);
		drawCursor(s);
		const sharp = !s.waiting && this.painter.lacking === 0 && !this.glide;
		this.painter.endFrame();
		this.showSharp(sharp && rows.every((r) => r.row !== null || r.item.kind !== 'run'));
		this.ask(s, rows);
		this.updateColumn(rows);
		void this.names.flush();
		if (this.glide || this.held.size)
			this.draw();
	}

	/* Whether all that this frame wanted is here and painted: for tests and for measuring. */
	private showSharp(sharp: boolean): void {
		if (sharp === this.sharp)
			return;
		this.sharp = sharp;
		this.host.dataset.sharp = String(sharp);
	}

	private ask(s: Scene, rows: readonly RowAt[]): void {
		if (!fingerprint.peek() || s.end <= 0)
			return;
		/* During a glide only its end is asked for: what lies between is gone before it comes. */
		const at = this.glide ? { ...s, view: this.glide.to } : s;
		this.cache.ask(visibleWants(at, rows, this.pointer?.y ?? null));
		if (this.cache.inFlight === 0 && !this.glide)
			this.cache.ask(prefetchWants(s, rows, this.zoomingIn, this.moving));
	}

	private updateColumn(rows: readonly RowAt[]): void {
		const zero = origin(this.view, this.width);
		const corner = zero ? `${zero.label} +` : `${formatDuration(this.view.to - this.view.from)} shown`;
		if (this.corner.textContent !== corner)
			this.corner.textContent = corner;
		const layout = this.model.layout;
		const sticky = layout.sticky(this.scroll);
		const shown = sticky ? rows.filter((r) => r.item !== sticky.item) : rows;
		this.labels.update(shown, this.scroll, {
			pins: this.model.options.pins, lanes: this.model.options.lanes, selected: selection.peek()?.row ?? null, total: layout.items.length, shares: this.shares,
		}, sticky ? {
			at: { key: sticky.item.key, row: null, item: sticky.item, index: 0, top: 0, height: sticky.item.height, level: 1 }, y: sticky.y,
		} : null);
		this.updateBar(layout.height);
	}

	private updateBar(rows: number): void {
		const now = `${rows} ${this.height} ${this.scroll}`;
		if (now === this.barShown)
			return;
		this.barShown = now;
		const share = this.rowsHeight / Math.max(rows + 24, 1);
		this.bar.hidden = share >= 1;
		const track = this.height;
		const thumb = Math.max(24, track * share);
		this.thumb.style.height = `${thumb}px`;
		const most = Math.max(1, rows + 24 - this.rowsHeight);
		this.thumb.style.transform = `translateY(${((track - thumb) * this.scroll) / most}px)`;
	}

	/* --- pointer --------------------------------------------------------------------------- */

	rowAt(y: number): RowAt | null {
		if (y < RULER_PX)
			return null;
		const sticky = this.model.layout.sticky(this.scroll);
		if (sticky && y < RULER_PX + sticky.y + sticky.item.height)
			return null;
		return this.model.layout.at(y - RULER_PX + this.scroll);
	}

	/* What is drawn at a place; from the finest tile there is. */
	hit(row: string, t: number): Hit | null {
		const level = levelFor(this.view, this.width * this.dpr);
		const slack = ((this.view.to - this.view.from) / this.width) * 2;
		for (let up = 0; up < 6; up++) {
			const c = this.cache.get(row, level + up, Math.floor(t / (1024 * 2 ** (level + up))));
			if (c)
				return c.tile.kind === Kind.EMPTY ? null : hitTile(c.tile, t, slack);
		}
		return null;
	}

	private gap(row: string, t: number): Gap | null {
		const fine = levelFor(this.view, this.width * this.dpr);
		for (let level = fine; level < fine + 6; level++) {
			if (this.cache.get(row, level, Math.floor(t / tileNs(level))))
				return gapAround((x) => this.cache.get(row, level, x)?.tile ?? null, level, t, end.peek());
		}
		return null;
	}

	/* The longest slice that the tile at a place shows by itself; null where all are merged. */
	longestNear(row: string, t: number): View | null {
		const level = levelFor(this.view, this.width * this.dpr);
		const tile = this.cache.get(row, level, Math.floor(t / tileNs(level)))?.tile;
		let best: View | null = null;
		for (let i = 0; i < (tile?.spans?.n ?? 0); i++) {
			const from = subToNs(tile!, tile!.spans!.x0[i]!);
			const to = subToNs(tile!, tile!.spans!.x1[i]!);
			if (!best || to - from > best.to - best.from)
				best = { from, to };
		}
		return best;
	}

	/* The place of the canvas is known from the last change of its size: asking for it
	 * while frames are made would have the browser lay everything out. */
	private point(e: PointerEvent | MouseEvent): { x: number; y: number } {
		return { x: e.clientX - this.left, y: e.clientY - this.top };
	}

	private listen(): void {
		const c = this.canvas;
		const passive = { passive: false } as const;
		c.addEventListener('wheel', (e) => this.wheel(e), passive);
		this.column.addEventListener('wheel', (e) => this.wheel(e), passive);
		c.addEventListener('pointerenter', () => {
			const box = c.getBoundingClientRect();
			this.left = box.left;
			this.top = box.top;
		});
		c.addEventListener('pointerdown', (e) => this.press(e));
		c.addEventListener('pointermove', (e) => this.moved(e));
		c.addEventListener('pointerup', (e) => this.release(e));
		c.addEventListener('pointercancel', () => this.cancelDrag());
		c.addEventListener('pointerleave', () => {
			this.pointer = null;
			this.hoveredRow = null;
			this.tip.hidden = true;
			this.draw();
		});
		c.addEventListener('dblclick', (e) => this.doubleClick(e));
		c.addEventListener('contextmenu', (e) => {
			const p = this.point(e);
			const at = this.rowAt(p.y);
			if (!at?.row)
				return;
			e.preventDefault();
			menu.value = { x: e.clientX, y: e.clientY, row: at.key, t: Math.round(this.timeAt(p.x)) };
		});
		c.addEventListener('auxclick', (e) => e.preventDefault());
		c.addEventListener('focus', () => {
			this.focused = c.matches(':focus-visible');
			this.draw();
		});
		c.addEventListener('blur', () => {
			this.focused = false;
			this.held.clear();
			this.draw();
		});
		this.bar.addEventListener('pointerdown', (e) => {
			this.bar.setPointerCapture(e.pointerId);
			if (e.target === this.bar)
				this.setScroll((e.offsetY / this.height) * this.model.layout.height - this.rowsHeight / 2);
			this.drag = { kind: 'bar', y: e.clientY, scroll: this.scroll };
		});
		this.bar.addEventListener('pointermove', (e) => {
			if (this.drag?.kind === 'bar')
				this.setScroll(this.drag.scroll + ((e.clientY - this.drag.y) * (this.model.layout.height + 24)) / this.height);
		});
		this.bar.addEventListener('pointerup', () => this.cancelDrag());
	}

	private wheel(e: WheelEvent): void {
		e.preventDefault();
		const unit = e.deltaMode === 1 ? 16 : e.deltaMode === 2 ? this.rowsHeight : 1;
		const dx = e.deltaX * unit;
		const dy = e.deltaY * unit;
		if (e.ctrlKey || e.metaKey) {
			const p = this.point(e);
			/* A notch of a wheel is about 100; a pinch sends many small ones. */
			this.zoom(Math.exp(Math.max(-120, Math.min(120, dy)) * (Math.abs(dy) < 50 ? 0.01 : 0.004)), Math.min(Math.max(p.x, 0), this.width));
		} else if (e.shiftKey || Math.abs(dx) > Math.abs(dy)) {
			this.pan((e.shiftKey && dx === 0 ? dy : dx) / this.width);
		} else {
			this.setScroll(this.scroll + dy);
		}
	}

	private press(e: PointerEvent): void {
		if (e.button === 2)
			return;
		const p = this.point(e);
		this.canvas.setPointerCapture(e.pointerId);
		const pans = e.button === 1 || e.shiftKey !== (settings.peek().navigation === 'pan' && p.y >= RULER_PX);
		if (e.button === 1)
			e.preventDefault();
		if (pans && e.button !== 0 || (pans && e.shiftKey))
			this.drag = { kind: 'pan', x: p.x, y: p.y, view: this.view, scroll: this.scroll };
		else
			this.drag = { kind: 'press', x: p.x, y: p.y, ruler: p.y < RULER_PX, t: this.timeAt(p.x) };
	}

	private moved(e: PointerEvent): void {
		const p = this.point(e);
		this.pointer = p;
		const d = this.drag;
		if (d?.kind === 'press' && Math.hypot(p.x - d.x, p.y - d.y) > DRAG_PX) {
			if (settings.peek().navigation === 'pan' && !e.shiftKey && !d.ruler)
				this.drag = { kind: 'pan', x: d.x, y: d.y, view: this.view, scroll: this.scroll };
			else
				this.drag = { ...d, kind: 'area' };
		}
		if (this.drag?.kind === 'pan') {
			const ns = ((this.drag.x - p.x) / this.width) * (this.drag.view.to - this.drag.view.from);
			this.setView(panBy(this.drag.view, ns, end.peek()));
			this.setScroll(this.drag.scroll + this.drag.y - p.y);
		} else if (this.drag?.kind === 'area') {
			this.draft = this.areaOf(this.drag, p);
		}
		this.canvas.classList.toggle('tl-panning', this.drag?.kind === 'pan');
		this.hover();
		this.draw();
	}

	private areaOf(d: { x: number; y: number; t: number; ruler: boolean }, p: { x: number; y: number }): AreaChoice {
		const now = this.timeAt(Math.min(Math.max(p.x, 0), this.width));
		const from = Math.max(0, Math.min(d.t, now));
		const to = Math.min(Math.max(d.t, now), Math.max(end.peek(), 1));
		let rows: string[] | null = null;
		if (!d.ruler) {
			const top = Math.max(RULER_PX, Math.min(d.y, p.y)) - RULER_PX + this.scroll;
			const bottom = Math.max(d.y, p.y) - RULER_PX + this.scroll;
			rows = this.model.layout.visible(top, bottom + 1).filter((r) => r.row).map((r) => r.key);
			if (rows.length === 0 || rows.length > 100)
				rows = null;
		}
		return { from: Math.round(Math.min(from, to)), to: Math.round(Math.max(to, from + 1)), rows };
	}

	private release(e: PointerEvent): void {
		const d = this.drag;
		this.drag = null;
		this.canvas.classList.remove('tl-panning');
		if (d?.kind === 'area' && this.draft) {
			this.commitView();
			const { from, to, rows } = this.draft;
			this.draft = null;
			setArea({ from, to, rows });
		} else if (d?.kind === 'press') {
			this.click(this.point(e));
		}
		this.draw();
	}

	cancelDrag(): void {
		this.drag = null;
		this.draft = null;
		this.draw();
	}

	private click(p: { x: number; y: number }): void {
		const at = this.rowAt(p.y);
		if (at?.item.kind === 'section') {
			this.fold(at);
			return;
		}
		if (!at?.row)
			return;
		const t = Math.round(this.timeAt(p.x));
		if (t < 0 || t > end.peek())
			return;
		const hit = this.hit(at.key, t);
		const gap = hit ? null : this.gap(at.key, t);
		if (gap) {
			idleAt.value = { row: at.key, t, ...gap };
			this.choose(at.key, t);
			return;
		}
		if (at.row.kind === 'group' && hit?.kind === 'heat') {
			this.choose(at.key, t);
			return;
		}
		/* Inside the slice that is drawn there, also where the pointer was a pixel beside it. */
		const inside = hit?.kind === 'span' ? Math.min(Math.max(t, Math.ceil(hit.from)), Math.max(Math.ceil(hit.from), Math.floor(hit.to) - 1)) : t;
		this.choose(at.key, inside);
	}

	private doubleClick(e: MouseEvent): void {
		const p = this.point(e);
		const at = this.rowAt(p.y);
		const hit = at?.row ? this.hit(at.key, this.timeAt(p.x)) : null;
		if (hit?.kind === 'span')
			this.jump(fit(hit, end.peek(), 0.25));
		else
			this.zoom(0.25, p.x);
	}

	private hover(): void {
		const p = this.pointer;
		const at = p && !this.drag ? this.rowAt(p.y) : null;
		this.hoveredRow = at?.row?.key ?? null;
		const t = p ? this.timeAt(p.x) : 0;
		const hit = at?.row && t >= 0 && t <= end.peek() ? this.hit(at.key, t) : null;
		const lines = at?.row && hit ? describeHit(at.row, hit, this.names, meta.peek()?.reasons ?? []) : [];
		this.tip.hidden = lines.length === 0;
		if (!p || !lines.length)
			return;
		const text = lines.join('\n');
		if (this.tip.textContent !== lines.join('')) {
			this.tip.textContent = '';
			lines.forEach((line, i) => {
				make('div', i === 0 ? 'tl-tip-first' : 'tl-tip-more', this.tip).textContent = line;
			});
			this.tip.dataset.text = text;
		}
		const flipX = p.x > this.width - 300;
		const flipY = p.y > this.height - 110;
		this.tip.style.transform = `translate(${Math.round(p.x + (flipX ? -14 : 14))}px, ${Math.round(p.y + (flipY ? -14 : 18))}px) translate(${flipX ? '-100%' : '0'}, ${flipY ? '-100%' : '0'})`;
	}

	get hoverPlace(): { row: string; t: number } | null {
		return this.hoveredRow ? { row: this.hoveredRow, t: Math.round(this.timeAtPointer) } : null;
	}
}
