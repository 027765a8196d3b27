// SPDX-License-Identifier: MIT
//
// What the pointer does on the canvas: zooming, panning, areas, clicks, the tip.

import { meta, settings } from '../app/state';
import type { AreaChoice } from './areatext';
import { describeHit } from './describe';
import type { Tip } from './dom';
import { RULER_PX } from './scene';
import type { Timeline } from './timeline';
import { panBy, type View } from './view';

const DRAG_PX = 4;
const MAX_AREA_ROWS = 100;

interface Point {
	x: number;
	y: number;
}

type Drag =
	| { kind: 'press' | 'area'; x: number; y: number; ruler: boolean; t: number }
	| { kind: 'pan'; x: number; y: number; view: View; scroll: number };

export class Pointer {
	at: Point | null = null;
	row: string | null = null; /* over it */
	draft: AreaChoice | null = null;
	private drag: Drag | null = null;

	constructor(private readonly timeline: Timeline, private readonly canvas: HTMLCanvasElement, private readonly tip: Tip) {
		canvas.addEventListener('wheel', (e) => this.wheel(e), { passive: false });
		canvas.addEventListener('pointerdown', (e) => this.press(e));
		canvas.addEventListener('pointermove', (e) => this.moved(e));
		canvas.addEventListener('pointerup', (e) => this.release(e));
		canvas.addEventListener('pointercancel', () => this.cancel());
		canvas.addEventListener('pointerleave', () => {
			this.at = null;
			this.row = null;
			tip.hide();
			timeline.draw();
		});
		canvas.addEventListener('dblclick', (e) => timeline.zoomInto(this.point(e)));
		canvas.addEventListener('contextmenu', (e) => {
			if (timeline.openMenu(this.point(e), e.clientX, e.clientY))
				e.preventDefault();
		});
		canvas.addEventListener('auxclick', (e) => e.preventDefault());
	}

	/* While the view is dragged the time under the pointer stays the same. */
	get cursorX(): number | null {
		return this.drag?.kind === 'pan' ? null : this.at?.x ?? null;
	}

	private point(e: MouseEvent): Point {
		return this.timeline.surface.point(e);
	}

	wheel(e: WheelEvent): void {
		e.preventDefault();
		const { timeline } = this;
		const { width } = timeline.surface;
		const unit = e.deltaMode === 1 ? 16 : e.deltaMode === 2 ? timeline.rowsHeight : 1;
		const dx = e.deltaX * unit;
		const dy = e.deltaY * unit;
		if (e.ctrlKey || e.metaKey) {
			const { x } = this.point(e);
			/* A notch of a wheel is about 100; a pinch sends many small ones. */
			timeline.zoom(Math.exp(Math.max(-120, Math.min(120, dy)) * (Math.abs(dy) < 50 ? 0.01 : 0.004)), Math.min(Math.max(x, 0), width));
		} else if (e.shiftKey || Math.abs(dx) > Math.abs(dy)) {
			timeline.pan((e.shiftKey && dx === 0 ? dy : dx) / width);
		} else {
			timeline.setScroll(timeline.scroll + dy);
		}
	}

	private startPan(p: Point): Drag {
		return { kind: 'pan', x: p.x, y: p.y, view: this.timeline.view, scroll: this.timeline.scroll };
	}

	private press(e: PointerEvent): void {
		if (e.button === 2)
			return;
		const p = this.point(e);
		this.canvas.setPointerCapture(e.pointerId);
		const pans = e.button === 1 || e.shiftKey !== (settings.peek().navigation === 'pan' && p.y >= RULER_PX);
		if (e.button === 1)
			e.preventDefault();
		this.drag = pans && (e.button !== 0 || e.shiftKey) ? this.startPan(p)
			: { kind: 'press', x: p.x, y: p.y, ruler: p.y < RULER_PX, t: this.timeline.timeAt(p.x) };
	}

	private moved(e: PointerEvent): void {
		const p = this.point(e);
		const { timeline } = this;
		this.at = p;
		const d = this.drag;
		if (d?.kind === 'press' && Math.hypot(p.x - d.x, p.y - d.y) > DRAG_PX)
			this.drag = settings.peek().navigation === 'pan' && !e.shiftKey && !d.ruler ? this.startPan(d) : { ...d, kind: 'area' };
		if (this.drag?.kind === 'pan') {
			const { x, y, view, scroll } = this.drag;
			timeline.setView(panBy(view, ((x - p.x) / timeline.surface.width) * (view.to - view.from), timeline.end));
			timeline.setScroll(scroll + y - p.y);
		} else if (this.drag?.kind === 'area') {
			this.draft = this.areaOf(this.drag, p);
		}
		this.canvas.classList.toggle('tl-panning', this.drag?.kind === 'pan');
		this.hover();
		timeline.draw();
	}

	private areaOf(d: Point & { t: number; ruler: boolean }, p: Point): AreaChoice {
		const { timeline } = this;
		const now = timeline.timeAt(Math.min(Math.max(p.x, 0), timeline.surface.width));
		const from = Math.max(0, Math.min(d.t, now));
		const to = Math.min(Math.max(d.t, now), Math.max(timeline.end, 1));
		let rows: string[] | null = null;
		if (!d.ruler) {
			const top = Math.max(RULER_PX, Math.min(d.y, p.y)) - RULER_PX + timeline.scroll;
			const bottom = Math.max(d.y, p.y) - RULER_PX + timeline.scroll;
			rows = timeline.model.layout.visible(top, bottom + 1).filter((r) => r.row).map((r) => r.key);
			if (rows.length === 0 || rows.length > MAX_AREA_ROWS)
				rows = null;
		}
		return { from: Math.round(Math.min(from, to)), to: Math.round(Math.max(to, from + 1)), rows };
	}

	private release(e: PointerEvent): void {
		const d = this.drag;
		const { draft } = this;
		this.cancel();
		if (d?.kind === 'area' && draft)
			this.timeline.chooseArea(draft);
		else if (d?.kind === 'press')
			this.timeline.click(this.point(e));
	}

	cancel(): void {
		this.drag = null;
		this.draft = null;
		this.canvas.classList.remove('tl-panning');
		this.timeline.draw();
	}

	private hover(): void {
		const p = this.at;
		const { timeline } = this;
		const at = p && !this.drag ? timeline.rowAt(p.y) : null;
		this.row = at?.row?.key ?? null;
		const t = p ? timeline.timeAt(p.x) : 0;
		const hit = at?.row && t >= 0 && t <= timeline.end ? timeline.probe.hit(at.key, t) : null;
		const lines = at?.row && hit ? describeHit(at.row, hit, timeline.names, meta.peek()?.reasons ?? []) : [];
		if (p)
			this.tip.show(lines, p.x, p.y, timeline.surface.width, timeline.surface.height);
	}
}
