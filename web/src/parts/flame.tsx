// SPDX-License-Identifier: MIT
//
// Call stacks as a picture: outermost function at the top, as wide as the time it
// has, what it calls below. A click zooms; the same tree can be read as a table.

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { theme } from '../app/state';
import { formatCount, formatPercent } from '../app/format';
import { formatDuration } from '../app/time';
import { cssColour, functionColour } from './colours';
import { buildTree, heaviestPath, layout, search, type FlameNode, type FlameRect, type Sample } from './flametree';
import { shortFunction } from './format';
import { useTwin, useWidth } from './page';

export type Weighing = 'time' | 'count';

const ROW = 20;

function fitText(ctx: CanvasRenderingContext2D, text: string, room: number): string {
	if (room < 14)
		return '';
	if (ctx.measureText(text).width <= room)
		return text;
	let low = 0;
	let high = text.length;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if (ctx.measureText(`${text.slice(0, middle)}…`).width <= room)
			low = middle;
		else
			high = middle - 1;
	}
	return low < 2 ? '' : `${text.slice(0, low)}…`;
}

interface Scene {
	rects: readonly FlameRect[];
	width: number;
	height: number;
	zoom: FlameNode;
	hits: ReadonlySet<FlameNode> | null;
	hover: FlameNode | null;
	dark: boolean;
}

function paint(canvas: HTMLCanvasElement, s: Scene): void {
	const ratio = window.devicePixelRatio || 1;
	const w = Math.round(s.width * ratio);
	const h = Math.round(s.height * ratio);
	if (canvas.width !== w || canvas.height !== h) {
		canvas.width = w;
		canvas.height = h;
	}
	const ctx = canvas.getContext('2d');
	if (!ctx)
		return;
	ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
	ctx.clearRect(0, 0, s.width, s.height);
	ctx.font = '12px system-ui, "DejaVu Sans", sans-serif';
	ctx.textBaseline = 'middle';
	const fg = cssColour('--fg');
	const faint = cssColour('--fg-faint');
	const hitColour = cssColour('--runnable');
	const focus = cssColour('--focus');
	const pale = s.dark ? 'oklch(0.28 0.008 250)' : 'oklch(0.945 0.004 250)';
	for (const { node, x0, x1, row } of s.rects) {
		const x = x0 * s.width;
		const wide = (x1 - x0) * s.width;
		const gap = wide > 3 ? 1 : wide > 1.5 ? 0.5 : 0;
		const isHit = s.hits?.has(node) ?? false;
		ctx.globalAlpha = node.depth < s.zoom.depth ? 0.55 : 1;
		ctx.fillStyle = node.parent === null ? cssColour('--bg-hover') : isHit ? hitColour : s.hits ? pale : functionColour(node.name, s.dark);
		ctx.fillRect(x, row * ROW, Math.max(wide - gap, 0.5), ROW - 1);
		if (wide > 22) {
			ctx.fillStyle = s.hits && !isHit ? faint : isHit && s.dark ? '#1a1206' : fg;
			const text = fitText(ctx, shortFunction(node.name), wide - 10);
			if (text)
				ctx.fillText(text, x + 5, row * ROW + ROW / 2);
		}
		if (node === s.hover) {
			ctx.strokeStyle = focus;
			ctx.lineWidth = 2;
			ctx.strokeRect(x + 1, row * ROW + 1, Math.max(wide - gap - 2, 1), ROW - 3);
		}
	}
	ctx.globalAlpha = 1;
}

function weightText(node: FlameNode, by: Weighing): string {
	return by === 'time' ? formatDuration(node.value) : formatCount(node.count);
}

/* The tree as rows that open and close. */
function TreeTwin({ root, by }: { root: FlameNode; by: Weighing }) {
	const weight = (n: FlameNode): number => (by === 'time' ? n.value : n.count);
	const [open, setOpen] = useState<ReadonlySet<FlameNode>>(() => new Set(heaviestPath(root, weight)));
	const [active, setActive] = useState(0);
	useEffect(() => {
		setOpen(new Set(heaviestPath(root, weight)));
		setActive(0);
	}, [root]);
	const rows: FlameNode[] = [];
	const walk = (node: FlameNode): void => {
		rows.push(node);
		if (open.has(node)) {
			for (const child of node.children.slice(0, 100))
				walk(child);
		}
	};
	walk(root);
	const toggle = (node: FlameNode, on: boolean): void => {
		const next = new Set(open);
		if (on)
			next.add(node);
		else
			next.delete(node);
		setOpen(next);
	};
	const whole = weight(root);
	const onKey = (e: KeyboardEvent): void => {
		const node = rows[active];
		if (!node)
			return;
		if (e.key === 'ArrowDown')
			setActive(Math.min(active + 1, rows.length - 1));
		else if (e.key === 'ArrowUp')
			setActive(Math.max(active - 1, 0));
		else if (e.key === 'ArrowRight' && node.children.length > 0)
			toggle(node, true);
		else if (e.key === 'ArrowLeft' && open.has(node) && node.children.length > 0)
			toggle(node, false);
		else if (e.key === 'ArrowLeft' && node.parent)
			setActive(Math.max(rows.indexOf(node.parent), 0));
		else
			return;
		e.preventDefault();
		e.stopPropagation();
	};
	return (
		<div class="plain-scroll" role="treegrid" aria-label="Call tree" tabIndex={0} onKeyDown={onKey} aria-activedescendant={`tree${active}`}>
			<div class="tree-row tree-head" role="row">
				<span role="columnheader">function</span>
				<span role="columnheader" class="num">total</span>
				<span role="columnheader" class="num">share</span>
				<span role="columnheader" class="num">self</span>
			</div>
			{rows.map((node, i) => (
				<div
					class={`tree-row${i === active ? ' tr-active' : ''}`} role="row" key={i} id={`tree${i}`} aria-level={node.depth + 1}
					aria-expanded={node.children.length > 0 ? open.has(node) : undefined}
					onClick={() => { setActive(i); toggle(node, !open.has(node)); }}
				>
					<span role="gridcell" class="tree-name" style={{ paddingLeft: `${Math.min(node.depth, 40) * 14}px` }} title={node.name}>
						<span class="tree-mark" aria-hidden="true">{node.children.length === 0 ? '' : open.has(node) ? '▾' : '▸'}</span>
						{shortFunction(node.name)}
					</span>
					<span role="gridcell" class="num">{weightText(node, by)}</span>
					<span role="gridcell" class="num">{formatPercent(whole > 0 ? weight(node) / whole : 0)}</span>
					<span role="gridcell" class="num">{by === 'time' ? (node.self > 0 ? formatDuration(node.self) : '') : ''}</span>
				</div>
			))}
		</div>
	);
}

export function FlameGraph({ samples, by = 'time', label, onFunction, unit }: {
	samples: readonly Sample[]; by?: Weighing; label: string; onFunction?: (name: string) => void; unit?: string;
}) {
	const [ref, width] = useWidth<HTMLDivElement>();
	const canvas = useRef<HTMLCanvasElement>(null);
	const [inverted, setInverted] = useState(false);
	const [text, setText] = useState('');
	const root = useMemo(() => buildTree(samples, inverted), [samples, inverted]);
	const [zoomed, setZoom] = useState<FlameNode | null>(null);
	const [hover, setHover] = useState<{ node: FlameNode; x: number; y: number } | null>(null);
	const [cursor, setCursor] = useState<FlameNode | null>(null);
	const [twin, twinButton] = useTwin();
	useEffect(() => {
		setZoom(null);
		setCursor(null);
		setHover(null);
	}, [root]);
	const rootOf = (n: FlameNode): FlameNode => {
		let at = n;
		while (at.parent)
			at = at.parent;
		return at;
	};
	const zoom = zoomed && rootOf(zoomed) === root ? zoomed : root;
	const weight = useMemo(() => (by === 'time' ? (n: FlameNode) => n.value : (n: FlameNode) => n.count), [by]);
	const placed = useMemo(() => layout(root, zoom, width > 0 ? 0.5 / width : 0.001, weight), [root, zoom, width, weight]);
	const found = useMemo(() => search(root, text, weight), [root, text, weight]);
	const height = Math.max(placed.rows, 1) * ROW;
	const dark = theme.value === 'dark';
	const marked = hover?.node ?? cursor;

	useEffect(() => {
		/* The theme is set on the document in an effect of the shell: a frame later it is there. */
		const frame = requestAnimationFrame(() => {
			if (canvas.current && width > 0)
				paint(canvas.current, { rects: placed.rects, width, height, zoom, hits: text.trim() ? found.hits : null, hover: marked, dark });
		});
		return () => cancelAnimationFrame(frame);
	}, [placed, width, height, zoom, found, text, marked, dark, twin]);

	const nodeAt = (e: MouseEvent): FlameNode | null => {
		const box = canvas.current!.getBoundingClientRect();
		const row = Math.floor((e.clientY - box.top) / ROW);
		const x = (e.clientX - box.left) / width;
		return placed.rects.find((r) => r.row === row && x >= r.x0 && x < r.x1)?.node ?? null;
	};
	const onKey = (e: KeyboardEvent): void => {
		const at = cursor ?? zoom;
		const siblings = at.parent?.children ?? [at];
		const i = siblings.indexOf(at);
		let next: FlameNode | undefined;
		if (e.key === 'ArrowDown')
			next = at.children[0];
		else if (e.key === 'ArrowUp')
			next = at.parent ?? undefined;
		else if (e.key === 'ArrowRight')
			next = siblings[i + 1];
		else if (e.key === 'ArrowLeft')
			next = siblings[i - 1];
		else if (e.key === 'Enter')
			setZoom(at);
		else if (e.key === 'Escape' && (zoom !== root || cursor))
			setZoom(null);
		else
			return;
		if (next || e.key.startsWith('Arrow'))
			setCursor(next ?? at);
		setHover(null);
		e.preventDefault();
		e.stopPropagation();
	};
	const whole = weight(root);
	const describe = (n: FlameNode): string =>
		`${n.name}: ${weightText(n, by)}, ${formatPercent(whole > 0 ? weight(n) / whole : 0)} of all` +
		(n.parent && n.parent !== root ? `, ${formatPercent(weight(n) / Math.max(weight(n.parent), 1))} of its caller` : '') +
		(by === 'time' && n.self > 0 ? `, itself ${formatDuration(n.self)}` : '');

	return (
		<div class="flame">
			<div class="table-tools">
				<label class="table-filter">
					<span class="hidden-text">Search in the flame graph</span>
					<input type="search" placeholder="Search functions" value={text} spellcheck={false} onInput={(e) => setText(e.currentTarget.value)} />
				</label>
				{text.trim() !== '' && <span class="table-count">{formatCount(found.hits.size)} found, {formatPercent(found.share)} of all</span>}
				<button type="button" class="button button-quiet" aria-pressed={inverted} title="Innermost functions at the top, their callers below" onClick={() => setInverted(!inverted)}>Invert</button>
				{zoom !== root && <button type="button" class="button button-quiet" onClick={() => setZoom(null)}>Whole graph</button>}
				{onFunction && marked && cursor && cursor !== root && <button type="button" class="button button-quiet" onClick={() => onFunction(cursor.name)}>Callers of {shortFunction(cursor.name)}</button>}
				<span class="table-count">{unit ?? (by === 'time' ? `${formatDuration(root.value)} in all` : `${formatCount(root.count)} in all`)}</span>
				{twinButton}
			</div>
			{twin ? <TreeTwin root={root} by={by} /> : (
				<div class="flame-scroll" ref={ref}>
					<canvas
						ref={canvas} class="flame-canvas" tabIndex={0} role="application" aria-label={`${label}: flame graph. Arrow keys move, Enter zooms, Escape goes back; Show as table has the same`}
						style={{ width: `${width}px`, height: `${height}px` }}
						onMouseMove={(e) => {
							const node = nodeAt(e);
							const box = ref.current!.getBoundingClientRect();
							setHover(node ? { node, x: e.clientX - box.left, y: e.clientY - box.top } : null);
						}}
						onMouseLeave={() => setHover(null)}
						onClick={(e) => {
							const node = nodeAt(e);
							if (node) {
								setZoom(node === zoom && node.parent ? node.parent : node);
								setCursor(node);
							}
						}}
						onKeyDown={onKey}
					/>
					{hover && (
						<div class="tip" style={{ left: `${Math.min(hover.x + 12, Math.max(width - 380, 0))}px`, top: `${hover.y + 18 + (ref.current?.scrollTop ?? 0)}px` }}>
							<strong>{hover.node.name}</strong>
							<span>{weightText(hover.node, by)} · {formatPercent(whole > 0 ? weight(hover.node) / whole : 0)} of all</span>
							{by === 'time' && hover.node.self > 0 && <span>itself {formatDuration(hover.node.self)}</span>}
							{hover.node.count > 0 && by === 'time' && <span>{formatCount(hover.node.count)} times</span>}
						</div>
					)}
				</div>
			)}
			<div class="hidden-text" aria-live="polite">{cursor ? describe(cursor) : ''}</div>
			{cursor && cursor !== root && !twin && <p class="flame-foot">{describe(cursor)}</p>}
		</div>
	);
}
