// SPDX-License-Identifier: MIT
//
// Call stacks as a picture: outermost function at the top, as wide as the time it
// has, what it calls below. A click zooms; the same tree can be read as a table.

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { theme } from '../app/state';
import { formatCount, formatPercent } from '../app/format';
import { cssColour, functionColour } from './colours';
import { buildTree, layout, search, type FlameNode, type FlameRect, type Sample } from './flametree';
import { shortName } from '../timeline/names';
import { MEASURES, type Measure, type Weighing } from './measure';
import { useTwin, useWidth } from './page';
import { TreeTwin } from './treetwin';

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
	fill(node: FlameNode): string;
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
		ctx.fillStyle = node.parent === null ? cssColour('--bg-hover') : isHit ? hitColour : s.hits ? pale : s.fill(node);
		ctx.fillRect(x, row * ROW, Math.max(wide - gap, 0.5), ROW - 1);
		if (wide > 22) {
			ctx.fillStyle = s.hits && !isHit ? faint : isHit && s.dark ? '#1a1206' : fg;
			const text = fitText(ctx, shortName(node.name), wide - 10);
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

export function FlameGraph({ samples, by = 'time', measure = MEASURES[by], label, onFunction, unit }: {
	samples: readonly Sample[]; by?: Weighing; measure?: Measure; label: string; onFunction?: (name: string) => void; unit?: string;
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
	const weight = measure.of;
	const placed = useMemo(() => layout(root, zoom, width > 0 ? 0.5 / width : 0.001, weight), [root, zoom, width, weight]);
	const found = useMemo(() => search(root, text, weight), [root, text, weight]);
	const height = Math.max(placed.rows, 1) * ROW;
	const dark = theme.value === 'dark';
	const marked = hover?.node ?? cursor;

	useEffect(() => {
		/* The theme is set on the document in an effect of the shell: a frame later it is there. */
		const frame = requestAnimationFrame(() => {
			if (canvas.current && width > 0)
				paint(canvas.current, { rects: placed.rects, width, height, zoom, hits: text.trim() ? found.hits : null, hover: marked, dark, fill: (n) => measure.fill?.(n, dark) ?? functionColour(n.name, dark) });
		});
		return () => cancelAnimationFrame(frame);
	}, [placed, width, height, zoom, found, text, marked, dark, twin, measure]);

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
		`${n.name}: ${measure.text(n)}, ${formatPercent(whole > 0 ? weight(n) / whole : 0)} of all` +
		(n.parent && n.parent !== root ? `, ${formatPercent(weight(n) / Math.max(weight(n.parent), 1))} of its caller` : '') +
		(measure.self(n) ? `, itself ${measure.self(n)}` : '');

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
				{onFunction && marked && cursor && cursor !== root && <button type="button" class="button button-quiet" onClick={() => onFunction(cursor.name)}>Callers of {shortName(cursor.name)}</button>}
				<span class="table-count">{unit ?? `${measure.text(root)} in all`}</span>
				{twinButton}
			</div>
			{twin ? <TreeTwin root={root} measure={measure} /> : (
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
							<span>{measure.text(hover.node)} · {formatPercent(whole > 0 ? weight(hover.node) / whole : 0)} of all</span>
							{measure.self(hover.node) && <span>itself {measure.self(hover.node)}</span>}
							{hover.node.count > 0 && measure === MEASURES.time && <span>{formatCount(hover.node.count)} times</span>}
						</div>
					)}
				</div>
			)}
			<div class="hidden-text" aria-live="polite">{cursor ? describe(cursor) : ''}</div>
			{cursor && cursor !== root && !twin && <p class="flame-foot">{describe(cursor)}</p>}
		</div>
	);
}
