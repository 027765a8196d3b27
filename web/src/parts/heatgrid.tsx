// SPDX-License-Identifier: MIT
//
// A map of cells, time to the right, rows downwards: drawn on a canvas, with a frame
// around the cell under the pointer, which the arrow keys move, too.

import { useEffect, useRef, useState } from 'preact/hooks';
import { theme } from '../app/state';
import { cssColour } from './colours';
import { momentTicks } from './format';
import { useWidth } from './page';
import { linearTicks } from './ticks';

/* Row 0 is the topmost one. */
export interface Cell {
	column: number;
	row: number;
}

interface HeatGridProps {
	columns: number;
	rows: number;
	rowHeight: number;
	/* Begin of the first column, length of each; ns. */
	from: number;
	width: number;
	/* null: nothing is there. A function that stays the same while the map does. */
	colour: (column: number, row: number, dark: boolean) => string | null;
	/* Words at the left, so far below the top. */
	names: readonly { y: number; text: string }[];
	label: string;
	tip: (at: Cell) => string;
	hint: string;
	chosen?: Cell | null;
	/* null: beside the cells, or Escape. */
	onOpen: (at: Cell | null) => void;
}

const LEFT = 62;
const RIGHT = 12;
const TOP = 6;
const BOTTOM = 24;

export function HeatGrid(p: HeatGridProps) {
	const [ref, width] = useWidth<HTMLDivElement>();
	const canvas = useRef<HTMLCanvasElement>(null);
	const [hover, setHover] = useState<Cell | null>(null);
	const tall = Math.max(p.rows, 1) * p.rowHeight;
	const inner = Math.max(width - LEFT - RIGHT, 10);
	const dark = theme.value === 'dark';

	useEffect(() => {
		const frame = requestAnimationFrame(() => {
			const el = canvas.current;
			const ctx = el?.getContext('2d');
			if (!el || !ctx)
				return;
			const ratio = window.devicePixelRatio || 1;
			el.width = Math.round(inner * ratio);
			el.height = Math.round(tall * ratio);
			ctx.scale(ratio, ratio);
			ctx.fillStyle = cssColour('--bg-sunken');
			ctx.fillRect(0, 0, inner, tall);
			const w = inner / p.columns;
			for (let row = 0; row < p.rows; row++) {
				for (let column = 0; column < p.columns; column++) {
					const colour = p.colour(column, row, dark);
					if (colour === null)
						continue;
					ctx.fillStyle = colour;
					const x = Math.floor(column * w);
					ctx.fillRect(x, row * p.rowHeight, Math.max(Math.floor((column + 1) * w) - x, 1), p.rowHeight - (p.rowHeight > 6 ? 1 : 0));
				}
			}
		});
		return () => cancelAnimationFrame(frame);
	}, [p.colour, p.columns, p.rows, p.rowHeight, inner, tall, dark]);

	const clamp = (v: number, n: number): number => Math.max(0, Math.min(n - 1, v));
	const place = (e: MouseEvent): Cell | null => {
		const box = canvas.current!.getBoundingClientRect();
		const column = Math.floor((e.clientX - box.left) / inner * p.columns);
		const row = Math.floor((e.clientY - box.top) / p.rowHeight);
		return column < 0 || column >= p.columns || row < 0 || row >= p.rows ? null : { column, row };
	};
	const onKey = (e: KeyboardEvent): void => {
		const moves: Record<string, [number, number]> = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
		const move = moves[e.key];
		if (move)
			setHover(hover ? { column: clamp(hover.column + move[0], p.columns), row: clamp(hover.row + move[1], p.rows) } : { column: 0, row: 0 });
		else if (e.key === 'Enter' && hover)
			p.onOpen(hover);
		else if (e.key === 'Escape' && p.chosen)
			p.onOpen(null);
		else
			return;
		e.preventDefault();
		e.stopPropagation();
	};
	const end = p.from + p.columns * p.width;
	const ticks = linearTicks(p.from, end, Math.max(2, Math.floor(inner / 110)));
	const texts = momentTicks(ticks);
	const box = (at: Cell) => ({ x: LEFT + at.column / p.columns * inner, y: TOP + at.row * p.rowHeight, width: Math.max(inner / p.columns, 2), height: p.rowHeight });
	return (
		<div class="heatmap" ref={ref}>
			{width > 0 && (
				<div class="heatmap-stage" style={{ height: `${tall + TOP + BOTTOM}px` }}>
					<canvas ref={canvas} class="heatmap-canvas" style={{ left: `${LEFT}px`, top: `${TOP}px`, width: `${inner}px`, height: `${tall}px` }} aria-hidden="true" />
					<svg
						class="heatmap-over" width={width} height={tall + TOP + BOTTOM} tabindex={0} role="application" aria-label={p.label}
						onKeyDown={onKey} onMouseMove={(e) => setHover(place(e))} onMouseLeave={() => setHover(null)} onClick={(e) => p.onOpen(place(e))}
					>
						{p.names.map(({ y, text }) => <text key={text} class="tick" x={LEFT - 6} y={TOP + y + 4} text-anchor="end">{text}</text>)}
						{ticks.map((t, i) => <text key={t} class="tick" x={Math.max(LEFT + 10, Math.min(LEFT + (t - p.from) / (end - p.from) * inner, width - 34))} y={tall + TOP + BOTTOM - 6} text-anchor="middle">{texts[i]}</text>)}
						{hover && <rect class="heat-hover" {...box(hover)} />}
						{p.chosen && <rect class="heat-chosen" {...box(p.chosen)} />}
					</svg>
				</div>
			)}
			<div class="histogram-foot" aria-live="polite">{hover ? p.tip(hover) : p.hint}</div>
		</div>
	);
}
