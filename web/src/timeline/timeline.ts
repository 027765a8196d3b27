// SPDX-License-Identifier: MIT
//
// The timeline: rows, the canvas they are drawn on, and what is done with them. What
// is shown follows the address; the address follows what is done.

import { effect, signal } from '@preact/signals';
import { getJson, getTiles } from '../api/client';
import type { Names, RowPage } from '../api/types';
import {
	base, complete, end, fingerprint, meta, params, pushParams, range, replaceParams, selection, stable, theme,
} from '../app/state';
import { formatSelection, formatSpan, parseList, parseSpan } from '../app/url';
import { exactTime, formatDuration, parseTime } from '../app/time';
import { Around, arrowsWanted } from './around';
import { drawArrows } from './arrows';
import { TileCache } from './cache';
import { Camera, type Motion } from './camera';
import { BELOW_PX, make, ScrollBar, Tip } from './dom';
import { drawRows, drawSticky, orderPictures, prefetchWants, visibleWants } from './draw';
import { Labels } from './labels';
import { anchoredScroll, partsOf, type RowAt } from './layout';
import { Measures } from './measures';
import { changeOptions, readOptions, RowModel, toggled } from './model';
import { NameCache } from './names';
import { drawArea, drawBandFeet, drawBands, drawCursor, drawGrid, drawLimits, drawMarks, drawRuler, drawSelected } from './overlay';
import { Painter } from './painter';
import { Pointer } from './pointer';
import { Probe } from './probe';
import { origin } from './ruler';
import { marksOf, RULER_PX, type Scene } from './scene';
import { area, areaFacts, chain, details, flows, followSelection, idleAt, setArea, type AreaChoice } from './selection';
import { forced, Surface } from './surface';
import { clampView, fit, levelFor, reveal, whole, type View } from './view';

const SETTLE_MS = 160;
const IMPROVE_MS = 50;

/* New colours have all pictures painted again. */
const colors = stable(() => ({ theme: theme.value, reasons: meta.value?.reasons ?? [], highlight: params.value.hl ?? null }));
const options = stable(() => readOptions(params.value));

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

export class Timeline {
	private readonly column: HTMLDivElement;
	private readonly corner: HTMLDivElement;
	private readonly empty: HTMLParagraphElement;
	private readonly labels: Labels;
	private readonly bar: ScrollBar;
	private readonly pointer: Pointer;
	private readonly observer: ResizeObserver;
	private readonly ends: (() => void)[] = [];
	readonly surface: Surface;
	readonly camera: Camera;
	readonly model: RowModel;
	readonly cache: TileCache;
	readonly names: NameCache;
	readonly probe: Probe;
	private readonly painter: Painter;
	private readonly measures: Measures;
	private readonly around: Around;

	scroll = 0; /* CSS pixels */
	private wanted = false; /* a frame */
	private rebuildWanted = true;
	private settleTimer: ReturnType<typeof setTimeout> | undefined;
	private measureTimer: ReturnType<typeof setTimeout> | undefined;
	private improveTimer: ReturnType<typeof setTimeout> | undefined;
	private listedRow: string | null = null; /* the pointer is on its name */
	private temporaryMark: number | null = null;
	private focused = false;
	private ownSelection = '';
	private revealWanted: string | null = null;
	/* A link that names view and selection shows that view. */
	private viewGiven = params.peek().t !== undefined;
	private lastT: string | undefined;
	private sharp = false;
	private still = false; /* the view came to rest, and the address has it */

	constructor(private readonly host: HTMLElement) {
		this.column = make('div', 'tl-column', host);
		this.corner = make('div', 'tl-origin', this.column);
		const list = make('div', 'tl-list', this.column);
		const field = make('div', 'tl-field', host);
		this.surface = new Surface(field);
		this.bar = new ScrollBar(host, (y) => this.setScroll(y));
		this.empty = make('p', 'tl-empty', field);
		this.empty.hidden = true;
		this.empty.textContent = 'Nothing in this trace can be drawn. The line at the bottom says what was read.';

		this.camera = new Camera(() => end.peek(), () => this.touch());
		this.cache = new TileCache(getTiles, () => this.arrived());
		this.painter = new Painter(`${base}worker.js`, this.cache, () => this.improve());
		this.measures = new Measures(this.cache);
		this.probe = new Probe(this.cache, () => ({ view: this.view, width: this.surface.width, dpr: this.surface.dpr }));
		this.around = new Around(() => this.draw());
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
				this.listedRow = key;
				this.draw();
			},
		});
		this.pointer = new Pointer(this, this.surface.canvas, new Tip(field));
		this.column.addEventListener('wheel', (e) => this.pointer.wheel(e), { passive: false });
		this.followFocus(this.surface.canvas);
		this.observer = new ResizeObserver(() => this.resize());
		this.observer.observe(field);
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
		clearTimeout(this.improveTimer);
		this.around.close();
		this.model.close();
		this.painter.close();
		this.cache.clear();
	}

	get view(): View {
		return this.camera.view;
	}

	get end(): number {
		return end.peek();
	}

	private followFocus(canvas: HTMLCanvasElement): void {
		canvas.addEventListener('focus', () => {
			this.focused = canvas.matches(':focus-visible');
			this.draw();
		});
		canvas.addEventListener('blur', () => {
			this.focused = false;
			this.camera.letGo();
			this.draw();
		});
	}

	/* --- following the address and the server ---------------------------------------- */

	private follow(): void {
		let fp = fingerprint.peek();
		let generation = 0;
		this.ends.push(
			followSelection(),
			effect(() => {
				void forced.value;
				const c = colors.value!;
				this.surface.readColors(c.theme, c.reasons, c.highlight);
				const { palette } = this.surface;
				this.painter.setColors(palette.version, palette.pixels);
				this.draw();
			}),
			effect(() => {
				const t = params.value.t;
				this.showAddress(t === undefined ? range.value : parseSpan(t), t);
			}),
			effect(() => {
				this.model.setOptions(options.value!);
			}),
			effect(() => {
				const now = end.value;
				if (fingerprint.value !== fp) {
					fp = fingerprint.value;
					this.cache.clear();
				}
				this.cache.end = now;
				this.camera.grow();
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
				void [flows.value, chain.value, area.value, areaFacts.value, range.value, overlayOn.value, params.value.mark];
				this.draw();
			}),
			effect(() => {
				void arrowsWanted();
				this.touch();
			}),
		);
	}

	private showAddress(span: View | null, t: string | undefined): void {
		if (t !== undefined && t === this.lastT)
			return;
		this.lastT = t;
		this.camera.follows = span === null;
		if (span)
			this.glideTo(clampView(span, end.peek() || span.to));
		else if (end.peek() > 0)
			this.glideTo(whole(end.peek()));
	}

	/* --- view --------------------------------------------------------------------------- */

	private touch(): void {
		this.still = false;
		this.showRest(false);
		clearTimeout(this.settleTimer);
		this.settleTimer = setTimeout(() => this.settle(), SETTLE_MS);
		this.draw();
	}

	setView(view: View): void {
		this.camera.set(view);
	}

	private glideTo(view: View): void {
		const still = matchMedia('(prefers-reduced-motion: reduce)').matches || this.surface.width <= 1;
		this.camera.glideTo(view, still);
		/* A jump asks before it is drawn. */
		if (!this.rebuildWanted && !still)
			this.draw();
		if (!this.rebuildWanted && this.surface.width > 1)
			this.ask(this.scene(), this.visibleRows());
	}

	/* A step of its own in the history. */
	jump(view: View): void {
		this.commitView();
		pushParams({ t: formatSpan(clampView(view, end.peek())) });
	}

	/* The address gets the view that is shown. */
	private commitView(): void {
		const { aim, follows } = this.camera;
		const span = { from: Math.round(aim.from), to: Math.max(Math.round(aim.from) + 1, Math.round(aim.to)) };
		const t = follows ? undefined : formatSpan(span);
		if (t === this.lastT || (follows && params.peek().t === undefined))
			return;
		this.lastT = t;
		replaceParams({ t: t ?? null });
	}

	private settle(): void {
		this.camera.moving = null;
		this.commitView();
		this.model.setAlive(this.view);
		this.measure();
		this.around.ask(this.view, this.visibleRows(), end.peek());
		settled.value++;
		this.still = true;
		this.draw();
	}

	private get timeAtPointer(): number {
		return this.timeAt(this.pointer.at?.x ?? this.surface.width / 2);
	}

	timeAt(x: number): number {
		return this.view.from + ((this.view.to - this.view.from) * x) / this.surface.width;
	}

	/* Where zooming is: at the pointer while it is over the rows, else in the middle. */
	private get anchor(): number {
		return this.pointer.at ? this.pointer.at.x / this.surface.width : 0.5;
	}

	zoom(factor: number, x?: number): void {
		this.camera.zoom(factor, x === undefined ? this.anchor : x / this.surface.width);
	}

	pan(share: number): void {
		this.camera.pan(share);
	}

	hold(motion: Motion, speed: number | null): void {
		this.camera.hold(motion, speed, this.anchor);
		this.draw();
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
		const centre = this.camera.centred((box.from + box.to) / 2);
		const centred = Math.abs(centre.from - this.view.from) < span * 0.02;
		if (d)
			this.revealRow(d.row);
		this.jump(centred || box.to - box.from > span ? fit(box, end.peek(), 0.2) : centre);
	}

	/* --- rows ---------------------------------------------------------------------------- */

	private rebuild(): void {
		this.rebuildWanted = true;
		this.draw();
	}

	private layOut(): void {
		this.rebuildWanted = false;
		const before = this.model.layout;
		const cursor = this.pointer.at ? Math.max(0, this.pointer.at.y - RULER_PX) : 0;
		const drawn = meta.peek()?.sections.some((x) => (x.name === 'procs' || x.name === 'groups') && x.total > 0);
		this.empty.hidden = !complete.peek() || !meta.peek() || drawn === true;
		const after = this.model.build(meta.peek(), selection.peek()?.row ?? null);
		this.scroll = this.boundScroll(before.height ? anchoredScroll(before, after, this.scroll, cursor) : this.scroll);
		if (this.revealWanted !== null && after.find(this.revealWanted))
			this.revealRow(this.revealWanted);
	}

	get rowsHeight(): number {
		return Math.max(1, this.surface.height - RULER_PX);
	}

	private boundScroll(y: number): number {
		return Math.min(Math.max(0, y), Math.max(0, this.model.layout.height - this.rowsHeight + BELOW_PX));
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
			this.camera.follows = false;
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
		} else if (at.row && partsOf(at.row).length) {
			this.setRows({ open: toggled(o.open, at.key) });
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
		const from = selection.peek()?.row ?? this.hovered ?? '';
		const next = this.model.layout.neighbour(from, down);
		if (!next?.row)
			return;
		const t = selection.peek()?.t ?? Math.round((this.view.from + this.view.to) / 2);
		this.choose(next.key, t);
		this.revealRow(next.key);
		requestAnimationFrame(() => this.labels.focus(next.key));
	}

	foldSelected(): void {
		const key = selection.peek()?.row ?? this.hovered;
		const at = key ? this.model.layout.find(key) : null;
		const group = at?.row && (at.row.kind === 'group' || partsOf(at.row).length) ? at : at?.row?.group ? this.model.layout.find(at.row.group) : null;
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
		const near = kept.find((m) => Math.abs((parseTime(m) ?? -1) - t) < ((this.view.to - this.view.from) * 5) / this.surface.width);
		const next = near ? kept.filter((m) => m !== near) : [...kept, exactTime(this.temporaryMark ?? t)];
		this.temporaryMark = null;
		pushParams({ mark: next.length ? next.join(',') : null });
	}

	/* --- measuring what is seen -------------------------------------------------------------- */

	/* Tiles came: they are painted at once; what is measured from them, soon and once. */
	private arrived(): void {
		if (!this.rebuildWanted) {
			orderPictures(this.scene(), this.visibleRows());
			this.painter.pump();
		}
		this.measureTimer ??= setTimeout(() => {
			this.measureTimer = undefined;
			this.measure();
			settled.value++;
			this.draw();
		}, 120);
		this.improve();
	}

	/* Something can be drawn better: now, or with more of it a bit later: a frame takes time from what it waits for. */
	private improve(): void {
		if (!this.painter.busy && !this.cache.busy)
			this.draw();
		else
			this.improveTimer ??= setTimeout(() => this.draw(), IMPROVE_MS);
	}

	private measure(): void {
		this.measures.measure(this.visibleRows(), this.view, levelFor(this.view, this.surface.width * this.surface.dpr), end.peek());
	}

	rowShares(key: string): readonly number[] | null {
		return this.measures.shares.get(key) ?? null;
	}

	/* --- frames ------------------------------------------------------------------------------- */

	private resize(): void {
		this.surface.resize();
		this.frame(performance.now());
		this.touch();
	}

	draw(): void {
		if (this.wanted)
			return;
		this.wanted = true;
		requestAnimationFrame((now) => this.frame(now));
	}

	private get hovered(): string | null {
		return this.pointer.row ?? this.listedRow;
	}

	private scene(): Scene {
		const sel = selection.peek();
		const d = details.peek().value;
		const mine = sel && d && d.row === sel.row && sel.t >= d.begin && sel.t <= d.end;
		const { ctx, canvas, dpr, palette, hatch, missing } = this.surface;
		return {
			ctx, width: canvas.width, height: canvas.height, dpr, palette, hatch, missing, view: this.view, end: end.peek(), reading: !complete.peek(),
			scroll: this.scroll, layout: this.model.layout, cache: this.cache, painter: this.painter, names: this.names,
			reasons: meta.peek()?.reasons ?? [], bands: overlayOn.peek() ? this.around.bands : null, range: range.peek(), area: this.pointer.draft ?? area.peek(),
			marks: marksOf(params.peek().mark, this.temporaryMark), selected: sel ? { ...sel, begin: mine ? d.begin : sel.t, end: mine ? d.end : sel.t } : null, focused: this.focused,
			hovered: this.hovered, cursorX: this.pointer.cursorX, arrows: this.around.arrows, ends: this.around.ends,
			edges: sel ? flows.peek().value?.edges ?? [] : [], chain: sel ? chain.peek().value : null, compact: this.model.options.compact,
			rects: 0, waiting: false, scaleOf: (row) => this.measures.scaleOf(row, this.model.row(row)),
		};
	}

	private frame(now: number): void {
		this.wanted = false;
		clearTimeout(this.improveTimer);
		this.improveTimer = undefined;
		this.camera.animate(now, this.anchor);
		if (this.rebuildWanted)
			this.layOut();
		this.cache.beginFrame();
		this.painter.beginFrame();
		const rows = this.visibleRows();
		this.model.want(rows);
		const s = this.scene();
		s.ctx.fillStyle = s.palette.bgRaised;
		s.ctx.fillRect(0, 0, s.width, s.height);
		drawGrid(s);
		drawRows(s, rows);
		drawBands(s);
		drawLimits(s);
		drawArea(s);
		drawSelected(s);
		drawArrows(s);
		drawSticky(s);
		drawRuler(s);
		drawBandFeet(s);
		drawMarks(s);
		drawCursor(s);
		const sharp = !s.waiting && this.painter.lacking === 0 && !this.camera.gliding;
		this.painter.pump();
		this.showSharp(sharp && meta.peek() !== null && rows.every((r) => r.row !== null || r.item.kind !== 'run'));
		this.ask(s, rows);
		this.updateColumn(rows);
		void this.names.flush();
		this.showRest(this.still && this.sharp && !this.model.loading && ![details, flows, chain, areaFacts].some((a) => a.peek().busy));
		if (this.camera.isMoving)
			this.draw();
	}

	/* Whether all that this frame wanted is here and painted: for tests and for measuring. */
	private showSharp(sharp: boolean): void {
		if (sharp === this.sharp)
			return;
		this.sharp = sharp;
		this.host.dataset.sharp = String(sharp);
	}

	/* The `t` of the address once nothing moves and nothing is on its way: for tests. */
	private showRest(rest: boolean): void {
		const t = rest ? this.lastT ?? '' : undefined;
		if (this.host.dataset.rest === t)
			return;
		if (t === undefined)
			delete this.host.dataset.rest;
		else
			this.host.dataset.rest = t;
	}

	private ask(s: Scene, rows: readonly RowAt[]): void {
		if (!fingerprint.peek() || s.end <= 0)
			return;
		/* During a glide only its end is asked for: what lies between is gone before it comes. */
		this.cache.ask(visibleWants({ ...s, view: this.camera.aim }, rows, this.pointer.at?.y ?? null));
		/* What may be seen next waits until what is seen is sharp. */
		if (this.sharp && !this.camera.gliding)
			this.cache.prefetch(prefetchWants(s, rows, this.camera.zoomingIn, this.camera.moving));
	}

	private updateColumn(rows: readonly RowAt[]): void {
		const zero = origin(this.view, this.surface.width);
		const corner = zero ? `${zero.label} +` : `${formatDuration(this.view.to - this.view.from)} shown`;
		if (this.corner.textContent !== corner)
			this.corner.textContent = corner;
		const layout = this.model.layout;
		const sticky = layout.sticky(this.scroll);
		const shown = sticky ? rows.filter((r) => r.item !== sticky.item) : rows;
		this.labels.update(shown, this.scroll, {
			pins: this.model.options.pins, lanes: this.model.options.lanes, selected: selection.peek()?.row ?? null, total: layout.items.length, shares: this.measures.shares,
		}, sticky ? {
			at: { key: sticky.item.key, row: null, item: sticky.item, index: 0, top: 0, height: sticky.item.height, level: 1 }, y: sticky.y,
		} : null);
		this.bar.update(layout.height, this.surface.height, this.rowsHeight, this.scroll);
	}

	/* --- what the pointer asks for ------------------------------------------------------------ */

	rowAt(y: number): RowAt | null {
		if (y < RULER_PX)
			return null;
		const sticky = this.model.layout.sticky(this.scroll);
		if (sticky && y < RULER_PX + sticky.y + sticky.item.height)
			return null;
		return this.model.layout.at(y - RULER_PX + this.scroll);
	}

	openMenu(p: { x: number; y: number }, x: number, y: number): boolean {
		const at = this.rowAt(p.y);
		if (!at?.row)
			return false;
		menu.value = { x, y, row: at.key, t: Math.round(this.timeAt(p.x)) };
		return true;
	}

	chooseArea(chosen: AreaChoice): void {
		this.commitView();
		setArea(chosen);
	}

	click(p: { x: number; y: number }): void {
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
		const hit = this.probe.hit(at.key, t);
		const gap = hit ? null : this.probe.gap(at.key, t, end.peek());
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

	/* The slice at a place, or the place. */
	zoomInto(p: { x: number; y: number }): void {
		const at = this.rowAt(p.y);
		const hit = at?.row ? this.probe.hit(at.key, this.timeAt(p.x)) : null;
		if (hit?.kind === 'span')
			this.jump(fit(hit, end.peek(), 0.25));
		else
			this.zoom(0.25, p.x);
	}
}
