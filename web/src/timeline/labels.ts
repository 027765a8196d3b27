// SPDX-License-Identifier: MIT
//
// The column of row names: a treegrid of the rows that are seen, which is also what
// assistive software reads instead of the canvas. Elements are kept by row, so
// that focus stays on a row while it scrolls.

import { formatDuration } from '../app/time';
import { formatBytes, formatCount, formatPercent, formatShort } from '../app/format';
import type { Row } from '../api/types';
import { partsOf, type RowAt } from './layout';
import { shortName } from './names';
import { CLASS_NAMES } from './states';

export interface LabelActions {
	fold(at: RowAt): void; /* a section or a group opens or closes */
	lanes(at: RowAt): void;
	pin(key: string): void;
	choose(at: RowAt): void;
	menu(at: RowAt, x: number, y: number): void;
	hover(key: string | null): void;
}

export interface LabelState {
	pins: readonly string[];
	lanes: readonly string[];
	selected: string | null;
	total: number;
	shares: ReadonlyMap<string, readonly number[]>;
}

interface Label {
	root: HTMLDivElement;
	name: HTMLSpanElement;
	extra: HTMLSpanElement;
	bar: HTMLSpanElement;
	parts: HTMLElement[];
	fold: HTMLButtonElement;
	lanes: HTMLButtonElement;
	pin: HTMLButtonElement;
	at: RowAt;
	top: number;
	height: number;
	text: string;
	used: number;
}

function el<K extends keyof HTMLElementTagNameMap>(tag: K, cls: string, parent: HTMLElement): HTMLElementTagNameMap[K] {
	const e = document.createElement(tag);
	e.className = cls;
	parent.append(e);
	return e;
}

function chevron(): SVGSVGElement {
	const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
	svg.setAttribute('viewBox', '0 0 20 20');
	svg.setAttribute('width', '12');
	svg.setAttribute('height', '12');
	svg.setAttribute('aria-hidden', 'true');
	const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
	path.setAttribute('d', 'M7 4l6 6-6 6');
	path.setAttribute('fill', 'none');
	path.setAttribute('stroke', 'currentColor');
	path.setAttribute('stroke-width', '2.2');
	svg.append(path);
	return svg;
}

/* Names of counters; of those that need it, what exactly they count. */
const COUNTERS: Readonly<Record<string, readonly [string, string?]>> = {
	heap: ['Live heap'], goal: ['GC heap goal'], gomaxprocs: ['GOMAXPROCS'], goroutines: ['Goroutines'], runnable: ['Runnable goroutines'],
	threads: ['Threads'], running: ['Running goroutines'],
	throttled: ['Throttled by the quota', 'share of the time for which the control group’s quota stopped the program'],
	pressure: ['CPU pressure (PSI)', 'share of the time in which a task of the control group waited for a CPU'],
	run_delay: ['Threads without a CPU', 'run delay: threads that were ready and waited for a CPU, on average'],
	cpus: ['CPUs used', 'CPU time of the control group, per time'],
};

/* A value with its unit. */
export function counterText(v: number, unit: string | undefined): string {
	return unit === 'bytes' ? formatBytes(v) : unit === 'share' ? formatPercent(v) : formatShort(v);
}

export function counterName(row: Row): string {
	return COUNTERS[row.key.slice(2)]?.[0] ?? row.label;
}

/* What a row is called. */
export function rowName(row: Row): string {
	switch (row.kind) {
	case 'group': return shortName(row.label) || 'not known';
	case 'counter': return counterName(row);
	case 'gc': return 'GC';
	case 'stw': return 'Stop the world';
	case 'proc':
	case 'thread': return /^[pm]\d+$/.test(row.label) ? `${row.label[0]!.toUpperCase()} ${row.label.slice(1)}` : row.label || row.key;
	case 'assist': return 'GC assists';
	case 'sweep': return 'sweeping';
	default: return /\/r\d+$/.test(row.key) ? `regions${row.key.endsWith('/r0') ? '' : `, within ${row.key.slice(row.key.lastIndexOf('r') + 1)}`}` : row.label || row.key;
	}
}

/* With what stands small beside the name. */
export function labelOf(at: RowAt): { name: string; extra: string; title: string } {
	if (at.item.kind === 'section')
		return { name: at.item.title, extra: formatCount(at.item.total), title: '' };
	if (at.item.kind === 'note')
		return { name: at.item.text, extra: '', title: at.item.text };
	const row = at.row;
	if (!row)
		return { name: '…', extra: '', title: '' };
	switch (row.kind) {
	case 'goroutine': {
		const lives = row.end > row.begin ? formatDuration(row.end - row.begin) : '';
		const fn = row.fn && row.fn !== row.label ? shortName(row.fn) : '';
		const id = row.id !== undefined ? `g${row.id}` : row.key;
		return { name: at.level > 2 ? id : `${id} ${fn}`, extra: lives, title: `${row.label} ${row.fn ?? ''} ${lives && `lives ${lives}`}` };
	}
	case 'group': {
		const n = formatCount(row.members ?? 0);
		return { name: rowName(row), extra: n, title: `${row.label || 'start function not known'}: ${n} goroutines, at most ${formatCount(Math.ceil(row.peak ?? 0))} at once` };
	}
	case 'counter':
		return { name: rowName(row), extra: '', title: COUNTERS[row.key.slice(2)]?.[1] ?? rowName(row) };
	default: {
		/* What is below a row has its name where it stands alone. */
		const of = row.key.indexOf('/') > 0 && row.kind !== 'lane' && at.level === 2 && row.label === row.key ? `${row.key.slice(0, row.key.indexOf('/'))} ` : '';
		return { name: of + rowName(row), extra: '', title: of + rowName(row) };
	}
	}
}

export class Labels {
	private readonly pool = new Map<string, Label>();
	private readonly free: Label[] = [];
	private frame = 0;
	private total = -1;
	private reachable: string | null = null;

	constructor(private readonly host: HTMLElement, private readonly actions: LabelActions) {
		host.setAttribute('role', 'treegrid');
		host.setAttribute('aria-label', 'Rows of the timeline');
	}

	private make(): Label {
		const root = document.createElement('div');
		root.className = 'tl-label';
		root.setAttribute('role', 'row');
		const cell = el('span', 'tl-cell', root);
		cell.setAttribute('role', 'gridcell');
		const fold = el('button', 'tl-fold', cell);
		fold.type = 'button';
		fold.tabIndex = -1;
		fold.append(chevron());
		const name = el('span', 'tl-name', cell);
		const extra = el('span', 'tl-extra', cell);
		const bar = el('span', 'tl-shares', cell);
		const parts = CLASS_NAMES.map((c) => el('i', `share-${c}`, bar));
		const lanes = el('button', 'tl-act', cell);
		lanes.type = 'button';
		lanes.tabIndex = -1;
		lanes.textContent = '≡';
		lanes.title = 'Lifetimes packed into lanes';
		const pin = el('button', 'tl-act tl-pin', cell);
		pin.type = 'button';
		pin.tabIndex = -1;
		pin.textContent = '⊤';
		const label: Label = { root, name, extra, bar, parts, fold, lanes, pin, at: null as unknown as RowAt, top: NaN, height: NaN, text: '', used: 0 };
		this.listen(label);
		this.host.append(root);
		return label;
	}

	private listen(label: Label): void {
		const { root, fold, lanes, pin } = label;
		fold.onclick = (e) => {
			e.stopPropagation();
			this.actions.fold(label.at);
		};
		lanes.onclick = (e) => {
			e.stopPropagation();
			this.actions.lanes(label.at);
		};
		pin.onclick = (e) => {
			e.stopPropagation();
			this.actions.pin(label.at.key);
		};
		root.onclick = () => {
			if (label.at.item.kind === 'section')
				this.actions.fold(label.at);
			else if (label.at.row)
				this.actions.choose(label.at);
		};
		root.ondblclick = () => {
			if (label.at.row?.kind === 'group')
				this.actions.fold(label.at);
		};
		root.oncontextmenu = (e) => {
			if (!label.at.row && label.at.item.kind !== 'section')
				return;
			e.preventDefault();
			this.actions.menu(label.at, e.clientX, e.clientY);
		};
		root.onkeydown = (e) => {
			if (e.code !== 'Enter' && e.code !== 'Space')
				return;
			e.preventDefault();
			if (label.at.item.kind === 'section' || label.at.row?.kind === 'group')
				this.actions.fold(label.at);
			else if (label.at.row)
				this.actions.choose(label.at);
		};
		root.onpointerenter = () => this.actions.hover(label.at.row?.key ?? null);
		root.onpointerleave = () => this.actions.hover(null);
	}

	/* Rows of this frame; `shift` is from the rows' beginning to the column's top. */
	update(rows: readonly RowAt[], shift: number, state: LabelState, sticky: { at: RowAt; y: number } | null): void {
		this.frame++;
		/* One row of the grid can be reached by Tab: the selected one, or the first. */
		this.reachable = rows.some((r) => r.key === state.selected) ? state.selected : rows.find((r) => r.row)?.key ?? null;
		if (state.total !== this.total) {
			this.total = state.total;
			this.host.setAttribute('aria-rowcount', String(state.total));
		}
		for (const at of rows)
			this.place(at, at.top - shift, state, false);
		if (sticky)
			this.place(sticky.at, sticky.y, state, true);
		for (const [key, label] of this.pool) {
			if (label.used === this.frame)
				continue;
			this.pool.delete(key);
			if (this.free.length < 40) {
				label.root.hidden = true;
				this.free.push(label);
			} else {
				label.root.remove();
			}
		}
	}

	private place(at: RowAt, y: number, state: LabelState, sticky: boolean): void {
		/* A pinned row is also where it belongs. */
		const id = at.item.kind === 'section' ? at.key : `${at.item.section} ${at.key}`;
		let label = this.pool.get(id);
		if (!label) {
			label = this.free.pop() ?? this.make();
			label.text = '';
			label.root.hidden = false;
			this.pool.set(id, label);
		}
		label.at = at;
		label.used = this.frame;
		const top = Math.round(y);
		if (top !== label.top || at.height !== label.height) {
			label.top = top;
			label.height = at.height;
			label.root.style.transform = `translateY(${top}px)`;
			label.root.style.height = `${at.height}px`;
		}
		this.fill(label, at, state, sticky);
	}

	/* Only what differs from the last frame is written: text and attributes cost layout. */
	private fill(label: Label, at: RowAt, state: LabelState, sticky: boolean): void {
		const shares = at.row ? state.shares.get(at.row.key) : undefined;
		const open = at.item.kind === 'section' ? !at.item.folded : at.item.kind === 'row' && at.item.open !== null ? at.item.open
			: at.item.kind !== 'row' && at.row && partsOf(at.row).length ? false : null;
		const selected = state.selected === at.key;
		const pinned = state.pins.includes(at.key);
		const { name, extra, title } = labelOf(at);
		const text = [name, extra, open, selected, pinned, sticky, at.height, at.level, shares?.join(), state.lanes.includes(at.key), at.key === this.reachable].join('\n');
		if (text === label.text)
			return;
		label.text = text;
		const { root } = label;
		root.className = `tl-label tl-${at.item.kind === 'section' ? 'section' : at.row?.kind ?? 'note'} tl-depth${at.level}`
			+ (selected ? ' tl-chosen' : '') + (sticky ? ' tl-sticky' : '') + (at.height < 13 ? ' tl-thin' : '');
		root.title = title;
		root.tabIndex = at.key === this.reachable ? 0 : -1;
		root.setAttribute('aria-level', String(at.level));
		root.setAttribute('aria-selected', String(selected));
		if (open === null)
			root.removeAttribute('aria-expanded');
		else
			root.setAttribute('aria-expanded', String(open));
		label.name.textContent = name;
		label.extra.textContent = extra;
		label.fold.hidden = open === null;
		label.fold.setAttribute('aria-label', open ? 'Fold' : 'Unfold');
		label.lanes.hidden = at.row?.kind !== 'group' || !at.row.lanes;
		label.lanes.setAttribute('aria-pressed', String(state.lanes.includes(at.key)));
		label.pin.hidden = !at.row;
		label.pin.setAttribute('aria-pressed', String(pinned));
		label.pin.title = pinned ? 'Take from the top' : 'Pin on top';
		this.fillShares(label, shares, at.height);
	}

	private fillShares(label: Label, shares: readonly number[] | undefined, height: number): void {
		const total = shares?.reduce((a, b) => a + b, 0) ?? 0;
		label.bar.hidden = !shares || height < 13 || total <= 0;
		if (label.bar.hidden || !shares)
			return;
		shares.forEach((share, i) => {
			label.parts[i]!.style.width = `${(share / Math.max(total, 1)) * 100}%`;
		});
		label.bar.title = shares.map((v, i) => `${CLASS_NAMES[i]} ${formatPercent(v)}`).join(', ');
	}

	focus(key: string): void {
		if (this.host.contains(document.activeElement))
			[...this.pool.values()].find((l) => l.at.key === key)?.root.focus({ preventScroll: true });
	}
}
